//! A link that begins with a code or an address.

use fanfare::CatalogueSettings;
use http::Method;
use serde_json::{Value, json};
use testkit::{Options, TestSite};

use super::{found, stocked};

/// Begins, lets everything be answered, and reads what was found.
async fn begun(site: &TestSite, asked: &str) -> Value {
    let key = site.key("ada").await;
    let made = key.json(Method::POST, "/api/v1/catalogue", &json!({ "asked": asked })).await.expect(201);
    let path = made.location().to_owned();
    site.run_jobs().await;
    key.get(&path).await.expect(200).json()
}

#[tokio::test]
async fn one_address_becomes_an_artist_a_release_and_a_link_to_every_service() {
    let (site, _) = stocked().await;
    let key = site.key("ada").await;
    let begun = begun(&site, "https://www.deezer.com/album/777").await;
    assert_eq!((&begun["title"], &begun["artist"]), (&json!("Lanterns Over Water (Deluxe)"), &json!("Noor")));
    let lookup = &begun["lookup"];
    let spotify = found(lookup, "spotify")[0];
    assert!(spotify["confidence"].as_u64().unwrap() >= 80, "{spotify}");
    let candidates = ["deezer", "spotify", "tidal"].map(|service| found(lookup, service)[0]["id"].clone());
    let path = format!("/api/v1/catalogue/{}/link", begun["id"].as_str().unwrap());
    let made = key.json(Method::POST, &path, &json!({ "candidates": candidates })).await.expect(201).json();

    let link = key.get(&format!("/api/v1/links/{}", made["link_id"].as_str().unwrap())).await.expect(200).json();
    let services: Vec<&str> =
        link["destinations"].as_array().unwrap().iter().map(|one| one["service"].as_str().unwrap()).collect();
    assert_eq!(services, ["deezer", "spotify", "tidal"]);
    let release = format!("/api/v1/releases/{}", made["release_id"].as_str().unwrap());
    let release = key.get(&release).await.expect(200).json();
    assert_eq!((&release["upc"], &release["release_date"]), (&json!("036000291452"), &json!("2026-11-23")));
    assert_eq!(release["spotify_uri"], "spotify:album:4aawyAB9vmqN3uQ7FjRGTy");

    // What was found stays with the link, and a second press makes no second link.
    let known = format!("/api/v1/links/{}/catalogue", made["link_id"].as_str().unwrap());
    assert_eq!(key.get(&known).await.expect(200).json()["lookup"]["id"], lookup["id"]);
    drop(key.json(Method::POST, &path, &json!({ "candidates": candidates })).await.expect(404));
}

#[tokio::test]
async fn a_product_code_is_enough_and_a_person_may_say_it_better() {
    let (site, _) = stocked().await;
    let ada = site.member("ada").await;
    let page = ada.get("/app/catalogue").await.expect(200).text();
    assert!(page.contains("name=\"asked\""));
    let to = ada.post("/app/catalogue", &[("asked", "036000291452")]).await.expect(303).location().to_owned();
    assert_eq!(ada.get(&to).await.expect(200).header("refresh"), Some("4"), "it loads itself while it waits");
    site.run_jobs().await;
    let page = ada.get(&to).await.expect(200).text();
    let ticked =
        page.split("name=\"use\" value=\"").skip(1).find(|rest| rest.split('>').next().unwrap().contains("checked"));
    let id = ticked.unwrap().split('"').next().unwrap();
    let form = |artist: &'static str, day: &'static str| {
        [("title", "Lanterns"), ("artist", artist), ("release_date", day), ("upc", "036000291452"), ("use", id)]
    };
    let refused = ada.post(&to, &form("", "2026-11-31")).await.expect(422).text();
    for field in ["artist", "release_date"] {
        assert!(refused.contains(&format!("id=\"{field}-error\"")), "{field}\n{refused}");
    }
    assert!(refused.contains("value=\"Lanterns\""), "what was typed stays");
    let key = site.key("ada").await;
    let artists = |body: Value| body["items"].as_array().unwrap().len();
    let before = artists(key.get("/api/v1/artists").await.expect(200).json());
    let link = ada.post(&to, &form("Somebody New", "2026-11-23")).await.expect(303).location().to_owned();
    assert!(ada.get(&link).await.expect(200).text().contains("Lanterns"));
    assert_eq!(artists(key.get("/api/v1/artists").await.expect(200).json()), before + 1);
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_beside_the_field_and_nobody_sees_another_label_s() {
    let (site, _) = stocked().await;
    let ada = site.member("ada").await;
    for asked in ["", "nonsense", "https://169.254.169.254/latest", "036000291453", "javascript:alert(1)"] {
        let page = ada.post("/app/catalogue", &[("asked", asked)]).await.expect(422).text();
        assert!(page.contains("id=\"asked-error\""), "{asked}");
    }
    let begun = begun(&site, "036000291452").await;
    let id = begun["id"].as_str().unwrap();
    let bob = site.key("bob").await;
    drop(bob.get(&format!("/api/v1/catalogue/{id}")).await.expect(404));
    drop(bob.json(Method::POST, &format!("/api/v1/catalogue/{id}/link"), &json!({})).await.expect(404));
    let key = site.key("ada").await;
    let path = format!("/api/v1/catalogue/{id}/link");
    let refused = key.json(Method::POST, &path, &json!({})).await.expect(422).json();
    assert_eq!(refused["errors"][0]["field"], "use", "a link wants an address");
    let theirs = json!({ "candidates": [id] });
    drop(key.json(Method::POST, &path, &theirs).await.expect(422));
}

#[tokio::test]
async fn without_a_catalogue_the_page_says_so_and_shows_the_other_way() {
    let site = TestSite::with(Options { catalogue: CatalogueSettings::default(), ..Options::default() }).await;
    let page = site.member("ada").await.get("/app/catalogue").await.expect(200).text();
    assert!(page.contains("No catalogue is switched on") && page.contains("/app/links/new"));
}
