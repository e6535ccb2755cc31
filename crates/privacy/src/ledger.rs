//! The disclosure ledger: what left, to whom, for what. The subject can read it.

use std::collections::HashSet;

use db::{Engine, Sql};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::{Privacy, SubjectId, batch::any_of, subject::written};

/// Lines in one statement.
const LINES: usize = 64;

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
        let privacy = self.clone();
        let write = move |requests| privacy.clone().write_down(requests);
        let is_written = self.ledger.ask(disclosures.clone(), write).await?;
        written(u64::from(is_written))?;
        Ok(Recorded(disclosures))
    }

    /// Writes down what leaves with some requests: for each whether everybody whom it is about is still there. Where
    /// somebody isn't, nothing of that request leaves, and nothing of it stays written down. A kill in between leaves a line
    /// too many, never one too few.
    async fn write_down(self, requests: Vec<Vec<Disclosure>>) -> db::Result<Vec<bool>> {
        let lines: Vec<(usize, Uuid, Disclosure)> = requests
            .iter()
            .enumerate()
            .flat_map(|(request, lines)| lines.iter().map(move |line| (request, *line)))
            .map(|(request, line)| (request, self.entropy.id(&self.clock), line))
            .collect();
        let mut missing = vec![false; requests.len()];
        for lines in lines.chunks(LINES) {
            let n = lines.len().next_power_of_two();
            let rows: Vec<String> = (0..n).map(|n| row(2 + 5 * n)).collect();
            // Locked in one order, no two nodes wait for each other. SQLite has one writer; there, CROSS JOIN begins with
            // what is asked instead of with everybody.
            let lock = if self.db.engine() == Engine::Postgres { " ORDER BY s.id FOR KEY SHARE OF s" } else { "" };
            let sql = Sql::new(format!(
                "INSERT INTO disclosure (id, subject_id, processor, datum, purpose, disclosed_at) \
                 SELECT v.column1, s.id, v.column3, v.column4, v.column5, $1 FROM (VALUES {}) AS v \
                 CROSS JOIN subject s WHERE s.id = v.column2{lock} RETURNING id",
                rows.join(", ")
            ));
            let sql = lines.iter().fold(sql.bind(self.clock.now_ms()), |sql, (_, id, line)| {
                sql.bind(*id).bind(line.subject).bind(line.processor).bind(line.datum).bind(line.purpose)
            });
            // Nobody has this number, so what fills up writes nothing.
            let sql =
                (lines.len()..n).fold(sql, |sql, _| sql.bind(Uuid::nil()).bind(Uuid::nil()).bind("").bind("").bind(""));
            let there = sql.all(self.db.write()).await?;
            let there = there.iter().map(|row| row.try_get("", "id")).collect::<db::Result<HashSet<Uuid>>>()?;
            for (request, id, _) in lines {
                if let Some(missing) = missing.get_mut(*request).filter(|_| !there.contains(id)) {
                    *missing = true;
                }
            }
        }
        let in_vain = |request: &usize| missing.get(*request) == Some(&true);
        let in_vain: Vec<Uuid> = lines.iter().filter(|(request, ..)| in_vain(request)).map(|(_, id, _)| *id).collect();
        for ids in in_vain.chunks(LINES) {
            let sql = Sql::new(format!("DELETE FROM disclosure WHERE id IN {}", any_of(ids.len())));
            ids.iter().fold(sql, |sql, id| sql.bind(*id)).run(self.db.write()).await?;
        }
        Ok(missing.into_iter().map(|missing| !missing).collect())
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

/// `($2, $3, $4, $5, $6)`: one row of five values.
fn row(first: usize) -> String {
    format!("(${}, ${}, ${}, ${}, ${})", first, first + 1, first + 2, first + 3, first + 4)
}
