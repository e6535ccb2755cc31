//! A fan's own doors: the page of their reminder, and the way out of a letter.

use std::sync::LazyLock;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use kit::{Extras, Frame, Result, Script, Visitor, page, page_with};
use policy::routes::reminders as paths;
use uuid::Uuid;

use crate::{
    Reminders, actions,
    model::{Reminder, Way},
    pages::{Goodbye, Mine, Notice},
};

/// Has the browser give its address back when its reminder is cancelled.
static SCRIPT: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("../assets/unpush.js")));

/// The page of a reminder.
pub(crate) async fn show(State(room): State<Reminders>, Path(receipt): Path<String>, visitor: Visitor) -> Result {
    let Some(reminder) = actions::by_receipt(&room, &receipt).await? else { return nobody(&room, &visitor) };
    let work = actions::work(&room, reminder.workspace, reminder.link_id, reminder.release_id).await?;
    let Some(work) = work else { return nobody(&room, &visitor) };
    let waits = reminder.way == Way::Push && reminder.end.is_none() && work.slug.is_some();
    let script = waits.then_some(&*SCRIPT);
    let mine = Mine::new(Frame::fan(&room.app, &visitor), &receipt, &reminder, &work, script.map(Script::source));
    page_with(StatusCode::OK, &mine, &Extras { script, ..Extras::default() })
}

fn nobody(room: &Reminders, visitor: &Visitor) -> Result {
    page(StatusCode::NOT_FOUND, &Notice::new(Frame::fan(&room.app, visitor), "reminders-no-page"))
}

/// The fan does not want it any more.
pub(crate) async fn cancel(State(room): State<Reminders>, Path(receipt): Path<String>, visitor: Visitor) -> Result {
    let Some(reminder) = actions::by_receipt(&room, &receipt).await? else { return nobody(&room, &visitor) };
    actions::cancel(&room, &reminder).await?;
    Ok(Redirect::to(&paths::OWN.to(&[&receipt])).into_response())
}

async fn reader(room: &Reminders, id: Uuid, secret: &str) -> Result<Option<Reminder>> {
    actions::by_unsubscription(room, id, secret).await
}

/// The page behind a letter's way out. Looking at it ends nothing: mail programs look too.
pub(crate) async fn way_out(
    State(room): State<Reminders>,
    Path((id, secret)): Path<(Uuid, String)>,
    visitor: Visitor,
) -> Result {
    if reader(&room, id, &secret).await?.is_none() {
        return nobody(&room, &visitor);
    }
    let action = paths::UNSUBSCRIBED.to(&[&id.to_string(), &secret]);
    page(StatusCode::OK, &Goodbye { frame: Frame::fan(&room.app, &visitor), action })
}

/// One press, or one request of a mail program (RFC 8058): no cookie, no further question.
pub(crate) async fn out(
    State(room): State<Reminders>,
    Path((id, secret)): Path<(Uuid, String)>,
    visitor: Visitor,
) -> Result {
    let Some(reminder) = reader(&room, id, &secret).await? else { return nobody(&room, &visitor) };
    actions::cancel(&room, &reminder).await?;
    page(StatusCode::OK, &Notice::new(Frame::fan(&room.app, &visitor), "reminders-unsubscribed"))
}
