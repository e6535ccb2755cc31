//! The live tables and the inventory are the same, or the program does not start.

use db::Sql;

use crate::support::{House, house};

async fn differences(house: &House) -> String {
    privacy::schema::check(&house.privacy, &house.db).await.unwrap_err().to_string()
}

#[tokio::test]
async fn a_house_that_matches_its_inventory_starts() {
    let house = house().await;
    privacy::schema::check(&house.privacy, &house.db).await.unwrap();
}

#[tokio::test]
async fn an_undeclared_and_a_missing_column_are_named_together() {
    let house = house().await;
    for sql in ["ALTER TABLE artist ADD COLUMN shoe_size TEXT", "ALTER TABLE track DROP COLUMN isrc"] {
        Sql::new(sql).run(house.db.write()).await.unwrap();
    }
    let said = differences(&house).await;
    assert!(said.contains("artist.shoe_size is not declared"), "{said}");
    assert!(said.contains("[[table]] artist"), "{said}");
    assert!(said.contains("track.isrc is declared and does not exist"), "{said}");
}

#[tokio::test]
async fn an_undeclared_table_or_view_is_named() {
    let house = house().await;
    Sql::new("CREATE TABLE diary (entry TEXT)").run(house.db.write()).await.unwrap();
    Sql::new("CREATE VIEW sqlitely AS SELECT name FROM artist").run(house.db.write()).await.unwrap();
    let said = differences(&house).await;
    assert!(said.contains("diary.entry") && said.contains("sqlitely.name"), "{said}");
}

#[tokio::test]
async fn a_column_in_the_keyring_is_checked_too() {
    let house = house().await;
    Sql::new("ALTER TABLE data_key ADD COLUMN owner TEXT").run(house.ring().await.write()).await.unwrap();
    assert!(differences(&house).await.contains("data_key.owner is not declared"));
}
