//! Verbs: what a fan can do with a reminder.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use db::Tx;
use hmac::{Hmac, KeyInit, Mac};
use kit::{App, Error, Lang, Result, Tongue, WorkspaceId};
use links::PublicLink;
use policy::{
    datum::{ReminderAddress, ReminderAddressIndex, ReminderPendingAddress, ReminderSecret},
    purpose::{ReleasePush, ReleaseReminder, ReminderSignUp},
};
use privacy::{BlindIndex, Choice, ConsentText, Kind as Who, Method, Personal, Refused, SubjectId};
use sha2::Sha256;
use uuid::Uuid;

use crate::{
    Reminders,
    model::{End, LINK_LIFE, Reminder, Way, after, is_token},
    store::{self, Counter, NewReminder, NewRequest, Request},
};

/// What a reminder is about, whatever became of it since.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    pub(crate) title: String,
    pub(crate) artist: String,
    pub(crate) release: releases::Release,
    /// Where its link is, unless that or the release was taken back.
    pub(crate) slug: Option<String>,
}

impl Work {
    /// When it comes out for a fan.
    pub(crate) fn out_at(&self, zone: Option<&str>) -> jiff::Timestamp {
        self.release.moment().of(zone.and_then(releases::zone_of).as_ref())
    }
}

/// The address of a reminder for look-ups: capital letters do not tell mailboxes apart.
pub(crate) fn index(app: &App, email: &str) -> BlindIndex<ReminderAddressIndex> {
    app.privacy.index::<ReminderAddressIndex>(&email.to_lowercase())
}

/// A secret that is made anew from a reminder's number whenever a letter needs it, and is stored nowhere.
fn derived(app: &App, label: &'static str, reminder: Uuid) -> Result<String> {
    let key = app.privacy.keyring().derived(label);
    let mut mac = Hmac::<Sha256>::new_from_slice(&*key).map_err(Error::from_source)?;
    mac.update(reminder.as_bytes());
    Ok(URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

/// The key to a reminder's own page.
pub(crate) fn receipt(app: &App, reminder: Uuid) -> Result<String> {
    derived(app, "reminder-receipt", reminder)
}

/// What ends a reminder, and opens nothing: a letter that is passed on gives nothing else away.
pub(crate) fn unsubscription(app: &App, reminder: Uuid) -> Result<String> {
    derived(app, "reminder-unsubscription", reminder)
}

/// The sentence that a fan agrees to.
pub(crate) fn words(tongue: &Tongue, title: &str, artist: &str) -> String {
    tongue.say_with("reminders-agree", &[("title", title.into()), ("artist", artist.into())])
}

/// The release of a reminder, a retired one too.
pub(crate) async fn work(room: &Reminders, workspace: WorkspaceId, link: Uuid, release: Uuid) -> Result<Option<Work>> {
    let db = &room.app.db;
    let Some(release) = releases::of_ids(db, workspace, &[release]).await?.remove(&release) else {
        return Ok(None);
    };
    let mut names = artists::names(db, workspace, &[release.artist_id]).await?;
    let slug = links::slug_of(db, workspace, link).await?.filter(|_| release.retired_at.is_none());
    let artist = names.remove(&release.artist_id).unwrap_or_default();
    Ok(Some(Work { title: release.title.clone(), artist, release, slug }))
}

/// Takes a request in. Nothing is looked up here, so it takes the same time for everybody; the clerk does that later.
pub(crate) async fn ask(
    room: &Reminders,
    link: &PublicLink,
    email: String,
    zone: Option<String>,
    lang: Lang,
) -> Result<()> {
    let app = &room.app;
    let id = app.new_id();
    let index = index(app, &email);
    let tx = app.db.begin().await?;
    let subject = app.privacy.new_subject(&tx, Who::Fan).await?;
    let address = Personal::<ReminderPendingAddress>::of(subject, email);
    let new = NewRequest {
        id,
        workspace: link.workspace,
        link: link.id,
        release: link.release_id,
        subject,
        address: app.privacy.seal(&address, id).await?,
        index,
        zone,
        lang,
        created_at: app.clock.now(),
    };
    store::insert_request(&tx, new).await?;
    store::count(&tx, (link.workspace, link.id), Counter::Asked, 1).await?;
    tx.commit().await?;
    room.wake.notify_one();
    Ok(())
}

/// What a letter's link confirms, if it still does.
pub(crate) async fn pending(room: &Reminders, id: Uuid, secret: &str) -> Result<Option<Work>> {
    Ok(find_pending(room, id, secret).await?.map(|(_, work)| work))
}

async fn find_pending(room: &Reminders, id: Uuid, secret: &str) -> Result<Option<(Request, Work)>> {
    if !is_token(secret) {
        return Ok(None);
    }
    let app = &room.app;
    let since = after(app.clock.now(), -LINK_LIFE);
    let index = app.privacy.index::<ReminderSecret>(secret);
    let Some(request) = store::request(app.db.read(), id, index, since).await? else { return Ok(None) };
    let work = work(room, request.workspace(), request.link_id, request.release_id).await?;
    Ok(work.filter(|work| work.slug.is_some()).map(|work| (request, work)))
}

/// Confirms a request and answers the key to the reminder's own page; `None` for a link that does not confirm (any more).
pub(crate) async fn confirm(room: &Reminders, id: Uuid, secret: &str) -> Result<Option<String>> {
    let Some((request, work)) = find_pending(room, id, secret).await? else { return Ok(None) };
    let app = &room.app;
    let subject = request.subject();
    let grant = match app.privacy.may::<ReminderSignUp>(subject).await {
        Ok(grant) => grant,
        Err(Refused::Store(error)) => return Err(error.into()),
        Err(_) => return Ok(None),
    };
    let pending = app.privacy.unseal(subject, request.id, &request.address).await?;
    let address = Personal::<ReminderAddress>::of(subject, pending.open(&grant)?.clone());
    let reminder = Reminder {
        way: Way::Letter,
        id: app.new_id(),
        workspace: request.workspace(),
        link_id: request.link_id,
        release_id: request.release_id,
        subject,
        zone: request.zone.clone(),
        lang: request.lang(),
        confirmed_at: app.clock.now(),
        end: None,
    };
    let secret_of_page = receipt(app, reminder.id)?;
    let new = NewReminder {
        address: app.privacy.seal(&address, reminder.id).await?,
        index: request.email_index.clone(),
        receipt: app.privacy.index::<ReminderSecret>(&secret_of_page),
        reminder: reminder.clone(),
    };
    let tx = app.db.begin().await?;
    if !store::take(&tx, id, app.privacy.index::<ReminderSecret>(secret)).await? {
        return Ok(None);
    }
    if !store::insert(&tx, new).await? {
        tx.commit().await?;
        return already_there(room, &request).await;
    }
    agree(app, &tx, &reminder, &work).await?;
    store::count(&tx, (reminder.workspace, reminder.link_id), Counter::Confirmed, 1).await?;
    tx.commit().await?;
    room.wake.notify_one();
    Ok(Some(secret_of_page))
}

/// Keeps the consent beside its reminder.
pub(crate) async fn agree(app: &App, tx: &Tx, reminder: &Reminder, work: &Work) -> Result<()> {
    let words = words(&app.texts.tongue(reminder.lang), &work.title, &work.artist);
    let text = ConsentText { text: &words, language: reminder.lang.tag() };
    Ok(app.privacy.consent_given::<ReleaseReminder>(tx, reminder.subject, &text, Method::Button).await?)
}

/// Somebody confirmed by a second letter what they had confirmed by a first one: they are who they were.
async fn already_there(room: &Reminders, request: &Request) -> Result<Option<String>> {
    let app = &room.app;
    app.privacy.erase(request.subject()).await?;
    let known = store::at_link(app.db.read(), request.link_id, request.email_index.clone()).await?;
    known.map(|reminder| receipt(app, reminder.id)).transpose()
}

/// The reminder that a receipt opens.
pub(crate) async fn by_receipt(room: &Reminders, receipt: &str) -> Result<Option<Reminder>> {
    if !is_token(receipt) {
        return Ok(None);
    }
    let index = room.app.privacy.index::<ReminderSecret>(receipt);
    Ok(store::by_receipt(room.app.db.read(), index).await?)
}

/// The reminder that a letter's way out ends, if the secret is the right one.
pub(crate) async fn by_unsubscription(room: &Reminders, id: Uuid, secret: &str) -> Result<Option<Reminder>> {
    // The blind indexes are compared, so that the time says nothing about the secret.
    let wanted = room.app.privacy.index::<ReminderSecret>(&unsubscription(&room.app, id)?);
    if room.app.privacy.index::<ReminderSecret>(secret) != wanted {
        return Ok(None);
    }
    Ok(store::find(room.app.db.read(), id).await?)
}

/// Ends a reminder. From this moment nobody has the address. Doing it again changes nothing.
pub(crate) async fn cancel(room: &Reminders, reminder: &Reminder) -> Result<()> {
    let app = &room.app;
    let tx = app.db.begin().await?;
    let ended = store::end(&tx, reminder, End::Left, app.clock.now()).await?;
    match reminder.way {
        Way::Letter => app.privacy.consent_withdrawn::<ReleaseReminder>(&tx, reminder.subject).await?,
        Way::Push => app.privacy.consent_withdrawn::<ReleasePush>(&tx, reminder.subject).await?,
    };
    if ended {
        store::count(&tx, (reminder.workspace, reminder.link_id), Counter::Left, 1).await?;
    }
    tx.commit().await?;
    if ended {
        // What the row held may still lie in the write-ahead log.
        app.db.checkpoint().await?;
    }
    Ok(())
}

/// What rests on a consent that was withdrawn elsewhere ends now.
pub(crate) async fn take_back(room: &Reminders, subject: SubjectId) -> Result<()> {
    for reminder in store::of_person(room.app.db.read(), subject).await? {
        let given = match reminder.way {
            Way::Letter => room.app.privacy.choice::<ReleaseReminder>(subject).await?,
            Way::Push => room.app.privacy.choice::<ReleasePush>(subject).await?,
        };
        let holds = matches!(given, Choice::Given { until } if until > room.app.clock.now());
        if reminder.end.is_none() && !holds {
            cancel(room, &reminder).await?;
        }
    }
    Ok(())
}
