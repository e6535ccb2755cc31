//! Answering: rows become hits, hits become cells, small cells are folded, cells become rows.

use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
};

use arrow_array::{Array, RecordBatch};

use crate::{
    Answer, AnswerError, Browser, Country, Device, Dimension, Key, Kind, Measure, Question, Row,
    anonymity::{self, Cell},
    calendar::Calendar,
    segment::{Coded, Columns, ids, texts},
};

/// Dimensions of a question and of its filters together.
const MAX_CODES: usize = 2 * Question::MAX_DIMENSIONS;
/// No page shows more rows.
const MAX_ROWS: usize = 500_000;
const DAY_MS: i64 = 86_400_000;

/// A value by each dimension, as numbers; 0 is unknown.
type Codes = [u32; MAX_CODES];

/// One event that the question is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    cell: u32,
    point: u32,
    visitor: u64,
}

/// Gives values numbers in the order in which they are first seen.
#[derive(Default)]
struct Numbers<T> {
    by_value: HashMap<T, u32>,
}

impl<T: Eq + Hash + Clone> Numbers<T> {
    fn number(&mut self, value: &T) -> Result<u32, AnswerError> {
        if let Some(number) = self.by_value.get(value) {
            return Ok(*number);
        }
        let number = u32::try_from(self.by_value.len()).map_err(|_| AnswerError::TooLarge)?;
        self.by_value.insert(value.clone(), number);
        Ok(number)
    }

    /// The values, each at the place of its number.
    fn into_values(self) -> Vec<T> {
        let mut values: Vec<(T, u32)> = self.by_value.into_iter().collect();
        values.sort_unstable_by_key(|(_, number)| *number);
        values.into_iter().map(|(value, _)| value).collect()
    }
}

/// The texts of one dimension over all batches. Numbers begin at 1: 0 is unknown.
type Texts = Numbers<Option<Box<str>>>;

fn new_texts() -> Texts {
    Numbers { by_value: HashMap::from([(None, 0)]) }
}

/// One dimension's codes within one batch.
enum Reader<'a> {
    Small(&'a arrow_array::UInt8Array),
    Country(&'a arrow_array::UInt16Array),
    /// The batch's own codes and what each is over all batches.
    Text(&'a Coded, Vec<u32>),
}

impl<'a> Reader<'a> {
    fn of(dimension: Dimension, columns: &Columns<'a>, known: &mut Texts) -> Result<Reader<'a>, AnswerError> {
        let coded = match dimension {
            Dimension::Kind => return Ok(Reader::Small(columns.kind)),
            Dimension::Device => return Ok(Reader::Small(columns.device)),
            Dimension::Browser => return Ok(Reader::Small(columns.browser)),
            Dimension::Country => return Ok(Reader::Country(columns.country)),
            Dimension::Service => columns.service,
            Dimension::Referrer => columns.referrer,
            Dimension::Source => columns.source,
            Dimension::Medium => columns.medium,
            Dimension::Campaign => columns.campaign,
            Dimension::Language => columns.language,
        };
        let numbers = texts(coded)?.map(|text| known.number(&Some(text.into()))).collect::<Result<_, _>>()?;
        Ok(Reader::Text(coded, numbers))
    }

    fn code(&self, row: usize) -> u32 {
        match self {
            Reader::Small(column) => u32::from(column.value(row)),
            Reader::Country(column) if column.is_valid(row) => u32::from(column.value(row)),
            Reader::Country(_) => 0,
            Reader::Text(column, numbers) => column.key(row).and_then(|code| numbers.get(code)).copied().unwrap_or(0),
        }
    }
}

/// What a code of a dimension stands for.
fn key(dimension: Dimension, code: u32, texts: &[Option<Box<str>>]) -> Option<Key> {
    let small = || u8::try_from(code).ok();
    match dimension {
        Dimension::Kind => small().and_then(Kind::from_code).map(Key::Kind),
        Dimension::Device => small().and_then(Device::from_code).map(Key::Device),
        Dimension::Browser => small().and_then(Browser::from_code).map(Key::Browser),
        Dimension::Country => u16::try_from(code).ok().and_then(Country::from_code).map(Key::Country),
        _ => usize::try_from(code).ok().and_then(|place| texts.get(place)).cloned().flatten().map(Key::Text),
    }
}

/// A question's dimensions: first those asked for, then those that only a filter names.
struct Plan<'a> {
    question: &'a Question,
    dimensions: Vec<Dimension>,
    /// Whether small groups have to be folded.
    describes_people: bool,
    /// Whether distinct visitors matter, for the answer or for folding.
    needs_people: bool,
}

impl<'a> Plan<'a> {
    fn of(question: &'a Question) -> Result<Plan<'a>, AnswerError> {
        let mut dimensions = question.dimensions.clone();
        let different: HashSet<_> = dimensions.iter().collect();
        let filtered: HashSet<_> = question.filters.iter().map(|filter| filter.dimension).collect();
        if different.len() < dimensions.len()
            || dimensions.len() > Question::MAX_DIMENSIONS
            || filtered.len() > Question::MAX_DIMENSIONS
        {
            return Err(AnswerError::TooManyDimensions);
        }
        for filter in &question.filters {
            if !dimensions.contains(&filter.dimension) {
                dimensions.push(filter.dimension);
            }
        }
        let describes_people = dimensions.iter().any(|dimension| dimension.describes_people());
        let needs_people = describes_people || question.measure == Measure::Uniques;
        Ok(Plan { question, dimensions, describes_people, needs_people })
    }

    /// The day by which an event is folded, and the moment at which a series shows it. What describes people is only known
    /// by the whole UTC day, so all of its events stand at its noon; nothing else is folded, and stands where it was.
    fn day(&self, at: i64) -> (i64, i64) {
        if !self.describes_people {
            return (0, at);
        }
        let day = at.div_euclid(DAY_MS);
        (day, day * DAY_MS + DAY_MS / 2)
    }

    /// Whether a cell passes the filters, by dimensions that describe people or by the others.
    fn passes(&self, keys: &[Option<Key>], describing: bool) -> bool {
        self.question.filters.iter().filter(|filter| filter.dimension.describes_people() == describing).all(|filter| {
            let value = self.dimensions.iter().zip(keys).find(|(dimension, _)| **dimension == filter.dimension);
            value.is_some_and(|(_, value)| filter.any_of.contains(value))
        })
    }
}

/// Every event of scope and range, and the cells they fall into. Filters come later.
struct Found {
    hits: Vec<Hit>,
    cells: Vec<Place>,
}

/// What the events of one cell have in common.
struct Place {
    /// The UTC day, where it matters for folding; else 0.
    day: i64,
    keys: Vec<Option<Key>>,
}

impl Found {
    /// Only what passes the filters by what was done. Those by what describes people are looked at after folding.
    fn only(self, plan: &Plan<'_>) -> Found {
        let mut cells = Vec::with_capacity(self.cells.len());
        let places: Vec<Option<u32>> = self
            .cells
            .into_iter()
            .map(|cell| {
                let place = u32::try_from(cells.len()).ok()?;
                plan.passes(&cell.keys, false).then(|| cells.push(cell)).map(|()| place)
            })
            .collect();
        let mut hits = self.hits;
        move_hits(&mut hits, &places);
        Found { hits, cells }
    }

    /// The events of each cell.
    fn counts(&self) -> Vec<u64> {
        let mut counts = vec![0_u64; self.cells.len()];
        for hit in &self.hits {
            if let Some(n) = usize::try_from(hit.cell).ok().and_then(|cell| counts.get_mut(cell)) {
                *n += 1;
            }
        }
        counts
    }
}

/// Keeps the hits whose cell has a new place, and moves them there.
fn move_hits(hits: &mut Vec<Hit>, places: &[Option<u32>]) {
    hits.retain_mut(|hit| match usize::try_from(hit.cell).ok().and_then(|cell| places.get(cell)) {
        Some(Some(place)) => {
            hit.cell = *place;
            true
        }
        _ => false,
    });
}

/// A question whose events are being looked for, batch by batch: what was looked at may be forgotten.
pub(crate) struct Search {
    question: Question,
    known: Vec<Texts>,
    numbers: Numbers<(Codes, i64)>,
    hits: Vec<Hit>,
}

impl Search {
    /// Nothing is found yet.
    ///
    /// # Errors
    /// When the question asks for too much.
    pub(crate) fn new(question: Question) -> Result<Search, AnswerError> {
        let plan = Plan::of(&question)?;
        // Asked now, so that what can't be answered is not looked for.
        Calendar::of(question.range, question.grain.as_ref())?;
        let known = plan.dimensions.iter().map(|_| new_texts()).collect();
        Ok(Search { known, numbers: Numbers { by_value: HashMap::new() }, hits: Vec::new(), question })
    }

    /// Looks through more events of the question's scope and range, and others beside them.
    ///
    /// # Errors
    /// When a batch is damaged.
    pub(crate) fn through(&mut self, batches: &[RecordBatch]) -> Result<(), AnswerError> {
        let plan = Plan::of(&self.question)?;
        let calendar = Calendar::of(self.question.range, self.question.grain.as_ref())?;
        for batch in batches {
            find_in(&plan, &calendar, batch, &mut self.known, &mut self.numbers, &mut self.hits)?;
        }
        Ok(())
    }

    /// The answer, once every event of scope and range was looked at exactly once.
    ///
    /// # Errors
    /// When the answer is too large.
    pub(crate) fn answer(self) -> Result<Answer, AnswerError> {
        let Search { question, known, numbers, hits } = self;
        let plan = Plan::of(&question)?;
        let known: Vec<Vec<Option<Box<str>>>> = known.into_iter().map(Numbers::into_values).collect();
        let cells = numbers.into_values().into_iter().map(|(codes, day)| {
            let dimensions = plan.dimensions.iter().zip(codes).zip(&known);
            Place { day, keys: dimensions.map(|((dimension, code), texts)| key(*dimension, code, texts)).collect() }
        });
        let found = Found { cells: cells.collect(), hits };
        answer(&plan, found.only(&plan))
    }
}

fn find_in(
    plan: &Plan<'_>,
    calendar: &Calendar,
    batch: &RecordBatch,
    known: &mut [Texts],
    numbers: &mut Numbers<(Codes, i64)>,
    hits: &mut Vec<Hit>,
) -> Result<(), AnswerError> {
    let question = plan.question;
    let columns = Columns::of(batch)?;
    let of_workspace: Vec<bool> = ids(columns.workspace)?.iter().map(|id| *id == question.scope.workspace).collect();
    if !of_workspace.contains(&true) {
        return Ok(());
    }
    let links = ids(columns.link)?;
    let of_link: Vec<bool> =
        links.iter().map(|id| question.scope.links.as_ref().is_none_or(|links| links.contains(id))).collect();
    let readers = plan.dimensions.iter().zip(known);
    let readers: Vec<Reader<'_>> =
        readers.map(|(dimension, known)| Reader::of(*dimension, &columns, known)).collect::<Result<_, _>>()?;
    let (from, to) = (question.range.from.as_millisecond(), question.range.to.as_millisecond());
    let is = |of: &[bool], column: &Coded, row: usize| column.key(row).and_then(|code| of.get(code)) == Some(&true);

    let mut last: Option<((Codes, i64), u32)> = None;
    for row in 0..batch.num_rows() {
        let at = columns.at.value(row);
        if at < from
            || at >= to
            || !is(&of_workspace, columns.workspace, row)
            || !is(&of_link, columns.link, row)
            || (columns.bot.value(row) && !question.include_bots)
        {
            continue;
        }
        let mut codes = Codes::default();
        for (code, reader) in codes.iter_mut().zip(&readers) {
            *code = reader.code(row);
        }
        let (day, moment) = plan.day(at);
        let place = (codes, day);
        let cell = match last {
            Some((same, cell)) if same == place => cell,
            _ => numbers.number(&place)?,
        };
        last = Some((place, cell));
        let visitor = if plan.needs_people { columns.visitor.value(row) } else { 0 };
        hits.push(Hit { cell, point: calendar.point(moment), visitor });
    }
    Ok(())
}

/// The distinct visitors of each cell, one after the other, and where each cell's begin and end.
struct People {
    visitors: Vec<u64>,
    ends: Vec<usize>,
}

impl People {
    fn of(hits: &[Hit], n_cells: usize) -> People {
        let mut pairs: Vec<(u32, u64)> = hits.iter().map(|hit| (hit.cell, hit.visitor)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut ends = vec![0; n_cells];
        for (nth, (cell, _)) in pairs.iter().enumerate() {
            if let Some(end) = usize::try_from(*cell).ok().and_then(|cell| ends.get_mut(cell)) {
                *end = nth + 1;
            }
        }
        People { visitors: pairs.into_iter().map(|(_, visitor)| visitor).collect(), ends }
    }

    fn each(&self) -> impl Iterator<Item = &[u64]> {
        let mut begin = 0;
        self.ends.iter().map(move |end| {
            let people = self.visitors.get(begin..*end).unwrap_or_default();
            begin = begin.max(*end);
            people
        })
    }
}

/// Where each cell's events go: the keys of their rows, or nowhere; and how many events are in folded cells.
fn fates(plan: &Plan<'_>, found: &Found) -> (Vec<Option<Vec<Option<Key>>>>, u64) {
    let counts = found.counts();
    let small = if plan.describes_people { small_cells(plan, found, &counts) } else { vec![false; found.cells.len()] };
    let folded = counts.iter().zip(&small).filter(|(_, small)| **small).map(|(n, _)| n).sum();
    let n_asked = plan.question.dimensions.len();
    let filters_people = plan.question.filters.iter().any(|filter| filter.dimension.describes_people());
    let fate = |(Place { keys, .. }, small): (&Place, bool)| {
        if filters_people && (small || !plan.passes(keys, true)) {
            return None;
        }
        let shown = plan.dimensions.iter().zip(keys).take(n_asked).map(|(dimension, key)| match key {
            _ if small && dimension.describes_people() => Some(Key::Other),
            key => key.clone(),
        });
        Some(shown.collect())
    };
    (found.cells.iter().zip(small).map(fate).collect(), folded)
}

fn small_cells(plan: &Plan<'_>, found: &Found, counts: &[u64]) -> Vec<bool> {
    let people = People::of(&found.hits, found.cells.len());
    let side = |keys: &[Option<Key>], describing: bool| {
        let chosen =
            plan.dimensions.iter().zip(keys).filter(|(dimension, _)| dimension.describes_people() == describing);
        chosen.map(|(_, key)| key.clone()).collect()
    };
    let cells: Vec<Cell<'_>> = found
        .cells
        .iter()
        .zip(counts)
        .zip(people.each())
        .map(|((Place { day, keys }, n), people)| Cell {
            day: *day,
            open: side(keys, false),
            describing: side(keys, true),
            n: *n,
            people,
        })
        .collect();
    anonymity::folded(&cells)
}

/// One group of rows, before it has a place among the others.
struct Group {
    keys: Vec<Option<Key>>,
    n: u64,
    people: u64,
    rows: Vec<Row>,
}

impl Group {
    /// The rows of a group, a zero where nothing happened. `hits` are its own, in order.
    fn of(keys: Vec<Option<Key>>, hits: &[Hit], people: u64, plan: &Plan<'_>, calendar: &Calendar) -> Group {
        let counts_people = plan.question.measure == Measure::Uniques;
        let mut rest = hits;
        let rows = calendar.times().zip(0_u32..).map(|(time, point)| {
            let (here, later) = rest.split_at(rest.partition_point(|hit| hit.point <= point));
            rest = later;
            let people = if counts_people { here.chunk_by(|a, b| a.visitor == b.visitor).count() } else { 0 };
            Row { time, keys: keys.clone(), n: count(here.len()), people: count(people) }
        });
        let rows = rows.collect();
        Group { keys, n: count(hits.len()), people, rows }
    }
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

fn answer(plan: &Plan<'_>, found: Found) -> Result<Answer, AnswerError> {
    let question = plan.question;
    let calendar = Calendar::of(question.range, question.grain.as_ref())?;
    let (fates, folded) = fates(plan, &found);

    let mut numbers = Numbers { by_value: HashMap::new() };
    if question.dimensions.is_empty() {
        // Nothing at all is an answer too: one row, or one series, of zeroes.
        numbers.number(&Vec::new())?;
    }
    let fates: Vec<Option<u32>> = fates
        .iter()
        .map(|keys| keys.as_ref().map(|keys| numbers.number(keys)).transpose())
        .collect::<Result<_, _>>()?;
    let keys = numbers.into_values();
    if keys.len().saturating_mul(calendar.len()) > MAX_ROWS {
        return Err(AnswerError::TooLarge);
    }
    let mut hits = found.hits;
    move_hits(&mut hits, &fates);
    hits.sort_unstable();
    Ok(Answer { folded, ..assemble(plan, &calendar, keys, &hits) })
}

/// The rows, from hits whose cells are groups by now, in order.
fn assemble(plan: &Plan<'_>, calendar: &Calendar, keys: Vec<Vec<Option<Key>>>, hits: &[Hit]) -> Answer {
    let uniques = plan.question.measure == Measure::Uniques;
    let people = People::of(if uniques { hits } else { &[] }, keys.len());
    let mut rest = hits;
    let groups = keys.into_iter().zip(0_u32..).zip(people.each()).map(|((keys, group), people)| {
        let (own, later) = rest.split_at(rest.partition_point(|hit| hit.cell <= group));
        rest = later;
        Group::of(keys, own, count(people.len()), plan, calendar)
    });
    let mut groups: Vec<Group> = groups.collect();
    groups.sort_by(|a, b| {
        let is_other = |group: &Group| group.keys.contains(&Some(Key::Other));
        let size = |group: &Group| if uniques { (group.people, group.n) } else { (group.n, 0) };
        (is_other(a), size(b), &a.keys).cmp(&(is_other(b), size(a), &b.keys))
    });
    let mut everybody = people.visitors;
    everybody.sort_unstable();
    everybody.dedup();
    Answer {
        rows: groups.into_iter().flat_map(|group| group.rows).collect(),
        total: count(hits.len()),
        people: count(everybody.len()),
        folded: 0,
    }
}
