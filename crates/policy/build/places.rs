//! Whether every column is declared once, where an erasure and the retention rules find it.

use std::collections::BTreeMap;

use crate::declared::{Data, DataKeep, Inventory, Table};

const FILE: &str = "policy/inventory.toml";

/// What declares a column: a datum's id, or `plain`.
type Holders<'a> = BTreeMap<(&'a str, &'a str), &'a str>;

pub(super) fn check(inventory: &Inventory, found: &mut Vec<String>) {
    let tables: BTreeMap<&str, &Table> = inventory.table.iter().map(|row| (row.name.as_str(), row)).collect();
    let mut holders = Holders::new();
    for row in &inventory.table {
        for column in &row.plain {
            hold(&mut holders, (&row.name, column), "plain", found);
        }
    }
    for row in &inventory.data {
        for place in &row.columns {
            let Some((table, column)) = place.split_once('.').filter(|(_, column)| !column.is_empty()) else {
                found.push(format!("{FILE}: data {} has the column \"{place}\"; write table.column", row.id));
                continue;
            };
            hold(&mut holders, (table, column), &row.id, found);
            within(row, table, &tables, found);
        }
        if row.sealed
            && let Some((table, _)) = row.columns.first().and_then(|place| place.split_once('.'))
            && tables.contains_key(table)
            && !names(inventory, table, "id")
        {
            found.push(format!(
                "{FILE}: data {} is sealed to its row, and table {table} has no column id that names the row; \
                 add it, and declare it",
                row.id
            ));
        }
        if row.sealed && row.columns.len() != 1 {
            found.push(format!(
                "{FILE}: data {} is sealed, and a sealed value is bound to one column; write one, and a [[data]] row for each other",
                row.id
            ));
        }
        keep(row, found);
    }
    for row in &inventory.data {
        cleared(row, &holders, found);
    }
    for row in &inventory.table {
        spoken_of(row, &holders, found);
    }
}

fn names(inventory: &Inventory, table: &str, column: &str) -> bool {
    let place = format!("{table}.{column}");
    let plain = inventory.table.iter().filter(|row| row.name == table).flat_map(|row| &row.plain);
    plain.chain(inventory.data.iter().flat_map(|row| &row.columns)).any(|name| *name == column || *name == place)
}

fn hold<'a>(holders: &mut Holders<'a>, place: (&'a str, &'a str), by: &'a str, found: &mut Vec<String>) {
    if let Some(other) = holders.insert(place, by) {
        let (table, column) = place;
        found.push(format!("{FILE}: {table}.{column} is declared twice, by {other} and by {by}; keep one of them"));
    }
}

fn within(row: &Data, table: &str, tables: &BTreeMap<&str, &Table>, found: &mut Vec<String>) {
    match tables.get(table) {
        None => found.push(format!(
            "{FILE}: data {} lives in the table \"{table}\", which no [[table]] row declares; add the row or mend the name",
            row.id
        )),
        Some(declared) if declared.subject.is_none() => found.push(format!(
            "{FILE}: data {} lives in table {table}, where an erasure would not find it; \
             write the column that names the person as `subject` of [[table]] {table}",
            row.id
        )),
        Some(_) => {}
    }
}

fn keep(row: &Data, found: &mut Vec<String>) {
    let allowed = if row.columns.is_empty() { "use" } else { "row" };
    match &row.keep {
        DataKeep::Word(word) if word == allowed => {}
        DataKeep::Word(word) if row.columns.is_empty() => found.push(format!(
            "{FILE}: keep of data {} is \"{word}\" and it has no column; write \"use\", the length of one request",
            row.id
        )),
        DataKeep::Word(word) => found.push(format!(
            "{FILE}: keep of data {} is \"{word}\"; write \"row\" or {{ clear_when = \"column\" }}",
            row.id
        )),
        DataKeep::Clear { .. } => {}
    }
}

fn cleared(row: &Data, holders: &Holders<'_>, found: &mut Vec<String>) {
    let DataKeep::Clear { clear_when } = &row.keep else { return };
    for (table, _) in row.columns.iter().filter_map(|place| place.split_once('.')) {
        if !holders.contains_key(&(table, clear_when.as_str())) {
            found.push(format!(
                "{FILE}: data {} is cleared by {table}.{clear_when}, which is not declared; declare it or mend the name",
                row.id
            ));
        }
    }
}

fn spoken_of(row: &Table, holders: &Holders<'_>, found: &mut Vec<String>) {
    let name = row.name.as_str();
    if let Some(keep) = &row.keep
        && !holders.contains_key(&(name, keep.after.as_str()))
    {
        found.push(format!(
            "{FILE}: table {name} is kept after its column {}, which is not declared; declare it or mend the name",
            keep.after
        ));
    }
    if let Some(subject) = &row.subject
        && holders.get(&(name, subject.as_str())).is_none_or(|holder| *holder == "plain")
    {
        found.push(format!(
            "{FILE}: table {name} has the subject column {subject}, which names a person; add {name}.{subject} to the \
             columns of a [[data]] row"
        ));
    }
}
