//! Asking the catalogue as the operator's app, for nobody: albums and tracks by their codes.

use std::time::Duration;

use egress::{Answer, Method, Request, Secret};
use policy::processor::Spotify;
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    Client, Failure, Item, Kind, SpotifyUri,
    client::{ACCOUNTS, API},
    failure,
};

/// How many results of a search are read; Spotify gives 10 at most.
const MOST_FOUND: &str = "5";
/// No words that are searched for are longer, in characters.
const MOST_WORDS: usize = 100;

/// What opens the catalogue for a while. It stands for the app and for nobody.
#[derive(Clone, Debug)]
pub struct AppToken {
    secret: Secret,
    /// How long it holds.
    pub expires_in: Duration,
}

/// A release as Spotify has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Album {
    /// Its name there.
    pub uri: SpotifyUri,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub artist: String,
    /// The product's code, where it is told: a search does not.
    pub upc: Option<String>,
    /// The day, the month or the year it came out.
    pub released_on: Option<String>,
    /// How many tracks it has.
    pub n_tracks: Option<u32>,
}

/// A recording as Spotify has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Its name there.
    pub uri: SpotifyUri,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub artist: String,
    /// Its code.
    pub isrc: Option<String>,
    /// The release that it is on.
    pub album: Option<Album>,
}

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    expires_in: u64,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[derive(Default, Deserialize)]
struct Codes {
    upc: Option<String>,
    isrc: Option<String>,
}

#[derive(Deserialize)]
struct AlbumBody {
    uri: String,
    name: String,
    #[serde(default)]
    artists: Vec<Named>,
    release_date: Option<String>,
    total_tracks: Option<u32>,
    #[serde(default)]
    external_ids: Codes,
}

#[derive(Deserialize)]
struct TrackBody {
    uri: String,
    name: String,
    #[serde(default)]
    artists: Vec<Named>,
    album: Option<AlbumBody>,
    #[serde(default)]
    external_ids: Codes,
}

#[derive(Deserialize)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(Deserialize)]
struct Found {
    albums: Option<Page<AlbumBody>>,
    tracks: Option<Page<TrackBody>>,
}

impl Client {
    /// Whether the app has the secret that a token of its own needs.
    pub fn can_search(&self) -> bool {
        self.app().client_secret.is_some()
    }

    /// A token of the app itself.
    ///
    /// # Errors
    /// [`Kind::InvalidClient`] for an app without a secret, and whatever else stands in the way.
    pub async fn app_token(&self) -> Result<AppToken, Failure> {
        let secret = self.app().client_secret.as_ref().ok_or(Kind::InvalidClient)?;
        let request = Request::new(Method::POST, ACCOUNTS, "/api/token")
            .form("grant_type", "client_credentials")
            .basic(&self.app().client_id, secret);
        let answer = self.exit().send(request).await?;
        if !answer.is_success() {
            return Err(failure::of_accounts(&answer));
        }
        let granted: Granted = answer.json().map_err(|_| Kind::UnreadableAnswer)?;
        let expires_in = Duration::from_secs(granted.expires_in);
        Ok(AppToken { secret: Secret::new(granted.access_token), expires_in })
    }

    /// The albums with a product code.
    ///
    /// # Errors
    /// Whatever stands in the way; a code that is not there is no error.
    pub async fn albums_by_upc(&self, token: &AppToken, upc: &str) -> Result<Vec<Album>, Failure> {
        let found = self.search(token, "upc", upc, "album").await?;
        found.albums.map_or(Ok(Vec::new()), |page| page.items.into_iter().map(Album::of).collect())
    }

    /// The tracks with a recording code.
    ///
    /// # Errors
    /// As [`Client::albums_by_upc`].
    pub async fn tracks_by_isrc(&self, token: &AppToken, isrc: &str) -> Result<Vec<Track>, Failure> {
        let found = self.search(token, "isrc", isrc, "track").await?;
        found.tracks.map_or(Ok(Vec::new()), |page| page.items.into_iter().map(Track::of).collect())
    }

    /// The albums that go with a title and an artist: what may be the same, and what is merely alike. Codes are not told here.
    ///
    /// # Errors
    /// As [`Client::albums_by_upc`].
    pub async fn albums_by_words(&self, token: &AppToken, title: &str, artist: &str) -> Result<Vec<Album>, Failure> {
        let (title, artist) = (plain(title), plain(artist));
        if title.is_empty() {
            return Err(Kind::NotSent.into());
        }
        let by = if artist.is_empty() { String::new() } else { format!(" artist:\"{artist}\"") };
        let found = self.find(token, &format!("album:\"{title}\"{by}"), "album").await?;
        found.albums.map_or(Ok(Vec::new()), |page| page.items.into_iter().map(Album::of).collect())
    }

    /// An album by its name.
    ///
    /// # Errors
    /// As [`Client::albums_by_upc`].
    pub async fn album(&self, token: &AppToken, uri: &SpotifyUri) -> Result<Option<Album>, Failure> {
        let body: Option<AlbumBody> = self.one(token, &format!("/v1/albums/{}", uri.id())).await?;
        body.map(Album::of).transpose()
    }

    /// A track by its name.
    ///
    /// # Errors
    /// As [`Client::albums_by_upc`].
    pub async fn track(&self, token: &AppToken, uri: &SpotifyUri) -> Result<Option<Track>, Failure> {
        let body: Option<TrackBody> = self.one(token, &format!("/v1/tracks/{}", uri.id())).await?;
        body.map(Track::of).transpose()
    }

    /// Whether an album or a track is there.
    ///
    /// # Errors
    /// As [`Client::albums_by_upc`].
    pub async fn has(&self, token: &AppToken, uri: &SpotifyUri) -> Result<bool, Failure> {
        match uri.item() {
            Item::Album => Ok(self.album(token, uri).await?.is_some()),
            Item::Track => Ok(self.track(token, uri).await?.is_some()),
        }
    }

    async fn search(&self, token: &AppToken, filter: &str, code: &str, kind: &str) -> Result<Found, Failure> {
        if code.is_empty() || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(Kind::NotSent.into());
        }
        self.find(token, &format!("{filter}:{code}"), kind).await
    }

    async fn find(&self, token: &AppToken, query: &str, kind: &str) -> Result<Found, Failure> {
        let request = Request::<Spotify>::new(Method::GET, API, "/v1/search")
            .query("q", query)
            .query("type", kind)
            .query("limit", MOST_FOUND)
            .app_bearer(&token.secret);
        let answer = self.exit().send(request).await?;
        read(&answer)?.ok_or_else(|| Kind::UnreadableAnswer.into())
    }

    async fn one<T: DeserializeOwned>(&self, token: &AppToken, path: &str) -> Result<Option<T>, Failure> {
        let request = Request::<Spotify>::new(Method::GET, API, path).app_bearer(&token.secret);
        read(&self.exit().send(request).await?)
    }
}

fn read<T: DeserializeOwned>(answer: &Answer) -> Result<Option<T>, Failure> {
    if answer.is_success() {
        return answer.json().map(Some).map_err(|_| Kind::UnreadableAnswer.into());
    }
    match failure::of_api(answer) {
        Failure { kind: Kind::NotFound, .. } => Ok(None),
        other => Err(other),
    }
}

/// Words as they stand between the quotation marks of a query: nothing in them ends it.
fn plain(words: &str) -> String {
    let plain: String = words.chars().map(|sign| if sign == '"' { ' ' } else { sign }).collect();
    plain.trim().chars().take(MOST_WORDS).collect()
}

fn artist(artists: Vec<Named>) -> String {
    artists.into_iter().map(|one| one.name).collect::<Vec<_>>().join(", ")
}

fn uri(text: &str) -> Result<SpotifyUri, Failure> {
    text.parse().map_err(|_| Kind::UnreadableAnswer.into())
}

impl Album {
    fn of(body: AlbumBody) -> Result<Album, Failure> {
        Ok(Album {
            uri: uri(&body.uri)?,
            title: body.name,
            artist: artist(body.artists),
            upc: body.external_ids.upc,
            released_on: body.release_date,
            n_tracks: body.total_tracks,
        })
    }
}

impl Track {
    fn of(body: TrackBody) -> Result<Track, Failure> {
        Ok(Track {
            uri: uri(&body.uri)?,
            title: body.name,
            artist: artist(body.artists),
            isrc: body.external_ids.isrc,
            album: body.album.map(Album::of).transpose()?,
        })
    }
}
