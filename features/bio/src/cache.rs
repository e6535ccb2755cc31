//! Public pages in memory: what a visit needs, without the database.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use quick_cache::sync::Cache;

use crate::Found;

/// How long an entry is believed.
const FRESH_MS: i64 = 2_000;
/// How many entries there are, unknown handles included.
const ENTRIES: usize = 1_024;

struct Entry {
    found: Found,
    read_at_ms: i64,
}

/// The pages that were asked for last.
pub(crate) struct Pages {
    entries: Cache<Box<str>, Arc<Entry>>,
    /// Counts what was forgotten, so that a read that began before a change does not stay.
    changes: AtomicU64,
}

impl Default for Pages {
    fn default() -> Pages {
        Pages { entries: Cache::new(ENTRIES), changes: AtomicU64::new(0) }
    }
}

impl Pages {
    /// What a handle stood for when it was read last, and whether that may still be believed.
    pub(crate) fn get(&self, handle: &str, now_ms: i64) -> Option<(Found, bool)> {
        let entry = self.entries.get(handle)?;
        Some((entry.found.clone(), (0..FRESH_MS).contains(&(now_ms - entry.read_at_ms))))
    }

    /// To be called before the store is read.
    pub(crate) fn mark(&self) -> u64 {
        self.changes.load(Ordering::SeqCst)
    }

    /// Keeps what was read after `mark`, unless something was changed meanwhile.
    pub(crate) fn put(&self, handle: &str, found: Found, now_ms: i64, mark: u64) {
        self.entries.insert(handle.into(), Arc::new(Entry { found, read_at_ms: now_ms }));
        // Asked after the insertion: a change either shows here, or removes the entry itself.
        if self.changes.load(Ordering::SeqCst) != mark {
            self.entries.remove(handle);
        }
    }

    /// Forgets a handle, after its change was committed.
    pub(crate) fn forget(&self, handle: &str) {
        self.changes.fetch_add(1, Ordering::SeqCst);
        self.entries.remove(handle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_believed_for_two_seconds_and_no_longer_after_a_change() {
        let pages = Pages::default();
        let fresh = |now_ms| pages.get("noor", now_ms).map(|(_, fresh)| fresh);
        pages.put("noor", Found::Unknown, 1_000, pages.mark());
        assert_eq!(
            [fresh(1_000), fresh(2_999), fresh(3_000), fresh(0)],
            [Some(true), Some(true), Some(false), Some(false)]
        );
        pages.forget("noor");
        assert_eq!(fresh(1_000), None);
    }

    #[test]
    fn a_read_that_began_before_a_change_does_not_stay() {
        let pages = Pages::default();
        let mark = pages.mark();
        pages.forget("noor");
        pages.put("noor", Found::Gone, 0, mark);
        assert!(pages.get("noor", 0).is_none());
    }
}
