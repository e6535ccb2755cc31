//! The log against itself: everything computed again from the leaves.

use std::{collections::BTreeMap, fmt};

use ed25519_dalek::VerifyingKey;
use sea_orm::ConnectionTrait;

use crate::{
    Error, Hash,
    mark::Mark,
    note,
    store::{self, CheckpointRow},
    tree::{self, Node},
};

/// How many leaves are read at a time.
const PORTION: u64 = 1000;

/// What is not as it must be. The first of each kind is enough to know that somebody touched the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An entry is not there.
    Missing {
        /// Where it should be.
        position: u64,
    },
    /// There is an entry behind the end of the log.
    Surplus {
        /// Where it is.
        position: u64,
    },
    /// A stored hash is not that of its leaves, or not there.
    Hash {
        /// Its level.
        level: u32,
        /// Its place on the level.
        place: u64,
    },
    /// A signed checkpoint is about other entries, or about more than there are.
    Root {
        /// The size that it was signed for.
        size: u64,
    },
    /// A checkpoint is not signed with the log's key, or cannot be read.
    Signature {
        /// The size that it is stored under.
        size: u64,
    },
    /// The log has fewer entries than were signed for once: an older database was put back.
    Cut {
        /// The largest size that was signed for.
        signed: u64,
    },
    /// The log is not the one whose largest checkpoint is remembered beside the key.
    Replaced {
        /// The size of that checkpoint.
        signed: u64,
    },
    /// What is remembered beside the key is not signed with it, or cannot be read.
    Mark,
}

/// In words for the operator's log.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Missing { position } => write!(f, "entry {position} is missing"),
            Fault::Surplus { position } => write!(f, "entry {position} is behind the end"),
            Fault::Hash { level, place } => write!(f, "the hash at level {level}, place {place} is another"),
            Fault::Root { size } => write!(f, "the checkpoint of {size} entries is about others"),
            Fault::Signature { size } => write!(f, "the checkpoint of {size} entries is not signed with this key"),
            Fault::Cut { signed } => write!(f, "{signed} entries were signed for, and there are fewer"),
            Fault::Replaced { signed } => write!(f, "the first {signed} entries are not those that were signed for"),
            Fault::Mark => write!(f, "the checkpoint beside the key is not signed with it"),
        }
    }
}

/// What [`crate::Log::check`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How many entries the log says that it has.
    pub size: u64,
    /// The root, computed from the leaves.
    pub root: Hash,
    /// How many checkpoints were compared, with the one beside the key.
    pub checkpoints: usize,
    /// What is not as it must be.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether nothing was found.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Reads the whole log while others may append to it: what is asked first can only be less than what is asked later.
/// `mark` was asked before.
pub(crate) async fn check(
    on: &impl ConnectionTrait,
    key: &VerifyingKey,
    origin: &str,
    mark: Option<&Result<Mark, Fault>>,
) -> Result<Report, Error> {
    let checkpoints = store::checkpoints(on).await?;
    let last = store::last_position(on).await?;
    let size = store::head(on).await?.ok_or(Error::Damaged)?.size();
    let marked = mark.and_then(|mark| mark.as_ref().ok()).map(|mark| mark.size);
    let mut walk = Walk::new(checkpoints.iter().map(CheckpointRow::size).chain(marked));
    walk.leaves(on, size).await?;
    let root = walk.root();
    let Walk { mut faults, roots, .. } = walk;
    faults.extend(last.filter(|last| *last >= size).map(|position| Fault::Surplus { position }));
    faults.extend(checkpoints.iter().filter_map(|row| checkpoint(row, &roots, key, origin)));
    faults.extend(mark.and_then(|mark| match mark {
        Ok(mark) => mark.fault(size, roots.get(&mark.size).copied().flatten()),
        Err(fault) => Some(*fault),
    }));
    Ok(Report { size, root, checkpoints: checkpoints.len() + usize::from(marked.is_some()), faults })
}

impl Mark {
    /// What is wrong with a log of `size` entries whose root at the mark's size is `root`.
    pub(crate) fn fault(&self, size: u64, root: Option<Hash>) -> Option<Fault> {
        let signed = self.size;
        if signed > size {
            Some(Fault::Cut { signed })
        } else {
            (root != Some(self.root)).then_some(Fault::Replaced { signed })
        }
    }
}

fn checkpoint(
    row: &CheckpointRow,
    roots: &BTreeMap<u64, Option<Hash>>,
    key: &VerifyingKey,
    origin: &str,
) -> Option<Fault> {
    let size = row.size();
    let Some(text) = note::open(key, origin, &row.note) else { return Some(Fault::Signature { size }) };
    let root = roots.get(&size).copied().flatten();
    let says_so = root.is_some_and(|root| text == note::text(origin, size, &root));
    (!says_so).then_some(Fault::Root { size })
}

struct Walk {
    /// The perfect subtrees on the right edge, the largest first.
    edge: Vec<Hash>,
    size: u64,
    /// The root at every size that a checkpoint was signed for.
    roots: BTreeMap<u64, Option<Hash>>,
    faults: Vec<Fault>,
}

impl Walk {
    fn new(sizes: impl Iterator<Item = u64>) -> Walk {
        let roots = sizes.map(|size| (size, None)).collect();
        let mut walk = Walk { edge: Vec::new(), size: 0, roots, faults: Vec::new() };
        walk.note_root();
        walk
    }

    fn root(&self) -> Hash {
        tree::fold(&self.edge)
    }

    fn note_root(&mut self) {
        let root = self.root();
        if let Some(wanted) = self.roots.get_mut(&self.size) {
            *wanted = Some(root);
        }
    }

    /// Entries behind a gap would take other places in the tree, so the walk ends at the first one that is missing.
    async fn leaves(&mut self, on: &impl ConnectionTrait, size: u64) -> Result<(), Error> {
        while self.size < size {
            let portion = PORTION.min(size - self.size);
            let rows = store::leaves(on, self.size, portion).await?;
            let stored = store::nodes(on, 0, self.size, portion).await?;
            for (n, row) in rows.iter().enumerate() {
                if row.position() != self.size {
                    break;
                }
                let hash = tree::leaf_hash(&row.leaf);
                if stored.get(n) != Some(&hash) {
                    self.faults.push(Fault::Hash { level: 0, place: self.size });
                }
                self.take(on, hash).await?;
            }
            let Some(last) = rows.last() else { break };
            if last.position() + 1 != self.size {
                break;
            }
        }
        if self.size < size {
            self.faults.push(Fault::Missing { position: self.size });
        }
        Ok(())
    }

    async fn take(&mut self, on: &impl ConnectionTrait, leaf: Hash) -> Result<(), Error> {
        let mut hash = leaf;
        for (_, above) in tree::completed_above(self.size) {
            let left = self.edge.pop().ok_or(Error::Damaged)?;
            hash = tree::node_hash(&left, &hash);
            self.compare(on, above, &hash).await?;
        }
        self.edge.push(hash);
        self.size += 1;
        self.note_root();
        Ok(())
    }

    async fn compare(&mut self, on: &impl ConnectionTrait, node: Node, hash: &Hash) -> Result<(), Error> {
        if store::node(on, node).await?.as_ref() != Some(hash) {
            self.faults.push(Fault::Hash { level: node.level, place: node.place });
        }
        Ok(())
    }
}
