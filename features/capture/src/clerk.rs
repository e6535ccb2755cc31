//! The room's own loop: looks up who asked at a form and writes to them, and sends a label's letters in batches.

use db::Tx;
use jiff::SignedDuration;
use jobs::Stop;
use kit::{Error, Lang, Result};
use mail::{Letter, NotQueued, Template};
use policy::{
    datum::{FanAddress, FanSecret, MemberEmail},
    purpose::{Account, Contest, FanSignUp, Newsletter},
    routes::capture as paths,
};
use privacy::{Personal, Refused};
use uuid::Uuid;

use crate::{
    Captures, actions,
    model::{Fan, FanForm, FanLetter, LINK_LIFE, after},
    store::{self, Request, Step},
};

const CONFIRM: Template = Template::new("capture-letter-confirm");
const KNOWN: Template = Template::new("capture-letter-known");
const FROM_ARTIST: Template = Template::new("capture-letter-artist");
const TEST: Template = Template::new("capture-letter-test");
const WON: Template = Template::new("capture-letter-won");

/// How often it looks when nobody wakes it.
const LOOK: std::time::Duration = std::time::Duration::from_secs(5);
/// How many requests, or fans, are looked at in one go.
const AT_ONCE: i64 = 50;
/// How many letters an address gets in one day about one form, and about all of them.
const LETTERS_HERE: u64 = 2;
const LETTERS_EVERYWHERE: u64 = 8;
const DAY: SignedDuration = SignedDuration::from_hours(24);

impl Captures {
    /// Looks until it is asked to stop. A batch that has begun is finished.
    pub async fn run(self, mut stop: Stop) {
        loop {
            if let Err(error) = self.run_due().await {
                tracing::error!(error = %error, "capture.store_failed");
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

    /// One round: everybody who asked, and every letter under way to its end. Answers how many people were looked at.
    ///
    /// # Errors
    /// The first that there was, the store's or the keyring's. One whose row cannot be read holds up nobody else.
    pub async fn run_due(&self) -> Result<u64> {
        if !self.outbox.can_send() {
            return Ok(0);
        }
        let asked = self.look_up_all().await;
        let sent = self.send_all().await;
        let n = asked? + sent?;
        if n > 0 {
            self.outbox.wake();
        }
        Ok(n)
    }

    async fn look_up_all(&self) -> Result<u64> {
        let (mut n, mut last, mut outcome) = (0, Uuid::nil(), Ok(()));
        loop {
            let batch = store::waiting(self.app.db.read(), last, AT_ONCE).await?;
            let Some(end) = batch.last() else { break };
            last = end.id;
            for request in &batch {
                n += 1;
                if let Err(error) = self.look_up(request).await {
                    tracing::error!(request.id = %request.id, error = %error, "capture.not_looked_up");
                    outcome = outcome.and(Err(error));
                }
            }
        }
        outcome.map(|()| n)
    }

    /// Writes to somebody who asked, unless their address was written to often enough today.
    async fn look_up(&self, request: &Request) -> Result<()> {
        let (app, now) = (&self.app, self.app.clock.now());
        let form = store::form(app.db.read(), request.workspace(), request.form_id).await?;
        let (here, everywhere) = store::asked_since(app.db.read(), request, after(now, -DAY)).await?;
        let too_late = request.created_at() <= after(now, -LINK_LIFE);
        let Some(form) = form.filter(|_| !too_late && here < LETTERS_HERE && everywhere < LETTERS_EVERYWHERE) else {
            app.privacy.erase(request.subject()).await?;
            return Ok(());
        };
        let address = app.privacy.unseal(request.subject(), request.id, &request.address).await?;
        let artist = self.artist_of(&form).await?;
        let known = store::fan_at(app.db.read(), form.id, request.email_index.clone()).await?;
        let secret = app.entropy.token();
        let (letter, index) = match known {
            Some(fan) => {
                let path = paths::OWN.to(&[&actions::receipt(app, fan.id)?]);
                (self.about(KNOWN, &form, &artist).link(&path), None)
            }
            None => {
                let path = paths::LINK.to(&[&request.id.to_string(), &secret]);
                (self.about(CONFIRM, &form, &artist).link(&path), Some(app.privacy.index::<FanSecret>(&secret)))
            }
        };
        let tx = app.db.begin().await?;
        if !store::looked_up(&tx, request.id, index, now).await? {
            return Ok(());
        }
        let queued = self.outbox.queue::<FanSignUp, _>(&tx, &address, request.lang(), &letter).await;
        queued.map_err(Error::from_source)?;
        Ok(tx.commit().await?)
    }

    /// A letter of ours about a form.
    fn about(&self, template: Template, form: &FanForm, artist: &str) -> Letter {
        let operator = &*self.app.site.operator;
        Letter::new(template).with("artist", artist).with("title", form.title.as_str()).with("operator", operator)
    }

    /// Tells somebody that they won.
    pub(crate) async fn tell_winner(
        &self,
        tx: &Tx,
        form: &FanForm,
        artist: &str,
        fan: &Fan,
        address: &Personal<FanAddress>,
    ) -> Result<()> {
        let path = paths::OWN.to(&[&actions::receipt(&self.app, fan.id)?]);
        let letter = self.about(WON, form, artist).link(&path);
        match self.outbox.queue::<Contest, _>(tx, address, fan.lang, &letter).await {
            // Their own page says it too.
            Ok(_) | Err(NotQueued::NoServer) => Ok(()),
            Err(error) => Err(Error::from_source(error)),
        }
    }

    /// Sends a label's letter to whoever wrote it.
    pub(crate) async fn send_test(
        &self,
        letter: &FanLetter,
        artist: &str,
        to: &Personal<MemberEmail>,
        lang: Lang,
    ) -> Result<()> {
        let letter =
            Letter::new(TEST).with("artist", artist).with("heading", letter.heading.as_str()).say(&letter.body);
        let tx = self.app.db.begin().await?;
        self.outbox.queue::<Account, _>(&tx, to, lang, &letter).await.map_err(Error::from_source)?;
        tx.commit().await?;
        self.outbox.wake();
        Ok(())
    }

    async fn send_all(&self) -> Result<u64> {
        let mut n = 0;
        for letter in store::under_way(self.app.db.read()).await? {
            let Some(form) = store::form(self.app.db.read(), letter.workspace, letter.form_id).await? else { continue };
            let artist = self.artist_of(&form).await?;
            let mut letter = letter;
            while let Some(step) = self.send_batch(&letter, &form, &artist).await? {
                n += step.n_done;
                letter.reached = Some(step.reached);
            }
        }
        Ok(n)
    }

    /// One batch of a letter, in one transaction: who it goes to, that it went, and how far it is. `None` when it has
    /// reached everybody, or another node brought it on.
    async fn send_batch(&self, letter: &FanLetter, form: &FanForm, artist: &str) -> Result<Option<Step>> {
        let (app, now) = (&self.app, self.app.clock.now());
        let began = letter.started_at.unwrap_or(now);
        let last = letter.reached.unwrap_or(Uuid::nil());
        let fans = store::fans_here(app.db.read(), form, last, began, AT_ONCE).await?;
        let Some(end) = fans.last() else {
            store::finish(app.db.write(), letter, now).await?;
            return Ok(None);
        };
        let mut step = Step { reached: end.id, n_done: 0, n_sent: 0 };
        let mut readers = Vec::new();
        for fan in &fans {
            step.n_done += 1;
            if let Some(address) = self.readers_address(fan).await? {
                step.n_sent += 1;
                readers.push((fan, address));
            }
        }
        let tx = app.db.begin().await?;
        if !store::bring_on(&tx, letter, step).await? {
            return Ok(None);
        }
        for (fan, address) in readers {
            self.send_one(&tx, letter, artist, fan, &address).await?;
        }
        tx.commit().await?;
        Ok(Some(step))
    }

    /// Where a fan reads letters, if they still may be written to.
    async fn readers_address(&self, fan: &Fan) -> Result<Option<Personal<FanAddress>>> {
        let app = &self.app;
        match app.privacy.may::<Newsletter>(fan.subject).await {
            Ok(_) => {}
            Err(Refused::Store(error)) => return Err(error.into()),
            Err(_) => return Ok(None),
        }
        let Some(sealed) = store::address(app.db.read(), fan.id).await? else { return Ok(None) };
        match app.privacy.unseal(fan.subject, fan.id, &sealed).await {
            Ok(address) => Ok(Some(address)),
            Err(privacy::Unsealable::Store(error)) => Err(error.into()),
            // One that does not open holds up nobody else; it is counted where it was tried.
            Err(_) => Ok(None),
        }
    }

    async fn send_one(
        &self,
        tx: &Tx,
        letter: &FanLetter,
        artist: &str,
        fan: &Fan,
        address: &Personal<FanAddress>,
    ) -> Result<()> {
        let app = &self.app;
        if !store::deliver(tx, app.new_id(), letter, fan, app.clock.now()).await? {
            return Ok(());
        }
        let out = paths::UNSUBSCRIBE.to(&[&fan.id.to_string(), &actions::unsubscription(app, fan.id)?]);
        let written = Letter::new(FROM_ARTIST)
            .with("artist", artist)
            .with("heading", letter.heading.as_str())
            .say(&letter.body)
            .link(&out)
            .bulk(&out);
        self.outbox.queue::<Newsletter, _>(tx, address, fan.lang, &written).await.map_err(Error::from_source)?;
        Ok(())
    }
}
