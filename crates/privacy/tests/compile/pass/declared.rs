//! The control: what the inventory declares compiles.

use policy::{datum::PresaveToken, processor::Spotify, purpose::ReleaseSave};
use privacy::{Disclosed, Grant, Personal};

struct Payload<'a> {
    refresh_token: Disclosed<'a, PresaveToken, Spotify>,
    grant_type: &'static str,
}

fn payload<'a>(token: &'a Personal<PresaveToken>, grant: &Grant<ReleaseSave>) -> Option<Payload<'a>> {
    token.open(grant).ok()?;
    let refresh_token = token.disclose::<Spotify, _>(grant).ok()?;
    Some(Payload { refresh_token, grant_type: "refresh_token" })
}

fn main() {
    let _ = payload;
    let _ = |payload: Payload<'_>| (payload.refresh_token.disclosure(), payload.grant_type);
}
