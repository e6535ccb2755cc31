//! Release day with the process killed in the middle of it, again and again. The provider lives on.

use std::time::Duration;

use sandbox::{Endpoint, Fault, Latency, Sandbox, Spotify};
use serde_json::Value;
use tokio::task::JoinSet;

use crate::{
    durability::any,
    label::{ALBUM, Label, PHONE, SLUG, provider, with_provider},
    person::Person,
    program::{Plan, Server, eventually},
};

const FANS: usize = 60;
/// How long a claim of a killed process holds, and some more.
const CLAIMS_RUN_OUT: Duration = Duration::from_secs(90);
/// How many answers with a new permission never arrive.
const LOST: usize = 5;
/// The most saves that can be under way when it is killed.
const AT_ONCE: u64 = 16;

fn kills() -> u64 {
    std::env::var("FANFARE_TEST_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(3)
}

fn fan(server: &Server, n: usize) -> Person {
    server.stranger().at_address(format!("198.51.100.{n}")).with("user-agent", PHONE)
}

/// A label with sixty pre-saves that wait. Answers the paths of the receipts too.
async fn eve(plan: &Plan) -> (Server, Label, Vec<String>) {
    let mut server = plan.start().await;
    let label = Label::make(&mut server, Duration::from_secs(3600)).await;
    let mut receipts = Vec::new();
    let mut under_way = JoinSet::new();
    for n in 0..FANS {
        let fan = fan(&server, n);
        under_way.spawn(async move { fan.presave(SLUG, &format!("fan-{n}")).await });
        if under_way.len() == 8 {
            receipts.push(under_way.join_next().await.unwrap().unwrap());
        }
    }
    receipts.extend(under_way.join_all().await);
    let figures = label.figures(&server).await;
    assert_eq!(figures["presaves"]["waiting"], FANS, "{figures}");
    (server, label, receipts)
}

fn saves(provider: &Spotify) -> usize {
    provider.saves().get(ALBUM).copied().unwrap_or(0)
}

/// Kills it at a moment that nobody chose, once it has begun to save, and starts it again.
async fn killed_while_saving(server: Server, plan: &Plan, sandbox: &Sandbox) -> Server {
    let before = saves(sandbox.spotify());
    let begun = async || (saves(sandbox.spotify()) > before).then_some(());
    eventually("the saving", CLAIMS_RUN_OUT, begun).await;
    tokio::time::sleep(Duration::from_millis(any(60))).await;
    server.kill();
    println!("killed after {} saves", saves(sandbox.spotify()));
    plan.start().await
}

async fn settled(server: &Server, label: &Label, is_settled: impl Fn(&Value) -> bool) -> Value {
    let look = async || {
        tokio::time::sleep(Duration::from_millis(100)).await;
        Some(label.figures(server).await["presaves"].clone()).filter(&is_settled)
    };
    eventually("the end of release day", CLAIMS_RUN_OUT, look).await
}

fn slow(sandbox: &Sandbox, rotate: bool) {
    sandbox.spotify().knobs(|knobs| {
        knobs.latency = Latency { fixed: Duration::from_millis(30), jitter: Duration::from_millis(60) };
        knobs.rotate_refresh_tokens = rotate;
    });
}

/// In every library that has the album it is there once, and nothing else is.
fn assert_libraries(provider: &Spotify) {
    for user in provider.users() {
        let library = provider.library(&user);
        assert!(library.is_empty() || library == [ALBUM], "{user}: {library:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_again_and_again_it_saves_for_every_fan_and_keeps_no_permission() {
    let folder = tempfile::tempdir().unwrap();
    let sandbox = provider().await;
    let plan = with_provider(Plan::on(&folder.path().join("data")).behind_a_proxy(), &sandbox);
    let (mut server, label, receipts) = eve(&plan).await;
    slow(&sandbox, false);
    label.release_now(&server).await;
    let mut n_killed = 0;
    while n_killed < kills() && saves(sandbox.spotify()) < FANS {
        server = killed_while_saving(server, &plan, &sandbox).await;
        n_killed += 1;
    }
    assert!(n_killed > 0);

    let figures = settled(&server, &label, |presaves| presaves["waiting"] == 0).await;
    assert_eq!(figures["given"], FANS, "{figures}");
    assert_eq!(figures["saved"], FANS, "{figures}");
    assert_eq!(figures["tokens_held"], 0, "{figures}");
    let provider = sandbox.spotify();
    assert_eq!(saves(provider), FANS);
    assert_eq!(provider.users().len(), FANS);
    assert_libraries(provider);
    // A save whose answer the killed process did not live to write down is asked for again, which changes nothing.
    let repeated = provider.n_repeated_saves();
    println!("{n_killed} kills, {repeated} saves asked for twice");
    assert!(repeated <= n_killed * AT_ONCE, "{repeated} saves were asked for twice");
    for (n, receipt) in receipts.iter().enumerate() {
        let page = fan(&server, n).get(receipt).await.expect(200);
        assert_eq!(page.attribute("data-state"), Some("saved"), "{}", page.body);
    }
    assert_eq!(server.stop().await.code, Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_permission_that_was_exchanged_while_it_was_killed_is_accounted_for() {
    let folder = tempfile::tempdir().unwrap();
    let sandbox = provider().await;
    let plan = with_provider(Plan::on(&folder.path().join("data")).behind_a_proxy(), &sandbox);
    let (server, label, _) = eve(&plan).await;
    // The provider ends the old permission when it gives a new one: what was on the wire at the kill is lost for good, and
    // only the fan can give another.
    slow(&sandbox, true);
    // The same as a kill between the provider's doing and our knowing, only surely so.
    sandbox.spotify().knobs(|knobs| knobs.fail_next(LOST, Endpoint::Token, Fault::LostAnswer));
    label.release_now(&server).await;
    let server = killed_while_saving(server, &plan, &sandbox).await;

    let accounted = |presaves: &Value| {
        let n = |name: &str| presaves[name].as_u64().unwrap();
        let lost = AT_ONCE + LOST as u64;
        n("saved") + lost >= FANS as u64 && n("saved") + n("waiting") + n("needs_again") == FANS as u64
    };
    let mut last = settled(&server, &label, accounted).await;
    // Nothing more happens: those that wait have to be asked a second time in an hour.
    loop {
        tokio::time::sleep(Duration::from_secs(2)).await;
        let now = settled(&server, &label, accounted).await;
        if now == last {
            break;
        }
        last = now;
    }
    println!("{last}");
    assert!(last["saved"].as_u64().unwrap() <= (FANS - LOST) as u64, "{last}");
    assert_eq!(last["refused"], 0, "{last}");
    assert_eq!(last["undecryptable"], 0, "{last}");
    assert_eq!(last["tokens_held"], last["waiting"], "a permission is kept exactly where one still waits: {last}");
    assert_eq!(saves(sandbox.spotify()) as u64, last["saved"].as_u64().unwrap(), "{last}");
    assert_libraries(sandbox.spotify());
}
