//! Whether every row can be told to a person, in every language.

use std::collections::BTreeSet;

use crate::declared::{DataKeep, Inventory, LANGUAGES, Promises};

pub(super) fn check(
    inventory: &Inventory,
    promises: &Promises,
    texts: &[(&'static str, String)],
    found: &mut Vec<String>,
) {
    let needed = needed(inventory, promises);
    for language in LANGUAGES {
        let said = texts.iter().find(|(tag, _)| *tag == language).map(|(_, text)| keys(text)).unwrap_or_default();
        for key in needed.iter().filter(|key| !said.contains(key.as_str())) {
            found.push(format!(
                "policy/text/{language}.ftl has no \"{key}\"; add a line \"{key} = …\" that says it in plain words"
            ));
        }
    }
}

/// The ids that have words. A text may begin on the line below its id.
fn keys(texts: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut lines = texts.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((key, words)) = line.split_once('=') else { continue };
        let below = lines.peek().is_some_and(|next| next.starts_with(' ') && !next.trim().is_empty());
        if !key.starts_with([' ', '#', '.']) && (below || !words.trim().is_empty()) {
            found.insert(key.trim_end());
        }
    }
    found
}

/// Every id that some page asks for.
fn needed(inventory: &Inventory, promises: &Promises) -> BTreeSet<String> {
    let mut needed = BTreeSet::new();
    for row in &inventory.purpose {
        needed.insert(format!("purpose-{}", row.id));
        if row.basis == "legitimate_interest" {
            needed.insert(format!("purpose-{}-interest", row.id));
        }
    }
    needed.extend(inventory.data.iter().map(|row| format!("datum-{}", row.id)));
    let emptied = inventory.data.iter().filter(|row| matches!(row.keep, DataKeep::Clear { .. }));
    needed.extend(emptied.map(|row| format!("datum-{}-until", row.id)));
    needed.extend(inventory.processor.iter().map(|row| format!("processor-{}", row.id)));
    needed.extend(inventory.processor.iter().map(|row| format!("processor-{}-erasure", row.id)));
    needed.extend(inventory.asked.iter().map(|row| format!("asked-{}", row.id)));
    needed.extend(inventory.kept.iter().map(|row| format!("kept-{}", row.id)));
    needed.extend(inventory.processor.iter().map(|row| format!("safeguard-{}", row.safeguard)));
    if inventory.processor.iter().any(|row| row.hosts.configured()) {
        needed.extend(["eea", "adequacy", "scc"].map(|id| format!("safeguard-{id}")));
    }
    needed.extend(inventory.cookie.iter().map(|row| format!("cookie-{}", row.name.trim_start_matches("__Host-"))));
    for row in &promises.clause {
        needed.insert(format!("promise-{}", row.id));
        needed.insert(format!("promise-{}-what", row.id));
    }
    needed.extend(promises.check.iter().map(|row| format!("check-{}", row.id)));
    needed
}
