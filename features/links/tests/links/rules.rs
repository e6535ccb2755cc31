//! Rules: where a visit of a certain kind is led, how they are written, how they are tried out.

use http::Method;
use lake::Kind;
use serde_json::{Value, json};
use testkit::{Client, TestSite};

use crate::{Check, DAY, counted, fan, fields};

const DESKTOP: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

async fn with_rules(site: &TestSite, rules: &Value) -> (Value, Client, String) {
    let link = site.link("ada", "lanterns", DAY).await;
    let key = site.key("ada").await;
    let path = format!("/api/v1/links/{}", link.get("id").and_then(Value::as_str).unwrap());
    let changed = key.json(Method::PATCH, &path, &json!({ "rules": rules })).await.expect(200).json();
    (changed, key, path)
}

#[tokio::test]
async fn the_first_rule_that_fits_leads_a_click_elsewhere() {
    let site = TestSite::new().await;
    let rules = json!([
        { "countries": ["de", "AT"], "act": "replace", "service": "spotify", "url": "https://open.spotify.com/album/de" },
        { "systems": ["ios"], "act": "hide", "service": "deezer" },
        { "act": "replace", "service": "spotify", "url": "https://open.spotify.com/album/rest" },
    ]);
    let (link, ..) = with_rules(&site, &rules).await;
    assert_eq!(link["rules"][0]["countries"], json!(["DE", "AT"]));
    site.clock.advance(2 * DAY);
    let phone = fan(&site);
    let german = phone.clone().with("x-country", "DE");
    let desktop = site.stranger().with("user-agent", DESKTOP);
    assert_eq!(german.get("/lanterns/spotify").await.expect(302).location(), "https://open.spotify.com/album/de");
    german.get("/lanterns/deezer").await.is(302);
    assert!(german.get("/lanterns").await.text().contains("/lanterns/deezer"));

    assert!(!phone.get("/lanterns").await.text().contains("/lanterns/deezer"));
    let back = phone.get("/lanterns/deezer?utm_source=a").await.expect(302);
    assert_eq!(back.location(), "/lanterns?utm_source=a", "what is hidden leads to the page");
    assert!(phone.get("/lanterns/spotify").await.expect(302).location().ends_with("/4aawyAB9vmqN3uQ7FjRGTy"));

    assert_eq!(desktop.get("/lanterns/spotify").await.expect(302).location(), "https://open.spotify.com/album/rest");
    let head = desktop.head("/lanterns/spotify").await.expect(302);
    assert_eq!(head.location(), "https://open.spotify.com/album/rest");
    assert_eq!(counted(&site, &link, Kind::Click).await, 4, "a way back to the page is no click");
}

#[tokio::test]
async fn a_country_rule_needs_a_country_that_a_trusted_proxy_told() {
    let site = TestSite::new().await;
    let rules = json!([{ "countries": ["DE"], "act": "send", "url": "https://noor.example/de" }]);
    with_rules(&site, &rules).await;
    fan(&site).get("/lanterns").await.is(200);
    fan(&site).with("x-country", "XX").get("/lanterns").await.is(200);
    fan(&site).with("x-country", "DE").from_address("203.0.113.9").get("/lanterns").await.is(200);
    fan(&site).with("x-country", "DE").get("/lanterns").await.is(302);
}

#[tokio::test]
async fn a_visit_of_the_page_is_sent_straight_on_and_counted_once() {
    let site = TestSite::new().await;
    let rules = json!([
        { "campaign": "Spring", "source": "news", "act": "send", "url": "https://noor.example/spring?a=1#top" },
        { "languages": ["UR"], "act": "first", "services": ["deezer"] },
    ]);
    let (link, key, path) = with_rules(&site, &rules).await;
    site.clock.advance(2 * DAY);
    let fan = fan(&site);
    let sent = fan.get("/lanterns?utm_campaign=SPRING&utm_source=news").await.expect(302);
    assert_eq!(sent.location(), "https://noor.example/spring?a=1#top");
    assert_eq!(sent.header("cache-control"), Some("no-store"));
    fan.get("/lanterns?utm_campaign=spring").await.is(200);
    assert_eq!(counted(&site, &link, Kind::View).await, 2);

    let urdu = fan.clone().with("accept-language", "ur-PK,en;q=0.5").get("/lanterns").await.expect(200).text();
    assert!(urdu.find("/lanterns/deezer").unwrap() < urdu.find("/lanterns/spotify").unwrap());
    let usual = fan.get("/lanterns").await.text();
    assert!(usual.find("/lanterns/spotify").unwrap() < usual.find("/lanterns/deezer").unwrap());

    key.json(Method::PATCH, &path, &json!({ "pass_tags": true })).await.is(200);
    let sent = fan.get("/lanterns?utm_campaign=SPRING&utm_source=news").await.expect(302);
    assert_eq!(sent.location(), "https://noor.example/spring?a=1&utm_campaign=SPRING&utm_source=news#top");
    let cleared = key.json(Method::PATCH, &path, &json!({ "rules": null })).await.expect(200).json();
    assert_eq!(cleared["rules"], json!([]));
    fan.get("/lanterns?utm_campaign=spring&utm_source=news").await.is(200);
}

#[tokio::test]
async fn a_rules_days_are_those_of_the_releases_time_zone() {
    let site = TestSite::new().await;
    let (link, key, path) = with_rules(&site, &json!([])).await;
    let release = format!("/api/v1/releases/{}", link["release_id"].as_str().unwrap());
    let release = key.get(&release).await.expect(200).json();
    let zone = jiff::tz::TimeZone::get(release["time_zone"].as_str().unwrap()).unwrap();
    let tomorrow = site.clock.now().to_zoned(zone).date().tomorrow().unwrap();
    let rules = json!([{ "from": tomorrow, "until": tomorrow, "act": "send", "url": "https://noor.example/" }]);
    key.json(Method::PATCH, &path, &json!({ "rules": rules })).await.is(200);
    fan(&site).get("/lanterns").await.is(200);
    site.clock.advance(DAY);
    fan(&site).get("/lanterns").await.is(302);
    site.clock.advance(DAY);
    fan(&site).get("/lanterns").await.is(200);
}

#[tokio::test]
async fn each_bad_rule_is_refused_by_its_field() {
    let site = TestSite::new().await;
    let (_, key, path) = with_rules(&site, &json!([])).await;
    let send = "https://noor.example/";
    let cases = [
        (json!({ "act": "jump" }), "act"),
        (json!({ "act": "hide", "service": "tidal" }), "service"),
        (json!({ "act": "hide" }), "service"),
        (json!({ "act": "first", "services": [] }), "services"),
        (json!({ "act": "first", "services": ["spotify", "<b>"] }), "services"),
        (json!({ "act": "replace", "service": "spotify", "url": "https://music.apple.com/1" }), "url"),
        (json!({ "act": "send", "url": "javascript:alert(1)" }), "url"),
        (json!({ "act": "send", "url": "https://ada:pw@noor.example/" }), "url"),
        (json!({ "act": "send", "url": "http://127.0.0.1:8080/lanterns" }), "url"),
        (json!({ "act": "send", "url": "https://noor.example/\u{202e}" }), "url"),
        (json!({ "act": "send", "url": send, "countries": ["UK"] }), "countries"),
        (json!({ "act": "send", "url": send, "languages": ["pt-BR"] }), "languages"),
        (json!({ "act": "send", "url": send, "systems": ["beos"] }), "systems"),
        (json!({ "act": "send", "url": send, "from": "2026-13-01" }), "from"),
        (json!({ "act": "send", "url": send, "from": "2026-08-02", "until": "2026-08-01" }), "until"),
        (json!({ "act": "send", "url": send, "campaign": "a@b.example" }), "campaign"),
        (json!({ "act": "send", "url": send, "name": "x".repeat(61) }), "name"),
        (json!({ "act": "send", "url": send, "name": "\u{202e}x" }), "name"),
    ];
    for (rule, field) in cases {
        let good = json!({ "act": "hide", "service": "spotify" });
        let refused = key.json(Method::PATCH, &path, &json!({ "rules": [good, rule] })).await.expect(422).json();
        assert_eq!(fields(&refused)[0].0, format!("rules.1.{field}"), "{rule}");
    }
    let many: Vec<Value> = (0..21).map(|_| json!({ "act": "hide", "service": "spotify" })).collect();
    let refused = key.json(Method::PATCH, &path, &json!({ "rules": many })).await.expect(422).json();
    assert_eq!(fields(&refused)[0].0, "rules");
    key.json(Method::PATCH, &path, &json!({ "rules": [{ "act": "hide", "who": 1 }] })).await.is(422);
    key.json(Method::PATCH, &path, &json!({ "rules": "all" })).await.is(422);
    assert_eq!(key.get(&path).await.json()["rules"], json!([]));
}

#[tokio::test]
async fn a_made_up_visit_shows_which_rule_answers_and_why() {
    let site = TestSite::new().await;
    let rules = json!([
        { "countries": ["DE"], "act": "hide", "service": "spotify" },
        { "until": "2020-01-01", "act": "hide", "service": "deezer" },
        { "systems": ["android"], "act": "replace", "service": "spotify", "url": "https://open.spotify.com/album/a" },
    ]);
    let (link, key, path) = with_rules(&site, &rules).await;
    let answer = key.get(&format!("{path}/trial?country=fr&system=android")).await.expect(200).json();
    assert_eq!(answer, json!({ "rule": 2, "misses": ["country", "late"] }));
    let answer = key.get(&format!("{path}/trial?country=DE")).await.expect(200).json();
    assert_eq!(answer, json!({ "rule": 0, "misses": [] }));
    let answer = key.get(&format!("{path}/trial?day=2019-12-31")).await.expect(200).json();
    assert_eq!(answer, json!({ "rule": 1, "misses": ["country"] }));
    let refused = key.get(&format!("{path}/trial?country=UK&day=x")).await.expect(422).json();
    assert_eq!(fields(&refused).iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["country", "day"]);
    site.key("bob").await.get(&format!("{path}/trial")).await.is(404);

    let ada = site.member("ada").await;
    let page = format!("/app/links/{}/rules", link["id"].as_str().unwrap());
    let shown = ada.get(&format!("{page}?try=yes&country=fr&system=android")).await.expect(200).text();
    assert!(shown.contains("Rule 3 answers."), "{shown}");
    assert!(shown.contains("Another address for one service: <bdi>Spotify · https://open.spotify.com/album/a</bdi>"));
    assert!(shown.contains("Rule 1 does not fit: another country, or an unknown one"));
    let shown = ada.get(&format!("{page}?try=yes&country=%3Cb%3E")).await.expect(422).text();
    assert!(shown.contains("value=\"&#60;b&#62;\"") && !shown.contains("<b>"));
    let shown = ada.get(&format!("{page}?try=yes")).await.expect(200).text();
    assert!(shown.contains("No rule answers"));
    assert_eq!(counted(&site, &link, Kind::View).await, 0);
}

#[tokio::test]
async fn a_member_writes_orders_and_removes_rules() {
    let site = TestSite::new().await;
    let (link, key, path) = with_rules(&site, &json!([])).await;
    let ada = site.member("ada").await;
    let page = format!("/app/links/{}/rules", link["id"].as_str().unwrap());
    assert!(ada.get(&page).await.expect(200).text().contains("New rule"));
    let typed = [
        ("rules.0.name", "Second"),
        ("rules.0.place", "2"),
        ("rules.0.countries", "de, fr"),
        ("rules.0.systems", "ios"),
        ("rules.0.systems", "android"),
        ("rules.0.act", "hide"),
        ("rules.0.service", "deezer"),
        ("rules.1.name", "First"),
        ("rules.1.place", "1"),
        ("rules.1.act", "first"),
        ("rules.1.services", "deezer"),
        ("rules.2.name", "Gone"),
        ("rules.2.remove", "yes"),
    ];
    ada.post(&page, &typed).await.is(303);
    let rules = key.get(&path).await.json()["rules"].clone();
    let names: Vec<&str> = rules.as_array().unwrap().iter().map(|rule| rule["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["First", "Second"]);
    assert_eq!(rules[1]["systems"], json!(["ios", "android"]));
    assert_eq!(rules[1]["countries"], json!(["DE", "FR"]));

    let wrong = [("rules.0.name", "<script>"), ("rules.0.act", "send"), ("rules.0.url", "ftp://x.example")];
    let shown = ada.post(&page, &wrong).await.expect(422).text();
    assert!(shown.contains("href=\"#rules.0.url\"") && shown.contains("id=\"rules.0.url\""));
    assert!(shown.contains("&#60;script&#62;") && shown.contains("value=\"ftp://x.example\""));
    assert!(!shown.contains("<script>"));
    assert_eq!(key.get(&path).await.json()["rules"], rules, "nothing is lost");
    let bob = site.member("bob").await;
    bob.get(&page).await.is(404);
    bob.post(&page, &wrong).await.is(404);
    ada.post(&page, &[]).await.is(303);
    assert_eq!(key.get(&path).await.json()["rules"], json!([]));
}
