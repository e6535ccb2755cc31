//! One fan, for the room that people use their rights in: found by the receipt or by an address, and taken at their word.

use kit::{Lang, Result};
use policy::datum::{ReminderAddress, ReminderPendingAddress};
use privacy::{Personal, SubjectId};

use crate::{
    Reminders, actions,
    model::{LINK_LIFE, after},
    store,
};

/// A reminder that an address belongs to.
pub struct Found {
    /// Whose it is: each reminder is a number of its own.
    pub subject: SubjectId,
    /// Where they are written to.
    pub address: Mailbox,
    /// The language of their page.
    pub lang: Lang,
}

/// An address of a reminder.
pub enum Mailbox {
    /// Its owner has confirmed.
    Confirmed(Personal<ReminderAddress>),
    /// Somebody typed it, and nobody has confirmed.
    Asked(Personal<ReminderPendingAddress>),
}

impl Reminders {
    /// Whose own page it is; `None` for any other word.
    ///
    /// # Errors
    /// The store's own.
    pub async fn person(&self, receipt: &str) -> Result<Option<SubjectId>> {
        Ok(actions::by_receipt(self, receipt).await?.map(|reminder| reminder.subject))
    }

    /// Every reminder that waits for one address, those that nobody has confirmed behind the others. Whoever calls this
    /// knows the address already, and shows the answer to nobody but its owner.
    ///
    /// # Errors
    /// The store's or the keyring's.
    pub async fn with_address(&self, email: &str) -> Result<Vec<Found>> {
        let (app, mut found) = (&self.app, Vec::new());
        for reminder in store::with_address(app.db.read(), actions::index(app, email)).await? {
            let Some(sealed) = store::address(app.db.read(), reminder.id).await? else { continue };
            let address = app.privacy.unseal(reminder.subject, reminder.id, &sealed).await?;
            let (subject, lang) = (reminder.subject, reminder.lang);
            found.push(Found { subject, address: Mailbox::Confirmed(address), lang });
        }
        let since = after(app.clock.now(), -LINK_LIFE);
        for request in store::typed(app.db.read(), actions::index(app, email), since).await? {
            let address = app.privacy.unseal(request.subject(), request.id, &request.address).await?;
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
