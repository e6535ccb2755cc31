//! What is on record for ever: the log of what was promised, proved and erased, and every version of the policy.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::HeaderName;
use policy::routes;
use proof::{Control, Finding};
use serde_json::{Value, json};
use tlog::{Hash, Inclusion, leaf_hash, node_hash};

use super::{
    Verifier,
    door::{Ask, Door},
    pages::{LANGUAGES, sha256},
};

/// The log computes to its signed sum, from all of its entries; with one bit turned it would not. Anybody can look at that.
/// `own` is what only the operator sees besides: the log as the database has it, against what was signed before.
pub(crate) async fn log_integrity(door: &Door, own: Option<&Verifier>) -> anyhow::Result<Finding> {
    let outside = PublicLog::read(door).await?;
    let computed = outside.as_ref().map(|log| root_of(&log.leaves));
    let fits = outside.as_ref().is_some_and(|log| computed == Some(log.root));
    let noticed = outside.as_ref().is_some_and(|log| root_of(&turned(&log.leaves)) != log.root);
    let page = door.ask(Ask::get(routes::accountability::PUBLIC_LOG.path)).await?.text();
    let cosigned = outside.as_ref().map_or(0, |log| log.signatures.saturating_sub(1));
    let honest = cosigned > 0 || page.contains("data-witness=\"unwitnessed\"");
    let mut control = json!({ "a_turned_bit_is_noticed": noticed });
    let mut observed = json!({
        "entries": outside.as_ref().map_or(0, |log| log.leaves.len()), "signed_by_its_key": outside.is_some(),
        "computes_to_the_signed_sum": fits, "cosigned_by_witnesses": cosigned, "says_that_nobody_witnesses_it": honest,
    });
    let (mut seen, mut holds) = (noticed, fits && honest);
    if let Some(verifier) = own {
        let inside = Inside::look(verifier).await?;
        seen &= inside.noticed;
        holds &= inside.holds && outside.is_some_and(|log| log.note == inside.note);
        merge(&mut control, inside.control);
        merge(&mut observed, inside.observed);
    }
    Ok(Finding::of(Control { seen, what: control }, holds, observed))
}

fn merge(into: &mut Value, from: Value) {
    if let (Some(into), Value::Object(from)) = (into.as_object_mut(), from) {
        into.extend(from);
    }
}

/// The log as everybody can read it.
struct PublicLog {
    note: String,
    signatures: usize,
    root: Hash,
    leaves: Vec<Vec<u8>>,
}

/// How many entries a file of the log holds.
const BUNDLE: u64 = 256;

impl PublicLog {
    /// `None` when there is none that is signed with the key that the log names, or some of it is missing.
    async fn read(door: &Door) -> anyhow::Result<Option<PublicLog>> {
        let checkpoint = door.ask(Ask::get(routes::accountability::CHECKPOINT.path)).await?;
        let first = door.ask(Ask::get(routes::accountability::PROOF.to(&["0"]))).await?;
        let proof: Value = serde_json::from_slice(&first.body).unwrap_or_default();
        let verifier = proof.get("verifier").and_then(Value::as_str).unwrap_or_default();
        let note = checkpoint.text();
        let Some(head) = tlog::read_checkpoint(verifier, &note).filter(|_| checkpoint.status == 200) else {
            return Ok(None);
        };
        let mut leaves = Vec::new();
        let mut from = 0;
        while from < head.size {
            let width = BUNDLE.min(head.size - from);
            let answer = door.ask(Ask::get(bundle_path(from / BUNDLE, width))).await?;
            let mut found = entries(&answer.body);
            if answer.status != 200 || u64::try_from(found.len()) != Ok(width) {
                return Ok(None);
            }
            leaves.append(&mut found);
            from += width;
        }
        let signatures = note.lines().filter(|line| line.starts_with('\u{2014}')).count();
        Ok(Some(PublicLog { note, signatures, root: head.root, leaves }))
    }

    /// What it says of each version of the policy: the newest word counts.
    fn versions(&self) -> BTreeMap<u64, Value> {
        let entries = self.leaves.iter().filter_map(|leaf| serde_json::from_slice::<Value>(leaf).ok());
        let about = entries.filter(|entry| entry.get("kind").and_then(Value::as_str) == Some("policy_version"));
        let facts = about.filter_map(|mut entry| entry.get_mut("facts").map(Value::take));
        facts.filter_map(|facts| Some((facts.get("version")?.as_u64()?, facts))).collect()
    }
}

/// C2SP tlog-tiles: groups of three digits, and how many a file holds that is not full.
fn bundle_path(index: u64, width: u64) -> String {
    let mut groups = vec![format!("{:03}", index % 1000)];
    let mut rest = index / 1000;
    while rest > 0 {
        groups.insert(0, format!("x{:03}", rest % 1000));
        rest /= 1000;
    }
    let part = if width < BUNDLE { format!(".p/{width}") } else { String::new() };
    // The index is several segments, whose slashes stay as they are.
    let index = format!("{}{part}", groups.join("/"));
    routes::accountability::TILE.path.replace("{level}", "entries").replace("{*index}", &index)
}

/// Each entry behind its length in two bytes.
fn entries(mut bundle: &[u8]) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    while let Some((length, rest)) = bundle.split_first_chunk::<2>() {
        let Some((leaf, rest)) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length))) else { break };
        all.push(leaf.to_vec());
        bundle = rest;
    }
    all
}

/// RFC 9162, section 2.1.1: perfect subtrees from the left, folded from the right.
fn root_of(leaves: &[Vec<u8>]) -> Hash {
    let mut edge: Vec<(u32, Hash)> = Vec::new();
    for leaf in leaves {
        let (mut level, mut hash) = (0, leaf_hash(leaf));
        while let Some((_, left)) = edge.pop_if(|(beside, _)| *beside == level) {
            hash = node_hash(&left, &hash);
            level += 1;
        }
        edge.push((level, hash));
    }
    let hashes = edge.into_iter().rev().map(|(_, hash)| hash);
    hashes.reduce(|right, left| node_hash(&left, &right)).unwrap_or_else(tlog::empty_root)
}

/// The same with one bit turned in the middle.
fn turned(leaves: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut leaves = leaves.to_vec();
    let middle = leaves.len() / 2;
    if let Some(byte) = leaves.get_mut(middle).and_then(|leaf| leaf.first_mut()) {
        *byte ^= 1;
    }
    leaves
}

/// The log as the operator sees it.
struct Inside {
    noticed: bool,
    holds: bool,
    note: String,
    control: Value,
    observed: Value,
}

impl Inside {
    async fn look(verifier: &Verifier) -> anyhow::Result<Inside> {
        let log = &verifier.log;
        let report = log.check().await?;
        let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
        let mut observed = json!({
            "checkpoints": report.checkpoints, "faults": faults,
        });
        if !report.is_sound() {
            // What does not fit is not signed either, so there is nothing to prove anything with.
            let control = json!({ "faults_are_noticed": true });
            return Ok(Inside { noticed: true, holds: false, note: String::new(), control, observed });
        }
        let checkpoint = log.checkpoint().await?;
        let looked = checkpoint.size.min(16);
        let (mut proved, mut noticed) = (0, 0);
        for position in 0..looked {
            let mut inclusion = log.inclusion(tlog::Position(position)).await?;
            proved += u64::from(includes(&inclusion));
            if let Some(byte) = inclusion.leaf.first_mut() {
                *byte ^= 1;
            }
            noticed += u64::from(!includes(&inclusion));
        }
        merge(&mut observed, json!({ "entries_proved": proved }));
        Ok(Inside {
            noticed: looked > 0 && noticed == looked,
            holds: proved == looked,
            note: log.current().await?.note,
            control: json!({ "entries_looked_at": looked, "a_turned_bit_is_not_proved": noticed }),
            observed,
        })
    }
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

/// Every version of the policy can be read in every language, and its bytes are those whose fingerprint the log has: each
/// entry also names the version before it. What the operator sees besides (`own`) is the whole history in the database.
pub(crate) async fn version_history(door: &Door, own: Option<&Verifier>) -> anyhow::Result<Finding> {
    let list = door.ask(Ask::get(routes::transparency::VERSIONS.path)).await?;
    let page = list.text();
    let on_record = PublicLog::read(door).await?.map(|log| log.versions()).unwrap_or_default();
    let mut told = Told::default();
    let mut prev = None;
    loop {
        let n = told.versions + 1;
        let logged = on_record.get(&u64::from(n)).unwrap_or(&Value::Null);
        if !told.read(door, n, logged).await? {
            break;
        }
        let before = logged.get("prev").and_then(Value::as_str).map(str::to_owned);
        told.unchained += u32::from(before.is_none() || (prev.is_some() && before != prev));
        prev = logged.get("sha256").and_then(Value::as_str).map(str::to_owned);
        told.wrong += u32::from(!page.contains(&routes::transparency::VERSION.to(&[&n.to_string()])));
    }
    // A history that is cut off: the log knows more than there is.
    let missing = on_record.keys().any(|n| *n > u64::from(told.versions));
    let mut observed = json!({
        "versions": told.versions, "texts": told.texts, "that_differ": told.wrong, "not_as_logged": told.unlogged,
        "not_chained": told.unchained, "logged_but_not_there": missing,
    });
    let mut holds = told.wrong + told.unlogged + told.unchained == 0 && !missing && told.versions > 0;
    if let Some(verifier) = own {
        let report = transparency::versions::check(&verifier.app.db, &verifier.log).await?;
        holds &= report.is_whole();
        merge(&mut observed, json!({ "faults_in_the_store": report.faults.len() }));
    }
    let seen = told.versions > 0 && told.noticed == told.texts;
    let what = json!({ "versions": told.versions, "a_byte_more_is_noticed": told.noticed });
    Ok(Finding::of(Control { seen, what }, holds, observed))
}

/// What is found of the versions.
#[derive(Default)]
struct Told {
    versions: u32,
    texts: u32,
    /// Texts that are not what their own answer says, or not there.
    wrong: u32,
    /// Texts that the log does not have like this.
    unlogged: u32,
    /// Versions whose entry does not name the one before.
    unchained: u32,
    /// Texts with a byte more that would be noticed.
    noticed: u32,
}

impl Told {
    /// Reads the texts of one version; false when there is none.
    async fn read(&mut self, door: &Door, n: u32, logged: &Value) -> anyhow::Result<bool> {
        let path = routes::transparency::TEXT.to(&[&n.to_string()]);
        let mut missing = 0;
        for language in LANGUAGES {
            let mut answer = door.ask(Ask::get(format!("{path}?lang={language}"))).await?;
            if answer.status != 200 {
                missing += 1;
                continue;
            }
            self.texts += 1;
            let recorded = answer.header(HeaderName::from_static("etag").as_str()).trim_matches('"').to_owned();
            let sum = sha256(&answer.body);
            self.wrong += u32::from(sum != recorded);
            let on_record = logged.pointer(&format!("/texts/{language}")).and_then(Value::as_str);
            self.unlogged += u32::from(on_record != Some(sum.as_str()));
            answer.body.push(b' ');
            self.noticed += u32::from(on_record != Some(sha256(&answer.body).as_str()));
        }
        if missing == LANGUAGES.len() {
            return Ok(false);
        }
        self.versions += 1;
        self.wrong += u32::try_from(missing)?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_is_named_as_everybody_names_it() {
        let of = |index, width| bundle_path(index, width).split_once("entries/").unwrap().1.to_owned();
        assert_eq!(of(0, 256), "000");
        assert_eq!(of(0, 7), "000.p/7");
        assert_eq!(of(1_234_067, 256), "x001/x234/067");
    }

    #[test]
    fn a_root_is_computed_from_its_leaves_in_order() {
        let [a, b, c] = ["a", "b", "c"].map(|text| text.as_bytes().to_vec());
        let hash = |leaf: &Vec<u8>| leaf_hash(leaf);
        assert_eq!(root_of(&[]), tlog::empty_root());
        assert_eq!(root_of(std::slice::from_ref(&a)), hash(&a));
        let three = [a.clone(), b.clone(), c.clone()];
        assert_eq!(root_of(&three), node_hash(&node_hash(&hash(&a), &hash(&b)), &hash(&c)));
        assert_ne!(root_of(&[b, a, c]), root_of(&three));
        assert_eq!(entries(&[0, 1, b'a', 0, 2, b'b', b'c']), [b"a".to_vec(), b"bc".to_vec()]);
        assert_eq!(entries(&[0, 9, b'a']), Vec::<Vec<u8>>::new(), "cut off");
    }
}
