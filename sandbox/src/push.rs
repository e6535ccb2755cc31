//! The push services of browsers, simulated: they check who sends (RFC 8292), and keep what came. And a browser, which can
//! read it (RFC 8291).

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use aes_gcm::{Aes128Gcm, KeyInit, aead::Aead};
use axum::{
    body::to_bytes,
    extract::Request,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use p256::{
    PublicKey, Sec1Point, SecretKey,
    ecdh::diffie_hellman,
    ecdsa::{Signature, VerifyingKey, signature::Verifier},
};
use serde_json::{Value, json};
use sha2::Sha256;

/// The most that a service takes (RFC 8291, section 4).
const MAX_BYTES: usize = 4_096;
/// What stands before a record: salt, size of a record, length of the key, key.
const HEAD_BYTES: usize = 16 + 4 + 1 + 65;

/// A handle to the simulated services; clones share one state.
#[derive(Clone, Debug)]
pub struct Push {
    base: String,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    arrived: Vec<Arrived>,
    next: VecDeque<(u16, Option<u64>)>,
}

/// One request of somebody who was told apart.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// Its path below the service's host.
    pub path: String,
    /// The token's claims.
    pub claims: Value,
    /// The key that signed them.
    pub key: String,
    /// What stood in `TTL`, `Urgency` and `Topic`.
    pub told: [String; 3],
    /// The locked message.
    pub body: Vec<u8>,
}

impl Push {
    pub(crate) fn new(base: String) -> Push {
        Push { base, state: Arc::default() }
    }

    /// What stands for a service's host, without a slash at the end.
    pub fn url(&self) -> String {
        self.base.clone()
    }

    /// Everything that came, the first one first.
    pub fn arrived(&self) -> Vec<Arrived> {
        self.state().arrived.clone()
    }

    /// Answers the next request with this status, and with `Retry-After` where seconds are given.
    pub fn answer_next(&self, status: u16, retry_after: Option<u64>) {
        self.state().next.push_back((status, retry_after));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) async fn answer(&self, path: &str, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        let headers = parts.headers;
        let Ok(body) = to_bytes(body, MAX_BYTES).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
        let Some((claims, key)) = sender(&headers) else { return StatusCode::UNAUTHORIZED.into_response() };
        let told = ["ttl", "urgency", "topic"].map(|name| text(&headers, name).to_owned());
        let sound = text(&headers, "content-encoding") == "aes128gcm" && told.iter().all(|told| !told.is_empty());
        if parts.method != "POST" || !sound || body.len() <= HEAD_BYTES {
            return StatusCode::BAD_REQUEST.into_response();
        }
        let mut state = self.state();
        state.arrived.push(Arrived { path: path.to_owned(), claims, key, told, body: body.to_vec() });
        match state.next.pop_front() {
            None => StatusCode::CREATED.into_response(),
            Some((status, pause)) => {
                let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                match pause {
                    Some(pause) => (status, [("retry-after", pause.to_string())]).into_response(),
                    None => status.into_response(),
                }
            }
        }
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// What a token claims and the key it is signed with, where the signature is the key's.
fn sender(headers: &HeaderMap) -> Option<(Value, String)> {
    let (token, key) = text(headers, "authorization").strip_prefix("vapid t=")?.split_once(", k=")?;
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
    let (signed, signature) = token.rsplit_once('.')?;
    let signature = Signature::from_slice(&bytes(signature)?).ok()?;
    VerifyingKey::from_sec1_bytes(&bytes(key)?).ok()?.verify(signed.as_bytes(), &signature).ok()?;
    let (head, claims) = signed.split_once('.')?;
    let head: Value = serde_json::from_slice(&bytes(head)?).ok()?;
    let claims: Value = serde_json::from_slice(&bytes(claims)?).ok()?;
    let says = |claim: &str, is: fn(&Value) -> bool| claims.get(claim).is_some_and(is);
    let whole = head.get("alg").is_some_and(|alg| alg == "ES256")
        && says("aud", Value::is_string)
        && says("exp", Value::is_i64);
    whole.then(|| (claims, key.to_owned()))
}

/// A browser with keys of its own.
pub struct Browser {
    key: SecretKey,
    auth: [u8; 16],
}

impl Browser {
    /// A browser whose keys follow from a number above zero; `None` for zero.
    pub fn of(seed: u8) -> Option<Browser> {
        let key = SecretKey::from_slice(&[seed; 32]).ok()?;
        Some(Browser { key, auth: [seed; 16] })
    }

    /// What its `PushSubscription.toJSON()` gives for an endpoint.
    pub fn subscription(&self, endpoint: &str) -> Value {
        let key = URL_SAFE_NO_PAD.encode(self.point());
        json!({ "endpoint": endpoint, "keys": { "p256dh": key, "auth": URL_SAFE_NO_PAD.encode(self.auth) } })
    }

    fn point(&self) -> Vec<u8> {
        Sec1Point::from(self.key.public_key()).as_bytes().to_vec()
    }

    /// Unlocks a message; `None` when it is not for this browser.
    pub fn open(&self, body: &[u8]) -> Option<Vec<u8>> {
        let (head, sealed) = body.split_at_checked(HEAD_BYTES)?;
        let (salt, rest) = head.split_at_checked(16)?;
        let theirs = rest.get(5..)?;
        let their_key = PublicKey::from_sec1_bytes(theirs).ok()?;
        let shared = diffie_hellman(self.key.to_nonzero_scalar(), their_key.as_affine());
        let info = [b"WebPush: info\0", self.point().as_slice(), theirs].concat();
        let (mut ikm, mut key, mut nonce) = ([0; 32], [0; 16], [0; 12]);
        Hkdf::<Sha256>::new(Some(&self.auth), shared.raw_secret_bytes()).expand(&info, &mut ikm).ok()?;
        let content = Hkdf::<Sha256>::new(Some(salt), &ikm);
        content.expand(b"Content-Encoding: aes128gcm\0", &mut key).ok()?;
        content.expand(b"Content-Encoding: nonce\0", &mut nonce).ok()?;
        let mut plain = Aes128Gcm::new_from_slice(&key).ok()?.decrypt(&nonce.into(), sealed).ok()?;
        // The last record ends with this sign, and zeros may follow it.
        while plain.last() == Some(&0) {
            plain.pop();
        }
        (plain.pop() == Some(2)).then_some(plain)
    }
}
