//! Putting a release into a playlist: the one wish that shows when it is fulfilled twice.
//!
//! What is about to be asked is written down before it is asked. After a crash in between, or an answer that was lost, one
//! looks first where the permission allows it; elsewhere it is not asked again, and the fan is told that nobody knows.

use policy::datum::PresavePlaylist;
use privacy::{Personal, Unsealable};

use crate::{
    Presaves,
    acts::{Act, Step},
    at::{Failure, Look, Permit, Services, Session, Target},
    store::{self, Claimed},
};

/// How one attempt ended: `None` when the claim was lost on the way.
type Tried = Option<Result<Step, Failure>>;

impl Presaves {
    /// Puts a release into the fan's playlist, which is made first where there is none.
    pub(crate) async fn put_into_playlist(
        &self,
        one: &mut Claimed,
        target: &Target,
        session: &Session,
        permit: &Permit,
    ) -> db::Result<Tried> {
        let _turn = self.engine.playlists.lock().await;
        let asked_before = one.acts.step(Act::Playlist) == Some(&Step::Begun);
        let playlist = match self.chosen_playlist(one).await? {
            Some(playlist) => playlist,
            None => match self.own_playlist(one, (target, session, permit), asked_before).await? {
                Some(Ok(Some(playlist))) => playlist,
                Some(Ok(None)) => return Ok(Some(Ok(Step::Unsure))),
                Some(Err(failure)) => return Ok(Some(Err(failure))),
                None => return Ok(None),
            },
        };
        if asked_before || Services::may_look(target) {
            match self.services.look(target, &playlist, session, permit).await {
                Ok(Look::There) => return Ok(Some(Ok(Step::Done))),
                Ok(Look::Closed) if asked_before => return Ok(Some(Ok(Step::Unsure))),
                Ok(Look::Missing | Look::Closed) => {}
                // It stays written down that it may have been done.
                Err(failure) => return Ok(Some(Err(failure))),
            }
        }
        one.acts.set(Act::Playlist, Step::Begun);
        if !store::note_acts(self.app.db.write(), one).await? {
            return Ok(None);
        }
        let added = self.services.add(target, &playlist, session, permit).await;
        Ok(Some(self.believed(one, added.map(|()| Step::Done))))
    }

    /// The playlist that was chosen or made before.
    pub(crate) async fn chosen_playlist(&self, one: &Claimed) -> db::Result<Option<Personal<PresavePlaylist>>> {
        let Some(sealed) = &one.playlist else { return Ok(None) };
        match self.app.privacy.unseal(one.subject, one.id, sealed).await {
            Ok(playlist) => Ok(Some(playlist)),
            Err(Unsealable::Store(error)) => Err(error),
            // Without the right key nothing of this fan opens; their token said so before.
            Err(error) => Err(db::Error::Custom(error.to_string())),
        }
    }

    /// Makes a playlist for the fan, or finds the one that was made when the answer was lost. An inner `None` means that
    /// nobody knows whether there is one.
    async fn own_playlist(
        &self,
        one: &mut Claimed,
        (target, session, permit): (&Target, &Session, &Permit),
        asked_before: bool,
    ) -> db::Result<Option<Result<Option<Personal<PresavePlaylist>>, Failure>>> {
        let name = self.playlist_name(one).await?;
        let found = match self.services.find_playlist(target, &name, session, permit).await {
            Ok(found) => found,
            Err(failure) => return Ok(Some(Err(failure))),
        };
        let playlist = match found {
            Some(found) => found,
            None if asked_before && !Services::may_look(target) => return Ok(Some(Ok(None))),
            None => {
                one.acts.set(Act::Playlist, Step::Begun);
                if !store::note_acts(self.app.db.write(), one).await? {
                    return Ok(None);
                }
                let made = self.services.make_playlist(target, &name, session, permit).await;
                match self.believed(one, made) {
                    Ok(made) => made,
                    Err(failure) => return Ok(Some(Err(failure))),
                }
            }
        };
        let sealed = match self.app.privacy.seal(&playlist, one.id).await {
            Ok(sealed) => sealed,
            Err(Unsealable::Store(error)) => return Err(error),
            Err(_) => return Ok(None),
        };
        one.acts.set(Act::Playlist, Step::Open);
        let kept = self.insist(|| store::note_playlist(self.app.db.write(), one, &sealed)).await?;
        Ok(kept.then_some(Ok(Some(playlist))))
    }

    /// After an answer that says for sure that nothing was done, it may be asked again blindly.
    fn believed<T>(&self, one: &mut Claimed, answer: Result<T, Failure>) -> Result<T, Failure> {
        if answer.as_ref().is_err_and(|failure| !failure.perhaps_done) {
            one.acts.set(Act::Playlist, Step::Open);
        }
        answer
    }

    /// What a playlist is called that we make: as the release, so that its owner knows it.
    async fn playlist_name(&self, one: &Claimed) -> db::Result<String> {
        let work = self.work(one.workspace, one.link_id, one.release_id).await?;
        Ok(work.map_or_else(String::new, |work| name_of(&work.artist, &work.title)))
    }
}

/// What a playlist is called that is made for a release.
pub(crate) fn name_of(artist: &str, title: &str) -> String {
    format!("{artist} – {title}")
}
