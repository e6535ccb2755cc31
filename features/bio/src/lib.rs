#![doc = include_str!("../README.md")]

mod actions;
mod api;
mod cache;
mod form;
mod model;
mod pages;
mod public;
mod routes;
mod store;

use std::{collections::HashMap, sync::Arc};

pub use api::openapi;
use capture::Captures;
use db::Db;
use kit::{App, Editor, Result, Visitor, WorkspaceId};
use lake::Lake;
use links::Links;
use media::Media;
use model::{Page, Whole};
pub use routes::routes;
use uuid::Uuid;

/// What this room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "bio",
    steps: &[db::Step { name: "0026_bio", sql: include_str!("../migrations/0026_bio.sql") }],
    locales: kit::locales!(),
};

/// What this room needs. Copies are the same.
#[derive(Clone)]
pub struct Bios(Arc<Inner>);

struct Inner {
    app: App,
    lake: Lake,
    links: Links,
    captures: Captures,
    media: Media,
    cache: cache::Pages,
}

/// A page as everybody may see it.
#[derive(Debug)]
pub(crate) struct PublicPage {
    /// The page and its blocks, hidden and scheduled ones too.
    pub(crate) whole: Whole,
    /// Whom it is about.
    pub(crate) artist: String,
    /// The addresses of its blocks' smart links; retired ones are left out.
    pub(crate) slugs: HashMap<Uuid, String>,
    /// What its blocks' sign-up forms are called; retired ones are left out.
    pub(crate) forms: HashMap<Uuid, String>,
}

/// What a handle stands for.
#[derive(Clone, Debug)]
pub(crate) enum Found {
    /// A published page.
    Page(Arc<PublicPage>),
    /// A page that has another handle now.
    Moved(Arc<PublicPage>),
    /// A page that was removed.
    Gone,
    /// Nothing that everybody may know of.
    Unknown,
}

/// Every picture on a page of any workspace, so that its files are kept.
///
/// # Errors
/// The engine's own.
pub async fn pictures(db: &Db) -> db::Result<Vec<(WorkspaceId, media::Hash)>> {
    store::pictures(db.read()).await
}

impl Bios {
    /// Puts the room together.
    pub fn new(app: App, lake: Lake, links: Links, captures: Captures, media: Media) -> Bios {
        Bios(Arc::new(Inner { app, lake, links, captures, media, cache: cache::Pages::default() }))
    }

    pub(crate) fn app(&self) -> &App {
        &self.0.app
    }

    pub(crate) fn lake(&self) -> &Lake {
        &self.0.lake
    }

    pub(crate) fn links(&self) -> &Links {
        &self.0.links
    }

    pub(crate) fn captures(&self) -> &Captures {
        &self.0.captures
    }

    pub(crate) fn media(&self) -> &Media {
        &self.0.media
    }

    pub(crate) fn forget(&self, page: &Page) {
        self.0.cache.forget(&page.handle);
    }

    /// What a handle stands for as this visitor may see it: under a label's own domain there are no other label's pages.
    pub(crate) async fn shown_at(&self, handle: &str, visitor: &Visitor) -> Result<Found> {
        Ok(match self.look_up(handle).await? {
            Found::Page(page) | Found::Moved(page) if !visitor.sees(page.whole.page.workspace) => Found::Unknown,
            Found::Gone if visitor.domain().is_some() => Found::Unknown,
            found => found,
        })
    }

    /// What a handle stands for. It may be two seconds old.
    pub(crate) async fn look_up(&self, handle: &str) -> Result<Found> {
        let handle = handle.to_ascii_lowercase();
        // What cannot be a handle is neither asked for nor remembered.
        if !model::is_handle(&handle) {
            return Ok(Found::Unknown);
        }
        let now_ms = self.app().clock.now_ms();
        let old = match self.0.cache.get(&handle, now_ms) {
            Some((found, true)) => return Ok(found),
            other => other.map(|(found, _)| found),
        };
        let mark = self.0.cache.mark();
        match (self.read(&handle).await, old) {
            (Ok(found), _) => {
                self.0.cache.put(&handle, found.clone(), now_ms, mark);
                Ok(found)
            }
            // A fan gets on while the store is away, and only one in two seconds waits for it.
            (Err(error), Some(old)) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "bio.served_from_memory");
                self.0.cache.put(&handle, old.clone(), now_ms, mark);
                Ok(old)
            }
            (Err(error), None) => Err(error),
        }
    }

    async fn read(&self, handle: &str) -> Result<Found> {
        let db = &self.app().db;
        let Some(standing) = store::standing(db.read(), handle).await? else { return Ok(Found::Unknown) };
        let Some(whole) = store::public(db.read(), standing.page_id).await? else { return Ok(Found::Gone) };
        if whole.page.published_at.is_none() {
            return Ok(Found::Unknown);
        }
        let page = Arc::new(self.dress(whole).await?);
        Ok(if standing.replaced_at.is_some() { Found::Moved(page) } else { Found::Page(page) })
    }

    /// What a page needs of other rooms.
    pub(crate) async fn dress(&self, whole: Whole) -> Result<PublicPage> {
        let db = &self.app().db;
        let workspace = whole.page.workspace;
        let mut names = artists::names(db, workspace, &[whole.page.artist_id]).await?;
        let mut slugs = HashMap::new();
        for link in whole.blocks.iter().filter_map(|block| block.content.link_id()) {
            if slugs.contains_key(&link) {
                continue;
            }
            if let Some(slug) = links::slug_of(db, workspace, link).await? {
                slugs.insert(link, slug);
            }
        }
        let mut forms = HashMap::new();
        for form in whole.blocks.iter().filter_map(|block| block.content.form_id()) {
            if let Some(title) = self.captures().title_of(workspace, form).await? {
                forms.insert(form, title);
            }
        }
        let artist = names.remove(&whole.page.artist_id).unwrap_or_default();
        Ok(PublicPage { whole, artist, slugs, forms })
    }
}

/// A published page by what people know it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Which page.
    pub id: Uuid,
    /// Its address: `/@{handle}`.
    pub handle: String,
    /// Whom it is about.
    pub artist: String,
}

/// The published pages of a workspace, the newest first.
///
/// # Errors
/// The engine's own.
pub async fn published(db: &Db, editor: &Editor) -> db::Result<Vec<Published>> {
    let pages = store::all(db.read(), editor).await?;
    let pages: Vec<Page> = pages.into_iter().filter(|page| page.published_at.is_some()).collect();
    let artists: Vec<Uuid> = pages.iter().map(|page| page.artist_id).collect();
    let names = artists::names(db, editor.workspace(), &artists).await?;
    let name = |id: &Uuid| names.get(id).cloned().unwrap_or_default();
    Ok(pages
        .into_iter()
        .map(|page| Published { artist: name(&page.artist_id), id: page.id, handle: page.handle })
        .collect())
}

/// Where a page of a workspace is, while it is published.
///
/// # Errors
/// The engine's own.
pub async fn handle_of(db: &Db, workspace: WorkspaceId, id: Uuid) -> db::Result<Option<String>> {
    store::handle_of(db.read(), workspace, id).await
}
