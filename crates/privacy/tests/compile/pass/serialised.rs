//! The control: what was opened for a purpose may be turned into bytes.

use policy::{datum::MemberEmail, purpose::Account};
use privacy::{Grant, Personal};

trait Serialize {}
impl Serialize for String {}

fn store(_: &impl Serialize) {}

fn keep(email: &Personal<MemberEmail>, grant: &Grant<Account>) {
    if let Ok(open) = email.open(grant) {
        store(open);
    }
}

fn main() {
    let _ = keep;
}
