//! Sign-ins at a service that are under way.

use db::{Result, Sql, Tx};
use jiff::Timestamp;
use kit::{WorkspaceId, from_millis};
use policy::datum::PresaveState;
use privacy::{BlindIndex, SubjectId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::claims::acts;
use crate::{
    model::{Attempt, maybe},
    service::Service,
};

pub(crate) async fn insert_attempt(tx: &Tx, attempt: &Attempt, state: BlindIndex<PresaveState>) -> Result<()> {
    Sql::new(
        "INSERT INTO presave_attempt (id, workspace_id, link_id, subject_id, provider, state_hash, browser_hash, created_at, \
         expires_at, acts, zone, renews) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(attempt.id)
    .bind(attempt.workspace)
    .bind(attempt.link_id)
    .bind(attempt.subject)
    .bind(attempt.service.word())
    .bind(state)
    .bind(attempt.browser_hash.clone())
    .bind(attempt.created_at.as_millisecond())
    .bind(attempt.expires_at.as_millisecond())
    .bind(attempt.acts.to_string())
    .bind(attempt.zone.clone().unwrap_or_default())
    .bind(attempt.renews)
    .run(tx)
    .await?;
    Ok(())
}

pub(crate) async fn attempt(
    on: &impl ConnectionTrait,
    service: Service,
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
        acts: String,
        zone: String,
        renews: Option<Uuid>,
    }
    let row = Sql::new(
        "SELECT id, workspace_id, link_id, subject_id, browser_hash, created_at, expires_at, used_at, acts, \
         zone, renews FROM presave_attempt \
         WHERE state_hash = $1 AND provider = $2",
    )
    .bind(state)
    .bind(service.word())
    .one_as::<Row>(on)
    .await?;
    let attempt = |row: Row| {
        Ok(Attempt {
            service,
            acts: acts(&row.acts)?,
            zone: Some(row.zone).filter(|zone| !zone.is_empty()),
            renews: row.renews,
            id: row.id,
            workspace: WorkspaceId(row.workspace_id),
            link_id: row.link_id,
            subject: SubjectId(row.subject_id),
            browser_hash: row.browser_hash,
            created_at: from_millis(row.created_at),
            expires_at: from_millis(row.expires_at),
            used_at: maybe(row.used_at),
        })
    };
    row.map(attempt).transpose()
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
