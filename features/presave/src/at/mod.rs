//! What the engine and the pages ask of a music service, in the same words for each.

mod apple;
mod deezer;
mod playlist;
mod spotify;
mod trouble;
mod youtube;

use std::sync::Arc;

use jiff::Timestamp;
pub(crate) use playlist::Look;
use policy::datum::{PresaveAccessToken, PresaveCode, PresaveToken};
use policy::purpose::{
    AppleSave, DeezerSave, ReleaseSave, SpotifyFollow, SpotifyPlaylist, YoutubeLike, YoutubePlaylist,
};
use privacy::{Grant, Personal, Privacy, Refused, SubjectId};
pub(crate) use trouble::{Failure, Next};
use url::Url;

use crate::{
    acts::Act,
    service::{Mode, Service},
};

/// The operator's apps at the services. A service without one is not offered.
#[derive(Clone, Default)]
pub struct Services {
    /// At Spotify.
    pub spotify: Option<Arc<::spotify::Client>>,
    /// At Google.
    pub youtube: Option<Youtube>,
    /// A key of the operator's team at Apple. The fan's permission comes from Apple's own script in their browser.
    pub apple: Option<Apple>,
    /// At Deezer.
    pub deezer: Option<::deezer::Library>,
}

/// An app at Google.
#[derive(Clone)]
pub struct Youtube {
    /// What fans allow.
    pub library: ::youtube::Library,
    /// What its project may spend a day.
    pub units_a_day: u32,
    /// Whether Google lets everybody use it.
    pub is_published: bool,
}

/// A team's key at Apple.
#[derive(Clone)]
pub struct Apple {
    /// What fans allow.
    pub library: ::apple::Library,
    /// What signs for the team.
    pub key: ::apple::Key,
}

/// What a page needs that lets a service's own script ask a fan in their browser.
pub(crate) struct Guest {
    /// The address of the script, and its origin.
    pub(crate) script: String,
    pub(crate) origin: String,
    /// Whom the script may ask, as origins.
    pub(crate) asks: Vec<String>,
    /// The public token that the script shows there.
    pub(crate) token: String,
}

/// What may be asked of an app in a window of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Allowance {
    /// Which window it is: the next one has another number.
    pub(crate) number: i64,
    /// When the next one begins.
    pub(crate) ends_at: Timestamp,
    /// How many units a window has.
    pub(crate) units: i64,
}

/// What to save, by its name at a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Spotify(::spotify::SpotifyUri),
    Youtube(::youtube::VideoId),
    Apple(::apple::Item),
    Deezer(::deezer::Item),
}

/// That one wish of one fan may be fulfilled now.
pub(crate) enum Permit {
    Save(Grant<ReleaseSave>),
    Follow(Grant<SpotifyFollow>),
    SpotifyPlaylist(Grant<SpotifyPlaylist>),
    Like(Grant<YoutubeLike>),
    YoutubePlaylist(Grant<YoutubePlaylist>),
    Apple(Grant<AppleSave>),
    Deezer(Grant<DeezerSave>),
}

/// What opens a fan's account for a while. It has no `Debug`.
pub(crate) struct Session {
    /// Short-lived access, where the service has it beside the permission itself.
    pub(crate) access: Option<Personal<PresaveAccessToken>>,
    /// The permission in its newest form, where it changed: then the old one may be dead.
    pub(crate) rotated: Option<Personal<PresaveToken>>,
    /// What the fan allowed there.
    pub(crate) scope: Vec<String>,
}

/// Closes a value for a service under whichever permit the service takes.
macro_rules! disclosed {
    ($value:expr, $permit:expr, $($kind:ident)|+) => {
        match $permit {
            $(crate::at::Permit::$kind(grant) => $value.disclose(grant).map_err(|_| crate::at::Failure::NOT_SENT),)+
            _ => Err(crate::at::Failure::NOT_SENT),
        }
    };
}
pub(crate) use disclosed;

/// The service's own word for the permission that a wish needs.
pub(crate) fn scope(service: Service, act: Act) -> &'static str {
    match service {
        Service::Spotify => spotify::scope(act),
        Service::Youtube => ::youtube::SAVE_SCOPE,
        Service::AppleMusic => "Music User Token",
        Service::Deezer => "basic_access manage_library offline_access",
    }
}

/// The text that says what that permission allows, beyond what is done with it.
pub(crate) fn scope_text(service: Service, act: Act) -> &'static str {
    match (service, act) {
        (Service::Spotify, Act::Follow) => "presave-scope-follow",
        (Service::Spotify, Act::Playlist) => "presave-scope-playlist",
        (Service::Spotify, _) => "presave-scope-library",
        (Service::Youtube, _) => "presave-scope-youtube",
        (Service::AppleMusic, _) => "presave-scope-apple",
        (Service::Deezer, _) => "presave-scope-deezer",
    }
}

impl Permit {
    /// Asks whether a wish of a fan may be fulfilled now.
    ///
    /// # Errors
    /// The reason why not.
    pub(crate) async fn ask(privacy: &Privacy, service: Service, act: Act, fan: SubjectId) -> Result<Permit, Refused> {
        Ok(match (service, act) {
            (Service::Spotify, Act::Follow) => Permit::Follow(privacy.may(fan).await?),
            (Service::Spotify, Act::Playlist) => Permit::SpotifyPlaylist(privacy.may(fan).await?),
            (Service::Spotify, _) => Permit::Save(privacy.may(fan).await?),
            (Service::Youtube, Act::Playlist) => Permit::YoutubePlaylist(privacy.may(fan).await?),
            (Service::Youtube, _) => Permit::Like(privacy.may(fan).await?),
            (Service::AppleMusic, _) => Permit::Apple(privacy.may(fan).await?),
            (Service::Deezer, _) => Permit::Deezer(privacy.may(fan).await?),
        })
    }
}

impl Target {
    /// What an address names at a service; nothing where it names something else.
    pub(crate) fn of(service: Service, address: &str) -> Option<Target> {
        match service {
            Service::Spotify => address.parse().ok().map(Target::Spotify),
            Service::Youtube => Some(Target::Youtube(address.parse::<::youtube::Item>().ok()?.video)),
            Service::AppleMusic => address.parse().ok().map(Target::Apple),
            Service::Deezer => address.parse().ok().map(Target::Deezer),
        }
    }
}

impl Services {
    /// How many units of YouTube's a look at a fan's playlists costs.
    pub(crate) const LOOK_UNITS: i64 = youtube::LOOK;

    /// Whether this instance has an app there.
    pub fn has(&self, service: Service) -> bool {
        match service {
            Service::Spotify => self.spotify.is_some(),
            Service::Youtube => self.youtube.is_some(),
            Service::AppleMusic => self.apple.is_some(),
            Service::Deezer => self.deezer.is_some(),
        }
    }

    /// How far the service lets the app go.
    pub fn mode(&self, service: Service) -> Mode {
        let is_trial = match service {
            Service::Spotify => {
                self.spotify.as_ref().is_some_and(|client| client.app().access == ::spotify::AccessMode::Development)
            }
            Service::Youtube => self.youtube.as_ref().is_some_and(|app| !app.is_published),
            Service::AppleMusic | Service::Deezer => false,
        };
        match (self.has(service), is_trial) {
            (false, _) => Mode::Off,
            (true, true) => Mode::Trial,
            (true, false) => Mode::Open,
        }
    }

    /// Until when a permission given at `authorised` is kept at the latest.
    pub(crate) fn token_end(&self, service: Service, authorised: Timestamp) -> Timestamp {
        service.token_end_in(self.mode(service), authorised)
    }

    /// The public name of the app there: budgets are each app's own.
    pub(crate) fn app(&self, service: Service) -> Option<String> {
        match service {
            Service::Spotify => self.spotify.as_ref().map(|client| client.app().client_id.clone()),
            Service::Youtube => self.youtube.as_ref().map(|app| app.library.app().client_id.clone()),
            Service::AppleMusic => self.apple.as_ref().map(|_| "team".to_owned()),
            Service::Deezer => self.deezer.as_ref().map(|library| library.app().app_id.clone()),
        }
    }

    /// What an app may be asked in the window around `now`; nothing where no limit is known beforehand.
    pub(crate) fn allowance(&self, service: Service, now: Timestamp) -> Option<Allowance> {
        match service {
            // Spotify and Apple name no number: they are asked until they say that it is enough.
            Service::Spotify | Service::AppleMusic => None,
            Service::Youtube => self.youtube.as_ref().map(|app| youtube::allowance(app.units_a_day, now)),
            Service::Deezer => self.deezer.as_ref().map(|_| deezer::allowance(now)),
        }
    }

    /// Where a fan goes to decide about these wishes; `state` comes back with them, and `proof` ties the exchange to it.
    ///
    /// # Errors
    /// When the service is not to be reached by an address of its own.
    pub(crate) fn authorise_url(
        &self,
        service: Service,
        state: &str,
        proof: [u8; 32],
        acts: &[Act],
    ) -> Result<Url, Failure> {
        match service {
            Service::Spotify => spotify::authorise_url(self.spotify.as_deref(), state, proof, acts),
            Service::Youtube => youtube::authorise_url(self.youtube.as_ref(), state, proof),
            Service::Deezer => deezer::authorise_url(self.deezer.as_ref(), state),
            Service::AppleMusic => Err(Failure::NOT_SENT),
        }
    }

    /// Where a fan decides: an address of the service's, or none where its script asks on a page of ours.
    ///
    /// # Errors
    /// As [`Services::authorise_url`].
    pub(crate) fn door(&self, service: Service, acts: &[Act]) -> Result<Option<Url>, Failure> {
        match service {
            Service::AppleMusic => Ok(None),
            _ => self.authorise_url(service, "", [0; 32], acts).map(Some),
        }
    }

    /// What the page needs where a service's script asks.
    ///
    /// # Errors
    /// Where there is none.
    pub(crate) fn guest(&self, service: Service, now: Timestamp, site: &str) -> Result<Guest, Failure> {
        match service {
            Service::AppleMusic => apple::guest(self.apple.as_ref(), now, site),
            _ => Err(Failure::NOT_SENT),
        }
    }

    /// Asks a service whether what its script gave is a permission. The session may be used at once.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub(crate) async fn believe(
        &self,
        service: Service,
        token: &Personal<PresaveToken>,
        permit: &Permit,
        now: Timestamp,
    ) -> Result<Session, Failure> {
        match service {
            Service::AppleMusic => apple::holds(self.apple.as_ref(), token, permit, now).await?,
            _ => return Err(Failure::NOT_SENT),
        }
        Ok(Session { access: None, rotated: None, scope: Vec::new() })
    }

    /// Exchanges what a fan came back with for a permission. The session may be used at once.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub(crate) async fn exchange(
        &self,
        service: Service,
        code: &Personal<PresaveCode>,
        proof: [u8; 32],
        permit: &Permit,
    ) -> Result<(Personal<PresaveToken>, Session), Failure> {
        match service {
            Service::Spotify => spotify::exchange(self.spotify.as_deref(), code, proof, permit).await,
            Service::Youtube => youtube::exchange(self.youtube.as_ref(), code, proof, permit).await,
            Service::Deezer => deezer::exchange(self.deezer.as_ref(), code, permit).await,
            Service::AppleMusic => Err(Failure::NOT_SENT),
        }
    }

    /// Opens a fan's account with their permission.
    ///
    /// # Errors
    /// Whatever stands in the way; [`Next::AskAgain`] when the permission does not hold any more.
    pub(crate) async fn open(
        &self,
        service: Service,
        token: &Personal<PresaveToken>,
        permit: &Permit,
    ) -> Result<Session, Failure> {
        match service {
            Service::Spotify => spotify::open(self.spotify.as_deref(), token, permit).await,
            Service::Youtube => youtube::open(self.youtube.as_ref(), token, permit).await,
            // Their permission is what opens the account, for as long as it holds.
            Service::AppleMusic | Service::Deezer => Ok(Session { access: None, rotated: None, scope: Vec::new() }),
        }
    }

    /// Whether a session allows a wish.
    pub(crate) fn allows(service: Service, session: &Session, act: Act) -> bool {
        match service {
            Service::Spotify => spotify::allows(session, act),
            Service::Youtube => youtube::allows(session),
            Service::AppleMusic | Service::Deezer => true,
        }
    }

    /// Fulfils a wish that is safe to repeat.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub(crate) async fn perform(
        &self,
        act: Act,
        target: &Target,
        (token, session): (&Personal<PresaveToken>, &Session),
        permit: &Permit,
        now: Timestamp,
    ) -> Result<(), Failure> {
        match target {
            Target::Spotify(uri) => spotify::perform(self.spotify.as_deref(), act, uri, session, permit).await,
            Target::Youtube(video) => youtube::like(self.youtube.as_ref(), video, session, permit).await,
            Target::Apple(item) => apple::save(self.apple.as_ref(), *item, token, permit, now).await,
            Target::Deezer(item) => deezer::save(self.deezer.as_ref(), *item, token, permit).await,
        }
    }

    /// Gives a permission back to a service that takes it. Elsewhere the fan takes it away themselves.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub(crate) async fn give_back(
        &self,
        service: Service,
        token: &Personal<PresaveToken>,
        permit: &Permit,
    ) -> Result<(), Failure> {
        match service {
            Service::Youtube => youtube::give_back(self.youtube.as_ref(), token, permit).await,
            Service::Spotify | Service::AppleMusic | Service::Deezer => Ok(()),
        }
    }

    /// How many units a wish costs, at most.
    pub(crate) fn cost(service: Service, act: Act) -> i64 {
        match (service, act) {
            (Service::Youtube, Act::Playlist) => youtube::PLAYLIST_UNITS,
            (Service::Youtube, _) => youtube::LIKE_UNITS,
            (Service::Spotify | Service::AppleMusic | Service::Deezer, _) => 1,
        }
    }

    /// Asks a service's catalogue for a release by its code.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub(crate) async fn find(&self, service: Service, upc: &str) -> Result<Option<String>, Failure> {
        match (service, &self.spotify) {
            (Service::Spotify, Some(client)) => spotify::find(client, upc).await,
            // The others are found by the destinations of the release's links, which the catalogues fill.
            _ => Ok(None),
        }
    }
}
