//! Connections: one task each, and a limit on how long somebody may hold one without saying what they want.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo};
use http::Request;
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use jobs::Stop;
use kit::Encrypted;
use rustls::{ServerConfig, crypto::ring, server::ResolvesServerCert, version};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpListener,
    task::JoinSet,
};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

/// How large the head of a request may be. A provider's return with its code is the longest that anybody sends us.
const HEAD_BYTES: usize = 64 * 1024;
/// How long to wait when no connection can be taken, for instance because too many files are open.
const BREATH: Duration = Duration::from_secs(1);

/// How long a browser may take to agree on the encryption.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// Where visitors come in.
pub(crate) struct Door {
    listener: TcpListener,
    encryption: Option<TlsAcceptor>,
}

impl Door {
    /// Without encryption of our own.
    pub(crate) fn plain(listener: TcpListener) -> Door {
        Door { listener, encryption: None }
    }

    /// With TLS 1.2 or 1.3, and the certificate of the name that the browser asks for.
    ///
    /// # Errors
    /// When the TLS library refuses its own settings.
    pub(crate) fn encrypted(
        listener: TcpListener,
        certificates: Arc<dyn ResolvesServerCert>,
    ) -> Result<Door, rustls::Error> {
        let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let builder = builder.with_protocol_versions(&[&version::TLS13, &version::TLS12])?;
        let mut config = builder.with_no_client_auth().with_cert_resolver(certificates);
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Door { listener, encryption: Some(TlsAcceptor::from(Arc::new(config))) })
    }
}

/// How long visitors are waited for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// How long the head of a request may take, and how long a connection may rest between two requests.
    head: Duration,
    /// How long a stop waits for requests that have begun.
    last_requests: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            // Longer than reverse proxies keep theirs (nginx: 60 seconds), so that they never send into a connection that is
            // being closed.
            head: Duration::from_secs(75),
            // The longest request waits twenty seconds for a provider. Somebody who sends half a request and no more must not
            // keep the program from ending.
            last_requests: Duration::from_secs(25),
        }
    }
}

/// Answers everybody who connects, until `stop` and the end of the requests that have begun.
pub(crate) async fn serve(door: Door, router: Router, mut stop: Stop, patience: Patience) {
    let Door { listener, encryption } = door;
    let mut running = JoinSet::new();
    let closing = GracefulShutdown::new();
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(patience.head).max_buf_size(HEAD_BYTES);
    loop {
        tokio::select! {
            () = stop.wait() => break,
            Some(_) = running.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    // Small answers must not wait for more to say.
                    if let Err(error) = stream.set_nodelay(true) {
                        tracing::debug!(error = %error, "no delay could not be switched off");
                    }
                    let (builder, router, watcher) = (builder.clone(), router.clone(), closing.watcher());
                    let encryption = encryption.clone();
                    // How a connection ends is its visitor's affair.
                    running.spawn(async move {
                        let Some(encryption) = encryption else {
                            let service = service(&router, peer, None);
                            return drop(watcher.watch(builder.serve_connection(TokioIo::new(stream), service)).await);
                        };
                        let Some(stream) = agreed(encryption.accept(stream)).await else { return };
                        let service = service(&router, peer, Some(Encrypted));
                        drop(watcher.watch(builder.serve_connection(TokioIo::new(stream), service)).await);
                    });
                }
                Err(error) => pause_after(&error).await,
            },
        }
    }
    drop(listener);
    if tokio::time::timeout(patience.last_requests, closing.shutdown()).await.is_err() {
        tracing::warn!("stopped although a request that had begun never came to its end");
    }
}

/// The encrypted stream, when both sides come to terms in time. A name that we have no certificate of ends here.
async fn agreed<S: AsyncRead + AsyncWrite + Unpin>(
    accepting: tokio_rustls::Accept<S>,
) -> Option<tokio_rustls::server::TlsStream<S>> {
    tokio::time::timeout(HANDSHAKE, accepting).await.ok()?.ok()
}

/// Tells every request where it comes from.
fn service(
    router: &Router,
    peer: SocketAddr,
    encrypted: Option<Encrypted>,
) -> TowerToHyperService<
    impl tower::Service<
        Request<Incoming>,
        Response = axum::response::Response,
        Error = std::convert::Infallible,
        Future: Send,
    > + Clone
    + Send
    + 'static,
> {
    TowerToHyperService::new(router.clone().map_request(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        if let Some(encrypted) = encrypted {
            request.extensions_mut().insert(encrypted);
        }
        request
    }))
}

/// Who went away again is no trouble; anything else concerns everybody, and asking at once would only burn time.
async fn pause_after(error: &io::Error) {
    let theirs = [io::ErrorKind::ConnectionRefused, io::ErrorKind::ConnectionAborted, io::ErrorKind::ConnectionReset];
    if !theirs.contains(&error.kind()) {
        tracing::error!(error = %error, "no connection can be taken");
        tokio::time::sleep(BREATH).await;
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    const LONG: Duration = Duration::from_secs(60);
    const SHORT: Duration = Duration::from_millis(50);

    /// Answers with the body, once it is there.
    fn echo() -> Router {
        Router::new().fallback(async |body: Body| to_bytes(body, 100).await.unwrap())
    }

    /// What somebody reads who says this much and then waits. `stop` says whether the program ends meanwhile.
    async fn answer_to(text: &str, patience: Patience, stop: bool) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut tasks = jobs::Tasks::default();
        tasks.start(serve(Door::plain(listener), echo(), tasks.stop_signal(), patience));
        #[expect(clippy::disallowed_types, reason = "the visitor of this test")]
        let mut visitor = tokio::net::TcpStream::connect(address).await.unwrap();
        visitor.write_all(text.as_bytes()).await.unwrap();
        let mut answer = vec![0; 1000];
        if stop {
            let n = visitor.read(&mut answer).await.unwrap();
            assert!(answer[..n].starts_with(b"HTTP/1.1 100"), "the request has begun");
            tasks.ask_to_stop();
        }
        let n = visitor.read(&mut answer).await.unwrap();
        tasks.stop().await;
        String::from_utf8_lossy(&answer[..n]).into_owned()
    }

    #[tokio::test]
    async fn who_never_says_what_they_want_loses_the_connection() {
        let patience = Patience { head: SHORT, last_requests: LONG };
        for text in ["", "GET / HTTP/1.1\r\nHost"] {
            assert_eq!(answer_to(text, patience, false).await, "");
        }
    }

    #[tokio::test]
    async fn a_request_is_answered_and_its_connection_waits_for_the_next() {
        let patience = Patience { head: LONG, last_requests: LONG };
        let answer = answer_to("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi", patience, false).await;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\nhi"), "{answer}");
    }

    #[tokio::test]
    async fn half_a_request_does_not_keep_the_program_from_ending() {
        let patience = Patience { head: LONG, last_requests: SHORT };
        let half = "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nh";
        assert_eq!(answer_to(half, patience, true).await, "");
    }
}
