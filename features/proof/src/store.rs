//! The queries of this room: the only place that speaks to `proof`, `proof_lease` and `canary`.

use std::time::Duration;

use db::{Result, Sql, Tx};
use policy::Check;
use sea_orm::FromQueryResult;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    Proofs,
    model::{Attested, Finding, PROGRAM, Record, Status},
};

/// How long a verifier that says nothing is believed to be at work.
const LEASE: Duration = Duration::from_secs(60);

/// The right to verify: one holder at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease(Uuid);

/// Another verifier is at work.
#[derive(Debug, thiserror::Error)]
#[error("another fanfare verify is at work on this instance since {since}; wait for it to end and ask again")]
pub struct Busy {
    /// When it began.
    pub since: jiff::Timestamp,
}

impl Proofs {
    /// Takes the lease, if nobody holds it.
    ///
    /// # Errors
    /// The store's own. The inner one says since when another verifier is at work.
    pub async fn take_lease(&self) -> Result<std::result::Result<Lease, Busy>> {
        let lease = Lease(self.app.new_id());
        let now = self.app.clock.now_ms();
        let taken = Sql::new(
            "INSERT INTO proof_lease (id, leased_by, leased_until, started_at) VALUES (1, $1, $2, $3) \
             ON CONFLICT (id) DO UPDATE SET leased_by = $1, leased_until = $2, started_at = $3 \
             WHERE proof_lease.leased_until <= $3",
        )
        .bind(lease.0)
        .bind(until(now))
        .bind(now)
        .run(self.app.db.write())
        .await?;
        if taken.rows_affected() == 1 {
            return Ok(Ok(lease));
        }
        let row = Sql::new("SELECT started_at FROM proof_lease WHERE id = 1").one(self.app.db.read()).await?;
        let since = row.map_or(Ok(now), |row| row.try_get("", "started_at"))?;
        Ok(Err(Busy { since: kit::from_millis(since) }))
    }

    /// Says that its holder is still at work; false when another one has taken it meanwhile.
    ///
    /// # Errors
    /// The store's own.
    pub async fn renew(&self, lease: Lease) -> Result<bool> {
        let sql = Sql::new("UPDATE proof_lease SET leased_until = $2 WHERE leased_by = $1");
        let renewed = sql.bind(lease.0).bind(until(self.app.clock.now_ms())).run(self.app.db.write()).await?;
        Ok(renewed.rows_affected() == 1)
    }

    /// Gives the lease back.
    ///
    /// # Errors
    /// The store's own.
    pub async fn give_back(&self, lease: Lease) -> Result<()> {
        Sql::new("DELETE FROM proof_lease WHERE leased_by = $1").bind(lease.0).run(self.app.db.write()).await.map(drop)
    }

    /// What a check found, as it will be kept.
    pub fn draft(&self, check: Check, started_at: i64, finding: &Finding) -> Record {
        Record {
            check: check.id().to_owned(),
            status: finding.status,
            observed: finding.observed.clone(),
            control: finding.control.clone(),
            started_at,
            ended_at: self.app.clock.now_ms(),
            binary_version: PROGRAM.to_owned(),
            inventory_hash: policy::VERSION.to_owned(),
            log_position: None,
        }
    }

    /// Keeps a record that the log holds at a position, in the transaction that wrote it there. Earlier ones of the same
    /// check are superseded; but one that decided stands beside a later one that did not.
    ///
    /// # Errors
    /// The store's own.
    pub async fn keep(&self, tx: &Tx, check: Check, record: &Record, log_position: i64) -> Result<()> {
        let all = if record.status == Status::Unknown { "AND status = 'UNKNOWN'" } else { "" };
        Sql::new(format!("UPDATE proof SET superseded_at = $2 WHERE check_id = $1 AND superseded_at IS NULL {all}"))
            .bind(check.id())
            .bind(record.ended_at)
            .run(tx)
            .await?;
        let clauses: Vec<&str> = check.clauses().map(|promise| promise.id).collect();
        Sql::new(
            "INSERT INTO proof (id, check_id, clause, status, observed, control, started_at, ended_at, binary_version, \
             inventory_hash, log_position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(self.app.new_id())
        .bind(check.id())
        .bind(clauses.join(" "))
        .bind(record.status.word())
        .bind(record.observed.to_string())
        .bind(record.control.to_string())
        .bind(record.started_at)
        .bind(record.ended_at)
        .bind(&*record.binary_version)
        .bind(&*record.inventory_hash)
        .bind(log_position)
        .run(tx)
        .await
        .map(drop)
    }

    /// The records that stand: of each check the newest that decided, and a later one that did not; and what was attested.
    ///
    /// # Errors
    /// The store's own.
    pub async fn standing(&self) -> Result<Vec<Record>> {
        #[derive(FromQueryResult)]
        struct Row {
            check_id: String,
            status: String,
            observed: String,
            control: String,
            started_at: i64,
            ended_at: i64,
            binary_version: String,
            inventory_hash: String,
            log_position: Option<i64>,
        }
        let rows: Vec<Row> = Sql::new(
            "SELECT check_id, status, observed, control, started_at, ended_at, binary_version, inventory_hash, log_position \
             FROM proof WHERE superseded_at IS NULL ORDER BY ended_at DESC, id DESC",
        )
        .all_as(self.app.db.read())
        .await?;
        let json = |text: &str| serde_json::from_str(text).unwrap_or(Value::Null);
        let record = |row: Row| Record {
            check: row.check_id,
            status: Status::of_word(&row.status),
            observed: json(&row.observed),
            control: json(&row.control),
            started_at: row.started_at,
            ended_at: row.ended_at,
            binary_version: row.binary_version,
            inventory_hash: row.inventory_hash,
            log_position: row.log_position,
        };
        let said = self.attested.iter().filter_map(Attested::record);
        Ok(rows.into_iter().map(record).chain(said).collect())
    }

    /// Flags a workspace as the verifier's own, in the transaction that makes it: it and everything in it has to be
    /// removed, also after a crash.
    ///
    /// # Errors
    /// The store's own.
    pub async fn note_canary(&self, tx: &Tx, workspace: Uuid) -> Result<()> {
        let sql = Sql::new("INSERT INTO canary (workspace_id, made_at) VALUES ($1, $2)");
        sql.bind(workspace).bind(self.app.clock.now_ms()).run(tx).await.map(drop)
    }

    /// Every workspace of a verifier that is still there.
    ///
    /// # Errors
    /// The store's own.
    pub async fn canaries(&self) -> Result<Vec<Uuid>> {
        let rows = Sql::new("SELECT workspace_id FROM canary ORDER BY made_at").all(self.app.db.read()).await?;
        rows.iter().map(|row| row.try_get("", "workspace_id")).collect()
    }

    /// Forgets a workspace that is removed.
    ///
    /// # Errors
    /// The store's own.
    pub async fn forget_canary(&self, workspace: Uuid) -> Result<()> {
        let sql = Sql::new("DELETE FROM canary WHERE workspace_id = $1");
        sql.bind(workspace).run(self.app.db.write()).await.map(drop)
    }
}

fn until(now_ms: i64) -> i64 {
    now_ms.saturating_add(i64::try_from(LEASE.as_millis()).unwrap_or(i64::MAX))
}
