//! What a fan allowed: adding to their favourites at Deezer. Only who has an app of old can offer it: Deezer takes no new ones.

use std::{sync::Arc, time::Duration};

use egress::{Answer, Egress, Exit, Method, Request, Secret};
use policy::{
    datum::{PresaveCode, PresaveToken},
    processor::DeezerLibrary,
};
use privacy::{Disclosed, Personal, SubjectId};
use serde::{Deserialize, de::IgnoredAny};
use url::Url;

use crate::{Failure, Item, Kind, failure};

const CONNECT: &str = "connect.deezer.com";
const API: &str = "api.deezer.com";

/// A permission of Deezer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// To read name and picture: Deezer gives nothing without it.
    BasicAccess,
    /// To add to the favourites, and to take from them.
    ManageLibrary,
    /// To do so on a later day, without the fan, and without an end.
    OfflineAccess,
}

impl Permission {
    /// What a pre-save needs, and no more.
    pub const TO_SAVE: [Permission; 3] =
        [Permission::BasicAccess, Permission::ManageLibrary, Permission::OfflineAccess];

    /// Deezer's word.
    pub fn word(self) -> &'static str {
        match self {
            Permission::BasicAccess => "basic_access",
            Permission::ManageLibrary => "manage_library",
            Permission::OfflineAccess => "offline_access",
        }
    }
}

/// The operator's app, as registered at Deezer.
#[derive(Clone, Debug)]
pub struct App {
    /// Its public id.
    pub app_id: String,
    /// Its secret.
    pub secret: Secret,
    /// Where a fan comes back: exactly as registered.
    pub redirect_uri: String,
}

impl App {
    /// Where a fan goes to decide, at the service whose address is `connect`. `state` comes back with the fan. Deezer knows
    /// no PKCE, so the state alone ties the way back to the browser.
    pub fn authorise_url(&self, connect: &Url, state: &str, permissions: &[Permission]) -> Url {
        let mut url = connect.clone();
        url.set_path(&format!("{}/oauth/auth.php", connect.path().trim_end_matches('/')));
        let perms: Vec<&str> = permissions.iter().map(|one| one.word()).collect();
        url.query_pairs_mut()
            .append_pair("app_id", &self.app_id)
            .append_pair("redirect_uri", &self.redirect_uri)
            .append_pair("perms", &perms.join(","))
            .append_pair("state", state);
        url
    }
}

/// What a fan's authorisation is worth. It has no `Debug`.
pub struct Token {
    /// Opens the library. It can't be renewed.
    pub token: Personal<PresaveToken>,
    /// How long it holds; without an end where the fan allowed [`Permission::OfflineAccess`].
    pub expires_in: Option<Duration>,
}

/// Deezer on behalf of fans, for one app.
#[derive(Clone, Debug)]
pub struct Library {
    exit: Exit<DeezerLibrary>,
    app: Arc<App>,
}

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    expires: u64,
}

impl Library {
    /// Deezer through this way out, as this app.
    pub fn new(egress: &Egress, app: App) -> Library {
        Library { exit: egress.to(), app: Arc::new(app) }
    }

    /// The app.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// [`App::authorise_url`] at the service that this client talks to, a simulated one too.
    ///
    /// # Errors
    /// When the inventory does not declare the service any more.
    pub fn authorise_url(&self, state: &str, permissions: &[Permission]) -> Result<Url, Failure> {
        Ok(self.app.authorise_url(self.exit.base(CONNECT)?, state, permissions))
    }

    /// Exchanges the code that a fan came back with. A code is good for one exchange and a few minutes.
    ///
    /// # Errors
    /// [`Kind::InvalidGrant`] for a code that does not hold, [`Kind::InvalidClient`] for an app that Deezer does not know,
    /// and whatever else stands in the way.
    pub async fn exchange(
        &self,
        code: Disclosed<'_, PresaveCode, DeezerLibrary>,
        subject: SubjectId,
    ) -> Result<Token, Failure> {
        // Deezer documents these as parameters of the address, and nothing else.
        let request = Request::new(Method::GET, CONNECT, "/oauth/access_token.php")
            .query("app_id", &self.app.app_id)
            .query("output", "json")
            .query_secret("secret", &self.app.secret)
            .query_disclosed("code", &code);
        let answer = self.exit.send(request).await?;
        let granted: Granted = granted(&answer)?;
        let expires_in = (granted.expires > 0).then(|| Duration::from_secs(granted.expires));
        Ok(Token { token: Personal::of(subject, granted.access_token), expires_in })
    }

    /// Adds an album or a track to the fan's favourites. They are a set, so repeating it does no harm.
    ///
    /// # Errors
    /// [`Kind::TokenEnded`] and [`Kind::InsufficientScope`] when the fan has to allow it again, [`Kind::NotFound`] for what
    /// Deezer does not have (yet), and whatever else stands in the way.
    pub async fn save(&self, token: Disclosed<'_, PresaveToken, DeezerLibrary>, item: Item) -> Result<(), Failure> {
        let (path, name, id) = match item {
            Item::Album(id) => ("/user/me/albums", "album_id", id.to_string()),
            Item::Track(id) => ("/user/me/tracks", "track_id", id.to_string()),
        };
        let request = Request::new(Method::POST, API, path).query(name, &id).query_disclosed("access_token", &token);
        let answer = self.exit.send(request).await?;
        failure::of_library(&answer)?;
        // Nothing else than `true` says that it is saved.
        if answer.json::<bool>() == Ok(true) { Ok(()) } else { Err(Kind::Unreadable.into()) }
    }
}

fn granted(answer: &Answer) -> Result<Granted, Failure> {
    failure::of_library(answer)?;
    if let Ok(granted) = answer.json() {
        return Ok(granted);
    }
    // What does not hold is said in two plain words with status 200.
    let text = std::str::from_utf8(&answer.body).unwrap_or_default().trim().to_lowercase();
    let plain = text.len() < 100 && !text.contains('<') && answer.json::<IgnoredAny>().is_err();
    Err(match text.as_str() {
        _ if !plain => Kind::Unreadable,
        "wrong code" => Kind::InvalidGrant,
        text if text.contains("app_id") || text.contains("secret") => Kind::InvalidClient,
        _ => Kind::Unreadable,
    }
    .into())
}
