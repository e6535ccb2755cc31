//! Pre-saves as their fans and labels see them.

use db::{Result, Sql};
use jiff::Timestamp;
use kit::{WorkspaceId, from_millis};
use policy::datum::{PresavePlaylist, PresaveReceipt, PresaveToken};
use privacy::{BlindIndex, Sealed, SubjectId};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use uuid::Uuid;

use super::claims::{acts, service};
use crate::{
    model::{Attempt, Presave, Report, maybe},
    service::Service,
};

const COLUMNS: &str = "id, workspace_id, subject_id, link_id, release_id, provider, acts, zone, given_at, token_expires_at, saved_at, \
                       refused_at, cancelled_at, expired_at, needs_again_at, token_destroyed_at, reason, next_try_at, playlist";

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    workspace_id: Uuid,
    subject_id: Uuid,
    link_id: Uuid,
    release_id: Uuid,
    provider: String,
    acts: String,
    zone: String,
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
    playlist: Option<Sealed<PresavePlaylist>>,
}

impl TryFrom<Row> for Presave {
    type Error = DbErr;

    fn try_from(row: Row) -> Result<Presave> {
        Ok(Presave {
            id: row.id,
            workspace: WorkspaceId(row.workspace_id),
            subject: SubjectId(row.subject_id),
            link_id: row.link_id,
            release_id: row.release_id,
            service: service(&row.provider)?,
            acts: acts(&row.acts)?,
            zone: Some(row.zone).filter(|zone| !zone.is_empty()),
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
            has_playlist: row.playlist.is_some(),
        })
    }
}

/// A new pre-save.
pub(crate) struct New<'a> {
    pub(crate) id: Uuid,
    pub(crate) attempt: &'a Attempt,
    pub(crate) release_id: Uuid,
    pub(crate) receipt: BlindIndex<PresaveReceipt>,
    pub(crate) token: Sealed<PresaveToken>,
    pub(crate) authorised_at: Timestamp,
    pub(crate) token_expires_at: Timestamp,
    /// When the permission is to be looked at, where its service wants that.
    pub(crate) confirm_at: Option<Timestamp>,
}

pub(crate) async fn insert(on: &impl ConnectionTrait, new: New<'_>) -> Result<()> {
    Sql::new(
        "INSERT INTO presave (id, workspace_id, link_id, release_id, subject_id, provider, receipt_index, token, given_at, \
         authorised_at, token_expires_at, acts, zone, attempts, next_try_at, confirmed_at, confirm_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, $10, $14, $15)",
    )
    .bind(new.id)
    .bind(new.attempt.workspace)
    .bind(new.attempt.link_id)
    .bind(new.release_id)
    .bind(new.attempt.subject)
    .bind(new.attempt.service.word())
    .bind(new.receipt)
    .bind(new.token)
    .bind(new.attempt.created_at.as_millisecond())
    .bind(new.authorised_at.as_millisecond())
    .bind(new.token_expires_at.as_millisecond())
    .bind(new.attempt.acts.to_string())
    .bind(new.attempt.zone.clone().unwrap_or_default())
    .bind(new.confirm_at.map(|_| new.authorised_at.as_millisecond()))
    .bind(new.confirm_at.map(Timestamp::as_millisecond))
    .run(on)
    .await?;
    Ok(())
}

/// A permission that a fan gave anew for a pre-save that they have.
pub(crate) struct Renewal {
    pub(crate) presave: Uuid,
    pub(crate) token: Sealed<PresaveToken>,
    pub(crate) authorised_at: Timestamp,
    pub(crate) token_expires_at: Timestamp,
    pub(crate) acts: String,
    /// As of a new one.
    pub(crate) confirm_at: Option<Timestamp>,
}

/// Puts a new permission in the place of the old one, which may have gone already. False when the pre-save ended in another
/// way meanwhile.
pub(crate) async fn renew(on: &impl ConnectionTrait, new: &Renewal) -> Result<bool> {
    let sql = "UPDATE presave SET token = $2, authorised_at = $3, token_expires_at = $4, acts = $5, ended_at = NULL, \
               needs_again_at = NULL, expired_at = NULL, token_destroyed_at = NULL, reason = NULL, attempts = 0, \
               next_try_at = $3, leased_until = NULL, leased_by = NULL, confirmed_at = $6, confirm_at = $7 \
               WHERE id = $1 AND (ended_at IS NULL OR needs_again_at IS NOT NULL OR expired_at IS NOT NULL) \
               AND saved_at IS NULL AND cancelled_at IS NULL AND refused_at IS NULL";
    let renewed = Sql::new(sql)
        .bind(new.presave)
        .bind(new.token.clone())
        .bind(new.authorised_at.as_millisecond())
        .bind(new.token_expires_at.as_millisecond())
        .bind(new.acts.as_str())
        .bind(new.confirm_at.map(|_| new.authorised_at.as_millisecond()))
        .bind(new.confirm_at.map(Timestamp::as_millisecond))
        .run(on)
        .await?;
    Ok(renewed.rows_affected() == 1)
}

/// How many pre-saves of a service wait before one that was given at that moment, release by release.
pub(crate) async fn queue_before(
    on: &impl ConnectionTrait,
    service: Service,
    given_at: Timestamp,
    out: &[Uuid],
) -> Result<Vec<(Uuid, u64, u64)>> {
    #[derive(FromQueryResult)]
    struct Row {
        n: i64,
        before: i64,
    }
    let mut queues = Vec::new();
    for release in out {
        let row = Sql::new(
            "SELECT COUNT(*) AS n, COUNT(CASE WHEN given_at < $3 THEN 1 END) AS before FROM presave \
             WHERE release_id = $1 AND provider = $2 AND ended_at IS NULL",
        )
        .bind(*release)
        .bind(service.word())
        .bind(given_at.as_millisecond())
        .one_as::<Row>(on)
        .await?;
        let n = |count: i64| u64::try_from(count).unwrap_or(0);
        queues.extend(row.map(|row| (*release, n(row.n), n(row.before))));
    }
    Ok(queues)
}

/// The zones in which somebody waits for a release at a service, by leaps through the index. The empty one is that of who
/// agreed to an instant.
pub(crate) async fn zones_waiting(on: &impl ConnectionTrait, release: Uuid, service: Service) -> Result<Vec<String>> {
    let sql = "WITH RECURSIVE leap (zone) AS (\
         SELECT (SELECT zone FROM presave WHERE release_id = $1 AND provider = $2 AND ended_at IS NULL ORDER BY zone LIMIT 1) \
         UNION ALL \
         SELECT (SELECT zone FROM presave WHERE release_id = $1 AND provider = $2 AND ended_at IS NULL AND zone > leap.zone \
         ORDER BY zone LIMIT 1) FROM leap WHERE leap.zone IS NOT NULL) SELECT zone FROM leap WHERE zone IS NOT NULL";
    let rows = Sql::new(sql).bind(release).bind(service.word()).all(on).await?;
    rows.iter().map(|row| row.try_get("", "zone")).collect()
}

/// The releases of which a permission has become too old to be kept.
pub(crate) async fn expiring(on: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Uuid>> {
    let sql = "SELECT DISTINCT release_id FROM presave WHERE ended_at IS NULL AND token_expires_at <= $1";
    let rows = Sql::new(sql).bind(now.as_millisecond()).all(on).await?;
    rows.iter().map(|row| row.try_get("", "release_id")).collect()
}

/// Whether there is a pre-save or a sign-in of anybody's at a service.
pub(crate) async fn is_left_at(on: &impl ConnectionTrait, service: Service) -> Result<bool> {
    let sql = "SELECT 1 AS one WHERE EXISTS (SELECT 1 FROM presave WHERE provider = $1) \
               OR EXISTS (SELECT 1 FROM presave_attempt WHERE provider = $1)";
    Ok(Sql::new(sql).bind(service.word()).one(on).await?.is_some())
}

/// Every pre-save of one person.
pub(crate) async fn of_person(on: &impl ConnectionTrait, subject: SubjectId) -> Result<Vec<Presave>> {
    let sql = format!("SELECT {COLUMNS} FROM presave WHERE subject_id = $1 ORDER BY id");
    let rows = Sql::new(sql).bind(subject).all_as::<Row>(on).await?;
    rows.into_iter().map(Presave::try_from).collect()
}

pub(crate) async fn by_receipt(
    on: &impl ConnectionTrait,
    receipt: BlindIndex<PresaveReceipt>,
) -> Result<Option<Presave>> {
    let sql = format!("SELECT {COLUMNS} FROM presave WHERE receipt_index = $1");
    Sql::new(sql).bind(receipt).one_as::<Row>(on).await?.map(Presave::try_from).transpose()
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

/// How many pre-saves wait at each service.
pub(crate) async fn n_waiting(on: &impl ConnectionTrait) -> Result<Vec<(Service, u64)>> {
    #[derive(FromQueryResult)]
    struct Row {
        provider: String,
        n: i64,
    }
    let sql = "SELECT provider, COUNT(*) AS n FROM presave WHERE ended_at IS NULL GROUP BY provider";
    let rows = Sql::new(sql).all_as::<Row>(on).await?;
    rows.into_iter().map(|row| Ok((service(&row.provider)?, u64::try_from(row.n).unwrap_or(0)))).collect()
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
    pub(super) fn column(self) -> &'static str {
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
