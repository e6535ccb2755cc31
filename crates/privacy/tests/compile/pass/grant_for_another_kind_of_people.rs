//! The control: each with a grant of a purpose of their own.

use policy::{
    datum::{MemberPassword, PresaveToken},
    purpose::{Account, ReleaseSave},
};
use privacy::{Grant, Personal};

fn fan(token: &Personal<PresaveToken>, grant: &Grant<ReleaseSave>) {
    let _ = token.open(grant);
}

fn member(password: &Personal<MemberPassword>, grant: &Grant<Account>) {
    let _ = password.open(grant);
}

fn main() {
    let _ = (fan, member);
}
