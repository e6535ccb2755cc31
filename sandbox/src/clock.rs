//! The sandbox's own clock: runs with real time and can be moved forward.

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

#[derive(Debug)]
pub(crate) struct Clock {
    began_at: Timestamp,
    began: Instant,
    advanced: Duration,
}

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "an outside party has a clock of its own")]
    pub(crate) fn start() -> Clock {
        Clock { began_at: Timestamp::now(), began: Instant::now(), advanced: Duration::ZERO }
    }

    pub(crate) fn now(&self) -> Timestamp {
        later(self.began_at, self.began.elapsed().saturating_add(self.advanced))
    }

    pub(crate) fn advance(&mut self, by: Duration) {
        self.advanced = self.advanced.saturating_add(by);
    }
}

/// `by` after `at`, or the end of time.
pub(crate) fn later(at: Timestamp, by: Duration) -> Timestamp {
    SignedDuration::try_from(by).ok().and_then(|by| at.checked_add(by).ok()).unwrap_or(Timestamp::MAX)
}
