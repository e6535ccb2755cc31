//! Backups: the data in one file, the keys in another, and both put back so that nobody who was erased is in it again.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use db::{
    Address, Clock, Db, Durability, Entropy, Sql, Step,
    backup::{Backup, BackupError, Manifest, Plan},
    keyfile,
};
use policy::Store;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    Keyring, KeyringError, Passphrase, Privacy, keyring::STEPS as KEYRING_STEPS, passphrase::Lock, retention::DAY_MS,
};

const DATA: &str = "data";
const KEYS: &str = "keys";
const MASTER: &str = "master.key";
/// The facts that a backup keeps.
const KEYRING_ID: &str = "keyring";
const POLICY: &str = "policy_version";
const LOCK: &str = "lock";

/// Why a backup is not put back. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// One of the files is not usable, or the store refused.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The list of erasures does not reach back that far, so it could bring somebody back.
    #[error(
        "the backup is {days} days old and the policy allows {}: people erased since then might come back with it",
        policy::BACKUP_DAYS
    )]
    TooOld {
        /// Its age.
        days: i64,
    },
    /// It speaks of people, and the keys of what is sealed about them are nowhere.
    #[error(
        "the backup speaks of {people} people, and without their keys nothing sealed about them opens: \
         give the backup of the keys too (--keys FILE), or restore beside the instance's own keys folder"
    )]
    NoKeys {
        /// How many.
        people: u64,
    },
    /// There are keys already, and others were given.
    #[error("{} holds keys already: leave --keys out, or restore into another folder", .0.display())]
    KeysTwice(PathBuf),
    /// The keys are another instance's, or from after a change of the key file.
    #[error("these keys are not the ones that the backup was sealed with")]
    WrongKeys,
    /// The backup of the keys is closed, and nobody said with what.
    #[error(
        "{} is protected by a passphrase: give it with --passphrase-file FILE or FANFARE_BACKUP_PASSPHRASE", .0.display()
    )]
    NoPassphrase(PathBuf),
    /// It is closed with another passphrase.
    #[error("the passphrase does not open {}: it is another one", .0.display())]
    WrongPassphrase(PathBuf),
    /// The keys could not be used.
    #[error(transparent)]
    Keyring(#[from] KeyringError),
    /// The list of erasures that was named is not there.
    #[error("{} holds no list of erasures: name the data folder of the instance as it is now", .0.display())]
    NoErasures(PathBuf),
    /// A store failed.
    #[error("the store did not answer")]
    Store(#[from] db::Error),
}

/// What is put back, and where.
#[derive(Clone, Copy, Debug)]
pub struct Restore<'a> {
    /// The backup of the data.
    pub from: &'a Path,
    /// The backup of the keys, when the keys folder is lost too.
    pub keys: Option<&'a Path>,
    /// What the backup of the keys was closed with, when it was.
    pub passphrase: Option<&'a Passphrase>,
    /// The other key files that the backup of the keys holds.
    pub beside: &'a [&'a str],
    /// The keys folder: the instance's own, or a new one.
    pub keys_folder: &'a Path,
    /// The keys folder of the instance as it is now, for its list of erasures.
    pub erasures_of: Option<&'a Path>,
}

impl Privacy {
    /// Copies one moment of the store into a new file, while others go on writing. Keys are not in it.
    ///
    /// # Errors
    /// When the file is there already or cannot be written, or the store fails.
    pub async fn back_up(&self, to: &Path) -> Result<Manifest, BackupError> {
        self.back_up_with(to, &[]).await
    }

    /// The same, with the files of folders that hold nothing personal. Each is named by a first word of its own.
    ///
    /// # Errors
    /// As above.
    pub async fn back_up_with(&self, to: &Path, folders: &[(&str, &Path)]) -> Result<Manifest, BackupError> {
        let plan = Plan { folders: folders.to_vec(), ..self.plan(DATA, Store::Main, Vec::new()) };
        db::backup::write(&self.db, plan, to).await
    }

    /// Copies the keys and the list of erasures into a new file of its own. Whoever holds both files can read everything:
    /// keep them apart, and let no copy grow older than a backup may.
    ///
    /// Make it after [`Privacy::back_up`]: then it holds the key of every row there.
    ///
    /// # Errors
    /// When the file is there already or cannot be written, or the keyring fails.
    ///
    /// `beside` are other key files of the same folder: name and bytes, 32 of them.
    pub async fn back_up_keys(&self, to: &Path, beside: &[(&str, &[u8])]) -> Result<Manifest, BackupError> {
        let plan = self.plan(KEYS, Store::Keyring, self.key_files(beside));
        db::backup::write(self.keyring.file(), plan, to).await
    }

    /// The same, and nobody opens the file without the passphrase.
    ///
    /// # Errors
    /// As above, and when the cipher refuses, which it does for absurd lengths only.
    pub async fn back_up_keys_closed(
        &self,
        to: &Path,
        beside: &[(&str, &[u8])],
        passphrase: &Passphrase,
    ) -> Result<Manifest, BackupError> {
        let refused =
            || BackupError::File { path: to.to_owned(), source: std::io::Error::other("it cannot be closed") };
        let lock = Lock::new(passphrase, &self.entropy).ok_or_else(refused)?;
        let mut closed = Vec::new();
        for (name, bytes) in self.key_files(beside) {
            closed.push((name, lock.close(name, bytes, &self.entropy).ok_or_else(refused)?));
        }
        let files = closed.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        let mut plan = self.plan(KEYS, Store::Keyring, files);
        plan.facts.insert(LOCK.to_owned(), lock.made_by().to_owned());
        db::backup::write(self.keyring.file(), plan, to).await
    }

    fn key_files<'a>(&'a self, beside: &[(&'a str, &'a [u8])]) -> Vec<(&'a str, &'a [u8])> {
        std::iter::once((MASTER, self.keyring.master())).chain(beside.iter().copied()).collect()
    }

    fn plan<'a>(&self, holds: &'a str, store: Store, files: Vec<(&'a str, &'a [u8])>) -> Plan<'a> {
        Plan {
            holds,
            made_at: self.clock.now_ms(),
            facts: BTreeMap::from([
                (KEYRING_ID.to_owned(), self.keyring.fingerprint()),
                (POLICY.to_owned(), policy::VERSION.to_owned()),
            ]),
            tables: policy::TABLES.iter().filter(|table| table.store == store).map(|table| table.name).collect(),
            files,
            folders: Vec::new(),
        }
    }
}

/// Writes the files of a folder back from a backup of the data. Says how many.
///
/// # Errors
/// When the file is damaged or too new, or a file cannot be written.
pub fn restore_folder(from: &Path, word: &str, folder: &Path) -> Result<u64, BackupError> {
    Backup::open(from, DATA)?.unpack(word, folder)
}

/// Fills an empty store and its keys folder from backups. The next start erases again whoever is on the list of erasures.
///
/// # Errors
/// When a file is damaged, too old or too new, the store is not empty, or the keys are missing or others.
pub async fn restore(
    db: &Db,
    what: Restore<'_>,
    steps: impl IntoIterator<Item = Step>,
    clock: &Clock,
    entropy: &Entropy,
) -> Result<Manifest, RestoreError> {
    let mut data = Backup::open(what.from, DATA)?;
    let days = (clock.now_ms() - data.manifest().made_at) / DAY_MS;
    if days >= i64::from(policy::BACKUP_DAYS) {
        return Err(RestoreError::TooOld { days });
    }
    let steps = known(&data, steps)?;
    if !db::columns(db).await?.is_empty() {
        return Err(BackupError::NotEmpty.into());
    }
    let erasures = match what.erasures_of {
        Some(folder) => erasures_in(folder).await?,
        None => Erasures::default(),
    };
    keys(&data, &what, clock, entropy).await?;
    let people = data.manifest().parts.iter().find(|part| part.name == "subject").map_or(0, |part| part.rows);
    if people > 0 || what.keys_folder.join(MASTER).exists() {
        let keyring = Keyring::open(what.keys_folder, clock, entropy).await?;
        let fits = data.manifest().facts.get(KEYRING_ID) == Some(&keyring.fingerprint());
        let merged = if fits { merge(&keyring, &erasures).await } else { Ok(()) };
        keyring.file().clone().close().await?;
        merged?;
        if !fits {
            return Err(RestoreError::WrongKeys);
        }
    }
    data.restore(db, steps).await?;
    Ok(data.manifest().clone())
}

/// The program's steps up to what the backup had: rows fit the tables of their time, and the next start does the rest.
fn known(backup: &Backup, steps: impl IntoIterator<Item = Step>) -> Result<Vec<Step>, BackupError> {
    let steps: Vec<Step> = steps.into_iter().collect();
    let names: BTreeSet<&str> = steps.iter().map(|step| step.name).collect();
    let wanted = &backup.manifest().steps;
    if let Some(unknown) = wanted.iter().find(|name| !names.contains(name.as_str())) {
        return Err(BackupError::Newer { path: backup.path().to_owned(), what: format!("step {unknown}") });
    }
    Ok(steps.into_iter().filter(|step| wanted.iter().any(|name| name == step.name)).collect())
}

/// Puts the keys back, when they are given and none are there.
async fn keys(data: &Backup, what: &Restore<'_>, clock: &Clock, entropy: &Entropy) -> Result<(), RestoreError> {
    let there = what.keys_folder.join(MASTER).exists() || what.keys_folder.join("keyring.db").exists();
    let Some(from) = what.keys else {
        let people = data.manifest().parts.iter().find(|part| part.name == "subject").map_or(0, |part| part.rows);
        return if there || people == 0 { Ok(()) } else { Err(RestoreError::NoKeys { people }) };
    };
    if there {
        return Err(RestoreError::KeysTwice(what.keys_folder.to_owned()));
    }
    let mut backup = Backup::open(from, KEYS)?;
    if backup.manifest().facts.get(KEYRING_ID) != data.manifest().facts.get(KEYRING_ID) {
        return Err(RestoreError::WrongKeys);
    }
    let steps = known(&backup, KEYRING_STEPS.iter().copied())?;
    let lock = lock(&backup, what.passphrase)?;
    let mut files = Vec::new();
    for name in std::iter::once(&MASTER).chain(what.beside) {
        let held = Zeroizing::new(backup.file(name)?);
        let opened = match &lock {
            Some(lock) => lock.open(name, &held).ok_or_else(|| RestoreError::WrongPassphrase(from.to_owned()))?,
            None => held,
        };
        files.push((name, opened));
    }
    for (name, key) in files {
        keyfile::put_back(&what.keys_folder.join(name), &key).map_err(KeyringError::from)?;
    }
    let ring = Db::open(&Address::File(what.keys_folder.join("keyring.db")), Durability::Power)
        .await
        .map_err(KeyringError::Open)?;
    backup.restore(&ring, steps).await?;
    ring.close().await?;
    Keyring::open(what.keys_folder, clock, entropy).await?.file().clone().close().await?;
    Ok(())
}

/// What opens the key files, where they are closed.
fn lock(backup: &Backup, passphrase: Option<&Passphrase>) -> Result<Option<Lock>, RestoreError> {
    let Some(made_by) = backup.manifest().facts.get(LOCK) else { return Ok(None) };
    let passphrase = passphrase.ok_or_else(|| RestoreError::NoPassphrase(backup.path().to_owned()))?;
    let unknown = || BackupError::Newer { path: backup.path().to_owned(), what: "another kind of lock".to_owned() };
    Ok(Some(Lock::of(passphrase, made_by).ok_or_else(unknown)?))
}

/// What the keys folder of the instance as it is now knows of erasures.
#[derive(Default)]
struct Erasures {
    people: Vec<(Uuid, i64, Option<Uuid>)>,
    told: Vec<(Uuid, String, String, i64)>,
}

/// The list of erasures of another keys folder, and who was told of them.
async fn erasures_in(folder: &Path) -> Result<Erasures, RestoreError> {
    let path = folder.join("keyring.db");
    if !path.exists() {
        return Err(RestoreError::NoErasures(folder.to_owned()));
    }
    let ring = Db::open(&Address::File(path), Durability::Power).await.map_err(KeyringError::Open)?;
    let listed = listed(&ring).await;
    ring.close().await?;
    Ok(listed?)
}

async fn listed(ring: &Db) -> db::Result<Erasures> {
    // An older program's list has no numbers, and nobody was told.
    let numbered = db::columns(ring).await?.iter().any(|column| column.table == "erasure" && column.name == "number");
    let number = if numbered { "number" } else { "NULL AS number" };
    let people = Sql::new(format!("SELECT subject_id, erased_at, {number} FROM erasure")).all(ring.read()).await?;
    let person = |row: &sea_orm::QueryResult| {
        Ok((row.try_get("", "subject_id")?, row.try_get("", "erased_at")?, row.try_get("", "number")?))
    };
    let people = people.iter().map(person).collect::<db::Result<_>>()?;
    if !numbered {
        return Ok(Erasures { people, told: Vec::new() });
    }
    let told = Sql::new("SELECT number, processor, state, told_at FROM erasure_told").all(ring.read()).await?;
    let one = |row: &sea_orm::QueryResult| {
        let (number, processor) = (row.try_get("", "number")?, row.try_get("", "processor")?);
        Ok((number, processor, row.try_get("", "state")?, row.try_get("", "told_at")?))
    };
    Ok(Erasures { people, told: told.iter().map(one).collect::<db::Result<_>>()? })
}

async fn merge(keyring: &Keyring, erasures: &Erasures) -> Result<(), RestoreError> {
    let tx = keyring.file().begin().await?;
    for (subject, erased_at, number) in &erasures.people {
        Sql::new("INSERT INTO erasure (subject_id, erased_at, number) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(*subject)
            .bind(*erased_at)
            .bind(*number)
            .run(&tx)
            .await?;
    }
    for (number, processor, state, told_at) in &erasures.told {
        Sql::new(
            "INSERT INTO erasure_told (number, processor, state, told_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (number, processor) DO UPDATE SET state = excluded.state",
        )
        .bind(*number)
        .bind(processor.as_str())
        .bind(state.as_str())
        .bind(*told_at)
        .run(&tx)
        .await?;
    }
    Ok(tx.commit().await?)
}
