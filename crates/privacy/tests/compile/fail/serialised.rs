//! A personal value where something is turned into text or bytes.

use policy::datum::MemberEmail;
use privacy::Personal;

trait Serialize {}
impl Serialize for String {}

fn store(_: &impl Serialize) {}

fn leak(email: &Personal<MemberEmail>) {
    store(email);
}

fn as_text(email: &Personal<MemberEmail>) -> &str {
    email.as_ref()
}

fn main() {}
