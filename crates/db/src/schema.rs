//! What the live schema holds, asked of the engine itself.

use crate::{Db, Engine, Result, Sql};

/// One live column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    /// Its table.
    pub table: String,
    /// Its name.
    pub name: String,
}

/// Every column of every table and view of ours. The migration history's own table is left out: it holds step names
/// only.
///
/// # Errors
/// The engine's own.
pub async fn columns(db: &Db) -> Result<Vec<Column>> {
    let sql = match db.engine() {
        Engine::Sqlite => {
            "SELECT m.name AS t, c.name AS c FROM sqlite_schema m, pragma_table_xinfo(m.name) c \
             WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
             AND m.name <> 'seaql_migrations' ORDER BY 1, 2"
        }
        // Not information_schema: it hides materialized views and what this user may not read.
        Engine::Postgres => {
            "SELECT k.relname::text AS t, a.attname::text AS c FROM pg_catalog.pg_class k \
             JOIN pg_catalog.pg_namespace n ON n.oid = k.relnamespace \
             JOIN pg_catalog.pg_attribute a ON a.attrelid = k.oid \
             WHERE n.nspname = current_schema() AND k.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT k.relispartition \
             AND a.attnum > 0 AND NOT a.attisdropped AND k.relname <> 'seaql_migrations' ORDER BY 1, 2"
        }
    };
    let rows = Sql::new(sql).all(db.read()).await?;
    rows.iter().map(|row| Ok(Column { table: row.try_get("", "t")?, name: row.try_get("", "c")? })).collect()
}
