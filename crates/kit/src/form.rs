//! Forms and queries, with our own face when they cannot be read.

use axum::extract::{FromRequest, Request, rejection::FormRejection};
use serde::de::DeserializeOwned;

use crate::Error;

/// A form as the browser sent it. The gate has checked its token already.
#[derive(Clone, Copy, Debug)]
pub struct Form<T>(pub T);

impl<S: Sync + Send, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        match axum::Form::<T>::from_request(request, state).await {
            Ok(axum::Form(value)) => Ok(Form(value)),
            Err(FormRejection::InvalidFormContentType(_)) => Err(Error::MediaType),
            Err(_) => Err(Error::Unreadable),
        }
    }
}
