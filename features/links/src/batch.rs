//! Links that another room makes, many at once and in a transaction of its own.

use std::collections::{HashMap, HashSet};

use db::Tx;
use kit::{OwnHosts, Problems, WorkspaceId};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::{
    model::{self, CheckedDestinations, DestinationDraft, SERVICES, Slug},
    store,
};

/// A link to be made.
#[derive(Debug)]
pub struct New {
    /// Which one it will be.
    pub id: Uuid,
    /// What it is for: a release of the same workspace, which the caller has looked up.
    pub release: Uuid,
    /// Its address.
    pub slug: Slug,
    /// Further words that lead to it.
    pub aliases: Vec<Slug>,
    /// Where it leads.
    pub destinations: CheckedDestinations,
}

/// Who holds a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whose link it leads to.
    pub workspace: WorkspaceId,
    /// Which link.
    pub link: Uuid,
    /// What that link is for.
    pub release: Uuid,
    /// Whether that link was taken back. Nobody else can have its words.
    pub retired: bool,
}

/// Every known service: its word and its name.
pub fn services() -> impl Iterator<Item = (&'static str, &'static str)> {
    SERVICES.iter().map(|service| (service.slug, service.name))
}

/// Checks where a link is to lead, by the rules of the form.
///
/// # Errors
/// Every problem, by the field of its draft.
pub fn check_destinations(drafts: &[DestinationDraft], own: &OwnHosts) -> Result<CheckedDestinations, Problems> {
    model::check_destinations(drafts, own)
}

/// Makes links with their words and destinations.
///
/// # Errors
/// The engine's own; a unique violation where a word was taken meanwhile.
pub async fn add_all(
    tx: &Tx,
    workspace: WorkspaceId,
    new: &[New],
    new_id: impl Fn() -> Uuid,
    now_ms: i64,
) -> db::Result<()> {
    store::insert_all(tx, workspace, new, new_id, now_ms).await
}

/// Which of these words lead to a link already, of any workspace.
///
/// # Errors
/// The engine's own.
pub async fn held(on: &impl ConnectionTrait, words: &[String]) -> db::Result<HashMap<String, Held>> {
    store::held(on, words).await
}

/// The oldest link of each of these releases that is not retired.
///
/// # Errors
/// The engine's own.
pub async fn of_releases(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    releases: &[Uuid],
) -> db::Result<HashMap<Uuid, Uuid>> {
    store::of_releases(on, workspace, releases).await
}

/// Those of `releases` that have a link, a retired one too.
///
/// # Errors
/// The engine's own.
pub async fn releases_with_any(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    releases: &[Uuid],
) -> db::Result<HashSet<Uuid>> {
    store::releases_with_any(on, workspace, releases).await
}

/// Takes links away as if they had never been made, so that their words are free again: those of `ids` that nobody has
/// changed since. Answers them with their words, which the caller makes the program forget ([`crate::Links::forget`]) once
/// the transaction is committed.
///
/// # Errors
/// The engine's own.
pub async fn unmake(tx: &Tx, workspace: WorkspaceId, ids: &[Uuid]) -> db::Result<HashMap<Uuid, Vec<String>>> {
    store::unmake(tx, workspace, ids).await
}
