//! What outsiders and members see of the log and of the registers.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails with what it has")]

mod changes;
mod incidents;
mod registers;
mod restores;
mod vocabulary;

use std::time::Duration;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use testkit::{Options, TestSite, offered};
use tlog::{Entry, Facts, Kind};

async fn append(site: &TestSite, n: i64) {
    let tx = site.db().begin().await.unwrap();
    let facts = Facts::default().number("n", n);
    site.house.log.append(&tx, Entry { kind: Kind::Proof, facts }).await.unwrap();
    tx.commit().await.unwrap();
}

/// The root that a checkpoint names.
fn root(checkpoint: &str) -> Vec<u8> {
    STANDARD.decode(checkpoint.lines().nth(2).unwrap()).unwrap()
}

#[tokio::test]
async fn an_outsider_reads_the_log_and_checks_an_entry() {
    let site = TestSite::new().await;
    let anybody = site.stranger();
    // The first entry is about the policy.
    append(&site, 2).await;

    let checkpoint = anybody.get("/privacy/log/checkpoint").await.expect(200);
    assert_eq!(checkpoint.header("cache-control"), Some("no-store"));
    assert_eq!(checkpoint.header("content-type"), Some("text/plain; charset=utf-8"));
    assert!(checkpoint.text().starts_with("127.0.0.1:8080/privacy/log\n2\n"), "{}", checkpoint.text());

    let bundle = anybody.get("/privacy/log/tile/entries/000.p/2").await.expect(200).body;
    let tile = anybody.get("/privacy/log/tile/0/000.p/2").await.expect(200);
    assert_eq!(tile.header("content-type"), Some("application/octet-stream"));
    let first: [u8; 32] = tile.body[..32].try_into().unwrap();
    let second: [u8; 32] = tile.body[32..].try_into().unwrap();
    assert_eq!(tlog::node_hash(&first, &second).to_vec(), root(&checkpoint.text()));

    let proof = anybody.get("/privacy/log/proof/1").await.expect(200).json();
    let entry = proof["entry"].as_str().unwrap();
    assert_eq!(entry, r#"{"at":"2026-11-22T12:00:00Z","facts":{"n":2},"kind":"proof"}"#);
    assert!(bundle.ends_with(entry.as_bytes()));
    assert_eq!(proof["path"], serde_json::json!([STANDARD.encode(first)]));
    assert_eq!(proof["checkpoint"], checkpoint.text());
    for nowhere in
        ["/privacy/log/proof/2", "/privacy/log/proof/x", "/privacy/log/tile/0/000", "/privacy/log/tile/x/000"]
    {
        anybody.get(nowhere).await.expect(404);
    }
}

#[tokio::test]
async fn a_full_tile_may_be_kept_for_ever() {
    let site = TestSite::new().await;
    let tx = site.db().begin().await.unwrap();
    // The policy is in the log already.
    for n in 1..256 {
        let entry = Entry { kind: Kind::Proof, facts: Facts::default().number("n", n) };
        site.house.log.append(&tx, entry).await.unwrap();
    }
    tx.commit().await.unwrap();
    let tile = site.stranger().get("/privacy/log/tile/0/000").await.expect(200);
    assert_eq!((tile.body.len(), tile.header("cache-control")), (8192, Some("public, max-age=31536000, immutable")));
    let part = site.stranger().get("/privacy/log/tile/1/000.p/1").await.expect(200);
    let checkpoint = site.stranger().get("/privacy/log/checkpoint").await.expect(200).text();
    assert_eq!(part.body, root(&checkpoint), "one full tile is one hash above");
}

#[tokio::test]
async fn the_checkpoint_is_never_older_than_a_day() {
    let site = TestSite::new().await;
    append(&site, 1).await;
    for _ in 0..5 {
        site.run_jobs().await;
        let confirmed = site.house.log.last_checkpoint().await.unwrap().unwrap().confirmed_at;
        assert!(site.clock.now().duration_since(confirmed).as_hours() < 24);
        site.clock.advance(Duration::from_secs(12 * 60 * 60));
    }
}

#[tokio::test]
async fn a_member_sees_the_log_and_that_somebody_touched_it() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let page = ada.get("/app/accountability").await.expect(200).text();
    assert!(page.contains("A version of the policy") && page.contains("It has not been checked yet"), "{page}");
    for n in 1..60 {
        append(&site, n).await;
    }
    site.run_jobs().await;
    let page = ada.get("/app/accountability").await.expect(200).text();
    assert!(page.contains("everything fits") && page.contains("covers 60 entries"), "{page}");
    assert!(page.find("/privacy/log/proof/59") < page.find("/privacy/log/proof/58"), "newest first");
    assert!(!page.contains("/privacy/log/proof/9\""), "{page}");
    let older = ada.get("/app/accountability?below=10").await.expect(200).text();
    assert!(older.contains("/privacy/log/proof/9\"") && older.contains("/privacy/log/proof/0\""));
    assert!(ada.post("/app/accountability/check", &[]).await.expect(200).text().contains("all 60 entries fit"));

    db::Sql::new("DELETE FROM tlog_entry WHERE position = 7").run(site.db().write()).await.unwrap();
    let page = ada.post("/app/accountability/check", &[]).await.expect(200).text();
    assert!(page.contains("Entry 7 is missing"), "{page}");
    let before = site.house.log.last_checkpoint().await.unwrap();
    site.clock.advance(Duration::from_secs(24 * 60 * 60));
    site.run_jobs().await;
    assert!(ada.get("/app/accountability").await.text().contains("something does not fit"));
    assert_eq!(site.house.log.last_checkpoint().await.unwrap(), before, "and nothing new was signed");
}

/// The database as it was when the log had one entry, while more were signed for.
async fn put_an_older_database_back(site: &TestSite) {
    for n in 1..4 {
        append(site, n).await;
    }
    site.house.log.checkpoint().await.unwrap();
    for sql in [
        "DELETE FROM tlog_checkpoint",
        "DELETE FROM tlog_entry WHERE position >= 1",
        "DELETE FROM tlog_node WHERE level > 0 OR place >= 1",
        "UPDATE tlog_head SET size = 1",
    ] {
        db::Sql::new(sql).run(site.db().write()).await.unwrap();
    }
}

#[tokio::test]
async fn an_older_database_without_its_log_is_shown_to_everybody_and_gets_no_signature() {
    let site = TestSite::new().await;
    let shown = "4 entries were signed for once, and there are fewer now";
    assert!(!site.stranger().get("/privacy/log").await.expect(200).text().contains(shown));
    put_an_older_database_back(&site).await;
    let site = site.restart().await;
    let ada = site.member("ada").await;
    for page in [site.stranger().get("/privacy/log").await, ada.get("/app/accountability").await] {
        let page = page.expect(200).text().replace(['\u{2068}', '\u{2069}'], "");
        assert!(page.contains(shown) && page.contains("role=\"alert\""), "{page}");
    }
    let page = ada.post("/app/accountability/check", &[]).await.expect(200).text();
    assert!(page.replace(['\u{2068}', '\u{2069}'], "").contains(shown), "{page}");
    site.stranger().get("/privacy/log/checkpoint").await.expect(503);
    site.run_jobs().await;
    assert!(site.stranger().get("/privacy/log").await.text().contains("something does not fit"));
    assert_eq!(site.house.log.last_checkpoint().await.unwrap(), None, "nothing new was signed");
}

#[tokio::test]
async fn everybody_is_told_that_the_log_has_no_witness() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let words = [("en", "Unwitnessed."), ("ru", "Без свидетелей."), ("gu", "સાક્ષી વિના."), ("ur", "بغیر گواہ کے۔")];
    for (lang, word) in words {
        // A member reads in the language of the account.
        let member = if lang == "en" { Some(("/app/accountability", ada.clone())) } else { None };
        for (path, who) in [("/privacy/log", site.stranger())].into_iter().chain(member) {
            let page = who.with("accept-language", lang).get(path).await.expect(200).text();
            let said = page.split_once("data-witness=\"unwitnessed\"").unwrap().1;
            assert!(said.contains(word), "{lang}: {said}");
            assert!(!page.contains(">accountability-") && !page.contains(">transparency-"), "{lang}: {page}");
        }
    }
    assert!(!site.stranger().get("/privacy/log").await.text().contains("<form"), "to look needs no button");
}

/// The cells of a CSV whose every cell is quoted.
fn cells(line: &str) -> Vec<&str> {
    line.trim_start_matches('"').trim_end_matches('"').split("\",\"").collect()
}

#[tokio::test]
async fn the_record_of_processing_has_every_item_of_article_30_in_four_languages() {
    let site = TestSite::new().await;
    let n_purposes = policy::PURPOSES.iter().filter(|row| offered(row.module)).count();
    let mut heads = std::collections::BTreeSet::new();
    for lang in ["en", "ru", "gu", "ur"] {
        let answer = site.stranger().with("accept-language", lang).get("/privacy/ropa.csv").await.expect(200);
        let csv = answer.text();
        let lines: Vec<Vec<&str>> = csv.split("\r\n").filter(|line| !line.is_empty()).map(cells).collect();
        assert_eq!(lines.len(), 1 + n_purposes, "{csv}");
        for line in &lines {
            assert_eq!(line.len(), 12, "{line:?}");
            assert!(line.iter().all(|cell| !cell.trim().is_empty() && !cell.contains("accountability-")), "{line:?}");
        }
        assert!(csv.contains("Harbour Lane Records") && csv.contains("Spotify AB"));
        heads.insert(lines[0].join("|"));
    }
    assert_eq!(heads.len(), 4, "each language has its own words");

    let record = site.stranger().get("/privacy/ropa.jsonld").await.expect(200);
    assert_eq!(record.header("content-type"), Some("application/ld+json"));
    let graph = record.json()["@graph"].as_array().unwrap().clone();
    assert_eq!(graph.len(), n_purposes);
    for process in graph {
        for term in ["DataController", "Purpose", "LegalBasis", "DataSubject", "PersonalData"] {
            assert!(!process[format!("dpv:has{term}")].is_null(), "{term}: {process}");
        }
        assert!(!process["dpv:hasTechnicalOrganisationalMeasure"].as_array().unwrap().is_empty());
    }
}

#[tokio::test]
async fn the_register_names_every_processor_that_is_switched_on() {
    let site = TestSite::new().await;
    for lang in ["en", "ru", "gu", "ur"] {
        let page = site.stranger().with("accept-language", lang).get("/privacy/processors").await.expect(200).text();
        for row in policy::PROCESSORS.iter().filter(|row| offered(row.module)) {
            let name = row.name.replace('\'', "&#39;");
            let shown = [name.as_str(), row.policy_url].into_iter().chain(row.hosts.iter().copied());
            // Who runs a configured one, and where, is what the configuration says.
            let shown = if row.configured { vec!["127.0.0.1"] } else { shown.collect() };
            shown.into_iter().for_each(|one| assert!(page.contains(one), "{one} in {lang}"));
        }
        assert_eq!(
            lang == "en",
            page.contains("Spotify offers us no way to ask for it."),
            "what an erasure means there"
        );
        for raw in ["accountability-", "purpose-", "datum-", "safeguard-", "country-", "</bdi></th><td></td>"] {
            assert!(!page.contains(&format!(">{raw}")), "{raw} in {lang}");
        }
    }
    let off = TestSite::with(Options { spotify: false, mail: false, ..Options::default() }).await;
    let page = off.stranger().get("/privacy/processors").await.expect(200).text();
    assert!(!page.contains("Spotify") && page.contains("sends no personal data anywhere"), "{page}");
    assert!(!off.stranger().get("/privacy/ropa.csv").await.expect(200).text().contains("Spotify"));
}
