//! What no rule keeps any more: subjects without an anchor, rows without a subject, keys without a subject.

use std::collections::BTreeSet;

use db::{Result, Sql};
use policy::Store;
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::{
    Privacy, SubjectId,
    batch::{SUBJECTS, any_of},
    retention::unrestricted,
};

impl Privacy {
    /// Erases subjects made before `before` of whom no anchor table holds a row. Younger ones may still be arriving.
    pub(crate) async fn erase_unanchored(&self, before: i64) -> Result<u64> {
        let mut n = 0;
        for kind in policy::SUBJECTS {
            let anchored: String = kind
                .anchors
                .iter()
                .filter_map(|anchor| policy::TABLES.iter().find(|table| table.name == *anchor))
                .filter_map(|table| Some((table.name, table.subject?)))
                .map(|(table, column)| format!(" AND NOT EXISTS (SELECT 1 FROM {table} a WHERE a.{column} = s.id)"))
                .collect();
            let sql = format!(
                "SELECT s.id AS id FROM subject s WHERE s.kind = $1 AND s.created_at <= $2 AND s.id > $3{anchored}{} \
                 ORDER BY s.id LIMIT {SUBJECTS}",
                unrestricted("s.id")
            );
            let mut last = Uuid::nil();
            loop {
                let rows = Sql::new(sql.clone()).bind(kind.id).bind(before).bind(last).all(self.db.read()).await?;
                let found = subjects(&rows)?;
                let Some(end) = found.last() else { break };
                last = end.0;
                self.erase_many(&found).await?;
                n += u64::try_from(found.len()).unwrap_or(u64::MAX);
            }
        }
        Ok(n)
    }

    /// Erases rows whose subject is gone: something was written about a person while they were being erased.
    pub(crate) async fn erase_strays(&self) -> Result<()> {
        for table in policy::TABLES.iter().filter(|table| table.store == Store::Main && table.name != "subject") {
            let Some(column) = table.subject else { continue };
            let sql = format!(
                "SELECT DISTINCT t.{column} AS id FROM {} t WHERE t.{column} IS NOT NULL \
                 AND NOT EXISTS (SELECT 1 FROM subject s WHERE s.id = t.{column}) LIMIT {SUBJECTS}",
                table.name
            );
            loop {
                let found = subjects(&Sql::new(sql.clone()).all(self.db.read()).await?)?;
                if found.is_empty() {
                    break;
                }
                tracing::warn!(table = table.name, subjects = found.len(), "rows of absent subjects are erased");
                self.erase_many(&found).await?;
            }
        }
        Ok(())
    }

    /// Destroys keys made before `before` whose subject is not in the store: their transaction was undone, or an erasure
    /// was cut off before its end.
    ///
    /// A store that knows fewer than half of the keys is more likely the wrong store (a mistyped address, a backup put
    /// back) than one with so many accidents. Then every key stays, because no mistake with them can be undone.
    pub(crate) async fn destroy_orphaned_keys(&self, before: i64) -> Result<()> {
        let (mut n_known, mut orphans) = (0, Vec::new());
        let mut last = Uuid::nil();
        loop {
            let sql = format!(
                "SELECT subject_id AS id FROM data_key WHERE created_at <= $1 AND subject_id > $2 \
                 ORDER BY subject_id LIMIT {SUBJECTS}"
            );
            let keys = subjects(&Sql::new(sql).bind(before).bind(last).all(self.keyring.file().read()).await?)?;
            let Some(end) = keys.last() else { break };
            last = end.0;
            let known = self.known(&keys).await?;
            n_known += known.len();
            orphans.extend(keys.into_iter().filter(|key| !known.contains(key)));
        }
        if orphans.len() > n_known {
            tracing::error!(
                orphans = orphans.len(),
                known = n_known,
                "most keys belong to nobody in this store: is it the right one? no key was destroyed"
            );
            return Ok(());
        }
        for batch in orphans.chunks(SUBJECTS) {
            self.keyring.destroy(batch).await?;
        }
        Ok(())
    }

    async fn known(&self, keys: &[SubjectId]) -> Result<BTreeSet<SubjectId>> {
        let sql = Sql::new(format!("SELECT id FROM subject WHERE id IN {}", any_of(keys.len())));
        let sql = keys.iter().fold(sql, |sql, key| sql.bind(*key));
        Ok(subjects(&sql.all(self.db.read()).await?)?.into_iter().collect())
    }
}

fn subjects(rows: &[QueryResult]) -> Result<Vec<SubjectId>> {
    rows.iter().map(|row| row.try_get("", "id").map(SubjectId)).collect()
}
