//! The control: what may be printed is the id of the datum, and the purpose of a grant.

use policy::{Datum, datum::MemberEmail, purpose::Account};
use privacy::{Grant, Personal};

fn debug(_: &Personal<MemberEmail>, grant: &Grant<Account>) -> String {
    format!("{} {grant:?}", MemberEmail::ROW.id)
}

fn main() {
    let _ = debug;
}
