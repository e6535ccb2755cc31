//! One migration history for both engines.

use std::collections::BTreeSet;

use sea_orm_migration::{
    MigrationName, MigrationTrait, MigratorTraitSelf, SchemaManager, async_trait::async_trait, sea_orm::DbErr,
};

use crate::{Db, Engine, Sql, Tx};

/// What a statement begins with that SQLite has no need of.
const POSTGRES_ALONE: &str = "-- PostgreSQL:";

/// One step of the history: SQL that both engines understand.
///
/// It is written in PostgreSQL's types (`UUID`, `BYTEA`, `BIGINT`, `TEXT`, `BOOLEAN`); on SQLite the two that it does not
/// know become `BLOB`. Statements end with a semicolon at the end of a line; one that begins with `-- PostgreSQL:` is for that
/// engine alone. Steps are only ever appended.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Unique and sortable: `0003_links`. The number is the step's place in the history.
    pub name: &'static str,
    /// The statements.
    pub sql: &'static str,
}

impl Step {
    fn statements(&self, engine: Engine) -> impl Iterator<Item = String> + use<> {
        let sql = match engine {
            Engine::Postgres => self.sql.to_owned(),
            Engine::Sqlite => self.sql.replace(" UUID", " BLOB").replace(" BYTEA", " BLOB"),
        };
        let statements: Vec<String> = sql
            .split(";\n")
            .map(|one| one.trim().trim_end_matches(';').to_owned())
            .filter(|one| !one.is_empty() && (engine == Engine::Postgres || !one.starts_with(POSTGRES_ALONE)))
            .collect();
        statements.into_iter()
    }
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let engine = match manager.get_database_backend() {
            sea_orm::DbBackend::Postgres => Engine::Postgres,
            _ => Engine::Sqlite,
        };
        for statement in self.statements(engine) {
            sea_orm::ConnectionTrait::execute_unprepared(manager.get_connection(), &statement).await?;
        }
        Ok(())
    }
}

struct History(Vec<Step>);

impl MigratorTraitSelf for History {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        self.0.iter().map(|step| Box::new(*step) as Box<dyn MigrationTrait>).collect()
    }
}

/// Why the history was not applied.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// Two steps have one name, so their order would depend on chance.
    #[error("two migrations are called {0}")]
    Twice(&'static str),
    /// The engine refused a statement.
    #[error("a migration failed")]
    Engine(#[source] DbErr),
}

/// Any number of ours: nodes that start at the same moment on one PostgreSQL wait for each other under it.
const ADVISORY_LOCK: i64 = 0x0066_616e_6661_7265;

/// Applies what is missing of the history, in the order of its names and in one transaction, so that a crash leaves no
/// half step behind. Safe to call at every start.
///
/// # Errors
/// When two steps share a name or the engine refuses a statement.
pub async fn migrate(db: &Db, steps: impl IntoIterator<Item = Step>) -> Result<(), MigrateError> {
    let tx = db.begin().await.map_err(MigrateError::Engine)?;
    migrate_within(&tx, db.engine(), steps).await?;
    tx.commit().await.map_err(MigrateError::Engine)
}

/// The same in the caller's transaction, for who fills the tables too and wants all of it or nothing.
///
/// # Errors
/// When two steps share a name or the engine refuses a statement.
pub async fn migrate_within(
    tx: &Tx,
    engine: Engine,
    steps: impl IntoIterator<Item = Step>,
) -> Result<(), MigrateError> {
    let mut steps: Vec<Step> = steps.into_iter().collect();
    steps.sort_by_key(|step| step.name);
    let mut seen = BTreeSet::new();
    for step in &steps {
        if !seen.insert(step.name) {
            return Err(MigrateError::Twice(step.name));
        }
    }
    apply(tx, engine, &History(steps)).await.map_err(MigrateError::Engine)
}

async fn apply(tx: &Tx, engine: Engine, history: &History) -> Result<(), DbErr> {
    if engine == Engine::Postgres {
        Sql::new("SELECT pg_advisory_xact_lock($1)::text").bind(ADVISORY_LOCK).one(tx).await?;
    }
    history.up(tx, None).await
}

/// What the store has of the history, without changing anything.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Steps that are not applied yet, in their order.
    pub missing: Vec<String>,
    /// Applied steps that this history does not know: a newer program was here.
    pub unknown: Vec<String>,
}

/// Compares the history with what was applied, and applies nothing.
///
/// # Errors
/// The engine's own.
pub async fn standing(db: &Db, steps: impl IntoIterator<Item = Step>) -> crate::Result<Standing> {
    let table = match db.engine() {
        Engine::Sqlite => "SELECT COUNT(*) AS n FROM sqlite_schema WHERE name = 'seaql_migrations'",
        Engine::Postgres => {
            "SELECT COUNT(*) AS n FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'seaql_migrations'"
        }
    };
    let there = Sql::new(table).one(db.read()).await?.map(|row| row.try_get::<i64>("", "n")).transpose()?;
    let mut applied = BTreeSet::new();
    if there.unwrap_or_default() > 0 {
        for row in Sql::new("SELECT version FROM seaql_migrations").all(db.read()).await? {
            applied.insert(row.try_get::<String>("", "version")?);
        }
    }
    let known: BTreeSet<String> = steps.into_iter().map(|step| step.name.to_owned()).collect();
    Ok(Standing {
        missing: known.difference(&applied).cloned().collect(),
        unknown: applied.difference(&known).cloned().collect(),
    })
}
