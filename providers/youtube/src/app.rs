//! The operator's app at Google, and the address that a fan is sent to.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use egress::Secret;
use sha2::{Digest, Sha256};
use url::Url;
use zeroize::Zeroizing;

/// What a like or a playlist needs: no scope of Google's allows less. In Google's own words it lets an app "see, edit, and
/// permanently delete your YouTube videos, ratings, comments and captions", so say beside it what is done with it.
pub const SAVE_SCOPE: &str = "https://www.googleapis.com/auth/youtube.force-ssl";
/// A wider scope that also does; it is never asked for.
const WIDER_SCOPE: &str = "https://www.googleapis.com/auth/youtube";

/// Whether granted scopes let an app like and fill playlists.
pub(crate) fn may_save(scope: &[String]) -> bool {
    scope.iter().any(|scope| scope == SAVE_SCOPE || scope == WIDER_SCOPE)
}

/// The operator's app, as registered in Google's console. In "Testing" its permissions end after seven days.
#[derive(Clone, Debug)]
pub struct App {
    /// Its public id.
    pub client_id: String,
    /// Its secret, which Google wants beside PKCE.
    pub client_secret: Secret,
    /// Where a fan comes back: exactly as registered.
    pub redirect_uri: String,
}

impl App {
    /// Where a fan goes to decide, at the accounts service whose address is `accounts`.
    ///
    /// `state` comes back with the fan and `challenge` is [`Pkce::challenge`]. A permission for later is asked for
    /// (`access_type=offline`), and Google asks each time: else a second one would come without a refresh token.
    pub fn authorise_url(&self, accounts: &Url, state: &str, challenge: &str, scope: &str) -> Url {
        let mut url = accounts.clone();
        url.set_path(&format!("{}/o/oauth2/v2/auth", accounts.path().trim_end_matches('/')));
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.client_id)
            .append_pair("redirect_uri", &self.redirect_uri)
            .append_pair("scope", scope)
            .append_pair("state", state)
            .append_pair("access_type", "offline")
            .append_pair("prompt", "consent")
            .append_pair("code_challenge_method", "S256")
            .append_pair("code_challenge", challenge);
        url
    }
}

/// Proof that who exchanges a code is who asked for it (RFC 7636, method S256). It has no `Debug`.
pub struct Pkce {
    /// What the exchange shows. It stays here until then.
    pub verifier: Zeroizing<String>,
    /// What the fan's browser carries: the verifier's hash.
    pub challenge: String,
}

impl Pkce {
    /// From 32 unpredictable bytes; the same bytes give the same proof.
    pub fn new(bytes: [u8; 32]) -> Pkce {
        let bytes = Zeroizing::new(bytes);
        let verifier = Zeroizing::new(URL_SAFE_NO_PAD.encode(*bytes));
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
        Pkce { verifier, challenge }
    }
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{App, SAVE_SCOPE};

    #[test]
    fn a_fan_is_sent_to_google_with_one_permission_asked() {
        let app = App {
            client_id: "id".to_owned(),
            client_secret: egress::Secret::new("s".to_owned()),
            redirect_uri: "https://music.example/presave/callback/youtube".to_owned(),
        };
        let url =
            app.authorise_url(&Url::parse("https://accounts.google.com").unwrap(), "s&t", "challenge", SAVE_SCOPE);
        assert_eq!(
            url.as_str(),
            "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=id\
             &redirect_uri=https%3A%2F%2Fmusic.example%2Fpresave%2Fcallback%2Fyoutube\
             &scope=https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fyoutube.force-ssl&state=s%26t&access_type=offline\
             &prompt=consent&code_challenge_method=S256&code_challenge=challenge"
        );
    }
}
