//! A backup taken from the running program, and a new instance made from it: who was erased meanwhile is not in it.

use std::{path::Path, time::Duration};

use serde_json::Value;

use crate::{
    label::{Label, SLUG, provider, with_provider},
    program::{PATIENCE, Plan, Program, command},
};

/// Runs a command to its end; the last line of what it printed, and what it logged.
async fn run(folder: &Path, arguments: &[&str], code: i32) -> (Value, String) {
    run_with(folder, arguments, &[], code).await
}

/// The same with something in its environment.
async fn run_with(folder: &Path, arguments: &[&str], env: &[(&str, &str)], code: i32) -> (Value, String) {
    let mut command = command(folder);
    command.envs(env.iter().copied());
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_passphrase_of_a_file_or_of_the_environment_closes_the_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Plan::on(&folder.path().join("data")).start().await;
    crate::label::sign_up(&mut server).await;
    server.stop().await;
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (data, copy, keys, words, wrong) = (at("data"), at("copy.zip"), at("keys.zip"), at("words"), at("wrong"));
    std::fs::write(&words, "five herons in the rain\n").unwrap();
    std::fs::write(&wrong, "five herons in the snow\n").unwrap();
    let make = ["backup", "--data", &data, "--to", &copy, "--keys", &keys, "--json"];
    let secret = [("FANFARE_BACKUP_PASSPHRASE", "five herons in the rain")];
    let (_, refused) = run_with(folder.path(), &make, &[("FANFARE_BACKUP_PASSPHRASE", "short")], 1).await;
    assert!(refused.contains("at least twelve"), "{refused}");
    let (made, _) = run_with(folder.path(), &make, &secret, 0).await;
    assert_eq!(made["keys"], 1);

    let new = at("new");
    let back = ["restore", "--from", &copy, "--keys", &keys, "--data", &new, "--json"];
    let (_, refused) = run(folder.path(), &back, 1).await;
    assert!(refused.contains("is protected by a passphrase"), "{refused}");
    let with = |file| back.into_iter().chain(["--passphrase-file", file]).collect::<Vec<_>>();
    let (_, refused) = run(folder.path(), &with(&wrong), 1).await;
    assert!(refused.contains("it is another one"), "{refused}");
    run(folder.path(), &with(&words), 0).await;
    Plan::on(&folder.path().join("new")).start().await.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restore_that_was_killed_is_not_started_and_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Plan::on(&folder.path().join("data")).start().await;
    crate::label::sign_up(&mut server).await;
    server.stop().await;
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (data, copy, keys, new) = (at("data"), at("copy.zip"), at("keys.zip"), at("new"));
    run(folder.path(), &["backup", "--data", &data, "--to", &copy, "--keys", &keys], 0).await;
    // What a kill between the keys and the data leaves behind.
    std::fs::create_dir_all(folder.path().join("new/keys")).unwrap();
    std::fs::copy(folder.path().join("data/keys/master.key"), folder.path().join("new/keys/master.key")).unwrap();
    std::fs::write(folder.path().join("new/fanfare.db"), "").unwrap();
    std::fs::write(folder.path().join("new/restore-unfinished"), "the keys folder was not there before").unwrap();

    let (_, refused) = run(folder.path(), &["serve", "--listen", "127.0.0.1:0", "--data", &new], 1).await;
    assert!(refused.contains("run `fanfare restore` again"), "{refused}");
    let (back, _) =
        run(folder.path(), &["restore", "--from", &copy, "--keys", &keys, "--data", &new, "--json"], 0).await;
    assert_eq!(back["tables"]["account"], 1);
    assert!(!folder.path().join("new/restore-unfinished").exists());

    // Killed after everything was there: nothing of it is taken away, and it starts.
    let marker = folder.path().join("new/restore-unfinished");
    std::fs::write(&marker, "the keys folder was not there before").unwrap();
    let (_, refused) = run(folder.path(), &["restore", "--from", &copy, "--keys", &keys, "--data", &new], 1).await;
    assert!(refused.contains("is whole, start it"), "{refused}");
    assert!(folder.path().join("new/keys/master.key").exists() && marker.exists());
    Plan::on(&folder.path().join("new")).start().await.stop().await;
    assert!(!marker.exists());
}

/// A schema of its own on the PostgreSQL that `TEST_DB` names.
async fn postgres() -> Option<String> {
    let server = std::env::var("TEST_DB").ok().filter(|server| !server.is_empty())?;
    let schema = format!("copies_{}", std::process::id());
    let admin = db::Db::open(&server.parse().unwrap(), db::Durability::Process).await.unwrap();
    for sql in [format!("DROP SCHEMA IF EXISTS {schema} CASCADE"), format!("CREATE SCHEMA {schema}")] {
        db::Sql::new(sql).run(admin.write()).await.unwrap();
    }
    admin.close().await.unwrap();
    let joint = if server.contains('?') { '&' } else { '?' };
    Some(format!("{server}{joint}options=-c%20search_path%3D{schema}"))
}

/// Variables with their values.
type Env<'a> = &'a [(&'static str, &'a str)];

/// From SQLite to PostgreSQL and back again: after each move a receipt opens, an export comes, an erasure erases, and every
/// row is as the policy says.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_instance_moves_to_the_other_engine_and_back() {
    let Some(address) = postgres().await else { return };
    let (folder, sandbox) = (tempfile::tempdir().unwrap(), provider().await);
    let plan = with_provider(Plan::on(&folder.path().join("data")), &sandbox);
    let mut server = plan.start().await;
    let label = Label::make(&mut server, Duration::from_secs(3600)).await;
    let mut receipts = Vec::new();
    for name in ["ada", "bea", "cyd"] {
        receipts.push(server.stranger().presave(SLUG, name).await);
    }
    server.stop().await;

    let at = |name: &str| folder.path().join(name).display().to_string();
    let on_postgres = [("FANFARE_DATABASE", address.as_str())];
    let moves: [(&str, Env<'_>, &str, Env<'_>); 2] =
        [("data", &[], "second", &on_postgres), ("second", &on_postgres, "third", &[])];
    for (n, (from, its_env, to, env)) in moves.into_iter().enumerate() {
        let (old, new, copy, keys) = (at(from), at(to), at(&format!("{n}.zip")), at(&format!("{n}.keys.zip")));
        let make = ["backup", "--data", &old, "--to", &copy, "--keys", &keys, "--json"];
        let (made, _) = run_with(folder.path(), &make, its_env, 0).await;
        let back = ["restore", "--from", &copy, "--keys", &keys, "--data", &new, "--erasures-of", &old, "--json"];
        let (back, _) = run_with(folder.path(), &back, env, 0).await;
        assert_eq!((&back["rows"], &back["tables"]), (&made["rows"], &made["tables"]), "every row of every table");

        let mut moved = plan.clone();
        moved.data = folder.path().join(to);
        for (name, value) in env {
            moved = moved.with(name, *value);
        }
        let server = moved.start().await;
        assert_eq!(label.figures(&server).await["presaves"]["waiting"], 3 - n, "the key of the API works too");
        let gone = receipts.remove(0);
        let fan = server.stranger();
        fan.get(&gone).await.expect(200);
        let export = fan.post(&format!("{gone}/rights/export"), &[]).await.expect(200);
        assert_eq!(export.header("content-type").as_deref(), Some("application/zip"));
        fan.post(&format!("{gone}/erasure"), &[("confirm", "yes")]).await.expect(200);
        assert!([404, 410].contains(&fan.get(&gone).await.status));
        fan.get(&receipts[0]).await.expect(200);
        server.stop().await;
        let (seen, _) = run_with(folder.path(), &["policy", "check", "--json", "--data", &new], env, 0).await;
        assert_eq!(seen["findings"], serde_json::json!([]));
        assert!(seen["looked_at"]["sealed_values"].as_u64().unwrap() > 2, "{seen}");
    }
}
