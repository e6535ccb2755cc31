//! `/privacy` itself: complete, in four languages, and only what is switched on.

use std::collections::BTreeSet;

use testkit::{Options, TestSite, offered};

use crate::{LANGUAGES, attribute, clauses, privacy, words};

/// The ids of every declared row of what is offered, as the page marks them.
fn declared() -> BTreeSet<String> {
    let data = policy::DATA.iter().filter(|row| offered(row.module)).map(|row| format!("datum-{}", row.id));
    let purposes = policy::PURPOSES.iter().filter(|row| offered(row.module)).map(|row| format!("purpose-{}", row.id));
    let processors =
        policy::PROCESSORS.iter().filter(|row| offered(row.module)).map(|row| format!("processor-{}", row.id));
    let cookies = policy::COOKIES.iter().map(|row| format!("cookie-{}", row.name.trim_start_matches("__Host-")));
    data.chain(purposes).chain(processors).chain(cookies).collect()
}

#[tokio::test]
async fn the_policy_has_the_same_clauses_in_every_language_and_one_for_every_declared_row() {
    let site = TestSite::new().await;
    let english: Vec<String> = clauses(&privacy(&site, "en").await.text()).into_iter().map(|(id, _)| id).collect();
    let set: BTreeSet<String> = english.iter().cloned().collect();
    assert_eq!(set.len(), english.len(), "every id is there once");
    let missing: Vec<String> = declared().difference(&set).cloned().collect();
    assert!(missing.is_empty(), "{missing:?}");
    for id in &set {
        let row = ["datum-", "purpose-", "processor-", "cookie-"].iter().any(|kind| id.starts_with(kind));
        assert!(!row || declared().contains(id), "{id} is declared nowhere");
    }
    for lang in LANGUAGES {
        let page = privacy(&site, lang).await.text();
        let ids: Vec<String> = clauses(&page).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, english, "{lang}");
    }
}

#[tokio::test]
async fn every_language_says_everything_in_its_own_words() {
    let site = TestSite::new().await;
    let english = clauses(&privacy(&site, "en").await.text());
    for (lang, dir) in [("ru", "ltr"), ("gu", "ltr"), ("ur", "rtl")] {
        let page = privacy(&site, lang).await;
        assert_eq!(page.header("content-language"), Some(lang));
        let page = page.text();
        assert!(page.contains(&format!("<html lang=\"{lang}\" dir=\"{dir}\">")));
        for ((id, words), (_, other)) in clauses(&page).iter().zip(&english) {
            assert!(!words.is_empty() && words != other, "{lang} says {id} in English: {words}");
            for stem in ["clause-", "policy-", "datum-", "purpose-", "right-", "section-", "transparency-"] {
                assert!(!words.contains(stem), "{lang}: {id} shows the name of a text: {words}");
            }
        }
    }
    let urdu = privacy(&site, "ur").await.text();
    // Numbers inside Urdu sentences stand between marks that keep them in their place.
    let urdu = urdu.replace(['\u{2068}', '\u{2069}'], "");
    let body = urdu.split_once("<article").unwrap().1;
    assert!(body.contains("۷۳۰ دن") && body.contains("۹۰ دن") && body.contains('۔') && body.contains('،'));
    assert!(urdu.contains("۲۲ نومبر ۲۰۲۶"), "the date is in Urdu's own numerals");
    assert!(privacy(&site, "gu").await.text().contains("૭૩૦ દિવસ"));
}

#[tokio::test]
async fn the_language_is_the_visitors_unless_the_address_names_one() {
    let site = TestSite::new().await;
    let russian = site.stranger().with("accept-language", "ru, en;q=0.5");
    assert_eq!(russian.get("/privacy").await.expect(200).header("content-language"), Some("ru"));
    let page = russian.get("/privacy?lang=ur").await.expect(200);
    assert_eq!(page.header("content-language"), Some("ur"));
    for lang in LANGUAGES {
        assert!(page.text().contains(&format!("href=\"/privacy?lang={lang}\" lang=\"{lang}\"")), "{lang}");
    }
}

#[tokio::test]
async fn each_of_the_thirteen_items_of_a_complete_notice_is_there_and_not_empty() {
    const ITEMS: [(&str, &[&str]); 13] = [
        ("controller", &["controller"]),
        ("contact and officer", &["contact", "dpo"]),
        ("purposes with their bases", &["purpose-release_save", "purpose-receipt", "purpose-account"]),
        ("the legitimate interest", &["purpose-security"]),
        ("recipients", &["processor-spotify", "recipients"]),
        ("transfers", &["transfers-none"]),
        ("retention", &["retention", "datum-fan_id", "datum-member_email"]),
        (
            "rights",
            &[
                "right-access",
                "right-portability",
                "right-rectification",
                "right-erasure",
                "right-restriction",
                "right-objection",
            ],
        ),
        ("withdrawal", &["right-withdrawal"]),
        ("complaint", &["complaint"]),
        ("need", &["need", "need-presave", "need-account"]),
        ("automated decisions", &["automated"]),
        ("source", &["source", "datum-presave_token"]),
    ];
    let site = TestSite::new().await;
    for lang in LANGUAGES {
        let page = privacy(&site, lang).await.text();
        let found = clauses(&page);
        for (item, ids) in ITEMS {
            for id in ids {
                let words = found.iter().find(|(found, _)| found == id).map_or("", |(_, words)| words);
                assert!(words.chars().count() > 20, "{lang}: {item}: {id}: {words}");
            }
        }
        assert!(!page.contains("data-state=\"unknown\""), "everything is configured here");
    }
    let page = privacy(&site, "en").await.text();
    for words in [
        "Harbour Lane Records decides",
        "3 Harbour Lane, Bristol",
        "privacy@harbour-lane.example",
        "nobody guesses passwords",
        "The Data Office. Address: 1 Quay Street, Bristol",
        "https://data-office.example/complaints",
        "Sweden",
        "90 days after it has ended",
        "The music service that you chose",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(page.find("22 November 2026") < page.find("<h1>"), "the date comes first");
}

#[tokio::test]
async fn what_the_operator_has_not_said_is_unknown_and_not_made_up() {
    let mut site = TestSite::new().await;
    site.settings.legal = transparency::Legal::default();
    let missing = site.settings.legal.missing();
    assert!(missing.contains(&"privacy.authority_name") && missing.contains(&"privacy.controller_address"));
    let site = site.restart().await;
    let page = privacy(&site, "en").await.text();
    for id in ["controller", "contact", "complaint"] {
        assert!(page.contains(&format!("data-clause=\"{id}\" data-state=\"unknown\"")), "{id}");
    }
    assert!(page.contains("UNKNOWN: the operator of this instance has not stated it"));
    assert!(page.contains("There is no data protection officer"));
}

#[tokio::test]
async fn what_is_switched_off_is_not_in_the_policy() {
    let site = TestSite::with(Options { spotify: false, mail: false, ..Options::default() }).await;
    for lang in LANGUAGES {
        let page = privacy(&site, lang).await.text();
        assert!(!page.contains("Spotify") && !page.contains("Harbour Mail"), "no party receives anything");
        assert!(!page.contains("__Host-presave") && !page.contains("presave"));
        assert!(page.contains("__Host-session") && page.contains("data-clause=\"recipients-none\""));
    }
}

#[tokio::test]
async fn what_is_switched_off_stays_in_the_policy_while_somebodys_data_is_left_of_it() {
    let mut site = TestSite::new().await;
    site.link("ada", "neon", crate::DAY * 60).await;
    let fan = site.stranger();
    let receipt = site.presave(&fan, "neon", "lena").await;
    site.settings.spotify = None;
    let site = site.restart().await;
    for path in ["/privacy", "/privacy/processors", "/privacy/ropa.csv"] {
        assert!(site.stranger().get(path).await.expect(200).text().contains("Spotify AB"), "{path}");
    }
    let proof = site.stranger().get("/privacy/proof").await.expect(200).text();
    assert!(proof.contains("data-clause=\"tokens_sealed\""), "its promises go on too");

    site.stranger().post(&format!("{receipt}/erasure"), &[("confirm", "yes")]).await.expect(200);
    let site = site.restart().await;
    assert!(!privacy(&site, "en").await.text().contains("Spotify AB"), "nothing is left");
}

#[tokio::test]
async fn the_page_names_the_inventory_that_machines_read_and_the_program_was_built_with() {
    let site = TestSite::new().await;
    let inventory = site.stranger().get("/.well-known/privacy-inventory.json").await.expect(200).json();
    let ids: Vec<&str> = inventory["data"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, policy::DATA.iter().map(|row| row.id).collect::<Vec<_>>());
    let page = privacy(&site, "en").await.text();
    assert_eq!(attribute(&page, "data-inventory"), policy::VERSION);
    assert!(page.contains(&format!("<code dir=\"ltr\">{}</code>", policy::VERSION)), "people see it too");
}

#[tokio::test]
async fn reading_the_policy_sets_no_cookie() {
    let site = TestSite::new().await;
    for path in ["/privacy", "/privacy/versions", "/privacy/v/1", "/privacy/v/1/text"] {
        assert_eq!(site.stranger().get(path).await.expect(200).header("set-cookie"), None, "{path}");
    }
}

#[tokio::test]
async fn that_nothing_leaves_the_eea_is_said_only_when_every_party_is_known() {
    let mut site = TestSite::new().await;
    for (country, safeguard, clause) in [
        (Some("IE"), None, "transfers-none"),
        (None, None, "transfers-unknown"),
        (Some("US"), None, "transfers-unknown"),
        (Some("US"), Some("scc"), "transfers"),
        (Some("CH"), Some("adequacy"), "transfers"),
    ] {
        let mail = site.settings.mail.as_mut().unwrap();
        (mail.country, mail.safeguard) = (country.map(str::to_owned), safeguard);
        site = site.restart().await;
        for lang in LANGUAGES {
            let page = privacy(&site, lang).await.text();
            let said: Vec<String> = clauses(&page).into_iter().map(|(id, _)| id).collect();
            let said: Vec<&String> = said.iter().filter(|id| id.starts_with("transfers")).collect();
            assert_eq!(said, [clause], "{country:?} in {lang}");
            let open = clause == "transfers-unknown";
            assert_eq!(page.contains("data-clause=\"processor-mail\" data-state=\"unknown\""), open, "{lang}");
            assert_eq!(page.contains("data-clause=\"transfers-unknown\" data-state=\"unknown\""), open, "{lang}");
        }
    }
    let page = privacy(&site, "en").await.text();
    assert!(page.contains("Switzerland") && page.contains("found adequate"));
}

#[tokio::test]
async fn the_rights_lead_to_the_doors_where_they_are_one_press_away() {
    let site = TestSite::new().await;
    for lang in LANGUAGES {
        let page = privacy(&site, lang).await.text();
        for right in ["access", "portability", "rectification", "erasure", "restriction", "objection", "withdrawal"] {
            let (_, row) = page.split_once(&format!("data-clause=\"right-{right}\"")).unwrap();
            let (row, _) = row.split_once("</tr>").unwrap();
            assert!(row.contains("href=\"/privacy/rights\""), "{right} in {lang}");
            assert_eq!(row.contains("href=\"/app/account/privacy\""), right != "withdrawal", "{right} in {lang}");
            assert_eq!(row.contains("/r/"), right != "rectification", "{right} in {lang}");
        }
    }
    for path in ["/privacy/rights", "/app/account/privacy"] {
        site.member("ada").await.get(path).await.expect(200);
    }
}

#[tokio::test]
async fn the_policy_and_the_cookie_page_say_the_same_of_how_long_a_cookie_lives() {
    let site = TestSite::new().await;
    for lang in LANGUAGES {
        let policy = privacy(&site, lang).await.text();
        let page = site.stranger().with("accept-language", lang).get("/privacy/cookies").await.expect(200).text();
        for row in policy::COOKIES {
            let life = |page: &str| {
                let (_, rest) = page.split_once(&format!(">{}<", row.name)).unwrap();
                let (rest, _) = rest.split_once("</tr>").unwrap();
                let (_, cell) = rest.rsplit_once("<td>").unwrap();
                words(cell)
            };
            assert_eq!(life(&policy), life(&page), "{} in {lang}", row.name);
            if row.life_minutes == 0 && lang == "en" {
                assert_eq!(life(&page), "Until you close the browser");
            }
        }
    }
}
