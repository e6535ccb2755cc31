//! A personal value in a log, a message or a page.

use policy::{datum::MemberEmail, processor::Spotify};
use privacy::{Disclosed, Personal};

fn debug(email: &Personal<MemberEmail>) -> String {
    format!("{email:?}")
}

fn display(email: &Personal<MemberEmail>) -> String {
    format!("{email}")
}

fn to_text(email: &Personal<MemberEmail>) -> String {
    email.to_string()
}

fn disclosed(email: &Disclosed<'_, MemberEmail, Spotify>) -> String {
    format!("{email:?}")
}

fn main() {}
