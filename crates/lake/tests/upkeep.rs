//! Upkeep: merged and expired, once or not at all.

use std::time::Duration;

use db::Sql;
use jiff::ToSpan;
use lake::{Dimension, Grain, Question, Upkeep};

use crate::site::{Site, click, everything, site, start};

const DAY: i64 = 24 * 60;

/// Segments of one event each, over three days.
async fn fill(site: &Site, n: u64) {
    for visitor in 0..n {
        site.lake.record(click(visitor, i64::try_from(visitor % 3).unwrap() * DAY)).await.unwrap();
    }
}

fn question() -> Question {
    everything().every(Grain::Day, jiff::tz::TimeZone::UTC).by(Dimension::Country).uniques()
}

#[tokio::test]
async fn small_segments_of_a_day_become_one_and_answers_stay() {
    let site = site().await;
    fill(&site, 30).await;
    let before = site.lake.answer(&question()).await.unwrap();
    assert_eq!(site.table().await, (30, 30));

    site.clock.advance(Duration::from_secs(4 * 86_400));
    let older_than = start() + (2 * DAY).minutes();
    assert_eq!(site.lake.compact(older_than).await.unwrap(), Upkeep { removed: 20, made: 2 });
    assert_eq!(site.table().await, (12, 30));
    assert_eq!(site.lake.answer(&question()).await.unwrap(), before);
    assert_eq!(site.lake.compact(older_than).await.unwrap(), Upkeep::default());
}

#[tokio::test]
async fn a_segment_just_written_is_left_alone() {
    let site = site().await;
    fill(&site, 6).await;
    assert_eq!(site.lake.compact(start() + (9 * DAY).minutes()).await.unwrap(), Upkeep::default());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_merging_at_once_neither_lose_nor_double() {
    let site = site().await;
    fill(&site, 90).await;
    site.clock.advance(Duration::from_secs(4 * 86_400));
    let now = site.clock.now();
    let (a, b, c) = tokio::join!(site.lake.compact(now), site.lake.compact(now), async {
        for _ in 0..20 {
            assert_eq!(site.total().await, 90);
        }
    });
    let ((), done) = (c, a.unwrap().made + b.unwrap().made);
    assert_eq!(done, 3);
    assert_eq!(site.table().await, (3, 90));
    assert_eq!(site.total().await, 90);
}

#[tokio::test]
async fn a_merge_that_fails_halfway_changes_nothing() {
    let site = site().await;
    fill(&site, 30).await;
    site.clock.advance(Duration::from_secs(4 * 86_400));
    // Only merged segments have more than one event.
    let refuse = if site.is_sqlite() {
        "CREATE TRIGGER refuse BEFORE INSERT ON event_segment WHEN NEW.n_events > 1 BEGIN SELECT RAISE(ABORT, 'no'); END"
    } else {
        "ALTER TABLE event_segment ADD CONSTRAINT refuse CHECK (n_events < 2)"
    };
    Sql::new(refuse).run(site.db.write()).await.unwrap();
    assert!(site.lake.compact(site.clock.now()).await.is_err());
    assert_eq!(site.table().await, (30, 30));
    assert_eq!(site.total().await, 30);
}

#[tokio::test]
async fn whole_days_expire_and_nothing_else() {
    let site = site().await;
    fill(&site, 30).await;
    // Beyond the day that the moment falls into, nothing goes.
    assert_eq!(site.lake.expire(start() + (DAY + 30).minutes()).await.unwrap(), Upkeep { removed: 10, made: 0 });
    assert_eq!(site.total().await, 20);
}

#[tokio::test]
async fn a_segment_across_the_border_loses_what_is_past_its_keeping() {
    let site = site().await;
    let (old, new) = (site.lake.record(click(1, 0)), site.lake.record(click(2, DAY)));
    let (old, new) = tokio::join!(biased; old, new);
    old.and(new).unwrap();
    site.clock.advance(Duration::from_secs(4 * 86_400));
    site.lake.expire(start() + DAY.minutes()).await.unwrap();
    assert_eq!(site.total().await, 1);
    assert_eq!(site.table().await, (1, 1));
}

#[tokio::test]
async fn a_damaged_segment_is_an_error_and_never_silently_less() {
    let site = site().await;
    fill(&site, 3).await;
    site.lake.stop().await;
    let damage = if site.is_sqlite() { "X'00'" } else { "'\\x00'" };
    let sql = format!("UPDATE event_segment SET bytes = {damage} WHERE from_ms = $1");
    Sql::new(sql).bind(start().as_millisecond()).run(site.db.write()).await.unwrap();
    assert!(matches!(site.lake.answer(&everything()).await, Err(lake::AnswerError::Damaged { .. })));
}
