//! What many saves that are under way at one moment ask of the store, in one statement for all of them.

use std::collections::{HashMap, HashSet};

use db::{Result, Sql};
use jiff::Timestamp;
use policy::datum::PresaveToken;
use privacy::Sealed;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::Lease;

/// That a row has not ended, said so that no index is used for it: SQLite would go through everything that waits, and not
/// straight to the rows that are named.
const WAITS: &str = "+ended_at IS NULL";

/// A permission that its provider has replaced.
#[derive(Clone)]
pub(crate) struct Rotation {
    pub(crate) id: Uuid,
    pub(crate) old: Sealed<PresaveToken>,
    pub(crate) new: Sealed<PresaveToken>,
}

/// Replaces each permission by the one that the provider rotated it to, unless somebody ended or replaced it meanwhile:
/// then its answer is false.
pub(crate) async fn rotate(on: &impl ConnectionTrait, rotations: &[Rotation]) -> Result<Vec<bool>> {
    let asked = db::evened(rotations.to_vec());
    // Asking a second time after an answer that was lost must not look like somebody else's doing.
    let sql = Sql::new(rotate_sql(asked.len()));
    let sql = asked.iter().fold(sql, |sql, one| sql.bind(one.id).bind(one.old.clone()).bind(one.new.clone()));
    let done = ids(sql, on).await?;
    Ok(rotations.iter().map(|one| done.contains(&one.id)).collect())
}

/// Whether each claimed row is still its claim's and still waits: the last look before something is done that stays.
pub(crate) async fn still_held(on: &impl ConnectionTrait, claims: &[(Uuid, Lease)]) -> Result<Vec<bool>> {
    let asked = db::evened(claims.to_vec());
    let sql = Sql::new(still_held_sql(asked.len()));
    let found = asked.iter().fold(sql, |sql, (id, _)| sql.bind(*id)).all(on).await?;
    let held = found
        .iter()
        .map(|row| Ok((row.try_get("", "id")?, (row.try_get("", "leased_by")?, row.try_get("", "leased_until")?))));
    let held = held.collect::<Result<HashMap<Uuid, (Uuid, i64)>>>()?;
    let holds = |(id, lease): &(Uuid, Lease)| held.get(id) == Some(&(lease.node, lease.until.as_millisecond()));
    Ok(claims.iter().map(holds).collect())
}

/// A pre-save that was made, and how far each wish is.
#[derive(Clone)]
pub(crate) struct Made {
    pub(crate) id: Uuid,
    pub(crate) at: Timestamp,
    pub(crate) acts: String,
}

/// Ends each as saved, whoever holds it, and destroys the permission in the same statement. False for who had ended before.
pub(crate) async fn saved(on: &impl ConnectionTrait, made: &[Made]) -> Result<Vec<bool>> {
    let asked = db::evened(made.to_vec());
    let sql = Sql::new(saved_sql(asked.len()));
    let sql = asked.iter().fold(sql, |sql, one| sql.bind(one.id).bind(one.at.as_millisecond()).bind(one.acts.as_str()));
    let done = ids(sql, on).await?;
    Ok(made.iter().map(|one| done.contains(&one.id)).collect())
}

fn rotate_sql(n: usize) -> String {
    format!(
        "UPDATE presave SET token = v.column3 FROM (VALUES {}) AS v WHERE id = v.column1 \
         AND (token = v.column2 OR token = v.column3) AND {WAITS} RETURNING id",
        rows(n, 3)
    )
}

fn still_held_sql(n: usize) -> String {
    let places: Vec<String> = (1..=n).map(|n| format!("${n}")).collect();
    format!(
        "SELECT id, leased_by, leased_until FROM presave WHERE id IN ({}) AND {WAITS} \
         AND leased_by IS NOT NULL AND leased_until IS NOT NULL",
        places.join(", ")
    )
}

fn saved_sql(n: usize) -> String {
    format!(
        "UPDATE presave SET saved_at = v.column2, ended_at = v.column2, token = NULL, playlist = NULL, \
         token_destroyed_at = v.column2, reason = NULL, acts = v.column3, leased_until = NULL, leased_by = NULL \
         FROM (VALUES {}) AS v WHERE id = v.column1 AND {WAITS} RETURNING id",
        rows(n, 3)
    )
}

async fn ids(sql: Sql, on: &impl ConnectionTrait) -> Result<HashSet<Uuid>> {
    sql.all(on).await?.iter().map(|row| row.try_get("", "id")).collect()
}

/// `($1, $2), ($3, $4)`: so many rows of so many values.
fn rows(n: usize, width: usize) -> String {
    let row = |row: usize| {
        let places: Vec<String> = (1..=width).map(|place| format!("${}", row * width + place)).collect();
        format!("({})", places.join(", "))
    };
    (0..n).map(row).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use db::{Engine, Sql};

    use super::{rotate_sql, saved_sql, still_held_sql};

    #[tokio::test]
    async fn what_many_ask_goes_straight_to_their_rows_whatever_waits_beside_them() {
        let (db, _guard) = db::testing::fresh().await;
        if db.engine() == Engine::Postgres {
            return;
        }
        db::migrate(&db, crate::ROOM.steps.iter().copied()).await.unwrap();
        for (sql, n) in [(rotate_sql(64), 192), (still_held_sql(64), 64), (saved_sql(64), 192)] {
            let asked = (0..n).fold(Sql::new(format!("EXPLAIN QUERY PLAN {sql}")), |sql, _| sql.bind(0_i64));
            let plan = asked.all(db.read()).await.unwrap();
            let plan: Vec<String> = plan.iter().map(|row| row.try_get("", "detail").unwrap()).collect();
            let to_rows = |step: &String| step == "SEARCH presave USING INDEX sqlite_autoindex_presave_1 (id=?)";
            assert!(plan.iter().any(to_rows), "{plan:?}");
        }
    }
}
