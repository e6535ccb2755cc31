#![doc = include_str!("../README.md")]

mod health;
mod letter;
mod post;
mod render;
mod round;
mod store;

use std::sync::Arc;

use db::Tx;
use egress::Smtp;
pub use health::{Health, Standing};
use kit::{App, Lang};
pub use letter::{Letter, Template};
use policy::{
    Datum, Processor, Purpose, ServedBy, UsedFor,
    datum::{LetterAddress, LetterWords},
    processor,
};
use privacy::{Personal, SubjectId, Unsealable};
pub use store::Waiting;
use tokio::sync::Notify;
use uuid::Uuid;

/// The table that this crate owns.
pub const STEPS: &[db::Step] = &[db::Step { name: "0012_mail", sql: include_str!("../migrations/0012_mail.sql") }];

/// The texts around every letter.
pub const LOCALES: &[(Lang, &str)] = kit::locales!();

/// Letters that wait, and the way out for them. Copies are the same.
#[derive(Clone)]
pub struct Outbox(Arc<Inner>);

struct Inner {
    app: App,
    smtp: Option<Smtp<processor::Mail>>,
    /// Tells this node's claims from another's.
    node: Uuid,
    wake: Notify,
    health: health::Counts,
}

impl std::fmt::Debug for Outbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Outbox").field("can_send", &self.can_send()).finish_non_exhaustive()
    }
}

/// Why a letter was not queued.
#[derive(Debug, thiserror::Error)]
pub enum NotQueued {
    /// This instance sends no mail: ask [`Outbox::can_send`] before, and tell the person.
    #[error("no mail server is configured")]
    NoServer,
    /// The person is erased, or the keyring does not answer.
    #[error("the letter could not be sealed")]
    Sealing(#[from] Unsealable),
    /// The letter could not be written down.
    #[error("the letter could not be written down")]
    Words(#[from] serde_json::Error),
    /// The store's own.
    #[error("the outbox could not be written")]
    Store(#[from] db::Error),
}

impl Outbox {
    /// An outbox with a way out, or without one.
    pub fn new(app: App, smtp: Option<Smtp<processor::Mail>>) -> Outbox {
        let node = app.new_id();
        Outbox(Arc::new(Inner { app, smtp, node, wake: Notify::new(), health: health::Counts::default() }))
    }

    /// Whether a mail server is configured, and the policy that names it holds.
    pub fn can_send(&self) -> bool {
        self.0.smtp.is_some() && !self.0.app.privacy.processor_waits(processor::Mail::ROW.id)
    }

    /// Queues a letter to whoever the address belongs to, in the caller's transaction. `P` is what it is for: it is asked
    /// whether that is still allowed when the letter is sent.
    ///
    /// # Errors
    /// When there is no server, the person is erased, or the store's own.
    pub async fn queue<P, D>(
        &self,
        tx: &Tx,
        address: &Personal<D>,
        lang: Lang,
        letter: &Letter,
    ) -> Result<Uuid, NotQueued>
    where
        P: Purpose + ServedBy<processor::Mail>,
        D: Datum<Value = String> + UsedFor<P>,
        LetterAddress: UsedFor<P>,
        LetterWords: UsedFor<P>,
    {
        if !self.can_send() {
            return Err(NotQueued::NoServer);
        }
        let Inner { app, .. } = &*self.0;
        let (id, subject) = (app.new_id(), address.subject());
        let words = Personal::<LetterWords>::of(subject, serde_json::to_string(letter)?);
        let new = store::New {
            id,
            subject,
            purpose: P::ROW.id,
            language: lang.tag(),
            address: app.privacy.seal_as::<P, D, LetterAddress>(address, id).await?,
            words: app.privacy.seal(&words, id).await?,
            created_at: app.clock.now_ms(),
        };
        store::insert(tx, new).await?;
        Ok(id)
    }

    /// Sends what was queued without waiting for the next look. To be called after the commit: before it there is nothing
    /// to be seen.
    pub fn wake(&self) {
        self.0.wake.notify_one();
    }

    /// The letters to one person that have not left yet, oldest first.
    ///
    /// # Errors
    /// The store's own.
    pub async fn waiting(&self, subject: SubjectId) -> db::Result<Vec<Waiting>> {
        store::waiting(self.0.app.db.read(), subject).await
    }

    /// How the outbox stands now.
    ///
    /// # Errors
    /// The store's own.
    pub async fn standing(&self) -> db::Result<Standing> {
        let queue = store::queue(self.0.app.db.read()).await?;
        let why = || self.0.health.read().last_trouble.map_or_else(|| "before_the_restart".to_owned(), |(_, why)| why);
        Ok(Standing {
            waiting: u64::try_from(queue.n).unwrap_or_default(),
            oldest: queue.oldest.map(kit::from_millis),
            failing: self.0.health.failing_since().map(|since| (since, why())),
        })
    }

    /// How sending has gone since the start.
    pub fn health(&self) -> Health {
        self.0.health.read()
    }
}
