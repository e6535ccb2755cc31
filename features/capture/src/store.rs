//! The queries of this room: the only place that speaks to the `capture_` tables.

use std::collections::HashMap;

use db::{Result, Sql, Tx, Value};
use jiff::Timestamp;
use kit::{Cursor, Lang, WorkspaceId, from_millis};
use policy::{
    datum::{FanAddress, FanAddressIndex, FanPendingAddress, FanSecret},
    purpose::ArtistContact,
};
use privacy::{BlindIndex, RESTRICTED, Sealed, SubjectId, consenting};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::model::{CheckedDraft, CheckedLetter, CheckedTexts, Entry, Fan, FanForm, FanLetter, Kind};

const FORM: &str = "id, workspace_id, artist_id, kind, slug, title, words, file_url, ends_at, n_winners, drawn_at, \
                    n_entries, n_asked, n_confirmed, n_left, created_at, updated_at, retired_at";
const FAN: &str = "id, workspace_id, form_id, subject_id, language, joined_at, left_at, over_at";
const LETTER: &str = "id, workspace_id, form_id, heading, body, created_at, started_at, finished_at, reached, n_total, \
                      n_done, n_sent";

fn n(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

async fn count(on: &impl ConnectionTrait, sql: Sql) -> Result<u64> {
    let row = sql.one(on).await?;
    Ok(n(row.map_or(Ok(0), |row| row.try_get("", "n"))?))
}

// ── Forms ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

#[derive(FromQueryResult)]
struct FormRow {
    id: Uuid,
    workspace_id: Uuid,
    artist_id: Uuid,
    kind: String,
    slug: String,
    title: String,
    words: String,
    file_url: Option<String>,
    ends_at: Option<i64>,
    n_winners: Option<i64>,
    drawn_at: Option<i64>,
    n_entries: Option<i64>,
    n_asked: i64,
    n_confirmed: i64,
    n_left: i64,
    created_at: i64,
    updated_at: i64,
    retired_at: Option<i64>,
}

impl From<FormRow> for FanForm {
    fn from(row: FormRow) -> FanForm {
        FanForm {
            id: row.id,
            workspace: WorkspaceId(row.workspace_id),
            artist_id: row.artist_id,
            kind: Kind::of_id(&row.kind).unwrap_or(Kind::Newsletter),
            slug: row.slug,
            title: row.title,
            words: row.words,
            file_url: row.file_url,
            ends_at: row.ends_at.map(from_millis),
            n_winners: row.n_winners.and_then(|n| u32::try_from(n).ok()),
            drawn_at: row.drawn_at.map(from_millis),
            n_entries: n(row.n_entries.unwrap_or(0)),
            n_asked: n(row.n_asked),
            n_confirmed: n(row.n_confirmed),
            n_left: n(row.n_left),
            created_at: from_millis(row.created_at),
            updated_at: from_millis(row.updated_at),
            retired_at: row.retired_at.map(from_millis),
        }
    }
}

/// The form that stands at an address.
pub(crate) async fn form_at(on: &impl ConnectionTrait, slug: &str) -> Result<Option<FanForm>> {
    let sql = format!("SELECT {FORM} FROM capture_form WHERE slug = $1");
    Ok(Sql::new(sql).bind(slug).one_as::<FormRow>(on).await?.map(FanForm::from))
}

pub(crate) async fn form(on: &impl ConnectionTrait, workspace: WorkspaceId, id: Uuid) -> Result<Option<FanForm>> {
    let sql = format!("SELECT {FORM} FROM capture_form WHERE workspace_id = $1 AND id = $2");
    Ok(Sql::new(sql).bind(workspace).bind(id).one_as::<FormRow>(on).await?.map(FanForm::from))
}

/// One page of the forms that are not retired, the oldest first: one row more than `limit` when there is a next page.
pub(crate) async fn forms(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    limit: u64,
    after: Option<Cursor>,
) -> Result<Vec<FanForm>> {
    let sql = format!(
        "SELECT {FORM} FROM capture_form WHERE workspace_id = $1 AND retired_at IS NULL AND id > $2 ORDER BY id LIMIT {}",
        limit.saturating_add(1)
    );
    let after = after.map_or(Uuid::nil(), |Cursor(id)| id);
    let rows = Sql::new(sql).bind(workspace).bind(after).all_as::<FormRow>(on).await?;
    Ok(rows.into_iter().map(FanForm::from).collect())
}

/// Writes a new form; false when its address is taken.
pub(crate) async fn insert_form(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    id: Uuid,
    draft: &CheckedDraft,
    now: Timestamp,
) -> Result<bool> {
    let done = Sql::new(
        "INSERT INTO capture_form (id, workspace_id, artist_id, kind, slug, title, words, file_url, ends_at, n_winners, \
         n_asked, n_confirmed, n_left, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, 0, $11, $11) \
         ON CONFLICT (slug) DO NOTHING",
    )
    .bind(id)
    .bind(workspace)
    .bind(draft.artist_id)
    .bind(draft.kind.id())
    .bind(draft.slug.as_str())
    .bind(draft.texts.title.as_str())
    .bind(draft.texts.words.as_str())
    .bind(Value::from(draft.texts.file_url.clone()))
    .bind(Value::from(draft.ends_at.map(Timestamp::as_millisecond)))
    .bind(Value::from(draft.n_winners.map(i64::from)))
    .bind(now.as_millisecond())
    .run(on)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub(crate) async fn change_form(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    id: Uuid,
    texts: &CheckedTexts,
    now: Timestamp,
) -> Result<bool> {
    let done = Sql::new(
        "UPDATE capture_form SET title = $3, words = $4, file_url = $5, updated_at = $6 \
         WHERE workspace_id = $1 AND id = $2 AND retired_at IS NULL",
    )
    .bind(workspace)
    .bind(id)
    .bind(texts.title.as_str())
    .bind(texts.words.as_str())
    .bind(Value::from(texts.file_url.clone()))
    .bind(now.as_millisecond())
    .run(on)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub(crate) async fn retire_form(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    id: Uuid,
    now: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE capture_form SET retired_at = $3 WHERE workspace_id = $1 AND id = $2 AND retired_at IS NULL";
    let done = Sql::new(sql).bind(workspace).bind(id).bind(now.as_millisecond()).run(on).await?;
    Ok(done.rows_affected() == 1)
}

/// What is counted of a form, without a word about who.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counter {
    Asked,
    Confirmed,
    Left,
}

pub(crate) async fn count_one(on: &impl ConnectionTrait, form: Uuid, what: Counter) -> Result<()> {
    let column = match what {
        Counter::Asked => "n_asked",
        Counter::Confirmed => "n_confirmed",
        Counter::Left => "n_left",
    };
    let sql = format!("UPDATE capture_form SET {column} = {column} + 1 WHERE id = $1");
    Sql::new(sql).bind(form).run(on).await.map(drop)
}

// ── Who has not confirmed ─────────────────────────────────────────────────────────────────────────────────────────────

/// Somebody who asked at a form.
pub(crate) struct NewRequest<'a> {
    pub(crate) id: Uuid,
    pub(crate) form: &'a FanForm,
    pub(crate) subject: SubjectId,
    pub(crate) address: Sealed<FanPendingAddress>,
    pub(crate) index: BlindIndex<FanAddressIndex>,
    pub(crate) contest: bool,
    pub(crate) letters: bool,
    pub(crate) artist: bool,
    pub(crate) lang: Lang,
    pub(crate) created_at: Timestamp,
}

pub(crate) async fn insert_request(tx: &Tx, new: NewRequest<'_>) -> Result<()> {
    Sql::new(
        "INSERT INTO capture_request (id, workspace_id, form_id, subject_id, address, email_index, contest, letters, \
         artist, language, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(new.id)
    .bind(new.form.workspace)
    .bind(new.form.id)
    .bind(new.subject)
    .bind(new.address)
    .bind(new.index)
    .bind(new.contest)
    .bind(new.letters)
    .bind(new.artist)
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
    pub(crate) form_id: Uuid,
    subject_id: Uuid,
    pub(crate) address: Sealed<FanPendingAddress>,
    pub(crate) email_index: BlindIndex<FanAddressIndex>,
    pub(crate) contest: bool,
    pub(crate) letters: bool,
    pub(crate) artist: bool,
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
    "id, workspace_id, form_id, subject_id, address, email_index, contest, letters, artist, language, created_at";

/// Those whom nobody has looked up yet, behind `last`.
pub(crate) async fn waiting(on: &impl ConnectionTrait, last: Uuid, most: i64) -> Result<Vec<Request>> {
    let sql =
        format!("SELECT {REQUEST} FROM capture_request WHERE looked_up_at IS NULL AND id > $1 ORDER BY id LIMIT $2");
    Sql::new(sql).bind(last).bind(most).all_as(on).await
}

/// The request that a letter's link names, if the secret is the right one.
pub(crate) async fn request(
    on: &impl ConnectionTrait,
    id: Uuid,
    secret: BlindIndex<FanSecret>,
    since: Timestamp,
) -> Result<Option<Request>> {
    let sql = format!("SELECT {REQUEST} FROM capture_request WHERE id = $1 AND secret_index = $2 AND created_at > $3");
    Sql::new(sql).bind(id).bind(secret).bind(since.as_millisecond()).one_as(on).await
}

/// Everybody who asked with an address after `since` and has not confirmed, at whatever form, the first one first.
pub(crate) async fn requests_with_address(
    on: &impl ConnectionTrait,
    index: BlindIndex<FanAddressIndex>,
    since: Timestamp,
) -> Result<Vec<Request>> {
    let sql = format!(
        "SELECT {REQUEST} FROM capture_request WHERE email_index = $1 AND created_at > $2 ORDER BY id LIMIT 20"
    );
    Sql::new(sql).bind(index).bind(since.as_millisecond()).all_as(on).await
}

/// How many letters went to an address since a moment: for one form, and for all of them.
pub(crate) async fn asked_since(on: &impl ConnectionTrait, request: &Request, since: Timestamp) -> Result<(u64, u64)> {
    #[derive(FromQueryResult)]
    struct Row {
        here: i64,
        everywhere: i64,
    }
    let row = Sql::new(
        "SELECT COUNT(CASE WHEN form_id = $2 THEN 1 END) AS here, COUNT(*) AS everywhere FROM capture_request \
         WHERE email_index = $1 AND looked_up_at IS NOT NULL AND created_at > $3",
    )
    .bind(request.email_index.clone())
    .bind(request.form_id)
    .bind(since.as_millisecond())
    .one_as::<Row>(on)
    .await?;
    Ok(row.map_or((0, 0), |row| (n(row.here), n(row.everywhere))))
}

/// Marks a request as looked up; false when another node was faster.
pub(crate) async fn looked_up(
    on: &impl ConnectionTrait,
    id: Uuid,
    secret: Option<BlindIndex<FanSecret>>,
    now: Timestamp,
) -> Result<bool> {
    let sql = Sql::new(match secret {
        Some(_) => {
            "UPDATE capture_request SET looked_up_at = $2, secret_index = $3 WHERE id = $1 AND looked_up_at IS NULL"
        }
        None => "UPDATE capture_request SET looked_up_at = $2 WHERE id = $1 AND looked_up_at IS NULL",
    });
    let sql = sql.bind(id).bind(now.as_millisecond());
    let sql = match secret {
        Some(secret) => sql.bind(secret),
        None => sql,
    };
    Ok(sql.run(on).await?.rows_affected() == 1)
}

/// Uses a request up. Of two who come at the same moment only one is answered true.
pub(crate) async fn take_request(on: &impl ConnectionTrait, id: Uuid, secret: BlindIndex<FanSecret>) -> Result<bool> {
    let sql = "DELETE FROM capture_request WHERE id = $1 AND secret_index = $2";
    Ok(Sql::new(sql).bind(id).bind(secret).run(on).await?.rows_affected() == 1)
}

// ── Fans ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

#[derive(FromQueryResult)]
struct FanRow {
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

// ── Contests ──────────────────────────────────────────────────────────────────────────────────────────────────────────

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

// ── Letters ───────────────────────────────────────────────────────────────────────────────────────────────────────────

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
