//! The policy's pages.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use kit::{Frame, Lang, Tongue};
use policy::routes::accountability::PROOF;
use similar::{ChangeTag, TextDiff};

use crate::{
    rows::{COUNTS, Change, What},
    versions::Version,
};

/// Every language by its own name.
const NAMES: [(Lang, &str); 4] =
    [(Lang::En, "English"), (Lang::Ru, "Русский"), (Lang::Gu, "ગુજરાતી"), (Lang::Ur, "اردو")];

/// `/privacy`, and every version of it.
#[derive(Template)]
#[template(path = "policy.html")]
pub(crate) struct Policy {
    pub(crate) frame: Frame,
    pub(crate) dates: Dates,
    pub(crate) n: String,
    pub(crate) inventory: String,
    pub(crate) sha256: String,
    pub(crate) exact: String,
    pub(crate) logged: Option<Logged>,
    pub(crate) languages: Vec<Other>,
    pub(crate) notice: Option<Notice>,
    /// What the version keeps, as it was published.
    pub(crate) body: String,
}

/// Where the tamper-evident log has a version.
pub(crate) struct Logged {
    pub(crate) words: String,
    pub(crate) proof: String,
}

/// From when a version holds.
pub(crate) struct Dates {
    /// For machines.
    pub(crate) day: String,
    /// For people.
    pub(crate) said: String,
    pub(crate) in_force: bool,
}

/// The way to the same page in a language.
pub(crate) struct Other {
    pub(crate) lang: Lang,
    pub(crate) name: &'static str,
    pub(crate) href: String,
}

/// What is said above a version that does not hold.
pub(crate) struct Notice {
    pub(crate) title: String,
    pub(crate) what: String,
    pub(crate) href: String,
    pub(crate) way: String,
    pub(crate) changes: Option<String>,
}

/// `/privacy/versions`.
#[derive(Template)]
#[template(path = "versions.html")]
pub(crate) struct Versions {
    pub(crate) frame: Frame,
    pub(crate) lines: Vec<VersionLine>,
}

pub(crate) struct VersionLine {
    pub(crate) n: String,
    pub(crate) href: String,
    pub(crate) published: String,
    pub(crate) effective: String,
    pub(crate) changes: Vec<String>,
    pub(crate) material: bool,
    pub(crate) compare: Option<String>,
    pub(crate) hash: String,
}

/// `/privacy/v/{n}/changes`.
#[derive(Template)]
#[template(path = "changes.html")]
pub(crate) struct Changes {
    pub(crate) frame: Frame,
    pub(crate) title: String,
    pub(crate) changes: Vec<String>,
    pub(crate) lines: Vec<Line>,
}

/// A line of a comparison.
pub(crate) struct Line {
    pub(crate) mark: Mark,
    pub(crate) words: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Same,
    Added,
    Removed,
    /// Lines that are the same were left out here.
    Gap,
}

/// A version's day.
pub(crate) fn day(tongue: &Tongue, at: Timestamp) -> String {
    tongue.day(at.to_zoned(TimeZone::UTC).date())
}

/// A number as the language writes it.
pub(crate) fn number(tongue: &Tongue, n: i64) -> String {
    tongue.numerals(&n.to_string())
}

pub(crate) fn dates(tongue: &Tongue, version: &Version, now: Timestamp) -> Dates {
    Dates {
        day: version.effective_at.to_zoned(TimeZone::UTC).date().to_string(),
        said: day(tongue, version.effective_at),
        in_force: version.effective_at <= now,
    }
}

pub(crate) fn logged(tongue: &Tongue, version: &Version) -> Option<Logged> {
    let position = version.log_position?;
    Some(Logged {
        words: tongue.say_with("transparency-logged", &[("n", number(tongue, position).into())]),
        proof: PROOF.to(&[&position.to_string()]),
    })
}

/// A page in every language.
pub(crate) fn languages(path: &str) -> Vec<Other> {
    NAMES.map(|(lang, name)| Other { lang, name, href: format!("{path}?lang={}", lang.tag()) }).into()
}

/// The rows' changes in words. A row that this program no longer knows is called by its id.
pub(crate) fn said(tongue: &Tongue, changes: &[Change]) -> Vec<String> {
    changes.iter().map(|change| say(tongue, change)).collect()
}

fn say(tongue: &Tongue, change: &Change) -> String {
    let stem = |kind: &str, id: &str| {
        let key = format!("{kind}-{id}");
        let words = tongue.say(&key);
        if words == key { id.to_owned() } else { words }
    };
    let processor = |id: &str| {
        let known = policy::PROCESSORS.iter().find(|row| row.id == id);
        known.map_or_else(|| id.to_owned(), |row| row.name.to_owned())
    };
    let chosen = |id: &str, name: &str| if name.is_empty() { processor(id) } else { name.to_owned() };
    let purpose = |id: &str| stem("purpose", id);
    let datum = |id: &str| if id == COUNTS { tongue.say("policy-counts") } else { stem("datum", id) };
    let country = |id: &str| if id.is_empty() { tongue.say("change-age-elsewhere") } else { stem("country", id) };
    let (of, to) = (change.of.as_str(), change.to.as_str());
    let (text, of, to) = match change.what {
        What::PurposeAdded => ("change-purpose-added", purpose(of), String::new()),
        What::PurposeRemoved => ("change-purpose-removed", purpose(of), String::new()),
        What::BasisChanged => ("change-basis-changed", purpose(of), String::new()),
        What::DatumUsed => ("change-datum-used", datum(of), purpose(to)),
        What::DatumUnused => ("change-datum-unused", datum(of), purpose(to)),
        What::ProcessorAdded => ("change-processor-added", chosen(of, to), String::new()),
        What::ProcessorRemoved => ("change-processor-removed", chosen(of, to), String::new()),
        What::ProcessorReplaced => ("change-processor-replaced", processor(of), to.to_owned()),
        What::Disclosed => ("change-disclosed", processor(of), datum(to)),
        What::Withheld => ("change-withheld", processor(of), datum(to)),
        What::TransferChanged => ("change-transfer-changed", processor(of), String::new()),
        What::KeptLonger => ("change-kept-longer", datum(of), String::new()),
        What::KeptShorter => ("change-kept-shorter", datum(of), String::new()),
        What::CookieAdded => ("change-cookie-added", of.to_owned(), String::new()),
        What::CookieRemoved => ("change-cookie-removed", of.to_owned(), String::new()),
        What::ControllerChanged => return tongue.say("change-controller-changed"),
        What::AuthorityChanged => return tongue.say("change-authority-changed"),
        What::ProcessorUsed => ("change-processor-used", processor(of), purpose(to)),
        What::ProcessorUnused => ("change-processor-unused", processor(of), purpose(to)),
        What::RuleChanged => ("change-rule-changed", datum(of), String::new()),
        What::Unsealed => ("change-unsealed", datum(of), String::new()),
        What::Sealed => ("change-sealed", datum(of), String::new()),
        What::LeftOutOfExport => ("change-left-out-of-export", datum(of), String::new()),
        What::Exported => ("change-exported", datum(of), String::new()),
        What::Stored => ("change-stored", datum(of), String::new()),
        What::NotStored => ("change-not-stored", datum(of), String::new()),
        What::AgeLowered => ("change-age-lowered", country(of), String::new()),
        What::AgeRaised => ("change-age-raised", country(of), String::new()),
        What::Words => return tongue.say("change-words"),
    };
    tongue.say_with(text, &[("of", of.into()), ("to", to.into())])
}

/// The lines that differ, with one line around them.
pub(crate) fn compare(old: &str, new: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let diff = TextDiff::from_lines(old, new);
    for (at, group) in diff.grouped_ops(1).iter().enumerate() {
        if at > 0 {
            lines.push(Line { mark: Mark::Gap, words: "…".to_owned() });
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let mark = match change.tag() {
                ChangeTag::Equal => Mark::Same,
                ChangeTag::Insert => Mark::Added,
                ChangeTag::Delete => Mark::Removed,
            };
            lines.push(Line { mark, words: change.value().trim_end().to_owned() });
        }
    }
    lines
}
