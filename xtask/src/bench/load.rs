//! One round of load with wrk, and the CPU that the server spent on it.

use std::process::Command;

use anyhow::{Context, bail};

use super::{machine, output, peers::Peer};
use crate::packages::program;

/// What one round showed.
pub(super) struct Seen {
    /// Requests that were answered whole.
    pub(super) requests: u64,
    /// Of those, a second.
    pub(super) per_second: f64,
    /// Microseconds of CPU, user and system, of the server's whole process tree, a request.
    pub(super) cpu_us: f64,
}

/// A browser's name: what calls itself a program is recorded as a bot.
const BROWSER: &str = "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// As every browser asks: making a page small is a part of answering with it.
const COMPRESSED: &str = "Accept-Encoding: gzip";

/// Asks `peer` for `path` over `connections` connections for `seconds`.
pub(super) fn round(peer: &Peer, path: &str, seconds: u32, connections: u32) -> anyhow::Result<Seen> {
    let wrk = program("wrk").context("wrk is missing")?;
    let before = machine::cpu_seconds(peer.id())?;
    let text = output(
        Command::new(wrk)
            .args(["-t1", "-c", &connections.to_string(), "-d", &format!("{seconds}s")])
            .args(["-H", BROWSER, "-H", COMPRESSED])
            .arg(format!("http://{}{path}", peer.address())),
    )?;
    let cpu = machine::cpu_seconds(peer.id())? - before;
    let (requests, per_second) = parse(&text).with_context(|| format!("{}: wrk said:\n{text}", peer.name))?;
    #[expect(clippy::cast_precision_loss, reason = "a benchmark's requests are far below 2^52")]
    let cpu_us = cpu * 1e6 / requests as f64;
    Ok(Seen { requests, per_second, cpu_us })
}

fn parse(text: &str) -> anyhow::Result<(u64, f64)> {
    for bad in ["Non-2xx or 3xx responses", "Socket errors"] {
        if text.contains(bad) {
            bail!("not every request was answered as it should be");
        }
    }
    let requests = text
        .lines()
        .find_map(|line| line.trim().split_once(" requests in "))
        .and_then(|(number, _)| number.parse::<u64>().ok())
        .filter(|&number| number > 0)
        .context("no requests")?;
    let per_second = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("Requests/sec:"))
        .and_then(|number| number.trim().parse::<f64>().ok())
        .context("no rate")?;
    Ok((requests, per_second))
}

#[cfg(test)]
mod tests {
    use super::parse;

    const GOOD: &str = "Running 1s test @ http://127.0.0.1:1/\n  1 threads and 64 connections\n  \
        4000 requests in 1.01s, 1.2MB read\nRequests/sec:   3960.39\nTransfer/sec:      1.2MB\n";

    #[test]
    fn requests_and_rate_are_read() {
        let (requests, per_second) = parse(GOOD).unwrap();
        assert_eq!(requests, 4000);
        assert!((per_second - 3960.39).abs() < 0.001);
    }

    #[test]
    fn a_round_with_refused_requests_does_not_count() {
        assert!(parse(&format!("{GOOD}  Non-2xx or 3xx responses: 7\n")).is_err());
    }
}
