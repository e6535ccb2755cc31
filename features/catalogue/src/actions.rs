//! What a person can do here: ask, use what was found, lock a service.

use kit::{Editor, Error, Problem, Problems, Result};
use links::{Address, Link};
use releases::Release;
use uuid::Uuid;

use crate::{
    Catalogue,
    model::{Asked, Candidate, FRESH, Facts, Item, Lookup, clean},
    provider::Provider,
    store,
};

/// Everything that a link's page here shows.
pub(crate) struct Shown {
    pub(crate) link: Link,
    pub(crate) release: Release,
    pub(crate) lookup: Option<Lookup>,
    pub(crate) locks: Vec<String>,
}

/// A link with its lookup.
pub(crate) async fn show(room: &Catalogue, editor: &Editor, link: Uuid) -> Result<Shown> {
    let app = room.app();
    let link = link_of(room, editor, link).await?;
    let release = releases::find(&app.db, editor, link.release_id).await?.ok_or(Error::NotFound)?;
    let lookup = store::newest(app.db.read(), editor, link.id).await?;
    let locks = store::locks(app.db.read(), editor, link.id).await?;
    Ok(Shown { link, release, lookup, locks })
}

async fn link_of(room: &Catalogue, editor: &Editor, link: Uuid) -> Result<Link> {
    let link = links::find(&room.app().db, editor, link).await?;
    link.filter(|link| link.retired_at.is_none()).ok_or(Error::NotFound)
}

/// Asks the catalogues that are switched on: by what was typed, else by the release's own codes. What was asked within 30 days is
/// remembered, unless it shall be asked again.
pub(crate) async fn ask(room: &Catalogue, editor: &Editor, link: Uuid, typed: &str, again: bool) -> Result<()> {
    let app = room.app();
    let Shown { link, release, .. } = show(room, editor, link).await?;
    let facts = facts(room, editor, &release).await?;
    let asked = question(typed, &facts)?;
    let now = app.clock.now();
    let since = now.saturating_sub(FRESH).unwrap_or(now);
    if !again && store::asked_since(app.db.read(), editor, link.id, &asked.text(), since).await? {
        return Ok(());
    }
    let providers = whom(room, &asked)?;
    let id = app.new_id();
    let tx = app.db.begin().await?;
    store::insert_lookup(&tx, editor, link.id, id, (&asked, &facts), now).await?;
    for provider in providers {
        store::insert_question(&tx, editor.workspace(), id, provider, now).await?;
    }
    tx.commit().await?;
    room.wake().notify_one();
    Ok(())
}

async fn facts(room: &Catalogue, editor: &Editor, release: &Release) -> Result<Facts> {
    let db = &room.app().db;
    let tracks = releases::tracks(db, editor, release.id).await?;
    let mut names = artists::names(db, editor.workspace(), &[release.artist_id]).await?;
    Ok(Facts {
        title: release.title.clone(),
        artist: names.remove(&release.artist_id).unwrap_or_default(),
        upc: release.upc.as_ref().map(|upc| upc.as_str().to_owned()),
        isrcs: tracks.iter().filter_map(|track| track.isrc.as_ref()).map(|isrc| isrc.as_str().to_owned()).collect(),
        released_on: release.release_date.to_string(),
        n_tracks: u32::try_from(tracks.len()).ok().filter(|n| *n > 0),
    })
}

/// Reads what was typed: a product code, a recording code, or an address of a service that can be asked. Nothing typed means
/// the release's own codes, and without any its title and artist.
fn question(typed: &str, facts: &Facts) -> Result<Asked> {
    let typed = typed.trim();
    let problem = |text| Error::Invalid(Problem::new("asked", text).into());
    if typed.is_empty() {
        return Ok(Asked { upc: facts.upc.clone(), isrcs: facts.isrcs.clone(), address: None });
    }
    if let Some(item) = Item::parse(typed) {
        return Ok(Asked { address: Some(item.page()), ..Asked::default() });
    }
    if typed.contains("://") {
        return Err(problem("problem-catalogue-address"));
    }
    if let Some(upc) = releases::read_upc(typed) {
        return Ok(Asked { upc: Some(upc.as_str().to_owned()), ..Asked::default() });
    }
    match releases::read_isrc(typed) {
        Some(isrc) => Ok(Asked { isrcs: vec![isrc.as_str().to_owned()], ..Asked::default() }),
        None => Err(problem("problem-catalogue-asked")),
    }
}

/// Whom to ask first: an address only at its own service, which tells the codes for the others.
fn whom(room: &Catalogue, asked: &Asked) -> Result<Vec<Provider>> {
    let problem = |text| Error::Invalid(Problem::new("asked", text).into());
    let on: Vec<Provider> = room.switched_on().collect();
    if on.is_empty() {
        return Err(problem("problem-catalogue-off"));
    }
    let Some(item) = asked.address.as_deref().and_then(Item::parse) else { return Ok(on) };
    let provider = item.provider();
    if on.contains(&provider) { Ok(vec![provider]) } else { Err(problem("problem-catalogue-address-off")) }
}

/// Asks by a code or an address alone, before there is a link. Answers where the answers will be.
pub(crate) async fn begin(room: &Catalogue, editor: &Editor, typed: &str) -> Result<Uuid> {
    let app = room.app();
    if typed.trim().is_empty() {
        return Err(Error::Invalid(Problem::new("asked", "problem-catalogue-asked").into()));
    }
    let asked = question(typed, &Facts::default())?;
    let facts = Facts { upc: asked.upc.clone(), isrcs: asked.isrcs.clone(), ..Facts::default() };
    let providers = whom(room, &asked)?;
    // Until there is a link, the lookup stands under a number of its own.
    let (id, start) = (app.new_id(), app.new_id());
    let tx = app.db.begin().await?;
    store::insert_lookup(&tx, editor, start, id, (&asked, &facts), app.clock.now()).await?;
    for provider in providers {
        store::insert_question(&tx, editor.workspace(), id, provider, app.clock.now()).await?;
    }
    tx.commit().await?;
    room.wake().notify_one();
    Ok(start)
}

/// A lookup that has no link yet.
pub(crate) async fn begun(room: &Catalogue, editor: &Editor, start: Uuid) -> Result<Lookup> {
    let app = room.app();
    let lookup = store::newest(app.db.read(), editor, start).await?.ok_or(Error::NotFound)?;
    // Under the number of a link stands what was found for that link.
    match links::find(&app.db, editor, start).await? {
        Some(_) => Err(Error::NotFound),
        None => Ok(lookup),
    }
}

impl Choice {
    /// Reads a form: `use` for each candidate that was ticked, `address` for one that a person typed.
    pub(crate) fn of_fields(fields: &[(String, String)]) -> Choice {
        let values = |name: &'static str| fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value);
        let candidates = values("use").map(|id| id.parse().unwrap_or(Uuid::nil())).collect();
        let typed = values("address").next().map(|one| one.trim().to_owned()).filter(|one| !one.is_empty());
        Choice { candidates, addresses: typed.into_iter().collect() }
    }
}

/// A link that is made of what was found, as a person typed and ticked it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Making {
    pub(crate) title: String,
    pub(crate) artist: String,
    pub(crate) release_date: String,
    pub(crate) upc: String,
    pub(crate) choice: Choice,
}

impl Making {
    /// What an answer proposes. A catalogue that tells only a month or a year leaves the day to the person.
    pub(crate) fn of(facts: &Facts) -> Making {
        Making {
            title: facts.title.clone(),
            artist: facts.artist.clone(),
            release_date: if facts.released_on.len() == 10 { facts.released_on.clone() } else { String::new() },
            upc: facts.upc.clone().unwrap_or_default(),
            choice: Choice::default(),
        }
    }
}

/// Makes the artist, where there is none of that name, the release and the link. Everything is looked at before anything is
/// made.
pub(crate) async fn make(room: &Catalogue, editor: &Editor, start: Uuid, making: &Making) -> Result<Link> {
    let app = room.app();
    let lookup = begun(room, editor, start).await?;
    let mut problems = Problems::default();
    let artist = problems.check(artists::read_name("artist", &making.artist));
    let chosen = match choose(&lookup.candidates, &[], &making.choice) {
        Ok(chosen) => chosen,
        Err(more) => {
            problems.0.extend(more.0);
            Vec::new()
        }
    };
    let spotify = chosen.iter().find(|(service, _)| service == "spotify").map(|(_, url)| url.clone());
    let plan = releases::Plan {
        title: making.title.clone(),
        upc: making.upc.clone(),
        release_date: making.release_date.clone(),
        spotify_uri: spotify.unwrap_or_default(),
    };
    if let Err(more) = plan.check() {
        problems.0.extend(more.0);
    }
    let Some(artist) = artist.filter(|_| problems.is_empty()) else { return Err(Error::Invalid(problems)) };
    room.links().may_lead_to(&chosen).await?;
    let artist = artists::named(app, editor, &artist).await?;
    let release = releases::add(app, editor, artist.id, &plan).await?;
    let link = room.links().add(editor, release.id, &chosen).await?;
    let tx = app.db.begin().await?;
    store::give(&tx, editor, start, link.id).await?;
    tx.commit().await?;
    Ok(link)
}

/// What somebody chose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    /// Candidates of the newest lookup.
    pub(crate) candidates: Vec<Uuid>,
    /// Addresses that a person knows better.
    pub(crate) addresses: Vec<String>,
}

/// Makes what was chosen destinations of the link. A locked service stays as it is.
pub(crate) async fn use_these(room: &Catalogue, editor: &Editor, link: Uuid, choice: &Choice) -> Result<()> {
    let Shown { link, lookup, locks, .. } = show(room, editor, link).await?;
    let candidates = lookup.map(|lookup| lookup.candidates).unwrap_or_default();
    let chosen = choose(&candidates, &locks, choice).map_err(Error::Invalid)?;
    room.links().lead_to(editor, link.id, &chosen).await.map(drop)
}

/// The services and addresses of a choice, one each.
fn choose(candidates: &[Candidate], locks: &[String], choice: &Choice) -> Result<Vec<(String, String)>, Problems> {
    let mut problems = Problems::default();
    let mut chosen: Vec<(String, String)> = Vec::new();
    for id in &choice.candidates {
        match candidates.iter().find(|one| one.id == *id) {
            Some(one) => put(&mut chosen, &mut problems, "use", one.service.clone(), one.url.clone()),
            None => problems.push(Problem::new("use", "problem-catalogue-candidate")),
        }
    }
    let mut known: Vec<String> = Vec::new();
    for typed in &choice.addresses {
        // What the person typed is put in the place of what was found there.
        match problems.check(address(typed)) {
            Some((service, url)) => {
                if !known.contains(&service) {
                    chosen.retain(|(word, _)| *word != service);
                    known.push(service.clone());
                }
                put(&mut chosen, &mut problems, "address", service, url);
            }
            None => continue,
        }
    }
    for (service, _) in chosen.iter().filter(|(service, _)| locks.contains(service)) {
        let name = links::service_name(service).unwrap_or_default();
        problems.push(Problem::new("use", "problem-catalogue-locked").with("service", name));
    }
    if problems.is_empty() && chosen.is_empty() {
        problems.push(Problem::new("use", "problem-catalogue-nothing"));
    }
    if problems.is_empty() { Ok(chosen) } else { Err(problems) }
}

fn put(chosen: &mut Vec<(String, String)>, problems: &mut Problems, field: &'static str, service: String, url: String) {
    if chosen.iter().any(|(word, other)| *word == service && *other != url) {
        let name = links::service_name(&service).unwrap_or_default();
        problems.push(Problem::new(field, "problem-catalogue-twice").with("service", name));
    } else if !chosen.iter().any(|(word, _)| *word == service) {
        chosen.push((service, url));
    }
}

/// The service and the form of an address that somebody typed.
fn address(typed: &str) -> Result<(String, String), Problem> {
    let address = Address::parse(typed).map_err(|_| Problem::new("address", "problem-catalogue-address-bad"))?;
    let service = links::service_of(&address);
    let (service, _) = service.ok_or_else(|| Problem::new("address", "problem-catalogue-address-service"))?;
    Ok((service.to_owned(), address.as_str().to_owned()))
}

/// Locks a service of a link, so that nothing that is found changes it, or takes the lock away.
pub(crate) async fn lock(room: &Catalogue, editor: &Editor, link: Uuid, service: &str, locked: bool) -> Result<()> {
    let app = room.app();
    let link = link_of(room, editor, link).await?;
    if links::service_name(service).is_none() {
        let shown = clean(service);
        return Err(Error::Invalid(Problem::new("service", "problem-catalogue-service").with("service", shown).into()));
    }
    let tx = app.db.begin().await?;
    if locked {
        store::lock(&tx, editor, link.id, service, app.clock.now()).await?;
    } else {
        store::unlock(&tx, editor, link.id, service).await?;
    }
    tx.commit().await?;
    Ok(())
}
