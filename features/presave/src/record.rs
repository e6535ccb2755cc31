//! The consent receipt for machines: what ISO/IEC TS 27560 asks of a consent record, from the record and the declarations.

use jiff::Timestamp;
use kit::{App, Lang};
use policy::{DataRow, Keep, Purpose, purpose::ReleaseSave, routes};
use privacy::{Consent, ConsentText};
use serde_json::{Value, json};

use crate::actions::AGREEMENT;

/// The newest record in full, with the earlier ones behind it. `receipt` is the fan's own address, without which none of
/// this can be read. None when nothing is on record.
pub(crate) fn of(app: &App, receipt: &str, consents: &[Consent]) -> Option<Value> {
    let row = ReleaseSave::ROW;
    let mut records = consents.iter().filter(|consent| consent.purpose == row.id);
    let newest = records.next()?;
    let now = app.clock.now();
    let page = app.url(&routes::presave::RECEIPT.to(&[receipt]));
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
    Some(json!({
        "schema": "ISO/IEC TS 27560:2023",
        "record": record(app, newest, now),
        "earlier_records": records.map(|consent| record(app, consent, now)).collect::<Vec<_>>(),
        "subject": "whoever holds the address of this receipt",
        "controller": {
            "name": app.site.operator, "contact": app.site.contact, "policy": app.url(routes::transparency::POLICY.path),
        },
        "purpose": {
            "id": row.id, "description": english.say("purpose-release_save"), "legal_basis": "GDPR Art 6(1)(a): consent",
            "scope_hash": row.scope, "unchanged_since_the_choice": same,
        },
        // What the purpose comprises today says nothing about a choice that was made for something else.
        "data": same.then_some(data),
        "recipients": same.then_some(recipients),
        "rights": {
            "withdrawal": page, "erasure": page, "access": page,
            "complaint": "the data protection authority where you live",
        },
    }))
}

fn record(app: &App, consent: &Consent, now: Timestamp) -> Value {
    let moment = |millis: Option<i64>| millis.map(|millis| kit::from_millis(millis).to_string());
    json!({
        "id": consent.id,
        "state": consent.state(now).as_str(),
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
        "text": words(app, consent),
        "text_hash": consent.text_hash,
        "text_hash_of": format!("SHA-256 of {AGREEMENT} in features/presave/locales/{}.ftl, UTF-8", consent.language),
    })
}

/// The words, where the program still says what was said then.
fn words(app: &App, consent: &Consent) -> Option<String> {
    let lang = Lang::of_tag(&consent.language)?;
    let words = app.texts.tongue(lang).say(AGREEMENT);
    let hash = ConsentText { text: &words, language: lang.tag() }.hash();
    (hash == consent.text_hash).then_some(words)
}

/// The rule that the sweep executes.
fn retention(row: &DataRow) -> Value {
    match row.keep {
        Keep::Use => json!("one request, in memory"),
        Keep::ClearWhen(end) => json!({ "emptied_at": end }),
        Keep::Row => {
            let tables = policy::TABLES.iter().filter(|table| row.columns.iter().any(|(name, _)| *name == table.name));
            tables
                .filter_map(|table| table.keep.map(|keep| (table.name, keep)))
                .map(|(name, keep)| json!({ "table": name, "days": keep.days, "after": keep.after }))
                .collect()
        }
    }
}
