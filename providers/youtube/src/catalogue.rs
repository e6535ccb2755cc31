//! Asking the catalogue as the operator's project, for nobody: videos by words and by their ids.

use egress::{Answer, Egress, Exit, Method, Request, Secret};
use policy::processor::Youtube;
use serde::{Deserialize, de::DeserializeOwned};

use crate::{Failure, Kind, VideoId, failure};

const API: &str = "youtube.googleapis.com";
/// The header that Google's APIs read a key from.
const KEY: &str = "x-goog-api-key";
/// How many results of a search are read; YouTube gives 50 at most.
const MOST_FOUND: &str = "5";
/// How many videos one look-up tells.
pub const MOST_IDS: usize = 50;
/// No words that are searched for are longer, in characters.
const MOST_WORDS: usize = 200;
/// What YouTube hangs on the names of the channels that it makes for artists.
const TOPIC: &str = " - Topic";

/// YouTube's catalogue, for one project.
#[derive(Clone, Debug)]
pub struct Client {
    exit: Exit<Youtube>,
    key: Secret,
}

/// A video as YouTube has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Video {
    /// Which one.
    pub id: VideoId,
    /// Its title.
    pub title: String,
    /// Whose channel it is on; of a channel that YouTube made for an artist, the artist.
    pub artist: String,
    /// Whether YouTube made it from what a distributor delivered: then it is the recording itself.
    pub delivered: bool,
    /// The day the recording came out, where the distributor told it: `2026-11-22`.
    pub released_on: Option<String>,
}

#[derive(Deserialize)]
struct List<T> {
    items: Vec<T>,
}

#[derive(Deserialize)]
struct Hit {
    id: HitId,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct HitId {
    video_id: Option<String>,
}

#[derive(Deserialize)]
struct Body {
    id: String,
    snippet: Snippet,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Snippet {
    title: String,
    #[serde(default)]
    channel_title: String,
    #[serde(default)]
    description: String,
}

impl Client {
    /// YouTube through this way out, with a key of the operator's project.
    pub fn new(egress: &Egress, key: Secret) -> Client {
        Client { exit: egress.to(), key }
    }

    /// The ids of videos that go with some words, the closest first. Costs [`crate::SEARCH_UNITS`].
    ///
    /// # Errors
    /// Whatever stands in the way; finding nothing is no error.
    pub async fn search(&self, words: &str) -> Result<Vec<VideoId>, Failure> {
        let words: String = words.trim().chars().take(MOST_WORDS).collect();
        if words.is_empty() {
            return Err(Kind::NotSent.into());
        }
        let request = Request::new(Method::GET, API, "/youtube/v3/search")
            .query("part", "snippet")
            .query("type", "video")
            .query("maxResults", MOST_FOUND)
            .query("q", &words)
            .app_key(KEY, &self.key);
        let found: List<Hit> = read(&self.exit.send(request).await?)?;
        Ok(found.items.into_iter().filter_map(|hit| hit.id.video_id?.parse().ok()).collect())
    }

    /// The videos with these ids that are there for everybody; of more than [`MOST_IDS`] only the first are asked for.
    /// Costs [`crate::LOOK_UNITS`].
    ///
    /// # Errors
    /// As [`Client::search`].
    pub async fn videos(&self, ids: &[VideoId]) -> Result<Vec<Video>, Failure> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let ids = ids.iter().take(MOST_IDS).map(VideoId::as_str).collect::<Vec<_>>().join(",");
        let request = Request::new(Method::GET, API, "/youtube/v3/videos")
            .query("part", "snippet")
            .query("id", &ids)
            .app_key(KEY, &self.key);
        let found: List<Body> = read(&self.exit.send(request).await?)?;
        Ok(found.items.into_iter().filter_map(Video::of).collect())
    }

    /// Whether a video is there for everybody. Costs [`crate::LOOK_UNITS`].
    ///
    /// # Errors
    /// As [`Client::search`].
    pub async fn has(&self, id: &VideoId) -> Result<bool, Failure> {
        Ok(!self.videos(std::slice::from_ref(id)).await?.is_empty())
    }
}

impl Video {
    fn of(body: Body) -> Option<Video> {
        let Snippet { title, channel_title, description } = body.snippet;
        let artist = channel_title.strip_suffix(TOPIC);
        // The words are YouTube's own, and only these channels have them in every description.
        let delivered = artist.is_some() && description.starts_with("Provided to YouTube by ");
        let told = description.lines().find_map(|line| line.strip_prefix("Released on: ")).map(str::trim);
        Some(Video {
            id: body.id.parse().ok()?,
            title,
            artist: artist.unwrap_or(&channel_title).to_owned(),
            delivered,
            released_on: told.filter(|_| delivered).map(str::to_owned),
        })
    }
}

fn read<T: DeserializeOwned>(answer: &Answer) -> Result<T, Failure> {
    if answer.status != 200 {
        return Err(failure::of_api(answer));
    }
    answer.json().map_err(|_| Kind::UnreadableAnswer.into())
}
