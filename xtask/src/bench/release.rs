//! A release day: many pre-saves due at one moment, done by the program on SQLite and on PostgreSQL, and by graphile-worker
//! with the same two calls to the same simulated service; then one that is killed half-way.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, bail};
use serde_json::{Value, json};

use super::{
    Plan, machine, output,
    peers::{self, Peer},
};
use crate::{
    packages,
    postgres::Cluster,
    process::{self, cargo},
    scratch::Scratch,
};

/// Times graphile-worker's throughput.
const AIM_RATIO: f64 = 4.0;
const AIM_MB: f64 = 300.0;
/// From the release's moment to the first call.
const AIM_FIRST_MS: f64 = 100.0;
/// From the start after `kill -9` to the next call.
const AIM_RESUME_MS: f64 = 2000.0;
/// How long a release waits after it was stored, so that the program is up at its moment.
const LEAD_SECONDS: &str = "6";
const PATIENCE: Duration = Duration::from_secs(1800);

/// Where things are.
struct Stage {
    program: PathBuf,
    example: PathBuf,
    folder: Scratch,
}

/// The simulated service.
struct Party {
    process: Peer,
    place: Value,
    permissions: PathBuf,
    seen: Seen,
}

/// What the service saw so far.
#[derive(Clone, Copy, Default)]
struct Seen {
    requests: u64,
    first_ms: f64,
    last_ms: f64,
    saves: u64,
    repeated: u64,
}

/// What one release day showed.
struct Day {
    per_second: f64,
    first_ms: f64,
    peak_mb: f64,
}

/// Measures and prints a table, then the same as one line of JSON. False when a pre-save is missing or was done twice, or
/// an aim is missed.
pub(super) fn run(root: &Path, plan: &Plan) -> anyhow::Result<bool> {
    packages::ensure(packages::TESTS)?;
    packages::ensure_npm(root, packages::NPM_BENCH)?;
    let program = peers::build(root)?;
    if !process::run(cargo(root).args(["build", "--release", "--package", "fanfare", "--example", "release_day"]))? {
        bail!("the release build failed");
    }
    let example = program.with_file_name("examples").join("release_day");
    let stage = Stage { program, example, folder: Scratch::new("fanfare-bench")? };
    let cluster = Cluster::start()?;
    let n = plan.saves;

    let sqlite = stage.day(n, "sqlite", None)?;
    println!("{}", sqlite.line("on SQLite"));
    let postgres = stage.day(n, "postgres", Some(&cluster.database("release")?))?;
    println!("{}", postgres.line("on PostgreSQL"));
    let graphile = stage.graphile(root, n, &cluster.database("graphile")?)?;
    println!("graphile-worker  {:>8.0} saves/s", graphile);
    let (resume_ms, repeated) = stage.killed(n / 5)?;
    println!("after kill -9    {resume_ms:>8.0} ms to the next call, {repeated} of {} saved twice", n / 5);

    let ratio = postgres.per_second / graphile;
    let first_ms = sqlite.first_ms.max(postgres.first_ms);
    let peak_mb = sqlite.peak_mb.max(postgres.peak_mb);
    let aims = [
        ("on PostgreSQL, times graphile-worker", ratio, format!("at least {AIM_RATIO}"), ratio >= AIM_RATIO),
        ("first call after the moment, ms", first_ms, format!("within {AIM_FIRST_MS}"), first_ms <= AIM_FIRST_MS),
        ("memory at most, MB", peak_mb, format!("under {AIM_MB}"), peak_mb < AIM_MB),
        (
            "next call after kill -9 and start, ms",
            resume_ms,
            format!("within {AIM_RESUME_MS}"),
            resume_ms <= AIM_RESUME_MS,
        ),
    ];
    for (what, figure, aim, met) in &aims {
        println!("{what:<40} {figure:>8.1}   aim: {aim}: {}", if *met { "yes" } else { "NO" });
    }
    let figures = json!({
        "saves": n, "sqlite_per_second": sqlite.per_second, "postgres_per_second": postgres.per_second,
        "graphile_per_second": graphile, "ratio": ratio, "first_ms": first_ms, "peak_mb": peak_mb, "resume_ms": resume_ms,
        "repeated_after_kill": repeated,
    });
    println!("{figures}");
    Ok(aims.iter().all(|(.., met)| *met))
}

impl Day {
    fn line(&self, what: &str) -> String {
        format!(
            "fanfare {what:<13} {:>8.0} saves/s, the first call {:.0} ms after the moment, at most {:.0} MB",
            self.per_second, self.first_ms, self.peak_mb
        )
    }
}

impl Stage {
    fn party(&self, n: u32, name: &str) -> anyhow::Result<Party> {
        let permissions = self.folder.path().join(format!("{name}.permissions"));
        let mut command = Command::new(&self.example);
        command.args(["party", &n.to_string()]).arg(&permissions);
        let mut process = peers::other("the simulated service", &mut command, &self.folder)?;
        let place = process.wait_for_line("accounts", Duration::from_secs(120))?;
        Ok(Party { process, place: serde_json::from_str(&place)?, permissions, seen: Seen::default() })
    }

    /// Stores the pre-saves; the moment at which their release comes out, in milliseconds since 1970.
    fn plant(&self, party: &Party, name: &str, database: Option<&str>) -> anyhow::Result<f64> {
        let mut command = Command::new(&self.example);
        command.arg("plant").arg(self.folder.path().join(name)).arg(&party.permissions).arg(LEAD_SECONDS);
        let said: Value = serde_json::from_str(output(command.args(database))?.lines().last().unwrap_or_default())?;
        said.get("out_ms").and_then(Value::as_f64).context("no moment")
    }

    fn fanfare(&self, party: &Party, name: &str, database: Option<&str>) -> anyhow::Result<Peer> {
        let mut settings =
            vec![("FANFARE_SPOTIFY_CLIENT_ID", "bench"), ("FANFARE_SPOTIFY_SIMULATED_AT", party.base()?)];
        settings.extend(database.map(|database| ("FANFARE_DATABASE", database)));
        let mut server = peers::fanfare_with(&self.program, &self.folder, name, &settings)?;
        server.wait_until_live()?;
        Ok(server)
    }

    fn day(&self, n: u32, name: &str, database: Option<&str>) -> anyhow::Result<Day> {
        let mut party = self.party(n, name)?;
        let out_ms = self.plant(&party, name, database)?;
        let server = self.fanfare(&party, name, database)?;
        let mut peak_mb: f64 = 0.0;
        party.watch(|seen| {
            peak_mb = peak_mb.max(machine::resident_mb(server.id())?);
            Ok(seen.saves == u64::from(n))
        })?;
        if party.seen.repeated > 0 {
            bail!("{} were saved twice", party.seen.repeated);
        }
        let day = Day { per_second: party.per_second(n), first_ms: party.seen.first_ms - out_ms, peak_mb };
        drop(server);
        fs::remove_dir_all(self.folder.path().join(name))?;
        Ok(day)
    }

    /// How many saves a second graphile-worker does.
    fn graphile(&self, root: &Path, n: u32, database: &str) -> anyhow::Result<f64> {
        let mut party = self.party(n, "graphile")?;
        // A module finds its packages beside itself.
        let script = root.join("target/npm/graphile.mjs");
        fs::copy(root.join("bench/graphile.mjs"), &script)?;
        output(Command::new("node").arg(script).arg(database).arg(party.place.to_string()).arg(&party.permissions))?;
        party.watch(|seen| Ok(seen.saves == u64::from(n)))?;
        Ok(party.per_second(n))
    }

    /// Kills the program half-way and starts it again: milliseconds from the start to the next call, and how many saves the
    /// service saw twice.
    fn killed(&self, n: u32) -> anyhow::Result<(f64, u64)> {
        let mut party = self.party(n, "killed")?;
        self.plant(&party, "killed", None)?;
        let server = self.fanfare(&party, "killed", None)?;
        party.watch(|seen| Ok(seen.requests >= u64::from(n)))?;
        server.kill()?;
        let quiet = party.settled()?;
        let began = now_ms();
        let server = self.fanfare(&party, "killed", None)?;
        let mut next_ms = None;
        party.watch(|seen| {
            if next_ms.is_none() && seen.requests > quiet {
                next_ms = Some(seen.last_ms);
            }
            // A kill between a refresh and our storing of the new permission costs that pre-save its permission.
            Ok(seen.saves + 64 >= u64::from(n) && seen.last_ms + 3000.0 < now_ms())
        })?;
        drop(server);
        Ok((next_ms.context("nothing was asked after the start")? - began, party.seen.repeated))
    }
}

impl Party {
    fn base(&self) -> anyhow::Result<&str> {
        let accounts = self.place.get("accounts").and_then(Value::as_str).context("no address")?;
        accounts.strip_suffix("/accounts").context("an address of another shape")
    }

    fn per_second(&self, n: u32) -> f64 {
        f64::from(n) * 1e3 / (self.seen.last_ms - self.seen.first_ms)
    }

    /// Looks on until `enough`.
    fn watch(&mut self, mut enough: impl FnMut(&Seen) -> anyhow::Result<bool>) -> anyhow::Result<()> {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if let Some(line) = self.process.newest_line() {
                self.note(&serde_json::from_str(&line)?);
                if enough(&self.seen)? {
                    return Ok(());
                }
            }
            thread::sleep(Duration::from_millis(20));
        }
        bail!("only {} of all were saved", self.seen.saves)
    }

    /// Waits until no request has come for a second; how many have come.
    fn settled(&mut self) -> anyhow::Result<u64> {
        self.watch(|seen| Ok(seen.last_ms + 1000.0 < now_ms()))?;
        Ok(self.seen.requests)
    }

    fn note(&mut self, line: &Value) {
        let number = |name: &str| line.get(name).and_then(Value::as_f64);
        let count = |name: &str| line.get(name).and_then(Value::as_u64);
        self.seen = Seen {
            requests: count("requests").unwrap_or(self.seen.requests),
            first_ms: number("first_ms").unwrap_or(self.seen.first_ms),
            last_ms: number("last_ms").unwrap_or(self.seen.last_ms),
            saves: count("saves").unwrap_or(self.seen.saves),
            repeated: count("repeated").unwrap_or(self.seen.repeated),
        };
    }
}

fn now_ms() -> f64 {
    #[expect(clippy::disallowed_methods, reason = "another process told a moment of this machine's clock")]
    let now = SystemTime::now();
    now.duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64() * 1e3)
}
