//! Encryption of a message for one browser: RFC 8291 (keys) on RFC 8188 (`aes128gcm`).

use aes_gcm::{Aes128Gcm, KeyInit, aead::Aead};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use p256::{PublicKey, Sec1Point, SecretKey, ecdh::diffie_hellman};
use sha2::Sha256;
use zeroize::Zeroizing;

/// The size of a record (RFC 8188, section 2). A message is one record.
const RECORD_BYTES: u32 = 4_096;
/// Services must take so much (RFC 8291, section 4), header and sign of the end included; ours are far smaller.
const MAX_PLAIN_BYTES: usize = 3_000;
/// What ends the last record.
const LAST: u8 = 2;

/// What a browser gave to have messages sealed for it: its public key and its secret.
pub struct Browser {
    key: PublicKey,
    auth: Zeroizing<[u8; 16]>,
}

/// Why a message cannot be sealed. The words hold nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSealed {
    /// The browser's keys are none.
    #[error("these are no keys of a browser")]
    Keys,
    /// The message is too long for one record.
    #[error("the message is too long")]
    Long,
    /// The random numbers made no key, or the cipher refused.
    #[error("the message could not be sealed")]
    Cipher,
}

impl Browser {
    /// Reads `p256dh` and `auth` of a subscription, in URL-safe base64 with or without padding.
    ///
    /// # Errors
    /// `Keys` when they are none: not a point of P-256, or a secret of another length.
    pub fn read(p256dh: &str, auth: &str) -> Result<Browser, NotSealed> {
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).map_err(|_| NotSealed::Keys);
        let key = bytes(p256dh)?;
        // The one uncompressed form that the standard has.
        if key.len() != 65 {
            return Err(NotSealed::Keys);
        }
        let key = PublicKey::from_sec1_bytes(&key).map_err(|_| NotSealed::Keys)?;
        let auth = bytes(auth)?.try_into().map_err(|_| NotSealed::Keys)?;
        Ok(Browser { key, auth: Zeroizing::new(auth) })
    }
}

/// Seals a message for a browser. `secret` and `salt` are fresh random bytes for each message.
///
/// # Errors
/// `Long`, or `Cipher` where the random bytes make no key (one time in four thousand million).
pub fn seal(plain: &[u8], browser: &Browser, secret: &[u8; 32], salt: &[u8; 16]) -> Result<Vec<u8>, NotSealed> {
    if plain.len() > MAX_PLAIN_BYTES {
        return Err(NotSealed::Long);
    }
    let own = SecretKey::from_slice(secret).map_err(|_| NotSealed::Cipher)?;
    let own_point = Sec1Point::from(own.public_key());
    let their_point = Sec1Point::from(browser.key);
    let shared = diffie_hellman(own.to_nonzero_scalar(), browser.key.as_affine());
    let keys = Hkdf::<Sha256>::new(Some(browser.auth.as_slice()), shared.raw_secret_bytes());
    let info = [b"WebPush: info\0", their_point.as_bytes(), own_point.as_bytes()].concat();
    let mut ikm = Zeroizing::new([0_u8; 32]);
    keys.expand(&info, ikm.as_mut_slice()).map_err(|_| NotSealed::Cipher)?;
    let content = Hkdf::<Sha256>::new(Some(salt), ikm.as_slice());
    let (mut key, mut nonce) = (Zeroizing::new([0_u8; 16]), [0_u8; 12]);
    content.expand(b"Content-Encoding: aes128gcm\0", key.as_mut_slice()).map_err(|_| NotSealed::Cipher)?;
    content.expand(b"Content-Encoding: nonce\0", &mut nonce).map_err(|_| NotSealed::Cipher)?;
    let cipher = Aes128Gcm::new_from_slice(key.as_slice()).map_err(|_| NotSealed::Cipher)?;
    let record = Zeroizing::new([plain, &[LAST]].concat());
    let sealed = cipher.encrypt(&nonce.into(), record.as_slice()).map_err(|_| NotSealed::Cipher)?;
    let id = own_point.as_bytes();
    let id_length = u8::try_from(id.len()).map_err(|_| NotSealed::Cipher)?;
    Ok([salt.as_slice(), &RECORD_BYTES.to_be_bytes(), &[id_length], id, &sealed].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes<const N: usize>(text: &str) -> [u8; N] {
        URL_SAFE_NO_PAD.decode(text).unwrap().try_into().unwrap()
    }

    const THEIRS: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

    #[test]
    fn a_message_is_sealed_as_the_standards_own_example() {
        // RFC 8291, section 5 and appendix A.
        let browser = Browser::read(THEIRS, AUTH).unwrap();
        let secret = bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw");
        let sealed = seal(b"When I grow up, I want to be a watermelon", &browser, &secret, &salt).unwrap();
        assert_eq!(
            URL_SAFE_NO_PAD.encode(sealed),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6\
             PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let off_the_curve = URL_SAFE_NO_PAD.encode([&[4_u8][..], &[1; 64]].concat());
        for (key, auth) in [
            ("", AUTH),
            (THEIRS, ""),
            (THEIRS, "AAAA"),
            (off_the_curve.as_str(), AUTH),
            ("BCVx", AUTH),
            ("<script>", AUTH),
            (THEIRS, "BTBZMqHH6r4Tts7J_aSIgg="),
        ] {
            let read = Browser::read(key, auth).is_ok();
            assert_eq!(read, auth.ends_with('='), "{key} {auth}");
        }
    }

    #[test]
    fn a_long_message_and_a_key_of_zeros_are_refused() {
        let browser = Browser::read(THEIRS, AUTH).unwrap();
        assert_eq!(seal(&[b'x'; 3_001], &browser, &[1; 32], &[0; 16]), Err(NotSealed::Long));
        assert_eq!(seal(b"x", &browser, &[0; 32], &[0; 16]), Err(NotSealed::Cipher));
    }
}
