//! The shape of policy/*.toml. Every key is mandatory unless it is an Option; an unknown key is refused.

use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Inventory {
    pub policy: Policy,
    pub age: Age,
    pub subject: Vec<Subject>,
    pub module: Vec<Module>,
    pub purpose: Vec<Purpose>,
    pub processor: Vec<Processor>,
    /// Parties that are asked something and told nothing about anybody.
    #[serde(default)]
    pub asked: Vec<Asked>,
    pub kept: Vec<Kept>,
    pub cookie: Vec<Cookie>,
    pub table: Vec<Table>,
    pub data: Vec<Data>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Policy {
    pub effective: String,
    pub consent_months: u32,
    pub backup_days: u32,
    pub refusal_months: u32,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Age {
    pub default: u8,
    pub countries: std::collections::BTreeMap<String, u8>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Subject {
    pub id: String,
    pub anchors: Vec<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Module {
    pub id: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Purpose {
    pub id: String,
    pub basis: String,
    pub subjects: Vec<String>,
    pub module: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Processor {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub country: String,
    pub safeguard: String,
    pub hosts: Hosts,
    pub purposes: Vec<String>,
    pub data: Vec<String>,
    pub module: String,
    #[serde(default)]
    pub policy_url: String,
    /// How it learns that somebody was erased here.
    pub on_erasure: String,
    /// The data by which it can find the person. They are put aside, sealed, until it has answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found_by: Vec<String>,
    /// Where people can do it themselves.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub erasure_url: String,
}

/// A party that is asked something and told nothing about anybody: no datum can be disclosed to it.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    pub id: String,
    pub name: String,
    pub country: String,
    pub hosts: Vec<String>,
    pub module: String,
    pub policy_url: String,
}

/// What stays behind when somebody is erased.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kept {
    pub id: String,
    pub duty: String,
    pub article: String,
    pub until: KeptUntil,
    pub when: String,
}

#[derive(Deserialize, Serialize)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "until must be { table = \"name\" }, { days = 90 }, \"backups\" or \"forever\""
)]
pub(crate) enum KeptUntil {
    Word(String),
    Table { table: String },
    Days { days: u32 },
}

/// The hosts that requests may go to, or the word "configured": the operator's configuration names the one.
#[derive(Deserialize, Serialize)]
#[serde(untagged, expecting = "hosts must be a list of names or the word \"configured\"")]
pub(crate) enum Hosts {
    Listed(Vec<String>),
    Word(String),
}

impl Hosts {
    pub(crate) fn listed(&self) -> &[String] {
        match self {
            Hosts::Listed(hosts) => hosts,
            Hosts::Word(_) => &[],
        }
    }

    pub(crate) fn configured(&self) -> bool {
        matches!(self, Hosts::Word(_))
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cookie {
    pub name: String,
    pub category: String,
    pub life_minutes: u32,
    pub purpose: String,
    pub module: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    pub name: String,
    pub module: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keep: Option<TableKeep>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store: Option<String>,
    pub plain: Vec<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TableKeep {
    pub after: String,
    pub days: u32,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Data {
    pub id: String,
    pub subject: String,
    pub category: String,
    pub source: String,
    pub columns: Vec<String>,
    pub purposes: Vec<String>,
    pub keep: DataKeep,
    pub export: String,
    pub erase: String,
    pub sealed: bool,
    pub module: String,
}

#[derive(Deserialize, Serialize)]
#[serde(untagged, deny_unknown_fields, expecting = "keep must be \"row\", \"use\" or { clear_when = \"column\" }")]
pub(crate) enum DataKeep {
    Word(String),
    Clear { clear_when: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Routes {
    pub limit: Vec<Limit>,
    pub route: Vec<Route>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limit {
    pub id: String,
    pub burst: u32,
    pub refill_seconds: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Route {
    pub room: String,
    pub name: String,
    pub method: String,
    pub path: String,
    pub who: String,
    pub limit: String,
    pub csrf: String,
    #[serde(default)]
    pub under_restriction: bool,
    #[serde(default)]
    pub upload_mb: u32,
    #[serde(default = "nothing")]
    pub on_domains: String,
}

fn nothing() -> String {
    "nothing".to_owned()
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Promises {
    pub check: Vec<Check>,
    pub clause: Vec<Clause>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Check {
    pub id: String,
    pub external: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Clause {
    pub id: String,
    pub module: String,
    pub rows: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_age_hours: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attested: Option<Attested>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attested {
    pub by: String,
    pub on: String,
    pub what: String,
}

/// Everything in policy/.
pub(crate) struct Declared {
    pub inventory: Inventory,
    pub routes: Routes,
    pub promises: Promises,
    /// The texts of policy/text/, by language.
    pub texts: Vec<(&'static str, String)>,
}

/// The languages of policy/text/.
pub(crate) const LANGUAGES: [&str; 4] = ["en", "ru", "gu", "ur"];
