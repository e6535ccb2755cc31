//! Spotify, simulated: the handle that tests and the demo hold, and the way of a request through it.

mod accounts;
mod answer;
mod api;
pub mod catalogue;
mod grants;
pub mod journal;
pub mod knobs;
mod library;
mod limits;
mod pages;
pub mod playlists;
mod state;
mod tokens;
mod visit;

use std::{
    collections::{HashMap, HashSet},
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{extract::Request, http::StatusCode, response::Response};
use jiff::Timestamp;

use crate::line::Cord;
use answer::Answer;
use catalogue::{Album, Track};
use journal::{Entry, Place};
use knobs::{Endpoint, Fault, Knobs};
use playlists::Playlist;
use state::State;
use visit::Visit;

/// A handle to the simulated Spotify; clones share one state.
#[derive(Clone)]
pub struct Spotify {
    base: Arc<str>,
    state: Arc<Mutex<State>>,
}

impl fmt::Debug for Spotify {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Spotify").field("base", &self.base).finish_non_exhaustive()
    }
}

impl Spotify {
    pub(crate) fn new(base: &str) -> Spotify {
        Spotify { base: base.into(), state: Arc::new(Mutex::new(State::new(base))) }
    }

    /// What stands for `https://accounts.spotify.com`, without a slash at the end.
    pub fn accounts_url(&self) -> String {
        format!("{}/accounts", self.base)
    }

    /// What stands for `https://api.spotify.com`, without a slash at the end; Web API paths begin with `/v1`.
    pub fn api_url(&self) -> String {
        format!("{}/api", self.base)
    }

    /// Registers an app, or one more redirect address of an app; the secret is replaced. As at Spotify an address must
    /// be https, or http to a loopback IP address; a loopback address registered without a port fits every port.
    pub fn register_app(&self, client_id: &str, client_secret: &str, redirect_uri: &str) {
        self.lock().register_app(client_id, client_secret, redirect_uri);
    }

    /// A refresh token of a user who allowed an app these scopes, as if they had been at the authorisation page.
    pub fn issue(&self, client_id: &str, user: &str, scopes: &[&str]) -> String {
        self.lock().issue(client_id, user, scopes)
    }

    /// Gives a registered app the name that the authorisation page shows; until then it shows the client id.
    pub fn name_app(&self, client_id: &str, name: &str) {
        self.lock().name_app(client_id, name);
    }

    /// Adds an album with its tracks to the catalogue, released today; an album of that id is replaced.
    /// Ids are Spotify's: 22 letters and digits.
    pub fn add_album(&self, id: &str, name: &str, upc: &str, artist: &str, tracks: Vec<Track>) {
        let mut state = self.lock();
        let released_at = state.clock.now();
        state.catalogue.add(Album::new(id, name, upc, artist, released_at, tracks));
    }

    /// Turns knobs. The change must not call this handle: the state is locked meanwhile.
    pub fn knobs(&self, change: impl FnOnce(&mut Knobs)) {
        self.lock().turn(change);
    }

    /// Every request it got since the start or the last [`clear_journal`](Self::clear_journal), in the order of
    /// arrival, up to the knob `journal_capacity`.
    pub fn journal(&self) -> Vec<Entry> {
        self.lock().journal.entries().to_vec()
    }

    /// How many requests it got since the start or the last clearing, those the journal had no room for included.
    pub fn n_requests(&self) -> u64 {
        self.lock().journal.total()
    }

    /// Empties the journal and its count.
    pub fn clear_journal(&self) {
        self.lock().journal.clear();
    }

    /// What a user does at spotify.com/account/apps: all grants of that user end, refreshing answers `invalid_grant`
    /// and access tokens get 401. The user may authorise again.
    pub fn revoke_user(&self, user: &str) {
        self.lock().grants.revoke_user(user);
    }

    /// The URIs in a user's library, in the order they were first saved.
    pub fn library(&self, user: &str) -> Vec<String> {
        self.lock().users.get(user).map(|user| user.saved.clone()).unwrap_or_default()
    }

    /// Every playlist that was made, in the order they were made.
    pub fn playlists(&self) -> Vec<Playlist> {
        self.lock().playlists.clone()
    }

    /// Every saved URI with the number of users who have it.
    pub fn saves(&self) -> HashMap<String, usize> {
        let mut saves = HashMap::new();
        for uri in self.lock().users.values().flat_map(|user| &user.saved) {
            *saves.entry(uri.clone()).or_default() += 1;
        }
        saves
    }

    /// How often a URI was saved that was in that user's library already.
    pub fn n_repeated_saves(&self) -> u64 {
        self.lock().n_repeated_saves
    }

    /// The users who ever authorised an app.
    pub fn users(&self) -> HashSet<String> {
        self.lock().users.keys().cloned().collect()
    }

    /// The time by the sandbox's clock.
    pub fn now(&self) -> Timestamp {
        self.lock().clock.now()
    }

    /// Moves the sandbox's clock forward.
    pub fn advance(&self, by: Duration) {
        self.lock().clock.advance(by);
    }

    /// Serves one request. `cord` closes its connection.
    pub(crate) async fn answer(&self, request: Request, cord: &Cord) -> Response {
        let mut visit = Visit::read(request).await;
        let (place, latency, fault) = self.lock().arrive(&mut visit);
        if !latency.is_zero() {
            tokio::time::sleep(latency).await;
        }
        if let Some(Fault::Hang(time)) = &fault {
            tokio::time::sleep(*time).await;
        }
        let answer = match fault {
            None => Some(self.attend(visit, place, true)),
            Some(Fault::LostAnswer) => {
                self.attend(visit, place, false);
                None
            }
            Some(fault) => self.fail(&visit, place, &fault),
        };
        // What hyper would write onto a cut line never leaves.
        answer
            .unwrap_or_else(|| {
                cord.cut();
                Answer::empty(StatusCode::INTERNAL_SERVER_ERROR)
            })
            .into_response()
    }

    fn attend(&self, mut visit: Visit, place: Option<Place>, delivered: bool) -> Answer {
        let mut state = self.lock();
        let answer = state.attend(&mut visit);
        let status = if delivered { answer.status.as_u16() } else { Entry::NO_ANSWER };
        state.journal.close(place, status, &visit.caller);
        answer
    }

    fn fail(&self, visit: &Visit, place: Option<Place>, fault: &Fault) -> Option<Answer> {
        let answer = Answer::of_fault(fault, Endpoint::at(&visit.path))?;
        self.lock().journal.close(place, answer.status.as_u16(), &visit.caller);
        Some(answer)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
