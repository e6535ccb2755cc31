//! HTTP only: the proof for people.

use axum::extract::State;
use http::StatusCode;
use kit::{Frame, Result, Visitor, page};

use crate::{Proofs, model, pages::Page};

pub(crate) async fn show(State(room): State<Proofs>, visitor: Visitor) -> Result {
    let standing = room.standing().await?;
    let clauses = model::clauses(&standing, room.app.clock.now_ms(), &room.off);
    let frame = Frame::plain(&room.app, &visitor);
    page(StatusCode::OK, &Page::new(frame, &room.app, &clauses))
}
