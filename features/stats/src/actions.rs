//! What a person can look at. All questions of a page are asked at once.

use std::collections::HashMap;

use futures_util::future::try_join_all;
use jiff::{Timestamp, tz::TimeZone};
use kit::{App, Editor, Error, Result};
use lake::{Answer, AnswerError, Dimension, Key, Kind, Lake, Question, Range, Scope};
use links::Link;
use presave::{Report, ServiceReport};
use releases::Release;
use reminders::Numbers;
use uuid::Uuid;

use crate::{
    Stats,
    model::{self, Bar, Figure, Period, Series, Show, Totals},
};

/// How many days the overview looks back.
const OVERVIEW_DAYS: i64 = 30;
/// How many links the overview shows; each costs a question. The list of all links is elsewhere.
const OVERVIEW_LINKS: usize = 20;
/// How many releases without a link it shows.
const OVERVIEW_RELEASES: usize = 10;

/// A workspace at a glance.
pub(crate) struct Overview {
    /// Of the last 30 days.
    pub(crate) totals: Totals,
    /// The newest links, retired ones last.
    pub(crate) links: Vec<LinkAtAGlance>,
    /// Whether there are more links than those.
    pub(crate) has_more: bool,
    /// Releases that no link leads to.
    pub(crate) unlinked: Vec<Release>,
    /// Names by artist.
    pub(crate) artists: HashMap<Uuid, String>,
    /// Whether there is an artist that a release can be made for.
    pub(crate) has_artists: bool,
    /// Whether there is a release that a link can be made for.
    pub(crate) has_releases: bool,
}

/// One link of the overview.
pub(crate) struct LinkAtAGlance {
    pub(crate) link: Link,
    pub(crate) release: Release,
    /// Views and clicks of the last 30 days.
    pub(crate) totals: Totals,
    pub(crate) report: Report,
}

/// The overview of the editor's workspace.
pub(crate) async fn overview(stats: &Stats, editor: &Editor) -> Result<Overview> {
    let app = &stats.app;
    let range = model::last_days(OVERVIEW_DAYS, &TimeZone::UTC, app.clock.now());
    let workspace = Scope::workspace(editor.workspace().0);
    let (all_links, all_releases, artists, totals) = tokio::try_join!(
        stored(links::all(&app.db, editor)),
        stored(releases::all(&app.db, editor)),
        stored(artists::all(&app.db, editor)),
        totals(&stats.lake, workspace, range),
    )?;
    let unlinked = unlinked(&all_releases, &all_links);
    let has_more = all_links.len() > OVERVIEW_LINKS;
    let (mut links, retired): (Vec<Link>, Vec<Link>) =
        all_links.into_iter().partition(|link| link.retired_at.is_none());
    links.extend(retired);
    links.truncate(OVERVIEW_LINKS);

    let of_links: Vec<Uuid> = links.iter().map(|link| link.release_id).collect();
    let (mut of_links, figures) = tokio::try_join!(
        stored(releases::of_ids(&app.db, editor.workspace(), &of_links)),
        try_join_all(links.iter().map(|link| at_a_glance(stats, editor, link.id, range))),
    )?;
    let names: Vec<Uuid> = of_links.values().chain(&unlinked).map(|release| release.artist_id).collect();
    let names = artists::names(&app.db, editor.workspace(), &names).await?;
    let shown = links.into_iter().zip(figures).filter_map(|(link, (totals, report))| {
        let release = of_links.get_mut(&link.release_id)?.clone();
        Some(LinkAtAGlance { link, release, totals, report })
    });
    Ok(Overview {
        totals,
        links: shown.collect(),
        has_more,
        unlinked,
        artists: names,
        has_artists: !artists.is_empty(),
        has_releases: !all_releases.is_empty(),
    })
}

async fn at_a_glance(stats: &Stats, editor: &Editor, link: Uuid, range: Range) -> Result<(Totals, Report)> {
    let workspace = editor.workspace();
    tokio::try_join!(
        totals(&stats.lake, Scope::link(workspace.0, link), range),
        stored(presave::report(&stats.app.db, workspace, link)),
    )
}

/// The releases that no link leads to, the latest release day first.
fn unlinked(releases: &[Release], links: &[Link]) -> Vec<Release> {
    let leads_to =
        |release: &&Release| links.iter().any(|link| link.retired_at.is_none() && link.release_id == release.id);
    releases.iter().filter(|release| !leads_to(release)).take(OVERVIEW_RELEASES).cloned().collect()
}

/// Everything about one link.
pub(crate) struct LinkFigures {
    pub(crate) link: Link,
    pub(crate) release: Release,
    pub(crate) artist: String,
    pub(crate) now: Timestamp,
    /// Since the link was made.
    pub(crate) totals: Totals,
    pub(crate) report: Report,
    /// Who asked to be reminded, in numbers alone.
    pub(crate) reminders: Numbers,
    /// Visitors by country, since the link was made.
    pub(crate) countries: Vec<Bar>,
    pub(crate) period: Period,
    /// Of the period.
    pub(crate) series: Series,
    /// Clicks by service, of the period.
    pub(crate) services: Vec<Bar>,
}

/// The figures of a link of the editor's workspace, a retired one too.
pub(crate) async fn link(stats: &Stats, editor: &Editor, id: Uuid, period: Period, show: Show) -> Result<LinkFigures> {
    let Subject { link, release } = subject(&stats.app, editor, id).await?;
    let (zone, now) = (release.zone(), stats.app.clock.now());
    let life = model::life(link.created_at, &zone, now);
    let range = period.within(life, &zone, now);
    let scope = Scope::link(editor.workspace().0, id);
    let lake = &stats.lake;
    let (totals, countries, series, services, report, reminders, mut names) = tokio::try_join!(
        totals(lake, scope.clone(), life),
        countries(lake, scope.clone(), life),
        series(lake, scope.clone(), show, (life, range), zone),
        services(lake, scope, range),
        stored(presave::report(&stats.app.db, editor.workspace(), id)),
        stored(reminders::numbers(&stats.app.db, editor.workspace(), id)),
        stored(artists::names(&stats.app.db, editor.workspace(), std::slice::from_ref(&release.artist_id))),
    )?;
    let artist = names.remove(&release.artist_id).unwrap_or_default();
    Ok(LinkFigures { link, release, artist, now, totals, report, reminders, countries, period, series, services })
}

/// What became of a release's pre-saves.
pub(crate) struct ReleaseReport {
    pub(crate) release: Release,
    pub(crate) now: Timestamp,
    pub(crate) services: Vec<ServiceReport>,
    /// Where those who gave them were, small groups folded.
    pub(crate) countries: Vec<Bar>,
}

/// What became of the pre-saves of a release of the editor's workspace.
pub(crate) async fn release(stats: &Stats, editor: &Editor, id: Uuid) -> Result<ReleaseReport> {
    let (app, now) = (&stats.app, stats.app.clock.now());
    let release = releases::find(&app.db, editor, id).await?.ok_or(Error::NotFound)?;
    let links: Vec<Uuid> =
        links::all(&app.db, editor).await?.iter().filter(|link| link.release_id == id).map(|link| link.id).collect();
    let life = model::life(release.created_at, &release.zone(), now);
    let given = Question::new(Scope::links(editor.workspace().0, links), life)
        .only(Dimension::Kind, [Key::Kind(Kind::PresaveGiven)])
        .by(Dimension::Country)
        .uniques();
    let services = stats.presaves.of_release(editor.workspace(), id).await?;
    let countries = model::bars(&ask(&stats.lake, &given).await?, Figure::People);
    Ok(ReleaseReport { release, now, services, countries })
}

/// What a program is told about one link.
pub(crate) struct ApiFigures {
    pub(crate) range: Range,
    /// Of the range.
    pub(crate) totals: Totals,
    /// Clicks by service, of the range.
    pub(crate) services: Vec<Bar>,
    /// Visitors by country, since the link was made.
    pub(crate) countries: Vec<Bar>,
    pub(crate) report: Report,
}

/// The figures of a link of the editor's workspace over the range that `choose` makes of the link's whole life.
pub(crate) async fn range_of_link(
    stats: &Stats,
    editor: &Editor,
    id: Uuid,
    choose: impl FnOnce(Range) -> Result<Range>,
) -> Result<ApiFigures> {
    let Subject { link, release } = subject(&stats.app, editor, id).await?;
    let life = model::life(link.created_at, &release.zone(), stats.app.clock.now());
    let range = choose(life)?;
    let scope = Scope::link(editor.workspace().0, id);
    let (totals, services, countries, report) = tokio::try_join!(
        totals(&stats.lake, scope.clone(), range),
        services(&stats.lake, scope.clone(), range),
        countries(&stats.lake, scope, life),
        stored(presave::report(&stats.app.db, editor.workspace(), id)),
    )?;
    Ok(ApiFigures { range, totals, services, countries, report })
}

/// What figures are about.
struct Subject {
    link: Link,
    release: Release,
}

async fn subject(app: &App, editor: &Editor, id: Uuid) -> Result<Subject> {
    let link = links::find(&app.db, editor, id).await?.ok_or(Error::NotFound)?;
    let release = releases::find(&app.db, editor, link.release_id).await?.ok_or(Error::NotFound)?;
    Ok(Subject { link, release })
}

async fn totals(lake: &Lake, scope: Scope, range: Range) -> Result<Totals> {
    let kinds = [Kind::View, Kind::Click, Kind::PresaveGiven].map(Key::Kind);
    let question = Question::new(scope, range).only(Dimension::Kind, kinds).by(Dimension::Kind);
    Ok(Totals::of(&ask(lake, &question).await?))
}

/// What happened over the range, which is the end of the life.
///
/// Countries are asked for over the whole life in any case: then each day's figures are the same in every period.
async fn series(
    lake: &Lake,
    scope: Scope,
    show: Show,
    (life, range): (Range, Range),
    zone: TimeZone,
) -> Result<Series> {
    let grain = show.grain(range);
    let asked = if show == Show::Countries { life } else { range };
    let kinds = show.kinds().iter().copied().map(Key::Kind);
    let question = Question::new(scope, asked).only(Dimension::Kind, kinds).by(show.dimension()).every(grain, zone);
    Ok(Series::of(show, &ask(lake, &question).await?, grain, range))
}

async fn services(lake: &Lake, scope: Scope, range: Range) -> Result<Vec<Bar>> {
    let question = Question::new(scope, range).only(Dimension::Kind, [Key::Kind(Kind::Click)]).by(Dimension::Service);
    Ok(model::bars(&ask(lake, &question).await?, Figure::Events))
}

/// The visitors of a link's page by country. It is only ever asked over a link's whole life: the answers over two ranges
/// that somebody chooses could be subtracted, and what is left may be one person.
async fn countries(lake: &Lake, scope: Scope, life: Range) -> Result<Vec<Bar>> {
    let question =
        Question::new(scope, life).only(Dimension::Kind, [Key::Kind(Kind::View)]).by(Dimension::Country).uniques();
    Ok(model::bars(&ask(lake, &question).await?, Figure::People))
}

async fn ask(lake: &Lake, question: &Question) -> Result<Answer> {
    lake.answer(question).await.map_err(|error| match error {
        AnswerError::Store(error) => error.into(),
        AnswerError::Moving => Error::Unavailable(Box::new(error)),
        error => Error::from_source(error),
    })
}

/// A store's answer with the face of this program's errors, so that it can be joined with the others.
async fn stored<T>(answer: impl Future<Output = db::Result<T>>) -> Result<T> {
    Ok(answer.await?)
}
