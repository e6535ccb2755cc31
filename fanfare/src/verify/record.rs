//! What is on record for ever: the log of what was promised, proved and erased, and every version of the policy.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::HeaderName;
use policy::routes;
use proof::{Control, Finding};
use serde_json::json;
use tlog::{Hash, Inclusion, leaf_hash, node_hash};

use super::{
    Verifier,
    door::{Ask, Door},
    pages::{LANGUAGES, sha256},
};

/// The log computes to its signed sum, from all of its entries; an entry with one bit turned would not.
pub(crate) async fn log_integrity(verifier: &Verifier) -> anyhow::Result<Finding> {
    let log = &verifier.log;
    let checkpoint = log.checkpoint().await?;
    let report = log.check().await?;
    let mut proved = 0;
    let mut noticed = 0;
    for position in 0..checkpoint.size.min(16) {
        let mut inclusion = log.inclusion(tlog::Position(position)).await?;
        proved += u64::from(includes(&inclusion));
        if let Some(byte) = inclusion.leaf.first_mut() {
            *byte ^= 1;
        }
        noticed += u64::from(!includes(&inclusion));
    }
    let looked = checkpoint.size.min(16);
    let published = verifier.door.ask(Ask::get(routes::accountability::CHECKPOINT.path)).await?;
    let same_outside = published.status == 200 && published.text() == log.current().await?.note;
    let control = Control {
        seen: looked > 0 && noticed == looked,
        what: json!({ "entries_looked_at": looked, "a_turned_bit_is_noticed": noticed }),
    };
    let holds = report.is_sound() && proved == looked && same_outside;
    let observed = json!({
        "entries": report.size, "checkpoints": report.checkpoints, "faults": report.faults.len(),
        "entries_proved": proved, "published_is_the_same": same_outside, "root": STANDARD.encode(report.root),
    });
    Ok(Finding::of(control, holds, observed))
}

/// How many entries are fetched from a log, at most.
const MOST_ENTRIES: u64 = 100_000;
const BUNDLE: u64 = 256;

/// Computes the published log again from its public files alone (C2SP tlog-tiles).
pub(crate) async fn log_from_outside(door: &Door) -> anyhow::Result<Finding> {
    let note = door.ask(Ask::get(routes::accountability::CHECKPOINT.path)).await?;
    let text = note.text();
    let mut lines = text.lines().skip(1);
    let size = lines.next().and_then(|size| size.parse::<u64>().ok());
    let root = lines.next().and_then(|root| STANDARD.decode(root).ok());
    let (Some(size), Some(root)) = (size, root) else {
        return Ok(Finding::unknown("there is no checkpoint at this address"));
    };
    if size == 0 || size > MOST_ENTRIES {
        return Ok(Finding::unknown("the log is empty, or too long to be fetched for this"));
    }
    let mut hashes: Vec<Hash> = Vec::new();
    let mut turned = None;
    for index in 0..size.div_ceil(BUNDLE) {
        let width = BUNDLE.min(size - index * BUNDLE);
        let path =
            routes::accountability::TILE.path.replace("{level}", "entries").replace("{*index}", &place(index, width));
        let bundle = door.ask(Ask::get(path)).await?.expect(200, "the log's entries")?;
        for leaf in leaves(&bundle.body) {
            if turned.is_none() {
                let mut other = leaf.to_vec();
                other.iter_mut().take(1).for_each(|byte| *byte ^= 1);
                turned = Some(leaf_hash(&other));
            }
            hashes.push(leaf_hash(leaf));
        }
    }
    let n = hashes.len();
    let computed = root_of(hashes.clone());
    let other = root_of(turned.into_iter().chain(hashes.into_iter().skip(1)).collect());
    let noticed = other.is_some_and(|other| other.as_slice() != root);
    let control = Control { seen: n > 0 && noticed, what: json!({ "a_turned_bit_is_noticed": noticed }) };
    let same = computed.is_some_and(|computed| computed.as_slice() == root);
    let complete = u64::try_from(n).is_ok_and(|n| n == size);
    let observed = json!({
        "entries": size, "entries_read": n, "computes_to_the_signed_sum": same, "root": STANDARD.encode(&root),
        "not_looked_at": ["whether an earlier checkpoint that somebody kept is a part of this one: compare it yourself"],
    });
    Ok(Finding::of(control, same && complete, observed))
}

/// How C2SP tlog-tiles names the place of a tile: `x001/x234/067`, and `.p/5` behind it while it has five.
fn place(index: u64, width: u64) -> String {
    let mut name = format!("{:03}", index % 1000);
    let mut rest = index / 1000;
    while rest > 0 {
        name = format!("x{:03}/{name}", rest % 1000);
        rest /= 1000;
    }
    if width < BUNDLE { format!("{name}.p/{width}") } else { name }
}

/// The entries of a bundle: two bytes of length before each.
fn leaves(mut bundle: &[u8]) -> Vec<&[u8]> {
    let mut all = Vec::new();
    while let Some((length, rest)) = bundle.split_first_chunk::<2>() {
        let Some((leaf, rest)) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length))) else { break };
        all.push(leaf);
        bundle = rest;
    }
    all
}

/// RFC 9162, section 2.1.1: a hash without a neighbour goes up as it is.
fn root_of(mut hashes: Vec<Hash>) -> Option<Hash> {
    while hashes.len() > 1 {
        hashes = hashes
            .chunks(2)
            .filter_map(|pair| match pair {
                [left, right] => Some(node_hash(left, right)),
                pair => pair.first().copied(),
            })
            .collect();
    }
    hashes.first().copied()
}

/// RFC 9162, section 2.1.3.2: whether the way from the leaf leads to the signed root.
fn includes(inclusion: &Inclusion) -> bool {
    let (mut place, mut last) = (inclusion.position.0, inclusion.checkpoint.size.saturating_sub(1));
    let mut hash: Hash = leaf_hash(&inclusion.leaf);
    for beside in &inclusion.path {
        if last == 0 {
            return false;
        }
        if place & 1 == 1 || place == last {
            hash = node_hash(beside, &hash);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(&hash, beside);
        }
        place >>= 1;
        last >>= 1;
    }
    let root = inclusion.checkpoint.note.lines().nth(2).and_then(|line| STANDARD.decode(line).ok());
    last == 0 && root.is_some_and(|root| root == hash)
}

/// Every version of the policy can be read in every language, and its bytes are those whose fingerprint is on record.
pub(crate) async fn version_history(door: &Door) -> anyhow::Result<Finding> {
    let list = door.ask(Ask::get(routes::transparency::VERSIONS.path)).await?;
    let page = list.text();
    let (mut n, mut texts, mut wrong) = (0_u32, 0, 0);
    loop {
        let path = routes::transparency::TEXT.to(&[&(n + 1).to_string()]);
        let mut found = 0;
        for language in LANGUAGES {
            let answer = door.ask(Ask::get(format!("{path}?lang={language}"))).await?;
            if answer.status != 200 {
                continue;
            }
            found += 1;
            let recorded = answer.header(HeaderName::from_static("etag").as_str()).trim_matches('"').to_owned();
            wrong += usize::from(sha256(&answer.body) != recorded);
        }
        if found == 0 {
            break;
        }
        n += 1;
        texts += found;
        wrong += LANGUAGES.len() - found;
        wrong += usize::from(!page.contains(&routes::transparency::VERSION.to(&[&n.to_string()])));
    }
    let control =
        Control { seen: n > 0 && sha256(b"a") != sha256(b"b"), what: json!({ "versions": n, "texts": texts }) };
    let skipped = n == 0 && page.contains("/privacy/v/");
    Ok(Finding::of(control, wrong == 0 && !skipped, json!({ "versions": n, "texts": texts, "that_differ": wrong })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_is_named_as_everybody_names_it() {
        assert_eq!(place(0, 256), "000");
        assert_eq!(place(0, 7), "000.p/7");
        assert_eq!(place(1_234_067, 256), "x001/x234/067");
    }

    #[test]
    fn a_root_is_computed_from_its_leaves_in_order() {
        let leaf = |text: &str| leaf_hash(text.as_bytes());
        let (a, b, c) = (leaf("a"), leaf("b"), leaf("c"));
        assert_eq!(root_of(Vec::new()), None);
        assert_eq!(root_of(vec![a]), Some(a));
        assert_eq!(root_of(vec![a, b, c]), Some(node_hash(&node_hash(&a, &b), &c)));
        assert_ne!(root_of(vec![b, a, c]), root_of(vec![a, b, c]));
        assert_eq!(leaves(&[0, 1, b'a', 0, 2, b'b', b'c']), [b"a".as_slice(), b"bc"]);
        assert_eq!(leaves(&[0, 9, b'a']), Vec::<&[u8]>::new(), "cut off");
    }
}
