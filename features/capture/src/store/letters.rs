//! What a label writes, and to whom it went: `capture_letter`, `capture_delivery`.

use db::{Result, Sql, Tx};
use jiff::Timestamp;
use kit::{WorkspaceId, from_millis};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::{n, signed};
use crate::model::{CheckedLetter, Fan, FanForm, FanLetter};

const LETTER: &str = "id, workspace_id, form_id, heading, body, created_at, started_at, finished_at, reached, n_total, \
                      n_done, n_sent";

#[derive(FromQueryResult)]
struct LetterRow {
    id: Uuid,
    workspace_id: Uuid,
    form_id: Uuid,
    heading: String,
    body: String,
    created_at: i64,
    started_at: Option<i64>,
    finished_at: Option<i64>,
    reached: Option<Uuid>,
    n_total: i64,
    n_done: i64,
    n_sent: i64,
}

impl From<LetterRow> for FanLetter {
    fn from(row: LetterRow) -> FanLetter {
        FanLetter {
            id: row.id,
            workspace: WorkspaceId(row.workspace_id),
            form_id: row.form_id,
            heading: row.heading,
            body: row.body,
            created_at: from_millis(row.created_at),
            started_at: row.started_at.map(from_millis),
            finished_at: row.finished_at.map(from_millis),
            reached: row.reached,
            n_total: n(row.n_total),
            n_done: n(row.n_done),
            n_sent: n(row.n_sent),
        }
    }
}

pub(crate) async fn insert_letter(
    on: &impl ConnectionTrait,
    form: &FanForm,
    id: Uuid,
    letter: &CheckedLetter,
    now: Timestamp,
) -> Result<()> {
    Sql::new(
        "INSERT INTO capture_letter (id, workspace_id, form_id, heading, body, created_at, n_total, n_done, n_sent) \
         VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0)",
    )
    .bind(id)
    .bind(form.workspace)
    .bind(form.id)
    .bind(letter.heading.as_str())
    .bind(letter.body.as_str())
    .bind(now.as_millisecond())
    .run(on)
    .await
    .map(drop)
}

pub(crate) async fn letter(on: &impl ConnectionTrait, workspace: WorkspaceId, id: Uuid) -> Result<Option<FanLetter>> {
    let sql = format!("SELECT {LETTER} FROM capture_letter WHERE workspace_id = $1 AND id = $2");
    Ok(Sql::new(sql).bind(workspace).bind(id).one_as::<LetterRow>(on).await?.map(FanLetter::from))
}

/// The letters of a form, the newest first.
pub(crate) async fn letters(on: &impl ConnectionTrait, form: &FanForm) -> Result<Vec<FanLetter>> {
    let sql = format!(
        "SELECT {LETTER} FROM capture_letter WHERE workspace_id = $1 AND form_id = $2 ORDER BY id DESC LIMIT 100"
    );
    let rows = Sql::new(sql).bind(form.workspace).bind(form.id).all_as::<LetterRow>(on).await?;
    Ok(rows.into_iter().map(FanLetter::from).collect())
}

/// Begins to send a letter; false when that was done before.
pub(crate) async fn start_letter(
    on: &impl ConnectionTrait,
    letter: &FanLetter,
    n_total: u64,
    now: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE capture_letter SET started_at = $3, n_total = $4 WHERE workspace_id = $1 AND id = $2 \
               AND started_at IS NULL";
    let sql = Sql::new(sql).bind(letter.workspace).bind(letter.id).bind(now.as_millisecond()).bind(signed(n_total));
    Ok(sql.run(on).await?.rows_affected() == 1)
}

/// The letters that are being sent.
pub(crate) async fn under_way(on: &impl ConnectionTrait) -> Result<Vec<FanLetter>> {
    let sql = format!(
        "SELECT {LETTER} FROM capture_letter WHERE started_at IS NOT NULL AND finished_at IS NULL ORDER BY id LIMIT 20"
    );
    Ok(Sql::new(sql).all_as::<LetterRow>(on).await?.into_iter().map(FanLetter::from).collect())
}

/// How far a batch brings a letter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) reached: Uuid,
    pub(crate) n_done: u64,
    pub(crate) n_sent: u64,
}

/// Brings a letter on from where it was; false when another node brought it on meanwhile.
pub(crate) async fn bring_on(on: &impl ConnectionTrait, letter: &FanLetter, step: Step) -> Result<bool> {
    let sql = "UPDATE capture_letter SET reached = $3, n_done = n_done + $4, n_sent = n_sent + $5 \
               WHERE id = $1 AND COALESCE(reached, $2) = $2 AND finished_at IS NULL";
    let done = Sql::new(sql)
        .bind(letter.id)
        .bind(letter.reached.unwrap_or(Uuid::nil()))
        .bind(step.reached)
        .bind(signed(step.n_done))
        .bind(signed(step.n_sent))
        .run(on)
        .await?;
    Ok(done.rows_affected() == 1)
}

pub(crate) async fn finish(on: &impl ConnectionTrait, letter: &FanLetter, now: Timestamp) -> Result<()> {
    let sql = "UPDATE capture_letter SET finished_at = $2 WHERE id = $1 AND finished_at IS NULL";
    Sql::new(sql).bind(letter.id).bind(now.as_millisecond()).run(on).await.map(drop)
}

/// Writes down that a fan is sent a letter; false when they were before.
pub(crate) async fn deliver(tx: &Tx, id: Uuid, letter: &FanLetter, fan: &Fan, now: Timestamp) -> Result<bool> {
    let sql = "INSERT INTO capture_delivery (id, workspace_id, letter_id, subject_id, sent_at) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (letter_id, subject_id) DO NOTHING";
    let sql = Sql::new(sql).bind(id).bind(letter.workspace).bind(letter.id).bind(fan.subject);
    Ok(sql.bind(now.as_millisecond()).run(tx).await?.rows_affected() == 1)
}
