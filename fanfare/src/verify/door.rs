//! The public doors, from inside the program or from outside over HTTP: the same questions, the same answers.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::atomic::{AtomicU32, Ordering},
};

use anyhow::Context;
use axum::{Router, body::Body, extract::ConnectInfo};
use egress::Onlooker;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// Where questions go.
pub(crate) enum Door {
    /// Straight into the router: no socket, and the visitor's address is what the question says.
    House { router: Router, base_url: String },
    /// Over HTTP.
    Outside(Onlooker),
}

/// One question.
#[derive(Clone)]
pub(crate) struct Ask {
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Option<String>,
    peer: IpAddr,
}

/// One answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Ask {
    pub(crate) fn get(path: impl Into<String>) -> Ask {
        // Many questions come at once, so each has a loopback address of its own: no visitor's limit is used up.
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed) % 0x00ff_ff00;
        let peer = IpAddr::V4(Ipv4Addr::from_bits(Ipv4Addr::LOCALHOST.to_bits() + n));
        Ask { method: Method::GET, path: path.into(), headers: HeaderMap::new(), body: None, peer }
    }

    /// A form, as a browser sends it from our own page.
    pub(crate) fn form(path: impl Into<String>, fields: &[(&str, &str)]) -> Ask {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let ask = Ask { method: Method::POST, body: Some(body), ..Ask::get(path) };
        ask.with(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .with(HeaderName::from_static("sec-fetch-site"), "same-origin")
    }

    /// JSON to the API, with a bearer key.
    pub(crate) fn json(path: impl Into<String>, key: &str, body: &serde_json::Value) -> Ask {
        let ask = Ask { method: Method::POST, body: Some(body.to_string()), ..Ask::get(path) };
        ask.with(header::CONTENT_TYPE, "application/json").with(header::AUTHORIZATION, &format!("Bearer {key}"))
    }

    /// One more header. A value that no header can carry is left out.
    pub(crate) fn with(mut self, name: HeaderName, value: &str) -> Ask {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.append(name, value);
        }
        self
    }

    /// In a language.
    pub(crate) fn in_language(self, tag: &str) -> Ask {
        self.with(header::ACCEPT_LANGUAGE, tag)
    }

    /// From an address, which only a question from inside can choose.
    pub(crate) fn from(mut self, peer: IpAddr) -> Ask {
        self.peer = peer;
        self
    }
}

impl Door {
    /// Where visitors reach it, without a slash at the end.
    pub(crate) fn base_url(&self) -> &str {
        match self {
            Door::House { base_url, .. } => base_url,
            Door::Outside(onlooker) => onlooker.base(),
        }
    }

    /// Whether answers come over TLS.
    pub(crate) fn is_encrypted(&self) -> bool {
        matches!(self, Door::Outside(onlooker) if onlooker.base().starts_with("https://"))
    }

    pub(crate) async fn ask(&self, ask: Ask) -> anyhow::Result<Answer> {
        match self {
            Door::House { router, base_url } => inside(router.clone(), base_url, ask).await,
            Door::Outside(onlooker) => {
                let seen = onlooker.ask(ask.method, &ask.path, ask.headers, ask.body).await?;
                Ok(Answer { status: seen.status, headers: seen.headers, body: seen.body })
            }
        }
    }
}

async fn inside(router: Router, base_url: &str, ask: Ask) -> anyhow::Result<Answer> {
    let authority = base_url.split_once("://").map_or("", |(_, authority)| authority);
    let body = ask.body.map_or_else(Body::empty, Body::from);
    let mut request = Request::builder().method(ask.method).uri(ask.path).header(header::HOST, authority).body(body)?;
    request.headers_mut().extend(ask.headers);
    request.extensions_mut().insert(ConnectInfo(SocketAddr::new(ask.peer, 50_000)));
    let (parts, body) = router.oneshot(request).await.context("a page did not answer")?.into_parts();
    let body = body.collect().await.context("an answer broke off")?.to_bytes();
    Ok(Answer { status: parts.status.as_u16(), headers: parts.headers, body: body.to_vec() })
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub(crate) fn is_html(&self) -> bool {
        self.header("content-type").starts_with("text/html")
    }

    pub(crate) fn cookies(&self) -> impl Iterator<Item = &str> {
        self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok())
    }

    /// The answer itself when it has this status.
    pub(crate) fn expect(self, status: u16, what: &str) -> anyhow::Result<Answer> {
        anyhow::ensure!(self.status == status, "{what} answered {} instead of {status}", self.status);
        Ok(self)
    }
}
