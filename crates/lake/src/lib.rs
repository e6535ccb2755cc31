#![doc = include_str!("../README.md")]

mod agents;
mod anonymity;
mod answer;
mod calendar;
mod event;
#[cfg(test)]
mod properties;
mod question;
mod segment;
mod source;
mod store;
mod upkeep;
mod visitor;
mod writer;

use std::{
    sync::{Arc, Mutex, PoisonError, atomic::Ordering},
    time::Duration,
};

use db::{Clock, Db};
pub use event::{Browser, Campaign, Country, Device, Event, Kind, UnknownWord, Visit};
use jiff::Timestamp;
pub use question::{Answer, AnswerError, Dimension, Filter, Grain, Key, Measure, Question, Range, Row, Scope};
pub use segment::Damaged;
use source::Source;
pub use store::STEPS;
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};
pub use upkeep::{Upkeep, UpkeepError};
pub use visitor::{NoRandomness, Seen, Visitors};
pub use writer::{Health, NotKept};
use writer::{Pending, Status, Writer};

/// How the lake is run. The defaults suit one machine.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How long `Lake::record` waits before it answers `NotKept::TooLate`.
    pub longest_wait: Duration,
    /// How long one try to write may take before its outcome counts as unknown and it is made again.
    pub longest_try: Duration,
    /// How many events may wait for the writer before `record` waits for a place.
    pub queue: usize,
    /// The most events of one commit.
    pub largest_batch: usize,
    /// How many bytes of decoded segments are kept in memory for questions.
    pub cache_bytes: u64,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            longest_wait: Duration::from_secs(2),
            longest_try: Duration::from_secs(5),
            queue: 16_384,
            largest_batch: 4096,
            cache_bytes: 64 << 20,
        }
    }
}

/// How long an answer waits for what was noted just before.
const SETTLE: Duration = Duration::from_millis(500);

/// The lake: events in, answers out. Copies are the same lake.
#[derive(Clone)]
pub struct Lake(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Clock,
    options: Options,
    queue: mpsc::Sender<Pending>,
    status: Arc<Status>,
    source: Source,
    writer: Mutex<Option<JoinHandle<()>>>,
}

impl Lake {
    /// Starts the writer. The table must be there: `STEPS`.
    ///
    /// Call it inside a tokio runtime, and `Lake::stop` before that ends.
    pub fn start(db: Db, clock: Clock, options: Options) -> Lake {
        let (queue, receiver) = mpsc::channel(options.queue.max(1));
        let status = Arc::new(Status::new(clock.now()));
        let options = Options { largest_batch: options.largest_batch.clamp(1, segment::MAX_EVENTS), ..options };
        let writer =
            Writer { db: db.clone(), clock: clock.clone(), options, queue: receiver, status: Arc::clone(&status) };
        #[expect(clippy::disallowed_methods, reason = "the lake stands below the task set; stop() joins its one task")]
        let task = tokio::spawn(writer.run());
        let source = Source::new(db.clone(), options.cache_bytes);
        Lake(Arc::new(Inner { db, clock, options, queue, status, source, writer: Mutex::new(Some(task)) }))
    }

    /// Keeps an event and answers once a commit holds it. Dropping the future takes the event back, unless it is written
    /// already.
    ///
    /// # Errors
    /// `NotKept`: the event is not counted. (One exception can't be avoided: when the time ran out while a commit was under
    /// way whose outcome the store had not told yet.)
    pub async fn record(&self, event: Event) -> Result<(), NotKept> {
        let (kept, answer) = oneshot::channel();
        let handed_over = async {
            self.0.queue.send(Pending { event, kept: Some(kept) }).await.map_err(|_| NotKept::Stopping)?;
            answer.await.map_err(|_| NotKept::Stopping)
        };
        let outcome = tokio::time::timeout(self.0.options.longest_wait, handed_over).await;
        let outcome = outcome.unwrap_or(Err(NotKept::TooLate));
        if outcome.is_err() {
            metrics::counter!("lake_events_not_kept_total").increment(1);
        }
        outcome
    }

    /// Hands an event over and waits for nobody: it is written within the moment, and lost when the program is killed
    /// before. For what a page counts, not for what somebody is owed.
    ///
    /// # Errors
    /// `NotKept` when the queue is full, as with a store that fails, or the lake is stopped.
    pub fn note(&self, event: Event) -> Result<(), NotKept> {
        self.0.status.noted.fetch_add(1, Ordering::SeqCst);
        let handed_over = self.0.queue.try_send(Pending { event, kept: None });
        handed_over.map_err(|refused| {
            self.0.status.noted.fetch_sub(1, Ordering::SeqCst);
            metrics::counter!("lake_events_not_kept_total").increment(1);
            match refused {
                mpsc::error::TrySendError::Full(_) => NotKept::TooLate,
                mpsc::error::TrySendError::Closed(_) => NotKept::Stopping,
            }
        })
    }

    /// Waits until what this program has noted so far is written, as long as the store does its work.
    async fn settle(&self) {
        let noted = self.0.status.noted.load(Ordering::SeqCst);
        let mut done = self.0.status.done.subscribe();
        tokio::time::timeout(SETTLE, done.wait_for(|done| *done >= noted)).await.ok();
    }

    /// Answers a question, with everything in it that was handed over before.
    ///
    /// # Errors
    /// When the question asks for too much, the store does not answer, or a segment can't be read: never silently less.
    pub async fn answer(&self, question: &Question) -> Result<Answer, AnswerError> {
        self.settle().await;
        self.0.source.answer(question).await
    }

    /// How the writing goes.
    pub fn health(&self) -> Health {
        let (writing, since) = self.0.status.writing(self.0.options.longest_wait);
        // A queue that nobody reads from any more was stopped, or its reader failed.
        let writing = writing && !self.0.queue.is_closed();
        Health { writing, since, queued: self.0.queue.max_capacity() - self.0.queue.capacity() }
    }

    /// Merges small segments that end before a moment, day by day. Events are neither lost nor doubled, however it ends; it
    /// may be called on several nodes at once.
    ///
    /// # Errors
    /// When the store fails or a segment can't be read.
    pub async fn compact(&self, older_than: Timestamp) -> Result<Upkeep, UpkeepError> {
        upkeep::compact(&self.0.db, &self.0.clock, older_than).await
    }

    /// Deletes every event of the UTC days that end before a moment.
    ///
    /// # Errors
    /// When the store fails or a segment can't be read.
    pub async fn expire(&self, before: Timestamp) -> Result<Upkeep, UpkeepError> {
        upkeep::expire(&self.0.db, &self.0.clock, before).await
    }

    /// Takes no more events, writes what was handed over, and ends the writer. Safe to call twice.
    ///
    /// With a store that fails it ends when nobody waits any more, at most `longest_wait` and one try later.
    pub async fn stop(&self) {
        self.0.status.stopping.store(true, Ordering::SeqCst);
        self.0.status.stop.notify_one();
        let task = self.0.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(Err(error)) = match task {
            Some(task) => Some(task.await),
            None => None,
        } {
            tracing::error!(error = &error as &dyn std::error::Error, "lake.writer_failed");
        }
    }
}
