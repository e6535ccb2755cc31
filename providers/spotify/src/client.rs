//! The calls.

use std::{sync::Arc, time::Duration};

use egress::{Answer, Egress, Exit, Method, Request};
use policy::{
    datum::{PresaveAccessToken, PresaveCode, PresaveToken},
    processor::Spotify,
};
use privacy::{Disclosed, Personal, SubjectId};
use serde::{Deserialize, de::IgnoredAny};
use url::Url;

use crate::{AccessMode, App, Failure, Item, Kind, SAVE_SCOPE, SpotifyUri, failure};

pub(crate) const ACCOUNTS: &str = "accounts.spotify.com";
pub(crate) const API: &str = "api.spotify.com";
/// The most URIs that one `PUT /v1/me/library` takes.
const MOST_URIS: usize = 40;
/// The most ids that one of the older calls takes (20 is Spotify's own limit for albums in the query).
const MOST_IDS: usize = 20;

/// Spotify, for one app.
#[derive(Clone, Debug)]
pub struct Client {
    exit: Exit<Spotify>,
    app: Arc<App>,
}

/// What a fan's authorisation is worth. It has no `Debug`.
pub struct Tokens {
    /// Opens the Web API for `expires_in`.
    pub access: Personal<PresaveAccessToken>,
    /// Gets the next tokens. After a refresh `None` means that the old one still holds; otherwise the old one is dead.
    pub refresh: Option<Personal<PresaveToken>>,
    /// What the fan allowed, which may be less than was asked.
    pub scope: Vec<String>,
    /// How long the access token holds.
    pub expires_in: Duration,
}

impl Tokens {
    /// Whether the fan allowed saving.
    pub fn may_save(&self) -> bool {
        self.allows(SAVE_SCOPE)
    }

    /// Whether the fan allowed a scope.
    pub fn allows(&self, scope: &str) -> bool {
        self.scope.iter().any(|allowed| allowed == scope)
    }
}

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    refresh_token: Option<String>,
    expires_in: u64,
    scope: Option<String>,
}

impl Client {
    /// Spotify through this way out, as this app.
    pub fn new(egress: &Egress, app: App) -> Client {
        Client { exit: egress.to(), app: Arc::new(app) }
    }

    /// The app.
    pub fn app(&self) -> &App {
        &self.app
    }

    pub(crate) fn exit(&self) -> &Exit<Spotify> {
        &self.exit
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
        code: Disclosed<'_, PresaveCode, Spotify>,
        verifier: &str,
        subject: SubjectId,
    ) -> Result<Tokens, Failure> {
        let request = Request::new(Method::POST, ACCOUNTS, "/api/token")
            .form("grant_type", "authorization_code")
            .form_disclosed("code", &code)
            .form("redirect_uri", &self.app.redirect_uri)
            .form("code_verifier", verifier);
        self.tokens(request, subject).await
    }

    /// Gets a new access token, and perhaps a new refresh token: then the old one is dead.
    ///
    /// # Errors
    /// [`Kind::InvalidGrant`] when the fan withdrew, six months have passed since they authorised, or the token was
    /// replaced; and whatever else stands in the way.
    pub async fn refresh(
        &self,
        token: Disclosed<'_, PresaveToken, Spotify>,
        subject: SubjectId,
    ) -> Result<Tokens, Failure> {
        let request = Request::new(Method::POST, ACCOUNTS, "/api/token")
            .form("grant_type", "refresh_token")
            .form_disclosed("refresh_token", &token);
        self.tokens(request, subject).await
    }

    /// Adds to the fan's library. What is there already stays there once, so repeating it is harmless.
    ///
    /// # Errors
    /// [`Kind::InsufficientScope`] when the fan did not allow it, and whatever else stands in the way.
    pub async fn save(
        &self,
        access: Disclosed<'_, PresaveAccessToken, Spotify>,
        uris: &[SpotifyUri],
    ) -> Result<(), Failure> {
        match self.app.access {
            AccessMode::Development => {
                let uris: Vec<String> = uris.iter().map(SpotifyUri::to_string).collect();
                self.put(&access, "/v1/me/library", "uris", MOST_URIS, &uris).await
            }
            AccessMode::Extended => {
                for (item, path) in [(Item::Album, "/v1/me/albums"), (Item::Track, "/v1/me/tracks")] {
                    let ids = uris.iter().filter(|uri| uri.item() == item).map(|uri| uri.id().to_owned());
                    self.put(&access, path, "ids", MOST_IDS, &ids.collect::<Vec<_>>()).await?;
                }
                Ok(())
            }
        }
    }

    pub(crate) async fn put(
        &self,
        access: &Disclosed<'_, PresaveAccessToken, Spotify>,
        path: &str,
        parameter: &str,
        most: usize,
        names: &[String],
    ) -> Result<(), Failure> {
        for some in names.chunks(most) {
            let some = some.join(",");
            let request = Request::new(Method::PUT, API, path).query(parameter, &some).bearer(access);
            saved(&self.exit.send(request).await?)?;
        }
        Ok(())
    }

    async fn tokens<'a>(&'a self, request: Request<'a, Spotify>, subject: SubjectId) -> Result<Tokens, Failure> {
        // Either way Spotify learns which app asks; a public client has nothing to prove it with.
        let request = match &self.app.client_secret {
            Some(secret) => request.basic(&self.app.client_id, secret),
            None => request.form("client_id", &self.app.client_id),
        };
        let answer = self.exit.send(request).await?;
        if !answer.is_success() {
            return Err(failure::of_accounts(&answer));
        }
        let granted: Granted = answer.json().map_err(|_| Kind::UnreadableAnswer)?;
        // RFC 6749, section 5.1: when nothing is said, what was asked was granted. Of what is asked, saving is always part
        // or not needed; anything beyond it has to be said.
        let scope = granted.scope.as_deref().unwrap_or(SAVE_SCOPE);
        Ok(Tokens {
            access: Personal::of(subject, granted.access_token),
            refresh: granted.refresh_token.map(|token| Personal::of(subject, token)),
            scope: scope.split_whitespace().map(str::to_owned).collect(),
            expires_in: Duration::from_secs(granted.expires_in),
        })
    }
}

/// Success is empty. A page with status 200, as some gateway in between may send, saved nothing.
fn saved(answer: &Answer) -> Result<(), Failure> {
    if !answer.is_success() {
        Err(failure::of_api(answer))
    } else if answer.body.is_empty() || answer.json::<IgnoredAny>().is_ok() {
        Ok(())
    } else {
        Err(Kind::UnreadableAnswer.into())
    }
}
