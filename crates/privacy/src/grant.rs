//! Permission to use one person's data for one purpose, now.

use std::{
    collections::{BTreeMap, HashMap},
    marker::PhantomData,
};

use db::{Db, Sql};
use policy::{Basis, Purpose};

use crate::{Privacy, SubjectId, batch::any_after};

/// Proof that `P` is allowed for one subject at this moment. Only [`Privacy::may`] makes one; it opens nobody else's data.
/// It is not kept: every act asks again, because the answer changes the moment somebody withdraws.
pub struct Grant<P: Purpose> {
    subject: SubjectId,
    purpose: PhantomData<P>,
}

impl<P: Purpose> Grant<P> {
    /// Whose data it opens.
    pub fn subject(&self) -> SubjectId {
        self.subject
    }
}

impl<P: Purpose> std::fmt::Debug for Grant<P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Grant").field("purpose", &P::ROW.id).finish_non_exhaustive()
    }
}

/// Why a purpose is not allowed for somebody.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The purpose rests on consent, and there is none that holds: none was given, it is over, or it was given for another
    /// scope than the purpose has today. [`Privacy::choice`] tells which.
    #[error("the subject has not consented to {0}")]
    NoConsent(&'static str),
    /// The subject objected to it.
    #[error("the subject objected to {0}")]
    Objected(&'static str),
    /// The subject asked that their data be kept and not used.
    #[error("the subject's data is restricted")]
    Restricted,
    /// The inventory has this purpose for other people only, so nothing they said could allow it.
    #[error("the purpose {0} is not for people of this kind: see its subjects in policy/inventory.toml")]
    NotForThem(&'static str),
    /// The purpose was announced and does not hold yet.
    #[error("the policy that names the purpose {0} does not hold yet")]
    NotYet(&'static str),
    /// There is no such subject (any more).
    #[error("the subject is erased")]
    Erased,
    /// The question could not be answered.
    #[error("the store did not answer")]
    Store(#[from] db::Error),
}

/// Whether one purpose stands open for one person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    subject: SubjectId,
    purpose: &'static str,
    scope: &'static str,
}

/// What is on record about a purpose and a person.
#[derive(Clone, Debug, sea_orm::FromQueryResult)]
pub(crate) struct Standing {
    id: uuid::Uuid,
    kind: String,
    restricted: bool,
    objected: bool,
    consented: bool,
}

impl Privacy {
    /// Asks whether `P` may be done with this person's data now.
    ///
    /// # Errors
    /// The reason why not, or that the store did not answer.
    pub async fn may<P: Purpose>(&self, subject: SubjectId) -> Result<Grant<P>, Refused> {
        let purpose = P::ROW;
        let asked = Asked { subject, purpose: purpose.id, scope: purpose.scope };
        let (db, clock) = (self.db.clone(), self.clock.clone());
        let standing = self.standings.ask(asked, move |asked| standings(db.clone(), clock.now_ms(), asked)).await?;
        let standing = standing.ok_or(Refused::Erased)?;
        if !purpose.subjects.contains(&standing.kind.as_str()) {
            return Err(Refused::NotForThem(purpose.id));
        }
        // What the law demands goes on under a restriction (Art 18(2)): proving what was done, and the subject's own view.
        let always = purpose.basis == Basis::LegalObligation;
        if !always && self.purpose_waits(purpose.id) {
            return Err(Refused::NotYet(purpose.id));
        }
        if standing.restricted && !always {
            return Err(Refused::Restricted);
        }
        if standing.objected && !always {
            return Err(Refused::Objected(purpose.id));
        }
        if purpose.basis == Basis::Consent && !standing.consented {
            return Err(Refused::NoConsent(purpose.id));
        }
        Ok(Grant { subject, purpose: PhantomData })
    }
}

/// What is on record for each, in their order; nothing for who is erased.
async fn standings(db: Db, now_ms: i64, asked: Vec<Asked>) -> db::Result<Vec<Option<Standing>>> {
    let mut found = HashMap::new();
    let purposes: BTreeMap<&str, &str> = asked.iter().map(|one| (one.purpose, one.scope)).collect();
    for (purpose, scope) in purposes {
        let subjects: Vec<SubjectId> =
            asked.iter().filter(|one| one.purpose == purpose).map(|one| one.subject).collect();
        let subjects = db::evened(subjects);
        let sql = Sql::new(format!(
            "SELECT s.id, s.kind, EXISTS (SELECT 1 FROM restriction r WHERE r.subject_id = s.id AND r.lifted_at IS NULL) AS restricted, \
             EXISTS (SELECT 1 FROM objection o WHERE o.subject_id = s.id AND o.purpose = $1) AS objected, \
             EXISTS (SELECT 1 FROM consent c WHERE c.subject_id = s.id AND c.purpose = $1 AND c.withdrawn_at IS NULL \
             AND c.expires_at > $2 AND c.scope_hash = $3) AS consented FROM subject s WHERE s.id IN {}",
            any_after(3, subjects.len())
        ));
        let sql = sql.bind(purpose).bind(now_ms).bind(scope);
        let sql = subjects.into_iter().fold(sql, Sql::bind);
        let rows = sql.all_as::<Standing>(db.read()).await?;
        found.extend(rows.into_iter().map(|standing| ((standing.id, purpose.to_owned()), standing)));
    }
    Ok(asked.iter().map(|one| found.get(&(one.subject.0, one.purpose.to_owned())).cloned()).collect())
}
