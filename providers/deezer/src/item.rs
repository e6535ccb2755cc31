//! An album or a track by its address at Deezer.

use std::str::FromStr;

use url::Url;

/// No id of Deezer's is longer.
const MOST_DIGITS: usize = 19;

/// An album or a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A whole release.
    Album(u64),
    /// One recording.
    Track(u64),
}

/// The text names no album and no track at Deezer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the address of an album or a track at deezer")]
pub struct NotAnItem;

impl Item {
    /// The page that Deezer shows for it.
    pub fn page(self) -> String {
        match self {
            Item::Album(id) => format!("https://www.deezer.com/album/{id}"),
            Item::Track(id) => format!("https://www.deezer.com/track/{id}"),
        }
    }
}

impl FromStr for Item {
    type Err = NotAnItem;

    /// Reads the address of a page, with or without the reader's language before the item. The short addresses of the share
    /// menu say nothing by themselves, and are not followed.
    fn from_str(text: &str) -> Result<Item, NotAnItem> {
        let url = Url::parse(text.trim()).map_err(|_| NotAnItem)?;
        let host = url.host_str().ok_or(NotAnItem)?;
        if url.scheme() != "https" || url.port().is_some() || !matches!(host, "www.deezer.com" | "deezer.com") {
            return Err(NotAnItem);
        }
        let parts: Vec<&str> = url.path().trim_matches('/').split('/').collect();
        let (kind, id) = match parts.as_slice() {
            [kind, id] => (*kind, *id),
            [lang, kind, id] if lang.len() == 2 => (*kind, *id),
            _ => return Err(NotAnItem),
        };
        let digits = id.len() <= MOST_DIGITS && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
        let id = Some(id).filter(|_| digits).and_then(|id| id.parse().ok()).ok_or(NotAnItem)?;
        match kind {
            "album" => Ok(Item::Album(id)),
            "track" => Ok(Item::Track(id)),
            _ => Err(NotAnItem),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, NotAnItem};

    #[test]
    fn an_address_is_read_by_its_parts() {
        for (text, item) in [
            ("https://www.deezer.com/album/302127", Item::Album(302_127)),
            ("https://www.deezer.com/en/album/302127?utm_source=deezer", Item::Album(302_127)),
            (" https://deezer.com/track/3135556/ ", Item::Track(3_135_556)),
        ] {
            assert_eq!(text.parse(), Ok(item), "{text}");
            assert_eq!(item.page().parse(), Ok(item));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "302127",
            "http://www.deezer.com/album/302127",
            "https://www.deezer.com.example/album/302127",
            "https://www.deezer.com:8443/album/302127",
            "https://www.deezer.com/artist/27",
            "https://www.deezer.com/album/30a",
            "https://www.deezer.com/album/99999999999999999999",
            "https://www.deezer.com/album/1/../2/3",
            "https://www.deezer.com/album/upc:1",
            "https://link.deezer.com/s/30abc",
            "http://169.254.169.254/album/1",
        ] {
            assert_eq!(text.parse::<Item>(), Err(NotAnItem), "{text}");
        }
    }
}
