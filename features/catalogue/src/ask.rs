//! One question to one catalogue: which calls it takes, and what their answers mean.

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;
use kit::Clock;
use spotify::{AppToken, SpotifyUri};
use tokio::sync::Mutex;

use crate::model::{Answer, Asked, Item, Provider, clean, code, day};

/// Of several releases with one code, so many are read.
const MOST_READ: usize = 2;
/// A token is not used in its last seconds.
const TOKEN_MARGIN: Duration = Duration::from_secs(30);

/// The catalogues that the operator switched on.
#[derive(Clone, Debug, Default)]
pub struct Catalogues {
    /// Deezer, which needs no credentials.
    pub deezer: Option<deezer::Client>,
    /// MusicBrainz, which needs a contact.
    pub musicbrainz: Option<musicbrainz::Client>,
    /// Spotify, which needs an app with a secret.
    pub spotify: Option<Arc<spotify::Client>>,
    /// Whether they are simulated on this machine, where nobody needs to be spared.
    pub simulated: bool,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// A short word for the store.
    pub(crate) word: &'static str,
    /// How long the catalogue wants to be left in peace.
    pub(crate) wait: Option<Duration>,
    /// Whether asking again may help.
    pub(crate) again: bool,
}

/// The catalogues with what is remembered between questions.
#[derive(Clone)]
pub(crate) struct Asker {
    pub(crate) catalogues: Catalogues,
    clock: Clock,
    token: Arc<Mutex<Option<(AppToken, Timestamp)>>>,
}

impl From<deezer::Failure> for Trouble {
    fn from(failure: deezer::Failure) -> Trouble {
        let again = !matches!(failure.kind, deezer::Kind::Refused | deezer::Kind::NotSent);
        // It never says when to come back; its window is 5 seconds.
        let wait = failure.wait.or((failure.kind == deezer::Kind::TooMany).then_some(Duration::from_secs(10)));
        Trouble { word: failure.kind.code(), wait, again }
    }
}

impl From<musicbrainz::Failure> for Trouble {
    fn from(failure: musicbrainz::Failure) -> Trouble {
        let again = !matches!(failure.kind, musicbrainz::Kind::Refused | musicbrainz::Kind::NotSent);
        Trouble { word: failure.kind.code(), wait: failure.wait, again }
    }
}

impl From<spotify::Failure> for Trouble {
    fn from(failure: spotify::Failure) -> Trouble {
        let word = match failure.kind {
            spotify::Kind::RateLimited | spotify::Kind::QuotaExceeded => "too_many",
            other => other.code(),
        };
        match failure.retry {
            spotify::Retry::Later(wait) => Trouble { word, wait, again: true },
            spotify::Retry::Tomorrow => Trouble { word, wait: Some(Duration::from_secs(24 * 60 * 60)), again: true },
            spotify::Retry::AskAgain | spotify::Retry::Never => Trouble { word, wait: None, again: false },
        }
    }
}

type Found<T> = Result<T, Trouble>;

impl Asker {
    pub(crate) fn new(catalogues: Catalogues, clock: Clock) -> Asker {
        Asker { catalogues, clock, token: Arc::default() }
    }

    /// Whether a catalogue is switched on.
    pub(crate) fn has(&self, provider: Provider) -> bool {
        match provider {
            Provider::Deezer => self.catalogues.deezer.is_some(),
            Provider::Musicbrainz => self.catalogues.musicbrainz.is_some(),
            Provider::Spotify => self.catalogues.spotify.as_ref().is_some_and(|client| client.can_search()),
        }
    }

    /// Asks one catalogue.
    pub(crate) async fn ask(&self, provider: Provider, asked: &Asked) -> Found<Vec<Answer>> {
        let off = Trouble { word: "off", wait: None, again: false };
        let item = asked.address.as_deref().and_then(Item::parse);
        match provider {
            Provider::Deezer => {
                let client = self.catalogues.deezer.as_ref().ok_or(off)?;
                match item {
                    Some(Item::Deezer(item)) => of_deezer_item(client, item).await,
                    _ => of_deezer(client, asked).await,
                }
            }
            Provider::Musicbrainz => {
                let client = self.catalogues.musicbrainz.as_ref().ok_or(off)?;
                self.of_musicbrainz(client, asked).await
            }
            Provider::Spotify => {
                let client = self.catalogues.spotify.as_ref().filter(|client| client.can_search()).ok_or(off)?;
                let token = self.token(client).await?;
                match item {
                    Some(Item::Spotify(uri)) => of_spotify_item(client, &token, &uri).await,
                    _ => of_spotify(client, &token, asked).await,
                }
            }
        }
    }

    /// Whether an item is still there.
    pub(crate) async fn is_there(&self, item: &Item) -> Found<bool> {
        let off = Trouble { word: "off", wait: None, again: false };
        match item {
            Item::Deezer(item) => Ok(self.catalogues.deezer.as_ref().ok_or(off)?.has(*item).await?),
            Item::Spotify(uri) => {
                let client = self.catalogues.spotify.as_ref().filter(|client| client.can_search()).ok_or(off)?;
                let token = self.token(client).await?;
                Ok(client.has(&token, uri).await?)
            }
        }
    }

    async fn token(&self, client: &spotify::Client) -> Found<AppToken> {
        let mut kept = self.token.lock().await;
        let now = self.clock.now();
        if let Some((token, _)) = kept.as_ref().filter(|(_, until)| *until > now) {
            return Ok(token.clone());
        }
        let token = client.app_token().await?;
        let holds = token.expires_in.saturating_sub(TOKEN_MARGIN);
        *kept = Some((token.clone(), now.saturating_add(holds).unwrap_or(now)));
        Ok(token)
    }

    /// A pause between two requests of one question, at a service that wants one.
    async fn breathe(&self, provider: Provider) {
        if !self.catalogues.simulated {
            let gap = u64::try_from(provider.budget().gap_ms).unwrap_or_default();
            tokio::time::sleep(Duration::from_millis(gap)).await;
        }
    }

    async fn of_musicbrainz(&self, client: &musicbrainz::Client, asked: &Asked) -> Found<Vec<Answer>> {
        let mut found = Vec::new();
        if let Some(upc) = &asked.upc {
            found = client.by_barcode(upc).await?;
            // A barcode is kept there as it is printed: with 12 digits or, with a zero before them, 13.
            if let Some(other) = other_length(upc).filter(|_| found.is_empty()) {
                self.breathe(Provider::Musicbrainz).await;
                found = client.by_barcode(&other).await?;
            }
        }
        // Only what a recording's code led to is known to hold that recording.
        let by_isrc = asked.isrc.as_ref().filter(|_| found.is_empty());
        if let Some(isrc) = by_isrc {
            self.breathe(Provider::Musicbrainz).await;
            found = client.by_isrc(isrc).await?;
        }
        let mut answers = Vec::new();
        for one in found.into_iter().take(MOST_READ) {
            self.breathe(Provider::Musicbrainz).await;
            if let Some(release) = client.release(&one.id).await? {
                answers.push(Answer {
                    title: clean(&release.title),
                    artist: clean(&release.artist),
                    upc: release.barcode.as_deref().and_then(code),
                    isrcs: by_isrc.into_iter().cloned().collect(),
                    released_on: release.released_on.as_deref().and_then(day),
                    n_tracks: release.n_tracks,
                    urls: release.urls,
                });
            }
        }
        Ok(answers)
    }
}

fn other_length(upc: &str) -> Option<String> {
    match (upc.len(), upc.strip_prefix('0')) {
        (12, _) => Some(format!("0{upc}")),
        (13, Some(twelve)) => Some(twelve.to_owned()),
        _ => None,
    }
}

async fn of_deezer(client: &deezer::Client, asked: &Asked) -> Found<Vec<Answer>> {
    if let Some(upc) = &asked.upc
        && let Some(album) = client.album_by_upc(upc).await?
    {
        return Ok(vec![deezer_album(&album)]);
    }
    let Some(isrc) = &asked.isrc else { return Ok(Vec::new()) };
    let Some(track) = client.track_by_isrc(isrc).await? else { return Ok(Vec::new()) };
    of_deezer_track(client, track).await
}

async fn of_deezer_item(client: &deezer::Client, item: deezer::Item) -> Found<Vec<Answer>> {
    match item {
        deezer::Item::Album(id) => Ok(client.album(id).await?.iter().map(deezer_album).collect()),
        deezer::Item::Track(id) => match client.track(id).await? {
            Some(track) => of_deezer_track(client, track).await,
            None => Ok(Vec::new()),
        },
    }
}

/// The album that a track is on; the track itself where it is on none.
async fn of_deezer_track(client: &deezer::Client, track: deezer::Track) -> Found<Vec<Answer>> {
    if let Some(album) = track.album
        && let Some(album) = client.album(album).await?
    {
        let mut answer = deezer_album(&album);
        answer.isrcs.extend(track.isrc.as_deref().and_then(code));
        return Ok(vec![answer]);
    }
    Ok(vec![Answer {
        title: clean(&track.title),
        artist: clean(&track.artist),
        upc: None,
        isrcs: track.isrc.as_deref().and_then(code).into_iter().collect(),
        released_on: track.released_on.as_deref().and_then(day),
        n_tracks: None,
        urls: vec![deezer::Item::Track(track.id).page()],
    }])
}

fn deezer_album(album: &deezer::Album) -> Answer {
    Answer {
        title: clean(&album.title),
        artist: clean(&album.artist),
        upc: album.upc.as_deref().and_then(code),
        isrcs: album.isrcs.iter().filter_map(|isrc| code(isrc)).collect(),
        released_on: album.released_on.as_deref().and_then(day),
        n_tracks: album.n_tracks,
        urls: vec![deezer::Item::Album(album.id).page()],
    }
}

async fn of_spotify(client: &spotify::Client, token: &AppToken, asked: &Asked) -> Found<Vec<Answer>> {
    if let Some(upc) = &asked.upc {
        let albums = client.albums_by_upc(token, upc).await?;
        if !albums.is_empty() {
            // A search by code answers albums with that code and does not repeat it.
            let answer = |album: &spotify::Album| Answer { upc: Some(upc.clone()), ..spotify_album(album) };
            return Ok(albums.iter().take(MOST_READ).map(answer).collect());
        }
    }
    let Some(isrc) = &asked.isrc else { return Ok(Vec::new()) };
    let tracks = client.tracks_by_isrc(token, isrc).await?;
    Ok(tracks.into_iter().take(MOST_READ).map(spotify_track).collect())
}

async fn of_spotify_item(client: &spotify::Client, token: &AppToken, uri: &SpotifyUri) -> Found<Vec<Answer>> {
    match uri.item() {
        spotify::Item::Album => Ok(client.album(token, uri).await?.iter().map(spotify_album).collect()),
        spotify::Item::Track => Ok(client.track(token, uri).await?.into_iter().map(spotify_track).collect()),
    }
}

fn spotify_album(album: &spotify::Album) -> Answer {
    Answer {
        title: clean(&album.title),
        artist: clean(&album.artist),
        upc: album.upc.as_deref().and_then(code),
        isrcs: Vec::new(),
        released_on: album.released_on.as_deref().and_then(day),
        n_tracks: album.n_tracks,
        urls: vec![album.uri.page()],
    }
}

/// The album that a track is on; the track itself where that is not told.
fn spotify_track(track: spotify::Track) -> Answer {
    let isrcs = track.isrc.as_deref().and_then(code).into_iter().collect();
    match track.album {
        Some(album) => Answer { isrcs, ..spotify_album(&album) },
        None => Answer {
            title: clean(&track.title),
            artist: clean(&track.artist),
            upc: None,
            isrcs,
            released_on: None,
            n_tracks: None,
            urls: vec![track.uri.page()],
        },
    }
}
