//! The queries of the outbox: the only place that speaks to `letter`.

use db::{Engine, Result, Sql, Tx};
use jiff::Timestamp;
use policy::datum::{LetterAddress, LetterWords};
use privacy::{Sealed, SubjectId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

/// A new letter.
pub(crate) struct New {
    pub(crate) id: Uuid,
    pub(crate) subject: SubjectId,
    pub(crate) purpose: &'static str,
    pub(crate) language: &'static str,
    pub(crate) address: Sealed<LetterAddress>,
    pub(crate) words: Sealed<LetterWords>,
    pub(crate) created_at: i64,
}

/// Whose a row is, and until when. Both together name one claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lease {
    pub(crate) node: Uuid,
    pub(crate) until: Timestamp,
}

/// A claimed letter: this node's alone until its lease ends.
pub(crate) struct Claimed {
    pub(crate) row: Row,
    pub(crate) lease: Lease,
}

#[derive(FromQueryResult)]
pub(crate) struct Row {
    pub(crate) id: Uuid,
    subject_id: Uuid,
    pub(crate) purpose: String,
    pub(crate) language: String,
    pub(crate) address: Sealed<LetterAddress>,
    pub(crate) words: Sealed<LetterWords>,
    pub(crate) attempts: i64,
    pub(crate) created_at: i64,
}

impl Row {
    pub(crate) fn subject(&self) -> SubjectId {
        SubjectId(self.subject_id)
    }
}

/// A letter that has not left yet.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Waiting {
    /// Its number.
    pub id: Uuid,
    /// Since when, in milliseconds since the epoch.
    pub created_at: i64,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried next, in milliseconds since the epoch.
    pub next_try_at: i64,
    /// Why it has not left, once it was tried.
    pub reason: Option<String>,
}

pub(crate) async fn insert(tx: &Tx, new: New) -> Result<()> {
    Sql::new(
        "INSERT INTO letter (id, subject_id, purpose, language, address, words, attempts, created_at, next_try_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $7)",
    )
    .bind(new.id)
    .bind(new.subject)
    .bind(new.purpose)
    .bind(new.language)
    .bind(new.address)
    .bind(new.words)
    .bind(new.created_at)
    .run(tx)
    .await
    .map(drop)
}

/// How many letters wait, since when the oldest does, and since when the oldest that was tried in vain does.
#[derive(FromQueryResult)]
pub(crate) struct Queue {
    pub(crate) n: i64,
    pub(crate) oldest: Option<i64>,
    pub(crate) oldest_tried: Option<i64>,
}

pub(crate) async fn queue(on: &impl ConnectionTrait) -> Result<Queue> {
    let sql = "SELECT COUNT(*) AS n, MIN(created_at) AS oldest, \
               MIN(CASE WHEN attempts > 0 THEN created_at END) AS oldest_tried FROM letter";
    let queue: Option<Queue> = Sql::new(sql).one_as(on).await?;
    Ok(queue.unwrap_or(Queue { n: 0, oldest: None, oldest_tried: None }))
}

/// Takes up to `most` due letters for one node, the longest waiting first.
pub(crate) async fn claim(
    on: &impl ConnectionTrait,
    engine: Engine,
    now: Timestamp,
    lease: Lease,
    most: i64,
) -> Result<Vec<Claimed>> {
    // Rows that another node is just taking are left to it. SQLite has one writer, so there are none.
    let skip = if engine == Engine::Postgres { "FOR UPDATE SKIP LOCKED" } else { "" };
    let sql = format!(
        "WITH due AS MATERIALIZED (SELECT id FROM letter WHERE next_try_at <= $1 \
         AND (leased_until IS NULL OR leased_until <= $1) ORDER BY next_try_at LIMIT $4 {skip}) \
         UPDATE letter SET leased_until = $2, leased_by = $3 WHERE id IN (SELECT id FROM due) \
         RETURNING id, subject_id, purpose, language, address, words, attempts, created_at"
    );
    let rows = Sql::new(sql)
        .bind(now.as_millisecond())
        .bind(lease.until.as_millisecond())
        .bind(lease.node)
        .bind(most)
        .all_as::<Row>(on)
        .await?;
    Ok(rows.into_iter().map(|row| Claimed { row, lease }).collect())
}

/// Whether anything is due: a look that writes nothing.
pub(crate) async fn any_due(on: &impl ConnectionTrait, now: Timestamp) -> Result<bool> {
    let sql =
        "SELECT 1 AS one FROM letter WHERE next_try_at <= $1 AND (leased_until IS NULL OR leased_until <= $1) LIMIT 1";
    Ok(Sql::new(sql).bind(now.as_millisecond()).one(on).await?.is_some())
}

/// Ends every claim, whoever made it.
pub(crate) async fn free_all(on: &impl ConnectionTrait) -> Result<()> {
    let sql = "UPDATE letter SET leased_until = NULL, leased_by = NULL WHERE leased_until IS NOT NULL";
    Sql::new(sql).run(on).await.map(drop)
}

/// Puts a claimed letter off. Nothing happens when the claim was lost or the person is erased.
pub(crate) async fn put_off(on: &impl ConnectionTrait, one: &Claimed, until: Timestamp, reason: &str) -> Result<()> {
    let sql = "UPDATE letter SET next_try_at = $4, attempts = attempts + 1, reason = $5, leased_until = NULL, \
               leased_by = NULL WHERE id = $1 AND leased_by = $2 AND leased_until = $3";
    held(sql, one).bind(until.as_millisecond()).bind(reason).run(on).await.map(drop)
}

/// Deletes a claimed letter, unless the claim was lost.
pub(crate) async fn delete(on: &impl ConnectionTrait, one: &Claimed) -> Result<()> {
    held("DELETE FROM letter WHERE id = $1 AND leased_by = $2 AND leased_until = $3", one).run(on).await.map(drop)
}

/// Whether a claimed letter is still this claim's: the last look before it leaves.
pub(crate) async fn still_held(on: &impl ConnectionTrait, one: &Claimed) -> Result<bool> {
    let sql = "SELECT 1 AS one FROM letter WHERE id = $1 AND leased_by = $2 AND leased_until = $3";
    Ok(held(sql, one).one(on).await?.is_some())
}

fn held(sql: &str, one: &Claimed) -> Sql {
    Sql::new(sql).bind(one.row.id).bind(one.lease.node).bind(one.lease.until.as_millisecond())
}

pub(crate) async fn waiting(on: &impl ConnectionTrait, subject: SubjectId) -> Result<Vec<Waiting>> {
    Sql::new(
        "SELECT id, created_at, attempts, next_try_at, reason FROM letter WHERE subject_id = $1 ORDER BY created_at, id",
    )
    .bind(subject)
    .all_as(on)
    .await
}
