//! Favourites: the contract that Deezer and its simulation both keep.

use std::time::Duration;

use deezer::{Item, Kind, Retry};
use sandbox::Fault;

use crate::{
    fan::{Stage, USER},
    shelved,
};

const ALBUM: Item = Item::Album(302_127);
const TRACK: Item = Item::Track(30_212_701);
const LATER: Retry = Retry::Later(None);

async fn stocked() -> Stage {
    let stage = Stage::set().await;
    stage.deezer().shelf.add(shelved("5012345678900"));
    stage
}

/// What a save ended in, and what to do next.
async fn saved(stage: &Stage, token: &deezer::Token, item: Item) -> Option<(Kind, Retry)> {
    let outcome = stage.library.save(stage.open(token), item).await;
    outcome.err().map(|failure| (failure.kind, failure.retry()))
}

#[tokio::test]
async fn a_fan_agrees_and_album_and_track_are_favourites_once() {
    let stage = stocked().await;
    let token = stage.token().await;
    assert_eq!(token.expires_in, None, "with offline_access it has no end");
    for item in [ALBUM, TRACK, ALBUM] {
        assert_eq!(saved(&stage, &token, item).await, None);
    }
    assert_eq!(stage.deezer().library(USER), ["album:302127", "track:30212701"]);
    assert_eq!(stage.deezer().n_repeated_saves(), 1);
    let ledger = stage.privacy.ledger(stage.fan).await.unwrap();
    let n = |datum: &str| ledger.iter().filter(|line| line.datum == datum).count();
    assert_eq!((n("presave_code"), n("presave_token")), (1, 3));
    let journal = stage.deezer().journal();
    let asked = &journal[0];
    assert_eq!(asked.field("perms"), Some("basic_access,manage_library,offline_access"));
    let save = &journal[2];
    assert_eq!((save.method.as_str(), save.status, save.user.as_deref()), ("POST", 200, Some(USER)));
    assert_eq!(save.query.as_deref(), Some("album_id=302127&access_token=%28hidden%29"));
    assert!(!format!("{journal:?}").contains("sbx-"), "tokens are hidden");
}

#[tokio::test]
async fn a_fan_who_says_no_comes_back_without_a_code() {
    let stage = stocked().await;
    let answers = stage.decide("cancel").await;
    assert_eq!((answers.get("error_reason").map(String::as_str), answers.get("code")), (Some("user_denied"), None));
}

#[tokio::test]
async fn a_code_is_good_once_and_a_wrong_secret_is_the_operators_to_mend() {
    let stage = stocked().await;
    let code = stage.authorise().await;
    stage.library.exchange(stage.code(&code), stage.fan).await.unwrap();
    let again = stage.library.exchange(stage.code(&code), stage.fan).await.err().unwrap();
    assert_eq!((again.kind, again.retry()), (Kind::InvalidGrant, Retry::AskAgain));
    let code = stage.authorise().await;
    let wrong = stage.library_with("wrong").exchange(stage.code(&code), stage.fan).await.err().unwrap();
    assert_eq!((wrong.kind, wrong.retry()), (Kind::InvalidClient, Retry::Later(Some(Duration::from_secs(3600)))));
}

#[tokio::test]
async fn a_fan_who_withdrew_or_unticked_is_asked_again() {
    let stage = stocked().await;
    let token = stage.token().await;
    stage.deezer().revoke_user(USER);
    assert_eq!(saved(&stage, &token, ALBUM).await, Some((Kind::TokenEnded, Retry::AskAgain)));
    stage.deezer().untick("offline_access");
    let short = stage.token().await;
    assert_eq!(short.expires_in, Some(Duration::from_secs(3600)));
    stage.deezer().advance(Duration::from_secs(3600));
    assert_eq!(saved(&stage, &short, ALBUM).await, Some((Kind::TokenEnded, Retry::AskAgain)));
    stage.deezer().untick("manage_library");
    let less = stage.token().await;
    assert_eq!(saved(&stage, &less, ALBUM).await, Some((Kind::InsufficientScope, Retry::AskAgain)));
    assert!(stage.deezer().library(USER).is_empty());
}

#[tokio::test]
async fn errors_come_with_status_200_and_each_has_its_name() {
    let stage = stocked().await;
    let token = stage.token().await;
    assert_eq!(saved(&stage, &token, Item::Album(1)).await, Some((Kind::NotFound, LATER)), "perhaps not yet");
    let window = Retry::Later(Some(Duration::from_secs(10)));
    for (fault, kind, retry) in [
        (Fault::RateLimited { retry_after: 0 }, Kind::TooMany, window),
        (Fault::Status(503), Kind::Unavailable, LATER),
        (Fault::Status(500), Kind::Unavailable, LATER),
        (Fault::Html(200), Kind::Unreadable, LATER),
        (Fault::Html(403), Kind::Unreadable, LATER),
        (Fault::ClosedConnection, Kind::Unreachable, LATER),
    ] {
        stage.deezer().fail_next(1, "/user/me/albums", &fault);
        assert_eq!(saved(&stage, &token, ALBUM).await, Some((kind, retry)), "{fault:?}");
    }
    assert!(stage.deezer().library(USER).is_empty());
    let code = stage.authorise().await;
    stage.deezer().fail_next(1, "/access_token.php", &Fault::Html(200));
    let refused = stage.library.exchange(stage.code(&code), stage.fan).await.err().unwrap();
    assert_eq!((refused.kind, refused.retry()), (Kind::Unreadable, LATER));
}

#[tokio::test]
async fn an_answer_lost_on_the_way_costs_nothing_but_a_repeat() {
    let stage = stocked().await;
    let token = stage.token().await;
    stage.deezer().fail_next(1, "/user/me/albums", &Fault::LostAnswer);
    assert_eq!(saved(&stage, &token, ALBUM).await, Some((Kind::Unreachable, LATER)));
    assert_eq!(saved(&stage, &token, ALBUM).await, None);
    assert_eq!(stage.deezer().library(USER), ["album:302127"]);
}
