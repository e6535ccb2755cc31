//! HTTP only: read the request, call one action, choose the answer.

use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use kit::{
    Error, Form, Frame, InApp, Result, Visitor,
    age::{age_limit, day_of_birth, has_reached},
    cookie, page, page_with_form_target,
};
use lake::Kind;
use links::PublicLink;
use policy::routes;
use serde::Deserialize;
use url::form_urlencoded;

use crate::{
    Presaves,
    actions::{self, Answer, Reply, Return, Wishes},
    acts::{Act, Acts},
    model::{Attempt, Presave},
    pages::{Agreement, Asks, Missing, Notice, Typed},
    service::Service,
};

/// Ties a fan's return to the browser that left.
pub(crate) const BROWSER: policy::Cookie = policy::cookie::PRESAVE;

/// Says that a pre-save was refused in this session, and not why or to whom.
const NO: policy::Cookie = policy::cookie::PRESAVE_NO;

/// What the consent page sends.
#[derive(Deserialize)]
pub(crate) struct Agreed {
    /// The usual wish.
    agree: Option<String>,
    follow: Option<String>,
    playlist: Option<String>,
    /// Where their day begins, where that matters.
    zone: Option<String>,
    /// Compared once, where the law sets an age; it goes nowhere else.
    born: Option<String>,
}

/// What a day of birth means where it is asked.
enum Age {
    Reached,
    NotReached,
    NotSaid,
}

/// Who asks and what for: what every page of a pre-save begins with.
pub(crate) struct Asked {
    pub(crate) visitor: Visitor,
    pub(crate) headers: HeaderMap,
    pub(crate) query: Option<String>,
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
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
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
    let service = match room.offers(&provider, &link, &asked, StatusCode::OK)? {
        Ok(service) => service,
        Err(instead) => return Ok(instead),
    };
    if asked.was_refused() {
        return room.refused(&asked, &link);
    }
    // Where an age is asked, a start counts once it is known to be reached: of who is refused nothing stays, not even a count.
    if room.age_limit(&asked).is_none() {
        room.record(&link, Kind::PresaveStarted, service, &asked).await;
    }
    room.agreement(service, &link, &asked, &Typed::default(), Missing::default())
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
    let service = match room.offers(&provider, &link, &asked, StatusCode::UNPROCESSABLE_ENTITY)? {
        Ok(service) => service,
        Err(instead) => return Ok(instead),
    };
    // The age comes before everything else, so that nobody can try days out by leaving the box empty.
    let age = room.age(&asked, form.born.as_deref());
    if asked.was_refused() || matches!(age, Age::NotReached) {
        return room.refused(&asked, &link);
    }
    let typed = Typed { acts: room.wished(service, &form), zone: form.zone };
    let zone = room.zone_wished(&link, &asked, typed.zone.as_deref());
    let missing = Missing {
        agreement: typed.acts.is_empty(),
        birth: matches!(age, Age::NotSaid),
        zone: link.moment.differs() && zone.is_none(),
    };
    if missing.any() {
        return room.agreement(service, &link, &asked, &typed, missing);
    }
    if room.age_limit(&asked).is_some() {
        room.record(&link, Kind::PresaveStarted, service, &asked).await;
    }
    let wishes = Wishes { service, acts: Acts::wished(typed.acts), zone };
    let tongue = room.app.texts.tongue(asked.visitor.lang());
    let away = actions::begin(&room, &link, wishes, &tongue, cookie(&asked.headers, BROWSER.name)).await?;
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
    let Some(service) = room.live(&provider)? else { return room.not_live(&asked, &provider, None) };
    let Some(reply) = reply(&asked).filter(|_| !service.has_a_script()) else {
        return room.notice(&asked, StatusCode::BAD_REQUEST, "presave-unreadable", service);
    };
    room.take_in(&asked, service, reply).await
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
    /// Takes a fan's return in, and answers with what became of it.
    pub(crate) async fn take_in(&self, asked: &Asked, service: Service, reply: Reply) -> Result {
        let came = actions::come_back(self, service, reply, cookie(&asked.headers, BROWSER.name)).await?;
        self.came(asked, service, came).await
    }

    /// What a fan is told who came back, or who cannot.
    pub(crate) async fn came(&self, asked: &Asked, service: Service, came: Return) -> Result {
        let answer = match came {
            Return::Given { receipt, link } => {
                self.record(&link, Kind::PresaveGiven, service, asked).await;
                Redirect::to(&routes::presave::RECEIPT.to(&[&receipt])).into_response()
            }
            Return::Unknown => return self.notice(asked, StatusCode::BAD_REQUEST, "presave-unknown", service),
            Return::OtherBrowser => {
                return self.notice(asked, StatusCode::BAD_REQUEST, "presave-other-browser", service);
            }
            Return::Used => return self.notice(asked, StatusCode::GONE, "presave-used", service),
            Return::Renewed => self.notice(asked, StatusCode::OK, "presave-renewed", service)?,
            Return::Gone => self.notice(asked, StatusCode::GONE, "presave-gone", service)?,
            Return::Late(attempt) => self.failed(asked, &attempt, StatusCode::GONE, "presave-late").await?,
            Return::Denied(attempt) => self.failed(asked, &attempt, StatusCode::FORBIDDEN, "presave-denied").await?,
            Return::Unticked(attempt) => {
                self.failed(asked, &attempt, StatusCode::FORBIDDEN, "presave-unticked").await?
            }
            Return::Trouble(attempt) => {
                self.failed(asked, &attempt, StatusCode::BAD_GATEWAY, "presave-trouble").await?
            }
        };
        with_cookie(answer, &BROWSER.taken_back())
    }

    pub(crate) fn frame(&self, asked: &Asked) -> Frame {
        Frame::fan(&self.app, &asked.visitor)
    }

    /// The service, or none where this instance has no app there.
    pub(crate) fn live(&self, provider: &str) -> Result<Option<Service>> {
        let service = Service::of(provider).ok_or(Error::NotFound)?;
        Ok(Some(service).filter(|service| self.services.has(*service)))
    }

    /// The service, or the answer to give instead of asking for an agreement that could not be kept. `refusal` is its
    /// status where the request itself was sound.
    fn offers(
        &self,
        provider: &str,
        link: &PublicLink,
        asked: &Asked,
        refusal: StatusCode,
    ) -> Result<Result<Service, Response>> {
        let Some(service) = self.live(provider)? else { return Ok(Err(self.not_live(asked, provider, Some(link))?)) };
        if service == Service::Youtube && InApp::of(&asked.headers).is_some() {
            return Ok(Err(self.inside(asked, link, service)?));
        }
        if self.wishes_of(service).is_empty() {
            let mut notice = Notice::new(self.frame(asked), refusal.as_u16(), "presave-not-yet", service);
            notice.number = None;
            return Ok(Err(page(refusal, &notice.back_to(&link.slug, &link.title))?));
        }
        if link.out_at(asked.visitor.country()) <= self.app.clock.now() && !asked.again() {
            return Ok(Err(Redirect::to(&routes::links::SHOW_PUBLIC.to(&[&link.slug])).into_response()));
        }
        Ok(Ok(service))
    }

    /// What can be wished for there now: nothing that was announced in the policy and may not begin yet.
    fn wishes_of(&self, service: Service) -> Vec<Act> {
        let privacy = &self.app.privacy;
        let waits = |act: &Act| privacy.purpose_waits(act.purpose(service).id);
        let acts = service.acts().iter().copied().filter(|act| !waits(act));
        acts.filter(|_| !privacy.processor_waits(service.processor())).collect()
    }

    /// What was ticked.
    fn wished(&self, service: Service, form: &Agreed) -> Vec<Act> {
        let usual = service.acts().first().copied();
        let ticked = |act: Act| {
            let field = match act {
                _ if Some(act) == usual => &form.agree,
                Act::Follow => &form.follow,
                Act::Playlist => &form.playlist,
                Act::Save | Act::Like => &None,
            };
            field.as_deref() == Some("yes")
        };
        self.wishes_of(service).into_iter().filter(|act| ticked(*act)).collect()
    }

    /// By whose clocks a release comes out for this fan, where that differs: as they chose, else as their country goes. None
    /// for a word that is no zone.
    fn zone_wished(&self, link: &PublicLink, asked: &Asked, typed: Option<&str>) -> Option<String> {
        if !link.moment.differs() {
            return None;
        }
        let zone = match typed.filter(|typed| !typed.is_empty()) {
            Some(typed) => releases::zone_of(typed)?,
            None => link.zone_for(asked.visitor.country()),
        };
        zone.iana_name().map(str::to_owned)
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
        let mut notice =
            Notice::new(self.frame(asked), StatusCode::FORBIDDEN.as_u16(), "presave-closed", Service::Spotify);
        notice.number = None;
        let mut response = page(StatusCode::FORBIDDEN, &notice.back_to(&link.slug, &link.title))?;
        let set = HeaderValue::from_str(&NO.set("1"));
        response.headers_mut().append(header::SET_COOKIE, set.map_err(Error::from_source)?);
        Ok(response)
    }

    fn agreement(&self, service: Service, link: &PublicLink, asked: &Asked, typed: &Typed, missing: Missing) -> Result {
        let status = if missing.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let country = asked.visitor.country();
        let zone = typed.zone.as_deref().and_then(releases::zone_of).unwrap_or_else(|| link.zone_for(country));
        let asks = Asks {
            service,
            wishes: self.wishes_of(service),
            again: asked.again(),
            birth: self.age_limit(asked).is_some(),
            zone,
            end: self.services.token_end(service, self.app.clock.now()),
            mode: self.services.mode(service),
        };
        let form = Agreement::new(&self.app, self.frame(asked), link, &asks, typed, missing);
        self.page_to(service, status, &form, &asks.wishes)
    }

    /// A page whose form leads to a service.
    pub(crate) fn page_to(
        &self,
        service: Service,
        status: StatusCode,
        form: &impl askama::Template,
        acts: &[Act],
    ) -> Result {
        match self.services.door(service, acts).map_err(Error::from_source)? {
            Some(there) => page_with_form_target(status, form, &there.origin().ascii_serialization()),
            None => page(status, form),
        }
    }

    pub(crate) fn notice(&self, asked: &Asked, status: StatusCode, text: &str, service: Service) -> Result {
        page(status, &Notice::new(self.frame(asked), status.as_u16(), text, service))
    }

    pub(crate) fn not_live(&self, asked: &Asked, provider: &str, link: Option<&PublicLink>) -> Result {
        let service = Service::of(provider).ok_or(Error::NotFound)?;
        let status = StatusCode::NOT_FOUND;
        let notice = Notice::new(self.frame(asked), status.as_u16(), "presave-not-live", service);
        page(status, &link.into_iter().fold(notice, |notice, link| notice.or_be_reminded(&link.slug)))
    }

    /// Google signs nobody in inside an app (`disallowed_useragent`): better to say so before than to lose them there.
    fn inside(&self, asked: &Asked, link: &PublicLink, service: Service) -> Result {
        let mut notice = Notice::new(self.frame(asked), StatusCode::OK.as_u16(), "presave-inside", service);
        notice.number = None;
        notice.copy = Some(self.app.url(&routes::presave::NEW.to(&[&link.slug, service.word()])));
        page(StatusCode::OK, &notice.back_to(&link.slug, &link.title).or_be_reminded(&link.slug))
    }

    pub(crate) fn no_receipt(&self, asked: &Asked) -> Result {
        self.notice(asked, StatusCode::NOT_FOUND, "presave-no-receipt", Service::Spotify)
    }

    /// A notice about an attempt that came to nothing, with the ways on from there.
    async fn failed(&self, asked: &Asked, attempt: &Attempt, status: StatusCode, text: &str) -> Result {
        let notice = Notice::new(self.frame(asked), status.as_u16(), text, attempt.service);
        let slug = self.slug(attempt.workspace, attempt.link_id).await?;
        let link = match &slug {
            Some(slug) => self.links.public(slug).await?,
            None => None,
        };
        let notice = match link {
            Some(link) => notice.back_to(&link.slug, &link.title).or_start_again(&link.slug, attempt.service),
            None => notice,
        };
        page(status, &notice)
    }

    /// Counts what a fan did. They get on all the same when it cannot be counted.
    async fn record(&self, link: &PublicLink, kind: Kind, service: Service, asked: &Asked) {
        let visit = match self.links.visit(&asked.visitor, &asked.headers, asked.query.as_deref()) {
            Ok(visit) => visit,
            Err(error) => return tracing::warn!(error = %error, "presave.event_not_kept"),
        };
        if let Err(error) = self.links.record(link, kind, Some(service.word()), visit).await {
            tracing::warn!(error = %error, "presave.event_not_kept");
        }
    }

    pub(crate) async fn record_cancellation(&self, presave: &Presave, asked: &Asked) {
        let Ok(Some(slug)) = self.slug(presave.workspace, presave.link_id).await else { return };
        if let Ok(Some(link)) = self.links.public(&slug).await {
            self.record(&link, Kind::PresaveCancelled, presave.service, asked).await;
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
pub(crate) fn with_cookie(mut response: Response, cookie: &str) -> Result {
    let set = HeaderValue::from_str(cookie).map_err(Error::from_source)?;
    response.headers_mut().append(header::SET_COOKIE, set);
    Ok(response)
}
