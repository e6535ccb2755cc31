//! Notices of changed recipients: on the page, as a feed, in the program and by letter, thirty days ahead.

use std::time::Duration;

use testkit::{Options, TestSite};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Text without the marks that keep directions apart.
fn plain(page: &str) -> String {
    page.replace(['\u{2068}', '\u{2069}'], "")
}

/// A site without pre-saves that has a member and a fan, started again with them: that adds a recipient.
async fn with_one_more() -> TestSite {
    let spotify = TestSite::new().await.settings.spotify.clone();
    let mut site = TestSite::with(Options { spotify: false, ..Options::default() }).await;
    site.member("ada").await;
    let app = &site.house.app;
    let tx = app.db.begin().await.unwrap();
    app.privacy.new_subject(&tx, privacy::Kind::Fan).await.unwrap();
    tx.commit().await.unwrap();
    site.clock.advance(DAY);
    site.settings.spotify = spotify;
    site.restart().await
}

#[tokio::test]
async fn an_added_recipient_is_announced_thirty_days_ahead_everywhere() {
    let site = Box::pin(with_one_more()).await;
    let page = plain(&site.stranger().get("/privacy/processors").await.expect(200).text());
    let changes = page.split_once("id=\"changes\"").unwrap().1;
    let (coming, before) = changes.split_once("Version 1: since Sunday 22 November 2026").unwrap();
    assert!(coming.contains("Version 2: announced, from Wednesday 23 December 2026"), "{coming}");
    assert!(coming.contains("New recipient: Spotify AB") && !coming.contains("New purpose"), "only about recipients");
    assert!(before.contains("New recipient: Harbour Mail Ltd") && !before.contains("Spotify"), "{before}");

    let ada = site.member("ada").await;
    assert!(ada.get("/app").await.text().contains("Our privacy policy changes"), "in the program");
    for _ in 0..3 {
        site.run_jobs().await;
        site.clock.advance(DAY);
    }
    let letters = site.letters().await;
    let about: Vec<_> = letters.iter().filter(|letter| letter.subject.contains("23 December 2026")).collect();
    assert_eq!(about.len(), 1, "{letters:?}");

    site.clock.advance(DAY * 30);
    let page = plain(&site.stranger().get("/privacy/processors").await.text());
    assert!(
        page.contains("Version 2: since Wednesday 23 December 2026") && !page.contains("announced, from"),
        "{page}"
    );
}

#[tokio::test]
async fn whoever_subscribes_reads_the_same_in_four_languages() {
    let mut site = Box::pin(with_one_more()).await;
    site.settings.operator = "Harbour & <Lane>".to_owned();
    let site = site.restart().await;
    let words = [
        ("en", "announced, from"),
        ("ru", "объявлено, начнёт действовать"),
        ("gu", "જાહેર થઈ છે"),
        ("ur", "اعلان ہو چکا"),
    ];
    for (lang, announced) in words {
        let answer = site.stranger().get(&format!("/privacy/processors/changes.atom?lang={lang}")).await.expect(200);
        assert_eq!(answer.header("content-type"), Some("application/atom+xml; charset=utf-8"));
        let feed = answer.text();
        assert!(
            feed.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
        );
        assert!(feed.contains(&format!("xml:lang=\"{lang}\"")) && feed.contains(announced), "{feed}");
        assert!(feed.contains("Spotify AB") && feed.contains("Harbour Mail Ltd"), "{feed}");
        assert!(feed.contains("<author><name>Harbour &#38; &#60;Lane&#62;</name></author>"), "{feed}");
        assert!(feed.contains("<updated>2026-11-23T12:00:00Z</updated>"), "{feed}");
        assert_eq!(feed.matches("<entry>").count(), 2, "the version that only mends words is none: {feed}");
        assert!(feed.contains("<id>http://127.0.0.1:8080/privacy/v/2#recipients</id>"), "{feed}");
        for href in feed.split("href=\"http://127.0.0.1:8080").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            site.stranger().get(&href.replace("&#38;", "&")).await.expect(200);
        }
        assert!(!feed.contains(">accountability-") && !feed.contains("change-"), "{feed}");
    }
    let asked = site.stranger().with("accept-language", "ru").get("/privacy/processors/changes.atom").await;
    assert!(asked.expect(200).text().contains("xml:lang=\"ru\""));
}

#[tokio::test]
async fn another_mail_provider_is_another_recipient_and_waits_too() {
    let mut site = TestSite::new().await;
    for name in ["ada", "bob"] {
        site.member(name).await;
    }
    if let Some(mail) = &mut site.settings.mail {
        mail.provider = Some("Quay Post".to_owned());
    }
    let site = site.restart().await;
    let page = plain(&site.stranger().get("/privacy/processors").await.expect(200).text());
    assert!(page.contains("Another recipient for The operator&#39;s mail server: Quay Post"), "{page}");
    assert!(page.contains("Version 2: announced, from Tuesday 22 December 2026"), "{page}");

    let mut site = site;
    site.settings.mail = None;
    let site = site.restart().await;
    let page = plain(&site.stranger().get("/privacy/processors").await.expect(200).text());
    assert!(page.contains("No longer a recipient: Quay Post"), "{page}");
}
