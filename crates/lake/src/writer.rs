//! The one task that writes: natural batching, one row a batch, patient with a store that fails.

use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use db::{Clock, Db};
use jiff::Timestamp;
use tokio::sync::{Notify, mpsc, oneshot, watch};

use crate::{
    Event, Options, segment,
    store::{self, Label},
};

/// Why an event was not kept. It is not counted; the visitor may try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotKept {
    /// The store did not take it in time.
    #[error("the event could not be stored in time")]
    TooLate,
    /// The program is shutting down.
    #[error("the lake no longer takes events")]
    Stopping,
}

/// How the writing goes, for `/health/ready`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Health {
    /// Whether the last try to write succeeded, none hangs, and the lake was not stopped.
    pub writing: bool,
    /// Since when that is so.
    pub since: Timestamp,
    /// Events that were handed over and wait for the writer.
    pub queued: usize,
}

/// An event and the one who waits for it, if anybody does.
pub(crate) struct Pending {
    pub(crate) event: Event,
    pub(crate) kept: Option<oneshot::Sender<()>>,
}

/// What the writer shows to the outside.
pub(crate) struct Status {
    inner: Mutex<Inner>,
    /// Wakes the writer out of an empty queue, so that it closes it.
    pub(crate) stop: Notify,
    /// Ends the patience with a store that fails.
    pub(crate) stopping: AtomicBool,
    /// How many events were handed over that nobody waits for.
    pub(crate) noted: AtomicU64,
    /// How many of those have left the queue, written or given up.
    pub(crate) done: watch::Sender<u64>,
}

struct Inner {
    writing: bool,
    since: Timestamp,
    /// When the try that is under way began.
    trying: Option<(Instant, Timestamp)>,
}

impl Status {
    pub(crate) fn new(now: Timestamp) -> Status {
        Status {
            inner: Mutex::new(Inner { writing: true, since: now, trying: None }),
            stop: Notify::new(),
            stopping: AtomicBool::new(false),
            noted: AtomicU64::new(0),
            done: watch::Sender::new(0),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether writing works and since when; a try that takes longer than `patience` does not count as working.
    pub(crate) fn writing(&self, patience: Duration) -> (bool, Timestamp) {
        let inner = self.lock();
        match inner.trying {
            Some((began, at)) if inner.writing && began.elapsed() > patience => (false, at),
            _ => (inner.writing, inner.since),
        }
    }

    fn begins(&self, now: Timestamp) {
        self.lock().trying = Some((Instant::now(), now));
    }

    /// Notes how a try ended and says whether that is news.
    fn ends(&self, writing: bool, now: Timestamp) -> bool {
        let mut inner = self.lock();
        inner.trying = None;
        let news = inner.writing != writing;
        if news {
            inner.writing = writing;
            inner.since = now;
        }
        news
    }
}

/// Why a try to write failed.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("the store did not answer in time")]
    NoAnswer,
    #[error("the store refused")]
    Store(#[source] db::Error),
    #[error("the events could not be encoded")]
    Encode(#[source] arrow_schema::ArrowError),
}

/// The task's state.
pub(crate) struct Writer {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    pub(crate) options: Options,
    pub(crate) queue: mpsc::Receiver<Pending>,
    pub(crate) status: Arc<Status>,
}

/// The first pause after a failure; it doubles up to the longest.
const FIRST_PAUSE: Duration = Duration::from_millis(20);
/// How often the writer steps back before a commit, at most.
const STEPS_BACK: usize = 4;
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

impl Writer {
    /// Writes what is queued until the queue is closed and empty. A batch is what came during the last commit, and what the
    /// tasks that can run right now bring yet: letting them go first costs a lone event nothing and makes a busy writer's
    /// batches larger. Waiting by the clock was measured too: it costs a third of the throughput.
    pub(crate) async fn run(mut self) {
        let mut batch = Vec::new();
        loop {
            let taken = tokio::select! {
                taken = self.queue.recv_many(&mut batch, self.options.largest_batch) => taken,
                () = self.status.stop.notified() => {
                    self.queue.close();
                    continue;
                }
            };
            if taken == 0 {
                return;
            }
            self.let_others_in(&mut batch).await;
            self.keep(&mut batch).await;
        }
    }

    /// Steps back until nobody brings anything more.
    async fn let_others_in(&mut self, batch: &mut Vec<Pending>) {
        for _ in 0..STEPS_BACK {
            tokio::task::yield_now().await;
            let room = self.options.largest_batch.saturating_sub(batch.len());
            if room == 0 || self.queue.is_empty() {
                return;
            }
            self.queue.recv_many(batch, room).await;
        }
    }

    /// Writes one batch and answers those who wait for it. The batch only ever shrinks: whoever went away before a try is
    /// left out of it, and the id stays, so that a try after one of unknown outcome can't count anybody twice.
    async fn keep(&self, batch: &mut Vec<Pending>) {
        let id = store::new_id(&self.clock);
        let (mut from_ms, mut to_ms) = (i64::MAX, i64::MIN);
        let mut pause = FIRST_PAUSE;
        let mut tried = false;
        loop {
            self.let_go(batch, tried);
            // A batch that failed and lost everybody is still written, empty: it replaces what a try may have left, and it
            // is how a lake that nobody writes to any more finds out that the store is back.
            if batch.is_empty() && (!tried || self.status.stopping.load(Ordering::SeqCst)) {
                return;
            }
            for ms in batch.iter().map(|pending| pending.event.at.as_millisecond()) {
                (from_ms, to_ms) = (from_ms.min(ms), to_ms.max(ms));
            }
            let n_events = i64::try_from(batch.len()).unwrap_or(i64::MAX);
            match self.write(Label { id, from_ms, to_ms, n_events }, batch).await {
                Ok(()) => {
                    let mut n_noted = 0;
                    for pending in batch.drain(..) {
                        match pending.kept {
                            // Whoever went away during the commit has nobody left to answer.
                            Some(kept) => drop(kept.send(())),
                            None => n_noted += 1,
                        }
                    }
                    self.status.done.send_modify(|done| *done += n_noted);
                    return;
                }
                Err(failure) => self.report(&failure),
            }
            tried = true;
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Leaves out whoever went away and, when the program stops and a try has failed, what nobody waits for.
    fn let_go(&self, batch: &mut Vec<Pending>, tried: bool) {
        let stays = !(tried && self.status.stopping.load(Ordering::SeqCst));
        let mut n_given_up = 0;
        batch.retain(|pending| match &pending.kept {
            Some(kept) => !kept.is_closed(),
            None => {
                n_given_up += u64::from(!stays);
                stays
            }
        });
        if n_given_up > 0 {
            metrics::counter!("lake_events_not_kept_total").increment(n_given_up);
            self.status.done.send_modify(|done| *done += n_given_up);
        }
    }

    async fn write(&self, label: Label, batch: &[Pending]) -> Result<(), Failure> {
        let began = Instant::now();
        self.status.begins(self.clock.now());
        let bytes = segment::batch(&batch.iter().map(|pending| &pending.event))
            .and_then(|batch| segment::encode(&batch))
            .map_err(Failure::Encode)?;
        let put = tokio::time::timeout(self.options.longest_try, store::put(self.db.write(), label, bytes));
        put.await.map_err(|_| Failure::NoAnswer)?.map_err(Failure::Store)?;
        if self.status.ends(true, self.clock.now()) {
            tracing::info!(lake.events = batch.len(), "lake.writing_again");
        }
        metrics::counter!("lake_events_kept_total").increment(u64::try_from(batch.len()).unwrap_or(0));
        metrics::histogram!("lake_commit_seconds").record(began.elapsed());
        Ok(())
    }

    fn report(&self, failure: &Failure) {
        metrics::counter!("lake_commits_failed_total").increment(1);
        if self.status.ends(false, self.clock.now()) {
            tracing::error!(error = failure as &dyn std::error::Error, "lake.not_writing");
        }
    }
}
