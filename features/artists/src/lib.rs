#![doc = include_str!("../README.md")]

mod actions;
mod api;
mod model;
mod pages;
mod routes;
mod store;

use std::collections::{HashMap, HashSet};

pub use api::openapi;
use db::{Db, Tx};
use jiff::Timestamp;
use kit::{App, Editor, Problem, Result, WorkspaceId};
pub use model::{Artist, Name};
pub use routes::routes;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// What this room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "artists",
    steps: &[
        db::Step { name: "0006_artists", sql: include_str!("../migrations/0006_artists.sql") },
        db::Step { name: "0051_artist_names", sql: include_str!("../migrations/0051_artist_names.sql") },
    ],
    locales: kit::locales!(),
};

/// An artist of the editor's workspace, a retired one too (see `retired_at`).
///
/// # Errors
/// The engine's own.
pub async fn find(db: &Db, editor: &Editor, id: Uuid) -> db::Result<Option<Artist>> {
    store::find(db.read(), editor, id).await
}

/// The artists that a new thing may be made for: not the retired ones. By name.
///
/// # Errors
/// The engine's own.
pub async fn all(db: &Db, editor: &Editor) -> db::Result<Vec<Artist>> {
    store::all(db.read(), editor).await
}

/// The artist of this name, letter by letter; a new one where there is none.
///
/// # Errors
/// The engine's own.
pub async fn named(app: &App, editor: &Editor, name: &Name) -> Result<Artist> {
    let known = all(&app.db, editor).await?.into_iter().find(|artist| artist.name == name.as_str());
    match known {
        Some(artist) => Ok(artist),
        None => actions::create(app, editor, name).await,
    }
}

/// Reads the name of an artist.
///
/// # Errors
/// A problem of `field` when it cannot be one.
pub fn read_name(field: &'static str, text: &str) -> Result<Name, Problem> {
    Name::parse(text).map_err(|problem| problem.at(field))
}

/// What artists are called, retired ones too. Ids that the workspace does not have are left out.
///
/// # Errors
/// The engine's own.
pub async fn names(db: &Db, workspace: WorkspaceId, ids: &[Uuid]) -> db::Result<HashMap<Uuid, String>> {
    store::names(db.read(), workspace, ids).await
}

/// The artists of these names, letter by letter, that something may be made for; of two with one name the older.
///
/// # Errors
/// The engine's own.
pub async fn of_names(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    names: &[String],
) -> db::Result<HashMap<String, Uuid>> {
    store::of_names(on, workspace, names).await
}

/// Makes artists in a transaction of somebody else's.
///
/// # Errors
/// The engine's own.
pub async fn add_all(tx: &Tx, workspace: WorkspaceId, new: &[(Uuid, Name)], now: Timestamp) -> db::Result<()> {
    let made = |(id, name): &(Uuid, Name)| Artist {
        id: *id,
        name: name.as_str().to_owned(),
        created_at: now,
        updated_at: now,
        retired_at: None,
    };
    let made: Vec<Artist> = new.iter().map(made).collect();
    store::insert_all(tx, workspace, &made).await
}

/// Takes those of `ids` off the list that nobody has changed since they were made, and answers which.
///
/// # Errors
/// The engine's own.
pub async fn retire_unchanged(
    tx: &Tx,
    workspace: WorkspaceId,
    ids: &[Uuid],
    now: Timestamp,
) -> db::Result<HashSet<Uuid>> {
    store::retire_unchanged(tx, workspace, ids, now).await
}
