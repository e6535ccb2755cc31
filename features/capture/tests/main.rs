//! Sign-ups through the front door: fans, their mailbox, and the label.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails with what it has"
)]

mod api;
mod contest;
mod fan;
mod input;
mod label;
mod letters;
mod rights;

use std::time::Duration;

use db::Sql;
use http::Method;
use serde_json::{Value, json};
use testkit::{Client, Letter, TestSite};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A site with one form of ada's artist, at `/fans/noor`.
async fn site(kind: &str) -> (TestSite, Value) {
    let site = TestSite::new().await;
    let form = form(&site, kind, "noor").await;
    (site, form)
}

async fn form(site: &TestSite, kind: &str, slug: &str) -> Value {
    let key = site.key("ada").await;
    let artist =
        key.json(Method::POST, "/api/v1/artists", &json!({ "name": "Noor & the Tide" })).await.expect(201).json();
    let mut form = json!({
        "artist_id": artist["id"], "kind": kind, "slug": slug, "title": "Tide letters", "words": "What the tide brings.",
    });
    if kind == "download" {
        form["file_url"] = json!("https://files.example/tide.zip");
    }
    if kind == "contest" {
        form["ends_on"] = json!("2026-11-30");
        form["n_winners"] = json!(2);
    }
    key.json(Method::POST, "/api/v1/fan-forms", &form).await.expect(201).json()
}

fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

/// A fan at an address of their own.
fn fan(site: &TestSite, n: usize) -> Client {
    site.stranger().from_address(&format!("10.9.{}.{}", n / 250, n % 250 + 1))
}

/// What is due: requests, batches, letters.
async fn run(site: &TestSite) {
    site.house.captures.run_due().await.unwrap();
    site.house.outbox.run_due().await.unwrap();
}

/// The letters that went to one address.
fn letters_to(site: &TestSite, email: &str) -> Vec<Letter> {
    site.post.letters().into_iter().filter(|letter| letter.to == email).collect()
}

/// The first path of ours in a letter that begins so.
fn path_in(letter: &Letter, begins: &str) -> String {
    let at = letter.text.find(begins).unwrap_or_else(|| panic!("no {begins} in {}", letter.text));
    letter.text[at..].split_whitespace().next().unwrap().to_owned()
}

async fn ask(fan: &Client, slug: &str, fields: &[(&str, &str)]) {
    let asked = fan.post(&format!("/fans/{slug}"), fields).await.expect(303);
    assert_eq!(asked.location(), format!("/fans/{slug}/asked"));
}

/// A fan signs up and confirms; answers the path of their own page.
async fn sign_up(site: &TestSite, n: usize, slug: &str, fields: &[(&str, &str)]) -> String {
    let fan = fan(site, n);
    ask(&fan, slug, fields).await;
    run(site).await;
    let email = fields.iter().find(|(name, _)| *name == "email").unwrap().1;
    let letter = letters_to(site, email).pop().unwrap();
    let link = path_in(&letter, "/fans/confirmation/");
    fan.get(&link).await.expect(200);
    fan.post(&link, &[]).await.expect(303).location().to_owned()
}

/// How many rows a query counts.
async fn count(site: &TestSite, sql: &str) -> i64 {
    let row = Sql::new(format!("SELECT COUNT(*) AS n FROM {sql}")).one(site.db().read()).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

/// The form as the API tells it.
async fn told(site: &TestSite, form: &Value) -> Value {
    site.key("ada").await.get(&format!("/api/v1/fan-forms/{}", id(form))).await.expect(200).json()
}
