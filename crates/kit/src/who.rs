//! Who may: proofs that only the gate hands out.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use futures_util::future::BoxFuture;
use http::request::Parts;
use privacy::SubjectId;
use uuid::Uuid;

use crate::{Error, Lang, Result};

/// A workspace: what a label's work belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WorkspaceId(pub Uuid);

impl From<WorkspaceId> for sea_orm::Value {
    fn from(id: WorkspaceId) -> Self {
        id.0.into()
    }
}

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Their account, which is the data subject too.
    pub account: SubjectId,
    /// The workspace that they work in.
    pub workspace: WorkspaceId,
    /// What it is called.
    pub workspace_name: Arc<str>,
    /// The language that they chose.
    pub lang: Lang,
    /// What their forms must carry.
    pub csrf: Arc<str>,
    /// Whether their data is kept and not used at their own wish (Art 18).
    pub restricted: bool,
    /// Whether they run this instance.
    pub operator: bool,
    /// How many requests about data wait for an answer: the gate writes it in, for whoever runs this instance.
    pub n_open_requests: u64,
    /// Which room they are in now, as the route's declaration names it: the gate writes it in.
    pub room: &'static str,
    /// What they are told above the page: the gate writes it in.
    pub notice: Option<Announcement>,
}

/// Something that signed-in people are told above every page until they have put it away.
#[derive(Clone, Debug)]
pub struct Announcement {
    /// What there is to know, in the reader's language.
    pub words: String,
    /// Where it can be read.
    pub href: String,
    /// What that way is called.
    pub way: String,
    /// Where the form that puts it away leads.
    pub dismiss: String,
    /// What its button says.
    pub dismiss_words: String,
}

/// Who knows what signed-in people must be told. One room implements it.
pub trait Noticeboard: Send + Sync {
    /// What this person has not put away yet.
    fn notice<'a>(&'a self, who: &'a SignedIn) -> BoxFuture<'a, Result<Option<Announcement>>>;
}

/// Who knows what people have asked about their data. One room implements it.
pub trait RightsDesk: Send + Sync {
    /// How many requests are open.
    fn n_open(&self) -> BoxFuture<'_, Result<u64>>;
}

/// Somebody who holds a bearer key.
#[derive(Clone, Debug)]
pub struct KeyHolder {
    /// The workspace that the key belongs to.
    pub workspace: WorkspaceId,
}

/// Recognises people and keys. One room implements it, and the program hands it to the gate.
pub trait Doorkeeper: Send + Sync {
    /// Who holds the secret of a session cookie.
    fn session<'a>(&'a self, secret: &'a str) -> BoxFuture<'a, Result<Option<SignedIn>>>;

    /// Who holds a bearer key.
    fn key<'a>(&'a self, bearer: &'a str) -> BoxFuture<'a, Result<Option<KeyHolder>>>;
}

/// Permission to work in one workspace. It can only be had from the gate, so a store function that takes it cannot be
/// called for another tenant.
#[derive(Clone, Debug)]
pub struct Editor {
    workspace: WorkspaceId,
}

impl Editor {
    pub(crate) fn of(workspace: WorkspaceId) -> Editor {
        Editor { workspace }
    }

    /// Whose work it is.
    pub fn workspace(&self) -> WorkspaceId {
        self.workspace
    }
}

impl<S: Sync> FromRequestParts<S> for Editor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts.extensions.get::<Editor>().cloned().ok_or(Error::SignedOut)
    }
}

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts.extensions.get::<SignedIn>().cloned().ok_or(Error::SignedOut)
    }
}
