//! The doors of messages to browsers: the page with the button, what the browser gave, and the service worker.

use std::sync::LazyLock;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect},
};
use kit::{Error, Extras, Frame, InApp, Json, Problem, Result, Script, Visitor, cookie, page_with};
use policy::routes::reminders as paths;
use serde::Deserialize;
use serde_json::json;

use crate::{
    Reminders,
    pages::Push,
    public::{Age, NO, age, limit, open_to},
    pushes::{self, Given},
};

/// Asks the browser, and sends us what it gave.
static SCRIPT: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("../assets/push.js")));

/// Shows the message and leads to the release. It is taken from this one path, and only once somebody pressed the button.
const WORKER: &str = include_str!("../assets/worker.js");

/// What the page's script sends: a subscription as browsers write it, and the day of birth where the law sets an age.
#[derive(Deserialize)]
pub(crate) struct Sent {
    endpoint: String,
    keys: Keys,
    #[serde(default)]
    born: Option<String>,
}

#[derive(Deserialize)]
struct Keys {
    p256dh: String,
    auth: String,
}

/// The page with the button.
pub(crate) async fn show(
    State(room): State<Reminders>,
    Path(slug): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result {
    let link = match open_to(&room, &slug, &visitor).await? {
        Ok(link) => link,
        Err(out) => return Ok(out),
    };
    let offered = room.pushes().filter(|_| InApp::of(&headers).is_none() && cookie(&headers, NO.name).is_none());
    let Some(client) = offered else {
        return Ok(Redirect::to(&paths::SHOW.to(&[&link.slug])).into_response());
    };
    let birth = limit(&room, &visitor).is_some();
    let frame = Frame::fan(&room.app, &visitor);
    let push = Push::new(frame, &link, visitor.country(), (client.public_key(), birth), SCRIPT.source());
    page_with(StatusCode::OK, &push, &Extras { script: Some(&SCRIPT), worker: true, ..Extras::default() })
}

/// Takes a browser in.
pub(crate) async fn ask(
    State(room): State<Reminders>,
    Path(slug): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
    Json(sent): Json<Sent>,
) -> Result {
    let Ok(link) = open_to(&room, &slug, &visitor).await? else { return Err(Error::Gone) };
    if room.pushes().is_none() || InApp::of(&headers).is_some() {
        return Err(Error::NotFound);
    }
    if cookie(&headers, NO.name).is_some() {
        return Err(Error::Forbidden);
    }
    // The age comes before everything else, as in the form of letters.
    match age(&room, &visitor, sent.born.as_deref()) {
        Age::Reached => {}
        Age::NotSaid => return Err(Error::Invalid(Problem::new("born", "reminders-problem-born").into())),
        Age::NotReached => {
            let mut response = Error::Forbidden.into_response();
            let set = HeaderValue::from_str(&NO.set("1")).map_err(Error::from_source)?;
            response.headers_mut().append(header::SET_COOKIE, set);
            return Ok(response);
        }
    }
    let Some(given) = Given::check(sent.endpoint, sent.keys.p256dh, sent.keys.auth) else {
        return Err(Error::Invalid(Problem::new("endpoint", "reminders-push-refused").into()));
    };
    let zone = link.moment.differs().then(|| link.zone_for(visitor.country()));
    let zone = zone.and_then(|zone| zone.iana_name().map(str::to_owned));
    let receipt = pushes::ask(&room, &link, given, zone, visitor.lang()).await?;
    let own = json!({ "page": paths::OWN.to(&[&receipt]) });
    Ok((StatusCode::CREATED, axum::Json(own)).into_response())
}

/// The service worker.
pub(crate) async fn worker(State(room): State<Reminders>) -> Result {
    if room.push.is_none() {
        return Err(Error::NotFound);
    }
    let headers = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    std::future::ready(Ok((headers, WORKER).into_response())).await
}
