//! Time as a parameter: the program asks the clock, and tests turn it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use jiff::Timestamp;

/// Where the current time comes from.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Virtual(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's own clock.
    pub fn system() -> Clock {
        Clock(Source::System)
    }

    /// A clock that stands still at `start` until somebody advances it. Copies show the same time.
    pub fn stopped_at(start: Timestamp) -> Clock {
        Clock(Source::Virtual(Arc::new(AtomicI64::new(start.as_millisecond()))))
    }

    /// The current instant, in whole milliseconds: what the database keeps, so that a time read back equals the one written.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the machine's clock")]
    pub fn now(&self) -> Timestamp {
        let millis = match &self.0 {
            Source::System => Timestamp::now().as_millisecond(),
            Source::Virtual(millis) => millis.load(Ordering::SeqCst),
        };
        from_millis(millis)
    }

    /// The current instant as milliseconds since the epoch, as the database keeps it.
    pub fn now_ms(&self) -> i64 {
        self.now().as_millisecond()
    }

    /// Turns a virtual clock forward. The machine's own clock is left alone.
    pub fn advance(&self, by: Duration) {
        if let Source::Virtual(millis) = &self.0 {
            millis.fetch_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX), Ordering::SeqCst);
        }
    }
}

/// An instant from the milliseconds that the database keeps. What lies outside the calendar is drawn to its edge.
pub fn from_millis(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(if millis < 0 { Timestamp::MIN } else { Timestamp::MAX })
}
