//! The consent receipt for machines: what ISO/IEC TS 27560 asks of a consent record, from the record and the declarations.

use kit::{App, Lang, Result};
use policy::{DataRow, Kept, PurposeRow, routes};
use privacy::{Consent, ConsentText};
use serde_json::{Value, json};

use crate::{consents::agreement_of, model::Presave};

/// What is on record of each wish: the newest record in full, with the earlier ones behind it. `receipt` is the fan's own
/// address, without which none of this can be read. None when nothing is on record.
pub(crate) async fn of(app: &App, receipt: &str, presave: &Presave, consents: &[Consent]) -> Result<Option<Value>> {
    let mut purposes = Vec::new();
    for (act, _) in presave.acts.iter() {
        purposes.extend(of_purpose(app, act.purpose(presave.service), consents).await?);
    }
    if purposes.is_empty() {
        return Ok(None);
    }
    let page = app.url(&routes::presave::RECEIPT.to(&[receipt]));
    let mut first = purposes.remove(0);
    let Some(fields) = first.as_object_mut() else { return Ok(None) };
    fields.insert("schema".to_owned(), json!("ISO/IEC TS 27560:2023"));
    fields.insert("subject".to_owned(), json!("whoever holds the address of this receipt"));
    let policy = app.url(routes::transparency::POLICY.path);
    let controller = json!({ "name": app.site.operator, "contact": app.site.contact, "policy": policy });
    fields.insert("controller".to_owned(), controller);
    let rights = json!({
        "withdrawal": page, "erasure": page, "access": page,
        "complaint": "the data protection authority where you live",
    });
    fields.insert("rights".to_owned(), rights);
    fields.insert("further_wishes".to_owned(), json!(purposes));
    Ok(Some(first))
}

/// What is on record of one purpose.
async fn of_purpose(app: &App, row: &PurposeRow, consents: &[Consent]) -> Result<Option<Value>> {
    let mut choices = consents.iter().filter(|consent| consent.purpose == row.id);
    let Some(newest) = choices.next() else { return Ok(None) };
    let newest_record = record(app, newest).await?;
    let mut earlier = Vec::new();
    for consent in choices {
        earlier.push(record(app, consent).await?);
    }
    let english = app.texts.tongue(Lang::En);
    let same = newest.covers_today();
    let parties = policy::PROCESSORS.iter().filter(|party| party.purposes.contains(&row.id));
    let recipients: Vec<Value> = parties
        .map(|party| {
            json!({
                "id": party.id, "name": party.name, "country": party.country, "safeguard": party.safeguard,
                "data": party.data, "policy": party.policy_url,
            })
        })
        .collect();
    let used = policy::DATA.iter().filter(|datum| datum.purposes.contains(&row.id));
    let data: Vec<Value> = used
        .map(|datum| {
            let words = english.say(&format!("datum-{}", datum.id));
            json!({ "id": datum.id, "description": words, "retention": retention(datum) })
        })
        .collect();
    Ok(Some(json!({
        "record": newest_record,
        "earlier_records": earlier,
        "purpose": {
            "id": row.id, "description": english.say(&format!("purpose-{}", row.id)),
            "legal_basis": "GDPR Art 6(1)(a): consent",
            "scope_hash": row.scope, "unchanged_since_the_choice": same,
        },
        // What the purpose comprises today says nothing about a choice that was made for something else.
        "data": same.then_some(data),
        "recipients": same.then_some(recipients),
    })))
}

async fn record(app: &App, consent: &Consent) -> Result<Value> {
    let text = words(app, consent).await?;
    let moment = |millis: Option<i64>| millis.map(|millis| kit::from_millis(millis).to_string());
    Ok(json!({
        "id": consent.id,
        "state": consent.state(app.clock.now()).as_str(),
        "given_at": moment(consent.given_at),
        "expires_at": moment(consent.expires_at),
        "withdrawn_at": moment(consent.withdrawn_at),
        "refused_at": moment(consent.refused_at),
        "ask_again_at": moment(consent.ask_again_at),
        "method": consent.method,
        "ui_version": consent.ui_version,
        "policy_version": consent.policy_version,
        "scope_hash": consent.scope_hash,
        "language": consent.language,
        "text": text,
        "text_hash": consent.text_hash,
        "text_hash_of": format!("SHA-256 of {} in features/presave/locales/{}.ftl, UTF-8", agreement(consent), consent.language),
    }))
}

/// The text that a consent rests on.
fn agreement(consent: &Consent) -> &'static str {
    agreement_of(&consent.purpose).unwrap_or("presave-agreement")
}

/// The words that were shown then. Choices from before they were kept have them only while the program still says the same.
async fn words(app: &App, consent: &Consent) -> Result<Option<String>> {
    if let Some(kept) = app.privacy.consent_words(&consent.text_hash).await? {
        return Ok(Some(kept));
    }
    let Some(lang) = Lang::of_tag(&consent.language) else { return Ok(None) };
    let words = app.texts.tongue(lang).say(agreement(consent));
    let hash = ConsentText { text: &words, language: lang.tag() }.hash();
    Ok((hash == consent.text_hash).then_some(words))
}

/// The rule that the sweep executes, as the policy tells it.
fn retention(row: &DataRow) -> Value {
    match row.kept() {
        Kept::Use => json!("one request, in memory"),
        Kept::Until(end) => json!({ "emptied_at": end }),
        Kept::After(rule) => json!({ "days": rule.days, "after": rule.after }),
        Kept::Life => json!("as long as the person is known here"),
    }
}
