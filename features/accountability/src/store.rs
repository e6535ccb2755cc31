//! The queries of this room: the only place that speaks to `incident`.

use db::{Result, Sql, Tx};
use jiff::Timestamp;
use kit::{Editor, from_millis};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::model::{Content, Incident};

const COLUMNS: &str = "id, nature, categories, people, records, consequences, measures, discovered_at, notified_at, \
                       closed_at, drilled_at, salt";

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    nature: String,
    categories: String,
    people: i64,
    records: i64,
    consequences: String,
    measures: String,
    discovered_at: i64,
    notified_at: Option<i64>,
    closed_at: Option<i64>,
    drilled_at: Option<i64>,
    salt: Vec<u8>,
}

impl From<Row> for Incident {
    fn from(row: Row) -> Incident {
        Incident {
            id: row.id,
            content: Content {
                nature: row.nature,
                categories: row.categories,
                people: row.people,
                records: row.records,
                consequences: row.consequences,
                measures: row.measures,
                discovered_at: from_millis(row.discovered_at),
            },
            notified_at: row.notified_at.map(from_millis),
            closed_at: row.closed_at.map(from_millis),
            drilled_at: row.drilled_at.map(from_millis),
            // Only this room writes it, always whole.
            salt: row.salt.try_into().unwrap_or_default(),
        }
    }
}

/// The whole register, the newest first.
pub(crate) async fn all(on: &impl ConnectionTrait, editor: &Editor) -> Result<Vec<Incident>> {
    let sql = format!("SELECT {COLUMNS} FROM incident WHERE workspace_id = $1 ORDER BY id DESC");
    let rows = Sql::new(sql).bind(editor.workspace()).all_as::<Row>(on).await?;
    Ok(rows.into_iter().map(Incident::from).collect())
}

pub(crate) async fn find(on: &impl ConnectionTrait, editor: &Editor, id: Uuid) -> Result<Option<Incident>> {
    let sql = format!("SELECT {COLUMNS} FROM incident WHERE workspace_id = $1 AND id = $2");
    let row = Sql::new(sql).bind(editor.workspace()).bind(id).one_as::<Row>(on).await?;
    Ok(row.map(Incident::from))
}

/// When the workspace last wrote a drill down.
pub(crate) async fn last_drill(on: &impl ConnectionTrait, editor: &Editor) -> Result<Option<Timestamp>> {
    let sql = "SELECT MAX(drilled_at) AS at FROM incident WHERE workspace_id = $1";
    let row = Sql::new(sql).bind(editor.workspace()).one(on).await?;
    let at: Option<i64> = row.map_or(Ok(None), |row| row.try_get("", "at"))?;
    Ok(at.map(from_millis))
}

/// How many incidents of all workspaces nobody told the authority about in time. A drill is nobody's to be told of.
pub(crate) async fn count_overdue(on: &impl ConnectionTrait, discovered_before: Timestamp) -> Result<i64> {
    let sql = "SELECT COUNT(*) AS n FROM incident \
               WHERE discovered_at < $1 AND notified_at IS NULL AND closed_at IS NULL AND drilled_at IS NULL";
    let row = Sql::new(sql).bind(discovered_before.as_millisecond()).one(on).await?;
    row.map_or(Ok(0), |row| row.try_get("", "n"))
}

pub(crate) async fn insert(tx: &Tx, editor: &Editor, incident: &Incident, now: Timestamp) -> Result<()> {
    let sql = "INSERT INTO incident (id, workspace_id, nature, categories, people, records, consequences, measures, \
               discovered_at, created_at, salt, drilled_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let sql = Sql::new(sql).bind(incident.id).bind(editor.workspace());
    let sql = with(sql, &incident.content).bind(now.as_millisecond()).bind(incident.salt.to_vec());
    let sql = sql.bind(incident.drilled_at.map(Timestamp::as_millisecond));
    sql.run(tx).await.map(drop)
}

/// Changes what is known. Returns false when there is no such incident, or a closed one.
pub(crate) async fn update(tx: &Tx, editor: &Editor, id: Uuid, content: &Content) -> Result<bool> {
    let sql = "UPDATE incident SET nature = $3, categories = $4, people = $5, records = $6, consequences = $7, \
               measures = $8, discovered_at = $9 WHERE id = $1 AND workspace_id = $2 AND closed_at IS NULL";
    let sql = Sql::new(sql).bind(id).bind(editor.workspace());
    Ok(with(sql, content).run(tx).await?.rows_affected() == 1)
}

fn with(sql: Sql, content: &Content) -> Sql {
    sql.bind(content.nature.as_str())
        .bind(content.categories.as_str())
        .bind(content.people)
        .bind(content.records)
        .bind(content.consequences.as_str())
        .bind(content.measures.as_str())
        .bind(content.discovered_at.as_millisecond())
}

/// Writes that the authority was told. Returns false when that is written already, or there is no such open incident.
pub(crate) async fn notify(tx: &Tx, editor: &Editor, id: Uuid, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE incident SET notified_at = $3 \
               WHERE id = $1 AND workspace_id = $2 AND notified_at IS NULL AND closed_at IS NULL";
    let sql = Sql::new(sql).bind(id).bind(editor.workspace()).bind(now.as_millisecond());
    Ok(sql.run(tx).await?.rows_affected() == 1)
}

/// Closes it. Returns false when there is no such incident, or a closed one.
pub(crate) async fn close(tx: &Tx, editor: &Editor, id: Uuid, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE incident SET closed_at = $3 WHERE id = $1 AND workspace_id = $2 AND closed_at IS NULL";
    let sql = Sql::new(sql).bind(id).bind(editor.workspace()).bind(now.as_millisecond());
    Ok(sql.run(tx).await?.rows_affected() == 1)
}
