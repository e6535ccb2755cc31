//! What answers under a domain itself: its front page, the word that shows that it leads here, an authority's question.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kit::{Error, Frame, Result, Visitor, page};

use crate::{Domains, pages, store};

/// How many links a front page lists.
const LISTED: usize = 100;

/// The links of a label, under its own domain.
pub(crate) async fn show(State(room): State<Domains>, visitor: Visitor) -> Result {
    let Some(domain) = visitor.domain() else { return Err(Error::NotFound) };
    let links = room.links().open_of(domain.workspace, LISTED).await?;
    page(StatusCode::OK, &pages::Listing { frame: Frame::fan(room.app(), &visitor), links })
}

/// The word, for whoever has it already: it goes through the domain to us and back.
pub(crate) async fn token(State(room): State<Domains>, Path(token): Path<String>) -> Result {
    if !store::has_token(room.app().db.read(), &token).await? {
        return Err(Error::NotFound);
    }
    Ok(plain(token))
}

/// What a certificate authority asks for (RFC 8555, 8.3).
pub(crate) async fn challenge(State(room): State<Domains>, Path(token): Path<String>) -> Result {
    let app = room.app();
    let answer = store::challenge(app.db.read(), &token, app.clock.now_ms()).await?;
    answer.map(plain).ok_or(Error::NotFound)
}

fn plain(text: String) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (headers, text).into_response()
}
