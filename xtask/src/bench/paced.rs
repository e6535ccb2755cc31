//! Requests at a fixed pace, whether the server keeps up or not: an answer's time counts from the moment at which its
//! request was due, so a server that stalls cannot hide it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

/// How many connections ask. A request that is due while its connection still waits goes out late, and counts from when it
/// was due.
const CONNECTIONS: u32 = 16;

/// Milliseconds that requests took.
pub(super) struct Times {
    sorted: Vec<f64>,
}

impl Times {
    /// The time below which this share of them lies, from 0 to 1.
    pub(super) fn at(&self, share: f64) -> f64 {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place in a list"
        )]
        let place = ((self.sorted.len() as f64 * share).ceil() as usize).saturating_sub(1);
        self.sorted.get(place).copied().unwrap_or(f64::NAN)
    }
}

/// Asks for `path` `per_second` times a second.
pub(super) fn run(address: &str, path: &str, per_second: f64, seconds: u32) -> anyhow::Result<Times> {
    let start = Instant::now() + Duration::from_millis(100);
    let each = Duration::from_secs_f64(f64::from(CONNECTIONS) / per_second);
    let end = start + Duration::from_secs(u64::from(seconds));
    let workers: Vec<_> = (0..CONNECTIONS)
        .map(|at| {
            let (address, path) = (address.to_owned(), path.to_owned());
            let first = start + each.mul_f64(f64::from(at) / f64::from(CONNECTIONS));
            thread::spawn(move || one(&address, &path, first, each, end))
        })
        .collect();
    let mut sorted = Vec::new();
    for worker in workers {
        let Ok(times) = worker.join() else { bail!("a connection's thread ended by itself") };
        sorted.extend(times?);
    }
    sorted.sort_by(f64::total_cmp);
    Ok(Times { sorted })
}

fn one(address: &str, path: &str, first: Instant, each: Duration, end: Instant) -> anyhow::Result<Vec<f64>> {
    #[expect(clippy::disallowed_types, reason = "a benchmark asks the server that it has started on this machine")]
    let mut stream = std::net::TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut answers = BufReader::new(stream.try_clone()?);
    let request = format!(
        "GET {path} HTTP/1.1\r\nhost: {address}\r\naccept: text/html\r\naccept-encoding: gzip\r\n\
         user-agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n\r\n"
    );
    let (mut due, mut times) = (first, Vec::new());
    while due < end {
        thread::sleep(due.saturating_duration_since(Instant::now()));
        stream.write_all(request.as_bytes())?;
        read_one(&mut answers).with_context(|| format!("GET {path}"))?;
        times.push(due.elapsed().as_secs_f64() * 1e3);
        due += each;
    }
    Ok(times)
}

/// Reads one answer to its end.
fn read_one(answers: &mut impl BufRead) -> anyhow::Result<()> {
    let (mut line, mut length, mut status) = (String::new(), None, None);
    loop {
        line.clear();
        if answers.read_line(&mut line)? == 0 {
            bail!("the server hung up");
        }
        let said = line.trim_end().to_ascii_lowercase();
        if said.is_empty() {
            break;
        }
        if status.is_none() {
            status = said.split(' ').nth(1).map(str::to_owned);
        } else if let Some(n) = said.strip_prefix("content-length:") {
            length = Some(n.trim().parse::<u64>()?);
        }
    }
    if status.as_deref() != Some("200") {
        bail!("it answered {}", status.unwrap_or_default());
    }
    let length = length.context("an answer without a length")?;
    std::io::copy(&mut answers.take(length), &mut std::io::sink())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Times, read_one};

    #[test]
    fn a_share_of_the_times_lies_below_its_place() {
        let times = Times { sorted: (1..=100).map(f64::from).collect() };
        assert!((times.at(0.99) - 99.0).abs() < f64::EPSILON);
        assert!((times.at(0.5) - 50.0).abs() < f64::EPSILON);
        assert!(Times { sorted: Vec::new() }.at(0.5).is_nan());
    }

    #[test]
    fn one_answer_is_read_and_the_next_one_is_left() {
        let mut two = &b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabHTTP/1.1 404 Not Found\r\n\r\n"[..];
        read_one(&mut two).unwrap();
        assert!(read_one(&mut two).unwrap_err().to_string().contains("404"));
    }
}
