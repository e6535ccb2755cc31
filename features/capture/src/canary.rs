//! Invented fans for `fanfare verify`: their sign-up is stored by the same code as anybody's, without the letter, which
//! nobody would read.

use kit::{Error, Lang, Result};
use policy::datum::{FanAddress, FanSecret};
use privacy::{Method, Personal, SubjectId};

use crate::{
    Captures,
    actions::{self, Topic},
    model::Fan,
    store::{self, NewFan},
};

impl Captures {
    /// Stores a confirmed sign-up at the form at `slug` for an invented fan.
    ///
    /// # Errors
    /// `NotFound` when there is no such form; the store's or the keyring's.
    pub async fn plant(&self, slug: &str, subject: SubjectId, email: &str) -> Result<()> {
        let app = &self.app;
        let form = store::form_at(app.db.read(), slug).await?.ok_or(Error::NotFound)?;
        let artist = self.artist_of(&form).await?;
        let fan = Fan {
            id: app.new_id(),
            workspace: form.workspace,
            form_id: form.id,
            subject,
            lang: Lang::En,
            joined_at: app.clock.now(),
            left_at: None,
            over_at: None,
        };
        let address = Personal::<FanAddress>::of(subject, email.to_owned());
        let new = NewFan {
            address: app.privacy.seal(&address, fan.id).await?,
            index: actions::index(app, email),
            receipt: app.privacy.index::<FanSecret>(&actions::receipt(app, fan.id)?),
            fan: fan.clone(),
        };
        let tongue = app.texts.tongue(fan.lang);
        let tx = app.db.begin().await?;
        if !store::insert_fan(&tx, new).await? {
            return Err(Error::internal("an invented address is there already"));
        }
        for topic in [Topic::Letters, Topic::Artist] {
            actions::agree(self, &tx, &fan, &tongue, (topic, &artist), Method::Tick).await?;
        }
        Ok(tx.commit().await?)
    }
}
