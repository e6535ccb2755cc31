//! Whose data it is, and by which door they came.

use axum::http::HeaderMap;
use kit::{Error, Frame, Lang, Result, SignedIn, Visitor, cookie};
use policy::{datum::RightsSecret, routes::rights as paths};
use privacy::SubjectId;

use crate::{
    Rights,
    model::{Act, Channel, is_token},
    store,
};

/// The cookie that keeps a letter's page open.
pub(crate) const COOKIE: policy::Cookie = policy::cookie::RIGHTS;

/// Somebody at the desk: it is certain that the data is theirs.
pub(crate) struct Desk {
    /// The person.
    pub(crate) subject: SubjectId,
    /// How they came.
    pub(crate) door: Door,
    /// The language that they read.
    pub(crate) lang: Lang,
}

/// The three doors.
pub(crate) enum Door {
    /// By the secret of their receipt, with the path of the page that it opens.
    Receipt(String, String),
    /// Signed in.
    Account(SignedIn),
    /// By the link of a letter.
    Letter,
}

impl Desk {
    /// A fan, by the receipt; `None` for any other word.
    pub(crate) async fn of_fan(room: &Rights, receipt: String, visitor: &Visitor) -> Result<Option<Desk>> {
        if let Some(subject) = room.presaves.person(&receipt).await? {
            let home = policy::routes::presave::RECEIPT.to(&[&receipt]);
            return Ok(Some(Desk { subject, door: Door::Receipt(receipt, home), lang: visitor.lang() }));
        }
        if let Some(subject) = room.captures.person(&receipt).await? {
            let home = policy::routes::capture::OWN.to(&[&receipt]);
            return Ok(Some(Desk { subject, door: Door::Receipt(receipt, home), lang: visitor.lang() }));
        }
        let subject = room.reminders.person(&receipt).await?;
        let home = policy::routes::reminders::OWN.to(&[&receipt]);
        Ok(subject.map(|subject| Desk { subject, door: Door::Receipt(receipt, home), lang: visitor.lang() }))
    }

    /// A member.
    pub(crate) fn of_member(who: SignedIn) -> Desk {
        Desk { subject: who.account, lang: who.lang, door: Door::Account(who) }
    }

    /// Somebody whom a letter let in.
    ///
    /// # Errors
    /// `NotFound` when no letter did, or not within the last half hour.
    pub(crate) async fn of_letter(room: &Rights, headers: &HeaderMap, visitor: &Visitor) -> Result<Desk> {
        let visit = cookie(headers, COOKIE.name).filter(|visit| is_token(visit)).ok_or(Error::NotFound)?;
        let index = room.app.privacy.index::<RightsSecret>(&visit);
        let subject = store::visitor(room.app.db.read(), index, room.app.clock.now()).await?.ok_or(Error::NotFound)?;
        Ok(Desk { subject, door: Door::Letter, lang: visitor.lang() })
    }

    /// Closes the page that a letter opened.
    pub(crate) async fn leave(room: &Rights, headers: &HeaderMap) -> Result<()> {
        let Some(visit) = cookie(headers, COOKIE.name).filter(|visit| is_token(visit)) else { return Ok(()) };
        let index = room.app.privacy.index::<RightsSecret>(&visit);
        Ok(store::leave(room.app.db.write(), index, room.app.clock.now()).await?)
    }

    /// The way by which they ask, for the register.
    pub(crate) fn channel(&self) -> Channel {
        match self.door {
            Door::Receipt(..) => Channel::Receipt,
            Door::Account(_) => Channel::Account,
            Door::Letter => Channel::Form,
        }
    }

    /// The page that they stand at.
    pub(crate) fn path(&self) -> String {
        match &self.door {
            Door::Receipt(receipt, _) => paths::FAN.to(&[receipt]),
            Door::Account(_) => paths::MEMBER.path.to_owned(),
            Door::Letter => paths::DESK.path.to_owned(),
        }
    }

    /// Where a form of theirs leads.
    pub(crate) fn act(&self, act: Act) -> String {
        match &self.door {
            Door::Receipt(receipt, _) => paths::FAN_ACT.to(&[receipt, act.path()]),
            Door::Account(_) => paths::MEMBER_ACT.to(&[act.path()]),
            Door::Letter => paths::DESK_ACT.to(&[act.path()]),
        }
    }

    /// The frame of their pages.
    pub(crate) fn frame(&self, room: &Rights, visitor: &Visitor) -> Frame {
        match &self.door {
            Door::Account(who) => Frame::app(&room.app, who),
            Door::Receipt(..) | Door::Letter => Frame::plain(&room.app, visitor),
        }
    }
}
