//! Passwords: Argon2id, a few at a time, so that a burst of sign-ins cannot eat the memory.

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::{self, phc::PasswordHash},
};
use kit::{Error, Result};
use serde::Deserialize;
use tokio::sync::Semaphore;
use zeroize::{Zeroize, Zeroizing};

/// 19 MiB and two passes: the OWASP Password Storage Cheat Sheet's floor for Argon2id with one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Two at once take at most 38 MiB; whoever would wait behind 64 others, about a second of hashing, is told to come back.
/// The bound is the process's, because its memory is.
static QUEUE: Queue = Queue::new(2, 64);

/// A password as somebody typed it: wiped after use, shown nowhere.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Password(String);

impl Password {
    /// Its length in characters.
    pub(crate) fn chars(&self) -> usize {
        self.0.chars().count()
    }

    /// One that nobody typed.
    pub(crate) fn invented(text: &str) -> Password {
        Password(text.to_owned())
    }

    #[cfg(test)]
    pub(crate) fn typed(text: &str) -> Password {
        Password(text.to_owned())
    }
}

impl Drop for Password {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// The hash of a password, in the PHC string format: parameters, salt and all.
///
/// # Errors
/// `Unavailable` when too many wait already.
pub(crate) async fn hash(password: Password, salt: [u8; 16]) -> Result<String> {
    let hash = QUEUE.in_turn(move || hash_now(&password, &salt)).await?;
    hash.map_err(Error::from_source)
}

/// Whether a password has that hash. Without a hash the answer is no, after the same work.
///
/// # Errors
/// `Unavailable` when too many wait already; `Internal` when the hash cannot be read.
pub(crate) async fn matches(password: Password, hash: Option<Zeroizing<String>>) -> Result<bool> {
    let verdict = QUEUE.in_turn(move || match hash {
        Some(hash) => verify_now(&password, &hash),
        None => hash_now(&password, &[0; 16]).map(|_| false),
    });
    verdict.await?.map_err(Error::from_source)
}

/// How many hash at once, and how many may be there at all.
struct Queue {
    at_once: Semaphore,
    places: Semaphore,
}

impl Queue {
    const fn new(at_once: usize, waiting: usize) -> Queue {
        Queue { at_once: Semaphore::const_new(at_once), places: Semaphore::const_new(at_once + waiting) }
    }

    /// Works off the threads that answer requests. The permits travel with the work: a request that is given up still
    /// counts until its hashing ends.
    async fn in_turn<T: Send + 'static>(&'static self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let place = self.places.try_acquire().map_err(|error| Error::Unavailable(Box::new(error)))?;
        let turn = self.at_once.acquire().await.map_err(Error::from_source)?;
        let done = tokio::task::spawn_blocking(move || {
            let _permits = (place, turn);
            work()
        });
        done.await.map_err(Error::from_source)
    }
}

fn argon2() -> password_hash::Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(password_hash::Error::from)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_now(password: &Password, salt: &[u8]) -> password_hash::Result<String> {
    let hash = argon2()?.hash_password_with_salt(password.0.as_bytes(), salt)?;
    Ok(hash.to_string())
}

fn verify_now(password: &Password, hash: &str) -> password_hash::Result<bool> {
    let hash = PasswordHash::new(hash)?;
    match argon2()?.verify_password(password.0.as_bytes(), &hash) {
        Ok(()) => Ok(true),
        Err(password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let made = hash(Password::typed("a few plain words"), [7; 16]).await.unwrap();
        assert!(made.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{made}");
        let stored = || Some(Zeroizing::new(made.clone()));
        assert!(matches(Password::typed("a few plain words"), stored()).await.unwrap());
        assert!(!matches(Password::typed("a few plain word"), stored()).await.unwrap());
        assert!(!matches(Password::typed("a few plain words"), None).await.unwrap());
    }

    #[tokio::test]
    async fn a_hash_that_cannot_be_read_is_our_mistake_and_not_a_wrong_password() {
        let unreadable = Some(Zeroizing::new("no hash".to_owned()));
        assert!(matches!(matches(Password::typed("x"), unreadable).await, Err(Error::Internal(_))));
    }
    #[tokio::test]
    async fn a_burst_waits_in_turn_and_its_end_is_sent_away() {
        use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
        static SMALL: Queue = Queue::new(1, 1);
        static RUNNING: AtomicUsize = AtomicUsize::new(0);
        let work = || {
            let others = RUNNING.fetch_add(1, SeqCst);
            std::thread::yield_now();
            RUNNING.fetch_sub(1, SeqCst);
            others
        };
        let (one, two, three) = tokio::join!(SMALL.in_turn(work), SMALL.in_turn(work), SMALL.in_turn(work));
        assert_eq!((one.unwrap(), two.unwrap()), (0, 0), "one at a time");
        assert!(matches!(three, Err(Error::Unavailable(_))));
        assert_eq!(SMALL.in_turn(work).await.unwrap(), 0, "the places are free again");
    }
}
