//! Ratios, measured in one run: redirects with every click recorded against nginx, idle memory, time to the first
//! answer. How to read them is in bench/README.md.

mod gate;
mod http;
mod load;
mod machine;
mod paced;
mod pages;
mod peers;
mod prepare;
mod privacy;
mod release;
mod report;

use std::{
    path::Path,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

use crate::{packages, process, scratch::Scratch};

/// Something that is measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// What the gate before personal data adds to a read
    Gate,
    /// What proving, exporting and erasing take on a large instance
    Privacy,
    /// How large and quick the pages are, and what Lighthouse says of them
    Pages,
    /// How many pre-saves a second are done on release day, against graphile-worker
    Release,
}

/// What, how long and how hard.
#[derive(clap::Args)]
pub(crate) struct Plan {
    /// Measures this alone; without it, redirects, memory and starts
    part: Option<Part>,
    /// How many rounds each peer gets, taking turns
    #[arg(long, default_value_t = 5)]
    rounds: u32,
    /// How long a round lasts
    #[arg(long, default_value_t = 6)]
    seconds: u32,
    /// How many connections ask at once
    #[arg(long, default_value_t = 64)]
    connections: u32,
    /// How many starts are timed
    #[arg(long, default_value_t = 7)]
    starts: u32,
    /// release: how many fans have pre-saved
    #[arg(long, default_value_t = 50_000)]
    saves: u32,
    /// privacy: how many events there are
    #[arg(long, default_value_t = 1_000_000)]
    events: u64,
    /// privacy: how many people
    #[arg(long, default_value_t = 100_000)]
    subjects: u64,
    /// privacy: how many records one of them has
    #[arg(long, default_value_t = 100_000)]
    records: u64,
}

/// What one peer did, a figure a round.
#[derive(Default)]
struct Rounds {
    per_second: Vec<f64>,
    cpu_us: Vec<f64>,
    answered: u64,
}

/// Everything that was measured.
struct Figures {
    fanfare: Rounds,
    nginx: Rounds,
    connections: u32,
    recorded: u64,
    idle_mb: f64,
    loaded_mb: f64,
    first_start_ms: Vec<f64>,
    start_ms: Vec<f64>,
}

/// Measures and prints a table, then one line of JSON. False when a click is missing: that is a fault; a missed aim is
/// only printed.
pub(crate) fn run(root: &Path, plan: &Plan) -> anyhow::Result<bool> {
    match plan.part {
        Some(Part::Gate) => return gate::run(root),
        Some(Part::Privacy) => return privacy::run(root, plan),
        Some(Part::Pages) => return pages::run(root, plan),
        Some(Part::Release) => return release::run(root, plan),
        None => {}
    }
    packages::ensure(packages::BENCH)?;
    let program = peers::build(root)?;
    let folder = Scratch::new("fanfare-bench")?;
    let (first_start_ms, start_ms) = starts(&program, &folder, plan.starts)?;

    let mut fanfare = peers::fanfare(&program, &folder, "load")?;
    let first_address = fanfare.wait_for_line("/app/setup/", Duration::from_secs(20))?;
    fanfare.wait_until_live()?;
    println!("idle for 5 s");
    thread::sleep(Duration::from_secs(5));
    let idle_mb = machine::resident_mb(fanfare.id())?;

    let link = prepare::prepare_link(fanfare.address(), &first_address)?;
    let nginx = peers::nginx(&folder, &link.target)?;
    let mut figures = Figures {
        fanfare: Rounds::default(),
        nginx: Rounds::default(),
        connections: plan.connections,
        recorded: 0,
        idle_mb,
        loaded_mb: 0.0,
        first_start_ms,
        start_ms,
    };
    // Both are warm before anything counts.
    load::round(&nginx, &link.path, 1, plan.connections)?;
    let mut answered = load::round(&fanfare, &link.path, 1, plan.connections)?.requests;
    for round in 0..plan.rounds {
        // Who goes first changes, so that neither always meets the warmer machine.
        let mut turns = [(&fanfare, &mut figures.fanfare), (&nginx, &mut figures.nginx)];
        if round % 2 == 1 {
            turns.reverse();
        }
        for (peer, rounds) in turns {
            let seen = load::round(peer, &link.path, plan.seconds, plan.connections)?;
            println!(
                "round {}: {:<8} {:>9.0} requests/s {:>7.1} CPU µs a request",
                round + 1,
                peer.name,
                seen.per_second,
                seen.cpu_us
            );
            rounds.per_second.push(seen.per_second);
            rounds.cpu_us.push(seen.cpu_us);
            rounds.answered += seen.requests;
        }
    }
    answered += figures.fanfare.answered;
    figures.fanfare.answered = answered;
    figures.recorded = recorded(&fanfare, &link, answered)?;
    figures.loaded_mb = machine::resident_mb(fanfare.id())?;
    Ok(report::print(&figures, plan.rounds + 1))
}

/// Asks for the recorded clicks until they reach what was answered, for some seconds at most.
fn recorded(fanfare: &peers::Peer, link: &prepare::Link, answered: u64) -> anyhow::Result<u64> {
    let since = Instant::now();
    loop {
        let clicks = prepare::clicks(fanfare.address(), link)?;
        if clicks >= answered || since.elapsed() > Duration::from_secs(10) {
            return Ok(clicks);
        }
        thread::sleep(Duration::from_millis(200));
    }
}

/// Milliseconds from the start of the process to its first answer: in fresh folders, and in one that is there already.
fn starts(program: &Path, folder: &Scratch, times: u32) -> anyhow::Result<(Vec<f64>, Vec<f64>)> {
    let mut first = Vec::new();
    let mut again = Vec::new();
    for turn in 0..times {
        let data = format!("start-{turn}");
        for figures in [&mut first, &mut again] {
            let mut peer = peers::fanfare(program, folder, &data)?;
            figures.push(peer.wait_until_live()?);
        }
    }
    if first.is_empty() {
        bail!("--starts must be at least 1");
    }
    Ok((first, again))
}

/// The middle of the figures; of two middles, their mean.
fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper = sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN);
    let lower = sorted.get(sorted.len().saturating_sub(1) / 2).copied().unwrap_or(f64::NAN);
    f64::midpoint(lower, upper)
}

/// Runs a program to its end and hands back what it printed.
fn output(command: &mut std::process::Command) -> anyhow::Result<String> {
    let answer = command.output().with_context(|| format!("cannot run {}", process::name(command)))?;
    let text = String::from_utf8_lossy(&answer.stdout).into_owned();
    if !answer.status.success() {
        bail!("{} failed: {text}{}", process::name(command), String::from_utf8_lossy(&answer.stderr));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_the_middle_whatever_the_order() {
        assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((median(&[4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < f64::EPSILON);
    }
}
