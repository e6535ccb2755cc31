//! Likes and playlists: the contract that Google and its simulation both keep.

use std::time::Duration;

use privacy::Personal;
use sandbox::{Authorization, Entry, Fault};
use youtube::{Failure, Kind, Retry, VideoId, WRITE_UNITS};

use crate::fan::{Stage, USER};

const LATER: Retry = Retry::Later(None);
const AGAIN: Retry = Retry::AskAgain;
const OPERATOR: Retry = Retry::Later(Some(Duration::from_secs(3600)));

fn failure(kind: Kind, retry: Retry) -> Option<Failure> {
    Some(Failure { kind, retry })
}

#[tokio::test]
async fn a_fan_agrees_and_the_video_is_liked_once_however_often_it_is_asked() {
    let stage = Stage::set().await;
    let tokens = stage.tokens().await;
    assert!(tokens.may_save() && tokens.refresh.is_some() && !tokens.expires_in.is_zero());
    let before = stage.youtube().units_left();
    for _ in 0..2 {
        stage.library.like(stage.access(&tokens.access), &stage.video).await.unwrap();
    }
    assert_eq!(stage.youtube().likes(USER), ["aaaaaaaaaaa"]);
    assert_eq!(before - stage.youtube().units_left(), u64::from(2 * WRITE_UNITS));
    let mut disclosed: Vec<_> =
        stage.privacy.ledger(stage.fan).await.unwrap().into_iter().map(|line| line.datum).collect();
    disclosed.sort();
    disclosed.dedup();
    assert_eq!(disclosed, ["presave_access_token", "presave_code"]);
}

#[tokio::test]
async fn a_permission_is_asked_for_with_proof_and_comes_back_with_the_journal_knowing_no_secret() {
    let stage = Stage::set().await;
    let tokens = stage.tokens().await;
    let fresh = stage.library.refresh(stage.token(tokens.refresh.as_ref().unwrap()), stage.fan).await.unwrap();
    assert!(fresh.refresh.is_none() && fresh.may_save(), "the refresh token stays the same");
    stage.library.like(stage.access(&fresh.access), &stage.video).await.unwrap();
    let journal = stage.youtube().journal();
    let [asked, exchanged, refreshed, liked] = journal.as_slice() else { panic!("{journal:?}") };
    assert_eq!((asked.field("access_type"), asked.field("prompt")), (Some("offline"), Some("consent")));
    assert_eq!(asked.field("code_challenge_method"), Some("S256"));
    assert_eq!(asked.field("scope"), Some("https://www.googleapis.com/auth/youtube.force-ssl"));
    assert_eq!((exchanged.status, exchanged.user.as_deref()), (200, Some(USER)));
    assert_eq!((refreshed.status, refreshed.field("grant_type")), (200, Some("refresh_token")));
    assert_eq!((liked.status, liked.authorization), (204, Some(Authorization::Bearer)));
    assert_eq!(liked.query.as_deref(), Some("id=aaaaaaaaaaa&rating=like"));
    assert!(!format!("{journal:?}").contains("sbx-"), "{journal:?}");
}

#[tokio::test]
async fn a_fan_who_says_no_comes_back_without_a_code() {
    let stage = Stage::set().await;
    let (answers, _) = stage.decide("cancel").await;
    assert_eq!((answers.get("error").map(String::as_str), answers.get("code")), (Some("access_denied"), None));
}

#[tokio::test]
async fn a_code_is_good_once_and_worth_nothing_without_its_verifier() {
    let stage = Stage::set().await;
    let (code, pkce) = stage.authorise().await;
    stage.library.exchange(stage.code(&code), &pkce.verifier, stage.fan).await.unwrap();
    let again = stage.library.exchange(stage.code(&code), &pkce.verifier, stage.fan).await;
    assert_eq!(again.err(), failure(Kind::InvalidGrant, AGAIN));
    let (code, _) = stage.authorise().await;
    let stolen = stage.library.exchange(stage.code(&code), &"a".repeat(43), stage.fan).await;
    assert_eq!(stolen.err(), failure(Kind::InvalidGrant, AGAIN));
    let (code, pkce) = stage.authorise().await;
    let wrong = stage.library_with("wrong").exchange(stage.code(&code), &pkce.verifier, stage.fan).await;
    assert_eq!(wrong.err(), failure(Kind::InvalidClient, OPERATOR));
}

#[tokio::test]
async fn a_playlist_is_chosen_looked_into_and_filled_once() {
    let stage = Stage::set().await;
    let id = stage.youtube().add_playlist(USER, "Evenings");
    stage.youtube().add_playlist("bob", "Bob's own");
    let tokens = stage.tokens().await;
    let access = || stage.access(&tokens.access);
    let found = stage.library.playlists(access(), stage.fan).await.unwrap();
    let [list] = found.as_slice() else { panic!("{} playlists", found.len()) };
    assert_eq!((stage.seen(&list.id), stage.seen(&list.title)), (id.as_str(), "Evenings"));
    let holds = async || stage.library.holds(access(), stage.playlist(&list.id), &stage.video).await;
    assert_eq!(holds().await, Ok(false));
    stage.library.add(access(), stage.playlist(&list.id), &stage.video).await.unwrap();
    assert_eq!(holds().await, Ok(true));
    assert_eq!(stage.youtube().playlists(USER)[0].videos, ["aaaaaaaaaaa"]);
    let ledger = stage.privacy.ledger(stage.fan).await.unwrap();
    assert!(ledger.iter().any(|line| line.datum == "presave_playlist"), "the playlist's number is in the ledger too");
}

/// Why the engine has to look first: an answer that is lost leaves a video there, and YouTube adds it again.
#[tokio::test]
async fn an_answer_lost_on_the_way_is_found_by_looking_and_doubled_by_repeating() {
    let stage = Stage::set().await;
    let tokens = stage.tokens().await;
    let access = || stage.access(&tokens.access);
    let list = stage.library.make_playlist(access(), "Saved <by> Fanfare", stage.fan).await.unwrap();
    stage.youtube().fail_next(1, "/playlistItems", &Fault::LostAnswer);
    let lost = stage.library.add(access(), stage.playlist(&list), &stage.video).await;
    assert_eq!(lost.err(), failure(Kind::Unreachable, LATER));
    assert_eq!(stage.youtube().journal().last().map(|entry| entry.status), Some(Entry::NO_ANSWER));
    assert_eq!(stage.library.holds(access(), stage.playlist(&list), &stage.video).await, Ok(true));
    stage.library.add(access(), stage.playlist(&list), &stage.video).await.unwrap();
    let lists = stage.youtube().playlists(USER);
    assert_eq!(lists[0].videos.len(), 2, "so nobody may repeat it blindly");
    assert_eq!((lists[0].title.as_str(), lists[0].privacy.as_str()), ("Saved by Fanfare", "private"));
    stage.youtube().fail_next(1, "/videos/rate", &Fault::LostAnswer);
    assert_eq!(stage.library.like(access(), &stage.video).await.err(), failure(Kind::Unreachable, LATER));
    stage.library.like(access(), &stage.video).await.unwrap();
    assert_eq!((stage.youtube().likes(USER).len(), stage.youtube().n_repeated_likes()), (1, 1));
}

#[tokio::test]
async fn what_is_not_there_and_who_can_have_none_are_told_apart() {
    let stage = Stage::set().await;
    let tokens = stage.tokens().await;
    let access = || stage.access(&tokens.access);
    let early: VideoId = "zzzzzzzzzzz".parse().unwrap();
    assert_eq!(stage.library.like(access(), &early).await.err(), failure(Kind::NotFound, LATER));
    let id = stage.youtube().add_playlist(USER, "Evenings");
    let list = Personal::of(stage.fan, id.clone());
    let unreleased = stage.library.add(access(), stage.playlist(&list), &early).await;
    assert_eq!(unreleased.err(), failure(Kind::NotFound, LATER));
    stage.youtube().remove_playlist(&id);
    let gone = failure(Kind::PlaylistGone, AGAIN);
    assert_eq!(stage.library.holds(access(), stage.playlist(&list), &stage.video).await.err(), gone);
    assert_eq!(stage.library.add(access(), stage.playlist(&list), &stage.video).await.err(), gone);
    stage.youtube().without_channel(USER);
    let none = stage.library.make_playlist(access(), "x", stage.fan).await;
    assert_eq!(none.err(), failure(Kind::NoChannel, Retry::Never));
}

#[tokio::test]
async fn a_fan_who_withdrew_or_unticked_is_asked_again() {
    let stage = Stage::set().await;
    let tokens = stage.tokens().await;
    let refresh = tokens.refresh.as_ref().unwrap();
    stage.youtube().revoke_user(USER);
    let refused = stage.library.like(stage.access(&tokens.access), &stage.video).await;
    assert_eq!(refused.err(), failure(Kind::Unauthorised, LATER));
    let ended = stage.library.refresh(stage.token(refresh), stage.fan).await;
    assert_eq!(ended.err(), failure(Kind::InvalidGrant, AGAIN));

    stage.youtube().untick();
    let less = stage.tokens().await;
    assert!(!less.may_save());
    let refused = stage.library.like(stage.access(&less.access), &stage.video).await;
    assert_eq!(refused.err(), failure(Kind::InsufficientScope, AGAIN));
    let unused = stage.tokens().await;
    stage.youtube().advance(Duration::from_secs(190 * 24 * 60 * 60));
    let ended = stage.library.refresh(stage.token(unused.refresh.as_ref().unwrap()), stage.fan).await;
    assert_eq!(ended.err(), failure(Kind::InvalidGrant, AGAIN));
}

#[tokio::test]
async fn a_permission_is_given_back_and_giving_it_back_twice_is_no_error() {
    let stage = Stage::set().await;
    let tokens = stage.tokens().await;
    let refresh = tokens.refresh.as_ref().unwrap();
    assert_eq!(stage.youtube().n_permissions(USER), 1);
    for _ in 0..2 {
        stage.library.revoke(stage.token(refresh)).await.unwrap();
        assert_eq!(stage.youtube().n_permissions(USER), 0);
    }
    let (again, other) = (stage.tokens().await, stage.tokens().await);
    assert_eq!(stage.youtube().n_permissions(USER), 2, "what is given later holds");
    stage.library.revoke(stage.token(again.refresh.as_ref().unwrap())).await.unwrap();
    let dead = stage.library.refresh(stage.token(other.refresh.as_ref().unwrap()), stage.fan).await;
    assert_eq!(dead.err(), failure(Kind::InvalidGrant, AGAIN), "an account's permissions for an app end together");
    stage.youtube().fail_next(1, "/revoke", &Fault::Status(503));
    assert_eq!(stage.library.revoke(stage.token(refresh)).await.err(), failure(Kind::Unavailable, LATER));
}

#[tokio::test]
async fn bad_weather_says_when_to_come_back() {
    let stage = Stage::set().await;
    let tokens = stage.tokens().await;
    for (fault, kind, retry) in [
        (Fault::QuotaExceeded, Kind::QuotaExceeded, Retry::Tomorrow),
        (Fault::RateLimited { retry_after: 0 }, Kind::RateLimited, LATER),
        (Fault::RateLimited { retry_after: 17 }, Kind::RateLimited, Retry::Later(Some(Duration::from_secs(17)))),
        (Fault::Status(500), Kind::Unavailable, LATER),
        (Fault::Status(403), Kind::Forbidden, OPERATOR),
        (Fault::Html(200), Kind::UnreadableAnswer, LATER),
        (Fault::Html(403), Kind::UnreadableAnswer, LATER),
        (Fault::Html(502), Kind::Unavailable, LATER),
        (Fault::ClosedConnection, Kind::Unreachable, LATER),
    ] {
        stage.youtube().fail_next(1, "/videos/rate", &fault);
        let refused = stage.library.like(stage.access(&tokens.access), &stage.video).await;
        assert_eq!(refused.err(), failure(kind, retry), "{fault:?}");
    }
    assert!(stage.youtube().likes(USER).is_empty());
    for (fault, kind) in [(Fault::Html(200), Kind::UnreadableAnswer), (Fault::Status(503), Kind::Unavailable)] {
        stage.youtube().fail_next(1, "/token", &fault);
        let refused = stage.library.refresh(stage.token(tokens.refresh.as_ref().unwrap()), stage.fan).await;
        assert_eq!(refused.err(), failure(kind, LATER), "{fault:?}");
    }
    stage.youtube().leave_units(u64::from(WRITE_UNITS) - 1);
    let spent = stage.library.like(stage.access(&tokens.access), &stage.video).await;
    assert_eq!(spent.err(), failure(Kind::QuotaExceeded, Retry::Tomorrow));
}
