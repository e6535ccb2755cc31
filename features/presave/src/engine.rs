//! The release-day engine: looks what is due, claims it in fair turns, and lets each be done.

use std::{
    collections::{HashMap, VecDeque},
    sync::PoisonError,
};

use jiff::{SignedDuration, Timestamp};
use jobs::Stop;
use releases::Release;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{
    Presaves,
    at::{Services, Target},
    model::{State, after, reason},
    service::Service,
    store::{self, Budget, Claimed, End, Lane, Lease, On},
    turns::Turns,
};

/// How many saves run at once.
pub(crate) const AT_ONCE: usize = 64;
/// How many of them renew their permission at once. A kill between a provider's answer and our record of it costs the
/// permission that was replaced, so few are in that moment together.
pub(crate) const RENEWALS_AT_ONCE: usize = 16;
/// How many rows one claim takes.
const BATCH: i64 = 128;
/// How long a claim holds.
pub(crate) const LEASE: SignedDuration = SignedDuration::from_secs(60);
/// Two calls of at most twenty seconds each, and the store. A claim with less time left is given back, not begun.
const LONGEST_SAVE: SignedDuration = SignedDuration::from_secs(45);

/// A lane that is due, and what to save for it.
struct Due {
    lane: Lane,
    target: Target,
}

/// The lanes of one service.
struct Line {
    service: Service,
    turns: Turns<Due>,
}

/// A claimed pre-save, and what to save for it.
struct Ready {
    one: Claimed,
    target: Target,
}

impl Presaves {
    /// One round. With `stop` it begins nothing more once it is asked to.
    pub(crate) async fn round(&self, stop: Option<&Stop>) -> db::Result<usize> {
        self.end_expired().await?;
        self.end_retired().await?;
        let due = self.due().await?;
        self.look_for_missing().await?;
        let n_tried = self.save_all(due, stop).await?;
        if n_tried > 0 {
            // Permissions that were destroyed may still lie in the write-ahead log. When a reader holds it back, the next
            // round or the sweep asks again.
            self.app.db.checkpoint().await?;
        }
        Ok(n_tried)
    }

    // ── Ends that need no provider ────────────────────────────────────────────────────────────────────────────────────

    pub(crate) async fn end_expired(&self) -> db::Result<()> {
        let (db, now) = (&self.app.db, self.app.clock.now());
        let releases = store::expiring(db.read(), now).await?;
        if releases.is_empty() {
            return Ok(());
        }
        self.part_with_the_old(now).await?;
        let out: Vec<Uuid> =
            releases::out_somewhere_at(db, &releases, now).await?.into_iter().map(|one| one.id).collect();
        let to_come: Vec<Uuid> = releases.into_iter().filter(|release| !out.contains(release)).collect();
        let end = End { state: State::Expired, reason: Some(reason::TIME_RAN_OUT), at: now, acts: None };
        let n = store::end_expired(db.write(), end, &to_come).await?;
        count_ended(State::Expired, n);
        Ok(())
    }

    /// A label that takes its link or release back ends what waits on it.
    async fn end_retired(&self) -> db::Result<()> {
        let db = &self.app.db;
        let links = store::waited_on(db.read(), On::Link).await?;
        for id in links::retired(db, &links).await? {
            self.end_all_on(On::Link, id, reason::LINK_RETIRED).await?;
        }
        let releases = store::waited_on(db.read(), On::Release).await?;
        for id in releases::retired(db, &releases).await? {
            self.end_all_on(On::Release, id, reason::RELEASE_RETIRED).await?;
        }
        Ok(())
    }

    async fn end_all_on(&self, what: On, id: Uuid, reason: &str) -> db::Result<()> {
        let end = End { state: State::Cancelled, reason: Some(reason), at: self.app.clock.now(), acts: None };
        let n = self.end_waiting_on(what, id, end).await?;
        count_ended(State::Cancelled, n);
        Ok(())
    }

    // ── What is due ───────────────────────────────────────────────────────────────────────────────────────────────────

    async fn due(&self) -> db::Result<Vec<Line>> {
        let (db, now) = (&self.app.db, self.app.clock.now());
        let waited_on = store::waited_on(db.read(), On::Release).await?;
        let out = releases::out_somewhere_at(db, &waited_on, now).await?;
        if out.is_empty() {
            return Ok(Vec::new());
        }
        let budgets = store::budgets(db.read(), &self.apps()).await?;
        let mut lines = Vec::new();
        for service in Service::ALL.into_iter().filter(|service| self.services.has(*service)) {
            let budget = budgets.get(&service);
            if let Some(budget) = budget {
                self.engine.pauses.of(service).until(budget.held_until);
            }
            if !self.is_held(service, budget, now) {
                let turns = Turns::after(budget.and_then(|budget| budget.turn), self.lanes(service, &out).await?);
                lines.push(Line { service, turns });
            }
        }
        Ok(lines)
    }

    /// Whether a service is to be left in peace, or its window is spent.
    fn is_held(&self, service: Service, budget: Option<&Budget>, now: Timestamp) -> bool {
        let cheapest = service.acts().iter().map(|act| Services::cost(service, *act)).min().unwrap_or(1);
        let spent = self.services.allowance(service, now).zip(budget).is_some_and(|(allowance, budget)| {
            budget.window == allowance.number && budget.spent + cheapest > allowance.units
        });
        spent || self.engine.pauses.of(service).holds(now)
    }

    /// The lanes of a service whose moment has come.
    async fn lanes(&self, service: Service, out: &[Release]) -> db::Result<Vec<(Uuid, Due)>> {
        let (db, now) = (&self.app.db, self.app.clock.now());
        let mut lanes = Vec::new();
        for release in out {
            let waiting = store::zones_waiting(db.read(), release.id, service).await?;
            if waiting.is_empty() {
                continue;
            }
            let Some(target) = self.target(release, service).await? else {
                self.note_no_address(release, service).await?;
                continue;
            };
            self.knows_of_no_address((release.id, service), false);
            for zone in moments(release, waiting, now) {
                let lane = Lane { release: release.id, service, zone };
                lanes.push((release.id, Due { lane, target: target.clone() }));
            }
        }
        Ok(lanes)
    }

    /// What to save at a service: by the label's own word, or as it was found there since.
    async fn target(&self, release: &Release, service: Service) -> db::Result<Option<Target>> {
        if service == Service::Spotify
            && let Some(target) = release.spotify_uri.as_deref().and_then(|uri| Target::of(service, uri))
        {
            return Ok(Some(target));
        }
        let db = &self.app.db;
        let of_links = links::destinations_of(db, release.workspace, release.id, service.destinations()).await?;
        if let Some(target) = of_links.iter().find_map(|address| Target::of(service, address)) {
            return Ok(Some(target));
        }
        let found = store::address(db.read(), release.id, service).await?;
        Ok(found.and_then(|address| Target::of(service, &address)))
    }

    async fn note_no_address(&self, release: &Release, service: Service) -> db::Result<()> {
        if self.knows_of_no_address((release.id, service), true) {
            return Ok(());
        }
        tracing::warn!(release.id = %release.id, provider.name = service.word(), "presave.release_has_no_address");
        let (db, now) = (self.app.db.write(), self.app.clock.now());
        let noted = match store::missing(db, release.workspace, release.id, service, now).await {
            Ok(()) => store::note_no_address(db, release.id, service).await,
            failed => failed,
        };
        if noted.is_err() {
            self.knows_of_no_address((release.id, service), false);
        }
        noted
    }

    /// Remembers whether a release lacks its address, and answers what was remembered before.
    fn knows_of_no_address(&self, which: (Uuid, Service), lacks: bool) -> bool {
        let mut known = self.engine.without_address.lock().unwrap_or_else(PoisonError::into_inner);
        if lacks { !known.insert(which) } else { known.remove(&which) }
    }

    // ── Saving ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// Each save is a task of its own: one that holds the writing connection must go on while this loop waits for that
    /// connection to claim the next batch.
    async fn save_all(&self, due: Vec<Line>, stop: Option<&Stop>) -> db::Result<usize> {
        let mut lines: VecDeque<Line> = due.into();
        let mut claimed: VecDeque<Ready> = VecDeque::new();
        let mut running = JoinSet::new();
        let mut outcome = Ok(());
        let mut n_tried = 0;
        loop {
            while running.len() < AT_ONCE && outcome.is_ok() && !stop.is_some_and(Stop::asked) {
                if claimed.is_empty() {
                    match self.claim_next(&mut lines).await {
                        Ok(batch) if batch.is_empty() => break,
                        Ok(batch) => claimed = batch,
                        Err(error) => outcome = Err(error),
                    }
                }
                let Some(Ready { one, target }) = claimed.pop_front() else { break };
                if self.may_begin(&one) {
                    let engine = self.clone();
                    running.spawn(async move { engine.save(one, target).await });
                } else {
                    store::give_back(self.app.db.write(), &[one]).await.unwrap_or_else(|error| outcome = Err(error));
                }
            }
            // Whatever went wrong, what has begun is brought to its end: dropping it could lose a rotated token.
            match running.join_next().await {
                Some(ended) => {
                    n_tried += 1;
                    let ended = ended
                        .unwrap_or_else(|panic| Err(db::Error::Custom(format!("a save ended in a panic: {panic}"))));
                    outcome = outcome.and(ended);
                }
                None => break,
            }
        }
        let rest: Vec<Claimed> = claimed.into_iter().map(|ready| ready.one).collect();
        outcome.and(store::give_back(self.app.db.write(), &rest).await)?;
        Ok(n_tried)
    }

    pub(crate) fn may_begin(&self, one: &Claimed) -> bool {
        let now = self.app.clock.now();
        after(now, LONGEST_SAVE) <= one.lease.until && !self.engine.pauses.of(one.service).holds(now)
    }

    /// The next batch: one service after the other, and at each one release after the other. Where a service's budget is
    /// counted, a turn is one pre-save.
    async fn claim_next(&self, lines: &mut VecDeque<Line>) -> db::Result<VecDeque<Ready>> {
        while let Some(mut line) = lines.pop_front() {
            let now = self.app.clock.now();
            if self.engine.pauses.of(line.service).holds(now) {
                continue;
            }
            let Some((release, due)) = line.turns.next() else { continue };
            let allowance = self.services.allowance(line.service, now);
            let lease = Lease { node: self.engine.node, until: after(now, LEASE) };
            let db = &self.app.db;
            let most = if allowance.is_some() { 1 } else { BATCH };
            let batch = store::claim(db.write(), db.engine(), &due.lane, now, lease, most).await?;
            if batch.is_empty() {
                lines.push_front(line);
                continue;
            }
            if let (Some(allowance), Some(one)) = (allowance, batch.first())
                && !self.take_units(one, &allowance).await?
            {
                store::give_back(db.write(), &batch).await?;
                continue;
            }
            let ready = batch.into_iter().map(|one| Ready { one, target: due.target.clone() }).collect();
            line.turns.again(release, due);
            lines.push_back(line);
            return Ok(ready);
        }
        Ok(VecDeque::new())
    }

    /// Takes what a pre-save will cost at most. Where it is more than is left, the service rests until its next window.
    async fn take_units(&self, one: &Claimed, allowance: &crate::at::Allowance) -> db::Result<bool> {
        let Some(app) = self.services.app(one.service) else { return Ok(false) };
        let units = one.acts.open().into_iter().map(|act| Services::cost(one.service, act)).sum::<i64>();
        let (db, most) = (self.app.db.write(), allowance.units);
        // What no window could ever pay has a whole one.
        let units = units.min(most);
        store::take_units(db, (one.service, &app), allowance.number, (units, most), Some(one.release_id)).await
    }

    /// The apps that budgets are kept of.
    pub(crate) fn apps(&self) -> Vec<(Service, String)> {
        Service::ALL.into_iter().filter_map(|service| Some((service, self.services.app(service)?))).collect()
    }
}

/// In which zones a release is out now: all at once, or those whose own moment has come.
fn moments(release: &Release, waiting: Vec<String>, now: Timestamp) -> Vec<Option<String>> {
    let moment = release.moment();
    if !moment.differs() {
        return if release.release_at <= now { vec![None] } else { Vec::new() };
    }
    if moment.last() <= now {
        return vec![None];
    }
    let zones: HashMap<String, _> = waiting.into_iter().map(|zone| (zone.clone(), releases::zone_of(&zone))).collect();
    let mut out: Vec<String> =
        zones.into_iter().filter(|(_, there)| moment.of(there.as_ref()) <= now).map(|(zone, _)| zone).collect();
    out.sort_unstable();
    out.into_iter().map(Some).collect()
}

/// Counts what ended, for the operator's figures.
pub(crate) fn count_ended(state: State, n: u64) {
    if n > 0 && state != State::Waiting {
        metrics::counter!("fanfare_presave_ended_total", "outcome" => state.as_str()).increment(n);
    }
}
