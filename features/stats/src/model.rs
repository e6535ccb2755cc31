//! Periods, lines and figures. No clock, no lake, no page.

use jiff::{Timestamp, ToSpan, tz::TimeZone};
use lake::{Answer, Dimension, Grain, Key, Kind, Range};

/// The longest span that is shown hour by hour.
const HOURS_MS: i64 = 72 * 3_600_000;
/// How many services or countries have a line of their own. The others are one together.
const OWN_LINES: usize = 5;

/// What a person can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Period {
    /// Today and the six days before.
    Week,
    /// Today and the 29 days before.
    #[default]
    Month,
    /// Today and the 89 days before.
    Quarter,
    /// Since the link was made.
    All,
}

impl Period {
    pub(crate) const ALL: [Period; 4] = [Period::Week, Period::Month, Period::Quarter, Period::All];

    /// The word in addresses.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Period::Week => "7",
            Period::Month => "30",
            Period::Quarter => "90",
            Period::All => "all",
        }
    }

    /// The period of a word; the usual one for any other word.
    pub(crate) fn of(word: Option<&str>) -> Period {
        Period::ALL.into_iter().find(|period| Some(period.word()) == word).unwrap_or_default()
    }

    fn days(self) -> Option<i64> {
        match self {
            Period::Week => Some(7),
            Period::Month => Some(30),
            Period::Quarter => Some(90),
            Period::All => None,
        }
    }

    /// The part of a link's life that it means.
    pub(crate) fn within(self, life: Range, zone: &TimeZone, now: Timestamp) -> Range {
        let from = match self.days() {
            Some(days) => days_back(now, zone, days).max(life.from),
            None => life.from,
        };
        Range { from, to: life.to }
    }
}

/// What a chart shows over time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Show {
    /// Views and clicks.
    #[default]
    Visits,
    /// Clicks by service.
    Services,
    /// Pre-saves that were given, and that were saved.
    Presaves,
    /// Views by country.
    Countries,
}

impl Show {
    pub(crate) const ALL: [Show; 4] = [Show::Visits, Show::Services, Show::Presaves, Show::Countries];

    /// The word in addresses.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Show::Visits => "visits",
            Show::Services => "services",
            Show::Presaves => "presaves",
            Show::Countries => "countries",
        }
    }

    /// What a word stands for; the usual for any other word.
    pub(crate) fn of(word: Option<&str>) -> Show {
        Show::ALL.into_iter().find(|show| Some(show.word()) == word).unwrap_or_default()
    }

    /// The events that it counts.
    pub(crate) fn kinds(self) -> &'static [Kind] {
        match self {
            Show::Visits => &[Kind::View, Kind::Click],
            Show::Services => &[Kind::Click],
            Show::Presaves => &[Kind::PresaveGiven, Kind::PresaveSaved],
            Show::Countries => &[Kind::View],
        }
    }

    /// What its lines are told apart by.
    pub(crate) fn dimension(self) -> Dimension {
        match self {
            Show::Visits | Show::Presaves => Dimension::Kind,
            Show::Services => Dimension::Service,
            Show::Countries => Dimension::Country,
        }
    }

    /// How long a point is: hours for a short span, days for any other, and for countries, which are known by the day.
    pub(crate) fn grain(self, range: Range) -> Grain {
        let span = range.to.as_millisecond() - range.from.as_millisecond();
        if span <= HOURS_MS && self != Show::Countries { Grain::Hour } else { Grain::Day }
    }
}

/// Everything that can have happened to a link: from the morning of the day on which it was made (another node's clock may
/// be a little behind) up to and with this moment.
pub(crate) fn life(made: Timestamp, zone: &TimeZone, now: Timestamp) -> Range {
    Range { from: days_back(made.min(now), zone, 1), to: after(now) }
}

/// Whole days of a time zone, today with them.
pub(crate) fn last_days(days: i64, zone: &TimeZone, now: Timestamp) -> Range {
    Range { from: days_back(now, zone, days), to: after(now) }
}

/// The first instant of the day that is `days - 1` days before; the instant itself beyond the calendar's edge.
fn days_back(at: Timestamp, zone: &TimeZone, days: i64) -> Timestamp {
    let back = at.to_zoned(zone.clone()).checked_sub((days - 1).days());
    back.and_then(|day| day.start_of_day()).map_or(at, |day| day.timestamp())
}

/// The end of a range that still holds `at`: ranges end before their end, and the lake keeps milliseconds.
fn after(at: Timestamp) -> Timestamp {
    at.checked_add(1.millisecond()).unwrap_or(at)
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    /// Pages that were seen.
    pub(crate) views: u64,
    /// Clicks on to a service.
    pub(crate) clicks: u64,
    /// Pre-saves that were given.
    pub(crate) presaves: u64,
}

impl Totals {
    /// Reads an answer that is broken down by kind.
    pub(crate) fn of(answer: &Answer) -> Totals {
        let n = |kind| {
            let rows = answer.rows.iter().filter(|row| row.keys.first() == Some(&Some(Key::Kind(kind))));
            rows.map(|row| row.n).sum()
        };
        Totals { views: n(Kind::View), clicks: n(Kind::Click), presaves: n(Kind::PresaveGiven) }
    }

    /// Clicks for every 100 views, rounded.
    pub(crate) fn clicks_for_100_views(self) -> Option<u64> {
        let views = u128::from(self.views);
        let rate = (u128::from(self.clicks) * 100 + views / 2).checked_div(views)?;
        u64::try_from(rate).ok()
    }
}

/// One line of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// What it counts.
    pub(crate) key: BarKey,
    /// Its figure at each point.
    pub(crate) values: Vec<u64>,
}

impl Line {
    pub(crate) fn total(&self) -> u64 {
        self.values.iter().sum()
    }
}

/// What happened over time.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    pub(crate) show: Show,
    pub(crate) grain: Grain,
    pub(crate) range: Range,
    /// The first instant of each point, in order, without gaps; none when nothing happened.
    pub(crate) points: Vec<Timestamp>,
    /// At most one more than `OWN_LINES`. Kinds have theirs in any case, and in the same order.
    pub(crate) lines: Vec<Line>,
}

impl Series {
    /// Reads the points of a range from an answer that is broken down by what is shown, over time.
    pub(crate) fn of(show: Show, answer: &Answer, grain: Grain, range: Range) -> Series {
        let mut points = Vec::new();
        let mut lines: Vec<Line> = Vec::new();
        for row in &answer.rows {
            // Countries are asked for over a longer time; any other answer begins with the range.
            let Some(at) = row.time.filter(|at| show != Show::Countries || *at >= range.from) else { continue };
            let key = BarKey::of(row);
            if lines.last().is_none_or(|line| line.key != key) {
                lines.push(Line { key, values: Vec::new() });
            }
            if lines.len() == 1 {
                points.push(at);
            }
            if let Some(line) = lines.last_mut() {
                line.values.push(row.n);
            }
        }
        lines.retain(|line| line.total() > 0);
        if lines.is_empty() {
            points.clear();
        }
        let lines = match show {
            Show::Visits | Show::Presaves => {
                show.kinds().iter().map(|kind| of_kind(&lines, *kind, points.len())).collect()
            }
            Show::Services | Show::Countries => largest(lines),
        };
        Series { show, grain, range, points, lines }
    }

    /// The line, the point and the figure of the highest point, the first of several.
    pub(crate) fn peak(&self) -> Option<(&Line, Timestamp, u64)> {
        let all =
            self.lines.iter().flat_map(|line| self.points.iter().zip(&line.values).map(move |point| (line, point)));
        let highest = all.reduce(|best, one| if one.1.1 > best.1.1 { one } else { best });
        highest.map(|(line, (at, n))| (line, *at, *n))
    }

    /// Where a moment lies: its point, and how much of that point is over by then. Nothing outside of the range.
    pub(crate) fn place(&self, moment: Timestamp) -> Option<(usize, f64)> {
        let place = self.points.partition_point(|at| *at <= moment).checked_sub(1)?;
        if moment >= self.range.to {
            return None;
        }
        let begin = *self.points.get(place)?;
        let end = self.points.get(place + 1).copied().unwrap_or(self.range.to);
        let ms = |from: Timestamp, to: Timestamp| (to.as_millisecond() - from.as_millisecond()).max(0) as f64;
        Some((place, ms(begin, moment) / ms(begin, end).max(1.0)))
    }
}

fn of_kind(lines: &[Line], kind: Kind, n_points: usize) -> Line {
    let key = BarKey::Word(kind.as_str().to_owned());
    let values = lines.iter().find(|line| line.key == key).map(|line| line.values.clone());
    Line { key, values: values.unwrap_or_else(|| vec![0; n_points]) }
}

/// The largest lines, and all the others together as the last one.
fn largest(lines: Vec<Line>) -> Vec<Line> {
    let (rest, mut own): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.key == BarKey::Other);
    // Stable: of equal ones the first remains the first.
    own.sort_by_key(|line| std::cmp::Reverse(line.total()));
    let rest = own.split_off(own.len().min(OWN_LINES)).into_iter().chain(rest);
    let together = rest.map(|line| line.values).reduce(|sum, more| sum.iter().zip(more).map(|(a, b)| a + b).collect());
    own.extend(together.map(|values| Line { key: BarKey::Other, values }));
    own
}

/// One bar of a bar chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    /// What it counts.
    pub(crate) key: BarKey,
    pub(crate) n: u64,
}

/// What a bar or a line counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BarKey {
    /// A service or a kind by its word, a country by its letters.
    Word(String),
    /// Nobody knows.
    Unknown,
    /// What describes fewer than five people on a day, and what has no line of its own, together.
    Other,
}

impl BarKey {
    /// Of an answer that is broken down by one dimension.
    fn of(row: &lake::Row) -> BarKey {
        match row.keys.first() {
            Some(Some(Key::Other)) => BarKey::Other,
            Some(Some(key)) => BarKey::Word(key.as_str().to_owned()),
            Some(None) | None => BarKey::Unknown,
        }
    }
}

/// Which figure of a row a bar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Figure {
    Events,
    People,
}

/// The bars of an answer that is broken down by one dimension, in its order.
pub(crate) fn bars(answer: &Answer, figure: Figure) -> Vec<Bar> {
    let bar = |row: &lake::Row| Bar {
        key: BarKey::of(row),
        n: match figure {
            Figure::Events => row.n,
            Figure::People => row.people,
        },
    };
    answer.rows.iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use lake::{Country, Row};

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn range(from: &str, to: &str) -> Range {
        Range { from: at(from), to: at(to) }
    }

    fn row(time: &str, kind: Kind, n: u64) -> Row {
        Row { time: Some(at(time)), keys: vec![Some(Key::Kind(kind))], n, people: 0 }
    }

    fn series() -> Series {
        let rows = vec![
            row("2026-11-20T00:00:00Z", Kind::View, 3),
            row("2026-11-21T00:00:00Z", Kind::View, 7),
            row("2026-11-20T00:00:00Z", Kind::Click, 2),
            row("2026-11-21T00:00:00Z", Kind::Click, 0),
        ];
        let answer = Answer { rows, ..Answer::default() };
        Series::of(Show::Visits, &answer, Grain::Day, range("2026-11-20T00:00:00Z", "2026-11-22T00:00:00Z"))
    }

    #[test]
    fn a_period_is_whole_days_of_the_zone_and_never_older_than_the_link() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let now = at("2026-11-22T12:00:00Z");
        let life = life(at("2026-11-19T08:30:00Z"), &berlin, now);
        assert_eq!(life, range("2026-11-18T23:00:00Z", "2026-11-22T12:00:00.001Z"));
        assert_eq!(Period::Week.within(life, &berlin, now), life);
        let old = Range { from: at("2026-01-01T00:00:00Z"), ..life };
        assert_eq!(Period::Week.within(old, &berlin, now).from, at("2026-11-15T23:00:00Z"));
        assert_eq!(Period::All.within(old, &berlin, now), old);
        // Summer time ended in between, and days are still whole.
        assert_eq!(Period::Month.within(old, &berlin, now).from, at("2026-10-23T22:00:00Z"));
    }

    #[test]
    fn short_spans_are_shown_by_the_hour_but_for_countries() {
        let (short, long) = (
            range("2026-11-20T00:00:00Z", "2026-11-23T00:00:00Z"),
            range("2026-11-20T00:00:00Z", "2026-11-23T00:00:01Z"),
        );
        assert_eq!((Show::Visits.grain(short), Show::Visits.grain(long)), (Grain::Hour, Grain::Day));
        assert_eq!(Show::Countries.grain(short), Grain::Day, "hours would divide a day");
    }

    #[test]
    fn an_unknown_word_is_the_usual() {
        assert_eq!(Show::of(Some("countries")), Show::Countries);
        assert_eq!((Show::of(Some("secrets")), Show::of(None)), (Show::Visits, Show::Visits));
        assert_eq!(Period::of(Some("90")), Period::Quarter);
        assert_eq!(Period::of(Some("13")), Period::Month);
        assert_eq!(Period::of(None), Period::Month);
    }

    #[test]
    fn a_series_holds_both_kinds_at_each_point() {
        let series = series();
        let totals: Vec<u64> = series.lines.iter().map(Line::total).collect();
        assert_eq!((totals.as_slice(), series.points.len()), (&[10, 2][..], 2));
        let (line, at_peak, most) = series.peak().unwrap();
        assert_eq!((&line.key, at_peak, most), (&BarKey::Word("view".to_owned()), at("2026-11-21T00:00:00Z"), 7));
        let empty = Series::of(Show::Visits, &Answer::default(), Grain::Day, series.range);
        assert_eq!((empty.points.len(), empty.peak(), empty.place(series.range.from)), (0, None, None));
    }

    #[test]
    fn a_kind_that_did_not_happen_has_its_line_too() {
        let rows = vec![row("2026-11-20T00:00:00Z", Kind::PresaveSaved, 3)];
        let range = range("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z");
        let series = Series::of(Show::Presaves, &Answer { rows, ..Answer::default() }, Grain::Day, range);
        let values: Vec<&[u64]> = series.lines.iter().map(|line| line.values.as_slice()).collect();
        assert_eq!(values, [&[0][..], &[3]]);
    }

    #[test]
    fn only_the_period_counts_and_what_is_beyond_five_lines_is_one_together() {
        let row = |day: &str, key: Key, n| Row { time: Some(at(day)), keys: vec![Some(key)], n, people: 0 };
        let mut rows = Vec::new();
        for (letters, before, within) in
            [("DE", 900, 0), ("FR", 5, 9), ("IT", 5, 8), ("ES", 5, 7), ("PT", 5, 30), ("AT", 5, 5), ("CH", 5, 6)]
        {
            let key = Key::Country(Country::new(letters).unwrap());
            rows.push(row("2026-11-20T00:00:00Z", key.clone(), before));
            rows.push(row("2026-11-21T00:00:00Z", key, within));
        }
        rows.push(row("2026-11-20T00:00:00Z", Key::Other, 70));
        rows.push(row("2026-11-21T00:00:00Z", Key::Other, 11));
        let range = range("2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z");
        let series = Series::of(Show::Countries, &Answer { rows, ..Answer::default() }, Grain::Day, range);
        let word = |letters: &str| BarKey::Word(letters.to_owned());
        let lines: Vec<(BarKey, u64)> = series.lines.iter().map(|line| (line.key.clone(), line.total())).collect();
        let expected =
            [(word("PT"), 30), (word("FR"), 9), (word("IT"), 8), (word("ES"), 7), (word("CH"), 6), (BarKey::Other, 16)];
        assert_eq!((lines.as_slice(), series.points), (&expected[..], vec![range.from]));
    }

    #[test]
    fn a_moment_has_its_place_between_two_points() {
        let series = series();
        assert_eq!(series.place(at("2026-11-20T12:00:00Z")), Some((0, 0.5)));
        assert_eq!(series.place(at("2026-11-21T00:00:00Z")), Some((1, 0.0)));
        assert_eq!(series.place(at("2026-11-19T23:59:59Z")), None);
        assert_eq!(series.place(at("2026-11-22T00:00:00Z")), None);
    }

    #[test]
    fn a_rate_needs_a_view() {
        let rate = |views, clicks| Totals { views, clicks, presaves: 0 }.clicks_for_100_views();
        assert_eq!(rate(0, 5), None);
        assert_eq!(rate(3, 2), Some(67));
        assert_eq!(rate(1, u64::MAX), None);
    }
}
