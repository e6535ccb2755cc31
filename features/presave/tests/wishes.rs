//! Several wishes at Spotify: each ticked on its own, with its own permission, and with an outcome of its own.

use sandbox::{Endpoint, Fault, Track};
use testkit::TestSite;

use crate::{ALBUM, DAY, HOUR, MINUTE, acts, calls, count, fan, later, report, site};

const FORM: &str = "/neon/presave/spotify";
const ALL: [(&str, &str); 3] = [("agree", "yes"), ("follow", "yes"), ("playlist", "yes")];

/// Spotify has the album, whose artist can be followed.
fn stocked(site: &TestSite) {
    let track =
        Track { id: "2Foc5Q5nqNiosCNqttzHof".to_owned(), name: "Lanterns".to_owned(), isrc: "GBAYE6800011".to_owned() };
    let id = ALBUM.rsplit(':').next().unwrap();
    site.sandbox.spotify().add_album(id, "Lanterns Over Water", "036000291452", "Noor", vec![track]);
    site.sandbox.spotify().knobs(|knobs| knobs.accept_artist_uris = true);
}

fn scopes(location: &str) -> String {
    let url = url::Url::parse(location).unwrap();
    url.query_pairs().find(|(name, _)| name == "scope").unwrap().1.into_owned()
}

#[tokio::test]
async fn each_wish_has_a_box_of_its_own_with_its_permission_in_words() {
    let site = site().await;
    let text = fan(&site, 1).get(FORM).await.expect(200).text();
    for (field, scope) in
        [("agree", "user-library-modify"), ("follow", "user-follow-modify"), ("playlist", "playlist-modify-private")]
    {
        assert!(text.contains(&format!("name=\"{field}\" value=\"yes\"")) && text.contains(scope), "{field}: {text}");
    }
    assert!(!text.contains(" checked") && text.contains("stop following them"), "{text}");
}

#[tokio::test]
async fn only_the_permission_of_what_was_ticked_is_asked_for() {
    let site = site().await;
    for (fields, wanted) in [
        (&[("follow", "yes")][..], "user-follow-modify"),
        (&[("playlist", "yes"), ("agree", "no")][..], "playlist-modify-private"),
        (&ALL[..], "user-library-modify user-follow-modify playlist-modify-private"),
    ] {
        let away = fan(&site, 1).post(FORM, fields).await.expect(303);
        assert_eq!(scopes(away.location()), wanted);
    }
    fan(&site, 1).post(FORM, &[("like", "yes"), ("save", "yes")]).await.expect(422);
}

#[tokio::test]
async fn every_wish_is_fulfilled_and_told() {
    let site = site().await;
    stocked(&site);
    let fan = fan(&site, 1);
    let receipt = site.wish(&fan, FORM, &ALL, "ada").await;
    assert_eq!(count(&site, "consent WHERE withdrawn_at IS NULL").await, 3, "one consent for each wish");
    later(&site, DAY).await;
    assert_eq!(acts(&site).await, "save=done follow=done playlist=done");
    let library = site.sandbox.spotify().library("ada");
    assert_eq!(library[0], ALBUM);
    assert!(library[1].starts_with("spotify:artist:"), "{library:?}");
    let lists = site.sandbox.spotify().playlists();
    assert_eq!(lists.len(), 1);
    assert_eq!((lists[0].name.as_str(), lists[0].is_public), ("Noor – Lanterns Over Water", false));
    assert_eq!(lists[0].items, ["spotify:track:2Foc5Q5nqNiosCNqttzHof"]);
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(
        text.contains("Follow the artist</b> Done.") && text.contains("Put it into a playlist</b> Done."),
        "{text}"
    );
    let json = fan.get(&format!("{receipt}/consent.json")).await.expect(200).json();
    assert_eq!(json["purpose"]["id"], "release_save");
    assert_eq!(json["further_wishes"][0]["purpose"]["id"], "spotify_follow");
    assert_eq!(count(&site, "presave WHERE token IS NOT NULL OR playlist IS NOT NULL").await, 0);
    assert_eq!(report(&site).await.saved, 1);
}

#[tokio::test]
async fn a_wish_that_spotify_refuses_does_not_hold_up_the_others() {
    let site = site().await;
    stocked(&site);
    site.sandbox.spotify().knobs(|knobs| knobs.accept_artist_uris = false);
    let fan = fan(&site, 1);
    let receipt = site.wish(&fan, FORM, &ALL, "ada").await;
    later(&site, DAY).await;
    assert_eq!(acts(&site).await, "save=done follow=refused:bad_request playlist=done");
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(
        text.contains("<h1>Saved to your library</h1>") && text.contains("Follow the artist</b> Not possible."),
        "{text}"
    );
}

#[tokio::test]
async fn a_permission_that_was_unticked_there_leaves_the_others() {
    let site = site().await;
    stocked(&site);
    site.sandbox.spotify().knobs(|knobs| {
        knobs.denied_scopes.insert("user-follow-modify".to_owned());
    });
    let fan = fan(&site, 1);
    let receipt = site.wish(&fan, FORM, &ALL[..2], "ada").await;
    assert_eq!(acts(&site).await, "save follow=again:insufficient_scope");
    later(&site, DAY).await;
    assert_eq!(acts(&site).await, "save=done follow=again:insufficient_scope");
    assert!(fan.get(&receipt).await.expect(200).text().contains("Follow the artist</b> Needs you."));
    assert_eq!(calls(&site, "GET", "/v1/albums/4aawyAB9vmqN3uQ7FjRGTy"), 0, "what is not allowed is not tried");
}

#[tokio::test]
async fn what_waits_goes_on_where_it_was_and_what_is_done_is_not_done_again() {
    let site = site().await;
    stocked(&site);
    site.sandbox.spotify().knobs(|knobs| knobs.fail_next(1, Endpoint::Album, Fault::Status(503)));
    site.wish(&fan(&site, 1), FORM, &ALL[..2], "ada").await;
    later(&site, DAY).await;
    assert_eq!(acts(&site).await, "save=done follow");
    later(&site, MINUTE).await;
    assert_eq!(acts(&site).await, "save=done follow=done");
    assert_eq!(site.sandbox.spotify().n_repeated_saves(), 0);
}

#[tokio::test]
async fn a_playlist_whose_answer_was_lost_is_not_filled_twice() {
    for endpoint in [Endpoint::Playlists, Endpoint::PlaylistItems] {
        let site = site().await;
        stocked(&site);
        let fan = fan(&site, 1);
        let receipt = site.wish(&fan, FORM, &[("playlist", "yes")], "ada").await;
        site.sandbox.spotify().knobs(|knobs| knobs.fail_next(1, endpoint, Fault::LostAnswer));
        later(&site, DAY).await;
        assert_eq!(acts(&site).await, "playlist=begun");
        later(&site, HOUR).await;
        assert_eq!(acts(&site).await, "playlist=unsure", "looking would need a permission that nobody gave");
        let lists = site.sandbox.spotify().playlists();
        assert_eq!(lists.len(), 1, "{endpoint:?}");
        assert!(lists[0].items.len() <= 1);
        let text = fan.get(&receipt).await.expect(200).text();
        assert!(text.contains("did not say whether it did it"), "{text}");
        assert_eq!(report(&site).await.tokens_held, 0);
    }
}

#[tokio::test]
async fn a_playlist_that_was_surely_not_filled_is_tried_again() {
    let site = site().await;
    stocked(&site);
    site.wish(&fan(&site, 1), FORM, &[("playlist", "yes")], "ada").await;
    site.sandbox
        .spotify()
        .knobs(|knobs| knobs.fail_next(1, Endpoint::PlaylistItems, Fault::RateLimited { retry_after: 40 }));
    later(&site, DAY).await;
    assert_eq!(acts(&site).await, "playlist");
    later(&site, MINUTE).await;
    assert_eq!(acts(&site).await, "playlist=done");
    assert_eq!(site.sandbox.spotify().playlists()[0].items.len(), 1);
}
