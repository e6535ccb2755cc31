//! What was disclosed to nobody in particular, or is another datum, in a party's payload.

use policy::{
    datum::{PresaveCode, PresaveToken},
    processor::Spotify,
    purpose::ReleaseSave,
};
use privacy::{Disclosed, Grant, Personal};

struct Payload<'a> {
    code: Disclosed<'a, PresaveCode, Spotify>,
}

fn fill<'a>(token: &'a Personal<PresaveToken>, grant: &Grant<ReleaseSave>) -> Option<Payload<'a>> {
    let code = token.disclose::<Spotify, _>(grant).ok()?;
    Some(Payload { code })
}

fn main() {}
