//! A permission that would end before the release: known when it is given, and asked for again in time.

use testkit::{TestSite, decide};

use crate::{ALBUM, DAY, HOUR, assert_nothing_kept, count, fan, later, report};

const FORM: &str = "/neon/presave/spotify";

async fn far_away() -> TestSite {
    let site = TestSite::new().await;
    site.link("ada", "neon", DAY * 300).await;
    site
}

#[tokio::test]
async fn the_consent_page_says_that_the_permission_ends_before_the_release() {
    let site = far_away().await;
    let text = fan(&site, 1).get(FORM).await.expect(200).text();
    assert!(text.contains("It ends before the release") && text.contains("21 May 2027"), "{text}");
    let near = TestSite::new().await;
    near.link("ada", "neon", DAY).await;
    assert!(!fan(&near, 1).get(FORM).await.expect(200).text().contains("It ends before the release"), "control");
}

#[tokio::test]
async fn the_receipt_asks_in_time_and_the_new_permission_is_used() {
    let site = far_away().await;
    let fan = fan(&site, 1);
    let receipt = site.presave(&fan, "neon", "ada").await;
    assert!(!fan.get(&receipt).await.expect(200).text().contains("/renewal"), "not long before");
    fan.post(&format!("{receipt}/renewal"), &[]).await.expect(303);
    assert_eq!(
        count(&site, "presave_attempt WHERE renews IS NOT NULL").await,
        0,
        "nothing begins before it makes sense"
    );
    later(&site, DAY * 151).await;
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(
        text.contains(&format!("action=\"{receipt}/renewal\"")) && text.contains("ends before the release"),
        "{text}"
    );
    let away = fan.post(&format!("{receipt}/renewal"), &[]).await.expect(303);
    let back = decide(away.location(), "ada", "agree").await;
    let text = fan.get(&back).await.expect(200).text();
    assert!(text.contains("Your permission is renewed"), "{text}");
    assert_eq!(count(&site, "presave").await, 1, "it is the same pre-save");
    assert!(!fan.get(&receipt).await.expect(200).text().contains("/renewal"));
    later(&site, DAY * 149).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
    assert_eq!(report(&site).await.tokens_held, 0);
}

#[tokio::test]
async fn a_permission_that_ended_early_needs_the_fan_and_can_be_given_anew() {
    let site = far_away().await;
    let fan = fan(&site, 1);
    let receipt = site.presave(&fan, "neon", "ada").await;
    later(&site, DAY * 180).await;
    let after = report(&site).await;
    assert_eq!((after.needs_again, after.expired, after.tokens_held), (1, 0, 0));
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(text.contains("/renewal"), "{text}");
    let away = fan.post(&format!("{receipt}/renewal"), &[]).await.expect(303);
    let back = decide(away.location(), "ada", "agree").await;
    fan.get(&back).await.expect(200);
    assert_eq!((report(&site).await.waiting, report(&site).await.tokens_held), (1, 1));
    later(&site, DAY * 120).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
}

#[tokio::test]
async fn a_renewal_that_comes_to_nothing_leaves_the_pre_save_as_it_was() {
    let site = far_away().await;
    let fan = fan(&site, 1);
    let receipt = site.presave(&fan, "neon", "ada").await;
    later(&site, DAY * 151).await;
    let away = fan.post(&format!("{receipt}/renewal"), &[]).await.expect(303);
    let back = decide(away.location(), "ada", "cancel").await;
    fan.get(&back).await.expect(403);
    assert_eq!(report(&site).await.waiting, 1);
    let away = fan.post(&format!("{receipt}/renewal"), &[]).await.expect(303);
    let back = decide(away.location(), "ada", "agree").await;
    site.clock.advance(HOUR);
    fan.get(&back).await.expect(410);
    let after = report(&site).await;
    assert_eq!((after.given, after.waiting, after.tokens_held), (1, 1, 1), "the old permission is still there");
    fan.post(&format!("{receipt}/erasure"), &[("confirm", "yes")]).await.expect(200);
    assert_nothing_kept(&site).await;
}

#[tokio::test]
async fn nobody_renews_what_is_not_theirs() {
    let site = far_away().await;
    fan(&site, 1).post(&format!("/r/{}/renewal", "A".repeat(43)), &[]).await.expect(404);
}
