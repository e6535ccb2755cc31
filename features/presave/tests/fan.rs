//! The fan's way to a pre-save, and every way in which it comes to nothing.

use sandbox::{Endpoint, Fault};
use testkit::{Options, TestSite, decide};

use crate::{DAY, HOUR, MINUTE, assert_nothing_kept, calls, count, fan, later, site};

const FORM: &str = "/neon/presave/spotify";

#[tokio::test]
async fn the_consent_page_names_the_one_permission_and_its_box_is_not_ticked() {
    let site = site().await;
    let page = fan(&site, 1).get(FORM).await.expect(200);
    let text = page.text();
    assert!(text.contains("user-library-modify") && text.contains("Lanterns Over Water") && text.contains("Noor"));
    assert!(text.contains("spotify.com/account/apps") && text.contains("Harbour Lane Records"));
    assert!(text.contains("21 May 2027"), "the last day of the permission is named: {text}");
    assert!(!text.contains(" checked"), "no box is ticked beforehand");
    assert!(!text.contains("<script"));
    let policy = page.header("content-security-policy").unwrap();
    let provider = url::Url::parse(&site.sandbox.spotify().accounts_url()).unwrap().origin().ascii_serialization();
    assert!(policy.ends_with(&format!("form-action 'self' {provider}")), "{policy}");
    assert_nothing_kept(&site).await;
}

#[tokio::test]
async fn without_the_tick_nothing_is_asked_and_the_page_says_what_is_missing() {
    let site = site().await;
    for form in [&[][..], &[("agree", "no")][..]] {
        let page = fan(&site, 1).post(FORM, form).await.expect(422);
        let text = page.text();
        assert!(text.contains("role=\"alert\"") && text.contains("aria-invalid=\"true\""), "{text}");
        assert!(text.contains("<title>Error: "));
    }
    assert_nothing_kept(&site).await;
    assert_eq!(site.sandbox.spotify().n_requests(), 0);
}

#[tokio::test]
async fn a_site_without_an_app_says_that_this_way_is_not_live() {
    let site = TestSite::with(Options { spotify: false, ..Options::default() }).await;
    site.link("ada", "neon", DAY).await;
    for page in [fan(&site, 1).get(FORM).await, fan(&site, 1).post(FORM, &[("agree", "yes")]).await] {
        assert!(page.expect(404).text().contains("not switched on here"));
    }
    fan(&site, 1).get("/presave/callback/spotify?code=c&state=s").await.expect(404);
    fan(&site, 1).get("/neon/presave/napster").await.expect(404);
    fan(&site, 1).get("/nothing/presave/spotify").await.expect(404);
    site.house.presaves.run_due().await.unwrap();
}

#[tokio::test]
async fn after_the_release_the_consent_page_leads_to_the_link() {
    let site = site().await;
    site.clock.advance(DAY);
    assert_eq!(fan(&site, 1).get(FORM).await.expect(303).location(), "/neon");
    assert_eq!(fan(&site, 1).post(FORM, &[("agree", "yes")]).await.expect(303).location(), "/neon");
    assert_nothing_kept(&site).await;
}

#[tokio::test]
async fn a_fan_goes_the_whole_way_and_has_the_release_on_its_day() {
    let site = site().await;
    let fan = fan(&site, 1);
    let away = fan.post(FORM, &[("agree", "yes")]).await.expect(303);
    let url = url::Url::parse(away.location()).unwrap();
    let asked = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    assert_eq!(asked("scope").as_deref(), Some("user-library-modify"));
    assert_eq!(asked("code_challenge_method").as_deref(), Some("S256"));
    assert_eq!(asked("state").map(|state| state.len()), Some(43));
    let cookie = away.header("set-cookie").unwrap();
    for part in ["__Host-presave=", "Max-Age=900", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let back = decide(away.location(), "ada", "agree").await;
    let done = fan.get(&back).await.expect(303);
    assert!(done.location().starts_with("/r/") && done.location().len() == 3 + 43);
    assert_eq!(fan.cookie("__Host-presave"), None, "the cookie ends with its use");

    let text = fan.get(done.location()).await.expect(200).text();
    assert!(text.contains("Waiting for release day"), "{text}");
    later(&site, HOUR).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [""; 0], "nothing is saved before the day");
    later(&site, DAY).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [crate::ALBUM]);
    let text = fan.get(done.location()).await.expect(200).text();
    assert!(text.contains("<h1>Saved to your library</h1>") && text.contains("Permission destroyed"), "{text}");
}

#[tokio::test]
async fn a_denied_consent_leaves_nothing() {
    let site = site().await;
    let fan = fan(&site, 1);
    let away = fan.post(FORM, &[("agree", "yes")]).await.expect(303);
    let back = decide(away.location(), "ada", "cancel").await;
    let text = fan.get(&back).await.expect(403).text();
    assert!(text.contains("nothing was kept") && text.contains("href=\"/neon\""), "{text}");
    assert_nothing_kept(&site).await;
    assert_eq!(calls(&site, "POST", "/api/token"), 0);
    fan.get(&back).await.expect(400);
}

#[tokio::test]
async fn an_unticked_permission_leaves_nothing() {
    let site = site().await;
    site.sandbox.spotify().knobs(|knobs| {
        knobs.denied_scopes.insert("user-library-modify".to_owned());
    });
    let fan = fan(&site, 1);
    let back = site.authorise(&fan, "neon", "ada").await;
    let text = fan.get(&back).await.expect(403).text();
    assert!(text.contains("left out") && text.contains("presave/spotify"), "{text}");
    assert_nothing_kept(&site).await;
}

#[tokio::test]
async fn a_second_use_of_a_state_or_code_is_refused() {
    let site = site().await;
    let fan = fan(&site, 1);
    let browser = site.authorise(&fan, "neon", "ada").await;
    let cookie = fan.cookie("__Host-presave").unwrap();
    fan.get(&browser).await.expect(303);
    fan.set_cookie("__Host-presave", &cookie);
    assert!(fan.get(&browser).await.expect(410).text().contains("used already"));
    let denied = format!("{}&error=access_denied", browser.split("&code").next().unwrap());
    fan.get(&denied).await.expect(410);
    assert_eq!(count(&site, "presave WHERE token IS NOT NULL").await, 1, "the first use stands");
    assert_eq!(calls(&site, "POST", "/api/token"), 1);
}

#[tokio::test]
async fn of_two_uses_at_the_same_moment_one_counts() {
    let site = site().await;
    let fan = fan(&site, 1);
    let back = site.authorise(&fan, "neon", "ada").await;
    let (one, other) = tokio::join!(fan.get(&back), fan.get(&back));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 410]);
    assert_eq!(count(&site, "presave").await, 1);
    assert_eq!(calls(&site, "POST", "/api/token"), 1);
}

#[tokio::test]
async fn a_forged_state_gets_a_clear_page_and_stores_nothing() {
    let site = site().await;
    let fan = fan(&site, 1);
    for query in ["", "?code=c", "?state=s", "?code=&state=s", "?code=c&state=", "?state=%FF&code=%00"] {
        let page = fan.get(&format!("/presave/callback/spotify{query}")).await.expect(400);
        assert!(page.text().contains("Nothing was stored"), "{query}");
    }
    let forged = "A".repeat(43);
    let page = fan.get(&format!("/presave/callback/spotify?code=c&state={forged}")).await.expect(400);
    assert!(page.text().contains("don’t know this sign-in"));
    assert_nothing_kept(&site).await;
    assert_eq!(site.sandbox.spotify().n_requests(), 0);
}

#[tokio::test]
async fn a_return_in_another_browser_is_refused_and_takes_nothing_from_the_first() {
    let site = site().await;
    let owner = fan(&site, 1);
    let back = site.authorise(&owner, "neon", "ada").await;
    let thief = fan(&site, 2);
    thief.get(&back).await.expect(400);
    thief.set_cookie("__Host-presave", &"A".repeat(43));
    assert!(thief.get(&back).await.expect(400).text().contains("another browser"));
    assert_eq!(calls(&site, "POST", "/api/token"), 0);
    owner.get(&back).await.expect(303);
}

#[tokio::test]
async fn two_tabs_of_one_browser_can_both_be_open() {
    let site = site().await;
    let fan = fan(&site, 1);
    let first = site.authorise(&fan, "neon", "ada").await;
    let _second = site.authorise(&fan, "neon", "ada").await;
    fan.get(&first).await.expect(303);
}

#[tokio::test]
async fn an_attempt_ends_after_fifteen_minutes() {
    let site = site().await;
    let fan = fan(&site, 1);
    let back = site.authorise(&fan, "neon", "ada").await;
    site.clock.advance(MINUTE * 15);
    assert!(fan.get(&back).await.expect(410).text().contains("too long"));
    assert_nothing_kept(&site).await;
    assert_eq!(calls(&site, "POST", "/api/token"), 0);
}

#[tokio::test]
async fn an_attempt_that_never_came_back_is_swept_away() {
    let site = site().await;
    site.authorise(&fan(&site, 1), "neon", "ada").await;
    assert_eq!(count(&site, "presave_attempt").await, 1);
    site.clock.advance(DAY + MINUTE * 16);
    site.run_jobs().await;
    assert_nothing_kept(&site).await;
}

#[tokio::test]
async fn trouble_at_the_exchange_leaves_nothing_and_the_fan_can_start_again() {
    for fault in [Fault::Status(500), Fault::Html(200), Fault::Html(503), Fault::ClosedConnection, Fault::LostAnswer] {
        let site = site().await;
        site.sandbox.spotify().knobs(|knobs| knobs.fail_next(1, Endpoint::Token, fault.clone()));
        let fan = fan(&site, 1);
        let back = site.authorise(&fan, "neon", "ada").await;
        let text = fan.get(&back).await.expect(502).text();
        assert!(text.contains("nothing was kept") && text.contains("/neon/presave/spotify"), "{fault:?} {text}");
        assert_nothing_kept(&site).await;
        site.presave(&fan, "neon", "ada").await;
    }
}

#[tokio::test]
async fn a_code_that_the_provider_does_not_know_leaves_nothing() {
    let site = site().await;
    let fan = fan(&site, 1);
    let back = site.authorise(&fan, "neon", "ada").await;
    let state = url::Url::parse(&back).unwrap().query_pairs().find(|(key, _)| key == "state").unwrap().1.into_owned();
    fan.get(&format!("/presave/callback/spotify?code=made-up&state={state}")).await.expect(502);
    assert_nothing_kept(&site).await;
}

#[tokio::test]
async fn a_release_that_came_out_meanwhile_is_due_at_once() {
    let site = site().await;
    site.clock.advance(DAY - MINUTE);
    let fan = fan(&site, 1);
    let back = site.authorise(&fan, "neon", "ada").await;
    site.clock.advance(MINUTE * 2);
    let receipt = fan.get(&back).await.expect(303).location().to_owned();
    later(&site, MINUTE / 60).await;
    assert!(fan.get(&receipt).await.expect(200).text().contains("<h1>Saved to your library</h1>"));
}
