//! A fan with nothing but a receipt.

use jiff::SignedDuration;
use lake::{Question, Range, Scope};
use testkit::{Client, TestSite};

use crate::{DAY, HOUR, count, files, run};

async fn presaved(site: &TestSite, user: &str) -> (Client, String) {
    let fan = site.stranger().from_address(&format!("10.9.0.{}", user.len()));
    let receipt = site.presave(&fan, "neon", user).await;
    (fan, receipt)
}

async fn site() -> TestSite {
    let site = TestSite::new().await;
    site.link("ada", "neon", DAY).await;
    site
}

#[tokio::test]
async fn a_fan_downloads_their_own_data_and_nobody_elses() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let (_, other) = presaved(&site, "barbara").await;
    assert!(fan.get(&receipt).await.expect(200).text().contains(&format!("{receipt}/rights")));
    let copy = fan.post(&format!("{receipt}/rights/export"), &[]).await.expect(200);
    assert_eq!(copy.header("cache-control"), Some("no-store"));
    let data = files(copy.body).remove("data.json").unwrap();
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    let presaves = data["tables"].as_array().unwrap().iter().find(|table| table["name"] == "presave").unwrap();
    assert_eq!(presaves["rows"].as_array().unwrap().len(), 1);
    fan.get(&other).await.expect(200);
}

#[tokio::test]
async fn restricted_data_is_kept_and_not_used_until_it_is_lifted() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let desk = format!("{receipt}/rights");
    let back = fan.post(&format!("{desk}/restriction"), &[]).await.expect(303);
    assert_eq!(back.location(), format!("{desk}?done=restriction"));
    assert!(fan.get(&desk).await.expect(200).text().contains("kept and not used"));
    fan.post(&format!("{desk}/restriction"), &[]).await.expect(303);
    assert_eq!(count(&site, "restriction").await, 1, "asking again changes nothing");
    site.clock.advance(DAY);
    site.run_jobs().await;
    assert_eq!(site.sandbox.spotify().library("ada"), [""; 0]);
    fan.post(&format!("{desk}/restriction-end"), &[]).await.expect(303);
    site.clock.advance(HOUR * 2);
    site.run_jobs().await;
    assert_eq!(site.sandbox.spotify().library("ada").len(), 1);
}

#[tokio::test]
async fn withdrawing_is_one_press_and_destroys_the_permission() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let form = [("purpose", "release_save")];
    fan.post(&format!("{receipt}/rights/withdrawal"), &form).await.expect(303);
    assert_eq!(count(&site, "presave WHERE token IS NOT NULL").await, 0);
    assert!(fan.get(&format!("{receipt}/rights")).await.expect(200).text().contains("You have withdrawn it"));
    site.clock.advance(DAY);
    site.run_jobs().await;
    assert_eq!(site.sandbox.spotify().library("ada"), [""; 0]);
}

#[tokio::test]
async fn only_a_purpose_that_rests_on_an_interest_can_be_objected_to() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    for purpose in ["release_save", "receipt", "accountability", "", "nonsense"] {
        let page = fan.post(&format!("{receipt}/rights/objection"), &[("purpose", purpose)]).await.expect(422).text();
        assert!(page.contains("href=\"#purpose\""));
    }
    fan.post(&format!("{receipt}/rights/objection"), &[("purpose", "security")]).await.expect(303);
    assert_eq!(count(&site, "objection").await, 1);
}

#[tokio::test]
async fn an_objection_is_weighed_by_a_person_and_says_so() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let desk = format!("{receipt}/rights");
    let form = [("purpose", "security"), ("reason", "I am a locksmith.")];
    for _ in 0..2 {
        fan.post(&format!("{desk}/objection"), &form).await.expect(303);
    }
    assert_eq!(count(&site, "rights_request WHERE kind = 'objection' AND answered_at IS NULL").await, 1);
    assert_eq!(count(&site, "objection").await, 1);
    let page = fan.get(&format!("{desk}?done=objection")).await.expect(200).text();
    assert!(page.contains("A person weighs it") && page.contains("I am a locksmith.") && !page.contains("has stopped"));
    let operator = site.member("ada").await;
    let path = first_request(&operator).await;
    assert!(operator.post(&format!("{path}/words"), &[]).await.expect(200).text().contains("I am a locksmith."));
    operator.post(&format!("{path}/answer"), &[("words", "We hold no address of yours.")]).await.expect(303);
    assert!(fan.get(&desk).await.expect(200).text().contains("We hold no address of yours."));
}

/// The page of the first request in the register.
async fn first_request(operator: &Client) -> String {
    let register = operator.get("/app/rights").await.expect(200).text();
    let (_, rest) = register.split_once("href=\"/app/rights/").unwrap();
    format!("/app/rights/{}", rest.split('"').next().unwrap())
}

#[tokio::test]
async fn nobody_is_told_of_an_erasure_that_was_not() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    assert!(!fan.get(&format!("{receipt}/rights?done=erasure")).await.expect(200).text().contains("is erased"));
}

#[tokio::test]
async fn who_said_no_is_not_asked_to_take_a_yes_back() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let desk = format!("{receipt}/rights");
    assert!(fan.get(&desk).await.expect(200).text().contains(&format!("{desk}/withdrawal")));
    run(
        &site,
        "INSERT INTO refusal (id, subject_id, purpose, text_hash, language, policy_version, method, refused_at, \
         ask_again_at, scope_hash, ui_version) SELECT id, subject_id, purpose, text_hash, language, policy_version, \
         method, given_at + 1, given_at + 2, scope_hash, ui_version FROM consent",
    )
    .await;
    assert!(!fan.get(&desk).await.expect(200).text().contains(&format!("{desk}/withdrawal")));
}

/// How many pre-saves the statistics have as cancelled.
async fn ends(site: &TestSite) -> u64 {
    let one = "SELECT id, workspace_id FROM link";
    let row = db::Sql::new(one).one(site.db().read()).await.unwrap().unwrap();
    let (link, workspace): (uuid::Uuid, uuid::Uuid) =
        (row.try_get("", "id").unwrap(), row.try_get("", "workspace_id").unwrap());
    let now = site.clock.now();
    let range = Range { from: now - SignedDuration::from_hours(24), to: now + SignedDuration::from_hours(24) };
    let kind = lake::Key::Kind(lake::Kind::PresaveCancelled);
    let mut question = Question::new(Scope::link(workspace, link), range).only(lake::Dimension::Kind, [kind]);
    question.include_bots = true;
    site.house.lake.answer(&question).await.unwrap().total
}

#[tokio::test]
async fn only_a_withdrawal_that_is_one_is_counted() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    fan.post(&format!("{receipt}/rights/withdrawal"), &[("purpose", "nonsense")]).await.expect(422);
    assert_eq!(count(&site, "presave WHERE token IS NOT NULL").await, 1);
    assert_eq!(ends(&site).await, 0);
    fan.post(&format!("{receipt}/rights/withdrawal"), &[("purpose", "release_save")]).await.expect(303);
    assert_eq!(ends(&site).await, 1);
}

#[tokio::test]
async fn a_word_that_is_no_receipt_gets_the_same_page_everywhere() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let forged = format!("/r/{}", "A".repeat(43));
    let mut pages = vec![fan.get(&forged).await.expect(404).text(), fan.get(&format!("{forged}/rights")).await.text()];
    for act in ["export", "restriction", "restriction-end", "objection", "withdrawal", "complaint", "erasure"] {
        pages.push(fan.post(&format!("{forged}/rights/{act}"), &[("confirm", "yes")]).await.expect(404).text());
    }
    pages.push(fan.post(&format!("{forged}/erasure"), &[("confirm", "yes")]).await.expect(404).text());
    assert!(pages.iter().all(|page| *page == pages[0]));
    fan.get(&receipt).await.expect(200);
    assert_eq!(count(&site, "rights_request").await, 0);
}

#[tokio::test]
async fn two_erasures_at_once_end_in_one() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let (_, other) = presaved(&site, "barbara").await;
    let path = format!("{receipt}/erasure");
    let form = [("confirm", "yes")];
    let (one, two, copy) = tokio::join!(fan.post(&path, &form), fan.post(&path, &form), async {
        fan.post(&format!("{receipt}/rights/export"), &[]).await
    });
    for answer in [&one, &two] {
        assert!(matches!(answer.status.as_u16(), 200 | 404), "{}", answer.text());
    }
    assert!(matches!(copy.status.as_u16(), 200 | 404), "{}", copy.text());
    assert!([one, two].iter().any(|answer| answer.text().contains("Everything is erased")));
    fan.get(&receipt).await.expect(404);
    fan.get(&other).await.expect(200);
    site.run_jobs().await;
    assert_eq!(count(&site, "subject WHERE kind = 'fan'").await, 1);
    assert_eq!(count(&site, "rights_request WHERE answered_at IS NULL").await, 0);
}

#[tokio::test]
async fn an_answer_to_a_fan_is_shown_on_their_page() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let form = [("words", "Why is <b>my</b> release late?")];
    fan.post(&format!("{receipt}/rights/complaint"), &form).await.expect(303);
    let page = fan.get(&format!("{receipt}/rights")).await.expect(200).text();
    assert!(page.contains("Why is &#60;b&#62;my&#60;/b&#62; release late?"), "{page}");
    let operator = site.member("ada").await;
    let register = operator.get("/app/rights").await.expect(200).text();
    let (_, rest) = register.split_once("href=\"/app/rights/").unwrap();
    let path = format!("/app/rights/{}", rest.split('"').next().unwrap());
    operator.post(&format!("{path}/answer"), &[("words", "It came out today.")]).await.expect(303);
    assert!(fan.get(&format!("{receipt}/rights")).await.expect(200).text().contains("It came out today."));
}
