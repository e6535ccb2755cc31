//! Apple Music.

use apple::Item;
use jiff::Timestamp;
use policy::datum::PresaveToken;
use privacy::Personal;

use super::{Apple, Failure, Permit, disclosed};

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
