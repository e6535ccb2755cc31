#![doc = include_str!("../README.md")]

mod check;
mod entry;
mod error;
mod mark;
mod note;
mod store;
mod tile;
mod tree;

use std::{fmt, ops::Range, path::Path, sync::Arc};

pub use check::{Fault, Report};
use db::{Clock, Db, Entropy, keyfile};
use ed25519_dalek::SigningKey;
pub use entry::{Commitment, Entry, Facts, Kept, Kind, Salt};
pub use error::Error;
use jiff::Timestamp;
use mark::{Mark, Marks, Restored};
pub use note::{Head, read_checkpoint};
use sea_orm::ConnectionTrait;
pub use tile::{BadTile, Tile};
pub use tree::{Hash, empty_root, leaf_hash, node_hash};

/// The tables that this crate owns.
pub const STEPS: &[db::Step] = &[db::Step { name: "0010_tlog", sql: include_str!("../migrations/0010_tlog.sql") }];

/// What this crate answers.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The longest leaf: an entry bundle writes its length in two bytes.
const LEAF_BYTES: usize = 65_535;

/// Where an entry is, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position(pub u64);

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A signed tree head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// How many entries it is about.
    pub size: u64,
    /// The signed note, as it is published.
    pub note: String,
    /// When it was first signed.
    pub signed_at: Timestamp,
    /// When it was last found to be the log's head.
    pub confirmed_at: Timestamp,
}

/// Evidence that an entry is in the log that a checkpoint is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inclusion {
    /// Where the entry is.
    pub position: Position,
    /// Its bytes.
    pub leaf: Vec<u8>,
    /// The hashes beside the way from the leaf up to the root.
    pub path: Vec<Hash>,
    /// The checkpoint with the root.
    pub checkpoint: Checkpoint,
}

/// The log. Copies are the same one.
#[derive(Clone)]
pub struct Log {
    db: Db,
    clock: Clock,
    signer: Arc<Signer>,
    marks: Marks,
}

struct Signer {
    origin: String,
    key: SigningKey,
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Log")
    }
}

/// The signing key's file in the keys folder. A backup of the keys holds it too: without it nobody can go on with the log.
pub const KEY_FILE: &str = "log.key";

impl Log {
    /// Opens the log. At the first start it makes the key `log.key` in `keys` and takes `origin` for its name, which it
    /// keeps from then on, so that nobody has to trust a new name when the site moves.
    ///
    /// # Errors
    /// When the key file cannot be made or read, is missing beside an existing log or is not the one that the log is
    /// signed with; then nothing was changed.
    pub async fn open(db: Db, keys: &Path, origin: &str, clock: Clock, entropy: &Entropy) -> Result<Log> {
        let path = keys.join(KEY_FILE);
        let key = match (keyfile::read(&path)?, store::head(db.read()).await?) {
            (Some(seed), _) => SigningKey::from_bytes(&seed),
            // A new key would be nobody's whom the published checkpoints made known.
            (None, Some(_)) => return Err(Error::NoKeyFile { path }),
            (None, None) => SigningKey::from_bytes(&*keyfile::make(&path, entropy)?),
        };
        let public = key.verifying_key().to_bytes();
        store::found(db.write(), &name(origin), &public).await?;
        let head = store::head(db.write()).await?.ok_or(Error::Damaged)?;
        if head.public_key != public {
            return Err(Error::WrongKey { path });
        }
        let signer = Arc::new(Signer { origin: head.origin, key });
        Ok(Log { db, clock, signer, marks: Marks::of(keys) })
    }

    /// What the log is called, in the first line of its checkpoints.
    pub fn origin(&self) -> &str {
        &self.signer.origin
    }

    /// The key that checks its signatures, as C2SP signed-note writes it.
    pub fn verifier(&self) -> String {
        note::verifier(&self.signer.origin, &self.signer.key.verifying_key())
    }

    /// Writes an entry in the caller's transaction: it is in the log when that is committed, and was never there when it
    /// is not. On PostgreSQL other appenders wait until then.
    ///
    /// # Errors
    /// When the entry is too long, and the store's own.
    pub async fn append(&self, tx: &db::Tx, entry: Entry) -> Result<Position> {
        let leaf = entry.leaf(self.clock.now());
        if leaf.len() > LEAF_BYTES {
            return Err(Error::TooLong);
        }
        let position = store::size_held(tx).await?.ok_or(Error::Damaged)?;
        let mut hash = leaf_hash(&leaf);
        store::insert_leaf(tx, position, leaf).await?;
        store::insert_node(tx, tree::Node { level: 0, place: position }, &hash).await?;
        for (left, above) in tree::completed_above(position) {
            let left = store::node(tx, left).await?.ok_or(Error::Damaged)?;
            hash = node_hash(&left, &hash);
            store::insert_node(tx, above, &hash).await?;
        }
        store::set_size(tx, position + 1).await?;
        Ok(Position(position))
    }

    /// How many entries there are.
    ///
    /// # Errors
    /// The store's own.
    pub async fn size(&self) -> Result<u64> {
        Ok(store::head(self.db.read()).await?.ok_or(Error::Damaged)?.size())
    }

    /// Signs the tree as it is and keeps the checkpoint, or confirms the one of this size: the same size always has the
    /// same bytes. It writes, so it must not be asked inside a transaction.
    ///
    /// # Errors
    /// The store's own, when hashes are missing, and when the log does not go on from what was signed before: then nothing is
    /// signed, because two logs under one name are what this log is there against.
    pub async fn checkpoint(&self) -> Result<Checkpoint> {
        if let Some(fault) = self.standing().await? {
            return Err(Error::NotTheSame(fault));
        }
        let signed = self.sign().await?;
        self.marks.remember(signed.size, &signed.note)?;
        Ok(signed)
    }

    async fn sign(&self) -> Result<Checkpoint> {
        let size = self.size().await?;
        let root = range(self.db.read(), &(0..size)).await?;
        let Signer { origin, key } = &*self.signer;
        let note = note::sign(key, origin, &note::text(origin, size, &root));
        store::keep_checkpoint(self.db.write(), size, &note, self.clock.now_ms()).await?;
        let kept = store::checkpoint(self.db.write(), size).await?.ok_or(Error::Damaged)?;
        Ok(kept.into())
    }

    /// Whether the log goes on from the largest checkpoint that was ever signed, which is remembered beside the key. `None`
    /// when it does.
    ///
    /// # Errors
    /// The store's own, and when hashes are missing.
    pub async fn standing(&self) -> Result<Option<Fault>> {
        // Before the size, which may grow meanwhile.
        let mark = match self.mark()? {
            None => return Ok(None),
            Some(Err(fault)) => return Ok(Some(fault)),
            Some(Ok(mark)) => mark,
        };
        let size = self.size().await?;
        let root = if mark.size > size { None } else { Some(range(self.db.read(), &(0..mark.size)).await?) };
        Ok(mark.fault(size, root))
    }

    fn mark(&self) -> Result<Option<Result<Mark, Fault>>> {
        let Some(note) = self.marks.signed()? else { return Ok(None) };
        let Signer { origin, key } = &*self.signer;
        let head = note::open(&key.verifying_key(), origin, &note).and_then(note::head);
        Ok(Some(head.map(|(size, root)| Mark { note, size, root }).ok_or(Fault::Mark)))
    }

    /// Puts a restore on record, if one was made that is not yet: see [`note_restore`]. Everything that was signed after the
    /// moment that came back is void; its largest checkpoint becomes part of the entry, so that whoever keeps it finds it
    /// there. Before anything else is appended.
    ///
    /// # Errors
    /// The store's own, and when a file cannot be used.
    pub async fn record_restore(&self) -> Result<Option<Position>> {
        let Some(restored) = self.marks.restored()? else { return Ok(None) };
        // A start that was cut off may have written it already.
        let last = self.newest(None, 1).await?.pop().filter(|last| restored.is_recorded_by(last));
        let position = match last {
            Some(last) => last.position,
            None => self.append_restore(restored).await?,
        };
        self.marks.begin_again(&self.sign().await?.note)?;
        Ok(Some(position))
    }

    async fn append_restore(&self, Restored { made_at, at }: Restored) -> Result<Position> {
        let facts = Facts::default().instant("backup_of", made_at).instant("restored_at", at);
        let facts = match (self.standing().await?, self.mark()?) {
            (None, _) => facts,
            (Some(_), Some(Ok(mark))) => {
                let void = i64::try_from(mark.size).unwrap_or(i64::MAX);
                facts.number("void_size", void).published("void_checkpoint", mark.note)
            }
            (Some(_), _) => facts.word("void_checkpoint", "unreadable"),
        };
        let tx = self.db.begin().await?;
        let position = self.append(&tx, Entry { kind: Kind::Restored, facts }).await?;
        tx.commit().await?;
        Ok(position)
    }

    /// The checkpoint that covers every entry: the last one, unless the log has grown since.
    ///
    /// # Errors
    /// As [`Log::checkpoint`].
    pub async fn current(&self) -> Result<Checkpoint> {
        let size = self.size().await?;
        match store::checkpoint(self.db.read(), size).await? {
            Some(row) => Ok(row.into()),
            None => self.checkpoint().await,
        }
    }

    /// The last checkpoint that was signed, if there is one.
    ///
    /// # Errors
    /// The store's own.
    pub async fn last_checkpoint(&self) -> Result<Option<Checkpoint>> {
        Ok(store::last_checkpoint(self.db.read()).await?.map(Checkpoint::from))
    }

    /// Evidence that an entry is in the log, against the [current](Log::current) checkpoint. It may write, so it must not
    /// be asked inside a transaction.
    ///
    /// # Errors
    /// `NotThere` behind the end of the log, and as [`Log::checkpoint`].
    pub async fn inclusion(&self, position: Position) -> Result<Inclusion> {
        let checkpoint = self.current().await?;
        if position.0 >= checkpoint.size {
            return Err(Error::NotThere);
        }
        let on = self.db.read();
        let mut leaves = store::leaves(on, position.0, 1).await?;
        let leaf = leaves.pop().filter(|row| row.position() == position.0).ok_or(Error::Damaged)?.leaf;
        let path = ranges(on, &tree::inclusion(position.0, checkpoint.size)).await?;
        Ok(Inclusion { position, leaf, path, checkpoint })
    }

    /// Evidence that the log of `new` entries begins with the log of `old`. It is empty when the two are the same and when
    /// there was nothing in the older one.
    ///
    /// # Errors
    /// `NotThere` when `old` is larger than `new`, or `new` than the log.
    pub async fn consistency(&self, old: u64, new: u64) -> Result<Vec<Hash>> {
        if old > new || new > self.size().await? {
            return Err(Error::NotThere);
        }
        if old == 0 || old == new {
            return Ok(Vec::new());
        }
        ranges(self.db.read(), &tree::consistency(old, new)).await
    }

    /// Computes the root and every stored checkpoint again from all leaves, and compares every stored hash.
    ///
    /// # Errors
    /// The store's own. What is wrong with the log is in the report.
    pub async fn check(&self) -> Result<Report> {
        // Before the size, which may grow meanwhile.
        let mark = self.mark()?;
        check::check(self.db.read(), &self.signer.key.verifying_key(), &self.signer.origin, mark.as_ref()).await
    }

    /// Up to `n` entries below a position, the newest first; from the end of the log for `None`.
    ///
    /// # Errors
    /// The store's own.
    pub async fn newest(&self, below: Option<Position>, n: u64) -> Result<Vec<Kept>> {
        let below = below.map_or(u64::MAX, |position| position.0);
        let rows = store::newest(self.db.read(), below, n).await?;
        Ok(rows.iter().map(|row| Kept::read(Position(row.position()), &row.leaf)).collect())
    }

    /// The entry at a position; `None` behind the end.
    ///
    /// # Errors
    /// The store's own.
    pub async fn entry(&self, position: Position) -> Result<Option<Kept>> {
        let rows = store::leaves(self.db.read(), position.0, 1).await?;
        Ok(rows.first().filter(|row| row.position() == position.0).map(|row| Kept::read(position, &row.leaf)))
    }

    /// The bytes of a tile or entry bundle; `None` when the log does not reach so far.
    ///
    /// # Errors
    /// The store's own.
    pub async fn tile(&self, tile: Tile) -> Result<Option<Vec<u8>>> {
        let on = self.db.read();
        let (from, n) = (tile.from(), tile.width());
        let Some(level) = tile.level() else {
            let rows = store::leaves(on, from, n).await?;
            let whole = rows.iter().zip(from..).filter(|(row, position)| row.position() == *position).count();
            return Ok(is(whole, n).then(|| tile::bundle(rows.iter().map(|row| row.leaf.as_slice()))));
        };
        let hashes = store::nodes(on, level, from, n).await?;
        Ok(is(hashes.len(), n).then(|| hashes.concat()))
    }
}

/// Notes in the keys folder that a backup of the moment `made_at` was put back, so that the next start
/// [records](Log::record_restore) it. `before` is the keys folder of the instance as it was, when that is another one: what
/// was signed there last is taken over.
///
/// # Errors
/// When a file cannot be read or written.
pub fn note_restore(keys: &Path, before: Option<&Path>, made_at: Timestamp, at: Timestamp) -> Result<()> {
    Marks::of(keys).note_restore(Restored { made_at, at }, before)
}

impl Restored {
    fn is_recorded_by(self, entry: &Kept) -> bool {
        entry.kind == Some(Kind::Restored)
            && entry.facts.get("restored_at").and_then(|at| at.as_str()?.parse().ok()) == Some(self.at)
    }
}

fn is(found: usize, wanted: u64) -> bool {
    u64::try_from(found) == Ok(wanted)
}

/// A name that may stand in a note: no space, no plus.
fn name(origin: &str) -> String {
    let fits = |c: &char| !c.is_whitespace() && !c.is_control() && *c != '+';
    origin.chars().filter(fits).collect()
}

async fn range(on: &impl ConnectionTrait, range: &Range<u64>) -> Result<Hash> {
    let mut hashes = Vec::new();
    for node in tree::nodes(range) {
        hashes.push(store::node(on, node).await?.ok_or(Error::Damaged)?);
    }
    Ok(tree::fold(&hashes))
}

async fn ranges(on: &impl ConnectionTrait, wanted: &[Range<u64>]) -> Result<Vec<Hash>> {
    let mut hashes = Vec::new();
    for one in wanted {
        hashes.push(range(on, one).await?);
    }
    Ok(hashes)
}

impl From<store::CheckpointRow> for Checkpoint {
    fn from(row: store::CheckpointRow) -> Checkpoint {
        Checkpoint {
            size: row.size(),
            signed_at: db::from_millis(row.signed_at),
            confirmed_at: db::from_millis(row.confirmed_at),
            note: row.note,
        }
    }
}
