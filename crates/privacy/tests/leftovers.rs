//! Subjects that nothing keeps, rows and keys that belong to nobody.

use privacy::{Kind, Privacy};

use crate::support::{DAY, House, MOMENT, house};

async fn orphan(house: &House) {
    let tx = house.db.begin().await.unwrap();
    house.privacy.new_subject(&tx, Kind::Fan).await.unwrap();
    drop(tx);
}

#[tokio::test]
async fn a_subject_without_an_anchor_goes_after_a_day_with_their_key() {
    let house = house().await;
    house.member().await;
    let (gone, kept) = (house.subject(Kind::Fan).await, house.subject(Kind::Fan).await);
    house.insert("presave", kept, "x").await;
    db::Sql::new("UPDATE presave SET ended_at = NULL").run(house.db.write()).await.unwrap();
    house.clock.advance(DAY - MOMENT);
    assert_eq!(house.privacy.sweep().await.unwrap().subjects, 0);
    house.clock.advance(MOMENT);
    assert_eq!(house.privacy.sweep().await.unwrap().subjects, 1);
    assert!(!house.has_key(gone).await);
    assert!(house.has_key(kept).await);
    assert_eq!(house.count("subject", "1 = 1").await, 2);
}

#[tokio::test]
async fn a_subject_whose_last_anchor_is_swept_goes_in_the_same_sweep() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    house.insert("presave", fan, "x").await;
    house.insert("consent", fan, "x").await;
    house.clock.advance(91 * DAY);
    assert_eq!(house.privacy.sweep().await.unwrap().subjects, 1);
    assert_eq!(house.count("consent", "1 = 1").await, 0);
    assert!(!house.has_key(fan).await);
}

#[tokio::test]
async fn who_is_restricted_is_kept_without_an_anchor_too() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    house.privacy.restrict(fan).await.unwrap();
    house.clock.advance(2 * DAY);
    assert_eq!(house.privacy.sweep().await.unwrap().subjects, 0);
    assert!(house.has_key(fan).await);
}

#[tokio::test]
async fn a_key_whose_transaction_was_undone_goes_after_a_day() {
    let house = house().await;
    house.member().await;
    orphan(&house).await;
    house.clock.advance(DAY - MOMENT);
    house.privacy.sweep().await.unwrap();
    assert_eq!(house.n_keys().await, 2);
    house.clock.advance(MOMENT);
    house.privacy.sweep().await.unwrap();
    assert_eq!(house.n_keys().await, 1);
}

#[tokio::test]
async fn an_erasure_cut_off_before_the_key_is_finished_by_the_sweep() {
    let house = house().await;
    let member = house.member().await;
    let fan = house.subject(Kind::Fan).await;
    house.clock.advance(DAY);
    db::Sql::new("DELETE FROM subject WHERE id = $1").bind(fan).run(house.db.write()).await.unwrap();
    house.privacy.sweep().await.unwrap();
    assert!(!house.has_key(fan).await);
    assert!(house.has_key(member).await);
}

#[tokio::test]
async fn a_wrong_store_costs_no_key() {
    let (house, wrong) = (house().await, house().await);
    let members = [house.member().await, house.member().await, house.member().await];
    let privacy =
        Privacy::open(wrong.db.clone(), house.keys.path(), house.clock.clone(), house.entropy.clone()).await.unwrap();
    let tx = wrong.db.begin().await.unwrap();
    privacy.new_subject(&tx, Kind::Member).await.unwrap();
    tx.commit().await.unwrap();
    house.clock.advance(2 * DAY);
    privacy.sweep().await.unwrap();
    for member in members {
        assert!(house.has_key(member).await);
    }
}

#[tokio::test]
async fn a_row_about_somebody_who_is_gone_goes_with_the_next_sweep() {
    let house = house().await;
    let member = house.member().await;
    house.insert("session", member, "x").await;
    let absent = privacy::SubjectId(house.entropy.id(&house.clock));
    for table in ["presave", "disclosure", "session"] {
        house.insert(table, absent, "x").await;
    }
    house.privacy.sweep().await.unwrap();
    assert_eq!(house.count("presave", "1 = 1").await, 0);
    assert_eq!(house.count("disclosure", "1 = 1").await, 0);
    assert_eq!(house.count("session", "1 = 1").await, 1);
}

#[tokio::test]
async fn more_subjects_than_one_batch_go_in_one_sweep() {
    let house = house().await;
    let (kept, tx) = (house.member().await, house.db.begin().await.unwrap());
    for _ in 0..1203 {
        house.privacy.new_subject(&tx, Kind::Fan).await.unwrap();
    }
    tx.commit().await.unwrap();
    house.clock.advance(DAY);
    assert_eq!(house.privacy.sweep().await.unwrap().subjects, 1203);
    assert_eq!(house.n_keys().await, 1);
    assert!(house.has_key(kept).await);
}
