//! The resolver through HTTP: the label's page, the API, and what the simulated catalogues were asked.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

#[path = "catalogue/start.rs"]
mod start;

use std::time::Duration;

use fanfare::CatalogueSettings;
use http::Method;
use sandbox::{Mishap, Shelved, Track, Video};
use serde_json::{Value, json};
use testkit::{Client, Options, TestSite};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const MBID: &str = "b1a9c0e9-d987-4042-ae91-78d6a3267d69";

/// A site whose catalogues are switched on and have the release of [`TestSite::link`].
async fn stocked() -> (TestSite, Value) {
    let musicbrainz_contact = Some("music@harbour-lane.example".to_owned());
    let catalogue =
        CatalogueSettings { deezer: true, musicbrainz_contact, spotify: true, ..CatalogueSettings::default() };
    let site = TestSite::with(Options { catalogue, ..Options::default() }).await;
    let link = site.link("ada", "lanterns", DAY).await;
    let release = shelved();
    site.sandbox.deezer().shelf.add(release.clone());
    site.sandbox.musicbrainz().shelf.add(Shelved { id: MBID.to_owned(), ..release });
    let track = Track::new("7a3LWj5xSFhFRYmztS8wgK", "Lanterns", "GBAYE6800011");
    let album = "4aawyAB9vmqN3uQ7FjRGTy";
    site.sandbox.spotify().add_album(album, "Lanterns Over Water", "036000291452", "Noor", vec![track]);
    (site, link)
}

fn shelved() -> Shelved {
    Shelved {
        id: "777".to_owned(),
        title: "Lanterns Over Water (Deluxe)".to_owned(),
        artist: "Noor".to_owned(),
        upc: "036000291452".to_owned(),
        released_on: "2026-11-23".to_owned(),
        tracks: vec![("Lanterns".to_owned(), "GBAYE6800011".to_owned())],
        urls: vec![
            "https://tidal.com/album/77".to_owned(),
            "javascript:alert(1)".to_owned(),
            "http://169.254.169.254/latest".to_owned(),
            "https://nobody-knows.example/1".to_owned(),
        ],
    }
}

fn page_of(link: &Value) -> String {
    format!("/app/links/{}/catalogue", link["id"].as_str().unwrap())
}

fn api_of(link: &Value) -> String {
    format!("/api/v1/links/{}/catalogue", link["id"].as_str().unwrap())
}

/// Asks through the API, lets everything be answered, and reads what was found.
async fn look_up(site: &TestSite, key: &Client, link: &Value, asked: &Value) -> Value {
    drop(key.json(Method::POST, &api_of(link), asked).await.expect(200));
    site.run_jobs().await;
    key.get(&api_of(link)).await.expect(200).json()["lookup"].clone()
}

fn state<'a>(lookup: &'a Value, catalogue: &str) -> &'a str {
    let all = lookup["catalogues"].as_array().unwrap();
    all.iter().find(|one| one["catalogue"] == catalogue).unwrap()["state"].as_str().unwrap()
}

fn found<'a>(lookup: &'a Value, service: &str) -> Vec<&'a Value> {
    lookup["candidates"].as_array().unwrap().iter().filter(|one| one["service"] == service).collect()
}

fn url_at(link: &Value, service: &str) -> Option<String> {
    let all = link["destinations"].as_array().unwrap();
    all.iter().find(|one| one["service"] == service).map(|one| one["url"].as_str().unwrap().to_owned())
}

async fn link_now(key: &Client, link: &Value) -> Value {
    key.get(&format!("/api/v1/links/{}", link["id"].as_str().unwrap())).await.expect(200).json()
}

#[tokio::test]
async fn a_release_is_found_by_its_codes_with_confidence_and_reasons() {
    let (site, link) = stocked().await;
    let key = site.key("ada").await;
    let lookup = look_up(&site, &key, &link, &json!({})).await;
    for catalogue in ["deezer", "musicbrainz", "spotify"] {
        assert_eq!(state(&lookup, catalogue), "found", "{lookup}");
    }
    let deezer = found(&lookup, "deezer")[0];
    assert_eq!((&deezer["url"], &deezer["confidence"]), (&json!("https://www.deezer.com/album/777"), &json!(100)));
    assert_eq!(deezer["reasons"], json!(["upc", "isrc", "title", "artist", "date", "tracks"]));
    assert_eq!(found(&lookup, "tidal")[0]["catalogue"], "musicbrainz");
    assert_eq!(found(&lookup, "spotify")[0]["url"], "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy");
    assert_eq!(lookup["candidates"].as_array().unwrap().len(), 3, "no address of an unknown or inner host: {lookup}");
    let asked = site.sandbox.musicbrainz().shelf.asked();
    assert!(asked.iter().all(|one| one.agent.contains("music@harbour-lane.example")), "{asked:?}");
}

#[tokio::test]
async fn a_member_asks_ticks_and_uses_what_was_found() {
    let (site, link) = stocked().await;
    let ada = site.member("ada").await;
    let edit = ada.get(&format!("/app/links/{}", link["id"].as_str().unwrap())).await.expect(200).text();
    assert!(edit.contains("Find it everywhere") && edit.contains(&page_of(&link)));
    let empty = ada.get(&page_of(&link)).await.expect(200);
    assert!(empty.header("refresh").is_none() && !empty.text().contains("Not all have answered"));

    let asked = ada.post(&page_of(&link), &[]).await.expect(303);
    assert_eq!(asked.location(), page_of(&link));
    let waiting = ada.get(&page_of(&link)).await.expect(200);
    assert_eq!(waiting.header("refresh"), Some("4"));
    assert!(waiting.text().contains("is being asked"));

    site.run_jobs().await;
    let page = ada.get(&page_of(&link)).await.expect(200);
    assert!(page.header("refresh").is_none());
    let text = page.text();
    assert!(text.contains("Sure by 100 of a hundred") && text.contains("same product code"), "{text}");
    assert_eq!(text.matches("name=\"use\"").count(), 3);
    assert_eq!(text.matches(" checked").count(), 3, "high confidence is ticked beforehand");
    let ids: Vec<&str> =
        text.split("name=\"use\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let fields: Vec<(&str, &str)> = ids.iter().map(|id| ("use", *id)).collect();
    drop(ada.post(&format!("{}/destinations", page_of(&link)), &fields).await.expect(303));
    let now = link_now(&site.key("ada").await, &link).await;
    assert_eq!(url_at(&now, "deezer").as_deref(), Some("https://www.deezer.com/album/777"));
    assert_eq!(url_at(&now, "tidal").as_deref(), Some("https://tidal.com/album/77"));
    assert_eq!(now["destinations"][0]["service"], "spotify", "what was there keeps its place");
}

#[tokio::test]
async fn a_person_corrects_and_locks_a_service() {
    let (site, link) = stocked().await;
    let key = site.key("ada").await;
    let lookup = look_up(&site, &key, &link, &json!({})).await;
    let (deezer, tidal) = (&found(&lookup, "deezer")[0]["id"], &found(&lookup, "tidal")[0]["id"]);
    let used = format!("{}/destinations", api_of(&link));
    let right = "https://www.deezer.com/album/888";
    let choice = json!({ "candidates": [deezer], "addresses": [right] });
    drop(key.json(Method::POST, &used, &choice).await.expect(200));
    assert_eq!(url_at(&link_now(&key, &link).await, "deezer").as_deref(), Some(right), "what a person says counts");

    let lock = format!("{}/lock", api_of(&link));
    let locked = key.json(Method::POST, &lock, &json!({ "service": "deezer", "locked": true })).await.expect(200);
    assert_eq!(locked.json()["locked"], json!(["deezer"]));
    let refused = key.json(Method::POST, &used, &json!({ "candidates": [deezer, tidal] })).await.expect(422);
    assert!(refused.text().contains("Deezer is locked"));
    let now = link_now(&key, &link).await;
    assert_eq!((url_at(&now, "deezer").as_deref(), url_at(&now, "tidal")), (Some(right), None), "all or nothing");

    let ada = site.member("ada").await;
    let page = ada.get(&page_of(&link)).await.expect(200).text();
    assert!(page.contains("disabled") && page.contains("locked"));
    drop(ada.post(&format!("{}/lock", page_of(&link)), &[("service", "deezer"), ("locked", "no")]).await.expect(303));
    drop(key.json(Method::POST, &used, &json!({ "candidates": [deezer] })).await.expect(200));
}

#[tokio::test]
async fn an_address_is_asked_about_at_its_own_service_and_its_codes_at_the_others() {
    let (site, link) = stocked().await;
    let key = site.key("ada").await;
    let asked = json!({ "asked": "https://www.deezer.com/en/album/777?utm_source=x" });
    let lookup = look_up(&site, &key, &link, &asked).await;
    assert_eq!(
        (&lookup["address"], &lookup["upc"]),
        (&json!("https://www.deezer.com/album/777"), &json!("036000291452"))
    );
    assert_eq!((state(&lookup, "deezer"), state(&lookup, "musicbrainz")), ("found", "found"));
    assert_eq!(site.sandbox.deezer().shelf.asked()[0].path, "/album/777");
}

#[tokio::test]
async fn what_was_asked_is_remembered_until_it_is_asked_again_or_stale() {
    let (site, link) = stocked().await;
    let key = site.key("ada").await;
    let n = || site.sandbox.deezer().shelf.asked().len();
    let first = look_up(&site, &key, &link, &json!({})).await;
    site.clock.advance(DAY);
    let second = look_up(&site, &key, &link, &json!({})).await;
    assert_eq!((&second["id"], n()), (&first["id"], 1));
    let again = look_up(&site, &key, &link, &json!({ "again": true })).await;
    assert_ne!(again["id"], first["id"]);
    assert_eq!(n(), 2);
    site.clock.advance(DAY * 31);
    site.run_jobs().await;
    assert_eq!(key.get(&api_of(&link)).await.expect(200).json()["lookup"], Value::Null, "nothing older is kept");
}

#[tokio::test]
async fn a_catalogue_that_wants_peace_is_asked_again_later_and_trouble_ends() {
    let (site, link) = stocked().await;
    let key = site.key("ada").await;
    site.sandbox.musicbrainz().shelf.trouble(Mishap::TooMany(120));
    let lookup = look_up(&site, &key, &link, &json!({})).await;
    assert_eq!((state(&lookup, "deezer"), state(&lookup, "musicbrainz")), ("found", "waiting"));
    let page = site.member("ada").await.get(&page_of(&link)).await.expect(200).text();
    assert!(page.contains("was asked too often; it is asked again on"), "{page}");
    let n = site.sandbox.musicbrainz().shelf.asked().len();
    site.clock.advance(Duration::from_secs(119));
    site.run_jobs().await;
    assert_eq!(site.sandbox.musicbrainz().shelf.asked().len(), n, "Retry-After is honoured");
    site.clock.advance(Duration::from_secs(2));
    site.run_jobs().await;
    let lookup = key.get(&api_of(&link)).await.expect(200).json()["lookup"].clone();
    assert_eq!(state(&lookup, "musicbrainz"), "found");

    for mishap in [Mishap::Html, Mishap::Redirect, Mishap::OtherJson, Mishap::Huge, Mishap::Status(500)] {
        site.sandbox.deezer().shelf.trouble(mishap);
    }
    drop(key.json(Method::POST, &api_of(&link), &json!({ "again": true })).await.expect(200));
    for _ in 0..5 {
        site.run_jobs().await;
        site.clock.advance(Duration::from_secs(60 * 60));
    }
    let lookup = key.get(&api_of(&link)).await.expect(200).json()["lookup"].clone();
    assert_eq!(state(&lookup, "deezer"), "failed", "{lookup}");
    assert!(found(&lookup, "deezer").is_empty());
}

#[tokio::test]
async fn a_script_in_a_title_is_only_text() {
    let (site, link) = stocked().await;
    let title = "<script>alert(1)</script>".to_owned();
    site.sandbox.deezer().shelf.add(Shelved { title, artist: "x\u{202e}y".to_owned(), ..shelved() });
    let key = site.key("ada").await;
    let lookup = look_up(&site, &key, &link, &json!({})).await;
    let deezer = found(&lookup, "deezer")[0];
    assert_eq!(deezer["artist"], "", "what turns the direction is left out");
    let page = site.member("ada").await.get(&page_of(&link)).await.expect(200).text();
    assert!(!page.contains("<script>") && page.contains("&#60;script&#62;"), "{page}");
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_by_name() {
    let (site, link) = stocked().await;
    let key = site.key("ada").await;
    for asked in [
        "http://169.254.169.254/latest/meta-data",
        "https://www.deezer.com.evil.example/album/1",
        "https://tidal.com/album/1",
        "036000291453",
        "hello",
        "javascript:alert(1)",
        "'; DROP TABLE link; --",
    ] {
        let answer = key.json(Method::POST, &api_of(&link), &json!({ "asked": asked })).await.expect(422).json();
        assert_eq!(answer["errors"][0]["field"], "asked", "{asked}");
    }
    let ada = site.member("ada").await;
    let page = ada.post(&page_of(&link), &[("asked", "\"><script>x")]).await.expect(422).text();
    assert!(page.contains("value=\"&#34;&#62;&#60;script&#62;x\""), "what was typed is kept, and is only text");
    let used = format!("{}/destinations", api_of(&link));
    for choice in [
        json!({}),
        json!({ "candidates": ["0192c6a0-0000-7000-8000-000000000000"] }),
        json!({ "addresses": ["http://10.0.0.1/"] }),
        json!({ "addresses": ["https://nobody-knows.example/1"] }),
        json!({ "addresses": ["https://tidal.com/1", "https://tidal.com/2"] }),
    ] {
        drop(key.json(Method::POST, &used, &choice).await.expect(422));
    }
    let lock = format!("{}/lock", api_of(&link));
    drop(key.json(Method::POST, &lock, &json!({ "service": "<b>", "locked": true })).await.expect(422));
    assert!(site.sandbox.deezer().shelf.asked().is_empty());
    let bob = site.key("bob").await;
    drop(bob.get(&api_of(&link)).await.expect(404));
    drop(bob.json(Method::POST, &api_of(&link), &json!({})).await.expect(404));
}

#[tokio::test]
async fn nothing_is_asked_unless_it_is_switched_on() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let ada = site.member("ada").await;
    assert!(ada.get(&page_of(&link)).await.expect(200).text().contains("No catalogue is switched on"));
    drop(ada.post(&page_of(&link), &[]).await.expect(422));
    site.run_jobs().await;
    assert!(site.sandbox.deezer().shelf.asked().is_empty() && site.sandbox.musicbrainz().shelf.asked().is_empty());
}

#[tokio::test]
async fn a_destination_that_is_gone_is_told_and_stays() {
    let (site, link) = stocked().await;
    let key = site.key("ada").await;
    let edit = format!("/app/links/{}", link["id"].as_str().unwrap());
    site.run_jobs().await;
    assert!(site.sandbox.deezer().shelf.asked().is_empty(), "the first look is a week later");
    // The link leads to Deezer's album 302127, which the simulated Deezer does not have, and to Spotify's, which it has.
    site.clock.advance(DAY * 7);
    site.run_jobs().await;
    let asked = site.sandbox.deezer().shelf.asked();
    assert_eq!(asked.iter().map(|one| one.path.as_str()).collect::<Vec<_>>(), ["/album/302127"]);
    let page = site.member("ada").await.get(&edit).await.expect(200).text();
    assert!(page.contains("Deezer: the address has not been found there since"), "{page}");
    assert!(!page.contains("Spotify: the address has not been found"));
    assert!(url_at(&link_now(&key, &link).await, "deezer").is_some(), "nothing goes by itself");

    site.sandbox.deezer().shelf.add(Shelved { id: "302127".to_owned(), ..shelved() });
    site.clock.advance(DAY * 8);
    site.run_jobs().await;
    let page = site.member("ada").await.get(&edit).await.expect(200).text();
    assert!(!page.contains("has not been found there"), "what is found again is not told any more");
}

/// A site that asks Apple Music and YouTube, with a link to a release of this title; by its codes where `tracks` has any.
async fn asking(title: &str, upc: &str, tracks: Value) -> (TestSite, Client, Value) {
    let catalogue = CatalogueSettings { apple_music: true, youtube: true, ..CatalogueSettings::default() };
    let site = TestSite::with(Options { catalogue, ..Options::default() }).await;
    let key = site.key("ada").await;
    let artist = key.json(Method::POST, "/api/v1/artists", &json!({ "name": "Noor" })).await.expect(201).json();
    let mut release = json!({
        "artist_id": artist["id"], "title": title, "release_date": "2026-11-23", "time_zone": "UTC",
        "spotify_uri": "spotify:album:4aawyAB9vmqN3uQ7FjRGTy", "tracks": tracks,
    });
    if !upc.is_empty() {
        release["upc"] = json!(upc);
    }
    let release = key.json(Method::POST, "/api/v1/releases", &release).await.expect(201).json();
    let link = json!({
        "release_id": release["id"], "slug": "lanterns",
        "destinations": [
            { "service": "apple-music", "url": "https://music.apple.com/de/album/laternen/302127" },
            { "service": "youtube", "url": "https://youtu.be/ccccccccccc" },
            { "service": "youtube-music", "url": "https://music.youtube.com/playlist?list=OLAK5uy_x" },
        ],
    });
    let link = key.json(Method::POST, "/api/v1/links", &link).await.expect(201).json();
    (site, key, link)
}

fn at_apple() -> Shelved {
    Shelved {
        id: "1440833098".to_owned(),
        title: "Lanterns Over Water - EP".to_owned(),
        tracks: [("Lanterns", "GBAYE6800011"), ("Ferry", "GBAYE6800012"), ("Rope", "GBAYE6800013")]
            .map(|(title, isrc)| (title.to_owned(), isrc.to_owned()))
            .into(),
        ..shelved()
    }
}

#[tokio::test]
async fn every_recording_is_asked_for_and_not_the_first_alone() {
    let tracks = json!([
        { "title": "Lanterns", "isrc": "GBAYE6899991" },
        { "title": "Ferry", "isrc": "GBAYE6899992" },
        { "title": "Rope", "isrc": "GBAYE6800013" },
    ]);
    let (site, key, link) = asking("Lanterns Over Water", "", tracks).await;
    site.sandbox.apple().shelf.add(Shelved { upc: String::new(), ..at_apple() });
    let lookup = look_up(&site, &key, &link, &json!({})).await;
    assert_eq!(lookup["isrcs"], json!(["GBAYE6899991", "GBAYE6899992", "GBAYE6800013"]));
    let found = found(&lookup, "apple-music")[0];
    assert_eq!(
        (&found["url"], &found["isrc"]),
        (&json!("https://music.apple.com/gb/album/1440833098"), &json!("GBAYE6800013"))
    );
    assert_eq!(found["reasons"], json!(["isrc", "title", "artist", "date", "tracks"]));
    assert_eq!(site.sandbox.apple().shelf.asked().len(), 1, "all of them in one request");
}

#[tokio::test]
async fn where_no_code_leads_to_it_title_and_artist_do_and_say_so() {
    let (site, key, link) = asking("Lanterns Over Water", "036000291452", json!([])).await;
    site.sandbox.apple().shelf.add(Shelved { upc: "5012345678900".to_owned(), ..at_apple() });
    site.sandbox.apple().shelf.add(Shelved { id: "7".to_owned(), upc: String::new(), ..at_apple() });
    let youtube = site.sandbox.youtube();
    youtube.add(Video::delivered("aaaaaaaaaaa", "Lanterns Over Water", "Noor", "2026-11-23"));
    youtube.add(Video {
        id: "bbbbbbbbbbb".to_owned(),
        title: "Somebody sings Lanterns Over Water by Noor".to_owned(),
        channel: "Somebody".to_owned(),
        description: "<script>".to_owned(),
    });
    let lookup = look_up(&site, &key, &link, &json!({})).await;
    let apple = found(&lookup, "apple-music");
    assert_eq!(apple.len(), 2);
    assert!(
        apple[0]["confidence"].as_u64().unwrap() < 80
            && apple[0]["reasons"].as_array().unwrap().contains(&json!("words"))
    );
    assert!(apple.iter().any(|one| one["reasons"].as_array().unwrap().contains(&json!("other_upc"))));
    let music = found(&lookup, "youtube-music");
    assert_eq!(music[0]["url"], "https://music.youtube.com/watch?v=aaaaaaaaaaa");
    assert_eq!(
        (&music[0]["confidence"], &music[0]["reasons"]),
        (&json!(45), &json!(["title", "artist", "date", "words"]))
    );
    assert_eq!(found(&lookup, "youtube")[0]["url"], "https://www.youtube.com/watch?v=aaaaaaaaaaa");
    assert_eq!(found(&lookup, "youtube").len(), 1, "what is not alike at all is left out");
    let page = site.member("ada").await.get(&page_of(&link)).await.expect(200).text();
    assert!(page.contains("found by title and artist, not by a code"), "{page}");
    assert!(!page.contains(" checked"), "nothing is ticked beforehand");
}

#[tokio::test]
async fn a_code_that_nobody_knows_leads_to_a_search_everywhere() {
    let (site, link) = stocked().await;
    let key = site.key("ada").await;
    let lookup = look_up(&site, &key, &link, &json!({ "asked": "5012345678900" })).await;
    for service in ["deezer", "spotify"] {
        let found = found(&lookup, service)[0];
        assert_eq!(found["upc"], "036000291452", "what words found is read whole: {found}");
    }
    assert_eq!(found(&lookup, "tidal")[0]["catalogue"], "musicbrainz");
    let paths: Vec<String> = site.sandbox.deezer().shelf.asked().into_iter().map(|one| one.path).collect();
    let query = "/search/album?q=artist%3A%22Noor%22+album%3A%22Lanterns+Over+Water%22&limit=5";
    assert_eq!(paths, ["/album/upc:5012345678900", query, "/album/777"]);
}

#[tokio::test]
async fn a_release_without_codes_is_searched_for() {
    let (site, key, link) = asking("Lanterns Over Water", "", json!([])).await;
    site.sandbox.apple().shelf.add(at_apple());
    let lookup = look_up(&site, &key, &link, &json!({})).await;
    assert_eq!((state(&lookup, "apple-music"), state(&lookup, "youtube")), ("found", "absent"));
    let paths: Vec<String> = site.sandbox.apple().shelf.asked().into_iter().map(|one| one.path).collect();
    assert_eq!(paths, ["/v1/catalog/gb/search?types=albums%2Csongs&term=Lanterns+Over+Water+Noor&limit=5"]);
}

#[tokio::test]
async fn an_address_at_apple_or_youtube_leads_on() {
    let (site, key, link) = asking("Lanterns Over Water", "036000291452", json!([])).await;
    site.sandbox.apple().shelf.add(at_apple());
    site.sandbox.youtube().add(Video::delivered("aaaaaaaaaaa", "Lanterns", "Noor", "2026-11-23"));
    let song = json!({ "asked": "https://music.apple.com/us/album/lanterns/1440833098?i=144083309802" });
    let lookup = look_up(&site, &key, &link, &song).await;
    assert_eq!(
        (&lookup["address"], &lookup["isrcs"]),
        (&json!("https://music.apple.com/us/song/144083309802"), &json!(["GBAYE6800012"]))
    );
    assert_eq!(found(&lookup, "apple-music")[0]["url"], "https://music.apple.com/us/album/1440833098");
    assert_eq!(state(&lookup, "youtube"), "absent", "it was asked by title and artist");

    site.clock.advance(Duration::from_secs(60));
    let video = json!({ "asked": "https://youtu.be/aaaaaaaaaaa?si=x" });
    let lookup = look_up(&site, &key, &link, &video).await;
    assert_eq!(found(&lookup, "youtube")[0]["url"], "https://www.youtube.com/watch?v=aaaaaaaaaaa");
    assert_eq!(
        (&lookup["upc"], state(&lookup, "apple-music")),
        (&json!("036000291452"), "found"),
        "the release's own code"
    );
}

#[tokio::test]
async fn youtubes_day_is_spent_and_begins_again_at_midnight_in_california() {
    let (site, key, link) = asking("Lanterns Over Water", "036000291452", json!([])).await;
    site.sandbox.youtube().add(Video::delivered("aaaaaaaaaaa", "Lanterns Over Water", "Noor", "2026-11-23"));
    site.sandbox.youtube().leave_units(100);
    let lookup = look_up(&site, &key, &link, &json!({})).await;
    let waits = lookup["catalogues"].as_array().unwrap().iter().find(|one| one["catalogue"] == "youtube").unwrap();
    assert_eq!((&waits["reason"], &waits["next_at"]), (&json!("too_many"), &json!("2026-11-23T08:00:00Z")));
    site.sandbox.youtube().leave_units(10_000);
    site.clock.advance(Duration::from_secs(19 * 60 * 60));
    site.run_jobs().await;
    assert_eq!(site.sandbox.youtube().units_left(), 10_000, "nobody asks before");
    site.clock.advance(Duration::from_secs(60 * 60 + 1));
    site.run_jobs().await;
    let lookup = key.get(&api_of(&link)).await.expect(200).json()["lookup"].clone();
    assert_eq!(state(&lookup, "youtube"), "found");
    assert_eq!(site.sandbox.youtube().units_left(), 10_000 - 101);
}

#[tokio::test]
async fn the_key_at_apple_is_nowhere_and_one_that_is_refused_is_told() {
    let (site, key, link) = asking("Lanterns Over Water", "036000291452", json!([])).await;
    site.sandbox.apple().revoke_key("KEY1234567");
    let lookup = look_up(&site, &key, &link, &json!({})).await;
    let waits = lookup["catalogues"].as_array().unwrap().iter().find(|one| one["catalogue"] == "apple-music").unwrap();
    assert_eq!((&waits["state"], &waits["reason"]), (&json!("waiting"), &json!("unauthorised")));
    let ended = Duration::from_secs(14 * 60 * 60);
    let pem = site.sandbox.apple().new_key("TEAM123456", "KEY1234567").unwrap();
    assert!(!format!("{:?}", site.settings).contains(pem.lines().nth(1).unwrap()));
    site.clock.advance(ended);
    site.run_jobs().await;
    let asked = site.sandbox.apple().shelf.asked();
    assert!(
        asked.len() > 1 && asked.iter().all(|one| !one.path.contains("eyJ")),
        "tokens are in no address: {asked:?}"
    );
}

#[tokio::test]
async fn destinations_at_apple_and_youtube_are_looked_up_too() {
    let (site, key, link) = asking("Lanterns Over Water", "036000291452", json!([])).await;
    let edit = format!("/app/links/{}", link["id"].as_str().unwrap());
    site.sandbox.apple().shelf.add(Shelved { id: "302127".to_owned(), ..at_apple() });
    site.run_jobs().await;
    site.clock.advance(DAY * 7);
    site.run_jobs().await;
    let paths = |asked: Vec<sandbox::shelf::Asked>| asked.into_iter().map(|one| one.path).collect::<Vec<_>>();
    assert_eq!(paths(site.sandbox.apple().shelf.asked()), ["/v1/catalog/de/albums/302127"]);
    assert_eq!(paths(site.sandbox.youtube().shelf.asked()), ["/youtube/v3/videos?part=snippet&id=ccccccccccc"]);
    let page = site.member("ada").await.get(&edit).await.expect(200).text();
    assert!(page.contains("YouTube: the address has not been found there since"), "{page}");
    assert!(!page.contains("Apple Music: the address has not") && !page.contains("YouTube Music: the address has not"));
    assert!(url_at(&link_now(&key, &link).await, "youtube").is_some(), "nothing goes by itself");
}
