//! Letters about a policy that will change: the room that knows whom, the room that knows where, and the mail.

use kit::App;
use mail::{NotQueued, Outbox};
use policy::purpose::PolicyNotice;
use privacy::Unsealable;
use transparency::Transparency;

/// Queues a letter to everybody who must be told of a material change, once each. Without a mail server nobody is counted
/// as told, so that they are written to once there is one.
///
/// # Errors
/// The store's, or when a key is missing: whoever was not reached is asked for again the next time.
pub(crate) async fn tell_of_changes(
    app: &App,
    transparency: &Transparency,
    accounts: &accounts::Accounts,
    outbox: &Outbox,
) -> anyhow::Result<()> {
    if !outbox.can_send() {
        return Ok(());
    }
    for due in transparency.due_notices().await? {
        let Some((address, lang)) = accounts.address_of(due.subject).await? else { continue };
        let letter = due.letter(&app.texts, lang);
        let tx = app.db.begin().await?;
        if !transparency.notice_sent(&tx, &due).await? {
            continue;
        }
        match outbox.queue::<PolicyNotice, _>(&tx, &address, lang, &letter).await {
            Ok(_) => tx.commit().await?,
            // Erased this moment.
            Err(NotQueued::Sealing(Unsealable::NoKey)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    outbox.wake();
    Ok(())
}
