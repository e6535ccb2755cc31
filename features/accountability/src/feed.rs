//! HTTP only: who became a recipient, who no longer is, and from when on, for whoever subscribes (Atom, RFC 4287).

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::header;
use kit::{Error, Form, Lang, Result, Tongue, Visitor};
use policy::routes::{accountability as paths, transparency as versions};
use serde::Deserialize;
use transparency::PartyChange;

use crate::Accountability;

/// Programs that read feeds ask for no language, so the address may.
#[derive(Deserialize)]
pub(crate) struct Asked {
    lang: Option<String>,
}

/// The changes as a document of its own.
#[derive(Template)]
#[template(path = "feed.xml")]
struct Feed {
    lang: &'static str,
    id: String,
    title: String,
    updated: String,
    author: String,
    page: String,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    title: String,
    updated: String,
    href: String,
    words: String,
}

/// One change as the page shows it.
pub(crate) struct Line {
    pub(crate) title: String,
    pub(crate) words: Vec<String>,
    pub(crate) href: String,
    pub(crate) waits: bool,
}

impl Line {
    pub(crate) fn of(change: &PartyChange, tongue: &Tongue) -> Line {
        Line {
            title: title(change, tongue),
            words: change.words.clone(),
            href: href(change, tongue),
            waits: change.waits,
        }
    }
}

fn title(change: &PartyChange, tongue: &Tongue) -> String {
    let id = if change.waits { "accountability-change-coming" } else { "accountability-change-since" };
    tongue.say_with(id, &[("n", change.number.as_str().into()), ("day", change.day.as_str().into())])
}

/// What else changed; of the first version, what it says.
fn href(change: &PartyChange, tongue: &Tongue) -> String {
    let route = if change.version > 1 { &versions::CHANGES } else { &versions::VERSION };
    format!("{}?lang={}", route.to(&[&change.version.to_string()]), tongue.lang().tag())
}

pub(crate) async fn processors(
    State(room): State<Accountability>,
    visitor: Visitor,
    Form(asked): Form<Asked>,
) -> Result {
    let lang = asked.lang.as_deref().and_then(Lang::of_tag).unwrap_or_else(|| visitor.lang());
    let tongue = room.app.texts.tongue(lang);
    let changes = room.transparency.party_changes(&tongue).await?;
    let url = |path: &str| room.app.url(path);
    let entries = changes.iter().map(|change| Entry {
        id: url(&format!("{}#recipients", versions::VERSION.to(&[&change.version.to_string()]))),
        title: title(change, &tongue),
        updated: change.published_at.to_string(),
        href: url(&href(change, &tongue)),
        words: change.words.join("\n"),
    });
    let feed = Feed {
        lang: lang.tag(),
        id: url(&format!("{}?lang={}", paths::PROCESSOR_FEED.path, lang.tag())),
        title: format!("{}: {}", room.app.site.operator, tongue.say("accountability-processors")),
        updated: changes.first().map_or_else(|| room.app.clock.now(), |change| change.published_at).to_string(),
        author: room.app.site.operator.clone(),
        page: url(paths::PROCESSORS.path),
        entries: entries.collect(),
    };
    let kind = (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8");
    let response: Response =
        ([kind, (header::VARY, "accept-language")], feed.render().map_err(Error::from_source)?).into_response();
    Ok(response)
}
