//! What becomes of a letter.

use std::time::Duration;

use db::Sql;
use kit::Lang;
use mail::{Letter, Template};
use policy::{datum::MemberEmail, purpose};
use privacy::{Personal, SubjectId};
use testkit::{Client, Mood, Options, TestSite};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const PAGE: &str = "/app/account/mail";

/// Ada, who asked for a test letter that waits in the outbox.
pub(crate) async fn asked() -> (TestSite, Client) {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    ask(&ada).await;
    (site, ada)
}

pub(crate) async fn ask(member: &Client) {
    let page = member.post("/app/account/mail-test", &[]).await.expect(202).text();
    assert!(page.contains("The letter is on its way"));
}

pub(crate) async fn n_waiting(site: &TestSite) -> i64 {
    Sql::new("SELECT COUNT(*) AS n FROM letter").one(site.db().read()).await.unwrap().unwrap().try_get("", "n").unwrap()
}

/// The only member of the site.
pub(crate) async fn member(site: &TestSite) -> SubjectId {
    let row = Sql::new("SELECT id FROM account").one(site.db().read()).await.unwrap().unwrap();
    SubjectId(row.try_get("", "id").unwrap())
}

/// Queues a letter to an address of the only member's.
pub(crate) async fn queue(site: &TestSite, address: &str, lang: Lang, letter: &Letter) {
    let address = Personal::<MemberEmail>::of(member(site).await, address.to_owned());
    let tx = site.db().begin().await.unwrap();
    site.house.outbox.queue::<purpose::Account, _>(&tx, &address, lang, letter).await.unwrap();
    tx.commit().await.unwrap();
}

pub(crate) fn letter(workspace: &str) -> Letter {
    Letter::new(Template::new("accounts-letter-test")).with("workspace", workspace).link(PAGE)
}

#[tokio::test]
async fn a_letter_is_delivered_once_and_forgotten() {
    let (site, _) = asked().await;
    assert_eq!(n_waiting(&site).await, 1);
    let letters = site.letters().await;
    assert_eq!(letters.len(), 1);
    let one = &letters[0];
    assert_eq!((one.to.as_str(), one.from.as_str()), ("ada@label.example", "hello@harbour-lane.example"));
    assert_eq!(one.subject, "Mail works in ada records");
    assert!(one.text.contains("You asked Fanfare for a test letter"));
    assert!(one.text.contains("http://127.0.0.1:8080/app/account/mail") && one.html.contains("<p>You asked"));
    assert_eq!(one.header("auto-submitted"), Some("auto-generated"));
    assert!(one.header("message-id").is_some_and(|id| id.ends_with("@harbour-lane.example>")));
    assert_eq!(one.header("list-unsubscribe"), None, "it is to one person");
    assert_eq!(site.post.logins().len(), 1, "the server was told who we are");

    assert_eq!(n_waiting(&site).await, 0);
    site.clock.advance(DAY);
    assert_eq!(site.letters().await.len(), 1);
    assert_eq!(site.house.outbox.health().sent, 1);
}

#[tokio::test]
async fn what_left_is_in_the_persons_ledger() {
    let (site, _) = asked().await;
    site.letters().await;
    let ledger = site.house.app.privacy.ledger(member(&site).await).await.unwrap();
    let mut lines: Vec<_> =
        ledger.iter().map(|line| (line.processor.as_str(), line.datum.as_str(), line.purpose.as_str())).collect();
    lines.sort_unstable();
    assert_eq!(lines, [("mail", "letter_address", "account"), ("mail", "letter_words", "account")]);
}

#[tokio::test]
async fn what_the_server_cannot_take_now_is_tried_again_later_each_time() {
    let (site, ada) = asked().await;
    site.post.next(&[Mood::ComeAgain, Mood::ComeAgain]);
    assert!(site.letters().await.is_empty());
    let page = ada.get(PAGE).await.expect(200).text();
    assert!(page.contains("Tried once and not taken (later_451). Next try: 22 November 2026, 12:01 UTC"), "{page}");

    site.clock.advance(MINUTE - Duration::from_millis(1));
    assert!(site.letters().await.is_empty());
    assert_eq!(site.post.n_conversations(), 1, "not before its time");
    site.clock.advance(Duration::from_millis(1));
    assert!(site.letters().await.is_empty());
    site.clock.advance(MINUTE);
    assert_eq!(site.post.n_conversations(), 2);
    site.clock.advance(MINUTE);
    assert_eq!(site.letters().await.len(), 1);
    let health = site.house.outbox.health();
    assert_eq!((health.sent, health.retried, health.given_up), (1, 2, 0));
    assert_eq!(n_waiting(&site).await, 0);
}

#[tokio::test]
async fn a_final_refusal_ends_it_at_once_and_the_operator_learns_why() {
    let (site, _) = asked().await;
    site.post.always(Mood::NoSuchMailbox);
    assert!(site.letters().await.is_empty());
    assert_eq!(n_waiting(&site).await, 0);
    let health = site.house.outbox.health();
    assert_eq!((health.given_up, health.retried), (1, 0));
    assert_eq!(health.last_trouble.unwrap().1, "refused_550");
    site.clock.advance(DAY);
    site.letters().await;
    assert_eq!(site.post.n_conversations(), 1);
}

#[tokio::test]
async fn after_three_days_a_letter_is_given_up() {
    let (site, _) = asked().await;
    site.post.always(Mood::ComeAgain);
    for _ in 0..40 {
        site.letters().await;
        site.clock.advance(Duration::from_secs(2 * 60 * 60));
    }
    assert_eq!(n_waiting(&site).await, 0);
    let health = site.house.outbox.health();
    assert_eq!((health.given_up, health.sent), (1, 0));
    assert_eq!(health.last_trouble.unwrap().1, "later_451");
}

#[tokio::test]
async fn a_wrong_password_of_the_operators_costs_nobody_their_letter() {
    let (site, _) = asked().await;
    site.post.next(&[Mood::NoLogin]);
    assert!(site.letters().await.is_empty());
    assert_eq!(site.house.outbox.health().last_trouble.unwrap().1, "login_535");
    site.clock.advance(MINUTE);
    assert_eq!(site.letters().await.len(), 1);
}

#[tokio::test]
async fn a_line_that_drops_in_the_middle_of_the_letter_is_tried_again() {
    let (site, _) = asked().await;
    site.post.next(&[Mood::LeaveMidLetter]);
    assert!(site.letters().await.is_empty());
    assert_eq!(site.house.outbox.health().last_trouble.unwrap().1, "interrupted");
    site.clock.advance(MINUTE);
    assert_eq!(site.letters().await.len(), 1);
}

#[tokio::test]
async fn a_letter_that_came_twice_can_be_told_by_its_number() {
    let (site, _) = asked().await;
    site.post.next(&[Mood::LeaveBeforeThanks]);
    assert_eq!(site.letters().await.len(), 1, "the server has it, and we can't know");
    site.clock.advance(MINUTE);
    let letters = site.letters().await;
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[0].header("message-id"), letters[1].header("message-id"));
}

#[tokio::test]
async fn a_letter_survives_a_restart_in_the_middle() {
    let (site, _) = asked().await;
    site.post.next(&[Mood::ComeAgain]);
    assert!(site.letters().await.is_empty());
    // What a kill in the middle of the second try leaves behind: a claim that nobody holds.
    Sql::new("UPDATE letter SET leased_by = id, leased_until = $1, next_try_at = $2")
        .bind(site.clock.now_ms() + 120_000)
        .bind(site.clock.now_ms())
        .run(site.db().write())
        .await
        .unwrap();
    let site = site.restart().await;
    assert!(site.letters().await.is_empty(), "another node may hold it");
    site.clock.advance(2 * MINUTE);
    assert_eq!(site.letters().await.len(), 1);
    assert_eq!(n_waiting(&site).await, 0);
}

#[tokio::test]
async fn a_letter_whose_change_was_undone_is_never_written() {
    let site = TestSite::new().await;
    site.member("ada").await;
    let address = Personal::<MemberEmail>::of(member(&site).await, "ada@label.example".to_owned());
    let tx = site.db().begin().await.unwrap();
    site.house.outbox.queue::<purpose::Account, _>(&tx, &address, Lang::En, &letter("x")).await.unwrap();
    drop(tx);
    assert!(site.letters().await.is_empty());
    assert_eq!(n_waiting(&site).await, 0);
}

#[tokio::test]
async fn an_erased_person_gets_nothing_and_leaves_nothing_in_the_outbox() {
    let (site, _) = asked().await;
    site.house.app.privacy.erase(member(&site).await).await.unwrap();
    assert_eq!(n_waiting(&site).await, 0);
    assert!(site.letters().await.is_empty());
    assert_eq!(site.post.n_conversations(), 0);
    for entry in std::fs::read_dir(site.data()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            for word in [&b"ada@label.example"[..], b"accounts-letter-test"] {
                assert!(!bytes.windows(word.len()).any(|window| window == word), "{}", path.display());
            }
        }
    }
}

#[tokio::test]
async fn whoever_asked_for_a_restriction_is_not_written_to() {
    let (site, _) = asked().await;
    site.house.app.privacy.restrict(member(&site).await).await.unwrap();
    assert!(site.letters().await.is_empty());
    assert_eq!((site.post.n_conversations(), n_waiting(&site).await), (0, 0));
    assert_eq!(site.house.outbox.health().withheld, 1);
}

#[tokio::test]
async fn whoever_objects_is_not_written_to() {
    let (site, _) = asked().await;
    site.house.app.privacy.object::<purpose::Account>(member(&site).await).await.unwrap();
    assert!(site.letters().await.is_empty());
    assert_eq!((n_waiting(&site).await, site.house.outbox.health().withheld), (0, 1));
}

#[tokio::test]
async fn an_address_that_would_add_a_line_is_refused() {
    let site = TestSite::new().await;
    site.member("ada").await;
    for address in
        ["ada@label.example\r\nRCPT TO:<bob@evil.example>", "ada@label.example>\r\nDATA", "ada", "a b@c.example", "@"]
    {
        queue(&site, address, Lang::En, &letter("x")).await;
        assert!(site.letters().await.is_empty(), "{address:?}");
        assert_eq!(n_waiting(&site).await, 0);
        assert_eq!(site.house.outbox.health().last_trouble.unwrap().1, "address");
    }
    assert_eq!(site.post.n_conversations(), 0);
}

#[tokio::test]
async fn a_domain_of_any_script_is_written_as_the_name_system_does() {
    let site = TestSite::new().await;
    site.member("ada").await;
    queue(&site, "ada@пример.example", Lang::En, &letter("x")).await;
    queue(&site, "ада@label.example", Lang::En, &letter("x")).await;
    let letters = site.letters().await;
    assert_eq!(letters.len(), 1, "the server does not take addresses that are not ASCII before the @ (SMTPUTF8)");
    assert_eq!(letters[0].to, "ada@xn--e1afmkfd.example");
    assert_eq!(site.house.outbox.health().last_trouble.unwrap().1, "address");
}

#[tokio::test]
async fn a_value_can_neither_add_a_header_nor_markup_nor_a_paragraph() {
    let site = TestSite::new().await;
    site.member("ada").await;
    queue(&site, "ada@label.example", Lang::En, &letter("x\r\nBcc: bob@evil.example\r\n\r\n<b>free</b>")).await;
    let letters = site.letters().await;
    let one = &letters[0];
    assert_eq!(one.header("bcc"), None);
    assert_eq!(one.subject, "Mail works in x Bcc: bob@evil.example <b>free</b>");
    assert!(!one.html.contains("<b>"), "{}", one.html);
}

#[tokio::test]
async fn every_language_is_written_in_its_own_direction_and_names_no_other_host() {
    let site = TestSite::new().await;
    site.member("ada").await;
    for lang in Lang::ALL {
        queue(&site, "ada@label.example", lang, &letter("Нур نور નૂર")).await;
    }
    let letters = site.letters().await;
    assert_eq!(letters.len(), 4);
    for lang in Lang::ALL {
        let mark = format!("<html lang=\"{}\" dir=\"{}\">", lang.tag(), lang.dir());
        let one = letters.iter().find(|one| one.html.contains(&mark)).unwrap();
        assert!(one.subject.contains("Нур نور નૂર"), "{}", one.subject);
        assert!(one.raw.is_ascii(), "every server can carry it");
        for address in one.html.split("://").skip(1) {
            assert!(address.starts_with("127.0.0.1:8080/"), "{address}");
        }
        assert!(!one.html.contains("<img") && !one.html.contains("src="), "nothing is loaded when it is opened");
    }
}

#[tokio::test]
async fn only_a_letter_to_many_can_be_unsubscribed_with_one_click() {
    let site = TestSite::new().await;
    site.member("ada").await;
    queue(&site, "ada@label.example", Lang::En, &letter("x").bulk("/letters/off/abc")).await;
    let letters = site.letters().await;
    assert_eq!(letters[0].header("list-unsubscribe"), Some("<http://127.0.0.1:8080/letters/off/abc>"));
    assert_eq!(letters[0].header("list-unsubscribe-post"), Some("List-Unsubscribe=One-Click"));
}

#[tokio::test]
async fn without_a_mail_server_the_page_says_so_and_nothing_is_queued() {
    let site = TestSite::with(Options { mail: false, ..Options::default() }).await;
    let ada = site.member("ada").await;
    assert!(!site.house.outbox.can_send());
    assert!(ada.get(PAGE).await.expect(200).text().contains("No mail server yet"));
    assert!(ada.post("/app/account/mail-test", &[]).await.expect(200).text().contains("No mail server yet"));
    assert_eq!(n_waiting(&site).await, 0);
}

#[tokio::test]
async fn whoever_watches_learns_how_many_wait_and_since_when_nothing_leaves() {
    let (site, ada) = asked().await;
    let (start, ready) =
        (site.clock.now(), async |site: &TestSite| site.stranger().get("/health/ready").await.expect(200).text());
    assert_eq!(site.house.outbox.standing().await.unwrap().waiting, 1);
    assert_eq!(ready(&site).await, "ready\nletters: 1 waiting, the oldest since 2026-11-22T12:00:00Z\n");
    site.post.always(Mood::ComeAgain);
    for _ in 0..3 {
        site.letters().await;
        site.clock.advance(2 * MINUTE);
    }
    ask(&ada).await;
    let standing = site.house.outbox.standing().await.unwrap();
    assert_eq!((standing.waiting, standing.oldest), (2, Some(start)));
    assert_eq!(standing.failing, Some((start, "later_451".to_owned())), "since the first that was not taken");
    assert!(ready(&site).await.contains("none has left since 2026-11-22T12:00:00Z (later_451)"));

    site.post.always(Mood::Good);
    site.clock.advance(DAY);
    assert_eq!(site.letters().await.len(), 2);
    assert_eq!(site.house.outbox.standing().await.unwrap(), mail::Standing::default());
    assert_eq!(ready(&site).await, "ready\n");
}

#[tokio::test]
async fn one_mailbox_that_does_not_exist_is_no_failure_of_the_way() {
    let (site, _) = asked().await;
    site.post.always(Mood::NoSuchMailbox);
    site.letters().await;
    assert_eq!(site.house.outbox.standing().await.unwrap().failing, None);
}
