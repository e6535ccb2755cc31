//! Runs, their answers, and the page.

use std::{collections::BTreeMap, time::Duration};

use db::Sql;
use kit::Lang;
use policy::{Check, PROMISES, Proof};
use proof::Status;
use testkit::{Options, TestSite};

const HOUR: Duration = Duration::from_secs(60 * 60);

/// What the page says of every clause.
async fn page(site: &TestSite) -> BTreeMap<String, String> {
    let page = site.stranger().get("/privacy/proof").await.expect(200).text();
    page.split("data-clause=\"")
        .skip(1)
        .map(|rest| {
            let (_, status) = rest.split_once("data-status=\"").unwrap();
            (rest.split('"').next().unwrap().to_owned(), status.split('"').next().unwrap().to_owned())
        })
        .collect()
}

async fn run(site: &TestSite, checks: &[Check]) -> Vec<fanfare::Checked> {
    site.house.verifier().run(checks, &mut |_| {}).await.unwrap()
}

/// How many rows each table holds, but for those that a run may add to.
async fn counts(site: &TestSite) -> BTreeMap<&'static str, i64> {
    let mut all = BTreeMap::new();
    for table in policy::TABLES.iter().filter(|table| table.store == policy::Store::Main) {
        let grows =
            ["proof", "event_segment", "clockwork", "sweep", "sweep_count", "consent_text"].contains(&table.name);
        if grows || table.name.starts_with("tlog_") {
            continue;
        }
        let row = Sql::new(format!("SELECT COUNT(*) AS n FROM {}", table.name)).one(site.db().read()).await.unwrap();
        all.insert(table.name, row.unwrap().try_get("", "n").unwrap());
    }
    all
}

#[tokio::test]
async fn a_sound_instance_fails_nothing_and_nothing_of_the_run_stays() {
    let site = TestSite::new().await;
    site.link("ada", "lanterns", HOUR).await;
    let fan = site.stranger();
    site.presave(&fan, "lanterns", "mira").await;
    site.run_jobs().await;
    // The first run's answers are the first entry of the log.
    run(&site, &[Check::Schema]).await;
    let before = counts(&site).await;
    let all = run(&site, Check::ALL).await;
    for one in &all {
        println!(
            "{:24} {:?} {:?} {} {}",
            one.check.id(),
            one.finding.status,
            one.took,
            one.finding.observed,
            one.finding.control
        );
        assert_eq!(one.finding.status, Status::Pass, "{}: {:?}", one.check.id(), one.finding);
    }
    assert_eq!(counts(&site).await, before);
    let files: Vec<_> = std::fs::read_dir(site.data()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!files.iter().any(|name| name.to_string_lossy().starts_with("proof-control")), "{files:?}");
}

#[tokio::test]
async fn before_the_first_run_everything_is_not_verified_yet() {
    let site = TestSite::new().await;
    let shown = page(&site).await;
    for promise in PROMISES {
        assert_eq!(shown.get(promise.id).map(String::as_str), Some("NOT_YET"), "{}", promise.id);
    }
}

#[tokio::test]
async fn what_no_machine_sees_waits_for_the_word_of_whoever_runs_the_instance() {
    let mut site = TestSite::new().await;
    let page_before = site.stranger().get("/privacy/proof").await.expect(200).text();
    assert!(page_before.contains("Nobody has looked at it for this instance yet"), "{page_before}");
    let of =
        |clause: &'static str| proof::Attested { clause, by: "Ada Lane".into(), on: "2026-11-20".parse().unwrap() };
    site.settings.attested = vec![of("encrypted_transport")];
    let site = site.restart().await;
    let shown = page(&site).await;
    assert_eq!((shown["encrypted_transport"].as_str(), shown["below_the_files"].as_str()), ("ATTESTED", "NOT_YET"));
    let told = site.stranger().get("/privacy/proof").await.text().replace(['\u{2068}', '\u{2069}'], "");
    assert!(told.contains("Ada Lane, for this instance, looked at it on Friday 20 November 2026."), "{told}");
    let attested = PROMISES.iter().filter(|promise| matches!(promise.proof, Proof::Attested(_))).count();
    assert_eq!(attested, 2);
    site.clock.advance(24 * HOUR * 364);
    assert_eq!(page(&site).await["encrypted_transport"], "STALE", "a word counts for a year");
}

#[tokio::test]
async fn every_clause_is_told_in_every_language() {
    let site = TestSite::new().await;
    run(&site, &[Check::Schema]).await;
    for (tag, lang) in [("en", Lang::En), ("ru", Lang::Ru), ("gu", Lang::Gu), ("ur", Lang::Ur)] {
        let page = site.stranger().with("accept-language", tag).get("/privacy/proof").await.expect(200).text();
        assert!(page.contains(&format!("lang=\"{tag}\" dir=\"{}\"", lang.dir())));
        assert_eq!(page.matches("data-clause=").count(), PROMISES.len());
        assert!(page.contains("fanfare verify --external http://127.0.0.1:8080 --only policy_pages"));
        assert!(page.contains("one_column_more_is_noticed"), "the evidence is there");
        for said in ["proof-", "promise-", "check-"] {
            let untold = page.split('>').any(|text| text.starts_with(said));
            assert!(!untold, "{tag}: a text that starts with {said} is not told");
        }
    }
}

#[tokio::test]
async fn an_answer_older_than_its_clause_allows_is_stale_on_the_page() {
    let site = TestSite::new().await;
    run(&site, &[Check::Schema]).await;
    assert_eq!(page(&site).await["nothing_undeclared"], "PASS");
    site.clock.advance(48 * HOUR);
    assert_eq!(page(&site).await["nothing_undeclared"], "PASS");
    site.clock.advance(HOUR);
    assert_eq!(page(&site).await["nothing_undeclared"], "STALE");
}

#[tokio::test]
async fn a_failing_clause_cannot_be_hidden() {
    let site = TestSite::new().await;
    let sql = "CREATE TABLE shadow (email TEXT)";
    Sql::new(sql).run(site.db().write()).await.unwrap();
    assert_eq!(run(&site, &[Check::Schema]).await[0].finding.status, Status::Fail);
    // Not by waiting, not by asking for less, not by another failure to run.
    site.clock.advance(1000 * HOUR);
    run(&site, &[Check::VisitorSalt]).await;
    for path in ["/privacy/proof", "/privacy/proof?status=PASS", "/privacy/proof?off=platform&hide=nothing_undeclared"]
    {
        let page = site.stranger().get(path).await.expect(200).text();
        assert!(page.contains("data-clause=\"nothing_undeclared\" data-status=\"FAIL\""), "{path}");
    }
    // Only by mending it.
    Sql::new("DROP TABLE shadow").run(site.db().write()).await.unwrap();
    run(&site, &[Check::Schema]).await;
    assert_eq!(page(&site).await["nothing_undeclared"], "PASS");
}

#[tokio::test]
async fn a_failure_is_not_hidden_by_a_check_that_can_no_longer_look() {
    let site = TestSite::with(Options { spotify: false, ..Options::default() }).await;
    planted_failure(&site, "scopes", "least_scopes").await;
    assert_eq!(run(&site, &[Check::Scopes]).await[0].finding.status, Status::Unknown);
    assert_eq!(page(&site).await["least_scopes"], "FAIL");
}

#[tokio::test]
async fn an_answer_is_on_record_at_once_and_a_later_change_of_it_would_show() {
    let site = TestSite::new().await;
    run(&site, &[Check::Schema]).await;
    let page = site.stranger().get("/privacy/proof").await.expect(200).text();
    let (_, evidence) = page.split_once("data-check=\"schema\"").unwrap();
    let after = |mark: &str| evidence.split_once(mark).unwrap().1.split(['&', ',', '\n']).next().unwrap().to_owned();
    let position: u64 = after("log_position&#34;: ").parse().unwrap();
    let entries = site.house.log.newest(None, 1).await.unwrap();
    assert_eq!(entries[0].position.0, position);
    assert_eq!(entries[0].facts["check"], "schema");
    assert_eq!(entries[0].facts["answer"], "PASS");
    assert_eq!(entries[0].facts["evidence"], after("sha256&#34;: &#34;"));
}

/// A failure that was written down an hour ago.
async fn planted_failure(site: &TestSite, check: &str, clause: &str) {
    let at = site.house.app.clock.now_ms() - 3_600_000;
    let sql = "INSERT INTO proof (id, check_id, clause, status, observed, control, started_at, ended_at, binary_version, \
               inventory_hash) VALUES ($1, $2, $3, 'FAIL', '{}', '{}', $4, $4, '', '')";
    let sql = Sql::new(sql).bind(site.house.app.new_id()).bind(check).bind(clause).bind(at);
    sql.run(site.db().write()).await.unwrap();
}

#[tokio::test]
async fn switching_a_module_off_hides_no_failure() {
    let site = TestSite::with(Options { spotify: false, ..Options::default() }).await;
    assert!(!page(&site).await.contains_key("tokens_sealed"), "what is off is not promised");
    planted_failure(&site, "token_sealed", "tokens_sealed").await;
    assert_eq!(page(&site).await["tokens_sealed"], "FAIL");
}

#[tokio::test]
async fn of_two_verifiers_at_once_one_works_and_the_other_says_so() {
    let site = TestSite::new().await;
    let (first, second) = (site.house.verifier(), site.house.verifier());
    let (mut quiet, mut quieter) = (|_: &fanfare::Checked| {}, |_: &fanfare::Checked| {});
    let checks = [Check::Restriction, Check::ErasureRows];
    let (first, second) = tokio::join!(first.run(&checks, &mut quiet), second.run(&checks, &mut quieter));
    let busy = [&first, &second].iter().filter(|run| matches!(run, Err(fanfare::NoRun::Busy(_)))).count();
    assert_eq!((busy, [first.is_ok(), second.is_ok()].iter().filter(|ok| **ok).count()), (1, 1));
    run(&site, &checks).await;
}

#[tokio::test]
async fn what_a_run_that_was_cut_off_left_is_removed_by_the_next_one() {
    let site = TestSite::new().await;
    let before = counts(&site).await;
    let verifier = site.house.verifier();
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let mut told_one = move |checked: &fanfare::Checked| tell.send(checked.check).unwrap();
    tokio::select! {
        run = verifier.run(&[Check::Withdrawal, Check::AddressBytes], &mut told_one) => panic!("it was not cut off: {run:?}"),
        _ = told.recv() => {}
    }
    assert!(counts(&site).await["canary"] == 1 && counts(&site).await["presave"] > 0, "something was left behind");
    assert!(matches!(site.house.verifier().run(&[Check::Schema], &mut |_| {}).await, Err(fanfare::NoRun::Busy(_))));
    site.clock.advance(Duration::from_secs(61));
    run(&site, &[Check::Schema]).await;
    assert_eq!(counts(&site).await, before);
}

#[tokio::test]
async fn the_evidence_holds_no_secret_of_anybody() {
    let site = TestSite::new().await;
    site.run_jobs().await;
    run(&site, Check::ALL).await;
    let page = site.stranger().get("/privacy/proof").await.expect(200).text();
    // Only fingerprints of 32 hex signs or more may be there: the inventory's and each record's own, which the log has too.
    let long = |word: &&str| {
        word.len() >= 32 && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    let (_, visible) = page.split_once("</style>").unwrap();
    let words = visible.split(|sign: char| !sign.is_ascii_alphanumeric() && !"-_".contains(sign));
    let on_record = site.house.log.newest(None, 500).await.unwrap();
    let is_known =
        |word: &&str| *word == policy::VERSION || on_record.iter().any(|entry| entry.facts["evidence"] == **word);
    let secrets: Vec<&str> = words.filter(long).filter(|word| !is_known(word) && !word.contains('_')).collect();
    assert_eq!(secrets, Vec::<&str>::new());
    assert!(!page.contains("203.0.113."), "no address of a visit");
}
