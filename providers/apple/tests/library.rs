//! Adding to libraries: the contract that Apple Music and its simulation both keep.

use std::time::Duration;

use apple::{Failure, Item, Kind, Retry, Thing};
use sandbox::{Authorization, Entry, Fault};

use crate::{
    fan::{Stage, USER},
    shelved,
    stage::KEY,
};

const LATER: Retry = Retry::Later(None);
const OPERATOR: Retry = Retry::Later(Some(Duration::from_secs(3600)));
const ALBUM: Thing = Thing::Album(1_440_833_098);
const SONG: Thing = Thing::Song(144_083_309_802);

fn failure(kind: Kind, retry: Retry) -> Option<Failure> {
    Some(Failure { kind, retry })
}

fn item(thing: Thing) -> Item {
    Item { storefront: "gb".parse().unwrap(), thing }
}

async fn stocked() -> Stage {
    let stage = Stage::set().await;
    stage.sandbox.apple().shelf.add(shelved());
    stage
}

async fn save(stage: &Stage, things: &[Thing]) -> Option<Failure> {
    stage.library.save(&stage.developer, stage.user(), things).await.err()
}

async fn has(stage: &Stage, thing: Thing) -> Result<bool, Failure> {
    stage.library.has(&stage.developer, stage.user(), item(thing)).await
}

#[tokio::test]
async fn an_album_and_a_song_are_added_once_however_often_it_is_asked() {
    let stage = stocked().await;
    for _ in 0..2 {
        assert_eq!(save(&stage, &[ALBUM, SONG]).await, None);
    }
    assert_eq!(stage.sandbox.apple().library(USER), ["albums:1440833098", "songs:144083309802"]);
    assert_eq!(stage.sandbox.apple().n_repeated_saves(), 2);
    assert_eq!((has(&stage, ALBUM).await, has(&stage, SONG).await), (Ok(true), Ok(true)));
    let data: Vec<_> = stage.privacy.ledger(stage.fan).await.unwrap();
    assert!(data.len() == 4 && data.iter().all(|line| line.datum == "presave_token"), "{data:?}");
    let journal = stage.sandbox.apple().journal();
    assert_eq!((journal[0].method.as_str(), journal[0].status, journal[0].user.as_deref()), ("POST", 202, Some(USER)));
    assert_eq!(journal[0].query.as_deref(), Some("ids%5Balbums%5D=1440833098&ids%5Bsongs%5D=144083309802"));
    assert_eq!(
        (journal[0].authorization, journal[0].header("content-length")),
        (Some(Authorization::Bearer), Some("0"))
    );
    assert!(!format!("{journal:?}").contains("sbx-"), "tokens are hidden");
}

#[tokio::test]
async fn what_was_taken_may_appear_later_and_what_cannot_be_added_is_never_there() {
    let stage = stocked().await;
    stage.sandbox.apple().be_slow();
    let other = Thing::Album(7);
    assert_eq!(save(&stage, &[ALBUM, other]).await, None, "202 says nothing of it");
    assert_eq!(has(&stage, ALBUM).await, Ok(false), "not yet");
    stage.sandbox.apple().settle();
    assert_eq!((has(&stage, ALBUM).await, has(&stage, other).await), (Ok(true), Ok(false)));
}

#[tokio::test]
async fn a_fan_has_a_storefront_of_their_own() {
    let stage = stocked().await;
    stage.sandbox.apple().move_everybody_to("in");
    let storefront = stage.library.storefront(&stage.developer, stage.user()).await.unwrap();
    assert_eq!(storefront.to_string(), "in");
}

#[tokio::test]
async fn a_token_that_ended_is_for_the_fan_and_ours_is_for_the_operator() {
    let stage = stocked().await;
    stage.sandbox.apple().advance(Duration::from_secs(190 * 24 * 60 * 60));
    assert_eq!(save(&stage, &[ALBUM]).await, failure(Kind::UserTokenEnded, Retry::AskAgain));
    assert_eq!(has(&stage, ALBUM).await.err(), failure(Kind::UserTokenEnded, Retry::AskAgain));
    let stage = stocked().await;
    stage.sandbox.apple().revoke_user(USER);
    assert_eq!(save(&stage, &[ALBUM]).await, failure(Kind::UserTokenEnded, Retry::AskAgain));
    stage.sandbox.apple().revoke_key(KEY);
    assert_eq!(save(&stage, &[ALBUM]).await, failure(Kind::Unauthorised, OPERATOR));
    assert!(stage.sandbox.apple().library(USER).is_empty());
}

#[tokio::test]
async fn bad_weather_says_when_to_come_back() {
    let stage = stocked().await;
    for (fault, kind, retry) in [
        (Fault::RateLimited { retry_after: 0 }, Kind::RateLimited, LATER),
        (Fault::RateLimited { retry_after: 17 }, Kind::RateLimited, Retry::Later(Some(Duration::from_secs(17)))),
        (Fault::Status(500), Kind::Unavailable, LATER),
        (Fault::Status(403), Kind::UserTokenEnded, Retry::AskAgain),
        (Fault::Status(400), Kind::BadRequest, Retry::Never),
        (Fault::Html(200), Kind::UnreadableAnswer, LATER),
        (Fault::Html(403), Kind::UnreadableAnswer, LATER),
        (Fault::Html(502), Kind::Unavailable, LATER),
        (Fault::ClosedConnection, Kind::Unreachable, LATER),
    ] {
        stage.sandbox.apple().fail_next(1, "/me/library", &fault);
        assert_eq!(save(&stage, &[ALBUM]).await, failure(kind, retry), "{fault:?}");
    }
    assert!(stage.sandbox.apple().library(USER).is_empty());
}

#[tokio::test]
async fn an_answer_lost_on_the_way_costs_nothing_but_a_repeat() {
    let stage = stocked().await;
    stage.sandbox.apple().fail_next(1, "/me/library", &Fault::LostAnswer);
    assert_eq!(save(&stage, &[ALBUM]).await, failure(Kind::Unreachable, LATER));
    assert_eq!(stage.sandbox.apple().journal()[0].status, Entry::NO_ANSWER);
    assert_eq!(save(&stage, &[ALBUM]).await, None);
    assert_eq!(stage.sandbox.apple().library(USER), ["albums:1440833098"]);
}

#[tokio::test]
async fn more_than_one_call_takes_is_added_in_several() {
    let stage = stocked().await;
    let many: Vec<Thing> = (0..26).map(Thing::Album).collect();
    assert_eq!(save(&stage, &many).await, None);
    assert_eq!(save(&stage, &[]).await, None);
    assert_eq!(stage.sandbox.apple().journal().len(), 2);
}
