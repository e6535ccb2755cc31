//! A release that the service does not have on its day.

use serde_json::{Value, json};
use testkit::{Options, TestSite};

use crate::{ALBUM, DAY, HOUR, MINUTE, change_release, count, fan, later, report};

/// A release without an address, on a site whose app may search.
async fn unknown() -> TestSite {
    let catalogue = fanfare::CatalogueSettings { spotify: true, ..fanfare::CatalogueSettings::default() };
    let site = TestSite::with(Options { catalogue, ..Options::default() }).await;
    site.link("ada", "neon", DAY).await;
    change_release(&site, json!({ "spotify_uri": Value::Null })).await;
    site
}

fn searches(site: &TestSite) -> usize {
    site.sandbox.spotify().journal().iter().filter(|call| call.path.ends_with("/v1/search")).count()
}

#[tokio::test]
async fn it_is_looked_for_ever_more_seldom_until_it_is_there() {
    let site = unknown().await;
    site.presave(&fan(&site, 1), "neon", "ada").await;
    later(&site, DAY).await;
    assert_eq!(report(&site).await.no_address, 1);
    let mut at = Vec::new();
    for minute in 0..120 {
        let before = searches(&site);
        later(&site, MINUTE).await;
        if searches(&site) > before {
            at.push(minute);
        }
    }
    let waits: Vec<i32> = at.windows(2).map(|two| two[1] - two[0]).collect();
    assert!(at.len() >= 5 && at.len() <= 8 && waits.is_sorted(), "{at:?}");
    let id = ALBUM.rsplit(':').next().unwrap();
    site.sandbox.spotify().add_album(id, "Lanterns Over Water", "036000291452", "Noor", Vec::new());
    for _ in 0..4 {
        later(&site, HOUR).await;
    }
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
    let asked = searches(&site);
    later(&site, DAY).await;
    assert_eq!(searches(&site), asked, "what was found is not looked for again");
}

#[tokio::test]
async fn the_labels_own_word_ends_the_search() {
    let site = unknown().await;
    site.presave(&fan(&site, 1), "neon", "ada").await;
    later(&site, DAY).await;
    change_release(&site, json!({ "spotify_uri": ALBUM })).await;
    later(&site, MINUTE).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
    assert_eq!(count(&site, "presave WHERE ended_at IS NULL").await, 0);
}
