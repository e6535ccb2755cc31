//! A fan who consented, our client, and the other party: the sandbox, or Spotify itself.

use std::collections::HashMap;

use db::{Address, Clock, Db, Durability, Entropy};
use egress::{Egress, Options, Secret};
use policy::{
    datum::{PresaveAccessToken, PresaveCode, PresaveToken},
    processor::Spotify,
    purpose::ReleaseSave,
};
use privacy::{ConsentText, Disclosed, Grant, Kind, Personal, Privacy, SubjectId};
use sandbox::Sandbox;
use spotify::{AccessMode, App, Client, Failure, Pkce, SAVE_SCOPE, SpotifyUri, Tokens};
use url::Url;

use super::account::Account;

const USER: &str = "ada";
const SECRET: &str = "sandbox-app-secret";

/// One act of the contract.
pub(crate) struct Case {
    /// What holds, as a sentence.
    pub(crate) name: &'static str,
    /// Plays it. It is Send, as a request handler's future must be.
    pub(crate) run: for<'a> fn(&'a Stage) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send + 'a>>,
}

/// Makes each async function a test against the sandbox, and with a name before them a list for any party.
macro_rules! cases {
    ($list:ident: $($name:ident),* $(,)?) => {
        pub(crate) const $list: &[$crate::contract::stage::Case] =
            &[$($crate::contract::stage::Case { name: stringify!($name), run: |stage| Box::pin($name(stage)) }),*];

        $crate::contract::stage::cases![$($name),*];
    };
    ($($name:ident),* $(,)?) => {
        mod against_the_sandbox {
            $(
                #[tokio::test]
                async fn $name() {
                    super::$name(&$crate::contract::stage::Stage::sandbox().await).await;
                }
            )*
        }
    };
}
pub(crate) use cases;

pub(crate) enum Party {
    Sandbox(Sandbox),
    Account(Account),
}

pub(crate) struct Stage {
    pub(crate) privacy: Privacy,
    pub(crate) fan: SubjectId,
    pub(crate) egress: Egress,
    pub(crate) album: SpotifyUri,
    pub(crate) track: SpotifyUri,
    grant: Grant<ReleaseSave>,
    entropy: Entropy,
    party: Party,
    app: App,
    _folder: tempfile::TempDir,
}

impl Stage {
    pub(crate) async fn sandbox() -> Stage {
        let sandbox = Sandbox::start().await.unwrap();
        let app = App {
            client_id: "sandbox-app".to_owned(),
            client_secret: None,
            redirect_uri: "http://127.0.0.1:8080/presave/callback/spotify".to_owned(),
            access: AccessMode::Development,
        };
        let spotify = sandbox.spotify();
        spotify.register_app(&app.client_id, SECRET, &app.redirect_uri);
        let options = Options::default().simulate("accounts.spotify.com", &spotify.accounts_url()).unwrap();
        let options = options.simulate("api.spotify.com", &spotify.api_url()).unwrap();
        let album = "spotify:album:4aawyAB9vmqN3uQ7FjRGTy".parse().unwrap();
        Stage::set(Party::Sandbox(sandbox), app, options, album).await
    }

    pub(crate) async fn account(account: Account) -> Stage {
        let (app, album) = (account.app(), account.album.clone());
        Stage::set(Party::Account(account), app, Options::default(), album).await
    }

    async fn set(party: Party, app: App, options: Options, album: SpotifyUri) -> Stage {
        let folder = tempfile::tempdir().unwrap();
        let (clock, entropy) = (Clock::system(), Entropy::system().unwrap());
        let db = Db::open(&Address::File(folder.path().join("fanfare.db")), Durability::Process).await.unwrap();
        db::migrate(&db, privacy::STEPS.iter().copied()).await.unwrap();
        let privacy = Privacy::open(db.clone(), &folder.path().join("keys"), clock, entropy.clone()).await.unwrap();
        let tx = db.begin().await.unwrap();
        let fan = privacy.new_subject(&tx, Kind::Fan).await.unwrap();
        let words = ConsentText { text: "save it on release day", language: "en" };
        privacy.consent_given::<ReleaseSave>(&tx, fan, &words, privacy::Method::Tick).await.unwrap();
        tx.commit().await.unwrap();
        let grant = privacy.may::<ReleaseSave>(fan).await.unwrap();
        let egress = Egress::new(privacy.clone(), options).unwrap();
        let track = "spotify:track:2Foc5Q5nqNiosCNqttzHof".parse().unwrap();
        Stage { privacy, fan, egress, album, track, grant, entropy, party, app, _folder: folder }
    }

    /// The sandbox's handle, for cases that turn its knobs.
    pub(crate) fn spotify(&self) -> &sandbox::Spotify {
        match &self.party {
            Party::Sandbox(sandbox) => sandbox.spotify(),
            Party::Account(_) => panic!("only the sandbox has knobs"),
        }
    }

    pub(crate) fn client(&self) -> Client {
        Client::new(&self.egress, self.app.clone())
    }

    pub(crate) fn extended_client(&self) -> Client {
        Client::new(&self.egress, App { access: AccessMode::Extended, ..self.app.clone() })
    }

    pub(crate) fn client_with_secret(&self, secret: Option<&str>) -> Client {
        let secret = Some(Secret::new(secret.unwrap_or(SECRET).to_owned()));
        Client::new(&self.egress, App { client_secret: secret, ..self.app.clone() })
    }

    /// Sends the fan to the party, lets them agree, and takes the code that they come back with.
    pub(crate) async fn authorise(&self, client: &Client) -> (Personal<PresaveCode>, Pkce) {
        let (pkce, state) = (Pkce::new(self.entropy.bytes()), self.entropy.token());
        let url = client.authorise_url(&state, &pkce.challenge, SAVE_SCOPE).unwrap();
        let back = match &self.party {
            Party::Sandbox(_) => agree(&url).await,
            Party::Account(account) => account.agree(&url).await,
        };
        let answers: HashMap<String, String> = back.query_pairs().into_owned().collect();
        assert_eq!(answers.get("state"), Some(&state));
        (Personal::of(self.fan, answers["code"].clone()), pkce)
    }

    /// The tokens of a fan who has just agreed.
    pub(crate) async fn tokens(&self) -> Tokens {
        let client = self.client();
        let (code, pkce) = self.authorise(&client).await;
        client.exchange(self.code(&code), &pkce.verifier, self.fan).await.unwrap()
    }

    pub(crate) async fn refresh(&self, token: &Personal<PresaveToken>) -> Result<Tokens, Failure> {
        self.client().refresh(self.token(token), self.fan).await
    }

    pub(crate) async fn save(&self, access: &Personal<PresaveAccessToken>) -> Result<(), Failure> {
        self.client().save(self.access(access), std::slice::from_ref(&self.album)).await
    }

    pub(crate) fn code<'a>(&self, code: &'a Personal<PresaveCode>) -> Disclosed<'a, PresaveCode, Spotify> {
        code.disclose(&self.grant).unwrap()
    }

    pub(crate) fn token<'a>(&self, token: &'a Personal<PresaveToken>) -> Disclosed<'a, PresaveToken, Spotify> {
        token.disclose(&self.grant).unwrap()
    }

    pub(crate) fn access<'a>(
        &self,
        token: &'a Personal<PresaveAccessToken>,
    ) -> Disclosed<'a, PresaveAccessToken, Spotify> {
        token.disclose(&self.grant).unwrap()
    }

    /// What the fan's library holds, as far as the party lets us look.
    pub(crate) fn library(&self) -> Option<Vec<String>> {
        match &self.party {
            Party::Sandbox(sandbox) => Some(sandbox.spotify().library(USER)),
            Party::Account(_) => None,
        }
    }

    /// How many requests the sandbox left without an answer.
    pub(crate) fn n_answerless(&self) -> usize {
        self.spotify().journal().iter().filter(|entry| entry.status == sandbox::Entry::NO_ANSWER).count()
    }

    pub(crate) fn revoke(&self) {
        self.spotify().revoke_user(USER);
    }
}

/// What a fan's browser does at the sandbox.
async fn agree(url: &Url) -> Url {
    let mut page = url.clone();
    page.set_query(None);
    let mut form: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    form.extend([("user", USER), ("decision", "agree")].map(|(name, value)| (name.to_owned(), value.to_owned())));
    let browser = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let answer = browser.post(page).form(&form).send().await.unwrap();
    Url::parse(answer.headers()["location"].to_str().unwrap()).unwrap()
}
