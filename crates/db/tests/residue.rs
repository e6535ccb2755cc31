//! What a deleted row leaves on disk. On PostgreSQL nothing is promised here: there the key goes.

use std::path::Path;

use db::{Db, Engine, Sql, Step};
use uuid::Uuid;

const NOTE: Step =
    Step { name: "0001_note", sql: "CREATE TABLE note (id UUID NOT NULL PRIMARY KEY, words TEXT NOT NULL);\n" };
const CANARY: &str = "canary-7f3c9e1a";

fn hits(folder: &Path) -> usize {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
    files.map(|bytes| bytes.windows(CANARY.len()).filter(|window| *window == CANARY.as_bytes()).count()).sum()
}

async fn store_with_canaries() -> (Db, db::testing::Guard) {
    let (db, guard) = db::testing::fresh().await;
    db::migrate(&db, [NOTE]).await.unwrap();
    for n in 0..400 {
        Sql::new("INSERT INTO note (id, words) VALUES ($1, $2)")
            .bind(Uuid::from_u128(n))
            .bind(CANARY.to_owned())
            .run(db.write())
            .await
            .unwrap();
    }
    (db, guard)
}

#[tokio::test]
async fn a_deleted_row_leaves_no_bytes_after_the_checkpoint() {
    let (db, guard) = store_with_canaries().await;
    let Some(folder) = guard.folder() else { return };
    db.checkpoint().await.unwrap();
    assert!(hits(folder) >= 400, "the control finds them before");
    Sql::new("DELETE FROM note").run(db.write()).await.unwrap();
    assert!(hits(folder) > 0, "the control finds them before the checkpoint");
    assert!(db.checkpoint().await.unwrap());
    assert_eq!(hits(folder), 0);
}

#[tokio::test]
async fn a_checkpoint_says_no_while_a_reader_holds_it_back_and_can_be_asked_again() {
    use sea_orm::TransactionTrait;
    let (db, guard) = store_with_canaries().await;
    if db.engine() == Engine::Postgres {
        assert!(db.checkpoint().await.unwrap());
        return;
    }
    let reader = db.read().begin().await.unwrap();
    Sql::new("SELECT COUNT(*) AS n FROM note").one(&reader).await.unwrap();
    Sql::new("DELETE FROM note").run(db.write()).await.unwrap();
    let asked = std::time::Instant::now();
    assert!(!db.checkpoint().await.unwrap());
    assert!(asked.elapsed() < std::time::Duration::from_secs(2), "writers wait for as long");
    assert!(hits(guard.folder().unwrap()) > 0, "the log still holds them");
    drop(reader);
    assert!(db.checkpoint().await.unwrap());
    assert_eq!(hits(guard.folder().unwrap()), 0);
}

#[tokio::test]
async fn what_was_committed_comes_into_the_file_without_a_commit_that_waits_for_it() {
    let (_db, guard) = store_with_canaries().await;
    let Some(folder) = guard.folder() else { return };
    let files = || std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = files().find(|path| path.extension().is_some_and(|end| end == "db")).unwrap();
    let there = || {
        let bytes = std::fs::read(&file).unwrap();
        bytes.windows(CANARY.len()).filter(|window| *window == CANARY.as_bytes()).count() >= 400
    };
    for _ in 0..100 {
        if there() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("still only in the log: {:?}", files().collect::<Vec<_>>());
}
