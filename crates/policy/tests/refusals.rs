//! Everything that the build refuses, by the sentence that it says: what to write where.

use crate::{
    check,
    declared::{Declared, LANGUAGES},
    read,
};

const INVENTORY: &str = r#"
[policy]
effective = "2026-11-22"
consent_months = 12
backup_days = 90
refusal_months = 6
[age]
default = 13
countries = { FR = 15 }
[[subject]]
id = "fan"
anchors = ["presave"]
[[module]]
id = "saves"
[[purpose]]
id = "saving"
basis = "consent"
subjects = ["fan"]
module = "saves"
[[purpose]]
id = "safety"
basis = "legitimate_interest"
subjects = ["fan"]
module = "saves"
[[purpose]]
id = "data_subject_rights"
basis = "legal_obligation"
subjects = ["fan"]
module = "saves"
[[processor]]
id = "shop"
name = "Shop"
country = "SE"
safeguard = "eea"
hosts = ["api.example"]
purposes = ["saving"]
data = ["token"]
module = "saves"
policy_url = "https://example/"
on_erasure = "none"
erasure_url = "https://example/apps"
[[kept]]
id = "log"
duty = "legal_obligation"
article = "GDPR Art. 5(2)"
until = "forever"
when = "always"
[[cookie]]
name = "__Host-visit"
category = "essential"
life_minutes = 15
purpose = "saving"
module = "saves"
[[table]]
name = "presave"
module = "saves"
subject = "subject_id"
keep = { after = "ended_at", days = 9 }
plain = ["id", "ended_at"]
[[table]]
name = "song"
module = "saves"
plain = ["title"]
[[data]]
id = "fan_id"
subject = "fan"
category = "identity"
source = "derived"
columns = ["presave.subject_id"]
purposes = ["saving", "safety", "data_subject_rights"]
keep = "row"
export = "yes"
erase = "row"
sealed = false
module = "saves"
[[data]]
id = "token"
subject = "fan"
category = "credential"
source = "received"
columns = ["presave.token"]
purposes = ["saving"]
keep = { clear_when = "ended_at" }
export = "no: it works"
erase = "row"
sealed = true
module = "saves"
"#;

const ROUTES: &str = r#"
[[limit]]
id = "form"
burst = 30
refill_seconds = 2
[[route]]
room = "saves"
name = "SHOW"
method = "GET"
path = "/{slug}"
who = "anyone"
limit = "none"
csrf = "none"
[[route]]
room = "saves"
name = "CREATE"
method = "POST"
path = "/{slug}/save"
who = "anyone"
limit = "form"
csrf = "origin"
[[route]]
room = "saves"
name = "EDIT"
method = "POST"
path = "/app/save"
who = "member"
limit = "form"
csrf = "token"
"#;

const PROMISES: &str = r#"
[[check]]
id = "token_gone"
external = false
[[clause]]
id = "token"
module = "saves"
rows = ["data:token", "cookies"]
checks = ["token_gone"]
max_age_hours = 48
[[clause]]
id = "disks"
module = "saves"
rows = ["instance"]
attested = { by = "maintainers", on = "2026-11-22", what = "read about disks" }
"#;

const TEXTS: &str = "# heading\npurpose-saving = Saving\npurpose-data_subject_rights = Ask\npurpose-safety = Safety\npurpose-safety-interest = Ours\n\
                     datum-fan_id = A number\ndatum-token = A permission\ndatum-token-until = Until it is used\n\
                     processor-shop = Saves it\nprocessor-shop-erasure = Ask them\nkept-log = A line\n\
                     safeguard-eea = Here\ncookie-visit = Ties it\npromise-token = Gone\n\
                     promise-token-what = It goes\npromise-disks = Disks\npromise-disks-what = Nobody sees\n\
                     check-token_gone = Looks\n";

/// What is said about the files, or that they cannot be read at all.
fn said(inventory: &str, routes: &str, promises: &str, texts: [&str; 4]) -> Vec<String> {
    let inventory = read::rows("inventory.toml", inventory);
    let routes = read::rows("routes.toml", routes);
    let promises = read::rows("promises.toml", promises);
    match (inventory, routes, promises) {
        (Ok(inventory), Ok(routes), Ok(promises)) => {
            let texts = LANGUAGES.into_iter().zip(texts.map(str::to_owned)).collect();
            check::problems(&Declared { inventory, routes, promises, texts })
        }
        (inventory, routes, promises) => {
            [inventory.err(), routes.err(), promises.err()].into_iter().flatten().collect()
        }
    }
}

fn once(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "the sound policy holds no {old:?}");
    text.replacen(old, new, 1)
}

/// One change to the sound inventory is answered by one sentence that holds every one of `parts`.
#[track_caller]
fn refused(old: &str, new: &str, parts: &[&str]) {
    answered(&said(&once(INVENTORY, old, new), ROUTES, PROMISES, [TEXTS; 4]), parts);
}

#[track_caller]
fn route_refused(old: &str, new: &str, parts: &[&str]) {
    answered(&said(INVENTORY, &once(ROUTES, old, new), PROMISES, [TEXTS; 4]), parts);
}

#[track_caller]
fn promise_refused(old: &str, new: &str, sentence: &str) {
    assert_eq!(said(INVENTORY, ROUTES, &once(PROMISES, old, new), [TEXTS; 4]), [sentence]);
}

/// One change to the sound inventory is answered by this one sentence.
#[track_caller]
fn refused_with(old: &str, new: &str, sentence: &str) {
    assert_eq!(said(&once(INVENTORY, old, new), ROUTES, PROMISES, [TEXTS; 4]), [sentence]);
}

#[track_caller]
fn answered(said: &[String], parts: &[&str]) {
    assert!(said.iter().any(|one| parts.iter().all(|part| one.contains(part))), "{parts:?} in {said:#?}");
}

#[test]
fn a_sound_policy_is_not_refused() {
    assert_eq!(said(INVENTORY, ROUTES, PROMISES, [TEXTS; 4]), Vec::<String>::new());
}

#[test]
fn unknown_words_are_refused_with_the_known_ones() {
    refused(
        "basis = \"consent\"",
        "basis = \"habit\"",
        &["inventory.toml", "basis of purpose saving", "habit", "contract"],
    );
    refused("\"credential\"", "\"secret\"", &["category of data token", "write one of", "credential"]);
    refused("\"received\"", "\"bought\"", &["source of data token", "write one of", "observed"]);
    refused("safeguard = \"eea\"", "safeguard = \"hope\"", &["safeguard of processor shop", "adequacy"]);
    refused("\"essential\"", "\"tasty\"", &["category of cookie __Host-visit", "marketing"]);
    refused("erase = \"row\"", "erase = \"mask\"", &["erase of data fan_id", "row, memory"]);
    refused("name = \"song\"", "name = \"song\"\nstore = \"attic\"", &["store of table song", "main, keyring"]);
    refused("keep = \"row\"", "keep = \"ever\"", &["keep of data fan_id", "ever", "clear_when"]);
    refused("keep = \"row\"", "keep = \"use\"", &["keep of data fan_id", "\"row\""]);
    refused("\"no: it works\"", "\"no\"", &["export of data token", "no: the reason"]);
    refused("\"no: it works\"", "\"no:  \"", &["export of data token", "no: the reason"]);
    refused("2026-11-22", "22.11.2026", &["effective", "2026-11-22"]);
    refused("backup_days = 90", "backup_days = 0", &["backup_days", "at least 1"]);
    refused("consent_months = 12", "consent_months = 0", &["consent_months", "at least 1"]);
    refused("refusal_months = 6", "refusal_months = 5", &["refusal_months is 5", "at least 6"]);
    refused("default = 13", "default = 11", &["default of [age]", "12 to 18"]);
    refused("default = 13", "default = 0", &["default of [age]", "12 to 18"]);
    refused("FR = 15", "FR = 19", &["[age]", "FR = 19", "12 to 18", "0 where its law sets none"]);
    let ages = once(INVENTORY, "FR = 15", "FR = 15, BR = 12, IN = 18, NZ = 0");
    assert_eq!(said(&ages, ROUTES, PROMISES, [TEXTS; 4]), Vec::<String>::new());
    refused("FR = 15", "France = 15", &["[age]", "France", "DE"]);
}

#[test]
fn a_party_that_the_operator_configures_is_declared_as_such() {
    let listed = "country = \"SE\"\nsafeguard = \"eea\"\nhosts = [\"api.example\"]";
    let configured = "safeguard = \"operator\"\nhosts = \"configured\"";
    let inventory = once(&once(INVENTORY, listed, configured), "policy_url = \"https://example/\"\n", "");
    let texts = format!("{TEXTS}safeguard-operator = Ours\nsafeguard-adequacy = Good\nsafeguard-scc = Signed\n");
    assert!(said(&inventory, ROUTES, PROMISES, [texts.as_str(); 4]).is_empty());
    // Where it is, and so what protects data there, is the operator's to say: every answer has its words.
    answered(&said(&inventory, ROUTES, PROMISES, [TEXTS; 4]), &["safeguard-adequacy", "plain words"]);
    let other = once(&inventory, "\"configured\"", "\"any\"");
    answered(&said(&other, ROUTES, PROMISES, [TEXTS; 4]), &["hosts of processor shop", "\"any\"", "configured"]);
    refused("[\"api.example\"]", "\"configured\"", &["processor shop", "country and policy_url go with a list"]);
    refused("safeguard = \"eea\"", "safeguard = \"operator\"", &["processor shop", "goes with hosts = \"configured\""]);
    refused("country = \"SE\"\n", "", &["processor shop", "country and policy_url"]);
}

#[test]
fn how_an_erasure_is_passed_on_is_declared_for_every_processor() {
    let none = "on_erasure = \"none\"\nerasure_url = \"https://example/apps\"";
    refused("on_erasure = \"none\"\n", "", &["\"shop\"", "on_erasure is missing", "write a line like"]);
    refused("on_erasure = \"none\"", "on_erasure = \"hope\"", &["on_erasure of processor shop", "api, letter, none"]);
    refused(none, "on_erasure = \"none\"", &["processor shop", "erasure_url", "do it themselves"]);
    refused(none, &format!("{none}\nfound_by = [\"token\"]"), &["processor shop", "take found_by out"]);
    refused(none, "on_erasure = \"letter\"", &["processor shop", "could not find the person", "found_by"]);
    let letter = "on_erasure = \"letter\"\nfound_by = [\"token\"]";
    assert!(said(&once(INVENTORY, none, letter), ROUTES, PROMISES, [TEXTS; 4]).is_empty());
    refused(none, &letter.replace("token", "fan_id"), &["found_by names \"fan_id\"", "no sealed datum"]);
    refused(none, &letter.replace("letter", "api"), &["processor shop", "deletion_hint", "data_subject_rights"]);
}

#[test]
fn what_stays_after_an_erasure_has_a_duty_and_an_end() {
    refused("duty = \"legal_obligation\"", "duty = \"habit\"", &["duty of kept log", "contract"]);
    refused("article = \"GDPR Art. 5(2)\"", "article = \" \"", &["kept log names no article"]);
    refused("when = \"always\"", "when = \"never\"", &["when of kept log", "always, told, asked"]);
    refused("until = \"forever\"", "until = \"later\"", &["until of kept log", "backups, forever"]);
    refused("until = \"forever\"", "until = { table = \"attic\" }", &["kept log", "table \"attic\""]);
    refused("until = \"forever\"", "until = { table = \"song\" }", &["kept log", "song has no keep rule"]);
    refused("until = \"forever\"", "until = { days = 0 }", &["kept log", "at least 1"]);
    refused("until = \"forever\"", "until = 7", &["[[kept]] \"log\"", "until must be"]);
}

#[test]
fn rows_that_nobody_declared_are_refused_by_name() {
    refused(
        "purposes = [\"saving\", \"safety\", \"data_subject_rights\"]",
        "purposes = [\"fun\", \"data_subject_rights\"]",
        &["data fan_id", "purpose \"fun\"", "[[purpose]]"],
    );
    refused("purposes = [\"saving\"]\ndata", "purposes = [\"fun\"]\ndata", &["processor shop", "purpose \"fun\""]);
    refused("data = [\"token\"]", "data = [\"tokn\"]", &["processor shop", "data \"tokn\"", "mend the name"]);
    refused("anchors = [\"presave\"]", "anchors = [\"attic\"]", &["subject fan", "table \"attic\""]);
    refused("subject = \"fan\"", "subject = \"fen\"", &["data fan_id", "subject \"fen\""]);
    refused(
        "subjects = [\"fan\"]\nmodule = \"saves\"",
        "subjects = [\"fan\"]\nmodule = \"x\"",
        &["purpose saving", "module \"x\""],
    );
    refused("subjects = [\"fan\"]\nmodule", "subjects = [\"fen\"]\nmodule", &["purpose saving", "subject \"fen\""]);
    refused("subjects = [\"fan\"]\nmodule", "subjects = []\nmodule", &["purpose saving is for nobody", "subjects ="]);
    refused("columns = [\"presave.token\"]", "columns = [\"attic.token\"]", &["data token", "\"attic\"", "[[table]]"]);
}

#[test]
fn a_datum_that_serves_a_purpose_which_is_not_for_its_people_is_refused() {
    refused(
        "[[purpose]]\nid = \"safety\"\nbasis = \"legitimate_interest\"\nsubjects = [\"fan\"]",
        "[[subject]]\nid = \"guest\"\nanchors = []\n[[purpose]]\nid = \"safety\"\nbasis = \"legitimate_interest\"\n\
         subjects = [\"guest\"]",
        &["data fan_id of a fan serves the purpose safety", "add \"fan\" to its subjects"],
    );
}

#[test]
fn a_processor_that_could_use_nothing_of_what_it_gets_is_refused() {
    refused(
        "purposes = [\"saving\"]\ndata",
        "purposes = [\"safety\"]\ndata",
        &["shop may receive token", "add one of saving"],
    );
    refused("[\"api.example\"]", "[]", &["processor shop has no hosts"]);
}

#[test]
fn two_rows_of_one_name_are_refused() {
    refused("id = \"safety\"", "id = \"saving\"", &["two [[purpose]] rows", "\"saving\"", "rename one"]);
    refused("id = \"token\"", "id = \"fan_id\"", &["two [[data]] rows", "\"fan_id\""]);
    refused("name = \"song\"", "name = \"presave\"", &["two [[table]] rows", "\"presave\""]);
}

#[test]
fn a_column_is_declared_once() {
    refused("[\"presave.token\"]", "[\"presave.ended_at\"]", &["presave.ended_at is declared twice", "plain", "token"]);
    refused("[\"presave.token\"]", "[\"presave.subject_id\"]", &["presave.subject_id is declared twice", "fan_id"]);
    refused("plain = [\"title\"]", "plain = [\"title\", \"title\"]", &["song.title is declared twice"]);
    refused("[\"presave.token\"]", "[\"token\"]", &["data token", "write table.column"]);
}

#[test]
fn a_person_is_only_kept_where_an_erasure_finds_them() {
    refused(
        "columns = [\"presave.subject_id\"]",
        "columns = [\"presave.subject_id\", \"song.title2\"]",
        &["data fan_id lives in table song", "erasure", "`subject` of [[table]] song"],
    );
    refused(
        "plain = [\"id\", \"ended_at\"]",
        "plain = [\"id\", \"ended_at\", \"owner\"]\nx = 1",
        &["there is no key x", "[[table]] \"presave\""],
    );
    refused("subject = \"subject_id\"", "subject = \"id\"", &["subject column id", "[[data]]"]);
    refused("subject = \"subject_id\"", "subject = \"owner\"", &["subject column owner", "[[data]]"]);
}

#[test]
fn what_is_exported_serves_the_rights_of_the_person() {
    let without = "[\"saving\", \"safety\"]";
    refused(
        "[\"saving\", \"safety\", \"data_subject_rights\"]",
        without,
        &["data fan_id is exported", "data_subject_rights"],
    );
}

#[test]
fn a_sealed_value_has_one_place() {
    refused("plain = [\"id\", \"ended_at\"]", "plain = [\"ended_at\"]", &["data token is sealed", "column id"]);
    refused("[\"presave.token\"]", "[\"presave.token\", \"presave.old\"]", &["data token is sealed", "write one"]);
    refused("[\"presave.token\"]", "[]", &["data token", "memory"]);
}

#[test]
fn a_rule_speaks_of_columns_that_exist() {
    refused(
        "clear_when = \"ended_at\"",
        "clear_when = \"end\"",
        &["data token is cleared by presave.end", "declare it"],
    );
    refused("after = \"ended_at\"", "after = \"end\"", &["table presave is kept after its column end", "declare it"]);
}

#[test]
fn a_missing_key_is_refused_with_the_row_and_the_line_to_write() {
    let rest = INVENTORY.split("[[data]]\nid = \"token\"").nth(1).unwrap();
    let row = rest.split("[[").next().unwrap();
    assert_eq!(row.lines().filter(|line| line.contains(" = ")).count(), 10, "the mandatory keys beside the id");
    for line in row.lines().filter(|line| line.contains(" = ")) {
        let key = line.split(" = ").next().unwrap();
        let without = format!("[[data]]\nid = \"token\"{}", row.replace(&format!("{line}\n"), ""));
        let inventory = once(INVENTORY, &format!("[[data]]\nid = \"token\"{row}"), &without);
        answered(
            &said(&inventory, ROUTES, PROMISES, [TEXTS; 4]),
            &[
                "policy/inventory.toml, line ",
                "[[data]] \"token\"",
                &format!("the key {key} is missing; write a line like: {key} = "),
            ],
        );
    }
    refused_with(
        "export = \"yes\"\n",
        "",
        "policy/inventory.toml, line 64, column 1, [[data]] \"fan_id\": the key export is missing; write a line like: export = \"yes\"",
    );
    refused(
        "safeguard = \"eea\"\n",
        "",
        &["[[processor]] \"shop\"", "the key safeguard is missing", "safeguard = \"eea\""],
    );
    refused("effective = \"2026-11-22\"\n", "", &["line 2", "[[policy]]", "effective is missing"]);
    route_refused("csrf = \"none\"\n", "", &["policy/routes.toml", "[[route]] \"SHOW\"", "the key csrf is missing"]);
    let no_cookie = INVENTORY.split("[[cookie]]").next().unwrap().to_owned()
        + "[[table]]"
        + INVENTORY.split_once("[[table]]").unwrap().1;
    answered(
        &said(&no_cookie, ROUTES, PROMISES, [TEXTS; 4]),
        &["cookie is missing; write at least one [[cookie]] row"],
    );
}

#[test]
fn an_unknown_key_is_refused_with_the_known_ones() {
    refused_with(
        "export = \"yes\"",
        "exprt = \"yes\"",
        "policy/inventory.toml, line 72, column 1, [[data]] \"fan_id\": there is no key exprt; mend the name or take it out \
         (keys here: id, subject, category, source, columns, purposes, keep, export, erase, sealed, module)",
    );
    refused(
        "{ clear_when = \"ended_at\" }",
        "{ clear_when = \"ended_at\", days = 3 }",
        &["keep must be", "clear_when"],
    );
    refused("{ clear_when = \"ended_at\" }", "7", &["keep must be", "clear_when"]);
}

#[test]
fn what_is_no_toml_is_refused_with_its_line_and_column() {
    refused("export = \"yes\"", "export = yes", &["policy/inventory.toml, line 72, column 10", "[[data]] \"fan_id\""]);
    refused("export = \"yes\"", "export \"yes\"", &["policy/inventory.toml, line 72, column "]);
    refused("sealed = false", "sealed = \"no\"", &["line 74, column 10", "write a line like: sealed = true"]);
    refused("erase = \"row\"", "erase = \"row\"\nerase = \"row\"", &["line 74, column 1", "duplicate key"]);
}

#[test]
fn a_clause_that_nobody_can_see_to_hold_is_refused() {
    promise_refused(
        "attested = { by = \"maintainers\", on = \"2026-11-22\", what = \"read about disks\" }\n",
        "",
        "policy/promises.toml: clause disks has neither a check nor an attestation, so nobody could see that it holds; write \
         checks = [\"…\"] and max_age_hours = 48, or attested = { by = \"…\", on = \"2026-11-22\", what = \"…\" }",
    );
    promise_refused(
        "max_age_hours = 48\n",
        "",
        "policy/promises.toml: clause token has checks and no age after which they are stale; write max_age_hours = 48",
    );
    promise_refused(
        "max_age_hours = 48",
        "max_age_hours = 0",
        "policy/promises.toml: clause token has checks and no age after which they are stale; write max_age_hours = 48",
    );
    promise_refused(
        "attested = {",
        "checks = [\"token_gone\"]\nattested = {",
        "policy/promises.toml: clause disks is attested, and what is attested is not checked; keep attested, or checks and \
         max_age_hours",
    );
    promise_refused(
        "by = \"maintainers\"",
        "by = \" \"",
        "policy/promises.toml: clause disks is attested by nobody, or for nothing; write who looked (by) and at what (what)",
    );
    promise_refused(
        "on = \"2026-11-22\"",
        "on = \"lately\"",
        "policy/promises.toml: clause disks is attested on \"lately\"; write a day as on = \"2026-11-22\"",
    );
}

#[test]
fn a_clause_names_rows_modules_and_checks_that_exist() {
    let mended = said(INVENTORY, ROUTES, &once(PROMISES, "[\"token_gone\"]", "[\"token_lost\"]"), [TEXTS; 4]);
    assert_eq!(
        mended,
        [
            "policy/promises.toml: clause token names the check \"token_lost\", which no [[check]] row declares; add the row, \
             as id = \"token_lost\" with external = true or false, or mend the name",
            "policy/promises.toml: no clause names the check token_gone; write it into the checks of a [[clause]], or take \
             the [[check]] row out",
        ]
    );
    promise_refused(
        "\"data:token\"",
        "\"data:tokn\"",
        "policy/promises.toml: clause token speaks of \"data:tokn\", which policy/inventory.toml does not declare; write one \
         of data, purposes, processors, cookies, tables, instance, or one row as \"data:ID\", \"purpose:ID\", \
         \"processor:ID\", \"cookie:NAME\" or \"table:NAME\"",
    );
    promise_refused(
        "[\"instance\"]",
        "[]",
        "policy/promises.toml: clause disks speaks of nothing; write what it is about, as rows = [\"data:member_email\"]",
    );
    promise_refused(
        "module = \"saves\"",
        "module = \"saved\"",
        "policy/promises.toml: clause token names the module \"saved\", which no [[module]] row of policy/inventory.toml \
         declares; add the row or mend the name",
    );
    promise_refused(
        "id = \"disks\"",
        "id = \"token\"",
        "policy/promises.toml: two [[clause]] rows are called \"token\"; rename one",
    );
    promise_refused(
        "external = false\n",
        "",
        "policy/promises.toml, line 2, column 1, [[check]] \"token_gone\": the key external is missing; write a line like: \
         external = false",
    );
}

#[test]
fn a_safeguard_fits_the_country() {
    refused_with(
        "country = \"SE\"",
        "country = \"US\"",
        "policy/inventory.toml: processor shop is in US, which is outside the European Economic Area; write \
         safeguard = \"adequacy\", \"scc\" or \"consent\", or mend the country",
    );
}

#[test]
fn consent_carries_only_what_people_are_asked_about() {
    refused(
        "safeguard = \"eea\"\nhosts = [\"api.example\"]\npurposes = [\"saving\"]",
        "safeguard = \"consent\"\nhosts = [\"api.example\"]\npurposes = [\"saving\", \"data_subject_rights\"]",
        &["processor shop has safeguard = \"consent\"", "data_subject_rights", "scc"],
    );
}

#[test]
fn a_cookie_is_kept_to_this_host_by_its_name() {
    refused("__Host-visit", "visit", &["cookie visit", "name = \"__Host-…\""]);
}

#[test]
fn names_have_the_shape_of_names() {
    refused("id = \"safety\"", "id = \"Safety first\"", &["purpose \"Safety first\"", "lower-case"]);
    refused("name = \"song\"", "name = \"song; DROP\"", &["table \"song; DROP\"", "lower-case"]);
    refused("plain = [\"title\"]", "plain = [\"1\"]", &["plain column of table \"1\"", "beginning with a letter"]);
    route_refused("name = \"SHOW\"", "name = \"show\"", &["\"show\"", "upper-case"]);
    route_refused("room = \"saves\"", "room = \"Sa-ves\"", &["room \"Sa-ves\"", "lower-case"]);
}

#[test]
fn what_has_no_words_is_refused_with_the_file_and_the_line_to_add() {
    for (at, language) in LANGUAGES.into_iter().enumerate() {
        for key in TEXTS.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key) {
            let line = |line: &&str| !line.starts_with(&format!("{key} "));
            let without: String = TEXTS.lines().filter(line).collect::<Vec<_>>().join("\n");
            let mut texts = [TEXTS; 4];
            texts[at] = &without;
            assert_eq!(
                said(INVENTORY, ROUTES, PROMISES, texts),
                [format!(
                    "policy/text/{language}.ftl has no \"{key}\"; add a line \"{key} = …\" that says it in plain words"
                )]
            );
        }
    }
    for changed in ["# datum-token = A permission", "datum-token =\n"] {
        let texts = TEXTS.replace("datum-token = A permission", changed);
        answered(&said(INVENTORY, ROUTES, PROMISES, [&texts, TEXTS, TEXTS, TEXTS]), &["\"datum-token = …\""]);
    }
    let below = TEXTS.replace("datum-token = A permission", "datum-token =\n    A permission");
    assert_eq!(said(INVENTORY, ROUTES, PROMISES, [&below; 4]), Vec::<String>::new());
}

#[test]
fn a_change_is_protected_as_its_caller_demands() {
    route_refused(
        "csrf = \"token\"",
        "csrf = \"origin\"",
        &["saves::EDIT", "signed-in member", "write csrf = \"token\""],
    );
    route_refused("csrf = \"token\"", "csrf = \"none\"", &["saves::EDIT", "write csrf = \"token\""]);
    route_refused("csrf = \"origin\"", "csrf = \"none\"", &["saves::CREATE", "write csrf = \"origin\""]);
    route_refused("csrf = \"origin\"", "csrf = \"secret\"", &["saves::CREATE", "a {secret} in its path"]);
    route_refused("csrf = \"token\"", "csrf = \"secret\"", &["saves::EDIT", "a {secret} in its path"]);
    route_refused("limit = \"form\"", "limit = \"none\"", &["saves::CREATE", "as often as they like", "write a limit"]);
    route_refused(
        "csrf = \"origin\"",
        "csrf = \"origin\"\nunder_restriction = true",
        &["saves::CREATE", "only members are kept out", "leave under_restriction out"],
    );
}

#[test]
fn routes_are_told_apart() {
    route_refused("name = \"CREATE\"", "name = \"SHOW\"", &["saves::SHOW is there twice", "rename one"]);
    route_refused("path = \"/app/save\"", "path = \"/{slug}/save\"", &["POST /{slug}/save is served twice"]);
    route_refused(
        "path = \"/app/save\"",
        "path = \"/{name}/save\"",
        &["/{name}/save and /{slug}/save", "name their parameters"],
    );
    route_refused("path = \"/app/save\"", "path = \"app/save\"", &["saves::EDIT", "\"app/save\"", "from its /"]);
}

#[test]
fn routes_use_known_words_and_limits() {
    route_refused("method = \"GET\"", "method = \"PUSH\"", &["saves::SHOW: method is \"PUSH\"", "PATCH"]);
    route_refused("who = \"member\"", "who = \"editor\"", &["saves::EDIT: who is \"editor\"", "anyone, member, key"]);
    route_refused("csrf = \"origin\"", "csrf = \"maybe\"", &["saves::CREATE: csrf is \"maybe\""]);
    route_refused("limit = \"form\"", "limit = \"forms\"", &["saves::CREATE", "no [[limit]] called \"forms\""]);
    route_refused("burst = 30", "burst = 0", &["limit form lets nobody through"]);
    route_refused("refill_seconds = 2", "refill_seconds = -1", &["limit form lets nobody through"]);
}

#[test]
fn code_of_a_sound_policy_names_each_relation_once() {
    let declared = Declared {
        inventory: read::rows("inventory.toml", INVENTORY).unwrap(),
        routes: read::rows("routes.toml", ROUTES).unwrap(),
        promises: read::rows("promises.toml", PROMISES).unwrap(),
        texts: vec![],
    };
    let published = crate::publish::json(&declared).unwrap();
    assert!(published.contains("\"attested\"") && !published.contains("null"));
    let code = crate::generate::code(&declared, &published);
    for relation in [
        "impl super::UsedFor<super::purpose::Saving> for Token {}",
        "impl super::UsedFor<super::purpose::Safety> for FanId {}",
        "impl super::DisclosedTo<super::processor::Shop> for Token {}",
        "impl super::ServedBy<Shop> for super::purpose::Saving {}",
    ] {
        assert_eq!(code.matches(relation).count(), 1, "{relation}");
    }
    assert!(!code.contains("UsedFor<super::purpose::Safety> for Token"));
    assert!(!code.contains("DisclosedTo<super::processor::Shop> for FanId"));
}
