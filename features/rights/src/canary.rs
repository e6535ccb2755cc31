//! What `fanfare verify` needs of the desk for invented people: the ways that a letter would open, without the letter, and a
//! look at what the clock will do to their requests.

use kit::Result;
use policy::datum::{CorrectedEmail, RightsSecret};
use privacy::{Personal, SubjectId};
use uuid::Uuid;

use crate::{
    Rights,
    model::{Channel, Kind, LINK_LIFE, after, due},
    store::{self, New, NewCorrection, NewLink},
};

/// What the clock will do to one open request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Foreseen {
    /// Whether the operator would be warned of it.
    pub warned: bool,
    /// Whether it would be marked as overdue.
    pub marked: bool,
}

impl Rights {
    /// The path of a letter's page for an invented person. No letter is sent: nobody would read it.
    ///
    /// # Errors
    /// The store's or the keyring's.
    pub async fn plant_link(&self, subject: SubjectId) -> Result<String> {
        let (app, now) = (&self.app, self.app.clock.now());
        let (id, request, secret) = (app.new_id(), app.new_id(), app.entropy.token());
        let new = New {
            id: request,
            subject: Some(subject),
            kind: Kind::Access,
            channel: Channel::Form,
            language: "en",
            given: None,
            words: None,
            logged: None,
            opened_at: now,
            due_at: due(now),
        };
        let link = NewLink {
            id,
            request,
            subject,
            secret: app.privacy.index::<RightsSecret>(&secret),
            letter: None,
            created_at: now,
            expires_at: after(now, LINK_LIFE),
        };
        let tx = app.db.begin().await?;
        store::insert(&tx, new).await?;
        store::insert_link(&tx, link).await?;
        tx.commit().await?;
        Ok(policy::routes::rights::LINK.to(&[&id.to_string(), &secret]))
    }

    /// The path that confirms a new address of an invented member. No letter is sent.
    ///
    /// # Errors
    /// The store's or the keyring's.
    pub async fn plant_correction(&self, subject: SubjectId, email: String) -> Result<String> {
        let app = &self.app;
        let (id, secret) = (app.new_id(), app.entropy.token());
        let address = Personal::<CorrectedEmail>::of(subject, email);
        let new = self.correction(id, &address, &secret).await?;
        let tx = app.db.begin().await?;
        store::insert_correction(&tx, new).await?;
        tx.commit().await?;
        Ok(policy::routes::rights::CORRECTION.to(&[&id.to_string(), &secret]))
    }

    /// A new address that waits for its owner.
    pub(crate) async fn correction(
        &self,
        id: Uuid,
        address: &Personal<CorrectedEmail>,
        secret: &str,
    ) -> Result<NewCorrection> {
        let (app, now) = (&self.app, self.app.clock.now());
        Ok(NewCorrection {
            id,
            subject: address.subject(),
            address: app.privacy.seal(address, id).await?,
            secret: app.privacy.index::<RightsSecret>(secret),
            created_at: now,
            expires_at: after(now, LINK_LIFE),
        })
    }

    /// What the watch over the deadlines would do to an invented person's open request at another moment. It is done by
    /// the watch itself and taken back: nobody else sees it.
    ///
    /// # Errors
    /// The store's.
    pub async fn foresee(&self, subject: SubjectId, at: jiff::Timestamp) -> Result<Foreseen> {
        let tx = self.app.db.begin().await?;
        self.mark(&tx, at).await?;
        let marks = store::marks(&tx, subject).await?;
        drop(tx);
        Ok(Foreseen { warned: marks.alarmed_at.is_some(), marked: marks.breached_at.is_some() })
    }
}
