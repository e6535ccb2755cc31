//! Rate limits: a rolling window for each app.

use std::collections::{HashMap, VecDeque};

use jiff::Timestamp;

use super::knobs::RateLimit;
use crate::clock::later;

#[derive(Debug, Default)]
pub(super) struct Limits {
    calls: HashMap<String, VecDeque<Timestamp>>,
}

impl Limits {
    /// Counts a call of an app, or says after how many seconds the next one has room.
    pub(super) fn count(&mut self, client_id: &str, limit: RateLimit, now: Timestamp) -> Result<(), u64> {
        let calls = self.calls.entry(client_id.to_owned()).or_default();
        while calls.front().is_some_and(|oldest| later(*oldest, limit.window) <= now) {
            calls.pop_front();
        }
        if calls.len() < limit.requests {
            calls.push_back(now);
            return Ok(());
        }
        let room_at = later(calls.front().copied().unwrap_or(now), limit.window);
        let wait_ms = u64::try_from(room_at.duration_since(now).as_millis()).unwrap_or(0);
        Err(wait_ms.div_ceil(1000).max(1))
    }
}
