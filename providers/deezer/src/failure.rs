//! What went wrong, in words that may be stored, and when to ask again.

use std::time::Duration;

use egress::NoAnswer;

/// No wait that is told is taken for longer.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);

/// Why Deezer did not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("deezer: {}", kind.code())]
pub struct Failure {
    /// What happened.
    pub kind: Kind,
    /// For how long it wants to be left in peace, where it said so: a day at most.
    pub wait: Option<Duration>,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It was asked too often.
    TooMany,
    /// It says that it cannot answer now.
    Unavailable,
    /// No whole answer came.
    Unreachable,
    /// What came is not what Deezer answers.
    Unreadable,
    /// It refuses the question as it is.
    Refused,
    /// Nothing was sent: the program could not form the question.
    NotSent,
}

impl Kind {
    /// A short word for the database and logs. It never changes.
    pub fn code(self) -> &'static str {
        match self {
            Kind::TooMany => "too_many",
            Kind::Unavailable => "unavailable",
            Kind::Unreachable => "unreachable",
            Kind::Unreadable => "unreadable",
            Kind::Refused => "refused",
            Kind::NotSent => "not_sent",
        }
    }

    pub(crate) fn after(self, wait: Option<Duration>) -> Failure {
        Failure { kind: self, wait: wait.map(|wait| wait.min(LONGEST_WAIT)) }
    }
}

impl From<Kind> for Failure {
    fn from(kind: Kind) -> Failure {
        kind.after(None)
    }
}

impl From<NoAnswer> for Failure {
    fn from(none: NoAnswer) -> Failure {
        let kind = match none {
            NoAnswer::Unreachable | NoAnswer::Interrupted | NoAnswer::TimedOut => Kind::Unreachable,
            NoAnswer::TooLarge => Kind::Unreadable,
            NoAnswer::HostNotDeclared { .. }
            | NoAnswer::PathRefused
            | NoAnswer::Malformed
            | NoAnswer::Ledger(_)
            | NoAnswer::NotInLedger => Kind::NotSent,
        };
        kind.into()
    }
}
