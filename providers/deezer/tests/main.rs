//! The contract that Deezer and its simulation both keep.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "tests: a fan's own browser is not the program's traffic, and anything unexpected is a failure"
)]

mod fan;
mod library;
mod stage;

use deezer::{Client, Failure, Item, Kind};
use sandbox::{Mishap, Shelved};
use stage::Stage;

fn shelved(upc: &str) -> Shelved {
    Shelved {
        id: "302127".to_owned(),
        title: "Lanterns Over Water".to_owned(),
        artist: "Noor".to_owned(),
        upc: upc.to_owned(),
        released_on: "2026-11-20".to_owned(),
        tracks: vec![("Lanterns".to_owned(), "GBAYE6800011".to_owned())],
        urls: Vec::new(),
    }
}

async fn with(upc: &str) -> (Stage, Client) {
    let stage = Stage::set().await;
    stage.sandbox.deezer().shelf.add(shelved(upc));
    let client = Client::new(&stage.egress);
    (stage, client)
}

#[tokio::test]
async fn an_album_is_found_by_its_code_and_by_its_number() {
    let (_stage, client) = with("5012345678900").await;
    let album = client.album_by_upc("5012345678900").await.unwrap().unwrap();
    assert_eq!((album.id, album.title.as_str(), album.artist.as_str()), (302_127, "Lanterns Over Water", "Noor"));
    assert_eq!((album.upc.as_deref(), album.released_on.as_deref()), (Some("5012345678900"), Some("2026-11-20")));
    assert_eq!((album.n_tracks, album.isrcs.as_slice()), (Some(1), ["GBAYE6800011".to_owned()].as_slice()));
    assert_eq!(client.album(302_127).await.unwrap(), Some(album));
}

#[tokio::test]
async fn a_code_is_tried_without_its_leading_zeros_too() {
    let (stage, client) = with("36000291452").await;
    assert!(client.album_by_upc("036000291452").await.unwrap().is_some());
    let paths: Vec<String> = stage.sandbox.deezer().shelf.asked().into_iter().map(|one| one.path).collect();
    assert_eq!(paths, ["/album/upc:036000291452", "/album/upc:36000291452"]);
}

#[tokio::test]
async fn an_album_is_found_by_words_and_nothing_in_them_ends_the_query() {
    let (stage, client) = with("5012345678900").await;
    let found = client.search("lanterns", "noor").await.unwrap();
    assert_eq!((found.len(), found[0].id, found[0].upc.as_deref()), (1, 302_127, None));
    assert_eq!(client.search("nothing alike", "noor").await, Ok(Vec::new()));
    client.search("x\" OR album:\"y", "").await.unwrap();
    let last = stage.sandbox.deezer().shelf.asked().pop().unwrap().path;
    assert_eq!(last, "/search/album?q=album%3A%22x++OR+album%3A+y%22&limit=5");
    assert_eq!(client.search(" ", "noor").await, Err(Kind::NotSent.into()));
}

#[tokio::test]
async fn a_track_is_found_by_its_code() {
    let (_stage, client) = with("5012345678900").await;
    let track = client.track_by_isrc("GBAYE6800011").await.unwrap().unwrap();
    assert_eq!((track.title.as_str(), track.album), ("Lanterns", Some(302_127)));
    assert_eq!(client.track(track.id).await.unwrap(), Some(track));
}

#[tokio::test]
async fn what_is_not_there_is_no_failure() {
    let (_stage, client) = with("5012345678900").await;
    assert_eq!(client.album_by_upc("5000000000000").await, Ok(None));
    assert_eq!(client.track_by_isrc("GBAYE6899999").await, Ok(None));
    assert_eq!(client.has(Item::Album(1)).await, Ok(false));
    assert_eq!(client.has(Item::Album(302_127)).await, Ok(true));
}

#[tokio::test]
async fn every_mishap_has_its_name() {
    let (stage, client) = with("5012345678900").await;
    for (mishap, kind) in [
        (Mishap::TooMany(7), Kind::TooMany),
        (Mishap::Status(500), Kind::Unavailable),
        (Mishap::Status(403), Kind::Unreadable),
        (Mishap::Html, Kind::Unreadable),
        (Mishap::Redirect, Kind::Unreadable),
        (Mishap::OtherJson, Kind::Unreadable),
        (Mishap::Huge, Kind::Unreadable),
    ] {
        stage.sandbox.deezer().shelf.trouble(mishap);
        assert_eq!(client.album(302_127).await, Err(Failure { kind, wait: None }), "{mishap:?}");
    }
    let n = stage.sandbox.deezer().shelf.asked().len();
    assert_eq!(n, 7, "nothing is repeated, and no redirect is followed");
}

#[tokio::test]
async fn what_is_no_code_is_not_sent() {
    let (stage, client) = with("5012345678900").await;
    for code in ["", "1/../2", "upc:1", "1?a=b", "٣", &"1".repeat(21)] {
        assert_eq!(client.album_by_upc(code).await, Err(Kind::NotSent.into()));
        assert_eq!(client.track_by_isrc(code).await, Err(Kind::NotSent.into()));
    }
    assert!(stage.sandbox.deezer().shelf.asked().is_empty());
}
