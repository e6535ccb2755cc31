//! What a label sees: counts, and the addresses of who lets it.

use super::*;

#[tokio::test]
async fn a_form_is_made_changed_and_closed_by_forms() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    assert!(ada.get("/app/fans").await.expect(200).text().contains("No sign-up form yet"));
    assert!(ada.get("/app/fans/new").await.expect(200).text().contains("First an artist"));
    ada.post("/app/artists", &[("name", "Noor")]).await.expect(303);
    let page = ada.get("/app/fans/new").await.expect(200).text();
    let artist = page.split("<option value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let fields = [("artist_id", artist.as_str()), ("kind", "newsletter"), ("slug", "noor"), ("title", "Tide letters")];
    let made = ada.post("/app/fans/new", &fields).await.expect(303).location().to_owned();
    assert_eq!(ada.post("/app/fans/new", &fields).await.status, 409);
    ada.post(&format!("{made}/edit"), &[("title", "")]).await.expect(422);
    ada.post(&format!("{made}/edit"), &[("title", "Waves"), ("words", "one\r\ntwo")]).await.expect(303);
    assert!(site.stranger().get("/fans/noor").await.expect(200).text().contains("<bdi>Waves</bdi>"));
    assert!(ada.get("/app/fans").await.text().contains("Waves"));
    ada.post(&format!("{made}/retirement"), &[]).await.expect(303);
    site.stranger().get("/fans/noor").await.expect(410);
    ada.get(&made).await.expect(404);
    assert!(ada.get("/app/fans").await.text().contains("No sign-up form yet"));
}

#[tokio::test]
async fn a_label_sees_and_exports_only_who_lets_it_and_each_look_is_on_record() {
    let (site, form) = site("newsletter").await;
    sign_up(&site, 1, "noor", &[("email", "mira@example.org"), ("artist", "yes")]).await;
    sign_up(&site, 2, "noor", &[("email", "omar@example.org")]).await;
    sign_up(&site, 3, "noor", &[("email", "=cmd@example.org"), ("artist", "yes")]).await;
    let ada = site.member("ada").await;
    let path = format!("/app/fans/{}", id(&form));
    let page = ada.get(&path).await.expect(200).text();
    assert!(!page.contains("@example.org"), "counts only: {page}");
    let entries = count(&site, "tlog_entry").await;
    let page = ada.post(&format!("{path}/addresses"), &[]).await.expect(200).text();
    assert!(page.contains("mira@example.org") && !page.contains("omar@example.org"), "{page}");
    let csv = ada.post(&format!("{path}/export"), &[]).await.expect(200);
    assert!(csv.header("content-disposition").unwrap().contains("fans.csv"));
    let csv = csv.text();
    assert!(csv.contains("\"mira@example.org\",\"en\",") && csv.contains("\"'=cmd@example.org\""), "{csv}");
    assert!(!csv.contains("omar"), "{csv}");
    let key = site.key("ada").await;
    let api = key.get(&format!("/api/v1/fan-forms/{}/addresses", id(&form))).await.expect(200).json();
    assert_eq!(api["items"].as_array().unwrap().len(), 2);
    assert_eq!(count(&site, "tlog_entry").await, entries + 3, "each look is an entry of the log");
}

#[tokio::test]
async fn small_groups_are_folded_and_totals_are_shown() {
    let (site, form) = site("newsletter").await;
    for n in 0..6 {
        let fan = fan(&site, n).with("accept-language", if n < 5 { "en" } else { "ur" });
        ask(&fan, "noor", &[("email", &format!("fan{n}@example.org"))]).await;
        run(&site).await;
        let link = path_in(&letters_to(&site, &format!("fan{n}@example.org"))[0], "/fans/confirmation/");
        fan.post(&link, &[]).await.expect(303);
    }
    let page = site.member("ada").await.get(&format!("/app/fans/{}", id(&form))).await.expect(200).text();
    let table = page.split("<table").nth(1).unwrap();
    assert!(table.contains("English") && table.contains("Other") && !table.contains("Urdu"), "{table}");
}

#[tokio::test]
async fn another_tenant_finds_nothing() {
    let (site, form) = site("newsletter").await;
    let (bob, key) = (site.member("bob").await, site.key("bob").await);
    let id = id(&form);
    for path in [format!("/app/fans/{id}"), format!("/app/fans/{id}/edit")] {
        bob.get(&path).await.expect(404);
    }
    for act in ["retirement", "draw", "addresses", "export", "letters", "edit"] {
        bob.post(&format!("/app/fans/{id}/{act}"), &[]).await.expect(404);
    }
    key.get(&format!("/api/v1/fan-forms/{id}/addresses")).await.expect(404);
    key.delete(&format!("/api/v1/fan-forms/{id}")).await.expect(404);
    assert!(bob.get("/app/fans").await.text().contains("No sign-up form yet"));
}
