//! A live store against the inventory: not only its columns, but what stands in them.

use db::{Result, Sql};
use policy::{DataRow, Store, TableRow};
use uuid::Uuid;

use crate::{
    Privacy, SubjectId, Unsealable,
    batch::{SUBJECTS, any_of},
    cipher::{LEAST_BYTES, decrypt},
    schema,
    sealing::bound_to,
};

/// Something in the store that the inventory does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Of what kind: `schema`, `words`, `sealed` or `keys`.
    pub kind: &'static str,
    /// What was found where, and what to do. It holds nothing personal.
    pub what: String,
}

/// What an inspection saw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// What is not as declared.
    pub findings: Vec<Finding>,
    /// Subjects whose keys were looked for.
    pub subjects: u64,
    /// Sealed values that were opened, and closed again at once.
    pub sealed_values: u64,
}

/// Columns in which rows of the inventory are named, and the kind of row.
const WORDS: &[(&str, &str, &str)] = &[
    ("consent", "purpose", "purpose"),
    ("objection", "purpose", "purpose"),
    ("disclosure", "purpose", "purpose"),
    ("disclosure", "processor", "processor"),
    ("disclosure", "datum", "data"),
    ("subject", "kind", "subject"),
];

impl Inspection {
    fn found(&mut self, kind: &'static str, what: String) {
        self.findings.push(Finding { kind, what });
    }
}

impl Privacy {
    /// Looks through the whole store and changes nothing: live columns, the rows that stored words name, sealed columns,
    /// and a key for every subject.
    ///
    /// # Errors
    /// When the store or the keyring does not answer.
    pub async fn inspect(&self) -> Result<Inspection> {
        let mut seen = Inspection::default();
        for difference in schema::differences(self, &self.db).await? {
            seen.found("schema", difference);
        }
        if !seen.findings.is_empty() {
            // What is not there cannot be looked into; the differences come first.
            return Ok(seen);
        }
        for (table, column, kind) in WORDS {
            self.inspect_words(table, column, kind, &mut seen).await?;
        }
        for row in policy::DATA.iter().filter(|row| row.sealed) {
            for (table, column) in row.columns {
                self.inspect_sealed(row, table, column, &mut seen).await?;
            }
        }
        self.inspect_keys(&mut seen).await?;
        Ok(seen)
    }

    async fn inspect_words(&self, table: &str, column: &str, kind: &str, seen: &mut Inspection) -> Result<()> {
        let sql = format!("SELECT {column} AS word, COUNT(*) AS n FROM {table} GROUP BY {column} ORDER BY {column}");
        for row in Sql::new(sql).all(self.db.read()).await? {
            let (word, n): (String, i64) = (row.try_get("", "word")?, row.try_get("", "n")?);
            if is_declared(kind, &word) {
                continue;
            }
            // Whatever is no id might be anything, also something about a person.
            let shown = if is_id(&word) { format!("\"{word}\"") } else { "something that is no id".to_owned() };
            seen.found(
                "words",
                format!(
                    "{table}.{column} names {shown} in {n} rows, which no [[{kind}]] row of policy/inventory.toml declares \
                     (declare it again, or erase those rows)"
                ),
            );
        }
        Ok(())
    }

    async fn inspect_sealed(&self, row: &DataRow, table: &str, column: &str, seen: &mut Inspection) -> Result<()> {
        let Some(subject) = table_row(table).and_then(|table| table.subject) else { return Ok(()) };
        let sql = format!(
            "SELECT id, {subject} AS subject, {column} AS sealed FROM {table} WHERE {column} IS NOT NULL AND id > $1 \
             ORDER BY id LIMIT {SUBJECTS}"
        );
        let (mut last, mut n_short, mut n_keyless, mut n_foreign) = (Uuid::nil(), 0_u64, 0_u64, 0_u64);
        loop {
            let rows = Sql::new(sql.clone()).bind(last).all(self.db.read()).await?;
            if rows.is_empty() {
                break;
            }
            for found in rows {
                last = found.try_get("", "id")?;
                let sealed: Vec<u8> = found.try_get("", "sealed")?;
                seen.sealed_values += 1;
                if sealed.len() < LEAST_BYTES {
                    n_short += 1;
                    continue;
                }
                match self.keyring().key(SubjectId(found.try_get("", "subject")?)).await {
                    Ok(key) if decrypt(&key, &sealed, &bound_to(row, last)).is_some() => {}
                    Ok(_) | Err(Unsealable::Undecryptable) => n_foreign += 1,
                    Err(Unsealable::NoKey) => n_keyless += 1,
                    Err(Unsealable::Store(error)) => return Err(error),
                }
            }
        }
        for (n, what) in [
            (n_short, "values are too short to be sealed, so they stand there readably"),
            (
                n_foreign,
                "values do not open under their subject's key: they are not sealed, or were moved from another row",
            ),
            (n_keyless, "sealed values belong to subjects without a key, so nobody can open them"),
        ] {
            if n > 0 {
                seen.found("sealed", format!("{table}.{column} ({}): {n} {what}", row.id));
            }
        }
        Ok(())
    }

    async fn inspect_keys(&self, seen: &mut Inspection) -> Result<()> {
        let sql = format!("SELECT id FROM subject WHERE id > $1 ORDER BY id LIMIT {SUBJECTS}");
        let (mut last, mut n_keyless) = (Uuid::nil(), 0);
        loop {
            let mut ids: Vec<Uuid> = Vec::new();
            for row in Sql::new(sql.clone()).bind(last).all(self.db.read()).await? {
                ids.push(row.try_get("", "id")?);
            }
            let Some(end) = ids.last() else { break };
            last = *end;
            let keys = format!("SELECT COUNT(*) AS n FROM data_key WHERE subject_id IN {}", any_of(ids.len()));
            let keys = ids.iter().fold(Sql::new(keys), |sql, id| sql.bind(*id));
            let n: Option<i64> =
                keys.one(self.keyring().file().read()).await?.map(|row| row.try_get("", "n")).transpose()?;
            let asked = u64::try_from(ids.len()).unwrap_or(u64::MAX);
            let held = u64::try_from(n.unwrap_or_default()).unwrap_or_default();
            seen.subjects += asked;
            n_keyless += asked.saturating_sub(held);
        }
        if n_keyless > 0 {
            seen.found(
                "keys",
                format!(
                    "{n_keyless} subjects have no key in the keyring (is it this store's? an erasure that was cut off is \
                     finished by the next sweep)"
                ),
            );
        }
        Ok(())
    }
}

fn table_row(name: &str) -> Option<&'static TableRow> {
    policy::TABLES.iter().find(|row| row.name == name && row.store == Store::Main)
}

fn is_declared(kind: &str, id: &str) -> bool {
    match kind {
        "purpose" => policy::PURPOSES.iter().any(|row| row.id == id),
        "processor" => policy::PROCESSORS.iter().any(|row| row.id == id),
        "data" => policy::DATA.iter().any(|row| row.id == id),
        _ => policy::SUBJECTS.iter().any(|row| row.id == id),
    }
}

fn is_id(text: &str) -> bool {
    text.len() <= 64 && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
