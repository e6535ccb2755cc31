//! The queries of this room: the only place that speaks to `link` and `destination`.

use std::collections::HashMap;

use db::{Result, Sql, Tx};
use kit::{Cursor, Editor, WorkspaceId, from_millis};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::model::{CheckedDestinations, Destination, Link, Slug};

const COLUMNS: &str = "id, workspace_id, release_id, slug, created_at, updated_at, retired_at";
/// How many ids one question names. SQLite takes 32766 values at most.
const IDS: usize = 1000;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    workspace_id: Uuid,
    release_id: Uuid,
    slug: String,
    created_at: i64,
    updated_at: i64,
    retired_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct DestinationRow {
    link_id: Uuid,
    service: String,
    label: String,
    url: String,
}

/// A link of the workspace, a retired one too.
pub(crate) async fn find(on: &impl ConnectionTrait, editor: &Editor, id: Uuid) -> Result<Option<Link>> {
    let sql = format!("SELECT {COLUMNS} FROM link WHERE workspace_id = $1 AND id = $2");
    let rows = Sql::new(sql).bind(editor.workspace()).bind(id).all_as::<Row>(on).await?;
    Ok(with_destinations(on, rows).await?.pop())
}

/// Every link of the workspace, retired ones too. The newest first.
pub(crate) async fn all(on: &impl ConnectionTrait, editor: &Editor) -> Result<Vec<Link>> {
    let sql = format!("SELECT {COLUMNS} FROM link WHERE workspace_id = $1 ORDER BY id DESC");
    let rows = Sql::new(sql).bind(editor.workspace()).all_as::<Row>(on).await?;
    with_destinations(on, rows).await
}

/// Links of the workspace that are not retired, oldest first, from a cursor on.
pub(crate) async fn page(
    on: &impl ConnectionTrait,
    editor: &Editor,
    after: Option<Cursor>,
    limit: u64,
) -> Result<Vec<Link>> {
    let Cursor(after) = after.unwrap_or(Cursor(Uuid::nil()));
    let sql = format!(
        "SELECT {COLUMNS} FROM link WHERE workspace_id = $1 AND id > $2 AND retired_at IS NULL ORDER BY id LIMIT $3"
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = Sql::new(sql).bind(editor.workspace()).bind(after).bind(limit).all_as::<Row>(on).await?;
    with_destinations(on, rows).await
}

/// The link at an address, of any workspace, a retired one too: for the public.
pub(crate) async fn by_slug(on: &impl ConnectionTrait, slug: &str) -> Result<Option<Link>> {
    let sql = format!("SELECT {COLUMNS} FROM link WHERE slug = $1");
    let rows = Sql::new(sql).bind(slug).all_as::<Row>(on).await?;
    Ok(with_destinations(on, rows).await?.pop())
}

/// Where a link of a workspace is, unless it is retired.
pub(crate) async fn slug_of(on: &impl ConnectionTrait, workspace: WorkspaceId, id: Uuid) -> Result<Option<String>> {
    let row = Sql::new("SELECT slug FROM link WHERE workspace_id = $1 AND id = $2 AND retired_at IS NULL")
        .bind(workspace)
        .bind(id)
        .one(on)
        .await?;
    row.map(|row| row.try_get("", "slug")).transpose()
}

/// Those of `ids` that are retired, of any workspace: for the program's own work.
pub(crate) async fn retired(on: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    #[derive(FromQueryResult)]
    struct Only {
        id: Uuid,
    }
    let mut found = Vec::new();
    for ids in ids.chunks(IDS) {
        let sql = format!("SELECT id FROM link WHERE retired_at IS NOT NULL AND id IN ({})", places(ids));
        let rows = bind_all(Sql::new(sql), ids).all_as::<Only>(on).await?;
        found.extend(rows.into_iter().map(|row| row.id));
    }
    Ok(found)
}

/// The slugs of all workspaces that begin with a word.
pub(crate) async fn slugs_like(on: &impl ConnectionTrait, stem: &str) -> Result<Vec<String>> {
    #[derive(FromQueryResult)]
    struct Only {
        slug: String,
    }
    // A slug has no sign that LIKE would read as a pattern.
    let sql = Sql::new("SELECT slug FROM link WHERE slug = $1 OR slug LIKE $2").bind(stem).bind(format!("{stem}-%"));
    Ok(sql.all_as::<Only>(on).await?.into_iter().map(|row| row.slug).collect())
}

/// A new link, without its destinations. A slug that is taken is a unique violation.
pub(crate) async fn insert(tx: &Tx, editor: &Editor, id: Uuid, release: Uuid, slug: &Slug, now_ms: i64) -> Result<()> {
    let sql = Sql::new(
        "INSERT INTO link (id, workspace_id, release_id, slug, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)",
    );
    let sql = sql.bind(id).bind(editor.workspace()).bind(release).bind(slug.as_str()).bind(now_ms);
    sql.run(tx).await.map(drop)
}

/// Changes the slug, where one is given, and the instant of the last change. Says whether there is such a link that is
/// not retired. A slug that is taken is a unique violation.
pub(crate) async fn change(tx: &Tx, editor: &Editor, id: Uuid, slug: Option<&Slug>, now_ms: i64) -> Result<bool> {
    let sql = Sql::new(
        "UPDATE link SET slug = COALESCE($1, slug), updated_at = $2 \
         WHERE workspace_id = $3 AND id = $4 AND retired_at IS NULL",
    );
    let sql = sql.bind(slug.map(Slug::as_str)).bind(now_ms).bind(editor.workspace()).bind(id);
    Ok(sql.run(tx).await?.rows_affected() > 0)
}

/// Retires a link. Says whether there was such a link that was not retired yet.
pub(crate) async fn retire(tx: &Tx, editor: &Editor, id: Uuid, now_ms: i64) -> Result<bool> {
    let sql = Sql::new(
        "UPDATE link SET retired_at = $1, updated_at = $1 WHERE workspace_id = $2 AND id = $3 AND retired_at IS NULL",
    );
    Ok(sql.bind(now_ms).bind(editor.workspace()).bind(id).run(tx).await?.rows_affected() > 0)
}

/// Replaces a link's destinations. `new_id` makes their ids.
pub(crate) async fn put_destinations(
    tx: &Tx,
    editor: &Editor,
    link: Uuid,
    destinations: &CheckedDestinations,
    new_id: impl Fn() -> Uuid,
) -> Result<()> {
    let gone = Sql::new("DELETE FROM destination WHERE workspace_id = $1 AND link_id = $2");
    gone.bind(editor.workspace()).bind(link).run(tx).await?;
    for (position, one) in (0_i64..).zip(destinations.iter()) {
        let sql = Sql::new(
            "INSERT INTO destination (id, workspace_id, link_id, position, service, label, url) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        );
        let sql = sql.bind(new_id()).bind(editor.workspace()).bind(link).bind(position);
        sql.bind(one.service()).bind(one.label()).bind(one.url()).run(tx).await?;
    }
    Ok(())
}

async fn with_destinations(on: &impl ConnectionTrait, rows: Vec<Row>) -> Result<Vec<Link>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut destinations: HashMap<Uuid, Vec<Destination>> = HashMap::new();
    for ids in ids.chunks(IDS) {
        let sql = format!(
            "SELECT link_id, service, label, url FROM destination WHERE link_id IN ({}) ORDER BY link_id, position",
            places(ids)
        );
        for row in bind_all(Sql::new(sql), ids).all_as::<DestinationRow>(on).await? {
            let one = Destination::kept(row.service, row.label, row.url);
            destinations.entry(row.link_id).or_default().extend(one);
        }
    }
    let link = |row: Row| Link {
        destinations: destinations.remove(&row.id).unwrap_or_default(),
        id: row.id,
        workspace: WorkspaceId(row.workspace_id),
        release_id: row.release_id,
        slug: row.slug,
        created_at: from_millis(row.created_at),
        updated_at: from_millis(row.updated_at),
        retired_at: row.retired_at.map(from_millis),
    };
    Ok(rows.into_iter().map(link).collect())
}

fn places(ids: &[Uuid]) -> String {
    let places: Vec<String> = (1..=ids.len()).map(|n| format!("${n}")).collect();
    places.join(", ")
}

fn bind_all(sql: Sql, ids: &[Uuid]) -> Sql {
    ids.iter().fold(sql, |sql, id| sql.bind(*id))
}
