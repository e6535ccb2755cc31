//! An app and its users, for the tests.

use std::{collections::HashMap, sync::Once};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use reqwest::{Client, Response, redirect::Policy};
use sandbox::{Sandbox, Spotify};
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

pub(super) const APP: &str = "app";
pub(super) const SECRET: &str = "app-secret";
pub(super) const BACK: &str = "https://fanfare.example/back";
pub(super) const VERIFIER: &str = "a-verifier-of-forty-three-letters-and-more-0123456789";
pub(super) const ALBUM: &str = "spotify:album:4aawyAB9vmqN3uQ7FjRGTy";
pub(super) const TRACK: &str = "spotify:track:7a3LWj5xSFhFRYmztS8wgK";

pub(super) struct App {
    pub(super) sandbox: Sandbox,
    pub(super) http: Client,
}

/// What the token endpoint gave.
pub(super) struct Tokens {
    pub(super) access: String,
    pub(super) refresh: String,
    pub(super) scope: String,
}

impl App {
    pub(super) async fn new() -> App {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| rustls::crypto::ring::default_provider().install_default().unwrap());
        let sandbox = Sandbox::start().await.unwrap();
        sandbox.spotify().register_app(APP, SECRET, BACK);
        App { sandbox, http: Client::builder().redirect(Policy::none()).build().unwrap() }
    }

    pub(super) fn spotify(&self) -> &Spotify {
        self.sandbox.spotify()
    }

    pub(super) fn authorize_url(&self) -> String {
        format!("{}/authorize", self.spotify().accounts_url())
    }

    /// Asks a user; what the browser is sent back with.
    pub(super) async fn ask(&self, user: &str, scope: &str, decision: &str) -> HashMap<String, String> {
        let challenge = challenge();
        let mut form = question(scope, &challenge);
        form.extend([("user", user), ("decision", decision)]);
        let answer = self.http.post(self.authorize_url()).form(&form).send().await.unwrap();
        assert_eq!(answer.status(), 303);
        back(&answer)
    }

    pub(super) async fn code(&self, user: &str, scope: &str) -> String {
        self.ask(user, scope, "agree").await["code"].clone()
    }

    pub(super) async fn token(&self, form: &[(&str, &str)]) -> (u16, Value) {
        let url = format!("{}/api/token", self.spotify().accounts_url());
        read(self.http.post(url).form(form).send().await.unwrap()).await
    }

    pub(super) async fn exchange(&self, code: &str, verifier: &str) -> (u16, Value) {
        self.token(&[
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", BACK),
            ("client_id", APP),
            ("code_verifier", verifier),
        ])
        .await
    }

    pub(super) async fn refresh(&self, token: &str) -> (u16, Value) {
        self.token(&[("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", APP)]).await
    }

    /// A user who agreed, up to the tokens.
    pub(super) async fn sign_in(&self, user: &str, scope: &str) -> Tokens {
        let (status, body) = self.exchange(&self.code(user, scope).await, VERIFIER).await;
        assert_eq!(status, 200, "{body}");
        assert_eq!(body["token_type"], "Bearer");
        assert_eq!(body["expires_in"], 3600);
        let text = |name: &str| body[name].as_str().unwrap().to_owned();
        Tokens { access: text("access_token"), refresh: text("refresh_token"), scope: text("scope") }
    }

    /// A Web API call; the path with its query, from `/v1` on.
    pub(super) async fn send(&self, method: &str, path: &str, token: &str) -> Response {
        self.try_send(method, path, token).await.unwrap()
    }

    pub(super) async fn try_send(&self, method: &str, path: &str, token: &str) -> reqwest::Result<Response> {
        let url = format!("{}{path}", self.spotify().api_url());
        self.http.request(method.parse().unwrap(), url).bearer_auth(token).send().await
    }

    pub(super) async fn call(&self, method: &str, path: &str, token: &str) -> (u16, Value) {
        read(self.send(method, path, token).await).await
    }

    pub(super) async fn save(&self, uris: &str, token: &str) -> (u16, Value) {
        self.call("PUT", &format!("/v1/me/library?uris={uris}"), token).await
    }
}

pub(super) fn challenge() -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER))
}

pub(super) fn question<'a>(scope: &'a str, challenge: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("response_type", "code"),
        ("client_id", APP),
        ("redirect_uri", BACK),
        ("scope", scope),
        ("state", "the state"),
        ("code_challenge", challenge),
        ("code_challenge_method", "S256"),
    ]
}

/// What a redirect to the app carries.
pub(super) fn back(answer: &Response) -> HashMap<String, String> {
    let location = answer.headers()["location"].to_str().unwrap();
    assert!(location.starts_with(BACK), "{location}");
    Url::parse(location).unwrap().query_pairs().into_owned().collect()
}

/// The status and the JSON body; null when the body is empty.
pub(super) async fn read(answer: Response) -> (u16, Value) {
    let status = answer.status().as_u16();
    let text = answer.text().await.unwrap();
    (status, if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap() })
}

/// The Web API's error object.
pub(super) fn error(status: u16, message: &str) -> (u16, Value) {
    (status, serde_json::json!({ "error": { "status": status, "message": message } }))
}

/// The token endpoint's error.
pub(super) fn refusal(error: &str, description: &str) -> (u16, Value) {
    (400, serde_json::json!({ "error": error, "error_description": description }))
}
