//! Reminders as programs see them: numbers, and nobody's address.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Json},
};
use kit::{Editor, Error, ErrorBody, Result};
use policy::routes::reminders as paths;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use crate::{Reminders, model::Numbers, store};

/// How many reminders of a link there are.
#[derive(Serialize, ToSchema)]
#[schema(as = Reminders)]
pub(crate) struct Body {
    /// Who waits for the letter now.
    waiting: u64,
    /// How often somebody asked.
    asked: u64,
    /// How often somebody confirmed.
    confirmed: u64,
    /// How many letters went out.
    sent: u64,
    /// How many cancelled before.
    left: u64,
}

impl From<Numbers> for Body {
    fn from(numbers: Numbers) -> Body {
        let Numbers { waiting, asked, confirmed, sent, left } = numbers;
        Body { waiting, asked, confirmed, sent, left }
    }
}

#[derive(OpenApi)]
#[openapi(paths(show), components(schemas(Body)))]
struct Paths;

/// The paths of this room for the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Paths::openapi()
}

/// How many reminders of a link there are.
#[utoipa::path(
    get, path = paths::API_SHOW.path, operation_id = "show_link_reminders", tag = "reminders",
    params(("id" = String, Path, format = "uuid", description = "Which link")),
    responses(
        (status = 200, description = "The numbers", body = Body),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such link", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
        (status = 503, description = "Not now", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn show(State(room): State<Reminders>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    let link = links::find(&room.app.db, &editor, id).await?.ok_or(Error::NotFound)?;
    let numbers = store::numbers(room.app.db.read(), link.workspace, link.id).await?;
    Ok(Json(Body::from(numbers)).into_response())
}
