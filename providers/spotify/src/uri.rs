//! What can be saved, by its name at Spotify.

use std::{fmt, str::FromStr};

use url::Url;

const ID_LENGTH: usize = 22;

/// The kinds of item that a pre-save saves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A whole release.
    Album,
    /// One recording.
    Track,
}

impl Item {
    fn word(self) -> &'static str {
        match self {
            Item::Album => "album",
            Item::Track => "track",
        }
    }
}

/// An album or a track: `spotify:album:` or `spotify:track:` and 22 letters and digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SpotifyUri {
    item: Item,
    id: String,
}

/// The text names no album and no track at Spotify.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the address of an album or a track at Spotify")]
pub struct NotASpotifyUri;

impl SpotifyUri {
    /// Album or track.
    pub fn item(&self) -> Item {
        self.item
    }

    /// The 22 letters and digits.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The page that Spotify shows for it.
    pub fn page(&self) -> String {
        format!("https://open.spotify.com/{}/{}", self.item.word(), self.id)
    }

    fn of(item: &str, id: &str) -> Result<SpotifyUri, NotASpotifyUri> {
        let item = match item {
            "album" => Item::Album,
            "track" => Item::Track,
            _ => return Err(NotASpotifyUri),
        };
        let sound = id.len() == ID_LENGTH && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if sound { Ok(SpotifyUri { item, id: id.to_owned() }) } else { Err(NotASpotifyUri) }
    }
}

impl FromStr for SpotifyUri {
    type Err = NotASpotifyUri;

    /// Reads a URI, or the address that Spotify's share button gives.
    fn from_str(text: &str) -> Result<SpotifyUri, NotASpotifyUri> {
        let text = text.trim();
        if let Some((item, id)) = text.strip_prefix("spotify:").and_then(|rest| rest.split_once(':')) {
            return SpotifyUri::of(item, id);
        }
        let url = Url::parse(text).map_err(|_| NotASpotifyUri)?;
        if url.scheme() != "https" || url.host_str() != Some("open.spotify.com") || url.port().is_some() {
            return Err(NotASpotifyUri);
        }
        let path = url.path().trim_matches('/');
        // The share button puts the reader's language first: /intl-de/album/…
        let path = match path.split_once('/') {
            Some((first, rest)) if first.starts_with("intl-") => rest,
            _ => path,
        };
        let (item, id) = path.split_once('/').ok_or(NotASpotifyUri)?;
        SpotifyUri::of(item, id)
    }
}

impl fmt::Display for SpotifyUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "spotify:{}:{}", self.item.word(), self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, NotASpotifyUri, SpotifyUri};

    #[test]
    fn every_way_to_write_an_album_or_track_is_read() {
        for (text, item) in [
            ("spotify:album:4aawyAB9vmqN3uQ7FjRGTy", Item::Album),
            (" spotify:track:4aawyAB9vmqN3uQ7FjRGTy\n", Item::Track),
            ("https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy", Item::Album),
            ("https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy?si=abc", Item::Album),
            ("https://open.spotify.com/intl-de/track/4aawyAB9vmqN3uQ7FjRGTy/?si=abc#x", Item::Track),
        ] {
            let uri: SpotifyUri = text.parse().unwrap();
            assert_eq!((uri.item(), uri.id()), (item, "4aawyAB9vmqN3uQ7FjRGTy"), "{text}");
            assert_eq!(uri.to_string().parse(), Ok(uri.clone()));
            assert_eq!(uri.page().parse(), Ok(uri));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "spotify:album:",
            "spotify:album:short",
            "spotify:album:4aawyAB9vmqN3uQ7FjRGT!",
            "spotify:album:4aawyAB9vmqN3uQ7FjRGTy,spotify:album:4aawyAB9vmqN3uQ7FjRGTy",
            "spotify:artist:4aawyAB9vmqN3uQ7FjRGTy",
            "http://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy",
            "https://open.spotify.com.example/album/4aawyAB9vmqN3uQ7FjRGTy",
            "https://open.spotify.com:8443/album/4aawyAB9vmqN3uQ7FjRGTy",
            "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy/more",
            "https://open.spotify.com/4aawyAB9vmqN3uQ7FjRGTy",
        ] {
            assert_eq!(text.parse::<SpotifyUri>(), Err(NotASpotifyUri), "{text}");
        }
    }
}
