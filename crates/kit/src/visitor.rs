//! Who is looking, as far as it matters for the answer. Nothing of it is stored.

use std::{net::IpAddr, net::SocketAddr, sync::Arc};

use axum::extract::{ConnectInfo, FromRequestParts, Request};
use http::{HeaderMap, header, request::Parts};
use jiff::Timestamp;

use crate::{
    Domain, Error, Lang, Site, WorkspaceId,
    choices::{self, Choices},
};

/// What a proxy says of the connection that it took.
const PROTO: header::HeaderName = header::HeaderName::from_static("x-forwarded-proto");

/// One visitor's request in outline. It has no `Debug`, because it holds an address.
#[derive(Clone)]
pub struct Visitor(Arc<Seen>, Option<Arc<Domain>>);

struct Seen {
    address: IpAddr,
    lang: Lang,
    country: Option<String>,
    wants_json: bool,
    choices: Choices,
    gpc: bool,
    path: String,
    behind_proxy: bool,
    encrypted: bool,
}

impl Visitor {
    pub(crate) fn of(request: &Request, site: &Site, now: Timestamp) -> Visitor {
        let peer = request
            .extensions()
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::from([0, 0, 0, 0]), |ConnectInfo(peer)| peer.ip().to_canonical());
        let headers = request.headers();
        let behind_proxy = trusted(site, peer);
        let address = if behind_proxy { forwarded(headers, site).unwrap_or(peer) } else { peer };
        let country = site.country_header.as_ref().filter(|_| behind_proxy).and_then(|name| country(headers, name));
        let lang = text(headers, &header::ACCEPT_LANGUAGE).map_or(Lang::En, Lang::negotiate);
        let wants_json = text(headers, &header::ACCEPT).is_some_and(|accept| accept.contains("json"));
        let (choices, gpc) = (Choices::of(headers, site, now), choices::gpc(headers));
        // Only a question needs the way back to where it was asked.
        let path = if site.optional.is_empty() { String::new() } else { request.uri().path().to_owned() };
        let encrypted = behind_proxy && text(headers, &PROTO).is_some_and(|proto| proto.eq_ignore_ascii_case("https"));
        let seen = Seen { address, lang, country, wants_json, choices, gpc, path, behind_proxy, encrypted };
        Visitor(Arc::new(seen), None)
    }

    /// The same visitor under a label's own domain.
    pub(crate) fn at(self, domain: Arc<Domain>) -> Visitor {
        Visitor(self.0, Some(domain))
    }

    /// The label's own domain that they came by; none under our own name.
    pub fn domain(&self) -> Option<&Domain> {
        self.1.as_deref()
    }

    /// Whether something of this workspace is shown under the name that they came by. Under a label's own domain nothing of
    /// another one is.
    pub fn sees(&self, workspace: WorkspaceId) -> bool {
        self.1.as_ref().is_none_or(|domain| domain.workspace == workspace)
    }

    pub(crate) fn is_behind_proxy(&self) -> bool {
        self.0.behind_proxy
    }

    pub(crate) fn is_encrypted(&self) -> bool {
        self.0.encrypted
    }

    /// Their address: for counting against a limit and for the day's visitor hash, in memory only.
    pub fn address(&self) -> IpAddr {
        self.0.address
    }

    /// The language that they prefer of those that we speak.
    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    /// Their country (ISO 3166-1 alpha-2, upper case), if a trusted proxy told it.
    pub fn country(&self) -> Option<&str> {
        self.0.country.as_deref()
    }

    /// Whether their browser sends the opt-out signal (Global Privacy Control). It is honoured and shown, and written
    /// nowhere.
    pub fn gpc(&self) -> bool {
        self.0.gpc
    }

    /// What they allow beyond what is essential.
    pub fn choices(&self) -> Choices {
        self.0.choices
    }

    /// Where they are, while there is something to ask them.
    pub(crate) fn path(&self) -> &str {
        &self.0.path
    }

    pub(crate) fn wants_json(&self) -> bool {
        self.0.wants_json
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts.extensions.get::<Visitor>().cloned().ok_or_else(|| Error::internal("a route without its gate"))
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn trusted(site: &Site, address: IpAddr) -> bool {
    site.trusted_proxies.iter().any(|network| network.contains(&address))
}

/// The nearest address that is not a trusted proxy's: what lies further left was written by somebody unknown.
fn forwarded(headers: &HeaderMap, site: &Site) -> Option<IpAddr> {
    let chain: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    for hop in chain.iter().rev() {
        let address: IpAddr = hop.trim().parse::<IpAddr>().ok()?.to_canonical();
        if !trusted(site, address) {
            return Some(address);
        }
    }
    None
}

fn country(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    let value = text(headers, name)?;
    let letters = value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_alphabetic());
    letters.then(|| value.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site {
            base_url: String::new(),
            operator: String::new(),
            contact: String::new(),
            trusted_proxies: vec!["10.0.0.0/8".parse().unwrap()],
            country_header: Some(header::HeaderName::from_static("x-country")),
            country: None,
            simulated: false,
            optional: Vec::new(),
        }
    }

    fn visitor(peer: &str, forwarded: &str) -> Visitor {
        let mut request = Request::builder()
            .header("x-forwarded-for", forwarded)
            .header("x-country", "de")
            .body(axum::body::Body::empty())
            .unwrap();
        let peer: SocketAddr = peer.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        Visitor::of(&request, &site(), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_trusted_proxy_is_believed() {
        let seen = visitor("10.0.0.1:1", "203.0.113.9, 10.2.3.4");
        assert_eq!(seen.address(), IpAddr::from([203, 0, 113, 9]));
        assert_eq!(seen.country(), Some("DE"));
    }

    #[test]
    fn what_a_stranger_forwards_is_ignored() {
        let seen = visitor("192.0.2.7:1", "203.0.113.9");
        assert_eq!(seen.address(), IpAddr::from([192, 0, 2, 7]));
        assert_eq!(seen.country(), None);
    }

    #[test]
    fn only_the_hop_that_a_trusted_proxy_saw_counts() {
        let seen = visitor("10.0.0.1:1", "1.1.1.1, 203.0.113.9");
        assert_eq!(seen.address(), IpAddr::from([203, 0, 113, 9]));
    }
}
