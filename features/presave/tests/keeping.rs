//! Permissions at YouTube while they are kept, and how they go: confirmed every thirty days, given back before they are
//! destroyed here.

use sandbox::Fault;
use serde_json::json;
use testkit::{Client, Options, TestSite};

use crate::{DAY, HOUR, count, fan, later, report};

const FORM: &str = "/neon/presave/youtube";
const VIDEO: &str = "dQw4w9WgXcQ";

async fn site(due_in: std::time::Duration, is_published: bool) -> TestSite {
    let options = Options { youtube_units: Some(10_000), youtube_is_published: is_published, ..Options::default() };
    let site = TestSite::with(options).await;
    site.sandbox.youtube().add(sandbox::Video::delivered(VIDEO, "Lanterns Over Water", "Noor", "2026-11-23"));
    let link = site.link("ada", "neon", due_in).await;
    let url = format!("https://www.youtube.com/watch?v={VIDEO}");
    let change = json!({ "destinations": [{ "service": "youtube", "url": url }] });
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    site.key("ada").await.json(http::Method::PATCH, &path, &change).await.expect(200);
    site
}

async fn wished(site: &TestSite) -> (Client, String) {
    let fan = fan(site, 1);
    let receipt = site.wish(&fan, FORM, &[("agree", "yes")], "ada").await;
    (fan, receipt)
}

fn asked(site: &TestSite, path: &str) -> usize {
    site.sandbox.youtube().journal().iter().filter(|call| call.path.ends_with(path)).count()
}

/// The clockwork's turn, some time later.
async fn confirmed(site: &TestSite, by: std::time::Duration) {
    site.clock.advance(by);
    site.house.presaves.confirm_due().await.unwrap();
}

#[tokio::test]
async fn a_permission_is_confirmed_within_thirty_days_and_again() {
    let site = site(DAY * 80, true).await;
    wished(&site).await;
    confirmed(&site, DAY * 24).await;
    assert_eq!(asked(&site, "/oauth2/token"), 1, "the exchange alone");
    for n in 2..4 {
        confirmed(&site, DAY * 25).await;
        assert_eq!(asked(&site, "/oauth2/token"), n);
        confirmed(&site, HOUR).await;
        assert_eq!(asked(&site, "/oauth2/token"), n, "once is enough");
    }
    assert_eq!(count(&site, "presave WHERE leased_until IS NOT NULL").await, 0);
    later(&site, DAY * 10).await;
    assert_eq!(site.sandbox.youtube().likes("ada"), [VIDEO], "and it is used on the day");
}

#[tokio::test]
async fn what_was_taken_away_there_is_found_out_before_the_day() {
    let site = site(DAY * 80, true).await;
    let (fan, receipt) = wished(&site).await;
    site.sandbox.youtube().revoke_user("ada");
    confirmed(&site, DAY * 26).await;
    assert_eq!(report(&site).await.waiting, 1, "once is not believed");
    confirmed(&site, HOUR * 2).await;
    assert_eq!((report(&site).await.needs_again, report(&site).await.tokens_held), (1, 0));
    assert!(fan.get(&receipt).await.expect(200).text().contains("YouTube needs you again"));
}

#[tokio::test]
async fn an_outage_ends_nothing_and_thirty_days_of_it_do() {
    let site = site(DAY * 80, true).await;
    let (fan, receipt) = wished(&site).await;
    site.sandbox.youtube().fail_next(3, "/oauth2/token", &Fault::Status(503));
    confirmed(&site, DAY * 26).await;
    confirmed(&site, HOUR * 2).await;
    assert_eq!(report(&site).await.waiting, 1);
    confirmed(&site, DAY * 5).await;
    assert_eq!((report(&site).await.needs_again, report(&site).await.tokens_held), (1, 0));
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(text.contains("did not say for thirty days"), "{text}");
    assert!(text.contains("/renewal"), "the release is still to come: a new one can be given");
}

#[tokio::test]
async fn a_permission_is_given_back_when_its_fan_cancels_or_erases() {
    for path in ["cancellation", "erasure"] {
        let site = site(DAY, true).await;
        let (fan, receipt) = wished(&site).await;
        assert_eq!(site.sandbox.youtube().n_permissions("ada"), 1);
        fan.post(&format!("{receipt}/{path}"), &[("confirm", "yes")]).await;
        assert_eq!(site.sandbox.youtube().n_permissions("ada"), 0, "{path}");
        assert_eq!(count(&site, "presave WHERE token IS NOT NULL").await, 0, "{path}");
    }
}

#[tokio::test]
async fn a_service_that_does_not_answer_holds_up_no_end() {
    for fault in [Fault::Status(503), Fault::ClosedConnection, Fault::Html(200)] {
        let site = site(DAY, true).await;
        let (fan, receipt) = wished(&site).await;
        site.sandbox.youtube().fail_next(1, "/revoke", &fault);
        fan.post(&format!("{receipt}/cancellation"), &[]).await.expect(303);
        assert_eq!((report(&site).await.cancelled, report(&site).await.tokens_held), (1, 0), "{fault:?}");
        let text = fan.get(&receipt).await.expect(200).text();
        assert!(text.contains("myaccount.google.com/connections"), "where it can be taken away there: {text}");
    }
}

#[tokio::test]
async fn a_permission_is_given_back_when_the_label_takes_its_link_back() {
    let site = site(DAY, true).await;
    wished(&site).await;
    site.presave(&fan(&site, 2), "neon", "bob").await;
    let key = site.key("ada").await;
    let all = key.get("/api/v1/links").await.expect(200).json();
    key.delete(&format!("/api/v1/links/{}", all["items"][0]["id"].as_str().unwrap())).await.expect(204);
    later(&site, HOUR).await;
    assert_eq!(site.sandbox.youtube().n_permissions("ada"), 0);
    assert_eq!((report(&site).await.cancelled, report(&site).await.tokens_held), (2, 0));
    later(&site, DAY).await;
    assert!(site.sandbox.youtube().likes("ada").is_empty());
}

#[tokio::test]
async fn an_unticked_permission_is_given_back_at_once() {
    let site = site(DAY, true).await;
    site.sandbox.youtube().untick();
    let fan = fan(&site, 1);
    let away = fan.post(FORM, &[("agree", "yes"), ("born", "1990-06-15")]).await.expect(303);
    let back = testkit::decide(away.location(), "ada", "agree").await;
    assert!(fan.get(&back).await.expect(403).text().contains("left out"));
    assert_eq!(site.sandbox.youtube().n_permissions("ada"), 0);
    crate::assert_nothing_kept(&site).await;
}

#[tokio::test]
async fn an_app_on_trial_says_so_and_its_permissions_last_a_week() {
    let site = site(DAY * 10, false).await;
    let text = fan(&site, 1).get(FORM).await.expect(200).text();
    assert!(text.contains("a hundred people only") && text.contains("It ends before the release"), "{text}");
    let link = fan(&site, 1).get("/neon").await.expect(200).text();
    assert!(link.contains("YouTube lets this site save only for a few people"), "{link}");
    let (fan, receipt) = wished(&site).await;
    later(&site, DAY * 2).await;
    assert!(!fan.get(&receipt).await.expect(200).text().contains("/renewal"), "not in the first half");
    later(&site, DAY * 3).await;
    assert!(fan.get(&receipt).await.expect(200).text().contains("/renewal"));
    later(&site, DAY).await;
    assert_eq!((report(&site).await.needs_again, report(&site).await.tokens_held), (1, 0));
    assert_eq!(site.sandbox.youtube().n_permissions("ada"), 0, "google was told");
}

#[tokio::test]
async fn the_operator_sees_what_each_service_lets_the_app_do() {
    let site = site(DAY, false).await;
    let page = site.member("ada").await.get("/app/services").await.expect(200).text();
    for said in [
        "five people at most",
        "A few people only",
        "a hundred people at most",
        "are not switched on",
        "Deezer takes no new ones",
        "0 of 10,000 units",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    site.member("bob").await.get("/app/services").await.expect(404);
    let published = TestSite::with(Options {
        access: spotify::AccessMode::Extended,
        youtube_units: Some(10_000),
        deezer: true,
        apple: true,
        ..Options::default()
    })
    .await;
    published.link("ada", "neon", DAY).await;
    let page = published.member("ada").await.get("/app/services").await.expect(200).text();
    assert_eq!(page.matches("Open to everybody").count(), 4, "{page}");
    let text = fan(&published, 1).get("/neon/presave/spotify").await.expect(200).text();
    assert!(!text.contains("five people only"), "{text}");
}

/// Google revokes all that an account gave an app together, and nobody here knows which fans share an account.
#[tokio::test]
async fn a_second_pre_save_of_one_account_is_told_that_its_permission_went_with_the_first() {
    let site = site(DAY, true).await;
    let key = site.key("ada").await;
    let release = key.get("/api/v1/releases").await.expect(200).json()["items"][0].clone();
    let other = json!({
        "artist_id": release["artist_id"], "title": "Later", "release_date": "2026-12-01", "release_time": "12:00",
        "time_zone": "UTC", "upc": "036000291452",
    });
    let other = key.json(http::Method::POST, "/api/v1/releases", &other).await.expect(201).json();
    let link = json!({ "release_id": other["id"], "slug": "later",
        "destinations": [{ "service": "youtube", "url": "https://www.youtube.com/watch?v=aaaaaaaaaaa" }] });
    key.json(http::Method::POST, "/api/v1/links", &link).await.expect(201);
    site.sandbox.youtube().add(sandbox::Video::delivered("aaaaaaaaaaa", "Later", "Noor", "2026-12-01"));
    let (fan, first) = wished(&site).await;
    let second = site.wish(&fan, "/later/presave/youtube", &[("agree", "yes")], "ada").await;
    later(&site, DAY).await;
    assert_eq!(site.sandbox.youtube().n_permissions("ada"), 0, "the first is done, and was promised to be given back");
    assert!(fan.get(&first).await.expect(200).text().contains("Done at YouTube"));
    assert!(fan.get(&second).await.expect(200).text().contains("Waiting for release day"), "nobody knows yet");
    later(&site, DAY * 8).await;
    later(&site, HOUR * 2).await;
    let text = fan.get(&second).await.expect(200).text();
    assert!(text.contains("YouTube needs you again") && text.contains("another pre-save of yours"), "{text}");
    assert_eq!(count(&site, "presave WHERE token IS NOT NULL").await, 0);
    site.wish(&fan, "/later/presave/youtube?again=1", &[("agree", "yes")], "ada").await;
    later(&site, HOUR).await;
    assert_eq!(site.sandbox.youtube().likes("ada"), [VIDEO, "aaaaaaaaaaa"], "agreed to again, and done");
}

#[tokio::test]
async fn a_renewal_that_was_unticked_does_not_end_what_it_was_to_renew() {
    let site = site(DAY * 10, false).await;
    let (fan, receipt) = wished(&site).await;
    later(&site, DAY * 5).await;
    site.sandbox.youtube().untick();
    let away = fan.post(&format!("{receipt}/renewal"), &[]).await.expect(303);
    let back = testkit::decide(away.location(), "ada", "agree").await;
    fan.get(&back).await.expect(403);
    assert_eq!(site.sandbox.youtube().n_permissions("ada"), 2, "giving one back would take both");
    assert_eq!((report(&site).await.waiting, report(&site).await.tokens_held), (1, 1));
}
