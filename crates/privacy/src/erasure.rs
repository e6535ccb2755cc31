//! Erasure: every row of one person, then their key, and a receipt of it.

use db::{Db, Engine, Sql, Tx};
use policy::{Store, TableRow};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    Privacy, SubjectId,
    batch::any_of,
    deletion::{Kept, Occasion, Told, kept},
};

/// What an erasure found and removed, in every place that holds anything. It says nothing about the person, so it can be
/// given out, published and kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErasureReport {
    /// The receipt's own number, which is not the person's.
    pub id: Uuid,
    /// When, in milliseconds since the epoch.
    pub erased_at: i64,
    /// Which inventory the program was built with: its SHA-256, in hex.
    pub policy_version: &'static str,
    /// Every table of the store and of the keyring.
    pub stores: Vec<StoreReport>,
    /// Every log that an engine keeps beside its tables.
    pub logs: Vec<LogReport>,
    /// Who else had received something of the person, and is told.
    pub processors: Vec<Told>,
    /// What stays, under which duty and until when. Nobody can read anything about the person in it.
    pub kept: Vec<Kept>,
}

/// What one table held of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoreReport {
    /// `store` or `keyring`: which database.
    pub database: &'static str,
    /// The table.
    pub table: &'static str,
    /// Whether its rows belong to people at all. The others hold nothing personal by declaration (events too).
    pub personal: bool,
    /// Rows of this person before.
    pub found: u64,
    /// Those that are gone.
    pub removed: u64,
}

/// What became of a database's own log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogReport {
    /// `store` or `keyring`: whose log.
    pub database: &'static str,
    /// How what it held became unreadable: `emptied` (nobody held it back: busy = 0), `held_back` (a reader did; the
    /// sweep asks again) or `key_destroyed` (a server's log cannot be emptied, and personal columns are sealed).
    pub outcome: &'static str,
}

impl ErasureReport {
    /// Rows deleted from the store, by table, for the tables that held any.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let held = self.stores.iter().filter(|one| one.database == STORE && one.removed > 0);
        held.map(|one| (one.table, one.removed))
    }

    /// Whether nothing was left behind in any log.
    pub fn log_emptied(&self) -> bool {
        self.logs.iter().all(|log| log.outcome != HELD_BACK)
    }

    /// Whether everything that was found is gone.
    pub fn is_complete(&self) -> bool {
        self.log_emptied() && self.stores.iter().all(|one| one.found == one.removed)
    }
}

const STORE: &str = "store";
const KEYRING: &str = "keyring";
const HELD_BACK: &str = "held_back";

impl Privacy {
    /// Deletes everything that the inventory says is one person's, in every table, and destroys their key.
    ///
    /// The list of erasures is written first: a crash in between is finished at the next start, and a backup put back
    /// later is told whom to forget. The key goes last, when the deletion is on the disk, so that there is never a row
    /// that nothing opens. Tables go in the inventory's order, so a foreign key to a row of the same person has to be
    /// `ON DELETE CASCADE`.
    ///
    /// # Errors
    /// The store's own; then nothing or everything of the store is gone, and it may be asked again.
    pub async fn erase(&self, subject: SubjectId) -> db::Result<ErasureReport> {
        self.erase_as(self.entropy.id(&self.clock), subject).await
    }

    /// [`Privacy::erase`] under a number that the caller has written down somewhere already.
    ///
    /// # Errors
    /// As there.
    pub async fn erase_as(&self, id: Uuid, subject: SubjectId) -> db::Result<ErasureReport> {
        self.erase_all(id, &[(subject, id)], Occasion::Asked).await
    }

    /// Erases a batch that nobody gets a receipt of.
    pub(crate) async fn erase_many(&self, subjects: &[SubjectId]) -> db::Result<()> {
        let numbered: Vec<(SubjectId, Uuid)> =
            subjects.iter().map(|subject| (*subject, self.entropy.id(&self.clock))).collect();
        let id = self.entropy.id(&self.clock);
        self.erase_all(id, &numbered, Occasion::Swept(id)).await.map(drop)
    }

    /// [`Privacy::erase_as`] for a batch, in one transaction; each person's erasure has a number of its own, under which
    /// others are told of it.
    async fn erase_all(
        &self,
        id: Uuid,
        numbered: &[(SubjectId, Uuid)],
        occasion: Occasion,
    ) -> db::Result<ErasureReport> {
        let erased_at = self.clock.now_ms();
        self.keyring.note_erasures(numbered, erased_at).await?;
        let subjects: &[SubjectId] = &numbered.iter().map(|(subject, _)| *subject).collect::<Vec<_>>();
        let tx = self.db.begin().await?;
        if self.db.engine() == Engine::Postgres {
            hold(&tx, subjects).await?;
        }
        self.pass_on(&tx, numbered, occasion).await?;
        self.part_from(&tx, subjects).await?;
        let mut stores = delete_rows(&tx, subjects).await?;
        tx.commit().await?;
        let store_log = empty_log(&self.db).await;
        stores.extend(self.destroy_keys(subjects).await?);
        let keyring_log = empty_log(self.keyring.file()).await;
        let logs = vec![
            LogReport { database: STORE, outcome: store_log },
            LogReport { database: KEYRING, outcome: keyring_log },
        ];
        let told = self.deletions_of(id).await?;
        let (processors, kept) = (told.iter().map(Told::of).collect(), kept(erased_at, &told));
        Ok(ErasureReport { id, erased_at, policy_version: policy::VERSION, stores, logs, processors, kept })
    }

    async fn destroy_keys(&self, subjects: &[SubjectId]) -> db::Result<Vec<StoreReport>> {
        let destroyed = self.keyring.destroy(subjects).await?;
        let tables = policy::TABLES.iter().filter(|table| table.store == Store::Keyring);
        let report = |table: &'static TableRow| {
            let personal = table.subject.is_some();
            let n = if personal { destroyed } else { 0 };
            StoreReport { database: KEYRING, table: table.name, personal, found: n, removed: n }
        };
        Ok(tables.map(report).collect())
    }

    /// Erases again everybody on the list of erasures of whom the store or the keyring holds anything: a backup from
    /// before was put back, or an erasure was cut off. It must be done before anything is served. Answers how many.
    ///
    /// # Errors
    /// The store's own; then nothing may be served.
    pub async fn repeat_erasures(&self) -> db::Result<u64> {
        let mut n = 0;
        let mut last = Uuid::nil();
        loop {
            let listed = self.keyring.erasures_after(last).await?;
            let Some((end, _)) = listed.last() else { break };
            last = end.0;
            let subjects: Vec<SubjectId> = listed.iter().map(|(subject, _)| *subject).collect();
            let back = self.present(&subjects).await?;
            // Under the numbers that they were erased under, so that who was told of them is not told again.
            let again = listed.into_iter().filter(|(subject, _)| back.contains(subject));
            let again: Vec<(SubjectId, Uuid)> = again
                .map(|(subject, number)| (subject, number.unwrap_or_else(|| self.entropy.id(&self.clock))))
                .collect();
            if !again.is_empty() {
                self.erase_all(self.entropy.id(&self.clock), &again, Occasion::Repeated).await?;
                n += u64::try_from(again.len()).unwrap_or(u64::MAX);
            }
        }
        if n > 0 {
            tracing::warn!(subjects = n, "people who were erased before were in the store again, and are erased again");
        }
        Ok(n)
    }

    /// Those of whom any table holds a row.
    async fn present(&self, subjects: &[SubjectId]) -> db::Result<Vec<SubjectId>> {
        let mut present = std::collections::BTreeSet::new();
        for table in policy::TABLES {
            let Some(column) = table.subject else { continue };
            let on = match table.store {
                Store::Main => self.db.read(),
                Store::Keyring => self.keyring.file().read(),
            };
            let places = any_of(subjects.len());
            let sql = format!("SELECT DISTINCT {column} AS id FROM {} WHERE {column} IN {places}", table.name);
            for row in of(sql, subjects).all(on).await? {
                present.insert(SubjectId(row.try_get("", "id")?));
            }
        }
        Ok(present.into_iter().collect())
    }

    /// Asks again for logs that a reader held back. False when it still does.
    pub async fn empty_logs(&self) -> bool {
        let store = empty_log(&self.db).await;
        empty_log(self.keyring.file()).await != HELD_BACK && store != HELD_BACK
    }
}

/// On PostgreSQL, where others write at the same time: keeps them from writing about these people until they are gone
/// (see [`Privacy::while_there`]), and makes the commit wait for the disk, whatever the configuration says.
async fn hold(tx: &Tx, subjects: &[SubjectId]) -> db::Result<()> {
    Sql::new("SET LOCAL synchronous_commit = on").run(tx).await?;
    let sql = format!("SELECT id FROM subject WHERE id IN {} ORDER BY id FOR UPDATE", any_of(subjects.len()));
    of(sql, subjects).all(tx).await.map(drop)
}

/// Every table is counted before and after: what a foreign key took along is counted too, and a row that something put
/// back would be seen.
async fn delete_rows(tx: &Tx, subjects: &[SubjectId]) -> db::Result<Vec<StoreReport>> {
    let tables: Vec<&TableRow> = policy::TABLES.iter().filter(|table| table.store == Store::Main).collect();
    let mut reports = Vec::new();
    for table in &tables {
        let found = match table.subject {
            Some(column) => count(tx, table.name, column, subjects).await?,
            None => 0,
        };
        let personal = table.subject.is_some();
        reports.push(StoreReport { database: STORE, table: table.name, personal, found, removed: 0 });
    }
    for table in &tables {
        let Some(column) = table.subject else { continue };
        let sql = format!("DELETE FROM {} WHERE {column} IN {}", table.name, any_of(subjects.len()));
        of(sql, subjects).run(tx).await?;
    }
    for (table, report) in tables.iter().zip(&mut reports) {
        let Some(column) = table.subject else { continue };
        report.removed = report.found.saturating_sub(count(tx, table.name, column, subjects).await?);
    }
    Ok(reports)
}

async fn count(tx: &Tx, table: &str, column: &str, subjects: &[SubjectId]) -> db::Result<u64> {
    let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE {column} IN {}", any_of(subjects.len()));
    let row = of(sql, subjects).one(tx).await?;
    let n: i64 = row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or(0);
    Ok(u64::try_from(n).unwrap_or(0))
}

fn of(sql: String, subjects: &[SubjectId]) -> Sql {
    subjects.iter().fold(Sql::new(sql), |sql, subject| sql.bind(*subject))
}

/// The rows are gone and their key too, so a log that cannot be emptied now is worth a line, not a failed erasure.
async fn empty_log(db: &Db) -> &'static str {
    match db.checkpoint().await {
        Ok(true) if db.engine() == Engine::Postgres => "key_destroyed",
        Ok(true) => "emptied",
        Ok(false) => {
            tracing::warn!("a reader keeps the write-ahead log from being emptied after an erasure");
            HELD_BACK
        }
        Err(error) => {
            tracing::warn!(error = %error, "the write-ahead log could not be emptied after an erasure");
            HELD_BACK
        }
    }
}
