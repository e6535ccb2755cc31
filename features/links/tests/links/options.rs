//! Other words, schedules, campaign tags, the archive.

use std::time::Duration;

use http::Method;
use lake::Kind;
use serde_json::{Value, json};
use testkit::{Client, TestSite};

use crate::{Check, DAY, another, counted, fan, fields};

const HOUR: Duration = Duration::from_secs(60 * 60);

async fn made(site: &TestSite) -> (Value, Client, String) {
    let link = site.link("ada", "lanterns", DAY).await;
    let path = format!("/api/v1/links/{}", link.get("id").and_then(Value::as_str).unwrap());
    (link, site.key("ada").await, path)
}

/// An instant from now, as the API writes it.
fn later(site: &TestSite, by: Duration) -> String {
    (site.clock.now() + jiff::SignedDuration::try_from(by).unwrap()).to_string()
}

#[tokio::test]
async fn another_word_leads_to_the_same_link_and_is_counted_once() {
    let site = TestSite::new().await;
    let (link, key, path) = made(&site).await;
    fan(&site).get("/neon").await.is(404);
    let changed = key.json(Method::PATCH, &path, &json!({ "aliases": ["Neon", "tide"] })).await.expect(200).json();
    assert_eq!(changed["aliases"], json!(["neon", "tide"]));
    let fan = fan(&site);
    let moved = fan.get("/neon?utm_source=news&x=1").await.expect(301);
    assert_eq!(moved.location(), "/lanterns?utm_source=news&x=1");
    assert_eq!(moved.header("cache-control"), Some("no-store"));
    assert_eq!(fan.get("/Tide").await.expect(301).location(), "/lanterns");
    assert_eq!(counted(&site, &link, Kind::View).await, 0, "the page itself counts");
    fan.get("/lanterns").await.is(200);
    assert_eq!(counted(&site, &link, Kind::View).await, 1);
    let away = fan.get("/neon/spotify").await.expect(302);
    assert!(away.location().starts_with("https://open.spotify.com/"));
    assert_eq!(counted(&site, &link, Kind::Click).await, 1);

    key.json(Method::PATCH, &path, &json!({ "aliases": ["tide"] })).await.is(200);
    fan.get("/neon").await.is(404);
    fan.get("/tide").await.is(301);
    key.json(Method::PATCH, &path, &json!({})).await.is(200);
    fan.get("/tide").await.is(301);
    key.delete(&path).await.is(204);
    fan.get("/tide").await.is(410);
}

#[tokio::test]
async fn all_words_of_all_links_are_one_space_so_nothing_leads_round() {
    let site = TestSite::new().await;
    let (link, key, path) = made(&site).await;
    key.json(Method::PATCH, &path, &json!({ "aliases": ["neon"] })).await.is(200);
    let taken = key.json(Method::POST, "/api/v1/links", &another(&link, "neon", &json!([]))).await.expect(422).json();
    assert_eq!(fields(&taken)[0], ("slug".to_owned(), "“neon” is taken. Choose another word".to_owned()));
    let bob = site.link("bob", "harbour", DAY).await;
    let bobs = format!("/api/v1/links/{}", bob["id"].as_str().unwrap());
    let bob_key = site.key("bob").await;
    for word in ["neon", "LANTERNS"] {
        let taken = bob_key.json(Method::PATCH, &bobs, &json!({ "aliases": [word] })).await.expect(422).json();
        assert_eq!(fields(&taken)[0].0, "aliases", "{word}");
    }
    for word in ["api", "nаvy", "ｎeon", "a", "neon/x", "privacy", "-x"] {
        let refused = key.json(Method::PATCH, &path, &json!({ "aliases": ["ok", word] })).await.expect(422).json();
        assert_eq!(fields(&refused)[0].0, "aliases", "{word}");
    }

    // A link and one of its other words change places; the old word goes unless it is kept.
    let swapped = json!({ "slug": "neon", "aliases": ["lanterns", "neon"] });
    let swapped = key.json(Method::PATCH, &path, &swapped).await.expect(200).json();
    assert_eq!((&swapped["slug"], &swapped["aliases"]), (&json!("neon"), &json!(["lanterns"])));
    assert_eq!(fan(&site).get("/lanterns").await.expect(301).location(), "/neon");
    fan(&site).get("/neon").await.is(200);
    key.json(Method::PATCH, &path, &json!({ "slug": "tide" })).await.is(200);
    fan(&site).get("/neon").await.is(404);
    assert_eq!(fan(&site).get("/lanterns").await.expect(301).location(), "/tide");
    bob_key.json(Method::PATCH, &bobs, &json!({ "aliases": ["neon"] })).await.is(200);
    assert_eq!(fan(&site).get("/neon").await.expect(301).location(), "/harbour");
}

#[tokio::test]
async fn a_link_says_nothing_before_it_opens_unless_its_label_wants_that() {
    let site = TestSite::new().await;
    let (link, key, path) = made(&site).await;
    key.json(Method::PATCH, &path, &json!({ "aliases": ["neon"], "opens_at": later(&site, HOUR) })).await.is(200);
    let fan = fan(&site);
    for path in ["/lanterns", "/neon", "/lanterns/spotify", "/lanterns/nothing", "/lanterns/presave/spotify"] {
        let answer = fan.get(path).await.expect(404);
        assert!(!answer.text().contains("Lanterns"), "{path}");
    }
    key.json(Method::PATCH, &path, &json!({ "before": "secret" })).await.is(200);
    for path in ["/lanterns", "/neon", "/lanterns/spotify", "/lanterns/nothing"] {
        let page = fan.get(path).await.expect(200).text();
        assert!(page.contains("Not open yet") && page.contains("<b>1</b> hour"), "{path}: {page}");
        for word in ["Lanterns", ">Noor", "spotify.com", "lanterns"] {
            assert!(!page.contains(word), "{path}: {word}");
        }
    }
    fan.get("/lanterns/presave/spotify").await.is(404);
    key.json(Method::PATCH, &path, &json!({ "before": "announced" })).await.is(200);
    assert!(fan.get("/lanterns").await.expect(200).text().contains("Lanterns Over Water"));
    assert_eq!(counted(&site, &link, Kind::View).await, 0);

    site.clock.advance(HOUR);
    fan.get("/lanterns").await.is(200);
    fan.get("/neon").await.is(301);
    fan.get("/lanterns/spotify").await.is(302);
    fan.get("/lanterns/presave/spotify").await.is(200);
}

#[tokio::test]
async fn a_link_closes_with_a_page_or_leads_elsewhere() {
    let site = TestSite::new().await;
    let (link, key, path) = made(&site).await;
    key.json(Method::PATCH, &path, &json!({ "closes_at": later(&site, HOUR) })).await.is(200);
    let fan = fan(&site);
    fan.get("/lanterns/spotify").await.is(302);
    site.clock.advance(HOUR);
    for path in ["/lanterns", "/lanterns/spotify"] {
        assert!(fan.get(path).await.expect(410).text().contains("This is over"), "{path}");
    }
    fan.get("/lanterns/presave/spotify").await.is(410);
    assert_eq!(counted(&site, &link, Kind::Click).await, 1);
    assert_eq!(counted(&site, &link, Kind::View).await, 0);

    let after = json!({ "after_url": "https://noor.example/next" });
    key.json(Method::PATCH, &path, &after).await.is(200);
    for path in ["/lanterns", "/lanterns/spotify"] {
        assert_eq!(fan.get(path).await.expect(302).location(), "https://noor.example/next");
    }
    assert_eq!(counted(&site, &link, Kind::View).await, 2);
    let open = key.json(Method::PATCH, &path, &json!({ "closes_at": null })).await.expect(200).json();
    assert_eq!((&open["closes_at"], &open["after_url"]), (&Value::Null, &json!("https://noor.example/next")));
    fan.get("/lanterns").await.is(200);
}

#[tokio::test]
async fn each_bad_option_is_refused_by_its_field() {
    let site = TestSite::new().await;
    let (link, key, path) = made(&site).await;
    let cases = [
        (json!({ "opens_at": "tomorrow" }), "opens_at"),
        (json!({ "closes_at": "2026-08-01T00:00:00" }), "closes_at"),
        (json!({ "opens_at": "2026-08-02T00:00:00Z", "closes_at": "2026-08-02T00:00:00Z" }), "closes_at"),
        (json!({ "before": "loud" }), "before"),
        (json!({ "after_url": "http://127.0.0.1:8080/lanterns" }), "after_url"),
        (json!({ "after_url": "data:text/html,x" }), "after_url"),
        (json!({ "aliases": (0..21).map(|n| format!("word-{n}")).collect::<Vec<_>>() }), "aliases"),
        (json!({ "pass_tags": "yes" }), "body"),
        (json!({ "archived": 1 }), "body"),
    ];
    for (patch, field) in cases {
        let refused = key.json(Method::PATCH, &path, &patch).await.expect(422).json();
        assert_eq!(fields(&refused)[0].0, field, "{patch}");
    }
    assert_eq!(key.get(&path).await.expect(200).json(), link, "nothing changed");
}

#[tokio::test]
async fn campaign_tags_are_handed_on_where_the_label_wants_that() {
    let site = TestSite::new().await;
    let (_, key, path) = made(&site).await;
    let destinations = json!([{ "url": "https://open.spotify.com/album/1?utm_source=own#x" }]);
    key.json(Method::PATCH, &path, &json!({ "destinations": destinations })).await.is(200);
    site.clock.advance(2 * DAY);
    let fan = fan(&site);
    let click = "/lanterns/spotify?utm_source=news&utm_content=a%26b&x=1&utm_term=ada%40b.example";
    assert_eq!(fan.get(click).await.expect(302).location(), "https://open.spotify.com/album/1?utm_source=own#x");
    key.json(Method::PATCH, &path, &json!({ "pass_tags": true })).await.is(200);
    let location = fan.get(click).await.expect(302).location().to_owned();
    assert_eq!(location, "https://open.spotify.com/album/1?utm_source=own&utm_content=a%26b#x");
    let page = fan.get("/lanterns?utm_content=Story&x=1").await.text();
    assert!(page.contains("href=\"/lanterns/spotify?utm_content=Story\""), "the page carries them on");
    let evil = fan.get("/lanterns/spotify?utm_content=%0d%0aset-cookie:a").await.expect(302);
    assert_eq!(evil.location(), "https://open.spotify.com/album/1?utm_source=own#x");
}

#[tokio::test]
async fn an_archived_link_works_and_is_not_listed() {
    let site = TestSite::new().await;
    let (link, key, path) = made(&site).await;
    site.clock.advance(Duration::from_secs(1));
    key.json(Method::POST, "/api/v1/links", &another(&link, "second", &json!([]))).await.is(201);
    let ada = site.member("ada").await;
    let id = link["id"].as_str().unwrap();
    let bob = site.member("bob").await;
    bob.post("/app/links/archive", &[("id", id), ("act", "archive")]).await.is(303);
    assert!(ada.get("/app/links").await.text().contains("/lanterns<"), "it is not bob's");
    ada.post("/app/links/archive", &[("id", id), ("id", "x"), ("act", "archive")]).await.is(303);
    let list = ada.get("/app/links").await.text();
    assert!(!list.contains("/lanterns<") && list.contains("/second<"));
    let archive = ada.get("/app/links?state=archived").await.text();
    assert!(archive.contains("/lanterns<") && !archive.contains("/second<") && archive.contains("Archived"));
    fan(&site).get("/lanterns").await.is(200);
    fan(&site).get("/lanterns/spotify").await.is(302);

    let slugs = |list: &Value| -> Vec<String> {
        list["items"].as_array().unwrap().iter().map(|one| one["slug"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(slugs(&key.get("/api/v1/links").await.json()), ["second"]);
    assert_eq!(slugs(&key.get("/api/v1/links?state=archived").await.json()), ["lanterns"]);
    assert_eq!(slugs(&key.get("/api/v1/links?state=all&limit=2").await.json()), ["lanterns", "second"]);
    let refused = key.get("/api/v1/links?state=old").await.expect(422).json();
    assert_eq!(fields(&refused)[0].0, "state");
    assert!(key.get(&path).await.json()["archived_at"].is_string());

    ada.post("/app/links/archive", &[("id", id), ("act", "restore")]).await.is(303);
    assert!(ada.get("/app/links").await.text().contains("/lanterns<"));
    let archived = key.json(Method::PATCH, &path, &json!({ "archived": true })).await.expect(200).json();
    assert!(archived["archived_at"].is_string());
    let back = key.json(Method::PATCH, &path, &json!({ "archived": false })).await.expect(200).json();
    assert_eq!(back["archived_at"], Value::Null);
}

#[tokio::test]
async fn a_list_is_searched_by_title_artist_and_any_word() {
    let site = TestSite::new().await;
    let (_, key, path) = made(&site).await;
    key.json(Method::PATCH, &path, &json!({ "aliases": ["tide"] })).await.is(200);
    let ada = site.member("ada").await;
    for q in ["water", "NOOR", "lantern", "/tide", ""] {
        assert!(ada.get(&format!("/app/links?q={q}")).await.text().contains("/lanterns<"), "{q}");
    }
    let none = ada.get("/app/links?q=%3Cscript%3E").await.expect(200).text();
    assert!(none.contains("Nothing fits") && none.contains("value=\"&#60;script&#62;\""));
    assert!(ada.get("/app/links?state=retired").await.text().contains("Nothing fits"));
}

#[tokio::test]
async fn a_member_changes_the_options_in_the_releases_time_zone() {
    let site = TestSite::new().await;
    let (link, key, path) = made(&site).await;
    let ada = site.member("ada").await;
    let page = format!("/app/links/{}/options", link["id"].as_str().unwrap());
    assert!(ada.get(&page).await.expect(200).text().contains("Other addresses of this link"));
    let typed = [
        ("aliases", "neon\r\nTide\r\n"),
        ("opens_at", "2030-01-02T03:04"),
        ("closes_at", "2030-02-02T03:04"),
        ("before", "secret"),
        ("after_url", "https://noor.example/next"),
        ("pass_tags", "yes"),
    ];
    ada.post(&page, &typed).await.is(303);
    let now = key.get(&path).await.json();
    assert_eq!(now["aliases"], json!(["neon", "tide"]));
    assert_eq!((&now["before"], &now["pass_tags"]), (&json!("secret"), &json!(true)));
    let form = ada.get(&page).await.text();
    assert!(form.contains("value=\"2030-01-02T03:04\"") && form.contains("neon\ntide"), "{form}");

    let wrong = [("aliases", "ok <b>"), ("opens_at", "soon"), ("after_url", "x")];
    let form = ada.post(&page, &wrong).await.expect(422).text();
    for field in ["aliases", "opens_at", "after_url"] {
        assert!(
            form.contains(&format!("<a href=\"#{field}\">")) && form.contains(&format!("id=\"{field}\"")),
            "{field}"
        );
    }
    assert!(form.contains("ok &#60;b&#62;") && form.contains("value=\"soon\""));
    assert_eq!(key.get(&path).await.json(), now);
    ada.post(&page, &[("before", "hidden")]).await.is(303);
    let cleared = key.get(&path).await.json();
    assert_eq!(
        (&cleared["opens_at"], &cleared["aliases"], &cleared["pass_tags"]),
        (&Value::Null, &json!([]), &json!(false))
    );
    let bob = site.member("bob").await;
    bob.get(&page).await.is(404);
    bob.post(&page, &typed).await.is(404);
}

#[tokio::test]
async fn the_pages_of_a_schedule_speak_four_languages() {
    let site = TestSite::new().await;
    let (_, key, path) = made(&site).await;
    let fan = fan(&site);
    let said = [
        ("ru", "Пока закрыто", "Это закончилось"),
        ("gu", "હજી ખૂલ્યું નથી", "આ પૂરું થઈ ગયું"),
        ("ur", "ابھی نہیں کھلا", "یہ ختم ہو چکا ہے"),
    ];
    let before = json!({ "opens_at": later(&site, HOUR), "closes_at": later(&site, 2 * HOUR), "before": "secret" });
    key.json(Method::PATCH, &path, &before).await.is(200);
    for (lang, closed, _) in said {
        let page = fan.clone().with("accept-language", lang).get("/lanterns").await.expect(200).text();
        assert!(page.contains(closed), "{lang}");
        assert_eq!(page.contains("dir=\"rtl\""), lang == "ur");
    }
    site.clock.advance(2 * HOUR);
    for (lang, _, over) in said {
        let page = fan.clone().with("accept-language", lang).get("/lanterns").await.expect(410).text();
        assert!(page.contains(over), "{lang}");
    }
}
