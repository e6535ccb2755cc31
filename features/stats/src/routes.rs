//! The pages of this room: read the request, ask, choose the answer.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use kit::{Editor, Form, Frame, Result, Routes, SignedIn, page};
use policy::routes::stats as paths;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Stats, actions, api,
    model::{Period, Show},
    pages,
};

/// Every path of this room.
pub fn routes(stats: &Stats) -> Routes {
    Routes::<Stats>::default()
        .on(&paths::HOME, home)
        .on(&paths::LINK, link)
        .on(&paths::RELEASE, release)
        .on(&paths::API_LINK, api::show)
        .on(&paths::API_RELEASE, api::report)
        .with_state(stats)
}

/// How a link's figures are asked for.
#[derive(Default, Deserialize)]
struct Query {
    period: Option<String>,
    show: Option<String>,
}

async fn home(State(stats): State<Stats>, editor: Editor, who: SignedIn) -> Result {
    let overview = actions::overview(&stats, &editor).await?;
    page(StatusCode::OK, &pages::Home::new(Frame::app(&stats.app, &who), overview, stats.app.clock.now()))
}

async fn link(
    State(stats): State<Stats>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    Form(query): Form<Query>,
) -> Result {
    let (period, show) = (Period::of(query.period.as_deref()), Show::of(query.show.as_deref()));
    let figures = actions::link(&stats, &editor, id, period, show).await?;
    page(StatusCode::OK, &pages::Link::new(Frame::app(&stats.app, &who), &stats.app.own_hosts().await?, figures))
}

async fn release(State(stats): State<Stats>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let report = actions::release(&stats, &editor, id).await?;
    page(StatusCode::OK, &pages::Release::new(Frame::app(&stats.app, &who), report))
}
