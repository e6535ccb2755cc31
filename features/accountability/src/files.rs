//! The log's public files, as C2SP tlog-tiles names them, and a proof for each entry.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::header;
use kit::{Error, Result};
use serde_json::json;
use tlog::{Hash, Position, Tile};

use crate::Accountability;

/// What the log could not do, as the gate says it.
pub(crate) fn refused(error: tlog::Error) -> Error {
    match error {
        tlog::Error::NotThere => Error::NotFound,
        tlog::Error::Store(error) => error.into(),
        // Nothing is signed until somebody has cleared up what is wrong.
        other @ tlog::Error::NotTheSame(_) => Error::Unavailable(Box::new(other)),
        other => Error::from_source(other),
    }
}

pub(crate) async fn checkpoint(State(room): State<Accountability>) -> Result {
    let checkpoint = room.log.current().await.map_err(refused)?;
    Ok(file("text/plain; charset=utf-8", "no-store", checkpoint.note.into_bytes()))
}

/// What a tile holds never changes: a wider one has another name.
pub(crate) async fn tile(State(room): State<Accountability>, Path((level, index)): Path<(String, String)>) -> Result {
    let tile: Tile = format!("{level}/{index}").parse().map_err(|_| Error::NotFound)?;
    let bytes = room.log.tile(tile).await.map_err(refused)?.ok_or(Error::NotFound)?;
    let keep = if tile.is_full() { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
    Ok(file("application/octet-stream", keep, bytes))
}

/// Everything that somebody needs to check one entry by themselves.
pub(crate) async fn proof(State(room): State<Accountability>, Path(position): Path<String>) -> Result {
    let position = Position(position.parse().map_err(|_| Error::NotFound)?);
    let proof = room.log.inclusion(position).await.map_err(refused)?;
    let path: Vec<String> = proof.path.iter().map(encoded).collect();
    let body = json!({
        "position": position.0,
        "entry": String::from_utf8_lossy(&proof.leaf),
        "leaf_hash": encoded(&tlog::leaf_hash(&proof.leaf)),
        "tree_size": proof.checkpoint.size,
        "path": path,
        "checkpoint": proof.checkpoint.note,
        "verifier": room.log.verifier(),
    });
    Ok(file("application/json", "no-store", body.to_string().into_bytes()))
}

fn encoded(hash: &Hash) -> String {
    STANDARD.encode(hash)
}

fn file(kind: &'static str, keep: &'static str, bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)], bytes).into_response()
}
