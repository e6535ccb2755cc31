//! An erasure takes every row and every byte of one person, and nothing of another.

use privacy::{Kind, Personal, SubjectId, Unsealable};

use crate::support::{House, hits, house, row, tables};

const CANARY: &str = "canary-5d41402abc4b";

/// A row of theirs in every table that can hold one.
async fn fill(house: &House, subject: SubjectId, words: &str) {
    for table in tables().filter(|table| table.subject.is_some() && table.name != "subject") {
        house.insert(table.name, subject, words).await;
    }
}

async fn held(house: &House, subject: SubjectId) -> Vec<(&'static str, i64)> {
    let mut held = Vec::new();
    for table in tables().filter(|table| table.subject.is_some()) {
        held.push((table.name, house.rows_of(table, subject).await));
    }
    held
}

#[tokio::test]
async fn every_row_of_one_person_goes_and_every_row_of_another_stays() {
    let house = house().await;
    let (ada, bea) = (house.subject(Kind::Member).await, house.subject(Kind::Member).await);
    fill(&house, ada, CANARY).await;
    fill(&house, bea, "bea").await;
    let before = held(&house, bea).await;
    assert!(before.iter().all(|(_, n)| *n == 1), "the control finds a row in each: {before:?}");
    assert_eq!(held(&house, ada).await, before);

    let erased = house.privacy.erase(ada).await.unwrap();
    assert_eq!(erased.rows().count(), before.len(), "{erased:?}");
    assert!(erased.log_emptied());
    assert!(held(&house, ada).await.iter().all(|(_, n)| *n == 0));
    assert_eq!(held(&house, bea).await, before);
    assert!(!house.has_key(ada).await);
    assert!(house.has_key(bea).await);
}

#[tokio::test]
async fn what_was_sealed_stays_closed_in_a_copy_from_before() {
    let house = house().await;
    let ada = house.subject(Kind::Member).await;
    let value = Personal::<policy::datum::MemberEmail>::of(ada, CANARY.to_owned());
    let copy = house.privacy.seal(&value, row(1)).await.unwrap();
    assert!(house.privacy.unseal(ada, row(1), &copy).await.is_ok(), "control");
    house.privacy.erase(ada).await.unwrap();
    assert!(matches!(house.privacy.unseal(ada, row(1), &copy).await.err(), Some(Unsealable::NoKey)));
}

#[tokio::test]
async fn no_byte_is_left_in_the_files() {
    let house = house().await;
    let ada = house.subject(Kind::Member).await;
    for _ in 0..50 {
        fill(&house, ada, CANARY).await;
    }
    let wrapped = house.wrapped_key(ada).await.unwrap();
    assert!(hits(house.keys.path(), &wrapped) > 0, "the control finds the key before");
    if let Some(folder) = house.guard.folder() {
        assert!(hits(folder, CANARY.as_bytes()) > 100, "the control finds the words before");
        assert!(hits(folder, ada.0.as_bytes()) > 100, "the control finds the number before");
    }
    assert!(house.privacy.erase(ada).await.unwrap().log_emptied());
    assert_eq!(hits(house.keys.path(), &wrapped), 0);
    assert!(hits(house.keys.path(), ada.0.as_bytes()) > 0, "the list of erasures alone still holds the number");
    let listed = house.ring().await;
    db::Sql::new("DELETE FROM erasure").run(listed.write()).await.unwrap();
    assert!(listed.checkpoint().await.unwrap());
    assert_eq!(hits(house.keys.path(), ada.0.as_bytes()), 0);
    if let Some(folder) = house.guard.folder() {
        assert_eq!(hits(folder, CANARY.as_bytes()), 0);
        assert_eq!(hits(folder, ada.0.as_bytes()), 0);
    }
}

#[tokio::test]
async fn a_reader_of_either_file_is_told_and_the_sweep_asks_again() {
    use sea_orm::TransactionTrait;
    let house = house().await;
    let ada = house.subject(Kind::Member).await;
    let wrapped = house.wrapped_key(ada).await.unwrap();
    let ring = house.ring().await;
    let reader = ring.read().begin().await.unwrap();
    db::Sql::new("SELECT COUNT(*) AS n FROM data_key").one(&reader).await.unwrap();
    assert!(!house.privacy.erase(ada).await.unwrap().log_emptied());
    assert!(hits(house.keys.path(), &wrapped) > 0, "the reader holds it back");
    drop(reader);
    ring.close().await.unwrap();
    house.privacy.sweep().await.unwrap();
    assert_eq!(hits(house.keys.path(), &wrapped), 0);
}

#[tokio::test]
async fn an_erasure_can_be_asked_again() {
    let house = house().await;
    let ada = house.subject(Kind::Fan).await;
    house.privacy.erase(ada).await.unwrap();
    let again = house.privacy.erase(ada).await.unwrap();
    assert!(again.rows().next().is_none());
}
