//! How sending has gone since the start, and how the outbox stands now.

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use jiff::Timestamp;

/// How sending has gone since the start, for the operator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Letters that the server has taken.
    pub sent: u64,
    /// Tries that are made again later.
    pub retried: u64,
    /// Letters that were given up.
    pub given_up: u64,
    /// Letters that were not allowed to leave any more.
    pub withheld: u64,
    /// When a letter was last not taken, and why: a word, and the server's code where it said one. It says nothing about
    /// whom it was for.
    pub last_trouble: Option<(Timestamp, String)>,
}

/// How the outbox stands now, for whoever watches it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Letters that have not left yet.
    pub waiting: u64,
    /// When the oldest of them was written.
    pub oldest: Option<Timestamp>,
    /// Since when the server has taken nothing, although it was asked, and why at last.
    pub failing: Option<(Timestamp, String)>,
}

impl Standing {
    /// For Prometheus: ages instead of moments, so that an alarm is one comparison.
    pub(crate) fn tell(&self, now: Timestamp) {
        let age =
            |since: Option<Timestamp>| since.map_or(0.0, |since| now.duration_since(since).as_secs_f64().max(0.0));
        metrics::gauge!("fanfare_mail_waiting").set(u32::try_from(self.waiting).unwrap_or(u32::MAX));
        metrics::gauge!("fanfare_mail_oldest_age_seconds").set(age(self.oldest));
        let failing = self.failing.as_ref().map(|(since, _)| *since);
        metrics::gauge!("fanfare_mail_failing_seconds").set(age(failing));
    }
}

#[derive(Default)]
pub(crate) struct Counts {
    sent: AtomicU64,
    retried: AtomicU64,
    given_up: AtomicU64,
    withheld: AtomicU64,
    last_trouble: Mutex<Option<(Timestamp, String)>>,
    failing_since: Mutex<Option<Timestamp>>,
}

impl Counts {
    pub(crate) fn sent(&self) {
        *self.failing() = None;
        self.sent.fetch_add(1, Ordering::Relaxed);
        metrics::counter!("fanfare_mail_sent_total").increment(1);
    }

    pub(crate) fn retried(&self, at: Timestamp, reason: &str) {
        self.failing().get_or_insert(at);
        self.retried.fetch_add(1, Ordering::Relaxed);
        metrics::counter!("fanfare_mail_retried_total", "reason" => reason.to_owned()).increment(1);
        self.trouble(at, reason);
    }

    pub(crate) fn given_up(&self, at: Timestamp, reason: &str) {
        self.given_up.fetch_add(1, Ordering::Relaxed);
        metrics::counter!("fanfare_mail_given_up_total", "reason" => reason.to_owned()).increment(1);
        self.trouble(at, reason);
    }

    pub(crate) fn withheld(&self, reason: &'static str) {
        self.withheld.fetch_add(1, Ordering::Relaxed);
        metrics::counter!("fanfare_mail_withheld_total", "reason" => reason).increment(1);
    }

    /// What is known at the start of a time before it.
    pub(crate) fn failed_before(&self, since: Option<Timestamp>) {
        *self.failing() = since;
    }

    pub(crate) fn failing_since(&self) -> Option<Timestamp> {
        *self.failing()
    }

    fn failing(&self) -> MutexGuard<'_, Option<Timestamp>> {
        self.failing_since.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn trouble(&self, at: Timestamp, reason: &str) {
        *self.last_trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some((at, reason.to_owned()));
    }

    pub(crate) fn read(&self) -> Health {
        Health {
            sent: self.sent.load(Ordering::Relaxed),
            retried: self.retried.load(Ordering::Relaxed),
            given_up: self.given_up.load(Ordering::Relaxed),
            withheld: self.withheld.load(Ordering::Relaxed),
            last_trouble: self.last_trouble.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        }
    }
}
