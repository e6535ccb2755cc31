//! As much of HTTP/1.1 as it takes to set a server up: one request a connection, to our own machine only.

use std::{
    io::{Read, Write},
    time::Duration,
};

use anyhow::{Context, bail};

/// What came back.
pub(super) struct Answer {
    /// The status code.
    pub(super) status: u16,
    /// Header fields, names in small letters.
    pub(super) headers: Vec<(String, String)>,
    /// The body as text.
    pub(super) body: String,
}

impl Answer {
    /// The first header field of that name.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// Asks for a page.
pub(super) fn get(address: &str, path: &str, headers: &[(&str, &str)]) -> anyhow::Result<Answer> {
    send(address, &format!("GET {path}"), headers, "")
}

/// Sends a body.
pub(super) fn post(address: &str, path: &str, headers: &[(&str, &str)], body: &str) -> anyhow::Result<Answer> {
    send(address, &format!("POST {path}"), headers, body)
}

fn send(address: &str, act: &str, headers: &[(&str, &str)], body: &str) -> anyhow::Result<Answer> {
    #[expect(clippy::disallowed_types, reason = "a benchmark asks the server that it has started on this machine")]
    let mut stream = std::net::TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut request = format!("{act} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    if act.starts_with("POST") {
        request.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    request.push_str("\r\n");
    request.push_str(body);
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    parse(&bytes).with_context(|| format!("{act}: no answer that can be read"))
}

fn parse(bytes: &[u8]) -> anyhow::Result<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").context("no end of the header")?;
    let (head, body) = bytes.split_at(end);
    let head = String::from_utf8_lossy(head);
    let body = body.get(4..).unwrap_or_default();
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).context("no status")?.parse()?;
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let chunked = headers.iter().any(|(name, value)| name == "transfer-encoding" && value.contains("chunked"));
    let body = if chunked { unchunked(body)? } else { body.to_vec() };
    Ok(Answer { status, headers, body: String::from_utf8_lossy(&body).into_owned() })
}

fn unchunked(mut rest: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n").context("a chunk without a size")?;
        let (size, after) = rest.split_at(end);
        let size = usize::from_str_radix(std::str::from_utf8(size)?.split(';').next().unwrap_or_default().trim(), 16)?;
        let after = after.get(2..).unwrap_or_default();
        if size == 0 {
            return Ok(whole);
        }
        match (after.get(..size), after.get(size + 2..)) {
            (Some(chunk), Some(next)) => {
                whole.extend_from_slice(chunk);
                rest = next;
            }
            _ => bail!("a chunk was cut off"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_chunked_answer_is_put_together() {
        let answer =
            parse(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n")
                .unwrap();
        assert_eq!((answer.status, answer.body.as_str()), (200, "abcde"));
    }

    #[test]
    fn a_plain_answer_keeps_its_headers() {
        let answer = parse(b"HTTP/1.1 303 See Other\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n").unwrap();
        assert_eq!(answer.header("set-cookie"), Some("a=b; Path=/"));
        assert_eq!(answer.body, "");
    }
}
