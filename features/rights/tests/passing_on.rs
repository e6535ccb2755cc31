//! Erasures are passed on to whoever received something: asked again and again, answered once, never given up in silence.

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex},
    time::Duration,
};

use db::Sql;
use policy::{
    Processor, ProcessorRow,
    processor::{Mail, Spotify},
};
use privacy::{Asking, Deletes, DeletionAnswer};
use rights::{Rights, Ways};
use testkit::{Answer, Client, TestSite};

use crate::{DAY, HOUR, count, let_in, letters};

const MINUTE: Duration = Duration::from_secs(60);

/// A party that a program can ask, with the mood of each answer; the last one stays.
struct Party {
    moods: Mutex<Vec<Mood>>,
    asked: Mutex<Vec<(uuid::Uuid, String)>>,
}

#[derive(Clone, Copy)]
enum Mood {
    Says(DeletionAnswer),
    Silent,
    Breaks,
}

impl Party {
    fn new(moods: &[Mood]) -> Arc<Party> {
        Arc::new(Party { moods: Mutex::new(moods.iter().rev().copied().collect()), asked: Mutex::default() })
    }

    fn n_asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

impl Deletes for Party {
    fn processor(&self) -> &'static ProcessorRow {
        Mail::ROW
    }

    fn delete<'a>(&'a self, asking: &'a Asking) -> Pin<Box<dyn Future<Output = DeletionAnswer> + Send + 'a>> {
        let hint = asking.hint.open(&asking.grant).unwrap().clone();
        self.asked.lock().unwrap().push((asking.number, hint));
        let mut moods = self.moods.lock().unwrap();
        let mood = if moods.len() > 1 { moods.pop().unwrap() } else { *moods.last().unwrap() };
        Box::pin(async move {
            match mood {
                Mood::Says(answer) => answer,
                Mood::Silent => std::future::pending().await,
                Mood::Breaks => panic!("a client that breaks"),
            }
        })
    }
}

fn asking(site: &TestSite, party: &Arc<Party>) -> Rights {
    asking_any(site, party.clone())
}

fn asking_any(site: &TestSite, client: Arc<dyn Deletes>) -> Rights {
    let ways = Ways { clients: vec![client], patience: Duration::from_millis(200), ..Ways::default() };
    site.house.rights.clone().with_ways(ways)
}

/// The client of a party on the network. Its host is a declared one, and what finds the person may not be disclosed to it:
/// that would not compile. Our number may.
struct Remote(egress::Exit<Spotify>);

impl Deletes for Remote {
    fn processor(&self) -> &'static ProcessorRow {
        Mail::ROW
    }

    fn delete<'a>(&'a self, asking: &'a Asking) -> Pin<Box<dyn Future<Output = DeletionAnswer> + Send + 'a>> {
        Box::pin(async move {
            let number = asking.number.to_string();
            let request = egress::Request::new(egress::Method::POST, "api.spotify.com", "/deletions");
            match self.0.send(request.form("request", &number)).await {
                Ok(answer) if answer.is_success() => DeletionAnswer::Deleted,
                Ok(answer) if answer.status == 409 => DeletionAnswer::Refused("legal_hold"),
                Ok(_) => DeletionAnswer::Later("server_error"),
                Err(_) => DeletionAnswer::Later("not_reached"),
            }
        })
    }
}

/// A status that never comes.
const NEVER: u16 = 0;

/// A server on this machine that answers with these statuses, one after another; the last one stays.
struct Server {
    client: Arc<Remote>,
    bodies: Arc<Mutex<Vec<String>>>,
    _running: tokio::task::JoinSet<()>,
}

impl Server {
    async fn start(site: &TestSite, statuses: &'static [u16]) -> Server {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let bodies = Arc::<Mutex<Vec<String>>>::default();
        let kept = bodies.clone();
        let router = axum::Router::new().fallback(move |body: String| {
            let n = kept.lock().unwrap().len();
            kept.lock().unwrap().push(body);
            let status = *statuses.get(n).or(statuses.last()).unwrap();
            async move {
                if status == NEVER {
                    std::future::pending::<()>().await;
                }
                axum::http::StatusCode::from_u16(status).unwrap()
            }
        });
        let mut running = tokio::task::JoinSet::new();
        running.spawn(async move { axum::serve(listener, router).await.unwrap() });
        let options = egress::Options::default().simulate("api.spotify.com", &base).unwrap();
        let egress = egress::Egress::new(site.house.app.privacy.clone(), options).unwrap();
        Server { client: Arc::new(Remote(egress.to())), bodies, _running: running }
    }
}

#[tokio::test]
async fn over_http_five_times_500_and_then_200_ends_as_answered() {
    let site = TestSite::new().await;
    let server = Server::start(&site, &[500, 500, NEVER, 500, 500, 200]).await;
    let (receipt, number) = erased_with_client(&site, "bob").await;
    let rights = asking_any(&site, server.client.clone());
    for _ in 0..6 {
        assert!(shows(&status(&site, &receipt.text()).await, "mail", "pending"));
        rights.pass_on_due().await.unwrap();
        site.clock.advance(HOUR);
    }
    assert!(shows(&status(&site, &receipt.text()).await, "mail", "answered"));
    assert_eq!(*server.bodies.lock().unwrap(), vec![format!("request={number}"); 6]);
}

#[tokio::test]
async fn over_http_a_refusal_and_a_silence_are_told_apart() {
    let site = TestSite::new().await;
    let (receipt, _) = erased_with_client(&site, "bob").await;
    let silent = Server::start(&site, &[NEVER]).await;
    asking_any(&site, silent.client.clone()).pass_on_due().await.unwrap();
    assert!(shows(&status(&site, &receipt.text()).await, "mail", "pending"));
    assert_eq!(count(&site, "deletion_request WHERE reason = 'no_answer'").await, 1);
    site.clock.advance(HOUR);
    let refusing = Server::start(&site, &[409]).await;
    asking_any(&site, refusing.client.clone()).pass_on_due().await.unwrap();
    assert!(shows(&status(&site, &receipt.text()).await, "mail", "refused"));
}

/// A member to whom a letter went, erased; the answer to it.
async fn erased(site: &TestSite, name: &str) -> Answer {
    site.member("ada").await;
    let member = site.member(name).await;
    drop(let_in(site, "access", &format!("{name}@label.example")).await);
    member.post("/app/account/privacy/erasure", &[("confirm", "yes")]).await.expect(200)
}

/// The same, and the mail server is a party that a program can ask.
async fn erased_with_client(site: &TestSite, name: &str) -> (Answer, String) {
    let receipt = erased(site, name).await;
    sql(site, "UPDATE deletion_request SET way = 'api'").await;
    let number = between(&receipt.text(), "id=\"number\">", "<");
    (receipt, number)
}

async fn sql(site: &TestSite, text: &str) {
    Sql::new(text).run(site.db().write()).await.unwrap();
}

fn between(text: &str, begins: &str, ends: &str) -> String {
    let (_, rest) = text.split_once(begins).unwrap_or_else(|| panic!("no {begins} in {text}"));
    rest.split(ends).next().unwrap().to_owned()
}

/// The page that the receipt leads to.
async fn status(site: &TestSite, receipt: &str) -> String {
    let link = between(receipt, "id=\"status\" href=\"", "\"");
    site.stranger().get(link.strip_prefix("http://127.0.0.1:8080").unwrap()).await.expect(200).text()
}

fn shows(page: &str, processor: &str, state: &str) -> bool {
    page.contains(&format!("data-processor=\"{processor}\" data-state=\"{state}\""))
}

async fn log_says(site: &TestSite, words: &str) -> i64 {
    let rows = Sql::new("SELECT leaf FROM tlog_entry").all(site.db().read()).await.unwrap();
    let leaves = rows.iter().map(|row| row.try_get::<Vec<u8>>("", "leaf").unwrap());
    let n = leaves.filter(|leaf| String::from_utf8_lossy(leaf).contains(words)).count();
    i64::try_from(n).unwrap()
}

async fn operators_page(site: &TestSite) -> (Client, String) {
    let operator = site.member("ada").await;
    let register = operator.get("/app/rights").await.expect(200).text();
    let path = format!("/app/rights/deletions/{}", between(&register, "href=\"/app/rights/deletions/", "\""));
    (operator, path)
}

#[tokio::test]
async fn a_fans_receipt_names_who_cannot_be_asked_and_what_stays() {
    let site = TestSite::new().await;
    site.link("ada", "lanterns", HOUR * 48).await;
    let fan = site.stranger();
    let receipt = site.presave(&fan, "lanterns", "mira").await;
    let answer = fan.post(&format!("{receipt}/erasure"), &[("confirm", "yes")]).await.expect(200).text();
    let page = status(&site, &answer).await;
    for text in [&answer, &page] {
        assert!(shows(text, "spotify", "cannot_be_asked"), "{text}");
        assert!(text.contains("href=\"https://www.spotify.com/account/apps/\""));
        for id in ["erasure_list", "register", "log", "backups", "deletion_requests"] {
            assert!(text.contains(&format!("data-kept=\"{id}\"")), "{id}");
        }
        assert!(!text.contains("data-kept=\"deletion_hint\""));
        assert!(text.contains("20 February 2027"), "backups, 90 days on: {text}");
    }
    let file = between(&answer, "data:application/json;base64,", "\"");
    let json = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, file).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["report"]["processors"][0]["state"], "cannot_be_asked");
    assert_eq!(json["report"]["processors"][0]["name"], "Spotify AB");
    assert_eq!(json["report"]["kept"][0]["duty"], "legal_obligation");
    assert!(json["status"].as_str().unwrap().contains("/privacy/rights/erasure/"));
}

#[tokio::test]
async fn the_page_of_an_erasure_opens_with_its_own_secret_only_and_in_four_languages() {
    let site = TestSite::new().await;
    let receipt = erased(&site, "bob").await.text();
    let link = between(&receipt, "id=\"status\" href=\"http://127.0.0.1:8080", "\"");
    for language in ["en", "ru", "gu", "ur"] {
        let page = site.stranger().with("accept-language", language).get(&link).await.expect(200).text();
        assert!(page.contains(&format!("<html lang=\"{language}\"")) && shows(&page, "mail", "pending"), "{page}");
    }
    let (number, secret) = link.rsplit_once('/').unwrap();
    site.stranger().get(&format!("{number}/{}", "0".repeat(64))).await.expect(404);
    let other = "/privacy/rights/erasure/0192c6a0-0000-7000-8000-000000000000";
    site.stranger().get(&format!("{other}/{secret}")).await.expect(404);
}

#[tokio::test]
async fn five_times_500_and_then_200_is_asked_six_times_under_one_number() {
    let site = TestSite::new().await;
    let trouble = Mood::Says(DeletionAnswer::Later("server_error"));
    let party = Party::new(&[&[trouble; 5][..], &[Mood::Says(DeletionAnswer::Deleted)]].concat());
    let (receipt, number) = erased_with_client(&site, "bob").await;
    let rights = asking(&site, &party);
    for n in 0..5 {
        rights.pass_on_due().await.unwrap();
        assert_eq!(party.n_asked(), n + 1, "not again before its time");
        assert_eq!(rights.pass_on_due().await.unwrap(), 0);
        site.clock.advance(MINUTE * 2_u32.pow(u32::try_from(n).unwrap()));
    }
    assert!(shows(&status(&site, &receipt.text()).await, "mail", "pending"));
    rights.pass_on_due().await.unwrap();
    assert!(shows(&status(&site, &receipt.text()).await, "mail", "answered"));
    let asked = party.asked.lock().unwrap().clone();
    assert_eq!(asked.len(), 6);
    assert!(asked.iter().all(|(id, hint)| id.to_string() == number && hint == "bob@label.example"), "{asked:?}");
    assert_eq!(count(&site, "deletion_request WHERE hint IS NOT NULL OR subject_id IS NOT NULL").await, 0);
    assert_eq!(count(&site, "subject WHERE kind = 'erased'").await, 0);
    assert_eq!(log_says(&site, "\"state\":\"answered\",\"what\":\"passed_on\"").await, 1);
    site.clock.advance(DAY * 40);
    assert_eq!(rights.pass_on_due().await.unwrap(), 0, "an answer ends it");
}

#[tokio::test]
async fn a_party_that_never_answers_is_marked_after_thirty_days_and_the_operator_is_told() {
    let site = TestSite::new().await;
    let party = Party::new(&[Mood::Silent, Mood::Breaks, Mood::Silent]);
    let (receipt, _) = erased_with_client(&site, "bob").await;
    let rights = asking(&site, &party);
    for _ in 0..29 {
        rights.pass_on_due().await.unwrap();
        site.clock.advance(DAY);
    }
    assert!(party.n_asked() >= 29);
    assert_eq!(count(&site, "deletion_request WHERE state = 'pending'").await, 1);
    site.clock.advance(DAY);
    rights.pass_on_due().await.unwrap();
    assert!(shows(&status(&site, &receipt.text()).await, "mail", "unanswered"));
    let letter = letters(&site).await.pop().unwrap();
    assert_eq!(
        (letter.to.as_str(), letter.subject.as_str()),
        ("ada@label.example", "Erasures that others must be told of")
    );
    assert!(letter.text.contains("Silent for 30 days: 1"), "{}", letter.text);
    let register = site.member("ada").await.get("/app/rights").await.expect(200).text();
    assert!(register.contains("Harbour Mail Ltd") && register.contains("class=\"error\">Overdue"), "{register}");
    assert_eq!(log_says(&site, "\"state\":\"unanswered\"").await, 1);

    let before = party.n_asked();
    site.clock.advance(DAY);
    rights.pass_on_due().await.unwrap();
    assert_eq!(party.n_asked(), before + 1, "it is still asked");
    site.clock.advance(DAY * 60);
    rights.pass_on_due().await.unwrap();
    site.run_jobs().await;
    assert_eq!(
        count(&site, "deletion_request WHERE state = 'unanswered' AND hint IS NULL").await,
        1,
        "it stays visible"
    );
    assert_eq!(count(&site, "subject WHERE kind = 'erased'").await, 0, "what finds them is gone");
    assert_eq!(log_says(&site, "\"state\":\"unanswered\"").await, 1, "said once");
}

#[tokio::test]
async fn a_party_that_refuses_is_not_asked_again_and_the_operator_is_told() {
    let site = TestSite::new().await;
    let party = Party::new(&[Mood::Says(DeletionAnswer::Refused("legal_hold"))]);
    let (receipt, _) = erased_with_client(&site, "bob").await;
    let rights = asking(&site, &party);
    rights.pass_on_due().await.unwrap();
    site.clock.advance(DAY);
    rights.pass_on_due().await.unwrap();
    assert_eq!(party.n_asked(), 1);
    assert!(shows(&status(&site, &receipt.text()).await, "mail", "refused"));
    assert!(letters(&site).await.pop().unwrap().text.contains("Refused: 1"));
    assert_eq!(count(&site, "deletion_request WHERE reason = 'legal_hold' AND hint IS NULL").await, 1);
}

#[tokio::test]
async fn a_party_at_work_is_asked_for_the_result_under_the_same_number() {
    let site = TestSite::new().await;
    let moods = [Mood::Says(DeletionAnswer::Working), Mood::Says(DeletionAnswer::Deleted)];
    let party = Party::new(&moods);
    let (receipt, number) = erased_with_client(&site, "bob").await;
    let rights = asking(&site, &party);
    rights.pass_on_due().await.unwrap();
    assert!(shows(&status(&site, &receipt.text()).await, "mail", "asked"));
    site.clock.advance(DAY);
    rights.pass_on_due().await.unwrap();
    assert!(shows(&status(&site, &receipt.text()).await, "mail", "answered"));
    assert!(party.asked.lock().unwrap().iter().all(|(id, _)| id.to_string() == number));
}

#[tokio::test]
async fn what_was_asked_when_the_program_was_killed_is_asked_after_the_restart() {
    let site = TestSite::new().await;
    let (receipt, _) = erased_with_client(&site, "bob").await;
    let lease = jiff::SignedDuration::from_hours(1);
    let claimed = site.house.app.privacy.claim_deletions(site.house.app.new_id(), lease, 4).await.unwrap();
    assert_eq!(claimed.len(), 1, "a round is cut off here");
    let party = Party::new(&[Mood::Says(DeletionAnswer::Deleted)]);
    let site = site.restart().await;
    let rights = asking(&site, &party);
    assert_eq!(rights.pass_on_due().await.unwrap(), 0, "another node might be at work");
    site.clock.advance(HOUR);
    assert_eq!(rights.pass_on_due().await.unwrap(), 1);
    assert!(shows(&status(&site, &receipt.text()).await, "mail", "answered"));
}

#[tokio::test]
async fn a_party_without_a_client_gets_one_letter_and_the_operator_writes_down_its_answer() {
    let site = TestSite::new().await;
    let receipt = erased(&site, "bob").await.text();
    for _ in 0..3 {
        site.run_jobs().await;
        site.clock.advance(DAY);
    }
    let sent = site.letters().await;
    let to_them: Vec<_> = sent.iter().filter(|letter| letter.to == "privacy@harbour-mail.example").collect();
    assert_eq!(to_them.len(), 1);
    let number = between(&receipt, "id=\"number\">", "<");
    assert!(to_them[0].text.contains("bob@label.example") && to_them[0].subject.contains(&number));
    assert!(shows(&status(&site, &receipt).await, "mail", "asked"));

    let (operator, path) = operators_page(&site).await;
    let page = operator.get(&path).await.expect(200).text();
    assert!(page.contains(&number) && !page.contains("bob@label.example"), "{page}");
    let opened = operator.post(&format!("{path}/hint"), &[]).await.expect(200).text();
    assert!(opened.contains("bob@label.example"));
    assert_eq!(log_says(&site, "deletion_hint").await, 1);
    let outcome = format!("{path}/outcome");
    operator.post(&outcome, &[("state", "answered")]).await.expect(422);
    operator.post(&outcome, &[("state", "pending"), ("confirm", "yes")]).await.expect(422);
    operator.post(&outcome, &[("state", "answered"), ("confirm", "yes")]).await.expect(303);
    operator.post(&outcome, &[("state", "refused"), ("confirm", "yes")]).await.expect(410);
    operator.post(&format!("{path}/hint"), &[]).await.expect(410);
    assert!(shows(&status(&site, &receipt).await, "mail", "answered"));
    assert_eq!(log_says(&site, "\"by\":\"operator\",\"processor\":\"mail\",\"state\":\"answered\"").await, 1);
    let bob = site.member("carol").await;
    bob.get(&path).await.expect(404);
    bob.post(&outcome, &[("state", "answered"), ("confirm", "yes")]).await.expect(404);
}

#[tokio::test]
async fn without_an_address_the_operator_is_told_to_do_it_by_hand() {
    let site = TestSite::new().await;
    erased(&site, "bob").await;
    let rights = site.house.rights.clone().with_ways(Ways::default());
    for _ in 0..3 {
        rights.pass_on_due().await.unwrap();
        site.clock.advance(DAY);
    }
    let told: Vec<_> =
        letters(&site).await.into_iter().filter(|one| one.subject == "Erasures that others must be told of").collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].text.contains("To be told by you: 1"));
    let (operator, path) = operators_page(&site).await;
    assert!(operator.get(&path).await.expect(200).text().contains("Yours to do"));
}
