//! This room's queries: the only place that speaks to its tables.

use db::{Result, Sql};
use jiff::Timestamp;
use policy::datum::{
    CorrectedEmail, RequesterAddress, RightsRequestDelay, RightsRequestReply, RightsRequestWords, RightsSecret,
};
use privacy::{BlindIndex, Sealed, SubjectId};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult};
use uuid::Uuid;

use crate::model::{ALARM_BEFORE, Channel, Kind, Outcome, Request, TRIES};

const COLUMNS: &str = "id, subject_id, kind, channel, language, opened_at, due_at, alarmed_at, breached_at, extended_at, \
                       answered_at, outcome, words IS NOT NULL AS has_words";

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    subject_id: Option<Uuid>,
    kind: String,
    channel: String,
    language: String,
    opened_at: i64,
    due_at: i64,
    alarmed_at: Option<i64>,
    breached_at: Option<i64>,
    extended_at: Option<i64>,
    answered_at: Option<i64>,
    outcome: Option<String>,
    has_words: bool,
}

impl From<Row> for Request {
    fn from(row: Row) -> Request {
        Request {
            id: row.id,
            subject: row.subject_id.map(SubjectId),
            kind: row.kind,
            channel: row.channel,
            language: row.language,
            opened_at: row.opened_at,
            due_at: row.due_at,
            alarmed_at: row.alarmed_at,
            breached_at: row.breached_at,
            extended_at: row.extended_at,
            answered_at: row.answered_at,
            outcome: row.outcome,
            has_words: row.has_words,
        }
    }
}

/// A new row of the register.
pub(crate) struct New {
    pub(crate) id: Uuid,
    /// Nobody, when the act itself will take the person out.
    pub(crate) subject: Option<SubjectId>,
    pub(crate) kind: Kind,
    pub(crate) channel: Channel,
    pub(crate) language: &'static str,
    pub(crate) address: Option<Sealed<RequesterAddress>>,
    pub(crate) words: Option<Sealed<RightsRequestWords>>,
    pub(crate) opened_at: Timestamp,
    pub(crate) due_at: Timestamp,
}

pub(crate) async fn insert(on: &impl ConnectionTrait, new: New) -> Result<()> {
    Sql::new(
        "INSERT INTO rights_request (id, subject_id, kind, channel, language, address, words, opened_at, due_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(new.id)
    .bind(new.subject.map(|subject| subject.0))
    .bind(new.kind.id())
    .bind(new.channel.id())
    .bind(new.language)
    .bind(new.address)
    .bind(new.words)
    .bind(new.opened_at.as_millisecond())
    .bind(new.due_at.as_millisecond())
    .run(on)
    .await
    .map(drop)
}

/// Closes a request; false when it was closed before.
pub(crate) async fn close(on: &impl ConnectionTrait, id: Uuid, outcome: Outcome, at: Timestamp) -> Result<bool> {
    let sql = "UPDATE rights_request SET answered_at = $2, outcome = $3 WHERE id = $1 AND answered_at IS NULL";
    let done = Sql::new(sql).bind(id).bind(at.as_millisecond()).bind(outcome.id()).run(on).await?;
    Ok(done.rows_affected() > 0)
}

/// Closes what the program has just done for somebody and they had asked for by letter.
pub(crate) async fn close_of_kind(
    on: &impl ConnectionTrait,
    subject: SubjectId,
    kind: Kind,
    at: Timestamp,
) -> Result<u64> {
    let sql = "UPDATE rights_request SET answered_at = $3, outcome = $4 \
               WHERE subject_id = $1 AND kind = $2 AND answered_at IS NULL";
    let sql = Sql::new(sql).bind(subject).bind(kind.id()).bind(at.as_millisecond()).bind(Outcome::Done.id());
    Ok(sql.run(on).await?.rows_affected())
}

/// Takes an answered request of nobody out of the register.
pub(crate) async fn strike(on: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    let sql = "DELETE FROM rights_request WHERE id = $1 AND subject_id IS NULL AND answered_at IS NOT NULL";
    Sql::new(sql).bind(id).run(on).await.map(drop)
}

/// Takes a person out of the register: what they asked for and when stays, and speaks of nobody any more.
pub(crate) async fn forget(on: &impl ConnectionTrait, subject: SubjectId, at: Timestamp) -> Result<()> {
    let sql = "UPDATE rights_request SET subject_id = NULL, address = NULL, words = NULL, reply = NULL, delay = NULL, \
               answered_at = COALESCE(answered_at, $2), outcome = COALESCE(outcome, $3) WHERE subject_id = $1";
    Sql::new(sql).bind(subject).bind(at.as_millisecond()).bind(Outcome::Done.id()).run(on).await.map(drop)
}

/// One person's requests, newest first.
pub(crate) async fn of_person(on: &impl ConnectionTrait, subject: SubjectId) -> Result<Vec<Request>> {
    let sql = format!("SELECT {COLUMNS} FROM rights_request WHERE subject_id = $1 ORDER BY opened_at DESC, id DESC");
    let rows = Sql::new(sql).bind(subject).all_as::<Row>(on).await?;
    Ok(rows.into_iter().map(Request::from).collect())
}

/// The register: what is open first, the soonest due on top; then what was answered last.
pub(crate) async fn register(on: &impl ConnectionTrait, most: i64) -> Result<Vec<Request>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM rights_request ORDER BY CASE WHEN answered_at IS NULL THEN 0 ELSE 1 END, \
         CASE WHEN answered_at IS NULL THEN due_at ELSE -answered_at END, id LIMIT $1"
    );
    let rows = Sql::new(sql).bind(most).all_as::<Row>(on).await?;
    Ok(rows.into_iter().map(Request::from).collect())
}

pub(crate) async fn find(on: &impl ConnectionTrait, id: Uuid) -> Result<Option<Request>> {
    let sql = format!("SELECT {COLUMNS} FROM rights_request WHERE id = $1");
    Ok(Sql::new(sql).bind(id).one_as::<Row>(on).await?.map(Request::from))
}

/// What is sealed in a request.
#[derive(FromQueryResult)]
pub(crate) struct Closed {
    pub(crate) address: Option<Sealed<RequesterAddress>>,
    pub(crate) words: Option<Sealed<RightsRequestWords>>,
    pub(crate) reply: Option<Sealed<RightsRequestReply>>,
    pub(crate) delay: Option<Sealed<RightsRequestDelay>>,
}

pub(crate) async fn closed(on: &impl ConnectionTrait, id: Uuid) -> Result<Option<Closed>> {
    Sql::new("SELECT address, words, reply, delay FROM rights_request WHERE id = $1").bind(id).one_as(on).await
}

pub(crate) async fn note_read(on: &impl ConnectionTrait, id: Uuid, at: Timestamp) -> Result<()> {
    let sql = "UPDATE rights_request SET read_at = COALESCE(read_at, $2) WHERE id = $1";
    Sql::new(sql).bind(id).bind(at.as_millisecond()).run(on).await.map(drop)
}

/// Answers a request with words; false when it was closed before.
pub(crate) async fn answer(
    on: &impl ConnectionTrait,
    id: Uuid,
    reply: Sealed<RightsRequestReply>,
    at: Timestamp,
) -> Result<bool> {
    let sql =
        "UPDATE rights_request SET reply = $2, answered_at = $3, outcome = $4 WHERE id = $1 AND answered_at IS NULL";
    let sql = Sql::new(sql).bind(id).bind(reply).bind(at.as_millisecond()).bind(Outcome::Answered.id());
    Ok(sql.run(on).await?.rows_affected() > 0)
}

/// Puts a request off, once; false when that was done before, or when it is closed.
pub(crate) async fn extend(
    on: &impl ConnectionTrait,
    id: Uuid,
    delay: Sealed<RightsRequestDelay>,
    at: Timestamp,
    due: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE rights_request SET delay = $2, extended_at = $3, due_at = $4, alarmed_at = NULL, breached_at = NULL \
               WHERE id = $1 AND extended_at IS NULL AND answered_at IS NULL";
    let sql = Sql::new(sql).bind(id).bind(delay).bind(at.as_millisecond()).bind(due.as_millisecond());
    Ok(sql.run(on).await?.rows_affected() > 0)
}

// ── Deadlines ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Marks what is nearly due; answers which.
pub(crate) async fn alarm(on: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Uuid>> {
    let sql = "UPDATE rights_request SET alarmed_at = $1 WHERE answered_at IS NULL AND alarmed_at IS NULL AND due_at <= $2 \
               RETURNING id";
    let soon = now.checked_add(ALARM_BEFORE).unwrap_or(Timestamp::MAX);
    ids(&Sql::new(sql).bind(now.as_millisecond()).bind(soon.as_millisecond()).all(on).await?)
}

/// Marks what is overdue; answers which.
pub(crate) async fn breach(on: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Uuid>> {
    let sql = "UPDATE rights_request SET breached_at = $1 WHERE answered_at IS NULL AND breached_at IS NULL AND due_at <= $1 \
               RETURNING id";
    ids(&Sql::new(sql).bind(now.as_millisecond()).all(on).await?)
}

/// Which marks the open requests of somebody have.
#[derive(Clone, Copy, Debug, Default, FromQueryResult)]
pub(crate) struct Marks {
    pub(crate) alarmed_at: Option<i64>,
    pub(crate) breached_at: Option<i64>,
}

pub(crate) async fn marks(on: &impl ConnectionTrait, subject: SubjectId) -> Result<Marks> {
    let sql = "SELECT MAX(alarmed_at) AS alarmed_at, MAX(breached_at) AS breached_at FROM rights_request \
               WHERE subject_id = $1 AND answered_at IS NULL";
    Ok(Sql::new(sql).bind(subject).one_as(on).await?.unwrap_or_default())
}

fn ids(rows: &[QueryResult]) -> Result<Vec<Uuid>> {
    rows.iter().map(|row| row.try_get("", "id")).collect()
}

/// How many requests are open, nearly due, overdue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Counts {
    pub(crate) open: i64,
    pub(crate) alarmed: i64,
    pub(crate) breached: i64,
}

pub(crate) async fn counts(on: &impl ConnectionTrait) -> Result<Counts> {
    let sql = "SELECT COUNT(*) AS open, COUNT(alarmed_at) AS alarmed, COUNT(breached_at) AS breached FROM rights_request \
               WHERE answered_at IS NULL";
    Ok(Sql::new(sql).one_as(on).await?.unwrap_or_default())
}

// ── Who asked by the form ─────────────────────────────────────────────────────────────────────────────────────────────

/// Somebody who asked by the form, and of whom nobody has looked yet whether they are known.
#[derive(FromQueryResult)]
pub(crate) struct Asked {
    pub(crate) id: Uuid,
    subject_id: Uuid,
    pub(crate) kind: String,
    pub(crate) language: String,
    pub(crate) address: Sealed<RequesterAddress>,
}

impl Asked {
    pub(crate) fn subject(&self) -> SubjectId {
        SubjectId(self.subject_id)
    }
}

/// The oldest of them.
pub(crate) async fn asked(on: &impl ConnectionTrait, most: i64) -> Result<Vec<Asked>> {
    Sql::new(
        "SELECT id, subject_id, kind, language, address FROM rights_request WHERE channel = 'form' \
         AND looked_up_at IS NULL AND answered_at IS NULL AND subject_id IS NOT NULL AND address IS NOT NULL \
         AND words IS NULL ORDER BY opened_at, id LIMIT $1",
    )
    .bind(most)
    .all_as(on)
    .await
}

/// Hands a request over to the person whose address it named. False when another node was faster.
pub(crate) async fn recognise(on: &impl ConnectionTrait, id: Uuid, subject: SubjectId, at: Timestamp) -> Result<bool> {
    let sql = "UPDATE rights_request SET subject_id = $2, address = NULL, looked_up_at = $3 \
               WHERE id = $1 AND looked_up_at IS NULL";
    let done = Sql::new(sql).bind(id).bind(subject).bind(at.as_millisecond()).run(on).await?;
    Ok(done.rows_affected() > 0)
}

/// Takes a request out whose address nobody here has. False when another node was faster.
pub(crate) async fn discard(on: &impl ConnectionTrait, id: Uuid) -> Result<bool> {
    let sql = "DELETE FROM rights_request WHERE id = $1 AND looked_up_at IS NULL";
    Ok(Sql::new(sql).bind(id).run(on).await?.rows_affected() > 0)
}

/// Closes what was asked by a letter's link that nobody used in time.
pub(crate) async fn lapse(on: &impl ConnectionTrait, before: Timestamp, now: Timestamp) -> Result<u64> {
    let sql = "UPDATE rights_request SET answered_at = $2, outcome = $3 \
               WHERE channel = 'form' AND looked_up_at <= $1 AND answered_at IS NULL";
    let sql = Sql::new(sql).bind(before.as_millisecond()).bind(now.as_millisecond()).bind(Outcome::Lapsed.id());
    Ok(sql.run(on).await?.rows_affected())
}

// ── Letters' links ────────────────────────────────────────────────────────────────────────────────────────────────────

/// A new link.
pub(crate) struct NewLink {
    pub(crate) id: Uuid,
    pub(crate) request: Uuid,
    pub(crate) subject: SubjectId,
    pub(crate) secret: BlindIndex<RightsSecret>,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

pub(crate) async fn insert_link(on: &impl ConnectionTrait, new: NewLink) -> Result<()> {
    Sql::new(
        "INSERT INTO rights_link (id, request_id, subject_id, secret_index, tries, created_at, expires_at) \
         VALUES ($1, $2, $3, $4, 0, $5, $6)",
    )
    .bind(new.id)
    .bind(new.request)
    .bind(new.subject)
    .bind(new.secret)
    .bind(new.created_at.as_millisecond())
    .bind(new.expires_at.as_millisecond())
    .run(on)
    .await
    .map(drop)
}

/// How many links were made for somebody since a moment.
pub(crate) async fn links_since(on: &impl ConnectionTrait, subject: SubjectId, since: Timestamp) -> Result<u64> {
    let sql = "SELECT COUNT(*) AS n FROM rights_link WHERE subject_id = $1 AND created_at > $2";
    let row = Sql::new(sql).bind(subject).bind(since.as_millisecond()).one(on).await?;
    let n: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// Uses a link up, and opens the page that it leads to. Of two who come at once, one gets it. A wrong secret is a try.
pub(crate) async fn use_link(
    on: &impl ConnectionTrait,
    id: Uuid,
    secret: BlindIndex<RightsSecret>,
    visit: BlindIndex<RightsSecret>,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE rights_link SET used_at = $4, visit_index = $3, visit_until = $5 \
               WHERE id = $1 AND secret_index = $2 AND used_at IS NULL AND expires_at > $4 AND tries < $6";
    let sql = Sql::new(sql).bind(id).bind(secret).bind(visit).bind(now.as_millisecond());
    let done = sql.bind(until.as_millisecond()).bind(TRIES).run(on).await?;
    if done.rows_affected() == 0 {
        Sql::new("UPDATE rights_link SET tries = tries + 1 WHERE id = $1").bind(id).run(on).await?;
    }
    Ok(done.rows_affected() > 0)
}

/// Who holds the page that a link opened.
pub(crate) async fn visitor(
    on: &impl ConnectionTrait,
    visit: BlindIndex<RightsSecret>,
    now: Timestamp,
) -> Result<Option<SubjectId>> {
    let sql = "SELECT subject_id FROM rights_link WHERE visit_index = $1 AND visit_until > $2";
    let row = Sql::new(sql).bind(visit).bind(now.as_millisecond()).one(on).await?;
    row.map(|row| row.try_get("", "subject_id").map(SubjectId)).transpose()
}

// ── Corrected addresses ───────────────────────────────────────────────────────────────────────────────────────────────

/// A new address that waits for its owner.
pub(crate) struct NewCorrection {
    pub(crate) id: Uuid,
    pub(crate) subject: SubjectId,
    pub(crate) address: Sealed<CorrectedEmail>,
    pub(crate) secret: BlindIndex<RightsSecret>,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

/// Puts it in the place of any that waited before.
pub(crate) async fn insert_correction(on: &impl ConnectionTrait, new: NewCorrection) -> Result<()> {
    Sql::new("DELETE FROM rights_correction WHERE subject_id = $1").bind(new.subject).run(on).await?;
    Sql::new(
        "INSERT INTO rights_correction (id, subject_id, address, secret_index, tries, created_at, expires_at) \
         VALUES ($1, $2, $3, $4, 0, $5, $6)",
    )
    .bind(new.id)
    .bind(new.subject)
    .bind(new.address)
    .bind(new.secret)
    .bind(new.created_at.as_millisecond())
    .bind(new.expires_at.as_millisecond())
    .run(on)
    .await
    .map(drop)
}

/// A corrected address, as it is taken out to be used.
#[derive(FromQueryResult)]
pub(crate) struct Correction {
    subject_id: Uuid,
    pub(crate) address: Sealed<CorrectedEmail>,
}

impl Correction {
    pub(crate) fn subject(&self) -> SubjectId {
        SubjectId(self.subject_id)
    }
}

/// Takes a corrected address out, if the secret is the right one. A wrong secret is a try.
pub(crate) async fn take_correction(
    on: &impl ConnectionTrait,
    id: Uuid,
    secret: BlindIndex<RightsSecret>,
    now: Timestamp,
) -> Result<Option<Correction>> {
    let sql = "DELETE FROM rights_correction WHERE id = $1 AND secret_index = $2 AND expires_at > $3 AND tries < $4 \
               RETURNING subject_id, address";
    let taken = Sql::new(sql).bind(id).bind(secret).bind(now.as_millisecond()).bind(TRIES).one_as(on).await?;
    if taken.is_none() {
        Sql::new("UPDATE rights_correction SET tries = tries + 1 WHERE id = $1").bind(id).run(on).await?;
    }
    Ok(taken)
}
