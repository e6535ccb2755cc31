//! Bearer keys.

use std::time::Duration;

use testkit::{Client, TestSite};

async fn make_key(member: &Client, name: &str) -> (String, String) {
    let page = member.post("/app/keys", &[("name", name)]).await.expect(201).text();
    let key = page.split_once("<output>").unwrap().1.split('<').next().unwrap().to_owned();
    (key, page)
}

fn holder(site: &TestSite, key: &str) -> Client {
    site.stranger().with("authorization", &format!("Bearer {key}"))
}

/// The path that revokes the only key of a page.
fn revocation(page: &str) -> String {
    let (before, _) = page.split_once("/revocation\"").unwrap();
    format!("{}/revocation", before.rsplit_once('"').unwrap().1)
}

#[tokio::test]
async fn a_key_is_shown_once_and_recognised_by_its_beginning() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    assert!(ada.get("/app/keys").await.text().contains("No program has a key yet"));
    let (key, page) = make_key(&ada, "Website").await;
    assert!(key.starts_with("fanfare_") && key.len() == 51, "256 bits");
    assert!(page.contains("Copy this key now"));

    let later = ada.get("/app/keys").await.expect(200);
    assert_eq!(later.header("cache-control"), Some("no-store"));
    assert!(!later.text().contains(&key) && later.text().contains(&key[..14]) && later.text().contains("Website"));
}

#[tokio::test]
async fn a_key_works_until_it_is_revoked() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let (key, page) = make_key(&ada, "Website").await;
    holder(&site, &key).get("/api/v1/artists").await.expect(200);

    let question = ada.get(&revocation(&page)).await.expect(200).text();
    assert!(question.contains("Revoke the key “Website”?") && question.contains(&revocation(&page)));
    holder(&site, &key).get("/api/v1/artists").await.expect(200);
    assert_eq!(ada.post(&revocation(&page), &[]).await.expect(303).location(), "/app/keys");
    let refused = holder(&site, &key).get("/api/v1/artists").await.expect(401);
    assert_eq!(refused.header("www-authenticate"), Some("Bearer"));
    assert_eq!(refused.header("content-type"), Some("application/problem+json"));
    assert!(!ada.get("/app/keys").await.text().contains("Website"));
    ada.post(&revocation(&page), &[]).await.expect(303);
}

#[tokio::test]
async fn what_is_no_key_opens_nothing() {
    let site = TestSite::new().await;
    let (key, _) = make_key(&site.member("ada").await, "Website").await;
    let longer = format!("{key}x");
    let wrong = ["", "fanfare_", &key[8..], &key[..50], &longer, "fanfare_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"];
    for word in wrong {
        holder(&site, word).get("/api/v1/artists").await.expect(401);
    }
    site.stranger().get("/api/v1/artists").await.expect(401);
}

#[tokio::test]
async fn another_workspaces_keys_are_neither_seen_nor_revoked() {
    let site = TestSite::new().await;
    let (ada, bob) = (site.member("ada").await, site.member("bob").await);
    let (key, page) = make_key(&ada, "Website").await;
    assert!(!bob.get("/app/keys").await.text().contains("Website"));
    bob.get(&revocation(&page)).await.expect(404);
    bob.post(&revocation(&page), &[]).await.expect(404);
    bob.post("/app/keys/not-an-id/revocation", &[]).await.expect(404);
    holder(&site, &key).get("/api/v1/artists").await.expect(200);
}

#[tokio::test]
async fn the_last_use_is_noted_once_a_minute_at_most() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let (key, page) = make_key(&ada, "Website").await;
    assert!(page.contains("Never"));
    let used_at = async || {
        let row = db::Sql::new("SELECT last_used_at FROM api_key").one(site.db().read()).await.unwrap().unwrap();
        row.try_get::<Option<i64>>("", "last_used_at").unwrap()
    };
    let client = holder(&site, &key);
    let first = site.clock.now_ms();
    client.get("/api/v1/artists").await.expect(200);
    assert_eq!(used_at().await, Some(first));
    site.clock.advance(Duration::from_secs(59));
    client.get("/api/v1/artists").await.expect(200);
    assert_eq!(used_at().await, Some(first));
    site.clock.advance(Duration::from_secs(1));
    client.get("/api/v1/artists").await.expect(200);
    assert_eq!(used_at().await, Some(first + 60_000));
    assert!(!ada.get("/app/keys").await.text().contains("Never"));
}

#[tokio::test]
async fn a_key_needs_a_name() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    for name in ["", "   ", &"x".repeat(81)] {
        let page = ada.post("/app/keys", &[("name", name)]).await.expect(422).text();
        assert!(page.contains("<title>Error: ") && page.contains("Give the key a name of 1 to 80 characters"));
        assert!(page.contains("No program has a key yet"));
    }
    let (_, page) = make_key(&ada, "<b>Bold</b>").await;
    assert!(!page.contains("<b>Bold"));
}
