//! What scripts add to bio pages in a real browser: the order of blocks by hand and by keys, and players that wait.

use std::collections::BTreeSet;

use fantoccini::key::Key;

use super::{
    driver::{Browser, Scripts},
    label::sign_in,
    site::Site,
};

/// The blocks' titles as the editor lists them.
async fn order(browser: &Browser) -> Vec<String> {
    let titles = "return [...document.querySelectorAll('#order bdi')].map((one) => one.textContent)";
    serde_json::from_value(browser.ask(titles).await).unwrap()
}

/// Waits until the program itself lists the blocks so.
async fn kept(browser: &Browser, site: &Site, wanted: &[&str]) {
    for _ in 0..100 {
        let status = browser.ask("return document.querySelector('#order + [role=status]').textContent").await;
        if status.as_str().is_some_and(|said| said.contains("is at place")) && order(browser).await == wanted {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    browser.go(&site.at(&site.bio)).await;
    assert_eq!(order(browser).await, wanted);
}

#[tokio::test]
async fn blocks_are_ordered_by_a_grip_and_without_scripts_by_buttons() {
    let site = Site::open().await;
    let browser = Browser::open(Scripts::On).await;
    sign_in(&browser, &site).await;
    browser.go(&site.at(&site.bio)).await;
    let before = order(&browser).await;
    let all: Vec<&str> = before.iter().map(String::as_str).collect();
    let &[stage, lyrics, release, live, socials, shop] = all.as_slice() else { panic!("{before:?}") };

    // By keys: taken, moved down twice, left. Each step is said.
    browser.find("#order li:first-child .grip").await;
    browser.ask("document.querySelector('#order li:first-child .grip').focus()").await;
    browser.key(Key::Enter).await;
    assert!(browser.text("#order + [role=status]").await.contains("is taken, place"));
    browser.key(Key::Down).await;
    browser.key(Key::Down).await;
    let said = browser.text("#order + [role=status]").await;
    assert!(said.contains('3') && said.contains('6'), "{said}");
    assert_eq!(browser.ask("return document.activeElement.className").await, "btn grip", "the focus stays");
    browser.key(Key::Enter).await;
    kept(&browser, &site, &[lyrics, release, stage, live, socials, shop]).await;

    // Escape puts it back, and nothing is sent.
    browser.ask("document.querySelector('#order li:nth-child(2) .grip').focus()").await;
    browser.key(Key::Enter).await;
    browser.key(Key::End).await;
    browser.key(Key::Escape).await;
    assert_eq!(order(&browser).await, [lyrics, release, stage, live, socials, shop]);

    // By hand: the last one past the one above it.
    let height = browser.ask("return document.querySelector('#order li:nth-child(5)').offsetHeight").await;
    browser.ask("document.querySelector('#order li:last-child').scrollIntoView({ block: 'center' })").await;
    browser.drag("#order li:last-child .grip", -1.3 * height.as_f64().unwrap()).await;
    kept(&browser, &site, &[lyrics, release, stage, live, shop, socials]).await;
    assert_eq!(browser.asked().await, BTreeSet::from([site.server.authority().to_owned()]));
    browser.close().await;

    let browser = Browser::open(Scripts::Off).await;
    sign_in(&browser, &site).await;
    browser.go(&site.at(&site.bio)).await;
    assert!(!browser.has(".grip").await);
    browser.follow("#order li:first-child button[value=\"down\"]", &site.bio).await;
    assert!(browser.text("#order li:first-child").await.contains(release));
    browser.close().await;
}

#[tokio::test]
async fn a_player_is_asked_for_nothing_before_a_fan_presses_it() {
    const HOST: &str = "www.youtube-nocookie.com";
    let site = Site::open().await;
    let ours = BTreeSet::from([site.server.authority().to_owned()]);
    let browser = Browser::open(Scripts::On).await;
    browser.keep_from(HOST).await;
    browser.go(&site.at("/@noor")).await;
    let player = browser.find("a[data-player]").await;
    assert_eq!(browser.asked().await, ours);
    player.click().await.unwrap();
    browser.find("iframe.player").await;
    let mut asked = BTreeSet::new();
    for _ in 0..50 {
        asked.append(&mut browser.asked().await);
        if asked.contains(HOST) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(
        asked,
        ours.iter().cloned().chain([HOST.to_owned()]).collect(),
        "the player, and the count of the click"
    );
    assert_eq!(browser.path().await, "/@noor");
    browser.close().await;
}
