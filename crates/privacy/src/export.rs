//! A person's own copy of everything (Art 15 and 20), driven by the inventory alone.
//!
//! In it is every row of theirs in every table: all columns of a datum with `export = "yes"`, and of the plain columns those
//! that a person can read (words, numbers, instants and ids; never other bytes). All of it is of one moment.

mod page;
mod zipped;

use db::{Cell, Engine, Kind, Rows, Sql, Tx, Typed};
use policy::{Basis, DataRow, Purpose, Source, Store, TableRow, purpose::DataSubjectRights};
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Value, json};
use uuid::Uuid;
pub use zipped::ExportFileError;

use crate::{
    Privacy, Refused, SubjectId, Unsealable, cipher::decrypt, ledger::lines, retention::DAY_MS, sealing::bound_to,
};

/// Everything about one person.
#[derive(Debug, Serialize)]
pub struct Export {
    format: u32,
    subject: Uuid,
    kind: String,
    made_at: String,
    policy_version: &'static str,
    purposes: Vec<Value>,
    data: Vec<Value>,
    recipients: Vec<Recipient>,
    tables: Vec<Table>,
    left_out: Vec<Value>,
    unreadable: u64,
}

/// A party that received something about them.
#[derive(Debug, Serialize)]
struct Recipient {
    processor: String,
    name: &'static str,
    country: &'static str,
    safeguard: &'static str,
    data: Vec<String>,
    purposes: Vec<String>,
    times: u64,
    first_at: String,
    last_at: String,
}

#[derive(Debug, Serialize)]
struct Table {
    name: &'static str,
    /// Days that a row is kept after the instant in `after`; without a rule it is kept as long as the person is known.
    keep: Option<Value>,
    #[serde(skip)]
    columns: Vec<Column>,
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Column {
    name: &'static str,
    datum: Option<&'static DataRow>,
}

#[derive(Debug)]
struct Row {
    names: std::sync::Arc<[&'static str]>,
    values: Vec<Value>,
    kept_until: Option<String>,
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.values.len() + 1))?;
        for (name, value) in self.names.iter().zip(&self.values) {
            map.serialize_entry(name, value)?;
        }
        map.serialize_entry(KEPT_UNTIL, &self.kept_until)?;
        map.end()
    }
}

/// Beside a row's own columns: when the keep rule deletes it, as far as that is known now.
const KEPT_UNTIL: &str = "kept_until";

/// Why there is no export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is no such person (any more), or the store did not answer.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The store failed.
    #[error("the store did not answer")]
    Store(#[from] db::Error),
    /// The keyring failed.
    #[error("the keyring did not answer")]
    Keyring(#[source] db::Error),
}

impl Privacy {
    /// Copies out everything about one person, as of now.
    ///
    /// # Errors
    /// When they are erased, or the store or the keyring does not answer. A sealed value that does not open is counted in
    /// the export, and said there.
    pub async fn export(&self, subject: SubjectId) -> Result<Export, ExportError> {
        let grant = self.may::<DataSubjectRights>(subject).await?;
        let key = match self.keyring().key(grant.subject()).await {
            Ok(key) => Some(key),
            Err(Unsealable::Store(error)) => return Err(ExportError::Keyring(error)),
            Err(_) => None,
        };
        let (tx, ring) = (self.db.snapshot().await?, self.keyring.file().snapshot().await?);
        let kind = Sql::new("SELECT kind FROM subject WHERE id = $1").bind(subject).one(&tx).await?;
        let kind: String = kind.ok_or(Refused::Erased)?.try_get("", "kind")?;
        let until = known_until(&tx, subject, &kind).await?;
        let mut copy = Copy { subject, key, until, unreadable: 0 };
        let mut tables = Vec::new();
        for table in policy::TABLES.iter().filter(|table| table.subject.is_some()) {
            tables.push(match table.store {
                Store::Main => copy.table(&tx, self.db.engine(), table).await?,
                Store::Keyring => copy.table(&ring, Engine::Sqlite, table).await?,
            });
        }
        let lines = lines(&tx, subject).await?;
        tables.retain(|table| !table.rows.is_empty());
        Ok(Export {
            format: 1,
            subject: subject.0,
            made_at: self.clock.now().to_string(),
            policy_version: policy::VERSION,
            purposes: policy::PURPOSES.iter().map(|row| json!({ "id": row.id, "basis": basis(row.basis) })).collect(),
            data: policy::DATA.iter().filter(|row| concerns(row, &kind)).map(|row| described(row)).collect(),
            recipients: recipients(&lines),
            left_out: left_out(&kind).map(|(row, why)| json!({ "datum": row.id, "reason": why })).collect(),
            kind,
            tables,
            unreadable: copy.unreadable,
        })
    }
}

/// What one export needs while it copies.
struct Copy {
    subject: SubjectId,
    key: Option<crate::cipher::Key>,
    until: Option<i64>,
    unreadable: u64,
}

/// A live column on its way out.
struct Taken {
    shown: Option<Column>,
    name: String,
    kind: Kind,
}

impl Copy {
    async fn table(&mut self, tx: &Tx, engine: Engine, table: &'static TableRow) -> db::Result<Table> {
        let live = db::typed_columns(tx, engine, table.name).await?;
        let taken: Vec<Taken> = live.iter().map(|column| taken(table, column)).collect();
        let columns: Vec<Column> = taken.iter().filter_map(|one| one.shown.clone()).collect();
        let names: std::sync::Arc<[&'static str]> = columns.iter().map(|column| column.name).collect();
        let whose = table.subject.map(|column| (column, self.subject.into()));
        let mut walk = Rows::of(tx, engine, table.name, &live, whose).await?;
        let mut rows = Vec::new();
        loop {
            let portion = walk.next().await?;
            if portion.is_empty() {
                break;
            }
            rows.extend(portion.into_iter().map(|cells| self.row(table, &taken, cells, &names)));
        }
        let keep = table.keep.map(|keep| json!({ "after": keep.after, "days": keep.days }));
        Ok(Table { name: table.name, keep, columns, rows })
    }

    fn row(
        &mut self,
        table: &TableRow,
        taken: &[Taken],
        cells: Vec<Cell>,
        names: &std::sync::Arc<[&'static str]>,
    ) -> Row {
        let of = |name: &str| taken.iter().position(|one| one.name == name).and_then(|place| cells.get(place));
        let id =
            of("id").and_then(|cell| if let Cell::Bytes(bytes) = cell { Uuid::from_slice(bytes).ok() } else { None });
        let kept_until = match table.keep {
            Some(keep) => match of(keep.after) {
                Some(Cell::Int(after)) => Some(after.saturating_add(i64::from(keep.days) * DAY_MS)),
                _ => None,
            },
            None => self.until,
        };
        let shown = taken.iter().zip(cells).filter_map(|(one, cell)| Some((one.shown.as_ref()?, one.kind, cell)));
        let values = shown.map(|(column, kind, cell)| self.value(column, kind, cell, id)).collect();
        Row { names: names.clone(), values, kept_until: kept_until.map(instant) }
    }

    fn value(&mut self, column: &Column, kind: Kind, cell: Cell, id: Option<Uuid>) -> Value {
        match (cell, column.datum) {
            (Cell::Null, _) => Value::Null,
            (Cell::Bytes(sealed), Some(datum)) if datum.sealed => self.opened(datum, &sealed, id),
            (Cell::Bytes(bytes), _) => match Uuid::from_slice(&bytes) {
                Ok(id) => id.to_string().into(),
                Err(_) => crate::consent::hex(&bytes).into(),
            },
            (Cell::Int(ms), _) if kind == Kind::Int && is_instant(column.name) => instant(ms).into(),
            (Cell::Int(n), _) => n.into(),
            (Cell::Real(n), _) => n.into(),
            (Cell::Bool(yes), _) => yes.into(),
            (Cell::Text(text), _) => text.into(),
        }
    }

    fn opened(&mut self, datum: &DataRow, sealed: &[u8], id: Option<Uuid>) -> Value {
        let plain = self.key.as_ref().zip(id).and_then(|(key, id)| decrypt(key, sealed, &bound_to(datum, id)));
        match plain.and_then(|plain| std::str::from_utf8(&plain).map(str::to_owned).ok()) {
            Some(text) => text.into(),
            None => {
                self.unreadable += 1;
                Value::Null
            }
        }
    }
}

fn taken(table: &'static TableRow, live: &Typed) -> Taken {
    let place = |row: &&&DataRow| row.columns.iter().any(|(name, column)| *name == table.name && *column == live.name);
    let datum = policy::DATA.iter().find(place).copied();
    let shown = match datum {
        Some(datum) if !exported(datum) => None,
        Some(datum) => datum
            .columns
            .iter()
            .find(|(name, column)| *name == table.name && *column == live.name)
            .map(|(_, name)| Column { name, datum: Some(datum) }),
        None => {
            let bytes = matches!(live.kind, Kind::Bytes | Kind::Uuid);
            let readable = !bytes || is_id(&live.name);
            let name = table.plain.iter().find(|column| **column == live.name).filter(|_| readable);
            name.map(|name| Column { name, datum: None })
        }
    };
    Taken { shown, name: live.name.clone(), kind: live.kind }
}

/// The build demands the purpose of every exported datum; this holds for whatever the build was given.
fn exported(datum: &DataRow) -> bool {
    datum.left_out_of_export.is_none() && datum.purposes.contains(&DataSubjectRights::ROW.id)
}

fn is_id(name: &str) -> bool {
    name == "id" || name.ends_with("_id") || name.ends_with("_by")
}

fn is_instant(name: &str) -> bool {
    name.ends_with("_at") || name.ends_with("_until")
}

fn instant(ms: i64) -> String {
    db::from_millis(ms).to_string()
}

fn concerns(row: &DataRow, kind: &str) -> bool {
    row.subject == kind || row.subject == "everyone"
}

fn left_out(kind: &str) -> impl Iterator<Item = (&'static DataRow, &'static str)> {
    let rows = policy::DATA.iter().filter(move |row| concerns(row, kind));
    rows.filter_map(|row| Some((*row, row.left_out_of_export?)))
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Consent => "consent",
        Basis::Contract => "contract",
        Basis::LegalObligation => "legal_obligation",
        Basis::LegitimateInterest => "legitimate_interest",
    }
}

fn source(source: Source) -> &'static str {
    match source {
        Source::Given => "given",
        Source::Observed => "observed",
        Source::Received => "received",
        Source::Derived => "derived",
    }
}

/// What Art 20 speaks of: what the person provided (typed, or did and was seen doing), on their consent or a contract.
fn portable(row: &DataRow) -> bool {
    let provided = matches!(row.source, Source::Given | Source::Observed);
    let bases =
        policy::PURPOSES.iter().filter(|purpose| row.purposes.contains(&purpose.id)).map(|purpose| purpose.basis);
    provided && exported(row) && bases.into_iter().any(|basis| matches!(basis, Basis::Consent | Basis::Contract))
}

fn described(row: &DataRow) -> Value {
    json!({
        "id": row.id, "source": source(row.source), "purposes": row.purposes, "sealed": row.sealed,
        "portable": portable(row),
    })
}

fn recipients(lines: &[crate::Line]) -> Vec<Recipient> {
    let mut found: Vec<Recipient> = Vec::new();
    // Newest first, so that the first line of a party tells its last time.
    for line in lines {
        let at = instant(line.disclosed_at);
        let place = found.iter().position(|one| one.processor == line.processor);
        let one = place.and_then(|place| found.get_mut(place));
        let Some(one) = one else {
            let row = policy::PROCESSORS.iter().find(|row| row.id == line.processor);
            found.push(Recipient {
                processor: line.processor.clone(),
                name: row.map_or("", |row| row.name),
                country: row.map_or("", |row| row.country),
                safeguard: row.map_or("", |row| row.safeguard),
                data: vec![line.datum.clone()],
                purposes: vec![line.purpose.clone()],
                times: 1,
                first_at: at.clone(),
                last_at: at,
            });
            continue;
        };
        one.times += 1;
        one.first_at = at;
        for (list, id) in [(&mut one.data, &line.datum), (&mut one.purposes, &line.purpose)] {
            if !list.contains(id) {
                list.push(id.clone());
            }
        }
    }
    found
}

/// When the person is forgotten as a whole: when the last row of the tables that keep them has gone; `None` while one of
/// them is kept without a date.
async fn known_until(tx: &Tx, subject: SubjectId, kind: &str) -> db::Result<Option<i64>> {
    let mut until = None;
    let anchors = policy::SUBJECTS.iter().find(|row| row.id == kind).map_or(&[][..], |row| row.anchors);
    for table in policy::TABLES.iter().filter(|table| anchors.contains(&table.name)) {
        let Some(column) = table.subject else { continue };
        let after = table.keep.map_or("NULL", |keep| keep.after);
        let sql = format!(
            "SELECT COUNT(*) AS rows, COUNT({after}) AS dated, MAX({after}) AS last FROM {} WHERE {column} = $1",
            table.name
        );
        let Some(keep) = table.keep else {
            let n = Sql::new(format!("SELECT 1 AS one FROM {} WHERE {column} = $1 LIMIT 1", table.name));
            if n.bind(subject).one(tx).await?.is_some() {
                return Ok(None);
            }
            continue;
        };
        let Some(row) = Sql::new(sql).bind(subject).one(tx).await? else { continue };
        let (rows, dated): (i64, i64) = (row.try_get("", "rows")?, row.try_get("", "dated")?);
        if dated < rows {
            return Ok(None);
        }
        let last: Option<i64> = row.try_get("", "last")?;
        until = until.max(last.map(|last| last.saturating_add(i64::from(keep.days) * DAY_MS)));
    }
    Ok(until)
}

/// The JSON Schema of `data.json`, made from the inventory.
pub fn export_schema() -> Value {
    let scalar = json!({ "type": ["string", "integer", "number", "boolean", "null"] });
    let moment = json!({ "type": ["string", "null"], "format": "date-time" });
    let mut tables = Vec::new();
    for table in policy::TABLES.iter().filter(|table| table.subject.is_some()) {
        let of_data = policy::DATA.iter().filter(|row| exported(row)).flat_map(|row| row.columns);
        let columns = of_data.filter(|(name, _)| *name == table.name).map(|(_, column)| *column);
        let mut properties: serde_json::Map<String, Value> = columns
            .chain(table.plain.iter().copied())
            .map(|name| (name.to_owned(), if is_instant(name) { moment.clone() } else { scalar.clone() }))
            .collect();
        properties.insert(KEPT_UNTIL.to_owned(), moment.clone());
        let row = json!({
            "type": "object", "properties": properties, "required": [KEPT_UNTIL], "additionalProperties": false,
        });
        tables.push(json!({
            "type": "object", "additionalProperties": false, "required": ["name", "keep", "rows"],
            "properties": { "name": { "const": table.name }, "keep": { "type": ["object", "null"] },
                "rows": { "type": "array", "items": row } },
        }));
    }
    let ids = |ids: Vec<&str>| json!({ "type": "string", "enum": ids });
    let (data, purposes) = (
        ids(policy::DATA.iter().map(|row| row.id).collect()),
        ids(policy::PURPOSES.iter().map(|row| row.id).collect()),
    );
    let objects = |properties: Value| {
        json!({ "type": "array", "items": { "type": "object", "additionalProperties": false,
        "required": properties.as_object().map(|map| map.keys().cloned().collect::<Vec<_>>()), "properties": properties } })
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A person's data in Fanfare",
        "type": "object", "additionalProperties": false,
        "required": ["format", "subject", "kind", "made_at", "policy_version", "purposes", "data", "recipients", "tables",
            "left_out", "unreadable"],
        "properties": {
            "format": { "const": 1 },
            "subject": { "type": "string", "format": "uuid" },
            "kind": { "enum": policy::SUBJECTS.iter().map(|row| row.id).collect::<Vec<_>>() },
            "made_at": { "type": "string", "format": "date-time" },
            "policy_version": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
            "purposes": objects(json!({ "id": purposes, "basis": { "type": "string" } })),
            "data": objects(json!({ "id": data, "source": { "type": "string" }, "sealed": { "type": "boolean" },
                "portable": { "type": "boolean" }, "purposes": { "type": "array", "items": purposes } })),
            "recipients": objects(json!({ "processor": { "type": "string" }, "name": { "type": "string" },
                "country": { "type": "string" }, "safeguard": { "type": "string" }, "times": { "type": "integer" },
                "data": { "type": "array", "items": { "type": "string" } },
                "purposes": { "type": "array", "items": { "type": "string" } },
                "first_at": moment, "last_at": moment })),
            "tables": { "type": "array", "items": { "oneOf": tables } },
            "left_out": objects(json!({ "datum": data, "reason": { "type": "string" } })),
            "unreadable": { "type": "integer", "minimum": 0 },
        },
    })
}
