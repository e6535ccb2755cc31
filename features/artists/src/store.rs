//! The queries of this room: the only place that speaks to `artist`.

use std::collections::{HashMap, HashSet};

use db::{Result, Sql, Tx};
use jiff::Timestamp;
use kit::{Cursor, Editor, WorkspaceId, from_millis};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::{Artist, model::Name};

const COLUMNS: &str = "id, name, created_at, updated_at, retired_at";
/// How many ids one question names. SQLite takes 32766 values at most.
const IDS: usize = 1000;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    name: String,
    created_at: i64,
    updated_at: i64,
    retired_at: Option<i64>,
}

impl From<Row> for Artist {
    fn from(row: Row) -> Artist {
        Artist {
            id: row.id,
            name: row.name,
            created_at: from_millis(row.created_at),
            updated_at: from_millis(row.updated_at),
            retired_at: row.retired_at.map(from_millis),
        }
    }
}

pub(crate) async fn find(on: &impl ConnectionTrait, editor: &Editor, id: Uuid) -> Result<Option<Artist>> {
    let sql = format!("SELECT {COLUMNS} FROM artist WHERE workspace_id = $1 AND id = $2");
    let row = Sql::new(sql).bind(editor.workspace()).bind(id).one_as::<Row>(on).await?;
    Ok(row.map(Artist::from))
}

pub(crate) async fn all(on: &impl ConnectionTrait, editor: &Editor) -> Result<Vec<Artist>> {
    let sql =
        format!("SELECT {COLUMNS} FROM artist WHERE workspace_id = $1 AND retired_at IS NULL ORDER BY lower(name), id");
    let rows = Sql::new(sql).bind(editor.workspace()).all_as::<Row>(on).await?;
    Ok(rows.into_iter().map(Artist::from).collect())
}

/// One page by name, for people: one row more than `limit` when there is a next page.
pub(crate) async fn page_by_name(
    on: &impl ConnectionTrait,
    editor: &Editor,
    limit: u64,
    after: Option<Cursor>,
) -> Result<Vec<Artist>> {
    let after_it = "AND (lower(name), id) > (SELECT lower(name), id FROM artist WHERE workspace_id = $1 AND id = $2)";
    page(on, editor, "lower(name), id", after.map(|cursor| (after_it, cursor)), limit).await
}

/// One page by age, for programs: an artist that is made or renamed meanwhile moves no other.
pub(crate) async fn page_by_age(
    on: &impl ConnectionTrait,
    editor: &Editor,
    limit: u64,
    after: Option<Cursor>,
) -> Result<Vec<Artist>> {
    page(on, editor, "id", after.map(|cursor| ("AND id > $2", cursor)), limit).await
}

async fn page(
    on: &impl ConnectionTrait,
    editor: &Editor,
    order: &str,
    after: Option<(&str, Cursor)>,
    limit: u64,
) -> Result<Vec<Artist>> {
    let (after_it, cursor) = after.unzip();
    let sql = format!(
        "SELECT {COLUMNS} FROM artist WHERE workspace_id = $1 AND retired_at IS NULL {} ORDER BY {order} LIMIT {}",
        after_it.unwrap_or_default(),
        limit + 1
    );
    let sql = Sql::new(sql).bind(editor.workspace());
    let sql = match cursor {
        Some(Cursor(id)) => sql.bind(id),
        None => sql,
    };
    Ok(sql.all_as::<Row>(on).await?.into_iter().map(Artist::from).collect())
}

pub(crate) async fn insert(tx: &Tx, editor: &Editor, artist: &Artist) -> Result<()> {
    let sql = "INSERT INTO artist (id, workspace_id, name, created_at, updated_at) VALUES ($1, $2, $3, $4, $5)";
    Sql::new(sql)
        .bind(artist.id)
        .bind(editor.workspace())
        .bind(artist.name.as_str())
        .bind(artist.created_at.as_millisecond())
        .bind(artist.updated_at.as_millisecond())
        .run(tx)
        .await?;
    Ok(())
}

/// Changes the name. Returns false when there is no such artist, or a retired one.
pub(crate) async fn rename(tx: &Tx, editor: &Editor, id: Uuid, name: &Name, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE artist SET name = $3, updated_at = $4 WHERE workspace_id = $1 AND id = $2 AND retired_at IS NULL";
    let sql = Sql::new(sql).bind(editor.workspace()).bind(id).bind(name.as_str()).bind(now.as_millisecond());
    Ok(sql.run(tx).await?.rows_affected() == 1)
}

/// Retires it. Returns false when there is no such artist, or it is retired already.
pub(crate) async fn retire(tx: &Tx, editor: &Editor, id: Uuid, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE artist SET retired_at = $3, updated_at = $3 \
               WHERE workspace_id = $1 AND id = $2 AND retired_at IS NULL";
    let sql = Sql::new(sql).bind(editor.workspace()).bind(id).bind(now.as_millisecond());
    Ok(sql.run(tx).await?.rows_affected() == 1)
}

pub(crate) async fn names(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, String>> {
    #[derive(FromQueryResult)]
    struct Named {
        id: Uuid,
        name: String,
    }
    let mut names = HashMap::new();
    for ids in ids.chunks(IDS) {
        let places: Vec<String> = (2..ids.len() + 2).map(|n| format!("${n}")).collect();
        let sql = format!("SELECT id, name FROM artist WHERE workspace_id = $1 AND id IN ({})", places.join(", "));
        let sql = ids.iter().fold(Sql::new(sql).bind(workspace), |sql, id| sql.bind(*id));
        names.extend(sql.all_as::<Named>(on).await?.into_iter().map(|row| (row.id, row.name)));
    }
    Ok(names)
}

pub(crate) async fn of_names(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    names: &[String],
) -> Result<HashMap<String, Uuid>> {
    #[derive(FromQueryResult)]
    struct Named {
        id: Uuid,
        name: String,
    }
    let mut found = HashMap::new();
    for names in names.chunks(IDS) {
        let sql = format!(
            "SELECT id, name FROM artist WHERE workspace_id = $1 AND retired_at IS NULL AND name IN ({}) ORDER BY id",
            places(2, names.len())
        );
        let sql = names.iter().fold(Sql::new(sql).bind(workspace), |sql, name| sql.bind(name.as_str()));
        for row in sql.all_as::<Named>(on).await? {
            found.entry(row.name).or_insert(row.id);
        }
    }
    Ok(found)
}

pub(crate) async fn insert_all(tx: &Tx, workspace: WorkspaceId, artists: &[Artist]) -> Result<()> {
    for artists in artists.chunks(IDS) {
        let rows: Vec<String> = (0..artists.len()).map(|row| format!("({})", places(1 + row * 5, 5))).collect();
        let sql =
            format!("INSERT INTO artist (id, workspace_id, name, created_at, updated_at) VALUES {}", rows.join(", "));
        let sql = artists.iter().fold(Sql::new(sql), |sql, artist| {
            sql.bind(artist.id)
                .bind(workspace)
                .bind(artist.name.as_str())
                .bind(artist.created_at.as_millisecond())
                .bind(artist.updated_at.as_millisecond())
        });
        sql.run(tx).await?;
    }
    Ok(())
}

/// Retires those that are as they were made, and answers which.
pub(crate) async fn retire_unchanged(
    tx: &Tx,
    workspace: WorkspaceId,
    ids: &[Uuid],
    now: Timestamp,
) -> Result<HashSet<Uuid>> {
    let mut retired = HashSet::new();
    for ids in ids.chunks(IDS) {
        let sql = format!(
            "UPDATE artist SET retired_at = $2, updated_at = $2 WHERE workspace_id = $1 AND retired_at IS NULL \
             AND updated_at = created_at AND id IN ({}) RETURNING id",
            places(3, ids.len())
        );
        let sql = Sql::new(sql).bind(workspace).bind(now.as_millisecond());
        for row in ids.iter().fold(sql, |sql, id| sql.bind(*id)).all(tx).await? {
            retired.insert(row.try_get("", "id")?);
        }
    }
    Ok(retired)
}

/// `$2, $3, $4`: so many places.
fn places(first: usize, n: usize) -> String {
    let places: Vec<String> = (first..first + n).map(|n| format!("${n}")).collect();
    places.join(", ")
}
