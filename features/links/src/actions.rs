//! What a person can do with a link: one function, one transaction.

use kit::{Editor, Error, Problem, Result};
use releases::Release;
use uuid::Uuid;

use crate::{
    Links,
    model::{CheckedDestinations, CheckedDraft, Link, Slug},
    store,
};

/// How often a suggested slug may be snatched away by somebody else before that is an error.
const SUGGESTIONS: u32 = 3;

/// What is changed about a link; the rest stays as it is.
#[derive(Debug, Default)]
pub(crate) struct Changes<'a> {
    pub(crate) slug: Option<&'a Slug>,
    pub(crate) destinations: Option<&'a CheckedDestinations>,
}

impl Changes<'_> {
    /// Whether nothing is to change.
    pub(crate) fn is_empty(&self) -> bool {
        self.slug.is_none() && self.destinations.is_none()
    }
}

/// A link that something can still be done with.
pub(crate) async fn show(links: &Links, editor: &Editor, id: Uuid) -> Result<Link> {
    let link = store::find(links.app().db.read(), editor, id).await?;
    link.filter(|link| link.retired_at.is_none()).ok_or(Error::NotFound)
}

/// Makes a link for a release of the same workspace. Without a slug the title suggests one.
pub(crate) async fn create(links: &Links, editor: &Editor, release: Uuid, draft: &CheckedDraft) -> Result<Link> {
    let release = releases::find(&links.app().db, editor, release).await?.filter(|found| found.retired_at.is_none());
    let release = release.ok_or_else(|| Error::Invalid(Problem::new("release_id", "problem-links-release").into()))?;
    if let Some(slug) = draft.slug() {
        return insert(links, editor, &release, slug, draft).await?.ok_or_else(|| taken(slug));
    }
    for round in 0..SUGGESTIONS {
        // Many who ask at once would all be told the same next number, so from the second round on they start apart.
        let first = if round == 0 { 1 } else { u32::from(u16::from_le_bytes(links.app().entropy.bytes())).max(2) };
        let slug = suggest(links, editor, &release, first).await?;
        if let Some(link) = insert(links, editor, &release, &slug, draft).await? {
            return Ok(link);
        }
    }
    Err(Error::internal("every suggested slug was taken meanwhile"))
}

/// Changes a link that is not retired.
pub(crate) async fn update(links: &Links, editor: &Editor, id: Uuid, changes: &Changes<'_>) -> Result<Link> {
    let app = links.app();
    let tx = app.db.begin().await?;
    let before = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    match store::change(&tx, editor, id, changes.slug, app.clock.now_ms()).await {
        Ok(true) => {}
        Ok(false) => return Err(Error::NotFound),
        Err(error) => {
            return Err(changes.slug.filter(|_| db::is_unique_violation(&error)).map_or_else(|| error.into(), taken));
        }
    }
    if let Some(destinations) = changes.destinations {
        store::put_destinations(&tx, editor, id, destinations, || app.new_id()).await?;
    }
    let after = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    tx.commit().await?;
    links.forget(&before.slug);
    links.forget(&after.slug);
    Ok(after)
}

/// Takes a link back for good: its page says that it is gone, and nobody else can have its address.
pub(crate) async fn retire(links: &Links, editor: &Editor, id: Uuid) -> Result<()> {
    let app = links.app();
    let tx = app.db.begin().await?;
    let link = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    if !store::retire(&tx, editor, id, app.clock.now_ms()).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    links.forget(&link.slug);
    Ok(())
}

/// Inserts a link; nothing where its slug is taken.
async fn insert(
    links: &Links,
    editor: &Editor,
    release: &Release,
    slug: &Slug,
    draft: &CheckedDraft,
) -> Result<Option<Link>> {
    let app = links.app();
    let id = app.new_id();
    let tx = app.db.begin().await?;
    match store::insert(&tx, editor, id, release.id, slug, app.clock.now_ms()).await {
        Ok(()) => {}
        Err(error) if db::is_unique_violation(&error) => return Ok(None),
        Err(error) => return Err(error.into()),
    }
    store::put_destinations(&tx, editor, id, draft.destinations(), || app.new_id()).await?;
    let link = store::find(&tx, editor, id).await?;
    tx.commit().await?;
    links.forget(slug.as_str());
    Ok(link)
}

async fn suggest(links: &Links, editor: &Editor, release: &Release, first: u32) -> Result<Slug> {
    let db = &links.app().db;
    let names = artists::names(db, editor.workspace(), &[release.artist_id]).await?;
    let artist = names.get(&release.artist_id).map_or("", String::as_str);
    let near = store::slugs_like(db.read(), &Slug::stem(&release.title, artist)).await?;
    Ok(Slug::suggest(&release.title, artist, first, |word| near.iter().any(|one| one == word)))
}

fn taken(slug: &Slug) -> Error {
    Error::Invalid(Problem::new("slug", "problem-links-slug-taken").with("slug", slug.as_str()).into())
}
