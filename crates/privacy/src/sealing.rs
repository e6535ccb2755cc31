//! Into a sealed column, out of it, and the look-up beside it.

use policy::{DataRow, Datum, Purpose, UsedFor};
use uuid::Uuid;

use crate::{
    BlindIndex, Personal, Privacy, Sealed, SubjectId, Unsealable,
    cipher::{decrypt, encrypt, mac},
};

impl Privacy {
    /// Encrypts a value for the column of its datum in the row `row`.
    ///
    /// # Errors
    /// When the subject has no key or the keyring does not answer.
    pub async fn seal<D>(&self, value: &Personal<D>, row: Uuid) -> Result<Sealed<D>, Unsealable>
    where
        D: Datum<Value = String>,
    {
        let key = self.keyring().key(value.subject()).await?;
        let bytes = encrypt(&self.entropy, &key, value.value().as_bytes(), &bound::<D>(row));
        bytes.map(Sealed::from_bytes).ok_or(Unsealable::Undecryptable)
    }

    /// Encrypts a value for the column of another datum `E` that the purpose `P` uses too, such as the address of an account
    /// for the letter that goes there. Nothing is opened: the copy stays the same person's, and needs a grant like the
    /// first one.
    ///
    /// # Errors
    /// As [`Privacy::seal`].
    pub async fn seal_as<P, D, E>(&self, value: &Personal<D>, row: Uuid) -> Result<Sealed<E>, Unsealable>
    where
        P: Purpose,
        D: Datum<Value = String> + UsedFor<P>,
        E: Datum<Value = String> + UsedFor<P>,
    {
        self.seal(&Personal::<E>::of(value.subject(), value.value().clone()), row).await
    }

    /// Decrypts what the row `row` of that subject holds. The value stays closed until a grant opens it.
    ///
    /// # Errors
    /// When the key is gone, does not fit, or the keyring does not answer. It is counted in `privacy_unsealable_total`,
    /// and nothing is deleted for it.
    pub async fn unseal<D>(&self, subject: SubjectId, row: Uuid, sealed: &Sealed<D>) -> Result<Personal<D>, Unsealable>
    where
        D: Datum<Value = String>,
    {
        let opened = self.try_unseal(subject, row, sealed).await;
        if let Err(error) = &opened {
            let reason = match error {
                Unsealable::NoKey => "no_key",
                Unsealable::Undecryptable => "undecryptable",
                Unsealable::Store(_) => "keyring",
            };
            metrics::counter!("privacy_unsealable_total", "datum" => D::ROW.id, "reason" => reason).increment(1);
        }
        opened
    }

    async fn try_unseal<D>(&self, subject: SubjectId, row: Uuid, sealed: &Sealed<D>) -> Result<Personal<D>, Unsealable>
    where
        D: Datum<Value = String>,
    {
        let key = self.keyring().key(subject).await?;
        let plain = decrypt(&key, &sealed.bytes, &bound::<D>(row)).ok_or(Unsealable::Undecryptable)?;
        let text = std::str::from_utf8(&plain).map_err(|_| Unsealable::Undecryptable)?;
        Ok(Personal::of(subject, text.to_owned()))
    }

    /// The look-up of a value in its blind index. Equal values give equal bytes here and nowhere else.
    pub fn index<D: Datum>(&self, value: &str) -> BlindIndex<D> {
        let hash = mac(self.keyring().index_key(), &[D::ROW.id.as_bytes(), &[0], value.as_bytes()]);
        BlindIndex::from_bytes(hash.to_vec())
    }
}

/// A sealed value opens only as the same datum in the same row (a sealed datum has one column: policy's build sees to it).
fn bound<D: Datum>(row: Uuid) -> Vec<u8> {
    bound_to(D::ROW, row)
}

pub(crate) fn bound_to(datum: &DataRow, row: Uuid) -> Vec<u8> {
    [datum.id.as_bytes(), &[0], row.as_bytes()].concat()
}
