//! Who has confirmed: `reminder`; and what holds for browsers as well: `reminder_push`.

use db::{Result, Sql, Tx, Value};
use jiff::Timestamp;
use kit::{Lang, WorkspaceId, from_millis};
use policy::datum::{ReminderAddress, ReminderAddressIndex, ReminderSecret};
use privacy::{BlindIndex, Sealed, SubjectId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::model::{End, Reminder, Way};

pub(super) const REMINDER: &str =
    "id, workspace_id, link_id, release_id, subject_id, zone, language, confirmed_at, ended_at, reason";

#[derive(FromQueryResult)]
pub(super) struct Row {
    id: Uuid,
    workspace_id: Uuid,
    link_id: Uuid,
    release_id: Uuid,
    subject_id: Uuid,
    zone: Option<String>,
    language: String,
    confirmed_at: i64,
    ended_at: Option<i64>,
    reason: Option<String>,
}

impl Way {
    fn table(self) -> &'static str {
        match self {
            Way::Letter => "reminder",
            Way::Push => "reminder_push",
        }
    }
}

impl Row {
    pub(super) fn reminder(self, way: Way) -> Reminder {
        let row = self;
        Reminder {
            way,
            id: row.id,
            workspace: WorkspaceId(row.workspace_id),
            link_id: row.link_id,
            release_id: row.release_id,
            subject: SubjectId(row.subject_id),
            zone: row.zone,
            lang: Lang::of_tag(&row.language).unwrap_or_default(),
            confirmed_at: from_millis(row.confirmed_at),
            end: row.ended_at.map(|at| (from_millis(at), row.reason.as_deref().and_then(End::of_id))),
        }
    }
}

/// Somebody new who confirmed.
pub(crate) struct NewReminder {
    pub(crate) reminder: Reminder,
    pub(crate) address: Sealed<ReminderAddress>,
    pub(crate) index: BlindIndex<ReminderAddressIndex>,
    pub(crate) receipt: BlindIndex<ReminderSecret>,
}

/// Writes a reminder; false when that address has one for this link already.
pub(crate) async fn insert(tx: &Tx, new: NewReminder) -> Result<bool> {
    let done = Sql::new(
        "INSERT INTO reminder (id, workspace_id, link_id, release_id, subject_id, address, email_index, receipt_index, \
         zone, language, confirmed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         ON CONFLICT (link_id, email_index) DO NOTHING",
    )
    .bind(new.reminder.id)
    .bind(new.reminder.workspace)
    .bind(new.reminder.link_id)
    .bind(new.reminder.release_id)
    .bind(new.reminder.subject)
    .bind(new.address)
    .bind(new.index)
    .bind(new.receipt)
    .bind(Value::from(new.reminder.zone))
    .bind(new.reminder.lang.tag())
    .bind(new.reminder.confirmed_at.as_millisecond())
    .run(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub(crate) async fn find(on: &impl ConnectionTrait, id: Uuid) -> Result<Option<Reminder>> {
    let sql = format!("SELECT {REMINDER} FROM reminder WHERE id = $1");
    Ok(Sql::new(sql).bind(id).one_as::<Row>(on).await?.map(|row| row.reminder(Way::Letter)))
}

pub(crate) async fn by_receipt(
    on: &impl ConnectionTrait,
    receipt: BlindIndex<ReminderSecret>,
) -> Result<Option<Reminder>> {
    for way in Way::ALL {
        let sql = format!("SELECT {REMINDER} FROM {} WHERE receipt_index = $1", way.table());
        if let Some(row) = Sql::new(sql).bind(receipt.clone()).one_as::<Row>(on).await? {
            return Ok(Some(row.reminder(way)));
        }
    }
    Ok(None)
}

/// The reminder of an address for one link.
pub(crate) async fn at_link(
    on: &impl ConnectionTrait,
    link: Uuid,
    index: BlindIndex<ReminderAddressIndex>,
) -> Result<Option<Reminder>> {
    let sql = format!("SELECT {REMINDER} FROM reminder WHERE link_id = $1 AND email_index = $2");
    Ok(Sql::new(sql).bind(link).bind(index).one_as::<Row>(on).await?.map(|row| row.reminder(Way::Letter)))
}

/// Every reminder of one address that waits, the first one first.
pub(crate) async fn with_address(
    on: &impl ConnectionTrait,
    index: BlindIndex<ReminderAddressIndex>,
) -> Result<Vec<Reminder>> {
    let sql = format!("SELECT {REMINDER} FROM reminder WHERE email_index = $1 ORDER BY id");
    Ok(all(Way::Letter, Sql::new(sql).bind(index).all_as(on).await?))
}

pub(crate) async fn of_person(on: &impl ConnectionTrait, subject: SubjectId) -> Result<Vec<Reminder>> {
    let mut found = Vec::new();
    for way in Way::ALL {
        let sql = format!("SELECT {REMINDER} FROM {} WHERE subject_id = $1 ORDER BY id", way.table());
        found.extend(all(way, Sql::new(sql).bind(subject).all_as(on).await?));
    }
    Ok(found)
}

/// The address of a reminder that waits.
pub(crate) async fn address(on: &impl ConnectionTrait, id: Uuid) -> Result<Option<Sealed<ReminderAddress>>> {
    let row = Sql::new("SELECT address FROM reminder WHERE id = $1").bind(id).one(on).await?;
    row.map_or(Ok(None), |row| row.try_get("", "address"))
}

/// Ends a reminder: its address is empty from here on. Of two who do it at the same moment only one is answered true.
pub(crate) async fn end(on: &impl ConnectionTrait, reminder: &Reminder, end: End, now: Timestamp) -> Result<bool> {
    let sql = match reminder.way {
        Way::Letter => {
            "UPDATE reminder SET address = NULL, email_index = NULL, ended_at = $2, reason = $3 \
             WHERE id = $1 AND ended_at IS NULL"
        }
        Way::Push => {
            "UPDATE reminder_push SET endpoint = NULL, keys = NULL, given_index = NULL, ended_at = $2, reason = $3 \
             WHERE id = $1 AND ended_at IS NULL"
        }
    };
    let done = Sql::new(sql).bind(reminder.id).bind(now.as_millisecond()).bind(end.id()).run(on).await?;
    Ok(done.rows_affected() == 1)
}

/// A link that somebody waits at.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Live {
    workspace_id: Uuid,
    pub(crate) link_id: Uuid,
    pub(crate) release_id: Uuid,
}

impl Live {
    pub(crate) fn workspace(&self) -> WorkspaceId {
        WorkspaceId(self.workspace_id)
    }
}

/// The next links that somebody waits at, behind `last`. One step of the index each, however many wait there.
pub(crate) async fn live_links(on: &impl ConnectionTrait, way: Way, last: Uuid, most: usize) -> Result<Vec<Live>> {
    let sql = format!(
        "SELECT workspace_id, link_id, release_id FROM {} WHERE ended_at IS NULL AND link_id > $1 \
         ORDER BY link_id, id LIMIT 1",
        way.table()
    );
    let (mut found, mut last) = (Vec::new(), last);
    while found.len() < most {
        let Some(next) = Sql::new(sql.as_str()).bind(last).one_as::<Live>(on).await? else { break };
        last = next.link_id;
        found.push(next);
    }
    Ok(found)
}

/// By whose clocks those go who wait at a link.
pub(crate) async fn zones(on: &impl ConnectionTrait, way: Way, link: Uuid) -> Result<Vec<Option<String>>> {
    let sql = format!("SELECT DISTINCT zone FROM {} WHERE link_id = $1 AND ended_at IS NULL", way.table());
    let rows = Sql::new(sql).bind(link).all(on).await?;
    rows.into_iter().map(|row| row.try_get("", "zone")).collect()
}

/// Which of those who wait at a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lot {
    /// All of them.
    All,
    /// Those of one zone.
    Zone(Option<String>),
}

impl Lot {
    /// The next letters of them, behind `last`.
    pub(crate) async fn next(
        &self,
        on: &impl ConnectionTrait,
        link: Uuid,
        last: Uuid,
        most: i64,
    ) -> Result<Vec<Reminder>> {
        let of_zone = match self {
            Lot::All => "",
            Lot::Zone(None) => "AND zone IS NULL",
            Lot::Zone(Some(_)) => "AND zone = $4",
        };
        let sql = format!(
            "SELECT {REMINDER} FROM reminder WHERE link_id = $1 AND ended_at IS NULL AND id > $2 {of_zone} \
             ORDER BY id LIMIT $3"
        );
        let sql = Sql::new(sql).bind(link).bind(last).bind(most);
        let sql = match self {
            Lot::Zone(Some(zone)) => sql.bind(zone.as_str()),
            Lot::All | Lot::Zone(None) => sql,
        };
        Ok(all(Way::Letter, sql.all_as(on).await?))
    }
}

/// Those who have waited since before a moment.
pub(crate) async fn too_old(
    on: &impl ConnectionTrait,
    way: Way,
    before: Timestamp,
    last: Uuid,
    most: i64,
) -> Result<Vec<Reminder>> {
    let sql = format!(
        "SELECT {REMINDER} FROM {} WHERE ended_at IS NULL AND confirmed_at <= $1 AND id > $2 ORDER BY id LIMIT $3",
        way.table()
    );
    Ok(all(way, Sql::new(sql).bind(before.as_millisecond()).bind(last).bind(most).all_as(on).await?))
}

fn all(way: Way, rows: Vec<Row>) -> Vec<Reminder> {
    rows.into_iter().map(|row| row.reminder(way)).collect()
}
