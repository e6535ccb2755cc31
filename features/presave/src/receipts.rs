//! The fan's own page and what can be done there. HTTP only.

use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect},
};
use kit::{Error, Form, Result, Visitor, cookie, page};
use policy::routes;
use privacy::Consent;
use serde::Deserialize;

use crate::{
    Presaves, actions, choosing,
    model::Presave,
    pages::{Facts, Receipt},
    record,
    routes::{Asked, BROWSER, with_cookie},
};

/// What the receipt sends when the fan is asked again.
#[derive(Deserialize)]
pub(crate) struct Answered {
    answer: Option<String>,
}

/// The fan's own page.
pub(crate) async fn receipt(
    State(room): State<Presaves>,
    Path(receipt): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result {
    let asked = Asked { visitor, headers, query };
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
    let Some(record) = record::of(&room.app, &receipt, &presave, &consents).await? else {
        return room.no_receipt(&asked);
    };
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

/// The fan gives a permission that reaches the release.
pub(crate) async fn renew(
    State(room): State<Presaves>,
    Path(receipt): Path<String>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result {
    let asked = Asked { visitor, headers, query: None };
    let Some(presave) = actions::by_receipt(&room, &receipt).await? else { return room.no_receipt(&asked) };
    let work = room.work(presave.workspace, presave.link_id, presave.release_id).await?;
    let now = room.app.clock.now();
    if !work.is_some_and(|work| actions::is_renewable(&room, &presave, work.out_at(&presave), now)) {
        return Ok(Redirect::to(&routes::presave::RECEIPT.to(&[&receipt])).into_response());
    }
    let tongue = room.app.texts.tongue(asked.visitor.lang());
    let away = actions::renew(&room, &presave, &tongue, cookie(&asked.headers, BROWSER.name)).await?;
    with_cookie(Redirect::to(&away.url).into_response(), &BROWSER.set(&away.browser))
}

impl Presaves {
    async fn show(&self, asked: &Asked, receipt: String, presave: Presave, status: StatusCode) -> Result {
        let work = self.work(presave.workspace, presave.link_id, presave.release_id).await?;
        let consents = self.app.privacy.consents(presave.subject).await?;
        let wishes: Vec<&str> = presave.acts.iter().map(|(act, _)| act.purpose(presave.service).id).collect();
        let mut consents: Vec<Consent> =
            consents.into_iter().filter(|consent| wishes.contains(&consent.purpose.as_str())).collect();
        // The newest of each wish, in the order of the wishes.
        consents.sort_by_key(|consent| wishes.iter().position(|wish| *wish == consent.purpose));
        consents.dedup_by(|later, first| later.purpose == first.purpose);
        let expected = self.expected(&presave, work.as_ref()).await?;
        let now = self.app.clock.now();
        let facts = Facts {
            renewable: work
                .as_ref()
                .is_some_and(|work| actions::is_renewable(self, &presave, work.out_at(&presave), now)),
            choosable: choosing::is_open(self, &presave, work.as_ref()),
            is_kept: asked.parameter("playlist").is_some_and(|word| word == "kept"),
            outgrown: actions::is_due(self, &presave).await?,
            receipt,
            work,
            consents,
            expected,
            ledger: self.app.privacy.ledger(presave.subject).await?,
            presave,
        };
        let service = facts.presave.service;
        let receipt = Receipt::new(&self.app, self.frame(asked), facts);
        if !receipt.leads_to_service() {
            return page(status, &receipt);
        }
        self.page_to(service, status, &receipt, service.acts())
    }
}
