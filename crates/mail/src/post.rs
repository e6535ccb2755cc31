//! One letter's way out: is it still allowed, what does it say, did the server take it.

use egress::{Content, Dispatch, Smtp, Unsent};
use futures_util::future::BoxFuture;
use kit::{App, Lang};
use policy::{
    Purpose, ServedBy, UsedFor,
    datum::{LetterAddress, LetterWords},
    processor, purpose,
};
use privacy::{Grant, Personal, Refused, Unsealable, WrongSubject};

use crate::{
    letter::Letter,
    render::{Rendered, render},
    store::{Claimed, Row},
};

/// What became of one try.
pub(crate) enum Fate {
    /// The server has it.
    Sent,
    /// It may not leave any more.
    Withheld(&'static str),
    /// It did not leave. `is_final` says that another try can't help.
    Kept { reason: String, is_final: bool },
}

impl Fate {
    fn later(reason: &str) -> Fate {
        Fate::Kept { reason: reason.to_owned(), is_final: false }
    }

    fn never(reason: &str) -> Fate {
        Fate::Kept { reason: reason.to_owned(), is_final: true }
    }
}

/// What carrying takes.
pub(crate) struct Post<'a> {
    pub(crate) app: &'a App,
    pub(crate) smtp: &'a Smtp<processor::Mail>,
}

/// The purpose of a row is a word, the purpose of a grant is a type: these bring the two together.
struct Carrier {
    purpose: &'static str,
    carry: for<'a> fn(&'a Post<'a>, &'a Row) -> BoxFuture<'a, db::Result<Fate>>,
}

const fn carrier<P>() -> Carrier
where
    P: Purpose + ServedBy<processor::Mail>,
    LetterAddress: UsedFor<P>,
    LetterWords: UsedFor<P>,
{
    Carrier { purpose: P::ROW.id, carry: |post, row| Box::pin(post.carry_for::<P>(row)) }
}

/// One for each purpose that the inventory gives the mail server.
const CARRIERS: &[Carrier] = &[
    carrier::<purpose::Account>(),
    carrier::<purpose::Accountability>(),
    carrier::<purpose::PolicyNotice>(),
    carrier::<purpose::DataSubjectRights>(),
    carrier::<purpose::FanSignUp>(),
    carrier::<purpose::Newsletter>(),
    carrier::<purpose::Contest>(),
    carrier::<purpose::ReminderSignUp>(),
    carrier::<purpose::ReleaseReminder>(),
];

impl Post<'_> {
    /// Takes one letter as far as it goes now.
    pub(crate) async fn carry(&self, one: &Claimed) -> db::Result<Fate> {
        match CARRIERS.iter().find(|carrier| carrier.purpose == one.row.purpose) {
            Some(carrier) => (carrier.carry)(self, &one.row).await,
            // A newer program on the same store queued it, and sends it.
            None => Ok(Fate::later("unknown_purpose")),
        }
    }

    async fn carry_for<P>(&self, row: &Row) -> db::Result<Fate>
    where
        P: Purpose + ServedBy<processor::Mail>,
        LetterAddress: UsedFor<P>,
        LetterWords: UsedFor<P>,
    {
        let grant = match self.app.privacy.may::<P>(row.subject()).await {
            Ok(grant) => grant,
            Err(Refused::Store(error)) => return Err(error),
            Err(refused) => return Ok(Fate::Withheld(why(&refused))),
        };
        let (address, words) = match self.unseal(row).await {
            Ok(opened) => opened,
            Err(Unsealable::NoKey) => return Ok(Fate::Withheld("erased")),
            Err(Unsealable::Store(error)) => return Err(error),
            Err(Unsealable::Undecryptable) => return Ok(Fate::later("undecryptable")),
        };
        let Some(rendered) = self.write(row, &words, &grant) else { return Ok(Fate::never("no_text")) };
        match self.hand_over(row, &address, rendered, &grant).await {
            Ok(()) => Ok(Fate::Sent),
            // Erased between the question and the ledger.
            Err(Unsent::Ledger(db::Error::RecordNotFound(_))) => Ok(Fate::Withheld("erased")),
            Err(Unsent::Ledger(error)) => Err(error),
            Err(unsent) => {
                // What it says is about the server, never about the letter.
                tracing::warn!(letter.id = %row.id, error = %unsent, "mail.not_taken");
                let code = unsent.code().map(|code| format!("_{code}")).unwrap_or_default();
                Ok(Fate::Kept { reason: format!("{}{code}", unsent.reason()), is_final: unsent.is_final() })
            }
        }
    }

    async fn unseal(&self, row: &Row) -> Result<(Personal<LetterAddress>, Personal<LetterWords>), Unsealable> {
        let privacy = &self.app.privacy;
        let address = privacy.unseal(row.subject(), row.id, &row.address).await?;
        let words = privacy.unseal(row.subject(), row.id, &row.words).await?;
        Ok((address, words))
    }

    /// The letter in its reader's language.
    fn write<P>(&self, row: &Row, words: &Personal<LetterWords>, grant: &Grant<P>) -> Option<Rendered>
    where
        P: Purpose,
        LetterWords: UsedFor<P>,
    {
        let letter: Letter = serde_json::from_str(words.open(grant).ok()?).ok()?;
        render(self.app, Lang::of_tag(&row.language).unwrap_or_default(), &letter)
    }

    async fn hand_over<P>(
        &self,
        row: &Row,
        address: &Personal<LetterAddress>,
        rendered: Rendered,
        grant: &Grant<P>,
    ) -> Result<(), Unsent>
    where
        P: Purpose + ServedBy<processor::Mail>,
        LetterAddress: UsedFor<P>,
        LetterWords: UsedFor<P>,
    {
        // What is rendered is personal again, and leaves as such.
        let closed = |text| Personal::<LetterWords>::of(row.subject(), text);
        let [subject, text, html] = [rendered.subject, rendered.text, rendered.html].map(closed);
        let wrong = |_: WrongSubject| Unsent::Malformed;
        let (to, subject, text, html) = (
            address.disclose(grant).map_err(wrong)?,
            subject.disclose(grant).map_err(wrong)?,
            text.disclose(grant).map_err(wrong)?,
            html.disclose(grant).map_err(wrong)?,
        );
        let content = Content { subject: &subject, text: &text, html: &html };
        let at = kit::from_millis(row.created_at);
        self.smtp.send(Dispatch::new(row.id, at, &to, &content).unsubscribe(rendered.unsubscribe)).await
    }
}

fn why(refused: &Refused) -> &'static str {
    match refused {
        Refused::NoConsent(_) => "no_consent",
        Refused::Objected(_) => "objected",
        Refused::Restricted => "restricted",
        Refused::NotForThem(_) => "not_for_them",
        Refused::NotYet(_) => "not_yet",
        Refused::Erased => "erased",
        Refused::Store(_) => "store",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use policy::Processor;

    use super::*;

    #[test]
    fn every_purpose_that_the_inventory_gives_the_mail_server_is_carried() {
        let carried: BTreeSet<&str> = CARRIERS.iter().map(|carrier| carrier.purpose).collect();
        assert_eq!(carried, processor::Mail::ROW.purposes.iter().copied().collect());
    }
}
