//! One HTTP face for everything that goes wrong.

use std::{sync::Arc, time::Duration};

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use crate::Problems;

/// What a handler answers.
pub type Result<T = Response, E = Error> = std::result::Result<T, E>;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why a request is not done. The gate turns it into a page or problem details, in the visitor's language.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or none that this person may know of.
    #[error("not found")]
    NotFound,
    /// There was such a thing, and it has gone for good.
    #[error("gone")]
    Gone,
    /// Nobody is signed in, or the key is unknown.
    #[error("signed out")]
    SignedOut,
    /// Their data is kept and not used at their own wish, so only what they can end that with is open to them.
    #[error("restricted")]
    Restricted,
    /// The form did not come from our own page.
    #[error("forbidden")]
    Forbidden,
    /// It contradicts what is there already.
    #[error("conflict")]
    Conflict(Problems),
    /// The fields are not right.
    #[error("invalid")]
    Invalid(Problems),
    /// The request itself cannot be read.
    #[error("unreadable request")]
    Unreadable,
    /// The request is larger than anything that belongs here.
    #[error("too large")]
    TooLarge,
    /// The file is larger than this address takes.
    #[error("file too large")]
    FileTooLarge,
    /// The request is in another format than this address takes.
    #[error("unsupported media type")]
    MediaType,
    /// The request did not arrive in time.
    #[error("request timeout")]
    Slow,
    /// It came by a name that is nobody's here.
    #[error("misdirected request")]
    Misdirected,
    /// There is something at this address, and it takes other methods.
    #[error("method not allowed")]
    Method,
    /// Too often.
    #[error("too many requests")]
    TooMany(Duration),
    /// The store cannot take it now; asking again later helps.
    #[error("unavailable")]
    Unavailable(#[source] Source),
    /// Our own mistake.
    #[error("internal error")]
    Internal(#[source] Source),
}

impl Error {
    /// A mistake of the program's, in words without personal data.
    pub fn internal(what: &'static str) -> Error {
        Error::Internal(what.into())
    }

    /// Wraps any error as our own mistake.
    pub fn from_source(source: impl std::error::Error + Send + Sync + 'static) -> Error {
        Error::Internal(Box::new(source))
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Gone => StatusCode::GONE,
            Error::SignedOut => StatusCode::UNAUTHORIZED,
            Error::Restricted | Error::Forbidden => StatusCode::FORBIDDEN,
            Error::Conflict(_) => StatusCode::CONFLICT,
            Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Unreadable => StatusCode::BAD_REQUEST,
            Error::TooLarge | Error::FileTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Error::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Error::Slow => StatusCode::REQUEST_TIMEOUT,
            Error::Misdirected => StatusCode::MISDIRECTED_REQUEST,
            Error::Method => StatusCode::METHOD_NOT_ALLOWED,
            Error::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stem of the texts that explain it to a person.
    pub(crate) fn text(&self) -> &'static str {
        match self {
            Error::NotFound => "error-not-found",
            Error::Gone => "error-gone",
            Error::SignedOut => "error-signed-out",
            Error::Restricted => "error-restricted",
            Error::Forbidden => "error-forbidden",
            Error::Conflict(_) => "error-conflict",
            Error::Invalid(_) => "error-invalid",
            Error::Unreadable => "error-unreadable",
            Error::TooLarge => "error-too-large",
            Error::FileTooLarge => "error-file-too-large",
            Error::MediaType => "error-media-type",
            Error::Slow => "error-slow",
            Error::Misdirected => "error-misdirected",
            Error::Method => "error-method",
            Error::TooMany(_) => "error-too-many",
            Error::Unavailable(_) => "error-unavailable",
            Error::Internal(_) => "error-internal",
        }
    }
}

impl From<db::Error> for Error {
    fn from(error: db::Error) -> Error {
        match error {
            // No connection, or none free in time: the store is the trouble, not the request.
            db::Error::Conn(_) | db::Error::ConnectionAcquire(_) => Error::Unavailable(Box::new(error)),
            other => Error::Internal(Box::new(other)),
        }
    }
}

impl From<privacy::KeyringError> for Error {
    fn from(error: privacy::KeyringError) -> Error {
        Error::Internal(Box::new(error))
    }
}

impl From<privacy::Unsealable> for Error {
    fn from(error: privacy::Unsealable) -> Error {
        Error::Internal(Box::new(error))
    }
}

impl From<privacy::Refused> for Error {
    fn from(refused: privacy::Refused) -> Error {
        match refused {
            privacy::Refused::Erased => Error::Gone,
            privacy::Refused::Store(error) => error.into(),
            other => Error::Internal(Box::new(other)),
        }
    }
}

impl From<privacy::WrongSubject> for Error {
    fn from(error: privacy::WrongSubject) -> Error {
        Error::Internal(Box::new(error))
    }
}

impl IntoResponse for Error {
    /// A bare status that carries the error to the gate, which knows the visitor and writes the body.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// The whole chain in one line, for the log.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        line.push_str(": ");
        line.push_str(&cause.to_string());
        source = cause.source();
    }
    line
}
