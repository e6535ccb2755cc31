//! What goes wrong after fans agreed, each with its message and its line in the ledger.

use testkit::decide;

use crate::{ALBUM, DAY, HOUR, calls, count, fan, later, presaved, report, site};

#[tokio::test]
async fn a_fan_who_pre_saves_twice_at_one_service_has_it_once() {
    let site = site().await;
    let (one, first) = presaved(&site, "ada").await;
    let (other, second) = presaved(&site, "ada").await;
    later(&site, DAY).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
    for (fan, receipt) in [(one, first), (other, second)] {
        let text = fan.get(&receipt).await.expect(200).text();
        assert!(text.contains("<h1>Saved to your library</h1>"), "both are told: {text}");
        assert!(text.contains("Spotify AB"), "and both have it in their ledger");
    }
    assert_eq!((report(&site).await.saved, report(&site).await.tokens_held), (2, 0));
}

#[tokio::test]
async fn a_deleted_artist_takes_nothing_from_their_fans() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let key = site.key("ada").await;
    let artist = key.get("/api/v1/artists").await.expect(200).json()["items"][0]["id"].as_str().unwrap().to_owned();
    let deleted = key.delete(&format!("/api/v1/artists/{artist}")).await;
    assert!(deleted.status == 204 || deleted.status == 409, "{}", deleted.text());
    later(&site, DAY).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
    assert!(fan.get(&receipt).await.expect(200).text().contains("Lanterns Over Water"));
}

#[tokio::test]
async fn what_was_taken_away_at_the_providers_page_is_told_and_in_the_ledger() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    site.sandbox.spotify().revoke_user("ada");
    later(&site, DAY).await;
    later(&site, HOUR).await;
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(text.contains("you withdrew it there, or it ran out") && text.contains("Agree again"), "{text}");
    assert!(count(&site, "disclosure WHERE processor = 'spotify' AND datum = 'presave_token'").await >= 2);
    assert_eq!(calls(&site, "PUT", "/v1/me/library"), 0);
}

#[tokio::test]
async fn a_provider_that_answers_html_at_the_exchange_leaves_nothing_but_a_way_to_start_again() {
    let site = site().await;
    let fan = fan(&site, 1);
    site.sandbox.spotify().knobs(|knobs| knobs.fail_next(1, sandbox::Endpoint::Token, sandbox::Fault::Html(200)));
    let away = fan.post("/neon/presave/spotify", &[("agree", "yes")]).await.expect(303);
    let back = decide(away.location(), "ada", "agree").await;
    let text = fan.get(&back).await.expect(502).text();
    assert!(text.contains("Spotify could not finish this") && text.contains("/neon/presave/spotify?again=1"), "{text}");
    crate::assert_nothing_kept(&site).await;
}

/// How often a fan's data of a kind left for a service.
async fn left(site: &testkit::TestSite, processor: &str, datum: &str) -> i64 {
    count(site, &format!("disclosure WHERE processor = '{processor}' AND datum = '{datum}'")).await
}

#[tokio::test]
async fn a_release_that_is_moved_is_told_and_nothing_leaves_before_its_new_day() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    for (day, said) in [("2026-12-24", "24 December 2026"), ("2026-11-25", "25 November 2026")] {
        crate::change_release(&site, serde_json::json!({ "release_date": day })).await;
        let text = fan.get(&receipt).await.expect(200).text();
        assert!(text.contains(said) && text.contains("Waiting for release day"), "{text}");
        later(&site, DAY).await;
        assert_eq!(left(&site, "spotify", "presave_token").await, 0, "{day}");
    }
    later(&site, DAY).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
    assert_eq!(left(&site, "spotify", "presave_token").await, 1);
    assert!(fan.get(&receipt).await.expect(200).text().contains("To Spotify AB: "));
}

#[tokio::test]
async fn a_release_that_is_cancelled_is_told_and_its_ledger_ends_with_the_sign_in() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let key = site.key("ada").await;
    let all = key.get("/api/v1/links").await.expect(200).json();
    key.delete(&format!("/api/v1/links/{}", all["items"][0]["id"].as_str().unwrap())).await.expect(204);
    later(&site, DAY).await;
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(text.contains("The people who made the link took it back") && text.contains("To Spotify AB: "), "{text}");
    assert_eq!((left(&site, "spotify", "presave_code").await, left(&site, "spotify", "presave_token").await), (1, 0));
    assert_eq!(report(&site).await.tokens_held, 0);
}

#[tokio::test]
async fn a_fan_who_pre_saves_at_two_services_has_a_receipt_and_a_ledger_for_each() {
    let options = testkit::Options { deezer: true, ..testkit::Options::default() };
    let site = testkit::TestSite::with(options).await;
    site.link("ada", "neon", DAY).await;
    crate::at_deezer(&site);
    let fan = fan(&site, 1);
    let spotify = site.presave(&fan, "neon", "ada").await;
    let deezer = site.wish(&fan, "/neon/presave/deezer", &[("agree", "yes")], "ada").await;
    later(&site, DAY).await;
    for (receipt, theirs, others) in
        [(spotify, "To Spotify AB: ", "To Deezer SA: "), (deezer, "To Deezer SA: ", "To Spotify AB: ")]
    {
        let text = fan.get(&receipt).await.expect(200).text();
        assert!(text.contains("<h1>Saved to your library</h1>"), "{text}");
        assert!(text.contains(theirs) && !text.contains(others), "{theirs}: {text}");
    }
    assert_eq!((site.sandbox.spotify().library("ada").len(), site.sandbox.deezer().library("ada").len()), (1, 1));
}

#[tokio::test]
async fn a_wish_whose_permission_was_unticked_is_told_beside_the_one_that_was_done() {
    let site = site().await;
    site.sandbox.spotify().knobs(|knobs| {
        knobs.denied_scopes.insert("user-follow-modify".to_owned());
    });
    let fan = fan(&site, 1);
    let receipt = site.wish(&fan, "/neon/presave/spotify", &[("agree", "yes"), ("follow", "yes")], "ada").await;
    later(&site, DAY).await;
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(text.contains("The permission for it is missing") && text.contains("Saved to your library"), "{text}");
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
    assert!(left(&site, "spotify", "presave_access_token").await >= 1);
}

#[tokio::test]
async fn a_provider_that_answers_html_on_the_day_is_asked_again_and_the_fan_is_told() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    site.sandbox.spotify().knobs(|knobs| knobs.fail_next(1, sandbox::Endpoint::Library, sandbox::Fault::Html(200)));
    later(&site, DAY).await;
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(text.contains("Spotify did not answer as it should") && !text.contains("alert(1)"), "{text}");
    later(&site, HOUR).await;
    assert!(fan.get(&receipt).await.expect(200).text().contains("<h1>Saved to your library</h1>"));
    assert_eq!(left(&site, "spotify", "presave_token").await, 2, "each try is in the ledger");
}
