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
    /// Only the fan can help, by authorising again or by choosing another playlist.
    AskAgain,
    /// It will be refused every time.
    Never,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The code or refresh token does not hold (any more): used, expired or withdrawn.
    InvalidGrant,
    /// The fan did not give the permission that this needs.
    InsufficientScope,
    /// The access token is not accepted. A fresh one may be; if the fan withdrew, refreshing says so.
    Unauthorised,
    /// The app's id or secret is wrong: for the operator to mend.
    InvalidClient,
    /// The fan's account has no channel, and can have no playlist.
    NoChannel,
    /// The playlist is not there any more.
    PlaylistGone,
    /// The playlist, or the fan's list of playlists, is full.
    Full,
    /// The video's owner allows no likes.
    RatingDisabled,
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
            Kind::InvalidGrant => "invalid_grant",
            Kind::InsufficientScope => "insufficient_scope",
            Kind::Unauthorised => "unauthorised",
            Kind::InvalidClient => "invalid_client",
            Kind::NoChannel => "no_channel",
            Kind::PlaylistGone => "playlist_gone",
            Kind::Full => "playlist_full",
            Kind::RatingDisabled => "rating_disabled",
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
            Kind::InvalidGrant | Kind::InsufficientScope | Kind::PlaylistGone | Kind::Full => Retry::AskAgain,
            Kind::BadRequest | Kind::NoChannel | Kind::RatingDisabled => Retry::Never,
            Kind::InvalidKey | Kind::InvalidClient | Kind::Forbidden => Retry::Later(Some(OPERATORS_WAIT)),
            Kind::RateLimited
            | Kind::Unauthorised
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

/// What an answer of the Data API to a fan's token other than success means.
pub(crate) fn of_library(answer: &Answer) -> Failure {
    let said = answer.json::<Body>().ok().map(|body| body.error);
    let says = |words: &[&str]| said.as_ref().is_some_and(|error| error.says(words));
    let kind = match answer.status {
        401 | 403 | 404 if says(&["youtubeSignupRequired", "channelNotFound"]) => Kind::NoChannel,
        401 if said.is_some() => Kind::Unauthorised,
        403 if says(&["insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"]) => Kind::InsufficientScope,
        403 if says(&["videoRatingDisabled"]) => Kind::RatingDisabled,
        400 | 403 if says(&["playlistContainsMaximumNumberOfVideos", "maxPlaylistExceeded"]) => Kind::Full,
        404 if says(&["playlistNotFound"]) => Kind::PlaylistGone,
        // Two writes to one playlist at once: nothing was done.
        409 if said.is_some() => Kind::Unavailable,
        _ => return of_api(answer),
    };
    kind.failure(answer.retry_after)
}

/// The accounts service's error body (RFC 6749, section 5.2).
#[derive(Deserialize)]
struct Refused {
    error: String,
}

/// What an answer of the token endpoint other than success means.
pub(crate) fn of_accounts(answer: &Answer) -> Failure {
    let code = answer.json::<Refused>().ok().map(|body| body.error);
    let kind = match (answer.status, code.as_deref()) {
        (429, _) => Kind::RateLimited,
        (408 | 425 | 500.., _) | (_, Some("server_error" | "temporarily_unavailable" | "internal_failure")) => {
            Kind::Unavailable
        }
        (400..500, Some("invalid_grant")) => Kind::InvalidGrant,
        (400..500, Some("invalid_client" | "unauthorized_client" | "deleted_client" | "org_internal")) => {
            Kind::InvalidClient
        }
        (400..500, Some(_)) => Kind::BadRequest,
        _ => Kind::UnreadableAnswer,
    };
    kind.failure(answer.retry_after)
}

/// What stands in the way of a revocation; nothing where it is done, or was done before.
pub(crate) fn of_revocation(answer: &Answer) -> Option<Failure> {
    let code = answer.json::<Refused>().ok().map(|body| body.error);
    match (answer.status, code.as_deref()) {
        (200, _) if answer.body.is_empty() || answer.json::<serde::de::IgnoredAny>().is_ok() => None,
        (200..300, _) => Some(Kind::UnreadableAnswer.into()),
        (400, Some("invalid_token")) => None,
        _ => Some(of_accounts(answer)),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use egress::Answer;

    use super::{Failure, Kind, Retry, of_accounts, of_api, of_library, of_revocation};

    const LATER: Retry = Retry::Later(None);
    const OPERATOR: Retry = Retry::Later(Some(Duration::from_secs(3600)));

    fn answer(status: u16, body: &'static str) -> Answer {
        Answer { status, retry_after: None, body: body.as_bytes().into() }
    }

    #[test]
    fn every_answer_to_a_fans_token_says_what_to_do_next() {
        for (status, body, kind, retry) in [
            (401, r#"{"error":{"errors":[{"reason":"authError"}]}}"#, Kind::Unauthorised, LATER),
            (401, r#"{"error":{"errors":[{"reason":"youtubeSignupRequired"}]}}"#, Kind::NoChannel, Retry::Never),
            (
                403,
                r#"{"error":{"errors":[{"reason":"insufficientPermissions"}]}}"#,
                Kind::InsufficientScope,
                Retry::AskAgain,
            ),
            (403, r#"{"error":{"errors":[{"reason":"videoRatingDisabled"}]}}"#, Kind::RatingDisabled, Retry::Never),
            (403, r#"{"error":{"errors":[{"reason":"forbidden"}]}}"#, Kind::Forbidden, OPERATOR),
            (403, r#"{"error":{"errors":[{"reason":"quotaExceeded"}]}}"#, Kind::QuotaExceeded, Retry::Tomorrow),
            (
                403,
                r#"{"error":{"errors":[{"reason":"playlistContainsMaximumNumberOfVideos"}]}}"#,
                Kind::Full,
                Retry::AskAgain,
            ),
            (404, r#"{"error":{"errors":[{"reason":"playlistNotFound"}]}}"#, Kind::PlaylistGone, Retry::AskAgain),
            (404, r#"{"error":{"errors":[{"reason":"videoNotFound"}]}}"#, Kind::NotFound, LATER),
            (409, r#"{"error":{"errors":[{"reason":"SERVICE_UNAVAILABLE"}]}}"#, Kind::Unavailable, LATER),
            (401, "<html>", Kind::UnreadableAnswer, LATER),
            (503, "<html>", Kind::Unavailable, LATER),
        ] {
            assert_eq!(of_library(&answer(status, body)), Failure { kind, retry }, "{status} {body}");
        }
    }

    #[test]
    fn every_answer_of_the_accounts_service_says_what_to_do_next() {
        for (status, body, kind, retry) in [
            (400, r#"{"error":"invalid_grant","error_description":"revoked"}"#, Kind::InvalidGrant, Retry::AskAgain),
            (401, r#"{"error":"invalid_client"}"#, Kind::InvalidClient, OPERATOR),
            (400, r#"{"error":"invalid_request"}"#, Kind::BadRequest, Retry::Never),
            (400, "<html>", Kind::UnreadableAnswer, LATER),
            (500, r#"{"error":"internal_failure"}"#, Kind::Unavailable, LATER),
            (429, "", Kind::RateLimited, LATER),
        ] {
            assert_eq!(of_accounts(&answer(status, body)), Failure { kind, retry }, "{status} {body}");
        }
        assert_eq!(of_revocation(&answer(200, "{}")), None);
        assert_eq!(of_revocation(&answer(400, r#"{"error":"invalid_token"}"#)), None, "it is dead already");
        assert_eq!(of_revocation(&answer(200, "<html>")), Some(Kind::UnreadableAnswer.into()));
        assert_eq!(of_revocation(&answer(503, "")), Some(Kind::Unavailable.into()));
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
