//! Asking the catalogue as the operator's team, for nobody: albums and songs by their codes, numbers and words.

use std::{fmt, str::FromStr};

use egress::{Answer, Egress, Exit, Method, Request};
use policy::processor::AppleMusic;
use serde::{Deserialize, de::DeserializeOwned};

use crate::{DeveloperToken, Failure, Item, Kind, Thing, failure};

const API: &str = "api.music.apple.com";
/// How many codes one request may hold.
pub const MOST_CODES: usize = 25;
/// How many results of a search are read; Apple gives 25 at most.
const MOST_FOUND: &str = "5";
/// No words that are searched for are longer, in characters.
const MOST_WORDS: usize = 200;

/// Apple's shop in one country: its two letters, in lower case (ISO 3166-1).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Storefront([u8; 2]);

/// The text is not the two small letters of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a storefront is the two small letters of a country")]
pub struct NotAStorefront;

impl FromStr for Storefront {
    type Err = NotAStorefront;

    fn from_str(text: &str) -> Result<Storefront, NotAStorefront> {
        match text.as_bytes() {
            [first @ b'a'..=b'z', second @ b'a'..=b'z'] => Ok(Storefront([*first, *second])),
            _ => Err(NotAStorefront),
        }
    }
}

impl fmt::Display for Storefront {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| write!(f, "{}", char::from(*letter)))
    }
}

impl fmt::Debug for Storefront {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Storefront({self})")
    }
}

/// Apple Music's catalogue in one storefront.
#[derive(Clone, Debug)]
pub struct Client {
    exit: Exit<AppleMusic>,
    storefront: Storefront,
}

/// A release as Apple has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Album {
    /// Its number, and where it was found.
    pub item: Item,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub artist: String,
    /// The product's code.
    pub upc: Option<String>,
    /// The day or the year it came out there: `2026-11-22`.
    pub released_on: Option<String>,
    /// How many tracks it has.
    pub n_tracks: Option<u32>,
}

/// A recording as Apple has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Song {
    /// Its number, and where it was found.
    pub item: Item,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub artist: String,
    /// Its code.
    pub isrc: Option<String>,
    /// The day or the year it came out there.
    pub released_on: Option<String>,
    /// The releases that it is on, where they are told.
    pub albums: Vec<Album>,
}

/// A list of resources (JSON:API in Apple's own dialect).
#[derive(Deserialize)]
struct List<T> {
    data: Vec<T>,
}

impl<T> Default for List<T> {
    fn default() -> List<T> {
        List { data: Vec::new() }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AlbumFields {
    name: String,
    #[serde(default)]
    artist_name: String,
    upc: Option<String>,
    release_date: Option<String>,
    track_count: Option<u32>,
}

#[derive(Deserialize)]
struct AlbumBody {
    id: String,
    /// A relationship may name an album and tell nothing of it.
    attributes: Option<AlbumFields>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SongFields {
    name: String,
    #[serde(default)]
    artist_name: String,
    isrc: Option<String>,
    release_date: Option<String>,
}

#[derive(Default, Deserialize)]
struct SongRelations {
    #[serde(default)]
    albums: List<AlbumBody>,
}

#[derive(Deserialize)]
struct SongBody {
    id: String,
    attributes: SongFields,
    #[serde(default)]
    relationships: SongRelations,
}

#[derive(Deserialize)]
struct Found {
    results: Results,
}

#[derive(Deserialize)]
struct Results {
    #[serde(default)]
    albums: List<AlbumBody>,
    #[serde(default)]
    songs: List<SongBody>,
}

impl Client {
    /// The catalogue of a storefront through this way out.
    pub fn new(egress: &Egress, storefront: Storefront) -> Client {
        Client { exit: egress.to(), storefront }
    }

    /// Which storefront is asked.
    pub fn storefront(&self) -> Storefront {
        self.storefront
    }

    /// The albums with any of these product codes; of more than [`MOST_CODES`] only the first are asked for.
    ///
    /// # Errors
    /// Whatever stands in the way; a code that is not there is no error.
    pub async fn albums_by_upc(&self, token: &DeveloperToken, upcs: &[String]) -> Result<Vec<Album>, Failure> {
        let path = format!("/v1/catalog/{}/albums", self.storefront);
        let codes = joined(upcs)?;
        let request = Request::new(Method::GET, API, &path).query("filter[upc]", &codes).app_bearer(&token.0);
        let found: Option<List<AlbumBody>> = self.ask(request).await?;
        Ok(albums(self.storefront, found.unwrap_or_default()))
    }

    /// The songs with any of these recording codes, each with its albums. Several songs may have one code. Of more than
    /// [`MOST_CODES`] only the first are asked for.
    ///
    /// # Errors
    /// As [`Client::albums_by_upc`].
    pub async fn songs_by_isrc(&self, token: &DeveloperToken, isrcs: &[String]) -> Result<Vec<Song>, Failure> {
        let path = format!("/v1/catalog/{}/songs", self.storefront);
        let codes = joined(isrcs)?;
        let request = Request::new(Method::GET, API, &path)
            .query("filter[isrc]", &codes)
            .query("include", "albums")
            .app_bearer(&token.0);
        let found: Option<List<SongBody>> = self.ask(request).await?;
        Ok(songs(self.storefront, found.unwrap_or_default()))
    }

    /// Albums and songs by words: what may be the same, and what is merely alike.
    ///
    /// # Errors
    /// As [`Client::albums_by_upc`].
    pub async fn search(&self, token: &DeveloperToken, words: &str) -> Result<(Vec<Album>, Vec<Song>), Failure> {
        let term: String = words.trim().chars().take(MOST_WORDS).collect();
        if term.is_empty() {
            return Err(Kind::NotSent.into());
        }
        let path = format!("/v1/catalog/{}/search", self.storefront);
        let request = Request::new(Method::GET, API, &path)
            .query("types", "albums,songs")
            .query("term", &term)
            .query("limit", MOST_FOUND)
            .app_bearer(&token.0);
        let found: Option<Found> = self.ask(request).await?;
        let Some(Found { results }) = found else { return Ok((Vec::new(), Vec::new())) };
        Ok((albums(self.storefront, results.albums), songs(self.storefront, results.songs)))
    }

    /// An album by its number, in the storefront that its address names.
    ///
    /// # Errors
    /// As [`Client::albums_by_upc`]. An item that is no album is not sent.
    pub async fn album(&self, token: &DeveloperToken, item: Item) -> Result<Option<Album>, Failure> {
        let Thing::Album(id) = item.thing else { return Err(Kind::NotSent.into()) };
        let path = format!("/v1/catalog/{}/albums/{id}", item.storefront);
        let found: Option<List<AlbumBody>> =
            self.ask(Request::new(Method::GET, API, &path).app_bearer(&token.0)).await?;
        Ok(albums(item.storefront, found.unwrap_or_default()).into_iter().next())
    }

    /// A song by its number, in the storefront that its address names, with its albums.
    ///
    /// # Errors
    /// As [`Client::albums_by_upc`]. An item that is no song is not sent.
    pub async fn song(&self, token: &DeveloperToken, item: Item) -> Result<Option<Song>, Failure> {
        let Thing::Song(id) = item.thing else { return Err(Kind::NotSent.into()) };
        let path = format!("/v1/catalog/{}/songs/{id}", item.storefront);
        let request = Request::new(Method::GET, API, &path).query("include", "albums").app_bearer(&token.0);
        let found: Option<List<SongBody>> = self.ask(request).await?;
        Ok(songs(item.storefront, found.unwrap_or_default()).into_iter().next())
    }

    /// Whether an item is there, in its storefront.
    ///
    /// # Errors
    /// As [`Client::albums_by_upc`].
    pub async fn has(&self, token: &DeveloperToken, item: Item) -> Result<bool, Failure> {
        match item.thing {
            Thing::Album(_) => Ok(self.album(token, item).await?.is_some()),
            Thing::Song(_) => Ok(self.song(token, item).await?.is_some()),
        }
    }

    async fn ask<T: DeserializeOwned>(&self, request: Request<'_, AppleMusic>) -> Result<Option<T>, Failure> {
        read(&self.exit.send(request).await?)
    }
}

/// What has no number of Apple's shape, or tells nothing of itself, is left out.
fn albums(storefront: Storefront, found: List<AlbumBody>) -> Vec<Album> {
    found.data.into_iter().filter_map(|body| album(storefront, body)).collect()
}

fn songs(storefront: Storefront, found: List<SongBody>) -> Vec<Song> {
    found.data.into_iter().filter_map(|body| song(storefront, body)).collect()
}

fn album(storefront: Storefront, body: AlbumBody) -> Option<Album> {
    let (id, fields) = (body.id.parse().ok()?, body.attributes?);
    Some(Album {
        item: Item { storefront, thing: Thing::Album(id) },
        title: fields.name,
        artist: fields.artist_name,
        upc: fields.upc,
        released_on: fields.release_date,
        n_tracks: fields.track_count,
    })
}

fn song(storefront: Storefront, body: SongBody) -> Option<Song> {
    Some(Song {
        item: Item { storefront, thing: Thing::Song(body.id.parse().ok()?) },
        title: body.attributes.name,
        artist: body.attributes.artist_name,
        isrc: body.attributes.isrc,
        released_on: body.attributes.release_date,
        albums: albums(storefront, body.relationships.albums),
    })
}

/// Nothing else than letters and digits stands between the commas.
fn joined(codes: &[String]) -> Result<String, Failure> {
    let sound =
        |code: &String| !code.is_empty() && code.len() <= 20 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if codes.is_empty() || !codes.iter().all(sound) {
        return Err(Kind::NotSent.into());
    }
    Ok(codes.iter().take(MOST_CODES).map(String::as_str).collect::<Vec<_>>().join(","))
}

fn read<T: DeserializeOwned>(answer: &Answer) -> Result<Option<T>, Failure> {
    if answer.status == 200 {
        return answer.json().map(Some).map_err(|_| Kind::UnreadableAnswer.into());
    }
    match failure::of(answer) {
        Failure { kind: Kind::NotFound, .. } => Ok(None),
        other => Err(other),
    }
}
