//! A fan's journey in a real browser: the link, the pre-save at the provider, the receipt, and leaving no trace.

use std::collections::BTreeSet;

use fantoccini::key::Key;
use url::Url;

use super::{
    audit,
    driver::{Browser, Scripts},
    site::Site,
};
use crate::label::SLUG;

/// From the link's page to the receipt. Answers the hosts that were asked on our own pages.
pub(crate) async fn presave(browser: &Browser, site: &Site, user: &str) -> BTreeSet<String> {
    browser.go(&site.at(&format!("/{SLUG}"))).await;
    let consent = format!("/{SLUG}/presave/spotify");
    browser.follow(&format!("a[href=\"{consent}\"]"), &consent).await;
    browser.press("input[name=\"agree\"]").await;
    if browser.has("input[name=\"born\"]").await {
        browser.fill("input[name=\"born\"]", "06151990").await;
    }
    let ours = browser.asked().await;
    browser.press("main form button").await;
    browser.fill("input[name=\"user\"]", user).await;
    browser.follow("button[value=\"agree\"]", "/r/").await;
    browser.asked().await;
    ours
}

async fn whole_journey(scripts: Scripts) {
    let site = Site::open().await;
    let browser = Browser::open(scripts).await;
    let asked = presave(&browser, &site, "lena").await;
    assert_eq!(asked, BTreeSet::from([site.server.authority().to_owned()]), "nobody else is asked for anything");
    let receipt = browser.path().await;
    assert!(browser.text("main").await.contains("Lanterns Over Water"));

    // The way out of it is as short as the way in.
    browser.go(&site.at(&receipt)).await;
    browser.follow("form[action$=\"/cancellation\"] button", "/r/").await;
    assert_eq!(browser.asked().await, BTreeSet::from([site.server.authority().to_owned()]));
    browser.close().await;
}

#[tokio::test]
async fn a_fan_presaves_and_cancels_with_scripts() {
    whole_journey(Scripts::On).await;
}

#[tokio::test]
async fn a_fan_presaves_and_cancels_without_scripts() {
    whole_journey(Scripts::Off).await;
}

#[tokio::test]
async fn a_fan_comes_to_the_provider_with_the_keyboard_alone() {
    let site = Site::open().await;
    let browser = Browser::open(Scripts::On).await;
    browser.go(&site.at(&format!("/{SLUG}/presave/spotify"))).await;
    // Whoever tabs through the page meets the box, sees where they are, and then the button.
    let mut met = Vec::new();
    for _ in 0..40 {
        browser.key(Key::Tab).await;
        let here = browser.ask("const e = document.activeElement; return e.name || e.type || e.tagName").await;
        let ring = "const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'";
        assert_eq!(browser.ask(ring).await, true, "{here}: the focus is seen");
        let here = here.as_str().unwrap().to_owned();
        match here.as_str() {
            "agree" => browser.type_here(" ").await,
            "born" => browser.type_here("06151990").await,
            "submit" if met.contains(&"agree".to_owned()) => break,
            _ => {}
        }
        met.push(here);
    }
    browser.key(Key::Enter).await;
    browser.find("input[name=\"user\"]").await;
    let provider = Url::parse(&format!("http://{}", site.sandbox.addr())).unwrap();
    assert!(browser.asked().await.contains(provider.authority()));
    browser.close().await;
}

#[tokio::test]
async fn every_page_of_a_fan_is_open_to_everybody_at_every_width() {
    let site = Site::open().await;
    let browser = Browser::open(Scripts::On).await;
    presave(&browser, &site, "mina").await;
    let receipt = browser.path().await;
    let consent = format!("/{SLUG}/presave/spotify");
    let link = format!("/{SLUG}");
    let rights = format!("{receipt}/rights");
    for (name, path) in [
        ("link", link.as_str()),
        ("presave", &consent),
        ("receipt", &receipt),
        ("receipt-rights", &rights),
        ("policy", "/privacy"),
        ("proof", "/privacy/proof"),
        ("cookies", "/privacy/cookies"),
        ("rights", "/privacy/rights"),
        ("processors", "/privacy/processors"),
        ("bio", "/@noor"),
        ("fan-form", "/fans/harbour-post"),
        ("not-found", "/there-is-no-such-link"),
    ] {
        browser.go(&site.at(path)).await;
        assert_eq!(browser.status().await, if name == "not-found" { 404 } else { 200 }, "{path}");
        audit::look(&browser, name).await;
        browser.dark(true).await;
        assert_eq!(audit::barriers(&browser).await, Vec::<String>::new(), "{name}, dark");
        browser.dark(false).await;
    }
    browser.close().await;
}
