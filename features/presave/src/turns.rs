//! Whose turn it is: one release after the other, so that a large one does not hold up the others.

use std::collections::VecDeque;

use uuid::Uuid;

/// Releases that have something to be done, each with its parts, in fair turns.
#[derive(Debug)]
pub(crate) struct Turns<T> {
    line: VecDeque<(Uuid, VecDeque<T>)>,
}

impl<T> Turns<T> {
    /// Begins behind the release that had its turn last, as if the line had gone on since.
    pub(crate) fn after(last: Option<Uuid>, parts: impl IntoIterator<Item = (Uuid, T)>) -> Turns<T> {
        let mut line: Vec<(Uuid, VecDeque<T>)> = Vec::new();
        for (release, part) in parts {
            match line.iter_mut().find(|(known, _)| *known == release) {
                Some((_, parts)) => parts.push_back(part),
                None => line.push((release, VecDeque::from([part]))),
            }
        }
        line.sort_unstable_by_key(|(release, _)| *release);
        let behind = line.iter().filter(|(release, _)| last.is_some_and(|last| *release <= last)).count();
        line.rotate_left(behind);
        Turns { line: line.into() }
    }

    /// The next part, which leaves the line.
    pub(crate) fn next(&mut self) -> Option<(Uuid, T)> {
        let (release, mut parts) = self.line.pop_front()?;
        let part = parts.pop_front()?;
        if parts.is_empty() {
            return Some((release, part));
        }
        // The other parts of this release wait like everybody else.
        self.line.push_back((release, parts));
        Some((release, part))
    }

    /// Lets a part that had something to do wait for its release's next turn.
    pub(crate) fn again(&mut self, release: Uuid, part: T) {
        match self.line.iter_mut().find(|(known, _)| *known == release) {
            Some((_, parts)) => parts.push_back(part),
            None => self.line.push_back((release, VecDeque::from([part]))),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    fn release(n: usize) -> Uuid {
        Uuid::from_u128(n as u128 + 1)
    }

    /// Spends a budget, a few units a day, and answers how many each release got by the end of each day.
    fn spend(waiting: &[u64], zones: usize, days: &[u64]) -> Vec<HashMap<Uuid, u64>> {
        let mut left: HashMap<(Uuid, usize), u64> = HashMap::new();
        for (n, all) in waiting.iter().enumerate() {
            for place in 0..*all {
                *left.entry((release(n), usize::try_from(place).unwrap() % zones)).or_default() += 1;
            }
        }
        let (mut last, mut got) = (None, HashMap::new());
        days.iter()
            .map(|units| {
                let parts = left.iter().filter(|(_, n)| **n > 0).map(|((release, zone), _)| (*release, *zone));
                let mut parts: Vec<_> = parts.collect();
                parts.sort_unstable();
                let mut turns = Turns::after(last, parts);
                for _ in 0..*units {
                    let Some((release, zone)) = turns.next() else { break };
                    let left = left.get_mut(&(release, zone)).unwrap();
                    *left -= 1;
                    *got.entry(release).or_default() += 1;
                    last = Some(release);
                    if *left > 0 {
                        turns.again(release, zone);
                    }
                }
                got.clone()
            })
            .collect()
    }

    proptest! {
        #[test]
        fn nobody_gets_more_than_one_turn_more_than_somebody_who_still_waits(
            waiting in prop::collection::vec(1_u64..60, 1..9),
            zones in 1_usize..4,
            days in prop::collection::vec(0_u64..25, 1..30),
        ) {
            for got in spend(&waiting, zones, &days) {
                let of = |n: usize| got.get(&release(n)).copied().unwrap_or(0);
                for (one, all) in waiting.iter().enumerate() {
                    if of(one) < *all {
                        for other in 0..waiting.len() {
                            prop_assert!(of(other) <= of(one) + 1, "{one} has {} and waits, {other} has {}", of(one), of(other));
                        }
                    }
                }
            }
        }

        #[test]
        fn nothing_is_left_undone_while_there_is_something_to_spend(
            waiting in prop::collection::vec(1_u64..30, 1..6),
            days in prop::collection::vec(0_u64..20, 1..20),
        ) {
            let (all, spent): (u64, u64) = (waiting.iter().sum(), days.iter().sum());
            let got = spend(&waiting, 2, &days);
            prop_assert_eq!(got.last().unwrap().values().sum::<u64>(), all.min(spent));
        }
    }
}
