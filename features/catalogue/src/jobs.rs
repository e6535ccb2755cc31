//! The room's own loop: asks what is due, one question at a time, and looks weekly whether destinations are still there.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use jobs::Stop;
use kit::Result;
use links::Placed;

use crate::{
    Catalogue,
    ask::Trouble,
    model::{Answer, Asked, Candidate, Facts, Item, State, place, score},
    provider::Provider,
    store::{self, Check, Claimed},
};

/// How often it looks when nobody wakes it.
const LOOK: std::time::Duration = std::time::Duration::from_secs(5);
/// How long a node may take over one question before another may try.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// After so many tries a question has failed.
const MOST_TRIES: i64 = 5;
/// The first pause after trouble; each further one is twice as long.
const FIRST_PAUSE: SignedDuration = SignedDuration::from_secs(30);
/// How often a destination is looked up.
const WEEK: SignedDuration = SignedDuration::from_hours(24 * 7);
/// How long after trouble it is looked up again.
const CHECK_PAUSE: SignedDuration = SignedDuration::from_hours(6);
/// How many destinations are read at once.
const AT_ONCE: i64 = 500;

impl Catalogue {
    /// Looks until it is asked to stop. A question that has begun is finished.
    pub async fn run(self, mut stop: Stop) {
        loop {
            if let Err(error) = self.run_due().await {
                tracing::error!(error = &error as &dyn std::error::Error, "catalogue.store_failed");
            }
            tokio::select! {
                () = self.wake().notified() => {}
                ended = stop.or_after(LOOK) => if ended { return },
            }
            if stop.asked() {
                return;
            }
        }
    }

    /// One round: every question and every destination that is due. Answers how many that were.
    ///
    /// # Errors
    /// The store's own.
    pub async fn run_due(&self) -> Result<u64> {
        let (mut n, app) = (0, self.app());
        while let Some(claimed) = store::claim(app.db.write(), app.clock.now(), after(app.clock.now(), LEASE)).await? {
            self.answer(&claimed).await?;
            n += 1;
        }
        while let Some(check) =
            store::claim_check(app.db.write(), app.clock.now(), after(app.clock.now(), LEASE)).await?
        {
            self.look_at(&check).await?;
            n += 1;
        }
        Ok(n)
    }

    /// Brings the weekly round up to date with the links: what is new comes in, what is gone goes.
    ///
    /// # Errors
    /// The store's own.
    pub async fn watch_destinations(&self) -> db::Result<()> {
        let app = self.app();
        let services: Vec<&str> = self.switched_on().flat_map(Provider::services).copied().collect();
        let mut seen = HashSet::new();
        let mut last: Option<Placed> = None;
        while !services.is_empty() {
            let batch = links::placed(&app.db, &services, last.as_ref(), AT_ONCE).await?;
            let Some(end) = batch.last() else { break };
            last = Some(end.clone());
            for one in batch.iter().filter(|one| Item::parse(&one.url).is_some()) {
                store::watch(app.db.write(), one, after(app.clock.now(), WEEK)).await?;
                seen.insert((one.link_id, one.service.clone()));
            }
        }
        for (link, service) in store::watched(app.db.read()).await? {
            if !seen.contains(&(link, service.clone())) {
                store::unwatch(app.db.write(), link, &service).await?;
            }
        }
        Ok(())
    }

    async fn answer(&self, claimed: &Claimed) -> Result<()> {
        let (app, provider) = (self.app(), claimed.provider);
        let (db, now) = (&app.db, app.clock.now());
        if self.asker().has(provider)
            && let Err(until) = store::take_turn(db.write(), provider, provider.asking(&claimed.asked), now).await?
        {
            // Nothing was asked, so the try does not count.
            return Ok(store::put_off(db.write(), claimed, "too_many", until, claimed.tries - 1).await?);
        }
        match self.asker().ask(provider, &claimed.asked, &claimed.facts).await {
            Ok(answers) => self.keep(claimed, &answers).await,
            Err(trouble) => {
                let until = self.pause(provider, trouble, claimed.tries).await?;
                tracing::warn!(catalogue = provider.word(), reason = trouble.word, "catalogue.no_answer");
                match until.filter(|_| claimed.tries < MOST_TRIES) {
                    Some(until) => store::put_off(db.write(), claimed, trouble.word, until, claimed.tries).await?,
                    None => store::finish(db.write(), claimed, State::Failed, Some(trouble.word)).await?,
                }
                Ok(())
            }
        }
    }

    /// When to ask again, if that may help. A wait that a catalogue asks for holds for every question.
    async fn pause(&self, provider: Provider, trouble: Trouble, tries: i64) -> db::Result<Option<Timestamp>> {
        if !trouble.again {
            return Ok(None);
        }
        let now = self.app().clock.now();
        if let Some(wait) = trouble.wait {
            let until = after(now, SignedDuration::try_from(wait).unwrap_or(WEEK));
            store::hold(self.app().db.write(), provider, until).await?;
            return Ok(Some(until));
        }
        let times = 1_i32.checked_shl(u32::try_from(tries.clamp(1, 8) - 1).unwrap_or_default()).unwrap_or(1);
        Ok(Some(after(now, FIRST_PAUSE.saturating_mul(times))))
    }

    /// Keeps what a catalogue answered. Codes that an address led to are asked for at the others.
    async fn keep(&self, claimed: &Claimed, answers: &[Answer]) -> Result<()> {
        let app = self.app();
        let now = app.clock.now();
        let state = if answers.is_empty() { State::Absent } else { State::Found };
        let tx = app.db.begin().await?;
        if !store::is_there(&tx, claimed.workspace, claimed.lookup).await? {
            return Ok(());
        }
        let mut facts = store::facts_of(&tx, claimed.workspace, claimed.lookup).await?;
        if let Some(first) = answers.iter().find(|answer| facts.is_blank() && !answer.title.is_empty()) {
            facts = facts.told_by(first);
            store::put_facts(&tx, claimed.workspace, claimed.lookup, &facts).await?;
        }
        let found = self.candidates(claimed.provider, &facts, answers);
        store::clear_candidates(&tx, claimed).await?;
        for one in &found {
            store::insert_candidate(&tx, claimed, one, now).await?;
        }
        store::finish(&tx, claimed, state, None).await?;
        if let Some(asked) = codes_found(&claimed.asked, &facts, answers) {
            store::put_codes(&tx, claimed.workspace, claimed.lookup, &asked).await?;
            for provider in self.switched_on().filter(|one| *one != claimed.provider) {
                store::insert_question(&tx, claimed.workspace, claimed.lookup, provider, now).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// The addresses of the answers, each once.
    fn candidates(&self, provider: Provider, facts: &Facts, answers: &[Answer]) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        for answer in answers {
            let (confidence, reasons) = score(facts, answer);
            for (service, url) in answer.urls.iter().filter_map(|url| place(url)) {
                if found.iter().any(|one| one.url == url) {
                    continue;
                }
                found.push(Candidate {
                    id: self.app().new_id(),
                    provider,
                    service: service.to_owned(),
                    url,
                    title: answer.title.clone(),
                    artist: answer.artist.clone(),
                    upc: answer.upc.clone(),
                    isrc: isrc(facts, answer),
                    released_on: answer.released_on.clone(),
                    n_tracks: answer.n_tracks,
                    confidence,
                    reasons: reasons.clone(),
                });
            }
        }
        found
    }

    async fn look_at(&self, check: &Check) -> Result<()> {
        let (app, now) = (self.app(), self.app().clock.now());
        let Some(item) = Item::parse(&check.url).filter(|item| self.asker().has(item.provider())) else {
            return Ok(store::checked(app.db.write(), check, None, now, after(now, WEEK)).await?);
        };
        let provider = item.provider();
        if let Err(until) = store::take_turn(app.db.write(), provider, provider.looking(), now).await? {
            return Ok(store::checked(app.db.write(), check, None, now, until).await?);
        }
        match self.asker().is_there(&item).await {
            Ok(there) => store::checked(app.db.write(), check, Some(there), now, after(now, WEEK)).await?,
            Err(trouble) => {
                let until = self.pause(provider, trouble, 1).await?;
                let next = until.unwrap_or(now).max(after(now, CHECK_PAUSE));
                store::checked(app.db.write(), check, None, now, next).await?;
            }
        }
        Ok(())
    }
}

/// The recording code to show: one that the release has too, where there is one.
fn isrc(facts: &Facts, answer: &Answer) -> Option<String> {
    answer.isrcs.iter().find(|isrc| facts.isrcs.contains(isrc)).or(answer.isrcs.first()).cloned()
}

/// What is asked from now on, where an address led to something: the codes that it told, else the release's own.
fn codes_found(asked: &Asked, facts: &Facts, answers: &[Answer]) -> Option<Asked> {
    if asked.address.is_none() || asked.has_codes() || answers.is_empty() {
        return None;
    }
    let upc = answers.iter().find_map(|answer| answer.upc.clone());
    let isrcs = answers.iter().find(|answer| !answer.isrcs.is_empty()).map(|answer| answer.isrcs.clone());
    let told = Asked { upc, isrcs: isrcs.unwrap_or_default(), address: asked.address.clone() };
    if told.has_codes() {
        return Some(told);
    }
    Some(Asked { upc: facts.upc.clone(), isrcs: facts.isrcs.clone(), address: asked.address.clone() })
}

fn after(at: Timestamp, span: SignedDuration) -> Timestamp {
    at.saturating_add(span).unwrap_or(Timestamp::MAX)
}
