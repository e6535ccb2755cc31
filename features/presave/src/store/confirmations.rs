//! Permissions that a service wants to be looked at from time to time.

use db::{Engine, Result, Sql, Value};
use jiff::Timestamp;
use sea_orm::ConnectionTrait;

use super::{
    Claimed, Lease,
    claims::{CLAIMED, as_claimed, held},
};
use crate::model::reason;

/// Takes up to `most` permissions for one node that are to be confirmed now, the longest waiting first.
pub(crate) async fn claim_unconfirmed(
    on: &impl ConnectionTrait,
    engine: Engine,
    now: Timestamp,
    lease: Lease,
    most: i64,
) -> Result<Vec<Claimed>> {
    let skip = if engine == Engine::Postgres { "FOR UPDATE SKIP LOCKED" } else { "" };
    let sql = format!(
        "WITH due AS MATERIALIZED (SELECT id FROM presave WHERE confirm_at IS NOT NULL AND confirm_at <= $1 \
         AND ended_at IS NULL AND (leased_until IS NULL OR leased_until <= $1) ORDER BY confirm_at LIMIT $4 {skip}) \
         UPDATE presave SET leased_until = $2, leased_by = $3 WHERE id IN (SELECT id FROM due) RETURNING {CLAIMED}"
    );
    let sql = Sql::new(sql).bind(now.as_millisecond()).bind(lease.until.as_millisecond()).bind(lease.node).bind(most);
    as_claimed(sql.all_as(on).await?, lease)
}

/// Writes down that a permission holds, and when it is to be looked at again. A doubt of before has gone.
pub(crate) async fn confirmed(
    on: &impl ConnectionTrait,
    claimed: &Claimed,
    now: Timestamp,
    next: Timestamp,
) -> Result<()> {
    let sql = "UPDATE presave SET confirmed_at = $4, confirm_at = $5, leased_until = NULL, leased_by = NULL, \
               reason = CASE WHEN reason = $6 THEN NULL ELSE reason END \
               WHERE id = $1 AND leased_by = $2 AND leased_until = $3 AND ended_at IS NULL";
    held(Sql::new(sql), claimed)
        .bind(now.as_millisecond())
        .bind(next.as_millisecond())
        .bind(reason::INVALID_GRANT)
        .run(on)
        .await
        .map(drop)
}

/// Leaves a permission unconfirmed for now. `why` takes the place of the reason that is there, where it is said.
pub(crate) async fn confirm_later(
    on: &impl ConnectionTrait,
    claimed: &Claimed,
    next: Timestamp,
    why: Option<&str>,
) -> Result<()> {
    let sql = "UPDATE presave SET confirm_at = $4, reason = COALESCE(CAST($5 AS TEXT), reason), leased_until = NULL, \
               leased_by = NULL WHERE id = $1 AND leased_by = $2 AND leased_until = $3 AND ended_at IS NULL";
    held(Sql::new(sql), claimed)
        .bind(next.as_millisecond())
        .bind(Value::from(why.map(str::to_owned)))
        .run(on)
        .await
        .map(drop)
}
