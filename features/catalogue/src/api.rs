//! Lookups as programs see them: `/api/v1/links/{id}/catalogue`, and `/api/v1/catalogue` before there is a link.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use kit::{Editor, Error, ErrorBody, Json, Problem, Result};
use policy::routes::{catalogue as paths, links as of_links};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use crate::{
    Catalogue,
    actions::{self, Choice, Making, Shown},
    model::{Candidate, Lookup, Question, State as Outcome},
    provider::Provider,
};

/// More candidates or addresses at once are refused.
const MOST: usize = 100;

/// What catalogues know of a link's release.
#[derive(Serialize, ToSchema)]
#[schema(as = Catalogue)]
pub(crate) struct Body {
    /// The newest lookup; null where nothing was asked in the last 30 days.
    #[schema(required = true)]
    lookup: Option<LookupBody>,
    /// The services of the link that no lookup changes, by their words.
    locked: Vec<String>,
    /// The catalogues that the operator has switched on.
    #[schema(example = json!(["deezer", "musicbrainz"]))]
    switched_on: Vec<&'static str>,
}

/// A lookup.
#[derive(Serialize, ToSchema)]
#[schema(as = CatalogueLookup)]
struct LookupBody {
    /// Which one.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// When it was asked.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// The product code that was asked for, or that an address led to.
    #[schema(required = true)]
    upc: Option<String>,
    /// The recording codes that were asked for, or that an address led to.
    isrcs: Vec<String>,
    /// The address that was asked about.
    #[schema(required = true)]
    address: Option<String>,
    /// What became of the question to each catalogue.
    catalogues: Vec<QuestionBody>,
    /// What was found.
    candidates: Vec<CandidateBody>,
}

/// A question to one catalogue.
#[derive(Serialize, ToSchema)]
#[schema(as = CatalogueQuestion)]
struct QuestionBody {
    /// Which catalogue.
    #[schema(example = "musicbrainz")]
    catalogue: &'static str,
    /// `waiting`, `found`, `absent` or `failed`.
    #[schema(example = "found")]
    state: &'static str,
    /// What stood in the way the last time: `too_many`, `unavailable`, `unreachable` …
    #[schema(required = true)]
    reason: Option<String>,
    /// When it is asked (again); null where it has answered.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    next_at: Option<Timestamp>,
}

/// An address that was found.
#[derive(Serialize, ToSchema)]
#[schema(as = CatalogueCandidate)]
struct CandidateBody {
    /// Which one.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// The catalogue that told it.
    #[schema(example = "musicbrainz")]
    catalogue: &'static str,
    /// The service that it is at.
    #[schema(example = "tidal")]
    service: String,
    /// The address there.
    #[schema(format = "uri", example = "https://tidal.com/album/1")]
    url: String,
    /// The title there.
    title: String,
    /// Who made it, as they say it there.
    artist: String,
    /// The product code there.
    #[schema(required = true)]
    upc: Option<String>,
    /// A recording code there.
    #[schema(required = true)]
    isrc: Option<String>,
    /// The day, the month or the year it came out there.
    #[schema(required = true)]
    released_on: Option<String>,
    /// How many tracks it has there.
    #[schema(required = true)]
    tracks: Option<u32>,
    /// How sure it is that it is the release.
    #[schema(minimum = 0, maximum = 100)]
    confidence: u8,
    /// Why: `upc`, `other_upc`, `isrc`, `title`, `artist`, `date`, `tracks`; `words` where it was searched for by title and artist.
    #[schema(value_type = Vec<String>)]
    reasons: Vec<&'static str>,
}

/// What is to be asked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCatalogueLookup)]
pub(crate) struct AskBody {
    /// A UPC, an ISRC, or an address of an album or track at Apple Music, Deezer or Spotify or of a video at YouTube; left
    /// out, the release's own codes, or its title and artist where it has none.
    #[serde(default)]
    #[schema(value_type = String, required = false, max_length = 2048)]
    asked: Option<String>,
    /// Whether to ask again what was asked within 30 days.
    #[serde(default)]
    #[schema(required = false)]
    again: bool,
}

/// What becomes a destination of the link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CatalogueChoice)]
pub(crate) struct UseBody {
    /// Candidates of the newest lookup, one a service.
    #[serde(default)]
    #[schema(value_type = Vec<String>, required = false)]
    candidates: Vec<Uuid>,
    /// Addresses of known services that you know better.
    #[serde(default)]
    #[schema(required = false)]
    addresses: Vec<String>,
}

/// A service that is to be locked, or not any more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CatalogueLock)]
pub(crate) struct LockBody {
    /// The service's word.
    #[serde(default)]
    #[schema(required = true, example = "spotify")]
    service: String,
    /// Whether no lookup shall change it.
    #[serde(default)]
    #[schema(required = true)]
    locked: bool,
}

impl Body {
    fn of(room: &Catalogue, shown: Shown) -> Body {
        Body {
            lookup: shown.lookup.map(LookupBody::of),
            locked: shown.locks,
            switched_on: room.switched_on().map(Provider::word).collect(),
        }
    }
}

/// What is to be asked before there is a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCatalogueStart)]
pub(crate) struct StartBody {
    /// A UPC, an ISRC, or an address of an album or track at a service whose catalogue is switched on.
    #[serde(default)]
    #[schema(value_type = String, required = true, max_length = 2048)]
    asked: Option<String>,
}

/// What was found before there is a link.
#[derive(Serialize, ToSchema)]
#[schema(as = CatalogueStart)]
pub(crate) struct StartedBody {
    /// Which one: the answers come in the next seconds, under this number.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// The title, once some catalogue told it.
    title: String,
    /// Who made it.
    artist: String,
    /// The day, the month or the year it came out.
    released_on: String,
    /// The lookup.
    lookup: LookupBody,
}

impl StartedBody {
    fn of(id: Uuid, lookup: Lookup) -> StartedBody {
        let facts = lookup.facts.clone();
        StartedBody {
            id,
            title: facts.title,
            artist: facts.artist,
            released_on: facts.released_on,
            lookup: LookupBody::of(lookup),
        }
    }
}

/// A link to make of what was found.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCatalogueLink)]
pub(crate) struct MakeBody {
    /// The title on the cover; left out, the one that was found.
    #[schema(value_type = String, required = false, max_length = 200)]
    title: Option<String>,
    /// Whose release it is: an artist of yours by name, else a new one; left out, the one that was found.
    #[schema(value_type = String, required = false, max_length = 200)]
    artist: Option<String>,
    /// The day it came or comes out, at midnight UTC; left out, the one that was found.
    #[schema(value_type = String, required = false, format = Date)]
    release_date: Option<String>,
    /// The product code; left out, the one that was found.
    #[schema(value_type = String, required = false)]
    upc: Option<String>,
    /// Candidates that become destinations, one a service.
    #[serde(default)]
    #[schema(value_type = Vec<String>, required = false)]
    candidates: Vec<Uuid>,
    /// Addresses of known services that you know better.
    #[serde(default)]
    #[schema(required = false)]
    addresses: Vec<String>,
}

/// The link that was made.
#[derive(Serialize, ToSchema)]
#[schema(as = CatalogueLink)]
pub(crate) struct MadeBody {
    /// The link: see `/api/v1/links/{id}`.
    #[schema(value_type = String, format = "uuid")]
    link_id: Uuid,
    /// The release that was made for it.
    #[schema(value_type = String, format = "uuid")]
    release_id: Uuid,
}

impl LookupBody {
    fn of(lookup: Lookup) -> LookupBody {
        LookupBody {
            id: lookup.id,
            created_at: lookup.created_at,
            upc: lookup.asked.upc,
            isrcs: lookup.asked.isrcs,
            address: lookup.asked.address,
            catalogues: lookup.questions.into_iter().map(QuestionBody::of).collect(),
            candidates: lookup.candidates.into_iter().map(CandidateBody::of).collect(),
        }
    }
}

impl QuestionBody {
    fn of(one: Question) -> QuestionBody {
        QuestionBody {
            catalogue: one.provider.word(),
            state: one.state.word(),
            reason: one.reason,
            next_at: (one.state == Outcome::Waiting).then_some(one.next_at),
        }
    }
}

impl CandidateBody {
    fn of(one: Candidate) -> CandidateBody {
        CandidateBody {
            id: one.id,
            catalogue: one.provider.word(),
            service: one.service,
            url: one.url,
            title: one.title,
            artist: one.artist,
            upc: one.upc,
            isrc: one.isrc,
            released_on: one.released_on,
            tracks: one.n_tracks,
            confidence: one.confidence,
            reasons: one.reasons.iter().map(|reason| reason.word()).collect(),
        }
    }
}

async fn body(room: &Catalogue, editor: &Editor, link: Uuid) -> Result<Json<Body>> {
    let shown = actions::show(room, editor, link).await?;
    Ok(Json(Body::of(room, shown)))
}

/// Shows what catalogues know of a link's release
#[utoipa::path(
    get, path = paths::API_SHOW.path, operation_id = "show_catalogue", tag = "catalogue",
    params(("id" = String, Path, format = "uuid", description = "Which link")),
    responses(
        (status = 200, description = "The newest lookup", body = Body),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such link", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn show(State(room): State<Catalogue>, editor: Editor, Path(id): Path<Uuid>) -> Result<Json<Body>> {
    body(&room, &editor, id).await
}

/// Asks the catalogues
#[utoipa::path(
    post, path = paths::API_ASK.path, operation_id = "ask_catalogue", tag = "catalogue",
    params(("id" = String, Path, format = "uuid", description = "Which link")),
    request_body = AskBody,
    responses(
        (status = 200, description = "Asked: the answers come in the next seconds", body = Body),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such link", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "It cannot be asked", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn ask(
    State(room): State<Catalogue>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(asked): Json<AskBody>,
) -> Result<Json<Body>> {
    actions::ask(&room, &editor, id, asked.asked.as_deref().unwrap_or_default(), asked.again).await?;
    body(&room, &editor, id).await
}

/// Makes what was found destinations of the link
#[utoipa::path(
    post, path = paths::API_USE.path, operation_id = "use_catalogue", tag = "catalogue",
    params(("id" = String, Path, format = "uuid", description = "Which link")),
    request_body = UseBody,
    responses(
        (status = 200, description = "The link leads there", body = Body),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such link", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn use_these(
    State(room): State<Catalogue>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(chosen): Json<UseBody>,
) -> Result<Json<Body>> {
    if chosen.candidates.len() > MOST || chosen.addresses.len() > MOST {
        return Err(Error::Invalid(Problem::new("use", "problem-catalogue-many").into()));
    }
    let choice = Choice { candidates: chosen.candidates, addresses: chosen.addresses };
    actions::use_these(&room, &editor, id, &choice).await?;
    body(&room, &editor, id).await
}

/// Locks a service of a link, or takes the lock away
#[utoipa::path(
    post, path = paths::API_LOCK.path, operation_id = "lock_catalogue", tag = "catalogue",
    params(("id" = String, Path, format = "uuid", description = "Which link")),
    request_body = LockBody,
    responses(
        (status = 200, description = "Done", body = Body),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such link", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "No such service", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn lock(
    State(room): State<Catalogue>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(lock): Json<LockBody>,
) -> Result<Json<Body>> {
    actions::lock(&room, &editor, id, &lock.service, lock.locked).await?;
    body(&room, &editor, id).await
}

/// Asks by a code or an address alone
#[utoipa::path(
    post, path = paths::API_BEGIN.path, operation_id = "begin_link", tag = "catalogue",
    request_body = StartBody,
    responses(
        (status = 201, description = "Asked: the answers come in the next seconds", body = StartedBody),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "It cannot be asked", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn begin(
    State(room): State<Catalogue>,
    editor: Editor,
    Json(body): Json<StartBody>,
) -> Result<Response> {
    let start = actions::begin(&room, &editor, body.asked.as_deref().unwrap_or_default()).await?;
    let body = StartedBody::of(start, actions::begun(&room, &editor, start).await?);
    let location = paths::API_FOUND.to(&[&start.to_string()]);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(body)).into_response())
}

/// Shows what was found before there is a link
#[utoipa::path(
    get, path = paths::API_FOUND.path, operation_id = "show_begun_link", tag = "catalogue",
    params(("id" = String, Path, format = "uuid", description = "Which one")),
    responses(
        (status = 200, description = "What was found until now", body = StartedBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "None, or a link was made of it", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn found(
    State(room): State<Catalogue>,
    editor: Editor,
    Path(id): Path<Uuid>,
) -> Result<Json<StartedBody>> {
    Ok(Json(StartedBody::of(id, actions::begun(&room, &editor, id).await?)))
}

/// Makes the artist, the release and the link of what was found
#[utoipa::path(
    post, path = paths::API_MAKE.path, operation_id = "make_begun_link", tag = "catalogue",
    params(("id" = String, Path, format = "uuid", description = "Which one")),
    request_body = MakeBody,
    responses(
        (status = 201, description = "The link that was made", body = MadeBody),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "None, or a link was made of it", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn make(
    State(room): State<Catalogue>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(body): Json<MakeBody>,
) -> Result<Response> {
    if body.candidates.len() > MOST || body.addresses.len() > MOST {
        return Err(Error::Invalid(Problem::new("use", "problem-catalogue-many").into()));
    }
    let found = Making::of(&actions::begun(&room, &editor, id).await?.facts);
    let making = Making {
        title: body.title.unwrap_or(found.title),
        artist: body.artist.unwrap_or(found.artist),
        release_date: body.release_date.unwrap_or(found.release_date),
        upc: body.upc.unwrap_or(found.upc),
        choice: Choice { candidates: body.candidates, addresses: body.addresses },
    };
    let link = actions::make(&room, &editor, id, &making).await?;
    let location = of_links::API_SHOW.to(&[&link.id.to_string()]);
    let body = MadeBody { link_id: link.id, release_id: link.release_id };
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(body)).into_response())
}

#[derive(OpenApi)]
#[openapi(
    paths(begin, found, make, show, ask, use_these, lock),
    tags((name = "catalogue", description = "Where else a link's release can be heard, as far as catalogues know"))
)]
struct Doc;

/// This room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}
