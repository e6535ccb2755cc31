//! Mistakes of the operator: what is said, and what is never repeated.

use std::path::Path;

use crate::program::{Exit, PATIENCE, Plan, Program, command};

/// A start that must fail, with this `fanfare.toml` and these variables.
async fn start(text: &str, variables: &[(&str, &str)]) -> Exit {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("fanfare.toml"), text).unwrap();
    start_in(folder.path(), &[], variables).await
}

async fn start_in(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Exit {
    let mut command = command(folder);
    command.arg("serve").args(arguments).envs(variables.iter().copied());
    Program::start(&mut command).ended(PATIENCE).await
}

#[track_caller]
fn assert_says(exit: &Exit, code: i32, words: &[&str]) {
    assert_eq!(exit.code, Some(code), "{exit:?}");
    for word in words {
        assert!(exit.err.contains(word), "{word:?} is missing: {}", exit.err);
    }
    assert_eq!(exit.err.trim().lines().count(), 1, "one line is enough: {}", exit.err);
    assert!(exit.out.is_empty(), "{}", exit.out);
}

#[tokio::test]
async fn a_mistake_in_the_file_names_the_file_the_key_the_value_and_what_was_expected() {
    for (text, words) in [
        ("durability = \"strong\"", ["durability", "\"strong\"", "process or power"]),
        ("listen = \"8080\"", ["listen", "\"8080\"", "an address and a port"]),
        ("base_url = \"music.example\"", ["base_url", "\"music.example\"", "http or https address"]),
        ("trusted_proxies = [\"10.0.0.0/8\", \"nobody\"]", ["trusted_proxies", "nobody", "addresses or networks"]),
        ("sign_up = \"maybe\"", ["sign_up", "\"maybe\"", "closed or open"]),
        ("metrics_listen = \"0.0.0.0:9090\"", ["metrics_listen", "0.0.0.0:9090", "loopback"]),
        ("log = \"loud\"", ["log", "\"loud\"", "error, warn, info, debug or trace"]),
        ("log_format = \"xml\"", ["log_format", "\"xml\"", "text or json"]),
        ("[spotify]\nclient_id = \"x\"\naccess = \"all\"", ["spotify.access", "\"all\"", "development or extended"]),
        (
            "[spotify]\nclient_id = \"x\"\nsimulated_at = \"http://192.0.2.1/spotify\"",
            ["spotify.simulated_at", "192.0.2.1", "of this machine"],
        ),
    ] {
        let exit = start(text, &[]).await;
        assert_says(&exit, 2, &words);
        assert_says(&exit, 2, &["fanfare.toml", "expected"]);
    }
}

#[tokio::test]
async fn a_mistake_in_the_environment_names_the_variable() {
    let exit = start("", &[("FANFARE_DURABILITY", "strong")]).await;
    assert_says(&exit, 2, &["FANFARE_DURABILITY", "durability", "\"strong\"", "process or power"]);
    let exit = start("durability = \"power\"", &[("FANFARE_DURABILITY", "strong")]).await;
    assert_says(&exit, 2, &["FANFARE_DURABILITY"]);
    let exit = start_in(std::env::temp_dir().as_path(), &["--listen", "here"], &[]).await;
    assert_says(&exit, 2, &["--listen", "\"here\"", "an address and a port"]);
}

#[tokio::test]
async fn a_secret_is_never_repeated() {
    let database = "mysql://root:hunter2@db/fanfare";
    for exit in
        [start(&format!("database = \"{database}\""), &[]).await, start("", &[("FANFARE_DATABASE", database)]).await]
    {
        assert_says(&exit, 2, &["database", "postgres://"]);
        assert!(!exit.err.contains("hunter2") && !exit.err.contains("root"), "{}", exit.err);
    }
    // A right address whose server does not answer: another way for it to get out.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let exit = start("", &[("FANFARE_DATABASE", &format!("postgres://root:hunter2@{free}/fanfare"))]).await;
    assert_says(&exit, 1, &["database"]);
    assert!(!exit.err.contains("hunter2"), "{}", exit.err);
    let secret = start("[spotify]\nclient_secret = \"hunter2\"", &[]).await;
    assert_says(&secret, 2, &["spotify.client_id"]);
    assert!(!secret.err.contains("hunter2"), "{}", secret.err);
}

#[tokio::test]
async fn a_key_that_does_not_exist_is_refused_with_those_that_do() {
    let exit = start("durabilty = \"power\"", &[]).await;
    assert_says(&exit, 2, &["fanfare.toml", "durabilty", "durability"]);
    let exit = start("[spotify]\nclient = \"x\"", &[]).await;
    assert_says(&exit, 2, &["spotify.client", "spotify.client_id"]);
    let exit = start("durability = ", &[]).await;
    assert_says(&exit, 2, &["fanfare.toml", "TOML"]);
}

#[tokio::test]
async fn a_file_that_was_asked_for_by_name_must_be_there() {
    let folder = tempfile::tempdir().unwrap();
    let exit = start_in(folder.path(), &["--config", "elsewhere.toml"], &[]).await;
    assert_ne!(exit.code, Some(0));
    assert!(exit.err.contains("elsewhere.toml"), "{}", exit.err);
    let exit = start_in(folder.path(), &["--no-such-option"], &[]).await;
    assert_eq!(exit.code, Some(2), "{exit:?}");
}

#[tokio::test]
async fn a_port_that_is_in_use_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let exit = start_in(folder.path(), &["--listen", &address], &[]).await;
    assert_says(&exit, 1, &["cannot listen on", &address]);
    assert!(!folder.path().join("data").exists(), "nothing was made");
}

#[tokio::test]
async fn the_printed_example_is_a_configuration_that_starts() {
    let folder = tempfile::tempdir().unwrap();
    let mut example = command(folder.path());
    let exit = Program::start(example.arg("example")).ended(PATIENCE).await;
    assert_eq!(exit.code, Some(0), "{exit:?}");
    std::fs::write(folder.path().join("fanfare.toml"), &exit.out).unwrap();
    let server = Plan::on(&folder.path().join("data")).start().await;
    assert_eq!(server.stop().await.code, Some(0));
}

#[tokio::test]
async fn the_command_line_weighs_more_than_the_environment_and_that_more_than_the_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("fanfare.toml"), "data = \"of-the-file\"\nlisten = \"127.0.0.1:1\"").unwrap();
    // Plan gives `--listen` and `--data`; the environment's folder must not be made.
    let plan = Plan::on(&folder.path().join("of-the-line")).with("FANFARE_DATA", "of-the-environment");
    assert_eq!(plan.start().await.stop().await.code, Some(0));
    assert!(folder.path().join("of-the-line/fanfare.db").is_file());
    assert!(!folder.path().join("of-the-environment").exists() && !folder.path().join("of-the-file").exists());
    let mut command = command(folder.path());
    command.args(["serve", "--listen", "127.0.0.1:0"]).env("FANFARE_DATA", "of-the-environment");
    let mut program = Program::start(&mut command);
    program.told("Fanfare listens on ").await;
    assert!(folder.path().join("of-the-environment/fanfare.db").is_file());
    assert!(!folder.path().join("of-the-file").exists());
}
