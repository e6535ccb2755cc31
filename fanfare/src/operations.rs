//! Whether this instance lives and can take requests, for whoever watches it.

use axum::{extract::State, response::IntoResponse};
use http::StatusCode;
use kit::{App, Result, Routes};
use lake::Lake;
use policy::routes::program;

#[derive(Clone)]
pub(crate) struct Operations {
    pub(crate) app: App,
    pub(crate) lake: Lake,
}

pub(crate) fn routes(operations: &Operations) -> Routes {
    Routes::<Operations>::default().on(&program::LIVE, live).on(&program::READY, ready).with_state(operations)
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
    Ok((status, words).into_response())
}
