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

use std::collections::HashMap;

pub use api::openapi;
pub use codes::{Isrc, Upc};
pub use cover::{Cover, cover_html};
use db::Db;
use jiff::{Timestamp, tz::TimeZone};
use kit::{Editor, Problem, WorkspaceId};
pub use model::{Moment, Release, State, Track};
pub use routes::routes;
use uuid::Uuid;

/// What this room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "releases",
    steps: &[
        db::Step { name: "0007_releases", sql: include_str!("../migrations/0007_releases.sql") },
        db::Step { name: "0031_release_cover", sql: include_str!("../migrations/0031_release_cover.sql") },
        db::Step { name: "0040_release_each_zone", sql: include_str!("../migrations/0040_release_each_zone.sql") },
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
    /// The day on which it comes out at midnight UTC, as `2026-11-22`.
    pub release_date: String,
    /// Its address at Spotify, or empty.
    pub spotify_uri: String,
}

impl Plan {
    fn draft(&self, artist: Uuid) -> draft::Draft {
        draft::Draft {
            title: self.title.clone(),
            artist_id: artist.to_string(),
            upc: self.upc.clone(),
            release_date: self.release_date.clone(),
            release_time: String::new(),
            time_zone: "UTC".to_owned(),
            each_zone: false,
            spotify_uri: self.spotify_uri.clone(),
            tracks: Vec::new(),
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
