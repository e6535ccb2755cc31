//! Who sends: a signed token for each push service (RFC 8292), and the public key that browsers tie a subscription to.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use egress::Secret;
use jiff::{SignedDuration, Timestamp};
use p256::{
    Sec1Point, SecretKey,
    ecdsa::{Signature, SigningKey, signature::Signer},
};
use serde_json::json;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// How long a token holds. A day is the most that is allowed (section 2).
const LIFE: SignedDuration = SignedDuration::from_hours(12);

/// The key of this instance.
#[derive(Clone)]
pub struct Vapid {
    key: SigningKey,
    public: String,
    contact: String,
}

/// The bytes make no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no key for push messages could be derived")]
pub struct NotAKey;

impl fmt::Debug for Vapid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vapid").field("public", &self.public).finish_non_exhaustive()
    }
}

impl Vapid {
    /// The key that 32 secret bytes stand for. `contact` is how a push service reaches the operator: an address that begins
    /// with `mailto:` or `https:`.
    ///
    /// # Errors
    /// When a hundred numbers in a row make no key, which no luck explains.
    pub fn derived(secret: &[u8; 32], contact: &str) -> Result<Vapid, NotAKey> {
        let mut seed = Zeroizing::new(*secret);
        for _ in 0..100 {
            // One number in four thousand million is none of the curve's.
            if let Ok(secret) = SecretKey::from_slice(seed.as_slice()) {
                let public = URL_SAFE_NO_PAD.encode(Sec1Point::from(secret.public_key()).as_bytes());
                return Ok(Vapid { key: SigningKey::from(&secret), public, contact: contact.to_owned() });
            }
            *seed = Sha256::digest(seed.as_slice()).into();
        }
        Err(NotAKey)
    }

    /// The public key as browsers take it: `applicationServerKey`.
    pub fn public(&self) -> &str {
        &self.public
    }

    /// The value of the header `Authorization` for a push service's origin.
    pub(crate) fn authorization(&self, origin: &str, now: Timestamp) -> Secret {
        Secret::new(self.header(origin, now))
    }

    fn header(&self, origin: &str, now: Timestamp) -> String {
        let until = now.checked_add(LIFE).unwrap_or(Timestamp::MAX);
        let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let head = part(json!({ "typ": "JWT", "alg": "ES256" }));
        let claims = part(json!({ "aud": origin, "exp": until.as_second(), "sub": self.contact }));
        let signed = format!("{head}.{claims}");
        let signature: Signature = self.key.sign(signed.as_bytes());
        let signature = URL_SAFE_NO_PAD.encode(signature.to_bytes());
        format!("vapid t={signed}.{signature}, k={}", self.public)
    }
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::{VerifyingKey, signature::Verifier};

    use super::*;

    #[test]
    fn the_same_secret_is_the_same_key() {
        let key = |secret| Vapid::derived(secret, "mailto:a@b.example").unwrap().public().to_owned();
        assert_eq!(key(&[7; 32]), key(&[7; 32]));
        assert_ne!(key(&[7; 32]), key(&[8; 32]));
        assert_eq!(key(&[7; 32]).len(), 87);
    }

    #[test]
    fn a_secret_that_is_no_number_of_the_curve_makes_a_key_all_the_same() {
        assert!(Vapid::derived(&[0; 32], "mailto:a@b.example").is_ok());
        assert!(Vapid::derived(&[255; 32], "mailto:a@b.example").is_ok());
    }

    #[test]
    fn a_token_is_signed_for_one_service_and_for_half_a_day() {
        let vapid = Vapid::derived(&[7; 32], "mailto:a@b.example").unwrap();
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        let header = vapid.header("https://fcm.googleapis.com", now);
        let (token, key) = header.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        assert_eq!(key, vapid.public());
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
        let verifying = VerifyingKey::from_sec1_bytes(&bytes(key)).unwrap();
        verifying.verify(signed.as_bytes(), &Signature::from_slice(&bytes(signature)).unwrap()).unwrap();
        let (head, claims) = signed.split_once('.').unwrap();
        let read = |part| serde_json::from_slice::<serde_json::Value>(&bytes(part)).unwrap();
        assert_eq!(read(head), json!({ "typ": "JWT", "alg": "ES256" }));
        let until = now.as_second() + 12 * 60 * 60;
        assert_eq!(
            read(claims),
            json!({ "aud": "https://fcm.googleapis.com", "exp": until, "sub": "mailto:a@b.example" })
        );
        assert!(!format!("{vapid:?}").contains("mailto"));
    }
}
