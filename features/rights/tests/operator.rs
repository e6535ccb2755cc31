//! The register: who sees it, deadlines by the clock, answers.

use testkit::{Client, TestSite};

use crate::{DAY, count, letters, logged, run};

/// A complaint by the form, and its page in the register.
async fn complained(site: &TestSite) -> (Client, String) {
    let operator = site.member("ada").await;
    let form = [("kind", "complaint"), ("email", "eve@label.example"), ("words", "Please look at canary-7731.")];
    site.stranger().post("/privacy/rights", &form).await.expect(303);
    let register = operator.get("/app/rights").await.expect(200).text();
    let (_, rest) = register.split_once("href=\"/app/rights/").unwrap();
    (operator, format!("/app/rights/{}", rest.split('"').next().unwrap()))
}

#[tokio::test]
async fn only_the_operator_sees_the_register() {
    let site = TestSite::new().await;
    let (_, path) = complained(&site).await;
    let bob = site.member("bob").await;
    bob.get("/app/rights").await.expect(404);
    bob.get(&path).await.expect(404);
    for act in ["words", "answer", "extension"] {
        bob.post(&format!("{path}/{act}"), &[("words", "x")]).await.expect(404);
    }
    assert_eq!(count(&site, "rights_request WHERE read_at IS NULL AND answered_at IS NULL").await, 1);
}

#[tokio::test]
async fn a_text_is_sealed_and_opening_it_is_recorded() {
    let site = TestSite::new().await;
    let (operator, path) = complained(&site).await;
    assert!(!operator.get(&path).await.expect(200).text().contains("canary-7731"));
    assert_eq!(count(&site, "rights_request WHERE read_at IS NOT NULL").await, 0);
    assert!(operator.post(&format!("{path}/words"), &[]).await.expect(200).text().contains("canary-7731"));
    assert_eq!(count(&site, "rights_request WHERE read_at IS NOT NULL").await, 1);
    for file in std::fs::read_dir(site.data()).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file()) {
        let bytes = std::fs::read(&file).unwrap();
        for canary in [b"canary-7731".as_slice(), b"eve@label.example"] {
            assert!(!bytes.windows(canary.len()).any(|window| window == canary), "{}", file.display());
        }
    }
}

#[tokio::test]
async fn an_answer_goes_to_the_address_that_was_given_and_the_address_goes() {
    let site = TestSite::new().await;
    let (operator, path) = complained(&site).await;
    operator.post(&format!("{path}/answer"), &[("words", " ")]).await.expect(422);
    operator.post(&format!("{path}/answer"), &[("words", "We looked.\nAll is well.")]).await.expect(303);
    let letter = letters(&site).await.pop().unwrap();
    assert_eq!(letter.to, "eve@label.example");
    assert!(letter.text.contains("We looked."), "{}", letter.text);
    operator.post(&format!("{path}/answer"), &[("words", "again")]).await.expect(410);
    site.run_jobs().await;
    assert_eq!(count(&site, "rights_request WHERE outcome = 'answered' AND address IS NULL").await, 1);
}

#[tokio::test]
async fn a_deadline_alarms_on_day_25_and_is_marked_on_day_30() {
    let site = TestSite::new().await;
    let (operator, _) = complained(&site).await;
    site.clock.advance(DAY * 5);
    drop(operator);
    site.clock.advance(DAY * 19);
    site.run_jobs().await;
    assert_eq!(count(&site, "rights_request WHERE alarmed_at IS NOT NULL").await, 0);
    site.clock.advance(DAY);
    site.run_jobs().await;
    assert_eq!(count(&site, "rights_request WHERE alarmed_at IS NOT NULL AND breached_at IS NULL").await, 1);
    let letter = letters(&site).await.pop().unwrap();
    assert_eq!(
        (letter.to.as_str(), letter.subject.as_str()),
        ("ada@label.example", "Requests about data need your answer")
    );
    let register = site.member("ada").await.get("/app/rights").await.expect(200).text();
    assert!(register.contains("class=\"error\">Due soon"), "{register}");
    site.clock.advance(DAY * 5);
    site.run_jobs().await;
    assert_eq!(count(&site, "rights_request WHERE breached_at IS NOT NULL").await, 1);
    let register = site.member("ada").await.get("/app/rights").await.expect(200).text();
    assert!(register.contains("class=\"error\">Overdue"));
}

#[tokio::test]
async fn a_deadline_is_put_off_once_and_with_a_reason() {
    let site = TestSite::new().await;
    let (operator, path) = complained(&site).await;
    let page = operator.post(&format!("{path}/extension"), &[("words", "")]).await.expect(422).text();
    assert!(page.contains("href=\"#delay\""));
    operator.post(&format!("{path}/extension"), &[("words", "Our archive is on paper.")]).await.expect(303);
    let letter = letters(&site).await.pop().unwrap();
    assert!(
        letter.text.contains("Our archive is on paper.") && letter.text.contains("20 February 2027"),
        "{}",
        letter.text
    );
    operator.post(&format!("{path}/extension"), &[("words", "Once more.")]).await.expect(422);
    site.clock.advance(DAY * 31);
    site.run_jobs().await;
    assert_eq!(count(&site, "rights_request WHERE alarmed_at IS NOT NULL").await, 0);
}

#[tokio::test]
async fn what_the_clock_will_do_is_foreseen_and_not_done() {
    let site = TestSite::new().await;
    complained(&site).await;
    let sql = "SELECT subject_id FROM rights_request WHERE subject_id IS NOT NULL";
    let row = db::Sql::new(sql).one(site.db().read()).await.unwrap().unwrap();
    let subject = privacy::SubjectId(row.try_get("", "subject_id").unwrap());
    let entries = count(&site, "tlog_entry").await;
    let mut seen = Vec::new();
    for days in [24, 25, 30] {
        let at = site.clock.now().checked_add(jiff::SignedDuration::from_hours(24 * days)).unwrap();
        let foreseen = site.house.rights.foresee(subject, at).await.unwrap();
        seen.push((foreseen.warned, foreseen.marked));
    }
    assert_eq!(seen, [(false, false), (true, false), (true, true)]);
    assert_eq!(count(&site, "rights_request WHERE alarmed_at IS NOT NULL OR breached_at IS NOT NULL").await, 0);
    assert_eq!(count(&site, "tlog_entry").await, entries);
}

#[tokio::test]
async fn what_is_overdue_stays_so_and_cannot_be_put_off_any_more() {
    let site = TestSite::new().await;
    let (operator, path) = complained(&site).await;
    drop(operator);
    site.clock.advance(DAY * 30);
    let operator = site.member("ada").await;
    assert!(!operator.get(&path).await.expect(200).text().contains(&format!("{path}/extension")));
    operator.post(&format!("{path}/extension"), &[("words", "Too late.")]).await.expect(422);
    site.run_jobs().await;
    operator.post(&format!("{path}/extension"), &[("words", "Too late.")]).await.expect(422);
    assert_eq!(count(&site, "rights_request WHERE breached_at IS NOT NULL AND extended_at IS NULL").await, 1);
    assert!(letters(&site).await.iter().all(|letter| letter.to != "eve@label.example"));
}

#[tokio::test]
async fn putting_off_is_in_the_log() {
    let site = TestSite::new().await;
    let (operator, path) = complained(&site).await;
    operator.post(&format!("{path}/extension"), &[("words", "Our archive is on paper.")]).await.expect(303);
    let newest = logged(&site).await.remove(0);
    assert_eq!((&newest.facts["what"], &newest.facts["right"]), (&"extended".into(), &"complaint".into()));
}

#[tokio::test]
async fn an_alarm_whose_letter_cannot_be_queued_comes_again() {
    let site = TestSite::new().await;
    drop(complained(&site).await);
    site.clock.advance(DAY * 26);
    run(&site, "ALTER TABLE letter RENAME TO gone").await;
    assert!(site.house.rights.watch_deadlines().await.is_err());
    run(&site, "ALTER TABLE gone RENAME TO letter").await;
    assert_eq!(count(&site, "rights_request WHERE alarmed_at IS NOT NULL").await, 0);
    for _ in 0..2 {
        site.house.rights.watch_deadlines().await.unwrap();
        let letters = letters(&site).await;
        assert_eq!(letters.iter().map(|letter| &*letter.to).collect::<Vec<_>>(), ["ada@label.example"], "once");
    }
}

#[tokio::test]
async fn the_operator_sees_on_every_page_how_many_requests_are_open() {
    let site = TestSite::new().await;
    let (operator, _) = complained(&site).await;
    let bob = site.member("bob").await;
    for path in ["/app", "/app/keys"] {
        assert!(operator.get(path).await.expect(200).text().contains("<a href=\"/app/rights\">Requests (1)</a>"));
        assert!(!bob.get(path).await.expect(200).text().contains("href=\"/app/rights\""));
    }
}

#[tokio::test]
async fn the_register_goes_on_behind_its_first_page() {
    let site = TestSite::new().await;
    let operator = site.member("ada").await;
    let kinds = (0..205).map(|n| format!("({n})")).collect::<Vec<_>>().join(", ");
    let rows = format!("WITH n (at) AS (VALUES {kinds})");
    let id = if site.db().engine() == db::Engine::Postgres { "gen_random_uuid()" } else { "randomblob(16)" };
    let sql = "INSERT INTO rights_request (id, kind, channel, language, opened_at, due_at, answered_at, outcome)";
    run(&site, &format!("{sql} {rows} SELECT {id}, 'access', 'form', 'en', at, at, at, 'done' FROM n")).await;
    let first = operator.get("/app/rights").await.expect(200).text();
    assert_eq!(first.matches("<th scope=\"row\">").count(), 200);
    assert!(first.contains("href=\"/app/rights?from=200\""), "{first}");
    let second = operator.get("/app/rights?from=200").await.expect(200).text();
    assert_eq!(second.matches("<th scope=\"row\">").count(), 5);
    assert!(!second.contains("?from="));
}
