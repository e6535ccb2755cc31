//! Periods, points and figures. No clock, no lake, no page.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan, tz::TimeZone};
use lake::{Answer, Grain, Key, Kind, Range};

/// The longest span that is shown hour by hour.
const HOURS_MS: i64 = 72 * 3_600_000;

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

/// Everything that can have happened to a link: from the morning of the day on which it was made (another node's clock may
/// be a little behind) up to and with this moment.
pub(crate) fn life(made: Timestamp, zone: &TimeZone, now: Timestamp) -> Range {
    Range { from: days_back(made.min(now), zone, 1), to: after(now) }
}

/// Whole days of a time zone, today with them.
pub(crate) fn last_days(days: i64, zone: &TimeZone, now: Timestamp) -> Range {
    Range { from: days_back(now, zone, days), to: after(now) }
}

/// Hours for a short span, days for any other.
pub(crate) fn grain(range: Range) -> Grain {
    let span = range.to.as_millisecond() - range.from.as_millisecond();
    if span <= HOURS_MS { Grain::Hour } else { Grain::Day }
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

/// One point of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    /// Its first instant.
    pub(crate) at: Timestamp,
    pub(crate) views: u64,
    pub(crate) clicks: u64,
}

/// Views and clicks over time.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    pub(crate) grain: Grain,
    pub(crate) range: Range,
    /// In order, without gaps; none when nothing happened.
    pub(crate) points: Vec<Point>,
}

impl Series {
    /// Reads an answer that is broken down by kind, over time.
    pub(crate) fn of(answer: &Answer, grain: Grain, range: Range) -> Series {
        let mut points: BTreeMap<Timestamp, Point> = BTreeMap::new();
        for row in &answer.rows {
            let Some(at) = row.time else { continue };
            let point = points.entry(at).or_insert(Point { at, views: 0, clicks: 0 });
            match row.keys.first() {
                Some(Some(Key::Kind(Kind::View))) => point.views += row.n,
                Some(Some(Key::Kind(Kind::Click))) => point.clicks += row.n,
                _ => {}
            }
        }
        Series { grain, range, points: points.into_values().collect() }
    }

    pub(crate) fn views(&self) -> u64 {
        self.points.iter().map(|point| point.views).sum()
    }

    pub(crate) fn clicks(&self) -> u64 {
        self.points.iter().map(|point| point.clicks).sum()
    }

    /// The point with the most views, the first of several.
    pub(crate) fn peak(&self) -> Option<Point> {
        self.points.iter().copied().reduce(|best, point| if point.views > best.views { point } else { best })
    }

    /// Where a moment lies: its point, and how much of that point is over by then. Nothing outside of the range.
    pub(crate) fn place(&self, moment: Timestamp) -> Option<(usize, f64)> {
        let place = self.points.partition_point(|point| point.at <= moment).checked_sub(1)?;
        if moment >= self.range.to {
            return None;
        }
        let begin = self.points.get(place)?.at;
        let end = self.points.get(place + 1).map_or(self.range.to, |next| next.at);
        let ms = |from: Timestamp, to: Timestamp| (to.as_millisecond() - from.as_millisecond()).max(0) as f64;
        Some((place, ms(begin, moment) / ms(begin, end).max(1.0)))
    }
}

/// One bar of a bar chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    /// What it counts.
    pub(crate) key: BarKey,
    pub(crate) n: u64,
}

/// What a bar counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BarKey {
    /// A service by its word, a country by its letters.
    Word(String),
    /// Nobody knows.
    Unknown,
    /// Groups of fewer than five people, together.
    Other,
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
        key: match row.keys.first() {
            Some(Some(Key::Other)) => BarKey::Other,
            Some(Some(key)) => BarKey::Word(key.as_str().to_owned()),
            Some(None) | None => BarKey::Unknown,
        },
        n: match figure {
            Figure::Events => row.n,
            Figure::People => row.people,
        },
    };
    answer.rows.iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use lake::Row;

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
        Series::of(&answer, Grain::Day, range("2026-11-20T00:00:00Z", "2026-11-22T00:00:00Z"))
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
    fn short_spans_are_shown_by_the_hour() {
        assert_eq!(grain(range("2026-11-20T00:00:00Z", "2026-11-23T00:00:00Z")), Grain::Hour);
        assert_eq!(grain(range("2026-11-20T00:00:00Z", "2026-11-23T00:00:01Z")), Grain::Day);
    }

    #[test]
    fn an_unknown_word_is_the_usual_period() {
        assert_eq!(Period::of(Some("90")), Period::Quarter);
        assert_eq!(Period::of(Some("13")), Period::Month);
        assert_eq!(Period::of(None), Period::Month);
    }

    #[test]
    fn a_series_holds_both_kinds_at_each_point() {
        let series = series();
        assert_eq!((series.views(), series.clicks()), (10, 2));
        assert_eq!(series.points.len(), 2);
        assert_eq!(series.peak().unwrap().at, at("2026-11-21T00:00:00Z"));
        let empty = Series::of(&Answer::default(), Grain::Day, series.range);
        assert_eq!((empty.peak(), empty.place(series.range.from)), (None, None));
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
