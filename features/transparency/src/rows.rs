//! What the policy promises as rows that two versions can be compared by, and what of a change is material.

use std::collections::{BTreeMap, BTreeSet};

use kit::Party;
use policy::{Basis, DataRow, Keep, ProcessorRow};
use serde::{Deserialize, Serialize};

use crate::Legal;

/// The table of anonymous counts: no datum, and yet kept for a time.
pub(crate) const COUNTS: &str = "event_segment";

/// The rows of one version, of the modules that were switched on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rows {
    /// Purposes and their legal bases.
    pub(crate) purposes: BTreeMap<String, String>,
    pub(crate) data: BTreeMap<String, Datum>,
    pub(crate) processors: BTreeMap<String, Processor>,
    /// Cookies and their lives in minutes; 0 is until the browser is closed.
    pub(crate) cookies: BTreeMap<String, u32>,
    /// How long anonymous counts are kept.
    pub(crate) counts: Option<Kept>,
    /// Who decides: name and address. What a version did not record is `None`, here and below, and not compared.
    #[serde(default)]
    pub(crate) controller: Option<String>,
    /// Where people may complain.
    #[serde(default)]
    pub(crate) authority: Option<String>,
    /// From which age people agree by themselves, by country; the default has an empty name.
    #[serde(default)]
    pub(crate) ages: BTreeMap<String, u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Datum {
    pub(crate) purposes: BTreeSet<String>,
    pub(crate) kept: Kept,
    #[serde(default)]
    pub(crate) handling: Option<Handling>,
}

/// What is done with a datum, beyond how long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Handling {
    /// The instants that its times run from, as `table.column`.
    pub(crate) after: BTreeSet<String>,
    /// Encrypted under the person's own key.
    pub(crate) sealed: bool,
    /// In a person's copy of their data.
    pub(crate) exported: bool,
    /// In a table, and not only in memory.
    pub(crate) stored: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Processor {
    /// Who it is: the operator's choice, where the inventory leaves it to them. An older program did not record it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    /// Empty where nobody has said it.
    pub(crate) country: String,
    pub(crate) safeguard: String,
    pub(crate) data: BTreeSet<String>,
    #[serde(default)]
    pub(crate) purposes: Option<BTreeSet<String>>,
}

/// How long something is kept. Of two, the greater is the longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Kept {
    /// One request, in memory.
    Use,
    /// Until what it was for has ended.
    UntilEnded,
    /// So many days after that.
    Days(u32),
    /// As long as the person is known here.
    Life,
}

/// One difference between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What happened.
    pub what: What,
    /// The id of the row that it happened to; empty for the wording.
    pub of: String,
    /// The id of the second row, where there are two; of a recipient whom the operator chose, their name.
    pub to: String,
}

impl Change {
    /// Whether it concerns somebody of these kinds. A new purpose, recipient or cookie concerns those whom the purpose is for,
    /// and a new use those whose datum it is; everything else concerns everybody.
    pub(crate) fn concerns(&self, people: &BTreeSet<String>) -> bool {
        if let Some(row) = policy::DATA.iter().find(|row| self.what == What::DatumUsed && row.id == self.of)
            && row.subject != "everyone"
        {
            return people.contains(row.subject);
        }
        let purposes: Vec<&str> = match self.what {
            What::PurposeAdded => vec![&self.of],
            What::DatumUsed | What::ProcessorUsed => vec![&self.to],
            What::CookieAdded => {
                policy::COOKIES.iter().filter(|row| row.name == self.of).map(|row| row.purpose).collect()
            }
            What::ProcessorAdded => {
                let row = policy::PROCESSORS.iter().find(|row| row.id == self.of);
                row.map(|row| row.purposes.to_vec()).unwrap_or_default()
            }
            _ => return !people.is_empty(),
        };
        let theirs = policy::PURPOSES.iter().filter(|row| purposes.contains(&row.id));
        theirs.flat_map(|row| row.subjects).any(|kind| people.contains(*kind))
    }
}

/// What can happen to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each says itself what it is")]
pub enum What {
    PurposeAdded,
    PurposeRemoved,
    BasisChanged,
    DatumUsed,
    DatumUnused,
    ProcessorAdded,
    ProcessorRemoved,
    ProcessorReplaced,
    Disclosed,
    Withheld,
    TransferChanged,
    KeptLonger,
    KeptShorter,
    CookieAdded,
    CookieRemoved,
    ControllerChanged,
    AuthorityChanged,
    ProcessorUsed,
    ProcessorUnused,
    RuleChanged,
    Unsealed,
    Sealed,
    LeftOutOfExport,
    Exported,
    Stored,
    NotStored,
    AgeLowered,
    AgeRaised,
    Words,
}

impl What {
    /// Whether people must be told before it holds.
    pub fn is_material(self) -> bool {
        match self {
            What::PurposeAdded
            | What::BasisChanged
            | What::DatumUsed
            | What::ProcessorAdded
            | What::ProcessorReplaced
            | What::Disclosed
            | What::TransferChanged
            | What::KeptLonger
            | What::ControllerChanged
            | What::ProcessorUsed
            | What::RuleChanged
            | What::Unsealed
            | What::LeftOutOfExport
            | What::Stored
            | What::AgeLowered => true,
            What::PurposeRemoved
            | What::DatumUnused
            | What::ProcessorRemoved
            | What::Withheld
            | What::KeptShorter
            | What::CookieAdded
            | What::CookieRemoved
            | What::AuthorityChanged
            | What::ProcessorUnused
            | What::Sealed
            | What::Exported
            | What::NotStored
            | What::AgeRaised
            | What::Words => false,
        }
    }
}

impl What {
    /// Whether it is about who receives what.
    pub fn is_about_parties(self) -> bool {
        matches!(
            self,
            What::ProcessorAdded
                | What::ProcessorRemoved
                | What::ProcessorReplaced
                | What::ProcessorUsed
                | What::ProcessorUnused
                | What::Disclosed
                | What::Withheld
                | What::TransferChanged
        )
    }
}

impl Rows {
    /// The rows that this program was built with, without the modules that are switched off, and what the operator said.
    pub(crate) fn declared(off: &[&str], legal: &Legal, parties: &[Party]) -> Rows {
        let on = |module: &str| !off.contains(&module);
        let purposes: BTreeMap<String, String> = (policy::PURPOSES.iter().filter(|row| on(row.module)))
            .map(|row| (row.id.to_owned(), basis(row.basis).to_owned()))
            .collect();
        let known = |ids: &[&str]| -> BTreeSet<String> {
            ids.iter().filter(|id| purposes.contains_key(**id)).map(|id| (*id).to_owned()).collect()
        };
        let data: BTreeMap<String, Datum> = (policy::DATA.iter().filter(|row| on(row.module)))
            .map(|row| {
                let datum =
                    Datum { purposes: known(row.purposes), kept: Kept::of(row), handling: Some(Handling::of(row)) };
                (row.id.to_owned(), datum)
            })
            .collect();
        let processor = |row: &ProcessorRow| Processor {
            country: Party::place_of(row, parties).map_or("", |place| place.country).to_owned(),
            safeguard: Party::place_of(row, parties).map_or(row.safeguard, |place| place.safeguard).to_owned(),
            name: Some(name(row, parties).to_owned()),
            purposes: Some(known(row.purposes)),
            data: row.data.iter().filter(|id| data.contains_key(**id)).map(|id| (*id).to_owned()).collect(),
        };
        let processors = policy::PROCESSORS.iter().filter(|row| on(row.module));
        let processors = processors.map(|row| (row.id.to_owned(), processor(row))).collect();
        let cookies = policy::COOKIES.iter().filter(|row| on(row.module));
        let cookies = cookies.map(|row| (row.name.to_owned(), row.life_minutes)).collect();
        let counts = policy::table_keep(COUNTS).map(|rule| Kept::Days(rule.days));
        let asked = on("presave") || on("capture") || on("reminders");
        let ages = policy::AGES.iter().copied().chain([("", policy::AGE_DEFAULT)]).filter(|_| asked);
        Rows {
            controller: both(legal.name.as_ref(), legal.address.as_ref()),
            authority: both(legal.authority.as_ref(), legal.authority_address.as_ref()),
            ages: ages.map(|(country, years)| (country.to_owned(), years)).collect(),
            processors,
            cookies,
            counts,
            purposes,
            data,
        }
    }

    /// What changed from these rows to `new`, row by row. The wording is not looked at.
    pub(crate) fn changes(&self, new: &Rows) -> Vec<Change> {
        let mut found = Vec::new();
        keys(&self.purposes, &new.purposes, [What::PurposeRemoved, What::PurposeAdded], &mut found);
        for (id, basis) in &new.purposes {
            if self.purposes.get(id).is_some_and(|old| old != basis) {
                found.push(change(What::BasisChanged, id, ""));
            }
        }
        for (id, datum) in &self.data {
            let uses = new.data.get(id).map(|datum| &datum.purposes);
            let gone = datum.purposes.iter().filter(|purpose| uses.is_none_or(|uses| !uses.contains(*purpose)));
            found.extend(gone.map(|purpose| change(What::DatumUnused, id, purpose)));
        }
        for (id, datum) in &new.data {
            let old = self.data.get(id);
            let added = datum.purposes.iter().filter(|purpose| old.is_none_or(|old| !old.purposes.contains(*purpose)));
            found.extend(added.map(|purpose| change(What::DatumUsed, id, purpose)));
            if let Some(old) = old {
                longer(old.kept, datum.kept, id, &mut found);
                handling(id, old, datum, &mut found);
            }
        }
        keys(&self.processors, &new.processors, [What::ProcessorRemoved, What::ProcessorAdded], &mut found);
        for (id, new) in &new.processors {
            if let Some(old) = self.processors.get(id) {
                processor(id, old, new, &mut found);
            }
        }
        for change in &mut found {
            let rows = if change.what == What::ProcessorAdded { new } else { self };
            if matches!(change.what, What::ProcessorAdded | What::ProcessorRemoved) {
                change.to = rows.processors.get(&change.of).and_then(|row| row.name.clone()).unwrap_or_default();
            }
        }
        keys(&self.cookies, &new.cookies, [What::CookieRemoved, What::CookieAdded], &mut found);
        for (name, life) in &new.cookies {
            if let Some(old) = self.cookies.get(name) {
                longer(*old, *life, name, &mut found);
            }
        }
        // Without a rule they would be kept for ever.
        longer(self.counts.unwrap_or(Kept::Life), new.counts.unwrap_or(Kept::Life), COUNTS, &mut found);
        for (what, old, new) in [
            (What::ControllerChanged, &self.controller, &new.controller),
            (What::AuthorityChanged, &self.authority, &new.authority),
        ] {
            // Saying for the first time who it is changes nobody.
            if old.is_some() && old != new {
                found.push(change(what, "", ""));
            }
        }
        self.ages(new, &mut found);
        found
    }

    fn ages(&self, new: &Rows, found: &mut Vec<Change>) {
        let of = |rows: &Rows, country: &str| rows.ages.get(country).or_else(|| rows.ages.get("")).copied();
        let countries: BTreeSet<&String> = self.ages.keys().chain(new.ages.keys()).collect();
        for country in countries {
            if let (Some(old), Some(years)) = (of(self, country), of(new, country)) {
                match years.cmp(&old) {
                    std::cmp::Ordering::Less => found.push(change(What::AgeLowered, country, "")),
                    std::cmp::Ordering::Greater => found.push(change(What::AgeRaised, country, "")),
                    std::cmp::Ordering::Equal => {}
                }
            }
        }
    }
}

impl Kept {
    fn of(row: &DataRow) -> Kept {
        match row.kept() {
            policy::Kept::Use => Kept::Use,
            policy::Kept::Until(_) => Kept::UntilEnded,
            policy::Kept::After(rule) => Kept::Days(rule.days),
            policy::Kept::Life => Kept::Life,
        }
    }
}

impl Handling {
    fn of(row: &DataRow) -> Handling {
        let rules = row.columns.iter().filter_map(|(table, _)| {
            let end = match row.keep {
                Keep::Use => return None,
                Keep::ClearWhen(end) => end,
                Keep::Row => policy::table_keep(table)?.after,
            };
            Some(format!("{table}.{end}"))
        });
        Handling {
            after: rules.collect(),
            sealed: row.sealed,
            exported: row.left_out_of_export.is_none(),
            stored: !row.columns.is_empty(),
        }
    }
}

fn both(name: Option<&String>, address: Option<&String>) -> Option<String> {
    Some(format!("{}, {}", name?, address?))
}

/// Who it is; of a configured one, who the operator says that it is.
fn name<'a>(row: &'a ProcessorRow, parties: &'a [Party]) -> &'a str {
    let chosen = parties.iter().find(|party| row.configured && party.processor == row.id);
    chosen.map_or(row.name, |party| &party.name)
}

fn handling(id: &str, old: &Datum, new: &Datum, found: &mut Vec<Change>) {
    let (Some(was), Some(is)) = (&old.handling, &new.handling) else { return };
    // Where the whole rule is another, "longer" or "shorter" says it.
    if old.kept == new.kept && was.after != is.after {
        found.push(change(What::RuleChanged, id, ""));
    }
    for (was, is, gone, come) in [
        (was.sealed, is.sealed, What::Unsealed, What::Sealed),
        (was.exported, is.exported, What::LeftOutOfExport, What::Exported),
        (was.stored, is.stored, What::NotStored, What::Stored),
    ] {
        match (was, is) {
            (true, false) => found.push(change(gone, id, "")),
            (false, true) => found.push(change(come, id, "")),
            _ => {}
        }
    }
}

fn change(what: What, of: &str, to: &str) -> Change {
    Change { what, of: of.to_owned(), to: to.to_owned() }
}

fn keys<T>(old: &BTreeMap<String, T>, new: &BTreeMap<String, T>, [gone, come]: [What; 2], found: &mut Vec<Change>) {
    found.extend(old.keys().filter(|id| !new.contains_key(*id)).map(|id| change(gone, id, "")));
    found.extend(new.keys().filter(|id| !old.contains_key(*id)).map(|id| change(come, id, "")));
}

fn longer<T: Ord + Copy>(old: T, new: T, id: &str, found: &mut Vec<Change>) {
    match new.cmp(&old) {
        std::cmp::Ordering::Greater => found.push(change(What::KeptLonger, id, "")),
        std::cmp::Ordering::Less => found.push(change(What::KeptShorter, id, "")),
        std::cmp::Ordering::Equal => {}
    }
}

fn processor(id: &str, old: &Processor, new: &Processor, found: &mut Vec<Change>) {
    // Of one that an older program published nobody knows who it was.
    if let (Some(before), Some(now)) = (&old.name, &new.name)
        && before != now
    {
        found.push(change(What::ProcessorReplaced, id, now));
    }
    // Where it was not known before, nothing is said to have moved.
    if !old.country.is_empty() && (&old.country, &old.safeguard) != (&new.country, &new.safeguard) {
        found.push(change(What::TransferChanged, id, ""));
    }
    if let (Some(was), Some(is)) = (&old.purposes, &new.purposes) {
        found.extend(was.difference(is).map(|purpose| change(What::ProcessorUnused, id, purpose)));
        found.extend(is.difference(was).map(|purpose| change(What::ProcessorUsed, id, purpose)));
    }
    found.extend(old.data.difference(&new.data).map(|datum| change(What::Withheld, id, datum)));
    found.extend(new.data.difference(&old.data).map(|datum| change(What::Disclosed, id, datum)));
}

/// The basis as `policy/inventory.toml` spells it.
pub(crate) fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Consent => "consent",
        Basis::Contract => "contract",
        Basis::LegalObligation => "legal_obligation",
        Basis::LegitimateInterest => "legitimate_interest",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(off: &[&str]) -> Rows {
        let said = |words: &str| Some(words.to_owned());
        let legal = Legal { name: said("Label"), address: said("Harbour"), ..Legal::default() };
        let legal = Legal { authority: said("Office"), authority_address: said("Quay"), ..legal };
        let mail = Party {
            processor: "mail",
            name: "Post Ltd".to_owned(),
            host: "post.example".to_owned(),
            country: said("US"),
            safeguard: Some("scc"),
        };
        Rows::declared(off, &legal, &[mail])
    }

    /// What changes when `edit` is made to today's rows: all of it, and whether any of it is material.
    fn after(edit: impl Fn(&mut Rows)) -> (Vec<What>, bool) {
        let old = declared(&[]);
        let mut new = old.clone();
        edit(&mut new);
        let found = old.changes(&new);
        (found.iter().map(|one| one.what).collect(), found.iter().any(|one| one.what.is_material()))
    }

    fn spotify(rows: &mut Rows) -> &mut Processor {
        rows.processors.get_mut("spotify").unwrap()
    }

    fn datum<'a>(rows: &'a mut Rows, id: &str) -> &'a mut Datum {
        rows.data.get_mut(id).unwrap()
    }

    #[test]
    fn what_adds_or_lengthens_is_material() {
        let consent = || "consent".to_owned();
        assert_eq!(
            after(|rows| drop(rows.purposes.insert("letters".to_owned(), consent()))),
            (vec![What::PurposeAdded], true)
        );
        assert_eq!(
            after(|rows| drop(rows.purposes.insert("security".to_owned(), consent()))),
            (vec![What::BasisChanged], true)
        );
        let used = |rows: &mut Rows| assert!(datum(rows, "member_email").purposes.insert("receipt".to_owned()));
        assert_eq!(after(used), (vec![What::DatumUsed], true));
        let party = |rows: &mut Rows| {
            let copy = spotify(rows).clone();
            rows.processors.insert("another".to_owned(), copy);
        };
        assert_eq!(after(party), (vec![What::ProcessorAdded], true));
        assert_eq!(after(|rows| spotify(rows).country = "US".to_owned()), (vec![What::TransferChanged], true));
        let sent = |rows: &mut Rows| assert!(spotify(rows).data.insert("member_email".to_owned()));
        assert_eq!(after(sent), (vec![What::Disclosed], true));
        assert_eq!(after(|rows| datum(rows, "presave_receipt").kept = Kept::Days(91)), (vec![What::KeptLonger], true));
        assert_eq!(after(|rows| rows.counts = Some(Kept::Days(731))), (vec![What::KeptLonger], true));
    }

    #[test]
    fn what_takes_away_or_shortens_is_not() {
        assert_eq!(after(|_| {}), (vec![], false));
        assert_eq!(
            after(|rows| datum(rows, "presave_receipt").kept = Kept::Days(89)),
            (vec![What::KeptShorter], false)
        );
        assert_eq!(after(|rows| spotify(rows).data.clear()), (vec![What::Withheld; 4], false));
        assert_eq!(
            after(|rows| rows.processors.retain(|id, _| id != "spotify")),
            (vec![What::ProcessorRemoved], false)
        );
        assert!(!after(|rows| *rows = declared(&["presave"])).1);
    }

    fn handling_of<'a>(rows: &'a mut Rows, id: &str) -> &'a mut Handling {
        datum(rows, id).handling.as_mut().unwrap()
    }

    #[test]
    fn who_decides_and_who_receives_are_rows_too() {
        let said = |words: &str| Some(words.to_owned());
        assert_eq!(after(|rows| rows.controller = said("Another")), (vec![What::ControllerChanged], true));
        assert_eq!(after(|rows| rows.authority = said("Another")), (vec![What::AuthorityChanged], false));
        let mail = |rows: &mut Rows| rows.processors.get_mut("mail").unwrap().name = said("Another Post");
        assert_eq!(after(mail), (vec![What::ProcessorReplaced], true));
        let used = |rows: &mut Rows| assert!(spotify(rows).purposes.as_mut().unwrap().insert("receipt".to_owned()));
        assert_eq!(after(used), (vec![What::ProcessorUsed], true));
        let old = Rows { controller: None, ..declared(&[]) };
        assert!(old.changes(&declared(&[])).is_empty(), "who says it for the first time is nobody else");
    }

    #[test]
    fn a_party_whose_place_becomes_known_has_not_moved() {
        let mut old = declared(&[]);
        assert_eq!((old.processors["mail"].country.as_str(), old.processors["mail"].safeguard.as_str()), ("US", "scc"));
        old.processors.get_mut("mail").unwrap().country = String::new();
        assert!(old.changes(&declared(&[])).is_empty());
        assert_eq!(declared(&[]).changes(&old).first().unwrap().what, What::TransferChanged, "and not the other way");
    }

    #[test]
    fn what_protects_a_datum_less_is_material() {
        type Edit = (fn(&mut Handling), What, bool);
        let edits: [Edit; 4] = [
            (|rule| rule.sealed = false, What::Unsealed, true),
            (|rule| rule.exported = false, What::LeftOutOfExport, true),
            (|rule| rule.after = BTreeSet::from(["account.created_at".to_owned()]), What::RuleChanged, true),
            (|rule| rule.stored = false, What::NotStored, false),
        ];
        for (edit, what, material) in edits {
            assert_eq!(after(|rows| edit(handling_of(rows, "member_email"))), (vec![what], material), "{what:?}");
        }
        let kept = |rows: &mut Rows| handling_of(rows, "presave_birth").stored = true;
        assert_eq!(after(kept), (vec![What::Stored], true));
        assert_eq!(after(|rows| handling_of(rows, "member_language").sealed = true), (vec![What::Sealed], false));
    }

    #[test]
    fn a_lower_age_is_material() {
        let age = |country: &str, years: u8| {
            let country = country.to_owned();
            after(move |rows| rows.ages.extend([(country.clone(), years)]))
        };
        assert_eq!(age("DE", 13), (vec![What::AgeLowered], true));
        assert_eq!(age("AT", 16), (vec![What::AgeRaised], false));
        assert_eq!(age("IN", 18), (vec![What::AgeRaised], false), "against the default that held there before");
    }

    #[test]
    fn what_an_older_program_did_not_record_is_not_compared() {
        let mut older: serde_json::Value = serde_json::to_value(declared(&[])).unwrap();
        for field in ["controller", "authority", "ages"] {
            older.as_object_mut().unwrap().remove(field).unwrap();
        }
        for datum in older["data"].as_object_mut().unwrap().values_mut() {
            datum.as_object_mut().unwrap().remove("handling").unwrap();
        }
        for party in older["processors"].as_object_mut().unwrap().values_mut() {
            party.as_object_mut().unwrap().retain(|field, _| field != "name" && field != "purposes");
        }
        let older: Rows = serde_json::from_value(older).unwrap();
        assert_eq!(older.changes(&declared(&[])), Vec::new());
    }

    #[test]
    fn a_datum_in_several_tables_is_kept_as_long_as_the_longest() {
        let rows = declared(&[]);
        assert_eq!(rows.data["fan_id"].kept, Kept::Days(90));
        assert_eq!(rows.data["member_id"].kept, Kept::Life, "a session goes, the account stays");
        assert_eq!(rows.data["presave_code"].kept, Kept::Use);
    }
}
