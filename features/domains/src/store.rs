//! The queries of this room: the only place that speaks to its tables.

use db::{Result, Sql, Tx};
use jiff::Timestamp;
use kit::{Editor, WorkspaceId, from_millis};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::model::{Domain, Finding, Front, Host};

const COLUMNS: &str = "id, workspace_id, host, token, front_link_id, front_bio_id, created_at, verified_at, \
                       lost_at, checked_at, n_failures, finding";

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    workspace_id: Uuid,
    host: String,
    token: String,
    front_link_id: Option<Uuid>,
    front_bio_id: Option<Uuid>,
    created_at: i64,
    verified_at: Option<i64>,
    lost_at: Option<i64>,
    checked_at: Option<i64>,
    n_failures: i64,
    finding: Option<String>,
}

impl From<Row> for Domain {
    fn from(row: Row) -> Domain {
        Domain {
            id: row.id,
            host: row.host,
            token: row.token,
            front: Front::of(row.front_link_id, row.front_bio_id),
            created_at: from_millis(row.created_at),
            verified_at: row.verified_at.map(from_millis),
            lost_at: row.lost_at.map(from_millis),
            checked_at: row.checked_at.map(from_millis),
            n_failures: row.n_failures,
            finding: row.finding.as_deref().and_then(Finding::of_word),
        }
    }
}

/// What a look found, as it is kept.
pub(crate) struct Look {
    pub(crate) checked_at: i64,
    pub(crate) verified_at: Option<i64>,
    pub(crate) lost_at: Option<i64>,
    pub(crate) next_check_at: i64,
    pub(crate) n_failures: i64,
    pub(crate) finding: Option<Finding>,
}

/// A name that leads here, and whose it is.
pub(crate) struct Held {
    pub(crate) host: String,
    pub(crate) workspace: WorkspaceId,
    pub(crate) front: Front,
    pub(crate) encrypted: bool,
    pub(crate) live: bool,
}

/// Who holds a name.
pub(crate) struct Holder {
    pub(crate) workspace: WorkspaceId,
    pub(crate) domain_id: Uuid,
    pub(crate) lost: bool,
}

pub(crate) async fn all(on: &impl ConnectionTrait, editor: &Editor) -> Result<Vec<Domain>> {
    let sql = format!("SELECT {COLUMNS} FROM domain WHERE workspace_id = $1 ORDER BY host");
    let rows = Sql::new(sql).bind(editor.workspace()).all_as::<Row>(on).await?;
    Ok(rows.into_iter().map(Domain::from).collect())
}

pub(crate) async fn find(on: &impl ConnectionTrait, editor: &Editor, id: Uuid) -> Result<Option<Domain>> {
    find_in(on, editor.workspace(), id).await
}

pub(crate) async fn find_in(on: &impl ConnectionTrait, workspace: WorkspaceId, id: Uuid) -> Result<Option<Domain>> {
    let sql = format!("SELECT {COLUMNS} FROM domain WHERE workspace_id = $1 AND id = $2");
    Ok(Sql::new(sql).bind(workspace).bind(id).one_as::<Row>(on).await?.map(Domain::from))
}

/// Whether some domain has this word, for whoever asks through it.
pub(crate) async fn has_token(on: &impl ConnectionTrait, token: &str) -> Result<bool> {
    Ok(Sql::new("SELECT 1 AS one FROM domain WHERE token = $1").bind(token).one(on).await?.is_some())
}

pub(crate) async fn insert(tx: &Tx, editor: &Editor, id: Uuid, host: &Host, token: &str, now_ms: i64) -> Result<()> {
    let sql = "INSERT INTO domain (id, workspace_id, host, token, created_at, next_check_at, n_failures) \
               VALUES ($1, $2, $3, $4, $5, $6, 0)";
    Sql::new(sql)
        .bind(id)
        .bind(editor.workspace())
        .bind(host.as_str())
        .bind(token)
        .bind(now_ms)
        .bind(now_ms)
        .run(tx)
        .await?;
    Ok(())
}

/// Chooses what `/` shows. Returns false when there is no such domain.
pub(crate) async fn put_front(tx: &Tx, editor: &Editor, id: Uuid, front: Front) -> Result<bool> {
    let sql = "UPDATE domain SET front_link_id = $3, front_bio_id = $4 WHERE workspace_id = $1 AND id = $2";
    let sql = Sql::new(sql).bind(editor.workspace()).bind(id).bind(front.link()).bind(front.bio());
    let done = sql.run(tx).await?;
    Ok(done.rows_affected() == 1)
}

/// Removes a domain with everything about its name. Returns false when there is no such domain.
pub(crate) async fn remove(tx: &Tx, editor: &Editor, domain: &Domain) -> Result<bool> {
    let held = "EXISTS (SELECT 1 FROM domain_host WHERE domain_host.host = domain_certificate.host AND domain_id = $1)";
    let sql = format!("DELETE FROM domain_certificate WHERE {held}");
    Sql::new(sql).bind(domain.id).run(tx).await?;
    let sql = "DELETE FROM domain_host WHERE workspace_id = $1 AND domain_id = $2";
    Sql::new(sql).bind(editor.workspace()).bind(domain.id).run(tx).await?;
    let sql = "DELETE FROM domain WHERE workspace_id = $1 AND id = $2";
    Ok(Sql::new(sql).bind(editor.workspace()).bind(domain.id).run(tx).await?.rows_affected() == 1)
}

/// The domains whose look is due, of any workspace: for the program's own work.
pub(crate) async fn due(on: &impl ConnectionTrait, now_ms: i64, limit: u64) -> Result<Vec<(WorkspaceId, Domain)>> {
    let sql = format!("SELECT {COLUMNS} FROM domain WHERE next_check_at <= $1 ORDER BY next_check_at LIMIT {limit}");
    let rows = Sql::new(sql).bind(now_ms).all_as::<Row>(on).await?;
    Ok(rows.into_iter().map(|row| (WorkspaceId(row.workspace_id), Domain::from(row))).collect())
}

/// Takes a look upon this node. Returns false when another one did.
pub(crate) async fn claim(on: &impl ConnectionTrait, id: Uuid, now_ms: i64, until_ms: i64) -> Result<bool> {
    let sql = "UPDATE domain SET next_check_at = $3 WHERE id = $1 AND next_check_at <= $2";
    Ok(Sql::new(sql).bind(id).bind(now_ms).bind(until_ms).run(on).await?.rows_affected() == 1)
}

pub(crate) async fn put_look(tx: &Tx, workspace: WorkspaceId, id: Uuid, look: &Look) -> Result<()> {
    let sql = "UPDATE domain SET checked_at = $3, verified_at = $4, lost_at = $5, next_check_at = $6, n_failures = $7, \
               finding = $8 WHERE workspace_id = $1 AND id = $2";
    Sql::new(sql)
        .bind(workspace)
        .bind(id)
        .bind(look.checked_at)
        .bind(look.verified_at)
        .bind(look.lost_at)
        .bind(look.next_check_at)
        .bind(look.n_failures)
        .bind(look.finding.map(Finding::word))
        .run(tx)
        .await?;
    Ok(())
}

/// Who holds a name now.
pub(crate) async fn holder(on: &impl ConnectionTrait, host: &str) -> Result<Option<Holder>> {
    #[derive(FromQueryResult)]
    struct Held {
        workspace_id: Uuid,
        domain_id: Uuid,
        lost_at: Option<i64>,
    }
    let sql = "SELECT domain_host.workspace_id, domain_host.domain_id, domain.lost_at FROM domain_host \
               JOIN domain ON domain.id = domain_host.domain_id WHERE domain_host.host = $1";
    let row = Sql::new(sql).bind(host).one_as::<Held>(on).await?;
    Ok(row.map(|row| Holder {
        workspace: WorkspaceId(row.workspace_id),
        domain_id: row.domain_id,
        lost: row.lost_at.is_some(),
    }))
}

pub(crate) async fn take_host(tx: &Tx, workspace: WorkspaceId, id: Uuid, host: &str, now_ms: i64) -> Result<()> {
    let sql = "INSERT INTO domain_host (host, workspace_id, domain_id, held_at) VALUES ($1, $2, $3, $4)";
    Sql::new(sql).bind(host).bind(workspace).bind(id).bind(now_ms).run(tx).await?;
    Ok(())
}

/// Takes a name from a domain that lost it: it has to show again whose it is.
pub(crate) async fn let_go(tx: &Tx, workspace: WorkspaceId, id: Uuid) -> Result<()> {
    let sql = "DELETE FROM domain_host WHERE workspace_id = $1 AND domain_id = $2";
    Sql::new(sql).bind(workspace).bind(id).run(tx).await?;
    let sql = "UPDATE domain SET verified_at = NULL, lost_at = NULL WHERE workspace_id = $1 AND id = $2";
    Sql::new(sql).bind(workspace).bind(id).run(tx).await?;
    Ok(())
}

/// Every name that leads here, of any workspace: for the gate.
pub(crate) async fn held(on: &impl ConnectionTrait, now_ms: i64) -> Result<Vec<Held>> {
    #[derive(FromQueryResult)]
    struct Found {
        host: String,
        workspace_id: Uuid,
        front_link_id: Option<Uuid>,
        front_bio_id: Option<Uuid>,
        lost_at: Option<i64>,
        not_after: Option<i64>,
    }
    let sql = "SELECT domain_host.host, domain_host.workspace_id, domain.front_link_id, domain.front_bio_id, domain.lost_at, \
               domain_certificate.not_after FROM domain_host JOIN domain ON domain.id = domain_host.domain_id \
               LEFT JOIN domain_certificate ON domain_certificate.host = domain_host.host";
    let rows = Sql::new(sql).all_as::<Found>(on).await?;
    Ok(rows
        .into_iter()
        .map(|row| Held {
            host: row.host,
            workspace: WorkspaceId(row.workspace_id),
            front: Front::of(row.front_link_id, row.front_bio_id),
            encrypted: row.not_after.is_some_and(|until| until > now_ms),
            live: row.lost_at.is_none(),
        })
        .collect())
}

// ── Certificates ──────────────────────────────────────────────────────────────────────────────────────────────────────

/// A certificate as it is kept.
#[derive(FromQueryResult)]
pub(crate) struct Kept {
    pub(crate) host: String,
    pub(crate) chain: String,
    pub(crate) sealed_key: String,
}

/// How the certificate of a name stands.
#[derive(FromQueryResult)]
pub(crate) struct Standing {
    pub(crate) not_after: Option<i64>,
    pub(crate) trouble: Option<String>,
    pub(crate) next_try_at: i64,
}

/// A new certificate.
pub(crate) struct Fresh<'a> {
    pub(crate) chain: &'a str,
    pub(crate) sealed_key: &'a str,
    pub(crate) not_after: i64,
    pub(crate) renew_at: i64,
}

/// Makes sure that a certificate of the name is asked for.
pub(crate) async fn want_certificate(on: &impl ConnectionTrait, host: &str, now_ms: i64) -> Result<()> {
    let sql = "INSERT INTO domain_certificate (host, next_try_at, n_failures) VALUES ($1, $2, 0) \
               ON CONFLICT (host) DO NOTHING";
    Sql::new(sql).bind(host).bind(now_ms).run(on).await?;
    Ok(())
}

pub(crate) async fn standing(on: &impl ConnectionTrait, host: &str) -> Result<Option<Standing>> {
    let sql = "SELECT not_after, trouble, next_try_at FROM domain_certificate WHERE host = $1";
    Sql::new(sql).bind(host).one_as::<Standing>(on).await
}

pub(crate) async fn certificates(on: &impl ConnectionTrait) -> Result<Vec<Kept>> {
    let sql =
        "SELECT host, chain, sealed_key FROM domain_certificate WHERE chain IS NOT NULL AND sealed_key IS NOT NULL";
    Sql::new(sql).all_as::<Kept>(on).await
}

/// The names that need a certificate now: none yet or two thirds of its life over, not waiting after a failure, and
/// leading here (or ours).
pub(crate) async fn due_certificates(
    on: &impl ConnectionTrait,
    own: &str,
    now_ms: i64,
    limit: u64,
) -> Result<Vec<(String, i64)>> {
    let sql = format!(
        "SELECT c.host, c.n_failures FROM domain_certificate c WHERE c.next_try_at <= $1 \
         AND (c.renew_at IS NULL OR c.renew_at <= $1) AND (c.leased_until IS NULL OR c.leased_until <= $1) \
         AND (c.host = $2 OR EXISTS (SELECT 1 FROM domain_host h JOIN domain d ON d.id = h.domain_id \
         WHERE h.host = c.host AND d.lost_at IS NULL AND d.n_failures = 0)) ORDER BY c.next_try_at LIMIT {limit}"
    );
    let rows = Sql::new(sql).bind(now_ms).bind(own).all(on).await?;
    rows.iter().map(|row| Ok((row.try_get("", "host")?, row.try_get("", "n_failures")?))).collect()
}

/// Takes the asking for a certificate upon this node. Returns false when another one did.
pub(crate) async fn lease(on: &impl ConnectionTrait, host: &str, now_ms: i64, until_ms: i64) -> Result<bool> {
    let sql = "UPDATE domain_certificate SET leased_until = $3 \
               WHERE host = $1 AND next_try_at <= $2 AND (leased_until IS NULL OR leased_until <= $2)";
    Ok(Sql::new(sql).bind(host).bind(now_ms).bind(until_ms).run(on).await?.rows_affected() == 1)
}

pub(crate) async fn put_certificate(on: &impl ConnectionTrait, host: &str, fresh: &Fresh<'_>) -> Result<()> {
    let sql = "UPDATE domain_certificate SET chain = $2, sealed_key = $3, not_after = $4, renew_at = $5, next_try_at = $5, \
               n_failures = 0, trouble = NULL, leased_until = NULL WHERE host = $1";
    Sql::new(sql)
        .bind(host)
        .bind(fresh.chain)
        .bind(fresh.sealed_key)
        .bind(fresh.not_after)
        .bind(fresh.renew_at)
        .run(on)
        .await?;
    Ok(())
}

pub(crate) async fn put_trouble(
    on: &impl ConnectionTrait,
    host: &str,
    trouble: &str,
    next_try_at: i64,
    counts: bool,
) -> Result<()> {
    let sql = "UPDATE domain_certificate SET trouble = $2, next_try_at = $3, n_failures = n_failures + $4, \
               leased_until = NULL WHERE host = $1";
    Sql::new(sql).bind(host).bind(trouble).bind(next_try_at).bind(i64::from(counts)).run(on).await?;
    Ok(())
}

/// The account at an authority: sealed, and until when it is to be left in peace.
pub(crate) async fn account(on: &impl ConnectionTrait, directory: &str) -> Result<Option<(String, Option<i64>)>> {
    let sql = "SELECT sealed, quiet_until FROM domain_account WHERE directory = $1";
    let row = Sql::new(sql).bind(directory).one(on).await?;
    row.map(|row| Ok((row.try_get("", "sealed")?, row.try_get("", "quiet_until")?))).transpose()
}

pub(crate) async fn put_account(on: &impl ConnectionTrait, directory: &str, sealed: &str, now_ms: i64) -> Result<()> {
    let sql = "INSERT INTO domain_account (directory, sealed, created_at) VALUES ($1, $2, $3) \
               ON CONFLICT (directory) DO NOTHING";
    Sql::new(sql).bind(directory).bind(sealed).bind(now_ms).run(on).await?;
    Ok(())
}

pub(crate) async fn put_quiet(on: &impl ConnectionTrait, directory: &str, until_ms: i64) -> Result<()> {
    let sql = "UPDATE domain_account SET quiet_until = $2 WHERE directory = $1";
    Sql::new(sql).bind(directory).bind(until_ms).run(on).await?;
    Ok(())
}

pub(crate) async fn put_challenge(on: &impl ConnectionTrait, token: &str, answer: &str, until_ms: i64) -> Result<()> {
    let sql = "INSERT INTO domain_challenge (token, answer, expires_at) VALUES ($1, $2, $3) \
               ON CONFLICT (token) DO UPDATE SET answer = $2, expires_at = $3";
    Sql::new(sql).bind(token).bind(answer).bind(until_ms).run(on).await?;
    Ok(())
}

pub(crate) async fn challenge(on: &impl ConnectionTrait, token: &str, now_ms: i64) -> Result<Option<String>> {
    let sql = "SELECT answer FROM domain_challenge WHERE token = $1 AND expires_at > $2";
    let row = Sql::new(sql).bind(token).bind(now_ms).one(on).await?;
    row.map(|row| row.try_get("", "answer")).transpose()
}

/// An instant as the pages show it.
pub(crate) fn instant(ms: i64) -> Timestamp {
    from_millis(ms)
}
