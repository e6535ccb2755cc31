//! Whether every row can be told to a person in English.

use std::collections::BTreeSet;

use crate::declared::Inventory;

pub(super) fn check(inventory: &Inventory, texts: &str, found: &mut Vec<String>) {
    let keys: BTreeSet<&str> = texts
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(key, _)| key.trim_end())
        .filter(|key| !key.starts_with([' ', '#', '.']))
        .collect();
    let mut needed = BTreeSet::new();
    for row in &inventory.purpose {
        needed.insert(format!("purpose-{}", row.id));
        if row.basis == "legitimate_interest" {
            needed.insert(format!("purpose-{}-interest", row.id));
        }
    }
    needed.extend(inventory.data.iter().map(|row| format!("datum-{}", row.id)));
    needed.extend(inventory.processor.iter().map(|row| format!("processor-{}", row.id)));
    needed.extend(inventory.processor.iter().map(|row| format!("safeguard-{}", row.safeguard)));
    needed.extend(inventory.cookie.iter().map(|row| format!("cookie-{}", row.name.trim_start_matches("__Host-"))));
    for key in needed.iter().filter(|key| !keys.contains(key.as_str())) {
        found
            .push(format!("policy/text/en.ftl has no \"{key}\"; add a line \"{key} = …\" that says it in plain words"));
    }
}
