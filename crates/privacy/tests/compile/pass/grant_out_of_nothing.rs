//! The control: a grant that was asked for.

use policy::purpose::ReleaseSave;
use privacy::{Grant, Privacy, Refused, SubjectId};

async fn ask(privacy: &Privacy, subject: SubjectId) -> Result<Grant<ReleaseSave>, Refused> {
    privacy.may::<ReleaseSave>(subject).await
}

fn main() {
    let _ = ask;
}
