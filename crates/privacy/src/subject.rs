//! Whom personal data speaks of.

use std::collections::BTreeSet;

use db::{Engine, Error, Result, Sql, Tx};
use uuid::Uuid;

use crate::{KeyringError, Privacy};

/// A data subject: a fan or a member, by a number that says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SubjectId(pub Uuid);

impl From<SubjectId> for sea_orm::Value {
    fn from(id: SubjectId) -> Self {
        id.0.into()
    }
}

/// The kind of those who were erased, and of whom a processor has not said so yet.
pub(crate) const ERASED: &str = "erased";

/// Which `[[subject]]` row of the inventory somebody belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Somebody on a public page.
    Fan,
    /// Somebody with an account.
    Member,
    /// Somebody who asks about their rights, as long as nobody knows who they are.
    Requester,
    /// Somebody who was erased here and whom a processor still has to find.
    Erased,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::Fan, Kind::Member, Kind::Requester];

    /// Its id in the inventory.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Fan => "fan",
            Kind::Member => "member",
            Kind::Requester => "requester",
            Kind::Erased => ERASED,
        }
    }
}

impl Privacy {
    /// The kinds of people that there are here and whom a change of the policy would have to be announced to. A single
    /// member is whoever sets this instance up, and makes the change.
    ///
    /// # Errors
    /// The store's own.
    pub async fn kinds_to_tell(&self) -> Result<BTreeSet<String>> {
        let sql =
            "SELECT kind FROM subject GROUP BY kind HAVING COUNT(*) > CASE WHEN kind = 'member' THEN 1 ELSE 0 END";
        let rows = Sql::new(sql).all(self.db.read()).await?;
        rows.iter().map(|row| row.try_get("", "kind")).collect()
    }

    /// Makes a new subject with a key of their own, in the caller's transaction.
    ///
    /// The key is made first and stays if the transaction is undone: a key that opens nothing is harmless, a row without
    /// its key would be lost. [`Privacy::sweep`] removes such keys after a day.
    ///
    /// # Errors
    /// When the keyring or the store cannot be written.
    pub async fn new_subject(&self, tx: &Tx, kind: Kind) -> Result<SubjectId, KeyringError> {
        let id = SubjectId(self.entropy.id(&self.clock));
        self.keyring.make(id).await?;
        Sql::new("INSERT INTO subject (id, kind, created_at) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(kind.id())
            .bind(self.clock.now_ms())
            .run(tx)
            .await
            .map_err(KeyringError::Store)?;
        Ok(id)
    }

    /// Everybody of a kind who was known here before a moment, the first comer first.
    ///
    /// # Errors
    /// The store's own.
    pub async fn subjects_before(&self, kind: Kind, before: jiff::Timestamp) -> Result<Vec<SubjectId>> {
        let sql = "SELECT id FROM subject WHERE kind = $1 AND created_at < $2 ORDER BY created_at, id";
        let rows = Sql::new(sql).bind(kind.id()).bind(before.as_millisecond()).all(self.db.read()).await?;
        rows.iter().map(|row| row.try_get("", "id").map(SubjectId)).collect()
    }

    /// The end of an `INSERT … SELECT` that writes only while the subject `$2` is there. On PostgreSQL it also keeps an
    /// erasure waiting until the transaction ends; on SQLite there is one writer anyway.
    pub(crate) fn while_there(&self) -> &'static str {
        match self.db.engine() {
            Engine::Sqlite => " FROM subject WHERE id = $2",
            Engine::Postgres => " FROM subject WHERE id = $2 FOR KEY SHARE",
        }
    }
}

/// Turns "nothing was written" into an error: nothing may be added about somebody who is erased.
pub(crate) fn written(n_rows: u64) -> Result<()> {
    if n_rows == 0 { Err(Error::RecordNotFound("the subject is erased".to_owned())) } else { Ok(()) }
}
