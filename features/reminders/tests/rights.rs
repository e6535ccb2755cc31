//! The rights of a fan with a reminder: by its own page, and by the rights desk's letter.

use super::*;

fn word(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_fan_exports_and_erases_by_the_reminders_page() {
    let (site, _) = site().await;
    let own = remind(&site, &fan(&site, 1), "neon", "mira@example.org").await;
    let other = remind(&site, &fan(&site, 2), "neon", "omar@example.org").await;
    let mira = fan(&site, 1);
    let page = mira.get(&own).await.expect(200).text();
    let to = |end: &str| {
        let actions = page.split("action=\"").map(|rest| rest.split('"').next().unwrap().to_owned());
        actions.into_iter().find(|to| to.ends_with(end)).unwrap()
    };
    assert!(mira.post(&to("/export"), &[]).await.expect(200).body.len() > 500);
    mira.post(&to("/erasure"), &[("confirm", "yes")]).await.expect(200);
    mira.get(&own).await.expect(404);
    fan(&site, 2).get(&other).await.expect(200);
    assert_eq!(count(&site, "reminder").await, 1);
    site.clock.advance(3 * DAY);
    run(&site).await;
    assert!(news(&site, "mira@example.org").is_empty());
}

#[tokio::test]
async fn the_rights_desks_letter_finds_a_reminder_confirmed_or_not() {
    for confirmed in [true, false] {
        let (site, _) = site().await;
        if confirmed {
            remind(&site, &fan(&site, 1), "neon", "mira@example.org").await;
        } else {
            ask(&fan(&site, 1), "neon", "mira@example.org").await;
            run(&site).await;
        }
        let asks = fan(&site, 5);
        asks.post("/privacy/rights", &[("kind", "erasure"), ("email", "Mira@example.org")]).await.expect(303);
        site.run_jobs().await;
        run(&site).await;
        let letter = letters_to(&site, "mira@example.org").pop().unwrap();
        let desk = asks.post(&path_in(&letter, "/privacy/rights/link/"), &[]).await.expect(303).location().to_owned();
        asks.get(&desk).await.expect(200);
        asks.post("/privacy/rights/desk/erasure", &[("confirm", "yes")]).await.expect(200);
        assert_eq!(count(&site, "reminder").await + count(&site, "reminder_request").await, 0, "{confirmed}");
    }
}

#[tokio::test]
async fn a_withdrawal_at_the_desk_ends_the_reminder() {
    let (site, _) = site().await;
    let own = remind(&site, &fan(&site, 1), "neon", "mira@example.org").await;
    let path = format!("/r/{}/rights/withdrawal", word(&own));
    let withdrawn = fan(&site, 1).post(&path, &[("purpose", "release_reminder")]).await;
    assert_eq!(withdrawn.status, 303, "{}", withdrawn.text());
    assert_eq!(count(&site, "reminder WHERE address IS NOT NULL").await, 0);
}

#[tokio::test]
async fn a_restriction_keeps_the_address_and_no_letter_goes() {
    let (site, _) = site().await;
    let own = remind(&site, &fan(&site, 1), "neon", "mira@example.org").await;
    let mira = fan(&site, 1);
    mira.post(&format!("/r/{}/rights/restriction", word(&own)), &[]).await.expect(303);
    site.clock.advance(3 * DAY);
    run(&site).await;
    assert!(news(&site, "mira@example.org").is_empty());
    assert_eq!(count(&site, "reminder WHERE address IS NOT NULL").await, 1);
}
