//! One history, both engines: applied once, again, half, and by two at the same time.

use db::{MigrateError, Sql, Step, migrate};

const FIRST: Step = Step {
    name: "0001_singer",
    sql: "CREATE TABLE singer (\n    id UUID NOT NULL PRIMARY KEY,\n    portrait BYTEA,\n    name TEXT NOT NULL\n);\n\
          CREATE UNIQUE INDEX singer_by_name ON singer (name);\n",
};
const SECOND: Step = Step { name: "0002_song", sql: "CREATE TABLE song (id UUID NOT NULL PRIMARY KEY);\n" };
const BROKEN: Step = Step {
    name: "0002_broken",
    sql: "CREATE TABLE half (id UUID NOT NULL PRIMARY KEY);\nCREATE TABLE half (id TEXT);\n",
};

async fn names(db: &db::Db) -> Vec<String> {
    db::columns(db).await.unwrap().into_iter().map(|column| format!("{}.{}", column.table, column.name)).collect()
}

#[tokio::test]
async fn a_history_is_applied_once_and_only_its_new_steps_afterwards() {
    let (db, _guard) = db::testing::fresh().await;
    migrate(&db, [FIRST]).await.unwrap();
    assert_eq!(names(&db).await, ["singer.id", "singer.name", "singer.portrait"]);
    migrate(&db, [FIRST]).await.unwrap();
    migrate(&db, [SECOND, FIRST]).await.unwrap();
    assert_eq!(names(&db).await, ["singer.id", "singer.name", "singer.portrait", "song.id"]);
}

#[tokio::test]
async fn a_step_that_fails_leaves_nothing_of_itself_behind() {
    let (db, _guard) = db::testing::fresh().await;
    migrate(&db, [FIRST]).await.unwrap();
    let error = migrate(&db, [FIRST, BROKEN]).await.unwrap_err();
    assert!(matches!(error, MigrateError::Engine(_)), "{error:?}");
    assert_eq!(names(&db).await, ["singer.id", "singer.name", "singer.portrait"]);
    migrate(&db, [FIRST, SECOND]).await.unwrap();
}

#[tokio::test]
async fn two_steps_of_one_name_are_refused_by_that_name() {
    let (db, _guard) = db::testing::fresh().await;
    let error = migrate(&db, [FIRST, FIRST]).await.unwrap_err();
    assert_eq!(error.to_string(), "two migrations are called 0001_singer");
    assert!(names(&db).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_that_start_at_the_same_moment_apply_it_once() {
    let (db, guard) = db::testing::fresh().await;
    let other = db::Db::open(guard.address(), db::Durability::Power).await.unwrap();
    let (one, two) = tokio::join!(migrate(&db, [FIRST, SECOND]), migrate(&other, [FIRST, SECOND]));
    one.unwrap();
    two.unwrap();
    assert_eq!(names(&db).await.len(), 4);
}

#[tokio::test]
async fn a_statement_for_postgresql_alone_is_left_out_elsewhere() {
    const ROOM: Step = Step {
        name: "0002_room",
        sql: "CREATE INDEX singer_by_portrait ON singer (portrait);\n\
              -- PostgreSQL: SQLite knows no such word.\nALTER TABLE singer SET (fillfactor = 50);\n",
    };
    let (db, _guard) = db::testing::fresh().await;
    migrate(&db, [FIRST, ROOM]).await.unwrap();
    if db.engine() == db::Engine::Postgres {
        let row = Sql::new("SELECT 'fillfactor=50' = ANY (reloptions) AS said FROM pg_class WHERE relname = 'singer'");
        assert!(row.one(db.read()).await.unwrap().unwrap().try_get::<bool>("", "said").unwrap());
    }
}

#[tokio::test]
async fn a_view_is_part_of_the_live_schema() {
    let (db, _guard) = db::testing::fresh().await;
    migrate(&db, [FIRST]).await.unwrap();
    Sql::new("CREATE VIEW poster AS SELECT name AS headline FROM singer").run(db.write()).await.unwrap();
    assert!(names(&db).await.contains(&"poster.headline".to_owned()));
}

#[tokio::test]
async fn what_is_missing_of_a_history_is_told_and_not_applied() {
    let (db, _guard) = db::testing::fresh().await;
    let standing = db::standing(&db, [SECOND, FIRST]).await.unwrap();
    assert_eq!(standing.missing, [FIRST.name, SECOND.name]);
    assert_eq!(db::columns(&db).await.unwrap(), [], "nothing was made");
    migrate(&db, [FIRST]).await.unwrap();
    assert_eq!(db::standing(&db, [SECOND, FIRST]).await.unwrap().missing, [SECOND.name]);
    migrate(&db, [FIRST, SECOND]).await.unwrap();
    assert_eq!(db::standing(&db, [FIRST, SECOND]).await.unwrap(), db::Standing::default());
    assert_eq!(db::standing(&db, [FIRST]).await.unwrap().unknown, [SECOND.name]);
}
