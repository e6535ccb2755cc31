//! The journal: every request the simulated Spotify got, as it arrived.

use axum::http::{HeaderMap, header};
use jiff::Timestamp;

use super::visit::Caller;

/// One request.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When it arrived, by the sandbox's clock.
    pub at: Timestamp,
    /// `GET`, `POST` …
    pub method: String,
    /// The whole path, for example `/spotify/api/v1/me/library`.
    pub path: String,
    /// The query as it was sent, not decoded.
    pub query: Option<String>,
    /// The status of the answer; [`Entry::NO_ANSWER`] while there is none, or when the connection was closed instead.
    pub status: u16,
    /// The app that asked, as far as the request tells.
    pub client_id: Option<String>,
    /// The user it was about, as far as the sandbox knows.
    pub user: Option<String>,
    /// How the request authorised itself; the value is not kept.
    pub authorization: Option<Authorization>,
    /// Every header but `Authorization`, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The fields of a form body, decoded, values in full.
    pub fields: Vec<(String, String)>,
    /// Any other body, as text.
    pub body: String,
}

impl Entry {
    /// The status of a request that got no answer.
    pub const NO_ANSWER: u16 = 0;

    /// The value of a header; the name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        find(&self.headers, name)
    }

    /// The `User-Agent`.
    pub fn user_agent(&self) -> Option<&str> {
        self.header("user-agent")
    }

    /// The `Cookie` header.
    pub fn cookie(&self) -> Option<&str> {
        self.header("cookie")
    }

    /// The value of a form field.
    pub fn field(&self, name: &str) -> Option<&str> {
        find(&self.fields, name)
    }
}

/// The kind of an `Authorization` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authorization {
    /// An app's id and secret.
    Basic,
    /// A token.
    Bearer,
    /// Anything else.
    Other,
}

impl Authorization {
    pub(super) fn of(headers: &HeaderMap) -> Option<Authorization> {
        let value = headers.get(header::AUTHORIZATION)?.to_str().unwrap_or_default();
        let scheme = value.split(' ').next().unwrap_or_default();
        Some(if scheme.eq_ignore_ascii_case("basic") {
            Authorization::Basic
        } else if scheme.eq_ignore_ascii_case("bearer") {
            Authorization::Bearer
        } else {
            Authorization::Other
        })
    }
}

/// The headers an entry keeps.
pub(super) fn kept_headers(headers: &HeaderMap) -> Vec<(String, String)> {
    headers
        .iter()
        .filter(|(name, _)| *name != header::AUTHORIZATION)
        .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect()
}

/// The value of the first pair with this name.
pub(super) fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// Where an entry lies, so that its answer can be written in later.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place(usize);

#[derive(Debug, Default)]
pub(super) struct Journal {
    entries: Vec<Entry>,
    /// How many entries earlier clearings took away: places stay unique across them.
    cleared: usize,
    total: u64,
}

impl Journal {
    /// Writes an entry, or only counts it when there is no more room.
    pub(super) fn open(&mut self, entry: Entry, capacity: usize) -> Option<Place> {
        self.total += 1;
        (self.entries.len() < capacity).then(|| {
            self.entries.push(entry);
            Place(self.cleared + self.entries.len() - 1)
        })
    }

    pub(super) fn close(&mut self, place: Option<Place>, status: u16, caller: &Caller) {
        let entry = place.and_then(|place| place.0.checked_sub(self.cleared)).and_then(|at| self.entries.get_mut(at));
        if let Some(entry) = entry {
            entry.status = status;
            entry.user.clone_from(&caller.user);
        }
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn total(&self) -> u64 {
        self.total
    }

    pub(super) fn clear(&mut self) {
        self.cleared += self.entries.len();
        self.entries.clear();
        self.total = 0;
    }
}
