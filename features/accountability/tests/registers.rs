//! The registers against the policy: two places that speak of the same rows must not say two things.

use std::collections::BTreeMap;

use serde_json::Value;
use testkit::{TestSite, offered};

const LANGUAGES: [&str; 4] = ["en", "ru", "gu", "ur"];

/// What a cell says, without its marks.
fn words(html: &str) -> String {
    let text: Vec<&str> = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    text.concat().replace("&#39;", "'")
}

/// How long the policy says that each datum is kept: the last cell of its row.
async fn in_the_policy(site: &TestSite, lang: &str) -> BTreeMap<String, String> {
    let page = site.stranger().get(&format!("/privacy?lang={lang}")).await.expect(200).text();
    let rows = page.split("data-clause=\"datum-").skip(1).map(|rest| {
        let (id, rest) = rest.split_once('"').unwrap();
        let (row, _) = rest.split_once("</tr>").unwrap();
        let (_, cell) = row.rsplit_once("<td>").unwrap();
        (id.to_owned(), words(cell))
    });
    rows.collect()
}

/// The same in the record of processing activities.
async fn in_the_record(site: &TestSite, lang: &str) -> BTreeMap<String, String> {
    let record = site.stranger().with("accept-language", lang).get("/privacy/ropa.jsonld").await.expect(200).json();
    let mut found = BTreeMap::new();
    for process in record.pointer("/@graph").and_then(Value::as_array).unwrap() {
        for datum in process.pointer("/dpv:hasPersonalData").and_then(Value::as_array).unwrap() {
            let said = |at: &str| datum.pointer(at).and_then(Value::as_str).unwrap();
            let (_, id) = said("/@id").split_once("#datum-").unwrap();
            found.insert(id.to_owned(), said("/dpv:hasStorageCondition/dct:description").to_owned());
        }
    }
    found
}

#[tokio::test]
async fn the_policy_and_the_record_say_the_same_of_how_long_every_datum_is_kept() {
    let site = TestSite::new().await;
    for lang in LANGUAGES {
        let policy = in_the_policy(&site, lang).await;
        assert_eq!(policy.len(), policy::DATA.iter().filter(|row| offered(row.module)).count());
        assert_eq!(policy, in_the_record(&site, lang).await, "{lang}");
    }
    let kept = in_the_policy(&site, "en").await;
    assert_eq!(kept["member_id"], "As long as your account");
    assert_eq!(kept["subject_id"], "As long as your pre-save, sign-up or account");
    assert_eq!(kept["requester_address"], "Until you are answered");
    assert!(kept["presave_token"].starts_with("Until the release is saved"));
    assert_eq!(kept["letter_words"], "At most 4 days after it was made");
}

#[tokio::test]
async fn the_record_says_that_nothing_leaves_the_eea_only_when_it_is_known() {
    let mut site = TestSite::new().await;
    for (country, safeguard, says) in [
        (Some("IE"), None, vec!["None: no recipient is outside the European Economic Area"]),
        (None, None, vec!["Harbour Mail Ltd (UNKNOWN", "): Run by us or for us, under a contract; UNKNOWN"]),
        (Some("US"), None, vec!["Harbour Mail Ltd (UNKNOWN"]),
        (Some("US"), Some("scc"), vec!["Harbour Mail Ltd (United States)", "Standard contractual clauses"]),
    ] {
        let mail = site.settings.mail.as_mut().unwrap();
        (mail.country, mail.safeguard) = (country.map(str::to_owned), safeguard);
        site = site.restart().await;
        let record = site.stranger().get("/privacy/ropa.csv").await.expect(200).text();
        // Of the purposes that write letters.
        let line = record.lines().find(|line| line.contains("Telling you of a change")).unwrap();
        for words in says {
            assert!(line.contains(words), "{country:?}: {words} in {line}");
        }
        assert_eq!(line.contains("None: no recipient"), country == Some("IE"), "{line}");
        let page = site.stranger().get("/privacy/processors").await.expect(200).text();
        assert_eq!(page.contains("UNKNOWN"), safeguard.is_none() && country != Some("IE"), "{page}");
    }
}

#[tokio::test]
async fn the_record_names_the_controllers_address_and_the_officer() {
    let mut site = TestSite::new().await;
    let record = site.stranger().get("/privacy/ropa.csv").await.expect(200).text();
    assert!(record.contains("3 Harbour Lane, Bristol") && record.contains("There is no data protection officer"));
    site.settings.legal.dpo = Some("Dr Iris Quay, iris@harbour-lane.example".to_owned());
    let site = site.restart().await;
    assert!(site.stranger().get("/privacy/ropa.csv").await.expect(200).text().contains("Dr Iris Quay"));
    let record = site.stranger().get("/privacy/ropa.jsonld").await.expect(200).json();
    let controller = &record["@graph"][0]["dpv:hasDataController"];
    assert_eq!(controller["dpv:hasAddress"], "3 Harbour Lane, Bristol");
    let officer = &controller["dpv:hasDataProtectionOfficer"]["dpv:hasContact"];
    assert_eq!(officer, "Dr Iris Quay, iris@harbour-lane.example");
}
