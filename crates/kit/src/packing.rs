//! Pages are compressed on their way to whoever takes them so, where that gives nothing away.

use std::{
    io::Write,
    sync::{LazyLock, Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    body::{Body, HttpBody, to_bytes},
    extract::Request,
    response::Response,
};
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use http::{HeaderMap, HeaderValue, header};
use quick_cache::sync::Cache;

/// Below it the saving is less than a packet.
const SMALLEST: u64 = 1024;
/// Above it compressing would hold up others; nothing that we render is larger.
const LARGEST: u64 = 1 << 20;

/// How many pages that many people ask for are kept compressed: some megabytes at most.
const KEPT: usize = 128;

/// Marks an answer as a page that is the same for everybody who asks so, and holds nothing of anybody's: it is compressed
/// once and not for each visitor. Compressing a page takes ten times as long as making it.
#[derive(Clone, Copy, Debug)]
pub struct Alike;

/// How long they are kept, to the next page that is asked for: what a label took off its page is to leave the memory too.
const KEPT_FOR: Duration = Duration::from_secs(60);

/// The pages that are alike.
static PACKED: LazyLock<Packed> = LazyLock::new(|| Packed::begin(Instant::now()));

/// Pages with their compressed form, by the page itself, so what has changed is compressed anew.
struct Packed {
    pages: Cache<Bytes, Bytes>,
    since: Mutex<Instant>,
}

impl Packed {
    fn begin(now: Instant) -> Packed {
        Packed { pages: Cache::new(KEPT), since: Mutex::new(now) }
    }

    fn of(&self, plain: &Bytes, now: Instant) -> std::io::Result<Bytes> {
        let mut since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        if now.saturating_duration_since(*since) >= KEPT_FOR {
            self.pages.clear();
            *since = now;
        }
        drop(since);
        self.pages.get_or_insert_with(plain, || packed(plain))
    }
}

/// Whether the answer may be compressed. A page that holds a secret beside words of somebody else's choice tells the secret
/// by its length (the BREACH attack), so whoever comes with a cookie gets the page as it is.
pub(crate) fn taken(request: &Request) -> bool {
    let headers = request.headers();
    !headers.contains_key(header::COOKIE) && accepts_gzip(headers)
}

/// Whether gzip is among the codings that the header names, and not with a weight of nothing (RFC 9110, section 12.5.3).
fn accepts_gzip(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let refused = weight.trim().strip_prefix("q=").is_some_and(|weight| weight.trim_matches(['0', '.']).is_empty());
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

/// The same answer, compressed when it is a page and `taken` says that it may be.
pub(crate) async fn pack(mut response: Response, taken: bool) -> Response {
    let headers = response.headers_mut();
    let html = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !html || headers.contains_key(header::CONTENT_ENCODING) {
        return response;
    }
    headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    let size = response.body().size_hint().exact().unwrap_or_default();
    if !taken || !(SMALLEST..=LARGEST).contains(&size) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // The size is known, so the page lies in memory already.
    let Ok(plain) = to_bytes(body, usize::MAX).await else { return Response::from_parts(parts, Body::empty()) };
    let packed = match parts.extensions.get::<Alike>() {
        Some(Alike) => PACKED.of(&plain, Instant::now()),
        None => packed(&plain),
    };
    let body = match packed {
        Ok(packed) => {
            parts.headers.remove(header::CONTENT_LENGTH);
            parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            packed
        }
        Err(_) => plain,
    };
    Response::from_parts(parts, Body::from(body))
}

fn packed(plain: &Bytes) -> std::io::Result<Bytes> {
    let mut gzip = GzEncoder::new(Vec::with_capacity(plain.len() / 3), Compression::default());
    gzip.write_all(plain)?;
    gzip.finish().map(Bytes::from)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn page(words: &str) -> Response {
        axum::response::IntoResponse::into_response(axum::response::Html(words.to_owned()))
    }

    fn accepting(codings: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_str(codings).unwrap())])
    }

    #[test]
    fn gzip_is_taken_by_who_names_it() {
        for yes in ["gzip", "br, GZIP;q=0.5", "deflate, gzip"] {
            assert!(accepts_gzip(&accepting(yes)), "{yes}");
        }
        for no in ["", "br", "gzip;q=0", "gzip; q=0.000", "x-gzip"] {
            assert!(!accepts_gzip(&accepting(no)), "{no}");
        }
    }

    #[test]
    fn nobody_with_a_cookie_gets_a_compressed_page() {
        let mut request = Request::new(Body::empty());
        request.headers_mut().extend(accepting("gzip"));
        assert!(taken(&request), "control");
        request.headers_mut().insert(header::COOKIE, HeaderValue::from_static("a=b"));
        assert!(!taken(&request));
    }

    #[tokio::test]
    async fn a_compressed_page_is_the_same_page() {
        let words = "<p>neon</p>".repeat(500);
        let answer = pack(page(&words), true).await;
        assert_eq!(answer.headers()[header::CONTENT_ENCODING], "gzip");
        assert_eq!(answer.headers()[header::VARY], "accept-encoding");
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        assert!(bytes.len() < words.len() / 10);
        let mut read = String::new();
        flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut read).unwrap();
        assert_eq!(read, words);
    }

    #[tokio::test]
    async fn pages_that_are_alike_are_compressed_as_they_are_now() {
        for words in ["<p>neon</p>".repeat(300), "<p>leon</p>".repeat(300), "<p>neon</p>".repeat(300)] {
            let mut answer = page(&words);
            answer.extensions_mut().insert(Alike);
            let bytes = to_bytes(pack(answer, true).await.into_body(), usize::MAX).await.unwrap();
            let mut read = String::new();
            flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut read).unwrap();
            assert_eq!(read, words);
        }
    }

    #[test]
    fn no_page_is_kept_longer_than_its_time() {
        let start = Instant::now();
        let kept = Packed::begin(start);
        let (old, new) = (Bytes::from("<p>neon</p>".repeat(300)), Bytes::from("<p>leon</p>".repeat(300)));
        kept.of(&old, start).unwrap();
        kept.of(&new, start + KEPT_FOR / 2).unwrap();
        assert_eq!(kept.pages.len(), 2);
        kept.of(&new, start + KEPT_FOR).unwrap();
        assert!(kept.pages.get(&old).is_none() && kept.pages.get(&new).is_some());
    }

    #[tokio::test]
    async fn what_is_small_or_no_page_stays_as_it_is() {
        for answer in [page("short"), axum::response::IntoResponse::into_response("text ".repeat(1000))] {
            assert!(!pack(answer, true).await.headers().contains_key(header::CONTENT_ENCODING));
        }
        let refused = pack(page(&"<p>neon</p>".repeat(500)), false).await;
        assert!(!refused.headers().contains_key(header::CONTENT_ENCODING));
        assert_eq!(refused.headers()[header::VARY], "accept-encoding", "a cache keeps both apart");
    }
}
