//! The paths of this room: read the request, call one action, choose the answer.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use kit::{Editor, Error, Form, Frame, Problem, Problems, Result, Routes, SignedIn, page};
use policy::routes::domains as paths;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Domains, actions, api, front,
    model::{Domain, Front, Host},
    pages, store,
};

/// Every path of this room.
pub fn routes(room: &Domains) -> Routes {
    Routes::<Domains>::default()
        .on(&paths::FRONT, front::show)
        .on(&paths::TOKEN, front::token)
        .on(&paths::CHALLENGE, front::challenge)
        .on(&paths::INDEX, index)
        .on(&paths::CREATE, create)
        .on(&paths::SHOW, show)
        .on(&paths::CHECK, check)
        .on(&paths::UPDATE, update)
        .on(&paths::REMOVAL, removal)
        .on(&paths::REMOVE, remove)
        .on(&paths::API_INDEX, api::index)
        .on(&paths::API_CREATE, api::create)
        .on(&paths::API_SHOW, api::show)
        .on(&paths::API_UPDATE, api::update)
        .on(&paths::API_CHECK, api::check)
        .on(&paths::API_DESTROY, api::destroy)
        .with_state(room)
}

/// What the form of a new domain sends.
#[derive(Deserialize)]
struct Draft {
    #[serde(default)]
    host: String,
}

/// What the form of the front page sends, as [`Front::parse`] reads it.
#[derive(Deserialize)]
struct Choice {
    #[serde(default)]
    front: String,
}

async fn index(State(room): State<Domains>, editor: Editor, who: SignedIn) -> Result {
    index_page(&room, &editor, &who, StatusCode::OK, String::new(), Problems::default()).await
}

async fn index_page(
    room: &Domains,
    editor: &Editor,
    who: &SignedIn,
    status: StatusCode,
    host: String,
    problems: Problems,
) -> Result {
    let domains = store::all(room.app().db.read(), editor).await?;
    page(status, &pages::Index { frame: Frame::app(room.app(), who), domains, host, problems })
}

async fn create(State(room): State<Domains>, editor: Editor, who: SignedIn, Form(draft): Form<Draft>) -> Result {
    let added = match Host::parse(&draft.host, room.own_host()) {
        Ok(host) => actions::add(&room, &editor, &host).await,
        Err(problem) => Err(Error::Invalid(problem.into())),
    };
    match added {
        Ok(domain) => Ok(Redirect::to(&paths::SHOW.to(&[&domain.id.to_string()])).into_response()),
        Err(Error::Invalid(problems)) => {
            index_page(&room, &editor, &who, StatusCode::UNPROCESSABLE_ENTITY, draft.host, problems).await
        }
        Err(error) => Err(error),
    }
}

async fn show(State(room): State<Domains>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let domain = actions::show(&room, &editor, id).await?;
    show_page(&room, &editor, &who, domain, Problems::default()).await
}

async fn show_page(room: &Domains, editor: &Editor, who: &SignedIn, domain: Domain, problems: Problems) -> Result {
    let app = room.app();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let links = room.links().open_of(editor.workspace(), pages::CHOICES).await?;
    let bios = bio::published(&app.db, editor).await?;
    let certificate = match room.authority() {
        Some(_) => store::standing(app.db.read(), &domain.host).await?,
        None => None,
    };
    let own = room.own_host().to_owned();
    let template = pages::Show {
        signs: room.authority().is_some(),
        frame: Frame::app(app, who),
        domain,
        links,
        bios,
        certificate,
        own,
        problems,
        now: app.clock.now(),
    };
    page(status, &template)
}

async fn check(State(room): State<Domains>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::check(&room, &editor, id).await?;
    Ok(Redirect::to(&paths::SHOW.to(&[&id.to_string()])).into_response())
}

async fn update(
    State(room): State<Domains>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    Form(choice): Form<Choice>,
) -> Result {
    let domain = actions::show(&room, &editor, id).await?;
    let chosen = match Front::parse(&choice.front) {
        Some(front) => actions::choose_front(&room, &editor, id, front).await,
        None => Err(Error::Invalid(Problem::new("front", "problem-domains-front").into())),
    };
    match chosen {
        Ok(_) => Ok(Redirect::to(&paths::SHOW.to(&[&id.to_string()])).into_response()),
        Err(Error::Invalid(problems)) => show_page(&room, &editor, &who, domain, problems).await,
        Err(error) => Err(error),
    }
}

async fn removal(State(room): State<Domains>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let domain = actions::show(&room, &editor, id).await?;
    page(StatusCode::OK, &pages::Removal { frame: Frame::app(room.app(), &who), domain })
}

async fn remove(State(room): State<Domains>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::remove(&room, &editor, id).await?;
    Ok(Redirect::to(paths::INDEX.path).into_response())
}
