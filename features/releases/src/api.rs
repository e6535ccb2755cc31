//! Releases as programs see them: `/api/v1/releases`.

use axum::{
    body::to_bytes,
    extract::{Path, Query, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use kit::{App, Editor, Error, ErrorBody, Form, Json, List, ListQuery, Result};
use media::{MAX_BYTES, Media};
use policy::routes::{program, releases as paths};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use crate::{
    Cover, Isrc, Release, Track, Upc, actions,
    draft::{Draft, TrackDraft},
    store,
};

/// What comes out.
#[derive(Serialize, ToSchema)]
#[schema(as = Release)]
pub(crate) struct ReleaseBody {
    /// Which one.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// Who made the music.
    #[schema(value_type = String, format = "uuid")]
    artist_id: Uuid,
    /// The title on the cover.
    #[schema(example = "Lanterns Over Water")]
    title: String,
    /// UPC-A (12 digits) or EAN-13 (13), without spaces and dashes.
    #[schema(required = true, example = "036000291452", pattern = "^[0-9]{12,13}$")]
    upc: Option<String>,
    /// The day it comes out, in its time zone.
    #[schema(format = Date, example = "2026-11-27")]
    release_date: String,
    /// The time of that day, in its time zone: hours, minutes, seconds.
    #[schema(example = "00:00:00", pattern = "^[0-9]{2}:[0-9]{2}:[0-9]{2}$")]
    release_time: String,
    /// The IANA name of its time zone.
    #[schema(example = "Europe/London")]
    time_zone: String,
    /// The instant that it comes out, computed from the three above. A time that the clocks skip is moved forward; of a
    /// time that comes twice, the first is meant.
    #[schema(value_type = String, format = DateTime)]
    release_at: Timestamp,
    /// Whether it comes out at that day and time of every place's own clocks. Then `release_at` is the instant in its own
    /// time zone, and pre-saves are done at the one in each fan's.
    each_zone: bool,
    /// What a pre-save saves: `spotify:album:…` or `spotify:track:…`.
    #[schema(required = true, example = "spotify:album:4aawyAB9vmqN3uQ7FjRGTy")]
    spotify_uri: Option<String>,
    /// The tracks, in their order.
    tracks: Vec<TrackBody>,
    /// The cover that was uploaded; without one its title is drawn.
    #[schema(required = true)]
    cover: Option<CoverBody>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was last changed.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

/// An uploaded cover.
#[derive(Serialize, ToSchema)]
#[schema(as = Cover)]
pub(crate) struct CoverBody {
    /// Where its largest size is, on this site. A JPEG of 1200 pixels at most; `640.jpg` and `320.jpg` are beside it.
    #[schema(example = "/media/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08/1200.jpg")]
    path: String,
    /// How wide it is, in pixels.
    width: u32,
    /// How high it is, in pixels.
    height: u32,
    /// What is to be seen on it, for those who cannot.
    alt: String,
}

impl From<Cover> for CoverBody {
    fn from(Cover { image, alt }: Cover) -> CoverBody {
        let path = program::MEDIA.to(&[image.hash.as_str(), "1200.jpg"]);
        CoverBody { path, width: image.width, height: image.height, alt }
    }
}

/// One recording of a release.
#[derive(Serialize, ToSchema)]
#[schema(as = Track)]
pub(crate) struct TrackBody {
    /// What it is called.
    #[schema(example = "Lanterns")]
    title: String,
    /// ISO 3901, in capitals without dashes.
    #[schema(required = true, example = "GBABC2600017", pattern = "^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$")]
    isrc: Option<String>,
}

impl ReleaseBody {
    fn of((release, tracks): (Release, Vec<Track>)) -> ReleaseBody {
        let tracks = tracks.into_iter().map(|track| TrackBody {
            title: track.title,
            isrc: track.isrc.as_ref().map(Isrc::as_str).map(str::to_owned),
        });
        ReleaseBody {
            id: release.id,
            artist_id: release.artist_id,
            title: release.title,
            upc: release.upc.as_ref().map(Upc::as_str).map(str::to_owned),
            release_date: release.release_date.to_string(),
            release_time: release.release_time.to_string(),
            time_zone: release.time_zone,
            release_at: release.release_at,
            each_zone: release.each_zone,
            spotify_uri: release.spotify_uri,
            tracks: tracks.collect(),
            cover: release.cover.map(CoverBody::from),
            created_at: release.created_at,
            updated_at: release.updated_at,
        }
    }
}

/// A release to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewRelease {
    /// The title on the cover, 1 to 200 characters.
    #[schema(value_type = String, required = true, min_length = 1, max_length = 200)]
    #[serde(default)]
    title: Option<String>,
    /// Who made the music: an artist of this workspace.
    #[schema(value_type = String, required = true, format = "uuid")]
    #[serde(default)]
    artist_id: Option<String>,
    /// UPC or EAN: 12 or 13 digits with a right check digit, or 14 that begin with 0. Spaces and dashes are left out.
    #[schema(example = "0 36000 29145 2")]
    #[serde(default)]
    upc: Option<String>,
    /// The day it comes out, 1900 to 2100, in its time zone.
    #[schema(value_type = String, required = true, format = Date, example = "2026-11-27")]
    #[serde(default)]
    release_date: Option<String>,
    /// The time of that day, in its time zone: `18:00` or `18:00:00`. Midnight when it is left out.
    #[schema(example = "18:00", pattern = "^([0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$")]
    #[serde(default)]
    release_time: Option<String>,
    /// The IANA name of its time zone.
    #[schema(value_type = String, required = true, example = "Europe/London")]
    #[serde(default)]
    time_zone: Option<String>,
    /// Whether it comes out at that day and time of every place's own clocks; at one instant when it is left out.
    #[serde(default)]
    each_zone: Option<bool>,
    /// The album or track on Spotify, as `spotify:album:…`, `spotify:track:…` or an address of open.spotify.com.
    #[serde(default)]
    spotify_uri: Option<String>,
    /// The tracks in their order, 300 at most.
    #[serde(default)]
    tracks: Option<Vec<NewTrack>>,
}

/// A track to put on a release.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewTrack {
    /// What it is called, 1 to 200 characters.
    #[schema(value_type = String, required = true, min_length = 1, max_length = 200)]
    #[serde(default)]
    title: Option<String>,
    /// ISO 3901, in either case, with or without dashes; no two tracks of a release have the same.
    #[schema(example = "GB-ABC-26-00017")]
    #[serde(default)]
    isrc: Option<String>,
}

impl From<NewTrack> for TrackDraft {
    fn from(track: NewTrack) -> TrackDraft {
        TrackDraft { title: track.title.unwrap_or_default(), isrc: track.isrc.unwrap_or_default() }
    }
}

impl From<NewRelease> for Draft {
    fn from(body: NewRelease) -> Draft {
        Draft {
            title: body.title.unwrap_or_default(),
            artist_id: body.artist_id.unwrap_or_default(),
            upc: body.upc.unwrap_or_default(),
            release_date: body.release_date.unwrap_or_default(),
            release_time: body.release_time.unwrap_or_default(),
            time_zone: body.time_zone.unwrap_or_default(),
            each_zone: body.each_zone.unwrap_or_default(),
            spotify_uri: body.spotify_uri.unwrap_or_default(),
            tracks: body.tracks.unwrap_or_default().into_iter().map(TrackDraft::from).collect(),
        }
    }
}

/// What is to change. A field that is left out stays as it is; `null` empties one that may be empty.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReleasePatch {
    /// The title on the cover, 1 to 200 characters.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 200)]
    #[serde(default, deserialize_with = "given")]
    title: Option<Option<String>>,
    /// Who made the music: an artist of this workspace.
    #[schema(value_type = String, required = false, format = "uuid")]
    #[serde(default, deserialize_with = "given")]
    artist_id: Option<Option<String>>,
    /// UPC or EAN; `null` takes it away.
    #[schema(value_type = Option<String>, required = false)]
    #[serde(default, deserialize_with = "given")]
    upc: Option<Option<String>>,
    /// The day it comes out, 1900 to 2100, in its time zone.
    #[schema(value_type = String, required = false, format = Date)]
    #[serde(default, deserialize_with = "given")]
    release_date: Option<Option<String>>,
    /// The time of that day; `null` is midnight.
    #[schema(value_type = Option<String>, required = false)]
    #[serde(default, deserialize_with = "given")]
    release_time: Option<Option<String>>,
    /// The IANA name of its time zone.
    #[schema(value_type = String, required = false)]
    #[serde(default, deserialize_with = "given")]
    time_zone: Option<Option<String>>,
    /// Whether it comes out at that day and time of every place's own clocks; `null` is at one instant.
    #[schema(value_type = bool, required = false)]
    #[serde(default, deserialize_with = "given")]
    each_zone: Option<Option<bool>>,
    /// The album or track on Spotify; `null` takes it away.
    #[schema(value_type = Option<String>, required = false)]
    #[serde(default, deserialize_with = "given")]
    spotify_uri: Option<Option<String>>,
    /// All tracks in their order, in the place of those that were there; `null` takes them away.
    #[schema(value_type = Option<Vec<NewTrack>>, required = false)]
    #[serde(default, deserialize_with = "given")]
    tracks: Option<Option<Vec<NewTrack>>>,
}

/// Tells `null` (`Some(None)`) from a field that was left out (`None`, by `default`).
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}

impl ReleasePatch {
    fn apply(&self, draft: &mut Draft) {
        for (field, change) in [
            (&mut draft.title, &self.title),
            (&mut draft.artist_id, &self.artist_id),
            (&mut draft.upc, &self.upc),
            (&mut draft.release_date, &self.release_date),
            (&mut draft.release_time, &self.release_time),
            (&mut draft.time_zone, &self.time_zone),
            (&mut draft.spotify_uri, &self.spotify_uri),
        ] {
            if let Some(text) = change {
                *field = text.clone().unwrap_or_default();
            }
        }
        if let Some(each_zone) = self.each_zone {
            draft.each_zone = each_zone.unwrap_or_default();
        }
        if let Some(tracks) = &self.tracks {
            draft.tracks = tracks.iter().flatten().cloned().map(TrackDraft::from).collect();
        }
    }
}

/// Lists the releases
///
/// The oldest first; retired releases are left out.
#[utoipa::path(
    get, path = paths::API_INDEX.path, operation_id = "list_releases", tag = "releases",
    params(ListQuery),
    responses(
        (status = 200, description = "One page", body = List<ReleaseBody>),
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
) -> Result<Json<List<ReleaseBody>>> {
    let (limit, cursor) = query.check()?;
    let rows = store::page_by_age(app.db.read(), &editor, limit, cursor).await?;
    let List { items, next_cursor } = List::of(rows, limit, |release| release.id);
    let ids: Vec<Uuid> = items.iter().map(|release| release.id).collect();
    let mut tracks = store::tracks(app.db.read(), &editor, &ids).await?;
    let items = items.into_iter().map(|release| {
        let tracks = tracks.remove(&release.id).unwrap_or_default();
        ReleaseBody::of((release, tracks))
    });
    Ok(Json(List { items: items.collect(), next_cursor }))
}

/// Makes a release
#[utoipa::path(
    post, path = paths::API_CREATE.path, operation_id = "create_release", tag = "releases",
    request_body = NewRelease,
    responses(
        (status = 201, description = "Made", body = ReleaseBody, headers(("Location" = String, description = "Its address"))),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right. Fields of tracks are named with their place, counted from 0: tracks.1.isrc", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(State(app): State<App>, editor: Editor, Json(body): Json<NewRelease>) -> Result<Response> {
    let made = actions::create(&app, &editor, &body.into()).await?;
    let location = paths::API_SHOW.to(&[&made.0.id.to_string()]);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(ReleaseBody::of(made))).into_response())
}

/// Shows a release
#[utoipa::path(
    get, path = paths::API_SHOW.path, operation_id = "show_release", tag = "releases",
    params(("id" = String, Path, format = "uuid", description = "Which release")),
    responses(
        (status = 200, description = "The release", body = ReleaseBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such release", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn show(State(app): State<App>, editor: Editor, Path(id): Path<Uuid>) -> Result<Json<ReleaseBody>> {
    Ok(Json(ReleaseBody::of(actions::show(&app, &editor, id).await?)))
}

/// Changes a release
#[utoipa::path(
    patch, path = paths::API_UPDATE.path, operation_id = "update_release", tag = "releases",
    params(("id" = String, Path, format = "uuid", description = "Which release")),
    request_body = ReleasePatch,
    responses(
        (status = 200, description = "The release as it is now", body = ReleaseBody),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such release", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn update(
    State(app): State<App>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(patch): Json<ReleasePatch>,
) -> Result<Json<ReleaseBody>> {
    let changed = actions::update(&app, &editor, id, |draft| patch.apply(draft)).await?;
    Ok(Json(ReleaseBody::of(changed)))
}

/// Retires a release
///
/// It is in no list any more, its link stops showing it, and pre-saves that are still waiting end.
#[utoipa::path(
    delete, path = paths::API_DESTROY.path, operation_id = "retire_release", tag = "releases",
    params(("id" = String, Path, format = "uuid", description = "Which release")),
    responses(
        (status = 204, description = "Retired"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such release", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn destroy(State(app): State<App>, editor: Editor, Path(id): Path<Uuid>) -> Result<StatusCode> {
    actions::retire(&app, &editor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What may be said with a cover.
#[derive(Deserialize)]
pub(crate) struct CoverQuery {
    #[serde(default)]
    alt: String,
}

/// The kinds that a cover may be sent as. What it is, its first bytes say.
const KINDS: [&str; 4] = ["image/jpeg", "image/png", "image/webp", "application/octet-stream"];

/// Uploads a cover
///
/// The body is the picture itself: JPEG, PNG or WebP, 10 MB and 25 megapixels at most. It is drawn anew: nothing that a
/// camera or a program wrote beside the picture is kept. An empty body keeps the picture that is there and changes its
/// words.
#[utoipa::path(
    put, path = paths::API_COVER_UPDATE.path, operation_id = "put_release_cover", tag = "releases",
    params(
        ("id" = String, Path, format = "uuid", description = "Which release"),
        ("alt" = Option<String>, Query, max_length = 300, description = "What is to be seen on it, for those who cannot"),
    ),
    request_body(content = String, content_type = "image/jpeg", description = "The picture"),
    responses(
        (status = 200, description = "The release as it is now", body = ReleaseBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such release", body = ErrorBody, content_type = "application/problem+json"),
        (status = 413, description = "More than 10 MB", body = ErrorBody, content_type = "application/problem+json"),
        (status = 415, description = "Not sent as a picture", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "Not a picture that is taken: the field is cover or cover_alt", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn update_cover(
    State(app): State<App>,
    State(media): State<Media>,
    editor: Editor,
    Path(id): Path<Uuid>,
    request: Request,
) -> Result<Json<ReleaseBody>> {
    actions::show(&app, &editor, id).await?;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| KINDS.contains(&kind)) {
        return Err(Error::MediaType);
    }
    let query = Query::<CoverQuery>::try_from_uri(request.uri());
    let Query(CoverQuery { alt }) = query.map_err(|_| Error::Unreadable)?;
    // The gate lets a little more through, for the fields of a form.
    let upload = to_bytes(request.into_body(), MAX_BYTES).await.map_err(|_| Error::FileTooLarge)?;
    actions::put_cover(&app, &media, &editor, id, upload, &alt).await?;
    Ok(Json(ReleaseBody::of(actions::show(&app, &editor, id).await?)))
}

/// Removes a cover
///
/// The release shows its title as notes again.
#[utoipa::path(
    delete, path = paths::API_COVER_DESTROY.path, operation_id = "delete_release_cover", tag = "releases",
    params(("id" = String, Path, format = "uuid", description = "Which release")),
    responses(
        (status = 204, description = "Removed, or there was none"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such release", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn destroy_cover(State(app): State<App>, editor: Editor, Path(id): Path<Uuid>) -> Result<StatusCode> {
    actions::remove_cover(&app, &editor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(OpenApi)]
#[openapi(
    paths(index, create, show, update, destroy, update_cover, destroy_cover),
    tags((name = "releases", description = "What comes out, and when"))
)]
struct Doc;

/// This room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}
