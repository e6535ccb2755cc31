//! Randomness as a parameter: ids and secrets come from one source, which a test can seed.

use std::sync::{Arc, Mutex, PoisonError};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{Rng, SeedableRng, rngs::ChaCha20Rng, rngs::SysRng};
use uuid::Uuid;

use crate::Clock;

/// Where unpredictable bytes come from: ChaCha20, seeded by the operating system. Copies share one stream.
#[derive(Clone)]
pub struct Entropy(Arc<Mutex<ChaCha20Rng>>);

impl std::fmt::Debug for Entropy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Entropy")
    }
}

impl Entropy {
    /// Seeded by the operating system.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn system() -> std::io::Result<Entropy> {
        let rng = ChaCha20Rng::try_from_rng(&mut SysRng).map_err(std::io::Error::other)?;
        Ok(Entropy(Arc::new(Mutex::new(rng))))
    }

    /// The same stream for the same seed: for tests only.
    pub fn seeded(seed: u64) -> Entropy {
        Entropy(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed))))
    }

    /// `N` unpredictable bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }

    /// A secret for an address, a cookie or a key: 256 bits in URL-safe letters.
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// A new id (UUIDv7): sorts by the clock's time, and nobody can guess the next one.
    pub fn id(&self, clock: &Clock) -> Uuid {
        let millis = u64::try_from(clock.now_ms()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes::<10>()).into_uuid()
    }
}
