//! A fan's value opened with a grant of a purpose that concerns members only, and a member's with a fan's.

use policy::{
    datum::{MemberPassword, PresaveToken},
    purpose::{Account, ReleaseSave},
};
use privacy::{Grant, Personal};

fn fan(token: &Personal<PresaveToken>, grant: &Grant<Account>) {
    let _ = token.open(grant);
}

fn member(password: &Personal<MemberPassword>, grant: &Grant<ReleaseSave>) {
    let _ = password.open(grant);
}

fn main() {}
