//! Contests: entered until a day, drawn once, forgotten after it.

use super::*;

#[tokio::test]
async fn a_contest_is_entered_drawn_once_and_forgotten() {
    let (site, form) = site("contest").await;
    let mut own = Vec::new();
    for n in 0..4 {
        let email = format!("fan{n}@example.org");
        own.push(sign_up(&site, n, "noor", &[("email", &email), ("contest", "yes")]).await);
    }
    sign_up(&site, 4, "noor", &[("email", "mira@example.org"), ("contest", "yes"), ("letters", "yes")]).await;
    assert_eq!(count(&site, "capture_entry").await, 5);
    assert_eq!(count(&site, "consent").await, 1, "an entry agrees to nothing else");
    let key = site.key("ada").await;
    let draw = format!("/api/v1/fan-forms/{}/draw", id(&form));
    key.json(Method::POST, &draw, &json!({})).await.expect(409);

    site.clock.advance(9 * DAY);
    let late = fan(&site, 9);
    assert!(late.get("/fans/noor").await.expect(200).text().contains("This contest is over"));
    late.post("/fans/noor", &[("email", "late@example.org")]).await.expect(422);

    let ada = site.member("ada").await;
    let page = ada.get(&format!("/app/fans/{}", id(&form))).await.expect(200).text();
    assert!(page.contains("Draw the winners…"), "{page}");
    ada.post(&format!("/app/fans/{}/draw", id(&form)), &[]).await.expect(303);
    ada.post(&format!("/app/fans/{}/draw", id(&form)), &[]).await.expect(409);
    key.json(Method::POST, &draw, &json!({})).await.expect(409);
    assert_eq!(count(&site, "capture_entry WHERE won_at IS NOT NULL").await, 2);
    assert_eq!(count(&site, "capture_form WHERE drawn_at IS NOT NULL AND n_entries = 5").await, 1);
    run(&site).await;
    let told: Vec<_> = site.post.letters().into_iter().filter(|one| one.subject.starts_with("You won")).collect();
    assert_eq!(told.len(), 2);
    let page = fan(&site, 1).get(&path_in(&told[0], "/fans/me/")).await.expect(200).text();
    assert!(page.contains("You won!"), "{page}");

    site.clock.advance(31 * DAY);
    site.house.app.privacy.sweep().await.unwrap();
    assert_eq!(count(&site, "capture_entry").await, 0);
    assert_eq!(count(&site, "capture_fan").await, 1, "who wanted letters stays for them");
    fan(&site, 1).get(&own[0]).await.expect(404);
}

#[tokio::test]
async fn letters_of_a_contest_end_without_the_entry() {
    let (site, form) = site("contest").await;
    let own = sign_up(&site, 1, "noor", &[("email", "mira@example.org"), ("contest", "yes"), ("letters", "yes")]).await;
    fan(&site, 1).post(&format!("{own}/choice"), &[("topic", "letters"), ("answer", "no")]).await.expect(303);
    assert_eq!(count(&site, "capture_entry").await, 1);
    assert_eq!(told(&site, &form).await["here"], 1);
    fan(&site, 1).post(&format!("{own}/leaving"), &[]).await.expect(303);
    assert_eq!(count(&site, "capture_entry").await, 0);
    assert_eq!(told(&site, &form).await["here"], 0);
}

#[tokio::test]
async fn a_contest_that_nobody_draws_forgets_its_entries_too() {
    let (site, _) = site("contest").await;
    sign_up(&site, 1, "noor", &[("email", "mira@example.org"), ("contest", "yes")]).await;
    site.clock.advance(100 * DAY);
    site.house.app.privacy.sweep().await.unwrap();
    assert_eq!(count(&site, "capture_entry").await + count(&site, "capture_fan").await, 0);
}

#[tokio::test]
async fn only_who_ticked_the_contests_box_can_win() {
    let (site, form) = site("contest").await;
    let nothing = fan(&site, 30).post("/fans/noor", &[("email", "mira@example.org")]).await.expect(422).text();
    assert!(nothing.contains("href=\"#contest\"") && nothing.contains("value=\"mira@example.org\""), "{nothing}");
    assert!(!nothing.contains("checked"), "nothing is ticked for anybody");
    assert_eq!(count(&site, "capture_request").await, 0);
    let lettered = sign_up(&site, 1, "noor", &[("email", "mira@example.org"), ("letters", "yes")]).await;
    sign_up(&site, 2, "noor", &[("email", "omar@example.org"), ("contest", "yes")]).await;
    assert_eq!(count(&site, "capture_entry").await, 1);
    site.clock.advance(9 * DAY);
    let key = site.key("ada").await;
    key.json(Method::POST, &format!("/api/v1/fan-forms/{}/draw", id(&form)), &json!({})).await.expect(200);
    run(&site).await;
    let won: Vec<_> = site.post.letters().into_iter().filter(|one| one.subject.starts_with("You won")).collect();
    assert_eq!(won.iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(), ["omar@example.org"]);
    assert!(!fan(&site, 1).get(&lettered).await.expect(200).text().contains("You won"));
}
