//! The provider sandbox: outside parties simulated over real HTTP.
#![doc = include_str!("../README.md")]

pub mod apple;
mod clock;
pub mod deezer;
mod desk;
mod line;
pub mod musicbrainz;
pub mod names;
pub mod pebble;
pub mod post;
pub mod push;
pub mod shelf;
pub mod spotify;
pub mod youtube;

use std::{io, net::SocketAddr, time::Duration};

use axum::{
    Router,
    extract::{ConnectInfo, Request, State},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

pub use crate::spotify::{
    Spotify,
    catalogue::Track,
    journal::{Authorization, Entry},
    knobs::{Endpoint, Failure, Fault, Knobs, Latency, Mode, RateLimit},
};
pub use crate::{
    apple::AppleMusic,
    deezer::Deezer,
    musicbrainz::Musicbrainz,
    push::Push,
    shelf::{Mishap, Shelved},
    youtube::{Playlist, Video, Youtube},
};
use crate::{
    line::{Cord, Lines},
    post::{Pigeonhole, PostOffice},
};

/// How long [`Sandbox::stop`] lets requests under way finish.
const LAST_REQUESTS: Duration = Duration::from_secs(2);

const LETTERS: &str = "/letters";

/// A running sandbox server. It stops accepting when dropped, or with [`Sandbox::stop`].
#[derive(Debug)]
pub struct Sandbox {
    addr: SocketAddr,
    spotify: Spotify,
    apple: AppleMusic,
    youtube: Youtube,
    deezer: Deezer,
    musicbrainz: Musicbrainz,
    push: Push,
    post: PostOffice,
    shutdown: Option<oneshot::Sender<()>>,
    server: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts on a free port of 127.0.0.1. Needs a tokio runtime.
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn start() -> io::Result<Sandbox> {
        Sandbox::start_on(SocketAddr::from(([127, 0, 0, 1], 0))).await
    }

    /// Starts on the given address; port 0 takes a free one. Needs a tokio runtime.
    ///
    /// # Errors
    /// When the address cannot be bound.
    pub async fn start_on(addr: SocketAddr) -> io::Result<Sandbox> {
        let listener = TcpListener::bind(addr).await?;
        let addr = listener.local_addr()?;
        let spotify = Spotify::new(&format!("http://{addr}/spotify"));
        let apple = AppleMusic::new(format!("http://{addr}/apple"));
        let youtube = Youtube::new(format!("http://{addr}/youtube"));
        let deezer = Deezer::new(format!("http://{addr}/deezer"));
        let musicbrainz = Musicbrainz::new(format!("http://{addr}/musicbrainz"));
        let push = Push::new(format!("http://{addr}/push"));
        let post = PostOffice::open().await?;
        let (shutdown, asked_to_stop) = oneshot::channel();
        let app = Router::new().fallback(answer).with_state(Parties {
            spotify: spotify.clone(),
            apple: apple.clone(),
            youtube: youtube.clone(),
            deezer: deezer.clone(),
            musicbrainz: musicbrainz.clone(),
            push: push.clone(),
            letters: post.page(),
        });
        let serving = axum::serve(Lines(listener), app.into_make_service_with_connect_info::<Cord>())
            .with_graceful_shutdown(async {
                asked_to_stop.await.ok();
            });
        #[expect(clippy::disallowed_methods, reason = "an outside party: no Fanfare crate may hold its tasks")]
        let server = tokio::spawn(async {
            serving.await.ok();
        });
        let (shutdown, server) = (Some(shutdown), Some(server));
        Ok(Sandbox { addr, spotify, apple, youtube, deezer, musicbrainz, push, post, shutdown, server })
    }

    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The simulated Spotify.
    pub fn spotify(&self) -> &Spotify {
        &self.spotify
    }

    /// The simulated Apple Music.
    pub fn apple(&self) -> &AppleMusic {
        &self.apple
    }

    /// The simulated YouTube.
    pub fn youtube(&self) -> &Youtube {
        &self.youtube
    }

    /// The simulated Deezer.
    pub fn deezer(&self) -> &Deezer {
        &self.deezer
    }

    /// The simulated MusicBrainz.
    pub fn musicbrainz(&self) -> &Musicbrainz {
        &self.musicbrainz
    }

    /// The simulated push services of browsers.
    pub fn push(&self) -> &Push {
        &self.push
    }

    /// The mail server. Its letters can be read on [`Sandbox::letters_url`].
    pub fn post(&self) -> &PostOffice {
        &self.post
    }

    /// The page of the letters.
    pub fn letters_url(&self) -> String {
        format!("http://{}{LETTERS}", self.addr)
    }

    /// Stops: closes the listener and the idle connections, and waits at most two seconds for requests under way.
    pub async fn stop(mut self) {
        self.ask_to_stop();
        if let Some(mut server) = self.server.take()
            && tokio::time::timeout(LAST_REQUESTS, &mut server).await.is_err()
        {
            server.abort();
        }
    }

    fn ask_to_stop(&mut self) {
        if let Some(shutdown) = self.shutdown.take() {
            shutdown.send(()).ok();
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.ask_to_stop();
    }
}

#[derive(Clone)]
struct Parties {
    spotify: Spotify,
    apple: AppleMusic,
    youtube: Youtube,
    deezer: Deezer,
    musicbrainz: Musicbrainz,
    push: Push,
    letters: Pigeonhole,
}

async fn answer(State(parties): State<Parties>, ConnectInfo(cord): ConnectInfo<Cord>, request: Request) -> Response {
    let whole = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    match request.uri().path() {
        path if path.starts_with("/spotify/") => parties.spotify.answer(request, &cord).await,
        path if path.starts_with("/google/") => parties.youtube.serve(request, &cord).await,
        path if path.starts_with("/apple/") && AppleMusic::is_of_people(&request) => {
            parties.apple.serve(request, &cord).await
        }
        path if path.starts_with("/youtube/") && Youtube::is_of_people(&request) => {
            parties.youtube.serve(request, &cord).await
        }
        path if Deezer::is_of_people(path) => parties.deezer.serve(request, &cord).await,
        path if path.starts_with("/apple/") => parties.apple.answer(below(&whole, "/apple"), &request),
        path if path.starts_with("/youtube/") => parties.youtube.answer(below(&whole, "/youtube"), &request),
        path if path.starts_with("/deezer/") => parties.deezer.answer(below(&whole, "/deezer"), &request),
        path if path.starts_with("/musicbrainz/") => {
            parties.musicbrainz.answer(below(&whole, "/musicbrainz"), &request)
        }
        path if path.starts_with("/push/") => parties.push.answer(below(&whole, "/push"), request).await,
        LETTERS => Html(parties.letters.html()).into_response(),
        "/" => Html(include_str!("index.html")).into_response(),
        _ => (StatusCode::NOT_FOUND, "the sandbox has nobody at this address\n").into_response(),
    }
}

fn below<'a>(path: &'a str, base: &str) -> &'a str {
    path.strip_prefix(base).unwrap_or(path)
}
