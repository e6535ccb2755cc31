//! Whether every clause can be seen to hold: by a check that exists, or by somebody who looked and says so.

use std::collections::BTreeSet;

use super::{is_day, unique};
use crate::declared::{Clause, Inventory, Promises};

const FILE: &str = "policy/promises.toml";
/// All rows of a kind, or the program as a whole.
const KINDS: &[&str] = &["data", "purposes", "processors", "cookies", "tables", "instance"];

pub(super) fn check(promises: &Promises, inventory: &Inventory, found: &mut Vec<String>) {
    let checks = unique(found, "promises.toml", "check", promises.check.iter().map(|row| &row.id));
    unique(found, "promises.toml", "clause", promises.clause.iter().map(|row| &row.id));
    for row in &promises.clause {
        let at = format!("{FILE}: clause {}", row.id);
        proof(row, &checks, &at, found);
        if !inventory.module.iter().any(|module| module.id == row.module) {
            found.push(format!(
                "{at} names the module \"{}\", which no [[module]] row of policy/inventory.toml declares; add the row or \
                 mend the name",
                row.module
            ));
        }
        if row.rows.is_empty() {
            found.push(format!("{at} speaks of nothing; write what it is about, as rows = [\"data:member_email\"]"));
        }
        for name in row.rows.iter().filter(|name| !is_there(name, inventory)) {
            found.push(format!(
                "{at} speaks of \"{name}\", which policy/inventory.toml does not declare; write one of {}, or one row as \
                 \"data:ID\", \"purpose:ID\", \"processor:ID\", \"cookie:NAME\" or \"table:NAME\"",
                KINDS.join(", ")
            ));
        }
    }
    for id in checks.iter().filter(|id| !promises.clause.iter().any(|row| row.checks.iter().any(|check| check == *id)))
    {
        found.push(format!(
            "{FILE}: no clause names the check {id}; write it into the checks of a [[clause]], or take the [[check]] row out"
        ));
    }
}

fn proof(row: &Clause, checks: &BTreeSet<&str>, at: &str, found: &mut Vec<String>) {
    for id in row.checks.iter().filter(|id| !checks.contains(id.as_str())) {
        found.push(format!(
            "{at} names the check \"{id}\", which no [[check]] row declares; add the row, as id = \"{id}\" with \
             external = true or false, or mend the name"
        ));
    }
    match (&row.attested, row.checks.is_empty(), row.max_age_hours) {
        (None, true, _) => found.push(format!(
            "{at} has neither a check nor an attestation, so nobody could see that it holds; write checks = [\"…\"] and \
             max_age_hours = 48, or attested = {{ by = \"…\", on = \"2026-11-22\", what = \"…\" }}"
        )),
        (None, false, None | Some(0)) => {
            found.push(format!("{at} has checks and no age after which they are stale; write max_age_hours = 48"));
        }
        (Some(_), false, _) | (Some(_), true, Some(_)) => found.push(format!(
            "{at} is attested, and what is attested is not checked; keep attested, or checks and max_age_hours"
        )),
        (Some(attested), true, None) => {
            if attested.by.trim().is_empty() || attested.what.trim().is_empty() {
                found.push(format!("{at} is attested by nobody, or for nothing; write who looked (by) and at what (what)"));
            }
            if !is_day(&attested.on) {
                found.push(format!("{at} is attested on \"{}\"; write a day as on = \"2026-11-22\"", attested.on));
            }
        }
        (None, false, Some(_)) => {}
    }
}

fn is_there(name: &str, inventory: &Inventory) -> bool {
    let Some((kind, id)) = name.split_once(':') else { return KINDS.contains(&name) };
    match kind {
        "data" => inventory.data.iter().any(|row| row.id == id),
        "purpose" => inventory.purpose.iter().any(|row| row.id == id),
        "processor" => inventory.processor.iter().any(|row| row.id == id),
        "cookie" => inventory.cookie.iter().any(|row| row.name == id),
        "table" => inventory.table.iter().any(|row| row.name == id),
        _ => false,
    }
}
