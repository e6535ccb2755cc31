//! The control: values are compared by their blind index, and a grant is lent.

use policy::{datum::MemberEmailIndex, purpose::Account};
use privacy::{BlindIndex, Grant, SubjectId};

fn compare(one: BlindIndex<MemberEmailIndex>, two: BlindIndex<MemberEmailIndex>) -> bool {
    one == two
}

fn lend(grant: &Grant<Account>) -> SubjectId {
    grant.subject()
}

fn main() {
    let _ = (compare, lend);
}
