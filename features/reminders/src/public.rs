//! The doors for anybody: the ways to be reminded, asking for one, confirming it, and the calendar file.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use jiff::tz::TimeZone;
use kit::{
    Error, Form, Frame, InApp, Result, Visitor,
    age::{age_limit, day_of_birth, has_reached},
    cookie, page,
};
use links::PublicLink;
use policy::{
    Purpose,
    purpose::{ReleaseReminder, ReminderSignUp},
    routes::{links as link_paths, reminders as paths},
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Reminders, actions, calendar,
    pages::{Confirmation, Mail, Missing, Notice, Ways},
};

/// Says that a reminder was refused in this session, and not why.
pub(crate) const NO: policy::Cookie = policy::cookie::REMINDERS_NO;

/// Signs that stand in no address without quotes (RFC 5322, section 3.2.3), which nobody has.
const NOT_IN_ADDRESSES: [char; 10] = ['<', '>', '(', ')', '[', ']', ',', ';', ':', '"'];

/// What the form sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    email: String,
    /// Compared once, where the law sets an age; it goes nowhere else.
    born: Option<String>,
}

/// What a day of birth means where it is asked.
pub(crate) enum Age {
    Reached,
    NotReached,
    NotSaid,
}

/// Every way to be reminded, and which of them work here.
pub(crate) async fn show(
    State(room): State<Reminders>,
    Path(slug): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result {
    let link = match open_to(&room, &slug, &visitor).await? {
        Ok(link) => link,
        Err(out) => return Ok(out),
    };
    let mail = room.mail(&visitor, &headers);
    page(StatusCode::OK, &room.ways(&link, &visitor, &headers, mail))
}

/// The link at an address as this visitor may see it, or the answer to give where its release is out already.
pub(crate) async fn open_to(
    room: &Reminders,
    slug: &str,
    visitor: &Visitor,
) -> Result<std::result::Result<Arc<PublicLink>, Response>> {
    let link = match room.links.open(slug).await {
        Ok(link) if visitor.sees(link.workspace) => link,
        // Under a label's own domain there are no other label's links, and a retired one of those is not told apart.
        Ok(_) => return Err(Error::NotFound),
        Err(Error::Gone) if visitor.domain().is_some() => return Err(Error::NotFound),
        Err(error) => return Err(error),
    };
    if link.out_at(visitor.country()) <= room.app.clock.now() {
        return Ok(Err(Redirect::to(&link_paths::SHOW_PUBLIC.to(&[&link.slug])).into_response()));
    }
    Ok(Ok(link))
}

/// A fan asks. Every address that can be one gets the same answer.
pub(crate) async fn ask(
    State(room): State<Reminders>,
    Path(slug): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result {
    let link = match open_to(&room, &slug, &visitor).await? {
        Ok(link) => link,
        Err(out) => return Ok(out),
    };
    let mail = room.mail(&visitor, &headers);
    let Mail::Asks { .. } = mail else {
        let status =
            if matches!(mail, Mail::Refused) { StatusCode::FORBIDDEN } else { StatusCode::UNPROCESSABLE_ENTITY };
        return page(status, &room.ways(&link, &visitor, &headers, mail));
    };
    // The age comes before everything else, so that nobody can try days out by leaving a field empty.
    let age = age(&room, &visitor, sent.born.as_deref());
    if matches!(age, Age::NotReached) {
        let mut response = page(StatusCode::FORBIDDEN, &room.ways(&link, &visitor, &headers, Mail::Refused))?;
        let set = HeaderValue::from_str(&NO.set("1")).map_err(Error::from_source)?;
        response.headers_mut().append(header::SET_COOKIE, set);
        return Ok(response);
    }
    let email = accounts::person::check_email(&sent.email).ok().filter(|email| !email.contains(NOT_IN_ADDRESSES));
    let missing = Missing { email: email.is_none(), birth: matches!(age, Age::NotSaid) };
    let Some(email) = email.filter(|_| !missing.birth) else {
        let mail = Mail::Asks { birth: limit(&room, &visitor).is_some(), email: sent.email, missing };
        return page(StatusCode::UNPROCESSABLE_ENTITY, &room.ways(&link, &visitor, &headers, mail));
    };
    let zone = link.moment.differs().then(|| link.zone_for(visitor.country()));
    let zone = zone.and_then(|zone| zone.iana_name().map(str::to_owned));
    actions::ask(&room, &link, email, zone, visitor.lang()).await?;
    Ok(Redirect::to(&paths::ASKED.to(&[&link.slug])).into_response())
}

pub(crate) fn limit(room: &Reminders, visitor: &Visitor) -> Option<u8> {
    age_limit(visitor.country(), room.app.site.country.as_deref())
}

pub(crate) fn age(room: &Reminders, visitor: &Visitor, born: Option<&str>) -> Age {
    let Some(years) = limit(room, visitor) else { return Age::Reached };
    let today = room.app.clock.now().to_zoned(TimeZone::UTC).date();
    match born.and_then(|born| day_of_birth(born, today)) {
        None => Age::NotSaid,
        Some(born) if has_reached(years, born, today) => Age::Reached,
        Some(_) => Age::NotReached,
    }
}

/// What comes next: the same for everybody.
pub(crate) async fn asked(State(room): State<Reminders>, Path(slug): Path<String>, visitor: Visitor) -> Result {
    let link = match open_to(&room, &slug, &visitor).await? {
        Ok(link) => link,
        Err(out) => return Ok(out),
    };
    let notice = Notice::new(Frame::fan(&room.app, &visitor), "reminders-asked");
    page(StatusCode::OK, &notice.back_to(&link.slug, &link.title))
}

/// The calendar file. Nothing is stored, and it is the same for everybody whose clocks are the same.
pub(crate) async fn calendar(State(room): State<Reminders>, Path(slug): Path<String>, visitor: Visitor) -> Result {
    let link = match open_to(&room, &slug, &visitor).await? {
        Ok(link) => link,
        Err(out) => return Ok(out),
    };
    let tongue = room.app.texts.tongue(visitor.lang());
    let own = room.app.own_hosts().await?;
    let url = own.url(link.workspace, &link_paths::SHOW_PUBLIC.to(&[&link.slug]));
    let args = [("title", link.title.as_str().into()), ("artist", link.artist.as_str().into())];
    let host = room.app.site.base_url.split("://").last().unwrap_or_default();
    let entry = calendar::Entry {
        uid: &format!("{}@{host}", link.id),
        made_at: room.app.clock.now(),
        at: link.out_at(visitor.country()),
        summary: &tongue.say_with("reminders-calendar-summary", &args),
        description: &format!("{}\n{url}", tongue.say_with("reminders-calendar-description", &args)),
        url: &url,
    };
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8; method=PUBLISH"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"release.ics\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, calendar::file(&entry)).into_response())
}

/// The page behind a letter's link. Looking at it confirms nothing: mail programs look too.
pub(crate) async fn link(
    State(room): State<Reminders>,
    Path((id, secret)): Path<(Uuid, String)>,
    visitor: Visitor,
) -> Result {
    let frame = Frame::fan(&room.app, &visitor);
    match actions::pending(&room, id, &secret).await? {
        Some(work) => {
            let action = paths::CONFIRM.to(&[&id.to_string(), &secret]);
            page(StatusCode::OK, &Confirmation::new(frame, &work, action))
        }
        None => page(StatusCode::GONE, &Notice::new(frame, "reminders-link-gone")),
    }
}

/// The fan confirms.
pub(crate) async fn confirm(
    State(room): State<Reminders>,
    Path((id, secret)): Path<(Uuid, String)>,
    visitor: Visitor,
) -> Result {
    match actions::confirm(&room, id, &secret).await? {
        Some(receipt) => Ok(Redirect::to(&paths::OWN.to(&[&receipt])).into_response()),
        None => page(StatusCode::GONE, &Notice::new(Frame::fan(&room.app, &visitor), "reminders-link-gone")),
    }
}

impl Reminders {
    /// How the way by e-mail stands for a visitor.
    fn mail(&self, visitor: &Visitor, headers: &HeaderMap) -> Mail {
        let privacy = &self.app.privacy;
        let waits = privacy.purpose_waits(ReminderSignUp::ROW.id) || privacy.purpose_waits(ReleaseReminder::ROW.id);
        if waits || !self.outbox.can_send() {
            return Mail::NotLive;
        }
        if cookie(headers, NO.name).is_some() {
            return Mail::Refused;
        }
        Mail::Asks { birth: limit(self, visitor).is_some(), email: String::new(), missing: Missing::default() }
    }

    fn ways(&self, link: &PublicLink, visitor: &Visitor, headers: &HeaderMap, mail: Mail) -> Ways {
        let services = self.links.presave_providers().filter(|word| link.can_be_saved_at(word));
        let services = services.filter_map(links::service_name).map(str::to_owned).collect();
        let inside = InApp::of(headers);
        let here = self.app.url(&paths::SHOW.to(&[&link.slug]));
        let push = self.pushes().is_some() && inside.is_none() && !matches!(mail, Mail::Refused);
        let push = push.then(|| paths::PUSH.to(&[&link.slug]));
        Ways::new(Frame::fan(&self.app, visitor), link, visitor.country(), (mail, push, services), (inside, here))
    }
}
