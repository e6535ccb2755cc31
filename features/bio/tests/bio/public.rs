//! What a fan meets.

use std::{io::Write, time::Duration};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::{Compression, write::GzEncoder};
use http::Method;
use lake::Kind;
use serde_json::json;
use sha2::{Digest, Sha256};
use testkit::TestSite;

use crate::{Check, DAY, add, bio, counted, fan, link_block};

#[tokio::test]
async fn a_page_shows_its_blocks_in_the_labels_order_and_leads_out_counted() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "Noor").await;
    add(&key, &path, &json!({ "kind": "heading", "text": "On the road" })).await;
    let link = add(&key, &path, &link_block("Zine", "https://noor.example/zine")).await;
    add(&key, &path, &json!({ "kind": "text", "text": "One line\nand another.\n\nA second paragraph." })).await;

    let page = fan(&site).get("/@noor").await.expect(200).text();
    assert!(page.contains("<h1 class=\"title\"><bdi>Noor &#38; the Tide</bdi></h1>"), "{page}");
    assert!(page.contains("Songs from the harbour") && page.contains("property=\"og:title\""));
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words} in {page}"));
    assert!(at("On the road") < at("Zine") && at("Zine") < at("One line<br>and another."));
    assert!(page.contains("<p>A second paragraph.</p>"));
    assert!(page.contains("noor.example") && page.contains("Each of them has its own privacy policy"));

    let way = format!("/@noor/go/{}", link["id"].as_str().unwrap());
    assert!(page.contains(&format!("href=\"{way}\"")));
    for _ in 0..3 {
        let away = fan(&site).get(&way).await.expect(302);
        assert_eq!(away.location(), "https://noor.example/zine");
        assert_eq!(away.header("cache-control"), Some("no-store"));
        assert_eq!(away.header("referrer-policy"), Some("no-referrer"));
    }
    let id = link["id"].as_str().unwrap().to_owned();
    assert_eq!(counted(&site, &path, Kind::Click).await, [(id, 3)], "before the answer, not some time after");
    assert_eq!(counted(&site, &path, Kind::BioView).await, [(String::new(), 1)]);
}

#[tokio::test]
async fn what_nobody_asked_for_is_answered_and_not_counted() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let link = add(&key, &path, &link_block("Zine", "https://noor.example/zine")).await;
    let way = format!("/@noor/go/{}", link["id"].as_str().unwrap());
    fan(&site).head(&way).await.is(302);
    fan(&site).head("/@noor").await.is(200);
    fan(&site).with("sec-purpose", "prefetch").get(&way).await.is(302);
    fan(&site).with("sec-purpose", "prefetch").get("/@noor").await.is(200);
    assert!(counted(&site, &path, Kind::Click).await.is_empty());
    assert!(counted(&site, &path, Kind::BioView).await.is_empty());
}

#[tokio::test]
async fn a_draft_and_a_handle_that_nobody_has_are_not_there() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let link = add(&key, &path, &link_block("Zine", "https://noor.example/zine")).await;
    let way = format!("/@noor/go/{}", link["id"].as_str().unwrap());
    fan(&site).get("/@NOOR").await.is(200);
    key.delete(&format!("{path}/publication")).await.is(200);
    let gone = fan(&site).get("/@noor").await.expect(404).text();
    assert!(gone.contains("</html>") && !gone.contains("the Tide"), "a page of its own, and nothing of the draft");
    fan(&site).get(&way).await.is(404);
    for path in ["/@nobody", "/@no", "/@", "/@nооr", "/@noor%2f", "/@noor/go", "/@noor/go/x", "/@noor/x", "/@%00aaa"]
    {
        fan(&site).get(path).await.is(404);
    }
    fan(&site).get(&format!("/@noor/go/{}", uuid::Uuid::nil())).await.is(404);
}

#[tokio::test]
async fn a_printed_handle_leads_on_for_ninety_days_and_then_anybody_can_have_it() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let (other, theirs) = bio(&site, "bob", "tide").await;
    key.json(Method::PATCH, &path, &json!({ "handle": "noor.and.tide" })).await.is(200);
    fan(&site).get("/@noor.and.tide").await.is(200);
    let moved = fan(&site).get("/@noor?utm_source=poster").await.expect(302);
    assert_eq!(moved.location(), "/@noor.and.tide?utm_source=poster");

    let take = json!({ "handle": "noor" });
    other.json(Method::PATCH, &theirs, &take).await.is(422);
    site.clock.advance(89 * DAY);
    site.run_jobs().await;
    fan(&site).get("/@noor").await.is(302);
    other.json(Method::PATCH, &theirs, &take).await.is(422);
    site.clock.advance(2 * DAY);
    site.run_jobs().await;
    fan(&site).get("/@noor").await.is(404);
    other.json(Method::PATCH, &theirs, &take).await.is(200);
    fan(&site).get("/@noor").await.is(200);
    key.json(Method::PATCH, &path, &take).await.is(422);
}

#[tokio::test]
async fn a_page_may_have_its_own_handle_back() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    key.json(Method::PATCH, &path, &json!({ "handle": "tide" })).await.is(200);
    key.json(Method::PATCH, &path, &json!({ "handle": "noor" })).await.is(200);
    fan(&site).get("/@noor").await.is(200);
    assert_eq!(fan(&site).get("/@tide").await.expect(302).location(), "/@noor");
}

#[tokio::test]
async fn releases_and_pre_saves_follow_the_clock() {
    let site = TestSite::new().await;
    let smart = site.link("ada", "lanterns", 4 * DAY).await;
    let (key, path) = bio(&site, "ada", "noor").await;
    add(&key, &path, &json!({ "kind": "presave", "link_id": smart["id"] })).await;
    add(&key, &path, &json!({ "kind": "release", "link_id": smart["id"] })).await;
    let before = fan(&site).get("/@noor?utm_source=news").await.expect(200).text();
    assert!(before.contains("href=\"/lanterns/presave/spotify?utm_source=news\""), "{before}");
    assert!(before.contains("href=\"/lanterns?utm_source=news\"") && before.contains("4 days left"));
    site.clock.advance(4 * DAY);
    let after = fan(&site).get("/@noor").await.expect(200).text();
    assert!(after.contains("Out now") && !after.contains("presave"));
    key.delete(&format!("/api/v1/links/{}", smart["id"].as_str().unwrap())).await.is(204);
    site.clock.advance(Duration::from_secs(3));
    let retired = fan(&site).get("/@noor").await.expect(200).text();
    assert!(!retired.contains("/lanterns"), "a retired link is not shown");
}

#[tokio::test]
async fn concerts_and_schedules_come_and_go_by_themselves() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let now = site.clock.now().to_zoned(jiff::tz::TimeZone::UTC);
    let day = |days: i64| now.checked_add(jiff::Span::new().days(days)).unwrap().strftime("%Y-%m-%d").to_string();
    add(&key, &path, &json!({ "kind": "tour", "date": day(2), "city": "Bristol", "url": "https://tickets.example/1" }))
        .await;
    add(&key, &path, &json!({ "kind": "tour", "date": day(-1), "city": "Yesterday" })).await;
    let noon = |days: i64| format!("{}T12:00", day(days));
    let soon =
        json!({ "kind": "shop", "label": "Vinyl", "url": "https://shop.example/", "from": noon(1), "until": noon(3) });
    let soon = add(&key, &path, &soon).await;
    assert_eq!(soon["state"], "waiting");
    let way = format!("/@noor/go/{}", soon["id"].as_str().unwrap());

    let page = fan(&site).get("/@noor").await.text();
    assert!(
        page.contains("Bristol") && page.contains("Tickets") && !page.contains("Yesterday") && !page.contains("Vinyl")
    );
    fan(&site).get(&way).await.is(404);
    site.clock.advance(2 * DAY);
    let page = fan(&site).get("/@noor").await.text();
    assert!(page.contains("Vinyl") && page.contains("Bristol"));
    fan(&site).get(&way).await.is(302);
    site.clock.advance(2 * DAY);
    let page = fan(&site).get("/@noor").await.text();
    assert!(!page.contains("Vinyl") && !page.contains("Bristol"));
}

#[tokio::test]
async fn players_and_socials_name_where_they_lead_and_load_nothing() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    add(&key, &path, &json!({ "kind": "player", "label": "Live", "url": "https://www.youtube.com/watch?v=1" })).await;
    let urls = ["https://instagram.com/noor", "https://noor.example/"];
    let socials = add(&key, &path, &json!({ "kind": "socials", "urls": urls })).await;
    let booking = json!({ "kind": "booking", "label": "Book us", "email": "book@noor.example" });
    add(&key, &path, &booking).await;
    let page = fan(&site).get("/@noor").await.text();
    assert!(page.contains("Plays at YouTube, which sees your visit from there on"));
    assert!(page.contains("<bdi>Instagram</bdi>") && page.contains("href=\"mailto:book@noor.example\""));
    assert!(!page.contains("<iframe") && !page.contains("preconnect") && !page.contains("dns-prefetch"), "{page}");
    let id = socials["id"].as_str().unwrap();
    let second = fan(&site).get(&format!("/@noor/go/{id}.1")).await.expect(302);
    assert_eq!(second.location(), "https://noor.example/");
    fan(&site).get(&format!("/@noor/go/{id}.2")).await.is(404);
    assert_eq!(counted(&site, &path, Kind::Click).await, [(format!("{id}.1"), 1)]);
}

#[tokio::test]
async fn a_page_with_thirty_blocks_is_small_and_asks_nobody_else_for_anything() {
    let site = TestSite::new().await;
    let smart = site.link("ada", "lanterns", DAY).await;
    let (key, path) = bio(&site, "ada", "noor").await;
    for n in 0..5 {
        let texts =
            format!("Words number {n} about the harbour, its lanterns, and everybody who sings there at night.");
        for block in [
            json!({ "kind": "heading", "text": format!("Part {n}") }),
            json!({ "kind": "text", "text": texts }),
            link_block(&format!("Place {n}"), &format!("https://place-{n}.example/page")),
            json!({ "kind": "release", "link_id": smart["id"] }),
            json!({ "kind": "tour", "date": "2026-12-24", "city": format!("City {n}"), "venue": "The Hall", "url": "https://tickets.example/" }),
            json!({ "kind": "player", "label": format!("Film {n}"), "url": "https://vimeo.com/1" }),
        ] {
            add(&key, &path, &block).await;
        }
    }
    let page = fan(&site).get("/@noor").await.expect(200);
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
    let text = page.text();
    assert_eq!(text.matches("<li>").count(), 30);
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(text.as_bytes()).unwrap();
    let size = gzip.finish().unwrap().len();
    assert!(size < 14 * 1024, "{size} bytes compressed");
    assert!(!text.contains("javascript:") && !text.contains(" style="));
    assert_eq!(text.matches("<script").count(), 1, "the players' own");
    for begin in ["src=\"", "href=\"", "url(", "srcset=\"", "action=\""] {
        for part in text.split(begin).skip(1) {
            let local = part.starts_with(['/', '#']) && !part.starts_with("//");
            let ours = part.starts_with(&site.settings.base_url) || part.starts_with("data:");
            assert!(local || ours, "{begin}{}", &part[..part.len().min(60)]);
        }
    }
}

#[tokio::test]
async fn a_browser_may_use_the_sheet_that_is_in_the_page() {
    let site = TestSite::new().await;
    bio(&site, "ada", "noor").await;
    let page = fan(&site).get("/@noor").await.expect(200);
    let text = page.text();
    let sheet = text.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    assert!(sheet.contains(".p-tide") && sheet.contains(":root"));
    assert_eq!(text.matches("<style>").count(), 1);
    let hash = STANDARD.encode(Sha256::digest(sheet));
    assert!(page.header("content-security-policy").unwrap().contains(&format!("'sha256-{hash}'")));
}

#[tokio::test]
async fn the_page_speaks_the_visitors_language_and_its_direction() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    add(&key, &path, &json!({ "kind": "tour", "date": "2026-12-24", "city": "Karachi" })).await;
    let urdu = fan(&site).with("accept-language", "ur-PK, en;q=0.5").get("/@noor").await.text();
    assert!(urdu.contains("<html lang=\"ur\" dir=\"rtl\">"));
    assert!(urdu.contains('۲') && !urdu.contains("24 "), "its own digits");
}

#[tokio::test]
async fn what_a_label_types_stays_text() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let evil = "<img src=https://evil.example/x onerror=alert(1)>\"'&</style><script>alert(1)</script>";
    let short = "\"><script>alert(1)</script>";
    key.json(Method::PATCH, &path, &json!({ "intro": evil })).await.is(200);
    for block in [
        json!({ "kind": "heading", "text": short }),
        json!({ "kind": "text", "text": evil }),
        link_block(short, "https://noor.example/\"><script>alert(1)</script>"),
        json!({ "kind": "tour", "date": "2026-12-24", "city": short, "venue": short }),
        json!({ "kind": "booking", "label": short, "email": "a'b@noor.example" }),
        json!({ "kind": "player", "label": short, "url": "https://youtu.be/'%22" }),
    ] {
        add(&key, &path, &block).await;
    }
    let pages = [
        fan(&site).get("/@noor").await.expect(200),
        site.member("ada").await.get(&path.replace("/api/v1", "/app")).await.expect(200),
    ];
    for (page, scripts) in pages.iter().zip([0, 1]) {
        assert!(!page.text().contains("<img") && !page.text().contains("<script>alert"), "{}", page.text());
        assert_eq!(page.text().matches("<script").count(), scripts, "the editor has one of its own");
    }
}

#[tokio::test]
async fn a_removed_page_says_that_it_is_gone_and_keeps_its_handle_from_others() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let link = add(&key, &path, &link_block("Zine", "https://noor.example/zine")).await;
    key.delete(&path).await.is(204);
    fan(&site).get("/@noor").await.is(410);
    fan(&site).get(&format!("/@noor/go/{}", link["id"].as_str().unwrap())).await.is(410);
    key.get(&path).await.is(404);
    let (other, theirs) = bio(&site, "bob", "tide").await;
    other.json(Method::PATCH, &theirs, &json!({ "handle": "noor" })).await.is(422);
}

#[tokio::test]
async fn a_click_that_cannot_be_kept_still_leads_on_and_is_not_counted() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let link = add(&key, &path, &link_block("Zine", "https://noor.example/zine")).await;
    let way = format!("/@noor/go/{}", link["id"].as_str().unwrap());
    let rename = async |from: &str, to: &str| {
        let sql = db::Sql::new(format!("ALTER TABLE {from} RENAME TO {to}"));
        sql.run(site.db().write()).await.unwrap();
    };
    rename("event_segment", "event_segment_away").await;
    let page = fan(&site).get(&way).await.expect(503);
    assert_eq!(page.header("retry-after"), Some("5"));
    assert!(page.text().contains("href=\"https://noor.example/zine\""));
    fan(&site).get("/@noor").await.is(200);
    rename("event_segment_away", "event_segment").await;
    assert!(counted(&site, &path, Kind::Click).await.is_empty());
}
