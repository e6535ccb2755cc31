//! What can go wrong with the log.

use std::path::PathBuf;

use db::keyfile::KeyFileError;

/// Why the log did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The key file cannot be used.
    #[error(transparent)]
    KeyFile(#[from] KeyFileError),
    /// A file beside the key, or their folder, could not be read or written.
    #[error("cannot use the log's file {}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// The key file is gone and the log is there.
    #[error("{} is missing, and the log in the database is signed with it; put it back, nothing was changed", path.display())]
    NoKeyFile {
        /// The file.
        path: PathBuf,
    },
    /// The key file belongs to another log.
    #[error("{} is not the key that this log is signed with; put the right file back, nothing was changed", path.display())]
    WrongKey {
        /// The file.
        path: PathBuf,
    },
    /// The entry's facts are longer than an entry bundle can hold.
    #[error("an entry of the log is longer than 65535 bytes")]
    TooLong,
    /// The log is not as large as what was asked of it.
    #[error("the log does not reach so far")]
    NotThere,
    /// The log is not the one that was signed before: see [`crate::Log::standing`].
    #[error("the log is not the one that was signed before, so nothing is signed: {0}")]
    NotTheSame(crate::Fault),
    /// The log lacks something that it must have: see [`crate::Log::check`].
    #[error("the log is damaged")]
    Damaged,
    /// The store failed.
    #[error("the store did not answer")]
    Store(#[from] db::Error),
}

/// For acts that speak of the store only. What is not the store's trouble stays visible as its text.
impl From<Error> for db::Error {
    fn from(error: Error) -> db::Error {
        match error {
            Error::Store(error) => error,
            other => db::Error::Custom(other.to_string()),
        }
    }
}
