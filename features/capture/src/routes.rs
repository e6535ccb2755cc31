//! The pages of a label: forms, numbers, addresses, letters. HTTP only.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect},
};
use kit::{Editor, Error, Form, Frame, List, ListQuery, Problem, Problems, Result, Routes, SignedIn, page};
use policy::routes::capture as paths;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Captures,
    actions::{self, Visible},
    api,
    model::{Draft, FanForm, LetterDraft, csv_cell},
    own, pages, public, store,
};

/// Every path of this room.
pub fn routes(captures: &Captures) -> Routes {
    let fans = Routes::<Captures>::default()
        .on(&paths::SHOW_PUBLIC, public::show)
        .on(&paths::ASK, public::ask)
        .on(&paths::ASKED, public::asked)
        .on(&paths::FILE, public::file)
        .on(&paths::LINK, public::link)
        .on(&paths::CONFIRM, public::confirm)
        .on(&paths::OWN, own::show)
        .on(&paths::CHOOSE, own::choose)
        .on(&paths::LEAVE, own::leave)
        .on(&paths::RECORD, own::consent)
        .on(&paths::UNSUBSCRIBE, own::way_out)
        .on(&paths::UNSUBSCRIBED, own::out);
    fans.on(&paths::INDEX, index)
        .on(&paths::NEW, new)
        .on(&paths::CREATE, create)
        .on(&paths::SHOW, show)
        .on(&paths::EDIT, edit)
        .on(&paths::UPDATE, update)
        .on(&paths::RETIRE, retire)
        .on(&paths::DRAW, draw)
        .on(&paths::ADDRESSES, addresses)
        .on(&paths::EXPORT, export)
        .on(&paths::WRITE, write)
        .on(&paths::LETTER, letter)
        .on(&paths::TEST, test)
        .on(&paths::SEND, send)
        .on(&paths::API_INDEX, api::index)
        .on(&paths::API_CREATE, api::create)
        .on(&paths::API_SHOW, api::show)
        .on(&paths::API_UPDATE, api::update)
        .on(&paths::API_DESTROY, api::destroy)
        .on(&paths::API_ADDRESSES, api::addresses)
        .on(&paths::API_DRAW, api::draw)
        .on(&paths::API_LETTERS, api::letters)
        .on(&paths::API_WRITE, api::write)
        .on(&paths::API_LETTER, api::letter)
        .on(&paths::API_SEND, api::send)
        .with_state(captures)
}

async fn index(State(room): State<Captures>, editor: Editor, who: SignedIn, Form(query): Form<ListQuery>) -> Result {
    let (limit, cursor) = query.check()?;
    let (db, workspace) = (room.app.db.read(), editor.workspace());
    let list = List::of(store::forms(db, workspace, limit, cursor).await?, limit, |form| form.id);
    let counts = store::counts(db, workspace, room.app.clock.now()).await?;
    page(StatusCode::OK, &pages::Index::new(Frame::app(&room.app, &who), list, &counts))
}

async fn editor_page(
    room: &Captures,
    editor: &Editor,
    who: &SignedIn,
    draft: Draft,
    problems: Problems,
) -> Result<pages::Editing> {
    let artists = artists::all(&room.app.db, editor).await?;
    let frame = Frame::app(&room.app, who);
    Ok(pages::Editing { frame, form: None, artists, draft, problems })
}

async fn new(State(room): State<Captures>, editor: Editor, who: SignedIn) -> Result {
    page(StatusCode::OK, &editor_page(&room, &editor, &who, Draft::default(), Problems::default()).await?)
}

async fn create(State(room): State<Captures>, editor: Editor, who: SignedIn, Form(draft): Form<Draft>) -> Result {
    let artists: Vec<Uuid> = artists::all(&room.app.db, &editor).await?.iter().map(|artist| artist.id).collect();
    let (status, problems) = match draft.check(&artists, &room.app.own_hosts().await?, room.app.clock.now()) {
        Ok(checked) => match actions::create(&room, &editor, &checked).await {
            Ok(form) => return Ok(Redirect::to(&paths::SHOW.to(&[&form.id.to_string()])).into_response()),
            Err(Error::Conflict(problems)) => (StatusCode::CONFLICT, problems),
            Err(error) => return Err(error),
        },
        Err(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems),
    };
    page(status, &editor_page(&room, &editor, &who, draft, problems).await?)
}

async fn edit(State(room): State<Captures>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let form = actions::show(&room, &editor, id).await?;
    let sheet = editor_page(&room, &editor, &who, Draft::of(&form), Problems::default()).await?;
    page(StatusCode::OK, &pages::Editing { form: Some(form), ..sheet })
}

async fn update(
    State(room): State<Captures>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    Form(draft): Form<Draft>,
) -> Result {
    let form = actions::show(&room, &editor, id).await?;
    match draft.check_texts(form.kind, &room.app.own_hosts().await?) {
        Ok(texts) => {
            actions::change(&room, &editor, id, &texts).await?;
            Ok(Redirect::to(&paths::SHOW.to(&[&id.to_string()])).into_response())
        }
        Err(problems) => {
            let Draft { title, words, file_url, .. } = draft;
            let draft = Draft { title, words, file_url, ..Draft::of(&form) };
            let sheet = editor_page(&room, &editor, &who, draft, problems).await?;
            page(StatusCode::UNPROCESSABLE_ENTITY, &pages::Editing { form: Some(form), ..sheet })
        }
    }
}

async fn retire(State(room): State<Captures>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::retire(&room, &editor, id).await?;
    Ok(Redirect::to(paths::INDEX.path).into_response())
}

/// The page of one form, with what a person just did there.
async fn sheet(room: &Captures, who: &SignedIn, form: FanForm) -> Result<pages::Show> {
    let artist = room.artist_of(&form).await?;
    let numbers = actions::numbers(room, &form).await?;
    let letters = store::letters(room.app.db.read(), &form).await?;
    let facts = pages::Facts { artist, numbers, letters, now: room.app.clock.now() };
    Ok(pages::Show::new(Frame::app(&room.app, who), room.app.url(&paths::SHOW_PUBLIC.to(&[&form.slug])), form, facts))
}

async fn show(State(room): State<Captures>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let form = actions::show(&room, &editor, id).await?;
    page(StatusCode::OK, &sheet(&room, &who, form).await?)
}

async fn draw(State(room): State<Captures>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let form = actions::show(&room, &editor, id).await?;
    match actions::draw_winners(&room, &form).await {
        Ok(()) => Ok(Redirect::to(&paths::SHOW.to(&[&id.to_string()])).into_response()),
        Err(Error::Conflict(problems)) => {
            page(StatusCode::CONFLICT, &sheet(&room, &who, form).await?.with_problems(problems))
        }
        Err(error) => Err(error),
    }
}

async fn addresses(State(room): State<Captures>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let form = actions::show(&room, &editor, id).await?;
    let visible = actions::addresses(&room, &form).await?;
    page(StatusCode::OK, &pages::Addresses::new(Frame::app(&room.app, &who), &form, visible))
}

async fn export(State(room): State<Captures>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    let form = actions::show(&room, &editor, id).await?;
    let visible = actions::addresses(&room, &form).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"fans.csv\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, csv(&visible)).into_response())
}

fn csv(visible: &[Visible]) -> String {
    let line = |one: &Visible| {
        let cells = [csv_cell(&one.address), csv_cell(one.lang.tag()), csv_cell(&one.joined_at.to_string())];
        format!("{}\r\n", cells.join(","))
    };
    let head = "\"email\",\"language\",\"confirmed_at\"\r\n".to_owned();
    std::iter::once(head).chain(visible.iter().map(line)).collect()
}

async fn write(
    State(room): State<Captures>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    Form(draft): Form<LetterDraft>,
) -> Result {
    let form = actions::show(&room, &editor, id).await?;
    match draft.check() {
        Ok(checked) => {
            let letter = actions::write(&room, &form, &checked).await?;
            Ok(Redirect::to(&paths::LETTER.to(&[&letter.to_string()])).into_response())
        }
        Err(problems) => {
            let sheet = sheet(&room, &who, form).await?.with_letter(draft).with_problems(problems);
            page(StatusCode::UNPROCESSABLE_ENTITY, &sheet)
        }
    }
}

async fn letter_page(room: &Captures, editor: &Editor, who: &SignedIn, id: Uuid) -> Result<pages::LetterPage> {
    let (letter, form) = actions::letter(room, editor, id).await?;
    let now = room.app.clock.now();
    let n_here = store::n_here(room.app.db.read(), &form, now).await?;
    Ok(pages::LetterPage::new(Frame::app(&room.app, who), letter, form, (n_here, now)))
}

async fn letter(State(room): State<Captures>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    page(StatusCode::OK, &letter_page(&room, &editor, &who, id).await?)
}

async fn test(State(room): State<Captures>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let (letter, form) = actions::letter(&room, &editor, id).await?;
    let to = accounts::person::address(&room.app, who.account).await?.filter(|_| room.outbox.can_send());
    let sheet = letter_page(&room, &editor, &who, id).await?;
    let Some(to) = to else {
        return page(StatusCode::CONFLICT, &sheet.with_problem(Problem::new("send", "problem-capture-no-mail")));
    };
    room.send_test(&letter, &room.artist_of(&form).await?, &to, who.lang).await?;
    page(StatusCode::OK, &sheet.tested())
}

/// Whether somebody means to write to the fans of a closed form.
#[derive(Deserialize)]
struct Meant {
    #[serde(default)]
    closed: String,
}

async fn send(
    State(room): State<Captures>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    Form(meant): Form<Meant>,
) -> Result {
    let (letter, form) = actions::letter(&room, &editor, id).await?;
    if !room.outbox.can_send() {
        let sheet = letter_page(&room, &editor, &who, id).await?;
        return page(StatusCode::CONFLICT, &sheet.with_problem(Problem::new("send", "problem-capture-no-mail")));
    }
    match actions::send(&room, &letter, &form, meant.closed == "yes").await {
        Ok(()) => Ok(Redirect::to(&paths::LETTER.to(&[&id.to_string()])).into_response()),
        Err(Error::Conflict(_)) => {
            let sheet = letter_page(&room, &editor, &who, id).await?;
            page(StatusCode::CONFLICT, &sheet.with_problem(Problem::new("send", "problem-capture-closed")))
        }
        Err(error) => Err(error),
    }
}
