//! What everybody meets: a link's page and its ways out. The way out is the hot path of the whole program.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use kit::{Error, Frame, InApp, Result, Visitor, page};
use lake::{Kind, Visit};
use policy::routes::links as paths;

use crate::{
    Links, PublicLink,
    model::{Before, Destination, Facts, Outcome, Phase, System, pick, tags},
    pages,
};

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
    let slug = parts.uri.path().trim_start_matches('/');
    let link = links.shown_at(slug, visitor).await?;
    let now = links.app().clock.now();
    match link.schedule.phase(now) {
        Phase::NotYet(opens_at) => return not_yet(&links, visitor, &link, opens_at),
        Phase::Over => return over(&links, &parts, &link),
        Phase::Open => {}
    }
    if !link.slug.eq_ignore_ascii_case(slug) {
        return Ok(to_page(StatusCode::MOVED_PERMANENTLY, &link, parts.uri.query()));
    }
    let visit = links.visit(visitor, &parts.headers, parts.uri.query());
    let outcome = visit.as_ref().ok().and_then(|visit| outcome(&link, visit, &parts.headers, now));
    let response = if let Some(Outcome::Send(way)) = outcome {
        onward(&link, &way.url, &way.location, parts.uri.query())
    } else {
        let campaign = visit.as_ref().ok().map(|visit| &visit.campaign);
        let frame = Frame::fan(links.app(), visitor);
        let own = links.own_hosts().await?;
        let (country, inside) = (visitor.country(), InApp::of(&parts.headers));
        let seen = pages::Seen { now, campaign, query: parts.uri.query(), outcome, country, inside, own: &own };
        let mut response = page(StatusCode::OK, &pages::Fan::new(frame, &links, &link, &seen))?;
        if parts.uri.query().is_none() {
            response.extensions_mut().insert(kit::Alike);
        }
        response
    };
    if counts(&parts) {
        count_view(&links, &link, visit);
    }
    Ok(response)
}

/// What a link says before it opens: as much as its label wants.
fn not_yet(links: &Links, visitor: &Visitor, link: &PublicLink, opens_at: Timestamp) -> Result {
    let named = match link.schedule.before {
        Before::Hidden => return Err(Error::NotFound),
        Before::Secret => false,
        Before::Announced => true,
    };
    let template = pages::NotYet::new(Frame::fan(links.app(), visitor), link, opens_at, links.app().clock.now(), named);
    let mut response = page(StatusCode::OK, &template)?;
    response.headers_mut().insert(header::CACHE_CONTROL, NO_STORE);
    Ok(response)
}

/// What a link says once it is over: where its label sends people instead, or that it is.
fn over(links: &Links, parts: &Parts, link: &PublicLink) -> Result {
    let visitor = visitor(parts)?;
    let Some(after) = &link.after else {
        return page(StatusCode::GONE, &pages::Over { frame: Frame::fan(links.app(), visitor), link });
    };
    if counts(parts) {
        count_view(links, link, links.visit(visitor, &parts.headers, parts.uri.query()));
    }
    Ok(onward(link, &after.url, &after.location, parts.uri.query()))
}

/// What the link's rules say of a visit. A link without rules costs nothing here.
fn outcome<'a>(link: &'a PublicLink, visit: &Visit, headers: &HeaderMap, now: Timestamp) -> Option<&'a Outcome> {
    if link.rules.is_empty() {
        return None;
    }
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let facts = Facts {
        country: visit.country,
        language: visit.language.as_deref(),
        system: System::read(agent),
        at: now,
        source: visit.campaign.source.as_deref(),
        campaign: visit.campaign.name.as_deref(),
    };
    pick(&link.rules, &facts)
}

/// Counts a view. The page does not wait until it is written.
fn count_view(links: &Links, link: &PublicLink, visit: Result<Visit>) {
    match visit.map(|visit| links.note_view(link, visit)) {
        Ok(Ok(())) => {}
        Ok(Err(not_kept)) => {
            metrics::counter!("links_views_not_kept_total").increment(1);
            tracing::debug!(link.id = %link.id, error = &not_kept as &dyn std::error::Error, "links.view_not_kept");
        }
        Err(error) => {
            tracing::warn!(link.id = %link.id, error = &error as &dyn std::error::Error, "links.view_not_kept");
        }
    }
}

/// The way out to a service. A click is in the lake before anybody is told where to go.
pub(crate) async fn follow(State(links): State<Links>, request: Request) -> Result {
    let (parts, _) = request.into_parts();
    let visitor = visitor(&parts)?;
    let (slug, service) = parts.uri.path().trim_start_matches('/').split_once('/').ok_or(Error::NotFound)?;
    let link = links.shown_at(slug, visitor).await?;
    let now = links.app().clock.now();
    match link.schedule.phase(now) {
        Phase::NotYet(opens_at) => return not_yet(&links, visitor, &link, opens_at),
        Phase::Over => return over(&links, &parts, &link),
        Phase::Open => {}
    }
    let destination = link.destination(service).ok_or(Error::NotFound)?;
    let counts = counts(&parts);
    if !counts && link.rules.is_empty() {
        return Ok(onward(&link, &destination.url, &destination.location, parts.uri.query()));
    }
    let visit = links.visit(visitor, &parts.headers, parts.uri.query())?;
    let destination = match outcome(&link, &visit, &parts.headers, now) {
        Some(Outcome::Hide(hidden)) if *hidden == destination.service => {
            return Ok(to_page(StatusCode::FOUND, &link, parts.uri.query()));
        }
        Some(Outcome::Replace(other)) if other.service == destination.service => {
            &Destination { label: destination.label.clone(), ..other.clone() }
        }
        _ => destination,
    };
    if counts && let Err(not_kept) = links.record(&link, Kind::Click, Some(&destination.service), visit).await {
        tracing::warn!(link.id = %link.id, error = %not_kept, "links.click_not_kept");
        return not_kept_page(&links, visitor, &link, destination);
    }
    Ok(onward(&link, &destination.url, &destination.location, parts.uri.query()))
}

/// On to an address elsewhere, with the visit's campaign tags where the label wants that.
fn onward(link: &PublicLink, url: &str, location: &HeaderValue, query: Option<&str>) -> Response {
    let tagged = query.filter(|_| link.pass_tags).and_then(|query| tags::pass(url, query));
    let tagged = tagged.and_then(|url| HeaderValue::from_str(&url).ok());
    away(tagged.unwrap_or_else(|| location.clone()))
}

/// The answer that leads out: kept by nobody, and silent about where the fan was.
pub fn away(location: HeaderValue) -> Response {
    let headers =
        [(header::LOCATION, location), (header::CACHE_CONTROL, NO_STORE), (header::REFERRER_POLICY, NO_REFERRER)];
    (StatusCode::FOUND, headers).into_response()
}

/// On to the link's own page. What the address was tagged with goes along; nothing is counted here.
fn to_page(status: StatusCode, link: &PublicLink, query: Option<&str>) -> Response {
    let mut address = paths::SHOW_PUBLIC.to(&[&link.slug]);
    if let Some(query) = query {
        address.push('?');
        address.push_str(query);
    }
    // A word can be taken from a link again, so that no browser may remember the way for good.
    let location = HeaderValue::from_str(&address).unwrap_or(HeaderValue::from_static("/"));
    (status, [(header::LOCATION, location), (header::CACHE_CONTROL, NO_STORE)]).into_response()
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
