//! A look at a name that a label says is theirs: what its DNS says, and what answers there. No personal data goes along,
//! and no name leads it into somebody's inner network.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};

use hickory_resolver::{
    Resolver, TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolverConfig},
    net::runtime::TokioRuntimeProvider,
    proto::rr::RData,
};
use reqwest::redirect::Policy;
use url::Url;

use crate::Options;

/// The largest answer that is read: what is looked for has 43 characters.
const LARGEST_BYTES: usize = 1024;
/// How long one look may take.
const WHOLE: Duration = Duration::from_secs(10);
/// How often an answer may lead on, to the same name: a proxy may insist on https.
const REDIRECTS: usize = 3;

/// How names are looked up and reached.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// The name server that is asked; left out, the system's own.
    pub name_server: Option<SocketAddr>,
    /// Where every name is reached instead of its own addresses. Only a loopback address is taken.
    pub simulated_at: Option<SocketAddr>,
}

/// Looks at names.
#[derive(Clone)]
pub struct Probe {
    names: TokioResolver,
    simulated_at: Option<SocketAddr>,
}

impl std::fmt::Debug for Probe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Probe").field("simulated_at", &self.simulated_at).finish_non_exhaustive()
    }
}

/// Why nothing can be looked at.
#[derive(Debug, thiserror::Error)]
pub enum NoProbe {
    /// The system's name servers could not be read.
    #[error("the name servers of this machine could not be read")]
    NameServers(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The simulation is not on this machine.
    #[error("a simulation of names must be at a loopback address")]
    NotLoopback,
}

/// Why nothing was seen at a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unseen {
    /// There is no such name, or it has no address.
    #[error("the name has no address")]
    NoName,
    /// The name servers did not answer.
    #[error("the name servers do not answer")]
    NoNameServer,
    /// It leads into an inner network, where nobody outside could follow.
    #[error("the name leads to an address that is not on the public internet")]
    Inner,
    /// Nothing answers there, or not with what was asked for.
    #[error("nothing answers at the name")]
    NoAnswer,
}

impl Probe {
    /// Reads which name servers to ask. Nothing is sent yet.
    ///
    /// # Errors
    /// When there are none to read, or the simulation is somewhere else.
    pub fn new(reach: &Reach) -> Result<Probe, NoProbe> {
        if reach.simulated_at.is_some_and(|address| !address.ip().is_loopback()) {
            return Err(NoProbe::NotLoopback);
        }
        let mut builder = match reach.name_server {
            Some(address) => {
                let (mut udp, mut tcp) = (ConnectionConfig::udp(), ConnectionConfig::tcp());
                (udp.port, tcp.port) = (address.port(), address.port());
                let server = NameServerConfig::new(address.ip(), true, vec![udp, tcp]);
                let config = ResolverConfig::from_name_servers(vec![server]);
                Resolver::builder_with_config(config, TokioRuntimeProvider::default())
            }
            None => Resolver::builder_tokio().map_err(|error| NoProbe::NameServers(Box::new(error)))?,
        };
        let options = builder.options_mut();
        // Who presses the button again has just changed something.
        options.cache_size = 0;
        options.timeout = Duration::from_secs(3);
        options.attempts = 2;
        let names = builder.build().map_err(|error| NoProbe::NameServers(Box::new(error)))?;
        Ok(Probe { names, simulated_at: reach.simulated_at })
    }

    /// What the TXT records of a name say, each in one piece.
    ///
    /// # Errors
    /// When the name servers do not answer. No record is no error.
    pub async fn texts(&self, name: &str) -> Result<Vec<String>, Unseen> {
        let found = match self.names.txt_lookup(format!("{name}.")).await {
            Ok(found) => found,
            Err(error) if error.is_no_records_found() => return Ok(Vec::new()),
            Err(_) => return Err(Unseen::NoNameServer),
        };
        let texts = found.answers().iter().filter_map(|record| match &record.data {
            RData::TXT(text) => Some(String::from_utf8_lossy(&text.txt_data.concat()).into_owned()),
            _ => None,
        });
        Ok(texts.collect())
    }

    /// What answers at a path of a name on the usual port, without encryption or after being led to it.
    ///
    /// # Errors
    /// When nothing answers with status 200 and few bytes.
    pub async fn ask(&self, host: &str, path: &str) -> Result<String, Unseen> {
        let addresses = match self.simulated_at {
            Some(address) => vec![address],
            None => self.addresses(host).await?,
        };
        let client = client(host, &addresses)?;
        let mut url = Url::parse(&format!("http://{host}")).map_err(|_| Unseen::NoName)?;
        url.set_path(path);
        if let Some(address) = self.simulated_at {
            url.set_port(Some(address.port())).map_err(|()| Unseen::NoName)?;
        }
        let mut response = client.get(url).send().await.map_err(|_| Unseen::NoAnswer)?;
        if response.status() != http::StatusCode::OK {
            return Err(Unseen::NoAnswer);
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|_| Unseen::NoAnswer)? {
            if body.len() + chunk.len() > LARGEST_BYTES {
                return Err(Unseen::NoAnswer);
            }
            body.extend_from_slice(&chunk);
        }
        String::from_utf8(body).map_err(|_| Unseen::NoAnswer)
    }

    async fn addresses(&self, host: &str) -> Result<Vec<SocketAddr>, Unseen> {
        let found = match self.names.lookup_ip(format!("{host}.")).await {
            Ok(found) => found,
            Err(error) if error.is_no_records_found() => return Err(Unseen::NoName),
            Err(_) => return Err(Unseen::NoNameServer),
        };
        let addresses: Vec<IpAddr> = found.iter().collect();
        if addresses.is_empty() {
            return Err(Unseen::NoName);
        }
        if !addresses.iter().copied().all(is_public) {
            return Err(Unseen::Inner);
        }
        // The port is filled in by the scheme.
        Ok(addresses.into_iter().map(|address| SocketAddr::new(address, 0)).collect())
    }
}

#[expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the one place that outside traffic leaves by"
)]
fn client(host: &str, addresses: &[SocketAddr]) -> Result<reqwest::Client, Unseen> {
    Options::provider();
    let own = host.to_owned();
    let same_name = Policy::custom(move |attempt| {
        if attempt.previous().len() > REDIRECTS || attempt.url().host_str() != Some(own.as_str()) {
            attempt.stop()
        } else {
            attempt.follow()
        }
    });
    reqwest::Client::builder()
        .user_agent(crate::options::USER_AGENT)
        .timeout(WHOLE)
        .redirect(same_name)
        .retry(reqwest::retry::never())
        .referer(false)
        .no_proxy()
        .http1_only()
        // The addresses that were looked at and no others: a name could lead elsewhere the next moment.
        .resolve_to_addrs(host, addresses)
        .build()
        .map_err(|_| Unseen::NoAnswer)
}

/// Whether an address is on the public internet (IANA's registries of special-purpose addresses).
fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let special = (a == 192 && b == 0 && c == 0) || (a == 198 && (b == 18 || b == 19)) || a == 0 || a >= 240;
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || shared
        || special)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    // Only 2000::/3 is given out; what carries an IPv4 address inside is judged by nobody else.
    let carried = first == 0x2002 || (first == 0x2001 && second < 0x200) || (first == 0x2001 && second == 0xdb8);
    first & 0xe000 == 0x2000 && !carried
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_into_an_inner_network() {
        for inner in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "::ffff:127.0.0.1",
            "2001:db8::1",
            "2002:7f00:1::",
            "64:ff9b::7f00:1",
        ] {
            assert!(!is_public(inner.parse().unwrap()), "{inner}");
        }
        for outer in ["9.9.9.9", "185.199.108.153", "2606:4700::1111", "2a00:1450::1"] {
            assert!(is_public(outer.parse().unwrap()), "{outer}");
        }
    }

    #[test]
    fn names_are_simulated_on_this_machine_or_not_at_all() {
        let reach = Reach { name_server: None, simulated_at: Some("10.0.0.1:80".parse().unwrap()) };
        assert!(matches!(Probe::new(&reach), Err(NoProbe::NotLoopback)));
    }
}
