//! The Web API's door: who calls, how often, and which room the call goes to.

use axum::http::StatusCode;
use serde_json::json;

use super::{
    answer::{Answer, extended},
    catalogue::{self, made_up_id},
    knobs::{Endpoint, Mode},
    library, playlists,
    state::State,
    visit::Visit,
};

/// A caller with a good token.
pub(super) struct Bearer {
    client_id: String,
    user: Option<String>,
    scopes: Vec<String>,
}

pub(super) fn attend(state: &mut State, endpoint: Endpoint, visit: &Visit) -> Answer {
    admit(state, visit).and_then(|bearer| serve(state, endpoint, visit, &bearer)).unwrap_or_else(|refusal| refusal)
}

fn serve(state: &mut State, endpoint: Endpoint, visit: &Visit, bearer: &Bearer) -> Result<Answer, Answer> {
    match (endpoint, visit.method.as_str()) {
        (Endpoint::Profile, "GET") => profile(state, bearer),
        (Endpoint::Library, "PUT") => library::save(state, visit, bearer),
        (Endpoint::Library, "DELETE") => library::remove(state, visit, bearer),
        (Endpoint::LibraryContains, "GET") => library::contains(state, visit, bearer),
        (Endpoint::SavedAlbums, "PUT") => library::save_kind(state, visit, bearer, "album"),
        (Endpoint::SavedAlbums, "DELETE") => library::remove_kind(state, visit, bearer, "album"),
        (Endpoint::SavedTracks, "PUT") => library::save_kind(state, visit, bearer, "track"),
        (Endpoint::SavedTracks, "DELETE") => library::remove_kind(state, visit, bearer, "track"),
        (Endpoint::Following, "PUT") => playlists::follow(state, visit, bearer),
        (Endpoint::Playlists, "POST") => playlists::make(state, visit, bearer),
        (Endpoint::PlaylistItems, "POST") => playlists::add(state, visit, bearer),
        (Endpoint::PlaylistItems, "GET") => playlists::items(state, visit, bearer),
        (Endpoint::AlbumTracks, "GET") => catalogue::album_tracks(state, visit),
        (Endpoint::Album, "GET") => catalogue::album(state, visit),
        (Endpoint::Track, "GET") => catalogue::track(state, visit),
        (Endpoint::Search, "GET") => catalogue::search(state, visit),
        _ => Err(Answer::method_not_allowed(endpoint)),
    }
}

/// Lets a caller in: token, rate limit, quota, and Development mode's list of users, in this order.
fn admit(state: &mut State, visit: &Visit) -> Result<Bearer, Answer> {
    let now = state.clock.now();
    let (grant, expires_at) =
        state.grants.by_access_token(visit.bearer()?).ok_or_else(|| Answer::unauthorised("Invalid access token"))?;
    if grant.is_revoked || grant.user.as_ref().is_some_and(|user| state.knobs.revoked.contains(user)) {
        return Err(Answer::unauthorised("Invalid access token"));
    }
    if expires_at <= now {
        return Err(Answer::unauthorised("The access token expired"));
    }
    let bearer = Bearer { client_id: grant.client_id.clone(), user: grant.user.clone(), scopes: grant.scopes.clone() };
    if let Some(limit) = state.knobs.rate_limit {
        state.limits.count(&bearer.client_id, limit, now).map_err(Answer::rate_limited)?;
    }
    if let Some(left) = &mut state.knobs.quota {
        *left = left.checked_sub(1).ok_or_else(Answer::quota_exceeded)?;
    }
    if state.knobs.mode == Mode::Development
        && let (Some(most), Some(user)) = (state.knobs.dev_mode_users, &bearer.user)
        && state.users.get(user).is_none_or(|user| user.joined >= most)
    {
        let message = "Check settings on developer.spotify.com/dashboard, the user may not be registered.";
        return Err(Answer::api_error(StatusCode::FORBIDDEN, message));
    }
    Ok(bearer)
}

impl Bearer {
    /// The user; an app's own token has none.
    pub(super) fn user(&self) -> Result<&str, Answer> {
        self.user.as_deref().ok_or_else(|| Answer::unauthorised("Valid user authentication required"))
    }

    pub(super) fn has(&self, scope: &str) -> bool {
        self.scopes.iter().any(|granted| granted == scope)
    }

    pub(super) fn require(&self, scope: &str) -> Result<(), Answer> {
        if self.has(scope) { Ok(()) } else { Err(Answer::insufficient_scope()) }
    }
}

/// `GET /v1/me`. The specification names both profile scopes; either one is taken for enough.
fn profile(state: &State, bearer: &Bearer) -> Result<Answer, Answer> {
    let user = bearer.user()?;
    if !bearer.has("user-read-private") && !bearer.has("user-read-email") {
        return Err(Answer::insufficient_scope());
    }
    let id = form_urlencoded::byte_serialize(user.as_bytes()).collect::<String>();
    let mut body = json!({
        "account_id": made_up_id(&format!("account:{user}")),
        "display_name": user,
        "external_urls": { "spotify": format!("https://open.spotify.com/user/{id}") },
        "href": format!("{}/api/v1/users/{id}", state.base),
        "id": user,
        "images": [],
        "type": "user",
        "uri": format!("spotify:user:{user}"),
    });
    if state.knobs.mode == Mode::Extended {
        body = extended(body, json!({ "followers": { "href": null, "total": 0 } }));
        if bearer.has("user-read-email") {
            body = extended(body, json!({ "email": format!("{id}@fans.invalid") }));
        }
        if bearer.has("user-read-private") {
            let content = json!({ "filter_enabled": false, "filter_locked": false });
            body = extended(body, json!({ "country": "SE", "product": "premium", "explicit_content": content }));
        }
    }
    Ok(Answer::json(StatusCode::OK, &body))
}
