//! Letters to labels on release day: what became of the pre-saves, and what a service lacks.

use kit::App;
use mail::{Letter, NotQueued, Outbox, Template};
use policy::{purpose::Account, routes::stats};
use presave::{About, Owed, Presaves};
use privacy::Unsealable;

const REPORT: Template = Template::new("stats-letter-report");
const MISSING: Template = Template::new("stats-letter-missing");

/// Queues the letters that labels are owed, once each. Without a mail server nobody counts as told; the pages say the same.
///
/// # Errors
/// The first that there was: who was not reached is written to the next time.
pub(crate) async fn tell_labels(
    app: &App,
    presaves: &Presaves,
    accounts: &accounts::Accounts,
    outbox: &Outbox,
) -> anyhow::Result<()> {
    if !outbox.can_send() {
        return Ok(());
    }
    let mut outcome = Ok(());
    for owed in presaves.owed().await? {
        if let Err(error) = tell(app, presaves, accounts, outbox, &owed).await {
            tracing::error!(release.id = %owed.release, error = %error, "labels.not_told");
            outcome = outcome.and(Err(error));
        }
    }
    outbox.wake();
    outcome
}

async fn tell(
    app: &App,
    presaves: &Presaves,
    accounts: &accounts::Accounts,
    outbox: &Outbox,
    owed: &Owed,
) -> anyhow::Result<()> {
    let Some((title, given, saved, waiting)) = presave::in_short(&app.db, owed).await? else { return Ok(()) };
    let mut readers = Vec::new();
    for member in workspaces::members(&app.db, owed.workspace).await? {
        readers.extend(accounts.address_of(member).await?);
    }
    let path = stats::RELEASE.to(&[&owed.release.to_string()]);
    let tx = app.db.begin().await?;
    if !presaves.told(&tx, owed).await? {
        return Ok(());
    }
    for (address, lang) in &readers {
        let tongue = app.texts.tongue(*lang);
        let letter = match owed.about {
            About::Report => Letter::new(REPORT)
                .with("given", tongue.number(given))
                .with("saved", tongue.number(saved))
                .with("waiting", tongue.number(waiting)),
            About::Missing(service) => Letter::new(MISSING).with("service", service.name()),
        };
        let letter = letter.with("title", title.as_str()).link(&path);
        match outbox.queue::<Account, _>(&tx, address, *lang, &letter).await {
            // Erased this moment.
            Ok(_) | Err(NotQueued::Sealing(Unsealable::NoKey)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(tx.commit().await?)
}
