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
