//! A label's letters: a draft, a test, a batch for everybody, and the way out of them.

use super::*;

async fn three_fans(site: &TestSite) -> Vec<String> {
    let mut own = Vec::new();
    for (n, email) in ["mira@example.org", "omar@example.org", "zoya@example.org"].into_iter().enumerate() {
        own.push(sign_up(site, n, "noor", &[("email", email)]).await);
    }
    own
}

async fn draft(site: &TestSite, form: &Value) -> String {
    let letter = json!({ "heading": "New single", "body": "Hello!\n\n<b>It is out</b> on Friday." });
    let path = format!("/api/v1/fan-forms/{}/letters", id(form));
    id(&site.key("ada").await.json(Method::POST, &path, &letter).await.expect(201).json())
}

fn news(site: &TestSite, email: &str) -> Vec<Letter> {
    letters_to(site, email).into_iter().filter(|letter| letter.subject == "New single").collect()
}

#[tokio::test]
async fn a_letter_reaches_everybody_once_and_ends_with_one_click() {
    let (site, form) = site("newsletter").await;
    three_fans(&site).await;
    let letter = draft(&site, &form).await;
    run(&site).await;
    assert!(news(&site, "mira@example.org").is_empty(), "a draft goes nowhere");

    let key = site.key("ada").await;
    let send = format!("/api/v1/fan-letters/{letter}/sending");
    let under_way = key.json(Method::POST, &send, &json!({})).await.expect(200).json();
    assert_eq!((&under_way["total"], &under_way["finished_at"]), (&json!(3), &Value::Null));
    run(&site).await;
    key.json(Method::POST, &send, &json!({})).await.expect(200);
    run(&site).await;
    for email in ["mira@example.org", "omar@example.org", "zoya@example.org"] {
        assert_eq!(news(&site, email).len(), 1, "{email}");
    }
    let done = key.get(&format!("/api/v1/fan-letters/{letter}")).await.expect(200).json();
    assert_eq!((&done["done"], &done["sent"]), (&json!(3), &json!(3)));
    assert!(done["finished_at"].is_string());

    let one = news(&site, "mira@example.org").pop().unwrap();
    assert!(one.text.contains("Noor & the Tide") && one.text.contains("<b>It is out</b> on Friday."), "{}", one.text);
    assert!(one.html.contains("&#60;b&#62;It is out") && !one.html.contains("<b>It"), "{}", one.html);
    assert_eq!(one.header("List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
    let header: String = one.header("List-Unsubscribe").unwrap().split_whitespace().collect();
    let out = header.trim_matches(['<', '>']).strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
    assert_eq!(path_in(&one, "/fans/out/"), out);

    let program = fan(&site, 40);
    program.get(&out).await.expect(200);
    assert_eq!(told(&site, &form).await["here"], 3, "looking ends nothing");
    let (kind, body) = ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
    program.send(Method::POST, &out, Some(kind), body.into()).await.expect(200);
    program.send(Method::POST, &out, Some(kind), body.into()).await.expect(200);
    let told = told(&site, &form).await;
    assert_eq!((&told["here"], &told["left"]), (&json!(2), &json!(1)));
    let forged = format!("{}x", &out[..out.len() - 1]);
    program.post(&forged, &[]).await.expect(404);
    assert_eq!(super::told(&site, &form).await["here"], 2);
}

#[tokio::test]
async fn who_restricted_objected_or_left_gets_no_letter() {
    let (site, form) = site("newsletter").await;
    let own = three_fans(&site).await;
    let receipt = own[0].rsplit('/').next().unwrap();
    fan(&site, 1).post(&format!("/r/{receipt}/rights/restriction"), &[]).await;
    let restricted = count(&site, "restriction").await;
    fan(&site, 2).post(&format!("{}/leaving", own[1]), &[]).await.expect(303);
    let letter = draft(&site, &form).await;
    let key = site.key("ada").await;
    key.json(Method::POST, &format!("/api/v1/fan-letters/{letter}/sending"), &json!({})).await.expect(200);
    run(&site).await;
    assert_eq!(restricted, 1, "the rights page of a sign-up works");
    assert!(news(&site, "mira@example.org").is_empty());
    assert!(news(&site, "omar@example.org").is_empty());
    assert_eq!(news(&site, "zoya@example.org").len(), 1);
    let done = key.get(&format!("/api/v1/fan-letters/{letter}")).await.expect(200).json();
    assert_eq!((&done["done"], &done["sent"]), (&json!(2), &json!(1)));
}

#[tokio::test]
async fn a_letter_that_was_cut_off_goes_on_and_nobody_gets_it_twice() {
    let (site, form) = site("newsletter").await;
    three_fans(&site).await;
    let letter = draft(&site, &form).await;
    let key = site.key("ada").await;
    key.json(Method::POST, &format!("/api/v1/fan-letters/{letter}/sending"), &json!({})).await.expect(200);
    run(&site).await;
    // As if the program had been killed after the deliveries and before it noted how far it was.
    Sql::new("UPDATE capture_letter SET reached = NULL, finished_at = NULL").run(site.db().write()).await.unwrap();
    let site = site.restart().await;
    run(&site).await;
    for email in ["mira@example.org", "omar@example.org", "zoya@example.org"] {
        assert_eq!(news(&site, email).len(), 1, "{email}");
    }
}

#[tokio::test]
async fn a_label_tests_a_letter_on_itself_and_sends_it_by_forms() {
    let (site, form) = site("newsletter").await;
    sign_up(&site, 1, "noor", &[("email", "mira@example.org")]).await;
    let ada = site.member("ada").await;
    let page = format!("/app/fans/{}", id(&form));
    ada.get(&page).await.expect(200);
    let wrong = ada.post(&format!("{page}/letters"), &[("heading", "Hi\r\nBcc: eve@evil.example"), ("body", "")]).await;
    let wrong = wrong.expect(422).text();
    assert!(wrong.contains("href=\"#heading\"") && wrong.contains("href=\"#body\""), "{wrong}");
    let written = ada.post(&format!("{page}/letters"), &[("heading", "New single"), ("body", "Out now")]).await;
    let letter = written.expect(303).location().to_owned();
    let preview = ada.get(&letter).await.expect(200).text();
    assert!(preview.contains("Send it to one fan") && preview.contains("Not sent yet"), "{preview}");
    assert!(ada.post(&format!("{letter}/test"), &[]).await.expect(200).text().contains("The test is on its way"));
    run(&site).await;
    let test = letters_to(&site, "ada@label.example").pop().unwrap();
    assert_eq!(test.subject, "Test: New single");
    assert!(test.header("List-Unsubscribe").is_none() && letters_to(&site, "mira@example.org").len() == 1);
    ada.post(&format!("{letter}/sending"), &[]).await.expect(303);
    assert!(ada.get(&letter).await.text().contains("Being sent"));
    run(&site).await;
    assert!(ada.get(&letter).await.text().contains("Sent to 1"));
    assert_eq!(news(&site, "mira@example.org").len(), 1);
}

/// A provider's page sends the request from the reader's own browser, or its machines send it: with any origin or none.
#[tokio::test]
async fn a_mail_provider_unsubscribes_a_reader_from_its_own_site() {
    let (site, form) = site("newsletter").await;
    three_fans(&site).await;
    let letter = draft(&site, &form).await;
    let key = site.key("ada").await;
    key.json(Method::POST, &format!("/api/v1/fan-letters/{letter}/sending"), &json!({})).await.expect(200);
    run(&site).await;
    let out = |email: &str| path_in(&news(&site, email).pop().unwrap(), "/fans/out/");
    let form_body = ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
    let parts = "--x\r\ncontent-disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    let page = fan(&site, 60).with("origin", "https://mail.example").with("sec-fetch-site", "cross-site");
    let frame = fan(&site, 61).with("origin", "null");
    let senders = [
        ("mira@example.org", page, form_body),
        ("omar@example.org", frame, ("multipart/form-data; boundary=x", parts)),
        ("zoya@example.org", fan(&site, 62), form_body),
    ];
    for (n, (email, sender, (kind, body))) in senders.into_iter().enumerate() {
        // Whoever is signed in, or was refused once, in the same browser: it is neither asked nor changed.
        sender.set_cookie(policy::cookie::SESSION.name, "guess");
        let answer = sender.send(Method::POST, &out(email), Some(kind), body.into()).await.expect(200);
        assert_eq!(answer.header("set-cookie"), None);
        assert_eq!(told(&site, &form).await["left"], n + 1, "{email}");
    }
    // Nothing else of a fan's is open to another site.
    let own = sign_up(&site, 70, "noor", &[("email", "rafi@example.org")]).await;
    let elsewhere = fan(&site, 71).with("origin", "https://mail.example");
    elsewhere.post(&format!("{own}/leaving"), &[]).await.expect(403);
    elsewhere.post(&format!("{own}/choice"), &[("topic", "letters"), ("answer", "no")]).await.expect(403);
    elsewhere.post("/fans/noor", &[("email", "eve@evil.example")]).await.expect(403);
    assert_eq!(told(&site, &form).await["here"], 1);
}

#[tokio::test]
async fn a_letter_to_the_fans_of_a_closed_form_is_asked_about() {
    let (site, form) = site("newsletter").await;
    three_fans(&site).await;
    let letter = draft(&site, &form).await;
    let (key, ada) = (site.key("ada").await, site.member("ada").await);
    key.delete(&format!("/api/v1/fan-forms/{}", id(&form))).await.expect(204);
    let send = format!("/api/v1/fan-letters/{letter}/sending");
    let refused = key.json(Method::POST, &send, &json!({})).await.expect(409).json();
    assert_eq!(refused["errors"][0]["field"], "send");
    let path = format!("/app/fan-letters/{letter}");
    let page = ada.get(&path).await.expect(200).text();
    assert!(
        page.contains("Send it to fans of a closed form") && page.contains("name=\"closed\" value=\"yes\""),
        "{page}"
    );
    ada.post(&format!("{path}/sending"), &[]).await.expect(409);
    run(&site).await;
    assert!(news(&site, "mira@example.org").is_empty());
    key.json(Method::POST, &format!("{send}?closed=maybe"), &json!({})).await.expect(400);
    ada.post(&format!("{path}/sending"), &[("closed", "yes")]).await.expect(303);
    run(&site).await;
    assert_eq!(news(&site, "mira@example.org").len(), 1);
    key.json(Method::POST, &format!("{send}?closed=true"), &json!({})).await.expect(200);
}
