//! Who has confirmed: `capture_fan`.

use std::collections::HashMap;

use db::{Result, Sql, Tx, Value};
use jiff::Timestamp;
use kit::{Lang, WorkspaceId, from_millis};
use policy::{
    datum::{FanAddress, FanAddressIndex, FanSecret},
    purpose::ArtistContact,
};
use privacy::{BlindIndex, RESTRICTED, Sealed, SubjectId, consenting};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::{count, n};
use crate::model::{Fan, FanForm};

pub(super) const FAN: &str = "id, workspace_id, form_id, subject_id, language, joined_at, left_at, over_at";

#[derive(FromQueryResult)]
pub(super) struct FanRow {
    id: Uuid,
    workspace_id: Uuid,
    form_id: Uuid,
    subject_id: Uuid,
    language: String,
    joined_at: i64,
    left_at: Option<i64>,
    over_at: Option<i64>,
}

impl From<FanRow> for Fan {
    fn from(row: FanRow) -> Fan {
        Fan {
            id: row.id,
            workspace: WorkspaceId(row.workspace_id),
            form_id: row.form_id,
            subject: SubjectId(row.subject_id),
            lang: Lang::of_tag(&row.language).unwrap_or_default(),
            joined_at: from_millis(row.joined_at),
            left_at: row.left_at.map(from_millis),
            over_at: row.over_at.map(from_millis),
        }
    }
}

/// Somebody new who confirmed.
pub(crate) struct NewFan {
    pub(crate) fan: Fan,
    pub(crate) address: Sealed<FanAddress>,
    pub(crate) index: BlindIndex<FanAddressIndex>,
    pub(crate) receipt: BlindIndex<FanSecret>,
}

/// Writes a fan; false when that address is there at this form already.
pub(crate) async fn insert_fan(tx: &Tx, new: NewFan) -> Result<bool> {
    let done = Sql::new(
        "INSERT INTO capture_fan (id, workspace_id, form_id, subject_id, address, email_index, receipt_index, language, \
         joined_at, over_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         ON CONFLICT (form_id, email_index) DO NOTHING",
    )
    .bind(new.fan.id)
    .bind(new.fan.workspace)
    .bind(new.fan.form_id)
    .bind(new.fan.subject)
    .bind(new.address)
    .bind(new.index)
    .bind(new.receipt)
    .bind(new.fan.lang.tag())
    .bind(new.fan.joined_at.as_millisecond())
    .bind(Value::from(new.fan.over_at.map(Timestamp::as_millisecond)))
    .run(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub(crate) async fn fan(on: &impl ConnectionTrait, id: Uuid) -> Result<Option<Fan>> {
    let sql = format!("SELECT {FAN} FROM capture_fan WHERE id = $1");
    Ok(Sql::new(sql).bind(id).one_as::<FanRow>(on).await?.map(Fan::from))
}

pub(crate) async fn fan_by_receipt(on: &impl ConnectionTrait, receipt: BlindIndex<FanSecret>) -> Result<Option<Fan>> {
    let sql = format!("SELECT {FAN} FROM capture_fan WHERE receipt_index = $1");
    Ok(Sql::new(sql).bind(receipt).one_as::<FanRow>(on).await?.map(Fan::from))
}

pub(crate) async fn fan_at(
    on: &impl ConnectionTrait,
    form: Uuid,
    index: BlindIndex<FanAddressIndex>,
) -> Result<Option<Fan>> {
    let sql = format!("SELECT {FAN} FROM capture_fan WHERE form_id = $1 AND email_index = $2");
    Ok(Sql::new(sql).bind(form).bind(index).one_as::<FanRow>(on).await?.map(Fan::from))
}

/// Every sign-up of one address, at whatever form, the first one first.
pub(crate) async fn fans_with_address(
    on: &impl ConnectionTrait,
    index: BlindIndex<FanAddressIndex>,
) -> Result<Vec<Fan>> {
    let sql = format!("SELECT {FAN} FROM capture_fan WHERE email_index = $1 ORDER BY id");
    Ok(Sql::new(sql).bind(index).all_as::<FanRow>(on).await?.into_iter().map(Fan::from).collect())
}

pub(crate) async fn fans_of_person(on: &impl ConnectionTrait, subject: SubjectId) -> Result<Vec<Fan>> {
    let sql = format!("SELECT {FAN} FROM capture_fan WHERE subject_id = $1 ORDER BY id");
    Ok(Sql::new(sql).bind(subject).all_as::<FanRow>(on).await?.into_iter().map(Fan::from).collect())
}

/// The address of a fan who has not left.
pub(crate) async fn address(on: &impl ConnectionTrait, fan: Uuid) -> Result<Option<Sealed<FanAddress>>> {
    let row = Sql::new("SELECT address FROM capture_fan WHERE id = $1").bind(fan).one(on).await?;
    row.map_or(Ok(None), |row| row.try_get("", "address"))
}

/// The fans of a form who are there at `now`, behind `last`.
pub(crate) async fn fans_here(
    on: &impl ConnectionTrait,
    form: &FanForm,
    last: Uuid,
    now: Timestamp,
    most: i64,
) -> Result<Vec<Fan>> {
    let sql = format!(
        "SELECT {FAN} FROM capture_fan WHERE workspace_id = $1 AND form_id = $2 AND id > $3 AND left_at IS NULL \
         AND joined_at <= $4 AND (over_at IS NULL OR over_at > $4) ORDER BY id LIMIT $5"
    );
    let sql = Sql::new(sql).bind(form.workspace).bind(form.id).bind(last).bind(now.as_millisecond()).bind(most);
    Ok(sql.all_as::<FanRow>(on).await?.into_iter().map(Fan::from).collect())
}

pub(crate) async fn n_here(on: &impl ConnectionTrait, form: &FanForm, now: Timestamp) -> Result<u64> {
    let sql = "SELECT COUNT(*) AS n FROM capture_fan WHERE workspace_id = $1 AND form_id = $2 AND left_at IS NULL \
               AND (over_at IS NULL OR over_at > $3)";
    count(on, Sql::new(sql).bind(form.workspace).bind(form.id).bind(now.as_millisecond())).await
}

/// How many of them the artist may see.
pub(crate) async fn n_visible(on: &impl ConnectionTrait, form: &FanForm, now: Timestamp) -> Result<u64> {
    let sql = format!(
        "SELECT COUNT(*) AS n FROM capture_fan WHERE workspace_id = $1 AND form_id = $2 AND left_at IS NULL \
         AND (over_at IS NULL OR over_at > $3) AND subject_id IN {} AND subject_id NOT IN {RESTRICTED}",
        consenting::<ArtistContact>(now)
    );
    count(on, Sql::new(sql).bind(form.workspace).bind(form.id).bind(now.as_millisecond())).await
}

pub(crate) async fn by_language(
    on: &impl ConnectionTrait,
    form: &FanForm,
    now: Timestamp,
) -> Result<Vec<(String, u64)>> {
    #[derive(FromQueryResult)]
    struct Row {
        language: String,
        n: i64,
    }
    let sql = "SELECT language, COUNT(*) AS n FROM capture_fan WHERE workspace_id = $1 AND form_id = $2 \
               AND left_at IS NULL AND (over_at IS NULL OR over_at > $3) GROUP BY language ORDER BY n DESC, language";
    let sql = Sql::new(sql).bind(form.workspace).bind(form.id).bind(now.as_millisecond());
    Ok(sql.all_as::<Row>(on).await?.into_iter().map(|row| (row.language, n(row.n))).collect())
}

/// Ends a sign-up: the address goes in the same statement. False when it had ended before.
pub(crate) async fn leave(on: &impl ConnectionTrait, fan: &Fan, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE capture_fan SET left_at = $2, over_at = $2, address = NULL, email_index = NULL \
               WHERE id = $1 AND left_at IS NULL";
    let done = Sql::new(sql).bind(fan.id).bind(now.as_millisecond()).run(on).await?;
    Sql::new("DELETE FROM capture_entry WHERE subject_id = $1").bind(fan.subject).run(on).await?;
    Ok(done.rows_affected() == 1)
}

/// Says until when a sign-up is there; none is until the fan leaves.
pub(crate) async fn stay(on: &impl ConnectionTrait, fan: Uuid, until: Option<Timestamp>) -> Result<()> {
    let sql = "UPDATE capture_fan SET over_at = $2 WHERE id = $1 AND left_at IS NULL";
    Sql::new(sql).bind(fan).bind(Value::from(until.map(Timestamp::as_millisecond))).run(on).await.map(drop)
}

/// How many fans each form has at `now`, by form.
pub(crate) async fn counts(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    now: Timestamp,
) -> Result<HashMap<Uuid, u64>> {
    #[derive(FromQueryResult)]
    struct Row {
        form_id: Uuid,
        n: i64,
    }
    let sql = "SELECT form_id, COUNT(*) AS n FROM capture_fan WHERE workspace_id = $1 AND left_at IS NULL \
               AND (over_at IS NULL OR over_at > $2) GROUP BY form_id";
    let rows: Vec<Row> = Sql::new(sql).bind(workspace).bind(now.as_millisecond()).all_as(on).await?;
    Ok(rows.into_iter().map(|row| (row.form_id, n(row.n))).collect())
}
