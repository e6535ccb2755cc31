//! The accounts service: the authorisation page, codes, tokens.

use std::time::Duration;

use reqwest::Response;

use super::app::{ALBUM, APP, App, BACK, SECRET, VERIFIER, back, challenge, question, read, refusal};

const SAVE: &str = "user-library-modify";

async fn show(app: &App, question: &[(&str, &str)]) -> Response {
    app.http.get(app.authorize_url()).query(question).send().await.unwrap()
}

#[tokio::test]
async fn the_authorisation_page_says_what_it_is_and_loads_nothing_foreign() {
    let app = App::new().await;
    app.spotify().name_app(APP, "Nova <Records>");
    let answer = show(&app, &question(SAVE, &challenge())).await;
    assert_eq!(answer.status(), 200);
    let page = answer.text().await.unwrap();
    for part in ["Sandbox: this stands for Spotify", "Nova &lt;Records&gt;", SAVE, "Agree", "Cancel", "the state"] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    assert!(!page.contains("src=") && !page.contains("<link") && !page.contains("<script"), "{page}");
    assert!(page.contains("action=\"/spotify/accounts/authorize\""));
}

#[tokio::test]
async fn an_unknown_app_or_redirect_address_gets_a_page_and_no_redirect() {
    let app = App::new().await;
    app.spotify().register_app(APP, SECRET, "http://fanfare.example/back");
    app.spotify().register_app(APP, SECRET, "https://localhost/back");
    let challenge = challenge();
    for (name, value) in [
        ("client_id", "stranger"),
        ("redirect_uri", "https://evil.example/back"),
        ("redirect_uri", "https://fanfare.example/back/"),
        ("redirect_uri", "http://fanfare.example/back"),
        ("redirect_uri", "https://localhost/back"),
    ] {
        let mut question = question(SAVE, &challenge);
        question.retain(|(known, _)| *known != name);
        question.extend([(name, value), ("decision", "agree"), ("user", "ada")]);
        let answers =
            [show(&app, &question).await, app.http.post(app.authorize_url()).form(&question).send().await.unwrap()];
        for answer in answers {
            assert_eq!(answer.status(), 400, "{value}");
            assert!(answer.headers().get("location").is_none());
            assert!(answer.text().await.unwrap().contains("INVALID_CLIENT"));
        }
    }
}

#[tokio::test]
async fn a_loopback_address_registered_without_a_port_takes_any_port() {
    let app = App::new().await;
    app.spotify().register_app(APP, SECRET, "http://127.0.0.1/back");
    let challenge = challenge();
    for (address, status) in [("http://127.0.0.1:8080/back", 200), ("http://127.0.0.1:8080/other", 400)] {
        let mut question = question(SAVE, &challenge);
        question.retain(|(name, _)| *name != "redirect_uri");
        question.push(("redirect_uri", address));
        assert_eq!(show(&app, &question).await.status(), status, "{address}");
    }
}

#[tokio::test]
async fn other_mistakes_in_the_question_go_back_to_the_app() {
    let app = App::new().await;
    let challenge = challenge();
    for (name, value, error) in [
        ("response_type", "token", "unsupported_response_type"),
        ("scope", "user-library-modify everything", "invalid_scope"),
        ("code_challenge_method", "plain", "invalid_request"),
        ("code_challenge", "short", "invalid_request"),
    ] {
        let mut question = question(SAVE, &challenge);
        question.retain(|(known, _)| *known != name);
        question.push((name, value));
        let back = back(&show(&app, &question).await);
        assert_eq!((back["error"].as_str(), back["state"].as_str()), (error, "the state"));
    }
}

#[tokio::test]
async fn a_cancelled_question_goes_back_with_the_state_and_no_code() {
    let app = App::new().await;
    let back = app.ask("ada", SAVE, "cancel").await;
    assert_eq!((back["error"].as_str(), back["state"].as_str()), ("access_denied", "the state"));
    assert!(!back.contains_key("code"));
    assert!(app.spotify().users().is_empty());
}

#[tokio::test]
async fn people_who_keep_the_default_name_are_different_people() {
    let app = App::new().await;
    app.ask("", SAVE, "agree").await;
    app.ask(" ", SAVE, "agree").await;
    assert_eq!(app.spotify().users().len(), 2);
}

#[tokio::test]
async fn a_code_needs_its_own_verifier_and_redirect_address() {
    let app = App::new().await;
    let code = app.code("ada", SAVE).await;
    let wrong = "another-verifier-of-forty-three-letters-0123456789";
    assert_eq!(app.exchange(&code, wrong).await, refusal("invalid_grant", "code_verifier was incorrect"));
    let elsewhere = [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", "https://fanfare.example/other"),
        ("client_id", APP),
        ("code_verifier", VERIFIER),
    ];
    assert_eq!(app.token(&elsewhere).await, refusal("invalid_grant", "Invalid redirect URI"));
    let unverified =
        [("grant_type", "authorization_code"), ("code", &code), ("redirect_uri", BACK), ("client_id", APP)];
    assert_eq!(app.token(&unverified).await, refusal("invalid_request", "code_verifier required"));
    assert_eq!(app.exchange(&code, VERIFIER).await.0, 200);
}

#[tokio::test]
async fn a_second_use_of_a_code_is_refused() {
    let app = App::new().await;
    let code = app.code("ada", SAVE).await;
    assert_eq!(app.exchange(&code, VERIFIER).await.0, 200);
    assert_eq!(app.exchange(&code, VERIFIER).await, refusal("invalid_grant", "Invalid authorization code"));
}

#[tokio::test]
async fn a_code_ends_after_ten_minutes() {
    let app = App::new().await;
    let code = app.code("ada", SAVE).await;
    app.spotify().advance(Duration::from_secs(601));
    assert_eq!(app.exchange(&code, VERIFIER).await, refusal("invalid_grant", "Authorization code expired"));
}

#[tokio::test]
async fn a_code_asked_for_without_a_challenge_needs_the_secret() {
    let app = App::new().await;
    let mut question = question(SAVE, "");
    question.retain(|(name, _)| !name.starts_with("code_challenge"));
    question.extend([("user", "ada"), ("decision", "agree")]);
    let answer = app.http.post(app.authorize_url()).form(&question).send().await.unwrap();
    let code = back(&answer)["code"].clone();
    let form = [("grant_type", "authorization_code"), ("code", code.as_str()), ("redirect_uri", BACK)];
    let mut public = form.to_vec();
    public.push(("client_id", APP));
    assert_eq!(app.token(&public).await, refusal("invalid_client", "Invalid client secret"));
    let url = format!("{}/api/token", app.spotify().accounts_url());
    let wrong = app.http.post(&url).basic_auth(APP, Some("guess")).form(&form).send().await.unwrap();
    assert_eq!(read(wrong).await, refusal("invalid_client", "Invalid client secret"));
    let right = app.http.post(&url).basic_auth(APP, Some(SECRET)).form(&form).send().await.unwrap();
    assert_eq!(right.status(), 200);
}

#[tokio::test]
async fn a_refresh_rotates_the_token_and_ends_the_old_one() {
    let app = App::new().await;
    let tokens = app.sign_in("ada", SAVE).await;
    assert!(tokens.access.starts_with("sbx-access-") && tokens.refresh.starts_with("sbx-refresh-"));
    let (status, body) = app.refresh(&tokens.refresh).await;
    assert_eq!(status, 200);
    let new = body["refresh_token"].as_str().unwrap();
    assert_ne!(new, tokens.refresh);
    assert_eq!(app.refresh(&tokens.refresh).await, refusal("invalid_grant", "Invalid refresh token"));
    assert_eq!(app.refresh(new).await.0, 200);
    assert_eq!(app.save(ALBUM, body["access_token"].as_str().unwrap()).await.0, 200);
}

#[tokio::test]
async fn without_rotation_the_refresh_token_stays() {
    let app = App::new().await;
    app.spotify().knobs(|knobs| knobs.rotate_refresh_tokens = false);
    let tokens = app.sign_in("ada", SAVE).await;
    for _ in 0..2 {
        let (status, body) = app.refresh(&tokens.refresh).await;
        assert_eq!((status, body.get("refresh_token")), (200, None));
    }
}

#[tokio::test]
async fn refreshing_does_not_move_the_end_six_months_after_the_authorisation() {
    let app = App::new().await;
    let day = Duration::from_secs(24 * 3600);
    let tokens = app.sign_in("ada", SAVE).await;
    app.spotify().advance(day * 180);
    let (status, body) = app.refresh(&tokens.refresh).await;
    assert_eq!(status, 200);
    app.spotify().advance(day * 5);
    let (status, body) = app.refresh(body["refresh_token"].as_str().unwrap()).await;
    assert_eq!((status, body["error"].as_str()), (400, Some("invalid_grant")));
}

#[tokio::test]
async fn a_refresh_token_works_for_its_own_app_only() {
    let app = App::new().await;
    app.spotify().register_app("other", "other-secret", BACK);
    let tokens = app.sign_in("ada", SAVE).await;
    let form = [("grant_type", "refresh_token"), ("refresh_token", tokens.refresh.as_str()), ("client_id", "other")];
    assert_eq!(app.token(&form).await, refusal("invalid_grant", "Invalid refresh token"));
    let nobody = [("grant_type", "refresh_token"), ("refresh_token", tokens.refresh.as_str()), ("client_id", "no")];
    assert_eq!(app.token(&nobody).await, refusal("invalid_client", "Invalid client"));
}

#[tokio::test]
async fn a_revoked_user_is_refused_until_they_agree_again() {
    let app = App::new().await;
    let tokens = app.sign_in("ada", SAVE).await;
    let bystander = app.sign_in("bo", SAVE).await;
    app.spotify().revoke_user("ada");
    assert_eq!(app.refresh(&tokens.refresh).await, refusal("invalid_grant", "Refresh token revoked"));
    assert_eq!(app.save(ALBUM, &tokens.access).await.0, 401);
    assert_eq!(app.save(ALBUM, &bystander.access).await.0, 200);
    let tokens = app.sign_in("ada", SAVE).await;
    assert_eq!(app.save(ALBUM, &tokens.access).await.0, 200);
    app.spotify().knobs(|knobs| knobs.revoked.extend(["ada".to_owned()]));
    assert_eq!(app.refresh(&tokens.refresh).await.0, 400);
}

#[tokio::test]
async fn an_unticked_scope_is_not_granted() {
    let app = App::new().await;
    app.spotify().knobs(|knobs| {
        knobs.denied_scopes.insert(SAVE.to_owned());
    });
    let tokens = app.sign_in("ada", "user-library-read user-library-modify").await;
    assert_eq!(tokens.scope, "user-library-read");
    assert_eq!(app.save(ALBUM, &tokens.access).await.0, 403);
}

#[tokio::test]
async fn an_unknown_grant_type_is_refused() {
    let app = App::new().await;
    assert_eq!(app.token(&[("grant_type", "password")]).await.1["error"], "unsupported_grant_type");
    assert_eq!(app.token(&[]).await.1["error"], "unsupported_grant_type");
}

#[tokio::test]
async fn client_credentials_need_the_secret_and_open_no_library() {
    let app = App::new().await;
    let mut form = vec![("grant_type", "client_credentials"), ("client_id", APP)];
    assert_eq!(app.token(&form).await, refusal("invalid_client", "Invalid client secret"));
    form.push(("client_secret", SECRET));
    let (status, body) = app.token(&form).await;
    assert_eq!((status, body.get("refresh_token")), (200, None));
    let token = body["access_token"].as_str().unwrap();
    assert_eq!(app.save(ALBUM, token).await.0, 401);
    assert_eq!(app.call("GET", "/v1/search?q=upc:1&type=album", token).await.0, 200);
}
