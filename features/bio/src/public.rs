//! What everybody meets: a bio page and its ways out.

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use kit::{Error, Frame, Result, Visitor, page};
use lake::{Event, Kind, NotKept, Visit};
use links::{away, counts};
use policy::routes::bio as paths;

use crate::{
    Bios, Found, PublicPage,
    model::{self, State as Seen},
    pages::{self, Eyes},
};

/// What a browser is told to wait before it asks for a click again.
const RETRY_SECONDS: HeaderValue = HeaderValue::from_static("5");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// A bio page. A handle that the page had before leads to the one that it has now.
pub(crate) async fn show(State(bios): State<Bios>, Path(handle): Path<String>, request: Request) -> Result {
    let (parts, _) = request.into_parts();
    let visitor = visitor(&parts)?;
    let found = match bios.shown_at(&handle, visitor).await? {
        Found::Page(found) => found,
        Found::Moved(found) => return moved(&found, parts.uri.query()),
        Found::Gone => return Err(Error::Gone),
        Found::Unknown => return Err(Error::NotFound),
    };
    let visit = bios.links().visit(visitor, &parts.headers, parts.uri.query());
    let campaign = visit.as_ref().ok().map(|visit| &visit.campaign);
    let may_sign_up = !capture::was_refused(&parts.headers);
    let eyes = Eyes { visitor, now: bios.app().clock.now(), campaign, may_sign_up, preview: None };
    let template = pages::Fan::new(Frame::fan(bios.app(), visitor), &bios, &found, &eyes).await?;
    let mut response = template.answer()?;
    if parts.uri.query().is_none() {
        response.extensions_mut().insert(kit::Alike);
    }
    if counts(&parts) {
        count_view(&bios, &found, visit);
    }
    Ok(response)
}

/// Printed addresses go on working, with the campaign that they carry. Nothing remembers the way: it ends one day.
fn moved(found: &PublicPage, query: Option<&str>) -> Result {
    let mut to = paths::SHOW_PUBLIC.to(&[&found.whole.page.handle]);
    if let Some(query) = query {
        to.push('?');
        to.push_str(query);
    }
    let to = HeaderValue::from_str(&to).map_err(Error::from_source)?;
    Ok((StatusCode::FOUND, [(header::LOCATION, to), (header::CACHE_CONTROL, NO_STORE)]).into_response())
}

/// Counts a view. The page does not wait until it is written.
fn count_view(bios: &Bios, found: &PublicPage, visit: Result<Visit>) {
    let id = found.whole.page.id;
    match visit.map(|visit| bios.lake().note(event(bios, found, Kind::BioView, None, visit))) {
        Ok(Ok(())) => {}
        Ok(Err(not_kept)) => {
            metrics::counter!("bio_views_not_kept_total").increment(1);
            tracing::debug!(page.id = %id, error = &not_kept as &dyn std::error::Error, "bio.view_not_kept");
        }
        Err(error) => tracing::warn!(page.id = %id, error = &error as &dyn std::error::Error, "bio.view_not_kept"),
    }
}

/// A way out. A click is in the lake before anybody is told where to go.
pub(crate) async fn go(
    State(bios): State<Bios>,
    Path((handle, word)): Path<(String, String)>,
    request: Request,
) -> Result {
    let (parts, _) = request.into_parts();
    let visitor = visitor(&parts)?;
    let found = match bios.shown_at(&handle, visitor).await? {
        Found::Page(found) | Found::Moved(found) => found,
        Found::Gone => return Err(Error::Gone),
        Found::Unknown => return Err(Error::NotFound),
    };
    let way = way_out(&bios, &found, &word).ok_or(Error::NotFound)?;
    let location = HeaderValue::from_str(way).map_err(Error::from_source)?;
    if counts(&parts) {
        let visit = bios.links().visit(visitor, &parts.headers, parts.uri.query())?;
        if let Err(not_kept) = record(&bios, &found, Kind::Click, Some(&word), visit).await {
            tracing::warn!(page.id = %found.whole.page.id, error = %not_kept, "bio.click_not_kept");
            return not_kept_page(&bios, visitor, way);
        }
    }
    if plays_here(&parts) {
        return Ok((StatusCode::NO_CONTENT, [(header::CACHE_CONTROL, NO_STORE)]).into_response());
    }
    Ok(away(location))
}

/// Whether the page's own script asks, which shows the player on the page: it wants the click counted, not to be sent on
/// (`Prefer`, RFC 7240).
fn plays_here(parts: &Parts) -> bool {
    parts.headers.get("prefer").is_some_and(|wish| wish == "return=minimal")
}

/// Where a way out leads, while its block is to be seen.
fn way_out<'a>(bios: &Bios, found: &'a Arc<PublicPage>, word: &str) -> Option<&'a str> {
    let (block, n) = model::parse_way(word)?;
    let block = found.whole.block(block)?;
    let seen = block.state(bios.app().clock.now(), &found.whole.page.zone()) == Seen::On;
    if seen { block.content.way_out(n) } else { None }
}

/// A click that could not be kept is not silently lost: the fan sees it and gets on all the same.
fn not_kept_page(bios: &Bios, visitor: &Visitor, way: &str) -> Result<Response> {
    let template = pages::NotKept::new(Frame::fan(bios.app(), visitor), way);
    let mut response = page(StatusCode::SERVICE_UNAVAILABLE, &template)?;
    response.headers_mut().insert(header::RETRY_AFTER, RETRY_SECONDS);
    Ok(response)
}

async fn record(
    bios: &Bios,
    found: &PublicPage,
    kind: Kind,
    service: Option<&str>,
    visit: Visit,
) -> Result<(), NotKept> {
    bios.lake().record(event(bios, found, kind, service, visit)).await
}

fn event(bios: &Bios, found: &PublicPage, kind: Kind, service: Option<&str>, visit: Visit) -> Event {
    let page = &found.whole.page;
    Event {
        at: bios.app().clock.now(),
        workspace: page.workspace.0,
        link: page.id,
        kind,
        service: service.map(Box::from),
        visit,
    }
}

fn visitor(parts: &Parts) -> Result<&Visitor> {
    parts.extensions.get::<Visitor>().ok_or_else(|| Error::internal("a route without its gate"))
}
