//! A backup taken from the running program, and a new instance made from it: who was erased meanwhile is not in it.

use std::{path::Path, time::Duration};

use serde_json::Value;

use crate::{
    label::{Label, SLUG, provider, with_provider},
    program::{PATIENCE, Plan, Program, command},
};

/// Runs a command to its end; the last line of what it printed, and what it logged.
async fn run(folder: &Path, arguments: &[&str], code: i32) -> (Value, String) {
    let mut command = command(folder);
    let exit = Program::start(command.args(arguments)).ended(PATIENCE).await;
    assert_eq!(exit.code, Some(code), "{}\n{}", exit.out, exit.err);
    let last = exit.out.lines().last().and_then(|line| serde_json::from_str(line).ok());
    (last.unwrap_or_default(), exit.err)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_was_erased_after_the_backup_is_gone_before_the_first_answer() {
    let folder = tempfile::tempdir().unwrap();
    let sandbox = provider().await;
    let plan = with_provider(Plan::on(&folder.path().join("data")), &sandbox);
    let mut server = plan.start().await;
    let label = Label::make(&mut server, Duration::from_secs(3600)).await;
    let (ada, bea) = (server.stranger(), server.stranger());
    let (hers, theirs) = (ada.presave(SLUG, "ada").await, bea.presave(SLUG, "bea").await);
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (data, copy, keys, new) = (at("data"), at("copy.zip"), at("keys.zip"), at("new"));

    let make = ["backup", "--data", &data, "--to", &copy, "--keys", &keys, "--json"];
    let (made, _) = run(folder.path(), &make, 0).await;
    assert_eq!((&made["tables"]["presave"], &made["keys"]), (&2.into(), &3.into()), "{made}");
    let (_, refused) = run(folder.path(), &make, 1).await;
    assert!(refused.contains("not overwritten"), "{refused}");
    ada.post(&format!("{hers}/erasure"), &[("confirm", "yes")]).await.expect(200);
    let erased = ada.get(&hers).await.status;
    assert!(erased == 404 || erased == 410, "{erased}");
    server.stop().await;

    let bare = ["restore", "--from", &copy, "--data", &new];
    let (_, refused) = run(folder.path(), &bare, 1).await;
    assert!(refused.contains("--keys FILE"), "{refused}");
    let whole = ["restore", "--from", &copy, "--data", &new, "--keys", &keys, "--erasures-of", &data, "--json"];
    let (back, _) = run(folder.path(), &whole, 0).await;
    assert_eq!((&back["tables"]["presave"], &back["rows"]), (&2.into(), &made["rows"]), "control: she is in it");
    let (_, refused) = run(folder.path(), &whole, 1).await;
    assert!(refused.contains("is not empty"), "{refused}");

    let mut restored = plan.clone();
    restored.data = folder.path().join("new");
    let server = restored.start().await;
    assert_eq!(server.stranger().get(&hers).await.status, erased);
    server.stranger().get(&theirs).await.expect(200);
    let log = server.stranger().get("/privacy/log").await.expect(200).body;
    assert!(log.contains("A restore from a backup") && log.contains("backup_of"), "it is on record: {log}");
    assert!(!log.contains("role=\"alert\""), "and nothing is wrong with the log: {log}");
    assert_eq!(label.figures(&server).await["presaves"]["waiting"], 1, "the key of the API works too");
    server.stop().await;
}

#[tokio::test]
async fn nothing_is_copied_where_there_is_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("nowhere").display().to_string();
    let copy = folder.path().join("copy.zip").display().to_string();
    let (_, refused) = run(folder.path(), &["backup", "--data", &nowhere, "--to", &copy], 1).await;
    assert!(refused.contains("nothing to copy"), "{refused}");
    let (_, refused) = run(folder.path(), &["restore", "--data", &nowhere, "--from", &copy], 1).await;
    assert!(refused.contains("copy.zip"), "{refused}");
    assert!(!folder.path().join("nowhere/fanfare.db").exists(), "what was begun is removed");
}
