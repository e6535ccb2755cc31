//! The catalogue: the few albums and tracks a test or the demo puts there, and the search over them.

use axum::http::StatusCode;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{
    answer::{Answer, extended},
    knobs::Mode,
    state::State,
    visit::Visit,
};

/// What a search may look for.
const KINDS: [&str; 7] = ["album", "artist", "playlist", "track", "show", "episode", "audiobook"];
const DEFAULT_LIMIT: usize = 5;
const LARGEST_LIMIT: usize = 10;
const LARGEST_OFFSET: usize = 1000;
const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A track of an album.
#[derive(Clone, Debug)]
pub struct Track {
    /// Spotify's id: 22 letters and digits.
    pub id: String,
    /// Its title.
    pub name: String,
    /// Its ISRC, without hyphens.
    pub isrc: String,
}

impl Track {
    /// A track.
    pub fn new(id: &str, name: &str, isrc: &str) -> Track {
        Track { id: id.to_owned(), name: name.to_owned(), isrc: isrc.to_owned() }
    }
}

#[derive(Debug)]
pub(super) struct Album {
    id: String,
    name: String,
    upc: String,
    artist: String,
    released_on: Date,
    tracks: Vec<Track>,
}

impl Album {
    pub(super) fn new(id: &str, name: &str, upc: &str, artist: &str, at: Timestamp, tracks: Vec<Track>) -> Album {
        Album {
            id: id.to_owned(),
            name: name.to_owned(),
            upc: upc.to_owned(),
            artist: artist.to_owned(),
            released_on: at.to_zoned(TimeZone::UTC).date(),
            tracks,
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Catalogue {
    albums: Vec<Album>,
}

impl Catalogue {
    pub(super) fn add(&mut self, album: Album) {
        self.albums.retain(|known| known.id != album.id);
        self.albums.push(album);
    }

    /// Whether it has an item. Only albums and tracks are catalogued; of other kinds everything counts as known.
    pub(super) fn has(&self, kind: &str, id: &str) -> bool {
        match kind {
            "album" => self.album(id).is_some(),
            "track" => self.track(id).is_some(),
            _ => true,
        }
    }

    fn album(&self, id: &str) -> Option<&Album> {
        self.albums.iter().find(|album| album.id == id)
    }

    fn track(&self, id: &str) -> Option<(&Album, usize)> {
        self.tracks().find(|(album, at)| album.tracks.get(*at).is_some_and(|track| track.id == id))
    }

    fn tracks(&self) -> impl Iterator<Item = (&Album, usize)> {
        self.albums.iter().flat_map(|album| (0..album.tracks.len()).map(move |at| (album, at)))
    }
}

/// `GET /v1/albums/{id}`
pub(super) fn album(state: &State, visit: &Visit) -> Result<Answer, Answer> {
    let album = state.catalogue.album(id_in(visit)?).ok_or_else(not_found)?;
    let tracks: Vec<Value> = (0..album.tracks.len()).filter_map(|at| plain_track(state, album, at)).collect();
    let href = format!("{}/api/v1/albums/{}/tracks", state.base, album.id);
    let more = json!({
        "tracks": page_of(&tracks, &href, "", 0, tracks.len().max(1)),
        "copyrights": [],
        "external_ids": { "upc": album.upc },
    });
    let mut body = extended(plain_album(state, album), more);
    if state.knobs.mode == Mode::Extended {
        body = extended(body, json!({ "genres": [], "label": "Sandbox", "popularity": 0 }));
    }
    Ok(Answer::json(StatusCode::OK, &body))
}

/// `GET /v1/tracks/{id}`
pub(super) fn track(state: &State, visit: &Visit) -> Result<Answer, Answer> {
    let (album, at) = state.catalogue.track(id_in(visit)?).ok_or_else(not_found)?;
    full_track(state, album, at).map(|track| Answer::json(StatusCode::OK, &track)).ok_or_else(not_found)
}

/// `GET /v1/search`
pub(super) fn search(state: &State, visit: &Visit) -> Result<Answer, Answer> {
    let sent = visit.query("q").filter(|q| !q.trim().is_empty());
    let sent = sent.ok_or_else(|| Answer::bad_request("No search query"))?;
    let query = Query::parse(sent);
    let kinds = visit.query("type").ok_or_else(|| Answer::bad_request("Missing parameter type"))?;
    let limit = number(visit, "limit", DEFAULT_LIMIT, 1..=LARGEST_LIMIT)?;
    let offset = number(visit, "offset", 0, 0..=LARGEST_OFFSET)?;
    let mut body = Map::new();
    for kind in kinds.split(',') {
        if !KINDS.contains(&kind) {
            return Err(Answer::bad_request(&format!("Bad search type field {kind}")));
        }
        let found: Vec<Value> = match kind {
            "album" => {
                let fitting = state.catalogue.albums.iter().filter(|album| query.fits_album(album));
                fitting.map(|album| plain_album(state, album)).collect()
            }
            "track" => {
                let fitting = state.catalogue.tracks().filter(|(album, at)| query.fits_track(album, *at));
                fitting.filter_map(|(album, at)| full_track(state, album, at)).collect()
            }
            _ => Vec::new(),
        };
        let asked = form_urlencoded::Serializer::new(String::new())
            .append_pair("query", sent)
            .append_pair("type", kind)
            .finish();
        let page = page_of(&found, &format!("{}/api/v1/search", state.base), &asked, offset, limit);
        body.insert(format!("{kind}s"), page);
    }
    Ok(Answer::json(StatusCode::OK, &Value::Object(body)))
}

/// A search: filters such as `upc:…`, and words that must stand in the title or the artist's name.
struct Query {
    filters: Vec<(String, String)>,
    words: Vec<String>,
}

impl Query {
    fn parse(text: &str) -> Query {
        let mut query = Query { filters: Vec::new(), words: Vec::new() };
        for word in words(&text.to_lowercase()) {
            match word.split_once(':') {
                Some((name @ ("upc" | "isrc" | "album" | "artist" | "track"), value)) => {
                    query.filters.push((name.to_owned(), value.trim_matches('"').to_owned()));
                }
                _ => query.words.push(word),
            }
        }
        query
    }

    /// Spotify: `upc` is for albums only, `isrc` and `track` for tracks only.
    fn fits_album(&self, album: &Album) -> bool {
        self.filters.iter().all(|(name, value)| match name.as_str() {
            "upc" => album.upc == *value,
            "album" => has_word(&album.name, value),
            "artist" => has_word(&album.artist, value),
            _ => false,
        }) && self.words.iter().all(|word| has_word(&album.name, word) || has_word(&album.artist, word))
    }

    fn fits_track(&self, album: &Album, at: usize) -> bool {
        let Some(track) = album.tracks.get(at) else { return false };
        self.filters.iter().all(|(name, value)| match name.as_str() {
            "isrc" => track.isrc.eq_ignore_ascii_case(value),
            "track" => has_word(&track.name, value),
            "album" => has_word(&album.name, value),
            "artist" => has_word(&album.artist, value),
            _ => false,
        }) && self.words.iter().all(|word| has_word(&track.name, word) || has_word(&album.artist, word))
    }
}

/// The words of a query; what stands between quotation marks is one of them.
fn words(text: &str) -> Vec<String> {
    let (mut words, mut quoted) = (vec![String::new()], false);
    for sign in text.chars() {
        quoted ^= sign == '"';
        match words.last_mut() {
            Some(word) if quoted || !sign.is_whitespace() => word.push(sign),
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn has_word(text: &str, lower_case: &str) -> bool {
    text.to_lowercase().contains(lower_case)
}

/// `GET /v1/albums/{id}/tracks`
pub(super) fn album_tracks(state: &State, visit: &Visit) -> Result<Answer, Answer> {
    let id = visit.path.trim_end_matches("/tracks").rsplit('/').next().unwrap_or_default();
    let album = state.catalogue.album(id).ok_or_else(not_found)?;
    let limit = number(visit, "limit", 20, 1..=50)?;
    let tracks: Vec<Value> = (0..album.tracks.len()).filter_map(|at| plain_track(state, album, at)).collect();
    let href = format!("{}/api/v1/albums/{id}/tracks", state.base);
    Ok(Answer::json(StatusCode::OK, &page_of(&tracks, &href, "", 0, limit)))
}

/// The album as it stands in lists and in tracks.
fn plain_album(state: &State, album: &Album) -> Value {
    let mut body = json!({
        "album_type": if album.tracks.len() > 3 { "album" } else { "single" },
        "artists": [plain_artist(state, &album.artist)],
        "external_urls": { "spotify": format!("https://open.spotify.com/album/{}", album.id) },
        "href": format!("{}/api/v1/albums/{}", state.base, album.id),
        "id": album.id,
        "images": [],
        "name": album.name,
        "release_date": album.released_on.to_string(),
        "release_date_precision": "day",
        "total_tracks": album.tracks.len(),
        "type": "album",
        "uri": format!("spotify:album:{}", album.id),
    });
    if state.knobs.mode == Mode::Extended {
        body = extended(body, json!({ "available_markets": ["SE"] }));
    }
    body
}

fn plain_track(state: &State, album: &Album, at: usize) -> Option<Value> {
    let track = album.tracks.get(at)?;
    Some(json!({
        "artists": [plain_artist(state, &album.artist)],
        "disc_number": 1,
        "duration_ms": 180_000,
        "explicit": false,
        "external_urls": { "spotify": format!("https://open.spotify.com/track/{}", track.id) },
        "href": format!("{}/api/v1/tracks/{}", state.base, track.id),
        "id": track.id,
        "is_local": false,
        "name": track.name,
        "track_number": at + 1,
        "type": "track",
        "uri": format!("spotify:track:{}", track.id),
    }))
}

fn full_track(state: &State, album: &Album, at: usize) -> Option<Value> {
    let isrc = &album.tracks.get(at)?.isrc;
    let more = json!({ "album": plain_album(state, album), "external_ids": { "isrc": isrc } });
    Some(extended(plain_track(state, album, at)?, more))
}

fn plain_artist(state: &State, name: &str) -> Value {
    let id = made_up_id(&format!("artist:{name}"));
    json!({
        "external_urls": { "spotify": format!("https://open.spotify.com/artist/{id}") },
        "href": format!("{}/api/v1/artists/{id}", state.base),
        "id": id,
        "name": name,
        "type": "artist",
        "uri": format!("spotify:artist:{id}"),
    })
}

/// Spotify's paging object.
fn page_of(found: &[Value], href: &str, asked: &str, offset: usize, limit: usize) -> Value {
    let at = |offset: usize| format!("{href}?{asked}&offset={offset}&limit={limit}").replace("?&", "?");
    let items: Vec<&Value> = found.iter().skip(offset).take(limit).collect();
    let next = (offset + limit < found.len()).then(|| at(offset + limit));
    let previous = (offset > 0).then(|| at(offset.saturating_sub(limit)));
    json!({
        "href": at(offset),
        "items": items,
        "limit": limit,
        "next": next,
        "offset": offset,
        "previous": previous,
        "total": found.len(),
    })
}

fn number(
    visit: &Visit,
    name: &str,
    default: usize,
    allowed: std::ops::RangeInclusive<usize>,
) -> Result<usize, Answer> {
    match visit.query(name) {
        None => Ok(default),
        Some(sent) => sent
            .parse()
            .ok()
            .filter(|number| allowed.contains(number))
            .ok_or_else(|| Answer::bad_request(&format!("Invalid {name}"))),
    }
}

/// The id at the end of the path.
fn id_in(visit: &Visit) -> Result<&str, Answer> {
    let id = visit.path.rsplit('/').next().unwrap_or_default();
    if is_id(id) { Ok(id) } else { Err(Answer::bad_request("Invalid base62 id")) }
}

fn not_found() -> Answer {
    Answer::api_error(StatusCode::NOT_FOUND, "Resource not found")
}

/// Whether a text has the shape of Spotify's ids: 22 letters and digits.
pub(super) fn is_id(text: &str) -> bool {
    text.len() == 22 && text.bytes().all(|sign| sign.is_ascii_alphanumeric())
}

/// An id of Spotify's shape, always the same for the same text.
pub(super) fn made_up_id(text: &str) -> String {
    let signs = Sha256::digest(text).into_iter().take(22);
    signs.filter_map(|byte| LETTERS.get(usize::from(byte) % LETTERS.len())).map(|sign| char::from(*sign)).collect()
}
