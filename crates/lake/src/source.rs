//! Where events come from: today the live segments, later sealed files behind the same door.

use std::sync::Arc;

use arrow_array::RecordBatch;
use db::Db;
use quick_cache::{Weighter, sync::Cache};
use uuid::Uuid;

use crate::{
    Answer, AnswerError, Question, Range,
    answer::Search,
    segment,
    store::{self, IDS_AT_ONCE, Label},
};

/// A decoded segment. It is good for a label with as many events: only a repeated try to write changes a segment, and it
/// only ever loses events by that.
#[derive(Clone)]
struct Decoded {
    n_events: i64,
    /// Its size in memory: the bytes, which the batch's arrays share, and the arrays themselves.
    n_bytes: u64,
    batch: RecordBatch,
}

/// What the arrays of a batch take beside its bytes: a hundred small allocations.
const ARRAYS_BYTES: u64 = 8 * 1024;

#[derive(Clone)]
struct Bytes;

impl Weighter<Uuid, Decoded> for Bytes {
    fn weight(&self, _: &Uuid, decoded: &Decoded) -> u64 {
        decoded.n_bytes
    }
}

/// Everything that holds events.
#[derive(Clone)]
pub(crate) struct Source {
    db: Db,
    decoded: Arc<Cache<Uuid, Decoded, Bytes>>,
}

/// How often a listing is repeated when segments were merged while they were read.
const LISTINGS: usize = 8;
/// How many events are in memory at once beside the cached ones, apart from a portion's last segment.
const EVENTS_AT_ONCE: i64 = 100_000;

impl Source {
    pub(crate) fn new(db: Db, cache_bytes: u64) -> Source {
        // The number of items is a hint for the first allocation only.
        Source { db, decoded: Arc::new(Cache::with_weighter(1024, cache_bytes, Bytes)) }
    }

    /// The answer to a question.
    pub(crate) async fn answer(&self, question: &Question) -> Result<Answer, AnswerError> {
        for _ in 0..LISTINGS {
            let search = Search::new(question.clone())?;
            if let Some(search) = self.live(search, question.range).await? {
                let answer = tokio::task::spawn_blocking(|| search.answer());
                return answer.await.map_err(|_| AnswerError::Interrupted)?;
            }
        }
        Err(AnswerError::Moving)
    }

    /// Leads a search through every live segment; nothing when one was merged meanwhile.
    async fn live(&self, mut search: Search, range: Range) -> Result<Option<Search>, AnswerError> {
        let (from_ms, before_ms) = (range.from.as_millisecond(), range.to.as_millisecond());
        let labels = store::between(&self.db, from_ms, before_ms).await?;
        for portion in portions(&labels) {
            let Some(batches) = self.open(portion).await? else { return Ok(None) };
            let work = tokio::task::spawn_blocking(move || search.through(&batches).map(|()| search));
            search = work.await.map_err(|_| AnswerError::Interrupted)??;
        }
        Ok(Some(search))
    }

    /// The segments of a listing; nothing when one of them is gone by now, since its events are elsewhere then.
    async fn open(&self, labels: &[Label]) -> Result<Option<Vec<RecordBatch>>, AnswerError> {
        let mut batches = Vec::with_capacity(labels.len());
        let mut missing = Vec::new();
        for label in labels {
            match self.decoded.get(&label.id).filter(|decoded| decoded.n_events == label.n_events) {
                Some(decoded) => batches.push(decoded.batch),
                None => missing.push(label.id),
            }
        }
        if missing.is_empty() {
            return Ok(Some(batches));
        }
        let found = store::bytes(&self.db, &missing).await?;
        if found.len() < missing.len() {
            return Ok(None);
        }
        for (id, bytes) in found {
            let batch = segment::decode(&bytes).map_err(|source| AnswerError::Damaged { segment: id, source })?;
            let n_events = i64::try_from(batch.num_rows()).unwrap_or(i64::MAX);
            let n_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX).saturating_add(ARRAYS_BYTES);
            self.decoded.insert(id, Decoded { n_events, n_bytes, batch: batch.clone() });
            batches.push(batch);
        }
        Ok(Some(batches))
    }
}

/// Cuts a listing into portions that are in memory together.
fn portions(labels: &[Label]) -> impl Iterator<Item = &[Label]> {
    let mut rest = labels;
    std::iter::from_fn(move || {
        let mut events = 0;
        let n = rest.iter().take(IDS_AT_ONCE).take_while(|label| {
            let fits = events < EVENTS_AT_ONCE;
            events += label.n_events;
            fits
        });
        let (portion, later) = rest.split_at(n.count());
        rest = later;
        (!portion.is_empty()).then_some(portion)
    })
}
