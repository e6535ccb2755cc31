//! Whether this instance lives and can take requests, for whoever watches it.

use axum::{extract::State, response::IntoResponse};
use http::{StatusCode, header};
use kit::{App, Lang, Result, Routes};
use lake::Lake;
use policy::routes::program;

#[derive(Clone)]
pub(crate) struct Operations {
    pub(crate) app: App,
    pub(crate) lake: Lake,
    pub(crate) outbox: mail::Outbox,
}

pub(crate) fn routes(operations: &Operations) -> Routes {
    Routes::<Operations>::default()
        .on(&program::LIVE, live)
        .on(&program::READY, ready)
        .on(&program::SECURITY, security)
        .on(&program::FONT, kit::font)
        .on(&program::ROBOTS, robots)
        .with_state(operations)
}

/// The process answers.
async fn live() -> &'static str {
    std::future::ready("live\n").await
}

/// The store can be read and written, and events are kept. When not, a load balancer should ask another node.
async fn ready(State(operations): State<Operations>) -> Result {
    let store = operations.app.db.probe().await;
    let events = operations.lake.health();
    let (status, words) = match store {
        Err(error) => {
            tracing::warn!(error = %error, "the store cannot be written");
            (StatusCode::SERVICE_UNAVAILABLE, "the database cannot be written\n")
        }
        Ok(()) if !events.writing => (StatusCode::SERVICE_UNAVAILABLE, "events cannot be kept\n"),
        Ok(()) => (StatusCode::OK, "ready\n"),
    };
    let letters = if status == StatusCode::OK { letters(&operations.outbox).await } else { None };
    Ok((status, format!("{words}{}", letters.unwrap_or_default())).into_response())
}

/// How the outbox stands, when anything waits there. Letters keep: another node would not send them sooner, so this never
/// makes an instance unready.
async fn letters(outbox: &mail::Outbox) -> Option<String> {
    let standing = outbox.standing().await.ok()?;
    let oldest = standing.oldest?;
    let failing = standing.failing.map(|(since, why)| format!(", and none has left since {since:.0} ({why})"));
    Some(format!(
        "letters: {} waiting, the oldest since {oldest:.0}{}\n",
        standing.waiting,
        failing.unwrap_or_default()
    ))
}

/// How long `security.txt` may be believed: RFC 9116 recommends less than a year.
const SECURITY_DAYS: i64 = 300;

/// Whom to tell about a weakness (RFC 9116).
async fn security(State(operations): State<Operations>) -> impl IntoResponse {
    let app = &operations.app;
    let canonical = app.url(program::SECURITY.path);
    let now = app.clock.now();
    let end = now.checked_add(jiff::SignedDuration::from_hours(SECURITY_DAYS * 24)).unwrap_or(now);
    let languages: Vec<&str> = Lang::ALL.iter().map(|lang| lang.tag()).collect();
    let text = format!(
        "Contact: {}\nExpires: {}\nCanonical: {canonical}\nPreferred-Languages: {}\n",
        contact_uri(app),
        end.strftime("%Y-%m-%dT00:00:00Z"),
        languages.join(", ")
    );
    std::future::ready(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text)).await
}

/// What search engines may look at (RFC 9309): the fan pages and the policy. Receipts and the ways into the application say
/// themselves that they are nobody's to index; a path that is forbidden here would not be read, and its address could be
/// listed all the same. Behind the sign-in there is nothing for a visitor without a session.
async fn robots() -> impl IntoResponse {
    let text = "User-agent: *\nDisallow: /api/\n";
    std::future::ready(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text)).await
}

/// The operator's contact as the URI that the format demands. What is neither an address nor a web page is told on the
/// policy's page, in whatever words it has.
fn contact_uri(app: &App) -> String {
    let contact = app.site.contact.trim();
    let one_word = !contact.is_empty() && contact.chars().all(|c| c.is_ascii_graphic());
    match contact.split_once('@') {
        _ if one_word && contact.starts_with("https://") => contact.to_owned(),
        Some((name, host)) if one_word && !name.is_empty() && host.contains('.') && !contact.contains(':') => {
            format!("mailto:{contact}")
        }
        _ => app.url(policy::routes::transparency::POLICY.path),
    }
}
