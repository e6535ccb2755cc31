//! What a member meets.

use testkit::TestSite;

use crate::{Check, DAY, fan};

#[tokio::test]
async fn a_member_without_links_is_told_what_a_link_is() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    assert!(ada.get("/app/links").await.expect(200).text().contains("Make the first link"));
    assert!(ada.get("/app/links/new").await.expect(200).text().contains("A link needs a release"));
}

#[tokio::test]
async fn a_member_makes_changes_and_retires_a_link() {
    let site = TestSite::new().await;
    let first = site.link("ada", "lanterns", DAY).await;
    let release = first["release_id"].as_str().unwrap();
    let ada = site.member("ada").await;
    let new = ada.get(&format!("/app/links/new?release={release}")).await.expect(200).text();
    assert!(new.contains(&format!("<option value=\"{release}\" selected>Lanterns Over Water – Noor")));

    let fields = [
        ("release_id", release),
        ("slug", ""),
        ("destinations.tidal", "https://tidal.com/album/1"),
        ("destinations.spotify", "https://open.spotify.com/album/1"),
        ("place.tidal", "1"),
        ("label.other-2", "Band shop"),
        ("destinations.other-2", "https://noor.example/shop"),
    ];
    let edit = ada.post("/app/links", &fields).await.expect(303).location().to_owned();
    let form = ada.get(&edit).await.expect(200).text();
    assert!(form.contains("value=\"lanterns-over-water\"") && form.contains("value=\"https://tidal.com/album/1\""));
    assert!(form.contains("value=\"Band shop\"") && form.contains("value=\"band-shop\""));
    assert!(form.contains("it is gone"), "the end is explained before it is confirmed");

    let fields = [("slug", "water"), ("destinations.bandcamp", "https://noor.bandcamp.com/album/1")];
    ada.post(&edit, &fields).await.is(303);
    fan(&site).get("/lanterns-over-water").await.is(404);
    fan(&site).get("/water/tidal").await.is(404);
    fan(&site).get("/water/bandcamp").await.is(302);
    let list = ada.get("/app/links").await.text();
    assert!(list.contains("/water") && list.contains("Scheduled") && !list.contains("Retired</p>"));

    ada.post(&format!("{edit}/retirement"), &[]).await.is(303);
    fan(&site).get("/water").await.is(410);
    ada.get(&edit).await.is(404);
    assert!(ada.get("/app/links").await.text().contains("Retired</p>"));
}

#[tokio::test]
async fn a_form_with_mistakes_comes_back_with_what_was_typed() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let ada = site.member("ada").await;
    let fields = [
        ("release_id", ""),
        ("slug", "API"),
        ("destinations.spotify", "https://music.apple.com/<b>"),
        ("label.other-1", "Shop"),
    ];
    let page = ada.post("/app/links", &fields).await.expect(422).text();
    assert!(page.contains("<title>Error: New link"));
    assert!(page.contains("role=\"alert\"") && page.contains("4 fields need another look"));
    for field in ["release_id", "slug", "destinations.spotify", "destinations.other-1"] {
        assert!(page.contains(&format!("<a href=\"#{field}\">")), "{field}");
        assert!(page.contains(&format!("id=\"{field}\"")), "{field}");
    }
    assert!(page.contains("<a href=\"#destinations.spotify\">Spotify: music.apple.com is not Spotify."));
    assert!(page.contains("value=\"API\"") && page.contains("value=\"https://music.apple.com/&#60;b&#62;\""));
    assert_eq!(page.matches("aria-invalid=\"true\"").count(), 4);

    let edit = format!("/app/links/{}", link["id"].as_str().unwrap());
    let page = ada.post(&edit, &[("slug", "")]).await.expect(422).text();
    assert!(page.contains("<title>Error: Lanterns Over Water"));
    fan(&site).get("/lanterns/spotify").await.is(302);
}

#[tokio::test]
async fn another_workspace_has_no_such_form() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let bob = site.member("bob").await;
    let edit = format!("/app/links/{}", link["id"].as_str().unwrap());
    bob.get(&edit).await.is(404);
    bob.post(&edit, &[("slug", "mine")]).await.is(404);
    bob.post(&format!("{edit}/retirement"), &[]).await.is(404);
    let release = link["release_id"].as_str().unwrap();
    bob.post("/app/links", &[("release_id", release)]).await.is(422);
    fan(&site).get("/lanterns").await.is(200);
    site.stranger().get("/app/links").await.is(303);
}
