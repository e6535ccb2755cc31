//! What `fanfare policy check` sees in a live store.

use db::Sql;
use policy::{datum::MemberEmail, processor::Spotify};
use privacy::{Inspection, Kind, Personal};

use crate::support::{House, house};

/// A member with an account row whose e-mail is really sealed.
async fn sound() -> (House, privacy::SubjectId) {
    let house = house().await;
    let member = house.subject(Kind::Member).await;
    let email = Personal::<MemberEmail>::of(member, "ada@label.example".to_owned());
    let sealed = house.privacy.seal(&email, member.0).await.unwrap();
    let sql = Sql::new("INSERT INTO account (id, email, created_at) VALUES ($1, $2, 1)").bind(member).bind(sealed);
    sql.run(house.db.write()).await.unwrap();
    (house, member)
}

async fn inspect(house: &House) -> Inspection {
    house.privacy.inspect().await.unwrap()
}

/// The one finding, which is of this kind and holds these parts.
#[track_caller]
fn one(seen: &Inspection, kind: &str, parts: &[&str]) {
    let [finding] = seen.findings.as_slice() else { panic!("{seen:?}") };
    assert!(finding.kind == kind && parts.iter().all(|part| finding.what.contains(part)), "{finding:?}");
}

#[tokio::test]
async fn a_sound_store_is_seen_to_be_sound() {
    let (house, _) = sound().await;
    assert_eq!(inspect(&house).await, Inspection { findings: vec![], subjects: 1, sealed_values: 1 });
}

#[tokio::test]
async fn a_readable_value_in_a_sealed_column_is_found_and_not_repeated() {
    let (house, _) = sound().await;
    for (words, part) in [("zoe", "too short"), ("zoe.lovelace.of.the.analytical.engine@label.example", "do not open")]
    {
        let sql = Sql::new("UPDATE account SET email = $1").bind(words.as_bytes().to_vec());
        sql.run(house.db.write()).await.unwrap();
        let seen = inspect(&house).await;
        one(&seen, "sealed", &["account.email (member_email): 1 ", part]);
        assert!(!format!("{seen:?}").contains("zoe"), "{seen:?}");
    }
}

#[tokio::test]
async fn a_value_moved_to_another_row_is_found() {
    let (house, _) = sound().await;
    let id = house.entropy.id(&house.clock);
    Sql::new("UPDATE account SET id = $1").bind(id).run(house.db.write()).await.unwrap();
    one(&inspect(&house).await, "sealed", &["subjects without a key"]);
}

#[tokio::test]
async fn a_subject_without_a_key_is_found() {
    let (house, _) = sound().await;
    Sql::new("DELETE FROM data_key").run(house.ring().await.write()).await.unwrap();
    let seen = inspect(&house).await;
    let kinds: Vec<&str> = seen.findings.iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, ["sealed", "keys"], "{seen:?}");
}

#[tokio::test]
async fn words_that_name_no_row_are_found() {
    let (house, member) = sound().await;
    for table in ["consent", "disclosure"] {
        house.insert(table, member, "fun_and_profit").await;
    }
    Sql::new("UPDATE disclosure SET processor = 'fun_and_profit'").run(house.db.write()).await.unwrap();
    let said: Vec<String> = inspect(&house).await.findings.into_iter().map(|finding| finding.what).collect();
    assert_eq!(said.len(), 4, "{said:?}");
    assert!(
        said[0].starts_with("consent.purpose names \"fun_and_profit\" in 1 rows, which no [[purpose]] row"),
        "{said:?}"
    );
    assert!(said.iter().any(|what| what.starts_with("disclosure.datum") && what.contains("[[data]]")), "{said:?}");
}

#[tokio::test]
async fn words_that_are_no_id_are_not_repeated() {
    let (house, member) = sound().await;
    house.insert("objection", member, "Ada Lovelace").await;
    one(&inspect(&house).await, "words", &["objection.purpose names something that is no id"]);
}

#[tokio::test]
async fn declared_words_are_no_finding() {
    let (house, member) = sound().await;
    let sql = "INSERT INTO disclosure (id, subject_id, processor, datum, purpose, disclosed_at) VALUES ($1, $2, $3, $4, $5, 1)";
    let spotify = <Spotify as policy::Processor>::ROW;
    Sql::new(sql)
        .bind(house.entropy.id(&house.clock))
        .bind(member)
        .bind(spotify.id)
        .bind(spotify.data[0])
        .bind(spotify.purposes[0])
        .run(house.db.write())
        .await
        .unwrap();
    assert_eq!(inspect(&house).await.findings, []);
}

#[tokio::test]
async fn a_column_that_nobody_declared_is_found() {
    let (house, _) = sound().await;
    Sql::new("ALTER TABLE artist ADD COLUMN shoe_size TEXT").run(house.db.write()).await.unwrap();
    one(&inspect(&house).await, "schema", &["artist.shoe_size is not declared"]);
}
