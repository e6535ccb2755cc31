//! The paths of this room: read the request, call one action, choose the answer.

use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use kit::{Editor, Error, Frame, Result, Routes, SignedIn, page};
use policy::routes::{catalogue as paths, links as of_links};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Catalogue,
    actions::{self, Choice},
    api,
    pages::{Page, Typed},
};

/// Browsers load a page anew after so many seconds, without any script (a header that all of them know since Netscape).
const REFRESH: HeaderName = HeaderName::from_static("refresh");
const SECONDS: HeaderValue = HeaderValue::from_static("4");

/// Every path of this room.
pub fn routes(room: &Catalogue) -> Routes {
    crate::start::routes()
        .on(&paths::SHOW, show)
        .on(&paths::ASK, ask)
        .on(&paths::USE, use_these)
        .on(&paths::LOCK, lock)
        .on(&paths::API_BEGIN, api::begin)
        .on(&paths::API_FOUND, api::found)
        .on(&paths::API_MAKE, api::make)
        .on(&paths::API_SHOW, api::show)
        .on(&paths::API_ASK, api::ask)
        .on(&paths::API_USE, api::use_these)
        .on(&paths::API_LOCK, api::lock)
        .with_state(room)
}

async fn show(State(room): State<Catalogue>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    render(&room, &editor, &who, id, Typed::default()).await
}

async fn render(room: &Catalogue, editor: &Editor, who: &SignedIn, id: Uuid, typed: Typed) -> Result {
    let shown = actions::show(room, editor, id).await?;
    let status = if typed.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let waits = shown.lookup.as_ref().is_some_and(crate::model::Lookup::waits);
    let answer = page(status, &Page::new(room, Frame::app(room.app(), who), &shown, typed))?;
    refreshed(answer, waits && status == StatusCode::OK)
}

/// A page that loads itself again while something is under way.
pub(crate) fn refreshed(mut answer: Response, waits: bool) -> Result {
    if waits {
        answer.headers_mut().insert(REFRESH, SECONDS);
    }
    Ok(answer)
}

/// What is to be asked.
#[derive(Deserialize)]
struct AskForm {
    #[serde(default)]
    asked: String,
    #[serde(default)]
    again: String,
}

async fn ask(
    State(room): State<Catalogue>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    kit::Form(form): kit::Form<AskForm>,
) -> Result {
    match actions::ask(&room, &editor, id, &form.asked, form.again == "yes").await {
        Ok(()) => Ok(back(id)),
        Err(Error::Invalid(problems)) => {
            let typed = Typed { asked: form.asked, problems, ..Typed::default() };
            render(&room, &editor, &who, id, typed).await
        }
        Err(error) => Err(error),
    }
}

async fn use_these(
    State(room): State<Catalogue>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    kit::Form(fields): kit::Form<Vec<(String, String)>>,
) -> Result {
    let choice = Choice::of_fields(&fields);
    match actions::use_these(&room, &editor, id, &choice).await {
        Ok(()) => Ok(Redirect::to(&of_links::EDIT.to(&[&id.to_string()])).into_response()),
        Err(Error::Invalid(problems)) => {
            let address = choice.addresses.first().cloned().unwrap_or_default();
            let typed = Typed { address, ticked: Some(choice.candidates), problems, ..Typed::default() };
            render(&room, &editor, &who, id, typed).await
        }
        Err(error) => Err(error),
    }
}

/// Which service is to be locked, or not any more.
#[derive(Deserialize)]
struct LockForm {
    #[serde(default)]
    service: String,
    #[serde(default)]
    locked: String,
}

async fn lock(
    State(room): State<Catalogue>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    kit::Form(form): kit::Form<LockForm>,
) -> Result {
    match actions::lock(&room, &editor, id, &form.service, form.locked == "yes").await {
        Ok(()) => Ok(back(id)),
        Err(Error::Invalid(problems)) => render(&room, &editor, &who, id, Typed { problems, ..Typed::default() }).await,
        Err(error) => Err(error),
    }
}

fn back(id: Uuid) -> Response {
    Redirect::to(&paths::SHOW.to(&[&id.to_string()])).into_response()
}
