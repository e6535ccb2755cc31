//! Whether the proof page itself is honest: every clause is there, and nothing old is shown as passed.

use std::collections::BTreeMap;

use policy::{Check, PROMISES, Proof};
use proof::{Control, Finding, Record, Shown, Status, clauses};
use serde_json::{Value, json};

use super::door::{Ask, Door};

const HOUR_MS: i64 = 60 * 60 * 1000;

/// Reads the page as anybody sees it at `now_ms`. `newest` are the answers behind it, for who has access to them.
pub(crate) async fn staleness(
    door: &Door,
    now_ms: i64,
    newest: Option<(&[Record], &[&str])>,
) -> anyhow::Result<Finding> {
    let answer = door.ask(Ask::get("/privacy/proof")).await?.expect(200, "the proof page")?;
    let page = answer.text();
    let (shown_clauses, shown_checks) = (attributes(&page, "data-clause"), attributes(&page, "data-check"));
    let mut wrong = Vec::new();
    let mut aged = 0;
    for promise in PROMISES {
        // What is switched off is not promised here; from outside nobody knows which that is.
        let hidden = !shown_clauses.contains_key(promise.id);
        let may_be_off = newest.map_or(promise.module != "platform", |(_, off)| off.contains(&promise.module));
        if hidden && !may_be_off {
            wrong.push(json!({ "clause": promise.id, "is": "not shown" }));
        }
        let Proof::Checks { checks, max_age_hours } = promise.proof else { continue };
        for check in checks {
            let Some(seen) = shown_checks.get(check.id()) else { continue };
            aged += usize::from(seen.at > 0);
            if seen.status == Shown::Pass.word() && now_ms - seen.at > i64::from(max_age_hours) * HOUR_MS {
                wrong.push(json!({ "clause": promise.id, "is": "shown as passed although too old" }));
            }
        }
    }
    if let Some((records, off)) = newest {
        for clause in clauses(records, now_ms, off) {
            let seen = shown_clauses.get(clause.promise.id).map(|seen| seen.status.as_str());
            if seen != Some(clause.shown.word()) {
                wrong.push(json!({ "clause": clause.promise.id, "is": "shown as something else than it is" }));
            }
        }
    }
    let grows_stale = rule();
    let control = Control {
        seen: aged > 0 && grows_stale,
        what: json!({ "answers_with_an_age": aged, "a_fresh_pass_passes_and_an_old_one_is_stale": grows_stale }),
    };
    let observed = json!({ "clauses_shown": shown_clauses.len(), "clauses": PROMISES.len(), "wrong": wrong });
    Ok(Finding::of(control, wrong.is_empty(), observed))
}

/// The rule itself, on an invented answer: now, and an hour after it is too old.
fn rule() -> bool {
    let check = Check::Staleness;
    let record = Record {
        check: check.id().to_owned(),
        status: Status::Pass,
        observed: Value::Null,
        control: Value::Null,
        started_at: 0,
        ended_at: 0,
        binary_version: proof::PROGRAM.to_owned(),
        inventory_hash: policy::VERSION.to_owned(),
        log_position: None,
    };
    check.clauses().all(|promise| {
        let Proof::Checks { max_age_hours, .. } = promise.proof else { return false };
        let at = |hours: i64| {
            let all = clauses(std::slice::from_ref(&record), hours * HOUR_MS, &[]);
            all.into_iter().find(|clause| clause.promise.id == promise.id).map(|clause| clause.shown)
        };
        at(0) == Some(Shown::Pass) && at(i64::from(max_age_hours) + 1) == Some(Shown::Stale)
    })
}

/// One marked place of the page.
struct Marked {
    status: String,
    at: i64,
}

/// Everything that is marked with an attribute, by its value.
fn attributes(page: &str, name: &str) -> BTreeMap<String, Marked> {
    let mut all = BTreeMap::new();
    for rest in page.split(&format!("{name}=\"")).skip(1) {
        let tag = rest.split('>').next().unwrap_or_default();
        let value = |name: &str| {
            let (_, rest) = tag.split_once(&format!("{name}=\""))?;
            rest.split('"').next().map(str::to_owned)
        };
        let id = tag.split('"').next().unwrap_or_default().to_owned();
        let at = value("data-at").and_then(|at| at.parse().ok()).unwrap_or(0);
        all.insert(id, Marked { status: value("data-status").unwrap_or_default(), at });
    }
    all
}
