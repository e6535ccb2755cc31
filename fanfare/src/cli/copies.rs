//! `fanfare backup` and `fanfare restore`.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use db::{Clock, Entropy};
use fanfare::{Kept, Source, Target};
use privacy::Passphrase;
use serde_json::json;

use super::{Common, say};
use crate::config::{self, Config};

/// Options of the backup.
#[derive(Args)]
pub(crate) struct Backup {
    /// The new file for the data; it is not overwritten
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// A new file for the keys: keep it apart from the other one, and let neither grow older than the policy allows
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// A file with the passphrase that closes the file of the keys; without it, FANFARE_BACKUP_PASSPHRASE is taken
    #[arg(long, value_name = "FILE", requires = "keys")]
    passphrase_file: Option<PathBuf>,
    /// Prints what was copied as JSON on the last line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    pub(crate) common: Common,
}

/// Options of the restore.
#[derive(Args)]
pub(crate) struct Restore {
    /// The backup of the data
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// The backup of the keys; not needed where the data folder still holds its keys folder
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// A file with the passphrase that closes the file of the keys; without it, FANFARE_BACKUP_PASSPHRASE is taken
    #[arg(long, value_name = "FILE", requires = "keys")]
    passphrase_file: Option<PathBuf>,
    /// The data folder of the instance as it is now: who was erased there is erased again
    #[arg(long, value_name = "DIR")]
    erasures_of: Option<PathBuf>,
    /// Prints what was put back as JSON on the last line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    pub(crate) common: Common,
}

/// Copies the instance while it runs.
pub(crate) async fn backup(chosen: Backup, config: Config) -> anyhow::Result<()> {
    let passphrase = passphrase(chosen.passphrase_file.as_deref(), chosen.keys.is_some())?;
    let target = Target { to: chosen.to, keys: chosen.keys, passphrase };
    let kept = fanfare::back_up(&config.settings, &target, Clock::system(), Entropy::system()?).await?;
    let rows = kept.rows();
    say(&format!("{rows} rows of {} tables are in {}\n", kept.tables.len(), target.to.display()))?;
    match (&target.keys, kept.keys) {
        (Some(file), Some(n)) if target.passphrase.is_some() => {
            say(&format!("{n} keys are in {}, which opens with the passphrase only\n", file.display()))?;
        }
        (Some(file), Some(n)) => {
            say(&format!(
                "{n} keys are in {}: whoever holds both files can read everything (a passphrase would prevent that: \
                 --passphrase-file FILE)\n",
                file.display()
            ))?;
        }
        _ => say("The keys are not in it. Without them nothing sealed opens again: copy them too, with --keys FILE\n")?,
    }
    if chosen.json { say(&report(&kept)) } else { Ok(()) }
}

/// Makes an instance from copies.
pub(crate) async fn restore(chosen: Restore, config: Config) -> anyhow::Result<()> {
    let passphrase = passphrase(chosen.passphrase_file.as_deref(), chosen.keys.is_some())?;
    let source = Source { from: chosen.from, keys: chosen.keys, passphrase, erasures_of: chosen.erasures_of };
    let kept = fanfare::restore(&config.settings, &source, Clock::system(), Entropy::system()?).await?;
    let folder = config.settings.data.display();
    let unlisted = source.keys.is_some() && source.erasures_of.is_none();
    say(&format!("{} rows of {} tables are back in {folder}\n", kept.rows(), kept.tables.len()))?;
    say("Whoever is on the list of erasures is erased again at the next start, before anybody is answered\n")?;
    say("The next start also writes into the tamper-evident log that this was restored, and from which moment\n")?;
    if unlisted {
        let made_at = db::from_millis(kept.made_at);
        say(&format!(
            "Nobody told which people were erased after {made_at}. If the instance's data folder still exists, restore again \
             with --erasures-of DIR\n"
        ))?;
    }
    if chosen.json { say(&report(&kept)) } else { Ok(()) }
}

/// The passphrase of the file that was named, else of the environment.
fn passphrase(file: Option<&Path>, for_keys: bool) -> anyhow::Result<Option<Passphrase>> {
    let text = match file {
        Some(path) => {
            Some(std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?)
        }
        None if for_keys => config::backup_passphrase(),
        None => None,
    };
    let Some(text) = text.map(zeroize::Zeroizing::new) else { return Ok(None) };
    Passphrase::new(&text).context("a passphrase has at least twelve letters").map(Some)
}

fn report(kept: &Kept) -> String {
    let tables: serde_json::Map<String, serde_json::Value> =
        kept.tables.iter().map(|(name, n)| (name.clone(), (*n).into())).collect();
    let report = json!({
        "made_at": kept.made_at, "policy_version": kept.policy_version, "rows": kept.rows(), "tables": tables,
        "keys": kept.keys,
    });
    format!("{report}\n")
}
