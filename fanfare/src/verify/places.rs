//! Where an instance keeps things on disk.

use std::path::{Path, PathBuf};

use super::search::files_below;

/// The files of one instance.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    data: PathBuf,
    /// The SQLite file, where it lies outside the data folder.
    elsewhere: Option<PathBuf>,
}

impl Places {
    pub(crate) fn new(data: PathBuf, database: Option<PathBuf>) -> Places {
        let elsewhere = database.filter(|file| !file.starts_with(&data));
        Places { data, elsewhere }
    }

    /// The data folder: the keys, the store, its log, everything that is written beside them.
    pub(crate) fn data(&self) -> &Path {
        &self.data
    }

    /// Every file, the store's own logs included.
    pub(crate) fn files(&self) -> std::io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        files_below(&self.data, &mut files)?;
        if let Some(file) = &self.elsewhere {
            for end in ["", "-wal", "-shm", "-journal"] {
                let mut name = file.as_os_str().to_owned();
                name.push(end);
                let path = PathBuf::from(name);
                if path.is_file() {
                    files.push(path);
                }
            }
        }
        Ok(files)
    }
}
