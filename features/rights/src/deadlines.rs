//! Deadlines run by the clock: an alarm before they pass, a mark when they have.

use db::Tx;
use jiff::Timestamp;
use kit::Result;
use uuid::Uuid;

use crate::{
    Rights,
    model::{LINK_LIFE, after},
    store,
};

impl Rights {
    /// Looks at every deadline: alarms five days before one passes, marks what is overdue, and closes what nobody
    /// confirmed. The clockwork calls it.
    ///
    /// # Errors
    /// The store's own.
    pub async fn watch_deadlines(&self) -> Result<()> {
        let (app, now) = (&self.app, self.app.clock.now());
        store::lapse(app.db.write(), after(now, -LINK_LIFE), now).await?;
        let tx = app.db.begin().await?;
        let (soon, late) = self.mark(&tx, now).await?;
        tx.commit().await?;
        for id in &soon {
            tracing::warn!(request.id = %id, "rights.nearly_due");
        }
        for id in &late {
            tracing::error!(request.id = %id, "rights.overdue");
        }
        let counts = store::counts(app.db.read()).await?;
        for (gauge, n) in [("open", counts.open), ("nearly_due", counts.alarmed), ("overdue", counts.breached)] {
            let n = f64::from(u32::try_from(n).unwrap_or(u32::MAX));
            metrics::gauge!("fanfare_rights_requests", "state" => gauge).set(n);
        }
        if soon.is_empty() && late.is_empty() {
            return Ok(());
        }
        self.alarm_operator(n_of(&soon), n_of(&late)).await
    }

    /// Marks what is nearly due and what is overdue, and puts the latter on record; answers which, in this order.
    pub(crate) async fn mark(&self, tx: &Tx, now: Timestamp) -> Result<(Vec<Uuid>, Vec<Uuid>)> {
        let late = store::breach(tx, now).await?;
        for _ in &late {
            self.record_overdue(tx).await?;
        }
        Ok((store::alarm(tx, now).await?, late))
    }

    /// Writes to the operator, where there is a mail server. The register and the metric say it in any case.
    async fn alarm_operator(&self, n_soon: u64, n_late: u64) -> Result<()> {
        let app = &self.app;
        let Some(operator) = accounts::person::operator(app).await? else { return Ok(()) };
        let Some(to) = self.address_of(operator).await? else { return Ok(()) };
        let lang = accounts::person::language(app, operator).await?;
        let tx = app.db.begin().await?;
        self.post(&tx, Some(&to), lang, &Rights::alarm_letter(n_soon, n_late)).await?;
        tx.commit().await?;
        self.outbox.wake();
        Ok(())
    }
}

fn n_of<T>(some: &[T]) -> u64 {
    u64::try_from(some.len()).unwrap_or(u64::MAX)
}
