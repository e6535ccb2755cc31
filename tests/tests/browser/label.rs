//! A label's journey in a real browser: signing in, making a release and its link, reading the figures, signing out.

use super::{
    audit,
    driver::{Browser, Scripts},
    site::Site,
};
use crate::label::{EMAIL, PASSWORD};

pub(crate) async fn sign_in(browser: &Browser, site: &Site) {
    browser.go(&site.at("/app/sign-in")).await;
    browser.fill("input[name=\"email\"]", EMAIL).await;
    browser.fill("input[name=\"password\"]", PASSWORD).await;
    browser.follow("main form button", "/app").await;
    browser.find("form[action=\"/app/sign-out\"]").await;
}

async fn whole_journey(scripts: Scripts) {
    let site = Site::open().await;
    let browser = Browser::open(scripts).await;
    sign_in(&browser, &site).await;

    browser.go(&site.at("/app/artists")).await;
    browser.fill("input[name=\"name\"]", "The Tide Clocks").await;
    browser.follow("form:has(input[name=\"name\"]) button", "/app/artists").await;
    assert!(browser.text("main").await.contains("The Tide Clocks"));
    assert!(browser.text("main").await.contains("Noor & the Tide"));

    browser.go(&site.at(&format!("/app/links/{}", site.label.link))).await;
    assert!(browser.text("h1").await.contains("Lanterns Over Water"));
    browser.follow("form[action=\"/app/sign-out\"] button", "/").await;
    browser.go(&site.at("/app/artists")).await;
    browser.arrive("/app/sign-in").await;
    browser.close().await;
}

#[tokio::test]
async fn a_label_works_with_scripts() {
    whole_journey(Scripts::On).await;
}

#[tokio::test]
async fn a_label_works_without_scripts() {
    whole_journey(Scripts::Off).await;
}

#[tokio::test]
async fn every_page_of_a_label_is_open_to_everybody_at_every_width() {
    let site = Site::open().await;
    let browser = Browser::open(Scripts::On).await;
    browser.go(&site.at("/app/sign-in")).await;
    audit::look(&browser, "app-sign-in").await;
    sign_in(&browser, &site).await;
    let link = format!("/app/links/{}", site.label.link);
    let release = format!("/app/releases/{}", site.label.release);
    let inside = |part: &str| format!("{link}/{part}");
    let (rules, options, stats, catalogue) = (inside("rules"), inside("options"), inside("stats"), inside("catalogue"));
    for (name, path) in [
        ("app-home", "/app"),
        ("app-artists", "/app/artists"),
        ("app-releases", "/app/releases"),
        ("app-release", &release),
        ("app-links", "/app/links"),
        ("app-link", &link),
        ("app-link-rules", &rules),
        ("app-link-options", &options),
        ("app-link-stats", &stats),
        ("app-bio", "/app/bio"),
        ("app-bio-page", &site.bio),
        ("app-fans", "/app/fans"),
        ("app-fan-form", &site.form),
        ("app-release-new", "/app/releases/new"),
        ("app-link-new", "/app/links/new"),
        ("app-link-start", "/app/catalogue"),
        ("app-link-catalogue", &catalogue),
        ("app-bio-new", "/app/bio/new"),
        ("app-fan-form-new", "/app/fans/new"),
        ("app-domains", "/app/domains"),
        ("app-not-found", "/app/there-is-no-such-page"),
        ("app-keys", "/app/keys"),
        ("app-rights", "/app/rights"),
    ] {
        browser.go(&site.at(path)).await;
        assert_eq!(browser.status().await, if name == "app-not-found" { 404 } else { 200 }, "{path}");
        audit::look(&browser, name).await;
        browser.dark(true).await;
        assert_eq!(audit::barriers(&browser).await, Vec::<String>::new(), "{name}, dark");
        browser.dark(false).await;
    }
    browser.close().await;
}
