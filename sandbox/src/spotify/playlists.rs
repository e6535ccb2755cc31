//! Users' playlists and the artists they follow by the older call.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{answer::Answer, api::Bearer, catalogue::made_up_id, knobs::Mode, library, state::State, visit::Visit};

/// The most items that one call adds.
const MOST_ITEMS: usize = 100;

/// A playlist of a user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playlist {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub user: String,
    /// Its name.
    pub name: String,
    /// Whether it is shown in the profile.
    pub is_public: bool,
    /// URIs in their order; one that was added twice is there twice.
    pub items: Vec<String>,
}

fn scope(is_public: bool) -> &'static str {
    if is_public { "playlist-modify-public" } else { "playlist-modify-private" }
}

/// `POST /v1/me/playlists`
pub(super) fn make(state: &mut State, visit: &Visit, bearer: &Bearer) -> Result<Answer, Answer> {
    let user = bearer.user()?.to_owned();
    let body: Value = serde_json::from_slice(&visit.body).map_err(|_| Answer::bad_request("Error parsing JSON."))?;
    let name = body.get("name").and_then(Value::as_str).filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| Answer::bad_request("Missing required field: name"))?.to_owned();
    let is_public = body.get("public").and_then(Value::as_bool).unwrap_or(true);
    bearer.require(scope(is_public))?;
    let id = made_up_id(&format!("playlist:{user}:{}", state.playlists.len()));
    let made = json!({ "id": id, "name": name, "public": is_public, "uri": format!("spotify:playlist:{id}") });
    state.playlists.push(Playlist { id, user, name, is_public, items: Vec::new() });
    Ok(Answer::json(StatusCode::CREATED, &made))
}

/// `POST /v1/playlists/{id}/items`
pub(super) fn add(state: &mut State, visit: &Visit, bearer: &Bearer) -> Result<Answer, Answer> {
    let user = bearer.user()?;
    let body: Value = serde_json::from_slice(&visit.body).map_err(|_| Answer::bad_request("Error parsing JSON."))?;
    let uris = body.get("uris").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let uris: Vec<String> = uris.iter().filter_map(|uri| uri.as_str().map(str::to_owned)).collect();
    if uris.is_empty() || uris.len() > MOST_ITEMS {
        return Err(Answer::bad_request("No uris provided, or too many"));
    }
    let playlist = own(state, visit, user)?;
    bearer.require(scope(playlist.is_public))?;
    playlist.items.extend(uris);
    let snapshot = format!("{}-{}", playlist.id, playlist.items.len());
    Ok(Answer::json(StatusCode::CREATED, &json!({ "snapshot_id": snapshot })))
}

/// `GET /v1/playlists/{id}/items`: one that is not public needs the permission to read.
pub(super) fn items(state: &mut State, visit: &Visit, bearer: &Bearer) -> Result<Answer, Answer> {
    let user = bearer.user()?;
    let playlist = own(state, visit, user)?;
    if !playlist.is_public {
        bearer.require("playlist-read-private")?;
    }
    let items: Vec<Value> = playlist.items.iter().map(|uri| json!({ "item": { "uri": uri } })).collect();
    Ok(Answer::json(StatusCode::OK, &json!({ "items": items, "total": items.len() })))
}

fn own<'a>(state: &'a mut State, visit: &Visit, user: &str) -> Result<&'a mut Playlist, Answer> {
    let id = visit.path.strip_prefix("/spotify/api/v1/playlists/").and_then(|rest| rest.split('/').next());
    let found = state.playlists.iter_mut().find(|one| Some(one.id.as_str()) == id && one.user == user);
    found.ok_or_else(|| Answer::api_error(StatusCode::NOT_FOUND, "Not found."))
}

/// `PUT /v1/me/following?type=artist&ids=`: gone in Development mode.
pub(super) fn follow(state: &mut State, visit: &Visit, bearer: &Bearer) -> Result<Answer, Answer> {
    if state.knobs.mode == Mode::Development {
        return Err(Answer::api_error(StatusCode::FORBIDDEN, "Forbidden"));
    }
    let user = bearer.user()?.to_owned();
    bearer.require("user-follow-modify")?;
    let ids = visit.query("ids").filter(|_| visit.query("type") == Some("artist"));
    let ids = ids.ok_or_else(|| Answer::bad_request("Missing required field: ids"))?;
    let uris: Vec<String> = ids.split(',').map(|id| format!("spotify:artist:{id}")).collect();
    library::add(state, &user, uris.into_iter());
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}
