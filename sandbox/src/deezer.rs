//! Deezer's public catalogue, simulated.

use axum::{extract::Request, http::StatusCode, response::Response};
use serde_json::{Value, json};

use crate::shelf::{self, Mishap, Shelf, Shelved};

/// A handle to the simulated Deezer; clones share one state.
#[derive(Clone, Debug)]
pub struct Deezer {
    base: String,
    /// What it has, and what goes wrong.
    pub shelf: Shelf,
}

impl Deezer {
    pub(crate) fn new(base: String) -> Deezer {
        Deezer { base, shelf: Shelf::default() }
    }

    /// What stands for `https://api.deezer.com`, without a slash at the end.
    pub fn api_url(&self) -> String {
        self.base.clone()
    }

    pub(crate) fn answer(&self, path: &str, request: &Request) -> Response {
        match self.shelf.arrive(path, request) {
            // It says so in the body of a success, and never when to come back.
            Some(Mishap::TooMany(_)) => error("Exception", "Quota limit exceeded", 4),
            Some(mishap) => shelf::mishap(mishap),
            None => self.attend(path),
        }
    }

    fn attend(&self, path: &str) -> Response {
        let path = path.split('?').next().unwrap_or_default();
        let body = if let Some(upc) = path.strip_prefix("/album/upc:") {
            self.shelf.find(|one| !one.upc.is_empty() && one.upc == upc).first().map(album)
        } else if let Some(id) = path.strip_prefix("/album/") {
            self.shelf.find(|one| one.id == id).first().map(album)
        } else if let Some(isrc) = path.strip_prefix("/track/isrc:") {
            self.track(|_, _, code| code.eq_ignore_ascii_case(isrc))
        } else if let Some(id) = path.strip_prefix("/track/") {
            self.track(|album, at, _| track_id(album, at) == id)
        } else {
            return error("InvalidQueryException", "Unknown path components", 600);
        };
        match body {
            Some(body) => shelf::json(StatusCode::OK, &body),
            None => error("DataException", "no data", 800),
        }
    }

    fn track(&self, fits: impl Fn(&Shelved, usize, &str) -> bool) -> Option<Value> {
        let has = |one: &Shelved| one.tracks.iter().enumerate().position(|(at, (_, code))| fits(one, at, code));
        let album = self.shelf.find(|one| has(one).is_some()).into_iter().next()?;
        track(&album, has(&album)?)
    }
}

/// An error of Deezer's: always with status 200.
fn error(kind: &str, message: &str, code: i64) -> Response {
    shelf::json(StatusCode::OK, &json!({ "error": { "type": kind, "message": message, "code": code } }))
}

fn track_id(album: &Shelved, at: usize) -> String {
    format!("{}{:02}", album.id, at + 1)
}

fn album(one: &Shelved) -> Value {
    let tracks: Vec<Value> = (0..one.tracks.len()).filter_map(|at| track(one, at)).collect();
    json!({
        "id": number(&one.id),
        "title": one.title,
        "upc": one.upc,
        "link": format!("https://www.deezer.com/album/{}", one.id),
        "release_date": one.released_on,
        "nb_tracks": one.tracks.len(),
        "record_type": "album",
        "artist": { "id": 27, "name": one.artist, "type": "artist" },
        "tracks": { "data": tracks },
        "type": "album",
    })
}

fn track(one: &Shelved, at: usize) -> Option<Value> {
    let (title, isrc) = one.tracks.get(at)?;
    let id = track_id(one, at);
    Some(json!({
        "id": number(&id),
        "title": title,
        "isrc": isrc,
        "link": format!("https://www.deezer.com/track/{id}"),
        "release_date": one.released_on,
        "artist": { "id": 27, "name": one.artist, "type": "artist" },
        "album": { "id": number(&one.id), "title": one.title, "type": "album" },
        "type": "track",
    }))
}

fn number(id: &str) -> u64 {
    id.parse().unwrap_or_default()
}
