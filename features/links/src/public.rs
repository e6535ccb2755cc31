//! What everybody meets: a link's page and its ways out. The way out is the hot path of the whole program.

use std::time::Duration;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use kit::{Error, Frame, Result, Visitor, page};
use lake::{Kind, Visit};

use crate::{Links, PublicLink, model::Destination, pages};

/// How long a page waits for its view to be kept. A store that is slower than this has no view of it: a page is not held
/// up for a figure.
const PATIENCE: Duration = Duration::from_millis(250);
/// What a browser is told to wait before it asks for a click again.
const RETRY_SECONDS: HeaderValue = HeaderValue::from_static("5");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");
const NO_REFERRER: HeaderValue = HeaderValue::from_static("no-referrer");
/// By which browsers say that nobody has asked for this yet (the second and third: older ones).
const PREFETCH: [HeaderName; 3] =
    [HeaderName::from_static("sec-purpose"), HeaderName::from_static("purpose"), HeaderName::from_static("x-moz")];

/// A link's page: countdown and pre-save before the release moment, the ways out from it on.
pub(crate) async fn show(State(links): State<Links>, request: Request) -> Result {
    let (parts, _) = request.into_parts();
    let visitor = visitor(&parts)?;
    let link = links.open(parts.uri.path().trim_start_matches('/')).await?;
    let visit = links.visit(visitor, &parts.headers, parts.uri.query());
    let campaign = visit.as_ref().ok().map(|visit| &visit.campaign);
    let frame = Frame::fan(links.app(), visitor);
    let template = pages::Fan::new(frame, &links, &link, links.app().clock.now(), campaign);
    let response = page(StatusCode::OK, &template)?;
    if counts(&parts) {
        count_view(&links, &link, visit).await;
    }
    Ok(response)
}

async fn count_view(links: &Links, link: &PublicLink, visit: Result<Visit>) {
    let kept = match visit {
        Ok(visit) => tokio::time::timeout(PATIENCE, links.record(link, Kind::View, None, visit)).await,
        Err(error) => {
            tracing::warn!(link.id = %link.id, error = &error as &dyn std::error::Error, "links.view_not_kept");
            return;
        }
    };
    if !matches!(kept, Ok(Ok(()))) {
        metrics::counter!("links_views_not_kept_total").increment(1);
        tracing::debug!(link.id = %link.id, "links.view_not_kept");
    }
}

/// The way out to a service. A click is in the lake before anybody is told where to go.
pub(crate) async fn follow(State(links): State<Links>, request: Request) -> Result {
    let (parts, _) = request.into_parts();
    let visitor = visitor(&parts)?;
    let (slug, service) = parts.uri.path().trim_start_matches('/').split_once('/').ok_or(Error::NotFound)?;
    let link = links.open(slug).await?;
    let destination = link.destination(service).ok_or(Error::NotFound)?;
    if counts(&parts) {
        let visit = links.visit(visitor, &parts.headers, parts.uri.query())?;
        if let Err(not_kept) = links.record(&link, Kind::Click, Some(&destination.service), visit).await {
            tracing::warn!(link.id = %link.id, error = %not_kept, "links.click_not_kept");
            return not_kept_page(&links, visitor, &link, destination);
        }
    }
    Ok(away(destination.location.clone()))
}

/// The answer that leads out: kept by nobody, and silent about where the fan was.
pub fn away(location: HeaderValue) -> Response {
    let headers =
        [(header::LOCATION, location), (header::CACHE_CONTROL, NO_STORE), (header::REFERRER_POLICY, NO_REFERRER)];
    (StatusCode::FOUND, headers).into_response()
}

/// A click that could not be kept is not silently lost: the fan sees it and gets on all the same.
fn not_kept_page(links: &Links, visitor: &Visitor, link: &PublicLink, destination: &Destination) -> Result {
    let template = pages::NotKept::new(Frame::fan(links.app(), visitor), link, destination);
    let mut response = page(StatusCode::SERVICE_UNAVAILABLE, &template)?;
    response.headers_mut().insert(header::RETRY_AFTER, RETRY_SECONDS);
    Ok(response)
}

fn visitor(parts: &Parts) -> Result<&Visitor> {
    parts.extensions.get::<Visitor>().ok_or_else(|| Error::internal("a route without its gate"))
}

/// Whether a person is behind a request: neither a look at the headers only nor a guess of the browser's.
pub fn counts(parts: &Parts) -> bool {
    parts.method != Method::HEAD && !is_prefetch(&parts.headers)
}

fn is_prefetch(headers: &HeaderMap) -> bool {
    let says = |value: &HeaderValue| value.as_bytes().windows(8).any(|part| part.eq_ignore_ascii_case(b"prefetch"));
    PREFETCH.iter().any(|name| headers.get(name).is_some_and(says))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn counted(method: &str, name: &str, value: &str) -> bool {
        let request = Request::builder().method(method).header(name, value).body(Body::empty()).unwrap();
        counts(&request.into_parts().0)
    }

    #[test]
    fn only_what_somebody_asked_for_counts() {
        assert!(counted("GET", "sec-purpose", "other"));
        assert!(counted("GET", "accept", "prefetch"));
        assert!(!counted("HEAD", "accept", "*/*"));
        for (name, value) in [
            ("Sec-Purpose", "prefetch"),
            ("Sec-Purpose", "prefetch;prerender"),
            ("Sec-Purpose", "prefetch; anonymous-client-ip"),
            ("Purpose", "Prefetch"),
            ("X-Moz", "prefetch"),
        ] {
            assert!(!counted("GET", name, value), "{name}: {value}");
        }
    }
}
