//! Release day in bad weather: nothing is lost, nothing is asked twice without need, nobody is hammered.

use std::time::Duration;

use sandbox::{Endpoint, Entry, Fault, Mode};
use testkit::{Options, TestSite};

use crate::{ALBUM, DAY, HOUR, MINUTE, calls, count, fan, later, presaved, report, site};

const SECOND: Duration = Duration::from_secs(1);

/// The saves that the provider was asked for, with the statuses of its answers.
fn saves(site: &TestSite) -> Vec<u16> {
    let journal = site.sandbox.spotify().journal();
    journal.iter().filter(|call| call.method == "PUT").map(|call| call.status).collect()
}

async fn reason(site: &TestSite) -> Option<String> {
    let row = db::Sql::new("SELECT reason FROM presave").one(site.db().read()).await.unwrap().unwrap();
    row.try_get("", "reason").unwrap()
}

#[tokio::test]
async fn retry_after_is_honoured_for_everybody_and_counts_as_nobodys_failure() {
    let site = site().await;
    for user in ["a", "b", "c"] {
        presaved(&site, user).await;
    }
    site.sandbox.spotify().knobs(|knobs| knobs.fail_next(3, Endpoint::Token, Fault::RateLimited { retry_after: 40 }));
    later(&site, DAY).await;
    let asked = calls(&site, "POST", "/api/token");
    assert!(asked <= 6, "three exchanges and the refreshes that were under way: {asked}");
    for _ in 0..39 {
        later(&site, SECOND).await;
    }
    assert_eq!(calls(&site, "POST", "/api/token"), asked, "nobody calls during the pause");
    assert_eq!(count(&site, "presave WHERE attempts > 0").await, 0);
    later(&site, SECOND).await;
    assert_eq!(report(&site).await.saved, 3);
}

#[tokio::test]
async fn a_rate_limit_that_names_no_time_pauses_half_a_minute() {
    let site = site().await;
    presaved(&site, "a").await;
    site.sandbox.spotify().knobs(|knobs| knobs.fail_next(1, Endpoint::Library, Fault::Status(429)));
    later(&site, DAY).await;
    later(&site, SECOND * 29).await;
    assert_eq!(saves(&site), [429]);
    later(&site, SECOND).await;
    assert_eq!(saves(&site), [429, 200]);
}

#[tokio::test]
async fn a_quota_that_is_used_up_waits_for_the_next_day() {
    let site = site().await;
    for user in ["a", "b"] {
        presaved(&site, user).await;
    }
    site.sandbox.spotify().knobs(|knobs| knobs.quota = Some(0));
    later(&site, DAY).await;
    let asked = saves(&site).len();
    for _ in 0..11 {
        later(&site, HOUR).await;
    }
    assert_eq!(saves(&site).len(), asked, "no call before midnight");
    assert_eq!(report(&site).await.waiting, 2);
    site.sandbox.spotify().knobs(|knobs| knobs.quota = None);
    later(&site, HOUR).await;
    assert_eq!(report(&site).await.saved, 2);
}

#[tokio::test]
async fn whatever_comes_back_instead_of_an_answer_is_tried_again() {
    for endpoint in [Endpoint::Token, Endpoint::Library] {
        for fault in
            [Fault::Status(500), Fault::Status(503), Fault::Html(200), Fault::Html(502), Fault::ClosedConnection]
        {
            let site = site().await;
            let (fan, receipt) = presaved(&site, "ada").await;
            site.sandbox.spotify().knobs(|knobs| knobs.fail_next(2, endpoint, fault.clone()));
            later(&site, DAY).await;
            let text = fan.get(&receipt).await.expect(200).text();
            assert!(text.contains("Not saved yet") && text.contains("did not answer as it should"), "{fault:?} {text}");
            later(&site, SECOND * 5).await;
            later(&site, SECOND * 10).await;
            assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM], "{endpoint:?} {fault:?}");
            assert_eq!(report(&site).await.tokens_held, 0);
        }
    }
}

#[tokio::test]
async fn a_save_whose_answer_was_lost_is_repeated_and_is_there_once() {
    let site = site().await;
    presaved(&site, "ada").await;
    site.sandbox.spotify().knobs(|knobs| knobs.fail_next(1, Endpoint::Library, Fault::LostAnswer));
    later(&site, DAY).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
    assert_eq!(report(&site).await.waiting, 1, "nobody knows yet");
    later(&site, MINUTE).await;
    assert_eq!(saves(&site), [Entry::NO_ANSWER, 200]);
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
    assert_eq!(report(&site).await.saved, 1);
}

#[tokio::test]
async fn a_rotated_permission_is_kept_before_the_save_is_tried() {
    let site = site().await;
    presaved(&site, "ada").await;
    site.sandbox.spotify().knobs(|knobs| knobs.fail_next(3, Endpoint::Library, Fault::Status(500)));
    later(&site, DAY).await;
    for _ in 0..4 {
        later(&site, MINUTE).await;
    }
    let sent: Vec<String> = site
        .sandbox
        .spotify()
        .journal()
        .iter()
        .filter_map(|call| call.field("refresh_token").map(str::to_owned))
        .collect();
    assert_eq!(sent.len(), 4);
    assert!(sent.windows(2).all(|two| two[0] != two[1]), "each refresh used the newest permission");
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
}

#[tokio::test]
async fn a_permission_that_keeps_is_used_as_long_as_it_does() {
    let site = site().await;
    site.sandbox.spotify().knobs(|knobs| {
        knobs.rotate_refresh_tokens = false;
        knobs.fail_next(1, Endpoint::Library, Fault::Status(500));
    });
    presaved(&site, "ada").await;
    later(&site, DAY).await;
    later(&site, MINUTE).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
}

#[tokio::test]
async fn one_invalid_grant_is_not_believed() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    site.sandbox.spotify().knobs(|knobs| {
        knobs.revoked.insert("ada".to_owned());
    });
    later(&site, DAY).await;
    assert!(fan.get(&receipt).await.expect(200).text().contains("We ask a second time"));
    later(&site, MINUTE * 59).await;
    assert_eq!(calls(&site, "POST", "/api/token"), 2, "the exchange and one refresh");
    site.sandbox.spotify().knobs(|knobs| {
        knobs.revoked.remove("ada");
    });
    later(&site, MINUTE).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
}

#[tokio::test]
async fn a_revoked_permission_is_believed_the_second_time_and_the_fan_can_agree_again() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    site.sandbox.spotify().revoke_user("ada");
    later(&site, DAY).await;
    assert_eq!(report(&site).await.waiting, 1);
    // Trouble on the way to the second opinion does not make the first one unsaid.
    site.sandbox.spotify().knobs(|knobs| knobs.fail_next(1, Endpoint::Token, Fault::Status(503)));
    later(&site, HOUR).await;
    assert_eq!(reason(&site).await.as_deref(), Some("invalid_grant"));
    later(&site, MINUTE).await;
    let after = report(&site).await;
    assert_eq!((after.needs_again, after.tokens_held, after.waiting), (1, 0, 0));
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(text.contains("<h1>Spotify needs you again</h1>") && text.contains("Permission destroyed"), "{text}");

    assert!(text.contains("href=\"/neon/presave/spotify?again=1\""), "{text}");
    let form = fan.get("/neon/presave/spotify?again=1").await.expect(200).text();
    assert!(form.contains("right away") && form.contains("action=\"/neon/presave/spotify?again=1\""), "{form}");
    let away = fan.post("/neon/presave/spotify?again=1", &[("agree", "yes")]).await.expect(303);
    let back = testkit::decide(away.location(), "ada", "agree").await;
    fan.get(&back).await.expect(303);
    later(&site, SECOND).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
}

#[tokio::test]
async fn a_refresh_whose_answer_was_lost_ends_with_the_fan_and_not_in_silence() {
    let site = site().await;
    presaved(&site, "ada").await;
    site.sandbox.spotify().knobs(|knobs| knobs.fail_next(1, Endpoint::Token, Fault::LostAnswer));
    later(&site, DAY).await;
    later(&site, MINUTE).await;
    assert_eq!(report(&site).await.waiting, 1);
    later(&site, HOUR).await;
    let after = report(&site).await;
    assert_eq!((after.needs_again, after.tokens_held), (1, 0));
}

#[tokio::test]
async fn what_the_provider_refuses_for_good_ends() {
    let site = site().await;
    presaved(&site, "ada").await;
    let (fan, receipt) = presaved(&site, "bob").await;
    site.sandbox.spotify().knobs(|knobs| knobs.dev_mode_users = Some(1));
    later(&site, DAY).await;
    let after = report(&site).await;
    assert_eq!((after.saved, after.refused, after.tokens_held), (1, 1, 0));
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(text.contains("<h1>Spotify refused the save</h1>") && text.contains("registered people only"), "{text}");
}

#[tokio::test]
async fn an_app_with_extended_quota_saves_by_its_own_calls() {
    let site = TestSite::with(Options { access: spotify::AccessMode::Extended, ..Options::default() }).await;
    site.sandbox.spotify().knobs(|knobs| knobs.mode = Mode::Extended);
    site.link("ada", "neon", DAY).await;
    site.presave(&fan(&site, 1), "neon", "ada").await;
    later(&site, DAY).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
    assert_eq!(calls(&site, "PUT", "/v1/me/albums"), 1);
}

#[tokio::test]
async fn a_hundred_fans_in_a_storm_are_all_accounted_for() {
    let site = site().await;
    for n in 0..100 {
        site.presave(&fan(&site, n), "neon", &format!("fan{n}")).await;
    }
    site.sandbox.spotify().knobs(|knobs| knobs.failure_rate = 0.3);
    later(&site, DAY).await;
    for _ in 0..90 {
        later(&site, MINUTE * 5).await;
    }
    // Chance decides how long one of a hundred can be unlucky, so the storm passes; nobody waits longer than an hour then.
    site.sandbox.spotify().knobs(|knobs| knobs.failure_rate = 0.0);
    for _ in 0..2 {
        later(&site, MINUTE * 60).await;
    }
    let after = report(&site).await;
    assert_eq!((after.given, after.saved, after.waiting, after.tokens_held), (100, 100, 0, 0), "{after:?}");
    assert_eq!(site.sandbox.spotify().saves().get(ALBUM), Some(&100));
}
