//! Requests at a fixed pace, whether the server keeps up or not: an answer's time counts from the moment at which its
//! request was due, so a server that stalls cannot hide it.

use std::{
    io::{self, Read, Write},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

/// How many connections ask. A request that is due while its connection still waits goes out late, and counts from when it
/// was due.
const CONNECTIONS: u32 = 64;
/// How long nothing is looked for when nothing was there.
const LOOK: Duration = Duration::from_micros(50);
/// How long after its time a run may end.
const PATIENCE: Duration = Duration::from_secs(10);

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
///
/// One thread drives all connections without ever waiting for one of them: a thread for each would spend more of the two
/// cores on being woken than the server spends on its answers.
pub(super) fn run(address: &str, path: &str, per_second: f64, seconds: u32) -> anyhow::Result<Times> {
    let request = format!(
        "GET {path} HTTP/1.1\r\nhost: {address}\r\naccept: text/html\r\naccept-encoding: gzip\r\n\
         user-agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n\r\n"
    );
    let mut idle = (0..CONNECTIONS).map(|_| Connection::open(address)).collect::<anyhow::Result<Vec<_>>>()?;
    let mut asked: Vec<Connection> = Vec::new();
    let each = Duration::from_secs_f64(1.0 / per_second);
    let start = Instant::now() + Duration::from_millis(100);
    let end = start + Duration::from_secs(u64::from(seconds));
    let (mut due, mut sorted) = (start, Vec::new());
    while due < end || !asked.is_empty() {
        while due < end && due <= Instant::now() {
            let Some(mut connection) = idle.pop() else { break };
            connection.ask(&request, due)?;
            asked.push(connection);
            due += each;
        }
        let n_before = idle.len();
        let mut waiting = Vec::with_capacity(asked.len());
        for mut connection in asked {
            match connection.answered().with_context(|| format!("GET {path}"))? {
                Some(took) => {
                    sorted.push(took.as_secs_f64() * 1e3);
                    idle.push(connection);
                }
                None => waiting.push(connection),
            }
        }
        asked = waiting;
        if idle.len() == n_before {
            thread::sleep(LOOK);
        }
        if start.elapsed() > Duration::from_secs(u64::from(seconds)) + PATIENCE {
            bail!("the server does not keep up with {per_second:.0} requests a second");
        }
    }
    sorted.sort_by(f64::total_cmp);
    Ok(Times { sorted })
}

/// A connection on which one request at a time is under way.
struct Connection {
    #[expect(clippy::disallowed_types, reason = "a benchmark asks the server that it has started on this machine")]
    stream: std::net::TcpStream,
    due: Instant,
    seen: Vec<u8>,
}

impl Connection {
    fn open(address: &str) -> anyhow::Result<Connection> {
        #[expect(clippy::disallowed_types, reason = "as above")]
        let stream = std::net::TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_nonblocking(true)?;
        Ok(Connection { stream, due: Instant::now(), seen: Vec::new() })
    }

    /// Sends the request that was due then.
    fn ask(&mut self, request: &str, due: Instant) -> anyhow::Result<()> {
        self.due = due;
        self.seen.clear();
        self.stream.write_all(request.as_bytes()).context("a request did not fit into an empty socket")
    }

    /// How long the answer took, once all of it is there.
    fn answered(&mut self) -> anyhow::Result<Option<Duration>> {
        let mut chunk = [0; 4 * 1024];
        match self.stream.read(&mut chunk) {
            Ok(0) => bail!("the server hung up"),
            Ok(n) => self.seen.extend(chunk.iter().take(n)),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(None),
            Err(error) => return Err(error.into()),
        }
        Ok(is_whole(&self.seen)?.then(|| self.due.elapsed()))
    }
}

/// Whether an answer is there to its end. One that is no 200 is an error.
fn is_whole(seen: &[u8]) -> anyhow::Result<bool> {
    let Some(head) = seen.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(false) };
    let text = String::from_utf8_lossy(seen.get(..head).unwrap_or_default()).to_ascii_lowercase();
    let status = text.split(' ').nth(1).unwrap_or_default();
    if status != "200" {
        bail!("it answered {status}");
    }
    let length =
        text.lines().find_map(|line| line.strip_prefix("content-length:")).context("an answer without a length")?;
    Ok(seen.len() >= head + 4 + length.trim().parse::<usize>()?)
}

#[cfg(test)]
mod tests {
    use super::{Times, is_whole};

    #[test]
    fn a_share_of_the_times_lies_below_its_place() {
        let times = Times { sorted: (1..=100).map(f64::from).collect() };
        assert!((times.at(0.99) - 99.0).abs() < f64::EPSILON);
        assert!((times.at(0.5) - 50.0).abs() < f64::EPSILON);
        assert!(Times { sorted: Vec::new() }.at(0.5).is_nan());
    }

    #[test]
    fn an_answer_is_whole_when_its_length_is_there() {
        let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab";
        assert!(is_whole(answer).unwrap());
        assert!((0..answer.len()).all(|n| !is_whole(&answer[..n]).unwrap()));
        assert!(is_whole(b"HTTP/1.1 404 Not Found\r\n\r\n").unwrap_err().to_string().contains("404"));
    }
}
