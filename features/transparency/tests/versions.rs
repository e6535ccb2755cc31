//! Versions: published when something differs, kept byte by byte, chained, comparable.

use db::Sql;
use testkit::{Options, TestSite};
use transparency::versions::{self, Fault};

use crate::{LANGUAGES, attribute, fan, restarted};

/// A site whose policy has three versions: without pre-saves, with them, and with another operator's address.
async fn three() -> TestSite {
    let site = TestSite::new().await;
    let spotify = site.settings.spotify.clone();
    drop(site);
    let site = TestSite::with(Options { spotify: false, ..Options::default() }).await;
    let mut site = restarted(site, spotify).await;
    site.settings.legal.address = Some("9 New Quay, Bristol".to_owned());
    site.restart().await
}

async fn count(site: &TestSite) -> i64 {
    let row = Sql::new("SELECT COUNT(*) AS n FROM policy_version").one(site.db().read()).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

async fn check(site: &TestSite) -> db::Result<versions::Report> {
    versions::check(site.db(), &site.house.log).await
}

async fn run(site: &TestSite, sql: &str) {
    let done = Sql::new(sql).run(site.db().write()).await.unwrap();
    assert_eq!(done.rows_affected(), 1, "{sql}");
}

#[tokio::test]
async fn a_start_publishes_a_version_only_when_the_policy_differs() {
    let site = TestSite::new().await;
    assert_eq!(count(&site).await, 1);
    let site = site.restart().await;
    assert_eq!(count(&site).await, 1, "nothing changed");
    let mut site = site;
    site.settings.legal.dpo = Some("dpo@harbour-lane.example".to_owned());
    let site = site.restart().await;
    assert_eq!(count(&site).await, 2);
    let page = fan(&site).get("/privacy/versions").await.expect(200).text();
    assert!(page.contains("The wording changed.") && page.contains("The first version"), "{page}");
}

#[tokio::test]
async fn every_version_stays_readable_byte_by_byte_in_every_language() {
    let site = Box::pin(three()).await;
    let mut before = Vec::new();
    for n in 1..=3 {
        for lang in LANGUAGES {
            let page = fan(&site).get(&format!("/privacy/v/{n}?lang={lang}")).await.expect(200);
            let bytes = fan(&site).get(&format!("/privacy/v/{n}/text?lang={lang}")).await.expect(200);
            let hash = attribute(&page.text(), "data-sha256");
            assert_eq!(bytes.header("etag").unwrap(), format!("\"{hash}\""));
            assert_eq!(sha256(&bytes.text()), hash, "version {n} in {lang}");
            assert!(page.text().contains(&bytes.text()), "the page shows these very bytes");
            before.push(bytes.text());
        }
    }
    let mut site = site;
    site.settings.operator = "Somebody Else".to_owned();
    site.settings.legal.name = Some("Somebody Else".to_owned());
    let site = site.restart().await;
    assert_eq!(count(&site).await, 4);
    for (at, bytes) in before.iter().enumerate() {
        let (n, lang) = (at / 4 + 1, LANGUAGES[at % 4]);
        assert_eq!(&fan(&site).get(&format!("/privacy/v/{n}/text?lang={lang}")).await.expect(200).text(), bytes);
    }
    for n in ["0", "5", "x", "-1", "99999999999999999999"] {
        fan(&site).get(&format!("/privacy/v/{n}")).await.expect(404);
    }
}

#[tokio::test]
async fn the_differences_of_any_two_versions_can_be_read() {
    let site = Box::pin(three()).await;
    let page = fan(&site).get("/privacy/v/2/changes").await.expect(200).text();
    for words in ["From version 1 to version 2", "New purpose: Saving a release", "New recipient: Spotify AB"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(page.contains("<ins>") && page.contains("You give one permission."));
    let page = fan(&site).get("/privacy/v/3/changes?against=1&lang=ru").await.expect(200).text();
    assert!(page.contains("От версии 1 к версии 3") && page.contains("9 New Quay") && page.contains("<del>"));
    let back = fan(&site).get("/privacy/v/1/changes?against=3").await.expect(200).text();
    assert!(back.contains("No longer a recipient: Spotify AB"), "{back}");
    let same = fan(&site).get("/privacy/v/3/changes?against=3").await.expect(200).text();
    assert!(same.contains("The words are the same."));
    fan(&site).get("/privacy/v/1/changes").await.expect(404);
}

#[tokio::test]
async fn the_chain_is_whole_until_any_old_byte_is_edited() {
    let site = Box::pin(three()).await;
    let report = check(&site).await.unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_eq!(report.n_versions, 3);

    run(&site, "UPDATE policy_version SET effective_at = effective_at - 1 WHERE n = 2").await;
    assert_eq!(check(&site).await.unwrap().faults, [Fault::Altered(2), Fault::NotLogged(2)]);
    run(&site, "UPDATE policy_version SET effective_at = effective_at + 1 WHERE n = 2").await;
    assert!(check(&site).await.unwrap().is_whole());

    for column in ["prev", "hash", "inventory", "contents", "changes"] {
        let old = Sql::new(format!("SELECT {column} AS old FROM policy_version WHERE n = 1"));
        let old: String = old.one(site.db().read()).await.unwrap().unwrap().try_get("", "old").unwrap();
        run(&site, &format!("UPDATE policy_version SET {column} = {column} || ' ' WHERE n = 1")).await;
        assert!(!check(&site).await.unwrap().is_whole(), "{column}");
        let put_back = Sql::new(format!("UPDATE policy_version SET {column} = $1 WHERE n = 1")).bind(old);
        put_back.run(site.db().write()).await.unwrap();
    }
    assert!(check(&site).await.unwrap().is_whole(), "the check fails for what was edited, not always");
}

#[tokio::test]
async fn an_edited_text_fails_the_check_and_is_not_shown_under_its_version() {
    let site = Box::pin(three()).await;
    let page = fan(&site).get("/privacy/v/1?lang=gu").await.expect(200).text();
    let hash = attribute(&page, "data-sha256");
    run(&site, &format!("UPDATE policy_content SET body = body || ' ' WHERE sha256 = '{hash}'")).await;
    let report = check(&site).await.unwrap();
    assert_eq!(report.faults, [Fault::ContentAltered(1, "gu.html".to_owned())]);
    fan(&site).get("/privacy/v/1?lang=gu").await.expect(500);
    fan(&site).get("/privacy/v/1?lang=en").await.expect(200);
    run(&site, &format!("DELETE FROM policy_content WHERE sha256 = '{hash}'")).await;
    let report = check(&site).await.unwrap();
    assert_eq!(report.faults, [Fault::ContentMissing(1, "gu.html".to_owned())]);
}

#[tokio::test]
async fn a_version_that_was_taken_out_is_missed() {
    let site = Box::pin(three()).await;
    run(&site, "DELETE FROM policy_version WHERE n = 2").await;
    let report = check(&site).await.unwrap();
    assert_eq!(report.faults, [Fault::Missing(2), Fault::Unchained(3)]);
}

#[tokio::test]
async fn a_history_that_is_cut_off_or_written_anew_is_held_against_the_log() {
    let site = Box::pin(three()).await;
    run(&site, "DELETE FROM policy_version WHERE n = 3").await;
    assert_eq!(check(&site).await.unwrap().faults, [Fault::CutOff(3)], "the chain itself looks whole");

    let site = TestSite::new().await;
    let entry = site.house.log.entry(tlog::Position(0)).await.unwrap().unwrap();
    assert_eq!((entry.kind, &entry.facts["version"]), (Some(tlog::Kind::PolicyVersion), &1.into()));
    assert_eq!(site.house.log.size().await.unwrap(), 1, "a new instance begins with its policy");
    run(&site, "UPDATE policy_version SET log_position = 7").await;
    assert_eq!(check(&site).await.unwrap().faults, [Fault::NotLogged(1)]);
}

#[tokio::test]
async fn a_version_of_before_the_log_is_put_on_record_at_the_next_start() {
    let site = TestSite::new().await;
    // As a program left it that did not write versions into the log yet.
    run(&site, "UPDATE policy_version SET log_position = NULL").await;
    let site = site.restart().await;
    assert_eq!(site.house.log.size().await.unwrap(), 2);
    assert!(check(&site).await.unwrap().is_whole());
    let site = site.restart().await;
    assert_eq!(site.house.log.size().await.unwrap(), 2, "once");
}

#[tokio::test]
async fn the_page_of_a_version_says_where_the_log_has_it() {
    let site = Box::pin(three()).await;
    for n in 1..=3 {
        let page = fan(&site).get(&format!("/privacy/v/{n}")).await.expect(200).text();
        let proof = page.split_once("/privacy/log/proof/").unwrap().1.split('"').next().unwrap().to_owned();
        let proof = fan(&site).get(&format!("/privacy/log/proof/{proof}")).await.expect(200).json();
        let entry: serde_json::Value = serde_json::from_str(proof["entry"].as_str().unwrap()).unwrap();
        assert_eq!((&entry["kind"], &entry["facts"]["version"]), (&"policy_version".into(), &n.into()));
        for lang in LANGUAGES {
            let bytes = fan(&site).get(&format!("/privacy/v/{n}/text?lang={lang}")).await.expect(200).text();
            assert_eq!(entry["facts"]["texts"][lang], sha256(&bytes), "version {n} in {lang}");
        }
    }
}

fn sha256(text: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
