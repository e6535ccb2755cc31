//! A datum opened for a purpose that the inventory does not list for it.

use policy::{datum::MemberEmail, purpose::ReleaseSave};
use privacy::{Grant, Personal};

fn open(email: &Personal<MemberEmail>, grant: &Grant<ReleaseSave>) {
    let _ = email.open(grant);
}

fn main() {}
