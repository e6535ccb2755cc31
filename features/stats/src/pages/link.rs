//! One link's figures.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use kit::{App, Frame, Tongue};
use lake::Grain;
use policy::routes::{links, releases as release_paths, stats};
use presave::Report;
use uuid::Uuid;

use super::Standing;
use crate::{
    actions::LinkFigures,
    chart,
    model::{Bar, BarKey, Period, Series},
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
    periods: Vec<Choice>,
    /// Nothing when nothing happened in the period.
    chart: Option<Chart>,
    services_what: String,
    services: Vec<BarRow>,
    countries: Vec<BarRow>,
    no_presaves: bool,
    presaves: Vec<PresaveRow>,
}

/// A link that fans can open.
struct Open {
    fan_page: String,
    address: String,
    edit: String,
}

/// A figure for programs and for people.
struct Number {
    n: u64,
    said: String,
}

/// A period to choose.
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
    views: String,
    clicks: String,
    caption: String,
    /// What one row of the table is.
    point: String,
    rows: Vec<PointRow>,
    all_views: String,
    all_clicks: String,
}

/// One row of the table.
struct PointRow {
    datetime: String,
    label: String,
    views: String,
    clicks: String,
}

/// One bar.
struct BarRow {
    label: String,
    width: String,
    n: String,
    /// Not a group like the others.
    is_aside: bool,
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
    pub(crate) fn new(frame: Frame, app: &App, figures: LinkFigures) -> Link {
        let tongue = &frame.tongue;
        let LinkFigures { link, release, artist, now, totals, report, countries, period, series, services } = figures;
        let standing = Standing::of(tongue, &release, link.retired_at.is_some(), now);
        let number = |n| Number { n, said: tongue.number(n) };
        let fan_page = links::SHOW_PUBLIC.to(&[&link.slug]);
        let open = link.retired_at.is_none().then(|| Open {
            address: app.url(&fan_page),
            fan_page,
            edit: links::EDIT.to(&[&link.id.to_string()]),
        });
        let (presaves_kind, presaves) = match release.is_out(now) {
            true => ("stats-presaves-saved", report.saved),
            false => ("stats-presaves-waiting", report.waiting),
        };
        let service = |word: &str| {
            let known = link.destinations.iter().find(|one| one.service == word);
            known.map_or_else(|| word.to_owned(), |one| one.label.clone())
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
            is_empty: totals.views == 0 && totals.clicks == 0,
            periods: Period::ALL.iter().map(|one| Choice::of(tongue, *one, period, link.id)).collect(),
            chart: Chart::of(tongue, &series, &release.zone(), release.release_at),
            services_what: tongue
                .say_with("stats-services-what", &[("period", tongue.say(period_text(period)).into())]),
            services: bars(tongue, &services, service),
            countries: bars(tongue, &countries, |letters| country(tongue, letters)),
            no_presaves: report.given == 0,
            presaves: presave_rows(tongue, &report),
            title: release.title,
            frame,
        }
    }
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

impl Choice {
    fn of(tongue: &Tongue, one: Period, chosen: Period, link: Uuid) -> Choice {
        let path = stats::LINK.to(&[&link.to_string()]);
        Choice {
            label: tongue.say(period_text(one)),
            path: format!("{path}?period={}", one.word()),
            is_chosen: one == chosen,
        }
    }
}

impl Chart {
    fn of(tongue: &Tongue, series: &Series, zone: &TimeZone, release_at: Timestamp) -> Option<Chart> {
        let (first, last, peak) = (series.points.first()?, series.points.last()?, series.peak()?);
        let views: Vec<u64> = series.points.iter().map(|point| point.views).collect();
        let clicks: Vec<u64> = series.points.iter().map(|point| point.clicks).collect();
        let ys = chart::scale(views.iter().chain(&clicks).copied().max().unwrap_or(0));
        let top = ys.first().copied().unwrap_or(1);
        let label = |at: Timestamp| label(tongue, at, zone, series.grain);
        let (all_views, all_clicks) = (tongue.number(series.views()), tongue.number(series.clicks()));
        let together = [("views", all_views.as_str().into()), ("clicks", all_clicks.as_str().into())];
        let says = [
            ("views", all_views.as_str().into()),
            ("clicks", all_clicks.as_str().into()),
            ("from", label(first.at).into()),
            ("to", label(last.at).into()),
            ("most", tongue.number(peak.views).into()),
            ("peak", label(peak.at).into()),
        ];
        let (point, caption) = match series.grain {
            Grain::Hour => ("stats-hour", "stats-by-hour"),
            _ => ("stats-day", "stats-by-day"),
        };
        let mark = series.place(release_at).map(|(place, share)| chart::mark(place, share, views.len()));
        Some(Chart {
            together: tongue.say_with("stats-in-period", &together),
            says: tongue.say_with("stats-chart-says", &says),
            ys: ys.iter().map(|figure| tongue.number(*figure)).collect(),
            xs: names(tongue, series, zone),
            rules: chart::rules(),
            mark,
            area: chart::area(&views, top),
            views: chart::line(&views, top),
            clicks: chart::line(&clicks, top),
            caption: tongue.say_with(caption, &[("zone", zone.iana_name().unwrap_or("UTC").into())]),
            point: tongue.say(point),
            rows: rows(tongue, series, zone),
            all_views,
            all_clicks,
        })
    }
}

/// The rows of the table: the same points as in the chart.
fn rows(tongue: &Tongue, series: &Series, zone: &TimeZone) -> Vec<PointRow> {
    let row = |point: &crate::model::Point| PointRow {
        datetime: datetime(point.at, zone, series.grain),
        label: label(tongue, point.at, zone, series.grain),
        views: tongue.number(point.views),
        clicks: tongue.number(point.clicks),
    };
    series.points.iter().map(row).collect()
}

/// The names below a chart. An hour says its day only where that is another one than before.
fn names(tongue: &Tongue, series: &Series, zone: &TimeZone) -> Vec<String> {
    let most = if series.grain == Grain::Hour { HOUR_NAMES } else { NAMES };
    let mut before = None;
    let mut said = Vec::new();
    for place in chart::named(series.points.len(), most) {
        let Some(point) = series.points.get(place) else { continue };
        let local = point.at.to_zoned(zone.clone());
        let same_day = before == Some(local.date());
        before = Some(local.date());
        said.push(match series.grain {
            Grain::Hour if same_day => local.strftime("%H:%M").to_string(),
            grain => label(tongue, point.at, zone, grain),
        });
    }
    said
}

fn label(tongue: &Tongue, at: Timestamp, zone: &TimeZone, grain: Grain) -> String {
    let local = at.to_zoned(zone.clone());
    let mut args = vec![
        ("day", local.day().to_string().into()),
        ("month", tongue.say(&format!("stats-month-{}", local.month())).into()),
    ];
    if grain == Grain::Hour {
        args.push(("time", local.strftime("%H:%M").to_string().into()));
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

fn bars(tongue: &Tongue, bars: &[Bar], name: impl Fn(&str) -> String) -> Vec<BarRow> {
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
fn country(tongue: &Tongue, letters: &str) -> String {
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
