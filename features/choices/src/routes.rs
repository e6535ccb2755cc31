//! HTTP only: the cookie page, the choice, the optional scripts, and what machines ask about the signal.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use jiff::tz::TimeZone;
use kit::{
    Error, Form, Frame, Result, Visitor,
    choices::{self, Category, Chosen, Item},
    page,
};
use policy::routes::choices as paths;

use crate::{Choosing, model::Draft, pages::Cookies};

/// The table, and the choice where there is one.
pub(crate) async fn show(State(room): State<Choosing>, visitor: Visitor) -> Result {
    let frame = Frame::plain(&room.app, &visitor);
    let template = Cookies::new(frame, &visitor, &room.app.site.optional, &room.off);
    std::future::ready(page(StatusCode::OK, &template)).await
}

/// Somebody says what they allow, or takes it back.
pub(crate) async fn choose(
    State(room): State<Choosing>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(draft): Form<Draft>,
) -> Result {
    let items = &room.app.site.optional;
    let today = room.app.clock.now().to_zoned(TimeZone::UTC).date();
    let chosen = draft.chosen(items, visitor.gpc(), today).ok_or(Error::Unreadable)?;
    let mut response = Redirect::to(draft.next().unwrap_or(paths::COOKIES.path)).into_response();
    if !items.is_empty() {
        remember(&mut response, chosen, items, &headers)?;
        let took_back = Category::ALL.iter().any(|one| visitor.choices().allows(*one) && !chosen.said_yes(*one));
        if took_back {
            // What an optional script kept. Not "cookies", which would sign members out; those are ended one by one.
            let clear = HeaderValue::from_static("\"storage\"");
            response.headers_mut().insert(HeaderName::from_static("clear-site-data"), clear);
        }
    }
    std::future::ready(Ok(response)).await
}

fn remember(response: &mut Response, chosen: Chosen, items: &[Item], headers: &HeaderMap) -> Result<()> {
    let allowed = items.iter().filter(|item| chosen.said_yes(item.category)).filter_map(|item| item.cookie);
    let mut cookies = vec![chosen.cookie(items)];
    cookies.extend(allowed.map(|one| one.row.set(one.value)));
    for cookie in cookies {
        let cookie = HeaderValue::from_str(&cookie).map_err(Error::from_source)?;
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    for ended in choices::leftovers(headers, items, |category| chosen.said_yes(category)) {
        response.headers_mut().append(header::SET_COOKIE, ended);
    }
    Ok(())
}

/// An optional script, for who allows it.
pub(crate) async fn script(State(room): State<Choosing>, Path(item): Path<String>, visitor: Visitor) -> Result {
    let choices = visitor.choices();
    let items = room.app.site.optional.iter();
    let item = items.filter(|one| choices.allows(one.category)).find(|one| one.id == item);
    let source = item.and_then(|item| item.source(choices)).ok_or(Error::NotFound)?;
    let headers = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    std::future::ready(Ok((headers, source).into_response())).await
}

/// That the signal is honoured here (W3C Global Privacy Control, section 3.4).
pub(crate) async fn signal() -> Response {
    let body = serde_json::json!({ "gpc": true, "lastUpdate": policy::EFFECTIVE }).to_string();
    std::future::ready(([(header::CONTENT_TYPE, "application/json")], body).into_response()).await
}
