//! The two ends of a release day at size: the simulated music service with many fans' permissions, and a label whose fans
//! have pre-saved. `cargo xtask bench release` puts the program itself between them.
//!
//! `release_day party N FILE` runs the service, writes the permissions of N fans into FILE, prints where it is, and then
//! twenty times a second what it has seen. `release_day plant DATA FILE LEAD [DATABASE]` stores one pre-save
//! for each permission and lets the release come out LEAD seconds later.

mod stage;

use std::{
    io::{self, BufRead, Write},
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use db::{Address, Clock, Entropy};
use fanfare::House;
use http::Method;
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use policy::routes;
use sandbox::{Sandbox, spotify::Spotify};
use serde_json::json;

use crate::stage::{ALBUM, eprint, label, people, said, settings};

/// How often the service is asked whether somebody has come.
const LOOK: Duration = Duration::from_millis(1);
/// How often it tells what it has seen.
const TELL: Duration = Duration::from_millis(50);

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    match words.as_slice() {
        ["party", n, file] => runtime.block_on(party(n.parse()?, file)),
        ["plant", data, file, lead] => runtime.block_on(Box::pin(plant(data, file, lead.parse()?, None))),
        ["plant", data, file, lead, database] => {
            let database = Some(database.parse().map_err(anyhow::Error::msg)?);
            runtime.block_on(Box::pin(plant(data, file, lead.parse()?, database)))
        }
        _ => bail!("party N FILE, or plant DATA FILE LEAD [DATABASE]"),
    }
}

async fn party(n: u32, file: &str) -> anyhow::Result<()> {
    let sandbox = Sandbox::start().await?;
    let spotify = sandbox.spotify().clone();
    spotify.register_app("bench", "unused", "http://127.0.0.1:8080/");
    spotify.knobs(|knobs| knobs.journal_capacity = 0);
    let mut permissions = io::BufWriter::new(std::fs::File::create(file)?);
    for n in 0..n {
        writeln!(permissions, "{}", spotify.issue("bench", &format!("fan{n}"), &["user-library-modify"]))?;
    }
    permissions.flush()?;
    let place = json!({
        "base": format!("http://{}", sandbox.addr()), "accounts": spotify.accounts_url(), "api": spotify.api_url(),
        "album": ALBUM,
    });
    writeln!(io::stdout(), "{place}")?;
    watch(&spotify)
}

/// Tells what it has seen until nobody listens. Milliseconds are since 1970.
fn watch(spotify: &Spotify) -> anyhow::Result<()> {
    let clock = Clock::system();
    let (mut n, mut first_ms, mut last_ms, mut told) = (0, None, None, Instant::now());
    loop {
        std::thread::sleep(LOOK);
        let n_now = spotify.n_requests();
        let changed = n_now != n;
        if changed {
            let now = clock.now_ms();
            first_ms.get_or_insert(now);
            (n, last_ms) = (n_now, Some(now));
        }
        if told.elapsed() < TELL {
            continue;
        }
        told = Instant::now();
        // While requests come, counting would hold them up.
        let counted = (!changed).then(|| (spotify.saves().values().sum::<usize>(), spotify.n_repeated_saves()));
        let (saves, repeated) = counted.unzip();
        let line = json!({
            "requests": n, "first_ms": first_ms, "last_ms": last_ms, "saves": saves, "repeated": repeated,
        });
        writeln!(io::stdout(), "{line}")?;
    }
}

async fn plant(data: &str, file: &str, lead: i64, database: Option<Address>) -> anyhow::Result<()> {
    let permissions = io::BufReader::new(std::fs::File::open(file)?).lines().collect::<io::Result<Vec<_>>>()?;
    let clock = Clock::system();
    let house = House::open(settings(PathBuf::from(data), database), clock.clone(), Entropy::system()?).await?;
    let (key, release) = label(&house).await?;
    let (began, n) = (Instant::now(), permissions.len());
    people(&house, permissions.into_iter()).await?;
    eprint(&format!("{n} people have pre-saved in {:.0} s", began.elapsed().as_secs_f64()));
    let out = clock.now().checked_add(lead.seconds()).context("no such moment")?;
    let out = Timestamp::from_second(out.as_second())?;
    let there = out.to_zoned(TimeZone::UTC);
    let to = json!({
        "release_date": there.date().to_string(), "release_time": there.time().strftime("%H:%M:%S").to_string(),
        "time_zone": "UTC",
    });
    said(&house, &key, Method::PATCH, &routes::releases::API_UPDATE.to(&[&release]), &to).await?;
    house.stop().await?;
    writeln!(io::stdout(), "{}", json!({ "out_ms": out.as_millisecond() }))?;
    Ok(())
}
