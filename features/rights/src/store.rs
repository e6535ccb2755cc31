//! This room's queries: the only place that speaks to its tables.

use db::{Result, Sql};
use jiff::Timestamp;
use policy::datum::{
    CorrectedEmail, RequesterAddress, RequesterIndex, RightsRequestDelay, RightsRequestReply, RightsRequestSalt,
    RightsRequestWords, RightsSecret,
};
use privacy::{BlindIndex, Sealed, SubjectId};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult};
use tlog::Position;
use uuid::Uuid;

use crate::model::{ALARM_BEFORE, Channel, Kind, Outcome, Request, TRIES};

const COLUMNS: &str = "id, subject_id, kind, channel, language, opened_at, due_at, alarmed_at, breached_at, extended_at, \
                       answered_at, outcome, words IS NOT NULL AS has_words, log_position";

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
    log_position: Option<i64>,
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
            position: row.log_position.and_then(|at| u64::try_from(at).ok()).map(Position),
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
    pub(crate) given: Option<Given>,
    pub(crate) words: Option<Sealed<RightsRequestWords>>,
    /// What proves that the log has it: the salt of its entry, and where that is.
    pub(crate) logged: Option<(Sealed<RightsRequestSalt>, Position)>,
    pub(crate) opened_at: Timestamp,
    pub(crate) due_at: Timestamp,
}

/// The address that somebody gave with their request, and how it is found again.
pub(crate) struct Given {
    pub(crate) address: Sealed<RequesterAddress>,
    pub(crate) index: BlindIndex<RequesterIndex>,
}

pub(crate) async fn insert(on: &impl ConnectionTrait, new: New) -> Result<()> {
    let (address, index) = new.given.map(|given| (given.address, given.index)).unzip();
    let (salt, position) = new.logged.unzip();
    Sql::new(
        "INSERT INTO rights_request (id, subject_id, kind, channel, language, address, requester_index, words, salt, \
         log_position, opened_at, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(new.id)
    .bind(new.subject.map(|subject| subject.0))
    .bind(new.kind.id())
    .bind(new.channel.id())
    .bind(new.language)
    .bind(address)
    .bind(index)
    .bind(new.words)
    .bind(salt)
    .bind(position.map(|Position(at)| i64::try_from(at).unwrap_or(i64::MAX)))
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

/// Whether somebody waits for an answer of a kind.
pub(crate) async fn any_open(on: &impl ConnectionTrait, subject: SubjectId, kind: Kind) -> Result<bool> {
    let sql = "SELECT 1 AS one FROM rights_request WHERE subject_id = $1 AND kind = $2 AND answered_at IS NULL LIMIT 1";
    Ok(Sql::new(sql).bind(subject).bind(kind.id()).one(on).await?.is_some())
}

/// Takes an answered request of nobody out of the register.
pub(crate) async fn strike(on: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    let sql = "DELETE FROM rights_request WHERE id = $1 AND subject_id IS NULL AND answered_at IS NOT NULL";
    Sql::new(sql).bind(id).run(on).await.map(drop)
}

/// Takes a person out of the register: what they asked for and when stays, and speaks of nobody any more. What nobody had
/// answered yet ends as erased. Answers how many rows spoke of them.
pub(crate) async fn forget(on: &impl ConnectionTrait, subject: SubjectId, at: Timestamp) -> Result<u64> {
    let sql = "UPDATE rights_request SET subject_id = NULL, address = NULL, requester_index = NULL, words = NULL, \
               reply = NULL, delay = NULL, salt = NULL, log_position = NULL, answered_at = COALESCE(answered_at, $2), \
               outcome = COALESCE(outcome, $3) WHERE subject_id = $1";
    let sql = Sql::new(sql).bind(subject).bind(at.as_millisecond()).bind(Outcome::Erased.id());
    Ok(sql.run(on).await?.rows_affected())
}

/// One person's requests, newest first.
pub(crate) async fn of_person(on: &impl ConnectionTrait, subject: SubjectId) -> Result<Vec<Request>> {
    let sql = format!("SELECT {COLUMNS} FROM rights_request WHERE subject_id = $1 ORDER BY opened_at DESC, id DESC");
    let rows = Sql::new(sql).bind(subject).all_as::<Row>(on).await?;
    Ok(rows.into_iter().map(Request::from).collect())
}

/// The register: what is open first, the soonest due on top; then what was answered last. `most` of it after the first
/// `skip`.
pub(crate) async fn register(on: &impl ConnectionTrait, skip: i64, most: i64) -> Result<Vec<Request>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM rights_request ORDER BY CASE WHEN answered_at IS NULL THEN 0 ELSE 1 END, \
         CASE WHEN answered_at IS NULL THEN due_at ELSE -answered_at END, id LIMIT $1 OFFSET $2"
    );
    let rows = Sql::new(sql).bind(most).bind(skip).all_as::<Row>(on).await?;
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
    pub(crate) salt: Option<Sealed<RightsRequestSalt>>,
}

pub(crate) async fn closed(on: &impl ConnectionTrait, id: Uuid) -> Result<Option<Closed>> {
    Sql::new("SELECT address, words, reply, delay, salt FROM rights_request WHERE id = $1").bind(id).one_as(on).await
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

/// Puts a request off, once; false when that was done before, when it is closed, or when its time has run out: the person
/// has to learn of it within the month (Art 12(3)).
pub(crate) async fn extend(
    on: &impl ConnectionTrait,
    id: Uuid,
    delay: Sealed<RightsRequestDelay>,
    at: Timestamp,
    due: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE rights_request SET delay = $2, extended_at = $3, due_at = $4, alarmed_at = NULL \
               WHERE id = $1 AND extended_at IS NULL AND answered_at IS NULL AND due_at > $3";
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
    pub(crate) salt: Option<Sealed<RightsRequestSalt>>,
}

impl Asked {
    pub(crate) fn subject(&self) -> SubjectId {
        SubjectId(self.subject_id)
    }
}

/// The oldest of them behind `last`. Ids begin with the moment at which they were made.
pub(crate) async fn asked(on: &impl ConnectionTrait, last: Uuid, most: i64) -> Result<Vec<Asked>> {
    Sql::new(
        "SELECT id, subject_id, kind, language, address, salt FROM rights_request WHERE channel = 'form' \
         AND looked_up_at IS NULL AND answered_at IS NULL AND subject_id IS NOT NULL AND address IS NOT NULL \
         AND words IS NULL AND id > $1 ORDER BY id LIMIT $2",
    )
    .bind(last)
    .bind(most)
    .all_as(on)
    .await
}

/// Hands a request over to the person whose address it named, with its salt under their key. False when another node was
/// faster.
pub(crate) async fn recognise(
    on: &impl ConnectionTrait,
    id: Uuid,
    subject: SubjectId,
    salt: Option<Sealed<RightsRequestSalt>>,
    at: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE rights_request SET subject_id = $2, address = NULL, requester_index = NULL, salt = $4, \
               looked_up_at = $3 WHERE id = $1 AND looked_up_at IS NULL";
    let done = Sql::new(sql).bind(id).bind(subject).bind(at.as_millisecond()).bind(salt).run(on).await?;
    Ok(done.rows_affected() > 0)
}

/// Those who wrote something under an address before, the first comer first. Each request by the form makes a person of
/// its own, since nobody is looked up then.
pub(crate) async fn writers(on: &impl ConnectionTrait, index: BlindIndex<RequesterIndex>) -> Result<Vec<SubjectId>> {
    let sql = "SELECT subject_id AS id, MIN(opened_at) AS first_at FROM rights_request \
               WHERE requester_index = $1 AND subject_id IS NOT NULL AND words IS NOT NULL \
               GROUP BY subject_id ORDER BY first_at, id";
    let rows = Sql::new(sql).bind(index).all(on).await?;
    rows.iter().map(|row| row.try_get("", "id").map(SubjectId)).collect()
}

/// Makes links another number's of the same person: one that is under way leads to everything.
pub(crate) async fn move_links(on: &impl ConnectionTrait, from: SubjectId, to: SubjectId) -> Result<()> {
    let sql = "UPDATE rights_link SET subject_id = $2 WHERE subject_id = $1";
    Sql::new(sql).bind(from).bind(to).run(on).await.map(drop)
}

/// What is sealed in a request, on its way from one key to another.
pub(crate) struct Moved {
    pub(crate) id: Uuid,
    pub(crate) to: SubjectId,
    pub(crate) sealed: Closed,
}

/// Makes a request somebody else's: the same person's under another number. Answers how many rows it changed: none when
/// the operator wrote in it meanwhile.
pub(crate) async fn take_over(on: &impl ConnectionTrait, from: SubjectId, moved: Moved) -> Result<u64> {
    let sql = "UPDATE rights_request SET subject_id = $3, address = $4, words = $5, reply = $6, delay = $7, salt = $8 \
               WHERE id = $1 AND subject_id = $2 AND (reply IS NULL) = $9 AND (delay IS NULL) = $10";
    let sealed = moved.sealed;
    let (no_reply, no_delay) = (sealed.reply.is_none(), sealed.delay.is_none());
    let sql = Sql::new(sql).bind(moved.id).bind(from).bind(moved.to).bind(sealed.address).bind(sealed.words);
    let sql = sql.bind(sealed.reply).bind(sealed.delay).bind(sealed.salt).bind(no_reply).bind(no_delay);
    Ok(sql.run(on).await?.rows_affected())
}

/// Takes a request out whose address nobody here has. False when another node was faster.
pub(crate) async fn discard(on: &impl ConnectionTrait, id: Uuid) -> Result<bool> {
    let sql = "DELETE FROM rights_request WHERE id = $1 AND looked_up_at IS NULL";
    Ok(Sql::new(sql).bind(id).run(on).await?.rows_affected() > 0)
}

/// Closes what was asked by a letter's link that nobody used in time. That is nobody's fault but ours where the letter
/// never left.
pub(crate) async fn lapse(on: &impl ConnectionTrait, now: Timestamp) -> Result<u64> {
    let link = "SELECT 1 FROM rights_link l WHERE l.request_id = rights_request.id";
    let sql = format!(
        "UPDATE rights_request SET answered_at = $1, \
         outcome = CASE WHEN EXISTS ({link} AND l.letter_id IS NOT NULL) THEN $3 ELSE $2 END \
         WHERE channel = 'form' AND looked_up_at IS NOT NULL AND answered_at IS NULL \
         AND NOT EXISTS ({link} AND l.expires_at > $1)"
    );
    let sql = Sql::new(sql).bind(now.as_millisecond()).bind(Outcome::Lapsed.id()).bind(Outcome::Undelivered.id());
    Ok(sql.run(on).await?.rows_affected())
}

// ── Letters' links ────────────────────────────────────────────────────────────────────────────────────────────────────

/// A new link.
pub(crate) struct NewLink {
    pub(crate) id: Uuid,
    pub(crate) request: Uuid,
    pub(crate) subject: SubjectId,
    pub(crate) secret: BlindIndex<RightsSecret>,
    /// The letter that carries it; none once that has left.
    pub(crate) letter: Option<Uuid>,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

pub(crate) async fn insert_link(on: &impl ConnectionTrait, new: NewLink) -> Result<()> {
    Sql::new(
        "INSERT INTO rights_link (id, request_id, subject_id, secret_index, tries, created_at, expires_at, letter_id) \
         VALUES ($1, $2, $3, $4, 0, $5, $6, $7)",
    )
    .bind(new.id)
    .bind(new.request)
    .bind(new.subject)
    .bind(new.secret)
    .bind(new.created_at.as_millisecond())
    .bind(new.expires_at.as_millisecond())
    .bind(new.letter)
    .run(on)
    .await
    .map(drop)
}

/// A link whose letter had not left when somebody looked last.
#[derive(FromQueryResult)]
pub(crate) struct Travelling {
    pub(crate) id: Uuid,
    subject_id: Uuid,
    pub(crate) letter_id: Uuid,
}

impl Travelling {
    pub(crate) fn subject(&self) -> SubjectId {
        SubjectId(self.subject_id)
    }
}

/// Links younger than `since` whose letters had not left when somebody looked last.
pub(crate) async fn travelling(on: &impl ConnectionTrait, since: Timestamp) -> Result<Vec<Travelling>> {
    let sql = "SELECT id, subject_id, letter_id FROM rights_link WHERE letter_id IS NOT NULL AND created_at > $1";
    Sql::new(sql).bind(since.as_millisecond()).all_as(on).await
}

/// The letter of a link has left: from now on the link's own time runs.
pub(crate) async fn arrived(on: &impl ConnectionTrait, id: Uuid, expires_at: Timestamp) -> Result<()> {
    let sql = "UPDATE rights_link SET letter_id = NULL, expires_at = $2 WHERE id = $1 AND expires_at > $2";
    Sql::new(sql).bind(id).bind(expires_at.as_millisecond()).run(on).await.map(drop)
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

/// Closes the page that a link opened.
pub(crate) async fn leave(on: &impl ConnectionTrait, visit: BlindIndex<RightsSecret>, now: Timestamp) -> Result<()> {
    let sql = "UPDATE rights_link SET visit_index = NULL, visit_until = $2 WHERE visit_index = $1";
    Sql::new(sql).bind(visit).bind(now.as_millisecond()).run(on).await.map(drop)
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
