//! The exit to the certificate authority that the configuration names. It carries names of labels' domains and keys,
//! nothing of a person, so that there is nothing to write into the disclosure ledger.

use std::path::Path;

use bytes::Bytes;
use http::{Request, Response};
use url::Url;

use crate::{LARGEST_BODY_BYTES, NoAnswer, NoClient, Options};

/// The exit to one authority: the origin of its directory (RFC 8555, 7.1.1) and no other.
#[derive(Clone)]
pub struct Directory {
    url: Url,
    #[expect(clippy::disallowed_types, reason = "this is the one place that outside traffic leaves by")]
    client: reqwest::Client,
}

impl std::fmt::Debug for Directory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Directory").field("url", &self.url.as_str()).finish_non_exhaustive()
    }
}

/// Why an authority cannot be talked to.
#[derive(Debug, thiserror::Error)]
pub enum NoDirectory {
    /// It is no https address.
    #[error("the directory of a certificate authority must be an https address")]
    Address,
    /// The file of certificates cannot be used.
    #[error("the certificates that the authority's server is checked with cannot be read")]
    Ca,
    /// The client could not be made.
    #[error("no client could be made")]
    Client(#[source] NoClient),
}

impl Directory {
    /// For the authority with this directory. `ca` is a PEM file of the certificates that its server is checked with,
    /// beside those of the machine.
    ///
    /// # Errors
    /// When the address is not https, or the file cannot be used.
    pub fn at(url: &str, ca: Option<&Path>) -> Result<Directory, NoDirectory> {
        let url = Url::parse(url).map_err(|_| NoDirectory::Address)?;
        if url.scheme() != "https" || !url.has_host() || !url.username().is_empty() || url.password().is_some() {
            return Err(NoDirectory::Address);
        }
        let roots = match ca {
            Some(path) => {
                let pem = std::fs::read(path).map_err(|_| NoDirectory::Ca)?;
                reqwest::Certificate::from_pem_bundle(&pem).map_err(|_| NoDirectory::Ca)?
            }
            None => Vec::new(),
        };
        let client = Options::default().client_trusting(roots).map_err(NoDirectory::Client)?;
        Ok(Directory { url, client })
    }

    /// The address of the directory.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// Sends a request to the authority. Any status is an answer.
    ///
    /// # Errors
    /// When the address is not the authority's own, or no whole answer came back.
    pub async fn carry(&self, request: Request<Bytes>) -> Result<Response<Bytes>, NoAnswer> {
        let (parts, body) = request.into_parts();
        let url = Url::parse(&parts.uri.to_string()).map_err(|_| NoAnswer::PathRefused)?;
        if url.origin() != self.url.origin() {
            return Err(NoAnswer::PathRefused);
        }
        let sent = self.client.request(parts.method, url).headers(parts.headers).body(body).send().await;
        let outcome = sent.as_ref().map_or("failed", |_| "answered");
        metrics::counter!("fanfare_certificate_authority_requests_total", "outcome" => outcome).increment(1);
        let mut response = sent.map_err(NoAnswer::of)?;
        let mut answer = Response::builder().status(response.status());
        for (name, value) in response.headers() {
            answer = answer.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(NoAnswer::of)? {
            if body.len() + chunk.len() > LARGEST_BODY_BYTES {
                return Err(NoAnswer::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        answer.body(Bytes::from(body)).map_err(|_| NoAnswer::Malformed)
    }
}
