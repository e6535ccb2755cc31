//! Whether every row of the inventory uses known words and names rows that exist.

use std::collections::BTreeSet;

use super::{is_day, one_of, unique};
use crate::{
    declared::{Age, Data, Hosts, Inventory, Kept, KeptUntil, Policy, Processor, Purpose},
    eea::EEA,
};

const BASES: &[&str] = &["consent", "contract", "legal_obligation", "legitimate_interest"];
const CATEGORIES: &[&str] = &["identity", "contact", "credential", "consent", "activity", "preference"];
const SOURCES: &[&str] = &["given", "observed", "received", "derived"];
const SAFEGUARDS: &[&str] = &["eea", "adequacy", "scc", "consent", "operator"];
const COOKIE_CATEGORIES: &[&str] = &["essential", "performance", "functional", "marketing"];
/// What a person's own copy is made for (Art 15 and 20).
const EXPORTED_FOR: &str = "data_subject_rights";
/// What is put aside of an erased person for a processor that has to find them.
const HINT: &str = "deletion_hint";
const FILE: &str = "policy/inventory.toml";

/// The ids that other rows may name, by kind.
struct Known<'a> {
    modules: BTreeSet<&'a str>,
    purposes: BTreeSet<&'a str>,
    data: BTreeSet<&'a str>,
    tables: BTreeSet<&'a str>,
    subjects: BTreeSet<&'a str>,
}

pub(super) fn check(inventory: &Inventory, found: &mut Vec<String>) {
    let file = "inventory.toml";
    let mut known = Known {
        modules: unique(found, file, "module", inventory.module.iter().map(|row| &row.id)),
        purposes: unique(found, file, "purpose", inventory.purpose.iter().map(|row| &row.id)),
        data: unique(found, file, "data", inventory.data.iter().map(|row| &row.id)),
        tables: unique(found, file, "table", inventory.table.iter().map(|row| &row.name)),
        subjects: unique(found, file, "subject", inventory.subject.iter().map(|row| &row.id)),
    };
    let parties = inventory.processor.iter().map(|row| &row.id).chain(inventory.asked.iter().map(|row| &row.id));
    unique(found, file, "processor", parties);
    unique(found, file, "cookie", inventory.cookie.iter().map(|row| &row.name));
    policy(&inventory.policy, found);
    age(&inventory.age, found);
    for row in &inventory.subject {
        refer(found, "table", &known.tables, &row.anchors, &format!("subject {}", row.id));
    }
    for row in &inventory.purpose {
        people(row, &known, found);
        one_of(found, &format!("{FILE}: basis of purpose {}", row.id), &row.basis, BASES);
        refer(found, "module", &known.modules, [&row.module], &format!("purpose {}", row.id));
    }
    for row in &inventory.processor {
        processor(row, inventory, &known, found);
    }
    for row in &inventory.asked {
        let at = format!("asked {}", row.id);
        refer(found, "module", &known.modules, [&row.module], &at);
        if row.hosts.is_empty() {
            found.push(format!("{FILE}: {at} has no hosts; write those that requests to it may go to"));
        }
    }
    unique(found, file, "kept", inventory.kept.iter().map(|row| &row.id));
    for row in &inventory.kept {
        kept(row, inventory, &known, found);
    }
    for row in &inventory.cookie {
        let at = format!("cookie {}", row.name);
        one_of(found, &format!("{FILE}: category of {at}"), &row.category, COOKIE_CATEGORIES);
        if row.name.strip_prefix("__Host-").is_none_or(|stem| !is_stem(stem)) {
            found.push(format!(
                "{FILE}: {at}: browsers keep a cookie to this host, this connection and this path only by its name; write \
                 name = \"__Host-…\" with lower-case letters, digits and - after it"
            ));
        }
        refer(found, "purpose", &known.purposes, [&row.purpose], &at);
        refer(found, "module", &known.modules, [&row.module], &at);
    }
    for row in &inventory.table {
        let at = format!("table {}", row.name);
        refer(found, "module", &known.modules, [&row.module], &at);
        one_of(found, &format!("{FILE}: store of {at}"), row.store.as_deref().unwrap_or("main"), &["main", "keyring"]);
    }
    known.subjects.insert("everyone");
    for row in &inventory.data {
        datum(row, &known, found);
        // A name that is unknown was said already.
        if row.subject != "everyone" && known.subjects.contains(row.subject.as_str()) {
            for_them(row, &inventory.purpose, found);
        }
    }
}

fn refer<'a>(
    found: &mut Vec<String>,
    kind: &str,
    set: &BTreeSet<&str>,
    ids: impl IntoIterator<Item = &'a String>,
    at: &str,
) {
    for id in ids.into_iter().filter(|id| !set.contains(id.as_str())) {
        found.push(format!(
            "{FILE}: {at} names the {kind} \"{id}\", which no [[{kind}]] row declares; add the row or mend the name"
        ));
    }
}

fn policy(row: &Policy, found: &mut Vec<String>) {
    if !is_day(&row.effective) {
        found.push(format!("{FILE}: effective is \"{}\"; write a day as 2026-11-22", row.effective));
    }
    if row.backup_days == 0 {
        found.push(format!("{FILE}: backup_days is 0, so no backup could ever be put back; write at least 1"));
    }
    if row.consent_months == 0 {
        found.push(format!("{FILE}: consent_months is 0, so no consent would ever hold; write at least 1"));
    }
    if row.refusal_months < 6 {
        found.push(format!(
            "{FILE}: refusal_months is {}, and who said no is not asked again for half a year; write at least 6",
            row.refusal_months
        ));
    }
}

/// Ages outside this range are set by no law that this table is for (GDPR Art 8(1) and the rules like it, from Brazil's
/// to India's). That a country sets none is said of it, never assumed.
fn age(row: &Age, found: &mut Vec<String>) {
    let known = |years: u8| (12..=18).contains(&years);
    if !known(row.default) {
        found.push(format!("{FILE}: the default of [age] is {}; write 12 to 18", row.default));
    }
    for (country, years) in &row.countries {
        let named = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
        if !named || !(known(*years) || *years == 0) {
            found.push(format!(
                "{FILE}: [age] says {country} = {years}; write a country as DE and an age from 12 to 18, or 0 where its law \
                 sets none"
            ));
        }
    }
}

fn processor(row: &Processor, inventory: &Inventory, known: &Known<'_>, found: &mut Vec<String>) {
    let at = format!("processor {}", row.id);
    one_of(found, &format!("{FILE}: safeguard of {at}"), &row.safeguard, SAFEGUARDS);
    hosts(row, &at, found);
    on_erasure(row, inventory, &at, found);
    if row.safeguard == "eea" && !EEA.contains(&row.country.as_str()) {
        found.push(format!(
            "{FILE}: {at} is in {}, which is outside the European Economic Area; write safeguard = \"adequacy\", \"scc\" or \
             \"consent\", or mend the country",
            row.country
        ));
    }
    agreed(row, inventory, &at, found);
    refer(found, "purpose", &known.purposes, &row.purposes, &at);
    refer(found, "data", &known.data, &row.data, &at);
    refer(found, "module", &known.modules, [&row.module], &at);
    for datum in inventory.data.iter().filter(|datum| row.data.contains(&datum.id)) {
        if !datum.purposes.iter().any(|purpose| row.purposes.contains(purpose)) {
            found.push(format!(
                "{FILE}: {at} may receive {} and serves none of its purposes; add one of {} to the processor's purposes, \
                 or take the datum out of its data",
                datum.id,
                datum.purposes.join(", ")
            ));
        }
    }
}

/// Who is listed has hosts, a country and a policy of their own. Who is configured has what the configuration says.
fn hosts(row: &Processor, at: &str, found: &mut Vec<String>) {
    if let Hosts::Word(word) = &row.hosts {
        one_of(found, &format!("{FILE}: hosts of {at}"), word, &["configured"]);
    } else if row.hosts.listed().is_empty() {
        found.push(format!("{FILE}: {at} has no hosts; write those that requests to it may go to"));
    }
    let configured = row.hosts.configured();
    if configured != row.country.is_empty() || configured != row.policy_url.is_empty() {
        found.push(format!(
            "{FILE}: {at}: country and policy_url go with a list of hosts; the party of configured hosts is named by the \
             configuration"
        ));
    }
    if configured != (row.safeguard == "operator") {
        found
            .push(format!("{FILE}: {at}: safeguard = \"operator\" goes with hosts = \"configured\", and only with it"));
    }
}

/// Consent carries data abroad only where nothing else does (GDPR Art. 49(1)(a)): every purpose there is one that people
/// agree to.
fn agreed(row: &Processor, inventory: &Inventory, at: &str, found: &mut Vec<String>) {
    let purposes = inventory.purpose.iter().filter(|purpose| row.purposes.contains(&purpose.id));
    for purpose in purposes.filter(|purpose| row.safeguard == "consent" && purpose.basis != "consent") {
        found.push(format!(
            "{FILE}: {at} has safeguard = \"consent\" and serves {}, which nobody is asked about; write \"adequacy\" or \
             \"scc\", or take the purpose away",
            purpose.id
        ));
    }
}

/// For whom a purpose is.
fn people(row: &Purpose, known: &Known<'_>, found: &mut Vec<String>) {
    let at = format!("purpose {}", row.id);
    if row.subjects.is_empty() {
        found.push(format!("{FILE}: {at} is for nobody; write subjects = [\"…\"], or take the row away"));
    }
    refer(found, "subject", &known.subjects, &row.subjects, &at);
}

/// Somebody's datum serves only purposes that there are for them: another could never open it.
fn for_them(row: &Data, purposes: &[Purpose], found: &mut Vec<String>) {
    let not_theirs =
        |purpose: &&Purpose| row.purposes.contains(&purpose.id) && !purpose.subjects.contains(&row.subject);
    for purpose in purposes.iter().filter(not_theirs) {
        found.push(format!(
            "{FILE}: data {} of a {} serves the purpose {}, which is not for them; add \"{}\" to its subjects, or take the \
             purpose from this row",
            row.id, row.subject, purpose.id, row.subject
        ));
    }
}

/// How a processor learns of an erasure (Art 19), and by what it finds the person.
fn on_erasure(row: &Processor, inventory: &Inventory, at: &str, found: &mut Vec<String>) {
    one_of(found, &format!("{FILE}: on_erasure of {at}"), &row.on_erasure, &["api", "letter", "none"]);
    if row.on_erasure == "none" {
        if row.erasure_url.is_empty() {
            found.push(format!(
                "{FILE}: {at}: on_erasure = \"none\" leaves it to the person; write erasure_url = \"https://…\", the page \
                 where they can do it themselves"
            ));
        }
        if !row.found_by.is_empty() {
            found.push(format!("{FILE}: {at}: with on_erasure = \"none\" nobody is asked; take found_by out"));
        }
        return;
    }
    if row.found_by.is_empty() {
        found.push(format!(
            "{FILE}: {at} is told of erasures and could not find the person; write found_by = [\"…\"], the sealed data by \
             which it can"
        ));
    }
    for id in &row.found_by {
        if !inventory.data.iter().any(|datum| datum.id == *id && datum.sealed && !datum.columns.is_empty()) {
            found.push(format!(
                "{FILE}: {at}: found_by names \"{id}\", which is no sealed datum with a column; mend the name, or seal it"
            ));
        }
    }
    let may_receive = row.data.iter().any(|id| id == HINT) && row.purposes.iter().any(|id| id == EXPORTED_FOR);
    if row.on_erasure == "api" && !may_receive {
        found.push(format!(
            "{FILE}: {at}: on_erasure = \"api\" hands over what finds the person; add \"{HINT}\" to its data and \
             \"{EXPORTED_FOR}\" to its purposes"
        ));
    }
}

fn kept(row: &Kept, inventory: &Inventory, known: &Known<'_>, found: &mut Vec<String>) {
    let at = format!("kept {}", row.id);
    one_of(found, &format!("{FILE}: duty of {at}"), &row.duty, BASES);
    one_of(found, &format!("{FILE}: when of {at}"), &row.when, &["always", "told", "asked"]);
    if row.article.trim().is_empty() {
        found.push(format!("{FILE}: {at} names no article; write article = \"GDPR Art. 5(2)\""));
    }
    match &row.until {
        KeptUntil::Word(word) => {
            one_of(found, &format!("{FILE}: until of {at}"), word, &["backups", "forever"]);
        }
        KeptUntil::Table { table } => {
            refer(found, "table", &known.tables, [table], &at);
            if inventory.table.iter().any(|row| row.name == *table && row.keep.is_none()) {
                found.push(format!("{FILE}: {at}: the table {table} has no keep rule, so there is no end to tell"));
            }
        }
        KeptUntil::Days { days } => {
            if *days == 0 {
                found.push(format!("{FILE}: {at}: until is 0 days; write at least 1, or take the row out"));
            }
        }
    }
}

fn datum(row: &Data, known: &Known<'_>, found: &mut Vec<String>) {
    let at = format!("data {}", row.id);
    one_of(found, &format!("{FILE}: category of {at}"), &row.category, CATEGORIES);
    one_of(found, &format!("{FILE}: source of {at}"), &row.source, SOURCES);
    one_of(found, &format!("{FILE}: erase of {at}"), &row.erase, &["row", "memory"]);
    refer(found, "subject", &known.subjects, [&row.subject], &at);
    refer(found, "module", &known.modules, [&row.module], &at);
    if row.purposes.is_empty() {
        found.push(format!("{FILE}: {at} serves no purpose; do not collect it, or write which it serves"));
    }
    refer(found, "purpose", &known.purposes, &row.purposes, &at);
    if row.export != "yes" && row.export.strip_prefix("no: ").is_none_or(|reason| reason.trim().is_empty()) {
        found.push(format!("{FILE}: export of {at} is \"{}\"; write \"yes\" or \"no: the reason\"", row.export));
    }
    if row.export == "yes" && !row.purposes.iter().any(|purpose| purpose == EXPORTED_FOR) {
        found.push(format!(
            "{FILE}: {at} is exported, which opens it for {EXPORTED_FOR}; add \"{EXPORTED_FOR}\" to its purposes, \
             or write in export why it is left out"
        ));
    }
    if row.columns.is_empty() != (row.erase == "memory") {
        found.push(format!("{FILE}: {at}: erase = \"memory\" goes with an empty list of columns, and only with it"));
    }
}

fn is_stem(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
