//! What a visitor allows beyond what is essential: the cookie choice of a first-party cookie, and Global Privacy Control.
//!
//! Without a choice everything optional is off. A rendered page asks [`crate::Frame::scripts`], a handler asks
//! [`Choices::allows`], and neither finds anything unless the visitor said yes to it here.

use http::{HeaderMap, HeaderValue};
use jiff::{Timestamp, civil, tz::TimeZone};
use sha2::{Digest, Sha256};

use crate::{Site, gate::cookie};

/// The cookie that remembers a choice. It is essential: without it a "no" would be forgotten.
pub const COOKIE: policy::Cookie = policy::cookie::CHOICES;

// A "no" in a cookie lasts as long as a "no" on record.
const _: () = assert!(
    COOKIE.life_minutes == policy::REFUSAL_DAYS * 24 * 60,
    "policy/inventory.toml: write the days of refusal_months, in minutes, as life_minutes of __Host-choices"
);

/// What the cookie's first part says: this shape of it.
const SHAPE: &str = "1";

/// What is never needed, and never on by itself. What is essential is no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Counts and measures.
    Performance,
    /// Remembers how somebody likes it.
    Functional,
    /// Advertises.
    Marketing,
}

impl Category {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Category; 3] = [Category::Performance, Category::Functional, Category::Marketing];

    /// The word for it in `policy/inventory.toml`, in forms and in texts.
    pub const fn id(self) -> &'static str {
        match self {
            Category::Performance => "performance",
            Category::Functional => "functional",
            Category::Marketing => "marketing",
        }
    }

    /// Whether the opt-out signal speaks of it: what measures or advertises may end in a sale or in sharing.
    pub fn is_covered_by_signal(self) -> bool {
        self != Category::Functional
    }
}

/// Something optional that an instance has switched on. The shipped program has none.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Its name in addresses.
    pub id: &'static str,
    /// What kind it is.
    pub category: Category,
    /// What it keeps in the browser.
    pub cookie: Option<OptionalCookie>,
    /// A script of our own, served by ourselves.
    pub script: Option<&'static str>,
}

/// A cookie that is set only for who allows its category.
#[derive(Clone, Copy, Debug)]
pub struct OptionalCookie {
    /// What is declared of it.
    pub row: policy::Cookie,
    /// The same for everybody: a choice is no reason to number people.
    pub value: &'static str,
}

impl Item {
    /// The script as this visitor gets it. Where the signal speaks of its category, it also asks the browser itself, unless
    /// the visitor allowed it in spite of the signal.
    pub fn source(&self, choices: Choices) -> Option<String> {
        let script = self.script?;
        let despite = choices.chosen.is_some_and(|chosen| chosen.despite_signal);
        Some(if self.category.is_covered_by_signal() && !despite {
            format!("if (navigator.globalPrivacyControl !== true) {{\n{script}\n}}\n")
        } else {
            script.to_owned()
        })
    }
}

/// What one visitor allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    chosen: Option<Chosen>,
    /// Whether the choice was made about what is switched on today.
    of_today: bool,
    signal: bool,
}

/// What somebody chose: nothing that tells them from anybody else who chose the same on that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Yes or no, in the order of [`Category::ALL`].
    pub yes: [bool; 3],
    /// Whether they allowed something that the signal speaks of, box by box, while their browser sent it.
    pub despite_signal: bool,
    /// On which day.
    pub on: civil::Date,
}

impl Choices {
    /// Reads a request. Nothing is read where nothing optional is switched on: then there is nothing to allow.
    pub fn of(headers: &HeaderMap, site: &Site, now: Timestamp) -> Choices {
        let signal = gpc(headers);
        if site.optional.is_empty() {
            return Choices { signal, ..Choices::default() };
        }
        let read = cookie(headers, COOKIE.name).and_then(|value| Chosen::read(&value, &site.optional, now));
        let (chosen, of_today) = read.map_or((None, false), |(chosen, of_today)| (Some(chosen), of_today));
        Choices { chosen, of_today, signal }
    }

    /// Whether something of this category may run or be kept for them.
    pub fn allows(self, category: Category) -> bool {
        let Some(chosen) = self.chosen.filter(|_| self.of_today) else { return false };
        let held_back = self.signal && category.is_covered_by_signal() && !chosen.despite_signal;
        chosen.said_yes(category) && !held_back
    }

    /// Whether they allow anything at all.
    pub fn allows_any(self) -> bool {
        Category::ALL.into_iter().any(|category| self.allows(category))
    }

    /// What they chose, when it was about what is switched on today.
    pub fn chosen(self) -> Option<Chosen> {
        self.chosen.filter(|_| self.of_today)
    }

    /// Whether they are due to be asked: something is left open by the signal and by what they said. Who said no to
    /// everything is left in peace until their choice is forgotten, also when something new is switched on.
    pub fn is_due(self, site: &Site) -> bool {
        let open = site.optional.iter().any(|item| !(self.signal && item.category.is_covered_by_signal()));
        let answered = self.chosen.is_some_and(|chosen| self.of_today || chosen.yes == [false; 3]);
        open && !answered
    }
}

impl Chosen {
    /// Whether they said yes to it.
    pub fn said_yes(self, category: Category) -> bool {
        Category::ALL.iter().zip(self.yes).any(|(one, yes)| *one == category && yes)
    }

    /// The whole `Set-Cookie` value.
    pub fn cookie(self, items: &[Item]) -> String {
        let digit = |yes: bool| if yes { '1' } else { '0' };
        let [p, f, m] = self.yes.map(digit);
        let value = format!("{SHAPE}.{}.p{p}f{f}m{m}.g{}.{}", fingerprint(items), digit(self.despite_signal), self.on);
        COOKIE.set(&value)
    }

    /// What a cookie says, and whether it was said about these items. None when it is no longer than half a year old, or
    /// was not written by us.
    fn read(value: &str, items: &[Item], now: Timestamp) -> Option<(Chosen, bool)> {
        let mut parts = value.split('.');
        let (shape, about, yes, despite, on) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        if shape != SHAPE || parts.next().is_some() {
            return None;
        }
        let bit = |text: &str, name: char| match text.strip_prefix(name)? {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        };
        let yes = [bit(yes.get(0..2)?, 'p')?, bit(yes.get(2..4)?, 'f')?, bit(yes.get(4..)?, 'm')?];
        let on: civil::Date = on.parse().ok()?;
        let today = now.to_zoned(TimeZone::UTC).date();
        let age_days = today.since(on).ok()?.get_days();
        let in_time = (0..=i64::from(COOKIE.life_minutes / (24 * 60))).contains(&i64::from(age_days));
        let chosen = Chosen { yes, despite_signal: bit(despite, 'g')?, on };
        in_time.then(|| (chosen, about == fingerprint(items)))
    }
}

/// What ends every cookie that a request carries of an item that is not allowed.
pub fn leftovers(headers: &HeaderMap, items: &[Item], allows: impl Fn(Category) -> bool) -> Vec<HeaderValue> {
    let refused = items.iter().filter(|item| !allows(item.category)).filter_map(|item| item.cookie);
    refused
        .filter(|one| cookie(headers, one.row.name).is_some())
        .filter_map(|one| HeaderValue::from_str(&one.row.taken_back()).ok())
        .collect()
}

/// What a browser has to let go of.
pub(crate) struct Leftovers {
    /// What ends each cookie that is no longer allowed.
    pub(crate) cookies: Vec<HeaderValue>,
    /// Whether a script that was allowed once may have kept something, and is allowed no more.
    pub(crate) storage: bool,
}

/// What a page that somebody opens has to end: the signal came on, the choice was forgotten, or what it was about has
/// changed, even to nothing at all.
pub(crate) fn outgrown(headers: &HeaderMap, items: &[Item], choices: Choices) -> Leftovers {
    let mut cookies = leftovers(headers, items, |category| choices.allows(category));
    let chose = cookie(headers, COOKIE.name).is_some();
    let took_effect = |category: &Category| choices.chosen.is_some_and(|chosen| chosen.said_yes(*category));
    let withdrawn = Category::ALL.into_iter().any(|category| took_effect(&category) && !choices.allows(category));
    // A choice of which nothing can be read any more, because there is no question or its time is over.
    let forgotten = chose && choices.chosen.is_none();
    if forgotten || (withdrawn && !choices.of_today) {
        cookies.extend(undeclared(headers, items));
    }
    let storage = forgotten || withdrawn || !cookies.is_empty();
    if forgotten {
        cookies.extend(HeaderValue::from_str(&COOKIE.taken_back()));
    }
    Leftovers { cookies, storage }
}

/// What ends the cookies of items that are not switched on any more. Ours have a prefix, and whatever is declared stays.
fn undeclared(headers: &HeaderMap, items: &[Item]) -> Vec<HeaderValue> {
    let names = headers.get_all(http::header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let names = names.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let known = |name: &str| {
        policy::COOKIES.iter().any(|row| row.name == name)
            || items.iter().filter_map(|item| item.cookie).any(|one| one.row.name == name)
    };
    let gone = names.map(|(name, _)| name).filter(|name| name.starts_with("__Host-") && !known(name));
    gone.filter_map(|name| HeaderValue::from_str(&policy::Cookie::taken_back_by_name(name)).ok()).collect()
}

/// What a choice is about: another set of items is another question. It is the same for everybody.
fn fingerprint(items: &[Item]) -> String {
    let mut lines: Vec<String> = (items.iter())
        .map(|item| {
            let cookie =
                item.cookie.map(|one| format!("{} {}", one.row.name, one.row.life_minutes)).unwrap_or_default();
            format!("{} {} {} {cookie}", item.id, item.category.id(), item.script.is_some())
        })
        .collect();
    lines.sort();
    Sha256::digest(lines.join("\n").as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether the browser says that its user does not want to be sold or shared (W3C Global Privacy Control).
///
/// The value is exactly `1`. Of several header lines one that is `1` is enough; a proxy may have merged them into a list,
/// so a list with a `1` in it counts too. Everything else is no signal.
pub(crate) fn gpc(headers: &HeaderMap) -> bool {
    headers.get_all("sec-gpc").iter().filter_map(|value| value.to_str().ok()).any(|value| {
        let mut parts = value.split(',');
        value == "1" || (value.contains(',') && parts.any(|part| part.trim_matches([' ', '\t']) == "1"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEMS: [Item; 2] = [
        Item { id: "count", category: Category::Performance, cookie: None, script: Some("count()") },
        Item { id: "shape", category: Category::Functional, cookie: None, script: Some("shape()") },
    ];

    fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn value(chosen: Chosen) -> String {
        let whole = chosen.cookie(&ITEMS);
        whole.split_once('=').unwrap().1.split_once(';').unwrap().0.to_owned()
    }

    #[test]
    fn the_signal_is_exactly_one() {
        assert!(gpc(&headers(&[("sec-gpc", "1")])));
        assert!(gpc(&headers(&[("sec-gpc", "0"), ("sec-gpc", "1")])), "of two lines one is it");
        assert!(gpc(&headers(&[("sec-gpc", "1, 1")])), "merged by a proxy");
        assert!(gpc(&headers(&[("sec-gpc", "0,1")])), "as two lines that are merged");
        for no in ["0", "", "true", "1x", " 1x", "11", "\"1\"", "?1", "1;q=1", "yes", "0, 0", "1x, 0"] {
            assert!(!gpc(&headers(&[("sec-gpc", no)])), "{no}");
        }
        assert!(!gpc(&headers(&[])));
    }

    #[test]
    fn a_choice_comes_back_from_its_cookie_and_holds_half_a_year() {
        let on = civil::date(2026, 11, 22);
        let chosen = Chosen { yes: [true, false, true], despite_signal: false, on };
        let text = value(chosen);
        let read = |now: &str| Chosen::read(&text, &ITEMS, at(now));
        assert_eq!(read("2026-11-22T09:00:00Z"), Some((chosen, true)));
        assert_eq!(read("2027-05-25T23:59:59Z"), Some((chosen, true)));
        assert_eq!(read("2027-05-26T00:00:00Z"), None, "then it is asked again");
        assert_eq!(read("2026-11-21T12:00:00Z"), None, "nobody chose tomorrow");
        assert_eq!(Chosen::read(&text, &ITEMS[..1], at("2026-11-23T00:00:00Z")), Some((chosen, false)));
    }

    #[test]
    fn what_we_did_not_write_is_no_choice() {
        let print = fingerprint(&ITEMS);
        let all = [
            String::new(),
            "1".to_owned(),
            format!("2.{print}.p1f1m1.g0.2026-11-22"),
            format!("1.{print}.p1f1.g0.2026-11-22"),
            format!("1.{print}.p1f1m1x.g0.2026-11-22"),
            format!("1.{print}.p2f1m1.g0.2026-11-22"),
            format!("1.{print}.p1f1m1.g0.2026-13-40"),
            format!("1.{print}.p1f1m1.g0.2026-11-22.more"),
            format!("1.{print}.é1f1m1.g0.2026-11-22"),
        ];
        for text in all {
            assert_eq!(Chosen::read(&text, &ITEMS, at("2026-11-22T12:00:00Z")), None, "{text}");
        }
    }

    #[test]
    fn a_script_that_the_signal_speaks_of_asks_the_browser_too() {
        let on = civil::date(2026, 11, 22);
        let choices = |despite_signal| Choices {
            chosen: Some(Chosen { yes: [true; 3], despite_signal, on }),
            of_today: true,
            signal: false,
        };
        let [count, shape] = ITEMS;
        assert!(count.source(choices(false)).unwrap().contains("navigator.globalPrivacyControl !== true"));
        assert_eq!(count.source(choices(true)).unwrap(), "count()", "an explicit later choice");
        assert_eq!(shape.source(choices(false)).unwrap(), "shape()");
    }
}
