//! A look at one site from outside, the way anybody could: what `fanfare verify --external` needs and nothing more.

use http::{HeaderMap, Method};
use url::Url;

use crate::{LARGEST_BODY_BYTES, NoAnswer, Options};

/// Looks at one site that the person at the terminal named. It follows no redirect, keeps no cookie and knows nobody's
/// data: there is no `Personal` value in the program when it is used.
pub struct Onlooker {
    base: Url,
    #[expect(clippy::disallowed_types, reason = "it leaves for the one site that the operator named")]
    client: reqwest::Client,
}

/// What was seen.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

/// Why a site cannot be looked at.
#[derive(Debug, thiserror::Error)]
pub enum NotASite {
    /// It is no address of a site.
    #[error("expected the address of a site, like https://music.example, without a path")]
    Address,
    /// The client could not be made.
    #[error("no client could be made")]
    Client(#[source] crate::NoClient),
}

impl Onlooker {
    /// For the site at an address.
    ///
    /// # Errors
    /// When it is no http or https address of a site's root.
    pub fn at(address: &str) -> Result<Onlooker, NotASite> {
        let base = Url::parse(address).map_err(|_| NotASite::Address)?;
        let site = matches!(base.scheme(), "http" | "https") && base.has_host() && base.path() == "/";
        if !site || base.query().is_some() || !base.username().is_empty() || base.password().is_some() {
            return Err(NotASite::Address);
        }
        let client = Options::default().client().map_err(NotASite::Client)?;
        Ok(Onlooker { base, client })
    }

    /// The site's address without the slash at its end.
    pub fn base(&self) -> &str {
        self.base.as_str().trim_end_matches('/')
    }

    /// Asks for one path.
    ///
    /// # Errors
    /// When there is no whole answer.
    pub async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: HeaderMap,
        body: Option<String>,
    ) -> Result<Seen, NoAnswer> {
        let url = self.base.join(path).map_err(|_| NoAnswer::PathRefused)?;
        if url.origin() != self.base.origin() {
            return Err(NoAnswer::PathRefused);
        }
        let mut request = self.client.request(method, url).headers(headers);
        if let Some(body) = body {
            request = request.body(body);
        }
        let mut response = request.send().await.map_err(NoAnswer::of)?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(NoAnswer::of)? {
            if body.len() + chunk.len() > LARGEST_BODY_BYTES {
                return Err(NoAnswer::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Seen { status, headers, body })
    }
}
