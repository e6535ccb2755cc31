//! Letters to fans in a real browser: signing up, confirming, a letter of the label's, and leaving.

use std::collections::BTreeSet;

use super::{
    driver::{Browser, Scripts},
    label::sign_in,
    site::{FORM, Site},
};

const FAN: &str = "lena@fans.example";

/// The first address of this site in a letter that has this in its path.
pub(crate) fn address(letter: &str, path: &str) -> String {
    let at = letter.find(path).unwrap_or_else(|| panic!("{path} is not in:\n{letter}"));
    let rest = &letter[at..];
    rest[..rest.find(|sign: char| sign.is_whitespace() || sign == '>').unwrap_or(rest.len())].to_owned()
}

async fn whole_journey(scripts: Scripts) {
    let site = Site::open().await;
    let fan = Browser::open(scripts).await;
    fan.go(&site.at(FORM)).await;
    // Who writes nothing is told so beside the field, and what was chosen stays.
    fan.press("#artist").await;
    fan.follow("main form button", FORM).await;
    assert!(fan.has("#email[aria-invalid=\"true\"]").await && fan.has("#artist:checked").await);
    fan.fill("#email", FAN).await;
    if fan.has("#born").await {
        fan.fill("#born", "06151990").await;
    }
    fan.follow("main form button", "/fans/harbour-post/asked").await;

    let confirmation = address(&site.letters(FAN, 1).await[0].text, "/fans/confirmation/");
    fan.go(&site.at(&confirmation)).await;
    fan.follow("main form button", "/fans/me/").await;
    let own = fan.path().await;

    let label = Browser::open(scripts).await;
    sign_in(&label, &site).await;
    label.go(&site.at(&site.form)).await;
    label.fill("#heading", "Tonight at the harbour").await;
    label.fill("#body", "Doors open at eight. The ferry waits.").await;
    label.follow("form[action$=\"/letters\"] button", "/app/fan-letters/").await;
    label.follow("form[action$=\"/sending\"] button", "/app/fan-letters/").await;
    let letter = &site.letters(FAN, 2).await[1];
    assert!(letter.text.contains("The ferry waits"), "{}", letter.text);
    label.close().await;

    fan.go(&site.at(&address(&letter.text, "/fans/out/"))).await;
    fan.follow("main form button", "/fans/").await;
    fan.go(&site.at(&own)).await;
    assert!(fan.has("main[data-state=\"left\"]").await, "whoever presses it once has left");
    assert_eq!(fan.asked().await, BTreeSet::from([site.server.authority().to_owned()]), "nobody else is asked");
    fan.close().await;
}

#[tokio::test]
async fn a_fan_signs_up_gets_a_letter_and_leaves_with_scripts() {
    whole_journey(Scripts::On).await;
}

#[tokio::test]
async fn a_fan_signs_up_gets_a_letter_and_leaves_without_scripts() {
    whole_journey(Scripts::Off).await;
}
