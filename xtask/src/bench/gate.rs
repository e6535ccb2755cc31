//! What the gate before personal data costs: crates/privacy/examples/gate.rs in a release build, read and judged.

use std::path::Path;

use anyhow::Context;

use crate::process::cargo;

/// What opening a value may cost more than reading it.
const AIM_NS: f64 = 1000.0;

/// Measures and prints a table, then the same as one line of JSON. False when the aim is missed.
pub(super) fn run(root: &Path) -> anyhow::Result<bool> {
    println!("building crates/privacy/examples/gate.rs for release");
    let said =
        super::output(cargo(root).args(["run", "--quiet", "--release", "--package", "privacy", "--example", "gate"]))?;
    let line = said.lines().last().context("the benchmark said nothing")?;
    let figures: serde_json::Value = serde_json::from_str(line).context("the benchmark's last line is no JSON")?;
    let figure =
        |name: &str| figures.get(name).and_then(serde_json::Value::as_f64).with_context(|| format!("no {name}"));
    let (read, open, may) = (figure("read_ns")?, figure("open_ns")?, figure("may_ns")?);
    let added = open - read;
    println!("reading a plain value       {read:>10.2} ns");
    println!("opening it with a grant     {open:>10.2} ns");
    println!("the gate adds               {added:>10.2} ns   aim: under {AIM_NS} ns");
    println!("asking for a grant          {may:>10.0} ns   one question to the store");
    println!("{line}");
    Ok(added < AIM_NS)
}
