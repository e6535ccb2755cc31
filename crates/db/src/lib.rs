#![doc = include_str!("../README.md")]

pub mod backup;
mod clock;
mod entropy;
mod error;
pub mod keyfile;
mod migrate;
mod rows;
mod schema;
mod sql;
#[cfg(feature = "testing")]
pub mod testing;
mod tidy;
mod together;

use std::{path::Path, str::FromStr, sync::Arc, time::Duration};

pub use clock::{Clock, from_millis};
pub use entropy::Entropy;
pub use error::{Error, OpenError, Result, is_unique_violation};
pub use migrate::{MigrateError, Standing, Step, migrate, migrate_within, standing};
pub use rows::{Cell, Kind, Rows, Typed, references, typed_columns};
pub use schema::{Column, columns};
use sea_orm::{
    AccessMode, ConnectOptions, Database, DatabaseConnection, IsolationLevel, SqliteTransactionMode,
    TransactionOptions, TransactionTrait, sqlx,
};
pub use sea_orm::{DatabaseTransaction as Tx, Value};
pub use sql::Sql;
use tidy::Tidying;
pub use together::{Together, evened};

/// A statement waits for another process that holds the SQLite file.
const WAIT_LONG: &str = "PRAGMA busy_timeout = 5000";
/// A checkpoint waits for readers and holds all writing up meanwhile, so it would rather be asked again.
const WAIT_SHORT: &str = "PRAGMA busy_timeout = 200";

/// Which engine holds the data. The choice is made once, at run time, by the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded default: one file in the data folder.
    Sqlite,
    /// One server, shared by several nodes.
    Postgres,
}

/// How much a commit must survive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// `kill -9` of the process: the operating system has the bytes.
    #[default]
    Process,
    /// Loss of power: the disk has the bytes.
    Power,
}

/// Where the data lives.
#[derive(Clone, Debug)]
pub enum Address {
    /// An SQLite file, made when it does not exist.
    File(std::path::PathBuf),
    /// A `postgres://` address, credentials included: never printed.
    Postgres(Secret),
}

/// A connection string. It may hold a password, so it has no readable `Debug`.
#[derive(Clone)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl FromStr for Address {
    type Err = &'static str;

    /// `postgres://…` and `postgresql://…` are servers; anything else is refused, because a typing mistake must not
    /// silently become a new empty file.
    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Ok(Address::Postgres(Secret(text.to_owned())))
        } else if let Some(path) = text.strip_prefix("sqlite://") {
            Ok(Address::File(path.into()))
        } else {
            Err("an address that begins with postgres:// or sqlite://")
        }
    }
}

/// The store: a pool of readers and a way to write.
///
/// On SQLite all writing goes through one connection, so writers queue fairly in memory instead of failing with
/// `SQLITE_BUSY`; readers never wait for them (WAL).
#[derive(Clone, Debug)]
pub struct Db {
    engine: Engine,
    readers: DatabaseConnection,
    writer: DatabaseConnection,
    /// Until the last copy goes; none where the engine does it by itself.
    tidying: Option<Arc<Tidying>>,
}

impl Db {
    /// Opens the store, making the SQLite file and its folder when they do not exist.
    ///
    /// # Errors
    /// When the folder cannot be made or the engine refuses the connection.
    pub async fn open(address: &Address, durability: Durability) -> std::result::Result<Db, OpenError> {
        match address {
            Address::File(path) => Self::open_file(path, durability).await,
            Address::Postgres(secret) => Self::open_server(secret, durability).await,
        }
    }

    /// Opens a store that is there for reading only: nothing is made and nothing is changed, beside a running program or
    /// without one.
    ///
    /// # Errors
    /// When it is not there, or the engine refuses the connection.
    pub async fn look(address: &Address) -> std::result::Result<Db, OpenError> {
        let options = match address {
            Address::File(path) => looking_at_file(path),
            Address::Postgres(secret) => server(secret, [("default_transaction_read_only", "on")])?,
        };
        let pool = Database::connect(options).await.map_err(OpenError::Connect)?;
        let engine = if matches!(address, Address::File(_)) { Engine::Sqlite } else { Engine::Postgres };
        Ok(Db { engine, readers: pool.clone(), writer: pool, tidying: None })
    }

    async fn open_file(path: &Path, durability: Durability) -> std::result::Result<Db, OpenError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|source| OpenError::Folder { folder: folder.to_owned(), source })?;
        }
        // Why it cannot be made the engine says better.
        make_private(path).ok();
        let connect = |connections: u32| {
            let file = path.to_owned();
            // The address only names the engine: inside it a `?`, `#` or `%` of the path would mean something else.
            let mut options = ConnectOptions::new("sqlite://");
            options
                .max_connections(connections)
                .min_connections(1)
                .acquire_timeout(Duration::from_secs(10))
                .sqlx_logging(false)
                .map_sqlx_sqlite_opts(move |o| {
                    o.filename(&file)
                        .create_if_missing(true)
                        .pragma("journal_mode", "WAL")
                        .pragma("synchronous", if durability == Durability::Power { "FULL" } else { "NORMAL" })
                        // Deleted bytes are overwritten, not left in free pages; it is a setting of each connection.
                        .pragma("secure_delete", "ON")
                        .pragma("temp_store", "MEMORY")
                        .pragma("foreign_keys", "ON")
                        .pragma("busy_timeout", "5000")
                        // A commit that has to make a checkpoint waits for the disk, and everybody behind it too. They are
                        // made beside the commits; this bound of 64 MB is for a log that never stands still.
                        .pragma("wal_autocheckpoint", "16000")
                });
            options
        };
        let writer = connect_patiently(connect(1)).await.map_err(OpenError::Connect)?;
        let readers = connect_patiently(connect(4)).await.map_err(OpenError::Connect)?;
        let tidier = connect_patiently(connect(1)).await.map_err(OpenError::Connect)?;
        Ok(Db { engine: Engine::Sqlite, readers, writer, tidying: Some(Arc::new(Tidying::begin(tidier))) })
    }

    async fn open_server(secret: &Secret, durability: Durability) -> std::result::Result<Db, OpenError> {
        // "off" answers a commit before the server's log is on disk: it survives a crash of ours, not of the server or its
        // machine. That is what SQLite's NORMAL promises too.
        let synchronous = if durability == Durability::Power { "on" } else { "off" };
        let options = server(secret, [("synchronous_commit", synchronous)])?;
        let pool = Database::connect(options).await.map_err(OpenError::Connect)?;
        Ok(Db { engine: Engine::Postgres, readers: pool.clone(), writer: pool, tidying: None })
    }

    /// Which engine this is, for the few sentences of SQL that differ.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// A connection for reading outside a transaction.
    pub fn read(&self) -> &DatabaseConnection {
        &self.readers
    }

    /// Begins a transaction on the writing side. Dropping it without `commit` undoes it.
    ///
    /// On SQLite it is the only one, so whoever holds it must not ask for another, nor for [`Db::write`]: both would
    /// wait for it to end.
    ///
    /// # Errors
    /// When the store cannot be reached, or no connection was free for ten seconds.
    pub async fn begin(&self) -> Result<Tx> {
        // SQLite's default would read first and fail at its first write when another process wrote in between.
        let options = TransactionOptions {
            sqlite_transaction_mode: (self.engine == Engine::Sqlite).then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        // A task of its own, since whoever waits may be gone at any moment (a visitor hangs up, a round is cut off). When
        // its BEGIN is given up half-way, sqlx 0.9 returns a PostgreSQL connection to the pool with the transaction open,
        // and what the next ones write on it is seen by nobody and locks its rows for good. This way the transaction is
        // whole when it is dropped.
        let writer = self.writer.clone();
        #[expect(clippy::disallowed_methods, reason = "nothing that shutdown would have to wait for")]
        let begun = tokio::spawn(async move { writer.begin_with_options(options).await });
        begun.await.map_err(|stopped| Error::Custom(format!("a transaction was not begun: {stopped}")))?
    }

    /// Begins a transaction that reads one moment of the store, whatever others write meanwhile. On SQLite it keeps the
    /// write-ahead log from being emptied until it ends.
    ///
    /// # Errors
    /// When the store cannot be reached, or no connection was free for ten seconds.
    pub async fn snapshot(&self) -> Result<Tx> {
        let postgres = self.engine == Engine::Postgres;
        let options = TransactionOptions {
            isolation_level: postgres.then_some(IsolationLevel::RepeatableRead),
            access_mode: postgres.then_some(AccessMode::ReadOnly),
            sqlite_transaction_mode: (!postgres).then_some(SqliteTransactionMode::Deferred),
        };
        let readers = self.readers.clone();
        #[expect(clippy::disallowed_methods, reason = "nothing that shutdown would have to wait for; see begin")]
        let begun = tokio::spawn(async move { readers.begin_with_options(options).await });
        begun.await.map_err(|stopped| Error::Custom(format!("a transaction was not begun: {stopped}")))?
    }

    /// A connection for a single writing statement that needs no transaction of its own.
    pub fn write(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Asks the store whether it can still be written to, without changing anything that is read: a full disk, a file
    /// or server that became read-only and a lost server all fail here.
    ///
    /// # Errors
    /// The engine's own, when it cannot.
    pub async fn probe(&self) -> Result<()> {
        match self.engine {
            // A number in the file's header that nobody reads: writing it takes a page of the write-ahead log.
            Engine::Sqlite => Sql::new("PRAGMA user_version = 1").run(&self.writer).await.map(drop),
            // A transaction number is only given to who may write, and its commit takes a record of the log.
            Engine::Postgres => Sql::new("SELECT pg_current_xact_id()::text").one(&self.writer).await.map(drop),
        }
    }

    /// Removes what deleted rows left outside the tables: on SQLite the write-ahead log is emptied into the file, which
    /// also brings everything committed so far to the disk. Returns false when a reader held it back and it must be
    /// asked again. PostgreSQL has nothing to answer here: there personal columns are sealed, and the key goes.
    ///
    /// # Errors
    /// The engine's own.
    pub async fn checkpoint(&self) -> Result<bool> {
        if self.engine == Engine::Postgres {
            return Ok(true);
        }
        let _alone = match &self.tidying {
            Some(tidying) => Some(tidying.rest().await),
            None => None,
        };
        let pool = self.writer.get_sqlite_connection_pool();
        let mut connection = pool.acquire().await.map_err(sqlx_error)?;
        sqlx::query(WAIT_SHORT).execute(&mut *connection).await.map_err(sqlx_error)?;
        let answer = sqlx::query_as::<_, (i64, i64, i64)>("PRAGMA wal_checkpoint(TRUNCATE)");
        let answer = answer.fetch_one(&mut *connection).await;
        sqlx::query(WAIT_LONG).execute(&mut *connection).await.map_err(sqlx_error)?;
        let (busy, _, _) = answer.map_err(sqlx_error)?;
        Ok(busy == 0)
    }

    /// Closes every connection after the running statements ended.
    ///
    /// # Errors
    /// The engine's own.
    pub async fn close(self) -> Result<()> {
        self.readers.clone().close().await?;
        if self.tidying.is_some() {
            // SQLite leaves it to the last connection, and of one that was given up half-way nobody knows when it ends. What
            // is left over, because another process reads, is no loss.
            self.checkpoint().await.ok();
        }
        if self.engine == Engine::Sqlite {
            self.writer.close().await?;
        }
        if let Some(tidying) = &self.tidying {
            tidying.end().await?;
        }
        Ok(())
    }
}

fn server(
    secret: &Secret,
    setting: [(&'static str, &'static str); 1],
) -> std::result::Result<ConnectOptions, OpenError> {
    // The address holds a password: below, it would be quoted in errors and in spans at trace level.
    let server = secret.0.parse::<sqlx::postgres::PgConnectOptions>().map_err(|_| OpenError::Address)?;
    let mut options = ConnectOptions::new("postgres://");
    options
        .max_connections(12)
        .min_connections(1)
        .connect_timeout(Duration::from_secs(10))
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .map_sqlx_postgres_opts(move |_| server.clone().options(setting).options([("client_min_messages", "warning")]));
    Ok(options)
}

fn looking_at_file(path: &Path) -> ConnectOptions {
    let file = path.to_owned();
    // Even a reader would make the two files of the write-ahead log. Where there are none, nobody has the store open, and
    // it is read as if nothing could change it.
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let alone = !Path::new(&log).exists();
    let mut options = ConnectOptions::new("sqlite://");
    options
        .max_connections(4)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |o| {
            o.filename(&file)
                .create_if_missing(false)
                .read_only(true)
                .immutable(alone)
                .pragma("temp_store", "MEMORY")
                .pragma("busy_timeout", "5000")
        });
    options
}

/// Makes a file that only its owner can read, unless there is one. The engine gives its log the same permissions.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// Two programs that make one new file at the same moment get in each other's way while they switch it to its log, and
/// SQLite says so at once instead of waiting: half a hundred attempts make the five seconds of any other statement.
async fn connect_patiently(options: ConnectOptions) -> Result<DatabaseConnection> {
    for _ in 0..50 {
        match Database::connect(options.clone()).await {
            Err(error) if is_busy(&error) => tokio::time::sleep(Duration::from_millis(100)).await,
            answer => return answer,
        }
    }
    Database::connect(options).await
}

fn is_busy(error: &Error) -> bool {
    const SQLITE_BUSY: &str = "5";
    let (Error::Conn(error) | Error::Query(error) | Error::Exec(error)) = error else { return false };
    let sea_orm::RuntimeErr::SqlxError(error) = error else { return false };
    error.as_database_error().and_then(|error| error.code()).is_some_and(|code| code == SQLITE_BUSY)
}

fn sqlx_error(error: sqlx::Error) -> Error {
    Error::Query(sea_orm::RuntimeErr::SqlxError(error.into()))
}
