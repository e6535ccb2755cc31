//! Ends: each destroys the permission in the same statement that records it.

use db::{Result, Sql, Value};
use jiff::Timestamp;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{Claimed, On, claims::held};
use crate::{acts::Acts, model::State, service::Service};

/// How a pre-save ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End<'a> {
    pub(crate) state: State,
    pub(crate) reason: Option<&'a str>,
    pub(crate) at: Timestamp,
    /// How far each wish is, where it was told; else it stays as it is written.
    pub(crate) acts: Option<&'a Acts>,
}

impl End<'_> {
    /// What every end does, in one statement: the permission goes, and the row says when and why. `$1` is the time, `$2`
    /// the reason, `$3` the wishes.
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
            "UPDATE presave SET {when}ended_at = $1, token = NULL, playlist = NULL, token_destroyed_at = $1, \
             reason = $2, acts = COALESCE(CAST($3 AS TEXT), acts), leased_until = NULL, leased_by = NULL WHERE ended_at IS NULL AND {of}"
        );
        Sql::new(sql)
            .bind(self.at.as_millisecond())
            .bind(Value::from(self.reason.map(str::to_owned)))
            .bind(Value::from(self.acts.map(Acts::to_string)))
    }
}

/// Ends one, whoever holds it. False when it had ended before.
pub(crate) async fn end(on: &impl ConnectionTrait, id: Uuid, end: End<'_>) -> Result<bool> {
    Ok(end.sql("id = $4").bind(id).run(on).await?.rows_affected() == 1)
}

/// Ends a claimed one, if the claim still holds.
pub(crate) async fn end_held(on: &impl ConnectionTrait, claimed: &Claimed, end: End<'_>) -> Result<bool> {
    let sql = end.sql("id = $4 AND leased_by = $5 AND leased_until = $6");
    Ok(held(sql, claimed).run(on).await?.rows_affected() == 1)
}

/// Writes down that a pre-save was done although it had been cancelled while the call was under way.
pub(crate) async fn saved_after_cancellation(
    on: &impl ConnectionTrait,
    id: Uuid,
    at: Timestamp,
    acts: &Acts,
) -> Result<()> {
    let sql = "UPDATE presave SET saved_at = $2, acts = $3 \
               WHERE id = $1 AND saved_at IS NULL AND cancelled_at IS NOT NULL";
    Sql::new(sql).bind(id).bind(at.as_millisecond()).bind(acts.to_string()).run(on).await.map(drop)
}

/// Ends everything that waits on a release or link and is not being saved this moment, but for what waits at a service
/// that is told first.
pub(crate) async fn end_all_on(
    on: &impl ConnectionTrait,
    what: On,
    id: Uuid,
    end: End<'_>,
    told_first: Option<Service>,
) -> Result<u64> {
    let of = format!("{} = $4 AND provider <> $5 AND (leased_until IS NULL OR leased_until <= $1)", what.column());
    let but = told_first.map_or("", Service::word);
    Ok(end.sql(&of).bind(id).bind(but).run(on).await?.rows_affected())
}

/// Lets nothing of a service begin any more that waits on a release or link: it is about to end.
pub(crate) async fn stop_all_on(on: &impl ConnectionTrait, what: On, id: Uuid, service: Service) -> Result<()> {
    let sql = format!(
        "UPDATE presave SET next_try_at = $3 WHERE {} = $1 AND provider = $2 AND ended_at IS NULL AND next_try_at <> $3",
        what.column()
    );
    let never = Timestamp::MAX.as_millisecond();
    Sql::new(sql).bind(id).bind(service.word()).bind(never).run(on).await.map(drop)
}

/// Ends everything whose permission may not be kept any longer. What waits for a release that is still to come can be
/// given a new one by its fan; the rest came too late.
pub(crate) async fn end_expired(on: &impl ConnectionTrait, end: End<'_>, still_to_come: &[Uuid]) -> Result<u64> {
    const HOW: &str = "token_expires_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)";
    let mut n = 0;
    let again = End { state: State::NeedsAgain, ..end };
    for release in still_to_come {
        let sql = again.sql(&format!("release_id = $4 AND {HOW}")).bind(*release);
        n += sql.run(on).await?.rows_affected();
    }
    Ok(n + end.sql(HOW).run(on).await?.rows_affected())
}
