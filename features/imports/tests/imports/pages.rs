//! The pages.

use testkit::{Client, TestSite};

use crate::{LINKS, n_there};

/// Brings a file by the form and answers where that leads.
async fn upload(ada: &Client, text: &str) -> String {
    ada.get("/app/imports").await.expect(200);
    let file = ("file", "links.csv", "text/csv", text.as_bytes());
    ada.upload("/app/imports", &[], file).await.expect(303).location().to_owned()
}

#[tokio::test]
async fn a_member_brings_a_file_looks_through_it_says_yes_and_takes_it_back() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    assert!(ada.get("/app/links").await.expect(200).text().contains("/app/imports"));
    assert!(ada.get("/app/imports").await.expect(200).text().contains("Nothing yet."));
    let path = upload(&ada, LINKS).await;
    let page = ada.get(&path).await.expect(200);
    assert!(page.header("refresh").is_none());
    let text = page.text();
    for said in [
        "Lanterns Over Water",
        "lnk.example/lanterns becomes http://127.0.0.1:8080/lanterns",
        "The artist is new.",
        "The artist is there.",
        "https://www.deezer.com/album/302127",
        "Make all this",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert_eq!(ada.post(&format!("{path}/confirmation"), &[]).await.expect(303).location(), path);
    let running = ada.get(&path).await.expect(200);
    assert_eq!(running.header("refresh"), Some("4"), "it loads itself while it is being made");
    assert!(running.text().contains("<progress"));
    site.run_jobs().await;
    let done = ada.get(&path).await.expect(200);
    assert!(done.header("refresh").is_none() && done.text().contains("3 rows were made"));
    assert!(ada.get("/app/imports").await.text().contains("Done"));
    ada.post(&format!("{path}/withdrawal"), &[]).await.expect(303);
    site.run_jobs().await;
    assert!(ada.get(&path).await.text().contains("Taken back"));
    assert_eq!(n_there(&site.key("ada").await).await, [0, 0, 0]);
}

#[tokio::test]
async fn a_shape_that_nobody_knows_is_mapped_on_a_page_and_offered_again() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let path = upload(&ada, "Was,Wohin,Datum\nNeon,https://www.deezer.com/album/1,03/04/2026\n").await;
    let columns = ada.get(&path).await.expect(303).location().to_owned();
    assert_eq!(columns, format!("{path}/columns"));
    let page = ada.get(&columns).await.expect(200).text();
    assert!(page.contains("Wohin") && page.contains("https://www.deezer.com/album/1"), "{page}");
    let form = [
        ("column.0", "title"),
        ("column.1", "nonsense"),
        ("column.2", "title"),
        ("time_zone", "UTC"),
        ("keep_as", "Laden"),
    ];
    let refused = ada.post(&columns, &form).await.expect(422).text();
    for field in ["column.1", "column.2", "artist"] {
        assert!(refused.contains(&format!("id=\"{field}-error\"")), "{field}\n{refused}");
    }
    assert!(refused.contains("value=\"Laden\""), "what was typed stays");
    let form = [
        ("column.0", "title"),
        ("column.1", "deezer"),
        ("column.2", "release_date"),
        ("artist", "Noor"),
        ("time_zone", "UTC"),
        ("keep_as", "Laden"),
    ];
    assert_eq!(ada.post(&columns, &form).await.expect(303).location(), path);
    let preview = ada.get(&path).await.expect(200).text();
    assert!(preview.contains("either number could be the day") && !preview.contains("Make all this"), "{preview}");
    ada.post(&format!("{path}/confirmation"), &[]).await.expect(422);
    ada.post(&columns, &[("only", "date_order"), ("date_order", "day_first")]).await.expect(303);
    let preview = ada.get(&path).await.expect(200).text();
    assert!(preview.contains("3 April 2026") && preview.contains("Make all this"), "{preview}");

    let other = upload(&ada, "Wann,Wohin,Was\n,,Tide\n").await;
    let page = ada.get(&format!("{other}/columns")).await.expect(200).text();
    let kept = page.split_once("<select id=\"use\"").unwrap().1.split_once("value=\"").unwrap().1;
    let kept = kept.split('"').next().unwrap();
    let filled = ada.post(&format!("{other}/columns"), &[("use", kept)]).await.expect(200).text();
    assert!(filled.contains("<option value=\"deezer\" selected>") && filled.contains("value=\"Noor\""), "{filled}");
    let page = ada.get("/app/imports").await.expect(200).text();
    let remove = page.split("action=\"").find(|part| part.starts_with("/app/import-mappings/")).unwrap();
    ada.post(remove.split('"').next().unwrap(), &[]).await.expect(303);
    assert!(!ada.get("/app/imports").await.text().contains("Laden"));
    ada.post(&format!("{other}/removal"), &[]).await.expect(303);
    ada.get(&other).await.expect(404);
}

#[tokio::test]
async fn a_long_list_has_pages_and_the_wrong_rows_apart() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let mut text = "artist,title,release date\n".to_owned();
    (0..120).for_each(|n| text.push_str(&format!("Noor,Title {n},{}\n", if n == 99 { "soon" } else { "2026-10-02" })));
    let path = upload(&ada, &text).await;
    let first = ada.get(&path).await.expect(200).text();
    assert!(first.contains("Title 49<") && !first.contains("Title 50<") && first.contains("Page 1 of 3"));
    let last = ada.get(&format!("{path}?page=99")).await.expect(200).text();
    assert!(last.contains("Title 119<") && last.contains("Page 3 of 3"));
    let wrong = ada.get(&format!("{path}?show=problems")).await.expect(200).text();
    assert!(wrong.contains("Title 99<") && !wrong.contains("Title 98<"), "{wrong}");
    assert!(
        wrong.contains("Row 101, <bdi>release date</bdi>: “\u{2068}soon\u{2069}” cannot be read as a day")
            || wrong.contains("cannot be read as a day")
    );
}

#[tokio::test]
async fn every_page_speaks_every_language() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let path =
        upload(&ada, "artist,title,link,release date\nNoor,One,l.example/a_b,\nNoor,Two,l.example/two,soon\n").await;
    for page in ["/app/imports".to_owned(), path.clone(), format!("{path}/columns")] {
        let text = ada.get(&page).await.expect(200).text();
        for id in ["imports-", "problem-"] {
            let shown = text.split(['>', '"']).any(|part| part.trim().starts_with(id));
            assert!(!shown, "{page} shows the name of a text");
        }
    }
    let key = site.key("ada").await;
    for (lang, word) in [("ru", "букв"), ("gu", "સરનામા"), ("ur", "پتے")] {
        let rows = key.clone().with("accept-language", lang).get(&path.replace("/app", "/api/v1")).await.expect(200);
        drop(rows);
        let rows = format!("{}/rows", path.replace("/app", "/api/v1"));
        let said = key.clone().with("accept-language", lang).get(&rows).await.expect(200).text();
        assert!(said.contains(word), "{lang}: {said}");
    }
}
