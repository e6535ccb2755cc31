//! The operator's app at Spotify, and the address that a fan is sent to.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use egress::Secret;
use sha2::{Digest, Sha256};
use url::Url;
use zeroize::Zeroizing;

/// The one permission that a pre-save asks for: to add to and remove from the library.
pub const SAVE_SCOPE: &str = "user-library-modify";

/// The permission to follow artists, and to stop following them.
pub const FOLLOW_SCOPE: &str = "user-follow-modify";
/// The permission to make and change playlists that only their owner sees in their profile.
pub const PLAYLIST_SCOPE: &str = "playlist-modify-private";

/// Which quota mode Spotify has put the app in: the two save by different calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccessMode {
    /// A new app: five users.
    #[default]
    Development,
    /// An app that Spotify has reviewed.
    Extended,
}

/// The operator's app, as registered in Spotify's dashboard.
#[derive(Clone, Debug)]
pub struct App {
    /// Its public id.
    pub client_id: String,
    /// Its secret; an app without one is a public client, which PKCE alone protects.
    pub client_secret: Option<Secret>,
    /// Where a fan comes back: exactly as registered; https, or http to a loopback address.
    pub redirect_uri: String,
    /// Its quota mode.
    pub access: AccessMode,
}

impl App {
    /// Where a fan goes to decide, at the accounts service whose address is `accounts`.
    ///
    /// `state` comes back with the fan and `challenge` is [`Pkce::challenge`].
    pub fn authorise_url(&self, accounts: &Url, state: &str, challenge: &str, scope: &str) -> Url {
        let mut url = accounts.clone();
        url.set_path(&format!("{}/authorize", accounts.path().trim_end_matches('/')));
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.client_id)
            .append_pair("redirect_uri", &self.redirect_uri)
            .append_pair("scope", scope)
            .append_pair("state", state)
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

    use super::{AccessMode, App, Pkce, SAVE_SCOPE};

    /// The example of RFC 7636, appendix B.
    #[test]
    fn the_proof_is_the_one_of_the_rfc() {
        let pkce = Pkce::new([
            116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191,
            240, 91, 88, 5, 88, 83, 132, 141, 121,
        ]);
        assert_eq!(*pkce.verifier, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(pkce.challenge, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn a_fan_is_sent_to_the_accounts_service_with_one_permission_asked() {
        let app = App {
            client_id: "id".to_owned(),
            client_secret: None,
            redirect_uri: "https://music.example/presave/callback/spotify".to_owned(),
            access: AccessMode::Development,
        };
        let accounts = Url::parse("https://accounts.spotify.com").unwrap();
        let url = app.authorise_url(&accounts, "s&t", "challenge", SAVE_SCOPE);
        assert_eq!(
            url.as_str(),
            "https://accounts.spotify.com/authorize?response_type=code&client_id=id\
             &redirect_uri=https%3A%2F%2Fmusic.example%2Fpresave%2Fcallback%2Fspotify&scope=user-library-modify\
             &state=s%26t&code_challenge_method=S256&code_challenge=challenge"
        );
        let simulated = Url::parse("http://127.0.0.1:9/spotify/accounts").unwrap();
        assert_eq!(app.authorise_url(&simulated, "s", "c", SAVE_SCOPE).path(), "/spotify/accounts/authorize");
    }
}
