//! Parts in contests, and their draws: `capture_entry`.

use db::{Result, Sql, Tx};
use jiff::Timestamp;
use kit::from_millis;
use privacy::SubjectId;
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::{
    count,
    fans::{FAN, FanRow},
    signed,
};
use crate::model::{Entry, Fan, FanForm};

pub(crate) async fn enter(tx: &Tx, id: Uuid, fan: &Fan, now: Timestamp, over: Timestamp) -> Result<()> {
    Sql::new(
        "INSERT INTO capture_entry (id, workspace_id, form_id, subject_id, entered_at, over_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id)
    .bind(fan.workspace)
    .bind(fan.form_id)
    .bind(fan.subject)
    .bind(now.as_millisecond())
    .bind(over.as_millisecond())
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn entry(on: &impl ConnectionTrait, subject: SubjectId) -> Result<Option<Entry>> {
    #[derive(FromQueryResult)]
    struct Row {
        entered_at: i64,
        won_at: Option<i64>,
    }
    let sql = "SELECT entered_at, won_at FROM capture_entry WHERE subject_id = $1";
    let row: Option<Row> = Sql::new(sql).bind(subject).one_as(on).await?;
    Ok(row.map(|row| Entry { entered_at: from_millis(row.entered_at), won_at: row.won_at.map(from_millis) }))
}

pub(crate) async fn n_entries(on: &impl ConnectionTrait, form: &FanForm) -> Result<u64> {
    let sql = "SELECT COUNT(*) AS n FROM capture_entry WHERE workspace_id = $1 AND form_id = $2";
    count(on, Sql::new(sql).bind(form.workspace).bind(form.id)).await
}

/// Who has a part in a contest: the fans whose entries are not over.
pub(crate) async fn entrants(on: &impl ConnectionTrait, form: &FanForm) -> Result<Vec<Fan>> {
    let columns = FAN.split(", ").map(|column| format!("f.{column}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT {columns} FROM capture_fan f JOIN capture_entry e ON e.subject_id = f.subject_id \
         WHERE e.workspace_id = $1 AND e.form_id = $2 AND f.left_at IS NULL ORDER BY f.id"
    );
    let rows = Sql::new(sql).bind(form.workspace).bind(form.id).all_as::<FanRow>(on).await?;
    Ok(rows.into_iter().map(Fan::from).collect())
}

/// Writes a draw down; false when there was one before.
pub(crate) async fn drawn(on: &impl ConnectionTrait, form: &FanForm, n_entries: u64, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE capture_form SET drawn_at = $3, n_entries = $4 WHERE workspace_id = $1 AND id = $2 \
               AND drawn_at IS NULL";
    let sql = Sql::new(sql).bind(form.workspace).bind(form.id).bind(now.as_millisecond()).bind(signed(n_entries));
    if sql.run(on).await?.rows_affected() == 0 {
        return Ok(false);
    }
    let over = "UPDATE capture_entry SET over_at = $3 WHERE workspace_id = $1 AND form_id = $2";
    Sql::new(over).bind(form.workspace).bind(form.id).bind(now.as_millisecond()).run(on).await?;
    let over = "UPDATE capture_fan SET over_at = $3 WHERE workspace_id = $1 AND form_id = $2 AND over_at > $3";
    Sql::new(over).bind(form.workspace).bind(form.id).bind(now.as_millisecond()).run(on).await?;
    Ok(true)
}

pub(crate) async fn won(on: &impl ConnectionTrait, subject: SubjectId, now: Timestamp) -> Result<()> {
    let sql = "UPDATE capture_entry SET won_at = $2 WHERE subject_id = $1";
    Sql::new(sql).bind(subject).bind(now.as_millisecond()).run(on).await.map(drop)
}
