//! The calls.

use std::{fmt, sync::Arc};

use egress::{Answer, Egress, Exit, Method, Request};
use policy::processor::Musicbrainz;
use serde::{Deserialize, de::DeserializeOwned};

use crate::{Failure, Kind};

/// No words that are searched for are longer, in characters.
const MOST_WORDS: usize = 200;
const HOST: &str = "musicbrainz.org";
/// Of many releases with one code the first ones are enough.
const MOST_FOUND: usize = 5;
/// More addresses of one release are not read.
const MOST_URLS: usize = 60;
/// How long a contact may be, in bytes.
const CONTACT_BYTES: usize = 200;

/// MusicBrainz, for one operator.
#[derive(Clone, Debug)]
pub struct Client {
    exit: Exit<Musicbrainz>,
    agent: Arc<str>,
}

/// The contact cannot be put into a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the contact for musicbrainz must be an e-mail address or a web address in plain letters")]
pub struct BadContact;

/// The id of a release there: a UUID in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mbid(String);

/// A release that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its id.
    pub id: Mbid,
    /// Its title.
    pub title: String,
}

/// A release with its addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Its id.
    pub id: Mbid,
    /// Its title.
    pub title: String,
    /// Who made it, as the cover says it.
    pub artist: String,
    /// The product's code, where it is told.
    pub barcode: Option<String>,
    /// The day, the month or the year it came out: `2026-11-22`, `2026-11`, `2026`.
    pub released_on: Option<String>,
    /// How many tracks it has, on all its discs.
    pub n_tracks: Option<u32>,
    /// Its addresses elsewhere, as they were written down. Nobody has checked them.
    pub urls: Vec<String>,
}

#[derive(Deserialize)]
struct Hit {
    id: String,
    #[serde(default)]
    title: String,
}

#[derive(Deserialize)]
struct Hits {
    releases: Vec<Hit>,
}

#[derive(Deserialize)]
struct Recording {
    #[serde(default)]
    releases: Vec<Hit>,
}

#[derive(Deserialize)]
struct Recordings {
    recordings: Vec<Recording>,
}

#[derive(Deserialize)]
struct Credit {
    name: String,
    #[serde(default)]
    joinphrase: String,
}

#[derive(Deserialize)]
struct Medium {
    #[serde(rename = "track-count")]
    n_tracks: Option<u32>,
}

#[derive(Deserialize)]
struct Resource {
    resource: String,
}

#[derive(Deserialize)]
struct Relation {
    url: Option<Resource>,
    #[serde(default)]
    ended: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Body {
    id: String,
    title: String,
    #[serde(default)]
    artist_credit: Vec<Credit>,
    barcode: Option<String>,
    date: Option<String>,
    #[serde(default)]
    media: Vec<Medium>,
    #[serde(default)]
    relations: Vec<Relation>,
}

impl Mbid {
    /// Reads an id.
    pub fn parse(text: &str) -> Option<Mbid> {
        let shape = text.len() == 36
            && text.char_indices().all(|(at, sign)| match at {
                8 | 13 | 18 | 23 => sign == '-',
                _ => sign.is_ascii_hexdigit(),
            });
        shape.then(|| Mbid(text.to_ascii_lowercase()))
    }
}

impl fmt::Display for Mbid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Client {
    /// MusicBrainz through this way out. `contact` is how the operator is reached, as MusicBrainz demands.
    ///
    /// # Errors
    /// When the contact has another shape.
    pub fn new(egress: &Egress, contact: &str) -> Result<Client, BadContact> {
        let plain = contact.len() <= CONTACT_BYTES && contact.bytes().all(|byte| byte.is_ascii_graphic());
        if !plain || !(contact.contains('@') || contact.starts_with("https://")) {
            return Err(BadContact);
        }
        Ok(Client { exit: egress.to(), agent: format!("Fanfare/0.1 ( {contact} )").into() })
    }

    /// The releases with a product code (digits).
    ///
    /// # Errors
    /// Whatever stands in the way; a code that is not there is no error.
    pub async fn by_barcode(&self, upc: &str) -> Result<Vec<Found>, Failure> {
        if !is_word(upc) {
            return Err(Kind::NotSent.into());
        }
        let query = format!("barcode:{upc}");
        let request = self.request("/ws/2/release").query("query", &query).query("limit", "5");
        let hits: Option<Hits> = self.read(request).await?;
        Ok(found(hits.map(|hits| hits.releases).unwrap_or_default()))
    }

    /// The releases on which a recording is.
    ///
    /// # Errors
    /// As [`Client::by_barcode`].
    pub async fn by_isrc(&self, isrc: &str) -> Result<Vec<Found>, Failure> {
        if !is_word(isrc) {
            return Err(Kind::NotSent.into());
        }
        let path = format!("/ws/2/isrc/{isrc}");
        let request = self.request(&path).query("inc", "artist-credits+releases");
        let body: Option<Recordings> = self.read(request).await?;
        let recordings = body.map(|body| body.recordings).unwrap_or_default();
        Ok(found(recordings.into_iter().flat_map(|one| one.releases).collect()))
    }

    /// The releases that go with a title and an artist: what may be the same, and what is merely alike.
    ///
    /// # Errors
    /// As [`Client::by_barcode`].
    pub async fn by_words(&self, title: &str, artist: &str) -> Result<Vec<Found>, Failure> {
        let (title, artist) = (quoted(title), quoted(artist));
        if title.is_empty() {
            return Err(Kind::NotSent.into());
        }
        let by = if artist.is_empty() { String::new() } else { format!(" AND artist:\"{artist}\"") };
        let query = format!("release:\"{title}\"{by}");
        let request = self.request("/ws/2/release").query("query", &query).query("limit", "5");
        let hits: Option<Hits> = self.read(request).await?;
        Ok(found(hits.map(|hits| hits.releases).unwrap_or_default()))
    }

    /// A release with its addresses.
    ///
    /// # Errors
    /// As [`Client::by_barcode`].
    pub async fn release(&self, id: &Mbid) -> Result<Option<Release>, Failure> {
        let path = format!("/ws/2/release/{id}");
        let request = self.request(&path).query("inc", "artist-credits+media+url-rels");
        let body: Option<Body> = self.read(request).await?;
        body.map(Release::of).transpose()
    }

    fn request<'a>(&'a self, path: &'a str) -> Request<'a, Musicbrainz> {
        Request::new(Method::GET, HOST, path).agent(&self.agent).query("fmt", "json")
    }

    async fn read<T: DeserializeOwned>(&self, request: Request<'_, Musicbrainz>) -> Result<Option<T>, Failure> {
        read(&self.exit.send(request).await?)
    }
}

/// Words as they stand between the quotation marks of a query: nothing in them ends it.
fn quoted(words: &str) -> String {
    let plain: String = words.chars().map(|sign| if matches!(sign, '"' | '\\') { ' ' } else { sign }).collect();
    plain.trim().chars().take(MOST_WORDS).collect()
}

impl Release {
    fn of(body: Body) -> Result<Release, Failure> {
        let mut artist = String::new();
        for credit in &body.artist_credit {
            artist.push_str(&credit.name);
            artist.push_str(&credit.joinphrase);
        }
        let counts: Vec<u32> = body.media.iter().filter_map(|medium| medium.n_tracks).collect();
        let urls = body.relations.into_iter().filter(|one| !one.ended).filter_map(|one| one.url);
        Ok(Release {
            id: Mbid::parse(&body.id).ok_or(Kind::Unreadable)?,
            title: body.title,
            artist,
            barcode: body.barcode.filter(|code| is_word(code)),
            released_on: body.date.filter(|date| !date.is_empty()),
            n_tracks: (!counts.is_empty()).then(|| counts.iter().fold(0_u32, |sum, n| sum.saturating_add(*n))),
            urls: urls.map(|url| url.resource).take(MOST_URLS).collect(),
        })
    }
}

fn found(hits: Vec<Hit>) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    for hit in hits {
        let Some(id) = Mbid::parse(&hit.id) else { continue };
        if all.len() < MOST_FOUND && !all.iter().any(|one| one.id == id) {
            all.push(Found { id, title: hit.title });
        }
    }
    all
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.len() <= 20 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn read<T: DeserializeOwned>(answer: &Answer) -> Result<Option<T>, Failure> {
    match answer.status {
        200 => answer.json().map(Some).map_err(|_| Kind::Unreadable.into()),
        404 => Ok(None),
        // It has no other status for "too often".
        429 | 503 => Err(Kind::TooMany.after(answer.retry_after)),
        500.. => Err(Kind::Unavailable.after(answer.retry_after)),
        400 | 401 | 403 => Err(Kind::Refused.into()),
        _ => Err(Kind::Unreadable.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::Mbid;

    #[test]
    fn an_id_is_a_uuid_and_nothing_else() {
        let id = Mbid::parse("B1A9C0E9-D987-4042-AE91-78D6A3267D69").unwrap();
        assert_eq!(id.to_string(), "b1a9c0e9-d987-4042-ae91-78d6a3267d69");
        for text in ["", "b1a9c0e9", "b1a9c0e9-d987-4042-ae91-78d6a3267d6/", "b1a9c0e9xd987x4042xae91x78d6a3267d69"] {
            assert_eq!(Mbid::parse(text), None, "{text}");
        }
    }
}
