//! What a person can do with a link: one function, one transaction.

use db::Tx;
use kit::{Editor, Error, Problem, Result};
use releases::Release;
use uuid::Uuid;

use crate::{
    Links,
    model::{CheckedDestinations, CheckedDraft, CheckedRules, Link, Schedule, Slug},
    store,
};

/// How often a suggested slug may be snatched away by somebody else before that is an error.
const SUGGESTIONS: u32 = 3;

/// What is changed about a link; the rest stays as it is.
#[derive(Debug, Default)]
pub(crate) struct Changes<'a> {
    pub(crate) slug: Option<&'a Slug>,
    pub(crate) destinations: Option<&'a CheckedDestinations>,
    pub(crate) aliases: Option<&'a [Slug]>,
    pub(crate) rules: Option<&'a CheckedRules>,
    pub(crate) pass_tags: Option<bool>,
    pub(crate) schedule: Option<&'a Schedule>,
    pub(crate) archived: Option<bool>,
}

impl Changes<'_> {
    /// Whether nothing is to change.
    pub(crate) fn is_empty(&self) -> bool {
        let Changes { slug, destinations, aliases, rules, pass_tags, schedule, archived } = self;
        let named = slug.is_none() && aliases.is_none();
        let shown = destinations.is_none() && rules.is_none() && pass_tags.is_none();
        named && shown && schedule.is_none() && archived.is_none()
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
        return insert(links, editor, &release, slug, draft).await?.ok_or_else(|| taken("slug", slug));
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
    let now_ms = app.clock.now_ms();
    let tx = app.db.begin().await?;
    let before = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    put_addresses(&tx, editor, &before, changes, now_ms).await?;
    if !store::change(&tx, editor, id, changes.slug, now_ms).await? {
        return Err(Error::NotFound);
    }
    if let Some(destinations) = changes.destinations {
        store::put_destinations(&tx, editor, id, destinations, || app.new_id()).await?;
    }
    if let Some(rules) = changes.rules {
        store::put_rules(&tx, editor, id, rules).await?;
    }
    if let Some(pass_tags) = changes.pass_tags {
        store::put_pass_tags(&tx, editor, id, pass_tags).await?;
    }
    if let Some(schedule) = changes.schedule {
        store::put_schedule(&tx, editor, id, schedule).await?;
    }
    if let Some(archived) = changes.archived {
        store::archive(&tx, editor, id, archived.then_some(now_ms)).await?;
    }
    let after = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    tx.commit().await?;
    forget(links, &before);
    forget(links, &after);
    Ok(after)
}

/// Makes the words that lead to a link those that it is to have.
async fn put_addresses(tx: &Tx, editor: &Editor, link: &Link, changes: &Changes<'_>, now_ms: i64) -> Result<()> {
    let kept = |word: &str| match changes.aliases {
        Some(aliases) => aliases.iter().any(|alias| alias.as_str() == word),
        None => link.aliases.iter().any(|alias| alias == word),
    };
    let slug = changes.slug.map_or(link.slug.as_str(), Slug::as_str);
    let had = |word: &str| word == link.slug || link.aliases.iter().any(|alias| alias == word);
    for word in std::iter::once(&link.slug).chain(&link.aliases).filter(|word| *word != slug && !kept(word)) {
        store::remove_address(tx, editor, link.id, word).await?;
    }
    let named = changes.slug.into_iter().map(|slug| ("slug", slug));
    let aliases = changes.aliases.unwrap_or_default().iter().filter(|alias| alias.as_str() != slug);
    for (field, word) in named.chain(aliases.map(|alias| ("aliases", alias))).filter(|(_, word)| !had(word.as_str())) {
        if let Err(error) = store::add_address(tx, editor, link.id, word, now_ms).await {
            return Err(if db::is_unique_violation(&error) { taken(field, word) } else { error.into() });
        }
    }
    Ok(())
}

fn forget(links: &Links, link: &Link) {
    std::iter::once(&link.slug).chain(&link.aliases).for_each(|word| links.forget(word));
}

/// Puts links into the archive, or takes them out: their pages go on working. Those that are not there are left out.
pub(crate) async fn archive(links: &Links, editor: &Editor, ids: &[Uuid], archived: bool) -> Result<()> {
    let app = links.app();
    let since_ms = archived.then(|| app.clock.now_ms());
    let tx = app.db.begin().await?;
    for id in ids {
        store::archive(&tx, editor, *id, since_ms).await?;
    }
    tx.commit().await?;
    Ok(())
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
    forget(links, &link);
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

fn taken(field: &'static str, slug: &Slug) -> Error {
    Error::Invalid(Problem::new(field, "problem-links-slug-taken").with("slug", slug.as_str()).into())
}
