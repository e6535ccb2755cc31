//! People's libraries at the simulated Apple Music: what a music user token may do.

use std::{collections::HashMap, time::Duration};

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{State, song_id};
use crate::{
    clock::later,
    desk::{self, Caller, Desk, Heard, Party, Reply, Saved, random_name},
};

/// How long a music user token holds. It can't be renewed.
const TOKEN_LIFE: Duration = desk::HALF_A_YEAR;

/// Everything about people.
pub(super) struct People {
    pub(super) desk: Desk,
    tokens: HashMap<String, (String, jiff::Timestamp)>,
    pub(super) saved: Saved,
    /// What was taken and is not in the library yet.
    waiting: Vec<(String, String)>,
    /// Whether what is added appears only when [`People::settle`] is called.
    pub(super) slow: bool,
    pub(super) storefront: String,
}

impl People {
    pub(super) fn new() -> People {
        People {
            desk: Desk::new(),
            tokens: HashMap::new(),
            saved: Saved::default(),
            waiting: Vec::new(),
            slow: false,
            storefront: "gb".to_owned(),
        }
    }

    pub(super) fn give_token(&mut self, user: &str) -> String {
        let token = random_name("sbx-music-user-");
        let until = later(self.desk.clock.now(), TOKEN_LIFE);
        self.tokens.insert(token.clone(), (user.to_owned(), until));
        token
    }

    pub(super) fn revoke_user(&mut self, user: &str) {
        self.tokens.retain(|_, (owner, _)| owner != user);
    }

    pub(super) fn settle(&mut self) {
        for (user, thing) in std::mem::take(&mut self.waiting) {
            self.saved.add(&user, &thing);
        }
    }

    fn user(&self, heard: &Heard) -> Option<&str> {
        let (user, until) = self.tokens.get(heard.header("music-user-token")?)?;
        (*until > self.desk.clock.now()).then_some(user.as_str())
    }

    fn take(&mut self, user: &str, thing: String) {
        if self.slow {
            self.waiting.push((user.to_owned(), thing));
        } else {
            self.saved.add(user, &thing);
        }
    }
}

impl State {
    fn serve(&mut self, heard: &Heard) -> Result<Reply, Reply> {
        if let Some(reply) = self.musickit(heard) {
            return Ok(reply);
        }
        if !self.is_sound(heard.bearer().unwrap_or_default()) {
            // The gateway says so without a body.
            return Err(Reply::empty(StatusCode::UNAUTHORIZED));
        }
        let ended = || error(StatusCode::FORBIDDEN, "Forbidden", "40300");
        let user = self.people.user(heard).ok_or_else(ended)?.to_owned();
        let parts: Vec<&str> = heard.path.trim_start_matches("/apple/").split('/').collect();
        match (heard.method.as_str(), parts.as_slice()) {
            ("GET", ["v1", "me", "storefront"]) => {
                let found = json!({ "id": self.people.storefront, "type": "storefronts" });
                Ok(Reply::json(StatusCode::OK, &json!({ "data": [found] })))
            }
            ("POST", ["v1", "me", "library"]) => self.add(&user, heard),
            ("GET", ["v1", "catalog", _, kind @ ("albums" | "songs"), id, "library"]) => {
                let saved = self.people.saved.of(&user).contains(&format!("{kind}:{id}"));
                let found: Vec<Value> = saved
                    .then(|| json!({ "id": format!("l.{id}"), "type": format!("library-{kind}") }))
                    .into_iter()
                    .collect();
                Ok(Reply::json(StatusCode::OK, &json!({ "data": found })))
            }
            _ => Err(error(StatusCode::NOT_FOUND, "Resource Not Found", "40400")),
        }
    }

    /// Takes everything that there is, and says nothing of what there is not.
    fn add(&mut self, user: &str, heard: &Heard) -> Result<Reply, Reply> {
        let mut things = Vec::new();
        for kind in ["albums", "songs"] {
            let ids = heard.query(&format!("ids[{kind}]")).unwrap_or_default();
            things.extend(ids.split(',').filter(|id| !id.is_empty()).map(|id| (kind, id.to_owned())));
        }
        if things.is_empty() {
            return Err(error(StatusCode::BAD_REQUEST, "Missing Parameter", "40005"));
        }
        for (kind, id) in things {
            let known = self.shelf.find(|one| match kind {
                "albums" => one.id == id,
                _ => (0..one.tracks.len()).any(|at| song_id(one, at) == id),
            });
            if !known.is_empty() {
                self.people.take(user, format!("{kind}:{id}"));
            }
        }
        Ok(Reply::empty(StatusCode::ACCEPTED))
    }
}

impl Party for State {
    fn desk(&mut self) -> &mut Desk {
        &mut self.people.desk
    }

    fn caller(&self, heard: &Heard) -> Caller {
        (None, self.people.user(heard).map(str::to_owned))
    }

    fn attend(&mut self, heard: &Heard) -> Reply {
        self.serve(heard).unwrap_or_else(|refusal| refusal)
    }

    fn refusal(&self, _: &Heard, status: StatusCode, _: bool) -> Reply {
        error(status, status.canonical_reason().unwrap_or("Error"), &format!("{}00", status.as_u16()))
    }
}

fn error(status: StatusCode, title: &str, code: &str) -> Reply {
    let error = json!({
        "id": "SANDBOXSANDBOXSANDBOX",
        "title": title,
        "detail": title,
        "status": status.as_u16().to_string(),
        "code": code,
    });
    Reply::json(status, &json!({ "errors": [error] }))
}
