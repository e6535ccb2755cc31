#![doc = include_str!("../README.md")]

mod actions;
mod api;
mod codes;
mod countries;
mod cover;
mod draft;
mod form;
mod model;
mod pages;
mod routes;
mod store;
mod zones;

use std::collections::{HashMap, HashSet};

pub use api::openapi;
pub use codes::{Isrc, Upc};
pub use cover::{Cover, cover_html};
use db::{Db, Tx};
use jiff::{Timestamp, tz::TimeZone};
use kit::{Editor, Error, Problem, WorkspaceId};
pub use model::{Moment, Release, State, Track};
pub use routes::routes;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// What this room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "releases",
    steps: &[
        db::Step { name: "0007_releases", sql: include_str!("../migrations/0007_releases.sql") },
        db::Step { name: "0031_release_cover", sql: include_str!("../migrations/0031_release_cover.sql") },
        db::Step { name: "0040_release_each_zone", sql: include_str!("../migrations/0040_release_each_zone.sql") },
        db::Step { name: "0051_release_codes", sql: include_str!("../migrations/0051_release_codes.sql") },
    ],
    locales: kit::locales!(),
};

/// A release of the editor's workspace, a retired one too (see `retired_at`).
///
/// # Errors
/// The engine's own.
pub async fn find(db: &Db, editor: &Editor, id: Uuid) -> db::Result<Option<Release>> {
    store::find(db.read(), editor, id).await
}

/// The releases that a new thing may be made for: not the retired ones. The latest release day first.
///
/// # Errors
/// The engine's own.
pub async fn all(db: &Db, editor: &Editor) -> db::Result<Vec<Release>> {
    store::all(db.read(), editor).await
}

/// Releases by their ids, retired ones too: for lists of things that belong to releases. Ids that the workspace does not
/// have are left out.
///
/// # Errors
/// The engine's own.
pub async fn of_ids(db: &Db, workspace: WorkspaceId, ids: &[Uuid]) -> db::Result<HashMap<Uuid, Release>> {
    store::of_ids(db.read(), workspace, ids).await
}

/// A release as everybody may see it: of any workspace, unless it is retired.
///
/// # Errors
/// The engine's own.
pub async fn public(db: &Db, id: Uuid) -> db::Result<Option<Release>> {
    store::public(db.read(), id).await
}

/// The tracks of a release of the editor's workspace, in their order.
///
/// # Errors
/// The engine's own.
pub async fn tracks(db: &Db, editor: &Editor, id: Uuid) -> db::Result<Vec<Track>> {
    Ok(store::tracks(db.read(), editor, &[id]).await?.remove(&id).unwrap_or_default())
}

/// Reads a product code with any spaces and dashes; nothing where it is none.
pub fn read_upc(text: &str) -> Option<Upc> {
    Upc::parse(text).ok()
}

/// Reads a recording code with any spaces and dashes; nothing where it is none.
pub fn read_isrc(text: &str) -> Option<Isrc> {
    Isrc::parse(text).ok()
}

/// Every cover of every workspace, so that its pictures are kept.
///
/// # Errors
/// The engine's own.
pub async fn covers(db: &Db) -> db::Result<Vec<(WorkspaceId, media::Hash)>> {
    store::covers(db.read()).await
}

/// Those of `ids` that are out at `now` somewhere on earth and not retired.
///
/// # Errors
/// The engine's own.
pub async fn out_somewhere_at(db: &Db, ids: &[Uuid], now: Timestamp) -> db::Result<Vec<Release>> {
    store::out_somewhere_at(db.read(), ids, now).await
}

/// Those of `ids` that are retired.
///
/// # Errors
/// The engine's own.
pub async fn retired(db: &Db, ids: &[Uuid]) -> db::Result<Vec<Uuid>> {
    store::retired(db.read(), ids).await
}

/// Reads the name of a time zone, in any case, for the field `time_zone`: the name as the database spells it, and the zone.
///
/// # Errors
/// The problem in words, with a guess at what was meant.
pub fn time_zone(name: &str) -> Result<(&'static str, TimeZone), Problem> {
    zones::parse(name)
}

/// The time zone of a stored name; nothing for a word that is none.
pub fn zone_of(name: &str) -> Option<TimeZone> {
    zones::find(name).map(|(_, zone)| zone)
}

/// The name of the zone that most people of a country (ISO 3166-1 alpha-2, upper case) live in.
pub fn zone_of_country(country: &str) -> Option<&'static str> {
    countries::most_likely(country)
}

/// The names of the time zones that a form offers, sorted.
pub fn time_zones() -> &'static [&'static str] {
    zones::offered()
}

/// A release that another room makes for a person, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The title on the cover.
    pub title: String,
    /// The product code; empty where there is none.
    pub upc: String,
    /// The day on which it comes out, as `2026-11-22`.
    pub release_date: String,
    /// The time of that day, as `18:00`; empty is midnight.
    pub release_time: String,
    /// The time zone of both; empty is UTC.
    pub time_zone: String,
    /// Its address at Spotify, or empty.
    pub spotify_uri: String,
    /// Its tracks in their order: title and recording code, which may be empty.
    pub tracks: Vec<(String, String)>,
}

impl Plan {
    fn draft(&self, artist: Uuid) -> draft::Draft {
        let track = |(title, isrc): &(String, String)| draft::TrackDraft { title: title.clone(), isrc: isrc.clone() };
        draft::Draft {
            title: self.title.clone(),
            artist_id: artist.to_string(),
            upc: self.upc.clone(),
            release_date: self.release_date.clone(),
            release_time: self.release_time.clone(),
            time_zone: if self.time_zone.trim().is_empty() { "UTC".to_owned() } else { self.time_zone.clone() },
            each_zone: false,
            spotify_uri: self.spotify_uri.clone(),
            tracks: self.tracks.iter().map(track).collect(),
        }
    }

    /// Looks at every field.
    ///
    /// # Errors
    /// Every problem, by the field's name.
    pub fn check(&self) -> Result<(), kit::Problems> {
        let whoever = Uuid::nil();
        self.draft(whoever).check(&[whoever]).map(drop)
    }
}

/// Makes a release of an artist.
///
/// # Errors
/// `Invalid` names what is wrong with the plan.
pub async fn add(app: &kit::App, editor: &Editor, artist: Uuid, plan: &Plan) -> kit::Result<Release> {
    actions::create(app, editor, &plan.draft(artist)).await.map(|(release, _)| release)
}

/// A release that another room makes together with others: its id, its artist and what it is like.
#[derive(Clone, Debug)]
pub struct New {
    /// Which one it will be.
    pub id: Uuid,
    /// Who made the music; an artist of the same workspace, which the caller has looked up.
    pub artist: Uuid,
    /// What it is like.
    pub plan: Plan,
}

/// Makes releases in a transaction of somebody else's.
///
/// # Errors
/// `Invalid` names what is wrong with a plan.
pub async fn add_all(
    tx: &Tx,
    workspace: WorkspaceId,
    new: &[New],
    new_id: impl Fn() -> Uuid,
    now: Timestamp,
) -> kit::Result<()> {
    let mut releases = Vec::with_capacity(new.len());
    for one in new {
        let checked = one.plan.draft(one.artist).check(&[one.artist]).map_err(Error::Invalid)?;
        let tracks = checked.tracks().to_vec();
        releases.push((checked.release(one.id, workspace, now, now), tracks));
    }
    store::insert_all(tx, &releases, new_id).await?;
    Ok(())
}

/// The releases of these product codes that are not retired, by their codes as [`upc_key`] writes them; of two with one code
/// the older.
///
/// # Errors
/// The engine's own.
pub async fn of_upcs(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    upcs: &[String],
) -> db::Result<HashMap<String, Uuid>> {
    let spelled: Vec<String> = upcs.iter().flat_map(|upc| codes::spellings(upc)).collect();
    let mut found = HashMap::new();
    for (upc, id) in store::of_upcs(on, workspace, &spelled).await? {
        found.entry(upc_key(&upc)).or_insert(id);
    }
    Ok(found)
}

/// One spelling of a product code for both of its forms: 12 digits, and 13 of which the first is 0.
pub fn upc_key(upc: &str) -> String {
    upc.strip_prefix('0').filter(|rest| rest.len() == 12).unwrap_or(upc).to_owned()
}

/// The releases that are not retired and have a recording of one of these codes; of two the older.
///
/// # Errors
/// The engine's own.
pub async fn of_isrcs(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    isrcs: &[String],
) -> db::Result<HashMap<String, Uuid>> {
    store::of_isrcs(on, workspace, isrcs).await
}

/// A release by its artist and title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titled {
    /// Which release.
    pub id: Uuid,
    /// Who made it.
    pub artist: Uuid,
    /// What it is called.
    pub title: String,
    /// Whether it has a product code.
    pub has_upc: bool,
}

/// The releases of these titles, letter by letter, that are not retired. The oldest first.
///
/// # Errors
/// The engine's own.
pub async fn of_titles(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    titles: &[String],
) -> db::Result<Vec<Titled>> {
    store::of_titles(on, workspace, titles).await
}

/// Takes releases away as if they had never been made: those of `ids` that nobody has changed since. Answers which. Links
/// must be gone before.
///
/// # Errors
/// The engine's own.
pub async fn unmake(tx: &Tx, workspace: WorkspaceId, ids: &[Uuid]) -> db::Result<HashSet<Uuid>> {
    store::unmake(tx, workspace, ids).await
}

/// Those of `artists` that have a release, a retired one too.
///
/// # Errors
/// The engine's own.
pub async fn artists_with_any(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    artists: &[Uuid],
) -> db::Result<HashSet<Uuid>> {
    store::artists_with_any(on, workspace, artists).await
}

/// Reads the address of an album or track at Spotify: the URI by which a pre-save saves it.
pub fn read_spotify(text: &str) -> Option<String> {
    codes::spotify_uri(text).ok()
}

/// The time zone of the release that was made last.
///
/// # Errors
/// The engine's own.
pub async fn last_zone(db: &Db, editor: &Editor) -> db::Result<Option<String>> {
    store::last_zone(db.read(), editor).await
}
