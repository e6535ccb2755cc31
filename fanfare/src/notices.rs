//! Letters about a policy that will change: the room that knows whom, the room that knows where, and the mail.

use kit::App;
use mail::{NotQueued, Outbox};
use policy::purpose::PolicyNotice;
use privacy::Unsealable;
use transparency::{Due, Transparency};

/// Queues a letter to everybody who must be told of a material change, once each. Without a mail server nobody is counted
/// as told, so that they are written to once there is one. Somebody who cannot be written to holds up nobody else.
///
/// # Errors
/// The first that there was, the store's or the keyring's: whoever was not reached is asked for again the next time.
pub(crate) async fn tell_of_changes(
    app: &App,
    transparency: &Transparency,
    accounts: &accounts::Accounts,
    outbox: &Outbox,
) -> anyhow::Result<()> {
    if !outbox.can_send() {
        return Ok(());
    }
    let mut outcome = Ok(());
    for due in transparency.due_notices().await? {
        if let Err(error) = tell(app, transparency, accounts, outbox, &due).await {
            tracing::error!(policy.version = due.version, error = %error, "notices.not_told");
            outcome = outcome.and(Err(error));
        }
    }
    outbox.wake();
    outcome
}

async fn tell(
    app: &App,
    transparency: &Transparency,
    accounts: &accounts::Accounts,
    outbox: &Outbox,
    due: &Due,
) -> anyhow::Result<()> {
    let Some((address, lang)) = accounts.address_of(due.subject).await? else { return Ok(()) };
    let letter = due.letter(&app.texts, lang);
    let tx = app.db.begin().await?;
    if !transparency.notice_sent(&tx, due).await? {
        return Ok(());
    }
    match outbox.queue::<PolicyNotice, _>(&tx, &address, lang, &letter).await {
        Ok(_) => Ok(tx.commit().await?),
        // Erased this moment.
        Err(NotQueued::Sealing(Unsealable::NoKey)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
