//! The pages as askama sees them.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use kit::{Arg, Frame, Problems, Tongue};
use policy::routes::accountability as paths;
use tlog::{Fault, Kept, Report};
use transparency::Legal;
use uuid::Uuid;

use crate::{
    feed,
    model::{Draft, Incident, Practice, Reader, State},
    registers::{self, Recipient},
};

/// `/privacy/processors`.
#[derive(Template)]
#[template(path = "processors.html")]
pub(crate) struct Processors {
    pub(crate) frame: Frame,
    pub(crate) parties: Vec<Recipient>,
    pub(crate) asked: Vec<registers::Asked>,
    pub(crate) changes: Vec<feed::Line>,
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

/// `/app/accountability`, and `/privacy/log` for everybody else.
#[derive(Template)]
#[template(path = "log.html")]
pub(crate) struct LogPage {
    pub(crate) frame: Frame,
    pub(crate) lines: Vec<Line>,
    pub(crate) older: Option<u64>,
    pub(crate) watched: Option<(String, bool)>,
    pub(crate) checkpoint: Option<(u64, String)>,
    pub(crate) verifier: String,
    /// What is wrong with the log as it stands against what was signed.
    pub(crate) standing: Option<Fault>,
    pub(crate) report: Option<Report>,
}

impl LogPage {
    fn path(&self) -> &'static str {
        if self.frame.who.is_some() { paths::LOG.path } else { paths::PUBLIC_LOG.path }
    }

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
            Fault::Cut { signed } => self.with("accountability-fault-cut", &[("size", signed.into())]),
            Fault::Replaced { signed } => self.with("accountability-fault-replaced", &[("size", signed.into())]),
            Fault::Mark => self.frame.say("accountability-fault-mark"),
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
    drill: bool,
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
            drill: incident.drilled_at.is_some(),
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
    pub(crate) practice: Practice,
    pub(crate) draft: Draft,
    pub(crate) problems: Problems,
}

impl Incidents {
    fn is_practice_due(&self) -> bool {
        !matches!(self.practice, Practice::Fresh(_))
    }

    fn practised(&self) -> String {
        match self.practice {
            Practice::Never => self.frame.say("accountability-drill-never"),
            Practice::Fresh(days) => self.frame.tongue.say_n("accountability-drill-fresh", days),
            Practice::Due(days) => self.frame.tongue.say_n("accountability-drill-due", days),
        }
    }

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

/// Who sends a notice.
pub(crate) struct Sender<'a> {
    pub(crate) operator: &'a str,
    pub(crate) contact: &'a str,
    pub(crate) legal: &'a Legal,
}

/// The draft of a notice in one language: what Art 33(3) or 34(2) asks, from what is written down.
pub(crate) struct Notice {
    tag: &'static str,
    dir: &'static str,
    language: String,
    path: String,
    subject: String,
    paragraphs: Vec<String>,
}

impl Notice {
    pub(crate) fn of(
        tongue: &Tongue,
        incident: &Incident,
        reader: Reader,
        sender: &Sender<'_>,
        now: Timestamp,
    ) -> Notice {
        let content = &incident.content;
        let args: Vec<(&str, Arg)> = vec![
            ("operator", sender.operator.into()),
            ("contact", sender.legal.dpo.as_deref().unwrap_or(sender.contact).into()),
            ("authority", sender.legal.authority.as_deref().unwrap_or_default().into()),
            ("discovered", tongue.moment(content.discovered_at, &TimeZone::UTC).into()),
            ("nature", content.nature.as_str().into()),
            ("categories", content.categories.as_str().into()),
            ("people", content.people.into()),
            ("records", content.records.into()),
            ("consequences", content.consequences.as_str().into()),
            ("measures", content.measures.as_str().into()),
        ];
        let authority = sender.legal.authority.is_some();
        let late = incident.is_late(incident.notified_at.unwrap_or(now));
        let drill = incident.drilled_at.map(|_| "accountability-notice-drill");
        let whole = match reader {
            Reader::Authority => vec![
                drill,
                authority.then_some("accountability-notice-to"),
                Some("accountability-notice-nature"),
                Some("accountability-notice-numbers"),
                Some("accountability-notice-consequences"),
                Some("accountability-notice-measures"),
                late.then_some("accountability-notice-late"),
                Some("accountability-notice-more"),
                Some(if sender.legal.dpo.is_some() {
                    "accountability-notice-dpo"
                } else {
                    "accountability-notice-contact"
                }),
            ],
            Reader::People => vec![
                drill,
                Some("accountability-people-nature"),
                Some("accountability-people-whose"),
                Some("accountability-notice-consequences"),
                Some("accountability-notice-measures"),
                Some("accountability-notice-contact"),
                authority.then_some("accountability-people-complaint"),
            ],
        };
        let id = incident.id.to_string();
        Notice {
            tag: tongue.lang().tag(),
            dir: tongue.lang().dir(),
            language: format!(
                "{}: {}",
                tongue.say("accountability-language"),
                tongue.say(&format!("accountability-reader-{}", reader.word()))
            ),
            path: paths::NOTICE.to(&[&id, reader.word(), tongue.lang().tag()]),
            subject: tongue.say_with(&format!("accountability-{}-subject", reader.word()), &args),
            paragraphs: whole.into_iter().flatten().map(|id| tongue.say_with(id, &args)).collect(),
        }
    }

    /// The draft as plain text. The marks that keep directions apart are for pages; in a letter they would be copied on.
    pub(crate) fn text(&self) -> String {
        let text = format!("{}\n\n{}\n", self.subject, self.paragraphs.join("\n\n"));
        text.replace(['\u{2068}', '\u{2069}'], "")
    }
}
