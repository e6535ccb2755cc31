//! People at the simulated YouTube: Google's accounts service, and likes and playlists by the Data API.

use std::{collections::HashMap, time::Duration};

use axum::http::{StatusCode, header};
use serde_json::{Value, json};
use url::Url;

use super::State;
use crate::{
    clock::later,
    desk::{self, Caller, Desk, Heard, Party, Reply, Saved, random_name},
};

/// The scope that likes and playlists need; `youtube` is wider and does as well.
const SCOPES: [&str; 2] =
    ["https://www.googleapis.com/auth/youtube.force-ssl", "https://www.googleapis.com/auth/youtube"];
const ACCESS_SECONDS: u64 = 3_599;
const CODE_LIFE: Duration = Duration::from_secs(600);
/// A permission that nobody uses for so long ends.
const UNUSED_LIFE: Duration = desk::HALF_A_YEAR;
/// What a write costs.
const WRITE_UNITS: u64 = 50;
const READ_UNITS: u64 = 1;

/// A playlist of somebody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playlist {
    /// `PL` and 32 signs.
    pub id: String,
    /// Whose it is.
    pub user: String,
    /// Its name.
    pub title: String,
    /// `public`, `unlisted` or `private`.
    pub privacy: String,
    /// The videos, in order; one that was added twice is there twice.
    pub videos: Vec<String>,
}

struct App {
    secret: String,
    redirect_uris: Vec<String>,
}

struct Grant {
    user: String,
    client_id: String,
    scope: String,
    used_at: jiff::Timestamp,
    is_revoked: bool,
}

struct Code {
    grant: usize,
    redirect_uri: String,
    challenge: Option<String>,
    offline: bool,
    expires_at: jiff::Timestamp,
}

/// Everything about people.
pub(super) struct People {
    pub(super) desk: Desk,
    apps: HashMap<String, App>,
    grants: Vec<Grant>,
    codes: HashMap<String, Code>,
    refresh_tokens: HashMap<String, usize>,
    access_tokens: HashMap<String, (usize, jiff::Timestamp)>,
    pub(super) playlists: Vec<Playlist>,
    pub(super) likes: Saved,
    /// People without a channel, who can have no playlist.
    pub(super) without_channel: Vec<String>,
    /// Whether everybody unticks what is asked.
    pub(super) untick: bool,
}

impl People {
    pub(super) fn new() -> People {
        People {
            desk: Desk::new(),
            apps: HashMap::new(),
            grants: Vec::new(),
            codes: HashMap::new(),
            refresh_tokens: HashMap::new(),
            access_tokens: HashMap::new(),
            playlists: Vec::new(),
            likes: Saved::default(),
            without_channel: Vec::new(),
            untick: false,
        }
    }

    pub(super) fn register_app(&mut self, client_id: &str, secret: &str, redirect_uri: &str) {
        let app = App { secret: secret.to_owned(), redirect_uris: vec![redirect_uri.to_owned()] };
        self.apps.insert(client_id.to_owned(), app);
    }

    pub(super) fn revoke_user(&mut self, user: &str) {
        self.grants.iter_mut().filter(|grant| grant.user == user).for_each(|grant| grant.is_revoked = true);
    }

    /// How many permissions of a user still hold.
    pub(super) fn n_permissions(&self, user: &str) -> usize {
        self.grants.iter().filter(|grant| grant.user == user && !grant.is_revoked).count()
    }

    pub(super) fn add_playlist(&mut self, user: &str, title: &str, privacy: &str) -> String {
        let id: String = random_name("PL").chars().take(34).collect();
        self.playlists.push(Playlist {
            id: id.clone(),
            user: user.to_owned(),
            title: title.to_owned(),
            privacy: privacy.to_owned(),
            videos: Vec::new(),
        });
        id
    }

    fn user_of(&self, token: &str) -> Option<&Grant> {
        let by_access = self.access_tokens.get(token).map(|(grant, _)| *grant);
        self.grants.get(by_access.or_else(|| self.refresh_tokens.get(token).copied())?)
    }

    // ── The accounts service ──────────────────────────────────────────────────────────────────────────────────────────

    fn ask(&mut self, heard: &Heard) -> Reply {
        let param = |name: &str| heard.param(name).unwrap_or_default();
        let refuse = |text: &str| Reply::text(StatusCode::BAD_REQUEST, "text/html", format!("Error 400: {text}"));
        let Some(app) = self.apps.get(param("client_id")) else { return refuse("invalid_client") };
        let redirect = param("redirect_uri");
        let (true, Ok(back)) = (app.redirect_uris.iter().any(|known| known == redirect), Url::parse(redirect)) else {
            return refuse("redirect_uri_mismatch");
        };
        let challenged = !param("code_challenge").is_empty() && param("code_challenge_method") != "S256";
        if param("response_type") != "code" || challenged || param("scope").is_empty() {
            return refuse("invalid_request");
        }
        let send_back = |name: &str, value: &str| {
            let mut back = back.clone();
            back.query_pairs_mut().append_pair("state", param("state")).append_pair(name, value);
            Reply::see_other(back.as_str())
        };
        match (heard.method.as_str(), heard.field("decision")) {
            ("GET", _) => {
                let scopes: Vec<String> = param("scope").split(' ').map(str::to_owned).collect();
                desk::page("Google", param("client_id"), heard.params(), &scopes)
            }
            ("POST", Some("agree")) => {
                let code = self.agree(heard);
                send_back("code", &code)
            }
            _ => send_back("error", "access_denied"),
        }
    }

    fn agree(&mut self, heard: &Heard) -> String {
        let now = self.desk.clock.now();
        let text = |name: &str| heard.param(name).unwrap_or_default().to_owned();
        self.grants.push(Grant {
            user: text("user"),
            client_id: text("client_id"),
            scope: if self.untick { String::new() } else { text("scope") },
            used_at: now,
            is_revoked: false,
        });
        let code = random_name("sbx-code-");
        let challenge = Some(text("code_challenge")).filter(|challenge| !challenge.is_empty());
        let (redirect_uri, offline) = (text("redirect_uri"), text("access_type") == "offline");
        let (grant, expires_at) = (self.grants.len() - 1, later(now, CODE_LIFE));
        self.codes.insert(code.clone(), Code { grant, redirect_uri, challenge, offline, expires_at });
        code
    }

    fn token(&mut self, heard: &Heard) -> Result<Value, Reply> {
        let field = |name: &str| heard.field(name).unwrap_or_default();
        let app = self.apps.get(field("client_id")).filter(|app| app.secret == field("client_secret"));
        if app.is_none() {
            return Err(oauth_error(StatusCode::UNAUTHORIZED, "invalid_client", "Unauthorized"));
        }
        let now = self.desk.clock.now();
        let (grant, offline) = match field("grant_type") {
            "authorization_code" => {
                let code = self.codes.remove(field("code")).ok_or_else(|| invalid_grant("Malformed auth code."))?;
                let proved = code.challenge.as_ref().is_none_or(|one| desk::fits(one, field("code_verifier")));
                if !proved || code.expires_at <= now || code.redirect_uri != field("redirect_uri") {
                    return Err(invalid_grant("Bad Request"));
                }
                (code.grant, code.offline)
            }
            "refresh_token" => {
                let known = self.refresh_tokens.get(field("refresh_token"));
                (*known.ok_or_else(|| invalid_grant("Bad Request"))?, false)
            }
            _ => return Err(oauth_error(StatusCode::BAD_REQUEST, "unsupported_grant_type", "Invalid grant_type")),
        };
        let kept = self.grants.get_mut(grant).filter(|grant| grant.client_id == field("client_id"));
        let kept = kept.ok_or_else(|| invalid_grant("Bad Request"))?;
        if kept.is_revoked || later(kept.used_at, UNUSED_LIFE) <= now {
            return Err(invalid_grant("Token has been expired or revoked."));
        }
        kept.used_at = now;
        let access = random_name("sbx-access-");
        let mut body = json!({
            "access_token": access, "expires_in": ACCESS_SECONDS, "scope": kept.scope, "token_type": "Bearer",
        });
        self.access_tokens.insert(access, (grant, later(now, Duration::from_secs(ACCESS_SECONDS))));
        if let Some(fields) = body.as_object_mut().filter(|_| offline) {
            let refresh = random_name("sbx-refresh-");
            fields.insert("refresh_token".to_owned(), refresh.clone().into());
            self.refresh_tokens.insert(refresh, grant);
        }
        Ok(body)
    }

    /// Ends everything that a user allowed an app, however often and with whichever token it is asked: Google revokes the
    /// grants of an account for a client together (googleapis/google-auth-library-nodejs#1338, AutoGPT#10493).
    fn revoke(&mut self, heard: &Heard) -> Reply {
        let token = heard.param("token").unwrap_or_default();
        let by_access = self.access_tokens.get(token).map(|(grant, _)| *grant);
        let grant = by_access.or_else(|| self.refresh_tokens.get(token).copied());
        match grant.and_then(|grant| self.grants.get(grant)).filter(|grant| !grant.is_revoked) {
            Some(grant) => {
                let (user, client_id) = (grant.user.clone(), grant.client_id.clone());
                let of_both = |grant: &&mut Grant| grant.user == user && grant.client_id == client_id;
                self.grants.iter_mut().filter(of_both).for_each(|grant| grant.is_revoked = true);
                Reply::json(StatusCode::OK, &json!({}))
            }
            None => oauth_error(StatusCode::BAD_REQUEST, "invalid_token", "Token expired or revoked"),
        }
    }

    // ── The Data API ──────────────────────────────────────────────────────────────────────────────────────────────────

    /// The user of a token that holds and may write.
    fn admit(&self, heard: &Heard) -> Result<String, Reply> {
        let ended = || api_error(StatusCode::UNAUTHORIZED, "Invalid Credentials", "authError");
        let token = heard.bearer().ok_or_else(ended)?;
        let (grant, expires_at) = self.access_tokens.get(token).ok_or_else(ended)?;
        let grant = self.grants.get(*grant).filter(|grant| !grant.is_revoked).ok_or_else(ended)?;
        if *expires_at <= self.desk.clock.now() {
            return Err(ended());
        }
        if !grant.scope.split(' ').any(|scope| SCOPES.contains(&scope)) {
            let message = "Request had insufficient authentication scopes.";
            return Err(api_error(StatusCode::FORBIDDEN, message, "insufficientPermissions"));
        }
        Ok(grant.user.clone())
    }

    fn playlist(&mut self, user: &str, id: Option<&str>) -> Result<&mut Playlist, Reply> {
        let own = self.playlists.iter_mut().find(|list| Some(list.id.as_str()) == id && list.user == user);
        own.ok_or_else(|| {
            let message = "The playlist identified with the request's playlistId parameter cannot be found.";
            api_error(StatusCode::NOT_FOUND, message, "playlistNotFound")
        })
    }

    fn own_playlists(&self, user: &str) -> Reply {
        let body = |list: &Playlist| {
            json!({
                "kind": "youtube#playlist", "id": list.id,
                "snippet": { "title": list.title }, "status": { "privacyStatus": list.privacy },
            })
        };
        let own: Vec<Value> = self.playlists.iter().filter(|list| list.user == user).map(body).collect();
        listed("youtube#playlistListResponse", &own)
    }

    fn make_playlist(&mut self, user: &str, body: &Value) -> Result<Reply, Reply> {
        if self.without_channel.iter().any(|one| one == user) {
            let message = "The user must have a channel.";
            return Err(api_error(StatusCode::UNAUTHORIZED, message, "youtubeSignupRequired"));
        }
        let title = body.pointer("/snippet/title").and_then(Value::as_str).unwrap_or_default();
        if title.is_empty() {
            return Err(api_error(StatusCode::BAD_REQUEST, "Playlist title is required.", "playlistTitleRequired"));
        }
        let privacy = body.pointer("/status/privacyStatus").and_then(Value::as_str).unwrap_or("private");
        let id = self.add_playlist(user, title, privacy);
        let made = json!({
            "kind": "youtube#playlist", "id": id,
            "snippet": { "title": title }, "status": { "privacyStatus": privacy },
        });
        Ok(Reply::json(StatusCode::OK, &made))
    }

    fn playlist_items(&mut self, user: &str, heard: &Heard) -> Result<Reply, Reply> {
        let wanted = heard.query("videoId").map(str::to_owned);
        let list = self.playlist(user, heard.query("playlistId"))?;
        let fits = |video: &&String| wanted.as_ref().is_none_or(|wanted| wanted == *video);
        let body = |video: &String| json!({ "kind": "youtube#playlistItem", "id": format!("item-{video}") });
        let found: Vec<Value> = list.videos.iter().filter(fits).map(body).collect();
        Ok(listed("youtube#playlistItemListResponse", &found))
    }
}

impl State {
    fn add_item(&mut self, user: &str, body: &Value) -> Result<Reply, Reply> {
        let text = |pointer: &str| body.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
        let video = text("/snippet/resourceId/videoId").unwrap_or_default();
        let list = self.people.playlist(user, text("/snippet/playlistId").as_deref())?;
        if !self.videos.iter().any(|known| known.id == video) {
            return Err(video_not_found());
        }
        // YouTube itself adds a video as often as it is asked to.
        list.videos.push(video.clone());
        let resource = json!({ "kind": "youtube#video", "videoId": video });
        let snippet = json!({ "playlistId": list.id, "resourceId": resource, "position": list.videos.len() - 1 });
        let made = json!({ "kind": "youtube#playlistItem", "id": random_name("item-"), "snippet": snippet });
        Ok(Reply::json(StatusCode::OK, &made))
    }

    fn rate(&mut self, user: &str, heard: &Heard) -> Result<Reply, Reply> {
        let video = heard.query("id").unwrap_or_default().to_owned();
        if heard.query("rating") != Some("like") {
            return Err(api_error(StatusCode::BAD_REQUEST, "Invalid rating", "invalidRating"));
        }
        if !self.videos.iter().any(|known| known.id == video) {
            return Err(video_not_found());
        }
        self.people.likes.add(user, &video);
        Ok(Reply::empty(StatusCode::NO_CONTENT))
    }

    fn write(&mut self, heard: &Heard) -> Result<Reply, Reply> {
        let user = self.people.admit(heard)?;
        let is_write = heard.method == "POST";
        let units = if is_write { WRITE_UNITS } else { READ_UNITS };
        self.units_left = self.units_left.checked_sub(units).ok_or_else(quota_exceeded)?;
        let body = heard.json();
        match (heard.method.as_str(), heard.path.trim_start_matches("/youtube/youtube/v3")) {
            ("POST", "/videos/rate") => self.rate(&user, heard),
            ("GET", "/playlists") => Ok(self.people.own_playlists(&user)),
            ("POST", "/playlists") => self.people.make_playlist(&user, &body),
            ("GET", "/playlistItems") => self.people.playlist_items(&user, heard),
            ("POST", "/playlistItems") => self.add_item(&user, &body),
            _ => Err(api_error(StatusCode::NOT_FOUND, "Not Found", "notFound")),
        }
    }
}

impl Party for State {
    fn desk(&mut self) -> &mut Desk {
        &mut self.people.desk
    }

    fn caller(&self, heard: &Heard) -> Caller {
        let token = heard.bearer().or(heard.field("refresh_token")).or(heard.field("token")).unwrap_or_default();
        let by_code = heard.field("code").and_then(|code| self.people.codes.get(code));
        let grant = self.people.user_of(token).or_else(|| self.people.grants.get(by_code?.grant));
        let user = grant.map(|grant| grant.user.clone()).or_else(|| heard.field("user").map(str::to_owned));
        (grant.map(|grant| grant.client_id.clone()).or_else(|| heard.param("client_id").map(str::to_owned)), user)
    }

    fn attend(&mut self, heard: &Heard) -> Reply {
        match (heard.path.as_str(), heard.method.as_str()) {
            ("/google/accounts/o/oauth2/v2/auth", "GET" | "POST") => self.people.ask(heard),
            ("/google/oauth2/token", "POST") => match self.people.token(heard) {
                Ok(body) => Reply::json(StatusCode::OK, &body).with(header::CACHE_CONTROL, "no-store"),
                Err(refusal) => refusal,
            },
            ("/google/oauth2/revoke", "POST") => self.people.revoke(heard),
            (path, _) if path.starts_with("/youtube/youtube/v3/") => {
                self.write(heard).unwrap_or_else(|refusal| refusal)
            }
            _ => Reply::empty(StatusCode::NOT_FOUND),
        }
    }

    fn refusal(&self, heard: &Heard, status: StatusCode, quota: bool) -> Reply {
        if quota {
            return quota_exceeded();
        }
        if heard.path.starts_with("/google/") {
            return oauth_error(status, "internal_failure", "planned");
        }
        let reason = match status.as_u16() {
            403 => "forbidden",
            404 => "notFound",
            429 => "rateLimitExceeded",
            _ => "backendError",
        };
        api_error(status, "planned", reason)
    }
}

fn listed(kind: &str, items: &[Value]) -> Reply {
    let page = json!({ "totalResults": items.len(), "resultsPerPage": 50 });
    Reply::json(StatusCode::OK, &json!({ "kind": kind, "etag": "sandbox", "pageInfo": page, "items": items }))
}

fn api_error(status: StatusCode, message: &str, reason: &str) -> Reply {
    let errors = json!([{ "message": message, "domain": "youtube", "reason": reason }]);
    Reply::json(status, &json!({ "error": { "code": status.as_u16(), "message": message, "errors": errors } }))
}

fn video_not_found() -> Reply {
    api_error(StatusCode::NOT_FOUND, "The video that you are trying to rate cannot be found.", "videoNotFound")
}

fn quota_exceeded() -> Reply {
    let message = "The request cannot be completed because you have exceeded your quota.";
    api_error(StatusCode::FORBIDDEN, message, "quotaExceeded")
}

fn oauth_error(status: StatusCode, error: &str, description: &str) -> Reply {
    Reply::json(status, &json!({ "error": error, "error_description": description }))
}

fn invalid_grant(description: &str) -> Reply {
    oauth_error(StatusCode::BAD_REQUEST, "invalid_grant", description)
}
