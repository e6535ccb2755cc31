//! Trying the rules of a link out: which one answers a made-up visit, and why the others don't.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kit::{Problem, Problems};
use lake::Country;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::model::{self, Facts, Link, Miss, System};

/// A visit as a person makes it up. What is left empty is unknown; without a day it is now.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Query {
    /// The country (ISO 3166-1 alpha-2).
    #[param(value_type = Option<String>)]
    pub(crate) country: String,
    /// The language, by its primary subtag.
    #[param(value_type = Option<String>)]
    pub(crate) language: String,
    /// `ios`, `android`, `windows`, `macos`, `linux` or `other`.
    #[param(value_type = Option<String>)]
    pub(crate) system: String,
    /// The day at noon, in the time zone of the release: `2026-08-01`.
    #[param(value_type = Option<String>)]
    pub(crate) day: String,
    /// `utm_source`.
    #[param(value_type = Option<String>)]
    pub(crate) source: String,
    /// `utm_campaign`.
    #[param(value_type = Option<String>)]
    pub(crate) campaign: String,
    /// Not empty where somebody pressed the button.
    #[param(ignore)]
    #[serde(rename = "try")]
    pub(crate) asked: String,
}

/// A made-up visit that was checked.
#[derive(Debug)]
pub(crate) struct Trial {
    country: Option<Country>,
    language: Option<String>,
    system: System,
    at: Timestamp,
    source: Option<String>,
    campaign: Option<String>,
}

/// What the rules say of a visit.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// The place of the rule that answers, from 0 on.
    pub(crate) rule: Option<usize>,
    /// For each rule before it why it doesn't.
    pub(crate) misses: Vec<Miss>,
}

impl Query {
    /// Checks the fields.
    pub(crate) fn check(&self, zone: &TimeZone, now: Timestamp) -> Result<Trial, Problems> {
        let mut problems = Problems::default();
        let word = |text: &str| Some(text.trim().to_lowercase()).filter(|text| !text.is_empty());
        let wrong = |field: &'static str, text: &'static str, word: &str| {
            Problem::new(field, text).with("word", word.chars().take(20).collect::<String>())
        };
        let mut read = |field, text: &str, problem, read: &dyn Fn(&str) -> Option<String>| {
            let text = Some(text.trim()).filter(|text| !text.is_empty())?;
            problems.check(read(text).ok_or_else(|| wrong(field, problem, text)))
        };
        let country = read("country", &self.country, "problem-links-rule-country", &model::country);
        let language = read("language", &self.language, "problem-links-rule-language", &model::language);
        let system = read("system", &self.system, "problem-links-rule-system", &|word| {
            System::of(word).map(|system| system.word().to_owned())
        });
        let noon = |day: &str| Date::strptime("%Y-%m-%d", day).ok()?.at(12, 0, 0, 0).to_zoned(zone.clone()).ok();
        let day = read("day", &self.day, "problem-links-day", &|day| noon(day).map(|_| day.to_owned()));
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Trial {
            country: country.as_deref().and_then(Country::new),
            language,
            system: system.as_deref().and_then(System::of).unwrap_or(System::Other),
            at: day.as_deref().and_then(noon).map_or(now, |noon| noon.timestamp()),
            source: word(&self.source),
            campaign: word(&self.campaign),
        })
    }
}

impl Trial {
    fn facts(&self) -> Facts<'_> {
        Facts {
            country: self.country,
            language: self.language.as_deref(),
            system: self.system,
            at: self.at,
            source: self.source.as_deref(),
            campaign: self.campaign.as_deref(),
        }
    }

    /// Asks the rules of a link, whose days are those of a time zone.
    pub(crate) fn ask(&self, link: &Link, zone: &TimeZone) -> Verdict {
        let mut misses = Vec::new();
        for (place, rule) in link.rules.iter().enumerate() {
            let Some(rule) = rule.compile(zone) else { continue };
            match rule.miss(&self.facts()) {
                None => return Verdict { rule: Some(place), misses },
                Some(miss) => misses.push(miss),
            }
        }
        Verdict { rule: None, misses }
    }
}
