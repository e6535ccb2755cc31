//! From a file to artists, releases and links.

use std::time::{Duration, Instant};

use http::Method;
use serde_json::json;
use testkit::TestSite;

use crate::{LINKS, bring, brought, confirm, items, made, n_there, remark_codes, rows};

#[tokio::test]
async fn a_list_of_links_becomes_artists_releases_and_links_with_their_old_words() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let path = brought(&key, LINKS).await;
    let preview = rows(&key, &path).await;
    assert_eq!(n_there(&key).await, [0, 0, 0], "nothing is made before somebody says yes");
    assert_eq!(preview["counts"]["links"], 3, "{preview}");
    let first = &preview["items"][0];
    assert_eq!((&first["outcome"], &first["alias"], &first["rows"]), (&json!("make"), &json!("lanterns"), &json!([2])));

    let after = confirm(&site, &key, &path).await;
    let counts = &after["counts"];
    assert_eq!((&counts["artists"], &counts["releases"], &counts["links"]), (&json!(2), &json!(3), &json!(3)));
    let links = items(&key, "/api/v1/links").await;
    assert_eq!((&links[0]["slug"], &links[0]["aliases"]), (&json!("lanterns-over-water"), &json!(["lanterns"])));
    assert_eq!((&links[1]["slug"], &links[1]["aliases"]), (&json!("night-ferry"), &json!(["nf2x"])));
    assert_eq!((&links[2]["slug"], &links[2]["aliases"]), (&json!("low-tide"), &json!([])));
    let services: Vec<_> = links[0]["destinations"].as_array().unwrap().iter().map(|one| &one["service"]).collect();
    assert_eq!(services, ["spotify", "deezer"]);
    let release = key.get(&format!("/api/v1/releases/{}", links[0]["release_id"].as_str().unwrap())).await.json();
    assert_eq!((&release["upc"], &release["release_date"]), (&json!("036000291452"), &json!("2026-11-27")));
    assert_eq!(release["spotify_uri"], "spotify:album:4aawyAB9vmqN3uQ7FjRGTy");

    let fan = site.stranger();
    assert_eq!(fan.get("/lanterns").await.expect(301).location(), "/lanterns-over-water");
    assert_eq!(fan.get("/nF2x").await.expect(301).location(), "/night-ferry");
    fan.get("/low-tide").await.expect(200);
}

#[tokio::test]
async fn the_same_file_twice_makes_nothing_twice() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    drop(made(&site, &key, LINKS).await);
    let there = n_there(&key).await;
    let (path, after) = made(&site, &key, LINKS).await;
    assert_eq!(n_there(&key).await, there);
    assert_eq!((&after["counts"]["had"], &after["counts"]["links"]), (&json!(3), &json!(0)));
    let outcomes = rows(&key, &path).await;
    assert!(outcomes["items"].as_array().unwrap().iter().all(|row| row["outcome"] == "had"), "{outcomes}");
    // A second yes changes nothing either.
    drop(key.json(Method::POST, &format!("{path}/confirmation"), &json!({})).await.expect(202));
    site.run_jobs().await;
    assert_eq!(n_there(&key).await, there);
}

#[tokio::test]
async fn what_is_there_is_found_by_code_and_stays_as_it_is() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", Duration::from_secs(3600)).await;
    let key = site.key("ada").await;
    let text = "artist,title,upc,isrc,spotify\n\
                Somebody,Another Title,0036000291452,,\n\
                Noor,Single,,GB-AYE-68-00011,https://open.spotify.com/track/11dFghVXANMlKmJXsNCbNl\n";
    let preview = rows(&key, &brought(&key, text).await).await;
    assert_eq!(preview["items"][0]["release_id"], link["release_id"], "{preview}");
    assert_eq!(preview["items"][1]["link_id"], link["id"], "{preview}");
}

#[tokio::test]
async fn what_is_wrong_is_left_out_and_the_mended_file_brings_the_rest() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let text = "artist,title,upc,release date,link\n\
                Noor,One,036000291453,2026-11-27,l.example/one\n\
                Noor,Two,,31/31/2026,l.example/two\n\
                ,Three,,2026-11-27,l.example/three\n\
                Noor,Four,,2026-11-27,javascript:alert(1)\n\
                Noor,Five,,2026-11-27,l.example/five\n";
    let path = brought(&key, text).await;
    let preview = rows(&key, &path).await;
    let codes: Vec<_> = preview["items"].as_array().unwrap().iter().map(remark_codes).collect();
    assert_eq!(
        codes,
        [
            vec!["problem-releases-upc-check-digit"],
            vec!["problem-imports-date"],
            vec!["problem-artists-name-missing"],
            vec!["problem-imports-address"],
            vec![],
        ]
    );
    let said = &preview["items"][0]["remarks"][0];
    assert_eq!((&said["row"], &said["column"]), (&json!(2), &json!("upc")));
    let after = confirm(&site, &key, &path).await;
    assert_eq!((&after["counts"]["left_out"], &after["counts"]["links"]), (&json!(4), &json!(1)));
    let kept = rows(&key, &path).await;
    assert_eq!(kept["items"][0]["outcome"], "left_out", "{kept}");
    let (_, after) = made(&site, &key, &text.replace("036000291453", "036000291452")).await;
    assert_eq!((&after["counts"]["links"], &after["counts"]["had"]), (&json!(1), &json!(1)));
}

#[tokio::test]
async fn days_that_could_be_two_wait_for_a_person() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let path = brought(&key, "artist,title,release date\nNoor,One,03/04/2026\n").await;
    assert_eq!(rows(&key, &path).await["open_dates"], 1);
    let refused = key.json(Method::POST, &format!("{path}/confirmation"), &json!({})).await.expect(422).json();
    assert_eq!(refused["errors"][0]["field"], "date_order");
    let columns = format!("{path}/columns");
    let wrong = key.json(Method::PUT, &columns, &json!({ "date_order": "year_first" })).await.expect(422).json();
    assert_eq!(wrong["errors"][0]["field"], "date_order");
    drop(
        key.json(Method::PUT, &columns, &json!({ "date_order": "month_first", "time_zone": "America/New_York" }))
            .await
            .expect(200),
    );
    assert_eq!(rows(&key, &path).await["items"][0]["release_date"], "2026-03-04");
    confirm(&site, &key, &path).await;
    let release = &items(&key, "/api/v1/releases").await[0];
    assert_eq!((&release["release_date"], &release["time_zone"]), (&json!("2026-03-04"), &json!("America/New_York")));
}

#[tokio::test]
async fn an_unknown_shape_is_mapped_by_hand_and_the_mapping_is_kept() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let text = "Wer,Was,Wohin,Laden\nNoor,Nachtfähre,https://www.deezer.com/album/1,https://shop.example/1\n";
    let path = brought(&key, text).await;
    let import = key.get(&path).await.expect(200).json();
    assert_eq!(import["mapping"]["columns"], json!(["nothing", "nothing", "nothing", "nothing"]));
    key.get(&format!("{path}/rows")).await.expect(422);
    key.json(Method::POST, &format!("{path}/confirmation"), &json!({})).await.expect(422);
    let mapping = json!({ "columns": ["artist", "title", "destination", "named"], "keep_as": "Unser Laden" });
    drop(key.json(Method::PUT, &format!("{path}/columns"), &mapping).await.expect(200));
    confirm(&site, &key, &path).await;
    let link = &items(&key, "/api/v1/links").await[0];
    assert_eq!((&link["slug"], &link["destinations"][1]["label"]), (&json!("nachtfaehre"), &json!("Laden")));

    // The same headings in another order are read so by themselves.
    let path = brought(&key, "Was,Wer,Laden,Wohin\nZwei,Noor,,\n").await;
    let import = key.get(&path).await.expect(200).json();
    assert_eq!(import["mapping"]["columns"], json!(["title", "artist", "named", "destination"]));
    let kept = items(&key, "/api/v1/import-mappings").await;
    assert_eq!(kept[0]["name"], "Unser Laden");
    let bob = site.key("bob").await;
    assert!(items(&bob, "/api/v1/import-mappings").await.is_empty());
    let kept = format!("/api/v1/import-mappings/{}", kept[0]["id"].as_str().unwrap());
    bob.delete(&kept).await.expect(404);
    key.delete(&kept).await.expect(204);
    key.delete(&kept).await.expect(404);
}

#[tokio::test]
async fn a_table_of_tracks_becomes_releases_with_their_tracks() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let text = "artist;release;UPC;track;ISRC\n\
                Noor;Lanterns;036000291452;One;GBABC2600017\n\
                Noor;Lanterns;036000291452;Two;GBABC2600018\n";
    let (_, after) = made(&site, &key, text).await;
    assert_eq!((&after["counts"]["releases"], &after["counts"]["links"]), (&json!(1), &json!(0)));
    let release = &items(&key, "/api/v1/releases").await[0];
    let tracks: Vec<_> = release["tracks"].as_array().unwrap().iter().map(|track| &track["isrc"]).collect();
    assert_eq!(tracks, ["GBABC2600017", "GBABC2600018"]);
}

#[tokio::test]
async fn formulas_and_html_are_text() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let key = site.key("ada").await;
    let text =
        "artist,title,link\n<script>alert(1)</script>,\"=HYPERLINK(\"\"https://evil.example\"\")\",l.example/x1\n";
    let path = brought(&key, text).await;
    let page = ada.get(&path.replace("/api/v1", "/app")).await.expect(200).text();
    assert!(page.contains("=HYPERLINK(") && !page.contains("<script>alert"), "{page}");
    confirm(&site, &key, &path).await;
    assert_eq!(items(&key, "/api/v1/releases").await[0]["title"], "=HYPERLINK(\"https://evil.example\")");
    let page = ada.get(&path.replace("/api/v1", "/app")).await.expect(200).text();
    assert!(!page.contains("<script>alert"));
}

#[tokio::test]
async fn ten_thousand_rows_are_made_within_moments() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let mut text = "artist,title,short link,release date,deezer\n".to_owned();
    for n in 0..10_000 {
        let row = format!(
            "Artist {},Title {n},https://l.example/w{n},2026-10-02,https://www.deezer.com/album/{n}\n",
            n % 400
        );
        text.push_str(&row);
    }
    let path = bring(&key, text.as_bytes()).await.expect(201).location().to_owned();
    let begun = Instant::now();
    let preview = rows(&key, &path).await;
    let looked = begun.elapsed();
    assert_eq!((&preview["counts"]["links"], &preview["next_after"]), (&json!(10_000), &json!(501)));
    let begun = Instant::now();
    let after = confirm(&site, &key, &path).await;
    assert_eq!((&after["counts"]["links"], &after["counts"]["artists"]), (&json!(10_000), &json!(400)));
    // An unoptimised build on a busy machine; a released one takes a tenth.
    assert!(
        looked < Duration::from_secs(20) && begun.elapsed() < Duration::from_secs(90),
        "{looked:?} {:?}",
        begun.elapsed()
    );
    assert_eq!(site.stranger().get("/w9999").await.expect(301).location(), "/title-9999");
    text.push_str("Noor,One too many,,,\n");
    bring(&key, text.as_bytes()).await.expect(422);
}

#[tokio::test]
async fn a_restart_in_the_middle_goes_on_where_it_was() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let mut text = "artist,title,short link\n".to_owned();
    (0..250).for_each(|n| text.push_str(&format!("Noor,Title {n},https://l.example/w{n}\n")));
    let path = brought(&key, &text).await;
    drop(key.json(Method::POST, &format!("{path}/confirmation"), &json!({})).await.expect(202));
    let site = site.restart().await;
    site.run_jobs().await;
    let key = site.key("ada").await;
    let after = key.get(&path).await.expect(200).json();
    assert_eq!((&after["state"], &after["counts"]["links"]), (&json!("done"), &json!(250)));
}
