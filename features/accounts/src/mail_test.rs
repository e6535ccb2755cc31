//! Whether mail works, tried by a letter to oneself.

use axum::{extract::State, http::StatusCode};
use jiff::tz::TimeZone;
use kit::{Error, Form, Frame, Result, SignedIn, Tongue, from_millis, page};
use mail::{Letter, NotQueued, Template, Waiting};
use policy::purpose;
use serde::Deserialize;

use crate::{Accounts, pages, store};

/// The letter that says nothing but that mail works.
const LETTER: Template = Template::new("accounts-letter-test");

/// The form has no field of its own.
#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn show(State(accounts): State<Accounts>, who: SignedIn) -> Result {
    show_page(&accounts, &who, false).await
}

pub(crate) async fn create(State(accounts): State<Accounts>, who: SignedIn, Form(Nothing {}): Form<Nothing>) -> Result {
    let queued = accounts.outbox.can_send() && write_to(&accounts, &who).await?;
    show_page(&accounts, &who, queued).await
}

/// Queues the letter. False when there is no mail server after all.
async fn write_to(accounts: &Accounts, who: &SignedIn) -> Result<bool> {
    let app = &accounts.app;
    let sealed = store::email(app.db.read(), who.account).await?.ok_or(Error::SignedOut)?;
    let address = app.privacy.unseal(who.account, who.account.0, &sealed).await?;
    let letter = Letter::new(LETTER).with("workspace", &*who.workspace_name).link(policy::routes::accounts::MAIL.path);
    let tx = app.db.begin().await?;
    match accounts.outbox.queue::<purpose::Account, _>(&tx, &address, who.lang, &letter).await {
        Ok(_) => {}
        Err(NotQueued::NoServer) => return Ok(false),
        Err(error) => return Err(Error::from_source(error)),
    }
    tx.commit().await?;
    accounts.outbox.wake();
    Ok(true)
}

async fn show_page(accounts: &Accounts, who: &SignedIn, queued: bool) -> Result {
    let frame = Frame::app(&accounts.app, who);
    let waiting = accounts.outbox.waiting(who.account).await?;
    let waiting = waiting.iter().map(|one| in_words(&frame.tongue, one)).collect();
    let status = if queued { StatusCode::ACCEPTED } else { StatusCode::OK };
    page(status, &pages::Mail { frame, can_send: accounts.outbox.can_send(), queued, waiting })
}

/// What is known of a letter that has not left. The reason is the machine's word: it is what an operator looks up.
fn in_words(tongue: &Tongue, one: &Waiting) -> String {
    match &one.reason {
        None => tongue.say("accounts-mail-new"),
        Some(reason) => tongue.say_with(
            "accounts-mail-tried",
            &[
                ("n", one.attempts.into()),
                ("reason", reason.as_str().into()),
                ("at", tongue.moment(from_millis(one.next_try_at), &TimeZone::UTC).into()),
            ],
        ),
    }
}
