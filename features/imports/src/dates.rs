//! Days as other tools write them.

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

/// Which of two numbers is the day, where a text does not show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// 31/12/2026
    DayFirst,
    /// 12/31/2026
    MonthFirst,
}

impl Order {
    /// The word of a form and of the API.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Order::DayFirst => "day_first",
            Order::MonthFirst => "month_first",
        }
    }

    /// Reads such a word.
    pub(crate) fn of(word: &str) -> Option<Order> {
        [Order::DayFirst, Order::MonthFirst].into_iter().find(|order| order.word() == word)
    }
}

/// A day as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// The day.
    pub(crate) date: Date,
    /// The time, where one stands there.
    pub(crate) time: Option<Time>,
    /// Whether it would be another day if day and month changed places, and nothing in the text shows which is which.
    pub(crate) open: bool,
}

/// Reads `2026-11-22` and nothing else.
pub(crate) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    (text.len() == 10 && text.is_ascii()).then(|| text.parse().ok()).flatten()
}

/// Reads a day in any of the usual ways. What says its distance to UTC becomes the day and time of `zone`.
pub(crate) fn read(text: &str, order: Order, zone: &TimeZone) -> Option<Day> {
    let text = text.trim();
    if let Ok(instant) = text.replacen(' ', "T", 1).parse::<Timestamp>() {
        let local = instant.to_zoned(zone.clone());
        return Some(Day { date: local.date(), time: Some(local.time()), open: false });
    }
    let (date, time) = split(text);
    let time = match time {
        Some(time) => Some(clock(time)?),
        None => None,
    };
    let (date, open) = named(date).map(|date| (date, false)).or_else(|| numbered(date, order))?;
    Some(Day { date, time, open })
}

/// What a text shows about the order of day and month: one of two numbers can only be a day.
pub(crate) fn shown(text: &str) -> Option<Order> {
    let (date, _) = split(text.trim());
    let [first, second, third] = parts(date)?;
    if first.len() > 2 || third.len() != 4 || date.contains('.') {
        return None;
    }
    let (first, second): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
    match (first > 12, second > 12) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// The day and the time of a text. `22 Nov 2026` has no time.
fn split(text: &str) -> (&str, Option<&str>) {
    let at = text.find(':').map(|colon| text.get(..colon).unwrap_or_default());
    match at.and_then(|before| before.rfind([' ', 'T', ','])) {
        Some(at) => (text.get(..at).unwrap_or_default().trim_end_matches(','), text.get(at + 1..)),
        None => (text, None),
    }
}

/// `18:00`, `18:00:30`, `6:00 pm`.
fn clock(text: &str) -> Option<Time> {
    let lower = text.trim().to_ascii_lowercase();
    let (digits, later) = match lower.strip_suffix("pm") {
        Some(digits) => (digits, Some(true)),
        None => lower.strip_suffix("am").map_or((lower.as_str(), None), |digits| (digits, Some(false))),
    };
    let mut numbers = digits.trim().split(':').map(|number| {
        let plain = !number.is_empty() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| number.parse::<i8>().ok()).flatten()
    });
    let (hour, minute) = (numbers.next()??, numbers.next()??);
    let second = match numbers.next() {
        Some(second) => second?,
        None => 0,
    };
    let hour = match (later, hour) {
        (Some(false), 12) => 0,
        (Some(true), 1..=11) => hour + 12,
        (Some(_), 13..) => return None,
        _ => hour,
    };
    numbers.next().is_none().then(|| Time::new(hour, minute, second, 0).ok()).flatten()
}

/// Three groups between dashes, slashes or dots.
fn parts(text: &str) -> Option<[&str; 3]> {
    let mark = ['-', '/', '.'].into_iter().find(|mark| text.contains(*mark))?;
    let mut parts = text.split(mark);
    let three = [parts.next()?.trim(), parts.next()?.trim(), parts.next()?.trim()];
    let plain =
        three.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    (plain && parts.next().is_none()).then_some(three)
}

/// `2026-11-22`, `2026/11/22`, `22.11.2026`, `22/11/2026`, `11/22/2026`.
fn numbered(text: &str, order: Order) -> Option<(Date, bool)> {
    let [first, second, third] = parts(text)?;
    let number = |text: &str| text.parse::<i16>().ok();
    let small = |text: &str| text.parse::<i8>().ok();
    if first.len() == 4 {
        return Some((Date::new(number(first)?, small(second)?, small(third)?).ok()?, false));
    }
    // A year of two digits could be any of three groups.
    if third.len() != 4 || first.len() > 2 || second.len() > 2 {
        return None;
    }
    let (year, first, second) = (number(third)?, small(first)?, small(second)?);
    // With dots nobody writes the month first.
    let order = if text.contains('.') { Order::DayFirst } else { order };
    let (day, month) = match order {
        Order::DayFirst => (first, second),
        Order::MonthFirst => (second, first),
    };
    let open = !text.contains('.') && first <= 12 && second <= 12 && first != second;
    Some((Date::new(year, month, day).ok()?, open))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `22 Nov 2026`, `November 22, 2026`, `22-Nov-2026`, with English names.
fn named(text: &str) -> Option<Date> {
    let mut words = text.split([' ', ',', '-', '.', '/']).filter(|word| !word.is_empty());
    let three = [words.next()?, words.next()?, words.next()?];
    if words.next().is_some() {
        return None;
    }
    let month = |word: &str| {
        let word = word.to_ascii_lowercase();
        let place = (word.len() >= 3).then(|| MONTHS.iter().position(|name| name.starts_with(&word))).flatten()?;
        i8::try_from(place + 1).ok()
    };
    let day = |word: &str| {
        let word = word.to_ascii_lowercase();
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(&word);
        digits.parse::<i8>().ok()
    };
    let year = |word: &str| (word.len() == 4).then(|| word.parse::<i16>().ok()).flatten();
    let [first, second, third] = three;
    if let (Some(day), Some(month), Some(year)) = (day(first), month(second), year(third)) {
        return Date::new(year, month, day).ok();
    }
    if let (Some(month), Some(day), Some(year)) = (month(first), day(second), year(third)) {
        return Date::new(year, month, day).ok();
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(text: &str, order: Order) -> Option<(String, bool)> {
        let day = read(text, order, &TimeZone::UTC)?;
        let time = day.time.map(|time| format!(" {time}")).unwrap_or_default();
        Some((format!("{}{time}", day.date), day.open))
    }

    #[test]
    fn a_day_is_read_as_people_and_programs_write_it() {
        for (text, day) in [
            ("2026-11-22", "2026-11-22"),
            (" 2026/11/22 ", "2026-11-22"),
            ("22.11.2026", "2026-11-22"),
            ("3.4.2026", "2026-04-03"),
            ("22/11/2026", "2026-11-22"),
            ("22-11-2026", "2026-11-22"),
            ("22 Nov 2026", "2026-11-22"),
            ("22nd November 2026", "2026-11-22"),
            ("Nov 22, 2026", "2026-11-22"),
            ("22-Nov-2026", "2026-11-22"),
            ("2026-11-22 18:00", "2026-11-22 18:00:00"),
            ("2026-11-22T18:00:30", "2026-11-22 18:00:30"),
            ("2026-11-22T18:00:00Z", "2026-11-22 18:00:00"),
            ("2026-11-22 18:00:00+02:00", "2026-11-22 16:00:00"),
            ("22/11/2026 6:00 PM", "2026-11-22 18:00:00"),
            ("Nov 22, 2026, 12:05 am", "2026-11-22 00:05:00"),
        ] {
            assert_eq!(said(text, Order::DayFirst), Some((day.to_owned(), false)), "{text}");
        }
    }

    #[test]
    fn what_could_be_two_days_says_so_and_follows_the_order() {
        assert_eq!(said("3/4/2026", Order::DayFirst), Some(("2026-04-03".to_owned(), true)));
        assert_eq!(said("03/04/2026", Order::MonthFirst), Some(("2026-03-04".to_owned(), true)));
        assert_eq!(said("4/4/2026", Order::MonthFirst), Some(("2026-04-04".to_owned(), false)));
        assert_eq!(said("22/11/2026", Order::MonthFirst), None);
        assert_eq!((shown("22/11/2026"), shown("11/22/2026")), (Some(Order::DayFirst), Some(Order::MonthFirst)));
        for text in ["3/4/2026", "22.11.2026", "2026-11-22", "22 Nov 2026", "x"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_not_guessed_at() {
        for text in [
            "",
            "soon",
            "2026",
            "45987",
            "22/11/26",
            "31/02/2026",
            "2026-13-01",
            "22 Xyz 2026",
            "2026-11-22 25:00",
            "1/2/3/4",
        ] {
            assert_eq!(said(text, Order::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn an_instant_becomes_the_day_of_the_zone() {
        let zone = TimeZone::get("America/New_York").unwrap();
        let day = read("2026-11-22T02:00:00Z", Order::DayFirst, &zone).unwrap();
        assert_eq!(
            (day.date.to_string(), day.time.unwrap().to_string()),
            ("2026-11-21".to_owned(), "21:00:00".to_owned())
        );
    }

    proptest! {
        #[test]
        fn nothing_makes_the_reader_stumble(text in ".{0,40}|[0-9/.: -]{0,20}") {
            let told = read(&text, Order::DayFirst, &TimeZone::UTC);
            prop_assert!(shown(&text).is_none() || told.is_none_or(|day| !day.open));
            prop_assert!(day(&text).is_none() || told.is_some());
        }
    }
}
