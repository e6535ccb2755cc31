//! The tiles hold what the checkpoint needs, and nothing that is not there yet.

use sha2::{Digest, Sha256};

use crate::{
    support::{House, house},
    verifier::opened,
};

type Hash = [u8; 32];

async fn tile(house: &House, path: &str) -> Option<Vec<u8>> {
    house.log.tile(path.parse().unwrap()).await.unwrap()
}

/// The root of a range of hashes, as the definition in RFC 6962 section 2.1 says it.
fn root(hashes: &[Hash]) -> Hash {
    if let [one] = hashes {
        return *one;
    }
    let k = hashes.len().next_power_of_two() / 2;
    Sha256::digest([&[1], root(&hashes[..k]).as_slice(), &root(&hashes[k..])].concat()).into()
}

fn hashes(tile: &[u8]) -> Vec<Hash> {
    tile.chunks(32).map(|hash| hash.try_into().unwrap()).collect()
}

#[tokio::test]
async fn an_outsider_computes_the_root_from_entries_and_from_tiles() {
    let house = house().await;
    let tx = house.db.begin().await.unwrap();
    for n in 0..260 {
        house.log.append(&tx, crate::support::entry(n)).await.unwrap();
    }
    tx.commit().await.unwrap();
    let checkpoint = house.log.checkpoint().await.unwrap();
    let (size, signed) = opened(&house.log.verifier(), &checkpoint.note).unwrap();
    assert_eq!(size, 260);

    let mut bundles = tile(&house, "entries/000").await.unwrap();
    bundles.extend(tile(&house, "entries/001.p/4").await.unwrap());
    let (mut rest, mut of_leaves) = (bundles.as_slice(), Vec::new());
    while let [a, b, behind @ ..] = rest {
        let (leaf, behind) = behind.split_at(usize::from(u16::from_be_bytes([*a, *b])));
        assert!(leaf.starts_with(b"{\"at\":\"2026-"), "{}", String::from_utf8_lossy(leaf));
        of_leaves.push(Sha256::digest([&[0], leaf].concat()).into());
        rest = behind;
    }
    assert_eq!((of_leaves.len(), root(&of_leaves)), (260, signed));

    let (full, partial) = (tile(&house, "0/000").await.unwrap(), tile(&house, "0/001.p/4").await.unwrap());
    assert_eq!([hashes(&full), hashes(&partial)].concat(), of_leaves);
    let above = tile(&house, "1/000.p/1").await.unwrap();
    assert_eq!(hashes(&above), [root(&hashes(&full))]);

    for beyond in
        ["0/001", "0/001.p/5", "1/000", "1/000.p/2", "2/000.p/1", "entries/001", "entries/001.p/5", "0/002.p/1"]
    {
        assert_eq!(tile(&house, beyond).await, None, "{beyond}");
    }
    assert_eq!(tile(&house, "0/000.p/7").await.unwrap(), full[..7 * 32], "a narrower one stays readable");
}
