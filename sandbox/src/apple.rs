//! Apple Music, simulated: its catalogue, and people's libraries. It looks at every developer token as Apple does: who signed
//! it, and for how long.

mod library;
mod musickit;

use std::{
    collections::HashMap,
    fmt, io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{
    extract::Request,
    http::{StatusCode, header},
    response::Response,
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, UnparsedPublicKey},
};
use serde_json::{Value, json};

use crate::{
    Entry, Fault,
    clock::Clock,
    desk,
    line::Cord,
    shelf::{self, Mishap, Shelf, Shelved},
};
use library::People;

/// The longest that a developer token may hold, in seconds.
const LONGEST_LIFE: i64 = 15_777_000;
/// How many codes one request may hold.
const MOST_CODES: usize = 25;

/// A handle to the simulated Apple Music; clones share one state.
#[derive(Clone)]
pub struct AppleMusic {
    base: String,
    /// What it has in every storefront, and what goes wrong.
    pub shelf: Shelf,
    state: Arc<Mutex<State>>,
}

struct State {
    clock: Clock,
    /// The public keys, by the identifiers of key and team.
    keys: HashMap<(String, String), Vec<u8>>,
    any_time: bool,
    shelf: Shelf,
    people: People,
}

impl fmt::Debug for AppleMusic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AppleMusic").field("base", &self.base).finish_non_exhaustive()
    }
}

impl AppleMusic {
    pub(crate) fn new(base: String) -> AppleMusic {
        let shelf = Shelf::default();
        let (keys, people) = (HashMap::new(), People::new());
        let state = State { clock: Clock::start(), keys, any_time: false, shelf: shelf.clone(), people };
        AppleMusic { base, shelf, state: Arc::new(Mutex::new(state)) }
    }

    /// What stands for `https://api.music.apple.com`, without a slash at the end; paths begin with `/v1`.
    pub fn api_url(&self) -> String {
        self.base.clone()
    }

    /// What stands for `https://js-cdn.music.apple.com`, where MusicKit's script comes from.
    pub fn scripts_url(&self) -> String {
        format!("{}/js", self.base)
    }

    /// What stands for `https://authorize.music.apple.com`, where the script's window opens.
    pub fn window_url(&self) -> String {
        format!("{}/window", self.base)
    }

    /// Makes a key for a team, as Apple's portal does, and hands out its `.p8` file: the only time.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn new_key(&self, team_id: &str, key_id: &str) -> io::Result<String> {
        let random = SystemRandom::new();
        let unmade = |_| io::Error::other("no key could be made");
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).map_err(unmade)?;
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random);
        let pair = pair.map_err(|_| io::Error::other("no key could be made"))?;
        let public = pair.public_key().as_ref().to_vec();
        self.lock().keys.insert((key_id.to_owned(), team_id.to_owned()), public);
        let body = STANDARD.encode(document.as_ref());
        let lines: Vec<String> = body.as_bytes().chunks(64).map(|line| String::from_utf8_lossy(line).into()).collect();
        Ok(format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", lines.join("\n")))
    }

    /// What the team does in the portal: no token of that key is believed any more.
    pub fn revoke_key(&self, key_id: &str) {
        self.lock().keys.retain(|(known, _), _| known != key_id);
    }

    /// Looks no more whether a token holds now, for a program whose clock is turned by a test.
    pub fn believe_any_time(&self) {
        self.lock().any_time = true;
    }

    /// A music user token, as MusicKit hands it to a page once somebody has agreed. It holds for half a year.
    pub fn user_token(&self, user: &str) -> String {
        self.lock().people.give_token(user)
    }

    /// A user's library (`albums:1440833098`, `songs:144083309801`), in the order in which it came in.
    pub fn library(&self, user: &str) -> Vec<String> {
        self.lock().people.saved.of(user)
    }

    /// How often something was added that was in that user's library already.
    pub fn n_repeated_saves(&self) -> u64 {
        self.lock().people.saved.n_repeated
    }

    /// What a user does in their account: every token of theirs ends.
    pub fn revoke_user(&self, user: &str) {
        self.lock().people.revoke_user(user);
    }

    /// Lets what is added from now on wait for [`AppleMusic::settle`] before it appears.
    pub fn be_slow(&self) {
        self.lock().people.slow = true;
    }

    /// Lets everything appear that was added.
    pub fn settle(&self) {
        self.lock().people.settle();
    }

    /// The storefront that everybody belongs to.
    pub fn move_everybody_to(&self, storefront: &str) {
        storefront.clone_into(&mut self.lock().people.storefront);
    }

    /// Every request about people since the start or the last clearing, in order. Tokens are hidden.
    pub fn journal(&self) -> Vec<Entry> {
        self.lock().people.desk.journal()
    }

    /// How many of these requests came, those included that the journal (100,000 at most) had no room for.
    pub fn n_requests(&self) -> u64 {
        self.lock().people.desk.n_requests()
    }

    /// Lets every answer to these requests take so long.
    pub fn be_late(&self, by: Duration) {
        self.lock().people.desk.latency = by;
    }

    /// Empties the journal.
    pub fn clear_journal(&self) {
        self.lock().people.desk.clear_journal();
    }

    /// Lets the next requests about people whose path ends so fail.
    pub fn fail_next(&self, times: usize, path_end: &str, fault: &Fault) {
        self.lock().people.desk.fail_next(times, path_end, fault);
    }

    /// Forgets the failures that were planned and have not come.
    pub fn fail_no_more(&self) {
        self.lock().people.desk.fail_no_more();
    }

    /// Moves the clock forward that music user tokens go by.
    pub fn advance(&self, by: Duration) {
        self.lock().people.desk.clock.advance(by);
    }

    /// Whether a request is about people.
    pub(crate) fn is_of_people(request: &Request) -> bool {
        request.headers().contains_key("music-user-token")
            || ["/apple/v1/me/", "/apple/js/", "/apple/window"]
                .iter()
                .any(|part| request.uri().path().starts_with(part))
    }

    pub(crate) async fn serve(&self, request: Request, cord: &Cord) -> Response {
        desk::serve(&self.state, request, "", cord).await
    }

    pub(crate) fn answer(&self, path: &str, request: &Request) -> Response {
        match self.shelf.arrive(path, request) {
            Some(Mishap::TooMany(_) | Mishap::QuotaSpent) => {
                return error(StatusCode::TOO_MANY_REQUESTS, "Too Many Requests", "42900");
            }
            Some(mishap) => return shelf::mishap(mishap),
            None => {}
        }
        let sent = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = sent.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
        if !self.lock().is_sound(token) {
            // The gateway says so without a body.
            return shelf::empty(StatusCode::UNAUTHORIZED);
        }
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let query: HashMap<String, String> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        self.attend(path, &query)
    }

    fn attend(&self, path: &str, query: &HashMap<String, String>) -> Response {
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        let (storefront, rest) = match parts.as_slice() {
            ["v1", "catalog", storefront, rest @ ..] if storefront.len() == 2 => (*storefront, rest),
            _ => return not_found(),
        };
        let with_albums = query.get("include").is_some_and(|include| include == "albums");
        match rest {
            ["albums"] => by_code(query, "filter[upc]", |code| {
                self.albums(storefront, |one| !one.upc.is_empty() && one.upc == code)
            }),
            ["songs"] => by_code(query, "filter[isrc]", |code| {
                self.songs(storefront, with_albums, |_, _, isrc| isrc.eq_ignore_ascii_case(code))
            }),
            ["albums", id] => one(self.albums(storefront, |one| one.id == *id)),
            ["songs", id] => one(self.songs(storefront, with_albums, |album, at, _| song_id(album, at) == *id)),
            ["search"] => self.search(storefront, query),
            _ => not_found(),
        }
    }

    fn search(&self, storefront: &str, query: &HashMap<String, String>) -> Response {
        let term = query.get("term").map(|term| term.to_lowercase()).unwrap_or_default();
        if term.trim().is_empty() {
            return error(StatusCode::BAD_REQUEST, "Missing Parameter", "40005");
        }
        let fits = |title: &str, artist: &str| {
            let all = format!("{title} {artist}").to_lowercase();
            term.split_whitespace().all(|word| all.contains(word))
        };
        let albums = self.albums(storefront, |one| fits(&one.title, &one.artist));
        let songs = self.songs(storefront, false, |album, at, _| {
            album.tracks.get(at).is_some_and(|(title, _)| fits(title, &album.artist))
        });
        // What was not found at all is left out of the results.
        let mut results = serde_json::Map::new();
        for (name, found) in [("albums", albums), ("songs", songs)] {
            if !found.is_empty() {
                results.insert(name.to_owned(), json!({ "data": found }));
            }
        }
        shelf::json(StatusCode::OK, &json!({ "results": results, "meta": { "results": { "order": [] } } }))
    }

    fn albums(&self, storefront: &str, fits: impl Fn(&Shelved) -> bool) -> Vec<Value> {
        self.shelf.find(fits).iter().map(|one| album(one, storefront)).collect()
    }

    fn songs(&self, storefront: &str, with_albums: bool, fits: impl Fn(&Shelved, usize, &str) -> bool) -> Vec<Value> {
        let mut found = Vec::new();
        for one in self.shelf.find(|_| true) {
            for (at, (title, isrc)) in one.tracks.iter().enumerate() {
                if fits(&one, at, isrc) {
                    found.push(song(&one, at, (title, isrc), storefront, with_albums));
                }
            }
        }
        found
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Whether a developer token is signed by a known key, names its team, and holds now and not for too long.
    fn is_sound(&self, token: &str) -> bool {
        self.checked(token).is_some()
    }

    fn checked(&self, token: &str) -> Option<()> {
        let (text, signature) = token.rsplit_once('.')?;
        let (head, claims) = text.split_once('.')?;
        let read = |part: &str| serde_json::from_slice::<Value>(&URL_SAFE_NO_PAD.decode(part).ok()?).ok();
        let (head, claims) = (read(head)?, read(claims)?);
        let words = (head.get("kid")?.as_str()?.to_owned(), claims.get("iss")?.as_str()?.to_owned());
        if head.get("alg")?.as_str()? != "ES256" {
            return None;
        }
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, self.keys.get(&words)?);
        public.verify(text.as_bytes(), &URL_SAFE_NO_PAD.decode(signature).ok()?).ok()?;
        let (from, until) = (claims.get("iat")?.as_i64()?, claims.get("exp")?.as_i64()?);
        let now = self.clock.now().as_second();
        let holds = self.any_time || (from <= now.saturating_add(60) && now < until);
        (holds && until > from && until.saturating_sub(from) <= LONGEST_LIFE).then_some(())
    }
}

/// What goes with any of the codes, in their order.
fn by_code(query: &HashMap<String, String>, name: &str, find: impl Fn(&str) -> Vec<Value>) -> Response {
    let Some(codes) = query.get(name).filter(|codes| !codes.is_empty()) else {
        return error(StatusCode::BAD_REQUEST, "Missing Parameter", "40005");
    };
    if codes.split(',').count() > MOST_CODES {
        return error(StatusCode::BAD_REQUEST, "Invalid Parameter Value", "40005");
    }
    let found: Vec<Value> = codes.split(',').flat_map(find).collect();
    shelf::json(StatusCode::OK, &json!({ "data": found }))
}

fn one(found: Vec<Value>) -> Response {
    match found.into_iter().next() {
        Some(found) => shelf::json(StatusCode::OK, &json!({ "data": [found] })),
        None => not_found(),
    }
}

fn not_found() -> Response {
    error(StatusCode::NOT_FOUND, "Resource Not Found", "40400")
}

/// Apple's error body.
fn error(status: StatusCode, title: &str, code: &str) -> Response {
    let error = json!({
        "id": "SANDBOXSANDBOXSANDBOX",
        "title": title,
        "detail": title,
        "status": status.as_u16().to_string(),
        "code": code,
    });
    shelf::json(status, &json!({ "errors": [error] }))
}

fn song_id(album: &Shelved, at: usize) -> String {
    format!("{}{:02}", album.id, at + 1)
}

fn album(one: &Shelved, storefront: &str) -> Value {
    json!({
        "id": one.id,
        "type": "albums",
        "href": format!("/v1/catalog/{storefront}/albums/{}", one.id),
        "attributes": {
            "name": one.title,
            "artistName": one.artist,
            "upc": one.upc,
            "releaseDate": one.released_on,
            "trackCount": one.tracks.len(),
            "isSingle": one.tracks.len() == 1,
            "isComplete": true,
            "url": format!("https://music.apple.com/{storefront}/album/sandbox/{}", one.id),
        },
    })
}

fn song(one: &Shelved, at: usize, (title, isrc): (&str, &str), storefront: &str, with_albums: bool) -> Value {
    let id = song_id(one, at);
    let mut body = json!({
        "id": id,
        "type": "songs",
        "href": format!("/v1/catalog/{storefront}/songs/{id}"),
        "attributes": {
            "name": title,
            "artistName": one.artist,
            "albumName": one.title,
            "isrc": isrc,
            "releaseDate": one.released_on,
            "trackNumber": at + 1,
            "url": format!("https://music.apple.com/{storefront}/album/sandbox/{}?i={id}", one.id),
        },
    });
    if let Some(fields) = body.as_object_mut().filter(|_| with_albums) {
        fields.insert("relationships".to_owned(), json!({ "albums": { "data": [album(one, storefront)] } }));
    }
    body
}
