//! What the promises cost on a large instance: a whole `fanfare verify`, a large export, a proven erasure.
//! `cargo xtask bench privacy` runs it and reads its last line.

use std::{
    io::{self, Write},
    net::SocketAddr,
    path::PathBuf,
    time::Instant,
};

use axum::{Router, body::Body, extract::ConnectInfo};
use db::{Clock, Durability, Entropy, Sql};
use fanfare::{House, Settings};
use futures_util::{StreamExt, TryStreamExt, stream};
use http::{Method, Request, header};
use http_body_util::BodyExt;
use kit::WorkspaceId;
use lake::{Country, Kind, Seen};
use policy::{Check, datum::PresaveToken, processor::Spotify, purpose::ReleaseSave, routes};
use presave::Planted;
use privacy::Personal;
use proof::Status;
use serde_json::{Value, json};
use tower::ServiceExt;

const SLUG: &str = "bench-one";
/// Pre-saves and events that are on their way at once.
const AT_ONCE: usize = 256;
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
    let house = House::open(settings(folder.path().join("data")), Clock::system(), Entropy::system()?).await?;

    let began = Instant::now();
    label(&house).await?;
    people(&house, size.subjects).await?;
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

/// What a small label would configure; nothing leaves the machine.
fn settings(data: PathBuf) -> Settings {
    let said = |words: &str| Some(words.to_owned());
    Settings {
        data,
        database: None,
        durability: Durability::Process,
        base_url: "http://127.0.0.1:8080".to_owned(),
        operator: "Bench".to_owned(),
        contact: "privacy@bench.example".to_owned(),
        attested: Vec::new(),
        legal: transparency::Legal {
            name: said("Bench"),
            address: said("1 Bench Street"),
            contact: said("privacy@bench.example"),
            dpo: None,
            authority: said("The Data Office"),
            authority_address: said("1 Quay Street"),
            authority_url: said("https://data-office.example/complaints"),
            notice_days: 30,
        },
        country: None,
        trusted_proxies: Vec::new(),
        country_header: None,
        sign_up_open: false,
        spotify: Some(fanfare::SpotifySettings {
            client_id: "bench".to_owned(),
            client_secret: None,
            access: spotify::AccessMode::Development,
        }),
        mail: None,
        apple: None,
        youtube: None,
        deezer: None,
        catalogue: fanfare::CatalogueSettings::default(),
        simulate: Vec::new(),
        optional: Vec::new(),
        reach: egress::Reach::default(),
        authority: None,
    }
}

/// A workspace with a release far in the future and its link, made through the API.
async fn label(house: &House) -> anyhow::Result<()> {
    let app = &house.app;
    let workspace = WorkspaceId(app.new_id());
    let tx = app.db.begin().await?;
    workspaces::create_alone(&tx, workspace, "Bench", app.clock.now_ms()).await?;
    tx.commit().await?;
    let key = accounts::own_key(app, workspace).await?;
    let made = async |path: &str, body: Value| -> anyhow::Result<String> {
        let request =
            Request::builder().method(Method::POST).uri(path).header(header::CONTENT_TYPE, "application/json");
        let request =
            request.header(header::AUTHORIZATION, format!("Bearer {key}")).body(Body::from(body.to_string()))?;
        let body: Value = serde_json::from_slice(&ask(&house.router(), request).await?)?;
        Ok(body.get("id").and_then(Value::as_str).unwrap_or_default().to_owned())
    };
    let artist = made(routes::artists::API_CREATE.path, json!({ "name": "Bench" })).await?;
    let release = json!({
        "artist_id": artist, "title": "Bench", "release_date": "2090-01-01", "release_time": "12:00:00",
        "time_zone": "UTC", "upc": "036000291452", "spotify_uri": "spotify:album:0000000000000000000000",
        "tracks": [{ "title": "Bench", "isrc": "GBAYE6800011" }],
    });
    let release = made(routes::releases::API_CREATE.path, release).await?;
    let to = "https://open.spotify.com/album/0000000000000000000000";
    let link = json!({ "release_id": release, "slug": SLUG, "destinations": [{ "service": "spotify", "url": to }] });
    made(routes::links::API_CREATE.path, link).await.map(drop)
}

async fn ask(router: &Router, mut request: Request<Body>) -> anyhow::Result<Vec<u8>> {
    request.headers_mut().insert(header::HOST, http::HeaderValue::from_static("127.0.0.1:8080"));
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 50_000))));
    let answer = router.clone().oneshot(request).await?;
    let status = answer.status();
    anyhow::ensure!(status.is_success(), "the program answered {status}");
    Ok(answer.into_body().collect().await?.to_bytes().to_vec())
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

/// Pre-saves, each by the code that stores anybody's: a key, a consent, an attempt, a sealed permission.
async fn people(house: &House, n: u64) -> anyhow::Result<()> {
    let plant = |n: u64| async move {
        house.presaves.plant(SLUG, None, &format!("bench-permission-{n:032}")).await.map_err(anyhow::Error::new)?;
        if n.is_multiple_of(10_000) {
            eprint(&format!("{n} people"));
        }
        anyhow::Ok(())
    };
    stream::iter(0..n).map(plant).buffer_unordered(AT_ONCE).try_collect::<Vec<()>>().await.map(drop)
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

/// Beside the figures, for who waits.
fn eprint(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}
