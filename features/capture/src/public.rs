//! The doors of a form, for anybody: ask, be told what comes next, confirm, download.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect},
};
use kit::{
    Error, Form, Frame, Result, Tongue, Visitor,
    age::{age_limit, day_of_birth, has_reached},
    cookie, page,
};
use policy::{
    Purpose,
    purpose::{FanSignUp, Newsletter},
    routes::capture as paths,
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Captures,
    actions::{self, Asked},
    model::{FanForm, Kind},
    pages::{Confirmation, Missing, Notice, Questions, SignUp, Ticked},
};

/// Says that a sign-up was refused in this session, and not why.
const NO: policy::Cookie = policy::cookie::FANS_NO;

/// Signs that stand in no address without quotes (RFC 5322, section 3.2.3), which nobody has.
const NOT_IN_ADDRESSES: [char; 10] = ['<', '>', '(', ')', '[', ']', ',', ';', ':', '"'];

/// What a form sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    email: String,
    contest: Option<String>,
    letters: Option<String>,
    artist: Option<String>,
    /// Compared once, where the law sets an age; it goes nowhere else.
    born: Option<String>,
}

impl Sent {
    fn ticked(box_: Option<&str>) -> bool {
        box_ == Some("yes")
    }
}

/// What a day of birth means where it is asked.
enum Age {
    Reached,
    NotReached,
    NotSaid,
}

/// The form.
pub(crate) async fn show(
    State(room): State<Captures>,
    Path(slug): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result {
    let (form, artist) = actions::open(&room, &slug).await?;
    if was_refused(&headers) {
        return refused(&room, &visitor);
    }
    if let Some(instead) = instead(&room, &form, &visitor, StatusCode::OK)? {
        return Ok(instead);
    }
    let frame = Frame::fan(&room.app, &visitor);
    let questions = questions(&room, &form, &artist, (&visitor, &frame.tongue));
    page(StatusCode::OK, &SignUp::new(frame, &form, &artist, questions))
}

/// What a form asks this visitor, in a language.
pub(crate) fn questions(
    room: &Captures,
    form: &FanForm,
    artist: &str,
    (visitor, tongue): (&Visitor, &Tongue),
) -> Questions {
    Questions::new(tongue, form, artist, limit(room, visitor).is_some())
}

fn limit(room: &Captures, visitor: &Visitor) -> Option<u8> {
    age_limit(visitor.country(), room.app.site.country.as_deref())
}

/// The text that says why nobody can sign up now, where it is so.
pub(crate) fn closed(room: &Captures, form: &FanForm) -> Option<&'static str> {
    let privacy = &room.app.privacy;
    let waits = privacy.purpose_waits(FanSignUp::ROW.id) || privacy.purpose_waits(Newsletter::ROW.id);
    if form.kind == Kind::Contest && form.is_closed(room.app.clock.now()) {
        return Some("capture-over");
    }
    (waits || !room.outbox.can_send()).then_some("capture-not-live")
}

/// Whether a browser was told in this session that it cannot sign up.
pub(crate) fn was_refused(headers: &HeaderMap) -> bool {
    cookie(headers, NO.name).is_some()
}

/// What there is to say where nobody can sign up now.
fn instead(
    room: &Captures,
    form: &FanForm,
    visitor: &Visitor,
    status: StatusCode,
) -> Result<Option<axum::response::Response>> {
    let Some(text) = closed(room, form) else { return Ok(None) };
    let mut notice = Notice::new(Frame::fan(&room.app, visitor), text);
    notice.file = file_path(form);
    page(status, &notice).map(Some)
}

/// Where the file of a form is had without an address.
pub(crate) fn file_path(form: &FanForm) -> Option<String> {
    form.file_url.as_ref().map(|_| paths::FILE.to(&[&form.slug]))
}

/// The form at an address as this visitor may see it: under a label's own domain there are no other label's forms.
async fn open_to(room: &Captures, slug: &str, visitor: &Visitor) -> Result<(FanForm, String)> {
    match actions::open(room, slug).await {
        Ok((form, _)) if !visitor.sees(form.workspace) => Err(Error::NotFound),
        Err(Error::Gone) if visitor.domain().is_some() => Err(Error::NotFound),
        other => other,
    }
}

/// A fan asks. Every address that can be one gets the same answer.
pub(crate) async fn ask(
    State(room): State<Captures>,
    Path(slug): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result {
    let (form, name) = open_to(&room, &slug, &visitor).await?;
    if let Some(instead) = instead(&room, &form, &visitor, StatusCode::UNPROCESSABLE_ENTITY)? {
        return Ok(instead);
    }
    // The age comes before everything else, so that nobody can try days out by leaving a field empty.
    let age = age(&room, &visitor, sent.born.as_deref());
    if was_refused(&headers) || matches!(age, Age::NotReached) {
        return refused(&room, &visitor);
    }
    let email = accounts::person::check_email(&sent.email).ok().filter(|email| !email.contains(NOT_IN_ADDRESSES));
    let ticked = Ticked {
        contest: Sent::ticked(sent.contest.as_deref()),
        letters: Sent::ticked(sent.letters.as_deref()),
        artist: Sent::ticked(sent.artist.as_deref()),
    };
    let missing = Missing {
        email: email.is_none(),
        birth: matches!(age, Age::NotSaid),
        choice: form.kind == Kind::Contest && !ticked.contest && !ticked.letters,
    };
    let Some(email) = email.filter(|_| !missing.birth && !missing.choice) else {
        let frame = Frame::fan(&room.app, &visitor);
        let questions = questions(&room, &form, &name, (&visitor, &frame.tongue));
        let questions = questions.again(sent.email, ticked, missing);
        return page(StatusCode::UNPROCESSABLE_ENTITY, &SignUp::new(frame, &form, &name, questions));
    };
    let Ticked { contest, letters, artist } = ticked;
    actions::ask(&room, &form, Asked { email, contest, letters, artist }, visitor.lang()).await?;
    Ok(Redirect::to(&paths::ASKED.to(&[&form.slug])).into_response())
}

fn age(room: &Captures, visitor: &Visitor, born: Option<&str>) -> Age {
    let Some(years) = limit(room, visitor) else { return Age::Reached };
    let today = room.app.clock.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    match born.and_then(|born| day_of_birth(born, today)) {
        None => Age::NotSaid,
        Some(born) if has_reached(years, born, today) => Age::Reached,
        Some(_) => Age::NotReached,
    }
}

/// A kind word, and a mark for the rest of the session. Nothing is stored here, and nothing says what was wrong.
fn refused(room: &Captures, visitor: &Visitor) -> Result {
    let notice = Notice::new(Frame::fan(&room.app, visitor), "capture-closed");
    let mut response = page(StatusCode::FORBIDDEN, &notice)?;
    let set = HeaderValue::from_str(&NO.set("1")).map_err(Error::from_source)?;
    response.headers_mut().append(header::SET_COOKIE, set);
    Ok(response)
}

/// What comes next: the same for everybody.
pub(crate) async fn asked(State(room): State<Captures>, Path(slug): Path<String>, visitor: Visitor) -> Result {
    open_to(&room, &slug, &visitor).await?;
    page(StatusCode::OK, &Notice::new(Frame::fan(&room.app, &visitor), "capture-asked"))
}

/// The file, for anybody: an address is not its price (GDPR Art 7(4)).
pub(crate) async fn file(State(room): State<Captures>, Path(slug): Path<String>) -> Result {
    let (form, _) = actions::open(&room, &slug).await?;
    let url = form.file_url.ok_or(Error::NotFound)?;
    Ok((StatusCode::FOUND, [(header::LOCATION, url)]).into_response())
}

/// The page behind a letter's link. Looking at it confirms nothing: mail programs look too.
pub(crate) async fn link(
    State(room): State<Captures>,
    Path((id, secret)): Path<(Uuid, String)>,
    visitor: Visitor,
) -> Result {
    let frame = Frame::fan(&room.app, &visitor);
    match actions::pending(&room, id, &secret).await? {
        Some((form, artist)) => {
            let action = paths::CONFIRM.to(&[&id.to_string(), &secret]);
            page(StatusCode::OK, &Confirmation::new(frame, &form, &artist, action))
        }
        None => page(StatusCode::GONE, &Notice::new(frame, "capture-link-gone")),
    }
}

/// The fan confirms.
pub(crate) async fn confirm(
    State(room): State<Captures>,
    Path((id, secret)): Path<(Uuid, String)>,
    visitor: Visitor,
) -> Result {
    match actions::confirm(&room, id, &secret).await? {
        Some(receipt) => Ok(Redirect::to(&paths::OWN.to(&[&receipt])).into_response()),
        None => page(StatusCode::GONE, &Notice::new(Frame::fan(&room.app, &visitor), "capture-link-gone")),
    }
}
