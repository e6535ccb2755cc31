//! Consent as a record of what somebody saw and chose (ISO/IEC 27560 in shape).

use db::{Sql, Tx};
use jiff::Timestamp;
use policy::Purpose;
use sea_orm::FromQueryResult;
use sha2::{Digest, Sha256};

use crate::{Privacy, SubjectId, subject::written};

/// The exact words that somebody agreed to.
#[derive(Clone, Debug)]
pub struct ConsentText<'a> {
    /// The sentence beside the box, as shown.
    pub text: &'a str,
    /// Its language, as a BCP 47 tag.
    pub language: &'a str,
}

impl ConsentText<'_> {
    /// SHA-256 of the words, in hex: enough to prove them from the published texts.
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.text.as_bytes()))
    }
}

/// How a choice was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// A box that was not ticked beforehand.
    Tick,
}

impl Method {
    fn id(self) -> &'static str {
        match self {
            Method::Tick => "tick",
        }
    }
}

/// One consent, as its giver may read it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Consent {
    /// For what: a `[[purpose]]` id.
    pub purpose: String,
    /// SHA-256 of the words, in hex.
    pub text_hash: String,
    /// Their language.
    pub language: String,
    /// Which inventory the program was built with.
    pub policy_version: String,
    /// When it was given, in milliseconds since the epoch.
    pub given_at: i64,
    /// When it ends by itself.
    pub expires_at: i64,
    /// When it was withdrawn.
    pub withdrawn_at: Option<i64>,
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl Privacy {
    /// Records that somebody agreed to `P`, in the caller's transaction.
    ///
    /// # Errors
    /// The store's own, and `RecordNotFound` when the subject is erased.
    pub async fn consent_given<P: Purpose>(
        &self,
        tx: &Tx,
        subject: SubjectId,
        words: &ConsentText<'_>,
        method: Method,
    ) -> db::Result<()> {
        let now = self.clock.now();
        let done = Sql::new(format!(
            "INSERT INTO consent (id, subject_id, purpose, text_hash, language, policy_version, method, given_at, expires_at) \
             SELECT $1, id, $3, $4, $5, $6, $7, $8, $9{}",
            self.while_there()
        ))
        .bind(self.entropy.id(&self.clock))
        .bind(subject)
        .bind(P::ROW.id)
        .bind(words.hash())
        .bind(words.language)
        .bind(policy::VERSION)
        .bind(method.id())
        .bind(now.as_millisecond())
        .bind(expiry(now).as_millisecond())
        .run(tx)
        .await?;
        written(done.rows_affected())
    }

    /// Records that somebody withdrew their consent to `P`. From this moment no grant is given for it.
    ///
    /// # Errors
    /// The store's own.
    pub async fn consent_withdrawn<P: Purpose>(&self, tx: &Tx, subject: SubjectId) -> db::Result<()> {
        Sql::new(
            "UPDATE consent SET withdrawn_at = $3 WHERE subject_id = $1 AND purpose = $2 AND withdrawn_at IS NULL",
        )
        .bind(subject)
        .bind(P::ROW.id)
        .bind(self.clock.now_ms())
        .run(tx)
        .await?;
        Ok(())
    }

    /// Every consent of one person, newest first.
    ///
    /// # Errors
    /// The store's own.
    pub async fn consents(&self, subject: SubjectId) -> db::Result<Vec<Consent>> {
        Sql::new(
            "SELECT purpose, text_hash, language, policy_version, given_at, expires_at, withdrawn_at FROM consent \
             WHERE subject_id = $1 ORDER BY given_at DESC, id DESC",
        )
        .bind(subject)
        .all_as(self.db.read())
        .await
    }

    /// Records that somebody objects to a purpose (Art 21). From this moment no grant is given for it.
    ///
    /// # Errors
    /// The store's own, and `RecordNotFound` when the subject is erased.
    pub async fn object<P: Purpose>(&self, subject: SubjectId) -> db::Result<()> {
        let columns = "INSERT INTO objection (id, subject_id, purpose, objected_at) SELECT $1, id, $3, $4";
        let done = Sql::new(format!("{columns}{}", self.while_there()))
            .bind(self.entropy.id(&self.clock))
            .bind(subject)
            .bind(P::ROW.id)
            .bind(self.clock.now_ms())
            .run(self.db.write())
            .await?;
        written(done.rows_affected())
    }

    /// Records that somebody's data is to be kept and not used (Art 18).
    ///
    /// # Errors
    /// The store's own, and `RecordNotFound` when the subject is erased.
    pub async fn restrict(&self, subject: SubjectId) -> db::Result<()> {
        let columns = "INSERT INTO restriction (id, subject_id, restricted_at) SELECT $1, id, $3";
        let done = Sql::new(format!("{columns}{}", self.while_there()))
            .bind(self.entropy.id(&self.clock))
            .bind(subject)
            .bind(self.clock.now_ms())
            .run(self.db.write())
            .await?;
        written(done.rows_affected())
    }

    /// Whether somebody's data is kept and not used.
    ///
    /// # Errors
    /// The store's own.
    pub async fn is_restricted(&self, subject: SubjectId) -> db::Result<bool> {
        let sql = "SELECT 1 AS one FROM restriction WHERE subject_id = $1 AND lifted_at IS NULL LIMIT 1";
        Ok(Sql::new(sql).bind(subject).one(self.db.read()).await?.is_some())
    }

    /// The purposes that somebody objected to.
    ///
    /// # Errors
    /// The store's own.
    pub async fn objections(&self, subject: SubjectId) -> db::Result<Vec<String>> {
        let sql = "SELECT DISTINCT purpose FROM objection WHERE subject_id = $1 ORDER BY purpose";
        let rows = Sql::new(sql).bind(subject).all(self.db.read()).await?;
        rows.iter().map(|row| row.try_get("", "purpose")).collect()
    }

    /// Ends a restriction.
    ///
    /// # Errors
    /// The store's own.
    pub async fn lift_restriction(&self, subject: SubjectId) -> db::Result<()> {
        Sql::new("UPDATE restriction SET lifted_at = $2 WHERE subject_id = $1 AND lifted_at IS NULL")
            .bind(subject)
            .bind(self.clock.now_ms())
            .run(self.db.write())
            .await?;
        Ok(())
    }
}

/// A month is counted as thirty days: a consent may end early, never late.
fn expiry(given: Timestamp) -> Timestamp {
    let hours = i64::from(policy::CONSENT_MONTHS) * 30 * 24;
    given.checked_add(jiff::SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MAX)
}
