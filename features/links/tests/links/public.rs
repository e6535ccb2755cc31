//! What a fan meets.

use std::time::Duration;

use db::Sql;
use http::Method;
use lake::{Dimension, Kind, Question, Range, Scope};
use serde_json::json;
use testkit::TestSite;

use crate::{Check, DAY, another, counted, fan, workspace_of};

#[tokio::test]
async fn the_page_turns_from_countdown_to_listening_by_the_clock_alone() {
    let site = TestSite::new().await;
    site.link("ada", "lanterns", 4 * DAY + Duration::from_secs(9 * 3600)).await;
    let fan = fan(&site);

    let before = fan.get("/lanterns").await.expect(200).text();
    assert!(before.contains("Out on Thursday 26 November 2026, 21:00 (UTC)"), "{before}");
    assert!(before.contains("<b>4</b> days") && before.contains("<b>9</b> hours"));
    assert!(before.contains("href=\"/lanterns/presave/spotify\">Pre-save on Spotify"));
    assert!(!before.contains("/lanterns/deezer"), "destinations come with the release");

    site.clock.advance(4 * DAY + Duration::from_secs(9 * 3600 - 1));
    assert!(fan.get("/lanterns").await.text().contains("<b>1</b> minute"));

    site.clock.advance(Duration::from_secs(1));
    let after = fan.get("/lanterns").await.expect(200).text();
    assert!(after.contains("href=\"/lanterns/spotify\"") && after.contains("href=\"/lanterns/deezer\""));
    assert!(!after.contains("presave") && !after.contains("<time"));
}

#[tokio::test]
async fn a_countdown_page_is_a_way_out_until_the_release_and_not_after_it() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    let page = "https://open.spotify.com/prerelease/4aawyAB9vmqN3uQ7FjRGTy";
    let album = "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy";
    let destinations = |countdown: &str| {
        json!({ "destinations": [
            { "service": "spotify", "url": album }, { "service": "spotify-countdown", "url": countdown },
        ] })
    };
    let key = site.key("ada").await;
    key.json(Method::PATCH, &path, &destinations(album)).await.is(422);
    key.json(Method::PATCH, &path, &destinations(page)).await.is(200);
    site.clock.advance(Duration::from_secs(3));
    let before = fan(&site).get("/lanterns").await.expect(200).text();
    assert!(
        before.contains("href=\"/lanterns/spotify-countdown\"") && !before.contains("\"/lanterns/spotify\""),
        "{before}"
    );
    assert_eq!(fan(&site).get("/lanterns/spotify-countdown").await.expect(302).location(), page);
    site.clock.advance(DAY);
    let after = fan(&site).get("/lanterns").await.expect(200).text();
    assert!(after.contains("href=\"/lanterns/spotify\"") && !after.contains("spotify-countdown"), "{after}");
}

#[tokio::test]
async fn a_pre_save_is_offered_only_where_a_provider_knows_what_to_save() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let key = site.key("ada").await;
    let release = format!("/api/v1/releases/{}", link["release_id"].as_str().unwrap());
    let later = || site.clock.advance(Duration::from_secs(3));

    key.json(Method::PATCH, &release, &json!({ "spotify_uri": null })).await.is(200);
    later();
    assert!(fan(&site).get("/lanterns").await.text().contains("/presave/"), "the code of the product is enough");
    key.json(Method::PATCH, &release, &json!({ "upc": null })).await.is(200);
    later();
    let page = fan(&site).get("/lanterns").await.expect(200).text();
    assert!(!page.contains("/presave/") && page.contains("Come back on the day"));
}

#[tokio::test]
async fn a_page_asks_nobody_else_for_anything_has_no_script_and_is_small() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let everything = json!([
        { "service": "spotify", "url": "https://open.spotify.com/album/1" },
        { "service": "apple-music", "url": "https://music.apple.com/album/1" },
        { "service": "youtube-music", "url": "https://music.youtube.com/playlist?list=1" },
        { "service": "deezer", "url": "https://www.deezer.com/album/1" },
        { "service": "amazon-music", "url": "https://music.amazon.de/albums/1" },
        { "service": "pandora", "url": "https://www.pandora.com/artist/1" },
        { "service": "tidal", "url": "https://tidal.com/album/1" },
        { "service": "soundcloud", "url": "https://soundcloud.com/noor/1" },
        { "service": "bandcamp", "url": "https://noor.bandcamp.com/album/1" },
        { "service": "other", "label": "Band shop", "url": "https://noorandthetide.example/shop" },
    ]);
    let key = site.key("ada").await;
    key.json(Method::POST, "/api/v1/links", &another(&link, "lanterns-all", &everything)).await.is(201);

    for _ in 0..2 {
        let page = fan(&site).get("/lanterns-all").await.expect(200);
        assert!(page.header("content-security-policy").unwrap().contains("default-src 'none'"));
        let text = page.text();
        assert!(text.len() < 14 * 1024, "{} bytes", text.len());
        assert!(text.starts_with("<!doctype html>") && text.trim_end().ends_with("</html>"));
        assert!(!text.contains("<script") && !text.contains("javascript:") && !text.contains(" style="));
        for begin in ["src=\"", "href=\"", "url(", "srcset=\"", "action=\""] {
            for part in text.split(begin).skip(1) {
                let local = part.starts_with(['/', '#']) && !part.starts_with("//");
                let ours = part.starts_with(&site.settings.base_url) || part.starts_with("data:");
                assert!(local || ours, "{begin}{}", &part[..part.len().min(60)]);
            }
        }
        site.clock.advance(2 * DAY);
    }
}

#[tokio::test]
async fn the_page_speaks_the_visitors_language_and_its_direction() {
    let site = TestSite::new().await;
    site.link("ada", "lanterns", DAY).await;
    let urdu = fan(&site).with("accept-language", "ur-PK, en;q=0.5").get("/lanterns").await.text();
    assert!(urdu.contains("<html lang=\"ur\" dir=\"rtl\">"));
    let english = fan(&site).with("accept-language", "fr").get("/lanterns").await.text();
    assert!(english.contains("<html lang=\"en\" dir=\"ltr\">"));
}

#[tokio::test]
async fn hostile_titles_stay_text() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let release = format!("/api/v1/releases/{}", link["release_id"].as_str().unwrap());
    let title = json!({ "title": "<img src=https://evil.example/x onerror=alert(1)>\"'&" });
    site.key("ada").await.json(Method::PATCH, &release, &title).await.is(200);
    site.clock.advance(Duration::from_secs(3));
    assert!(!fan(&site).get("/lanterns").await.expect(200).text().contains("<img"));
}

#[tokio::test]
async fn every_click_is_redirected_and_counted_exactly() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let fan = fan(&site);
    for _ in 0..3 {
        let away = fan.get("/lanterns/spotify").await.expect(302);
        assert_eq!(away.location(), "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy");
        assert_eq!(away.header("cache-control"), Some("no-store"));
        assert_eq!(away.header("referrer-policy"), Some("no-referrer"));
    }
    fan.get("/Lanterns/Deezer").await.is(302);
    assert_eq!(counted(&site, &link, Kind::Click).await, 4, "before the answer, not some time after");
    fan.get("/LANTERNS").await.is(200);
    fan.get("/lanterns").await.is(200);
    assert_eq!(counted(&site, &link, Kind::View).await, 2);
    assert_eq!(counted(&site, &link, Kind::Click).await, 4);
}

#[tokio::test]
async fn what_nobody_asked_for_is_answered_and_not_counted() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let fan = fan(&site);
    let head = fan.head("/lanterns/spotify").await.expect(302);
    assert!(head.location().starts_with("https://open.spotify.com/"));
    assert!(fan.head("/lanterns").await.expect(200).body.is_empty());
    fan.clone().with("sec-purpose", "prefetch;prerender").get("/lanterns/spotify").await.is(302);
    fan.clone().with("purpose", "prefetch").get("/lanterns").await.is(200);
    assert_eq!(counted(&site, &link, Kind::Click).await, 0);
    assert_eq!(counted(&site, &link, Kind::View).await, 0);
}

#[tokio::test]
async fn an_event_knows_the_service_the_country_and_the_campaign_that_the_page_carries_on() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    site.clock.advance(2 * DAY);
    let fan = fan(&site).with("x-country", "de");
    let page = fan.get("/lanterns?utm_source=News&utm_campaign=spring%26&x=1").await.text();
    assert!(page.contains("href=\"/lanterns/deezer?utm_source=news&#38;utm_campaign=spring%26\""), "{page}");
    // Groups of fewer than five visitors are not shown.
    for n in 1..=5 {
        let fan = fan.clone().with("x-forwarded-for", &format!("203.0.113.{n}"));
        fan.get("/lanterns/deezer?utm_source=news&utm_campaign=spring%26").await.is(302);
    }
    let id = link["id"].as_str().unwrap().parse().unwrap();
    let now = site.clock.now();
    let range =
        Range { from: now - jiff::SignedDuration::from_hours(1), to: now + jiff::SignedDuration::from_hours(1) };
    let question = Question::new(Scope::link(workspace_of(&site, id).await, id), range)
        .only(Dimension::Kind, [lake::Key::Kind(Kind::Click)])
        .by(Dimension::Service)
        .by(Dimension::Country)
        .by(Dimension::Source)
        .by(Dimension::Campaign);
    let answer = site.house.lake.answer(&question).await.unwrap();
    let keys: Vec<Option<&str>> = answer.rows[0].keys.iter().map(|key| key.as_ref().map(lake::Key::as_str)).collect();
    assert_eq!(keys, [Some("deezer"), Some("DE"), Some("news"), Some("spring&")]);
    assert_eq!(answer.total, 5);
}

#[tokio::test]
async fn an_unknown_address_is_not_found_and_a_retired_one_is_gone() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let fan = fan(&site);
    for path in [
        "/nothing",
        "/nothing/spotify",
        "/lanterns/tidal",
        "/lanterns/nothing",
        "/-/spotify",
        "/%2e%2e/spotify",
        "/lanterns/",
    ] {
        fan.get(path).await.is(404);
    }
    fan.get("/lanterns").await.is(200);
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    site.key("ada").await.delete(&path).await.is(204);
    fan.get("/lanterns").await.is(410);
    fan.get("/lanterns/spotify").await.is(410);
    fan.get("/lanterns/tidal").await.is(410);
    assert_eq!(counted(&site, &link, Kind::Click).await, 0);
}

#[tokio::test]
async fn a_link_is_gone_with_its_release() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    fan(&site).get("/lanterns").await.is(200);
    let path = format!("/api/v1/releases/{}", link["release_id"].as_str().unwrap());
    site.key("ada").await.delete(&path).await.is(204);
    site.clock.advance(Duration::from_secs(3));
    fan(&site).get("/lanterns").await.is(410);
}

#[tokio::test]
async fn an_address_that_was_asked_for_too_early_works_as_soon_as_it_is_made() {
    let site = TestSite::new().await;
    fan(&site).get("/lanterns").await.is(404);
    site.link("ada", "lanterns", DAY).await;
    fan(&site).get("/lanterns").await.is(200);
}

#[tokio::test]
async fn a_click_that_cannot_be_kept_still_leads_on_and_is_not_counted() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let fan = fan(&site);
    fan.get("/lanterns/spotify").await.is(302);

    Sql::new("ALTER TABLE event_segment RENAME TO event_segment_away").run(site.db().write()).await.unwrap();
    let page = fan.get("/lanterns/spotify").await.expect(503);
    assert_eq!(page.header("retry-after"), Some("5"));
    assert!(page.text().contains("href=\"https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy\""));
    fan.get("/lanterns").await.is(200);
    fan.head("/lanterns/spotify").await.is(302);
    Sql::new("ALTER TABLE event_segment_away RENAME TO event_segment").run(site.db().write()).await.unwrap();

    // The writer tries again after a pause of its own.
    let mut answer = fan.get("/lanterns/spotify").await;
    while answer.status == 503 {
        answer = fan.get("/lanterns/spotify").await;
    }
    answer.is(302);
    assert_eq!(counted(&site, &link, Kind::Click).await, 2);
    assert_eq!(counted(&site, &link, Kind::View).await, 1, "a view waits for the store, and its page does not");
}

#[tokio::test]
async fn a_link_in_memory_leads_on_while_the_store_is_away() {
    let site = TestSite::new().await;
    site.link("ada", "lanterns", DAY).await;
    let fan = fan(&site);
    fan.get("/lanterns/spotify").await.is(302);
    Sql::new("ALTER TABLE link RENAME TO link_away").run(site.db().write()).await.unwrap();
    site.clock.advance(Duration::from_secs(60));
    fan.get("/lanterns/spotify").await.is(302);
    fan.get("/unheard-of/spotify").await.is(500);
    Sql::new("ALTER TABLE link_away RENAME TO link").run(site.db().write()).await.unwrap();
}
