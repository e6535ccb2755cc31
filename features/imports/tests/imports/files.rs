//! What is sent as a file.

use std::time::Duration;

use http::Method;
use serde_json::{Value, json};
use testkit::TestSite;

use crate::{LINKS, bring, brought, confirm, items, n_there, rows};

fn utf16(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

fn refused(answer: &Value) -> (&str, &str) {
    (answer["errors"][0]["field"].as_str().unwrap(), answer["errors"][0]["message"].as_str().unwrap())
}

#[tokio::test]
async fn a_file_is_taken_in_the_signs_and_parts_that_tools_write() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let mut marked = vec![0xef, 0xbb, 0xbf];
    marked.extend_from_slice("title;artist\nБелые ночи;Нур\n".as_bytes());
    for bytes in [marked, utf16("title\tartist\nБелые ночи\tНур\n"), b"sep=;\ntitle;artist\nOne;Noor\n".to_vec()]
    {
        let path = bring(&key, &bytes).await.expect(201).location().to_owned();
        let preview = rows(&key, &path).await;
        assert_eq!(preview["items"][0]["outcome"], "make", "{preview}");
    }
}

#[tokio::test]
async fn a_file_that_is_no_table_is_refused_and_nothing_is_kept() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    for (bytes, word) in [
        (b"".to_vec(), "not empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR".to_vec(), "not a table"),
        (b"PK\x03\x04\x14\x00\x06\x00".to_vec(), "not a table"),
        (b"title,artist\nM\xfcnchen,Noor\n".to_vec(), "UTF-8"),
        (b"\xef\xbb\xbftitle,artist\nM\xfcnchen,Noor\n".to_vec(), "UTF-8"),
        (b"title,artist\n".to_vec(), "headings"),
        (format!("{}\n1\n", vec!["a"; 61].join(",")).into_bytes(), "columns"),
    ] {
        let answer = bring(&key, &bytes).await.expect(422).json();
        let (field, message) = refused(&answer);
        assert!(field == "file" && message.contains(word), "{message}");
    }
    bring(&key, &vec![b'a'; 5 * 1024 * 1024 + 1]).await.expect(413);
    let send = |kind: &'static str| key.send(Method::POST, "/api/v1/imports", Some(kind), LINKS.to_owned().into());
    send("application/json").await.expect(415);
    send("text/csv; charset=utf-8").await.expect(201);
    assert_eq!(items(&key, "/api/v1/imports").await.len(), 1);
}

#[tokio::test]
async fn a_list_of_people_is_refused_with_words_that_say_why_and_nothing_of_it_is_kept() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    for text in [
        "title,artist,Email\nOne,Noor,\n",
        "title,artist,note\nOne,Noor,\nTwo,Noor,fan-1@post.example\n",
        "title,artist,First name\nOne,Noor,Ada\n",
    ] {
        let answer = bring(&key, text.as_bytes()).await.expect(422).json();
        assert!(refused(&answer).1.contains("consent"), "{answer}");
        assert!(!answer.to_string().contains("fan-1@"), "{answer}");
    }
    let ada = site.member("ada").await;
    ada.get("/app/imports").await.expect(200);
    let file = ("file", "fans.csv", "text/csv", b"title,artist,E-Mail\nOne,Noor,fan-1@post.example\n".as_slice());
    let page = ada.upload("/app/imports", &[], file).await.expect(422).text();
    assert!(page.contains("id=\"file-error\"") && page.contains("about people") && !page.contains("fan-1@"), "{page}");
    let n: i64 = db::Sql::new("SELECT COUNT(*) AS n FROM import_file")
        .one(site.db().read())
        .await
        .unwrap()
        .unwrap()
        .try_get("", "n")
        .unwrap();
    assert_eq!(n, 0);
}

#[tokio::test]
async fn the_file_goes_with_the_yes_and_after_a_day() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let n_files = async || -> i64 {
        let row = db::Sql::new("SELECT COUNT(*) AS n FROM import_file").one(site.db().read()).await.unwrap();
        row.unwrap().try_get("", "n").unwrap()
    };
    let confirmed = brought(&key, LINKS).await;
    let waiting = brought(&key, LINKS).await;
    assert_eq!(n_files().await, 2);
    confirm(&site, &key, &confirmed).await;
    assert_eq!(n_files().await, 1);
    site.clock.advance(Duration::from_secs(25 * 60 * 60));
    key.get(&format!("{waiting}/rows")).await.expect(410);
    drop(key.json(Method::POST, &format!("{waiting}/confirmation"), &json!({})).await.expect(410));
    site.run_jobs().await;
    assert_eq!(n_files().await, 0);
    key.delete(&waiting).await.expect(204);
    key.get(&waiting).await.expect(404);
    site.clock.advance(Duration::from_secs(91 * 24 * 60 * 60));
    site.run_jobs().await;
    key.get(&confirmed).await.expect(404);
}

#[tokio::test]
async fn a_list_is_thrown_away_only_before_the_yes_and_not_too_many_wait() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let path = brought(&key, LINKS).await;
    confirm(&site, &key, &path).await;
    key.delete(&path).await.expect(409);
    drop(key.json(Method::PUT, &format!("{path}/columns"), &json!({})).await.expect(409));
    for _ in 0..20 {
        brought(&key, "title,artist\nOne,Noor\n").await;
    }
    let answer = bring(&key, b"title,artist\nOne,Noor\n").await.expect(422).json();
    assert!(refused(&answer).1.contains("wait"), "{answer}");
}

#[tokio::test]
async fn nobody_sees_or_changes_another_labels_list() {
    let site = TestSite::new().await;
    let (ada, bob) = (site.key("ada").await, site.key("bob").await);
    let path = brought(&ada, LINKS).await;
    for part in ["", "/rows"] {
        bob.get(&format!("{path}{part}")).await.expect(404);
    }
    bob.delete(&path).await.expect(404);
    for part in ["confirmation", "withdrawal"] {
        drop(bob.json(Method::POST, &format!("{path}/{part}"), &json!({})).await.expect(404));
    }
    let mine = brought(&bob, LINKS).await;
    confirm(&site, &bob, &mine).await;
    // Bob has the words now: Ada is told, and her links get addresses of their own.
    let preview = rows(&ada, &path).await;
    assert_eq!(preview["items"][0]["remarks"][0]["code"], "imports-note-taken", "{preview}");
    assert_eq!(preview["items"][0]["release_id"], Value::Null, "Bob's releases are not Ada's");
    confirm(&site, &ada, &path).await;
    assert_eq!(n_there(&ada).await, [2, 3, 3]);
    let links = items(&ada, "/api/v1/links").await;
    assert_eq!((&links[0]["slug"], &links[0]["aliases"]), (&json!("lanterns-over-water-2"), &json!([])));
}
