//! The report of a release, and the letters about it.

use serde_json::{Value, json};
use testkit::TestSite;

use crate::{DAY, fan};

/// A site where twelve fans of three countries pre-saved, one of whom took the permission away at Spotify.
async fn eve() -> (TestSite, String) {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    for n in 0..12 {
        let country = if n < 6 {
            "NZ"
        } else if n < 9 {
            "CL"
        } else {
            "AR"
        };
        site.presave(&fan(&site, n + 1, country), "neon", &format!("user{n}")).await;
    }
    site.sandbox.spotify().revoke_user("user0");
    (site, link.get("release_id").unwrap().as_str().unwrap().to_owned())
}

async fn day(site: &TestSite, by: std::time::Duration) {
    site.clock.advance(by);
    site.house.presaves.run_due().await.unwrap();
    site.run_jobs().await;
}

fn in_state(report: &Value, state: &str) -> u64 {
    let states = report.pointer("/services/0/states").unwrap().as_array().unwrap();
    states
        .iter()
        .find(|one| one.get("state").unwrap() == state)
        .map_or(0, |one| one.get("n").unwrap().as_u64().unwrap())
}

#[tokio::test]
async fn an_hour_after_the_release_its_label_gets_a_letter_and_a_page() {
    let (site, release) = eve().await;
    day(&site, DAY).await;
    assert!(site.letters().await.is_empty(), "not at once");
    day(&site, DAY / 24).await;
    let letters = site.letters().await;
    assert_eq!(letters.len(), 1);
    let text = &letters.first().unwrap().text;
    assert!(text.contains("Of 12 pre-saves 11 are done"), "{text}");
    assert!(text.contains(&format!("/app/releases/{release}/report")), "{text}");
    day(&site, DAY / 24).await;
    assert_eq!(site.letters().await.len(), 1, "once");

    let page = site.member("ada").await.get(&format!("/app/releases/{release}/report")).await.expect(200).text();
    assert!(page.contains("data-figure=\"saved\" data-n=\"11\"") && page.contains("Needs the fan again"), "{page}");
    assert!(page.contains("Other reasons, of fewer than 5 people each"), "{page}");
    assert!(!page.contains("took the permission away"), "a reason of one person is not told apart: {page}");
    assert!(page.contains("New Zealand") && !page.contains("Chile"), "small groups are folded: {page}");
    let report = site.key("ada").await.get(&format!("/api/v1/releases/{release}/report")).await.expect(200).json();
    assert_eq!((in_state(&report, "saved"), in_state(&report, "needs_again")), (11, 1));
}

#[tokio::test]
async fn another_label_sees_nothing_of_it() {
    let (site, release) = eve().await;
    site.member("bob").await.get(&format!("/app/releases/{release}/report")).await.expect(404);
    site.key("bob").await.get(&format!("/api/v1/releases/{release}/report")).await.expect(404);
    let stranger = site.stranger().get(&format!("/app/releases/{release}/report")).await;
    assert!(stranger.status == 303 || stranger.status == 401);
}

#[tokio::test]
async fn a_release_that_nobody_pre_saved_has_an_empty_page_and_no_letter() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    day(&site, DAY * 2).await;
    assert!(site.letters().await.is_empty());
    let path = format!("/app/releases/{}/report", link.get("release_id").unwrap().as_str().unwrap());
    assert!(site.member("ada").await.get(&path).await.expect(200).text().contains("Nobody has pre-saved yet"));
}

#[tokio::test]
async fn a_release_that_the_service_does_not_have_is_told_after_ten_minutes() {
    let (site, release) = eve().await;
    let key = site.key("ada").await;
    let change = json!({ "spotify_uri": Value::Null });
    key.json(http::Method::PATCH, &format!("/api/v1/releases/{release}"), &change).await.expect(200);
    day(&site, DAY).await;
    assert!(site.letters().await.is_empty());
    day(&site, DAY / 144).await;
    let letters = site.letters().await;
    assert_eq!(letters.len(), 1);
    let text = &letters.first().unwrap().text;
    assert!(text.contains("Lanterns Over Water") && text.contains("Spotify"), "{text}");
    let page = site.member("ada").await.get(&format!("/app/releases/{release}/report")).await.expect(200).text();
    assert!(page.contains("has not had this release since"), "{page}");
}
