//! Accounts that strangers make.

use testkit::TestSite;

use super::{PASSWORD, ask_for_account, closed_site};

#[tokio::test]
async fn sign_up_is_closed_unless_the_operator_opens_it() {
    let site = closed_site().await;
    let stranger = site.stranger();
    assert!(stranger.get("/app/sign-up").await.expect(403).text().contains("Sign-up is closed here"));
    ask_for_account(&stranger, "/app/sign-up").await.expect(403);
    assert!(!stranger.get("/app/sign-in").await.expect(200).text().contains("/app/sign-up"));
}

#[tokio::test]
async fn where_it_is_open_a_stranger_gets_an_account_and_a_workspace() {
    let site = TestSite::new().await;
    let ada = site.stranger();
    assert!(ada.get("/app/sign-in").await.expect(200).text().contains("/app/sign-up"));
    ada.get("/app/sign-up").await.expect(200);
    assert_eq!(ask_for_account(&ada, "/app/sign-up").await.expect(303).location(), "/app");
    assert!(ada.get("/app/keys").await.expect(200).text().contains("Harbour Lane"));
}

#[tokio::test]
async fn a_form_with_mistakes_keeps_what_was_typed_but_never_the_password() {
    let site = TestSite::new().await;
    let form = [("email", "ada<at>label"), ("password", "tiny-pass"), ("workspace", "Harbour \"Lane\"")];
    let page = site.stranger().post("/app/sign-up", &form).await.expect(422).text();
    assert!(page.contains("<title>Error: "), "{page}");
    assert!(page.contains("role=\"alert\"") && page.contains("href=\"#email\"") && page.contains("href=\"#password\""));
    assert!(page.contains("ada&#60;at&#62;label") && page.contains("Harbour &#34;Lane&#34;"), "{page}");
    assert!(!page.contains("tiny-pass"));
    assert!(page.contains("aria-invalid=\"true\" aria-describedby=\"email-error\""));
    assert!(!page.contains("id=\"workspace-error\""), "only what is wrong is called wrong");
}

#[tokio::test]
async fn a_form_without_fields_names_all_of_them() {
    let site = TestSite::new().await;
    let page = site.stranger().post("/app/sign-up", &[]).await.expect(422).text();
    for field in ["email", "password", "workspace"] {
        assert!(page.contains(&format!("id=\"{field}-error\"")), "{field}");
    }
}

#[tokio::test]
async fn an_address_has_one_account_in_any_capitals() {
    let site = TestSite::new().await;
    ask_for_account(&site.stranger(), "/app/sign-up").await.expect(303);
    let form = [("email", " ADA@Label.Example "), ("password", PASSWORD), ("workspace", "Quay")];
    let page = site.stranger().post("/app/sign-up", &form).await.expect(422).text();
    assert!(page.contains("There is an account with this e-mail address already"));
}

#[tokio::test]
async fn two_wishes_for_one_address_at_the_same_moment_make_one_account() {
    let site = TestSite::new().await;
    let (one, other) = (site.stranger(), site.stranger());
    let (one, other) = tokio::join!(ask_for_account(&one, "/app/sign-up"), ask_for_account(&other, "/app/sign-up"));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
}
