//! Five people or nobody: which groups are folded into `other`.
//!
//! Each UTC day is folded by itself. Only within one can five visitors be told from one who came five times, since their
//! hashes change with it; and answers that are sums of the same days, whatever their ranges and grains, can't be subtracted
//! so that less than a folded day is left.

use std::collections::{BTreeMap, HashSet};

use crate::Key;

/// A group that describes fewer people is not shown.
pub(crate) const FEWEST_PEOPLE: usize = 5;

/// A group of events of one UTC day, before anything is folded.
pub(crate) struct Cell<'a> {
    /// The day, counted from the epoch.
    pub(crate) day: i64,
    /// Its values by dimensions that say what was done. They are always shown, so folding happens inside each of them:
    /// otherwise their totals minus the shown groups would tell what was folded.
    pub(crate) open: Vec<Option<Key>>,
    /// Its values by dimensions that describe people.
    pub(crate) describing: Vec<Option<Key>>,
    /// Its events.
    pub(crate) n: u64,
    /// Its distinct visitors.
    pub(crate) people: &'a [u64],
}

/// Says of each cell whether it is folded: every one with fewer than five people, and then the next smallest ones, until
/// those folded are five people together or nothing is left to show that day. Without the second step a total minus what is shown
/// would be one small group.
pub(crate) fn folded(cells: &[Cell<'_>]) -> Vec<bool> {
    let mut fold = vec![false; cells.len()];
    let mut groups: BTreeMap<_, Vec<(usize, &Cell<'_>)>> = BTreeMap::new();
    for (place, cell) in cells.iter().enumerate() {
        groups.entry((cell.day, cell.open.as_slice())).or_default().push((place, cell));
    }
    for group in groups.values_mut() {
        group.sort_by(|(_, a), (_, b)| (a.people.len(), a.n, &a.describing).cmp(&(b.people.len(), b.n, &b.describing)));
        let mut other: HashSet<u64> = HashSet::new();
        for (nth, (place, cell)) in group.iter().enumerate() {
            let too_small = cell.people.len() < FEWEST_PEOPLE;
            let hides_the_others = nth > 0 && other.len() < FEWEST_PEOPLE;
            if !too_small && !hides_the_others {
                break;
            }
            other.extend(cell.people);
            if let Some(fold) = fold.get_mut(*place) {
                *fold = true;
            }
        }
    }
    fold
}

#[cfg(test)]
mod tests {
    use super::{Cell, folded};
    use crate::Key;

    fn cell<'a>(service: &str, country: &str, people: &'a [u64]) -> Cell<'a> {
        let text = |text: &str| vec![Some(Key::Text(text.into()))];
        Cell { day: 0, open: text(service), describing: text(country), n: people.len() as u64, people }
    }

    #[test]
    fn five_people_are_shown_and_four_are_not() {
        let all: Vec<u64> = (0..100).collect();
        let cells = [cell("a", "DE", &all[..5]), cell("a", "FR", &all[5..9]), cell("a", "IT", &all[9..13])];
        assert_eq!(folded(&cells), [false, true, true]);
    }

    #[test]
    fn a_lone_small_group_takes_the_next_smallest_with_it() {
        let all: Vec<u64> = (0..100).collect();
        let cells = [cell("a", "DE", &all[..50]), cell("a", "FR", &all[50..60]), cell("a", "IT", &all[60..61])];
        assert_eq!(folded(&cells), [false, true, true]);
        // The same four people behind two groups are still four.
        let cells = [
            cell("a", "DE", &all[..50]),
            cell("a", "FR", &all[50..54]),
            cell("a", "IT", &all[50..54]),
            cell("a", "US", &all[54..60]),
        ];
        assert_eq!(folded(&cells), [false, true, true, true]);
    }

    #[test]
    fn a_group_with_nothing_small_shows_everything() {
        let all: Vec<u64> = (0..100).collect();
        assert_eq!(folded(&[cell("a", "DE", &all[..5]), cell("a", "FR", &all[5..10])]), [false, false]);
        assert_eq!(folded(&[]), [false; 0]);
    }

    #[test]
    fn what_was_done_is_folded_apart() {
        let all: Vec<u64> = (0..100).collect();
        let cells = [cell("a", "DE", &all[..9]), cell("b", "DE", &all[9..11]), cell("b", "FR", &all[11..30])];
        assert_eq!(folded(&cells), [false, true, true]);
    }

    #[test]
    fn five_visitors_on_five_days_may_be_one_person() {
        let all: Vec<u64> = (0..100).collect();
        let days = (0..5).map(|day| Cell { day, ..cell("a", "DE", &all[usize::try_from(day).unwrap()..][..1]) });
        assert_eq!(folded(&days.collect::<Vec<_>>()), [true; 5]);
    }

    #[test]
    fn each_day_is_folded_apart() {
        let all: Vec<u64> = (0..100).collect();
        let on = |day, country, people| Cell { day, ..cell("a", country, people) };
        let cells = [
            on(1, "DE", &all[..9]),
            on(1, "FR", &all[9..15]),
            on(2, "DE", &all[15..24]),
            on(2, "FR", &all[24..25]),
            on(2, "IT", &all[25..32]),
        ];
        assert_eq!(folded(&cells), [false, false, false, true, true]);
    }
}
