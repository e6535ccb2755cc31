//! MusicBrainz, simulated: the web service, version 2, as JSON.

use std::collections::HashMap;

use axum::{extract::Request, http::StatusCode, response::Response};
use serde_json::{Value, json};

use crate::shelf::{self, Shelf, Shelved};

/// A handle to the simulated MusicBrainz; clones share one state.
#[derive(Clone, Debug)]
pub struct Musicbrainz {
    base: String,
    /// What it has, and what goes wrong.
    pub shelf: Shelf,
}

impl Musicbrainz {
    pub(crate) fn new(base: String) -> Musicbrainz {
        Musicbrainz { base, shelf: Shelf::default() }
    }

    /// What stands for `https://musicbrainz.org`, without a slash at the end.
    pub fn url(&self) -> String {
        self.base.clone()
    }

    pub(crate) fn answer(&self, path: &str, request: &Request) -> Response {
        if let Some(mishap) = self.shelf.arrive(path, request) {
            return shelf::mishap(mishap);
        }
        let agent = request.headers().get("user-agent").and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !(agent.contains("( ") && agent.ends_with(')')) {
            return error(StatusCode::FORBIDDEN, "Your requests must name a contact in the User-Agent");
        }
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let query: HashMap<String, String> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        if query.get("fmt").is_none_or(|format| format != "json") {
            return error(StatusCode::NOT_ACCEPTABLE, "the sandbox speaks JSON only");
        }
        self.attend(path, &query)
    }

    fn attend(&self, path: &str, query: &HashMap<String, String>) -> Response {
        let inc = query.get("inc").map(String::as_str).unwrap_or_default();
        if path == "/ws/2/release" {
            let query = query.get("query").map(String::as_str).unwrap_or_default();
            let found = match query.strip_prefix("barcode:") {
                Some(code) => self.shelf.find(|one| !code.is_empty() && one.upc == code),
                None => {
                    let (title, artist) = (phrase(query, "release:"), phrase(query, "artist:"));
                    self.shelf.find(|one| has(&one.title, &title) && has(&one.artist, &artist))
                }
            };
            let found: Vec<Value> = found.iter().map(|one| plain(one, true)).collect();
            return shelf::json(StatusCode::OK, &json!({ "count": found.len(), "offset": 0, "releases": found }));
        }
        if let Some(isrc) = path.strip_prefix("/ws/2/isrc/") {
            let has = |one: &Shelved| one.tracks.iter().any(|(_, code)| code.eq_ignore_ascii_case(isrc));
            let found: Vec<Value> = self.shelf.find(has).iter().map(|one| plain(one, false)).collect();
            if found.is_empty() {
                return error(StatusCode::NOT_FOUND, "Not Found");
            }
            let recording = json!({ "id": "11111111-1111-4111-8111-111111111111", "releases": found });
            return shelf::json(StatusCode::OK, &json!({ "isrc": isrc, "recordings": [recording] }));
        }
        let id = path.strip_prefix("/ws/2/release/").unwrap_or_default();
        match self.shelf.find(|one| one.id == id).first() {
            Some(one) => shelf::json(StatusCode::OK, &whole(one, inc)),
            None => error(StatusCode::NOT_FOUND, "Not Found"),
        }
    }
}

fn error(status: StatusCode, message: &str) -> Response {
    shelf::json(
        status,
        &json!({ "error": message, "help": "For usage, please see: https://musicbrainz.org/development/mmd" }),
    )
}

/// What stands between quotation marks behind a field's name, in small letters.
fn phrase(query: &str, field: &str) -> String {
    let rest = query.split_once(&format!("{field}\"")).map(|(_, rest)| rest).unwrap_or_default();
    rest.split('"').next().unwrap_or_default().to_lowercase()
}

fn has(text: &str, lower_case: &str) -> bool {
    text.to_lowercase().contains(lower_case)
}

fn plain(one: &Shelved, scored: bool) -> Value {
    let mut body = json!({
        "id": one.id,
        "title": one.title,
        "barcode": one.upc,
        "date": one.released_on,
    });
    if let Some(fields) = body.as_object_mut().filter(|_| scored) {
        fields.insert("score".to_owned(), 100.into());
    }
    body
}

fn whole(one: &Shelved, inc: &str) -> Value {
    let mut body = plain(one, false);
    let Some(fields) = body.as_object_mut() else { return body };
    let asked = |what: &str| inc.split('+').any(|part| part == what) || inc.split(' ').any(|part| part == what);
    if asked("artist-credits") {
        fields.insert("artist-credit".to_owned(), json!([{ "name": one.artist, "joinphrase": "" }]));
    }
    if asked("media") {
        fields.insert("media".to_owned(), json!([{ "position": 1, "track-count": one.tracks.len() }]));
    }
    if asked("url-rels") {
        let relation = |url: &String| json!({ "type": "streaming", "ended": false, "url": { "resource": url } });
        fields.insert("relations".to_owned(), one.urls.iter().map(relation).collect());
    }
    body
}
