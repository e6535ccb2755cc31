//! A copy of some tables as one file that either engine can be filled from: a ZIP of one JSONL file a table and a manifest.
//!
//! Every row is a JSON array in the order of the manifest's columns; bytes are `{"b": base64}`. The manifest holds the
//! SHA-256 of every part, so that a damaged or truncated file is refused before anything is written from it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::{ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::{
    Cell, Db, MigrateError, Rows, Sql, Step, Tx, Typed, migrate_within, references,
    rows::{typed_columns, value},
};

/// The format that is written, and the newest that is read.
const FORMAT: u64 = 1;
const MANIFEST: &str = "manifest.json";
/// Values bound by one statement: below what either engine takes.
const VALUES: usize = 8000;

/// What a backup file says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The format's version.
    pub format: u64,
    /// What is in it: `data` or `keys`.
    pub holds: String,
    /// When the copied moment was, in milliseconds since the epoch.
    pub made_at: i64,
    /// What its maker has to know again: versions, whose keys.
    pub facts: BTreeMap<String, String>,
    /// The steps of the migration history that the copied store had.
    pub steps: Vec<String>,
    /// Every file beside the manifest.
    pub parts: Vec<Part>,
}

/// One file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name: the table's, or what its maker called it.
    pub name: String,
    /// The table's columns; empty for a file that is no table.
    pub columns: Vec<String>,
    /// How many rows.
    pub rows: u64,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

/// What goes into a backup.
#[derive(Debug)]
pub struct Plan<'a> {
    /// `data` or `keys`.
    pub holds: &'a str,
    /// Now, in milliseconds since the epoch.
    pub made_at: i64,
    /// For [`Manifest::facts`].
    pub facts: BTreeMap<String, String>,
    /// The tables.
    pub tables: Vec<&'a str>,
    /// Files that are no tables.
    pub files: Vec<(&'a str, &'a [u8])>,
    /// Folders whose files go in too, each under a first word of its own; one that is not there is empty.
    pub folders: Vec<(&'a str, &'a Path)>,
}

/// Why a backup was not written or not put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file could not be read or written.
    #[error("cannot use the file {}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// There is something already.
    #[error("{} is there already and is not overwritten", .0.display())]
    Exists(PathBuf),
    /// It is no backup, or not all of it is there.
    #[error("{} is damaged or no backup: {what}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What does not fit.
        what: String,
    },
    /// A later version of the program made it.
    #[error("{} was made by a newer version of Fanfare ({what}); restore it with that version", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// What is unknown here.
        what: String,
    },
    /// The other kind of backup was given.
    #[error("{} holds {found}, and {wanted} is asked here", path.display())]
    Holds {
        /// The file.
        path: PathBuf,
        /// What it holds.
        found: String,
        /// What it should.
        wanted: &'static str,
    },
    /// The store already holds tables.
    #[error(
        "the store that should be filled holds tables already: name an empty database (on PostgreSQL a new one, or a new \
         schema), or a new data folder"
    )]
    NotEmpty,
    /// The tables could not be made.
    #[error("the tables cannot be made")]
    Migrate(#[from] MigrateError),
    /// The store failed.
    #[error("the store did not answer")]
    Store(#[from] crate::Error),
}

/// Copies the tables of one moment into a new file, while others go on writing.
///
/// # Errors
/// When the file is there already or cannot be written, or the store fails; then there is no file.
pub async fn write(db: &Db, plan: Plan<'_>, to: &Path) -> Result<Manifest, BackupError> {
    let failed = |source| BackupError::File { path: to.to_owned(), source };
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // A temporary file is readable by its owner only, and keeps that when it is moved.
    let file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    let mut zip = Zip { to, zip: ZipWriter::new(BufWriter::new(file)) };
    let tx = db.snapshot().await?;
    let mut manifest = Manifest {
        format: FORMAT,
        holds: plan.holds.to_owned(),
        made_at: plan.made_at,
        facts: plan.facts,
        steps: steps(&tx).await?,
        parts: Vec::new(),
    };
    for (name, bytes) in plan.files {
        zip.begin(name)?;
        zip.put(bytes)?;
        let part = Part { name: name.to_owned(), columns: Vec::new(), rows: 0, sha256: hex(&Sha256::digest(bytes)) };
        manifest.parts.push(part);
    }
    for table in plan.tables {
        manifest.parts.push(zip.table(db, &tx, table).await?);
    }
    tx.rollback().await?;
    // After the rows: what a row names was there before it.
    for (word, folder) in plan.folders {
        for file in below(folder).map_err(failed)? {
            manifest.parts.extend(zip.file(word, folder, &file)?);
        }
    }
    zip.begin(MANIFEST)?;
    zip.put(&serde_json::to_vec_pretty(&manifest).map_err(|error| failed(error.into()))?)?;
    let file = zip.zip.finish().map_err(|error| failed(error.into()))?;
    let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist_noclobber(to).map_err(|error| failed(error.error))?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    Ok(manifest)
}

async fn steps(tx: &Tx) -> crate::Result<Vec<String>> {
    let rows = Sql::new("SELECT version FROM seaql_migrations ORDER BY version").all(tx).await?;
    rows.iter().map(|row| row.try_get("", "version")).collect()
}

struct Zip<'a> {
    to: &'a Path,
    zip: ZipWriter<BufWriter<tempfile::NamedTempFile>>,
}

impl Zip<'_> {
    fn begin(&mut self, name: &str) -> Result<(), BackupError> {
        let options = SimpleFileOptions::default().large_file(true);
        let begun = self.zip.start_file(name, options);
        begun.map_err(|error| BackupError::File { path: self.to.to_owned(), source: error.into() })
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        self.zip.write_all(bytes).map_err(|source| BackupError::File { path: self.to.to_owned(), source })
    }

    /// One file of a folder, unless it was removed since it was listed.
    fn file(&mut self, word: &str, folder: &Path, path: &Path) -> Result<Option<Part>, BackupError> {
        let failed = |source| BackupError::File { path: path.to_owned(), source };
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        let Some(name) = name_in(word, folder, path) else { return Ok(None) };
        self.begin(&name)?;
        let (mut hash, mut bytes) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            let n = file.read(&mut bytes).map_err(failed)?;
            let Some(read) = bytes.get(..n).filter(|read| !read.is_empty()) else { break };
            hash.update(read);
            self.put(read)?;
        }
        Ok(Some(Part { name, columns: Vec::new(), rows: 0, sha256: hex(&hash.finalize()) }))
    }

    async fn table(&mut self, db: &Db, tx: &Tx, table: &str) -> Result<Part, BackupError> {
        self.begin(&file_name(table))?;
        let columns = typed_columns(tx, db.engine(), table).await?;
        let mut rows = Rows::of(tx, db.engine(), table, &columns, None).await?;
        let (mut hash, mut n) = (Sha256::new(), 0);
        loop {
            let portion = rows.next().await?;
            if portion.is_empty() {
                break;
            }
            for row in portion {
                let cells: Vec<serde_json::Value> = row.into_iter().map(written).collect();
                let mut line = serde_json::Value::Array(cells).to_string();
                line.push('\n');
                hash.update(line.as_bytes());
                self.put(line.as_bytes())?;
                n += 1;
            }
        }
        let columns = columns.into_iter().map(|column| column.name).collect();
        Ok(Part { name: table.to_owned(), columns, rows: n, sha256: hex(&hash.finalize()) })
    }
}

/// Every file of a folder and of those in it, in the order of their names.
fn below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                waiting.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The name of a folder's file in the backup: `media/ab/….jpg`. None for one that no program of ours wrote.
fn name_in(word: &str, folder: &Path, path: &Path) -> Option<String> {
    let inside = path.strip_prefix(folder).ok()?;
    let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str().filter(|part| is_plain(part))).collect();
    Some(format!("{word}/{}", parts?.join("/")))
}

/// Whether a part of a path is a plain name: small letters, digits, dashes, and dots that do not begin it.
fn is_plain(part: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.');
    !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain)
}

fn file_name(table: &str) -> String {
    format!("{table}.jsonl")
}

fn written(cell: Cell) -> serde_json::Value {
    match cell {
        Cell::Null => serde_json::Value::Null,
        Cell::Int(n) => n.into(),
        Cell::Real(n) => n.into(),
        Cell::Bool(yes) => yes.into(),
        Cell::Text(text) => text.into(),
        Cell::Bytes(bytes) => serde_json::json!({ "b": STANDARD.encode(bytes) }),
    }
}

fn read(value: &serde_json::Value, kind: crate::Kind) -> Option<Cell> {
    Some(match value {
        serde_json::Value::Null => Cell::Null,
        serde_json::Value::Bool(yes) => Cell::Bool(*yes),
        serde_json::Value::Number(n) if kind == crate::Kind::Real => Cell::Real(n.as_f64()?),
        serde_json::Value::Number(n) => Cell::Int(n.as_i64()?),
        serde_json::Value::String(text) => Cell::Text(text.clone()),
        serde_json::Value::Object(bytes) => Cell::Bytes(STANDARD.decode(bytes.get("b")?.as_str()?).ok()?),
        serde_json::Value::Array(_) => return None,
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A backup file that is whole.
pub struct Backup {
    path: PathBuf,
    manifest: Manifest,
    archive: ZipArchive<BufReader<File>>,
}

impl std::fmt::Debug for Backup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Backup").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Backup {
    /// Opens a file and reads all of it once: what it answers is whole.
    ///
    /// # Errors
    /// When it cannot be read, is no backup, is damaged, of a newer format, or holds something else.
    pub fn open(path: &Path, wanted: &'static str) -> Result<Backup, BackupError> {
        let file = File::open(path).map_err(|source| BackupError::File { path: path.to_owned(), source })?;
        let archive = ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(path, zip_error(&error)))?;
        let mut backup = Backup { path: path.to_owned(), manifest: Manifest::none(), archive };
        let bytes = backup.bytes(MANIFEST)?;
        let said: serde_json::Value =
            serde_json::from_slice(&bytes).map_err(|_| damaged(path, "its manifest cannot be read"))?;
        match said.get("format").and_then(serde_json::Value::as_u64) {
            Some(FORMAT) => {}
            Some(format) if format > FORMAT => {
                return Err(BackupError::Newer { path: path.to_owned(), what: format!("format {format}") });
            }
            _ => return Err(damaged(path, "its manifest names no format")),
        }
        backup.manifest = serde_json::from_value(said).map_err(|_| damaged(path, "its manifest cannot be read"))?;
        if backup.manifest.holds != wanted {
            return Err(BackupError::Holds { path: path.to_owned(), found: backup.manifest.holds.clone(), wanted });
        }
        for part in backup.manifest.parts.clone() {
            backup.verify(&part)?;
        }
        Ok(backup)
    }

    /// What it says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A file of it that is no table.
    ///
    /// # Errors
    /// When there is none of that name, or it cannot be read.
    pub fn file(&mut self, name: &str) -> Result<Vec<u8>, BackupError> {
        self.bytes(name)
    }

    /// Writes the files of a folder back, under the first word that they were copied with. Says how many.
    ///
    /// # Errors
    /// When a name would lead out of the folder, or a file cannot be read or written.
    pub fn unpack(&mut self, word: &str, folder: &Path) -> Result<u64, BackupError> {
        let mut n = 0;
        let start = format!("{word}/");
        for part in self.manifest.parts.clone() {
            let Some(inside) = part.name.strip_prefix(&start).filter(|_| part.columns.is_empty()) else { continue };
            if !inside.split('/').all(is_plain) {
                return Err(damaged(&self.path, "a file in it has a name that it should not have"));
            }
            let to = folder.join(inside);
            let failed = |source| BackupError::File { path: to.clone(), source };
            if let Some(parent) = to.parent() {
                std::fs::create_dir_all(parent).map_err(failed)?;
            }
            let mut from = self.archive.by_name(&part.name).map_err(|error| damaged(&self.path, zip_error(&error)))?;
            let mut file = File::create_new(&to).map_err(failed)?;
            io::copy(&mut from, &mut file).and_then(|_| file.sync_all()).map_err(failed)?;
            n += 1;
        }
        Ok(n)
    }

    fn bytes(&mut self, name: &str) -> Result<Vec<u8>, BackupError> {
        let mut bytes = Vec::new();
        let mut file = self.archive.by_name(name).map_err(|error| damaged(&self.path, zip_error(&error)))?;
        file.read_to_end(&mut bytes).map_err(|_| damaged(&self.path, &format!("{name} cannot be read")))?;
        Ok(bytes)
    }

    fn verify(&mut self, part: &Part) -> Result<(), BackupError> {
        let name = if part.columns.is_empty() { part.name.clone() } else { file_name(&part.name) };
        let unlike = || damaged(&self.path, &format!("{name} is not what was written"));
        let mut file = self.archive.by_name(&name).map_err(|_| unlike())?;
        let (mut hash, mut bytes) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            let n = file.read(&mut bytes).map_err(|_| unlike())?;
            let Some(read) = bytes.get(..n).filter(|read| !read.is_empty()) else { break };
            hash.update(read);
        }
        if hex(&hash.finalize()) == part.sha256 { Ok(()) } else { Err(unlike()) }
    }

    /// Makes the tables by these steps in an empty store and writes every row into them, in one transaction: whatever
    /// fails or is killed on the way leaves the store empty.
    ///
    /// # Errors
    /// When a step or a row does not fit, or the store fails.
    pub async fn restore(&mut self, db: &Db, steps: impl IntoIterator<Item = Step>) -> Result<u64, BackupError> {
        let tx = db.begin().await?;
        migrate_within(&tx, db.engine(), steps).await?;
        let order = order(&self.manifest.parts, &references(&tx, db.engine()).await?);
        let mut n = 0;
        for part in order {
            n += self.table(db, &tx, &part).await?;
        }
        tx.commit().await?;
        Ok(n)
    }

    async fn table(&mut self, db: &Db, tx: &Tx, part: &Part) -> Result<u64, BackupError> {
        let live = typed_columns(tx, db.engine(), &part.name).await?;
        let columns: Option<Vec<Typed>> =
            part.columns.iter().map(|name| live.iter().find(|column| column.name == *name).cloned()).collect();
        let columns = columns
            .filter(|columns| columns.len() == live.len())
            .ok_or_else(|| damaged(&self.path, &format!("{} has other columns than the program's", part.name)))?;
        let unfit = || damaged(&self.path, &format!("a row of {} does not fit", part.name));
        let file = self.archive.by_name(&file_name(&part.name)).map_err(|_| unfit())?;
        let (mut values, mut n) = (Vec::new(), 0);
        for line in BufReader::new(file).lines() {
            let row: Vec<serde_json::Value> =
                line.ok().and_then(|line| serde_json::from_str(&line).ok()).ok_or_else(unfit)?;
            if row.len() != columns.len() {
                return Err(unfit());
            }
            for (said, column) in row.iter().zip(&columns) {
                values.push(read(said, column.kind).and_then(|cell| value(cell, column.kind)).ok_or_else(unfit)?);
            }
            n += 1;
            if values.len() + columns.len() > VALUES {
                insert(tx, &part.name, &columns, std::mem::take(&mut values)).await?;
            }
        }
        insert(tx, &part.name, &columns, values).await?;
        if n == part.rows { Ok(n) } else { Err(unfit()) }
    }
}

impl Manifest {
    fn none() -> Manifest {
        Manifest {
            format: FORMAT,
            holds: String::new(),
            made_at: 0,
            facts: BTreeMap::new(),
            steps: Vec::new(),
            parts: Vec::new(),
        }
    }
}

async fn insert(tx: &Tx, table: &str, columns: &[Typed], values: Vec<crate::Value>) -> crate::Result<()> {
    if values.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    let mut place = 0;
    let rows = values.chunks(columns.len().max(1)).map(|row| {
        let places: Vec<String> = row
            .iter()
            .map(|_| {
                place += 1;
                format!("${place}")
            })
            .collect();
        format!("({})", places.join(", "))
    });
    let rows: Vec<String> = rows.collect();
    let sql = format!("INSERT INTO {table} ({}) VALUES {}", names.join(", "), rows.join(", "));
    values.into_iter().fold(Sql::new(sql), Sql::bind).run(tx).await.map(drop)
}

/// Parents first, else as they are. What refers in a circle comes last, and the engine says what it thinks of it.
fn order(parts: &[Part], references: &[(String, String)]) -> Vec<Part> {
    let mut waiting: Vec<&Part> = parts.iter().filter(|part| !part.columns.is_empty()).collect();
    let (mut done, mut order) = (BTreeSet::new(), Vec::new());
    while !waiting.is_empty() {
        let ready = |part: &&Part| {
            let parents = references.iter().filter(|(child, parent)| *child == part.name && parent != child);
            parents.into_iter().all(|(_, parent)| done.contains(parent))
        };
        let next = waiting.iter().position(ready).unwrap_or(0);
        let part = waiting.remove(next);
        done.insert(part.name.clone());
        order.push(part.clone());
    }
    order
}

fn damaged(path: &Path, what: &str) -> BackupError {
    BackupError::Damaged { path: path.to_owned(), what: what.to_owned() }
}

fn zip_error(error: &ZipError) -> &'static str {
    match error {
        ZipError::FileNotFound => "a part is missing",
        _ => "it is no whole ZIP file",
    }
}
