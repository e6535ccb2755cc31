//! Who asked by the form: looks each up and writes to them. Whoever sent the form got the same answer long before.

use std::sync::PoisonError;

use jiff::Timestamp;
use jobs::Stop;
use kit::{Lang, Result};
use policy::{
    datum::{RequesterAddress, RightsSecret},
    purpose::DataSubjectRights,
};
use privacy::{BlindIndex, Personal, SubjectId};

use crate::{
    Rights,
    model::{Kind, LETTERS_A_DAY, LINK_LIFE, after},
    store::{self, Asked, NewLink},
};

/// How often it looks when nobody wakes it.
const LOOK: std::time::Duration = std::time::Duration::from_secs(5);
/// How many requests are looked up in one go.
const AT_ONCE: i64 = 16;
/// How many addresses without an account get a letter in one day, at most: what is remembered of them is in memory only.
const STRANGERS_A_DAY: usize = 10_000;

/// The addresses that were told today that nothing is stored under them, as keyed hashes.
pub(crate) type Told = Vec<(BlindIndex<RequesterAddress>, Timestamp)>;

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

    /// One round: looks up everybody who asked by the form. Answers how many.
    ///
    /// # Errors
    /// The store's or the keyring's. What had begun was finished.
    pub async fn run_due(&self) -> Result<usize> {
        let mut n = 0;
        loop {
            let batch = store::asked(self.app.db.read(), AT_ONCE).await?;
            if batch.is_empty() {
                break;
            }
            n += batch.len();
            for one in &batch {
                self.look_up(one).await?;
            }
        }
        if n > 0 {
            self.outbox.wake();
        }
        Ok(n)
    }

    async fn look_up(&self, one: &Asked) -> Result<()> {
        let app = &self.app;
        let grant = app.privacy.may::<DataSubjectRights>(one.subject()).await?;
        let address = app.privacy.unseal(one.subject(), one.id, &one.address).await?;
        match accounts::person::with_address(app, &address, &grant).await? {
            Some((account, lang)) => self.write_to_known(one, account, lang).await,
            None => {
                let index = app.privacy.index::<RequesterAddress>(&address.open(&grant)?.to_lowercase());
                self.write_to_unknown(one, &address, index).await
            }
        }
    }

    /// Hands the request over to the person, with a link that only they get.
    async fn write_to_known(&self, one: &Asked, account: SubjectId, lang: Lang) -> Result<()> {
        let (app, now) = (&self.app, self.app.clock.now());
        let kind = Kind::of_id(&one.kind).unwrap_or(Kind::Access);
        let yesterday = after(now, -LINK_LIFE);
        let enough = store::links_since(app.db.read(), account, yesterday).await? >= LETTERS_A_DAY;
        let to = if enough { None } else { self.address_of(account).await? };
        let Some(to) = to else {
            store::discard(app.db.write(), one.id).await?;
            app.privacy.erase(one.subject()).await?;
            return Ok(());
        };
        let (id, secret) = (app.new_id(), app.entropy.token());
        let letter = self.link_letter(kind, lang, &policy::routes::rights::LINK.to(&[&id.to_string(), &secret]));
        let link = NewLink {
            id,
            request: one.id,
            subject: account,
            secret: app.privacy.index::<RightsSecret>(&secret),
            created_at: now,
            expires_at: after(now, LINK_LIFE),
        };
        let tx = app.db.begin().await?;
        if !store::recognise(&tx, one.id, account, now).await? {
            return Ok(());
        }
        store::insert_link(&tx, link).await?;
        self.post(&tx, Some(&to), lang, &letter).await?;
        tx.commit().await?;
        // Whoever asked is the account now: nothing else was known of them.
        app.privacy.erase(one.subject()).await?;
        Ok(())
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
