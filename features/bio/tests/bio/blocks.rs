//! Blocks that bring more than words: pictures, sign-up forms, players.

use std::{io::Cursor, time::Duration};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::Method;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use lake::Kind;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::{Client, TestSite};

use crate::{Check, DAY, add, bio, counted, fan, fields, link_block};

pub(crate) const ALT: &str = "A boat at night";

pub(crate) fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = RgbImage::from_fn(width, height, |x, y| Rgb([x.to_le_bytes()[0], y.to_le_bytes()[0], 120]));
    DynamicImage::ImageRgb8(picture).write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// A photo with EXIF in it and a page behind its end.
fn telling_photo(canary: &str) -> Vec<u8> {
    let plain = picture(900, 600, ImageFormat::Jpeg);
    let block = format!("Exif\0\0MM\0*\0\0\0\x08\0\0{canary}");
    let mut bytes = plain[..2].to_vec();
    bytes.extend_from_slice(&[0xff, 0xe1]);
    bytes.extend_from_slice(&u16::try_from(block.len() + 2).unwrap().to_be_bytes());
    bytes.extend_from_slice(block.as_bytes());
    bytes.extend_from_slice(&plain[2..]);
    bytes.extend_from_slice(format!("<html><script>{canary}</script></html>").as_bytes());
    bytes
}

pub(crate) async fn put(key: &Client, path: &str, kind: &str, bytes: Vec<u8>) -> testkit::Answer {
    key.send(Method::POST, &format!("{path}/pictures"), Some(kind), bytes.into()).await
}

/// A sign-up form of the page's artist.
pub(crate) async fn form(key: &Client, path: &str, slug: &str, more: Value) -> Value {
    let page = key.get(path).await.expect(200).json();
    let mut form = json!({
        "artist_id": page["artist_id"], "kind": "newsletter", "slug": slug, "title": "Tide letters",
        "words": "What the tide brings.",
    });
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    key.json(Method::POST, "/api/v1/fan-forms", &form).await.expect(201).json()
}

#[tokio::test]
async fn a_member_uploads_a_picture_with_words_and_only_the_picture_is_kept() {
    let site = TestSite::new().await;
    let (_, path) = bio(&site, "ada", "noor").await;
    let ada = site.member("ada").await;
    let page = path.replace("/api/v1", "/app");
    let editor = ada.get(&format!("{page}/blocks/new?kind=image")).await.expect(200).text();
    let images = format!("{page}/images");
    assert!(editor.contains(&format!("action=\"{images}\" enctype=\"multipart/form-data\"")), "{editor}");
    let none: (&str, &str, &str, &[u8]) = ("file", "", "application/octet-stream", b"");
    let empty = ada.upload(&images, &[("alt", ""), ("url", "javascript:alert(1)")], none).await.expect(422).text();
    for field in ["picture", "alt", "url"] {
        assert!(empty.contains(&format!("href=\"#{field}\"")), "{field}: {empty}");
    }
    assert!(empty.contains("value=\"javascript:alert(1)\""), "what was typed stays");

    // A file that was taken needs not be sent again when a field beside it was wrong.
    let photo = telling_photo("51.4545N-2.5879W");
    let half = ada.upload(&images, &[("alt", " ")], ("file", "boat.svg", "image/svg+xml", &photo)).await;
    let half = half.expect(422).text();
    let kept = half.split_once("name=\"picture\" value=\"").unwrap().1[..64].to_owned();
    assert!(half.contains("id=\"alt-error\"") && !half.contains("id=\"picture-error\""), "{half}");
    let fields = [("picture", kept.as_str()), ("alt", ALT), ("url", "https://noor.example/boat")];
    ada.upload(&images, &fields, none).await.is(303);

    let public = fan(&site).get("/@noor").await.expect(200).text();
    assert!(public.contains(&format!("alt=\"{ALT}\"")) && public.contains("loading=\"lazy\""), "{public}");
    assert!(public.contains(&format!("/media/{kept}/640.jpg")) && public.contains("href=\"/@noor/go/"));
    for size in [320, 640, 1200] {
        let file = fan(&site).get(&format!("/media/{kept}/{size}.jpg")).await.expect(200);
        assert_eq!(file.header("content-type"), Some("image/jpeg"));
        let text = file.text();
        assert!(!text.contains("51.4545N") && !text.contains("Exif") && !text.contains("<script"), "{size}");
    }

    let block = site.key("ada").await.get(&path).await.json()["blocks"][0].clone();
    let own = format!("{page}/blocks/{}", block["id"].as_str().unwrap());
    assert!(ada.get(&own).await.expect(200).text().contains(&format!("action=\"{own}/image\"")));
    ada.upload(&format!("{own}/image"), &[("picture", &kept), ("alt", "The harbour")], none).await.is(303);
    assert!(fan(&site).get("/@noor").await.text().contains("alt=\"The harbour\""));
}

#[tokio::test]
async fn a_picture_stays_while_a_block_shows_it_and_goes_a_day_after() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let bytes = picture(640, 640, ImageFormat::Png);
    let taken = put(&key, &path, "image/png", bytes).await.expect(201).json();
    assert_eq!((&taken["width"], &taken["height"]), (&json!(640), &json!(640)));
    let file = format!("/media/{}/640.jpg", taken["picture"].as_str().unwrap());
    let block = add(&key, &path, &json!({ "kind": "image", "picture": taken["picture"], "alt": ALT })).await;
    let hours = async |n: u64| {
        for _ in 0..n {
            site.clock.advance(Duration::from_secs(60 * 60 + 1));
            site.run_jobs().await;
        }
    };
    hours(30).await;
    fan(&site).get(&file).await.is(200);
    key.delete(&format!("{path}/blocks/{}", block["id"].as_str().unwrap())).await.is(204);
    hours(20).await;
    fan(&site).get(&file).await.is(200);
    hours(40).await;
    fan(&site).get(&file).await.is(404);
}

#[tokio::test]
async fn what_is_no_picture_or_somebody_elses_is_refused() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".as_bytes().to_vec();
    let gif = b"GIF89a<script>alert(1)</script>".to_vec();
    let cut = picture(640, 640, ImageFormat::Png)[..900].to_vec();
    for bytes in [svg.clone(), gif, cut, Vec::new()] {
        let refused = put(&key, &path, "image/jpeg", bytes).await.expect(422).json();
        assert_eq!(fields(&refused), ["picture"]);
    }
    put(&key, &path, "image/svg+xml", svg).await.is(415);
    put(&key, &path, "text/html", b"<p>".to_vec()).await.is(415);
    put(&key, &path, "image/png", vec![0; 10 * 1024 * 1024 + 1]).await.is(413);

    let (other, theirs) = bio(&site, "bob", "tide").await;
    put(&other, &path, "image/png", picture(8, 8, ImageFormat::Png)).await.is(404);
    let taken = put(&key, &path, "image/png", picture(8, 8, ImageFormat::Png)).await.expect(201).json();
    let block = json!({ "kind": "image", "picture": taken["picture"], "alt": ALT });
    let refused = other.json(Method::POST, &format!("{theirs}/blocks"), &block).await.expect(422).json();
    assert_eq!(fields(&refused), ["picture"], "a hash is not enough to have it");
    for picture in ["../../etc/passwd", &"A".repeat(64), "", "javascript:alert(1)"] {
        let block = json!({ "kind": "image", "picture": picture, "alt": ALT });
        key.json(Method::POST, &format!("{path}/blocks"), &block).await.is(422);
    }
}

#[tokio::test]
async fn a_sign_up_form_on_a_page_is_the_real_one() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let first = form(&key, &path, "letters", json!({})).await;
    let contest = json!({ "kind": "contest", "title": "Win <b>it</b>", "ends_on": "2026-11-30", "n_winners": 1 });
    let second = form(&key, &path, "win", contest).await;
    for one in [&first, &second] {
        add(&key, &path, &json!({ "kind": "form", "form_id": one["id"] })).await;
    }
    let page = fan(&site).get("/@noor").await.expect(200);
    let text = page.text();
    assert!(text.contains("action=\"/fans/letters\"") && text.contains("action=\"/fans/win\""), "{text}");
    assert!(text.contains("id=\"email-0\"") && text.contains("id=\"email-1\""), "two forms, no id twice");
    assert!(text.contains("Win &#60;b&#62;it") && !text.contains("checked"), "nothing is ticked beforehand");
    assert!(page.header("content-security-policy").unwrap().contains("form-action 'self'"));
    assert!(!text.contains("lead to other sites"), "a form of ours is no other site");
    let asked = fan(&site).post("/fans/letters", &[("email", "mira@example.org")]).await.expect(303);
    assert_eq!(asked.location(), "/fans/letters/asked");

    // In a preview nobody signs up by mistake.
    let ada = site.member("ada").await;
    let preview = ada.get(&format!("{}/preview", path.replace("/api/v1", "/app"))).await.expect(200).text();
    assert_eq!(preview.matches("<fieldset class=\"tear\" disabled>").count(), 2);
    let editor = ada.get(&path.replace("/api/v1", "/app")).await.expect(200).text();
    assert!(editor.contains("<bdi>Tide letters</bdi>"), "{editor}");

    // Whoever was refused in this session is shown none.
    let refused = fan(&site);
    refused.set_cookie(policy::cookie::FANS_NO.name, "1");
    assert!(!refused.get("/@noor").await.text().contains("action=\"/fans/"));

    // A closed form shows nothing: the contest has ended, the other one is retired.
    site.clock.advance(9 * DAY);
    let later = fan(&site).get("/@noor").await.text();
    assert!(later.contains("action=\"/fans/letters\"") && !later.contains("/fans/win"));
    key.delete(&format!("/api/v1/fan-forms/{}", first["id"].as_str().unwrap())).await.is(204);
    site.clock.advance(Duration::from_secs(3));
    let end = fan(&site).get("/@noor").await.text();
    assert!(!end.contains("Tide letters") && !end.contains("<form"), "{end}");
}

#[tokio::test]
async fn a_form_of_another_label_cannot_be_put_on_a_page() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let (other, theirs) = bio(&site, "bob", "tide").await;
    let foreign = form(&other, &theirs, "letters", json!({})).await;
    for id in [foreign["id"].as_str().unwrap(), "", "x", "0192c6a0-0000-7000-8000-000000000000"] {
        let block = json!({ "kind": "form", "form_id": id });
        let refused = key.json(Method::POST, &format!("{path}/blocks"), &block).await.expect(422).json();
        assert_eq!(fields(&refused), ["form_id"]);
    }
    let ada = site.member("ada").await;
    let page = path.replace("/api/v1", "/app");
    let choose = ada.get(&format!("{page}/blocks/new?kind=form")).await.expect(200).text();
    assert!(!choose.contains("/fans/letters") && choose.contains("Make a sign-up form"), "{choose}");
}

#[tokio::test]
async fn a_player_comes_when_a_fan_asks_and_only_a_page_that_has_one_may_show_it() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    add(&key, &path, &link_block("Zine", "https://noor.example/zine")).await;
    add(&key, &path, &json!({ "kind": "player", "label": "Elsewhere", "url": "https://noor.bandcamp.com/track/x" }))
        .await;
    let without = fan(&site).get("/@noor").await.expect(200);
    let policy = without.header("content-security-policy").unwrap();
    assert!(!policy.contains("frame-src") && !policy.contains("script-src") && !without.text().contains("<script"));

    let film = json!({ "kind": "player", "label": "Live", "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ" });
    let film = add(&key, &path, &film).await;
    let with = fan(&site).get("/@noor").await.expect(200);
    let (policy, text) = (with.header("content-security-policy").unwrap(), with.text());
    let script = text.split_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
    let hash = STANDARD.encode(Sha256::digest(script));
    assert!(policy.contains(&format!("; script-src 'sha256-{hash}'; ")), "{policy}");
    assert!(policy.ends_with("; frame-src https://www.youtube-nocookie.com"), "{policy}");
    let src = "data-player=\"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1\"";
    assert!(text.contains(src), "{text}");
    for early in ["<iframe", "<link rel=\"preconnect", "dns-prefetch", "prefetch", "src=\"http", "preload"] {
        assert!(!text.contains(early), "{early}");
    }
    // Without the script it is a way out like any other.
    let way = format!("/@noor/go/{}", film["id"].as_str().unwrap());
    assert!(text.contains(&format!("href=\"{way}\"")));
    assert_eq!(fan(&site).get(&way).await.expect(302).location(), "https://www.youtube.com/watch?v=dQw4w9WgXcQ");
    // The script has it counted and is sent nowhere.
    let played = fan(&site).with("prefer", "return=minimal").get(&way).await.expect(204);
    assert_eq!((played.header("location"), played.header("cache-control")), (None, Some("no-store")));
    assert_eq!(counted(&site, &path, Kind::Click).await, [(film["id"].as_str().unwrap().to_owned(), 2)]);
    // One that is scheduled, hidden or removed opens nothing.
    key.json(Method::PATCH, &format!("{path}/blocks/{}", film["id"].as_str().unwrap()), &json!({ "shown": false }))
        .await
        .is(200);
    let hidden = fan(&site).get("/@noor").await;
    assert!(!hidden.header("content-security-policy").unwrap().contains("frame-src"));
}

#[tokio::test]
async fn the_editor_can_be_ordered_by_dragging_and_without_it() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    for text in ["One", "Two <b>", "Three"] {
        add(&key, &path, &json!({ "kind": "heading", "text": text })).await;
    }
    let ada = site.member("ada").await;
    let page = ada.get(&path.replace("/api/v1", "/app")).await.expect(200);
    let text = page.text();
    let script = text.split_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
    let hash = STANDARD.encode(Sha256::digest(script));
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.ends_with(&format!("; form-action 'self'; script-src 'sha256-{hash}'")), "{policy}");
    assert!(text.contains("id=\"order\"") && text.contains("data-moved=\"Place"), "{text}");
    assert_eq!(text.matches("value=\"up\"").count() + text.matches("value=\"down\"").count(), 4);
    assert_eq!(text.matches("name=\"place\"").count(), 3, "what the script sends can be typed");
    // Other pages of the application have no script at all.
    let other = ada.get("/app/bio").await.expect(200);
    assert!(!other.header("content-security-policy").unwrap().contains("script-src"));
}
