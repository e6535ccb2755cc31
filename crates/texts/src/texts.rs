//! Texts in four languages, from Fluent files.

use std::{collections::HashMap, sync::Arc};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use jiff::{Timestamp, civil, tz::TimeZone};
use unic_langid::LanguageIdentifier;

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Russian.
    Ru,
    /// Gujarati.
    Gu,
    /// Urdu, written from right to left.
    Ur,
}

impl Lang {
    /// All of them.
    pub const ALL: [Lang; 4] = [Lang::En, Lang::Ru, Lang::Gu, Lang::Ur];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ru => "ru",
            Lang::Gu => "gu",
            Lang::Ur => "ur",
        }
    }

    /// The digit zero that the language counts with: ۰ in Urdu, ૦ in Gujarati. The others follow it.
    fn zero(self) -> u32 {
        match self {
            Lang::En | Lang::Ru => 0x30,
            Lang::Gu => 0x0ae6,
            Lang::Ur => 0x06f0,
        }
    }

    /// What stands between two things of a list that hold commas themselves.
    fn list_mark(self) -> &'static str {
        if self == Lang::Ur { "؛ " } else { "; " }
    }

    /// HTML's `dir`.
    pub fn dir(self) -> &'static str {
        if self == Lang::Ur { "rtl" } else { "ltr" }
    }

    /// The language of a tag, regions and scripts aside: `ru-RU` is Russian.
    pub fn of_tag(tag: &str) -> Option<Lang> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Lang::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header (RFC 9110 12.5.4), English when it names none of ours.
    pub fn negotiate(header: &str) -> Lang {
        let mut best = (Lang::En, 0.0_f32);
        for range in header.split(',') {
            let mut parts = range.split(';');
            let Some(lang) = parts.next().and_then(Lang::of_tag) else { continue };
            let quality =
                parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            if quality > best.1 {
                best = (lang, quality);
            }
        }
        best.0
    }
}

/// A value for a variable of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Words, shown as they are.
    Text(String),
    /// A number, which may choose a plural form.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Arg {
        Arg::Number(number)
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Arg {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// Words with the digits of a language in the place of ours.
fn numerals(lang: Lang, words: &str) -> String {
    let native = |sign: char| sign.to_digit(10).and_then(|digit| char::from_u32(lang.zero() + digit));
    words.chars().map(|sign| native(sign).unwrap_or(sign)).collect()
}

/// How Fluent writes the numbers of a text in Gujarati.
fn gujarati<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number_in(Lang::Gu, value)
}

/// How Fluent writes the numbers of a text in Urdu.
fn urdu<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number_in(Lang::Ur, value)
}

fn number_in(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(numerals(lang, &number.as_string()))
}

/// Every text in every language.
#[derive(Default)]
pub struct Texts(HashMap<Lang, FluentBundle<FluentResource>>);

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Texts")
    }
}

/// A Fluent file that cannot be used. It is compiled in, so this is a mistake of the program's.
#[derive(Debug, thiserror::Error)]
#[error("the {lang} texts of {at}: {reason}")]
pub struct BadText {
    lang: &'static str,
    at: String,
    reason: String,
}

impl Texts {
    /// Reads every file. A room without a file in some language speaks English there.
    ///
    /// # Errors
    /// When a file does not parse or an id is used twice.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, Lang, &'a str)>) -> Result<Texts, BadText> {
        let mut bundles = HashMap::new();
        for lang in Lang::ALL {
            let id: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            // Foreign names inside a right-to-left sentence need isolation marks; elsewhere they only disturb.
            bundle.set_use_isolating(lang.dir() == "rtl");
            match lang {
                Lang::En | Lang::Ru => {}
                Lang::Gu => bundle.set_formatter(Some(gujarati)),
                Lang::Ur => bundle.set_formatter(Some(urdu)),
            }
            bundles.insert(lang, bundle);
        }
        for (at, lang, source) in files {
            let bad = |reason: String| BadText { lang: lang.tag(), at: at.to_owned(), reason };
            let resource =
                FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| bad(format!("{errors:?}")))?;
            if let Some(bundle) = bundles.get_mut(&lang) {
                bundle.add_resource(resource).map_err(|errors| bad(format!("{errors:?}")))?;
            }
        }
        Ok(Texts(bundles))
    }

    /// The texts as one language speaks them.
    pub fn tongue(self: &Arc<Self>, lang: Lang) -> Tongue {
        Tongue { lang, texts: Arc::clone(self) }
    }

    fn say(&self, lang: Lang, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let bundle = self.0.get(&lang)?;
        let pattern = bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, args, &mut errors);
        errors.is_empty().then(|| said.into_owned())
    }
}

/// One language's voice. Cheap to copy.
#[derive(Clone, Debug)]
pub struct Tongue {
    lang: Lang,
    texts: Arc<Texts>,
}

impl Tongue {
    /// Which language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A text without variables. A text that this language lacks is said in English; one that does not exist shows its
    /// id, which a walk of the house forbids.
    pub fn say(&self, id: &str) -> String {
        self.speak(id, None)
    }

    /// A text with variables.
    pub fn say_with(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            let value = match value {
                Arg::Text(text) => FluentValue::from(text.clone()),
                Arg::Number(number) => FluentValue::from(*number),
            };
            fluent.set((*name).to_owned(), value);
        }
        self.speak(id, Some(&fluent))
    }

    /// A text with one number in it.
    pub fn say_n(&self, id: &str, n: impl Into<Arg>) -> String {
        self.say_with(id, &[("n", n.into())])
    }

    fn speak(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        self.texts
            .say(self.lang, id, args)
            .or_else(|| self.texts.say(Lang::En, id, args))
            .unwrap_or_else(|| id.to_owned())
    }

    /// A count with the language's digits and their grouping (CLDR): 1,234,567 · 1 234 567 · ૧૨,૩૪,૫૬૭ · ۱٬۲۳۴٬۵۶۷.
    pub fn number(&self, n: u64) -> String {
        let digits = n.to_string();
        let (mark, indian) = match self.lang {
            Lang::En => (',', false),
            Lang::Ur => ('٬', false),
            Lang::Ru => ('\u{a0}', false),
            Lang::Gu => (',', true),
        };
        let mut grouped = String::with_capacity(digits.len() + 4);
        for (place, digit) in digits.chars().enumerate() {
            let left = digits.len() - place;
            let boundary = if indian { left == 3 || (left > 3 && left % 2 == 1) } else { left.is_multiple_of(3) };
            if place > 0 && boundary {
                grouped.push(mark);
            }
            grouped.push(digit);
        }
        self.numerals(&grouped)
    }

    /// Words with the digits that the language counts with: for numbers that are no count, such as a time of day.
    pub fn numerals(&self, words: &str) -> String {
        numerals(self.lang, words)
    }

    /// Several things in one line, apart from one another.
    pub fn list(&self, all: impl IntoIterator<Item = String>) -> String {
        all.into_iter().collect::<Vec<_>>().join(self.lang.list_mark())
    }

    /// A day in words: "Friday 27 November 2026".
    pub fn day(&self, date: civil::Date) -> String {
        self.say_with(
            "date-long",
            &[
                ("weekday", self.say(weekday(date)).into()),
                ("day", i64::from(date.day()).into()),
                ("month", self.say(month(date)).into()),
                ("year", i64::from(date.year()).into()),
            ],
        )
    }

    /// A day and time in a zone, to the minute: "27 November 2026, 00:00".
    pub fn moment(&self, at: Timestamp, zone: &TimeZone) -> String {
        let local = at.to_zoned(zone.clone());
        self.say_with(
            "date-time",
            &[
                ("day", i64::from(local.day()).into()),
                ("month", self.say(month(local.date())).into()),
                ("year", i64::from(local.year()).into()),
                ("time", self.numerals(&local.strftime("%H:%M").to_string()).into()),
            ],
        )
    }
}

fn weekday(date: civil::Date) -> &'static str {
    match date.weekday() {
        civil::Weekday::Monday => "weekday-1",
        civil::Weekday::Tuesday => "weekday-2",
        civil::Weekday::Wednesday => "weekday-3",
        civil::Weekday::Thursday => "weekday-4",
        civil::Weekday::Friday => "weekday-5",
        civil::Weekday::Saturday => "weekday-6",
        civil::Weekday::Sunday => "weekday-7",
    }
}

fn month(date: civil::Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
        "month-11", "month-12",
    ];
    usize::try_from(date.month() - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("month-1")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tongue(lang: Lang) -> Tongue {
        let texts = Texts::new([
            ("t", Lang::En, "hello = Hello\nfans = { $n ->\n    [one] one fan\n   *[other] { $n } fans\n}\n"),
            ("t", Lang::Ru, "hello = Привет\n"),
        ]);
        Arc::new(texts.unwrap()).tongue(lang)
    }

    #[test]
    fn a_text_that_a_language_lacks_is_said_in_english() {
        assert_eq!(tongue(Lang::Ru).say("hello"), "Привет");
        assert_eq!(tongue(Lang::Gu).say("hello"), "Hello");
        assert_eq!(tongue(Lang::En).say_n("fans", 1_i64), "one fan");
        assert_eq!(tongue(Lang::En).say_n("fans", 3_i64), "3 fans");
    }

    #[test]
    fn the_language_with_the_highest_quality_wins() {
        assert_eq!(Lang::negotiate("de, ru;q=0.5, gu-IN;q=0.8"), Lang::Gu);
        assert_eq!(Lang::negotiate("fr"), Lang::En);
        assert_eq!(Lang::negotiate("ur;q=0, en;q=0.1"), Lang::En);
        assert_eq!(Lang::negotiate(""), Lang::En);
    }

    #[test]
    fn every_number_of_a_text_has_the_languages_own_digits() {
        let fans = |lang, tag: &str| {
            let texts = Texts::new([("t", Lang::of_tag(tag).unwrap(), "fans = { $n } · { $words }\n")]).unwrap();
            Arc::new(texts).tongue(lang).say_with("fans", &[("n", 305_i64.into()), ("words", "MP3".into())])
        };
        assert_eq!(fans(Lang::Gu, "gu"), "૩૦૫ · MP3", "a name stays as it is");
        assert_eq!(fans(Lang::Ur, "ur"), "\u{2068}۳۰۵\u{2069} · \u{2068}MP3\u{2069}");
        assert_eq!(fans(Lang::Ru, "ru"), "305 · MP3");
        assert_eq!(tongue(Lang::Ur).numerals("18:00"), "۱۸:۰۰");
    }

    #[test]
    fn a_list_is_marked_as_the_language_does() {
        let both = || ["a".to_owned(), "b".to_owned()];
        assert_eq!(tongue(Lang::En).list(both()), "a; b");
        assert_eq!(tongue(Lang::Ur).list(both()), "a؛ b");
    }

    #[test]
    fn digits_are_grouped_as_the_language_does() {
        assert_eq!(tongue(Lang::En).number(1_234_567), "1,234,567");
        assert_eq!(tongue(Lang::Gu).number(1_234_567), "૧૨,૩૪,૫૬૭");
        assert_eq!(tongue(Lang::Ur).number(1_234_567), "۱٬۲۳۴٬۵۶۷");
        assert_eq!(tongue(Lang::Ru).number(1_234), "1\u{a0}234");
        assert_eq!(tongue(Lang::En).number(999), "999");
    }
}
