//! The page for everybody: what it says, whom it writes to, and what nobody learns from it.

use std::time::{Duration, Instant};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use testkit::{Answer, Client, Mood, Options, TestSite};

use crate::{DAY, HOUR, ask, complain, count, files, let_in, letters, link_in, run, sign_in};

#[tokio::test]
async fn from_the_form_to_the_letter_to_the_copy_to_the_receipt() {
    let site = TestSite::new().await;
    drop((site.member("bob").await, site.member("ada").await));
    let client = site.stranger();
    assert_eq!(ask(&client, "access", "Ada@Label.example").await.expect(303).location(), "/privacy/rights/asked");
    client.get("/privacy/rights/asked").await.expect(200);
    let letters = letters(&site).await;
    let [letter] = letters.as_slice() else { panic!("{letters:?}") };
    assert_eq!(letter.to, "ada@label.example");
    assert!(letter.text.contains("A copy of my data") && !letter.text.contains("bob"));

    let link = link_in(letter);
    client.get("/privacy/rights/desk").await.expect(404);
    assert!(client.get(&link).await.expect(200).text().contains("Open my page"));
    client.get("/privacy/rights/desk").await.expect(404);
    assert_eq!(client.post(&link, &[]).await.expect(303).location(), "/privacy/rights/desk");
    assert!(client.get("/privacy/rights/desk").await.expect(200).text().contains("ada@label.example"));

    let copy = client.post("/privacy/rights/desk/export", &[]).await.expect(200);
    assert_eq!(copy.header("content-type"), Some("application/zip"));
    assert_eq!(copy.header("cache-control"), Some("no-store"));
    let files = files(copy.body);
    let data = files.get("data.json").unwrap();
    assert!(data.contains("ada@label.example") && !data.contains("bob"), "{data}");
    assert!(files.contains_key("index.html") && files.contains_key("schema.json"));
    assert_eq!(count(&site, "rights_request WHERE kind = 'access' AND outcome = 'done'").await, 2, "both are closed");

    client.post("/privacy/rights/desk/erasure", &[]).await.expect(422);
    let receipt = client.post("/privacy/rights/desk/erasure", &[("confirm", "yes")]).await.expect(200).text();
    let requests = "<code>rights_request</code></th><td class=\"num\">2</td><td class=\"num\">2</td>";
    for part in [
        "Everything is erased",
        "<code>account</code>",
        "<code>data_key</code>",
        "data:application/json;base64,",
        requests,
    ] {
        assert!(receipt.contains(part), "{part}: {receipt}");
    }
    let (_, file) = receipt.split_once("data:application/json;base64,").unwrap();
    let file = STANDARD.decode(file.split('"').next().unwrap()).unwrap();
    let file: serde_json::Value = serde_json::from_slice(&file).unwrap();
    assert!(file["proof"]["checkpoint"].as_str().unwrap().lines().count() > 3, "{file}");
    let leaf = String::from_utf8(STANDARD.decode(file["proof"]["leaf"].as_str().unwrap()).unwrap()).unwrap();
    assert!(leaf.contains("\"kind\":\"erasure\"") && !leaf.contains("ada"), "{leaf}");
    assert!(site.house.log.check().await.unwrap().faults.is_empty());
    sign_in(&site, "ada@label.example").await.expect(422);
    client.get("/privacy/rights/desk").await.expect(404);
    assert_eq!(count(&site, "account").await, 1, "only bob is left");
    assert_eq!(count(&site, "rights_link").await, 0);
    assert_eq!(count(&site, "rights_request WHERE subject_id IS NOT NULL").await, 0);
    assert_eq!(count(&site, "rights_request WHERE kind = 'erasure' AND outcome = 'done'").await, 1);
    sign_in(&site, "bob@label.example").await.expect(303);
}

/// How far apart the medians of two ways of asking are: both in turn, many times, so that the machine is the same for both.
/// A machine that is busy elsewhere is asked again; a difference of the program's own would be there each time.
///
/// Fails with what it saw when they are too far apart: five milliseconds, or a fifth of an answer where the machine is so busy
/// that one takes longer than twenty-five.
async fn apart(ask: impl AsyncFn(usize, usize) -> Answer) -> Result<(), String> {
    const TIMES: usize = 21;
    let mut seen = Vec::new();
    for attempt in 0..4 {
        let (mut took, mut first) = (Vec::new(), None);
        for n in 0..TIMES * 2 {
            // Neither way always comes first.
            let which = (n + n / 2) % 2;
            let begun = Instant::now();
            let answer = ask(which, attempt * TIMES * 2 + n).await;
            took.push((which, begun.elapsed()));
            let answer = (answer.status, answer.headers.clone(), answer.body.clone());
            assert_eq!(first.get_or_insert_with(|| answer.clone()), &answer);
        }
        took.sort();
        // Sorted by the way and then by the time, so each half has its median in its middle.
        let median = |half: usize| took.get(half * TIMES + TIMES / 2).map_or(Duration::MAX, |(_, time)| *time);
        let (one, other) = (median(0), median(1));
        if one.abs_diff(other) < Duration::from_millis(5).max(one.min(other) / 5) {
            return Ok(());
        }
        seen.push((one, other));
    }
    Err(format!("{seen:?}"))
}

/// A client that no limit holds back.
fn fresh(site: &TestSite, n: usize) -> Client {
    site.stranger().from_address(&format!("10.7.{}.{}", n / 250, n % 250))
}

#[tokio::test]
async fn a_known_and_an_unknown_address_get_the_same_answer() {
    let site = TestSite::new().await;
    drop(site.member("ada").await);
    let apart = apart(async |which, n| {
        let email = ["ada@label.example", "eve@label.example"][which];
        ask(&fresh(&site, n), "erasure", email).await.expect(303)
    })
    .await;
    apart.unwrap();
    assert_eq!(count(&site, "letter").await, 0, "nobody has looked anything up yet");
}

#[tokio::test]
async fn an_expired_link_and_one_that_never_was_get_the_same_answer() {
    let site = TestSite::new().await;
    drop(site.member("ada").await);
    ask(&site.stranger(), "access", "ada@label.example").await.expect(303);
    let expired = link_in(&letters(&site).await.pop().unwrap());
    let never = format!("/privacy/rights/link/0192c6a0-0000-7000-8000-000000000000/{}", "A".repeat(43));
    site.clock.advance(DAY);
    let apart = apart(async |which, n| fresh(&site, n).post([&expired, &never][which], &[]).await.expect(404)).await;
    apart.unwrap();
}

#[tokio::test]
async fn an_erased_receipt_and_one_that_never_was_get_the_same_answer() {
    let site = TestSite::new().await;
    site.link("ada", "neon", DAY).await;
    let fan = site.stranger();
    let receipt = site.presave(&fan, "neon", "ada").await;
    fan.post(&format!("{receipt}/erasure"), &[("confirm", "yes")]).await.expect(200);
    let (erased, never) = (format!("{receipt}/rights"), format!("/r/{}/rights", "A".repeat(43)));
    let apart = apart(async |which, n| fresh(&site, n).get([&erased, &never][which]).await.expect(404)).await;
    apart.unwrap();
}

#[tokio::test]
async fn an_unknown_address_is_told_once_a_day_and_then_forgotten() {
    let site = TestSite::new().await;
    let client = site.stranger();
    ask(&client, "access", "eve@label.example").await.expect(303);
    ask(&client, "erasure", "EVE@label.example").await.expect(303);
    let letters_now = letters(&site).await;
    assert_eq!(letters_now.len(), 1);
    assert_eq!(letters_now[0].to.to_lowercase(), "eve@label.example");
    assert!(letters_now[0].subject.contains("Nothing is stored"), "{}", letters_now[0].subject);
    assert_eq!(count(&site, "rights_request").await, 0);
    assert_eq!(count(&site, "letter").await, 0);
    site.clock.advance(DAY + HOUR);
    ask(&client, "access", "eve@label.example").await.expect(303);
    assert_eq!(letters(&site).await.len(), 2);
    site.clock.advance(DAY + HOUR);
    site.run_jobs().await;
    assert_eq!(count(&site, "subject").await, 0, "not even a number is left");
}

#[tokio::test]
async fn a_link_works_once() {
    let site = TestSite::new().await;
    drop(site.member("ada").await);
    let client = site.stranger();
    ask(&client, "access", "ada@label.example").await.expect(303);
    let link = link_in(&letters(&site).await.pop().unwrap());
    client.post(&link, &[]).await.expect(303);
    let other = site.stranger();
    let used = other.post(&link, &[]).await.expect(404);
    let forged = other.post("/privacy/rights/link/0192c6a0-0000-7000-8000-000000000000/x", &[]).await.expect(404);
    assert_eq!(used.text(), forged.text());
    other.get("/privacy/rights/desk").await.expect(404);
}

#[tokio::test]
async fn a_link_ends_after_a_day_and_its_page_after_half_an_hour() {
    let site = TestSite::new().await;
    drop(site.member("ada").await);
    let client = site.stranger();
    ask(&client, "access", "ada@label.example").await.expect(303);
    let link = link_in(&letters(&site).await.pop().unwrap());
    site.clock.advance(DAY);
    client.post(&link, &[]).await.expect(404);
    site.run_jobs().await;
    assert_eq!(count(&site, "rights_request WHERE outcome = 'lapsed'").await, 1);

    let client = let_in(&site, "access", "ada@label.example").await;
    client.get("/privacy/rights/desk").await.expect(200);
    site.clock.advance(HOUR / 2);
    client.get("/privacy/rights/desk").await.expect(404);
    client.post("/privacy/rights/desk/erasure", &[("confirm", "yes")]).await.expect(404);
    sign_in(&site, "ada@label.example").await.expect(303);
}

#[tokio::test]
async fn three_wrong_secrets_end_a_link() {
    let site = TestSite::new().await;
    drop(site.member("ada").await);
    let client = site.stranger();
    ask(&client, "access", "ada@label.example").await.expect(303);
    let link = link_in(&letters(&site).await.pop().unwrap());
    let (path, _) = link.rsplit_once('/').unwrap();
    for _ in 0..3 {
        client.post(&format!("{path}/{}", "A".repeat(43)), &[]).await.expect(404);
    }
    client.post(&link, &[]).await.expect(404);
}

#[tokio::test]
async fn one_persons_page_touches_nobody_elses_data() {
    let site = TestSite::new().await;
    drop((site.member("bob").await, site.member("ada").await));
    let ada = let_in(&site, "access", "ada@label.example").await;
    let bob = let_in(&site, "access", "bob@label.example").await;
    ada.post("/privacy/rights/desk/erasure", &[("confirm", "yes")]).await.expect(200);
    bob.get("/privacy/rights/desk").await.expect(200);
    sign_in(&site, "bob@label.example").await.expect(303);
    let page = bob.get("/privacy/rights/desk").await.expect(200).text();
    assert!(!page.contains("ada@label.example"));
}

#[tokio::test]
async fn a_thousand_requests_from_one_address_leave_room_for_others() {
    let site = TestSite::new().await;
    drop(site.member("ada").await);
    let flood = site.stranger().from_address("203.0.113.7");
    let (mut taken, mut refused) = (0, 0);
    for n in 0..1000 {
        match ask(&flood, "access", &format!("x{n}@label.example")).await.status.as_u16() {
            303 => taken += 1,
            429 => refused += 1,
            other => panic!("{other}"),
        }
    }
    assert!(taken < 40 && refused > 900, "{taken} were taken");
    let other = site.stranger().from_address("203.0.113.8");
    ask(&other, "access", "ada@label.example").await.expect(303);
    assert!(letters(&site).await.iter().any(|letter| letter.to == "ada@label.example"));
}

#[tokio::test]
async fn one_person_gets_three_letters_a_day_at_most() {
    let site = TestSite::new().await;
    drop(site.member("ada").await);
    for n in 0..5 {
        ask(&site.stranger().from_address(&format!("10.8.0.{n}")), "access", "ada@label.example").await.expect(303);
    }
    assert_eq!(letters(&site).await.len(), 3);
}

#[tokio::test]
async fn a_letter_that_cannot_be_delivered_ends_the_request_and_lets_nobody_in() {
    let site = TestSite::new().await;
    drop(site.member("ada").await);
    site.post.always(Mood::NoSuchMailbox);
    ask(&site.stranger(), "erasure", "ada@label.example").await.expect(303);
    assert!(letters(&site).await.is_empty());
    assert_eq!(count(&site, "letter").await, 0, "it is given up");
    assert_eq!(count(&site, "rights_request WHERE answered_at IS NULL").await, 1, "the operator sees it");
    site.clock.advance(DAY + HOUR);
    site.run_jobs().await;
    assert_eq!(count(&site, "rights_request WHERE outcome = 'lapsed'").await, 1);
    sign_in(&site, "ada@label.example").await.expect(303);
}

#[tokio::test]
async fn what_is_wrong_in_the_form_is_named() {
    let site = TestSite::new().await;
    let form = [("kind", "complaint"), ("email", "nobody"), ("words", " ")];
    let page = site.stranger().post("/privacy/rights", &form).await.expect(422).text();
    for part in ["role=\"alert\"", "href=\"#email\"", "href=\"#words\"", "id=\"email-error\"", "<title>Error:"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(count(&site, "rights_request").await, 0);
}

#[tokio::test]
async fn without_a_mail_server_the_page_names_the_operator() {
    let site = TestSite::with(Options { mail: false, ..Options::default() }).await;
    let page = site.stranger().get("/privacy/rights").await.expect(200).text();
    assert!(page.contains("Harbour Lane Records") && page.contains("privacy@harbour-lane.example"));
    assert!(!page.contains("<form"));
    ask(&site.stranger(), "access", "ada@label.example").await.expect(200);
    assert_eq!(count(&site, "rights_request").await, 0);
}

#[tokio::test]
async fn every_page_leads_to_the_desk_in_every_language() {
    let site = TestSite::new().await;
    for lang in ["en", "ru", "gu", "ur"] {
        let client = site.stranger().with("accept-language", lang);
        for path in ["/", "/privacy", "/app/sign-in", "/nothing-here"] {
            assert!(client.get(path).await.text().contains("href=\"/privacy/rights\""), "{path} in {lang}");
        }
        let page = client.get("/privacy/rights").await.expect(200).text();
        assert!(page.contains(&format!("<html lang=\"{lang}\"")) && !page.contains("<script"));
    }
}

#[tokio::test]
async fn who_wrote_without_an_account_gets_it_and_has_it_erased() {
    let site = TestSite::new().await;
    drop(site.member("ada").await);
    complain(&site, "eve@label.example", "The first is canary-4471.").await;
    complain(&site, "EVE@label.example", "The second is canary-4472.").await;
    complain(&site, "mallory@label.example", "Somebody else's is canary-9999.").await;
    assert!(letters(&site).await.is_empty());
    site.clock.advance(DAY * 40);
    let eve = let_in(&site, "access", "eve@label.example").await;
    let page = eve.get("/privacy/rights/desk").await.expect(200).text();
    let data = files(eve.post("/privacy/rights/desk/export", &[]).await.expect(200).body).remove("data.json").unwrap();
    for copy in [&page, &data] {
        assert!(copy.contains("canary-4471") && copy.contains("canary-4472") && !copy.contains("9999"), "{copy}");
    }
    assert!(page.contains("What you wrote to us goes"));
    let receipt = eve.post("/privacy/rights/desk/erasure", &[("confirm", "yes")]).await.expect(200).text();
    let requests = "<code>rights_request</code></th><td class=\"num\">4</td><td class=\"num\">4</td>";
    assert!(receipt.contains(requests), "{receipt}");
    assert_eq!(count(&site, "rights_request WHERE words IS NOT NULL").await, 1, "mallory's");
    assert_eq!(count(&site, "rights_request WHERE requester_index IS NOT NULL").await, 1);
    assert_eq!(count(&site, "rights_request WHERE kind = 'complaint' AND outcome = 'erased'").await, 2);
    ask(&site.stranger(), "access", "eve@label.example").await.expect(303);
    assert!(letters(&site).await.pop().unwrap().subject.contains("Nothing is stored"));
}

#[tokio::test]
async fn what_was_written_without_the_account_is_not_shown_to_whoever_can_sign_in() {
    let site = TestSite::new().await;
    drop(site.member("bob").await);
    complain(&site, "ada@label.example", "This is canary-5512.").await;
    let ada = site.member("ada").await;
    ask(&site.stranger(), "access", "ada@label.example").await.expect(303);
    let letters = letters(&site).await;
    assert_eq!(letters.len(), 2, "{letters:?}");
    for (subject, shown) in [("Your link to your data", false), ("Your link to what you wrote", true)] {
        let letter = letters.iter().find(|letter| letter.subject == subject).unwrap();
        let client = site.stranger();
        client.post(&link_in(letter), &[]).await.expect(303);
        assert_eq!(client.get("/privacy/rights/desk").await.expect(200).text().contains("canary-5512"), shown);
    }
    assert!(!ada.get("/app/account/privacy").await.expect(200).text().contains("canary-5512"));
}

#[tokio::test]
async fn one_row_that_cannot_be_read_holds_up_nobody_else() {
    let site = TestSite::new().await;
    drop((site.member("ada").await, site.member("bob").await));
    ask(&site.stranger(), "access", "ada@label.example").await.expect(303);
    let broken = if site.db().engine() == db::Engine::Postgres { "'\\x00'::bytea" } else { "x'00'" };
    run(&site, &format!("UPDATE rights_request SET address = {broken}")).await;
    ask(&site.stranger(), "access", "bob@label.example").await.expect(303);
    for _ in 0..2 {
        assert!(site.house.rights.run_due().await.is_err(), "it is said each round");
    }
    let letters = site.letters().await;
    assert_eq!(letters.iter().map(|letter| &*letter.to).collect::<Vec<_>>(), ["bob@label.example"]);
}

#[tokio::test]
async fn a_links_day_begins_when_its_letter_has_left() {
    let site = TestSite::new().await;
    drop(site.member("ada").await);
    site.post.always(Mood::ComeAgain);
    ask(&site.stranger(), "access", "ada@label.example").await.expect(303);
    for _ in 0..60 {
        assert!(letters(&site).await.is_empty());
        site.clock.advance(HOUR);
        site.run_jobs().await;
    }
    assert_eq!(count(&site, "rights_request WHERE answered_at IS NULL").await, 1);
    site.post.always(Mood::Good);
    site.clock.advance(HOUR * 4);
    let link = link_in(&letters(&site).await.pop().unwrap());
    site.clock.advance(HOUR * 23);
    site.run_jobs().await;
    let client = site.stranger();
    client.post(&link, &[]).await.expect(303);
    client.get("/privacy/rights/desk").await.expect(200);
}

#[tokio::test]
async fn a_letter_that_never_left_is_not_called_unconfirmed() {
    let site = TestSite::new().await;
    drop(site.member("ada").await);
    site.post.always(Mood::ComeAgain);
    ask(&site.stranger(), "access", "ada@label.example").await.expect(303);
    for _ in 0..26 {
        assert!(letters(&site).await.is_empty());
        site.clock.advance(HOUR * 4);
    }
    assert_eq!(count(&site, "letter").await, 0, "it is given up");
    site.run_jobs().await;
    assert_eq!(count(&site, "rights_request WHERE outcome = 'undelivered'").await, 1);
    let register = site.member("ada").await.get("/app/rights").await.expect(200).text();
    assert!(register.contains("could not be delivered"), "{register}");
}

#[tokio::test]
async fn a_letters_page_can_be_left() {
    let site = TestSite::new().await;
    drop(site.member("ada").await);
    let client = let_in(&site, "access", "ada@label.example").await;
    let visit = client.cookie("__Host-rights").unwrap();
    assert_eq!(client.post("/privacy/rights/desk/leaving", &[]).await.expect(303).location(), "/privacy/rights");
    assert_eq!(client.cookie("__Host-rights"), None);
    client.set_cookie("__Host-rights", &visit);
    client.get("/privacy/rights/desk").await.expect(404);
}

#[tokio::test]
async fn the_copys_schema_is_published_under_its_own_address() {
    let site = TestSite::new().await;
    let answer = site.stranger().get("/privacy/export-schema.json").await.expect(200);
    assert_eq!(answer.header("content-type"), Some("application/schema+json"));
    let schema = answer.json();
    assert_eq!(schema["$id"], format!("{}/privacy/export-schema.json", site.settings.base_url));
    assert!(schema["properties"]["tables"].is_object());
}
