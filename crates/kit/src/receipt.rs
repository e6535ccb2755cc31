//! The consent receipt for machines: what ISO/IEC TS 27560 asks of a consent record, from the record and the declarations.

use policy::{DataRow, Kept, PurposeRow, routes};
use privacy::{Consent, ConsentText};
use serde_json::{Value, json};

use crate::{App, Lang, Result, Tongue};

/// What a receipt is about.
#[derive(Clone, Copy)]
pub struct Receipt<'a> {
    /// The purpose that somebody agreed to, or did not.
    pub purpose: &'static PurposeRow,
    /// The path of their own page, without which none of this can be read: they withdraw and erase there.
    pub page: &'a str,
    /// Where the words are published that the record holds the hash of, by the language's tag.
    pub published: &'a (dyn Fn(&str) -> String + Sync),
    /// The words as the program says them today, for records from before words were kept.
    pub words: Option<&'a (dyn Fn(&Tongue) -> String + Sync)>,
}

impl Receipt<'_> {
    /// The newest record in full, with the earlier ones behind it. None when nothing is on record.
    ///
    /// # Errors
    /// The store's own.
    pub async fn of(&self, app: &App, consents: &[Consent]) -> Result<Option<Value>> {
        let row = self.purpose;
        let mut choices = consents.iter().filter(|consent| consent.purpose == row.id);
        let Some(newest) = choices.next() else { return Ok(None) };
        let newest_record = self.record(app, newest).await?;
        let mut earlier = Vec::new();
        for consent in choices {
            earlier.push(self.record(app, consent).await?);
        }
        let page = app.url(self.page);
        let english = app.texts.tongue(Lang::En);
        let same = newest.covers_today();
        Ok(Some(json!({
            "schema": "ISO/IEC TS 27560:2023",
            "record": newest_record,
            "earlier_records": earlier,
            "subject": "whoever holds the address of this receipt",
            "controller": {
                "name": app.site.operator, "contact": app.site.contact,
                "policy": app.url(routes::transparency::POLICY.path),
            },
            "purpose": {
                "id": row.id, "description": english.say(&format!("purpose-{}", row.id)),
                "legal_basis": "GDPR Art 6(1)(a): consent",
                "scope_hash": row.scope, "unchanged_since_the_choice": same,
            },
            // What the purpose comprises today says nothing about a choice that was made for something else.
            "data": same.then(|| self.data(&english)),
            "recipients": same.then(|| self.recipients()),
            "rights": {
                "withdrawal": page, "erasure": page, "access": page,
                "complaint": "the data protection authority where you live",
            },
        })))
    }

    fn recipients(&self) -> Vec<Value> {
        let parties = policy::PROCESSORS.iter().filter(|party| party.purposes.contains(&self.purpose.id));
        parties
            .map(|party| {
                json!({
                    "id": party.id, "name": party.name, "country": party.country, "safeguard": party.safeguard,
                    "data": party.data, "policy": party.policy_url,
                })
            })
            .collect()
    }

    fn data(&self, english: &Tongue) -> Vec<Value> {
        let used = policy::DATA.iter().filter(|datum| datum.purposes.contains(&self.purpose.id));
        used.map(|datum| {
            let words = english.say(&format!("datum-{}", datum.id));
            json!({ "id": datum.id, "description": words, "retention": retention(datum) })
        })
        .collect()
    }

    async fn record(&self, app: &App, consent: &Consent) -> Result<Value> {
        let text = self.text(app, consent).await?;
        let moment = |millis: Option<i64>| millis.map(|millis| crate::from_millis(millis).to_string());
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
            "text_hash_of": format!("SHA-256 of {}, UTF-8", (self.published)(&consent.language)),
        }))
    }

    /// The words that were shown then. Choices from before they were kept have them only while the program still says the
    /// same.
    async fn text(&self, app: &App, consent: &Consent) -> Result<Option<String>> {
        if let Some(kept) = app.privacy.consent_words(&consent.text_hash).await? {
            return Ok(Some(kept));
        }
        let (Some(words), Some(lang)) = (self.words, Lang::of_tag(&consent.language)) else { return Ok(None) };
        let words = words(&app.texts.tongue(lang));
        let hash = ConsentText { text: &words, language: lang.tag() }.hash();
        Ok((hash == consent.text_hash).then_some(words))
    }
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
