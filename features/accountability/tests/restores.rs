//! A restore from a backup is an entry of the log, and names what became void with it.

use db::{Entropy, Sql};
use fanfare::{House, Source, Target, back_up, restore};
use testkit::TestSite;
use tlog::Kind;

use crate::append;

#[tokio::test]
async fn a_restore_is_on_record_at_the_first_start_with_what_became_void() {
    let mut site = TestSite::new().await;
    append(&site, 1).await;
    let copies = tempfile::tempdir().unwrap();
    let (data, keys) = (copies.path().join("data.zip"), copies.path().join("keys.zip"));
    let made_at = site.clock.now();
    let target = Target { to: data.clone(), keys: Some(keys.clone()), passphrase: None };
    back_up(&site.settings, &target, site.clock.clone(), Entropy::seeded(7)).await.unwrap();
    append(&site, 2).await;
    append(&site, 3).await;
    let void = site.house.log.checkpoint().await.unwrap();
    assert_eq!(void.size, 4);

    site.clock.advance(std::time::Duration::from_secs(3600));
    let source = Source { from: data, keys: Some(keys), passphrase: None, erasures_of: Some(site.data().to_owned()) };
    let new = copies.path().join("new");
    site.settings.data = new.clone();
    site.settings.database = testkit::fresh_schema().await;
    restore(&site.settings, &source, site.clock.clone(), Entropy::seeded(8)).await.unwrap();
    for start in 0..2 {
        let house = Box::pin(House::open(site.settings.clone(), site.clock.clone(), Entropy::seeded(9))).await.unwrap();
        assert_eq!(house.log.size().await.unwrap(), 3, "start {start}: two of the backup, and one about the restore");
        let entry = house.log.entry(tlog::Position(2)).await.unwrap().unwrap();
        assert_eq!((entry.kind, &entry.facts["backup_of"]), (Some(Kind::Restored), &made_at.to_string().into()));
        assert_eq!(entry.facts["void_checkpoint"], void.note.as_str());
        assert_eq!(house.log.standing().await.unwrap(), None);
        assert!(house.log.check().await.unwrap().is_sound());
        house.stop().await.unwrap();
    }
    let left = Sql::new("SELECT COUNT(*) AS n FROM tlog_entry").one(site.db().read()).await.unwrap().unwrap();
    assert_eq!(left.try_get::<i64>("", "n").unwrap(), 4, "the old instance is as it was");
}
