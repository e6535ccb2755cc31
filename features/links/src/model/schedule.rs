//! When a link is open, and what it says before and after.

use jiff::Timestamp;
use kit::{OwnHosts, Problem, Problems};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Address;

/// What a link's address answers before it opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Before {
    /// The same as an address that nobody has (status 404).
    #[default]
    Hidden,
    /// When it opens, without a word about what it is (status 200).
    Secret,
    /// When it opens, with title and artist (status 200).
    Announced,
}

impl Before {
    /// Every one, in the order of a list.
    pub(crate) const ALL: [Before; 3] = [Before::Hidden, Before::Secret, Before::Announced];

    /// Its word in forms, in the API and in the store.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Before::Hidden => "hidden",
            Before::Secret => "secret",
            Before::Announced => "announced",
        }
    }

    /// The choice of that word.
    pub(crate) fn of(word: &str) -> Option<Before> {
        Before::ALL.into_iter().find(|before| before.word() == word)
    }
}

/// When a link is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Schedule {
    /// From when on; always, where it is nothing.
    pub(crate) opens_at: Option<Timestamp>,
    /// Until when; for good, where it is nothing.
    pub(crate) closes_at: Option<Timestamp>,
    /// What is said before.
    pub(crate) before: Before,
    /// Where a visitor is sent afterwards; where it is nothing, a page says that it is over.
    pub(crate) after_url: Option<String>,
}

/// A schedule as a person or a program enters it.
#[derive(Debug)]
pub(crate) struct ScheduleDraft<'a> {
    /// From when on.
    pub(crate) opens_at: Option<Timestamp>,
    /// Until when.
    pub(crate) closes_at: Option<Timestamp>,
    /// The word of what is said before; empty for the usual one.
    pub(crate) before: &'a str,
    /// Where a visitor is sent afterwards; empty for a page.
    pub(crate) after_url: &'a str,
}

/// Checks a schedule.
pub(crate) fn check_schedule(draft: &ScheduleDraft<'_>, own: &OwnHosts) -> Result<Schedule, Problems> {
    let mut problems = Problems::default();
    if draft.opens_at.zip(draft.closes_at).is_some_and(|(opens_at, closes_at)| closes_at <= opens_at) {
        problems.push(Problem::new("closes_at", "problem-links-closes"));
    }
    let before = match draft.before.trim() {
        "" => Some(Before::default()),
        word => problems.check(Before::of(word).ok_or_else(|| Problem::new("before", "problem-links-before"))),
    };
    let after_url = match draft.after_url.trim() {
        "" => None,
        url => {
            let address = Address::parse_away(url, own).map_err(|refused| Problem::new("after_url", refused.text()));
            problems.check(address).map(|address| address.as_str().to_owned())
        }
    };
    let (opens_at, closes_at) = (draft.opens_at, draft.closes_at);
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Schedule { opens_at, closes_at, before: before.unwrap_or_default(), after_url })
}

/// Where an instant lies in a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// It opens at that moment.
    NotYet(Timestamp),
    /// It is open.
    Open,
    /// It has been open.
    Over,
}

impl Schedule {
    /// Where an instant lies.
    pub(crate) fn phase(&self, now: Timestamp) -> Phase {
        match self.opens_at {
            Some(opens_at) if now < opens_at => Phase::NotYet(opens_at),
            _ if self.closes_at.is_some_and(|closes_at| closes_at <= now) => Phase::Over,
            _ => Phase::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_open_from_its_opening_until_its_closing() {
        let at = |second: i64| Timestamp::from_second(second).unwrap();
        let schedule = Schedule { opens_at: Some(at(10)), closes_at: Some(at(20)), ..Schedule::default() };
        assert_eq!(schedule.phase(at(9)), Phase::NotYet(at(10)));
        assert_eq!(schedule.phase(at(10)), Phase::Open);
        assert_eq!(schedule.phase(at(19)), Phase::Open);
        assert_eq!(schedule.phase(at(20)), Phase::Over);
        assert_eq!(Schedule::default().phase(at(0)), Phase::Open);
    }
}
