//! The consent receipt of a pre-save, for machines.

use kit::{App, Receipt, Result};
use policy::{Purpose, purpose::ReleaseSave, routes};
use privacy::Consent;
use serde_json::Value;

use crate::actions::AGREEMENT;

/// The newest record in full, with the earlier ones behind it. `receipt` is the fan's own address, without which none of
/// this can be read. None when nothing is on record.
pub(crate) async fn of(app: &App, receipt: &str, consents: &[Consent]) -> Result<Option<Value>> {
    let page = routes::presave::RECEIPT.to(&[receipt]);
    let receipt = Receipt {
        purpose: ReleaseSave::ROW,
        page: &page,
        published: |lang| format!("{AGREEMENT} in features/presave/locales/{lang}.ftl"),
        words: Some(|tongue| tongue.say(AGREEMENT)),
    };
    receipt.of(app, consents).await
}
