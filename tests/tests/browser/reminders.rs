//! A reminder in a real browser: asking for it, confirming it, the letter once the release is out; and the browser itself as
//! the way.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::{Value, json};

use super::{
    audit,
    driver::{Browser, Scripts},
    letters::address,
    site::{CONTACT, Site},
};
use crate::{
    label::SLUG,
    program::{PATIENCE, eventually},
};

const FAN: &str = "lena@fans.example";

/// The release is out since yesterday.
async fn come_out(site: &Site) {
    let release = format!("/api/v1/releases/{}", site.label.release);
    let yesterday = Timestamp::now() - SignedDuration::from_hours(24);
    let yesterday = json!({ "release_date": yesterday.strftime("%Y-%m-%d").to_string() });
    site.label.api(&site.server).json(Method::PATCH, &release, &yesterday).await.expect(200);
}

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

    come_out(&site).await;
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

/// How many service workers of ours the browser keeps.
async fn workers(browser: &Browser) -> Value {
    let count = "const done = arguments[0]; navigator.serviceWorker.getRegistrations().then((all) => done(all.length))";
    browser.ask_later(count).await
}

/// From the ways to the page with the button; says the day of birth where it is asked for.
async fn to_the_button(browser: &Browser, site: &Site) {
    let push = format!("/{SLUG}/reminder/push");
    browser.go(&site.at(&format!("/{SLUG}/reminder"))).await;
    browser.follow(&format!("a[href=\"{push}\"]"), &push).await;
    if browser.has("#born").await {
        browser.fill("#born", "06151990").await;
    }
}

#[tokio::test]
async fn a_browser_is_asked_only_once_its_button_is_pressed_and_shows_the_one_message() {
    let site = Site::open().await;
    let fan = Browser::open(Scripts::On).await;
    to_the_button(&fan, &site).await;
    audit::look(&fan, "reminder-push").await;
    assert_eq!(workers(&fan).await, 0, "nothing before the choice");
    // A browser without a hand to say yes says no.
    fan.press("#push button").await;
    fan.find("[data-say]:not([hidden])").await;
    fan.find("#push button:enabled").await;
    assert_eq!(workers(&fan).await, 0, "a try that came to nothing leaves nothing");

    // There is no push service to be reached from here: its part is played by what it would have given.
    let theirs = sandbox::push::Browser::of(7).unwrap();
    let given = theirs.subscription("https://fcm.googleapis.com/fcm/send/dXyz:APA91bF-0_a");
    fan.ask(&format!(
        "PushManager.prototype.subscribe = async () => ({{ toJSON: () => ({given}), unsubscribe: async () => true }})"
    ))
    .await;
    let old = fan.path().await;
    fan.press("#push button").await;
    fan.arrive("/reminders/me/").await;
    assert_ne!(fan.path().await, old);
    assert!(fan.has("main[data-state=\"waiting\"]").await);
    assert_eq!(workers(&fan).await, 1);

    come_out(&site).await;
    let message = eventually("the message", PATIENCE, async || site.sandbox.push().arrived().pop()).await;
    assert_eq!(message.claims["sub"], CONTACT);
    let plain = theirs.open(&message.body).expect("it is for this browser");
    fan.go(&site.at(&fan.path().await)).await;
    assert!(fan.has("main[data-state=\"sent\"]").await, "the address is destroyed with the message");

    let shown = fan.deliver(&site.server.base, std::str::from_utf8(&plain).unwrap()).await;
    assert_eq!(shown, json!([["Out now: Lanterns Over Water", format!("/{SLUG}")]]));
    assert_eq!(fan.asked().await, BTreeSet::from([site.server.authority().to_owned()]), "nobody else is asked");
    fan.close().await;
}

#[tokio::test]
async fn without_scripts_the_other_ways_are_named() {
    let site = Site::open().await;
    let fan = Browser::open(Scripts::Off).await;
    to_the_button(&fan, &site).await;
    assert!(fan.text("noscript").await.contains("needs JavaScript"));
    assert!(fan.has("#push button:disabled").await);
    fan.follow("main > p > a.btn", &format!("/{SLUG}/reminder")).await;
    fan.close().await;
}
