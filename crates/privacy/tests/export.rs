//! A person's copy holds everything that is theirs and exportable, and nothing else.

use std::{collections::BTreeMap, io::Read};

use db::Sql;
use policy::datum::{MemberEmail, MemberPassword, PresaveToken};
use privacy::{ErasureReport, ExportError, Kind, Personal, Refused, Sealed, SubjectId};
use serde_json::Value;

use crate::support::{House, house, tables};

/// Every file of the archive as text.
fn files(zip: Vec<u8>) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    let mut files = BTreeMap::new();
    for n in 0..archive.len() {
        let mut file = archive.by_index(n).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        files.insert(name, text);
    }
    files
}

async fn set<D: policy::Datum>(house: &House, table: &str, column: &str, id: uuid::Uuid, value: Sealed<D>) {
    let sql = Sql::new(format!("UPDATE {table} SET {column} = $1 WHERE id = $2")).bind(value).bind(id);
    sql.run(house.db.write()).await.unwrap();
}

async fn seal<D: policy::Datum<Value = String>>(
    house: &House,
    of: SubjectId,
    row: uuid::Uuid,
    words: &str,
) -> Sealed<D> {
    house.privacy.seal(&Personal::<D>::of(of, words.to_owned()), row).await.unwrap()
}

async fn ids_of(house: &House, table: &str, person: SubjectId) -> Vec<uuid::Uuid> {
    let sql = Sql::new(format!("SELECT id FROM {table} WHERE subject_id = $1")).bind(person);
    sql.all(house.db.read()).await.unwrap().iter().map(|row| row.try_get("", "id").unwrap()).collect()
}

/// A token of its own in every text column of every table of theirs, and in every sealed one.
async fn canaries(house: &House, kind: Kind, name: &str) -> (SubjectId, Vec<(String, bool)>) {
    let person = house.subject(kind).await;
    let mut planted = Vec::new();
    for table in tables().filter(|table| table.subject.is_some() && table.name != "subject") {
        house.insert(table.name, person, "x").await;
        let subject = table.subject.unwrap();
        for datum in policy::DATA {
            for (_, column) in datum.columns.iter().filter(|(of, _)| *of == table.name) {
                if datum.sealed || !crate::support::is_text(table, column) {
                    continue;
                }
                let token = format!("canary-{name}-{}-{column}", table.name);
                let sql = format!("UPDATE {} SET {column} = $1 WHERE {subject} = $2", table.name);
                Sql::new(sql).bind(token.as_str()).bind(person).run(house.db.write()).await.unwrap();
                planted.push((token, datum.left_out_of_export.is_none()));
            }
        }
    }
    let (email, password, token) =
        (format!("canary-{name}-email"), format!("canary-{name}-pw"), format!("canary-{name}-tk"));
    set(house, "account", "email", person.0, seal::<MemberEmail>(house, person, person.0, &email).await).await;
    set(house, "account", "password", person.0, seal::<MemberPassword>(house, person, person.0, &password).await).await;
    let presave = *ids_of(house, "presave", person).await.first().unwrap();
    set(house, "presave", "token", presave, seal::<PresaveToken>(house, person, presave, &token).await).await;
    planted.extend([(email, true), (password, false), (token, false)]);
    (person, planted)
}

#[tokio::test]
async fn every_exportable_field_is_in_it_and_nothing_of_others_or_left_out() {
    let house = house().await;
    let (ada, hers) = canaries(&house, Kind::Member, "ada").await;
    let (_, theirs) = canaries(&house, Kind::Member, "bea").await;
    assert!(hers.iter().filter(|(_, exported)| *exported).count() > 8 && hers.iter().any(|(_, exported)| !exported));
    let export = house.privacy.export(ada).await.unwrap();
    let files = files(export.zip("en").unwrap());
    let csv: String = files.iter().filter(|(name, _)| name.ends_with(".csv")).map(|(_, text)| text.as_str()).collect();
    for (token, exported) in &hers {
        for (name, text) in [("data.json", &files["data.json"]), ("index.html", &files["index.html"]), ("csv", &csv)] {
            assert_eq!(text.contains(token.as_str()), *exported, "{token} in {name}");
        }
    }
    for text in files.values() {
        assert!(theirs.iter().all(|(token, _)| !text.contains(token.as_str())), "another's");
    }
    assert!(!files["index.html"].contains("export-"), "every text is said");
    assert!(!files["index.html"].contains("://"), "nothing from elsewhere");
}

#[tokio::test]
async fn the_data_fits_the_schema_that_lies_beside_it() {
    let house = house().await;
    let (ada, _) = canaries(&house, Kind::Fan, "ada").await;
    let files = files(house.privacy.export(ada).await.unwrap().zip("en").unwrap());
    let schema: Value = serde_json::from_str(&files["schema.json"]).unwrap();
    assert_eq!(schema, privacy::export_schema());
    let mut data: Value = serde_json::from_str(&files["data.json"]).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let problems: Vec<String> = validator.iter_errors(&data).map(|error| error.to_string()).collect();
    assert!(problems.is_empty(), "{problems:?}");
    data["tables"][0]["rows"][0]["undeclared"] = "x".into();
    assert!(!validator.is_valid(&data), "control");
}

#[tokio::test]
async fn every_row_says_until_when_it_is_kept_and_every_purpose_on_which_basis() {
    let house = house().await;
    let fan = house.subject(Kind::Fan).await;
    house.insert("presave", fan, "x").await;
    house.insert("consent", fan, "x").await;
    house.insert("disclosure", fan, "spotify").await;
    let data = serde_json::to_value(house.privacy.export(fan).await.unwrap()).unwrap();
    let table = |name: &str| data["tables"].as_array().unwrap().iter().find(|table| table["name"] == name).unwrap();
    let until = db::from_millis(house.clock.now_ms() + 90 * 24 * 60 * 60 * 1000).to_string();
    assert_eq!(table("presave")["rows"][0]["kept_until"], until.as_str());
    assert_eq!(table("consent")["rows"][0]["kept_until"], until.as_str(), "as long as the last pre-save");
    assert_eq!(table("presave")["rows"][0]["given_at"], house.clock.now().to_string());
    assert_eq!(
        (&data["recipients"][0]["name"], &data["recipients"][0]["safeguard"]),
        (&"Spotify AB".into(), &"eea".into())
    );
    assert!(
        data["purposes"].as_array().unwrap().contains(&serde_json::json!({ "id": "receipt", "basis": "contract" }))
    );
    assert!(data["left_out"].as_array().unwrap().iter().any(|row| row["datum"] == "presave_token"));
    Sql::new("UPDATE presave SET ended_at = NULL").run(house.db.write()).await.unwrap();
    let data = serde_json::to_value(house.privacy.export(fan).await.unwrap()).unwrap();
    assert!(data["tables"].as_array().unwrap().iter().all(|table| table["rows"][0]["kept_until"].is_null()));
}

#[tokio::test]
async fn the_page_is_in_the_language_of_the_person() {
    let house = house().await;
    let (ada, _) = canaries(&house, Kind::Member, "ada").await;
    let export = house.privacy.export(ada).await.unwrap();
    for (language, title) in [("en", "Your data"), ("ru", "Ваши данные"), ("gu", "તમારો ડેટા"), ("ur", "آپ کا ڈیٹا")]
    {
        let page = files(export.zip(language).unwrap()).remove("index.html").unwrap();
        assert!(page.contains(&format!("<h1>{title}</h1>")), "{language}");
        assert!(page.contains(&format!("lang=\"{language}\"")) && !page.contains("export-"));
        assert_eq!(page.contains("dir=\"rtl\">\n<head>"), language == "ur");
        assert!(page.contains("canary-ada-email"));
    }
    assert!(files(export.zip("tlh").unwrap())["index.html"].contains("lang=\"en\""));
}

#[tokio::test]
async fn who_is_restricted_gets_a_copy_and_who_is_erased_none() {
    let house = house().await;
    let ada = house.member().await;
    house.privacy.restrict(ada).await.unwrap();
    assert!(house.privacy.export(ada).await.is_ok());
    let report: ErasureReport = house.privacy.erase(ada).await.unwrap();
    let receipt = serde_json::to_string(&report).unwrap();
    assert!(!receipt.contains(&ada.0.to_string()), "the receipt does not name the person");
    for table in policy::TABLES {
        assert!(receipt.contains(&format!("\"{}\"", table.name)), "{} is in the receipt", table.name);
    }
    assert!(report.is_complete() && receipt.contains("\"kept\":[{\"id\":\"erasure_list\""));
    assert!(matches!(house.privacy.export(ada).await, Err(ExportError::Refused(Refused::Erased))));
}

#[tokio::test]
async fn a_value_whose_key_is_gone_is_counted_and_said() {
    let house = house().await;
    let (ada, _) = canaries(&house, Kind::Member, "ada").await;
    Sql::new("DELETE FROM data_key").run(house.ring().await.write()).await.unwrap();
    let export = house.privacy.export(ada).await.unwrap();
    let files = files(export.zip("en").unwrap());
    assert!(files["index.html"].contains("could not be opened"));
    let data: Value = serde_json::from_str(&files["data.json"]).unwrap();
    assert!(data["unreadable"].as_u64().unwrap() > 0, "{}", data["unreadable"]);
}

#[tokio::test]
async fn a_hundred_thousand_records_are_exported_in_time() {
    let house = house().await;
    let ada = house.member().await;
    let tx = house.db.begin().await.unwrap();
    for n in 0..100_u32 {
        let rows: Vec<String> = (0..1000_u32)
            .map(|m| {
                let id = uuid::Uuid::from_u128(u128::from(n) * 1000 + u128::from(m) + 1);
                match house.db.engine() {
                    db::Engine::Sqlite => {
                        format!("(x'{}', $1, 'spotify', 'presave_token', 'release_save', {m})", id.simple())
                    }
                    db::Engine::Postgres => format!("('{id}', $1, 'spotify', 'presave_token', 'release_save', {m})"),
                }
            })
            .collect();
        let sql = format!(
            "INSERT INTO disclosure (id, subject_id, processor, datum, purpose, disclosed_at) VALUES {}",
            rows.join(", ")
        );
        Sql::new(sql).bind(ada).run(&tx).await.unwrap();
    }
    tx.commit().await.unwrap();
    #[expect(clippy::disallowed_methods, reason = "this measures the machine")]
    let started = std::time::SystemTime::now();
    let export = house.privacy.export(ada).await.unwrap();
    let copied = started.elapsed().unwrap();
    let zip = export.zip("ur").unwrap();
    let all = started.elapsed().unwrap();
    println!("100,000 records: {copied:?} to copy, {all:?} with {} bytes of ZIP (unoptimised build)", zip.len());
    assert!(files(zip)["data.json"].matches("presave_token").count() >= 100_000);
    assert!(all.as_secs() < 60, "the promise is ten seconds in a release build: {all:?}");
}
