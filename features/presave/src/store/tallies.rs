//! What a label is told: figures without people, and whether it was told.

use db::{Result, Sql, Tx};
use jiff::Timestamp;
use kit::WorkspaceId;
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::claims::{acts, service};
use crate::{acts::Acts, model::State, service::Service};

/// How many pre-saves of a release are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) service: Service,
    pub(crate) state: State,
    pub(crate) reason: Option<String>,
    pub(crate) acts: Acts,
    pub(crate) n: u64,
}

/// The pre-saves of a release, those that are alike together.
pub(crate) async fn tally(on: &impl ConnectionTrait, workspace: WorkspaceId, release: Uuid) -> Result<Vec<Tally>> {
    #[derive(FromQueryResult)]
    struct Row {
        provider: String,
        state: String,
        reason: Option<String>,
        acts: String,
        n: i64,
    }
    // The same order as of a single pre-save: one that was done although it was cancelled is done.
    let rows = Sql::new(
        "SELECT provider, state, reason, acts, COUNT(*) AS n FROM (SELECT provider, reason, acts, \
         CASE WHEN saved_at IS NOT NULL THEN 'saved' WHEN cancelled_at IS NOT NULL THEN 'cancelled' \
         WHEN needs_again_at IS NOT NULL THEN 'needs_again' WHEN refused_at IS NOT NULL THEN 'refused' \
         WHEN expired_at IS NOT NULL THEN 'expired' ELSE 'waiting' END AS state \
         FROM presave WHERE workspace_id = $1 AND release_id = $2) p GROUP BY provider, state, reason, acts \
         ORDER BY provider, state, reason, acts",
    )
    .bind(workspace)
    .bind(release)
    .all_as::<Row>(on)
    .await?;
    let tally = |row: Row| {
        Ok(Tally {
            service: service(&row.provider)?,
            state: State::of(&row.state),
            reason: row.reason,
            acts: acts(&row.acts)?,
            n: u64::try_from(row.n).unwrap_or(0),
        })
    };
    rows.into_iter().map(tally).collect()
}

/// The releases with pre-saves whose label has had no report. It leaps through the index from one to the next.
pub(crate) async fn unreported(on: &impl ConnectionTrait) -> Result<Vec<Uuid>> {
    let sql = "WITH RECURSIVE leap (id) AS (\
         SELECT (SELECT release_id FROM presave ORDER BY release_id LIMIT 1) \
         UNION ALL \
         SELECT (SELECT release_id FROM presave WHERE release_id > leap.id ORDER BY release_id LIMIT 1) \
         FROM leap WHERE leap.id IS NOT NULL) \
         SELECT id FROM leap WHERE id IS NOT NULL AND id NOT IN (SELECT release_id FROM presave_report)";
    let rows = Sql::new(sql).all(on).await?;
    rows.iter().map(|row| row.try_get("", "id")).collect()
}

/// Writes down that a report was sent. False when one was before.
pub(crate) async fn reported(tx: &Tx, workspace: WorkspaceId, release: Uuid, now: Timestamp) -> Result<bool> {
    let sql = "INSERT INTO presave_report (release_id, workspace_id, sent_at) VALUES ($1, $2, $3) \
               ON CONFLICT (release_id) DO NOTHING";
    let sql = Sql::new(sql).bind(release).bind(workspace).bind(now.as_millisecond());
    Ok(sql.run(tx).await?.rows_affected() == 1)
}
