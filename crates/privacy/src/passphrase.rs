//! A passphrase over the backup of the keys: what one copied file tells its finder is then nothing.
//!
//! Only the key files of the backup are closed with it. Everything else in there is closed under them already, or says
//! nothing about anybody.

use argon2::{Algorithm, Argon2, Params, Version};
use db::Entropy;
use zeroize::Zeroizing;

use crate::{
    cipher::{Key, decrypt, encrypt},
    consent::hex,
};

/// 64 MiB and three passes: what RFC 9106 recommends where memory is scarce. It is asked once a backup.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// What a file may ask of us, so that a forged one cannot eat the machine.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 32;
const LEAST_LETTERS: usize = 12;

/// Words that close the backup of the keys.
pub struct Passphrase(Zeroizing<String>);

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

impl Passphrase {
    /// The words, without a line end behind them; `None` when there are fewer than twelve letters.
    pub fn new(text: &str) -> Option<Passphrase> {
        let text = text.trim_end_matches(['\r', '\n']);
        (text.chars().count() >= LEAST_LETTERS).then(|| Passphrase(Zeroizing::new(text.to_owned())))
    }
}

/// The key that a passphrase makes, and how it was made.
pub(crate) struct Lock {
    key: Key,
    made_by: String,
}

impl Lock {
    /// A lock of its own for one backup.
    pub(crate) fn new(passphrase: &Passphrase, entropy: &Entropy) -> Option<Lock> {
        let salt = hex(&entropy.bytes::<16>());
        Lock::of(passphrase, &format!("argon2id m={MEMORY_KIB} t={PASSES} salt={salt}"))
    }

    /// The lock of a backup that says how it was made; `None` when that cannot be followed.
    pub(crate) fn of(passphrase: &Passphrase, made_by: &str) -> Option<Lock> {
        let mut words = made_by.strip_prefix("argon2id ")?.split(' ');
        let mut next = |name: &str| words.next()?.strip_prefix(name);
        let (memory, passes) = (next("m=")?.parse().ok()?, next("t=")?.parse().ok()?);
        let salt = next("salt=")?;
        if memory > MOST_MEMORY_KIB || passes > MOST_PASSES {
            return None;
        }
        let mut key = Key::default();
        let params = Params::new(memory, passes, 1, Some(key.len())).ok()?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon.hash_password_into(passphrase.0.as_bytes(), salt.as_bytes(), key.as_mut_slice()).ok()?;
        Some(Lock { key, made_by: made_by.to_owned() })
    }

    /// For the backup to say of itself.
    pub(crate) fn made_by(&self) -> &str {
        &self.made_by
    }

    /// A key file, closed. It opens under its own name only.
    pub(crate) fn close(&self, name: &str, bytes: &[u8], entropy: &Entropy) -> Option<Vec<u8>> {
        encrypt(entropy, &self.key, bytes, name.as_bytes())
    }

    /// What [`Lock::close`] was given; `None` for another passphrase.
    pub(crate) fn open(&self, name: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        decrypt(&self.key, sealed, name.as_bytes())
    }
}
