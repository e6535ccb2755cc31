//! What a program meets.

use std::time::Duration;

use http::Method;
use serde_json::{Value, json};
use testkit::TestSite;

use crate::{Check, DAY, another, fan, fields};

fn services(link: &Value) -> Vec<&str> {
    let destinations = link["destinations"].as_array().unwrap();
    destinations.iter().map(|one| one["service"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_link_is_made_read_changed_and_retired() {
    let site = TestSite::new().await;
    let made = site.link("ada", "Lanterns", DAY).await;
    let key = site.key("ada").await;
    assert_eq!(made["slug"], "lanterns");
    assert_eq!(made["url"], format!("{}/lanterns", site.settings.base_url));
    assert_eq!(made["destinations"][1]["label"], "Deezer");
    let path = format!("/api/v1/links/{}", made["id"].as_str().unwrap());
    assert_eq!(key.get(&path).await.expect(200).json(), made);

    site.clock.advance(DAY);
    let change = json!({ "slug": "lanterns-2", "destinations": [
        { "service": "other", "label": "Band shop", "url": "https://noor.example/shop" },
        { "service": "deezer", "label": "Deezer", "url": "https://www.deezer.com/album/302127" },
        { "service": "spotify", "url": "https://open.spotify.com/album/2" },
    ]});
    let changed = key.json(Method::PATCH, &path, &change).await.expect(200).json();
    assert_eq!(services(&changed), ["band-shop", "deezer", "spotify"]);
    assert_ne!(changed["updated_at"], made["updated_at"]);
    fan(&site).get("/lanterns").await.is(404);
    let page = fan(&site).get("/lanterns-2").await.expect(200).text();
    let (shop, spotify) = (page.find("/lanterns-2/band-shop").unwrap(), page.find("/lanterns-2/spotify").unwrap());
    assert!(shop < spotify, "the page keeps the label's order");
    assert_eq!(fan(&site).get("/lanterns-2/band-shop").await.expect(302).location(), "https://noor.example/shop");

    let same = key.json(Method::PATCH, &path, &json!({})).await.expect(200).json();
    assert_eq!(same, changed, "what is left out stays");
    let cleared = key.json(Method::PATCH, &path, &json!({ "destinations": null })).await.expect(200).json();
    assert!(services(&cleared).is_empty());

    key.delete(&path).await.is(204);
    key.get(&path).await.is(404);
    key.json(Method::PATCH, &path, &json!({})).await.is(404);
    key.delete(&path).await.is(404);
    let taken = key.json(Method::POST, "/api/v1/links", &another(&made, "lanterns-2", &json!([]))).await.expect(422);
    assert_eq!(fields(&taken.json())[0].0, "slug", "a retired link keeps its address");
}

#[tokio::test]
async fn a_created_link_says_where_it_is() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let key = site.key("ada").await;
    let made = key.json(Method::POST, "/api/v1/links", &json!({ "release_id": link["release_id"] })).await.expect(201);
    assert_eq!(made.json()["slug"], "lanterns-over-water", "the title suggests one");
    assert_eq!(key.get(made.location()).await.expect(200).json(), made.json());
    let next =
        key.json(Method::POST, "/api/v1/links", &json!({ "release_id": link["release_id"], "slug": null })).await;
    assert_eq!(next.expect(201).json()["slug"], "lanterns-over-water-2");
}

#[tokio::test]
async fn a_list_goes_on_by_its_cursor() {
    let site = TestSite::new().await;
    let link = site.link("ada", "link-0", DAY).await;
    let key = site.key("ada").await;
    for n in 1..5 {
        site.clock.advance(Duration::from_secs(1));
        key.json(Method::POST, "/api/v1/links", &another(&link, &format!("link-{n}"), &json!([]))).await.is(201);
    }
    let mut seen = Vec::new();
    let mut path = "/api/v1/links?limit=2".to_owned();
    loop {
        let list = key.get(&path).await.expect(200).json();
        seen.extend(list["items"].as_array().unwrap().iter().map(|one| one["slug"].as_str().unwrap().to_owned()));
        let Some(cursor) = list["next_cursor"].as_str() else { break };
        path = format!("/api/v1/links?limit=2&cursor={cursor}");
    }
    assert_eq!(seen, ["link-0", "link-1", "link-2", "link-3", "link-4"]);
    key.get("/api/v1/links?limit=0").await.is(422);
    key.get("/api/v1/links?cursor=x").await.is(422);
}

#[tokio::test]
async fn another_workspace_does_not_see_a_link() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let bob = site.key("bob").await;
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    bob.get(&path).await.is(404);
    bob.json(Method::PATCH, &path, &json!({ "slug": "mine" })).await.is(404);
    bob.json(Method::PATCH, &path, &json!({ "slug": "-" })).await.is(404);
    bob.delete(&path).await.is(404);
    assert_eq!(bob.get("/api/v1/links").await.expect(200).json()["items"], json!([]));
    let stolen = bob.json(Method::POST, "/api/v1/links", &another(&link, "stolen", &json!([]))).await.expect(422);
    assert_eq!(fields(&stolen.json())[0].0, "release_id");
    fan(&site).get("/lanterns").await.is(200);
    // Addresses are one space for everybody.
    site.link("bob", "harbour", DAY).await;
    let taken = site.key("ada").await.json(Method::PATCH, &path, &json!({ "slug": "HARBOUR" })).await.expect(422);
    assert_eq!(fields(&taken.json()), [("slug".to_owned(), "“harbour” is taken. Choose another word".to_owned())]);
}

#[tokio::test]
async fn a_wrong_slug_is_refused_by_name() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let key = site.key("ada").await;
    for slug in ["", "a", "-neon", "neon-", "ne on", "néon", "API", "privacy", "presave", "health", "r", "lanterns"] {
        let answer = key.json(Method::POST, "/api/v1/links", &another(&link, slug, &json!([]))).await.expect(422);
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        assert_eq!(fields(&answer.json())[0].0, "slug", "{slug}");
    }
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    let answer = key.json(Method::PATCH, &path, &json!({ "slug": null })).await.expect(422);
    assert_eq!(fields(&answer.json())[0].0, "slug");
}

#[tokio::test]
async fn each_bad_address_is_refused_by_its_field() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let key = site.key("ada").await;
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    let long = format!("https://open.spotify.com/{}", "a".repeat(2048));
    for url in [
        "",
        "open.spotify.com",
        "javascript:alert(1)",
        "ftp://open.spotify.com/",
        "https://ada:pw@open.spotify.com/",
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/latest",
        "http://localhost:8080/",
        "http://nas.local/",
        "http://db.internal/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "https://evil.example/",
        "https://",
        &long,
    ] {
        for (service, label, field) in
            [("spotify", "", "destinations.spotify"), ("other", "Shop", "destinations.other-1")]
        {
            if (service, url) == ("other", "https://evil.example/") || (service, url) == ("other", long.as_str()) {
                continue;
            }
            let body = json!({ "destinations": [{ "service": service, "label": label, "url": url }] });
            let answer = key.json(Method::PATCH, &path, &body).await.expect(422);
            assert_eq!(fields(&answer.json())[0].0, field, "{service} {url}");
        }
    }
    assert_eq!(services(&key.get(&path).await.json()), ["spotify", "deezer"], "nothing was changed");
}

#[tokio::test]
async fn a_problem_is_told_in_the_callers_language_and_names_what_to_do() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let key = site.key("ada").await;
    let body = another(
        &link,
        "tide",
        &json!([
            { "service": "spotify", "url": "https://music.apple.com/album/1" },
            { "service": "deezer", "url": "https://www.deezer.com/1" },
            { "service": "deezer", "url": "https://www.deezer.com/2" },
            { "service": "other", "url": "https://noor.example/" },
        ]),
    );
    let answer = key.json(Method::POST, "/api/v1/links", &body).await.expect(422).json();
    let told = [
        ("destinations.spotify", "music.apple.com is not Spotify. Its addresses look like https://open.spotify.com/…"),
        ("destinations.deezer", "Deezer has an address already"),
        ("destinations.other-1", "Say what it is called. Only the services that we know have a name already"),
    ];
    assert_eq!(fields(&answer), told.map(|(field, message)| (field.to_owned(), message.to_owned())));
}

#[tokio::test]
async fn a_body_with_unknown_or_misshapen_fields_is_refused() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let key = site.key("ada").await;
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    key.json(Method::PATCH, &path, &json!({ "release_id": link["release_id"] })).await.is(422);
    key.json(Method::PATCH, &path, &json!({ "slug": 7 })).await.is(422);
    key.json(Method::POST, "/api/v1/links", &json!({ "release_id": "x" })).await.is(422);
    key.json(Method::POST, "/api/v1/links", &json!({})).await.is(422);
    key.get("/api/v1/links/not-an-id").await.is(404);
    site.stranger().get("/api/v1/links").await.is(401);
}

#[tokio::test]
async fn there_is_an_end_to_other_addresses() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let shop = |n| json!({ "service": "other", "label": format!("Shop {n}"), "url": "https://noor.example/" });
    let key = site.key("ada").await;
    let shops: Vec<Value> = (0..20).map(shop).collect();
    key.json(Method::POST, "/api/v1/links", &another(&link, "shops", &json!(shops))).await.is(201);
    let shops: Vec<Value> = (0..21).map(shop).collect();
    let answer = key.json(Method::POST, "/api/v1/links", &another(&link, "more", &json!(shops))).await.expect(422);
    assert_eq!(fields(&answer.json())[0].0, "destinations");
}

#[tokio::test]
async fn many_links_of_one_title_made_at_once_all_find_a_word() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let key = site.key("ada").await;
    let mut at_once = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let (key, body) = (key.clone(), json!({ "release_id": link["release_id"] }));
        at_once.spawn(async move { key.json(Method::POST, "/api/v1/links", &body).await });
    }
    let made = at_once.join_all().await;
    let slugs: std::collections::BTreeSet<String> =
        made.into_iter().map(|answer| answer.expect(201).json()["slug"].as_str().unwrap().to_owned()).collect();
    assert_eq!(slugs.len(), 16);
}
