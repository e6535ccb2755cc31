//! `fanfare policy`: against a live store, as a page, and for machines.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::SystemTime,
};

use db::{Address, Db, Durability, Sql};
use serde_json::Value;

use crate::{
    label::sign_up,
    program::{Exit, PATIENCE, Plan, Program, command},
};

async fn policy(folder: &Path, arguments: &[&str]) -> Exit {
    Program::start(command(folder).arg("policy").args(arguments)).ended(PATIENCE).await
}

async fn check(data: &Path) -> (Exit, Value) {
    let exit = policy(data.parent().unwrap(), &["check", "--json", "--data", data.to_str().unwrap()]).await;
    let last = exit.out.lines().last().and_then(|line| serde_json::from_str(line).ok()).unwrap_or_default();
    (exit, last)
}

async fn change(data: &Path, sql: &str) {
    let db = Db::open(&Address::File(data.join("fanfare.db")), Durability::Process).await.unwrap();
    Sql::new(sql).run(db.write()).await.unwrap();
    db.close().await.unwrap();
}

#[tokio::test]
async fn a_live_store_is_checked_while_it_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut server = Plan::on(&data).start().await;
    sign_up(&mut server).await;
    let (exit, seen) = check(&data).await;
    assert_eq!(exit.code, Some(0), "{exit:?}");
    assert_eq!(seen["findings"], serde_json::json!([]));
    assert_eq!(seen["version"], policy::VERSION);
    assert_eq!(seen["looked_at"], serde_json::json!({ "subjects": 1, "sealed_values": 2 }));
    server.stranger().get("/health/live").await.expect(200);
}

#[tokio::test]
async fn what_is_not_as_declared_ends_the_check_with_exit_code_1() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut server = Plan::on(&data).start().await;
    sign_up(&mut server).await;
    server.stop().await;
    change(&data, "UPDATE account SET email = 'mara@harbour-lane.example in plain sight, for all to see'").await;
    let (exit, seen) = check(&data).await;
    assert_eq!(exit.code, Some(1), "{exit:?}");
    assert_eq!(seen["findings"][0]["kind"], "sealed");
    assert!(!exit.out.contains("mara@") && !exit.err.contains("mara@"), "nothing personal is repeated: {exit:?}");
    change(&data, "ALTER TABLE artist ADD COLUMN shoe_size TEXT").await;
    let (exit, seen) = check(&data).await;
    assert_eq!(exit.code, Some(1));
    assert!(seen["findings"][0]["what"].as_str().unwrap().contains("artist.shoe_size is not declared"), "{seen}");
    change(&data, "DELETE FROM seaql_migrations WHERE version = '0008_links'").await;
    let (exit, seen) = check(&data).await;
    assert_eq!(exit.code, Some(1));
    assert!(seen["findings"][0]["what"].as_str().unwrap().contains("0008_links is not applied"), "{seen}");
}

#[tokio::test]
async fn a_check_makes_nothing_where_nothing_is() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let (exit, _) = check(&data).await;
    assert_eq!(exit.code, Some(1));
    assert!(exit.err.contains("there is no store at"), "{}", exit.err);
    assert!(!data.exists());
}

/// Every file below a folder with its bytes and the moment of its last change.
fn everything(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(everything(&path));
        } else {
            let changed = path.metadata().unwrap().modified().unwrap();
            all.insert(path.clone(), (std::fs::read(&path).unwrap(), changed));
        }
    }
    all
}

#[tokio::test]
async fn a_check_changes_no_byte_of_what_it_looks_at() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut server = Plan::on(&data).start().await;
    sign_up(&mut server).await;
    server.stop().await;
    // A check may find something or nothing, or stop because a part is missing: what is there stays as it is.
    let ring = data.join("keys/keyring.db");
    for (act, code) in [("nothing", 0), ("older keyring", 1), ("no key file", 1)] {
        match act {
            "older keyring" => {
                let db = Db::open(&Address::File(ring.clone()), Durability::Process).await.unwrap();
                Sql::new("DELETE FROM seaql_migrations WHERE version = '0002_erasure'").run(db.write()).await.unwrap();
                db.close().await.unwrap();
            }
            "no key file" => std::fs::remove_file(data.join("keys/master.key")).unwrap(),
            _ => {}
        }
        let before = everything(&data);
        let (exit, _) = check(&data).await;
        assert_eq!(exit.code, Some(code), "{act}: {exit:?}");
        assert!(everything(&data) == before, "{act}: something was made or changed");
    }
}

#[tokio::test]
async fn the_program_carries_what_it_serves_and_exports() {
    let folder = tempfile::tempdir().unwrap();
    let server = Plan::on(&folder.path().join("data")).start().await;
    let served = server.stranger().get("/.well-known/privacy-inventory.json").await.expect(200).body;
    let exported = policy(folder.path(), &["export"]).await;
    assert_eq!((exported.code, exported.out.as_str()), (Some(0), served.as_str()));
    assert_eq!(exported.out, policy::INVENTORY);
}

#[tokio::test]
async fn the_policy_is_rendered_in_every_language_from_the_configuration() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, direction) in [("en", "ltr"), ("ru", "ltr"), ("gu", "ltr"), ("ur", "rtl")] {
        let exit = policy(folder.path(), &["render", "--lang", lang, "--format", "html"]).await;
        assert_eq!(exit.code, Some(0), "{exit:?}");
        assert!(exit.out.contains(&format!("lang=\"{lang}\" dir=\"{direction}\"")), "{}", &exit.out[..300]);
        assert!(exit.out.contains(policy::VERSION));
        assert!(!exit.out.contains("Spotify"), "no music service is configured");
    }
    let exit = policy(folder.path(), &["render"]).await;
    assert!(exit.out.contains("Privacy policy\n") && !exit.out.contains(['<', '>']), "{}", exit.out);
    assert_eq!(policy(folder.path(), &["render", "--lang", "fr"]).await.code, Some(2));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
}
