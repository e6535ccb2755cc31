//! The first account.

use kit::WorkspaceId;
use testkit::TestSite;

use super::{PASSWORD, ask_for_account, closed_site, set_cookie, set_up_path};

#[tokio::test]
async fn the_set_up_address_makes_one_account_and_then_nothing() {
    let site = closed_site().await;
    let path = set_up_path(&site).await.unwrap();
    let ada = site.stranger();
    assert!(ada.get(&path).await.expect(200).text().contains("Make the first account"));

    let made = ask_for_account(&ada, &path).await.expect(303);
    assert_eq!(made.location(), "/app");
    assert!(ada.get("/app/keys").await.expect(200).text().contains("Harbour Lane"));

    assert_eq!(set_up_path(&site).await, None);
    let bob = site.stranger();
    assert!(bob.get(&path).await.expect(410).text().contains("set up already"));
    ask_for_account(&bob, &path).await.expect(410);
    assert_eq!(bob.cookie("__Host-session"), None);
}

#[tokio::test]
async fn a_wrong_set_up_address_is_told_apart_from_a_used_one() {
    let site = closed_site().await;
    let wrong = "/app/setup/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assert!(site.stranger().get(wrong).await.expect(404).text().contains("Copy the whole address"));
    ask_for_account(&site.stranger(), wrong).await.expect(404);
    assert!(set_up_path(&site).await.is_some(), "a wrong guess does not spend the right address");
}

#[tokio::test]
async fn a_mistake_in_the_set_up_form_does_not_spend_the_address() {
    let site = closed_site().await;
    let path = set_up_path(&site).await.unwrap();
    let ada = site.stranger();
    let form = [("email", "ada@label.example"), ("password", "short"), ("workspace", "Harbour Lane")];
    let page = ada.post(&path, &form).await.expect(422).text();
    assert!(page.contains("Choose a password of 10 to 200 characters"));
    ask_for_account(&ada, &path).await.expect(303);
}

#[tokio::test]
async fn two_people_with_the_address_at_the_same_moment_make_one_account() {
    let site = closed_site().await;
    let path = set_up_path(&site).await.unwrap();
    let (ada, bob) = (site.stranger(), site.stranger());
    let bobs = [("email", "bob@label.example"), ("password", PASSWORD), ("workspace", "Quay")];
    let (one, other) = tokio::join!(ask_for_account(&ada, &path), bob.post(&path, &bobs));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 410]);
}

#[tokio::test]
async fn every_start_without_an_account_has_an_address_of_its_own() {
    let site = closed_site().await;
    let before = set_up_path(&site).await.unwrap();
    let site = site.restart().await;
    let after = set_up_path(&site).await.unwrap();
    assert_ne!(before, after);
    site.stranger().get(&before).await.expect(404);
    ask_for_account(&site.stranger(), &after).await.expect(303);
    let site = site.restart().await;
    assert_eq!(set_up_path(&site).await, None);
}

#[tokio::test]
async fn the_front_page_says_what_this_place_is() {
    let site = TestSite::new().await;
    let page = site.stranger().get("/").await.expect(200).text();
    assert!(page.contains("Not set up yet") && page.contains("terminal"));
    assert!(!page.contains("/app/setup/"), "the address is for the terminal only");

    let ada = site.member("ada").await;
    assert_eq!(ada.get("/").await.expect(303).location(), "/app");
    let page = site.stranger().get("/").await.expect(200).text();
    for part in ["Harbour Lane Records", "href=\"/app/sign-in\"", "href=\"/privacy\""] {
        assert!(page.contains(part), "{part}");
    }
}

#[tokio::test]
async fn an_operator_made_elsewhere_ends_the_set_up_here() {
    let site = TestSite::new().await;
    let path = set_up_path(&site).await.unwrap();
    let made = ask_for_account(&site.stranger(), "/app/sign-up").await.expect(303);
    assert!(set_cookie(&made).starts_with("__Host-session="));
    site.stranger().get(&path).await.expect(200);
    let elsewhere = "UPDATE account SET operator_at = created_at";
    db::Sql::new(elsewhere).run(site.db().write()).await.unwrap();
    site.stranger().get(&path).await.expect(410);
}

#[tokio::test]
async fn an_invented_member_is_neither_the_first_account_nor_the_operator() {
    let site = closed_site().await;
    let app = &site.house.app;
    let workspace = WorkspaceId(app.new_id());
    let tx = app.db.begin().await.unwrap();
    workspaces::create_alone(&tx, workspace, "fanfare verify", app.clock.now_ms()).await.unwrap();
    tx.commit().await.unwrap();
    let plant = || accounts::canary::plant(app, workspace, "canary@verify.invalid", PASSWORD);
    let invented = plant().await.unwrap().unwrap();
    assert_eq!(plant().await.unwrap(), None, "the address is theirs");
    let form = [("email", "canary@verify.invalid"), ("password", PASSWORD)];
    site.stranger().post("/app/sign-in", &form).await.expect(303);

    assert_eq!(accounts::person::operator(app).await.unwrap(), None);
    let path = set_up_path(&site).await.expect("nobody has made the first account");
    ask_for_account(&site.stranger(), &path).await.expect(303);
    let operator = accounts::person::operator(app).await.unwrap().unwrap();
    assert_ne!(operator, invented);
    assert_eq!(set_up_path(&site).await, None);
}

#[tokio::test]
async fn who_signs_up_before_the_set_up_does_not_run_the_site() {
    let site = TestSite::new().await;
    let bob = site.stranger();
    let form = [("email", "bob@label.example"), ("password", PASSWORD), ("workspace", "Bob")];
    bob.post("/app/sign-up", &form).await.expect(303);
    bob.get("/app/rights").await.expect(404);
    let ada = site.stranger();
    ask_for_account(&ada, &set_up_path(&site).await.unwrap()).await.expect(303);
    ada.get("/app/rights").await.expect(200);
    bob.get("/app/rights").await.expect(404);
}
