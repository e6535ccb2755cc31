//! One claimed pre-save, as far as it goes now.

use jiff::Timestamp;
use lake::{Browser, Campaign, Device, Event, Kind as Happening, Visit};
use policy::datum::PresaveToken;
use privacy::{Choice, Personal, Refused, Sealed, Unsealable};

use crate::{
    Presaves,
    acts::{Act, Acts, Step},
    at::{Failure, Permit, Services, Session, Target},
    consents,
    engine::count_ended,
    model::{HOUR, State, after, reason},
    service::Service,
    store::{self, Claimed},
};

/// How long the store is asked again when it must not be given up on.
const PATIENCE_MS: [u64; 5] = [50, 200, 1000, 2000, 4000];

impl Presaves {
    /// Takes one claimed pre-save as far as it goes now. An error is the store's: the claim then runs out by itself, and
    /// what was done is done again where that is harmless.
    pub(crate) async fn save(&self, mut one: Claimed, target: Target) -> db::Result<()> {
        let (permits, refused) = self.permits(&one).await?;
        let Some((_, first)) = permits.first() else {
            return match refused {
                Some(refused) => self.not_allowed(&one, refused).await,
                // All was done and written down before a crash.
                None => {
                    self.part_with_claimed(&one).await;
                    self.finish(&one).await
                }
            };
        };
        let Some(sealed) = one.token.clone() else {
            return self.end_held(&one, State::NeedsAgain, reason::NO_TOKEN).await;
        };
        let token = match self.app.privacy.unseal(one.subject, one.id, &sealed).await {
            Ok(token) => token,
            Err(unsealable) => return self.not_opened(&one, unsealable).await,
        };
        let session = match self.renewed(&one, &sealed, &token, first).await? {
            Some(Ok(session)) => session,
            Some(Err(failure)) => return self.settle(&one, failure, None).await,
            None => return Ok(()),
        };
        for (act, permit) in &permits {
            if !Services::allows(one.service, &session, *act) {
                one.acts.set(*act, Step::Again("insufficient_scope".to_owned()));
                continue;
            }
            let done = if act.shows_twice() {
                match self.put_into_playlist(&mut one, &target, &session, permit).await? {
                    Some(done) => done,
                    None => return Ok(()),
                }
            } else {
                let now = self.app.clock.now();
                self.services.perform(*act, &target, (&token, &session), permit, now).await.map(|()| Step::Done)
            };
            match done {
                Ok(step) => one.acts.set(*act, step),
                // Where the permission itself opens the account, its end shows here and not before.
                Err(failure) if failure.ends_permission() => return self.settle(&one, failure, None).await,
                Err(failure) if self.refuse_one(&mut one, *act, failure) => {}
                Err(failure) => return self.settle(&one, failure, Some(*act)).await,
            }
        }
        match refused {
            // The others are done; what is not allowed waits or ends by itself.
            Some(refused) => self.not_allowed(&one, refused).await,
            None => {
                if self.is_told(one.service) {
                    // Written down first: after a crash in between, a permission that is dead there must not look like one
                    // that its fan took away.
                    store::note_acts(self.app.db.write(), &one).await?;
                    self.give_back_permission(one.service, &token, first).await;
                }
                self.finish(&one).await
            }
        }
    }

    /// Opens the account, and keeps the permission that came in the old one's place. `None` as [`Presaves::keep_rotated`]'s
    /// false.
    async fn renewed(
        &self,
        one: &Claimed,
        sealed: &Sealed<PresaveToken>,
        token: &Personal<PresaveToken>,
        permit: &Permit,
    ) -> db::Result<Option<Result<Session, Failure>>> {
        let _turn = self.engine.renewals.acquire().await;
        let session = match self.services.open(one.service, token, permit).await {
            Ok(session) => session,
            Err(failure) => return Ok(Some(Err(failure))),
        };
        Ok(self.keep_rotated(one, sealed, &session).await?.then_some(Ok(session)))
    }

    /// A permit for each wish that is open and allowed, and why another one is not.
    async fn permits(&self, one: &Claimed) -> db::Result<(Vec<(Act, Permit)>, Option<Refused>)> {
        let (mut permits, mut not) = (Vec::new(), None);
        for act in one.acts.open() {
            match Permit::ask(&self.app.privacy, one.service, act, one.subject).await {
                Ok(permit) => permits.push((act, permit)),
                Err(Refused::Store(error)) => return Err(error),
                Err(refused) => not = not.or(Some(refused)),
            }
        }
        Ok((permits, not))
    }

    /// Stores a rotated permission before anything else is done with it. False when the pre-save has ended meanwhile, or
    /// is somebody else's: then nothing may be done.
    pub(crate) async fn keep_rotated(
        &self,
        one: &Claimed,
        old: &Sealed<PresaveToken>,
        session: &Session,
    ) -> db::Result<bool> {
        let Some(new) = &session.rotated else {
            let db = self.app.db.clone();
            let look = move |claims: Vec<_>| {
                let db = db.clone();
                async move { store::still_held(db.write(), &claims).await }
            };
            return self.engine.looks.ask((one.id, one.lease), look).await;
        };
        let new = match self.app.privacy.seal(new, one.id).await {
            Ok(new) => new,
            // Erased this moment: the key has gone, and the row with it.
            Err(Unsealable::NoKey) => return Ok(false),
            Err(Unsealable::Store(error)) => return Err(error),
            Err(error @ Unsealable::Undecryptable) => return Err(db::Error::Custom(error.to_string())),
        };
        // The old one is dead at the provider: if this one is lost, the fan has to be asked again.
        let rotation = store::Rotation { id: one.id, old: old.clone(), new };
        self.insist(|| {
            let db = self.app.db.clone();
            let rotate = move |rotations: Vec<_>| {
                let db = db.clone();
                async move { store::rotate(db.write(), &rotations).await }
            };
            self.engine.rotations.ask(rotation.clone(), rotate)
        })
        .await
    }

    /// Where a service takes permissions back, it is told that this one is not needed any more. Ours is destroyed whatever
    /// it answers.
    pub(crate) async fn give_back_permission(&self, service: Service, token: &Personal<PresaveToken>, permit: &Permit) {
        if let Err(failure) = self.services.give_back(service, token, permit).await {
            tracing::info!(provider.name = service.word(), reason = failure.code, "presave.permission_not_given_back");
        }
    }

    /// Ends a pre-save by what became of its wishes.
    async fn finish(&self, one: &Claimed) -> db::Result<()> {
        match one.acts.verdict() {
            Some((State::Saved, _)) => self.saved(one).await,
            Some((state, why)) => self.end_held(one, state, why.unwrap_or_default()).await,
            None => Ok(()),
        }
    }

    pub(crate) async fn saved(&self, one: &Claimed) -> db::Result<()> {
        let at = self.app.clock.now();
        let db = self.app.db.write();
        let acts = if one.acts.verdict().is_some() { one.acts.clone() } else { all_done(&one.acts) };
        let made = store::Made { id: one.id, at, acts: acts.to_string() };
        let end = || {
            let db = self.app.db.clone();
            let saved = move |made: Vec<_>| {
                let db = db.clone();
                async move { store::saved(db.write(), &made).await }
            };
            self.engine.ends.ask(made.clone(), saved)
        };
        if self.insist(end).await? {
            count_ended(State::Saved, 1);
            self.tell_the_lake(one, at).await;
            return Ok(());
        }
        self.insist(|| store::saved_after_cancellation(db, one.id, at, &acts)).await
    }

    /// Nobody looked at a page, so the event says nothing about a visitor; a number of its own keeps it one person's.
    async fn tell_the_lake(&self, one: &Claimed, at: Timestamp) {
        let event = Event {
            at,
            workspace: one.workspace.0,
            link: one.link_id,
            kind: Happening::PresaveSaved,
            service: Some(one.service.word().into()),
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

    async fn not_allowed(&self, one: &Claimed, refused: Refused) -> db::Result<()> {
        let later = after(self.app.clock.now(), HOUR);
        match refused {
            Refused::NoConsent(_) => self.without_consent(one).await,
            Refused::Objected(_) => self.put_off(one, later, one.attempts, reason::OBJECTED).await,
            // Only fans have pre-saves; should a row ever be somebody else's, it is not used.
            Refused::Restricted | Refused::NotForThem(_) => {
                self.put_off(one, later, one.attempts, reason::RESTRICTED).await
            }
            Refused::NotYet(_) => self.put_off(one, later, one.attempts, reason::NOT_YET).await,
            Refused::Erased => Ok(()),
            Refused::Store(error) => Err(error),
        }
    }

    /// What was never taken back waits until its fan has seen what the purpose became; what was taken back ends.
    async fn without_consent(&self, one: &Claimed) -> db::Result<()> {
        let mut one = one.clone();
        for act in one.acts.open() {
            match consents::choice(&self.app.privacy, one.subject, one.service, act).await? {
                Choice::Outgrown => {
                    let later = after(self.app.clock.now(), HOUR);
                    return self.put_off(&one, later, one.attempts, reason::CONSENT_OUTGROWN).await;
                }
                Choice::Given { .. } => {}
                _ => one.acts.set(act, Step::Refused(reason::CONSENT_WITHDRAWN.to_owned())),
            }
        }
        match one.acts.verdict() {
            Some((State::Saved, _)) => self.saved(&one).await,
            Some(_) => self.end_held(&one, State::Cancelled, reason::CONSENT_WITHDRAWN).await,
            None => self.put_off(&one, self.app.clock.now(), one.attempts, reason::CONSENT_WITHDRAWN).await,
        }
    }

    /// The permission stays closed: kept, counted and told to the operator, since the right key file may come back.
    pub(crate) async fn not_opened(&self, one: &Claimed, unsealable: Unsealable) -> db::Result<()> {
        if let Unsealable::Store(error) = unsealable {
            return Err(error);
        }
        metrics::counter!("fanfare_presave_undecryptable_total").increment(1);
        tracing::error!(error = %unsealable, "presave.undecryptable: is this the right key file? nothing was deleted");
        let until = after(self.app.clock.now(), HOUR);
        self.put_off(one, until, one.attempts, reason::UNDECRYPTABLE).await
    }

    /// Asks the store until it answers, within the time that the claim leaves.
    pub(crate) async fn insist<T, F: Future<Output = db::Result<T>>>(&self, act: impl Fn() -> F) -> db::Result<T> {
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

fn all_done(acts: &Acts) -> Acts {
    let mut done = acts.clone();
    for act in acts.open() {
        done.set(act, Step::Done);
    }
    done
}
