//! The API's own description, put together from the rooms'.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use http::header;
use kit::Routes;
use policy::routes::program;
use utoipa::{
    OpenApi,
    openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Fanfare",
        version = "1",
        description = "Artists, releases and smart links of one workspace, with the figures of each link.",
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
    for room in [artists::openapi(), releases::openapi(), links::openapi(), stats::openapi()] {
        document.merge(room);
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

pub(crate) fn routes() -> Routes {
    Routes::<()>::default().on(&program::OPENAPI, show).with_state(&())
}

async fn show() -> Response {
    std::future::ready(([(header::CONTENT_TYPE, "application/json")], DOCUMENT.as_str()).into_response()).await
}
