//! The cases that need the sandbox's knobs, clock or journal.

use std::time::Duration;

use sandbox::{Authorization, Endpoint, Fault, Knobs, Mode};
use spotify::{Failure, Kind, Retry, SpotifyUri};

use super::stage::{Stage, cases};

cases![
    after_a_refresh_the_old_token_is_dead,
    without_rotation_the_old_token_still_holds,
    a_fan_who_withdrew_is_asked_again,
    an_authorisation_ends_after_six_months,
    an_access_token_ends_after_its_hour,
    a_permission_that_was_not_given_is_noticed_and_refused,
    a_rate_limit_says_when_to_come_back,
    a_quota_is_over_for_today,
    a_failing_server_is_asked_later,
    a_page_of_html_is_never_a_success,
    a_line_that_goes_dead_is_tried_later,
    an_answer_lost_on_the_way_costs_nothing_but_a_repeat,
    an_extended_app_saves_by_the_older_calls,
    a_development_app_is_refused_the_older_calls,
    a_fan_outside_the_development_list_is_refused_for_good,
    an_item_that_spotify_refuses_is_refused_for_good,
    more_items_than_one_call_takes_are_saved_in_several,
    an_app_with_a_secret_shows_it_in_the_header_only,
    a_wrong_secret_is_the_operators_to_mend,
    a_public_app_names_itself_in_the_form,
    the_catalogue_is_asked_for_nobody,
    an_app_without_a_secret_asks_no_catalogue,
    a_catalogue_in_trouble_says_when_to_come_back,
];

const LATER: Retry = Retry::Later(None);

fn failure(kind: Kind, retry: Retry) -> Option<Failure> {
    Some(Failure { kind, retry })
}

/// A save in that weather, by a fan who agreed before it came.
async fn save_when(stage: &Stage, turn: impl FnOnce(&mut Knobs)) -> Option<Failure> {
    let tokens = stage.tokens().await;
    stage.spotify().knobs(turn);
    stage.save(&tokens.access).await.err()
}

/// A refresh in that weather, by a fan who agreed before it came.
async fn refresh_when(stage: &Stage, turn: impl FnOnce(&mut Knobs)) -> Option<Failure> {
    let token = stage.tokens().await.refresh.unwrap();
    stage.spotify().knobs(turn);
    stage.refresh(&token).await.err()
}

async fn after_a_refresh_the_old_token_is_dead(stage: &Stage) {
    let old = stage.tokens().await.refresh.unwrap();
    let new = stage.refresh(&old).await.unwrap().refresh.unwrap();
    assert_eq!(stage.refresh(&old).await.err(), failure(Kind::InvalidGrant, Retry::AskAgain));
    stage.refresh(&new).await.unwrap();
}

async fn without_rotation_the_old_token_still_holds(stage: &Stage) {
    stage.spotify().knobs(|knobs| knobs.rotate_refresh_tokens = false);
    let token = stage.tokens().await.refresh.unwrap();
    assert!(stage.refresh(&token).await.unwrap().refresh.is_none());
    stage.refresh(&token).await.unwrap();
}

async fn a_fan_who_withdrew_is_asked_again(stage: &Stage) {
    let tokens = stage.tokens().await;
    stage.revoke();
    assert_eq!(stage.save(&tokens.access).await.err(), failure(Kind::Unauthorised, LATER));
    let refused = stage.refresh(&tokens.refresh.unwrap()).await;
    assert_eq!(refused.err(), failure(Kind::InvalidGrant, Retry::AskAgain));
}

async fn an_authorisation_ends_after_six_months(stage: &Stage) {
    let token = stage.tokens().await.refresh.unwrap();
    stage.spotify().advance(Duration::from_hours(190 * 24));
    assert_eq!(stage.refresh(&token).await.err(), failure(Kind::InvalidGrant, Retry::AskAgain));
}

async fn an_access_token_ends_after_its_hour(stage: &Stage) {
    let tokens = stage.tokens().await;
    stage.spotify().advance(tokens.expires_in);
    assert_eq!(stage.save(&tokens.access).await.err(), failure(Kind::Unauthorised, LATER));
    let fresh = stage.refresh(&tokens.refresh.unwrap()).await.unwrap();
    stage.save(&fresh.access).await.unwrap();
}

async fn a_permission_that_was_not_given_is_noticed_and_refused(stage: &Stage) {
    stage.spotify().knobs(|knobs| {
        knobs.denied_scopes.insert(spotify::SAVE_SCOPE.to_owned());
    });
    let tokens = stage.tokens().await;
    assert!(!tokens.may_save());
    assert_eq!(stage.save(&tokens.access).await.err(), failure(Kind::InsufficientScope, Retry::AskAgain));
}

async fn a_rate_limit_says_when_to_come_back(stage: &Stage) {
    for (said, wait) in [(17, 17), (0, 1), (999_999, 86_400)] {
        let fault = Fault::RateLimited { retry_after: said };
        let expected = failure(Kind::RateLimited, Retry::Later(Some(Duration::from_secs(wait))));
        let refused = save_when(stage, |knobs| knobs.fail_next(1, Endpoint::Library, fault.clone())).await;
        assert_eq!(refused, expected);
        let refused = refresh_when(stage, |knobs| knobs.fail_next(1, Endpoint::Token, fault)).await;
        assert_eq!(refused, expected);
    }
}

async fn a_quota_is_over_for_today(stage: &Stage) {
    let refused = save_when(stage, |knobs| knobs.quota = Some(0)).await;
    assert_eq!(refused, failure(Kind::QuotaExceeded, Retry::Tomorrow));
}

async fn a_failing_server_is_asked_later(stage: &Stage) {
    for status in [500, 502, 503] {
        let refused = save_when(stage, |knobs| knobs.fail_next(1, Endpoint::Library, Fault::Status(status))).await;
        assert_eq!(refused, failure(Kind::Unavailable, LATER), "{status}");
        let refused = refresh_when(stage, |knobs| knobs.fail_next(1, Endpoint::Token, Fault::Status(status))).await;
        assert_eq!(refused, failure(Kind::Unavailable, LATER), "{status}");
    }
}

async fn a_page_of_html_is_never_a_success(stage: &Stage) {
    for (status, kind) in [
        (200, Kind::UnreadableAnswer),
        (400, Kind::UnreadableAnswer),
        (403, Kind::UnreadableAnswer),
        (502, Kind::Unavailable),
    ] {
        let refused = save_when(stage, |knobs| knobs.fail_next(1, Endpoint::Library, Fault::Html(status))).await;
        assert_eq!(refused, failure(kind, LATER), "{status}");
        let refused = refresh_when(stage, |knobs| knobs.fail_next(1, Endpoint::Token, Fault::Html(status))).await;
        assert_eq!(refused, failure(kind, LATER), "{status}");
    }
}

async fn a_line_that_goes_dead_is_tried_later(stage: &Stage) {
    let refused = save_when(stage, |knobs| knobs.fail_next(1, Endpoint::Library, Fault::ClosedConnection)).await;
    assert_eq!(refused, failure(Kind::Unreachable, LATER));
    let refused = refresh_when(stage, |knobs| knobs.fail_next(1, Endpoint::Token, Fault::ClosedConnection)).await;
    assert_eq!(refused, failure(Kind::Unreachable, LATER));
    // The client repeats nothing by itself: each try is the caller's, with its line in the ledger.
    assert_eq!(stage.library(), Some(Vec::new()));
    assert_eq!(stage.n_answerless(), 2);
}

async fn an_answer_lost_on_the_way_costs_nothing_but_a_repeat(stage: &Stage) {
    let tokens = stage.tokens().await;
    stage.spotify().knobs(|knobs| knobs.fail_next(1, Endpoint::Library, Fault::LostAnswer));
    assert_eq!(stage.save(&tokens.access).await.err(), failure(Kind::Unreachable, LATER));
    stage.save(&tokens.access).await.unwrap();
    assert_eq!(stage.library(), Some(vec![stage.album.to_string()]));
}

async fn an_extended_app_saves_by_the_older_calls(stage: &Stage) {
    stage.spotify().knobs(|knobs| knobs.mode = Mode::Extended);
    let tokens = stage.tokens().await;
    stage.spotify().clear_journal();
    let both = [stage.track.clone(), stage.album.clone()];
    stage.extended_client().save(stage.access(&tokens.access), &both).await.unwrap();
    let paths: Vec<String> = stage.spotify().journal().into_iter().map(|entry| entry.path).collect();
    assert_eq!(paths, ["/spotify/api/v1/me/albums", "/spotify/api/v1/me/tracks"]);
    assert_eq!(stage.library(), Some(vec![stage.album.to_string(), stage.track.to_string()]));
}

async fn a_development_app_is_refused_the_older_calls(stage: &Stage) {
    let tokens = stage.tokens().await;
    let album = [stage.album.clone()];
    let refused = stage.extended_client().save(stage.access(&tokens.access), &album).await.err();
    assert_eq!(refused, failure(Kind::Forbidden, Retry::Later(Some(Duration::from_hours(1)))));
}

async fn a_fan_outside_the_development_list_is_refused_for_good(stage: &Stage) {
    let refused = save_when(stage, |knobs| knobs.dev_mode_users = Some(0)).await;
    assert_eq!(refused, failure(Kind::UserNotRegistered, Retry::Never));
}

async fn an_item_that_spotify_refuses_is_refused_for_good(stage: &Stage) {
    let refused = save_when(stage, |knobs| knobs.strict_catalogue = true).await;
    assert_eq!(refused, failure(Kind::BadRequest, Retry::Never));
}

async fn more_items_than_one_call_takes_are_saved_in_several(stage: &Stage) {
    let many: Vec<SpotifyUri> = (0..41).map(|n| format!("spotify:track:{n:022}").parse().unwrap()).collect();
    let tokens = stage.tokens().await;
    stage.client().save(stage.access(&tokens.access), &many).await.unwrap();
    stage.spotify().knobs(|knobs| knobs.mode = Mode::Extended);
    stage.extended_client().save(stage.access(&tokens.access), &many).await.unwrap();
    let n_calls = |path: &str| stage.spotify().journal().iter().filter(|entry| entry.path.ends_with(path)).count();
    assert_eq!((n_calls("/v1/me/library"), n_calls("/v1/me/tracks"), n_calls("/v1/me/albums")), (2, 3, 0));
    assert_eq!(stage.library().unwrap().len(), 41);
}

async fn an_app_with_a_secret_shows_it_in_the_header_only(stage: &Stage) {
    let client = stage.client_with_secret(None);
    let (code, pkce) = stage.authorise(&client).await;
    stage.spotify().clear_journal();
    let tokens = client.exchange(stage.code(&code), &pkce.verifier, stage.fan).await.unwrap();
    client.refresh(stage.token(&tokens.refresh.unwrap()), stage.fan).await.unwrap();
    for entry in stage.spotify().journal() {
        assert_eq!(entry.authorization, Some(Authorization::Basic));
        assert_eq!((entry.field("client_id"), entry.field("client_secret")), (None, None));
    }
}

async fn a_wrong_secret_is_the_operators_to_mend(stage: &Stage) {
    let token = stage.tokens().await.refresh.unwrap();
    let refused = stage.client_with_secret(Some("wrong")).refresh(stage.token(&token), stage.fan).await;
    assert_eq!(refused.err(), failure(Kind::InvalidClient, Retry::Later(Some(Duration::from_hours(1)))));
    stage.refresh(&token).await.unwrap();
}

async fn a_public_app_names_itself_in_the_form(stage: &Stage) {
    let tokens = stage.tokens().await;
    stage.save(&tokens.access).await.unwrap();
    stage.refresh(&tokens.refresh.unwrap()).await.unwrap();
    let journal = stage.spotify().journal();
    let ours: Vec<_> = journal.iter().filter(|entry| !entry.path.ends_with("/authorize")).collect();
    assert_eq!(ours.len(), 3);
    for entry in &ours {
        assert_eq!((entry.user_agent(), entry.cookie(), entry.header("referer")), (Some("Fanfare/0.1"), None, None));
        let is_save = entry.path.ends_with("/v1/me/library");
        assert_eq!(entry.field("client_id"), (!is_save).then_some("sandbox-app"));
        assert_eq!(entry.authorization, is_save.then_some(Authorization::Bearer));
    }
    let save = ours.iter().find(|entry| entry.method == "PUT").unwrap();
    assert_eq!(save.query.as_deref(), Some("uris=spotify%3Aalbum%3A4aawyAB9vmqN3uQ7FjRGTy"));
    assert_eq!((save.header("content-length"), save.body.as_str()), (Some("0"), ""));
}

async fn the_catalogue_is_asked_for_nobody(stage: &Stage) {
    let track = sandbox::Track::new(stage.track.id(), "Lanterns", "GBAYE6800011");
    stage.spotify().add_album(stage.album.id(), "Lanterns Over Water", "036000291452", "Noor", vec![track]);
    let client = stage.client_with_secret(None);
    let token = client.app_token().await.unwrap();
    let album = client.albums_by_upc(&token, "036000291452").await.unwrap().remove(0);
    assert_eq!((album.uri.clone(), album.artist.as_str(), album.n_tracks), (stage.album.clone(), "Noor", Some(1)));
    let track = client.tracks_by_isrc(&token, "GBAYE6800011").await.unwrap().remove(0);
    assert_eq!((track.uri, track.isrc.as_deref()), (stage.track.clone(), Some("GBAYE6800011")));
    assert!(track.album.is_some_and(|on| on.uri == album.uri));
    assert_eq!(client.albums_by_upc(&token, "5000000000000").await, Ok(Vec::new()));
    let by_words = client.albums_by_words(&token, "lanterns over", "noor").await.unwrap();
    assert!(by_words.len() == 1 && by_words[0].uri == stage.album, "{by_words:?}");
    assert_eq!(client.albums_by_words(&token, "x\" artist:\"noor", "").await, Ok(Vec::new()));
    assert_eq!(client.has(&token, &stage.album).await, Ok(true));
    let unknown: SpotifyUri = "spotify:album:0000000000000000000000".parse().unwrap();
    assert_eq!(client.has(&token, &unknown).await, Ok(false));
    assert!(stage.privacy.ledger(stage.fan).await.unwrap().is_empty(), "nothing about anybody left");
}

async fn an_app_without_a_secret_asks_no_catalogue(stage: &Stage) {
    assert!(!stage.client().can_search());
    assert_eq!(stage.client().app_token().await.err().map(|failure| failure.kind), Some(Kind::InvalidClient));
    assert!(stage.spotify().journal().is_empty());
}

async fn a_catalogue_in_trouble_says_when_to_come_back(stage: &Stage) {
    let client = stage.client_with_secret(None);
    let token = client.app_token().await.unwrap();
    stage.spotify().knobs(|knobs| knobs.fail_next(1, Endpoint::Search, Fault::RateLimited { retry_after: 9 }));
    let refused = client.albums_by_upc(&token, "036000291452").await.err();
    assert_eq!(refused, failure(Kind::RateLimited, Retry::Later(Some(Duration::from_secs(9)))));
    stage.spotify().knobs(|knobs| knobs.fail_next(1, Endpoint::Search, Fault::Html(200)));
    let unreadable = client.albums_by_upc(&token, "036000291452").await.err();
    assert_eq!(unreadable, failure(Kind::UnreadableAnswer, LATER));
    assert_eq!(client.albums_by_upc(&token, "1 OR upc:2").await.err().map(|one| one.kind), Some(Kind::NotSent));
}
