//! Apple Music.

use apple::Item;
use jiff::Timestamp;
use policy::datum::PresaveToken;
use privacy::Personal;

use super::{Apple, Failure, Guest, Permit, disclosed};

/// What a page needs that lets Apple's script ask a fan. `site` is the page's own origin: the token for the script is good
/// there alone.
pub(super) fn guest(team: Option<&Apple>, now: Timestamp, site: &str) -> Result<Guest, Failure> {
    let team = team.ok_or(Failure::NOT_SENT)?;
    let script = team.library.script()?;
    Ok(Guest {
        origin: script.origin().ascii_serialization(),
        script: script.into(),
        asks: team.library.asked_by_script()?,
        token: team.key.page_token(now, site).ok_or(Failure::NOT_SENT)?,
    })
}

/// Asks Apple whether what a page sent is a fan's permission.
pub(super) async fn holds(
    team: Option<&Apple>,
    token: &Personal<PresaveToken>,
    permit: &Permit,
    now: Timestamp,
) -> Result<(), Failure> {
    let team = team.ok_or(Failure::NOT_SENT)?;
    let developer = team.key.token(now).ok_or(Failure::NOT_SENT)?;
    team.library.storefront(&developer, disclosed!(token, permit, Apple)?).await?;
    Ok(())
}

pub(super) async fn save(
    team: Option<&Apple>,
    item: Item,
    token: &Personal<PresaveToken>,
    permit: &Permit,
    now: Timestamp,
) -> Result<(), Failure> {
    let team = team.ok_or(Failure::NOT_SENT)?;
    let developer = team.key.token(now).ok_or(Failure::NOT_SENT)?;
    // What is in the library already was added before, and Apple's word (202) for a new wish says only that it was heard.
    let user = disclosed!(token, permit, Apple)?;
    if team.library.has(&developer, user, item).await? {
        return Ok(());
    }
    team.library.save(&developer, disclosed!(token, permit, Apple)?, &[item.thing]).await?;
    let user = disclosed!(token, permit, Apple)?;
    if team.library.has(&developer, user, item).await? {
        Ok(())
    } else {
        Err(Failure { code: "not_there_yet", ..Failure::NOT_SENT })
    }
}
