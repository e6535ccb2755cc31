//! A declared host: its address, and what went there.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use privacy::Disclosure;
use url::Url;

use crate::{Answer, NoAnswer};

#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) processor: &'static str,
    pub(crate) host: &'static str,
    pub(crate) base: Url,
    pub(crate) simulated: bool,
    n: AtomicU64,
    data: Mutex<BTreeMap<(&'static str, &'static str), u64>>,
}

/// How many requests left for one host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The processor's id.
    pub processor: &'static str,
    /// The declared host.
    pub host: &'static str,
    /// Whether they went to a simulation on this machine instead.
    pub simulated: bool,
    /// Requests since the start.
    pub n: u64,
    /// What they carried of people: datum, purpose, and how often.
    pub data: Vec<(&'static str, &'static str, u64)>,
}

impl Place {
    /// `None` when the declared host is not the name of a host.
    pub(crate) fn of(processor: &'static str, host: &'static str) -> Option<Place> {
        let base = Url::parse(&format!("https://{host}")).ok().filter(|base| base.host_str() == Some(host))?;
        Some(Place { processor, host, base, simulated: false, n: AtomicU64::new(0), data: Mutex::default() })
    }

    /// The base with a path and a query.
    pub(crate) fn address(&self, path: &str, query: &[(&str, &str)]) -> Result<Url, NoAnswer> {
        let wanted = format!("{}{path}", self.base.path().trim_end_matches('/'));
        let mut url = self.base.clone();
        url.set_path(&wanted);
        // What the parser had to mend is not the path that somebody meant.
        if !path.starts_with('/') || url.path() != wanted {
            return Err(NoAnswer::PathRefused);
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        Ok(url)
    }

    /// Counts what is about to leave: what it is, and never its value.
    pub(crate) fn carry(&self, disclosures: &[Disclosure]) {
        let mut data = self.data.lock().unwrap_or_else(PoisonError::into_inner);
        for one in disclosures {
            *data.entry((one.datum(), one.purpose())).or_insert(0) += 1;
        }
    }

    pub(crate) fn note(&self, answer: &Result<Answer, NoAnswer>, took: Duration) {
        self.n.fetch_add(1, Ordering::Relaxed);
        let outcome = answer.as_ref().map_or_else(NoAnswer::outcome, Answer::outcome);
        let simulated = if self.simulated { "true" } else { "false" };
        metrics::counter!(
            "fanfare_egress_requests_total",
            "processor" => self.processor, "host" => self.host, "simulated" => simulated, "outcome" => outcome
        )
        .increment(1);
        let duration_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        tracing::debug!(
            processor.id = self.processor,
            host = self.host,
            self.simulated,
            outcome,
            duration_ms,
            "egress"
        );
    }

    pub(crate) fn count(&self) -> Count {
        Count {
            processor: self.processor,
            host: self.host,
            simulated: self.simulated,
            n: self.n.load(Ordering::Relaxed),
            data: self
                .data
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .iter()
                .map(|((datum, purpose), n)| (*datum, *purpose, *n))
                .collect(),
        }
    }
}
