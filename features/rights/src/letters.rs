//! What the desk writes to people, and how it finds their addresses.

use db::Tx;
use jiff::{Timestamp, tz::TimeZone};
use kit::{Error, Lang, Result};
use mail::{Letter, NotQueued, Template};
use policy::{
    Datum, UsedFor,
    datum::{FanAddress, FanPendingAddress, MemberEmail, ReminderAddress, ReminderPendingAddress, RequesterAddress},
    purpose::DataSubjectRights,
};
use privacy::{Personal, SubjectId};
use uuid::Uuid;

use crate::{Rights, model::Kind, store};

const LINK: Template = Template::new("rights-letter-link");
const WORDS: Template = Template::new("rights-letter-words");
const UNKNOWN: Template = Template::new("rights-letter-unknown");
const CORRECTION: Template = Template::new("rights-letter-correction");
const LIFTED: Template = Template::new("rights-letter-lifted");
const ANSWER: Template = Template::new("rights-letter-answer");
const DELAY: Template = Template::new("rights-letter-delay");
const ALARM: Template = Template::new("rights-letter-alarm");
const DELETION: Template = Template::new("rights-letter-deletion");
const TOLD: Template = Template::new("rights-letter-told");

/// Where somebody is written to.
pub(crate) enum Address {
    /// At their account's address.
    Account(Personal<MemberEmail>),
    /// At the address that they confirmed at an artist's form.
    Fan(Personal<FanAddress>),
    /// At the address that was typed at an artist's form, and that nobody has confirmed.
    Asked(Personal<FanPendingAddress>),
    /// At the address that a reminder goes to.
    Reminded(Personal<ReminderAddress>),
    /// At the address that was typed for a reminder, and that nobody has confirmed.
    Unconfirmed(Personal<ReminderPendingAddress>),
    /// At the address that they gave with their request.
    Given(Personal<RequesterAddress>),
}

impl Rights {
    /// The one-time link of somebody whose address is known.
    pub(crate) fn link_letter(&self, kind: Kind, lang: Lang, path: &str) -> Letter {
        let kind = self.app.texts.tongue(lang).say(&format!("rights-kind-{}", kind.id()));
        Letter::new(LINK).with("kind", kind).with("operator", &*self.app.site.operator).link(path)
    }

    /// The one-time link to what somebody wrote by the form, beside the one to their account.
    pub(crate) fn words_letter(&self, path: &str) -> Letter {
        Letter::new(WORDS).with("operator", &*self.app.site.operator).link(path)
    }

    /// To whom nothing belongs here.
    pub(crate) fn unknown_letter(&self) -> Letter {
        Letter::new(UNKNOWN)
            .with("operator", &*self.app.site.operator)
            .with("contact", &*self.app.site.contact)
            .link(policy::routes::rights::INDEX.path)
    }

    /// To a new address, which becomes the account's when the link is used.
    pub(crate) fn correction_letter(&self, path: &str) -> Letter {
        Letter::new(CORRECTION).with("operator", &*self.app.site.operator).link(path)
    }

    /// Before a restriction ends.
    pub(crate) fn lifted_letter(&self) -> Letter {
        Letter::new(LIFTED).with("operator", &*self.app.site.operator).link(policy::routes::rights::INDEX.path)
    }

    /// What a person answered.
    pub(crate) fn answer_letter(&self, words: &str) -> Letter {
        Letter::new(ANSWER).with("words", words).with("operator", &*self.app.site.operator)
    }

    /// Why it takes longer, and until when.
    pub(crate) fn delay_letter(&self, words: &str, due: Timestamp, lang: Lang) -> Letter {
        let day = self.app.texts.tongue(lang).day(due.to_zoned(TimeZone::UTC).date());
        Letter::new(DELAY).with("words", words).with("day", day)
    }

    /// To the operator: answers are nearly due, or overdue.
    pub(crate) fn alarm_letter(n_soon: u64, n_late: u64) -> Letter {
        Letter::new(ALARM).with("soon", n_soon).with("late", n_late).link(policy::routes::rights::REGISTER.path)
    }

    /// To whoever answers for privacy at a party: somebody was erased here, and has to be there too.
    pub(crate) fn deletion_letter(&self, number: Uuid, hint: &str) -> Letter {
        Letter::new(DELETION)
            .with("number", number.to_string())
            .with("hint", hint)
            .with("operator", &*self.app.site.operator)
            .with("contact", &*self.app.site.contact)
    }

    /// To the operator: parties have to be told by hand, refused, or let their time pass.
    pub(crate) fn told_letter(n_by_hand: u64, n_refused: u64, n_unanswered: u64) -> Letter {
        Letter::new(TOLD)
            .with("hand", n_by_hand)
            .with("refused", n_refused)
            .with("unanswered", n_unanswered)
            .link(policy::routes::rights::REGISTER.path)
    }

    /// Where somebody with an account is written to; `None` for people without one, and without a mail server.
    pub(crate) async fn address_of(&self, subject: SubjectId) -> Result<Option<Address>> {
        if !self.outbox.can_send() {
            return Ok(None);
        }
        Ok(accounts::person::address(&self.app, subject).await?.map(Address::Account))
    }

    /// Where the sender of a request is written to.
    pub(crate) async fn address_for(&self, request: Uuid, subject: SubjectId) -> Result<Option<Address>> {
        if !self.outbox.can_send() {
            return Ok(None);
        }
        let closed = store::closed(self.app.db.read(), request).await?.ok_or(Error::NotFound)?;
        match closed.address {
            Some(sealed) => {
                let address = self.app.privacy.unseal(subject, request, &sealed).await?;
                Ok(Some(Address::Given(address)))
            }
            None => self.address_of(subject).await,
        }
    }

    /// Queues a letter in the caller's transaction, if there is anywhere to send it; answers its number. `wake` the outbox
    /// after the commit.
    pub(crate) async fn post(
        &self,
        tx: &Tx,
        to: Option<&Address>,
        lang: Lang,
        letter: &Letter,
    ) -> Result<Option<Uuid>> {
        match to {
            Some(Address::Account(address)) => self.queue(tx, address, lang, letter).await,
            Some(Address::Fan(address)) => self.queue(tx, address, lang, letter).await,
            Some(Address::Asked(address)) => self.queue(tx, address, lang, letter).await,
            Some(Address::Reminded(address)) => self.queue(tx, address, lang, letter).await,
            Some(Address::Unconfirmed(address)) => self.queue(tx, address, lang, letter).await,
            Some(Address::Given(address)) => self.queue(tx, address, lang, letter).await,
            None => Ok(None),
        }
    }

    /// Queues a letter to one address; answers its number.
    pub(crate) async fn queue<D>(&self, tx: &Tx, to: &Personal<D>, lang: Lang, letter: &Letter) -> Result<Option<Uuid>>
    where
        D: Datum<Value = String> + UsedFor<DataSubjectRights>,
    {
        match self.outbox.queue::<DataSubjectRights, _>(tx, to, lang, letter).await {
            Ok(id) => Ok(Some(id)),
            Err(NotQueued::NoServer) => Ok(None),
            Err(error) => Err(Error::from_source(error)),
        }
    }
}
