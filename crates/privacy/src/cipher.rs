//! The cipher and the hash that everything sealed rests on: XChaCha20-Poly1305 and HMAC-SHA-256.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use db::Entropy;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// 256 bits that are wiped when they are dropped.
pub(crate) use db::keyfile::Key;

const NONCE_BYTES: usize = 24;
const TAG_BYTES: usize = 16;
/// Nothing shorter can have been sealed.
pub(crate) const LEAST_BYTES: usize = NONCE_BYTES + TAG_BYTES;

/// A random nonce and what the cipher made, one after the other; `None` for absurd lengths only. The result opens with
/// the same key and `bound_to` alone.
pub(crate) fn encrypt(entropy: &Entropy, key: &Key, plain: &[u8], bound_to: &[u8]) -> Option<Vec<u8>> {
    let nonce = entropy.bytes::<NONCE_BYTES>();
    let cipher = XChaCha20Poly1305::new((&**key).into());
    let sealed = cipher.encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: bound_to }).ok()?;
    Some([&nonce, sealed.as_slice()].concat())
}

/// What [`encrypt`] was given, if key, bytes and `bound_to` are all unchanged.
pub(crate) fn decrypt(key: &Key, sealed: &[u8], bound_to: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = sealed.split_at_checked(NONCE_BYTES)?;
    let nonce: [u8; NONCE_BYTES] = nonce.try_into().ok()?;
    let cipher = XChaCha20Poly1305::new((&**key).into());
    cipher.decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: bound_to }).ok().map(Zeroizing::new)
}

/// A key from another one: another label, another key.
pub(crate) fn derive(from: &Key, label: &str) -> Key {
    Zeroizing::new(mac(from, &[b"fanfare/", label.as_bytes()]))
}

pub(crate) fn mac(key: &Key, parts: &[&[u8]]) -> [u8; 32] {
    use hmac::KeyInit;
    // HMAC takes keys of any length, so the fallback is never reached; it only spares a panic path.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_slice()) else { return [0; 32] };
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}
