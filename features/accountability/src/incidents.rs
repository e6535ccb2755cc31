//! HTTP only: the register of incidents.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use http::{StatusCode, header};
use kit::{Editor, Error, Form, Frame, Lang, Problems, Result, SignedIn, page};
use policy::routes::accountability as paths;
use uuid::Uuid;

use crate::{
    Accountability,
    actions::{self, Opened},
    model::{Draft, Incident, Practice, Reader},
    pages::{self, Notice, Sender},
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
    let practice = Practice::of(store::last_drill(room.app.db.read(), editor).await?, now);
    page(status(&problems), &pages::Incidents { frame, rows, practice, draft, problems })
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
            let kind = if draft.is_drill() { Opened::Drill } else { Opened::Incident };
            let incident = actions::open(&room, &editor, content, kind).await?;
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
    let notices =
        Lang::ALL.into_iter().flat_map(|lang| Reader::ALL.map(|reader| drafted(room, incident, reader, lang)));
    let template = pages::OneIncident {
        row: pages::Row::of(incident, &frame, room.app.clock.now()),
        notices: notices.collect(),
        frame,
        draft,
        problems,
    };
    page(status(&template.problems), &template)
}

fn drafted(room: &Accountability, incident: &Incident, reader: Reader, lang: Lang) -> Notice {
    let site = &room.app.site;
    let sender = Sender { operator: &site.operator, contact: &site.contact, legal: &room.legal };
    Notice::of(&room.app.texts.tongue(lang), incident, reader, &sender, room.app.clock.now())
}

/// One draft as a text of its own, to write on it and send it.
pub(crate) async fn notice(
    State(room): State<Accountability>,
    editor: Editor,
    Path((id, reader, lang)): Path<(Uuid, String, String)>,
) -> Result {
    let (Some(reader), Some(lang)) = (Reader::of_word(&reader), Lang::of_tag(&lang)) else {
        return Err(Error::NotFound);
    };
    let incident = actions::show(&room, &editor, id).await?;
    let text = drafted(&room, &incident, reader, lang).text();
    let name = format!("attachment; filename=\"notice-{}-{}.txt\"", reader.word(), lang.tag());
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CONTENT_LANGUAGE, lang.tag().to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
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
