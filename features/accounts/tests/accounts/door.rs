//! Forms that another site sends.

use testkit::TestSite;

use super::{PASSWORD, ask_for_account};

#[tokio::test]
async fn another_sites_form_is_refused() {
    let site = TestSite::new().await;
    ask_for_account(&site.stranger(), "/app/sign-up").await.expect(303);
    let form = [("email", "ada@label.example"), ("password", PASSWORD)];
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let answer = site.stranger().with(name, value).post("/app/sign-in", &form).await.expect(403);
        assert_eq!(answer.header("set-cookie"), None, "{name}: {value}");
    }
    site.stranger().with("sec-fetch-site", "same-origin").post("/app/sign-in", &form).await.expect(303);
}

#[tokio::test]
async fn a_members_form_needs_the_token_of_their_own_session() {
    let site = TestSite::new().await;
    let (ada, bob) = (site.member("ada").await, site.member("bob").await);
    let page = bob.get("/app/keys").await.text();
    let bobs = page.split_once("name=\"csrf\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    for token in ["", "AAAA", &bobs] {
        ada.post("/app/keys", &[("name", "x"), ("csrf", token)]).await.expect(403);
        ada.post("/app/sign-out", &[("csrf", token)]).await.expect(403);
    }
    let bare = site.stranger();
    bare.set_cookie("__Host-session", &ada.cookie("__Host-session").unwrap());
    bare.post("/app/keys", &[("name", "x")]).await.expect(403);
    ada.get("/app/keys").await.expect(200);
    ada.post("/app/keys", &[("name", "x")]).await.expect(201);
}
