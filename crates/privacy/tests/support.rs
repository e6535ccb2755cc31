//! A store with every table that the inventory declares, made from the declaration itself, and a stopped clock.

use std::{path::Path, time::Duration};

use db::{Clock, Db, Durability, Entropy, Sql, Step};
use policy::{Store, TableRow};
use privacy::{Kind, Privacy, SubjectId};
use uuid::Uuid;

pub(crate) const DAY: Duration = Duration::from_secs(24 * 60 * 60);
pub(crate) const MOMENT: Duration = Duration::from_millis(1);

pub(crate) struct House {
    pub privacy: Privacy,
    pub db: Db,
    pub guard: db::testing::Guard,
    pub keys: tempfile::TempDir,
    pub clock: Clock,
    pub entropy: Entropy,
}

/// An empty house on 22 November 2026.
pub(crate) async fn house() -> House {
    let (db, guard) = db::testing::fresh().await;
    db::migrate(&db, privacy::STEPS.iter().copied().chain([rooms()])).await.unwrap();
    let keys = tempfile::tempdir().unwrap();
    let clock = Clock::stopped_at(db::from_millis(1_795_305_600_000));
    let entropy = Entropy::seeded(1);
    let privacy = Privacy::open(db.clone(), keys.path(), clock.clone(), entropy.clone()).await.unwrap();
    House { privacy, db, guard, keys, clock, entropy }
}

/// The tables of the rooms, as one step.
pub(crate) fn rooms() -> Step {
    let rooms: String = tables().filter(|table| !OWN.contains(&table.name)).map(create).collect();
    Step { name: "0002_rooms", sql: Box::leak(rooms.into_boxed_str()) }
}

/// The tables that come with privacy's own migrations.
const OWN: [&str; 10] = [
    "subject",
    "consent",
    "consent_text",
    "refusal",
    "objection",
    "restriction",
    "disclosure",
    "deletion_request",
    "sweep",
    "sweep_count",
];

pub(crate) fn tables() -> impl Iterator<Item = &'static TableRow> {
    policy::TABLES.iter().filter(|table| table.store == Store::Main)
}

pub(crate) fn columns(table: &TableRow) -> Vec<&'static str> {
    let personal = policy::DATA.iter().flat_map(|row| row.columns).filter(|(name, _)| *name == table.name);
    table.plain.iter().copied().chain(personal.map(|(_, column)| *column)).collect()
}

fn create(table: &TableRow) -> String {
    let columns: Vec<String> =
        columns(table).iter().map(|column| format!("{column} {}", kind_of(table, column))).collect();
    format!("CREATE TABLE {} ({});\n", table.name, columns.join(", "))
}

/// Whether a column takes words.
pub(crate) fn is_text(table: &TableRow, column: &str) -> bool {
    let own_bytes = ["receipt_index", "state_hash", "email_index", "token_hash"];
    kind_of(table, column) == "TEXT" && !own_bytes.contains(&column)
}

fn kind_of(table: &TableRow, column: &str) -> &'static str {
    let sealed = policy::DATA.iter().any(|row| row.sealed && row.columns.contains(&(table.name, column)));
    match column {
        _ if sealed => "BYTEA",
        "people" | "attempts" if table.name == "deletion_request" => "BIGINT",
        _ if table.subject == Some(column) || column == "id" || column.ends_with("_id") || column == "leased_by" => {
            "UUID"
        }
        _ if column.ends_with("_at") || column.ends_with("_ms") || column.ends_with("_until") => "BIGINT",
        _ => "TEXT",
    }
}

impl House {
    pub(crate) async fn subject(&self, kind: Kind) -> SubjectId {
        let tx = self.db.begin().await.unwrap();
        let subject = self.privacy.new_subject(&tx, kind).await.unwrap();
        tx.commit().await.unwrap();
        subject
    }

    /// A member whose account row keeps them.
    pub(crate) async fn member(&self) -> SubjectId {
        let subject = self.subject(Kind::Member).await;
        self.insert("account", subject, "somebody").await;
        subject
    }

    /// A row of somebody's in which every text is `words` and every instant is now.
    pub(crate) async fn insert(&self, table: &str, subject: SubjectId, words: &str) {
        let table = tables().find(|row| row.name == table).unwrap();
        let columns = columns(table);
        let places: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
        let sql = format!("INSERT INTO {} ({}) VALUES ({})", table.name, columns.join(", "), places.join(", "));
        let mut sql = Sql::new(sql);
        for column in columns {
            sql = match kind_of(table, column) {
                "UUID" if table.subject == Some(column) => sql.bind(subject),
                "UUID" => sql.bind(self.entropy.id(&self.clock)),
                "BIGINT" => sql.bind(self.clock.now_ms()),
                "BYTEA" => sql.bind(words.as_bytes().to_vec()),
                // Who received something is a word of the inventory.
                _ if column == "processor" => sql.bind("spotify"),
                _ => sql.bind(words),
            };
        }
        sql.run(self.db.write()).await.unwrap();
    }

    pub(crate) async fn count(&self, table: &str, condition: &str) -> i64 {
        count(&self.db, table, condition).await
    }

    pub(crate) async fn rows_of(&self, table: &TableRow, subject: SubjectId) -> i64 {
        let sql = format!("SELECT COUNT(*) AS n FROM {} WHERE {} = $1", table.name, table.subject.unwrap());
        let row = Sql::new(sql).bind(subject).one(self.db.read()).await.unwrap().unwrap();
        row.try_get("", "n").unwrap()
    }

    /// The keyring's file, opened beside it.
    pub(crate) async fn ring(&self) -> Db {
        Db::open(&db::Address::File(self.keys.path().join("keyring.db")), Durability::Power).await.unwrap()
    }

    pub(crate) async fn n_keys(&self) -> i64 {
        count(&self.ring().await, "data_key", "1 = 1").await
    }

    pub(crate) async fn has_key(&self, subject: SubjectId) -> bool {
        self.wrapped_key(subject).await.is_some()
    }

    pub(crate) async fn wrapped_key(&self, subject: SubjectId) -> Option<Vec<u8>> {
        let sql = Sql::new("SELECT wrapped FROM data_key WHERE subject_id = $1").bind(subject);
        sql.one(self.ring().await.read()).await.unwrap().map(|row| row.try_get("", "wrapped").unwrap())
    }
}

async fn count(db: &Db, table: &str, condition: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE {condition}");
    Sql::new(sql).one(db.read()).await.unwrap().unwrap().try_get("", "n").unwrap()
}

/// How often the bytes stand in the files of a folder.
pub(crate) fn hits(folder: &Path, bytes: &[u8]) -> usize {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
    files.map(|file| file.windows(bytes.len()).filter(|window| *window == bytes).count()).sum()
}

pub(crate) fn row(n: u128) -> Uuid {
    Uuid::from_u128(n)
}
