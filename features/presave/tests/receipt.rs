//! The fan's own page: what it shows, cancelling, erasing.

use crate::{ALBUM, DAY, HOUR, assert_nothing_kept, calls, count, fan, later, presaved, report, site};

#[tokio::test]
async fn a_receipt_shows_what_was_agreed_and_what_left() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let page = fan.get(&receipt).await.expect(200);
    let text = page.text();
    assert!(text.contains("I agree that this release is added to my Spotify library"), "{text}");
    assert!(text.contains("22 November 2026, 12:00") && text.contains("23 November 2026, 12:00"));
    assert!(text.contains("Spotify AB") && text.contains("one-time code"), "the ledger names who received what");
    assert!(text.contains("SHA-256"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    let hash = {
        let row = db::Sql::new("SELECT text_hash FROM consent").one(site.db().read()).await.unwrap().unwrap();
        row.try_get::<String>("", "text_hash").unwrap()
    };
    assert!(text.contains(&hash));
}

#[tokio::test]
async fn the_receipts_secret_is_nowhere_in_the_store() {
    let site = site().await;
    let (_, receipt) = presaved(&site, "ada").await;
    let secret = receipt.strip_prefix("/r/").unwrap();
    for file in std::fs::read_dir(site.data()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{}", path.display());
            assert!(!bytes.windows(12).any(|window| window == b"sbx-refresh-"), "{}", path.display());
        }
    }
}

#[tokio::test]
async fn a_cancelled_pre_save_is_never_saved_and_its_permission_is_gone_at_once() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    site.clock.advance(HOUR);
    let answer = fan.post(&format!("{receipt}/cancellation"), &[]).await.expect(303);
    assert_eq!(answer.location(), receipt);
    let text = fan.get(&receipt).await.expect(200).text();
    assert!(text.contains("<h1>Cancelled</h1>") && text.contains("Permission destroyed") && text.contains("Withdrawn"));
    assert!(!text.contains("/cancellation"), "it can be cancelled once");
    assert_eq!(count(&site, "presave WHERE token IS NOT NULL").await, 0);
    fan.post(&format!("{receipt}/cancellation"), &[]).await.expect(303);
    later(&site, DAY).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [""; 0]);
    assert_eq!(calls(&site, "POST", "/api/token"), 1, "the permission is not even refreshed");
    let report = report(&site).await;
    assert_eq!((report.given, report.cancelled, report.tokens_held), (1, 1, 0));
}

#[tokio::test]
async fn an_erasure_asks_first_and_then_leaves_nothing() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let text = fan.post(&format!("{receipt}/erasure"), &[]).await.expect(422).text();
    assert!(text.contains("role=\"alert\""));
    let text = fan.post(&format!("{receipt}/erasure"), &[("confirm", "yes")]).await.expect(200).text();
    assert!(
        text.contains("Everything is erased")
            && text.contains("<code>presave</code>")
            && text.contains("<code>data_key</code>"),
        "{text}"
    );
    assert_nothing_kept(&site).await;
    for answer in [
        fan.get(&receipt).await,
        fan.post(&format!("{receipt}/erasure"), &[("confirm", "yes")]).await,
        fan.post(&format!("{receipt}/cancellation"), &[]).await,
    ] {
        assert!(answer.expect(404).text().contains("There is no receipt at this address"));
    }
    later(&site, DAY).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [""; 0]);
}

#[tokio::test]
async fn an_unknown_receipt_gets_a_clear_page() {
    let site = site().await;
    for word in ["x", &"A".repeat(43), &"A".repeat(44), "%00", "..%2f"] {
        let text = fan(&site, 1).get(&format!("/r/{word}")).await.expect(404).text();
        assert!(text.contains("There is no receipt at this address"), "{word}");
    }
}

#[tokio::test]
async fn a_receipt_goes_ninety_days_after_its_end() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    later(&site, DAY).await;
    site.clock.advance(DAY * 89);
    site.run_jobs().await;
    fan.get(&receipt).await.expect(200);
    site.clock.advance(DAY * 2);
    site.run_jobs().await;
    fan.get(&receipt).await.expect(404);
    assert_nothing_kept(&site).await;
}

#[tokio::test]
async fn a_form_from_another_site_changes_nothing() {
    let site = site().await;
    let (fan, receipt) = presaved(&site, "ada").await;
    let foreign = fan.clone().with("origin", "https://evil.example");
    foreign.post(&format!("{receipt}/cancellation"), &[]).await.expect(403);
    foreign.post(&format!("{receipt}/erasure"), &[("confirm", "yes")]).await.expect(403);
    later(&site, DAY).await;
    assert_eq!(site.sandbox.spotify().library("ada"), [ALBUM]);
}

#[tokio::test]
async fn the_dashboard_learns_what_happened_and_not_who() {
    let site = site().await;
    let (_, _) = presaved(&site, "ada").await;
    let (other, receipt) = presaved(&site, "bob").await;
    other.post(&format!("{receipt}/cancellation"), &[]).await.expect(303);
    later(&site, DAY).await;
    let report = report(&site).await;
    assert_eq!((report.given, report.saved, report.cancelled, report.waiting), (2, 1, 1, 0));
    assert_eq!(report.tokens_held, 0);
}
