//! What contradicts itself in policy/*.toml, each as a sentence that says what to write where.

mod places;
mod promised;
mod references;
mod serving;
mod words;

use std::collections::BTreeSet;

use crate::declared::{Declared, Inventory, Promises, Routes};

/// Every contradiction, in the order of the files.
pub(crate) fn problems(declared: &Declared) -> Vec<String> {
    let Declared { inventory, routes, promises, texts } = declared;
    let mut found = Vec::new();
    names(inventory, routes, promises, &mut found);
    references::check(inventory, &mut found);
    places::check(inventory, &mut found);
    promised::check(promises, inventory, &mut found);
    words::check(inventory, promises, texts, &mut found);
    serving::check(routes, &mut found);
    found
}

fn one_of(found: &mut Vec<String>, what: &str, value: &str, allowed: &[&str]) {
    if !allowed.contains(&value) {
        found.push(format!("{what} is \"{value}\"; write one of {}", allowed.join(", ")));
    }
}

fn is_day(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00"
}

fn unique<'a>(
    found: &mut Vec<String>,
    file: &str,
    kind: &str,
    ids: impl IntoIterator<Item = &'a String>,
) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id.as_str()) {
            found.push(format!("policy/{file}: two [[{kind}]] rows are called \"{id}\"; rename one"));
        }
    }
    seen
}

/// Names become types, modules and SQL, so they have one shape.
fn names(inventory: &Inventory, routes: &Routes, promises: &Promises, found: &mut Vec<String>) {
    let ids = (inventory.subject.iter().map(|row| ("subject", &row.id)))
        .chain(inventory.module.iter().map(|row| ("module", &row.id)))
        .chain(inventory.purpose.iter().map(|row| ("purpose", &row.id)))
        .chain(inventory.processor.iter().map(|row| ("processor", &row.id)))
        .chain(inventory.asked.iter().map(|row| ("asked", &row.id)))
        .chain(inventory.data.iter().map(|row| ("data", &row.id)))
        .chain(inventory.table.iter().map(|row| ("table", &row.name)))
        .chain(inventory.table.iter().flat_map(|row| row.plain.iter().map(|column| ("plain column of table", column))));
    for (kind, id) in ids.filter(|(_, id)| !is_name(id, |c| c.is_ascii_lowercase())) {
        found.push(format!(
            "policy/inventory.toml: the {kind} \"{id}\" has a name of another shape; \
             write lower-case letters, digits and _, beginning with a letter"
        ));
    }
    let promised = promises.check.iter().map(|row| ("check", &row.id));
    for (kind, id) in promised.chain(promises.clause.iter().map(|row| ("clause", &row.id))) {
        if !is_name(id, |c| c.is_ascii_lowercase()) {
            found.push(format!(
                "policy/promises.toml: the {kind} \"{id}\" has a name of another shape; \
                 write lower-case letters, digits and _, beginning with a letter"
            ));
        }
    }
    let rooms = routes.route.iter().map(|row| ("room", &row.room));
    for (kind, id) in rooms.chain(routes.limit.iter().map(|row| ("limit", &row.id))) {
        if !is_name(id, |c| c.is_ascii_lowercase()) || id == "none" {
            found.push(format!(
                "policy/routes.toml: the {kind} \"{id}\"; write lower-case letters, digits and _, not none"
            ));
        }
    }
    for row in routes.route.iter().filter(|row| !is_name(&row.name, |c| c.is_ascii_uppercase())) {
        found.push(format!(
            "policy/routes.toml: the name \"{}\" of a route of {}; write upper-case letters, digits and _",
            row.name, row.room
        ));
    }
}

fn is_name(text: &str, letter: impl Fn(char) -> bool) -> bool {
    text.starts_with(&letter) && text.chars().all(|c| letter(c) || c.is_ascii_digit() || c == '_')
}
