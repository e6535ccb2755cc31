//! People at the simulated Deezer: its authorisation page, tokens without an end, favourites. Errors have status 200.

use std::{collections::HashMap, time::Duration};

use axum::http::StatusCode;
use serde_json::{Value, json};
use url::Url;

use super::{error_body, track_id};
use crate::{
    clock::later,
    desk::{self, Caller, Desk, Heard, Party, Reply, Saved, random_name},
    shelf::Shelf,
};

const CODE_LIFE: Duration = Duration::from_secs(600);
/// How long a token holds where `offline_access` was not given.
const SHORT_SECONDS: u64 = 3_600;

struct App {
    secret: String,
    redirect_uri: String,
}

#[derive(Clone)]
struct Grant {
    user: String,
    app_id: String,
    perms: Vec<String>,
}

/// Everything about people.
pub(super) struct People {
    pub(super) desk: Desk,
    shelf: Shelf,
    apps: HashMap<String, App>,
    codes: HashMap<String, (Grant, jiff::Timestamp)>,
    tokens: HashMap<String, (Grant, Option<jiff::Timestamp>)>,
    pub(super) saved: Saved,
    /// Permissions that everybody unticks.
    pub(super) denied: Vec<String>,
}

impl People {
    pub(super) fn new(shelf: Shelf) -> People {
        People {
            desk: Desk::new(),
            shelf,
            apps: HashMap::new(),
            codes: HashMap::new(),
            tokens: HashMap::new(),
            saved: Saved::default(),
            denied: Vec::new(),
        }
    }

    pub(super) fn register_app(&mut self, app_id: &str, secret: &str, redirect_uri: &str) {
        let app = App { secret: secret.to_owned(), redirect_uri: redirect_uri.to_owned() };
        self.apps.insert(app_id.to_owned(), app);
    }

    pub(super) fn revoke_user(&mut self, user: &str) {
        self.tokens.retain(|_, (grant, _)| grant.user != user);
    }

    fn ask(&mut self, heard: &Heard) -> Reply {
        let param = |name: &str| heard.param(name).unwrap_or_default();
        let refuse = |text: &str| Reply::text(StatusCode::OK, "text/html", text.to_owned());
        let Some(app) = self.apps.get(param("app_id")) else { return refuse("wrong app_id") };
        let (true, Ok(back)) = (app.redirect_uri == param("redirect_uri"), Url::parse(&app.redirect_uri)) else {
            return refuse("You must enter a valid redirect_uri");
        };
        let send_back = |name: &str, value: &str| {
            let mut back = back.clone();
            back.query_pairs_mut().append_pair(name, value).append_pair("state", param("state"));
            Reply::see_other(back.as_str())
        };
        let perms: Vec<String> = param("perms").split(',').map(str::to_owned).collect();
        match (heard.method.as_str(), heard.field("decision")) {
            ("GET", _) => desk::page("Deezer", param("app_id"), heard.params(), &perms),
            ("POST", Some("agree")) => {
                let perms = perms.into_iter().filter(|perm| !self.denied.contains(perm)).collect();
                let grant = Grant { user: param("user").to_owned(), app_id: param("app_id").to_owned(), perms };
                let code = random_name("sbx-code-");
                self.codes.insert(code.clone(), (grant, later(self.desk.clock.now(), CODE_LIFE)));
                send_back("code", &code)
            }
            _ => send_back("error_reason", "user_denied"),
        }
    }

    /// The token endpoint answers a wrong code with two plain words.
    fn token(&mut self, heard: &Heard) -> Reply {
        let param = |name: &str| heard.param(name).unwrap_or_default();
        let plain = |text: &str| Reply::text(StatusCode::OK, "text/html", text.to_owned());
        let proved = self.apps.get(param("app_id")).is_some_and(|app| app.secret == param("secret"));
        if !proved {
            return plain("wrong app_id or secret");
        }
        let now = self.desk.clock.now();
        let code = self.codes.remove(param("code"));
        let Some((grant, _)) = code.filter(|(grant, until)| *until > now && grant.app_id == param("app_id")) else {
            return plain("wrong code");
        };
        let token = random_name("sbx-access-");
        let offline = grant.perms.iter().any(|perm| perm == "offline_access");
        let until = (!offline).then(|| later(now, Duration::from_secs(SHORT_SECONDS)));
        self.tokens.insert(token.clone(), (grant, until));
        let expires = if offline { 0 } else { SHORT_SECONDS };
        Reply::json(StatusCode::OK, &json!({ "access_token": token, "expires": expires }))
    }

    fn user(&self, heard: &Heard) -> Option<&Grant> {
        let (grant, until) = self.tokens.get(heard.query("access_token")?)?;
        until.is_none_or(|until| until > self.desk.clock.now()).then_some(grant)
    }

    fn save(&mut self, heard: &Heard) -> Value {
        let Some(grant) = self.user(heard).cloned() else {
            return error_body("OAuthException", "Invalid OAuth access token.", 300);
        };
        if !grant.perms.iter().any(|perm| perm == "manage_library") {
            let message = "This action requires the manage_library permission";
            return error_body("OAuthException", message, 200);
        }
        let (kind, parameter) =
            if heard.path.ends_with("/albums") { ("album", "album_id") } else { ("track", "track_id") };
        let Some(id) = heard.param(parameter).filter(|id| !id.is_empty()) else {
            return error_body("MissingParameterException", &format!("Missing parameters: {parameter}"), 501);
        };
        let known = self.shelf.find(|one| match kind {
            "album" => one.id == id,
            _ => (0..one.tracks.len()).any(|at| track_id(one, at) == id),
        });
        if known.is_empty() {
            return error_body("DataException", "no data", 800);
        }
        self.saved.add(&grant.user, &format!("{kind}:{id}"));
        json!(true)
    }
}

impl Party for People {
    fn desk(&mut self) -> &mut Desk {
        &mut self.desk
    }

    fn caller(&self, heard: &Heard) -> Caller {
        let by_code = heard.param("code").and_then(|code| self.codes.get(code)).map(|(grant, _)| grant);
        let grant = self.user(heard).or(by_code);
        let user = grant.map(|grant| grant.user.clone()).or_else(|| heard.field("user").map(str::to_owned));
        (grant.map(|grant| grant.app_id.clone()).or_else(|| heard.param("app_id").map(str::to_owned)), user)
    }

    fn attend(&mut self, heard: &Heard) -> Reply {
        match (heard.path.as_str(), heard.method.as_str()) {
            ("/connect/oauth/auth.php", "GET" | "POST") => self.ask(heard),
            ("/connect/oauth/access_token.php", _) => self.token(heard),
            ("/user/me/albums" | "/user/me/tracks", "POST") => Reply::json(StatusCode::OK, &self.save(heard)),
            _ => Reply::json(StatusCode::OK, &error_body("InvalidQueryException", "Unknown path components", 600)),
        }
    }

    fn refusal(&self, _: &Heard, status: StatusCode, _: bool) -> Reply {
        match status.as_u16() {
            429 => Reply::json(StatusCode::OK, &error_body("Exception", "Quota limit exceeded", 4)),
            503 => Reply::json(StatusCode::OK, &error_body("Exception", "Service busy", 700)),
            _ => Reply::text(status, "text/html", "<html>sorry</html>".to_owned()),
        }
    }
}
