//! What stood in the way, whichever service said it.

use std::time::Duration;

/// Why a service did not do it. Nothing personal is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a music service: {code}")]
pub(crate) struct Failure {
    /// A short word that may be stored: the service's client made it.
    pub(crate) code: &'static str,
    /// What to do next.
    pub(crate) next: Next,
    /// Whether it speaks of the app and not of this fan: then everybody waits.
    pub(crate) of_app: bool,
    /// Whether the service may have done it all the same.
    pub(crate) perhaps_done: bool,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Try again, not before this long from now where it is known.
    Later(Option<Duration>),
    /// Try again in the app's next window.
    Tomorrow,
    /// Only the fan can help.
    AskAgain,
    /// It will be refused every time.
    Never,
}

impl Failure {
    /// Nothing was sent: the program could not form it.
    pub(crate) const NOT_SENT: Failure =
        Failure { code: "not_sent", next: Next::Later(None), of_app: false, perhaps_done: false };

    /// Whether it says that the fan's permission does not hold any more.
    pub(crate) fn ends_permission(self) -> bool {
        matches!(self.code, "invalid_grant" | "user_token_ended" | "token_ended")
    }
}

/// `kinds!(client, AppsKind | …, LostKind | …)`: which kinds speak of the app, and after which nobody knows what was done.
macro_rules! from_client {
    ($client:ident, $failure:ident, $next:expr, of_app: $($app:ident)|+, lost: $($lost:ident)|+) => {
        impl From<::$client::Failure> for Failure {
            fn from($failure: ::$client::Failure) -> Failure {
                let next = $next;
                Failure {
                    code: $failure.kind.code(),
                    next,
                    of_app: next == Next::Tomorrow || matches!($failure.kind, $(::$client::Kind::$app)|+),
                    perhaps_done: matches!($failure.kind, $(::$client::Kind::$lost)|+),
                }
            }
        }
    };
}

from_client!(
    spotify,
    failure,
    match failure.retry {
        ::spotify::Retry::Later(wait) => Next::Later(wait),
        ::spotify::Retry::Tomorrow => Next::Tomorrow,
        ::spotify::Retry::AskAgain => Next::AskAgain,
        ::spotify::Retry::Never => Next::Never,
    },
    of_app: RateLimited | InvalidClient,
    lost: Unavailable | Unreachable | UnreadableAnswer
);
from_client!(
    youtube,
    failure,
    match failure.retry {
        ::youtube::Retry::Later(wait) => Next::Later(wait),
        ::youtube::Retry::Tomorrow => Next::Tomorrow,
        ::youtube::Retry::AskAgain => Next::AskAgain,
        ::youtube::Retry::Never => Next::Never,
    },
    of_app: RateLimited | InvalidClient | InvalidKey,
    lost: Unavailable | Unreachable | UnreadableAnswer
);
from_client!(
    apple,
    failure,
    match failure.retry {
        ::apple::Retry::Later(wait) => Next::Later(wait),
        ::apple::Retry::AskAgain => Next::AskAgain,
        ::apple::Retry::Never => Next::Never,
    },
    of_app: RateLimited | Unauthorised,
    lost: Unavailable | Unreachable | UnreadableAnswer
);
from_client!(
    deezer,
    failure,
    match failure.retry() {
        ::deezer::Retry::Later(wait) => Next::Later(wait),
        ::deezer::Retry::AskAgain => Next::AskAgain,
        ::deezer::Retry::Never => Next::Never,
    },
    of_app: TooMany | InvalidClient,
    lost: Unavailable | Unreachable | Unreadable
);
