//! What each app at a service may still ask for, shared by all nodes.

use std::collections::HashMap;

use db::{Result, Sql};
use jiff::Timestamp;
use kit::from_millis;
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::claims::service;
use crate::service::Service;

/// What is known of an app's budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Budget {
    /// Which window `spent` belongs to.
    pub(crate) window: i64,
    /// How many units went in it.
    pub(crate) spent: i64,
    /// Until when the service wants to be left in peace.
    pub(crate) held_until: Timestamp,
    /// Why, in a word.
    pub(crate) held_why: Option<String>,
    /// Which release had its turn last.
    pub(crate) turn: Option<Uuid>,
}

/// Every budget of these apps.
pub(crate) async fn budgets(on: &impl ConnectionTrait, apps: &[(Service, String)]) -> Result<HashMap<Service, Budget>> {
    #[derive(FromQueryResult)]
    struct Row {
        service: String,
        app: String,
        window_no: i64,
        spent: i64,
        held_until: i64,
        held_why: Option<String>,
        turn: Option<Uuid>,
    }
    let sql = "SELECT service, app, window_no, spent, held_until, held_why, turn FROM presave_budget";
    let mut budgets = HashMap::new();
    for row in Sql::new(sql).all_as::<Row>(on).await? {
        let service = service(&row.service)?;
        if apps.iter().any(|(known, app)| *known == service && *app == row.app) {
            let budget = Budget {
                window: row.window_no,
                spent: row.spent,
                held_until: from_millis(row.held_until),
                held_why: row.held_why,
                turn: row.turn,
            };
            budgets.insert(service, budget);
        }
    }
    Ok(budgets)
}

/// Takes units out of a window; for a release when it was its turn. False when it has not so many left: then nothing is
/// taken.
pub(crate) async fn take_units(
    on: &impl ConnectionTrait,
    (service, app): (Service, &str),
    window: i64,
    (units, most): (i64, i64),
    turn: Option<Uuid>,
) -> Result<bool> {
    let sql = "INSERT INTO presave_budget (service, app, window_no, spent, held_until, turn) VALUES ($1, $2, $3, $4, 0, $6) \
               ON CONFLICT (service, app) DO UPDATE SET \
               spent = CASE WHEN presave_budget.window_no = $3 THEN presave_budget.spent + $4 ELSE $4 END, \
               window_no = $3, turn = COALESCE($6, presave_budget.turn) \
               WHERE presave_budget.window_no <> $3 OR presave_budget.spent + $4 <= $5";
    let taken =
        Sql::new(sql).bind(service.word()).bind(app).bind(window).bind(units).bind(most).bind(turn).run(on).await?;
    Ok(taken.rows_affected() == 1)
}

/// Leaves a service in peace until then, on every node. A shorter pause does not end a longer one.
pub(crate) async fn hold_service(
    on: &impl ConnectionTrait,
    (service, app): (Service, &str),
    until: Timestamp,
    why: &str,
) -> Result<()> {
    let sql = "INSERT INTO presave_budget (service, app, window_no, spent, held_until, held_why) VALUES ($1, $2, 0, 0, $3, $4) \
               ON CONFLICT (service, app) DO UPDATE SET held_until = $3, held_why = $4 WHERE presave_budget.held_until < $3";
    Sql::new(sql).bind(service.word()).bind(app).bind(until.as_millisecond()).bind(why).run(on).await.map(drop)
}
