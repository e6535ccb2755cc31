//! What calls cost, and when the day ends that they are counted in.

use jiff::{Timestamp, ToSpan, tz::TimeZone};

/// What a project may spend in one day, unless Google has given it more.
pub const UNITS_PER_DAY: u32 = 10_000;
/// What a search costs. Since 2026 Google counts searches apart, 100 a day: as many as these units allow.
pub const SEARCH_UNITS: u32 = 100;
/// What a look-up by ids costs.
pub const LOOK_UNITS: u32 = 1;

/// A day as Google counts it: from midnight to midnight in California.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its number: days since 1970-01-01, by the calendar there.
    pub number: i64,
    /// The midnight that ends it.
    pub ends_at: Timestamp,
}

impl Day {
    /// The day of an instant.
    pub fn of(now: Timestamp) -> Day {
        // Without the zone's rules (they are compiled in) a day would end at the earliest midnight that it can.
        let zone = TimeZone::get("America/Los_Angeles").unwrap_or(TimeZone::fixed(jiff::tz::offset(-7)));
        let date = now.to_zoned(zone.clone()).date();
        let epoch = jiff::civil::date(1970, 1, 1);
        let number = date.since(epoch).map_or(0, |span| i64::from(span.get_days()));
        let midnight = date.checked_add(1.day()).ok().and_then(|next| next.to_zoned(zone).ok());
        Day { number, ends_at: midnight.map_or(Timestamp::MAX, |at| at.timestamp()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn a_day_ends_at_midnight_in_california_in_winter_and_in_summer() {
        for (now, ends, number) in [
            ("2026-11-22T07:59:59Z", "2026-11-22T08:00:00Z", 20_778),
            ("2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z", 20_779),
            ("2026-07-01T06:00:00Z", "2026-07-01T07:00:00Z", 20_634),
            // The clocks go back: this day has 25 hours.
            ("2026-11-01T12:00:00Z", "2026-11-02T08:00:00Z", 20_758),
        ] {
            let day = Day::of(now.parse().unwrap());
            assert_eq!((day.ends_at.to_string().as_str(), day.number), (ends, number), "{now}");
        }
    }
}
