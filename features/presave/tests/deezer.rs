//! Deezer, for owners of an app of old: errors come with status 200, and there is no token to renew.

use sandbox::Fault;
use testkit::{Options, TestSite};

use crate::{DAY, HOUR, MINUTE, fan, later, report};

const FORM: &str = "/neon/presave/deezer";

async fn site() -> TestSite {
    let site = TestSite::with(Options { deezer: true, ..Options::default() }).await;
    site.link("ada", "neon", DAY).await;
    crate::at_deezer(&site);
    site
}

#[tokio::test]
async fn a_release_becomes_a_favourite_on_its_day() {
    let site = site().await;
    let fan = fan(&site, 1);
    let text = fan.get(FORM).await.expect(200).text();
    assert!(text.contains("manage_library") && text.contains("favourites at Deezer"), "{text}");
    let receipt = site.wish(&fan, FORM, &[("agree", "yes")], "ada").await;
    later(&site, DAY).await;
    assert_eq!(site.sandbox.deezer().library("ada").len(), 1);
    assert!(fan.get(&receipt).await.expect(200).text().contains("Saved to your library"));
    assert_eq!(report(&site).await.tokens_held, 0);
}

#[tokio::test]
async fn trouble_is_waited_out_and_nothing_is_saved_twice() {
    for fault in [Fault::Html(200), Fault::Status(503), Fault::LostAnswer] {
        let site = site().await;
        site.wish(&fan(&site, 1), FORM, &[("agree", "yes")], "ada").await;
        site.sandbox.deezer().fail_next(2, "/user/me/albums", &fault);
        later(&site, DAY).await;
        for _ in 0..3 {
            later(&site, MINUTE).await;
        }
        assert_eq!(site.sandbox.deezer().library("ada").len(), 1, "{fault:?}");
        assert_eq!(report(&site).await.saved, 1, "{fault:?}");
    }
}

#[tokio::test]
async fn a_permission_that_was_taken_away_there_needs_the_fan() {
    let site = site().await;
    let fan = fan(&site, 1);
    let receipt = site.wish(&fan, FORM, &[("agree", "yes")], "ada").await;
    site.sandbox.deezer().revoke_user("ada");
    later(&site, DAY).await;
    assert_eq!(report(&site).await.waiting, 1, "once is not believed");
    later(&site, HOUR).await;
    assert_eq!(report(&site).await.needs_again, 1);
    assert!(fan.get(&receipt).await.expect(200).text().contains("Deezer needs you again"));
}
