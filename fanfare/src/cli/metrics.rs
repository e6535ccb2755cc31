//! Metrics for Prometheus, on a loopback listener of their own: they are the operator's, not the visitors'.

use std::net::SocketAddr;

use anyhow::Context;
use axum::Router;
use jobs::Tasks;
use metrics_exporter_prometheus::PrometheusBuilder;
use tokio::net::TcpListener;

/// Collects from now on and serves `/metrics`. Dropping what it answers ends it.
pub(crate) async fn start(address: SocketAddr) -> anyhow::Result<Tasks> {
    let recorder = PrometheusBuilder::new().install_recorder().context("metrics cannot be collected")?;
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot serve metrics on {address}"))?;
    let page = move || std::future::ready(recorder.render());
    #[expect(clippy::disallowed_methods, reason = "no visitor reaches this listener, so there is no gate before it")]
    let router = Router::new().route("/metrics", axum::routing::get(page));
    let mut tasks = Tasks::default();
    tasks.start(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!(error = %error, "the metrics listener failed");
        }
    });
    Ok(tasks)
}
