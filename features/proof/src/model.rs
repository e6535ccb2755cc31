//! What a check found, and what of it counts when somebody looks: no clock, no database, no HTTP.

use policy::{Attestation, Check, PROMISES, Promise, Proof};
use serde_json::Value;
use sha2::{Digest, Sha256};

const HOUR_MS: i64 = 60 * 60 * 1000;

/// What a check answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It holds.
    Pass,
    /// It does not hold.
    Fail,
    /// Nobody knows: the check has no positive control this time, or could not run.
    Unknown,
}

impl Status {
    /// The word that is stored and that programs read.
    pub fn word(self) -> &'static str {
        match self {
            Status::Pass => "PASS",
            Status::Fail => "FAIL",
            Status::Unknown => "UNKNOWN",
        }
    }

    /// A word that was stored. What nobody wrote counts for nothing.
    pub(crate) fn of_word(word: &str) -> Status {
        match word {
            "PASS" => Status::Pass,
            "FAIL" => Status::Fail,
            _ => Status::Unknown,
        }
    }
}

/// Whether a check would have seen what it looks for: an observation without that proves nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// Whether it was seen.
    pub seen: bool,
    /// What was seen: counts and hashes.
    pub what: Value,
}

/// The outcome of one check.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The answer.
    pub status: Status,
    /// What was observed: counts and hashes, never personal data.
    pub observed: Value,
    /// The positive control.
    pub control: Value,
}

impl Finding {
    /// What holds or does not hold. A failure counts even without a control; a pass never does.
    pub fn of(control: Control, holds: bool, observed: Value) -> Finding {
        let status = match (holds, control.seen) {
            (false, _) => Status::Fail,
            (true, true) => Status::Pass,
            (true, false) => Status::Unknown,
        };
        Finding { status, observed, control: control.what }
    }

    /// Nobody knows, and why.
    pub fn unknown(why: &str) -> Finding {
        Finding { status: Status::Unknown, observed: serde_json::json!({ "why": why }), control: Value::Null }
    }
}

/// Which program looks.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// What somebody who runs this instance says they looked at, where no machine can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attested {
    /// The clause.
    pub clause: &'static str,
    /// Who.
    pub by: String,
    /// On which day.
    pub on: jiff::civil::Date,
}

/// For so long somebody's word counts.
const ATTESTED_DAYS: i64 = 365;

impl Attested {
    /// Beside the answers of the checks, which it stands in for.
    pub(crate) fn record(&self) -> Option<Record> {
        let at = self.on.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_millisecond();
        Some(Record {
            check: name_of_attestation(self.clause),
            status: Status::Pass,
            observed: Value::from(self.by.as_str()),
            control: Value::Null,
            started_at: at,
            ended_at: at,
            binary_version: String::new(),
            inventory_hash: String::new(),
            log_position: None,
        })
    }
}

/// No check has a name like this.
fn name_of_attestation(clause: &str) -> String {
    format!("attested:{clause}")
}

/// A finding as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The check's id.
    pub check: String,
    /// The answer.
    pub status: Status,
    /// What was observed.
    pub observed: Value,
    /// The positive control.
    pub control: Value,
    /// When it began, in milliseconds since the epoch.
    pub started_at: i64,
    /// When it ended.
    pub ended_at: i64,
    /// Which program looked.
    pub binary_version: String,
    /// Which inventory it was built with.
    pub inventory_hash: String,
    /// Where the log says what it answered; `None` before it is written there.
    pub log_position: Option<i64>,
}

impl Record {
    fn is_of_another_program(&self) -> bool {
        self.binary_version != PROGRAM || self.inventory_hash != policy::VERSION
    }

    /// What the log holds of it: SHA-256 of its parts as they are stored, a line each.
    pub fn fingerprint(&self) -> [u8; 32] {
        let parts = [
            &self.check,
            self.status.word(),
            &self.observed.to_string(),
            &self.control.to_string(),
            &self.started_at.to_string(),
            &self.ended_at.to_string(),
            &self.binary_version,
            &self.inventory_hash,
        ];
        Sha256::digest(parts.join("\n")).into()
    }
}

/// What is shown of a clause or of one of its checks. In the order of what has to be told first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// It does not hold.
    Fail,
    /// Nobody knows.
    Unknown,
    /// The last answer is too old to count.
    Stale,
    /// No check has run yet.
    NotYet,
    /// It held when it was looked at, not long ago.
    Pass,
    /// No machine can look; somebody says so.
    Attested,
}

impl Shown {
    /// The word that programs read.
    pub fn word(self) -> &'static str {
        match self {
            Shown::Fail => "FAIL",
            Shown::Unknown => "UNKNOWN",
            Shown::Stale => "STALE",
            Shown::NotYet => "NOT_YET",
            Shown::Pass => "PASS",
            Shown::Attested => "ATTESTED",
        }
    }

    /// The stem of its text.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Shown::Fail => "fail",
            Shown::Unknown => "unknown",
            Shown::Stale => "stale",
            Shown::NotYet => "not-yet",
            Shown::Pass => "pass",
            Shown::Attested => "attested",
        }
    }
}

/// One check of a clause, with its last answer.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Which.
    pub check: Check,
    /// What counts of its last answer now.
    pub shown: Shown,
    /// That answer. A failure gives way to a later pass only, not to an answer that nobody knows.
    pub record: Option<Record>,
}

/// A clause as it stands now.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Which.
    pub promise: &'static Promise,
    /// The worst of its checks.
    pub shown: Shown,
    /// Its checks.
    pub evidence: Vec<Evidence>,
    /// What its makers looked at, where no machine can look.
    pub attested: Option<Attestation>,
    /// Who of those that run this instance looked at it, and when.
    pub word: Option<Record>,
}

/// Every clause as it stands at `now_ms`, from the standing records: of each check the newest that decided, and a later one
/// that did not. Clauses of modules that are `off` are
/// left out like in the policy, but never one that fails.
pub fn clauses(standing: &[Record], now_ms: i64, off: &[&str]) -> Vec<Clause> {
    let all = PROMISES.iter().map(|promise| clause(promise, standing, now_ms));
    all.filter(|clause| clause.shown == Shown::Fail || !off.contains(&clause.promise.module)).collect()
}

fn clause(promise: &'static Promise, standing: &[Record], now_ms: i64) -> Clause {
    let (checks, max_age_hours) = match promise.proof {
        Proof::Checks { checks, max_age_hours } => (checks, max_age_hours),
        Proof::Attested(by) => {
            let word = standing.iter().find(|record| record.check == name_of_attestation(promise.id)).cloned();
            let oldest = now_ms.saturating_sub(ATTESTED_DAYS * 24 * HOUR_MS);
            let shown = match &word {
                None => Shown::NotYet,
                Some(word) if word.ended_at < oldest => Shown::Stale,
                Some(_) => Shown::Attested,
            };
            return Clause { promise, shown, evidence: Vec::new(), attested: Some(by), word };
        }
    };
    let oldest = now_ms.saturating_sub(i64::from(max_age_hours) * HOUR_MS);
    let evidence: Vec<Evidence> = checks
        .iter()
        .map(|check| {
            let of_check = standing.iter().filter(|record| record.check == check.id());
            let record = of_check.max_by_key(|record| (record.status == Status::Fail, record.ended_at)).cloned();
            Evidence { check: *check, shown: shown(record.as_ref(), oldest), record }
        })
        .collect();
    let shown = evidence.iter().map(|one| one.shown).min().unwrap_or(Shown::NotYet);
    Clause { promise, shown, evidence, attested: None, word: None }
}

/// A failure does not grow old: it is shown until somebody has seen it mended. What another program found counts no more
/// for this one.
fn shown(record: Option<&Record>, oldest: i64) -> Shown {
    match record {
        None => Shown::NotYet,
        Some(record) if record.status == Status::Fail => Shown::Fail,
        Some(record) if record.ended_at < oldest || record.is_of_another_program() => Shown::Stale,
        Some(record) if record.status == Status::Pass => Shown::Pass,
        Some(_) => Shown::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NOW: i64 = 1_795_305_600_000;

    fn record(check: Check, status: Status, ended_at: i64) -> Record {
        Record {
            check: check.id().to_owned(),
            status,
            observed: json!({}),
            control: json!({}),
            started_at: ended_at,
            ended_at,
            binary_version: PROGRAM.to_owned(),
            inventory_hash: policy::VERSION.to_owned(),
            log_position: None,
        }
    }

    fn shown_of(records: &[Record], now: i64, id: &str) -> Shown {
        clauses(records, now, &[]).into_iter().find(|clause| clause.promise.id == id).unwrap().shown
    }

    #[test]
    fn without_a_control_nothing_passes_and_a_failure_still_fails() {
        let control = |seen| Control { seen, what: json!({}) };
        assert_eq!(Finding::of(control(true), true, json!({})).status, Status::Pass);
        assert_eq!(Finding::of(control(false), true, json!({})).status, Status::Unknown);
        assert_eq!(Finding::of(control(false), false, json!({})).status, Status::Fail);
    }

    #[test]
    fn a_pass_grows_stale_and_a_failure_does_not() {
        let hours = |n: i64| NOW + n * HOUR_MS;
        let passed = [record(Check::Retention, Status::Pass, NOW)];
        assert_eq!(shown_of(&passed, hours(48), "retention"), Shown::Pass);
        assert_eq!(shown_of(&passed, hours(48) + 1, "retention"), Shown::Stale);
        let failed = [record(Check::Retention, Status::Fail, NOW)];
        assert_eq!(shown_of(&failed, hours(4800), "retention"), Shown::Fail);
        assert_eq!(shown_of(&[], NOW, "retention"), Shown::NotYet);
    }

    #[test]
    fn a_failure_ends_with_a_pass_and_not_with_an_answer_that_nobody_knows() {
        let failed = record(Check::Retention, Status::Fail, NOW);
        let nobody_knows = record(Check::Retention, Status::Unknown, NOW + 1);
        assert_eq!(shown_of(&[failed, nobody_knows.clone()], NOW + 1, "retention"), Shown::Fail);
        let passed = record(Check::Retention, Status::Pass, NOW);
        assert_eq!(shown_of(&[passed, nobody_knows], NOW + 1, "retention"), Shown::Unknown);
    }

    #[test]
    fn what_another_program_found_is_stale_and_its_failure_still_counts() {
        let of_another =
            |status| Record { inventory_hash: "another".to_owned(), ..record(Check::Retention, status, NOW) };
        assert_eq!(shown_of(&[of_another(Status::Pass)], NOW, "retention"), Shown::Stale);
        assert_eq!(shown_of(&[of_another(Status::Fail)], NOW, "retention"), Shown::Fail);
    }

    #[test]
    fn every_part_of_a_record_changes_its_fingerprint() {
        let one = record(Check::Retention, Status::Pass, NOW);
        let others = [
            Record { status: Status::Fail, ..one.clone() },
            Record { observed: json!({ "rows": 1 }), ..one.clone() },
            Record { control: json!({ "rows": 1 }), ..one.clone() },
            Record { started_at: NOW - 1, ..one.clone() },
            Record { ended_at: NOW + 1, ..one.clone() },
        ];
        assert!(others.iter().all(|other| other.fingerprint() != one.fingerprint()));
        assert_eq!(Record { log_position: Some(3), ..one.clone() }.fingerprint(), one.fingerprint());
    }

    #[test]
    fn the_worst_check_speaks_for_its_clause() {
        let both = |first, second| {
            let records = [record(Check::GpcSignal, first, NOW), record(Check::GpcStatement, second, NOW)];
            shown_of(&records, NOW, "opt_out_signal")
        };
        assert_eq!(both(Status::Pass, Status::Pass), Shown::Pass);
        assert_eq!(both(Status::Pass, Status::Unknown), Shown::Unknown);
        assert_eq!(both(Status::Unknown, Status::Fail), Shown::Fail);
        let one = [record(Check::GpcSignal, Status::Pass, NOW)];
        assert_eq!(shown_of(&one, NOW, "opt_out_signal"), Shown::NotYet);
    }

    #[test]
    fn what_no_machine_sees_counts_when_somebody_here_says_so_and_for_a_year() {
        let said = Attested { clause: "encrypted_transport", by: "Ada Lane".into(), on: "2026-11-20".parse().unwrap() };
        let records: Vec<Record> = said.record().into_iter().collect();
        let days = |n: i64| records[0].ended_at + n * 24 * HOUR_MS;
        assert_eq!(shown_of(&[], NOW, "encrypted_transport"), Shown::NotYet);
        assert_eq!(shown_of(&records, NOW, "encrypted_transport"), Shown::Attested);
        assert_eq!(shown_of(&records, NOW, "below_the_files"), Shown::NotYet, "each for itself");
        assert_eq!(shown_of(&records, days(365), "encrypted_transport"), Shown::Attested);
        assert_eq!(shown_of(&records, days(366), "encrypted_transport"), Shown::Stale);
    }

    #[test]
    fn a_failing_clause_is_shown_although_its_module_is_off() {
        let ids = |records: &[Record]| -> Vec<&str> {
            clauses(records, NOW, &["presave"]).iter().map(|clause| clause.promise.id).collect()
        };
        assert!(!ids(&[]).contains(&"tokens_sealed"));
        assert!(ids(&[record(Check::TokenSealed, Status::Fail, NOW)]).contains(&"tokens_sealed"));
    }
}
