//! Taking an import back.

use std::time::Duration;

use http::Method;
use serde_json::json;
use testkit::TestSite;

use crate::{LINKS, brought, items, made, n_there, rows, undone};

#[tokio::test]
async fn a_whole_import_goes_as_if_it_had_never_been_and_can_come_again() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let (path, _) = made(&site, &key, LINKS).await;
    undone(&site, &key, &path).await;
    assert_eq!(n_there(&key).await, [0, 0, 0]);
    site.stranger().get("/lanterns").await.expect(404);
    let outcomes = rows(&key, &path).await;
    assert!(outcomes["items"].as_array().unwrap().iter().all(|row| row["outcome"] == "undone"), "{outcomes}");
    let (_, after) = made(&site, &key, LINKS).await;
    assert_eq!(after["counts"]["links"], 3);
    assert_eq!(items(&key, "/api/v1/links").await[0]["slug"], "lanterns-over-water", "the words were free again");
    // A second time it is taken back already.
    drop(key.json(Method::POST, &format!("{path}/withdrawal"), &json!({})).await.expect(202));
    site.run_jobs().await;
    assert_eq!(n_there(&key).await, [2, 3, 3]);
}

#[tokio::test]
async fn what_somebody_has_changed_or_used_since_stays_and_is_named() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let (path, _) = made(&site, &key, LINKS).await;
    site.clock.advance(Duration::from_secs(60));
    let fan = site.stranger();
    drop(site.presave(&fan, "lanterns-over-water", "mila").await);
    let links = items(&key, "/api/v1/links").await;
    let second = format!("/api/v1/links/{}", links[1]["id"].as_str().unwrap());
    drop(key.json(Method::PATCH, &second, &json!({ "pass_tags": true })).await.expect(200));
    undone(&site, &key, &path).await;
    assert_eq!(n_there(&key).await, [1, 2, 2], "two links with their releases and their artist stay");
    let outcomes: Vec<_> =
        rows(&key, &path).await["items"].as_array().unwrap().iter().map(|row| row["outcome"].clone()).collect();
    assert_eq!(outcomes, ["stayed", "stayed", "undone"]);
    fan.get("/lanterns-over-water").await.expect(200);
    site.stranger().get("/low-tide").await.expect(404);
    let page = site.member("ada").await.get(&path.replace("/api/v1", "/app")).await.expect(200).text();
    assert!(page.contains("2 rows stayed") && page.contains("Night Ferry"), "{page}");
}

#[tokio::test]
async fn a_release_that_was_there_before_stays() {
    let site = TestSite::new().await;
    site.link("ada", "before", Duration::from_secs(3600)).await;
    let key = site.key("ada").await;
    let (path, after) = made(&site, &key, LINKS).await;
    assert_eq!((&after["counts"]["releases"], &after["counts"]["links"]), (&json!(2), &json!(3)));
    undone(&site, &key, &path).await;
    assert_eq!(n_there(&key).await, [1, 1, 1]);
}

#[tokio::test]
async fn only_a_finished_import_is_taken_back() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let path = brought(&key, LINKS).await;
    drop(key.json(Method::POST, &format!("{path}/withdrawal"), &json!({})).await.expect(409));
    drop(key.json(Method::POST, &format!("{path}/confirmation"), &json!({})).await.expect(202));
    drop(key.json(Method::POST, &format!("{path}/withdrawal"), &json!({})).await.expect(409));
}

#[tokio::test]
async fn a_large_import_is_taken_back_in_rounds() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let mut text = "artist,title,upc,short link\n".to_owned();
    // Every release is made by an early row and has a second link in a late one.
    for round in ["a", "b"] {
        (0..130).for_each(|n| text.push_str(&format!("Noor,Title {n},,https://l.example/{round}{n}\n")));
    }
    let (path, after) = made(&site, &key, &text).await;
    assert_eq!((&after["counts"]["releases"], &after["counts"]["links"]), (&json!(130), &json!(260)));
    undone(&site, &key, &path).await;
    assert_eq!(n_there(&key).await, [0, 0, 0]);
}
