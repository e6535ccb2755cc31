//! The tree's arithmetic (RFC 6962 section 2): which hashes make a root or a proof. No I/O.
//!
//! Only perfect subtrees are stored: node (level, place) covers the leaves from `place << level` on, `1 << level` of
//! them. Every other range of the RFC is folded out of those.

use std::ops::Range;

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// A perfect subtree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Node {
    pub(crate) level: u32,
    pub(crate) place: u64,
}

/// The hash of a leaf's bytes.
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(leaf).finalize().into()
}

/// The hash above two others.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The root of a tree without leaves.
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// The perfect subtrees that make up a range, from the left. The range begins where a subtree of its size may begin, as
/// every range of the RFC does.
pub(crate) fn nodes(range: &Range<u64>) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut from = range.start;
    while from < range.end {
        let level = (range.end - from).ilog2();
        nodes.push(Node { level, place: from >> level });
        from += 1 << level;
    }
    nodes
}

/// The hash of a range from those of its [`nodes`].
pub(crate) fn fold(hashes: &[Hash]) -> Hash {
    hashes.iter().rev().copied().reduce(|right, left| node_hash(&left, &right)).unwrap_or_else(empty_root)
}

/// The ranges whose hashes prove that the leaf at `position` is in the tree of `size`, from the leaf up: PATH of the RFC.
pub(crate) fn inclusion(position: u64, size: u64) -> Vec<Range<u64>> {
    let mut path = Vec::new();
    let mut tree = 0..size;
    while tree.end - tree.start > 1 {
        let (left, right) = halves(&tree);
        if position < left.end {
            path.push(right);
            tree = left;
        } else {
            path.push(left);
            tree = right;
        }
    }
    path.reverse();
    path
}

/// The ranges whose hashes prove that the tree of `old` is the beginning of the tree of `new`: PROOF of the RFC, for
/// 0 < `old` <= `new`.
pub(crate) fn consistency(old: u64, new: u64) -> Vec<Range<u64>> {
    let mut proof = Vec::new();
    let mut tree = 0..new;
    while tree.end > old {
        let (left, right) = halves(&tree);
        if old <= left.end {
            proof.push(right);
            tree = left;
        } else {
            proof.push(left);
            tree = right;
        }
    }
    // The verifier knows the old root already when the old tree is a subtree of the new one.
    if tree.start > 0 {
        proof.push(tree);
    }
    proof.reverse();
    proof
}

/// A tree of two leaves or more, cut at the largest power of two below its size.
fn halves(tree: &Range<u64>) -> (Range<u64>, Range<u64>) {
    let middle = tree.start + (1 << (tree.end - tree.start - 1).ilog2());
    (tree.start..middle, middle..tree.end)
}

/// The nodes that a new leaf completes, from the leaf up, each with the left neighbour that it takes; the leaf itself has
/// none.
pub(crate) fn completed_above(position: u64) -> impl Iterator<Item = (Node, Node)> {
    (0..position.trailing_ones()).map(move |level| {
        let left = Node { level, place: (position >> level) - 1 };
        (left, Node { level: level + 1, place: position >> (level + 1) })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// MTH as section 2.1 of the RFC writes it down.
    fn mth(leaves: &[Vec<u8>]) -> Hash {
        match leaves {
            [] => empty_root(),
            [leaf] => leaf_hash(leaf),
            _ => {
                let k = leaves.len().next_power_of_two() / 2;
                node_hash(&mth(&leaves[..k]), &mth(&leaves[k..]))
            }
        }
    }

    /// PATH as section 2.1.1 writes it down.
    fn path(m: usize, leaves: &[Vec<u8>]) -> Vec<Hash> {
        if leaves.len() <= 1 {
            return Vec::new();
        }
        let k = leaves.len().next_power_of_two() / 2;
        let (mut path, other) = if m < k {
            (path(m, &leaves[..k]), mth(&leaves[k..]))
        } else {
            (path(m - k, &leaves[k..]), mth(&leaves[..k]))
        };
        path.push(other);
        path
    }

    /// SUBPROOF as section 2.1.2 writes it down.
    fn subproof(m: usize, leaves: &[Vec<u8>], known: bool) -> Vec<Hash> {
        if m == leaves.len() {
            return if known { Vec::new() } else { vec![mth(leaves)] };
        }
        let k = leaves.len().next_power_of_two() / 2;
        let (mut proof, other) = if m <= k {
            (subproof(m, &leaves[..k], known), mth(&leaves[k..]))
        } else {
            (subproof(m - k, &leaves[k..], false), mth(&leaves[..k]))
        };
        proof.push(other);
        proof
    }

    fn of(range: &Range<u64>, leaves: &[Vec<u8>]) -> Hash {
        let hash = |node: &Node| {
            let from = usize::try_from(node.place << node.level).unwrap();
            mth(&leaves[from..from + (1 << node.level)])
        };
        fold(&nodes(range).iter().map(hash).collect::<Vec<_>>())
    }

    fn hex(hash: &Hash) -> String {
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The leaves of Certificate Transparency's own test data.
    fn published() -> Vec<Vec<u8>> {
        let counted = |from: u8, n: u8| (from..from + n).collect::<Vec<u8>>();
        vec![
            vec![],
            vec![0x00],
            vec![0x10],
            vec![0x20, 0x21],
            vec![0x30, 0x31],
            counted(0x40, 4),
            counted(0x50, 8),
            counted(0x60, 16),
        ]
    }

    #[test]
    fn roots_and_a_path_are_those_that_certificate_transparency_publishes() {
        let leaves = published();
        let roots = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        for (n, root) in (1..).zip(roots) {
            assert_eq!(hex(&of(&(0..n), &leaves)), root, "{n} leaves");
        }
        assert_eq!(hex(&empty_root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        let path: Vec<String> = inclusion(0, 8).iter().map(|range| hex(&of(range, &leaves))).collect();
        assert_eq!(
            path,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        );
    }

    proptest! {
        #[test]
        fn every_root_and_proof_is_the_one_of_the_rfc(size in 1_usize..200, a in 0_usize..200, b in 1_usize..200) {
            let leaves: Vec<Vec<u8>> = (0..size).map(|n| n.to_be_bytes().to_vec()).collect();
            let (position, old) = (a % size, 1 + b % size);
            let as_u64 = |n: usize| u64::try_from(n).unwrap();
            prop_assert_eq!(of(&(0..as_u64(size)), &leaves), mth(&leaves));
            let proof: Vec<Hash> = inclusion(as_u64(position), as_u64(size)).iter().map(|one| of(one, &leaves)).collect();
            prop_assert_eq!(proof, path(position, &leaves));
            let proof: Vec<Hash> = consistency(as_u64(old), as_u64(size)).iter().map(|one| of(one, &leaves)).collect();
            prop_assert_eq!(proof, subproof(old, &leaves, true));
        }

        #[test]
        fn a_leaf_completes_what_it_is_the_last_of(position in 0_u64..100_000) {
            for (left, above) in completed_above(position) {
                prop_assert_eq!(left.level + 1, above.level);
                prop_assert_eq!((above.place + 1) << above.level, position + 1);
                prop_assert_eq!(left.place << left.level, above.place << above.level);
            }
        }
    }
}
