//! Bio pages through HTTP: the fan's page and ways out, the label's editor, the API.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "tests")]

#[path = "bio/api.rs"]
mod api;
#[path = "bio/blocks.rs"]
mod blocks;
#[path = "bio/editor.rs"]
mod editor;
#[path = "bio/input.rs"]
mod input;
#[path = "bio/public.rs"]
mod public;

use std::time::Duration;

use http::Method;
use lake::{Dimension, Key, Kind, Question, Range, Scope};
use serde_json::{Value, json};
use testkit::{Answer, Client, TestSite};
use uuid::Uuid;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

/// An answer of which only the status matters.
trait Check {
    fn is(self, status: u16);
}

impl Check for Answer {
    #[track_caller]
    fn is(self, status: u16) {
        drop(self.expect(status));
    }
}

/// Somebody with a telephone.
fn fan(site: &TestSite) -> Client {
    site.stranger().with("user-agent", PHONE)
}

/// A member's artist and bio page, made and published through the API, with that member's key.
async fn bio(site: &TestSite, name: &str, handle: &str) -> (Client, String) {
    let key = site.key(name).await;
    let artist = key.json(Method::POST, "/api/v1/artists", &json!({ "name": "Noor & the Tide" })).await.expect(201);
    let page = json!({ "artist_id": artist.json()["id"], "handle": handle, "intro": "Songs from the harbour" });
    let page = key.json(Method::POST, "/api/v1/bio", &page).await.expect(201).json();
    let path = format!("/api/v1/bio/{}", page["id"].as_str().unwrap());
    key.json(Method::POST, &format!("{path}/publication"), &json!({})).await.is(200);
    (key, path)
}

/// Puts a block on a page.
#[track_caller]
fn add<'a>(key: &'a Client, path: &str, block: &'a Value) -> impl Future<Output = Value> + 'a {
    let path = format!("{path}/blocks");
    async move { key.json(Method::POST, &path, block).await.expect(201).json() }
}

/// A link block.
fn link_block(label: &str, url: &str) -> Value {
    json!({ "kind": "link", "label": label, "url": url })
}

/// How many events of a kind a page has, programs included, by the block that people left by.
async fn counted(site: &TestSite, path: &str, kind: Kind) -> Vec<(String, u64)> {
    let id: Uuid = path.rsplit('/').next().unwrap().parse().unwrap();
    let row = db::Sql::new("SELECT workspace_id FROM bio_page WHERE id = $1").bind(id);
    let workspace: Uuid = row.one(site.db().read()).await.unwrap().unwrap().try_get("", "workspace_id").unwrap();
    let now = site.clock.now();
    let hours = jiff::SignedDuration::from_hours;
    let range = Range { from: now - hours(24 * 400), to: now + hours(1) };
    let mut question = Question::new(Scope::link(workspace, id), range)
        .only(Dimension::Kind, [Key::Kind(kind)])
        .by(Dimension::Service);
    question.include_bots = true;
    let answer = site.house.lake.answer(&question).await.unwrap();
    let word = |key: &Option<Key>| key.as_ref().map_or(String::new(), |key| key.as_str().to_owned());
    answer.rows.iter().map(|row| (word(&row.keys[0]), row.n)).collect()
}

/// The fields of a 422.
fn fields(problem: &Value) -> Vec<String> {
    let errors = problem["errors"].as_array().unwrap();
    errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect()
}
