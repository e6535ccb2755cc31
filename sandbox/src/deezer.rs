//! Deezer, simulated: its public catalogue, and people's favourites.

mod library;

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{extract::Request, http::StatusCode, response::Response};
use serde_json::{Value, json};

use crate::{
    Entry, Fault, desk,
    line::Cord,
    shelf::{self, Mishap, Shelf, Shelved},
};
use library::People;

/// A handle to the simulated Deezer; clones share one state.
#[derive(Clone)]
pub struct Deezer {
    base: String,
    /// What it has, and what goes wrong with the next questions to the catalogue.
    pub shelf: Shelf,
    people: Arc<Mutex<People>>,
}

impl std::fmt::Debug for Deezer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Deezer").field("base", &self.base).finish_non_exhaustive()
    }
}

impl Deezer {
    pub(crate) fn new(base: String) -> Deezer {
        let shelf = Shelf::default();
        let people = Arc::new(Mutex::new(People::new(shelf.clone())));
        Deezer { base, shelf, people }
    }

    /// What stands for `https://api.deezer.com`, without a slash at the end.
    pub fn api_url(&self) -> String {
        self.base.clone()
    }

    /// What stands for `https://connect.deezer.com`, without a slash at the end.
    pub fn connect_url(&self) -> String {
        format!("{}/connect", self.base)
    }

    /// Registers an app; the one of that id is replaced.
    pub fn register_app(&self, app_id: &str, secret: &str, redirect_uri: &str) {
        self.people().register_app(app_id, secret, redirect_uri);
    }

    /// A user's favourites (`album:302127`, `track:30212701`), in the order they were first saved.
    pub fn library(&self, user: &str) -> Vec<String> {
        self.people().saved.of(user)
    }

    /// How often something was saved that was among that user's favourites already.
    pub fn n_repeated_saves(&self) -> u64 {
        self.people().saved.n_repeated
    }

    /// What a user does in their account: every token of theirs ends.
    pub fn revoke_user(&self, user: &str) {
        self.people().revoke_user(user);
    }

    /// Lets everybody untick a permission from now on.
    pub fn untick(&self, permission: &str) {
        self.people().denied.push(permission.to_owned());
    }

    /// Every request about people since the start or the last clearing, in order. Tokens and secrets are hidden.
    pub fn journal(&self) -> Vec<Entry> {
        self.people().desk.journal()
    }

    /// How many of these requests came, those included that the journal (100,000 at most) had no room for.
    pub fn n_requests(&self) -> u64 {
        self.people().desk.n_requests()
    }

    /// Lets every answer to these requests take so long.
    pub fn be_late(&self, by: Duration) {
        self.people().desk.latency = by;
    }

    /// Empties the journal.
    pub fn clear_journal(&self) {
        self.people().desk.clear_journal();
    }

    /// Lets the next requests about people whose path ends so fail.
    pub fn fail_next(&self, times: usize, path_end: &str, fault: &Fault) {
        self.people().desk.fail_next(times, path_end, fault);
    }

    /// Forgets the failures that were planned and have not come.
    pub fn fail_no_more(&self) {
        self.people().desk.fail_no_more();
    }

    /// Moves its clock forward.
    pub fn advance(&self, by: Duration) {
        self.people().desk.clock.advance(by);
    }

    fn people(&self) -> MutexGuard<'_, People> {
        self.people.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a path is about people.
    pub(crate) fn is_of_people(path: &str) -> bool {
        path.starts_with("/deezer/connect/") || path.starts_with("/deezer/user/")
    }

    pub(crate) async fn serve(&self, request: Request, cord: &Cord) -> Response {
        desk::serve(&self.people, request, "/deezer", cord).await
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
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        if path == "/search/album" {
            return self.search(query);
        }
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

    fn search(&self, query: &str) -> Response {
        let asked = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "q");
        let asked = asked.map(|(_, words)| words.to_lowercase()).unwrap_or_default();
        let phrase = |field: &str| {
            let rest = asked.split_once(&format!("{field}:\"")).map(|(_, rest)| rest).unwrap_or_default();
            rest.split('"').next().unwrap_or_default().to_owned()
        };
        let (title, artist) = (phrase("album"), phrase("artist"));
        let fits =
            |one: &Shelved| one.title.to_lowercase().contains(&title) && one.artist.to_lowercase().contains(&artist);
        let hit = |one: &Shelved| {
            json!({
                "id": number(&one.id),
                "title": one.title,
                "nb_tracks": one.tracks.len(),
                "artist": { "id": 27, "name": one.artist, "type": "artist" },
                "type": "album",
            })
        };
        let found: Vec<Value> = self.shelf.find(fits).iter().map(hit).collect();
        shelf::json(StatusCode::OK, &json!({ "data": found, "total": found.len() }))
    }

    fn track(&self, fits: impl Fn(&Shelved, usize, &str) -> bool) -> Option<Value> {
        let has = |one: &Shelved| one.tracks.iter().enumerate().position(|(at, (_, code))| fits(one, at, code));
        let album = self.shelf.find(|one| has(one).is_some()).into_iter().next()?;
        track(&album, has(&album)?)
    }
}

/// An error of Deezer's: always with status 200.
fn error(kind: &str, message: &str, code: i64) -> Response {
    shelf::json(StatusCode::OK, &error_body(kind, message, code))
}

fn error_body(kind: &str, message: &str, code: i64) -> Value {
    json!({ "error": { "type": kind, "message": message, "code": code } })
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
