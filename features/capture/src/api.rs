//! Forms and letters as programs see them: `/api/v1/fan-forms`, `/api/v1/fan-letters`.

use axum::{
    extract::{Path, Query, State},
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use kit::{Editor, Error, ErrorBody, Form, Json, List, ListQuery, Problem, Result};
use policy::routes::capture as paths;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use crate::{
    Captures, actions,
    model::{Draft, FanForm, FanLetter, LetterDraft, Numbers},
    store,
};

/// A sign-up form of an artist, with its numbers.
#[derive(Serialize, ToSchema)]
#[schema(as = FanForm)]
pub(crate) struct FormBody {
    /// Which one.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// Whose fans it is for.
    #[schema(value_type = String, format = "uuid")]
    artist_id: Uuid,
    /// `newsletter`, `download` or `contest`.
    #[schema(example = "newsletter")]
    kind: &'static str,
    /// The last word of its address.
    slug: String,
    /// Its heading.
    title: String,
    /// What it says.
    words: String,
    /// Where the file of a download is.
    file_url: Option<String>,
    /// When a contest ends.
    #[schema(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Timestamp>,
    /// How many win.
    n_winners: Option<u32>,
    /// When the winners were drawn.
    #[schema(value_type = Option<String>, format = DateTime)]
    drawn_at: Option<Timestamp>,
    /// How often somebody asked.
    asked: u64,
    /// How often somebody confirmed.
    confirmed: u64,
    /// How many left.
    left: u64,
    /// How many are there now.
    here: u64,
    /// Of those: how many let the artist see their address.
    visible: u64,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When its words were last changed.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

impl FormBody {
    fn of(form: FanForm, numbers: &Numbers) -> FormBody {
        FormBody {
            id: form.id,
            artist_id: form.artist_id,
            kind: form.kind.id(),
            slug: form.slug,
            title: form.title,
            words: form.words,
            file_url: form.file_url,
            ends_at: form.ends_at,
            n_winners: form.n_winners,
            drawn_at: form.drawn_at,
            asked: form.n_asked,
            confirmed: form.n_confirmed,
            left: form.n_left,
            here: numbers.here,
            visible: numbers.seen,
            created_at: form.created_at,
            updated_at: form.updated_at,
        }
    }
}

/// A form to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFanForm {
    /// Whose fans it is for.
    #[schema(value_type = String, required = true, format = "uuid")]
    #[serde(default)]
    artist_id: Option<String>,
    /// `newsletter`, `download` or `contest`.
    #[schema(value_type = String, required = true)]
    #[serde(default)]
    kind: Option<String>,
    /// The last word of its address: 2 to 64 of a–z, 0–9 and dashes.
    #[schema(value_type = String, required = true)]
    #[serde(default)]
    slug: Option<String>,
    /// Its heading, 1 to 150 characters.
    #[schema(value_type = String, required = true)]
    #[serde(default)]
    title: Option<String>,
    /// What it says, up to 2000 characters.
    #[serde(default)]
    words: Option<String>,
    /// Where the file of a download is: an https address.
    #[serde(default)]
    file_url: Option<String>,
    /// The last day of a contest (UTC), as 2026-12-31.
    #[serde(default)]
    ends_on: Option<String>,
    /// How many win a contest, 1 to 1000.
    #[serde(default)]
    n_winners: Option<u32>,
}

impl From<NewFanForm> for Draft {
    fn from(new: NewFanForm) -> Draft {
        Draft {
            artist_id: new.artist_id.unwrap_or_default(),
            kind: new.kind.unwrap_or_default(),
            slug: new.slug.unwrap_or_default(),
            title: new.title.unwrap_or_default(),
            words: new.words.unwrap_or_default(),
            file_url: new.file_url.unwrap_or_default(),
            ends_on: new.ends_on.unwrap_or_default(),
            n_winners: new.n_winners.map(|n| n.to_string()).unwrap_or_default(),
        }
    }
}

/// What is to change. A field that is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FanFormPatch {
    /// Its heading, 1 to 150 characters.
    #[serde(default)]
    title: Option<String>,
    /// What it says, up to 2000 characters.
    #[serde(default)]
    words: Option<String>,
    /// Where the file of a download is: an https address.
    #[serde(default)]
    file_url: Option<String>,
}

/// An address that a fan lets the artist see.
#[derive(Serialize, ToSchema)]
pub(crate) struct FanAddressBody {
    /// The address.
    email: String,
    /// The language of the fan's form.
    language: &'static str,
    /// When they confirmed it.
    #[schema(value_type = String, format = DateTime)]
    confirmed_at: Timestamp,
}

/// The addresses of a form.
#[derive(Serialize, ToSchema)]
pub(crate) struct FanAddresses {
    /// Only those of fans who allow it.
    items: Vec<FanAddressBody>,
}

/// A letter to the fans of a form, and how far it is.
#[derive(Serialize, ToSchema)]
#[schema(as = FanLetter)]
pub(crate) struct LetterBody {
    /// Which one.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// Its subject.
    heading: String,
    /// Its text.
    body: String,
    /// When it was written.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When sending began; null while it is a draft.
    #[schema(value_type = Option<String>, format = DateTime)]
    started_at: Option<Timestamp>,
    /// When it had reached everybody.
    #[schema(value_type = Option<String>, format = DateTime)]
    finished_at: Option<Timestamp>,
    /// How many fans there were when sending began.
    total: u64,
    /// How many of them were looked at.
    done: u64,
    /// How many of them it was sent to.
    sent: u64,
}

impl From<FanLetter> for LetterBody {
    fn from(one: FanLetter) -> LetterBody {
        LetterBody {
            id: one.id,
            heading: one.heading,
            body: one.body,
            created_at: one.created_at,
            started_at: one.started_at,
            finished_at: one.finished_at,
            total: one.n_total,
            done: one.n_done,
            sent: one.n_sent,
        }
    }
}

/// The letters of a form.
#[derive(Serialize, ToSchema)]
pub(crate) struct FanLetters {
    /// The newest first, a hundred at most.
    items: Vec<LetterBody>,
}

/// A letter to write. It is not sent before somebody says so.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFanLetter {
    /// Its subject, 1 to 150 characters in one line.
    #[schema(value_type = String, required = true)]
    #[serde(default)]
    heading: Option<String>,
    /// Its text, 1 to 10000 characters.
    #[schema(value_type = String, required = true)]
    #[serde(default)]
    body: Option<String>,
}

async fn body(room: &Captures, form: FanForm) -> Result<Json<FormBody>> {
    let numbers = actions::numbers(room, &form).await?;
    Ok(Json(FormBody::of(form, &numbers)))
}

/// Lists the sign-up forms
///
/// The oldest first; retired forms are left out.
#[utoipa::path(
    get, path = paths::API_INDEX.path, operation_id = "list_fan_forms", tag = "fans",
    params(ListQuery),
    responses(
        (status = 200, description = "One page", body = List<FormBody>),
        (status = 400, description = "The query cannot be read", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn index(
    State(room): State<Captures>,
    editor: Editor,
    Form(query): Form<ListQuery>,
) -> Result<Json<List<FormBody>>> {
    let (limit, cursor) = query.check()?;
    let forms = store::forms(room.app.db.read(), editor.workspace(), limit, cursor).await?;
    let List { items, next_cursor } = List::of(forms, limit, |form| form.id);
    let mut bodies = Vec::new();
    for form in items {
        let Json(one) = body(&room, form).await?;
        bodies.push(one);
    }
    Ok(Json(List { items: bodies, next_cursor }))
}

/// Makes a sign-up form
#[utoipa::path(
    post, path = paths::API_CREATE.path, operation_id = "create_fan_form", tag = "fans",
    request_body = NewFanForm,
    responses(
        (status = 201, description = "Made", body = FormBody, headers(("Location" = String, description = "Its address"))),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 409, description = "The slug is taken", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(
    State(room): State<Captures>,
    editor: Editor,
    Json(new): Json<NewFanForm>,
) -> Result<Response> {
    let artists: Vec<Uuid> = artists::all(&room.app.db, &editor).await?.iter().map(|artist| artist.id).collect();
    let checked =
        Draft::from(new).check(&artists, &room.app.own_hosts().await?, room.app.clock.now()).map_err(Error::Invalid)?;
    let form = actions::create(&room, &editor, &checked).await?;
    let location = paths::API_SHOW.to(&[&form.id.to_string()]);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], body(&room, form).await?).into_response())
}

/// Shows a sign-up form
#[utoipa::path(
    get, path = paths::API_SHOW.path, operation_id = "show_fan_form", tag = "fans",
    params(("id" = String, Path, format = "uuid", description = "Which form")),
    responses(
        (status = 200, description = "The form", body = FormBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such form", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn show(State(room): State<Captures>, editor: Editor, Path(id): Path<Uuid>) -> Result<Json<FormBody>> {
    body(&room, actions::show(&room, &editor, id).await?).await
}

/// Changes the words of a sign-up form
#[utoipa::path(
    patch, path = paths::API_UPDATE.path, operation_id = "update_fan_form", tag = "fans",
    params(("id" = String, Path, format = "uuid", description = "Which form")),
    request_body = FanFormPatch,
    responses(
        (status = 200, description = "The form as it is now", body = FormBody),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such form", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn update(
    State(room): State<Captures>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(patch): Json<FanFormPatch>,
) -> Result<Json<FormBody>> {
    let form = actions::show(&room, &editor, id).await?;
    let mut draft = Draft::of(&form);
    draft.title = patch.title.unwrap_or(draft.title);
    draft.words = patch.words.unwrap_or(draft.words);
    draft.file_url = patch.file_url.unwrap_or(draft.file_url);
    let texts = draft.check_texts(form.kind, &room.app.own_hosts().await?).map_err(Error::Invalid)?;
    body(&room, actions::change(&room, &editor, id, &texts).await?).await
}

/// Retires a sign-up form
///
/// Nobody can sign up there any more. Who did stays, and can leave as before.
#[utoipa::path(
    delete, path = paths::API_DESTROY.path, operation_id = "retire_fan_form", tag = "fans",
    params(("id" = String, Path, format = "uuid", description = "Which form")),
    responses(
        (status = 204, description = "Retired"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such form", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn destroy(State(room): State<Captures>, editor: Editor, Path(id): Path<Uuid>) -> Result<StatusCode> {
    actions::retire(&room, &editor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Shows the addresses that fans let the artist see
///
/// Each look is an entry of the public log, without a word about who was looked at.
#[utoipa::path(
    get, path = paths::API_ADDRESSES.path, operation_id = "list_fan_addresses", tag = "fans",
    params(("id" = String, Path, format = "uuid", description = "Which form")),
    responses(
        (status = 200, description = "The addresses", body = FanAddresses),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such form", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn addresses(
    State(room): State<Captures>,
    editor: Editor,
    Path(id): Path<Uuid>,
) -> Result<Json<FanAddresses>> {
    let form = actions::show(&room, &editor, id).await?;
    let visible = actions::addresses(&room, &form).await?;
    let item = |one: actions::Visible| FanAddressBody {
        email: one.address,
        language: one.lang.tag(),
        confirmed_at: one.joined_at,
    };
    Ok(Json(FanAddresses { items: visible.into_iter().map(item).collect() }))
}

/// Draws the winners of a contest that has ended
#[utoipa::path(
    post, path = paths::API_DRAW.path, operation_id = "draw_fan_contest", tag = "fans",
    params(("id" = String, Path, format = "uuid", description = "Which form")),
    responses(
        (status = 200, description = "The form as it is now", body = FormBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such form", body = ErrorBody, content_type = "application/problem+json"),
        (status = 409, description = "Not a contest, not over, or drawn before", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn draw(State(room): State<Captures>, editor: Editor, Path(id): Path<Uuid>) -> Result<Json<FormBody>> {
    let form = actions::show(&room, &editor, id).await?;
    actions::draw_winners(&room, &form).await?;
    body(&room, actions::show(&room, &editor, id).await?).await
}

/// Lists the letters of a form
#[utoipa::path(
    get, path = paths::API_LETTERS.path, operation_id = "list_fan_letters", tag = "fans",
    params(("id" = String, Path, format = "uuid", description = "Which form")),
    responses(
        (status = 200, description = "The letters", body = FanLetters),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such form", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn letters(
    State(room): State<Captures>,
    editor: Editor,
    Path(id): Path<Uuid>,
) -> Result<Json<FanLetters>> {
    let form = actions::show(&room, &editor, id).await?;
    let letters = store::letters(room.app.db.read(), &form).await?;
    Ok(Json(FanLetters { items: letters.into_iter().map(LetterBody::from).collect() }))
}

/// Writes a letter to the fans of a form
///
/// It is a draft: send it by its own address.
#[utoipa::path(
    post, path = paths::API_WRITE.path, operation_id = "create_fan_letter", tag = "fans",
    params(("id" = String, Path, format = "uuid", description = "Which form")),
    request_body = NewFanLetter,
    responses(
        (status = 201, description = "Written", body = LetterBody, headers(("Location" = String, description = "Its address"))),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such form", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn write(
    State(room): State<Captures>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(new): Json<NewFanLetter>,
) -> Result<Response> {
    let form = actions::show(&room, &editor, id).await?;
    let draft = LetterDraft { heading: new.heading.unwrap_or_default(), body: new.body.unwrap_or_default() };
    let id = actions::write(&room, &form, &draft.check().map_err(Error::Invalid)?).await?;
    let (letter, _) = actions::letter(&room, &editor, id).await?;
    let location = paths::API_LETTER.to(&[&id.to_string()]);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(LetterBody::from(letter))).into_response())
}

/// Shows a letter
#[utoipa::path(
    get, path = paths::API_LETTER.path, operation_id = "show_fan_letter", tag = "fans",
    params(("id" = String, Path, format = "uuid", description = "Which letter")),
    responses(
        (status = 200, description = "The letter", body = LetterBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such letter", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn letter(
    State(room): State<Captures>,
    editor: Editor,
    Path(id): Path<Uuid>,
) -> Result<Json<LetterBody>> {
    Ok(Json(actions::letter(&room, &editor, id).await?.0.into()))
}

/// Whether somebody means to write to the fans of a closed form.
#[derive(Deserialize)]
struct Meant {
    #[serde(default)]
    closed: bool,
}

/// Sends a letter
///
/// Asking again changes nothing: nobody gets it twice.
#[utoipa::path(
    post, path = paths::API_SEND.path, operation_id = "send_fan_letter", tag = "fans",
    params(
        ("id" = String, Path, format = "uuid", description = "Which letter"),
        ("closed" = Option<bool>, Query, description = "Whether it is meant for the fans of a closed form: true sends it"),
    ),
    responses(
        (status = 200, description = "It is being sent", body = LetterBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such letter", body = ErrorBody, content_type = "application/problem+json"),
        (status = 409, description = "This instance sends no mail, or the form is closed and nobody said that it is meant", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn send(
    State(room): State<Captures>,
    editor: Editor,
    Path(id): Path<Uuid>,
    uri: Uri,
) -> Result<Json<LetterBody>> {
    let (letter, form) = actions::letter(&room, &editor, id).await?;
    let Query(Meant { closed }) = Query::try_from_uri(&uri).map_err(|_| Error::Unreadable)?;
    if !room.outbox.can_send() {
        return Err(Error::Conflict(Problem::new("send", "problem-capture-no-mail").into()));
    }
    actions::send(&room, &letter, &form, closed).await?;
    Ok(Json(actions::letter(&room, &editor, id).await?.0.into()))
}

#[derive(OpenApi)]
#[openapi(
    paths(index, create, show, update, destroy, addresses, draw, letters, write, letter, send),
    tags((name = "fans", description = "Who signed up for an artist"))
)]
struct Doc;

/// This room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}
