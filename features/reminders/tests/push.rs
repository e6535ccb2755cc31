//! A browser as a way to be reminded: asked for by its own script, told once, and forgotten.

use sandbox::push::Browser;
use testkit::{Answer, Options};

use super::*;

const GOOGLE: &str = "https://fcm.googleapis.com/fcm/send/dXyz:APA91bF-0_a";
const HOUR: Duration = Duration::from_secs(60 * 60);

async fn push_site() -> (TestSite, Value) {
    let site = TestSite::with(Options { push: true, ..Options::default() }).await;
    let link = site.link("ada", "neon", 3 * DAY).await;
    (site, link)
}

async fn give(fan: &Client, body: &Value) -> Answer {
    fan.json(Method::POST, "/neon/reminder/push", body).await
}

/// A browser asks; answers the path of the reminder's page.
async fn subscribe(fan: &Client, browser: &Browser, endpoint: &str) -> String {
    let given = give(fan, &browser.subscription(endpoint)).await.expect(201).json();
    given.pointer("/page").and_then(Value::as_str).unwrap().to_owned()
}

fn browser(seed: u8) -> Browser {
    Browser::of(seed).unwrap()
}

async fn due(site: &TestSite) {
    site.house.reminders.run_due().await.unwrap();
}

async fn waiting(site: &TestSite) -> i64 {
    count(site, "reminder_push WHERE endpoint IS NOT NULL OR keys IS NOT NULL OR given_index IS NOT NULL").await
}

#[tokio::test]
async fn a_browser_gets_one_message_that_only_it_can_read() {
    let (site, link) = push_site().await;
    let mira = fan(&site, 1);
    let ways = mira.get("/neon/reminder").await.expect(200).text();
    assert!(ways.contains("href=\"/neon/reminder/push\"") && !ways.contains("<script"), "{ways}");
    let asks = mira.get("/neon/reminder/push").await.expect(200);
    let policy = asks.header("content-security-policy").unwrap().to_owned();
    assert!(policy.contains("; script-src 'sha256-") && policy.ends_with("; worker-src 'self'"), "{policy}");
    let page = asks.text();
    let key = page.split("data-key=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(page.contains("data-scope=\"/reminders/worker.js/neon\""), "{page}");
    let worker = mira.get("/reminders/worker.js").await.expect(200);
    assert_eq!(worker.header("content-type"), Some("text/javascript; charset=utf-8"));

    let browser = browser(7);
    let own = subscribe(&mira, &browser, GOOGLE).await;
    let page = mira.get(&own).await.expect(200).text();
    assert!(page.contains("data-state=\"waiting\"") && !page.contains("googleapis"), "{page}");
    assert_eq!(count(&site, "consent WHERE purpose = 'release_push' AND method = 'button'").await, 1);
    assert_eq!(told(&site, &link).await, json!({ "waiting": 1, "asked": 1, "confirmed": 1, "sent": 0, "left": 0 }));

    site.clock.advance(3 * DAY - Duration::from_secs(1));
    due(&site).await;
    assert!(site.sandbox.push().arrived().is_empty(), "not before the moment");
    site.clock.advance(Duration::from_secs(1));
    due(&site).await;
    due(&site).await;
    let [message] = site.sandbox.push().arrived().try_into().unwrap_or_else(|_| panic!("one message"));
    assert_eq!(message.path, "/fcm/send/dXyz:APA91bF-0_a");
    assert_eq!(message.key, key, "the key that the browser was told");
    assert_eq!(message.claims["aud"], "https://fcm.googleapis.com");
    assert_eq!(message.claims["sub"], "mailto:privacy@harbour-lane.example");
    let said: Value = serde_json::from_slice(&browser.open(&message.body).unwrap()).unwrap();
    assert_eq!(said["title"], "Out now: Lanterns Over Water");
    assert_eq!(said["page"], "/neon");
    assert!(Browser::of(8).unwrap().open(&message.body).is_none());
    assert_eq!(waiting(&site).await, 0, "what the browser gave is destroyed");
    assert!(mira.get(&own).await.expect(200).text().contains("data-state=\"sent\""));
    assert_eq!(told(&site, &link).await, json!({ "waiting": 0, "asked": 1, "confirmed": 1, "sent": 1, "left": 0 }));

    site.clock.advance(9 * DAY);
    site.house.app.privacy.sweep().await.unwrap();
    for table in ["reminder_push", "consent", "disclosure", "subject WHERE kind = 'fan'"] {
        assert_eq!(count(&site, table).await, 0, "{table}");
    }
}

#[tokio::test]
async fn what_is_no_browsers_is_refused_before_it_is_stored() {
    let (site, _) = push_site().await;
    let browser = browser(7);
    for (n, endpoint) in [
        "",
        "http://fcm.googleapis.com/fcm/send/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://fcm.googleapis.com@evil.example/x",
        "https://fcm.googleapis.com:8443/x",
        "https://127.0.0.1/x",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/x",
        "https://push.apple.com/x",
        "<script>alert(1)</script>",
    ]
    .into_iter()
    .enumerate()
    {
        give(&fan(&site, 10 + n), &browser.subscription(endpoint)).await.expect(422);
    }
    let off_the_curve = format!("BA{}", "A".repeat(85));
    let mira = fan(&site, 1);
    for (p256dh, auth) in [("", ""), ("BCVx", "BTBZMqHH6r4Tts7J_aSIgg"), (&*off_the_curve, "BTBZMqHH6r4Tts7J_aSIgg")] {
        let body = json!({ "endpoint": GOOGLE, "keys": { "p256dh": p256dh, "auth": auth } });
        give(&mira, &body).await.expect(422);
    }
    give(&mira, &json!({ "endpoint": GOOGLE })).await.expect(422);
    assert_eq!(fan(&site, 4).post("/neon/reminder/push", &[("endpoint", GOOGLE)]).await.status, 415);
    let elsewhere = fan(&site, 2).with("origin", "https://evil.example");
    assert_eq!(give(&elsewhere, &browser.subscription(GOOGLE)).await.status, 403);
    let inside = fan(&site, 3).with("user-agent", INSTAGRAM);
    give(&inside, &browser.subscription(GOOGLE)).await.expect(404);
    assert!(!inside.get("/neon/reminder").await.expect(200).text().contains("/neon/reminder/push"));
    assert_eq!(inside.get("/neon/reminder/push").await.expect(303).location(), "/neon/reminder");
    assert_eq!(count(&site, "reminder_push").await + count(&site, "subject WHERE kind = 'fan'").await, 0);
}

#[tokio::test]
async fn asking_again_is_the_same_reminder() {
    let (site, _) = push_site().await;
    let (mira, browser) = (fan(&site, 1), browser(7));
    let own = subscribe(&mira, &browser, GOOGLE).await;
    assert_eq!(subscribe(&mira, &browser, GOOGLE).await, own);
    assert_eq!(count(&site, "reminder_push").await, 1);
    // Who knows the address alone is somebody else.
    assert_ne!(subscribe(&fan(&site, 2), &Browser::of(8).unwrap(), GOOGLE).await, own);
}

#[tokio::test]
async fn a_browser_that_is_gone_is_forgotten() {
    for status in [404, 410] {
        let (site, _) = push_site().await;
        let own = subscribe(&fan(&site, 1), &browser(7), "https://web.push.apple.com/QGuQyavXutnMH").await;
        site.sandbox.push().answer_next(status, None);
        site.clock.advance(3 * DAY);
        due(&site).await;
        assert_eq!(waiting(&site).await, 0, "{status}");
        assert!(fan(&site, 1).get(&own).await.expect(200).text().contains("data-state=\"gone\""));
    }
}

#[tokio::test]
async fn a_service_that_is_down_is_asked_again_more_and_more_rarely_for_a_week() {
    let (site, _) = push_site().await;
    let own = subscribe(&fan(&site, 1), &browser(7), "https://updates.push.services.mozilla.com/wpush/v2/gAAA").await;
    site.sandbox.push().answer_next(503, None);
    site.sandbox.push().answer_next(429, Some(2 * 60 * 60));
    site.clock.advance(3 * DAY);
    let n = || site.sandbox.push().arrived().len();
    due(&site).await;
    due(&site).await;
    assert_eq!(n(), 1, "five minutes are waited for");
    site.clock.advance(Duration::from_secs(5 * 60));
    due(&site).await;
    assert_eq!(n(), 2);
    site.clock.advance(HOUR);
    due(&site).await;
    assert_eq!(n(), 2, "as long as the service said");
    for _ in 0..200 {
        site.sandbox.push().answer_next(500, None);
    }
    for _ in 0..167 {
        site.clock.advance(HOUR);
        due(&site).await;
    }
    assert!(n() < 30, "{}", n());
    assert_eq!(waiting(&site).await, 0, "the week is over");
    assert!(fan(&site, 1).get(&own).await.expect(200).text().contains("data-state=\"late\""));
}

#[tokio::test]
async fn a_fan_cancels_and_no_message_comes() {
    let (site, link) = push_site().await;
    let mira = fan(&site, 1);
    let own = subscribe(&mira, &browser(7), GOOGLE).await;
    assert!(mira.get(&own).await.expect(200).text().contains("id=\"cancel\" data-scope=\"/reminders/worker.js/neon\""));
    mira.post(&format!("{own}/cancellation"), &[]).await.expect(303);
    assert_eq!(waiting(&site).await, 0);
    assert_eq!(count(&site, "consent WHERE withdrawn_at IS NULL").await, 0);
    site.clock.advance(3 * DAY);
    due(&site).await;
    assert!(site.sandbox.push().arrived().is_empty());
    assert_eq!(told(&site, &link).await["left"], 1);
}

#[tokio::test]
async fn a_release_that_is_taken_back_ends_it_without_a_message() {
    let (site, link) = push_site().await;
    let own = subscribe(&fan(&site, 1), &browser(7), GOOGLE).await;
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    site.key("ada").await.delete(&path).await.expect(204);
    due(&site).await;
    assert_eq!(waiting(&site).await, 0);
    assert!(site.sandbox.push().arrived().is_empty());
    assert!(fan(&site, 1).get(&own).await.expect(200).text().contains("data-state=\"called_off\""));
}

#[tokio::test]
async fn the_rights_of_a_fan_cover_a_browser() {
    let (site, _) = push_site().await;
    let (mira, omar) = (fan(&site, 1), fan(&site, 2));
    let own = subscribe(&mira, &browser(7), GOOGLE).await;
    let other = subscribe(&omar, &browser(9), "https://web.push.apple.com/Q").await;
    let word = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let page = mira.get(&own).await.expect(200).text();
    let to = |end: &str| {
        let actions = page.split("action=\"").map(|rest| rest.split('"').next().unwrap().to_owned());
        actions.into_iter().find(|to| to.ends_with(end)).unwrap()
    };
    assert!(mira.post(&to("/export"), &[]).await.expect(200).body.len() > 500);
    mira.post(&to("/erasure"), &[("confirm", "yes")]).await.expect(200);
    mira.get(&own).await.expect(404);
    assert_eq!(count(&site, "reminder_push").await, 1);
    let path = format!("/r/{}/rights/withdrawal", word(&other));
    omar.post(&path, &[("purpose", "release_push")]).await.expect(303);
    assert_eq!(waiting(&site).await, 0);
}

#[tokio::test]
async fn it_is_not_offered_where_the_operator_did_not_switch_it_on() {
    let (site, _) = site().await;
    let mira = fan(&site, 1);
    assert!(!mira.get("/neon/reminder").await.expect(200).text().contains("/neon/reminder/push"));
    assert_eq!(mira.get("/neon/reminder/push").await.expect(303).location(), "/neon/reminder");
    mira.get("/reminders/worker.js").await.expect(404);
    give(&mira, &browser(7).subscription(GOOGLE)).await.expect(404);
}
