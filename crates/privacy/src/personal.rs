//! A personal value in memory, and the only two ways out of it.

use std::marker::PhantomData;

use policy::{Datum, DisclosedTo, Processor, Purpose, ServedBy, UsedFor};
use zeroize::Zeroize;

use crate::{Grant, Recorded, SubjectId, ledger::Disclosure};

/// One person's value of the datum `D`.
///
/// It has no `Debug`, `Display`, `Serialize` or `PartialEq`, so it cannot reach a log, an error, a page or a payload by
/// accident, and its bytes are wiped when it is dropped.
pub struct Personal<D: Datum> {
    subject: SubjectId,
    value: D::Value,
}

/// The grant is another person's.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("the grant names another data subject than the value")]
pub struct WrongSubject;

impl<D: Datum> Personal<D> {
    /// Takes a value in: from a form, a provider's answer, or a sealed column.
    pub fn of(subject: SubjectId, value: D::Value) -> Personal<D> {
        Personal { subject, value }
    }

    /// Whose it is.
    pub fn subject(&self) -> SubjectId {
        self.subject
    }

    /// Reads the value for a purpose that the inventory lists for it.
    ///
    /// # Errors
    /// When the grant was given for another person.
    pub fn open<P: Purpose>(&self, grant: &Grant<P>) -> Result<&D::Value, WrongSubject>
    where
        D: UsedFor<P>,
    {
        if grant.subject() == self.subject { Ok(&self.value) } else { Err(WrongSubject) }
    }

    /// Prepares the value to be sent to a processor that the inventory lists for it. Nothing leaves yet: see
    /// [`Disclosed::reveal`].
    ///
    /// # Errors
    /// When the grant was given for another person.
    pub fn disclose<R: Processor, P>(&self, grant: &Grant<P>) -> Result<Disclosed<'_, D, R>, WrongSubject>
    where
        D: UsedFor<P> + DisclosedTo<R>,
        P: ServedBy<R>,
    {
        if grant.subject() != self.subject {
            return Err(WrongSubject);
        }
        let disclosure =
            Disclosure { subject: self.subject, processor: R::ROW.id, datum: D::ROW.id, purpose: P::ROW.id };
        Ok(Disclosed { value: &self.value, disclosure, to: PhantomData })
    }

    pub(crate) fn value(&self) -> &D::Value {
        &self.value
    }
}

impl<D: Datum> Drop for Personal<D> {
    fn drop(&mut self) {
        self.value.zeroize();
    }
}

/// A value on its way to the processor `R`. Provider payloads are structs of these and of plain fields.
pub struct Disclosed<'a, D: Datum, R: Processor> {
    value: &'a D::Value,
    disclosure: Disclosure,
    to: PhantomData<R>,
}

impl<D: Datum, R: Processor> Disclosed<'_, D, R> {
    /// What the ledger has to hold before the value may be read.
    pub fn disclosure(&self) -> Disclosure {
        self.disclosure
    }

    /// The value, for whoever shows that the ledger holds this disclosure; `None` for any other record.
    pub fn reveal(&self, recorded: &Recorded) -> Option<&D::Value> {
        recorded.holds(self.disclosure).then_some(self.value)
    }
}
