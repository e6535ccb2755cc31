//! What the simulated catalogues share: the releases that they have, what went wrong with the next requests, who asked.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::Value;

/// More than the program reads of any answer.
const HUGE_BYTES: usize = 1024 * 1024 + 1;

/// A release as a catalogue has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelved {
    /// Its id there: a number at Deezer and Apple Music, a UUID at MusicBrainz.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub artist: String,
    /// The product's code; empty where it is not told.
    pub upc: String,
    /// The day it came out: `2026-11-22`.
    pub released_on: String,
    /// The recordings: title and code.
    pub tracks: Vec<(String, String)>,
    /// Addresses elsewhere; only MusicBrainz tells them.
    pub urls: Vec<String>,
}

/// What happens to a request instead of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// The service's own "too often", with `Retry-After` in seconds where it has that.
    TooMany(u64),
    /// The day's quota is used up, where a service has one.
    QuotaSpent,
    /// An error status.
    Status(u16),
    /// A page of HTML with status 200.
    Html,
    /// A redirect to somewhere else.
    Redirect,
    /// JSON of another shape.
    OtherJson,
    /// More than anybody wants to read.
    Huge,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its path and query below the service's base.
    pub path: String,
    /// Its `User-Agent`.
    pub agent: String,
}

/// A simulated catalogue's releases, troubles and memory; clones share them.
#[derive(Clone, Debug, Default)]
pub struct Shelf(Arc<Mutex<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    all: Vec<Shelved>,
    troubles: VecDeque<Mishap>,
    asked: Vec<Asked>,
}

impl Shelf {
    /// Adds a release; one of that id is replaced.
    pub fn add(&self, one: Shelved) {
        let mut inner = self.lock();
        inner.all.retain(|old| old.id != one.id);
        inner.all.push(one);
    }

    /// Takes a release away.
    pub fn remove(&self, id: &str) {
        self.lock().all.retain(|one| one.id != id);
    }

    /// Lets the next request go wrong. Several wait for one request each.
    pub fn trouble(&self, mishap: Mishap) {
        self.lock().troubles.push_back(mishap);
    }

    /// Every request since the start, in order.
    pub fn asked(&self) -> Vec<Asked> {
        self.lock().asked.clone()
    }

    /// Writes a request down and answers what goes wrong with it.
    pub(crate) fn arrive(&self, path: &str, request: &Request) -> Option<Mishap> {
        let agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let mut inner = self.lock();
        inner.asked.push(Asked { path: path.to_owned(), agent: agent.to_owned() });
        inner.troubles.pop_front()
    }

    pub(crate) fn find(&self, fits: impl Fn(&Shelved) -> bool) -> Vec<Shelved> {
        self.lock().all.iter().filter(|one| fits(one)).cloned().collect()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(crate) fn json(status: StatusCode, body: &Value) -> Response {
    answer(status, "application/json", body.to_string())
}

pub(crate) fn empty(status: StatusCode) -> Response {
    answer(status, "text/plain", String::new())
}

/// The mishaps that look alike everywhere.
pub(crate) fn mishap(mishap: Mishap) -> Response {
    match mishap {
        Mishap::TooMany(seconds) => {
            let busy = answer(StatusCode::SERVICE_UNAVAILABLE, "text/plain", "too often\n".to_owned());
            with(busy, header::RETRY_AFTER, &seconds.to_string())
        }
        Mishap::QuotaSpent => answer(StatusCode::TOO_MANY_REQUESTS, "text/plain", "no more today\n".to_owned()),
        Mishap::Status(status) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            answer(status, "text/plain", "something is wrong\n".to_owned())
        }
        Mishap::Html => answer(StatusCode::OK, "text/html", "<html><script>alert(1)</script></html>".to_owned()),
        Mishap::Redirect => {
            let moved = answer(StatusCode::FOUND, "text/plain", String::new());
            with(moved, header::LOCATION, "http://169.254.169.254/latest/meta-data/")
        }
        Mishap::OtherJson => answer(StatusCode::OK, "application/json", r#"{"id":[],"releases":7}"#.to_owned()),
        Mishap::Huge => answer(StatusCode::OK, "application/json", " ".repeat(HUGE_BYTES)),
    }
}

fn answer(status: StatusCode, kind: &'static str, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

fn with(mut response: Response, name: HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}
