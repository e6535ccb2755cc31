//! The registers, made from the policy's rows: who receives what, and the record of processing activities (Art 30).

use kit::{Party, Tongue};
use policy::{Basis, DataRow, Keep, ProcessorRow, PurposeRow};
use serde_json::{Value, json};

/// What of the inventory this instance uses.
#[derive(Clone, Copy)]
pub(crate) struct Used<'a> {
    /// The modules that are not used.
    pub(crate) off: &'a [&'static str],
    /// Who the configured processors are.
    pub(crate) parties: &'a [Party],
}

impl Used<'_> {
    fn processors(self) -> impl Iterator<Item = &'static ProcessorRow> {
        policy::PROCESSORS.iter().copied().filter(move |row| !self.off.contains(&row.module))
    }

    /// Who the operator chose, where the inventory leaves it to them.
    fn chosen(&self, row: &ProcessorRow) -> Option<&Party> {
        self.parties.iter().find(|party| row.configured && party.processor == row.id)
    }

    fn name(&self, row: &ProcessorRow) -> String {
        self.chosen(row).map_or_else(|| row.name.to_owned(), |party| party.name.clone())
    }

    fn hosts(&self, row: &ProcessorRow) -> Vec<String> {
        let chosen = self.chosen(row).map(|party| party.host.clone());
        row.hosts.iter().map(|host| (*host).to_owned()).chain(chosen).collect()
    }
}

/// One line of the register of processors.
pub(crate) struct Recipient {
    pub(crate) name: String,
    pub(crate) policy_url: &'static str,
    pub(crate) country: String,
    pub(crate) safeguard: String,
    pub(crate) purposes: Vec<String>,
    pub(crate) data: Vec<String>,
    pub(crate) hosts: Vec<String>,
}

/// Every party that is switched on.
pub(crate) fn recipients(tongue: &Tongue, used: Used<'_>) -> Vec<Recipient> {
    used.processors()
        .map(|row| Recipient {
            name: used.name(row),
            policy_url: row.policy_url,
            country: country(tongue, row).unwrap_or_else(|| "–".to_owned()),
            safeguard: safeguard(tongue, row),
            purposes: row.purposes.iter().map(|id| tongue.say(&format!("purpose-{id}"))).collect(),
            data: row.data.iter().map(|id| tongue.say(&format!("datum-{id}"))).collect(),
            hosts: used.hosts(row),
        })
        .collect()
}

/// Where a party is; of a configured one that is for the operator to say.
fn country(tongue: &Tongue, row: &ProcessorRow) -> Option<String> {
    (!row.configured).then(|| tongue.say(&format!("country-{}", row.country)))
}

fn safeguard(tongue: &Tongue, row: &ProcessorRow) -> String {
    tongue.say(&format!("safeguard-{}", row.safeguard))
}

/// Who is responsible: item (a) of every activity.
pub(crate) struct Controller<'a> {
    pub(crate) name: &'a str,
    pub(crate) contact: &'a str,
}

/// One processing activity: what is done for one purpose.
struct Activity {
    purpose: &'static PurposeRow,
    data: Vec<&'static DataRow>,
    recipients: Vec<&'static ProcessorRow>,
}

/// Every purpose that is switched on and uses something.
fn activities(used: Used<'_>) -> Vec<Activity> {
    let of = |purpose: &'static PurposeRow| Activity {
        purpose,
        data: policy::DATA
            .iter()
            .copied()
            .filter(|row| !used.off.contains(&row.module) && row.purposes.contains(&purpose.id))
            .collect(),
        recipients: used.processors().filter(|row| row.purposes.contains(&purpose.id)).collect(),
    };
    let on = policy::PURPOSES.iter().copied().filter(|row| !used.off.contains(&row.module));
    on.map(of).filter(|activity| !activity.data.is_empty()).collect()
}

impl Activity {
    fn subjects(&self, tongue: &Tongue) -> Vec<String> {
        once_each(self.data.iter().map(|row| tongue.say(&format!("accountability-subject-{}", row.subject))))
    }

    fn data(&self, tongue: &Tongue) -> Vec<String> {
        self.data.iter().map(|row| tongue.say(&format!("datum-{}", row.id))).collect()
    }

    fn basis(&self, tongue: &Tongue) -> String {
        let said = tongue.say(&format!("accountability-basis-{}", basis(self.purpose.basis).0));
        match self.purpose.basis {
            Basis::LegitimateInterest => {
                format!("{said}: {}", tongue.say(&format!("purpose-{}-interest", self.purpose.id)))
            }
            _ => said,
        }
    }

    fn recipients(&self, tongue: &Tongue, used: Used<'_>) -> Vec<String> {
        if self.recipients.is_empty() {
            return vec![tongue.say("accountability-recipient-none")];
        }
        self.recipients.iter().map(|row| used.name(row)).collect()
    }

    fn transfers(&self, tongue: &Tongue) -> Vec<String> {
        let abroad = self.abroad().map(|row| {
            let place = country(tongue, row).unwrap_or_default();
            format!("{} ({place}): {}", row.name, safeguard(tongue, row))
        });
        let abroad: Vec<String> = abroad.collect();
        if abroad.is_empty() { vec![tongue.say("accountability-transfer-none")] } else { abroad }
    }

    /// Who is outside the EEA. Where a configured party is, only the operator knows.
    fn abroad(&self) -> impl Iterator<Item = &'static ProcessorRow> {
        self.recipients.iter().copied().filter(|row| row.safeguard != "eea" && !row.configured)
    }

    fn limits(&self, tongue: &Tongue) -> Vec<String> {
        once_each(self.data.iter().map(|row| how_long(tongue, row)))
    }

    fn measures(&self, tongue: &Tongue) -> Vec<String> {
        let mut measures = vec!["accountability-measure-purpose", "accountability-measure-log"];
        if self.data.iter().any(|row| row.sealed) {
            measures.push("accountability-measure-sealed");
        }
        if !self.recipients.is_empty() {
            measures.push("accountability-measure-hosts");
        }
        measures.into_iter().map(|id| tongue.say(id)).collect()
    }
}

fn once_each(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for one in all {
        if !seen.contains(&one) {
            seen.push(one);
        }
    }
    seen
}

/// The keep rule in words: the same rule that the sweep executes.
fn how_long(tongue: &Tongue, row: &DataRow) -> String {
    let of_table = |name: &str| policy::TABLES.iter().find(|table| table.name == name).and_then(|table| table.keep);
    match (row.keep, row.columns.iter().find_map(|(table, _)| of_table(table))) {
        (Keep::Use, _) => tongue.say("accountability-keep-use"),
        (Keep::ClearWhen(_), _) => tongue.say("accountability-keep-ended"),
        (Keep::Row, Some(rule)) => tongue.say_n("accountability-keep-days", i64::from(rule.days)),
        (Keep::Row, None) if row.subject == "member" => tongue.say("accountability-keep-account"),
        (Keep::Row, None) => tongue.say("accountability-keep-person"),
    }
}

/// A basis as the texts call it and as DPV does.
fn basis(basis: Basis) -> (&'static str, &'static str) {
    match basis {
        Basis::Consent => ("consent", "eu-gdpr:A6-1-a"),
        Basis::Contract => ("contract", "eu-gdpr:A6-1-b"),
        Basis::LegalObligation => ("legal_obligation", "eu-gdpr:A6-1-c"),
        Basis::LegitimateInterest => ("legitimate_interest", "eu-gdpr:A6-1-f"),
    }
}

/// What the columns of the record are called, in the order of Art 30(1)(a) to (g).
const COLUMNS: [&str; 10] = [
    "accountability-ropa-controller",
    "accountability-ropa-contact",
    "accountability-ropa-purpose",
    "accountability-ropa-basis",
    "accountability-ropa-subjects",
    "accountability-ropa-data",
    "accountability-ropa-recipients",
    "accountability-ropa-transfers",
    "accountability-ropa-limits",
    "accountability-ropa-measures",
];

/// The record as CSV (RFC 4180).
pub(crate) fn csv(tongue: &Tongue, controller: &Controller<'_>, used: Used<'_>) -> String {
    let mut text = line(COLUMNS.map(|id| tongue.say(id)));
    for activity in activities(used) {
        text.push_str(&line([
            controller.name.to_owned(),
            controller.contact.to_owned(),
            tongue.say(&format!("purpose-{}", activity.purpose.id)),
            activity.basis(tongue),
            activity.subjects(tongue).join("; "),
            activity.data(tongue).join("; "),
            activity.recipients(tongue, used).join("; "),
            activity.transfers(tongue).join("; "),
            activity.limits(tongue).join("; "),
            activity.measures(tongue).join("; "),
        ]));
    }
    text
}

fn line(cells: [String; 10]) -> String {
    let quoted = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
    format!("{}\r\n", quoted.join(","))
}

/// The record as JSON-LD in the terms of the Data Privacy Vocabulary.
pub(crate) fn json_ld(tongue: &Tongue, controller: &Controller<'_>, used: Used<'_>, base: &str) -> Value {
    let controller = json!({
        "@type": "dpv:DataController", "dpv:hasName": controller.name, "dpv:hasContact": controller.contact,
    });
    let graph: Vec<Value> = activities(used).iter().map(|one| process(tongue, &controller, one, used, base)).collect();
    json!({
        "@context": {
            "dpv": "https://w3id.org/dpv#", "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
            "dct": "http://purl.org/dc/terms/", "@language": tongue.lang().tag(),
        },
        "@graph": graph,
    })
}

fn process(tongue: &Tongue, controller: &Value, activity: &Activity, used: Used<'_>, base: &str) -> Value {
    let id = |kind: &str, id: &str| format!("{base}#{kind}-{id}");
    let data = activity.data.iter().map(|row| {
        json!({
            "@id": id("datum", row.id), "@type": "dpv:PersonalData",
            "dct:description": tongue.say(&format!("datum-{}", row.id)),
            "dpv:hasStorageCondition": { "@type": "dpv:StorageDuration", "dct:description": how_long(tongue, row) },
        })
    });
    let recipients = activity.recipients.iter().map(|row| {
        let place = (!row.configured).then_some(row.country);
        without_nulls(json!({
            "@id": id("processor", row.id), "@type": "dpv:DataProcessor", "dpv:hasName": used.name(row),
            "dpv:hasLocation": place,
        }))
    });
    let transfers = activity.abroad().map(|row| {
        let basis = if row.safeguard == "adequacy" { "eu-gdpr:A45-3" } else { "eu-gdpr:A46-2-c" };
        json!({
            "@type": "dpv:Transfer", "dpv:hasRecipient": { "@id": id("processor", row.id) },
            "dpv:hasLegalBasis": { "@id": basis }, "dct:description": safeguard(tongue, row),
        })
    });
    let described = |kind: &str, all: Vec<String>| -> Vec<Value> {
        all.into_iter().map(|one| json!({ "@type": kind, "dct:description": one })).collect()
    };
    json!({
        "@id": id("purpose", activity.purpose.id),
        "@type": "dpv:Process",
        "dpv:hasDataController": controller,
        "dpv:hasPurpose": {
            "@type": "dpv:Purpose", "dct:description": tongue.say(&format!("purpose-{}", activity.purpose.id)),
        },
        "dpv:hasLegalBasis": { "@id": basis(activity.purpose.basis).1 },
        "dpv:hasDataSubject": described("dpv:DataSubject", activity.subjects(tongue)),
        "dpv:hasPersonalData": data.collect::<Vec<_>>(),
        "dpv:hasRecipient": recipients.collect::<Vec<_>>(),
        "dpv:hasProcessing": transfers.collect::<Vec<_>>(),
        "dpv:hasTechnicalOrganisationalMeasure":
            described("dpv:TechnicalOrganisationalMeasure", activity.measures(tongue)),
    })
}

/// The same object without what is not known.
fn without_nulls(mut value: Value) -> Value {
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|_, field| !field.is_null());
    }
    value
}
