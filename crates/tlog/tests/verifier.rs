//! What an outsider does, written from RFC 9162 (sections 2.1.3.2 and 2.1.4.2, the algorithms of RFC 6962's proofs), C2SP
//! signed-note and tlog-checkpoint alone: nothing of the log's own arithmetic is used.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::support::{House, ORIGIN};

type Hash = [u8; 32];

fn of_leaf(leaf: &[u8]) -> Hash {
    Sha256::digest([&[0], leaf].concat()).into()
}

fn of_two(left: &Hash, right: &Hash) -> Hash {
    Sha256::digest([&[1], left.as_slice(), right].concat()).into()
}

/// RFC 9162 2.1.3.2.
fn is_included(position: u64, size: u64, leaf: &[u8], path: &[Hash], root: &Hash) -> bool {
    if position >= size {
        return false;
    }
    let (mut fnode, mut snode, mut r) = (position, size - 1, of_leaf(leaf));
    for p in path {
        if snode == 0 {
            return false;
        }
        if fnode & 1 == 1 || fnode == snode {
            r = of_two(p, &r);
            while fnode & 1 == 0 && fnode != 0 {
                fnode >>= 1;
                snode >>= 1;
            }
        } else {
            r = of_two(&r, p);
        }
        fnode >>= 1;
        snode >>= 1;
    }
    snode == 0 && r == *root
}

/// RFC 9162 2.1.4.2.
fn is_consistent(old: u64, new: u64, old_root: &Hash, new_root: &Hash, proof: &[Hash]) -> bool {
    let mut path = proof.to_vec();
    if old.is_power_of_two() {
        path.insert(0, *old_root);
    }
    let Some((first, rest)) = path.split_first() else { return false };
    let (mut fnode, mut snode) = (old - 1, new - 1);
    while fnode & 1 == 1 {
        fnode >>= 1;
        snode >>= 1;
    }
    let (mut fr, mut sr) = (*first, *first);
    for c in rest {
        if snode == 0 {
            return false;
        }
        if fnode & 1 == 1 || fnode == snode {
            fr = of_two(c, &fr);
            sr = of_two(c, &sr);
            while fnode & 1 == 0 && fnode != 0 {
                fnode >>= 1;
                snode >>= 1;
            }
        } else {
            sr = of_two(&sr, c);
        }
        fnode >>= 1;
        snode >>= 1;
    }
    fr == *old_root && sr == *new_root && snode == 0
}

/// The size and root of a checkpoint, if the key that the log made known signed it.
pub(crate) fn opened(verifier: &str, note: &str) -> Option<(u64, Hash)> {
    let mut parts = verifier.splitn(3, '+');
    let (name, id, key) = (parts.next()?, parts.next()?, STANDARD.decode(parts.next()?).ok()?);
    let own_id: String =
        Sha256::digest([name.as_bytes(), b"\n", &key].concat())[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    let key = VerifyingKey::from_bytes(key.strip_prefix(&[1])?.try_into().ok()?).ok()?;
    let (text, line) = note.split_once("\n\n")?;
    let line = STANDARD.decode(line.strip_prefix(&format!("— {name} "))?.strip_suffix('\n')?).ok()?;
    let line_id: String = line[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    let text = format!("{text}\n");
    key.verify_strict(text.as_bytes(), &Signature::from_slice(&line[4..]).ok()?).ok()?;
    let lines: Vec<&str> = text.lines().collect();
    let fits = lines.len() == 3 && lines[0] == name && id == own_id && id == line_id;
    fits.then_some((lines[1].parse().ok()?, STANDARD.decode(lines[2]).ok()?.try_into().ok()?))
}

#[tokio::test]
async fn every_entry_of_every_size_is_proved_to_an_outsider() {
    let house = House::grown(0).await;
    for size in 1..=20_u64 {
        house.append(i64::try_from(size).unwrap()).await;
        for position in 0..size {
            let proof = house.log.inclusion(tlog::Position(position)).await.unwrap();
            let (signed, root) = opened(&house.log.verifier(), &proof.checkpoint.note).unwrap();
            assert_eq!(signed, size);
            assert!(is_included(position, size, &proof.leaf, &proof.path, &root), "{position} of {size}");
            assert!(!is_included(position, size, b"something else", &proof.path, &root));
            assert!(!is_included(position + 1, size, &proof.leaf, &proof.path, &root));
        }
        let beyond = house.log.inclusion(tlog::Position(size)).await;
        assert!(matches!(beyond, Err(tlog::Error::NotThere)));
    }
}

#[tokio::test]
async fn every_older_log_is_proved_to_be_the_beginning() {
    let house = House::grown(0).await;
    let mut roots = vec![opened(&house.log.verifier(), &house.log.checkpoint().await.unwrap().note).unwrap()];
    for n in 1..=17 {
        house.append(n).await;
        roots.push(opened(&house.log.verifier(), &house.log.checkpoint().await.unwrap().note).unwrap());
    }
    assert_eq!(roots[0], (0, tlog::empty_root()));
    for (old, old_root) in &roots[1..] {
        for (new, new_root) in roots.iter().filter(|(new, _)| new > old) {
            let proof = house.log.consistency(*old, *new).await.unwrap();
            assert!(is_consistent(*old, *new, old_root, new_root, &proof), "{old} in {new}");
            assert!(!is_consistent(*old, *new, new_root, new_root, &proof));
        }
        assert!(matches!(house.log.consistency(*old + 17, *old).await, Err(tlog::Error::NotThere)));
    }
    assert!(matches!(house.log.consistency(1, 18).await, Err(tlog::Error::NotThere)));
}

#[tokio::test]
async fn a_checkpoint_of_one_size_always_has_the_same_bytes() {
    let house = House::grown(3).await;
    let first = house.log.checkpoint().await.unwrap();
    assert!(first.note.starts_with(&format!("{ORIGIN}\n3\n")), "{}", first.note);
    house.clock.advance(std::time::Duration::from_secs(86_400));
    let second = house.log.checkpoint().await.unwrap();
    assert_eq!((&second.note, second.signed_at), (&first.note, first.signed_at));
    assert_eq!(second.confirmed_at, house.clock.now(), "and it says when it was looked at again");
    assert_eq!(house.log.last_checkpoint().await.unwrap(), Some(second));
}
