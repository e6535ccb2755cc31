//! Releases that come out at each place's own midnight.

use serde_json::json;
use testkit::{Client, TestSite};

use crate::{ALBUM, DAY, HOUR, MINUTE, change_release, count, fan, later, report, site};

const FORM: &str = "/neon/presave/spotify";

/// A site whose release comes out on 27 November 2026, at midnight of each place; its own zone is London's.
async fn everywhere() -> TestSite {
    let site = Box::pin(site()).await;
    let change = json!({ "release_date": "2026-11-27", "release_time": "00:00", "time_zone": "Europe/London", "each_zone": true });
    change_release(&site, change).await;
    site
}

fn from(site: &TestSite, n: usize, country: &str) -> Client {
    site.stranger().with("x-forwarded-for", &format!("198.18.0.{n}")).with("x-country", country)
}

/// Turns the clock to an instant and does what is due then.
async fn at(site: &TestSite, instant: &str) {
    let instant: jiff::Timestamp = instant.parse().unwrap();
    let by = instant.as_millisecond() - site.clock.now_ms();
    later(site, std::time::Duration::from_millis(u64::try_from(by).unwrap())).await;
}

fn saved(site: &TestSite, user: &str) -> bool {
    site.sandbox.spotify().library(user) == [ALBUM]
}

#[tokio::test]
async fn it_is_saved_at_each_fans_own_midnight() {
    let site = everywhere().await;
    for (n, (user, country)) in [("kiri", "KI"), ("asha", "IN"), ("bo", "DE"), ("cy", "US")].into_iter().enumerate() {
        site.wish(&from(&site, n, country), FORM, &[("agree", "yes")], user).await;
    }
    site.wish(&fan(&site, 9), FORM, &[("agree", "yes")], "home").await;
    at(&site, "2026-11-26T18:29:59Z").await;
    assert!(saved(&site, "kiri") && !saved(&site, "asha"), "it is midnight in Tarawa at noon in London");
    at(&site, "2026-11-26T18:30:00Z").await;
    assert!(saved(&site, "asha") && !saved(&site, "bo"));
    at(&site, "2026-11-26T23:00:00Z").await;
    assert!(saved(&site, "bo") && !saved(&site, "home"));
    at(&site, "2026-11-27T00:00:00Z").await;
    assert!(saved(&site, "home") && !saved(&site, "cy"), "whose country nobody knows goes by the label's zone");
    at(&site, "2026-11-27T05:00:00Z").await;
    assert!(saved(&site, "cy"));
    assert_eq!(report(&site).await.saved, 5);
}

#[tokio::test]
async fn the_consent_page_says_which_moment_it_will_be_and_another_zone_can_be_chosen() {
    let site = everywhere().await;
    let fan = from(&site, 1, "IN");
    let text = fan.get(FORM).await.expect(200).text();
    assert!(text.contains("<option selected>Asia/Kolkata</option>") && text.contains("For Asia/Kolkata"), "{text}");
    assert!(text.contains("27 November 2026, 00:00") || text.contains("27 November 2026"), "{text}");
    let receipt = site.wish(&fan, FORM, &[("agree", "yes"), ("zone", "America/New_York")], "ada").await;
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(text.contains("America/New_York"), "the receipt goes by the chosen clocks: {text}");
    at(&site, "2026-11-27T04:59:59Z").await;
    assert!(!saved(&site, "ada"));
    at(&site, "2026-11-27T05:00:00Z").await;
    assert!(saved(&site, "ada"));
}

#[tokio::test]
async fn a_zone_that_is_none_is_named_and_the_ticks_stay() {
    let site = everywhere().await;
    for zone in ["Mars/Olympus", "Factory", "<script>alert(1)</script>", "../../etc/passwd"] {
        let text = from(&site, 1, "IN")
            .post(FORM, &[("agree", "yes"), ("born", "1990-06-15"), ("zone", zone)])
            .await
            .expect(422)
            .text();
        assert!(text.contains("href=\"#zone\"") && text.contains("zone-error"), "{zone}: {text}");
        assert!(text.contains("name=\"agree\" value=\"yes\" checked"), "{text}");
        assert!(!text.contains("<script>alert"));
    }
    assert_eq!(count(&site, "presave_attempt").await, 0);
}

#[tokio::test]
async fn where_everybody_has_it_at_once_no_zone_is_asked_or_kept() {
    let site = site().await;
    assert!(!from(&site, 1, "IN").get(FORM).await.expect(200).text().contains("name=\"zone\""));
    site.wish(&from(&site, 1, "IN"), FORM, &[("agree", "yes"), ("zone", "Asia/Kolkata")], "ada").await;
    assert_eq!(count(&site, "presave WHERE zone <> ''").await, 0);
}

#[tokio::test]
async fn the_links_page_opens_by_the_visitors_country() {
    let site = everywhere().await;
    at(&site, "2026-11-26T20:00:00Z").await;
    let out = from(&site, 1, "IN").get("/neon").await.expect(200).text();
    let waiting = from(&site, 2, "US").get("/neon").await.expect(200).text();
    assert!(out.contains("href=\"/neon/spotify") && !waiting.contains("href=\"/neon/spotify\""), "{waiting}");
    assert_eq!(from(&site, 1, "IN").get(FORM).await.expect(303).location(), "/neon");
    from(&site, 2, "US").get(FORM).await.expect(200);
}

#[tokio::test]
async fn a_release_that_is_moved_moves_for_everybody() {
    let site = everywhere().await;
    site.wish(&from(&site, 1, "IN"), FORM, &[("agree", "yes")], "asha").await;
    change_release(&site, json!({ "release_date": "2026-11-25" })).await;
    at(&site, "2026-11-24T18:29:59Z").await;
    assert!(!saved(&site, "asha"));
    at(&site, "2026-11-24T18:30:00Z").await;
    assert!(saved(&site, "asha"));
}

#[tokio::test]
async fn a_release_that_comes_out_at_once_after_all_does_so_for_who_chose_a_zone() {
    let site = everywhere().await;
    site.wish(&from(&site, 1, "US"), FORM, &[("agree", "yes")], "cy").await;
    change_release(&site, json!({ "each_zone": false })).await;
    at(&site, "2026-11-27T00:00:00Z").await;
    assert!(saved(&site, "cy"));
}

#[tokio::test]
async fn a_day_that_begins_at_one_o_clock_begins_then() {
    let site = site().await;
    let change =
        json!({ "release_date": "2027-04-30", "release_time": "00:00", "time_zone": "UTC", "each_zone": true });
    change_release(&site, change).await;
    // In Cairo the clocks go from midnight to one on the last Friday in April.
    site.wish(&from(&site, 1, "EG"), FORM, &[("agree", "yes")], "nur").await;
    at(&site, "2027-04-29T21:59:59Z").await;
    assert!(!saved(&site, "nur"));
    at(&site, "2027-04-29T22:00:00Z").await;
    assert!(saved(&site, "nur"));
}

#[tokio::test]
async fn a_release_day_over_all_zones_is_over_after_the_last_of_them() {
    let site = everywhere().await;
    site.wish(&from(&site, 1, "IN"), FORM, &[("agree", "yes"), ("zone", "Etc/GMT+12")], "far").await;
    at(&site, "2026-11-27T11:59:59Z").await;
    assert!(!saved(&site, "far"));
    later(&site, MINUTE / 60).await;
    assert!(saved(&site, "far"));
    later(&site, DAY + HOUR).await;
    assert_eq!(report(&site).await.waiting, 0);
}
