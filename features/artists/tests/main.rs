//! The room of artists, from outside: its pages and its resource of the API.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails with what it has")]

use http::Method;
use serde_json::{Value, json};
use testkit::{Answer, Client, TestSite};

const PAGES: &str = "/app/artists";
const API: &str = "/api/v1/artists";

async fn artist(key: &Client, name: &str) -> Value {
    key.json(Method::POST, API, &json!({ "name": name })).await.expect(201).json()
}

fn path(artist: &Value) -> String {
    format!("{API}/{}", artist["id"].as_str().unwrap())
}

/// The fields that an answer calls wrong.
#[track_caller]
fn wrong_fields(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 422, "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    let errors = answer.json()["errors"].as_array().unwrap().clone();
    errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect()
}

/// The path of the artist's own page, from the list.
fn edit_path(list: &str, name: &str) -> String {
    let (before, _) = list.split_once(&format!("<bdi>{name}</bdi>")).unwrap();
    let (_, link) = before.rsplit_once("href=\"").unwrap();
    link.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_artist_is_added_renamed_and_retired_by_forms() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    assert!(ada.get(PAGES).await.expect(200).text().contains("No artists yet"));

    assert_eq!(ada.post(PAGES, &[("name", " Noor <1> ")]).await.expect(303).location(), PAGES);
    let list = ada.get(PAGES).await.expect(200).text();
    assert!(list.contains("Noor &#60;1&#62;"), "trimmed and escaped: {list}");

    let edit = edit_path(&list, "Noor &#60;1&#62;");
    let page = ada.get(&edit).await.expect(200).text();
    assert!(page.contains("Releases that are already there keep the name"), "the confirmation says what happens");
    ada.post(&edit, &[("name", "Noor & the Tide")]).await.expect(303);
    assert!(ada.get(PAGES).await.text().contains("Noor &#38; the Tide"));

    ada.post(&format!("{edit}/retirement"), &[]).await.expect(303);
    assert!(ada.get(PAGES).await.text().contains("No artists yet"));
    ada.get(&edit).await.expect(404);
    ada.post(&edit, &[("name", "Back again")]).await.expect(404);
    ada.post(&format!("{edit}/retirement"), &[]).await.expect(404);
}

#[tokio::test]
async fn a_wrong_name_comes_back_with_its_form() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let long = "x".repeat(201);
    let page = ada.post(PAGES, &[("name", &long)]).await.expect(422).text();
    assert!(page.contains("<title>Error: Artists"), "{page}");
    assert!(page.contains(&long) && page.contains("aria-invalid=\"true\"") && page.contains("href=\"#name\""));

    ada.post(PAGES, &[("name", "Noor")]).await.expect(303);
    let edit = edit_path(&ada.get(PAGES).await.text(), "Noor");
    let page = ada.post(&edit, &[("name", "  ")]).await.expect(422).text();
    assert!(page.contains("<title>Error: Noor") && page.contains("write the artist’s name"), "{page}");
    ada.post(&edit, &[]).await.expect(422);
}

#[tokio::test]
async fn the_list_of_people_is_by_name_and_in_pages() {
    let site = TestSite::new().await;
    let (ada, key) = (site.member("ada").await, site.key("ada").await);
    for n in 0..7 {
        drop(artist(&key, &format!("Artist {}", 9 - n)).await);
    }
    let mut seen = Vec::new();
    let mut next = Some(format!("{PAGES}?limit=3"));
    while let Some(path) = next {
        let page = ada.get(&path).await.expect(200).text();
        let titles = page.split("class=\"row-title\"").skip(1).map(|row| row.split("<bdi>").nth(1).unwrap());
        seen.push(titles.map(|row| row.split('<').next().unwrap().to_owned()).collect::<Vec<_>>());
        next = page
            .split_once("?cursor=")
            .map(|(_, rest)| format!("{PAGES}?limit=3&cursor={}", rest.split('"').next().unwrap()));
    }
    let names = |numbers: &[u8]| numbers.iter().map(|n| format!("Artist {n}")).collect::<Vec<_>>();
    assert_eq!(seen, [names(&[3, 4, 5]), names(&[6, 7, 8]), names(&[9])]);
}

#[tokio::test]
async fn the_resource_is_created_read_updated_and_deleted() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let answer = key.json(Method::POST, API, &json!({ "name": " Noor " })).await.expect(201);
    let made = answer.json();
    assert_eq!(answer.location(), path(&made));
    assert_eq!(made["name"], "Noor");
    assert_eq!(made["created_at"], "2026-11-22T12:00:00Z");
    assert_eq!(key.get(&path(&made)).await.expect(200).json(), made);

    site.clock.advance(std::time::Duration::from_secs(60));
    let renamed = key.json(Method::PATCH, &path(&made), &json!({ "name": "ચાંદની" })).await.expect(200).json();
    assert_eq!((&renamed["name"], &renamed["updated_at"]), (&json!("ચાંદની"), &json!("2026-11-22T12:01:00Z")));
    let unchanged = key.json(Method::PATCH, &path(&made), &json!({})).await.expect(200).json();
    assert_eq!(unchanged, renamed);

    let deleted = key.delete(&path(&made)).await.expect(204);
    assert!(deleted.body.is_empty());
    key.get(&path(&made)).await.expect(404);
    key.delete(&path(&made)).await.expect(404);
    key.json(Method::PATCH, &path(&made), &json!({ "name": "x" })).await.expect(404);
    assert_eq!(key.get(API).await.json(), json!({ "items": [], "next_cursor": null }));
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let made = artist(&key, "Noor").await;
    for body in [json!({}), json!({ "name": null }), json!({ "name": " " }), json!({ "name": "x".repeat(201) })] {
        assert_eq!(wrong_fields(&key.json(Method::POST, API, &body).await), ["name"], "{body}");
    }
    assert_eq!(wrong_fields(&key.json(Method::PATCH, &path(&made), &json!({ "name": null })).await), ["name"]);
    let unknown = key.json(Method::POST, API, &json!({ "name": "Noor", "label": "x" })).await;
    assert_eq!(wrong_fields(&unknown), ["body"]);
    assert_eq!(wrong_fields(&key.json(Method::POST, API, &json!(["Noor"])).await), ["body"]);
    assert_eq!(wrong_fields(&key.get(&format!("{API}?limit=0")).await), ["limit"]);
    assert_eq!(wrong_fields(&key.get(&format!("{API}?cursor=x")).await), ["cursor"]);
    let broken = key.send(Method::POST, API, Some("application/json"), "{".into()).await.expect(400);
    assert_eq!(broken.header("content-type"), Some("application/problem+json"));
    key.get(&format!("{API}/no-id")).await.expect(404);
    site.stranger().get(API).await.expect(401);
}

#[tokio::test]
async fn the_list_goes_on_by_its_cursor() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let mut made = Vec::new();
    for n in 0..7 {
        site.clock.advance(std::time::Duration::from_millis(1));
        made.push(artist(&key, &format!("Artist {n}")).await);
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
}

#[tokio::test]
async fn another_workspace_sees_nothing_of_it() {
    let site = TestSite::new().await;
    let (ada, ben) = (site.key("ada").await, site.key("ben").await);
    let made = artist(&ada, "Noor").await;
    ben.get(&path(&made)).await.expect(404);
    ben.json(Method::PATCH, &path(&made), &json!({ "name": "Mine" })).await.expect(404);
    ben.json(Method::PATCH, &path(&made), &json!({ "name": "" })).await.expect(404);
    ben.delete(&path(&made)).await.expect(404);
    assert_eq!(ben.get(API).await.json()["items"], json!([]));

    let page = format!("{PAGES}/{}", made["id"].as_str().unwrap());
    let ben = site.member("ben").await;
    ben.get(&page).await.expect(404);
    ben.post(&page, &[("name", "Mine")]).await.expect(404);
    ben.post(&format!("{page}/retirement"), &[]).await.expect(404);
    assert_eq!(ada.get(&path(&made)).await.expect(200).json(), made);
}
