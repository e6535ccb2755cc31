//! Who has not confirmed: `reminder_request`.

use db::{Result, Sql, Tx, Value};
use jiff::Timestamp;
use kit::{Lang, WorkspaceId, from_millis};
use policy::datum::{ReminderAddressIndex, ReminderPendingAddress, ReminderSecret};
use privacy::{BlindIndex, Sealed, SubjectId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::n;

/// Somebody who asked at a link's page.
pub(crate) struct NewRequest {
    pub(crate) id: Uuid,
    pub(crate) workspace: WorkspaceId,
    pub(crate) link: Uuid,
    pub(crate) release: Uuid,
    pub(crate) subject: SubjectId,
    pub(crate) address: Sealed<ReminderPendingAddress>,
    pub(crate) index: BlindIndex<ReminderAddressIndex>,
    pub(crate) zone: Option<String>,
    pub(crate) lang: Lang,
    pub(crate) created_at: Timestamp,
}

pub(crate) async fn insert_request(tx: &Tx, new: NewRequest) -> Result<()> {
    Sql::new(
        "INSERT INTO reminder_request (id, workspace_id, link_id, release_id, subject_id, address, email_index, zone, \
         language, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(new.id)
    .bind(new.workspace)
    .bind(new.link)
    .bind(new.release)
    .bind(new.subject)
    .bind(new.address)
    .bind(new.index)
    .bind(Value::from(new.zone))
    .bind(new.lang.tag())
    .bind(new.created_at.as_millisecond())
    .run(tx)
    .await
    .map(drop)
}

#[derive(FromQueryResult)]
pub(crate) struct Request {
    pub(crate) id: Uuid,
    workspace_id: Uuid,
    pub(crate) link_id: Uuid,
    pub(crate) release_id: Uuid,
    subject_id: Uuid,
    pub(crate) address: Sealed<ReminderPendingAddress>,
    pub(crate) email_index: BlindIndex<ReminderAddressIndex>,
    pub(crate) zone: Option<String>,
    language: String,
    created_at: i64,
}

impl Request {
    pub(crate) fn subject(&self) -> SubjectId {
        SubjectId(self.subject_id)
    }

    pub(crate) fn workspace(&self) -> WorkspaceId {
        WorkspaceId(self.workspace_id)
    }

    pub(crate) fn lang(&self) -> Lang {
        Lang::of_tag(&self.language).unwrap_or_default()
    }

    pub(crate) fn created_at(&self) -> Timestamp {
        from_millis(self.created_at)
    }
}

const REQUEST: &str =
    "id, workspace_id, link_id, release_id, subject_id, address, email_index, zone, language, created_at";

/// Those whom nobody has looked up yet, behind `last`.
pub(crate) async fn waiting(on: &impl ConnectionTrait, last: Uuid, most: i64) -> Result<Vec<Request>> {
    let sql =
        format!("SELECT {REQUEST} FROM reminder_request WHERE looked_up_at IS NULL AND id > $1 ORDER BY id LIMIT $2");
    Sql::new(sql).bind(last).bind(most).all_as(on).await
}

/// The request that a letter's link names, if the secret is the right one.
pub(crate) async fn request(
    on: &impl ConnectionTrait,
    id: Uuid,
    secret: BlindIndex<ReminderSecret>,
    since: Timestamp,
) -> Result<Option<Request>> {
    let sql = format!("SELECT {REQUEST} FROM reminder_request WHERE id = $1 AND secret_index = $2 AND created_at > $3");
    Sql::new(sql).bind(id).bind(secret).bind(since.as_millisecond()).one_as(on).await
}

/// Everybody who asked with an address after `since` and has not confirmed, the first one first.
pub(crate) async fn typed(
    on: &impl ConnectionTrait,
    index: BlindIndex<ReminderAddressIndex>,
    since: Timestamp,
) -> Result<Vec<Request>> {
    let sql = format!(
        "SELECT {REQUEST} FROM reminder_request WHERE email_index = $1 AND created_at > $2 ORDER BY id LIMIT 20"
    );
    Sql::new(sql).bind(index).bind(since.as_millisecond()).all_as(on).await
}

/// How many letters went to an address since a moment: for one link, and for all of them.
pub(crate) async fn asked_since(on: &impl ConnectionTrait, request: &Request, since: Timestamp) -> Result<(u64, u64)> {
    #[derive(FromQueryResult)]
    struct Row {
        here: i64,
        everywhere: i64,
    }
    let row = Sql::new(
        "SELECT COUNT(CASE WHEN link_id = $2 THEN 1 END) AS here, COUNT(*) AS everywhere FROM reminder_request \
         WHERE email_index = $1 AND looked_up_at IS NOT NULL AND created_at > $3",
    )
    .bind(request.email_index.clone())
    .bind(request.link_id)
    .bind(since.as_millisecond())
    .one_as::<Row>(on)
    .await?;
    Ok(row.map_or((0, 0), |row| (n(row.here), n(row.everywhere))))
}

/// Marks a request as looked up; false when another node was faster.
pub(crate) async fn looked_up(
    on: &impl ConnectionTrait,
    id: Uuid,
    secret: Option<BlindIndex<ReminderSecret>>,
    now: Timestamp,
) -> Result<bool> {
    let sql = Sql::new(match secret {
        Some(_) => {
            "UPDATE reminder_request SET looked_up_at = $2, secret_index = $3 WHERE id = $1 AND looked_up_at IS NULL"
        }
        None => "UPDATE reminder_request SET looked_up_at = $2 WHERE id = $1 AND looked_up_at IS NULL",
    });
    let sql = sql.bind(id).bind(now.as_millisecond());
    let sql = match secret {
        Some(secret) => sql.bind(secret),
        None => sql,
    };
    Ok(sql.run(on).await?.rows_affected() == 1)
}

/// Uses a request up. Of two who come at the same moment only one is answered true.
pub(crate) async fn take(on: &impl ConnectionTrait, id: Uuid, secret: BlindIndex<ReminderSecret>) -> Result<bool> {
    let sql = "DELETE FROM reminder_request WHERE id = $1 AND secret_index = $2";
    Ok(Sql::new(sql).bind(id).bind(secret).run(on).await?.rows_affected() == 1)
}
