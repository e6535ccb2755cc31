//! What is announced does not begin before the policy that announces it holds.

use testkit::{Options, TestSite, decide};

use crate::{DAY, a_fan, restarted};

const FORM: &str = "/neon/presave/spotify";

/// A site that had no pre-saves, and has been restarted with them today.
async fn with_pre_saves_added() -> TestSite {
    let with = TestSite::new().await;
    let spotify = with.settings.spotify.clone();
    let site = TestSite::with(Options { spotify: false, ..Options::default() }).await;
    site.link("ada", "neon", DAY * 60).await;
    a_fan(&site).await;
    restarted(site, spotify).await
}

#[tokio::test]
async fn a_change_that_concerns_nobody_who_is_here_holds_at_once() {
    let with = TestSite::new().await;
    let spotify = with.settings.spotify.clone();
    let site = TestSite::with(Options { spotify: false, ..Options::default() }).await;
    site.link("ada", "neon", DAY * 60).await;
    site.member("bob").await;
    let site = Box::pin(restarted(site, spotify)).await;
    site.presave(&site.stranger(), "neon", "lena").await;
}

#[tokio::test]
async fn an_added_processor_is_refused_on_day_29_and_works_on_day_30() {
    let site = Box::pin(with_pre_saves_added()).await;
    let fan = site.stranger();
    for day in [0, 29] {
        site.clock.advance(DAY * day);
        let page = fan.get(FORM).await.expect(200).text();
        assert!(
            page.contains("Pre-saves begin later here") && !page.contains("<form method=\"post\""),
            "day {day}: {page}"
        );
        fan.post(FORM, &[("agree", "yes")]).await.expect(422);
        assert!(!fan.get("/neon").await.expect(200).text().contains(FORM), "nobody is sent there on day {day}");
    }
    assert_eq!(site.sandbox.spotify().n_requests(), 0);
    site.clock.advance(DAY);
    assert!(fan.get("/neon").await.expect(200).text().contains(FORM));
    let receipt = site.presave(&fan, "neon", "lena").await;
    fan.get(&receipt).await.expect(200);
}

#[tokio::test]
async fn the_refusal_is_said_in_every_language() {
    let site = Box::pin(with_pre_saves_added()).await;
    for (lang, words) in [("ru", "Пресейвы здесь начнутся"), ("gu", "પ્રી-સેવ અહીં પછી"), ("ur", "یہاں پری سیو بعد")]
    {
        let page = site.stranger().with("accept-language", lang).get(FORM).await.expect(200).text();
        assert!(page.contains(words), "{lang}");
    }
}

#[tokio::test]
async fn a_mail_server_that_is_added_later_counts_as_none_until_its_version_holds() {
    let mut site = TestSite::new().await;
    for name in ["ada", "bob"] {
        site.member(name).await;
    }
    let mail = site.settings.mail.take();
    site = site.restart().await;
    site.settings.mail = mail;
    site = site.restart().await;
    assert!(!site.house.outbox.can_send());
    site.clock.advance(DAY * 29);
    assert!(!site.house.outbox.can_send());
    site.clock.advance(DAY);
    assert!(site.house.outbox.can_send());
}

#[tokio::test]
async fn the_first_version_makes_nobody_wait() {
    let site = TestSite::new().await;
    site.link("ada", "neon", DAY).await;
    assert!(site.house.outbox.can_send());
    let fan = site.stranger();
    let away = fan.post(FORM, &[("agree", "yes")]).await.expect(303);
    decide(away.location(), "lena", "agree").await;
}
