//! When a pre-save's turn comes, where a service's budget makes some of them wait for days.

use jiff::{SignedDuration, Timestamp};

use crate::{
    Presaves,
    at::Services,
    elsewhere::Work,
    model::{Presave, State, after},
    service::Service,
    store,
};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// What waits at a service, release by release, with how many wait before the one that is asked about.
pub(crate) struct Queue {
    /// How many wait before it on its own release.
    pub(crate) before: u64,
    /// How many wait on each other release that is out.
    pub(crate) others: Vec<u64>,
}

impl Queue {
    /// How many turns come first: one release after the other has a turn, as long as it has somebody waiting.
    fn turns_before(&self) -> u64 {
        self.before + self.others.iter().map(|n| (*n).min(self.before + 1)).sum::<u64>()
    }

    /// After how many windows its turn comes: 0 is this one. `spent` of the window's `units` have gone, and each turn costs
    /// `cost`.
    pub(crate) fn windows(&self, spent: u64, units: u64, cost: u64) -> u64 {
        let a_window = (units / cost.max(1)).max(1);
        let left = units.saturating_sub(spent) / cost.max(1);
        match self.turns_before().checked_sub(left) {
            None => 0,
            Some(later) => later / a_window + 1,
        }
    }
}

impl Presaves {
    /// When a pre-save that waits though its release is out is expected to be done, if that is not today.
    pub(crate) async fn expected(&self, presave: &Presave, work: Option<&Work>) -> db::Result<Option<Timestamp>> {
        let now = self.app.clock.now();
        let out = work.is_some_and(|work| work.out_at(presave) <= now);
        if presave.state() != State::Waiting || !out {
            return Ok(None);
        }
        let open = presave.acts.open();
        let cost = open.into_iter().map(|act| Services::cost(presave.service, act)).sum::<i64>();
        self.expected_after(presave.service, (presave.release_id, presave.given_at), cost).await
    }

    /// The same for whatever was given on a release until `given_at`.
    pub(crate) async fn expected_after(
        &self,
        service: Service,
        (release, given_at): (uuid::Uuid, Timestamp),
        cost: i64,
    ) -> db::Result<Option<Timestamp>> {
        let (db, now) = (&self.app.db, self.app.clock.now());
        // Windows of seconds make nobody wait for days.
        let allowance = self.services.allowance(service, now);
        let Some(allowance) = allowance.filter(|_| service == Service::Youtube) else { return Ok(None) };
        let waited_on = store::waited_on(db.read(), store::On::Release).await?;
        let out = releases::out_somewhere_at(db, &waited_on, now).await?;
        let out: Vec<_> = out.into_iter().map(|release| release.id).collect();
        let queues = store::queue_before(db.read(), service, given_at, &out).await?;
        let queue = Queue {
            before: queues.iter().filter(|(one, ..)| *one == release).map(|(_, _, before)| *before).sum(),
            others: queues.iter().filter(|(one, ..)| *one != release).map(|(_, n, _)| *n).collect(),
        };
        let budget = store::budgets(db.read(), &self.apps()).await?.remove(&service);
        let spent = budget.filter(|budget| budget.window == allowance.number).map_or(0, |budget| budget.spent);
        let n = |units: i64| u64::try_from(units).unwrap_or(0);
        let windows = queue.windows(n(spent), n(allowance.units), n(cost));
        let days = i32::try_from(windows.saturating_sub(1)).unwrap_or(i32::MAX);
        Ok((windows > 0).then(|| after(allowance.ends_at, DAY.saturating_mul(days))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_hundred_likes_fit_into_a_day() {
        let queue = |before| Queue { before, others: Vec::new() };
        assert_eq!(queue(0).windows(0, 10_000, 50), 0);
        assert_eq!(queue(199).windows(0, 10_000, 50), 0);
        assert_eq!(queue(200).windows(0, 10_000, 50), 1);
        assert_eq!(queue(400).windows(0, 10_000, 50), 2);
        assert_eq!(queue(0).windows(9_960, 10_000, 50), 1);
        assert_eq!(queue(7).windows(0, 0, 50), 8, "a window that pays nothing still has a turn some day");
    }

    #[test]
    fn other_releases_have_their_turns_between() {
        let queue = Queue { before: 9, others: vec![1_000_000, 3] };
        assert_eq!(queue.turns_before(), 9 + 10 + 3);
        assert_eq!(queue.windows(0, 100, 50), 11);
    }
}
