//! How often a caller may: the limits of `policy/routes.toml`, counted in memory only.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _, clock::DefaultClock};
use policy::Limit;
use uuid::Uuid;

/// Whom a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Caller {
    /// An address; of IPv6 the network that one household gets.
    Address(IpAddr),
    /// A workspace, by its key.
    Workspace(Uuid),
}

impl Caller {
    pub(crate) fn address(address: IpAddr) -> Caller {
        match address {
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                Caller::Address(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into())
            }
            IpAddr::V4(_) => Caller::Address(address),
        }
    }
}

type Counter = Arc<DefaultKeyedRateLimiter<Caller>>;

#[derive(Default)]
pub(crate) struct Limits(Mutex<HashMap<&'static str, Counter>>);

impl Limits {
    /// Counts one call.
    pub(crate) fn count(&self, limit: &'static Limit, caller: Caller) -> Result<(), Duration> {
        self.counter(limit).check_key(&caller).map_err(|until| until.wait_time_from(DefaultClock::default().now()))
    }

    fn counter(&self, limit: &'static Limit) -> Counter {
        let mut counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(counters.entry(limit.id).or_insert_with(|| Arc::new(RateLimiter::keyed(quota(limit)))))
    }

    pub(crate) fn forget_idle(&self) {
        for counter in self.0.lock().unwrap_or_else(PoisonError::into_inner).values() {
            counter.retain_recent();
            counter.shrink_to_fit();
        }
    }
}

fn quota(limit: &Limit) -> Quota {
    let burst = NonZeroU32::new(limit.burst).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(Duration::from_millis(limit.refill_ms))
        .unwrap_or_else(|| Quota::per_second(NonZeroU32::MIN))
        .allow_burst(burst)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_over_the_burst_is_told_how_long_to_wait() {
        static LIMIT: Limit = Limit { id: "test", burst: 2, refill_ms: 60_000 };
        let limits = Limits::default();
        let caller = Caller::address("192.0.2.1".parse().unwrap());
        assert!(limits.count(&LIMIT, caller).is_ok());
        assert!(limits.count(&LIMIT, caller).is_ok());
        let wait = limits.count(&LIMIT, caller).unwrap_err();
        assert!(wait > Duration::from_secs(50) && wait <= Duration::from_secs(60));
        assert!(
            limits.count(&LIMIT, Caller::address("192.0.2.2".parse().unwrap())).is_ok(),
            "others are not held back"
        );
    }

    #[test]
    fn one_household_of_ipv6_is_one_caller() {
        let one = Caller::address("2001:db8:1:2::1".parse().unwrap());
        assert_eq!(one, Caller::address("2001:db8:1:2:ffff::9".parse().unwrap()));
        assert_ne!(one, Caller::address("2001:db8:1:3::1".parse().unwrap()));
    }
}
