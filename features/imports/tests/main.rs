//! Imports through HTTP: the label's pages, the API, and what is there afterwards.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

#[path = "imports/addresses.rs"]
mod addresses;
#[path = "imports/files.rs"]
mod files;
#[path = "imports/pages.rs"]
mod pages;
#[path = "imports/undo.rs"]
mod undo;
#[path = "imports/work.rs"]
mod work;

use http::Method;
use serde_json::{Value, json};
use testkit::{Answer, Client, TestSite};

/// A list as link tools export it.
const LINKS: &str = "\
Title,Artist,Short link,UPC,Release date,Spotify,Deezer URL
Lanterns Over Water,Noor,https://lnk.example/lanterns,036000291452,2026-11-27,https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy,https://www.deezer.com/album/302127
Night Ferry,Noor,https://lnk.example/nF2x,,2026-10-02,,https://www.deezer.com/album/302128
Low Tide,The Tide Clocks,https://lnk.example/low-tide,4006381333931,2026-12-04,,
";

/// Sends a file to the API.
async fn bring(key: &Client, bytes: &[u8]) -> Answer {
    key.send(Method::POST, "/api/v1/imports", Some("text/csv"), bytes.to_vec().into()).await
}

/// Brings a file that is taken, and answers its path in the API.
async fn brought(key: &Client, text: &str) -> String {
    bring(key, text.as_bytes()).await.expect(201).location().to_owned()
}

async fn rows(key: &Client, path: &str) -> Value {
    key.get(&format!("{path}/rows?limit=500")).await.expect(200).json()
}

/// Says yes and lets it be made.
async fn confirm(site: &TestSite, key: &Client, path: &str) -> Value {
    drop(key.json(Method::POST, &format!("{path}/confirmation"), &json!({})).await.expect(202));
    site.run_jobs().await;
    key.get(path).await.expect(200).json()
}

/// Brings a file, says yes and lets it be made.
async fn made(site: &TestSite, key: &Client, text: &str) -> (String, Value) {
    let path = brought(key, text).await;
    let after = confirm(site, key, &path).await;
    assert_eq!(after["state"], "done", "{after}");
    (path, after)
}

async fn undone(site: &TestSite, key: &Client, path: &str) -> Value {
    drop(key.json(Method::POST, &format!("{path}/withdrawal"), &json!({})).await.expect(202));
    site.run_jobs().await;
    let after = key.get(path).await.expect(200).json();
    assert_eq!(after["state"], "undone", "{after}");
    after
}

async fn items(key: &Client, path: &str) -> Vec<Value> {
    key.get(path).await.expect(200).json()["items"].as_array().unwrap().clone()
}

/// How many artists, releases and links there are.
async fn n_there(key: &Client) -> [usize; 3] {
    let n = async |path: &str| items(key, path).await.len();
    [n("/api/v1/artists?limit=100").await, n("/api/v1/releases?limit=100").await, n("/api/v1/links?limit=100").await]
}

fn remark_codes(row: &Value) -> Vec<&str> {
    row["remarks"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}
