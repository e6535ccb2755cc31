//! What went wrong, in words that may be stored, and what to do next.

use std::time::Duration;

use egress::{Answer, NoAnswer};
use serde::Deserialize;

const SHORTEST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);
/// What only the operator can mend is not worth asking often.
const OPERATORS_WAIT: Duration = Duration::from_secs(60 * 60);

/// Why Spotify did not do it. Nothing personal is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("spotify: {}", kind.code())]
pub struct Failure {
    /// What happened.
    pub kind: Kind,
    /// What to do next.
    pub retry: Retry,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Try again: not before this long from now where Spotify said so (one second to one day), else when the caller
    /// finds it right.
    Later(Option<Duration>),
    /// Try again on the next day: the app's quota is used up for all its users.
    Tomorrow,
    /// Only the fan can help, by authorising again.
    AskAgain,
    /// It will be refused every time.
    Never,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The code or refresh token does not hold (any more): used, replaced, expired or withdrawn.
    InvalidGrant,
    /// The fan did not give the permission that this needs.
    InsufficientScope,
    /// The access token is not accepted. A fresh one may be; if the fan withdrew, refreshing says so.
    Unauthorised,
    /// The app's id or secret is wrong: for the operator to mend.
    InvalidClient,
    /// The app is in Development mode, and the fan is not among the users that its owner registered.
    UserNotRegistered,
    /// The app may not do this: for the operator to mend, by the access mode or at Spotify.
    Forbidden,
    /// Too many calls in Spotify's window.
    RateLimited,
    /// The day's quota is used up.
    QuotaExceeded,
    /// Spotify says that it cannot answer now.
    Unavailable,
    /// No whole answer came.
    Unreachable,
    /// What came is not what Spotify answers.
    UnreadableAnswer,
    /// Spotify does not know the item, perhaps not yet.
    NotFound,
    /// Spotify refuses the request as it is.
    BadRequest,
    /// Nothing was sent: the program could not form it, or not write it to the ledger.
    NotSent,
}

impl Kind {
    /// A short word for the database and logs. It never changes.
    pub fn code(self) -> &'static str {
        match self {
            Kind::InvalidGrant => "invalid_grant",
            Kind::InsufficientScope => "insufficient_scope",
            Kind::Unauthorised => "unauthorised",
            Kind::InvalidClient => "invalid_client",
            Kind::UserNotRegistered => "user_not_registered",
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
            Kind::InvalidGrant | Kind::InsufficientScope => Retry::AskAgain,
            Kind::QuotaExceeded => Retry::Tomorrow,
            Kind::UserNotRegistered | Kind::BadRequest => Retry::Never,
            // Not the fan's fault: their pre-save waits until the operator has looked.
            Kind::InvalidClient | Kind::Forbidden => Retry::Later(Some(OPERATORS_WAIT)),
            Kind::RateLimited
            | Kind::Unavailable
            | Kind::Unauthorised
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

/// Both services' error bodies: `{"error":{"status":…,"message":…,"reason":…}}` and `{"error":"…"}`. Where the Web API
/// puts `reason` is not published, so both places count.
#[derive(Deserialize)]
struct Body {
    error: Option<ErrorField>,
    reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum ErrorField {
    Code(String),
    Object { message: Option<String>, reason: Option<String> },
}

impl Body {
    /// `None` for anything that is not an error body of Spotify's.
    fn of(answer: &Answer) -> Option<Body> {
        answer.json::<Body>().ok().filter(|body| body.error.is_some() || body.reason.is_some())
    }

    fn reason(&self) -> Option<&str> {
        match &self.error {
            Some(ErrorField::Object { reason: Some(reason), .. }) => Some(reason),
            _ => self.reason.as_deref(),
        }
    }

    fn says(&self, words: &str) -> bool {
        matches!(&self.error, Some(ErrorField::Object { message: Some(text), .. }) if text.to_lowercase().contains(words))
    }
}

/// What an answer of the Web API other than success means.
pub(crate) fn of_api(answer: &Answer) -> Failure {
    let body = Body::of(answer);
    let kind = match (answer.status, &body) {
        (429, _) => too_many(body.as_ref()),
        (401, _) => Kind::Unauthorised,
        (408 | 425 | 500.., _) => Kind::Unavailable,
        // Development mode says so in plain text as well as in JSON.
        (403, _) if body.as_ref().is_some_and(|body| body.says("registered")) || unregistered_text(answer) => {
            Kind::UserNotRegistered
        }
        (403, Some(body)) if body.says("scope") => Kind::InsufficientScope,
        (403, Some(_)) => Kind::Forbidden,
        (404, Some(_)) => Kind::NotFound,
        (400..500, Some(_)) => Kind::BadRequest,
        _ => Kind::UnreadableAnswer,
    };
    kind.failure(answer.retry_after)
}

/// What an answer of the token endpoint other than success means (RFC 6749, section 5.2).
pub(crate) fn of_accounts(answer: &Answer) -> Failure {
    let body = Body::of(answer);
    let code = match &body {
        Some(Body { error: Some(ErrorField::Code(code)), .. }) => Some(code.as_str()),
        _ => None,
    };
    let kind = match (answer.status, code) {
        (429, _) => too_many(body.as_ref()),
        (408 | 425 | 500.., _) | (_, Some("server_error" | "temporarily_unavailable")) => Kind::Unavailable,
        (400..500, Some("invalid_grant")) => Kind::InvalidGrant,
        (400..500, Some("invalid_client" | "unauthorized_client")) | (401, _) => Kind::InvalidClient,
        (400..500, Some(_)) => Kind::BadRequest,
        _ => Kind::UnreadableAnswer,
    };
    kind.failure(answer.retry_after)
}

fn too_many(body: Option<&Body>) -> Kind {
    match body.and_then(Body::reason) {
        Some("QUOTA_EXCEEDED") => Kind::QuotaExceeded,
        _ => Kind::RateLimited,
    }
}

fn unregistered_text(answer: &Answer) -> bool {
    // A page of some gateway in between may hold any word.
    let text = std::str::from_utf8(&answer.body).unwrap_or_default();
    !text.contains('<') && text.to_lowercase().contains("registered")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use egress::Answer;

    use super::{Failure, Kind, Retry, of_accounts, of_api};

    const LATER: Retry = Retry::Later(None);

    fn answer(status: u16, body: &'static str) -> Answer {
        Answer { status, retry_after: None, body: body.as_bytes().into() }
    }

    #[test]
    fn every_answer_of_the_web_api_says_what_to_do_next() {
        for (status, body, kind, retry) in [
            (400, r#"{"error":{"status":400,"message":"Invalid URI"}}"#, Kind::BadRequest, Retry::Never),
            (400, "<html>", Kind::UnreadableAnswer, LATER),
            (400, "{}", Kind::UnreadableAnswer, LATER),
            (401, r#"{"error":{"status":401,"message":"The access token expired"}}"#, Kind::Unauthorised, LATER),
            (
                403,
                r#"{"error":{"status":403,"message":"Insufficient client scope"}}"#,
                Kind::InsufficientScope,
                Retry::AskAgain,
            ),
            (
                403,
                r#"{"error":{"status":403,"message":"the user may not be registered."}}"#,
                Kind::UserNotRegistered,
                Retry::Never,
            ),
            (403, "User not registered in the Developer Dashboard", Kind::UserNotRegistered, Retry::Never),
            (403, "<html>not registered</html>", Kind::UnreadableAnswer, LATER),
            (
                403,
                r#"{"error":{"status":403,"message":"Forbidden"}}"#,
                Kind::Forbidden,
                Retry::Later(Some(Duration::from_secs(3600))),
            ),
            (404, r#"{"error":{"status":404,"message":"Not found"}}"#, Kind::NotFound, LATER),
            (429, r#"{"error":{"status":429,"message":"API rate limit exceeded"}}"#, Kind::RateLimited, LATER),
            (429, r#"{"error":{"status":429,"reason":"QUOTA_EXCEEDED"}}"#, Kind::QuotaExceeded, Retry::Tomorrow),
            (429, r#"{"error":{"status":429},"reason":"QUOTA_EXCEEDED"}"#, Kind::QuotaExceeded, Retry::Tomorrow),
            (429, "Too many requests", Kind::RateLimited, LATER),
            (502, "<html>", Kind::Unavailable, LATER),
            (302, "", Kind::UnreadableAnswer, LATER),
        ] {
            assert_eq!(of_api(&answer(status, body)), Failure { kind, retry }, "{status} {body}");
        }
    }

    #[test]
    fn every_answer_of_the_token_endpoint_says_what_to_do_next() {
        let operator = Retry::Later(Some(Duration::from_secs(3600)));
        for (status, body, kind, retry) in [
            (400, r#"{"error":"invalid_grant","error_description":"revoked"}"#, Kind::InvalidGrant, Retry::AskAgain),
            (400, r#"{"error":"invalid_client"}"#, Kind::InvalidClient, operator),
            (401, "", Kind::InvalidClient, operator),
            (400, r#"{"error":"invalid_request"}"#, Kind::BadRequest, Retry::Never),
            (400, r#"{"error":"server_error"}"#, Kind::Unavailable, LATER),
            (400, "<html>", Kind::UnreadableAnswer, LATER),
            (503, r#"{"error":"server_error"}"#, Kind::Unavailable, LATER),
            (429, "", Kind::RateLimited, LATER),
        ] {
            assert_eq!(of_accounts(&answer(status, body)), Failure { kind, retry }, "{status} {body}");
        }
    }

    #[test]
    fn a_wait_is_never_shorter_than_a_second_or_longer_than_a_day() {
        for (said, kept) in [(0, 1), (7, 7), (86_400, 86_400), (u64::MAX, 86_400)] {
            let answer = Answer { retry_after: Some(Duration::from_secs(said)), ..answer(429, "") };
            assert_eq!(of_api(&answer).retry, Retry::Later(Some(Duration::from_secs(kept))));
        }
    }
}
