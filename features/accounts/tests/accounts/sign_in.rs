//! Sessions: how they begin, what they are worth, how they end.

use std::time::Duration;

use testkit::{Answer, Client, TestSite};

use super::{PASSWORD, ask_for_account, set_cookie};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

async fn site_with_ada() -> TestSite {
    let site = TestSite::new().await;
    ask_for_account(&site.stranger(), "/app/sign-up").await.expect(303);
    site
}

async fn sign_in(client: &Client, email: &str, password: &str, next: &str) -> Answer {
    client.post("/app/sign-in", &[("email", email), ("password", password), ("next", next)]).await
}

#[tokio::test]
async fn the_right_password_opens_and_sign_out_closes() {
    let site = site_with_ada().await;
    let ada = site.stranger();
    sign_in(&ada, " Ada@LABEL.example", PASSWORD, "").await.expect(303);
    let secret = ada.cookie("__Host-session").unwrap();
    ada.get("/app/keys").await.expect(200);

    let out = ada.post("/app/sign-out", &[]).await.expect(303);
    assert_eq!(out.location(), "/");
    assert_eq!(set_cookie(&out), "__Host-session=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
    assert_eq!(out.header("clear-site-data"), Some("\"cache\", \"storage\""));
    ada.set_cookie("__Host-session", &secret);
    assert_eq!(ada.get("/app/keys").await.expect(303).location(), "/app/sign-in?next=%2Fapp%2Fkeys");
}

#[tokio::test]
async fn the_cookie_is_bound_to_this_host_and_out_of_reach_of_scripts() {
    let site = site_with_ada().await;
    let answer = sign_in(&site.stranger(), "ada@label.example", PASSWORD, "").await.expect(303);
    let cookie = set_cookie(&answer);
    let (pair, attributes) = cookie.split_once("; ").unwrap();
    assert_eq!(pair.strip_prefix("__Host-session=").unwrap().len(), 43, "256 bits");
    assert_eq!(attributes, "Path=/; Max-Age=1209600; Secure; HttpOnly; SameSite=Lax");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let site = site_with_ada().await;
    let wrong = sign_in(&site.stranger(), "ada@label.example", "wrong horse battery", "").await.expect(422);
    let unknown = sign_in(&site.stranger(), "eve@label.example", PASSWORD, "").await.expect(422);
    assert_eq!(wrong.text().replace("ada@", "eve@"), unknown.text());
    assert!(wrong.text().contains("value=\"ada@label.example\"") && !wrong.text().contains("wrong horse"));
    assert_eq!(wrong.header("set-cookie"), None);
}

#[tokio::test]
async fn a_session_ends_after_fourteen_days() {
    let site = site_with_ada().await;
    let ada = site.stranger();
    sign_in(&ada, "ada@label.example", PASSWORD, "").await.expect(303);
    site.clock.advance(DAY * 14 - Duration::from_secs(1));
    ada.get("/app/keys").await.expect(200);
    site.clock.advance(Duration::from_secs(1));
    ada.get("/app/keys").await.expect(303);
}

#[tokio::test]
async fn signing_in_again_replaces_the_browsers_last_session() {
    let site = site_with_ada().await;
    let ada = site.stranger();
    sign_in(&ada, "ada@label.example", PASSWORD, "").await.expect(303);
    let first = ada.cookie("__Host-session").unwrap();
    sign_in(&ada, "ada@label.example", PASSWORD, "").await.expect(303);
    assert_ne!(ada.cookie("__Host-session").unwrap(), first);
    ada.get("/app/keys").await.expect(200);
    ada.set_cookie("__Host-session", &first);
    ada.get("/app/keys").await.expect(303);
}

#[tokio::test]
async fn an_invented_cookie_opens_nothing() {
    let site = site_with_ada().await;
    let eve = site.stranger();
    for invented in ["", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1 --"] {
        eve.set_cookie("__Host-session", invented);
        eve.get("/app/keys").await.expect(303);
    }
}

#[tokio::test]
async fn sign_in_goes_on_to_our_own_pages_only() {
    let site = site_with_ada().await;
    let ada = || site.stranger();
    let asked = [
        ("/app/links?from=2026-11-22", "/app/links?from=2026-11-22"),
        ("https://evil.example/app", "/app"),
        ("//evil.example", "/app"),
        ("/app//evil.example", "/app"),
        ("/app\\evil.example", "/app"),
        ("/r/somebody", "/app"),
        ("", "/app"),
    ];
    for (n, (next, to)) in asked.into_iter().enumerate() {
        let client = ada().from_address(&format!("10.1.1.{n}"));
        let answer = sign_in(&client, "ada@label.example", PASSWORD, next).await.expect(303);
        assert_eq!(answer.location(), to, "{next}");
        let shown = client.get("/app/sign-in?next=%2Fapp%2Fkeys").await.expect(303);
        assert_eq!(shown.location(), "/app/keys", "who is signed in goes straight on");
    }
    let page = ada().get("/app/sign-in?next=%2F%2Fevil.example").await.expect(200).text();
    assert!(page.contains("name=\"next\" value=\"/app\"") && !page.contains("evil"));
    let page = ada().get("/app/sign-in?next=%2Fapp%2Fkeys").await.expect(200).text();
    assert!(page.contains("name=\"next\" value=\"/app/keys\""));
}

#[tokio::test]
async fn guessing_is_slowed_down_for_one_address_and_not_for_others() {
    let site = site_with_ada().await;
    let eve = site.stranger().from_address("203.0.113.9");
    let mut refused = None;
    for _ in 0..12 {
        let answer = sign_in(&eve, "ada@label.example", "a wrong password", "").await;
        if answer.status.as_u16() == 429 {
            refused = Some(answer);
            break;
        }
        assert_eq!(answer.status.as_u16(), 422);
    }
    let refused = refused.expect("the burst is ten");
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=7).contains(&wait), "{wait}");
    let ada = site.stranger().from_address("203.0.113.10");
    sign_in(&ada, "ada@label.example", PASSWORD, "").await.expect(303);
}

#[tokio::test]
async fn who_was_erased_is_signed_out_and_cannot_come_back() {
    let site = site_with_ada().await;
    let ada = site.stranger();
    sign_in(&ada, "ada@label.example", PASSWORD, "").await.expect(303);
    let row = db::Sql::new("SELECT id FROM account").one(site.db().read()).await.unwrap().unwrap();
    let id: uuid::Uuid = row.try_get("", "id").unwrap();
    site.house.app.privacy.erase(privacy::SubjectId(id)).await.unwrap();
    ada.get("/app/keys").await.expect(303);
    sign_in(&site.stranger(), "ada@label.example", PASSWORD, "").await.expect(422);
}

#[tokio::test]
async fn whose_data_is_restricted_cannot_sign_in_and_the_answer_does_not_say_why() {
    let site = site_with_ada().await;
    let row = db::Sql::new("SELECT id FROM account").one(site.db().read()).await.unwrap().unwrap();
    let id = privacy::SubjectId(row.try_get("", "id").unwrap());
    site.house.app.privacy.restrict(id).await.unwrap();
    sign_in(&site.stranger(), "ada@label.example", PASSWORD, "").await.expect(422);
    site.house.app.privacy.lift_restriction(id).await.unwrap();
    sign_in(&site.stranger(), "ada@label.example", PASSWORD, "").await.expect(303);
}

#[tokio::test]
async fn an_account_speaks_the_language_in_which_it_was_made() {
    let site = TestSite::new().await;
    let ada = site.stranger().with("accept-language", "ur, en;q=0.5");
    ask_for_account(&ada, "/app/sign-up").await.expect(303);
    let elsewhere = site.stranger().with("accept-language", "en");
    sign_in(&elsewhere, "ada@label.example", PASSWORD, "").await.expect(303);
    assert!(elsewhere.get("/app/keys").await.expect(200).text().contains("<html lang=\"ur\" dir=\"rtl\">"));
}
