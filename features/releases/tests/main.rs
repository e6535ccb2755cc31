//! The room of releases, from outside: its pages and its resource of the API.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails with what it has")]

#[path = "releases/cover.rs"]
mod cover;

use std::time::Duration;

use http::Method;
use jiff::Timestamp;
use kit::WorkspaceId;
use serde_json::{Value, json};
use testkit::{Answer, Client, TestSite};
use uuid::Uuid;

const PAGES: &str = "/app/releases";
const API: &str = "/api/v1/releases";

async fn artist(key: &Client, name: &str) -> String {
    let made = key.json(Method::POST, "/api/v1/artists", &json!({ "name": name })).await.expect(201).json();
    made["id"].as_str().unwrap().to_owned()
}

fn body(artist: &str) -> Value {
    json!({
        "title": "Lanterns Over Water",
        "artist_id": artist,
        "upc": "0 36000-29145 2",
        "release_date": "2026-11-27",
        "release_time": "18:00",
        "time_zone": "europe/london",
        "spotify_uri": "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy?si=1",
        "tracks": [{ "title": "Lanterns", "isrc": "gb-abc-26-00017" }, { "title": "Water" }],
    })
}

async fn release(key: &Client, artist: &str) -> Value {
    key.json(Method::POST, API, &body(artist)).await.expect(201).json()
}

fn path(release: &Value) -> String {
    format!("{API}/{}", release["id"].as_str().unwrap())
}

fn page(release: &Value) -> String {
    format!("{PAGES}/{}", release["id"].as_str().unwrap())
}

/// The fields that an answer calls wrong.
#[track_caller]
fn wrong_fields(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 422, "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    let errors = answer.json()["errors"].as_array().unwrap().clone();
    errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect()
}

fn form(artist: &str) -> Vec<(&str, &str)> {
    vec![
        ("title", "Ferry"),
        ("artist_id", artist),
        ("upc", ""),
        ("release_date", "2026-11-27"),
        ("release_time", "00:00"),
        ("time_zone", "Asia/Kolkata"),
        ("spotify_uri", ""),
        ("tracks.0.title", "Ferry"),
        ("tracks.0.isrc", "GB-ABC-26-00017"),
        ("tracks.1.title", ""),
        ("tracks.1.isrc", ""),
    ]
}

fn with<'a>(mut fields: Vec<(&'a str, &'a str)>, name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    fields.retain(|(there, _)| *there != name);
    fields.push((name, value));
    fields
}

#[tokio::test]
async fn the_resource_keeps_one_form_of_what_it_is_given() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let artist = artist(&key, "Noor").await;
    let answer = key.json(Method::POST, API, &body(&artist)).await.expect(201);
    let made = answer.json();
    assert_eq!(answer.location(), path(&made));
    let expected = json!({
        "id": made["id"],
        "artist_id": artist,
        "title": "Lanterns Over Water",
        "upc": "036000291452",
        "release_date": "2026-11-27",
        "release_time": "18:00:00",
        "time_zone": "Europe/London",
        "release_at": "2026-11-27T18:00:00Z",
        "each_zone": false,
        "spotify_uri": "spotify:album:4aawyAB9vmqN3uQ7FjRGTy",
        "tracks": [{ "title": "Lanterns", "isrc": "GBABC2600017" }, { "title": "Water", "isrc": null }],
        "cover": null,
        "created_at": "2026-11-22T12:00:00Z",
        "updated_at": "2026-11-22T12:00:00Z",
    });
    assert_eq!(made, expected);
    assert_eq!(key.get(&path(&made)).await.expect(200).json(), expected);
    assert_eq!(key.get(API).await.expect(200).json(), json!({ "items": [expected], "next_cursor": null }));
}

#[tokio::test]
async fn a_patch_changes_what_it_names_and_null_empties() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let artist = artist(&key, "Noor").await;
    let mut expected = release(&key, &artist).await;
    let path = path(&expected);
    assert_eq!(key.json(Method::PATCH, &path, &json!({})).await.expect(200).json(), expected);

    site.clock.advance(Duration::from_secs(1));
    expected["updated_at"] = json!("2026-11-22T12:00:01Z");
    let changed = key.json(Method::PATCH, &path, &json!({ "title": "Ferry", "time_zone": "Asia/Kolkata" })).await;
    expected["title"] = json!("Ferry");
    expected["time_zone"] = json!("Asia/Kolkata");
    expected["release_at"] = json!("2026-11-27T12:30:00Z");
    assert_eq!(changed.expect(200).json(), expected);

    let emptied = json!({ "upc": null, "release_time": null, "spotify_uri": null, "tracks": null });
    let changed = key.json(Method::PATCH, &path, &emptied).await.expect(200).json();
    expected["upc"] = Value::Null;
    expected["release_time"] = json!("00:00:00");
    expected["release_at"] = json!("2026-11-26T18:30:00Z");
    expected["spotify_uri"] = Value::Null;
    expected["tracks"] = json!([]);
    assert_eq!(changed, expected);

    let required = json!({ "title": null, "artist_id": null, "release_date": null, "time_zone": null });
    let refused = key.json(Method::PATCH, &path, &required).await;
    assert_eq!(wrong_fields(&refused), ["title", "artist_id", "release_date", "time_zone"]);
    assert_eq!(key.get(&path).await.json(), expected, "nothing was changed");

    let tracks = json!({ "tracks": [{ "title": "Two" }, { "title": "One", "isrc": "GBABC2600017" }] });
    let changed = key.json(Method::PATCH, &path, &tracks).await.expect(200).json();
    assert_eq!(
        changed["tracks"],
        json!([{ "title": "Two", "isrc": null }, { "title": "One", "isrc": "GBABC2600017" }])
    );
}

#[tokio::test]
async fn every_field_that_is_wrong_is_named() {
    let site = TestSite::new().await;
    let (key, other) = (site.key("ada").await, site.key("ben").await);
    let (artist, foreign) = (artist(&key, "Noor").await, artist(&other, "Ilse").await);
    assert_eq!(
        wrong_fields(&key.json(Method::POST, API, &json!({})).await),
        ["title", "artist_id", "release_date", "time_zone"]
    );
    let wrong = json!({
        "title": "x".repeat(201),
        "artist_id": foreign,
        "upc": "036000291453",
        "release_date": "2026-02-29",
        "release_time": "24:00",
        "time_zone": "Europe/Londn",
        "spotify_uri": "https://music.example/album/1",
        "tracks": [{ "title": "One", "isrc": "GBABC2600017" }, { "isrc": "GB-ABC-26-0001" }, { "title": "Three", "isrc": "GBABC2600017" }],
    });
    let answer = key.json(Method::POST, API, &wrong).await;
    assert_eq!(
        wrong_fields(&answer),
        [
            "title",
            "artist_id",
            "upc",
            "release_date",
            "release_time",
            "time_zone",
            "spotify_uri",
            "tracks.1.title",
            "tracks.1.isrc",
            "tracks.2.isrc"
        ]
    );
    let said = answer.text();
    assert!(said.contains("Did you mean Europe/London?") && said.contains("the last one should be 2"), "{said}");
    assert_eq!(key.get(API).await.json()["items"], json!([]), "nothing was made");

    let mut unknown = body(&artist);
    unknown["label"] = json!("x");
    assert_eq!(wrong_fields(&key.json(Method::POST, API, &unknown).await), ["body"]);
    let mut number = body(&artist);
    number["title"] = json!(7);
    assert_eq!(wrong_fields(&key.json(Method::POST, API, &number).await), ["body"]);
}

#[tokio::test]
async fn a_time_that_the_clocks_skip_is_moved_forward() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let mut body = body(&artist(&key, "Noor").await);
    body["release_date"] = json!("2026-09-06");
    body["release_time"] = json!("00:00");
    body["time_zone"] = json!("America/Santiago");
    let made = key.json(Method::POST, API, &body).await.expect(201).json();
    assert_eq!(made["release_time"], "00:00:00", "what was said is kept");
    assert_eq!(
        made["release_at"], "2026-09-06T04:00:00Z",
        "midnight does not exist there on that day; one o'clock does"
    );
}

#[tokio::test]
async fn the_list_goes_on_by_its_cursor() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let artist = artist(&key, "Noor").await;
    let mut made = Vec::new();
    for _ in 0..7 {
        site.clock.advance(Duration::from_millis(1));
        made.push(release(&key, &artist).await);
    }
    let mut seen = Vec::new();
    let mut sizes = Vec::new();
    let mut path = format!("{API}?limit=3");
    loop {
        let page = key.get(&path).await.expect(200).json();
        sizes.push(page["items"].as_array().unwrap().len());
        seen.extend(page["items"].as_array().unwrap().clone());
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("{API}?limit=3&cursor={cursor}");
    }
    assert_eq!((seen, sizes), (made, vec![3, 3, 1]));
    assert_eq!(wrong_fields(&key.get(&format!("{API}?limit=101")).await), ["limit"]);
    site.stranger().get(API).await.expect(401);
}

#[tokio::test]
async fn a_retired_release_is_gone_from_the_resource_and_marked_in_the_list() {
    let site = TestSite::new().await;
    let (ada, key) = (site.member("ada").await, site.key("ada").await);
    let made = release(&key, &artist(&key, "Noor").await).await;
    key.delete(&path(&made)).await.expect(204);
    key.get(&path(&made)).await.expect(404);
    key.delete(&path(&made)).await.expect(404);
    key.json(Method::PATCH, &path(&made), &json!({ "title": "x" })).await.expect(404);
    assert_eq!(key.get(API).await.json()["items"], json!([]));

    let list = ada.get(PAGES).await.expect(200).text();
    assert!(list.contains("is-end") && list.contains("Retired") && !list.contains(&page(&made)), "{list}");
    ada.get(&page(&made)).await.expect(404);
}

#[tokio::test]
async fn another_workspace_sees_nothing_of_it() {
    let site = TestSite::new().await;
    let (ada, ben) = (site.key("ada").await, site.key("ben").await);
    let made = release(&ada, &artist(&ada, "Noor").await).await;
    ben.get(&path(&made)).await.expect(404);
    ben.json(Method::PATCH, &path(&made), &json!({ "title": "" })).await.expect(404);
    ben.delete(&path(&made)).await.expect(404);
    assert_eq!(ben.get(API).await.json()["items"], json!([]));
    let bens = artist(&ben, "Ilse").await;
    let stolen = ada.json(Method::PATCH, &path(&made), &json!({ "artist_id": bens })).await;
    assert_eq!(wrong_fields(&stolen), ["artist_id"]);

    let ben = site.member("ben").await;
    ben.get(&page(&made)).await.expect(404);
    ben.post(&page(&made), &form(&bens)).await.expect(404);
    ben.post(&page(&made), &with(form(&bens), "more", "1")).await.expect(404);
    ben.post(&format!("{}/retirement", page(&made)), &[]).await.expect(404);
    assert!(ben.get(PAGES).await.text().contains("No releases yet"));
    assert_eq!(ada.get(&path(&made)).await.expect(200).json(), made);
}

#[tokio::test]
async fn a_release_is_made_changed_and_retired_by_forms() {
    let site = TestSite::new().await;
    let (ada, key) = (site.member("ada").await, site.key("ada").await);
    assert!(ada.get(PAGES).await.expect(200).text().contains("No releases yet"));
    assert!(ada.get("/app/releases/new").await.expect(200).text().contains("First, an artist"));
    let artist = artist(&key, "Noor & the Tide").await;
    let new = ada.get("/app/releases/new").await.expect(200).text();
    assert!(new.contains("value=\"UTC\"") && new.contains("<option value=\"Europe/London\">"), "{new}");

    assert_eq!(ada.post(PAGES, &form(&artist)).await.expect(303).location(), PAGES);
    let made = key.get(API).await.json()["items"][0].clone();
    assert_eq!(made["tracks"], json!([{ "title": "Ferry", "isrc": "GBABC2600017" }]));
    assert_eq!(made["release_at"], "2026-11-26T18:30:00Z");
    let list = ada.get(PAGES).await.text();
    assert!(list.contains("Out on 27 November 2026, 00:00 (Asia/Kolkata)") && list.contains("Scheduled"), "{list}");
    assert!(list.contains("Noor &#38; the Tide"));
    assert!(ada.get("/app/releases/new").await.text().contains("value=\"Asia/Kolkata\""), "the last zone is offered");

    let edit = ada.get(&page(&made)).await.expect(200).text();
    assert!(edit.contains("value=\"GBABC2600017\"") && edit.contains("type=\"date\" value=\"2026-11-27\""), "{edit}");
    assert!(edit.contains("It can’t be undone"), "the confirmation says what happens");
    let changed = with(form(&artist), "tracks.1.title", "Harbour");
    ada.post(&page(&made), &changed).await.expect(303);
    let tracks = json!([{ "title": "Ferry", "isrc": "GBABC2600017" }, { "title": "Harbour", "isrc": null }]);
    assert_eq!(key.get(&path(&made)).await.json()["tracks"], tracks);

    site.clock.advance(Duration::from_secs(5 * 24 * 60 * 60));
    assert!(ada.get(PAGES).await.text().contains("Out now"));
    ada.post(&format!("{}/retirement", page(&made)), &[]).await.expect(303);
    assert!(ada.get(PAGES).await.text().contains("Retired"));
}

#[tokio::test]
async fn a_wrong_form_comes_back_with_what_was_typed() {
    let site = TestSite::new().await;
    let (ada, key) = (site.member("ada").await, site.key("ada").await);
    let artist = artist(&key, "Noor").await;
    let wrong = with(form(&artist), "upc", "036000291453");
    let wrong = with(wrong, "tracks.0.isrc", "GB-ABC-26-0001");
    let wrong = with(wrong, "release_date", "tomorrow");
    let answer = ada.post(PAGES, &wrong).await.expect(422).text();
    assert!(answer.contains("<title>Error: New release") && answer.contains("3 fields need another look"), "{answer}");
    for kept in ["value=\"036000291453\"", "value=\"GB-ABC-26-0001\"", "type=\"text\" value=\"tomorrow\""] {
        assert!(answer.contains(kept), "{kept} in {answer}");
    }
    for marked in [
        "href=\"#upc\"",
        "href=\"#tracks.0.isrc\"",
        "id=\"tracks.0.isrc-error\"",
        "aria-describedby=\"upc-hint upc-error\"",
    ] {
        assert!(answer.contains(marked), "{marked} in {answer}");
    }
    assert!(answer.contains(&format!("<option value=\"{artist}\" selected>")), "{answer}");
    assert!(ada.get(PAGES).await.text().contains("No releases yet"));

    ada.post(PAGES, &form(&artist)).await.expect(303);
    let made = key.get(API).await.json()["items"][0].clone();
    let answer = ada.post(&page(&made), &wrong).await.expect(422).text();
    assert!(answer.contains("<title>Error: Ferry"), "{answer}");
}

#[tokio::test]
async fn more_rows_can_be_asked_for_without_saving() {
    let site = TestSite::new().await;
    let (ada, key) = (site.member("ada").await, site.key("ada").await);
    let artist = artist(&key, "Noor").await;
    let answer = ada.post(PAGES, &with(form(&artist), "more", "1")).await.expect(200).text();
    assert!(answer.contains("value=\"Ferry\"") && answer.contains("name=\"tracks.4.isrc\""), "{answer}");
    assert!(!answer.contains("name=\"tracks.5.isrc\"") && !answer.contains("class=\"problems\""));
    assert!(ada.get(PAGES).await.text().contains("No releases yet"));
}

#[tokio::test]
async fn a_retired_artist_stays_on_the_releases_that_are_there() {
    let site = TestSite::new().await;
    let (ada, key) = (site.member("ada").await, site.key("ada").await);
    let (noor, ilse) = (artist(&key, "Noor").await, artist(&key, "Ilse").await);
    let made = release(&key, &noor).await;
    key.delete(&format!("/api/v1/artists/{noor}")).await.expect(204);

    assert!(ada.get(PAGES).await.text().contains(">Noor<"));
    assert!(ada.get(&page(&made)).await.text().contains(&format!("<option value=\"{noor}\" selected>Noor")));
    assert!(!ada.get("/app/releases/new").await.text().contains(">Noor<"));
    key.json(Method::PATCH, &path(&made), &json!({ "title": "Ferry" })).await.expect(200);
    assert_eq!(wrong_fields(&key.json(Method::POST, API, &body(&noor)).await), ["artist_id"]);

    key.json(Method::PATCH, &path(&made), &json!({ "artist_id": ilse })).await.expect(200);
    let back = key.json(Method::PATCH, &path(&made), &json!({ "artist_id": noor })).await;
    assert_eq!(wrong_fields(&back), ["artist_id"]);
}

#[tokio::test]
async fn the_list_of_people_is_by_release_day_and_in_pages() {
    let site = TestSite::new().await;
    let (ada, key) = (site.member("ada").await, site.key("ada").await);
    let artist = artist(&key, "Noor").await;
    for day in ["2026-11-03", "2026-12-05", "2026-11-01", "2026-12-05", "2026-11-02"] {
        let mut body = body(&artist);
        body["release_date"] = json!(day);
        key.json(Method::POST, API, &body).await.expect(201);
    }
    let mut seen = Vec::new();
    let mut next = Some(format!("{PAGES}?limit=2"));
    while let Some(path) = next {
        let page = ada.get(&path).await.expect(200).text();
        let days = page.split("class=\"hint\"").skip(1).map(|row| row.split(" · ").nth(1).unwrap());
        seen.push(days.map(|day| day.split(',').next().unwrap().to_owned()).collect::<Vec<_>>());
        next = page
            .split_once("?cursor=")
            .map(|(_, rest)| format!("{PAGES}?limit=2&cursor={}", rest.split('"').next().unwrap()));
    }
    let expected = [
        vec!["Out on 5 December 2026", "Out on 5 December 2026"],
        vec!["Out since 3 November 2026", "Out since 2 November 2026"],
        vec!["Out since 1 November 2026"],
    ];
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn other_rooms_are_told_what_is_out_and_what_is_retired() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let artist = artist(&key, "Noor").await;
    let (due, retired) = (release(&key, &artist).await, release(&key, &artist).await);
    key.delete(&path(&retired)).await.expect(204);
    let id = |release: &Value| release["id"].as_str().unwrap().parse::<Uuid>().unwrap();
    let (db, ids, moment) = (site.db(), [id(&due), id(&retired)], "2026-11-27T18:00:00Z".parse::<Timestamp>().unwrap());

    let just_before = moment - Duration::from_millis(1);
    assert!(releases::out_somewhere_at(db, &ids, just_before).await.unwrap().is_empty());
    let out = releases::out_somewhere_at(db, &ids, moment).await.unwrap();
    assert_eq!(out.iter().map(|release| release.id).collect::<Vec<_>>(), [ids[0]]);
    assert!(out[0].is_out(moment) && !out[0].is_out(just_before));
    assert_eq!(out[0].zone().iana_name(), Some("Europe/London"));

    assert_eq!(releases::retired(db, &ids).await.unwrap(), [ids[1]]);
    assert_eq!(releases::public(db, ids[0]).await.unwrap().as_ref(), out.first());
    assert!(releases::public(db, ids[1]).await.unwrap().is_none());
    let known = releases::of_ids(db, out[0].workspace, &ids).await.unwrap();
    assert!(known.len() == 2 && known[&ids[1]].retired_at.is_some());
    assert!(releases::of_ids(db, WorkspaceId(Uuid::nil()), &ids).await.unwrap().is_empty());
    let names = artists::names(db, out[0].workspace, &[out[0].artist_id, Uuid::nil()]).await.unwrap();
    assert_eq!(names, [(out[0].artist_id, "Noor".to_owned())].into());
    assert!(releases::out_somewhere_at(db, &[], moment).await.unwrap().is_empty());
}
