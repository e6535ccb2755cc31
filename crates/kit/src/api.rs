//! What every resource of the API shares: JSON bodies, pages by cursor, problem details.

use axum::{
    body::{Body, to_bytes},
    extract::{FromRequest, Request},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{Error, Problem};

/// A JSON body.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(pub T);

impl<S: Sync + Send, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        // The gate has let no more of it arrive than it takes.
        let (parts, body) = request.into_parts();
        let body = to_bytes(body, usize::MAX).await.map_err(|_| Error::Unreadable)?;
        // To serde a list is an object whose names were left out; to the API's description it is not.
        let is_list = body.trim_ascii_start().starts_with(b"[");
        let request = Request::from_parts(parts, Body::from(body));
        match axum::Json::<T>::from_request(request, state).await {
            Ok(_) if is_list => {
                let why = "invalid type: sequence, expected an object";
                Err(Error::Invalid(Problem::new("body", "problem-body").with("why", why).into()))
            }
            Ok(axum::Json(value)) => Ok(Json(value)),
            // The shape is wrong: serde's words name the field and what was expected, and quote no value of ours.
            Err(axum::extract::rejection::JsonRejection::JsonDataError(error)) => {
                Err(Error::Invalid(Problem::new("body", "problem-body").with("why", root_cause(&error)).into()))
            }
            Err(axum::extract::rejection::JsonRejection::MissingJsonContentType(_)) => Err(Error::MediaType),
            Err(_) => Err(Error::Unreadable),
        }
    }
}

fn root_cause(error: &dyn std::error::Error) -> String {
    let mut deepest = error;
    while let Some(source) = deepest.source() {
        deepest = source;
    }
    deepest.to_string()
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// Where a list goes on: an opaque word that the list itself gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor(pub Uuid);

impl Cursor {
    /// The word.
    pub fn encode(self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.as_bytes())
    }

    /// Reads the word back.
    ///
    /// # Errors
    /// A problem with the field `cursor` for any other word.
    pub fn decode(word: &str) -> Result<Cursor, Problem> {
        let bytes = URL_SAFE_NO_PAD.decode(word).ok();
        let id = bytes.and_then(|bytes| Uuid::from_slice(&bytes).ok());
        id.map(Cursor).ok_or_else(|| Problem::new("cursor", "problem-cursor"))
    }
}

/// How a list is asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// How many items at most, 1 to 100; 25 when it is left out.
    #[param(minimum = 1, maximum = 100, default = 25)]
    pub limit: Option<u64>,
    /// `next_cursor` of the page before.
    #[param(value_type = Option<String>, min_length = 22, max_length = 22, pattern = "^[A-Za-z0-9_-]{21}[AQgw]$")]
    pub cursor: Option<String>,
}

impl ListQuery {
    /// The bounds, checked.
    ///
    /// # Errors
    /// `Invalid`, naming the field.
    pub fn check(&self) -> Result<(u64, Option<Cursor>), Error> {
        let limit = self.limit.unwrap_or(25);
        if !(1..=100).contains(&limit) {
            return Err(Error::Invalid(Problem::new("limit", "problem-limit").into()));
        }
        let cursor =
            self.cursor.as_deref().map(Cursor::decode).transpose().map_err(|one| Error::Invalid(one.into()))?;
        Ok((limit, cursor))
    }
}

/// One page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct List<T> {
    /// The items, oldest first.
    pub items: Vec<T>,
    /// Where the next page begins; null on the last one.
    #[schema(required = true)]
    pub next_cursor: Option<String>,
}

impl<T> List<T> {
    /// Makes a page of rows that were asked for with `limit + 1`, so that one more shows that there is a next page.
    pub fn of(mut items: Vec<T>, limit: u64, id: impl Fn(&T) -> Uuid) -> List<T> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = items.len() > limit;
        items.truncate(limit);
        let next_cursor = items.last().filter(|_| more).map(|last| Cursor(id(last)).encode());
        List { items, next_cursor }
    }
}

/// Problem details (RFC 9457).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ErrorBody {
    /// `about:blank`: the status says what kind of problem it is.
    pub r#type: String,
    /// What kind of problem.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What to do about it.
    pub detail: String,
    /// The fields that are not right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

/// One field that is not right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// The field's name.
    pub field: String,
    /// Why, in the caller's language.
    pub message: String,
}
