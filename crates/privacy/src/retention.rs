//! Retention: the keep rules of the inventory, executed, a batch at a time.

use db::{Engine, Sql};
use policy::{Keep, Store, TableRow};

use crate::{Privacy, batch};

pub(crate) const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What one sweep removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Rows deleted because their time was over, by table.
    pub rows: Vec<(&'static str, u64)>,
    /// Values emptied because what they were kept for had ended, by table.
    pub values: Vec<(&'static str, u64)>,
    /// Subjects of whom nothing was left that would keep them, with their keys.
    pub subjects: u64,
}

const ROWS: &str = "rows";
const VALUES: &str = "values";

/// The last whole sweep, for whoever watches that keep rules are executed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSweep {
    /// When it began, in milliseconds since the epoch.
    pub started_at: i64,
    /// When it ended. Older than a day, the keep rules are not executed any more.
    pub finished_at: i64,
    /// Subjects of whom nothing was left that would keep them.
    pub subjects: u64,
    /// What went, by table, for the tables that lost anything.
    pub removed: Vec<Removed>,
}

/// What one table lost in a sweep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The table.
    pub table: String,
    /// Whether its rows stayed and a value in them was emptied.
    pub values_only: bool,
    /// How many.
    pub n: u64,
}

fn count(n: i64) -> u64 {
    u64::try_from(n).unwrap_or(0)
}

impl Privacy {
    /// Executes every keep rule at the clock's time. Safe to call at any moment and again.
    ///
    /// What belongs to somebody who asked for a restriction stays as it is until that is lifted (Art 18).
    ///
    /// # Errors
    /// The store's own; what was swept until then stays swept.
    pub async fn sweep(&self) -> db::Result<Swept> {
        let now = self.clock.now_ms();
        let values = self.clear_values(now).await?;
        let mut rows = self.delete_rows(now).await?;
        rows.extend(self.delete_in_keyring(now).await?);
        let subjects = self.erase_unanchored(now - DAY_MS).await?;
        self.erase_strays().await?;
        self.destroy_orphaned_keys(now - DAY_MS).await?;
        let swept = Swept { rows, values, subjects };
        self.note_sweep(&swept, now).await?;
        self.empty_logs().await;
        Ok(swept)
    }

    /// What the last whole sweep did; `None` before the first.
    ///
    /// # Errors
    /// The store's own.
    pub async fn last_sweep(&self) -> db::Result<Option<LastSweep>> {
        let tx = self.db.snapshot().await?;
        let Some(row) = Sql::new("SELECT started_at, finished_at, subjects FROM sweep").one(&tx).await? else {
            return Ok(None);
        };
        let counts = "SELECT table_name, what, removed FROM sweep_count ORDER BY table_name, what";
        let mut removed = Vec::new();
        for row in Sql::new(counts).all(&tx).await? {
            let what: String = row.try_get("", "what")?;
            removed.push(Removed {
                table: row.try_get("", "table_name")?,
                values_only: what == VALUES,
                n: count(row.try_get("", "removed")?),
            });
        }
        let subjects = count(row.try_get("", "subjects")?);
        let (started_at, finished_at) = (row.try_get("", "started_at")?, row.try_get("", "finished_at")?);
        Ok(Some(LastSweep { started_at, finished_at, subjects, removed }))
    }

    async fn note_sweep(&self, swept: &Swept, started_at: i64) -> db::Result<()> {
        let tx = self.db.begin().await?;
        // Two nodes may finish in the same moment: the row is the lock.
        Sql::new(
            "INSERT INTO sweep (id, started_at, finished_at, subjects) VALUES (1, $1, $2, $3) ON CONFLICT (id) \
             DO UPDATE SET started_at = $1, finished_at = $2, subjects = $3",
        )
        .bind(started_at)
        .bind(self.clock.now_ms())
        .bind(i64::try_from(swept.subjects).unwrap_or(i64::MAX))
        .run(&tx)
        .await?;
        Sql::new("DELETE FROM sweep_count").run(&tx).await?;
        let rows = swept.rows.iter().map(|(table, n)| (table, ROWS, n));
        for (table, what, n) in rows.chain(swept.values.iter().map(|(table, n)| (table, VALUES, n))) {
            Sql::new(
                "INSERT INTO sweep_count (table_name, what, removed) VALUES ($1, $2, $3) \
                      ON CONFLICT (table_name, what) DO UPDATE SET removed = sweep_count.removed + $3",
            )
            .bind(*table)
            .bind(what)
            .bind(i64::try_from(*n).unwrap_or(i64::MAX))
            .run(&tx)
            .await?;
        }
        tx.commit().await
    }

    async fn delete_in_keyring(&self, now: i64) -> db::Result<Vec<(&'static str, u64)>> {
        let mut rows = Vec::new();
        for table in policy::TABLES.iter().filter(|table| table.store == Store::Keyring) {
            let Some(keep) = table.keep else { continue };
            let sql = Sql::new(format!("DELETE FROM {} WHERE {} <= $1", table.name, keep.after));
            let done = sql.bind(now - i64::from(keep.days) * DAY_MS).run(self.keyring.file().write()).await?;
            rows.extend((done.rows_affected() > 0).then_some((table.name, done.rows_affected())));
        }
        Ok(rows)
    }

    async fn clear_values(&self, now: i64) -> db::Result<Vec<(&'static str, u64)>> {
        let mut values = Vec::new();
        for row in policy::DATA {
            let Keep::ClearWhen(when) = row.keep else { continue };
            for (name, column) in row.columns {
                let Some(table) = main_table(name) else { continue };
                let due = self.due(table, &format!("t.{column} IS NOT NULL AND t.{when} <= $1"));
                let sql = Sql::new(format!("UPDATE {name} SET {column} = NULL WHERE {due}")).bind(now);
                values.extend(self.in_batches(&sql).await?.map(|n| (*name, n)));
            }
        }
        Ok(values)
    }

    async fn delete_rows(&self, now: i64) -> db::Result<Vec<(&'static str, u64)>> {
        let mut rows = Vec::new();
        for table in policy::TABLES.iter().filter(|table| table.store == Store::Main) {
            let Some(keep) = table.keep else { continue };
            let before = now - i64::from(keep.days) * DAY_MS;
            let due = self.due(table, &format!("t.{} <= $1", keep.after));
            let sql = Sql::new(format!("DELETE FROM {} WHERE {due}", table.name)).bind(before);
            rows.extend(self.in_batches(&sql).await?.map(|n| (table.name, n)));
        }
        Ok(rows)
    }

    /// A condition that holds for one batch of the rows `t` that are due.
    fn due(&self, table: &TableRow, due: &str) -> String {
        let free = table.subject.map(|column| unrestricted(&format!("t.{column}"))).unwrap_or_default();
        let select =
            |row: &str| format!("SELECT t.{row} FROM {} t WHERE {due}{free} LIMIT {}", table.name, batch::ROWS);
        match self.db.engine() {
            Engine::Sqlite => format!("rowid IN ({})", select("rowid")),
            // An array makes it a look-up of places; IN would read the table once more for every batch.
            Engine::Postgres => format!("ctid = ANY (ARRAY({}))", select("ctid")),
        }
    }

    /// Repeats a statement that handles one batch until nothing is left for it; `None` when there was nothing at all.
    async fn in_batches(&self, sql: &Sql) -> db::Result<Option<u64>> {
        let mut all = 0;
        loop {
            let n = sql.clone().run(self.db.write()).await?.rows_affected();
            all += n;
            if n < batch::ROWS {
                return Ok((all > 0).then_some(all));
            }
        }
    }
}

fn main_table(name: &str) -> Option<&'static TableRow> {
    policy::TABLES.iter().find(|table| table.name == name && table.store == Store::Main)
}

/// The end of a condition: nobody asked that what `subject` names be kept as it is.
pub(crate) fn unrestricted(subject: &str) -> String {
    format!(" AND NOT EXISTS (SELECT 1 FROM restriction r WHERE r.subject_id = {subject} AND r.lifted_at IS NULL)")
}
