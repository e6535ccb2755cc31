//! What can go wrong with the store.

use std::path::PathBuf;

use sea_orm::{DbErr, SqlErr};

/// The engine's own error. Its `Display` may quote a statement, never a bound value; its `Debug` may quote a value
/// (PostgreSQL's `DETAIL`), so log the former.
pub type Error = DbErr;
/// What a question to the store answers.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why the store did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder of the SQLite file could not be made.
    #[error("cannot make the folder {}", folder.display())]
    Folder {
        /// The folder that was to be made.
        folder: PathBuf,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// The server's address cannot be read. It may hold a password, so nothing of it is told.
    #[error("the database's address cannot be read: postgres://user:password@host:port/name is expected")]
    Address,
    /// The engine refused.
    #[error("cannot connect to the database")]
    Connect(#[source] DbErr),
}

/// Whether a write failed because a unique value was taken: the one refusal that a person can mend.
pub fn is_unique_violation(error: &Error) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
