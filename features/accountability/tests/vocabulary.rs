//! The record of processing for machines speaks in terms that exist: those of the Data Privacy Vocabulary 2.3, with what each
//! means there in our words. A term that is spelled otherwise, or not understood, fails.

use std::collections::BTreeSet;

use serde_json::Value;
use testkit::{Options, TestSite, offered};

const NAMESPACES: [(&str, &str); 3] = [
    ("dpv", "https://w3id.org/dpv#"),
    ("eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#"),
    ("dct", "http://purl.org/dc/terms/"),
];

/// What may stand before a value.
const PROPERTIES: [(&str, &str); 15] = [
    ("dct:description", "words about the thing (DCMI Metadata Terms)"),
    ("dpv:hasAddress", "where a legal entity is, such as its street"),
    ("dpv:hasContact", "how a legal entity is reached"),
    ("dpv:hasDataController", "who decides why and how; an entity"),
    ("dpv:hasDataSubject", "whose data it is"),
    ("dpv:hasLegalBasis", "which legal basis is used"),
    ("dpv:hasLocation", "where something is"),
    ("dpv:hasName", "what a legal entity is called"),
    ("dpv:hasPersonalData", "which personal data"),
    ("dpv:hasProcessing", "which operation on the data"),
    ("dpv:hasPurpose", "what for"),
    ("dpv:hasRecipient", "who receives the data"),
    ("dpv:hasStorageCondition", "under which condition it is stored, such as for how long"),
    ("dpv:hasTechnicalOrganisationalMeasure", "which technical or organisational measure protects it"),
    ("@language", "the language of the words (JSON-LD)"),
];

/// What a thing may be.
const CLASSES: [(&str, &str); 9] = [
    ("dpv:DataController", "who decides why and how data is processed"),
    ("dpv:DataProcessor", "who processes data for the controller"),
    ("dpv:DataSubject", "the person whose data it is"),
    ("dpv:PersonalData", "data about an identified or identifiable person"),
    ("dpv:Process", "an activity with its purposes, data, entities and measures"),
    ("dpv:Purpose", "what a process is for"),
    ("dpv:StorageDuration", "for how long data is stored"),
    ("dpv:TechnicalOrganisationalMeasure", "what protects the data"),
    ("dpv:Transfer", "the operation of moving data from one place to another"),
];

/// What a legal basis may be.
const BASES: [(&str, &str); 7] = [
    ("eu-gdpr:A6-1-a", "consent"),
    ("eu-gdpr:A6-1-b", "a contract, or steps before one"),
    ("eu-gdpr:A6-1-c", "a legal obligation"),
    ("eu-gdpr:A6-1-f", "a legitimate interest"),
    ("eu-gdpr:A45-3", "a transfer to a country with an adequacy decision"),
    ("eu-gdpr:A49-1-a", "a transfer that somebody agreed to expressly, knowing the risk"),
    ("eu-gdpr:A46-2-c", "a transfer under standard clauses that the Commission adopted"),
];

#[derive(Default)]
struct Terms {
    properties: BTreeSet<String>,
    classes: BTreeSet<String>,
    bases: BTreeSet<String>,
}

impl Terms {
    fn collect(&mut self, value: &Value) {
        match value {
            Value::Array(all) => all.iter().for_each(|one| self.collect(one)),
            Value::Object(fields) => {
                for (name, value) in fields {
                    match name.as_str() {
                        "@id" => continue,
                        "@type" => drop(self.classes.insert(value.as_str().unwrap().to_owned())),
                        "dpv:hasLegalBasis" => {
                            self.properties.insert(name.clone());
                            self.bases.insert(value["@id"].as_str().unwrap().to_owned());
                        }
                        _ => drop(self.properties.insert(name.clone())),
                    }
                    self.collect(value);
                }
            }
            _ => {}
        }
    }
}

fn unknown(used: &BTreeSet<String>, known: &[(&str, &str)]) -> Vec<String> {
    assert!(known.iter().all(|(_, meaning)| !meaning.is_empty()));
    used.iter().filter(|term| !known.iter().any(|(one, _)| one == term)).cloned().collect()
}

#[tokio::test]
async fn every_term_of_the_record_exists_in_its_vocabulary() {
    // Messages to browsers cross the border on a ground of their own.
    let site = TestSite::with(Options { push: true, ..Options::default() }).await;
    let record = site.stranger().get("/privacy/ropa.jsonld").await.expect(200).json();
    for (prefix, namespace) in NAMESPACES {
        assert_eq!(record["@context"][prefix], namespace);
    }
    let mut terms = Terms::default();
    terms.collect(&record["@graph"]);
    assert_eq!(unknown(&terms.properties, &PROPERTIES), Vec::<String>::new());
    assert_eq!(unknown(&terms.classes, &CLASSES), Vec::<String>::new());
    assert_eq!(unknown(&terms.bases, &BASES), Vec::<String>::new());
    assert!(terms.bases.contains("eu-gdpr:A49-1-a"), "{:?}", terms.bases);
    assert!(terms.properties.len() > 10 && terms.classes.len() > 6 && terms.bases.len() > 2, "the record was read");

    // A typo would be found.
    let mut typo = Terms::default();
    typo.collect(&serde_json::json!({ "@type": "dpv:Proces", "dpv:hasPurposes": { "@type": "dpv:Purpose" } }));
    assert_eq!(unknown(&typo.classes, &CLASSES), ["dpv:Proces"]);
    assert_eq!(unknown(&typo.properties, &PROPERTIES), ["dpv:hasPurposes"]);
}

#[tokio::test]
async fn every_purpose_has_every_item_of_article_30_for_machines_in_every_language() {
    let site = TestSite::new().await;
    for lang in ["en", "ru", "gu", "ur"] {
        let record = site.stranger().with("accept-language", lang).get("/privacy/ropa.jsonld").await.expect(200).json();
        assert_eq!(record["@context"]["@language"], lang);
        for purpose in policy::PURPOSES.iter().filter(|row| offered(row.module)) {
            let id = format!("http://127.0.0.1:8080/privacy/ropa.jsonld#purpose-{}", purpose.id);
            let graph = record["@graph"].as_array().unwrap();
            let process = graph.iter().find(|process| process["@id"] == id.as_str()).unwrap();
            // (a) who, (b) what for, (c) whose and which, (f) how long, (g) protection; (d) and (e) may be nobody.
            for words in [
                &process["dpv:hasDataController"]["dpv:hasName"],
                &process["dpv:hasDataController"]["dpv:hasContact"],
                &process["dpv:hasPurpose"]["dct:description"],
                &process["dpv:hasLegalBasis"]["@id"],
                &process["dpv:hasDataSubject"][0]["dct:description"],
                &process["dpv:hasPersonalData"][0]["dct:description"],
                &process["dpv:hasPersonalData"][0]["dpv:hasStorageCondition"]["dct:description"],
                &process["dpv:hasTechnicalOrganisationalMeasure"][0]["dct:description"],
            ] {
                let words = words.as_str().unwrap_or_default();
                let told = !words.is_empty() && !words.starts_with("purpose-") && !words.starts_with("accountability-");
                assert!(told, "{} in {lang}: {process}", purpose.id);
            }
            assert!(process["dpv:hasRecipient"].is_array() && process["dpv:hasProcessing"].is_array());
        }
    }
}
