//! The policy in words, from the rows.

use kit::{Site, Tongue};
use policy::{Basis, Cookie, DataRow, Keep, ProcessorRow, TableRow};
use serde_json::{Value, json};

use crate::Party;

/// One line of the data table.
pub(crate) struct DataLine {
    pub(crate) id: &'static str,
    pub(crate) what: String,
    pub(crate) why: Vec<String>,
    pub(crate) basis: Vec<String>,
    pub(crate) how_long: String,
    pub(crate) sealed: bool,
}

/// One line of the table of processors.
pub(crate) struct ProcessorLine {
    pub(crate) name: String,
    /// Empty where there is none to point at.
    pub(crate) policy_url: &'static str,
    pub(crate) does: String,
    pub(crate) country: String,
    pub(crate) receives: Vec<String>,
    pub(crate) safeguard: String,
}

/// One line of the cookie table.
pub(crate) struct CookieLine {
    pub(crate) name: &'static str,
    pub(crate) category: String,
    pub(crate) what_for: String,
    pub(crate) life: String,
}

/// Everything that is kept about one kind of people.
pub(crate) fn data(tongue: &Tongue, subjects: &[&str], off: &[&str]) -> Vec<DataLine> {
    policy::DATA
        .iter()
        .filter(|row| subjects.contains(&row.subject) && !off.contains(&row.module))
        .map(|row| DataLine {
            id: row.id,
            what: tongue.say(&format!("datum-{}", row.id)),
            why: row.purposes.iter().map(|id| tongue.say(&format!("purpose-{id}"))).collect(),
            basis: bases(tongue, row),
            how_long: how_long(tongue, row),
            sealed: row.sealed,
        })
        .collect()
}

fn bases(tongue: &Tongue, row: &DataRow) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for purpose in policy::PURPOSES.iter().filter(|purpose| row.purposes.contains(&purpose.id)) {
        let basis = match purpose.basis {
            Basis::Consent => tongue.say("transparency-basis-consent"),
            Basis::Contract => tongue.say("transparency-basis-contract"),
            Basis::LegalObligation => tongue.say("transparency-basis-legal-obligation"),
            Basis::LegitimateInterest => {
                let interest = tongue.say(&format!("purpose-{}-interest", purpose.id));
                tongue.say_with("transparency-basis-legitimate-interest", &[("interest", interest.into())])
            }
        };
        if !said.contains(&basis) {
            said.push(basis);
        }
    }
    said
}

/// The keep rule in words: the same rule that the sweep executes.
fn how_long(tongue: &Tongue, row: &DataRow) -> String {
    match row.keep {
        Keep::Use => tongue.say("transparency-keep-use"),
        Keep::ClearWhen(_) => tongue.say("transparency-keep-until-ended"),
        Keep::Row => {
            let rule = row.columns.iter().filter_map(|(name, _)| table(name)).find_map(|table| table.keep);
            match rule {
                // A row that begins its time when it is made has not ended anything: this is the longest that it stays.
                Some(rule) if rule.after == "created_at" => {
                    tongue.say_n("transparency-keep-at-most", i64::from(rule.days))
                }
                Some(rule) => tongue.say_n("transparency-keep-days", i64::from(rule.days)),
                None if row.subject == "member" => tongue.say("transparency-keep-account"),
                None => tongue.say("transparency-keep-subject"),
            }
        }
    }
}

fn table(name: &str) -> Option<&'static TableRow> {
    policy::TABLES.iter().find(|row| row.name == name)
}

/// Every party that may receive something.
pub(crate) fn processors(tongue: &Tongue, off: &[&str], parties: &[Party]) -> Vec<ProcessorLine> {
    let line = |row: &&'static ProcessorRow| ProcessorLine {
        name: party(row, parties)
            .map_or_else(|| row.name.to_owned(), |party| format!("{} ({})", party.name, party.host)),
        policy_url: row.policy_url,
        does: tongue.say(&format!("processor-{}", row.id)),
        country: if row.configured { "–".to_owned() } else { tongue.say(&format!("country-{}", row.country)) },
        receives: row.data.iter().map(|id| tongue.say(&format!("datum-{id}"))).collect(),
        safeguard: tongue.say(&format!("safeguard-{}", row.safeguard)),
    };
    policy::PROCESSORS.iter().filter(|row| !off.contains(&row.module)).map(line).collect()
}

fn party<'a>(row: &ProcessorRow, parties: &'a [Party]) -> Option<&'a Party> {
    parties.iter().find(|party| row.configured && party.processor == row.id)
}

/// Every cookie that may be set.
pub(crate) fn cookies(tongue: &Tongue, off: &[&str]) -> Vec<CookieLine> {
    let line = |row: &'static Cookie| CookieLine {
        name: row.name,
        category: tongue.say(&format!("cookie-category-{}", row.category)),
        what_for: tongue.say(&format!("cookie-{}", row.name.trim_start_matches("__Host-"))),
        life: life(tongue, row.life_minutes),
    };
    policy::COOKIES.iter().filter(|row| !off.contains(&row.module)).map(line).collect()
}

fn life(tongue: &Tongue, minutes: u32) -> String {
    const DAY: u32 = 24 * 60;
    if minutes.is_multiple_of(DAY) {
        tongue.say_n("transparency-days", i64::from(minutes / DAY))
    } else {
        tongue.say_n("transparency-minutes", i64::from(minutes))
    }
}

/// The rows for machines.
pub(crate) fn inventory(site: &Site, off: &[&str], parties: &[Party]) -> Value {
    let data = policy::DATA.iter().filter(|row| !off.contains(&row.module)).map(|row| {
        json!({
            "id": row.id, "subject": row.subject, "category": format!("{:?}", row.category).to_lowercase(),
            "source": format!("{:?}", row.source).to_lowercase(), "purposes": row.purposes,
            "columns": row.columns.iter().map(|(table, column)| format!("{table}.{column}")).collect::<Vec<_>>(),
            "sealed": row.sealed, "exported": row.left_out_of_export.is_none(),
        })
    });
    let purposes = policy::PURPOSES
        .iter()
        .filter(|row| !off.contains(&row.module))
        .map(|row| json!({ "id": row.id, "basis": basis_id(row.basis) }));
    let processors = policy::PROCESSORS.iter().filter(|row| !off.contains(&row.module)).map(|row| {
        let party = party(row, parties);
        let hosts = party.map_or_else(|| row.hosts.to_vec(), |party| vec![party.host.as_str()]);
        let name = party.map_or(row.name, |party| party.name.as_str());
        json!({
            "id": row.id, "name": name, "country": row.country, "safeguard": row.safeguard, "hosts": hosts,
            "purposes": row.purposes, "data": row.data,
        })
    });
    let cookies = policy::COOKIES.iter().filter(|row| !off.contains(&row.module)).map(|row| {
        json!({ "name": row.name, "category": row.category, "life_minutes": row.life_minutes, "purpose": row.purpose })
    });
    json!({
        "controller": { "name": site.operator, "contact": site.contact },
        "effective": policy::EFFECTIVE,
        "version": policy::VERSION,
        "data": data.collect::<Vec<_>>(),
        "purposes": purposes.collect::<Vec<_>>(),
        "processors": processors.collect::<Vec<_>>(),
        "cookies": cookies.collect::<Vec<_>>(),
    })
}

fn basis_id(basis: Basis) -> &'static str {
    match basis {
        Basis::Consent => "consent",
        Basis::Contract => "contract",
        Basis::LegalObligation => "legal_obligation",
        Basis::LegitimateInterest => "legitimate_interest",
    }
}
