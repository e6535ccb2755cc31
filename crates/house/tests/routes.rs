//! Every declared route, asked by everybody who must not: the gate is tested as a whole, so a new route needs no line here.

use std::{collections::BTreeSet, time::Duration};

use policy::{Caller, Csrf, Method, Route};
use testkit::{Answer, Client, TestSite};

/// A path with every parameter filled in. Ids are of something that belongs to somebody else, or to nobody.
fn filled(route: &Route, id: &str) -> String {
    let n = route.path.matches('{').count();
    let values: Vec<&str> = std::iter::repeat_n(id, n).collect();
    route.to(&values)
}

async fn ask(client: &Client, route: &Route, path: &str) -> Answer {
    let empty = serde_json::json!({});
    match (route.method, route.who) {
        (Method::Get, _) => client.get(path).await,
        (Method::Delete, _) => client.delete(path).await,
        (Method::Put, _) => client.json(http::Method::PUT, path, &empty).await,
        (Method::Patch, _) => client.json(http::Method::PATCH, path, &empty).await,
        (Method::Post, Caller::Key) => client.json(http::Method::POST, path, &empty).await,
        (Method::Post, _) => client.post(path, &[]).await,
    }
}

/// The same person at another address: limits count addresses, and a walk asks more than a person does.
fn from_elsewhere(client: &Client, n: usize) -> Client {
    client.clone().from_address(&format!("192.0.2.{}", n % 256))
}

fn routes(who: Caller) -> impl Iterator<Item = &'static Route> {
    policy::ROUTES.iter().filter(move |route| route.who == who)
}

#[tokio::test]
async fn what_is_declared_is_served_and_the_other_way_round() {
    let site = TestSite::new().await;
    let name = |route: &Route| format!("{}::{}", route.room, route.name);
    let served: BTreeSet<String> = site.house.declared_routes().into_iter().map(name).collect();
    let declared: BTreeSet<String> = policy::ROUTES.iter().map(name).collect();
    assert_eq!(served, declared);
}

#[tokio::test]
async fn a_stranger_gets_nothing_of_a_members() {
    let site = TestSite::new().await;
    let stranger = site.stranger();
    for (n, route) in routes(Caller::Member).enumerate() {
        let answer =
            ask(&from_elsewhere(&stranger, n), route, &filled(route, "0192c6a0-0000-7000-8000-000000000000")).await;
        if route.method == Method::Get {
            assert_eq!(answer.status.as_u16(), 303, "{} {}", route.room, route.name);
            assert!(answer.location().starts_with("/app/sign-in?next="), "{}", answer.location());
        } else {
            assert_eq!(answer.status.as_u16(), 401, "{} {}", route.room, route.name);
        }
    }
}

#[tokio::test]
async fn a_caller_without_a_key_gets_problem_details() {
    let site = TestSite::new().await;
    for client in
        [site.stranger(), site.stranger().with("authorization", "Bearer fanfare_guess"), site.member("ada").await]
    {
        for route in routes(Caller::Key) {
            let answer = ask(&client, route, &filled(route, "0192c6a0-0000-7000-8000-000000000000")).await;
            assert_eq!(answer.status.as_u16(), 401, "{} {}", route.room, route.name);
            assert_eq!(answer.header("content-type"), Some("application/problem+json"));
            assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
            assert_eq!(answer.json()["status"], 401);
        }
    }
}

#[tokio::test]
async fn another_tenants_things_are_not_there() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", Duration::from_secs(3600)).await;
    let ada = site.key("ada").await;
    let release =
        ada.get(&format!("/api/v1/releases/{}", link["release_id"].as_str().unwrap())).await.expect(200).json();
    let theirs = [&link["id"], &link["release_id"], &release["artist_id"]];
    let (member, key) = (site.member("bob").await, site.key("bob").await);
    let theirs_to_ask =
        policy::ROUTES.iter().filter(|route| route.who != Caller::Anyone && route.path.contains("{id}"));
    for (n, route) in theirs_to_ask.enumerate() {
        for id in theirs {
            let client = if route.who == Caller::Key { key.clone() } else { from_elsewhere(&member, n) };
            let answer = ask(&client, route, &filled(route, id.as_str().unwrap())).await;
            assert_eq!(answer.status.as_u16(), 404, "{} {} with {id}: {}", route.room, route.name, answer.text());
        }
    }
    ada.get(&format!("/api/v1/links/{}", link["id"].as_str().unwrap())).await.expect(200);
}

#[tokio::test]
async fn a_form_that_another_site_sends_is_refused() {
    let site = TestSite::new().await;
    let member = site.member("ada").await;
    for route in policy::ROUTES.iter().filter(|route| matches!(route.csrf, Csrf::Origin | Csrf::Token)) {
        let path = filled(route, "0192c6a0-0000-7000-8000-000000000000");
        for (name, value) in [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")]
        {
            let answer = member.clone().with(name, value).post(&path, &[]).await;
            assert_eq!(answer.status.as_u16(), 403, "{} {} with {name}: {value}", route.room, route.name);
        }
    }
}

#[tokio::test]
async fn only_a_letters_way_out_is_taken_from_other_sites() {
    let open: Vec<&str> =
        policy::ROUTES.iter().filter(|route| route.csrf == Csrf::Secret).map(|route| route.path).collect();
    assert_eq!(open, [policy::routes::capture::UNSUBSCRIBED.path, policy::routes::reminders::UNSUBSCRIBED.path]);
    let changes = |route: &&Route| route.method != Method::Get && route.who == Caller::Anyone;
    for route in policy::ROUTES.iter().filter(changes) {
        assert!(route.csrf != Csrf::None, "{} {}", route.room, route.name);
    }
    let site = TestSite::new().await;
    let path = filled(&policy::routes::capture::UNSUBSCRIBED, "0192c6a0-0000-7000-8000-000000000000");
    let from_elsewhere = site.member("ada").await.with("origin", "https://evil.example");
    from_elsewhere.post(&path, &[]).await.expect(404);
}

#[tokio::test]
async fn a_members_form_without_its_token_is_refused() {
    let site = TestSite::new().await;
    let member = site.member("ada").await;
    for (n, route) in policy::ROUTES.iter().filter(|route| route.csrf == Csrf::Token).enumerate() {
        let path = filled(route, "0192c6a0-0000-7000-8000-000000000000");
        for token in ["", "wrong"] {
            let answer = from_elsewhere(&member, n).post(&path, &[("csrf", token)]).await;
            assert_eq!(answer.status.as_u16(), 403, "{} {}", route.room, route.name);
        }
    }
}

#[tokio::test]
async fn a_public_form_has_a_limit() {
    for route in policy::ROUTES.iter().filter(|route| route.method != Method::Get) {
        assert!(route.limit.is_some(), "{}::{} changes something and can be sent without end", route.room, route.name);
    }
}

#[tokio::test]
async fn every_page_keeps_other_hosts_out_and_is_not_stored() {
    let site = TestSite::new().await;
    site.link("ada", "lanterns", Duration::from_secs(3600)).await;
    let member = site.member("ada").await;
    let pages = routes(Caller::Member).filter(|route| route.method == Method::Get && !route.path.contains('{'));
    let public = [
        "/",
        "/lanterns",
        "/lanterns/presave/spotify",
        "/privacy",
        "/privacy/cookies",
        "/app/sign-in",
        "/nothing-here",
    ];
    for path in pages.map(|route| route.path).chain(public) {
        let answer = member.get(path).await;
        let policy = answer.header("content-security-policy").unwrap_or_default();
        if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
            assert!(!policy.contains("unsafe"), "{path}");
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
            assert!(!answer.text().contains("<script"), "{path}");
        }
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
    }
}

#[tokio::test]
async fn a_method_that_a_path_does_not_have_is_answered_with_those_that_it_has() {
    let site = TestSite::new().await;
    site.link("ada", "lanterns", Duration::from_secs(3600)).await;
    let put = |client: Client, path: &'static str| async move {
        client.send(http::Method::PUT, path, None, "".into()).await.expect(405)
    };
    let page = put(site.stranger(), "/lanterns").await;
    assert_eq!(page.header("allow"), Some("GET,HEAD"));
    assert!(page.header("content-type").is_some_and(|kind| kind.starts_with("text/html")));
    let answer = put(site.key("ada").await, "/api/v1/artists").await;
    assert_eq!(answer.header("allow"), Some("GET,HEAD,POST"));
    assert_eq!(
        (answer.header("content-type"), &answer.json()["status"]),
        (Some("application/problem+json"), &405.into())
    );
}

#[tokio::test]
async fn a_body_that_is_too_large_or_of_another_kind_is_refused_as_such() {
    let site = TestSite::new().await;
    site.link("ada", "lanterns", Duration::from_secs(3600)).await;
    let (fan, key) = (site.stranger(), site.key("ada").await);
    let (form, json) = ("application/x-www-form-urlencoded", "application/json");
    let large = "x".repeat(1024 * 1024 + 1);
    for (client, path, right, wrong) in [
        (&fan, "/lanterns/presave/spotify", form, json),
        (&fan, "/app/sign-in", form, "multipart/form-data; boundary=x"),
        (&key, "/api/v1/artists", json, "text/plain"),
    ] {
        let post = |kind, body: &str| client.send(http::Method::POST, path, Some(kind), body.to_owned().into());
        post(right, &large).await.expect(413);
        post(wrong, "{}").await.expect(415);
    }
}
