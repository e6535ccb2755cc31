//! Bad input at the doors of reminders.

use super::*;

#[tokio::test]
async fn what_is_no_address_is_asked_for_again_and_escaped() {
    let (site, _) = site().await;
    for wrong in
        ["", "mira", "mira@", "a b@example.org", "<script>alert(1)</script>@example.org", "a@b\r\nBcc: c@d.example"]
    {
        let page = fan(&site, 1).post("/neon/reminder", &[("email", wrong)]).await.expect(422).text();
        assert!(page.contains("aria-invalid=\"true\"") && !page.contains("<script"), "{wrong}: {page}");
    }
    let long = format!("{}@example.org", "a".repeat(400));
    fan(&site, 2).post("/neon/reminder", &[("email", long.as_str())]).await.expect(422);
    fan(&site, 2).post("/neon/reminder", &[]).await.expect(422);
    assert_eq!(count(&site, "reminder_request").await, 0);
}

#[tokio::test]
async fn what_cannot_be_read_is_refused() {
    let (site, _) = site().await;
    let stranger = fan(&site, 3);
    stranger.send(Method::POST, "/neon/reminder", Some("application/json"), "{}".into()).await.expect(415);
    stranger.post("/reminders/confirmation/no-id/x", &[]).await.expect(404);
    stranger
        .post(&format!("/reminders/confirmation/0192c6a0-0000-7000-8000-000000000000/{}", "A".repeat(43)), &[])
        .await
        .expect(410);
    stranger.get(&format!("/reminders/me/{}", "A".repeat(43))).await.expect(404);
    stranger.post(&format!("/reminders/me/{}/cancellation", "../x"), &[]).await.expect(404);
    stranger.get("/reminders/out/0192c6a0-0000-7000-8000-000000000000/x").await.expect(404);
}

#[tokio::test]
async fn a_link_confirms_once_and_only_what_it_is_for() {
    let (site, _) = site().await;
    ask(&fan(&site, 1), "neon", "mira@example.org").await;
    ask(&fan(&site, 2), "neon", "omar@example.org").await;
    run(&site).await;
    let path = |email: &str| path_in(&letters_to(&site, email)[0], "/reminders/confirmation/");
    let (mira, omar) = (path("mira@example.org"), path("omar@example.org"));
    let parts = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let crossed = format!("/reminders/confirmation/{}/{}", parts(&mira)[3], parts(&omar)[4]);
    let stranger = fan(&site, 3);
    stranger.post(&crossed, &[]).await.expect(410);
    stranger.post(&mira, &[]).await.expect(303);
    stranger.post(&mira, &[]).await.expect(410);
    assert_eq!(count(&site, "reminder").await, 1);
}

#[tokio::test]
async fn a_title_is_text_in_pages_and_letters() {
    let (site, link) = site().await;
    change(&site, &link, &json!({ "title": "<b>Neon</b> & more" })).await;
    site.clock.advance(Duration::from_secs(5));
    let page = fan(&site, 1).get("/neon/reminder").await.expect(200).text();
    assert!(!page.contains("<b>Neon"), "{page}");
    let own = remind(&site, &fan(&site, 1), "neon", "mira@example.org").await;
    assert!(!fan(&site, 1).get(&own).await.expect(200).text().contains("<b>Neon"));
    let letter = letters_to(&site, "mira@example.org").pop().unwrap();
    assert!(!letter.html.contains("<b>Neon"), "{}", letter.html);
}
