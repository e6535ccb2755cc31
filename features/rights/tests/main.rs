//! The rights desk through the front door: letters by a real SMTP server, one person's acts, the operator's register.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails with what it has")]

mod account;
mod fan;
mod form;
mod operator;
mod passing_on;

use std::{collections::BTreeMap, io::Read, time::Duration};

use db::Sql;
use testkit::{Answer, Client, Letter, TestSite};

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const PASSWORD: &str = "a long enough password";

/// Sends the form for everybody.
async fn ask(client: &Client, kind: &str, email: &str) -> Answer {
    client.post("/privacy/rights", &[("kind", kind), ("email", email), ("words", "")]).await
}

/// The letters that arrived after everybody who asked was looked up.
async fn letters(site: &TestSite) -> Vec<Letter> {
    site.house.rights.run_due().await.unwrap();
    let letters = site.letters().await;
    // The desk sees that they have left.
    site.house.rights.run_due().await.unwrap();
    letters
}

/// Writes to a person by the form for everybody.
async fn complain(site: &TestSite, email: &str, words: &str) {
    let form = [("kind", "complaint"), ("email", email), ("words", words)];
    site.stranger().post("/privacy/rights", &form).await.expect(303);
}

/// The entries of the log, the newest first.
async fn logged(site: &TestSite) -> Vec<tlog::Kept> {
    site.house.log.newest(None, 50).await.unwrap()
}

async fn run(site: &TestSite, sql: &str) {
    Sql::new(sql).run(site.db().write()).await.unwrap();
}

/// The one-time path in a letter.
fn link_in(letter: &Letter) -> String {
    let (_, rest) = letter.text.split_once("/privacy/rights/").unwrap_or_else(|| panic!("no link: {}", letter.text));
    format!("/privacy/rights/{}", rest.split_whitespace().next().unwrap())
}

/// Somebody whom a letter let in.
async fn let_in(site: &TestSite, kind: &str, email: &str) -> Client {
    let client = site.stranger();
    ask(&client, kind, email).await.expect(303);
    let letter = letters(site).await.pop().unwrap();
    assert_eq!(letter.to, email);
    client.post(&link_in(&letter), &[]).await.expect(303);
    client
}

/// Every file of an export as text.
fn files(zip: Vec<u8>) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    let mut files = BTreeMap::new();
    for n in 0..archive.len() {
        let mut file = archive.by_index(n).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        files.insert(name, text);
    }
    files
}

/// How many rows a query counts.
async fn count(site: &TestSite, sql: &str) -> i64 {
    let row = Sql::new(format!("SELECT COUNT(*) AS n FROM {sql}")).one(site.db().read()).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

async fn sign_in(site: &TestSite, email: &str) -> Answer {
    site.stranger().post("/app/sign-in", &[("email", email), ("password", PASSWORD)]).await
}
