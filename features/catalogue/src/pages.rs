//! The page as askama sees it.

use askama::Template;
use jiff::tz::TimeZone;
use kit::{FieldError, Frame, Problems, Tongue};
use links::Destination;
use policy::routes::{catalogue as paths, links as of_links};
use uuid::Uuid;

use crate::{
    Catalogue,
    actions::{Making, Shown},
    model::{Candidate, Lookup, Question, SURE, State},
    provider::Provider,
};

/// What was typed and ticked, and what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct Typed {
    pub(crate) asked: String,
    pub(crate) address: String,
    /// Nothing where the page chooses by itself.
    pub(crate) ticked: Option<Vec<Uuid>>,
    pub(crate) problems: Problems,
}

/// Where a release is, as far as catalogues know.
#[derive(Template)]
#[template(path = "catalogue.html")]
pub(crate) struct Page {
    pub(crate) frame: Frame,
    title: String,
    edit_path: String,
    path: String,
    use_path: String,
    lock_path: String,
    any_on: bool,
    asked_when: Option<String>,
    waits: bool,
    outcomes: Vec<Outcome>,
    services: Vec<Service>,
    typed: Typed,
}

/// What became of the question to one catalogue.
struct Outcome {
    name: &'static str,
    said: String,
}

/// One service with what was found there.
struct Service {
    word: String,
    name: String,
    locked: bool,
    /// Where the link leads there now.
    now: Option<String>,
    rows: Vec<Row>,
}

/// One candidate.
struct Row {
    id: String,
    url: String,
    title: String,
    artist: String,
    ticked: bool,
    /// Whether the link leads there already.
    used: bool,
    sure: String,
    reasons: String,
    from: String,
}

impl Page {
    pub(crate) fn new(room: &Catalogue, frame: Frame, shown: &Shown, typed: Typed) -> Page {
        let (tongue, zone) = (&frame.tongue, shown.release.zone());
        let id = shown.link.id.to_string();
        let questions = shown.lookup.as_ref().map_or(&[][..], |lookup| lookup.questions.as_slice());
        let asked_when = shown.lookup.as_ref().map(|lookup| {
            tongue.say_with("catalogue-asked-when", &[("when", tongue.moment(lookup.created_at, &zone).into())])
        });
        Page {
            title: shown.release.title.clone(),
            edit_path: of_links::EDIT.to(&[&id]),
            path: paths::SHOW.to(&[&id]),
            use_path: paths::USE.to(&[&id]),
            lock_path: paths::LOCK.to(&[&id]),
            any_on: room.switched_on().next().is_some(),
            asked_when,
            waits: shown.lookup.as_ref().is_some_and(crate::model::Lookup::waits),
            outcomes: outcomes(room, tongue, questions, &zone),
            services: services(
                tongue,
                lookup_of(shown),
                (&shown.locks, &shown.link.destinations),
                typed.ticked.as_deref(),
            ),
            frame,
            typed,
        }
    }

    fn error(&self, field: &str) -> Option<String> {
        self.typed.problems.of(field, &self.frame.tongue)
    }

    fn problems(&self) -> Vec<FieldError> {
        self.typed.problems.said(&self.frame.tongue)
    }
}

/// The question with which a link begins.
#[derive(Template)]
#[template(path = "catalogue-start.html")]
pub(crate) struct Start {
    pub(crate) frame: Frame,
    pub(crate) any_on: bool,
    pub(crate) typed: Typed,
}

impl Start {
    fn error(&self, field: &str) -> Option<String> {
        self.typed.problems.of(field, &self.frame.tongue)
    }

    fn problems(&self) -> Vec<FieldError> {
        self.typed.problems.said(&self.frame.tongue)
    }
}

/// What was found before there is a link, and the link that can be made of it.
#[derive(Template)]
#[template(path = "catalogue-found.html")]
pub(crate) struct FoundPage {
    pub(crate) frame: Frame,
    path: String,
    heading: String,
    waits: bool,
    outcomes: Vec<Outcome>,
    services: Vec<Service>,
    artists: Vec<String>,
    making: Making,
    problems: Problems,
}

impl FoundPage {
    /// `typed` is what the person sent, and what is wrong with it; without it the page proposes what was found.
    pub(crate) fn new(
        room: &Catalogue,
        frame: Frame,
        (start, lookup): (Uuid, &Lookup),
        artists: Vec<String>,
        typed: Option<(Making, Problems)>,
    ) -> FoundPage {
        let (facts, tongue) = (&lookup.facts, &frame.tongue);
        let (ticked, making, problems) = match typed {
            Some((making, problems)) => (Some(making.choice.candidates.clone()), making, problems),
            None => (None, Making::of(facts), Problems::default()),
        };
        let asked = lookup.asked.address.as_ref().or(facts.upc.as_ref()).or(facts.isrcs.first());
        FoundPage {
            path: paths::FOUND.to(&[&start.to_string()]),
            heading: if facts.is_blank() { asked.cloned().unwrap_or_default() } else { facts.title.clone() },
            waits: lookup.waits(),
            outcomes: outcomes(room, tongue, &lookup.questions, &TimeZone::UTC),
            services: services(tongue, &lookup.candidates, (&[], &[]), ticked.as_deref()),
            artists,
            making,
            problems,
            frame,
        }
    }

    fn address(&self) -> &str {
        self.making.choice.addresses.first().map_or("", String::as_str)
    }

    fn error(&self, field: &str) -> Option<String> {
        self.problems.of(field, &self.frame.tongue)
    }

    fn said(&self) -> Vec<FieldError> {
        self.problems.said(&self.frame.tongue)
    }
}

/// What every catalogue said, or why it was not asked.
fn outcomes(room: &Catalogue, tongue: &Tongue, questions: &[Question], zone: &TimeZone) -> Vec<Outcome> {
    let outcome = |provider: Provider| {
        let question = questions.iter().find(|one| one.provider == provider);
        Outcome { name: provider.name(), said: said(tongue, question, room.asker().has(provider), zone) }
    };
    Provider::ALL.into_iter().map(outcome).collect()
}

fn said(tongue: &Tongue, question: Option<&Question>, on: bool, zone: &TimeZone) -> String {
    let Some(question) = question else {
        return tongue.say(if on { "catalogue-not-asked" } else { "catalogue-switched-off" });
    };
    let when = || tongue.moment(question.next_at, zone);
    match (question.state, question.reason.as_deref()) {
        (State::Found, _) => tongue.say("catalogue-found"),
        (State::Absent, _) => tongue.say("catalogue-absent"),
        (State::Failed, _) => tongue.say("catalogue-failed"),
        (State::Waiting, None) => tongue.say("catalogue-asking"),
        (State::Waiting, Some("too_many")) => tongue.say_with("catalogue-too-many", &[("when", when().into())]),
        (State::Waiting, Some(_)) => tongue.say_with("catalogue-again", &[("when", when().into())]),
    }
}

fn lookup_of(shown: &Shown) -> &[Candidate] {
    shown.lookup.as_ref().map_or(&[][..], |lookup| lookup.candidates.as_slice())
}

/// Services with candidates, and those that are locked or lead somewhere already.
fn services(
    tongue: &Tongue,
    candidates: &[Candidate],
    (locks, destinations): (&[String], &[Destination]),
    ticked: Option<&[Uuid]>,
) -> Vec<Service> {
    let mut words: Vec<&str> = candidates.iter().map(|one| one.service.as_str()).collect();
    words.extend(locks.iter().map(String::as_str));
    words.extend(destinations.iter().map(|one| one.service.as_str()));
    words.sort_unstable();
    words.dedup();
    let service = |word: &str| {
        let name = links::service_name(word)?;
        let now = destinations.iter().find(|one| one.service == word).map(|one| one.url.clone());
        let locked = locks.iter().any(|one| one == word);
        let rows = rows(tongue, candidates, word, now.as_deref(), (locked, ticked));
        Some(Service { word: word.to_owned(), name: name.to_owned(), locked, now, rows })
    };
    words.into_iter().filter_map(service).collect()
}

/// The candidates of a service, each address once, the surest first. Only that one is ticked beforehand.
fn rows(
    tongue: &Tongue,
    candidates: &[Candidate],
    word: &str,
    now: Option<&str>,
    (locked, ticked): (bool, Option<&[Uuid]>),
) -> Vec<Row> {
    let mut here: Vec<&Candidate> = candidates.iter().filter(|one| one.service == word).collect();
    here.sort_by_key(|one| std::cmp::Reverse(one.confidence));
    let mut rows: Vec<Row> = Vec::new();
    for one in here {
        if rows.iter().any(|row| row.url == one.url) {
            continue;
        }
        let sure = tongue.numerals(&one.confidence.to_string());
        rows.push(Row {
            id: one.id.to_string(),
            url: one.url.clone(),
            title: one.title.clone(),
            artist: one.artist.clone(),
            ticked: !locked
                && match ticked {
                    Some(ticked) => ticked.contains(&one.id),
                    None => rows.is_empty() && one.confidence >= SURE,
                },
            used: now == Some(one.url.as_str()),
            sure: tongue.say_with("catalogue-sure", &[("n", sure.into())]),
            reasons: tongue.list(one.reasons.iter().map(|reason| tongue.say(reason.text()))),
            from: tongue.say_with("catalogue-from", &[("catalogue", one.provider.name().into())]),
        });
    }
    rows
}
