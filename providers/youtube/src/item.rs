//! A video by its address at YouTube or YouTube Music.

use std::{fmt, str::FromStr};

use url::Url;

const ID_LENGTH: usize = 11;

/// The eleven signs that name a video.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VideoId(String);

/// The text is not the id of a video.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the id of a video at youtube")]
pub struct NotAVideo;

impl VideoId {
    /// The signs.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for VideoId {
    type Err = NotAVideo;

    fn from_str(text: &str) -> Result<VideoId, NotAVideo> {
        let sound = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if text.len() == ID_LENGTH && text.bytes().all(sound) { Ok(VideoId(text.to_owned())) } else { Err(NotAVideo) }
    }
}

impl fmt::Display for VideoId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A video, at YouTube or at YouTube Music.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    /// Which one.
    pub video: VideoId,
    /// Whether the address is YouTube Music's.
    pub music: bool,
}

/// The text names no video at YouTube.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the address of a video at youtube or youtube music")]
pub struct NotAnItem;

impl Item {
    /// The page that is shown for it.
    pub fn page(&self) -> String {
        let site = if self.music { "music" } else { "www" };
        format!("https://{site}.youtube.com/watch?v={}", self.video)
    }
}

impl FromStr for Item {
    type Err = NotAnItem;

    /// Reads `watch?v=`, `youtu.be/`, `/shorts/` and `/live/`. Playlists and channels name no video.
    fn from_str(text: &str) -> Result<Item, NotAnItem> {
        let url = Url::parse(text.trim()).map_err(|_| NotAnItem)?;
        if url.scheme() != "https" || url.port().is_some() {
            return Err(NotAnItem);
        }
        let parts: Vec<&str> = url.path().trim_matches('/').split('/').collect();
        let asked = url.query_pairs().find(|(name, _)| name == "v").map(|(_, id)| id.into_owned());
        let (music, id) = match (url.host_str().ok_or(NotAnItem)?, parts.as_slice()) {
            ("music.youtube.com", ["watch"]) => (true, asked),
            ("www.youtube.com" | "youtube.com" | "m.youtube.com", ["watch"]) => (false, asked),
            ("www.youtube.com" | "youtube.com" | "m.youtube.com", ["shorts" | "live", id]) => {
                (false, Some((*id).to_owned()))
            }
            ("youtu.be", [id]) => (false, Some((*id).to_owned())),
            _ => return Err(NotAnItem),
        };
        let video = id.ok_or(NotAnItem)?.parse().map_err(|_| NotAnItem)?;
        Ok(Item { video, music })
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, NotAnItem};

    #[test]
    fn every_way_to_write_a_video_is_read() {
        for (text, music) in [
            ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", false),
            ("https://youtube.com/watch?feature=share&v=dQw4w9WgXcQ&t=7s", false),
            (" https://m.youtube.com/watch?v=dQw4w9WgXcQ#x ", false),
            ("https://youtu.be/dQw4w9WgXcQ?si=abc", false),
            ("https://www.youtube.com/shorts/dQw4w9WgXcQ/", false),
            ("https://music.youtube.com/watch?v=dQw4w9WgXcQ&list=OLAK5uy_x", true),
        ] {
            let item: Item = text.parse().unwrap();
            assert_eq!((item.video.as_str(), item.music), ("dQw4w9WgXcQ", music), "{text}");
            assert_eq!(item.page().parse(), Ok(item));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "dQw4w9WgXcQ",
            "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://www.youtube.com.example/watch?v=dQw4w9WgXcQ",
            "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
            "https://www.youtube.com/watch?v=short",
            "https://www.youtube.com/watch?v=dQw4w9WgXc/",
            "https://www.youtube.com/watch",
            "https://www.youtube.com/@noor",
            "https://www.youtube.com/playlist?list=PLdQw4w9WgXcQ",
            "https://music.youtube.com/playlist?list=OLAK5uy_x",
            "https://youtu.be/dQw4w9WgXcQ/more",
            "https://evil.example/watch?v=dQw4w9WgXcQ",
        ] {
            assert_eq!(text.parse::<Item>(), Err(NotAnItem), "{text}");
        }
    }
}
