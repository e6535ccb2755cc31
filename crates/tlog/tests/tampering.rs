//! Whoever touches the log in the database is found out.

use db::{Engine, Sql};
use tlog::Fault;

use crate::support::House;

/// The log as it is after somebody touched it.
async fn faults(house: &House) -> Vec<Fault> {
    let report = house.log.check().await.unwrap();
    assert_eq!(report.is_sound(), report.faults.is_empty());
    report.faults
}

/// A log of ten with a checkpoint in the middle and one at its end, sound so far.
async fn sound() -> House {
    let house = House::grown(6).await;
    house.log.checkpoint().await.unwrap();
    for n in 6..10 {
        house.append(n).await;
    }
    house.log.checkpoint().await.unwrap();
    let report = house.log.check().await.unwrap();
    assert_eq!((report.size, report.checkpoints, report.faults), (10, 3, vec![]));
    house
}

/// Turns one bit of an entry.
async fn flip(house: &House, position: i64) {
    let row = Sql::new("SELECT leaf FROM tlog_entry WHERE position = $1").bind(position);
    let mut leaf: Vec<u8> = row.one(house.db.read()).await.unwrap().unwrap().try_get("", "leaf").unwrap();
    leaf[20] ^= 1;
    let sql = Sql::new("UPDATE tlog_entry SET leaf = $1 WHERE position = $2").bind(leaf).bind(position);
    sql.run(house.db.write()).await.unwrap();
}

#[tokio::test]
async fn a_changed_byte_is_found() {
    let house = sound().await;
    flip(&house, 3).await;
    let faults = faults(&house).await;
    assert!(faults.contains(&Fault::Hash { level: 0, place: 3 }), "{faults:?}");
    assert!(faults.contains(&Fault::Root { size: 6 }) && faults.contains(&Fault::Root { size: 10 }), "{faults:?}");
}

#[tokio::test]
async fn a_dropped_entry_is_found_wherever_it_was() {
    for position in [0, 3, 9] {
        let house = sound().await;
        house.run(&format!("DELETE FROM tlog_entry WHERE position = {position}")).await;
        let faults = faults(&house).await;
        assert!(faults.contains(&Fault::Missing { position: u64::try_from(position).unwrap() }), "{faults:?}");
    }
}

#[tokio::test]
async fn two_entries_that_changed_places_are_found() {
    let house = sound().await;
    for (from, to) in [(3, -1), (4, 3), (-1, 4)] {
        house.run(&format!("UPDATE tlog_entry SET position = {to} WHERE position = {from}")).await;
    }
    let faults = faults(&house).await;
    assert!(faults.contains(&Fault::Hash { level: 0, place: 3 }), "{faults:?}");
    assert!(faults.contains(&Fault::Root { size: 10 }), "{faults:?}");
}

#[tokio::test]
async fn a_whole_log_written_anew_is_found_by_its_signed_checkpoints() {
    let house = sound().await;
    // Somebody who knows the tree forgets the last entries and appends others with the right hashes.
    house.run("DELETE FROM tlog_entry WHERE position >= 5").await;
    house.run("DELETE FROM tlog_node WHERE (place + 1) * (CASE level WHEN 0 THEN 1 WHEN 1 THEN 2 WHEN 2 THEN 4 ELSE 8 END) > 5").await;
    house.run("UPDATE tlog_head SET size = 5").await;
    for n in 0..5 {
        house.append(100 + n).await;
    }
    assert_eq!(
        faults(&house).await,
        [Fault::Root { size: 6 }, Fault::Root { size: 10 }, Fault::Replaced { signed: 10 }]
    );
}

#[tokio::test]
async fn a_forged_checkpoint_and_a_cut_off_end_are_found() {
    let house = sound().await;
    house.run("UPDATE tlog_checkpoint SET note = replace(note, '/log', '/lag') WHERE size = 6").await;
    assert_eq!(faults(&house).await, [Fault::Signature { size: 6 }]);

    let house = sound().await;
    house.run("UPDATE tlog_head SET size = 8").await;
    assert_eq!(
        faults(&house).await,
        [Fault::Surplus { position: 9 }, Fault::Root { size: 10 }, Fault::Cut { signed: 10 }]
    );
}

#[tokio::test]
async fn a_changed_hash_is_found() {
    let house = sound().await;
    let hash = if house.db.engine() == Engine::Postgres { r"'\x00'" } else { "x'00'" };
    house.run(&format!("UPDATE tlog_node SET hash = {hash} WHERE level = 2 AND place = 1")).await;
    assert_eq!(faults(&house).await, [Fault::Hash { level: 2, place: 1 }]);
}
