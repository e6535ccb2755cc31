//! Backups of this instance, and a new instance from them.

use std::path::PathBuf;

use anyhow::{Context, bail};
use db::{Address, Clock, Db, Entropy, backup::Manifest};
use privacy::{Passphrase, Privacy};

use crate::{Settings, house::steps};

/// What the pictures are called in a backup.
const MEDIA: &str = "media";

/// What was copied or put back.
#[derive(Clone, Debug)]
pub struct Kept {
    /// When the copied moment was, in milliseconds since the epoch.
    pub made_at: i64,
    /// The inventory of the program that made it.
    pub policy_version: String,
    /// Tables with their rows.
    pub tables: Vec<(String, u64)>,
    /// Keys copied too, when that was asked.
    pub keys: Option<u64>,
}

impl Kept {
    fn of(manifest: &Manifest, keys: Option<&Manifest>) -> Kept {
        let tables = manifest.parts.iter().filter(|part| !part.columns.is_empty());
        let tables = tables.map(|part| (part.name.clone(), part.rows));
        let n_keys =
            |keys: &Manifest| keys.parts.iter().find(|part| part.name == "data_key").map_or(0, |part| part.rows);
        Kept {
            made_at: manifest.made_at,
            policy_version: manifest.facts.get("policy_version").cloned().unwrap_or_default(),
            tables: tables.collect(),
            keys: keys.map(n_keys),
        }
    }

    /// Rows of all tables.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, n)| n).sum()
    }
}

/// Where copies go.
#[derive(Debug)]
pub struct Target {
    /// The new file of the data.
    pub to: PathBuf,
    /// The new file of the keys, where they are copied too.
    pub keys: Option<PathBuf>,
    /// What the file of the keys is closed with.
    pub passphrase: Option<Passphrase>,
}

/// Copies the store, and the keys into a file of their own when one is named. The program may go on running.
///
/// # Errors
/// When there is no instance, a file is there already, or its tables are not those of this version.
pub async fn back_up(settings: &Settings, target: &Target, clock: Clock, entropy: Entropy) -> anyhow::Result<Kept> {
    if let Address::File(file) = settings.address()
        && !file.exists()
    {
        bail!("{} does not exist: there is nothing to copy", file.display());
    }
    if !settings.keys().join("master.key").exists() {
        bail!("{} holds no keys: is this the data folder?", settings.keys().display());
    }
    let db = Db::open(&settings.address(), settings.durability).await.context("the database did not open")?;
    let privacy =
        Privacy::open(db.clone(), &settings.keys(), clock, entropy).await.context("the keys could not be opened")?;
    let checked = privacy::schema::check(&privacy, &db).await;
    checked.context("start this version once on this instance, then copy it")?;
    let media = settings.media();
    let data = privacy.back_up_with(&target.to, &[(MEDIA, &media)]).await?;
    // After the data, so that the key of every row is in it.
    let keys = match &target.keys {
        Some(file) => {
            let path = settings.keys().join(tlog::KEY_FILE);
            let key = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            let beside: &[(&str, &[u8])] = &[(tlog::KEY_FILE, &key)];
            Some(match &target.passphrase {
                Some(passphrase) => privacy.back_up_keys_closed(file, beside, passphrase).await?,
                None => privacy.back_up_keys(file, beside).await?,
            })
        }
        None => None,
    };
    privacy.close().await?;
    db.close().await?;
    Ok(Kept::of(&data, keys.as_ref()))
}

/// What a new instance is made from.
#[derive(Debug)]
pub struct Source {
    /// The backup of the data.
    pub from: PathBuf,
    /// The backup of the keys.
    pub keys: Option<PathBuf>,
    /// What that backup was closed with.
    pub passphrase: Option<Passphrase>,
    /// The data folder of the instance as it is now, for its list of erasures.
    pub erasures_of: Option<PathBuf>,
}

/// Fills an empty data folder (and an empty database, where another one is configured) from backups. A `keys` folder may
/// be in it already: the instance's own. The next start erases again whoever was erased after the backup, and then writes into
/// the log that there was a restore.
///
/// # Errors
/// When something is there already or a file is not usable; then what was begun is removed again.
pub async fn restore(settings: &Settings, source: &Source, clock: Clock, entropy: Entropy) -> anyhow::Result<Kept> {
    let folder = &settings.data;
    if let Ok(said) = std::fs::read_to_string(folder.join(UNFINISHED)) {
        clear_away(settings, said != KEYS_ARE_OURS || source.keys.is_none()).await?;
    }
    if let Ok(entries) = std::fs::read_dir(folder) {
        for entry in entries {
            let name = entry?.file_name();
            if name != "keys" {
                bail!("{} is not empty: it holds {}", folder.display(), name.display());
            }
        }
    }
    let keys_were_there = settings.keys().exists();
    begin(settings, keys_were_there).with_context(|| format!("{} cannot be written", folder.display()))?;
    let restored = fill(settings, source, &clock, &entropy).await;
    if restored.is_err() {
        remove(settings, keys_were_there);
    }
    finish(settings)?;
    restored
}

/// Takes away what a restore before this one had begun when it was killed. Without a backup of the keys, those that are
/// there are meant to stay.
async fn clear_away(settings: &Settings, keep_keys: bool) -> anyhow::Result<()> {
    let db = Db::open(&settings.address(), settings.durability).await.context("the database did not open")?;
    let is_whole = !db::columns(&db).await?.is_empty();
    db.close().await?;
    if is_whole {
        bail!("the restore before this one came to its end: {} is whole, start it", settings.data.display());
    }
    remove(settings, keep_keys);
    Ok(())
}

/// What a restore leaves in the data folder for as long as it is under way.
const UNFINISHED: &str = "restore-unfinished";
/// What stands in it when the keys folder is the restore's own.
const KEYS_ARE_OURS: &str = "the keys folder was not there before";

fn begin(settings: &Settings, keys_were_there: bool) -> std::io::Result<()> {
    std::fs::create_dir_all(&settings.data)?;
    let mut file = std::fs::File::create_new(settings.data.join(UNFINISHED))?;
    std::io::Write::write_all(&mut file, if keys_were_there { "" } else { KEYS_ARE_OURS }.as_bytes())?;
    file.sync_all()
}

fn finish(settings: &Settings) -> anyhow::Result<()> {
    let path = settings.data.join(UNFINISHED);
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", path.display()))
        }
        _ => Ok(()),
    }
}

/// Refuses to start on half a restore. Its last act is one transaction: with tables in the store it is whole.
///
/// # Errors
/// When a restore was begun here and did not come to its end.
pub(crate) async fn whole(settings: &Settings, db: &Db) -> anyhow::Result<()> {
    if settings.data.join(UNFINISHED).exists() && db::columns(db).await?.is_empty() {
        bail!("a restore into {} did not come to its end: run `fanfare restore` again", settings.data.display());
    }
    finish(settings)
}

async fn fill(settings: &Settings, source: &Source, clock: &Clock, entropy: &Entropy) -> anyhow::Result<Kept> {
    let db = Db::open(&settings.address(), settings.durability).await.context("the database did not open")?;
    let (keys_folder, erasures_of) = (settings.keys(), source.erasures_of.as_ref().map(|folder| folder.join("keys")));
    let what = privacy::Restore {
        from: &source.from,
        keys: source.keys.as_deref(),
        passphrase: source.passphrase.as_ref(),
        beside: &[tlog::KEY_FILE],
        keys_folder: &keys_folder,
        erasures_of: erasures_of.as_deref(),
    };
    // Before the rows, which come last and all at once.
    privacy::restore_folder(&source.from, MEDIA, &settings.media())?;
    let manifest = privacy::restore(&db, what, steps(), clock, entropy).await;
    db.close().await?;
    let manifest = manifest?;
    // What was signed after that moment cannot be shown to fit any more: the next start says so in the log itself.
    tlog::note_restore(&keys_folder, erasures_of.as_deref(), db::from_millis(manifest.made_at), clock.now())
        .context("the restore could not be noted for the tamper-evident log")?;
    Ok(Kept::of(&manifest, None))
}

/// Takes away what a restore that failed had begun, so that it can be tried again.
fn remove(settings: &Settings, keys_were_there: bool) {
    for name in ["fanfare.db", "fanfare.db-wal", "fanfare.db-shm", UNFINISHED] {
        std::fs::remove_file(settings.data.join(name)).ok();
    }
    std::fs::remove_dir_all(settings.media()).ok();
    if !keys_were_there {
        std::fs::remove_dir_all(settings.keys()).ok();
    }
}
