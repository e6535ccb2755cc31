//! Four languages in a real browser: their direction, their fonts, and that nothing sticks out.

use std::collections::BTreeSet;

use super::{
    audit,
    driver::{Browser, Scripts},
    site::Site,
};
use crate::label::SLUG;

#[tokio::test]
async fn a_page_is_in_the_visitors_language_and_direction_with_a_font_that_shows_it() {
    let site = Site::open().await;
    let browser = Browser::open(Scripts::On).await;
    let ours = BTreeSet::from([site.server.authority().to_owned()]);
    for (language, direction, font) in [
        ("en", "ltr", None),
        ("ru", "ltr", None),
        ("gu", "ltr", Some("Noto Sans Gujarati")),
        ("ur", "rtl", Some("Noto Nastaliq Urdu")),
    ] {
        browser.language(language).await;
        for (name, path) in [
            ("link", format!("/{SLUG}")),
            ("presave", format!("/{SLUG}/presave/spotify")),
            ("policy", "/privacy".into()),
        ] {
            browser.go(&site.at(&path)).await;
            let seen =
                browser.ask("const e = document.documentElement; return [e.lang, getComputedStyle(e).direction]").await;
            assert_eq!(seen, serde_json::json!([language, direction]), "{path}");
            if let Some(font) = font {
                // The text has its shape before the font has come, and the font comes from us.
                let came = format!(
                    "const done = arguments[arguments.length - 1]; document.fonts.ready.then(() => \
                     done([...document.fonts].some(f => f.family.includes('{font}') && f.status === 'loaded')))"
                );
                assert_eq!(browser.ask_later(&came).await, true, "{font} on {path}");
            }
            audit::look(&browser, &format!("{name}-{language}")).await;
            assert_eq!(browser.asked().await, ours, "{path} in {language}");
        }
    }
    browser.close().await;
}
