//! The pages of this room: read the request, call one action, choose the answer.

use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use kit::{Editor, Error, Form, Frame, Problems, Result, Routes, SignedIn, Upload, page};
use policy::routes::imports as paths;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Imports, actions, api,
    columns::Mapping,
    model::{Import, Outcome, State as Standing},
    pages::{self, Typed},
    store,
};

/// A page that waits loads itself again, without a script.
const REFRESH: HeaderName = HeaderName::from_static("refresh");
const SECONDS: HeaderValue = HeaderValue::from_static("4");
/// How many imports the list shows.
const NEWEST: i64 = 50;
/// How many rows a report shows of each kind.
const REPORTED: i64 = 200;

/// Every path of this room.
pub fn routes(imports: &Imports) -> Routes {
    Routes::<Imports>::default()
        .on(&paths::INDEX, index)
        .on(&paths::CREATE, create)
        .on(&paths::SHOW, show)
        .on(&paths::COLUMNS, columns)
        .on(&paths::PUT_COLUMNS, put_columns)
        .on(&paths::CONFIRM, confirm)
        .on(&paths::UNDO, undo)
        .on(&paths::DESTROY, destroy)
        .on(&paths::DESTROY_MAPPING, destroy_mapping)
        .on(&paths::API_INDEX, api::index)
        .on(&paths::API_CREATE, api::create)
        .on(&paths::API_SHOW, api::show)
        .on(&paths::API_DESTROY, api::destroy)
        .on(&paths::API_ROWS, api::rows)
        .on(&paths::API_COLUMNS, api::put_columns)
        .on(&paths::API_CONFIRM, api::confirm)
        .on(&paths::API_UNDO, api::undo)
        .on(&paths::API_MAPPINGS, api::mappings)
        .on(&paths::API_DESTROY_MAPPING, api::destroy_mapping)
        .with_state(imports)
}

fn to(id: Uuid) -> Response {
    Redirect::to(&paths::SHOW.to(&[&id.to_string()])).into_response()
}

async fn index(State(room): State<Imports>, editor: Editor, who: SignedIn) -> Result {
    index_page(&room, &editor, &who, Problems::default()).await
}

async fn index_page(room: &Imports, editor: &Editor, who: &SignedIn, problems: Problems) -> Result {
    let imports = store::newest(room.app().db.read(), editor, actions::a_day_ago(room.app()), NEWEST).await?;
    let kept = actions::mappings(room, editor).await?;
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page(status, &pages::Index::new(Frame::app(room.app(), who), &imports, &kept, problems))
}

async fn create(State(room): State<Imports>, editor: Editor, who: SignedIn, upload: Upload) -> Result {
    match actions::bring(&room, &editor, upload.file).await {
        Ok(import) => Ok(to(import.id)),
        Err(Error::Invalid(problems)) => index_page(&room, &editor, &who, problems).await,
        Err(error) => Err(error),
    }
}

/// Which part of a preview is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Look {
    /// The page, from 1 on.
    page: String,
    /// `problems` for the rows with something wrong.
    show: String,
}

async fn show(
    State(room): State<Imports>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    Form(look): Form<Look>,
) -> Result {
    let import = actions::show(&room, &editor, id).await?;
    if import.state != Standing::Open {
        return report(&room, &who, &import).await;
    }
    if !import.mapping.is_enough() {
        return Ok(Redirect::to(&paths::COLUMNS.to(&[&id.to_string()])).into_response());
    }
    preview_page(&room, &editor, &who, &import, (&look, Problems::default())).await
}

async fn preview_page(
    room: &Imports,
    editor: &Editor,
    who: &SignedIn,
    import: &Import,
    (look, problems): (&Look, Problems),
) -> Result {
    let preview = actions::preview(room, editor, import).await?;
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let place = look.page.parse::<usize>().unwrap_or(1).max(1);
    let frame = Frame::app(room.app(), who);
    page(status, &pages::Preview::new(frame, import, &preview, (place, look.show == "problems"), problems))
}

async fn report(room: &Imports, who: &SignedIn, import: &Import) -> Result {
    let on = room.app().db.read();
    let mut told = Vec::new();
    for outcome in [Outcome::LeftOut, Outcome::Stayed, Outcome::Made] {
        let n = store::n_rows(on, import.workspace, import.id, outcome).await?;
        let rows = store::rows(on, import.workspace, import.id, Some(outcome), (0, REPORTED)).await?;
        told.push((outcome, n, rows));
    }
    let mut answer = page(StatusCode::OK, &pages::Report::new(Frame::app(room.app(), who), import, told))?;
    if import.state.is_busy() {
        answer.headers_mut().insert(REFRESH, SECONDS);
    }
    Ok(answer)
}

async fn columns(State(room): State<Imports>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let import = actions::show(&room, &editor, id).await?;
    if import.state != Standing::Open {
        return Ok(to(id));
    }
    let typed = Typed { mapping: import.mapping.clone(), ..Typed::default() };
    columns_page(&room, &editor, &who, &import, typed).await
}

async fn columns_page(room: &Imports, editor: &Editor, who: &SignedIn, import: &Import, typed: Typed) -> Result {
    let table = actions::table(room, editor, import).await?;
    let kept = actions::mappings(room, editor).await?;
    let status = if typed.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page(status, &pages::Columns::new(Frame::app(room.app(), who), import, &table, &kept, typed))
}

async fn put_columns(
    State(room): State<Imports>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result {
    let import = actions::open(&room, &editor, id).await?;
    let field = |name: &str| fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str());
    // A kept mapping is shown first, and taken with the next button.
    if let Ok(kept) = field("use").parse::<Uuid>() {
        let mapping = actions::kept_mapping(&room, &editor, &import, kept).await?;
        return columns_page(&room, &editor, &who, &import, Typed { mapping, ..Typed::default() }).await;
    }
    // The preview sends the order of day and month alone.
    let mapping = if field("only") == "date_order" {
        Mapping { date_order: field("date_order").to_owned(), ..import.mapping.clone() }
    } else {
        let column = |place: usize| field(&format!("column.{place}")).to_owned();
        Mapping {
            columns: (0..import.headings.len()).map(column).collect(),
            artist: field("artist").trim().to_owned(),
            date_order: field("date_order").to_owned(),
            time_zone: field("time_zone").trim().to_owned(),
            undated: field("undated").trim().to_owned(),
        }
    };
    match actions::put_mapping(&room, &editor, &import, &mapping, field("keep_as")).await {
        Ok(()) => Ok(to(id)),
        Err(Error::Invalid(problems)) => {
            let typed = Typed { mapping, keep_as: field("keep_as").to_owned(), problems };
            columns_page(&room, &editor, &who, &import, typed).await
        }
        Err(error) => Err(error),
    }
}

async fn confirm(State(room): State<Imports>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    match actions::confirm(&room, &editor, id).await {
        Ok(()) => Ok(to(id)),
        Err(Error::Invalid(problems)) => {
            let import = actions::open(&room, &editor, id).await?;
            if import.mapping.is_enough() {
                return preview_page(&room, &editor, &who, &import, (&Look::default(), problems)).await;
            }
            let typed = Typed { mapping: import.mapping.clone(), problems, ..Typed::default() };
            columns_page(&room, &editor, &who, &import, typed).await
        }
        Err(error) => Err(error),
    }
}

async fn undo(State(room): State<Imports>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::undo(&room, &editor, id).await?;
    Ok(to(id))
}

async fn destroy(State(room): State<Imports>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::discard(&room, &editor, id).await?;
    Ok(Redirect::to(paths::INDEX.path).into_response())
}

async fn destroy_mapping(State(room): State<Imports>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::forget_mapping(&room, &editor, id).await?;
    Ok(Redirect::to(paths::INDEX.path).into_response())
}
