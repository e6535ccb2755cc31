//! A datum sent to a party that may not receive it.

use policy::{datum::MemberEmail, processor::Spotify, purpose::Account};
use privacy::{Grant, Personal};

fn send(email: &Personal<MemberEmail>, grant: &Grant<Account>) {
    let _ = email.disclose::<Spotify, _>(grant);
}

fn main() {}
