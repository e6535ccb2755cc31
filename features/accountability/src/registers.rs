//! The registers, made from the policy's rows: who receives what, and the record of processing activities (Art 30).

use kit::{Party, Tongue, words};
use policy::{Basis, DataRow, ProcessorRow, PurposeRow};
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

/// A party that is asked something and told nothing about anybody.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) name: &'static str,
    pub(crate) policy_url: &'static str,
    pub(crate) country: String,
    pub(crate) what: String,
    pub(crate) hosts: &'static [&'static str],
}

/// Every party of the inventory's `[[asked]]` rows whose module is used.
pub(crate) fn asked(tongue: &Tongue, used: Used<'_>) -> Vec<Asked> {
    let rows = policy::ASKED.iter().filter(|row| !used.off.contains(&row.module));
    let asked = |row: &&'static ProcessorRow| Asked {
        name: row.name,
        policy_url: row.policy_url,
        country: tongue.say(&format!("country-{}", row.country)),
        what: tongue.say(&format!("asked-{}", row.id)),
        hosts: row.hosts,
    };
    rows.map(asked).collect()
}

/// One line of the register of processors.
pub(crate) struct Recipient {
    pub(crate) name: String,
    pub(crate) policy_url: &'static str,
    pub(crate) country: String,
    pub(crate) safeguard: String,
    pub(crate) purposes: Vec<String>,
    pub(crate) data: Vec<String>,
    /// What happens there when a person is erased here.
    pub(crate) on_erasure: String,
    pub(crate) hosts: Vec<String>,
}

/// Every party that is switched on.
pub(crate) fn recipients(tongue: &Tongue, used: Used<'_>) -> Vec<Recipient> {
    used.processors()
        .map(|row| Recipient {
            name: used.name(row),
            policy_url: row.policy_url,
            country: words::country(tongue, row, used.parties),
            safeguard: words::safeguard(tongue, row, used.parties),
            purposes: row.purposes.iter().map(|id| tongue.say(&format!("purpose-{id}"))).collect(),
            data: row.data.iter().map(|id| tongue.say(&format!("datum-{id}"))).collect(),
            on_erasure: tongue.say(&format!("processor-{}-erasure", row.id)),
            hosts: used.hosts(row),
        })
        .collect()
}

/// Who is responsible: item (a) of every activity.
pub(crate) struct Controller<'a> {
    pub(crate) name: &'a str,
    /// None where the operator has not said it.
    pub(crate) address: Option<&'a str>,
    pub(crate) contact: &'a str,
    /// The data protection officer, where there is one.
    pub(crate) officer: Option<&'a str>,
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

    /// That there is no transfer is said only when it is known of every recipient.
    fn transfers(&self, tongue: &Tongue, used: Used<'_>) -> Vec<String> {
        let open = self.recipients.iter().copied().filter(|row| Party::place_of(row, used.parties).is_none());
        let listed: Vec<String> = (self.abroad(used).chain(open))
            .map(|row| {
                let country = words::country(tongue, row, used.parties);
                format!("{} ({country}): {}", used.name(row), words::safeguard(tongue, row, used.parties))
            })
            .collect();
        if listed.is_empty() { vec![tongue.say("accountability-transfer-none")] } else { listed }
    }

    /// Who is known to be outside the EEA.
    fn abroad<'a>(&'a self, used: Used<'a>) -> impl Iterator<Item = &'static ProcessorRow> + 'a {
        let abroad = move |row: &ProcessorRow| Party::place_of(row, used.parties).is_some_and(kit::Place::is_abroad);
        self.recipients.iter().copied().filter(move |row| abroad(row))
    }

    fn limits(&self, tongue: &Tongue) -> Vec<String> {
        once_each(self.data.iter().map(|row| words::kept(tongue, row)))
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
const COLUMNS: [&str; 12] = [
    "accountability-ropa-controller",
    "accountability-ropa-address",
    "accountability-ropa-contact",
    "accountability-ropa-officer",
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
            controller.address.map_or_else(|| tongue.say("policy-unknown"), str::to_owned),
            controller.contact.to_owned(),
            controller.officer.map_or_else(|| tongue.say("clause-dpo-none"), str::to_owned),
            tongue.say(&format!("purpose-{}", activity.purpose.id)),
            activity.basis(tongue),
            tongue.list(activity.subjects(tongue)),
            tongue.list(activity.data(tongue)),
            tongue.list(activity.recipients(tongue, used)),
            tongue.list(activity.transfers(tongue, used)),
            tongue.list(activity.limits(tongue)),
            tongue.list(activity.measures(tongue)),
        ]));
    }
    text
}

fn line(cells: [String; 12]) -> String {
    let quoted = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
    format!("{}\r\n", quoted.join(","))
}

/// The record as JSON-LD in the terms of the Data Privacy Vocabulary.
pub(crate) fn json_ld(tongue: &Tongue, controller: &Controller<'_>, used: Used<'_>, base: &str) -> Value {
    let officer =
        controller.officer.map(|contact| json!({ "@type": "dpv:DataProtectionOfficer", "dpv:hasContact": contact }));
    let controller = without_nulls(json!({
        "@type": "dpv:DataController", "dpv:hasName": controller.name, "dpv:hasAddress": controller.address,
        "dpv:hasContact": controller.contact, "dpv:hasDataProtectionOfficer": officer,
    }));
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
            "dpv:hasStorageCondition": { "@type": "dpv:StorageDuration", "dct:description": words::kept(tongue, row) },
        })
    });
    let recipients = activity.recipients.iter().map(|row| {
        let place = Party::place_of(row, used.parties).map(|place| place.country);
        without_nulls(json!({
            "@id": id("processor", row.id), "@type": "dpv:DataProcessor", "dpv:hasName": used.name(row),
            "dpv:hasLocation": place,
        }))
    });
    let transfers = activity.abroad(used).map(|row| {
        let basis = match Party::place_of(row, used.parties).map(|place| place.safeguard) {
            Some("adequacy") => "eu-gdpr:A45-3",
            Some("consent") => "eu-gdpr:A49-1-a",
            _ => "eu-gdpr:A46-2-c",
        };
        json!({
            "@type": "dpv:Transfer", "dpv:hasRecipient": { "@id": id("processor", row.id) },
            "dpv:hasLegalBasis": { "@id": basis }, "dct:description": words::safeguard(tongue, row, used.parties),
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
