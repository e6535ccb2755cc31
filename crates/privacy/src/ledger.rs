//! The disclosure ledger: what left, to whom, for what. The subject can read it.

use db::Sql;
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{Privacy, SubjectId, subject::written};

/// One value on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disclosure {
    pub(crate) subject: SubjectId,
    pub(crate) processor: &'static str,
    pub(crate) datum: &'static str,
    pub(crate) purpose: &'static str,
}

impl Disclosure {
    /// Who receives it: a `[[processor]]` id.
    pub fn processor(&self) -> &'static str {
        self.processor
    }

    /// What is received: a `[[data]]` id.
    pub fn datum(&self) -> &'static str {
        self.datum
    }

    /// What for: a `[[purpose]]` id.
    pub fn purpose(&self) -> &'static str {
        self.purpose
    }
}

/// Proof that the ledger holds some disclosures. Only [`Privacy::record`] makes one.
#[derive(Debug)]
pub struct Recorded(Vec<Disclosure>);

impl Recorded {
    pub(crate) fn holds(&self, disclosure: Disclosure) -> bool {
        self.0.contains(&disclosure)
    }
}

/// A line of the ledger, as its subject may read it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Line {
    /// Who received it.
    pub processor: String,
    /// What.
    pub datum: String,
    /// What for.
    pub purpose: String,
    /// When, in milliseconds since the epoch.
    pub disclosed_at: i64,
}

impl Privacy {
    /// Writes disclosures down, before they happen: one that fails afterwards is listed all the same.
    ///
    /// It is a transaction of its own, because the line has to be there before anything leaves. Do not ask while holding
    /// another one: on SQLite there is one writer.
    ///
    /// # Errors
    /// The store's own, `RecordNotFound` when a subject is erased, and when the policy that names the processor does not
    /// hold yet; then nothing may leave.
    pub async fn record(&self, disclosures: Vec<Disclosure>) -> db::Result<Recorded> {
        if disclosures.is_empty() {
            return Ok(Recorded(disclosures));
        }
        if let Some(one) = disclosures.iter().find(|one| self.processor_waits(one.processor)) {
            let why = format!("the policy that names the processor {} does not hold yet", one.processor);
            return Err(db::Error::Custom(why));
        }
        let columns = "INSERT INTO disclosure (id, subject_id, processor, datum, purpose, disclosed_at) \
                       SELECT $1, id, $3, $4, $5, $6";
        let insert = format!("{columns}{}", self.while_there());
        let tx = self.db.begin().await?;
        for one in &disclosures {
            let done = Sql::new(insert.as_str())
                .bind(self.entropy.id(&self.clock))
                .bind(one.subject)
                .bind(one.processor)
                .bind(one.datum)
                .bind(one.purpose)
                .bind(self.clock.now_ms())
                .run(&tx)
                .await?;
            written(done.rows_affected())?;
        }
        tx.commit().await?;
        Ok(Recorded(disclosures))
    }

    /// Everything that left about one person, newest first.
    ///
    /// # Errors
    /// The store's own.
    pub async fn ledger(&self, subject: SubjectId) -> db::Result<Vec<Line>> {
        lines(self.db.read(), subject).await
    }
}

/// The lines of one person, newest first.
pub(crate) async fn lines(on: &impl ConnectionTrait, subject: SubjectId) -> db::Result<Vec<Line>> {
    Sql::new(
        "SELECT processor, datum, purpose, disclosed_at FROM disclosure WHERE subject_id = $1 \
         ORDER BY disclosed_at DESC, id DESC",
    )
    .bind(subject)
    .all_as(on)
    .await
}
