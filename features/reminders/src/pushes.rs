//! Messages to browsers: taking a browser in, and the one message on the day.

use futures_util::future::join_all;
use kit::{App, Error, Lang, Result};
use links::PublicLink;
use policy::{
    Purpose,
    datum::{PushEndpoint, PushIndex, PushKeys, ReminderSecret},
    purpose::ReleasePush,
    routes::links as link_paths,
};
use privacy::{ConsentText, Grant, Kind as Who, Method, Personal, Refused, Unsealable};
use push::{Answer, Browser, Client, Message, Service};
use serde_json::json;

use crate::{
    Reminders,
    actions::{self, Work},
    clerk::Fate,
    model::{End, PATIENCE, Reminder, Way, after, wait},
    store::{self, Counter, NewPush},
};

/// How long a push service keeps a message for a browser that is switched off: as long as we would try.
const KEEP: std::time::Duration = std::time::Duration::from_secs(7 * 24 * 60 * 60);
/// A title or a name of this many characters says enough; a notification shows fewer.
const LONGEST_WORDS: usize = 200;

/// What a browser gave, and that it can be used.
pub(crate) struct Given {
    service: Service,
    endpoint: String,
    p256dh: String,
    auth: String,
}

impl Given {
    /// Checks what came from outside: an address at one of the four services, and keys that a message can be locked with.
    pub(crate) fn check(endpoint: String, p256dh: String, auth: String) -> Option<Given> {
        let service = Service::of(&endpoint).ok()?;
        Browser::read(&p256dh, &auth).ok()?;
        Some(Given { service, endpoint, p256dh, auth })
    }

    /// Both keys in one value. Neither has a full stop in it.
    fn keys(&self) -> String {
        format!("{}.{}", self.p256dh.trim_end_matches('='), self.auth.trim_end_matches('='))
    }
}

/// The sentence that a fan agrees to.
pub(crate) fn words(tongue: &kit::Tongue, title: &str, artist: &str) -> String {
    tongue.say_with("reminders-push-agree", &[("title", title.into()), ("artist", artist.into())])
}

/// Takes a browser in and answers the key to the reminder's own page. The same browser with the same keys is one reminder.
pub(crate) async fn ask(
    room: &Reminders,
    link: &PublicLink,
    given: Given,
    zone: Option<String>,
    lang: Lang,
) -> Result<String> {
    let app = &room.app;
    let keys = given.keys();
    let index = || app.privacy.index::<PushIndex>(&format!("{} {keys}", given.endpoint));
    if let Some(known) = store::push_at_link(app.db.read(), link.id, index()).await? {
        return actions::receipt(app, known.id);
    }
    let tx = app.db.begin().await?;
    let subject = app.privacy.new_subject(&tx, Who::Fan).await?;
    let reminder = Reminder {
        way: Way::Push,
        id: app.new_id(),
        workspace: link.workspace,
        link_id: link.id,
        release_id: link.release_id,
        subject,
        zone,
        lang,
        confirmed_at: app.clock.now(),
        end: None,
    };
    let receipt = actions::receipt(app, reminder.id)?;
    let endpoint = Personal::<PushEndpoint>::of(subject, given.endpoint.clone());
    let new = NewPush {
        service: given.service.word(),
        endpoint: app.privacy.seal(&endpoint, reminder.id).await?,
        keys: app.privacy.seal(&Personal::<PushKeys>::of(subject, keys.clone()), reminder.id).await?,
        index: index(),
        receipt: app.privacy.index::<ReminderSecret>(&receipt),
        reminder: reminder.clone(),
    };
    if !store::insert_push(&tx, new).await? {
        // Another request of the same browser was faster: this one leaves nothing behind.
        drop(tx);
        let known = store::push_at_link(app.db.read(), link.id, index()).await?;
        let known = known.ok_or_else(|| Error::internal("a reminder went while its browser asked again"))?;
        return actions::receipt(app, known.id);
    }
    let words = words(&app.texts.tongue(lang), &link.title, &link.artist);
    let text = ConsentText { text: &words, language: lang.tag() };
    app.privacy.consent_given::<ReleasePush>(&tx, subject, &text, Method::Button).await?;
    let place = (reminder.workspace, reminder.link_id);
    store::count(&tx, place, Counter::Asked, 1).await?;
    store::count(&tx, place, Counter::Confirmed, 1).await?;
    tx.commit().await?;
    room.wake.notify_one();
    Ok(receipt)
}

/// What is ready to leave.
struct Ready {
    service: Service,
    endpoint: Personal<PushEndpoint>,
    grant: Grant<ReleasePush>,
    message: Message,
}

impl Reminders {
    /// Whether messages to browsers are offered here and now.
    pub(crate) fn pushes(&self) -> Option<&Client> {
        self.push.as_ref().filter(|_| !self.app.privacy.purpose_waits(ReleasePush::ROW.id))
    }

    /// One batch of browsers, all at once: one service that is slow holds up no other. Answers how many ended.
    pub(crate) async fn push_batch(&self, batch: &[Reminder], fate: &Fate) -> Result<u64> {
        let mut n = 0;
        let mut outcome = Ok(());
        for settled in join_all(batch.iter().map(|reminder| self.push_one(reminder, fate))).await {
            match settled {
                Ok(ended) => n += u64::from(ended),
                Err(error) => {
                    tracing::error!(error = %error, "reminders.not_pushed");
                    outcome = outcome.and(Err(error));
                }
            }
        }
        outcome.map(|()| n)
    }

    async fn push_one(&self, reminder: &Reminder, fate: &Fate) -> Result<bool> {
        let grant = match (self.app.privacy.may::<ReleasePush>(reminder.subject).await, fate) {
            (Err(Refused::Store(error)), _) => return Err(error.into()),
            (Err(Refused::Restricted | Refused::NotYet(_)), _) => return Ok(false),
            (Ok(_) | Err(_), Fate::End(end)) => return self.end_push(reminder, *end).await,
            (Err(_), Fate::Tell(_)) => return self.end_push(reminder, End::Refused).await,
            (Ok(grant), Fate::Tell(_)) => grant,
        };
        match (fate, &self.push) {
            (Fate::Tell(work), Some(client)) => self.tell(client, reminder, work, grant).await,
            _ => Ok(false),
        }
    }

    /// Sends the message. The attempt is written down before it leaves: after a crash it is tried again later, and what
    /// arrives twice takes the place of the first.
    async fn tell(&self, client: &Client, reminder: &Reminder, work: &Work, grant: Grant<ReleasePush>) -> Result<bool> {
        let (db, now) = (&self.app.db, self.app.clock.now());
        let Some(found) = store::subscription(db.read(), reminder.id).await? else { return Ok(false) };
        if !store::claim(db.write(), reminder.id, found.attempts, after(now, wait(found.attempts))).await? {
            return Ok(false);
        }
        let Some(ready) = self.ready(reminder, work, grant, found).await? else { return Ok(false) };
        let Ready { service, endpoint, grant, message } = ready;
        match client.send(service, &endpoint, &grant, &message, now).await {
            Ok(Answer::Taken) => self.end_push(reminder, End::Sent).await,
            Ok(Answer::Gone) => self.end_push(reminder, End::Gone).await,
            Ok(Answer::Later(pause)) => {
                let pause = pause.and_then(|pause| pause.try_into().ok()).unwrap_or_default();
                store::put_off(db.write(), reminder.id, after(now, PATIENCE.min(pause))).await?;
                Ok(false)
            }
            // It is as likely that our key or our clock is wrong as that this browser is: the week is waited for.
            Ok(Answer::Refused(status)) => {
                tracing::warn!(push.service = service.word(), status, "reminders.push_refused");
                Ok(false)
            }
            Err(error) => {
                tracing::debug!(push.service = service.word(), error = %error, "reminders.push_unanswered");
                Ok(false)
            }
        }
    }

    /// Opens what the browser gave and locks the message; nothing while a key is not there.
    async fn ready(
        &self,
        reminder: &Reminder,
        work: &Work,
        grant: Grant<ReleasePush>,
        found: store::Subscription,
    ) -> Result<Option<Ready>> {
        let (privacy, subject) = (&self.app.privacy, reminder.subject);
        let endpoint = match privacy.unseal(subject, reminder.id, &found.endpoint).await {
            Ok(endpoint) => endpoint,
            Err(Unsealable::Store(error)) => return Err(error.into()),
            Err(_) => return Ok(None),
        };
        let keys = match privacy.unseal(subject, reminder.id, &found.keys).await {
            Ok(keys) => keys,
            Err(Unsealable::Store(error)) => return Err(error.into()),
            Err(_) => return Ok(None),
        };
        let browser = keys.open(&grant)?.split_once('.').and_then(|(key, auth)| Browser::read(key, auth).ok());
        let (Some(browser), Some(service)) = (browser, Service::of_word(&found.service)) else {
            return Err(Error::internal("a stored subscription cannot be read"));
        };
        let plain = notification(&self.app, reminder, work);
        let entropy = &self.app.entropy;
        let body = push::seal(plain.as_bytes(), &browser, &entropy.bytes(), &entropy.bytes());
        let body = body.map_err(Error::from_source)?;
        let message = Message { body, keep: KEEP, topic: topic(reminder) };
        Ok(Some(Ready { service, endpoint, grant, message }))
    }

    async fn end_push(&self, reminder: &Reminder, end: End) -> Result<bool> {
        let tx = self.app.db.begin().await?;
        let ended = store::end(&tx, reminder, end, self.app.clock.now()).await?;
        if ended && end == End::Sent {
            store::count(&tx, (reminder.workspace, reminder.link_id), Counter::Sent, 1).await?;
        }
        tx.commit().await?;
        Ok(ended)
    }
}

/// 32 letters that mean nothing to the service, the same for each attempt.
fn topic(reminder: &Reminder) -> String {
    reminder.id.simple().to_string()
}

/// What the service worker shows.
fn notification(app: &App, reminder: &Reminder, work: &Work) -> String {
    let tongue = app.texts.tongue(reminder.lang);
    let (title, artist): (String, String) = (short(&work.title), short(&work.artist));
    let args = [("title", title.as_str().into()), ("artist", artist.as_str().into())];
    let page = link_paths::SHOW_PUBLIC.to(&[work.slug.as_deref().unwrap_or_default()]);
    json!({
        "title": tongue.say_with("reminders-push-out", &args),
        "body": tongue.say_with("reminders-push-out-what", &args),
        "tag": topic(reminder),
        "lang": reminder.lang.tag(),
        "dir": reminder.lang.dir(),
        "page": page,
    })
    .to_string()
}

fn short(words: &str) -> String {
    words.chars().take(LONGEST_WORDS).collect()
}
