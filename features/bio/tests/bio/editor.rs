//! What a member meets.

use http::Method;
use serde_json::json;
use testkit::TestSite;

use crate::{Check, add, bio, fan, link_block};

#[tokio::test]
async fn a_member_without_pages_is_told_what_a_page_is() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    assert!(ada.get("/app/bio").await.expect(200).text().contains("Make the first bio page"));
    assert!(ada.get("/app/bio/new").await.expect(200).text().contains("A bio page needs an artist"));
}

#[tokio::test]
async fn a_member_makes_a_page_fills_it_orders_it_and_publishes_it_without_javascript() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let artist = key.json(Method::POST, "/api/v1/artists", &json!({ "name": "Noor" })).await.expect(201).json();
    let ada = site.member("ada").await;
    let fields = [("artist_id", artist["id"].as_str().unwrap()), ("handle", "@Noor"), ("palette", "tide")];
    let edit = ada.post("/app/bio", &fields).await.expect(303).location().to_owned();
    assert!(ada.get(&edit).await.expect(200).text().contains("Add the first block"));
    assert!(ada.get(&format!("{edit}/blocks/new?kind=link")).await.expect(200).text().contains("name=\"url\""));

    for label in ["One", "Two"] {
        let fields = [("kind", "link"), ("label", label), ("url", "https://noor.example/")];
        let back = ada.post(&format!("{edit}/blocks"), &fields).await.expect(303).location().to_owned();
        assert!(back.starts_with(&format!("{edit}#b-")), "{back}");
    }
    let list = ada.get(&edit).await.expect(200).text();
    assert!(list.find(">One<").unwrap() < list.find(">Two<").unwrap());
    let two = list.rsplit("id=\"b-").next().unwrap().split('"').next().unwrap().to_owned();
    let block = format!("{edit}/blocks/{two}");
    ada.post(&format!("{block}/place"), &[("to", "up")]).await.is(303);
    let list = ada.get(&edit).await.text();
    assert!(list.find(">Two<").unwrap() < list.find(">One<").unwrap());
    ada.post(&format!("{block}/place"), &[("place", "2")]).await.is(303);
    ada.post(&format!("{block}/place"), &[("place", "x")]).await.is(422);

    fan(&site).get("/@noor").await.is(404);
    ada.post(&format!("{edit}/publication"), &[]).await.is(303);
    assert!(fan(&site).get("/@noor").await.expect(200).text().contains("One"));
    ada.post(&format!("{block}/visibility"), &[("shown", "no")]).await.is(303);
    assert!(!fan(&site).get("/@noor").await.text().contains(">Two<"));
    assert!(ada.get(&edit).await.text().contains("Hidden"));
    ada.post(&format!("{block}/visibility"), &[("shown", "yes")]).await.is(303);

    ada.post(&format!("{block}/removal"), &[]).await.is(303);
    let list = ada.get(&edit).await.text();
    assert!(list.contains("Put back") && list.contains("id=\"removed\""));
    ada.post(&format!("{block}/return"), &[]).await.is(303);
    assert!(fan(&site).get("/@noor").await.text().contains(">Two<"));
    ada.post(&format!("{edit}/withdrawal"), &[]).await.is(303);
    fan(&site).get("/@noor").await.is(404);
}

#[tokio::test]
async fn a_form_with_mistakes_comes_back_with_what_was_typed() {
    let site = TestSite::new().await;
    let (_, path) = bio(&site, "ada", "noor").await;
    let edit = path.replace("/api/v1", "/app");
    let ada = site.member("ada").await;
    let fields = [("kind", "link"), ("label", ""), ("url", "javascript:<b>"), ("from", "soon")];
    let page = ada.post(&format!("{edit}/blocks"), &fields).await.expect(422).text();
    assert!(page.contains("<title>Error: Link") && page.contains("3 fields need another look"), "{page}");
    assert!(page.contains("value=\"javascript:&#60;b&#62;\""));
    for field in ["label", "url", "from"] {
        assert!(page.contains(&format!("<a href=\"#{field}\">")) && page.contains(&format!("id=\"{field}\"")));
    }
    let page = ada.post(&edit, &[("handle", "аdmin"), ("time_zone", "Mars")]).await.expect(422).text();
    assert!(page.contains("value=\"аdmin\"") && page.contains("value=\"Mars\""));
    assert_eq!(page.matches("aria-invalid=\"true\"").count(), 2);
    fan(&site).get("/@noor").await.is(200);
}

#[tokio::test]
async fn a_changed_block_keeps_its_kind_and_shows_its_schedule_in_words() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    key.json(Method::PATCH, &path, &json!({ "time_zone": "Asia/Karachi" })).await.is(200);
    let block = add(&key, &path, &link_block("Zine", "https://noor.example/")).await;
    let edit = path.replace("/api/v1", "/app");
    let form = format!("{edit}/blocks/{}", block["id"].as_str().unwrap());
    let ada = site.member("ada").await;
    assert!(ada.get(&form).await.expect(200).text().contains("value=\"Zine\""));
    let fields =
        [("kind", "heading"), ("label", "Shop"), ("url", "https://noor.example/shop"), ("from", "2026-12-01T20:00")];
    ada.post(&form, &fields).await.is(303);
    let list = ada.get(&edit).await.text();
    assert!(list.contains("from 1 December 2026, 20:00") && list.contains("Scheduled"), "{list}");
    let page = key.get(&path).await.json();
    assert_eq!(
        (&page["blocks"][0]["kind"], &page["blocks"][0]["from"]),
        (&json!("link"), &json!("2026-12-01T15:00:00Z"))
    );
}

#[tokio::test]
async fn a_preview_shows_the_draft_in_any_language_at_any_moment_and_counts_nothing() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let mut soon = link_block("Vinyl", "https://noor.example/");
    soon["from"] = json!("2026-12-24T12:00");
    add(&key, &path, &soon).await;
    key.delete(&format!("{path}/publication")).await.is(200);
    let preview = format!("{}/preview", path.replace("/api/v1", "/app"));
    let ada = site.member("ada").await;
    let now = ada.get(&preview).await.expect(200).text();
    assert!(!now.contains("Vinyl") && now.contains("Back to the editor"));
    let later = ada.get(&format!("{preview}?lang=ur&at=2026-12-24T12:00")).await.expect(200).text();
    assert!(later.contains("Vinyl") && later.contains("<html lang=\"ur\" dir=\"rtl\">"));
    assert!(later.contains("href=\"https://noor.example/\"") && !later.contains("/go/"), "its ways lead straight out");
    for at in ["x", "9999-99-99T99:99", "-009999-01-01T00:00"] {
        ada.get(&format!("{preview}?lang=xx&at={at}")).await.is(200);
    }
    site.member("bob").await.get(&preview).await.is(404);
}

#[tokio::test]
async fn the_editor_tells_views_and_clicks() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let block = add(&key, &path, &link_block("Zine", "https://noor.example/")).await;
    for _ in 0..3 {
        fan(&site).get("/@noor").await.is(200);
    }
    fan(&site).get(&format!("/@noor/go/{}", block["id"].as_str().unwrap())).await.is(302);
    let list = site.member("ada").await.get(&path.replace("/api/v1", "/app")).await.expect(200).text();
    assert!(list.contains("<dd>3</dd>") && list.contains("Clicks in 30 days: 1"), "{list}");
}

#[tokio::test]
async fn a_page_is_removed_after_its_end_is_explained() {
    let site = TestSite::new().await;
    let (_, path) = bio(&site, "ada", "noor").await;
    let edit = path.replace("/api/v1", "/app");
    let ada = site.member("ada").await;
    assert!(ada.get(&format!("{edit}/settings")).await.expect(200).text().contains("can’t be undone"));
    site.member("bob").await.post(&format!("{edit}/removal"), &[]).await.is(404);
    ada.post(&format!("{edit}/removal"), &[]).await.is(303);
    ada.get(&edit).await.is(404);
    fan(&site).get("/@noor").await.is(410);
}
