//! Apple Music: the one page with another party's script, a permission that nobody can renew, and a 202 that promises nothing.

use sandbox::{Fault, Shelved};
use serde_json::json;
use testkit::{Client, Options, TestSite};

use crate::{DAY, HOUR, MINUTE, assert_nothing_kept, count, fan, later, report};

const FORM: &str = "/neon/presave/apple-music";
const BACK: &str = "/presave/callback/apple-music";
const IN_LIBRARY: &str = "albums:1440833098";

async fn site() -> TestSite {
    let site = TestSite::with(Options { apple: true, ..Options::default() }).await;
    site.sandbox.apple().shelf.add(Shelved {
        id: "1440833098".to_owned(),
        title: "Lanterns Over Water".to_owned(),
        artist: "Noor".to_owned(),
        upc: "036000291452".to_owned(),
        released_on: "2026-11-23".to_owned(),
        tracks: Vec::new(),
        urls: Vec::new(),
    });
    let link = site.link("ada", "neon", DAY).await;
    let destinations = json!({ "destinations": [
        { "service": "apple-music", "url": "https://music.apple.com/gb/album/lanterns/1440833098" },
    ] });
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    site.key("ada").await.json(http::Method::PATCH, &path, &destinations).await.expect(200);
    site
}

/// Ticks and goes on. Answers the path of the page with the script.
async fn agreed(fan: &Client) -> String {
    fan.post(FORM, &[("agree", "yes"), ("born", "1990-06-15")]).await.expect(303).location().to_owned()
}

fn state(page: &str) -> String {
    page.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_script_of_another_party_is_on_one_page_only_and_after_the_choice() {
    let site = site().await;
    let fan = fan(&site, 1);
    let consent = fan.get(FORM).await.expect(200);
    let text = consent.text();
    assert!(!text.contains("<script") && text.contains("a script of Apple Music’s own asks you"), "{text}");
    let policy = consent.header("content-security-policy").unwrap();
    assert!(!policy.contains("script-src") && policy.ends_with("form-action 'self'"), "{policy}");

    let page = fan.get(&agreed(&fan).await).await.expect(200);
    let policy = page.header("content-security-policy").unwrap();
    let apple = url::Url::parse(&site.sandbox.apple().scripts_url()).unwrap().origin().ascii_serialization();
    let (_, scripts) = policy.split_once("script-src ").unwrap();
    let scripts = scripts.split(';').next().unwrap();
    assert!(scripts.starts_with("'sha256-") && scripts.ends_with(&apple), "{scripts}");
    assert_eq!(scripts.split(' ').count(), 2, "our own by its hash, apple's by its place: {scripts}");
    assert_eq!(policy.matches("connect-src").count(), 1);
    assert!(policy.contains(&format!("connect-src {apple}")), "it may not ask this site: {policy}");
    assert_eq!(page.header("cross-origin-opener-policy"), Some("same-origin-allow-popups"));
    let text = page.text();
    assert!(text.contains(&format!("data-script=\"{apple}/apple/js/musickit/v3/musickit.js\"")), "{text}");
    assert!(text.contains("<noscript>") && text.contains("noindex"), "{text}");
    assert!(!text.contains("src=\"http"), "our own script fetches apple's, nothing else does");
    let other = fan.get("/neon").await.expect(200);
    assert_eq!(other.header("cross-origin-opener-policy"), Some("same-origin"));
}

#[tokio::test]
async fn a_fan_goes_the_whole_way_and_has_the_release_on_its_day() {
    let site = site().await;
    let fan = fan(&site, 1);
    let receipt = site.wish_at_apple(&fan, "neon", "ada").await;
    assert_eq!(fan.cookie("__Host-presave"), None, "the cookie ends with its use");
    later(&site, HOUR).await;
    assert!(site.sandbox.apple().library("ada").is_empty(), "nothing before the day");
    later(&site, DAY).await;
    assert_eq!(site.sandbox.apple().library("ada"), [IN_LIBRARY]);
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(text.contains("<h1>Saved to your library</h1>") && text.contains("Permission destroyed"), "{text}");
    assert!(text.contains("Apple Distribution International"), "the ledger names who heard of it: {text}");
    assert_eq!(report(&site).await.tokens_held, 0);
}

#[tokio::test]
async fn what_apple_took_is_looked_at_again_until_it_is_there() {
    let site = site().await;
    site.sandbox.apple().be_slow();
    let fan = fan(&site, 1);
    let receipt = site.wish_at_apple(&fan, "neon", "ada").await;
    later(&site, DAY).await;
    assert_eq!(report(&site).await.waiting, 1, "202 is not believed");
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(text.contains("does not show it in your library yet"), "{text}");
    site.sandbox.apple().settle();
    later(&site, HOUR).await;
    assert_eq!((report(&site).await.saved, report(&site).await.tokens_held), (1, 0));
    assert_eq!(site.sandbox.apple().library("ada"), [IN_LIBRARY]);
}

#[tokio::test]
async fn who_says_no_in_the_window_leaves_nothing() {
    let site = site().await;
    let fan = fan(&site, 1);
    let page = agreed(&fan).await;
    let text = fan.get(&page).await.expect(200).text();
    assert_eq!(site.allow_at_apple(&text, "ada", "cancel").await, None);
    let state = state(&page);
    let form = [("state", state.as_str()), ("error", "access_denied")];
    let text = fan.post(BACK, &form).await.expect(403).text();
    assert!(text.contains("You said no at Apple Music") && text.contains("href=\"/neon\""), "{text}");
    assert_nothing_kept(&site).await;
    fan.get(&page).await.expect(400);
}

#[tokio::test]
async fn a_permission_that_apple_does_not_know_is_not_kept() {
    let site = site().await;
    let fan = fan(&site, 1);
    let state = state(&agreed(&fan).await);
    let text = fan.post(BACK, &[("state", &state), ("token", "made-up")]).await.expect(502).text();
    assert!(text.contains("Apple Music could not finish this"), "{text}");
    assert_nothing_kept(&site).await;
}

#[tokio::test]
async fn what_no_page_of_ours_sends_is_refused() {
    let site = site().await;
    let fan = fan(&site, 1);
    let page = agreed(&fan).await;
    let state = state(&page);
    let long = "a".repeat(5000);
    for token in ["", "with space", "<script>alert(1)</script> ", long.as_str()] {
        fan.post(BACK, &[("state", &state), ("token", token)]).await.expect(400);
    }
    fan.post(BACK, &[("token", "x")]).await.expect(400);
    fan.get(&format!("{BACK}?state={state}&code=c")).await.expect(400);
    let thief = crate::fan(&site, 2);
    thief.post(BACK, &[("state", &state), ("token", "x")]).await.expect(400);
    thief.get(&page).await.expect(400);
    fan.get(&format!("/presave/allow/{}", "A".repeat(43))).await.expect(400);
    fan.post("/presave/callback/spotify", &[("state", &state), ("token", "x")]).await.expect(400);
    fan.clone()
        .with("origin", "https://evil.example")
        .post(BACK, &[("state", &state), ("token", "x")])
        .await
        .expect(403);
    // The attempt is still the fan's own.
    let text = fan.get(&page).await.expect(200).text();
    let token = site.allow_at_apple(&text, "ada", "agree").await.unwrap();
    fan.post(BACK, &[("state", &state), ("token", &token)]).await.expect(303);
    assert_eq!(count(&site, "presave").await, 1);
}

#[tokio::test]
async fn a_site_that_did_not_switch_it_on_has_no_such_page() {
    let site = TestSite::new().await;
    site.link("ada", "neon", DAY).await;
    assert!(fan(&site, 1).get(FORM).await.expect(404).text().contains("not switched on here"));
    fan(&site, 1).get(&format!("/presave/allow/{}", "A".repeat(43))).await.expect(404);
    assert!(!fan(&site, 1).get("/neon").await.expect(200).text().contains("presave/apple-music"));
}

#[tokio::test]
async fn trouble_is_waited_out_and_a_permission_that_ended_there_needs_the_fan() {
    for fault in [Fault::Html(200), Fault::Status(503), Fault::LostAnswer, Fault::Status(429)] {
        let site = site().await;
        site.wish_at_apple(&fan(&site, 1), "neon", "ada").await;
        site.sandbox.apple().fail_next(2, "/v1/me/library", &fault);
        later(&site, DAY).await;
        for _ in 0..4 {
            later(&site, MINUTE).await;
        }
        assert_eq!(site.sandbox.apple().library("ada"), [IN_LIBRARY], "{fault:?}");
        assert_eq!(report(&site).await.saved, 1, "{fault:?}");
    }
    let site = site().await;
    let fan = fan(&site, 1);
    let receipt = site.wish_at_apple(&fan, "neon", "ada").await;
    site.sandbox.apple().revoke_user("ada");
    later(&site, DAY).await;
    later(&site, HOUR).await;
    assert_eq!((report(&site).await.needs_again, report(&site).await.tokens_held), (1, 0));
    assert!(fan.get(&receipt).await.expect(200).text().contains("Apple Music needs you again"));
}
