//! Chromium as a person's window: what it shows, what it asks the network for, and what it looks like.

use std::{
    collections::BTreeSet,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction},
    elements::Element,
    error::CmdError,
    key::Key,
    wd::{Capabilities, WebDriverCompatibleCommand},
};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::{ParseError, Url};

use crate::program::{PATIENCE, Program, root};

/// What Chromium needs in a container, and what keeps it from asking anybody but us.
const ARGUMENTS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

/// A width in CSS pixels: a small phone's, a tablet's, a desk's.
pub(crate) const WIDTHS: [u32; 3] = [320, 768, 1280];

/// Whether pages may run scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scripts {
    On,
    Off,
}

/// A browser with an empty profile. Dropping it ends it.
pub(crate) struct Browser {
    client: Client,
    _driver: Program,
    _profile: TempDir,
}

/// A command that only Chromium's driver knows.
#[derive(Debug)]
struct Chromium {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Chromium {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// Opens an empty window.
    pub(crate) async fn open(scripts: Scripts) -> Browser {
        let profile = tempfile::tempdir().unwrap();
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").env("TMPDIR", profile.path());
        let mut driver = Program::start(&mut command);
        let port = driver.told("started successfully on port ").await;
        let address = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
        let mut arguments: Vec<String> = ARGUMENTS.map(str::to_owned).into();
        arguments.push(format!("--user-data-dir={}", profile.path().join("profile").display()));
        let wanted: Capabilities = serde_json::from_value(json!({
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "performance": "ALL" },
        }))
        .unwrap();
        let client = ClientBuilder::new(HttpConnector::new()).capabilities(wanted).connect(&address).await.unwrap();
        let browser = Browser { client, _driver: driver, _profile: profile };
        browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": scripts == Scripts::Off })).await;
        browser.width(WIDTHS[2]).await;
        browser
    }

    /// Makes the window so wide.
    pub(crate) async fn width(&self, width: u32) {
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Reads in this language from now on.
    pub(crate) async fn language(&self, language: &str) {
        self.devtools("Network.enable", json!({})).await;
        let headers = json!({ "headers": { "Accept-Language": language } });
        self.devtools("Network.setExtraHTTPHeaders", headers).await;
    }

    /// Gets nothing from a host from now on: what is asked of it is seen and not sent.
    pub(crate) async fn keep_from(&self, host: &str) {
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.setBlockedURLs", json!({ "urls": [format!("*://{host}/*")] })).await;
    }

    /// Takes hold of an element, moves by so many pixels down in steps, and lets it go.
    pub(crate) async fn drag(&self, css: &str, down: f64) {
        let element = self.find(css).await;
        let step = |y| PointerAction::MoveBy { duration: Some(Duration::from_millis(30)), x: 0.0, y };
        let mut mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        for _ in 0..10 {
            mouse = mouse.then(step(down / 10.0));
        }
        let mouse = mouse.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(mouse).await.unwrap();
    }

    /// Prefers dark pages from now on, or light ones.
    pub(crate) async fn dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    pub(crate) async fn go(&self, address: &str) {
        self.client.goto(address).await.unwrap();
    }

    /// The path that the window shows.
    pub(crate) async fn path(&self) -> String {
        self.client.current_url().await.unwrap().path().to_owned()
    }

    /// The status with which the page came.
    pub(crate) async fn status(&self) -> u64 {
        let status = "return performance.getEntriesByType('navigation')[0].responseStatus";
        self.ask(status).await.as_u64().unwrap()
    }

    /// The first element, which must be there soon.
    pub(crate) async fn find(&self, css: &str) -> Element {
        let wait = self.client.wait().at_most(PATIENCE);
        wait.for_element(Locator::Css(css)).await.unwrap_or_else(|error| panic!("{css}: {error}"))
    }

    pub(crate) async fn has(&self, css: &str) -> bool {
        !self.client.find_all(Locator::Css(css)).await.unwrap().is_empty()
    }

    /// What a person reads there.
    pub(crate) async fn text(&self, css: &str) -> String {
        self.find(css).await.text().await.unwrap()
    }

    /// Writes into a field what stands there from now on.
    pub(crate) async fn fill(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Chooses what reads so in a list.
    pub(crate) async fn choose(&self, css: &str, words: &str) {
        let options = self.find(css).await.find_all(Locator::Css("option")).await.unwrap();
        for option in options {
            if option.text().await.unwrap().contains(words) {
                option.click().await.unwrap();
                return;
            }
        }
        panic!("{css} has no {words}");
    }

    pub(crate) async fn press(&self, css: &str) {
        self.find(css).await.click().await.unwrap_or_else(|error| panic!("{css}: {error}"));
    }

    /// Presses what leads to another page, and waits until that page is there, also where its path is the old one's.
    pub(crate) async fn follow(&self, css: &str, to: &str) {
        let old = self.find("html").await;
        self.press(css).await;
        self.leave(&old).await;
        self.arrive(to).await;
    }

    /// The same, for a key that is pressed wherever the focus is.
    pub(crate) async fn follow_key(&self, key: Key, to: &str) {
        let old = self.find("html").await;
        self.key(key).await;
        self.leave(&old).await;
        self.arrive(to).await;
    }

    /// Waits until the window has left the page of this element: then it forgets the page's elements.
    async fn leave(&self, old: &Element) {
        let began = Instant::now();
        while old.tag_name().await.is_ok() {
            assert!(began.elapsed() < PATIENCE, "the window stays on {}", self.path().await);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until the window shows a path with this beginning.
    pub(crate) async fn arrive(&self, to: &str) {
        let began = Instant::now();
        loop {
            let path = self.path().await;
            if path.starts_with(to) {
                return;
            }
            assert!(began.elapsed() < PATIENCE, "{path} instead of {to}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Presses a key wherever the focus is.
    pub(crate) async fn key(&self, key: Key) {
        self.type_here(&char::from(key).to_string()).await;
    }

    /// Types wherever the focus is.
    pub(crate) async fn type_here(&self, text: &str) {
        self.client.active_element().await.unwrap().send_keys(text).await.unwrap();
    }

    /// What a function answers in the page.
    pub(crate) async fn ask(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// What a function answers once it calls its last argument.
    pub(crate) async fn ask_later(&self, script: &str) -> Value {
        self.client.execute_async(script, Vec::new()).await.unwrap()
    }

    /// The hosts with ports that were asked for anything since the last question.
    pub(crate) async fn asked(&self) -> BTreeSet<String> {
        let log = self.command("se/log", json!({ "type": "performance" })).await;
        let messages = log.as_array().unwrap().iter().map(|line| line["message"].as_str().unwrap());
        let events = messages.map(|message| serde_json::from_str::<Value>(message).unwrap());
        let urls = events.filter_map(|event| {
            let event = &event["message"];
            let url = match event["method"].as_str()? {
                "Network.requestWillBeSent" => event["params"]["request"]["url"].as_str()?,
                "Network.webSocketCreated" => event["params"]["url"].as_str()?,
                _ => return None,
            };
            Url::parse(url).ok()
        });
        // What a browser makes up itself is asked of nobody.
        let outside = urls.filter(|url| !matches!(url.scheme(), "data" | "blob" | "about" | "chrome"));
        outside.map(|url| url.authority().to_owned()).collect()
    }

    /// Goes on in the window that the page has opened.
    pub(crate) async fn to_new_window(&self) {
        let here = self.client.window().await.unwrap();
        let began = Instant::now();
        loop {
            let mut others = self.client.windows().await.unwrap().into_iter().filter(|one| *one != here);
            if let Some(other) = others.next_back() {
                return self.client.switch_to_window(other).await.unwrap();
            }
            assert!(began.elapsed() < PATIENCE, "no window was opened");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Goes back to the first window once it is the only one.
    pub(crate) async fn to_only_window(&self) {
        let began = Instant::now();
        loop {
            let mut left = self.client.windows().await.unwrap();
            if left.len() == 1 {
                return self.client.switch_to_window(left.remove(0)).await.unwrap();
            }
            assert!(began.elapsed() < PATIENCE, "the other window stays");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Hands a message to the one service worker of a site, as a push service would; answers the notifications that it
    /// shows: their titles, and the pages that they lead to.
    pub(crate) async fn deliver(&self, site: &str, message: &str) -> Value {
        self.devtools("Browser.grantPermissions", json!({ "origin": site, "permissions": ["notifications"] })).await;
        self.devtools("ServiceWorker.enable", json!({})).await;
        // A fresh browser counts its registrations from nought, those that went again too.
        for number in 0..4 {
            let message = json!({ "origin": site, "registrationId": number.to_string(), "data": message });
            self.devtools("ServiceWorker.deliverPushMessage", message).await;
        }
        let shown = "const done = arguments[0]; const look = async () => { \
             const [one] = await navigator.serviceWorker.getRegistrations(); \
             const all = one ? await one.getNotifications() : []; \
             if (all.length) done(all.map((one) => [one.title, one.data.page])); else setTimeout(look, 50); }; look()";
        self.ask_later(shown).await
    }

    /// The whole page as it looks, as a PNG file's bytes.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        let taken = self.devtools("Page.captureScreenshot", json!({ "captureBeyondViewport": true })).await;
        STANDARD.decode(taken["data"].as_str().unwrap()).unwrap()
    }

    /// Ends the browser, and everything that it kept.
    pub(crate) async fn close(self) {
        self.client.close().await.unwrap();
    }

    async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.command("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }

    async fn command(&self, path: &'static str, body: Value) -> Value {
        let answer: Result<Value, CmdError> = self.client.issue_cmd(Chromium { path, body: body.clone() }).await;
        answer.unwrap_or_else(|error| panic!("{path} {body}: {error}"))
    }
}

/// A file of an npm package that `cargo xtask test` installed.
pub(crate) fn npm(file: &str) -> PathBuf {
    root().join("target/npm/node_modules").join(file)
}
