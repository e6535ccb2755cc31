//! Playlists: what shows when it is done twice. Looking first is possible where the permission that was given allows it.

use policy::datum::PresavePlaylist;
use privacy::Personal;

use super::{Failure, Permit, Services, Session, Target, disclosed};

/// What a look into a playlist said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// It is in there.
    There,
    /// It is not.
    Missing,
    /// Nobody may look: that would need a permission that nobody gave.
    Closed,
}

impl Services {
    /// Finds the playlist of a name that was made for the fan before, where one may look.
    pub(crate) async fn find_playlist(
        &self,
        target: &Target,
        name: &str,
        session: &Session,
        permit: &Permit,
    ) -> Result<Option<Personal<PresavePlaylist>>, Failure> {
        let access = session.access.as_ref().ok_or(Failure::NOT_SENT)?;
        let (Target::Youtube(_), Some(app), Permit::YoutubePlaylist(grant)) = (target, &self.youtube, permit) else {
            return Ok(None);
        };
        let disclosed = access.disclose(grant).map_err(|_| Failure::NOT_SENT)?;
        let all = app.library.playlists(disclosed, access.subject()).await?;
        let name = ::youtube::playlist_title(name);
        Ok(all.into_iter().find(|one| one.title.open(grant).is_ok_and(|title| *title == name)).map(|one| one.id))
    }

    /// A fan's own playlists, for them to choose from. Safe to repeat; costs [`Services::LOOK_UNITS`].
    pub(crate) async fn own_playlists(
        &self,
        session: &Session,
        permit: &Permit,
    ) -> Result<Vec<::youtube::Playlist>, Failure> {
        let access = session.access.as_ref().ok_or(Failure::NOT_SENT)?;
        let app = self.youtube.as_ref().ok_or(Failure::NOT_SENT)?;
        Ok(app.library.playlists(disclosed!(access, permit, YoutubePlaylist)?, access.subject()).await?)
    }

    /// Whether one may look among a fan's playlists at all.
    pub(crate) fn may_look(target: &Target) -> bool {
        matches!(target, Target::Youtube(_))
    }

    /// Makes a playlist. It must not be repeated blindly.
    pub(crate) async fn make_playlist(
        &self,
        target: &Target,
        name: &str,
        session: &Session,
        permit: &Permit,
    ) -> Result<Personal<PresavePlaylist>, Failure> {
        let access = session.access.as_ref().ok_or(Failure::NOT_SENT)?;
        let subject = access.subject();
        match (target, &self.spotify, &self.youtube) {
            (Target::Spotify(_), Some(client), _) => {
                Ok(client.make_playlist(disclosed!(access, permit, SpotifyPlaylist)?, name, subject).await?)
            }
            (Target::Youtube(_), _, Some(app)) => {
                Ok(app.library.make_playlist(disclosed!(access, permit, YoutubePlaylist)?, name, subject).await?)
            }
            _ => Err(Failure::NOT_SENT),
        }
    }

    /// Looks whether a playlist holds it.
    pub(crate) async fn look(
        &self,
        target: &Target,
        playlist: &Personal<PresavePlaylist>,
        session: &Session,
        permit: &Permit,
    ) -> Result<Look, Failure> {
        let access = session.access.as_ref().ok_or(Failure::NOT_SENT)?;
        let held = match (target, &self.spotify, &self.youtube) {
            (Target::Spotify(uri), Some(client), _) => {
                let tracks = client.tracks_of(disclosed!(access, permit, SpotifyPlaylist)?, uri).await?;
                let Some(first) = tracks.first() else { return Ok(Look::Missing) };
                let (access, playlist) =
                    (disclosed!(access, permit, SpotifyPlaylist)?, disclosed!(playlist, permit, SpotifyPlaylist)?);
                match client.playlist_holds(access, playlist, first).await {
                    Err(failure) if is_closed(failure.kind) => return Ok(Look::Closed),
                    held => held?,
                }
            }
            (Target::Youtube(video), _, Some(app)) => {
                let (access, playlist) =
                    (disclosed!(access, permit, YoutubePlaylist)?, disclosed!(playlist, permit, YoutubePlaylist)?);
                app.library.holds(access, playlist, video).await?
            }
            _ => return Err(Failure::NOT_SENT),
        };
        Ok(if held { Look::There } else { Look::Missing })
    }

    /// Adds it to a playlist. It must not be repeated blindly.
    pub(crate) async fn add(
        &self,
        target: &Target,
        playlist: &Personal<PresavePlaylist>,
        session: &Session,
        permit: &Permit,
    ) -> Result<(), Failure> {
        let access = session.access.as_ref().ok_or(Failure::NOT_SENT)?;
        match (target, &self.spotify, &self.youtube) {
            (Target::Spotify(uri), Some(client), _) => {
                let tracks =
                    client.tracks_of(disclosed!(access, permit, SpotifyPlaylist)?, uri).await.map_err(looked)?;
                let (access, playlist) =
                    (disclosed!(access, permit, SpotifyPlaylist)?, disclosed!(playlist, permit, SpotifyPlaylist)?);
                Ok(client.add_to_playlist(access, playlist, &tracks).await?)
            }
            (Target::Youtube(video), _, Some(app)) => {
                let (access, playlist) =
                    (disclosed!(access, permit, YoutubePlaylist)?, disclosed!(playlist, permit, YoutubePlaylist)?);
                Ok(app.library.add(access, playlist, video).await?)
            }
            _ => Err(Failure::NOT_SENT),
        }
    }
}

/// Looking changes nothing, whatever became of the answer.
fn looked(failure: ::spotify::Failure) -> Failure {
    Failure { perhaps_done: false, ..failure.into() }
}

fn is_closed(kind: ::spotify::Kind) -> bool {
    use ::spotify::Kind;
    matches!(kind, Kind::InsufficientScope | Kind::Forbidden | Kind::NotFound)
}
