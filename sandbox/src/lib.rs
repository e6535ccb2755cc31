//! The provider sandbox: outside parties simulated over real HTTP.
#![doc = include_str!("../README.md")]

mod clock;
mod line;
pub mod names;
pub mod pebble;
pub mod post;
pub mod spotify;

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
        let post = PostOffice::open().await?;
        let (shutdown, asked_to_stop) = oneshot::channel();
        let app = Router::new().fallback(answer).with_state((spotify.clone(), post.page()));
        let serving = axum::serve(Lines(listener), app.into_make_service_with_connect_info::<Cord>())
            .with_graceful_shutdown(async {
                asked_to_stop.await.ok();
            });
        #[expect(clippy::disallowed_methods, reason = "an outside party: no Fanfare crate may hold its tasks")]
        let server = tokio::spawn(async {
            serving.await.ok();
        });
        Ok(Sandbox { addr, spotify, post, shutdown: Some(shutdown), server: Some(server) })
    }

    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The simulated Spotify.
    pub fn spotify(&self) -> &Spotify {
        &self.spotify
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

type Parties = (Spotify, Pigeonhole);

async fn answer(
    State((spotify, letters)): State<Parties>,
    ConnectInfo(cord): ConnectInfo<Cord>,
    request: Request,
) -> Response {
    match request.uri().path() {
        path if path.starts_with("/spotify/") => spotify.answer(request, &cord).await,
        LETTERS => Html(letters.html()).into_response(),
        "/" => Html(include_str!("index.html")).into_response(),
        _ => (StatusCode::NOT_FOUND, "the sandbox has nobody at this address\n").into_response(),
    }
}
