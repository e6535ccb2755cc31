//! Recurring work: one table, one node at a time.

use std::{future::Future, sync::Arc, time::Duration};

use db::{Clock, Db, Sql};
use futures_util::future::BoxFuture;
use uuid::Uuid;

use crate::Stop;

/// Why a piece of work failed. It is logged and tried again at its next time.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How long a node may take over one piece of work before another may try. The work is written to be done twice.
const LEASE: Duration = Duration::from_secs(10 * 60);
/// How often a node looks.
const LOOK: Duration = Duration::from_secs(1);

type Act = Arc<dyn Fn() -> BoxFuture<'static, Result<(), Failure>> + Send + Sync>;

struct Work {
    name: &'static str,
    first_after: Duration,
    every: Duration,
    act: Act,
}

/// The schedule of one node.
pub struct Clockwork {
    db: Db,
    clock: Clock,
    node: Uuid,
    works: Vec<Work>,
}

/// How a piece of work went the last time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// Its name.
    pub name: String,
    /// When it ended, in milliseconds since the epoch; `None` before the first time.
    pub finished_at: Option<i64>,
    /// `ok` or `failed`.
    pub outcome: Option<String>,
}

impl Clockwork {
    /// An empty schedule. `node` tells this process from others on the same store.
    pub fn new(db: Db, clock: Clock, node: Uuid) -> Clockwork {
        Clockwork { db, clock, node, works: Vec::new() }
    }

    /// Adds work that is due at once and then again `every` so long after it ended.
    #[must_use]
    pub fn every<F>(self, every: Duration, name: &'static str, act: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        self.after(Duration::ZERO, every, name, act)
    }

    /// Adds work that is due `first_after` the first start on this store, and then again `every` so long after it ended.
    #[must_use]
    pub fn after<F>(
        mut self,
        first_after: Duration,
        every: Duration,
        name: &'static str,
        act: impl Fn() -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        self.works.push(Work { name, first_after, every, act: Arc::new(move || Box::pin(act())) });
        self
    }

    /// Does what is due by the clock, and answers how many pieces that were.
    ///
    /// # Errors
    /// The store's own. A failing piece of work is not an error here: it is logged and recorded.
    pub async fn run_due(&self) -> db::Result<usize> {
        let mut n = 0;
        for work in &self.works {
            if self.take(work).await? {
                let outcome = match (work.act)().await {
                    Ok(()) => "ok",
                    Err(error) => {
                        tracing::error!(job.name = work.name, error = %error, "recurring work failed");
                        "failed"
                    }
                };
                self.finish(work, outcome).await?;
                n += 1;
            }
        }
        Ok(n)
    }

    /// Looks every second until it is asked to stop. A piece of work that has begun is finished.
    pub async fn run(self, mut stop: Stop) {
        loop {
            if let Err(error) = self.run_due().await {
                tracing::error!(error = %error, "the clockwork cannot reach the store");
            }
            if stop.or_after(LOOK).await {
                return;
            }
        }
    }

    async fn take(&self, work: &Work) -> db::Result<bool> {
        let now = self.clock.now_ms();
        Sql::new("INSERT INTO clockwork (name, due_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
            .bind(work.name)
            .bind(now.saturating_add(millis(work.first_after)))
            .run(self.db.write())
            .await?;
        let taken = Sql::new(
            "UPDATE clockwork SET leased_until = $3, leased_by = $4, started_at = $2 \
             WHERE name = $1 AND due_at <= $2 AND (leased_until IS NULL OR leased_until <= $2)",
        )
        .bind(work.name)
        .bind(now)
        .bind(now.saturating_add(millis(LEASE)))
        .bind(self.node)
        .run(self.db.write())
        .await?;
        Ok(taken.rows_affected() == 1)
    }

    async fn finish(&self, work: &Work, outcome: &str) -> db::Result<()> {
        let now = self.clock.now_ms();
        Sql::new(
            "UPDATE clockwork SET due_at = $3, leased_until = NULL, leased_by = NULL, finished_at = $2, outcome = $4 \
             WHERE name = $1 AND leased_by = $5",
        )
        .bind(work.name)
        .bind(now)
        .bind(now.saturating_add(millis(work.every)))
        .bind(outcome)
        .bind(self.node)
        .run(self.db.write())
        .await?;
        Ok(())
    }

    /// How every piece of work went the last time, by name.
    ///
    /// # Errors
    /// The store's own.
    pub async fn last(db: &Db) -> db::Result<Vec<Last>> {
        let rows = Sql::new("SELECT name, finished_at, outcome FROM clockwork ORDER BY name").all(db.read()).await?;
        rows.iter()
            .map(|row| {
                Ok(Last {
                    name: row.try_get("", "name")?,
                    finished_at: row.try_get("", "finished_at")?,
                    outcome: row.try_get("", "outcome")?,
                })
            })
            .collect()
    }
}

fn millis(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
