//! The contract that MusicBrainz and its simulation both keep.
#![expect(clippy::unwrap_used, reason = "tests")]

mod stage;

use std::time::Duration;

use musicbrainz::{BadContact, Client, Failure, Kind};
use sandbox::{Mishap, Shelved};
use stage::Stage;

const ID: &str = "b1a9c0e9-d987-4042-ae91-78d6a3267d69";

fn shelved() -> Shelved {
    Shelved {
        id: ID.to_owned(),
        title: "Lanterns Over Water".to_owned(),
        artist: "Noor".to_owned(),
        upc: "036000291452".to_owned(),
        released_on: "2026-11".to_owned(),
        tracks: vec![("Lanterns".to_owned(), "GBAYE6800011".to_owned())],
        urls: vec!["https://tidal.com/album/1".to_owned(), "javascript:alert(1)".to_owned()],
    }
}

async fn set() -> (Stage, Client) {
    let stage = Stage::set().await;
    stage.sandbox.musicbrainz().shelf.add(shelved());
    let client = Client::new(&stage.egress, "ada@label.example").unwrap();
    (stage, client)
}

#[tokio::test]
async fn a_release_is_found_by_both_codes_and_read_with_its_addresses() {
    let (stage, client) = set().await;
    let found = client.by_barcode("036000291452").await.unwrap();
    assert_eq!(found, client.by_isrc("GBAYE6800011").await.unwrap());
    assert_eq!((found.len(), found[0].id.to_string().as_str()), (1, ID));
    let release = client.release(&found[0].id).await.unwrap().unwrap();
    assert_eq!((release.title.as_str(), release.artist.as_str()), ("Lanterns Over Water", "Noor"));
    assert_eq!((release.barcode.as_deref(), release.released_on.as_deref()), (Some("036000291452"), Some("2026-11")));
    assert_eq!((release.n_tracks, release.urls), (Some(1), shelved().urls));
    let asked = stage.sandbox.musicbrainz().shelf.asked();
    assert!(asked.iter().all(|one| one.agent == "Fanfare/0.1 ( ada@label.example )"), "{asked:?}");
}

#[tokio::test]
async fn a_release_is_found_by_words_and_nothing_in_them_ends_the_query() {
    let (stage, client) = set().await;
    assert_eq!(client.by_words("lanterns over", "noor").await.unwrap().len(), 1);
    assert_eq!(client.by_words("nothing alike", "noor").await, Ok(Vec::new()));
    client.by_words("x\" OR barcode:\"1\\", "").await.unwrap();
    let last = stage.sandbox.musicbrainz().shelf.asked().pop().unwrap().path;
    assert!(last.contains("query=release%3A%22x++OR+barcode%3A+1%22&"), "{last}");
    assert_eq!(client.by_words(" ", "noor").await, Err(Kind::NotSent.into()));
}

#[tokio::test]
async fn what_is_not_there_is_no_failure() {
    let (stage, client) = set().await;
    assert_eq!(client.by_barcode("5000000000000").await, Ok(Vec::new()));
    assert_eq!(client.by_isrc("GBAYE6899999").await, Ok(Vec::new()));
    let id = client.by_barcode("036000291452").await.unwrap().remove(0).id;
    stage.sandbox.musicbrainz().shelf.remove(ID);
    assert_eq!(client.release(&id).await, Ok(None));
}

#[tokio::test]
async fn every_mishap_has_its_name() {
    let (stage, client) = set().await;
    for (mishap, kind, wait) in [
        (Mishap::TooMany(7), Kind::TooMany, Some(7)),
        (Mishap::TooMany(u64::MAX), Kind::TooMany, Some(86_400)),
        (Mishap::Status(500), Kind::Unavailable, None),
        (Mishap::Status(403), Kind::Refused, None),
        (Mishap::Html, Kind::Unreadable, None),
        (Mishap::Redirect, Kind::Unreadable, None),
        (Mishap::OtherJson, Kind::Unreadable, None),
        (Mishap::Huge, Kind::Unreadable, None),
    ] {
        stage.sandbox.musicbrainz().shelf.trouble(mishap);
        let failure = Failure { kind, wait: wait.map(Duration::from_secs) };
        assert_eq!(client.by_barcode("036000291452").await, Err(failure), "{mishap:?}");
    }
}

#[tokio::test]
async fn what_is_no_code_is_not_sent() {
    let (stage, client) = set().await;
    for code in ["", "1/../2", "1 OR barcode:2", "1&query=2", "٣"] {
        assert_eq!(client.by_barcode(code).await, Err(Kind::NotSent.into()));
        assert_eq!(client.by_isrc(code).await, Err(Kind::NotSent.into()));
    }
    assert!(stage.sandbox.musicbrainz().shelf.asked().is_empty());
}

#[tokio::test]
async fn a_contact_that_no_header_holds_is_refused() {
    let (stage, _client) = set().await;
    for contact in ["", "ada", "ada@label.example\r\nx: y", "ада@label.example", "a b@c"] {
        assert_eq!(Client::new(&stage.egress, contact).err(), Some(BadContact), "{contact}");
    }
}
