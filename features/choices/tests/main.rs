//! The cookie choice and the opt-out signal, through the front door; with something optional switched on, and without.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails with what it has")]

use std::{collections::BTreeSet, time::Duration};

use kit::choices::{Category, Item, OptionalCookie};
use testkit::{Answer, Client, Options, TestSite};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const PAGE: &str = "/privacy/cookies";
const LANGUAGES: [(&str, &str); 4] = [
    ("en", "Opt-out request honoured"),
    ("ru", "Ваш запрос на отказ соблюдён"),
    ("gu", "તમારી ઑપ્ટ-આઉટ વિનંતી માન્ય રાખી છે"),
    ("ur", "آپ کی آپٹ آؤٹ درخواست پر عمل کیا گیا"),
];

const fn item(id: &'static str, category: Category, name: &'static str, script: &'static str) -> Item {
    let row =
        policy::Cookie { name, category: category.id(), life_minutes: 60, purpose: "account", module: "platform" };
    let cookie = Some(OptionalCookie { row, value: "on" });
    Item { id, category, cookie, script: Some(script) }
}

/// One of each category, as an instance might switch on.
const ITEMS: [Item; 3] = [
    item("count", Category::Performance, "__Host-count", "document.title += ' counted';"),
    item("shape", Category::Functional, "__Host-shape", "document.title += ' shaped';"),
    item("offer", Category::Marketing, "__Host-offer", "document.title += ' offered';"),
];
const OPTIONAL_COOKIES: [&str; 3] = ["__Host-count", "__Host-shape", "__Host-offer"];

/// A site with a smart link, `/neon`.
async fn site(optional: &[Item]) -> TestSite {
    let site = TestSite::with(Options { optional: optional.to_vec(), ..Options::default() }).await;
    site.link("ada", "neon", DAY).await;
    site
}

/// The names of the optional cookies that a client holds.
fn held(client: &Client) -> Vec<&'static str> {
    OPTIONAL_COOKIES.into_iter().filter(|name| client.cookie(name).is_some()).collect()
}

/// The scripts that a page asks for.
fn scripts(page: &str) -> Vec<String> {
    let sources = page.split("<script src=\"").skip(1).filter_map(|rest| rest.split('"').next());
    sources.map(str::to_owned).collect()
}

fn asks(page: &str) -> bool {
    page.contains("<aside class=\"ask\"")
}

fn set_cookies(answer: &Answer) -> BTreeSet<String> {
    answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap().to_owned()).collect()
}

/// Nothing optional is there: no script, no cookie, and none may run.
async fn assert_nothing_optional(client: &Client) {
    for path in ["/neon", "/neon/presave/spotify", "/privacy", PAGE, "/nothing-here", "/"] {
        let answer = client.get(path).await;
        assert!(!answer.text().contains("<script"), "{path}");
        assert!(!answer.header("content-security-policy").unwrap().contains("script-src"), "{path}");
    }
    for item in ITEMS {
        client.get(&format!("{PAGE}/{}", item.id)).await.expect(404);
    }
    assert_eq!(held(client), [""; 0]);
}

#[tokio::test]
async fn where_nothing_is_optional_nobody_is_asked_and_nothing_is_set() {
    let site = site(&[]).await;
    let fan = site.stranger();
    for path in ["/neon", "/neon/presave/spotify", "/", "/nothing-here"] {
        let answer = fan.get(path).await;
        assert!(!asks(&answer.text()), "{path}");
        assert_eq!(set_cookies(&answer), BTreeSet::new(), "{path}");
    }
    let page = fan.get(PAGE).await.expect(200).text();
    assert!(page.contains("nothing to choose") && !page.contains("<form"), "{page}");
    for cookie in policy::COOKIES {
        assert!(page.contains(cookie.name), "{}", cookie.name);
    }
    let answer = fan.post(PAGE, &[("choice", "all")]).await.expect(303);
    assert_eq!(set_cookies(&answer), BTreeSet::new(), "nothing is remembered where nothing was asked");
    assert_nothing_optional(&fan).await;
}

#[tokio::test]
async fn before_a_choice_nothing_optional_is_there_and_both_answers_weigh_the_same() {
    let site = site(&ITEMS).await;
    let fan = site.stranger();
    assert_nothing_optional(&fan).await;
    let page = fan.get("/neon").await.expect(200).text();
    let (_, banner) = page.split_once("<aside class=\"ask\"").unwrap();
    let (banner, _) = banner.split_once("</aside>").unwrap();
    for answer in ["none", "all"] {
        assert!(banner.contains(&format!("<button class=\"btn\" name=\"choice\" value=\"{answer}\">")), "{banner}");
    }
    assert_eq!(banner.matches("<button").count(), 2, "on the first layer, one press each, of one class");
    let choices = fan.get(PAGE).await.expect(200).text();
    assert_eq!(choices.matches("type=\"checkbox\"").count(), 3);
    assert!(!choices.contains(" checked"), "no box is ticked beforehand");
    assert!(!asks(&fan.get("/privacy").await.text()), "long reading is left in peace");
}

#[tokio::test]
async fn a_rejection_is_like_no_choice_and_is_not_asked_again_for_half_a_year() {
    let site = site(&ITEMS).await;
    let fan = site.stranger();
    let answer = fan.post(PAGE, &[("choice", "none"), ("next", "/neon")]).await.expect(303);
    assert_eq!(answer.location(), "/neon");
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-choices=1."), "{cookie}");
    assert!(cookie.ends_with(".p0f0m0.g0.2026-11-22; Path=/; Max-Age=15897600; Secure; HttpOnly; SameSite=Lax"));
    assert_eq!(set_cookies(&answer).len(), 1);
    assert_nothing_optional(&fan).await;
    assert!(!asks(&fan.get("/neon").await.text()));
    site.clock.advance(DAY * 184);
    assert!(!asks(&fan.get("/neon").await.text()), "as long as the longest six months that there are");
    site.clock.advance(DAY);
    assert!(asks(&fan.get("/neon").await.text()), "then it may be asked again");
}

#[tokio::test]
async fn accepting_allows_exactly_the_declared_set() {
    let site = site(&ITEMS).await;
    let fan = site.stranger();
    let answer = fan.post(PAGE, &[("choice", "all"), ("next", "/neon")]).await.expect(303);
    let expected =
        OPTIONAL_COOKIES.map(|name| format!("{name}=on; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax"));
    let set: BTreeSet<String> = set_cookies(&answer).into_iter().filter(|one| !one.contains("choices")).collect();
    assert_eq!(set, expected.into());
    assert_eq!(answer.header("clear-site-data"), None);
    let page = fan.get("/neon").await.expect(200);
    assert!(!asks(&page.text()));
    assert_eq!(scripts(&page.text()), ["count", "shape", "offer"].map(|id| format!("{PAGE}/{id}")));
    assert!(page.header("content-security-policy").unwrap().ends_with("; script-src 'self'"));
    for (item, path) in ITEMS.iter().zip(scripts(&page.text())) {
        let script = fan.get(&path).await.expect(200);
        assert_eq!(script.header("content-type"), Some("text/javascript; charset=utf-8"));
        assert_eq!(script.header("cache-control"), Some("no-store"));
        assert!(script.text().contains(item.script.unwrap()));
        assert_eq!(script.text().contains("navigator.globalPrivacyControl"), item.category.is_covered_by_signal());
    }
    assert!(fan.get(PAGE).await.text().contains("You chose on Sunday 22 November 2026"));
    assert_nothing_optional(&site.stranger()).await;
}

#[tokio::test]
async fn one_category_is_one_yes() {
    let site = site(&ITEMS).await;
    let fan = site.stranger();
    fan.post(PAGE, &[("choice", "some"), ("functional", "yes")]).await.expect(303);
    assert_eq!(held(&fan), ["__Host-shape"]);
    assert_eq!(scripts(&fan.get("/neon").await.text()), [format!("{PAGE}/shape")]);
    fan.get(&format!("{PAGE}/offer")).await.expect(404);
    fan.get(&format!("{PAGE}/shape")).await.expect(200);
    let page = fan.get(PAGE).await.text();
    assert_eq!(page.matches(" checked").count(), 1, "the box that they ticked themselves");
}

#[tokio::test]
async fn taking_it_back_is_the_same_page_and_cleans_up() {
    let site = site(&ITEMS).await;
    let fan = site.stranger();
    fan.post(PAGE, &[("choice", "all")]).await.expect(303);
    assert_eq!(held(&fan), OPTIONAL_COOKIES, "control");
    fan.post(PAGE, &[("choice", "some"), ("functional", "yes")]).await.expect(303);
    assert_eq!(held(&fan), ["__Host-shape"]);
    let answer = fan.post(PAGE, &[("choice", "none")]).await.expect(303);
    assert_eq!(answer.header("clear-site-data"), Some("\"storage\""));
    assert_nothing_optional(&fan).await;
}

#[tokio::test]
async fn taking_it_back_is_one_press_on_every_fan_page_as_giving_it_was() {
    let site = site(&ITEMS).await;
    let fan = site.stranger();
    let button = "name=\"choice\" value=\"none\">Take back what I allowed</button>";
    assert!(!fan.get("/neon").await.text().contains(button), "there is nothing to take back yet");
    fan.post(PAGE, &[("choice", "all"), ("next", "/neon")]).await.expect(303);
    assert!(fan.get("/neon").await.text().contains(button));
    let answer = fan.post(PAGE, &[("choice", "none"), ("next", "/neon")]).await.expect(303);
    assert_eq!(answer.location(), "/neon");
    let page = fan.get("/neon").await.text();
    assert!(!page.contains(button) && !asks(&page));
}

#[tokio::test]
async fn the_signal_is_shown_on_every_public_page_in_four_languages() {
    let site = site(&[]).await;
    for (language, words) in LANGUAGES {
        let quiet = site.stranger().with("accept-language", language);
        let fan = quiet.clone().with("sec-gpc", "1");
        for path in ["/neon", "/neon/presave/spotify", "/privacy", PAGE, "/", "/nothing-here"] {
            assert!(fan.get(path).await.text().contains(words), "{path} in {language}");
            assert!(!quiet.get(path).await.text().contains(words), "{path} in {language}");
        }
        assert!(!quiet.clone().with("sec-gpc", "0").get("/neon").await.text().contains(words));
        let merged = quiet.clone().with("sec-gpc", "0").with("sec-gpc", "1");
        assert!(merged.get("/neon").await.text().contains(words), "two lines");
    }
}

#[tokio::test]
async fn the_signal_wins_over_every_button() {
    let site = site(&ITEMS).await;
    let fan = site.stranger().with("sec-gpc", "1");
    assert!(asks(&fan.get("/neon").await.text()), "what the signal leaves open is still a question");
    assert_eq!(fan.get(PAGE).await.text().matches("Off, because your browser asks for it").count(), 2);
    fan.post(PAGE, &[("choice", "all")]).await.expect(303);
    assert_eq!(held(&fan), ["__Host-shape"]);
    assert_eq!(scripts(&fan.get("/neon").await.text()), [format!("{PAGE}/shape")]);
    fan.get(&format!("{PAGE}/count")).await.expect(404);
}

#[tokio::test]
async fn where_the_signal_leaves_nothing_open_nobody_is_asked() {
    let [count, _, offer] = ITEMS;
    let site = site(&[count, offer]).await;
    assert!(asks(&site.stranger().get("/neon").await.text()), "control");
    assert!(!asks(&site.stranger().with("sec-gpc", "1").get("/neon").await.text()));
}

#[tokio::test]
async fn a_signal_that_comes_on_later_ends_what_was_allowed_before() {
    let site = site(&ITEMS).await;
    let fan = site.stranger();
    fan.post(PAGE, &[("choice", "all")]).await.expect(303);
    let with_signal = fan.clone().with("sec-gpc", "1");
    let page = with_signal.get("/neon").await.expect(200);
    assert_eq!(scripts(&page.text()), [format!("{PAGE}/shape")]);
    assert_eq!(held(&fan), ["__Host-shape"], "without a click");
    assert_eq!(page.header("clear-site-data"), Some("\"storage\""), "what the scripts kept goes too");
    assert_eq!(fan.get("/neon").await.header("clear-site-data"), None, "without the signal everything is allowed");
}

#[tokio::test]
async fn a_choice_whose_time_is_over_ends_what_was_allowed_with_it() {
    let site = site(&ITEMS).await;
    let fan = site.stranger();
    fan.post(PAGE, &[("choice", "all")]).await.expect(303);
    site.clock.advance(DAY * 185);
    let page = fan.get("/neon").await.expect(200);
    assert_eq!(held(&fan), Vec::<String>::new());
    assert_eq!(page.header("clear-site-data"), Some("\"storage\""));
    let again = fan.get("/neon").await.expect(200);
    assert_eq!((again.header("clear-site-data"), set_cookies(&again).len()), (None, 0), "once is enough");
}

#[tokio::test]
async fn what_is_no_longer_switched_on_takes_its_cookie_along() {
    let [count, shape, offer] = ITEMS;
    let before = site(&[count, shape, offer]).await;
    let fan = before.stranger();
    fan.post(PAGE, &[("choice", "all")]).await.expect(303);
    for (left, kept) in [(&[shape, offer][..], vec!["__Host-session"]), (&[], vec!["__Host-session"])] {
        let after = site(left).await;
        let moved = after.stranger();
        for name in OPTIONAL_COOKIES.iter().chain(&["__Host-choices"]) {
            moved.set_cookie(name, &fan.cookie(name).unwrap());
        }
        moved.set_cookie("__Host-session", "somebody");
        let page = moved.get("/neon").await.expect(200);
        assert_eq!(page.header("clear-site-data"), Some("\"storage\""));
        let names = OPTIONAL_COOKIES.iter().chain(&["__Host-session"]);
        let held: Vec<&str> = names.copied().filter(|name| moved.cookie(name).is_some()).collect();
        assert_eq!(held, kept, "{} left", left.len());
    }
}

#[tokio::test]
async fn a_box_ticked_while_the_signal_is_on_is_an_explicit_later_choice() {
    let site = site(&ITEMS).await;
    let fan = site.stranger().with("sec-gpc", "1");
    let answer = fan.post(PAGE, &[("choice", "some"), ("performance", "yes")]).await.expect(303);
    assert!(answer.header("set-cookie").unwrap().contains(".p1f0m0.g1."), "the choice says that it knew of the signal");
    assert_eq!(held(&fan), ["__Host-count"]);
    assert_eq!(scripts(&fan.get("/neon").await.text()), [format!("{PAGE}/count")]);
    assert_eq!(fan.get(&format!("{PAGE}/count")).await.expect(200).text(), "document.title += ' counted';");
    fan.post(PAGE, &[("choice", "none")]).await.expect(303);
    assert_nothing_optional(&fan).await;
}

#[tokio::test]
async fn a_yes_does_not_stretch_to_what_is_switched_on_later() {
    let [count, shape, offer] = ITEMS;
    let before = site(&[count, shape]).await;
    let (yes, no) = (before.stranger(), before.stranger());
    yes.post(PAGE, &[("choice", "all")]).await.expect(303);
    no.post(PAGE, &[("choice", "none")]).await.expect(303);
    let after = site(&[count, shape, offer]).await;
    for (client, is_asked) in [(yes, true), (no, false)] {
        let moved = after.stranger();
        moved.set_cookie("__Host-choices", &client.cookie("__Host-choices").unwrap());
        let page = moved.get("/neon").await.text();
        assert_eq!((scripts(&page).len(), asks(&page)), (0, is_asked));
    }
}

#[tokio::test]
async fn what_is_no_choice_of_ours_allows_nothing() {
    let site = site(&ITEMS).await;
    for value in ["", "1", "yes", "1.00000000.p1f1m1.g1.2026-11-22", "1.zz.p1f1m1.g0.2030-01-01"] {
        let fan = site.stranger();
        fan.set_cookie("__Host-choices", value);
        assert_nothing_optional(&fan).await;
    }
    let fan = site.stranger();
    for form in [&[][..], &[("choice", "everything")][..]] {
        fan.post(PAGE, form).await.expect(400);
    }
    fan.clone().with("origin", "https://evil.example").post(PAGE, &[("choice", "all")]).await.expect(403);
    let answer = fan.post(PAGE, &[("choice", "none"), ("next", "//evil.example")]).await.expect(303);
    assert_eq!(answer.location(), PAGE);
}

#[tokio::test]
async fn no_page_calls_on_anybody_else() {
    let site = site(&ITEMS).await;
    let fan = site.stranger();
    fan.post(PAGE, &[("choice", "all")]).await.expect(303);
    for path in ["/neon", PAGE] {
        let page = fan.get(path).await.expect(200).text();
        for loads in [
            "src=\"http",
            "src=\"//",
            "<iframe",
            "<img src=\"http",
            "rel=\"preconnect\"",
            "rel=\"stylesheet\"",
            "@import",
        ] {
            assert!(!page.contains(loads), "{path}: {loads}");
        }
    }
}

#[tokio::test]
async fn the_signals_support_is_published() {
    let site = site(&[]).await;
    let answer = site.stranger().get("/.well-known/gpc.json").await.expect(200);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let json = answer.json();
    assert_eq!(json["gpc"], true);
    json["lastUpdate"].as_str().unwrap().parse::<jiff::civil::Date>().unwrap();
    assert_eq!(set_cookies(&answer), BTreeSet::new());
}

#[tokio::test]
async fn whom_to_tell_about_a_weakness_is_published_and_does_not_go_stale() {
    let site = site(&[]).await;
    site.clock.advance(DAY * 1000);
    let answer = site.stranger().get("/.well-known/security.txt").await.expect(200);
    assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
    let text = answer.text();
    let of = |field: &str| -> Vec<String> {
        let lines = text.lines().filter_map(|line| line.split_once(": ")).filter(|(name, _)| *name == field);
        lines.map(|(_, value)| value.to_owned()).collect()
    };
    assert_eq!(of("Contact"), ["mailto:privacy@harbour-lane.example"]);
    assert_eq!(of("Canonical"), ["http://127.0.0.1:8080/.well-known/security.txt"]);
    assert_eq!(of("Preferred-Languages"), ["en, ru, gu, ur"]);
    let expires = of("Expires");
    assert_eq!(expires.len(), 1);
    let expires: jiff::Timestamp = expires.first().unwrap().parse().unwrap();
    let left = expires.duration_since(site.clock.now());
    assert!(left > jiff::SignedDuration::from_hours(24 * 200) && left < jiff::SignedDuration::from_hours(24 * 365));
}

#[tokio::test]
async fn signing_out_clears_what_was_kept_and_leaves_the_choice() {
    let site = site(&ITEMS).await;
    let ada = site.member("ada").await;
    ada.post(PAGE, &[("choice", "none")]).await.expect(303);
    assert_eq!(ada.get("/app/keys").await.expect(200).header("cache-control"), Some("no-store"));
    let answer = ada.post("/app/sign-out", &[]).await.expect(303);
    assert_eq!(answer.header("clear-site-data"), Some("\"cache\", \"storage\""));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(ada.cookie("__Host-session"), None);
    assert!(ada.cookie("__Host-choices").is_some(), "a no is not forgotten with the session");
}
