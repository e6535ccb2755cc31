//! An album or a song by its address at Apple Music.

use std::str::FromStr;

use url::Url;

use crate::Storefront;

/// No number of Apple's is longer.
const MOST_DIGITS: usize = 19;

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A whole release.
    Album(u64),
    /// One recording.
    Song(u64),
}

/// An album or a song in the storefront of one country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    /// The country's shop. What is there may be missing in another one.
    pub storefront: Storefront,
    /// Album or song.
    pub thing: Thing,
}

/// The text names no album and no song at Apple Music.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the address of an album or a song at apple music")]
pub struct NotAnItem;

impl Item {
    /// The page that Apple shows for it.
    pub fn page(self) -> String {
        let Item { storefront, thing } = self;
        match thing {
            Thing::Album(id) => format!("https://music.apple.com/{storefront}/album/{id}"),
            Thing::Song(id) => format!("https://music.apple.com/{storefront}/song/{id}"),
        }
    }
}

impl FromStr for Item {
    type Err = NotAnItem;

    /// Reads the address of a page, with or without a name before the number: `/gb/album/some-name/1440833098`, where
    /// `?i=` names one song of the album, or `/gb/song/some-name/1440833111`.
    fn from_str(text: &str) -> Result<Item, NotAnItem> {
        let url = Url::parse(text.trim()).map_err(|_| NotAnItem)?;
        let host = url.host_str().ok_or(NotAnItem)?;
        if url.scheme() != "https" || url.port().is_some() || !matches!(host, "music.apple.com" | "geo.music.apple.com")
        {
            return Err(NotAnItem);
        }
        let parts: Vec<&str> = url.path().trim_matches('/').split('/').collect();
        let (country, kind, id) = match parts.as_slice() {
            [country, kind, id] | [country, kind, _, id] => (*country, *kind, *id),
            _ => return Err(NotAnItem),
        };
        let storefront: Storefront = country.parse().map_err(|_| NotAnItem)?;
        let song = url.query_pairs().find(|(name, _)| name == "i").map(|(_, id)| number(&id));
        let thing = match (kind, song) {
            ("album", Some(song)) => Thing::Song(song?),
            ("album", None) => Thing::Album(number(id)?),
            ("song", _) => Thing::Song(number(id)?),
            _ => return Err(NotAnItem),
        };
        Ok(Item { storefront, thing })
    }
}

fn number(text: &str) -> Result<u64, NotAnItem> {
    let digits = !text.is_empty() && text.len() <= MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    Some(text).filter(|_| digits).and_then(|text| text.parse().ok()).ok_or(NotAnItem)
}

#[cfg(test)]
mod tests {
    use super::{Item, NotAnItem, Thing};

    #[test]
    fn an_address_is_read_by_its_parts() {
        for (text, country, thing) in [
            ("https://music.apple.com/gb/album/1440833098", "gb", Thing::Album(1_440_833_098)),
            ("https://music.apple.com/us/album/lanterns/1440833098?uo=4", "us", Thing::Album(1_440_833_098)),
            ("https://music.apple.com/us/album/l/1440833098?i=1440833111", "us", Thing::Song(1_440_833_111)),
            (" https://geo.music.apple.com/de/song/laternen/7/ ", "de", Thing::Song(7)),
        ] {
            let item: Item = text.parse().unwrap();
            assert_eq!((item.storefront.to_string().as_str(), item.thing), (country, thing), "{text}");
            assert_eq!(item.page().parse(), Ok(item));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "1440833098",
            "http://music.apple.com/gb/album/1440833098",
            "https://music.apple.com.example/gb/album/1440833098",
            "https://music.apple.com:8443/gb/album/1440833098",
            "https://music.apple.com/gb/artist/noor/1",
            "https://music.apple.com/gb/playlist/pl.u-1",
            "https://music.apple.com/gbr/album/1",
            "https://music.apple.com/GB/album/1",
            "https://music.apple.com/gb/album/name",
            "https://music.apple.com/gb/album/1?i=../2",
            "https://music.apple.com/gb/album/99999999999999999999",
            "https://music.apple.com/gb/album/a/b/1",
            "https://music.apple.com/album/1",
        ] {
            assert_eq!(text.parse::<Item>(), Err(NotAnItem), "{text}");
        }
    }
}
