//! Forms and queries, with our own face when they cannot be read.

use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;

use crate::Error;

/// A form as the browser sent it. The gate has checked its token already.
#[derive(Clone, Copy, Debug)]
pub struct Form<T>(pub T);

impl<S: Sync + Send, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let axum::Form(value) = axum::Form::<T>::from_request(request, state).await.map_err(|_| Error::Unreadable)?;
        Ok(Form(value))
    }
}
