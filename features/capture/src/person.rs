//! One fan, for the room that people use their rights in: found by the receipt or by an address, and taken at their word.

use kit::{Lang, Result};
use policy::datum::{FanAddress, FanPendingAddress};
use privacy::{Personal, SubjectId};

use crate::{
    Captures, actions,
    model::{LINK_LIFE, after},
    store,
};

/// A sign-up that an address belongs to.
pub struct Found {
    /// Whose it is: each sign-up is a number of its own.
    pub subject: SubjectId,
    /// Where they are written to.
    pub address: Mailbox,
    /// The language of their form.
    pub lang: Lang,
}

/// An address of a sign-up.
pub enum Mailbox {
    /// Its owner has confirmed.
    Confirmed(Personal<FanAddress>),
    /// Somebody typed it, and nobody has confirmed.
    Asked(Personal<FanPendingAddress>),
}

impl Captures {
    /// Whose own page it is; `None` for any other word.
    ///
    /// # Errors
    /// The store's own.
    pub async fn person(&self, receipt: &str) -> Result<Option<SubjectId>> {
        Ok(actions::by_receipt(self, receipt).await?.map(|fan| fan.subject))
    }

    /// Every sign-up of one address, at whatever form, those that nobody has confirmed behind the others. Whoever calls this knows the address already, and shows
    /// the answer to nobody but its owner.
    ///
    /// # Errors
    /// The store's or the keyring's.
    pub async fn with_address(&self, email: &str) -> Result<Vec<Found>> {
        let mut found = Vec::new();
        for fan in store::fans_with_address(self.app.db.read(), actions::index(&self.app, email)).await? {
            let Some(sealed) = store::address(self.app.db.read(), fan.id).await? else { continue };
            let address = self.app.privacy.unseal(fan.subject, fan.id, &sealed).await?;
            found.push(Found { subject: fan.subject, address: Mailbox::Confirmed(address), lang: fan.lang });
        }
        let since = after(self.app.clock.now(), -LINK_LIFE);
        for request in store::requests_with_address(self.app.db.read(), actions::index(&self.app, email), since).await?
        {
            let address = self.app.privacy.unseal(request.subject(), request.id, &request.address).await?;
            let (subject, lang) = (request.subject(), request.lang());
            found.push(Found { subject, address: Mailbox::Asked(address), lang });
        }
        Ok(found)
    }

    /// Ends what rested on a consent of one person that was withdrawn. Nothing happens to what does not rest on it.
    ///
    /// # Errors
    /// The store's own.
    pub async fn take_back(&self, subject: SubjectId) -> Result<()> {
        actions::take_back(self, subject).await
    }
}
