//! The API's own description, put together from the rooms'.

use std::sync::LazyLock;

use axum::response::IntoResponse;
use http::header;
use kit::Routes;
use policy::routes::program;
use utoipa::{
    OpenApi,
    openapi::{
        PathItem, RefOr,
        path::{Operation, Parameter, ParameterIn},
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Fanfare",
        version = "1",
        description = "Artists, releases, smart links and bio pages of one workspace, with the figures of each link.",
        license(name = "AGPL-3.0-or-later", identifier = "AGPL-3.0-or-later")
    ),
    components(schemas(kit::ErrorBody, kit::FieldError)),
    security(("key" = []))
)]
struct Base;

static DOCUMENT: LazyLock<String> = LazyLock::new(|| document().to_json().unwrap_or_default());

/// The whole description.
pub(crate) fn document() -> utoipa::openapi::OpenApi {
    let mut document = Base::openapi();
    for room in [
        artists::openapi(),
        domains::openapi(),
        releases::openapi(),
        links::openapi(),
        imports::openapi(),
        catalogue::openapi(),
        bio::openapi(),
        stats::openapi(),
        capture::openapi(),
        reminders::openapi(),
    ] {
        document.merge(room);
    }
    for path in document.paths.paths.values_mut() {
        let PathItem { get, post, patch, delete, .. } = path;
        [get, post, patch, delete].into_iter().flatten().for_each(add_common_answers);
    }
    let key = SecurityScheme::Http(
        HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("A key of the workspace, made under API keys."))
            .build(),
    );
    document.components.get_or_insert_default().add_security_scheme("key", key);
    document
}

/// What the gate answers before any handler, wherever there is a query or a body to be read.
fn add_common_answers(operation: &mut Operation) {
    let is_query = |one: &RefOr<Parameter>| matches!(one, RefOr::T(one) if one.parameter_in == ParameterIn::Query);
    let has_query = operation.parameters.iter().flatten().any(is_query);
    let body: &[_] = &[
        ("400", "It cannot be read"),
        ("408", "It did not arrive in time"),
        ("413", "It is too large"),
        ("415", "It is not JSON"),
    ];
    let answers = match (&operation.request_body, has_query) {
        (Some(_), _) => body,
        (None, true) => &[("400", "The query cannot be read")],
        (None, false) => &[],
    };
    // All of them look like the answer to somebody who asks too often.
    let Some(RefOr::T(refusal)) = operation.responses.responses.get("429").cloned() else { return };
    for (status, description) in answers {
        let mut answer = refusal.clone();
        (*description).clone_into(&mut answer.description);
        operation.responses.responses.entry((*status).to_owned()).or_insert(RefOr::T(answer));
    }
}

pub(crate) fn routes() -> Routes {
    Routes::<()>::default().on(&program::OPENAPI, show).with_state(&())
}

async fn show() -> axum::response::Response {
    std::future::ready(([(header::CONTENT_TYPE, "application/json")], DOCUMENT.as_str()).into_response()).await
}
