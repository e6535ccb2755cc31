//! Rules: where a visit of a certain kind is led. They are plain data of the label; what they ask for is what the house has
//! described of a visit in memory already, and nothing new is kept of anybody.

use axum::http::HeaderValue;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kit::{OwnHosts, Problem, Problems};
use lake::Country;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Address, Destination, Service, System, is_slug};

/// How many rules a link may have.
pub(crate) const MAX_RULES: usize = 20;
/// How many words one condition may name.
const MAX_WORDS: usize = 60;
/// How long a rule's name and a tag may be, in characters.
const NAME_CHARS: usize = 60;
const TAG_BYTES: usize = 64;

/// The officially given codes of ISO 3166-1 alpha-2, and Kosovo's as everybody writes it.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT \
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM \
    FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO \
    JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT \
    MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA \
    SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US \
    UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// What a rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Act {
    /// Another address for one service.
    Replace,
    /// One service is not shown.
    Hide,
    /// Some services come first.
    First,
    /// A visitor of the page is sent straight to an address.
    Send,
}

impl Act {
    /// Every one, in the order of a list.
    pub(crate) const ALL: [Act; 4] = [Act::Replace, Act::Hide, Act::First, Act::Send];

    /// Its word in forms and in the API.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Act::Replace => "replace",
            Act::Hide => "hide",
            Act::First => "first",
            Act::Send => "send",
        }
    }
}

/// A rule: every condition that it names must hold, and a visit takes the first rule that does. A condition that names
/// nothing holds always.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Rule {
    /// What the label calls it.
    pub(crate) name: String,
    /// One of these countries (ISO 3166-1 alpha-2). Where the country is unknown, it does not hold.
    pub(crate) countries: Vec<String>,
    /// One of these languages comes first with the visitor: primary subtags (`pt`).
    pub(crate) languages: Vec<String>,
    /// One of these systems.
    pub(crate) systems: Vec<System>,
    /// From the beginning of this day on, in the time zone of the release.
    #[schema(value_type = Option<String>, format = Date, required = true)]
    pub(crate) from: Option<Date>,
    /// Until the end of this day.
    #[schema(value_type = Option<String>, format = Date, required = true)]
    pub(crate) until: Option<Date>,
    /// This `utm_source`, in lower case.
    #[schema(required = true)]
    pub(crate) source: Option<String>,
    /// This `utm_campaign`, in lower case.
    #[schema(required = true)]
    pub(crate) campaign: Option<String>,
    /// What it does.
    pub(crate) act: Act,
    /// The service that is led elsewhere or hidden.
    #[schema(required = true)]
    pub(crate) service: Option<String>,
    /// The services that come first, in their order.
    pub(crate) services: Vec<String>,
    /// The address of `replace` and `send`.
    #[schema(required = true)]
    pub(crate) url: Option<String>,
}

/// A rule as a person or a program enters it.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = NewRule)]
pub(crate) struct RuleDraft {
    /// What the label calls it, at most 60 characters.
    #[schema(value_type = String, required = false, max_length = 60)]
    pub(crate) name: Option<String>,
    /// Countries (ISO 3166-1 alpha-2), any of them.
    #[schema(value_type = Vec<String>, required = false)]
    pub(crate) countries: Option<Vec<String>>,
    /// Languages by their primary subtag (`pt`), any of them.
    #[schema(value_type = Vec<String>, required = false)]
    pub(crate) languages: Option<Vec<String>>,
    /// `ios`, `android`, `windows`, `macos`, `linux`, `other`, any of them.
    #[schema(value_type = Vec<String>, required = false)]
    pub(crate) systems: Option<Vec<String>>,
    /// The first day, in the time zone of the release: `2026-08-01`.
    #[schema(value_type = String, required = false, format = Date)]
    pub(crate) from: Option<String>,
    /// The last day.
    #[schema(value_type = String, required = false, format = Date)]
    pub(crate) until: Option<String>,
    /// The `utm_source` of the visit, at most 64 bytes.
    #[schema(value_type = String, required = false)]
    pub(crate) source: Option<String>,
    /// The `utm_campaign` of the visit, at most 64 bytes.
    #[schema(value_type = String, required = false)]
    pub(crate) campaign: Option<String>,
    /// `replace` (needs `service`, `url`), `hide` (`service`), `first` (`services`) or `send` (`url`).
    #[schema(required = true)]
    pub(crate) act: String,
    /// One of the link's own destinations.
    #[schema(value_type = String, required = false)]
    pub(crate) service: Option<String>,
    /// Some of the link's own destinations, in their order.
    #[schema(value_type = Vec<String>, required = false)]
    pub(crate) services: Option<Vec<String>>,
    /// The address: http or https, in public, and of that service.
    #[schema(value_type = String, required = false, format = "uri", max_length = 2048)]
    pub(crate) url: Option<String>,
}

/// Rules that were checked.
#[derive(Debug)]
pub(crate) struct CheckedRules(Vec<Rule>);

impl CheckedRules {
    /// In their order.
    pub(crate) fn as_slice(&self) -> &[Rule] {
        &self.0
    }
}

/// Checks every rule of a link. `services` are the words of its destinations.
pub(crate) fn check_rules(drafts: &[RuleDraft], own: &OwnHosts, services: &[String]) -> Result<CheckedRules, Problems> {
    if drafts.len() > MAX_RULES {
        return Err(Problem::new("rules", "problem-links-rules-many").with("n", MAX_RULES.to_string()).into());
    }
    let mut problems = Problems::default();
    let mut rules = Vec::with_capacity(drafts.len());
    for (place, draft) in drafts.iter().enumerate() {
        let mut checks = Checks { place, draft, own, services, problems: &mut problems };
        rules.extend(checks.rule());
    }
    if problems.is_empty() { Ok(CheckedRules(rules)) } else { Err(problems) }
}

/// The check of one rule.
struct Checks<'a> {
    place: usize,
    draft: &'a RuleDraft,
    own: &'a OwnHosts,
    services: &'a [String],
    problems: &'a mut Problems,
}

impl Checks<'_> {
    fn rule(&mut self) -> Option<Rule> {
        let before = self.problems.0.len();
        let draft = self.draft;
        let name = self.name();
        let countries = self.words("countries", draft.countries.as_ref(), "problem-links-rule-country", country);
        let languages = self.words("languages", draft.languages.as_ref(), "problem-links-rule-language", language);
        let systems = self.words("systems", draft.systems.as_ref(), "problem-links-rule-system", System::of);
        let from = self.day("from", draft.from.as_deref());
        let until = self.day("until", draft.until.as_deref());
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            self.wrong("until", "problem-links-rule-until");
        }
        let source = self.tag("source", draft.source.as_deref());
        let campaign = self.tag("campaign", draft.campaign.as_deref());
        let Some(act) = Act::ALL.into_iter().find(|act| act.word() == draft.act.trim()) else {
            self.wrong("act", "problem-links-rule-act");
            return None;
        };
        let service = if matches!(act, Act::Replace | Act::Hide) { self.service() } else { None };
        let services = if act == Act::First { self.services() } else { Vec::new() };
        let url = if matches!(act, Act::Replace | Act::Send) { self.url(service.as_deref()) } else { None };
        let rule =
            Rule { name, countries, languages, systems, from, until, source, campaign, act, service, services, url };
        (self.problems.0.len() == before).then_some(rule)
    }

    fn wrong(&mut self, field: &str, text: &'static str) {
        self.problem(field, |field| Problem::new(field, text));
    }

    fn problem(&mut self, field: &str, problem: impl FnOnce(String) -> Problem) {
        self.problems.push(problem(format!("rules.{}.{field}", self.place)));
    }

    fn name(&mut self) -> String {
        let name = self.draft.name.as_deref().unwrap_or_default().trim();
        if !name.is_empty() && (name.chars().count() > NAME_CHARS || !kit::is_plain_line(name)) {
            let long = |field| Problem::new(field, "problem-links-label-long").with("n", NAME_CHARS.to_string());
            self.problem("name", long);
        }
        name.to_owned()
    }

    fn words<T: PartialEq>(
        &mut self,
        field: &str,
        words: Option<&Vec<String>>,
        text: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let mut found = Vec::new();
        let words = words.map(Vec::as_slice).unwrap_or_default();
        if words.len() > MAX_WORDS {
            let many = |field| Problem::new(field, "problem-links-rule-words").with("n", MAX_WORDS.to_string());
            self.problem(field, many);
            return found;
        }
        for word in words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
            match read(word) {
                Some(one) if !found.contains(&one) => found.push(one),
                Some(_) => {}
                None => {
                    let word: String = word.chars().take(20).filter(|sign| !sign.is_control()).collect();
                    self.problem(field, |field| Problem::new(field, text).with("word", word));
                    break;
                }
            }
        }
        found
    }

    fn day(&mut self, field: &str, text: Option<&str>) -> Option<Date> {
        let text = text.map(str::trim).filter(|text| !text.is_empty())?;
        let day = Date::strptime("%Y-%m-%d", text).ok();
        if day.is_none() {
            self.wrong(field, "problem-links-day");
        }
        day
    }

    fn tag(&mut self, field: &str, text: Option<&str>) -> Option<String> {
        let text = text.map(str::trim).filter(|text| !text.is_empty())?;
        if text.len() > TAG_BYTES || text.contains('@') || !kit::is_plain_line(text) {
            self.wrong(field, "problem-links-rule-tag");
            return None;
        }
        Some(text.to_lowercase())
    }

    fn service(&mut self) -> Option<String> {
        let word = self.draft.service.as_deref().unwrap_or_default().trim();
        let found = self.services.iter().find(|one| *one == word).cloned();
        if found.is_none() {
            self.wrong("service", "problem-links-rule-service");
        }
        found
    }

    fn services(&mut self) -> Vec<String> {
        let known = self.services;
        let words = self.draft.services.as_ref();
        let read = |word: &str| known.iter().find(|one| *one == word).cloned();
        let before = self.problems.0.len();
        let found = self.words("services", words, "problem-links-rule-service", read);
        if found.is_empty() && self.problems.0.len() == before {
            self.wrong("services", "problem-links-rule-service");
        }
        found
    }

    fn url(&mut self, service: Option<&str>) -> Option<String> {
        let address = match Address::parse_away(self.draft.url.as_deref().unwrap_or_default(), self.own) {
            Ok(address) => address,
            Err(refused) => {
                self.wrong("url", refused.text());
                return None;
            }
        };
        if let Some(service) = service.and_then(Service::of).filter(|service| !service.owns(address.host())) {
            self.problem("url", |field| service.not_here(field, address.host()));
            return None;
        }
        Some(address.as_str().to_owned())
    }
}

/// A country's code, upper case.
pub(crate) fn country(word: &str) -> Option<String> {
    let word = word.to_ascii_uppercase();
    (word.len() == 2 && COUNTRIES.split_whitespace().any(|known| known == word)).then_some(word)
}

/// A language's primary subtag, lower case. What stands behind it (`pt-BR`) is no condition that a visit could meet.
pub(crate) fn language(word: &str) -> Option<String> {
    let is_language = (2..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_language.then(|| word.to_ascii_lowercase())
}

/// What a rule may know of a visit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts<'a> {
    /// The country, if a trusted proxy told it.
    pub(crate) country: Option<Country>,
    /// The first language that the browser asks for.
    pub(crate) language: Option<&'a str>,
    /// The system of the device.
    pub(crate) system: System,
    /// When.
    pub(crate) at: Timestamp,
    /// `utm_source`, lower case.
    pub(crate) source: Option<&'a str>,
    /// `utm_campaign`, lower case.
    pub(crate) campaign: Option<&'a str>,
}

/// The first condition of a rule that does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Miss {
    /// Another country, or none that is known.
    Country,
    /// Another language.
    Language,
    /// Another system.
    System,
    /// Too early.
    Early,
    /// Too late.
    Late,
    /// Another `utm_source`.
    Source,
    /// Another `utm_campaign`.
    Campaign,
}

/// A rule, ready for the hot path.
#[derive(Clone, Debug)]
pub(crate) struct Compiled {
    countries: Box<[Country]>,
    languages: Box<[String]>,
    systems: Box<[System]>,
    from: Option<Timestamp>,
    /// The first instant at which it is too late.
    until: Option<Timestamp>,
    source: Option<String>,
    campaign: Option<String>,
    /// What it does.
    pub(crate) outcome: Outcome,
}

/// What a rule does, ready to be done.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    /// Another address for one service.
    Replace(Destination),
    /// A service is not shown.
    Hide(String),
    /// Services that come first.
    First(Vec<String>),
    /// Straight to an address.
    Send(Way),
}

impl Outcome {
    /// Where it leads, when it leads somewhere of its own.
    pub(crate) fn url(&self) -> Option<&str> {
        match self {
            Outcome::Replace(destination) => Some(&destination.url),
            Outcome::Send(way) => Some(&way.url),
            Outcome::Hide(_) | Outcome::First(_) => None,
        }
    }
}

/// An address, as text and ready to be sent.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// As text.
    pub(crate) url: String,
    /// As a header.
    pub(crate) location: HeaderValue,
}

impl Way {
    /// Nothing for what a header cannot carry.
    pub(crate) fn new(url: String) -> Option<Way> {
        HeaderValue::from_str(&url).ok().map(|location| Way { url, location })
    }
}

impl Rule {
    /// The rule for visits: its days as instants of a time zone. Nothing for a rule that could do nothing.
    pub(crate) fn compile(&self, zone: &TimeZone) -> Option<Compiled> {
        let start = |day: Date| day.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp());
        Some(Compiled {
            countries: self.countries.iter().filter_map(|code| Country::new(code)).collect(),
            languages: self.languages.clone().into_boxed_slice(),
            systems: self.systems.clone().into_boxed_slice(),
            from: self.from.and_then(start),
            until: self.until.and_then(|day| day.tomorrow().ok()).and_then(start),
            source: self.source.clone(),
            campaign: self.campaign.clone(),
            outcome: self.outcome()?,
        })
    }

    fn outcome(&self) -> Option<Outcome> {
        let (service, url) = (self.service.clone(), self.url.clone());
        Some(match self.act {
            Act::Replace => Outcome::Replace(Destination::kept(service?, String::new(), url?)?),
            Act::Hide => Outcome::Hide(service.filter(|word| is_slug(word))?),
            Act::First => Outcome::First(self.services.clone()),
            Act::Send => Outcome::Send(Way::new(url?)?),
        })
    }
}

impl Compiled {
    /// The first condition that does not hold; nothing if all do.
    pub(crate) fn miss(&self, facts: &Facts<'_>) -> Option<Miss> {
        let outside = |list: &[String], word: Option<&str>| {
            !list.is_empty() && !word.is_some_and(|word| list.iter().any(|one| one == word))
        };
        let other =
            |wanted: &Option<String>, word: Option<&str>| wanted.as_deref().is_some_and(|one| Some(one) != word);
        if !self.countries.is_empty() && !facts.country.is_some_and(|country| self.countries.contains(&country)) {
            return Some(Miss::Country);
        }
        if outside(&self.languages, facts.language) {
            return Some(Miss::Language);
        }
        if !self.systems.is_empty() && !self.systems.contains(&facts.system) {
            return Some(Miss::System);
        }
        if self.from.is_some_and(|from| facts.at < from) {
            return Some(Miss::Early);
        }
        if self.until.is_some_and(|until| until <= facts.at) {
            return Some(Miss::Late);
        }
        if other(&self.source, facts.source) {
            return Some(Miss::Source);
        }
        other(&self.campaign, facts.campaign).then_some(Miss::Campaign)
    }
}

/// What the first rule does that holds for a visit.
pub(crate) fn pick<'a>(rules: &'a [Compiled], facts: &Facts<'_>) -> Option<&'a Outcome> {
    rules.iter().find(|rule| rule.miss(facts).is_none()).map(|rule| &rule.outcome)
}

#[cfg(test)]
mod tests {
    use proptest::{
        collection::vec,
        option::of,
        prelude::*,
        sample::{select, subsequence},
    };

    use super::*;

    /// Half a day each, so that days begin and end between and at the visits.
    const HALF_DAY: i64 = 43_200;

    fn texts(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn rule() -> impl Strategy<Value = Rule> {
        let words =
            |words: &'static [&'static str]| subsequence(words, 0..=words.len()).prop_map(|words| texts(&words));
        let day = || of((1_i8..=9).prop_map(|day| Date::new(2026, 3, day).unwrap()));
        let tag = || of(select(texts(&["a", "b"])));
        let systems = subsequence(System::ALL.to_vec(), 0..=2);
        (words(&["DE", "FR"]), words(&["de", "ur"]), systems, day(), day(), tag(), tag(), select(texts(&["x", "y"])))
            .prop_map(|(countries, languages, systems, from, until, source, campaign, service)| Rule {
                name: String::new(),
                countries,
                languages,
                systems,
                from,
                until,
                source,
                campaign,
                act: Act::Hide,
                service: Some(service + "-hidden"),
                services: Vec::new(),
                url: None,
            })
    }

    /// What a rule means, said once more and as plainly as it can be.
    fn holds(rule: &Rule, facts: &Facts<'_>, zone: &TimeZone) -> bool {
        let day = facts.at.to_zoned(zone.clone()).date();
        let country = facts.country.map(|country| country.as_str().to_owned()).unwrap_or_default();
        (rule.countries.is_empty() || rule.countries.contains(&country))
            && (rule.languages.is_empty() || rule.languages.iter().any(|one| facts.language == Some(one)))
            && (rule.systems.is_empty() || rule.systems.contains(&facts.system))
            && rule.from.is_none_or(|from| from <= day)
            && rule.until.is_none_or(|until| day <= until)
            && (rule.source.is_none() || rule.source.as_deref() == facts.source)
            && (rule.campaign.is_none() || rule.campaign.as_deref() == facts.campaign)
    }

    proptest! {
        #[test]
        fn compiled_rules_answer_as_their_meaning_says(
            rules in vec(rule(), 0..6),
            country in of(select(vec!["DE", "FR", "GB"])),
            language in of(select(vec!["de", "ur", "en"])),
            system in select(System::ALL.to_vec()),
            half in 0_i64..20,
            zone in select(vec!["UTC", "Asia/Kolkata", "America/New_York", "Pacific/Auckland"]),
            source in of(select(vec!["a", "b", "c"])),
            campaign in of(select(vec!["a", "b", "c"])),
        ) {
            let zone = TimeZone::get(zone).unwrap();
            // 8 March 2026 is a day of 23 hours in New York.
            let start = Timestamp::from_second(1_772_323_200).unwrap();
            let at = start + jiff::SignedDuration::from_secs(half * HALF_DAY);
            let country = country.and_then(Country::new);
            let facts = Facts { country, language, system, at, source, campaign };
            let compiled: Vec<Compiled> = rules.iter().filter_map(|rule| rule.compile(&zone)).collect();
            prop_assert_eq!(compiled.len(), rules.len());
            let expected = rules.iter().position(|rule| holds(rule, &facts, &zone));
            let found = compiled.iter().position(|rule| rule.miss(&facts).is_none());
            prop_assert_eq!(found, expected);
            let hidden = |outcome: &Outcome| match outcome { Outcome::Hide(word) => Some(word.clone()), _ => None };
            let expected = expected.and_then(|place| rules[place].service.clone());
            prop_assert_eq!(pick(&compiled, &facts).and_then(hidden), expected);
        }

        #[test]
        fn what_passes_the_check_reads_back_from_the_store(
            country in "[A-Za-z]{1,3}", language in "[a-zA-Z]{1,4}", tag in ".{0,70}", name in ".{0,70}",
        ) {
            let draft = RuleDraft {
                name: Some(name),
                countries: Some(vec![country]),
                languages: Some(vec![language]),
                campaign: Some(tag),
                act: "send".to_owned(),
                url: Some("https://noor.example/".to_owned()),
                ..RuleDraft::default()
            };
            if let Ok(rules) = check_rules(&[draft], &OwnHosts::of("https://music.example"), &[]) {
                let kept = serde_json::to_string(rules.as_slice()).unwrap();
                prop_assert_eq!(&serde_json::from_str::<Vec<Rule>>(&kept).unwrap(), rules.as_slice());
                prop_assert!(rules.as_slice()[0].compile(&TimeZone::UTC).is_some());
            }
        }
    }
}
