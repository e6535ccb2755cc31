//! The control: a datum opened for a purpose that the inventory lists for it.

use policy::{datum::MemberEmail, purpose::Account};
use privacy::{Grant, Personal};

fn open(email: &Personal<MemberEmail>, grant: &Grant<Account>) {
    let _ = email.open(grant);
}

fn main() {
    let _ = open;
}
