//! A grant is given while the law and the person allow it, and never otherwise.

use std::time::Duration;

use policy::{
    Purpose,
    purpose::{Account, Accountability, DataSubjectRights, PolicyNotice, Receipt, ReleaseSave, Security},
};
use privacy::{ConsentText, Kind, Method, Personal, Refused, SubjectId, WrongSubject};

use crate::support::{House, MOMENT, house};

const WORDS: ConsentText<'_> = ConsentText { text: "Save it to my library on the day.", language: "en" };

async fn consent(house: &House, subject: SubjectId) {
    let tx = house.db.begin().await.unwrap();
    house.privacy.consent_given::<ReleaseSave>(&tx, subject, &WORDS, Method::Tick).await.unwrap();
    tx.commit().await.unwrap();
}

async fn withdraw(house: &House, subject: SubjectId) {
    let tx = house.db.begin().await.unwrap();
    house.privacy.consent_withdrawn::<ReleaseSave>(&tx, subject).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn consent_opens_its_purpose_until_it_is_withdrawn() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    let refused = house.privacy.may::<ReleaseSave>(fan).await.unwrap_err();
    assert!(matches!(refused, Refused::NoConsent("release_save")));
    consent(&house, fan).await;
    assert_eq!(house.privacy.may::<ReleaseSave>(fan).await.unwrap().subject(), fan);
    withdraw(&house, fan).await;
    assert!(matches!(house.privacy.may::<ReleaseSave>(fan).await, Err(Refused::NoConsent(_))));
    consent(&house, fan).await;
    assert!(house.privacy.may::<ReleaseSave>(fan).await.is_ok(), "asked again and given again");
}

#[tokio::test]
async fn one_persons_consent_is_not_anothers() {
    let house = house().await;
    let (ada, bea) = (house.subject(Kind::Fan).await, house.subject(Kind::Fan).await);
    consent(&house, ada).await;
    assert!(house.privacy.may::<ReleaseSave>(ada).await.is_ok());
    assert!(matches!(house.privacy.may::<ReleaseSave>(bea).await, Err(Refused::NoConsent(_))));
    withdraw(&house, bea).await;
    assert!(house.privacy.may::<ReleaseSave>(ada).await.is_ok());
}

#[tokio::test]
async fn consent_ends_by_itself_to_the_millisecond() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    consent(&house, fan).await;
    let life = Duration::from_secs(u64::from(policy::CONSENT_MONTHS) * 30 * 24 * 60 * 60);
    house.clock.advance(life - MOMENT);
    assert!(house.privacy.may::<ReleaseSave>(fan).await.is_ok());
    house.clock.advance(MOMENT);
    assert!(matches!(house.privacy.may::<ReleaseSave>(fan).await, Err(Refused::NoConsent(_))));
}

#[tokio::test]
async fn an_objection_ends_its_purpose_and_no_other() {
    let house = house().await;
    let member = house.subject(Kind::Member).await;
    assert!(house.privacy.may::<Security>(member).await.is_ok(), "control");
    house.privacy.object::<Security>(member).await.unwrap();
    assert!(matches!(house.privacy.may::<Security>(member).await, Err(Refused::Objected("security"))));
    assert!(house.privacy.may::<Account>(member).await.is_ok());
}

#[tokio::test]
async fn a_purpose_that_is_for_others_is_refused_whatever_somebody_agreed_to() {
    let house = house().await;
    let (fan, member) = (house.subject(Kind::Fan).await, house.subject(Kind::Member).await);
    let requester = house.subject(Kind::Requester).await;
    assert!(house.privacy.may::<Account>(member).await.is_ok(), "control");
    for stranger in [fan, requester] {
        let refused = house.privacy.may::<Account>(stranger).await.unwrap_err();
        assert!(matches!(refused, Refused::NotForThem("account")), "{refused}");
    }
    consent(&house, fan).await;
    consent(&house, member).await;
    assert!(house.privacy.may::<ReleaseSave>(fan).await.is_ok(), "control");
    assert!(matches!(house.privacy.may::<ReleaseSave>(member).await, Err(Refused::NotForThem("release_save"))));
    // Every purpose is for exactly those that the inventory names.
    for (kind, subject) in [(Kind::Fan, fan), (Kind::Member, member), (Kind::Requester, requester)] {
        let asked = [
            (Receipt::ROW, house.privacy.may::<Receipt>(subject).await.map(drop)),
            (Security::ROW, house.privacy.may::<Security>(subject).await.map(drop)),
            (Accountability::ROW, house.privacy.may::<Accountability>(subject).await.map(drop)),
            (PolicyNotice::ROW, house.privacy.may::<PolicyNotice>(subject).await.map(drop)),
            (DataSubjectRights::ROW, house.privacy.may::<DataSubjectRights>(subject).await.map(drop)),
        ];
        for (row, answer) in asked {
            let is_theirs = row.subjects.contains(&kind.id());
            assert_eq!(answer.is_ok(), is_theirs, "{} for a {}: {answer:?}", row.id, kind.id());
        }
    }
}

#[tokio::test]
async fn a_restriction_stops_everything_but_what_the_law_demands_until_it_is_lifted() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    consent(&house, fan).await;
    house.privacy.restrict(fan).await.unwrap();
    assert!(matches!(house.privacy.may::<ReleaseSave>(fan).await, Err(Refused::Restricted)));
    assert!(matches!(house.privacy.may::<Receipt>(fan).await, Err(Refused::Restricted)));
    assert!(house.privacy.may::<Accountability>(fan).await.is_ok());
    house.privacy.lift_restriction(fan).await.unwrap();
    assert!(house.privacy.may::<ReleaseSave>(fan).await.is_ok());
}

#[tokio::test]
async fn nobody_who_is_erased_can_be_asked_or_written_about() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    consent(&house, fan).await;
    house.privacy.erase(fan).await.unwrap();
    assert!(matches!(house.privacy.may::<ReleaseSave>(fan).await, Err(Refused::Erased)));
    assert!(matches!(house.privacy.may::<Accountability>(fan).await, Err(Refused::Erased)));
    assert!(matches!(house.privacy.object::<Security>(fan).await, Err(db::Error::RecordNotFound(_))));
    assert!(matches!(house.privacy.restrict(fan).await, Err(db::Error::RecordNotFound(_))));
    let tx = house.db.begin().await.unwrap();
    let late = house.privacy.consent_given::<ReleaseSave>(&tx, fan, &WORDS, Method::Tick).await;
    assert!(matches!(late, Err(db::Error::RecordNotFound(_))));
}

#[tokio::test]
async fn a_grant_opens_nobody_elses_value() {
    let house = house().await;
    let (ada, bea) = (house.subject(Kind::Member).await, house.subject(Kind::Member).await);
    let value = Personal::<policy::datum::MemberEmail>::of(ada, "ada@example.org".to_owned());
    let (hers, theirs) =
        (house.privacy.may::<Security>(ada).await.unwrap(), house.privacy.may::<Security>(bea).await.unwrap());
    assert_eq!(value.open(&theirs).unwrap_err(), WrongSubject);
    assert_eq!(value.open(&hers).unwrap(), "ada@example.org");

    let (ada, bea) = (house.subject(Kind::Fan).await, house.subject(Kind::Fan).await);
    consent(&house, bea).await;
    let token = Personal::<policy::datum::PresaveToken>::of(ada, "token".to_owned());
    let grant = house.privacy.may::<ReleaseSave>(bea).await.unwrap();
    assert!(token.disclose::<policy::processor::Spotify, _>(&grant).is_err());
}

#[tokio::test]
async fn a_consent_record_proves_the_words_and_the_inventory() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    consent(&house, fan).await;
    let given = house.clock.now_ms();
    house.clock.advance(MOMENT);
    withdraw(&house, fan).await;
    let records = house.privacy.consents(fan).await.unwrap();
    let [record] = records.as_slice() else { panic!("{records:?}") };
    assert_eq!(record.text_hash, WORDS.hash());
    assert_eq!(record.text_hash.len(), 64);
    assert_eq!((record.purpose.as_str(), record.language.as_str()), ("release_save", "en"));
    assert_eq!(record.policy_version, policy::VERSION);
    assert_eq!((record.given_at, record.withdrawn_at), (Some(given), Some(given + 1)));
}
