//! The control: the datum that the payload declares.

use policy::{datum::PresaveCode, processor::Spotify, purpose::ReleaseSave};
use privacy::{Disclosed, Grant, Personal};

struct Payload<'a> {
    code: Disclosed<'a, PresaveCode, Spotify>,
}

fn fill<'a>(code: &'a Personal<PresaveCode>, grant: &Grant<ReleaseSave>) -> Option<Payload<'a>> {
    let code = code.disclose::<Spotify, _>(grant).ok()?;
    Some(Payload { code })
}

fn main() {
    let _ = |payload: Payload<'_>| payload.code.disclosure();
    let _ = fill;
}
