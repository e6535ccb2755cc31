//! The file of the master key: made once, whole, readable by its owner only.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use db::Entropy;
use zeroize::Zeroizing;

use crate::{KeyringError, cipher::Key};

/// The key in `path`; `None` when there is no such file.
pub(crate) fn read(path: &Path) -> Result<Option<Key>, KeyringError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => Zeroizing::new(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(KeyringError::File { path: path.to_owned(), source }),
    };
    match bytes.as_slice().try_into() {
        Ok(key) => Ok(Some(Zeroizing::new(key))),
        Err(_) => Err(KeyringError::NotAKey { path: path.to_owned() }),
    }
}

/// Makes the key file. When another process made it in the same moment, its key is the one.
pub(crate) fn make(path: &Path, entropy: &Entropy) -> Result<Key, KeyringError> {
    let failed = |source| KeyringError::File { path: path.to_owned(), source };
    let key = Zeroizing::new(entropy.bytes::<32>());
    match write(path, &key) {
        Ok(()) => Ok(key),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => read(path)?.ok_or_else(|| failed(error)),
        Err(source) => Err(failed(source)),
    }
}

/// Writes a key file from a backup, where there is none.
pub(crate) fn put_back(path: &Path, key: &[u8]) -> Result<(), KeyringError> {
    let key = key.try_into().map(Zeroizing::new).map_err(|_| KeyringError::NotAKey { path: path.to_owned() })?;
    write(path, &key).map_err(|source| KeyringError::File { path: path.to_owned(), source })
}

/// Writes beside the place and moves it there, so that a crash leaves a whole key or none.
fn write(path: &Path, key: &Key) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    // A temporary file is readable by its owner only, and keeps that when it is moved.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(key.as_slice())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)?;
    // The name must be on the disk too, before the first value is sealed under the key.
    fs::File::open(folder)?.sync_all()
}
