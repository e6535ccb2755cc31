//! One link's figures.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use kit::{Frame, OwnHosts, Tongue};
use lake::Grain;
use policy::routes::{links, releases as release_paths, stats};
use presave::Report;
use reminders::Numbers;
use uuid::Uuid;

use super::Standing;
use crate::{
    actions::LinkFigures,
    chart,
    model::{Bar, BarKey, Line, Period, Series, Show},
};

/// How many points have a name below a chart.
const NAMES: usize = 4;
/// The same for hours, whose names are longer.
const HOUR_NAMES: usize = 3;

/// One link's figures.
#[derive(Template)]
#[template(path = "link.html")]
pub(crate) struct Link {
    frame: Frame,
    title: String,
    artist: String,
    state_class: &'static str,
    state: String,
    when: String,
    /// Nothing for a retired link.
    open: Option<Open>,
    /// What waits for the release's address, and where it is written.
    no_address: Option<(String, String)>,
    /// What the program's keys do not open.
    undecryptable: Option<String>,
    views: Number,
    clicks: Number,
    rate: String,
    presaves_kind: String,
    presaves_said: String,
    /// Whether nothing has happened at all.
    is_empty: bool,
    shows: Vec<Choice>,
    periods: Vec<Choice>,
    /// Nothing when nothing happened in the period.
    chart: Option<Chart>,
    services_what: String,
    services: Vec<BarRow>,
    countries: Vec<BarRow>,
    no_presaves: bool,
    presaves: Vec<PresaveRow>,
    /// Who asked to be reminded; nothing where nobody did.
    reminders: Option<Reminders>,
}

/// Reminders of a link: those that wait, as a figure and in words.
struct Reminders {
    n: u64,
    said: String,
}

/// A link that fans can open.
struct Open {
    fan_page: String,
    address: String,
    edit: String,
    report: String,
}

/// A figure for programs and for people.
struct Number {
    n: u64,
    said: String,
}

/// A period, or what the chart shows, to choose.
struct Choice {
    label: String,
    path: String,
    is_chosen: bool,
}

/// The chart and its table.
struct Chart {
    together: String,
    says: String,
    ys: Vec<String>,
    xs: Vec<String>,
    rules: String,
    mark: Option<(String, String)>,
    area: String,
    lines: Vec<ChartLine>,
    caption: String,
    /// What one row of the table is.
    point: String,
    rows: Vec<PointRow>,
}

/// One line, and its column of the table.
struct ChartLine {
    /// How it is drawn.
    class: String,
    name: String,
    path: String,
    total: String,
}

/// One row of the table.
struct PointRow {
    datetime: String,
    label: String,
    /// By line.
    figures: Vec<String>,
}

/// One bar.
pub(super) struct BarRow {
    pub(super) label: String,
    pub(super) width: String,
    pub(super) n: String,
    /// Not a group like the others.
    pub(super) is_aside: bool,
}

/// How many pre-saves are in one state.
struct PresaveRow {
    figure: &'static str,
    label: String,
    state_class: &'static str,
    n: u64,
    said: String,
}

impl Link {
    pub(crate) fn new(frame: Frame, own: &OwnHosts, figures: LinkFigures) -> Link {
        let tongue = &frame.tongue;
        let LinkFigures { link, release, artist, now, totals, report, reminders, countries, period, series, services } =
            figures;
        let standing = Standing::of(tongue, &release, link.retired_at.is_some(), now);
        let number = |n| Number { n, said: tongue.number(n) };
        let fan_page = links::SHOW_PUBLIC.to(&[&link.slug]);
        let open = link.retired_at.is_none().then(|| Open {
            address: own.url(link.workspace, &fan_page),
            fan_page,
            edit: links::EDIT.to(&[&link.id.to_string()]),
            report: stats::RELEASE.to(&[&release.id.to_string()]),
        });
        let (presaves_kind, presaves) = match release.is_out(now) {
            true => ("stats-presaves-saved", report.saved),
            false => ("stats-presaves-waiting", report.waiting),
        };
        let service = |word: &str| {
            let known = link.destinations.iter().find(|one| one.service == word);
            known.map_or_else(|| word.to_owned(), |one| one.label.clone())
        };
        let path = stats::LINK.to(&[&link.id.to_string()]);
        let choice = |label, show: Show, period: Period, is_chosen| Choice {
            label: tongue.say(label),
            path: format!("{path}?show={}&period={}", show.word(), period.word()),
            is_chosen,
        };
        Link {
            artist,
            state_class: standing.class,
            state: standing.state,
            when: standing.when,
            open,
            no_address: no_address(tongue, &report, release.id),
            undecryptable: (report.undecryptable > 0)
                .then(|| tongue.say_n("stats-undecryptable-what", report.undecryptable)),
            views: number(totals.views),
            clicks: number(totals.clicks),
            rate: totals.clicks_for_100_views().map_or_else(|| "–".to_owned(), |rate| tongue.number(rate)),
            presaves_kind: tongue.say(presaves_kind),
            presaves_said: tongue.number(presaves),
            is_empty: totals.views == 0 && totals.clicks == 0 && totals.presaves == 0,
            shows: Show::ALL.map(|one| choice(show_text(one), one, period, one == series.show)).into(),
            periods: Period::ALL.map(|one| choice(period_text(one), series.show, one, one == period)).into(),
            chart: Chart::of(tongue, &series, &release.zone(), release.release_at, service),
            services_what: tongue
                .say_with("stats-services-what", &[("period", tongue.say(period_text(period)).into())]),
            services: bars(tongue, &services, service),
            countries: bars(tongue, &countries, |letters| country(tongue, letters)),
            no_presaves: report.given == 0,
            presaves: presave_rows(tongue, &report),
            reminders: said_reminders(tongue, reminders),
            title: release.title,
            frame,
        }
    }
}

fn said_reminders(tongue: &Tongue, numbers: Numbers) -> Option<Reminders> {
    let said = |n: u64| tongue.number(n);
    let args = [
        ("waiting", said(numbers.waiting).into()),
        ("sent", said(numbers.sent).into()),
        ("left", said(numbers.left).into()),
    ];
    (numbers.asked > 0).then(|| Reminders { n: numbers.waiting, said: tongue.say_with("stats-reminders-what", &args) })
}

fn no_address(tongue: &Tongue, report: &Report, release: Uuid) -> Option<(String, String)> {
    let what = (report.no_address > 0).then(|| tongue.say_n("stats-no-address-what", report.no_address))?;
    Some((what, release_paths::EDIT.to(&[&release.to_string()])))
}

fn period_text(period: Period) -> &'static str {
    match period {
        Period::Week => "stats-period-7",
        Period::Month => "stats-period-30",
        Period::Quarter => "stats-period-90",
        Period::All => "stats-period-all",
    }
}

fn show_text(show: Show) -> &'static str {
    match show {
        Show::Visits => "stats-show-visits",
        Show::Services => "stats-services",
        Show::Presaves => "stats-presaves-heading",
        Show::Countries => "stats-countries",
    }
}

/// What a chart's figures are.
fn figures_text(show: Show) -> &'static str {
    match show {
        Show::Visits => "stats-of-visits",
        Show::Services => "stats-of-services",
        Show::Presaves => "stats-of-presaves",
        Show::Countries => "stats-of-countries",
    }
}

impl Chart {
    fn of(
        tongue: &Tongue,
        series: &Series,
        zone: &TimeZone,
        release_at: Timestamp,
        service: impl Fn(&str) -> String,
    ) -> Option<Chart> {
        let (first, last) = (*series.points.first()?, *series.points.last()?);
        let (highest, peak, most) = series.peak()?;
        let ys = chart::scale(most);
        let top = ys.first().copied().unwrap_or(1);
        let name = |line: &Line| line_name(tongue, series.show, &line.key, &service);
        let lines: Vec<ChartLine> = series
            .lines
            .iter()
            .zip(1..)
            .map(|(line, nth)| ChartLine {
                class: if line.key == BarKey::Other { "rest".to_owned() } else { format!("s{nth}") },
                name: name(line),
                path: chart::line(&line.values, top),
                total: tongue.number(line.total()),
            })
            .collect();
        let figure = |line: &ChartLine| {
            tongue.say_with("stats-figure", &[("name", line.name.as_str().into()), ("n", line.total.as_str().into())])
        };
        let together = lines.iter().map(figure).collect::<Vec<_>>().join(" · ");
        let together = tongue.say_with("stats-in-period", &[("figures", together.into())]);
        let label = |at: Timestamp| label(tongue, at, zone, series.grain);
        let says = [
            ("what", tongue.say(figures_text(series.show)).into()),
            ("from", label(first).into()),
            ("to", label(last).into()),
            ("name", name(highest).into()),
            ("most", tongue.number(most).into()),
            ("peak", label(peak).into()),
        ];
        let says = format!("{} {together}", tongue.say_with("stats-chart-says", &says));
        let (point, caption) = match series.grain {
            Grain::Hour => ("stats-hour", "stats-by-hour"),
            _ => ("stats-day", "stats-by-day"),
        };
        let zone_name = if series.show == Show::Countries { None } else { zone.iana_name() }.unwrap_or("UTC");
        let captions = [("what", tongue.say(figures_text(series.show)).into()), ("zone", zone_name.into())];
        let mark = series.place(release_at).map(|(place, share)| chart::mark(place, share, series.points.len()));
        Some(Chart {
            together,
            says,
            ys: ys.iter().map(|figure| tongue.number(*figure)).collect(),
            xs: names(tongue, series, zone),
            rules: chart::rules(),
            mark,
            area: series.lines.first().map(|line| chart::area(&line.values, top)).unwrap_or_default(),
            lines,
            caption: tongue.say_with(caption, &captions),
            point: tongue.say(point),
            rows: rows(tongue, series, zone),
        })
    }
}

/// What a line is called.
fn line_name(tongue: &Tongue, show: Show, key: &BarKey, service: impl Fn(&str) -> String) -> String {
    match (show, key) {
        (Show::Visits | Show::Presaves, BarKey::Word(kind)) => {
            tongue.say(&format!("stats-key-{}", kind.replace('_', "-")))
        }
        (Show::Services, BarKey::Word(word)) => service(word),
        (Show::Countries, BarKey::Word(letters)) => country(tongue, letters),
        (_, BarKey::Unknown) => tongue.say("stats-unknown"),
        (Show::Countries, BarKey::Other) => tongue.say("stats-other-countries"),
        (_, BarKey::Other) => tongue.say("stats-other-services"),
    }
}

/// The rows of the table: the same points as in the chart.
fn rows(tongue: &Tongue, series: &Series, zone: &TimeZone) -> Vec<PointRow> {
    let row = |(nth, at): (usize, &Timestamp)| PointRow {
        datetime: datetime(*at, zone, series.grain),
        label: label(tongue, *at, zone, series.grain),
        figures: series.lines.iter().map(|line| tongue.number(line.values.get(nth).copied().unwrap_or(0))).collect(),
    };
    series.points.iter().enumerate().map(row).collect()
}

/// The names below a chart. An hour says its day only where that is another one than before.
fn names(tongue: &Tongue, series: &Series, zone: &TimeZone) -> Vec<String> {
    let most = if series.grain == Grain::Hour { HOUR_NAMES } else { NAMES };
    let mut before = None;
    let mut said = Vec::new();
    for place in chart::named(series.points.len(), most) {
        let Some(at) = series.points.get(place) else { continue };
        let local = at.to_zoned(zone.clone());
        let same_day = before == Some(local.date());
        before = Some(local.date());
        said.push(match series.grain {
            Grain::Hour if same_day => local.strftime("%H:%M").to_string(),
            grain => label(tongue, *at, zone, grain),
        });
    }
    said
}

fn label(tongue: &Tongue, at: Timestamp, zone: &TimeZone, grain: Grain) -> String {
    let local = at.to_zoned(zone.clone());
    let mut args = vec![
        ("day", i64::from(local.day()).into()),
        ("month", tongue.say(&format!("stats-month-{}", local.month())).into()),
    ];
    if grain == Grain::Hour {
        args.push(("time", tongue.numerals(&local.strftime("%H:%M").to_string()).into()));
        return tongue.say_with("stats-at-hour", &args);
    }
    tongue.say_with("stats-at-day", &args)
}

/// The machine's words for a point: a day, or an instant with its offset (an hour may be there twice in autumn).
fn datetime(at: Timestamp, zone: &TimeZone, grain: Grain) -> String {
    let local = at.to_zoned(zone.clone());
    match grain {
        Grain::Hour => local.strftime("%Y-%m-%dT%H:%M%:z").to_string(),
        _ => local.strftime("%Y-%m-%d").to_string(),
    }
}

pub(super) fn bars(tongue: &Tongue, bars: &[Bar], name: impl Fn(&str) -> String) -> Vec<BarRow> {
    let most = bars.iter().map(|bar| bar.n).max().unwrap_or(0).max(1);
    let row = |bar: &Bar| BarRow {
        label: match &bar.key {
            BarKey::Word(word) => name(word),
            BarKey::Unknown => tongue.say("stats-unknown"),
            BarKey::Other => tongue.say("stats-other"),
        },
        width: format!("{:.1}%", 100.0 * bar.n as f64 / most as f64),
        n: tongue.number(bar.n),
        is_aside: bar.key == BarKey::Other,
    };
    bars.iter().map(row).collect()
}

/// A country's name; its letters where no text knows it.
pub(super) fn country(tongue: &Tongue, letters: &str) -> String {
    let id = format!("stats-country-{}", letters.to_ascii_lowercase());
    let name = tongue.say(&id);
    if name == id { letters.to_owned() } else { name }
}

fn presave_rows(tongue: &Tongue, report: &Report) -> Vec<PresaveRow> {
    let rows = [
        ("given", "stats-given", "", report.given),
        ("waiting", "stats-waiting", "is-next", report.waiting),
        ("saved", "stats-saved", "is-done", report.saved),
        ("needs_again", "stats-needs-again", "is-bad", report.needs_again),
        ("refused", "stats-refused", "is-bad", report.refused),
        ("cancelled", "stats-cancelled", "is-end", report.cancelled),
        ("expired", "stats-expired", "is-end", report.expired),
        ("tokens_held", "stats-tokens-held", "", report.tokens_held),
    ];
    let row = |(figure, label, state_class, n)| PresaveRow {
        figure,
        label: tongue.say(label),
        state_class,
        n,
        said: tongue.number(n),
    };
    rows.into_iter().map(row).collect()
}
