//! What a member can correct, and how their password is kept.

use std::sync::Arc;

use db::{Engine, Sql};
use policy::{datum::MemberPassword, purpose::Account, routes};
use privacy::{Sealed, SubjectId};
use proof::{Control, Finding};
use serde_json::{Value as Json, json};

use super::{
    Verifier,
    door::Ask,
    erasure::{logs_emptied, search},
    search::{Search, Value},
    stage::{Member, Stage, token},
};

/// OWASP's floor for Argon2id with one lane, which the program declares: 19 MiB and two passes.
const LEAST_KIB: u32 = 19 * 1024;
const LEAST_PASSES: u32 = 2;

/// The sealed address of an account and its keyed hash, as they are stored.
async fn stored_address(verifier: &Verifier, account: SubjectId) -> anyhow::Result<(Vec<u8>, Vec<u8>)> {
    let row = Sql::new("SELECT email, email_index FROM account WHERE id = $1").bind(account);
    let row = row.one(verifier.app.db.read()).await?.ok_or_else(|| anyhow::anyhow!("the account is not there"))?;
    Ok((row.try_get("", "email")?, row.try_get("", "email_index")?))
}

/// What is corrected is corrected wherever it is shown, used and exported, and of the old value nothing is left.
pub(crate) async fn rectification(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let (member, other) = (verifier.member(stage).await?, verifier.member(stage).await?);
    let Some(seat) = verifier.sign_in(&member.email, &member.password).await? else {
        return Ok(Finding::unknown("a member could not sign in"));
    };
    let before = export(verifier, &member).await?;
    let others_before = verifier.fingerprint(other.subject).await?;
    let (sealed, index) = stored_address(verifier, member.subject).await?;
    let new = format!("{}@verify.invalid", token(&verifier.app));
    let values = vec![
        Value::bytes("old sealed", &sealed),
        Value::bytes("old index", &index),
        Value::text("old address", &member.email),
        Value::text("new address", &new),
    ];
    let looked = Arc::new(Search::new(values)?);
    let planted = looked.plant(&verifier.places)?;
    let found_before = search(looked.clone(), &verifier.places).await?;
    drop(planted);

    // The language by the form; the address by the link of a letter, which nobody would read and is not sent.
    let act = |act: &str| routes::rights::MEMBER_ACT.to(&[act]);
    verifier.door.ask(seat.form(act("language"), &[("language", "gu")])).await?.expect(303, "a language")?;
    let path = verifier.rights.plant_correction(member.subject, new.clone()).await?;
    verifier.door.ask(Ask::form(path, &[])).await?.expect(200, "an address")?;
    let emptied = logs_emptied(verifier).await;

    let after = export(verifier, &member).await?;
    let page = verifier.door.ask(seat.get(routes::rights::MEMBER.path)).await?;
    let shown = page.text().contains(&new) && page.text().contains("lang=\"gu\"");
    let old_opens = verifier.sign_in(&member.email, &member.password).await?.is_some();
    let new_opens = verifier.sign_in(&new, &member.password).await?.is_some();
    let exported = after.contains(&new) && !after.contains(&member.email) && after.contains("\"gu\"");
    let found_after = search(looked, &verifier.places).await?;
    let untouched = verifier.fingerprint(other.subject).await? == others_before;
    let on_disk = verifier.app.db.engine() == Engine::Sqlite;
    let stored_before = !on_disk || (found_before.of("old sealed") > 0 && found_before.of("old index") > 0);
    let control = Control {
        seen: before.contains(&member.email) && stored_before && found_before.control_complete(),
        what: json!({
            "old_value_exported_before": before.contains(&member.email), "old_value_found_before": stored_before,
            "search": found_before.said(),
        }),
    };
    let left = found_after.of_all("old") + found_after.of("new address");
    let holds = exported && shown && new_opens && !old_opens && left == 0 && untouched && (emptied || !on_disk);
    let observed = json!({
        "fields_corrected": ["member_email", "member_language"], "new_value_exported": exported, "new_value_shown": shown,
        "new_address_signs_in": new_opens, "old_address_signs_in": old_opens, "left_of_the_old_in_files": left,
        "forms_left": found_after.forms_of("old"), "log_emptied": emptied, "somebody_else_unchanged": untouched,
        "files_searched": on_disk,
        "not_looked_at": ["that the letter with the link arrives", "parties outside: none is given a field that can be corrected, but for the address on a letter itself"],
    });
    Ok(Finding::of(control, holds, observed))
}

async fn export(verifier: &Verifier, member: &Member) -> anyhow::Result<String> {
    let export = verifier.app.privacy.export(member.subject).await?;
    let export: Json = serde_json::to_value(export)?;
    // The declarations name every language; what counts are the rows.
    Ok(export.get("tables").map_or_else(String::new, Json::to_string))
}

/// A password is kept as a slow hash under its owner's key, and no secret is readable in any file.
pub(crate) async fn passwords(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let member = verifier.member(stage).await?;
    let opens = verifier.sign_in(&member.email, &member.password).await?;
    let Some(seat) = opens else { return Ok(Finding::unknown("a member could not sign in")) };
    let wrong = verifier.sign_in(&member.email, &token(&verifier.app)).await?.is_some();
    let values = vec![
        Value::text("password", &member.password),
        Value::secret("session", seat.secret()),
        Value::secret("key", &stage.key),
    ];
    let looked = Arc::new(Search::new(values)?);
    let planted = looked.plant(&verifier.places)?;
    let control = search(looked.clone(), &verifier.places).await?;
    drop(planted);
    let left = search(looked, &verifier.places).await?;
    let stored = stored_hash(verifier, member.subject).await?;
    let sealed = unsealed(verifier).await?;
    let n_left = left.of_all("");
    let weaknesses = stored.as_deref().map_or_else(|| vec!["not sealed under its owner's key"], weak);
    let noticed = !weak("$argon2id$v=19$m=4096,t=3,p=1$c2FsdA$aGFzaA").is_empty() && !weak("plain").is_empty();
    let control = Control {
        seen: control.control_complete() && noticed,
        what: json!({ "search": control.said(), "the_right_one_opens": true, "a_weak_hash_is_noticed": noticed }),
    };
    let parameters = stored.as_deref().and_then(|hash| hash.rsplitn(3, '$').last()).unwrap_or_default();
    let holds = weaknesses.is_empty() && n_left == 0 && !wrong && sealed == 0;
    let observed = json!({
        "stored_as": parameters, "weaknesses": weaknesses, "a_wrong_one_opens": wrong, "secrets_in_files": n_left,
        "forms": left.forms_of(""), "stored_passwords_that_read_as_text": sealed,
        "not_looked_at": ["the parameters of real people's hashes: they are sealed, and nobody's password is opened for this"],
    });
    Ok(Finding::of(control, holds, observed))
}

/// The hash of an invented member; `None` when what is stored does not open under their key.
async fn stored_hash(verifier: &Verifier, account: SubjectId) -> anyhow::Result<Option<String>> {
    let privacy = &verifier.app.privacy;
    let row = Sql::new("SELECT password FROM account WHERE id = $1").bind(account);
    let Some(row) = row.one(verifier.app.db.read()).await? else { return Ok(None) };
    let sealed: Sealed<MemberPassword> = row.try_get("", "password")?;
    let grant = privacy.may::<Account>(account).await?;
    match privacy.unseal(account, account.0, &sealed).await {
        Ok(hash) => Ok(Some(hash.open(&grant)?.clone())),
        Err(_) => Ok(None),
    }
}

/// How many stored passwords read as text: what is sealed looks like noise.
async fn unsealed(verifier: &Verifier) -> anyhow::Result<usize> {
    let rows = Sql::new("SELECT password FROM account").all(verifier.app.db.read()).await?;
    let mut n = 0;
    for row in rows {
        let value: Vec<u8> = row.try_get("", "password")?;
        n += usize::from(std::str::from_utf8(&value).is_ok());
    }
    Ok(n)
}

/// What is wrong with a stored hash: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
fn weak(hash: &str) -> Vec<&'static str> {
    let parts: Vec<&str> = hash.split('$').collect();
    let ["", method, "v=19", parameters, salt, sum] = parts.as_slice() else { return vec!["not a hash of Argon2"] };
    let number = |name: &str| {
        let value = parameters.split(',').find_map(|one| one.strip_prefix(name)?.strip_prefix('='));
        value.and_then(|value| value.parse::<u32>().ok()).unwrap_or(0)
    };
    let mut weak = Vec::new();
    if *method != "argon2id" {
        weak.push("not Argon2id");
    }
    if number("m") < LEAST_KIB {
        weak.push("too little memory");
    }
    if number("t") < LEAST_PASSES {
        weak.push("too few passes");
    }
    // 16 and 32 bytes in base64.
    if salt.len() < 22 || sum.len() < 43 {
        weak.push("too short");
    }
    weak
}

#[cfg(test)]
mod tests {
    use super::weak;

    const SALT: &str = "AAAAAAAAAAAAAAAAAAAAAA";
    const SUM: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    #[test]
    fn a_weak_hash_is_told_from_a_strong_one() {
        let hash = |begins: &str| format!("{begins}${SALT}${SUM}");
        assert!(weak(&hash("$argon2id$v=19$m=19456,t=2,p=1")).is_empty());
        assert!(weak(&hash("$argon2id$v=19$m=65536,t=3,p=4")).is_empty());
        for begins in
            ["$argon2i$v=19$m=19456,t=2,p=1", "$argon2id$v=19$m=4096,t=2,p=1", "$argon2id$v=19$m=19456,t=1,p=1"]
        {
            assert!(!weak(&hash(begins)).is_empty(), "{begins}");
        }
        assert!(!weak(&format!("$argon2id$v=19$m=19456,t=2,p=1$AA${SUM}")).is_empty());
        assert!(!weak("correct horse").is_empty() && !weak("").is_empty());
    }
}
