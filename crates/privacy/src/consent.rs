//! Consent as a record of what somebody saw and chose (ISO/IEC 27560 in shape).

use db::{Sql, Tx};
use jiff::Timestamp;
use policy::Purpose;
use sea_orm::FromQueryResult;
use sha2::{Digest, Sha256};
use uuid::Uuid;

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
    /// A button that says what it does.
    Button,
}

impl Method {
    fn id(self) -> &'static str {
        match self {
            Method::Tick => "tick",
            Method::Button => "button",
        }
    }
}

/// One choice as it was recorded, for whoever made it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Consent {
    /// Its number.
    pub id: Uuid,
    /// For what: a `[[purpose]]` id.
    pub purpose: String,
    /// SHA-256 of the words, in hex.
    pub text_hash: String,
    /// Their language.
    pub language: String,
    /// Which inventory the program was built with.
    pub policy_version: String,
    /// What the purpose comprised then: its `scope`. Records older than scopes have none where it is not known.
    pub scope_hash: Option<String>,
    /// How it was chosen: `tick` or `button`.
    pub method: String,
    /// Which version of the program showed the words.
    pub ui_version: Option<String>,
    /// When it was given, in milliseconds since the epoch; none when it was refused.
    pub given_at: Option<i64>,
    /// When what was given ends by itself.
    pub expires_at: Option<i64>,
    /// When what was given was withdrawn.
    pub withdrawn_at: Option<i64>,
    /// When it was refused; none when it was given.
    pub refused_at: Option<i64>,
    /// When the question may be put again after a refusal.
    pub ask_again_at: Option<i64>,
}

/// What a record says at some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentState {
    /// It holds.
    Given,
    /// It was never given: the answer was no.
    Refused,
    /// It was taken back.
    Withdrawn,
    /// Its time ran out.
    Expired,
}

impl ConsentState {
    /// The word for it that programs read.
    pub fn as_str(self) -> &'static str {
        match self {
            ConsentState::Given => "given",
            ConsentState::Refused => "refused",
            ConsentState::Withdrawn => "withdrawn",
            ConsentState::Expired => "expired",
        }
    }
}

impl Consent {
    /// What it says at `now`.
    pub fn state(&self, now: Timestamp) -> ConsentState {
        if self.refused_at.is_some() {
            ConsentState::Refused
        } else if self.withdrawn_at.is_some() {
            ConsentState::Withdrawn
        } else if self.expires_at.is_none_or(|end| end <= now.as_millisecond()) {
            ConsentState::Expired
        } else {
            ConsentState::Given
        }
    }

    /// Whether its purpose still comprises what it comprised when the choice was made: the same data, for the same parties.
    pub fn covers_today(&self) -> bool {
        let row = policy::PURPOSES.iter().find(|row| row.id == self.purpose);
        row.is_some_and(|row| self.scope_hash.as_deref() == Some(row.scope))
    }
}

/// How somebody stands to a purpose that rests on consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// They agreed, and it holds.
    Given {
        /// When it ends by itself.
        until: Timestamp,
    },
    /// They agreed to less or to something else than the purpose comprises today, so it holds no more.
    Outgrown,
    /// They said no.
    Refused {
        /// Before this moment nobody may ask again.
        ask_again_at: Timestamp,
    },
    /// They took it back.
    Withdrawn,
    /// They agreed, and its time ran out.
    Expired,
    /// They were never asked, or never answered.
    Never,
}

impl Choice {
    /// Whether the program may put the question by itself. Who withdrew comes back of their own accord or not at all.
    pub fn may_be_asked(self, now: Timestamp) -> bool {
        match self {
            Choice::Never | Choice::Expired | Choice::Outgrown => true,
            Choice::Given { until } => until <= now,
            Choice::Refused { ask_again_at } => ask_again_at <= now,
            Choice::Withdrawn => false,
        }
    }
}

/// The restrictions that hold, with the column `subject_id`: for a query that has to ask along with something else.
pub const RESTRICTED: &str = "(SELECT subject_id FROM restriction WHERE lifted_at IS NULL)";

/// Who agreed to `P` and has not taken it back, with the column `subject_id`: for a query that counts people. Whoever uses
/// somebody's data asks [`Privacy::may`] all the same.
pub fn consenting<P: Purpose>(now: Timestamp) -> String {
    let (row, now) = (P::ROW, now.as_millisecond());
    format!(
        "(SELECT subject_id FROM consent WHERE purpose = '{}' AND scope_hash = '{}' AND withdrawn_at IS NULL \
         AND expires_at > {now})",
        row.id, row.scope
    )
}

/// Both kinds of records in one shape.
const RECORDS: &str = "SELECT * FROM (\
    SELECT id, subject_id, purpose, text_hash, language, policy_version, scope_hash, method, ui_version, given_at, \
    expires_at, withdrawn_at, CAST(NULL AS BIGINT) AS refused_at, CAST(NULL AS BIGINT) AS ask_again_at, \
    given_at AS chosen_at FROM consent \
    UNION ALL SELECT id, subject_id, purpose, text_hash, language, policy_version, scope_hash, method, ui_version, \
    CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), refused_at, ask_again_at, refused_at FROM refusal) r \
    WHERE r.subject_id = $1";
/// Of two choices in one millisecond the one that gives less counts.
const NEWEST_FIRST: &str = "ORDER BY r.chosen_at DESC, r.given_at IS NULL DESC, r.id DESC";
/// Which version of the program shows the words.
const UI_VERSION: &str = env!("CARGO_PKG_VERSION");

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
        self.keep_words(tx, words).await?;
        let now = self.clock.now();
        let done = Sql::new(format!(
            "INSERT INTO consent (id, subject_id, purpose, text_hash, language, policy_version, method, given_at, expires_at, \
             scope_hash, ui_version) SELECT $1, id, $3, $4, $5, $6, $7, $8, $9, $10, $11{}",
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
        .bind(days_after(now, policy::CONSENT_MONTHS * SHORT_MONTH_DAYS).as_millisecond())
        .bind(P::ROW.scope)
        .bind(UI_VERSION)
        .run(tx)
        .await?;
        written(done.rows_affected())
    }

    /// Records that somebody said no to `P`, in the caller's transaction. What they had agreed to before ends with it, and
    /// for [`policy::REFUSAL_MONTHS`] nobody asks them again.
    ///
    /// # Errors
    /// The store's own, and `RecordNotFound` when the subject is erased.
    pub async fn consent_refused<P: Purpose>(
        &self,
        tx: &Tx,
        subject: SubjectId,
        words: &ConsentText<'_>,
        method: Method,
    ) -> db::Result<()> {
        self.consent_withdrawn::<P>(tx, subject).await?;
        self.keep_words(tx, words).await?;
        let now = self.clock.now();
        let done = Sql::new(format!(
            "INSERT INTO refusal (id, subject_id, purpose, text_hash, language, policy_version, method, refused_at, \
             ask_again_at, scope_hash, ui_version) SELECT $1, id, $3, $4, $5, $6, $7, $8, $9, $10, $11{}",
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
        .bind(days_after(now, policy::REFUSAL_DAYS).as_millisecond())
        .bind(P::ROW.scope)
        .bind(UI_VERSION)
        .run(tx)
        .await?;
        written(done.rows_affected())
    }

    /// Records that somebody withdrew their consent to `P`. From this moment no grant is given for it. A consent whose time
    /// had run out before stays what it was: expired.
    ///
    /// # Errors
    /// The store's own.
    pub async fn consent_withdrawn<P: Purpose>(&self, tx: &Tx, subject: SubjectId) -> db::Result<()> {
        Sql::new(
            "UPDATE consent SET withdrawn_at = $3 WHERE subject_id = $1 AND purpose = $2 AND withdrawn_at IS NULL \
             AND expires_at > $3",
        )
        .bind(subject)
        .bind(P::ROW.id)
        .bind(self.clock.now_ms())
        .run(tx)
        .await?;
        Ok(())
    }

    /// The words of a choice, by their hash, however often they were edited since.
    ///
    /// # Errors
    /// The store's own.
    pub async fn consent_words(&self, text_hash: &str) -> db::Result<Option<String>> {
        let sql = "SELECT words FROM consent_text WHERE sha256 = $1";
        let row = Sql::new(sql).bind(text_hash).one(self.db.read()).await?;
        let words: Option<String> = row.map(|row| row.try_get("", "words")).transpose()?;
        // Words that are not those of the hash are nobody's.
        Ok(words.filter(|words| hex(&Sha256::digest(words.as_bytes())) == text_hash))
    }

    async fn keep_words(&self, tx: &Tx, words: &ConsentText<'_>) -> db::Result<()> {
        let sql = "INSERT INTO consent_text (sha256, words) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING";
        Sql::new(sql).bind(words.hash()).bind(words.text).run(tx).await.map(drop)
    }

    /// Every choice of one person, newest first.
    ///
    /// # Errors
    /// The store's own.
    pub async fn consents(&self, subject: SubjectId) -> db::Result<Vec<Consent>> {
        Sql::new(format!("{RECORDS} {NEWEST_FIRST}")).bind(subject).all_as(self.db.read()).await
    }

    /// How somebody stands to `P` now: their newest choice, read with today's clock and today's scope.
    ///
    /// # Errors
    /// The store's own.
    pub async fn choice<P: Purpose>(&self, subject: SubjectId) -> db::Result<Choice> {
        let sql = format!("{RECORDS} AND r.purpose = $2 {NEWEST_FIRST} LIMIT 1");
        let newest: Option<Consent> = Sql::new(sql).bind(subject).bind(P::ROW.id).one_as(self.db.read()).await?;
        let Some(newest) = newest else { return Ok(Choice::Never) };
        let moment = |millis: Option<i64>| millis.map_or(Timestamp::MAX, db::from_millis);
        Ok(match newest.state(self.clock.now()) {
            ConsentState::Refused => Choice::Refused { ask_again_at: moment(newest.ask_again_at) },
            ConsentState::Withdrawn => Choice::Withdrawn,
            ConsentState::Expired => Choice::Expired,
            ConsentState::Given if !newest.covers_today() => Choice::Outgrown,
            ConsentState::Given => Choice::Given { until: moment(newest.expires_at) },
        })
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

/// A consent may end early, never late. Who said no may be asked late, never early: see [`policy::REFUSAL_DAYS`].
const SHORT_MONTH_DAYS: u32 = 30;

fn days_after(at: Timestamp, days: u32) -> Timestamp {
    at.checked_add(jiff::SignedDuration::from_hours(i64::from(days) * 24)).unwrap_or(Timestamp::MAX)
}
