//! What stops a start: a column that nobody declared, a key file that does not fit.

use std::{collections::BTreeMap, path::Path};

use db::{Address, Db, Durability, Sql};

use crate::{
    label::{EMAIL, PASSWORD, sign_up},
    program::{Exit, PATIENCE, Plan, Program},
};

/// An instance with an account, that was stopped well.
async fn used(plan: &Plan) {
    let mut server = plan.start().await;
    sign_up(&mut server).await;
    assert_eq!(server.stop().await.code, Some(0));
}

async fn refused(plan: &Plan) -> Exit {
    let exit = Program::start(&mut plan.command()).ended(PATIENCE).await;
    assert_eq!(exit.code, Some(1), "{exit:?}");
    assert!(!exit.out.contains("listens"), "{}", exit.out);
    exit
}

async fn alter(file: &Path, sql: &str) {
    let db = Db::open(&Address::File(file.to_owned()), Durability::Process).await.unwrap();
    Sql::new(sql).run(db.write()).await.unwrap();
    db.close().await.unwrap();
}

#[tokio::test]
async fn a_column_that_nobody_declared_stops_the_start_and_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::on(&folder.path().join("data"));
    used(&plan).await;
    alter(&plan.data.join("fanfare.db"), "ALTER TABLE link ADD COLUMN nickname TEXT").await;
    let exit = refused(&plan).await;
    assert!(exit.err.contains("link.nickname") && exit.err.contains("policy/inventory.toml"), "{}", exit.err);
    alter(&plan.data.join("fanfare.db"), "ALTER TABLE link DROP COLUMN nickname").await;
    plan.start().await.stop().await;

    // The other way round: what is declared and not there.
    alter(&plan.data.join("fanfare.db"), "ALTER TABLE link DROP COLUMN updated_at").await;
    let exit = refused(&plan).await;
    assert!(exit.err.contains("link.updated_at"), "{}", exit.err);
}

/// Every file below a folder, by its path, but for what opening a database leaves beside it when nothing is written.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.display().to_string(), std::fs::read(&path).unwrap());
            }
        }
    }
    let says_nothing =
        |file: &str, bytes: &[u8]| file.ends_with("-shm") || (file.ends_with("-wal") && bytes.is_empty());
    found.retain(|file, bytes| !says_nothing(file, bytes));
    found
}

#[tokio::test]
async fn a_wrong_key_file_is_refused_and_nothing_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::on(&folder.path().join("data"));
    used(&plan).await;
    let path = plan.data.join("keys/master.key");
    let right = std::fs::read(&path).unwrap();
    // What a good stop leaves in a write-ahead log, whoever opens the file next would move, and seem to change it.
    let logs: Vec<String> = files(&plan.data).into_keys().filter(|file| file.ends_with("-wal")).collect();
    assert!(logs.is_empty(), "left by a good stop: {logs:?}");

    for (wrong, words) in
        [(Some(vec![7; 32]), "put the right file back"), (Some(vec![7; 31]), "32 bytes"), (None, "is missing")]
    {
        match &wrong {
            Some(bytes) => std::fs::write(&path, bytes).unwrap(),
            None => std::fs::remove_file(&path).unwrap(),
        }
        let before = files(&plan.data);
        let exit = refused(&plan).await;
        assert!(exit.err.contains("master.key") && exit.err.contains(words), "{}", exit.err);
        let after = files(&plan.data);
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        for (file, bytes) in &before {
            assert!(&after[file] == bytes, "{file} was changed");
        }
    }

    std::fs::write(&path, right).unwrap();
    let server = plan.start().await;
    server.stranger().post("/app/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).await.expect(303);
}

#[tokio::test]
async fn who_reads_that_it_listens_can_ask_it_to_stop() {
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::on(&folder.path().join("data"));
    for _ in 0..5 {
        let mut program = Program::start(&mut plan.command());
        program.told("Fanfare listens on ").await;
        let exit = program.stop().await;
        assert_eq!(exit.code, Some(0), "{exit:?}");
        assert!(!files(&plan.data).into_keys().any(|file| file.ends_with("-wal")));
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_key_file_is_its_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::on(&folder.path().join("data"));
    used(&plan).await;
    let mode = std::fs::metadata(plan.data.join("keys/master.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}
