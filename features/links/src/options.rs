//! The page of what a link can do beside its destinations: other words, schedule, campaign tags, archive.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use kit::{Editor, Error, FieldError, Frame, Problem, Problems, Result, SignedIn, Tongue, page};
use policy::routes::links as paths;
use releases::Release;
use uuid::Uuid;

use crate::{
    Links,
    actions::{self, Changes},
    model::{Before, Link, ScheduleDraft, check_aliases, check_schedule},
    routes::Fields,
    rules::link_and_release,
};

/// How a browser writes a day and a time.
const LOCAL: &str = "%Y-%m-%dT%H:%M";

/// The page.
#[derive(Template)]
#[template(path = "link-options.html")]
struct Page {
    frame: Frame,
    id: String,
    title: String,
    address: String,
    zone: String,
    archived: bool,
    edit_path: String,
    path: String,
    form: Form,
}

/// What was typed.
#[derive(Debug, Default)]
struct Form {
    aliases: String,
    opens_at: String,
    closes_at: String,
    before: String,
    after_url: String,
    pass_tags: bool,
    problems: Problems,
}

/// One thing to choose.
struct Choice {
    word: &'static str,
    label: String,
    chosen: bool,
}

/// The page of a link's options.
pub(crate) async fn show(State(links): State<Links>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let (link, release) = link_and_release(&links, &editor, id).await?;
    let form = Form::of(&link, &release.zone());
    render(&links, &who, &link, &release, form)
}

/// Changes a link's options.
pub(crate) async fn put(
    State(links): State<Links>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    kit::Form(fields): Fields,
) -> Result {
    let (link, release) = link_and_release(&links, &editor, id).await?;
    let form = Form::read(fields);
    match form.put(&links, &editor, id, &release.zone()).await {
        Ok(()) => Ok(Redirect::to(&paths::OPTIONS.to(&[&id.to_string()])).into_response()),
        Err(Error::Invalid(problems)) => render(&links, &who, &link, &release, Form { problems, ..form }),
        Err(error) => Err(error),
    }
}

fn render(links: &Links, who: &SignedIn, link: &Link, release: &Release, form: Form) -> Result {
    let status = if form.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let id = link.id.to_string();
    let template = Page {
        frame: Frame::app(links.app(), who),
        title: release.title.clone(),
        address: links.app().url("/"),
        zone: release.zone().iana_name().unwrap_or("UTC").to_owned(),
        archived: link.archived_at.is_some(),
        edit_path: paths::EDIT.to(&[&id]),
        path: paths::OPTIONS.to(&[&id]),
        id,
        form,
    };
    page(status, &template)
}

impl Form {
    fn of(link: &Link, zone: &TimeZone) -> Form {
        let local = |at: Option<Timestamp>| {
            at.map(|at| at.to_zoned(zone.clone()).strftime(LOCAL).to_string()).unwrap_or_default()
        };
        Form {
            aliases: link.aliases.join("\n"),
            opens_at: local(link.schedule.opens_at),
            closes_at: local(link.schedule.closes_at),
            before: link.schedule.before.word().to_owned(),
            after_url: link.schedule.after_url.clone().unwrap_or_default(),
            pass_tags: link.pass_tags,
            problems: Problems::default(),
        }
    }

    fn read(fields: Vec<(String, String)>) -> Form {
        let mut form = Form::default();
        for (name, value) in fields {
            match name.as_str() {
                "aliases" => form.aliases = value,
                "opens_at" => form.opens_at = value,
                "closes_at" => form.closes_at = value,
                "before" => form.before = value,
                "after_url" => form.after_url = value,
                "pass_tags" => form.pass_tags = value == "yes",
                _ => {}
            }
        }
        form
    }

    async fn put(&self, links: &Links, editor: &Editor, id: Uuid, zone: &TimeZone) -> Result<()> {
        let mut problems = Problems::default();
        let words: Vec<String> = self.aliases.split([',', ' ', '\r', '\n', '\t']).map(str::to_owned).collect();
        let aliases = problems.check(check_aliases(&words));
        let opens_at = problems.check(instant("opens_at", &self.opens_at, zone)).flatten();
        let closes_at = problems.check(instant("closes_at", &self.closes_at, zone)).flatten();
        let draft = ScheduleDraft { opens_at, closes_at, before: &self.before, after_url: &self.after_url };
        let schedule = check_schedule(&draft, &links.own_hosts().await?).map_err(|more| problems.0.extend(more.0)).ok();
        let (Some(aliases), Some(schedule)) = (aliases, schedule) else { return Err(Error::Invalid(problems)) };
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let changes = Changes {
            aliases: Some(&aliases),
            schedule: Some(&schedule),
            pass_tags: Some(self.pass_tags),
            ..Changes::default()
        };
        actions::update(links, editor, id, &changes).await.map(drop)
    }

    fn error(&self, field: &str, tongue: &Tongue) -> Option<String> {
        self.problems.of(field, tongue)
    }

    fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    fn summary_title(&self, tongue: &Tongue) -> String {
        tongue.say_n("links-problems", u64::try_from(self.problems.0.len()).unwrap_or(u64::MAX))
    }

    fn problems(&self, tongue: &Tongue) -> Vec<FieldError> {
        self.problems.said(tongue)
    }

    fn befores(&self, tongue: &Tongue) -> Vec<Choice> {
        let choice = |before: Before| Choice {
            word: before.word(),
            label: tongue.say(match before {
                Before::Hidden => "links-before-hidden",
                Before::Secret => "links-before-secret",
                Before::Announced => "links-before-announced",
            }),
            chosen: self.before == before.word(),
        };
        Before::ALL.into_iter().map(choice).collect()
    }
}

/// A local day and time as an instant. One that a change of the clocks skips is moved on, as calendars do.
fn instant(field: &'static str, text: &str, zone: &TimeZone) -> Result<Option<Timestamp>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let local = text.get(..16).and_then(|text| DateTime::strptime(LOCAL, text).ok());
    let zoned = local.and_then(|local| local.to_zoned(zone.clone()).ok());
    zoned.map(|zoned| Some(zoned.timestamp())).ok_or_else(|| Problem::new(field, "problem-links-moment"))
}
