//! The release-day engine: claims what is due, saves it, and records what became of each.

use std::{
    collections::VecDeque,
    sync::{Arc, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use jobs::Stop;
use lake::{Browser, Campaign, Device, Event, Kind as Happening, Visit};
use policy::{datum::PresaveToken, processor::Spotify, purpose::ReleaseSave};
use privacy::{Choice, Grant, Personal, Refused, Sealed, Unsealable};
use spotify::{Client, Failure, Kind, Retry, SpotifyUri, Tokens};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{
    Presaves,
    model::{HOUR, SECOND_OPINION, State, UNSAID_PAUSE, after, backoff, reason, tomorrow},
    store::{self, Claimed, End, Lease, On, PutOff},
};

/// How many saves run at once.
const AT_ONCE: usize = 16;
/// How many rows one claim takes.
const BATCH: i64 = 64;
/// How long a claim holds.
const LEASE: SignedDuration = SignedDuration::from_secs(60);
/// Two calls of at most twenty seconds each, and the store. A claim with less time left is given back, not begun.
const LONGEST_SAVE: SignedDuration = SignedDuration::from_secs(45);
/// How long the store is asked again when it must not be given up on.
const PATIENCE_MS: [u64; 5] = [50, 200, 1000, 2000, 4000];

/// A release that is out, and what to save for it.
struct Due {
    release: Uuid,
    uri: SpotifyUri,
}

/// What the provider was asked when it failed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    Refresh,
    Save,
}

impl Presaves {
    /// One round. With `stop` it begins nothing more once it is asked to.
    pub(crate) async fn round(&self, stop: Option<&Stop>) -> db::Result<usize> {
        self.end_expired().await?;
        self.end_retired().await?;
        let Some(client) = &self.spotify else { return Ok(0) };
        let due = self.due_releases().await?;
        let n_tried = self.save_all(client, due, stop).await?;
        if n_tried > 0 {
            // Permissions that were destroyed may still lie in the write-ahead log. When a reader holds it back, the next
            // round or the sweep asks again.
            self.app.db.checkpoint().await?;
        }
        Ok(n_tried)
    }

    // ── Ends that need no provider ────────────────────────────────────────────────────────────────────────────────────

    pub(crate) async fn end_expired(&self) -> db::Result<()> {
        let end = End { state: State::Expired, reason: Some(reason::TIME_RAN_OUT), at: self.app.clock.now() };
        let n = store::end_expired(self.app.db.write(), end).await?;
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
        let end = End { state: State::Cancelled, reason: Some(reason), at: self.app.clock.now() };
        let n = store::end_all_on(self.app.db.write(), what, id, end).await?;
        count_ended(State::Cancelled, n);
        Ok(())
    }

    // ── What is due ───────────────────────────────────────────────────────────────────────────────────────────────────

    async fn due_releases(&self) -> db::Result<VecDeque<Due>> {
        let db = &self.app.db;
        let waited_on = store::waited_on(db.read(), On::Release).await?;
        let mut due = VecDeque::new();
        for release in releases::out_at(db, &waited_on, self.app.clock.now()).await? {
            match release.spotify_uri.as_deref().map(str::parse::<SpotifyUri>) {
                Some(Ok(uri)) => {
                    self.knows_of_no_address(release.id, false);
                    due.push_back(Due { release: release.id, uri });
                }
                Some(Err(_)) | None => self.note_no_address(release.id).await?,
            }
        }
        Ok(due)
    }

    async fn note_no_address(&self, release: Uuid) -> db::Result<()> {
        if self.knows_of_no_address(release, true) {
            return Ok(());
        }
        tracing::warn!(release.id = %release, "presave.release_has_no_address");
        let noted = store::note_no_address(self.app.db.write(), release).await;
        if noted.is_err() {
            self.knows_of_no_address(release, false);
        }
        noted
    }

    /// Remembers whether a release lacks its address, and answers what was remembered before.
    fn knows_of_no_address(&self, release: Uuid, lacks: bool) -> bool {
        let mut known = self.engine.without_address.lock().unwrap_or_else(PoisonError::into_inner);
        if lacks { !known.insert(release) } else { known.remove(&release) }
    }

    // ── Saving ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// Each save is a task of its own: one that holds the writing connection must go on while this loop waits for that
    /// connection to claim the next batch.
    async fn save_all(&self, client: &Arc<Client>, mut due: VecDeque<Due>, stop: Option<&Stop>) -> db::Result<usize> {
        let mut claimed: VecDeque<(Claimed, SpotifyUri)> = VecDeque::new();
        let mut running = JoinSet::new();
        let mut outcome = Ok(());
        let mut n_tried = 0;
        loop {
            while running.len() < AT_ONCE && outcome.is_ok() && self.may_begin(stop) {
                if claimed.is_empty() {
                    match self.claim_next(&mut due).await {
                        Ok(batch) if batch.is_empty() => break,
                        Ok(batch) => claimed = batch,
                        Err(error) => outcome = Err(error),
                    }
                }
                let Some((one, uri)) = claimed.pop_front() else { break };
                if after(self.app.clock.now(), LONGEST_SAVE) > one.lease.until {
                    store::give_back(self.app.db.write(), &[one]).await.unwrap_or_else(|error| outcome = Err(error));
                } else {
                    let (engine, client) = (self.clone(), Arc::clone(client));
                    running.spawn(async move { engine.save(&client, one, uri).await });
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
        let rest: Vec<Claimed> = claimed.into_iter().map(|(one, _)| one).collect();
        outcome.and(store::give_back(self.app.db.write(), &rest).await)?;
        Ok(n_tried)
    }

    fn may_begin(&self, stop: Option<&Stop>) -> bool {
        !stop.is_some_and(Stop::asked) && !self.engine.pause.holds(self.app.clock.now())
    }

    /// A batch of the first release that has something due. That release then goes to the end of the line, so a large one
    /// does not hold up the others.
    async fn claim_next(&self, due: &mut VecDeque<Due>) -> db::Result<VecDeque<(Claimed, SpotifyUri)>> {
        while let Some(release) = due.pop_front() {
            let now = self.app.clock.now();
            let lease = Lease { node: self.engine.node, until: after(now, LEASE) };
            let db = &self.app.db;
            let batch = store::claim(db.write(), db.engine(), release.release, now, lease, BATCH).await?;
            if !batch.is_empty() {
                let batch = batch.into_iter().map(|one| (one, release.uri.clone())).collect();
                due.push_back(release);
                return Ok(batch);
            }
        }
        Ok(VecDeque::new())
    }

    /// Takes one claimed pre-save as far as it goes now. An error is the store's: the claim then runs out by itself, and
    /// what was done is done again, which is harmless.
    async fn save(&self, client: &Client, one: Claimed, uri: SpotifyUri) -> db::Result<()> {
        let grant = match self.app.privacy.may::<ReleaseSave>(one.subject).await {
            Ok(grant) => grant,
            Err(refused) => return self.not_allowed(&one, refused).await,
        };
        let Some(sealed) = &one.token else {
            return self.end_held(&one, State::NeedsAgain, reason::NO_TOKEN).await;
        };
        let token = match self.app.privacy.unseal(one.subject, one.id, sealed).await {
            Ok(token) => token,
            Err(unsealable) => return self.not_opened(&one, unsealable).await,
        };
        let tokens = match refresh(client, &token, &grant).await {
            Ok(tokens) => tokens,
            Err(failure) => return self.settle(&one, failure, Call::Refresh).await,
        };
        if !self.keep(&one, sealed, &tokens).await? {
            return Ok(());
        }
        if !tokens.may_save() {
            return self.end_held(&one, State::NeedsAgain, Kind::InsufficientScope.code()).await;
        }
        let saved = match tokens.access.disclose(&grant) {
            Ok(access) => client.save(access, &[uri]).await,
            Err(_) => Err(Kind::NotSent.into()),
        };
        match saved {
            Ok(()) => self.saved(&one).await,
            Err(failure) => self.settle(&one, failure, Call::Save).await,
        }
    }

    /// Stores a rotated permission before anything else is done with it. False when the pre-save has ended meanwhile, or
    /// is somebody else's: then nothing may be saved.
    async fn keep(&self, one: &Claimed, old: &Sealed<PresaveToken>, tokens: &Tokens) -> db::Result<bool> {
        let Some(new) = &tokens.refresh else {
            return store::still_held(self.app.db.write(), one).await;
        };
        let new = match self.app.privacy.seal(new, one.id).await {
            Ok(new) => new,
            // Erased this moment: the key has gone, and the row with it.
            Err(Unsealable::NoKey) => return Ok(false),
            Err(Unsealable::Store(error)) => return Err(error),
            Err(error @ Unsealable::Undecryptable) => return Err(db::Error::Custom(error.to_string())),
        };
        // The old one is dead at the provider: if this one is lost, the fan has to be asked again.
        self.insist(|| store::rotate(self.app.db.write(), one.id, old, &new)).await
    }

    pub(crate) async fn saved(&self, one: &Claimed) -> db::Result<()> {
        let at = self.app.clock.now();
        let db = self.app.db.write();
        let end = End { state: State::Saved, reason: None, at };
        if self.insist(|| store::end(db, one.id, end)).await? {
            count_ended(State::Saved, 1);
            self.tell_the_lake(one, at).await;
            return Ok(());
        }
        self.insist(|| store::saved_after_cancellation(db, one.id, at)).await
    }

    /// Nobody looked at a page, so the event says nothing about a visitor; a number of its own keeps it one person's.
    async fn tell_the_lake(&self, one: &Claimed, at: Timestamp) {
        let event = Event {
            at,
            workspace: one.workspace.0,
            link: one.link_id,
            kind: Happening::PresaveSaved,
            service: Some(crate::SPOTIFY.into()),
            visit: Visit {
                country: None,
                device: Device::Other,
                browser: Browser::Other,
                referrer_host: None,
                campaign: Campaign::default(),
                language: None,
                visitor: u64::from_le_bytes(self.app.entropy.bytes()),
                bot: false,
            },
        };
        if let Err(error) = self.lake.record(event).await {
            tracing::warn!(error = %error, "presave.event_not_kept");
        }
    }

    // ── What stood in the way ─────────────────────────────────────────────────────────────────────────────────────────

    async fn not_allowed(&self, one: &Claimed, refused: Refused) -> db::Result<()> {
        let now = self.app.clock.now();
        match refused {
            Refused::NoConsent(_) => match self.app.privacy.choice::<ReleaseSave>(one.subject).await? {
                // They never took it back: the purpose became another one. It waits until they have seen that.
                Choice::Outgrown => self.put_off(one, after(now, HOUR), one.attempts, reason::CONSENT_OUTGROWN).await,
                _ => self.end_held(one, State::Cancelled, reason::CONSENT_WITHDRAWN).await,
            },
            Refused::Objected(_) => self.put_off(one, after(now, HOUR), one.attempts, reason::OBJECTED).await,
            // Only fans have pre-saves; should a row ever be somebody else's, it is not used.
            Refused::Restricted | Refused::NotForThem(_) => {
                self.put_off(one, after(now, HOUR), one.attempts, reason::RESTRICTED).await
            }
            Refused::NotYet(_) => self.put_off(one, after(now, HOUR), one.attempts, reason::NOT_YET).await,
            Refused::Erased => Ok(()),
            Refused::Store(error) => Err(error),
        }
    }

    /// The permission stays closed: kept, counted and told to the operator, since the right key file may come back.
    async fn not_opened(&self, one: &Claimed, unsealable: Unsealable) -> db::Result<()> {
        if let Unsealable::Store(error) = unsealable {
            return Err(error);
        }
        metrics::counter!("fanfare_presave_undecryptable_total").increment(1);
        tracing::error!(error = %unsealable, "presave.undecryptable: is this the right key file? nothing was deleted");
        let until = after(self.app.clock.now(), HOUR);
        self.put_off(one, until, one.attempts, reason::UNDECRYPTABLE).await
    }

    pub(crate) async fn settle(&self, one: &Claimed, failure: Failure, call: Call) -> db::Result<()> {
        let now = self.app.clock.now();
        let code = failure.kind.code();
        metrics::counter!("fanfare_presave_failures_total", "reason" => code).increment(1);
        match (failure.kind, failure.retry) {
            // These speak of the app and not of this fan: everybody waits, and nobody's try is counted.
            (Kind::RateLimited | Kind::InvalidClient, Retry::Later(wait)) => {
                self.pause(one, after(now, span(wait).unwrap_or(UNSAID_PAUSE)), code).await
            }
            (_, Retry::Tomorrow) => self.pause(one, tomorrow(now), code).await,
            (Kind::InvalidGrant, Retry::AskAgain) if one.reason.as_deref() != Some(reason::INVALID_GRANT) => {
                self.put_off(one, after(now, SECOND_OPINION), one.attempts, reason::INVALID_GRANT).await
            }
            (_, Retry::AskAgain) => self.end_held(one, State::NeedsAgain, code).await,
            (_, Retry::Never) => self.end_held(one, State::Refused, code).await,
            (_, Retry::Later(wait)) => {
                let chance = u32::from_le_bytes(self.app.entropy.bytes());
                let wait = backoff(one.attempts, chance).max(span(wait).unwrap_or_default());
                // Trouble on the way to a second opinion does not make the first one unsaid.
                let unsaid = call == Call::Save || one.reason.as_deref() != Some(reason::INVALID_GRANT);
                let why = if unsaid { code } else { reason::INVALID_GRANT };
                self.put_off(one, after(now, wait), one.attempts + 1, why).await
            }
        }
    }

    async fn pause(&self, one: &Claimed, until: Timestamp, why: &str) -> db::Result<()> {
        if !self.engine.pause.holds(self.app.clock.now()) {
            tracing::warn!(provider.name = crate::SPOTIFY, reason = why, until = %until, "presave.paused");
        }
        let until = self.engine.pause.until(until);
        let why = if one.reason.as_deref() == Some(reason::INVALID_GRANT) { reason::INVALID_GRANT } else { why };
        self.put_off(one, until, one.attempts, why).await
    }

    async fn put_off(&self, one: &Claimed, until: Timestamp, attempts: i64, why: &str) -> db::Result<()> {
        let how = PutOff { until, attempts, reason: why.to_owned() };
        store::put_off(self.app.db.write(), one, &how).await
    }

    async fn end_held(&self, one: &Claimed, state: State, why: &str) -> db::Result<()> {
        let end = End { state, reason: Some(why), at: self.app.clock.now() };
        if store::end_held(self.app.db.write(), one, end).await? {
            count_ended(state, 1);
        }
        Ok(())
    }

    /// Asks the store until it answers, within the time that the claim leaves.
    async fn insist<T, F: Future<Output = db::Result<T>>>(&self, act: impl Fn() -> F) -> db::Result<T> {
        for pause in PATIENCE_MS {
            match act().await {
                Ok(done) => return Ok(done),
                Err(error) => tracing::warn!(error = %error, "presave.store_failed"),
            }
            tokio::time::sleep(std::time::Duration::from_millis(pause)).await;
        }
        act().await
    }
}

async fn refresh(
    client: &Client,
    token: &Personal<PresaveToken>,
    grant: &Grant<ReleaseSave>,
) -> Result<Tokens, Failure> {
    match token.disclose::<Spotify, _>(grant) {
        Ok(disclosed) => client.refresh(disclosed, grant.subject()).await,
        Err(_) => Err(Kind::NotSent.into()),
    }
}

fn span(wait: Option<std::time::Duration>) -> Option<SignedDuration> {
    wait.and_then(|wait| SignedDuration::try_from(wait).ok())
}

fn count_ended(state: State, n: u64) {
    let outcome = match state {
        State::Waiting => return,
        State::Saved => "saved",
        State::NeedsAgain => "needs_again",
        State::Refused => "refused",
        State::Cancelled => "cancelled",
        State::Expired => "expired",
    };
    if n > 0 {
        metrics::counter!("fanfare_presave_ended_total", "outcome" => outcome).increment(n);
    }
}
