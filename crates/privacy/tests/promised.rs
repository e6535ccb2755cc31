//! What a version of the policy adds waits until that version holds.

use std::time::Duration;

use jiff::Timestamp;
use policy::{
    datum::PresaveToken,
    processor::Spotify,
    purpose::{Accountability, Receipt, ReleaseSave, Security},
};
use privacy::{ConsentText, Kind, Method, Personal, Promise, Refused};

use crate::support::{DAY, House, house};

fn version(from: Timestamp, purposes: &[&str], processors: &[&str]) -> Promise {
    let all = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    Promise { from, purposes: all(purposes), processors: all(processors) }
}

fn later(house: &House, days: u32) -> Timestamp {
    house.clock.now().checked_add(Duration::from_secs(u64::from(days) * 24 * 60 * 60)).unwrap()
}

#[tokio::test]
async fn an_added_purpose_gives_no_grant_on_day_29_and_one_on_day_30() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    house.privacy.hold_to(vec![
        version(house.clock.now(), &["security"], &[]),
        version(later(&house, 30), &["security", "receipt", "accountability"], &[]),
    ]);
    assert!(house.privacy.may::<Security>(fan).await.is_ok(), "what holds goes on");
    assert!(house.privacy.may::<Accountability>(fan).await.is_ok(), "what the law demands does not wait");
    house.clock.advance(DAY * 29);
    assert!(matches!(house.privacy.may::<Receipt>(fan).await, Err(Refused::NotYet("receipt"))));
    house.clock.advance(DAY);
    assert!(house.privacy.may::<Receipt>(fan).await.is_ok());
}

#[tokio::test]
async fn an_added_processor_receives_nothing_on_day_29_and_something_on_day_30() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    let tx = house.db.begin().await.unwrap();
    let words = ConsentText { text: "Save it.", language: "en" };
    house.privacy.consent_given::<ReleaseSave>(&tx, fan, &words, Method::Tick).await.unwrap();
    tx.commit().await.unwrap();
    let purposes = ["release_save"];
    house.privacy.hold_to(vec![
        version(house.clock.now(), &purposes, &[]),
        version(later(&house, 30), &purposes, &["spotify"]),
        version(later(&house, 60), &purposes, &["spotify", "mail"]),
    ]);
    let token = Personal::<PresaveToken>::of(fan, "a permission".to_owned());
    house.clock.advance(DAY * 29);
    assert!(house.privacy.processor_waits("spotify"));
    for (day, leaves) in [(29, false), (30, true)] {
        let grant = house.privacy.may::<ReleaseSave>(fan).await.unwrap();
        let disclosure = token.disclose::<Spotify, _>(&grant).unwrap().disclosure();
        assert_eq!(house.privacy.record(vec![disclosure]).await.is_ok(), leaves, "day {day}");
        assert_eq!(house.privacy.ledger(fan).await.unwrap().len(), usize::from(leaves), "day {day}");
        house.clock.advance(DAY);
    }
    assert!(house.privacy.processor_waits("mail") && !house.privacy.processor_waits("spotify"));
}

#[tokio::test]
async fn at_the_very_first_version_everything_holds_at_once() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    assert!(!house.privacy.processor_waits("spotify"), "nothing was published");
    house.privacy.hold_to(vec![version(house.clock.now(), &["receipt"], &["spotify"])]);
    assert!(!house.privacy.processor_waits("spotify") && house.privacy.may::<Receipt>(fan).await.is_ok());
}
