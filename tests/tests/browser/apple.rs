//! The one fan page with another party's script, in a real browser: it comes after the choice, asks in a window of its own,
//! and leaves nothing in the browser.

use std::{collections::BTreeSet, time::Duration};

use super::{
    audit,
    driver::{Browser, Scripts},
};
use crate::{
    chaos,
    label::{Label, SLUG, provider},
    program::Server,
};

struct Site {
    server: Server,
    sandbox: sandbox::Sandbox,
    _folder: tempfile::TempDir,
}

async fn site() -> Site {
    let folder = tempfile::tempdir().unwrap();
    let sandbox = provider().await;
    let mut server = chaos::plan(folder.path(), &sandbox).start().await;
    Label::make(&mut server, Duration::from_hours(24)).await;
    Site { server, sandbox, _folder: folder }
}

/// From the link's page to the page with the script.
async fn agree(browser: &Browser, site: &Site) {
    let base = &site.server.base;
    browser.go(&format!("{base}/{SLUG}")).await;
    let consent = format!("/{SLUG}/presave/apple-music");
    browser.follow(&format!("a[href=\"{consent}\"]"), &consent).await;
    browser.press("input[name=\"agree\"]").await;
    if browser.has("input[name=\"born\"]").await {
        browser.fill("input[name=\"born\"]", "06151990").await;
    }
    let ours = BTreeSet::from([site.server.authority().to_owned()]);
    assert_eq!(browser.asked().await, ours, "before the choice nobody else is asked for anything");
    browser.follow("main form button", "/presave/allow/").await;
}

#[tokio::test]
async fn apples_script_asks_in_a_window_of_its_own_and_leaves_nothing_behind() {
    let site = site().await;
    let browser = Browser::open(Scripts::On).await;
    agree(&browser, &site).await;
    browser.find("#allow button.go:enabled").await;
    let asked = BTreeSet::from([site.server.authority().to_owned(), site.sandbox.addr().to_string()]);
    assert_eq!(browser.asked().await, asked, "now apple is");
    audit::look(&browser, "apple-allow").await;

    // Who closes the window can try again.
    browser.press("#allow button.go").await;
    browser.to_new_window().await;
    browser.press("button[value=\"cancel\"]").await;
    browser.to_only_window().await;
    browser.find("#trouble:not([hidden])").await;

    browser.press("#allow button.go").await;
    browser.to_new_window().await;
    browser.fill("input[name=\"user\"]", "lena").await;
    browser.press("button[value=\"agree\"]").await;
    browser.to_only_window().await;
    browser.arrive("/r/").await;
    assert!(browser.text("main").await.contains("Lanterns Over Water"));
    let kept = browser.ask("return Object.keys(localStorage).concat(Object.keys(sessionStorage)).length").await;
    assert_eq!(kept, 0, "what the script wrote down is gone");
    browser.close().await;
}

#[tokio::test]
async fn without_scripts_the_page_says_so_and_leads_back() {
    let site = site().await;
    let browser = Browser::open(Scripts::Off).await;
    agree(&browser, &site).await;
    assert!(browser.text("noscript").await.contains("this browser runs none"));
    browser.follow("button[value=\"access_denied\"]", "/presave/callback/apple-music").await;
    assert!(browser.text("main").await.contains("You said no at Apple Music"));
    browser.close().await;
}
