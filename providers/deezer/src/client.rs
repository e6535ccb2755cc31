//! The calls.

use egress::{Answer, Egress, Exit, Method, Request};
use policy::processor::Deezer;
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    Failure, Item, Kind,
    failure::{BUSY, ErrorBody, NO_DATA, QUOTA},
};

const HOST: &str = "api.deezer.com";
/// How many results of a search are read.
const MOST_FOUND: &str = "5";
/// No words that are searched for are longer, in characters.
const MOST_WORDS: usize = 200;
/// Deezer's catalogue.
#[derive(Clone, Debug)]
pub struct Client {
    exit: Exit<Deezer>,
}

/// A release as Deezer has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Album {
    /// Its number.
    pub id: u64,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub artist: String,
    /// The product's code, where it is told.
    pub upc: Option<String>,
    /// The day it came out, as Deezer writes it: `2026-11-22`.
    pub released_on: Option<String>,
    /// How many tracks it has.
    pub n_tracks: Option<u32>,
    /// The codes of its recordings, as far as they are told.
    pub isrcs: Vec<String>,
}

/// A recording as Deezer has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Its number.
    pub id: u64,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub artist: String,
    /// Its code.
    pub isrc: Option<String>,
    /// The number of the album that it is on.
    pub album: Option<u64>,
    /// The day it came out.
    pub released_on: Option<String>,
}

#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct Numbered {
    id: u64,
}

#[derive(Deserialize)]
struct Coded {
    isrc: Option<String>,
}

#[derive(Deserialize)]
struct Coding {
    #[serde(default)]
    data: Vec<Coded>,
}

#[derive(Deserialize)]
struct AlbumBody {
    id: u64,
    title: String,
    artist: Named,
    upc: Option<String>,
    release_date: Option<String>,
    nb_tracks: Option<u32>,
    tracks: Option<Coding>,
}

#[derive(Deserialize)]
struct TrackBody {
    id: u64,
    title: String,
    artist: Named,
    isrc: Option<String>,
    album: Option<Numbered>,
    release_date: Option<String>,
}

#[derive(Deserialize)]
struct Found {
    data: Vec<AlbumBody>,
}

impl Client {
    /// Deezer through this way out.
    pub fn new(egress: &Egress) -> Client {
        Client { exit: egress.to() }
    }

    /// The album with a product code (digits), which may be kept there without its leading zeros.
    ///
    /// # Errors
    /// Whatever stands in the way; an album that is not there is no error.
    pub async fn album_by_upc(&self, upc: &str) -> Result<Option<Album>, Failure> {
        if !is_word(upc) {
            return Err(Kind::NotSent.into());
        }
        if let Some(album) = self.album_at(&format!("/album/upc:{upc}")).await? {
            return Ok(Some(album));
        }
        let short = upc.trim_start_matches('0');
        if short == upc || short.is_empty() { Ok(None) } else { self.album_at(&format!("/album/upc:{short}")).await }
    }

    /// The albums that go with a title and an artist: what may be the same, and what is merely alike. Codes and days are not
    /// told here.
    ///
    /// # Errors
    /// As [`Client::album_by_upc`].
    pub async fn search(&self, title: &str, artist: &str) -> Result<Vec<Album>, Failure> {
        let (title, artist) = (quoted(title), quoted(artist));
        if title.is_empty() {
            return Err(Kind::NotSent.into());
        }
        let by = if artist.is_empty() { String::new() } else { format!("artist:\"{artist}\" ") };
        let query = format!("{by}album:\"{title}\"");
        let request = Request::new(Method::GET, HOST, "/search/album").query("q", &query).query("limit", MOST_FOUND);
        let found: Option<Found> = read(&self.exit.send(request).await?)?;
        Ok(found.map(|found| found.data.into_iter().map(Album::of).collect()).unwrap_or_default())
    }

    /// The track with a recording code.
    ///
    /// # Errors
    /// As [`Client::album_by_upc`].
    pub async fn track_by_isrc(&self, isrc: &str) -> Result<Option<Track>, Failure> {
        if !is_word(isrc) {
            return Err(Kind::NotSent.into());
        }
        self.track_at(&format!("/track/isrc:{isrc}")).await
    }

    /// The album with a number.
    ///
    /// # Errors
    /// As [`Client::album_by_upc`].
    pub async fn album(&self, id: u64) -> Result<Option<Album>, Failure> {
        self.album_at(&format!("/album/{id}")).await
    }

    /// The track with a number.
    ///
    /// # Errors
    /// As [`Client::album_by_upc`].
    pub async fn track(&self, id: u64) -> Result<Option<Track>, Failure> {
        self.track_at(&format!("/track/{id}")).await
    }

    /// Whether an item is there.
    ///
    /// # Errors
    /// As [`Client::album_by_upc`].
    pub async fn has(&self, item: Item) -> Result<bool, Failure> {
        match item {
            Item::Album(id) => Ok(self.album(id).await?.is_some()),
            Item::Track(id) => Ok(self.track(id).await?.is_some()),
        }
    }

    async fn album_at(&self, path: &str) -> Result<Option<Album>, Failure> {
        let body: Option<AlbumBody> = self.get(path).await?;
        Ok(body.map(Album::of))
    }

    async fn track_at(&self, path: &str) -> Result<Option<Track>, Failure> {
        let body: Option<TrackBody> = self.get(path).await?;
        Ok(body.map(|body| Track {
            id: body.id,
            title: body.title,
            artist: body.artist.name,
            isrc: body.isrc,
            album: body.album.map(|album| album.id),
            released_on: body.release_date,
        }))
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<Option<T>, Failure> {
        read(&self.exit.send(Request::new(Method::GET, HOST, path)).await?)
    }
}

impl Album {
    fn of(body: AlbumBody) -> Album {
        Album {
            id: body.id,
            title: body.title,
            artist: body.artist.name,
            upc: body.upc.filter(|upc| is_word(upc)),
            released_on: body.release_date,
            n_tracks: body.nb_tracks,
            isrcs: body.tracks.map(|all| all.data.into_iter().filter_map(|one| one.isrc).collect()).unwrap_or_default(),
        }
    }
}

/// Words as they stand between the quotation marks of a query: nothing in them ends it.
fn quoted(words: &str) -> String {
    let plain: String = words.chars().map(|sign| if sign == '"' { ' ' } else { sign }).collect();
    plain.trim().chars().take(MOST_WORDS).collect()
}

/// Nothing else than letters and digits goes into a path.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.len() <= 20 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn read<T: DeserializeOwned>(answer: &Answer) -> Result<Option<T>, Failure> {
    match answer.status {
        429 => return Err(Kind::TooMany.after(answer.retry_after)),
        404 => return Ok(None),
        500.. => return Err(Kind::Unavailable.after(answer.retry_after)),
        200 => {}
        _ => return Err(Kind::Unreadable.into()),
    }
    if let Ok(body) = answer.json::<ErrorBody>() {
        return match body.error.code {
            NO_DATA => Ok(None),
            QUOTA => Err(Kind::TooMany.into()),
            BUSY => Err(Kind::Unavailable.into()),
            _ => Err(Kind::Refused.into()),
        };
    }
    answer.json().map(Some).map_err(|_| Kind::Unreadable.into())
}
