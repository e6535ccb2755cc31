//! The pages of this room: read the request, call one action, choose the answer.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use kit::{App, Editor, Form, Frame, List, ListQuery, Problems, Result, Routes, SignedIn, page};
use policy::routes::artists as paths;
use serde::Deserialize;
use uuid::Uuid;

use crate::{actions, api, model::Name, pages, store};

/// Every path of this room.
pub fn routes(app: &App) -> Routes {
    Routes::<App>::default()
        .on(&paths::INDEX, index)
        .on(&paths::CREATE, create)
        .on(&paths::EDIT, edit)
        .on(&paths::UPDATE, update)
        .on(&paths::RETIRE, retire)
        .on(&paths::API_INDEX, api::index)
        .on(&paths::API_CREATE, api::create)
        .on(&paths::API_SHOW, api::show)
        .on(&paths::API_UPDATE, api::update)
        .on(&paths::API_DESTROY, api::destroy)
        .with_state(app)
}

/// What the form sends.
#[derive(Deserialize)]
struct Draft {
    #[serde(default)]
    name: String,
}

async fn index(State(app): State<App>, editor: Editor, who: SignedIn, Form(query): Form<ListQuery>) -> Result {
    let list = list(&app, &editor, &query).await?;
    page(StatusCode::OK, &pages::Index::new(Frame::app(&app, &who), list))
}

async fn list(app: &App, editor: &Editor, query: &ListQuery) -> Result<List<crate::Artist>> {
    let (limit, cursor) = query.check()?;
    let rows = store::page_by_name(app.db.read(), editor, limit, cursor).await?;
    Ok(List::of(rows, limit, |artist| artist.id))
}

async fn create(State(app): State<App>, editor: Editor, who: SignedIn, Form(draft): Form<Draft>) -> Result {
    match Name::parse(&draft.name) {
        Ok(name) => {
            actions::create(&app, &editor, &name).await?;
            Ok(Redirect::to(paths::INDEX.path).into_response())
        }
        Err(problem) => {
            let list = list(&app, &editor, &ListQuery::default()).await?;
            let index = pages::Index::new(Frame::app(&app, &who), list);
            page(StatusCode::UNPROCESSABLE_ENTITY, &index.with_problems(draft.name, problem.into()))
        }
    }
}

async fn edit(State(app): State<App>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let artist = actions::show(&app, &editor, id).await?;
    let frame = Frame::app(&app, &who);
    page(StatusCode::OK, &pages::Edit { frame, name: artist.name.clone(), artist, problems: Problems::default() })
}

async fn update(
    State(app): State<App>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    Form(draft): Form<Draft>,
) -> Result {
    match Name::parse(&draft.name) {
        Ok(name) => {
            actions::rename(&app, &editor, id, &name).await?;
            Ok(Redirect::to(paths::INDEX.path).into_response())
        }
        Err(problem) => {
            let artist = actions::show(&app, &editor, id).await?;
            let frame = Frame::app(&app, &who);
            let edit = pages::Edit { frame, artist, name: draft.name, problems: problem.into() };
            page(StatusCode::UNPROCESSABLE_ENTITY, &edit)
        }
    }
}

async fn retire(State(app): State<App>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::retire(&app, &editor, id).await?;
    Ok(Redirect::to(paths::INDEX.path).into_response())
}
