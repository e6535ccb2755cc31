//! A browser without a screen, and a program that calls the API: cookies, forms, JSON.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use reqwest::{Client, Method, RequestBuilder, header, redirect::Policy};
use serde_json::Value;
use url::Url;

/// Somebody at the other end. A clone is the same person, with the same cookies.
#[derive(Clone)]
pub(crate) struct Person {
    http: Client,
    base: String,
    headers: Vec<(&'static str, String)>,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: header::HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// The answer itself, when it has this status.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Answer {
        assert_eq!(self.status, status, "{:?}\n{}", self.headers, self.body);
        self
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {} {}", self.status, self.body))
    }

    #[track_caller]
    pub(crate) fn location(&self) -> String {
        self.header("location").unwrap_or_else(|| panic!("it leads nowhere: {} {}", self.status, self.body))
    }

    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name).map(|value| value.to_str().unwrap().to_owned())
    }

    /// The value of an attribute's first appearance.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.body.split_once(&format!("{name}=\""))?.1.split('"').next()
    }
}

impl Person {
    /// Connections that several people of one test share.
    pub(crate) fn client() -> Client {
        // It fails when somebody was faster, and then there is one.
        rustls::crypto::ring::default_provider().install_default().ok();
        Client::builder().redirect(Policy::none()).no_proxy().timeout(Duration::from_secs(60)).build().unwrap()
    }

    pub(crate) fn new(http: Client, base: &str) -> Person {
        Person { http, base: base.to_owned(), headers: Vec::new(), cookies: Arc::default() }
    }

    /// Sends one more header with every request to the site.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Person {
        self.headers.push((name, value.into()));
        self
    }

    /// Whom a proxy on this machine says to speak for.
    #[must_use]
    pub(crate) fn at_address(self, address: impl Into<String>) -> Person {
        self.with("x-forwarded-for", address)
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.try_get(path).await.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(crate) async fn try_get(&self, path: &str) -> reqwest::Result<Answer> {
        self.send(self.http.get(self.address(path))).await
    }

    /// Sends a form as a browser does from the site's own page.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.http.post(self.address(path)).header(header::ORIGIN, &self.base).form(fields);
        self.send(request).await.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Sends JSON; `Value::Null` sends no body.
    pub(crate) async fn json(&self, method: Method, path: &str, body: &Value) -> Answer {
        let mut request = self.http.request(method, self.address(path)).header(header::ACCEPT, "application/json");
        if !body.is_null() {
            request = request.json(body);
        }
        self.send(request).await.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Sends a file's bytes.
    pub(crate) async fn picture(&self, method: Method, path: &str, kind: &str, bytes: &'static [u8]) -> Answer {
        let request = self.http.request(method, self.address(path)).header(header::ACCEPT, "application/json");
        let request = request.header(header::CONTENT_TYPE, kind).body(bytes);
        self.send(request).await.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// One of this person's cookies.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    fn address(&self, path: &str) -> String {
        if path.starts_with('/') { format!("{}{path}", self.base) } else { path.to_owned() }
    }

    async fn send(&self, mut request: RequestBuilder) -> reqwest::Result<Answer> {
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let jar: Vec<String> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !jar.is_empty() {
            request = request.header(header::COOKIE, jar.join("; "));
        }
        let answer = request.send().await?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        self.remember(&headers);
        Ok(Answer { status, headers, body: answer.text().await? })
    }

    fn remember(&self, headers: &header::HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
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
    }

    /// Takes the whole way of a pre-save and answers the path of the receipt. `user` is who they are at the provider.
    pub(crate) async fn presave(&self, slug: &str, user: &str) -> String {
        let consent = format!("/{slug}/presave/spotify");
        self.get(&consent).await.expect(200);
        let away = self.post(&consent, &[("agree", "yes"), ("born", "1990-06-15")]).await.expect(303);
        let back = self.decide(&away.location(), user).await;
        let path = back.strip_prefix(&self.base).unwrap_or(&back);
        self.get(path).await.expect(303).location()
    }

    /// Takes the whole way of a pre-save at a service with these boxes, and answers the path of the receipt.
    pub(crate) async fn wish(&self, slug: &str, service: &str, boxes: &[&str], user: &str) -> String {
        let consent = format!("/{slug}/presave/{service}");
        let ticks = boxes.iter().map(|name| (*name, "yes"));
        let form: Vec<(&str, &str)> = [("born", "1990-06-15")].into_iter().chain(ticks).collect();
        let away = self.post(&consent, &form).await.expect(303);
        let back = self.decide(&away.location(), user).await;
        let path = back.strip_prefix(&self.base).unwrap_or(&back);
        self.get(path).await.expect(303).location()
    }

    /// The same at Apple Music, where a script asks in a window at `window`.
    pub(crate) async fn wish_at_apple(&self, slug: &str, window: &str, user: &str) -> String {
        let form = [("born", "1990-06-15"), ("agree", "yes")];
        let away = self.post(&format!("/{slug}/presave/apple-music"), &form).await.expect(303).location();
        let page = self.get(&away).await.expect(200);
        let token = page.attribute("data-token").expect("a token for the script");
        let asked = [("token", token), ("origin", &self.base), ("app", "test"), ("user", user), ("decision", "agree")];
        let answer = self.http.post(window).form(&asked).send().await.unwrap().text().await.unwrap();
        let given = answer.split_once("data-given=\"").expect("apple answers").1.split('"').next().unwrap();
        let state = away.rsplit('/').next().unwrap();
        self.post("/presave/callback/apple-music", &[("state", state), ("token", given)]).await.expect(303).location()
    }

    /// What a person does on the provider's own page, without anything that is meant for our site.
    async fn decide(&self, authorise: &str, user: &str) -> String {
        let page = self.http.get(authorise).send().await.unwrap();
        assert_eq!(page.status(), 200, "the provider's page");
        let mut url = Url::parse(authorise).unwrap();
        let mut form: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        form.push(("user".to_owned(), user.to_owned()));
        form.push(("decision".to_owned(), "agree".to_owned()));
        url.set_query(None);
        let answer = self.http.post(url).form(&form).send().await.unwrap();
        let location = answer.headers().get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
        location.unwrap_or_else(|| panic!("the provider sends nobody back: {}", answer.status()))
    }
}
