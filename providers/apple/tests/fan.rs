//! A fan who consented, our client, and the simulated Apple Music.

use apple::{DeveloperToken, Library};
use db::{Address, Clock, Db, Durability, Entropy};
use egress::{Egress, Options};
use policy::{datum::PresaveToken, processor::AppleMusicLibrary, purpose::AppleSave};
use privacy::{ConsentText, Disclosed, Grant, Kind, Personal, Privacy, SubjectId};
use sandbox::Sandbox;

use crate::stage::{KEY, TEAM};

pub(crate) const USER: &str = "ada";

pub(crate) struct Stage {
    pub(crate) sandbox: Sandbox,
    pub(crate) privacy: Privacy,
    pub(crate) fan: SubjectId,
    pub(crate) library: Library,
    pub(crate) developer: DeveloperToken,
    /// What MusicKit handed to the fan's page.
    pub(crate) token: Personal<PresaveToken>,
    grant: Grant<AppleSave>,
    _folder: tempfile::TempDir,
}

impl Stage {
    pub(crate) async fn set() -> Stage {
        let sandbox = Sandbox::start().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let (clock, entropy) = (Clock::system(), Entropy::system().unwrap());
        let db = Db::open(&Address::File(folder.path().join("fanfare.db")), Durability::Process).await.unwrap();
        db::migrate(&db, privacy::STEPS.iter().copied()).await.unwrap();
        let privacy = Privacy::open(db.clone(), &folder.path().join("keys"), clock.clone(), entropy).await.unwrap();
        let tx = db.begin().await.unwrap();
        let fan = privacy.new_subject(&tx, Kind::Fan).await.unwrap();
        let words = ConsentText { text: "add it to my library on release day", language: "en" };
        privacy.consent_given::<AppleSave>(&tx, fan, &words, privacy::Method::Tick).await.unwrap();
        tx.commit().await.unwrap();
        let grant = privacy.may::<AppleSave>(fan).await.unwrap();
        let options = Options::default().simulate("api.music.apple.com", &sandbox.apple().api_url()).unwrap();
        let library = Library::new(&Egress::new(privacy.clone(), options).unwrap());
        let pem = sandbox.apple().new_key(TEAM, KEY).unwrap();
        let developer = apple::Key::read(TEAM, KEY, pem.as_bytes()).unwrap().token(clock.now()).unwrap();
        let token = Personal::of(fan, sandbox.apple().user_token(USER));
        Stage { sandbox, privacy, fan, library, developer, token, grant, _folder: folder }
    }

    pub(crate) fn user(&self) -> Disclosed<'_, PresaveToken, AppleMusicLibrary> {
        self.token.disclose(&self.grant).unwrap()
    }
}
