//! The published policy against the declarations, and its versions.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails with what it has")]

mod notices;
mod policy_page;
mod versions;
mod waiting;

use std::time::Duration;

use sha2::{Digest, Sha256};
use testkit::{Answer, Client, TestSite};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const LANGUAGES: [&str; 4] = ["en", "ru", "gu", "ur"];

/// Every clause of a page, with the words of its element.
fn clauses(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for rest in page.split("data-clause=\"").skip(1) {
        let (id, rest) = rest.split_once('"').unwrap();
        let end = rest.find("</tr>").unwrap_or(rest.len()).min(rest.find("</p>").unwrap_or(rest.len()));
        found.push((id.to_owned(), words(&rest[rest.find('>').unwrap() + 1..end])));
    }
    found
}

/// Text without its marks.
fn words(html: &str) -> String {
    let text: Vec<&str> = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    text.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a page's attribute says.
fn attribute(page: &str, name: &str) -> String {
    page.split_once(&format!("{name}=\"")).unwrap().1.split('"').next().unwrap().to_owned()
}

fn fan(site: &TestSite) -> Client {
    site.stranger()
}

async fn privacy(site: &TestSite, lang: &str) -> Answer {
    fan(site).get(&format!("/privacy?lang={lang}")).await.expect(200)
}

/// Starts the same data anew without pre-saves, or with them.
/// Somebody whom a change would have to be announced to.
async fn a_fan(site: &TestSite) {
    let app = &site.house.app;
    let tx = app.db.begin().await.unwrap();
    app.privacy.new_subject(&tx, privacy::Kind::Fan).await.unwrap();
    tx.commit().await.unwrap();
}

async fn restarted(mut site: TestSite, spotify: Option<fanfare::SpotifySettings>) -> TestSite {
    site.settings.spotify = spotify;
    site.restart().await
}

#[tokio::test]
async fn what_machines_read_has_the_fingerprint_that_people_see() {
    let site = TestSite::new().await;
    let answer = site.stranger().get("/.well-known/privacy-inventory.json").await.expect(200);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let body = answer.text();
    let fingerprint: String = Sha256::digest(&body).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(fingerprint, policy::VERSION);
    assert!(site.stranger().get("/privacy").await.expect(200).text().contains(&fingerprint));
    let rows: serde_json::Value = serde_json::from_str(&body).unwrap();
    let ids: Vec<&str> = rows["data"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, policy::DATA.iter().map(|row| row.id).collect::<Vec<_>>());
}
