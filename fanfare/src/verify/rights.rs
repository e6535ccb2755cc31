//! What people can ask for: everything about them, and that a backup does not bring them back.

use db::{Address, Db, Durability};
use policy::Store;
use privacy::{Privacy, SubjectId};
use proof::{Control, Finding};
use serde_json::{Value, json};

use super::{
    Verifier,
    door::Ask,
    search,
    stage::{Fan, Stage},
};
use crate::house::steps;

/// An export holds every row of a person and nothing of anybody else.
pub(crate) async fn access_export(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let (fan, other) = (verifier.fan(stage, 3).await?, verifier.fan(stage, 1).await?);
    let rows = verifier.rows_of(fan.subject).await?;
    let export = exported(verifier, &fan).await?;
    let others = exported(verifier, &other).await?;
    let secrets: Vec<String> = fan.presaves.iter().map(|(permission, _)| permission.clone()).collect();
    let is_found = others.to_string().contains(&other.subject.0.to_string());
    if !export.to_string().contains(&fan.address) {
        return Ok(Finding::of(
            Control { seen: true, what: json!({ "rows": rows.len() }) },
            false,
            json!({ "absent": "capture_fan.address" }),
        ));
    }
    Ok(judge(&export, &rows, is_found, other.subject, &secrets))
}

/// The machine-readable part of the file that a fan gets through their receipt.
async fn exported(verifier: &Verifier, fan: &Fan) -> anyhow::Result<Value> {
    let receipt = fan.presaves.first().map_or("", |(_, planted)| planted.receipt.as_str());
    let ask = Ask::form(policy::routes::rights::FAN_ACT.to(&[receipt, "export"]), &[]);
    let file = verifier.door.ask(ask).await?.expect(200, "an export")?;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file.body))?;
    Ok(serde_json::from_reader(zip.by_name("data.json")?)?)
}

/// `others_is_found`: whether the number of somebody else would have been seen, as it is in their own export.
fn judge(
    export: &Value,
    rows: &[(&'static str, i64)],
    others_is_found: bool,
    other: SubjectId,
    secrets: &[String],
) -> Finding {
    let text = export.to_string();
    let tables = export.get("tables").and_then(Value::as_array).cloned().unwrap_or_default();
    let table = |name: &str| tables.iter().find(|table| table.get("name").and_then(Value::as_str) == Some(name));
    let exported =
        |name: &str| table(name).and_then(|table| table.get("rows")?.as_array().cloned()).unwrap_or_default();
    let missing: Vec<&str> = rows
        .iter()
        .filter(|(name, n)| i64::try_from(exported(name).len()).unwrap_or(0) != *n)
        .map(|(name, _)| *name)
        .collect();
    let columns = policy::DATA.iter().filter(|row| row.left_out_of_export.is_none()).flat_map(|row| row.columns);
    let absent: Vec<String> = columns
        .filter(|(name, column)| exported(name).iter().any(|row| row.get(column).is_none()))
        .map(|(name, column)| format!("{name}.{column}"))
        .collect();
    let told = ["purposes", "data", "left_out"]
        .iter()
        .all(|name| export.get(name).and_then(Value::as_array).is_some_and(|list| !list.is_empty()));
    let strangers = usize::from(text.contains(&other.0.to_string()));
    let leaked = secrets.iter().filter(|secret| text.contains(secret.as_str())).count();
    let n: i64 = rows.iter().map(|(_, n)| n).sum();
    let control = Control {
        seen: rows.len() >= 4 && others_is_found,
        what: json!({ "tables": rows.len(), "rows": n, "somebody_else_is_in_their_own": others_is_found }),
    };
    let holds = missing.is_empty() && absent.is_empty() && told && strangers == 0 && leaked == 0;
    let observed = json!({
        "rows": n, "tables_that_differ": missing, "columns_that_are_absent": absent, "purposes_and_sources_told": told,
        "of_somebody_else": strangers, "working_permissions": leaked,
    });
    Finding::of(control, holds, observed)
}

/// Somebody who was erased after a backup was made is erased again when it is put back, before anything is served.
pub(crate) async fn erasure_after_restore(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let app = &verifier.app;
    let (fan, other) = (verifier.fan(stage, 2).await?, verifier.fan(stage, 1).await?);
    let folder = search::scratch(&verifier.places)?;
    let (data, keys) = (folder.path().join("data.backup"), folder.path().join("keys.backup"));
    app.privacy.back_up(&data).await?;
    app.privacy.back_up_keys(&keys, &[]).await?;
    verifier.erase(&fan).await?;

    let (new, keys_folder) = (folder.path().join("restored"), folder.path().join("restored").join("keys"));
    let own_keys = verifier.places.data().join("keys");
    let db = Db::open(&Address::File(new.join("fanfare.db")), Durability::Process).await?;
    let what = privacy::Restore {
        from: &data,
        keys: Some(&keys),
        beside: &[],
        passphrase: None,
        keys_folder: &keys_folder,
        erasures_of: Some(&own_keys),
    };
    privacy::restore(&db, what, steps(), &app.clock, &app.entropy).await?;
    let restored = Privacy::open(db.clone(), &keys_folder, app.clock.clone(), app.entropy.clone()).await?;
    let back = n_rows(&db, fan.subject).await?;
    let again = restored.repeat_erasures().await?;
    let (left, others) = (n_rows(&db, fan.subject).await?, n_rows(&db, other.subject).await?);
    restored.close().await?;
    db.close().await?;

    let control = Control {
        seen: back > 0 && others > 0,
        what: json!({ "rows_that_the_backup_brought_back": back, "rows_of_somebody_else": others }),
    };
    let observed = json!({ "erased_again": again, "rows_left": left });
    Ok(Finding::of(control, left == 0, observed))
}

async fn n_rows(db: &Db, subject: SubjectId) -> anyhow::Result<i64> {
    let mut n = 0;
    for table in policy::TABLES.iter().filter(|table| table.store == Store::Main) {
        let Some(column) = table.subject else { continue };
        let sql = format!("SELECT COUNT(*) AS n FROM {} WHERE {column} = $1", table.name);
        n += super::stage::number(db, db::Sql::new(sql).bind(subject)).await?;
    }
    Ok(n)
}

#[cfg(test)]
mod tests {
    use proof::Status;
    use uuid::Uuid;

    use super::*;

    fn export() -> Value {
        let rows = |n: usize| vec![json!({ "kept_until": null }); n];
        json!({
            "purposes": [1], "data": [1], "left_out": [1],
            "tables": [{ "name": "a", "rows": rows(1) }, { "name": "b", "rows": rows(2) },
                       { "name": "c", "rows": rows(1) }, { "name": "d", "rows": rows(1) }],
        })
    }

    fn status(export: &Value) -> Status {
        let rows = [("a", 1), ("b", 2), ("c", 1), ("d", 1)];
        judge(export, &rows, true, SubjectId(Uuid::nil()), &["secret".to_owned()]).status
    }

    #[test]
    fn an_export_that_leaves_a_row_out_or_says_something_else_fails() {
        assert_eq!(status(&export()), Status::Pass);
        let mut shorter = export();
        shorter["tables"][1]["rows"].as_array_mut().unwrap().pop();
        assert_eq!(status(&shorter), Status::Fail);
        for said in [Uuid::nil().to_string(), "a secret".to_owned()] {
            let mut more = export();
            more["tables"][0]["rows"][0]["note"] = json!(said);
            assert_eq!(status(&more), Status::Fail);
        }
        let mut untold = export();
        untold["purposes"] = json!([]);
        assert_eq!(status(&untold), Status::Fail);
    }

    #[test]
    fn an_export_without_a_declared_column_fails() {
        let mut export = export();
        export["tables"][0] = json!({ "name": "consent", "rows": [{ "purpose": "x" }] });
        let rows = [("consent", 1), ("b", 2), ("c", 1), ("d", 1)];
        let finding = judge(&export, &rows, true, SubjectId(Uuid::nil()), &[]);
        assert_eq!(finding.status, Status::Fail);
        assert!(finding.observed["columns_that_are_absent"].to_string().contains("consent.given_at"));
    }
}
