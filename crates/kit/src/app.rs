//! What the program hands to every room.

use std::{
    ops::Deref,
    sync::{Arc, OnceLock},
};

use db::{Clock, Db, Entropy};
use http::HeaderName;
use ipnet::IpNet;
use policy::ProcessorRow;
use privacy::Privacy;
use uuid::Uuid;

use crate::{
    Result, Texts,
    choices::Item,
    hosts::{Hosts, OwnHosts},
    limits::Limits,
    who::{Doorkeeper, Noticeboard, RightsDesk},
};

/// A processor whose host, and who runs it, are the operator's choice.
#[derive(Clone, Debug)]
pub struct Party {
    /// The `[[processor]]` row that leaves it to the configuration.
    pub processor: &'static str,
    /// Who runs it.
    pub name: String,
    /// Where it is reached.
    pub host: String,
    /// The country that it is in (ISO 3166-1 alpha-2), where the operator has said it.
    pub country: Option<String>,
    /// What protects data outside the European Economic Area: the stem of its text, where the operator has said it.
    pub safeguard: Option<&'static str>,
}

/// Where a processor is, and what makes it lawful to send it something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// ISO 3166-1 alpha-2.
    pub country: &'a str,
    /// The stem of its text.
    pub safeguard: &'a str,
}

impl Place<'_> {
    /// Whether it is outside the European Economic Area.
    pub fn is_abroad(self) -> bool {
        !policy::EEA.contains(&self.country)
    }
}

impl Party {
    /// Where a processor is: as declared, or as the operator said of a configured one. None where nobody said it, and then
    /// no page may claim anything about it.
    pub fn place_of<'a>(row: &'a ProcessorRow, parties: &'a [Party]) -> Option<Place<'a>> {
        if !row.configured {
            return Some(Place { country: row.country, safeguard: row.safeguard });
        }
        let party = parties.iter().find(|party| party.processor == row.id)?;
        let country = party.country.as_deref()?;
        let inside = policy::EEA.contains(&country).then_some("eea");
        Some(Place { country, safeguard: inside.or(party.safeguard)? })
    }
}

/// What this instance is called and how it is reached.
#[derive(Clone, Debug)]
pub struct Site {
    /// Where visitors reach it, without a slash at the end: `https://music.example`.
    pub base_url: String,
    /// Who runs it, as the policy names the controller.
    pub operator: String,
    /// How the controller is reached.
    pub contact: String,
    /// Whose forwarded headers are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The header in which a trusted proxy tells the visitor's country (ISO 3166-1 alpha-2).
    pub country_header: Option<HeaderName>,
    /// The operator's country (ISO 3166-1 alpha-2), for where a visitor's is not known.
    pub country: Option<String>,
    /// Whether outside parties are simulated; every page then says so.
    pub simulated: bool,
    /// What is switched on beyond what is essential: cookies and scripts that a visitor has to allow. The shipped program
    /// has none, so nobody is asked.
    pub optional: Vec<Item>,
}

/// The program's parts that every room may use. A copy is one reference: it is made for every request.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// What an [`App`] is put together from.
pub struct Parts {
    /// The store.
    pub db: Db,
    /// Consent, keys, ledger, erasure.
    pub privacy: Privacy,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub entropy: Entropy,
    /// Every text in every language.
    pub texts: Arc<Texts>,
    /// This instance.
    pub site: Site,
    /// Who recognises people and keys.
    pub doorkeeper: Arc<dyn Doorkeeper>,
}

struct Inner {
    parts: Parts,
    limits: Limits,
    noticeboard: OnceLock<Arc<dyn Noticeboard>>,
    desk: OnceLock<Arc<dyn RightsDesk>>,
    hosts: OnceLock<Arc<dyn Hosts>>,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0.parts
    }
}

impl App {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> App {
        let (limits, noticeboard, desk, hosts) = (Limits::default(), OnceLock::new(), OnceLock::new(), OnceLock::new());
        App(Arc::new(Inner { parts, limits, noticeboard, desk, hosts }))
    }

    /// A new id.
    pub fn new_id(&self) -> Uuid {
        self.entropy.id(&self.clock)
    }

    /// The full address of one of our own paths.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.site.base_url)
    }

    /// Puts up the board that signed-in pages look at; only the first one counts. It must not hold the `App` itself.
    pub fn put_up(&self, board: Arc<dyn Noticeboard>) {
        drop(self.0.noticeboard.set(board));
    }

    /// Opens the rights desk, whose open requests the operator sees on every page. Only the first one counts. It must not
    /// hold the `App` itself.
    pub fn open_desk(&self, desk: Arc<dyn RightsDesk>) {
        drop(self.0.desk.set(desk));
    }

    /// Learns who knows the labels' own domains. Only the first one counts. It must not hold the `App` itself.
    pub fn learn_hosts(&self, hosts: Arc<dyn Hosts>) {
        drop(self.0.hosts.set(hosts));
    }

    /// The hosts that lead here now.
    ///
    /// # Errors
    /// When the store does not answer and nothing is in memory.
    pub async fn own_hosts(&self) -> Result<OwnHosts> {
        let own = OwnHosts::of(&self.site.base_url);
        match self.hosts() {
            Some(hosts) => Ok(own.and(hosts.all().await?)),
            None => Ok(own),
        }
    }

    pub(crate) fn hosts(&self) -> Option<&dyn Hosts> {
        self.0.hosts.get().map(|hosts| &**hosts)
    }

    pub(crate) fn desk(&self) -> Option<&dyn RightsDesk> {
        self.0.desk.get().map(|desk| &**desk)
    }

    pub(crate) fn noticeboard(&self) -> Option<&dyn Noticeboard> {
        self.0.noticeboard.get().map(|board| &**board)
    }

    /// Forgets callers whom no limit holds back any more. The clockwork calls it.
    pub fn forget_idle_callers(&self) {
        self.0.limits.forget_idle();
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }
}
