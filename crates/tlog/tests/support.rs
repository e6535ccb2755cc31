//! A log of a test's own.

use db::{Clock, Db, Entropy, Sql};
use tlog::{Entry, Facts, Kind, Log};

pub(crate) const ORIGIN: &str = "music.example/privacy/log";

pub(crate) struct House {
    pub log: Log,
    pub db: Db,
    pub clock: Clock,
    pub keys: tempfile::TempDir,
    _guard: db::testing::Guard,
}

pub(crate) async fn house() -> House {
    let (db, guard) = db::testing::fresh().await;
    db::migrate(&db, tlog::STEPS.iter().copied()).await.unwrap();
    let keys = tempfile::tempdir().unwrap();
    let clock = Clock::stopped_at(db::from_millis(1_795_305_600_000));
    let log = Log::open(db.clone(), keys.path(), ORIGIN, clock.clone(), &Entropy::seeded(1)).await.unwrap();
    House { log, db, clock, keys, _guard: guard }
}

pub(crate) fn entry(n: i64) -> Entry {
    Entry { kind: Kind::Proof, facts: Facts::default().number("n", n) }
}

impl House {
    pub(crate) async fn append(&self, n: i64) {
        let tx = self.db.begin().await.unwrap();
        self.log.append(&tx, entry(n)).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub(crate) async fn grown(n: i64) -> House {
        let house = house().await;
        for one in 0..n {
            house.append(one).await;
        }
        house
    }

    pub(crate) async fn run(&self, sql: &str) {
        Sql::new(sql).run(self.db.write()).await.unwrap();
    }

    pub(crate) async fn open_again(&self) -> Result<Log, tlog::Error> {
        let entropy = Entropy::seeded(2);
        Log::open(self.db.clone(), self.keys.path(), "elsewhere.example", self.clock.clone(), &entropy).await
    }
}
