//! How many events a second go through `Lake::record`, and what each costs: `cargo run --release -p lake --example throughput`.
#![expect(clippy::print_stdout, reason = "it is a measurement for a person")]

use std::{
    error::Error,
    time::{Duration, Instant},
};

use db::{Address, Clock, Db, Durability, Sql};
use lake::{Country, Dimension, Event, Grain, Kind, Lake, Options, Question, Range, Scope, Seen, Visitors};
use tokio::task::JoinSet;
use uuid::Uuid;

const TASKS: u64 = 128;
const EVENTS_A_TASK: u64 = 4000;
const AGENT: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    describe()?;
    for work in [Duration::ZERO, Duration::from_micros(20)] {
        runtime.block_on(record(work))?;
    }
    Ok(())
}

fn seen(visitor: u64) -> Seen<'static> {
    let [a, b, c, ..] = visitor.to_le_bytes();
    Seen {
        ip: [10, a, b, c].into(),
        user_agent: AGENT,
        referer: Some("https://www.instagram.com/p/abc"),
        query: Some("utm_source=story&utm_medium=social&utm_campaign=spring"),
        accept_language: Some("de-DE,de;q=0.9,en;q=0.8"),
        country: Country::new("DE"),
    }
}

fn describe() -> Result<(), Box<dyn Error>> {
    let visitors = Visitors::new(Clock::system())?;
    let time = |name: &str, seen: fn(u64) -> Seen<'static>| -> Result<(), Box<dyn Error>> {
        let n = 500_000;
        let began = Instant::now();
        for visitor in 0..n {
            std::hint::black_box(visitors.describe(&seen(visitor))?);
        }
        println!("describe, {name}: {} ns", began.elapsed().as_nanos() / u128::from(n));
        Ok(())
    };
    time("without campaign tags", |visitor| Seen { query: None, ..seen(visitor) })?;
    time("with campaign tags", seen)
}

/// `work` is what an HTTP server would do beside each event.
async fn record(work: Duration) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let db = Db::open(&Address::File(folder.path().join("lake.db")), Durability::Process).await?;
    db::migrate(&db, lake::STEPS.iter().copied()).await?;
    let clock = Clock::system();
    let lake = Lake::start(db.clone(), clock.clone(), Options::default());
    let visitors = Visitors::new(clock.clone())?;
    let workspace = Uuid::from_u128(1);

    let (began, cpu) = (Instant::now(), cpu()?);
    let mut tasks = JoinSet::new();
    for task in 0..TASKS {
        let (lake, visitors, clock) = (lake.clone(), visitors.clone(), clock.clone());
        tasks.spawn(async move {
            let mut slowest = Duration::ZERO;
            for n in 0..EVENTS_A_TASK {
                let Ok(visit) = visitors.describe(&Seen { query: None, ..seen(task * EVENTS_A_TASK + n) }) else {
                    break;
                };
                let link = Uuid::from_u128(u128::from(n % 100));
                let busy = Instant::now();
                while busy.elapsed() < work {
                    std::hint::spin_loop();
                }
                let event = Event {
                    at: clock.now(),
                    workspace,
                    link,
                    kind: Kind::Click,
                    service: Some("spotify".into()),
                    visit,
                };
                let began = Instant::now();
                if lake.record(event).await.is_err() {
                    break;
                }
                slowest = slowest.max(began.elapsed());
            }
            slowest
        });
    }
    let slowest = tasks.join_all().await.into_iter().max().unwrap_or_default();
    let (seconds, cpu) = (began.elapsed().as_secs_f64(), self::cpu()? - cpu);
    #[expect(clippy::cast_precision_loss, reason = "a figure for a person")]
    let n = (TASKS * EVENTS_A_TASK) as f64;
    let sql = "SELECT COUNT(*) AS n, SUM(n_events) AS events, SUM(LENGTH(bytes)) AS bytes FROM event_segment";
    let row = Sql::new(sql).one(db.read()).await?.ok_or("no row")?;
    let (segments, events, bytes): (i64, i64, i64) =
        (row.try_get("", "n")?, row.try_get("", "events")?, row.try_get("", "bytes")?);
    println!(
        "{work:?} of other work an event: {:.0} events/s, {:.2} µs CPU an event, slowest {slowest:?}; {segments} segments, {} bytes an event",
        n / seconds,
        cpu.as_secs_f64() * 1e6 / n,
        bytes / events.max(1),
    );
    if work.is_zero() {
        ask(&lake, workspace, &clock).await?;
    }
    lake.stop().await;
    Ok(())
}

async fn ask(lake: &Lake, workspace: Uuid, clock: &Clock) -> Result<(), Box<dyn Error>> {
    let day = Duration::from_secs(86_400);
    let range = Range { from: clock.now() - day, to: clock.now() + day };
    let question = Question::new(Scope::workspace(workspace), range).every(Grain::Hour, jiff::tz::TimeZone::UTC);
    for (name, question) in
        [("count", question.clone()), ("by country, uniques", question.by(Dimension::Country).uniques())]
    {
        for cache in ["cold", "warm"] {
            let began = Instant::now();
            let total = lake.answer(&question).await?.total;
            println!("  {name}, {cache}: {:?} over {total} events", began.elapsed());
        }
    }
    Ok(())
}

/// What this process has used of all processors, in steps of 10 ms.
fn cpu() -> Result<Duration, Box<dyn Error>> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |place: usize| fields.get(place).and_then(|ticks| ticks.parse::<u64>().ok()).ok_or("no such field");
    Ok(Duration::from_millis((ticks(11)? + ticks(12)?) * 10))
}
