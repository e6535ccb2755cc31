//! Bio pages as programs see them: `/api/v1/bio`.

mod blocks;

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use blocks::BlockBody;
pub(crate) use blocks::{create_block, create_picture, destroy_block, restore_block, update_block};
use jiff::Timestamp;
use kit::{Editor, Error, ErrorBody, Form, Json, List, ListQuery, OwnHosts, Problem, Problems, Result};
use policy::routes::bio as paths;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use crate::{
    Bios, actions,
    model::{Page, PageDraft, Whole},
    store,
};

/// A bio page: an artist's own page, made of blocks.
#[derive(Serialize, ToSchema)]
#[schema(as = BioPage)]
pub(crate) struct PageBody {
    /// Which one.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// Whom it is about.
    #[schema(value_type = String, format = "uuid")]
    artist_id: Uuid,
    /// What follows the `@` of its address.
    #[schema(example = "noor")]
    handle: String,
    /// Its address.
    #[schema(format = "uri", example = "https://music.example/@noor")]
    url: String,
    /// A line under the name.
    intro: String,
    /// Its colours.
    #[schema(example = "tide")]
    palette: String,
    /// How its head is laid out.
    #[schema(example = "cover")]
    layout: String,
    /// The corners of its cards.
    #[schema(example = "soft")]
    corners: String,
    /// The IANA name of the time zone in which its schedules are meant.
    #[schema(example = "Europe/London")]
    time_zone: String,
    /// Since when everybody may see it.
    #[schema(value_type = Option<String>, format = DateTime)]
    published_at: Option<Timestamp>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was last changed, its blocks included.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
    /// What is on it, in its order. A list of pages leaves it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Vec<BlockBody>, required = false)]
    blocks: Option<Vec<BlockBody>>,
}

impl PageBody {
    fn of(own: &OwnHosts, page: Page, blocks: Option<Vec<BlockBody>>) -> PageBody {
        PageBody {
            id: page.id,
            artist_id: page.artist_id,
            url: own.url(page.workspace, &paths::SHOW_PUBLIC.to(&[&page.handle])),
            handle: page.handle,
            intro: page.intro,
            palette: page.palette,
            layout: page.layout,
            corners: page.corners,
            time_zone: page.time_zone,
            published_at: page.published_at,
            created_at: page.created_at,
            updated_at: page.updated_at,
            blocks,
        }
    }

    async fn of_whole(bios: &Bios, whole: Whole) -> Result<PageBody> {
        let (now, zone) = (bios.app().clock.now(), whole.page.zone());
        let blocks = whole.blocks.iter().map(|block| BlockBody::of(block, now, &zone)).collect();
        Ok(PageBody::of(&bios.app().own_hosts().await?, whole.page, Some(blocks)))
    }
}

/// A bio page to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewBioPage)]
pub(crate) struct NewPage {
    /// Whom it is about: an artist without a page.
    #[serde(default)]
    #[schema(value_type = String, required = true, format = "uuid")]
    artist_id: String,
    /// 3 to 30 of a–z, 0–9 and single marks `.` `_` `-` between them. The one before leads on for 90 days.
    #[schema(value_type = String, required = false, min_length = 3, max_length = 30)]
    handle: Option<String>,
    /// A line under the name, at most 200 characters.
    #[schema(value_type = String, required = false, max_length = 200)]
    intro: Option<String>,
    /// `brass`, `tide`, `ember`, `meadow`, `plum` or `ink`.
    #[schema(value_type = String, required = false)]
    palette: Option<String>,
    /// `cover`, `side` or `plain`.
    #[schema(value_type = String, required = false)]
    layout: Option<String>,
    /// `square`, `soft` or `round`.
    #[schema(value_type = String, required = false)]
    corners: Option<String>,
    /// The IANA name of a time zone.
    #[schema(value_type = String, required = false)]
    time_zone: Option<String>,
}

impl NewPage {
    fn fields(self) -> PageFields {
        PageFields {
            handle: self.handle,
            intro: self.intro,
            palette: self.palette,
            layout: self.layout,
            corners: self.corners,
            time_zone: self.time_zone,
        }
    }
}

/// What can be changed about a page. A field that is left out stays as it is; of a new page it is the first choice.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BioPagePatch)]
pub(crate) struct PageFields {
    /// 3 to 30 of a–z, 0–9 and single marks `.` `_` `-` between them. The one before leads on for 90 days.
    #[schema(value_type = String, required = false, min_length = 3, max_length = 30)]
    handle: Option<String>,
    /// A line under the name, at most 200 characters.
    #[schema(value_type = String, required = false, max_length = 200)]
    intro: Option<String>,
    /// `brass`, `tide`, `ember`, `meadow`, `plum` or `ink`.
    #[schema(value_type = String, required = false)]
    palette: Option<String>,
    /// `cover`, `side` or `plain`.
    #[schema(value_type = String, required = false)]
    layout: Option<String>,
    /// `square`, `soft` or `round`.
    #[schema(value_type = String, required = false)]
    corners: Option<String>,
    /// The IANA name of a time zone.
    #[schema(value_type = String, required = false)]
    time_zone: Option<String>,
}

impl PageFields {
    fn over(self, mut draft: PageDraft) -> PageDraft {
        for (field, given) in [
            (&mut draft.handle, self.handle),
            (&mut draft.intro, self.intro),
            (&mut draft.palette, self.palette),
            (&mut draft.layout, self.layout),
            (&mut draft.corners, self.corners),
            (&mut draft.time_zone, self.time_zone),
        ] {
            if let Some(given) = given {
                *field = given;
            }
        }
        draft
    }
}

/// The artist's id as a person or a program entered it.
pub(crate) fn artist_id(text: &str) -> Result<Uuid, Problem> {
    Uuid::try_parse(text.trim()).map_err(|_| Problem::new("artist_id", "problem-bio-artist"))
}

/// Lists the bio pages
///
/// The oldest first, without their blocks.
#[utoipa::path(
    get, path = paths::API_INDEX.path, operation_id = "list_bio_pages", tag = "bio",
    params(ListQuery),
    responses(
        (status = 200, description = "One page of the list", body = List<PageBody>),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn index(
    State(bios): State<Bios>,
    editor: Editor,
    Form(query): Form<ListQuery>,
) -> Result<Json<List<PageBody>>> {
    let (limit, cursor) = query.check()?;
    let rows = store::page(bios.app().db.read(), &editor, cursor, limit.saturating_add(1)).await?;
    let List { items, next_cursor } = List::of(rows, limit, |page| page.id);
    let own = bios.app().own_hosts().await?;
    Ok(Json(List { items: items.into_iter().map(|page| PageBody::of(&own, page, None)).collect(), next_cursor }))
}

/// Makes a bio page
///
/// As a draft, without blocks.
#[utoipa::path(
    post, path = paths::API_CREATE.path, operation_id = "create_bio_page", tag = "bio",
    request_body = NewPage,
    responses(
        (status = 201, description = "Made", body = PageBody, headers(("Location" = String, description = "Its address in the API"))),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn create(State(bios): State<Bios>, editor: Editor, Json(body): Json<NewPage>) -> Result<Response> {
    let mut problems = Problems::default();
    let artist = problems.check(artist_id(&body.artist_id));
    let draft = body.fields().over(PageDraft::default()).check().map_err(|more| problems.0.extend(more.0));
    let (Some(artist), Ok(draft)) = (artist, draft) else { return Err(Error::Invalid(problems)) };
    let page = actions::create(&bios, &editor, artist, &draft).await?;
    let location = paths::API_SHOW.to(&[&page.id.to_string()]);
    let body = PageBody::of(&bios.app().own_hosts().await?, page, Some(Vec::new()));
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(body)).into_response())
}

/// Shows a bio page
#[utoipa::path(
    get, path = paths::API_SHOW.path, operation_id = "show_bio_page", tag = "bio",
    params(("id" = String, Path, format = "uuid", description = "Which page")),
    responses(
        (status = 200, description = "The page with its blocks", body = PageBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such page", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn show(State(bios): State<Bios>, editor: Editor, Path(id): Path<Uuid>) -> Result<Json<PageBody>> {
    let whole = actions::show(&bios, &editor, id).await?;
    Ok(Json(PageBody::of_whole(&bios, whole).await?))
}

/// Changes a bio page
#[utoipa::path(
    patch, path = paths::API_UPDATE.path, operation_id = "update_bio_page", tag = "bio",
    params(("id" = String, Path, format = "uuid", description = "Which page")),
    request_body = PageFields,
    responses(
        (status = 200, description = "The page as it is now", body = PageBody),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such page", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn update(
    State(bios): State<Bios>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(body): Json<PageFields>,
) -> Result<Json<PageBody>> {
    // Whoever may not know of it learns nothing from the check of a field either.
    let whole = actions::show(&bios, &editor, id).await?;
    let draft = body.over(PageDraft::of(&whole.page)).check().map_err(Error::Invalid)?;
    actions::update(&bios, &editor, id, &draft).await?;
    Ok(Json(PageBody::of_whole(&bios, actions::show(&bios, &editor, id).await?).await?))
}

/// Removes a bio page
///
/// With all its blocks, for good. Nobody else can have its handle for 90 days.
#[utoipa::path(
    delete, path = paths::API_DESTROY.path, operation_id = "remove_bio_page", tag = "bio",
    params(("id" = String, Path, format = "uuid", description = "Which page")),
    responses(
        (status = 204, description = "Removed"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such page", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn destroy(State(bios): State<Bios>, editor: Editor, Path(id): Path<Uuid>) -> Result<StatusCode> {
    actions::remove(&bios, &editor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Publishes a bio page
#[utoipa::path(
    post, path = paths::API_PUBLISH.path, operation_id = "publish_bio_page", tag = "bio",
    params(("id" = String, Path, format = "uuid", description = "Which page")),
    responses(
        (status = 200, description = "Everybody may see it", body = PageBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such page", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn publish(State(bios): State<Bios>, editor: Editor, Path(id): Path<Uuid>) -> Result<Json<PageBody>> {
    actions::publish(&bios, &editor, id, true).await?;
    Ok(Json(PageBody::of_whole(&bios, actions::show(&bios, &editor, id).await?).await?))
}

/// Makes a bio page a draft again
#[utoipa::path(
    delete, path = paths::API_WITHDRAW.path, operation_id = "withdraw_bio_page", tag = "bio",
    params(("id" = String, Path, format = "uuid", description = "Which page")),
    responses(
        (status = 200, description = "Nobody sees it any more", body = PageBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such page", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn withdraw(State(bios): State<Bios>, editor: Editor, Path(id): Path<Uuid>) -> Result<Json<PageBody>> {
    actions::publish(&bios, &editor, id, false).await?;
    Ok(Json(PageBody::of_whole(&bios, actions::show(&bios, &editor, id).await?).await?))
}

#[derive(OpenApi)]
#[openapi(
    paths(
        index, create, show, update, destroy, publish, withdraw, blocks::create_block, blocks::create_picture,
        blocks::update_block, blocks::destroy_block, blocks::restore_block
    ),
    tags((name = "bio", description = "An artist's own page, made of blocks"))
)]
struct Doc;

/// This room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}
