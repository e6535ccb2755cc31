//! This room's queries: the only place that speaks to its tables.

use db::{Db, Engine, Result, Sql, Tx};
use kit::{Editor, Lang, WorkspaceId};
use policy::datum;
use privacy::{BlindIndex, Sealed, SubjectId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::model::{Key, KeyName, KeySecret};

/// An account as it is stored.
pub(crate) struct Account {
    pub(crate) id: SubjectId,
    pub(crate) email: Sealed<datum::MemberEmail>,
    pub(crate) email_index: BlindIndex<datum::MemberEmailIndex>,
    pub(crate) password: Sealed<datum::MemberPassword>,
    pub(crate) language: &'static str,
    pub(crate) created_at: i64,
    /// Whether `fanfare verify` made it.
    pub(crate) is_invented: bool,
    /// Since when they run this instance, if they do.
    pub(crate) operator_at: Option<i64>,
}

/// What sign-in needs of an account.
#[derive(FromQueryResult)]
pub(crate) struct Credentials {
    pub(crate) id: Uuid,
    pub(crate) password: Sealed<datum::MemberPassword>,
}

/// The address of an account.
pub(crate) async fn email(on: &impl ConnectionTrait, account: SubjectId) -> Result<Option<Sealed<datum::MemberEmail>>> {
    let row = Sql::new("SELECT email FROM account WHERE id = $1").bind(account).one(on).await?;
    row.map(|row| row.try_get("", "email")).transpose()
}

/// A member's address, and the language of their letters. An invented member gets none.
pub(crate) async fn address(
    on: &impl ConnectionTrait,
    account: SubjectId,
) -> Result<Option<(Sealed<datum::MemberEmail>, Lang)>> {
    let row =
        Sql::new("SELECT email, language FROM account WHERE id = $1 AND NOT invented").bind(account).one(on).await?;
    row.map(|row| {
        let tag: String = row.try_get("", "language")?;
        Ok((row.try_get("", "email")?, Lang::of_tag(&tag).unwrap_or_default()))
    })
    .transpose()
}

/// Who runs this instance.
pub(crate) async fn operator(on: &impl ConnectionTrait) -> Result<Option<SubjectId>> {
    let row = Sql::new("SELECT id FROM account WHERE operator_at IS NOT NULL LIMIT 1").one(on).await?;
    row.map(|row| row.try_get("", "id").map(SubjectId)).transpose()
}

/// Whether somebody else has an account.
pub(crate) async fn anybody_else(on: &impl ConnectionTrait, account: SubjectId) -> Result<bool> {
    Ok(Sql::new("SELECT 1 AS one FROM account WHERE id <> $1 AND NOT invented LIMIT 1")
        .bind(account)
        .one(on)
        .await?
        .is_some())
}

/// Makes somebody the operator in the place of whoever is; false when that is not `from` any more, or `to` is gone.
pub(crate) async fn hand_over(tx: &Tx, from: SubjectId, to: SubjectId, now_ms: i64) -> Result<bool> {
    let sql = "UPDATE account SET operator_at = NULL WHERE id = $1 AND operator_at IS NOT NULL";
    let laid_down = Sql::new(sql).bind(from).run(tx).await?.rows_affected();
    let sql = "UPDATE account SET operator_at = $2 WHERE id = $1";
    let taken_up = Sql::new(sql).bind(to).bind(now_ms).run(tx).await?.rows_affected();
    Ok(laid_down == 1 && taken_up == 1)
}

/// Keeps everybody else from making an account until the transaction ends. On SQLite writers wait for each other anyway.
pub(crate) async fn hold_accounts(tx: &Tx, engine: Engine) -> Result<()> {
    if engine == Engine::Postgres {
        Sql::new("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE").run(tx).await?;
    }
    Ok(())
}

pub(crate) async fn by_email(
    on: &impl ConnectionTrait,
    index: BlindIndex<datum::MemberEmailIndex>,
) -> Result<Option<Credentials>> {
    Sql::new("SELECT id, password FROM account WHERE email_index = $1").bind(index).one_as(on).await
}

pub(crate) async fn insert_account(tx: &Tx, account: Account) -> Result<()> {
    Sql::new(
        "INSERT INTO account (id, email, email_index, password, language, created_at, operator_at, invented) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(account.id)
    .bind(account.email)
    .bind(account.email_index)
    .bind(account.password)
    .bind(account.language)
    .bind(account.created_at)
    .bind(account.operator_at)
    .bind(account.is_invented)
    .run(tx)
    .await?;
    Ok(())
}

/// A session as it is stored.
pub(crate) struct Session {
    pub(crate) token_hash: Vec<u8>,
    pub(crate) account: SubjectId,
    pub(crate) workspace: WorkspaceId,
    pub(crate) created_at: i64,
    pub(crate) expires_at: i64,
}

pub(crate) async fn insert_session(on: &impl ConnectionTrait, session: Session) -> Result<()> {
    Sql::new(
        "INSERT INTO session (token_hash, account_id, workspace_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(session.token_hash)
    .bind(session.account)
    .bind(session.workspace)
    .bind(session.created_at)
    .bind(session.expires_at)
    .run(on)
    .await?;
    Ok(())
}

pub(crate) async fn delete_session(on: &impl ConnectionTrait, token_hash: Vec<u8>) -> Result<()> {
    Sql::new("DELETE FROM session WHERE token_hash = $1").bind(token_hash).run(on).await?;
    Ok(())
}

/// Whose session it is.
#[derive(FromQueryResult)]
pub(crate) struct Holder {
    pub(crate) account_id: Uuid,
    pub(crate) workspace_id: Uuid,
    pub(crate) workspace_name: String,
    pub(crate) language: String,
    pub(crate) operator: bool,
    pub(crate) restricted: bool,
}

/// The holder of a running session, in one question. Who has left the workspace, or was erased, holds none; whose data is
/// restricted is let in to end that, and no further.
pub(crate) async fn session(db: &Db, token_hash: Vec<u8>, now_ms: i64) -> Result<Option<Holder>> {
    let (members, restricted) = (workspaces::MEMBERS, privacy::RESTRICTED);
    Sql::new(format!(
        "SELECT s.account_id, s.workspace_id, w.name AS workspace_name, a.language, \
         a.operator_at IS NOT NULL AS operator, \
         EXISTS (SELECT 1 FROM {restricted} r WHERE r.subject_id = s.account_id) AS restricted FROM session s \
         JOIN account a ON a.id = s.account_id \
         JOIN {members} w ON w.account_id = s.account_id AND w.workspace_id = s.workspace_id \
         WHERE s.token_hash = $1 AND s.expires_at > $2"
    ))
    .bind(token_hash)
    .bind(now_ms)
    .one_as(db.read())
    .await
}

/// What the gate needs of a key.
#[derive(FromQueryResult)]
pub(crate) struct UsedKey {
    pub(crate) id: Uuid,
    pub(crate) workspace_id: Uuid,
    pub(crate) last_used_at: Option<i64>,
}

/// The key with that hash, unless it was revoked.
pub(crate) async fn key(db: &Db, key_hash: Vec<u8>) -> Result<Option<UsedKey>> {
    Sql::new("SELECT id, workspace_id, last_used_at FROM api_key WHERE key_hash = $1 AND revoked_at IS NULL")
        .bind(key_hash)
        .one_as(db.read())
        .await
}

/// Notes that a key was used now, unless somebody noted it after `unless_after`.
pub(crate) async fn note_use(db: &Db, id: Uuid, now_ms: i64, unless_after: i64) -> Result<()> {
    Sql::new("UPDATE api_key SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $3)")
        .bind(id)
        .bind(now_ms)
        .bind(unless_after)
        .run(db.write())
        .await?;
    Ok(())
}

pub(crate) async fn insert_key(
    db: &Db,
    workspace: WorkspaceId,
    id: Uuid,
    name: &KeyName,
    secret: &KeySecret,
    now_ms: i64,
) -> Result<()> {
    Sql::new(
        "INSERT INTO api_key (id, workspace_id, name, key_hash, prefix, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id)
    .bind(workspace)
    .bind(name.as_str())
    .bind(secret.fingerprint())
    .bind(secret.prefix())
    .bind(now_ms)
    .run(db.write())
    .await?;
    Ok(())
}

/// The workspace's keys that were not revoked, oldest first.
pub(crate) async fn keys(db: &Db, who: &Editor) -> Result<Vec<Key>> {
    Sql::new(
        "SELECT id, name, prefix, last_used_at FROM api_key WHERE workspace_id = $1 AND revoked_at IS NULL ORDER BY id",
    )
    .bind(who.workspace())
    .all_as(db.read())
    .await
}

/// One of them.
pub(crate) async fn find_key(db: &Db, who: &Editor, id: Uuid) -> Result<Option<Key>> {
    Sql::new(
        "SELECT id, name, prefix, last_used_at FROM api_key \
         WHERE id = $1 AND workspace_id = $2 AND revoked_at IS NULL",
    )
    .bind(id)
    .bind(who.workspace())
    .one_as(db.read())
    .await
}

/// Revokes a key of the workspace; false when it has none with that id. Revoking again changes nothing.
pub(crate) async fn revoke_key(db: &Db, who: &Editor, id: Uuid, now_ms: i64) -> Result<bool> {
    let done = Sql::new("UPDATE api_key SET revoked_at = COALESCE(revoked_at, $3) WHERE id = $1 AND workspace_id = $2")
        .bind(id)
        .bind(who.workspace())
        .bind(now_ms)
        .run(db.write())
        .await?;
    Ok(done.rows_affected() > 0)
}

// ── A person's rights ────────────────────────────────────────────────────────────────────────────────────────────────

pub(crate) async fn language(on: &impl ConnectionTrait, account: SubjectId) -> Result<Option<String>> {
    let row = Sql::new("SELECT language FROM account WHERE id = $1").bind(account).one(on).await?;
    row.map(|row| row.try_get("", "language")).transpose()
}

pub(crate) async fn set_language(on: &impl ConnectionTrait, account: SubjectId, tag: &str) -> Result<()> {
    Sql::new("UPDATE account SET language = $2 WHERE id = $1").bind(account).bind(tag).run(on).await.map(drop)
}

/// False when there is no such account.
pub(crate) async fn set_email(
    tx: &Tx,
    account: SubjectId,
    email: Sealed<datum::MemberEmail>,
    index: BlindIndex<datum::MemberEmailIndex>,
) -> Result<bool> {
    let sql = Sql::new("UPDATE account SET email = $2, email_index = $3 WHERE id = $1");
    Ok(sql.bind(account).bind(email).bind(index).run(tx).await?.rows_affected() > 0)
}

pub(crate) async fn revoke_keys(tx: &Tx, workspace: WorkspaceId, now_ms: i64) -> Result<()> {
    Sql::new("UPDATE api_key SET revoked_at = $2 WHERE workspace_id = $1 AND revoked_at IS NULL")
        .bind(workspace)
        .bind(now_ms)
        .run(tx)
        .await
        .map(drop)
}
