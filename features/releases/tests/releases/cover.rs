//! Covers: uploads through the form and the API, what is refused, where they show, and when they go.

use std::{collections::BTreeSet, io::Cursor, path::PathBuf, time::Duration};

use db::Entropy;
use fanfare::{Source, Target, back_up, restore};
use http::Method;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::Value;
use testkit::{Answer, Client, TestSite};

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60 + 1);

fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = RgbImage::from_fn(width, height, |x, y| Rgb([x.to_le_bytes()[0], y.to_le_bytes()[0], 120]));
    DynamicImage::ImageRgb8(picture).write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// A photo as a telephone writes it, as far as it matters: EXIF with a place, a comment, and a page behind its end.
fn telling_photo(canary: &str) -> Vec<u8> {
    let plain = picture(900, 900, ImageFormat::Jpeg);
    let mut bytes = plain[..2].to_vec();
    for (marker, start) in [(0xe1, "Exif\0\0MM\0*\0\0\0\x08\0\0"), (0xfe, ""), (0xe1, "http://ns.adobe.com/xap/1.0/\0")]
    {
        let block = format!("{start}{canary}");
        bytes.extend_from_slice(&[0xff, marker]);
        bytes.extend_from_slice(&u16::try_from(block.len() + 2).unwrap().to_be_bytes());
        bytes.extend_from_slice(block.as_bytes());
    }
    bytes.extend_from_slice(&plain[2..]);
    bytes.extend_from_slice(format!("<html><script>{canary}</script></html>").as_bytes());
    bytes
}

struct Scene {
    site: TestSite,
    member: Client,
    key: Client,
    page: String,
    api: String,
}

impl Scene {
    async fn new() -> Scene {
        let site = TestSite::new().await;
        let link = site.link("ada", "lanterns", Duration::from_secs(3600)).await;
        let id = link["release_id"].as_str().unwrap().to_owned();
        let (member, key) = (site.member("ada").await, site.key("ada").await);
        let (page, api) = (format!("/app/releases/{id}"), format!("/api/v1/releases/{id}"));
        member.get(&page).await.expect(200);
        Scene { site, member, key, page, api }
    }

    async fn upload(&self, alt: &str, name: &str, kind: &str, bytes: &[u8]) -> Answer {
        let path = format!("{}/cover", self.page);
        self.member.upload(&path, &[("cover_alt", alt)], ("cover", name, kind, bytes)).await
    }

    async fn put(&self, kind: &str, bytes: &[u8]) -> Answer {
        self.key.send(Method::PUT, &format!("{}/cover", self.api), Some(kind), bytes.to_vec().into()).await
    }

    async fn cover(&self) -> Value {
        self.key.get(&self.api).await.expect(200).json()["cover"].clone()
    }

    /// Every file below `data/media`.
    fn files(&self) -> BTreeSet<PathBuf> {
        let (mut found, mut waiting) = (BTreeSet::new(), vec![self.site.data().join("media")]);
        while let Some(folder) = waiting.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { waiting.push(path) } else { assert!(found.insert(path)) }
            }
        }
        found
    }
}

fn field(answer: &Answer) -> String {
    assert_eq!(answer.status, 422, "{}", answer.text());
    answer.json()["errors"][0]["field"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn an_uploaded_cover_shows_wherever_the_release_does() {
    let scene = Scene::new().await;
    let drawn = scene.member.get(&scene.page).await.expect(200).text();
    assert!(drawn.contains("enctype=\"multipart/form-data\"") && drawn.contains("<svg"), "{drawn}");
    let done =
        scene.upload("A \"boat\" <at> night", "x.jpg", "image/jpeg", &picture(1400, 1400, ImageFormat::Png)).await;
    assert_eq!(done.expect(303).location(), scene.page);

    let cover = scene.cover().await;
    assert_eq!((&cover["width"], &cover["height"]), (&1200.into(), &1200.into()));
    assert_eq!(cover["alt"], "A \"boat\" <at> night");
    let path = cover["path"].as_str().unwrap();
    let small = path.replace("/1200.jpg", "/640.jpg");
    scene.site.clock.advance(Duration::from_secs(3));
    let stranger = scene.site.stranger();
    for (who, at) in [
        (&stranger, "/lanterns"),
        (&stranger, "/lanterns/presave/spotify"),
        (&scene.member, "/app"),
        (&scene.member, "/app/releases"),
        (&scene.member, "/app/links"),
        (&scene.member, scene.page.as_str()),
    ] {
        let html = who.get(at).await.expect(200).text();
        assert!(html.contains(&format!("src=\"{small}\"")), "{at}: {html}");
        assert!(
            html.contains("width=\"640\" height=\"640\" alt=\"A &quot;boat&quot; &lt;at&gt; night\""),
            "{at}: {html}"
        );
    }
    let fan = scene.site.stranger();
    let receipt = scene.site.presave(&fan, "lanterns", "fan").await;
    assert!(fan.get(&receipt).await.expect(200).text().contains(&small));

    for (size, side) in [(320, 320), (640, 640), (1200, 1200)] {
        let file = stranger.get(&path.replace("1200", &size.to_string())).await.expect(200);
        assert_eq!(file.header("content-type"), Some("image/jpeg"));
        assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(file.header("cache-control"), Some("public, max-age=31536000, immutable"));
        assert!(file.header("content-security-policy").unwrap().starts_with("default-src 'none'; sandbox"));
        let shown = image::load_from_memory(&file.body).unwrap();
        assert_eq!((shown.width(), shown.height()), (side, side));
    }
}

#[tokio::test]
async fn a_cover_is_replaced_described_and_removed_and_its_files_go_after_a_day() {
    let scene = Scene::new().await;
    scene.upload("one", "x", "image/png", &picture(400, 400, ImageFormat::Png)).await.expect(303);
    let first = scene.cover().await;
    scene.upload("other words", "", "application/octet-stream", b"").await.expect(303);
    let described = scene.cover().await;
    assert_eq!((&described["path"], &described["alt"]), (&first["path"], &"other words".into()));
    assert_eq!(scene.files().len(), 3);

    scene.put("image/webp", &picture(500, 300, ImageFormat::WebP)).await.expect(200);
    let second = scene.cover().await;
    assert_eq!((&second["width"], &second["height"], &second["alt"]), (&500.into(), &300.into(), &"".into()));
    scene.site.run_jobs().await;
    assert_eq!(scene.files().len(), 6, "nothing goes at once");
    scene.site.clock.advance(DAY);
    scene.site.run_jobs().await;
    assert_eq!(scene.files().len(), 3);
    let stranger = scene.site.stranger();
    stranger.get(first["path"].as_str().unwrap()).await.expect(404);
    stranger.get(second["path"].as_str().unwrap()).await.expect(200);

    let page = scene.member.get(&scene.page).await.expect(200).text();
    assert!(page.contains("/cover/removal"), "the removal is asked for on the page: {page}");
    scene.member.post(&format!("{}/cover/removal", scene.page), &[]).await.expect(303);
    assert_eq!(scene.cover().await, Value::Null);
    scene.site.clock.advance(HOUR);
    scene.site.run_jobs().await;
    scene.site.clock.advance(DAY);
    scene.site.run_jobs().await;
    assert_eq!(scene.files().len(), 0);
    scene.key.delete(&format!("{}/cover", scene.api)).await.expect(204);
}

#[tokio::test]
async fn a_picture_that_somebody_else_has_too_stays_for_them() {
    let scene = Scene::new().await;
    let same = picture(300, 300, ImageFormat::Png);
    scene.put("image/png", &same).await.expect(200);
    let theirs = scene.site.link("ben", "other", Duration::from_secs(3600)).await;
    let api = format!("/api/v1/releases/{}/cover", theirs["release_id"].as_str().unwrap());
    let ben = scene.site.key("ben").await;
    ben.send(Method::PUT, &api, Some("image/png"), same.clone().into()).await.expect(200);
    assert_eq!(scene.files().len(), 3);
    scene.key.delete(&format!("{}/cover", scene.api)).await.expect(204);
    for _ in 0..2 {
        scene.site.run_jobs().await;
        scene.site.clock.advance(DAY);
    }
    scene.site.run_jobs().await;
    assert_eq!(scene.files().len(), 3, "ben's release refers to it");
    ben.delete(&api).await.expect(204);
    scene.site.run_jobs().await;
    scene.site.clock.advance(DAY);
    // Kept once more on the last day: its day begins anew.
    scene.put("image/png", &same).await.expect(200);
    scene.site.run_jobs().await;
    assert_eq!(scene.files().len(), 3);
}

#[tokio::test]
async fn nothing_of_an_upload_but_the_picture_is_kept_or_served() {
    let scene = Scene::new().await;
    let canary = "51.454514,-2.587910 alert(document.cookie)";
    let photo = telling_photo(canary);
    assert!(String::from_utf8_lossy(&photo).matches(canary).count() == 4);
    // A picture's name and kind are the sender's words: neither decides anything, neither is kept.
    scene.upload("", &format!("../../{canary}.svg"), "text/html", &photo).await.expect(303);
    let files = scene.files();
    assert_eq!(files.len(), 3);
    for file in files {
        let name = file.strip_prefix(scene.site.data()).unwrap().to_string_lossy().into_owned();
        assert!(name.ends_with(".jpg") && !name.contains("alert"), "{name}");
        let bytes = std::fs::read(&file).unwrap();
        for part in [canary, "<script", "Exif", "ns.adobe.com"] {
            assert!(!bytes.windows(part.len()).any(|window| window == part.as_bytes()), "{part} in {name}");
        }
    }
    for entry in std::fs::read_dir(scene.site.data()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.windows(canary.len()).any(|window| window == canary.as_bytes()), "{}", path.display());
        }
    }
}

#[tokio::test]
async fn what_is_no_picture_is_refused_in_words_and_changes_nothing() {
    let scene = Scene::new().await;
    let good = picture(400, 400, ImageFormat::Png);
    let mut huge = good.clone();
    // The header alone claims 10000 × 5000; its checksum is wrong, so this is refused as damaged or as too large.
    huge[16..24].copy_from_slice(&[0, 0, 0x27, 0x10, 0, 0, 0x13, 0x88]);
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>";
    for (name, kind, bytes, words) in [
        ("x.svg", "image/svg+xml", &svg[..], "SVG files are not taken"),
        ("x.png", "image/png", &svg[..], "SVG files are not taken"),
        ("x.gif", "image/gif", b"GIF89a;", "only JPEG, PNG and WebP"),
        ("x.jpg", "image/jpeg", b"<html>no</html>", "only JPEG, PNG and WebP"),
        ("x.png", "image/png", &good[..good.len() / 2], "damaged or ends too soon"),
        ("x.png", "image/png", &huge, "damaged or ends too soon"),
        ("x.png", "image/png", b"", "choose a file first"),
    ] {
        let answer = scene.upload("A boat", name, kind, bytes).await.expect(422);
        let html = answer.text();
        assert!(html.contains(words), "{name} {kind}: {html}");
        assert!(html.contains("href=\"#cover\"") && html.contains("value=\"A boat\""), "what was typed stays: {html}");
    }
    for alt in ["two\nlines", "\u{202e}turned", &"x".repeat(301)] {
        let html = scene.upload(alt, "x.png", "image/png", &good).await.expect(422).text();
        assert!(html.contains("href=\"#cover_alt\""), "{html}");
    }
    assert_eq!(field(&scene.put("image/png", svg).await), "cover");
    for kind in ["image/svg+xml", "text/html", "application/json", ""] {
        scene.put(kind, &good).await.expect(415);
    }
    assert_eq!(scene.cover().await, Value::Null);
    assert_eq!(scene.files().len(), 0);
}

#[tokio::test]
async fn fifty_megapixels_are_refused_in_every_language() {
    let scene = Scene::new().await;
    let large = RgbImage::new(10_000, 5_000);
    let mut bytes = Vec::new();
    DynamicImage::ImageRgb8(large).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    assert!(bytes.len() < 1024 * 1024, "a bomb is small: {}", bytes.len());
    for (language, words) in [("en", "50 megapixels"), ("ru", "50"), ("gu", "૫૦"), ("ur", "۵۰")] {
        let key = scene.key.clone().with("accept-language", language);
        let path = format!("{}/cover", scene.api);
        let answer = key.send(Method::PUT, &path, Some("image/png"), bytes.clone().into()).await;
        assert_eq!(field(&answer), "cover");
        assert!(answer.text().contains(words), "{language}: {}", answer.text());
    }
}

#[tokio::test]
async fn more_than_ten_megabytes_are_refused_in_words() {
    let scene = Scene::new().await;
    let large = vec![0xff; 11 * 1024 * 1024];
    let answer = scene.upload("", "x.jpg", "image/jpeg", &large).await.expect(413);
    assert!(answer.text().contains("10 MB at most"), "{}", answer.text());
    let answer = scene.put("image/jpeg", &large).await.expect(413);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    // A byte more than ten megabytes, which a form's fields would have room for.
    scene.put("image/jpeg", &large[..10 * 1024 * 1024 + 1]).await.expect(413);
    let form = [("title", "x".repeat(2 * 1024 * 1024))];
    scene.member.post(&scene.page, &[(form[0].0, &form[0].1)]).await.expect(413);
}

#[tokio::test]
async fn only_the_workspace_itself_changes_a_cover() {
    let scene = Scene::new().await;
    let good = picture(40, 40, ImageFormat::Png);
    let ben = scene.site.member("ben").await;
    let (page, api) = (format!("{}/cover", scene.page), format!("{}/cover", scene.api));
    ben.upload(&page, &[], ("cover", "x.png", "image/png", &good)).await.expect(404);
    ben.post(&format!("{page}/removal"), &[]).await.expect(404);
    let key = scene.site.key("ben").await;
    key.send(Method::PUT, &api, Some("image/png"), good.clone().into()).await.expect(404);
    key.delete(&api).await.expect(404);
    scene.member.upload(&page, &[("csrf", "wrong")], ("cover", "x.png", "image/png", &good)).await.expect(403);
    scene.member.upload(&page, &[("csrf", "")], ("csrf", "x.png", "image/png", &good)).await.expect(403);
    let foreign = scene.member.clone().with("sec-fetch-site", "cross-site");
    foreign.upload(&page, &[], ("cover", "x.png", "image/png", &good)).await.expect(403);
    scene.member.send(Method::POST, &page, Some("multipart/form-data; boundary=x"), "--x\r\nbroken".into()).await;
    assert_eq!(scene.cover().await, Value::Null);
}

#[tokio::test]
async fn a_backup_carries_the_pictures_and_a_restore_puts_them_back() {
    let mut scene = Scene::new().await;
    if scene.site.settings.database.is_some() {
        // Restoring needs a second schema, which `tests/copies.rs` of the program makes; here the files matter.
        return;
    }
    scene.put("image/png", &picture(700, 700, ImageFormat::Png)).await.expect(200);
    let path = scene.cover().await["path"].as_str().unwrap().to_owned();
    let before = scene.site.stranger().get(&path).await.expect(200).body;
    let copies = tempfile::tempdir().unwrap();
    let (data, keys) = (copies.path().join("data.zip"), copies.path().join("keys.zip"));
    let target = Target { to: data.clone(), keys: Some(keys.clone()), passphrase: None };
    let kept = back_up(&scene.site.settings, &target, scene.site.clock.clone(), Entropy::seeded(7)).await.unwrap();
    assert!(kept.tables.iter().all(|(name, _)| !name.contains('/')), "a picture is no table: {:?}", kept.tables);

    let source = Source { from: data, keys: Some(keys), passphrase: None, erasures_of: None };
    let settings = &mut scene.site.settings;
    settings.data = copies.path().join("new");
    restore(settings, &source, scene.site.clock.clone(), Entropy::seeded(8)).await.unwrap();
    let file = settings.data.join("media").join(&path[7..9]).join(path.trim_start_matches("/media/"));
    assert_eq!(std::fs::read(file).unwrap(), before);
}

#[tokio::test]
async fn the_address_of_a_picture_leads_nowhere_else() {
    let scene = Scene::new().await;
    scene.put("image/png", &picture(40, 40, ImageFormat::Png)).await.expect(200);
    let cover = scene.cover().await;
    let path = cover["path"].as_str().unwrap();
    let hash = path.split('/').nth(2).unwrap();
    let stranger = scene.site.stranger();
    stranger.get(path).await.expect(200);
    for other in [
        format!("/media/{hash}/641.jpg"),
        format!("/media/{hash}/640.png"),
        format!("/media/{hash}/0640.jpg"),
        format!("/media/{hash}/..%2F640.jpg"),
        format!("/media/{hash}/640.jpg/"),
        format!("/media/{}/640.jpg", hash.to_uppercase()),
        format!("/media/{}/640.jpg", "0".repeat(64)),
        format!("/media/{}/640.jpg", &hash[1..]),
        "/media/..%2F..%2Fkeys/640.jpg".to_owned(),
        "/media/%2e%2e/640.jpg".to_owned(),
        "/media/..%00/640.jpg".to_owned(),
        "/media/%ff/640.jpg".to_owned(),
        format!("/media/{hash}"),
        "/media/".to_owned(),
    ] {
        let answer = stranger.get(&other).await;
        assert!(matches!(answer.status.as_u16(), 400 | 404), "{other}: {}", answer.status);
    }
}
