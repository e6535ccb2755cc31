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
use kit::{Editor, WorkspaceId};
pub use model::Artist;
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

/// What artists are called, retired ones too. Ids that the workspace does not have are left out.
///
/// # Errors
/// The engine's own.
pub async fn names(db: &Db, workspace: WorkspaceId, ids: &[Uuid]) -> db::Result<HashMap<Uuid, String>> {
    store::names(db.read(), workspace, ids).await
}
