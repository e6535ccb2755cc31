//! What is remembered of the log outside of the database: the largest checkpoint that was ever signed, and that a restore
//! has been made and is not on record yet. Both are files beside the key.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use db::keyfile;
use jiff::Timestamp;

use crate::{Error, Hash, Result, note};

const SIGNED: &str = "log.checkpoint";
const RESTORED: &str = "log.restored";

/// The files of one keys folder.
#[derive(Clone, Debug)]
pub(crate) struct Marks {
    folder: PathBuf,
}

/// The largest checkpoint that was signed.
pub(crate) struct Mark {
    pub(crate) note: String,
    pub(crate) size: u64,
    pub(crate) root: Hash,
}

/// A restore that is not on record yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Restored {
    /// Which moment was brought back.
    pub(crate) made_at: Timestamp,
    /// When.
    pub(crate) at: Timestamp,
}

impl Marks {
    pub(crate) fn of(folder: &Path) -> Marks {
        Marks { folder: folder.to_owned() }
    }

    /// The text of the largest checkpoint, whatever it says.
    pub(crate) fn signed(&self) -> Result<Option<String>> {
        self.read(SIGNED)
    }

    /// Remembers a checkpoint, unless a larger one is remembered: another process may have been quicker.
    pub(crate) fn remember(&self, size: u64, signed: &str) -> Result<()> {
        let known = self.signed()?.and_then(|text| note::head(&text));
        if known.is_some_and(|(known, _)| known >= size) { Ok(()) } else { self.write(SIGNED, signed) }
    }

    /// Remembers a checkpoint, and no other one any more: after a restore that is on record.
    pub(crate) fn begin_again(&self, signed: &str) -> Result<()> {
        self.write(SIGNED, signed)?;
        let path = self.folder.join(RESTORED);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => Err(Error::File { path, source }),
            _ => Ok(()),
        }
    }

    /// The restore that is not on record yet. A file that cannot be read still says that there was one.
    pub(crate) fn restored(&self) -> Result<Option<Restored>> {
        let Some(text) = self.read(RESTORED)? else { return Ok(None) };
        let mut lines = text.lines().map(|line| line.parse().unwrap_or(Timestamp::UNIX_EPOCH));
        let mut next = || lines.next().unwrap_or(Timestamp::UNIX_EPOCH);
        Ok(Some(Restored { made_at: next(), at: next() }))
    }

    /// Notes that a restore was made, and takes over what the instance's keys folder of before remembers.
    pub(crate) fn note_restore(&self, restored: Restored, before: Option<&Path>) -> Result<()> {
        if let Some(text) = before.map(|folder| Marks::of(folder).signed()).transpose()?.flatten()
            && let Some((size, _)) = note::head(&text)
        {
            self.remember(size, &text)?;
        }
        self.write(RESTORED, &format!("{}\n{}\n", restored.made_at, restored.at))
    }

    fn read(&self, name: &str) -> Result<Option<String>> {
        let path = self.folder.join(name);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(Error::File { path, source }),
        }
    }

    /// Writes beside the place and moves it there, so that a crash leaves the old text or the new one.
    fn write(&self, name: &str, text: &str) -> Result<()> {
        let path = self.folder.join(name);
        let written = || {
            keyfile::make_folder(&self.folder)?;
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            file.write_all(text.as_bytes())?;
            file.as_file().sync_all()?;
            file.persist(&path).map(drop).map_err(io::Error::from)
        };
        written().map_err(|source| Error::File { path, source })
    }
}
