//! The knobs: limits, quota, failures, latency.

use std::time::{Duration, Instant};

use sandbox::{Endpoint, Failure, Fault, Latency, RateLimit};
use serde_json::json;

use super::app::{ALBUM, App, TRACK, error, refusal};

const SAVE: &str = "user-library-modify";

#[tokio::test]
async fn beyond_the_rate_limit_the_answer_says_when_to_come_back() {
    let app = App::new().await;
    let token = app.sign_in("ada", SAVE).await.access;
    let window = Duration::from_secs(30);
    app.spotify().knobs(|knobs| knobs.rate_limit = Some(RateLimit { requests: 2, window }));
    let path = format!("/v1/me/library?uris={ALBUM}");
    assert_eq!(app.send("PUT", &path, &token).await.status(), 200);
    app.spotify().advance(Duration::from_secs(10));
    assert_eq!(app.send("PUT", &path, &token).await.status(), 200);
    let refused = app.send("PUT", &path, &token).await;
    assert_eq!(refused.status(), 429);
    let wait: u64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((15..=20).contains(&wait), "the first call leaves the window in about 20 s, not {wait}");
    let body = super::app::read(refused).await;
    assert_eq!(body, error(429, "API rate limit exceeded"));
    app.spotify().advance(Duration::from_secs(wait));
    assert_eq!(app.send("PUT", &path, &token).await.status(), 200);
    assert_eq!(app.send("PUT", &path, &token).await.status(), 429, "the second call is still in the window");
}

#[tokio::test]
async fn a_used_up_quota_is_told_apart_from_a_rate_limit() {
    let app = App::new().await;
    let token = app.sign_in("ada", SAVE).await.access;
    app.spotify().knobs(|knobs| knobs.quota = Some(1));
    assert_eq!(app.save(ALBUM, &token).await.0, 200);
    let refused = app.send("PUT", &format!("/v1/me/library?uris={TRACK}"), &token).await;
    assert!(refused.headers().get("retry-after").is_none());
    let (status, body) = super::app::read(refused).await;
    assert_eq!((status, body["error"]["reason"].as_str()), (429, Some("QUOTA_EXCEEDED")));
    assert_eq!(app.spotify().library("ada"), [ALBUM]);
}

#[tokio::test]
async fn planned_failures_wait_for_their_endpoint_and_are_used_once() {
    let app = App::new().await;
    let tokens = app.sign_in("ada", SAVE).await;
    app.spotify().knobs(|knobs| {
        knobs.fail_next(2, Endpoint::Library, Fault::Status(503));
        knobs.fail_next(1, Endpoint::Token, Fault::Status(500));
        knobs.fail_next(1, Endpoint::Library, Fault::RateLimited { retry_after: 7 });
        knobs.fail_next(1, Endpoint::Library, Fault::QuotaExceeded);
        knobs.fail_next(1, Endpoint::Library, Fault::Html(200));
    });
    assert_eq!(app.refresh(&tokens.refresh).await.1["error"], "server_error");
    assert_eq!(app.save(ALBUM, &tokens.access).await, error(503, "Service Unavailable"));
    assert_eq!(app.save(ALBUM, &tokens.access).await.0, 503);
    let path = format!("/v1/me/library?uris={ALBUM}");
    assert_eq!(app.send("PUT", &path, &tokens.access).await.headers()["retry-after"], "7");
    assert_eq!(app.save(ALBUM, &tokens.access).await.1["error"]["reason"], "QUOTA_EXCEEDED");
    let garbage = app.send("PUT", &path, &tokens.access).await;
    assert_eq!(garbage.status(), 200);
    assert!(garbage.text().await.unwrap().starts_with("<!doctype html>"));
    assert!(app.spotify().library("ada").is_empty(), "a failed call does nothing");
    assert_eq!(app.save(ALBUM, &tokens.access).await.0, 200);
}

#[tokio::test]
async fn a_closed_connection_did_nothing_and_a_lost_answer_did_all() {
    let app = App::new().await;
    let tokens = app.sign_in("ada", SAVE).await;
    let path = format!("/v1/me/library?uris={ALBUM}");
    app.spotify()
        .knobs(|knobs| knobs.next_failures.push_back(Failure { endpoint: None, fault: Fault::ClosedConnection }));
    assert!(app.try_send("PUT", &path, &tokens.access).await.is_err());
    assert!(app.spotify().library("ada").is_empty());
    app.spotify().knobs(|knobs| knobs.fail_next(1, Endpoint::Library, Fault::LostAnswer));
    assert!(app.try_send("PUT", &path, &tokens.access).await.is_err());
    assert_eq!(app.spotify().library("ada"), [ALBUM]);
    let hang = Fault::Hang(Duration::from_millis(50));
    app.spotify().knobs(|knobs| knobs.fail_next(1, Endpoint::Library, hang));
    assert!(app.try_send("PUT", &path, &tokens.access).await.is_err());
    assert_eq!(app.save(ALBUM, &tokens.access).await.0, 200);
    let journal = app.spotify().journal();
    let statuses: Vec<u16> = journal.iter().rev().take(4).map(|entry| entry.status).collect();
    assert_eq!(statuses, [200, 0, 0, 0]);
}

#[tokio::test]
async fn random_failures_come_at_their_rate_and_again_with_the_same_seed() {
    let app = App::new().await;
    let token = app.sign_in("ada", SAVE).await.access;
    let mut runs = Vec::new();
    for seed in [1, 2, 1] {
        app.spotify().knobs(|knobs| (knobs.failure_rate, knobs.seed) = (0.3, seed));
        let mut statuses = Vec::new();
        for _ in 0..100 {
            statuses.push(app.save(ALBUM, &token).await.0);
        }
        let failed = statuses.iter().filter(|status| **status >= 500).count();
        assert!((15..45).contains(&failed), "{failed} of 100 failed");
        runs.push(statuses);
    }
    assert_eq!(runs[0], runs[2]);
    assert_ne!(runs[0], runs[1]);
}

#[tokio::test]
async fn latency_is_at_least_what_was_set() {
    let app = App::new().await;
    let token = app.sign_in("ada", SAVE).await.access;
    let latency = Latency { fixed: Duration::from_millis(30), jitter: Duration::from_millis(10) };
    app.spotify().knobs(|knobs| knobs.latency = latency);
    let began = Instant::now();
    assert_eq!(app.save(ALBUM, &token).await.0, 200);
    assert!(began.elapsed() >= Duration::from_millis(30));
}

#[tokio::test]
async fn development_mode_serves_a_limited_number_of_users() {
    let app = App::new().await;
    app.spotify().knobs(|knobs| knobs.dev_mode_users = Some(1));
    let first = app.sign_in("ada", SAVE).await.access;
    let second = app.sign_in("bo", SAVE).await.access;
    assert_eq!(app.save(ALBUM, &first).await.0, 200);
    assert_eq!(app.save(ALBUM, &second).await.0, 403);
    app.spotify().knobs(|knobs| knobs.mode = sandbox::Mode::Extended);
    assert_eq!(app.save(ALBUM, &second).await, (200, json!(null)));
}

#[tokio::test]
async fn a_lost_refresh_answer_loses_the_rotated_token() {
    let app = App::new().await;
    let tokens = app.sign_in("ada", SAVE).await;
    app.spotify().knobs(|knobs| knobs.fail_next(1, Endpoint::Token, Fault::LostAnswer));
    let url = format!("{}/api/token", app.spotify().accounts_url());
    let form = [("grant_type", "refresh_token"), ("refresh_token", tokens.refresh.as_str()), ("client_id", "app")];
    assert!(app.http.post(url).form(&form).send().await.is_err());
    assert_eq!(app.refresh(&tokens.refresh).await, refusal("invalid_grant", "Invalid refresh token"));
}

#[tokio::test]
async fn a_stopped_sandbox_answers_nobody() {
    let app = App::new().await;
    let addr = app.sandbox.addr();
    let url = format!("http://{addr}/");
    assert_eq!(app.http.get(&url).send().await.unwrap().status(), 200);
    app.sandbox.stop().await;
    assert!(app.http.get(&url).send().await.is_err());
    let again = sandbox::Sandbox::start_on(addr).await.unwrap();
    assert_eq!(app.http.get(&url).send().await.unwrap().status(), 200);
    drop(again);
}
