//! A way out to the sandbox.

use db::{Address, Clock, Db, Durability, Entropy};
use egress::{Egress, Options};
use privacy::Privacy;
use sandbox::Sandbox;

pub(crate) struct Stage {
    pub(crate) sandbox: Sandbox,
    pub(crate) egress: Egress,
    _folder: tempfile::TempDir,
}

impl Stage {
    pub(crate) async fn set() -> Stage {
        let sandbox = Sandbox::start().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Address::File(folder.path().join("fanfare.db")), Durability::Process).await.unwrap();
        db::migrate(&db, privacy::STEPS.iter().copied()).await.unwrap();
        let (clock, entropy) = (Clock::system(), Entropy::system().unwrap());
        let privacy = Privacy::open(db, &folder.path().join("keys"), clock, entropy).await.unwrap();
        let options = Options::default().simulate("youtube.googleapis.com", &sandbox.youtube().api_url()).unwrap();
        let egress = Egress::new(privacy, options).unwrap();
        Stage { sandbox, egress, _folder: folder }
    }
}
