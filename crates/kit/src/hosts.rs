//! By which name a request came: our own, or a label's own domain. Nothing that a request says of its host is ever written
//! into an answer: a name only finds what is known here.

use std::{collections::HashMap, net::IpAddr, sync::Arc};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    response::{IntoResponse, Redirect, Response},
};
use futures_util::future::BoxFuture;
use http::{Uri, header, uri::PathAndQuery};
use policy::{OnDomains, Route};
use tower::ServiceExt;

use crate::{App, Error, Result, Visitor, WorkspaceId};

/// A label's own domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Its name as it is kept: lower case, without a dot at the end.
    pub host: String,
    /// Whose it is: nothing of another workspace is shown there.
    pub workspace: WorkspaceId,
    /// The path that `/` shows.
    pub front: String,
    /// Whether we hold a certificate of it ourselves, so that nobody need read it in the clear.
    pub encrypted: bool,
    /// Whether it led here at the last look.
    pub live: bool,
}

/// Domains by their names.
pub type Domains = Arc<HashMap<String, Arc<Domain>>>;

/// Knows the labels' own domains. One room implements it.
pub trait Hosts: Send + Sync {
    /// Every domain that somebody has shown to be theirs. It is asked for often and answers from memory.
    fn all(&self) -> BoxFuture<'_, Result<Domains>>;
}

/// The hosts that lead to this site: the address that everybody knows, and the labels' own domains.
#[derive(Clone, Debug, Default)]
pub struct OwnHosts {
    base_url: String,
    own: Option<String>,
    domains: Domains,
}

impl OwnHosts {
    /// The host of a base address alone: `https://music.example`.
    pub fn of(base_url: &str) -> OwnHosts {
        let authority = base_url.split_once("://").map_or(base_url, |(_, authority)| authority);
        OwnHosts { base_url: base_url.to_owned(), own: folded(authority), domains: Domains::default() }
    }

    /// The same with the labels' own domains.
    #[must_use]
    pub fn and(self, domains: Domains) -> OwnHosts {
        OwnHosts { domains, ..self }
    }

    /// Where a workspace shares one of its pages: under its own domain where one leads here, the first by name, else under
    /// the site's own name. A domain's address is https: whoever ends the encryption there answers it.
    pub fn url(&self, workspace: WorkspaceId, path: &str) -> String {
        let theirs = self.domains.values().filter(|domain| domain.workspace == workspace && domain.live);
        match theirs.map(|domain| domain.host.as_str()).min() {
            Some(host) => format!("https://{host}{path}"),
            None => format!("{}{path}", self.base_url),
        }
    }

    /// Whether a host, with or without its port, leads here: whatever the scheme and the port, since a browser can be led
    /// from one to the other.
    pub fn hold(&self, host: &str) -> bool {
        let Some(host) = folded(host) else { return false };
        self.own.as_deref() == Some(host.as_str()) || self.domains.contains_key(&host)
    }

    /// Whose own domain a host is, with or without its port; none for the site's own name and for everybody else's.
    pub fn label_of(&self, host: &str) -> Option<WorkspaceId> {
        self.domains.get(&folded(host)?).map(|domain| domain.workspace)
    }

    /// Whether an address leads here.
    pub fn hold_address(&self, url: &str) -> bool {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        self.hold(rest.split(['/', '?', '#']).next().unwrap_or(rest))
    }
}

/// A mark of the connection: it is encrypted, and this program ends the encryption.
#[derive(Clone, Copy, Debug)]
pub struct Encrypted;

/// By which name a request came.
#[derive(Clone, Debug)]
pub(crate) enum Name {
    /// Ours.
    Own,
    /// A label's.
    Domain(Arc<Domain>),
    /// Nobody's that we know.
    Unknown,
}

/// What a request says of its name.
pub(crate) enum Said {
    /// Enough to know by which name it came.
    Name(Name),
    /// A host that may be a label's.
    Host(String),
}

/// Reads by which name a request came.
pub(crate) fn said(app: &App, request: &Request, from_proxy: bool) -> Said {
    let Some(host) = host(request, from_proxy) else { return Said::Name(Name::Own) };
    match folded(host) {
        _ if for_everybody(request.uri().path()) => Said::Name(Name::Own),
        None => Said::Name(Name::Unknown),
        Some(host) if is_own(&host, &app.site.base_url) => Said::Name(Name::Own),
        Some(host) => Said::Host(host),
    }
}

/// Looks up whose the name is.
pub(crate) async fn name_of(app: &App, said: Said) -> Result<Name> {
    let host = match said {
        Said::Name(name) => return Ok(name),
        Said::Host(host) => host,
    };
    let Some(hosts) = app.hosts() else { return Ok(Name::Unknown) };
    Ok(hosts.all().await?.get(&host).cloned().map_or(Name::Unknown, Name::Domain))
}

/// What the request says of its host. Where it says nothing (HTTP/1.0), it can only mean us.
fn host(request: &Request, from_proxy: bool) -> Option<&str> {
    let headers = request.headers();
    let forwarded = headers.get("x-forwarded-host").filter(|_| from_proxy);
    if let Some(forwarded) = forwarded {
        // The proxy nearest to us writes last.
        return Some(forwarded.to_str().unwrap_or("?").rsplit(',').next().unwrap_or("?").trim());
    }
    if let Some(authority) = request.uri().authority() {
        return Some(authority.as_str());
    }
    headers.get(header::HOST).map(|host| host.to_str().unwrap_or("?"))
}

/// A host without its port, lower case and without the dot of the root; none for what cannot be one.
fn folded(host: &str) -> Option<String> {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?.0,
        // More than one colon is an address of version 6 without its brackets.
        None => host.split_once(':').filter(|(_, rest)| !rest.contains(':')).map_or(host, |(name, _)| name),
    };
    let name = name.strip_suffix('.').unwrap_or(name);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b':');
    (!name.is_empty() && name.len() <= 253 && name.bytes().all(plain)).then(|| name.to_ascii_lowercase())
}

/// Ours: the address that everybody knows, and what only means this machine or something inside the operator's own
/// network (a number, a name without a dot).
fn is_own(host: &str, base_url: &str) -> bool {
    let authority = base_url.split_once("://").map_or(base_url, |(_, authority)| authority);
    let numbered = host.parse::<IpAddr>().is_ok();
    numbered || !host.contains('.') || folded(authority).is_some_and(|own| own == host)
}

/// What is asked of a domain before anybody knows that it is one, and what watches the program by any name.
fn for_everybody(path: &str) -> bool {
    let stem = |route: &Route| route.path.split('{').next().unwrap_or(route.path);
    let asked = [&policy::routes::domains::TOKEN, &policy::routes::domains::CHALLENGE];
    asked.into_iter().any(|route| path.starts_with(stem(route)))
        || [&policy::routes::program::LIVE, &policy::routes::program::READY].into_iter().any(|route| path == route.path)
}

/// The two services of the program: everything, and what a label's own domain has of it.
#[derive(Clone)]
pub(crate) struct Services {
    pub(crate) own: Router,
    pub(crate) domains: Router,
}

/// Hands a request to the service of its name.
pub(crate) async fn hand_over(State(services): State<Services>, mut request: Request) -> Response {
    let name = request.extensions_mut().remove::<Name>().unwrap_or(Name::Own);
    let answer = match name {
        Name::Own => services.own.oneshot(request).await,
        Name::Unknown => return Error::Misdirected.into_response(),
        Name::Domain(domain) => {
            if domain.encrypted && !is_encrypted(&request) && !for_everybody(request.uri().path()) {
                return to(&format!("https://{}", domain.host), request.uri());
            }
            if request.uri().path() == "/" {
                show_front(&mut request, &domain.front);
            }
            services.domains.oneshot(request).await
        }
    };
    answer.unwrap_or_else(|never| match never {})
}

/// Whether a reader in between sees nothing: our own listener says so, or a proxy that is believed.
fn is_encrypted(request: &Request) -> bool {
    let told = request.extensions().get::<Visitor>().is_some_and(Visitor::is_encrypted);
    told || request.extensions().get::<Encrypted>().is_some()
}

fn show_front(request: &mut Request, front: &str) {
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    if let Ok(target) = format!("{front}{query}").parse::<PathAndQuery>() {
        let mut parts = std::mem::take(request.uri_mut()).into_parts();
        parts.path_and_query = Some(target);
        *request.uri_mut() = Uri::from_parts(parts).unwrap_or_default();
    }
}

/// On to the same address of another origin, which is one that we know.
fn to(origin: &str, uri: &Uri) -> Response {
    let target = uri.path_and_query().map_or("/", PathAndQuery::as_str);
    Redirect::permanent(&format!("{origin}{target}")).into_response()
}

/// Answers a path that is only served by our own name. What a browser remembers of it must not outlive a change.
pub(crate) async fn lead(State(app): State<App>, request: Request<Body>) -> Response {
    let target = request.uri().path_and_query().map_or("/", PathAndQuery::as_str);
    std::future::ready(Redirect::temporary(&app.url(target)).into_response()).await
}

/// What a route does under a label's own domain, for the service of those.
pub(crate) fn is_there(route: &Route) -> bool {
    route.on_domains != OnDomains::Nothing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_folded_and_nothing_else_passes() {
        for (given, kept) in [
            ("Listen.Band.Example:8443", "listen.band.example"),
            ("listen.band.example.", "listen.band.example"),
            ("[::1]:80", "::1"),
            ("127.0.0.1:8080", "127.0.0.1"),
        ] {
            assert_eq!(folded(given).as_deref(), Some(kept));
        }
        for given in ["", ":80", "a b.example", "evil.example/x", "évil.example", "a@b.example", "[::1"] {
            assert_eq!(folded(given), None, "{given}");
        }
    }

    #[test]
    fn an_address_of_ours_is_known_by_its_host_alone() {
        let domain = Domain {
            host: "listen.band.example".to_owned(),
            workspace: WorkspaceId(uuid::Uuid::nil()),
            front: String::new(),
            encrypted: false,
            live: true,
        };
        let domains = Domains::new(HashMap::from([(domain.host.clone(), Arc::new(domain))]));
        let own = OwnHosts::of("https://music.example:8443").and(domains);
        for url in [
            "https://music.example/neon",
            "http://MUSIC.example.:9/@noor",
            "https://listen.band.example?a",
            "http://LISTEN.band.example:80/#a",
        ] {
            assert!(own.hold_address(url), "{url}");
        }
        for url in [
            "https://music.example.evil.example/",
            "https://band.example/",
            "https://a.listen.band.example/",
            "https://[2606:4700::1111]/",
            "",
        ] {
            assert!(!own.hold_address(url), "{url}");
        }
        assert!(OwnHosts::of("http://[2606:4700::1111]:8080").hold("2606:4700::1111"));
    }

    #[test]
    fn ours_are_the_known_address_numbers_and_names_of_the_inner_network() {
        for host in ["music.example", "127.0.0.1", "10.0.0.7", "::1", "localhost", "fanfare"] {
            assert!(is_own(host, "https://music.example:8443"), "{host}");
        }
        for host in ["evil.example", "music.example.evil.example", "amusic.example"] {
            assert!(!is_own(host, "https://music.example"), "{host}");
        }
    }

    #[test]
    fn a_forwarded_host_counts_only_from_a_proxy_that_is_believed() {
        let request = Request::builder()
            .uri("/")
            .header("host", "fanfare.internal.example")
            .header("x-forwarded-host", "evil.example, listen.band.example")
            .body(Body::empty())
            .unwrap();
        assert_eq!(host(&request, true), Some("listen.band.example"));
        assert_eq!(host(&request, false), Some("fanfare.internal.example"));
    }
}
