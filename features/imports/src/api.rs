//! Imports as programs see them: `/api/v1/imports`.

use axum::{
    body::to_bytes,
    extract::{Path, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use kit::{Editor, Error, ErrorBody, Form, Json, List, ListQuery, Problem, Result, Tongue};
use policy::routes::imports as paths;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};
use uuid::Uuid;

use crate::{
    Imports, actions,
    columns::Mapping,
    draft::{Draft, Remark},
    model::{Counts, Import, Kept, State as Standing},
    plan::{Decision, Thing},
    store::{self, Named},
    table::MAX_BYTES,
};

/// The kinds that a file may be sent as.
const KINDS: [&str; 5] =
    ["text/csv", "text/tab-separated-values", "text/plain", "application/vnd.ms-excel", "application/octet-stream"];

/// A list of links and releases, brought from another tool.
#[derive(Serialize, ToSchema)]
#[schema(as = Import)]
pub(crate) struct ImportBody {
    /// Which one.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// `open` until it is confirmed, then `running` and `done`; `undoing` and `undone` once it is taken back.
    #[schema(example = "open")]
    state: &'static str,
    /// What the columns of its file are called.
    headings: Vec<String>,
    /// How its file is read.
    mapping: MappingBody,
    /// How much of it there is.
    counts: CountsBody,
    /// When it was brought. The file goes when it is confirmed, and a day after this at the latest.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was confirmed; null before.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    confirmed_at: Option<Timestamp>,
    /// When all of it was made; null before.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    finished_at: Option<Timestamp>,
    /// When it was taken back; null before.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    undone_at: Option<Timestamp>,
}

/// How a file is read.
#[derive(Serialize, ToSchema)]
#[schema(as = ImportMapping)]
pub(crate) struct MappingBody {
    /// What each column is: `nothing`, `artist`, `title`, `track`, `upc`, `isrc`, `release_date`, `time_zone`, `address` (the
    /// old one), `destination` (at the service that its host belongs to), `named` (called as the column is), or the word of a
    /// known service.
    columns: Vec<String>,
    /// Who made the music where a row does not say it; empty where every row does.
    artist: String,
    /// How `03/04/2026` is read: `day_first` or `month_first`; empty where the column shows it.
    date_order: String,
    /// The time zone of days that do not say theirs.
    time_zone: String,
    /// The day of rows without one; empty where such rows are left out.
    undated: String,
}

impl From<Mapping> for MappingBody {
    fn from(mapping: Mapping) -> MappingBody {
        let Mapping { columns, artist, date_order, time_zone, undated } = mapping;
        MappingBody { columns, artist, date_order, time_zone, undated }
    }
}

/// How much of an import there is.
#[derive(Serialize, ToSchema)]
#[schema(as = ImportCounts)]
pub(crate) struct CountsBody {
    /// Rows of the file; once it is confirmed, things that it asks for.
    rows: u64,
    /// Those with something wrong.
    left_out: u64,
    /// Those that are through.
    done: u64,
    /// Artists that were made.
    artists: u64,
    /// Releases that were made.
    releases: u64,
    /// Links that were made.
    links: u64,
    /// Those that were there already.
    had: u64,
}

impl From<Counts> for CountsBody {
    fn from(counts: Counts) -> CountsBody {
        let Counts { rows, left_out, done, artists, releases, links, had } = counts;
        CountsBody { rows, left_out, done, artists, releases, links, had }
    }
}

impl From<Import> for ImportBody {
    fn from(import: Import) -> ImportBody {
        ImportBody {
            id: import.id,
            state: import.state.word(),
            headings: import.headings,
            mapping: import.mapping.into(),
            counts: import.counts.into(),
            created_at: import.created_at,
            confirmed_at: import.confirmed_at,
            finished_at: import.finished_at,
            undone_at: import.undone_at,
        }
    }
}

/// Lists the imports
///
/// The oldest first.
#[utoipa::path(
    get, path = paths::API_INDEX.path, operation_id = "list_imports", tag = "imports",
    params(ListQuery),
    responses(
        (status = 200, description = "A page of imports", body = List<ImportBody>),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn index(
    State(room): State<Imports>,
    editor: Editor,
    Form(query): Form<ListQuery>,
) -> Result<Json<List<ImportBody>>> {
    let (limit, cursor) = query.check()?;
    let rows = store::page(room.app().db.read(), &editor, cursor, limit).await?;
    let List { items, next_cursor } = List::of(rows, limit, |import| import.id);
    Ok(Json(List { items: items.into_iter().map(ImportBody::from).collect(), next_cursor }))
}

/// Brings a list
///
/// The body is the file itself: CSV in UTF-8 or UTF-16, with commas, semicolons or tabs between fields, at most 5 MB and
/// 10,000 rows. Nothing is made before it is confirmed. A file with a column about people (e-mail addresses, names, telephone
/// numbers) is refused: consent that was given to another tool is not consent to this one.
#[utoipa::path(
    post, path = paths::API_CREATE.path, operation_id = "create_import", tag = "imports",
    request_body(content = String, content_type = "text/csv", description = "The file"),
    responses(
        (status = 201, description = "The import; columns that were not recognised are `nothing`", body = ImportBody,
            headers(("location" = String, description = "Its address in the API"))),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 413, description = "More than 5 MB", body = ErrorBody, content_type = "application/problem+json"),
        (status = 415, description = "Not sent as a table", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "Not a table that is taken: the field is file", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn create(State(room): State<Imports>, editor: Editor, request: Request) -> Result<Response> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).map(|kind| kind.trim().to_ascii_lowercase());
    if !kind.is_some_and(|kind| KINDS.contains(&kind.as_str())) {
        return Err(Error::MediaType);
    }
    // The gate lets a little more through, for the fields of a form.
    let bytes = to_bytes(request.into_body(), MAX_BYTES).await.map_err(|_| Error::FileTooLarge)?;
    let import = actions::bring(&room, &editor, bytes).await?;
    let location = paths::API_SHOW.to(&[&import.id.to_string()]);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(ImportBody::from(import))).into_response())
}

/// Shows an import
#[utoipa::path(
    get, path = paths::API_SHOW.path, operation_id = "show_import", tag = "imports",
    params(("id" = String, Path, format = "uuid", description = "Which import")),
    responses(
        (status = 200, description = "The import", body = ImportBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such import", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn show(
    State(room): State<Imports>,
    editor: Editor,
    Path(id): Path<Uuid>,
) -> Result<Json<ImportBody>> {
    Ok(Json(actions::show(&room, &editor, id).await?.into()))
}

/// Throws an import away
///
/// Only one that nobody has confirmed. Its file goes at once.
#[utoipa::path(
    delete, path = paths::API_DESTROY.path, operation_id = "delete_import", tag = "imports",
    params(("id" = String, Path, format = "uuid", description = "Which import")),
    responses(
        (status = 204, description = "Thrown away"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such import", body = ErrorBody, content_type = "application/problem+json"),
        (status = 409, description = "It was confirmed", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn destroy(State(room): State<Imports>, editor: Editor, Path(id): Path<Uuid>) -> Result<StatusCode> {
    actions::discard(&room, &editor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How columns are to be read. What is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewMapping {
    /// What each column is, as many words as there are columns.
    #[schema(value_type = Vec<String>, required = false)]
    columns: Option<Vec<String>>,
    /// Who made the music where a row does not say it.
    #[schema(value_type = String, required = false, max_length = 200)]
    artist: Option<String>,
    /// `day_first` or `month_first`; empty where the column shows it.
    #[schema(value_type = String, required = false)]
    date_order: Option<String>,
    /// The time zone of days that do not say theirs.
    #[schema(value_type = String, required = false)]
    time_zone: Option<String>,
    /// The day of rows without one, as `2026-11-22`; empty where such rows are left out.
    #[schema(value_type = String, required = false)]
    undated: Option<String>,
    /// A kept mapping to begin with, by its id.
    #[schema(value_type = String, required = false, format = "uuid")]
    r#use: Option<String>,
    /// The name under which the mapping is kept for other files.
    #[schema(value_type = String, required = false, max_length = 60)]
    keep_as: Option<String>,
}

/// Says how columns are read
#[utoipa::path(
    put, path = paths::API_COLUMNS.path, operation_id = "put_import_columns", tag = "imports",
    params(("id" = String, Path, format = "uuid", description = "Which import")),
    request_body = NewMapping,
    responses(
        (status = 200, description = "The import as it is now", body = ImportBody),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such import, or no such kept mapping", body = ErrorBody, content_type = "application/problem+json"),
        (status = 408, description = "It did not arrive in time", body = ErrorBody, content_type = "application/problem+json"),
        (status = 409, description = "It was confirmed", body = ErrorBody, content_type = "application/problem+json"),
        (status = 413, description = "It is too large", body = ErrorBody, content_type = "application/problem+json"),
        (status = 415, description = "It is not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn put_columns(
    State(room): State<Imports>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(new): Json<NewMapping>,
) -> Result<Json<ImportBody>> {
    let import = actions::open(&room, &editor, id).await?;
    let before = match new.r#use.as_deref() {
        Some(kept) => {
            let kept = Uuid::try_parse(kept).map_err(|_| Error::NotFound)?;
            actions::kept_mapping(&room, &editor, &import, kept).await?
        }
        None => import.mapping.clone(),
    };
    let mapping = Mapping {
        columns: new.columns.unwrap_or(before.columns),
        artist: new.artist.unwrap_or(before.artist),
        date_order: new.date_order.unwrap_or(before.date_order),
        time_zone: new.time_zone.unwrap_or(before.time_zone),
        undated: new.undated.unwrap_or(before.undated),
    };
    actions::put_mapping(&room, &editor, &import, &mapping, &new.keep_as.unwrap_or_default()).await?;
    Ok(Json(actions::show(&room, &editor, id).await?.into()))
}

/// One thing that a list asks for.
#[derive(Serialize, ToSchema)]
#[schema(as = ImportRow)]
pub(crate) struct RowBody {
    /// Its rows in the file, as a spreadsheet numbers them.
    rows: Vec<u32>,
    /// What becomes of it: before the confirmation `make`, `had` or `left_out`; after it `planned`, `made`, `had`,
    /// `left_out`, `undone` or `stayed`.
    #[schema(example = "make")]
    outcome: &'static str,
    /// The title of the release.
    title: String,
    /// Who made the music; empty after the confirmation.
    artist: String,
    /// The day, as it was read; null after the confirmation.
    #[schema(required = true)]
    release_date: Option<String>,
    /// Whether the artist is new.
    new_artist: bool,
    /// Whether the release is new.
    new_release: bool,
    /// Whether the link is new; null where no link is asked for.
    #[schema(required = true)]
    new_link: Option<bool>,
    /// The word of the old address that leads to the new link; null where there is none, or somebody else has it.
    #[schema(required = true)]
    alias: Option<String>,
    /// The release; null before it is there.
    #[schema(value_type = Option<String>, format = "uuid", required = true)]
    release_id: Option<Uuid>,
    /// The link; null before it is there.
    #[schema(value_type = Option<String>, format = "uuid", required = true)]
    link_id: Option<Uuid>,
    /// What is wrong, and what there is to know.
    remarks: Vec<RemarkBody>,
}

/// A remark about a row.
#[derive(Serialize, ToSchema)]
#[schema(as = ImportRemark)]
pub(crate) struct RemarkBody {
    /// The row in the file.
    row: u32,
    /// What the column is called; null where it is about the whole row.
    #[schema(required = true)]
    column: Option<String>,
    /// The id of the sentence, the same in every language.
    code: String,
    /// The sentence, in the caller's language.
    message: String,
}

impl RemarkBody {
    fn of(tongue: &Tongue, remark: &Remark) -> RemarkBody {
        let (row, column) = (remark.row, remark.column.clone());
        RemarkBody { row, column, code: remark.text.clone(), message: remark.say(tongue) }
    }
}

impl RowBody {
    fn planned(tongue: &Tongue, draft: &Draft, decision: Option<&Decision>) -> RowBody {
        let had = |thing: Thing| (!thing.is_new()).then(|| thing.id());
        let mut remarks: Vec<RemarkBody> =
            draft.problems.iter().chain(&draft.notes).map(|one| RemarkBody::of(tongue, one)).collect();
        if decision.is_some_and(|decision| decision.taken)
            && let Some(old) = &draft.old
        {
            remarks.push(RemarkBody::of(tongue, &Remark::taken(draft.n(), old)));
        }
        RowBody {
            rows: draft.rows.clone(),
            outcome: match decision {
                None => "left_out",
                Some(decision) if decision.is_had() => "had",
                Some(_) => "make",
            },
            title: draft.title.clone(),
            artist: draft.artist.clone(),
            release_date: Some(draft.date.clone()).filter(|date| !date.is_empty()),
            new_artist: decision.is_some_and(|one| one.artist.is_new()),
            new_release: decision.is_some_and(|one| one.release.is_new()),
            new_link: decision.and_then(|one| one.link).map(Thing::is_new),
            alias: decision.and_then(|one| one.alias.as_ref()).map(|alias| alias.as_str().to_owned()),
            release_id: decision.and_then(|one| had(one.release)),
            link_id: decision.and_then(|one| one.link).and_then(had),
            remarks,
        }
    }

    fn kept(tongue: &Tongue, kept: Kept) -> RowBody {
        RowBody {
            rows: vec![kept.n],
            outcome: kept.outcome.word(),
            title: kept.title,
            artist: String::new(),
            release_date: None,
            new_artist: kept.made_artist,
            new_release: kept.made_release,
            new_link: kept.link.map(|_| kept.made_link),
            alias: None,
            release_id: kept.release,
            link_id: kept.link,
            remarks: kept.remarks.iter().map(|remark| RemarkBody::of(tongue, remark)).collect(),
        }
    }
}

/// The rows of an import.
#[derive(Serialize, ToSchema)]
#[schema(as = ImportRows)]
pub(crate) struct RowsBody {
    /// In the order of the file.
    items: Vec<RowBody>,
    /// The row after which the next page begins; null on the last one.
    #[schema(required = true)]
    next_after: Option<u32>,
    /// How many days could be another one, before the confirmation: set `date_order` first.
    open_dates: usize,
    /// How much it makes or made.
    counts: CountsBody,
}

/// Which rows are asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct RowsQuery {
    /// How many at most, 1 to 500; 100 when it is left out.
    #[param(value_type = Option<u64>, minimum = 1, maximum = 500, default = 100)]
    limit: Option<u64>,
    /// `next_after` of the page before.
    #[param(value_type = Option<u32>)]
    after: Option<u32>,
}

/// Shows what an import makes, row by row
///
/// Before the confirmation it is computed from the file, and nothing is written.
#[utoipa::path(
    get, path = paths::API_ROWS.path, operation_id = "list_import_rows", tag = "imports",
    params(("id" = String, Path, format = "uuid", description = "Which import"), RowsQuery),
    responses(
        (status = 200, description = "Rows", body = RowsBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such import", body = ErrorBody, content_type = "application/problem+json"),
        (status = 410, description = "Its file was not confirmed within a day and is gone", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right, or no column is the title yet", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn rows(
    State(room): State<Imports>,
    editor: Editor,
    visitor: axum::Extension<kit::Visitor>,
    Path(id): Path<Uuid>,
    Form(query): Form<RowsQuery>,
) -> Result<Json<RowsBody>> {
    let import = actions::show(&room, &editor, id).await?;
    let tongue = room.app().texts.tongue(visitor.lang());
    let limit = query.limit.unwrap_or(100);
    if !(1..=500).contains(&limit) {
        return Err(Error::Invalid(Problem::new("limit", "problem-imports-limit").into()));
    }
    let (limit, after) = (usize::try_from(limit).unwrap_or(500), query.after.unwrap_or_default());
    let (mut items, open_dates, counts) = if import.state == Standing::Open {
        let preview = actions::preview(&room, &editor, &import).await?;
        let all = preview.reading.drafts.iter().zip(&preview.decisions).filter(|(draft, _)| draft.n() > after);
        let items = all.take(limit + 1).map(|(draft, one)| RowBody::planned(&tongue, draft, one.as_ref()));
        (items.collect::<Vec<_>>(), preview.reading.n_open, preview.counts())
    } else {
        let more = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
        let rows = store::rows(room.app().db.read(), import.workspace, id, None, (after, more)).await?;
        (rows.into_iter().map(|kept| RowBody::kept(&tongue, kept)).collect(), 0, import.counts)
    };
    let is_last = items.len() <= limit;
    items.truncate(limit);
    let next_after = items.last().filter(|_| !is_last).and_then(|row| row.rows.first().copied());
    Ok(Json(RowsBody { items, next_after, open_dates, counts: counts.into() }))
}

/// Confirms an import
///
/// The work begins; `counts.done` says how far it is. A second time changes nothing.
#[utoipa::path(
    post, path = paths::API_CONFIRM.path, operation_id = "confirm_import", tag = "imports",
    params(("id" = String, Path, format = "uuid", description = "Which import")),
    responses(
        (status = 202, description = "It is being made", body = ImportBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such import", body = ErrorBody, content_type = "application/problem+json"),
        (status = 409, description = "It was taken back", body = ErrorBody, content_type = "application/problem+json"),
        (status = 410, description = "Its file was not confirmed within a day and is gone", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "Days could be read in two ways, or nothing can be made", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn confirm(State(room): State<Imports>, editor: Editor, Path(id): Path<Uuid>) -> Result<Response> {
    actions::confirm(&room, &editor, id).await?;
    let import = actions::show(&room, &editor, id).await?;
    Ok((StatusCode::ACCEPTED, Json(ImportBody::from(import))).into_response())
}

/// Takes an import back
///
/// What nobody has changed or used since goes as if it had never been made, and its words are free again. The rest stays, and
/// its rows are `stayed`.
#[utoipa::path(
    post, path = paths::API_UNDO.path, operation_id = "undo_import", tag = "imports",
    params(("id" = String, Path, format = "uuid", description = "Which import")),
    responses(
        (status = 202, description = "It is being taken back", body = ImportBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such import", body = ErrorBody, content_type = "application/problem+json"),
        (status = 409, description = "It is not finished", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn undo(State(room): State<Imports>, editor: Editor, Path(id): Path<Uuid>) -> Result<Response> {
    actions::undo(&room, &editor, id).await?;
    let import = actions::show(&room, &editor, id).await?;
    Ok((StatusCode::ACCEPTED, Json(ImportBody::from(import))).into_response())
}

/// A mapping that is kept under a name.
#[derive(Serialize, ToSchema)]
#[schema(as = KeptMapping)]
pub(crate) struct NamedBody {
    /// Which one.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// Its name.
    name: String,
    /// What the columns of its table are called.
    headings: Vec<String>,
    /// How it is read.
    mapping: MappingBody,
}

/// The kept mappings.
#[derive(Serialize, ToSchema)]
#[schema(as = KeptMappings)]
pub(crate) struct NamedList {
    /// By name.
    items: Vec<NamedBody>,
}

/// Lists the kept mappings
#[utoipa::path(
    get, path = paths::API_MAPPINGS.path, operation_id = "list_import_mappings", tag = "imports",
    responses(
        (status = 200, description = "All of them", body = NamedList),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn mappings(State(room): State<Imports>, editor: Editor) -> Result<Json<NamedList>> {
    let body = |named: Named| {
        let Named { id, name, headings, mapping } = named;
        NamedBody { id, name, headings, mapping: mapping.into() }
    };
    let items = actions::mappings(&room, &editor).await?.into_iter().map(body).collect();
    Ok(Json(NamedList { items }))
}

/// Forgets a kept mapping
#[utoipa::path(
    delete, path = paths::API_DESTROY_MAPPING.path, operation_id = "delete_import_mapping", tag = "imports",
    params(("id" = String, Path, format = "uuid", description = "Which mapping")),
    responses(
        (status = 204, description = "Forgotten"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such mapping", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn destroy_mapping(
    State(room): State<Imports>,
    editor: Editor,
    Path(id): Path<Uuid>,
) -> Result<StatusCode> {
    actions::forget_mapping(&room, &editor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(OpenApi)]
#[openapi(
    paths(index, create, show, destroy, put_columns, rows, confirm, undo, mappings, destroy_mapping),
    tags((name = "imports", description = "Lists that a label has already, brought from other tools"))
)]
struct Doc;

/// This room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}
