#![doc = include_str!("../README.md")]

mod actions;
mod api;
mod batch;
mod cache;
mod form;
mod list;
mod model;
mod options;
mod pages;
mod pictures;
mod public;
mod routes;
mod rules;
mod store;
mod trial;

use std::{
    pin::Pin,
    sync::{Arc, OnceLock},
};

pub use api::openapi;
use axum::{
    body::Bytes,
    http::{HeaderMap, header},
};
pub use batch::{Held, New, add_all, check_destinations, held, of_releases, releases_with_any, services, unmake};
use cache::{Found, Lookup};
use db::Db;
use jiff::Timestamp;
use kit::{App, Editor, Error, OwnHosts, Result, Visitor, WorkspaceId};
use lake::{Country, Event, Kind, Lake, NotKept, Seen, Visit, Visitors};
use media::Media;
pub use model::{Address, CheckedDestinations, Destination, DestinationDraft, Link, PublicLink, Refused, Slug};
use model::{Phase, Service, Way, leads_back};
pub use pages::query as campaign_query;
pub use public::{away, counts};
use quick_cache::sync::Cache;
pub use routes::routes;
use uuid::Uuid;

/// What this room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "links",
    steps: &[
        db::Step { name: "0008_links", sql: include_str!("../migrations/0008_links.sql") },
        db::Step { name: "0032_links", sql: include_str!("../migrations/0032_links.sql") },
        db::Step { name: "0051_link_releases", sql: include_str!("../migrations/0051_link_releases.sql") },
    ],
    locales: kit::locales!(),
};

/// How many cards are held in memory; one has 60 to 500 kB.
const CARDS: usize = 64;

/// What this room needs, and what others ask of it. Copies are the same.
#[derive(Clone)]
pub struct Links(Arc<Inner>);

struct Inner {
    app: App,
    lake: Lake,
    visitors: Arc<Visitors>,
    media: Media,
    presave_providers: Vec<PresaveProvider>,
    cache: cache::Links,
    /// Cards by what is on them: each is drawn once while many ask.
    cards: Cache<String, Bytes>,
    watch: OnceLock<Arc<dyn Watch>>,
}

/// A service on which a release can be saved before it is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PresaveProvider {
    /// Its word: that of its destinations.
    pub word: &'static str,
    /// The processor that then hears of it.
    pub processor: &'static str,
    /// Whether it works for a few people only whom the operator has named there.
    pub is_trial: bool,
}

impl Links {
    /// Puts the room together. `presave_providers` are the services that can save a release for a fan, by their words.
    pub fn new(
        app: App,
        lake: Lake,
        visitors: Arc<Visitors>,
        media: Media,
        presave_providers: Vec<PresaveProvider>,
    ) -> Links {
        let (cache, cards) = (cache::Links::default(), Cache::new(CARDS));
        Links(Arc::new(Inner { app, lake, visitors, media, presave_providers, cache, cards, watch: OnceLock::new() }))
    }

    /// Names who looks whether destinations are still there. The first one stays.
    pub fn watched_by(&self, watch: Arc<dyn Watch>) {
        // It fails only when there is one already.
        self.0.watch.set(watch).ok();
    }

    /// The services of a link that were not found any more, and since when.
    pub(crate) async fn missing(&self, link: &Link) -> db::Result<Vec<(String, Timestamp)>> {
        match self.0.watch.get() {
            Some(watch) => watch.missing(link.workspace, link.id).await,
            None => Ok(Vec::new()),
        }
    }

    /// Leads a link to further addresses of known services: a service that it has already gets the new address, others come
    /// behind. Everything else of the link stays.
    ///
    /// # Errors
    /// `NotFound` for a link that the workspace does not have, `Invalid` for an address that no link may lead to.
    pub async fn lead_to(&self, editor: &Editor, link: Uuid, addresses: &[(String, String)]) -> Result<Link> {
        let before = actions::show(self, editor, link).await?;
        let kept = before.destinations.into_iter().map(|one| (one.service, one.label, one.url));
        let mut all: Vec<(String, String, String)> = kept.collect();
        for (service, url) in addresses {
            match all.iter_mut().find(|(word, ..)| word == service) {
                Some((_, _, old)) => old.clone_from(url),
                None => all.push((service.clone(), String::new(), url.clone())),
            }
        }
        let draft = |(service, label, url): (String, String, String)| DestinationDraft {
            field: "address".to_owned(),
            service,
            label,
            url,
        };
        let drafts: Vec<DestinationDraft> = all.into_iter().map(draft).collect();
        let checked = model::check_destinations(&drafts, &self.own_hosts().await?).map_err(Error::Invalid)?;
        let changes = actions::Changes { destinations: Some(&checked), ..actions::Changes::default() };
        actions::update(self, editor, link, &changes).await
    }

    /// Makes a link of a release to addresses of known services, at an address that the title suggests.
    ///
    /// # Errors
    /// `Invalid` for an address that no link may lead to.
    pub async fn add(&self, editor: &Editor, release: Uuid, addresses: &[(String, String)]) -> Result<Link> {
        let draft = self.check(addresses).await?;
        actions::create(self, editor, release, &draft).await
    }

    /// Whether a link may lead to these addresses of services.
    ///
    /// # Errors
    /// `Invalid` where it may not.
    pub async fn may_lead_to(&self, addresses: &[(String, String)]) -> Result<()> {
        self.check(addresses).await.map(drop)
    }

    async fn check(&self, addresses: &[(String, String)]) -> Result<model::CheckedDraft> {
        let destination = |(service, url): &(String, String)| DestinationDraft {
            field: "address".to_owned(),
            service: service.clone(),
            label: String::new(),
            url: url.clone(),
        };
        let draft = model::Draft { slug: None, destinations: addresses.iter().map(destination).collect() };
        draft.check(&self.own_hosts().await?).map_err(Error::Invalid)
    }

    /// The hosts that no link may lead to.
    pub(crate) async fn own_hosts(&self) -> Result<OwnHosts> {
        self.0.app.own_hosts().await
    }

    pub(crate) fn app(&self) -> &App {
        &self.0.app
    }

    pub(crate) fn cards(&self) -> &Cache<String, Bytes> {
        &self.0.cards
    }

    pub(crate) fn media(&self) -> &Media {
        &self.0.media
    }

    /// The services on which a release can be saved before it is out, by their words.
    pub fn presave_providers(&self) -> impl Iterator<Item = &'static str> {
        let privacy = &self.0.app.privacy;
        let live = self.0.presave_providers.iter().filter(|provider| !privacy.processor_waits(provider.processor));
        live.map(|provider| provider.word)
    }

    /// Whether saving at a service works for a few people only so far.
    pub(crate) fn is_trial(&self, provider: &str) -> bool {
        self.0.presave_providers.iter().any(|one| one.word == provider && one.is_trial)
    }

    /// The link at an address, unless there is none or it is retired; also before it opens and after it closes. It may be
    /// two seconds old.
    ///
    /// # Errors
    /// When the store does not answer and the link is not in memory.
    pub async fn public(&self, slug: &str) -> Result<Option<Arc<PublicLink>>> {
        Ok(match self.look_up(slug).await? {
            Found::Link(link) => Some(link),
            Found::Gone | Found::Unknown => None,
        })
    }

    /// The link at an address that is open now, for a page that says which of the two it is when there is none.
    ///
    /// # Errors
    /// `NotFound`, also before it opens; `Gone` for a retired one and one that has closed; and as [`Links::public`].
    pub async fn open(&self, slug: &str) -> Result<Arc<PublicLink>> {
        let link = self.at(slug).await?;
        match link.schedule.phase(self.0.app.clock.now()) {
            Phase::Open => Ok(link),
            Phase::NotYet(_) => Err(Error::NotFound),
            Phase::Over => Err(Error::Gone),
        }
    }

    /// The link at an address, whether it is open or not.
    pub(crate) async fn at(&self, slug: &str) -> Result<Arc<PublicLink>> {
        match self.look_up(slug).await? {
            Found::Link(link) => Ok(link),
            Found::Gone => Err(Error::Gone),
            Found::Unknown => Err(Error::NotFound),
        }
    }

    /// The link at an address as this visitor may see it: under a label's own domain there are no other label's links.
    pub(crate) async fn shown_at(&self, slug: &str, visitor: &Visitor) -> Result<Arc<PublicLink>> {
        match self.at(slug).await {
            Ok(link) if visitor.sees(link.workspace) => Ok(link),
            // A retired link of another label is not told apart from none.
            Ok(_) => Err(Error::NotFound),
            Err(Error::Gone) if visitor.domain().is_some() => Err(Error::NotFound),
            Err(error) => Err(error),
        }
    }

    async fn look_up(&self, slug: &str) -> Result<Found> {
        if !model::is_slug(slug) {
            let folded = slug.to_ascii_lowercase();
            // What cannot be a slug is neither asked for nor remembered.
            return if model::is_slug(&folded) { self.look_up_folded(&folded).await } else { Ok(Found::Unknown) };
        }
        self.look_up_folded(slug).await
    }

    async fn look_up_folded(&self, slug: &str) -> Result<Found> {
        let now_ms = self.0.app.clock.now_ms();
        let old = match self.0.cache.get(slug, now_ms) {
            Lookup::Fresh(found) => return Ok(found),
            Lookup::Old(found) => Some(found),
            Lookup::Missing => None,
        };
        let mark = self.0.cache.mark();
        match (self.read(slug).await, old) {
            (Ok(found), _) => {
                self.0.cache.put(slug, found.clone(), now_ms, mark);
                Ok(found)
            }
            // A fan gets on while the store is away, and only one in two seconds waits for it.
            (Err(error), Some(old)) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "links.served_from_memory");
                self.0.cache.put(slug, old.clone(), now_ms, mark);
                Ok(old)
            }
            (Err(error), None) => Err(error),
        }
    }

    async fn read(&self, slug: &str) -> Result<Found> {
        let db = &self.0.app.db;
        let Some(link) = store::by_slug(db.read(), slug).await? else { return Ok(Found::Unknown) };
        if link.retired_at.is_some() {
            return Ok(Found::Gone);
        }
        let Some(release) = releases::public(db, link.release_id).await? else { return Ok(Found::Gone) };
        let mut names = artists::names(db, link.workspace, &[release.artist_id]).await?;
        let zone = release.zone();
        let own = self.own_hosts().await?;
        let leads_on = |url: &str| !leads_back(url, &own);
        let mut destinations = link.destinations;
        destinations.retain(|destination| leads_on(&destination.url));
        let rules = link.rules.iter().filter_map(|rule| rule.compile(&zone));
        let rules = rules.filter(|rule| rule.outcome.url().is_none_or(leads_on)).collect();
        Ok(Found::Link(Arc::new(PublicLink {
            id: link.id,
            workspace: link.workspace,
            release_id: link.release_id,
            slug: link.slug,
            artist: names.remove(&release.artist_id).unwrap_or_default(),
            release_at: release.release_at,
            moment: release.moment(),
            title: release.title,
            cover: release.cover,
            spotify_uri: release.spotify_uri,
            upc: release.upc.map(|upc| upc.as_str().to_owned()),
            destinations,
            rules,
            pass_tags: link.pass_tags,
            after: link.schedule.after_url.clone().filter(|url| leads_on(url)).and_then(Way::new),
            schedule: link.schedule,
            zone,
        })))
    }

    /// Reads the link at an address anew for whoever comes next: after a change that was made in a transaction of somebody
    /// else's was committed.
    pub fn forget(&self, slug: &str) {
        self.0.cache.forget(slug);
    }

    /// What may be kept of a request. `query` is that of its address.
    ///
    /// # Errors
    /// When the system gives no random bytes for the day's salt.
    pub fn visit(&self, visitor: &Visitor, headers: &HeaderMap, query: Option<&str>) -> Result<Visit> {
        let text = |name: &header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        // A page of our own is not where anybody came from.
        let base = self.0.app.site.base_url.as_str();
        let elsewhere = |referer: &&str| !referer.strip_prefix(base).is_some_and(|rest| rest.starts_with(['/', '?']));
        let seen = Seen {
            ip: visitor.address(),
            user_agent: text(&header::USER_AGENT).unwrap_or_default(),
            referer: text(&header::REFERER).filter(elsewhere),
            query,
            accept_language: text(&header::ACCEPT_LANGUAGE),
            country: visitor.country().and_then(Country::new),
        };
        self.0.visitors.describe(&seen).map_err(Error::from_source)
    }

    /// Keeps an event about a link and answers once it is safe.
    ///
    /// # Errors
    /// `NotKept`: it is not counted.
    pub async fn record(
        &self,
        link: &PublicLink,
        kind: Kind,
        service: Option<&str>,
        visit: Visit,
    ) -> Result<(), NotKept> {
        self.0.lake.record(self.event(link, kind, service, visit)).await
    }

    /// Counts a view of a link. The page does not wait until it is written.
    ///
    /// # Errors
    /// `NotKept`: it is not counted.
    pub(crate) fn note_view(&self, link: &PublicLink, visit: Visit) -> Result<(), NotKept> {
        self.0.lake.note(self.event(link, Kind::View, None, visit))
    }

    fn event(&self, link: &PublicLink, kind: Kind, service: Option<&str>, visit: Visit) -> Event {
        Event {
            at: self.0.app.clock.now(),
            workspace: link.workspace.0,
            link: link.id,
            kind,
            service: service.map(Box::from),
            visit,
        }
    }
}

/// A destination of some link, for the program's own work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Whose work it is.
    pub workspace: WorkspaceId,
    /// Of which link.
    pub link_id: Uuid,
    /// The service's word.
    pub service: String,
    /// The address there.
    pub url: String,
}

/// Destinations at some services of links that are not retired, of every workspace, in the order of link and service;
/// `after` is the last one of the batch before.
///
/// # Errors
/// The engine's own.
pub async fn placed(db: &Db, services: &[&str], after: Option<&Placed>, limit: i64) -> db::Result<Vec<Placed>> {
    store::placed(db.read(), services, after, limit).await
}

/// The known service of an address that a link may lead to: its word and its name.
pub fn service_of(address: &Address) -> Option<(&'static str, &'static str)> {
    Service::at(address.host()).map(|service| (service.slug, service.name))
}

/// The name of a known service.
pub fn service_name(word: &str) -> Option<&'static str> {
    Service::of(word).map(|service| service.name)
}

/// Who looks whether destinations are still there.
pub trait Watch: Send + Sync {
    /// The services of a link whose addresses were not found there any more, and since when.
    fn missing(&self, workspace: WorkspaceId, link: Uuid) -> Missing<'_>;
}

/// What a [`Watch`] answers.
pub type Missing<'a> = Pin<Box<dyn Future<Output = db::Result<Vec<(String, Timestamp)>>> + Send + 'a>>;

/// A link of the editor's workspace, a retired one too (see `retired_at`).
///
/// # Errors
/// The engine's own.
pub async fn find(db: &Db, editor: &Editor, id: Uuid) -> db::Result<Option<Link>> {
    store::find(db.read(), editor, id).await
}

/// Every link of the editor's workspace, retired ones too. The newest first.
///
/// # Errors
/// The engine's own.
pub async fn all(db: &Db, editor: &Editor) -> db::Result<Vec<Link>> {
    store::all(db.read(), editor).await
}

/// Where the links of a release lead at these services, the first service first. Retired links are left out.
///
/// # Errors
/// The engine's own.
pub async fn destinations_of(
    db: &Db,
    workspace: WorkspaceId,
    release: Uuid,
    services: &[&str],
) -> db::Result<Vec<String>> {
    store::destinations_of(db.read(), workspace, release, services).await
}

/// Where a link of a workspace is, unless it is retired.
///
/// # Errors
/// The engine's own.
pub async fn slug_of(db: &Db, workspace: WorkspaceId, id: Uuid) -> db::Result<Option<String>> {
    store::slug_of(db.read(), workspace, id).await
}

/// A link by what people know it by: its id, where it is, the title and the artist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which link.
    pub id: Uuid,
    /// Its address: `/{slug}`.
    pub slug: String,
    /// The title on the cover.
    pub title: String,
    /// Who made the music.
    pub artist: String,
}

impl Links {
    /// The links of a workspace that anybody may open now, the newest first and at most `limit`: neither retired nor in the
    /// archive, and open by their schedule.
    ///
    /// # Errors
    /// The engine's own.
    pub async fn open_of(&self, workspace: WorkspaceId, limit: usize) -> Result<Vec<Named>> {
        let mut found = Vec::new();
        for slug in store::listed(self.0.app.db.read(), workspace).await? {
            if found.len() == limit {
                break;
            }
            if let Ok(link) = self.open(&slug).await {
                let (id, title, artist) = (link.id, link.title.clone(), link.artist.clone());
                found.push(Named { id, slug, title, artist });
            }
        }
        Ok(found)
    }
}

/// Those of `ids` that are retired, of any workspace.
///
/// # Errors
/// The engine's own.
pub async fn retired(db: &Db, ids: &[Uuid]) -> db::Result<Vec<Uuid>> {
    store::retired(db.read(), ids).await
}
