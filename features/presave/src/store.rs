//! The queries of this room: the only place that speaks to `presave` and `presave_attempt`.

use db::{Engine, Result, Sql, Tx, Value};
use jiff::Timestamp;
use kit::{WorkspaceId, from_millis};
use policy::datum::{PresaveReceipt, PresaveState, PresaveToken};
use privacy::{BlindIndex, Sealed, SubjectId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::model::{Attempt, Presave, Report, State, maybe, reason};

const COLUMNS: &str = "id, workspace_id, subject_id, link_id, release_id, given_at, token_expires_at, saved_at, \
                       refused_at, cancelled_at, expired_at, needs_again_at, token_destroyed_at, reason, next_try_at";

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    workspace_id: Uuid,
    subject_id: Uuid,
    link_id: Uuid,
    release_id: Uuid,
    given_at: i64,
    token_expires_at: i64,
    saved_at: Option<i64>,
    refused_at: Option<i64>,
    cancelled_at: Option<i64>,
    expired_at: Option<i64>,
    needs_again_at: Option<i64>,
    token_destroyed_at: Option<i64>,
    reason: Option<String>,
    next_try_at: i64,
}

impl From<Row> for Presave {
    fn from(row: Row) -> Presave {
        Presave {
            id: row.id,
            workspace: WorkspaceId(row.workspace_id),
            subject: SubjectId(row.subject_id),
            link_id: row.link_id,
            release_id: row.release_id,
            given_at: from_millis(row.given_at),
            token_expires_at: from_millis(row.token_expires_at),
            saved_at: maybe(row.saved_at),
            refused_at: maybe(row.refused_at),
            cancelled_at: maybe(row.cancelled_at),
            expired_at: maybe(row.expired_at),
            needs_again_at: maybe(row.needs_again_at),
            token_destroyed_at: maybe(row.token_destroyed_at),
            reason: row.reason,
            next_try_at: from_millis(row.next_try_at),
        }
    }
}

/// A claimed row: this node's alone until `leased_until`.
pub(crate) struct Claimed {
    pub(crate) id: Uuid,
    pub(crate) workspace: WorkspaceId,
    pub(crate) subject: SubjectId,
    pub(crate) link_id: Uuid,
    pub(crate) token: Option<Sealed<PresaveToken>>,
    pub(crate) attempts: i64,
    pub(crate) reason: Option<String>,
    pub(crate) lease: Lease,
}

/// Whose a row is, and until when. Both together name one claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lease {
    pub(crate) node: Uuid,
    pub(crate) until: Timestamp,
}

#[derive(FromQueryResult)]
struct ClaimedRow {
    id: Uuid,
    workspace_id: Uuid,
    subject_id: Uuid,
    link_id: Uuid,
    token: Option<Sealed<PresaveToken>>,
    attempts: i64,
    reason: Option<String>,
}

/// A new pre-save.
pub(crate) struct New<'a> {
    pub(crate) id: Uuid,
    pub(crate) attempt: &'a Attempt,
    pub(crate) release_id: Uuid,
    pub(crate) provider: &'static str,
    pub(crate) receipt: BlindIndex<PresaveReceipt>,
    pub(crate) token: Sealed<PresaveToken>,
    pub(crate) authorised_at: Timestamp,
    pub(crate) token_expires_at: Timestamp,
}

// ── Attempts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

pub(crate) async fn insert_attempt(
    tx: &Tx,
    attempt: &Attempt,
    provider: &'static str,
    state: BlindIndex<PresaveState>,
) -> Result<()> {
    Sql::new(
        "INSERT INTO presave_attempt (id, workspace_id, link_id, subject_id, provider, state_hash, browser_hash, created_at, \
         expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(attempt.id)
    .bind(attempt.workspace)
    .bind(attempt.link_id)
    .bind(attempt.subject)
    .bind(provider)
    .bind(state)
    .bind(attempt.browser_hash.clone())
    .bind(attempt.created_at.as_millisecond())
    .bind(attempt.expires_at.as_millisecond())
    .run(tx)
    .await?;
    Ok(())
}

pub(crate) async fn attempt(
    on: &impl ConnectionTrait,
    provider: &str,
    state: BlindIndex<PresaveState>,
) -> Result<Option<Attempt>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        workspace_id: Uuid,
        link_id: Uuid,
        subject_id: Uuid,
        browser_hash: Vec<u8>,
        created_at: i64,
        expires_at: i64,
        used_at: Option<i64>,
    }
    let row = Sql::new(
        "SELECT id, workspace_id, link_id, subject_id, browser_hash, created_at, expires_at, used_at FROM presave_attempt \
         WHERE state_hash = $1 AND provider = $2",
    )
    .bind(state)
    .bind(provider)
    .one_as::<Row>(on)
    .await?;
    Ok(row.map(|row| Attempt {
        id: row.id,
        workspace: WorkspaceId(row.workspace_id),
        link_id: row.link_id,
        subject: SubjectId(row.subject_id),
        browser_hash: row.browser_hash,
        created_at: from_millis(row.created_at),
        expires_at: from_millis(row.expires_at),
        used_at: maybe(row.used_at),
    }))
}

/// Uses an attempt up. Of two who come at the same moment only one is answered true.
pub(crate) async fn use_up(on: &impl ConnectionTrait, attempt: Uuid, now: Timestamp) -> Result<bool> {
    let used =
        Sql::new("UPDATE presave_attempt SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2")
            .bind(attempt)
            .bind(now.as_millisecond())
            .run(on)
            .await?;
    Ok(used.rows_affected() == 1)
}

// ── Pre-saves ─────────────────────────────────────────────────────────────────────────────────────────────────────────

pub(crate) async fn insert(on: &impl ConnectionTrait, new: New<'_>) -> Result<()> {
    Sql::new(
        "INSERT INTO presave (id, workspace_id, link_id, release_id, subject_id, provider, receipt_index, token, given_at, \
         authorised_at, token_expires_at, attempts, next_try_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $10)",
    )
    .bind(new.id)
    .bind(new.attempt.workspace)
    .bind(new.attempt.link_id)
    .bind(new.release_id)
    .bind(new.attempt.subject)
    .bind(new.provider)
    .bind(new.receipt)
    .bind(new.token)
    .bind(new.attempt.created_at.as_millisecond())
    .bind(new.authorised_at.as_millisecond())
    .bind(new.token_expires_at.as_millisecond())
    .run(on)
    .await?;
    Ok(())
}

/// Every pre-save of one person.
pub(crate) async fn of_person(on: &impl ConnectionTrait, subject: SubjectId) -> Result<Vec<Presave>> {
    let sql = format!("SELECT {COLUMNS} FROM presave WHERE subject_id = $1 ORDER BY id");
    let rows = Sql::new(sql).bind(subject).all_as::<Row>(on).await?;
    Ok(rows.into_iter().map(Presave::from).collect())
}

pub(crate) async fn by_receipt(
    on: &impl ConnectionTrait,
    receipt: BlindIndex<PresaveReceipt>,
) -> Result<Option<Presave>> {
    let sql = format!("SELECT {COLUMNS} FROM presave WHERE receipt_index = $1");
    Ok(Sql::new(sql).bind(receipt).one_as::<Row>(on).await?.map(Presave::from))
}

pub(crate) async fn report(on: &impl ConnectionTrait, workspace: WorkspaceId, link: Uuid) -> Result<Report> {
    #[derive(FromQueryResult)]
    struct Row {
        given: i64,
        waiting: i64,
        saved: i64,
        needs_again: i64,
        refused: i64,
        cancelled: i64,
        expired: i64,
        tokens_held: i64,
        undecryptable: i64,
        no_address: i64,
    }
    let row = Sql::new(
        "SELECT COUNT(*) AS given, COUNT(CASE WHEN ended_at IS NULL THEN 1 END) AS waiting, COUNT(saved_at) AS saved, \
         COUNT(needs_again_at) AS needs_again, COUNT(refused_at) AS refused, \
         COUNT(CASE WHEN cancelled_at IS NOT NULL AND saved_at IS NULL THEN 1 END) AS cancelled, COUNT(expired_at) AS expired, \
         COUNT(token) AS tokens_held, \
         COUNT(CASE WHEN ended_at IS NULL AND reason = 'undecryptable' THEN 1 END) AS undecryptable, \
         COUNT(CASE WHEN ended_at IS NULL AND reason = 'no_address' THEN 1 END) AS no_address \
         FROM presave WHERE workspace_id = $1 AND link_id = $2",
    )
    .bind(workspace)
    .bind(link)
    .one_as::<Row>(on)
    .await?;
    let n = |count: i64| u64::try_from(count).unwrap_or(0);
    Ok(row.map_or_else(Report::default, |row| Report {
        given: n(row.given),
        waiting: n(row.waiting),
        saved: n(row.saved),
        needs_again: n(row.needs_again),
        refused: n(row.refused),
        cancelled: n(row.cancelled),
        expired: n(row.expired),
        tokens_held: n(row.tokens_held),
        undecryptable: n(row.undecryptable),
        no_address: n(row.no_address),
    }))
}

/// How many waiting permissions this program's keys did not open at the last try.
pub(crate) async fn undecryptable(on: &impl ConnectionTrait) -> Result<u64> {
    let row = Sql::new("SELECT COUNT(*) AS n FROM presave WHERE ended_at IS NULL AND reason = 'undecryptable'")
        .one(on)
        .await?;
    let n: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// Something that pre-saves wait on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum On {
    Release,
    Link,
}

impl On {
    fn column(self) -> &'static str {
        match self {
            On::Release => "release_id",
            On::Link => "link_id",
        }
    }
}

/// The releases or links that pre-saves wait on. It leaps through the index from one to the next, so its cost is their
/// number and not the number of pre-saves.
pub(crate) async fn waited_on(on: &impl ConnectionTrait, what: On) -> Result<Vec<Uuid>> {
    let column = what.column();
    let sql = format!(
        "WITH RECURSIVE leap (id) AS (\
         SELECT (SELECT {column} FROM presave WHERE ended_at IS NULL ORDER BY {column} LIMIT 1) \
         UNION ALL \
         SELECT (SELECT {column} FROM presave WHERE ended_at IS NULL AND {column} > leap.id ORDER BY {column} LIMIT 1) \
         FROM leap WHERE leap.id IS NOT NULL) SELECT id FROM leap WHERE id IS NOT NULL"
    );
    let rows = Sql::new(sql).all(on).await?;
    rows.iter().map(|row| row.try_get("", "id")).collect()
}

// ── The engine's ──────────────────────────────────────────────────────────────────────────────────────────────────────

/// Takes up to `most` due rows of a release for one node, the longest waiting first.
pub(crate) async fn claim(
    on: &impl ConnectionTrait,
    engine: Engine,
    release: Uuid,
    now: Timestamp,
    lease: Lease,
    most: i64,
) -> Result<Vec<Claimed>> {
    // Rows that another node is just taking are left to it. SQLite has one writer, so there are none.
    let skip = if engine == Engine::Postgres { "FOR UPDATE SKIP LOCKED" } else { "" };
    let sql = format!(
        "WITH due AS MATERIALIZED (SELECT id FROM presave WHERE release_id = $1 AND ended_at IS NULL AND next_try_at <= $2 \
         AND (leased_until IS NULL OR leased_until <= $2) ORDER BY next_try_at LIMIT $5 {skip}) \
         UPDATE presave SET leased_until = $3, leased_by = $4 WHERE id IN (SELECT id FROM due) \
         RETURNING id, workspace_id, subject_id, link_id, token, attempts, reason"
    );
    let rows = Sql::new(sql)
        .bind(release)
        .bind(now.as_millisecond())
        .bind(lease.until.as_millisecond())
        .bind(lease.node)
        .bind(most)
        .all_as::<ClaimedRow>(on)
        .await?;
    Ok(as_claimed(rows, lease))
}

fn as_claimed(rows: Vec<ClaimedRow>, lease: Lease) -> Vec<Claimed> {
    let claimed = rows.into_iter().map(|row| Claimed {
        id: row.id,
        workspace: WorkspaceId(row.workspace_id),
        subject: SubjectId(row.subject_id),
        link_id: row.link_id,
        token: row.token,
        attempts: row.attempts,
        reason: row.reason,
        lease,
    });
    claimed.collect()
}

/// Claims what waits of one person, whether it is due or not.
pub(crate) async fn hold(on: &impl ConnectionTrait, subject: SubjectId, lease: Lease) -> Result<Vec<Claimed>> {
    let sql = "UPDATE presave SET leased_until = $2, leased_by = $3 WHERE subject_id = $1 AND ended_at IS NULL \
               RETURNING id, workspace_id, subject_id, link_id, token, attempts, reason";
    let sql = Sql::new(sql).bind(subject).bind(lease.until.as_millisecond()).bind(lease.node);
    Ok(as_claimed(sql.all_as(on).await?, lease))
}

/// Makes the permissions of one person too old.
pub(crate) async fn run_out(on: &impl ConnectionTrait, subject: SubjectId, at: Timestamp) -> Result<()> {
    let sql = "UPDATE presave SET token_expires_at = $2 WHERE subject_id = $1 AND ended_at IS NULL";
    Sql::new(sql).bind(subject).bind(at.as_millisecond()).run(on).await.map(drop)
}

/// Ends every claim, whoever made it.
pub(crate) async fn free_all(on: &impl ConnectionTrait) -> Result<()> {
    let sql = "UPDATE presave SET leased_until = NULL, leased_by = NULL WHERE leased_until IS NOT NULL";
    Sql::new(sql).run(on).await.map(drop)
}

/// Gives rows back as if they had not been taken.
pub(crate) async fn give_back(on: &impl ConnectionTrait, claimed: &[Claimed]) -> Result<()> {
    for one in claimed {
        let sql = "UPDATE presave SET leased_until = NULL, leased_by = NULL WHERE id = $1 AND leased_by = $2 AND leased_until = $3";
        held(Sql::new(sql), one).run(on).await?;
    }
    Ok(())
}

/// When to try again, and why not now. The claim ends with it.
pub(crate) struct PutOff {
    pub(crate) until: Timestamp,
    pub(crate) attempts: i64,
    pub(crate) reason: String,
}

/// Puts a claimed row off. Nothing happens when the claim was lost or the pre-save has ended.
pub(crate) async fn put_off(on: &impl ConnectionTrait, claimed: &Claimed, how: &PutOff) -> Result<()> {
    let sql = "UPDATE presave SET next_try_at = $4, attempts = $5, reason = $6, leased_until = NULL, leased_by = NULL \
               WHERE id = $1 AND leased_by = $2 AND leased_until = $3 AND ended_at IS NULL";
    held(Sql::new(sql), claimed)
        .bind(how.until.as_millisecond())
        .bind(how.attempts)
        .bind(how.reason.as_str())
        .run(on)
        .await?;
    Ok(())
}

/// Lets one go on that waited for its fan to agree again.
pub(crate) async fn go_on(on: &impl ConnectionTrait, id: Uuid, now: Timestamp) -> Result<()> {
    Sql::new("UPDATE presave SET next_try_at = $2, reason = NULL WHERE id = $1 AND reason = $3 AND ended_at IS NULL")
        .bind(id)
        .bind(now.as_millisecond())
        .bind(reason::CONSENT_OUTGROWN)
        .run(on)
        .await
        .map(drop)
}

/// Whether a claimed row is still this claim's and still waits: the last look before something is done that stays.
pub(crate) async fn still_held(on: &impl ConnectionTrait, claimed: &Claimed) -> Result<bool> {
    let sql =
        "SELECT 1 AS one FROM presave WHERE id = $1 AND leased_by = $2 AND leased_until = $3 AND ended_at IS NULL";
    Ok(held(Sql::new(sql), claimed).one(on).await?.is_some())
}

/// Replaces a permission by the one that the provider rotated it to, unless somebody ended or replaced it meanwhile: then
/// the answer is false.
pub(crate) async fn rotate(
    on: &impl ConnectionTrait,
    id: Uuid,
    old: &Sealed<PresaveToken>,
    new: &Sealed<PresaveToken>,
) -> Result<bool> {
    // Asking a second time after an answer that was lost must not look like somebody else's doing.
    let sql = "UPDATE presave SET token = $3 WHERE id = $1 AND (token = $2 OR token = $3) AND ended_at IS NULL";
    let rotated = Sql::new(sql).bind(id).bind(old.clone()).bind(new.clone()).run(on).await?;
    Ok(rotated.rows_affected() == 1)
}

fn held(sql: Sql, claimed: &Claimed) -> Sql {
    sql.bind(claimed.id).bind(claimed.lease.node).bind(claimed.lease.until.as_millisecond())
}

// ── Ends ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

/// How a pre-save ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End<'a> {
    pub(crate) state: State,
    pub(crate) reason: Option<&'a str>,
    pub(crate) at: Timestamp,
}

impl End<'_> {
    /// What every end does, in one statement: the permission goes, and the row says when and why. `$1` is the time, `$2`
    /// the reason.
    fn sql(&self, of: &str) -> Sql {
        let when = match self.state {
            State::Saved => "saved_at = $1, ",
            State::NeedsAgain => "needs_again_at = $1, ",
            State::Refused => "refused_at = $1, ",
            State::Cancelled => "cancelled_at = $1, ",
            State::Expired => "expired_at = $1, ",
            State::Waiting => "",
        };
        let sql = format!(
            "UPDATE presave SET {when}ended_at = $1, token = NULL, token_destroyed_at = $1, reason = $2, leased_until = NULL, \
             leased_by = NULL WHERE ended_at IS NULL AND {of}"
        );
        Sql::new(sql).bind(self.at.as_millisecond()).bind(Value::from(self.reason.map(str::to_owned)))
    }
}

/// Ends one, whoever holds it. False when it had ended before.
pub(crate) async fn end(on: &impl ConnectionTrait, id: Uuid, end: End<'_>) -> Result<bool> {
    Ok(end.sql("id = $3").bind(id).run(on).await?.rows_affected() == 1)
}

/// Ends a claimed one, if the claim still holds.
pub(crate) async fn end_held(on: &impl ConnectionTrait, claimed: &Claimed, end: End<'_>) -> Result<bool> {
    let sql = end.sql("id = $3 AND leased_by = $4 AND leased_until = $5");
    Ok(held(sql, claimed).run(on).await?.rows_affected() == 1)
}

/// Writes down that a pre-save was done although it had been cancelled while the call was under way.
pub(crate) async fn saved_after_cancellation(on: &impl ConnectionTrait, id: Uuid, at: Timestamp) -> Result<()> {
    Sql::new("UPDATE presave SET saved_at = $2 WHERE id = $1 AND saved_at IS NULL AND cancelled_at IS NOT NULL")
        .bind(id)
        .bind(at.as_millisecond())
        .run(on)
        .await?;
    Ok(())
}

/// Ends everything that waits on a release or link and is not being saved this moment.
pub(crate) async fn end_all_on(on: &impl ConnectionTrait, what: On, id: Uuid, end: End<'_>) -> Result<u64> {
    let of = format!("{} = $3 AND (leased_until IS NULL OR leased_until <= $1)", what.column());
    Ok(end.sql(&of).bind(id).run(on).await?.rows_affected())
}

/// Ends everything whose permission may not be kept any longer.
pub(crate) async fn end_expired(on: &impl ConnectionTrait, end: End<'_>) -> Result<u64> {
    let sql = end.sql("token_expires_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)");
    Ok(sql.run(on).await?.rows_affected())
}

/// Notes on everything that waits on a release that it has no address to save, so that the report can say so. It stays
/// due: the next look after the label wrote the address saves it.
pub(crate) async fn note_no_address(on: &impl ConnectionTrait, release: Uuid) -> Result<()> {
    Sql::new("UPDATE presave SET reason = 'no_address' WHERE release_id = $1 AND ended_at IS NULL AND reason IS NULL")
        .bind(release)
        .run(on)
        .await?;
    Ok(())
}
