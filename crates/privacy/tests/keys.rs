//! Sealing, blind indexes, and the files of the keyring.

use db::{Sql, Value, keyfile::KeyFileError};
use policy::datum::{MemberEmail, MemberPassword, PresaveToken};
use privacy::{KeyringError, Kind, Personal, Privacy, Sealed, Unsealable};

use crate::support::{House, house, row};

async fn reopen(house: &House) -> Result<Privacy, KeyringError> {
    Privacy::open(house.db.clone(), house.keys.path(), house.clock.clone(), house.entropy.clone()).await
}

fn bytes<D: policy::Datum>(sealed: &Sealed<D>) -> Vec<u8> {
    match Value::from(sealed.clone()) {
        Value::Bytes(Some(bytes)) => bytes,
        other => panic!("{other:?}"),
    }
}

/// The same bytes, claimed to be another datum.
fn as_other<A: policy::Datum, B: policy::Datum>(sealed: &Sealed<A>) -> Sealed<B> {
    sea_orm::sea_query::ValueType::unwrap(Value::from(sealed.clone()))
}

#[tokio::test]
async fn a_sealed_value_opens_as_itself_in_its_own_row_only() {
    let house = house().await;
    let (ada, bea) = (house.subject(Kind::Member).await, house.subject(Kind::Member).await);
    let value = Personal::<MemberEmail>::of(ada, "ada@example.org".to_owned());
    let sealed = house.privacy.seal(&value, row(1)).await.unwrap();

    let opened = house.privacy.unseal(ada, row(1), &sealed).await.unwrap();
    let grant = house.privacy.may::<policy::purpose::Account>(ada).await.unwrap();
    assert_eq!(opened.open(&grant).unwrap(), "ada@example.org");

    let fails = |result: Result<_, Unsealable>| assert!(matches!(result.err(), Some(Unsealable::Undecryptable)));
    fails(house.privacy.unseal(ada, row(2), &sealed).await.map(drop));
    fails(house.privacy.unseal(bea, row(1), &sealed).await.map(drop));
    fails(house.privacy.unseal(ada, row(1), &as_other::<_, MemberPassword>(&sealed)).await.map(drop));
}

#[tokio::test]
async fn sealed_bytes_say_nothing_and_never_repeat() {
    let house = house().await;
    let ada = house.subject(Kind::Member).await;
    let value = Personal::<MemberEmail>::of(ada, "ada@example.org".to_owned());
    let (one, two) =
        (house.privacy.seal(&value, row(1)).await.unwrap(), house.privacy.seal(&value, row(1)).await.unwrap());
    assert_ne!(bytes(&one), bytes(&two));
    assert!(!bytes(&one).windows(3).any(|window| window == b"ada"));
    assert_eq!(format!("{one:?}"), "Sealed(member_email)");
}

#[tokio::test]
async fn a_sealed_column_comes_back_from_the_store() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    let value = Personal::<PresaveToken>::of(fan, "refresh".to_owned());
    let sealed = house.privacy.seal(&value, row(1)).await.unwrap();
    let insert = Sql::new("INSERT INTO presave (id, subject_id, token) VALUES ($1, $2, $3), ($4, $2, $5)");
    let none: Option<Sealed<PresaveToken>> = None;
    let insert = insert.bind(row(1)).bind(fan).bind(sealed.clone()).bind(row(2)).bind(none);
    insert.run(house.db.write()).await.unwrap();
    let rows = Sql::new("SELECT token FROM presave ORDER BY id").all(house.db.read()).await.unwrap();
    let back: Sealed<PresaveToken> = rows[0].try_get("", "token").unwrap();
    assert_eq!(back, sealed);
    assert_eq!(rows[1].try_get::<Option<Sealed<PresaveToken>>>("", "token").unwrap(), None);
    assert!(house.privacy.unseal(fan, row(1), &back).await.is_ok());
}

#[tokio::test]
async fn a_blind_index_finds_equal_values_of_one_datum_in_one_house() {
    let (one, other) = (house().await, house().await);
    let index = one.privacy.index::<MemberEmail>("ada@example.org");
    assert_eq!(index, one.privacy.index("ada@example.org"));
    assert_ne!(index, one.privacy.index("bea@example.org"));
    let as_password = one.privacy.index::<MemberPassword>("ada@example.org");
    assert_ne!(Value::from(index.clone()), Value::from(as_password));
    assert_eq!(index, reopen(&one).await.unwrap().index("ada@example.org"), "it lasts over a restart");
    // Both houses are seeded alike, so only the key file tells them apart.
    std::fs::remove_dir_all(other.keys.path()).unwrap();
    let strange = Privacy::open(other.db.clone(), other.keys.path(), other.clock.clone(), db::Entropy::seeded(2));
    assert_ne!(index, strange.await.unwrap().index("ada@example.org"));
}

#[tokio::test]
async fn derived_keys_differ_by_label_and_last() {
    let house = house().await;
    let key = house.privacy.keyring().derived("cookie");
    assert_ne!(key, house.privacy.keyring().derived("receipt"));
    assert_eq!(key, reopen(&house).await.unwrap().keyring().derived("cookie"));
}

#[cfg(unix)]
#[tokio::test]
async fn the_key_file_is_its_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let (house, folder) = (house().await, tempfile::tempdir().unwrap());
    let keys = folder.path().join("a/keys");
    Privacy::open(house.db.clone(), &keys, house.clock.clone(), house.entropy.clone()).await.unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&keys.join("master.key")), 0o600);
    assert_eq!(mode(&keys), 0o700);
    let left: Vec<_> = std::fs::read_dir(&keys).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(
        left.iter().all(|name| name == "master.key" || name.to_string_lossy().starts_with("keyring.db")),
        "{left:?}"
    );
}

#[tokio::test]
async fn a_wrong_missing_or_short_key_file_is_refused_and_nothing_changes() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    let value = Personal::<PresaveToken>::of(fan, "refresh".to_owned());
    let sealed = house.privacy.seal(&value, row(1)).await.unwrap();
    let path = house.keys.path().join("master.key");
    let right = std::fs::read(&path).unwrap();
    let dump = || async { (house.n_keys().await, house.wrapped_key(fan).await) };
    let before = dump().await;

    std::fs::write(&path, [7; 32]).unwrap();
    assert!(matches!(reopen(&house).await, Err(KeyringError::WrongKey { .. })));
    std::fs::write(&path, [7; 31]).unwrap();
    assert!(matches!(reopen(&house).await, Err(KeyringError::KeyFile(KeyFileError::NotAKey { .. }))));
    std::fs::remove_file(&path).unwrap();
    let error = reopen(&house).await.unwrap_err();
    assert!(matches!(error, KeyringError::NoKeyFile { .. }), "{error}");
    assert!(!path.exists(), "no other key stands where the right one belongs");
    assert_eq!(dump().await, before);

    std::fs::write(&path, right).unwrap();
    assert!(reopen(&house).await.unwrap().unseal(fan, row(1), &sealed).await.is_ok());
}

#[tokio::test]
async fn a_lost_keyring_closes_values_and_deletes_none() {
    let mut house = house().await;
    let member = house.member().await;
    let value = Personal::<MemberEmail>::of(member, "ada@example.org".to_owned());
    let sealed = house.privacy.seal(&value, row(1)).await.unwrap();
    house.keys = tempfile::tempdir().unwrap();
    house.privacy = reopen(&house).await.unwrap();
    let closed = house.privacy.unseal(member, row(1), &sealed).await;
    assert!(matches!(closed.err(), Some(Unsealable::NoKey)));
    assert!(matches!(house.privacy.seal(&value, row(1)).await, Err(Unsealable::NoKey)));
    house.clock.advance(2 * crate::support::DAY);
    house.privacy.sweep().await.unwrap();
    assert_eq!(house.count("account", "1 = 1").await, 1);
    assert_eq!(house.count("subject", "1 = 1").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_that_start_at_the_same_moment_agree_on_the_key() {
    let house = house().await;
    for _ in 0..10 {
        let keys = tempfile::tempdir().unwrap();
        let open = |seed| Privacy::open(house.db.clone(), keys.path(), house.clock.clone(), db::Entropy::seeded(seed));
        let (one, two) = tokio::join!(open(1), open(2));
        assert_eq!(one.unwrap().keyring().derived("x"), two.unwrap().keyring().derived("x"));
    }
}
