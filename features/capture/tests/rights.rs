//! The rights of a fan who signed up: by their own page, and by the rights desk's letter.

use super::*;

fn word(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_fan_exports_and_erases_by_their_own_page() {
    let (site, form) = site("newsletter").await;
    let own = sign_up(&site, 1, "noor", &[("email", "mira@example.org"), ("artist", "yes")]).await;
    let other = sign_up(&site, 2, "noor", &[("email", "omar@example.org")]).await;
    let mira = fan(&site, 1);
    let page = mira.get(&own).await.expect(200).text();
    assert!(page.contains(&format!("/r/{}/", word(&own))), "{page}");
    let export = page.split("action=\"").map(|rest| rest.split('"').next().unwrap()).find(|to| to.ends_with("/export"));
    let copy = mira.post(export.unwrap(), &[]).await.expect(200);
    assert!(copy.body.len() > 500);
    let erase = page.split("action=\"").map(|rest| rest.split('"').next().unwrap()).find(|to| to.ends_with("/erasure"));
    mira.post(erase.unwrap(), &[("confirm", "yes")]).await.expect(200);
    mira.get(&own).await.expect(404);
    fan(&site, 2).get(&other).await.expect(200);
    assert_eq!(count(&site, "capture_fan").await, 1);
    assert_eq!(told(&site, &form).await["here"], 1);
}

#[tokio::test]
async fn the_rights_desks_letter_finds_a_fan() {
    let (site, _) = site("newsletter").await;
    let own = sign_up(&site, 1, "noor", &[("email", "mira@example.org")]).await;
    let asks = fan(&site, 5);
    asks.post("/privacy/rights", &[("kind", "erasure"), ("email", "Mira@example.org")]).await.expect(303);
    site.run_jobs().await;
    run(&site).await;
    let letter = letters_to(&site, "mira@example.org").pop().unwrap();
    let link = path_in(&letter, "/privacy/rights/link/");
    let desk = asks.post(&link, &[]).await.expect(303).location().to_owned();
    let page = asks.get(&desk).await.expect(200).text();
    assert!(page.contains("Sending you letters of an artist"), "{page}");
    asks.post("/privacy/rights/desk/erasure", &[("confirm", "yes")]).await.expect(200);
    asks.get(&own).await.expect(404);
    assert_eq!(count(&site, "capture_fan").await, 0);
}

#[tokio::test]
async fn a_withdrawal_at_the_desk_ends_the_letters() {
    let (site, form) = site("newsletter").await;
    let own = sign_up(&site, 1, "noor", &[("email", "mira@example.org")]).await;
    let mira = fan(&site, 1);
    let path = format!("/r/{}/rights/withdrawal", word(&own));
    let withdrawn = mira.post(&path, &[("purpose", "newsletter")]).await;
    assert_eq!(withdrawn.status, 303, "{}", withdrawn.text());
    assert_eq!(told(&site, &form).await["here"], 0);
    assert_eq!(count(&site, "capture_fan WHERE address IS NOT NULL").await, 0);
}

#[tokio::test]
async fn the_rights_desk_finds_an_address_that_nobody_confirmed() {
    let (site, _) = site("newsletter").await;
    ask(&fan(&site, 1), "noor", &[("email", "mira@example.org")]).await;
    run(&site).await;
    let confirm = path_in(&letters_to(&site, "mira@example.org").pop().unwrap(), "/fans/confirmation/");
    let asks = fan(&site, 5);
    asks.post("/privacy/rights", &[("kind", "erasure"), ("email", "MIRA@example.org")]).await.expect(303);
    site.run_jobs().await;
    run(&site).await;
    let letter = letters_to(&site, "mira@example.org").pop().unwrap();
    let desk = asks.post(&path_in(&letter, "/privacy/rights/link/"), &[]).await.expect(303).location().to_owned();
    asks.get(&desk).await.expect(200);
    let copy = asks.post("/privacy/rights/desk/export", &[]).await.expect(200);
    assert!(copy.body.len() > 500);
    asks.post("/privacy/rights/desk/erasure", &[("confirm", "yes")]).await.expect(200);
    assert_eq!(count(&site, "capture_request").await, 0);
    fan(&site, 1).post(&confirm, &[]).await.expect(410);
}
