//! `fanfare verify`.

use std::{collections::BTreeMap, io::Write};

use clap::Args;
use db::{Clock, Entropy};
use fanfare::{Checked, House, verify_external};
use policy::Check;
use proof::Status;
use serde_json::json;

use super::say;
use crate::config::Config;

/// Options of `fanfare verify`, besides those of every command that runs the program.
#[derive(Args)]
pub(crate) struct Verify {
    /// Runs only this check (may be given several times)
    #[arg(long, value_name = "ID", value_parser = known)]
    only: Vec<Check>,
    /// Prints the answers as one JSON document and nothing else
    #[arg(long)]
    json: bool,
    /// Runs the checks that anybody can run, on the site at this address, without access to any data
    #[arg(long, value_name = "URL")]
    external: Option<String>,
    /// With --external: a smart link of that site whose release is not out yet, for the checks of pre-saves
    #[arg(long, value_name = "SLUG", requires = "external")]
    link: Option<String>,
}

impl Verify {
    /// Whether it needs no instance of its own.
    pub(crate) fn is_external(&self) -> bool {
        self.external.is_some()
    }

    fn checks(&self) -> &[Check] {
        if self.only.is_empty() { Check::ALL } else { &self.only }
    }
}

fn known(id: &str) -> Result<Check, String> {
    let all = || Check::ALL.iter().map(|check| check.id()).collect::<Vec<_>>().join(", ");
    Check::of_id(id).ok_or_else(|| format!("there is no such check; there are: {}", all()))
}

/// Looks at another site from outside.
pub(crate) async fn outside(chosen: &Verify) -> anyhow::Result<()> {
    let address = chosen.external.as_deref().unwrap_or_default();
    let all = verify_external(address, chosen.link.as_deref(), chosen.checks(), &mut progress).await?;
    report(&all, chosen.json)
}

/// Looks at this instance.
pub(crate) async fn inside(config: Config, chosen: &Verify) -> anyhow::Result<()> {
    let settings = config.settings;
    // Otherwise a typing mistake would make a new, empty instance and find it in order.
    let keys = settings.data.join("keys").join("master.key");
    anyhow::ensure!(keys.exists(), "there is no instance in {}: nothing to verify", settings.data.display());
    let house = House::open(settings, Clock::system(), Entropy::system()?).await?;
    let outcome = house.verifier().run(chosen.checks(), &mut progress).await;
    house.stop().await?;
    report(&outcome?, chosen.json)
}

/// One line as soon as a check has ended. It goes beside the report, so that a program that reads that is not disturbed.
fn progress(checked: &Checked) {
    let status = checked.finding.status.word();
    let line = format!("{status:8} {:24} {:6.1} s\n", checked.check.id(), checked.took.as_secs_f64());
    // When nobody listens the run goes on.
    drop(std::io::stderr().write_all(line.as_bytes()));
}

fn report(all: &[Checked], as_json: bool) -> anyhow::Result<()> {
    let failed = all.iter().filter(|one| one.finding.status == Status::Fail).count();
    say(&if as_json { for_machines(all) } else { for_people(all) })?;
    anyhow::ensure!(failed == 0, "{failed} of {} checks failed", all.len());
    Ok(())
}

fn n(all: &[Checked], status: Status) -> usize {
    all.iter().filter(|one| one.finding.status == status).count()
}

fn for_people(all: &[Checked]) -> String {
    let mut text = String::from("\n");
    let mut by_clause: BTreeMap<&str, Vec<&Checked>> = BTreeMap::new();
    for one in all {
        for clause in one.check.clauses() {
            by_clause.entry(clause.id).or_default().push(one);
        }
    }
    for (clause, checks) in &by_clause {
        for one in checks {
            text.push_str(&format!("{clause:32} {:24} {}\n", one.check.id(), one.finding.status.word()));
            if one.finding.status != Status::Pass {
                text.push_str(&format!(
                    "    found:   {}\n    control: {}\n",
                    one.finding.observed, one.finding.control
                ));
            }
        }
    }
    let (passed, failed, unknown) = (n(all, Status::Pass), n(all, Status::Fail), n(all, Status::Unknown));
    text.push_str(&format!("\n{passed} passed, {failed} failed, {unknown} unknown\n"));
    text
}

fn for_machines(all: &[Checked]) -> String {
    let checks: Vec<_> = all
        .iter()
        .map(|one| {
            let clauses: Vec<&str> = one.check.clauses().map(|clause| clause.id).collect();
            json!({
                "id": one.check.id(), "clause": clauses.join(" "), "status": one.finding.status.word(),
                "observed": one.finding.observed, "control": one.finding.control,
            })
        })
        .collect();
    let (passed, failed) = (n(all, Status::Pass), n(all, Status::Fail));
    format!("{}\n", json!({ "checks": checks, "passed": passed, "failed": failed }))
}
