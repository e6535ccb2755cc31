//! HTTP only: three doors to the same acts.

use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use kit::{Error, Form, Frame, Lang, Problem, Problems, Result, SignedIn, Visitor, page};
use policy::routes::rights as paths;
use privacy::{ExportError, Refused};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Rights,
    actions::{self, Corrected, LastOwner},
    desk::{COOKIE, Desk, Door},
    model::{Act, Draft, Kind, check_reason, check_words},
    pages::{self, Said},
    record::Receipt,
    store,
    switches::{self, OBJECTIONS, WITHDRAWALS},
};

// ── Anybody ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// What rights there are, and how each is used.
pub(crate) async fn index(State(room): State<Rights>, visitor: Visitor) -> Result {
    std::future::ready(show_index(&room, &visitor, Draft::default(), &Problems::default())).await
}

/// How a copy's `data.json` is built, for programs that read it.
pub(crate) async fn export_schema(State(room): State<Rights>) -> Result {
    let mut schema = privacy::export_schema();
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("$id".to_owned(), room.app.url(paths::EXPORT_SCHEMA.path).into());
    }
    let json = serde_json::to_vec_pretty(&schema).map_err(Error::from_source)?;
    std::future::ready(Ok(([(header::CONTENT_TYPE, "application/schema+json")], json).into_response())).await
}

/// Takes a request. The answer does not depend on who sent it: nothing is looked up before it is given.
pub(crate) async fn create(State(room): State<Rights>, visitor: Visitor, Form(draft): Form<Draft>) -> Result {
    if !room.outbox.can_send() {
        return show_index(&room, &visitor, draft, &Problems::default());
    }
    match draft.check() {
        Ok(checked) => {
            actions::ask(&room, checked, visitor.lang()).await?;
            Ok(Redirect::to(paths::ASKED.path).into_response())
        }
        Err(problems) => show_index(&room, &visitor, draft, &problems),
    }
}

fn show_index(room: &Rights, visitor: &Visitor, draft: Draft, problems: &Problems) -> Result {
    let frame = Frame::plain(&room.app, visitor);
    let said = Said::of(problems, &frame.tongue);
    page(status_of(problems), &pages::Index::new(room, frame, draft, said))
}

fn status_of(problems: &Problems) -> StatusCode {
    if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// What everybody reads who has sent the form.
pub(crate) async fn asked(State(room): State<Rights>, visitor: Visitor) -> Result {
    let frame = Frame::plain(&room.app, &visitor);
    std::future::ready(page(StatusCode::OK, &pages::Notice::new(frame, "rights-asked"))).await
}

// ── By a letter ──────────────────────────────────────────────────────────────────────────────────────────────────────

/// A button. Programs that look through mail open links, so opening one does nothing.
pub(crate) async fn link(
    State(room): State<Rights>,
    Path((id, secret)): Path<(Uuid, String)>,
    visitor: Visitor,
) -> Result {
    let frame = Frame::plain(&room.app, &visitor);
    let action = paths::OPEN.to(&[&id.to_string(), &secret]);
    std::future::ready(page(StatusCode::OK, &pages::Button::new(frame, "rights-link", action))).await
}

/// Uses the link up and opens the desk for half an hour.
pub(crate) async fn open(State(room): State<Rights>, Path((id, secret)): Path<(Uuid, String)>) -> Result {
    let visit = actions::enter(&room, id, &secret).await?.ok_or(Error::NotFound)?;
    with_cookie(Redirect::to(paths::DESK.path).into_response(), &COOKIE.set(&visit))
}

fn with_cookie(mut answer: Response, cookie: &str) -> Result {
    let mut cookie = HeaderValue::from_str(cookie).map_err(Error::from_source)?;
    cookie.set_sensitive(true);
    answer.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(answer)
}

pub(crate) async fn correction(
    State(room): State<Rights>,
    Path((id, secret)): Path<(Uuid, String)>,
    visitor: Visitor,
) -> Result {
    let frame = Frame::plain(&room.app, &visitor);
    let action = paths::CORRECT.to(&[&id.to_string(), &secret]);
    std::future::ready(page(StatusCode::OK, &pages::Button::new(frame, "rights-correction", action))).await
}

pub(crate) async fn correct(
    State(room): State<Rights>,
    Path((id, secret)): Path<(Uuid, String)>,
    visitor: Visitor,
) -> Result {
    let frame = Frame::plain(&room.app, &visitor);
    match actions::confirm_email(&room, id, &secret).await? {
        Corrected::Done => page(StatusCode::OK, &pages::Notice::new(frame, "rights-corrected")),
        Corrected::Taken => page(StatusCode::CONFLICT, &pages::Notice::new(frame, "rights-taken")),
        Corrected::Unknown => Err(Error::NotFound),
    }
}

// ── After an erasure ─────────────────────────────────────────────────────────────────────────────────────────────────

/// What the others answered. Only the receipt knows this address: the number alone opens nothing, since the others know it.
pub(crate) async fn erasure(
    State(room): State<Rights>,
    Path((number, secret)): Path<(Uuid, String)>,
    visitor: Visitor,
) -> Result {
    let privacy = &room.app.privacy;
    if !privacy.is_receipt_secret(number, &secret) {
        return Err(Error::NotFound);
    }
    let told = privacy.deletions_of(number).await?;
    let registered = store::find(room.app.db.read(), number).await?.and_then(|request| request.answered_at);
    let at = registered.or_else(|| told.first().map(|one| one.created_at));
    let kept = at.map(|at| privacy::kept(at, &told)).unwrap_or_default();
    let frame = Frame::plain(&room.app, &visitor);
    page(StatusCode::OK, &pages::told::Erasure::new(&room, frame, number, at, &told, &kept))
}

// ── The desk ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// What a form at the desk sends. It has no `Debug`, because it is personal.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    purpose: String,
    words: String,
    email: String,
    language: String,
    confirm: String,
    /// Why somebody objects, if they say so.
    reason: String,
    /// The address of whoever is to run this instance.
    successor: String,
    /// Which request's proof is wanted.
    request: Option<Uuid>,
}

/// Which act a desk's page is shown after.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct After {
    done: String,
}

pub(crate) async fn fan(
    State(room): State<Rights>,
    Path(receipt): Path<String>,
    visitor: Visitor,
    Query(after): Query<After>,
) -> Result {
    match Desk::of_fan(&room, receipt, &visitor).await? {
        Some(desk) => show(&room, &desk, &visitor, Shown::after(&after)).await,
        None => room.presaves.no_receipt_page(&visitor),
    }
}

pub(crate) async fn fan_act(
    State(room): State<Rights>,
    Path((receipt, act)): Path<(String, String)>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result {
    let act = Act::of_path(&act).filter(|act| !act.is_for_accounts()).ok_or(Error::NotFound)?;
    act_as_fan(&room, receipt, act, &visitor, &headers, sent).await
}

pub(crate) async fn fan_erasure(
    State(room): State<Rights>,
    Path(receipt): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result {
    act_as_fan(&room, receipt, Act::Erase, &visitor, &headers, sent).await
}

async fn act_as_fan(
    room: &Rights,
    receipt: String,
    act: Act,
    visitor: &Visitor,
    headers: &HeaderMap,
    sent: Sent,
) -> Result {
    let Some(desk) = Desk::of_fan(room, receipt.clone(), visitor).await? else {
        return room.presaves.no_receipt_page(visitor);
    };
    let ends = match act {
        Act::Erase => sent.confirm == "yes",
        Act::Withdraw => switches::find(WITHDRAWALS, &sent.purpose).is_some(),
        _ => false,
    };
    if ends {
        room.presaves.count_end(&receipt, visitor, headers).await;
    }
    perform(room, &desk, act, visitor, sent).await
}

pub(crate) async fn member(
    State(room): State<Rights>,
    who: SignedIn,
    visitor: Visitor,
    Query(after): Query<After>,
) -> Result {
    show(&room, &Desk::of_member(who), &visitor, Shown::after(&after)).await
}

pub(crate) async fn member_act(
    State(room): State<Rights>,
    who: SignedIn,
    Path(act): Path<String>,
    visitor: Visitor,
    Form(sent): Form<Sent>,
) -> Result {
    let act = Act::of_path(&act).ok_or(Error::NotFound)?;
    perform(&room, &Desk::of_member(who), act, &visitor, sent).await
}

pub(crate) async fn desk(
    State(room): State<Rights>,
    visitor: Visitor,
    headers: HeaderMap,
    Query(after): Query<After>,
) -> Result {
    let desk = Desk::of_letter(&room, &headers, &visitor).await?;
    show(&room, &desk, &visitor, Shown::after(&after)).await
}

pub(crate) async fn desk_act(
    State(room): State<Rights>,
    Path(act): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result {
    let act = Act::of_path(&act).ok_or(Error::NotFound)?;
    let desk = Desk::of_letter(&room, &headers, &visitor).await?;
    if act == Act::Leave {
        Desk::leave(&room, &headers).await?;
        return with_cookie(Redirect::to(paths::INDEX.path).into_response(), &COOKIE.taken_back());
    }
    perform(&room, &desk, act, &visitor, sent).await
}

/// How the desk's page is shown.
enum Shown {
    /// As it is, perhaps after an act.
    After(Option<Act>),
    /// A form was not right.
    Wrong(Problems, Sent),
    /// Nobody else could look after what they run.
    LastOwner(LastOwner),
}

impl Shown {
    fn after(after: &After) -> Shown {
        Shown::After(Act::of_path(&after.done).filter(|act| act.is_told()))
    }
}

async fn perform(room: &Rights, desk: &Desk, act: Act, visitor: &Visitor, sent: Sent) -> Result {
    let wrong = |problem: Problem, sent| Shown::Wrong(problem.into(), sent);
    match act {
        Act::Export => return export(room, desk, visitor).await,
        Act::Erase if sent.confirm != "yes" => {
            let problem = Problem::new("erasure", "problem-rights-confirm");
            return show(room, desk, visitor, wrong(problem, sent)).await;
        }
        Act::Erase => return erase(room, desk, visitor).await,
        Act::Restrict => actions::restrict(room, desk).await?,
        Act::Lift => actions::lift(room, desk).await?,
        Act::Object | Act::Withdraw => {
            let among = if act == Act::Object { OBJECTIONS } else { WITHDRAWALS };
            let Some(switch) = switches::find(among, &sent.purpose) else {
                let problem = Problem::new("purpose", "problem-rights-purpose");
                return show(room, desk, visitor, wrong(problem, sent)).await;
            };
            match check_reason(&sent.reason) {
                Ok(reason) if act == Act::Object => actions::object(room, desk, switch, reason).await?,
                Ok(_) => actions::withdraw(room, desk, switch).await?,
                Err(problem) => return show(room, desk, visitor, wrong(problem, sent)).await,
            }
        }
        Act::Proof => return prove(room, desk, sent.request).await,
        Act::HandOver => {
            if !actions::hand_over(room, desk, &sent.successor).await? {
                let problem = Problem::new("successor", "problem-rights-successor");
                return show(room, desk, visitor, wrong(problem, sent)).await;
            }
        }
        // There is something to leave by a letter's link only.
        Act::Leave => return Err(Error::NotFound),
        Act::Complain => match check_words(&sent.words) {
            Ok(words) => actions::complain(room, desk, words).await?,
            Err(problem) => return show(room, desk, visitor, wrong(problem, sent)).await,
        },
        Act::Language => match Lang::of_tag(&sent.language) {
            Some(lang) => actions::speak(room, desk, lang).await?,
            None => {
                let problem = Problem::new("language", "problem-rights-language");
                return show(room, desk, visitor, wrong(problem, sent)).await;
            }
        },
        Act::Email => match accounts::person::check_email(&sent.email) {
            Ok(email) => actions::ask_to_confirm(room, desk, email).await?,
            Err(problem) => return show(room, desk, visitor, wrong(problem, sent)).await,
        },
    }
    Ok(Redirect::to(&format!("{}?done={}", desk.path(), act.path())).into_response())
}

/// A file that shows that the log has a request of theirs.
async fn prove(room: &Rights, desk: &Desk, request: Option<Uuid>) -> Result {
    let opened = actions::prove(room, desk, request.ok_or(Error::NotFound)?).await?;
    let json = serde_json::to_vec_pretty(&opened).map_err(Error::from_source)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"proof.json\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, json).into_response())
}

/// The copy is made now and kept nowhere.
async fn export(room: &Rights, desk: &Desk, visitor: &Visitor) -> Result {
    let file = match actions::export(room, desk).await {
        Ok(file) => file,
        Err(ExportError::Refused(Refused::Erased)) => return gone(room, desk, visitor),
        Err(error) => return Err(Error::from_source(error)),
    };
    let lang = desk.lang.tag();
    let zip = tokio::task::spawn_blocking(move || file.zip(lang)).await.map_err(Error::from_source)?;
    let zip = zip.map_err(Error::from_source)?;
    actions::exported(room, desk).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"my-data.zip\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, zip).into_response())
}

/// Somebody erased the person between two requests.
fn gone(room: &Rights, desk: &Desk, visitor: &Visitor) -> Result {
    match desk.door {
        Door::Receipt(..) => room.presaves.no_receipt_page(visitor),
        Door::Account(_) | Door::Letter => Err(Error::NotFound),
    }
}

async fn erase(room: &Rights, desk: &Desk, visitor: &Visitor) -> Result {
    match actions::erase(room, desk).await? {
        Ok(receipt) => erased(room, desk, visitor, &receipt),
        Err(last) => show(room, desk, visitor, Shown::LastOwner(last)).await,
    }
}

fn erased(room: &Rights, desk: &Desk, visitor: &Visitor, receipt: &Receipt) -> Result {
    let json = serde_json::to_vec_pretty(receipt).map_err(Error::from_source)?;
    let file = format!("data:application/json;base64,{}", STANDARD.encode(json));
    let frame = Frame::plain(&room.app, visitor);
    let answer = page(StatusCode::OK, &pages::Erased::new(room, frame, receipt, file))?;
    match desk.door {
        Door::Receipt(..) => Ok(answer),
        Door::Account(_) => with_cookie(answer, &accounts::person::no_session()),
        Door::Letter => with_cookie(answer, &COOKIE.taken_back()),
    }
}

async fn show(room: &Rights, desk: &Desk, visitor: &Visitor, shown: Shown) -> Result {
    let frame = desk.frame(room, visitor);
    let facts = actions::facts(room, desk).await?;
    let (status, done, problems, sent, last) = match shown {
        Shown::After(done) => (StatusCode::OK, done, Problems::default(), Sent::default(), LastOwner::default()),
        Shown::Wrong(problems, sent) => (StatusCode::UNPROCESSABLE_ENTITY, None, problems, sent, LastOwner::default()),
        Shown::LastOwner(last) => (StatusCode::CONFLICT, None, Problems::default(), Sent::default(), last),
    };
    let problems = Said::of(&problems, &frame.tongue);
    let typed = pages::Typed { words: sent.words, email: sent.email, reason: sent.reason, successor: sent.successor };
    page(status, &pages::Desk::new(room, frame, desk, facts, pages::Around { done, problems, typed, last }))
}

/// The kinds of the form, for its page.
pub(crate) fn kinds() -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter()
}
