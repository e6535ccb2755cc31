//! HTTP only: read the request, call one action, choose the answer.

use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use kit::{
    Error, Form, Frame, Result, Visitor,
    age::{age_limit, day_of_birth, has_reached},
    cookie, page, page_with_form_target,
};
use lake::Kind;
use links::PublicLink;
use policy::{purpose::ReleaseSave, routes};
use serde::Deserialize;
use spotify::{Client, SAVE_SCOPE};
use url::form_urlencoded;

use crate::{
    Presaves, SPOTIFY,
    actions::{self, Answer, Reply, Return},
    model::{Attempt, Presave, reaches},
    pages::{Agreement, Asks, Facts, Missing, Notice, Receipt},
    record,
};

/// Ties a fan's return to the browser that left.
const BROWSER: policy::Cookie = policy::cookie::PRESAVE;

/// Says that a pre-save was refused in this session, and not why or to whom.
const NO: policy::Cookie = policy::cookie::PRESAVE_NO;

/// What the consent page sends.
#[derive(Deserialize)]
pub(crate) struct Agreed {
    agree: Option<String>,
    /// Compared once, where the law sets an age; it goes nowhere else.
    born: Option<String>,
}

/// What a day of birth means where it is asked.
enum Age {
    Reached,
    NotReached,
    NotSaid,
}

/// What the receipt sends when the fan is asked again.
#[derive(Deserialize)]
pub(crate) struct Answered {
    answer: Option<String>,
}

/// Who asks and what for: what every page of a pre-save begins with.
struct Asked {
    visitor: Visitor,
    headers: HeaderMap,
    query: Option<String>,
}

impl Asked {
    /// Whether the fan was sent here to agree once more, which makes sense after the release too.
    fn again(&self) -> bool {
        self.parameter("again").is_some()
    }

    /// Whether this session was refused a pre-save.
    fn was_refused(&self) -> bool {
        cookie(&self.headers, NO.name).is_some()
    }

    /// The first value of that name.
    fn parameter(&self, name: &str) -> Option<String> {
        let query = self.query.as_deref()?;
        form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }
}

/// The consent page.
pub(crate) async fn new(
    State(room): State<Presaves>,
    Path((slug, provider)): Path<(String, String)>,
    visitor: Visitor,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result {
    let asked = Asked { visitor, headers, query };
    let link = room.links.open(&slug).await?;
    let client = match room.offers(&provider, &link, &asked, StatusCode::OK)? {
        Ok(client) => client,
        Err(instead) => return Ok(instead),
    };
    if asked.was_refused() {
        return room.refused(&asked, &link);
    }
    // Where an age is asked, a start counts once it is known to be reached: of who is refused nothing stays, not even a count.
    if room.age_limit(&asked).is_none() {
        room.record(&link, Kind::PresaveStarted, &asked).await;
    }
    room.agreement(client, &link, &asked, Missing::default())
}

/// The fan agrees.
pub(crate) async fn create(
    State(room): State<Presaves>,
    Path((slug, provider)): Path<(String, String)>,
    visitor: Visitor,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
    Form(form): Form<Agreed>,
) -> Result {
    let asked = Asked { visitor, headers, query };
    let link = room.links.open(&slug).await?;
    let client = match room.offers(&provider, &link, &asked, StatusCode::UNPROCESSABLE_ENTITY)? {
        Ok(client) => client,
        Err(instead) => return Ok(instead),
    };
    // The age comes before everything else, so that nobody can try days out by leaving the box empty.
    let age = room.age(&asked, form.born.as_deref());
    if asked.was_refused() || matches!(age, Age::NotReached) {
        return room.refused(&asked, &link);
    }
    let missing = Missing { agreement: form.agree.as_deref() != Some("yes"), birth: matches!(age, Age::NotSaid) };
    if missing.any() {
        return room.agreement(client, &link, &asked, missing);
    }
    if room.age_limit(&asked).is_some() {
        room.record(&link, Kind::PresaveStarted, &asked).await;
    }
    let tongue = room.app.texts.tongue(asked.visitor.lang());
    let away = actions::begin(&room, client, &link, &tongue, cookie(&asked.headers, BROWSER.name)).await?;
    with_cookie(Redirect::to(&away.url).into_response(), &BROWSER.set(&away.browser))
}

/// The fan comes back from the provider.
pub(crate) async fn callback(
    State(room): State<Presaves>,
    Path(provider): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result {
    let asked = Asked { visitor, headers, query };
    let Some(client) = room.client(&provider)? else { return room.not_live(&asked) };
    let Some(reply) = reply(&asked) else {
        let notice = Notice::new(room.frame(&asked), 400, "presave-unreadable");
        return page(StatusCode::BAD_REQUEST, &notice);
    };
    let came = actions::come_back(&room, client, reply, cookie(&asked.headers, BROWSER.name)).await?;
    let answer = match came {
        Return::Given { receipt, link } => {
            room.record(&link, Kind::PresaveGiven, &asked).await;
            Redirect::to(&routes::presave::RECEIPT.to(&[&receipt])).into_response()
        }
        Return::Unknown => return room.notice(&asked, StatusCode::BAD_REQUEST, "presave-unknown"),
        Return::OtherBrowser => return room.notice(&asked, StatusCode::BAD_REQUEST, "presave-other-browser"),
        Return::Used => return room.notice(&asked, StatusCode::GONE, "presave-used"),
        Return::Gone => room.notice(&asked, StatusCode::GONE, "presave-gone")?,
        Return::Late(attempt) => room.failed(&asked, &attempt, StatusCode::GONE, "presave-late").await?,
        Return::Denied(attempt) => room.failed(&asked, &attempt, StatusCode::FORBIDDEN, "presave-denied").await?,
        Return::Unticked(attempt) => room.failed(&asked, &attempt, StatusCode::FORBIDDEN, "presave-unticked").await?,
        Return::Trouble(attempt) => room.failed(&asked, &attempt, StatusCode::BAD_GATEWAY, "presave-trouble").await?,
    };
    with_cookie(answer, &BROWSER.taken_back())
}

/// The fan's own page.
pub(crate) async fn receipt(
    State(room): State<Presaves>,
    Path(receipt): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result {
    let asked = Asked { visitor, headers, query: None };
    match actions::by_receipt(&room, &receipt).await? {
        Some(presave) => room.show(&asked, receipt, presave, StatusCode::OK).await,
        None => room.no_receipt(&asked),
    }
}

/// The record of the fan's consent, to keep.
pub(crate) async fn consent(
    State(room): State<Presaves>,
    Path(receipt): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result {
    let asked = Asked { visitor, headers, query: None };
    let Some(presave) = actions::by_receipt(&room, &receipt).await? else { return room.no_receipt(&asked) };
    let consents = room.app.privacy.consents(presave.subject).await?;
    let Some(record) = record::of(&room.app, &receipt, &consents).await? else { return room.no_receipt(&asked) };
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"consent.json\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, record.to_string()).into_response())
}

/// The fan, asked again, agrees or says no.
pub(crate) async fn agree(
    State(room): State<Presaves>,
    Path(receipt): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(form): Form<Answered>,
) -> Result {
    let asked = Asked { visitor, headers, query: None };
    let Some(presave) = actions::by_receipt(&room, &receipt).await? else { return room.no_receipt(&asked) };
    let tongue = room.app.texts.tongue(asked.visitor.lang());
    match form.answer.as_deref() {
        Some("yes") => actions::agree_again(&room, &presave, &tongue).await?,
        Some("no") => {
            if actions::refuse(&room, &presave, &tongue).await? {
                room.record_cancellation(&presave, &asked).await;
            }
        }
        _ => return Err(Error::Unreadable),
    }
    Ok(Redirect::to(&routes::presave::RECEIPT.to(&[&receipt])).into_response())
}

/// The fan takes the pre-save back.
pub(crate) async fn cancel(
    State(room): State<Presaves>,
    Path(receipt): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result {
    let asked = Asked { visitor, headers, query: None };
    let Some(presave) = actions::by_receipt(&room, &receipt).await? else { return room.no_receipt(&asked) };
    if actions::cancel(&room, &presave).await? {
        room.record_cancellation(&presave, &asked).await;
    }
    Ok(Redirect::to(&routes::presave::RECEIPT.to(&[&receipt])).into_response())
}

/// Counts the end of a pre-save that somebody erases.
pub(crate) async fn count_end(room: &Presaves, presave: &Presave, visitor: &Visitor, headers: &HeaderMap) {
    let asked = Asked { visitor: visitor.clone(), headers: headers.clone(), query: None };
    room.record_cancellation(presave, &asked).await;
}

/// The answer to a word that is no receipt.
pub(crate) fn no_receipt_page(room: &Presaves, visitor: &Visitor) -> Result {
    let asked = Asked { visitor: visitor.clone(), headers: HeaderMap::new(), query: None };
    room.no_receipt(&asked)
}

impl Presaves {
    fn frame(&self, asked: &Asked) -> Frame {
        Frame::fan(&self.app, &asked.visitor)
    }

    /// The provider's client, or none where this instance has no app there.
    fn client(&self, provider: &str) -> Result<Option<&Client>> {
        if provider == SPOTIFY { Ok(self.spotify.as_deref()) } else { Err(Error::NotFound) }
    }

    /// The client, or the answer to give instead of asking for an agreement that could not be kept. `refusal` is its status
    /// where the request itself was sound.
    fn offers(
        &self,
        provider: &str,
        link: &PublicLink,
        asked: &Asked,
        refusal: StatusCode,
    ) -> Result<Result<&Client, Response>> {
        let Some(client) = self.client(provider)? else { return Ok(Err(self.not_live(asked)?)) };
        let now = self.app.clock.now();
        if self.waits() {
            let mut notice = Notice::new(self.frame(asked), refusal.as_u16(), "presave-not-yet");
            notice.number = None;
            return Ok(Err(page(refusal, &notice.back_to(&link.slug, &link.title))?));
        }
        if link.is_out(now) && !asked.again() {
            return Ok(Err(Redirect::to(&routes::links::SHOW_PUBLIC.to(&[&link.slug])).into_response()));
        }
        if reaches(now, link.release_at) {
            return Ok(Ok(client));
        }
        let mut notice = Notice::new(self.frame(asked), refusal.as_u16(), "presave-too-far");
        let day = notice.frame.tongue.day(link.release_at.to_zoned(link.zone.clone()).date());
        notice.what = notice.frame.tongue.say_with("presave-too-far-what", &[("day", day.into())]);
        notice.number = None;
        Ok(Err(page(refusal, &notice.back_to(&link.slug, &link.title))?))
    }

    /// Whether pre-saves were announced in the policy and may not begin yet.
    fn waits(&self) -> bool {
        let privacy = &self.app.privacy;
        privacy.processor_waits(SPOTIFY) || privacy.purpose_waits(<ReleaseSave as policy::Purpose>::ROW.id)
    }

    /// From which age this visitor can agree by themselves.
    fn age_limit(&self, asked: &Asked) -> Option<u8> {
        age_limit(asked.visitor.country(), self.app.site.country.as_deref())
    }

    fn age(&self, asked: &Asked, born: Option<&str>) -> Age {
        let Some(years) = self.age_limit(asked) else { return Age::Reached };
        let today = self.app.clock.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        match born.and_then(|born| day_of_birth(born, today)) {
            None => Age::NotSaid,
            Some(born) if has_reached(years, born, today) => Age::Reached,
            Some(_) => Age::NotReached,
        }
    }

    /// A kind word, and a mark for the rest of the session. Nothing is stored here, and nothing says what was wrong.
    fn refused(&self, asked: &Asked, link: &PublicLink) -> Result {
        let mut notice = Notice::new(self.frame(asked), StatusCode::FORBIDDEN.as_u16(), "presave-closed");
        notice.number = None;
        let mut response = page(StatusCode::FORBIDDEN, &notice.back_to(&link.slug, &link.title))?;
        let set = HeaderValue::from_str(&NO.set("1"));
        response.headers_mut().append(header::SET_COOKIE, set.map_err(Error::from_source)?);
        Ok(response)
    }

    fn agreement(&self, client: &Client, link: &PublicLink, asked: &Asked, missing: Missing) -> Result {
        let status = if missing.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let asks = Asks { again: asked.again(), birth: self.age_limit(asked).is_some() };
        let form = Agreement::new(&self.app, self.frame(asked), link, asks, missing);
        let provider = client.authorise_url("", "", SAVE_SCOPE).map_err(Error::from_source)?;
        page_with_form_target(status, &form, &provider.origin().ascii_serialization())
    }

    fn notice(&self, asked: &Asked, status: StatusCode, text: &str) -> Result {
        page(status, &Notice::new(self.frame(asked), status.as_u16(), text))
    }

    fn not_live(&self, asked: &Asked) -> Result {
        self.notice(asked, StatusCode::NOT_FOUND, "presave-not-live")
    }

    fn no_receipt(&self, asked: &Asked) -> Result {
        self.notice(asked, StatusCode::NOT_FOUND, "presave-no-receipt")
    }

    /// A notice about an attempt that came to nothing, with the ways on from there.
    async fn failed(&self, asked: &Asked, attempt: &Attempt, status: StatusCode, text: &str) -> Result {
        let notice = Notice::new(self.frame(asked), status.as_u16(), text);
        let slug = self.slug(attempt.workspace, attempt.link_id).await?;
        let link = match &slug {
            Some(slug) => self.links.public(slug).await?,
            None => None,
        };
        let notice = match link {
            Some(link) => notice.back_to(&link.slug, &link.title).or_start_again(&link.slug),
            None => notice,
        };
        page(status, &notice)
    }

    async fn show(&self, asked: &Asked, receipt: String, presave: Presave, status: StatusCode) -> Result {
        let work = self.work(presave.workspace, presave.link_id, presave.release_id).await?;
        let consents = self.app.privacy.consents(presave.subject).await?;
        let purpose = <ReleaseSave as policy::Purpose>::ROW.id;
        let facts = Facts {
            outgrown: actions::is_due(self, &presave).await?,
            receipt,
            work,
            consent: consents.into_iter().find(|consent| consent.purpose == purpose),
            ledger: self.app.privacy.ledger(presave.subject).await?,
            presave,
        };
        page(status, &Receipt::new(&self.app, self.frame(asked), facts))
    }

    /// Counts what a fan did. They get on all the same when it cannot be counted.
    async fn record(&self, link: &PublicLink, kind: Kind, asked: &Asked) {
        let visit = match self.links.visit(&asked.visitor, &asked.headers, asked.query.as_deref()) {
            Ok(visit) => visit,
            Err(error) => return tracing::warn!(error = %error, "presave.event_not_kept"),
        };
        if let Err(error) = self.links.record(link, kind, Some(SPOTIFY), visit).await {
            tracing::warn!(error = %error, "presave.event_not_kept");
        }
    }

    async fn record_cancellation(&self, presave: &Presave, asked: &Asked) {
        let Ok(Some(slug)) = self.slug(presave.workspace, presave.link_id).await else { return };
        if let Ok(Some(link)) = self.links.public(&slug).await {
            self.record(&link, Kind::PresaveCancelled, asked).await;
        }
    }
}

/// The provider's answer in the address, unless something is missing in it.
fn reply(asked: &Asked) -> Option<Reply> {
    let state = asked.parameter("state").filter(|state| !state.is_empty())?;
    let answer = match (asked.parameter("error"), asked.parameter("code")) {
        (Some(error), _) if error == "access_denied" => Answer::Denied,
        (Some(_), _) => Answer::OtherError,
        (None, Some(code)) if !code.is_empty() => Answer::Code(code),
        (None, _) => return None,
    };
    Some(Reply { state, answer })
}

/// The state in it ties the provider's redirect to one attempt.
fn with_cookie(mut response: Response, cookie: &str) -> Result {
    let set = HeaderValue::from_str(cookie).map_err(Error::from_source)?;
    response.headers_mut().append(header::SET_COOKIE, set);
    Ok(response)
}
