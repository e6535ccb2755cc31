//! What people see when something is not as they hoped: one look, four languages, and a way on.

use std::time::Duration;

use testkit::{Answer, Client, TestSite};

const LANGUAGES: [(&str, &str); 4] = [("en", "ltr"), ("ru", "ltr"), ("gu", "ltr"), ("ur", "rtl")];

/// A page that says in a language what happened, and leads on.
#[track_caller]
fn explains(answer: &Answer, status: u16, lang: (&str, &str), home: &str) -> String {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
    let page = answer.text();
    let (tag, dir) = lang;
    assert!(page.contains(&format!("<html lang=\"{tag}\" dir=\"{dir}\">")), "{page}");
    assert!(page.contains(&format!("<p class=\"big\" aria-hidden=\"true\">{status}</p>")), "{page}");
    assert!(page.contains(&format!("<a class=\"btn\" href=\"{home}\">")), "{page}");
    let title = page.split_once("<h1>").unwrap().1.split_once("</h1>").unwrap().0.to_owned();
    assert!(!title.is_empty() && !title.starts_with("error-"), "{title}");
    if tag != "en" {
        assert!(!title.bytes().any(|byte| byte.is_ascii_alphabetic()), "{tag}: {title}");
    }
    assert!(answer.header("content-security-policy").is_some_and(|policy| policy.starts_with("default-src 'none'")));
    page
}

fn fan(site: &TestSite, tag: &str, n: usize) -> Client {
    site.stranger().with("accept-language", tag).from_address(&format!("10.8.0.{}", n + 1))
}

#[tokio::test]
async fn a_fan_is_told_what_happened_in_their_language_and_led_on() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", Duration::from_secs(3600)).await;
    let key = site.key("ada").await;
    key.delete(&format!("/api/v1/links/{}", link["id"].as_str().unwrap())).await.expect(204);
    site.clock.advance(Duration::from_secs(3));
    for (n, lang) in LANGUAGES.into_iter().enumerate() {
        let fan = fan(&site, lang.0, n);
        let nothing = explains(&fan.get("/there-is-nothing").await, 404, lang, "/");
        assert!(nothing.contains("noindex") && !nothing.contains("href=\"\""), "asking again would not help");
        explains(&fan.get("/lanterns").await, 410, lang, "/");
        let forged = fan.clone().with("origin", "https://evil.example").post("/app/sign-in", &[]).await;
        explains(&forged, 403, lang, "/app");
        let forged = fan.clone().with("origin", "https://evil.example").post("/privacy/rights", &[]).await;
        explains(&forged, 403, lang, "/");
        explains(&fan.send(http::Method::PUT, "/lanterns", None, "".into()).await, 405, lang, "/");
        let often = loop {
            let answer = fan.get("/fans/me/nobody").await;
            if answer.status.as_u16() == 429 {
                break answer;
            }
        };
        let page = explains(&often, 429, lang, "/");
        assert!(page.contains("<a class=\"btn go\" href=\"\">") && page.contains("<p><b>"), "{page}");
        assert_eq!(often.header("retry-after"), Some("1"));
    }
}

#[tokio::test]
async fn our_own_trouble_is_said_to_be_ours() {
    let site = TestSite::new().await;
    let away = async |from: &str, to: &str| {
        let sql = db::Sql::new(format!("ALTER TABLE {from} RENAME TO {to}"));
        sql.run(site.db().write()).await.unwrap();
    };
    away("bio_handle", "bio_handle_away").await;
    for (n, lang) in LANGUAGES.into_iter().enumerate() {
        let page = explains(&fan(&site, lang.0, n).get("/@noor").await, 500, lang, "/");
        assert!(page.contains("<a class=\"btn go\" href=\"\">") && !page.contains("bio_handle"), "{page}");
    }
    away("bio_handle_away", "bio_handle").await;
}

#[tokio::test]
async fn in_the_application_trouble_has_the_applications_look() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let nobodys = "/app/links/0192c6a0-0000-7000-8000-000000000000";
    let page = explains(&ada.get(nobodys).await, 404, LANGUAGES[0], "/app");
    assert!(
        page.contains("action=\"/app/sign-out\"") && page.contains("href=\"/app/releases\""),
        "the way about stays"
    );
    let page = explains(&ada.get("/app/there-is-nothing").await, 404, LANGUAGES[0], "/app");
    assert!(page.contains("<body class=\"app\">") && !page.contains("ada"), "nobody is recognised where nothing is");
    let page =
        explains(&ada.post("/app/artists", &[("csrf", "wrong"), ("name", "x")]).await, 403, LANGUAGES[0], "/app");
    assert!(page.contains("<body class=\"app\">"));
    // Whoever is not signed in learns of no page behind the door.
    assert!(site.stranger().get(nobodys).await.expect(303).location().starts_with("/app/sign-in"));
}
