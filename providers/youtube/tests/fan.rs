//! A fan who consented, our client, and the simulated Google.

use std::collections::HashMap;

use db::{Address, Clock, Db, Durability, Entropy};
use egress::{Egress, Options, Secret};
use policy::{
    Datum, UsedFor,
    datum::{PresaveAccessToken, PresaveCode, PresavePlaylist, PresaveToken},
    processor::YoutubeLibrary,
    purpose::YoutubePlaylist,
};
use privacy::{ConsentText, Disclosed, Grant, Kind, Personal, Privacy, SubjectId};
use sandbox::{Sandbox, Video};
use url::Url;
use youtube::{App, Library, Pkce, SAVE_SCOPE, Tokens, VideoId};

pub(crate) const USER: &str = "ada";
const CLIENT_ID: &str = "sandbox-app";
const CLIENT_SECRET: &str = "sandbox-app-secret";
const BACK: &str = "http://127.0.0.1:8080/presave/callback/youtube";

pub(crate) struct Stage {
    pub(crate) sandbox: Sandbox,
    pub(crate) privacy: Privacy,
    pub(crate) fan: SubjectId,
    pub(crate) library: Library,
    pub(crate) video: VideoId,
    egress: Egress,
    grant: Grant<YoutubePlaylist>,
    entropy: Entropy,
    _folder: tempfile::TempDir,
}

impl Stage {
    pub(crate) async fn set() -> Stage {
        let sandbox = Sandbox::start().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let (clock, entropy) = (Clock::system(), Entropy::system().unwrap());
        let db = Db::open(&Address::File(folder.path().join("fanfare.db")), Durability::Process).await.unwrap();
        db::migrate(&db, privacy::STEPS.iter().copied()).await.unwrap();
        let privacy = Privacy::open(db.clone(), &folder.path().join("keys"), clock, entropy.clone()).await.unwrap();
        let tx = db.begin().await.unwrap();
        let fan = privacy.new_subject(&tx, Kind::Fan).await.unwrap();
        let words = ConsentText { text: "add it to my playlist on release day", language: "en" };
        privacy.consent_given::<YoutubePlaylist>(&tx, fan, &words, privacy::Method::Tick).await.unwrap();
        tx.commit().await.unwrap();
        let grant = privacy.may::<YoutubePlaylist>(fan).await.unwrap();
        let youtube = sandbox.youtube();
        youtube.register_app(CLIENT_ID, CLIENT_SECRET, BACK);
        youtube.add(Video::delivered("aaaaaaaaaaa", "Lanterns", "Noor", "2026-11-20"));
        let options = Options::default().simulate("accounts.google.com", &youtube.accounts_url()).unwrap();
        let options = options.simulate("oauth2.googleapis.com", &youtube.oauth_url()).unwrap();
        let options = options.simulate("youtube.googleapis.com", &youtube.api_url()).unwrap();
        let egress = Egress::new(privacy.clone(), options).unwrap();
        let library = library(&egress, CLIENT_SECRET);
        let video = "aaaaaaaaaaa".parse().unwrap();
        Stage { sandbox, privacy, fan, library, video, egress, grant, entropy, _folder: folder }
    }

    pub(crate) fn youtube(&self) -> &sandbox::Youtube {
        self.sandbox.youtube()
    }

    pub(crate) fn library_with(&self, secret: &str) -> Library {
        library(&self.egress, secret)
    }

    /// Sends the fan to the party, lets them decide, and takes what they come back with.
    pub(crate) async fn decide(&self, decision: &str) -> (HashMap<String, String>, Pkce) {
        let (pkce, state) = (Pkce::new(self.entropy.bytes()), self.entropy.token());
        let url = self.library.authorise_url(&state, &pkce.challenge, SAVE_SCOPE).unwrap();
        let mut page = url.clone();
        page.set_query(None);
        let mut form: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        form.extend([("user", USER), ("decision", decision)].map(|(name, value)| (name.to_owned(), value.to_owned())));
        let browser = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let answer = browser.post(page).form(&form).send().await.unwrap();
        let back = Url::parse(answer.headers()["location"].to_str().unwrap()).unwrap();
        let answers: HashMap<String, String> = back.query_pairs().into_owned().collect();
        assert_eq!(answers.get("state"), Some(&state));
        (answers, pkce)
    }

    pub(crate) async fn authorise(&self) -> (Personal<PresaveCode>, Pkce) {
        let (answers, pkce) = self.decide("agree").await;
        (Personal::of(self.fan, answers["code"].clone()), pkce)
    }

    /// The tokens of a fan who has just agreed.
    pub(crate) async fn tokens(&self) -> Tokens {
        let (code, pkce) = self.authorise().await;
        self.library.exchange(self.code(&code), &pkce.verifier, self.fan).await.unwrap()
    }

    pub(crate) fn code<'a>(&self, code: &'a Personal<PresaveCode>) -> Disclosed<'a, PresaveCode, YoutubeLibrary> {
        code.disclose(&self.grant).unwrap()
    }

    pub(crate) fn token<'a>(&self, token: &'a Personal<PresaveToken>) -> Disclosed<'a, PresaveToken, YoutubeLibrary> {
        token.disclose(&self.grant).unwrap()
    }

    pub(crate) fn access<'a>(
        &self,
        token: &'a Personal<PresaveAccessToken>,
    ) -> Disclosed<'a, PresaveAccessToken, YoutubeLibrary> {
        token.disclose(&self.grant).unwrap()
    }

    pub(crate) fn playlist<'a>(
        &self,
        id: &'a Personal<PresavePlaylist>,
    ) -> Disclosed<'a, PresavePlaylist, YoutubeLibrary> {
        id.disclose(&self.grant).unwrap()
    }

    /// What a personal value holds, for the test alone.
    pub(crate) fn seen<'a, D: Datum<Value = String> + UsedFor<YoutubePlaylist>>(
        &self,
        value: &'a Personal<D>,
    ) -> &'a str {
        value.open(&self.grant).unwrap()
    }
}

fn library(egress: &Egress, secret: &str) -> Library {
    let (client_id, redirect_uri) = (CLIENT_ID.to_owned(), BACK.to_owned());
    Library::new(egress, App { client_id, client_secret: Secret::new(secret.to_owned()), redirect_uri })
}
