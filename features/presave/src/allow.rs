//! The one fan page with another party's script: Apple gives its permission to nothing else. It is reached only by who
//! ticked their wish and pressed the button that says what comes. HTTP only.

use std::sync::LazyLock;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use kit::{Error, Extras, Form, Guest, Result, Script, Visitor, cookie, page_with};
use serde::Deserialize;

use crate::{
    Presaves,
    actions::{self, Answer, Reply},
    pages::Allow,
    routes::{Asked, BROWSER},
    service::Service,
};

/// Loads the service's script, lets it ask, and sends us what it got.
static SCRIPT: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("../assets/allow.js")));

/// No permission is longer than that, and every sign of it can be seen.
const LONGEST_TOKEN: usize = 4096;

/// What the page sends.
#[derive(Deserialize)]
pub(crate) struct Allowed {
    state: Option<String>,
    token: Option<String>,
    error: Option<String>,
}

/// The page that lets the service's script ask.
pub(crate) async fn ask(
    State(room): State<Presaves>,
    Path(state): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result {
    let asked = Asked { visitor, headers, query: None };
    let service = Service::AppleMusic;
    if room.live(service.word())?.is_none() {
        return room.not_live(&asked, service.word(), None);
    }
    let attempt = match actions::under_way(&room, service, &state, cookie(&asked.headers, BROWSER.name)).await? {
        Ok(attempt) => attempt,
        Err(instead) => return room.came(&asked, service, instead).await,
    };
    let Some(link) = room.slug(attempt.workspace, attempt.link_id).await? else {
        return room.notice(&asked, StatusCode::GONE, "presave-gone", service);
    };
    let link = room.links.public(&link).await?.ok_or(Error::NotFound)?;
    let guest = room.services.guest(service, room.app.clock.now(), &room.app.site.base_url);
    let guest = guest.map_err(Error::from_source)?;
    let allow = Allow::new(room.frame(&asked), &link, service, state, &guest, SCRIPT.source());
    let asks: Vec<&str> = guest.asks.iter().map(String::as_str).collect();
    let allowed = Guest { script: &guest.origin, asks: &asks };
    page_with(StatusCode::OK, &allow, &Extras { script: Some(&SCRIPT), guest: Some(allowed), ..Extras::default() })
}

/// What the script got.
pub(crate) async fn take(
    State(room): State<Presaves>,
    Path(provider): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(form): Form<Allowed>,
) -> Result {
    let asked = Asked { visitor, headers, query: None };
    let Some(service) = room.live(&provider)? else { return room.not_live(&asked, &provider, None) };
    match reply(form).filter(|_| service.has_a_script()) {
        Some(reply) => room.take_in(&asked, service, reply).await,
        None => room.notice(&asked, StatusCode::BAD_REQUEST, "presave-unreadable", service),
    }
}

fn reply(form: Allowed) -> Option<Reply> {
    let state = form.state.filter(|state| !state.is_empty())?;
    let sound = |token: &String| {
        (1..=LONGEST_TOKEN).contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_graphic())
    };
    let answer = match (form.error.as_deref(), form.token.filter(sound)) {
        (Some("access_denied"), _) => Answer::Denied,
        (Some(_), _) => Answer::OtherError,
        (None, Some(token)) => Answer::Token(token),
        (None, None) => return None,
    };
    Some(Reply { state, answer })
}
