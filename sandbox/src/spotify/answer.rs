//! Answers, and the error bodies of the two services.

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::{Value, json};

use super::{
    knobs::{Endpoint, Fault},
    pages,
};

const JSON: &str = "application/json";
const HTML: &str = "text/html; charset=utf-8";

#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    headers: Vec<(HeaderName, String)>,
    body: String,
}

impl Answer {
    pub(super) fn empty(status: StatusCode) -> Answer {
        Answer { status, headers: Vec::new(), body: String::new() }
    }

    pub(super) fn json(status: StatusCode, body: &Value) -> Answer {
        Answer { status, headers: vec![(header::CONTENT_TYPE, JSON.to_owned())], body: body.to_string() }
    }

    /// A page. Its policy allows no script, no frame and no foreign resource.
    pub(super) fn page(status: StatusCode, body: String) -> Answer {
        Answer { status, headers: vec![(header::CONTENT_TYPE, HTML.to_owned())], body }
            .with(
                header::CONTENT_SECURITY_POLICY,
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
            )
            .with(header::REFERRER_POLICY, "no-referrer")
            .with(header::CACHE_CONTROL, "no-store")
    }

    pub(super) fn see_other(location: &str) -> Answer {
        Answer::empty(StatusCode::SEE_OTHER).with(header::LOCATION, location).with(header::CACHE_CONTROL, "no-store")
    }

    pub(super) fn with(mut self, name: HeaderName, value: impl Into<String>) -> Answer {
        self.headers.push((name, value.into()));
        self
    }

    /// The Web API's error object.
    pub(super) fn api_error(status: StatusCode, message: &str) -> Answer {
        Answer::json(status, &json!({ "error": { "status": status.as_u16(), "message": message } }))
    }

    pub(super) fn bad_request(message: &str) -> Answer {
        Answer::api_error(StatusCode::BAD_REQUEST, message)
    }

    pub(super) fn unauthorised(message: &str) -> Answer {
        Answer::api_error(StatusCode::UNAUTHORIZED, message)
            .with(header::WWW_AUTHENTICATE, "Bearer realm=\"spotify\", error=\"invalid_token\"")
    }

    pub(super) fn insufficient_scope() -> Answer {
        Answer::api_error(StatusCode::FORBIDDEN, "Insufficient client scope")
    }

    pub(super) fn method_not_allowed(endpoint: Endpoint) -> Answer {
        Answer::error_of(Some(endpoint), StatusCode::METHOD_NOT_ALLOWED, "Method not allowed")
    }

    /// The token endpoint's error (RFC 6749, section 5.2).
    pub(super) fn oauth_error(error: &str, description: &str) -> Answer {
        oauth_error(StatusCode::BAD_REQUEST, error, description)
    }

    pub(super) fn rate_limited(retry_after: u64) -> Answer {
        Answer::api_error(StatusCode::TOO_MANY_REQUESTS, "API rate limit exceeded")
            .with(header::RETRY_AFTER, retry_after.to_string())
    }

    /// The 429 that only the next day ends. No public text shows where `reason` stands; beside `message` is where the
    /// Web API's player errors have theirs.
    pub(super) fn quota_exceeded() -> Answer {
        let error = json!({ "status": 429, "message": "Quota exceeded", "reason": "QUOTA_EXCEEDED" });
        Answer::json(StatusCode::TOO_MANY_REQUESTS, &json!({ "error": error }))
    }

    /// What a path without an endpoint answers.
    pub(super) fn not_found(path: &str) -> Answer {
        if path.starts_with("/spotify/api/") {
            Answer::api_error(StatusCode::NOT_FOUND, "Service not found")
        } else {
            Answer::page(StatusCode::NOT_FOUND, pages::refusal("Page not found"))
        }
    }

    /// An error of whichever service the endpoint belongs to.
    pub(super) fn error_of(endpoint: Option<Endpoint>, status: StatusCode, message: &str) -> Answer {
        match endpoint {
            Some(Endpoint::Authorize) => Answer::page(status, pages::refusal(message)),
            Some(Endpoint::Token) => oauth_error(status, "server_error", message),
            _ => Answer::api_error(status, message),
        }
    }

    /// The answer a fault gives; faults that close the connection have none.
    pub(super) fn of_fault(fault: &Fault, endpoint: Option<Endpoint>) -> Option<Answer> {
        match fault {
            Fault::Status(status) => {
                let status = status_or_500(*status);
                Some(Answer::error_of(endpoint, status, status.canonical_reason().unwrap_or("Server error.")))
            }
            Fault::RateLimited { retry_after } => match endpoint {
                Some(Endpoint::Authorize | Endpoint::Token) => Some(
                    Answer::error_of(endpoint, StatusCode::TOO_MANY_REQUESTS, "Too many requests")
                        .with(header::RETRY_AFTER, retry_after.to_string()),
                ),
                _ => Some(Answer::rate_limited(*retry_after)),
            },
            Fault::QuotaExceeded => Some(Answer::quota_exceeded()),
            Fault::Html(status) => Some(Answer::page(status_or_500(*status), pages::garbage())),
            Fault::ClosedConnection | Fault::LostAnswer | Fault::Hang(_) => None,
        }
    }

    pub(super) fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        for (name, value) in self.headers {
            // A value no header may hold (a line break in a hostile redirect_uri) is left out.
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

/// A JSON object with the fields of another one added.
pub(super) fn extended(mut object: Value, more: Value) -> Value {
    if let (Value::Object(fields), Value::Object(more)) = (&mut object, more) {
        fields.extend(more);
    }
    object
}

fn oauth_error(status: StatusCode, error: &str, description: &str) -> Answer {
    Answer::json(status, &json!({ "error": error, "error_description": description }))
        .with(header::CACHE_CONTROL, "no-store")
}

fn status_or_500(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
