//! The proof page.

use askama::Template;
use jiff::tz::TimeZone;
use kit::{App, Frame};

use crate::model::{Clause, Evidence, Record, Shown};

/// `/privacy/proof`.
#[derive(Template)]
#[template(path = "proof.html")]
pub(crate) struct Page {
    frame: Frame,
    version: &'static str,
    base_url: String,
    counts: Vec<(String, String)>,
    lines: Vec<Line>,
}

/// One clause.
struct Line {
    id: &'static str,
    word: &'static str,
    status: String,
    title: String,
    what: String,
    attested: Option<String>,
    attested_what: &'static str,
    said_here: Option<String>,
    evidence: Vec<Answer>,
}

/// One of its checks.
struct Answer {
    id: &'static str,
    word: &'static str,
    status: String,
    at_ms: i64,
    looked: String,
    age: Option<Age>,
    who: String,
    command: String,
    evidence: Option<String>,
}

struct Age {
    machine: String,
    words: String,
}

impl Page {
    pub(crate) fn new(frame: Frame, app: &App, clauses: &[Clause]) -> Page {
        let order = [Shown::Fail, Shown::Unknown, Shown::Stale, Shown::NotYet, Shown::Pass, Shown::Attested];
        let counts = order.into_iter().filter_map(|shown| {
            let n = clauses.iter().filter(|clause| clause.shown == shown).count();
            (n > 0).then(|| (said(&frame, shown), frame.tongue.number(u64::try_from(n).unwrap_or(0))))
        });
        let counts = counts.collect();
        let base_url = app.site.base_url.clone();
        let lines = clauses.iter().map(|clause| Line::new(&frame, &base_url, clause)).collect();
        Page { frame, version: policy::VERSION, base_url, counts, lines }
    }
}

fn said(frame: &Frame, shown: Shown) -> String {
    frame.say(&format!("proof-status-{}", shown.text()))
}

impl Line {
    fn new(frame: &Frame, base_url: &str, clause: &Clause) -> Line {
        let id = clause.promise.id;
        let attested = clause.attested.map(|by| {
            let day = by.on.parse().map_or_else(|_| by.on.to_owned(), |day| frame.tongue.day(day));
            frame.tongue.say_with("proof-attested-by", &[("who", by.by.into()), ("day", day.into())])
        });
        Line {
            id,
            word: clause.shown.word(),
            status: said(frame, clause.shown),
            title: frame.say(&format!("promise-{id}")),
            what: frame.say(&format!("promise-{id}-what")),
            attested,
            attested_what: clause.attested.map_or("", |by| by.what),
            said_here: clause.attested.map(|_| Line::said_here(frame, clause.word.as_ref())),
            evidence: clause.evidence.iter().map(|one| Answer::new(frame, base_url, one)).collect(),
        }
    }
}

impl Line {
    /// Who of those that run this instance stands for it.
    fn said_here(frame: &Frame, word: Option<&Record>) -> String {
        let Some(word) = word else { return frame.say("proof-attested-not") };
        let day = frame.tongue.day(kit::from_millis(word.ended_at).to_zoned(TimeZone::UTC).date());
        let who = word.observed.as_str().unwrap_or_default();
        frame.tongue.say_with("proof-attested-here", &[("who", who.into()), ("day", day.into())])
    }
}

impl Answer {
    fn new(frame: &Frame, base_url: &str, one: &Evidence) -> Answer {
        let id = one.check.id();
        let external = one.check.external();
        let command = if external {
            format!("fanfare verify --external {base_url} --only {id}")
        } else {
            format!("fanfare verify --only {id}")
        };
        let age = one.record.as_ref().map(|record| {
            let at = kit::from_millis(record.ended_at);
            let day = frame.tongue.moment(at, &TimeZone::UTC);
            Age { machine: at.to_string(), words: frame.tongue.say_with("proof-looked-at", &[("moment", day.into())]) }
        });
        let evidence = one.record.as_ref().map(|record| {
            let all = serde_json::json!({
                "observed": record.observed,
                "control": record.control,
                "started": kit::from_millis(record.started_at).to_string(),
                "ended": kit::from_millis(record.ended_at).to_string(),
                "program": record.binary_version,
                "inventory": record.inventory_hash,
                "sha256": record.fingerprint().map(|byte| format!("{byte:02x}")).concat(),
                "log_position": record.log_position,
            });
            serde_json::to_string_pretty(&all).unwrap_or_default()
        });
        Answer {
            id,
            word: one.shown.word(),
            status: said(frame, one.shown),
            at_ms: one.record.as_ref().map_or(0, |record| record.ended_at),
            looked: frame.say(&format!("check-{id}")),
            age,
            who: frame.say(if external { "proof-anybody" } else { "proof-operator" }),
            command,
            evidence,
        }
    }
}
