//! The points of a time series: instants, by the calendar of a time zone.

use db::from_millis;
use jiff::{Timestamp, ToSpan, Zoned, tz::TimeZone};

use crate::{AnswerError, Grain, Range};

/// No chart shows more: two years of hours.
const MAX_POINTS: usize = 20_000;
const HOUR_MS: i64 = 3_600_000;

/// The first instants of the points that cover a range, in order, in milliseconds since the epoch.
#[derive(Debug)]
pub(crate) struct Calendar {
    starts: Vec<i64>,
    is_series: bool,
}

impl Calendar {
    /// The points of a range; one, the whole range, without a grain.
    pub(crate) fn of(range: Range, grain: Option<&(Grain, TimeZone)>) -> Result<Calendar, AnswerError> {
        let (from, to) = (range.from.as_millisecond(), range.to.as_millisecond());
        if from >= to {
            return Err(AnswerError::EmptyRange);
        }
        let Some((grain, zone)) = grain else {
            return Ok(Calendar { starts: vec![from], is_series: false });
        };
        let starts = match grain {
            Grain::Hour => hours(range.from, to, zone)?,
            Grain::Day | Grain::Week | Grain::Month => days(range.from, to, *grain, zone)?,
        };
        Ok(Calendar { starts, is_series: true })
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The point that an instant falls into; the first or the last one for what lies before or after the range.
    pub(crate) fn point(&self, ms: i64) -> u32 {
        let place = self.starts.partition_point(|start| *start <= ms).saturating_sub(1);
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    /// The first instants, for the rows; one `None` where there is no series.
    pub(crate) fn times(&self) -> impl Iterator<Item = Option<Timestamp>> {
        self.starts.iter().map(|start| self.is_series.then(|| from_millis(*start)))
    }
}

/// Hours are of equal length everywhere; only where they begin depends on the zone (India's are half an hour off).
fn hours(from: Timestamp, to: i64, zone: &TimeZone) -> Result<Vec<i64>, AnswerError> {
    let offset = i64::from(zone.to_offset(from).seconds()) * 1000;
    let from = from.as_millisecond();
    let first = from - (from + offset).rem_euclid(HOUR_MS);
    let n = usize::try_from((to - first).div_euclid(HOUR_MS)).unwrap_or(usize::MAX);
    if n >= MAX_POINTS {
        return Err(AnswerError::TooLarge);
    }
    Ok((first..to).step_by(3_600_000).collect())
}

fn days(from: Timestamp, to: i64, grain: Grain, zone: &TimeZone) -> Result<Vec<i64>, AnswerError> {
    // Whatever lies beyond the calendar's edge is more than anybody can look at.
    let edge = |_: jiff::Error| AnswerError::TooLarge;
    let date = from.to_zoned(zone.clone()).date();
    let (mut date, step) = match grain {
        Grain::Week => {
            let since_monday = i64::from(date.weekday().to_monday_zero_offset());
            (date.checked_sub(since_monday.days()).map_err(edge)?, 1.week())
        }
        Grain::Month => (date.first_of_month(), 1.month()),
        Grain::Hour | Grain::Day => (date, 1.day()),
    };
    let mut starts = Vec::new();
    loop {
        // The first instant of that date: not midnight where the clocks go forward at midnight.
        let start = date.to_zoned(zone.clone()).and_then(|zoned: Zoned| zoned.start_of_day()).map_err(edge)?;
        let start = start.timestamp().as_millisecond();
        if start >= to {
            return Ok(starts);
        }
        if starts.len() == MAX_POINTS {
            return Err(AnswerError::TooLarge);
        }
        // A zone can leave out a whole date (Samoa, 2011); its point would be empty and have its neighbour's name.
        if starts.last().is_none_or(|last| *last < start) {
            starts.push(start);
        }
        date = date.checked_add(step).map_err(edge)?;
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, tz::TimeZone};

    use super::Calendar;
    use crate::{AnswerError, Grain, Range};

    fn starts(from: &str, to: &str, grain: Grain, zone: &str) -> Vec<String> {
        let range = Range { from: from.parse().unwrap(), to: to.parse().unwrap() };
        let calendar = Calendar::of(range, Some(&(grain, TimeZone::get(zone).unwrap()))).unwrap();
        calendar.times().map(|time| time.unwrap().to_string()).collect()
    }

    #[test]
    fn the_day_the_clocks_change_has_another_length() {
        assert_eq!(
            starts("2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z", Grain::Day, "Europe/Berlin"),
            ["2026-03-27T23:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"]
        );
        let hours = |from, to| starts(from, to, Grain::Hour, "Europe/Berlin").len();
        assert_eq!(hours("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"), 23);
        assert_eq!(hours("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"), 25);
    }

    #[test]
    fn hours_begin_where_the_zone_says() {
        assert_eq!(
            starts("2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z", Grain::Hour, "Asia/Kolkata"),
            ["2025-12-31T23:30:00Z", "2026-01-01T00:30:00Z"]
        );
    }

    #[test]
    fn weeks_begin_on_monday_and_months_on_their_first() {
        assert_eq!(
            starts("2026-11-22T12:00:00Z", "2026-11-24T00:00:00Z", Grain::Week, "UTC"),
            ["2026-11-16T00:00:00Z", "2026-11-23T00:00:00Z"]
        );
        assert_eq!(
            starts("2026-01-31T12:00:00Z", "2026-03-01T00:00:00Z", Grain::Month, "UTC"),
            ["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"]
        );
    }

    #[test]
    fn a_date_that_a_zone_left_out_has_no_point() {
        // Samoa went from 29 to 31 December 2011.
        assert_eq!(starts("2011-12-29T12:00:00Z", "2011-12-31T12:00:00Z", Grain::Day, "Pacific/Apia").len(), 3);
    }

    #[test]
    fn an_empty_range_and_an_endless_chart_are_refused() {
        let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        assert!(matches!(Calendar::of(Range { from: now, to: now }, None), Err(AnswerError::EmptyRange)));
        for grain in [Grain::Hour, Grain::Day, Grain::Week] {
            let range = Range { from: Timestamp::MIN, to: Timestamp::MAX };
            assert!(matches!(Calendar::of(range, Some(&(grain, TimeZone::UTC))), Err(AnswerError::TooLarge)));
        }
    }
}
