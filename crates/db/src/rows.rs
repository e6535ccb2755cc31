//! Rows as plain values, for what copies tables without knowing them: backups and a person's own export.

use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use crate::{Engine, Error, Result, Sql, Tx};

/// How many rows are in memory at once.
const PORTION: u64 = 2000;

/// What a column holds, as far as copying it needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Int,
    /// A number with a fraction.
    Real,
    /// Yes or no.
    Bool,
    /// Words.
    Text,
    /// Bytes. On SQLite an id is one of these too: it has no type of its own there.
    Bytes,
    /// An id.
    Uuid,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Real(f64),
    /// Yes or no.
    Bool(bool),
    /// Words.
    Text(String),
    /// Bytes, and an id as its sixteen.
    Bytes(Vec<u8>),
}

/// A column with what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// The columns of a table, in their order. A table that does not exist has none.
///
/// # Errors
/// The engine's own, and a type that no migration of ours uses.
pub async fn typed_columns(tx: &Tx, engine: Engine, table: &str) -> Result<Vec<Typed>> {
    let sql = match engine {
        Engine::Sqlite => "SELECT name AS c, upper(type) AS t FROM pragma_table_xinfo($1) ORDER BY cid",
        Engine::Postgres => {
            "SELECT a.attname::text AS c, upper(t.typname::text) AS t FROM pg_catalog.pg_attribute a \
             JOIN pg_catalog.pg_type t ON t.oid = a.atttypid JOIN pg_catalog.pg_class k ON k.oid = a.attrelid \
             JOIN pg_catalog.pg_namespace n ON n.oid = k.relnamespace WHERE n.nspname = current_schema() \
             AND k.relname = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"
        }
    };
    let rows = Sql::new(sql).bind(table).all(tx).await?;
    let typed = |row: &QueryResult| {
        let (name, kind): (String, String) = (row.try_get("", "c")?, row.try_get("", "t")?);
        let kind = match kind.as_str() {
            "BIGINT" | "INTEGER" | "INT" | "SMALLINT" | "INT8" | "INT4" | "INT2" => Kind::Int,
            "REAL" | "DOUBLE PRECISION" | "FLOAT8" | "FLOAT4" => Kind::Real,
            "BOOLEAN" | "BOOL" => Kind::Bool,
            "TEXT" | "VARCHAR" => Kind::Text,
            "BLOB" | "BYTEA" => Kind::Bytes,
            "UUID" => Kind::Uuid,
            other => return Err(Error::Type(format!("{table}.{name} has the type {other}, which nobody copies yet"))),
        };
        Ok(Typed { name, kind })
    };
    rows.iter().map(typed).collect()
}

/// Which tables have to be filled before which: `(child, parent)` of every foreign key.
///
/// # Errors
/// The engine's own.
pub async fn references(tx: &Tx, engine: Engine) -> Result<Vec<(String, String)>> {
    let sql = match engine {
        Engine::Sqlite => {
            "SELECT m.name AS c, f.\"table\" AS p FROM sqlite_schema m, pragma_foreign_key_list(m.name) f \
             WHERE m.type = 'table'"
        }
        Engine::Postgres => {
            "SELECT c.relname::text AS c, p.relname::text AS p FROM pg_catalog.pg_constraint r \
             JOIN pg_catalog.pg_class c ON c.oid = r.conrelid JOIN pg_catalog.pg_class p ON p.oid = r.confrelid \
             JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
             WHERE r.contype = 'f' AND n.nspname = current_schema()"
        }
    };
    let rows = Sql::new(sql).all(tx).await?;
    rows.iter().map(|row| Ok((row.try_get("", "c")?, row.try_get("", "p")?))).collect()
}

/// A walk over the rows of one table, some at a time, inside one transaction.
#[derive(Debug)]
pub struct Rows<'a> {
    tx: &'a Tx,
    engine: Engine,
    columns: &'a [Typed],
    select: String,
    close: String,
    bound: Option<Value>,
    last: i64,
    done: bool,
}

impl<'a> Rows<'a> {
    /// Begins the walk over the rows whose column `whose.0` equals `whose.1`, or over all. One walk at a time in one
    /// transaction.
    ///
    /// # Errors
    /// The engine's own.
    pub async fn of(
        tx: &'a Tx,
        engine: Engine,
        table: &str,
        columns: &'a [Typed],
        whose: Option<(&str, Value)>,
    ) -> Result<Rows<'a>> {
        let names: Vec<String> = columns.iter().map(|column| selected(column, engine)).collect();
        let names = names.join(", ");
        let condition = whose.as_ref().map(|(column, _)| format!("{column} = $1")).unwrap_or("$1 = $1".to_owned());
        let bound = whose.map(|(_, value)| value);
        let select = match engine {
            // Every table of ours has a rowid, which needs no sorting.
            Engine::Sqlite => format!(
                "SELECT {names}, rowid AS \"row\" FROM {table} WHERE {condition} AND rowid > $2 ORDER BY rowid LIMIT {PORTION}"
            ),
            Engine::Postgres => {
                // A cursor's SELECT takes no parameters everywhere, so the one value there may be is an id.
                let condition = match &bound {
                    Some(Value::Uuid(Some(id))) => condition.replace("$1", &format!("'{id}'::uuid")),
                    _ => "TRUE".to_owned(),
                };
                Sql::new(format!(
                    "DECLARE walk_{table} NO SCROLL CURSOR FOR SELECT {names} FROM {table} WHERE {condition}"
                ))
                .run(tx)
                .await?;
                // A statement is prepared once for its text, and each table answers other columns: hence its name in it.
                format!("FETCH {PORTION} FROM walk_{table}")
            }
        };
        let close = format!("CLOSE walk_{table}");
        Ok(Rows { tx, engine, columns, select, close, bound, last: i64::MIN, done: false })
    }

    /// The next rows; empty at the end.
    ///
    /// # Errors
    /// The engine's own.
    pub async fn next(&mut self) -> Result<Vec<Vec<Cell>>> {
        if self.done {
            return Ok(Vec::new());
        }
        let sql = match self.engine {
            Engine::Sqlite => {
                let bound = self.bound.clone().unwrap_or(Value::BigInt(Some(1)));
                Sql::new(self.select.as_str()).bind(bound).bind(self.last)
            }
            Engine::Postgres => Sql::new(self.select.as_str()),
        };
        let found = sql.all(self.tx).await?;
        self.done = u64::try_from(found.len()).unwrap_or(u64::MAX) < PORTION;
        if let (Engine::Sqlite, Some(last)) = (self.engine, found.last()) {
            self.last = last.try_get_by_index(self.columns.len())?;
        }
        if let (Engine::Postgres, true) = (self.engine, self.done) {
            Sql::new(self.close.as_str()).run(self.tx).await?;
        }
        let row = |row: &QueryResult| {
            self.columns.iter().enumerate().map(|(place, column)| cell(row, place, column.kind)).collect()
        };
        found.iter().map(row).collect()
    }
}

/// Small numbers come as large ones, so that there is one type to read.
fn selected(column: &Typed, engine: Engine) -> String {
    match (engine, column.kind) {
        (Engine::Postgres, Kind::Int) => format!("\"{}\"::int8", column.name),
        (Engine::Postgres, Kind::Real) => format!("\"{}\"::float8", column.name),
        _ => format!("\"{}\"", column.name),
    }
}

fn cell(row: &QueryResult, place: usize, kind: Kind) -> Result<Cell> {
    let cell = match kind {
        Kind::Int => row.try_get_by_index::<Option<i64>>(place)?.map(Cell::Int),
        Kind::Real => row.try_get_by_index::<Option<f64>>(place)?.map(Cell::Real),
        Kind::Bool => row.try_get_by_index::<Option<bool>>(place)?.map(Cell::Bool),
        Kind::Text => row.try_get_by_index::<Option<String>>(place)?.map(Cell::Text),
        Kind::Bytes => row.try_get_by_index::<Option<Vec<u8>>>(place)?.map(Cell::Bytes),
        Kind::Uuid => row.try_get_by_index::<Option<Uuid>>(place)?.map(|id| Cell::Bytes(id.as_bytes().to_vec())),
    };
    Ok(cell.unwrap_or(Cell::Null))
}

/// The value to bind for a cell in a column of that kind; `None` when it does not belong there.
pub(crate) fn value(cell: Cell, kind: Kind) -> Option<Value> {
    Some(match (cell, kind) {
        (Cell::Null, Kind::Int) => Value::BigInt(None),
        (Cell::Null, Kind::Real) => Value::Double(None),
        (Cell::Null, Kind::Bool) => Value::Bool(None),
        (Cell::Null, Kind::Text) => Value::String(None),
        (Cell::Null, Kind::Bytes) => Value::Bytes(None),
        (Cell::Null, Kind::Uuid) => Value::Uuid(None),
        (Cell::Int(n), Kind::Int) => n.into(),
        (Cell::Real(n), Kind::Real) => n.into(),
        (Cell::Bool(yes), Kind::Bool) => yes.into(),
        (Cell::Text(text), Kind::Text) => text.into(),
        (Cell::Bytes(bytes), Kind::Bytes) => bytes.into(),
        (Cell::Bytes(bytes), Kind::Uuid) => Uuid::from_slice(&bytes).ok()?.into(),
        _ => return None,
    })
}
