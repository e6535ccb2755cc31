//! Keys of certificates and accounts, sealed: with a key that lies beside the keyring, bound to what they are for.

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use kit::{App, Error, Result};
use zeroize::Zeroizing;

const NONCE_BYTES: usize = 24;

fn cipher(app: &App) -> XChaCha20Poly1305 {
    let key = app.privacy.keyring().derived("domains");
    XChaCha20Poly1305::new((&*key).into())
}

/// Seals a text. It opens for the same `bound_to` alone.
pub(crate) fn seal(app: &App, text: &str, bound_to: &str) -> Result<String> {
    let nonce = app.entropy.bytes::<NONCE_BYTES>();
    let payload = Payload { msg: text.as_bytes(), aad: bound_to.as_bytes() };
    let sealed = cipher(app).encrypt(&XNonce::from(nonce), payload);
    let sealed = sealed.map_err(|_| Error::internal("a key could not be sealed"))?;
    Ok(STANDARD_NO_PAD.encode([&nonce, sealed.as_slice()].concat()))
}

/// What [`seal`] was given; none when the key, the text or what it is for has changed.
pub(crate) fn open(app: &App, sealed: &str, bound_to: &str) -> Option<Zeroizing<String>> {
    let bytes = STANDARD_NO_PAD.decode(sealed).ok()?;
    let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES)?;
    let nonce: [u8; NONCE_BYTES] = nonce.try_into().ok()?;
    let payload = Payload { msg: sealed, aad: bound_to.as_bytes() };
    let plain = Zeroizing::new(cipher(app).decrypt(&XNonce::from(nonce), payload).ok()?);
    Some(Zeroizing::new(std::str::from_utf8(&plain).ok()?.to_owned()))
}
