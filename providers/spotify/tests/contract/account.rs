//! The contract with Spotify itself: a real app, a real account, a person at the browser.
//!
//! `SPOTIFY_ACCOUNT` names a JSON file: `{"client_id", "client_secret" (or null), "redirect_uri", "extended": false,
//! "album"}`. The redirect address must be `http://127.0.0.1:PORT/…`, registered in the app's dashboard; the test listens
//! there. The album is really saved in that account's library. Run it alone and see its output:
//! `SPOTIFY_ACCOUNT=app.json cargo nextest run -p spotify spotify_itself --no-capture`.

use axum::{Router, http::Uri};
use egress::Secret;
use serde_json::Value;
use spotify::{AccessMode, App, SpotifyUri};
use tokio::{net::TcpListener, sync::mpsc};
use url::Url;

use super::{fair::CASES, stage::Stage};

#[derive(Clone)]
pub(crate) struct Account {
    settings: Value,
    redirect: Url,
    pub(crate) album: SpotifyUri,
}

impl Account {
    fn named() -> Option<Account> {
        let path = std::env::var_os("SPOTIFY_ACCOUNT")?;
        let settings: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let redirect = Url::parse(settings["redirect_uri"].as_str().unwrap()).unwrap();
        let album = settings["album"].as_str().unwrap().parse().unwrap();
        Some(Account { settings, redirect, album })
    }

    pub(crate) fn app(&self) -> App {
        let text = |name: &str| self.settings[name].as_str().map(str::to_owned);
        App {
            client_id: text("client_id").unwrap(),
            client_secret: text("client_secret").map(Secret::new),
            redirect_uri: text("redirect_uri").unwrap(),
            access: if self.settings["extended"] == true { AccessMode::Extended } else { AccessMode::Development },
        }
    }

    /// Shows the address to a person and waits until their browser comes back.
    #[expect(clippy::print_stderr, reason = "it is said to a person")]
    pub(crate) async fn agree(&self, url: &Url) -> Url {
        let listener = TcpListener::bind(("127.0.0.1", self.redirect.port().unwrap())).await.unwrap();
        let (came_back, mut returns) = mpsc::channel(1);
        let page = Router::new().fallback(async move |uri: Uri| {
            came_back.send(uri.to_string()).await.ok();
            "thank you, back to the test"
        });
        let server = tokio::spawn(async { axum::serve(listener, page).await });
        eprintln!("open {url}");
        let back = loop {
            let uri = returns.recv().await.unwrap();
            let uri = self.redirect.join(&uri).unwrap();
            if uri.path() == self.redirect.path() {
                break uri;
            }
        };
        server.abort();
        server.await.unwrap_err();
        back
    }
}

#[tokio::test]
async fn spotify_itself_keeps_the_contract() {
    let Some(account) = Account::named() else { return };
    for case in CASES {
        eprintln!("{}", case.name);
        (case.run)(&Stage::account(account.clone()).await).await;
    }
}
