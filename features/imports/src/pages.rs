//! The pages as askama sees them.

use askama::Template;
use jiff::{civil::Date, tz::TimeZone};
use kit::{FieldError, Frame, OwnHosts, Problems, Tongue};
use policy::routes::{imports as paths, links as of_links, releases as of_releases};

use crate::{
    actions,
    columns::{Mapping, Meaning, PLAIN},
    draft::{Draft, Old, Remark},
    model::{Import, Kept, Outcome, State},
    plan::{Decision, Thing},
    store::Named,
    table::Table,
};

/// How many drafts a page of the preview shows.
const ON_A_PAGE: usize = 50;
/// How many values of a column are shown.
const SAMPLES: usize = 3;

/// The form for a file, what was brought before, and kept mappings.
#[derive(Template)]
#[template(path = "imports.html")]
pub(crate) struct Index {
    frame: Frame,
    problems: Problems,
    rows: Vec<IndexRow>,
    kept: Vec<(String, String)>,
}

struct IndexRow {
    path: String,
    when: String,
    what: String,
    mark: &'static str,
    state: String,
}

impl Index {
    pub(crate) fn new(frame: Frame, imports: &[Import], kept: &[Named], problems: Problems) -> Index {
        let tongue = &frame.tongue;
        let row = |import: &Import| IndexRow {
            path: paths::SHOW.to(&[&import.id.to_string()]),
            when: tongue.moment(import.created_at, &TimeZone::UTC),
            what: tongue.say_n("imports-n-rows", import.counts.rows),
            mark: match import.state {
                State::Open => "is-draft",
                State::Running | State::Undoing => "is-next",
                State::Done => "is-done",
                State::Undone => "is-end",
            },
            state: tongue.say(&format!("imports-state-{}", import.state.word())),
        };
        let rows = imports.iter().map(row).collect();
        let remove = |one: &Named| (one.name.clone(), paths::DESTROY_MAPPING.to(&[&one.id.to_string()]));
        let kept = kept.iter().map(remove).collect();
        Index { rows, kept, problems, frame }
    }

    fn file_error(&self) -> Option<String> {
        self.problems.of("file", &self.frame.tongue)
    }
}

/// What somebody typed about columns.
#[derive(Default)]
pub(crate) struct Typed {
    pub(crate) mapping: Mapping,
    pub(crate) keep_as: String,
    pub(crate) problems: Problems,
}

/// The page on which a person says what the columns mean.
#[derive(Template)]
#[template(path = "import-columns.html")]
pub(crate) struct Columns {
    frame: Frame,
    path: String,
    discard_path: String,
    columns: Vec<Column>,
    kept: Vec<(String, String)>,
    orders: Vec<Choice>,
    typed: Typed,
}

struct Column {
    field: String,
    heading: String,
    samples: Vec<String>,
    choices: Vec<Choice>,
    error: Option<String>,
}

/// One thing to choose.
struct Choice {
    word: String,
    label: String,
    chosen: bool,
}

impl Columns {
    pub(crate) fn new(frame: Frame, import: &Import, table: &Table, kept: &[Named], typed: Typed) -> Columns {
        let id = import.id.to_string();
        let column = |(place, heading): (usize, &String)| {
            let word = typed.mapping.columns.get(place).map_or("nothing", String::as_str);
            let values = table.rows.iter().filter_map(|row| row.fields.get(place)).filter(|field| !field.is_empty());
            let field = format!("column.{place}");
            Column {
                error: typed.problems.of(&field, &frame.tongue),
                field,
                heading: if heading.is_empty() { frame.say("imports-column-unnamed") } else { heading.clone() },
                samples: values.take(SAMPLES).map(|value| value.chars().take(80).collect()).collect(),
                choices: meanings(&frame.tongue, word),
            }
        };
        Columns {
            path: paths::COLUMNS.to(&[&id]),
            discard_path: paths::DESTROY.to(&[&id]),
            columns: import.headings.iter().enumerate().map(column).collect(),
            kept: kept.iter().map(|one| (one.id.to_string(), one.name.clone())).collect(),
            orders: orders(&frame.tongue, &typed.mapping.date_order),
            typed,
            frame,
        }
    }

    fn error(&self, field: &str) -> Option<String> {
        self.typed.problems.of(field, &self.frame.tongue)
    }

    fn problems(&self) -> Vec<FieldError> {
        self.typed.problems.said(&self.frame.tongue)
    }

    fn zones(&self) -> &'static [&'static str] {
        releases::time_zones()
    }
}

fn meanings(tongue: &Tongue, chosen: &str) -> Vec<Choice> {
    let plain = PLAIN.iter().map(Meaning::word).map(|word| Choice {
        word: word.to_owned(),
        label: tongue.say(&format!("imports-means-{word}")),
        chosen: word == chosen,
    });
    let services = links::services().map(|(word, name)| Choice {
        word: word.to_owned(),
        label: tongue.say_with("imports-means-service", &[("service", name.into())]),
        chosen: word == chosen,
    });
    plain.chain(services).collect()
}

fn orders(tongue: &Tongue, chosen: &str) -> Vec<Choice> {
    let order =
        |word: &str, text: &str| Choice { word: word.to_owned(), label: tongue.say(text), chosen: word == chosen };
    vec![
        order("", "imports-order-shown"),
        order("day_first", "imports-order-day-first"),
        order("month_first", "imports-order-month-first"),
    ]
}

/// What a list would make.
#[derive(Template)]
#[template(path = "import-preview.html")]
pub(crate) struct Preview {
    frame: Frame,
    columns_path: String,
    confirm_path: String,
    discard_path: String,
    figures: Vec<(String, String)>,
    /// How the days were read, where a person has to say it.
    asks_order: bool,
    orders: Vec<Choice>,
    can_confirm: bool,
    n_left_out: u64,
    only_problems: bool,
    all_path: String,
    problems_path: String,
    before: Option<String>,
    behind: Option<String>,
    place: String,
    rows: Vec<PreviewRow>,
    problems: Problems,
}

struct PreviewRow {
    rows: String,
    title: String,
    artist: String,
    sound: bool,
    /// What would be made, and what is there.
    makes: Vec<String>,
    ways: Vec<(String, String)>,
    problems: Vec<Said>,
    notes: Vec<Said>,
}

/// A remark in words.
struct Said {
    row: String,
    column: String,
    words: String,
}

impl Said {
    fn of(tongue: &Tongue, remark: &Remark) -> Said {
        Said {
            row: tongue.say_with("imports-row", &[("row", tongue.numerals(&remark.row.to_string()).into())]),
            column: remark.column.clone().unwrap_or_default(),
            words: remark.say(tongue),
        }
    }
}

impl Preview {
    pub(crate) fn new(
        frame: Frame,
        import: &Import,
        preview: &actions::Preview,
        (place, only_problems): (usize, bool),
        problems: Problems,
    ) -> Preview {
        let tongue = &frame.tongue;
        let (id, counts) = (import.id.to_string(), preview.counts());
        let show = paths::SHOW.to(&[&id]);
        let all = preview.reading.drafts.iter().zip(&preview.decisions);
        let shown: Vec<_> = all.filter(|(draft, _)| !only_problems || !draft.is_sound()).collect();
        let n_pages = shown.len().div_ceil(ON_A_PAGE).max(1);
        let place = place.min(n_pages);
        let page_path = |n: usize| {
            let which = if only_problems { "&show=problems" } else { "" };
            format!("{show}?page={n}{which}")
        };
        let here = shown.into_iter().skip((place - 1) * ON_A_PAGE).take(ON_A_PAGE);
        let rows = here.map(|(draft, one)| PreviewRow::new(tongue, import, preview, (draft, one.as_ref()))).collect();
        let args = [("page", number(tongue, place).into()), ("pages", number(tongue, n_pages).into())];
        Preview {
            columns_path: paths::COLUMNS.to(&[&id]),
            confirm_path: paths::CONFIRM.to(&[&id]),
            discard_path: paths::DESTROY.to(&[&id]),
            figures: figures(tongue, &counts, "imports-would-"),
            asks_order: preview.reading.n_open > 0 || import.mapping.chosen_order().is_some(),
            orders: orders(tongue, &import.mapping.date_order),
            can_confirm: preview.reading.n_open == 0 && counts.rows > counts.left_out,
            n_left_out: counts.left_out,
            only_problems,
            problems_path: format!("{show}?show=problems"),
            before: (place > 1).then(|| page_path(place - 1)),
            behind: (place < n_pages).then(|| page_path(place + 1)),
            place: tongue.say_with("imports-page", &args),
            all_path: show,
            rows,
            problems,
            frame,
        }
    }

    fn error(&self, field: &str) -> Option<String> {
        self.problems.of(field, &self.frame.tongue)
    }

    fn said(&self) -> Vec<FieldError> {
        self.problems.said(&self.frame.tongue)
    }
}

fn number(tongue: &Tongue, n: usize) -> String {
    tongue.number(u64::try_from(n).unwrap_or(u64::MAX))
}

/// Numbers between bar lines: `stem` says of what.
fn figures(tongue: &Tongue, counts: &crate::model::Counts, stem: &str) -> Vec<(String, String)> {
    let figure = |word: &str, n: u64| (tongue.say(&format!("{stem}{word}")), tongue.number(n));
    vec![
        figure("artists", counts.artists),
        figure("releases", counts.releases),
        figure("links", counts.links),
        figure("had", counts.had),
        figure("left-out", counts.left_out),
    ]
}

impl PreviewRow {
    fn new(
        tongue: &Tongue,
        import: &Import,
        preview: &actions::Preview,
        (draft, decision): (&Draft, Option<&Decision>),
    ) -> PreviewRow {
        let numbers: Vec<String> = draft.rows.iter().map(|row| tongue.numerals(&row.to_string())).collect();
        let name = |way: &crate::draft::Way| {
            links::service_name(&way.service).map_or_else(|| way.label.clone(), str::to_owned)
        };
        let mut makes = Vec::new();
        if let Some(decision) = decision {
            makes.push(said_of(tongue, "artist", Some(decision.artist)));
            makes.push(said_of(tongue, "release", Some(decision.release)));
            makes.push(said_of(tongue, "link", decision.link));
            makes.push(when(tongue, draft));
            makes.extend(draft.old.as_ref().and_then(|old| address(tongue, import, &preview.own, old, decision)));
        }
        PreviewRow {
            rows: tongue.say_with("imports-rows", &[("rows", tongue.list(numbers).into())]),
            title: draft.title.clone(),
            artist: draft.artist.clone(),
            sound: draft.is_sound(),
            makes,
            ways: draft.ways.iter().map(|way| (name(way), way.url.clone())).collect(),
            problems: draft.problems.iter().map(|one| Said::of(tongue, one)).collect(),
            notes: draft.notes.iter().map(|one| Said::of(tongue, one)).collect(),
        }
    }
}

/// Whether an artist, a release or a link is new.
fn said_of(tongue: &Tongue, what: &str, thing: Option<Thing>) -> String {
    tongue.say(&match thing {
        Some(Thing::New(_)) => format!("imports-new-{what}"),
        Some(Thing::Had(_)) => format!("imports-had-{what}"),
        None => format!("imports-no-{what}"),
    })
}

/// How the day was read.
fn when(tongue: &Tongue, draft: &Draft) -> String {
    let day = draft.date.parse::<Date>().map_or_else(|_| draft.date.clone(), |date| tongue.day(date));
    let time = draft.time.get(..5).filter(|time| *time != "00:00").map(|time| tongue.numerals(time));
    let zone = draft.zone.as_str();
    match time {
        Some(time) => {
            tongue.say_with("imports-out-at", &[("day", day.into()), ("time", time.into()), ("zone", zone.into())])
        }
        None => tongue.say_with("imports-out-on", &[("day", day.into()), ("zone", zone.into())]),
    }
}

/// What becomes of the old address.
fn address(tongue: &Tongue, import: &Import, own: &OwnHosts, old: &Old, decision: &Decision) -> Option<String> {
    if !decision.link.is_some_and(Thing::is_new) {
        return None;
    }
    let shown = old.key.trim_start_matches('/');
    if decision.taken {
        return Some(tongue.say_with("imports-note-taken", &[("address", shown.into())]));
    }
    let alias = decision.alias.as_ref()?;
    let ours = old.host.as_deref().is_some_and(|host| own.label_of(host) == Some(import.workspace));
    if ours && old.whole {
        return Some(tongue.say_with("imports-address-stays", &[("address", shown.into())]));
    }
    let new = own.url(import.workspace, &of_links::SHOW_PUBLIC.to(&[alias.as_str()]));
    let text = if ours { "imports-address-deep" } else { "imports-address-alias" };
    Some(tongue.say_with(text, &[("address", shown.into()), ("new", new.into())]))
}

/// How far an import is, and what it made.
#[derive(Template)]
#[template(path = "import-report.html")]
pub(crate) struct Report {
    frame: Frame,
    path: String,
    heading: String,
    what: String,
    busy: bool,
    done: u64,
    total: u64,
    progress: String,
    figures: Vec<(String, String)>,
    undo_path: Option<String>,
    parts: Vec<Part>,
}

struct Part {
    heading: String,
    more: Option<String>,
    rows: Vec<ReportRow>,
}

struct ReportRow {
    row: String,
    title: String,
    link: Option<String>,
    release: Option<String>,
    remarks: Vec<Said>,
}

impl Report {
    pub(crate) fn new(frame: Frame, import: &Import, told: Vec<(Outcome, u64, Vec<Kept>)>) -> Report {
        let tongue = &frame.tongue;
        let id = import.id.to_string();
        let total = import.counts.rows;
        let done = match import.state {
            State::Undoing => told
                .iter()
                .find(|(outcome, ..)| *outcome == Outcome::Made)
                .map_or(0, |(_, n, _)| total - (*n).min(total)),
            _ => (import.counts.done + import.counts.left_out).min(total),
        };
        let args = [("done", tongue.number(done).into()), ("total", tongue.number(total).into())];
        Report {
            path: paths::SHOW.to(&[&id]),
            heading: tongue.say(&format!("imports-state-{}", import.state.word())),
            what: tongue.say(&format!("imports-state-{}-what", import.state.word())),
            busy: import.state.is_busy(),
            progress: tongue.say_with("imports-progress", &args),
            done,
            total,
            figures: figures(tongue, &import.counts, "imports-did-"),
            undo_path: (import.state == State::Done).then(|| paths::UNDO.to(&[&id])),
            parts: told.into_iter().filter_map(|part| Part::new(tongue, part)).collect(),
            frame,
        }
    }
}

impl Part {
    fn new(tongue: &Tongue, (outcome, n, rows): (Outcome, u64, Vec<Kept>)) -> Option<Part> {
        let shown = u64::try_from(rows.len()).unwrap_or_default();
        let row = |kept: Kept| ReportRow {
            row: tongue.say_with("imports-row", &[("row", tongue.numerals(&kept.n.to_string()).into())]),
            link: kept.link.map(|id| of_links::EDIT.to(&[&id.to_string()])),
            release: kept.release.map(|id| of_releases::EDIT.to(&[&id.to_string()])),
            remarks: kept.remarks.iter().map(|remark| Said::of(tongue, remark)).collect(),
            title: kept.title,
        };
        (n > 0).then(|| Part {
            heading: tongue.say_n(
                match outcome {
                    Outcome::LeftOut => "imports-part-left-out",
                    Outcome::Stayed => "imports-part-stayed",
                    _ => "imports-part-made",
                },
                n,
            ),
            more: (n > shown).then(|| tongue.say_n("imports-part-more", n - shown)),
            rows: rows.into_iter().map(row).collect(),
        })
    }
}
