//! Files that hold a key: made once, whole, readable by their owner only.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use crate::Entropy;

/// 32 bytes that are wiped from memory when they are let go.
pub type Key = Zeroizing<[u8; 32]>;

/// Why a key file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The file or its folder could not be read or made.
    #[error("cannot use the key file {}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The file does not hold a key.
    #[error("{} is not a key file: it must hold exactly 32 bytes", path.display())]
    NotAKey {
        /// The file.
        path: PathBuf,
    },
}

/// The key in `path`; `None` when there is no such file.
///
/// # Errors
/// When the file cannot be read, or holds something else.
pub fn read(path: &Path) -> Result<Option<Key>, KeyFileError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => Zeroizing::new(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(KeyFileError::File { path: path.to_owned(), source }),
    };
    key(path, &bytes).map(Some)
}

/// Makes the key file. When another process made it in the same moment, its key is the one.
///
/// # Errors
/// When the file or its folder cannot be made.
pub fn make(path: &Path, entropy: &Entropy) -> Result<Key, KeyFileError> {
    let failed = |source| KeyFileError::File { path: path.to_owned(), source };
    let key = Zeroizing::new(entropy.bytes::<32>());
    match write(path, &key) {
        Ok(()) => Ok(key),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => read(path)?.ok_or_else(|| failed(error)),
        Err(source) => Err(failed(source)),
    }
}

/// Writes a key file from a backup, where there is none.
///
/// # Errors
/// When the bytes are no key, or the file is there already or cannot be made.
pub fn put_back(path: &Path, bytes: &[u8]) -> Result<(), KeyFileError> {
    let key = key(path, bytes)?;
    write(path, &key).map_err(|source| KeyFileError::File { path: path.to_owned(), source })
}

/// Makes a folder that only its owner can look into.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn key(path: &Path, bytes: &[u8]) -> Result<Key, KeyFileError> {
    bytes.try_into().map(Zeroizing::new).map_err(|_| KeyFileError::NotAKey { path: path.to_owned() })
}

/// Writes beside the place and moves it there, so that a crash leaves a whole key or none.
fn write(path: &Path, key: &Key) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    make_folder(folder)?;
    // A temporary file is readable by its owner only, and keeps that when it is moved.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(key.as_slice())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)?;
    // The name must be on the disk too, before anything is sealed or signed with the key.
    fs::File::open(folder)?.sync_all()
}
