//! A link that begins with a code or an address: the paths of that way.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use kit::{Editor, Error, Frame, Problems, Result, Routes, SignedIn, page};
use policy::routes::{catalogue as paths, links as of_links};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Catalogue,
    actions::{self, Choice, Making},
    pages::{FoundPage, Start, Typed},
    routes::refreshed,
};

/// The paths of this way.
pub(crate) fn routes() -> Routes<Catalogue> {
    Routes::<Catalogue>::default()
        .on(&paths::START, start)
        .on(&paths::BEGIN, begin)
        .on(&paths::FOUND, found)
        .on(&paths::MAKE, make)
}

async fn start(State(room): State<Catalogue>, who: SignedIn) -> Result {
    start_page(&room, &who, StatusCode::OK, Typed::default())
}

fn start_page(room: &Catalogue, who: &SignedIn, status: StatusCode, typed: Typed) -> Result {
    let any_on = room.switched_on().next().is_some();
    page(status, &Start { frame: Frame::app(room.app(), who), any_on, typed })
}

/// What is to be asked.
#[derive(Deserialize)]
struct StartForm {
    #[serde(default)]
    asked: String,
}

async fn begin(
    State(room): State<Catalogue>,
    editor: Editor,
    who: SignedIn,
    kit::Form(form): kit::Form<StartForm>,
) -> Result {
    match actions::begin(&room, &editor, &form.asked).await {
        Ok(start) => Ok(Redirect::to(&paths::FOUND.to(&[&start.to_string()])).into_response()),
        Err(Error::Invalid(problems)) => {
            let typed = Typed { asked: form.asked, problems, ..Typed::default() };
            start_page(&room, &who, StatusCode::UNPROCESSABLE_ENTITY, typed)
        }
        Err(error) => Err(error),
    }
}

async fn found(State(room): State<Catalogue>, editor: Editor, who: SignedIn, Path(start): Path<Uuid>) -> Result {
    found_page(&room, &editor, &who, start, None).await
}

async fn found_page(
    room: &Catalogue,
    editor: &Editor,
    who: &SignedIn,
    start: Uuid,
    typed: Option<(Making, Problems)>,
) -> Result {
    let lookup = actions::begun(room, editor, start).await?;
    let artists = artists::all(&room.app().db, editor).await?.into_iter().map(|artist| artist.name).collect();
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = FoundPage::new(room, Frame::app(room.app(), who), (start, &lookup), artists, typed);
    refreshed(page(status, &shown)?, lookup.waits() && status == StatusCode::OK)
}

async fn make(
    State(room): State<Catalogue>,
    editor: Editor,
    who: SignedIn,
    Path(start): Path<Uuid>,
    kit::Form(fields): kit::Form<Vec<(String, String)>>,
) -> Result {
    let value = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone());
    let text = |name: &str| value(name).unwrap_or_default();
    let making = Making {
        title: text("title"),
        artist: text("artist"),
        release_date: text("release_date"),
        upc: text("upc"),
        choice: Choice::of_fields(&fields),
    };
    match actions::make(&room, &editor, start, &making).await {
        Ok(link) => Ok(Redirect::to(&of_links::EDIT.to(&[&link.id.to_string()])).into_response()),
        Err(Error::Invalid(problems)) => found_page(&room, &editor, &who, start, Some((making, problems))).await,
        Err(error) => Err(error),
    }
}
