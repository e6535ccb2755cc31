//! The room's own loop: looks up who asked and writes to them, and on release day sends the one letter.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use jobs::Stop;
use kit::{Error, Result};
use mail::{Letter, Template};
use policy::{
    datum::{ReminderAddress, ReminderSecret},
    purpose::{ReleaseReminder, ReminderSignUp},
    routes::{links as link_paths, reminders as paths},
};
use privacy::{Personal, Refused, Unsealable};
use releases::Release;
use uuid::Uuid;

use crate::{
    Reminders,
    actions::{self, Work},
    model::{End, LINK_LIFE, LONGEST, PATIENCE, Reminder, Way, after},
    store::{self, Counter, Live, Lot, Request},
};

const CONFIRM: Template = Template::new("reminders-letter-confirm");
const KNOWN: Template = Template::new("reminders-letter-known");
const OUT: Template = Template::new("reminders-letter-out");

/// How often it looks when nobody wakes it.
const LOOK: std::time::Duration = std::time::Duration::from_secs(5);
/// How many requests, or reminders, are looked at in one go.
const AT_ONCE: i64 = 50;
/// How many links are looked at in one go.
const LINKS_AT_ONCE: usize = 100;
/// How many letters an address gets in one day about one link, and about all of them.
const LETTERS_HERE: u64 = 2;
const LETTERS_EVERYWHERE: u64 = 8;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// What becomes of those who wait at a link.
pub(crate) enum Fate {
    /// The release is out: they are told.
    Tell(Box<Work>),
    /// It ends without a letter.
    End(End),
}

/// What becomes of one of them.
struct Verdict<'a> {
    reminder: &'a Reminder,
    end: End,
    address: Option<Personal<ReminderAddress>>,
}

impl Reminders {
    /// Looks until it is asked to stop. A batch that has begun is finished.
    pub async fn run(self, mut stop: Stop) {
        loop {
            if let Err(error) = self.run_due().await {
                tracing::error!(error = %error, "reminders.store_failed");
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

    /// One round: everybody who asked, and every reminder whose time has come. Answers how many were looked at.
    ///
    /// # Errors
    /// The first that there was, the store's or the keyring's. One whose row cannot be read holds up nobody else.
    pub async fn run_due(&self) -> Result<u64> {
        let asked = if self.outbox.can_send() { self.look_up_all().await } else { Ok(0) };
        let ended = self.settle_all().await;
        if let Ok(1..) = ended {
            // What the rows held may still lie in the write-ahead log.
            self.app.db.checkpoint().await?;
        }
        let n = asked? + ended?;
        if n > 0 {
            self.outbox.wake();
        }
        Ok(n)
    }

    // ── Who asked ─────────────────────────────────────────────────────────────────────────────────────────────────────

    async fn look_up_all(&self) -> Result<u64> {
        let (mut n, mut last, mut outcome) = (0, Uuid::nil(), Ok(()));
        loop {
            let batch = store::waiting(self.app.db.read(), last, AT_ONCE).await?;
            let Some(end) = batch.last() else { break };
            last = end.id;
            for request in &batch {
                n += 1;
                if let Err(error) = self.look_up(request).await {
                    tracing::error!(request.id = %request.id, error = %error, "reminders.not_looked_up");
                    outcome = outcome.and(Err(error));
                }
            }
        }
        outcome.map(|()| n)
    }

    /// Writes to somebody who asked, unless their address was written to often enough today.
    async fn look_up(&self, request: &Request) -> Result<()> {
        let (app, now) = (&self.app, self.app.clock.now());
        let work = actions::work(self, request.workspace(), request.link_id, request.release_id).await?;
        let (here, everywhere) = store::asked_since(app.db.read(), request, after(now, -DAY)).await?;
        let too_late = request.created_at() <= after(now, -LINK_LIFE);
        let often = here >= LETTERS_HERE || everywhere >= LETTERS_EVERYWHERE;
        let Some(work) = work.filter(|work| work.slug.is_some() && !too_late && !often) else {
            app.privacy.erase(request.subject()).await?;
            return Ok(());
        };
        let address = app.privacy.unseal(request.subject(), request.id, &request.address).await?;
        let known = store::at_link(app.db.read(), request.link_id, request.email_index.clone()).await?;
        let secret = app.entropy.token();
        let (letter, index) = match known {
            Some(reminder) => {
                let path = paths::OWN.to(&[&actions::receipt(app, reminder.id)?]);
                (self.about(KNOWN, &work).link(&path), None)
            }
            None => {
                let path = paths::LINK.to(&[&request.id.to_string(), &secret]);
                (self.about(CONFIRM, &work).link(&path), Some(app.privacy.index::<ReminderSecret>(&secret)))
            }
        };
        let tx = app.db.begin().await?;
        if !store::looked_up(&tx, request.id, index, now).await? {
            return Ok(());
        }
        let queued = self.outbox.queue::<ReminderSignUp, _>(&tx, &address, request.lang(), &letter).await;
        queued.map_err(Error::from_source)?;
        Ok(tx.commit().await?)
    }

    /// A letter of ours about a release.
    fn about(&self, template: Template, work: &Work) -> Letter {
        let (title, artist) = (work.title.as_str(), work.artist.as_str());
        Letter::new(template).with("title", title).with("artist", artist).with("operator", &*self.app.site.operator)
    }

    // ── Whose time has come ───────────────────────────────────────────────────────────────────────────────────────────

    async fn settle_all(&self) -> Result<u64> {
        let mut n = 0;
        let mut outcome = Ok(());
        for way in Way::ALL {
            match self.settle_way(way).await {
                Ok(settled) => n += settled,
                Err(error) => outcome = outcome.and(Err(error)),
            }
        }
        outcome.map(|()| n)
    }

    async fn settle_way(&self, way: Way) -> Result<u64> {
        let (mut n, mut last, mut outcome) = (0, Uuid::nil(), Ok(()));
        loop {
            let live = store::live_links(self.app.db.read(), way, last, LINKS_AT_ONCE).await?;
            let Some(end) = live.last() else { break };
            last = end.link_id;
            let (gone, out) = self.standing(&live).await?;
            for link in &live {
                let settled = match out.get(&link.release_id) {
                    _ if gone.contains(&link.link_id) || gone.contains(&link.release_id) => {
                        self.settle((way, link.link_id), &Lot::All, &Fate::End(End::CalledOff)).await
                    }
                    Some(release) => self.settle_out(way, link, release).await,
                    None => Ok(0),
                };
                match settled {
                    Ok(settled) => n += settled,
                    Err(error) => {
                        tracing::error!(link.id = %link.link_id, error = %error, "reminders.not_settled");
                        outcome = outcome.and(Err(error));
                    }
                }
            }
        }
        n += self.settle_too_old(way).await?;
        outcome.map(|()| n)
    }

    /// Which links and releases of a batch were taken back, and which releases are out somewhere on earth.
    async fn standing(&self, live: &[Live]) -> Result<(HashSet<Uuid>, HashMap<Uuid, Release>)> {
        let (db, now) = (&self.app.db, self.app.clock.now());
        let link_ids: Vec<Uuid> = live.iter().map(|link| link.link_id).collect();
        let release_ids: Vec<Uuid> = live.iter().map(|link| link.release_id).collect();
        let mut gone: HashSet<Uuid> = links::retired(db, &link_ids).await?.into_iter().collect();
        gone.extend(releases::retired(db, &release_ids).await?);
        let out = releases::out_somewhere_at(db, &release_ids, now).await?;
        Ok((gone, out.into_iter().map(|release| (release.id, release)).collect()))
    }

    /// Tells those who wait for a release that is out where they are.
    async fn settle_out(&self, way: Way, link: &Live, release: &Release) -> Result<u64> {
        let (moment, now) = (release.moment(), self.app.clock.now());
        let lots = if moment.differs() {
            let zones = store::zones(self.app.db.read(), way, link.link_id).await?;
            let at = |zone: Option<String>| {
                (moment.of(zone.as_deref().and_then(releases::zone_of).as_ref()), Lot::Zone(zone))
            };
            zones.into_iter().map(at).collect()
        } else {
            vec![(moment.of(None), Lot::All)]
        };
        let mut n = 0;
        for (at, lot) in lots.into_iter().filter(|(at, _)| *at <= now) {
            n += match self.fate(way, link, at, now).await? {
                Some(fate) => self.settle((way, link.link_id), &lot, &fate).await?,
                None => 0,
            };
        }
        Ok(n)
    }

    /// What becomes of a reminder that was due at a moment; nothing while what it goes by is down and may
    /// come back.
    async fn fate(&self, way: Way, link: &Live, due: Timestamp, now: Timestamp) -> Result<Option<Fate>> {
        if after(due, PATIENCE) <= now {
            return Ok(Some(Fate::End(End::Late)));
        }
        let can_send = match way {
            Way::Letter => self.outbox.can_send(),
            Way::Push => self.push.is_some(),
        };
        if !can_send {
            return Ok(None);
        }
        let work = actions::work(self, link.workspace(), link.link_id, link.release_id).await?;
        Ok(work.filter(|work| work.slug.is_some()).map(|work| Fate::Tell(Box::new(work))))
    }

    async fn settle_too_old(&self, way: Way) -> Result<u64> {
        let (mut n, mut last) = (0, Uuid::nil());
        let before = after(self.app.clock.now(), -LONGEST);
        loop {
            let batch = store::too_old(self.app.db.read(), way, before, last, AT_ONCE).await?;
            let Some(end) = batch.last() else { return Ok(n) };
            last = end.id;
            n += match way {
                Way::Letter => self.settle_batch(&batch, &Fate::End(End::Late)).await?,
                Way::Push => self.push_batch(&batch, &Fate::End(End::Late)).await?,
            };
        }
    }

    async fn settle(&self, (way, link): (Way, Uuid), lot: &Lot, fate: &Fate) -> Result<u64> {
        let (db, now) = (&self.app.db, self.app.clock.now());
        // An end waits for no turn.
        let turn = if matches!(fate, Fate::End(_)) { Timestamp::MAX } else { now };
        let (mut n, mut last) = (0, Uuid::nil());
        loop {
            let batch = match way {
                Way::Letter => lot.next(db.read(), link, last, AT_ONCE).await?,
                Way::Push => lot.next_pushes(db.read(), (link, turn), last, AT_ONCE).await?,
            };
            let Some(end) = batch.last() else { return Ok(n) };
            last = end.id;
            n += match way {
                Way::Letter => self.settle_batch(&batch, fate).await?,
                Way::Push => self.push_batch(&batch, fate).await?,
            };
        }
    }

    /// One batch, in one transaction: whose address goes, and whose letter is in the outbox from then on. After a crash
    /// either both are so or neither.
    async fn settle_batch(&self, batch: &[Reminder], fate: &Fate) -> Result<u64> {
        let (app, now) = (&self.app, self.app.clock.now());
        let mut verdicts = Vec::new();
        for reminder in batch {
            verdicts.extend(self.judge(reminder, fate).await?);
        }
        let (mut n, mut sent) = (0, HashMap::new());
        let tx = app.db.begin().await?;
        for verdict in verdicts {
            let Verdict { reminder, end, address } = verdict;
            if !store::end(&tx, reminder, end, now).await? {
                continue;
            }
            n += 1;
            if let (Some(address), Fate::Tell(work)) = (address, fate) {
                let letter = self.letter(reminder, work)?;
                let queued = self.outbox.queue::<ReleaseReminder, _>(&tx, &address, reminder.lang, &letter).await;
                queued.map_err(Error::from_source)?;
                *sent.entry((reminder.workspace, reminder.link_id)).or_insert(0) += 1;
            }
        }
        for (place, by) in sent {
            store::count(&tx, place, Counter::Sent, by).await?;
        }
        tx.commit().await?;
        Ok(n)
    }

    /// What becomes of one; nothing where it stays as it is: under a restriction (Art 18), or while its key is not there.
    async fn judge<'a>(&self, reminder: &'a Reminder, fate: &Fate) -> Result<Option<Verdict<'a>>> {
        let privacy = &self.app.privacy;
        let ends = |end| Ok(Some(Verdict { reminder, end, address: None }));
        match (privacy.may::<ReleaseReminder>(reminder.subject).await, fate) {
            (Err(Refused::Store(error)), _) => return Err(error.into()),
            (Err(Refused::Restricted | Refused::NotYet(_)), _) => return Ok(None),
            (Ok(_) | Err(_), Fate::End(end)) => return ends(*end),
            (Err(_), Fate::Tell(_)) => return ends(End::Refused),
            (Ok(_), Fate::Tell(_)) => {}
        }
        let Some(sealed) = store::address(self.app.db.read(), reminder.id).await? else { return Ok(None) };
        match privacy.unseal(reminder.subject, reminder.id, &sealed).await {
            Ok(address) => Ok(Some(Verdict { reminder, end: End::Sent, address: Some(address) })),
            Err(Unsealable::Store(error)) => Err(error.into()),
            Err(_) => Ok(None),
        }
    }

    fn letter(&self, reminder: &Reminder, work: &Work) -> Result<Letter> {
        let secret = actions::unsubscription(&self.app, reminder.id)?;
        let out = paths::UNSUBSCRIBE.to(&[&reminder.id.to_string(), &secret]);
        let page = link_paths::SHOW_PUBLIC.to(&[work.slug.as_deref().unwrap_or_default()]);
        Ok(self.about(OUT, work).link(&page).bulk(&out))
    }
}
