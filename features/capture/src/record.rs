//! A fan's consent receipt for machines: one for each thing that they were asked.

use kit::{App, Receipt, Result};
use policy::{
    Purpose,
    purpose::{ArtistContact, Newsletter},
    routes,
};
use privacy::Consent;
use serde_json::{Value, json};

/// What is on record about letters and about the artist seeing the address. `receipt` is the fan's own address, without
/// which none of this can be read. None when nothing is on record.
pub(crate) async fn of(app: &App, receipt: &str, consents: &[Consent]) -> Result<Option<Value>> {
    let page = routes::capture::OWN.to(&[receipt]);
    let letters = Receipt {
        purpose: Newsletter::ROW,
        page: &page,
        published: &|lang: &str| published("capture-agree-letters", lang),
        words: None,
    };
    let artist = Receipt {
        purpose: ArtistContact::ROW,
        published: &|lang: &str| published("capture-agree-artist", lang),
        ..letters
    };
    let mut receipts = Vec::new();
    for receipt in [letters, artist] {
        receipts.extend(receipt.of(app, consents).await?);
    }
    Ok((!receipts.is_empty()).then(|| json!({ "schema": "ISO/IEC TS 27560:2023", "receipts": receipts })))
}

fn published(text: &str, lang: &str) -> String {
    format!("{text} in features/capture/locales/{lang}.ftl with the artist's name in it")
}
