//! Browsers that wait for a message: `reminder_push`.

use db::{Result, Sql, Tx, Value};
use jiff::Timestamp;
use policy::datum::{PushEndpoint, PushIndex, PushKeys, ReminderSecret};
use privacy::{BlindIndex, Sealed};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::reminders::{Lot, REMINDER, Row};
use crate::model::{Reminder, Way};

/// A browser that somebody allowed one message.
pub(crate) struct NewPush {
    pub(crate) reminder: Reminder,
    /// The word of the push service.
    pub(crate) service: &'static str,
    pub(crate) endpoint: Sealed<PushEndpoint>,
    pub(crate) keys: Sealed<PushKeys>,
    pub(crate) index: BlindIndex<PushIndex>,
    pub(crate) receipt: BlindIndex<ReminderSecret>,
}

/// Writes a browser's reminder; false when that browser has one for this link already.
pub(crate) async fn insert_push(tx: &Tx, new: NewPush) -> Result<bool> {
    let done = Sql::new(
        "INSERT INTO reminder_push (id, workspace_id, link_id, release_id, subject_id, service, endpoint, keys, \
         given_index, receipt_index, zone, language, confirmed_at, attempts, next_try_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, 0) \
         ON CONFLICT (link_id, given_index) DO NOTHING",
    )
    .bind(new.reminder.id)
    .bind(new.reminder.workspace)
    .bind(new.reminder.link_id)
    .bind(new.reminder.release_id)
    .bind(new.reminder.subject)
    .bind(new.service)
    .bind(new.endpoint)
    .bind(new.keys)
    .bind(new.index)
    .bind(new.receipt)
    .bind(Value::from(new.reminder.zone))
    .bind(new.reminder.lang.tag())
    .bind(new.reminder.confirmed_at.as_millisecond())
    .run(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The reminder of a browser for one link.
pub(crate) async fn push_at_link(
    on: &impl ConnectionTrait,
    link: Uuid,
    index: BlindIndex<PushIndex>,
) -> Result<Option<Reminder>> {
    let sql = format!("SELECT {REMINDER} FROM reminder_push WHERE link_id = $1 AND given_index = $2");
    Ok(Sql::new(sql).bind(link).bind(index).one_as::<Row>(on).await?.map(|row| row.reminder(Way::Push)))
}

/// What a message is sent with.
#[derive(FromQueryResult)]
pub(crate) struct Subscription {
    pub(crate) service: String,
    pub(crate) endpoint: Sealed<PushEndpoint>,
    pub(crate) keys: Sealed<PushKeys>,
    pub(crate) attempts: i64,
}

/// The subscription of a browser that waits.
pub(crate) async fn subscription(on: &impl ConnectionTrait, id: Uuid) -> Result<Option<Subscription>> {
    let sql = "SELECT service, endpoint, keys, attempts FROM reminder_push WHERE id = $1 AND ended_at IS NULL";
    Sql::new(sql).bind(id).one_as(on).await
}

/// Takes one attempt for oneself. Of two nodes that do it at the same moment only one is answered true.
pub(crate) async fn claim(on: &impl ConnectionTrait, id: Uuid, attempts: i64, next: Timestamp) -> Result<bool> {
    let sql = "UPDATE reminder_push SET attempts = attempts + 1, next_try_at = $3 \
               WHERE id = $1 AND attempts = $2 AND ended_at IS NULL";
    let done = Sql::new(sql).bind(id).bind(attempts).bind(next.as_millisecond()).run(on).await?;
    Ok(done.rows_affected() == 1)
}

/// Puts the next attempt off, as the service asked.
pub(crate) async fn put_off(on: &impl ConnectionTrait, id: Uuid, next: Timestamp) -> Result<()> {
    let sql = "UPDATE reminder_push SET next_try_at = $2 WHERE id = $1 AND ended_at IS NULL AND next_try_at < $2";
    Sql::new(sql).bind(id).bind(next.as_millisecond()).run(on).await.map(drop)
}

impl Lot {
    /// The next browsers of them whose turn it is, behind `last`.
    pub(crate) async fn next_pushes(
        &self,
        on: &impl ConnectionTrait,
        (link, now): (Uuid, Timestamp),
        last: Uuid,
        most: i64,
    ) -> Result<Vec<Reminder>> {
        let of_zone = match self {
            Lot::All => "",
            Lot::Zone(None) => "AND zone IS NULL",
            Lot::Zone(Some(_)) => "AND zone = $5",
        };
        let sql = format!(
            "SELECT {REMINDER} FROM reminder_push WHERE link_id = $1 AND ended_at IS NULL AND id > $2 \
             AND next_try_at <= $4 {of_zone} ORDER BY id LIMIT $3"
        );
        let sql = Sql::new(sql).bind(link).bind(last).bind(most).bind(now.as_millisecond());
        let sql = match self {
            Lot::Zone(Some(zone)) => sql.bind(zone.as_str()),
            Lot::All | Lot::Zone(None) => sql,
        };
        Ok(sql.all_as::<Row>(on).await?.into_iter().map(|row| row.reminder(Way::Push)).collect())
    }
}
