//! HTTP only: the policy for people and for machines.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use jiff::civil;
use kit::{Frame, Result, Visitor, page};

use crate::{Transparency, model, pages};

pub(crate) async fn policy(State(room): State<Transparency>, visitor: Visitor) -> Result {
    let frame = Frame::plain(&room.app, &visitor);
    let tongue = frame.tongue.clone();
    let effective: civil::Date = policy::EFFECTIVE.parse().map_err(kit::Error::from_source)?;
    let events = policy::TABLES.iter().find(|row| row.name == "event_segment").and_then(|row| row.keep);
    let template = pages::Policy {
        effective: policy::EFFECTIVE,
        effective_said: tongue.day(effective),
        version: policy::VERSION,
        contact: room.app.site.contact.clone(),
        presaves: !room.off.contains(&"presave"),
        fans: model::data(&tongue, &["fan"], &room.off),
        members: model::data(&tongue, &["member"], &room.off),
        everyone: model::data(&tongue, &["everyone"], &room.off),
        processors: model::processors(&tongue, &room.off, &room.parties),
        cookies: model::cookies(&tongue, &room.off),
        events_days: tongue.say_n("transparency-days", events.map_or(0, |rule| i64::from(rule.days))),
        frame,
    };
    std::future::ready(page(StatusCode::OK, &template)).await
}

pub(crate) async fn inventory(State(room): State<Transparency>) -> Response {
    let body = model::inventory(&room.app.site, &room.off, &room.parties).to_string();
    std::future::ready(([(header::CONTENT_TYPE, "application/json")], body).into_response()).await
}
