//! What came back, bounded.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, header};
use jiff::fmt::rfc2822::DateTimeParser;
use serde::de::DeserializeOwned;

use crate::NoAnswer;

/// No answer is read further.
pub const LARGEST_BODY_BYTES: usize = 1024 * 1024;

/// An answer, of any status. Its body may hold tokens, so `Debug` leaves it out.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// `Retry-After`, not bounded yet. A date counts from the answer's own `Date`.
    pub retry_after: Option<Duration>,
    /// The body, at most [`LARGEST_BODY_BYTES`].
    pub body: Bytes,
}

/// The body is not the JSON that was expected. The parser's own words may quote the body, so they end here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the answer is not what was expected")]
pub struct Unreadable;

impl Answer {
    /// Whether the status is 2xx.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// When it is not JSON, or not of this shape.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Unreadable> {
        serde_json::from_slice(&self.body).map_err(|_| Unreadable)
    }

    /// For metrics and logs.
    pub(crate) fn outcome(&self) -> &'static str {
        match self.status {
            ..200 => "1xx",
            200..300 => "2xx",
            300..400 => "3xx",
            400..500 => "4xx",
            500.. => "5xx",
        }
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answer").field("status", &self.status).finish_non_exhaustive()
    }
}

pub(crate) async fn read(
    coming: impl Future<Output = Result<reqwest::Response, reqwest::Error>>,
) -> Result<Answer, NoAnswer> {
    let mut response = coming.await.map_err(NoAnswer::of)?;
    let status = response.status().as_u16();
    let retry_after = retry_after(response.headers());
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(NoAnswer::of)? {
        if body.len() + chunk.len() > LARGEST_BODY_BYTES {
            return Err(NoAnswer::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Answer { status, retry_after, body: body.freeze() })
}

/// RFC 9110, section 10.2.3: seconds or a date.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name| headers.get(name)?.to_str().ok().map(str::trim);
    let value = text(header::RETRY_AFTER)?;
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = DateTimeParser::new().parse_timestamp(value).ok()?;
    let now = DateTimeParser::new().parse_timestamp(text(header::DATE)?).ok()?;
    Some(Duration::try_from(until.duration_since(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http::{HeaderMap, HeaderName, HeaderValue, header};

    use super::retry_after;

    fn check(headers: &[(HeaderName, &'static str)], expected: Option<u64>) {
        let headers: HeaderMap =
            headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect();
        assert_eq!(retry_after(&headers), expected.map(Duration::from_secs));
    }

    #[test]
    fn retry_after_is_seconds_or_a_date_beside_the_answers_own() {
        let date = (header::DATE, "Wed, 21 Oct 2026 07:28:00 GMT");
        check(&[], None);
        check(&[(header::RETRY_AFTER, "7")], Some(7));
        check(&[(header::RETRY_AFTER, "soon")], None);
        check(&[(header::RETRY_AFTER, "Wed, 21 Oct 2026 07:28:30 GMT")], None);
        check(&[(header::RETRY_AFTER, "Wed, 21 Oct 2026 07:28:30 GMT"), date.clone()], Some(30));
        check(&[(header::RETRY_AFTER, "Wed, 21 Oct 2026 07:27:30 GMT"), date], Some(0));
    }
}
