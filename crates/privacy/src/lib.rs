#![doc = include_str!("../README.md")]

mod batch;
mod cipher;
mod columns;
mod consent;
mod copies;
mod deletion;
mod erasure;
mod export;
mod grant;
mod inspection;
mod keyring;
mod ledger;
mod leftovers;
mod passphrase;
mod personal;
mod promised;
mod retention;
pub mod schema;
mod sealing;
mod subject;

use std::{path::Path, sync::Arc};

use batch::TOGETHER;
pub use columns::{BlindIndex, Sealed};
pub use consent::{Choice, Consent, ConsentState, ConsentText, Method, RESTRICTED, consenting};
pub use copies::{Restore, RestoreError, restore, restore_folder};
use db::{Clock, Db, Entropy, Together};
pub use deletion::{
    Asking, Closed, Deletes, DeletionAnswer, DeletionRequest, DeletionState, Due, HINT_DAYS, Kept, Told, Way, kept,
};
pub use erasure::{ErasureReport, LogReport, StoreReport};
pub use export::{Export, ExportError, ExportFileError, export_schema};
pub use grant::{Grant, Refused};
pub use inspection::{Finding, Inspection};
pub use keyring::{Keyring, KeyringError, Unsealable};
pub use ledger::{Disclosure, Line, Recorded};
pub use passphrase::Passphrase;
pub use personal::{Disclosed, Personal, WrongSubject};
pub use promised::Promise;
pub use retention::{LastSweep, Removed, Swept};
pub use subject::{Kind, SubjectId};

/// The tables that this crate owns.
pub const STEPS: &[db::Step] = &[
    db::Step { name: "0001_privacy", sql: include_str!("../migrations/0001_privacy.sql") },
    db::Step { name: "0013_sweep", sql: include_str!("../migrations/0013_sweep.sql") },
    db::Step { name: "0014_consent", sql: include_str!("../migrations/0014_consent.sql") },
    db::Step { name: "0019_deletion_request", sql: include_str!("../migrations/0019_deletion_request.sql") },
    db::Step { name: "0025_consent_text", sql: include_str!("../migrations/0025_consent_text.sql") },
];

/// Everything that is asked about people: consent, grants, keys, the ledger, erasure, retention.
#[derive(Clone, Debug)]
pub struct Privacy {
    db: Db,
    keyring: Keyring,
    clock: Clock,
    entropy: Entropy,
    promised: promised::Promised,
    standings: Arc<Together<grant::Asked, Option<grant::Standing>>>,
    ledger: Arc<Together<Vec<Disclosure>, bool>>,
}

impl Privacy {
    /// Opens the keyring in `keys` (made at the first start) beside the store.
    ///
    /// # Errors
    /// When the folder or the key file cannot be made or read, or the key file is missing beside an existing keyring or is
    /// not the one that the keyring was made with; then nothing was changed.
    pub async fn open(db: Db, keys: &Path, clock: Clock, entropy: Entropy) -> Result<Privacy, KeyringError> {
        let keyring = Keyring::open(keys, &clock, &entropy).await?;
        Ok(Privacy::of(db, keyring, clock, entropy))
    }

    /// The same for who only looks: nothing is made, brought up to date or changed.
    ///
    /// # Errors
    /// When the key file or the keyring is missing, of another version, or they do not belong together.
    pub async fn look(db: Db, keys: &Path, clock: Clock, entropy: Entropy) -> Result<Privacy, KeyringError> {
        let keyring = Keyring::look(keys, &clock, &entropy).await?;
        Ok(Privacy::of(db, keyring, clock, entropy))
    }

    fn of(db: Db, keyring: Keyring, clock: Clock, entropy: Entropy) -> Privacy {
        Privacy {
            db,
            keyring,
            clock,
            entropy,
            promised: promised::Promised::default(),
            standings: Together::new(TOGETHER),
            ledger: Together::new(TOGETHER),
        }
    }

    /// Closes the keyring's file after the running statements ended. The store is its owner's to close.
    ///
    /// # Errors
    /// The engine's own.
    pub async fn close(&self) -> db::Result<()> {
        self.keyring.file().clone().close().await
    }

    /// The keys.
    pub fn keyring(&self) -> &Keyring {
        &self.keyring
    }
}
