//! What the simulated libraries of people share: requests read whole, a journal of them, planned faults, a clock, and
//! the names of tokens.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::Rng;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{Authorization, Entry, Fault, clock::Clock, line::Cord};

/// No request of these services needs more.
const LARGEST_BODY_BYTES: usize = 256 * 1024;
/// What stands for a person or an app, and is kept in no journal.
const SECRETS: [&str; 9] = [
    "access_token",
    "refresh_token",
    "token",
    "code",
    "code_verifier",
    "secret",
    "client_secret",
    "music-user-token",
    "x-goog-api-key",
];
/// How many requests the journal keeps; later ones are only counted.
const MOST_ENTRIES: usize = 100_000;
const HIDDEN: &str = "(hidden)";

/// A request, read to its end.
pub(crate) struct Heard {
    pub(crate) method: Method,
    /// The path below the party's base.
    pub(crate) path: String,
    query: Vec<(String, String)>,
    fields: Vec<(String, String)>,
    pub(crate) body: Bytes,
    headers: HeaderMap,
}

impl Heard {
    async fn read(request: Request, base: &str) -> Heard {
        let (parts, body) = request.into_parts();
        let body = axum::body::to_bytes(body, LARGEST_BODY_BYTES).await.unwrap_or_default();
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let fields = if kind.starts_with("application/x-www-form-urlencoded") { decode(&body) } else { Vec::new() };
        let path = parts.uri.path();
        Heard {
            path: path.strip_prefix(base).unwrap_or(path).to_owned(),
            query: decode(parts.uri.query().unwrap_or_default().as_bytes()),
            body: if fields.is_empty() { body } else { Bytes::new() },
            fields,
            method: parts.method,
            headers: parts.headers,
        }
    }

    /// A query parameter.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        find(&self.query, name)
    }

    /// A form field.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        find(&self.fields, name)
    }

    /// A form field, or else the query parameter of that name.
    pub(crate) fn param(&self, name: &str) -> Option<&str> {
        self.field(name).or_else(|| self.query(name))
    }

    /// Every parameter of the question that is repeated in a page's form.
    pub(crate) fn params(&self) -> &[(String, String)] {
        if self.fields.is_empty() { &self.query } else { &self.fields }
    }

    /// A header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The bearer token.
    pub(crate) fn bearer(&self) -> Option<&str> {
        self.header("authorization")?.strip_prefix("Bearer ")
    }

    /// The body as JSON; nothing where it is none.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    fn authorization(&self) -> Option<Authorization> {
        let scheme = self.header("authorization")?.split(' ').next().unwrap_or_default().to_ascii_lowercase();
        Some(match scheme.as_str() {
            "basic" => Authorization::Basic,
            "bearer" => Authorization::Bearer,
            _ => Authorization::Other,
        })
    }
}

fn decode(pairs: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(pairs).into_owned().collect()
}

fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// An answer.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    headers: Vec<(HeaderName, String)>,
    body: String,
}

impl Reply {
    pub(crate) fn empty(status: StatusCode) -> Reply {
        Reply { status, headers: Vec::new(), body: String::new() }
    }

    pub(crate) fn json(status: StatusCode, body: &Value) -> Reply {
        Reply::text(status, "application/json", body.to_string())
    }

    pub(crate) fn text(status: StatusCode, kind: &str, body: String) -> Reply {
        Reply { status, headers: vec![(header::CONTENT_TYPE, kind.to_owned())], body }
    }

    pub(crate) fn see_other(location: &str) -> Reply {
        Reply::empty(StatusCode::SEE_OTHER).with(header::LOCATION, location)
    }

    pub(crate) fn with(mut self, name: HeaderName, value: &str) -> Reply {
        self.headers.push((name, value.to_owned()));
        self
    }

    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        for (name, value) in self.headers {
            // A value no header may hold (a line break in a hostile redirect_uri) is left out.
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

/// What every such party keeps beside its own things.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) clock: Clock,
    entries: Vec<Entry>,
    total: u64,
    /// How long every answer takes.
    pub(crate) latency: Duration,
    /// How many entries earlier clearings took away.
    cleared: usize,
    faults: VecDeque<(String, Fault)>,
}

impl Desk {
    pub(crate) fn new() -> Desk {
        let (entries, faults) = (Vec::new(), VecDeque::new());
        Desk { clock: Clock::start(), entries, total: 0, latency: Duration::ZERO, cleared: 0, faults }
    }

    /// Lets the next requests whose path ends so fail.
    pub(crate) fn fail_next(&mut self, times: usize, path_end: &str, fault: &Fault) {
        self.faults.extend(std::iter::repeat_n((path_end.to_owned(), fault.clone()), times));
    }

    pub(crate) fn fail_no_more(&mut self) {
        self.faults.clear();
    }

    pub(crate) fn journal(&self) -> Vec<Entry> {
        self.entries.clone()
    }

    pub(crate) fn clear_journal(&mut self) {
        self.cleared += self.entries.len();
        self.entries.clear();
        self.total = 0;
    }

    /// How many requests came since the start or the last clearing, those the journal had no room for included.
    pub(crate) fn n_requests(&self) -> u64 {
        self.total
    }

    /// Writes a request down, and says whether it fails.
    fn arrive(&mut self, heard: &Heard, base: &str, (client_id, user): Caller) -> (usize, Option<Fault>) {
        let seen = |pairs: &[(String, String)]| -> Vec<(String, String)> {
            let shown = |(name, value): &(String, String)| {
                let value = if SECRETS.contains(&name.as_str()) { HIDDEN } else { value };
                (name.clone(), value.to_owned())
            };
            pairs.iter().map(shown).collect()
        };
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(seen(&heard.query)).finish();
        let headers: Vec<(String, String)> = heard
            .headers
            .iter()
            .filter(|(name, _)| *name != header::AUTHORIZATION)
            .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        let at = self.faults.iter().position(|(end, _)| heard.path.ends_with(end.as_str()));
        let fault = at.and_then(|at| self.faults.remove(at)).map(|(_, fault)| fault);
        self.total += 1;
        if self.entries.len() >= MOST_ENTRIES {
            return (usize::MAX, fault);
        }
        self.entries.push(Entry {
            at: self.clock.now(),
            method: heard.method.to_string(),
            path: format!("{base}{}", heard.path),
            query: (!query.is_empty()).then_some(query),
            status: Entry::NO_ANSWER,
            client_id,
            user,
            authorization: heard.authorization(),
            headers: seen(&headers),
            fields: seen(&heard.fields),
            body: String::from_utf8_lossy(&heard.body).into_owned(),
        });
        (self.cleared + self.entries.len() - 1, fault)
    }

    fn close(&mut self, place: usize, status: u16) {
        if let Some(entry) = place.checked_sub(self.cleared).and_then(|at| self.entries.get_mut(at)) {
            entry.status = status;
        }
    }
}

/// The app and the user that a request is about, as far as it tells.
pub(crate) type Caller = (Option<String>, Option<String>);

/// An outside party with people's libraries.
pub(crate) trait Party {
    fn desk(&mut self) -> &mut Desk;

    /// Who asks.
    fn caller(&self, heard: &Heard) -> Caller;

    /// Does what a request asks.
    fn attend(&mut self, heard: &Heard) -> Reply;

    /// Its own words for a status that was planned; `quota` for a day's quota that is spent.
    fn refusal(&self, heard: &Heard, status: StatusCode, quota: bool) -> Reply;
}

/// Serves one request. `cord` closes its connection.
pub(crate) async fn serve<P: Party>(party: &Mutex<P>, request: Request, base: &str, cord: &Cord) -> Response {
    let lock = || party.lock().unwrap_or_else(PoisonError::into_inner);
    let heard = Heard::read(request, base).await;
    let (place, fault, latency) = {
        let mut party = lock();
        let caller = party.caller(&heard);
        let (place, fault) = party.desk().arrive(&heard, base, caller);
        (place, fault, party.desk().latency)
    };
    if !latency.is_zero() {
        tokio::time::sleep(latency).await;
    }
    if let Some(Fault::Hang(time)) = &fault {
        tokio::time::sleep(*time).await;
    }
    let mut party = lock();
    let reply = match &fault {
        None => Some(party.attend(&heard)),
        Some(Fault::LostAnswer) => {
            party.attend(&heard);
            None
        }
        Some(fault) => planned(&*party, &heard, fault),
    };
    let Some(reply) = reply else {
        // What hyper would write onto a cut line never leaves.
        cord.cut();
        return Reply::empty(StatusCode::INTERNAL_SERVER_ERROR).into_response();
    };
    party.desk().close(place, reply.status.as_u16());
    reply.into_response()
}

/// The answer that a fault gives; faults that close the connection have none.
fn planned(party: &impl Party, heard: &Heard, fault: &Fault) -> Option<Reply> {
    let status = |status: u16| StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match fault {
        Fault::Status(number) => Some(party.refusal(heard, status(*number), false)),
        Fault::RateLimited { retry_after } => {
            let busy = party.refusal(heard, StatusCode::TOO_MANY_REQUESTS, false);
            Some(if *retry_after > 0 { busy.with(header::RETRY_AFTER, &retry_after.to_string()) } else { busy })
        }
        Fault::QuotaExceeded => Some(party.refusal(heard, StatusCode::FORBIDDEN, true)),
        Fault::Html(number) => {
            let page = "<html><script>alert(1)</script>upstream request failed</html>".to_owned();
            Some(Reply::text(status(*number), "text/html", page))
        }
        Fault::ClosedConnection | Fault::LostAnswer | Fault::Hang(_) => None,
    }
}

/// What an app asks a person, and their decision. The page is plain, and marked as a sandbox.
pub(crate) fn page(party: &str, asks: &str, params: &[(String, String)], scopes: &[String]) -> Reply {
    let list: String = scopes.iter().map(|scope| format!("<li>{}</li>\n", escape(scope))).collect();
    let hidden = |(name, value): &(String, String)| {
        format!("<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", escape(name), escape(value))
    };
    let fields: String = params.iter().map(hidden).collect();
    let name = made_up_name();
    let body = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>Allow access (sandbox)</title>\n\
         <p><strong>Sandbox: this stands for {party}</strong></p>\n<h1>Allow {asks}?</h1>\n<ul>\n{list}</ul>\n\
         <form method=\"post\">\n{fields}<p><label for=\"user\">Your made-up user name</label>\n\
         <input id=\"user\" name=\"user\" value=\"{name}\" maxlength=\"64\" autocomplete=\"off\"></p>\n\
         <p><button name=\"decision\" value=\"agree\">Agree</button>\n\
         <button name=\"decision\" value=\"cancel\">Cancel</button></p>\n</form>\n</html>\n",
        asks = escape(asks),
    );
    Reply::text(StatusCode::OK, "text/html; charset=utf-8", body)
        .with(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'")
        .with(header::REFERRER_POLICY, "no-referrer")
        .with(header::CACHE_CONTROL, "no-store")
}

fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

/// Whether a verifier is the one of a challenge (RFC 7636, sections 4.1 and 4.6).
pub(crate) fn fits(challenge: &str, verifier: &str) -> bool {
    (43..=128).contains(&verifier.len()) && URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == challenge
}

/// A name nobody can guess, made of letters a URL leaves as they are.
#[expect(clippy::disallowed_methods, reason = "tokens of an outside party are not to be foreseen, not even in tests")]
pub(crate) fn random_name(prefix: &str) -> String {
    let mut bytes = [0; 48];
    rand::rng().fill_bytes(&mut bytes);
    format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes))
}

fn made_up_name() -> String {
    random_name("fan-").chars().take(12).collect()
}

/// Things saved, by user, in the order in which they were first saved, and how often something was saved again.
#[derive(Debug, Default)]
pub(crate) struct Saved {
    all: HashMap<String, Vec<String>>,
    pub(crate) n_repeated: u64,
}

impl Saved {
    pub(crate) fn add(&mut self, user: &str, thing: &str) {
        let things = self.all.entry(user.to_owned()).or_default();
        if things.iter().any(|known| known == thing) {
            self.n_repeated += 1;
        } else {
            things.push(thing.to_owned());
        }
    }

    pub(crate) fn of(&self, user: &str) -> Vec<String> {
        self.all.get(user).cloned().unwrap_or_default()
    }
}

/// How long after its first day a permission of six months holds.
pub(crate) const HALF_A_YEAR: Duration = Duration::from_secs(182 * 24 * 60 * 60);
