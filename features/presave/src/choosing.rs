//! A fan chooses which playlist of theirs at YouTube it goes into. The service is asked each time, and of its list nothing
//! is kept but what they choose.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;
use kit::Result;
use policy::datum::PresavePlaylist;
use privacy::{Personal, Refused, Unsealable};
use uuid::Uuid;
use youtube::Playlist;

use crate::{
    Presaves,
    acts::{Act, Step},
    at::{Failure, Permit, Services, Session},
    elsewhere::Work,
    engine::LEASE,
    model::{HOUR, Presave, SECOND_OPINION, State, after, confirm_at, reason},
    service::Service,
    store::{self, Claimed, Lease},
};

/// How often one receipt may look within an hour: whoever has its address cannot spend everybody's day.
const MOST_LOOKS: usize = 6;

/// What a fan wants.
pub(crate) enum Wanted {
    /// To see what they can choose.
    Look,
    /// A playlist that is made for them.
    New,
    /// That one of theirs.
    Own(String),
}

/// What came of it.
pub(crate) enum Looked {
    /// These they can choose from.
    Found(Found),
    /// It is none of theirs; these are.
    NotTheirs(Found),
    /// Their choice is kept.
    Kept,
    /// Why there is nothing to choose.
    Not(Not),
}

/// Why a fan cannot choose now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Not {
    /// It has begun, or ended, or it was never wished.
    Closed,
    /// Something is done with it this moment.
    Busy,
    /// What they agreed to, or an objection of theirs, does not allow it.
    Held,
    /// They looked too often.
    TooOften,
    /// The service allows no more until then.
    Until(Timestamp),
    /// The service says that the permission does not hold.
    Dead,
    /// The service did not answer as it should.
    Trouble,
}

/// A fan's playlists, on their way to the fan. It has no `Debug`.
pub(crate) struct Found {
    pub(crate) own: Vec<Own>,
    /// What they chose before is not there any more.
    pub(crate) is_gone: bool,
    /// There may be more than these.
    pub(crate) is_cut: bool,
}

/// One of a fan's playlists. It has no `Debug`.
pub(crate) struct Own {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) is_chosen: bool,
}

/// When each receipt was used to look, of the last hour.
#[derive(Debug, Default)]
pub(crate) struct Looks(Mutex<HashMap<Uuid, Vec<Timestamp>>>);

impl Looks {
    /// Counts a look. False when there were too many: then it is not one.
    fn count(&self, presave: Uuid, now: Timestamp) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, looks| {
            looks.retain(|at| after(*at, HOUR) > now);
            !looks.is_empty()
        });
        let looks = all.entry(presave).or_default();
        let may = looks.len() < MOST_LOOKS;
        if may {
            looks.push(now);
        }
        may
    }
}

/// Whether the fan of a pre-save can say now which playlist it goes into: until the release is out.
pub(crate) fn is_open(room: &Presaves, presave: &Presave, work: Option<&Work>) -> bool {
    presave.service == Service::Youtube
        && room.services.has(presave.service)
        && presave.state() == State::Waiting
        && presave.acts.step(Act::Playlist) == Some(&Step::Open)
        && work.is_some_and(|work| work.out_at(presave) > room.app.clock.now())
}

/// Looks, or keeps what a fan chose. While that is done the pre-save is claimed, so nothing else begins with it.
///
/// # Errors
/// The store's or the keyring's.
pub(crate) async fn choose(room: &Presaves, presave: &Presave, work: Option<&Work>, wanted: Wanted) -> Result<Looked> {
    if !is_open(room, presave, work) {
        return Ok(Looked::Not(Not::Closed));
    }
    let now = room.app.clock.now();
    if !matches!(wanted, Wanted::New)
        && let Some(not) = room.may_not_look(presave, now).await?
    {
        return Ok(Looked::Not(not));
    }
    let lease = Lease { node: room.engine.node, until: after(now, LEASE) };
    let Some(one) = store::claim_one(room.app.db.write(), presave.id, now, lease).await? else {
        return Ok(Looked::Not(Not::Busy));
    };
    // Should nobody wait for the answer any more, the claim runs out by itself. Nothing is lost with it: a refresh at Google
    // replaces no permission.
    let looked = room.choose_claimed(&one, wanted).await;
    store::give_back(room.app.db.write(), &[one]).await?;
    Ok(looked?)
}

impl Presaves {
    /// What stands in the way of a look before anything is asked. A doubt is not asked about here: the second question has
    /// its own time.
    async fn may_not_look(&self, presave: &Presave, now: Timestamp) -> db::Result<Option<Not>> {
        if presave.reason.as_deref() == Some(reason::INVALID_GRANT) {
            return Ok(Some(Not::Dead));
        }
        if !self.engine.playlist_looks.count(presave.id, now) {
            return Ok(Some(Not::TooOften));
        }
        let budget = store::budgets(self.app.db.read(), &self.apps()).await?.remove(&presave.service);
        let held = budget.map(|budget| budget.held_until).filter(|until| *until > now);
        Ok(held.map(Not::Until))
    }

    async fn choose_claimed(&self, one: &Claimed, wanted: Wanted) -> db::Result<Looked> {
        let db = self.app.db.write();
        if one.acts.step(Act::Playlist) != Some(&Step::Open) {
            return Ok(Looked::Not(Not::Closed));
        }
        let kept = |kept| if kept { Looked::Kept } else { Looked::Not(Not::Closed) };
        let wanted = match wanted {
            Wanted::New => return Ok(kept(store::forget_playlist(db, one).await?)),
            Wanted::Own(id) => Some(id),
            Wanted::Look => None,
        };
        let permit = match Permit::ask(&self.app.privacy, one.service, Act::Playlist, one.subject).await {
            Ok(permit) => permit,
            Err(Refused::Store(error)) => return Err(error),
            Err(_) => return Ok(Looked::Not(Not::Held)),
        };
        let all = match self.playlists_of(one, &permit).await? {
            Ok(all) => all,
            Err(not) => return Ok(Looked::Not(not)),
        };
        let Some(wanted) = wanted else {
            return Ok(Looked::Found(self.found(one, &all, &permit).await?));
        };
        let Some(playlist) = all.iter().map(|list| &list.id).find(|id| opened(id, &permit) == Some(&wanted)) else {
            return Ok(Looked::NotTheirs(self.found(one, &all, &permit).await?));
        };
        match self.app.privacy.seal(playlist, one.id).await {
            Ok(sealed) => Ok(kept(store::note_playlist(db, one, &sealed).await?)),
            Err(Unsealable::Store(error)) => Err(error),
            // Erased this moment.
            Err(_) => Ok(Looked::Not(Not::Closed)),
        }
    }

    /// Asks the service for a fan's playlists, and takes what that costs out of everybody's day.
    async fn playlists_of(
        &self,
        one: &Claimed,
        permit: &Permit,
    ) -> db::Result<std::result::Result<Vec<Playlist>, Not>> {
        let now = self.app.clock.now();
        let Some(sealed) = one.token.clone() else { return Ok(Err(Not::Closed)) };
        let token = match self.app.privacy.unseal(one.subject, one.id, &sealed).await {
            Ok(token) => token,
            Err(Unsealable::Store(error)) => return Err(error),
            // The engine tells the operator of keys that open nothing.
            Err(_) => return Ok(Err(Not::Trouble)),
        };
        let (Some(allowance), Some(app)) = (self.services.allowance(one.service, now), self.services.app(one.service))
        else {
            return Ok(Err(Not::Closed));
        };
        let units = (Services::LOOK_UNITS, allowance.units);
        if !store::take_units(self.app.db.write(), (one.service, &app), allowance.number, units, None).await? {
            return Ok(Err(Not::Until(allowance.ends_at)));
        }
        let session = match self.services.open(one.service, &token, permit).await {
            Ok(session) => session,
            Err(failure) => return self.no_look(one, failure).await.map(Err),
        };
        if !self.keep_rotated(one, &sealed, &session).await? {
            return Ok(Err(Not::Closed));
        }
        self.list(one, &session, permit).await
    }

    async fn list(
        &self,
        one: &Claimed,
        session: &Session,
        permit: &Permit,
    ) -> db::Result<std::result::Result<Vec<Playlist>, Not>> {
        if !Services::allows(one.service, session, Act::Playlist) {
            return Ok(Err(Not::Dead));
        }
        match self.services.own_playlists(session, permit).await {
            Ok(all) => Ok(Ok(all)),
            // Who has no channel has no playlist either.
            Err(failure) if failure.code == "no_channel" => Ok(Ok(Vec::new())),
            Err(failure) => self.no_look(one, failure).await.map(Err),
        }
    }

    /// What a failure means for the fan who looks, and for everybody.
    async fn no_look(&self, one: &Claimed, failure: Failure) -> db::Result<Not> {
        let now = self.app.clock.now();
        tracing::info!(provider.name = one.service.word(), reason = failure.code, "presave.playlists_not_read");
        if failure.ends_permission() {
            // Believed when it is said twice, as everywhere: an hour from now it is asked again.
            let again = after(now, SECOND_OPINION);
            store::confirm_later(self.app.db.write(), one, again, Some(reason::INVALID_GRANT)).await?;
            return Ok(Not::Dead);
        }
        match self.rest_after(one.service, failure, now) {
            Some(until) => Ok(Not::Until(self.rest(one.service, until, failure.code).await?)),
            None => Ok(Not::Trouble),
        }
    }

    /// The list as the fan sees it. That the service answered confirms the permission.
    async fn found(&self, one: &Claimed, all: &[Playlist], permit: &Permit) -> db::Result<Found> {
        let before = self.chosen_playlist(one).await?;
        let before = before.as_ref().and_then(|before| opened(before, permit));
        let own: Vec<Own> = all.iter().filter_map(|list| own(list, before, permit)).collect();
        let now = self.app.clock.now();
        let next = confirm_at(now, one.service.confirmed_within()).unwrap_or(Timestamp::MAX);
        store::confirmed(self.app.db.write(), one, now, next).await?;
        Ok(Found {
            is_gone: before.is_some() && !own.iter().any(|list| list.is_chosen),
            is_cut: all.len() >= youtube::MOST_PLAYLISTS,
            own,
        })
    }
}

fn opened<'a>(playlist: &'a Personal<PresavePlaylist>, permit: &Permit) -> Option<&'a String> {
    let Permit::YoutubePlaylist(grant) = permit else { return None };
    playlist.open(grant).ok()
}

fn own(list: &Playlist, before: Option<&String>, permit: &Permit) -> Option<Own> {
    let Permit::YoutubePlaylist(grant) = permit else { return None };
    let (id, title) = (list.id.open(grant).ok()?, list.title.open(grant).ok()?);
    // One without a name is still one of theirs.
    let title = if title.trim().is_empty() { id.clone() } else { title.clone() };
    Some(Own { is_chosen: before == Some(id), id: id.clone(), title })
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::{Looks, MOST_LOOKS};
    use crate::model::after;

    #[test]
    fn a_receipt_looks_a_few_times_an_hour_and_the_next_hour_again() {
        let looks = Looks::default();
        let (one, other) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        for _ in 0..MOST_LOOKS {
            assert!(looks.count(one, now));
        }
        assert!(!looks.count(one, now));
        assert!(looks.count(other, now), "each has its own");
        let later = after(now, SignedDuration::from_hours(1));
        assert!(looks.count(one, later));
        assert_eq!(looks.0.lock().unwrap().len(), 1, "what is over is forgotten");
    }
}
