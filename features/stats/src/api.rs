//! Figures as programs see them: `/api/v1/links/{id}/stats`.

use axum::extract::{Path, State};
use jiff::Timestamp;
use kit::{Editor, Error, ErrorBody, Form, Json, Problem, Problems, Result};
use lake::Range;
use policy::routes::stats as paths;
use presave::{Report, ServiceReport};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};
use uuid::Uuid;

use crate::{
    Stats,
    actions::{self, ApiFigures},
    model::{Bar, BarKey},
};

/// Letters that ISO 3166-1 leaves to its users; CLDR's for an unknown region.
const UNKNOWN_COUNTRY: &str = "ZZ";

/// Which part of the link's life is asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Query {
    /// The first instant, an RFC 3339 time; the morning of the day on which the link was made when it is left out.
    #[param(value_type = Option<String>, format = DateTime, example = "2026-11-01T00:00:00Z")]
    from: Option<String>,
    /// The first instant that is no longer meant, an RFC 3339 time; now when it is left out.
    #[param(value_type = Option<String>, format = DateTime, example = "2026-12-01T00:00:00Z")]
    to: Option<String>,
}

/// What came of a link.
#[derive(Serialize, ToSchema)]
#[schema(as = LinkStats)]
pub(crate) struct StatsBody {
    /// Pages that were seen, from `from` to `to`.
    views: u64,
    /// Clicks on to a service, from `from` to `to`.
    clicks: u64,
    /// The same clicks by service, the most first.
    clicks_by_service: Vec<ServiceBody>,
    /// Visitors of the page by country, the most first, since the link was made: `from` and `to` do not apply, because two
    /// such answers could be subtracted. Somebody who comes back on another UTC day counts again.
    countries: Vec<CountryBody>,
    /// Where each pre-save stands now.
    presaves: PresavesBody,
    /// The first instant of views and clicks.
    #[schema(value_type = String, format = DateTime)]
    from: Timestamp,
    /// The first instant that is no longer in them.
    #[schema(value_type = String, format = DateTime)]
    to: Timestamp,
}

/// Clicks on to one service.
#[derive(Serialize, ToSchema)]
#[schema(as = ServiceStats)]
pub(crate) struct ServiceBody {
    /// The service's word; null when none was noted.
    #[schema(example = "spotify")]
    service: Option<String>,
    /// Clicks.
    n: u64,
}

/// Visitors from one country.
#[derive(Serialize, ToSchema)]
#[schema(as = CountryStats)]
pub(crate) struct CountryBody {
    /// Two letters (ISO 3166-1), `ZZ` for unknown; null for all that describes fewer than five people on a UTC day,
    /// together.
    #[schema(example = "DE")]
    country: Option<String>,
    /// Visitors.
    n: u64,
}

/// How many pre-saves are where.
#[derive(Serialize, ToSchema)]
#[schema(as = PresaveStats)]
pub(crate) struct PresavesBody {
    /// All of them.
    given: u64,
    /// Wait for the release, or for another try.
    waiting: u64,
    /// Are in the fan's library.
    saved: u64,
    /// Need the fan's permission again.
    needs_again: u64,
    /// The service refused.
    refused: u64,
    /// Were taken back, by the fan or the label.
    cancelled: u64,
    /// Their permission ran out first.
    expired: u64,
    /// Permissions that are still held.
    tokens_held: u64,
    /// Of those that wait: permissions that the program's keys do not open.
    undecryptable: u64,
}

impl From<ApiFigures> for StatsBody {
    fn from(figures: ApiFigures) -> StatsBody {
        let ApiFigures { range, totals, services, countries, report } = figures;
        let service = |bar: Bar| {
            let service = match bar.key {
                BarKey::Word(word) => Some(word),
                BarKey::Unknown | BarKey::Other => None,
            };
            ServiceBody { service, n: bar.n }
        };
        StatsBody {
            views: totals.views,
            clicks: totals.clicks,
            clicks_by_service: services.into_iter().map(service).collect(),
            countries: countries.into_iter().map(country).collect(),
            presaves: report.into(),
            from: range.from,
            to: range.to,
        }
    }
}

fn country(bar: Bar) -> CountryBody {
    let country = match bar.key {
        BarKey::Word(letters) => Some(letters),
        BarKey::Unknown => Some(UNKNOWN_COUNTRY.to_owned()),
        BarKey::Other => None,
    };
    CountryBody { country, n: bar.n }
}

impl From<Report> for PresavesBody {
    fn from(report: Report) -> PresavesBody {
        PresavesBody {
            given: report.given,
            waiting: report.waiting,
            saved: report.saved,
            needs_again: report.needs_again,
            refused: report.refused,
            cancelled: report.cancelled,
            expired: report.expired,
            tokens_held: report.tokens_held,
            undecryptable: report.undecryptable,
        }
    }
}

impl Query {
    /// The range that is meant, of a link's whole life.
    fn range(&self, life: Range) -> Result<Range> {
        let mut problems = Problems::default();
        let from = problems.check(time(self.from.as_deref(), "from", "problem-stats-from"));
        let to = problems.check(time(self.to.as_deref(), "to", "problem-stats-to"));
        let (Some(from), Some(to)) = (from, to) else { return Err(Error::Invalid(problems)) };
        let range = Range { from: from.unwrap_or(life.from), to: to.unwrap_or(life.to) };
        // The lake counts whole milliseconds.
        if range.from.as_millisecond() >= range.to.as_millisecond() {
            return Err(Error::Invalid(Problem::new("to", "problem-stats-range").into()));
        }
        Ok(range)
    }
}

fn time(text: Option<&str>, field: &'static str, problem: &'static str) -> Result<Option<Timestamp>, Problem> {
    text.map(|text| text.parse().map_err(|_| Problem::new(field, problem))).transpose()
}

/// Shows what came of a link
///
/// Retired links keep their figures. Programs (bots) are left out of views, clicks and visitors.
#[utoipa::path(
    get, path = paths::API_LINK.path, operation_id = "show_link_stats", tag = "stats",
    params(("id" = String, Path, format = "uuid", description = "Which link"), Query),
    responses(
        (status = 200, description = "The figures", body = StatsBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such link", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
        (status = 503, description = "Not now", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn show(
    State(stats): State<Stats>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Form(query): Form<Query>,
) -> Result<Json<StatsBody>> {
    let figures = actions::range_of_link(&stats, &editor, id, |life| query.range(life)).await?;
    Ok(Json(figures.into()))
}

/// What became of a release's pre-saves.
#[derive(Serialize, ToSchema)]
#[schema(as = ReleaseReport)]
pub(crate) struct ReportBody {
    /// Service by service.
    services: Vec<ServiceBodyOfReport>,
    /// Where those who gave them were.
    countries: Vec<CountryBody>,
}

/// What became of a release's pre-saves at one service.
#[derive(Serialize, ToSchema)]
#[schema(as = ReleaseReportOfService)]
pub(crate) struct ServiceBodyOfReport {
    /// The service's word.
    #[schema(example = "spotify")]
    service: &'static str,
    /// How many are in each state; those without any are left out.
    states: Vec<StateBody>,
    /// When the last of those that wait is expected to have had its turn, where a daily budget spreads them.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    expected_at: Option<Timestamp>,
    /// Since when the service does not have the release, while it is looked for.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    missing_since: Option<Timestamp>,
}

/// How many pre-saves are in one state.
#[derive(Serialize, ToSchema)]
#[schema(as = ReleaseReportState)]
pub(crate) struct StateBody {
    /// `waiting`, `saved`, `needs_again`, `refused`, `cancelled` or `expired`.
    #[schema(example = "saved")]
    state: &'static str,
    /// How many.
    n: u64,
}

/// Shows what became of a release's pre-saves
///
/// Countries of fewer than five people on a day are folded.
#[utoipa::path(
    get, path = paths::API_RELEASE.path, operation_id = "show_release_report", tag = "stats",
    params(("id" = String, Path, format = "uuid", description = "Which release")),
    responses(
        (status = 200, description = "The report", body = ReportBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such release", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
        (status = 503, description = "Not now", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn report(
    State(stats): State<Stats>,
    editor: Editor,
    Path(id): Path<Uuid>,
) -> Result<Json<ReportBody>> {
    let report = actions::release(&stats, &editor, id).await?;
    let of_service = |one: ServiceReport| ServiceBodyOfReport {
        service: one.service.word(),
        states: one.states.into_iter().map(|(state, n)| StateBody { state: state.as_str(), n }).collect(),
        expected_at: one.expected_at,
        missing_since: one.missing_since,
    };
    let services = report.services.into_iter().map(of_service).collect();
    Ok(Json(ReportBody { services, countries: report.countries.into_iter().map(country).collect() }))
}

#[derive(OpenApi)]
#[openapi(paths(show, report), tags((name = "stats", description = "What came of a link")))]
struct Doc;

/// This room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn life() -> Range {
        Range { from: "2026-11-01T00:00:00Z".parse().unwrap(), to: "2026-11-22T12:00:00.001Z".parse().unwrap() }
    }

    fn fields(from: Option<&str>, to: Option<&str>) -> Vec<String> {
        match (Query { from: from.map(str::to_owned), to: to.map(str::to_owned) }).range(life()) {
            Ok(_) => Vec::new(),
            Err(Error::Invalid(problems)) => problems.0.iter().map(|one| one.field.to_string()).collect(),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn what_is_left_out_is_the_whole_life() {
        assert_eq!(Query { from: None, to: None }.range(life()).unwrap(), life());
        let later = Query { from: Some("2026-11-20T00:00:00+01:00".to_owned()), to: None }.range(life()).unwrap();
        assert_eq!((later.from.to_string().as_str(), later.to), ("2026-11-19T23:00:00Z", life().to));
    }

    #[test]
    fn times_that_are_none_and_ranges_that_are_empty_are_named() {
        assert_eq!(fields(Some("yesterday"), Some("2026-11-01")), ["from", "to"]);
        assert_eq!(fields(Some("2026-11-20T00:00:00Z"), Some("2026-11-20T00:00:00Z")), ["to"]);
        assert_eq!(fields(Some("2027-01-01T00:00:00Z"), None), ["to"]);
    }
}
