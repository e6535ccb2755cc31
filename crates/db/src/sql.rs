//! SQL as text, where a query says it better than a builder.

use sea_orm::{ConnectionTrait, DbBackend, ExecResult, FromQueryResult, QueryResult, Statement, Value};

use crate::Result;

/// A statement with its values, in the order of `$1`, `$2` … (both engines understand them).
///
/// ```
/// # use db::Sql;
/// let sql = Sql::new("SELECT name FROM artist WHERE id = $1").bind(7_i64);
/// ```
#[derive(Clone, Debug)]
pub struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    /// A statement without values yet.
    pub fn new(text: impl Into<String>) -> Sql {
        Sql { text: text.into(), values: Vec::new() }
    }

    /// Binds the next value.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Sql {
        self.values.push(value.into());
        self
    }

    fn statement(self, backend: DbBackend) -> Statement {
        Statement::from_sql_and_values(backend, self.text, self.values)
    }

    /// Runs it and answers how it went (rows affected).
    ///
    /// # Errors
    /// The engine's own.
    pub async fn run(self, on: &impl ConnectionTrait) -> Result<ExecResult> {
        let backend = on.get_database_backend();
        on.execute_raw(self.statement(backend)).await
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// The engine's own.
    pub async fn one(self, on: &impl ConnectionTrait) -> Result<Option<QueryResult>> {
        let backend = on.get_database_backend();
        on.query_one_raw(self.statement(backend)).await
    }

    /// Every row.
    ///
    /// # Errors
    /// The engine's own.
    pub async fn all(self, on: &impl ConnectionTrait) -> Result<Vec<QueryResult>> {
        let backend = on.get_database_backend();
        on.query_all_raw(self.statement(backend)).await
    }

    /// The first row as `T`, if there is one.
    ///
    /// # Errors
    /// The engine's own, or when a column does not have the type that `T` asks.
    pub async fn one_as<T: FromQueryResult>(self, on: &impl ConnectionTrait) -> Result<Option<T>> {
        self.one(on).await?.map(|row| T::from_query_result(&row, "")).transpose()
    }

    /// Every row as `T`.
    ///
    /// # Errors
    /// The engine's own, or when a column does not have the type that `T` asks.
    pub async fn all_as<T: FromQueryResult>(self, on: &impl ConnectionTrait) -> Result<Vec<T>> {
        self.all(on).await?.iter().map(|row| T::from_query_result(row, "")).collect()
    }
}
