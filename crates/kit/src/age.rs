//! From which age the law lets people agree by themselves, and whether somebody has reached it. Nothing of it is stored.

use jiff::civil;

/// The age below which a visitor cannot agree by themselves: that of their country, or of the operator's where theirs is
/// not known. The default where neither is, and in a country of which nothing is declared. None where it is declared that
/// the law sets no age.
pub fn age_limit(visitors: Option<&str>, operators: Option<&str>) -> Option<u8> {
    let country = visitors.or(operators);
    let declared = country.and_then(|country| policy::AGES.iter().find(|(known, _)| *known == country));
    let years = declared.map_or(policy::AGE_DEFAULT, |(_, years)| *years);
    (years > 0).then_some(years)
}

/// A day of birth as the form sends it. One that lies ahead, or that nobody alive was born on, is a slip of the finger.
pub fn day_of_birth(text: &str, today: civil::Date) -> Option<civil::Date> {
    let born: civil::Date = text.trim().parse().ok()?;
    (born <= today && today.year() - born.year() <= 130).then_some(born)
}

/// Whether somebody born on that day is so many years old today. Who was born on 29 February grows older on 1 March.
pub fn has_reached(years: u8, born: civil::Date, today: civil::Date) -> bool {
    let before_the_day = (today.month(), today.day()) < (born.month(), born.day());
    today.year() - born.year() - i16::from(before_the_day) >= i16::from(years)
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::{age_limit, day_of_birth, has_reached};

    #[test]
    fn an_age_is_reached_on_the_birthday() {
        let today = civil::date(2026, 11, 22);
        assert!(has_reached(13, civil::date(2013, 11, 22), today));
        assert!(!has_reached(13, civil::date(2013, 11, 23), today));
        assert!(!has_reached(14, civil::date(2012, 2, 29), civil::date(2026, 2, 28)));
        assert!(has_reached(14, civil::date(2012, 2, 29), civil::date(2026, 3, 1)));
    }

    #[test]
    fn a_day_of_birth_is_a_day_in_somebodys_life() {
        let today = civil::date(2026, 11, 22);
        assert_eq!(day_of_birth(" 2000-02-29 ", today), Some(civil::date(2000, 2, 29)));
        for slip in ["", "2026-11-23", "1895-01-01", "2001-02-29", "22.11.2000", "2000"] {
            assert_eq!(day_of_birth(slip, today), None, "{slip}");
        }
    }

    #[test]
    fn the_age_is_that_of_the_country_that_is_known() {
        assert_eq!(age_limit(Some("DE"), Some("GB")), Some(16));
        assert_eq!(age_limit(None, Some("GB")), Some(13));
        assert_eq!(age_limit(Some("NZ"), Some("GB")), None, "it is declared that no law there sets an age");
        assert_eq!(age_limit(Some("XK"), Some("DE")), Some(policy::AGE_DEFAULT), "nothing is declared of it");
        assert_eq!(age_limit(None, Some("XK")), Some(policy::AGE_DEFAULT));
        assert_eq!(age_limit(None, None), Some(policy::AGE_DEFAULT));
    }
}
