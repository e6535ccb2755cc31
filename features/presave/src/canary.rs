//! Invented fans for `fanfare verify`: their pre-save is stored by the same code as anybody's, without the provider's page,
//! which no program can pass. Everything after that goes through the doors.

use kit::{Error, Lang, Result};
use policy::datum::{PresaveState, PresaveToken};
use privacy::{Kind, Method, Personal, SubjectId};
use spotify::Retry;

use crate::{
    Presaves, actions,
    acts::{Act, Acts},
    consents,
    model::{ATTEMPT_LIFE, Attempt, after},
    service::Service,
    store,
};

/// What of an invented pre-save is secret, for whoever looks where it went.
pub struct Planted {
    /// Whose it is.
    pub subject: SubjectId,
    /// The last word of their receipt's address.
    pub receipt: String,
    /// The one-time secret of the sign-in that never was.
    pub state: String,
    /// What their browser would have shown.
    pub browser: String,
}

/// How a pre-save ends that nobody takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// The provider saved it.
    Saved,
    /// The provider says, and says again later, that the permission does not hold any more.
    InvalidGrant,
    /// The permission has become too old.
    TimeRanOut,
}

impl Presaves {
    /// Stores a pre-save with this permission on the link at `slug`, for a new subject or for one that was planted before.
    ///
    /// # Errors
    /// `NotFound` when there is no such link; the store's or the keyring's.
    pub async fn plant(&self, slug: &str, subject: Option<SubjectId>, permission: &str) -> Result<Planted> {
        let link = self.links.public(slug).await?.ok_or(Error::NotFound)?;
        let app = &self.app;
        let (state, browser) = (app.entropy.token(), app.entropy.token());
        let tongue = app.texts.tongue(Lang::En);
        let (service, acts) = (Service::Spotify, Acts::wished([Act::Save]));
        let tx = app.db.begin().await?;
        let subject = match subject {
            Some(subject) => subject,
            None => app.privacy.new_subject(&tx, Kind::Fan).await?,
        };
        consents::give((&app.privacy, &tx), subject, service, &acts, (&tongue, Method::Tick)).await?;
        let now = app.clock.now();
        let attempt = Attempt {
            id: app.new_id(),
            workspace: link.workspace,
            link_id: link.id,
            subject,
            service,
            acts,
            zone: None,
            renews: None,
            browser_hash: actions::browser_hash(&browser, &state),
            created_at: now,
            expires_at: after(now, ATTEMPT_LIFE),
            used_at: Some(now),
        };
        store::insert_attempt(&tx, &attempt, app.privacy.index::<PresaveState>(&state)).await?;
        store::use_up(&tx, attempt.id, now).await?;
        tx.commit().await?;
        let permission = Personal::<PresaveToken>::of(subject, permission.to_owned());
        let receipt = actions::keep(self, &attempt, &link, &permission).await?;
        Ok(Planted { subject, receipt, state, browser })
    }

    /// Brings the pre-saves of an invented fan to an end in the engine's own way, as after these answers of the provider.
    /// Nobody is asked: the answer is part of the invention.
    ///
    /// # Errors
    /// The store's.
    pub async fn finish_planted(&self, subject: SubjectId, how: Finish) -> db::Result<()> {
        let db = self.app.db.write();
        let now = self.app.clock.now();
        if how == Finish::TimeRanOut {
            store::run_out(db, subject, now).await?;
            return self.end_expired().await;
        }
        let lease = store::Lease { node: self.app.new_id(), until: after(now, ATTEMPT_LIFE) };
        // What a second opinion confirms was said once before.
        let n_answers = if how == Finish::InvalidGrant { 2 } else { 1 };
        for _ in 0..n_answers {
            for one in store::hold(db, subject, lease).await? {
                match how {
                    Finish::Saved => self.saved(&one).await?,
                    Finish::InvalidGrant | Finish::TimeRanOut => {
                        let failure = spotify::Failure { kind: spotify::Kind::InvalidGrant, retry: Retry::AskAgain };
                        self.settle(&one, failure.into(), None).await?;
                    }
                }
            }
        }
        Ok(())
    }
}
