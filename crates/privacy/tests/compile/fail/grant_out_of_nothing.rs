//! A grant that nobody was asked for.

use policy::purpose::ReleaseSave;
use privacy::{Grant, SubjectId};

fn forge(subject: SubjectId) -> Grant<ReleaseSave> {
    Grant { subject, purpose: std::marker::PhantomData }
}

fn main() {}
