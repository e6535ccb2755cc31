//! The record of a fan's consent: downloaded, proved from the repository's own texts, and asked again when the purpose grew.

use db::Sql;
use sha2::{Digest, Sha256};
use testkit::TestSite;

use crate::{ALBUM, DAY, HOUR, count, fan, later, presaved, site};

/// The words as they lie in the repository, by language.
const TEXTS: [(&str, &str); 4] = [
    ("en", include_str!("../locales/en.ftl")),
    ("ru", include_str!("../locales/ru.ftl")),
    ("gu", include_str!("../locales/gu.ftl")),
    ("ur", include_str!("../locales/ur.ftl")),
];

fn published(file: &str) -> &str {
    file.lines().find_map(|line| line.strip_prefix("presave-agreement = ")).unwrap()
}

fn sha_256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn outgrow(site: &TestSite) {
    let before = "the scope of a program that did less";
    Sql::new("UPDATE consent SET scope_hash = $1").bind(before).run(site.db().write()).await.unwrap();
}

#[tokio::test]
async fn the_record_can_be_downloaded_and_its_words_proved_in_every_language() {
    let site = site().await;
    for (n, (language, file)) in TEXTS.into_iter().enumerate() {
        let fan = fan(&site, 40 + n).with("accept-language", language);
        let receipt = site.presave(&fan, "neon", &format!("user-{language}")).await;
        let page = fan.get(&receipt).await.expect(200).text();
        let path = format!("{receipt}/consent.json");
        assert!(page.contains(&format!("href=\"{path}\"")), "{page}");
        let answer = fan.get(&path).await.expect(200);
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("content-type"), Some("application/json"));
        let json = answer.json();
        let record = &json["record"];
        assert_eq!(record["text"], published(file));
        assert_eq!(record["text_hash"], sha_256(published(file)));
        assert_eq!(record["language"], language);
        assert_eq!((&record["state"], &record["method"]), (&"given".into(), &"tick".into()));
        assert_eq!(record["given_at"], "2026-11-22T12:00:00Z");
        assert_eq!(record["policy_version"], policy::VERSION);
        assert_eq!(record["withdrawn_at"], serde_json::Value::Null);
        assert_eq!(json["controller"]["name"], "Harbour Lane Records");
        assert_eq!(json["purpose"]["id"], "release_save");
        assert_eq!(json["recipients"][0]["name"], "Spotify AB");
        assert!(json["data"].as_array().unwrap().iter().any(|datum| datum["id"] == "presave_token"));
        assert!(!answer.text().contains("127.0.0.1, ") && !answer.text().contains("10.9."), "no address is in it");
    }
}

#[tokio::test]
async fn the_words_of_an_old_consent_are_shown_after_they_were_edited() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    // As if the program had said something else then.
    let words = "Save this release for me, and nothing else.";
    let hash: String = Sha256::digest(words).iter().map(|byte| format!("{byte:02x}")).collect();
    let then = Sql::new("UPDATE consent SET text_hash = $1").bind(hash.as_str());
    then.run(site.db().write()).await.unwrap();
    let json = fan.get(&format!("{receipt}/consent.json")).await.expect(200).json();
    assert_eq!(json["record"]["text"], serde_json::Value::Null, "control: nobody kept these");
    let kept = Sql::new("INSERT INTO consent_text (sha256, words) VALUES ($1, $2)").bind(hash.as_str()).bind(words);
    kept.run(site.db().write()).await.unwrap();
    let json = fan.get(&format!("{receipt}/consent.json")).await.expect(200).json();
    assert_eq!(json["record"]["text"], words);
    assert_eq!(count(&site, "consent_text").await, 2, "those that were really shown are kept since they were");
}

#[tokio::test]
async fn nobody_else_gets_the_record() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    fan.get(&format!("/r/{}/consent.json", "A".repeat(43))).await.expect(404);
    fan.post(&format!("{receipt}/erasure"), &[("confirm", "yes")]).await.expect(200);
    fan.get(&format!("{receipt}/consent.json")).await.expect(404);
}

#[tokio::test]
async fn taking_it_back_is_one_press_and_the_record_says_withdrawn() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let page = fan.get(&receipt).await.expect(200).text();
    assert_eq!(page.matches(&format!("action=\"{receipt}/cancellation\"><button")).count(), 1, "one visible button");
    site.clock.advance(HOUR);
    fan.post(&format!("{receipt}/cancellation"), &[]).await.expect(303);
    let record = fan.get(&format!("{receipt}/consent.json")).await.expect(200).json()["record"].clone();
    assert_eq!((&record["state"], &record["withdrawn_at"]), (&"withdrawn".into(), &"2026-11-22T13:00:00Z".into()));
}

#[tokio::test]
async fn a_purpose_that_grew_stands_still_until_its_fan_agrees_again() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let page = fan.get(&receipt).await.expect(200).text();
    assert!(!page.contains("/agreement"), "control: nobody is asked while nothing has changed");
    outgrow(&site).await;
    later(&site, DAY).await;
    later(&site, HOUR).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [""; 0], "nothing is done with the permission");
    assert_eq!(count(&site, "presave WHERE token IS NOT NULL AND ended_at IS NULL").await, 1, "and it is not lost");
    let page = fan.get(&receipt).await.expect(200).text();
    assert!(page.contains("This pre-save has changed since you agreed") && page.contains("Agree again"), "{page}");
    let json = fan.get(&format!("{receipt}/consent.json")).await.expect(200).json();
    assert_eq!(json["purpose"]["unchanged_since_the_choice"], false);
    assert_eq!(json["data"], serde_json::Value::Null, "today's data are not what was agreed to");

    fan.post(&format!("{receipt}/agreement"), &[]).await.expect(400);
    assert_eq!(fan.post(&format!("{receipt}/agreement"), &[("answer", "yes")]).await.expect(303).location(), receipt);
    site.house.presaves.run_due().await.unwrap();
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
    let json = fan.get(&format!("{receipt}/consent.json")).await.expect(200).json();
    assert_eq!((&json["record"]["method"], &json["record"]["state"]), (&"button".into(), &"given".into()));
    assert_eq!(json["earlier_records"].as_array().unwrap().len(), 1);
    assert!(!fan.get(&receipt).await.expect(200).text().contains("/agreement"));
}

#[tokio::test]
async fn who_is_asked_again_and_says_no_is_recorded_as_refusing() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    fan.post(&format!("{receipt}/agreement"), &[("answer", "no")]).await.expect(303);
    assert_eq!(count(&site, "refusal").await, 0, "nobody had asked");
    outgrow(&site).await;
    fan.post(&format!("{receipt}/agreement"), &[("answer", "no")]).await.expect(303);
    assert_eq!(count(&site, "presave WHERE token IS NOT NULL").await, 0, "the permission is gone at once");
    let page = fan.get(&receipt).await.expect(200).text();
    assert!(page.contains("<h1>Cancelled</h1>") && page.contains("You said no to this on 22 November 2026"), "{page}");
    let json = fan.get(&format!("{receipt}/consent.json")).await.expect(200).json();
    assert_eq!(json["record"]["state"], "refused");
    assert!(json["record"]["ask_again_at"].as_str().unwrap() >= "2027-05-22");
    assert_eq!(json["earlier_records"][0]["state"], "withdrawn");
    later(&site, DAY).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [""; 0]);
}
