//! What a person can do with a list: bring it, say how it is read, look at what it would make, confirm, take back.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use kit::{App, Editor, Error, OwnHosts, Problem, Problems, Result, WorkspaceId};
use links::Slug;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::{
    Imports,
    columns::{Mapping, check_name},
    draft::{self, Draft, Reading},
    model::{Counts, Import, State},
    plan::{self, Decision, Known},
    store::{self, Named},
    table::{self, Table},
};

/// How long a file waits for somebody's yes.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24);
/// How many lists of a workspace may wait for somebody's yes at once.
const MOST_OPEN: i64 = 20;

/// An import of the workspace.
pub(crate) async fn show(room: &Imports, editor: &Editor, id: Uuid) -> Result<Import> {
    store::find(room.app().db.read(), editor, id).await?.ok_or(Error::NotFound)
}

/// What was brought before this and is not confirmed is gone.
pub(crate) fn a_day_ago(app: &App) -> Timestamp {
    app.clock.now().saturating_sub(PATIENCE).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// An import that nobody has confirmed yet.
pub(crate) async fn open(room: &Imports, editor: &Editor, id: Uuid) -> Result<Import> {
    let import = show(room, editor, id).await?;
    if import.state == State::Open { Ok(import) } else { Err(conflict("problem-imports-not-open")) }
}

fn conflict(text: &'static str) -> Error {
    Error::Conflict(Problem::new("state", text).into())
}

/// Takes a file. It is read at once; what is no table, or one about people, is refused and nothing of it is kept.
pub(crate) async fn bring(room: &Imports, editor: &Editor, bytes: axum::body::Bytes) -> Result<Import> {
    let app = room.app();
    let read = move || -> Result<(String, Table), Problem> {
        let body = table::decode(&bytes)?;
        let table = table::read(&body)?;
        match table::about_people(&table) {
            Some(column) => {
                let column: String = column.chars().take(60).collect();
                Err(Problem::new("file", "problem-imports-file-people").with("column", column))
            }
            None => Ok((body, table)),
        }
    };
    let read = tokio::task::spawn_blocking(read).await.map_err(Error::from_source)?;
    let (body, table) = read.map_err(|problem| Error::Invalid(problem.into()))?;
    if store::n_open(app.db.read(), editor, a_day_ago(app)).await? >= MOST_OPEN {
        let problem = Problem::new("file", "problem-imports-many").with("n", MOST_OPEN);
        return Err(Error::Invalid(problem.into()));
    }
    let import = Import {
        id: app.new_id(),
        workspace: editor.workspace(),
        state: State::Open,
        mapping: first_mapping(app, editor, &table).await?,
        counts: Counts { rows: u64::try_from(table.rows.len()).unwrap_or_default(), ..Counts::default() },
        headings: table.headings,
        created_at: app.clock.now(),
        confirmed_at: None,
        finished_at: None,
        undone_at: None,
        leased_until: 0,
    };
    let tx = app.db.begin().await?;
    store::insert(&tx, &import, &body).await?;
    tx.commit().await?;
    Ok(import)
}

/// A kept mapping of a table with the same headings, else what the headings say.
async fn first_mapping(app: &App, editor: &Editor, table: &Table) -> Result<Mapping> {
    let sorted = |headings: &[String]| {
        let mut words: Vec<String> = headings.iter().map(|heading| table::folded(heading)).collect();
        words.sort_unstable();
        words
    };
    let headings = sorted(&table.headings);
    let kept = store::mappings(app.db.read(), editor).await?;
    if let Some(one) = kept.iter().find(|one| sorted(&one.headings) == headings) {
        return Ok(one.mapping.for_headings(&one.headings, &table.headings));
    }
    let zone = releases::last_zone(&app.db, editor).await?.unwrap_or_else(|| "UTC".to_owned());
    // What has no day was most likely out before today, wherever today has begun.
    let undated = a_day_ago(app).to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    Ok(Mapping::guess(table, &zone, &undated))
}

/// The table of an import that nobody has confirmed yet. After a day its file is gone.
pub(crate) async fn table(room: &Imports, editor: &Editor, import: &Import) -> Result<Table> {
    let app = room.app();
    let body = store::file(app.db.read(), editor, import.id, a_day_ago(app)).await?.ok_or(Error::Gone)?;
    let table = tokio::task::spawn_blocking(move || table::read(&body)).await.map_err(Error::from_source)?;
    table.map_err(|_| Error::internal("a kept file is no table any more"))
}

/// Says how a list is read, and keeps that under a name where one is given.
pub(crate) async fn put_mapping(
    room: &Imports,
    editor: &Editor,
    import: &Import,
    mapping: &Mapping,
    keep_as: &str,
) -> Result<()> {
    let app = room.app();
    let mut problems = mapping.check(import.headings.len()).err().unwrap_or_default();
    let name = Some(keep_as).filter(|name| !name.trim().is_empty()).and_then(|name| problems.check(check_name(name)));
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let tx = app.db.begin().await?;
    if !store::put_mapping(&tx, editor, import.id, mapping).await? {
        return Err(conflict("problem-imports-not-open"));
    }
    if let Some(name) = name {
        let named = Named { id: app.new_id(), name, headings: import.headings.clone(), mapping: mapping.clone() };
        store::keep_mapping(&tx, editor, &named, app.clock.now()).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Every kept mapping.
pub(crate) async fn mappings(room: &Imports, editor: &Editor) -> Result<Vec<Named>> {
    Ok(store::mappings(room.app().db.read(), editor).await?)
}

/// A kept mapping, fitted to a list.
pub(crate) async fn kept_mapping(room: &Imports, editor: &Editor, import: &Import, id: Uuid) -> Result<Mapping> {
    let kept = mappings(room, editor).await?.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    Ok(kept.mapping.for_headings(&kept.headings, &import.headings))
}

/// Forgets a kept mapping.
pub(crate) async fn forget_mapping(room: &Imports, editor: &Editor, id: Uuid) -> Result<()> {
    let tx = room.app().db.begin().await?;
    if !store::delete_mapping(&tx, editor, id).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// What a list would make: everything that it asks for, with what is there already.
pub(crate) struct Preview {
    /// How it was read.
    pub(crate) reading: Reading,
    /// What becomes of each sound draft, in the order of the drafts.
    pub(crate) decisions: Vec<Option<Decision>>,
    /// The hosts that lead here.
    pub(crate) own: OwnHosts,
}

impl Preview {
    /// How much it would make.
    pub(crate) fn counts(&self) -> Counts {
        let count = |n: usize| u64::try_from(n).unwrap_or_default();
        let decided = || self.decisions.iter().flatten();
        Counts {
            rows: count(self.decisions.len()),
            left_out: count(self.decisions.iter().filter(|one| one.is_none()).count()),
            done: 0,
            artists: count(decided().filter(|one| one.artist.is_new()).count()),
            releases: count(decided().filter(|one| one.release.is_new()).count()),
            links: count(decided().filter(|one| one.link.is_some_and(plan::Thing::is_new)).count()),
            had: count(decided().filter(|one| one.is_had()).count()),
        }
    }
}

/// Reads a list as it would be made now. Nothing is written.
pub(crate) async fn preview(room: &Imports, editor: &Editor, import: &Import) -> Result<Preview> {
    let app = room.app();
    if !import.mapping.is_enough() {
        return Err(Error::Invalid(import.mapping.check(import.headings.len()).err().unwrap_or_default()));
    }
    let table = table(room, editor, import).await?;
    let own = app.own_hosts().await?;
    let (mapping, hosts) = (import.mapping.clone(), own.clone());
    let reading = tokio::task::spawn_blocking(move || draft::read(&table, &mapping, &hosts));
    let reading = reading.await.map_err(Error::from_source)?;
    let sound: Vec<&Draft> = reading.drafts.iter().filter(|draft| draft.is_sound()).collect();
    let mut known = look_up(app, app.db.read(), editor.workspace(), &sound).await?;
    let mut new_id = || app.new_id();
    let decide = |draft: &Draft| draft.is_sound().then(|| plan::decide(&mut known, draft, &mut new_id));
    let decisions = reading.drafts.iter().map(decide).collect();
    Ok(Preview { reading, decisions, own })
}

/// Everything that is there and that these drafts could speak of.
pub(crate) async fn look_up(
    app: &App,
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    drafts: &[&Draft],
) -> Result<Known> {
    let unique = |mut all: Vec<String>| {
        all.sort_unstable();
        all.dedup();
        all
    };
    let names = unique(drafts.iter().map(|draft| draft.artist.clone()).collect());
    let upcs = unique(drafts.iter().map(|draft| draft.upc.clone()).filter(|upc| !upc.is_empty()).collect());
    let isrcs = unique(drafts.iter().flat_map(|draft| draft.isrcs().map(str::to_owned)).collect());
    let titles = unique(drafts.iter().map(|draft| draft.title.clone()).collect());
    let olds = || drafts.iter().filter_map(|draft| draft.old.as_ref());
    let words = unique(olds().filter_map(|old| old.word.clone()).collect());
    let keys = unique(olds().map(|old| old.key.clone()).collect());
    let mut known = Known::nothing(workspace);
    known.artists = artists::of_names(on, workspace, &names).await?;
    known.upcs = releases::of_upcs(on, workspace, &upcs).await?;
    known.isrcs = releases::of_isrcs(on, workspace, &isrcs).await?;
    for titled in releases::of_titles(on, workspace, &titles).await? {
        known.titles.entry((titled.artist, titled.title)).or_insert((titled.id, titled.has_upc));
    }
    known.words = links::held(on, &words).await?;
    let releases: Vec<Uuid> = known.upcs.values().chain(known.isrcs.values()).copied().collect();
    let releases: Vec<Uuid> = releases.into_iter().chain(known.titles.values().map(|(id, _)| *id)).collect();
    known.links = links::of_releases(on, workspace, &releases).await?;
    known.addresses = addresses(app, on, workspace, &keys).await?;
    Ok(known)
}

/// The links that these old addresses became, as far as they are still there.
async fn addresses(
    app: &App,
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    keys: &[String],
) -> Result<HashMap<String, Uuid>> {
    let mut found = store::addresses(on, workspace, keys).await?;
    let ids: Vec<Uuid> = found.values().copied().collect();
    let retired = links::retired(&app.db, &ids).await?;
    found.retain(|_, link| !retired.contains(link));
    Ok(found)
}

/// Says yes to a list: its rows are written down, its file goes, and the work begins.
pub(crate) async fn confirm(room: &Imports, editor: &Editor, id: Uuid) -> Result<()> {
    let app = room.app();
    let import = show(room, editor, id).await?;
    match import.state {
        State::Open => {}
        // Somebody pressed twice.
        State::Running | State::Done => return Ok(()),
        State::Undoing | State::Undone => return Err(conflict("problem-imports-not-open")),
    }
    let preview = preview(room, editor, &import).await?;
    let mut problems = Problems::default();
    if preview.reading.n_open > 0 {
        problems.push(Problem::new("date_order", "problem-imports-order"));
    }
    let counts = preview.counts();
    if counts.rows == counts.left_out {
        problems.push(Problem::new("rows", "problem-imports-nothing"));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let tx = app.db.begin().await?;
    if store::confirm(&tx, editor, id, &counts, app.clock.now()).await? {
        store::insert_rows(&tx, &import, &preview.reading.drafts).await?;
        store::delete_file(&tx, editor, id).await?;
        tx.commit().await?;
        room.wake().notify_one();
    }
    Ok(())
}

/// Throws a list away that nobody has confirmed.
pub(crate) async fn discard(room: &Imports, editor: &Editor, id: Uuid) -> Result<()> {
    show(room, editor, id).await?;
    let tx = room.app().db.begin().await?;
    if !store::delete_open(&tx, editor, id).await? {
        return Err(conflict("problem-imports-not-open"));
    }
    store::delete_file(&tx, editor, id).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes back what a list made.
pub(crate) async fn undo(room: &Imports, editor: &Editor, id: Uuid) -> Result<()> {
    let import = show(room, editor, id).await?;
    let tx = room.app().db.begin().await?;
    let begun = store::begin_undoing(&tx, editor, id).await?;
    tx.commit().await?;
    match import.state {
        _ if begun => {
            room.wake().notify_one();
            Ok(())
        }
        State::Undoing | State::Undone => Ok(()),
        State::Open | State::Running | State::Done => Err(conflict("problem-imports-not-done")),
    }
}

/// Free words for new links: what each title suggests, the first one of it that nobody has. `first` is larger where others
/// may look for the next free word this very moment.
pub(crate) async fn free_words(
    on: &impl ConnectionTrait,
    titles: &[(String, String)],
    first: u32,
    also_taken: &[String],
) -> Result<Vec<Slug>> {
    /// How many words of one title are looked up.
    const NEAR: u32 = 8;
    let near = |(title, artist): &(String, String)| {
        let stem = Slug::stem(title, artist);
        let numbered: Vec<String> = (first..first + NEAR).map(|n| format!("{stem}-{n}")).collect();
        std::iter::once(stem).chain(numbered)
    };
    let mut asked: Vec<String> = titles.iter().flat_map(near).collect();
    asked.sort_unstable();
    asked.dedup();
    let mut taken: std::collections::HashSet<String> = links::held(on, &asked).await?.into_keys().collect();
    taken.extend(also_taken.iter().cloned());
    let mut words = Vec::with_capacity(titles.len());
    for (title, artist) in titles {
        let word = Slug::suggest(title, artist, first, |word| taken.contains(word));
        taken.insert(word.as_str().to_owned());
        words.push(word);
    }
    Ok(words)
}
