//! This room's queries: the only place that speaks to its tables.

use db::{Db, Result, Sql, Tx};
use kit::WorkspaceId;
use privacy::SubjectId;
use uuid::Uuid;

use crate::model::Role;

/// A sub-query with the columns `account_id`, `workspace_id` and `name`: who works where. For a room whose own query must
/// learn the workspace in the same round trip.
pub const MEMBERS: &str = "(SELECT m.account_id, m.workspace_id, w.name FROM membership m \
                           JOIN workspace w ON w.id = m.workspace_id)";

/// Makes a workspace and its owner's membership, in the caller's transaction. `name` is a checked [`Name`](crate::Name).
///
/// # Errors
/// The store's own.
pub async fn create(tx: &Tx, id: WorkspaceId, name: &str, owner: SubjectId, now_ms: i64) -> Result<()> {
    create_alone(tx, id, name, now_ms).await?;
    join(tx, id, owner, now_ms).await
}

/// Makes somebody an owner of a workspace, in the caller's transaction.
///
/// # Errors
/// The store's own.
pub async fn join(tx: &Tx, id: WorkspaceId, owner: SubjectId, now_ms: i64) -> Result<()> {
    Sql::new("INSERT INTO membership (account_id, workspace_id, role, created_at) VALUES ($1, $2, $3, $4)")
        .bind(owner)
        .bind(id)
        .bind(Role::Owner.id())
        .bind(now_ms)
        .run(tx)
        .await?;
    Ok(())
}

/// Makes a workspace that nobody is a member of, in the caller's transaction: for the program's own use.
///
/// # Errors
/// The store's own.
pub async fn create_alone(tx: &Tx, id: WorkspaceId, name: &str, now_ms: i64) -> Result<()> {
    let sql = Sql::new("INSERT INTO workspace (id, name, created_at) VALUES ($1, $2, $3)");
    sql.bind(id).bind(name).bind(now_ms).run(tx).await.map(drop)
}

/// Where somebody works, and what it is called: the workspace they joined first.
///
/// # Errors
/// The store's own.
pub async fn of_member(db: &Db, account: SubjectId) -> Result<Option<(WorkspaceId, String)>> {
    let row = Sql::new(
        "SELECT w.id, w.name FROM membership m JOIN workspace w ON w.id = m.workspace_id WHERE m.account_id = $1 \
         ORDER BY m.created_at, w.id LIMIT 1",
    )
    .bind(account)
    .one(db.read())
    .await?;
    row.map(|row| Ok((WorkspaceId(row.try_get::<Uuid>("", "id")?), row.try_get("", "name")?))).transpose()
}

/// Who works in a workspace, who joined first first.
///
/// # Errors
/// The store's own.
pub async fn members(db: &Db, id: WorkspaceId) -> Result<Vec<SubjectId>> {
    let sql = "SELECT account_id FROM membership WHERE workspace_id = $1 ORDER BY created_at, account_id";
    let rows = Sql::new(sql).bind(id).all(db.read()).await?;
    rows.iter().map(|row| Ok(SubjectId(row.try_get::<Uuid>("", "account_id")?))).collect()
}

/// Whether there is such a workspace.
///
/// # Errors
/// The store's own.
pub async fn exists(db: &Db, id: WorkspaceId) -> Result<bool> {
    let row = Sql::new("SELECT 1 AS one FROM workspace WHERE id = $1").bind(id).one(db.read()).await?;
    Ok(row.is_some())
}

/// A workspace as one of its members leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// The workspace.
    pub id: WorkspaceId,
    /// What it is called.
    pub name: String,
    /// How many others work there.
    pub n_others: u64,
    /// Whether one of them is an owner too.
    pub has_other_owner: bool,
}

/// Every workspace of somebody, as it would be without them.
///
/// # Errors
/// The store's own.
pub async fn without(db: &Db, account: SubjectId) -> Result<Vec<Leaving>> {
    let rows = Sql::new(
        "SELECT w.id, w.name, \
         (SELECT COUNT(*) FROM membership o WHERE o.workspace_id = w.id AND o.account_id <> $1) AS n_others, \
         (SELECT COUNT(*) FROM membership o WHERE o.workspace_id = w.id AND o.account_id <> $1 AND o.role = $2) AS n_owners \
         FROM membership m JOIN workspace w ON w.id = m.workspace_id WHERE m.account_id = $1 ORDER BY m.created_at, w.id",
    )
    .bind(account)
    .bind(Role::Owner.id())
    .all(db.read())
    .await?;
    let mut leaving = Vec::with_capacity(rows.len());
    for row in rows {
        leaving.push(Leaving {
            id: WorkspaceId(row.try_get("", "id")?),
            name: row.try_get("", "name")?,
            n_others: u64::try_from(row.try_get::<i64>("", "n_others")?).unwrap_or(0),
            has_other_owner: row.try_get::<i64>("", "n_owners")? > 0,
        });
    }
    Ok(leaving)
}
