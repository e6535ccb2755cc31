//! What went wrong, in words that may be stored, and when to ask again.

use std::time::Duration;

use egress::{Answer, NoAnswer};
use serde::Deserialize;

/// No wait that is told is taken for longer.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);
/// What only the operator can mend is not worth asking often.
const OPERATORS_WAIT: Duration = Duration::from_secs(60 * 60);
/// 50 requests in 5 seconds are let through, so twice that is enough.
const WINDOW: Duration = Duration::from_secs(10);

/// Why Deezer did not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("deezer: {}", kind.code())]
pub struct Failure {
    /// What happened.
    pub kind: Kind,
    /// For how long it wants to be left in peace, where it said so: a day at most.
    pub wait: Option<Duration>,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Try again: not before this long from now where it is known, else when the caller finds it right.
    Later(Option<Duration>),
    /// Only the fan can help, by authorising again.
    AskAgain,
    /// It will be refused every time.
    Never,
}

impl Failure {
    /// What to do next.
    pub fn retry(self) -> Retry {
        match self.kind {
            Kind::InvalidGrant | Kind::TokenEnded | Kind::InsufficientScope => Retry::AskAgain,
            Kind::Refused | Kind::LibraryFull => Retry::Never,
            // Not the fan's fault: their pre-save waits until the operator has looked.
            Kind::InvalidClient => Retry::Later(Some(OPERATORS_WAIT)),
            // It never says when to come back; its window is 5 seconds.
            Kind::TooMany => Retry::Later(self.wait.or(Some(WINDOW))),
            Kind::Unavailable | Kind::Unreachable | Kind::Unreadable | Kind::NotFound | Kind::NotSent => {
                Retry::Later(self.wait)
            }
        }
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The code does not hold (any more).
    InvalidGrant,
    /// The fan's token does not hold (any more): withdrawn, or without [`crate::Permission::OfflineAccess`] ended.
    TokenEnded,
    /// The fan did not give the permission that this needs.
    InsufficientScope,
    /// The app's id or secret is wrong: for the operator to mend.
    InvalidClient,
    /// The fan's library takes no more.
    LibraryFull,
    /// Deezer does not have it, perhaps not yet.
    NotFound,
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
            Kind::InvalidGrant => "invalid_grant",
            Kind::TokenEnded => "token_ended",
            Kind::InsufficientScope => "insufficient_scope",
            Kind::InvalidClient => "invalid_client",
            Kind::LibraryFull => "library_full",
            Kind::NotFound => "not_found",
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

/// Deezer's error body: it comes with status 200.
#[derive(Deserialize)]
pub(crate) struct ErrorBody {
    pub(crate) error: ErrorField,
}

#[derive(Deserialize)]
pub(crate) struct ErrorField {
    #[serde(default)]
    pub(crate) code: i64,
}

/// "Quota limit exceeded": 50 requests in 5 seconds.
pub(crate) const QUOTA: i64 = 4;
/// "Items limit exceeded".
const ITEMS_LIMIT: i64 = 100;
/// "This action requires a permission".
const PERMISSION: i64 = 200;
/// "Invalid OAuth access token".
const TOKEN_INVALID: i64 = 300;
/// "Service busy".
pub(crate) const BUSY: i64 = 700;
/// "No data": Deezer has nothing of that code or id.
pub(crate) const NO_DATA: i64 = 800;

/// Whether an answer to a fan's token is one: its status, and its body before anything else.
pub(crate) fn of_library(answer: &Answer) -> Result<(), Failure> {
    match answer.status {
        429 => return Err(Kind::TooMany.after(answer.retry_after)),
        408 | 425 | 500.. => return Err(Kind::Unavailable.after(answer.retry_after)),
        200 => {}
        _ => return Err(Kind::Unreadable.into()),
    }
    let Ok(body) = answer.json::<ErrorBody>() else { return Ok(()) };
    Err(match body.error.code {
        QUOTA => Kind::TooMany,
        ITEMS_LIMIT => Kind::LibraryFull,
        PERMISSION => Kind::InsufficientScope,
        TOKEN_INVALID => Kind::TokenEnded,
        BUSY => Kind::Unavailable,
        NO_DATA => Kind::NotFound,
        _ => Kind::Refused,
    }
    .into())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use egress::Answer;

    use super::{Kind, Retry, of_library};

    #[test]
    fn every_answer_to_a_fans_token_says_what_to_do_next() {
        let later = Retry::Later(None);
        for (status, body, kind, retry) in [
            (200, r#"{"error":{"type":"OAuthException","code":300}}"#, Kind::TokenEnded, Retry::AskAgain),
            (200, r#"{"error":{"type":"OAuthException","code":200}}"#, Kind::InsufficientScope, Retry::AskAgain),
            (200, r#"{"error":{"code":4}}"#, Kind::TooMany, Retry::Later(Some(Duration::from_secs(10)))),
            (200, r#"{"error":{"code":100}}"#, Kind::LibraryFull, Retry::Never),
            (200, r#"{"error":{"code":700}}"#, Kind::Unavailable, later),
            (200, r#"{"error":{"code":800}}"#, Kind::NotFound, later),
            (200, r#"{"error":{"code":501}}"#, Kind::Refused, Retry::Never),
            (503, "<html>", Kind::Unavailable, later),
            (403, "<html>", Kind::Unreadable, later),
        ] {
            let answer = Answer { status, retry_after: None, body: body.as_bytes().into() };
            let failure = of_library(&answer).unwrap_err();
            assert_eq!((failure.kind, failure.retry()), (kind, retry), "{status} {body}");
        }
    }
}
