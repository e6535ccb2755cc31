//! Knobs: how the simulated Spotify behaves, and how it fails.

use std::{
    collections::{HashSet, VecDeque},
    time::Duration,
};

/// Everything that can be changed about the simulated Spotify while it runs.
#[derive(Clone, Debug)]
pub struct Knobs {
    /// Development (default) or Extended quota mode.
    pub mode: Mode,
    /// How long every answer takes. Default: none.
    pub latency: Latency,
    /// Web API calls an app may make in a rolling window; beyond it 429 with `Retry-After`. Default: no limit.
    pub rate_limit: Option<RateLimit>,
    /// Failures to come, each used by the first request that fits its endpoint.
    pub next_failures: VecDeque<Failure>,
    /// The share of token and Web API requests, 0.0 to 1.0, that fail at random with one of `failure_mix`.
    pub failure_rate: f64,
    /// What random failures look like. Default: 500, 502 and 503.
    pub failure_mix: Vec<Fault>,
    /// Seeds the random failures and the jitter; a new value starts the sequence anew.
    pub seed: u64,
    /// Web API calls left for today; at zero every call gets 429 with `"reason":"QUOTA_EXCEEDED"`. Default: no quota.
    pub quota: Option<u64>,
    /// Users whose tokens are refused for as long as they are named here.
    pub revoked: HashSet<String>,
    /// Whether a refresh answers with a new refresh token and ends the old one. Default: true.
    pub rotate_refresh_tokens: bool,
    /// In Development mode, how many users (the first ones to authorise) the Web API serves; others get 403. Default: all.
    pub dev_mode_users: Option<usize>,
    /// Scopes that every user unticks on the authorisation page.
    pub denied_scopes: HashSet<String>,
    /// Whether saving an album or a track outside the catalogue is refused. Default: false, any well-formed id is saved.
    pub strict_catalogue: bool,
    /// Whether `PUT /v1/me/library` takes artist URIs. Sources disagree on the real one; the default is the
    /// specification's no.
    pub accept_artist_uris: bool,
    /// How many requests the journal keeps; later ones are only counted. Default: 100,000.
    pub journal_capacity: usize,
}

impl Default for Knobs {
    fn default() -> Knobs {
        Knobs {
            mode: Mode::Development,
            latency: Latency::default(),
            rate_limit: None,
            next_failures: VecDeque::new(),
            failure_rate: 0.0,
            failure_mix: vec![Fault::Status(500), Fault::Status(502), Fault::Status(503)],
            seed: 0,
            quota: None,
            revoked: HashSet::new(),
            rotate_refresh_tokens: true,
            dev_mode_users: None,
            denied_scopes: HashSet::new(),
            strict_catalogue: false,
            accept_artist_uris: false,
            journal_capacity: 100_000,
        }
    }
}

impl Knobs {
    /// Lets the next `times` requests to `endpoint` fail with `fault`.
    pub fn fail_next(&mut self, times: usize, endpoint: Endpoint, fault: Fault) {
        self.next_failures.extend(std::iter::repeat_n(Failure { endpoint: Some(endpoint), fault }, times));
    }
}

/// Spotify's two quota modes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// A new app: per-type library writes answer 403, profiles and objects lack the removed fields.
    #[default]
    Development,
    /// An app with extended quota: the older endpoints and fields are there too.
    Extended,
}

/// How long an answer takes: `fixed` and up to `jitter` more, evenly spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Latency {
    /// The least time.
    pub fixed: Duration,
    /// The most that chance adds.
    pub jitter: Duration,
}

/// At most `requests` in any `window`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// Calls per app; refused ones do not count.
    pub requests: usize,
    /// The rolling window; Spotify's is 30 seconds.
    pub window: Duration,
}

/// A failure to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The endpoint it waits for; `None` takes the next request whatever it is.
    pub endpoint: Option<Endpoint>,
    /// What happens.
    pub fault: Fault,
}

/// What can go wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An error status with the error body of the service that was asked.
    Status(u16),
    /// 429 with `Retry-After`, in seconds.
    RateLimited {
        /// The header's value.
        retry_after: u64,
    },
    /// 429 with `"reason":"QUOTA_EXCEEDED"` and no `Retry-After`.
    QuotaExceeded,
    /// A page of HTML where JSON is expected, with this status.
    Html(u16),
    /// The connection closes without an answer, and nothing was done.
    ClosedConnection,
    /// The request is carried out, then the connection closes without an answer.
    LostAnswer,
    /// No answer for this long, then the connection closes; nothing was done.
    Hang(Duration),
}

/// The endpoints a failure can wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// `{accounts}/authorize`
    Authorize,
    /// `{accounts}/api/token`
    Token,
    /// `/v1/me`
    Profile,
    /// `/v1/me/library`
    Library,
    /// `/v1/me/library/contains`
    LibraryContains,
    /// `/v1/me/albums`, the older way to save albums
    SavedAlbums,
    /// `/v1/me/tracks`, the older way to save tracks
    SavedTracks,
    /// `/v1/albums/{id}`
    Album,
    /// `/v1/tracks/{id}`
    Track,
    /// `/v1/search`
    Search,
    /// `/v1/me/following`, the older way to follow artists
    Following,
    /// `/v1/me/playlists`
    Playlists,
    /// `/v1/playlists/{id}/items`
    PlaylistItems,
    /// `/v1/albums/{id}/tracks`
    AlbumTracks,
}

impl Endpoint {
    /// The endpoint at a path under `/spotify`.
    pub(super) fn at(path: &str) -> Option<Endpoint> {
        match path {
            "/spotify/accounts/authorize" => Some(Endpoint::Authorize),
            "/spotify/accounts/api/token" => Some(Endpoint::Token),
            "/spotify/api/v1/me" => Some(Endpoint::Profile),
            "/spotify/api/v1/me/library" => Some(Endpoint::Library),
            "/spotify/api/v1/me/library/contains" => Some(Endpoint::LibraryContains),
            "/spotify/api/v1/me/albums" => Some(Endpoint::SavedAlbums),
            "/spotify/api/v1/me/tracks" => Some(Endpoint::SavedTracks),
            "/spotify/api/v1/search" => Some(Endpoint::Search),
            "/spotify/api/v1/me/following" => Some(Endpoint::Following),
            "/spotify/api/v1/me/playlists" => Some(Endpoint::Playlists),
            _ => {
                let (kind, id) = path.strip_prefix("/spotify/api/v1/")?.split_once('/')?;
                match kind {
                    "playlists" if id.strip_suffix("/items").is_some_and(|id| !id.contains('/')) => {
                        Some(Endpoint::PlaylistItems)
                    }
                    "albums" if id.strip_suffix("/tracks").is_some_and(|id| !id.contains('/')) => {
                        Some(Endpoint::AlbumTracks)
                    }
                    _ if id.is_empty() || id.contains('/') => None,
                    "albums" => Some(Endpoint::Album),
                    "tracks" => Some(Endpoint::Track),
                    _ => None,
                }
            }
        }
    }
}
