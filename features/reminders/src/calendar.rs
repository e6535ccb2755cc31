//! The calendar file of a release (RFC 5545): one entry with an alarm, and nothing of whoever takes it.

use jiff::{Timestamp, tz::TimeZone};

/// A line has so many bytes at most, its end not counted (section 3.1).
const LINE_BYTES: usize = 75;

/// What an entry says.
pub(crate) struct Entry<'a> {
    /// What tells it from every other one, for good: importing it again changes it.
    pub(crate) uid: &'a str,
    /// When this copy was made. A later copy replaces an earlier one.
    pub(crate) made_at: Timestamp,
    /// When it happens.
    pub(crate) at: Timestamp,
    /// Its heading.
    pub(crate) summary: &'a str,
    /// What there is to read.
    pub(crate) description: &'a str,
    /// Where it leads.
    pub(crate) url: &'a str,
}

/// The whole file.
pub(crate) fn file(entry: &Entry<'_>) -> String {
    let mut file = String::new();
    let mut put = |line: &str| fold(&mut file, line);
    put("BEGIN:VCALENDAR");
    put("VERSION:2.0");
    put("PRODID:-//Fanfare//Reminder//EN");
    put("CALSCALE:GREGORIAN");
    put("METHOD:PUBLISH");
    put("BEGIN:VEVENT");
    put(&format!("UID:{}", escaped(entry.uid)));
    put(&format!("DTSTAMP:{}", instant(entry.made_at)));
    put(&format!("SEQUENCE:{}", sequence(entry.made_at)));
    put(&format!("DTSTART:{}", instant(entry.at)));
    put("DURATION:PT15M");
    put(&format!("SUMMARY:{}", escaped(entry.summary)));
    put(&format!("DESCRIPTION:{}", escaped(entry.description)));
    // An address is no text: nothing is escaped in it (section 3.3.13).
    put(&format!("URL:{}", entry.url));
    put("TRANSP:TRANSPARENT");
    put("CLASS:PUBLIC");
    put("BEGIN:VALARM");
    put("ACTION:DISPLAY");
    put("TRIGGER:PT0S");
    put(&format!("DESCRIPTION:{}", escaped(entry.summary)));
    put("END:VALARM");
    put("END:VEVENT");
    put("END:VCALENDAR");
    file
}

/// An instant in UTC (section 3.3.5).
fn instant(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A number that grows with time and stays within what every reader holds (section 3.8.7.4): minutes since 2020.
fn sequence(made_at: Timestamp) -> i64 {
    const FIRST: i64 = 1_577_836_800;
    (made_at.as_second().saturating_sub(FIRST) / 60).clamp(0, i64::from(i32::MAX))
}

/// A text value (section 3.3.11). Control characters may not be in one at all.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(sign);
            }
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            sign if sign.is_control() => {}
            sign => escaped.push(sign),
        }
    }
    escaped
}

/// Adds a line, broken where it is too long, and never inside a character.
fn fold(file: &mut String, line: &str) {
    let mut room = LINE_BYTES;
    for sign in line.chars() {
        if sign.len_utf8() > room {
            file.push_str("\r\n ");
            // The space that a broken line begins with counts.
            room = LINE_BYTES - 1;
        }
        file.push(sign);
        room -= sign.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use icalendar::{CalendarComponent, Component as _};
    use proptest::prelude::*;

    use super::*;

    fn entry<'a>(summary: &'a str, description: &'a str) -> Entry<'a> {
        Entry {
            uid: "0192c6a0-0000-7000-8000-000000000000@music.example",
            made_at: "2026-11-22T12:00:00Z".parse().unwrap(),
            at: "2026-11-26T23:00:00Z".parse().unwrap(),
            summary,
            description,
            url: "https://music.example/neon?utm_source=calendar,1;2",
        }
    }

    fn read(file: &str) -> icalendar::Event {
        let calendar: icalendar::Calendar = file.parse().unwrap();
        let mut events = calendar.components.into_iter().filter_map(|part| match part {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        });
        events.next().unwrap()
    }

    #[test]
    fn a_file_holds_one_entry_with_an_alarm_at_its_instant() {
        let file = file(&entry("Neon – Noor", "It is out."));
        for line in [
            "METHOD:PUBLISH\r\n",
            "DTSTART:20261126T230000Z\r\n",
            "DTSTAMP:20261122T120000Z\r\n",
            "TRIGGER:PT0S\r\n",
            "UID:0192c6a0-0000-7000-8000-000000000000@music.example\r\n",
        ] {
            assert!(file.contains(line), "{line} in {file}");
        }
        assert_eq!(read(&file).get_summary(), Some("Neon – Noor"));
    }

    #[test]
    fn a_later_copy_replaces_an_earlier_one() {
        let at = |text: &str| sequence(text.parse().unwrap());
        assert!(at("2026-11-22T12:01:00Z") > at("2026-11-22T12:00:00Z"));
        assert_eq!(at("1999-01-01T00:00:00Z"), 0);
        assert!(at("9999-01-01T00:00:00Z") <= i64::from(i32::MAX));
    }

    #[test]
    fn nobody_writes_lines_of_their_own() {
        let file =
            file(&entry("a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil", "b\nATTENDEE:mailto:eve@evil.example"));
        assert_eq!(file.matches("BEGIN:VEVENT\r\n").count(), 1);
        assert!(!file.contains("\nATTENDEE") && !file.contains("\nSUMMARY:evil"), "{file}");
    }

    proptest! {
        #[test]
        fn whatever_it_says_every_line_is_short_and_another_program_reads_it(
            summary in "\\PC{0,120}", description in "(\\PC|[\n;,\\\\]){0,300}",
        ) {
            let file = file(&entry(&summary, &description));
            prop_assert!(file.ends_with("END:VCALENDAR\r\n"));
            for line in file.split_terminator("\r\n") {
                prop_assert!(line.len() <= LINE_BYTES && !line.contains(['\r', '\n']), "{}", line);
            }
            let unfolded = file.replace("\r\n ", "");
            prop_assert_eq!(unfolded.matches("\r\nSUMMARY:").count(), 1);
            let event = read(&file);
            prop_assert_eq!(event.get_summary().unwrap_or_default(), summary);
            prop_assert_eq!(event.get_description().unwrap_or_default(), description);
        }
    }
}
