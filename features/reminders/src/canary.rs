//! Invented fans for `fanfare verify`: their reminder is stored by the same code as anybody's, without the letters, which
//! nobody would read.

use kit::{Error, Lang, Result};
use policy::datum::{ReminderAddress, ReminderSecret};
use privacy::{Personal, SubjectId};

use crate::{
    Reminders, actions,
    model::{Reminder, Way},
    store::{self, Counter, NewReminder},
};

impl Reminders {
    /// Stores a confirmed reminder of the release of the link at `slug` for an invented fan.
    ///
    /// # Errors
    /// `NotFound` when there is no such link; the store's or the keyring's.
    pub async fn plant(&self, slug: &str, subject: SubjectId, email: &str) -> Result<()> {
        let app = &self.app;
        let link = self.links.open(slug).await?;
        let work = actions::work(self, link.workspace, link.id, link.release_id).await?.ok_or(Error::NotFound)?;
        let reminder = Reminder {
            way: Way::Letter,
            id: app.new_id(),
            workspace: link.workspace,
            link_id: link.id,
            release_id: link.release_id,
            subject,
            zone: None,
            lang: Lang::En,
            confirmed_at: app.clock.now(),
            end: None,
        };
        let address = Personal::<ReminderAddress>::of(subject, email.to_owned());
        let new = NewReminder {
            address: app.privacy.seal(&address, reminder.id).await?,
            index: actions::index(app, email),
            receipt: app.privacy.index::<ReminderSecret>(&actions::receipt(app, reminder.id)?),
            reminder: reminder.clone(),
        };
        let tx = app.db.begin().await?;
        if !store::insert(&tx, new).await? {
            return Err(Error::internal("an invented address is there already"));
        }
        actions::agree(app, &tx, &reminder, &work).await?;
        store::count(&tx, (reminder.workspace, reminder.link_id), Counter::Confirmed, 1).await?;
        Ok(tx.commit().await?)
    }
}
