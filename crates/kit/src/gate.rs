//! The gate: executes what `policy/routes.toml` declares, and gives every refusal its face.

use std::{sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes, HttpBody},
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use policy::{Caller as Who, Csrf, Route};
use subtle::ConstantTimeEq;

use crate::{
    App, Editor, Error, ErrorBody, Frame, Problems, SignedIn, Tongue, Visitor, choices,
    error::chain,
    hosts::{self, Name},
    limits::Caller,
    packing,
    page::{self, AppMessage, Message, MessageBody},
    upload,
};

/// The largest form or JSON body: a release with as many tracks as there may be, each with the longest title there may be,
/// every letter of it written as an escape.
const BODY_BYTES: usize = 1024 * 1024;
/// How long a body may take to arrive: a megabyte over a slow telephone.
const BODY_TIME: Duration = Duration::from_secs(30);

/// What may stand beside a file in its form.
const FIELDS_BYTES: usize = 64 * 1024;
/// How long a file may take: ten megabytes over a slow telephone.
const UPLOAD_TIME: Duration = Duration::from_secs(180);

/// How much of a body is read, for how long, and what is said of more.
struct Allowance {
    bytes: usize,
    time: Duration,
    more: Error,
}

pub(crate) struct Gate {
    pub(crate) app: App,
    pub(crate) route: &'static Route,
}

/// Whether everybody may call a route as often as they like, and it changes nothing: then no gate stands before it, which
/// spares the busiest paths its cost.
pub(crate) fn has_nothing_to_check(route: &Route) -> bool {
    route.who == Who::Anyone && route.limit.is_none() && route.csrf == Csrf::None
}

/// Runs before a handler.
pub(crate) async fn pass(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    match gate.admit(request).await {
        Ok(request) => {
            let who = request.extensions().get::<SignedIn>().cloned();
            let mut response = next.run(request).await;
            // What went wrong is told in the frame of whoever is signed in.
            if let Some(who) = who
                && response.extensions().get::<Arc<Error>>().is_some()
            {
                response.extensions_mut().insert(who);
            }
            if gate.route.who != Who::Anyone {
                response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            }
            response
        }
        Err(error) => error.into_response(),
    }
}

impl Gate {
    async fn admit(&self, mut request: Request) -> Result<Request, Error> {
        let visitor = request.extensions().get::<Visitor>().cloned().ok_or_else(|| Error::internal("no visitor"))?;
        let own_page_only = matches!(self.route.csrf, Csrf::Origin | Csrf::Token);
        if own_page_only && !from_our_own_page(request.headers(), &self.app.site.base_url) {
            return Err(Error::Forbidden);
        }
        if self.route.csrf == Csrf::Secret {
            // Another site may make a browser send it: nothing of that browser's owner counts here.
            request.headers_mut().remove(header::COOKIE);
        }
        match self.route.who {
            Who::Anyone => self.count(Caller::address(visitor.address()))?,
            Who::Member => {
                self.count(Caller::address(visitor.address()))?;
                request = self.admit_member(request).await?;
            }
            Who::Key => {
                let bearer = bearer(request.headers()).ok_or(Error::SignedOut);
                // A wrong key is counted against its sender's address, so keys cannot be tried out in peace.
                let holder = match bearer {
                    Ok(bearer) => self.app.doorkeeper.key(bearer).await?,
                    Err(_) => None,
                };
                let Some(holder) = holder else {
                    self.count(Caller::address(visitor.address()))?;
                    return Err(Error::SignedOut);
                };
                self.count(Caller::Workspace(holder.workspace.0))?;
                request.extensions_mut().insert(Editor::of(holder.workspace));
            }
        }
        arrived(request, self.allowance()).await
    }

    /// How much of a body is read.
    fn allowance(&self) -> Allowance {
        match usize::try_from(self.route.upload_mb) {
            Ok(mb @ 1..) => {
                Allowance { bytes: mb * 1024 * 1024 + FIELDS_BYTES, time: UPLOAD_TIME, more: Error::FileTooLarge }
            }
            _ => Allowance { bytes: BODY_BYTES, time: BODY_TIME, more: Error::TooLarge },
        }
    }

    async fn admit_member(&self, mut request: Request) -> Result<Request, Error> {
        let secret = cookie(request.headers(), policy::cookie::SESSION.name).ok_or(Error::SignedOut)?;
        let mut who = self.app.doorkeeper.session(&secret).await?.ok_or(Error::SignedOut)?;
        if who.restricted && !self.route.under_restriction {
            return Err(Error::Restricted);
        }
        who.room = self.route.room;
        if self.route.method == policy::Method::Get
            && let Some(board) = self.app.noticeboard()
        {
            who.notice = board.notice(&who).await?;
        }
        if self.route.method == policy::Method::Get
            && who.operator
            && let Some(desk) = self.app.desk()
        {
            who.n_open_requests = desk.n_open().await?;
        }
        if self.route.csrf == Csrf::Token {
            request = check_token(request, &who.csrf, self.allowance()).await?;
        }
        request.extensions_mut().insert(Editor::of(who.workspace));
        request.extensions_mut().insert(who);
        Ok(request)
    }

    fn count(&self, caller: Caller) -> Result<(), Error> {
        match self.route.limit {
            Some(limit) => self.app.limits().count(limit, caller).map_err(Error::TooMany),
            None => Ok(()),
        }
    }
}

/// One cookie's value in a request.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ").map(str::trim)
}

/// Whether the browser says that one of our own pages, or the person directly, sent the form. Every current browser sends
/// at least one of the two headers; a client that sends neither is no browser and carries no cookie unasked.
fn from_our_own_page(headers: &HeaderMap, base_url: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(header::ORIGIN).map(HeaderValue::to_str) else { return true };
    let Ok(origin) = origin else { return false };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    origin == base_url || origin.split_once("://").is_some_and(|(_, authority)| authority == host)
}

async fn check_token(request: Request, token: &str, allowance: Allowance) -> Result<Request, Error> {
    let (parts, body) = request.into_parts();
    let bytes = read(body, allowance).await?;
    let sent = if let Some(boundary) = upload::boundary(&parts.headers) {
        upload::field(bytes.clone(), boundary, "csrf").await?
    } else {
        let sent = form_urlencoded::parse(&bytes).find(|(key, _)| key == "csrf");
        sent.map(|(_, value)| value.into_owned())
    };
    let equal = sent.is_some_and(|sent| bool::from(sent.as_bytes().ct_eq(token.as_bytes())));
    if !equal {
        return Err(Error::Forbidden);
    }
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

/// The request with its whole body, so that nobody who stops halfway holds up a handler.
async fn arrived(request: Request, allowance: Allowance) -> Result<Request, Error> {
    if request.body().is_end_stream() {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    Ok(Request::from_parts(parts, Body::from(read(body, allowance).await?)))
}

async fn read(body: Body, allowance: Allowance) -> Result<Bytes, Error> {
    let whole = tokio::time::timeout(allowance.time, Limited::new(body, allowance.bytes).collect()).await;
    match whole.map_err(|_| Error::Slow)? {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(allowance.more),
        Err(_) => Err(Error::Unreadable),
    }
}

/// What an unknown path answers.
pub(crate) async fn nothing_here() -> Error {
    std::future::ready(Error::NotFound).await
}

/// Runs around everything: sees the visitor, and gives an error its page or problem details.
pub(crate) async fn face(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let mut visitor = Visitor::of(&request, &app.site, app.clock.now());
    let said = hosts::said(&app, &request, visitor.is_behind_proxy());
    match hosts::name_of(&app, said).await {
        Ok(name) => {
            if let Name::Domain(domain) = &name {
                visitor = visitor.at(domain.clone());
            }
            request.extensions_mut().insert(name);
        }
        Err(error) => return explain(&app, &visitor, &Target::of(&request), &error),
    }
    let leftovers = leftovers(&app, &visitor, &request);
    let mut target = Target::of(&request);
    let packs = packing::taken(&request);
    request.extensions_mut().insert(visitor.clone());
    let mut response = next.run(request).await;
    let error = response.extensions_mut().remove::<Arc<Error>>();
    target.who = response.extensions_mut().remove::<SignedIn>();
    if let Some(error) = error {
        response = explain(&app, &visitor, &target, &error);
    } else if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        // Which methods there are, axum has said.
        let allowed = response.headers_mut().remove(header::ALLOW);
        response = explain(&app, &visitor, &target, &Error::Method);
        if let Some(allowed) = allowed {
            response.headers_mut().insert(header::ALLOW, allowed);
        }
    } else if unreadable_extractor(&response) {
        response = explain(&app, &visitor, &target, &Error::NotFound);
    }
    let scripts = app.site.optional.iter().any(|item| item.script.is_some() && visitor.choices().allows(item.category));
    page::protect(response.headers_mut(), scripts);
    if let Some(leftovers) = leftovers {
        if leftovers.storage {
            // Not "cookies", which would sign members out; those are ended one by one.
            let clear = HeaderValue::from_static("\"storage\"");
            response.headers_mut().entry("clear-site-data").or_insert(clear);
        }
        for ended in leftovers.cookies {
            response.headers_mut().append(header::SET_COOKIE, ended);
        }
    }
    packing::pack(response, packs).await
}

/// What is in the browser and no longer allowed. A form that is being answered says itself what it ends.
fn leftovers(app: &App, visitor: &Visitor, request: &Request) -> Option<choices::Leftovers> {
    let reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let choosing = !app.site.optional.is_empty() || cookie(request.headers(), choices::COOKIE.name).is_some();
    (reading && choosing).then(|| choices::outgrown(request.headers(), &app.site.optional, visitor.choices()))
}

/// axum's own extractors answer in plain text, for instance when an id in the path is none.
fn unreadable_extractor(response: &Response) -> bool {
    response.status() == StatusCode::BAD_REQUEST
        && response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"))
}

/// Where a request went, for the answer to an error. The path of an application page is ours; others are not kept.
struct Target {
    api: bool,
    /// Whether it is a page of the application.
    in_app: bool,
    /// Whether asking again changes nothing.
    reads: bool,
    /// Who is signed in, as far as the gate found out.
    who: Option<SignedIn>,
    sign_in_next: Option<String>,
}

impl Target {
    fn of(request: &Request) -> Target {
        let path = request.uri().path();
        let api = path.starts_with("/api/");
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        let in_app = path == "/app" || path.starts_with("/app/");
        Target { api, in_app, reads, who: None, sign_in_next: (reads && in_app).then(|| path.to_owned()) }
    }
}

fn explain(app: &App, visitor: &Visitor, target: &Target, error: &Error) -> Response {
    let status = error.status();
    match error {
        Error::Internal(_) | Error::Unavailable(_) => tracing::error!(error = %chain(error), "a request failed"),
        _ => tracing::debug!(status = status.as_u16(), "a request was refused"),
    }
    let tongue = app.texts.tongue(visitor.lang());
    let mut response = if target.api || visitor.wants_json() {
        problem_details(&tongue, error)
    } else if let (Error::SignedOut, Some(next)) = (error, &target.sign_in_next) {
        let next: String = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        Redirect::to(&format!("{}?{next}", policy::routes::accounts::NEW_SESSION.path)).into_response()
    } else if matches!(error, Error::Restricted) {
        // The page on which they can end it says why.
        Redirect::to(policy::routes::rights::MEMBER.path).into_response()
    } else {
        message_page(app, visitor, target, error)
    };
    if let Error::TooMany(wait) = error
        && let Ok(seconds) = HeaderValue::from_str(&(wait.as_secs() + 1).to_string())
    {
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    if let Error::Unavailable(_) = error {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    if target.api && matches!(error, Error::SignedOut) {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

fn problems(error: &Error) -> Problems {
    match error {
        Error::Invalid(problems) | Error::Conflict(problems) => problems.clone(),
        _ => Problems::default(),
    }
}

fn problem_details(tongue: &Tongue, error: &Error) -> Response {
    let status = error.status();
    let body = ErrorBody {
        r#type: "about:blank".to_owned(),
        title: tongue.say(error.text()),
        status: status.as_u16(),
        detail: tongue.say(&format!("{}-what", error.text())),
        errors: problems(error).said(tongue),
    };
    let mut response = (status, axum::Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

/// Says what went wrong, in the look of where it did, with a way on.
fn message_page(app: &App, visitor: &Visitor, target: &Target, error: &Error) -> Response {
    let frame = match &target.who {
        Some(who) => Frame::app(app, who),
        None if target.in_app => Frame::plain(app, visitor),
        None => Frame::fan(app, visitor),
    };
    let tongue = &frame.tongue;
    let wait = match error {
        Error::TooMany(wait) => Some(tongue.say_n("error-too-many-wait", wait.as_secs() + 1)),
        _ => None,
    };
    let passes = matches!(error, Error::TooMany(_) | Error::Unavailable(_) | Error::Internal(_) | Error::Slow);
    let (home, home_words) =
        if target.in_app { (policy::routes::stats::HOME.path, "error-overview") } else { ("/", "front-page") };
    let body = MessageBody {
        number: error.status().as_u16(),
        title: tongue.say(error.text()),
        what: tongue.say(&format!("{}-what", error.text())),
        wait,
        errors: problems(error).said(tongue),
        again: (passes && target.reads).then(|| tongue.say("error-again")),
        home,
        home_words: tongue.say(home_words),
    };
    let status = error.status();
    let page = if target.in_app {
        page::page(status, &AppMessage { frame, body })
    } else {
        page::page(status, &Message { frame, body })
    };
    page.unwrap_or_else(|_| status.into_response())
}
