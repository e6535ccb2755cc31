//! What a fan allowed: likes and playlists. Every write costs [`WRITE_UNITS`] of the project's day, every look one.

use std::{sync::Arc, time::Duration};

use egress::{Answer, Egress, Exit, Method, Request};
use policy::{
    datum::{PresaveAccessToken, PresaveCode, PresavePlaylist, PresavePlaylistNames, PresaveToken},
    processor::YoutubeLibrary,
};
use privacy::{Disclosed, Personal, SubjectId};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use url::Url;

use crate::{App, Failure, Kind, SAVE_SCOPE, VideoId, app, failure};

const ACCOUNTS: &str = "accounts.google.com";
const OAUTH: &str = "oauth2.googleapis.com";
const API: &str = "youtube.googleapis.com";
/// What a like, a new playlist or a video added to one costs.
pub const WRITE_UNITS: u32 = 50;
/// How many playlists are read: YouTube gives no more on a page.
pub const MOST_PLAYLISTS: usize = 50;
/// YouTube cuts longer names (characters).
const LONGEST_TITLE: usize = 150;

/// YouTube on behalf of fans, for one app.
#[derive(Clone, Debug)]
pub struct Library {
    exit: Exit<YoutubeLibrary>,
    app: Arc<App>,
}

/// What a fan's authorisation is worth. It has no `Debug`.
pub struct Tokens {
    /// Opens the Data API for `expires_in`.
    pub access: Personal<PresaveAccessToken>,
    /// Gets the next tokens; it comes with the first exchange only, and no refresh ever replaces it.
    pub refresh: Option<Personal<PresaveToken>>,
    /// What the fan allowed, which may be less than was asked.
    pub scope: Vec<String>,
    /// How long the access token holds.
    pub expires_in: Duration,
}

impl Tokens {
    /// Whether the fan allowed likes and playlists.
    pub fn may_save(&self) -> bool {
        app::may_save(&self.scope)
    }
}

/// A playlist of a fan's. It has no `Debug`.
pub struct Playlist {
    /// Which one.
    pub id: Personal<PresavePlaylist>,
    /// Its name, for the fan to choose by.
    pub title: Personal<PresavePlaylistNames>,
}

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    refresh_token: Option<String>,
    expires_in: u64,
    scope: Option<String>,
}

#[derive(Deserialize)]
struct List<T> {
    items: Vec<T>,
}

#[derive(Deserialize)]
struct PlaylistBody {
    id: String,
    snippet: PlaylistSnippet,
}

#[derive(Deserialize)]
struct PlaylistSnippet {
    #[serde(default)]
    title: String,
}

#[derive(Deserialize)]
struct Made {
    id: String,
}

impl Library {
    /// YouTube through this way out, as this app.
    pub fn new(egress: &Egress, app: App) -> Library {
        Library { exit: egress.to(), app: Arc::new(app) }
    }

    /// The app.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// [`App::authorise_url`] at the accounts service that this client talks to, a simulated one too.
    ///
    /// # Errors
    /// When the inventory does not declare the accounts service any more.
    pub fn authorise_url(&self, state: &str, challenge: &str, scope: &str) -> Result<Url, Failure> {
        Ok(self.app.authorise_url(self.exit.base(ACCOUNTS)?, state, challenge, scope))
    }

    /// Exchanges the code that a fan came back with. A code is good for one exchange and a few minutes.
    ///
    /// # Errors
    /// [`Kind::InvalidGrant`] for a code that does not hold, and whatever else stands in the way.
    pub async fn exchange(
        &self,
        code: Disclosed<'_, PresaveCode, YoutubeLibrary>,
        verifier: &str,
        subject: SubjectId,
    ) -> Result<Tokens, Failure> {
        let request = self
            .token_request("authorization_code")
            .form_disclosed("code", &code)
            .form("redirect_uri", &self.app.redirect_uri)
            .form("code_verifier", verifier);
        self.tokens(request, subject).await
    }

    /// Gets a new access token. Safe to repeat: the refresh token stays the same. It also tells whether a permission still
    /// holds, which YouTube's terms want to be known every 30 days.
    ///
    /// # Errors
    /// [`Kind::InvalidGrant`] when the fan withdrew, half a year passed without use, or seven days in an app that is in
    /// "Testing"; and whatever else stands in the way.
    pub async fn refresh(
        &self,
        token: Disclosed<'_, PresaveToken, YoutubeLibrary>,
        subject: SubjectId,
    ) -> Result<Tokens, Failure> {
        let request = self.token_request("refresh_token").form_disclosed("refresh_token", &token);
        self.tokens(request, subject).await
    }

    /// Gives a fan's permission back to Google. Safe to repeat: one that is dead already is no error.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub async fn revoke(&self, token: Disclosed<'_, PresaveToken, YoutubeLibrary>) -> Result<(), Failure> {
        let request = Request::new(Method::POST, OAUTH, "/revoke").form_disclosed("token", &token);
        let answer = self.exit.send(request).await?;
        match failure::of_revocation(&answer) {
            None => Ok(()),
            Some(failure) => Err(failure),
        }
    }

    /// Likes a video. Safe to repeat: it is liked once. Costs [`WRITE_UNITS`].
    ///
    /// # Errors
    /// [`Kind::NotFound`] for a video that is not there (yet), [`Kind::InsufficientScope`] when the fan did not allow it,
    /// and whatever else stands in the way.
    pub async fn like(
        &self,
        access: Disclosed<'_, PresaveAccessToken, YoutubeLibrary>,
        video: &VideoId,
    ) -> Result<(), Failure> {
        let request = Request::new(Method::POST, API, "/youtube/v3/videos/rate")
            .query("id", video.as_str())
            .query("rating", "like")
            .bearer(&access);
        let answer = self.exit.send(request).await?;
        // Success is 204 and empty; a page with status 200, as some gateway in between may send, liked nothing.
        match answer.status {
            204 => Ok(()),
            200..300 => Err(Kind::UnreadableAnswer.into()),
            _ => Err(failure::of_library(&answer)),
        }
    }

    /// The fan's own playlists, for the fan to choose from: the first [`MOST_PLAYLISTS`]. Safe to repeat; costs one unit.
    ///
    /// # Errors
    /// As [`Library::like`].
    pub async fn playlists(
        &self,
        access: Disclosed<'_, PresaveAccessToken, YoutubeLibrary>,
        subject: SubjectId,
    ) -> Result<Vec<Playlist>, Failure> {
        let most = MOST_PLAYLISTS.to_string();
        let request = Request::new(Method::GET, API, "/youtube/v3/playlists")
            .query("part", "snippet")
            .query("mine", "true")
            .query("maxResults", &most)
            .bearer(&access);
        let found: List<PlaylistBody> = read(&self.exit.send(request).await?)?;
        let playlist = |body: PlaylistBody| Playlist {
            id: Personal::of(subject, body.id),
            title: Personal::of(subject, body.snippet.title),
        };
        Ok(found.items.into_iter().map(playlist).collect())
    }

    /// Makes a playlist that only the fan sees. NOT safe to repeat: each call makes another one, so look among
    /// [`Library::playlists`] first when an answer was lost. Costs [`WRITE_UNITS`].
    ///
    /// # Errors
    /// [`Kind::NoChannel`] for an account that can have none, and as [`Library::like`].
    pub async fn make_playlist(
        &self,
        access: Disclosed<'_, PresaveAccessToken, YoutubeLibrary>,
        title: &str,
        subject: SubjectId,
    ) -> Result<Personal<PresavePlaylist>, Failure> {
        let title = playlist_title(title);
        let request = Request::new(Method::POST, API, "/youtube/v3/playlists")
            .query("part", "snippet,status")
            .json(json!({ "snippet": { "title": title }, "status": { "privacyStatus": "private" } }))
            .bearer(&access);
        let made: Made = read(&self.exit.send(request).await?)?;
        Ok(Personal::of(subject, made.id))
    }

    /// Whether a video is in a playlist of the fan's. Safe to repeat; costs one unit.
    ///
    /// # Errors
    /// [`Kind::PlaylistGone`] when the fan deleted it, and as [`Library::like`].
    pub async fn holds(
        &self,
        access: Disclosed<'_, PresaveAccessToken, YoutubeLibrary>,
        playlist: Disclosed<'_, PresavePlaylist, YoutubeLibrary>,
        video: &VideoId,
    ) -> Result<bool, Failure> {
        let request = Request::new(Method::GET, API, "/youtube/v3/playlistItems")
            .query("part", "id")
            .query("videoId", video.as_str())
            .query("maxResults", "1")
            .query_disclosed("playlistId", &playlist)
            .bearer(&access);
        let found: List<serde::de::IgnoredAny> = read(&self.exit.send(request).await?)?;
        Ok(!found.items.is_empty())
    }

    /// Adds a video to the end of a playlist of the fan's. NOT safe to repeat: YouTube adds it again each time, so ask
    /// [`Library::holds`] before. Costs [`WRITE_UNITS`].
    ///
    /// # Errors
    /// [`Kind::PlaylistGone`] when the fan deleted it, [`Kind::NotFound`] for a video that is not there (yet), and as
    /// [`Library::like`].
    pub async fn add(
        &self,
        access: Disclosed<'_, PresaveAccessToken, YoutubeLibrary>,
        playlist: Disclosed<'_, PresavePlaylist, YoutubeLibrary>,
        video: &VideoId,
    ) -> Result<(), Failure> {
        let resource = json!({ "kind": "youtube#video", "videoId": video.as_str() });
        let request = Request::new(Method::POST, API, "/youtube/v3/playlistItems")
            .query("part", "snippet")
            .json(json!({ "snippet": { "playlistId": Value::Null, "resourceId": resource } }))
            .json_disclosed("/snippet/playlistId", &playlist)
            .bearer(&access);
        let _made: Made = read(&self.exit.send(request).await?)?;
        Ok(())
    }

    fn token_request<'a>(&'a self, grant_type: &'a str) -> Request<'a, YoutubeLibrary> {
        Request::new(Method::POST, OAUTH, "/token")
            .form("grant_type", grant_type)
            .form("client_id", &self.app.client_id)
            .form_secret("client_secret", &self.app.client_secret)
    }

    async fn tokens(&self, request: Request<'_, YoutubeLibrary>, subject: SubjectId) -> Result<Tokens, Failure> {
        let answer = self.exit.send(request).await?;
        if !answer.is_success() {
            return Err(failure::of_accounts(&answer));
        }
        let granted: Granted = answer.json().map_err(|_| Kind::UnreadableAnswer)?;
        // RFC 6749, section 5.1: when nothing is said, what was asked was granted.
        let scope = granted.scope.as_deref().unwrap_or(SAVE_SCOPE);
        Ok(Tokens {
            access: Personal::of(subject, granted.access_token),
            refresh: granted.refresh_token.map(|token| Personal::of(subject, token)),
            scope: scope.split_whitespace().map(str::to_owned).collect(),
            expires_in: Duration::from_secs(granted.expires_in),
        })
    }
}

/// What a playlist of that name is called at YouTube, which refuses angle brackets and cuts what is long.
pub fn playlist_title(name: &str) -> String {
    name.chars().filter(|sign| !matches!(sign, '<' | '>')).take(LONGEST_TITLE).collect()
}

fn read<T: DeserializeOwned>(answer: &Answer) -> Result<T, Failure> {
    if answer.status != 200 {
        return Err(if answer.is_success() { Kind::UnreadableAnswer.into() } else { failure::of_library(answer) });
    }
    answer.json().map_err(|_| Kind::UnreadableAnswer.into())
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_TITLE, playlist_title};

    #[test]
    fn a_name_is_asked_for_as_youtube_keeps_it() {
        assert_eq!(playlist_title("Noor – <3 > Lanterns"), "Noor – 3  Lanterns");
        assert_eq!(playlist_title(&"દ".repeat(LONGEST_TITLE + 1)).chars().count(), LONGEST_TITLE);
    }
}
