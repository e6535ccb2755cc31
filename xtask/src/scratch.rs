//! A folder of our own under the system's temporary one, gone when it is dropped.

use std::{
    fs::{self, DirBuilder},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    process,
};

use anyhow::{Context, bail};

/// The folder. Only its owner may look inside.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// Makes it. A folder that is already there is never taken over: somebody else may have laid it out.
    pub(crate) fn new(stem: &str) -> anyhow::Result<Scratch> {
        for turn in 0..100 {
            let path = std::env::temp_dir().join(format!("{stem}-{}-{turn}", process::id()));
            match DirBuilder::new().mode(0o700).create(&path) {
                Ok(()) => return Ok(Scratch(path)),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error).with_context(|| format!("cannot make {}", path.display())),
            }
        }
        bail!("no free name for a temporary folder {stem}")
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What the guard of a process already removed is gone: that is fine.
        let _gone = fs::remove_dir_all(&self.0);
    }
}
