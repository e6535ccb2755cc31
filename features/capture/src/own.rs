//! A fan's own doors: their page, what they choose there, and the way out of a letter.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect},
};
use kit::{Error, Form, Frame, Result, Visitor, page};
use policy::routes::capture as paths;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Captures,
    actions::{self, Topic},
    model::Fan,
    pages::{Goodbye, Mine, Notice},
    record,
};

/// What a fan chooses.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    topic: String,
    answer: String,
}

/// The page.
pub(crate) async fn show(State(room): State<Captures>, Path(receipt): Path<String>, visitor: Visitor) -> Result {
    let Some(fan) = actions::by_receipt(&room, &receipt).await? else { return nobody(&room, &visitor) };
    let own = actions::own(&room, fan).await?;
    let consents = room.app.privacy.consents(own.fan.subject).await?;
    page(StatusCode::OK, &Mine::new(&room.app, Frame::fan(&room.app, &visitor), &receipt, &own, &consents))
}

/// The record of what the fan agreed to, to keep.
pub(crate) async fn consent(State(room): State<Captures>, Path(receipt): Path<String>, visitor: Visitor) -> Result {
    let Some(fan) = actions::by_receipt(&room, &receipt).await? else { return nobody(&room, &visitor) };
    let consents = room.app.privacy.consents(fan.subject).await?;
    let record = record::of(&room.app, &receipt, &consents).await?;
    let Some(record) = record else { return nobody(&room, &visitor) };
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"consent.json\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, record.to_string()).into_response())
}

fn nobody(room: &Captures, visitor: &Visitor) -> Result {
    page(StatusCode::NOT_FOUND, &Notice::new(Frame::fan(&room.app, visitor), "capture-no-page"))
}

/// Yes or no to letters, or to the artist seeing the address.
pub(crate) async fn choose(
    State(room): State<Captures>,
    Path(receipt): Path<String>,
    visitor: Visitor,
    Form(chosen): Form<Chosen>,
) -> Result {
    let Some(fan) = actions::by_receipt(&room, &receipt).await? else { return nobody(&room, &visitor) };
    let topic = match chosen.topic.as_str() {
        "letters" => Topic::Letters,
        "artist" => Topic::Artist,
        _ => return Err(Error::Unreadable),
    };
    let yes = match chosen.answer.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::Unreadable),
    };
    let own = actions::own(&room, fan).await?;
    let tongue = room.app.texts.tongue(visitor.lang());
    actions::choose(&room, &own, topic, yes, &tongue).await?;
    Ok(Redirect::to(&paths::OWN.to(&[&receipt])).into_response())
}

/// The fan leaves.
pub(crate) async fn leave(State(room): State<Captures>, Path(receipt): Path<String>, visitor: Visitor) -> Result {
    let Some(fan) = actions::by_receipt(&room, &receipt).await? else { return nobody(&room, &visitor) };
    actions::leave(&room, &fan).await?;
    Ok(Redirect::to(&paths::OWN.to(&[&receipt])).into_response())
}

async fn reader(room: &Captures, id: Uuid, secret: &str) -> Result<Option<Fan>> {
    actions::by_unsubscription(room, id, secret).await
}

/// The page behind a letter's way out. Looking at it ends nothing: mail programs look too.
pub(crate) async fn way_out(
    State(room): State<Captures>,
    Path((id, secret)): Path<(Uuid, String)>,
    visitor: Visitor,
) -> Result {
    let frame = Frame::fan(&room.app, &visitor);
    let Some(fan) = reader(&room, id, &secret).await? else {
        return page(StatusCode::NOT_FOUND, &Notice::new(frame, "capture-no-page"));
    };
    let own = actions::own(&room, fan).await?;
    let action = paths::UNSUBSCRIBED.to(&[&id.to_string(), &secret]);
    page(StatusCode::OK, &Goodbye::new(frame, &own, action))
}

/// One press, or one request of a mail program (RFC 8058): no cookie, no further question.
pub(crate) async fn out(
    State(room): State<Captures>,
    Path((id, secret)): Path<(Uuid, String)>,
    visitor: Visitor,
) -> Result {
    let frame = Frame::fan(&room.app, &visitor);
    let Some(fan) = reader(&room, id, &secret).await? else {
        return page(StatusCode::NOT_FOUND, &Notice::new(frame, "capture-no-page"));
    };
    actions::unsubscribe(&room, fan).await?;
    page(StatusCode::OK, &Notice::new(frame, "capture-unsubscribed"))
}
