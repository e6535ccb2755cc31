//! `fanfare serve` from the first start on: set-up, sign-in, key, restart.

use reqwest::Method;
use serde_json::json;

use crate::{
    label::{EMAIL, PASSWORD, new_key, sign_up},
    program::Plan,
};

#[tokio::test]
async fn the_first_start_prints_a_set_up_address_and_the_second_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::on(&folder.path().join("data"));
    let mut server = plan.start().await;
    let token = server.set_up_url().await;
    let path = format!("/app/setup/{token}");
    server.stranger().get("/app/setup/a-guess").await.expect(404);
    server.stranger().get(&path).await.expect(200);
    let member = sign_up(&mut server).await;
    member.get("/app").await.expect(200);
    server.stranger().get(&path).await.expect(410);
    let again = [("email", "other@label.example"), ("password", PASSWORD), ("workspace", "Other")];
    server.stranger().post(&path, &again).await.expect(410);
    let exit = server.stop().await;
    assert_eq!(exit.code, Some(0), "{exit:?}");

    let server = plan.start().await;
    member_can_work(&server).await;
    server.stranger().get(&path).await.expect(410);
    let exit = server.stop().await;
    assert_eq!(exit.code, Some(0), "{exit:?}");
    assert!(!exit.out.contains("/app/setup/"), "{}", exit.out);
}

/// Signs in, makes a key, and uses it.
async fn member_can_work(server: &crate::program::Server) {
    let person = server.stranger();
    person.post("/app/sign-in", &[("email", EMAIL), ("password", "another password")]).await.expect(422);
    person.post("/app/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).await.expect(303);
    let key = new_key(&person).await;
    let api = server.stranger().with("authorization", format!("Bearer {key}"));
    let made = api.json(Method::POST, "/api/v1/artists", &json!({ "name": "Noor" })).await.expect(201);
    api.get(&made.location()).await.expect(200);
    server.stranger().get(&made.location()).await.expect(401);
}

#[tokio::test]
async fn a_start_without_an_account_always_has_a_new_set_up_address() {
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::on(&folder.path().join("data"));
    let mut server = plan.start().await;
    let first = server.set_up_url().await;
    server.stop().await;
    let mut server = plan.start().await;
    assert_ne!(server.set_up_url().await, first);
    server.stranger().get(&format!("/app/setup/{first}")).await.expect(404);
}

#[tokio::test]
async fn a_session_and_a_key_live_through_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::on(&folder.path().join("data"));
    let mut server = plan.start().await;
    let member = sign_up(&mut server).await;
    let key = new_key(&member).await;
    let session = member.cookie("__Host-session").expect("the browser got a session");
    server.kill();

    let server = plan.start().await;
    let member = server.stranger().with("cookie", format!("__Host-session={session}"));
    member.get("/app").await.expect(200);
    let api = server.stranger().with("authorization", format!("Bearer {key}"));
    api.get("/api/v1/artists").await.expect(200);
}

#[tokio::test]
async fn sigint_ends_it_as_well_as_sigterm() {
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::on(&folder.path().join("data"));
    let server = plan.start().await;
    server.program.signal("INT");
    let exit = server.program.ended(crate::program::PATIENCE).await;
    assert_eq!(exit.code, Some(0), "{exit:?}");
}

#[tokio::test]
async fn metrics_are_served_on_a_listener_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let plan = Plan::on(&folder.path().join("data")).with("FANFARE_METRICS_LISTEN", free.to_string());
    let server = plan.start().await;
    server.stranger().get("/metrics").await.expect(404);
    let metrics = server.stranger().get(&format!("http://{free}/metrics")).await.expect(200);
    assert!(metrics.body.is_empty() || metrics.body.contains("# TYPE"), "{}", metrics.body);
}

#[tokio::test]
async fn a_page_comes_compressed_and_search_engines_stay_out_of_the_application() {
    let folder = tempfile::tempdir().unwrap();
    let server = Plan::on(&folder.path().join("data")).start().await;
    let browser = server.stranger().with("accept-encoding", "gzip, deflate, br");
    let packed = browser.get("/privacy").await.expect(200);
    assert_eq!(packed.header("content-encoding").as_deref(), Some("gzip"));
    let length = |answer: &crate::person::Answer| answer.header("content-length").unwrap().parse::<usize>().unwrap();
    let plain = server.stranger().get("/privacy").await.expect(200);
    assert!(plain.header("content-encoding").is_none() && length(&packed) * 3 < length(&plain));
    let robots = server.stranger().get("/robots.txt").await.expect(200).body;
    assert!(robots.starts_with("User-agent: *\n") && robots.contains("\nDisallow: /api/\n"), "{robots}");
    let door = server.stranger().get("/app/sign-in").await.expect(200).body;
    assert!(door.contains("<meta name=\"robots\" content=\"noindex\">"), "{door}");
    let inside = server.stranger().get("/app/links").await;
    assert_ne!(inside.status, 200, "behind it there is nothing for them");
}
