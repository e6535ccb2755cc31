//! A pause that a service asked of everybody, as this node knows it. The table of budgets has it for all nodes.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use kit::from_millis;

use crate::service::Service;

/// Until when nobody is called.
#[derive(Debug)]
pub(crate) struct Pause(AtomicI64);

impl Default for Pause {
    fn default() -> Pause {
        Pause(AtomicI64::new(i64::MIN))
    }
}

impl Pause {
    /// Asks for a pause, or for a longer one. Answers when it ends.
    pub(crate) fn until(&self, at: Timestamp) -> Timestamp {
        let before = self.0.fetch_max(at.as_millisecond(), Ordering::SeqCst);
        from_millis(before.max(at.as_millisecond()))
    }

    /// Whether there is one at that moment.
    pub(crate) fn holds(&self, now: Timestamp) -> bool {
        now.as_millisecond() < self.0.load(Ordering::SeqCst)
    }
}

/// A pause for each service.
#[derive(Debug, Default)]
pub(crate) struct Pauses {
    spotify: Pause,
    youtube: Pause,
    apple: Pause,
    deezer: Pause,
}

impl Pauses {
    /// That of a service.
    pub(crate) fn of(&self, service: Service) -> &Pause {
        match service {
            Service::Spotify => &self.spotify,
            Service::Youtube => &self.youtube,
            Service::AppleMusic => &self.apple,
            Service::Deezer => &self.deezer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shorter_pause_does_not_end_a_longer_one() {
        let pause = Pause::default();
        assert!(!pause.holds(from_millis(0)));
        assert_eq!(pause.until(from_millis(50)), from_millis(50));
        assert_eq!(pause.until(from_millis(20)), from_millis(50));
        assert!(pause.holds(from_millis(49)));
        assert!(!pause.holds(from_millis(50)));
    }
}
