//! The file of the signing key: made once, whole, readable by its owner only. The same habits as the keyring's, which
//! lies above this crate.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use db::Entropy;
use ed25519_dalek::SigningKey;
use zeroize::Zeroizing;

use crate::Error;

/// The key in `path`; `None` when there is no such file.
pub(crate) fn read(path: &Path) -> Result<Option<SigningKey>, Error> {
    let bytes = match fs::read(path) {
        Ok(bytes) => Zeroizing::new(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(Error::File { path: path.to_owned(), source }),
    };
    match bytes.as_slice().try_into() {
        Ok(seed) => Ok(Some(SigningKey::from_bytes(seed))),
        Err(_) => Err(Error::NotAKey { path: path.to_owned() }),
    }
}

/// Makes the key file. When another process made it in the same moment, its key is the one.
pub(crate) fn make(path: &Path, entropy: &Entropy) -> Result<SigningKey, Error> {
    let failed = |source| Error::File { path: path.to_owned(), source };
    let seed = Zeroizing::new(entropy.bytes::<32>());
    match write(path, &seed) {
        Ok(()) => Ok(SigningKey::from_bytes(&seed)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => read(path)?.ok_or_else(|| failed(error)),
        Err(source) => Err(failed(source)),
    }
}

/// Writes beside the place and moves it there, so that a crash leaves a whole key or none.
fn write(path: &Path, seed: &[u8; 32]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    make_folder(folder)?;
    // A temporary file is readable by its owner only, and keeps that when it is moved.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(seed)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)?;
    // The name must be on the disk too, before the first checkpoint is signed.
    fs::File::open(folder)?.sync_all()
}

/// Makes the keys folder, for its owner only, where it is not there.
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
