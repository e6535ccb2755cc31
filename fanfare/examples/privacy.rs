//! What the promises cost on a large instance: a whole `fanfare verify`, a large export, a proven erasure.
//! `cargo xtask bench privacy` runs it and reads its last line.

mod stage;

use std::{
    io::{self, Write},
    time::Instant,
};

use axum::{Router, body::Body};
use db::{Clock, Entropy, Sql};
use fanfare::House;
use futures_util::{StreamExt, TryStreamExt, stream};
use http::{Method, Request, header};
use lake::{Country, Kind, Seen};
use policy::{Check, datum::PresaveToken, processor::Spotify, purpose::ReleaseSave, routes};
use presave::Planted;
use privacy::Personal;
use proof::Status;
use serde_json::{Value, json};

use crate::stage::{SLUG, ask, eprint, label, people, settings};

/// Lines of the ledger in one transaction.
const LINES: usize = 1000;
const AGENT: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

/// How large the instance is.
struct Size {
    events: u64,
    subjects: u64,
    records: usize,
}

/// One worker beside the writing thread of the store, like the program itself on two cores.
fn main() -> anyhow::Result<()> {
    let workers = std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(workers).enable_all().build()?;
    runtime.block_on(Box::pin(measure()))
}

async fn measure() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1).map(|one| one.parse::<u64>());
    let mut next = |otherwise| arguments.next().unwrap_or(Ok(otherwise));
    let size = Size { events: next(1_000_000)?, subjects: next(100_000)?, records: usize::try_from(next(100_000)?)? };
    let folder = tempfile::tempdir()?;
    let house = House::open(settings(folder.path().join("data"), None), Clock::system(), Entropy::system()?).await?;

    let began = Instant::now();
    label(&house).await.map(drop)?;
    people(&house, (0..size.subjects).map(|n| format!("bench-permission-{n:032}"))).await?;
    told(began, &format!("{} people have pre-saved", size.subjects));
    visits(&house, size.events).await?;
    told(began, &format!("{} events are kept", size.events));
    let fan = somebody_with(&house, size.records).await?;
    told(began, &format!("one person has {} records", size.records));
    house.run_due().await?;
    told(began, "the clockwork has done its round");
    let build_seconds = began.elapsed().as_secs_f64();
    let disk_mb = megabytes(folder.path())?;

    let began = Instant::now();
    let export = routes::rights::FAN_ACT.to(&[&fan.receipt, "export"]);
    let export_bytes = form(&house.router(), &export, "").await?;
    let export_seconds = began.elapsed().as_secs_f64();
    eprint(&format!("an export of {export_bytes} bytes: {export_seconds:.1} s"));

    let (erasure_seconds, erased) = verified(&house, &[Check::ErasureBytes]).await?;
    eprint(&format!("a proven erasure, with its control before: {erasure_seconds:.1} s"));
    let began = Instant::now();
    form(&house.router(), &routes::rights::FAN_ERASURE.to(&[&fan.receipt]), "confirm=yes").await?;
    let large_erasure_seconds = began.elapsed().as_secs_f64();
    eprint(&format!("the erasure of the person with all those records: {large_erasure_seconds:.1} s"));
    let (verify_seconds, checks) = verified(&house, Check::ALL).await?;
    house.stop().await?;

    let not_passed: Vec<&Value> = checks.iter().chain(&erased).filter(|one| one["status"] != "PASS").collect();
    let figures = json!({
        "events": size.events, "subjects": size.subjects, "records": size.records, "build_seconds": build_seconds,
        "disk_mb": disk_mb, "verify_seconds": verify_seconds, "checks": checks, "not_passed": not_passed,
        "export_seconds": export_seconds, "export_bytes": export_bytes, "erasure_seconds": erasure_seconds,
        "large_erasure_seconds": large_erasure_seconds,
    });
    writeln!(io::stdout(), "{figures}")?;
    Ok(())
}

/// Sends a form of a fan's; how many bytes came back.
async fn form(router: &Router, path: &str, body: &str) -> anyhow::Result<usize> {
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body.to_owned()))?;
    Ok(ask(router, request).await?.len())
}

/// Visits of many people from many places, over a month, as the link's page would tell them.
async fn visits(house: &House, n: u64) -> anyhow::Result<()> {
    let app = &house.app;
    let visitors = lake::Visitors::new(app.clock.clone())?;
    let sql = "SELECT id, workspace_id FROM link WHERE slug = $1";
    let row = Sql::new(sql).bind(SLUG).one(app.db.read()).await?;
    let row = row.ok_or_else(|| anyhow::anyhow!("the link is not there"))?;
    let (link, workspace): (uuid::Uuid, uuid::Uuid) = (row.try_get("", "id")?, row.try_get("", "workspace_id")?);
    let event = |n: u64| -> anyhow::Result<lake::Event> {
        let [a, b, c, ..] = (n / 3).to_le_bytes();
        let country = ["DE", "FR", "GB", "IN", "PK", "RU", "US"].get(usize::try_from(n % 7)?).copied();
        let seen = Seen {
            ip: [10, a, b, c].into(),
            user_agent: AGENT,
            referer: Some("https://www.instagram.com/p/abc"),
            query: Some("utm_source=story&utm_medium=social&utm_campaign=spring"),
            accept_language: Some("de-DE,de;q=0.9,en;q=0.8"),
            country: country.and_then(Country::new),
        };
        let ago = jiff::SignedDuration::from_secs(i64::try_from(n % (30 * 24 * 60 * 60))?);
        let (kind, service) =
            if n.is_multiple_of(3) { (Kind::Click, Some("spotify".into())) } else { (Kind::View, None) };
        let at = app.clock.now().checked_sub(ago)?;
        Ok(lake::Event { at, workspace, link, kind, service, visit: visitors.describe(&seen)? })
    };
    let keep = |n: u64| {
        let event = event(n);
        async move { anyhow::Ok(house.lake.record(event?).await?) }
    };
    stream::iter(0..n).map(keep).buffer_unordered(4096).try_collect::<Vec<()>>().await.map(drop)
}

/// A person of whom the ledger of disclosures has so many lines.
async fn somebody_with(house: &House, records: usize) -> anyhow::Result<Planted> {
    let privacy = &house.app.privacy;
    let fan = house.presaves.plant(SLUG, None, "bench-permission").await.map_err(anyhow::Error::new)?;
    let grant = privacy.may::<ReleaseSave>(fan.subject).await?;
    let value = Personal::<PresaveToken>::of(fan.subject, String::new());
    let line = value.disclose::<Spotify, _>(&grant)?.disclosure();
    let mut left = records;
    while left > 0 {
        let n = left.min(LINES);
        privacy.record(vec![line; n]).await?;
        left -= n;
    }
    Ok(fan)
}

/// Runs checks; how long all of them took, and what each said.
async fn verified(house: &House, checks: &[Check]) -> anyhow::Result<(f64, Vec<Value>)> {
    let began = Instant::now();
    let mut tell = |one: &fanfare::Checked| {
        eprint(&format!("{:8} {:24} {:6.1} s", one.finding.status.word(), one.check.id(), one.took.as_secs_f64()));
        if one.finding.status != Status::Pass {
            eprint(&format!("{} {}", one.finding.observed, one.finding.control));
        }
    };
    let verifier = house.verifier();
    let all = Box::pin(verifier.run(checks, &mut tell)).await?;
    let said = all.iter().map(
        |one| json!({ "id": one.check.id(), "status": one.finding.status.word(), "seconds": one.took.as_secs_f64() }),
    );
    Ok((began.elapsed().as_secs_f64(), said.collect()))
}

fn megabytes(folder: &std::path::Path) -> anyhow::Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        bytes += if about.is_dir() { megabytes(&entry.path())? << 20 } else { about.len() };
    }
    Ok(bytes >> 20)
}

fn told(began: Instant, what: &str) {
    eprint(&format!("{:7.1} s  {what}", began.elapsed().as_secs_f64()));
}
