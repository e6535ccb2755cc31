//! A member at their account's privacy page.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use testkit::TestSite;

use crate::{DAY, HOUR, count, files, let_in, letters, link_in, logged, run, sign_in};

const PAGE: &str = "/app/account/privacy";

#[tokio::test]
async fn a_member_downloads_their_own_data() {
    let site = TestSite::new().await;
    let (ada, _) = (site.member("ada").await, site.member("bob").await);
    ada.get(PAGE).await.expect(200);
    let data = files(ada.post(&format!("{PAGE}/export"), &[]).await.expect(200).body).remove("data.json").unwrap();
    assert!(data.contains("ada@label.example") && !data.contains("bob@label.example"));
}

#[tokio::test]
async fn a_new_address_counts_when_its_owner_has_confirmed_it() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let page = ada.post(&format!("{PAGE}/email"), &[("email", "nobody")]).await.expect(422).text();
    assert!(page.contains("href=\"#email\""));
    ada.post(&format!("{PAGE}/email"), &[("email", "new@label.example")]).await.expect(303);
    let letter = letters(&site).await.pop().unwrap();
    assert_eq!(letter.to, "new@label.example");
    sign_in(&site, "new@label.example").await.expect(422);
    let link = link_in(&letter);
    site.stranger().get(&link).await.expect(200);
    sign_in(&site, "new@label.example").await.expect(422);
    assert!(site.stranger().post(&link, &[]).await.expect(200).text().contains("is changed"));
    sign_in(&site, "new@label.example").await.expect(303);
    sign_in(&site, "ada@label.example").await.expect(422);
    site.stranger().post(&link, &[]).await.expect(404);
    assert_eq!(count(&site, "rights_correction").await, 0);
}

#[tokio::test]
async fn an_address_that_somebody_has_is_not_taken_from_them() {
    let site = TestSite::new().await;
    let (ada, _) = (site.member("ada").await, site.member("bob").await);
    ada.post(&format!("{PAGE}/email"), &[("email", "bob@label.example")]).await.expect(303);
    let link = link_in(&letters(&site).await.pop().unwrap());
    site.stranger().post(&link, &[]).await.expect(409);
    sign_in(&site, "bob@label.example").await.expect(303);
    sign_in(&site, "ada@label.example").await.expect(303);
}

#[tokio::test]
async fn a_language_is_changed_at_once() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    ada.post(&format!("{PAGE}/language"), &[("language", "tlh")]).await.expect(422);
    ada.post(&format!("{PAGE}/language"), &[("language", "ur")]).await.expect(303);
    assert!(ada.get(PAGE).await.expect(200).text().contains("<html lang=\"ur\" dir=\"rtl\">"));
}

#[tokio::test]
async fn a_restricted_member_is_let_in_by_letter_and_told_before_it_ends() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    ada.post(&format!("{PAGE}/restriction"), &[]).await.expect(303);
    sign_in(&site, "ada@label.example").await.expect(422);
    let client = let_in(&site, "restriction", "ada@label.example").await;
    client.post("/privacy/rights/desk/restriction-end", &[]).await.expect(303);
    let told: Vec<_> =
        letters(&site).await.into_iter().filter(|one| one.subject == "Your data is used again").collect();
    assert_eq!(told.len(), 1);
    sign_in(&site, "ada@label.example").await.expect(303);
}

#[tokio::test]
async fn an_erased_member_is_signed_out_everywhere_and_their_workspaces_keys_end() {
    let site = TestSite::new().await;
    let (ada, elsewhere, key) = (site.member("ada").await, site.member("ada").await, site.key("ada").await);
    ada.post(&format!("{PAGE}/erasure"), &[]).await.expect(422);
    let answer = ada.post(&format!("{PAGE}/erasure"), &[("confirm", "yes")]).await.expect(200);
    assert!(answer.text().contains("Everything is erased"));
    assert_eq!(ada.cookie("__Host-session"), None);
    elsewhere.get(PAGE).await.expect(303);
    key.get("/api/v1/artists").await.expect(401);
    sign_in(&site, "ada@label.example").await.expect(422);
    assert_eq!(count(&site, "account").await + count(&site, "session").await + count(&site, "membership").await, 0);
}

#[tokio::test]
async fn the_last_owner_of_a_workspace_with_others_is_asked_to_hand_it_over() {
    let site = TestSite::new().await;
    let (ada, _) = (site.member("ada").await, site.member("bob").await);
    let sql = "INSERT INTO membership (account_id, workspace_id, role, created_at) \
               SELECT b.account_id, a.workspace_id, 'editor', 0 FROM membership a JOIN membership b ON b.account_id <> a.account_id \
               WHERE a.workspace_id = (SELECT id FROM workspace WHERE name = 'ada records')";
    assert_eq!(db::Sql::new(sql).run(site.db().write()).await.unwrap().rows_affected(), 1);
    let page = ada.post(&format!("{PAGE}/erasure"), &[("confirm", "yes")]).await.expect(409).text();
    assert!(page.contains("ada records") && page.contains("role=\"alert\""));
    ada.get(PAGE).await.expect(200);
    db::Sql::new("UPDATE membership SET role = 'owner'").run(site.db().write()).await.unwrap();
    ada.post(&format!("{PAGE}/hand-over"), &[("successor", "bob@label.example")]).await.expect(303);
    ada.post(&format!("{PAGE}/erasure"), &[("confirm", "yes")]).await.expect(200);
    site.clock.advance(HOUR);
    sign_in(&site, "bob@label.example").await.expect(303);
}

#[tokio::test]
async fn the_operator_hands_over_before_they_go_and_nobody_comes_into_it_by_age() {
    let site = TestSite::new().await;
    let (ada, bob, carol) = (site.member("ada").await, site.member("bob").await, site.member("carol").await);
    let page = ada.post(&format!("{PAGE}/erasure"), &[("confirm", "yes")]).await.expect(409).text();
    assert!(page.contains("You run this site") && page.contains("role=\"alert\""), "{page}");
    assert_eq!(count(&site, "account").await, 3);

    for nobody in ["", "eve@label.example", "ada@label.example"] {
        let page = ada.post(&format!("{PAGE}/hand-over"), &[("successor", nobody)]).await.expect(422).text();
        assert!(page.contains("href=\"#successor\""));
    }
    bob.post(&format!("{PAGE}/hand-over"), &[("successor", "bob@label.example")]).await.expect(404);
    assert!(!bob.get(PAGE).await.expect(200).text().contains("id=\"successor\""));
    ada.post(&format!("{PAGE}/hand-over"), &[("successor", "carol@label.example")]).await.expect(303);
    carol.get("/app/rights").await.expect(200);
    ada.get("/app/rights").await.expect(404);
    assert_eq!(logged(&site).await[0].facts["what"], "handed_over");
    ada.post(&format!("{PAGE}/erasure"), &[("confirm", "yes")]).await.expect(200);
    bob.get("/app/rights").await.expect(404);
    carol.get("/app/rights").await.expect(200);
}

#[tokio::test]
async fn a_restricted_members_session_opens_nothing_but_their_rights() {
    let site = TestSite::new().await;
    let (ada, elsewhere, key) = (site.member("ada").await, site.member("ada").await, site.key("ada").await);
    ada.post(&format!("{PAGE}/restriction"), &[]).await.expect(303);
    for client in [&ada, &elsewhere] {
        for path in ["/app", "/app/keys", "/app/releases", "/app/rights", "/app/accountability"] {
            assert_eq!(client.get(path).await.expect(303).location(), PAGE, "{path}");
        }
        assert_eq!(client.post("/app/keys", &[("name", "x")]).await.expect(303).location(), PAGE);
        client.get(PAGE).await.expect(200);
    }
    assert_eq!(count(&site, "api_key").await, 1);
    key.get("/api/v1/artists").await.expect(200);
    ada.post(&format!("{PAGE}/export"), &[]).await.expect(200);
    elsewhere.post("/app/sign-out", &[]).await.expect(303);
    ada.post(&format!("{PAGE}/restriction-end"), &[]).await.expect(303);
    ada.get("/app/keys").await.expect(200);
}

#[tokio::test]
async fn an_address_that_is_taken_is_a_request_refused() {
    let site = TestSite::new().await;
    let (ada, _) = (site.member("ada").await, site.member("bob").await);
    ada.post(&format!("{PAGE}/email"), &[("email", "bob@label.example")]).await.expect(303);
    let link = link_in(&letters(&site).await.pop().unwrap());
    site.stranger().post(&link, &[]).await.expect(409);
    assert_eq!(count(&site, "rights_request WHERE kind = 'rectification' AND outcome = 'refused'").await, 1);
    assert_eq!(logged(&site).await[0].facts["what"], "refused");
}

#[tokio::test]
async fn an_erasure_that_is_cut_off_leaves_nothing_open_and_is_finished_later() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    ada.post(&format!("{PAGE}/complaint"), &[("words", "Please wait.")]).await.expect(303);
    run(&site, "ALTER TABLE rights_correction RENAME TO gone").await;
    ada.post(&format!("{PAGE}/erasure"), &[("confirm", "yes")]).await.expect(500);
    assert_eq!(count(&site, "rights_request WHERE answered_at IS NULL").await, 0);
    run(&site, "ALTER TABLE gone RENAME TO rights_correction").await;
    let site = site.restart().await;
    assert_eq!(count(&site, "account").await, 0, "the start finished it");
    site.clock.advance(DAY * 40);
    site.run_jobs().await;
    assert_eq!(count(&site, "rights_request WHERE answered_at IS NULL OR breached_at IS NOT NULL").await, 0);
}

#[tokio::test]
async fn a_request_is_in_the_log_from_the_moment_it_is_made_and_its_owner_can_prove_it() {
    let site = TestSite::new().await;
    let (ada, bob) = (site.member("ada").await, site.member("bob").await);
    ada.post(&format!("{PAGE}/complaint"), &[("words", "Don't lose this.")]).await.expect(303);
    let opened = logged(&site).await.remove(0);
    assert_eq!((&opened.facts["what"], &opened.facts["right"]), (&"opened".into(), &"complaint".into()));
    let page = ada.get(PAGE).await.expect(200).text();
    let (_, rest) = page.split_once("name=\"request\" value=\"").unwrap();
    let id = rest.split('"').next().unwrap();
    let proof = ada.post(&format!("{PAGE}/proof"), &[("request", id)]).await.expect(200).json();
    bob.post(&format!("{PAGE}/proof"), &[("request", id)]).await.expect(404);
    assert_eq!(proof["request"], id);
    let bytes = |name: &str| STANDARD.decode(proof["proof"][name].as_str().unwrap()).unwrap();
    let salt = tlog::Salt::kept(bytes("salt").try_into().unwrap());
    let commitment = tlog::Commitment::of(&salt, id.parse::<uuid::Uuid>().unwrap().as_bytes()).to_string();
    assert!(String::from_utf8(bytes("leaf")).unwrap().contains(&commitment));
    assert!(proof["proof"]["checkpoint"].as_str().unwrap().lines().count() > 3);
    // The operator takes it away: whoever kept the proof can show that it was there.
    run(&site, "DELETE FROM rights_request").await;
    assert_eq!(logged(&site).await[0], opened);
    assert!(site.house.log.check().await.unwrap().faults.is_empty());
}
