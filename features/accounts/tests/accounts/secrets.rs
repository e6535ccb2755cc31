//! What the disk holds of people.

use std::path::Path;

use testkit::TestSite;

use super::{PASSWORD, ask_for_account};

/// Every byte under a folder.
fn bytes_under(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        bytes.extend(if path.is_dir() { bytes_under(&path) } else { std::fs::read(&path).unwrap() });
    }
    bytes
}

fn holds(haystack: &[u8], needle: &str) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle.as_bytes())
}

#[tokio::test]
async fn neither_address_nor_password_nor_a_secret_can_be_read_from_the_disk() {
    let site = TestSite::new().await;
    if site.db().engine() == db::Engine::Postgres {
        return; // The server's files are not ours to read: the columns are looked at in the next test.
    }
    let ada = site.stranger();
    ask_for_account(&ada, "/app/sign-up").await.expect(303);
    ada.get("/app/keys").await.expect(200);
    let page = ada.post("/app/keys", &[("name", "Website")]).await.expect(201).text();
    let key = page.split_once("<output>").unwrap().1.split('<').next().unwrap().to_owned();
    let session = ada.cookie("__Host-session").unwrap();

    let disk = bytes_under(site.data());
    assert!(holds(&disk, "Harbour Lane") && holds(&disk, "Website"), "the search finds what is stored readably");
    for secret in ["ada@label", "label.example", PASSWORD, "argon2id", &session, &key, &key[14..]] {
        assert!(!holds(&disk, secret), "{secret}");
    }
}

#[tokio::test]
async fn every_column_about_an_account_is_sealed_or_a_hash() {
    let site = TestSite::new().await;
    ask_for_account(&site.stranger(), "/app/sign-up").await.expect(303);
    let row =
        db::Sql::new("SELECT email, email_index, password FROM account").one(site.db().read()).await.unwrap().unwrap();
    for column in ["email", "email_index", "password"] {
        let bytes: Vec<u8> = row.try_get("", column).unwrap();
        assert!(bytes.len() >= 32, "{column}");
        assert!(!holds(&bytes, "ada") && !holds(&bytes, "argon2"), "{column}");
    }
}
