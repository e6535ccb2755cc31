//! The queries of this room: the only place that speaks to `link`, `link_address` and `destination`.

use std::collections::{HashMap, HashSet};

use db::{Result, Sql, Tx};
use jiff::Timestamp;
use kit::{Cursor, Editor, WorkspaceId, from_millis};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::{
    Placed,
    batch::{Held, New},
    model::{Before, CheckedDestinations, CheckedRules, Destination, Link, Rule, Schedule, Slug},
};

const COLUMNS: &str = "id, workspace_id, release_id, slug, created_at, updated_at, retired_at, archived_at, rules, \
    pass_tags, opens_at, closes_at, before_opening, after_url";
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
    archived_at: Option<i64>,
    rules: String,
    pass_tags: bool,
    opens_at: Option<i64>,
    closes_at: Option<i64>,
    before_opening: String,
    after_url: Option<String>,
}

#[derive(FromQueryResult)]
struct AddressRow {
    link_id: Uuid,
    slug: String,
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
    Ok(with_aliases(on, with_destinations(on, rows).await?).await?.pop())
}

/// Every link of the workspace, retired ones too. The newest first.
pub(crate) async fn all(on: &impl ConnectionTrait, editor: &Editor) -> Result<Vec<Link>> {
    let sql = format!("SELECT {COLUMNS} FROM link WHERE workspace_id = $1 ORDER BY id DESC");
    let rows = Sql::new(sql).bind(editor.workspace()).all_as::<Row>(on).await?;
    with_aliases(on, with_destinations(on, rows).await?).await
}

/// Links of the workspace that are not retired, oldest first, from a cursor on. `archived` says which: those that are,
/// those that are not, or both.
pub(crate) async fn page(
    on: &impl ConnectionTrait,
    editor: &Editor,
    archived: Option<bool>,
    after: Option<Cursor>,
    limit: u64,
) -> Result<Vec<Link>> {
    let Cursor(after) = after.unwrap_or(Cursor(Uuid::nil()));
    let which = match archived {
        Some(true) => "AND archived_at IS NOT NULL",
        Some(false) => "AND archived_at IS NULL",
        None => "",
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM link WHERE workspace_id = $1 AND id > $2 AND retired_at IS NULL {which} ORDER BY id LIMIT $3"
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = Sql::new(sql).bind(editor.workspace()).bind(after).bind(limit).all_as::<Row>(on).await?;
    with_aliases(on, with_destinations(on, rows).await?).await
}

/// The link at an address, its own or another word's, of any workspace, a retired one too: for the public, without the
/// other words.
pub(crate) async fn by_slug(on: &impl ConnectionTrait, slug: &str) -> Result<Option<Link>> {
    let sql = format!("SELECT {COLUMNS} FROM link WHERE id = (SELECT link_id FROM link_address WHERE slug = $1)");
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

/// Where the links of a workspace are that it shows: neither retired nor in the archive. The newest first.
pub(crate) async fn listed(on: &impl ConnectionTrait, workspace: WorkspaceId) -> Result<Vec<String>> {
    let sql = "SELECT slug FROM link WHERE workspace_id = $1 AND retired_at IS NULL AND archived_at IS NULL \
               ORDER BY id DESC LIMIT 200";
    let rows = Sql::new(sql).bind(workspace).all(on).await?;
    rows.iter().map(|row| row.try_get("", "slug")).collect()
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

/// Destinations at some services of links that are not retired, of every workspace: for the program's own work.
pub(crate) async fn placed(
    on: &impl ConnectionTrait,
    services: &[&str],
    after: Option<&Placed>,
    limit: i64,
) -> Result<Vec<Placed>> {
    #[derive(FromQueryResult)]
    struct Row {
        workspace_id: Uuid,
        link_id: Uuid,
        service: String,
        url: String,
    }
    let words: Vec<String> = (4..).take(services.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT destination.workspace_id, destination.link_id, destination.service, destination.url FROM destination \
         JOIN link ON link.id = destination.link_id WHERE link.retired_at IS NULL \
         AND (destination.link_id, destination.service) > ($1, $2) AND destination.service IN ({}) \
         ORDER BY destination.link_id, destination.service LIMIT $3",
        words.join(", ")
    );
    let (link, service) = after.map_or((Uuid::nil(), ""), |one| (one.link_id, one.service.as_str()));
    let sql = Sql::new(sql).bind(link).bind(service).bind(limit);
    let sql = services.iter().fold(sql, |sql, service| sql.bind(*service));
    let rows = sql.all_as::<Row>(on).await?;
    let placed = |row: Row| Placed {
        workspace: WorkspaceId(row.workspace_id),
        link_id: row.link_id,
        service: row.service,
        url: row.url,
    };
    Ok(rows.into_iter().map(placed).collect())
}

/// The slugs of all workspaces that begin with a word.
pub(crate) async fn slugs_like(on: &impl ConnectionTrait, stem: &str) -> Result<Vec<String>> {
    #[derive(FromQueryResult)]
    struct Only {
        slug: String,
    }
    // A slug has no sign that LIKE would read as a pattern.
    let sql = Sql::new("SELECT slug FROM link_address WHERE slug = $1 OR slug LIKE $2");
    let sql = sql.bind(stem).bind(format!("{stem}-%"));
    Ok(sql.all_as::<Only>(on).await?.into_iter().map(|row| row.slug).collect())
}

/// A new link, without its destinations. A slug that is taken is a unique violation.
pub(crate) async fn insert(tx: &Tx, editor: &Editor, id: Uuid, release: Uuid, slug: &Slug, now_ms: i64) -> Result<()> {
    let sql = Sql::new(
        "INSERT INTO link (id, workspace_id, release_id, slug, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)",
    );
    let sql = sql.bind(id).bind(editor.workspace()).bind(release).bind(slug.as_str()).bind(now_ms);
    sql.run(tx).await?;
    add_address(tx, editor, id, slug, now_ms).await
}

/// Gives a link one more word. All words of all links are one table, so no two links can have the same one, and a word leads
/// to a link and never to another word. One that is taken is a unique violation.
pub(crate) async fn add_address(tx: &Tx, editor: &Editor, link: Uuid, slug: &Slug, now_ms: i64) -> Result<()> {
    let sql = Sql::new("INSERT INTO link_address (slug, workspace_id, link_id, created_at) VALUES ($1, $2, $3, $4)");
    sql.bind(slug.as_str()).bind(editor.workspace()).bind(link).bind(now_ms).run(tx).await.map(drop)
}

/// Takes a word from a link.
pub(crate) async fn remove_address(tx: &Tx, editor: &Editor, link: Uuid, slug: &str) -> Result<()> {
    let sql = Sql::new("DELETE FROM link_address WHERE workspace_id = $1 AND link_id = $2 AND slug = $3");
    sql.bind(editor.workspace()).bind(link).bind(slug).run(tx).await.map(drop)
}

/// Replaces a link's rules.
pub(crate) async fn put_rules(tx: &Tx, editor: &Editor, link: Uuid, rules: &CheckedRules) -> Result<()> {
    let rules = serde_json::to_string(rules.as_slice()).unwrap_or_else(|_| "[]".to_owned());
    let sql = Sql::new("UPDATE link SET rules = $1 WHERE workspace_id = $2 AND id = $3");
    sql.bind(rules).bind(editor.workspace()).bind(link).run(tx).await.map(drop)
}

/// Sets whether a link hands campaign tags on.
pub(crate) async fn put_pass_tags(tx: &Tx, editor: &Editor, link: Uuid, pass_tags: bool) -> Result<()> {
    let sql = Sql::new("UPDATE link SET pass_tags = $1 WHERE workspace_id = $2 AND id = $3");
    sql.bind(pass_tags).bind(editor.workspace()).bind(link).run(tx).await.map(drop)
}

/// Replaces a link's schedule.
pub(crate) async fn put_schedule(tx: &Tx, editor: &Editor, link: Uuid, schedule: &Schedule) -> Result<()> {
    let sql = Sql::new(
        "UPDATE link SET opens_at = $1, closes_at = $2, before_opening = $3, after_url = $4 \
         WHERE workspace_id = $5 AND id = $6",
    );
    let ms = |at: Option<Timestamp>| at.map(Timestamp::as_millisecond);
    let sql = sql.bind(ms(schedule.opens_at)).bind(ms(schedule.closes_at)).bind(schedule.before.word());
    sql.bind(schedule.after_url.clone()).bind(editor.workspace()).bind(link).run(tx).await.map(drop)
}

/// Puts a link into the archive, or takes it out. Says whether there is such a link that is not retired.
pub(crate) async fn archive(tx: &Tx, editor: &Editor, link: Uuid, since_ms: Option<i64>) -> Result<bool> {
    let sql = Sql::new("UPDATE link SET archived_at = $1 WHERE workspace_id = $2 AND id = $3 AND retired_at IS NULL");
    Ok(sql.bind(since_ms).bind(editor.workspace()).bind(link).run(tx).await?.rows_affected() > 0)
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

/// Where the links of a release lead at these services, the first service first.
pub(crate) async fn destinations_of(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    release: Uuid,
    services: &[&str],
) -> Result<Vec<String>> {
    let mut addresses = Vec::new();
    for service in services {
        let sql = Sql::new(
            "SELECT d.url FROM destination d JOIN link l ON l.id = d.link_id \
             WHERE l.workspace_id = $1 AND l.release_id = $2 AND l.retired_at IS NULL AND d.service = $3 ORDER BY l.id",
        );
        for row in sql.bind(workspace).bind(release).bind(*service).all(on).await? {
            addresses.push(row.try_get("", "url")?);
        }
    }
    Ok(addresses)
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
        archived_at: row.archived_at.map(from_millis),
        aliases: Vec::new(),
        rules: rules(row.id, &row.rules),
        pass_tags: row.pass_tags,
        schedule: Schedule {
            opens_at: row.opens_at.map(from_millis),
            closes_at: row.closes_at.map(from_millis),
            before: Before::of(&row.before_opening).unwrap_or_default(),
            after_url: row.after_url,
        },
    };
    Ok(rows.into_iter().map(link).collect())
}

async fn with_aliases(on: &impl ConnectionTrait, mut links: Vec<Link>) -> Result<Vec<Link>> {
    let ids: Vec<Uuid> = links.iter().map(|link| link.id).collect();
    let mut words: HashMap<Uuid, Vec<String>> = HashMap::new();
    for ids in ids.chunks(IDS) {
        let sql = format!("SELECT link_id, slug FROM link_address WHERE link_id IN ({}) ORDER BY slug", places(ids));
        for row in bind_all(Sql::new(sql), ids).all_as::<AddressRow>(on).await? {
            words.entry(row.link_id).or_default().push(row.slug);
        }
    }
    for link in &mut links {
        link.aliases = words.remove(&link.id).unwrap_or_default();
        link.aliases.retain(|word| *word != link.slug);
    }
    Ok(links)
}

/// Rules as they were kept. What cannot be read rules nothing.
fn rules(link: Uuid, kept: &str) -> Vec<Rule> {
    serde_json::from_str(kept).unwrap_or_else(|error| {
        tracing::error!(link.id = %link, error = &error as &dyn std::error::Error, "links.rules_unreadable");
        Vec::new()
    })
}

fn places(ids: &[Uuid]) -> String {
    run_of(1, ids.len())
}

/// `$2, $3, $4`: so many places.
fn run_of(first: usize, n: usize) -> String {
    let places: Vec<String> = (first..first + n).map(|n| format!("${n}")).collect();
    places.join(", ")
}

/// `($1, $2), ($3, $4)`: so many rows of so many places.
fn rows_of(n: usize, fields: usize) -> String {
    let rows: Vec<String> = (0..n).map(|row| format!("({})", run_of(1 + row * fields, fields))).collect();
    rows.join(", ")
}

fn bind_all(sql: Sql, ids: &[Uuid]) -> Sql {
    ids.iter().fold(sql, |sql, id| sql.bind(*id))
}

// ── Many at once ──────────────────────────────────────────────────────────────────────────────────────────────────────

/// New links with their words and destinations. A word that is taken is a unique violation.
pub(crate) async fn insert_all(
    tx: &Tx,
    workspace: WorkspaceId,
    new: &[New],
    new_id: impl Fn() -> Uuid,
    now_ms: i64,
) -> Result<()> {
    for links in new.chunks(IDS) {
        let sql = format!(
            "INSERT INTO link (id, workspace_id, release_id, slug, created_at, updated_at) VALUES {}",
            rows_of(links.len(), 6)
        );
        let sql = links.iter().fold(Sql::new(sql), |sql, link| {
            let sql = sql.bind(link.id).bind(workspace).bind(link.release);
            sql.bind(link.slug.as_str()).bind(now_ms).bind(now_ms)
        });
        sql.run(tx).await?;
    }
    let words: Vec<(Uuid, &Slug)> = new
        .iter()
        .flat_map(|link| std::iter::once(&link.slug).chain(&link.aliases).map(|word| (link.id, word)))
        .collect();
    for words in words.chunks(IDS) {
        let sql = format!(
            "INSERT INTO link_address (slug, workspace_id, link_id, created_at) VALUES {}",
            rows_of(words.len(), 4)
        );
        let sql = words
            .iter()
            .fold(Sql::new(sql), |sql, (link, word)| sql.bind(word.as_str()).bind(workspace).bind(*link).bind(now_ms));
        sql.run(tx).await?;
    }
    let ways: Vec<_> =
        new.iter().flat_map(|link| (0_i64..).zip(link.destinations.iter()).map(|way| (link.id, way))).collect();
    for ways in ways.chunks(IDS) {
        let sql = format!(
            "INSERT INTO destination (id, workspace_id, link_id, position, service, label, url) VALUES {}",
            rows_of(ways.len(), 7)
        );
        let sql = ways.iter().fold(Sql::new(sql), |sql, (link, (position, one))| {
            let sql = sql.bind(new_id()).bind(workspace).bind(*link).bind(*position);
            sql.bind(one.service()).bind(one.label()).bind(one.url())
        });
        sql.run(tx).await?;
    }
    Ok(())
}

/// Who holds these words, of any workspace.
pub(crate) async fn held(on: &impl ConnectionTrait, words: &[String]) -> Result<HashMap<String, Held>> {
    #[derive(FromQueryResult)]
    struct Row {
        slug: String,
        workspace_id: Uuid,
        id: Uuid,
        release_id: Uuid,
        retired_at: Option<i64>,
    }
    let mut found = HashMap::new();
    for words in words.chunks(IDS) {
        let sql = format!(
            "SELECT a.slug, l.workspace_id, l.id, l.release_id, l.retired_at FROM link_address a \
             JOIN link l ON l.id = a.link_id WHERE a.slug IN ({})",
            run_of(1, words.len())
        );
        let sql = words.iter().fold(Sql::new(sql), |sql, word| sql.bind(word.as_str()));
        for row in sql.all_as::<Row>(on).await? {
            let (workspace, link, release) = (WorkspaceId(row.workspace_id), row.id, row.release_id);
            found.insert(row.slug, Held { workspace, link, release, retired: row.retired_at.is_some() });
        }
    }
    Ok(found)
}

/// The oldest link of each release that is not retired.
pub(crate) async fn of_releases(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    releases: &[Uuid],
) -> Result<HashMap<Uuid, Uuid>> {
    let mut found = HashMap::new();
    for ids in releases.chunks(IDS) {
        let sql = format!(
            "SELECT id, release_id FROM link WHERE workspace_id = $1 AND retired_at IS NULL AND release_id IN ({}) ORDER BY id",
            run_of(2, ids.len())
        );
        for row in bind_all(Sql::new(sql).bind(workspace), ids).all(on).await? {
            found.entry(row.try_get("", "release_id")?).or_insert(row.try_get("", "id")?);
        }
    }
    Ok(found)
}

/// Those of the releases that have a link, a retired one too.
pub(crate) async fn releases_with_any(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    releases: &[Uuid],
) -> Result<HashSet<Uuid>> {
    let mut found = HashSet::new();
    for ids in releases.chunks(IDS) {
        let sql = format!(
            "SELECT DISTINCT release_id FROM link WHERE workspace_id = $1 AND release_id IN ({})",
            run_of(2, ids.len())
        );
        for row in bind_all(Sql::new(sql).bind(workspace), ids).all(on).await? {
            found.insert(row.try_get("", "release_id")?);
        }
    }
    Ok(found)
}

/// Deletes links that are as they were made, and answers them with the words that are free again.
pub(crate) async fn unmake(tx: &Tx, workspace: WorkspaceId, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<String>>> {
    let mut gone: HashMap<Uuid, Vec<String>> = HashMap::new();
    for ids in ids.chunks(IDS) {
        // What is retired first cannot be changed by anybody until the transaction ends.
        let sql = format!(
            "UPDATE link SET retired_at = updated_at WHERE workspace_id = $1 AND retired_at IS NULL \
             AND archived_at IS NULL AND updated_at = created_at AND id IN ({}) RETURNING id",
            run_of(2, ids.len())
        );
        let rows = bind_all(Sql::new(sql).bind(workspace), ids).all(tx).await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.try_get("", "id")).collect::<Result<_>>()?;
        if ids.is_empty() {
            continue;
        }
        gone.extend(ids.iter().map(|id| (*id, Vec::new())));
        let of_links = format!("WHERE workspace_id = $1 AND link_id IN ({})", run_of(2, ids.len()));
        let of_links =
            |verb: &str, end: &str| bind_all(Sql::new(format!("{verb} {of_links} {end}")).bind(workspace), &ids);
        of_links("DELETE FROM destination", "").run(tx).await?;
        for row in of_links("DELETE FROM link_address", "RETURNING link_id, slug").all(tx).await? {
            let link: Uuid = row.try_get("", "link_id")?;
            gone.entry(link).or_default().push(row.try_get("", "slug")?);
        }
        let sql = format!("DELETE FROM link WHERE workspace_id = $1 AND id IN ({})", run_of(2, ids.len()));
        bind_all(Sql::new(sql).bind(workspace), &ids).run(tx).await?;
    }
    Ok(gone)
}
