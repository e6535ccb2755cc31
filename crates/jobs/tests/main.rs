//! The clockwork on both engines, with the clock in hand.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails with what it has")]

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use db::{Clock, Db};
use jiff::Timestamp;
use jobs::{Clockwork, Tasks};
use uuid::Uuid;

async fn store() -> (Db, impl Sized) {
    let (db, guard) = db::testing::fresh().await;
    db::migrate(&db, jobs::STEPS.iter().copied()).await.unwrap();
    (db, guard)
}

fn counting(db: &Db, clock: &Clock, n: &Arc<AtomicUsize>) -> Clockwork {
    let n = Arc::clone(n);
    Clockwork::new(db.clone(), clock.clone(), Uuid::now_v7()).every(Duration::from_secs(60), "test.count", move || {
        let n = Arc::clone(&n);
        async move {
            n.fetch_add(1, Ordering::SeqCst);
            Ok(())
        }
    })
}

#[tokio::test]
async fn work_is_done_once_an_interval_whatever_the_number_of_nodes() {
    let (db, _guard) = store().await;
    let clock = Clock::stopped_at(Timestamp::UNIX_EPOCH);
    let n = Arc::new(AtomicUsize::new(0));
    let (one, two) = (counting(&db, &clock, &n), counting(&db, &clock, &n));
    one.run_due().await.unwrap();
    two.run_due().await.unwrap();
    assert_eq!(n.load(Ordering::SeqCst), 1, "the second node finds nothing due");
    clock.advance(Duration::from_secs(61));
    two.run_due().await.unwrap();
    one.run_due().await.unwrap();
    assert_eq!(n.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn work_that_fails_is_recorded_and_tried_again() {
    let (db, _guard) = store().await;
    let clock = Clock::stopped_at(Timestamp::UNIX_EPOCH);
    let work = Clockwork::new(db.clone(), clock.clone(), Uuid::now_v7()).every(
        Duration::from_secs(60),
        "test.fail",
        || async { Err("out of luck".into()) },
    );
    assert_eq!(work.run_due().await.unwrap(), 1);
    let last = Clockwork::last(&db).await.unwrap();
    assert_eq!(last[0].outcome.as_deref(), Some("failed"));
    clock.advance(Duration::from_secs(61));
    assert_eq!(work.run_due().await.unwrap(), 1);
}

#[tokio::test]
async fn a_node_that_died_at_work_is_replaced_when_its_lease_is_over() {
    let (db, _guard) = store().await;
    let clock = Clock::stopped_at(Timestamp::UNIX_EPOCH);
    let stuck = Clockwork::new(db.clone(), clock.clone(), Uuid::now_v7()).every(
        Duration::from_secs(60),
        "test.count",
        std::future::pending,
    );
    let died = tokio::time::timeout(Duration::from_millis(200), stuck.run_due()).await;
    assert!(died.is_err(), "it hangs in the middle");
    let n = Arc::new(AtomicUsize::new(0));
    let other = counting(&db, &clock, &n);
    other.run_due().await.unwrap();
    assert_eq!(n.load(Ordering::SeqCst), 0, "the lease still holds");
    clock.advance(Duration::from_secs(601));
    other.run_due().await.unwrap();
    assert_eq!(n.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn stopping_waits_for_what_runs() {
    let mut tasks = Tasks::default();
    let done = Arc::new(AtomicUsize::new(0));
    let (mut stop, seen) = (tasks.stop_signal(), Arc::clone(&done));
    tasks.start(async move {
        stop.wait().await;
        seen.fetch_add(1, Ordering::SeqCst);
    });
    tasks.stop().await;
    assert_eq!(done.load(Ordering::SeqCst), 1);
}
