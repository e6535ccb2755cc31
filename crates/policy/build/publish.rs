//! The inventory for machines: one text, the same in the program, at its address and on the command line.

use serde::Serialize;

use crate::declared::{Asked, Check, Clause, Cookie, Data, Declared, Kept, Module, Processor, Purpose, Subject, Table};

/// The rows as they are published. Their SHA-256 is the version of the policy.
#[derive(Serialize)]
struct Published<'a> {
    effective: &'a str,
    consent_months: u32,
    subjects: &'a [Subject],
    modules: &'a [Module],
    purposes: &'a [Purpose],
    processors: &'a [Processor],
    asked: &'a [Asked],
    kept: &'a [Kept],
    cookies: &'a [Cookie],
    tables: &'a [Table],
    data: &'a [Data],
    checks: &'a [Check],
    clauses: &'a [Clause],
}

/// The rows as JSON, in the order in which they are declared, with a line feed at the end.
pub(crate) fn json(declared: &Declared) -> serde_json::Result<String> {
    let Declared { inventory, promises, .. } = declared;
    let published = Published {
        effective: &inventory.policy.effective,
        consent_months: inventory.policy.consent_months,
        subjects: &inventory.subject,
        modules: &inventory.module,
        purposes: &inventory.purpose,
        processors: &inventory.processor,
        asked: &inventory.asked,
        kept: &inventory.kept,
        cookies: &inventory.cookie,
        tables: &inventory.table,
        data: &inventory.data,
        checks: &promises.check,
        clauses: &promises.clause,
    };
    serde_json::to_string_pretty(&published).map(|text| text + "\n")
}
