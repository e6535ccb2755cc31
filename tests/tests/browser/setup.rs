//! The first minutes of whoever runs a site, in a real browser: the set-up page, and an application that is still empty.

use super::{
    audit,
    driver::{Browser, Scripts},
};
use crate::{
    label::{EMAIL, PASSWORD},
    program::Plan,
};

async fn whole_journey(scripts: Scripts) {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Plan::on(&folder.path().join("data")).start().await;
    let token = server.set_up_url().await;
    let browser = Browser::open(scripts).await;
    browser.go(&format!("{}/app/setup/{token}", server.base)).await;
    if scripts == Scripts::On {
        audit::look(&browser, "app-set-up").await;
    }
    browser.fill("input[name=\"email\"]", EMAIL).await;
    browser.fill("input[name=\"password\"]", "short").await;
    browser.fill("input[name=\"workspace\"]", "Harbour Lane Records").await;
    browser.follow("main form button", "/app/setup/").await;
    assert!(browser.has("[aria-invalid=\"true\"]").await, "a short password is said beside its field");
    browser.fill("input[name=\"password\"]", PASSWORD).await;
    browser.follow("main form button", "/app").await;
    browser.find("form[action=\"/app/sign-out\"]").await;
    for (name, path) in [
        ("empty-home", "/app"),
        ("empty-artists", "/app/artists"),
        ("empty-releases", "/app/releases"),
        ("empty-links", "/app/links"),
        ("empty-link-new", "/app/links/new"),
        ("empty-bio", "/app/bio"),
        ("empty-bio-new", "/app/bio/new"),
        ("empty-fans", "/app/fans"),
        ("empty-domains", "/app/domains"),
        ("empty-imports", "/app/imports"),
    ] {
        browser.go(&format!("{}{path}", server.base)).await;
        assert!(browser.has("main a.btn.go, main button").await, "{path} shows what to do first");
        if scripts == Scripts::On {
            audit::look(&browser, name).await;
        }
    }
    browser.close().await;
}

#[tokio::test]
async fn a_site_is_set_up_and_its_empty_pages_lead_on_with_scripts() {
    whole_journey(Scripts::On).await;
}

#[tokio::test]
async fn a_site_is_set_up_and_its_empty_pages_lead_on_without_scripts() {
    whole_journey(Scripts::Off).await;
}
