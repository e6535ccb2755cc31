//! Whose a domain is, and whether it leads here.

use std::time::Duration;

use super::{Check, HOST, HOUR, Stage, hosts::bio};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::test]
async fn a_domain_is_live_once_its_records_are_seen() {
    let stage = Stage::new().await;
    stage.site.link("ada", "neon", HOUR).await;
    let ada = stage.site.member("ada").await;
    assert!(ada.get("/app/domains").await.expect(200).text().contains("No domain yet"));
    let path =
        ada.post("/app/domains", &[("host", " https://Listen.Band.Example/ ")]).await.expect(303).location().to_owned();
    let page = ada.get(&path).await.expect(200).text();
    assert!(page.contains("_fanfare.listen.band.example") && page.contains("Waiting for its records"), "{page}");
    let token = page.split("TXT <code dir=\"ltr\">").nth(1).unwrap().split('<').next().unwrap().to_owned();

    let look = format!("{path}/check");
    ada.post(&look, &[]).await.is(303);
    assert!(ada.get(&path).await.text().contains("The TXT record is not there yet."));
    stage.names.say("_fanfare.listen.band.example", &["something else"]);
    ada.post(&look, &[]).await.is(303);
    assert!(ada.get(&path).await.text().contains("it says something else"));
    stage.fan_at(HOST).get("/neon").await.is(421);

    stage.names.say("_fanfare.listen.band.example", &[&token]);
    stage.site.clock.advance(HOUR);
    stage.site.house.domains.run_due().await.unwrap();
    let page = ada.get(&path).await.expect(200).text();
    assert!(page.contains("It leads here."), "the clockwork looks by itself: {page}");
    stage.fan_at(HOST).get("/neon").await.is(200);
}

#[tokio::test]
async fn a_domain_that_stops_leading_here_is_marked_and_has_to_be_shown_again() {
    let stage = Stage::new().await;
    let id = stage.live("ada", HOST).await;
    let ada = stage.site.member("ada").await;
    let path = format!("/app/domains/{id}");
    bio(&stage, "noor").await;
    stage.fan_at(HOST).get("/@noor").await.is(200);
    stage.door.abort();
    for n in 0..3 {
        stage.site.clock.advance(DAY);
        stage.site.house.domains.run_due().await.unwrap();
        let page = ada.get(&path).await.expect(200).text();
        assert_eq!(page.contains("It does not lead here any more"), n == 2, "look {n}: {page}");
        assert!(page.contains("Nothing answers there"));
    }
    let list = ada.get("/app/domains").await.expect(200).text();
    assert!(list.contains("It does not lead here any more"), "{list}");

    // Bob has got hold of the name meanwhile, and shows it.
    let listener = tokio::net::TcpListener::bind(stage.address).await.unwrap();
    let router = stage.site.house.router();
    #[expect(clippy::disallowed_methods, reason = "the way in from outside, for this test")]
    let door = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    stage.live("bob", HOST).await;
    ada.post(&format!("{path}/check"), &[]).await.is(303);
    let page = ada.get(&path).await.expect(200).text();
    assert!(page.contains("another") || page.contains("something else"), "{page}");
    // From now on nothing of ada's answers by that name; by our own it is where it was.
    stage.fan_at(HOST).get("/@noor").await.is(404);
    stage.site.stranger().get("/@noor").await.is(200);
    door.abort();
}

#[tokio::test]
async fn what_cannot_be_a_domain_is_refused_beside_the_field_with_what_was_typed() {
    let stage = Stage::new().await;
    let ada = stage.site.member("ada").await;
    for host in
        ["", "127.0.0.1", "localhost", "printer.local", "band.example/x", "<script>alert(1)</script>", "127.0.0.1:8080"]
    {
        let page = ada.post("/app/domains", &[("host", host)]).await.expect(422).text();
        assert!(page.contains("host-error") && !page.contains("<script>alert"), "{host}");
    }
    let long = "a".repeat(5_000);
    ada.post("/app/domains", &[("host", &long)]).await.is(422);
    ada.post("/app/domains", &[("host", HOST)]).await.is(303);
    let again = ada.post("/app/domains", &[("host", "LISTEN.band.example.")]).await.expect(422).text();
    assert!(again.contains("in your list already"));
    let foreign = ada.post("/app/domains", &[("host", "музыка.example")]).await.expect(303).location().to_owned();
    let page = ada.get(&foreign).await.expect(200).text();
    assert!(page.contains("музыка.example") && page.contains("xn--"), "both forms are shown");
}

#[tokio::test]
async fn another_workspace_cannot_take_look_at_or_remove_a_domain() {
    let stage = Stage::new().await;
    let id = stage.live("ada", HOST).await;
    let bob = stage.site.member("bob").await;
    let page = bob.post("/app/domains", &[("host", HOST)]).await.expect(422).text();
    assert!(page.contains("another workspace here has it already"));
    bob.get(&format!("/app/domains/{id}")).await.is(404);
    bob.get(&format!("/app/domains/{id}/removal")).await.is(404);
    for act in ["/check", "/removal", ""] {
        bob.post(&format!("/app/domains/{id}{act}"), &[]).await.is(404);
    }
    stage.fan_at(HOST).get("/").await.is(200);
}

#[tokio::test]
async fn two_who_wait_for_one_name_are_told_apart_by_the_record() {
    let stage = Stage::new().await;
    let (ada, bob) = (stage.site.member("ada").await, stage.site.member("bob").await);
    let first = bob.post("/app/domains", &[("host", HOST)]).await.expect(303).location().to_owned();
    ada.post("/app/domains", &[("host", HOST)]).await.is(303);
    // The name leads here, and only Ada can write its records.
    stage.live_of_existing("ada").await;
    bob.post(&format!("{first}/check"), &[]).await.is(303);
    assert!(bob.get(&first).await.text().contains("it says something else"));
}

#[tokio::test]
async fn a_removed_domain_answers_nothing_any_more() {
    let stage = Stage::new().await;
    let id = stage.live("ada", HOST).await;
    let ada = stage.site.member("ada").await;
    let path = format!("/app/domains/{id}/removal");
    assert!(ada.get(&path).await.expect(200).text().contains("Remove the domain?"));
    stage.fan_at(HOST).get("/").await.is(200);
    ada.post(&path, &[]).await.is(303);
    stage.fan_at(HOST).get("/").await.is(421);
    ada.get(&format!("/app/domains/{id}")).await.is(404);
    stage.live("bob", HOST).await;
}

impl Stage {
    /// Sets the record of the one domain that a member has, and looks.
    async fn live_of_existing(&self, member: &str) {
        let key = self.site.key(member).await;
        let list = key.get("/api/v1/domains").await.expect(200).json();
        let domain = &list["items"][0];
        self.names.say(domain["record_name"].as_str().unwrap(), &[domain["record_value"].as_str().unwrap()]);
        let path = format!("/api/v1/domains/{}/check", domain["id"].as_str().unwrap());
        assert_eq!(
            key.json(http::Method::POST, &path, &serde_json::json!({})).await.expect(200).json()["state"],
            "live"
        );
    }
}
