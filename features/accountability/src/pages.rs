//! The pages as askama sees them.

use askama::Template;
use jiff::tz::TimeZone;
use kit::{Arg, Frame};
use policy::routes::accountability as paths;
use tlog::{Fault, Kept, Report};

use crate::registers::Party;

/// `/privacy/processors`.
#[derive(Template)]
#[template(path = "processors.html")]
pub(crate) struct Processors {
    pub(crate) frame: Frame,
    pub(crate) parties: Vec<Party>,
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
