//! Whether requests are answered in time, and whether the operator is told before that time is over.

use db::Sql;
use jiff::SignedDuration;
use jobs::Clockwork;
use policy::routes;
use proof::{Control, Finding};
use rights::Foreseen;
use serde_json::json;

use super::{
    Verifier,
    door::Ask,
    stage::{Stage, number},
};

const HOUR_MS: i64 = 60 * 60 * 1000;
const DAY_MS: i64 = 24 * HOUR_MS;
/// A month (Art 12(3)); two more where somebody was told why.
const DAYS: i64 = 30;
const DAYS_PUT_OFF: i64 = 90;
/// The operator is told so long before it is over.
const WARNED_AFTER_DAYS: i64 = 25;
/// The watch looks every hour, and may take a while.
const WATCH_MS: i64 = 2 * HOUR_MS;

/// No request is open for longer than the law allows or without the marks that it should have, and an invented person's
/// request gets each mark at its day.
pub(crate) async fn deadlines(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let app = &verifier.app;
    let fan = verifier.fan(stage, 1).await?;
    let receipt = fan.presaves.first().map_or("", |(_, planted)| planted.receipt.as_str());
    let complaint = Ask::form(routes::rights::FAN_ACT.to(&[receipt, "complaint"]), &[("words", "verify: a test")]);
    verifier.door.ask(complaint).await?.expect(303, "a complaint")?;
    let sql = "SELECT opened_at, due_at FROM rights_request WHERE subject_id = $1 AND answered_at IS NULL";
    let row = Sql::new(sql).bind(fan.subject).one(app.db.read()).await?;
    let Some(row) = row else { return Ok(Finding::unknown("a request did not come into the register")) };
    let (opened, due): (i64, i64) = (row.try_get("", "opened_at")?, row.try_get("", "due_at")?);
    let mut seen = Vec::new();
    for day in [WARNED_AFTER_DAYS - 1, WARNED_AFTER_DAYS, DAYS - 1, DAYS] {
        let at = kit::from_millis(opened).checked_add(SignedDuration::from_hours(day * 24))?;
        seen.push(verifier.rights.foresee(fan.subject, at).await?);
    }
    let marks = |warned, marked| Foreseen { warned, marked };
    let as_promised = seen == [marks(false, false), marks(true, false), marks(true, false), marks(true, true)];

    let now = app.clock.now_ms();
    let count = |of: &str, values: Vec<i64>| {
        let sql = format!("SELECT COUNT(*) AS n FROM rights_request WHERE answered_at IS NULL AND {of}");
        number(&app.db, values.into_iter().fold(Sql::new(sql), Sql::bind))
    };
    let open = count("due_at > 0", Vec::new()).await?;
    let overdue = count("due_at <= $1", vec![now]).await?;
    let unmarked = count("breached_at IS NULL AND due_at <= $1", vec![now - WATCH_MS]).await?;
    let ahead = (DAYS - WARNED_AFTER_DAYS) * DAY_MS - WATCH_MS;
    let unwarned = count("alarmed_at IS NULL AND due_at <= $1", vec![now + ahead]).await?;
    let too_far = count("extended_at IS NULL AND due_at > opened_at + $1", vec![DAYS * DAY_MS]).await?;
    let far_too_far = count("due_at > opened_at + $1", vec![DAYS_PUT_OFF * DAY_MS]).await?;
    let unexplained = count("extended_at IS NOT NULL AND subject_id IS NOT NULL AND delay IS NULL", Vec::new()).await?;

    let last = Clockwork::last(&app.db).await?.into_iter().find(|work| work.name == "rights.deadlines");
    let watched_at = last.filter(|last| last.outcome.as_deref() == Some("ok")).and_then(|last| last.finished_at);
    let watched = watched_at.is_some_and(|at| now - at <= DAY_MS);
    let control = Control {
        seen: watched && open > 0,
        what: json!({ "a_new_request_is_seen": open > 0, "watched_within_a_day": watched }),
    };
    let late = overdue + unmarked + unwarned + too_far + far_too_far + unexplained;
    let holds = late == 0 && as_promised && due - opened == DAYS * DAY_MS;
    let said: Vec<_> = seen.iter().map(|one| json!({ "warned": one.warned, "marked": one.marked })).collect();
    let observed = json!({
        "open": open, "overdue": overdue, "overdue_without_mark": unmarked, "nearly_due_without_warning": unwarned,
        "due_later_than_a_month": too_far, "due_later_than_three": far_too_far, "put_off_without_reason": unexplained,
        "days_given": (due - opened) / DAY_MS, "on_days_24_25_29_30": said,
        "not_looked_at": ["whether the operator reads the letter"],
    });
    Ok(Finding::of(control, holds, observed))
}
