//! The queries of this room: the only place that speaks to `policy_version`, `policy_content` and `policy_notice`.

use std::collections::HashSet;

use db::{Db, Result, Sql, Tx};
use jiff::Timestamp;
use kit::from_millis;
use privacy::SubjectId;
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::versions::Version;

#[derive(FromQueryResult)]
struct Row {
    n: i64,
    prev: String,
    hash: String,
    inventory: String,
    contents: String,
    changes: String,
    published_at: i64,
    effective_at: i64,
    log_position: Option<i64>,
}

impl From<Row> for Version {
    fn from(row: Row) -> Version {
        Version {
            n: row.n,
            prev: row.prev,
            hash: row.hash,
            inventory: row.inventory,
            contents: row.contents,
            changes: row.changes,
            published_at: from_millis(row.published_at),
            effective_at: from_millis(row.effective_at),
            log_position: row.log_position,
        }
    }
}

const COLUMNS: &str = "n, prev, hash, inventory, contents, changes, published_at, effective_at, log_position";

/// Every version, the first one first.
pub(crate) async fn versions(on: &impl ConnectionTrait) -> Result<Vec<Version>> {
    let rows: Vec<Row> = Sql::new(format!("SELECT {COLUMNS} FROM policy_version ORDER BY n")).all_as(on).await?;
    Ok(rows.into_iter().map(Version::from).collect())
}

pub(crate) async fn version(on: &impl ConnectionTrait, n: i64) -> Result<Option<Version>> {
    let sql = format!("SELECT {COLUMNS} FROM policy_version WHERE n = $1");
    Ok(Sql::new(sql).bind(n).one_as::<Row>(on).await?.map(Version::from))
}

/// A text by its hash.
pub(crate) async fn content(on: &impl ConnectionTrait, sha256: &str) -> Result<Option<String>> {
    let row = Sql::new("SELECT body FROM policy_content WHERE sha256 = $1").bind(sha256).one(on).await?;
    row.map(|row| row.try_get("", "body")).transpose()
}

pub(crate) async fn insert_content(tx: &Tx, sha256: &str, body: &str) -> Result<()> {
    Sql::new("INSERT INTO policy_content (sha256, body) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING")
        .bind(sha256)
        .bind(body)
        .run(tx)
        .await
        .map(drop)
}

/// False when another node has published a version of that number meanwhile.
pub(crate) async fn insert_version(tx: &Tx, version: &Version) -> Result<bool> {
    let done = Sql::new(format!(
        "INSERT INTO policy_version ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (n) DO NOTHING"
    ))
    .bind(version.n)
    .bind(version.prev.as_str())
    .bind(version.hash.as_str())
    .bind(version.inventory.as_str())
    .bind(version.contents.as_str())
    .bind(version.changes.as_str())
    .bind(version.published_at.as_millisecond())
    .bind(version.effective_at.as_millisecond())
    .bind(version.log_position)
    .run(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What stands for a position while an entry is being written.
const TAKEN: i64 = -1;

/// False when another node writes, or has written, the entry about a version.
pub(crate) async fn take_for_log(tx: &Tx, n: i64) -> Result<bool> {
    let sql = "UPDATE policy_version SET log_position = $2 WHERE n = $1 AND log_position IS NULL";
    Ok(Sql::new(sql).bind(n).bind(TAKEN).run(tx).await?.rows_affected() == 1)
}

pub(crate) async fn logged(tx: &Tx, n: i64, position: i64) -> Result<()> {
    let sql = "UPDATE policy_version SET log_position = $2 WHERE n = $1";
    Sql::new(sql).bind(n).bind(position).run(tx).await.map(drop)
}

/// Who of these was written to about a version.
pub(crate) async fn written_to(db: &Db, version: i64) -> Result<HashSet<SubjectId>> {
    let sql = "SELECT subject_id FROM policy_notice WHERE version = $1 AND sent_at IS NOT NULL";
    let rows = Sql::new(sql).bind(version).all(db.read()).await?;
    rows.iter().map(|row| row.try_get("", "subject_id").map(SubjectId)).collect()
}

/// False when it was recorded before.
pub(crate) async fn sent(tx: &Tx, subject: SubjectId, version: i64, at: Timestamp) -> Result<bool> {
    let sql = "INSERT INTO policy_notice (subject_id, version, sent_at) VALUES ($1, $2, $3) \
               ON CONFLICT (subject_id, version) DO UPDATE SET sent_at = excluded.sent_at \
               WHERE policy_notice.sent_at IS NULL";
    let done = Sql::new(sql).bind(subject).bind(version).bind(at.as_millisecond()).run(tx).await?;
    Ok(done.rows_affected() == 1)
}

pub(crate) async fn has_seen(on: &impl ConnectionTrait, subject: SubjectId, version: i64) -> Result<bool> {
    let sql = "SELECT 1 AS one FROM policy_notice WHERE subject_id = $1 AND version = $2 AND seen_at IS NOT NULL";
    Ok(Sql::new(sql).bind(subject).bind(version).one(on).await?.is_some())
}

pub(crate) async fn seen(on: &impl ConnectionTrait, subject: SubjectId, version: i64, at: Timestamp) -> Result<()> {
    let sql = "INSERT INTO policy_notice (subject_id, version, seen_at) VALUES ($1, $2, $3) \
               ON CONFLICT (subject_id, version) DO UPDATE SET seen_at = excluded.seen_at \
               WHERE policy_notice.seen_at IS NULL";
    Sql::new(sql).bind(subject).bind(version).bind(at.as_millisecond()).run(on).await.map(drop)
}
