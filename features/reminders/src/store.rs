//! The queries of this room: the only place that speaks to the `reminder` tables.

mod pushes;
mod reminders;
mod requests;

use db::{Result, Sql};
use kit::WorkspaceId;
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

pub(crate) use pushes::{NewPush, Subscription, claim, insert_push, push_at_link, put_off, subscription};
pub(crate) use reminders::{
    Live, Lot, NewReminder, address, at_link, by_receipt, end, find, insert, live_links, of_person, too_old,
    with_address, zones,
};
pub(crate) use requests::{NewRequest, Request, asked_since, insert_request, looked_up, request, take, typed, waiting};

use crate::model::Numbers;

/// What is counted of a link's reminders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counter {
    Asked,
    Confirmed,
    Sent,
    Left,
}

impl Counter {
    fn column(self) -> &'static str {
        match self {
            Counter::Asked => "n_asked",
            Counter::Confirmed => "n_confirmed",
            Counter::Sent => "n_sent",
            Counter::Left => "n_left",
        }
    }
}

pub(crate) async fn count(
    on: &impl ConnectionTrait,
    (workspace, link): (WorkspaceId, Uuid),
    counter: Counter,
    by: u64,
) -> Result<()> {
    let column = counter.column();
    let first = |one: Counter| if one == counter { "$3" } else { "0" };
    let sql = format!(
        "INSERT INTO reminder_count (link_id, workspace_id, n_asked, n_confirmed, n_sent, n_left) \
         VALUES ($1, $2, {}, {}, {}, {}) \
         ON CONFLICT (link_id) DO UPDATE SET {column} = reminder_count.{column} + $3",
        first(Counter::Asked),
        first(Counter::Confirmed),
        first(Counter::Sent),
        first(Counter::Left),
    );
    let by = i64::try_from(by).unwrap_or(i64::MAX);
    Sql::new(sql).bind(link).bind(workspace).bind(by).run(on).await.map(drop)
}

/// How many reminders of a link there are.
pub(crate) async fn numbers(on: &impl ConnectionTrait, workspace: WorkspaceId, link: Uuid) -> Result<Numbers> {
    #[derive(FromQueryResult)]
    struct Row {
        n_asked: i64,
        n_confirmed: i64,
        n_sent: i64,
        n_left: i64,
    }
    let sql =
        "SELECT n_asked, n_confirmed, n_sent, n_left FROM reminder_count WHERE workspace_id = $1 AND link_id = $2";
    let row: Option<Row> = Sql::new(sql).bind(workspace).bind(link).one_as(on).await?;
    let sql = "SELECT (SELECT COUNT(*) FROM reminder WHERE workspace_id = $1 AND link_id = $2 AND ended_at IS NULL) \
               + (SELECT COUNT(*) FROM reminder_push WHERE workspace_id = $1 AND link_id = $2 AND ended_at IS NULL) AS n";
    let waiting = Sql::new(sql).bind(workspace).bind(link).one(on).await?;
    let waiting: i64 = waiting.map_or(Ok(0), |row| row.try_get("", "n"))?;
    let counted = row.unwrap_or(Row { n_asked: 0, n_confirmed: 0, n_sent: 0, n_left: 0 });
    Ok(Numbers {
        waiting: n(waiting),
        asked: n(counted.n_asked),
        confirmed: n(counted.n_confirmed),
        sent: n(counted.n_sent),
        left: n(counted.n_left),
    })
}

fn n(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}
