//! A request as it arrived.

use axum::{
    body::Bytes,
    extract::Request,
    http::{HeaderMap, Method, header},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::Timestamp;

use super::{
    answer::Answer,
    journal::{Authorization, Entry, find, kept_headers},
};

/// No request of these services needs more.
const LARGEST_BODY_BYTES: usize = 256 * 1024;

#[derive(Debug)]
pub(super) struct Visit {
    pub(super) method: Method,
    pub(super) path: String,
    raw_query: Option<String>,
    query: Vec<(String, String)>,
    fields: Vec<(String, String)>,
    pub(super) body: Bytes,
    headers: HeaderMap,
    pub(super) caller: Caller,
}

/// Who asks, for the journal.
#[derive(Clone, Debug, Default)]
pub(super) struct Caller {
    pub(super) client_id: Option<String>,
    pub(super) user: Option<String>,
}

/// An app's id and, when it sent one, its secret.
pub(super) struct Credentials {
    pub(super) client_id: String,
    pub(super) client_secret: Option<String>,
}

impl Visit {
    /// Reads a request to its end. A body that is too large or breaks off counts as empty.
    pub(super) async fn read(request: Request) -> Visit {
        let (parts, body) = request.into_parts();
        let body = axum::body::to_bytes(body, LARGEST_BODY_BYTES).await.unwrap_or_default();
        let raw_query = parts.uri.query().map(str::to_owned);
        let is_form = parts
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        Visit {
            method: parts.method,
            path: parts.uri.path().to_owned(),
            query: decode(raw_query.as_deref().unwrap_or_default().as_bytes()),
            raw_query,
            fields: if is_form { decode(&body) } else { Vec::new() },
            body: if is_form { Bytes::new() } else { body },
            headers: parts.headers,
            caller: Caller::default(),
        }
    }

    /// A query parameter.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        find(&self.query, name)
    }

    /// A form field.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        find(&self.fields, name)
    }

    /// A form field, or else the query parameter of that name.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.field(name).or_else(|| self.query(name))
    }

    /// The bearer token.
    pub(super) fn bearer(&self) -> Result<&str, Answer> {
        let Some(value) = self.authorization() else { return Err(Answer::unauthorised("No token provided")) };
        match value.split_once(' ') {
            Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() => Ok(token),
            _ => Err(Answer::bad_request("Only valid bearer authentication supported")),
        }
    }

    /// The app's credentials, from the `Authorization` header or the form.
    pub(super) fn credentials(&self) -> Option<Credentials> {
        if let Some((scheme, encoded)) = self.authorization().and_then(|value| value.split_once(' '))
            && scheme.eq_ignore_ascii_case("basic")
        {
            let decoded = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
            let (id, secret) = decoded.split_once(':')?;
            return Some(Credentials { client_id: id.to_owned(), client_secret: Some(secret.to_owned()) });
        }
        Some(Credentials {
            client_id: self.param("client_id")?.to_owned(),
            client_secret: self.field("client_secret").map(str::to_owned),
        })
    }

    /// The journal's entry, not answered yet.
    pub(super) fn entry(&self, at: Timestamp) -> Entry {
        Entry {
            at,
            method: self.method.to_string(),
            path: self.path.clone(),
            query: self.raw_query.clone(),
            status: Entry::NO_ANSWER,
            client_id: self.caller.client_id.clone(),
            user: self.caller.user.clone(),
            authorization: Authorization::of(&self.headers),
            headers: kept_headers(&self.headers),
            fields: self.fields.clone(),
            body: String::from_utf8_lossy(&self.body).into_owned(),
        }
    }

    fn authorization(&self) -> Option<&str> {
        self.headers.get(header::AUTHORIZATION)?.to_str().ok()
    }
}

fn decode(pairs: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(pairs).into_owned().collect()
}
