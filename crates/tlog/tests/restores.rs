//! What is remembered beside the key: an older database that was put back is found, and a restore goes on record.

use tlog::{Error, Fault, Kind};

use crate::support::{House, ORIGIN};

/// The database as it was with five entries, while ten were signed for.
async fn put_back() -> (House, String) {
    let house = House::grown(5).await;
    house.log.checkpoint().await.unwrap();
    for n in 5..10 {
        house.append(n).await;
    }
    let signed = house.log.checkpoint().await.unwrap().note;
    house.run("DELETE FROM tlog_checkpoint WHERE size > 5").await;
    house.run("DELETE FROM tlog_entry WHERE position >= 5").await;
    house.run("DELETE FROM tlog_node WHERE (place + 1) * (CASE level WHEN 0 THEN 1 WHEN 1 THEN 2 WHEN 2 THEN 4 ELSE 8 END) > 5").await;
    house.run("UPDATE tlog_head SET size = 5").await;
    (house, signed)
}

async fn faults(house: &House) -> Vec<Fault> {
    house.log.check().await.unwrap().faults
}

#[tokio::test]
async fn an_older_database_is_found_and_gets_no_signature() {
    let (house, _) = put_back().await;
    let cut = Fault::Cut { signed: 10 };
    assert_eq!(house.open_again().await.unwrap().standing().await.unwrap(), Some(cut));
    assert_eq!(faults(&house).await, [cut]);
    // The database alone looks whole: the hashes and the checkpoint of five entries fit.
    let refused = house.log.checkpoint().await;
    assert!(matches!(refused, Err(Error::NotTheSame(fault)) if fault == cut), "{refused:?}");
    assert!(house.log.last_checkpoint().await.unwrap().unwrap().note.starts_with(&format!("{ORIGIN}\n5\n")));
}

#[tokio::test]
async fn it_is_still_found_when_the_log_has_outgrown_it() {
    let (house, _) = put_back().await;
    for n in 100..110 {
        house.append(n).await;
    }
    let replaced = Fault::Replaced { signed: 10 };
    assert_eq!(house.log.standing().await.unwrap(), Some(replaced));
    assert_eq!(faults(&house).await, [replaced]);
    assert!(matches!(house.log.current().await, Err(Error::NotTheSame(_))));
}

#[tokio::test]
async fn a_log_that_only_grew_stands() {
    let house = House::grown(5).await;
    assert_eq!(house.log.standing().await.unwrap(), None, "nothing is remembered yet");
    house.log.checkpoint().await.unwrap();
    house.append(5).await;
    assert_eq!(house.open_again().await.unwrap().standing().await.unwrap(), None);
    assert!(house.log.check().await.unwrap().is_sound());
}

#[tokio::test]
async fn a_mark_that_somebody_wrote_is_not_believed() {
    let house = House::grown(5).await;
    let file = house.keys.path().join("log.checkpoint");
    let signed = house.log.checkpoint().await.unwrap().note;
    assert_eq!(std::fs::read_to_string(&file).unwrap(), signed);
    for wrong in ["", "nothing", &signed.replace("\n5\n", "\n4\n"), &format!("{signed}\n")] {
        std::fs::write(&file, wrong).unwrap();
        assert_eq!(faults(&house).await, [Fault::Mark], "{wrong}");
    }
}

#[tokio::test]
async fn a_restore_is_an_entry_that_names_what_became_void() {
    let (house, signed) = put_back().await;
    let (made_at, at) = (house.clock.now(), house.clock.now());
    tlog::note_restore(house.keys.path(), None, made_at, at).unwrap();
    let log = house.open_again().await.unwrap();
    let position = log.record_restore().await.unwrap().unwrap();
    assert_eq!(position.0, 5);
    let kept = log.newest(None, 1).await.unwrap().pop().unwrap();
    assert_eq!((kept.kind, kept.position), (Some(Kind::Restored), position));
    assert_eq!(kept.facts["void_size"], 10);
    assert_eq!(kept.facts["void_checkpoint"], signed.as_str());
    assert_eq!(kept.facts["backup_of"], made_at.to_string());

    assert_eq!(log.record_restore().await.unwrap(), None, "once");
    assert_eq!(faults(&house).await, []);
    house.append(6).await;
    log.checkpoint().await.unwrap();
    assert_eq!(log.standing().await.unwrap(), None);
}

#[tokio::test]
async fn a_start_that_was_cut_off_records_a_restore_once() {
    let (house, _) = put_back().await;
    let at = house.clock.now();
    tlog::note_restore(house.keys.path(), None, at, at).unwrap();
    let left = std::fs::read(house.keys.path().join("log.restored")).unwrap();
    house.log.record_restore().await.unwrap();
    std::fs::write(house.keys.path().join("log.restored"), left).unwrap();
    assert_eq!(house.log.record_restore().await.unwrap().unwrap().0, 5);
    assert_eq!(house.log.size().await.unwrap(), 6);
    assert_eq!(faults(&house).await, []);
}

#[tokio::test]
async fn a_restore_elsewhere_takes_over_what_was_signed_and_one_of_everything_voids_nothing() {
    let house = House::grown(3).await;
    house.log.checkpoint().await.unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let at = house.clock.now();
    tlog::note_restore(elsewhere.path(), Some(house.keys.path()), at, at).unwrap();
    let taken = std::fs::read(elsewhere.path().join("log.checkpoint")).unwrap();
    assert_eq!(taken, std::fs::read(house.keys.path().join("log.checkpoint")).unwrap());

    tlog::note_restore(house.keys.path(), None, at, at).unwrap();
    house.log.record_restore().await.unwrap().unwrap();
    let kept = house.log.newest(None, 1).await.unwrap().pop().unwrap();
    assert!(kept.facts.get("void_size").is_none() && kept.facts.get("void_checkpoint").is_none(), "{kept:?}");
}
