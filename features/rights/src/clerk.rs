//! Who asked by the form: looks each up and writes to them. Whoever sent the form got the same answer long before.

use std::sync::PoisonError;

use capture::Mailbox;
use db::Tx;
use jiff::Timestamp;
use jobs::Stop;
use kit::{Error, Lang, Result};
use policy::{
    Datum, UsedFor,
    datum::{RequesterAddress, RequesterIndex, RightsSecret},
    purpose::DataSubjectRights,
};
use privacy::{BlindIndex, Personal, Sealed, SubjectId};
use uuid::Uuid;

use crate::{
    Rights,
    letters::Address,
    model::{Kind, LETTER_PATIENCE, LETTERS_A_DAY, LINK_LIFE, after},
    store::{self, Asked, Moved, NewLink},
};

/// How often it looks when nobody wakes it.
const LOOK: std::time::Duration = std::time::Duration::from_secs(5);
/// How many requests are looked up in one go.
const AT_ONCE: i64 = 16;
/// How many addresses without an account get a letter in one day, at most: what is remembered of them is in memory only.
const STRANGERS_A_DAY: usize = 10_000;

/// The addresses that were told today that nothing is stored under them, as keyed hashes.
pub(crate) type Told = Vec<(BlindIndex<RequesterAddress>, Timestamp)>;

/// Somebody whose desk a letter leads to.
struct Known {
    subject: SubjectId,
    to: Address,
    lang: Lang,
    /// What was asked for; none for the second letter of one request.
    template: Option<Kind>,
}

impl Rights {
    /// Looks requests up until it is asked to stop.
    pub async fn run(self, mut stop: Stop) {
        loop {
            if let Err(error) = self.run_due().await {
                tracing::error!(error = %error, "rights.store_failed");
            }
            tokio::select! {
                () = self.wake.notified() => {}
                ended = stop.or_after(LOOK) => if ended { return },
            }
            if stop.asked() {
                return;
            }
        }
    }

    /// One round: looks up everybody who asked by the form. Answers how many. One whose row cannot be read holds up nobody
    /// else.
    ///
    /// # Errors
    /// The first that there was, the store's or the keyring's. What could be done was done.
    pub async fn run_due(&self) -> Result<usize> {
        let (mut n, mut last, mut outcome) = (0, Uuid::nil(), Ok(()));
        loop {
            let batch = store::asked(self.app.db.read(), last, AT_ONCE).await?;
            let Some(end) = batch.last() else { break };
            last = end.id;
            n += batch.len();
            for one in &batch {
                if let Err(error) = self.look_up(one).await {
                    tracing::error!(request.id = %one.id, error = %error, "rights.not_looked_up");
                    outcome = outcome.and(Err(error));
                }
            }
        }
        if n > 0 {
            self.outbox.wake();
        }
        self.start_the_clocks().await?;
        outcome.map(|()| n)
    }

    /// A link's day begins when its letter has left: while our mail is down it costs nobody their request.
    async fn start_the_clocks(&self) -> Result<()> {
        let (app, now) = (&self.app, self.app.clock.now());
        for link in store::travelling(app.db.read(), after(now, -LETTER_PATIENCE)).await? {
            let waiting = self.outbox.waiting(link.subject()).await?;
            if !waiting.iter().any(|letter| letter.id == link.letter_id) {
                store::arrived(app.db.write(), link.id, after(now, LINK_LIFE)).await?;
            }
        }
        Ok(())
    }

    async fn look_up(&self, one: &Asked) -> Result<()> {
        let app = &self.app;
        let grant = app.privacy.may::<DataSubjectRights>(one.subject()).await?;
        let address = app.privacy.unseal(one.subject(), one.id, &one.address).await?;
        let typed = address.open(&grant)?;
        let writer = self.writer(app.privacy.index::<RequesterIndex>(&typed.to_lowercase())).await?;
        let account = accounts::person::with_address(app, &address, &grant).await?;
        let mut known = Vec::new();
        if let Some((account, lang)) = account
            && let Some(to) = self.address_of(account).await?
        {
            known.push(Known { subject: account, to, lang, template: Kind::of_id(&one.kind) });
        }
        for fan in self.captures.with_address(typed).await? {
            let (subject, lang) = (fan.subject, fan.lang);
            let template = Kind::of_id(&one.kind);
            let to = match fan.address {
                Mailbox::Confirmed(address) => Address::Fan(address),
                Mailbox::Asked(address) => Address::Asked(address),
            };
            known.push(Known { subject, to, lang, template });
        }
        for fan in self.reminders.with_address(typed).await? {
            let (subject, lang) = (fan.subject, fan.lang);
            let template = Kind::of_id(&one.kind);
            let to = match fan.address {
                reminders::Mailbox::Confirmed(address) => Address::Reminded(address),
                reminders::Mailbox::Asked(address) => Address::Unconfirmed(address),
            };
            known.push(Known { subject, to, lang, template });
        }
        if let Some(writer) = writer {
            let to = Address::Given(Personal::of(writer, typed.clone()));
            let lang = Lang::of_tag(&one.language).unwrap_or_default();
            // Their words are not the account's: whoever can sign in there has not shown that the mailbox is theirs.
            let template = if known.is_empty() { Kind::of_id(&one.kind) } else { None };
            known.push(Known { subject: writer, to, lang, template });
        }
        if known.is_empty() && account.is_none() {
            let index = app.privacy.index::<RequesterAddress>(&typed.to_lowercase());
            return self.write_to_unknown(one, &address, index).await;
        }
        self.write_to_known(one, known).await
    }

    /// The person who wrote something under an address before. Each request made a number of its own for them; now they
    /// become one.
    async fn writer(&self, index: BlindIndex<RequesterIndex>) -> Result<Option<SubjectId>> {
        let writers = store::writers(self.app.db.read(), index).await?;
        let Some((writer, others)) = writers.split_first() else { return Ok(None) };
        for other in others {
            // A letter on its way is sealed for the old number; the next question finds it gone.
            if self.outbox.waiting(*other).await?.is_empty() {
                self.move_requests(*other, *writer).await?;
            }
        }
        Ok(Some(*writer))
    }

    async fn move_requests(&self, from: SubjectId, to: SubjectId) -> Result<()> {
        let app = &self.app;
        let mut moved = Vec::new();
        for request in store::of_person(app.db.read(), from).await? {
            let Some(closed) = store::closed(app.db.read(), request.id).await? else { continue };
            let sealed = store::Closed {
                address: self.reseal(from, to, request.id, closed.address.as_ref()).await?,
                words: self.reseal(from, to, request.id, closed.words.as_ref()).await?,
                reply: self.reseal(from, to, request.id, closed.reply.as_ref()).await?,
                delay: self.reseal(from, to, request.id, closed.delay.as_ref()).await?,
                salt: self.reseal(from, to, request.id, closed.salt.as_ref()).await?,
            };
            moved.push(Moved { id: request.id, to, sealed });
        }
        let tx = app.db.begin().await?;
        for one in moved {
            if store::take_over(&tx, from, one).await? == 0 {
                return Err(Error::internal("a request was answered while it was moved: the next round moves it"));
            }
        }
        store::move_links(&tx, from, to).await?;
        tx.commit().await?;
        app.privacy.erase(from).await?;
        Ok(())
    }

    /// Seals a value of one row under another key.
    async fn reseal<D>(
        &self,
        from: SubjectId,
        to: SubjectId,
        row: Uuid,
        sealed: Option<&Sealed<D>>,
    ) -> Result<Option<Sealed<D>>>
    where
        D: Datum<Value = String> + UsedFor<DataSubjectRights>,
    {
        let Some(sealed) = sealed else { return Ok(None) };
        let privacy = &self.app.privacy;
        let grant = privacy.may::<DataSubjectRights>(from).await?;
        let value = privacy.unseal(from, row, sealed).await?;
        let value = Personal::<D>::of(to, value.open(&grant)?.clone());
        Ok(Some(privacy.seal(&value, row).await?))
    }

    /// Hands the request over to the person, with a link for each desk of theirs that only they get.
    async fn write_to_known(&self, one: &Asked, known: Vec<Known>) -> Result<()> {
        let (app, now) = (&self.app, self.app.clock.now());
        let yesterday = after(now, -LINK_LIFE);
        let mut written = Vec::new();
        for person in known {
            if store::links_since(app.db.read(), person.subject, yesterday).await? < LETTERS_A_DAY {
                written.push(person);
            }
        }
        let Some(owner) = written.first().map(|person| person.subject) else {
            store::discard(app.db.write(), one.id).await?;
            app.privacy.erase(one.subject()).await?;
            return Ok(());
        };
        let salt = self.reseal(one.subject(), owner, one.id, one.salt.as_ref()).await?;
        let tx = app.db.begin().await?;
        if !store::recognise(&tx, one.id, owner, salt, now).await? {
            return Ok(());
        }
        for person in &written {
            self.send_link(&tx, one.id, person).await?;
        }
        tx.commit().await?;
        // Whoever asked is somebody known now: nothing else was kept of them.
        app.privacy.erase(one.subject()).await?;
        Ok(())
    }

    async fn send_link(&self, tx: &Tx, request: Uuid, person: &Known) -> Result<()> {
        let (app, now) = (&self.app, self.app.clock.now());
        let (id, secret) = (app.new_id(), app.entropy.token());
        let path = policy::routes::rights::LINK.to(&[&id.to_string(), &secret]);
        let letter = match person.template {
            Some(kind) => self.link_letter(kind, person.lang, &path),
            None => self.words_letter(&path),
        };
        let link = NewLink {
            id,
            request,
            subject: person.subject,
            secret: app.privacy.index::<RightsSecret>(&secret),
            letter: self.post(tx, Some(&person.to), person.lang, &letter).await?,
            created_at: now,
            expires_at: after(after(now, LETTER_PATIENCE), LINK_LIFE),
        };
        Ok(store::insert_link(tx, link).await?)
    }

    /// Tells an address, once a day, that nothing is stored under it. The letter is the last that is known of it.
    async fn write_to_unknown(
        &self,
        one: &Asked,
        address: &Personal<RequesterAddress>,
        index: BlindIndex<RequesterAddress>,
    ) -> Result<()> {
        let app = &self.app;
        if !self.is_first_today(index) {
            store::discard(app.db.write(), one.id).await?;
            app.privacy.erase(one.subject()).await?;
            return Ok(());
        }
        let lang = Lang::of_tag(&one.language).unwrap_or_default();
        let tx = app.db.begin().await?;
        if !store::discard(&tx, one.id).await? {
            return Ok(());
        }
        self.queue(&tx, address, lang, &self.unknown_letter()).await?;
        Ok(tx.commit().await?)
    }

    fn is_first_today(&self, index: BlindIndex<RequesterAddress>) -> bool {
        let now = self.app.clock.now();
        let yesterday = after(now, -LINK_LIFE);
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.retain(|(_, at)| *at > yesterday);
        let first = told.len() < STRANGERS_A_DAY && !told.iter().any(|(known, _)| *known == index);
        if first {
            told.push((index, now));
        }
        first
    }
}
