//! An entry exists exactly when its change does, and the key stays the log's own.

use db::keyfile::KeyFileError;
use tlog::{Error, Facts, Kind, Position};

use crate::support::{House, entry, house};

#[tokio::test]
async fn two_appenders_at_once_leave_no_gap() {
    let house = house().await;
    let appender = |from: i64| {
        let (db, log) = (house.db.clone(), house.log.clone());
        async move {
            for n in from..from + 20 {
                let tx = db.begin().await.unwrap();
                log.append(&tx, entry(n)).await.unwrap();
                log.append(&tx, entry(-n)).await.unwrap();
                if n % 3 == 0 {
                    tx.rollback().await.unwrap();
                } else {
                    tx.commit().await.unwrap();
                }
            }
        }
    };
    tokio::join!(appender(1), appender(101));
    let report = house.log.check().await.unwrap();
    // 3, 6 … 18 and 102, 105 … 120 were taken back.
    assert_eq!((report.size, report.faults), (2 * (40 - 6 - 7), vec![]));
    let entries = house.log.newest(None, 100).await.unwrap();
    for pair in entries.chunks(2) {
        let n = |n: usize| pair[n].facts["n"].as_i64().unwrap();
        assert_eq!(n(0), -n(1), "a transaction's entries stand side by side");
    }
}

#[tokio::test]
async fn a_transaction_that_is_taken_back_leaves_nothing() {
    let house = House::grown(3).await;
    let before = house.log.checkpoint().await.unwrap();
    let tx = house.db.begin().await.unwrap();
    assert_eq!(house.log.append(&tx, entry(9)).await.unwrap(), Position(3));
    drop(tx);
    assert_eq!(house.log.size().await.unwrap(), 3);
    assert_eq!(house.log.checkpoint().await.unwrap(), before);
    assert!(house.log.check().await.unwrap().is_sound());
}

#[tokio::test]
async fn entries_are_read_newest_first_and_in_pages() {
    let house = House::grown(5).await;
    let page = house.log.newest(None, 2).await.unwrap();
    assert_eq!(page.iter().map(|kept| kept.position.0).collect::<Vec<_>>(), [4, 3]);
    assert_eq!((page[0].kind, page[0].at), (Some(Kind::Proof), Some(house.clock.now())));
    let rest = house.log.newest(Some(page[1].position), 10).await.unwrap();
    assert_eq!(rest.iter().map(|kept| kept.position.0).collect::<Vec<_>>(), [2, 1, 0]);
}

#[tokio::test]
async fn an_entry_that_no_bundle_holds_is_refused() {
    let house = house().await;
    let tx = house.db.begin().await.unwrap();
    let facts = Facts::default().published("text", "x".repeat(70_000));
    let long = tlog::Entry { kind: Kind::Proof, facts };
    assert!(matches!(house.log.append(&tx, long).await, Err(Error::TooLong)));
}

#[tokio::test]
async fn the_log_keeps_its_key_and_its_name() {
    let house = House::grown(1).await;
    let again = house.open_again().await.unwrap();
    assert_eq!((again.verifier(), again.origin()), (house.log.verifier(), house.log.origin()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(house.keys.path().join("log.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[tokio::test]
async fn a_log_without_its_own_key_does_not_open() {
    let house = House::grown(1).await;
    let path = house.keys.path().join("log.key");
    let key = std::fs::read(&path).unwrap();

    std::fs::remove_file(&path).unwrap();
    let error = house.open_again().await.unwrap_err();
    assert!(matches!(error, Error::NoKeyFile { .. }), "{error}");
    assert!(!path.exists(), "no other key was put in its place");

    std::fs::write(&path, [7; 32]).unwrap();
    assert!(matches!(house.open_again().await, Err(Error::WrongKey { .. })));
    std::fs::write(&path, [7; 31]).unwrap();
    assert!(matches!(house.open_again().await, Err(Error::KeyFile(KeyFileError::NotAKey { .. }))));

    std::fs::write(&path, key).unwrap();
    house.open_again().await.unwrap();
}
