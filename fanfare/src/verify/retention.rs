//! Whether what is too old is gone.

use db::Sql;
use jobs::Clockwork;
use proof::{Control, Finding};
use serde_json::json;

use super::{
    Verifier,
    stage::{Stage, main_tables, number},
};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// The sweep is due every hour, and may take a while.
const INTERVAL_MS: i64 = 2 * 60 * 60 * 1000;

/// No table holds a row that is older than its rule and a sweep's interval, and the sweep ran within a day. An invented row
/// that is too old is seen before a sweep and gone after it.
pub(crate) async fn retention(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let app = &verifier.app;
    let before = overdue(verifier).await?;
    let fan = verifier.fan(stage, 1).await?;
    let old = app.clock.now_ms() - 10 * DAY_MS;
    let sql = Sql::new("UPDATE presave_attempt SET expires_at = $2 WHERE subject_id = $1").bind(fan.subject).bind(old);
    sql.run(app.db.write()).await?;
    let planted = overdue(verifier).await?;
    app.privacy.sweep().await?;
    let after = overdue(verifier).await?;
    let last = Clockwork::last(&app.db).await?.into_iter().find(|work| work.name == "privacy.sweep");
    let swept_at = last.filter(|last| last.outcome.as_deref() == Some("ok")).and_then(|last| last.finished_at);
    let recent = swept_at.is_some_and(|at| app.clock.now_ms() - at <= DAY_MS);
    let sum = |rows: &[(&str, i64)]| rows.iter().map(|(_, n)| n).sum::<i64>();
    let control = Control {
        seen: sum(&planted) == sum(&before) + 1 && recent,
        what: json!({ "an_old_row_is_seen": sum(&planted) - sum(&before), "swept_within_a_day": recent }),
    };
    let tables: Vec<&str> = before.iter().filter(|(_, n)| *n > 0).map(|(table, _)| *table).collect();
    let holds = sum(&before) == 0 && sum(&after) == 0;
    let observed = json!({
        "tables": before.len(), "too_old": sum(&before), "in": tables, "too_old_after_a_sweep": sum(&after),
        "last_sweep": swept_at.map(|at| kit::from_millis(at).to_string()),
    });
    Ok(Finding::of(control, holds, observed))
}

/// Rows whose time was over long enough ago, by table. What somebody asked to keep as it is (Art 18) does not count.
async fn overdue(verifier: &Verifier) -> anyhow::Result<Vec<(&'static str, i64)>> {
    let now = verifier.app.clock.now_ms();
    let mut all = Vec::new();
    for table in main_tables() {
        let Some(keep) = table.keep else { continue };
        let before = now - i64::from(keep.days) * DAY_MS - INTERVAL_MS;
        let free = table.subject.map_or_else(String::new, |column| {
            format!(
                " AND NOT EXISTS (SELECT 1 FROM restriction r WHERE r.subject_id = t.{column} AND r.lifted_at IS NULL)"
            )
        });
        let sql = format!("SELECT COUNT(*) AS n FROM {} t WHERE t.{} <= $1{free}", table.name, keep.after);
        all.push((table.name, number(&verifier.app.db, Sql::new(sql).bind(before)).await?));
    }
    Ok(all)
}
