//! Property: an answer equals a slow, plain fold over the same events.

use std::collections::{BTreeMap, BTreeSet};

use arrow_array::RecordBatch;
use jiff::{Timestamp, ToSpan, Unit, tz::TimeZone};
use proptest::{collection::vec, option, prelude::*, sample};
use uuid::Uuid;

use crate::{
    Answer, Browser, Campaign, Country, Device, Dimension, Event, Filter, Grain, Key, Kind, Measure, Question, Range,
    Row, Scope, Visit, answer::Search, segment,
};

/// The days around the change to summer time in Berlin.
const START: &str = "2026-03-28T00:00:00Z";
const MINUTES: i64 = 3 * 24 * 60;

/// A plain event, `minute` minutes after the start.
pub(crate) fn event(minute: i64) -> Event {
    Event {
        at: START.parse::<Timestamp>().unwrap() + minute.minutes(),
        workspace: Uuid::from_u128(1),
        link: Uuid::from_u128(1),
        kind: Kind::Click,
        service: None,
        visit: Visit {
            country: None,
            device: Device::Phone,
            browser: Browser::Safari,
            referrer_host: None,
            campaign: Campaign::default(),
            language: None,
            visitor: 0,
            bot: false,
        },
    }
}

/// The same varied events each time.
pub(crate) fn some_events(n: usize) -> Vec<Event> {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    vec(events(), n).new_tree(&mut TestRunner::deterministic()).unwrap().current()
}

/// The program's answer. It sees the segments in two portions, as if they did not fit in memory together.
fn asked(question: &Question, segments: &[RecordBatch]) -> Answer {
    let mut search = Search::new(question.clone()).unwrap();
    let (some, rest) = segments.split_at(segments.len() / 2);
    search.through(some).unwrap();
    search.through(rest).unwrap();
    search.answer().unwrap()
}

fn word(words: &'static [&'static str]) -> impl Strategy<Value = Option<Box<str>>> {
    option::of(sample::select(words).prop_map(Into::into))
}

fn events() -> impl Strategy<Value = Event> {
    let what = (
        -60..MINUTES + 60,
        prop_oneof![9 => Just(1_u128), 1 => Just(2)],
        1..4_u128,
        sample::select(&Kind::ALL[..3]),
        word(&["spotify", "deezer"]),
    );
    let who = (
        option::of(sample::select(&["DE", "FR", "IT", "IN"][..]).prop_map(|letters| Country::new(letters).unwrap())),
        sample::select(&Device::ALL[..3]),
        sample::select(&Browser::ALL[..2]),
        word(&["a.example", "b.example"]),
        (word(&["x", "y"]), word(&["x"]), word(&["x", "y", "z"])),
        word(&["de", "en"]),
        0..25_u64,
        prop::bool::weighted(0.05),
    );
    (what, who).prop_map(|((minute, workspace, link, kind, service), who)| {
        let (country, device, browser, referrer_host, (source, medium, name), language, visitor, bot) = who;
        Event {
            workspace: Uuid::from_u128(workspace),
            link: Uuid::from_u128(link),
            kind,
            service,
            visit: Visit {
                country,
                device,
                browser,
                referrer_host,
                campaign: Campaign { source, medium, name },
                language,
                visitor,
                bot,
            },
            ..event(minute)
        }
    })
}

fn value(event: &Event, dimension: Dimension) -> Option<Key> {
    let text = |text: &Option<Box<str>>| text.clone().map(Key::Text);
    match dimension {
        Dimension::Kind => Some(Key::Kind(event.kind)),
        Dimension::Service => text(&event.service),
        Dimension::Country => event.visit.country.map(Key::Country),
        Dimension::Device => Some(Key::Device(event.visit.device)),
        Dimension::Browser => Some(Key::Browser(event.visit.browser)),
        Dimension::Referrer => text(&event.visit.referrer_host),
        Dimension::Source => text(&event.visit.campaign.source),
        Dimension::Medium => text(&event.visit.campaign.medium),
        Dimension::Campaign => text(&event.visit.campaign.name),
        Dimension::Language => text(&event.visit.language),
    }
}

fn filters() -> impl Strategy<Value = Filter> {
    (sample::select(&Dimension::ALL[..]), vec(events(), 1..4)).prop_map(|(dimension, examples)| Filter {
        dimension,
        any_of: examples.iter().map(|event| value(event, dimension)).collect(),
    })
}

fn questions() -> impl Strategy<Value = Question> {
    let scope = (1..3_u128, option::weighted(0.4, vec(1..4_u128, 1..3)));
    let range = (0..MINUTES, 1..MINUTES);
    let grain = option::of((
        sample::select(&[Grain::Hour, Grain::Day, Grain::Week, Grain::Month][..]),
        sample::select(&["UTC", "Europe/Berlin", "Asia/Kolkata"][..]),
    ));
    let dimensions = sample::subsequence(&Dimension::ALL[..], 0..4).prop_shuffle();
    let rest = (sample::select(&[Measure::Count, Measure::Uniques][..]), prop::bool::weighted(0.2));
    (scope, range, grain, dimensions, vec(filters(), 0..3), rest).prop_map(
        |((workspace, links), (from, minutes), grain, dimensions, filters, (measure, include_bots))| Question {
            scope: Scope {
                workspace: Uuid::from_u128(workspace),
                links: links.map(|links| links.into_iter().map(Uuid::from_u128).collect()),
            },
            range: Range { from: event(from).at, to: event(from + minutes).at },
            grain: grain.map(|(grain, zone)| (grain, TimeZone::get(zone).unwrap())),
            dimensions,
            filters,
            measure,
            include_bots,
        },
    )
}

/// The first instant of the point that an instant belongs to.
fn label(at: Timestamp, grain: Grain, zone: &TimeZone) -> Timestamp {
    let zoned = at.to_zoned(zone.clone());
    let date = zoned.date();
    match grain {
        Grain::Hour => zoned.round(jiff::ZonedRound::new().smallest(Unit::Hour).mode(jiff::RoundMode::Trunc)).unwrap(),
        Grain::Day => zoned.start_of_day().unwrap(),
        Grain::Week => {
            let monday = date - i64::from(date.weekday().to_monday_zero_offset()).days();
            monday.to_zoned(zone.clone()).unwrap()
        }
        Grain::Month => date.first_of_month().to_zoned(zone.clone()).unwrap(),
    }
    .timestamp()
}

fn people<'a>(events: impl IntoIterator<Item = &'a &'a Event>) -> BTreeSet<u64> {
    events.into_iter().map(|event| event.visit.visitor).collect()
}

fn utc_day(event: &Event) -> i64 {
    event.at.as_millisecond().div_euclid(86_400_000)
}

/// Where a series shows an event: what describes people is known by the UTC day, which stands at its noon.
fn shown_at(question: &Question, event: &Event) -> Timestamp {
    let describes = |dimension: &Dimension| dimension.describes_people();
    if !question.dimensions.iter().chain(question.filters.iter().map(|filter| &filter.dimension)).any(describes) {
        return event.at;
    }
    let noon = Timestamp::UNIX_EPOCH + (utc_day(event) * 24 + 12).hours();
    noon.clamp(question.range.from, question.range.to - 1.millisecond())
}

/// Which full keys of a day are folded, said once more in other words: inside each open part, cells in order of size; fold
/// while the cell is small, or while some are folded and are not five people yet.
fn small_keys(cells: &BTreeMap<Vec<Option<Key>>, Vec<&Event>>, open: &[bool]) -> BTreeSet<Vec<Option<Key>>> {
    let part = |key: &[Option<Key>], wanted: bool| -> Vec<Option<Key>> {
        key.iter().zip(open).filter(|(_, open)| **open == wanted).map(|(key, _)| key.clone()).collect()
    };
    let mut small = BTreeSet::new();
    let opens: BTreeSet<_> = cells.keys().map(|key| part(key, true)).collect();
    for one in opens {
        let mut queue: Vec<_> = cells.iter().filter(|(key, _)| part(key, true) == one).collect();
        queue.sort_by_key(|(key, events)| (people(*events).len(), events.len(), part(key, false)));
        let mut other: BTreeSet<u64> = BTreeSet::new();
        let mut any = false;
        for (key, events) in queue {
            if people(events).len() < 5 || (any && other.len() < 5) {
                any = true;
                other.extend(people(events));
                small.insert(key.clone());
            }
        }
    }
    small
}

fn naive(question: &Question, all: &[Event]) -> Answer {
    let matches = |event: &Event, filter: &Filter| filter.any_of.contains(&value(event, filter.dimension));
    let (about_people, about_acts): (Vec<&Filter>, Vec<&Filter>) =
        question.filters.iter().partition(|filter| filter.dimension.describes_people());
    let events: Vec<&Event> = all
        .iter()
        .filter(|event| event.workspace == question.scope.workspace)
        .filter(|event| question.scope.links.as_ref().is_none_or(|links| links.contains(&event.link)))
        .filter(|event| question.range.from <= event.at && event.at < question.range.to)
        .filter(|event| question.include_bots || !event.visit.bot)
        .filter(|event| about_acts.iter().all(|filter| matches(event, filter)))
        .collect();

    let mut full = question.dimensions.clone();
    full.extend(about_people.iter().map(|filter| filter.dimension).filter(|it| !question.dimensions.contains(it)));
    full.extend(about_acts.iter().map(|filter| filter.dimension).filter(|it| !question.dimensions.contains(it)));
    let mut cells: BTreeMap<Vec<Option<Key>>, Vec<&Event>> = BTreeMap::new();
    for event in &events {
        cells.entry(full.iter().map(|dimension| value(event, *dimension)).collect()).or_default().push(event);
    }
    let open: Vec<bool> = full.iter().map(|dimension| !dimension.describes_people()).collect();
    let mut small = BTreeSet::new();
    if open.contains(&false) {
        for day in events.iter().map(|event| utc_day(event)).collect::<BTreeSet<_>>() {
            let mut of_day = cells.clone();
            of_day.values_mut().for_each(|events| events.retain(|event| utc_day(event) == day));
            of_day.retain(|_, events| !events.is_empty());
            small.extend(small_keys(&of_day, &open).into_iter().map(|key| (day, key)));
        }
    }
    let is_small = |key: &[Option<Key>], event: &Event| small.contains(&(utc_day(event), key.to_vec()));
    let folded =
        cells.iter().flat_map(|(key, events)| events.iter().filter(|event| is_small(key, event))).count() as u64;

    let mut groups: BTreeMap<Vec<Option<Key>>, Vec<&Event>> = BTreeMap::new();
    if question.dimensions.is_empty() {
        groups.insert(Vec::new(), Vec::new());
    }
    for (key, events) in cells {
        for event in events {
            let is_small = is_small(&key, event);
            if !about_people.iter().all(|filter| matches(event, filter) && !is_small) {
                continue;
            }
            let shown = question.dimensions.iter().zip(&key).map(|(dimension, key)| match key {
                _ if is_small && dimension.describes_people() => Some(Key::Other),
                key => key.clone(),
            });
            groups.entry(shown.collect()).or_default().push(event);
        }
    }
    let answer = rows(question, groups);
    Answer { folded, ..answer }
}

fn rows(question: &Question, groups: BTreeMap<Vec<Option<Key>>, Vec<&Event>>) -> Answer {
    let uniques = question.measure == Measure::Uniques;
    let count_people = |events: &[&Event]| if uniques { people(events).len() as u64 } else { 0 };
    let all: Vec<&Event> = groups.values().flatten().copied().collect();
    let times: BTreeSet<Option<Timestamp>> = match &question.grain {
        None => BTreeSet::from([None]),
        Some((grain, zone)) => {
            let mut minute = question.range.from;
            let mut times = BTreeSet::new();
            while minute < question.range.to {
                times.insert(Some(label(minute, *grain, zone)));
                minute += 1.minute();
            }
            times
        }
    };
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(keys, events)| {
        let n = events.len() as u64;
        let size = if uniques { (count_people(events), n) } else { (n, 0) };
        (keys.contains(&Some(Key::Other)), std::cmp::Reverse(size), keys.clone())
    });
    let mut rows = Vec::new();
    for (keys, events) in groups {
        for time in &times {
            let here = |event: &&&Event| match (&question.grain, time) {
                (Some((grain, zone)), Some(time)) => label(shown_at(question, event), *grain, zone) == *time,
                _ => true,
            };
            let events: Vec<&Event> = events.iter().filter(here).copied().collect();
            rows.push(Row { time: *time, keys: keys.clone(), n: events.len() as u64, people: count_people(&events) });
        }
    }
    Answer { rows, total: all.len() as u64, people: count_people(&all), folded: 0 }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_equals_a_plain_fold_over_the_same_events(
        events in vec(events(), 0..300),
        question in questions(),
        cut in 1..100_usize,
    ) {
        let segments: Vec<_> = events
            .chunks(cut)
            .map(|some| segment::decode(&segment::encode(&segment::batch(&some.iter()).unwrap()).unwrap()).unwrap())
            .collect();
        prop_assert_eq!(asked(&question, &segments), naive(&question, &events));
    }

    #[test]
    fn nothing_that_describes_fewer_than_five_people_is_shown(
        events in vec(events(), 0..300),
        question in questions(),
        grain in option::of(sample::select(&[Grain::Hour, Grain::Day, Grain::Week][..])),
    ) {
        let grain = grain.map(|grain| (grain, TimeZone::UTC));
        let question = Question { grain, measure: Measure::Uniques, ..question };
        let segments = [segment::batch(&events.iter()).unwrap()];
        let answer = asked(&question, &segments);
        let describes = |dimension: &Dimension| dimension.describes_people();
        if question.dimensions.iter().any(describes) {
            let is_other = |row: &&Row| row.keys.contains(&Some(Key::Other));
            let shown: Vec<&Row> = answer.rows.iter().filter(|row| !is_other(row) && row.n > 0).collect();
            for row in &shown {
                prop_assert!(row.people >= 5, "{:?}", row);
            }
            // Nor can it be had as a day's total minus what is shown that day.
            let tells_days = matches!(&question.grain, Some((Grain::Hour | Grain::Day, _)));
            let acts = |row: &Row| -> Vec<Option<Key>> {
                let keys = question.dimensions.iter().zip(&row.keys);
                keys.filter(|(dimension, _)| !describes(dimension)).map(|(_, key)| key.clone()).collect()
            };
            for other in answer.rows.iter().filter(is_other).filter(|row| tells_days && row.n > 0) {
                let alone = !shown.iter().any(|row| row.time == other.time && acts(row) == acts(other));
                prop_assert!(alone || other.people >= 5, "{:?}", other);
            }
        }
        // Without a filter the rows together are everything, folded or not: nothing is lost.
        if question.filters.is_empty() {
            let plain = Question { dimensions: Vec::new(), ..question };
            prop_assert_eq!(answer.total, asked(&plain, &segments).total);
        }
    }

    #[test]
    fn an_answer_is_the_sum_of_its_days_so_that_subtraction_gives_nothing(
        events in vec(events(), 0..300),
        question in questions(),
    ) {
        let days = Range { from: event(-1440).at, to: event(MINUTES + 1440).at };
        let question = Question { range: days, measure: Measure::Count, grain: None, ..question };
        let segments = [segment::batch(&events.iter()).unwrap()];
        let sums = |question: Question| {
            let mut sums: BTreeMap<Vec<Option<Key>>, u64> = BTreeMap::new();
            for row in asked(&question, &segments).rows.into_iter().filter(|row| row.n > 0) {
                *sums.entry(row.keys).or_default() += row.n;
            }
            sums
        };
        let whole = sums(question.clone());
        let mut by_day: BTreeMap<Vec<Option<Key>>, u64> = BTreeMap::new();
        for minute in (-1440..MINUTES + 1440).step_by(1440) {
            let range = Range { from: event(minute).at, to: event(minute + 1440).at };
            for (keys, n) in sums(Question { range, ..question.clone() }) {
                *by_day.entry(keys).or_default() += n;
            }
        }
        prop_assert_eq!(&whole, &by_day);
        for (grain, zone) in [(Grain::Hour, "Asia/Kolkata"), (Grain::Day, "Europe/Berlin"), (Grain::Month, "UTC")] {
            let grain = Some((grain, TimeZone::get(zone).unwrap()));
            prop_assert_eq!(&whole, &sums(Question { grain, ..question.clone() }));
        }
    }
}
