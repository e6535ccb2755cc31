//! A list from another tool in a real browser: the file, its columns, the preview, the work, the way back.

use std::fs;

use super::{
    audit,
    driver::{Browser, Scripts},
    label::sign_in,
    site::Site,
};

/// Two rows that can be made, and one that cannot; the days could be read in two ways.
const LIST: &str = "Wer,Title,Short link,Release date,Deezer\n\
    The Tide Clocks,Low Tide,https://lnk.example/low,03/04/2026,https://www.deezer.com/album/302127\n\
    The Tide Clocks,High Tide,https://lnk.example/high,05/06/2026,\n\
    The Tide Clocks,No Tide,https://lnk.example/none,someday,\n";

async fn whole_journey(scripts: Scripts) {
    let site = Site::open().await;
    let browser = Browser::open(scripts).await;
    sign_in(&browser, &site).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("links.csv");
    fs::write(&file, LIST).unwrap();
    let look = async |name: &str| {
        if scripts == Scripts::On {
            audit::look(&browser, name).await;
        }
    };

    browser.go(&site.at("/app/imports")).await;
    look("app-imports").await;
    browser.find("input[name=\"file\"]").await.send_keys(&file.display().to_string()).await.unwrap();
    browser.follow("form[enctype] button", "/app/imports/").await;
    assert!(browser.path().await.ends_with("/columns"), "nobody knows what \"Wer\" is");
    look("app-import-columns").await;
    browser.choose("select[name=\"column.0\"]", "Artist").await;
    browser.follow("form.form[novalidate] button.go", "/app/imports/").await;
    look("app-import-preview").await;
    assert!(!browser.has("form[action$=\"/confirmation\"]").await, "either number could be the day");
    browser.choose("select[name=\"date_order\"]", "Month first: March 4").await;
    browser.follow("form.note button", "/app/imports/").await;
    let page = browser.text("main").await;
    assert!(page.contains("lnk.example/low becomes") && page.contains("cannot be read as a day"), "{page}");
    browser.follow("form[action$=\"/confirmation\"] button", "/app/imports/").await;
    for _ in 0..100 {
        if browser.text("h1").await == "Done" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        browser.go(&site.at(&browser.path().await)).await;
    }
    let page = browser.text("main").await;
    assert!(page.contains("2 rows were made") && page.contains("One row was left out"), "{page}");
    look("app-import-report").await;
    let fan = site.server.stranger();
    assert_eq!(fan.get("/low").await.expect(301).location(), "/low-tide");

    browser.press("details summary").await;
    browser.follow("form[action$=\"/withdrawal\"] button", "/app/imports/").await;
    for _ in 0..100 {
        if browser.text("h1").await == "Taken back" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        browser.go(&site.at(&browser.path().await)).await;
    }
    assert_eq!(browser.text("h1").await, "Taken back");
    browser.close().await;
}

#[tokio::test]
async fn a_list_is_imported_and_taken_back_with_scripts() {
    whole_journey(Scripts::On).await;
}

#[tokio::test]
async fn a_list_is_imported_and_taken_back_without_scripts() {
    whole_journey(Scripts::Off).await;
}
