//! How sending has gone since the start.

use std::sync::{
    Mutex, PoisonError,
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

#[derive(Default)]
pub(crate) struct Counts {
    sent: AtomicU64,
    retried: AtomicU64,
    given_up: AtomicU64,
    withheld: AtomicU64,
    last_trouble: Mutex<Option<(Timestamp, String)>>,
}

impl Counts {
    pub(crate) fn sent(&self) {
        self.sent.fetch_add(1, Ordering::Relaxed);
        metrics::counter!("fanfare_mail_sent_total").increment(1);
    }

    pub(crate) fn retried(&self, at: Timestamp, reason: &str) {
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
