//! Everything the simulated Spotify knows, behind one lock.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use rand::{RngExt, SeedableRng, rngs::StdRng};
use url::{Host, Url};

use super::{
    accounts,
    answer::Answer,
    api,
    catalogue::Catalogue,
    grants::{Grant, Grants},
    journal::{Journal, Place},
    knobs::{Endpoint, Fault, Knobs},
    library::User,
    limits::Limits,
    playlists::Playlist,
    tokens,
    visit::{Caller, Visit},
};
use crate::clock::Clock;

pub(super) struct State {
    /// The address both services stand under.
    pub(super) base: String,
    pub(super) clock: Clock,
    pub(super) knobs: Knobs,
    rng: StdRng,
    pub(super) journal: Journal,
    apps: HashMap<String, App>,
    pub(super) grants: Grants,
    pub(super) users: HashMap<String, User>,
    pub(super) n_repeated_saves: u64,
    pub(super) playlists: Vec<Playlist>,
    pub(super) catalogue: Catalogue,
    pub(super) limits: Limits,
}

#[derive(Debug, Default)]
pub(super) struct App {
    pub(super) name: Option<String>,
    pub(super) secret: String,
    redirect_uris: HashSet<String>,
}

impl State {
    pub(super) fn new(base: &str) -> State {
        let knobs = Knobs::default();
        State {
            base: base.to_owned(),
            clock: Clock::start(),
            rng: StdRng::seed_from_u64(knobs.seed),
            knobs,
            journal: Journal::default(),
            apps: HashMap::new(),
            grants: Grants::default(),
            users: HashMap::new(),
            n_repeated_saves: 0,
            playlists: Vec::new(),
            catalogue: Catalogue::default(),
            limits: Limits::default(),
        }
    }

    pub(super) fn register_app(&mut self, client_id: &str, client_secret: &str, redirect_uri: &str) {
        let app = self.apps.entry(client_id.to_owned()).or_default();
        client_secret.clone_into(&mut app.secret);
        app.redirect_uris.insert(redirect_uri.to_owned());
    }

    pub(super) fn name_app(&mut self, client_id: &str, name: &str) {
        if let Some(app) = self.apps.get_mut(client_id) {
            app.name = Some(name.to_owned());
        }
    }

    /// Counts a user among those who ever authorised an app.
    pub(super) fn join(&mut self, user: &str) {
        if !self.users.contains_key(user) {
            let n_users = self.users.len();
            self.users.insert(user.to_owned(), User::new(n_users));
        }
    }

    pub(super) fn issue(&mut self, client_id: &str, user: &str, scopes: &[&str]) -> String {
        self.join(user);
        let caller = Caller { client_id: Some(client_id.to_owned()), user: Some(user.to_owned()) };
        let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        let grant = self.grants.add(Grant::new(caller, scopes, true, self.clock.now()));
        self.grants.add_refresh_token(grant)
    }

    pub(super) fn app(&self, client_id: &str) -> Option<&App> {
        self.apps.get(client_id)
    }

    pub(super) fn turn(&mut self, change: impl FnOnce(&mut Knobs)) {
        let seed = self.knobs.seed;
        change(&mut self.knobs);
        if self.knobs.seed != seed {
            self.rng = StdRng::seed_from_u64(self.knobs.seed);
        }
    }

    /// Notes a request and decides its latency and whether it fails.
    pub(super) fn arrive(&mut self, visit: &mut Visit) -> (Option<Place>, Duration, Option<Fault>) {
        visit.caller = self.caller(visit);
        let place = self.journal.open(visit.entry(self.clock.now()), self.knobs.journal_capacity);
        let mut latency = self.knobs.latency.fixed;
        if !self.knobs.latency.jitter.is_zero() {
            latency += self.knobs.latency.jitter.mul_f64(self.rng.random::<f64>());
        }
        (place, latency, self.fault(Endpoint::at(&visit.path)))
    }

    /// Does what a request asks.
    pub(super) fn attend(&mut self, visit: &mut Visit) -> Answer {
        match (Endpoint::at(&visit.path), visit.method.as_str()) {
            (None, _) => Answer::not_found(&visit.path),
            (Some(Endpoint::Authorize), "GET") => accounts::show(self, visit),
            (Some(Endpoint::Authorize), "POST") => accounts::decide(self, visit),
            (Some(Endpoint::Token), "POST") => tokens::issue(self, visit),
            (Some(endpoint @ (Endpoint::Authorize | Endpoint::Token)), _) => Answer::method_not_allowed(endpoint),
            (Some(endpoint), _) => api::attend(self, endpoint, visit),
        }
    }

    fn fault(&mut self, endpoint: Option<Endpoint>) -> Option<Fault> {
        let planned = &mut self.knobs.next_failures;
        if let Some(at) = planned.iter().position(|next| next.endpoint.is_none() || next.endpoint == endpoint) {
            return planned.remove(at).map(|failure| failure.fault);
        }
        let people_walk_here = matches!(endpoint, None | Some(Endpoint::Authorize));
        if people_walk_here || self.knobs.failure_mix.is_empty() || self.knobs.failure_rate <= 0.0 {
            return None;
        }
        if self.rng.random::<f64>() >= self.knobs.failure_rate {
            return None;
        }
        let which = self.rng.random_range(0..self.knobs.failure_mix.len());
        self.knobs.failure_mix.get(which).cloned()
    }

    /// Who asks, as far as the request tells before it is attended to.
    fn caller(&self, visit: &Visit) -> Caller {
        if let Ok(token) = visit.bearer() {
            return self.grants.by_access_token(token).map(|(grant, _)| grant.caller()).unwrap_or_default();
        }
        let grant = self.grants.by_code_or_refresh_token(visit.field("code"), visit.field("refresh_token"));
        Caller {
            client_id: visit.credentials().map(|app| app.client_id),
            user: grant.and_then(|grant| grant.user.clone()).or_else(|| visit.field("user").map(str::to_owned)),
        }
    }
}

impl App {
    /// Whether a redirect address is registered: letter by letter, but for the port of a loopback address that was
    /// registered without one.
    pub(super) fn takes(&self, redirect_uri: &str) -> bool {
        self.redirect_uris.contains(redirect_uri)
            || self.redirect_uris.iter().any(|registered| differs_in_loopback_port_only(registered, redirect_uri))
    }
}

fn differs_in_loopback_port_only(registered: &str, asked: &str) -> bool {
    let (Ok(registered), Ok(mut asked)) = (Url::parse(registered), Url::parse(asked)) else { return false };
    is_loopback(&registered)
        && registered.port().is_none()
        && asked.set_port(None).is_ok()
        && registered.as_str() == asked.as_str()
}

/// Since November 2025 Spotify takes https, and http only to a loopback IP address; `localhost` is neither.
pub(super) fn is_secure(redirect_uri: &Url) -> bool {
    match redirect_uri.scheme() {
        "http" => is_loopback(redirect_uri),
        _ => redirect_uri.host() != Some(Host::Domain("localhost")),
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        _ => false,
    }
}
