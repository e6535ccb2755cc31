#![doc = include_str!("../README.md")]

mod actions;
mod api;
mod model;
mod pages;
mod routes;
mod store;

use std::collections::HashMap;

pub use api::openapi;
use db::Db;
use kit::{App, Editor, Problem, Result, WorkspaceId};
pub use model::{Artist, Name};
pub use routes::routes;
use uuid::Uuid;

/// What this room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "artists",
    steps: &[db::Step { name: "0006_artists", sql: include_str!("../migrations/0006_artists.sql") }],
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
