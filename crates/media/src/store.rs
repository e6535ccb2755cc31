//! The queries of this crate: the only place that speaks to `media_file`.

use db::{Db, Result, Sql};
use kit::WorkspaceId;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::{Hash, Image};

#[derive(FromQueryResult)]
pub(crate) struct Row {
    workspace_id: Uuid,
    hash: String,
    /// Since when no room refers to it, in milliseconds since the epoch.
    pub(crate) unused_at: Option<i64>,
}

impl Row {
    pub(crate) fn workspace(&self) -> WorkspaceId {
        WorkspaceId(self.workspace_id)
    }

    pub(crate) fn hash(&self) -> Hash {
        Hash::stored(self.hash.clone())
    }
}

/// Writes down a picture, or begins its day anew when the workspace has it already.
pub(crate) async fn put(db: &Db, workspace: WorkspaceId, image: &Image, bytes: usize, now_ms: i64) -> Result<()> {
    Sql::new(
        "INSERT INTO media_file (workspace_id, hash, bytes, width, height, made_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (workspace_id, hash) DO UPDATE SET made_at = excluded.made_at, unused_at = NULL",
    )
    .bind(workspace)
    .bind(image.hash.as_str())
    .bind(i64::try_from(bytes).unwrap_or(i64::MAX))
    .bind(i64::from(image.width))
    .bind(i64::from(image.height))
    .bind(now_ms)
    .run(db.write())
    .await
    .map(drop)
}

/// The width and the height of a picture of the workspace.
pub(crate) async fn size(db: &Db, workspace: WorkspaceId, hash: &Hash) -> Result<Option<(i64, i64)>> {
    #[derive(FromQueryResult)]
    struct Size {
        width: i64,
        height: i64,
    }
    let sql = Sql::new("SELECT width, height FROM media_file WHERE workspace_id = $1 AND hash = $2");
    let size: Option<Size> = sql.bind(workspace).bind(hash.as_str()).one_as(db.read()).await?;
    Ok(size.map(|size| (size.width, size.height)))
}

/// Every picture of every workspace: for the program's own work.
pub(crate) async fn all(db: &Db) -> Result<Vec<Row>> {
    Sql::new("SELECT workspace_id, hash, unused_at FROM media_file ORDER BY workspace_id, hash").all_as(db.read()).await
}

/// Writes down since when nobody refers to it, or that somebody does.
pub(crate) async fn mark(db: &Db, (workspace, hash): &(WorkspaceId, Hash), unused_at: Option<i64>) -> Result<()> {
    Sql::new("UPDATE media_file SET unused_at = $3 WHERE workspace_id = $1 AND hash = $2")
        .bind(*workspace)
        .bind(hash.as_str())
        .bind(unused_at)
        .run(db.write())
        .await
        .map(drop)
}

/// Removes the row when it has been unused, and not been kept anew, since `before`. Says whether it did.
pub(crate) async fn remove(db: &Db, (workspace, hash): &(WorkspaceId, Hash), before: i64) -> Result<bool> {
    let sql =
        Sql::new("DELETE FROM media_file WHERE workspace_id = $1 AND hash = $2 AND unused_at <= $3 AND made_at <= $3");
    let done = sql.bind(*workspace).bind(hash.as_str()).bind(before).run(db.write()).await?;
    Ok(done.rows_affected() > 0)
}

/// Whether any workspace has the picture: equal pictures are one file.
pub(crate) async fn anybody_has(db: &Db, hash: &Hash) -> Result<bool> {
    let sql = Sql::new("SELECT 1 AS one FROM media_file WHERE hash = $1 LIMIT 1");
    Ok(sql.bind(hash.as_str()).one(db.read()).await?.is_some())
}
