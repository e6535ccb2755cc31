//! Bad input, at every door.

use super::*;

#[tokio::test]
async fn an_address_that_is_none_comes_back_with_the_form() {
    let (site, _) = site("newsletter").await;
    let long = format!("{}@example.org", "x".repeat(300));
    for (n, email) in [
        "",
        "nobody",
        "a@b@c.example",
        "mira@example.org\r\nBcc: eve@evil.example",
        "a b@example.org",
        "<script>@x.example",
        &long,
    ]
    .into_iter()
    .enumerate()
    {
        let page = fan(&site, n).post("/fans/noor", &[("email", email), ("artist", "yes")]).await.expect(422).text();
        assert!(page.contains("href=\"#email\"") && page.contains("value=\"yes\" checked"), "{email}: {page}");
        assert!(!page.contains("<script>@"), "{email}");
    }
    assert_eq!(count(&site, "capture_request").await, 0);
}

#[tokio::test]
async fn plus_and_international_addresses_are_addresses() {
    let (site, _) = site("newsletter").await;
    sign_up(&site, 1, "noor", &[("email", "mira+tide@example.org")]).await;
    let fan = fan(&site, 2);
    ask(&fan, "noor", &[("email", "мира@пример.рф")]).await;
    run(&site).await;
    assert_eq!(count(&site, "capture_request").await, 1);
}

#[tokio::test]
async fn a_thousand_requests_from_one_place_write_a_few_letters() {
    let (site, _) = site("newsletter").await;
    let flood = fan(&site, 1);
    let mut refused = 0;
    for n in 0..1000 {
        let email = format!("fan{n}@example.org");
        refused += usize::from(flood.post("/fans/noor", &[("email", &email)]).await.status == 429);
    }
    assert!(refused > 980, "{refused}");
    run(&site).await;
    assert!(site.post.letters().len() <= 20);
    ask(&fan(&site, 2), "noor", &[("email", "mira@example.org")]).await;
}

#[tokio::test]
async fn script_in_a_form_is_text() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let artist = json!({ "name": "<script>alert(1)</script>" });
    let artist = key.json(Method::POST, "/api/v1/artists", &artist).await.expect(201).json();
    let form = json!({
        "artist_id": artist["id"], "kind": "newsletter", "slug": "evil",
        "title": "<img src=x onerror=alert(1)>", "words": "</p><script>alert(2)</script>",
    });
    key.json(Method::POST, "/api/v1/fan-forms", &form).await.expect(201);
    let own = sign_up(&site, 1, "evil", &[("email", "mira@example.org")]).await;
    let letter = letters_to(&site, "mira@example.org").pop().unwrap();
    for page in [
        fan(&site, 2).get("/fans/evil").await.expect(200).text(),
        fan(&site, 2).get(&own).await.expect(200).text(),
        letter.html,
    ] {
        assert!(!page.contains("<script") && !page.contains("<img src=x"), "{page}");
    }
}

#[tokio::test]
async fn a_form_that_is_not_right_is_not_made() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    ada.post("/app/artists", &[("name", "Noor")]).await.expect(303);
    let page =
        ada.post("/app/fans/new", &[("title", "x\u{202e}y"), ("slug", "me"), ("kind", "cult")]).await.expect(422);
    for field in ["artist_id", "kind", "slug", "title"] {
        assert!(page.text().contains(&format!("href=\"#{field}\"")), "{field}: {}", page.text());
    }
    let key = site.key("ada").await;
    let artist = key.get("/api/v1/artists").await.json()["items"][0]["id"].clone();
    let with = |name: &str, value: Value| {
        let mut form = json!({ "artist_id": artist, "kind": "download", "slug": "noor", "title": "T", "file_url": "https://files.example/a" });
        form[name] = value;
        form
    };
    for (name, value) in [
        ("file_url", json!("javascript:alert(1)")),
        ("file_url", json!("http://files.example/a")),
        ("file_url", json!("data:text/html,<script>alert(1)</script>")),
        ("file_url", json!("vbscript:x")),
        ("file_url", json!("https://files.example/\u{202e}piz.exe")),
        ("file_url", json!("https://open.files.example@evil.example/")),
        ("title", json!("paypal\u{202e}moc")),
        ("words", json!("see \u{2066}here")),
        ("slug", json!("nо0r")),
        ("slug", json!("../noor")),
        ("title", json!("x".repeat(151))),
        ("title", json!("two\r\nlines")),
        ("words", json!("x".repeat(2001))),
        ("slug", json!("нур")),
        ("n_winners", json!(-1)),
        ("unknown", json!(1)),
    ] {
        key.json(Method::POST, "/api/v1/fan-forms", &with(name, value)).await.expect(422);
    }
    let contest = json!({ "artist_id": artist, "kind": "contest", "slug": "c", "title": "T" });
    let wrong = key.json(Method::POST, "/api/v1/fan-forms", &contest).await.expect(422).json();
    assert_eq!(wrong["errors"].as_array().unwrap().len(), 3, "{wrong}");
    key.json(Method::POST, "/api/v1/fan-forms", &with("words", json!("fine"))).await.expect(201);
    key.json(Method::POST, "/api/v1/fan-forms", &with("words", json!("again"))).await.expect(409);
}

#[tokio::test]
async fn a_foreign_content_type_is_refused() {
    let (site, _) = site("newsletter").await;
    let fan = fan(&site, 1);
    let body = "{\"email\":\"mira@example.org\"}";
    fan.send(Method::POST, "/fans/noor", Some("application/json"), body.into()).await.expect(415);
    fan.with("origin", "https://evil.example").post("/fans/noor", &[("email", "mira@example.org")]).await.expect(403);
}

#[tokio::test]
async fn script_in_a_letter_is_text_wherever_it_is_read() {
    let (site, form) = site("newsletter").await;
    sign_up(&site, 1, "noor", &[("email", "mira@example.org"), ("artist", "yes")]).await;
    let (evil, key) = ("</textarea><script>alert(1)</script><img src=x onerror=alert(2)>", site.key("ada").await);
    let letter = json!({ "heading": "</title><script>alert(1)</script>", "body": evil });
    let letters = format!("/api/v1/fan-forms/{}/letters", id(&form));
    let letter = id(&key.json(Method::POST, &letters, &letter).await.expect(201).json());
    key.json(Method::POST, &format!("/api/v1/fan-letters/{letter}/sending"), &json!({})).await.expect(200);
    run(&site).await;
    let (ada, page) = (site.member("ada").await, format!("/app/fans/{}", id(&form)));
    let wrong = ada.post(&format!("{page}/letters"), &[("heading", ""), ("body", evil)]).await;
    let sent = letters_to(&site, "mira@example.org").pop().unwrap();
    assert!(!sent.subject.contains('\n'));
    for text in [
        ada.get(&page).await.expect(200).text(),
        ada.get(&format!("/app/fan-letters/{letter}")).await.expect(200).text(),
        ada.get(&format!("{page}/edit")).await.expect(200).text(),
        wrong.text(),
        sent.html,
    ] {
        assert!(!text.contains("<script") && !text.contains("<img src=x") && !text.contains("</textarea><"), "{text}");
    }
    for heading in ["Hi\r\nBcc: eve@evil.example", "new\u{202e}elgnis", "", " "] {
        let letter = json!({ "heading": heading, "body": "Out now" });
        key.json(Method::POST, &letters, &letter).await.expect(422);
    }
}

#[tokio::test]
async fn what_a_spreadsheet_would_compute_is_exported_as_text() {
    let (site, form) = site("newsletter").await;
    for (n, email) in ["=1+1@example.org", "+mira@example.org", "-a@example.org"].into_iter().enumerate() {
        sign_up(&site, n, "noor", &[("email", email), ("artist", "yes")]).await;
    }
    let ada = site.member("ada").await;
    let page = format!("/app/fans/{}", id(&form));
    ada.get(&page).await.expect(200);
    let csv = ada.post(&format!("{page}/export"), &[]).await.expect(200);
    assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(csv.header("content-disposition").is_some_and(|to| to.starts_with("attachment")));
    let text = csv.text();
    assert_eq!(text.lines().count(), 4, "{text}");
    for line in text.lines().skip(1) {
        assert!(line.starts_with("\"'"), "{line}");
    }
}
