//! YouTube: likes and playlists, and a day's budget that all share.

use sandbox::Fault;
use serde_json::json;
use testkit::{Client, Options, TestSite};

use crate::{DAY, HOUR, MINUTE, acts, count, fan, later, report};

pub(crate) const FORM: &str = "/neon/presave/youtube";
pub(crate) const VIDEO: &str = "dQw4w9WgXcQ";

/// A site whose project has so many units a day, and one link to a video.
pub(crate) async fn site(units: u32) -> TestSite {
    let site = TestSite::with(Options { youtube_units: Some(units), ..Options::default() }).await;
    site.sandbox.youtube().add(sandbox::Video::delivered(VIDEO, "Lanterns Over Water", "Noor", "2026-11-23"));
    let link = site.link("ada", "neon", DAY).await;
    to_video(&site, &link, VIDEO).await;
    site
}

async fn to_video(site: &TestSite, link: &serde_json::Value, video: &str) {
    let key = site.key("ada").await;
    let url = format!("https://www.youtube.com/watch?v={video}");
    let change = json!({ "destinations": [{ "service": "youtube", "url": url }] });
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    key.json(http::Method::PATCH, &path, &change).await.expect(200);
}

async fn liked(site: &TestSite, n: usize, path: &str) -> (Client, String) {
    let fan = fan(site, n);
    let receipt = site.wish(&fan, path, &[("agree", "yes")], &format!("fan{n}")).await;
    (fan, receipt)
}

fn n_likes(site: &TestSite, fans: std::ops::Range<usize>) -> usize {
    fans.filter(|n| !site.sandbox.youtube().likes(&format!("fan{n}")).is_empty()).count()
}

#[tokio::test]
async fn a_video_is_liked_and_the_permission_given_back() {
    let site = site(10_000).await;
    let text = fan(&site, 1).get(FORM).await.expect(200).text();
    assert!(text.contains("youtube.force-ssl") && text.contains("see, edit and delete your videos"), "{text}");
    let (fan, receipt) = liked(&site, 1, FORM).await;
    later(&site, HOUR).await;
    assert!(site.sandbox.youtube().likes("fan1").is_empty(), "nothing before the day");
    later(&site, DAY).await;
    assert_eq!(site.sandbox.youtube().likes("fan1"), [VIDEO]);
    assert_eq!(site.sandbox.youtube().n_permissions("fan1"), 0, "google was told that it is not needed any more");
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(text.contains("<h1>Done at YouTube</h1>") && text.contains("Permission destroyed"), "{text}");
    assert_eq!(report(&site).await.tokens_held, 0);
}

#[tokio::test]
async fn a_video_is_put_into_a_playlist_once_whatever_becomes_of_the_answers() {
    for path in ["/youtube/v3/playlists", "/youtube/v3/playlistItems"] {
        for fault in [Fault::LostAnswer, Fault::Status(503), Fault::ClosedConnection] {
            let site = site(10_000).await;
            site.wish(&fan(&site, 1), FORM, &[("playlist", "yes")], "ada").await;
            site.sandbox.youtube().fail_next(1, path, &fault);
            later(&site, DAY).await;
            for _ in 0..6 {
                later(&site, HOUR).await;
            }
            assert_eq!(acts(&site).await, "playlist=done", "{path} {fault:?}");
            let lists = site.sandbox.youtube().playlists("ada");
            assert_eq!(lists.len(), 1, "{path} {fault:?}");
            assert_eq!(lists[0].videos, [VIDEO], "{path} {fault:?}");
            assert_eq!(lists[0].privacy, "private");
        }
    }
}

#[tokio::test]
async fn what_a_day_does_not_pay_waits_for_the_next_one() {
    let site = site(150).await;
    let mut receipts = Vec::new();
    for n in 0..7 {
        receipts.push(liked(&site, n, FORM).await);
        site.clock.advance(MINUTE);
    }
    later(&site, DAY).await;
    assert_eq!(n_likes(&site, 0..7), 3, "three likes of fifty units");
    let (fan, receipt) = &receipts[6];
    let text = fan.get(receipt).await.expect(200).text();
    assert!(text.contains("Waiting for its turn") && text.contains("25 November 2026"), "{text}");
    for _ in 0..21 {
        later(&site, HOUR).await;
    }
    assert_eq!(n_likes(&site, 0..7), 6, "the day begins anew at midnight in California");
    later(&site, DAY).await;
    assert_eq!(n_likes(&site, 0..7), 7);
    assert_eq!(report(&site).await.tokens_held, 0);
    assert_eq!(count(&site, "presave WHERE attempts > 0").await, 0, "waiting for the budget is nobody's failure");
}

#[tokio::test]
async fn a_large_release_does_not_hold_up_a_small_one() {
    let site = site(200).await;
    let key = site.key("ada").await;
    let release = key.get("/api/v1/releases").await.expect(200).json()["items"][0].clone();
    let other = json!({
        "artist_id": release["artist_id"], "title": "Small", "release_date": "2026-11-23", "release_time": "12:00",
        "time_zone": "UTC", "upc": "036000291452",
    });
    let other = key.json(http::Method::POST, "/api/v1/releases", &other).await.expect(201).json();
    let link = json!({ "release_id": other["id"], "slug": "small",
        "destinations": [{ "service": "youtube", "url": "https://www.youtube.com/watch?v=aaaaaaaaaaa" }] });
    key.json(http::Method::POST, "/api/v1/links", &link).await.expect(201);
    site.sandbox.youtube().add(sandbox::Video::delivered("aaaaaaaaaaa", "Small", "Noor", "2026-11-23"));
    for n in 0..8 {
        liked(&site, n, FORM).await;
    }
    for n in 8..10 {
        liked(&site, n, "/small/presave/youtube").await;
    }
    later(&site, DAY).await;
    assert_eq!((n_likes(&site, 0..8), n_likes(&site, 8..10)), (2, 2), "each has every second turn");
    later(&site, DAY).await;
    assert_eq!(n_likes(&site, 0..8), 6, "and what the small one leaves is the large one's");
}

#[tokio::test]
async fn a_quota_that_google_ends_early_is_believed() {
    let site = site(10_000).await;
    for n in 0..3 {
        liked(&site, n, FORM).await;
    }
    site.sandbox.youtube().leave_units(50);
    later(&site, DAY).await;
    assert_eq!(n_likes(&site, 0..3), 1);
    let asked = site.sandbox.youtube().journal().len();
    later(&site, HOUR * 2).await;
    assert_eq!(site.sandbox.youtube().journal().len(), asked, "no call before midnight in California");
    site.sandbox.youtube().leave_units(10_000);
    later(&site, DAY).await;
    assert_eq!(n_likes(&site, 0..3), 3);
}

#[tokio::test]
async fn a_fan_who_pre_saves_twice_gets_it_once() {
    let site = site(10_000).await;
    for n in [1, 2] {
        site.wish(&fan(&site, n), FORM, &[("playlist", "yes"), ("agree", "yes")], "ada").await;
    }
    site.presave(&fan(&site, 3), "neon", "ada").await;
    later(&site, DAY).await;
    for _ in 0..4 {
        later(&site, HOUR).await;
    }
    assert_eq!(site.sandbox.youtube().likes("ada"), [VIDEO]);
    assert_eq!(site.sandbox.youtube().playlists("ada").len(), 1);
    assert_eq!(site.sandbox.youtube().playlists("ada")[0].videos, [VIDEO]);
    assert_eq!(site.sandbox.spotify().library("ada"), [crate::ALBUM]);
    // Whichever at YouTube is done first may have ended the other's permission with its own, at any point.
    let after = report(&site).await;
    assert!(after.saved >= 2, "{after:?}");
    assert_eq!((after.saved + after.needs_again, after.tokens_held), (3, 0), "{after:?}");
}

#[tokio::test]
async fn inside_an_app_google_is_not_asked_and_the_address_can_be_copied() {
    let site = site(10_000).await;
    let agent = "Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 \
                 Chrome/140.0.0.0 Mobile Safari/537.36 Instagram 391.1.0.36.83 Android";
    let inside = fan(&site, 1).with("user-agent", agent);
    let page = inside.get(FORM).await.expect(200).text();
    assert!(page.contains("value=\"http://127.0.0.1:8080/neon/presave/youtube\"") && !page.contains("<form"), "{page}");
    assert!(page.contains("href=\"/neon/reminder\"") && page.contains("href=\"/neon\""), "{page}");
    let posted = inside.post(FORM, &[("agree", "yes"), ("born", "1990-06-15")]).await.expect(200).text();
    assert!(!posted.contains("<form"), "{posted}");
    assert_eq!(count(&site, "presave_attempt").await, 0);
    fan(&site, 2).get(FORM).await.expect(200);
}
