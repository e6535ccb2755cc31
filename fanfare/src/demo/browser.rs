//! A browser without a screen: cookies, forms, and an eye on what a page would load from elsewhere.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use anyhow::{Context, bail};
use http::{StatusCode, header};
use serde_json::Value;
use url::Url;

/// What the browsers of one demo share: connections, and the count of what pages would load from elsewhere.
pub(crate) struct World {
    #[expect(clippy::disallowed_types, reason = "this is a fan's browser; the program itself goes through egress")]
    http: reqwest::Client,
    foreign: AtomicU64,
}

impl World {
    #[expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "a fan's browser, see above")]
    pub(crate) fn new() -> anyhow::Result<World> {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build()?;
        Ok(World { http, foreign: AtomicU64::new(0) })
    }

    /// How many resources of other hosts the pages seen so far would have loaded.
    pub(crate) fn foreign(&self) -> u64 {
        self.foreign.load(Ordering::Relaxed)
    }
}

/// One person's browser.
pub(crate) struct Browser<'a> {
    world: &'a World,
    base_url: &'a str,
    headers: Vec<(&'static str, String)>,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What came back.
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) location: Option<String>,
    pub(crate) text: String,
}

impl Page {
    /// The page itself, if it has this status.
    pub(crate) fn expect(self, status: u16, what: &str) -> anyhow::Result<Page> {
        if self.status.as_u16() != status {
            bail!(
                "{what}: expected {status}, got {}: {}",
                self.status,
                self.text.chars().take(300).collect::<String>()
            );
        }
        Ok(self)
    }

    /// Where it leads.
    pub(crate) fn location(&self) -> anyhow::Result<&str> {
        self.location.as_deref().context("the answer leads nowhere")
    }

    /// The value of an attribute's first appearance.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.text.split_once(&format!("{name}=\""))?;
        rest.split('"').next()
    }
}

impl<'a> Browser<'a> {
    pub(crate) fn new(world: &'a World, base_url: &'a str) -> Browser<'a> {
        Browser { world, base_url, headers: Vec::new(), cookies: Mutex::default() }
    }

    /// Sends one more header with every request.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Browser<'a> {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) async fn get(&self, address: &str) -> anyhow::Result<Page> {
        self.send(self.world.http.get(self.full(address)), address).await
    }

    pub(crate) async fn post(&self, address: &str, fields: &[(&str, &str)]) -> anyhow::Result<Page> {
        let own = self.is_own(address);
        let mut request = self.world.http.post(self.full(address)).form(fields);
        if own {
            request = request.header(header::ORIGIN, self.base_url);
        }
        self.send(request, address).await
    }

    pub(crate) async fn json(&self, method: http::Method, path: &str, body: &Value) -> anyhow::Result<Value> {
        let page = self.send(self.world.http.request(method, self.full(path)).json(body), path).await?;
        if !page.status.is_success() {
            bail!("{path}: {} {}", page.status, page.text);
        }
        Ok(serde_json::from_str(&page.text)?)
    }

    /// Sends a picture.
    pub(crate) async fn put(&self, path: &str, kind: &str, bytes: &'static [u8]) -> anyhow::Result<Page> {
        let request = self.world.http.put(self.full(path)).header(header::CONTENT_TYPE, kind).body(bytes);
        self.send(request, path).await
    }

    fn full(&self, address: &str) -> String {
        if address.starts_with('/') { format!("{}{address}", self.base_url) } else { address.to_owned() }
    }

    fn is_own(&self, address: &str) -> bool {
        address.starts_with('/') || address.starts_with(self.base_url)
    }

    async fn send(&self, mut request: reqwest::RequestBuilder, address: &str) -> anyhow::Result<Page> {
        let own = self.is_own(address);
        if own {
            for (name, value) in &self.headers {
                request = request.header(*name, value);
            }
            let jar: Vec<String> = self.jar().iter().map(|(name, value)| format!("{name}={value}")).collect();
            if !jar.is_empty() {
                request = request.header(header::COOKIE, jar.join("; "));
            }
        }
        let answer = request.send().await.context("no answer")?;
        let status = answer.status();
        let location = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
        if own {
            self.remember(answer.headers());
        }
        let text = answer.text().await?;
        if own {
            self.world.foreign.fetch_add(foreign_resources(&text, self.base_url), Ordering::Relaxed);
        }
        Ok(Page { status, location, text })
    }

    fn jar(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn remember(&self, headers: &http::HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let Some((name, value)) = pair.split_once('=') else { continue };
            if attributes.to_ascii_lowercase().contains("max-age=0") {
                self.jar().remove(name);
            } else {
                self.jar().insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// A number inside JSON, by its pointer (RFC 6901).
pub(crate) fn number(value: &Value, pointer: &str) -> Option<u64> {
    value.pointer(pointer)?.as_u64()
}

/// A word inside JSON, by its pointer (RFC 6901).
pub(crate) fn word<'v>(value: &'v Value, pointer: &str) -> anyhow::Result<&'v str> {
    value.pointer(pointer).and_then(Value::as_str).with_context(|| format!("the API's answer lacks {pointer}"))
}

/// Counts what a browser would load by itself from another host: sources, style sheets, icons, preloads, CSS images. A link
/// that a person may follow is no request.
fn foreign_resources(html: &str, base_url: &str) -> u64 {
    let sources = html.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let links = html
        .split("<link ")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .filter_map(|tag| tag.split_once("href=\"").and_then(|(_, rest)| rest.split('"').next()));
    let styles = html.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let own = Url::parse(base_url).ok();
    let foreign = sources.chain(links).chain(styles).filter(|address| {
        let address = address.trim_matches(['"', '\'', ' ']);
        let absolute = if address.starts_with("//") { format!("http:{address}") } else { address.to_owned() };
        match Url::parse(&absolute) {
            Ok(url) => matches!(url.scheme(), "http" | "https") && own.as_ref().map(Url::origin) != Some(url.origin()),
            Err(_) => false,
        }
    });
    u64::try_from(foreign.count()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::foreign_resources;

    #[test]
    fn what_a_page_loads_from_elsewhere_is_counted_and_links_are_not() {
        let own = "http://127.0.0.1:8080";
        assert_eq!(foreign_resources(r#"<img src="https://cdn.example/a.png">"#, own), 1);
        assert_eq!(foreign_resources(r#"<link rel="stylesheet" href="//fonts.example/x.css">"#, own), 1);
        assert_eq!(foreign_resources("<style>a{background:url('https://x.example/i.png')}</style>", own), 1);
        assert_eq!(foreign_resources(r#"<a href="https://open.spotify.com/">x</a><img src="/cover.svg">"#, own), 0);
        assert_eq!(foreign_resources(r#"<link rel="icon" href="data:,"><img src="http://127.0.0.1:8080/x">"#, own), 0);
    }
}
