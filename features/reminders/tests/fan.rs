//! What a fan does: find the way, ask, confirm, be written to once, cancel.

use super::*;

#[tokio::test]
async fn a_fan_asks_confirms_and_gets_one_letter_on_the_day() {
    let (site, link) = site().await;
    let mira = fan(&site, 1);
    let page = mira.get("/neon").await.expect(200).text();
    assert!(page.contains("href=\"/neon/reminder\""), "{page}");
    let page = mira.get("/neon/reminder").await.expect(200).text();
    assert!(page.contains("<bdi>Lanterns Over Water</bdi>") && page.contains("href=\"/neon/calendar.ics\""), "{page}");
    assert!(page.contains("Here they work at: Spotify."), "{page}");
    assert!(!page.contains("<script") && !page.contains("data-inside"));

    let own = remind(&site, &mira, "neon", "Mira@Example.org").await;
    let page = mira.get(&own).await.expect(200).text();
    assert!(page.contains("data-state=\"waiting\"") && !page.to_lowercase().contains("mira@example.org"), "{page}");
    assert_eq!(count(&site, "consent WHERE purpose = 'release_reminder' AND method = 'button'").await, 1);
    assert_eq!(told(&site, &link).await, json!({ "waiting": 1, "asked": 1, "confirmed": 1, "sent": 0, "left": 0 }));

    site.clock.advance(3 * DAY - Duration::from_secs(1));
    run(&site).await;
    assert!(news(&site, "Mira@Example.org").is_empty(), "not before the moment");
    site.clock.advance(Duration::from_secs(1));
    site.house.reminders.run_due().await.unwrap();
    assert_eq!(count(&site, "reminder WHERE address IS NOT NULL OR email_index IS NOT NULL").await, 0);
    assert_eq!(count(&site, "letter").await, 1, "the letter waits in the transaction that emptied the address");
    run(&site).await;
    run(&site).await;
    let [letter] = news(&site, "Mira@Example.org").try_into().unwrap_or_else(|_| panic!("one letter"));
    assert!(letter.text.contains("/neon") && letter.text.contains("Lanterns Over Water"), "{}", letter.text);
    assert_eq!(letter.header("List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
    assert!(mira.get(&own).await.expect(200).text().contains("data-state=\"sent\""));
    assert_eq!(told(&site, &link).await, json!({ "waiting": 0, "asked": 1, "confirmed": 1, "sent": 1, "left": 0 }));

    site.clock.advance(9 * DAY);
    site.house.app.privacy.sweep().await.unwrap();
    for table in ["reminder", "consent", "disclosure", "subject WHERE kind = 'fan'"] {
        assert_eq!(count(&site, table).await, 0, "{table}");
    }
    mira.get(&own).await.expect(404);
}

#[tokio::test]
async fn what_nobody_confirms_is_gone_after_two_days() {
    let (site, _) = site().await;
    ask(&fan(&site, 1), "neon", "mira@example.org").await;
    run(&site).await;
    let link = path_in(&letters_to(&site, "mira@example.org")[0], "/reminders/confirmation/");
    assert_eq!(count(&site, "consent").await, 0, "nothing is agreed before the confirmation");
    site.clock.advance(2 * DAY + Duration::from_secs(1));
    fan(&site, 1).get(&link).await.expect(410);
    fan(&site, 1).post(&link, &[]).await.expect(410);
    site.house.app.privacy.sweep().await.unwrap();
    for table in ["reminder_request", "reminder", "subject WHERE kind = 'fan'"] {
        assert_eq!(count(&site, table).await, 0, "{table}");
    }
}

#[tokio::test]
async fn a_fan_cancels_and_no_letter_comes() {
    let (site, link) = site().await;
    let mira = fan(&site, 1);
    let own = remind(&site, &mira, "neon", "mira@example.org").await;
    let cancel = format!("{own}/cancellation");
    mira.post(&cancel, &[]).await.expect(303);
    mira.post(&cancel, &[]).await.expect(303);
    assert!(mira.get(&own).await.expect(200).text().contains("data-state=\"left\""));
    assert_eq!(count(&site, "reminder WHERE address IS NOT NULL").await, 0);
    assert_eq!(count(&site, "consent WHERE withdrawn_at IS NULL").await, 0);
    site.clock.advance(3 * DAY);
    run(&site).await;
    assert!(news(&site, "mira@example.org").is_empty());
    assert_eq!(told(&site, &link).await["left"], 1, "cancelling twice is cancelling once");
}

#[tokio::test]
async fn a_letters_way_out_takes_one_click_from_anywhere() {
    let (site, _) = site().await;
    let own = remind(&site, &fan(&site, 1), "neon", "mira@example.org").await;
    site.clock.advance(3 * DAY);
    run(&site).await;
    let letter = news(&site, "mira@example.org").pop().unwrap();
    let header: String = letter.header("List-Unsubscribe").unwrap().split_whitespace().collect();
    let out = header.trim_matches(['<', '>']).strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
    assert!(out.starts_with("/reminders/out/"));
    let program = fan(&site, 40).with("origin", "https://mail.example");
    program.get(&out).await.expect(200);
    let (kind, body) = ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
    program.send(Method::POST, &out, Some(kind), body.into()).await.expect(200);
    let mut wrong = out.clone();
    wrong.pop();
    program.send(Method::POST, &wrong, Some(kind), body.into()).await.expect(404);
    // After the letter there is nothing left to stop, and its end stays what it was.
    assert!(fan(&site, 1).get(&own).await.expect(200).text().contains("data-state=\"sent\""));
}

#[tokio::test]
async fn nobody_learns_whether_an_address_is_known() {
    let (site, _) = site().await;
    let own = remind(&site, &fan(&site, 1), "neon", "mira@example.org").await;
    ask(&fan(&site, 2), "neon", "MIRA@example.org").await;
    run(&site).await;
    let letters = letters_to(&site, "MIRA@example.org");
    assert!(letters[0].subject.starts_with("You have a reminder already"), "{}", letters[0].subject);
    assert_eq!(path_in(&letters[0], "/reminders/me/"), own, "only the mailbox learns it");
    assert_eq!(count(&site, "reminder").await, 1);
}

#[tokio::test]
async fn an_address_gets_two_letters_a_day_and_nobody_is_told() {
    let (site, _) = site().await;
    for n in 0..4 {
        ask(&fan(&site, n), "neon", "mira@example.org").await;
        run(&site).await;
    }
    let letters = letters_to(&site, "mira@example.org");
    assert_eq!(letters.len(), 2);
    let links: Vec<String> = letters.iter().map(|one| path_in(one, "/reminders/confirmation/")).collect();
    let first = fan(&site, 9).post(&links[0], &[]).await.expect(303).location().to_owned();
    let second = fan(&site, 9).post(&links[1], &[]).await.expect(303).location().to_owned();
    assert_eq!(first, second, "both letters confirm one reminder");
    fan(&site, 9).post(&links[0], &[]).await.expect(410);
    assert_eq!(count(&site, "reminder").await, 1);
}

#[tokio::test]
async fn the_page_speaks_four_languages_and_stays_small() {
    let (site, _) = site().await;
    for (lang, words, dir) in [
        ("en", "Be reminded", "ltr"),
        ("ru", "Напомнить о релизе", "ltr"),
        ("gu", "યાદ મેળવો", "ltr"),
        ("ur", "یاد دہانی پائیں", "rtl"),
    ] {
        let stranger = site.stranger().with("accept-language", lang);
        let page = stranger.get("/neon/reminder").await.expect(200).text();
        assert!(page.contains(words) && page.contains(&format!("lang=\"{lang}\" dir=\"{dir}\"")), "{lang}: {page}");
        let packed = stranger.with("accept-encoding", "gzip").get("/neon/reminder").await.expect(200);
        assert!(packed.body.len() < 14 * 1024, "{lang}: {}", packed.body.len());
    }
}

#[tokio::test]
async fn where_the_law_sets_an_age_the_day_is_compared_and_not_kept() {
    let (site, _) = site().await;
    let german = || site.stranger().from_address("127.0.0.1").with("x-country", "DE");
    assert!(german().get("/neon/reminder").await.expect(200).text().contains("name=\"born\""));
    german().post("/neon/reminder", &[("email", "mira@example.org")]).await.expect(422);
    let young = german();
    let fields = [("email", "mira@example.org"), ("born", "2015-01-01")];
    let refused = young.post("/neon/reminder", &fields).await.expect(403);
    assert!(refused.header("set-cookie").unwrap().starts_with("__Host-reminders-no=1"));
    assert!(refused.text().contains("/neon/calendar.ics"), "the calendar is open to everybody");
    let older = [("email", "mira@example.org"), ("born", "1990-01-01")];
    young.post("/neon/reminder", &older).await.expect(403);
    assert_eq!(count(&site, "reminder_request").await, 0);
    german().post("/neon/reminder", &older).await.expect(303);
}

#[tokio::test]
async fn without_a_mail_server_the_calendar_is_left() {
    let site = TestSite::with(testkit::Options { mail: false, spotify: false, ..testkit::Options::default() }).await;
    site.link("ada", "neon", 3 * DAY).await;
    let page = fan(&site, 1).get("/neon/reminder").await.expect(200).text();
    assert!(page.contains("can’t send letters") && page.contains("No music service is connected"), "{page}");
    assert!(page.contains("/neon/calendar.ics") && !page.contains("name=\"email\""), "{page}");
    fan(&site, 1).post("/neon/reminder", &[("email", "mira@example.org")]).await.expect(422);
    assert_eq!(count(&site, "reminder_request").await, 0);
}

#[tokio::test]
async fn inside_an_app_nobody_is_sent_to_sign_in() {
    let (site, _) = site().await;
    let inside = site.stranger().with("user-agent", INSTAGRAM);
    let page = inside.get("/neon").await.expect(200).text();
    assert!(page.contains("data-inside") && page.contains("Instagram"), "{page}");
    assert!(page.contains("readonly value=\"http://127.0.0.1:8080/neon\"") && !page.contains("/presave/"), "{page}");
    assert!(page.contains("href=\"/neon/reminder\"") && !page.contains("<script"), "{page}");
    let page = inside.get("/neon/reminder").await.expect(200).text();
    assert!(
        page.contains("value=\"http://127.0.0.1:8080/neon/reminder\"") && page.contains("name=\"email\""),
        "{page}"
    );
    let page = site.stranger().get("/neon").await.expect(200).text();
    assert!(!page.contains("data-inside") && page.contains("/neon/presave/spotify"), "{page}");
}

#[tokio::test]
async fn the_label_sees_how_many_wait_and_nobodys_address() {
    let (site, link) = site().await;
    remind(&site, &fan(&site, 1), "neon", "mira@example.org").await;
    let path = format!("/app/links/{}/stats", link["id"].as_str().unwrap());
    let page = site.member("ada").await.get(&path).await.expect(200).text();
    assert!(page.contains("data-figure=\"reminders\" data-n=\"1\"") && !page.contains("mira@"), "{page}");
    let other = site.key("bob").await;
    other.get(&format!("/api/v1/links/{}/reminders", link["id"].as_str().unwrap())).await.expect(404);
}

#[tokio::test]
async fn a_restart_loses_nothing_and_repeats_nothing() {
    let (site, link) = site().await;
    remind(&site, &fan(&site, 1), "neon", "mira@example.org").await;
    site.clock.advance(3 * DAY);
    let site = site.restart().await;
    site.house.reminders.run_due().await.unwrap();
    let site = site.restart().await;
    run(&site).await;
    run(&site).await;
    assert_eq!(news(&site, "mira@example.org").len(), 1);
    assert_eq!(told(&site, &link).await["sent"], 1);
}
