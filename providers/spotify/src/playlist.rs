//! What a fan can wish for beside the library: the artist followed, the release in a playlist of their own.

use egress::{Answer, Method, Request};
use policy::{
    datum::{PresaveAccessToken, PresavePlaylist},
    processor::Spotify,
};
use privacy::{Disclosed, Personal, SubjectId};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::json;

use crate::{AccessMode, Client, Failure, Item, Kind, SpotifyUri, client::API, failure};

/// Spotify cuts longer names (characters).
const LONGEST_NAME: usize = 100;
/// The most tracks that one call adds, and that one call reads of an album.
const MOST_TRACKS: &str = "50";

#[derive(Deserialize)]
struct Named {
    id: String,
}

#[derive(Deserialize)]
struct Artists {
    artists: Vec<Named>,
}

#[derive(Deserialize)]
struct Addressed {
    uri: String,
}

#[derive(Deserialize)]
struct Page<T> {
    items: Vec<T>,
}

/// What is in a playlist. Newer answers call it `item`.
#[derive(Deserialize)]
struct Entry {
    #[serde(alias = "track")]
    item: Option<Addressed>,
}

/// A playlist after something was added: every change has a number.
#[derive(Deserialize)]
struct Added {
    #[serde(rename = "snapshot_id")]
    _snapshot_id: String,
}

impl Client {
    /// Follows whoever made a release. Safe to repeat: an artist is followed once. Whether a new app may do it is contested;
    /// where Spotify refuses, the answer says so.
    ///
    /// # Errors
    /// [`Kind::InsufficientScope`] when the fan did not allow it, [`Kind::NotFound`] for what Spotify does not have (yet),
    /// and whatever else stands in the way.
    pub async fn follow_artist_of(
        &self,
        access: Disclosed<'_, PresaveAccessToken, Spotify>,
        release: &SpotifyUri,
    ) -> Result<(), Failure> {
        let found: Artists = self.look(&access, &path_of(release, ""), &[]).await?;
        let artist = found.artists.first().ok_or(Kind::UnreadableAnswer)?;
        match self.app().access {
            AccessMode::Development => {
                let uris = [format!("spotify:artist:{}", artist.id)];
                self.put(&access, "/v1/me/library", "uris", 1, &uris).await
            }
            AccessMode::Extended => {
                let request = Request::new(Method::PUT, API, "/v1/me/following")
                    .query("type", "artist")
                    .query("ids", &artist.id)
                    .bearer(&access);
                let answer = self.exit().send(request).await?;
                // Success is 204 and empty; a page with status 200, as some gateway may send, followed nobody.
                match answer.status {
                    204 => Ok(()),
                    200..300 => Err(Kind::UnreadableAnswer.into()),
                    _ => Err(failure::of_api(&answer)),
                }
            }
        }
    }

    /// Makes a playlist that is not shown in the fan's profile. NOT safe to repeat: each call makes another one.
    ///
    /// # Errors
    /// As [`Client::follow_artist_of`].
    pub async fn make_playlist(
        &self,
        access: Disclosed<'_, PresaveAccessToken, Spotify>,
        name: &str,
        subject: SubjectId,
    ) -> Result<Personal<PresavePlaylist>, Failure> {
        let name: String = name.chars().take(LONGEST_NAME).collect();
        let request = Request::new(Method::POST, API, "/v1/me/playlists")
            .json(json!({ "name": name, "public": false }))
            .bearer(&access);
        let made: Named = made(&self.exit().send(request).await?)?;
        Ok(Personal::of(subject, made.id))
    }

    /// The tracks of a release, as a playlist takes them: an album's first fifty, or the track itself. Safe to repeat.
    ///
    /// # Errors
    /// As [`Client::follow_artist_of`].
    pub async fn tracks_of(
        &self,
        access: Disclosed<'_, PresaveAccessToken, Spotify>,
        release: &SpotifyUri,
    ) -> Result<Vec<String>, Failure> {
        if release.item() == Item::Track {
            return Ok(vec![release.to_string()]);
        }
        let path = path_of(release, "/tracks");
        let found: Page<Addressed> = self.look(&access, &path, &[("limit", MOST_TRACKS)]).await?;
        Ok(found.items.into_iter().map(|track| track.uri).collect())
    }

    /// Whether a playlist holds a track, where Spotify tells without a permission to read: nobody is asked for one, so of
    /// most playlists the answer is [`Kind::InsufficientScope`] or [`Kind::Forbidden`]. Safe to repeat.
    ///
    /// # Errors
    /// As [`Client::follow_artist_of`].
    pub async fn playlist_holds(
        &self,
        access: Disclosed<'_, PresaveAccessToken, Spotify>,
        playlist: Disclosed<'_, PresavePlaylist, Spotify>,
        track: &str,
    ) -> Result<bool, Failure> {
        let request = Request::new(Method::GET, API, "/v1/playlists/~/items")
            .path_disclosed(&playlist)
            .query("limit", MOST_TRACKS)
            .bearer(&access);
        let found: Page<Entry> = read(&self.exit().send(request).await?)?;
        Ok(found.items.iter().any(|entry| entry.item.as_ref().is_some_and(|item| item.uri == track)))
    }

    /// Adds tracks to the end of a playlist. NOT safe to repeat: Spotify adds them again each time.
    ///
    /// # Errors
    /// As [`Client::follow_artist_of`].
    pub async fn add_to_playlist(
        &self,
        access: Disclosed<'_, PresaveAccessToken, Spotify>,
        playlist: Disclosed<'_, PresavePlaylist, Spotify>,
        tracks: &[String],
    ) -> Result<(), Failure> {
        let request = Request::new(Method::POST, API, "/v1/playlists/~/items")
            .path_disclosed(&playlist)
            .json(json!({ "uris": tracks }))
            .bearer(&access);
        made::<Added>(&self.exit().send(request).await?).map(drop)
    }

    async fn look<T: DeserializeOwned>(
        &self,
        access: &Disclosed<'_, PresaveAccessToken, Spotify>,
        path: &str,
        query: &[(&'static str, &'static str)],
    ) -> Result<T, Failure> {
        let mut request = Request::new(Method::GET, API, path);
        for (name, value) in query {
            request = request.query(name, value);
        }
        read(&self.exit().send(request.bearer(access)).await?)
    }
}

fn path_of(release: &SpotifyUri, rest: &str) -> String {
    match release.item() {
        Item::Album => format!("/v1/albums/{}{rest}", release.id()),
        Item::Track => format!("/v1/tracks/{}{rest}", release.id()),
    }
}

fn read<T: DeserializeOwned>(answer: &Answer) -> Result<T, Failure> {
    if !answer.is_success() {
        return Err(failure::of_api(answer));
    }
    answer.json().map_err(|_| Kind::UnreadableAnswer.into())
}

/// What was made is named in the answer; anything else made nothing, or nobody knows what.
fn made<T: DeserializeOwned>(answer: &Answer) -> Result<T, Failure> {
    if answer.status == 201 || !answer.is_success() { read(answer) } else { Err(Kind::UnreadableAnswer.into()) }
}
