//! The consent receipt of a pre-save, for machines.

use kit::{App, Receipt, Result, Tongue};
use policy::routes;
use privacy::Consent;
use serde_json::{Value, json};

use crate::{consents::agreement, model::Presave};

/// What is on record of each wish: of the first in full, with the others under `further_wishes`. `receipt` is the fan's own
/// address, without which none of this can be read. None when nothing is on record.
pub(crate) async fn of(app: &App, receipt: &str, presave: &Presave, consents: &[Consent]) -> Result<Option<Value>> {
    let page = routes::presave::RECEIPT.to(&[receipt]);
    let mut records = Vec::new();
    for (act, _) in presave.acts.iter() {
        let text = agreement(presave.service, act);
        let record = Receipt {
            purpose: act.purpose(presave.service),
            page: &page,
            published: &|lang: &str| format!("{text} in features/presave/locales/{lang}.ftl"),
            words: Some(&|tongue: &Tongue| tongue.say(text)),
        };
        records.extend(record.of(app, consents).await?);
    }
    if records.is_empty() {
        return Ok(None);
    }
    let mut first = records.remove(0);
    if let Some(fields) = first.as_object_mut() {
        fields.insert("further_wishes".to_owned(), json!(records));
    }
    Ok(Some(first))
}
