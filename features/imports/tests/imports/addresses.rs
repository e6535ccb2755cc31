//! Old addresses.

use db::Sql;
use serde_json::json;
use testkit::TestSite;

use crate::{brought, confirm, items, made, remark_codes, rows};

#[tokio::test]
async fn words_that_cannot_lead_here_are_told_row_by_row() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let text = "artist,title,link\n\
                Noor,One,https://l.example/privacy\n\
                Noor,Two,https://l.example/a_b\n\
                Noor,Three,https://l.example/n\u{430}vy\n\
                Noor,Four,https://l.example/neon\n\
                Noor,Five,https://other.example/NEON\n\
                Noor,Six,six\n";
    let path = brought(&key, text).await;
    let preview = rows(&key, &path).await;
    let codes: Vec<_> = preview["items"].as_array().unwrap().iter().map(remark_codes).collect();
    let (word, undated, taken) = ("imports-note-word", "imports-note-undated", "imports-note-taken");
    assert_eq!(
        codes,
        [
            vec![undated, word],
            vec![undated, word],
            vec![undated, word],
            vec![undated],
            vec![undated, taken],
            vec![undated],
        ]
    );
    confirm(&site, &key, &path).await;
    let links = items(&key, "/api/v1/links").await;
    let slugs: Vec<_> = links.iter().map(|link| &link["slug"]).collect();
    assert_eq!(slugs, ["one", "two", "three", "four", "five", "six"]);
    assert_eq!((&links[3]["aliases"], &links[4]["aliases"]), (&json!(["neon"]), &json!([])));
    // Brought again, what got an address of its own is found by the old one.
    let (_, after) = made(&site, &key, text).await;
    assert_eq!((&after["counts"]["had"], &after["counts"]["links"]), (&json!(6), &json!(0)));
}

#[tokio::test]
async fn titles_that_are_alike_get_words_of_their_own() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let mut text = "artist,title,upc,deezer\n".to_owned();
    for upc in ["036000291452", "4006381333931", "9780201379624"] {
        text.push_str(&format!("Noor,Neon,{upc},https://www.deezer.com/album/{upc}\n"));
    }
    drop(made(&site, &key, &text).await);
    let slugs: Vec<_> = items(&key, "/api/v1/links").await.into_iter().map(|link| link["slug"].clone()).collect();
    assert_eq!(slugs, ["neon", "neon-2", "neon-3"]);
}

#[tokio::test]
async fn a_link_that_was_taken_back_keeps_its_word_and_the_row_is_told() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    let text = "artist,title,link\nNoor,One,l.example/neon\n";
    drop(made(&site, &key, text).await);
    let link = &items(&key, "/api/v1/links").await[0];
    key.delete(&format!("/api/v1/links/{}", link["id"].as_str().unwrap())).await.expect(204);
    let preview = rows(&key, &brought(&key, text).await).await;
    let row = &preview["items"][0];
    assert_eq!((&row["new_link"], &row["alias"]), (&json!(true), &json!(null)), "{row}");
    assert!(remark_codes(row).contains(&"imports-note-taken"));
}

/// Makes a domain that leads here; whose it is, one of their links says.
async fn domain(site: &TestSite, of: &serde_json::Value, host: &str) {
    let whose = "SELECT id, workspace_id FROM link WHERE id = $1";
    let id: uuid::Uuid = of["id"].as_str().unwrap().parse().unwrap();
    let row = Sql::new(whose).bind(id).one(site.db().read()).await.unwrap().unwrap();
    let workspace: uuid::Uuid = row.try_get("", "workspace_id").unwrap();
    let domain = "INSERT INTO domain (id, workspace_id, host, token, created_at, verified_at, next_check_at, n_failures) \
                  VALUES ($1, $2, $3, 'token', 0, 0, 9000000000000, 0)";
    Sql::new(domain).bind(id).bind(workspace).bind(host).run(site.db().write()).await.unwrap();
    let held = "INSERT INTO domain_host (host, workspace_id, domain_id, held_at) VALUES ($1, $2, $3, 0)";
    Sql::new(held).bind(host).bind(workspace).bind(id).run(site.db().write()).await.unwrap();
    site.clock.advance(std::time::Duration::from_secs(3));
}

#[tokio::test]
async fn under_a_domain_of_the_label_the_old_address_goes_on_working() {
    let site = TestSite::new().await;
    let key = site.key("ada").await;
    drop(made(&site, &key, "artist,title,link\nNoor,Before,before\n").await);
    domain(&site, &items(&key, "/api/v1/links").await[0], "listen.band.example").await;
    let text = "artist,title,link,deezer\n\
                Noor,Low Tide,https://listen.band.example/Lt1,\n\
                Noor,High Tide,https://listen.band.example/l/ht1,\n\
                Noor,No Tide,https://listen.band.example/nt1,https://listen.band.example/before\n";
    let path = brought(&key, text).await;
    let page = site.member("ada").await.get(&path.replace("/api/v1", "/app")).await.expect(200).text();
    assert!(page.contains("listen.band.example/Lt1 keeps working"), "{page}");
    assert!(page.contains("listen.band.example/l/ht1 has more than one part"), "{page}");
    let preview = rows(&key, &path).await;
    assert_eq!(preview["items"][2]["outcome"], "left_out", "no service lives at the label's own domain: {preview}");
    confirm(&site, &key, &path).await;
    let fan = site.stranger().with("host", "listen.band.example");
    assert_eq!(fan.get("/Lt1").await.expect(301).location(), "/low-tide");
    assert_eq!(fan.get("/ht1").await.expect(301).location(), "/high-tide");
}
