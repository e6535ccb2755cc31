//! Public links in memory: what a click needs, without the database.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

use quick_cache::sync::Cache;

use crate::PublicLink;

/// How long an entry is believed.
pub(crate) const FRESH_MS: i64 = 2_000;
/// How long the others go on with an old entry while one of them renews it.
const RENEWING_MS: i64 = 10_000;
/// How many entries there are, unknown addresses included. Popular ones survive a flood of others.
const ENTRIES: usize = 4_096;

/// What an address stands for.
#[derive(Clone, Debug)]
pub(crate) enum Found {
    /// A link.
    Link(Arc<PublicLink>),
    /// A link that is retired, or whose release is.
    Gone,
    /// Nothing.
    Unknown,
}

/// An entry, and whether it may be used.
pub(crate) enum Lookup {
    /// It may.
    Fresh(Found),
    /// It is old: the caller reads anew, and may use it only if the store does not answer.
    Old(Found),
    /// There is none.
    Missing,
}

struct Entry {
    found: Found,
    read_at_ms: i64,
    renewing: AtomicBool,
}

/// The links that were asked for last.
pub(crate) struct Links {
    entries: Cache<Box<str>, Arc<Entry>>,
    /// Counts what was forgotten, so that a read that began before a change does not stay.
    changes: AtomicU64,
}

/// The state of the cache when a read began.
#[derive(Clone, Copy)]
pub(crate) struct Mark(u64);

impl Default for Links {
    fn default() -> Links {
        Links { entries: Cache::new(ENTRIES), changes: AtomicU64::new(0) }
    }
}

impl Links {
    /// Looks an address up.
    pub(crate) fn get(&self, slug: &str, now_ms: i64) -> Lookup {
        let Some(entry) = self.entries.get(slug) else { return Lookup::Missing };
        let age = now_ms - entry.read_at_ms;
        let fresh = (0..FRESH_MS).contains(&age)
            || ((0..RENEWING_MS).contains(&age) && entry.renewing.swap(true, Ordering::Relaxed));
        if fresh { Lookup::Fresh(entry.found.clone()) } else { Lookup::Old(entry.found.clone()) }
    }

    /// To be called before the store is read.
    pub(crate) fn mark(&self) -> Mark {
        Mark(self.changes.load(Ordering::SeqCst))
    }

    /// Keeps what was read after `mark`, unless something was changed meanwhile.
    pub(crate) fn put(&self, slug: &str, found: Found, now_ms: i64, mark: Mark) {
        let entry = Entry { found, read_at_ms: now_ms, renewing: AtomicBool::new(false) };
        self.entries.insert(slug.into(), Arc::new(entry));
        // Asked after the insertion: a change either shows here, or removes the entry itself.
        if self.changes.load(Ordering::SeqCst) != mark.0 {
            self.entries.remove(slug);
        }
    }

    /// Forgets an address, after its change was committed.
    pub(crate) fn forget(&self, slug: &str) {
        self.changes.fetch_add(1, Ordering::SeqCst);
        self.entries.remove(slug);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_fresh(links: &Links, now_ms: i64) -> bool {
        matches!(links.get("neon", now_ms), Lookup::Fresh(Found::Unknown))
    }

    #[test]
    fn an_entry_is_believed_for_two_seconds() {
        let links = Links::default();
        links.put("neon", Found::Unknown, 1_000, links.mark());
        assert!(is_fresh(&links, 1_000) && is_fresh(&links, 2_999));
        assert!(matches!(links.get("neon", 3_000), Lookup::Old(Found::Unknown)));
        assert!(matches!(links.get("tide", 1_000), Lookup::Missing));
    }

    #[test]
    fn one_caller_renews_an_old_entry_while_the_others_go_on_for_a_while() {
        let links = Links::default();
        links.put("neon", Found::Unknown, 0, links.mark());
        assert!(!is_fresh(&links, 3_000), "the first one reads");
        assert!(is_fresh(&links, 3_000), "the second one does not wait");
        assert!(!is_fresh(&links, 11_000), "if the first one never came back, everybody reads");
        assert!(!is_fresh(&links, -1), "an entry from the future is no entry");
    }

    #[test]
    fn a_read_that_began_before_a_change_does_not_stay() {
        let links = Links::default();
        let mark = links.mark();
        links.forget("neon");
        links.put("neon", Found::Gone, 0, mark);
        assert!(matches!(links.get("neon", 0), Lookup::Missing));
        links.put("neon", Found::Gone, 0, links.mark());
        assert!(matches!(links.get("neon", 0), Lookup::Fresh(Found::Gone)));
    }

    #[test]
    fn a_flood_of_unknown_addresses_stays_bounded() {
        let links = Links::default();
        for n in 0..100_000 {
            links.put(&format!("no-{n}"), Found::Unknown, 0, links.mark());
        }
        assert!(links.entries.len() <= ENTRIES + 64);
    }
}
