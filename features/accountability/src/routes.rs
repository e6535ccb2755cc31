//! HTTP only: the log's files, the registers, the log for who is signed in.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use jiff::tz::TimeZone;
use jobs::Clockwork;
use kit::{Form, Frame, Result, Routes, SignedIn, Visitor, page};
use policy::routes::accountability as paths;
use serde::Deserialize;
use tlog::{Position, Report};

use crate::{
    Accountability, WATCH, feed,
    files::{self, refused},
    incidents, pages,
    registers::{self, Controller},
};

/// How many entries a page shows.
const PAGE: u64 = 50;

/// Every path of this room.
pub fn routes(room: &Accountability) -> Routes {
    Routes::<Accountability>::default()
        .on(&paths::CHECKPOINT, files::checkpoint)
        .on(&paths::TILE, files::tile)
        .on(&paths::PROOF, files::proof)
        .on(&paths::PROCESSORS, processors)
        .on(&paths::PROCESSOR_FEED, feed::processors)
        .on(&paths::PUBLIC_LOG, public_log)
        .on(&paths::ROPA_CSV, ropa_csv)
        .on(&paths::ROPA_JSONLD, ropa_json_ld)
        .on(&paths::LOG, log)
        .on(&paths::CHECK, check)
        .on(&paths::INCIDENTS, incidents::index)
        .on(&paths::OPEN_INCIDENT, incidents::open)
        .on(&paths::INCIDENT, incidents::show)
        .on(&paths::NOTICE, incidents::notice)
        .on(&paths::REVISE_INCIDENT, incidents::revise)
        .on(&paths::NOTIFY_INCIDENT, incidents::notify)
        .on(&paths::CLOSE_INCIDENT, incidents::close)
        .with_state(room)
}

async fn processors(State(room): State<Accountability>, visitor: Visitor) -> Result {
    let frame = Frame::plain(&room.app, &visitor);
    let parties = registers::recipients(&frame.tongue, room.used());
    let changes = room.transparency.party_changes(&frame.tongue).await?;
    let changes = changes.iter().map(|change| feed::Line::of(change, &frame.tongue)).collect();
    let asked = registers::asked(&frame.tongue, room.used());
    page(StatusCode::OK, &pages::Processors { frame, parties, asked, changes })
}

async fn ropa_csv(State(room): State<Accountability>, visitor: Visitor) -> Response {
    let tongue = room.app.texts.tongue(visitor.lang());
    let text = registers::csv(&tongue, &controller(&room), room.used());
    std::future::ready(register("text/csv; charset=utf-8; header=present", text)).await
}

async fn ropa_json_ld(State(room): State<Accountability>, visitor: Visitor) -> Response {
    let tongue = room.app.texts.tongue(visitor.lang());
    let base = room.app.url(paths::ROPA_JSONLD.path);
    let value = registers::json_ld(&tongue, &controller(&room), room.used(), &base);
    std::future::ready(register("application/ld+json", value.to_string())).await
}

fn controller(room: &Accountability) -> Controller<'_> {
    let legal = &room.legal;
    Controller {
        name: legal.name.as_deref().unwrap_or(&room.app.site.operator),
        address: legal.address.as_deref(),
        contact: legal.contact.as_deref().unwrap_or(&room.app.site.contact),
        officer: legal.dpo.as_deref(),
    }
}

/// A register in the language that was asked for.
fn register(kind: &'static str, text: String) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store"), (header::VARY, "accept-language")], text)
        .into_response()
}

#[derive(Deserialize)]
struct Where {
    below: Option<u64>,
}

async fn log(State(room): State<Accountability>, who: SignedIn, Form(at): Form<Where>) -> Result {
    show(&room, Frame::app(&room.app, &who), at.below.map(Position), None).await
}

async fn public_log(State(room): State<Accountability>, visitor: Visitor, Form(at): Form<Where>) -> Result {
    show(&room, Frame::plain(&room.app, &visitor), at.below.map(Position), None).await
}

async fn check(State(room): State<Accountability>, who: SignedIn) -> Result {
    let report = room.log.check().await.map_err(refused)?;
    show(&room, Frame::app(&room.app, &who), None, Some(report)).await
}

async fn show(room: &Accountability, frame: Frame, below: Option<Position>, report: Option<Report>) -> Result {
    let moment = |at| frame.tongue.moment(at, &TimeZone::UTC);
    let entries = room.log.newest(below, PAGE).await.map_err(refused)?;
    let watched = Clockwork::last(&room.app.db).await?.into_iter().find(|work| work.name == WATCH);
    let watched = watched.and_then(|work| Some((kit::from_millis(work.finished_at?), work.outcome? == "ok")));
    let checkpoint = room.log.last_checkpoint().await.map_err(refused)?;
    let template = pages::LogPage {
        older: entries.last().map(|kept| kept.position.0).filter(|last| *last > 0),
        lines: entries.iter().map(|kept| pages::Line::of(kept, &frame)).collect(),
        watched: watched.map(|(at, sound)| (moment(at), sound)),
        checkpoint: checkpoint.map(|one| (one.size, moment(one.confirmed_at))),
        verifier: room.log.verifier(),
        standing: room.log.standing().await.map_err(refused)?,
        report,
        frame,
    };
    page(StatusCode::OK, &template)
}
