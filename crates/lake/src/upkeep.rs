//! Upkeep: small segments become large ones, and what is past its keeping goes. The clockwork calls it.

use std::collections::{BTreeMap, HashMap};

use db::{Clock, Db};
use jiff::Timestamp;

use crate::{
    Event,
    segment::{self, Damaged, MAX_EVENTS},
    store::{self, IDS_AT_ONCE, Label},
};

const DAY_MS: i64 = 86_400_000;
/// A segment with at least so many events is large enough.
const LARGE: i64 = 25_000;
/// Segments are rewritten only this long after they were made: no try to write one is under way any more, on any node, so
/// none can write again what was merged.
const SETTLED_MS: i64 = 600_000;

/// What upkeep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Upkeep {
    /// Segments that were there before and are not any more.
    pub removed: u64,
    /// Segments that were made of them.
    pub made: u64,
}

/// Why upkeep stopped. What it did until then stays done, and nothing is done by half.
#[derive(Debug, thiserror::Error)]
pub enum UpkeepError {
    /// The store's own.
    #[error("the store did not do it")]
    Store(#[from] db::Error),
    /// A segment can't be read; it is left as it is.
    #[error("segment {segment} is damaged")]
    Damaged {
        /// Which one.
        segment: uuid::Uuid,
        /// How.
        #[source]
        source: Damaged,
    },
    /// The merged events could not be encoded.
    #[error("the merged events could not be encoded")]
    Encode(#[source] arrow_schema::ArrowError),
    /// The working thread ended early.
    #[error("the merge was interrupted")]
    Interrupted,
}

/// Merges small segments of one UTC day that end before a moment.
pub(crate) async fn compact(db: &Db, clock: &Clock, older_than: Timestamp) -> Result<Upkeep, UpkeepError> {
    let small = store::small(db, older_than.as_millisecond(), LARGE, settled(clock)).await?;
    let mut days: BTreeMap<i64, Vec<Label>> = BTreeMap::new();
    for label in small {
        days.entry(label.from_ms.div_euclid(DAY_MS)).or_default().push(label);
    }
    let mut done = Upkeep::default();
    for labels in days.into_values() {
        for merge in merges(&labels) {
            done = done + rewrite(db, clock, merge, i64::MIN).await?;
        }
    }
    Ok(done)
}

/// Deletes the UTC days that end before a moment. Settled segments that begin before it and end later lose what is before it.
pub(crate) async fn expire(db: &Db, clock: &Clock, before: Timestamp) -> Result<Upkeep, UpkeepError> {
    let midnight = before.as_millisecond().div_euclid(DAY_MS) * DAY_MS;
    let mut done = Upkeep { removed: store::delete_before(db, midnight).await?, made: 0 };
    for label in store::across(db, midnight, settled(clock)).await? {
        done = done + rewrite(db, clock, &[label], midnight).await?;
    }
    Ok(done)
}

impl std::ops::Add for Upkeep {
    type Output = Upkeep;

    fn add(self, more: Upkeep) -> Upkeep {
        Upkeep { removed: self.removed + more.removed, made: self.made + more.made }
    }
}

fn settled(clock: &Clock) -> uuid::Uuid {
    store::first_id_at(clock.now_ms().saturating_sub(SETTLED_MS))
}

/// Cuts a day's segments into runs that make one segment each. A run of one is no merge.
fn merges(labels: &[Label]) -> impl Iterator<Item = &[Label]> {
    let mut rest = labels;
    std::iter::from_fn(move || {
        let mut events = 0;
        let fits = |label: &&Label| {
            events += usize::try_from(label.n_events).unwrap_or(MAX_EVENTS);
            events <= MAX_EVENTS
        };
        // `small` returns nothing larger than a segment may be, so at least one always fits.
        let n = rest.iter().take(IDS_AT_ONCE).take_while(fits).count().max(1).min(rest.len());
        let (run, later) = rest.split_at(n);
        rest = later;
        (!run.is_empty()).then_some(run)
    })
    .filter(|run| run.len() > 1)
}

/// Replaces segments by one with their events from a moment on, in one transaction: all of them, or nothing happened. When
/// one is gone already (another node was faster), nothing is done.
async fn rewrite(db: &Db, clock: &Clock, labels: &[Label], from_ms: i64) -> Result<Upkeep, UpkeepError> {
    let ids: Vec<_> = labels.iter().map(|label| label.id).collect();
    let found: HashMap<_, _> = store::bytes(db, &ids).await?.into_iter().collect();
    let work = tokio::task::spawn_blocking(move || merge(found, from_ms));
    let merged = work.await.map_err(|_| UpkeepError::Interrupted)??;

    let tx = db.begin().await?;
    if store::delete(&tx, &ids).await? < u64::try_from(ids.len()).unwrap_or(u64::MAX) {
        tx.rollback().await?;
        return Ok(Upkeep::default());
    }
    let made = u64::from(merged.is_some());
    if let Some(Merged { from_ms, to_ms, n_events, bytes }) = merged {
        store::put(&tx, Label { id: store::new_id(clock), from_ms, to_ms, n_events }, bytes).await?;
    }
    tx.commit().await?;
    Ok(Upkeep { removed: u64::try_from(ids.len()).unwrap_or(0), made })
}

struct Merged {
    from_ms: i64,
    to_ms: i64,
    n_events: i64,
    bytes: Vec<u8>,
}

/// One segment of the events of several, by workspace, link and time; nothing when no event is left.
fn merge(found: HashMap<uuid::Uuid, Vec<u8>>, from_ms: i64) -> Result<Option<Merged>, UpkeepError> {
    let mut events: Vec<Event> = Vec::new();
    for (id, bytes) in found {
        let decoded = segment::decode(&bytes).and_then(|batch| segment::events(&batch));
        events.extend(decoded.map_err(|source| UpkeepError::Damaged { segment: id, source })?);
    }
    events.retain(|event| event.at.as_millisecond() >= from_ms);
    events.sort_by_key(|event| (event.workspace, event.link, event.at));
    let times = || events.iter().map(|event| event.at.as_millisecond());
    let (Some(from_ms), Some(to_ms)) = (times().min(), times().max()) else { return Ok(None) };
    let batch = segment::batch(&events.iter()).map_err(UpkeepError::Encode)?;
    let bytes = segment::encode(&batch).map_err(UpkeepError::Encode)?;
    let n_events = i64::try_from(events.len()).unwrap_or(i64::MAX);
    Ok(Some(Merged { from_ms, to_ms, n_events, bytes }))
}
