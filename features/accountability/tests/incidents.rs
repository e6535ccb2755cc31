//! The register of incidents: Art 33(3), the 72 hours, the log's two entries.

use std::time::Duration;

use testkit::{Client, TestSite};

const PATH: &str = "/app/incidents";
const HOUR: Duration = Duration::from_secs(60 * 60);
const FORM: [(&str, &str); 7] = [
    ("nature", "A backup lay open <for> an hour"),
    ("categories", "Fans who pre-saved; their progress"),
    ("people", "1200"),
    ("records", "3400"),
    ("consequences", "Somebody may learn who likes what"),
    ("measures", "The backup was taken away"),
    ("discovered_at", "2026-11-22T10:00"),
];

async fn opened(ada: &Client) -> String {
    ada.post(PATH, &FORM).await.expect(303).location().to_owned()
}

/// How many people and records, in a language's own digits.
fn numbers(lang: &str) -> [&'static str; 2] {
    match lang {
        "gu" => ["૧૨૦૦", "૩૪૦૦"],
        "ur" => ["۱۲۰۰", "۳۴۰۰"],
        _ => ["1200", "3400"],
    }
}

#[tokio::test]
async fn an_incident_is_opened_revised_and_closed() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    assert!(ada.get(PATH).await.expect(200).text().contains("Nothing has happened so far"));
    let path = opened(&ada).await;
    let page = ada.get(&path).await.expect(200).text();
    assert!(page.contains("70 hours are left to tell the authority, until 25 November 2026, 10:00 UTC"), "{page}");
    assert!(page.contains("A backup lay open &#60;for&#62; an hour") && page.contains("1200") && page.contains("3400"));

    let mut more = FORM;
    more[2] = ("people", "1500");
    ada.post(&path, &more).await.expect(303);
    assert!(ada.get(&path).await.text().contains("value=\"1500\""));

    ada.post(&format!("{path}/closure"), &[]).await.expect(303);
    ada.post(&format!("{path}/closure"), &[]).await.expect(303);
    let page = ada.get(&path).await.expect(200).text();
    assert!(page.contains("Closed 22 November 2026") && !page.contains("<textarea"), "{page}");
    ada.post(&path, &FORM).await.expect(404);

    let mut entries = site.house.log.newest(None, 10).await.unwrap();
    entries.retain(|kept| kept.kind == Some(tlog::Kind::Incident));
    let states: Vec<&str> = entries.iter().map(|kept| kept.facts["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["closed", "opened"], "closed once, whoever asks twice");
    assert_eq!(entries[0].facts["incident"], entries[1].facts["incident"]);
    assert_ne!(entries[0].facts["content"], entries[1].facts["content"], "it was revised in between");
    let leaf = String::from_utf8(site.house.log.inclusion(entries[0].position).await.unwrap().leaf).unwrap();
    let id = path.rsplit('/').next().unwrap();
    assert!(!leaf.contains("backup") && !leaf.contains(id), "the log tells nothing of it: {leaf}");
}

#[tokio::test]
async fn the_alarm_shows_when_the_72_hours_are_over_and_ends_when_the_authority_knows() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let path = opened(&ada).await;
    site.clock.advance(HOUR * 70);
    assert!(ada.get(PATH).await.text().contains("Less than an hour is left"));
    site.clock.advance(HOUR);
    for page in [PATH, &path] {
        let page = ada.get(page).await.expect(200).text();
        assert!(page.contains("The 72 hours were over 25 November 2026, 10:00 UTC"), "{page}");
        assert!(page.contains("role=\"alert\""), "{page}");
    }
    site.run_jobs().await;
    let told = format!("{path}/notification");
    ada.post(&told, &[]).await.expect(303);
    site.clock.advance(HOUR);
    ada.post(&told, &[]).await.expect(303);
    let page = ada.get(&path).await.text();
    assert!(page.contains("The authority was told 25 November 2026, 11:00 UTC"), "the first time counts: {page}");
    assert!(!page.contains("role=\"alert\""));
}

#[tokio::test]
async fn the_notice_is_drafted_in_four_languages() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let path = opened(&ada).await;
    let page = ada.get(&path).await.expect(200).text();
    for (lang, dir, words) in [
        ("en", "ltr", "Notice of a personal data breach at Harbour Lane Records"),
        ("ru", "ltr", "Извещение о нарушении безопасности личных данных"),
        ("gu", "ltr", "અંગત માહિતીના ભંગની જાણ"),
        ("ur", "rtl", "ذاتی معلومات کی خلاف ورزی کی اطلاع"),
    ] {
        let start = format!("<article lang=\"{lang}\" dir=\"{dir}\">");
        let draft = page.split_once(&start).unwrap().1.split("</article>").next().unwrap();
        assert!(draft.contains(words), "{draft}");
        let numbers = numbers(lang);
        let words = ["A backup lay open", "Fans who pre-saved", "who likes what", "taken away", "privacy@"];
        for part in words.into_iter().chain(numbers) {
            assert!(draft.contains(part), "{part} in {lang}: {draft}");
        }
    }
}

#[tokio::test]
async fn what_is_missing_comes_back_with_the_form() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let page = ada.post(PATH, &[("nature", "Something")]).await.expect(422).text();
    assert!(page.contains("<title>Error: Incidents") && page.contains(">Something</textarea>"), "{page}");
    assert_eq!(page.matches("aria-invalid=\"true\"").count(), 6);
    let mut later = FORM;
    later[6] = ("discovered_at", "2026-11-22T12:01");
    assert!(ada.post(PATH, &later).await.expect(422).text().contains("This moment is still to come"));
    assert_eq!(site.house.log.size().await.unwrap(), 1, "nothing was written down");
}

#[tokio::test]
async fn another_workspace_sees_nothing_of_it() {
    let site = TestSite::new().await;
    let path = opened(&site.member("ada").await).await;
    let ben = site.member("ben").await;
    assert!(ben.get(PATH).await.expect(200).text().contains("Nothing has happened so far"));
    ben.get(&path).await.expect(404);
    for act in [path.clone(), format!("{path}/notification"), format!("{path}/closure")] {
        ben.post(&act, &FORM).await.expect(404);
    }
    for to in ["authority", "people"] {
        ben.get(&format!("{path}/notices/{to}/en")).await.expect(404);
    }
    assert_eq!(site.house.log.size().await.unwrap(), 2);
}

#[tokio::test]
async fn both_notices_are_downloaded_as_text_in_four_languages() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let path = opened(&ada).await;
    let (authority, people) = (
        ["Notice of a personal data breach", "Извещение о нарушении", "ભંગની જાણ", "خلاف ورزی کی اطلاع"],
        [
            "What happened with your data",
            "Что случилось с вашими данными",
            "તમારી માહિતીનું શું થયું",
            "آپ کی معلومات کے ساتھ",
        ],
    );
    for (to, titles) in [("authority", authority), ("people", people)] {
        for (lang, title) in ["en", "ru", "gu", "ur"].into_iter().zip(titles) {
            let page = ada.get(&path).await.expect(200).text();
            let href = format!("{path}/notices/{to}/{lang}");
            assert!(page.contains(&format!("href=\"{href}\"")), "{page}");
            let answer = ada.get(&href).await.expect(200);
            assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
            let name = format!("attachment; filename=\"notice-{to}-{lang}.txt\"");
            assert_eq!(answer.header("content-disposition"), Some(name.as_str()));
            let text = answer.text();
            assert!(text.contains(title) && !text.contains("accountability-"), "{text}");
            // Art 33(3)(a) to (d) and 34(2): what, whose, whom to ask, what follows, what is done.
            for part in
                ["A backup lay open <for> an hour", "Fans who pre-saved", "privacy@", "who likes what", "taken away"]
            {
                assert!(text.contains(part), "{part}: {text}");
            }
            assert!(text.contains("The Data Office"), "{text}");
            assert_eq!(numbers(lang).iter().all(|number| text.contains(number)), to == "authority", "{text}");
        }
    }
    for nowhere in ["authority/xx", "press/en"] {
        ada.get(&format!("{path}/notices/{nowhere}")).await.expect(404);
    }
    let on_time = ada.get(&format!("{path}/notices/authority/en")).await.text();
    site.clock.advance(HOUR * 71);
    let late = ada.get(&format!("{path}/notices/authority/en")).await.text();
    assert!(!on_time.contains("later than 72 hours") && late.contains("later than 72 hours"), "{late}");
}

#[tokio::test]
async fn a_drill_is_written_down_as_one_and_its_age_is_shown() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    assert!(ada.get(PATH).await.expect(200).text().contains("No drill has been written down yet"));
    let form: Vec<(&str, &str)> = FORM.into_iter().chain([("drill", "yes")]).collect();
    let path = ada.post(PATH, &form).await.expect(303).location().to_owned();
    let page = ada.get(&path).await.expect(200).text();
    assert!(page.contains("This is a drill") && page.contains("70 hours are left"), "the clock runs like in earnest");
    for to in ["authority", "people"] {
        assert!(ada.get(&format!("{path}/notices/{to}/en")).await.text().contains("DRILL."), "{to}");
    }
    let entry = site.house.log.newest(None, 1).await.unwrap().pop().unwrap();
    assert_eq!((&entry.facts["drill"], &entry.facts["state"]), (&"yes".into(), &"opened".into()));

    assert!(ada.get(PATH).await.text().contains("The last drill was today"));
    site.clock.advance(HOUR * 24 * 365);
    let ada = site.member("ada").await;
    let page = ada.get(PATH).await.expect(200).text();
    assert!(page.contains("The last drill was 365 days ago.</p>"), "{page}");
    site.clock.advance(HOUR * 24);
    let page = ada.get(PATH).await.expect(200).text();
    assert!(page.contains("366 days ago: the next one is due"), "{page}");
    // An incident in earnest is no drill.
    opened(&ada).await;
    assert!(ada.get(PATH).await.expect(200).text().contains("366 days ago"));
    assert!(site.member("ben").await.get(PATH).await.text().contains("No drill has been written down yet"));
}
