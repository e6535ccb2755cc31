//! What became of a release's pre-saves: the page that its label is written to about.

use askama::Template;
use kit::{Frame, Tongue};
use policy::routes::releases as release_paths;
use presave::{Act, ServiceReport, State};

use super::{
    Standing,
    link::{BarRow, bars, country},
};
use crate::actions::ReleaseReport;

/// What describes fewer people than this is not told apart.
const FEWEST_PEOPLE: u64 = 5;

/// The report of a release.
#[derive(Template)]
#[template(path = "release.html")]
pub(crate) struct Release {
    frame: Frame,
    title: String,
    state_class: &'static str,
    state: String,
    when: String,
    edit: String,
    services: Vec<ServicePart>,
    countries: Vec<BarRow>,
}

/// One service's part.
struct ServicePart {
    word: &'static str,
    name: &'static str,
    states: Vec<StateRow>,
    reasons: Vec<(String, String)>,
    wishes: Vec<(String, String)>,
    notes: Vec<String>,
}

/// How many are in one state.
struct StateRow {
    figure: &'static str,
    class: &'static str,
    label: String,
    n: u64,
    said: String,
}

impl Release {
    pub(crate) fn new(frame: Frame, report: ReleaseReport) -> Release {
        let tongue = &frame.tongue;
        let ReleaseReport { release, now, services, countries } = report;
        let standing = Standing::of(tongue, &release, false, now);
        let day = |at: jiff::Timestamp| tongue.moment(at, &release.zone());
        Release {
            state_class: standing.class,
            state: standing.state,
            when: standing.when,
            edit: release_paths::EDIT.to(&[&release.id.to_string()]),
            services: services.iter().map(|one| part(tongue, one, day)).collect(),
            countries: bars(tongue, &countries, |letters| country(tongue, letters)),
            title: release.title.clone(),
            frame,
        }
    }
}

fn part(tongue: &Tongue, report: &ServiceReport, day: impl Fn(jiff::Timestamp) -> String) -> ServicePart {
    let name = || ("service", report.service.name().into());
    let mut notes = Vec::new();
    if let Some(since) = report.missing_since {
        notes.push(tongue.say_with("stats-report-missing", &[name(), ("at", day(since).into())]));
    }
    if let Some(at) = report.expected_at {
        notes.push(tongue.say_with("stats-report-expected", &[name(), ("at", day(at).into())]));
    }
    ServicePart {
        word: report.service.word(),
        name: report.service.name(),
        states: report.states.iter().map(|(state, n)| state_row(tongue, *state, *n)).collect(),
        reasons: reasons(tongue, report),
        wishes: wishes(tongue, report),
        notes,
    }
}

fn state_row(tongue: &Tongue, state: State, n: u64) -> StateRow {
    let (class, label) = match state {
        State::Waiting => ("is-next", "stats-waiting"),
        State::Saved => ("is-done", "stats-saved"),
        State::NeedsAgain => ("is-bad", "stats-needs-again"),
        State::Refused => ("is-bad", "stats-refused"),
        State::Cancelled => ("is-end", "stats-cancelled"),
        State::Expired => ("is-end", "stats-expired"),
    };
    StateRow { figure: state.as_str(), class, label: tongue.say(label), n, said: tongue.number(n) }
}

/// Reasons say something about people, so small groups are told together.
fn reasons(tongue: &Tongue, report: &ServiceReport) -> Vec<(String, String)> {
    let (told, few): (Vec<_>, Vec<_>) = report.reasons.iter().copied().partition(|(_, _, n)| *n >= FEWEST_PEOPLE);
    let mut rows: Vec<(String, String)> = told
        .into_iter()
        .map(|(_, why, n)| (tongue.say(&format!("stats-why-{}", why.word())), tongue.number(n)))
        .collect();
    if !few.is_empty() {
        rows.push((tongue.say("stats-why-few"), tongue.number(few.iter().map(|(_, _, n)| n).sum())));
    }
    rows
}

/// Where there is more than one thing that could be wished for.
fn wishes(tongue: &Tongue, report: &ServiceReport) -> Vec<(String, String)> {
    if report.wishes.len() < 2 {
        return Vec::new();
    }
    let row = |(act, done, wished): &(Act, u64, u64)| {
        let args = [("done", tongue.number(*done).into()), ("wished", tongue.number(*wished).into())];
        (tongue.say(&format!("stats-wish-{}", act.word())), tongue.say_with("stats-wish-done", &args))
    };
    report.wishes.iter().map(row).collect()
}
