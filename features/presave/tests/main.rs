//! Pre-saves through the front door: fans, the provider's simulation, and release day.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails with what it has")]

mod age;
mod apple;
mod bad;
mod consent;
mod deezer;
mod engine;
mod fan;
mod keeping;
mod moments;
mod playlist;
mod receipt;
mod renewal;
mod searching;
mod storm;
mod weather;
mod wishes;
mod youtube;

use std::time::Duration;

use db::Sql;
use kit::WorkspaceId;
use presave::Report;
use testkit::{Client, TestSite};
use uuid::Uuid;

const ALBUM: &str = "spotify:album:4aawyAB9vmqN3uQ7FjRGTy";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const MINUTE: Duration = Duration::from_secs(60);

/// A site with one smart link, `/neon`, whose release is due in a day.
async fn site() -> TestSite {
    let site = TestSite::new().await;
    site.link("ada", "neon", DAY).await;
    site
}

/// A fan at an address of their own.
fn fan(site: &TestSite, n: usize) -> Client {
    site.stranger().from_address(&format!("10.9.{}.{}", n / 250, n % 250 + 1))
}

/// Changes the release, as the label does.
async fn change_release(site: &TestSite, change: serde_json::Value) {
    let key = site.key("ada").await;
    let all = key.get("/api/v1/releases").await.expect(200).json();
    let id = all["items"][0]["id"].as_str().unwrap().to_owned();
    key.json(http::Method::PATCH, &format!("/api/v1/releases/{id}"), &change).await.expect(200);
}

/// Deezer has the album.
fn at_deezer(site: &TestSite) {
    site.sandbox.deezer().shelf.add(sandbox::Shelved {
        id: "302127".to_owned(),
        title: "Lanterns Over Water".to_owned(),
        artist: "Noor".to_owned(),
        upc: "036000291452".to_owned(),
        released_on: "2026-11-23".to_owned(),
        tracks: Vec::new(),
        urls: Vec::new(),
    });
}

/// How far each wish of the only pre-save is.
async fn acts(site: &TestSite) -> String {
    let row = Sql::new("SELECT acts FROM presave").one(site.db().read()).await.unwrap().unwrap();
    row.try_get("", "acts").unwrap()
}

/// A fan's finished pre-save: the fan, and the path of their receipt.
async fn presaved(site: &TestSite, user: &str) -> (Client, String) {
    let fan = fan(site, usize::from(user.bytes().last().unwrap()));
    let receipt = site.presave(&fan, "neon", user).await;
    (fan, receipt)
}

/// Turns the clock and does what is due then.
async fn later(site: &TestSite, by: Duration) {
    site.clock.advance(by);
    site.house.presaves.run_due().await.unwrap();
}

async fn report(site: &TestSite) -> Report {
    let row = Sql::new("SELECT workspace_id, id FROM link").one(site.db().read()).await.unwrap().unwrap();
    let workspace: Uuid = row.try_get("", "workspace_id").unwrap();
    let link: Uuid = row.try_get("", "id").unwrap();
    presave::report(site.db(), WorkspaceId(workspace), link).await.unwrap()
}

/// How many rows a query counts.
async fn count(site: &TestSite, sql: &str) -> i64 {
    let row = Sql::new(format!("SELECT COUNT(*) AS n FROM {sql}")).one(site.db().read()).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

/// How many calls of a kind the provider got.
fn calls(site: &TestSite, method: &str, path: &str) -> usize {
    site.sandbox.spotify().journal().iter().filter(|call| call.method == method && call.path.ends_with(path)).count()
}

/// Asserts that nothing at all is known of any fan.
async fn assert_nothing_kept(site: &TestSite) {
    for table in ["presave", "presave_attempt", "consent", "refusal", "disclosure", "subject WHERE kind = 'fan'"] {
        assert_eq!(count(site, table).await, 0, "{table}");
    }
}
