//! Artists as programs see them: `/api/v1/artists`.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use kit::{App, Editor, Error, ErrorBody, Form, Json, List, ListQuery, Result};
use policy::routes::artists as paths;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use crate::{Artist, actions, model::Name, store};

/// Who makes the music.
#[derive(Serialize, ToSchema)]
#[schema(as = Artist)]
pub(crate) struct ArtistBody {
    /// Which one.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// The name on the cover.
    #[schema(example = "Noor & the Tide")]
    name: String,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was last changed.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

impl From<Artist> for ArtistBody {
    fn from(artist: Artist) -> ArtistBody {
        let Artist { id, name, created_at, updated_at, retired_at: _ } = artist;
        ArtistBody { id, name, created_at, updated_at }
    }
}

/// An artist to add.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewArtist {
    /// The name on the cover, 1 to 200 characters.
    #[schema(value_type = String, required = true, min_length = 1, max_length = 200)]
    #[serde(default)]
    name: Option<String>,
}

/// What is to change. A field that is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ArtistPatch {
    /// The name on the cover, 1 to 200 characters. It cannot be cleared.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 200)]
    #[serde(default, deserialize_with = "given")]
    name: Option<Option<String>>,
}

/// Tells `null` (`Some(None)`) from a field that was left out (`None`, by `default`).
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(deserializer).map(Some)
}

fn name(text: Option<&str>) -> Result<Name> {
    Name::parse(text.unwrap_or_default()).map_err(|problem| Error::Invalid(problem.into()))
}

/// Lists the artists
///
/// The oldest first; retired artists are left out.
#[utoipa::path(
    get, path = paths::API_INDEX.path, operation_id = "list_artists", tag = "artists",
    params(ListQuery),
    responses(
        (status = 200, description = "One page", body = List<ArtistBody>),
        (status = 400, description = "The query cannot be read", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn index(
    State(app): State<App>,
    editor: Editor,
    Form(query): Form<ListQuery>,
) -> Result<Json<List<ArtistBody>>> {
    let (limit, cursor) = query.check()?;
    let rows = store::page_by_age(app.db.read(), &editor, limit, cursor).await?;
    let List { items, next_cursor } = List::of(rows, limit, |artist| artist.id);
    Ok(Json(List { items: items.into_iter().map(ArtistBody::from).collect(), next_cursor }))
}

/// Adds an artist
#[utoipa::path(
    post, path = paths::API_CREATE.path, operation_id = "create_artist", tag = "artists",
    request_body = NewArtist,
    responses(
        (status = 201, description = "Added", body = ArtistBody, headers(("Location" = String, description = "Its address"))),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(State(app): State<App>, editor: Editor, Json(body): Json<NewArtist>) -> Result<Response> {
    let artist = actions::create(&app, &editor, &name(body.name.as_deref())?).await?;
    let location = paths::API_SHOW.to(&[&artist.id.to_string()]);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(ArtistBody::from(artist))).into_response())
}

/// Shows an artist
#[utoipa::path(
    get, path = paths::API_SHOW.path, operation_id = "show_artist", tag = "artists",
    params(("id" = String, Path, format = "uuid", description = "Which artist")),
    responses(
        (status = 200, description = "The artist", body = ArtistBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such artist", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn show(State(app): State<App>, editor: Editor, Path(id): Path<Uuid>) -> Result<Json<ArtistBody>> {
    Ok(Json(actions::show(&app, &editor, id).await?.into()))
}

/// Changes an artist
#[utoipa::path(
    patch, path = paths::API_UPDATE.path, operation_id = "update_artist", tag = "artists",
    params(("id" = String, Path, format = "uuid", description = "Which artist")),
    request_body = ArtistPatch,
    responses(
        (status = 200, description = "The artist as it is now", body = ArtistBody),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such artist", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn update(
    State(app): State<App>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(patch): Json<ArtistPatch>,
) -> Result<Json<ArtistBody>> {
    // Whoever may not know of it learns nothing from the check of a name either.
    let artist = actions::show(&app, &editor, id).await?;
    let artist = match patch.name {
        Some(text) => actions::rename(&app, &editor, id, &name(text.as_deref())?).await?,
        None => artist,
    };
    Ok(Json(artist.into()))
}

/// Retires an artist
///
/// It is in no list any more. Releases that are already there keep its name.
#[utoipa::path(
    delete, path = paths::API_DESTROY.path, operation_id = "retire_artist", tag = "artists",
    params(("id" = String, Path, format = "uuid", description = "Which artist")),
    responses(
        (status = 204, description = "Retired"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such artist", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn destroy(State(app): State<App>, editor: Editor, Path(id): Path<Uuid>) -> Result<StatusCode> {
    actions::retire(&app, &editor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(OpenApi)]
#[openapi(paths(index, create, show, update, destroy), tags((name = "artists", description = "Who makes the music")))]
struct Doc;

/// This room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}
