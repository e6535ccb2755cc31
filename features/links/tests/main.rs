//! Links through HTTP: the fan's page and ways out, the label's forms, the API.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "links/api.rs"]
mod api;
#[path = "links/forms.rs"]
mod forms;
#[path = "links/options.rs"]
mod options;
#[path = "links/pictures.rs"]
mod pictures;
#[path = "links/public.rs"]
mod public;
#[path = "links/rules.rs"]
mod rules;

use std::time::Duration;

use lake::{Kind, Question, Range, Scope};
use serde_json::{Value, json};
use testkit::{Answer, Client, TestSite};
use uuid::Uuid;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

/// An answer of which only the status matters.
trait Check {
    fn is(self, status: u16);
}

impl Check for Answer {
    #[track_caller]
    fn is(self, status: u16) {
        drop(self.expect(status));
    }
}

/// Somebody with a telephone.
fn fan(site: &TestSite) -> Client {
    site.stranger().with("user-agent", PHONE)
}

/// How many events of a kind a link has, programs included.
async fn counted(site: &TestSite, link: &Value, kind: Kind) -> u64 {
    let id: Uuid = link["id"].as_str().unwrap().parse().unwrap();
    let workspace = workspace_of(site, id).await;
    let now = site.clock.now();
    let range =
        Range { from: now - jiff::SignedDuration::from_hours(24 * 400), to: now + jiff::SignedDuration::from_hours(1) };
    let mut question =
        Question::new(Scope::link(workspace, id), range).only(lake::Dimension::Kind, [lake::Key::Kind(kind)]);
    question.include_bots = true;
    site.house.lake.answer(&question).await.unwrap().total
}

async fn workspace_of(site: &TestSite, link: Uuid) -> Uuid {
    let row =
        db::Sql::new("SELECT workspace_id FROM link WHERE id = $1").bind(link).one(site.db().read()).await.unwrap();
    row.unwrap().try_get("", "workspace_id").unwrap()
}

/// The messages of a 422 by field.
fn fields(problem: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let errors = problem["errors"].as_array().unwrap();
    errors.iter().map(|error| (text(&error["field"]), text(&error["message"]))).collect()
}

/// A second link of a member, for the release of the first one.
fn another(link: &Value, slug: &str, destinations: &Value) -> Value {
    json!({ "release_id": link["release_id"], "slug": slug, "destinations": destinations })
}
