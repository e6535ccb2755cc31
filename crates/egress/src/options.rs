//! How traffic leaves: the client's settings, and which hosts are simulated.

use std::time::Duration;

use reqwest::{redirect, retry};
use rustls::crypto::{CryptoProvider, ring};
use url::{Host, Url};

use crate::{NoClient, place::Place};

pub(crate) const USER_AGENT: &str = "Fanfare/0.1";
const CONNECT: Duration = Duration::from_secs(5);
const WHOLE: Duration = Duration::from_secs(20);

/// The choices of [`crate::Egress::new`].
pub struct Options {
    pub(crate) places: Vec<Place>,
    whole: Duration,
}

/// Why a host is not simulated.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum NoSimulation {
    /// No processor of the inventory has it.
    #[error("{0} is not declared by any processor, so nothing is ever sent there")]
    HostNotDeclared(String),
    /// It would let data leave the machine under a declared name.
    #[error("a simulation must be a plain http address of this machine's own, like http://127.0.0.1:8099")]
    NotLoopback,
}

impl Default for Options {
    /// Every declared host over https.
    fn default() -> Options {
        let places = policy::PROCESSORS
            .iter()
            .chain(policy::ASKED)
            .flat_map(|row| row.hosts.iter().filter_map(|host| Place::of(row.id, host)));
        Options { places: places.collect(), whole: WHOLE }
    }
}

impl Options {
    /// Sends a declared host's requests to the simulation at `base`, whose path goes before the request's own.
    ///
    /// # Errors
    /// When nobody declares the host, or `base` is anything but http to a literal loopback address: a name could come
    /// to mean another machine.
    pub fn simulate(mut self, host: &str, base: &str) -> Result<Options, NoSimulation> {
        let base = Url::parse(base).ok().filter(is_loopback).ok_or(NoSimulation::NotLoopback)?;
        let mut n = 0;
        for place in self.places.iter_mut().filter(|place| place.host == host) {
            place.base = base.clone();
            place.simulated = true;
            n += 1;
        }
        if n == 0 { Err(NoSimulation::HostNotDeclared(host.to_owned())) } else { Ok(self) }
    }

    /// Waits at most this long for a whole answer, instead of twenty seconds.
    #[must_use]
    pub fn within(mut self, whole: Duration) -> Options {
        self.whole = whole;
        self
    }

    #[expect(clippy::disallowed_types, reason = "this is the one place that outside traffic leaves by")]
    pub(crate) fn client(&self) -> Result<reqwest::Client, NoClient> {
        Options::provider();
        match self.settings().build() {
            Ok(client) => Ok(client),
            Err(error) => {
                // Without this, a machine that has no CA certificates could not even start the demo.
                let client = self.settings().tls_certs_only([]).build()?;
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "no CA certificates: every request to a real host will fail until they are installed"
                );
                Ok(client)
            }
        }
    }

    /// Makes sure that there is cryptography to connect with.
    pub(crate) fn provider() {
        if CryptoProvider::get_default().is_none() {
            // It fails only when another thread was faster, and then there is one.
            ring::default_provider().install_default().ok();
        }
    }

    /// A client that believes these certificates too.
    #[expect(clippy::disallowed_types, reason = "this is the one place that outside traffic leaves by")]
    pub(crate) fn client_trusting(&self, roots: Vec<reqwest::Certificate>) -> Result<reqwest::Client, NoClient> {
        if roots.is_empty() {
            return self.client();
        }
        Options::provider();
        Ok(self.settings().tls_certs_merge(roots).build()?)
    }

    #[expect(
        clippy::disallowed_methods,
        clippy::disallowed_types,
        reason = "this is the one place that outside traffic leaves by"
    )]
    fn settings(&self) -> reqwest::ClientBuilder {
        reqwest::Client::builder()
            .user_agent(USER_AGENT)
            .connect_timeout(CONNECT)
            .timeout(self.whole)
            .redirect(redirect::Policy::none())
            // What may be repeated is for the caller to say, and each try has its line in the ledger.
            .retry(retry::never())
            .referer(false)
            .no_proxy()
            .http1_only()
    }
}

fn is_loopback(base: &Url) -> bool {
    let local = match base.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(_)) | None => false,
    };
    let plain =
        base.username().is_empty() && base.password().is_none() && base.query().is_none() && base.fragment().is_none();
    local && plain && base.scheme() == "http"
}
