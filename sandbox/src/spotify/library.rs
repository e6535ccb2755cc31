//! Users' libraries: the present endpoints by URI and the older ones by kind.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{answer::Answer, api::Bearer, catalogue::is_id, knobs::Mode, state::State, visit::Visit};

/// The most URIs one call takes.
const MOST_URIS: usize = 40;
/// The most ids one call of the older endpoints takes.
const MOST_IDS: usize = 50;

#[derive(Debug)]
pub(super) struct User {
    /// How many users were there before.
    pub(super) joined: usize,
    /// URIs, in the order they were first saved.
    pub(super) saved: Vec<String>,
}

impl User {
    pub(super) fn new(joined: usize) -> User {
        User { joined, saved: Vec::new() }
    }
}

/// What a call wants to do with a URI: each kind of item has its own scope for either.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    Read,
    Change,
}

struct Uri<'a> {
    text: &'a str,
    kind: &'a str,
    id: &'a str,
}

/// `PUT /v1/me/library?uris=`
pub(super) fn save(state: &mut State, visit: &Visit, bearer: &Bearer) -> Result<Answer, Answer> {
    let user = bearer.user()?;
    let uris = uris(visit)?;
    for uri in &uris {
        if uri.kind == "artist" && !state.knobs.accept_artist_uris {
            return Err(Answer::bad_request("Unsupported URI type: artist"));
        }
        bearer.require(uri.scope(Wish::Change)?)?;
        if state.knobs.strict_catalogue && !state.catalogue.has(uri.kind, uri.id) {
            return Err(Answer::bad_request("Invalid URI"));
        }
    }
    add(state, user, uris.iter().map(|uri| uri.text.to_owned()));
    Ok(Answer::empty(StatusCode::OK))
}

/// `DELETE /v1/me/library?uris=`
pub(super) fn remove(state: &mut State, visit: &Visit, bearer: &Bearer) -> Result<Answer, Answer> {
    let user = bearer.user()?;
    let uris = uris(visit)?;
    for uri in &uris {
        bearer.require(uri.scope(Wish::Change)?)?;
    }
    let gone: Vec<&str> = uris.iter().map(|uri| uri.text).collect();
    take_away(state, user, &gone);
    Ok(Answer::empty(StatusCode::OK))
}

/// `GET /v1/me/library/contains?uris=`
pub(super) fn contains(state: &State, visit: &Visit, bearer: &Bearer) -> Result<Answer, Answer> {
    let user = bearer.user()?;
    let uris = uris(visit)?;
    for uri in &uris {
        bearer.require(uri.scope(Wish::Read)?)?;
    }
    let saved = state.users.get(user).map(|user| user.saved.as_slice()).unwrap_or_default();
    let found: Vec<bool> = uris.iter().map(|uri| saved.iter().any(|saved| saved == uri.text)).collect();
    Ok(Answer::json(StatusCode::OK, &json!(found)))
}

/// `PUT /v1/me/albums` and `/v1/me/tracks`: gone in Development mode.
pub(super) fn save_kind(state: &mut State, visit: &Visit, bearer: &Bearer, kind: &str) -> Result<Answer, Answer> {
    let (user, ids) = older(state, visit, bearer)?;
    if state.knobs.strict_catalogue && !ids.iter().all(|id| state.catalogue.has(kind, id)) {
        return Err(Answer::bad_request("Invalid id"));
    }
    add(state, user, ids.iter().map(|id| format!("spotify:{kind}:{id}")));
    Ok(Answer::empty(StatusCode::OK))
}

/// `DELETE /v1/me/albums` and `/v1/me/tracks`: gone in Development mode.
pub(super) fn remove_kind(state: &mut State, visit: &Visit, bearer: &Bearer, kind: &str) -> Result<Answer, Answer> {
    let (user, ids) = older(state, visit, bearer)?;
    let gone: Vec<String> = ids.iter().map(|id| format!("spotify:{kind}:{id}")).collect();
    take_away(state, user, &gone.iter().map(String::as_str).collect::<Vec<_>>());
    Ok(Answer::empty(StatusCode::OK))
}

/// What both older endpoints ask first: the mode, the scope, and ids in the query or in a JSON body.
fn older<'a>(state: &State, visit: &Visit, bearer: &'a Bearer) -> Result<(&'a str, Vec<String>), Answer> {
    if state.knobs.mode == Mode::Development {
        return Err(Answer::api_error(StatusCode::FORBIDDEN, "Forbidden"));
    }
    let user = bearer.user()?;
    bearer.require("user-library-modify")?;
    let ids = match visit.query("ids") {
        Some(ids) => ids.split(',').map(str::to_owned).collect(),
        None => ids_in(&visit.body),
    };
    if ids.is_empty() || ids.len() > MOST_IDS {
        return Err(Answer::bad_request(if ids.is_empty() {
            "Missing required field: ids"
        } else {
            "Too many ids requested"
        }));
    }
    if !ids.iter().all(|id| is_id(id)) {
        return Err(Answer::bad_request("Invalid base62 id"));
    }
    Ok((user, ids))
}

/// `{"ids":[…]}`, or for tracks `{"timestamped_ids":[{"id":…}]}`, which goes first.
fn ids_in(body: &[u8]) -> Vec<String> {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let list = |name: &str| body.get(name).and_then(Value::as_array);
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match list("timestamped_ids") {
        Some(stamped) => stamped.iter().filter_map(|item| text(item.get("id")?)).collect(),
        None => list("ids").into_iter().flatten().filter_map(text).collect(),
    }
}

pub(super) fn add(state: &mut State, user: &str, uris: impl Iterator<Item = String>) {
    let n_users = state.users.len();
    let user = state.users.entry(user.to_owned()).or_insert_with(|| User::new(n_users));
    for uri in uris {
        if user.saved.contains(&uri) {
            state.n_repeated_saves += 1;
        } else {
            user.saved.push(uri);
        }
    }
}

fn take_away(state: &mut State, user: &str, gone: &[&str]) {
    if let Some(user) = state.users.get_mut(user) {
        user.saved.retain(|uri| !gone.contains(&uri.as_str()));
    }
}

fn uris(visit: &Visit) -> Result<Vec<Uri<'_>>, Answer> {
    let sent = visit.query("uris").filter(|uris| !uris.is_empty());
    let sent = sent.ok_or_else(|| Answer::bad_request("Missing required field: uris"))?;
    if sent.split(',').count() > MOST_URIS {
        return Err(Answer::bad_request("Too many URIs requested"));
    }
    sent.split(',').map(|text| Uri::parse(text).ok_or_else(|| Answer::bad_request("Invalid URI"))).collect()
}

impl Uri<'_> {
    fn parse(text: &str) -> Option<Uri<'_>> {
        let (kind, id) = text.strip_prefix("spotify:")?.split_once(':')?;
        // A user's id is a name; every other id has 22 letters and digits.
        let is_sound = if kind == "user" { !id.is_empty() && !id.contains(':') } else { is_id(id) };
        is_sound.then_some(Uri { text, kind, id })
    }

    fn scope(&self, wish: Wish) -> Result<&'static str, Answer> {
        match (self.kind, wish) {
            ("track" | "album" | "episode" | "show" | "audiobook", Wish::Change) => Ok("user-library-modify"),
            ("track" | "album" | "episode" | "show" | "audiobook", Wish::Read) => Ok("user-library-read"),
            ("user" | "artist", Wish::Change) => Ok("user-follow-modify"),
            ("user" | "artist", Wish::Read) => Ok("user-follow-read"),
            ("playlist", Wish::Change) => Ok("playlist-modify-public"),
            ("playlist", Wish::Read) => Ok("playlist-read-private"),
            (other, _) => Err(Answer::bad_request(&format!("Unsupported URI type: {other}"))),
        }
    }
}
