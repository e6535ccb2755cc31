//! The page of a link's rules: what was typed, kept as it was typed, and the panel where they are tried out.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use jiff::civil::Date;
use kit::{Editor, Error, FieldError, Frame, Problems, Result, SignedIn, Tongue, page};
use policy::routes::links as paths;
use releases::Release;
use uuid::Uuid;

use crate::{
    Links,
    actions::{self, Changes},
    model::{Act, Link, MAX_RULES, Miss, Rule, RuleDraft, System, check_rules},
    routes::Fields,
    trial,
};

/// The page.
#[derive(Template)]
#[template(path = "link-rules.html")]
struct Page {
    frame: Frame,
    title: String,
    edit_path: String,
    path: String,
    form: Form,
    trial: Panel,
}

/// Every rule as it was typed.
#[derive(Debug, Default)]
struct Form {
    rows: Vec<Row>,
    problems: Problems,
    destinations: Vec<(String, String)>,
}

/// One rule as it was typed.
#[derive(Clone, Debug, Default)]
struct Row {
    name: String,
    countries: String,
    languages: String,
    systems: Vec<String>,
    from: String,
    until: String,
    source: String,
    campaign: String,
    act: String,
    service: String,
    services: Vec<String>,
    url: String,
    place: String,
    /// Its number among the names of fields, from 0 on.
    n: usize,
}

/// One thing to choose.
struct Choice {
    word: String,
    label: String,
    chosen: bool,
}

/// The panel where rules are tried out.
struct Panel {
    query: trial::Query,
    problems: Problems,
    answer: Option<Answer>,
}

/// What the panel answers.
struct Answer {
    said: String,
    /// What the rule does that answers; the address or the names of it apart, because they are nobody's language.
    does: Option<(String, String)>,
    /// Why each rule before it does not.
    misses: Vec<String>,
}

/// The page of a link's rules.
pub(crate) async fn show(
    State(links): State<Links>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    kit::Form(query): kit::Form<trial::Query>,
) -> Result {
    let (link, release) = link_and_release(&links, &editor, id).await?;
    let form = Form::of(&link);
    render(&links, &who, &link, &release, form, query)
}

/// Replaces a link's rules.
pub(crate) async fn put(
    State(links): State<Links>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    kit::Form(fields): Fields,
) -> Result {
    let (link, release) = link_and_release(&links, &editor, id).await?;
    let form = Form::read(fields, &link);
    let drafts: Vec<RuleDraft> = form.rows.iter().map(Row::draft).collect();
    let words: Vec<String> = link.destinations.iter().map(|one| one.service.clone()).collect();
    match check_rules(&drafts, &links.own_hosts().await?, &words) {
        Ok(rules) => {
            actions::update(&links, &editor, id, &Changes { rules: Some(&rules), ..Changes::default() }).await?;
            Ok(Redirect::to(&paths::RULES.to(&[&id.to_string()])).into_response())
        }
        Err(problems) => {
            let form = Form { problems, ..form };
            render(&links, &who, &link, &release, form, trial::Query::default())
        }
    }
}

/// A link of the editor's that something can still be done with, and its release.
pub(crate) async fn link_and_release(links: &Links, editor: &Editor, id: Uuid) -> Result<(Link, Release)> {
    let link = actions::show(links, editor, id).await?;
    let release = releases::find(&links.app().db, editor, link.release_id).await?.ok_or(Error::NotFound)?;
    Ok((link, release))
}

fn render(
    links: &Links,
    who: &SignedIn,
    link: &Link,
    release: &Release,
    mut form: Form,
    query: trial::Query,
) -> Result {
    let frame = Frame::app(links.app(), who);
    let trial = Panel::new(links, &frame.tongue, link, release, query);
    let bad = !form.problems.is_empty() || !trial.problems.is_empty();
    if form.rows.len() < MAX_RULES {
        form.rows.push(Row::default());
    }
    for (n, row) in form.rows.iter_mut().enumerate() {
        row.n = n;
        if row.is_used() {
            row.place = number(n);
        }
    }
    let id = link.id.to_string();
    let template = Page {
        frame,
        title: release.title.clone(),
        edit_path: paths::EDIT.to(&[&id]),
        path: paths::RULES.to(&[&id]),
        form,
        trial,
    };
    page(if bad { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &template)
}

/// A place as people count it.
fn number(place: usize) -> String {
    place.saturating_add(1).to_string()
}

impl Row {
    fn title(&self, tongue: &Tongue) -> String {
        if self.is_used() {
            tongue.say_with("links-rule", &[("n", tongue.numerals(&number(self.n)).into())])
        } else {
            tongue.say("links-rule-new")
        }
    }

    fn of(rule: &Rule) -> Row {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Row {
            name: rule.name.clone(),
            countries: rule.countries.join(", "),
            languages: rule.languages.join(", "),
            systems: rule.systems.iter().map(|system| system.word().to_owned()).collect(),
            from: day(rule.from),
            until: day(rule.until),
            source: rule.source.clone().unwrap_or_default(),
            campaign: rule.campaign.clone().unwrap_or_default(),
            act: rule.act.word().to_owned(),
            service: rule.service.clone().unwrap_or_default(),
            services: rule.services.clone(),
            url: rule.url.clone().unwrap_or_default(),
            place: String::new(),
            n: 0,
        }
    }

    fn is_used(&self) -> bool {
        let texts = [&self.name, &self.countries, &self.languages, &self.from, &self.until, &self.source];
        let more = [&self.campaign, &self.act, &self.url];
        texts.into_iter().chain(more).any(|text| !text.trim().is_empty()) || !self.systems.is_empty()
    }

    fn draft(&self) -> RuleDraft {
        let list = |text: &str| Some(text.split([',', ' ', ';']).map(str::to_owned).collect());
        RuleDraft {
            name: Some(self.name.clone()),
            countries: list(&self.countries),
            languages: list(&self.languages),
            systems: Some(self.systems.clone()),
            from: Some(self.from.clone()),
            until: Some(self.until.clone()),
            source: Some(self.source.clone()),
            campaign: Some(self.campaign.clone()),
            act: self.act.clone(),
            service: Some(self.service.clone()),
            services: Some(self.services.clone()),
            url: Some(self.url.clone()),
        }
    }

    fn systems(&self, tongue: &Tongue) -> Vec<Choice> {
        System::ALL
            .into_iter()
            .map(|one| system_choice(one, self.systems.iter().any(|x| x == one.word()), tongue))
            .collect()
    }

    fn acts(&self, tongue: &Tongue) -> Vec<Choice> {
        let choice =
            |act: Act| Choice { word: act.word().to_owned(), label: does(act, tongue), chosen: self.act == act.word() };
        Act::ALL.into_iter().map(choice).collect()
    }
}

fn system_choice(system: System, chosen: bool, tongue: &Tongue) -> Choice {
    let label = system.brand().map_or_else(|| tongue.say("links-system-other"), str::to_owned);
    Choice { word: system.word().to_owned(), label, chosen }
}

fn does(act: Act, tongue: &Tongue) -> String {
    tongue.say(match act {
        Act::Replace => "links-act-replace",
        Act::Hide => "links-act-hide",
        Act::First => "links-act-first",
        Act::Send => "links-act-send",
    })
}

impl Form {
    fn of(link: &Link) -> Form {
        Form { rows: link.rules.iter().map(Row::of).collect(), destinations: names(link), ..Form::default() }
    }

    /// Reads what the browser sent: the rules in the order of their places, without those that are to go.
    fn read(fields: Vec<(String, String)>, link: &Link) -> Form {
        let mut sent: HashMap<String, Vec<String>> = HashMap::new();
        for (name, value) in fields {
            sent.entry(name).or_default().push(value);
        }
        let mut rows = Vec::new();
        // One more than there may be, so that somebody who sends too many is told.
        for n in 0..=MAX_RULES {
            let mut all = |field: &str| sent.remove(&format!("rules.{n}.{field}")).unwrap_or_default();
            let removed = !all("remove").is_empty();
            let (systems, services) = (all("systems"), all("services"));
            let mut one = |field: &str| all(field).pop().unwrap_or_default();
            let row = Row {
                name: one("name"),
                countries: one("countries"),
                languages: one("languages"),
                from: one("from"),
                until: one("until"),
                source: one("source"),
                campaign: one("campaign"),
                act: one("act"),
                service: one("service"),
                url: one("url"),
                place: one("place"),
                systems,
                services,
                n: 0,
            };
            if !removed && row.is_used() {
                rows.push(row);
            }
        }
        rows.sort_by_key(|row| row.place.trim().parse::<u16>().unwrap_or(u16::MAX));
        Form { rows, destinations: names(link), ..Form::default() }
    }

    fn error(&self, row: &Row, field: &str, tongue: &Tongue) -> Option<String> {
        self.problems.of(&format!("rules.{}.{field}", row.n), tongue)
    }

    fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    fn summary_title(&self, tongue: &Tongue) -> String {
        tongue.say_n("links-problems", u64::try_from(self.problems.0.len()).unwrap_or(u64::MAX))
    }

    fn problems(&self, tongue: &Tongue) -> Vec<FieldError> {
        let named = |one: FieldError| {
            let place = one.field.split('.').nth(1).and_then(|place| place.parse().ok());
            let rule = place.and_then(|place: usize| self.rows.get(place)).map(|row| row.title(tongue));
            let message = rule.map_or_else(|| one.message.clone(), |rule| format!("{rule}: {}", one.message));
            FieldError { message, ..one }
        };
        self.problems.said(tongue).into_iter().map(named).collect()
    }

    fn services(&self, row: &Row, many: bool) -> Vec<Choice> {
        let chosen = |word: &String| if many { row.services.contains(word) } else { row.service == *word };
        let choice = |(word, label): &(String, String)| Choice {
            word: word.clone(),
            label: label.clone(),
            chosen: chosen(word),
        };
        self.destinations.iter().map(choice).collect()
    }
}

fn names(link: &Link) -> Vec<(String, String)> {
    link.destinations.iter().map(|one| (one.service.clone(), one.label.clone())).collect()
}

impl Panel {
    fn new(links: &Links, tongue: &Tongue, link: &Link, release: &Release, query: trial::Query) -> Panel {
        if query.asked.is_empty() {
            return Panel { query, problems: Problems::default(), answer: None };
        }
        let zone = release.zone();
        match query.check(&zone, links.app().clock.now()) {
            Ok(trial) => {
                let answer = Some(Answer::new(&trial.ask(link, &zone), link, tongue));
                Panel { query, problems: Problems::default(), answer }
            }
            Err(problems) => Panel { query, problems, answer: None },
        }
    }

    fn error(&self, field: &str, tongue: &Tongue) -> Option<String> {
        self.problems.of(field, tongue)
    }

    fn systems(&self, tongue: &Tongue) -> Vec<Choice> {
        System::ALL.into_iter().map(|one| system_choice(one, self.query.system == one.word(), tongue)).collect()
    }
}

impl Answer {
    fn new(verdict: &trial::Verdict, link: &Link, tongue: &Tongue) -> Answer {
        let number = |place: usize| tongue.numerals(&number(place));
        let rule = verdict.rule.and_then(|place| link.rules.get(place));
        let said = match verdict.rule {
            Some(place) => tongue.say_with("links-trial-answers", &[("n", number(place).into())]),
            None => tongue.say("links-trial-none"),
        };
        let miss = |(place, miss): (usize, &Miss)| {
            tongue.say_with("links-trial-miss", &[("n", number(place).into()), ("why", why(*miss, tongue).into())])
        };
        Answer {
            said,
            does: rule.map(|rule| (does(rule.act, tongue), of_what(rule, link))),
            misses: verdict.misses.iter().enumerate().map(miss).collect(),
        }
    }
}

fn why(miss: Miss, tongue: &Tongue) -> String {
    tongue.say(match miss {
        Miss::Country => "links-miss-country",
        Miss::Language => "links-miss-language",
        Miss::System => "links-miss-system",
        Miss::Early => "links-miss-early",
        Miss::Late => "links-miss-late",
        Miss::Source => "links-miss-source",
        Miss::Campaign => "links-miss-campaign",
    })
}

/// The services and the address that a rule speaks of.
fn of_what(rule: &Rule, link: &Link) -> String {
    let name = |word: &String| {
        let known = link.destinations.iter().find(|one| one.service == *word);
        known.map_or_else(|| word.clone(), |one| one.label.clone())
    };
    let mut parts: Vec<String> = rule.service.iter().chain(&rule.services).map(name).collect();
    parts.extend(rule.url.clone());
    parts.join(" · ")
}
