//! The age gate: neutral, by country, and of the refused nothing stays.

use testkit::{Client, TestSite};

use crate::{assert_nothing_kept, count, fan, site};

const FORM: &str = "/neon/presave/spotify";

/// A fan behind the proxy, which tells their country.
fn from(site: &TestSite, country: &str) -> Client {
    site.stranger().with("x-forwarded-for", "203.0.113.9").with("x-country", country)
}

fn form(born: &str) -> [(&'static str, &str); 2] {
    [("agree", "yes"), ("born", born)]
}

/// Every byte of the data folder, as text where it is any.
fn holds(site: &TestSite, words: &str) -> bool {
    std::fs::read_dir(site.data()).unwrap().any(|file| {
        let path = file.unwrap().path();
        path.is_file() && std::fs::read(path).unwrap().windows(words.len()).any(|window| window == words.as_bytes())
    })
}

#[tokio::test]
async fn the_question_is_empty_and_gives_no_hint_of_the_answer() {
    let site = site().await;
    for (lang, question) in [("en", "When were you born?"), ("ru", "Когда"), ("gu", "તમારો જન્મ"), ("ur", "آپ کب")]
    {
        let page = from(&site, "DE").with("accept-language", lang).get(FORM).await.expect(200);
        let text = page.text();
        assert!(text.contains(question), "{lang}");
        let input = text.split_once("id=\"born\"").unwrap().1.split('>').next().unwrap();
        for hint in ["value", "min", "max", "placeholder", "pattern"] {
            assert!(!input.contains(hint), "{lang}: {input}");
        }
        let asked = text.split_once("class=\"ask\"").unwrap().1.split_once("</div>").unwrap().0;
        assert!(!asked.contains(|sign: char| sign.is_numeric()), "{lang}: {asked}");
        assert_eq!(page.header("set-cookie"), None);
    }
}

#[tokio::test]
async fn nobody_is_asked_where_the_law_sets_no_age() {
    let site = site().await;
    let away = from(&site, "NZ").post(FORM, &[("agree", "yes")]).await.expect(303);
    assert!(away.location().contains("authorize"));
    assert!(!from(&site, "NZ").get(FORM).await.expect(200).text().contains("id=\"born\""));
    assert!(
        !fan(&site, 2).get(FORM).await.expect(200).text().contains("id=\"born\""),
        "the operator is in New Zealand"
    );
}

#[tokio::test]
async fn where_a_country_is_not_listed_the_default_holds() {
    let site = site().await;
    assert!(policy::AGES.iter().all(|(country, _)| *country != "KE"));
    assert!(from(&site, "KE").get(FORM).await.expect(200).text().contains("id=\"born\""));
    from(&site, "KE").post(FORM, &form("2013-11-23")).await.expect(403);
    from(&site, "KE").post(FORM, &form("2013-11-22")).await.expect(303);
}

#[tokio::test]
async fn a_start_is_counted_once_the_age_is_known_to_be_reached() {
    let site = site().await;
    let fan = from(&site, "DE");
    fan.get(FORM).await.expect(200);
    assert_eq!(count(&site, "event_segment").await, 0);
    fan.post(FORM, &form("1990-06-15")).await.expect(303);
    assert!(count(&site, "event_segment").await > 0);
}

#[tokio::test]
async fn where_no_country_is_known_the_default_holds() {
    let mut site = site().await;
    site.settings.country = None;
    let site = site.restart().await;
    assert!(fan(&site, 1).get(FORM).await.expect(200).text().contains("id=\"born\""));
    fan(&site, 1).post(FORM, &form("2013-11-23")).await.expect(403);
    fan(&site, 2).post(FORM, &form("2013-11-22")).await.expect(303);
}

#[tokio::test]
async fn each_country_has_its_own_age() {
    let site = site().await;
    for (country, young, old) in [
        ("GB", "2013-11-23", "2013-11-22"),
        ("AT", "2012-11-23", "2012-11-22"),
        ("FR", "2011-11-23", "2011-11-22"),
        ("DE", "2010-11-23", "2010-11-22"),
    ] {
        from(&site, country).post(FORM, &form(young)).await.expect(403);
        from(&site, country).post(FORM, &form(old)).await.expect(303);
    }
}

#[tokio::test]
async fn of_the_refused_nothing_is_stored_and_they_get_a_kind_page() {
    let site = site().await;
    let child = from(&site, "DE");
    // Everybody comes by the page with the question.
    child.get(FORM).await.expect(200);
    let answer = child.post(FORM, &form("2014-03-09")).await.expect(403);
    let text = answer.text();
    assert!(text.contains("Thank you for wanting this music") && text.contains("href=\"/neon\""), "{text}");
    let told = text.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
    let words = told.split_once("<h1>").unwrap().1;
    assert!(!words.contains("16") && !words.contains("year"), "not even now is the age told: {words}");
    assert!(!text.contains("<form"));
    let cookie = answer.header("set-cookie").unwrap();
    assert_eq!(cookie, "__Host-presave-no=1; Path=/; Secure; HttpOnly; SameSite=Lax", "until the browser is closed");
    let row = policy::COOKIES.iter().find(|row| row.name == "__Host-presave-no").unwrap();
    assert_eq!((row.category, row.life_minutes), ("essential", 0));
    assert_nothing_kept(&site).await;
    assert_eq!(count(&site, "event_segment").await, 0, "not even a count");
    assert!(!holds(&site, "2014-03-09"));
    if site.db().engine() == db::Engine::Sqlite {
        assert!(holds(&site, "Lanterns Over Water"), "the search finds what is there");
    }
    assert_eq!(site.sandbox.spotify().n_requests(), 0);
}

#[tokio::test]
async fn it_cannot_be_tried_again_in_the_session() {
    let site = site().await;
    let child = from(&site, "DE");
    child.post(FORM, &[("born", "2014-03-09")]).await.expect(403);
    for form in [&form("1990-06-15")[..], &[("agree", "yes")][..], &[][..]] {
        child.post(FORM, form).await.expect(403);
    }
    assert!(!child.get(FORM).await.expect(403).text().contains("id=\"born\""));
    let abroad = from(&site, "NZ");
    abroad.set_cookie("__Host-presave-no", &child.cookie("__Host-presave-no").unwrap());
    abroad.post(FORM, &form("1990-06-15")).await.expect(403);
    assert_nothing_kept(&site).await;
    from(&site, "DE").post(FORM, &form("1990-06-15")).await.expect(303);
}

#[tokio::test]
async fn who_is_of_age_passes_and_the_day_is_not_stored_either() {
    let site = site().await;
    let grown = from(&site, "DE");
    let receipt = site.presave(&grown, "neon", "ada").await;
    grown.get(&receipt).await.expect(200);
    assert_eq!(count(&site, "presave WHERE token IS NOT NULL").await, 1);
    assert!(!holds(&site, "1990-06-15"));
}

#[tokio::test]
async fn a_day_that_is_missing_or_none_is_asked_for_again_and_not_repeated() {
    let site = site().await;
    for born in ["", "2099-01-01", "gestern", "1700-01-01"] {
        let answer = from(&site, "DE").post(FORM, &form(born)).await.expect(422);
        let text = answer.text();
        assert!(text.contains("href=\"#born\"") && text.contains("id=\"born-error\""), "{born}");
        assert!(born.is_empty() || !text.contains(born), "what was typed is not shown again");
        assert_eq!(answer.header("set-cookie"), None, "a slip refuses nobody");
    }
    assert_nothing_kept(&site).await;
}
