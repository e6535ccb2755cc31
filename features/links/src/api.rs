//! Links as programs see them: `/api/v1/links`.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use kit::{Editor, Error, ErrorBody, Form, Json, List, ListQuery, OwnHosts, Problem, Result};
use policy::routes::links as paths;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};
use uuid::Uuid;

use crate::{
    Links,
    actions::{self, Changes},
    model::{
        self, Before, CheckedDestinations, CheckedRules, Destination, DestinationDraft, Draft, Link, MAX_OTHERS, Miss,
        Rule, RuleDraft, Schedule, ScheduleDraft, Service, Slug, check_aliases, check_rules, check_schedule,
        other_field,
    },
    rules::link_and_release,
    store, trial,
};

/// A smart link: one address for a release, with a way out to every service.
#[derive(Serialize, ToSchema)]
#[schema(as = Link)]
pub(crate) struct LinkBody {
    /// Which one.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// The release that it is for.
    #[schema(value_type = String, format = "uuid")]
    release_id: Uuid,
    /// The last word of its address.
    #[schema(example = "lanterns")]
    slug: String,
    /// Its address.
    #[schema(format = "uri", example = "https://music.example/lanterns")]
    url: String,
    /// Further words that lead to it: their addresses answer 301.
    aliases: Vec<String>,
    /// Where it leads, in the order of the page.
    destinations: Vec<DestinationBody>,
    /// Where visits of a certain kind are led. The first rule that fits answers.
    rules: Vec<Rule>,
    /// Whether `utm_…` tags of a visit are handed on to the destination.
    pass_tags: bool,
    /// From when on it is open; null for always.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    opens_at: Option<Timestamp>,
    /// Until when it is open; null for good.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    closes_at: Option<Timestamp>,
    /// What it says before it opens.
    before: Before,
    /// Where a visitor is sent once it has closed; null for a page that says that it is over.
    #[schema(required = true)]
    after_url: Option<String>,
    /// Since when it is archived: out of the lists, and working. Null when it isn't.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    archived_at: Option<Timestamp>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was last changed.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

/// A way out of a link.
#[derive(Serialize, ToSchema)]
#[schema(as = Destination)]
pub(crate) struct DestinationBody {
    /// The service's word, which is also the last word of the address that leads there.
    #[schema(example = "spotify")]
    service: String,
    /// What people call it.
    #[schema(example = "Spotify")]
    label: String,
    /// The address there.
    #[schema(format = "uri", example = "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy")]
    url: String,
}

impl LinkBody {
    fn of(own: &OwnHosts, link: Link) -> LinkBody {
        LinkBody {
            id: link.id,
            release_id: link.release_id,
            url: own.url(link.workspace, &paths::SHOW_PUBLIC.to(&[&link.slug])),
            slug: link.slug,
            aliases: link.aliases,
            destinations: link.destinations.into_iter().map(DestinationBody::from).collect(),
            rules: link.rules,
            pass_tags: link.pass_tags,
            opens_at: link.schedule.opens_at,
            closes_at: link.schedule.closes_at,
            before: link.schedule.before,
            after_url: link.schedule.after_url,
            archived_at: link.archived_at,
            created_at: link.created_at,
            updated_at: link.updated_at,
        }
    }
}

impl From<Destination> for DestinationBody {
    fn from(one: Destination) -> DestinationBody {
        DestinationBody { service: one.service, label: one.label, url: one.url }
    }
}

/// A way out of a link, to be put there.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDestination {
    /// The word of a known service (`spotify`, `apple-music`, `youtube`, `deezer` …), or `other`, which becomes a word of its
    /// label. Left out, a known service is recognised by the address.
    #[serde(default)]
    service: String,
    /// What people call it, at most 60 characters. A known service has its own name, anything else needs one.
    #[serde(default)]
    #[schema(value_type = String, required = false, max_length = 60)]
    label: Option<String>,
    /// The address there: http or https, in public, and of that service.
    #[serde(default)]
    #[schema(required = true, format = "uri", max_length = 2048)]
    url: String,
}

/// A link to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLink {
    /// The release that it is for.
    #[serde(default)]
    #[schema(value_type = String, required = true, format = "uuid")]
    release_id: String,
    /// The last word of its address: 2 to 64 of a–z, 0–9 and dashes. Left out, the title suggests a free one.
    #[serde(default)]
    #[schema(value_type = String, required = false, min_length = 2, max_length = 64)]
    slug: Option<String>,
    /// Where it leads, in the order of the page; one address a service.
    #[serde(default)]
    #[schema(value_type = Vec<NewDestination>, required = false)]
    destinations: Option<Vec<NewDestination>>,
}

/// What is to change. A field that is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkPatch {
    /// The last word of its address. It cannot be cleared; addresses that were shared with the old word stop working.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = String, required = false, min_length = 2, max_length = 64)]
    slug: Option<Option<String>>,
    /// Where it leads from now on, all of it; null and an empty list both take everything away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<NewDestination>>, required = false)]
    destinations: Option<Option<Vec<NewDestination>>>,
    /// Further words that lead to it, all of them; null takes every one away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>, required = false)]
    aliases: Option<Option<Vec<String>>>,
    /// Its rules in their order, all of them; null takes every one away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<RuleDraft>>, required = false)]
    rules: Option<Option<Vec<RuleDraft>>>,
    /// Whether `utm_…` tags of a visit are handed on to the destination.
    #[schema(value_type = bool, required = false)]
    pass_tags: Option<bool>,
    /// From when on it is open; null for always.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, required = false, format = DateTime)]
    opens_at: Option<Option<String>>,
    /// Until when it is open; null for good.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, required = false, format = DateTime)]
    closes_at: Option<Option<String>>,
    /// What it says before it opens: `hidden` (404, as if nobody had the address), `secret` (when it opens, without title) or
    /// `announced` (with title).
    #[schema(value_type = String, required = false)]
    before: Option<String>,
    /// Where a visitor is sent once it has closed; null for a page that says that it is over.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, required = false, format = "uri", max_length = 2048)]
    after_url: Option<Option<String>>,
    /// Whether it is out of the lists. Its page goes on working.
    #[schema(value_type = bool, required = false)]
    archived: Option<bool>,
}

/// Which links a list has.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    #[param(ignore)]
    limit: Option<u64>,
    #[param(ignore)]
    cursor: Option<String>,
    /// `archived` for those that are, `all` for both; left out, those that aren't.
    #[param(value_type = Option<String>, inline)]
    state: Option<String>,
}

impl Which {
    fn archived(&self) -> Result<Option<bool>> {
        match self.state.as_deref() {
            None | Some("") => Ok(Some(false)),
            Some("archived") => Ok(Some(true)),
            Some("all") => Ok(None),
            Some(_) => Err(Error::Invalid(Problem::new("state", "problem-links-list-state").into())),
        }
    }
}

/// What was checked of a patch.
#[derive(Default)]
struct Checked {
    slug: Option<Slug>,
    destinations: Option<CheckedDestinations>,
    aliases: Option<Vec<Slug>>,
    rules: Option<CheckedRules>,
    schedule: Option<Schedule>,
    pass_tags: Option<bool>,
    archived: Option<bool>,
}

impl LinkPatch {
    /// Checks everything at once, beside what the link has already.
    fn check(self, link: &Link, own: &OwnHosts) -> Result<Checked> {
        let mut problems = kit::Problems::default();
        let slug = self.slug.as_ref().and_then(|slug| problems.check(Slug::parse(slug.as_deref().unwrap_or_default())));
        let schedule = self.schedule(link, own).map_err(|more| problems.0.extend(more.0)).ok().flatten();
        let destinations = self.destinations.map(Option::unwrap_or_default).map(drafts).transpose()?;
        let destinations = destinations
            .and_then(|drafts| model::check_destinations(&drafts, own).map_err(|more| problems.0.extend(more.0)).ok());
        let aliases = self.aliases.and_then(|words| problems.check(check_aliases(&words.unwrap_or_default())));
        let words: Vec<String> = match &destinations {
            Some(destinations) => destinations.iter().map(|one| one.service().to_owned()).collect(),
            None => link.destinations.iter().map(|one| one.service.clone()).collect(),
        };
        let rules = self.rules.map(Option::unwrap_or_default);
        let rules =
            rules.and_then(|rules| check_rules(&rules, own, &words).map_err(|more| problems.0.extend(more.0)).ok());
        let (pass_tags, archived) = (self.pass_tags, self.archived);
        if problems.is_empty() {
            Ok(Checked { slug, destinations, aliases, rules, schedule, pass_tags, archived })
        } else {
            Err(Error::Invalid(problems))
        }
    }

    /// The schedule after the patch; nothing where it does not speak of it.
    fn schedule(&self, link: &Link, own: &OwnHosts) -> Result<Option<Schedule>, kit::Problems> {
        if self.opens_at.is_none() && self.closes_at.is_none() && self.before.is_none() && self.after_url.is_none() {
            return Ok(None);
        }
        let mut problems = kit::Problems::default();
        let mut instant = |field: &'static str, given: &Option<Option<String>>, kept: Option<Timestamp>| match given {
            None => kept,
            Some(None) => None,
            Some(Some(text)) => {
                problems.check(text.trim().parse().map_err(|_| Problem::new(field, "problem-links-moment")))
            }
        };
        let opens_at = instant("opens_at", &self.opens_at, link.schedule.opens_at);
        let closes_at = instant("closes_at", &self.closes_at, link.schedule.closes_at);
        let before = self.before.as_deref().unwrap_or(link.schedule.before.word());
        let after_url = match &self.after_url {
            None => link.schedule.after_url.as_deref(),
            Some(given) => given.as_deref(),
        };
        let draft = ScheduleDraft { opens_at, closes_at, before, after_url: after_url.unwrap_or_default() };
        match check_schedule(&draft, own) {
            Ok(schedule) if problems.is_empty() => Ok(Some(schedule)),
            Ok(_) => Err(problems),
            Err(more) => {
                problems.0.extend(more.0);
                Err(problems)
            }
        }
    }
}

impl Checked {
    fn changes(&self) -> Changes<'_> {
        Changes {
            slug: self.slug.as_ref(),
            destinations: self.destinations.as_ref(),
            aliases: self.aliases.as_deref(),
            rules: self.rules.as_ref(),
            pass_tags: self.pass_tags,
            schedule: self.schedule.as_ref(),
            archived: self.archived,
        }
    }
}

/// Tells `null` (`Some(None)`) from a field that was left out (`None`, by `default`).
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}

/// Problems name a known service by its word and the others by their place among the others.
fn drafts(bodies: Vec<NewDestination>) -> Result<Vec<DestinationDraft>> {
    let mut others = 0;
    let mut drafts = Vec::with_capacity(bodies.len());
    for body in bodies {
        let field = match Service::of(body.service.trim()) {
            Some(service) => service.field.to_owned(),
            None => {
                others += 1;
                other_field(others)
            }
        };
        let label = body.label.unwrap_or_default();
        drafts.push(DestinationDraft { field, service: body.service, label, url: body.url });
    }
    if others > MAX_OTHERS {
        let problem = Problem::new("destinations", "problem-links-others-many").with("n", MAX_OTHERS.to_string());
        return Err(Error::Invalid(problem.into()));
    }
    Ok(drafts)
}

/// Lists the links
///
/// The oldest first; retired links are left out, and archived ones unless they are asked for.
#[utoipa::path(
    get, path = paths::API_INDEX.path, operation_id = "list_links", tag = "links",
    params(ListQuery, Which),
    responses(
        (status = 200, description = "One page", body = List<LinkBody>),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn index(
    State(links): State<Links>,
    editor: Editor,
    Form(which): Form<Which>,
) -> Result<Json<List<LinkBody>>> {
    let archived = which.archived()?;
    let (limit, cursor) = ListQuery { limit: which.limit, cursor: which.cursor }.check()?;
    let rows = store::page(links.app().db.read(), &editor, archived, cursor, limit.saturating_add(1)).await?;
    let List { items, next_cursor } = List::of(rows, limit, |link| link.id);
    let own = links.own_hosts().await?;
    Ok(Json(List { items: items.into_iter().map(|link| LinkBody::of(&own, link)).collect(), next_cursor }))
}

/// Makes a link
#[utoipa::path(
    post, path = paths::API_CREATE.path, operation_id = "create_link", tag = "links",
    request_body = NewLink,
    responses(
        (status = 201, description = "Made", body = LinkBody, headers(("Location" = String, description = "Its address in the API"))),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn create(State(links): State<Links>, editor: Editor, Json(body): Json<NewLink>) -> Result<Response> {
    let draft = Draft { slug: body.slug, destinations: drafts(body.destinations.unwrap_or_default())? };
    let mut problems = kit::Problems::default();
    let release = problems.check(release_id(&body.release_id));
    let draft = draft.check(&links.own_hosts().await?).map_err(|more| problems.0.extend(more.0));
    let (Some(release), Ok(draft)) = (release, draft) else { return Err(Error::Invalid(problems)) };
    let link = actions::create(&links, &editor, release, &draft).await?;
    let location = paths::API_SHOW.to(&[&link.id.to_string()]);
    let own = links.own_hosts().await?;
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(LinkBody::of(&own, link))).into_response())
}

/// The release's id as a person or a program entered it.
pub(crate) fn release_id(text: &str) -> Result<Uuid, Problem> {
    Uuid::try_parse(text.trim()).map_err(|_| Problem::new("release_id", "problem-links-release"))
}

/// Shows a link
#[utoipa::path(
    get, path = paths::API_SHOW.path, operation_id = "show_link", tag = "links",
    params(("id" = String, Path, format = "uuid", description = "Which link")),
    responses(
        (status = 200, description = "The link", body = LinkBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such link", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn show(State(links): State<Links>, editor: Editor, Path(id): Path<Uuid>) -> Result<Json<LinkBody>> {
    let link = actions::show(&links, &editor, id).await?;
    Ok(Json(LinkBody::of(&links.own_hosts().await?, link)))
}

/// Changes a link
#[utoipa::path(
    patch, path = paths::API_UPDATE.path, operation_id = "update_link", tag = "links",
    params(("id" = String, Path, format = "uuid", description = "Which link")),
    request_body = LinkPatch,
    responses(
        (status = 200, description = "The link as it is now", body = LinkBody),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such link", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn update(
    State(links): State<Links>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(patch): Json<LinkPatch>,
) -> Result<Json<LinkBody>> {
    // Whoever may not know of it learns nothing from the check of a field either.
    let link = actions::show(&links, &editor, id).await?;
    let checked = patch.check(&link, &links.own_hosts().await?)?;
    let changes = checked.changes();
    let link = if changes.is_empty() { link } else { actions::update(&links, &editor, id, &changes).await? };
    Ok(Json(LinkBody::of(&links.own_hosts().await?, link)))
}

/// Retires a link
///
/// Its page says that it is gone, and its address stays taken. Pre-saves that wait are cancelled and their permissions
/// destroyed. Its figures stay.
#[utoipa::path(
    delete, path = paths::API_DESTROY.path, operation_id = "retire_link", tag = "links",
    params(("id" = String, Path, format = "uuid", description = "Which link")),
    responses(
        (status = 204, description = "Retired"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such link", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn destroy(State(links): State<Links>, editor: Editor, Path(id): Path<Uuid>) -> Result<StatusCode> {
    actions::retire(&links, &editor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the rules of a link answer to a made-up visit.
#[derive(Serialize, ToSchema)]
pub(crate) struct TrialAnswer {
    /// The place of the rule that answers, from 0 on; null when none does and the page stands as it is.
    #[schema(required = true)]
    rule: Option<usize>,
    /// For each rule before it the first condition that does not hold.
    misses: Vec<Miss>,
}

/// Tries a link's rules out
///
/// Nothing is counted. What is left out of the made-up visit is unknown.
#[utoipa::path(
    get, path = paths::API_TRIAL.path, operation_id = "try_link_rules", tag = "links",
    params(("id" = String, Path, format = "uuid", description = "Which link"), trial::Query),
    responses(
        (status = 200, description = "What they answer", body = TrialAnswer),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such link", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn trial(
    State(links): State<Links>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Form(query): Form<trial::Query>,
) -> Result<Json<TrialAnswer>> {
    let (link, release) = link_and_release(&links, &editor, id).await?;
    let zone = release.zone();
    let trial = query.check(&zone, links.app().clock.now()).map_err(Error::Invalid)?;
    let trial::Verdict { rule, misses } = trial.ask(&link, &zone);
    Ok(Json(TrialAnswer { rule, misses }))
}

#[derive(OpenApi)]
#[openapi(
    paths(index, create, show, update, destroy, trial),
    tags((name = "links", description = "One address for a release, with a way out to every service"))
)]
struct Doc;

/// This room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}
