//! How somebody stands to a purpose: given, refused, withdrawn, expired, outgrown; and when they may be asked again.

use std::time::Duration;

use db::Sql;
use policy::purpose::{Receipt, ReleaseSave};
use privacy::{Choice, ConsentState, ConsentText, Kind, Method, Refused, SubjectId};

use crate::support::{DAY, House, MOMENT, house};

const WORDS: ConsentText<'_> = ConsentText { text: "Save it to my library on the day.", language: "en" };

async fn give(house: &House, subject: SubjectId) {
    let tx = house.db.begin().await.unwrap();
    house.privacy.consent_given::<ReleaseSave>(&tx, subject, &WORDS, Method::Tick).await.unwrap();
    tx.commit().await.unwrap();
}

async fn refuse(house: &House, subject: SubjectId) {
    let tx = house.db.begin().await.unwrap();
    house.privacy.consent_refused::<ReleaseSave>(&tx, subject, &WORDS, Method::Button).await.unwrap();
    tx.commit().await.unwrap();
}

async fn choice(house: &House, subject: SubjectId) -> Choice {
    house.privacy.choice::<ReleaseSave>(subject).await.unwrap()
}

fn months(n: u32, days: u32) -> Duration {
    DAY * n * days
}

#[tokio::test]
async fn a_choice_is_told_in_every_state() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    assert_eq!(choice(&house, fan).await, Choice::Never);
    give(&house, fan).await;
    let until = house.clock.now().checked_add(months(policy::CONSENT_MONTHS, 30)).unwrap();
    assert_eq!(choice(&house, fan).await, Choice::Given { until });
    assert!(!choice(&house, fan).await.may_be_asked(house.clock.now()), "who agreed is not asked again");
    house.clock.advance(months(policy::CONSENT_MONTHS, 30));
    assert_eq!(choice(&house, fan).await, Choice::Expired);
    assert!(choice(&house, fan).await.may_be_asked(house.clock.now()));

    house.clock.advance(MOMENT);
    give(&house, fan).await;
    let tx = house.db.begin().await.unwrap();
    house.privacy.consent_withdrawn::<ReleaseSave>(&tx, fan).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(choice(&house, fan).await, Choice::Withdrawn);
    assert!(!choice(&house, fan).await.may_be_asked(house.clock.now()));
    assert_eq!(house.privacy.choice::<Receipt>(fan).await.unwrap(), Choice::Never, "of that purpose alone");
}

#[tokio::test]
async fn who_refuses_is_left_in_peace_for_half_a_year() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    give(&house, fan).await;
    house.clock.advance(MOMENT);
    refuse(&house, fan).await;
    let ask_again_at = house.clock.now().checked_add(DAY * policy::REFUSAL_DAYS).unwrap();
    assert_eq!(choice(&house, fan).await, Choice::Refused { ask_again_at });
    assert!(matches!(house.privacy.may::<ReleaseSave>(fan).await, Err(Refused::NoConsent(_))), "what was given ends");
    house.clock.advance(DAY * policy::REFUSAL_DAYS - MOMENT);
    assert!(!choice(&house, fan).await.may_be_asked(house.clock.now()));
    house.clock.advance(MOMENT);
    assert!(choice(&house, fan).await.may_be_asked(house.clock.now()));
    let half_a_year = months(184, 1);
    assert!(DAY * policy::REFUSAL_DAYS >= half_a_year, "however long the months are");

    let records = house.privacy.consents(fan).await.unwrap();
    let now = house.clock.now();
    let said: Vec<_> = records.iter().map(|record| (record.state(now), record.method.as_str())).collect();
    assert_eq!(said, [(ConsentState::Refused, "button"), (ConsentState::Withdrawn, "tick")], "newest first");
}

#[tokio::test]
async fn of_two_choices_at_the_same_moment_the_refusal_counts() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    give(&house, fan).await;
    refuse(&house, fan).await;
    assert!(matches!(choice(&house, fan).await, Choice::Refused { .. }));
}

#[tokio::test]
async fn a_purpose_that_grew_stops_until_people_agree_again() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    give(&house, fan).await;
    assert!(house.privacy.may::<ReleaseSave>(fan).await.is_ok(), "control");
    for before in [Some("the scope of a program with one datum less"), None] {
        Sql::new("UPDATE consent SET scope_hash = $1").bind(before).run(house.db.write()).await.unwrap();
        let refused = house.privacy.may::<ReleaseSave>(fan).await.unwrap_err();
        assert!(matches!(refused, Refused::NoConsent("release_save")), "{refused}");
        assert_eq!(choice(&house, fan).await, Choice::Outgrown);
        assert!(choice(&house, fan).await.may_be_asked(house.clock.now()));
    }
    house.clock.advance(MOMENT);
    give(&house, fan).await;
    assert!(house.privacy.may::<ReleaseSave>(fan).await.is_ok());
}

#[tokio::test]
async fn a_consent_from_before_scopes_has_the_scope_of_its_time() {
    let (db, _guard) = db::testing::fresh().await;
    let (first, rest) = privacy::STEPS.split_first().unwrap();
    db::migrate(&db, [*first]).await.unwrap();
    let columns = "id, subject_id, purpose, text_hash, language, policy_version, method, given_at, expires_at";
    for purpose in ["release_save", "another"] {
        Sql::new(format!("INSERT INTO consent ({columns}) VALUES ($1, $1, $2, 'h', 'en', 'v', 'tick', 1, 2)"))
            .bind(crate::support::row(if purpose == "another" { 2 } else { 1 }))
            .bind(purpose)
            .run(db.write())
            .await
            .unwrap();
    }
    db::migrate(&db, [*first].into_iter().chain(rest.iter().copied())).await.unwrap();
    let rows = Sql::new("SELECT purpose FROM consent WHERE LENGTH(scope_hash) = 64").all(db.read()).await.unwrap();
    let with_scope: Vec<String> = rows.iter().map(|row| row.try_get("", "purpose").unwrap()).collect();
    assert_eq!(with_scope, ["release_save"], "what is not known is not made up");
}

#[tokio::test]
async fn a_refusal_goes_with_the_rest_of_its_person() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    refuse(&house, fan).await;
    house.privacy.erase(fan).await.unwrap();
    assert_eq!(house.count("refusal", "1 = 1").await, 0);
    let tx = house.db.begin().await.unwrap();
    let late = house.privacy.consent_refused::<ReleaseSave>(&tx, fan, &WORDS, Method::Button).await;
    assert!(matches!(late, Err(db::Error::RecordNotFound(_))));
}

#[tokio::test]
async fn a_consent_that_had_expired_is_not_withdrawn_afterwards() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    give(&house, fan).await;
    house.clock.advance(months(policy::CONSENT_MONTHS, 30));
    refuse(&house, fan).await;
    let consents = house.privacy.consents(fan).await.unwrap();
    let states: Vec<ConsentState> = consents.iter().map(|consent| consent.state(house.clock.now())).collect();
    assert_eq!(states, [ConsentState::Refused, ConsentState::Expired]);
}

#[tokio::test]
async fn the_words_of_a_choice_are_kept_by_their_hash() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    give(&house, fan).await;
    refuse(&house, fan).await;
    assert_eq!(house.privacy.consent_words(&WORDS.hash()).await.unwrap().as_deref(), Some(WORDS.text));
    assert_eq!(house.privacy.consent_words(&"0".repeat(64)).await.unwrap(), None);
    Sql::new("UPDATE consent_text SET words = 'Follow everybody.'").run(house.db.write()).await.unwrap();
    assert_eq!(house.privacy.consent_words(&WORDS.hash()).await.unwrap(), None, "nobody agreed to that");
}
