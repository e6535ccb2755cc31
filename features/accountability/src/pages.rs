//! The pages as askama sees them.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use kit::{Arg, Frame, Problems, Tongue};
use policy::routes::accountability as paths;
use tlog::{Fault, Kept, Report};
use uuid::Uuid;

use crate::{
    model::{Content, Draft, Incident, State},
    registers::Recipient,
};

/// `/privacy/processors`.
#[derive(Template)]
#[template(path = "processors.html")]
pub(crate) struct Processors {
    pub(crate) frame: Frame,
    pub(crate) parties: Vec<Recipient>,
}

/// One entry of the log.
pub(crate) struct Line {
    position: u64,
    kind: String,
    at: String,
    facts: String,
    proof: String,
}

impl Line {
    pub(crate) fn of(kept: &Kept, frame: &Frame) -> Line {
        let kind = kept.kind.map_or("unknown", tlog::Kind::word);
        Line {
            position: kept.position.0,
            kind: frame.say(&format!("accountability-kind-{kind}")),
            at: kept.at.map(|at| frame.tongue.moment(at, &TimeZone::UTC)).unwrap_or_default(),
            facts: kept.facts.to_string(),
            proof: paths::PROOF.to(&[&kept.position.to_string()]),
        }
    }
}

/// `/app/accountability`.
#[derive(Template)]
#[template(path = "log.html")]
pub(crate) struct LogPage {
    pub(crate) frame: Frame,
    pub(crate) lines: Vec<Line>,
    pub(crate) older: Option<u64>,
    pub(crate) watched: Option<(String, bool)>,
    pub(crate) checkpoint: Option<(u64, String)>,
    pub(crate) verifier: String,
    pub(crate) report: Option<Report>,
}

impl LogPage {
    fn watch(&self) -> String {
        match &self.watched {
            None => self.frame.say("accountability-watch-never"),
            Some((at, true)) => self.with("accountability-watch-sound", &[("at", at.as_str().into())]),
            Some((at, false)) => self.with("accountability-watch-failed", &[("at", at.as_str().into())]),
        }
    }

    fn head(&self) -> String {
        match &self.checkpoint {
            None => self.frame.say("accountability-checkpoint-none"),
            Some((size, at)) => {
                self.with("accountability-checkpoint-what", &[("n", (*size).into()), ("at", at.as_str().into())])
            }
        }
    }

    fn found(&self, report: &Report) -> String {
        if report.is_sound() {
            return self.frame.tongue.say_n("accountability-check-sound", report.size);
        }
        let n = u64::try_from(report.faults.len()).unwrap_or(u64::MAX);
        self.frame.tongue.say_n("accountability-check-broken", n)
    }

    fn fault(&self, fault: &Fault) -> String {
        match *fault {
            Fault::Missing { position } => self.with("accountability-fault-missing", &[("position", position.into())]),
            Fault::Surplus { position } => self.with("accountability-fault-surplus", &[("position", position.into())]),
            Fault::Hash { level, place } => {
                let args = [("level", i64::from(level).into()), ("place", place.into())];
                self.with("accountability-fault-hash", &args)
            }
            Fault::Root { size } => self.with("accountability-fault-root", &[("size", size.into())]),
            Fault::Signature { size } => self.with("accountability-fault-signature", &[("size", size.into())]),
        }
    }

    fn with(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.frame.tongue.say_with(id, args)
    }
}

/// Where an incident is.
pub(crate) fn incident_path(id: Uuid) -> String {
    paths::INCIDENT.to(&[&id.to_string()])
}

/// One incident as a list shows it.
pub(crate) struct Row {
    path: String,
    nature: String,
    discovered: String,
    state: State,
    clock: String,
    notify: String,
    close: String,
}

impl Row {
    pub(crate) fn of(incident: &Incident, frame: &Frame, now: Timestamp) -> Row {
        let id = incident.id.to_string();
        let state = incident.state(now);
        Row {
            path: incident_path(incident.id),
            nature: incident.content.nature.clone(),
            discovered: frame.tongue.moment(incident.content.discovered_at, &TimeZone::UTC),
            state,
            clock: clock(state, &frame.tongue),
            notify: paths::NOTIFY_INCIDENT.to(&[&id]),
            close: paths::CLOSE_INCIDENT.to(&[&id]),
        }
    }

    fn is_overdue(&self) -> bool {
        matches!(self.state, State::Overdue(_))
    }

    fn is_untold(&self) -> bool {
        matches!(self.state, State::Overdue(_) | State::Running { .. })
    }

    fn is_open(&self) -> bool {
        !matches!(self.state, State::Closed(_))
    }
}

fn clock(state: State, tongue: &Tongue) -> String {
    let at = |at| Arg::from(tongue.moment(at, &TimeZone::UTC));
    match state {
        State::Running { hours, until } => {
            tongue.say_with("accountability-clock-running", &[("n", hours.into()), ("at", at(until))])
        }
        State::Overdue(until) => tongue.say_with("accountability-clock-overdue", &[("at", at(until))]),
        State::Told(told) => tongue.say_with("accountability-clock-told", &[("at", at(told))]),
        State::Closed(closed) => tongue.say_with("accountability-clock-closed", &[("at", at(closed))]),
    }
}

/// A field of the form, with what was typed.
struct Field<'a> {
    name: &'static str,
    label: String,
    hint: String,
    typed: &'a str,
    error: Option<String>,
}

impl Field<'_> {
    /// What the field is described by.
    fn described(&self) -> String {
        let error = if self.error.is_some() { format!(" {}-error", self.name) } else { String::new() };
        format!("{}-hint{error}", self.name)
    }

    fn is_long(&self) -> bool {
        matches!(self.name, "nature" | "categories" | "consequences" | "measures")
    }

    fn kind(&self) -> &'static str {
        if self.name == "discovered_at" { "datetime-local" } else { "number" }
    }
}

fn fields<'a>(frame: &Frame, draft: &'a Draft, problems: &Problems) -> Vec<Field<'a>> {
    let typed = [
        ("nature", &draft.nature),
        ("categories", &draft.categories),
        ("people", &draft.people),
        ("records", &draft.records),
        ("consequences", &draft.consequences),
        ("measures", &draft.measures),
        ("discovered_at", &draft.discovered_at),
    ];
    typed
        .into_iter()
        .map(|(name, typed)| Field {
            name,
            label: frame.say(&format!("accountability-field-{name}")),
            hint: frame.say(&format!("accountability-hint-{name}")),
            typed,
            error: problems.of(name, &frame.tongue),
        })
        .collect()
}

/// `/app/incidents`.
#[derive(Template)]
#[template(path = "incidents.html")]
pub(crate) struct Incidents {
    pub(crate) frame: Frame,
    pub(crate) rows: Vec<Row>,
    pub(crate) draft: Draft,
    pub(crate) problems: Problems,
}

impl Incidents {
    fn fields(&self) -> Vec<Field<'_>> {
        fields(&self.frame, &self.draft, &self.problems)
    }
}

/// `/app/incidents/{id}`.
#[derive(Template)]
#[template(path = "incident.html")]
pub(crate) struct OneIncident {
    pub(crate) frame: Frame,
    pub(crate) row: Row,
    pub(crate) notices: Vec<Notice>,
    pub(crate) draft: Draft,
    pub(crate) problems: Problems,
}

impl OneIncident {
    fn fields(&self) -> Vec<Field<'_>> {
        fields(&self.frame, &self.draft, &self.problems)
    }
}

/// The draft of a notice in one language.
pub(crate) struct Notice {
    tag: &'static str,
    dir: &'static str,
    language: String,
    subject: String,
    paragraphs: Vec<String>,
}

impl Notice {
    pub(crate) fn of(tongue: &Tongue, content: &Content, operator: &str, contact: &str) -> Notice {
        let discovered = tongue.moment(content.discovered_at, &TimeZone::UTC);
        let args: Vec<(&str, Arg)> = vec![
            ("operator", operator.into()),
            ("contact", contact.into()),
            ("discovered", discovered.into()),
            ("nature", content.nature.as_str().into()),
            ("categories", content.categories.as_str().into()),
            ("people", content.people.into()),
            ("records", content.records.into()),
            ("consequences", content.consequences.as_str().into()),
            ("measures", content.measures.as_str().into()),
        ];
        let written = |id: &str| tongue.say_with(id, &args);
        Notice {
            tag: tongue.lang().tag(),
            dir: tongue.lang().dir(),
            language: tongue.say("accountability-language"),
            subject: written("accountability-notice-subject"),
            paragraphs: vec![
                written("accountability-notice-nature"),
                written("accountability-notice-numbers"),
                written("accountability-notice-consequences"),
                written("accountability-notice-measures"),
                written("accountability-notice-contact"),
            ],
        }
    }
}
