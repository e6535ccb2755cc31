//! The operator's pages: the register of requests, and one of them. For everybody else there is nothing here.

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use kit::{Error, Form, Frame, Problem, Problems, Result, SignedIn, page};
use policy::routes::rights as paths;
use privacy::{DeletionRequest, DeletionState};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Rights,
    actions::{self, Words},
    model::{Request, check_words},
    pages::{self, Said},
    store,
};

/// How many requests a page of the register shows.
const PAGE: i64 = 200;

/// Where a page of the register begins.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Where {
    from: i64,
}

/// What the operator's forms send. It has no `Debug`, because it may be personal.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    words: String,
}

/// Lets the operator through, and nobody else.
async fn admit(room: &Rights, who: &SignedIn) -> Result<()> {
    let operator = accounts::person::operator(&room.app).await?;
    if operator == Some(who.account) { Ok(()) } else { Err(Error::NotFound) }
}

async fn find(room: &Rights, id: Uuid) -> Result<Request> {
    store::find(room.app.db.read(), id).await?.ok_or(Error::NotFound)
}

/// Every request: open ones first.
pub(crate) async fn register(State(room): State<Rights>, who: SignedIn, Query(at): Query<Where>) -> Result {
    admit(&room, &who).await?;
    let from = at.from.max(0);
    // One more than is shown says whether there is more.
    let mut requests = store::register(room.app.db.read(), from, PAGE + 1).await?;
    let page_len = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = (requests.len() > page_len).then(|| from.saturating_add(PAGE));
    requests.truncate(page_len);
    let counts = store::counts(room.app.db.read()).await?;
    let deletions = room.app.privacy.deletions(PAGE).await?;
    let frame = Frame::app(&room.app, &who);
    page(StatusCode::OK, &pages::Register::new(&room, frame, &requests, counts, &deletions, more))
}

/// One request, its texts closed.
pub(crate) async fn request(State(room): State<Rights>, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    admit(&room, &who).await?;
    let request = find(&room, id).await?;
    show(&room, &who, &request, None, String::new(), &Problems::default())
}

/// One request, its texts opened. It is recorded that somebody looked.
pub(crate) async fn read(State(room): State<Rights>, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    admit(&room, &who).await?;
    let request = find(&room, id).await?;
    let words = actions::read(&room, &request).await?;
    show(&room, &who, &request, Some(words), String::new(), &Problems::default())
}

/// Answers with words, and closes.
pub(crate) async fn answer(
    State(room): State<Rights>,
    who: SignedIn,
    Path(id): Path<Uuid>,
    Form(sent): Form<Sent>,
) -> Result {
    admit(&room, &who).await?;
    let request = find(&room, id).await?;
    if request.answered_at.is_some() {
        return Err(Error::Gone);
    }
    match check_words(&sent.words) {
        Ok(words) => actions::answer(&room, &request, words).await?,
        Err(problem) => return show(&room, &who, &request, None, sent.words, &problem.into()),
    }
    Ok(Redirect::to(paths::REGISTER.path).into_response())
}

/// Puts off, once, with the reason.
pub(crate) async fn extend(
    State(room): State<Rights>,
    who: SignedIn,
    Path(id): Path<Uuid>,
    Form(sent): Form<Sent>,
) -> Result {
    admit(&room, &who).await?;
    let request = find(&room, id).await?;
    let put = match check_words(&sent.words) {
        Ok(words) => actions::extend(&room, &request, words).await?,
        Err(mut problem) => {
            problem.field = "delay".into();
            return show(&room, &who, &request, None, sent.words, &problem.into());
        }
    };
    if !put {
        let problem = Problem::new("delay", "problem-rights-extended");
        return show(&room, &who, &request, None, sent.words, &problem.into());
    }
    Ok(Redirect::to(&paths::REQUEST.to(&[&id.to_string()])).into_response())
}

fn show(
    room: &Rights,
    who: &SignedIn,
    request: &Request,
    words: Option<Words>,
    typed: String,
    problems: &Problems,
) -> Result {
    let frame = Frame::app(&room.app, who);
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let said = Said::of(problems, &frame.tongue);
    page(status, &pages::OneRequest::new(frame, request, words, typed, said, room.app.clock.now()))
}

// ── What others were told of an erasure ──────────────────────────────────────────────────────────────────────────────

/// What the form about a party's answer sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Outcome {
    state: String,
    confirm: String,
}

async fn find_deletion(room: &Rights, id: Uuid) -> Result<DeletionRequest> {
    room.app.privacy.deletion(id).await?.ok_or(Error::NotFound)
}

/// One request to a party; by what it finds the person stays closed.
pub(crate) async fn deletion(State(room): State<Rights>, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    admit(&room, &who).await?;
    let request = find_deletion(&room, id).await?;
    show_deletion(&room, &who, &request, None, &Problems::default())
}

/// The same, opened. It is recorded that somebody looked.
pub(crate) async fn deletion_hint(State(room): State<Rights>, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    admit(&room, &who).await?;
    let request = find_deletion(&room, id).await?;
    let hint = room.read_hint(id).await?.ok_or(Error::Gone)?;
    show_deletion(&room, &who, &request, Some(hint), &Problems::default())
}

/// Writes down what the party answered.
pub(crate) async fn deletion_outcome(
    State(room): State<Rights>,
    who: SignedIn,
    Path(id): Path<Uuid>,
    Form(sent): Form<Outcome>,
) -> Result {
    admit(&room, &who).await?;
    let request = find_deletion(&room, id).await?;
    let states = [DeletionState::Answered, DeletionState::Refused];
    let state = states.into_iter().find(|state| state.id() == sent.state);
    let Some(state) = state.filter(|_| sent.confirm == "yes") else {
        let problem = Problem::new("confirm", "problem-rights-outcome");
        return show_deletion(&room, &who, &request, None, &problem.into());
    };
    if !room.mark_deletion(&request, state).await? {
        return Err(Error::Gone);
    }
    Ok(Redirect::to(paths::REGISTER.path).into_response())
}

fn show_deletion(
    room: &Rights,
    who: &SignedIn,
    request: &DeletionRequest,
    hint: Option<String>,
    problems: &Problems,
) -> Result {
    let frame = Frame::app(&room.app, who);
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let said = Said::of(problems, &frame.tongue);
    page(status, &pages::told::Deletion::new(room, frame, request, hint, said))
}
