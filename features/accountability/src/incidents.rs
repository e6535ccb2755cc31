//! HTTP only: the register of incidents.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use http::StatusCode;
use kit::{Editor, Form, Frame, Lang, Problems, Result, SignedIn, page};
use policy::routes::accountability as paths;
use uuid::Uuid;

use crate::{
    Accountability, actions,
    model::{Draft, Incident},
    pages::{self, Notice},
    store,
};

pub(crate) async fn index(State(room): State<Accountability>, editor: Editor, who: SignedIn) -> Result {
    let draft = Draft::fresh(room.app.clock.now());
    list(&room, &editor, &who, draft, Problems::default()).await
}

async fn list(room: &Accountability, editor: &Editor, who: &SignedIn, draft: Draft, problems: Problems) -> Result {
    let frame = Frame::app(&room.app, who);
    let now = room.app.clock.now();
    let incidents = store::all(room.app.db.read(), editor).await?;
    let rows = incidents.iter().map(|one| pages::Row::of(one, &frame, now)).collect();
    page(status(&problems), &pages::Incidents { frame, rows, draft, problems })
}

fn status(problems: &Problems) -> StatusCode {
    if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

pub(crate) async fn open(
    State(room): State<Accountability>,
    editor: Editor,
    who: SignedIn,
    Form(draft): Form<Draft>,
) -> Result {
    match draft.parse(room.app.clock.now()) {
        Ok(content) => {
            let incident = actions::open(&room, &editor, content).await?;
            Ok(Redirect::to(&pages::incident_path(incident.id)).into_response())
        }
        Err(problems) => list(&room, &editor, &who, draft, problems).await,
    }
}

pub(crate) async fn show(
    State(room): State<Accountability>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
) -> Result {
    let incident = actions::show(&room, &editor, id).await?;
    let draft = Draft::of(&incident.content);
    one(&room, &who, &incident, draft, Problems::default())
}

fn one(room: &Accountability, who: &SignedIn, incident: &Incident, draft: Draft, problems: Problems) -> Result {
    let frame = Frame::app(&room.app, who);
    let site = &room.app.site;
    let notice = |lang| Notice::of(&room.app.texts.tongue(lang), &incident.content, &site.operator, &site.contact);
    let template = pages::OneIncident {
        row: pages::Row::of(incident, &frame, room.app.clock.now()),
        notices: Lang::ALL.map(notice).into(),
        frame,
        draft,
        problems,
    };
    page(status(&template.problems), &template)
}

pub(crate) async fn revise(
    State(room): State<Accountability>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    Form(draft): Form<Draft>,
) -> Result {
    let incident = actions::show(&room, &editor, id).await?;
    match draft.parse(room.app.clock.now()) {
        Ok(content) => {
            actions::revise(&room, &editor, id, &content).await?;
            Ok(Redirect::to(&pages::incident_path(id)).into_response())
        }
        Err(problems) => one(&room, &who, &incident, draft, problems),
    }
}

pub(crate) async fn notify(State(room): State<Accountability>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::notify(&room, &editor, id).await?;
    Ok(Redirect::to(&pages::incident_path(id)).into_response())
}

pub(crate) async fn close(State(room): State<Accountability>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::close(&room, &editor, id).await?;
    Ok(Redirect::to(paths::INCIDENTS.path).into_response())
}
