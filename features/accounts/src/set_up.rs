//! The one-time address that makes the operator's account. It lives in memory only: each start without an operator makes a
//! new one, and nothing on the disk opens an instance.

use std::sync::{Arc, Mutex, PoisonError};

use db::{Db, Entropy};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::store;

/// The set-up of an instance: open until somebody runs it. Copies share one state.
#[derive(Clone)]
pub(crate) struct SetUp(Arc<Mutex<Option<Zeroizing<String>>>>);

impl std::fmt::Debug for SetUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SetUp").field("open", &self.is_open()).finish_non_exhaustive()
    }
}

/// What an address is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Knock {
    /// It is the one.
    Right,
    /// It is not.
    Wrong,
    /// There is none any more.
    Over,
}

impl SetUp {
    /// Looks whether somebody runs this instance; if not, makes a token of 256 bits.
    ///
    /// # Errors
    /// The store's own.
    pub(crate) async fn open(db: &Db, entropy: &Entropy) -> db::Result<SetUp> {
        let operator = store::operator(db.read()).await?;
        let token = if operator.is_some() { None } else { Some(Zeroizing::new(entropy.token())) };
        Ok(SetUp(Arc::new(Mutex::new(token))))
    }

    /// The path that sets this instance up, while nobody runs it.
    pub(crate) fn path(&self) -> Option<String> {
        self.token().as_ref().map(|token| policy::routes::accounts::NEW_SETUP.to(&[token.as_str()]))
    }

    pub(crate) fn is_open(&self) -> bool {
        self.token().is_some()
    }

    pub(crate) fn knock(&self, token: &str) -> Knock {
        match self.token().as_ref() {
            None => Knock::Over,
            Some(right) if bool::from(right.as_bytes().ct_eq(token.as_bytes())) => Knock::Right,
            Some(_) => Knock::Wrong,
        }
    }

    /// Forgets the token: somebody runs this instance.
    pub(crate) fn close(&self) {
        *self.token() = None;
    }

    fn token(&self) -> std::sync::MutexGuard<'_, Option<Zeroizing<String>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(token: &str) -> SetUp {
        SetUp(Arc::new(Mutex::new(Some(Zeroizing::new(token.to_owned())))))
    }

    #[test]
    fn only_the_whole_token_opens_and_none_does_once_it_is_closed() {
        let set_up = open("abc");
        assert_eq!(set_up.path().as_deref(), Some("/app/setup/abc"));
        assert_eq!(set_up.knock("abc"), Knock::Right);
        for wrong in ["", "ab", "abd", "abcd"] {
            assert_eq!(set_up.knock(wrong), Knock::Wrong);
        }
        set_up.clone().close();
        assert_eq!(set_up.knock("abc"), Knock::Over);
        assert_eq!(set_up.path(), None);
    }

    #[test]
    fn the_token_does_not_show_in_debug_output() {
        assert!(!format!("{:?}", open("a-secret-token")).contains("a-secret-token"));
    }
}
