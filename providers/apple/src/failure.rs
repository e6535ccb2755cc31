//! What went wrong, in words that may be stored, and what to do next.

use std::time::Duration;

use egress::{Answer, NoAnswer};
use serde::Deserialize;

const SHORTEST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);
/// What only the operator can mend is not worth asking often.
const OPERATORS_WAIT: Duration = Duration::from_secs(60 * 60);

/// Why Apple Music did not do it. Nothing personal is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("apple: {}", kind.code())]
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
    /// Only the fan can help, by allowing it again.
    AskAgain,
    /// It will be refused every time.
    Never,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Apple does not accept the developer token: for the operator to mend, by the key, its identifier or the team's.
    Unauthorised,
    /// The fan's token does not hold (any more), or the fan has to agree to Apple's own terms first.
    UserTokenEnded,
    /// The operator's team may not do this: for the operator to mend.
    Forbidden,
    /// It was asked too often. Apple publishes no number, and rarely says when to come back.
    RateLimited,
    /// Apple says that it cannot answer now.
    Unavailable,
    /// No whole answer came.
    Unreachable,
    /// What came is not what Apple answers.
    UnreadableAnswer,
    /// Apple does not have it, perhaps not yet.
    NotFound,
    /// Apple refuses the request as it is.
    BadRequest,
    /// Nothing was sent: the program could not form it, or not write it to the ledger.
    NotSent,
}

impl Kind {
    /// A short word for the database and logs. It never changes.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Unauthorised => "unauthorised",
            Kind::UserTokenEnded => "user_token_ended",
            Kind::Forbidden => "forbidden",
            Kind::RateLimited => "rate_limited",
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
            Kind::UserTokenEnded => Retry::AskAgain,
            Kind::BadRequest => Retry::Never,
            Kind::Unauthorised | Kind::Forbidden => Retry::Later(Some(OPERATORS_WAIT)),
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

/// Apple's error body: `{"errors":[{"id","title","detail","status","code"}]}`.
#[derive(Deserialize)]
struct Body {
    errors: Vec<ErrorField>,
}

#[derive(Deserialize)]
struct ErrorField {}

/// What an answer other than success means.
pub(crate) fn of(answer: &Answer) -> Failure {
    let said = answer.json::<Body>().is_ok_and(|body| !body.errors.is_empty());
    let kind = match answer.status {
        429 => Kind::RateLimited,
        // The gateway that looks at developer tokens says so without a body.
        401 => Kind::Unauthorised,
        408 | 425 | 500.. => Kind::Unavailable,
        403 if said => Kind::Forbidden,
        404 if said => Kind::NotFound,
        400..500 if said => Kind::BadRequest,
        _ => Kind::UnreadableAnswer,
    };
    kind.failure(answer.retry_after)
}

/// What an answer to a fan's token other than success means: 403 is about that token, 401 still about ours.
pub(crate) fn of_library(answer: &Answer) -> Failure {
    let failure = of(answer);
    if failure.kind == Kind::Forbidden { Kind::UserTokenEnded.into() } else { failure }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use egress::Answer;

    use super::{Failure, Kind, Retry, of, of_library};

    const LATER: Retry = Retry::Later(None);
    const OPERATOR: Retry = Retry::Later(Some(Duration::from_secs(3600)));
    const SAID: &str = r#"{"errors":[{"id":"X","title":"t","detail":"d","status":"0","code":"0"}]}"#;

    fn answer(status: u16, body: &'static str) -> Answer {
        Answer { status, retry_after: None, body: body.as_bytes().into() }
    }

    #[test]
    fn every_answer_says_what_to_do_next() {
        for (status, body, kind, retry) in [
            (400, SAID, Kind::BadRequest, Retry::Never),
            (400, "<html>", Kind::UnreadableAnswer, LATER),
            (401, "", Kind::Unauthorised, OPERATOR),
            (403, SAID, Kind::Forbidden, OPERATOR),
            (403, "<html>", Kind::UnreadableAnswer, LATER),
            (404, SAID, Kind::NotFound, LATER),
            (404, "<html>", Kind::UnreadableAnswer, LATER),
            (404, r#"{"errors":[]}"#, Kind::UnreadableAnswer, LATER),
            (429, SAID, Kind::RateLimited, LATER),
            (500, SAID, Kind::Unavailable, LATER),
            (503, "<html>", Kind::Unavailable, LATER),
            (302, "", Kind::UnreadableAnswer, LATER),
        ] {
            assert_eq!(of(&answer(status, body)), Failure { kind, retry }, "{status} {body}");
        }
    }

    #[test]
    fn a_fans_token_that_ended_is_for_the_fan_to_give_again() {
        let ended = Failure { kind: Kind::UserTokenEnded, retry: Retry::AskAgain };
        assert_eq!(of_library(&answer(403, SAID)), ended);
        assert_eq!(of_library(&answer(403, "<html>")), Failure { kind: Kind::UnreadableAnswer, retry: LATER });
        assert_eq!(of_library(&answer(401, "")), Failure { kind: Kind::Unauthorised, retry: OPERATOR });
        assert_eq!(of_library(&answer(429, SAID)).kind, Kind::RateLimited);
    }

    #[test]
    fn a_wait_is_never_shorter_than_a_second_or_longer_than_a_day() {
        for (said, kept) in [(0, 1), (7, 7), (u64::MAX, 86_400)] {
            let answer = Answer { retry_after: Some(Duration::from_secs(said)), ..answer(429, "") };
            assert_eq!(of(&answer).retry, Retry::Later(Some(Duration::from_secs(kept))));
        }
    }
}
