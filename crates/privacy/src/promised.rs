//! What the published policy allows today: whatever a later version adds waits until that version holds.

use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

use db::Clock;
use jiff::Timestamp;

use crate::Privacy;

/// What one version of the policy names, and from when on it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promise {
    /// From when on.
    pub from: Timestamp,
    /// Ids of its purposes.
    pub purposes: BTreeSet<String>,
    /// Ids of its processors.
    pub processors: BTreeSet<String>,
}

/// Every version, once the policy was read. Until then, and where there is none, nothing waits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Promised(Arc<OnceLock<Vec<Promise>>>);

impl Promised {
    /// Whether the newest version names it, and the one that holds does not.
    fn waits(&self, clock: &Clock, id: &str, of: impl Fn(&Promise) -> &BTreeSet<String>) -> bool {
        let versions = self.0.get().map_or(&[][..], Vec::as_slice);
        let now = clock.now();
        let holds = versions.iter().rev().find(|version| version.from <= now).or(versions.first());
        match (versions.last(), holds) {
            (Some(newest), Some(holds)) => of(newest).contains(id) && !of(holds).contains(id),
            _ => false,
        }
    }
}

impl Privacy {
    /// Holds this program to the versions of the policy that were published, the first one first. Said once, at the start.
    pub fn hold_to(&self, versions: Vec<Promise>) {
        if self.promised.0.set(versions).is_err() {
            tracing::warn!("privacy.held_to_the_policy_twice");
        }
    }

    /// Whether a purpose was announced and does not hold yet. Nothing is opened for it until then, except where the law
    /// demands it.
    pub fn purpose_waits(&self, id: &str) -> bool {
        self.promised.waits(&self.clock, id, |version| &version.purposes)
    }

    /// Whether a processor was announced and may not receive anything yet.
    pub fn processor_waits(&self, id: &str) -> bool {
        self.promised.waits(&self.clock, id, |version| &version.processors)
    }
}
