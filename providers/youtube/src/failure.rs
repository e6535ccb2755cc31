//! What went wrong, in words that may be stored, and what to do next.

use std::time::Duration;

use egress::{Answer, NoAnswer};
use serde::Deserialize;

const SHORTEST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);
/// What only the operator can mend is not worth asking often.
const OPERATORS_WAIT: Duration = Duration::from_secs(60 * 60);

/// Why YouTube did not do it. Nothing personal is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("youtube: {}", kind.code())]
pub struct Failure {
    /// What happened.
    pub kind: Kind,
    /// What to do next.
    pub retry: Retry,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Try again: not before this long from now where it is known (one second to one day), else when the caller finds it
    /// right.
    Later(Option<Duration>),
    /// Try again when the day is over in California ([`crate::Day`]): the project's quota is used up for everybody.
    Tomorrow,
    /// It will be refused every time.
    Never,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The key is not accepted, or not for this API: for the operator to mend.
    InvalidKey,
    /// YouTube does not allow it.
    Forbidden,
    /// Too many calls in a short time.
    RateLimited,
    /// The day's quota is used up.
    QuotaExceeded,
    /// YouTube says that it cannot answer now.
    Unavailable,
    /// No whole answer came.
    Unreachable,
    /// What came is not what YouTube answers.
    UnreadableAnswer,
    /// YouTube does not have it, perhaps not yet.
    NotFound,
    /// YouTube refuses the request as it is.
    BadRequest,
    /// Nothing was sent: the program could not form it, or not write it to the ledger.
    NotSent,
}

impl Kind {
    /// A short word for the database and logs. It never changes.
    pub fn code(self) -> &'static str {
        match self {
            Kind::InvalidKey => "invalid_key",
            Kind::Forbidden => "forbidden",
            Kind::RateLimited => "rate_limited",
            Kind::QuotaExceeded => "quota_exceeded",
            Kind::Unavailable => "unavailable",
            Kind::Unreachable => "unreachable",
            Kind::UnreadableAnswer => "unreadable_answer",
            Kind::NotFound => "not_found",
            Kind::BadRequest => "bad_request",
            Kind::NotSent => "not_sent",
        }
    }

    fn failure(self, waits: Option<Duration>) -> Failure {
        let retry = match self {
            Kind::QuotaExceeded => Retry::Tomorrow,
            Kind::BadRequest => Retry::Never,
            Kind::InvalidKey | Kind::Forbidden => Retry::Later(Some(OPERATORS_WAIT)),
            Kind::RateLimited
            | Kind::Unavailable
            | Kind::Unreachable
            | Kind::UnreadableAnswer
            | Kind::NotFound
            | Kind::NotSent => Retry::Later(waits.map(|wait| wait.clamp(SHORTEST_WAIT, LONGEST_WAIT))),
        };
        Failure { kind: self, retry }
    }
}

impl From<Kind> for Failure {
    fn from(kind: Kind) -> Failure {
        kind.failure(None)
    }
}

impl From<NoAnswer> for Failure {
    fn from(none: NoAnswer) -> Failure {
        let kind = match none {
            NoAnswer::Unreachable | NoAnswer::Interrupted | NoAnswer::TimedOut => Kind::Unreachable,
            NoAnswer::TooLarge => Kind::UnreadableAnswer,
            NoAnswer::HostNotDeclared { .. }
            | NoAnswer::PathRefused
            | NoAnswer::Malformed
            | NoAnswer::Ledger(_)
            | NoAnswer::NotInLedger => Kind::NotSent,
        };
        kind.into()
    }
}

/// The Data API's error body: `{"error":{"code":403,"message":"…","errors":[{"domain":"youtube.quota","reason":"quotaExceeded"}],
/// "status":"…","details":[{"reason":"API_KEY_INVALID"}]}}`.
#[derive(Deserialize)]
struct Body {
    error: ErrorField,
}

#[derive(Deserialize)]
struct ErrorField {
    #[serde(default)]
    errors: Vec<Reasoned>,
    #[serde(default)]
    details: Vec<Reasoned>,
}

#[derive(Deserialize)]
struct Reasoned {
    #[serde(default)]
    reason: String,
}

impl ErrorField {
    fn says(&self, words: &[&str]) -> bool {
        self.errors.iter().chain(&self.details).any(|one| words.contains(&one.reason.as_str()))
    }
}

/// What an answer of the Data API other than success means.
pub(crate) fn of_api(answer: &Answer) -> Failure {
    let said = answer.json::<Body>().ok().map(|body| body.error);
    let says = |words: &[&str]| said.as_ref().is_some_and(|error| error.says(words));
    let kind = match answer.status {
        408 | 425 | 500.. => Kind::Unavailable,
        403 | 429 if says(&["quotaExceeded", "dailyLimitExceeded"]) => Kind::QuotaExceeded,
        403 if says(&["rateLimitExceeded", "userRateLimitExceeded"]) => Kind::RateLimited,
        429 => Kind::RateLimited,
        400 | 403
            if says(&["API_KEY_INVALID", "keyInvalid", "keyExpired", "accessNotConfigured", "SERVICE_DISABLED"]) =>
        {
            Kind::InvalidKey
        }
        401 if said.is_some() => Kind::InvalidKey,
        403 if said.is_some() => Kind::Forbidden,
        404 if said.is_some() => Kind::NotFound,
        400..500 if said.is_some() => Kind::BadRequest,
        _ => Kind::UnreadableAnswer,
    };
    kind.failure(answer.retry_after)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use egress::Answer;

    use super::{Failure, Kind, Retry, of_api};

    const LATER: Retry = Retry::Later(None);
    const OPERATOR: Retry = Retry::Later(Some(Duration::from_secs(3600)));

    fn answer(status: u16, body: &'static str) -> Answer {
        Answer { status, retry_after: None, body: body.as_bytes().into() }
    }

    #[test]
    fn every_answer_says_what_to_do_next() {
        for (status, body, kind, retry) in [
            (
                403,
                r#"{"error":{"code":403,"errors":[{"domain":"youtube.quota","reason":"quotaExceeded"}]}}"#,
                Kind::QuotaExceeded,
                Retry::Tomorrow,
            ),
            (403, r#"{"error":{"errors":[{"reason":"rateLimitExceeded"}]}}"#, Kind::RateLimited, LATER),
            (429, r#"{"error":{"status":"RESOURCE_EXHAUSTED"}}"#, Kind::RateLimited, LATER),
            (429, r#"{"error":{"errors":[{"reason":"quotaExceeded"}]}}"#, Kind::QuotaExceeded, Retry::Tomorrow),
            (
                400,
                r#"{"error":{"errors":[{"reason":"badRequest"}],"details":[{"reason":"API_KEY_INVALID"}]}}"#,
                Kind::InvalidKey,
                OPERATOR,
            ),
            (403, r#"{"error":{"errors":[{"reason":"accessNotConfigured"}]}}"#, Kind::InvalidKey, OPERATOR),
            (401, r#"{"error":{"errors":[{"reason":"authError"}]}}"#, Kind::InvalidKey, OPERATOR),
            (403, r#"{"error":{"errors":[{"reason":"forbidden"}]}}"#, Kind::Forbidden, OPERATOR),
            (404, r#"{"error":{"errors":[{"reason":"videoNotFound"}]}}"#, Kind::NotFound, LATER),
            (400, r#"{"error":{"errors":[{"reason":"invalidParameter"}]}}"#, Kind::BadRequest, Retry::Never),
            (400, "<html>", Kind::UnreadableAnswer, LATER),
            (403, "<html>quotaExceeded</html>", Kind::UnreadableAnswer, LATER),
            (404, "{}", Kind::UnreadableAnswer, LATER),
            (429, "<html>", Kind::RateLimited, LATER),
            (503, "<html>", Kind::Unavailable, LATER),
            (302, "", Kind::UnreadableAnswer, LATER),
        ] {
            assert_eq!(of_api(&answer(status, body)), Failure { kind, retry }, "{status} {body}");
        }
    }
}
