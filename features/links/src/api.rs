//! Links as programs see them: `/api/v1/links`.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use kit::{Editor, Error, ErrorBody, Form, Json, List, ListQuery, Problem, Result};
use policy::routes::links as paths;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use crate::{
    Links,
    actions::{self, Changes},
    model::{self, Destination, DestinationDraft, Draft, Link, MAX_OTHERS, Service, Slug, other_field},
    store,
};

/// A smart link: one address for a release, with a way out to every service.
#[derive(Serialize, ToSchema)]
#[schema(as = Link)]
pub(crate) struct LinkBody {
    /// Which one.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// The release that it is for.
    #[schema(value_type = String, format = "uuid")]
    release_id: Uuid,
    /// The last word of its address.
    #[schema(example = "lanterns")]
    slug: String,
    /// Its address.
    #[schema(format = "uri", example = "https://music.example/lanterns")]
    url: String,
    /// Where it leads, in the order of the page.
    destinations: Vec<DestinationBody>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was last changed.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

/// A way out of a link.
#[derive(Serialize, ToSchema)]
#[schema(as = Destination)]
pub(crate) struct DestinationBody {
    /// The service's word, which is also the last word of the address that leads there.
    #[schema(example = "spotify")]
    service: String,
    /// What people call it.
    #[schema(example = "Spotify")]
    label: String,
    /// The address there.
    #[schema(format = "uri", example = "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy")]
    url: String,
}

impl LinkBody {
    fn of(links: &Links, link: Link) -> LinkBody {
        LinkBody {
            id: link.id,
            release_id: link.release_id,
            url: links.app().url(&paths::SHOW_PUBLIC.to(&[&link.slug])),
            slug: link.slug,
            destinations: link.destinations.into_iter().map(DestinationBody::from).collect(),
            created_at: link.created_at,
            updated_at: link.updated_at,
        }
    }
}

impl From<Destination> for DestinationBody {
    fn from(one: Destination) -> DestinationBody {
        DestinationBody { service: one.service, label: one.label, url: one.url }
    }
}

/// A way out of a link, to be put there.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDestination {
    /// `spotify`, `apple-music`, `youtube-music`, `deezer`, `amazon-music`, `pandora`, `tidal`, `soundcloud`, `bandcamp`, or
    /// `other`, which becomes a word of its label.
    #[serde(default)]
    service: String,
    /// What people call it, at most 60 characters. Needed for `other`; a known service has its own name.
    #[serde(default)]
    #[schema(value_type = String, required = false, max_length = 60)]
    label: Option<String>,
    /// The address there: http or https, in public, and of that service.
    #[serde(default)]
    #[schema(required = true, format = "uri", max_length = 2048)]
    url: String,
}

/// A link to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLink {
    /// The release that it is for.
    #[serde(default)]
    #[schema(value_type = String, required = true, format = "uuid")]
    release_id: String,
    /// The last word of its address: 2 to 64 of a–z, 0–9 and dashes. Left out, the title suggests a free one.
    #[serde(default)]
    #[schema(value_type = String, required = false, min_length = 2, max_length = 64)]
    slug: Option<String>,
    /// Where it leads, in the order of the page; one address a service.
    #[serde(default)]
    #[schema(value_type = Vec<NewDestination>, required = false)]
    destinations: Option<Vec<NewDestination>>,
}

/// What is to change. A field that is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkPatch {
    /// The last word of its address. It cannot be cleared; addresses that were shared with the old word stop working.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = String, required = false, min_length = 2, max_length = 64)]
    slug: Option<Option<String>>,
    /// Where it leads from now on, all of it; null and an empty list both take everything away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<NewDestination>>, required = false)]
    destinations: Option<Option<Vec<NewDestination>>>,
}

/// Tells `null` (`Some(None)`) from a field that was left out (`None`, by `default`).
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}

/// Problems name a known service by its word and the others by their place among the others.
fn drafts(bodies: Vec<NewDestination>) -> Result<Vec<DestinationDraft>> {
    let mut others = 0;
    let mut drafts = Vec::with_capacity(bodies.len());
    for body in bodies {
        let field = match Service::of(body.service.trim()) {
            Some(service) => service.field.to_owned(),
            None => {
                others += 1;
                other_field(others)
            }
        };
        let label = body.label.unwrap_or_default();
        drafts.push(DestinationDraft { field, service: body.service, label, url: body.url });
    }
    if others > MAX_OTHERS {
        let problem = Problem::new("destinations", "problem-links-others-many").with("n", MAX_OTHERS.to_string());
        return Err(Error::Invalid(problem.into()));
    }
    Ok(drafts)
}

/// Lists the links
///
/// The oldest first; retired links are left out.
#[utoipa::path(
    get, path = paths::API_INDEX.path, operation_id = "list_links", tag = "links",
    params(ListQuery),
    responses(
        (status = 200, description = "One page", body = List<LinkBody>),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn index(
    State(links): State<Links>,
    editor: Editor,
    Form(query): Form<ListQuery>,
) -> Result<Json<List<LinkBody>>> {
    let (limit, cursor) = query.check()?;
    let rows = store::page(links.app().db.read(), &editor, cursor, limit.saturating_add(1)).await?;
    let List { items, next_cursor } = List::of(rows, limit, |link| link.id);
    Ok(Json(List { items: items.into_iter().map(|link| LinkBody::of(&links, link)).collect(), next_cursor }))
}

/// Makes a link
#[utoipa::path(
    post, path = paths::API_CREATE.path, operation_id = "create_link", tag = "links",
    request_body = NewLink,
    responses(
        (status = 201, description = "Made", body = LinkBody, headers(("Location" = String, description = "Its address in the API"))),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn create(State(links): State<Links>, editor: Editor, Json(body): Json<NewLink>) -> Result<Response> {
    let draft = Draft { slug: body.slug, destinations: drafts(body.destinations.unwrap_or_default())? };
    let mut problems = kit::Problems::default();
    let release = problems.check(release_id(&body.release_id));
    let draft = draft.check().map_err(|more| problems.0.extend(more.0));
    let (Some(release), Ok(draft)) = (release, draft) else { return Err(Error::Invalid(problems)) };
    let link = actions::create(&links, &editor, release, &draft).await?;
    let location = paths::API_SHOW.to(&[&link.id.to_string()]);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(LinkBody::of(&links, link))).into_response())
}

/// The release's id as a person or a program entered it.
pub(crate) fn release_id(text: &str) -> Result<Uuid, Problem> {
    Uuid::try_parse(text.trim()).map_err(|_| Problem::new("release_id", "problem-links-release"))
}

/// Shows a link
#[utoipa::path(
    get, path = paths::API_SHOW.path, operation_id = "show_link", tag = "links",
    params(("id" = String, Path, format = "uuid", description = "Which link")),
    responses(
        (status = 200, description = "The link", body = LinkBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such link", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn show(State(links): State<Links>, editor: Editor, Path(id): Path<Uuid>) -> Result<Json<LinkBody>> {
    let link = actions::show(&links, &editor, id).await?;
    Ok(Json(LinkBody::of(&links, link)))
}

/// Changes a link
#[utoipa::path(
    patch, path = paths::API_UPDATE.path, operation_id = "update_link", tag = "links",
    params(("id" = String, Path, format = "uuid", description = "Which link")),
    request_body = LinkPatch,
    responses(
        (status = 200, description = "The link as it is now", body = LinkBody),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such link", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn update(
    State(links): State<Links>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(patch): Json<LinkPatch>,
) -> Result<Json<LinkBody>> {
    // Whoever may not know of it learns nothing from the check of a field either.
    let link = actions::show(&links, &editor, id).await?;
    let mut problems = kit::Problems::default();
    let slug = patch.slug.and_then(|slug| problems.check(Slug::parse(slug.as_deref().unwrap_or_default())));
    let destinations = patch.destinations.map(Option::unwrap_or_default).map(drafts).transpose()?;
    let destinations = destinations
        .and_then(|drafts| model::check_destinations(&drafts).map_err(|more| problems.0.extend(more.0)).ok());
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let changes = Changes { slug: slug.as_ref(), destinations: destinations.as_ref() };
    let link = if changes.is_empty() { link } else { actions::update(&links, &editor, id, &changes).await? };
    Ok(Json(LinkBody::of(&links, link)))
}

/// Retires a link
///
/// Its page says that it is gone, and its address stays taken. Pre-saves that wait are cancelled and their permissions
/// destroyed. Its figures stay.
#[utoipa::path(
    delete, path = paths::API_DESTROY.path, operation_id = "retire_link", tag = "links",
    params(("id" = String, Path, format = "uuid", description = "Which link")),
    responses(
        (status = 204, description = "Retired"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such link", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn destroy(State(links): State<Links>, editor: Editor, Path(id): Path<Uuid>) -> Result<StatusCode> {
    actions::retire(&links, &editor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(OpenApi)]
#[openapi(
    paths(index, create, show, update, destroy),
    tags((name = "links", description = "One address for a release, with a way out to every service"))
)]
struct Doc;

/// This room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}
