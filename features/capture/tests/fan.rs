//! What a fan does: ask, confirm, choose, leave, erase.

use super::*;

#[tokio::test]
async fn a_fan_asks_confirms_and_is_there() {
    let (site, form) = site("newsletter").await;
    let page = fan(&site, 1).get("/fans/noor").await.expect(200).text();
    assert!(page.contains("<bdi>Tide letters</bdi>") && page.contains("Noor &#38; the Tide"), "{page}");
    assert!(!page.contains(" checked"), "nothing is ticked beforehand");
    assert!(!page.contains("<script") && page.len() < 40_000);

    let own = sign_up(&site, 1, "noor", &[("email", "Mira@Example.org")]).await;
    let page = fan(&site, 1).get(&own).await.expect(200).text();
    assert!(page.contains("data-state=\"here\"") && page.contains("You get the artist’s letters"), "{page}");
    assert!(!page.contains("mira@example.org") && !page.contains("Mira@Example.org"), "the page tells no address");
    assert_eq!(count(&site, "capture_request").await, 0);
    assert_eq!(count(&site, "consent WHERE purpose = 'newsletter' AND method = 'button'").await, 1);
    assert_eq!(count(&site, "consent WHERE purpose = 'artist_contact'").await, 0);
    let told = told(&site, &form).await;
    assert_eq!(
        (&told["asked"], &told["confirmed"], &told["here"], &told["visible"]),
        (&json!(1), &json!(1), &json!(1), &json!(0))
    );
}

#[tokio::test]
async fn what_nobody_confirms_is_gone_after_two_days() {
    let (site, _) = site("newsletter").await;
    let fan = fan(&site, 1);
    ask(&fan, "noor", &[("email", "mira@example.org"), ("artist", "yes")]).await;
    run(&site).await;
    let link = path_in(&letters_to(&site, "mira@example.org")[0], "/fans/confirmation/");
    assert_eq!(count(&site, "consent").await, 0, "nothing is agreed before the confirmation");
    site.clock.advance(2 * DAY + Duration::from_secs(1));
    fan.get(&link).await.expect(410);
    fan.post(&link, &[]).await.expect(410);
    site.house.app.privacy.sweep().await.unwrap();
    for table in ["capture_request", "capture_fan", "subject WHERE kind = 'fan'", "consent"] {
        assert_eq!(count(&site, table).await, 0, "{table}");
    }
}

#[tokio::test]
async fn a_link_confirms_once_and_only_what_it_is_for() {
    let (site, _) = site("newsletter").await;
    ask(&fan(&site, 1), "noor", &[("email", "mira@example.org")]).await;
    ask(&fan(&site, 2), "noor", &[("email", "omar@example.org")]).await;
    run(&site).await;
    let mira = path_in(&letters_to(&site, "mira@example.org")[0], "/fans/confirmation/");
    let omar = path_in(&letters_to(&site, "omar@example.org")[0], "/fans/confirmation/");
    let parts = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let crossed = format!("/fans/confirmation/{}/{}", parts(&mira)[3], parts(&omar)[4]);
    let stranger = fan(&site, 3);
    stranger.post(&crossed, &[]).await.expect(410);
    stranger.post("/fans/confirmation/no-id/x", &[]).await.expect(404);
    stranger.post(&mira, &[]).await.expect(303);
    stranger.post(&mira, &[]).await.expect(410);
    assert_eq!(count(&site, "capture_fan").await, 1);
}

#[tokio::test]
async fn nobody_learns_whether_an_address_is_known() {
    let (site, _) = site("newsletter").await;
    let own = sign_up(&site, 1, "noor", &[("email", "mira@example.org")]).await;
    let stranger = fan(&site, 2);
    ask(&stranger, "noor", &[("email", "MIRA@example.org")]).await;
    run(&site).await;
    let letters = letters_to(&site, "MIRA@example.org");
    assert!(letters[0].subject.starts_with("You are signed up already"), "{}", letters[0].subject);
    assert_eq!(path_in(&letters[0], "/fans/me/"), own, "only the mailbox learns it");
    assert_eq!(count(&site, "capture_fan").await, 1);
}

#[tokio::test]
async fn an_address_gets_two_letters_a_day_and_nobody_is_told() {
    let (site, _) = site("newsletter").await;
    for n in 0..5 {
        ask(&fan(&site, n), "noor", &[("email", "mira@example.org")]).await;
        run(&site).await;
    }
    assert_eq!(letters_to(&site, "mira@example.org").len(), 2);
    // Both letters confirm one sign-up.
    let links: Vec<String> =
        letters_to(&site, "mira@example.org").iter().map(|one| path_in(one, "/fans/confirmation/")).collect();
    let first = fan(&site, 9).post(&links[0], &[]).await.expect(303).location().to_owned();
    let second = fan(&site, 9).post(&links[1], &[]).await.expect(303).location().to_owned();
    assert_eq!(first, second);
    assert_eq!(count(&site, "capture_fan").await, 1);
}

#[tokio::test]
async fn a_fan_shows_and_hides_the_address_and_leaves() {
    let (site, form) = site("newsletter").await;
    let own = sign_up(&site, 1, "noor", &[("email", "mira@example.org")]).await;
    let mira = fan(&site, 1);
    let choose = format!("{own}/choice");
    mira.post(&choose, &[("topic", "artist"), ("answer", "yes")]).await.expect(303);
    assert_eq!(told(&site, &form).await["visible"], 1);
    mira.post(&choose, &[("topic", "artist"), ("answer", "no")]).await.expect(303);
    assert_eq!(told(&site, &form).await["visible"], 0);
    mira.post(&choose, &[("topic", "artist"), ("answer", "maybe")]).await.expect(400);
    mira.post(&choose, &[]).await.expect(400);

    mira.post(&format!("{own}/leaving"), &[]).await.expect(303);
    assert!(mira.get(&own).await.expect(200).text().contains("data-state=\"left\""));
    assert_eq!(count(&site, "capture_fan WHERE address IS NOT NULL OR email_index IS NOT NULL").await, 0);
    assert_eq!(count(&site, "consent WHERE withdrawn_at IS NULL").await, 0);
    let told = told(&site, &form).await;
    assert_eq!((&told["here"], &told["left"]), (&json!(0), &json!(1)));
    mira.post(&format!("{own}/leaving"), &[]).await.expect(303);
    assert_eq!(super::told(&site, &form).await["left"], 1, "leaving twice is leaving once");

    site.clock.advance(31 * DAY);
    site.house.app.privacy.sweep().await.unwrap();
    assert_eq!(count(&site, "capture_fan").await, 0);
    mira.get(&own).await.expect(404);
}

#[tokio::test]
async fn the_form_speaks_four_languages() {
    let (site, _) = site("download").await;
    for (lang, words, dir) in [
        ("en", "Just download", "ltr"),
        ("ru", "Просто скачать", "ltr"),
        ("gu", "ફક્ત ડાઉનલોડ કરો", "ltr"),
        ("ur", "صرف ڈاؤن لوڈ کریں", "rtl"),
    ] {
        let page = site.stranger().with("accept-language", lang).get("/fans/noor").await.expect(200).text();
        assert!(page.contains(words) && page.contains(&format!("lang=\"{lang}\" dir=\"{dir}\"")), "{lang}: {page}");
    }
}

#[tokio::test]
async fn a_download_needs_no_address() {
    let (site, _) = site("download").await;
    let anybody = fan(&site, 1);
    let answer = anybody.get("/fans/noor/download").await.expect(302);
    assert_eq!(answer.location(), "https://files.example/tide.zip");
    assert_eq!(count(&site, "capture_request").await, 0);
    let own = sign_up(&site, 1, "noor", &[("email", "mira@example.org")]).await;
    assert!(anybody.get(&own).await.expect(200).text().contains("href=\"/fans/noor/download\""));
}

#[tokio::test]
async fn where_the_law_sets_an_age_the_day_is_compared_and_not_kept() {
    let (site, _) = site("newsletter").await;
    let german = |n: usize| fan(&site, n).from_address("127.0.0.1").with("x-country", "DE");
    let page = german(1).get("/fans/noor").await.expect(200).text();
    assert!(page.contains("name=\"born\""), "{page}");
    german(1).post("/fans/noor", &[("email", "mira@example.org")]).await.expect(422);
    let young = german(2);
    let refused = young.post("/fans/noor", &[("email", "mira@example.org"), ("born", "2015-01-01")]).await.expect(403);
    assert!(refused.header("set-cookie").unwrap().starts_with("__Host-fans-no=1"));
    young.post("/fans/noor", &[("email", "mira@example.org"), ("born", "1990-01-01")]).await.expect(403);
    young.get("/fans/noor").await.expect(403);
    assert_eq!(count(&site, "capture_request").await, 0);
    let grown = german(3).post("/fans/noor", &[("email", "mira@example.org"), ("born", "1990-01-01")]).await;
    assert_eq!(grown.expect(303).location(), "/fans/noor/asked");
}

#[tokio::test]
async fn without_a_mail_server_nobody_is_asked() {
    let site = TestSite::with(testkit::Options { mail: false, ..testkit::Options::default() }).await;
    drop(form(&site, "download", "noor").await);
    let page = fan(&site, 1).get("/fans/noor").await.expect(200).text();
    assert!(page.contains("Signing up is not possible here now") && page.contains("/fans/noor/download"), "{page}");
    fan(&site, 1).post("/fans/noor", &[("email", "mira@example.org")]).await.expect(422);
    assert_eq!(count(&site, "capture_request").await, 0);
}

#[tokio::test]
async fn a_fan_keeps_the_record_of_what_they_agreed_to() {
    let (site, _) = site("newsletter").await;
    let own = sign_up(&site, 1, "noor", &[("email", "mira@example.org"), ("artist", "yes")]).await;
    let fan = fan(&site, 1);
    let page = fan.get(&own).await.expect(200).text();
    assert!(page.contains(&format!("href=\"{own}/consent.json\"")), "{page}");
    let answer = fan.get(&format!("{own}/consent.json")).await.expect(200);
    assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"consent.json\""));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let told = answer.json();
    assert_eq!(told["schema"], "ISO/IEC TS 27560:2023");
    let [letters, artist] = told["receipts"].as_array().unwrap().as_slice() else { panic!("{told}") };
    assert_eq!((&letters["purpose"]["id"], &artist["purpose"]["id"]), (&json!("newsletter"), &json!("artist_contact")));
    assert_eq!(artist["record"]["text"], "Noor & the Tide may see my e-mail address.");
    assert_eq!((&letters["record"]["state"], &letters["record"]["method"]), (&json!("given"), &json!("button")));
    assert!(letters["data"].as_array().is_some_and(|data| !data.is_empty()), "{letters}");
    assert!(!answer.text().contains("mira@"), "the record holds no address");

    fan.post(&format!("{own}/choice"), &[("topic", "artist"), ("answer", "no")]).await.expect(303);
    let told = fan.get(&format!("{own}/consent.json")).await.expect(200).json();
    assert_eq!(told["receipts"][1]["record"]["state"], "withdrawn");
    fan.get(&format!("/fans/me/{}/consent.json", "A".repeat(43))).await.expect(404);
}
