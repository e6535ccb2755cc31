//! `fanfare verify` as a command: beside a server, alone, from outside, twice at once, and cut off.

use std::{path::Path, process::Command, time::Duration};

use db::{Address, Db, Durability, Sql};
use policy::Check;
use serde_json::Value;

use crate::{
    label::{Label, SLUG, provider, with_provider},
    program::{Exit, Plan, Program, command, eventually},
};

/// How long a whole run may take on a machine that is busy with other tests.
const A_RUN: Duration = Duration::from_secs(300);

/// On this data folder, by an operator who has named all that the law asks for.
fn on(data: &Path) -> Plan {
    Plan::on(data)
        .with("FANFARE_PRIVACY_CONTROLLER_NAME", "Harbour Lane Records")
        .with("FANFARE_PRIVACY_CONTROLLER_ADDRESS", "3 Harbour Lane, Bristol")
        .with("FANFARE_CONTACT", "privacy@harbour-lane.example")
        .with("FANFARE_PRIVACY_AUTHORITY_NAME", "The Data Office")
        .with("FANFARE_PRIVACY_AUTHORITY_ADDRESS", "1 Quay Street, Bristol")
        .with("FANFARE_PRIVACY_AUTHORITY_URL", "https://data-office.example/complaints")
}

fn verify(plan: &Plan, arguments: &[&str]) -> Command {
    let mut line = command(plan.data.parent().unwrap());
    line.arg("verify").args(["--data", plan.data.to_str().unwrap()]).args(arguments);
    plan.dress(line)
}

async fn run(mut command: Command) -> Exit {
    Program::start(&mut command).ended(A_RUN).await
}

/// The one document on standard output.
fn document(exit: &Exit) -> Value {
    serde_json::from_str(&exit.out).unwrap_or_else(|error| panic!("{error}: {exit:?}"))
}

/// The ids of the checks that answered so.
fn with_status<'a>(document: &'a Value, status: &str) -> Vec<&'a str> {
    let checks = document["checks"].as_array().unwrap();
    checks.iter().filter(|one| one["status"] == status).map(|one| one["id"].as_str().unwrap()).collect()
}

async fn store(plan: &Plan) -> Db {
    Db::open(&Address::File(plan.data.join("fanfare.db")), Durability::Process).await.unwrap()
}

async fn count(db: &Db, of: &str) -> i64 {
    let row = Sql::new(format!("SELECT COUNT(*) AS n FROM {of}")).one(db.read()).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

/// Everything that a run makes and has to take away again.
const MADE: [&str; 8] =
    ["canary", "presave", "subject", "link", "account WHERE invented", "session", "rights_request", "proof_lease"];

async fn counts(plan: &Plan) -> Vec<i64> {
    let db = store(plan).await;
    let mut all = Vec::new();
    for of in MADE {
        all.push(count(&db, of).await);
    }
    db.close().await.unwrap();
    all
}

fn controls(data: &Path) -> Vec<String> {
    let names = std::fs::read_dir(data).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with("proof-control-")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn beside_a_server_and_alone_nothing_fails_and_the_answer_is_one_document() {
    let folder = tempfile::tempdir().unwrap();
    let sandbox = provider().await;
    let plan = with_provider(on(&folder.path().join("data")), &sandbox);
    let mut server = plan.start().await;
    let set_up = server.set_up_url().await;
    let exit = run(verify(&plan, &["--json"])).await;
    let told = document(&exit);
    assert_eq!((exit.code, &told["failed"]), (Some(0), &Value::from(0)), "{exit:?}");
    assert_eq!(told["checks"].as_array().unwrap().len(), Check::ALL.len());
    assert_eq!(with_status(&told, "UNKNOWN"), Vec::<&str>::new(), "{exit:?}");
    for check in Check::ALL {
        assert!(exit.err.contains(check.id()), "progress tells of {}", check.id());
    }
    // Invented members are nobody's first account.
    server.stranger().get(&format!("/app/setup/{set_up}")).await.expect(200);
    let page = server.stranger().get("/privacy/proof").await.expect(200).body;
    assert!(page.contains("data-clause=\"erasure_of_bytes\" data-status=\"PASS\""), "the server shows it");
    server.stop().await;

    let exit = run(verify(&plan, &["--json"])).await;
    let told = document(&exit);
    assert_eq!((exit.code, with_status(&told, "PASS").len()), (Some(0), Check::ALL.len()), "{exit:?}");
    let for_people = run(verify(&plan, &["--only", "schema"])).await;
    assert!(for_people.out.contains("1 passed, 0 failed, 0 unknown"), "{for_people:?}");
}

#[tokio::test]
async fn a_failure_ends_with_exit_code_1_and_a_mistake_with_2() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let plan = on(&folder.path().join("data"));
    let nothing = run(verify(&plan, &["--only", "schema"])).await;
    assert_eq!(nothing.code, Some(1));
    assert!(nothing.err.contains("there is no instance in") && !plan.data.exists(), "{nothing:?}");
    plan.start().await.stop().await;

    let sound = run(verify(&plan, &["--only", "token_sealed", "--json"])).await;
    assert_eq!((sound.code, with_status(&document(&sound), "PASS")), (Some(0), vec!["token_sealed"]), "{sound:?}");
    let key = plan.data.join("keys").join("master.key");
    std::fs::set_permissions(key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let broken = run(verify(&plan, &["--only", "token_sealed", "--only", "schema", "--json"])).await;
    let told = document(&broken);
    assert_eq!((broken.code, with_status(&told, "FAIL")), (Some(1), vec!["token_sealed"]), "{broken:?}");
    assert_eq!((&told["passed"], &told["failed"]), (&1.into(), &1.into()));
    assert!(broken.err.contains("1 of 2 checks failed"), "{broken:?}");

    let unknown = run(verify(&plan, &["--only", "everything"])).await;
    assert_eq!(unknown.code, Some(2));
    for check in Check::ALL {
        assert!(unknown.err.contains(check.id()), "{unknown:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_without_access_checks_a_site_from_outside() {
    let folder = tempfile::tempdir().unwrap();
    let sandbox = provider().await;
    let plan = with_provider(on(&folder.path().join("data")), &sandbox);
    let mut server = plan.start().await;
    Label::make(&mut server, Duration::from_secs(3600)).await;
    // Something is on record.
    assert_eq!(run(verify(&plan, &["--only", "schema"])).await.code, Some(0));
    let elsewhere = tempfile::tempdir().unwrap();
    let mut outside = command(elsewhere.path());
    outside.args(["verify", "--external", &server.base, "--link", SLUG, "--json"]);
    let exit = run(outside).await;
    let told = document(&exit);
    let external: Vec<&str> = Check::ALL.iter().filter(|check| check.external()).map(|check| check.id()).collect();
    assert_eq!(exit.code, Some(0), "{exit:?}");
    let mut passed = with_status(&told, "PASS");
    passed.sort_unstable();
    let mut all = external.clone();
    all.sort_unstable();
    assert_eq!(passed, all, "{exit:?}");
    assert!(std::fs::read_dir(elsewhere.path()).unwrap().next().is_none(), "nothing was made");
    server.stop().await;

    let mut nobody = command(elsewhere.path());
    nobody.args(["verify", "--external", "http://127.0.0.1:1", "--only", "gpc_statement"]);
    let exit = run(nobody).await;
    assert!(exit.out.contains("0 passed"), "nobody answers, so nothing passes: {exit:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_at_once_the_second_says_so_and_the_first_ends_well() {
    let folder = tempfile::tempdir().unwrap();
    let plan = on(&folder.path().join("data"));
    plan.start().await.stop().await;
    let before = counts(&plan).await;
    let first = Program::start(&mut verify(&plan, &["--json"]));
    eventually("the first check", A_RUN, async || first.err().contains(" s\n").then_some(())).await;
    let second = run(verify(&plan, &["--json"])).await;
    assert_eq!(second.code, Some(3), "{second:?}");
    assert!(second.err.contains("another fanfare verify is at work"), "{second:?}");
    assert!(second.out.is_empty(), "{second:?}");
    let first = first.ended(A_RUN).await;
    let told = document(&first);
    assert_eq!((first.code, told["checks"].as_array().unwrap().len()), (Some(0), Check::ALL.len()), "{first:?}");
    assert_eq!(counts(&plan).await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_killed_run_left_is_gone_after_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let plan = on(&folder.path().join("data"));
    plan.start().await.stop().await;
    let before = counts(&plan).await;
    let run_one = Program::start(&mut verify(&plan, &[]));
    eventually("some checks", A_RUN, async || run_one.err().contains("erasure_rows").then_some(())).await;
    run_one.kill();
    assert_ne!(counts(&plan).await, before, "something was left behind");

    let soon = run(verify(&plan, &["--only", "schema"])).await;
    assert_eq!(soon.code, Some(3), "for a minute nobody knows that it is dead: {soon:?}");
    let db = store(&plan).await;
    Sql::new("UPDATE proof_lease SET leased_until = 0").run(db.write()).await.unwrap();
    db.close().await.unwrap();
    let later = run(verify(&plan, &["--only", "schema"])).await;
    assert_eq!(later.code, Some(0), "{later:?}");
    assert_eq!(counts(&plan).await, before);
    assert_eq!(controls(&plan.data), Vec::<String>::new());
}
