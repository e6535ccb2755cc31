//! Deadlines run by the clock: an alarm before they pass, a mark when they have.

use db::Tx;
use jiff::Timestamp;
use kit::{Lang, Result};
use uuid::Uuid;

use crate::{Rights, letters::Address, store};

impl Rights {
    /// Looks at every deadline: alarms five days before one passes, marks what is overdue, and closes what nobody
    /// confirmed. The clockwork calls it.
    ///
    /// # Errors
    /// The store's own.
    pub async fn watch_deadlines(&self) -> Result<()> {
        let (app, now) = (&self.app, self.app.clock.now());
        store::lapse(app.db.write(), now).await?;
        let to = self.operators_address().await.unwrap_or_else(|error| {
            // The marks are worth more than the letter about them.
            tracing::error!(error = %error, "rights.operator_unreachable");
            None
        });
        let tx = app.db.begin().await?;
        let (soon, late) = self.mark(&tx, now).await?;
        // A mark without its letter would be the last that anybody heard of it.
        if let Some((to, lang)) = to.filter(|_| !soon.is_empty() || !late.is_empty()) {
            self.post(&tx, Some(&to), lang, &Self::alarm_letter(n_of(&soon), n_of(&late))).await?;
        }
        tx.commit().await?;
        self.outbox.wake();
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
        Ok(())
    }

    /// Marks what is nearly due and what is overdue, and puts the latter on record; answers which, in this order.
    pub(crate) async fn mark(&self, tx: &Tx, now: Timestamp) -> Result<(Vec<Uuid>, Vec<Uuid>)> {
        let late = store::breach(tx, now).await?;
        for _ in &late {
            self.record_overdue(tx).await?;
        }
        Ok((store::alarm(tx, now).await?, late))
    }

    /// Where the operator is written to, if there is a mail server. The register and the metric say it in any case.
    async fn operators_address(&self) -> Result<Option<(Address, Lang)>> {
        let Some(operator) = accounts::person::operator(&self.app).await? else { return Ok(None) };
        let Some(to) = self.address_of(operator).await? else { return Ok(None) };
        Ok(Some((to, accounts::person::language(&self.app, operator).await?)))
    }
}

fn n_of<T>(some: &[T]) -> u64 {
    u64::try_from(some.len()).unwrap_or(u64::MAX)
}
