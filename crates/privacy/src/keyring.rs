//! One key a person, in a file apart from the data that it opens.
//!
//! `master.key` wraps every data key; `keyring.db` holds the wrapped ones. Destroying a data key makes every copy of what
//! it sealed unreadable, in backups and in a database's own logs too.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use db::{
    Address, Clock, Db, Durability, Entropy, Sql, Step, Together,
    keyfile::{self, KeyFileError},
};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    SubjectId,
    batch::{SUBJECTS, TOGETHER, any_of},
    cipher::{Key, decrypt, derive, encrypt},
    consent::hex,
};

pub(crate) const STEPS: &[Step] = &[
    Step {
        name: "0001_keyring",
        sql: "CREATE TABLE data_key (subject_id UUID NOT NULL PRIMARY KEY, wrapped BYTEA NOT NULL, created_at BIGINT NOT NULL);\n\
              CREATE TABLE keyring_check (id BIGINT NOT NULL PRIMARY KEY, sealed BYTEA NOT NULL);\n",
    },
    Step {
        name: "0002_erasure",
        sql: "CREATE TABLE erasure (subject_id UUID NOT NULL PRIMARY KEY, erased_at BIGINT NOT NULL);\n\
              CREATE INDEX erasure_by_age ON erasure (erased_at);\n",
    },
    Step {
        name: "0003_erasure_told",
        sql: "ALTER TABLE erasure ADD COLUMN number UUID;\n\
              CREATE TABLE erasure_told (number UUID NOT NULL, processor TEXT NOT NULL, state TEXT NOT NULL, \
              told_at BIGINT NOT NULL, PRIMARY KEY (number, processor));\n\
              CREATE INDEX erasure_told_by_age ON erasure_told (told_at);\n",
    },
];
const CHECK_WORDS: &[u8] = b"fanfare keyring";

/// Why the keyring did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    /// The key file cannot be used.
    #[error(transparent)]
    KeyFile(#[from] KeyFileError),
    /// The key file is gone and the keyring is there.
    #[error("{} is missing, and the keyring beside it needs it; put it back, nothing was changed", path.display())]
    NoKeyFile {
        /// The file.
        path: PathBuf,
    },
    /// The key file belongs to another keyring.
    #[error("{} is not the key that this keyring was made with; put the right file back, nothing was changed", path.display())]
    WrongKey {
        /// The file.
        path: PathBuf,
    },
    /// The keyring is another version's, and only looked at.
    #[error("{} is of another version of the program: start `fanfare serve` of this version once", path.display())]
    OtherVersion {
        /// The file.
        path: PathBuf,
    },
    /// The keyring's own file did not open.
    #[error("cannot open the keyring")]
    Open(#[source] db::OpenError),
    /// The keyring's tables could not be made.
    #[error("cannot prepare the keyring")]
    Migrate(#[source] db::MigrateError),
    /// The keyring or the store failed.
    #[error("the keyring did not answer")]
    Store(#[source] db::Error),
    /// The cipher refused, which it does for absurd lengths only.
    #[error("a value could not be sealed")]
    Seal,
}

/// Why a sealed value stays closed. It is never a reason to delete it.
#[derive(Debug, thiserror::Error)]
pub enum Unsealable {
    /// The subject's key is not in the keyring: it was destroyed, or this is another instance's keyring.
    #[error("the keyring holds no key for this subject")]
    NoKey,
    /// The key is there and does not fit: a wrong key file, or bytes moved from another row.
    #[error("the key does not open this value")]
    Undecryptable,
    /// The keyring did not answer.
    #[error("the keyring did not answer")]
    Store(#[source] db::Error),
}

/// The keys of all subjects.
#[derive(Clone)]
pub struct Keyring {
    file: Db,
    master: Key,
    wrapping: Key,
    index: Key,
    clock: Clock,
    entropy: Entropy,
    wrapped: Arc<Together<SubjectId, Option<Vec<u8>>>>,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keyring")
    }
}

impl Keyring {
    pub(crate) async fn open(folder: &Path, clock: &Clock, entropy: &Entropy) -> Result<Keyring, KeyringError> {
        let (path, ring) = (folder.join("master.key"), folder.join("keyring.db"));
        let master = match keyfile::read(&path)? {
            Some(key) => key,
            // A new key would open nothing, and would stand where the right one has to be put back.
            None if ring.exists() => return Err(KeyringError::NoKeyFile { path }),
            None => keyfile::make(&path, entropy)?,
        };
        let file = Db::open(&Address::File(ring), Durability::Power).await.map_err(KeyringError::Open)?;
        db::migrate(&file, STEPS.iter().copied()).await.map_err(KeyringError::Migrate)?;
        let keyring = Keyring::of(file, master, clock, entropy);
        keyring.check(path).await?;
        Ok(keyring)
    }

    /// Opens a keyring that is there, and changes nothing.
    pub(crate) async fn look(folder: &Path, clock: &Clock, entropy: &Entropy) -> Result<Keyring, KeyringError> {
        let (path, ring) = (folder.join("master.key"), folder.join("keyring.db"));
        let Some(master) = keyfile::read(&path)? else { return Err(KeyringError::NoKeyFile { path }) };
        let file = Db::look(&Address::File(ring.clone())).await.map_err(KeyringError::Open)?;
        let standing = db::standing(&file, STEPS.iter().copied()).await.map_err(KeyringError::Store)?;
        if standing != db::Standing::default() {
            return Err(KeyringError::OtherVersion { path: ring });
        }
        let keyring = Keyring::of(file, master, clock, entropy);
        keyring.fits(path).await?;
        Ok(keyring)
    }

    fn of(file: Db, master: Key, clock: &Clock, entropy: &Entropy) -> Keyring {
        Keyring {
            file,
            wrapping: derive(&master, "wrapping"),
            index: derive(&master, "index"),
            master,
            clock: clock.clone(),
            entropy: entropy.clone(),
            wrapped: Together::new(TOGETHER),
        }
    }

    /// A known sentence sealed under the master key tells the right file from a wrong one before any key is written.
    async fn check(&self, path: PathBuf) -> Result<(), KeyringError> {
        let sealed = self.wrap(CHECK_WORDS, b"keyring_check")?;
        Sql::new("INSERT INTO keyring_check (id, sealed) VALUES (1, $1) ON CONFLICT DO NOTHING")
            .bind(sealed)
            .run(self.file.write())
            .await
            .map_err(KeyringError::Store)?;
        self.fits(path).await
    }

    async fn fits(&self, path: PathBuf) -> Result<(), KeyringError> {
        let row =
            Sql::new("SELECT sealed FROM keyring_check").one(self.file.read()).await.map_err(KeyringError::Store)?;
        let sealed: Option<Vec<u8>> =
            row.map(|row| row.try_get("", "sealed")).transpose().map_err(KeyringError::Store)?;
        match sealed.and_then(|sealed| decrypt(&self.wrapping, &sealed, b"keyring_check")) {
            Some(_) => Ok(()),
            None => Err(KeyringError::WrongKey { path }),
        }
    }

    fn wrap(&self, plain: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, KeyringError> {
        encrypt(&self.entropy, &self.wrapping, plain, bound_to).ok_or(KeyringError::Seal)
    }

    /// The keyring's own file.
    pub(crate) fn file(&self) -> &Db {
        &self.file
    }

    /// The key of every blind index.
    pub(crate) fn index_key(&self) -> &Key {
        &self.index
    }

    pub(crate) async fn make(&self, subject: SubjectId) -> Result<(), KeyringError> {
        let key = Zeroizing::new(self.entropy.bytes::<32>());
        let wrapped = self.wrap(key.as_slice(), subject.0.as_bytes())?;
        Sql::new("INSERT INTO data_key (subject_id, wrapped, created_at) VALUES ($1, $2, $3)")
            .bind(subject)
            .bind(wrapped)
            .bind(self.clock.now_ms())
            .run(self.file.write())
            .await
            .map_err(KeyringError::Store)?;
        Ok(())
    }

    /// Destroys the keys of a batch of subjects: what they sealed can never be read again, by anybody. The bytes are off
    /// the disk when the keyring's log is emptied too.
    pub(crate) async fn destroy(&self, subjects: &[SubjectId]) -> db::Result<u64> {
        let mut sql = Sql::new(format!("DELETE FROM data_key WHERE subject_id IN {}", any_of(subjects.len())));
        for subject in subjects {
            sql = sql.bind(*subject);
        }
        Ok(sql.run(self.file.write()).await?.rows_affected())
    }

    /// Puts a batch of subjects on the list of erasures, each under its erasure's number, on the disk before anything of
    /// theirs is removed.
    pub(crate) async fn note_erasures(&self, subjects: &[(SubjectId, Uuid)], erased_at: i64) -> db::Result<()> {
        if subjects.is_empty() {
            return Ok(());
        }
        let places: Vec<String> =
            (0..subjects.len()).map(|n| format!("(${}, $1, ${})", 2 * n + 2, 2 * n + 3)).collect();
        let sql = format!(
            "INSERT INTO erasure (subject_id, erased_at, number) VALUES {} ON CONFLICT (subject_id) DO UPDATE SET \
             erased_at = excluded.erased_at, number = excluded.number",
            places.join(", ")
        );
        let sql = Sql::new(sql).bind(erased_at);
        let sql = subjects.iter().fold(sql, |sql, (subject, number)| sql.bind(*subject).bind(*number));
        sql.run(self.file.write()).await.map(drop)
    }

    /// The next batch of the list of erasures, in the order of the subjects, each with its erasure's number. Erasures of
    /// older programs have none.
    pub(crate) async fn erasures_after(&self, last: Uuid) -> db::Result<Vec<(SubjectId, Option<Uuid>)>> {
        let sql = format!(
            "SELECT subject_id, number FROM erasure WHERE subject_id > $1 ORDER BY subject_id LIMIT {SUBJECTS}"
        );
        let rows = Sql::new(sql).bind(last).all(self.file.read()).await?;
        rows.iter().map(|row| Ok((SubjectId(row.try_get("", "subject_id")?), row.try_get("", "number")?))).collect()
    }

    /// Writes down what a processor was told of an erasure, where no restored backup takes it back.
    pub(crate) async fn note_told(&self, number: Uuid, processor: &str, state: &str, at: i64) -> db::Result<()> {
        Sql::new(
            "INSERT INTO erasure_told (number, processor, state, told_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (number, processor) DO UPDATE SET state = excluded.state",
        )
        .bind(number)
        .bind(processor)
        .bind(state)
        .bind(at)
        .run(self.file.write())
        .await
        .map(drop)
    }

    /// What a processor was told of an erasure: the state, and when it was told first.
    pub(crate) async fn told(&self, number: Uuid, processor: &str) -> db::Result<Option<(String, i64)>> {
        let sql = "SELECT state, told_at FROM erasure_told WHERE number = $1 AND processor = $2";
        let row = Sql::new(sql).bind(number).bind(processor).one(self.file.read()).await?;
        row.map(|row| Ok((row.try_get("", "state")?, row.try_get("", "told_at")?))).transpose()
    }

    /// Forgets that anybody was told of an invented person's erasure.
    pub(crate) async fn strike_told(&self, number: Uuid) -> db::Result<()> {
        Sql::new("DELETE FROM erasure_told WHERE number = $1").bind(number).run(self.file.write()).await.map(drop)
    }

    /// The master key itself, for its backup.
    pub(crate) fn master(&self) -> &[u8] {
        self.master.as_slice()
    }

    /// Tells keyrings apart without telling anything of their keys.
    pub(crate) fn fingerprint(&self) -> String {
        hex(derive(&self.master, "fingerprint").as_slice())
    }

    pub(crate) async fn key(&self, subject: SubjectId) -> Result<Key, Unsealable> {
        let file = self.file.clone();
        let answer = move |subjects| wrapped(file.clone(), subjects);
        let wrapped = self.wrapped.ask(subject, answer).await.map_err(Unsealable::Store)?.ok_or(Unsealable::NoKey)?;
        let key = decrypt(&self.wrapping, &wrapped, subject.0.as_bytes()).ok_or(Unsealable::Undecryptable)?;
        key.as_slice().try_into().map(Zeroizing::new).map_err(|_| Unsealable::Undecryptable)
    }

    /// A key for something that is not a person's, derived from the master key: another label, another key.
    pub fn derived(&self, label: &'static str) -> Zeroizing<[u8; 32]> {
        derive(&self.master, &format!("derived/{label}"))
    }
}

/// The wrapped keys of some subjects, in their order.
async fn wrapped(file: Db, subjects: Vec<SubjectId>) -> db::Result<Vec<Option<Vec<u8>>>> {
    let asked = db::evened(subjects.clone());
    let sql = Sql::new(format!("SELECT subject_id, wrapped FROM data_key WHERE subject_id IN {}", any_of(asked.len())));
    let sql = asked.iter().fold(sql, |sql, subject| sql.bind(*subject));
    let rows = sql.all(file.read()).await?;
    let found = rows.iter().map(|row| Ok((SubjectId(row.try_get("", "subject_id")?), row.try_get("", "wrapped")?)));
    let found = found.collect::<db::Result<HashMap<SubjectId, Vec<u8>>>>()?;
    Ok(subjects.iter().map(|subject| found.get(subject).cloned()).collect())
}
