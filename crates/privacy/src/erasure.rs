//! Erasure: every row of one person, then their key.

use db::{Db, Engine, Sql, Tx};
use policy::Store;

use crate::{Privacy, SubjectId, batch::any_of};

/// What an erasure removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Rows deleted, by table, for the tables that held any.
    pub rows: Vec<(&'static str, u64)>,
    /// Whether the logs of the store and of the keyring were emptied too. When a reader held one back, the sweep asks
    /// again.
    pub log_emptied: bool,
}

impl Privacy {
    /// Deletes everything that the inventory says is one person's, in every table, and destroys their key.
    ///
    /// The key goes last, when the deletion is on the disk: a crash in between leaves a key that opens nothing, which
    /// [`Privacy::sweep`] removes, and never a row that nothing opens. Tables go in the inventory's order, so a foreign
    /// key to a row of the same person has to be `ON DELETE CASCADE`.
    ///
    /// # Errors
    /// The store's own; then nothing or everything of the store is gone, and it may be asked again.
    pub async fn erase(&self, subject: SubjectId) -> db::Result<Erased> {
        self.erase_all(&[subject]).await
    }

    /// [`Privacy::erase`] for a batch, in one transaction.
    pub(crate) async fn erase_all(&self, subjects: &[SubjectId]) -> db::Result<Erased> {
        let tx = self.db.begin().await?;
        if self.db.engine() == Engine::Postgres {
            hold(&tx, subjects).await?;
        }
        let rows = delete_rows(&tx, subjects).await?;
        tx.commit().await?;
        let store_emptied = empty_log(&self.db).await;
        self.keyring.destroy(subjects).await?;
        let keyring_emptied = empty_log(self.keyring.file()).await;
        Ok(Erased { rows, log_emptied: store_emptied && keyring_emptied })
    }

    /// Asks again for logs that a reader held back. False when it still does.
    pub async fn empty_logs(&self) -> bool {
        let store_emptied = empty_log(&self.db).await;
        empty_log(self.keyring.file()).await && store_emptied
    }
}

/// On PostgreSQL, where others write at the same time: keeps them from writing about these people until they are gone
/// (see [`Privacy::while_there`]), and makes the commit wait for the disk, whatever the configuration says.
async fn hold(tx: &Tx, subjects: &[SubjectId]) -> db::Result<()> {
    Sql::new("SET LOCAL synchronous_commit = on").run(tx).await?;
    let sql = format!("SELECT id FROM subject WHERE id IN {} ORDER BY id FOR UPDATE", any_of(subjects.len()));
    of(sql, subjects).all(tx).await.map(drop)
}

async fn delete_rows(tx: &Tx, subjects: &[SubjectId]) -> db::Result<Vec<(&'static str, u64)>> {
    let mut rows = Vec::new();
    for table in policy::TABLES.iter().filter(|table| table.store == Store::Main) {
        let Some(column) = table.subject else { continue };
        let sql = format!("DELETE FROM {} WHERE {column} IN {}", table.name, any_of(subjects.len()));
        let n = of(sql, subjects).run(tx).await?.rows_affected();
        if n > 0 {
            rows.push((table.name, n));
        }
    }
    Ok(rows)
}

fn of(sql: String, subjects: &[SubjectId]) -> Sql {
    subjects.iter().fold(Sql::new(sql), |sql, subject| sql.bind(*subject))
}

/// The rows are gone and their key too, so a log that cannot be emptied now is worth a line, not a failed erasure.
async fn empty_log(db: &Db) -> bool {
    match db.checkpoint().await {
        Ok(true) => true,
        Ok(false) => {
            tracing::warn!("a reader keeps the write-ahead log from being emptied after an erasure");
            false
        }
        Err(error) => {
            tracing::warn!(error = %error, "the write-ahead log could not be emptied after an erasure");
            false
        }
    }
}
