//! Who else received something of an erased person, and is told to delete it (Art 19): what was asked, and what became of it.

mod asking;
mod passing_on;

use db::{Result, Sql};
use policy::{Basis, KeptWhen, OnErasure, ProcessorRow, datum::DeletionHint};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::Serialize;
use uuid::Uuid;

pub use asking::{Asking, Closed, Deletes, DeletionAnswer, Due};
pub(crate) use passing_on::Occasion;

use crate::{Personal, Privacy, Sealed, SubjectId, Unsealable, cipher::mac, consent::hex, retention::DAY_MS};

/// How long a processor has for its answer, in days: the month that the law gives us (Art 12(3)), counted like ours.
const ANSWER_DAYS: i64 = 30;

/// For how many days, at most, what a processor needs to find somebody is kept: the inventory says it.
pub const HINT_DAYS: u32 = hint_days();

const fn hint_days() -> u32 {
    let mut n = 0;
    let mut days = 0;
    while n < policy::KEPT.len() {
        #[expect(
            clippy::indexing_slicing,
            reason = "a constant is computed without iterators, and a slip stops the build"
        )]
        let row = &policy::KEPT[n];
        if let (KeptWhen::Asked, Some(of_row)) = (row.when, row.days) {
            days = of_row;
        }
        n += 1;
    }
    days
}

/// How an erasure is passed on.
pub type Way = OnErasure;

const fn word(way: Way) -> &'static str {
    match way {
        OnErasure::Api => "api",
        OnErasure::Letter => "letter",
        OnErasure::None => "none",
    }
}

fn way(word: &str) -> Way {
    [OnErasure::Api, OnErasure::Letter].into_iter().find(|way| self::word(*way) == word).unwrap_or(OnErasure::None)
}

/// How far a processor is with a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeletionState {
    /// It will be asked.
    Pending,
    /// It was asked, and has not answered.
    Asked,
    /// It said that it did it.
    Answered,
    /// It said that it does not.
    Refused,
    /// It let its time pass. It is still asked as long as it could find the person.
    Unanswered,
    /// There is no way to ask it.
    CannotBeAsked,
}

impl DeletionState {
    /// All of them.
    pub const ALL: [DeletionState; 6] = [
        DeletionState::Pending,
        DeletionState::Asked,
        DeletionState::Answered,
        DeletionState::Refused,
        DeletionState::Unanswered,
        DeletionState::CannotBeAsked,
    ];

    /// The word for it in rows, receipts and text ids.
    pub const fn id(self) -> &'static str {
        match self {
            DeletionState::Pending => "pending",
            DeletionState::Asked => "asked",
            DeletionState::Answered => "answered",
            DeletionState::Refused => "refused",
            DeletionState::Unanswered => "unanswered",
            DeletionState::CannotBeAsked => "cannot_be_asked",
        }
    }

    fn of_id(id: &str) -> DeletionState {
        DeletionState::ALL.into_iter().find(|state| state.id() == id).unwrap_or(DeletionState::Unanswered)
    }

    /// Whether an answer would still change it.
    pub fn is_open(self) -> bool {
        matches!(self, DeletionState::Pending | DeletionState::Asked | DeletionState::Unanswered)
    }
}

/// Why nobody is asked.
mod reason {
    /// The processor offers no way.
    pub(super) const NO_WAY: &str = "no_way";
    /// Nothing is known any more by which it could find the person.
    pub(super) const NOT_FINDABLE: &str = "not_findable";
    /// The inventory does not know it any more.
    pub(super) const NOT_DECLARED: &str = "not_declared";
}

/// What one processor was asked for one erasure. It says nothing about the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletionRequest {
    /// Its own number.
    pub id: Uuid,
    /// The erasure's number: the receipt's, and what the processor is told.
    pub number: Uuid,
    /// Who: a `[[processor]]` id.
    pub processor: String,
    /// How.
    pub way: Way,
    /// How many people it is about: one, but for those who were erased together and can't be asked for.
    pub people: i64,
    /// How far it is.
    pub state: DeletionState,
    /// A word for why it is where it is.
    pub reason: Option<String>,
    /// How often it was tried.
    pub attempts: i64,
    /// When the person was erased, in milliseconds since the epoch, as every instant here.
    pub created_at: i64,
    /// When it was asked first.
    pub asked_at: Option<i64>,
    /// When it answered, or when it was clear that it can't be asked.
    pub closed_at: Option<i64>,
    /// Until when it should have answered.
    pub due_at: i64,
    /// When what finds the person is destroyed.
    pub forget_at: i64,
    /// Whose key seals what finds the person, as long as there is anything.
    subject: Option<SubjectId>,
}

impl DeletionRequest {
    /// Whether there is still something by which the processor finds the person.
    pub fn has_hint(&self) -> bool {
        self.subject.is_some()
    }
}

const COLUMNS: &str = "id, erasure_id, processor, way, people, subject_id, state, reason, attempts, created_at, asked_at, \
                       closed_at, due_at, forget_at";

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    erasure_id: Uuid,
    processor: String,
    way: String,
    people: i64,
    subject_id: Option<Uuid>,
    state: String,
    reason: Option<String>,
    attempts: i64,
    created_at: i64,
    asked_at: Option<i64>,
    closed_at: Option<i64>,
    due_at: i64,
    forget_at: i64,
}

impl From<Row> for DeletionRequest {
    fn from(row: Row) -> DeletionRequest {
        DeletionRequest {
            id: row.id,
            number: row.erasure_id,
            processor: row.processor,
            way: way(&row.way),
            people: row.people,
            state: DeletionState::of_id(&row.state),
            reason: row.reason,
            attempts: row.attempts,
            created_at: row.created_at,
            asked_at: row.asked_at,
            closed_at: row.closed_at,
            due_at: row.due_at,
            forget_at: row.forget_at,
            subject: row.subject_id.map(SubjectId),
        }
    }
}

async fn rows(on: &impl ConnectionTrait, sql: Sql) -> Result<Vec<DeletionRequest>> {
    Ok(sql.all_as::<Row>(on).await?.into_iter().map(DeletionRequest::from).collect())
}

/// Who else had received something, in an erasure's receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// A `[[processor]]` id.
    pub processor: String,
    /// Its name.
    pub name: &'static str,
    /// How it is told: `api`, `letter` or `none`.
    pub way: &'static str,
    /// How far it is: see [`DeletionState::id`].
    pub state: &'static str,
    /// Where people can do it themselves; empty where that is not needed.
    pub own_way: &'static str,
}

impl Told {
    pub(crate) fn of(request: &DeletionRequest) -> Told {
        let row = row_of(&request.processor);
        Told {
            processor: request.processor.clone(),
            name: row.map_or("", |row| row.name),
            way: word(request.way),
            state: request.state.id(),
            own_way: row.map_or("", |row| row.erasure_url),
        }
    }
}

/// What stays after an erasure, and says nothing that anybody can read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// A `[[kept]]` id: its text is `kept-ID`.
    pub id: &'static str,
    /// Why it may stay: the basis of GDPR Art 6(1).
    pub duty: &'static str,
    /// Which article asks for it.
    pub article: &'static str,
    /// Until when, in milliseconds since the epoch; `None` for what has no end.
    pub until: Option<i64>,
}

/// What stays after an erasure of that moment, of which these were told.
pub fn kept(erased_at: i64, told: &[DeletionRequest]) -> Vec<Kept> {
    let asked = told.iter().any(DeletionRequest::has_hint);
    let applies = |when: KeptWhen| match when {
        KeptWhen::Always => true,
        KeptWhen::Told => !told.is_empty(),
        KeptWhen::Asked => asked,
    };
    let rows = policy::KEPT.iter().filter(|row| applies(row.when));
    let kept = rows.map(|row| Kept {
        id: row.id,
        duty: match row.duty {
            Basis::Consent => "consent",
            Basis::Contract => "contract",
            Basis::LegalObligation => "legal_obligation",
            Basis::LegitimateInterest => "legitimate_interest",
        },
        article: row.article,
        until: row.days.map(|days| erased_at.saturating_add(i64::from(days) * DAY_MS)),
    });
    kept.collect()
}

fn row_of(processor: &str) -> Option<&'static ProcessorRow> {
    policy::PROCESSORS.iter().copied().find(|row| row.id == processor)
}

impl Privacy {
    /// Who was told of an erasure, by its number.
    ///
    /// # Errors
    /// The store's own.
    pub async fn deletions_of(&self, number: Uuid) -> Result<Vec<DeletionRequest>> {
        let sql = format!("SELECT {COLUMNS} FROM deletion_request WHERE erasure_id = $1 ORDER BY processor");
        rows(self.db.read(), Sql::new(sql).bind(number)).await
    }

    /// One of them.
    ///
    /// # Errors
    /// The store's own.
    pub async fn deletion(&self, id: Uuid) -> Result<Option<DeletionRequest>> {
        let sql = format!("SELECT {COLUMNS} FROM deletion_request WHERE id = $1");
        Ok(rows(self.db.read(), Sql::new(sql).bind(id)).await?.pop())
    }

    /// What the operator has to know of: what waits for an answer, the soonest due on top; then what was refused or
    /// answered last. Parties that can't be asked are not in it.
    ///
    /// # Errors
    /// The store's own.
    pub async fn deletions(&self, most: i64) -> Result<Vec<DeletionRequest>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM deletion_request WHERE state <> $1 ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, \
             CASE WHEN closed_at IS NULL THEN due_at ELSE -closed_at END, id LIMIT $2"
        );
        rows(self.db.read(), Sql::new(sql).bind(DeletionState::CannotBeAsked.id()).bind(most)).await
    }

    /// What finds the person, closed; `None` when nobody needs it any more.
    ///
    /// # Errors
    /// The store's own, or the keyring's.
    pub async fn deletion_hint(&self, request: &DeletionRequest) -> Result<Option<Personal<DeletionHint>>, Unsealable> {
        let Some(subject) = request.subject else { return Ok(None) };
        let sql = Sql::new("SELECT hint FROM deletion_request WHERE id = $1 AND hint IS NOT NULL").bind(request.id);
        let Some(row) = sql.one(self.db.read()).await.map_err(Unsealable::Store)? else { return Ok(None) };
        let sealed: Sealed<DeletionHint> = row.try_get("", "hint").map_err(Unsealable::Store)?;
        self.unseal(subject, request.id, &sealed).await.map(Some)
    }

    /// What shows that somebody holds the receipt of an erasure: it cannot be guessed from the number, which processors are
    /// told too, and nothing has to be stored for it.
    pub fn receipt_secret(&self, number: Uuid) -> String {
        hex(&mac(self.keyring().index_key(), &[b"erasure receipt", &[0], number.as_bytes()]))
    }

    /// Whether a word is the secret of that receipt. How long it takes says nothing about how much of it is right.
    pub fn is_receipt_secret(&self, number: Uuid, word: &str) -> bool {
        let of = |word: &str| mac(self.keyring().index_key(), &[b"receipt secret", &[0], word.as_bytes()]);
        of(word) == of(&self.receipt_secret(number))
    }

    /// Forgets who was told of an invented person's erasure.
    ///
    /// # Errors
    /// The store's own, or the keyring's.
    pub async fn strike_deletions(&self, number: Uuid) -> Result<()> {
        let sql = "DELETE FROM deletion_request WHERE erasure_id = $1 AND subject_id IS NULL";
        Sql::new(sql).bind(number).run(self.db.write()).await?;
        self.keyring().strike_told(number).await
    }
}
