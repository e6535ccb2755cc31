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
