//! Everything that the build refuses, by the sentence that it says: what to write where.

use crate::{check, declared};

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
module = "saves"
[[purpose]]
id = "safety"
basis = "legitimate_interest"
module = "saves"
[[purpose]]
id = "data_subject_rights"
basis = "legal_obligation"
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

const TEXTS: &str = "# heading\npurpose-saving = Saving\npurpose-data_subject_rights = Ask\npurpose-safety = Safety\npurpose-safety-interest = Ours\n\
                     datum-fan_id = A number\ndatum-token = A permission\nprocessor-shop = Saves it\n\
                     safeguard-eea = Here\ncookie-visit = Ties it\n";

/// What is said about the three files, or that one of them cannot be read at all.
fn said(inventory: &str, routes: &str, texts: &str) -> Vec<String> {
    let inventory: Result<declared::Inventory, _> = toml::from_str(inventory);
    let routes: Result<declared::Routes, _> = toml::from_str(routes);
    match (inventory, routes) {
        (Ok(inventory), Ok(routes)) => check::problems(&inventory, &routes, texts),
        (Err(error), _) | (_, Err(error)) => vec![error.to_string()],
    }
}

fn once(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "the sound policy holds no {old:?}");
    text.replacen(old, new, 1)
}

/// One change to the sound inventory is answered by one sentence that holds every one of `parts`.
#[track_caller]
fn refused(old: &str, new: &str, parts: &[&str]) {
    answered(&said(&once(INVENTORY, old, new), ROUTES, TEXTS), parts);
}

#[track_caller]
fn route_refused(old: &str, new: &str, parts: &[&str]) {
    answered(&said(INVENTORY, &once(ROUTES, old, new), TEXTS), parts);
}

#[track_caller]
fn answered(said: &[String], parts: &[&str]) {
    assert!(said.iter().any(|one| parts.iter().all(|part| one.contains(part))), "{parts:?} in {said:#?}");
}

#[test]
fn a_sound_policy_is_not_refused() {
    assert_eq!(said(INVENTORY, ROUTES, TEXTS), Vec::<String>::new());
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
    refused("default = 13", "default = 9", &["default of [age]", "13 to 16"]);
    refused("FR = 15", "France = 15", &["[age]", "France", "DE"]);
}

#[test]
fn a_party_that_the_operator_configures_is_declared_as_such() {
    let listed = "country = \"SE\"\nsafeguard = \"eea\"\nhosts = [\"api.example\"]";
    let configured = "safeguard = \"operator\"\nhosts = \"configured\"";
    let inventory = once(&once(INVENTORY, listed, configured), "policy_url = \"https://example/\"\n", "");
    assert!(said(&inventory, ROUTES, &once(TEXTS, "safeguard-eea", "safeguard-operator")).is_empty());
    let other = once(&inventory, "\"configured\"", "\"any\"");
    answered(&said(&other, ROUTES, TEXTS), &["hosts of processor shop", "\"any\"", "configured"]);
    refused("[\"api.example\"]", "\"configured\"", &["processor shop", "country and policy_url go with a list"]);
    refused("safeguard = \"eea\"", "safeguard = \"operator\"", &["processor shop", "goes with hosts = \"configured\""]);
    refused("country = \"SE\"\n", "", &["processor shop", "country and policy_url"]);
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
        "basis = \"consent\"\nmodule = \"saves\"",
        "basis = \"consent\"\nmodule = \"x\"",
        &["purpose saving", "module \"x\""],
    );
    refused("columns = [\"presave.token\"]", "columns = [\"attic.token\"]", &["data token", "\"attic\"", "[[table]]"]);
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
        &["unknown field `x`"],
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
fn a_missing_or_misspelt_key_is_refused() {
    refused("export = \"yes\"\n", "", &["missing field `export`"]);
    refused("export = \"yes\"", "exprt = \"yes\"", &["unknown field `exprt`"]);
    refused(
        "{ clear_when = \"ended_at\" }",
        "{ clear_when = \"ended_at\", days = 3 }",
        &["keep must be", "clear_when"],
    );
    refused("{ clear_when = \"ended_at\" }", "7", &["keep must be", "clear_when"]);
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
fn what_has_no_words_is_refused_with_the_line_to_add() {
    for key in TEXTS.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key) {
        let without: String =
            TEXTS.lines().filter(|line| !line.starts_with(&format!("{key} "))).collect::<Vec<_>>().join("\n");
        let said = said(INVENTORY, ROUTES, &without);
        assert_eq!(said.len(), 1, "{said:?}");
        answered(&said, &["policy/text/en.ftl", &format!("add a line \"{key} = …\"")]);
    }
    let commented = TEXTS.replace("datum-token", "# datum-token");
    answered(&said(INVENTORY, ROUTES, &commented), &["\"datum-token = …\""]);
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
    route_refused("limit = \"form\"", "limit = \"none\"", &["saves::CREATE", "as often as they like", "write a limit"]);
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
    route_refused("method = \"GET\"", "method = \"PUT\"", &["saves::SHOW: method is \"PUT\"", "PATCH"]);
    route_refused("who = \"member\"", "who = \"editor\"", &["saves::EDIT: who is \"editor\"", "anyone, member, key"]);
    route_refused("csrf = \"origin\"", "csrf = \"maybe\"", &["saves::CREATE: csrf is \"maybe\""]);
    route_refused("limit = \"form\"", "limit = \"forms\"", &["saves::CREATE", "no [[limit]] called \"forms\""]);
    route_refused("burst = 30", "burst = 0", &["limit form lets nobody through"]);
    route_refused("refill_seconds = 2", "refill_seconds = -1", &["limit form lets nobody through"]);
}

#[test]
fn code_of_a_sound_policy_names_each_relation_once() {
    let (inventory, routes) = (toml::from_str(INVENTORY).unwrap(), toml::from_str(ROUTES).unwrap());
    let code = crate::generate::code(&inventory, &routes, INVENTORY);
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
