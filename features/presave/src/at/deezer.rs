//! Deezer.

use deezer::{Item, Library, Permission};
use jiff::Timestamp;
use policy::datum::{PresaveCode, PresaveToken};
use privacy::Personal;
use url::Url;

use super::{Allowance, Failure, Permit, Session, disclosed};

/// Deezer takes 50 questions in five seconds from one address; some are left to the catalogue.
const UNITS: i64 = 40;
const WINDOW_MS: i64 = 5000;

pub(super) fn allowance(now: Timestamp) -> Allowance {
    let number = now.as_millisecond().div_euclid(WINDOW_MS);
    Allowance { number, ends_at: kit::from_millis((number + 1) * WINDOW_MS), units: UNITS }
}

pub(super) fn authorise_url(library: Option<&Library>, state: &str) -> Result<Url, Failure> {
    Ok(library.ok_or(Failure::NOT_SENT)?.authorise_url(state, &Permission::TO_SAVE)?)
}

pub(super) async fn exchange(
    library: Option<&Library>,
    code: &Personal<PresaveCode>,
    permit: &Permit,
) -> Result<(Personal<PresaveToken>, Session), Failure> {
    let library = library.ok_or(Failure::NOT_SENT)?;
    let subject = code.subject();
    let given = library.exchange(disclosed!(code, permit, Deezer)?, subject).await?;
    Ok((given.token, Session { access: None, rotated: None, scope: Vec::new() }))
}

pub(super) async fn save(
    library: Option<&Library>,
    item: Item,
    token: &Personal<PresaveToken>,
    permit: &Permit,
) -> Result<(), Failure> {
    let library = library.ok_or(Failure::NOT_SENT)?;
    Ok(library.save(disclosed!(token, permit, Deezer)?, item).await?)
}
