//! The queries of this room: the only place that speaks to its tables.

use std::collections::HashMap;

use db::{Result, Sql, Tx};
use jiff::Timestamp;
use kit::{Cursor, Editor, WorkspaceId, from_millis};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::{
    columns::Mapping,
    draft::{Draft, Remark},
    model::{Counts, Import, Kept, Outcome, State},
};

const COLUMNS: &str = "id, workspace_id, state, headings, mapping, n_rows, n_left_out, n_done, n_artists, n_releases, n_links, \
                       n_had, created_at, confirmed_at, finished_at, undone_at, leased_until";
/// How many values one question names. SQLite takes 32766 at most.
const IDS: usize = 1000;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    workspace_id: Uuid,
    state: String,
    headings: String,
    mapping: String,
    n_rows: i64,
    n_left_out: i64,
    n_done: i64,
    n_artists: i64,
    n_releases: i64,
    n_links: i64,
    n_had: i64,
    created_at: i64,
    confirmed_at: Option<i64>,
    finished_at: Option<i64>,
    undone_at: Option<i64>,
    leased_until: i64,
}

impl From<Row> for Import {
    fn from(row: Row) -> Import {
        let count = |n: i64| u64::try_from(n).unwrap_or_default();
        Import {
            id: row.id,
            workspace: WorkspaceId(row.workspace_id),
            state: State::of(&row.state),
            headings: serde_json::from_str(&row.headings).unwrap_or_default(),
            mapping: serde_json::from_str(&row.mapping).unwrap_or_default(),
            counts: Counts {
                rows: count(row.n_rows),
                left_out: count(row.n_left_out),
                done: count(row.n_done),
                artists: count(row.n_artists),
                releases: count(row.n_releases),
                links: count(row.n_links),
                had: count(row.n_had),
            },
            created_at: from_millis(row.created_at),
            confirmed_at: row.confirmed_at.map(from_millis),
            finished_at: row.finished_at.map(from_millis),
            undone_at: row.undone_at.map(from_millis),
            leased_until: row.leased_until,
        }
    }
}

/// An import of the workspace.
pub(crate) async fn find(on: &impl ConnectionTrait, editor: &Editor, id: Uuid) -> Result<Option<Import>> {
    let sql = format!("SELECT {COLUMNS} FROM import WHERE workspace_id = $1 AND id = $2");
    let row = Sql::new(sql).bind(editor.workspace()).bind(id).one_as::<Row>(on).await?;
    Ok(row.map(Import::from))
}

/// The newest imports, for people; those that nobody confirmed only where they were brought after `since`.
pub(crate) async fn newest(
    on: &impl ConnectionTrait,
    editor: &Editor,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<Import>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM import WHERE workspace_id = $1 AND (state <> 'open' OR created_at > $2) \
         ORDER BY id DESC LIMIT $3"
    );
    let sql = Sql::new(sql).bind(editor.workspace()).bind(since.as_millisecond()).bind(limit);
    let rows = sql.all_as::<Row>(on).await?;
    Ok(rows.into_iter().map(Import::from).collect())
}

/// One page by age, the oldest first, for programs: one more than `limit` where there is a next page.
pub(crate) async fn page(
    on: &impl ConnectionTrait,
    editor: &Editor,
    after: Option<Cursor>,
    limit: u64,
) -> Result<Vec<Import>> {
    let Cursor(after) = after.unwrap_or(Cursor(Uuid::nil()));
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let sql = format!("SELECT {COLUMNS} FROM import WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3");
    let rows =
        Sql::new(sql).bind(editor.workspace()).bind(after).bind(limit.saturating_add(1)).all_as::<Row>(on).await?;
    Ok(rows.into_iter().map(Import::from).collect())
}

/// How many imports of the workspace that were brought after `since` nobody has confirmed yet.
pub(crate) async fn n_open(on: &impl ConnectionTrait, editor: &Editor, since: Timestamp) -> Result<i64> {
    let sql = "SELECT COUNT(*) AS n FROM import WHERE workspace_id = $1 AND state = 'open' AND created_at > $2";
    let row = Sql::new(sql).bind(editor.workspace()).bind(since.as_millisecond()).one(on).await?;
    row.map_or(Ok(0), |row| row.try_get("", "n"))
}

/// A new import with its file.
pub(crate) async fn insert(tx: &Tx, import: &Import, body: &str) -> Result<()> {
    let sql = Sql::new(
        "INSERT INTO import (id, workspace_id, state, headings, mapping, n_rows, n_left_out, n_done, n_artists, n_releases, \
         n_links, n_had, created_at, leased_until) VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, 0, 0, 0, $7, 0)",
    );
    let at = import.created_at.as_millisecond();
    sql.bind(import.id)
        .bind(import.workspace)
        .bind(import.state.word())
        .bind(json(&import.headings))
        .bind(json(&import.mapping))
        .bind(signed(import.counts.rows))
        .bind(at)
        .run(tx)
        .await?;
    let sql = Sql::new("INSERT INTO import_file (import_id, workspace_id, body, created_at) VALUES ($1, $2, $3, $4)");
    sql.bind(import.id).bind(import.workspace).bind(body).bind(at).run(tx).await.map(drop)
}

/// The file of an import that nobody has confirmed yet; none where its day is over.
pub(crate) async fn file(
    on: &impl ConnectionTrait,
    editor: &Editor,
    id: Uuid,
    since: Timestamp,
) -> Result<Option<String>> {
    let sql = Sql::new("SELECT body FROM import_file WHERE workspace_id = $1 AND import_id = $2 AND created_at > $3");
    let row = sql.bind(editor.workspace()).bind(id).bind(since.as_millisecond()).one(on).await?;
    row.map(|row| row.try_get("", "body")).transpose()
}

/// Changes how an open import is read. Says whether there is such a one.
pub(crate) async fn put_mapping(tx: &Tx, editor: &Editor, id: Uuid, mapping: &Mapping) -> Result<bool> {
    let sql = Sql::new("UPDATE import SET mapping = $1 WHERE workspace_id = $2 AND id = $3 AND state = 'open'");
    Ok(sql.bind(json(mapping)).bind(editor.workspace()).bind(id).run(tx).await?.rows_affected() == 1)
}

/// Begins the work of an open import. Says whether it was open.
pub(crate) async fn confirm(tx: &Tx, editor: &Editor, id: Uuid, counts: &Counts, now: Timestamp) -> Result<bool> {
    let sql = Sql::new(
        "UPDATE import SET state = 'running', confirmed_at = $1, n_rows = $2, n_left_out = $3 \
         WHERE workspace_id = $4 AND id = $5 AND state = 'open'",
    );
    let sql = sql.bind(now.as_millisecond()).bind(signed(counts.rows)).bind(signed(counts.left_out));
    Ok(sql.bind(editor.workspace()).bind(id).run(tx).await?.rows_affected() == 1)
}

/// Takes the file away.
pub(crate) async fn delete_file(tx: &Tx, editor: &Editor, id: Uuid) -> Result<()> {
    let sql = Sql::new("DELETE FROM import_file WHERE workspace_id = $1 AND import_id = $2");
    sql.bind(editor.workspace()).bind(id).run(tx).await.map(drop)
}

/// Takes an open import away. Says whether there was one.
pub(crate) async fn delete_open(tx: &Tx, editor: &Editor, id: Uuid) -> Result<bool> {
    let sql = Sql::new("DELETE FROM import WHERE workspace_id = $1 AND id = $2 AND state = 'open'");
    Ok(sql.bind(editor.workspace()).bind(id).run(tx).await?.rows_affected() == 1)
}

/// Begins to take back what a finished import made. Says whether it was finished.
pub(crate) async fn begin_undoing(tx: &Tx, editor: &Editor, id: Uuid) -> Result<bool> {
    let sql = Sql::new("UPDATE import SET state = 'undoing' WHERE workspace_id = $1 AND id = $2 AND state = 'done'");
    Ok(sql.bind(editor.workspace()).bind(id).run(tx).await?.rows_affected() == 1)
}

/// The rows of a confirmed import, each with its draft.
pub(crate) async fn insert_rows(tx: &Tx, import: &Import, drafts: &[Draft]) -> Result<()> {
    const FIELDS: usize = 11;
    for drafts in drafts.chunks(IDS) {
        let places: Vec<String> =
            (0..drafts.len()).map(|row| format!("({})", places(1 + row * FIELDS, FIELDS))).collect();
        let sql = format!(
            "INSERT INTO import_row (import_id, n, workspace_id, state, title, draft, remarks, made_artist, made_release, \
             made_link, created_at) VALUES {}",
            places.join(", ")
        );
        let sql = drafts.iter().fold(Sql::new(sql), |sql, draft| {
            let outcome = if draft.is_sound() { Outcome::Planned } else { Outcome::LeftOut };
            let remarks: Vec<&Remark> = draft.problems.iter().chain(&draft.notes).collect();
            let kept = if draft.is_sound() { json(draft) } else { String::new() };
            let title: String = draft.title.chars().take(200).collect();
            let sql = sql.bind(import.id).bind(i64::from(draft.n())).bind(import.workspace).bind(outcome.word());
            let sql = sql.bind(title).bind(kept).bind(json(&remarks)).bind(false).bind(false).bind(false);
            sql.bind(import.created_at.as_millisecond())
        });
        sql.run(tx).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct KeptRow {
    n: i64,
    state: String,
    title: String,
    draft: String,
    remarks: String,
    artist_id: Option<Uuid>,
    release_id: Option<Uuid>,
    link_id: Option<Uuid>,
    made_artist: bool,
    made_release: bool,
    made_link: bool,
}

impl From<KeptRow> for Kept {
    fn from(row: KeptRow) -> Kept {
        Kept {
            n: u32::try_from(row.n).unwrap_or_default(),
            outcome: Outcome::of(&row.state),
            title: row.title,
            draft: serde_json::from_str(&row.draft).ok(),
            remarks: serde_json::from_str(&row.remarks).unwrap_or_default(),
            artist: row.artist_id,
            release: row.release_id,
            link: row.link_id,
            made_artist: row.made_artist,
            made_release: row.made_release,
            made_link: row.made_link,
        }
    }
}

const KEPT: &str =
    "n, state, title, draft, remarks, artist_id, release_id, link_id, made_artist, made_release, made_link";

/// Rows of a confirmed import from a number on, in their order; `outcome` says which.
pub(crate) async fn rows(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    id: Uuid,
    outcome: Option<Outcome>,
    (after, limit): (u32, i64),
) -> Result<Vec<Kept>> {
    let which = if outcome.is_some() { "AND state = $5" } else { "" };
    let sql = format!(
        "SELECT {KEPT} FROM import_row WHERE workspace_id = $1 AND import_id = $2 AND n > $3 {which} ORDER BY n LIMIT $4"
    );
    let sql = Sql::new(sql).bind(workspace).bind(id).bind(i64::from(after)).bind(limit);
    let sql = match outcome {
        Some(outcome) => sql.bind(outcome.word()),
        None => sql,
    };
    Ok(sql.all_as::<KeptRow>(on).await?.into_iter().map(Kept::from).collect())
}

/// The last rows that made something which has not been taken back yet, the last one first.
pub(crate) async fn last_made(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    id: Uuid,
    limit: i64,
) -> Result<Vec<Kept>> {
    let sql = format!(
        "SELECT {KEPT} FROM import_row WHERE workspace_id = $1 AND import_id = $2 AND state = 'made' ORDER BY n DESC LIMIT $3"
    );
    let sql = Sql::new(sql).bind(workspace).bind(id).bind(limit);
    Ok(sql.all_as::<KeptRow>(on).await?.into_iter().map(Kept::from).collect())
}

/// How many rows of an import ended so.
pub(crate) async fn n_rows(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    id: Uuid,
    outcome: Outcome,
) -> Result<u64> {
    let sql =
        Sql::new("SELECT COUNT(*) AS n FROM import_row WHERE workspace_id = $1 AND import_id = $2 AND state = $3");
    let row = sql.bind(workspace).bind(id).bind(outcome.word()).one(on).await?;
    let n: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(u64::try_from(n).unwrap_or_default())
}

/// Writes down what became of a row.
pub(crate) async fn settle(tx: &Tx, workspace: WorkspaceId, import: Uuid, kept: &Kept) -> Result<()> {
    let sql = Sql::new(
        "UPDATE import_row SET state = $1, draft = '', remarks = $2, artist_id = $3, release_id = $4, link_id = $5, \
         made_artist = $6, made_release = $7, made_link = $8 WHERE workspace_id = $9 AND import_id = $10 AND n = $11",
    );
    sql.bind(kept.outcome.word())
        .bind(json(&kept.remarks))
        .bind(kept.artist)
        .bind(kept.release)
        .bind(kept.link)
        .bind(kept.made_artist)
        .bind(kept.made_release)
        .bind(kept.made_link)
        .bind(workspace)
        .bind(import)
        .bind(i64::from(kept.n))
        .run(tx)
        .await
        .map(drop)
}

/// Takes the lease of an import that has work to do, the one that waits longest first.
pub(crate) async fn claim(on: &impl ConnectionTrait, now: Timestamp, until: Timestamp) -> Result<Option<Import>> {
    let (now, until) = (now.as_millisecond(), until.as_millisecond());
    loop {
        let sql = format!(
            "SELECT {COLUMNS} FROM import WHERE state IN ('running', 'undoing') AND leased_until <= $1 \
             ORDER BY leased_until, id LIMIT 1"
        );
        let Some(row) = Sql::new(sql).bind(now).one_as::<Row>(on).await? else { return Ok(None) };
        let sql = Sql::new("UPDATE import SET leased_until = $1 WHERE id = $2 AND leased_until = $3");
        if sql.bind(until).bind(row.id).bind(row.leased_until).run(on).await?.rows_affected() == 1 {
            let mut import = Import::from(row);
            import.leased_until = until;
            return Ok(Some(import));
        }
    }
}

/// Keeps every other round of the workspace waiting until the transaction ends, so that no two make the same thing.
pub(crate) async fn alone(tx: &Tx, workspace: WorkspaceId) -> Result<()> {
    let sql = "UPDATE import SET state = state WHERE workspace_id = $1 AND state IN ('running', 'undoing')";
    Sql::new(sql).bind(workspace).run(tx).await.map(drop)
}

/// Writes down how far a leased import is, and gives the lease back. Says whether the lease was still held: if not, nothing
/// of the round may be committed.
pub(crate) async fn go_on(tx: &Tx, import: &Import) -> Result<bool> {
    let sql = Sql::new(
        "UPDATE import SET state = $1, n_done = $2, n_artists = $3, n_releases = $4, n_links = $5, n_had = $6, \
         finished_at = $7, undone_at = $8, leased_until = 0 WHERE id = $9 AND leased_until = $10",
    );
    let counts = &import.counts;
    let at = |at: Option<Timestamp>| at.map(Timestamp::as_millisecond);
    let sql = sql.bind(import.state.word()).bind(signed(counts.done)).bind(signed(counts.artists));
    let sql = sql.bind(signed(counts.releases)).bind(signed(counts.links)).bind(signed(counts.had));
    let sql = sql.bind(at(import.finished_at)).bind(at(import.undone_at)).bind(import.id).bind(import.leased_until);
    Ok(sql.run(tx).await?.rows_affected() == 1)
}

/// Puts a leased import off after trouble.
pub(crate) async fn put_off(on: &impl ConnectionTrait, import: &Import, until: Timestamp) -> Result<()> {
    let sql = Sql::new("UPDATE import SET leased_until = $1 WHERE id = $2 AND leased_until = $3");
    sql.bind(until.as_millisecond()).bind(import.id).bind(import.leased_until).run(on).await.map(drop)
}

// ── Old addresses ─────────────────────────────────────────────────────────────────────────────────────────────────────

/// Which links these old addresses became.
pub(crate) async fn addresses(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    addresses: &[String],
) -> Result<HashMap<String, Uuid>> {
    let mut found = HashMap::new();
    for addresses in addresses.chunks(IDS) {
        let sql = format!(
            "SELECT address, link_id FROM import_address WHERE workspace_id = $1 AND address IN ({})",
            places(2, addresses.len())
        );
        let sql = addresses.iter().fold(Sql::new(sql).bind(workspace), |sql, one| sql.bind(one.as_str()));
        for row in sql.all(on).await? {
            found.insert(row.try_get("", "address")?, row.try_get("", "link_id")?);
        }
    }
    Ok(found)
}

/// Remembers which link each old address became.
pub(crate) async fn put_addresses(
    tx: &Tx,
    workspace: WorkspaceId,
    addresses: &[(String, Uuid)],
    now: Timestamp,
) -> Result<()> {
    for addresses in addresses.chunks(IDS) {
        let rows: Vec<String> = (0..addresses.len()).map(|row| format!("({})", places(1 + row * 4, 4))).collect();
        let sql = format!(
            "INSERT INTO import_address (workspace_id, address, link_id, created_at) VALUES {} \
             ON CONFLICT (workspace_id, address) DO UPDATE SET link_id = excluded.link_id, created_at = excluded.created_at",
            rows.join(", ")
        );
        let sql = addresses.iter().fold(Sql::new(sql), |sql, (address, link)| {
            sql.bind(workspace).bind(address.as_str()).bind(*link).bind(now.as_millisecond())
        });
        sql.run(tx).await?;
    }
    Ok(())
}

/// Forgets the old addresses of links.
pub(crate) async fn delete_addresses(tx: &Tx, workspace: WorkspaceId, links: &[Uuid]) -> Result<()> {
    for links in links.chunks(IDS) {
        let sql =
            format!("DELETE FROM import_address WHERE workspace_id = $1 AND link_id IN ({})", places(2, links.len()));
        links.iter().fold(Sql::new(sql).bind(workspace), |sql, id| sql.bind(*id)).run(tx).await?;
    }
    Ok(())
}

// ── Kept mappings ─────────────────────────────────────────────────────────────────────────────────────────────────────

/// A mapping that is kept under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    /// What the columns of its table were called.
    pub(crate) headings: Vec<String>,
    pub(crate) mapping: Mapping,
}

/// Every kept mapping of the workspace, by name.
pub(crate) async fn mappings(on: &impl ConnectionTrait, editor: &Editor) -> Result<Vec<Named>> {
    let sql = Sql::new(
        "SELECT id, name, headings, mapping FROM import_mapping WHERE workspace_id = $1 ORDER BY lower(name), id",
    );
    let rows = sql.bind(editor.workspace()).all(on).await?;
    let named = |row: &sea_orm::QueryResult| {
        let (headings, mapping): (String, String) = (row.try_get("", "headings")?, row.try_get("", "mapping")?);
        Ok(Named {
            id: row.try_get("", "id")?,
            name: row.try_get("", "name")?,
            headings: serde_json::from_str(&headings).unwrap_or_default(),
            mapping: serde_json::from_str(&mapping).unwrap_or_default(),
        })
    };
    rows.iter().map(named).collect()
}

/// Keeps a mapping under a name, in the place of another one of that name.
pub(crate) async fn keep_mapping(tx: &Tx, editor: &Editor, named: &Named, now: Timestamp) -> Result<()> {
    let sql = Sql::new(
        "INSERT INTO import_mapping (id, workspace_id, name, headings, mapping, created_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (workspace_id, name) DO UPDATE SET headings = excluded.headings, mapping = excluded.mapping",
    );
    let sql = sql.bind(named.id).bind(editor.workspace()).bind(named.name.as_str()).bind(json(&named.headings));
    sql.bind(json(&named.mapping)).bind(now.as_millisecond()).run(tx).await.map(drop)
}

/// Takes a kept mapping away. Says whether there was one.
pub(crate) async fn delete_mapping(tx: &Tx, editor: &Editor, id: Uuid) -> Result<bool> {
    let sql = Sql::new("DELETE FROM import_mapping WHERE workspace_id = $1 AND id = $2");
    Ok(sql.bind(editor.workspace()).bind(id).run(tx).await?.rows_affected() == 1)
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn signed(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// `$2, $3, $4`: so many places.
fn places(first: usize, n: usize) -> String {
    let places: Vec<String> = (first..first + n).map(|n| format!("${n}")).collect();
    places.join(", ")
}
