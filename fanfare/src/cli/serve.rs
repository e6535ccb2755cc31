//! `fanfare serve`.

use anyhow::Context;
use db::{Clock, Entropy};
use fanfare::House;
use jobs::Tasks;
use tokio::{net::TcpListener, signal::unix};

use super::say;
use crate::config::Config;

/// Runs until SIGINT or SIGTERM, then finishes what has begun.
pub(crate) async fn serve(config: Config) -> anyhow::Result<()> {
    let listener =
        TcpListener::bind(config.listen).await.with_context(|| format!("cannot listen on {}", config.listen))?;
    let tls = match config.listen_tls {
        Some(address) => Some(TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?),
        None => None,
    };
    let address = listener.local_addr()?;
    let mut settings = config.settings;
    // Port 0 asks the system for a free one: then the address that people reach is known only now.
    if config.listen.port() == 0 && settings.base_url == format!("http://{}", config.listen) {
        settings.base_url = format!("http://{address}");
    }
    if !settings.simulate.is_empty() {
        tracing::warn!("a music service is simulated on this machine: no real library is changed");
    }
    let metrics = match config.metrics_listen {
        Some(address) => Some(super::metrics::start(address).await?),
        None => None,
    };
    let base_url = settings.base_url.clone();
    let house = House::open(settings, Clock::system(), Entropy::system()?).await?;
    // Whoever reads that it listens may ask it to stop, and without these the system would just end it.
    let mut terminate = unix::signal(unix::SignalKind::terminate())?;
    let mut interrupt = unix::signal(unix::SignalKind::interrupt())?;
    say(&format!("Fanfare listens on http://{address} and is reached at {base_url}\n"))?;
    if let Some(tls) = &tls {
        say(&format!("Encrypted connections are taken on https://{}\n", tls.local_addr()?))?;
    }
    if let Some(url) = house.set_up_url().await? {
        say(&format!("There is no account yet. Make the first one here, once:\n  {url}\n"))?;
    }
    let tasks = Tasks::default();
    let stop = tasks.stop_signal();
    let serving = house.serve_both(listener, tls, stop);
    tokio::pin!(serving);
    let served = tokio::select! {
        served = &mut serving => served,
        _ = interrupt.recv() => finish(&tasks, serving).await,
        _ = terminate.recv() => finish(&tasks, serving).await,
    };
    drop(metrics);
    served
}

async fn finish(tasks: &Tasks, serving: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    tracing::info!("stopping: finishing what has begun");
    tasks.ask_to_stop();
    serving.await
}
