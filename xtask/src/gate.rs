//! The whole gate as one readable list of steps: the same here and in CI.

use std::{fs, path::Path, time::Instant};

use anyhow::{Context, bail};

use crate::{
    packages,
    postgres::Cluster,
    process::{self, Counts, cargo},
};

/// Which steps.
#[derive(clap::Args)]
pub(crate) struct Choice {
    /// Run this step only
    #[arg(long, value_name = "STEP", value_parser = names())]
    only: Option<String>,
}

struct Step {
    name: &'static str,
    what: &'static str,
    run: fn(&Path) -> anyhow::Result<Done>,
}

/// How a step ended: whether well, and how many tests it counted.
struct Done {
    ok: bool,
    counts: Counts,
}

const STEPS: &[Step] = &[
    Step { name: "packages", what: "Debian and npm packages that the tests need", run: packages },
    Step { name: "format", what: "cargo fmt --check", run: format },
    Step { name: "clippy", what: "clippy, warnings are errors", run: clippy },
    Step { name: "tests", what: "every test, on SQLite", run: tests },
    Step { name: "doctests", what: "examples in the documentation", run: doctests },
    Step { name: "postgres", what: "the tests of what speaks to the store, on PostgreSQL", run: postgres },
    Step { name: "docs", what: "rustdoc, warnings are errors", run: docs },
];

/// The crates beside the rooms whose tests run on both engines.
const STORE_CRATES: &[&str] = &["db", "privacy", "lake", "jobs", "tlog", "mail", "media", "house"];

/// The black-box tests that want a PostgreSQL, by the beginning of their names.
const BLACK_BOX: &str = "(package(=blackbox) & test(on_postgresql))";

fn names() -> clap::builder::PossibleValuesParser {
    STEPS.iter().map(|step| step.name).collect::<Vec<_>>().into()
}

/// Runs the steps, all of them even when one fails, and ends with a summary whose last line is `N passed, N failed`.
/// True when everything is well.
pub(crate) fn run(root: &Path, choice: &Choice) -> anyhow::Result<bool> {
    let start = Instant::now();
    let chosen: Vec<&Step> =
        STEPS.iter().filter(|step| choice.only.as_deref().is_none_or(|only| only == step.name)).collect();
    let mut rows = Vec::new();
    let mut sum = Vec::new();
    let mut all_ok = true;
    for (at, step) in chosen.iter().enumerate() {
        println!("\n== {} of {}: {} ({})", at + 1, chosen.len(), step.name, step.what);
        let began = Instant::now();
        let mut done = (step.run)(root).unwrap_or_else(|error| {
            println!("error: {error:#}");
            Done { ok: false, counts: Counts::default() }
        });
        if !done.ok && done.counts.failed == 0 {
            // What failed before it could count anything must not read "0 failed".
            done.counts.failed = 1;
        }
        let seconds = began.elapsed().as_secs_f64();
        let outcome = if done.ok { "ok" } else { "FAILED" };
        println!("== {} {outcome} after {seconds:.1} s", step.name);
        rows.push(format!(
            "{:<10} {seconds:>9.1}  {outcome:<7} {:>6} {:>6}",
            step.name, done.counts.passed, done.counts.failed
        ));
        all_ok &= done.ok;
        sum.push(done.counts);
    }
    println!("\n{:<10} {:>9}  {:<7} {:>6} {:>6}", "step", "seconds", "outcome", "passed", "failed");
    rows.iter().for_each(|row| println!("{row}"));
    println!("{:<10} {:>9.1}", "all", start.elapsed().as_secs_f64());
    let sum: Counts = sum.into_iter().sum();
    println!("{} passed, {} failed", sum.passed, sum.failed);
    Ok(all_ok)
}

/// Makes the README's pictures anew.
///
/// # Errors
/// When what the browser tests need cannot be installed.
pub(crate) fn pictures(root: &Path) -> anyhow::Result<bool> {
    packages(root)?;
    let mut command = cargo(root);
    command.env("FANFARE_SCREENS", "docs/images").args(["test", "--workspace", "--test", "main", "--"]);
    process::run(command.args(["--exact", "browser::pictures::the_pictures_of_the_readme_are_of_this_program"]))
}

fn packages(root: &Path) -> anyhow::Result<Done> {
    packages::ensure(packages::TESTS)?;
    packages::ensure_npm(root, packages::NPM_TESTS)?;
    Ok(Done { ok: true, counts: Counts::default() })
}

fn format(root: &Path) -> anyhow::Result<Done> {
    plain(cargo(root).args(["fmt", "--all", "--check"]))
}

fn clippy(root: &Path) -> anyhow::Result<Done> {
    plain(cargo(root).args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn tests(root: &Path) -> anyhow::Result<Done> {
    let mut command = cargo(root);
    command.env_remove("TEST_DB");
    if has_nextest(root) {
        command.args(NEXTEST);
    } else {
        println!("cargo-nextest is not here: cargo test does it");
        command.args(CARGO_TEST);
    }
    counted(&mut command)
}

fn doctests(root: &Path) -> anyhow::Result<Done> {
    counted(cargo(root).env_remove("TEST_DB").args(["test", "--workspace", "--doc", "--no-fail-fast"]))
}

fn postgres(root: &Path) -> anyhow::Result<Done> {
    let cluster = Cluster::start()?;
    println!("TEST_DB={}", cluster.url());
    let mut command = cargo(root);
    command.env("TEST_DB", cluster.url());
    if has_nextest(root) {
        // Chosen by a filter and not with --package: another choice of packages would mean other features of the
        // crates below, and build half the tree again.
        let filter = store_crates(root)?.iter().map(|name| format!("package(={name})")).collect::<Vec<_>>().join(" | ");
        let filter = format!("{filter} | {BLACK_BOX}");
        command.args(NEXTEST).args(["--filterset", &filter]);
    } else {
        command.args(CARGO_TEST);
    }
    counted(&mut command)
}

fn docs(root: &Path) -> anyhow::Result<Done> {
    plain(cargo(root).env("RUSTDOCFLAGS", "-D warnings").args(["doc", "--workspace", "--no-deps"]))
}

const NEXTEST: &[&str] = &["nextest", "run", "--workspace", "--no-fail-fast", "--no-tests=pass"];
const CARGO_TEST: &[&str] = &["test", "--workspace", "--all-targets", "--no-fail-fast"];

fn has_nextest(root: &Path) -> bool {
    cargo(root).args(["nextest", "--version"]).output().is_ok_and(|answer| answer.status.success())
}

fn store_crates(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut crates: Vec<String> = STORE_CRATES.iter().map(|&name| name.into()).collect();
    for room in fs::read_dir(root.join("features")).context("cannot read features/")? {
        let room = room?;
        if room.path().join("Cargo.toml").is_file() {
            crates.push(room.file_name().to_string_lossy().into_owned());
        }
    }
    if crates.len() == STORE_CRATES.len() {
        bail!("features/ holds no room");
    }
    crates.sort();
    Ok(crates)
}

fn plain(command: &mut std::process::Command) -> anyhow::Result<Done> {
    Ok(Done { ok: process::run(command)?, counts: Counts::default() })
}

fn counted(command: &mut std::process::Command) -> anyhow::Result<Done> {
    let (ok, counts) = process::run_counting(command)?;
    Ok(Done { ok, counts })
}
