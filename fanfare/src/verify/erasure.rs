//! What is locked away, what is destroyed after use, and what an erasure leaves: nothing, down to the bytes.

use std::{path::Path, time::Duration};

use db::{Engine, Sql};
use policy::{Keep, datum::PresaveToken, purpose::ReleaseSave};
use presave::Finish;
use privacy::{Personal, Sealed, SubjectId, Unsealable};
use proof::{Control, Finding};
use serde_json::json;
use uuid::Uuid;

use super::{
    Verifier,
    door::Ask,
    listen::uncounted,
    places::Places,
    search::{Found, Search, Value},
    stage::{Fan, Stage, number},
};

/// How many stored values of a sealed column are looked at.
const MOST_VALUES: u64 = 200_000;
/// How often a log that a reader holds back is asked again.
const ASKED: u32 = 40;
/// How often the number of somebody erased stands in the keyring's file: in the list of erasures and in the key of it.
const LISTED: u64 = 2;
const PAUSE: Duration = Duration::from_millis(250);

/// Searches without holding up the requests.
pub(crate) async fn search(search: std::sync::Arc<Search>, places: &Places) -> anyhow::Result<Found> {
    let places = places.clone();
    tokio::task::spawn_blocking(move || search.run(&places)).await?
}

/// Whether the logs of the store and of the keyring were emptied, waiting for readers.
pub(crate) async fn logs_emptied(verifier: &Verifier) -> bool {
    for _ in 0..ASKED {
        if verifier.app.privacy.empty_logs().await {
            return true;
        }
        tokio::time::sleep(PAUSE).await;
    }
    false
}

/// The one stored permission of a fan: its row and its sealed bytes.
async fn stored(verifier: &Verifier, subject: SubjectId) -> anyhow::Result<(Uuid, Option<Vec<u8>>)> {
    let row = Sql::new("SELECT id, token FROM presave WHERE subject_id = $1").bind(subject);
    let row = row.one(verifier.app.db.read()).await?.ok_or_else(|| anyhow::anyhow!("the pre-save is not there"))?;
    Ok((row.try_get("", "id")?, row.try_get("", "token")?))
}

/// A permission is nowhere readable, opens in its own row only, and its key lies in another file that only the owner reads.
pub(crate) async fn token_sealed(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let privacy = &verifier.app.privacy;
    let fan = verifier.fan(stage, 1).await?;
    let Some((permission, _)) = fan.presaves.first() else { return Ok(Finding::unknown("no pre-save was planted")) };
    let row = Sql::new("SELECT id, token FROM presave WHERE subject_id = $1").bind(fan.subject);
    let Some(row) = row.one(verifier.app.db.read()).await? else { return Ok(Finding::unknown("no row was planted")) };
    let (id, sealed): (Uuid, Sealed<PresaveToken>) = (row.try_get("", "id")?, row.try_get("", "token")?);
    let grant = privacy.may::<ReleaseSave>(fan.subject).await?;
    let opens = match privacy.unseal(fan.subject, id, &sealed).await {
        Ok(value) => value.open(&grant)? == permission,
        Err(_) => false,
    };
    let elsewhere =
        matches!(privacy.unseal(fan.subject, verifier.app.new_id(), &sealed).await, Err(Unsealable::Undecryptable));
    let looked = std::sync::Arc::new(Search::new(vec![Value::text("permission", permission)])?);
    let planted = looked.plant(&verifier.places)?;
    let before = search(looked.clone(), &verifier.places).await?;
    drop(planted);
    let (n_values, readable) = readable_values(verifier).await?;
    let private = key_is_private(verifier.places.data());
    let control = Control {
        seen: opens && before.control_complete(),
        what: json!({ "opens_in_its_own_row": opens, "search": before.said() }),
    };
    let hits = before.of("permission");
    let holds = hits == 0 && elsewhere && readable == 0 && private;
    let observed = json!({
        "found_readable_in_files": hits, "refused_in_another_row": elsewhere, "sealed_values_looked_at": n_values,
        "of_these_readable": readable, "key_file_private": private,
    });
    Ok(Finding::of(control, holds, observed))
}

/// Sealed values look like noise: one that reads as text was never sealed. Nothing is decrypted for this.
async fn readable_values(verifier: &Verifier) -> anyhow::Result<(usize, usize)> {
    let (mut n, mut readable) = (0, 0);
    for row in policy::DATA.iter().filter(|row| row.sealed) {
        for (table, column) in row.columns {
            let sql = format!("SELECT {column} AS v FROM {table} WHERE {column} IS NOT NULL LIMIT {MOST_VALUES}");
            for row in Sql::new(sql).all(verifier.app.db.read()).await? {
                let value: Vec<u8> = row.try_get("", "v")?;
                n += 1;
                readable += usize::from(std::str::from_utf8(&value).is_ok());
            }
        }
    }
    Ok((n, readable))
}

fn key_is_private(data: &Path) -> bool {
    let Ok(key) = std::fs::metadata(data.join("keys").join("master.key")) else { return false };
    #[cfg(unix)]
    let private = std::os::unix::fs::PermissionsExt::mode(&key.permissions()) & 0o077 == 0;
    #[cfg(not(unix))]
    let private = key.is_file();
    private
}

/// Every way that a pre-save ends.
const ENDS: [&str; 6] = ["cancelled", "withdrawn", "erased", "saved", "invalid_grant", "expired"];

/// A pre-save that ended, in whatever way, holds no permission any more, in its row or in any file; nothing expired still
/// holds one.
pub(crate) async fn token_after_use(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let app = &verifier.app;
    let mut fans = Vec::new();
    let mut values = Vec::new();
    for end in ENDS.into_iter().chain(["waiting"]) {
        let fan = verifier.fan(stage, 1).await?;
        let Some(bytes) = stored(verifier, fan.subject).await?.1 else {
            return Ok(Finding::unknown("no permission was stored"));
        };
        values.push(Value::bytes(end, &bytes));
        fans.push((end, fan));
    }
    let looked = std::sync::Arc::new(Search::new(values)?);
    let before = search(looked.clone(), &verifier.places).await?;
    for (end, fan) in &fans {
        uncounted(bring_to_end(verifier, end, fan)).await?;
    }
    let emptied = logs_emptied(verifier).await;
    let after = search(looked, &verifier.places).await?;
    let mut in_rows = Vec::new();
    let mut waits = false;
    for (end, fan) in &fans {
        let sql = "SELECT COUNT(*) AS n FROM presave WHERE subject_id = $1 AND token IS NOT NULL";
        let there = number(&app.db, Sql::new(sql).bind(fan.subject)).await? > 0;
        match *end {
            "waiting" => waits = there,
            end if there => in_rows.push(end),
            _ => {}
        }
    }
    let overdue = overdue_values(verifier).await?;

    // A server's own files are not ours to read; there the row is what can be seen.
    let on_disk = app.db.engine() == Engine::Sqlite;
    let n_before = ENDS.iter().filter(|end| before.of(end) > 0).count();
    let kept = before.of("waiting") > 0 && after.of("waiting") > 0;
    let control = Control {
        seen: waits && (!on_disk || (n_before == ENDS.len() && kept)),
        what: json!({
            "stored_before": ENDS.len(), "found_in_files_before": n_before, "another_that_waits_still_stored": waits,
            "another_that_waits_found_after": after.of("waiting"),
        }),
    };
    let in_files: Vec<&str> = ENDS.into_iter().filter(|end| after.of(end) > 0).collect();
    let holds = in_rows.is_empty() && overdue == 0 && in_files.is_empty() && (emptied || !on_disk);
    let observed = json!({
        "ends": ENDS, "files_searched": on_disk, "found_in_files_after": in_files, "left_in_row": in_rows,
        "log_emptied": emptied, "values_kept_beyond_their_end": overdue,
        "not_looked_at": [
            "the provider's answers: the engine gets invented ones, because an invented permission opens nothing there",
            "what the provider itself keeps: it has no way for a program to take a permission back",
        ],
    });
    Ok(Finding::of(control, holds, observed))
}

/// Ends a fan's pre-save in one of the ways; any other word leaves it waiting.
async fn bring_to_end(verifier: &Verifier, end: &str, fan: &Fan) -> anyhow::Result<()> {
    let receipt = fan.presaves.first().map_or("", |(_, planted)| planted.receipt.as_str());
    let withdrawal = policy::routes::rights::FAN_ACT.to(&[receipt, "withdrawal"]);
    let finish = |how| verifier.presaves.finish_planted(fan.subject, how);
    match end {
        "cancelled" => drop(verifier.door.ask(fan.cancellation()).await?.expect(303, "the cancellation")?),
        "withdrawn" => {
            let ask = Ask::form(withdrawal, &[("purpose", "release_save")]);
            drop(verifier.door.ask(ask).await?.expect(303, "the withdrawal")?);
        }
        "erased" => verifier.erase(fan).await?,
        "saved" => finish(Finish::Saved).await?,
        "invalid_grant" => finish(Finish::InvalidGrant).await?,
        "expired" => finish(Finish::TimeRanOut).await?,
        _ => {}
    }
    Ok(())
}

/// Values that should have been emptied with an instant of their row, whoever's they are.
async fn overdue_values(verifier: &Verifier) -> anyhow::Result<i64> {
    let mut n = 0;
    for row in policy::DATA {
        let Keep::ClearWhen(when) = row.keep else { continue };
        for (table, column) in row.columns {
            let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE {column} IS NOT NULL AND {when} <= $1");
            n += number(&verifier.app.db, Sql::new(sql).bind(verifier.app.clock.now_ms())).await?;
        }
    }
    Ok(n)
}

/// An erasure through the receipt deletes every row, closes every page, destroys the key, and touches nobody else.
pub(crate) async fn erasure_rows(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let (fan, other) = (verifier.fan(stage, 4).await?, verifier.fan(stage, 1).await?);
    let rows_before = verifier.rows_of(fan.subject).await?;
    let open_before = open_receipts(verifier, &fan).await?;
    let others_before = verifier.fingerprint(other.subject).await?;
    let key_before = has_key(verifier, fan.subject).await?;
    verifier.erase(&fan).await?;
    let rows_after = verifier.rows_of(fan.subject).await?;
    let open_after = open_receipts(verifier, &fan).await?;
    let key_after = has_key(verifier, fan.subject).await?;
    let untouched = verifier.fingerprint(other.subject).await? == others_before;
    let others_open = open_receipts(verifier, &other).await?;
    let sum = |rows: &[(&str, i64)]| rows.iter().map(|(_, n)| n).sum::<i64>();
    let control = Control {
        seen: rows_before.len() >= 4 && open_before == fan.presaves.len() && key_before,
        what: json!({
            "tables_before": rows_before.len(), "rows_before": sum(&rows_before), "receipts_open_before": open_before,
            "key_before": key_before,
        }),
    };
    let holds = rows_after.is_empty() && open_after == 0 && !key_after && untouched && others_open == 1;
    let observed = json!({
        "tables_left": rows_after.iter().map(|(table, _)| *table).collect::<Vec<_>>(), "rows_left": sum(&rows_after),
        "receipts_open": open_after, "key_left": key_after, "somebody_else_unchanged": untouched && others_open == 1,
    });
    Ok(Finding::of(control, holds, observed))
}

async fn open_receipts(verifier: &Verifier, fan: &Fan) -> anyhow::Result<usize> {
    let mut open = 0;
    for receipt in fan.receipts() {
        let status = verifier.door.ask(Ask::get(receipt)).await?.status;
        open += usize::from(!matches!(status, 404 | 410));
    }
    Ok(open)
}

/// Whether something could still be sealed, and so opened, under the subject's key.
async fn has_key(verifier: &Verifier, subject: SubjectId) -> anyhow::Result<bool> {
    let value = Personal::<PresaveToken>::of(subject, String::new());
    match verifier.app.privacy.seal(&value, verifier.app.new_id()).await {
        Ok(_) => Ok(true),
        Err(Unsealable::NoKey) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// After an erasure no file holds anything of the fan, in any form.
pub(crate) async fn erasure_bytes(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let (fan, other) = (verifier.fan(stage, 4).await?, verifier.fan(stage, 1).await?);
    let mut values = vec![Value::id("id", fan.subject.0), Value::id("another", other.subject.0)];
    values.push(Value::text("secret address", &fan.address));
    let mut n_secrets = 1;
    for (n, (permission, planted)) in fan.presaves.iter().enumerate() {
        for secret in [permission, &planted.receipt, &planted.state, &planted.browser] {
            values.push(Value::text(format!("secret {n}"), secret));
            n_secrets += 1;
        }
    }
    let signed_up =
        Sql::new("SELECT id, address, email_index FROM capture_fan WHERE subject_id = $1").bind(fan.subject);
    for row in signed_up.all(verifier.app.db.read()).await? {
        let (id, address, index): (Uuid, Vec<u8>, Vec<u8>) =
            (row.try_get("", "id")?, row.try_get("", "address")?, row.try_get("", "email_index")?);
        values.extend([Value::id("row", id), Value::bytes("sealed", &address), Value::bytes("index", &index)]);
    }
    let sealed = Sql::new("SELECT id, token, receipt_index FROM presave WHERE subject_id = $1").bind(fan.subject);
    for row in sealed.all(verifier.app.db.read()).await? {
        let (id, token, index): (Uuid, Vec<u8>, Vec<u8>) =
            (row.try_get("", "id")?, row.try_get("", "token")?, row.try_get("", "receipt_index")?);
        values.extend([Value::id("row", id), Value::bytes("sealed", &token), Value::bytes("index", &index)]);
    }
    let looked = std::sync::Arc::new(Search::new(values)?);
    let planted = looked.plant(&verifier.places)?;
    let before = search(looked.clone(), &verifier.places).await?;
    drop(planted);
    verifier.erase(&fan).await?;
    let emptied = logs_emptied(verifier).await;
    let after = search(looked, &verifier.places).await?;

    // On PostgreSQL the rows lie in the server's own files, out of reach; the key that lay here is what has to be gone.
    let sqlite = verifier.app.db.engine() == Engine::Sqlite;
    let rows_seen = !sqlite || (before.of("row") > 0 && before.of("sealed") > 0 && before.of("index") > 0);
    let control = Control {
        seen: before.control_complete() && before.of("id") > 0 && rows_seen && after.of("another") > 0,
        what: json!({
            "search": before.said(), "id_found_before": before.of("id"), "row_found_before": before.of("row"),
            "sealed_found_before": before.of("sealed"), "somebody_else_found_after": after.of("another"),
        }),
    };
    let theirs = ["row", "sealed", "index", "secret"];
    // The number itself stands on the list of erasures, in the row and in its key: a restored backup has to forget them
    // again. It speaks of nobody any more.
    let listed = after.only_in_keyring("id").filter(|n| *n <= LISTED);
    let ids_left = if listed.is_some() { 0 } else { after.of("id") };
    let left: u64 = theirs.iter().map(|begins| after.of_all(begins)).sum::<u64>() + ids_left;
    let forms_left: Vec<&str> = theirs.iter().flat_map(|begins| after.forms_of(begins).into_keys()).collect();
    let key_left = has_key(verifier, fan.subject).await?;
    let readable = before.of_all("secret");
    let holds = left == 0 && emptied && !key_left && after.unread == 0;
    let observed = json!({
        "secrets": n_secrets, "left": left, "number_on_the_list_of_erasures": listed, "forms_left": forms_left, "secrets_readable_before": readable,
        "log_emptied": emptied, "key_left": key_left, "store": if sqlite { "files" } else { "server: sealed, key destroyed" },
        "search": after.said(),
    });
    Ok(Finding::of(control, holds && readable == 0, observed))
}
