//! Time zones: the IANA database that is compiled in, so that every machine knows the same ones.

use std::sync::LazyLock;

use jiff::tz::{TimeZone, TimeZoneDatabase};
use kit::Problem;

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Every name, sorted.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut names: Vec<String> =
        DATABASE.available().map(|name| name.as_str().to_owned()).filter(|n| real(n)).collect();
    names.sort_unstable();
    names
});

/// What a form offers: places and UTC, not the fixed offsets and the names that are only kept for old programs.
static OFFERED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let place = |name: &str| name == "UTC" || (name.contains('/') && !name.starts_with("Etc/"));
    NAMES.iter().map(String::as_str).filter(|name| place(name)).collect()
});

/// `Factory` says that nobody has set a zone yet.
fn real(name: &str) -> bool {
    name != "Factory"
}

/// The zone of a name in any case, and the name as the database spells it.
pub(crate) fn find(name: &str) -> Option<(&'static str, TimeZone)> {
    let spelled = NAMES.iter().find(|known| known.eq_ignore_ascii_case(name))?;
    DATABASE.get(spelled).ok().map(|zone| (spelled.as_str(), zone))
}

/// The names that a form offers, sorted.
pub(crate) fn offered() -> &'static [&'static str] {
    &OFFERED
}

/// Reads a zone's name.
pub(crate) fn parse(text: &str) -> Result<(&'static str, TimeZone), Problem> {
    let name = text.trim();
    if name.is_empty() {
        return Err(Problem::new("time_zone", "problem-releases-zone-missing"));
    }
    find(name).ok_or_else(|| match nearest(name) {
        Some(guess) => {
            Problem::new("time_zone", "problem-releases-zone-guess").with("zone", shown(name)).with("guess", guess)
        }
        None => Problem::new("time_zone", "problem-releases-zone").with("zone", shown(name)),
    })
}

/// As much of it as a message can show.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// The name that was probably meant: one whose city is the same, or one that two slips of the finger away.
fn nearest(name: &str) -> Option<&'static str> {
    if name.len() > 40 {
        return None;
    }
    let name = name.to_lowercase().replace(' ', "_");
    let same_city = |zone: &&&str| zone.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(&name));
    if let Some(zone) = OFFERED.iter().find(same_city) {
        return Some(*zone);
    }
    let (slips, zone) = OFFERED.iter().map(|zone| (slips(&name, &zone.to_lowercase()), *zone)).min()?;
    (slips <= 2).then_some(zone)
}

/// How many letters must be put in, taken out or replaced to make one word of the other (Levenshtein).
fn slips(one: &str, other: &str) -> usize {
    let mut above: Vec<usize> = (0..=other.chars().count()).collect();
    for (row, a) in one.chars().enumerate() {
        let mut line = Vec::with_capacity(above.len());
        line.push(row + 1);
        for (b, pair) in other.chars().zip(above.windows(2)) {
            let (&[corner, up], Some(&left)) = (pair, line.last()) else { break };
            line.push((corner + usize::from(a != b)).min(up + 1).min(left + 1));
        }
        above = line;
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_spelled_as_the_database_does() {
        for (given, kept) in [
            ("europe/london", "Europe/London"),
            (" UTC ", "UTC"),
            ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ] {
            assert_eq!(parse(given).unwrap().0, kept);
        }
    }

    #[test]
    fn an_unknown_zone_is_refused_with_the_one_that_was_probably_meant() {
        let guess = |given: &str| {
            let problem = parse(given).unwrap_err();
            assert_eq!(problem.field, "time_zone");
            problem.args.into_iter().find(|(name, _)| *name == "guess").map(|(_, guess)| guess)
        };
        assert_eq!(guess("Europe/Londn"), Some("Europe/London".into()));
        assert_eq!(guess("new york"), Some("America/New_York".into()));
        assert_eq!(guess("Nowhere at all"), None);
        for given in ["Factory", "Etc/Unknown", "+02:00", "Europe/London\u{0}"] {
            assert!(parse(given).is_err(), "{given:?}");
        }
        assert_eq!(parse("").unwrap_err().text, "problem-releases-zone-missing");
    }

    #[test]
    fn every_offered_zone_is_accepted() {
        assert!(offered().len() > 300 && offered().contains(&"UTC"));
        for zone in offered() {
            assert_eq!(parse(zone).unwrap().0, *zone);
        }
    }
}
