//! What the engine claims, and how it lets go.

use db::{Engine, Result, Sql};
use jiff::Timestamp;
use kit::WorkspaceId;
use policy::datum::{PresavePlaylist, PresaveToken};
use privacy::{Sealed, SubjectId};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use uuid::Uuid;

use crate::{
    acts::Acts,
    model::{maybe, reason},
    service::Service,
};

/// A claimed row: this node's alone until `leased_until`.
#[derive(Clone)]
pub(crate) struct Claimed {
    pub(crate) id: Uuid,
    pub(crate) workspace: WorkspaceId,
    pub(crate) subject: SubjectId,
    pub(crate) link_id: Uuid,
    pub(crate) release_id: Uuid,
    pub(crate) service: Service,
    pub(crate) acts: Acts,
    pub(crate) playlist: Option<Sealed<PresavePlaylist>>,
    pub(crate) token: Option<Sealed<PresaveToken>>,
    pub(crate) attempts: i64,
    pub(crate) reason: Option<String>,
    /// When the service last said that the permission holds, where it wants to be asked.
    pub(crate) confirmed_at: Option<Timestamp>,
    pub(crate) lease: Lease,
}

/// Whose a row is, and until when. Both together name one claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lease {
    pub(crate) node: Uuid,
    pub(crate) until: Timestamp,
}

#[derive(FromQueryResult)]
pub(super) struct ClaimedRow {
    id: Uuid,
    workspace_id: Uuid,
    subject_id: Uuid,
    link_id: Uuid,
    release_id: Uuid,
    provider: String,
    acts: String,
    playlist: Option<Sealed<PresavePlaylist>>,
    token: Option<Sealed<PresaveToken>>,
    attempts: i64,
    reason: Option<String>,
    confirmed_at: Option<i64>,
}

pub(super) const CLAIMED: &str = "id, workspace_id, subject_id, link_id, release_id, provider, acts, playlist, token, attempts, reason, confirmed_at";

/// Which rows a claim takes: of one release at one service, and of one zone where its moment differs from place to place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lane {
    pub(crate) release: Uuid,
    pub(crate) service: Service,
    pub(crate) zone: Option<String>,
}

/// Takes up to `most` due rows of a lane for one node, the longest waiting first.
pub(crate) async fn claim(
    on: &impl ConnectionTrait,
    engine: Engine,
    lane: &Lane,
    now: Timestamp,
    lease: Lease,
    most: i64,
) -> Result<Vec<Claimed>> {
    // Rows that another node is just taking are left to it. SQLite has one writer, so there are none.
    let skip = if engine == Engine::Postgres { "FOR UPDATE SKIP LOCKED" } else { "" };
    let there = if lane.zone.is_some() { "AND zone = $7" } else { "" };
    let sql = format!(
        "WITH due AS MATERIALIZED (SELECT id FROM presave WHERE release_id = $1 AND provider = $6 {there} AND ended_at IS NULL \
         AND next_try_at <= $2 AND (leased_until IS NULL OR leased_until <= $2) ORDER BY next_try_at LIMIT $5 {skip}) \
         UPDATE presave SET leased_until = $3, leased_by = $4 WHERE id IN (SELECT id FROM due) RETURNING {CLAIMED}"
    );
    let sql = Sql::new(sql)
        .bind(lane.release)
        .bind(now.as_millisecond())
        .bind(lease.until.as_millisecond())
        .bind(lease.node)
        .bind(most)
        .bind(lane.service.word());
    let sql = match &lane.zone {
        Some(zone) => sql.bind(zone.as_str()),
        None => sql,
    };
    as_claimed(sql.all_as(on).await?, lease)
}

pub(super) fn as_claimed(rows: Vec<ClaimedRow>, lease: Lease) -> Result<Vec<Claimed>> {
    let claimed = rows.into_iter().map(|row| {
        Ok(Claimed {
            id: row.id,
            workspace: WorkspaceId(row.workspace_id),
            subject: SubjectId(row.subject_id),
            link_id: row.link_id,
            release_id: row.release_id,
            service: service(&row.provider)?,
            acts: acts(&row.acts)?,
            playlist: row.playlist,
            token: row.token,
            attempts: row.attempts,
            reason: row.reason,
            confirmed_at: maybe(row.confirmed_at),
            lease,
        })
    });
    claimed.collect()
}

/// The service of a stored word.
pub(super) fn service(word: &str) -> Result<Service> {
    Service::of(word).ok_or_else(|| DbErr::Type("a pre-save's service".to_owned()))
}

/// The wishes of a stored line.
pub(super) fn acts(line: &str) -> Result<Acts> {
    line.parse().map_err(|_| DbErr::Type("a pre-save's wishes".to_owned()))
}

/// Claims one that waits, whether it is due or not; none while somebody else has it, or once it has ended.
pub(crate) async fn claim_one(
    on: &impl ConnectionTrait,
    id: Uuid,
    now: Timestamp,
    lease: Lease,
) -> Result<Option<Claimed>> {
    let sql = format!(
        "UPDATE presave SET leased_until = $3, leased_by = $4 WHERE id = $1 AND ended_at IS NULL \
         AND (leased_until IS NULL OR leased_until <= $2) RETURNING {CLAIMED}"
    );
    let sql = Sql::new(sql).bind(id).bind(now.as_millisecond()).bind(lease.until.as_millisecond()).bind(lease.node);
    Ok(as_claimed(sql.all_as(on).await?, lease)?.pop())
}

/// Claims what waits of one person, whether it is due or not.
pub(crate) async fn hold(on: &impl ConnectionTrait, subject: SubjectId, lease: Lease) -> Result<Vec<Claimed>> {
    let sql = format!(
        "UPDATE presave SET leased_until = $2, leased_by = $3 WHERE subject_id = $1 AND ended_at IS NULL RETURNING {CLAIMED}"
    );
    let sql = Sql::new(sql).bind(subject).bind(lease.until.as_millisecond()).bind(lease.node);
    as_claimed(sql.all_as(on).await?, lease)
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
    let sql = "UPDATE presave SET next_try_at = $4, attempts = $5, reason = $6, acts = $7, leased_until = NULL, \
               leased_by = NULL WHERE id = $1 AND leased_by = $2 AND leased_until = $3 AND ended_at IS NULL";
    held(Sql::new(sql), claimed)
        .bind(how.until.as_millisecond())
        .bind(how.attempts)
        .bind(how.reason.as_str())
        .bind(claimed.acts.to_string())
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

/// Writes down how far each wish is, before or after a call that must not be made twice. False when the claim was lost or
/// the pre-save has ended.
pub(crate) async fn note_acts(on: &impl ConnectionTrait, claimed: &Claimed) -> Result<bool> {
    let sql =
        "UPDATE presave SET acts = $4 WHERE id = $1 AND leased_by = $2 AND leased_until = $3 AND ended_at IS NULL";
    let noted = held(Sql::new(sql), claimed).bind(claimed.acts.to_string()).run(on).await?;
    Ok(noted.rows_affected() == 1)
}

/// Keeps the playlist that was made, with how far each wish is. False as in [`note_acts`].
pub(crate) async fn note_playlist(
    on: &impl ConnectionTrait,
    claimed: &Claimed,
    playlist: &Sealed<PresavePlaylist>,
) -> Result<bool> {
    let sql = "UPDATE presave SET acts = $4, playlist = $5 \
               WHERE id = $1 AND leased_by = $2 AND leased_until = $3 AND ended_at IS NULL";
    let noted = held(Sql::new(sql), claimed).bind(claimed.acts.to_string()).bind(playlist.clone()).run(on).await?;
    Ok(noted.rows_affected() == 1)
}

/// Forgets the playlist that was chosen. False as in [`note_acts`].
pub(crate) async fn forget_playlist(on: &impl ConnectionTrait, claimed: &Claimed) -> Result<bool> {
    let sql = "UPDATE presave SET playlist = NULL \
               WHERE id = $1 AND leased_by = $2 AND leased_until = $3 AND ended_at IS NULL";
    Ok(held(Sql::new(sql), claimed).run(on).await?.rows_affected() == 1)
}

pub(super) fn held(sql: Sql, claimed: &Claimed) -> Sql {
    sql.bind(claimed.id).bind(claimed.lease.node).bind(claimed.lease.until.as_millisecond())
}

/// Notes on everything that waits on a release at a service that it has no address to save there, so that the report can
/// say so. It stays due: the next look after there is an address saves it.
pub(crate) async fn note_no_address(on: &impl ConnectionTrait, release: Uuid, service: Service) -> Result<()> {
    let sql = "UPDATE presave SET reason = 'no_address' \
               WHERE release_id = $1 AND provider = $2 AND ended_at IS NULL AND reason IS NULL";
    Sql::new(sql).bind(release).bind(service.word()).run(on).await.map(drop)
}
