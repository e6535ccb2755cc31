//! A fan who consented, our client, and the simulated Deezer.

use std::collections::HashMap;

use db::{Address, Clock, Db, Durability, Entropy};
use deezer::{App, Library, Permission, Token};
use egress::{Egress, Options, Secret};
use policy::{
    datum::{PresaveCode, PresaveToken},
    processor::DeezerLibrary,
    purpose::DeezerSave,
};
use privacy::{ConsentText, Disclosed, Grant, Kind, Personal, Privacy, SubjectId};
use sandbox::Sandbox;
use url::Url;

pub(crate) const USER: &str = "ada";
const APP_ID: &str = "123456";
const SECRET: &str = "sandbox-app-secret";
const BACK: &str = "http://127.0.0.1:8080/presave/callback/deezer";

pub(crate) struct Stage {
    pub(crate) sandbox: Sandbox,
    pub(crate) privacy: Privacy,
    pub(crate) fan: SubjectId,
    pub(crate) library: Library,
    egress: Egress,
    grant: Grant<DeezerSave>,
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
        let words = ConsentText { text: "add it to my favourites on release day", language: "en" };
        privacy.consent_given::<DeezerSave>(&tx, fan, &words, privacy::Method::Tick).await.unwrap();
        tx.commit().await.unwrap();
        let grant = privacy.may::<DeezerSave>(fan).await.unwrap();
        let deezer = sandbox.deezer();
        deezer.register_app(APP_ID, SECRET, BACK);
        let options = Options::default().simulate("connect.deezer.com", &deezer.connect_url()).unwrap();
        let options = options.simulate("api.deezer.com", &deezer.api_url()).unwrap();
        let egress = Egress::new(privacy.clone(), options).unwrap();
        let library = library(&egress, SECRET);
        Stage { sandbox, privacy, fan, library, egress, grant, entropy, _folder: folder }
    }

    pub(crate) fn deezer(&self) -> &sandbox::Deezer {
        self.sandbox.deezer()
    }

    pub(crate) fn library_with(&self, secret: &str) -> Library {
        library(&self.egress, secret)
    }

    /// Sends the fan to the party, lets them decide, and takes what they come back with.
    pub(crate) async fn decide(&self, decision: &str) -> HashMap<String, String> {
        let state = self.entropy.token();
        let url = self.library.authorise_url(&state, &Permission::TO_SAVE).unwrap();
        let mut page = url.clone();
        page.set_query(None);
        let mut form: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        form.extend([("user", USER), ("decision", decision)].map(|(name, value)| (name.to_owned(), value.to_owned())));
        let browser = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let answer = browser.post(page).form(&form).send().await.unwrap();
        let back = Url::parse(answer.headers()["location"].to_str().unwrap()).unwrap();
        let answers: HashMap<String, String> = back.query_pairs().into_owned().collect();
        assert_eq!(answers.get("state"), Some(&state));
        answers
    }

    pub(crate) async fn authorise(&self) -> Personal<PresaveCode> {
        Personal::of(self.fan, self.decide("agree").await["code"].clone())
    }

    /// The token of a fan who has just agreed.
    pub(crate) async fn token(&self) -> Token {
        let code = self.authorise().await;
        self.library.exchange(self.code(&code), self.fan).await.unwrap()
    }

    pub(crate) fn code<'a>(&self, code: &'a Personal<PresaveCode>) -> Disclosed<'a, PresaveCode, DeezerLibrary> {
        code.disclose(&self.grant).unwrap()
    }

    pub(crate) fn open<'a>(&self, token: &'a Token) -> Disclosed<'a, PresaveToken, DeezerLibrary> {
        token.token.disclose(&self.grant).unwrap()
    }
}

fn library(egress: &Egress, secret: &str) -> Library {
    let (app_id, redirect_uri) = (APP_ID.to_owned(), BACK.to_owned());
    Library::new(egress, App { app_id, secret: Secret::new(secret.to_owned()), redirect_uri })
}
