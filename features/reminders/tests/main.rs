//! Reminders through the front door: fans, their mailbox and calendar, and the label.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails with what it has")]

mod calendar;
mod fan;
mod input;
mod moments;
mod push;
mod rights;

use std::time::Duration;

use db::Sql;
use http::Method;
use serde_json::{Value, json};
use testkit::{Client, Letter, TestSite};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const INSTAGRAM: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                         Mobile/15E148 Instagram 390.0.0.28.85 (iPhone17,1; iOS 18_5; de_DE)";

/// A site with one link of ada's, at `/neon`, whose release comes out in three days.
async fn site() -> (TestSite, Value) {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", 3 * DAY).await;
    (site, link)
}

/// A fan at an address of their own.
fn fan(site: &TestSite, n: usize) -> Client {
    site.stranger().from_address(&format!("10.9.{}.{}", n / 250, n % 250 + 1))
}

/// What is due: requests, reminders, letters.
async fn run(site: &TestSite) {
    site.house.reminders.run_due().await.unwrap();
    site.house.outbox.run_due().await.unwrap();
}

/// The letters that went to one address.
fn letters_to(site: &TestSite, email: &str) -> Vec<Letter> {
    site.post.letters().into_iter().filter(|letter| letter.to == email).collect()
}

/// Those of them that say that it is out.
fn news(site: &TestSite, email: &str) -> Vec<Letter> {
    letters_to(site, email).into_iter().filter(|letter| letter.subject.starts_with("Out now")).collect()
}

/// The first path of ours in a letter that begins so.
fn path_in(letter: &Letter, begins: &str) -> String {
    let at = letter.text.find(begins).unwrap_or_else(|| panic!("no {begins} in {}", letter.text));
    letter.text[at..].split_whitespace().next().unwrap().to_owned()
}

async fn ask(fan: &Client, slug: &str, email: &str) {
    let asked = fan.post(&format!("/{slug}/reminder"), &[("email", email)]).await.expect(303);
    assert_eq!(asked.location(), format!("/{slug}/reminder/asked"));
}

/// A fan asks and confirms; answers the path of the reminder's page.
async fn remind(site: &TestSite, fan: &Client, slug: &str, email: &str) -> String {
    ask(fan, slug, email).await;
    run(site).await;
    let link = path_in(&letters_to(site, email).pop().unwrap(), "/reminders/confirmation/");
    fan.get(&link).await.expect(200);
    fan.post(&link, &[]).await.expect(303).location().to_owned()
}

/// How many rows a query counts.
async fn count(site: &TestSite, sql: &str) -> i64 {
    let row = Sql::new(format!("SELECT COUNT(*) AS n FROM {sql}")).one(site.db().read()).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

/// The numbers as the API tells them.
async fn told(site: &TestSite, link: &Value) -> Value {
    let path = format!("/api/v1/links/{}/reminders", link["id"].as_str().unwrap());
    site.key("ada").await.get(&path).await.expect(200).json()
}

/// Changes the release of a link.
async fn change(site: &TestSite, link: &Value, changes: &Value) {
    let path = format!("/api/v1/releases/{}", link["release_id"].as_str().unwrap());
    site.key("ada").await.json(Method::PATCH, &path, changes).await.expect(200);
}
