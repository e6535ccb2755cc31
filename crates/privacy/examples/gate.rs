//! What the gate costs: opening a value with a grant in hand beside reading a plain string, and asking for a grant.
//! `cargo xtask bench gate` runs it and reads its last line.

use std::{
    hint::black_box,
    io::{self, Write},
    time::Instant,
};

use db::{Address, Clock, Db, Durability, Entropy};
use policy::{datum::MemberEmail, purpose::Account};
use privacy::{Grant, Kind, Personal, Privacy};

/// How often something is timed; the middle one counts.
const ROUNDS: usize = 41;
/// How many opens a round: enough that the clock's own grain does not show.
const OPENS: u32 = 100_000;
const ASKS: u32 = 200;

type Failure = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let db = Db::open(&Address::File(folder.path().join("gate.db")), Durability::Process).await?;
    db::migrate(&db, privacy::STEPS.iter().copied()).await?;
    let privacy = Privacy::open(db.clone(), &folder.path().join("keys"), Clock::system(), Entropy::system()?).await?;
    let tx = db.begin().await?;
    let subject = privacy.new_subject(&tx, Kind::Member).await?;
    tx.commit().await?;
    let grant: Grant<Account> = privacy.may(subject).await?;
    let plain = "mara@harbour-lane.example".to_owned();
    let personal = Personal::<MemberEmail>::of(subject, plain.clone());

    let read_ns = median((0..ROUNDS).map(|_| timed(OPENS, || black_box(black_box(&plain).len()))));
    let open_ns = median(
        (0..ROUNDS)
            .map(|_| timed(OPENS, || black_box(black_box(&personal).open(black_box(&grant)).map_or(0, String::len)))),
    );
    let mut asks = Vec::new();
    for _ in 0..ROUNDS {
        let began = Instant::now();
        for _ in 0..ASKS {
            black_box(privacy.may::<Account>(subject).await?);
        }
        asks.push(nanoseconds(began, ASKS));
    }
    let may_ns = median(asks);
    privacy.close().await?;
    db.close().await?;
    writeln!(io::stdout(), "{{\"read_ns\":{read_ns:.2},\"open_ns\":{open_ns:.2},\"may_ns\":{may_ns:.0}}}")?;
    Ok(())
}

/// Nanoseconds that one call takes.
fn timed(calls: u32, act: impl Fn() -> usize) -> f64 {
    let began = Instant::now();
    for _ in 0..calls {
        act();
    }
    nanoseconds(began, calls)
}

fn nanoseconds(began: Instant, calls: u32) -> f64 {
    began.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
}

fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = figures.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
