//! What a fan allowed: adding to their Apple Music library.

use egress::{Egress, Exit, Method, Request};
use policy::{datum::PresaveToken, processor::AppleMusicLibrary};
use privacy::Disclosed;
use serde::{Deserialize, de::IgnoredAny};
use url::Url;

use crate::{DeveloperToken, Failure, Item, Kind, Storefront, Thing, failure};

const API: &str = "api.music.apple.com";
/// Where MusicKit's script comes from, and where its window opens.
const SCRIPTS: &str = "js-cdn.music.apple.com";
const WINDOW: &str = "authorize.music.apple.com";
/// The third version of the script; Apple numbers no smaller steps in its address.
const SCRIPT: &str = "/musickit/v3/musickit.js";
/// The header of a fan's token.
const USER_TOKEN: &str = "music-user-token";
/// How long a music user token holds, about: Apple publishes no number, and none can be renewed.
pub const USER_TOKEN_DAYS: u32 = 180;
/// How many things one call adds.
const MOST_THINGS: usize = 25;

/// Apple Music on behalf of fans. Their tokens come from MusicKit in the fan's own browser.
#[derive(Clone, Debug)]
pub struct Library {
    exit: Exit<AppleMusicLibrary>,
}

#[derive(Deserialize)]
struct List<T> {
    data: Vec<T>,
}

#[derive(Deserialize)]
struct Named {
    id: String,
}

impl Library {
    /// Apple Music through this way out.
    pub fn new(egress: &Egress) -> Library {
        Library { exit: egress.to() }
    }

    /// The address of MusicKit's script, which asks a fan in their own browser.
    ///
    /// # Errors
    /// When the inventory does not declare its host any more.
    pub fn script(&self) -> Result<Url, Failure> {
        let mut url = self.exit.base(SCRIPTS)?.clone();
        let path = format!("{}{SCRIPT}", url.path().trim_end_matches('/'));
        url.set_path(&path);
        Ok(url)
    }

    /// Whom that script may ask from a page, as origins.
    ///
    /// # Errors
    /// As [`Library::script`].
    pub fn asked_by_script(&self) -> Result<Vec<String>, Failure> {
        let mut origins = Vec::new();
        for host in [API, SCRIPTS, WINDOW] {
            let origin = self.exit.base(host)?.origin().ascii_serialization();
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        Ok(origins)
    }

    /// The fan's own storefront. Numbers of albums and songs are the same in most, and what a storefront does not have
    /// is never added. Safe to repeat; it also tells whether the token still holds.
    ///
    /// # Errors
    /// [`Kind::UserTokenEnded`] when the fan has to allow it again, and whatever else stands in the way.
    pub async fn storefront(
        &self,
        token: &DeveloperToken,
        user: Disclosed<'_, PresaveToken, AppleMusicLibrary>,
    ) -> Result<Storefront, Failure> {
        let request = Request::new(Method::GET, API, "/v1/me/storefront")
            .app_bearer(&token.0)
            .header_disclosed(USER_TOKEN, &user);
        let answer = self.exit.send(request).await?;
        if answer.status != 200 {
            return Err(failure::of_library(&answer));
        }
        let found: List<Named> = answer.json().map_err(|_| Kind::UnreadableAnswer)?;
        let first = found.data.first().and_then(|one| one.id.parse().ok());
        first.ok_or_else(|| Kind::UnreadableAnswer.into())
    }

    /// Adds albums and songs to the fan's library. Safe to repeat: what is there already stays there once. Apple takes the
    /// wish (202) and says nothing of what it can't add, so look with [`Library::has`] some time later.
    ///
    /// # Errors
    /// As [`Library::storefront`].
    pub async fn save(
        &self,
        token: &DeveloperToken,
        user: Disclosed<'_, PresaveToken, AppleMusicLibrary>,
        things: &[Thing],
    ) -> Result<(), Failure> {
        for some in things.chunks(MOST_THINGS) {
            let ids = |wanted: fn(&Thing) -> Option<u64>| {
                some.iter().filter_map(wanted).map(|id| id.to_string()).collect::<Vec<_>>().join(",")
            };
            let albums = ids(|thing| if let Thing::Album(id) = thing { Some(*id) } else { None });
            let songs = ids(|thing| if let Thing::Song(id) = thing { Some(*id) } else { None });
            let mut request = Request::new(Method::POST, API, "/v1/me/library");
            for (name, ids) in [("ids[albums]", &albums), ("ids[songs]", &songs)] {
                if !ids.is_empty() {
                    request = request.query(name, ids);
                }
            }
            let request = request.app_bearer(&token.0).header_disclosed(USER_TOKEN, &user);
            let answer = self.exit.send(request).await?;
            match answer.status {
                202 => {}
                // A page with status 200, as some gateway in between may send, added nothing.
                200..300 => return Err(Kind::UnreadableAnswer.into()),
                _ => return Err(failure::of_library(&answer)),
            }
        }
        Ok(())
    }

    /// Whether an album or a song is in the fan's library. It needs no other permission than adding does. Safe to repeat.
    ///
    /// # Errors
    /// As [`Library::storefront`].
    pub async fn has(
        &self,
        token: &DeveloperToken,
        user: Disclosed<'_, PresaveToken, AppleMusicLibrary>,
        item: Item,
    ) -> Result<bool, Failure> {
        let path = match item.thing {
            Thing::Album(id) => format!("/v1/catalog/{}/albums/{id}/library", item.storefront),
            Thing::Song(id) => format!("/v1/catalog/{}/songs/{id}/library", item.storefront),
        };
        let request = Request::new(Method::GET, API, &path).app_bearer(&token.0).header_disclosed(USER_TOKEN, &user);
        let answer = self.exit.send(request).await?;
        if answer.status != 200 {
            let failure = failure::of_library(&answer);
            return if failure.kind == Kind::NotFound { Ok(false) } else { Err(failure) };
        }
        let found: List<IgnoredAny> = answer.json().map_err(|_| Kind::UnreadableAnswer)?;
        Ok(!found.data.is_empty())
    }
}
