//! A backup holds no key, comes back whole or not at all, and never brings back who was erased.

use std::path::{Path, PathBuf};

use db::{Db, Sql, Step, backup::BackupError};
use policy::datum::MemberEmail;
use privacy::{Kind, Passphrase, Personal, Privacy, Restore, RestoreError, SubjectId};
use sha2::{Digest, Sha256};

use crate::support::{DAY, House, hits, house, rooms, tables};

const CANARY: &str = "canary-77de68daecd8";

struct Copies {
    folder: tempfile::TempDir,
}

impl Copies {
    async fn of(house: &House) -> Copies {
        let folder = tempfile::tempdir().unwrap();
        let copies = Copies { folder };
        house.privacy.back_up(&copies.data()).await.unwrap();
        house.privacy.back_up_keys(&copies.keys(), &[]).await.unwrap();
        copies
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data.zip")
    }

    fn keys(&self) -> PathBuf {
        self.folder.path().join("keys.zip")
    }

    fn new_keys(&self) -> PathBuf {
        self.folder.path().join("restored")
    }
}

fn steps() -> Vec<Step> {
    privacy::STEPS.iter().copied().chain([rooms()]).collect()
}

async fn restore_into(db: &Db, house: &House, what: Restore<'_>) -> Result<(), RestoreError> {
    privacy::restore(db, what, steps(), &house.clock, &house.entropy).await.map(drop)
}

/// A member with an address that opens, and a row in every table.
async fn person(house: &House, words: &str) -> SubjectId {
    let person = house.subject(Kind::Member).await;
    for table in tables().filter(|table| table.subject.is_some() && table.name != "subject") {
        house.insert(table.name, person, words).await;
    }
    let value = Personal::<MemberEmail>::of(person, words.to_owned());
    let sealed = house.privacy.seal(&value, person.0).await.unwrap();
    let sql = Sql::new("UPDATE account SET email = $2 WHERE id = $1").bind(person).bind(sealed);
    sql.run(house.db.write()).await.unwrap();
    person
}

/// Every row of every table, as text, sorted; but who was told of an erasure, which speaks of nobody.
async fn dump(db: &Db, leave_out: Option<SubjectId>) -> Vec<String> {
    let tx = db.snapshot().await.unwrap();
    let mut all = Vec::new();
    for table in tables().filter(|table| table.name != "deletion_request") {
        let columns = db::typed_columns(&tx, db.engine(), table.name).await.unwrap();
        let mut rows = db::Rows::of(&tx, db.engine(), table.name, &columns, None).await.unwrap();
        loop {
            let portion = rows.next().await.unwrap();
            if portion.is_empty() {
                break;
            }
            all.extend(portion.iter().map(|row| format!("{} {row:?}", table.name)));
        }
    }
    if let Some(person) = leave_out {
        let number = format!("{:?}", person.0.as_bytes());
        all.retain(|row| !row.contains(number.trim_matches(['[', ']'])));
    }
    all.sort();
    all
}

#[tokio::test]
async fn who_was_erased_after_the_backup_is_gone_again_and_all_others_are_as_they_were() {
    let house = house().await;
    let (ada, _bea) = (person(&house, CANARY).await, person(&house, "bea").await);
    let copies = Copies::of(&house).await;
    let others = dump(&house.db, Some(ada)).await;
    assert!(house.privacy.erase(ada).await.unwrap().is_complete());
    assert_eq!(dump(&house.db, None).await, others, "control: the erasure took nobody else's");

    let (db, _guard) = db::testing::fresh().await;
    let (keys, new_keys, data) = (copies.keys(), copies.new_keys(), copies.data());
    let what = Restore {
        from: &data,
        beside: &[],
        passphrase: None,
        keys: Some(&keys),
        keys_folder: &new_keys,
        erasures_of: Some(house.keys.path()),
    };
    restore_into(&db, &house, what).await.unwrap();
    assert_ne!(dump(&db, None).await, others, "control: the backup brings them back");
    let privacy = Privacy::open(db.clone(), &new_keys, house.clock.clone(), house.entropy.clone()).await.unwrap();
    assert_eq!(privacy.repeat_erasures().await.unwrap(), 1);
    assert_eq!(dump(&db, None).await, others);
    let address = sealed_address(&db, ada).await;
    assert!(address.is_none());
    assert_eq!(privacy.repeat_erasures().await.unwrap(), 0, "once");
}

async fn sealed_address(db: &Db, person: SubjectId) -> Option<privacy::Sealed<MemberEmail>> {
    let sql = Sql::new("SELECT email FROM account WHERE id = $1").bind(person);
    sql.one(db.read()).await.unwrap().map(|row| row.try_get("", "email").unwrap())
}

#[tokio::test]
async fn what_is_sealed_opens_again_beside_the_keys_and_says_nothing_in_the_file() {
    let house = house().await;
    let ada = house.member().await;
    let value = Personal::<MemberEmail>::of(ada, CANARY.to_owned());
    let sealed = house.privacy.seal(&value, ada.0).await.unwrap();
    let sql = Sql::new("UPDATE account SET email = $1").bind(sealed);
    sql.run(house.db.write()).await.unwrap();
    let copies = Copies::of(&house).await;

    let (db, _guard) = db::testing::fresh().await;
    let (keys, new_keys, data) = (copies.keys(), copies.new_keys(), copies.data());
    let what = Restore {
        from: &data,
        beside: &[],
        passphrase: None,
        keys: Some(&keys),
        keys_folder: &new_keys,
        erasures_of: None,
    };
    restore_into(&db, &house, what).await.unwrap();
    let privacy = Privacy::open(db.clone(), &new_keys, house.clock.clone(), house.entropy.clone()).await.unwrap();
    let sealed = sealed_address(&db, ada).await.unwrap();
    let opened = privacy.unseal(ada, ada.0, &sealed).await.unwrap();
    let grant = privacy.may::<policy::purpose::Account>(ada).await.unwrap();
    assert_eq!(opened.open(&grant).unwrap(), CANARY, "control: with its key it is there");

    house.privacy.erase(ada).await.unwrap();
    let unpacked = unpacked(&copies.data());
    let mut bytes = unpacked.windows(CANARY.len());
    assert!(!bytes.any(|window| window == CANARY.as_bytes()), "the copy holds no word of hers");
    assert!(house.privacy.unseal(ada, ada.0, &sealed).await.is_err(), "and the key that opens it is nowhere");
    let wrapped_keys = house.keys.path();
    assert_eq!(hits(wrapped_keys, CANARY.as_bytes()), 0);
    assert!(!house.has_key(ada).await);
}

fn unpacked(file: &Path) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut all = Vec::new();
    for n in 0..archive.len() {
        std::io::Read::read_to_end(&mut archive.by_index(n).unwrap(), &mut all).unwrap();
    }
    all
}

#[tokio::test]
async fn a_backup_of_people_is_not_put_back_without_their_keys_or_with_others() {
    let (house, other) = (house().await, house_with_other_keys().await);
    person(&house, "ada").await;
    person(&other, "bea").await;
    let (copies, others) = (Copies::of(&house).await, Copies::of(&other).await);
    let (db, _guard) = db::testing::fresh().await;
    let (data, new_keys) = (copies.data(), copies.new_keys());
    let bare =
        Restore { from: &data, beside: &[], passphrase: None, keys: None, keys_folder: &new_keys, erasures_of: None };
    let refused = restore_into(&db, &house, bare).await;
    assert!(matches!(refused, Err(RestoreError::NoKeys { people: 1 })), "{refused:?}");
    let (strange, missing) = (others.keys(), copies.folder.path().join("nowhere.zip"));
    let refused = restore_into(&db, &house, Restore { keys: Some(&strange), ..bare }).await;
    assert!(matches!(refused, Err(RestoreError::WrongKeys)), "{refused:?}");
    let refused = restore_into(&db, &house, Restore { keys: Some(&missing), ..bare }).await;
    assert!(matches!(refused, Err(RestoreError::Backup(BackupError::File { .. }))), "{refused:?}");
    let refused = restore_into(&db, &house, Restore { keys_folder: other.keys.path(), ..bare }).await;
    assert!(matches!(refused, Err(RestoreError::WrongKeys)), "{refused:?}");
    let keys = copies.keys();
    let twice = Restore { keys_folder: house.keys.path(), keys: Some(&keys), ..bare };
    let refused = restore_into(&db, &house, twice).await;
    assert!(matches!(refused, Err(RestoreError::KeysTwice(_))), "{refused:?}");
    let swapped = Restore { from: &keys, beside: &[], passphrase: None, keys: Some(&data), ..bare };
    let refused = restore_into(&db, &house, swapped).await;
    assert!(matches!(refused, Err(RestoreError::Backup(BackupError::Holds { .. }))), "{refused:?}");
    assert!(db::columns(&db).await.unwrap().is_empty(), "nothing was made");
    let own = Restore { keys_folder: house.keys.path(), ..bare };
    restore_into(&db, &house, own).await.unwrap();
    let refused = restore_into(&db, &house, own).await;
    assert!(matches!(refused, Err(RestoreError::Backup(BackupError::NotEmpty))), "{refused:?}");
}

async fn house_with_other_keys() -> House {
    let mut house = house().await;
    house.keys = tempfile::tempdir().unwrap();
    let entropy = db::Entropy::seeded(7);
    house.privacy = Privacy::open(house.db.clone(), house.keys.path(), house.clock.clone(), entropy).await.unwrap();
    house
}

#[tokio::test]
async fn a_damaged_or_truncated_file_is_refused_before_anything_is_written() {
    let house = house().await;
    person(&house, CANARY).await;
    let copies = Copies::of(&house).await;
    let (db, _guard) = db::testing::fresh().await;
    let whole = std::fs::read(copies.data()).unwrap();
    let file = copies.folder.path().join("damaged.zip");
    let what = Restore {
        from: &file,
        beside: &[],
        passphrase: None,
        keys: None,
        keys_folder: house.keys.path(),
        erasures_of: None,
    };
    let mut broken: Vec<Vec<u8>> =
        vec![Vec::new(), whole[..whole.len() / 2].to_vec(), whole[..whole.len() - 1].to_vec()];
    // Bytes of the first parts: their data lies behind short headers at the front.
    for at in (60..whole.len() / 2).step_by(97) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        broken.push(bytes);
    }
    let told = db::backup::Backup::open(&copies.data(), "data").unwrap();
    let mut n_refused = 0;
    for bytes in broken {
        std::fs::write(&file, bytes).unwrap();
        match db::backup::Backup::open(&file, "data") {
            Err(BackupError::Damaged { .. }) => n_refused += 1,
            // A header's time or flag: every part has the hash that it was written with.
            Ok(opened) => assert_eq!(opened.manifest(), told.manifest()),
            Err(other) => panic!("{other}"),
        }
    }
    assert!(n_refused >= 3, "{n_refused}");
    std::fs::write(&file, &whole[..whole.len() / 3]).unwrap();
    let refused = restore_into(&db, &house, what).await;
    assert!(matches!(refused, Err(RestoreError::Backup(BackupError::Damaged { .. }))), "{refused:?}");
    assert!(db::columns(&db).await.unwrap().is_empty());
    std::fs::write(&file, &whole).unwrap();
    restore_into(&db, &house, what).await.unwrap();
}

#[tokio::test]
async fn a_backup_that_the_list_of_erasures_does_not_reach_is_refused() {
    let house = house().await;
    person(&house, "ada").await;
    let copies = Copies::of(&house).await;
    let data = copies.data();
    let (db, _guard) = db::testing::fresh().await;
    let what = Restore {
        from: &data,
        beside: &[],
        passphrase: None,
        keys: None,
        keys_folder: house.keys.path(),
        erasures_of: None,
    };
    house.clock.advance(policy::BACKUP_DAYS * DAY);
    let refused = restore_into(&db, &house, what).await;
    assert!(matches!(refused, Err(RestoreError::TooOld { days: 90 })), "{refused:?}");
    let list = policy::TABLES.iter().find(|table| table.name == "erasure").unwrap();
    assert!(list.keep.unwrap().days > policy::BACKUP_DAYS, "the list is kept longer than any backup");
}

#[tokio::test]
async fn a_backup_of_a_newer_program_is_refused_and_no_file_is_overwritten() {
    let house = house().await;
    let copies = Copies::of(&house).await;
    let (db, _guard) = db::testing::fresh().await;
    let data = copies.data();
    let what = Restore {
        from: &data,
        beside: &[],
        passphrase: None,
        keys: None,
        keys_folder: house.keys.path(),
        erasures_of: None,
    };
    let older = privacy::STEPS.iter().copied().take(1);
    let refused = privacy::restore(&db, what, older, &house.clock, &house.entropy).await;
    assert!(matches!(refused, Err(RestoreError::Backup(BackupError::Newer { .. }))), "{refused:?}");
    let refused = house.privacy.back_up(&data).await;
    assert!(matches!(refused, Err(BackupError::Exists(_))), "{refused:?}");
}

#[tokio::test]
async fn an_erasure_that_was_cut_off_is_finished_at_the_next_start() {
    let house = house().await;
    let ada = person(&house, CANARY).await;
    let list = Sql::new("INSERT INTO erasure (subject_id, erased_at) VALUES ($1, $2)").bind(ada).bind(1_i64);
    list.run(house.ring().await.write()).await.unwrap();
    assert_eq!(house.privacy.repeat_erasures().await.unwrap(), 1);
    assert!(!house.has_key(ada).await);
    assert!(sealed_address(&house.db, ada).await.is_none());
}

/// The same backup with something else in one of its parts, and a manifest that vouches for it.
fn forged(file: &Path, to: &Path, table: &str, rows: &str) {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut forged = zip::ZipWriter::new(std::fs::File::create(to).unwrap());
    let part = format!("{table}.jsonl");
    for n in 0..archive.len() {
        let mut entry = archive.by_index(n).unwrap();
        let (name, mut bytes) = (entry.name().unwrap().into_owned(), Vec::new());
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        if name == part {
            bytes = rows.as_bytes().to_vec();
        } else if name == "manifest.json" {
            let mut manifest: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
            let parts = manifest.get_mut("parts").and_then(|parts| parts.as_array_mut()).unwrap();
            let own = parts.iter_mut().find(|part| part.get("name").is_some_and(|name| name == table)).unwrap();
            let hash = Sha256::digest(rows.as_bytes());
            let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            own.as_object_mut().unwrap().insert("sha256".to_owned(), hash.into());
            bytes = manifest.to_string().into_bytes();
        }
        forged.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut forged, &bytes).unwrap();
    }
    forged.finish().unwrap();
}

#[tokio::test]
async fn a_restore_that_fails_half_way_leaves_nothing_in_the_way_of_the_next() {
    let house = house().await;
    person(&house, "ada").await;
    let copies = Copies::of(&house).await;
    let (db, _guard) = db::testing::fresh().await;
    let (data, broken) = (copies.data(), copies.folder.path().join("broken.zip"));
    let what = Restore {
        from: &broken,
        beside: &[],
        passphrase: None,
        keys: None,
        keys_folder: house.keys.path(),
        erasures_of: None,
    };
    for rows in ["[1]\n", "not json\n", ""] {
        forged(&data, &broken, "sweep_count", rows);
        if rows.is_empty() {
            forged(&data, &broken, "account", rows);
        }
        let refused = restore_into(&db, &house, what).await;
        assert!(matches!(refused, Err(RestoreError::Backup(BackupError::Damaged { .. }))), "{refused:?}");
        assert!(db::columns(&db).await.unwrap().is_empty(), "no table is left");
        assert_eq!(db::standing(&db, steps()).await.unwrap().missing.len(), steps().len(), "no step counts as applied");
    }
    restore_into(&db, &house, Restore { from: &data, ..what }).await.unwrap();
}

#[tokio::test]
async fn a_closed_backup_of_the_keys_opens_with_its_passphrase_only() {
    let house = house().await;
    let ada = person(&house, CANARY).await;
    let copies = Copies::of(&house).await;
    let (data, closed) = (copies.data(), copies.folder.path().join("closed.zip"));
    let passphrase = Passphrase::new("five herons in the rain\n").unwrap();
    let beside: &[(&str, &[u8])] = &[("other.key", &[7; 32])];
    house.privacy.back_up_keys_closed(&closed, beside, &passphrase).await.unwrap();
    let master = std::fs::read(house.keys.path().join("master.key")).unwrap();
    let holds = |file: &Path, key: &[u8]| unpacked(file).windows(key.len()).any(|window| window == key);
    assert!(holds(&copies.keys(), &master), "control: an open one holds the key");
    assert!(!holds(&closed, &master) && !holds(&closed, &[7; 32]));

    let (db, _guard) = db::testing::fresh().await;
    let new_keys = copies.new_keys();
    let bare = Restore {
        from: &data,
        beside: &["other.key"],
        passphrase: None,
        keys: Some(&closed),
        keys_folder: &new_keys,
        erasures_of: None,
    };
    let refused = restore_into(&db, &house, bare).await.unwrap_err();
    assert!(matches!(refused, RestoreError::NoPassphrase(_)) && refused.to_string().contains("--passphrase-file"));
    let wrong = Passphrase::new("five herons in the snow").unwrap();
    let refused = restore_into(&db, &house, Restore { passphrase: Some(&wrong), ..bare }).await.unwrap_err();
    assert!(matches!(refused, RestoreError::WrongPassphrase(_)), "{refused}");
    assert!(!new_keys.exists() && db::columns(&db).await.unwrap().is_empty(), "nothing was made");

    restore_into(&db, &house, Restore { passphrase: Some(&passphrase), ..bare }).await.unwrap();
    assert_eq!(std::fs::read(new_keys.join("other.key")).unwrap(), [7; 32]);
    let privacy = Privacy::open(db.clone(), &new_keys, house.clock.clone(), house.entropy.clone()).await.unwrap();
    let sealed = sealed_address(&db, ada).await.unwrap();
    let grant = privacy.may::<policy::purpose::Account>(ada).await.unwrap();
    assert_eq!(privacy.unseal(ada, ada.0, &sealed).await.unwrap().open(&grant).unwrap(), CANARY);
    assert!(Passphrase::new("too short\n").is_none());
}
