//! Within the transaction of an erasure, before the ledger's lines go: who has to be told.

use std::collections::BTreeMap;

use db::{Result, Sql, Tx};
use policy::{Datum, OnErasure, ProcessorRow, datum::DeletionHint};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{ANSWER_DAYS, DeletionState, HINT_DAYS, reason, row_of, word};
use crate::{
    KeyringError, Kind, Personal, Privacy, SubjectId, Unsealable, batch::any_of, cipher::decrypt, retention::DAY_MS,
    sealing::bound_to, subject::ERASED,
};

/// The most values of one column that are put aside of somebody.
const MOST_VALUES: u64 = 8;

/// Which erasure it is.
#[derive(Clone, Copy)]
pub(crate) enum Occasion {
    /// One that somebody may hold the receipt of.
    Asked,
    /// One of many that nobody holds a receipt of: for whom nobody can be asked is counted together, under this number.
    Swept(Uuid),
    /// One that was done before, of people whom a backup brought back.
    Repeated,
}

/// One row on its way.
struct New<'a> {
    number: Uuid,
    processor: &'a str,
    way: OnErasure,
    people: i64,
    state: DeletionState,
    reason: Option<&'a str>,
    asked_at: Option<i64>,
    /// What finds the person, for a processor that is asked.
    hint: Option<Zeroizing<String>>,
}

impl New<'static> {
    /// A row of one person whom the processor is, or was, asked for.
    fn of(
        number: Uuid,
        row: &'static ProcessorRow,
        state: DeletionState,
        asked_at: Option<i64>,
        hint: Option<Zeroizing<String>>,
    ) -> Self {
        New { number, processor: row.id, way: row.on_erasure, people: 1, state, reason: None, asked_at, hint }
    }
}

impl Privacy {
    /// Writes down who received something of these people, for whoever tells them. `numbered` are the people with the
    /// numbers of their erasures.
    pub(crate) async fn pass_on(&self, tx: &Tx, numbered: &[(SubjectId, Uuid)], occasion: Occasion) -> Result<()> {
        let mut together: BTreeMap<(Uuid, String), (&'static str, OnErasure, i64)> = BTreeMap::new();
        for (subject, processor) in received(tx, numbered).await? {
            let Some((_, number)) = numbered.iter().find(|(one, _)| *one == subject) else { continue };
            let row = row_of(&processor);
            let hint = match row {
                Some(row) if row.on_erasure != OnErasure::None => self.put_aside(tx, subject, row).await?,
                _ => None,
            };
            let may_ask = row.filter(|row| row.on_erasure != OnErasure::None);
            match (may_ask, occasion) {
                (Some(row), Occasion::Repeated) => {
                    self.ask_again(tx, *number, row, hint).await?;
                    continue;
                }
                (Some(row), _) if hint.is_some() => {
                    self.insert(tx, New::of(*number, row, DeletionState::Pending, None, hint)).await?;
                    continue;
                }
                _ => {}
            }
            let (why, way) = match row {
                None => (reason::NOT_DECLARED, OnErasure::None),
                Some(row) if row.on_erasure == OnErasure::None => (reason::NO_WAY, OnErasure::None),
                Some(row) => (reason::NOT_FINDABLE, row.on_erasure),
            };
            let number = match occasion {
                Occasion::Asked | Occasion::Repeated => *number,
                Occasion::Swept(number) => number,
            };
            together.entry((number, processor)).or_insert((why, way, 0)).2 += 1;
        }
        for ((number, processor), (why, way, people)) in together {
            let (processor, state) = (processor.as_str(), DeletionState::CannotBeAsked);
            let new = New { number, processor, way, people, state, reason: Some(why), asked_at: None, hint: None };
            self.insert(tx, new).await?;
        }
        Ok(())
    }

    /// Whoever was told then is not told again. Whoever was not is asked now; what finds the person may be gone with their
    /// key, and then the operator hears of it.
    async fn ask_again(
        &self,
        tx: &Tx,
        number: Uuid,
        row: &'static ProcessorRow,
        hint: Option<Zeroizing<String>>,
    ) -> Result<()> {
        let told = self.keyring().told(number, row.id).await?;
        let state = told.as_ref().map_or(DeletionState::Pending, |(state, _)| DeletionState::of_id(state));
        let hint = hint.filter(|_| state.is_open());
        self.insert(tx, New::of(number, row, state, told.map(|(_, at)| at), hint)).await
    }

    async fn insert(&self, tx: &Tx, new: New<'_>) -> Result<()> {
        let (id, now) = (self.entropy.id(&self.clock), self.clock.now_ms());
        let created_at = new.asked_at.unwrap_or(now);
        let (subject, hint) = match new.hint {
            Some(hint) => {
                let subject = self.new_subject(tx, Kind::Erased).await.map_err(of_keyring)?;
                let hint = Personal::<DeletionHint>::of(subject, hint.to_string());
                (Some(subject), Some(self.seal(&hint, id).await.map_err(of_seal)?))
            }
            None => (None, None),
        };
        Sql::new(
            "INSERT INTO deletion_request (id, erasure_id, processor, way, people, subject_id, hint, state, reason, \
             attempts, created_at, asked_at, closed_at, due_at, forget_at, next_try_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING",
        )
        .bind(id)
        .bind(new.number)
        .bind(new.processor)
        .bind(word(new.way))
        .bind(new.people)
        .bind(subject.map(|subject| subject.0))
        .bind(hint)
        .bind(new.state.id())
        .bind(new.reason)
        .bind(created_at)
        .bind(new.asked_at)
        .bind((!new.state.is_open()).then_some(created_at))
        .bind(created_at.saturating_add(ANSWER_DAYS * DAY_MS))
        .bind(created_at.saturating_add(i64::from(HINT_DAYS) * DAY_MS))
        .bind(new.state.is_open().then_some(now))
        .run(tx)
        .await
        .map(drop)
    }

    /// What finds somebody at a processor: every value of its `found_by` that still opens, one on a line.
    async fn put_aside(&self, tx: &Tx, subject: SubjectId, row: &ProcessorRow) -> Result<Option<Zeroizing<String>>> {
        let key = match self.keyring().key(subject).await {
            Ok(key) => key,
            Err(Unsealable::Store(error)) => return Err(error),
            Err(Unsealable::NoKey | Unsealable::Undecryptable) => return Ok(None),
        };
        let mut lines: Vec<Zeroizing<String>> = Vec::new();
        for datum in policy::DATA.iter().filter(|datum| row.found_by.contains(&datum.id)) {
            for (name, column) in datum.columns {
                let table = policy::TABLES.iter().find(|table| table.name == *name);
                let Some(of) = table.and_then(|table| table.subject) else { continue };
                let sql = Sql::new(format!(
                    "SELECT id, {column} AS v FROM {name} WHERE {of} = $1 AND {column} IS NOT NULL ORDER BY id \
                     LIMIT {MOST_VALUES}"
                ));
                for row in sql.bind(subject).all(tx).await? {
                    let (id, sealed): (Uuid, Vec<u8>) = (row.try_get("", "id")?, row.try_get("", "v")?);
                    let Some(plain) = decrypt(&key, &sealed, &bound_to(datum, id)) else { continue };
                    let Ok(text) = std::str::from_utf8(&plain) else { continue };
                    if !lines.iter().any(|line| line.as_str() == text) {
                        lines.push(Zeroizing::new(text.to_owned()));
                    }
                }
            }
        }
        let all = Zeroizing::new(lines.iter().map(|line| line.as_str()).collect::<Vec<_>>().join("\n"));
        Ok((!all.is_empty()).then_some(all))
    }

    /// Takes people out of what they were asked for, before their rows go: the row stays and speaks of nobody. Besides an
    /// answer, which has done this already, only a backup that was put back leads here.
    pub(crate) async fn part_from(&self, tx: &Tx, subjects: &[SubjectId]) -> Result<()> {
        let sql = format!(
            "SELECT r.id AS id, r.erasure_id AS erasure_id, r.processor AS processor FROM deletion_request r \
             JOIN subject s ON s.id = r.subject_id WHERE s.kind = '{ERASED}' AND r.subject_id IN {}",
            any_of(subjects.len())
        );
        let found = subjects.iter().fold(Sql::new(sql), |sql, subject| sql.bind(*subject)).all(tx).await?;
        for row in found {
            let (id, number, processor): (Uuid, Uuid, String) =
                (row.try_get("", "id")?, row.try_get("", "erasure_id")?, row.try_get("", "processor")?);
            let told = self.keyring().told(number, &processor).await?;
            let state = told.map_or(DeletionState::Unanswered, |(state, _)| DeletionState::of_id(&state));
            let state = if state.is_open() { DeletionState::Unanswered } else { state };
            let sql = "UPDATE deletion_request SET subject_id = NULL, hint = NULL, state = $2, next_try_at = NULL, \
                       closed_at = COALESCE(closed_at, $3) WHERE id = $1";
            Sql::new(sql).bind(id).bind(state.id()).bind(self.clock.now_ms()).run(tx).await?;
        }
        Ok(())
    }
}

/// Who received something of these people. Telling a processor whom to delete is no reason to tell it once more.
async fn received(tx: &Tx, numbered: &[(SubjectId, Uuid)]) -> Result<Vec<(SubjectId, String)>> {
    let sql = format!(
        "SELECT DISTINCT d.subject_id AS subject, d.processor AS processor FROM disclosure d WHERE d.subject_id IN {} \
         AND NOT EXISTS (SELECT 1 FROM subject s WHERE s.id = d.subject_id AND s.kind = '{ERASED}') ORDER BY 1, 2",
        any_of(numbered.len())
    );
    let sql = numbered.iter().fold(Sql::new(sql), |sql, (subject, _)| sql.bind(*subject));
    let rows = sql.all(tx).await?;
    rows.iter().map(|row| Ok((SubjectId(row.try_get("", "subject")?), row.try_get("", "processor")?))).collect()
}

fn of_keyring(error: KeyringError) -> db::Error {
    match error {
        KeyringError::Store(error) => error,
        other => db::Error::Custom(other.to_string()),
    }
}

fn of_seal(error: Unsealable) -> db::Error {
    match error {
        Unsealable::Store(error) => error,
        other @ (Unsealable::NoKey | Unsealable::Undecryptable) => {
            db::Error::Custom(format!("{}: {other}", DeletionHint::ROW.id))
        }
    }
}
