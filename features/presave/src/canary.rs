//! Invented fans for `fanfare verify`: their pre-save is stored by the same code as anybody's, without the provider's page,
//! which no program can pass. Everything after that goes through the doors.

use kit::{Error, Lang, Result};
use policy::{
    datum::{PresaveState, PresaveToken},
    purpose::ReleaseSave,
};
use privacy::{ConsentText, Kind, Method, Personal, SubjectId};

use crate::{
    Presaves, SPOTIFY, actions,
    model::{ATTEMPT_LIFE, Attempt, after},
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
        let words = tongue.say(actions::AGREEMENT);
        let consent = ConsentText { text: &words, language: tongue.lang().tag() };

        let tx = app.db.begin().await?;
        let subject = match subject {
            Some(subject) => subject,
            None => app.privacy.new_subject(&tx, Kind::Fan).await?,
        };
        app.privacy.consent_given::<ReleaseSave>(&tx, subject, &consent, Method::Tick).await?;
        let now = app.clock.now();
        let attempt = Attempt {
            id: app.new_id(),
            workspace: link.workspace,
            link_id: link.id,
            subject,
            browser_hash: actions::browser_hash(&browser, &state),
            created_at: now,
            expires_at: after(now, ATTEMPT_LIFE),
            used_at: Some(now),
        };
        store::insert_attempt(&tx, &attempt, SPOTIFY, app.privacy.index::<PresaveState>(&state)).await?;
        store::use_up(&tx, attempt.id, now).await?;
        tx.commit().await?;
        let permission = Personal::<PresaveToken>::of(subject, permission.to_owned());
        let receipt = actions::keep(self, &attempt, &link, &permission).await?;
        Ok(Planted { subject, receipt, state, browser })
    }
}
