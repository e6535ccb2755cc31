//! What the policy promises as rows that two versions can be compared by, and what of a change is material.

use std::collections::{BTreeMap, BTreeSet};

use kit::Party;
use policy::{Basis, DataRow, Keep};
use serde::{Deserialize, Serialize};

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
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Datum {
    pub(crate) purposes: BTreeSet<String>,
    pub(crate) kept: Kept,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Processor {
    /// Who the operator chose, where the inventory leaves it to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    pub(crate) country: String,
    pub(crate) safeguard: String,
    pub(crate) data: BTreeSet<String>,
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
            | What::KeptLonger => true,
            What::PurposeRemoved
            | What::DatumUnused
            | What::ProcessorRemoved
            | What::Withheld
            | What::KeptShorter
            | What::CookieAdded
            | What::CookieRemoved
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
                | What::Disclosed
                | What::Withheld
                | What::TransferChanged
        )
    }
}

impl Rows {
    /// The rows that this program was built with, without the modules that are switched off, and with whom the operator
    /// chose.
    pub(crate) fn declared(off: &[&str], parties: &[Party]) -> Rows {
        let on = |module: &str| !off.contains(&module);
        let purposes: BTreeMap<String, String> = (policy::PURPOSES.iter().filter(|row| on(row.module)))
            .map(|row| (row.id.to_owned(), basis(row.basis).to_owned()))
            .collect();
        let known = |ids: &[&str]| -> BTreeSet<String> {
            ids.iter().filter(|id| purposes.contains_key(**id)).map(|id| (*id).to_owned()).collect()
        };
        let data: BTreeMap<String, Datum> = (policy::DATA.iter().filter(|row| on(row.module)))
            .map(|row| (row.id.to_owned(), Datum { purposes: known(row.purposes), kept: kept(row) }))
            .collect();
        let chosen = |row: &policy::ProcessorRow| {
            parties.iter().find(|party| row.configured && party.processor == row.id).map(|party| party.name.clone())
        };
        let processor = |row: &policy::ProcessorRow| Processor {
            name: chosen(row),
            country: row.country.to_owned(),
            safeguard: row.safeguard.to_owned(),
            data: row.data.iter().filter(|id| data.contains_key(**id)).map(|id| (*id).to_owned()).collect(),
        };
        let processors = policy::PROCESSORS.iter().filter(|row| on(row.module));
        let processors = processors.map(|row| (row.id.to_owned(), processor(row))).collect();
        let cookies = policy::COOKIES.iter().filter(|row| on(row.module));
        let cookies = cookies.map(|row| (row.name.to_owned(), row.life_minutes)).collect();
        Rows { processors, cookies, counts: table_keep(COUNTS), purposes, data }
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
        found
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
    if (&old.country, &old.safeguard) != (&new.country, &new.safeguard) {
        found.push(change(What::TransferChanged, id, ""));
    }
    found.extend(old.data.difference(&new.data).map(|datum| change(What::Withheld, id, datum)));
    found.extend(new.data.difference(&old.data).map(|datum| change(What::Disclosed, id, datum)));
}

/// The rule by which the sweep deletes a datum. One that lies in several tables is kept as long as the longest of them.
pub(crate) fn kept(row: &DataRow) -> Kept {
    match row.keep {
        Keep::Use => Kept::Use,
        Keep::ClearWhen(_) => Kept::UntilEnded,
        Keep::Row => {
            let rules = row.columns.iter().map(|(table, _)| table_keep(table).unwrap_or(Kept::Life));
            rules.max().unwrap_or(Kept::Life)
        }
    }
}

pub(crate) fn table_keep(name: &str) -> Option<Kept> {
    let table = policy::TABLES.iter().find(|row| row.name == name)?;
    table.keep.map(|rule| Kept::Days(rule.days))
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

    /// What changes when `edit` is made to today's rows: all of it, and whether any of it is material.
    fn after(edit: impl Fn(&mut Rows)) -> (Vec<What>, bool) {
        let old = Rows::declared(&[], &[]);
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
        let named = |rows: &mut Rows| spotify(rows).name = Some("Another".to_owned());
        assert_eq!(after(named), (vec![], false), "before, nobody wrote down who it was");
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
        assert_eq!(after(|rows| spotify(rows).data.clear()), (vec![What::Withheld; 3], false));
        assert_eq!(
            after(|rows| rows.processors.retain(|id, _| id != "spotify")),
            (vec![What::ProcessorRemoved], false)
        );
        assert!(!after(|rows| *rows = Rows::declared(&["presave"], &[])).1);
    }

    #[test]
    fn a_datum_in_several_tables_is_kept_as_long_as_the_longest() {
        let rows = Rows::declared(&[], &[]);
        assert_eq!(rows.data["fan_id"].kept, Kept::Days(90));
        assert_eq!(rows.data["member_id"].kept, Kept::Life, "a session goes, the account stays");
        assert_eq!(rows.data["presave_code"].kept, Kept::Use);
    }
}
