//! The page on which a fan chooses one of their playlists. HTTP only.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect},
};
use kit::{Error, Form, Result, Visitor, page};
use policy::routes;
use serde::Deserialize;

use crate::{
    Presaves, actions,
    choosing::{self, Looked, Not, Wanted},
    elsewhere::Work,
    model::Presave,
    pages::{Chooser, Notice},
    playlist::name_of,
    routes::Asked,
};

/// No number of YouTube's is nearly as long.
const LONGEST_ID: usize = 200;

/// What the page sends.
#[derive(Deserialize)]
pub(crate) struct Chosen {
    playlist: Option<String>,
}

/// A fan's own playlists.
pub(crate) async fn show(
    State(room): State<Presaves>,
    Path(receipt): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result {
    let asked = Asked { visitor, headers, query: None };
    room.choose(&asked, &receipt, Wanted::Look).await
}

/// Which one it is to be.
pub(crate) async fn choose(
    State(room): State<Presaves>,
    Path(receipt): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(form): Form<Chosen>,
) -> Result {
    let asked = Asked { visitor, headers, query: None };
    let wanted = match form.playlist {
        Some(word) if word == Chooser::NEW => Wanted::New,
        Some(id) if (1..=LONGEST_ID).contains(&id.len()) => Wanted::Own(id),
        _ => return Err(Error::Unreadable),
    };
    room.choose(&asked, &receipt, wanted).await
}

impl Presaves {
    async fn choose(&self, asked: &Asked, receipt: &str, wanted: Wanted) -> Result {
        let Some(presave) = actions::by_receipt(self, receipt).await? else { return self.no_receipt(asked) };
        let work = self.work(presave.workspace, presave.link_id, presave.release_id).await?;
        let (status, found) = match choosing::choose(self, &presave, work.as_ref(), wanted).await? {
            Looked::Found(found) => (StatusCode::OK, found),
            Looked::NotTheirs(found) => (StatusCode::UNPROCESSABLE_ENTITY, found),
            Looked::Kept => {
                let path = routes::presave::RECEIPT.to(&[receipt]);
                let back = Redirect::to(&format!("{path}?playlist=kept"));
                return Ok(([(header::CACHE_CONTROL, "no-store")], back).into_response());
            }
            Looked::Not(not) => return self.nothing_to_choose(asked, receipt, &presave, work.as_ref(), not),
        };
        let name = work.as_ref().map(|work| name_of(&work.artist, &work.title)).unwrap_or_default();
        let is_refused = status != StatusCode::OK;
        page(status, &Chooser::new(self.frame(asked), receipt, work.as_ref(), name, found, is_refused))
    }

    fn nothing_to_choose(
        &self,
        asked: &Asked,
        receipt: &str,
        presave: &Presave,
        work: Option<&Work>,
        not: Not,
    ) -> Result {
        let (status, text) = match not {
            Not::Closed => (StatusCode::CONFLICT, "presave-choose-closed"),
            Not::Busy => (StatusCode::CONFLICT, "presave-choose-busy"),
            Not::Held => (StatusCode::CONFLICT, "presave-choose-held"),
            Not::Dead => (StatusCode::CONFLICT, "presave-choose-dead"),
            Not::TooOften => (StatusCode::TOO_MANY_REQUESTS, "presave-choose-often"),
            Not::Until(_) => (StatusCode::SERVICE_UNAVAILABLE, "presave-choose-later"),
            Not::Trouble => (StatusCode::BAD_GATEWAY, "presave-choose-trouble"),
        };
        let mut notice = Notice::new(self.frame(asked), status.as_u16(), text, presave.service);
        notice.number = None;
        let zone = work.map_or(jiff::tz::TimeZone::UTC, |work| work.zone_of(presave));
        if let Not::Until(at) = not {
            notice = notice.until(at, &zone);
        }
        if let (Not::Dead, Some(slug)) = (not, work.and_then(|work| work.slug.as_deref())) {
            notice = notice.or_agree_again(slug, presave.service);
        }
        page(status, &notice.back_to_receipt(receipt))
    }
}
