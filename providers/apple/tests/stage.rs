//! A way out to the sandbox, and a key of a team there.

use apple::{Client, DeveloperToken, Key};
use db::{Address, Clock, Db, Durability, Entropy};
use egress::{Egress, Options};
use privacy::Privacy;
use sandbox::Sandbox;

pub(crate) const TEAM: &str = "TEAM123456";
pub(crate) const KEY: &str = "KEY1234567";

pub(crate) struct Stage {
    pub(crate) sandbox: Sandbox,
    pub(crate) egress: Egress,
    pub(crate) clock: Clock,
    pub(crate) key: Key,
    _folder: tempfile::TempDir,
}

impl Stage {
    pub(crate) async fn set() -> Stage {
        let sandbox = Sandbox::start().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Address::File(folder.path().join("fanfare.db")), Durability::Process).await.unwrap();
        db::migrate(&db, privacy::STEPS.iter().copied()).await.unwrap();
        let (clock, entropy) = (Clock::system(), Entropy::system().unwrap());
        let privacy = Privacy::open(db, &folder.path().join("keys"), clock.clone(), entropy).await.unwrap();
        let options = Options::default().simulate("api.music.apple.com", &sandbox.apple().api_url()).unwrap();
        let egress = Egress::new(privacy, options).unwrap();
        let key = Key::read(TEAM, KEY, sandbox.apple().new_key(TEAM, KEY).unwrap().as_bytes()).unwrap();
        Stage { sandbox, egress, clock, key, _folder: folder }
    }

    pub(crate) fn client(&self) -> Client {
        Client::new(&self.egress, "gb".parse().unwrap())
    }

    pub(crate) fn token(&self) -> DeveloperToken {
        self.key.token(self.clock.now()).unwrap()
    }
}
