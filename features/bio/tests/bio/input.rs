//! Bad input at every door of a bio page: script, phishing, foreign letters, files that are not what they say.

use std::io::Write;

use flate2::{Compression, Crc, write::ZlibEncoder};
use http::Method;
use image::ImageFormat;
use serde_json::{Value, json};
use testkit::TestSite;

use crate::{
    Check, DAY, add, bio,
    blocks::{ALT, form, picture, put},
    fan, fields, link_block,
};

const SCRIPT: &str = "\"'></title></style></script><script>alert(1)</script><img src=x onerror=alert(2)>";
/// Fits where 80 characters do.
const SHORT: &str = "\"'></bdi><script>alert(1)</script><img src=x onerror=alert(2)>";

/// A PNG of one colour, written in small pieces.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8; 4], data: &[u8]| {
        bytes.extend_from_slice(&u32::try_from(data.len()).unwrap().to_be_bytes());
        let mut crc = Crc::new();
        crc.update(kind);
        crc.update(data);
        bytes.extend_from_slice(kind);
        bytes.extend_from_slice(data);
        bytes.extend_from_slice(&crc.sum().to_be_bytes());
    };
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend_from_slice(&[8, 2, 0, 0, 0]);
    chunk(b"IHDR", &head);
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    let row = vec![0_u8; usize::try_from(width).unwrap() * 3 + 1];
    for _ in 0..height {
        packed.write_all(&row).unwrap();
    }
    chunk(b"IDAT", &packed.finish().unwrap());
    chunk(b"tEXt", b"Comment\0<script>alert(1)</script>");
    chunk(b"IEND", b"");
    bytes
}

/// The most memory that this process has had, in MiB; nextest gives each test a process of its own.
fn peak_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kib| kib / 1024)
}

#[tokio::test]
async fn script_in_every_field_of_every_block_is_text_on_every_page() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    key.json(Method::PATCH, &path, &json!({ "intro": SCRIPT })).await.is(200);
    let form = form(&key, &path, "letters", json!({ "title": SCRIPT, "words": SCRIPT })).await;
    let taken = put(&key, &path, "image/png", picture(64, 64, ImageFormat::Png)).await.expect(201).json();
    let mut ids = Vec::new();
    for block in [
        json!({ "kind": "heading", "text": SHORT }),
        json!({ "kind": "text", "text": SCRIPT }),
        link_block(SHORT, "https://noor.example/?a=%22%3E%3Cscript%3E\"><script>alert(1)</script>"),
        json!({ "kind": "socials", "urls": ["https://noor.example/'onmouseover='alert(1)"] }),
        json!({ "kind": "tour", "date": "2026-12-24", "city": SHORT, "venue": SHORT, "url": "https://noor.example/\"x" }),
        json!({ "kind": "player", "label": SHORT, "url": "https://youtu.be/dQw4w9WgXcQ" }),
        json!({ "kind": "shop", "label": SHORT, "url": "https://noor.example/" }),
        json!({ "kind": "booking", "label": SHORT, "email": "a'b@noor.example" }),
        json!({ "kind": "image", "picture": taken["picture"], "alt": SCRIPT, "url": "https://noor.example/\"x" }),
        json!({ "kind": "form", "form_id": form["id"] }),
    ] {
        ids.push(add(&key, &path, &block).await["id"].as_str().unwrap().to_owned());
    }
    let ada = site.member("ada").await;
    let page = path.replace("/api/v1", "/app");
    let mut paths = vec![page.clone(), format!("{page}/settings"), format!("{page}/preview"), "/app/bio".to_owned()];
    paths.extend(ids.iter().map(|id| format!("{page}/blocks/{id}")));
    let mut texts = Vec::new();
    for path in &paths {
        texts.push(ada.get(path).await.expect(200).text());
    }
    for tag in ["en", "ru", "gu", "ur"] {
        texts.push(fan(&site).with("accept-language", tag).get("/@noor").await.expect(200).text());
    }
    for text in texts {
        assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{text}");
        assert!(!text.contains("</bdi><") || !text.contains("alert(1)</script><img"), "{text}");
        assert!(!text.contains("'onmouseover='") && !text.contains("href=\"javascript:"), "{text}");
    }
}

#[tokio::test]
async fn what_hides_or_turns_a_text_is_refused_in_every_field() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let taken = put(&key, &path, "image/png", picture(64, 64, ImageFormat::Png)).await.expect(201).json();
    let blocks = format!("{path}/blocks");
    for bad in ["paypal\u{202e}moc", "\u{2066}x", "a\u{0}b", "two\u{2028}lines", "\u{200b}\u{200f}", "a\u{7}"] {
        let url = "https://noor.example/";
        for (field, block) in [
            ("text", json!({ "kind": "heading", "text": bad })),
            ("text", json!({ "kind": "text", "text": bad })),
            ("label", link_block(bad, url)),
            ("label", json!({ "kind": "player", "label": bad, "url": url })),
            ("label", json!({ "kind": "shop", "label": bad, "url": url })),
            ("label", json!({ "kind": "booking", "label": bad, "url": url })),
            ("city", json!({ "kind": "tour", "date": "2026-12-24", "city": bad })),
            ("venue", json!({ "kind": "tour", "date": "2026-12-24", "city": "Bristol", "venue": bad })),
            ("alt", json!({ "kind": "image", "picture": taken["picture"], "alt": bad })),
        ] {
            let refused = key.json(Method::POST, &blocks, &block).await.expect(422).json();
            assert_eq!(fields(&refused), [field], "{bad:?} {block}");
        }
        let refused = key.json(Method::PATCH, &path, &json!({ "intro": bad })).await.expect(422).json();
        assert_eq!(fields(&refused), ["intro"], "{bad:?}");
    }
    // Looks are words of a list, never CSS.
    for (field, bad) in [
        ("palette", "tide}body{background:url(https://evil.example/x)"),
        ("layout", "cover\" onload=\"alert(1)"),
        ("corners", "</style><script>alert(1)</script>"),
        ("time_zone", "../../etc/passwd"),
        ("handle", "nооr"),
        ("handle", "ada\u{202e}"),
        ("handle", "%6eoor"),
    ] {
        let mut change = serde_json::Map::new();
        change.insert(field.to_owned(), json!(bad));
        let refused = key.json(Method::PATCH, &path, &Value::Object(change)).await.expect(422).json();
        assert_eq!(fields(&refused), [field]);
    }
}

#[tokio::test]
async fn no_block_carries_an_address_that_is_no_way_out() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let taken = put(&key, &path, "image/png", picture(64, 64, ImageFormat::Png)).await.expect(201).json();
    for url in [
        "javascript:alert(1)",
        "JaVaScRiPt://noor.example/%0aalert(1)",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "vbscript:msgbox(1)",
        "blob:https://noor.example/1",
        "https://noor.example/\u{202e}gpj.exe",
        "https://noor\u{200f}.example/",
        "https://music.example@evil.example/",
    ] {
        for block in [
            json!({ "kind": "image", "picture": taken["picture"], "alt": ALT, "url": url }),
            json!({ "kind": "tour", "date": "2026-12-24", "city": "Bristol", "url": url }),
            json!({ "kind": "booking", "label": "Book us", "url": url }),
        ] {
            let refused = key.json(Method::POST, &format!("{path}/blocks"), &block).await.expect(422).json();
            assert_eq!(fields(&refused), ["url"], "{url}");
        }
    }
}

#[tokio::test]
async fn of_a_file_that_is_two_things_only_the_picture_is_kept() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let page = b"<!doctype html><script>alert(1)</script>";
    let mut behind = picture(64, 64, ImageFormat::Jpeg);
    behind.extend_from_slice(page);
    let mut webp = picture(64, 64, ImageFormat::WebP);
    webp.extend_from_slice(b"PK\x03\x04<svg onload=alert(1)>");
    for bytes in [behind, webp, png(64, 64)] {
        let taken = put(&key, &path, "application/octet-stream", bytes).await.expect(201).json();
        for size in [320, 640, 1200] {
            let file = fan(&site).get(&format!("/media/{}/{size}.jpg", taken["picture"].as_str().unwrap())).await;
            let file = file.expect(200);
            assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
            assert!(file.header("content-security-policy").is_some_and(|policy| policy.contains("sandbox")));
            assert!(file.body.starts_with(b"\xff\xd8\xff") && file.body.ends_with(b"\xff\xd9"), "a JPEG, to its end");
            assert!(!file.text().contains("alert"), "{size}");
        }
    }
    for bytes in [
        b"GIF89a/*<script>alert(1)</script>*/=1".to_vec(),
        b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec(),
        b"\xef\xbb\xbf<svg onload=alert(1)>".to_vec(),
        b"BM<script>".to_vec(),
        b"%PDF-1.7".to_vec(),
        [b"\x89PNG\r\n\x1a\n".as_slice(), page].concat(),
        [b"\xff\xd8\xff".as_slice(), page].concat(),
    ] {
        let refused = put(&key, &path, "image/png", bytes).await.expect(422).json();
        assert_eq!(fields(&refused), ["picture"]);
    }
}

#[tokio::test]
async fn fifty_megapixels_are_refused_before_they_are_unfolded() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let large = png(8000, 6250);
    assert!(large.len() < 2 * 1024 * 1024, "a small file: {} bytes", large.len());
    let before = peak_mib();
    let refused = put(&key, &path, "image/png", large.clone()).await.expect(422).json();
    assert_eq!(fields(&refused), ["picture"]);
    assert!(refused["errors"][0]["message"].as_str().unwrap().contains("50"), "{refused}");
    let ada = site.member("ada").await;
    let page = path.replace("/api/v1", "/app");
    ada.get(&format!("{page}/blocks/new?kind=image")).await.is(200);
    let file = ("file", "large.png", "image/png", large.as_slice());
    ada.upload(&format!("{page}/images"), &[("alt", ALT)], file).await.is(422);
    if let (Some(before), Some(after)) = (before, peak_mib()) {
        assert!(after - before < 64, "{before} MiB before, {after} MiB after");
    }
}

#[tokio::test]
async fn nobody_is_led_round_between_a_page_and_its_links() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let (key, path) = bio(&site, "ada", "noor").await;
    add(&key, &path, &json!({ "kind": "release", "link_id": link["id"] })).await;
    let own = &site.settings.base_url;
    // Neither leads to the other, nor to itself.
    let change = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    for url in [format!("{own}/lanterns"), format!("{own}/lanterns/spotify"), format!("{own}/@noor/go/x")] {
        let destinations = json!({ "destinations": [
            { "service": "spotify", "url": "https://open.spotify.com/album/1" },
            { "service": "other", "label": "Us", "url": url },
        ] });
        key.json(Method::PATCH, &change, &destinations).await.is(422);
        key.json(Method::POST, &format!("{path}/blocks"), &link_block("Round", &url)).await.is(422);
    }
    // A handle that changes to and fro leads to where the page is now, in one step.
    for handle in ["tide", "noor", "harbour", "tide"] {
        key.json(Method::PATCH, &path, &json!({ "handle": handle })).await.is(200);
    }
    for handle in ["noor", "harbour"] {
        assert_eq!(fan(&site).get(&format!("/@{handle}")).await.expect(302).location(), "/@tide");
    }
    fan(&site).get("/@tide").await.is(200);
}

#[tokio::test]
async fn drafts_and_what_is_scheduled_or_hidden_leak_nowhere() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let taken = put(&key, &path, "image/png", picture(64, 64, ImageFormat::Png)).await.expect(201).json();
    let form = form(&key, &path, "secret-form", json!({ "title": "Canary of a form" })).await;
    let soon = |mut block: Value| {
        block["from"] = json!("2030-01-01T10:00");
        block
    };
    let blocks = [
        soon(json!({ "kind": "heading", "text": "Canary of a heading" })),
        soon(link_block("Canary of a link", "https://canary.example/")),
        soon(json!({ "kind": "player", "label": "Canary of a film", "url": "https://youtu.be/dQw4w9WgXcQ" })),
        soon(
            json!({ "kind": "image", "picture": taken["picture"], "alt": "Canary of a picture", "url": "https://canary.example/" }),
        ),
        soon(json!({ "kind": "form", "form_id": form["id"] })),
        json!({ "kind": "heading", "text": "Canary that is over", "until": "2020-01-01T10:00" }),
    ];
    let mut ids = Vec::new();
    for block in &blocks {
        ids.push(add(&key, &path, block).await["id"].as_str().unwrap().to_owned());
    }
    let hidden = add(&key, &path, &link_block("Canary that is hidden", "https://canary.example/")).await;
    let hidden = hidden["id"].as_str().unwrap().to_owned();
    key.json(Method::PATCH, &format!("{path}/blocks/{hidden}"), &json!({ "shown": false })).await.is(200);
    let removed = add(&key, &path, &link_block("Canary that is removed", "https://canary.example/")).await;
    let removed = removed["id"].as_str().unwrap().to_owned();
    key.delete(&format!("{path}/blocks/{removed}")).await.is(204);
    let ways: Vec<String> = ids.iter().chain([&hidden, &removed]).map(|id| format!("/@noor/go/{id}")).collect();
    let quiet = async |status: u16| {
        for tag in ["en", "ru", "gu", "ur"] {
            let page = fan(&site).with("accept-language", tag).get("/@noor?preview=1&at=2031-01-01T10:00").await;
            assert_eq!(page.status.as_u16(), status);
            let policy = page.header("content-security-policy").unwrap().to_owned();
            let (text, lower) = (page.text(), page.text().to_lowercase());
            assert!(!lower.contains("canary") && !text.contains("secret-form") && !text.contains("youtube"), "{text}");
            assert!(!text.contains(taken["picture"].as_str().unwrap()) && !policy.contains("frame-src"), "{policy}");
        }
        for way in &ways {
            fan(&site).get(way).await.is(404);
            fan(&site).head(way).await.is(404);
            fan(&site).with("prefer", "return=minimal").get(way).await.is(404);
        }
    };
    quiet(200).await;
    key.delete(&format!("{path}/publication")).await.is(200);
    quiet(404).await;
    let page = path.replace("/api/v1", "/app");
    for who in [site.stranger(), site.member("bob").await] {
        let answer = who.get(&format!("{page}/preview?at=2031-01-01T10:00")).await;
        assert!(matches!(answer.status.as_u16(), 303 | 404) && !answer.text().contains("Canary"), "{}", answer.text());
    }
    site.stranger().get(&path).await.is(401);
    site.key("bob").await.get(&path).await.is(404);
    let preview = site.member("ada").await.get(&format!("{page}/preview?at=2031-01-01T10:00")).await.expect(200).text();
    assert!(preview.contains("Canary of a heading") && !preview.contains("Canary that is hidden"), "positive control");
}
