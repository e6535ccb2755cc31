//! The contract that YouTube and its simulation both keep.
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

use std::time::Duration;

use egress::Secret;
use sandbox::{Mishap, Video};
use stage::Stage;
use youtube::{Client, Failure, Kind, LOOK_UNITS, Retry, SEARCH_UNITS, VideoId};

const KEY: &str = "sandbox-api-key";
const LATER: Retry = Retry::Later(None);
const OPERATOR: Retry = Retry::Later(Some(Duration::from_secs(3600)));

fn id(text: &str) -> VideoId {
    text.parse().unwrap()
}

async fn stocked() -> (Stage, Client) {
    let stage = Stage::set().await;
    let youtube = stage.sandbox.youtube();
    youtube.register_key(KEY);
    youtube.add(Video::delivered("aaaaaaaaaaa", "Lanterns & Water", "Noor", "2026-11-20"));
    youtube.add(Video {
        id: "bbbbbbbbbbb".to_owned(),
        title: "Noor - Lanterns & Water (Official Video)".to_owned(),
        channel: "Noor".to_owned(),
        description: "Provided to YouTube by nobody\nReleased on: 1999-01-01".to_owned(),
    });
    let client = Client::new(&stage.egress, Secret::new(KEY.to_owned()));
    (stage, client)
}

#[tokio::test]
async fn videos_are_found_by_words_and_told_by_their_ids() {
    let (stage, client) = stocked().await;
    let ids = client.search("lanterns noor").await.unwrap();
    assert_eq!(ids, [id("aaaaaaaaaaa"), id("bbbbbbbbbbb")]);
    let videos = client.videos(&ids).await.unwrap();
    let [delivered, uploaded] = videos.as_slice() else { unreachable!("{videos:?}") };
    assert_eq!((delivered.title.as_str(), delivered.artist.as_str()), ("Lanterns & Water", "Noor"));
    assert_eq!((delivered.delivered, delivered.released_on.as_deref()), (true, Some("2026-11-20")));
    assert_eq!((uploaded.delivered, uploaded.released_on.as_deref()), (false, None), "anybody can write such words");
    let spent = 10_000 - stage.sandbox.youtube().units_left();
    assert_eq!(spent, u64::from(SEARCH_UNITS + LOOK_UNITS));
    let asked = stage.sandbox.youtube().shelf.asked();
    assert!(asked.iter().all(|one| !one.path.contains(KEY)), "the key is in no address");
}

#[tokio::test]
async fn what_is_not_there_is_no_failure() {
    let (stage, client) = stocked().await;
    assert_eq!(client.search("nothing alike").await, Ok(Vec::new()));
    assert_eq!(client.videos(&[]).await, Ok(Vec::new()));
    assert_eq!(client.has(&id("aaaaaaaaaaa")).await, Ok(true));
    stage.sandbox.youtube().remove("aaaaaaaaaaa");
    assert_eq!(client.has(&id("aaaaaaaaaaa")).await, Ok(false), "taken away or made private");
    assert_eq!(client.search(" ").await, Err(Kind::NotSent.into()));
}

#[tokio::test]
async fn every_mishap_has_its_name() {
    let (stage, client) = stocked().await;
    let video = id("aaaaaaaaaaa");
    for (mishap, kind, retry) in [
        (Mishap::QuotaSpent, Kind::QuotaExceeded, Retry::Tomorrow),
        (Mishap::TooMany(7), Kind::RateLimited, LATER),
        (Mishap::Status(500), Kind::Unavailable, LATER),
        (Mishap::Status(403), Kind::UnreadableAnswer, LATER),
        (Mishap::Status(404), Kind::UnreadableAnswer, LATER),
        (Mishap::Html, Kind::UnreadableAnswer, LATER),
        (Mishap::Redirect, Kind::UnreadableAnswer, LATER),
        (Mishap::OtherJson, Kind::UnreadableAnswer, LATER),
        (Mishap::Huge, Kind::UnreadableAnswer, LATER),
    ] {
        stage.sandbox.youtube().shelf.trouble(mishap);
        assert_eq!(client.has(&video).await, Err(Failure { kind, retry }), "{mishap:?}");
    }
    assert_eq!(stage.sandbox.youtube().shelf.asked().len(), 9, "nothing is repeated, and no redirect is followed");
}

#[tokio::test]
async fn a_quota_ends_with_the_day_and_a_wrong_key_is_the_operators_to_mend() {
    let (stage, client) = stocked().await;
    stage.sandbox.youtube().leave_units(100);
    client.search("noor").await.unwrap();
    let spent = Err(Failure { kind: Kind::QuotaExceeded, retry: Retry::Tomorrow });
    assert_eq!(client.search("noor").await, spent);
    let wrong = Client::new(&stage.egress, Secret::new("wrong".to_owned()));
    assert_eq!(wrong.search("noor").await, Err(Failure { kind: Kind::InvalidKey, retry: OPERATOR }));
    let broken = Client::new(&stage.egress, Secret::new("a\nb".to_owned()));
    assert_eq!(broken.search("noor").await, Err(Kind::NotSent.into()));
}
