//! Incidents: what Article 33(3) asks to be written down, and the 72 hours.

use jiff::{Timestamp, ToSpan, civil, tz::TimeZone};
use kit::{Problem, Problems};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long the controller has to tell the authority (Art 33(1)).
const HOURS: i64 = 72;
const TEXT_CHARS: usize = 4000;
/// More people than there are.
const MOST: i64 = 100_000_000_000;

/// What the form sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    pub(crate) nature: String,
    pub(crate) categories: String,
    pub(crate) people: String,
    pub(crate) records: String,
    pub(crate) consequences: String,
    pub(crate) measures: String,
    pub(crate) discovered_at: String,
    /// `yes` for a drill. Only at the beginning: what happened does not become one afterwards.
    pub(crate) drill: String,
}

/// What is known of an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Content {
    pub(crate) nature: String,
    pub(crate) categories: String,
    pub(crate) people: i64,
    pub(crate) records: i64,
    pub(crate) consequences: String,
    pub(crate) measures: String,
    pub(crate) discovered_at: Timestamp,
}

/// One row of the register.
#[derive(Clone, Debug)]
pub(crate) struct Incident {
    pub(crate) id: Uuid,
    pub(crate) content: Content,
    pub(crate) notified_at: Option<Timestamp>,
    pub(crate) closed_at: Option<Timestamp>,
    /// When it was written down as a drill: nothing of it happened.
    pub(crate) drilled_at: Option<Timestamp>,
    pub(crate) salt: [u8; 32],
}

/// Where the 72 hours are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// The authority has not been told, and there is time.
    Running {
        /// Whole hours that are left.
        hours: i64,
        /// When they are over.
        until: Timestamp,
    },
    /// The authority has not been told, and should have been.
    Overdue(Timestamp),
    /// The authority was told.
    Told(Timestamp),
    /// Nothing more is to be done.
    Closed(Timestamp),
}

impl Incident {
    fn until(&self) -> Timestamp {
        self.content.discovered_at.saturating_add(HOURS.hours()).unwrap_or(Timestamp::MAX)
    }

    /// Whether telling the authority at `at` is later than it should be.
    pub(crate) fn is_late(&self, at: Timestamp) -> bool {
        at > self.until()
    }

    pub(crate) fn state(&self, now: Timestamp) -> State {
        let until = self.until();
        match (self.closed_at, self.notified_at) {
            (Some(at), _) => State::Closed(at),
            (None, Some(at)) => State::Told(at),
            (None, None) if now > until => State::Overdue(until),
            (None, None) => State::Running { hours: until.duration_since(now).as_hours(), until },
        }
    }
}

/// Who a notice of an incident is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// The authority: Art 33(3).
    Authority,
    /// The people concerned: Art 34(2).
    People,
}

impl Reader {
    pub(crate) const ALL: [Reader; 2] = [Reader::Authority, Reader::People];

    /// The word in an address.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Reader::Authority => "authority",
            Reader::People => "people",
        }
    }

    pub(crate) fn of_word(word: &str) -> Option<Reader> {
        Reader::ALL.into_iter().find(|reader| reader.word() == word)
    }
}

/// After how many days the next drill is due.
const DRILL_DAYS: i64 = 365;

/// How long ago the last drill was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Practice {
    /// There was none.
    Never,
    /// So many days ago, not longer than a year.
    Fresh(i64),
    /// So many days ago, and the next one is due.
    Due(i64),
}

impl Practice {
    pub(crate) fn of(last: Option<Timestamp>, now: Timestamp) -> Practice {
        match last.map(|last| now.duration_since(last).as_hours() / 24) {
            None => Practice::Never,
            Some(days) if days <= DRILL_DAYS => Practice::Fresh(days),
            Some(days) => Practice::Due(days),
        }
    }
}

/// The latest discovery whose time is over at `now`.
pub(crate) fn overdue_before(now: Timestamp) -> Timestamp {
    now.saturating_sub(HOURS.hours()).unwrap_or(Timestamp::MIN)
}

impl Draft {
    /// An empty form, discovered now.
    pub(crate) fn fresh(now: Timestamp) -> Draft {
        Draft { discovered_at: typed(now), ..Draft::default() }
    }

    /// What is written already.
    pub(crate) fn of(content: &Content) -> Draft {
        Draft {
            nature: content.nature.clone(),
            categories: content.categories.clone(),
            people: content.people.to_string(),
            records: content.records.to_string(),
            consequences: content.consequences.clone(),
            measures: content.measures.clone(),
            discovered_at: typed(content.discovered_at),
            drill: String::new(),
        }
    }

    /// Whether nothing of it happened.
    pub(crate) fn is_drill(&self) -> bool {
        self.drill == "yes"
    }

    /// Everything that Art 33(3) asks, or what is wrong with it.
    pub(crate) fn parse(&self, now: Timestamp) -> Result<Content, Problems> {
        let mut problems = Problems::default();
        let nature = problems.check(text("nature", &self.nature));
        let categories = problems.check(text("categories", &self.categories));
        let people = problems.check(number("people", &self.people));
        let records = problems.check(number("records", &self.records));
        let consequences = problems.check(text("consequences", &self.consequences));
        let measures = problems.check(text("measures", &self.measures));
        let discovered_at = problems.check(instant(&self.discovered_at, now));
        let whole = || {
            Some(Content {
                nature: nature?,
                categories: categories?,
                people: people?,
                records: records?,
                consequences: consequences?,
                measures: measures?,
                discovered_at: discovered_at?,
            })
        };
        whole().ok_or(problems)
    }
}

/// As a browser's field for a day and a time has it.
fn typed(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%dT%H:%M").to_string()
}

fn text(field: &'static str, typed: &str) -> Result<String, Problem> {
    let text = typed.replace("\r\n", "\n").trim().to_owned();
    if text.is_empty() {
        Err(Problem::new(field, "problem-accountability-missing"))
    } else if text.chars().count() > TEXT_CHARS || text.chars().any(|c| c.is_control() && c != '\n') {
        Err(Problem::new(field, "problem-accountability-long"))
    } else {
        Ok(text)
    }
}

fn number(field: &'static str, typed: &str) -> Result<i64, Problem> {
    let number = typed.trim().parse().ok().filter(|n| (0..=MOST).contains(n));
    number.ok_or_else(|| Problem::new(field, "problem-accountability-number"))
}

fn instant(typed: &str, now: Timestamp) -> Result<Timestamp, Problem> {
    let civil: Option<civil::DateTime> = typed.trim().parse().ok();
    let at = civil.and_then(|civil| civil.to_zoned(TimeZone::UTC).ok()).map(|zoned| zoned.timestamp());
    let at = at.ok_or_else(|| Problem::new("discovered_at", "problem-accountability-instant"))?;
    if at > now { Err(Problem::new("discovered_at", "problem-accountability-future")) } else { Ok(at) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seventy_two_hours_run_from_the_discovery() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let draft = Draft {
            nature: "a".into(),
            categories: "b".into(),
            people: "3".into(),
            records: "4".into(),
            consequences: "c".into(),
            measures: "d".into(),
            discovered_at: "2026-11-22T12:00".into(),
            drill: String::new(),
        };
        let content = draft.parse(at("2026-11-22T12:30:00Z")).unwrap();
        let mut one =
            Incident { id: Uuid::nil(), content, notified_at: None, closed_at: None, drilled_at: None, salt: [0; 32] };
        let until = at("2026-11-25T12:00:00Z");
        assert_eq!(one.state(at("2026-11-22T12:30:00Z")), State::Running { hours: 71, until });
        assert_eq!(one.state(until), State::Running { hours: 0, until });
        assert_eq!(one.state(at("2026-11-25T12:00:01Z")), State::Overdue(until));
        one.notified_at = Some(until);
        assert_eq!(one.state(at("2027-01-01T00:00:00Z")), State::Told(until));
        one.closed_at = Some(until);
        assert_eq!(one.state(at("2027-01-01T00:00:00Z")), State::Closed(until));
    }

    #[test]
    fn a_drill_is_fresh_for_a_year() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let of = |now: &str| Practice::of(Some(at("2026-11-22T12:00:00Z")), at(now));
        assert_eq!(Practice::of(None, Timestamp::UNIX_EPOCH), Practice::Never);
        assert_eq!(of("2026-11-22T12:00:00Z"), Practice::Fresh(0));
        assert_eq!(of("2027-11-23T11:59:59Z"), Practice::Fresh(365));
        assert_eq!(of("2027-11-23T12:00:00Z"), Practice::Due(366));
    }

    #[test]
    fn everything_that_is_missing_is_named() {
        let problems = Draft::default().parse(Timestamp::UNIX_EPOCH).unwrap_err();
        let fields: Vec<&str> = problems.0.iter().map(|problem| &*problem.field).collect();
        let all = ["nature", "categories", "people", "records", "consequences", "measures", "discovered_at"];
        assert_eq!(fields, all);
        let later = Draft { discovered_at: "1970-01-01T00:01".into(), ..Draft::default() };
        let problems = later.parse(Timestamp::UNIX_EPOCH).unwrap_err();
        assert_eq!(problems.0.last().unwrap().text, "problem-accountability-future");
    }
}
