//! A reminder in a real browser: asking for it, confirming it, the letter once the release is out; and what is shown inside an
//! app.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::json;

use super::{
    driver::{Browser, Scripts},
    letters::address,
    site::Site,
};
use crate::label::SLUG;

const FAN: &str = "lena@fans.example";

async fn whole_journey(scripts: Scripts) {
    let site = Site::open().await;
    let fan = Browser::open(scripts).await;
    let ways = format!("/{SLUG}/reminder");
    fan.go(&site.at(&format!("/{SLUG}"))).await;
    fan.follow(&format!("a[href=\"{ways}\"]"), &ways).await;
    // Who writes nothing is told so beside the field.
    fan.follow("main form button", &ways).await;
    assert!(fan.has("#email[aria-invalid=\"true\"]").await);
    fan.fill("#email", FAN).await;
    if fan.has("#born").await {
        fan.fill("#born", "06151990").await;
    }
    fan.follow("main form button", &format!("{ways}/asked")).await;

    let confirmation = address(&site.letters(FAN, 1).await[0].text, "/reminders/confirmation/");
    fan.go(&site.at(&confirmation)).await;
    fan.follow("main form button", "/reminders/me/").await;
    let own = fan.path().await;
    assert!(fan.has("main[data-state=\"waiting\"]").await);

    let release = format!("/api/v1/releases/{}", site.label.release);
    let yesterday = Timestamp::now() - SignedDuration::from_hours(24);
    let yesterday = json!({ "release_date": yesterday.strftime("%Y-%m-%d").to_string() });
    site.label.api(&site.server).json(Method::PATCH, &release, &yesterday).await.expect(200);
    let letter = &site.letters(FAN, 2).await[1];
    assert!(letter.text.contains("Lanterns Over Water"), "{}", letter.text);
    fan.go(&site.at(&own)).await;
    assert!(fan.has("main[data-state=\"sent\"]").await, "the address is destroyed with the letter");
    assert_eq!(fan.asked().await, BTreeSet::from([site.server.authority().to_owned()]), "nobody else is asked");
    fan.close().await;
}

#[tokio::test]
async fn a_fan_is_reminded_with_scripts() {
    whole_journey(Scripts::On).await;
}

#[tokio::test]
async fn a_fan_is_reminded_without_scripts() {
    whole_journey(Scripts::Off).await;
}
