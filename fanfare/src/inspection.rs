//! A store against the policy, looked at from beside the running program: nothing is applied, made or changed.

use std::path::Path;

use anyhow::{Context, bail};
use db::{Address, Clock, Db, Entropy};
use privacy::{Finding, Inspection, Privacy};

use crate::{Settings, house};

/// Looks through the store and the keyring that these settings name.
///
/// # Errors
/// When there is no store or no keyring yet, or they do not answer.
pub async fn inspect(settings: &Settings, clock: Clock, entropy: Entropy) -> anyhow::Result<Inspection> {
    let address = settings.address();
    // Opening would make them, and an empty store has nothing to find.
    if let Address::File(path) = &address {
        there(path, "store")?;
    }
    let keys = settings.data.join("keys");
    there(&keys.join("keyring.db"), "keyring")?;
    let db = Db::look(&address).await.context("the database did not open")?;
    let seen = look(&db, &keys, clock, entropy).await;
    db.close().await?;
    seen
}

async fn look(db: &Db, keys: &Path, clock: Clock, entropy: Entropy) -> anyhow::Result<Inspection> {
    let standing = db::standing(db, house::steps()).await?;
    let missing = standing.missing.into_iter().map(|name| {
        format!("the step {name} is not applied (start `fanfare serve`, which applies it; what it changes was not looked at)")
    });
    let unknown = standing
        .unknown
        .into_iter()
        .map(|name| format!("the step {name} is applied and this program does not know it (use the newer program)"));
    let findings: Vec<Finding> = missing.chain(unknown).map(|what| Finding { kind: "migrations", what }).collect();
    if !findings.is_empty() {
        return Ok(Inspection { findings, ..Inspection::default() });
    }
    let privacy = Privacy::look(db.clone(), keys, clock, entropy).await.context("the keys could not be opened")?;
    let seen = privacy.inspect().await;
    privacy.close().await?;
    Ok(seen?)
}

fn there(path: &Path, what: &str) -> anyhow::Result<()> {
    if !path.exists() {
        bail!("there is no {what} at {} (is `data` right? `fanfare serve` makes it)", path.display());
    }
    Ok(())
}
