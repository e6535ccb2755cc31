//! HTTP only: read the request, call one action, choose the answer.

use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use kit::{Doorkeeper, Editor, Error, Form, Frame, Problem, Problems, Result, Routes, SignedIn, Visitor, page};
use policy::routes::accounts as paths;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Accounts,
    actions::{self, Made},
    mail_test,
    model::{Attempt, COOKIE, Draft, KeyDraft, Next, SessionSecret, Typed},
    pages::{self, KeyRow, Origin, Said},
    set_up::Knock,
    store,
};

/// The room's paths.
pub fn routes(state: &Accounts) -> Routes {
    Routes::<Accounts>::default()
        .on(&paths::HOME, home)
        .on(&paths::NEW_SETUP, new_set_up)
        .on(&paths::CREATE_SETUP, create_set_up)
        .on(&paths::NEW_ACCOUNT, new_account)
        .on(&paths::CREATE_ACCOUNT, create_account)
        .on(&paths::NEW_SESSION, new_session)
        .on(&paths::CREATE_SESSION, create_session)
        .on(&paths::DESTROY_SESSION, destroy_session)
        .on(&paths::KEYS, index_keys)
        .on(&paths::CREATE_KEY, create_key)
        .on(&paths::CONFIRM_REVOKE_KEY, confirm_revoke_key)
        .on(&paths::REVOKE_KEY, revoke_key)
        .on(&paths::MAIL, mail_test::show)
        .on(&paths::CREATE_MAIL_TEST, mail_test::create)
        .with_state(state)
}

async fn home(State(accounts): State<Accounts>, visitor: Visitor, headers: HeaderMap) -> Result {
    if who(&accounts, &headers).await?.is_some() {
        return Ok(Redirect::to(policy::routes::stats::HOME.path).into_response());
    }
    let set_up = accounts.is_set_up().await?;
    page(StatusCode::OK, &pages::Home { frame: Frame::fan(&accounts.app, &visitor), set_up })
}

/// Who asks, on pages that are for everybody.
async fn who(accounts: &Accounts, headers: &HeaderMap) -> Result<Option<SignedIn>> {
    let Some(secret) = kit::cookie(headers, COOKIE.name) else { return Ok(None) };
    accounts.door.session(&secret).await
}

// ── Set-up ───────────────────────────────────────────────────────────────────────────────────────────────────────────

async fn new_set_up(State(accounts): State<Accounts>, visitor: Visitor, Path(token): Path<String>) -> Result {
    if let Some(closed) = set_up_closed(&accounts, &visitor, &token).await? {
        return Ok(closed);
    }
    show_new_account(&accounts, &visitor, set_up_origin(&token), Typed::default(), &Problems::default())
}

async fn create_set_up(
    State(accounts): State<Accounts>,
    visitor: Visitor,
    Path(token): Path<String>,
    Form(draft): Form<Draft>,
) -> Result {
    if let Some(closed) = set_up_closed(&accounts, &visitor, &token).await? {
        return Ok(closed);
    }
    let typed = draft.typed();
    let problems = match draft.check() {
        Err(problems) => problems,
        Ok(draft) => match actions::set_up(&accounts, draft, visitor.lang()).await {
            Ok(Made::SignedIn(secret)) => return signed_in(&secret, policy::routes::stats::HOME.path),
            Ok(Made::Taken) | Err(Error::Gone) => return set_up_over(&accounts, &visitor),
            Err(error) => return Err(error),
        },
    };
    show_new_account(&accounts, &visitor, set_up_origin(&token), typed, &problems)
}

fn set_up_origin(token: &str) -> Origin {
    Origin::SetUp { path: paths::CREATE_SETUP.to(&[token]) }
}

/// The page for an address that does not set anything up; `None` for the one that does.
async fn set_up_closed(accounts: &Accounts, visitor: &Visitor, token: &str) -> Result<Option<Response>> {
    accounts.is_set_up().await?;
    match accounts.set_up.knock(token) {
        Knock::Right => Ok(None),
        Knock::Over => set_up_over(accounts, visitor).map(Some),
        Knock::Wrong => {
            let (title, what) = ("accounts-set-up-wrong-title", "accounts-set-up-wrong");
            show_closed(accounts, visitor, StatusCode::NOT_FOUND, title, what).map(Some)
        }
    }
}

fn set_up_over(accounts: &Accounts, visitor: &Visitor) -> Result {
    show_closed(accounts, visitor, StatusCode::GONE, "accounts-set-up-over-title", "accounts-set-up-over")
}

// ── Sign-up ──────────────────────────────────────────────────────────────────────────────────────────────────────────

async fn new_account(State(accounts): State<Accounts>, visitor: Visitor) -> Result {
    if !accounts.sign_up_open {
        return sign_up_closed(&accounts, &visitor);
    }
    let origin = Origin::SignUp;
    show_new_account(&accounts, &visitor, origin, Typed::default(), &Problems::default())
}

async fn create_account(State(accounts): State<Accounts>, visitor: Visitor, Form(draft): Form<Draft>) -> Result {
    if !accounts.sign_up_open {
        return sign_up_closed(&accounts, &visitor);
    }
    let typed = draft.typed();
    let problems = match draft.check() {
        Err(problems) => problems,
        Ok(draft) => match actions::sign_up(&accounts, draft, visitor.lang()).await? {
            Made::SignedIn(secret) => return signed_in(&secret, policy::routes::stats::HOME.path),
            Made::Taken => Problem::new("email", "problem-accounts-email-taken").into(),
        },
    };
    show_new_account(&accounts, &visitor, Origin::SignUp, typed, &problems)
}

fn sign_up_closed(accounts: &Accounts, visitor: &Visitor) -> Result {
    let (title, what) = ("accounts-sign-up-closed-title", "accounts-sign-up-closed");
    show_closed(accounts, visitor, StatusCode::FORBIDDEN, title, what)
}

fn show_new_account(
    accounts: &Accounts,
    visitor: &Visitor,
    origin: Origin,
    typed: Typed,
    problems: &Problems,
) -> Result {
    let frame = Frame::plain(&accounts.app, visitor);
    let problems_said = Said::of(problems, &frame.tongue);
    page(status_of(problems), &pages::NewAccount { frame, origin, typed, problems: problems_said })
}

fn status_of(problems: &Problems) -> StatusCode {
    if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

fn show_closed(accounts: &Accounts, visitor: &Visitor, status: StatusCode, title: &str, what: &str) -> Result {
    let frame = Frame::plain(&accounts.app, visitor);
    let title = frame.say(title);
    let what = frame.tongue.say_with(what, &[("operator", frame.operator.as_str().into())]);
    page(status, &pages::Closed { frame, title, what })
}

// ── Sign-in and sign-out ─────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Deserialize)]
struct SignInQuery {
    next: Option<String>,
}

async fn new_session(
    State(accounts): State<Accounts>,
    visitor: Visitor,
    Query(query): Query<SignInQuery>,
    headers: HeaderMap,
) -> Result {
    let next = Next::of(query.next.as_deref());
    if who(&accounts, &headers).await?.is_some() {
        return Ok(Redirect::to(next.as_str()).into_response());
    }
    show_sign_in(&accounts, &visitor, String::new(), next, &Problems::default())
}

async fn create_session(
    State(accounts): State<Accounts>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(attempt): Form<Attempt>,
) -> Result {
    let next = Next::of(attempt.next.as_deref());
    let email = attempt.email.clone();
    let Some(secret) = actions::sign_in(&accounts.app, attempt).await? else {
        let problems = Problem::new("email", "problem-accounts-sign-in").into();
        return show_sign_in(&accounts, &visitor, email, next, &problems);
    };
    // The browser's last session is replaced, so nobody else may go on with it.
    if let Some(last) = kit::cookie(&headers, COOKIE.name) {
        actions::sign_out(&accounts.app, &last).await?;
    }
    signed_in(&secret, next.as_str())
}

fn show_sign_in(accounts: &Accounts, visitor: &Visitor, email: String, next: Next, problems: &Problems) -> Result {
    let frame = Frame::plain(&accounts.app, visitor);
    let problems_said = Said::of(problems, &frame.tongue);
    let sign_up_open = accounts.sign_up_open;
    page(status_of(problems), &pages::SignIn { frame, sign_up_open, email, next, problems: problems_said })
}

fn signed_in(secret: &SessionSecret, to: &str) -> Result {
    let mut response = Redirect::to(to).into_response();
    response.headers_mut().insert(header::SET_COOKIE, cookie(&secret.cookie())?);
    Ok(response)
}

fn cookie(value: &str) -> Result<HeaderValue> {
    let mut value = HeaderValue::from_str(value).map_err(Error::from_source)?;
    value.set_sensitive(true);
    Ok(value)
}

async fn destroy_session(State(accounts): State<Accounts>, headers: HeaderMap) -> Result {
    if let Some(secret) = kit::cookie(&headers, COOKIE.name) {
        actions::sign_out(&accounts.app, &secret).await?;
    }
    let mut response = Redirect::to(paths::HOME.path).into_response();
    response.headers_mut().insert(header::SET_COOKIE, cookie(&COOKIE.taken_back())?);
    // Not "cookies": that would take those of every neighbour on the registrable domain along, and the visitor's own choice.
    let clear = HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), clear);
    Ok(response)
}

// ── Keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

async fn index_keys(State(accounts): State<Accounts>, who: SignedIn, editor: Editor) -> Result {
    show_keys(&accounts, &who, &editor, Shown::List).await
}

/// The key is in the answer to the form itself: a redirect would have to keep it somewhere in between.
async fn create_key(
    State(accounts): State<Accounts>,
    who: SignedIn,
    editor: Editor,
    Form(draft): Form<KeyDraft>,
) -> Result {
    let shown = match draft.check() {
        Ok(name) => Shown::Made(actions::create_key(&accounts.app, &editor, &name).await?.reveal()),
        Err(problem) => Shown::Wrong(draft.name, problem),
    };
    show_keys(&accounts, &who, &editor, shown).await
}

async fn confirm_revoke_key(
    State(accounts): State<Accounts>,
    who: SignedIn,
    editor: Editor,
    Path(id): Path<Uuid>,
) -> Result {
    let key = store::find_key(&accounts.app.db, &editor, id).await?.ok_or(Error::NotFound)?;
    let frame = Frame::app(&accounts.app, &who);
    let action = paths::REVOKE_KEY.to(&[&id.to_string()]);
    page(StatusCode::OK, &pages::Revocation { frame, name: key.name, prefix: key.prefix, action })
}

async fn revoke_key(State(accounts): State<Accounts>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::revoke_key(&accounts.app, &editor, id).await?;
    Ok(Redirect::to(paths::KEYS.path).into_response())
}

/// What the page of keys is shown after.
enum Shown {
    /// Nothing.
    List,
    /// A key was made.
    Made(String),
    /// A name was not right.
    Wrong(String, Problem),
}

async fn show_keys(accounts: &Accounts, who: &SignedIn, editor: &Editor, shown: Shown) -> Result {
    let frame = Frame::app(&accounts.app, who);
    let keys = store::keys(&accounts.app.db, editor).await?;
    let rows = keys.into_iter().map(|key| KeyRow::of(key, &frame.tongue)).collect();
    let (status, made, name, problems) = match shown {
        Shown::List => (StatusCode::OK, None, String::new(), Problems::default()),
        Shown::Made(key) => (StatusCode::CREATED, Some(key), String::new(), Problems::default()),
        Shown::Wrong(name, problem) => (StatusCode::UNPROCESSABLE_ENTITY, None, name, problem.into()),
    };
    let problems = Said::of(&problems, &frame.tongue);
    page(status, &pages::Keys { frame, made, rows, name, problems })
}
