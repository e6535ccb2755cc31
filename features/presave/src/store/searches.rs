//! Releases that a service did not have on their day.

use db::{Result, Sql, Tx};
use jiff::Timestamp;
use kit::{WorkspaceId, from_millis};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::claims::service;
use crate::service::Service;

/// A release that is looked for at a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Search {
    /// Which release.
    pub(crate) release: Uuid,
    /// Where.
    pub(crate) service: Service,
    /// Whose release it is.
    pub(crate) workspace: WorkspaceId,
    /// What was found.
    pub(crate) address: Option<String>,
    /// How often the service was asked.
    pub(crate) n_asked: i64,
    /// When it is asked again.
    pub(crate) next_at: Timestamp,
    /// Since when it is missing.
    pub(crate) missing_since: Timestamp,
    /// When the label was told.
    pub(crate) told_at: Option<Timestamp>,
}

#[derive(FromQueryResult)]
struct Row {
    release_id: Uuid,
    service: String,
    workspace_id: Uuid,
    address: Option<String>,
    n_asked: i64,
    next_at: i64,
    missing_since: i64,
    told_at: Option<i64>,
}

const COLUMNS: &str = "release_id, service, workspace_id, address, n_asked, next_at, missing_since, told_at";

fn read(rows: Vec<Row>) -> Result<Vec<Search>> {
    let search = |row: Row| {
        Ok(Search {
            release: row.release_id,
            service: service(&row.service)?,
            workspace: WorkspaceId(row.workspace_id),
            address: row.address,
            n_asked: row.n_asked,
            next_at: from_millis(row.next_at),
            missing_since: from_millis(row.missing_since),
            told_at: row.told_at.map(from_millis),
        })
    };
    rows.into_iter().map(search).collect()
}

/// Every search: there are as many as releases that some service lacked.
pub(crate) async fn searches(on: &impl ConnectionTrait) -> Result<Vec<Search>> {
    read(Sql::new(format!("SELECT {COLUMNS} FROM presave_search")).all_as(on).await?)
}

/// Begins a search, unless there is one.
pub(crate) async fn missing(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    release: Uuid,
    service: Service,
    now: Timestamp,
) -> Result<()> {
    let sql = "INSERT INTO presave_search (release_id, service, workspace_id, n_asked, next_at, missing_since) \
               VALUES ($1, $2, $3, 0, $4, $4) ON CONFLICT (release_id, service) DO NOTHING";
    let sql = Sql::new(sql).bind(release).bind(service.word()).bind(workspace).bind(now.as_millisecond());
    sql.run(on).await.map(drop)
}

/// Takes a turn to ask: of several nodes only one gets it. `next` is when it is asked again if nothing is found.
pub(crate) async fn look_again(
    on: &impl ConnectionTrait,
    search: &Search,
    now: Timestamp,
    next: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE presave_search SET n_asked = n_asked + 1, asked_at = $4, next_at = $5 \
               WHERE release_id = $1 AND service = $2 AND n_asked = $3 AND address IS NULL";
    let taken = Sql::new(sql)
        .bind(search.release)
        .bind(search.service.word())
        .bind(search.n_asked)
        .bind(now.as_millisecond())
        .bind(next.as_millisecond())
        .run(on)
        .await?;
    Ok(taken.rows_affected() == 1)
}

/// What was found of a release at a service.
pub(crate) async fn address(on: &impl ConnectionTrait, release: Uuid, service: Service) -> Result<Option<String>> {
    let sql = "SELECT address FROM presave_search WHERE release_id = $1 AND service = $2 AND address IS NOT NULL";
    let row = Sql::new(sql).bind(release).bind(service.word()).one(on).await?;
    row.map(|row| row.try_get("", "address")).transpose()
}

/// Keeps what was found.
pub(crate) async fn found(on: &impl ConnectionTrait, search: &Search, address: &str) -> Result<()> {
    let sql = "UPDATE presave_search SET address = $3 WHERE release_id = $1 AND service = $2";
    Sql::new(sql).bind(search.release).bind(search.service.word()).bind(address).run(on).await.map(drop)
}

/// Writes down that the label was told. False when it was before.
pub(crate) async fn told(tx: &Tx, release: Uuid, service: Service, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE presave_search SET told_at = $3 WHERE release_id = $1 AND service = $2 AND told_at IS NULL";
    let sql = Sql::new(sql).bind(release).bind(service.word()).bind(now.as_millisecond());
    Ok(sql.run(tx).await?.rows_affected() == 1)
}
