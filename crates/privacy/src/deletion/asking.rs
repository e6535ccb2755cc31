//! Asking processors, one claim at a time, and what they say.

use std::{future::Future, pin::Pin};

use db::{Engine, Result, Sql, Tx};
use jiff::{SignedDuration, Timestamp};
use policy::{ProcessorRow, datum::DeletionHint, purpose::DataSubjectRights};
use uuid::Uuid;

use super::{COLUMNS, DeletionRequest, DeletionState, Row};
use crate::{Grant, Personal, Privacy, SubjectId};

/// A processor that a program can ask to delete what it has of somebody. Its client implements this.
pub trait Deletes: Send + Sync {
    /// Which one.
    fn processor(&self) -> &'static ProcessorRow;

    /// Asks it. The same number may come again, after a crash or because the answer was [`DeletionAnswer::Working`]: then it
    /// is the same deletion, not another one.
    fn delete<'a>(&'a self, asking: &'a Asking) -> Pin<Box<dyn Future<Output = DeletionAnswer> + Send + 'a>>;
}

/// What a processor is asked.
pub struct Asking {
    /// Our number for it, the same each time: the erasure receipt's.
    pub number: Uuid,
    /// What finds the person there. It is disclosed like every other value, with the grant.
    pub hint: Personal<DeletionHint>,
    /// The permission to do so.
    pub grant: Grant<DataSubjectRights>,
}

/// What a processor says. Words are the client's own, never the processor's sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeletionAnswer {
    /// It is done there, or nothing was there.
    Deleted,
    /// It has taken the request and is at work: it is asked again tomorrow.
    Working,
    /// It does not do it.
    Refused(&'static str),
    /// It could not be asked now.
    Later(&'static str),
}

/// A request to a processor that this claim works on.
#[derive(Debug)]
pub struct Due {
    /// The request.
    pub request: DeletionRequest,
    node: Uuid,
    until: i64,
}

/// A request that has just ended, in a transaction that is not committed yet. See [`Privacy::part_with`].
#[must_use = "after the commit, what finds the person has to be destroyed: Privacy::part_with"]
#[derive(Debug)]
pub struct Closed {
    number: Uuid,
    processor: String,
    state: DeletionState,
    subject: Option<SubjectId>,
}

impl Privacy {
    /// Takes up to `most` requests that are due for one node, the longest waiting first. Nobody else gets them until the
    /// lease ends.
    ///
    /// # Errors
    /// The store's own.
    pub async fn claim_deletions(&self, node: Uuid, lease: SignedDuration, most: i64) -> Result<Vec<Due>> {
        let now = self.clock.now();
        let until = now.checked_add(lease).unwrap_or(Timestamp::MAX).as_millisecond();
        let condition = "next_try_at <= $1 AND closed_at IS NULL AND (leased_until IS NULL OR leased_until <= $1)";
        let any = Sql::new(format!("SELECT 1 AS one FROM deletion_request WHERE {condition} LIMIT 1"));
        if any.bind(now.as_millisecond()).one(self.db.read()).await?.is_none() {
            return Ok(Vec::new());
        }
        let skip = if self.db.engine() == Engine::Postgres { "FOR UPDATE SKIP LOCKED" } else { "" };
        let sql = format!(
            "WITH due AS MATERIALIZED (SELECT id FROM deletion_request WHERE {condition} ORDER BY next_try_at LIMIT $4 {skip}) \
             UPDATE deletion_request SET leased_until = $2, leased_by = $3 WHERE id IN (SELECT id FROM due) \
             RETURNING {COLUMNS}"
        );
        let sql = Sql::new(sql).bind(now.as_millisecond()).bind(until).bind(node).bind(most);
        let rows = sql.all_as::<Row>(self.db.write()).await?;
        Ok(rows.into_iter().map(|row| Due { request: row.into(), node, until }).collect())
    }

    /// An SQLite file is one process's, so what is claimed when that process starts was claimed by one that is dead.
    ///
    /// # Errors
    /// The store's own.
    pub async fn free_deletions(&self) -> Result<()> {
        if self.db.engine() == Engine::Postgres {
            return Ok(());
        }
        let sql = "UPDATE deletion_request SET leased_until = NULL, leased_by = NULL WHERE leased_until IS NOT NULL";
        Sql::new(sql).run(self.db.write()).await.map(drop)
    }

    /// What a processor is asked now; `None` when what finds the person is gone.
    ///
    /// # Errors
    /// The store's own, or the keyring's.
    pub async fn asking(&self, request: &DeletionRequest) -> Result<Option<Asking>> {
        let hint = match self.deletion_hint(request).await {
            Ok(Some(hint)) => hint,
            Ok(None) | Err(crate::Unsealable::NoKey) => return Ok(None),
            Err(crate::Unsealable::Store(error)) => return Err(error),
            Err(error @ crate::Unsealable::Undecryptable) => return Err(db::Error::Custom(error.to_string())),
        };
        match self.may::<DataSubjectRights>(hint.subject()).await {
            Ok(grant) => Ok(Some(Asking { number: request.number, hint, grant })),
            Err(crate::Refused::Store(error)) => Err(error),
            Err(_) => Ok(None),
        }
    }

    /// Whether the processor was asked already, as the keyring's file remembers it beyond every backup.
    ///
    /// # Errors
    /// The keyring's.
    pub async fn was_told(&self, request: &DeletionRequest) -> Result<bool> {
        Ok(self.keyring().told(request.number, &request.processor).await?.is_some())
    }

    /// Writes down that it is asked, in the caller's transaction, and when to look again. False when the claim was lost.
    ///
    /// # Errors
    /// The store's own.
    pub async fn deletion_asked(&self, tx: &Tx, due: &Due, look_again: Timestamp) -> Result<bool> {
        let sql = "UPDATE deletion_request SET state = CASE WHEN state = 'unanswered' THEN state ELSE 'asked' END, \
                   asked_at = COALESCE(asked_at, $4), next_try_at = $5, reason = NULL, attempts = attempts + 1, \
                   leased_until = NULL, leased_by = NULL WHERE id = $1 AND leased_by = $2 AND leased_until = $3";
        let sql = held(sql, due).bind(self.clock.now_ms()).bind(look_again.as_millisecond());
        Ok(sql.run(tx).await?.rows_affected() > 0)
    }

    /// Remembers beyond every backup that it was asked. To be called after the commit.
    ///
    /// # Errors
    /// The keyring's.
    pub async fn remember_asked(&self, due: &Due) -> Result<()> {
        let (number, processor) = (due.request.number, due.request.processor.as_str());
        self.keyring().note_told(number, processor, DeletionState::Asked.id(), self.clock.now_ms()).await
    }

    /// Puts a claimed request off, for a reason that the operator sees.
    ///
    /// # Errors
    /// The store's own.
    pub async fn deletion_put_off(&self, due: &Due, until: Timestamp, reason: Option<&str>) -> Result<()> {
        let sql = "UPDATE deletion_request SET next_try_at = $4, reason = $5, attempts = attempts + 1, leased_until = NULL, \
                   leased_by = NULL WHERE id = $1 AND leased_by = $2 AND leased_until = $3";
        held(sql, due).bind(until.as_millisecond()).bind(reason).run(self.db.write()).await.map(drop)
    }

    /// Marks a request whose time has passed. It stays claimed. False when it was marked before, or the claim was lost.
    ///
    /// # Errors
    /// The store's own.
    pub async fn deletion_overdue(&self, tx: &Tx, due: &Due) -> Result<bool> {
        let sql = "UPDATE deletion_request SET state = 'unanswered' WHERE id = $1 AND leased_by = $2 AND leased_until = $3 \
                   AND state <> 'unanswered'";
        Ok(held(sql, due).run(tx).await?.rows_affected() > 0)
    }

    /// Ends a request with what the processor said, in the caller's transaction, and takes out what finds the person.
    /// `None` when it had ended before. [`Privacy::part_with`] does the rest after the commit.
    ///
    /// # Errors
    /// The store's own.
    pub async fn close_deletion(
        &self,
        tx: &Tx,
        request: &DeletionRequest,
        state: DeletionState,
        reason: Option<&str>,
    ) -> Result<Option<Closed>> {
        let sql = "UPDATE deletion_request SET state = $2, reason = $3, closed_at = $4, \
                   asked_at = COALESCE(asked_at, $4), subject_id = NULL, hint = NULL, next_try_at = NULL, \
                   leased_until = NULL, leased_by = NULL WHERE id = $1 AND (closed_at IS NULL OR state = 'unanswered')";
        let sql = Sql::new(sql).bind(request.id).bind(state.id()).bind(reason).bind(self.clock.now_ms());
        let closed =
            Closed { number: request.number, processor: request.processor.clone(), state, subject: request.subject };
        Ok((sql.run(tx).await?.rows_affected() > 0).then_some(closed))
    }

    /// Takes out what finds the person when its time is over, in the caller's transaction: the row stays, unanswered.
    ///
    /// # Errors
    /// The store's own.
    pub async fn give_up_deletion(&self, tx: &Tx, due: &Due) -> Result<Option<Closed>> {
        self.close_deletion(tx, &due.request, DeletionState::Unanswered, due.request.reason.as_deref()).await
    }

    /// After the commit: destroys the key of what found the person, and remembers beyond every backup how it ended.
    ///
    /// # Errors
    /// The store's own, or the keyring's.
    pub async fn part_with(&self, closed: Closed) -> Result<()> {
        let Closed { number, processor, state, subject } = closed;
        self.keyring().note_told(number, &processor, state.id(), self.clock.now_ms()).await?;
        match subject {
            Some(subject) => self.erase(subject).await.map(drop),
            None => Ok(()),
        }
    }
}

fn held(sql: &str, due: &Due) -> Sql {
    Sql::new(sql).bind(due.request.id).bind(due.node).bind(due.until)
}
