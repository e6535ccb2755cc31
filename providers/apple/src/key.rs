//! The operator's key at Apple, and the developer tokens that it signs.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use egress::Secret;
use jiff::{SignedDuration, Timestamp};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair},
};
use rustls::pki_types::{PrivatePkcs8KeyDer, pem::PemObject};
use serde_json::json;

/// Apple refuses a token that holds longer (15 777 000 seconds, about half a year).
pub const LONGEST_LIFE: SignedDuration = SignedDuration::from_secs(15_777_000);
/// How long a token of ours holds: short, because a server can sign a new one whenever it wants.
const LIFE: SignedDuration = SignedDuration::from_hours(12);
/// How long a token holds that fans' browsers see.
const PAGE_LIFE: SignedDuration = SignedDuration::from_hours(1);
/// A token is renewed when it holds no longer than this.
const RENEWED_BEFORE: SignedDuration = SignedDuration::from_hours(1);
/// Apple's identifiers of teams and keys have ten signs; a few more are let through.
const LONGEST_ID: usize = 32;

/// The key with which the operator's team signs developer tokens. Clones share it.
#[derive(Clone)]
pub struct Key(Arc<Inner>);

struct Inner {
    team_id: String,
    key_id: String,
    pair: EcdsaKeyPair,
    random: SystemRandom,
    kept: Mutex<Option<(DeveloperToken, Timestamp)>>,
}

/// What opens Apple Music's API for the operator's team. It stands for nobody.
#[derive(Clone, Debug)]
pub struct DeveloperToken(pub(crate) Secret);

/// Why a key cannot be used. The words never hold any of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAKey {
    /// The team's or the key's identifier has other signs than letters and digits.
    #[error("the identifiers of the team and the key are letters and digits")]
    Identifier,
    /// The text is not a private key as Apple hands it out.
    #[error("this is not the .p8 file of a private key")]
    Pem,
    /// The key is not one for ES256 (the curve P-256).
    #[error("the key is not an elliptic-curve key for ES256")]
    Curve,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key").field("key_id", &self.0.key_id).finish_non_exhaustive()
    }
}

impl Key {
    /// Reads the `.p8` file (PEM with a PKCS #8 key inside) that Apple hands out once.
    ///
    /// # Errors
    /// When it is none, or an identifier is not one of Apple's.
    pub fn read(team_id: &str, key_id: &str, pem: &[u8]) -> Result<Key, NotAKey> {
        let sound =
            |id: &str| !id.is_empty() && id.len() <= LONGEST_ID && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !sound(team_id) || !sound(key_id) {
            return Err(NotAKey::Identifier);
        }
        let der = PrivatePkcs8KeyDer::from_pem_slice(pem).map_err(|_| NotAKey::Pem)?;
        let random = SystemRandom::new();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der.secret_pkcs8_der(), &random)
            .map_err(|_| NotAKey::Curve)?;
        let (team_id, key_id) = (team_id.to_owned(), key_id.to_owned());
        Ok(Key(Arc::new(Inner { team_id, key_id, pair, random, kept: Mutex::default() })))
    }

    /// A token that holds for some hours from `now` on: the one of before, or a new one. Nothing is returned when the
    /// system has no randomness for a signature.
    pub fn token(&self, now: Timestamp) -> Option<DeveloperToken> {
        let mut kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let renewed = now.saturating_add(RENEWED_BEFORE).unwrap_or(now);
        // A clock that was turned back must not keep a token that begins in the future.
        let begins_before = |until: Timestamp| until.saturating_sub(LIFE).is_ok_and(|begins| begins <= now);
        if let Some((token, _)) = kept.as_ref().filter(|(_, until)| *until > renewed && begins_before(*until)) {
            return Some(token.clone());
        }
        let until = now.saturating_add(LIFE).ok()?;
        let token = DeveloperToken(Secret::new(self.signed(now, until, None)?));
        *kept = Some((token.clone(), until));
        Some(token)
    }

    /// A token for MusicKit on a page of ours: it is public, holds for an hour, and on pages of `origin` alone.
    pub fn page_token(&self, now: Timestamp, origin: &str) -> Option<String> {
        let until = now.saturating_add(PAGE_LIFE).ok()?;
        self.signed(now, until, Some(origin))
    }

    /// Forgets the token that is kept: Apple did not accept it.
    pub fn forget_token(&self) {
        *self.0.kept.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// A token in the compact form (RFC 7515, section 7.1), signed with ES256 (RFC 7518, section 3.4).
    /// `origin` narrows it to the pages of one site.
    fn signed(&self, now: Timestamp, until: Timestamp, origin: Option<&str>) -> Option<String> {
        let Inner { team_id, key_id, pair, random, .. } = &*self.0;
        let head = json!({ "alg": "ES256", "kid": key_id });
        let mut claims = json!({ "iss": team_id, "iat": now.as_second(), "exp": until.as_second() });
        if let (Some(origin), Some(fields)) = (origin, claims.as_object_mut()) {
            fields.insert("origin".to_owned(), json!([origin]));
        }
        let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(head), part(claims));
        let signature = pair.sign(random, text.as_bytes()).ok()?;
        Some(format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref())))
    }
}

#[cfg(test)]
mod tests {
    use ring::signature::{ECDSA_P256_SHA256_FIXED, KeyPair, UnparsedPublicKey};

    use super::*;

    /// A key of nobody's, made with `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`.
    const PEM: &str = "-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQggeX3Kwkva467tx2m
ydu4X4N0TlPua/M4Wlxuxqfilj+hRANCAASRL1A1bHKLNd7wTRJi2aQk1ttAx0Hq
6qF6mL2Koe/rjc9eaLljeUrBqA93YB2CCq/szPw+VO8r3TuwM3I6Knkj
-----END PRIVATE KEY-----
";

    fn key() -> Key {
        Key::read("TEAM123456", "KEY1234567", PEM.as_bytes()).unwrap()
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_token_says_who_signed_it_with_what_and_for_how_long() {
        let key = key();
        let token = key.signed(at(1_790_000_000), at(1_790_043_200), None).unwrap();
        let parts: Vec<&str> = token.split('.').collect();
        let read = |part: &str| String::from_utf8(URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
        assert_eq!(read(parts[0]), r#"{"alg":"ES256","kid":"KEY1234567"}"#);
        let claims: serde_json::Value = serde_json::from_str(&read(parts[1])).unwrap();
        assert_eq!(claims, json!({ "iss": "TEAM123456", "iat": 1_790_000_000, "exp": 1_790_043_200 }));
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key.0.pair.public_key().as_ref());
        let signature = URL_SAFE_NO_PAD.decode(parts[2]).unwrap();
        assert_eq!(signature.len(), 64, "r and s beside each other, not the ASN.1 form");
        public.verify(format!("{}.{}", parts[0], parts[1]).as_bytes(), &signature).unwrap();
    }

    #[test]
    fn a_token_is_kept_renewed_before_it_ends_and_never_holds_too_long() {
        assert!(LIFE < LONGEST_LIFE);
        let key = key();
        let kept = |key: &Key| key.0.kept.lock().unwrap().as_ref().map(|(_, until)| *until);
        key.token(at(1_000)).unwrap();
        let first = kept(&key);
        key.token(at(1_000 + 10 * 3600)).unwrap();
        assert_eq!(kept(&key), first, "it still holds");
        key.token(at(1_000 + 11 * 3600)).unwrap();
        assert!(kept(&key) > first, "it would end within the hour");
        key.token(at(1_000)).unwrap();
        assert_eq!(kept(&key), first, "the clock was turned back");
        key.forget_token();
        assert_eq!(kept(&key), None);
    }

    #[test]
    fn a_page_gets_a_token_of_its_own_for_its_own_site() {
        let token = key().page_token(at(1_790_000_000), "https://music.example").unwrap();
        let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap();
        let claims: serde_json::Value = serde_json::from_slice(&claims).unwrap();
        assert_eq!(claims["origin"], json!(["https://music.example"]));
        assert_eq!(claims["exp"].as_i64(), Some(1_790_003_600));
    }

    #[test]
    fn nothing_of_the_key_is_ever_shown() {
        let key = key();
        let shown = format!("{key:?} {:?}", key.token(at(1_000)).unwrap());
        assert_eq!(shown, "Key { key_id: \"KEY1234567\", .. } DeveloperToken(Secret(…))");
    }

    #[test]
    fn anything_else_than_such_a_key_is_refused() {
        let read = |team: &str, key: &str, pem: &str| Key::read(team, key, pem.as_bytes()).err();
        assert_eq!(read("TEAM/../1", "KEY1234567", PEM), Some(NotAKey::Identifier));
        assert_eq!(read("TEAM123456", "", PEM), Some(NotAKey::Identifier));
        assert_eq!(read("TEAM123456", "KEY1234567", "hello"), Some(NotAKey::Pem));
        let other = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
        assert_eq!(read("TEAM123456", "KEY1234567", other), Some(NotAKey::Curve));
    }
}
