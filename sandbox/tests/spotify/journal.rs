//! The journal: what it keeps, and what it doesn't.

use sandbox::{Authorization, Entry};

use super::app::{ALBUM, APP, App, SECRET};

const SAVE: &str = "user-library-modify";

#[tokio::test]
async fn the_journal_has_what_was_sent_but_not_how_it_was_authorised() {
    let app = App::new().await;
    let tokens = app.sign_in("ada", SAVE).await;
    app.refresh(&tokens.refresh).await;
    let url = format!("{}/v1/me/library?uris={ALBUM}", app.spotify().api_url());
    let request = app.http.put(url).bearer_auth(&tokens.access).header("user-agent", "fanfare").header("cookie", "a=b");
    request.send().await.unwrap();
    let journal = app.spotify().journal();
    let [authorize, exchange, refresh, save] = journal.as_slice() else { panic!("{journal:?}") };
    assert_eq!((authorize.method.as_str(), authorize.path.as_str()), ("POST", "/spotify/accounts/authorize"));
    assert_eq!((authorize.status, authorize.user.as_deref()), (303, Some("ada")));
    assert_eq!(exchange.field("redirect_uri"), Some(super::app::BACK));
    assert_eq!((exchange.client_id.as_deref(), exchange.user.as_deref()), (Some(APP), Some("ada")));
    assert_eq!(refresh.field("refresh_token"), Some(tokens.refresh.as_str()));
    assert_eq!((refresh.status, refresh.user.as_deref()), (200, Some("ada")));
    assert_eq!((save.path.as_str(), save.status), ("/spotify/api/v1/me/library", 200));
    assert_eq!(save.query.as_deref(), Some(format!("uris={ALBUM}").as_str()));
    assert_eq!((save.client_id.as_deref(), save.user.as_deref()), (Some(APP), Some("ada")));
    assert_eq!((save.user_agent(), save.cookie()), (Some("fanfare"), Some("a=b")));
    assert_eq!((save.authorization, save.header("authorization")), (Some(Authorization::Bearer), None));
    assert!(!format!("{save:?}").contains(&tokens.access));
    app.spotify().clear_journal();
    assert_eq!((app.spotify().journal().len(), app.spotify().n_requests()), (0, 0));
}

#[tokio::test]
async fn a_full_journal_goes_on_counting() {
    let app = App::new().await;
    app.spotify().knobs(|knobs| knobs.journal_capacity = 2);
    let form = [("grant_type", "client_credentials"), ("client_id", APP), ("client_secret", SECRET)];
    for _ in 0..3 {
        assert_eq!(app.token(&form).await.0, 200);
    }
    assert_eq!((app.spotify().journal().len(), app.spotify().n_requests()), (2, 3));
}

#[tokio::test]
async fn a_request_nobody_waited_for_is_in_the_journal() {
    let app = App::new().await;
    let token = app.sign_in("ada", SAVE).await.access;
    app.spotify().clear_journal();
    app.spotify().knobs(|knobs| knobs.latency.fixed = std::time::Duration::from_secs(60));
    let url = format!("{}/v1/me/library?uris={ALBUM}", app.spotify().api_url());
    let request = app.http.put(url).bearer_auth(token).timeout(std::time::Duration::from_millis(200));
    assert!(request.send().await.unwrap_err().is_timeout());
    let journal = app.spotify().journal();
    assert_eq!((journal.len(), journal[0].status, journal[0].user.as_deref()), (1, Entry::NO_ANSWER, Some("ada")));
}
