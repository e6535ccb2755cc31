//! Letters when the program is killed: none is lost, and one that comes twice can be told.

use std::time::Duration;

use sandbox::{
    Sandbox,
    post::{Letter, Mood, PostOffice},
};

use crate::{
    label::{EMAIL, sign_up},
    program::{PATIENCE, Plan, eventually},
};

/// Longer than any test takes.
const FOR_EVER: Duration = Duration::from_secs(600);

fn with_mail(plan: Plan, post: &PostOffice) -> Plan {
    plan.with("FANFARE_MAIL_SERVER", post.address().ip().to_string())
        .with("FANFARE_MAIL_PORT", post.address().port().to_string())
        .with("FANFARE_MAIL_ENCRYPTION", "none")
        .with("FANFARE_MAIL_FROM", "Harbour Lane <hello@harbour-lane.example>")
}

async fn letters(post: &PostOffice, n: usize) -> Vec<Letter> {
    eventually("the letters", PATIENCE, async || Some(post.letters()).filter(|letters| letters.len() == n)).await
}

/// The program as it is after somebody asked for a letter.
async fn asked(plan: &Plan) -> crate::program::Server {
    let mut server = plan.start().await;
    sign_up(&mut server).await;
    let form = [("kind", "access"), ("email", EMAIL), ("words", "")];
    server.stranger().post("/privacy/rights", &form).await.expect(303);
    server
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_after_the_server_has_it_and_before_that_is_written_down_it_comes_twice_and_can_be_told() {
    let (folder, sandbox) = (tempfile::tempdir().unwrap(), Sandbox::start().await.unwrap());
    let post = sandbox.post();
    post.always(Mood::ThinkBeforeThanks(FOR_EVER));
    let plan = with_mail(Plan::on(&folder.path().join("data")), post);
    let server = asked(&plan).await;
    letters(post, 1).await;
    server.kill();

    post.always(Mood::Good);
    let server = plan.start().await;
    let both = letters(post, 2).await;
    assert_eq!(both[0].header("message-id"), both[1].header("message-id"), "whoever gets it twice can tell");
    // The second start listens on another port, so the host of its links differs.
    let link = |letter: &Letter| {
        let (_, rest) = letter.text.split_once("/privacy/rights/link/").unwrap();
        rest.split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!((&both[0].to, link(&both[0])), (&both[1].to, link(&both[1])));
    eventually("an empty outbox", PATIENCE, async || {
        let ready = server.stranger().get("/health/ready").await.expect(200).body;
        (ready == "ready\n").then_some(())
    })
    .await;
    server.kill();

    // What is written down stays written down.
    let server = plan.start().await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(post.letters().len(), 2, "one more for one kill, and no other");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_before_the_server_has_it_a_letter_is_not_lost() {
    let (folder, sandbox) = (tempfile::tempdir().unwrap(), Sandbox::start().await.unwrap());
    let post = sandbox.post();
    post.always(Mood::Think(FOR_EVER));
    let plan = with_mail(Plan::on(&folder.path().join("data")), post);
    let server = asked(&plan).await;
    eventually("a conversation", PATIENCE, async || (post.n_conversations() > 0).then_some(())).await;
    server.kill();
    assert!(post.letters().is_empty());

    post.always(Mood::Good);
    let server = plan.start().await;
    assert_eq!(letters(post, 1).await[0].to, EMAIL);
    server.stop().await;
}
