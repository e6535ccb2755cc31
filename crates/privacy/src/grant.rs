//! Permission to use one person's data for one purpose, now.

use std::marker::PhantomData;

use db::Sql;
use policy::{Basis, Purpose};

use crate::{Privacy, SubjectId};

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

#[derive(sea_orm::FromQueryResult)]
struct Standing {
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
        let standing: Option<Standing> = Sql::new(
            "SELECT s.kind, EXISTS (SELECT 1 FROM restriction r WHERE r.subject_id = s.id AND r.lifted_at IS NULL) AS restricted, \
             EXISTS (SELECT 1 FROM objection o WHERE o.subject_id = s.id AND o.purpose = $2) AS objected, \
             EXISTS (SELECT 1 FROM consent c WHERE c.subject_id = s.id AND c.purpose = $2 AND c.withdrawn_at IS NULL \
             AND c.expires_at > $3 AND c.scope_hash = $4) AS consented FROM subject s WHERE s.id = $1",
        )
        .bind(subject)
        .bind(purpose.id)
        .bind(self.clock.now_ms())
        .bind(purpose.scope)
        .one_as(self.db.read())
        .await?;
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
