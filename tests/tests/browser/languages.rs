//! Four languages in a real browser: their direction, their fonts, and that nothing sticks out.

use std::collections::BTreeSet;

use super::{
    audit,
    driver::{Browser, Scripts},
    site::Site,
};
use crate::label::SLUG;

/// Every page is in the visitor's language and direction, its letters are in a font that shows them, and nothing sticks out
/// or bars anybody.
async fn speaks(language: &str, direction: &str, font: Option<&str>) {
    let site = Site::open().await;
    let browser = Browser::open(Scripts::On).await;
    let ours = BTreeSet::from([site.server.authority().to_owned()]);
    browser.language(language).await;
    let (link, consent) = (format!("/{SLUG}"), format!("/{SLUG}/presave/spotify"));
    let ways = format!("/{SLUG}/reminder");
    for (name, path) in [
        ("link", link.as_str()),
        ("presave", &consent),
        ("reminder", &ways),
        ("bio", "/@noor"),
        ("fan-form", "/fans/harbour-post"),
        ("policy", "/privacy"),
    ] {
        browser.go(&site.at(path)).await;
        let seen = "const e = document.documentElement; return [e.lang, getComputedStyle(e).direction]";
        assert_eq!(browser.ask(seen).await, serde_json::json!([language, direction]), "{path}");
        if let Some(font) = font {
            let came = format!(
                "const done = arguments[arguments.length - 1]; document.fonts.ready.then(() => \
                 done([...document.fonts].some(f => f.family.includes('{font}') && f.status === 'loaded')))"
            );
            assert_eq!(browser.ask_later(&came).await, true, "{font} on {path}");
        }
        audit::look(&browser, &format!("{name}-{language}")).await;
        assert_eq!(browser.asked().await, ours, "{path} in {language}");
    }
    browser.close().await;
}

#[tokio::test]
async fn fan_pages_are_russian_for_who_reads_it() {
    speaks("ru", "ltr", None).await;
}

#[tokio::test]
async fn fan_pages_are_gujarati_for_who_reads_it_with_a_font_of_our_own() {
    speaks("gu", "ltr", Some("Noto Sans Gujarati")).await;
}

#[tokio::test]
async fn fan_pages_are_urdu_for_who_reads_it_from_right_to_left_with_a_font_of_our_own() {
    speaks("ur", "rtl", Some("Noto Nastaliq Urdu")).await;
}
