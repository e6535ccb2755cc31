//! In: what is answered is kept, what is not answered is not counted.

use std::{sync::Arc, time::Duration};

use db::{Clock, Sql};
use lake::{Lake, NotKept, Options};
use tokio::{sync::Barrier, task::JoinSet};

use crate::site::{Site, click, everything, file, site, site_with, sqlite_site_with, start};

fn impatient() -> Options {
    Options { longest_wait: Duration::from_millis(300), ..Options::default() }
}

/// For tests that ask what is kept, not how soon: a busy machine must not decide them.
fn patient() -> Options {
    Options { longest_wait: Duration::from_secs(60), longest_try: Duration::from_secs(60), ..Options::default() }
}

/// Records `n` clicks at once and says how many were kept.
async fn record_at_once(site: &Site, n: u64) -> u64 {
    let mut tasks = JoinSet::new();
    for visitor in 0..n {
        let lake = site.lake.clone();
        tasks.spawn(async move { lake.record(click(visitor, 0)).await });
    }
    tasks.join_all().await.into_iter().filter(Result::is_ok).count() as u64
}

/// Waits until the store is in a state that `is` knows; the test's own time limit is nextest's.
async fn until(is: impl AsyncFn() -> bool) {
    while !is().await {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn an_event_that_was_answered_is_found_at_once() {
    let site = site().await;
    for n in 1..=20 {
        site.lake.record(click(n, 0)).await.unwrap();
        assert_eq!(site.total().await, n);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_once_share_commits_and_all_are_counted() {
    let site = site_with(patient()).await;
    assert_eq!(record_at_once(&site, 5000).await, 5000);
    assert_eq!(site.total().await, 5000);
    let (segments, events) = site.table().await;
    assert_eq!(events, 5000);
    assert!(segments < 1000, "{segments} commits for 5000 events");
}

#[tokio::test]
async fn more_segments_than_are_read_at_once_are_all_answered() {
    let site = site_with(Options { largest_batch: 1, ..patient() }).await;
    assert_eq!(record_at_once(&site, 1_100).await, 1_100);
    assert_eq!(site.table().await, (1_100, 1_100));
    assert_eq!(site.total().await, 1_100);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_queue_makes_senders_wait_and_loses_nothing() {
    let site = site_with(Options { queue: 2, largest_batch: 3, ..patient() }).await;
    assert_eq!(record_at_once(&site, 300).await, 300);
    assert_eq!(site.table().await.1, 300);
}

#[tokio::test]
async fn an_event_whose_sender_went_away_is_not_counted() {
    let site = sqlite_site_with(Options { longest_try: Duration::from_millis(50), ..Options::default() }).await;
    let lock = Lock::take(&site).await;
    let lake = site.lake.clone();
    let first = spawn(async move { lake.record(click(1, 0)).await });
    // The writer is busy with the first one, which the lock holds up.
    until(async || !site.lake.health().writing).await;
    let gone = site.lake.record(click(2, 0));
    assert!(tokio::time::timeout(Duration::from_millis(30), gone).await.is_err());
    assert_eq!(site.lake.health().queued, 1);
    lock.release().await;
    first.await.unwrap().unwrap();
    site.lake.record(click(3, 0)).await.unwrap();
    assert_eq!(site.total().await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_loses_no_answered_event_and_doubles_none() {
    let site = sqlite_site_with(impatient()).await;
    let before = record_at_once(&site, 50).await;
    assert_eq!(before, 50);
    assert!(site.lake.health().writing);

    Sql::new("PRAGMA max_page_count = 1").run(site.db.write()).await.unwrap();
    assert_eq!(site.lake.record(click(99, 0)).await, Err(NotKept::TooLate));
    let health = site.lake.health();
    assert!(!health.writing);
    assert_eq!(health.since, start());

    // Senders who are still waiting when there is room again are kept.
    let lake = site.lake.clone();
    let waiting = spawn(async move {
        loop {
            if lake.record(click(7, 0)).await.is_ok() {
                return;
            }
        }
    });
    Sql::new("PRAGMA max_page_count = 1000000").run(site.db.write()).await.unwrap();
    waiting.await.unwrap();
    assert!(site.lake.health().writing);
    assert_eq!(record_at_once(&site, 50).await, 50);
    assert_eq!(site.total().await, 101);
}

#[tokio::test]
async fn what_is_noted_is_in_the_next_answer() {
    let site = site_with(patient()).await;
    for n in 1..=20 {
        site.lake.note(click(n, 0)).unwrap();
        assert_eq!(site.total().await, n);
    }
}

#[tokio::test]
async fn what_is_noted_waits_for_a_store_that_comes_back() {
    let site = sqlite_site_with(Options { longest_try: Duration::from_millis(50), ..patient() }).await;
    site.lake.record(click(1, 0)).await.unwrap();
    let lock = Lock::take(&site).await;
    site.lake.note(click(2, 0)).unwrap();
    until(async || !site.lake.health().writing).await;
    assert_eq!(site.total().await, 1, "an answer does not wait for ever");
    lock.release().await;
    until(async || site.lake.health().writing).await;
    assert_eq!(site.total().await, 2);
}

#[tokio::test]
async fn nobody_is_held_up_by_a_full_queue_or_by_what_cannot_be_written_at_the_end() {
    let hasty = Options { queue: 2, largest_batch: 1, longest_try: Duration::from_millis(50), ..patient() };
    let site = sqlite_site_with(hasty).await;
    let lock = Lock::take(&site).await;
    while site.lake.note(click(1, 0)).is_ok() {
        tokio::task::yield_now().await;
    }
    until(async || !site.lake.health().writing).await;
    site.lake.stop().await;
    assert_eq!(site.lake.note(click(2, 0)), Err(NotKept::Stopping));
    assert_eq!(site.total().await, 0);
    lock.release().await;
}

#[tokio::test]
async fn health_recovers_without_any_new_event() {
    let site = sqlite_site_with(impatient()).await;
    site.lake.record(click(1, 0)).await.unwrap();
    Sql::new("PRAGMA max_page_count = 1").run(site.db.write()).await.unwrap();
    let many = (0..40).map(|n| click(n, 0));
    for event in many.take(1) {
        assert_eq!(site.lake.record(event).await, Err(NotKept::TooLate));
    }
    assert!(!site.lake.health().writing);
    Sql::new("PRAGMA max_page_count = 1000000").run(site.db.write()).await.unwrap();
    until(async || site.lake.health().writing).await;
    assert_eq!(site.total().await, 1);
}

#[tokio::test]
async fn a_try_whose_outcome_is_unknown_is_repeated_without_counting_twice() {
    let options = Options { longest_try: Duration::from_millis(50), ..Options::default() };
    let site = sqlite_site_with(options).await;
    let lock = Lock::take(&site).await;
    let lake = site.lake.clone();
    let waiting = spawn(async move { lake.record(click(1, 0)).await });
    // Given up and made again at least once while the first try still hangs on the lock inside the engine.
    until(async || !site.lake.health().writing).await;
    lock.release().await;
    assert_eq!(waiting.await.unwrap(), Ok(()));
    site.lake.record(click(2, 0)).await.unwrap();
    assert_eq!(site.total().await, 2);
    assert_eq!(site.table().await, (2, 2));
}

#[tokio::test]
async fn a_store_that_hangs_does_not_count_as_writing() {
    let site = sqlite_site_with(impatient()).await;
    let lock = Lock::take(&site).await;
    assert_eq!(site.lake.record(click(1, 0)).await, Err(NotKept::TooLate));
    until(async || !site.lake.health().writing).await;
    lock.release().await;
    until(async || site.lake.health().writing).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_keeps_what_was_handed_over_and_takes_nothing_more() {
    let site = site().await;
    let n = 200;
    let ready = Arc::new(Barrier::new(n + 1));
    let mut tasks = JoinSet::new();
    for visitor in 0..n as u64 {
        let (lake, ready) = (site.lake.clone(), ready.clone());
        tasks.spawn(async move {
            ready.wait().await;
            lake.record(click(visitor, 0)).await
        });
    }
    ready.wait().await;
    site.lake.stop().await;
    site.lake.stop().await;
    let outcomes = tasks.join_all().await;
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Ok(()) | Err(NotKept::Stopping))));
    let kept = outcomes.iter().filter(|outcome| outcome.is_ok()).count() as u64;
    assert_eq!(site.lake.record(click(1, 0)).await, Err(NotKept::Stopping));
    assert!(!site.lake.health().writing);
    assert_eq!(site.total().await, kept);
}

#[tokio::test]
async fn stopping_ends_although_the_store_is_broken() {
    let site = sqlite_site_with(impatient()).await;
    Sql::new("DROP TABLE event_segment").run(site.db.write()).await.unwrap();
    let lake = site.lake.clone();
    let waiting = spawn(async move { lake.record(click(1, 0)).await });
    until(async || !site.lake.health().writing).await;
    site.lake.stop().await;
    assert!(waiting.await.unwrap().is_err());
}

#[test]
fn what_was_answered_before_a_crash_is_there_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let answered = Arc::new(std::sync::atomic::AtomicU64::new(0));
    let sent = 100_000;
    {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let lake = runtime.block_on(async {
            let db = file(folder.path()).await;
            db::migrate(&db, lake::STEPS.iter().copied()).await.unwrap();
            Lake::start(db, Clock::stopped_at(start()), Options::default())
        });
        for sender in 0..64_u64 {
            let (lake, answered) = (lake.clone(), Arc::clone(&answered));
            runtime.spawn(async move {
                for n in 0..sent {
                    if lake.record(click(sender, n % 60)).await.is_ok() {
                        answered.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                    }
                }
            });
        }
        while answered.load(std::sync::atomic::Ordering::SeqCst) < 2000 {
            std::thread::yield_now();
        }
        // Every task is dropped where it stands.
        drop(runtime);
    }
    let answered = answered.load(std::sync::atomic::Ordering::SeqCst);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let lake = Lake::start(file(folder.path()).await, Clock::stopped_at(start()), Options::default());
        let total = lake.answer(&everything()).await.unwrap().total;
        // Beside what was answered only the commit under way may be there, of which nobody had been told yet.
        assert!(answered <= total && total <= answered + 64 * 2, "{answered} answered, {total} found");
        lake.stop().await;
    });
}

/// Somebody else's write lock on the SQLite file.
struct Lock(db::Db);

impl Lock {
    async fn take(site: &Site) -> Lock {
        let other = file(site.folder.path()).await;
        Sql::new("BEGIN IMMEDIATE").run(other.write()).await.unwrap();
        Lock(other)
    }

    async fn release(self) {
        Sql::new("COMMIT").run(self.0.write()).await.unwrap();
        self.0.close().await.unwrap();
    }
}

#[expect(clippy::disallowed_methods, reason = "a test has no task set")]
fn spawn<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> tokio::task::JoinHandle<T> {
    tokio::spawn(work)
}
