//! The published policy against the declarations.

use std::collections::BTreeSet;

use testkit::{Options, TestSite};

#[tokio::test]
async fn the_policy_names_every_declared_datum_cookie_and_processor() {
    let site = TestSite::new().await;
    let page = site.stranger().get("/privacy").await.expect(200).text();
    let shown: BTreeSet<&str> =
        page.split("data-clause=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let declared: BTreeSet<&str> = policy::DATA.iter().map(|row| row.id).collect();
    assert_eq!(shown, declared);
    for cookie in policy::COOKIES {
        assert!(page.contains(cookie.name), "{}", cookie.name);
    }
    for processor in policy::PROCESSORS.iter().filter(|row| !row.configured) {
        assert!(page.contains(processor.name), "{}", processor.name);
    }
    assert!(page.contains("Harbour Mail Ltd (127.0.0.1)"), "the mail server and who runs it");
    assert!(page.contains("Harbour Lane Records"), "the controller is named");
    assert!(page.find("22 November 2026") < page.find("<h1>"), "the date comes first");
}

#[tokio::test]
async fn what_is_switched_off_is_not_in_the_policy() {
    let site = TestSite::with(Options { spotify: false, mail: false, ..Options::default() }).await;
    let page = site.stranger().get("/privacy").await.expect(200).text();
    assert!(!page.contains("Spotify") && !page.contains("Harbour Mail"), "no party receives anything");
    assert!(!page.contains("__Host-presave"));
    assert!(page.contains("__Host-session"), "the rest is still there");
}

#[tokio::test]
async fn machines_read_the_same_rows() {
    let site = TestSite::new().await;
    let inventory = site.stranger().get("/.well-known/privacy-inventory.json").await.expect(200).json();
    assert_eq!(inventory["version"], policy::VERSION);
    let ids: Vec<&str> = inventory["data"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, policy::DATA.iter().map(|row| row.id).collect::<Vec<_>>());
}

#[tokio::test]
async fn reading_the_policy_sets_no_cookie() {
    let site = TestSite::new().await;
    assert_eq!(site.stranger().get("/privacy").await.expect(200).header("set-cookie"), None);
}
