//! A personal value compared, which tells it bit by bit, or copied, which outlives its wiping; a grant copied.

use policy::{datum::MemberEmail, purpose::ReleaseSave};
use privacy::{Grant, Personal};

fn compare(one: Personal<MemberEmail>, two: Personal<MemberEmail>) -> bool {
    one == two
}

fn copy(email: &Personal<MemberEmail>) -> Personal<MemberEmail> {
    email.clone()
}

fn copy_grant(grant: &Grant<ReleaseSave>) -> Grant<ReleaseSave> {
    grant.clone()
}

fn main() {}
