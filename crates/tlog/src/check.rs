//! The log against itself: everything computed again from the leaves.

use std::collections::BTreeMap;

use ed25519_dalek::VerifyingKey;
use sea_orm::ConnectionTrait;

use crate::{
    Error, Hash, note,
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
}

/// What [`crate::Log::check`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How many entries the log says that it has.
    pub size: u64,
    /// The root, computed from the leaves.
    pub root: Hash,
    /// How many checkpoints were compared.
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
pub(crate) async fn check(on: &impl ConnectionTrait, key: &VerifyingKey, origin: &str) -> Result<Report, Error> {
    let checkpoints = store::checkpoints(on).await?;
    let last = store::last_position(on).await?;
    let size = store::head(on).await?.ok_or(Error::Damaged)?.size();
    let mut walk = Walk::new(&checkpoints);
    walk.leaves(on, size).await?;
    let root = walk.root();
    let Walk { mut faults, roots, .. } = walk;
    faults.extend(last.filter(|last| *last >= size).map(|position| Fault::Surplus { position }));
    faults.extend(checkpoints.iter().filter_map(|row| checkpoint(row, &roots, key, origin)));
    Ok(Report { size, root, checkpoints: checkpoints.len(), faults })
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
    fn new(checkpoints: &[CheckpointRow]) -> Walk {
        let roots = checkpoints.iter().map(|row| (row.size(), None)).collect();
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
