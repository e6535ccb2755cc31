//! Nothing is readable for a processor before the ledger holds it.

use policy::{
    datum::{PresaveCode, PresaveToken},
    processor::Spotify,
    purpose::ReleaseSave,
};
use privacy::{ConsentText, Grant, Kind, Method, Personal, SubjectId};

use crate::support::{House, MOMENT, house, tables};

async fn fan(house: &House) -> (SubjectId, Grant<ReleaseSave>) {
    let fan = house.subject(Kind::Fan).await;
    let words = ConsentText { text: "yes", language: "en" };
    let tx = house.db.begin().await.unwrap();
    house.privacy.consent_given::<ReleaseSave>(&tx, fan, &words, Method::Tick).await.unwrap();
    tx.commit().await.unwrap();
    (fan, house.privacy.may(fan).await.unwrap())
}

#[tokio::test]
async fn a_value_is_revealed_by_its_own_record_and_no_other() {
    let house = house().await;
    let (ada, grant) = fan(&house).await;
    let (bea, others) = fan(&house).await;
    let token = Personal::<PresaveToken>::of(ada, "refresh".to_owned());
    let code = Personal::<PresaveCode>::of(ada, "code".to_owned());
    let theirs = Personal::<PresaveToken>::of(bea, "theirs".to_owned());
    let disclosed = token.disclose::<Spotify, _>(&grant).unwrap();
    let other = [
        code.disclose::<Spotify, _>(&grant).unwrap().disclosure(),
        theirs.disclose::<Spotify, _>(&others).unwrap().disclosure(),
    ];

    let nothing = house.privacy.record(vec![]).await.unwrap();
    assert!(disclosed.reveal(&nothing).is_none());
    let wrong = house.privacy.record(other.to_vec()).await.unwrap();
    assert!(disclosed.reveal(&wrong).is_none());
    let right = house.privacy.record(vec![disclosed.disclosure()]).await.unwrap();
    assert_eq!(disclosed.reveal(&right).unwrap(), "refresh");
}

#[tokio::test]
async fn a_person_reads_what_left_about_them_newest_first() {
    let house = house().await;
    let (ada, grant) = fan(&house).await;
    let (bea, _) = fan(&house).await;
    let token = Personal::<PresaveToken>::of(ada, "refresh".to_owned());
    let code = Personal::<PresaveCode>::of(ada, "code".to_owned());
    house.privacy.record(vec![code.disclose::<Spotify, _>(&grant).unwrap().disclosure()]).await.unwrap();
    house.clock.advance(MOMENT);
    house.privacy.record(vec![token.disclose::<Spotify, _>(&grant).unwrap().disclosure()]).await.unwrap();
    let lines = house.privacy.ledger(ada).await.unwrap();
    let said: Vec<_> = lines.iter().map(|line| (line.processor.as_str(), line.datum.as_str())).collect();
    assert_eq!(said, [("spotify", "presave_token"), ("spotify", "presave_code")]);
    assert_eq!((lines[0].purpose.as_str(), lines[0].disclosed_at), ("release_save", house.clock.now_ms()));
    assert!(house.privacy.ledger(bea).await.unwrap().is_empty());
}

#[tokio::test]
async fn nothing_leaves_about_somebody_who_was_erased_meanwhile() {
    let house = house().await;
    let (ada, grant) = fan(&house).await;
    let (bea, others) = fan(&house).await;
    let token = Personal::<PresaveToken>::of(ada, "refresh".to_owned());
    let theirs = Personal::<PresaveToken>::of(bea, "theirs".to_owned());
    let both = vec![
        theirs.disclose::<Spotify, _>(&others).unwrap().disclosure(),
        token.disclose::<Spotify, _>(&grant).unwrap().disclosure(),
    ];
    house.privacy.erase(ada).await.unwrap();
    assert!(matches!(house.privacy.record(both).await, Err(db::Error::RecordNotFound(_))));
    assert_eq!(house.count("disclosure", "1 = 1").await, 0, "all of a payload or nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::disallowed_methods, reason = "the test waits for them itself")]
async fn an_erasure_in_the_same_moment_leaves_no_line_behind() {
    let house = house().await;
    for _ in 0..20 {
        let (ada, grant) = fan(&house).await;
        let token = Personal::<PresaveToken>::of(ada, "refresh".to_owned());
        let one = token.disclose::<Spotify, _>(&grant).unwrap().disclosure();
        let records = (0..6).map(|_| {
            let (privacy, one) = (house.privacy.clone(), one);
            tokio::task::spawn(async move { privacy.record(vec![one]).await.is_ok() })
        });
        let records: Vec<_> = records.collect();
        house.privacy.erase(ada).await.unwrap();
        for record in records {
            record.await.unwrap();
        }
        for table in tables().filter(|table| table.subject.is_some()) {
            assert_eq!(house.rows_of(table, ada).await, 0, "{}", table.name);
        }
    }
}
