//! The contract that Apple Music and its simulation both keep.
#![expect(clippy::unwrap_used, reason = "tests")]

mod fan;
mod library;
mod stage;

use std::time::Duration;

use apple::{Failure, Item, Key, Kind, MOST_CODES, Retry, Thing};
use sandbox::{Mishap, Shelved};
use stage::{KEY, Stage, TEAM};

const LATER: Retry = Retry::Later(None);
const OPERATOR: Retry = Retry::Later(Some(Duration::from_secs(3600)));

fn shelved() -> Shelved {
    Shelved {
        id: "1440833098".to_owned(),
        title: "Lanterns Over Water".to_owned(),
        artist: "Noor".to_owned(),
        upc: "5012345678900".to_owned(),
        released_on: "2026-11-20".to_owned(),
        tracks: [("Lanterns", "GBAYE6800011"), ("Ferry", "GBAYE6800012")]
            .map(|(title, isrc)| (title.to_owned(), isrc.to_owned()))
            .into(),
        urls: Vec::new(),
    }
}

async fn stocked() -> Stage {
    let stage = Stage::set().await;
    stage.sandbox.apple().shelf.add(shelved());
    stage
}

fn item(text: &str) -> Item {
    text.parse().unwrap()
}

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| (*one).to_owned()).collect()
}

#[tokio::test]
async fn an_album_is_found_by_any_of_its_codes_and_by_its_number() {
    let stage = stocked().await;
    let (client, token) = (stage.client(), stage.token());
    let found = client.albums_by_upc(&token, &texts(&["5000000000000", "5012345678900"])).await.unwrap();
    let [album] = found.as_slice() else { unreachable!("{found:?}") };
    assert_eq!((album.title.as_str(), album.artist.as_str()), ("Lanterns Over Water", "Noor"));
    assert_eq!((album.upc.as_deref(), album.n_tracks), (Some("5012345678900"), Some(2)));
    assert_eq!(album.released_on.as_deref(), Some("2026-11-20"));
    assert_eq!(album.item.page(), "https://music.apple.com/gb/album/1440833098");
    assert_eq!(client.album(&token, album.item).await.unwrap().as_ref(), Some(album));
}

#[tokio::test]
async fn all_recordings_are_asked_for_at_once_each_with_its_album() {
    let stage = stocked().await;
    let (client, token) = (stage.client(), stage.token());
    let songs = client.songs_by_isrc(&token, &texts(&["GBAYE6800012", "GBAYE6800011"])).await.unwrap();
    assert_eq!(songs.iter().map(|song| song.title.as_str()).collect::<Vec<_>>(), ["Ferry", "Lanterns"]);
    assert_eq!(songs[1].isrc.as_deref(), Some("GBAYE6800011"));
    assert_eq!(songs[0].albums[0].item.thing, Thing::Album(1_440_833_098));
    assert_eq!(client.song(&token, songs[0].item).await.unwrap().as_ref(), Some(&songs[0]));
    let asked = stage.sandbox.apple().shelf.asked();
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[0].path, "/v1/catalog/gb/songs?filter%5Bisrc%5D=GBAYE6800012%2CGBAYE6800011&include=albums");
    let many: Vec<String> = (0..40).map(|n| format!("GBAYE68{n:05}")).collect();
    client.songs_by_isrc(&token, &many).await.unwrap();
    let asked = stage.sandbox.apple().shelf.asked();
    assert_eq!(asked[2].path.matches("GBAYE").count(), MOST_CODES);
}

#[tokio::test]
async fn words_find_albums_and_songs() {
    let stage = stocked().await;
    let (client, token) = (stage.client(), stage.token());
    let (albums, songs) = client.search(&token, " lanterns noor ").await.unwrap();
    assert_eq!((albums.len(), songs.len()), (1, 1));
    assert_eq!(client.search(&token, "nothing alike").await, Ok((Vec::new(), Vec::new())));
    assert_eq!(client.search(&token, "  ").await, Err(Kind::NotSent.into()));
}

#[tokio::test]
async fn what_is_not_there_is_no_failure() {
    let stage = stocked().await;
    let (client, token) = (stage.client(), stage.token());
    assert_eq!(client.albums_by_upc(&token, &texts(&["5000000000000"])).await, Ok(Vec::new()));
    assert_eq!(client.songs_by_isrc(&token, &texts(&["GBAYE6899999"])).await, Ok(Vec::new()));
    assert_eq!(client.has(&token, item("https://music.apple.com/us/album/1")).await, Ok(false));
    assert_eq!(client.has(&token, item("https://music.apple.com/us/album/1440833098")).await, Ok(true));
    assert_eq!(client.has(&token, item("https://music.apple.com/us/song/144083309802")).await, Ok(true));
    let last = stage.sandbox.apple().shelf.asked().pop().unwrap();
    assert!(last.path.starts_with("/v1/catalog/us/songs/"), "the address's own storefront is asked: {last:?}");
}

#[tokio::test]
async fn every_mishap_has_its_name() {
    let stage = stocked().await;
    let (client, token) = (stage.client(), stage.token());
    let album = item("https://music.apple.com/gb/album/1440833098");
    for (mishap, kind, retry) in [
        (Mishap::TooMany(7), Kind::RateLimited, LATER),
        (Mishap::Status(500), Kind::Unavailable, LATER),
        (Mishap::Status(403), Kind::UnreadableAnswer, LATER),
        (Mishap::Status(404), Kind::UnreadableAnswer, LATER),
        (Mishap::Html, Kind::UnreadableAnswer, LATER),
        (Mishap::Redirect, Kind::UnreadableAnswer, LATER),
        (Mishap::OtherJson, Kind::UnreadableAnswer, LATER),
        (Mishap::Huge, Kind::UnreadableAnswer, LATER),
    ] {
        stage.sandbox.apple().shelf.trouble(mishap);
        assert_eq!(client.album(&token, album).await, Err(Failure { kind, retry }), "{mishap:?}");
    }
    assert_eq!(stage.sandbox.apple().shelf.asked().len(), 8, "nothing is repeated, and no redirect is followed");
}

#[tokio::test]
async fn a_token_that_apple_does_not_believe_is_the_operators_to_mend() {
    let stage = stocked().await;
    let client = stage.client();
    let album = item("https://music.apple.com/gb/album/1440833098");
    let refused = Err(Failure { kind: Kind::Unauthorised, retry: OPERATOR });
    // A key of another team's, one that ended, and one that was revoked.
    let pem = stage.sandbox.apple().new_key("TEAM999999", "KEY9999999").unwrap();
    let other = Key::read(TEAM, "KEY9999999", pem.as_bytes()).unwrap();
    assert_eq!(client.album(&other.token(stage.clock.now()).unwrap(), album).await, refused);
    let old = stage.clock.now() - Duration::from_secs(13 * 3600);
    assert_eq!(client.album(&stage.key.token(old).unwrap(), album).await, refused);
    assert!(client.album(&stage.token(), album).await.unwrap().is_some(), "a token that has ended is not used again");
    stage.sandbox.apple().revoke_key(KEY);
    assert_eq!(client.album(&stage.token(), album).await, refused);
}

#[tokio::test]
async fn what_is_no_code_is_not_sent() {
    let stage = stocked().await;
    let (client, token) = (stage.client(), stage.token());
    let long = "1".repeat(21);
    for codes in [&[][..], &[""], &["1,2"], &["1/../2"], &["1&a=b"], &["٣"], &[long.as_str()], &["5012345678900", ""]]
    {
        assert_eq!(client.albums_by_upc(&token, &texts(codes)).await, Err(Kind::NotSent.into()));
        assert_eq!(client.songs_by_isrc(&token, &texts(codes)).await, Err(Kind::NotSent.into()));
    }
    let (album, song) = (item("https://music.apple.com/gb/album/1"), item("https://music.apple.com/gb/song/1"));
    assert_eq!(client.album(&token, song).await, Err(Kind::NotSent.into()));
    assert_eq!(client.song(&token, album).await, Err(Kind::NotSent.into()));
    assert!(stage.sandbox.apple().shelf.asked().is_empty());
}
