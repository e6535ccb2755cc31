//! What answers by which name.

use http::Method;
use serde_json::json;

use super::{Check, HOST, HOUR, Stage};

#[tokio::test]
async fn a_label_s_links_answer_under_its_own_domain_and_nothing_of_another_label() {
    let stage = Stage::new().await;
    stage.site.link("ada", "neon", HOUR).await;
    stage.site.link("bob", "lanterns", HOUR).await;
    stage.live("ada", HOST).await;
    let fan = stage.fan_at(HOST);
    let page = fan.get("/neon").await.expect(200).text();
    assert!(page.contains("Lanterns Over Water"));
    assert_eq!(fan.get("/neon/spotify?utm_source=x").await.expect(302).status, 302);
    fan.get("/neon/qr.svg").await.is(200);
    for other in ["/lanterns", "/lanterns/spotify", "/lanterns/qr.svg", "/lanterns/qr.png", "/lanterns/preview.png"] {
        fan.get(other).await.is(404);
        stage.site.stranger().get(other).await.expect(if other.ends_with("spotify") { 302 } else { 200 });
    }
    fan.get("/privacy").await.is(200);
    fan.get("/privacy/cookies").await.is(200);
    fan.get("/.well-known/gpc.json").await.is(200);
    fan.clone().with("host", "x").get("/neon").await.is(200);
}

#[tokio::test]
async fn neither_the_application_nor_the_api_nor_a_form_is_there() {
    let stage = Stage::new().await;
    stage.site.link("ada", "neon", HOUR).await;
    stage.live("ada", HOST).await;
    let fan = stage.fan_at(HOST);
    for path in ["/app/links", "/app/sign-in", "/app/sign-up", "/api/v1/links", "/api/v1/openapi.json", "/r/x/rights"] {
        fan.get(path).await.is(404);
    }
    fan.post("/app/sign-in", &[("email", "a@b.example"), ("password", "no")]).await.is(405);
    let own = "http://127.0.0.1:8080";
    for path in ["/neon/presave/spotify?utm_source=x", "/r/some-receipt", "/privacy/rights", "/privacy/proof"] {
        assert_eq!(fan.get(path).await.expect(307).location(), format!("{own}{path}"));
    }
    fan.post("/neon/presave/spotify", &[("agree", "yes")]).await.is(405);
}

#[tokio::test]
async fn the_name_alone_shows_the_list_or_the_link_that_the_label_chose() {
    let stage = Stage::new().await;
    let link = stage.site.link("ada", "neon", HOUR).await;
    let theirs = stage.site.link("bob", "lanterns", HOUR).await;
    let id = stage.live("ada", HOST).await;
    let fan = stage.fan_at(HOST);
    let list = fan.get("/").await.expect(200).text();
    assert!(list.contains("href=\"/neon\"") && !list.contains("/lanterns"), "{list}");

    let ada = stage.site.member("ada").await;
    let path = format!("/app/domains/{id}");
    ada.get(&path).await.is(200);
    ada.post(&path, &[("front", &format!("link:{}", theirs["id"].as_str().unwrap()))]).await.is(422);
    ada.post(&path, &[("front", "nothing")]).await.is(422);
    ada.post(&path, &[("front", &format!("link:{}", link["id"].as_str().unwrap()))]).await.is(303);
    let front = fan.get("/?utm_source=x").await.expect(200).text();
    assert!(front.contains("Lanterns Over Water") && front.contains("/neon"), "{front}");
    ada.post(&path, &[("front", "")]).await.is(303);
    assert!(fan.get("/").await.expect(200).text().contains("href=\"/neon\""));
    stage.site.stranger().get("/.well-known/fanfare-front").await.is(404);
}

#[tokio::test]
async fn a_label_shares_its_links_under_its_own_domain_as_long_as_that_leads_here() {
    let stage = Stage::new().await;
    let link = stage.site.link("ada", "neon", HOUR).await;
    stage.site.link("bob", "lanterns", HOUR).await;
    let ada = stage.site.member("ada").await;
    let key = stage.site.key("ada").await;
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    let url = async || key.get(&path).await.expect(200).json()["url"].as_str().unwrap().to_owned();
    let before = url().await;
    let code = stage.site.stranger().get("/neon/qr.svg").await.expect(200).text();
    stage.live("ada", HOST).await;
    assert_eq!(url().await, format!("https://{HOST}/neon"));
    for page in [format!("/app/links/{}", link["id"].as_str().unwrap()), "/neon".to_owned()] {
        let shown = ada.get(&page).await.expect(200).text();
        assert!(shown.contains(&format!("https://{HOST}/neon")), "{page}");
    }
    assert_ne!(stage.site.stranger().get("/neon/qr.svg").await.expect(200).text(), code, "the code says it too");
    let theirs = stage.site.stranger().get("/lanterns").await.expect(200).text();
    assert!(!theirs.contains(HOST), "another label's link is not under it");

    stage.door.abort();
    let id = key.get("/api/v1/domains").await.expect(200).json()["items"][0]["id"].as_str().unwrap().to_owned();
    for _ in 0..4 {
        stage.site.clock.advance(HOUR * 24);
        key.json(Method::POST, &format!("/api/v1/domains/{id}/check"), &json!({})).await.is(200);
    }
    stage.site.clock.advance(HOUR);
    assert_eq!(url().await, before, "a name that leads elsewhere is not shared any more");
}

#[tokio::test]
async fn the_name_alone_shows_an_artist_s_page_as_long_as_it_is_published() {
    let stage = Stage::new().await;
    let link = stage.site.link("ada", "neon", HOUR).await;
    let id = stage.live("ada", HOST).await;
    let (fan, key) = (stage.fan_at(HOST), stage.site.key("ada").await);
    let release =
        key.get(&format!("/api/v1/releases/{}", link["release_id"].as_str().unwrap())).await.expect(200).json();
    let draft = json!({ "artist_id": release["artist_id"], "handle": "noor" });
    let page = key.json(Method::POST, "/api/v1/bio", &draft).await.expect(201).json();
    let (path, page_id) = (format!("/api/v1/domains/{id}"), page["id"].as_str().unwrap());
    let wish = json!({ "front_bio_id": page_id });
    let refused = key.json(Method::PATCH, &path, &wish).await.expect(422).json();
    assert_eq!(refused["errors"][0]["field"], "front_bio_id", "nobody may see it yet");
    let publication = format!("/api/v1/bio/{page_id}/publication");
    key.json(Method::POST, &publication, &json!(null)).await.expect(200);
    let shown = key.json(Method::PATCH, &path, &wish).await.expect(200).json();
    assert_eq!((&shown["front_bio_id"], &shown["front_link_id"]), (&page["id"], &json!(null)));
    assert!(fan.get("/").await.expect(200).text().contains("class=\"bio"));

    let both = json!({ "front_bio_id": page_id, "front_link_id": link["id"] });
    key.json(Method::PATCH, &path, &both).await.expect(422);
    key.json(Method::PATCH, &path, &json!({ "front_link_id": null })).await.expect(200);
    assert!(fan.get("/").await.expect(200).text().contains("class=\"bio"), "it was no link that showed there");

    key.json(Method::DELETE, &publication, &json!(null)).await.expect(200);
    stage.site.clock.advance(std::time::Duration::from_secs(5));
    assert!(fan.get("/").await.expect(200).text().contains("href=\"/neon\""), "what is gone gives way to the list");
}

#[tokio::test]
async fn a_host_that_nobody_has_gets_a_page_that_says_so_and_never_its_own_name_back() {
    let stage = Stage::new().await;
    stage.site.link("ada", "neon", HOUR).await;
    for host in ["evil.example", "127.0.0.1.evil.example", "a b.example", "evil.example/x", "listen.band.example."] {
        for path in ["/", "/neon", "/app/sign-in", "/neon/presave/spotify"] {
            let answer = stage.fan_at(host).get(path).await.expect(421);
            assert!(!answer.text().contains("example"), "{}", answer.text());
            assert!(answer.header("location").is_none());
        }
    }
    let by_proxy = stage.site.stranger().with("x-forwarded-host", "evil.example");
    by_proxy.get("/neon").await.is(421);
    let by_a_stranger = by_proxy.from_address("203.0.113.7");
    let page = by_a_stranger.get("/neon").await.expect(200).text();
    assert!(!page.contains("evil.example"), "a header of a stranger's is not believed");
    stage.fan_at("evil.example").get("/health/live").await.is(200);
}

#[tokio::test]
async fn every_page_under_a_domain_names_hosts_as_they_are_kept_and_never_as_the_request_said_it() {
    let stage = Stage::new().await;
    stage.site.link("ada", "neon", HOUR).await;
    stage.live("ada", HOST).await;
    for path in ["/", "/neon", "/privacy/cookies"] {
        let page = stage.fan_at("LISTEN.band.example.:8080").get(path).await.expect(200).text();
        let lower = page.to_lowercase();
        assert!(
            !page.contains("LISTEN") && !lower.contains("band.example.") && !lower.contains("band.example:"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_choice_about_cookies_holds_for_the_name_it_was_made_under() {
    let stage = Stage::new().await;
    stage.live("ada", HOST).await;
    let fan = stage.fan_at(HOST).with("sec-gpc", "1");
    let page = fan.get("/privacy/cookies").await.expect(200);
    assert!(page.text().contains("data-signal=\"honoured\""), "the opt-out signal counts under every name");
    assert!(page.header("set-cookie").is_none());
    fan.with("origin", "https://listen.band.example").post("/privacy/cookies", &[("choice", "none")]).await.is(303);
}

#[tokio::test]
async fn nothing_of_ours_leads_to_a_domain_of_ours() {
    let stage = Stage::new().await;
    let link = stage.site.link("ada", "neon", HOUR).await;
    let key = stage.site.key("ada").await;
    let (path, page) = (format!("/api/v1/links/{}", link["id"].as_str().unwrap()), bio(&stage, "noor").await);
    let block = |url: String| json!({ "kind": "link", "label": "Us", "url": url });
    let lead = |url: String| {
        json!({ "destinations": [
        { "service": "spotify", "url": "https://open.spotify.com/album/1" },
        { "service": "other", "label": "Us", "url": url },
    ] })
    };
    let there = format!("https://{HOST}/neon/us");

    // Before the name leads here it is a site like any other, and may be kept.
    let patched = key.json(Method::PATCH, &path, &lead(there.clone())).await.expect(200).json();
    assert_eq!(patched["destinations"].as_array().unwrap().len(), 2, "{patched}");
    let kept = key.json(Method::POST, &format!("{page}/blocks"), &block(there.clone())).await.expect(201).json();
    let fan = stage.site.stranger();
    assert_eq!(fan.get("/neon/us").await.expect(302).location(), there);
    assert!(fan.get("/@noor").await.text().contains("lead to other sites"));

    stage.live("ada", HOST).await;
    stage.site.clock.advance(std::time::Duration::from_secs(3));
    // Followed, it would come back to itself without end.
    fan.get("/neon/us").await.is(404);
    stage.fan_at(HOST).get("/neon/us").await.is(404);
    assert!(!fan.get("/neon").await.expect(200).text().contains("/neon/us"));
    assert!(!fan.get("/@noor").await.text().contains("lead to other sites"), "it leads to ourselves");
    let way = format!("/@noor/go/{}", kept["id"].as_str().unwrap());
    assert_eq!(fan.get(&way).await.expect(302).location(), there);
    for url in [there, format!("http://{}.:8443/neon", HOST.to_uppercase()), format!("https://{HOST}/@noor/go/1")] {
        let refused = key.json(Method::POST, &format!("{page}/blocks"), &block(url.clone())).await.expect(422).json();
        assert_eq!(refused["errors"][0]["field"], "url", "{url}");
    }
    for url in [format!("https://{HOST}/neon"), format!("https://{HOST}.:9/")] {
        key.json(Method::PATCH, &path, &lead(url)).await.is(422);
    }
    // Pages of artists redirect nobody.
    key.json(Method::PATCH, &path, &lead(format!("https://{HOST}/@noor"))).await.is(200);
}

#[tokio::test]
async fn a_sign_up_form_works_under_a_label_s_own_domain() {
    let stage = Stage::new().await;
    let key = stage.site.key("ada").await;
    let page = bio(&stage, "noor").await;
    let artist = key.get(&page).await.expect(200).json()["artist_id"].clone();
    let form = json!({
        "artist_id": artist, "kind": "newsletter", "slug": "letters", "title": "Tide letters", "words": "",
    });
    let form = key.json(Method::POST, "/api/v1/fan-forms", &form).await.expect(201).json();
    let block = json!({ "kind": "form", "form_id": form["id"] });
    key.json(Method::POST, &format!("{page}/blocks"), &block).await.is(201);
    stage.live("ada", HOST).await;
    stage.live("bob", "other.band.example").await;
    let origin = format!("https://{HOST}");
    let fan = stage.fan_at(HOST).with("origin", &origin);
    assert!(fan.get("/@noor").await.expect(200).text().contains("action=\"/fans/letters\""));
    let asked = fan.post("/fans/letters", &[("email", "mira@example.org")]).await.expect(303);
    assert_eq!(asked.location(), "/fans/letters/asked");
    fan.get("/fans/letters/asked").await.is(200);
    fan.post("/fans/letters", &[("email", "nothing")]).await.is(422);
    let foreign = stage.fan_at(HOST).with("origin", "https://evil.example");
    foreign.post("/fans/letters", &[("email", "mira@example.org")]).await.is(403);
    // Another label's domain knows nothing of it.
    let other = stage.fan_at("other.band.example").with("origin", "https://other.band.example");
    other.post("/fans/letters", &[("email", "mira@example.org")]).await.is(404);
    other.get("/fans/letters/asked").await.is(404);
}

/// A published page of ada's artist; answers its address in the API.
pub(crate) async fn bio(stage: &Stage, handle: &str) -> String {
    let key = stage.site.key("ada").await;
    let artist = key.json(Method::POST, "/api/v1/artists", &json!({ "name": "Noor & the Tide" })).await.expect(201);
    let page = json!({ "artist_id": artist.json()["id"], "handle": handle });
    let page = key.json(Method::POST, "/api/v1/bio", &page).await.expect(201).json();
    let path = format!("/api/v1/bio/{}", page["id"].as_str().unwrap());
    key.json(Method::POST, &format!("{path}/publication"), &json!({})).await.is(200);
    path
}
