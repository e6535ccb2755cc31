//! Somebody who asks: a stranger, a member with a session, a holder of a key.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use axum::{Router, body::Body, extract::ConnectInfo};
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// A client with a cookie jar of its own. Copies share the jar.
#[derive(Clone)]
pub struct Client {
    router: Router,
    base_url: String,
    peer: SocketAddr,
    headers: Vec<(String, String)>,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    csrf: Arc<Mutex<Option<String>>>,
}

impl Client {
    pub(crate) fn new(router: Router, base_url: &str) -> Client {
        Client {
            router,
            base_url: base_url.to_owned(),
            peer: SocketAddr::from(([127, 0, 0, 1], 50_000)),
            headers: Vec::new(),
            cookies: Arc::default(),
            csrf: Arc::default(),
        }
    }

    /// The same client, sending one more header with every request.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Client {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same client, connecting from another address.
    #[must_use]
    pub fn from_address(mut self, address: &str) -> Client {
        self.peer = SocketAddr::new(address.parse().unwrap(), 50_000);
        self
    }

    /// What the jar holds under a name.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// Puts a cookie into the jar.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Body::empty()).await
    }

    /// Asks for a page's headers.
    pub async fn head(&self, path: &str) -> Answer {
        self.send(Method::HEAD, path, None, Body::empty()).await
    }

    /// Sends a form as a browser does from our own page; a member's carries the token of the last page seen.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.csrf.lock().unwrap().clone();
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        if let Some(token) = token.filter(|_| !fields.iter().any(|(name, _)| *name == "csrf")) {
            form.append_pair("csrf", &token);
        }
        let own_origin = !self.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("origin"));
        let client = if own_origin { self.clone().with("origin", &self.base_url) } else { self.clone() };
        client.send(Method::POST, path, Some("application/x-www-form-urlencoded"), Body::from(form.finish())).await
    }

    /// Sends a form with a file as a browser does from our own page; a member's carries the token of the last page seen.
    /// `file` is the field, the name and the kind that the browser says, and the bytes.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &str, &[u8])) -> Answer {
        const BOUNDARY: &str = "----boundary7MA4YWxkTrZu0gW";
        let token = self.csrf.lock().unwrap().clone().unwrap_or_default();
        let csrf = [("csrf", token.as_str())].into_iter().filter(|_| !fields.iter().any(|(name, _)| *name == "csrf"));
        let mut body = Vec::new();
        for (name, value) in fields.iter().copied().chain(csrf) {
            let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        let (field, name, kind, bytes) = file;
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\ncontent-type: {kind}\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let client = self.clone().with("origin", &self.base_url);
        client.send(Method::POST, path, Some(&kind), Body::from(body)).await
    }

    /// Sends JSON.
    pub async fn json(&self, method: Method, path: &str, body: &serde_json::Value) -> Answer {
        self.send(method, path, Some("application/json"), Body::from(body.to_string())).await
    }

    /// Deletes.
    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None, Body::empty()).await
    }

    /// Sends anything. `path` may be a full address of this site.
    pub async fn send(&self, method: Method, path: &str, kind: Option<&str>, body: Body) -> Answer {
        let path = path.strip_prefix(&self.base_url).unwrap_or(path);
        let authority = self.base_url.split_once("://").map_or("", |(_, authority)| authority);
        let mut request = Request::builder().method(method).uri(path);
        if !self.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
            request = request.header(header::HOST, authority);
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let jar: Vec<String> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !jar.is_empty() {
            request = request.header(header::COOKIE, jar.join("; "));
        }
        let mut request = request.body(body).unwrap();
        request.extensions_mut().insert(ConnectInfo(self.peer));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let answer = Answer { status: parts.status, headers: parts.headers, body: body.to_vec() };
        self.remember(&answer);
        answer
    }

    fn remember(&self, answer: &Answer) {
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').unwrap();
            let mut jar = self.cookies.lock().unwrap();
            if attributes.to_ascii_lowercase().contains("max-age=0") {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
        if let Some((_, rest)) = answer.text().split_once("name=\"csrf\" value=\"") {
            let token = rest.split('"').next().unwrap_or_default();
            *self.csrf.lock().unwrap() = Some(token.to_owned()).filter(|token| !token.is_empty());
        }
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("not JSON: {} {}", self.status, self.text()))
    }

    /// One header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Where it leads.
    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_else(|| panic!("no location: {} {}", self.status, self.text()))
    }

    /// The answer itself, when it has this status; else the test fails and shows the body.
    #[track_caller]
    pub fn expect(self, status: u16) -> Answer {
        assert_eq!(self.status.as_u16(), status, "{} {}", self.header("location").unwrap_or_default(), self.text());
        self
    }
}
