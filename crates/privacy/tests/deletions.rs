//! Whoever received something of an erased person is written down, can be asked once, and is asked once.

use db::Sql;
use policy::{
    datum::{LetterAddress, MemberEmail, PresaveToken},
    processor::{Mail, Spotify},
    purpose::{DataSubjectRights, ReleaseSave},
};
use privacy::{ConsentText, DeletionState, Kind, Method, Personal, Privacy, Restore, SubjectId, Way, restore};
use uuid::Uuid;

use crate::support::{DAY, House, hits, house, rooms, row};

const ADDRESS: &str = "canary-91c2@label.example";

/// A fan whose token Spotify got.
async fn fan(house: &House) -> SubjectId {
    let fan = house.subject(Kind::Fan).await;
    let words = ConsentText { text: "yes", language: "en" };
    let tx = house.db.begin().await.unwrap();
    house.privacy.consent_given::<ReleaseSave>(&tx, fan, &words, Method::Tick).await.unwrap();
    tx.commit().await.unwrap();
    let grant = house.privacy.may(fan).await.unwrap();
    let token = Personal::<PresaveToken>::of(fan, "refresh".to_owned());
    house.privacy.record(vec![token.disclose::<Spotify, ReleaseSave>(&grant).unwrap().disclosure()]).await.unwrap();
    fan
}

/// A member to whom a letter went.
async fn member(house: &House) -> SubjectId {
    let member = house.member().await;
    let value = Personal::<MemberEmail>::of(member, ADDRESS.to_owned());
    let sealed = house.privacy.seal(&value, member.0).await.unwrap();
    let sql = Sql::new("UPDATE account SET email = $2 WHERE id = $1").bind(member).bind(sealed);
    sql.run(house.db.write()).await.unwrap();
    let grant = house.privacy.may(member).await.unwrap();
    let letter = Personal::<LetterAddress>::of(member, ADDRESS.to_owned());
    house.privacy.record(vec![letter.disclose::<Mail, DataSubjectRights>(&grant).unwrap().disclosure()]).await.unwrap();
    member
}

async fn hint(privacy: &Privacy, number: Uuid) -> Option<String> {
    let request = privacy.deletions_of(number).await.unwrap().pop().unwrap();
    let asking = privacy.asking(&request).await.unwrap()?;
    Some(asking.hint.open(&asking.grant).unwrap().clone())
}

async fn close(house: &House, number: Uuid, state: DeletionState) -> bool {
    let request = house.privacy.deletions_of(number).await.unwrap().pop().unwrap();
    let tx = house.db.begin().await.unwrap();
    let closed = house.privacy.close_deletion(&tx, &request, state, None).await.unwrap();
    tx.commit().await.unwrap();
    match closed {
        Some(closed) => {
            house.privacy.part_with(closed).await.unwrap();
            true
        }
        None => false,
    }
}

#[tokio::test]
async fn who_offers_no_way_is_named_and_nothing_is_put_aside_for_it() {
    let house = house().await;
    let (fan, stranger) = (fan(&house).await, house.subject(Kind::Fan).await);
    let report = house.privacy.erase_as(row(7), fan).await.unwrap();
    let told = report.processors.first().unwrap();
    assert_eq!((told.processor.as_str(), told.name), ("spotify", "Spotify AB"));
    assert_eq!((told.way, told.state), ("none", "cannot_be_asked"));
    assert_eq!(told.own_way, "https://www.spotify.com/account/apps/");
    let kept: Vec<_> = report.kept.iter().map(|one| (one.id, one.until)).collect();
    let days = |days: i64| Some(house.clock.now_ms() + days * 24 * 60 * 60 * 1000);
    let always = [
        ("erasure_list", days(120)),
        ("register", days(1095)),
        ("log", None),
        ("backups", days(i64::from(policy::BACKUP_DAYS))),
        ("deletion_requests", days(1095)),
    ];
    assert_eq!(kept, always);
    assert_eq!(house.count("subject", "kind = 'erased'").await, 0);

    let nothing = house.privacy.erase(stranger).await.unwrap();
    assert!(nothing.processors.is_empty(), "who received nothing is not named");
    assert!(nothing.kept.iter().all(|one| one.id != "deletion_requests"));
}

#[tokio::test]
async fn what_finds_somebody_is_sealed_until_the_answer_and_then_gone() {
    let house = house().await;
    let member = member(&house).await;
    let report = house.privacy.erase_as(row(7), member).await.unwrap();
    assert!(report.kept.iter().any(|one| one.id == "deletion_hint" && one.until.is_some()));
    assert_eq!(report.processors.first().unwrap().state, "pending");
    assert!(!house.has_key(member).await);
    assert_eq!(house.n_keys().await, 1, "the key of what was put aside");
    assert_eq!(house.count("subject", "kind = 'member'").await, 0);
    assert_eq!(hint(&house.privacy, row(7)).await.unwrap(), ADDRESS, "control: it finds them");
    assert_eq!(hits(house.keys.path(), ADDRESS.as_bytes()), 0);

    assert!(close(&house, row(7), DeletionState::Answered).await);
    assert!(!close(&house, row(7), DeletionState::Refused).await, "an answer is an answer");
    let request = house.privacy.deletions_of(row(7)).await.unwrap().pop().unwrap();
    assert_eq!((request.state, request.has_hint()), (DeletionState::Answered, false));
    assert_eq!(hint(&house.privacy, row(7)).await, None);
    assert_eq!((house.n_keys().await, house.count("subject", "1 = 1").await), (0, 0));
    assert_eq!(house.count("deletion_request", "1 = 1").await, 1, "that telling somebody is told to nobody");
    assert_eq!(house.count("deletion_request", "hint IS NOT NULL OR subject_id IS NOT NULL").await, 0);
}

#[tokio::test]
async fn what_finds_somebody_goes_by_itself_when_nobody_answers() {
    let house = house().await;
    let member = member(&house).await;
    house.privacy.erase_as(row(7), member).await.unwrap();
    house.clock.advance(DAY * (privacy::HINT_DAYS - 1));
    house.privacy.sweep().await.unwrap();
    assert_eq!(hint(&house.privacy, row(7)).await.unwrap(), ADDRESS);
    house.clock.advance(DAY);
    house.privacy.sweep().await.unwrap();
    assert_eq!(hint(&house.privacy, row(7)).await, None);
    assert_eq!(house.count("deletion_request", "hint IS NOT NULL").await, 0);
    house.clock.advance(DAY * 2000);
    house.privacy.sweep().await.unwrap();
    assert_eq!(house.count("deletion_request", "closed_at IS NULL").await, 1, "nobody gave it up in silence");
}

#[tokio::test]
async fn erasures_of_the_sweep_are_passed_on_too() {
    let house = house().await;
    for _ in 0..3 {
        fan(&house).await;
    }
    let member = member(&house).await;
    Sql::new("DELETE FROM account").run(house.db.write()).await.unwrap();
    house.insert("rights_request", member, "x").await;
    let value = Personal::<policy::datum::RequesterAddress>::of(member, ADDRESS.to_owned());
    let id = house.entropy.id(&house.clock);
    let sealed = house.privacy.seal(&value, id).await.unwrap();
    let sql = Sql::new("UPDATE rights_request SET id = $1, address = $2, answered_at = NULL").bind(id).bind(sealed);
    sql.run(house.db.write()).await.unwrap();
    house.clock.advance(DAY * 2);
    house.privacy.sweep().await.unwrap();
    assert_eq!(house.count("deletion_request", "processor = 'spotify' AND people = 3 AND reason = 'no_way'").await, 1);
    assert_eq!(house.count("deletion_request", "processor = 'mail' AND way = 'letter' AND state = 'pending'").await, 1);
    assert_eq!(house.count("subject", "kind <> 'erased'").await, 0, "control: they are swept");
}

#[tokio::test]
async fn whom_nobody_could_find_any_more_is_not_asked_for() {
    let house = house().await;
    let member = member(&house).await;
    Sql::new("UPDATE account SET email = NULL").run(house.db.write()).await.unwrap();
    let report = house.privacy.erase_as(row(7), member).await.unwrap();
    assert_eq!(report.processors.first().unwrap().state, "cannot_be_asked");
    let request = house.privacy.deletions_of(row(7)).await.unwrap().pop().unwrap();
    assert_eq!((request.reason.as_deref(), request.way), (Some("not_findable"), Way::Letter));
}

/// The store as it was before the erasure, beside the keys as they are now.
async fn put_back(house: &House, data: &std::path::Path) -> (db::Db, db::testing::Guard, Privacy) {
    let (db, guard) = db::testing::fresh().await;
    let what = Restore {
        from: data,
        beside: &[],
        keys: None,
        passphrase: None,
        keys_folder: house.keys.path(),
        erasures_of: None,
    };
    let steps = privacy::STEPS.iter().copied().chain([rooms()]);
    restore(&db, what, steps, &house.clock, &house.entropy).await.unwrap();
    let privacy = Privacy::open(db.clone(), house.keys.path(), house.clock.clone(), house.entropy.clone());
    let privacy = privacy.await.unwrap();
    (db, guard, privacy)
}

#[tokio::test]
async fn an_erasure_that_a_restore_repeats_asks_nobody_twice() {
    let house = house().await;
    let (asked, answered, never) = (member(&house).await, member(&house).await, member(&house).await);
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data.zip");
    house.privacy.back_up(&data).await.unwrap();
    for (number, subject) in [(1, asked), (2, answered), (3, never)] {
        house.privacy.erase_as(row(number), subject).await.unwrap();
    }
    let due = house.privacy.claim_deletions(row(99), jiff::SignedDuration::from_mins(1), 9).await.unwrap();
    assert_eq!(due.len(), 3);
    let one = due.iter().find(|one| one.request.number == row(1)).unwrap();
    let tx = house.db.begin().await.unwrap();
    assert!(house.privacy.deletion_asked(&tx, one, house.clock.now()).await.unwrap());
    tx.commit().await.unwrap();
    house.privacy.remember_asked(one).await.unwrap();
    assert!(close(&house, row(2), DeletionState::Answered).await);

    let (_db, _guard, privacy) = put_back(&house, &data).await;
    assert!(privacy.deletions_of(row(1)).await.unwrap().is_empty(), "control: the backup knows nothing of it");
    assert_eq!(privacy.repeat_erasures().await.unwrap(), 3);
    let mut states = Vec::new();
    for number in 1..=3 {
        let request = privacy.deletions_of(row(number)).await.unwrap().pop().unwrap();
        states.push((request.state, request.has_hint()));
    }
    let expected = [(DeletionState::Asked, false), (DeletionState::Answered, false), (DeletionState::Pending, false)];
    assert_eq!(states, expected, "the keys of those who were erased do not come back");
}

#[tokio::test]
async fn a_restore_does_not_reopen_what_was_answered_since() {
    let house = house().await;
    let member = member(&house).await;
    house.privacy.erase_as(row(7), member).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data.zip");
    house.privacy.back_up(&data).await.unwrap();
    assert!(close(&house, row(7), DeletionState::Refused).await);
    let (_db, _guard, privacy) = put_back(&house, &data).await;
    let state = async || privacy.deletions_of(row(7)).await.unwrap().pop().unwrap().state;
    assert_eq!(state().await, DeletionState::Pending, "control: the backup waits for an answer");
    privacy.repeat_erasures().await.unwrap();
    assert_eq!(state().await, DeletionState::Refused);
    assert_eq!(hint(&privacy, row(7)).await, None);
}

#[tokio::test]
async fn a_claim_is_one_nodes_until_its_lease_ends() {
    let house = house().await;
    let member = member(&house).await;
    house.privacy.erase_as(row(7), member).await.unwrap();
    let lease = jiff::SignedDuration::from_hours(24);
    let claim = async |node| house.privacy.claim_deletions(row(node), lease, 4).await.unwrap();
    let first = claim(1).await;
    assert_eq!((first.len(), claim(2).await.len()), (1, 0));
    house.clock.advance(DAY);
    assert_eq!(claim(2).await.len(), 1);
    let lost = first.first().unwrap();
    let tx = house.db.begin().await.unwrap();
    assert!(!house.privacy.deletion_asked(&tx, lost, house.clock.now()).await.unwrap(), "the lease was lost");
    assert!(!house.privacy.deletion_overdue(&tx, lost).await.unwrap());
}

#[tokio::test]
async fn a_receipt_opens_with_its_own_secret_only() {
    let house = house().await;
    let secret = house.privacy.receipt_secret(row(7));
    assert_eq!(secret.len(), 64);
    assert!(house.privacy.is_receipt_secret(row(7), &secret));
    assert!(!house.privacy.is_receipt_secret(row(8), &secret));
    assert!(!house.privacy.is_receipt_secret(row(7), &house.privacy.receipt_secret(row(8))));
    assert!(!house.privacy.is_receipt_secret(row(7), ""));
}
