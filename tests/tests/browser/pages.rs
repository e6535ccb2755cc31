//! A label's work in a real browser: a release, its link, and an artist's page that is put in order.

use std::collections::BTreeSet;

use fantoccini::key::Key;

use super::{
    driver::{Browser, Scripts},
    label::sign_in,
    site::Site,
};

/// The first and second block of the bio page as its editor lists them.
async fn order(browser: &Browser) -> Vec<String> {
    let titles = browser.ask("return [...document.querySelectorAll('main h3.row-title')].map(e => e.innerText)").await;
    titles.as_array().unwrap().iter().map(|title| title.as_str().unwrap().to_owned()).collect()
}

async fn whole_journey(scripts: Scripts) {
    let site = Site::open().await;
    let browser = Browser::open(scripts).await;
    sign_in(&browser, &site).await;

    browser.go(&site.at("/app/releases/new")).await;
    browser.fill("#title", "Ferry Songs").await;
    browser.fill("#upc", "036000291453").await;
    browser.fill("#release_date", "03032027").await;
    browser.follow("main form .go", "/app/releases").await;
    assert!(browser.has("#upc[aria-invalid=\"true\"]").await, "a wrong check digit is said beside the field");
    browser.fill("#upc", "").await;
    browser.follow("main form .go", "/app/releases").await;
    assert!(browser.text("main").await.contains("Ferry Songs"));

    browser.go(&site.at("/app/links/new")).await;
    browser.choose("#release_id", "Ferry Songs").await;
    browser.fill("#slug", "ferry-songs").await;
    browser.fill("[id=\"destinations.bandcamp\"]", "https://noor.bandcamp.com/album/ferry-songs").await;
    browser.follow("main form .go", "/app/links/").await;
    browser.go(&site.at("/ferry-songs")).await;
    assert!(browser.text("main").await.contains("Ferry Songs"));

    browser.go(&site.at(&format!("{}/blocks/new?kind=heading", site.bio))).await;
    browser.fill("#text", "Listen").await;
    browser.follow("main form .go", &site.bio).await;
    let before = order(&browser).await;
    assert_eq!(before.last().map(String::as_str), Some("Listen"));
    // By keyboard: the way up is the first button of the last block.
    browser.ask("[...document.querySelectorAll('button[name=to][value=up]')].pop().focus(); return 1").await;
    browser.follow_key(Key::Enter, &site.bio).await;
    let after = order(&browser).await;
    assert_eq!(after[after.len() - 2], "Listen", "{after:?}");

    browser.go(&site.at("/@noor")).await;
    assert!(browser.text("main").await.contains("Listen"));
    assert_eq!(browser.asked().await, BTreeSet::from([site.server.authority().to_owned()]), "nobody else is asked");
    browser.close().await;
}

#[tokio::test]
async fn a_label_makes_a_release_a_link_and_a_page_with_scripts() {
    whole_journey(Scripts::On).await;
}

#[tokio::test]
async fn a_label_makes_a_release_a_link_and_a_page_without_scripts() {
    whole_journey(Scripts::Off).await;
}
