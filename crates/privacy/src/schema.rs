//! The live schema against the inventory, both ways.

use std::collections::BTreeSet;

use policy::Store;

use crate::Privacy;

/// What the live tables and the inventory disagree about.
#[derive(Debug, thiserror::Error)]
pub enum Mismatch {
    /// Something is on one side only.
    #[error("the database and policy/inventory.toml disagree: {0}")]
    Columns(String),
    /// The schema could not be read.
    #[error("the schema cannot be read")]
    Store(#[from] db::Error),
}

/// Compares every live column with the inventory. A program that finds a difference must not start: it would keep data
/// that nobody declared, or promise things about data that is not there.
///
/// # Errors
/// The differences, each with what to write where.
pub async fn check(privacy: &Privacy, db: &db::Db) -> Result<(), Mismatch> {
    let differences = differences(privacy, db).await?;
    if differences.is_empty() { Ok(()) } else { Err(Mismatch::Columns(differences.join("; "))) }
}

/// Every difference, each with what to write where.
pub(crate) async fn differences(privacy: &Privacy, db: &db::Db) -> db::Result<Vec<String>> {
    let mut differences = compare(&db::columns(db).await?, Store::Main);
    differences.extend(compare(&db::columns(privacy.keyring().file()).await?, Store::Keyring));
    Ok(differences)
}

/// What the columns of one store and the inventory disagree about, each with what to write where.
pub fn compare(live: &[db::Column], store: Store) -> Vec<String> {
    let mut differences = Vec::new();
    let live: BTreeSet<(&str, &str)> =
        live.iter().map(|column| (column.table.as_str(), column.name.as_str())).collect();
    let declared = declared(store);
    for (table, column) in live.difference(&declared) {
        differences.push(format!(
            "the column {table}.{column} is not declared (add it to a [[data]] row's columns if it speaks of a person, \
             else to plain of [[table]] {table})"
        ));
    }
    for (table, column) in declared.difference(&live) {
        differences.push(format!("{table}.{column} is declared and does not exist (remove it, or add the migration)"));
    }
    differences
}

fn declared(store: Store) -> BTreeSet<(&'static str, &'static str)> {
    let tables: Vec<_> = policy::TABLES.iter().filter(|table| table.store == store).collect();
    let plain = tables.iter().flat_map(|table| table.plain.iter().map(|column| (table.name, *column)));
    let personal = policy::DATA
        .iter()
        .flat_map(|row| row.columns.iter().copied())
        .filter(|(table, _)| tables.iter().any(|row| row.name == *table));
    plain.chain(personal).collect()
}
