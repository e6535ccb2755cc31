//! Values there and back, refusals, transactions, settings of the connections.

use std::time::{Duration, Instant};

use db::{Clock, Db, Durability, Engine, Entropy, Sql, Step, is_unique_violation};
use tokio::task::JoinSet;
use uuid::Uuid;

const KINDS: Step = Step {
    name: "0001_kinds",
    sql: "CREATE TABLE kinds (\n    id UUID NOT NULL PRIMARY KEY,\n    bytes BYTEA,\n    flag BOOLEAN,\n    n BIGINT,\n    \
          words TEXT UNIQUE\n);\n",
};

#[derive(Debug, PartialEq, sea_orm::FromQueryResult)]
struct Kinds {
    id: Uuid,
    bytes: Option<Vec<u8>>,
    flag: Option<bool>,
    n: Option<i64>,
    words: Option<String>,
}

async fn store() -> (Db, db::testing::Guard) {
    let (db, guard) = db::testing::fresh().await;
    db::migrate(&db, [KINDS]).await.unwrap();
    (db, guard)
}

fn insert(row: &Kinds) -> Sql {
    Sql::new("INSERT INTO kinds (id, bytes, flag, n, words) VALUES ($1, $2, $3, $4, $5)")
        .bind(row.id)
        .bind(row.bytes.clone())
        .bind(row.flag)
        .bind(row.n)
        .bind(row.words.clone())
}

fn some(id: u128, words: &str) -> Kinds {
    Kinds {
        id: Uuid::from_u128(id),
        bytes: Some(vec![0, 255, 39]),
        flag: Some(true),
        n: Some(i64::MIN),
        words: Some(words.to_owned()),
    }
}

#[tokio::test]
async fn every_kind_of_value_comes_back_as_it_went_in() {
    let (db, _guard) = store().await;
    let full = some(1, "it's «ünïcode» $1 ؟");
    let empty = Kinds { id: Uuid::from_u128(2), bytes: None, flag: None, n: None, words: None };
    for row in [&full, &empty] {
        insert(row).run(db.write()).await.unwrap();
        let back: Option<Kinds> =
            Sql::new("SELECT * FROM kinds WHERE id = $1").bind(row.id).one_as(db.read()).await.unwrap();
        assert_eq!(back.as_ref(), Some(row));
    }
    let all: Vec<Kinds> = Sql::new("SELECT * FROM kinds ORDER BY id").all_as(db.read()).await.unwrap();
    assert_eq!(all, [full, empty]);
    let truth = Sql::new("SELECT EXISTS (SELECT 1 FROM kinds WHERE flag) AS yes, flag FROM kinds WHERE n = $1");
    let truth = truth.bind(i64::MIN).one(db.read()).await.unwrap().unwrap();
    assert!(truth.try_get::<bool>("", "yes").unwrap());
}

#[tokio::test]
async fn a_taken_value_is_told_from_every_other_refusal() {
    let (db, _guard) = store().await;
    insert(&some(1, "taken")).run(db.write()).await.unwrap();
    assert!(is_unique_violation(&insert(&some(2, "taken")).run(db.write()).await.unwrap_err()));
    assert!(is_unique_violation(&insert(&some(1, "free")).run(db.write()).await.unwrap_err()));
    let null = Sql::new("INSERT INTO kinds (id) VALUES (NULL)").run(db.write()).await.unwrap_err();
    assert!(!is_unique_violation(&null));
}

#[tokio::test]
async fn the_text_of_a_refusal_holds_no_value() {
    let (db, _guard) = store().await;
    insert(&some(1, "ada@example.org")).run(db.write()).await.unwrap();
    let error = insert(&some(2, "ada@example.org")).run(db.write()).await.unwrap_err();
    assert!(!error.to_string().contains("ada@example.org"), "{error}");
}

#[tokio::test]
async fn a_transaction_is_seen_when_it_is_committed_and_only_then() {
    let (db, _guard) = store().await;
    let count = || async {
        let row = Sql::new("SELECT COUNT(*) AS n FROM kinds").one(db.read()).await.unwrap().unwrap();
        row.try_get::<i64>("", "n").unwrap()
    };
    let tx = db.begin().await.unwrap();
    insert(&some(1, "dropped")).run(&tx).await.unwrap();
    assert_eq!(count().await, 0);
    drop(tx);
    let tx = db.begin().await.unwrap();
    insert(&some(2, "kept")).run(&tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(count().await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_transaction_that_is_given_up_while_it_begins_keeps_nothing_open() {
    let (db, guard) = store().await;
    let other = Db::open(guard.address(), Durability::Process).await.unwrap();
    for n in 0..60_u32 {
        let mut begins = JoinSet::new();
        begins.spawn({
            let db = db.clone();
            async move { db.begin().await }
        });
        let since = Instant::now();
        while since.elapsed() < Duration::from_micros(u64::from(n) * 10) {
            std::hint::spin_loop();
        }
        begins.shutdown().await;
        insert(&some(n.into(), &n.to_string())).run(db.write()).await.unwrap();
        let seen = Sql::new("SELECT 1 AS one FROM kinds WHERE words = $1").bind(n.to_string());
        assert!(seen.one(other.read()).await.unwrap().is_some(), "nobody else sees write {n}");
    }
}

#[tokio::test]
async fn a_transaction_that_reads_first_is_not_overtaken_by_another_process() {
    let (db, guard) = store().await;
    let other = Db::open(guard.address(), Durability::Process).await.unwrap();
    let tx = db.begin().await.unwrap();
    Sql::new("SELECT COUNT(*) AS n FROM kinds").one(&tx).await.unwrap();
    if db.engine() == Engine::Sqlite {
        Sql::new("PRAGMA busy_timeout = 0").run(other.write()).await.unwrap();
        assert!(insert(&some(2, "fast")).run(other.write()).await.is_err(), "it has to wait");
    } else {
        insert(&some(2, "fast")).run(other.write()).await.unwrap();
    }
    insert(&some(1, "slow")).run(&tx).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_store_that_cannot_be_written_to_fails_the_probe() {
    let (db, guard) = store().await;
    db.probe().await.unwrap();
    if db.engine() == Engine::Postgres {
        return;
    }
    let folder = guard.folder().unwrap();
    Sql::new("PRAGMA query_only = ON").run(db.write()).await.unwrap();
    assert!(db.probe().await.is_err());
    Sql::new("PRAGMA query_only = OFF").run(db.write()).await.unwrap();
    db.probe().await.unwrap();
    assert!(folder.join("test.db").exists());
}

#[tokio::test]
async fn connections_have_the_settings_that_the_promises_rest_on() {
    for durability in [Durability::Process, Durability::Power] {
        let (_, guard) = db::testing::fresh().await;
        let db = Db::open(guard.address(), durability).await.unwrap();
        let power = durability == Durability::Power;
        let expected: &[(&str, &str)] = match db.engine() {
            Engine::Sqlite => &[
                ("PRAGMA journal_mode", "wal"),
                ("PRAGMA secure_delete", "1"),
                ("PRAGMA foreign_keys", "1"),
                ("PRAGMA temp_store", "2"),
                ("PRAGMA busy_timeout", "5000"),
                ("PRAGMA synchronous", if power { "2" } else { "1" }),
            ],
            Engine::Postgres => &[
                ("SHOW synchronous_commit", if power { "on" } else { "off" }),
                ("SHOW client_min_messages", "warning"),
            ],
        };
        db.checkpoint().await.unwrap();
        for connection in [db.read(), db.write()] {
            for (question, answer) in expected {
                let row = Sql::new(*question).one(connection).await.unwrap().unwrap();
                let live = row
                    .try_get_by_index::<String>(0)
                    .or_else(|_| row.try_get_by_index::<i64>(0).map(|n| n.to_string()));
                assert_eq!(live.unwrap(), *answer, "{question}");
            }
        }
    }
}

#[tokio::test]
async fn a_path_may_hold_signs_that_mean_something_in_an_address() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("50% of a #1? hit").join("fan fare.db");
    let db = Db::open(&db::Address::File(path.clone()), Durability::Process).await.unwrap();
    db::migrate(&db, [KINDS]).await.unwrap();
    assert!(path.exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_may_make_one_new_file_at_the_same_moment() {
    for _ in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let address = db::Address::File(folder.path().join("new.db"));
        let make = || async {
            let db = Db::open(&address, Durability::Power).await.unwrap();
            db::migrate(&db, [KINDS]).await.unwrap();
        };
        tokio::join!(make(), make());
    }
}

#[test]
fn an_address_that_names_no_engine_is_refused() {
    assert!("postgres://host/name".parse::<db::Address>().is_ok());
    assert!("sqlite:///tmp/x.db".parse::<db::Address>().is_ok());
    assert!("fanfare.db".parse::<db::Address>().is_err());
    let printed = format!("{:?}", "postgres://ada:secret@host/name".parse::<db::Address>().unwrap());
    assert!(!printed.contains("secret"), "{printed}");
}

#[test]
fn a_stopped_clock_moves_when_it_is_told_and_ids_follow_it() {
    let clock = Clock::stopped_at(db::from_millis(1_700_000_000_000));
    let copy = clock.clone();
    let entropy = Entropy::seeded(7);
    let early = entropy.id(&clock);
    clock.advance(Duration::from_millis(1));
    assert_eq!(copy.now_ms(), 1_700_000_000_001);
    let late = entropy.id(&copy);
    assert!(early < late);
    assert_eq!(late.get_version_num(), 7);
    assert_eq!(Entropy::seeded(7).token(), Entropy::seeded(7).token());
    assert_ne!(Entropy::system().unwrap().token(), Entropy::system().unwrap().token());
}

#[tokio::test]
async fn an_address_that_cannot_be_read_is_not_quoted() {
    for address in ["postgres://fan:hunter2@127.0.0.1:99999/x", "postgres://fan:hunter2@[/x"] {
        let Err(error) = Db::open(&address.parse().unwrap(), db::Durability::Process).await else {
            panic!("it opened")
        };
        let told = format!("{} {error:?}", whole(&error));
        assert!(!told.contains("hunter2") && told.contains("postgres://user:password@host"), "{told}");
    }
}

/// An error with everything below it.
fn whole(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_file_and_its_log_are_their_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.db");
    let db = Db::open(&db::Address::File(path.clone()), db::Durability::Process).await.unwrap();
    Sql::new("CREATE TABLE one (n INTEGER)").run(db.write()).await.unwrap();
    for file in [path.clone(), path.with_extension("db-wal"), path.with_extension("db-shm")] {
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
    }
    db.close().await.unwrap();
}
