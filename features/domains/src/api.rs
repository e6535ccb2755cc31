//! Domains as programs see them: `/api/v1/domains`.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use kit::{Editor, Error, ErrorBody, Json, List, Problem, Result};
use policy::routes::domains as paths;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use crate::{
    Domain, Domains, actions,
    model::{Finding, Front, Host},
    store,
};

/// A label's own domain.
#[derive(Serialize, ToSchema)]
#[schema(as = Domain)]
pub(crate) struct DomainBody {
    /// Which one.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// Its name as machines write it.
    #[schema(example = "listen.band.example")]
    host: String,
    /// Its name as people write it.
    shown: String,
    /// `waiting` (its records are not seen yet), `live`, `faltering` (the last look found something else) or `lost`.
    state: &'static str,
    /// What the last look found wrong: `no_record`, `other_record`, `no_address`, `no_name_server`, `inner`, `no_answer`,
    /// `elsewhere` or `taken`.
    finding: Option<&'static str>,
    /// Where the TXT record has to be.
    record_name: String,
    /// What it has to say.
    record_value: String,
    /// The link that `/` shows; the list of links where neither is given.
    #[schema(value_type = Option<String>, format = "uuid")]
    front_link_id: Option<Uuid>,
    /// The artist's page that `/` shows instead.
    #[schema(value_type = Option<String>, format = "uuid")]
    front_bio_id: Option<Uuid>,
    /// When it was added.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// Since when it is known to be yours.
    #[schema(value_type = Option<String>, format = DateTime)]
    verified_at: Option<Timestamp>,
    /// When it was last looked at.
    #[schema(value_type = Option<String>, format = DateTime)]
    checked_at: Option<Timestamp>,
}

impl From<Domain> for DomainBody {
    fn from(domain: Domain) -> DomainBody {
        DomainBody {
            id: domain.id,
            shown: domain.shown(),
            state: domain.state().word(),
            finding: domain.finding.map(Finding::word),
            record_name: domain.record_name(),
            record_value: domain.token,
            front_link_id: domain.front.link(),
            front_bio_id: domain.front.bio(),
            created_at: domain.created_at,
            verified_at: domain.verified_at,
            checked_at: domain.checked_at,
            host: domain.host,
        }
    }
}

/// A domain to add.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDomain {
    /// Its name, in any script.
    #[schema(value_type = String, required = true, max_length = 253)]
    #[serde(default)]
    host: Option<String>,
}

/// What is to change. A field that is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DomainPatch {
    /// The link that `/` shows; null for the list of links.
    #[schema(value_type = Option<String>, required = false, format = "uuid")]
    #[serde(default, deserialize_with = "given")]
    front_link_id: Option<Option<Uuid>>,
    /// The artist's page that `/` shows; null for the list of links. Not beside a link.
    #[schema(value_type = Option<String>, required = false, format = "uuid")]
    #[serde(default, deserialize_with = "given")]
    front_bio_id: Option<Option<Uuid>>,
}

/// Tells `null` (`Some(None)`) from a field that was left out (`None`, by `default`).
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<Uuid>>, D::Error> {
    Option::<Uuid>::deserialize(deserializer).map(Some)
}

/// Lists the domains
///
/// By name. There are at most 20, so there is one page.
#[utoipa::path(
    get, path = paths::API_INDEX.path, operation_id = "list_domains", tag = "domains",
    responses(
        (status = 200, description = "Every domain", body = List<DomainBody>),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn index(State(room): State<Domains>, editor: Editor) -> Result<Json<List<DomainBody>>> {
    let domains = store::all(room.app().db.read(), &editor).await?;
    Ok(Json(List { items: domains.into_iter().map(DomainBody::from).collect(), next_cursor: None }))
}

/// Adds a domain
///
/// The answer says which TXT record shows whose it is. Once that is seen and the domain leads here, it is live.
#[utoipa::path(
    post, path = paths::API_CREATE.path, operation_id = "add_domain", tag = "domains",
    request_body = NewDomain,
    responses(
        (status = 201, description = "Added", body = DomainBody, headers(("Location" = String, description = "Its address"))),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(
    State(room): State<Domains>,
    editor: Editor,
    Json(body): Json<NewDomain>,
) -> Result<Response> {
    let host = Host::parse(body.host.as_deref().unwrap_or_default(), room.own_host());
    let domain = actions::add(&room, &editor, &host.map_err(|problem| Error::Invalid(problem.into()))?).await?;
    let location = paths::API_SHOW.to(&[&domain.id.to_string()]);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(DomainBody::from(domain))).into_response())
}

/// Shows a domain
#[utoipa::path(
    get, path = paths::API_SHOW.path, operation_id = "show_domain", tag = "domains",
    params(("id" = String, Path, format = "uuid", description = "Which domain")),
    responses(
        (status = 200, description = "The domain", body = DomainBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such domain", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn show(
    State(room): State<Domains>,
    editor: Editor,
    Path(id): Path<Uuid>,
) -> Result<Json<DomainBody>> {
    Ok(Json(actions::show(&room, &editor, id).await?.into()))
}

/// Changes a domain
#[utoipa::path(
    patch, path = paths::API_UPDATE.path, operation_id = "update_domain", tag = "domains",
    params(("id" = String, Path, format = "uuid", description = "Which domain")),
    request_body = DomainPatch,
    responses(
        (status = 200, description = "The domain as it is now", body = DomainBody),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such domain", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn update(
    State(room): State<Domains>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(patch): Json<DomainPatch>,
) -> Result<Json<DomainBody>> {
    let domain = actions::show(&room, &editor, id).await?;
    let front = match (patch.front_link_id, patch.front_bio_id) {
        (None, None) => return Ok(Json(domain.into())),
        (Some(Some(_)), Some(Some(_))) => {
            return Err(Error::Invalid(Problem::new("front_bio_id", "problem-domains-front-both").into()));
        }
        // Taking away what was not chosen changes nothing.
        (Some(None), None) if domain.front.link().is_none() => domain.front,
        (None, Some(None)) if domain.front.bio().is_none() => domain.front,
        (link, bio) => Front::of(link.flatten(), bio.flatten()),
    };
    let domain = actions::choose_front(&room, &editor, id, front).await?;
    Ok(Json(domain.into()))
}

/// Looks at a domain now
#[utoipa::path(
    post, path = paths::API_CHECK.path, operation_id = "check_domain", tag = "domains",
    params(("id" = String, Path, format = "uuid", description = "Which domain")),
    responses(
        (status = 200, description = "The domain as it was found", body = DomainBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such domain", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn check(
    State(room): State<Domains>,
    editor: Editor,
    Path(id): Path<Uuid>,
) -> Result<Json<DomainBody>> {
    Ok(Json(actions::check(&room, &editor, id).await?.into()))
}

/// Removes a domain
///
/// Nothing answers under it any more, and its certificate is deleted here.
#[utoipa::path(
    delete, path = paths::API_DESTROY.path, operation_id = "remove_domain", tag = "domains",
    params(("id" = String, Path, format = "uuid", description = "Which domain")),
    responses(
        (status = 204, description = "Removed"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such domain", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn destroy(State(room): State<Domains>, editor: Editor, Path(id): Path<Uuid>) -> Result<StatusCode> {
    actions::remove(&room, &editor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(OpenApi)]
#[openapi(
    paths(index, create, show, update, check, destroy),
    tags((name = "domains", description = "A label's own domains"))
)]
struct Doc;

/// This room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}
