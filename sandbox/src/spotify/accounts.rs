//! The accounts service's authorisation page: what is asked, who is shown it, what they decide.

use axum::http::StatusCode;
use rand::RngExt;
use url::Url;

use super::{
    answer::Answer,
    grants::Grant,
    pages,
    state::{State, is_secure},
    visit::{Caller, Visit},
};

/// The scopes Spotify knows, with what the page says about each.
pub(super) const SCOPES: [(&str, &str); 19] = [
    ("app-remote-control", "Talk to the Spotify app on your device"),
    ("playlist-modify-private", "Change your private playlists"),
    ("playlist-modify-public", "Change your public playlists"),
    ("playlist-read-collaborative", "See your collaborative playlists"),
    ("playlist-read-private", "See your private playlists"),
    ("streaming", "Play music and control playback"),
    ("ugc-image-upload", "Upload images for you"),
    ("user-follow-modify", "Change whom you follow"),
    ("user-follow-read", "See whom you follow"),
    ("user-library-modify", "Add to and remove from your library"),
    ("user-library-read", "See your library"),
    ("user-modify-playback-state", "Control playback on your devices"),
    ("user-read-currently-playing", "See what you are playing"),
    ("user-read-email", "See your e-mail address"),
    ("user-read-playback-position", "See how far you have listened"),
    ("user-read-playback-state", "See your devices and what they play"),
    ("user-read-private", "See your subscription"),
    ("user-read-recently-played", "See what you played lately"),
    ("user-top-read", "See your top artists and tracks"),
];
/// No user name is longer.
const LONGEST_NAME: usize = 64;
/// An S256 challenge: 32 bytes in base64url.
const CHALLENGE_LENGTH: usize = 43;

/// What an app asks a user.
pub(super) struct Asked {
    pub(super) app_name: String,
    pub(super) client_id: String,
    redirect_uri: Url,
    /// As it was sent: the exchange must name the very same.
    raw_redirect_uri: String,
    state: Option<String>,
    pub(super) scopes: Vec<String>,
    challenge: Option<String>,
}

/// `GET /authorize`: the page, or what is wrong with the question.
pub(super) fn show(state: &State, visit: &Visit) -> Answer {
    let asked = match Asked::read(state, visit) {
        Ok(asked) => asked,
        Err(refusal) => return refusal,
    };
    let names =
        ["response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method"];
    let hidden: Vec<_> = names.into_iter().filter_map(|name| Some((name, visit.param(name)?))).collect();
    Answer::page(StatusCode::OK, pages::authorise(&asked, &hidden, &made_up_name()))
}

/// `POST /authorize`: the user's decision, back to the app.
pub(super) fn decide(state: &mut State, visit: &mut Visit) -> Answer {
    let asked = match Asked::read(state, visit) {
        Ok(asked) => asked,
        Err(refusal) => return refusal,
    };
    match visit.field("decision") {
        Some("agree") => {
            let user = visit.field("user").map(str::trim).filter(|name| !name.is_empty());
            let user = user.map_or_else(made_up_name, |name| name.chars().take(LONGEST_NAME).collect());
            visit.caller.user = Some(user.clone());
            agree(state, asked, user)
        }
        Some("cancel") => asked.send_back("error", "access_denied"),
        _ => Answer::page(StatusCode::BAD_REQUEST, pages::refusal("decision must be agree or cancel")),
    }
}

fn agree(state: &mut State, mut asked: Asked, user: String) -> Answer {
    let now = state.clock.now();
    state.join(&user);
    let mut scopes = std::mem::take(&mut asked.scopes);
    scopes.retain(|scope| !state.knobs.denied_scopes.contains(scope));
    let caller = Caller { client_id: Some(asked.client_id.clone()), user: Some(user) };
    let grant = state.grants.add(Grant::new(caller, scopes, asked.challenge.is_some(), now));
    let code = state.grants.add_code(grant, asked.raw_redirect_uri.clone(), asked.challenge.take(), now);
    asked.send_back("code", &code)
}

impl Asked {
    /// Reads the question. Until app and redirect address are known to belong together, an error is a page: sending the
    /// visitor on would make this an open redirect. After that errors go back to the app (RFC 6749, section 4.1.2.1).
    fn read(state: &State, visit: &Visit) -> Result<Asked, Answer> {
        let client_id = visit.param("client_id").ok_or_else(|| refuse("Missing required parameter: client_id"))?;
        let app = state.app(client_id).ok_or_else(|| refuse("INVALID_CLIENT: Invalid client"))?;
        let raw = visit.param("redirect_uri").ok_or_else(|| refuse("Missing required parameter: redirect_uri"))?;
        if !app.takes(raw) {
            return Err(refuse("INVALID_CLIENT: Invalid redirect URI"));
        }
        let redirect_uri = Url::parse(raw).map_err(|_| refuse("INVALID_CLIENT: Invalid redirect URI"))?;
        if !is_secure(&redirect_uri) {
            return Err(refuse("INVALID_CLIENT: Insecure redirect URI"));
        }
        let mut asked = Asked {
            app_name: app.name.clone().unwrap_or_else(|| client_id.to_owned()),
            client_id: client_id.to_owned(),
            redirect_uri,
            raw_redirect_uri: raw.to_owned(),
            state: visit.param("state").map(str::to_owned),
            scopes: visit.param("scope").unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
            challenge: None,
        };
        if visit.param("response_type") != Some("code") {
            return Err(asked.send_back("error", "unsupported_response_type"));
        }
        if asked.scopes.iter().any(|asked| SCOPES.iter().all(|(known, _)| known != asked)) {
            return Err(asked.send_back("error", "invalid_scope"));
        }
        match (visit.param("code_challenge"), visit.param("code_challenge_method")) {
            (None, None) => {}
            (Some(challenge), Some("S256")) if challenge.len() == CHALLENGE_LENGTH => {
                asked.challenge = Some(challenge.to_owned());
            }
            _ => return Err(asked.send_back("error", "invalid_request")),
        }
        Ok(asked)
    }

    fn send_back(&self, name: &str, value: &str) -> Answer {
        let mut url = self.redirect_uri.clone();
        url.query_pairs_mut().append_pair(name, value).extend_pairs(self.state.iter().map(|state| ("state", state)));
        Answer::see_other(url.as_str())
    }
}

fn refuse(message: &str) -> Answer {
    Answer::page(StatusCode::BAD_REQUEST, pages::refusal(message))
}

#[expect(clippy::disallowed_methods, reason = "two people who keep the default name shall not become one, in any run")]
fn made_up_name() -> String {
    format!("fan-{:08x}", rand::rng().random::<u32>())
}
