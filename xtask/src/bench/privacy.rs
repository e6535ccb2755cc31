//! What the promises cost on a large instance: fanfare/examples/privacy.rs in a release build, read and judged.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, bail};
use serde_json::Value;

use super::Plan;
use crate::process::cargo;

/// What each may take, in seconds.
const AIMS: [(&str, &str, f64); 3] = [
    ("verify_seconds", "fanfare verify, whole", 600.0),
    ("export_seconds", "export of a person with many records", 10.0),
    ("erasure_seconds", "a proven erasure, with its control", 60.0),
];

/// Measures and prints a table, then the same as one line of JSON. False when an aim is missed or a check does not pass.
pub(super) fn run(root: &Path, plan: &Plan) -> anyhow::Result<bool> {
    println!("building fanfare/examples/privacy.rs for release");
    let mut command = cargo(root);
    command.args(["run", "--quiet", "--release", "--package", "fanfare", "--example", "privacy", "--"]);
    let said = heard(command.args([plan.events, plan.subjects, plan.records].map(|n| n.to_string())))?;
    let line = said.lines().last().context("the benchmark said nothing")?;
    let figures: Value = serde_json::from_str(line).context("the benchmark's last line is no JSON")?;
    let figure = |name: &str| figures.get(name).and_then(Value::as_f64).with_context(|| format!("no {name}"));

    println!("\n{} events, {} people, one with {} records", plan.events, plan.subjects, plan.records);
    println!("made in {:.0} s, {} MB on disk\n", figure("build_seconds")?, figure("disk_mb")?);
    let mut met = true;
    for (name, what, aim) in AIMS {
        let seconds = figure(name)?;
        met &= seconds < aim;
        let verdict = if seconds < aim { "yes" } else { "NO" };
        println!("{what:<40} {seconds:>8.1} s   aim: under {aim} s: {verdict}");
    }
    println!("{:<40} {:>8.1} s", "erasure of the person with many records", figure("large_erasure_seconds")?);
    let not_passed = figures.get("not_passed").and_then(Value::as_array).context("no not_passed")?;
    for one in not_passed {
        println!("did not pass: {one}");
    }
    println!("{line}");
    Ok(met && not_passed.is_empty())
}

/// Runs it to its end; what it says beside its figures is for who waits.
fn heard(command: &mut Command) -> anyhow::Result<String> {
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn()?;
    let answer = child.wait_with_output()?;
    if !answer.status.success() {
        bail!("the benchmark ended with {}", answer.status);
    }
    Ok(String::from_utf8_lossy(&answer.stdout).into_owned())
}
