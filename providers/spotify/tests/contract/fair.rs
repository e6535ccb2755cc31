//! The cases that need no bad weather: Spotify itself can be asked to play them.

use privacy::Personal;
use spotify::{Failure, Kind, Retry};

use super::stage::{Stage, cases};

cases![CASES:
    a_fan_agrees_and_the_album_is_saved,
    a_refreshed_token_saves_too,
    saving_twice_is_harmless,
    a_code_is_good_once,
    a_code_is_worth_nothing_without_its_verifier,
    a_refresh_token_that_was_never_given_is_an_invalid_grant,
    an_access_token_that_was_never_given_is_unauthorised,
];

const INVALID_GRANT: Failure = Failure { kind: Kind::InvalidGrant, retry: Retry::AskAgain };

async fn a_fan_agrees_and_the_album_is_saved(stage: &Stage) {
    let tokens = stage.tokens().await;
    assert!(tokens.may_save());
    assert!(tokens.refresh.is_some());
    assert!(!tokens.expires_in.is_zero());
    stage.save(&tokens.access).await.unwrap();
    if let Some(library) = stage.library() {
        assert_eq!(library, [stage.album.to_string()]);
    }
    let mut disclosed: Vec<_> =
        stage.privacy.ledger(stage.fan).await.unwrap().into_iter().map(|line| line.datum).collect();
    disclosed.sort();
    assert_eq!(disclosed, ["presave_access_token", "presave_code"]);
}

async fn a_refreshed_token_saves_too(stage: &Stage) {
    let tokens = stage.tokens().await;
    let fresh = stage.refresh(&tokens.refresh.unwrap()).await.unwrap();
    assert!(fresh.may_save());
    stage.save(&fresh.access).await.unwrap();
    if let Some(newest) = fresh.refresh {
        stage.refresh(&newest).await.unwrap();
    }
}

async fn saving_twice_is_harmless(stage: &Stage) {
    let tokens = stage.tokens().await;
    stage.save(&tokens.access).await.unwrap();
    stage.save(&tokens.access).await.unwrap();
    if let Some(library) = stage.library() {
        assert_eq!(library, [stage.album.to_string()]);
    }
}

async fn a_code_is_good_once(stage: &Stage) {
    let client = stage.client();
    let (code, pkce) = stage.authorise(&client).await;
    client.exchange(stage.code(&code), &pkce.verifier, stage.fan).await.unwrap();
    let again = client.exchange(stage.code(&code), &pkce.verifier, stage.fan).await;
    assert_eq!(again.err(), Some(INVALID_GRANT));
}

async fn a_code_is_worth_nothing_without_its_verifier(stage: &Stage) {
    let client = stage.client();
    let (code, _) = stage.authorise(&client).await;
    let stolen = client.exchange(stage.code(&code), &"a".repeat(43), stage.fan).await;
    assert_eq!(stolen.err(), Some(INVALID_GRANT));
}

async fn a_refresh_token_that_was_never_given_is_an_invalid_grant(stage: &Stage) {
    let token = Personal::of(stage.fan, "made-up".to_owned());
    assert_eq!(stage.refresh(&token).await.err(), Some(INVALID_GRANT));
}

async fn an_access_token_that_was_never_given_is_unauthorised(stage: &Stage) {
    let token = Personal::of(stage.fan, "made-up".to_owned());
    let refused = stage.save(&token).await;
    assert_eq!(refused, Err(Failure { kind: Kind::Unauthorised, retry: Retry::Later(None) }));
}
