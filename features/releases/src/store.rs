//! The queries of this room: the only place that speaks to `release` and `track`.

use std::collections::{HashMap, HashSet};

use db::{Result, Sql, Tx};
use jiff::{SignedDuration, Timestamp, civil};
use kit::{Cursor, Editor, WorkspaceId, from_millis};
use media::{Hash, Image};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult};
use uuid::Uuid;

use crate::{Cover, Isrc, Release, Titled, Track, Upc};

const COLUMNS: &str = "id, workspace_id, artist_id, title, upc, release_date, release_time, time_zone, release_at, \
                       each_zone, spotify_uri, created_at, updated_at, retired_at, cover_hash, cover_width, cover_height, cover_alt";
/// How many ids one question names. SQLite takes 32766 values at most.
const IDS: usize = 1000;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    workspace_id: Uuid,
    artist_id: Uuid,
    title: String,
    upc: Option<String>,
    release_date: String,
    release_time: String,
    time_zone: String,
    release_at: i64,
    each_zone: bool,
    spotify_uri: Option<String>,
    created_at: i64,
    updated_at: i64,
    retired_at: Option<i64>,
    cover_hash: Option<String>,
    cover_width: Option<i64>,
    cover_height: Option<i64>,
    cover_alt: Option<String>,
}

impl TryFrom<Row> for Release {
    type Error = DbErr;

    fn try_from(row: Row) -> Result<Release> {
        let (hash, width, height) = (row.cover_hash, row.cover_width, row.cover_height);
        let image = hash.zip(width).zip(height);
        let image = image.and_then(|((hash, width), height)| Image::stored(&hash, width, height));
        let cover = image.map(|image| Cover { image, alt: row.cover_alt.unwrap_or_default() });
        let unreadable = |_| DbErr::Type("a release's day or time".to_owned());
        Ok(Release {
            id: row.id,
            workspace: WorkspaceId(row.workspace_id),
            artist_id: row.artist_id,
            title: row.title,
            upc: row.upc.map(Upc::stored),
            release_date: row.release_date.parse::<civil::Date>().map_err(unreadable)?,
            release_time: row.release_time.parse::<civil::Time>().map_err(unreadable)?,
            time_zone: row.time_zone,
            release_at: from_millis(row.release_at),
            each_zone: row.each_zone,
            spotify_uri: row.spotify_uri,
            cover,
            created_at: from_millis(row.created_at),
            updated_at: from_millis(row.updated_at),
            retired_at: row.retired_at.map(from_millis),
        })
    }
}

pub(crate) async fn find(on: &impl ConnectionTrait, editor: &Editor, id: Uuid) -> Result<Option<Release>> {
    let sql = format!("SELECT {COLUMNS} FROM release WHERE workspace_id = $1 AND id = $2");
    one(Sql::new(sql).bind(editor.workspace()).bind(id), on).await
}

/// The release, and until the transaction ends nobody else changes it.
pub(crate) async fn find_to_change(tx: &Tx, editor: &Editor, id: Uuid) -> Result<Option<Release>> {
    // SQLite knows no lock of a row and needs none: it has one writer.
    let lock = if tx.get_database_backend() == DbBackend::Postgres { "FOR UPDATE" } else { "" };
    let sql =
        format!("SELECT {COLUMNS} FROM release WHERE workspace_id = $1 AND id = $2 AND retired_at IS NULL {lock}");
    one(Sql::new(sql).bind(editor.workspace()).bind(id), tx).await
}

/// One page by release day, the latest first, for people: retired ones too. One row more than `limit` when there is a
/// next page.
pub(crate) async fn page_by_day(
    on: &impl ConnectionTrait,
    editor: &Editor,
    limit: u64,
    after: Option<Cursor>,
) -> Result<Vec<Release>> {
    let after_it = "AND (release_at, id) < (SELECT release_at, id FROM release WHERE workspace_id = $1 AND id = $2)";
    let after = after.map(|cursor| (after_it, cursor));
    page(on, editor, "", after, &format!("release_at DESC, id DESC LIMIT {}", limit + 1)).await
}

/// One page by age, the oldest first, for programs: a release that is made or changed meanwhile moves no other.
pub(crate) async fn page_by_age(
    on: &impl ConnectionTrait,
    editor: &Editor,
    limit: u64,
    after: Option<Cursor>,
) -> Result<Vec<Release>> {
    let after = after.map(|cursor| ("AND id > $2", cursor));
    page(on, editor, "AND retired_at IS NULL", after, &format!("id LIMIT {}", limit + 1)).await
}

async fn page(
    on: &impl ConnectionTrait,
    editor: &Editor,
    which: &str,
    after: Option<(&str, Cursor)>,
    order: &str,
) -> Result<Vec<Release>> {
    let (after_it, cursor) = after.unzip();
    let after_it = after_it.unwrap_or_default();
    let sql = format!("SELECT {COLUMNS} FROM release WHERE workspace_id = $1 {which} {after_it} ORDER BY {order}");
    let sql = Sql::new(sql).bind(editor.workspace());
    let sql = match cursor {
        Some(Cursor(id)) => sql.bind(id),
        None => sql,
    };
    many(sql, on).await
}

/// The time zone of the release that was made last.
pub(crate) async fn last_zone(on: &impl ConnectionTrait, editor: &Editor) -> Result<Option<String>> {
    let sql = "SELECT time_zone FROM release WHERE workspace_id = $1 ORDER BY id DESC LIMIT 1";
    let row = Sql::new(sql).bind(editor.workspace()).one(on).await?;
    row.map(|row| row.try_get("", "time_zone")).transpose()
}

/// The tracks of releases, in their order.
pub(crate) async fn tracks(
    on: &impl ConnectionTrait,
    editor: &Editor,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Track>>> {
    #[derive(FromQueryResult)]
    struct TrackRow {
        release_id: Uuid,
        title: String,
        isrc: Option<String>,
    }
    let mut found: HashMap<Uuid, Vec<Track>> = HashMap::new();
    for ids in ids.chunks(IDS) {
        let sql = format!(
            "SELECT release_id, title, isrc FROM track WHERE workspace_id = $1 AND release_id IN ({}) ORDER BY position",
            places(2, ids)
        );
        let sql = ids.iter().fold(Sql::new(sql).bind(editor.workspace()), |sql, id| sql.bind(*id));
        for row in sql.all_as::<TrackRow>(on).await? {
            let track = Track { title: row.title, isrc: row.isrc.map(Isrc::stored) };
            found.entry(row.release_id).or_default().push(track);
        }
    }
    Ok(found)
}

pub(crate) async fn insert(tx: &Tx, release: &Release) -> Result<()> {
    let sql = "INSERT INTO release (id, workspace_id, artist_id, title, upc, release_date, release_time, time_zone, \
               release_at, spotify_uri, updated_at, each_zone, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    bind_fields(Sql::new(sql), release).bind(release.created_at.as_millisecond()).run(tx).await?;
    Ok(())
}

pub(crate) async fn update(tx: &Tx, release: &Release) -> Result<()> {
    let sql = "UPDATE release SET artist_id = $3, title = $4, upc = $5, release_date = $6, release_time = $7, \
               time_zone = $8, release_at = $9, spotify_uri = $10, updated_at = $11, each_zone = $12 WHERE id = $1 AND workspace_id = $2";
    bind_fields(Sql::new(sql), release).run(tx).await?;
    Ok(())
}

/// `$1` to `$12`.
fn bind_fields(sql: Sql, release: &Release) -> Sql {
    sql.bind(release.id)
        .bind(release.workspace)
        .bind(release.artist_id)
        .bind(release.title.as_str())
        .bind(release.upc.as_ref().map(|upc| upc.as_str().to_owned()))
        .bind(release.release_date.to_string())
        .bind(release.release_time.to_string())
        .bind(release.time_zone.as_str())
        .bind(release.release_at.as_millisecond())
        .bind(release.spotify_uri.clone())
        .bind(release.updated_at.as_millisecond())
        .bind(release.each_zone)
}

/// Writes down the cover that a release has now.
pub(crate) async fn set_cover(tx: &Tx, release: &Release) -> Result<()> {
    let sql = "UPDATE release SET cover_hash = $3, cover_width = $4, cover_height = $5, cover_alt = $6, updated_at = $7 \
               WHERE workspace_id = $1 AND id = $2";
    let cover = release.cover.as_ref();
    Sql::new(sql)
        .bind(release.workspace)
        .bind(release.id)
        .bind(cover.map(|cover| cover.image.hash.as_str().to_owned()))
        .bind(cover.map(|cover| i64::from(cover.image.width)))
        .bind(cover.map(|cover| i64::from(cover.image.height)))
        .bind(cover.map(|cover| cover.alt.clone()))
        .bind(release.updated_at.as_millisecond())
        .run(tx)
        .await
        .map(drop)
}

/// Every cover of every workspace: for the program's own work.
pub(crate) async fn covers(on: &impl ConnectionTrait) -> Result<Vec<(WorkspaceId, Hash)>> {
    #[derive(FromQueryResult)]
    struct Used {
        workspace_id: Uuid,
        cover_hash: String,
    }
    let sql = Sql::new("SELECT DISTINCT workspace_id, cover_hash FROM release WHERE cover_hash IS NOT NULL");
    let rows = sql.all_as::<Used>(on).await?.into_iter();
    Ok(rows.filter_map(|row| Some((WorkspaceId(row.workspace_id), Hash::parse(&row.cover_hash)?))).collect())
}

/// Puts the tracks of a release in the place of those that it had. `ids` gives each its id.
pub(crate) async fn replace_tracks(tx: &Tx, release: &Release, tracks: &[Track], ids: impl Fn() -> Uuid) -> Result<()> {
    let sql = "DELETE FROM track WHERE workspace_id = $1 AND release_id = $2";
    Sql::new(sql).bind(release.workspace).bind(release.id).run(tx).await?;
    let sql = "INSERT INTO track (id, workspace_id, release_id, position, title, isrc) VALUES ($1, $2, $3, $4, $5, $6)";
    for (track, position) in tracks.iter().zip(0_i64..) {
        Sql::new(sql)
            .bind(ids())
            .bind(release.workspace)
            .bind(release.id)
            .bind(position)
            .bind(track.title.as_str())
            .bind(track.isrc.as_ref().map(|isrc| isrc.as_str().to_owned()))
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Takes it back. Returns false when there is no such release, or it is retired already.
pub(crate) async fn retire(tx: &Tx, editor: &Editor, id: Uuid, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE release SET retired_at = $3, updated_at = $3 \
               WHERE workspace_id = $1 AND id = $2 AND retired_at IS NULL";
    let sql = Sql::new(sql).bind(editor.workspace()).bind(id).bind(now.as_millisecond());
    Ok(sql.run(tx).await?.rows_affected() == 1)
}

pub(crate) async fn all(on: &impl ConnectionTrait, editor: &Editor) -> Result<Vec<Release>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM release WHERE workspace_id = $1 AND retired_at IS NULL ORDER BY release_at DESC, id DESC"
    );
    many(Sql::new(sql).bind(editor.workspace()), on).await
}

pub(crate) async fn of_ids(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Release>> {
    let mut found = HashMap::new();
    for ids in ids.chunks(IDS) {
        let sql = format!("SELECT {COLUMNS} FROM release WHERE workspace_id = $1 AND id IN ({})", places(2, ids));
        let sql = ids.iter().fold(Sql::new(sql).bind(workspace), |sql, id| sql.bind(*id));
        found.extend(many(sql, on).await?.into_iter().map(|release| (release.id, release)));
    }
    Ok(found)
}

pub(crate) async fn public(on: &impl ConnectionTrait, id: Uuid) -> Result<Option<Release>> {
    let sql = format!("SELECT {COLUMNS} FROM release WHERE id = $1 AND retired_at IS NULL");
    one(Sql::new(sql).bind(id), on).await
}

pub(crate) async fn out_somewhere_at(on: &impl ConnectionTrait, ids: &[Uuid], now: Timestamp) -> Result<Vec<Release>> {
    // A day begins up to 26 hours earlier elsewhere, and a clock change may lie between.
    let ahead = now.checked_add(SignedDuration::from_hours(28)).unwrap_or(now);
    let mut found = Vec::new();
    for ids in ids.chunks(IDS) {
        let sql = format!(
            "SELECT {COLUMNS} FROM release WHERE (release_at <= $1 OR (each_zone AND release_at <= $2)) AND retired_at IS NULL \
             AND id IN ({})",
            places(3, ids)
        );
        let sql = Sql::new(sql).bind(now.as_millisecond()).bind(ahead.as_millisecond());
        let sql = ids.iter().fold(sql, |sql, id| sql.bind(*id));
        found.extend(many(sql, on).await?.into_iter().filter(|release| release.moment().first() <= now));
    }
    Ok(found)
}

pub(crate) async fn retired(on: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    #[derive(FromQueryResult)]
    struct Retired {
        id: Uuid,
    }
    let mut found = Vec::new();
    for ids in ids.chunks(IDS) {
        let sql = format!("SELECT id FROM release WHERE retired_at IS NOT NULL AND id IN ({})", places(1, ids));
        let sql = ids.iter().fold(Sql::new(sql), |sql, id| sql.bind(*id));
        found.extend(sql.all_as::<Retired>(on).await?.into_iter().map(|row| row.id));
    }
    Ok(found)
}

/// New releases with their tracks.
pub(crate) async fn insert_all(tx: &Tx, releases: &[(Release, Vec<Track>)], ids: impl Fn() -> Uuid) -> Result<()> {
    const FIELDS: usize = 13;
    for releases in releases.chunks(IDS) {
        let rows: Vec<String> =
            (0..releases.len()).map(|row| format!("({})", run_of(1 + row * FIELDS, FIELDS))).collect();
        let sql = format!(
            "INSERT INTO release (id, workspace_id, artist_id, title, upc, release_date, release_time, time_zone, \
             release_at, spotify_uri, updated_at, each_zone, created_at) VALUES {}",
            rows.join(", ")
        );
        let sql = releases.iter().fold(Sql::new(sql), |sql, (release, _)| {
            bind_fields(sql, release).bind(release.created_at.as_millisecond())
        });
        sql.run(tx).await?;
    }
    let tracks: Vec<(&Release, i64, &Track)> = releases
        .iter()
        .flat_map(|(release, tracks)| (0_i64..).zip(tracks).map(move |(position, track)| (release, position, track)))
        .collect();
    for tracks in tracks.chunks(IDS) {
        let rows: Vec<String> = (0..tracks.len()).map(|row| format!("({})", run_of(1 + row * 6, 6))).collect();
        let sql = format!(
            "INSERT INTO track (id, workspace_id, release_id, position, title, isrc) VALUES {}",
            rows.join(", ")
        );
        let sql = tracks.iter().fold(Sql::new(sql), |sql, (release, position, track)| {
            sql.bind(ids())
                .bind(release.workspace)
                .bind(release.id)
                .bind(*position)
                .bind(track.title.as_str())
                .bind(track.isrc.as_ref().map(|isrc| isrc.as_str().to_owned()))
        });
        sql.run(tx).await?;
    }
    Ok(())
}

/// Releases by their product codes as they were kept, the oldest first.
pub(crate) async fn of_upcs(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    upcs: &[String],
) -> Result<Vec<(String, Uuid)>> {
    let question = "SELECT upc AS code, id FROM release WHERE workspace_id = $1 AND retired_at IS NULL AND upc IN";
    by_code(on, workspace, question, "ORDER BY id", upcs).await
}

pub(crate) async fn of_isrcs(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    isrcs: &[String],
) -> Result<HashMap<String, Uuid>> {
    let question = "SELECT track.isrc AS code, release.id AS id FROM track JOIN release ON release.id = track.release_id \
                    WHERE track.workspace_id = $1 AND release.retired_at IS NULL AND track.isrc IN";
    let mut found = HashMap::new();
    for (isrc, id) in by_code(on, workspace, question, "ORDER BY release.id", isrcs).await? {
        found.entry(isrc).or_insert(id);
    }
    Ok(found)
}

async fn by_code(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    question: &str,
    order: &str,
    codes: &[String],
) -> Result<Vec<(String, Uuid)>> {
    let mut found = Vec::new();
    for codes in codes.chunks(IDS) {
        let sql = format!("{question} ({}) {order}", run_of(2, codes.len()));
        let sql = codes.iter().fold(Sql::new(sql).bind(workspace), |sql, code| sql.bind(code.as_str()));
        for row in sql.all(on).await? {
            found.push((row.try_get("", "code")?, row.try_get("", "id")?));
        }
    }
    Ok(found)
}

pub(crate) async fn of_titles(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    titles: &[String],
) -> Result<Vec<Titled>> {
    let mut found = Vec::new();
    for titles in titles.chunks(IDS) {
        let sql = format!(
            "SELECT id, artist_id, title, upc FROM release WHERE workspace_id = $1 AND retired_at IS NULL \
             AND title IN ({}) ORDER BY id",
            run_of(2, titles.len())
        );
        let sql = titles.iter().fold(Sql::new(sql).bind(workspace), |sql, title| sql.bind(title.as_str()));
        for row in sql.all(on).await? {
            let upc: Option<String> = row.try_get("", "upc")?;
            let (id, artist) = (row.try_get("", "id")?, row.try_get("", "artist_id")?);
            found.push(Titled { id, artist, title: row.try_get("", "title")?, has_upc: upc.is_some() });
        }
    }
    Ok(found)
}

/// Deletes releases that are as they were made, with their tracks.
pub(crate) async fn unmake(tx: &Tx, workspace: WorkspaceId, ids: &[Uuid]) -> Result<HashSet<Uuid>> {
    let mut gone = HashSet::new();
    for ids in ids.chunks(IDS) {
        let sql = format!(
            "DELETE FROM release WHERE workspace_id = $1 AND retired_at IS NULL AND updated_at = created_at \
             AND id IN ({}) RETURNING id",
            places(2, ids)
        );
        let sql = ids.iter().fold(Sql::new(sql).bind(workspace), |sql, id| sql.bind(*id));
        for row in sql.all(tx).await? {
            gone.insert(row.try_get("", "id")?);
        }
    }
    Ok(gone)
}

pub(crate) async fn artists_with_any(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    artists: &[Uuid],
) -> Result<HashSet<Uuid>> {
    let mut found = HashSet::new();
    for ids in artists.chunks(IDS) {
        let sql = format!(
            "SELECT DISTINCT artist_id FROM release WHERE workspace_id = $1 AND artist_id IN ({})",
            places(2, ids)
        );
        let sql = ids.iter().fold(Sql::new(sql).bind(workspace), |sql, id| sql.bind(*id));
        for row in sql.all(on).await? {
            found.insert(row.try_get("", "artist_id")?);
        }
    }
    Ok(found)
}

/// `$2, $3, $4`: one place for each id.
fn places(first: usize, ids: &[Uuid]) -> String {
    run_of(first, ids.len())
}

/// `$2, $3, $4`: so many places.
fn run_of(first: usize, n: usize) -> String {
    let places: Vec<String> = (first..first + n).map(|n| format!("${n}")).collect();
    places.join(", ")
}

async fn one(sql: Sql, on: &impl ConnectionTrait) -> Result<Option<Release>> {
    sql.one_as::<Row>(on).await?.map(Release::try_from).transpose()
}

async fn many(sql: Sql, on: &impl ConnectionTrait) -> Result<Vec<Release>> {
    sql.all_as::<Row>(on).await?.into_iter().map(Release::try_from).collect()
}
