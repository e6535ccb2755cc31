//! What can be asked, and what is answered. Nothing else reaches the events.

use jiff::{Timestamp, tz::TimeZone};
use uuid::Uuid;

use crate::{Browser, Country, Device, Kind, segment::Damaged};

/// Whose events: one workspace's, never more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The workspace.
    pub workspace: Uuid,
    /// Only these of its links; all of them where nothing is said.
    pub links: Option<Vec<Uuid>>,
}

impl Scope {
    /// Everything of a workspace.
    pub fn workspace(workspace: Uuid) -> Scope {
        Scope { workspace, links: None }
    }

    /// One link of a workspace.
    pub fn link(workspace: Uuid, link: Uuid) -> Scope {
        Scope { workspace, links: Some(vec![link]) }
    }

    /// Several links of a workspace: an artist's, a release's.
    pub fn links(workspace: Uuid, links: impl IntoIterator<Item = Uuid>) -> Scope {
        Scope { workspace, links: Some(links.into_iter().collect()) }
    }
}

/// A span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first instant.
    pub from: Timestamp,
    /// The first instant that is no longer in it.
    pub to: Timestamp,
}

/// How long one point of a time series is, by the calendar of its time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// An hour.
    Hour,
    /// From midnight to midnight: 23 or 25 hours where the clocks change.
    Day,
    /// From Monday on (ISO 8601).
    Week,
    /// A calendar month.
    Month,
}

/// What events can be told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// What happened.
    Kind,
    /// The service it was about.
    Service,
    /// The visitor's country.
    Country,
    /// The visitor's class of device.
    Device,
    /// The visitor's browser.
    Browser,
    /// The host that led here.
    Referrer,
    /// The campaign's source.
    Source,
    /// The campaign's medium.
    Medium,
    /// The campaign's name.
    Campaign,
    /// The visitor's language.
    Language,
}

impl Dimension {
    /// Every one.
    pub const ALL: [Dimension; 10] = [
        Dimension::Kind,
        Dimension::Service,
        Dimension::Country,
        Dimension::Device,
        Dimension::Browser,
        Dimension::Referrer,
        Dimension::Source,
        Dimension::Medium,
        Dimension::Campaign,
        Dimension::Language,
    ];

    /// Whether it says something about the visitor, so that small groups are folded. Kind and service say what was done.
    pub fn describes_people(self) -> bool {
        !matches!(self, Dimension::Kind | Dimension::Service)
    }
}

/// A value of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// Of `Dimension::Kind`.
    Kind(Kind),
    /// Of `Dimension::Country`.
    Country(Country),
    /// Of `Dimension::Device`.
    Device(Device),
    /// Of `Dimension::Browser`.
    Browser(Browser),
    /// Of every other dimension.
    Text(Box<str>),
    /// What describes fewer than five people on a UTC day, together.
    Other,
}

impl Key {
    /// The word for it, as it stands in addresses and files. `Other` is the empty word: it is no value.
    pub fn as_str(&self) -> &str {
        match self {
            Key::Kind(kind) => kind.as_str(),
            Key::Country(country) => country.as_str(),
            Key::Device(device) => device.as_str(),
            Key::Browser(browser) => browser.as_str(),
            Key::Text(text) => text,
            Key::Other => "",
        }
    }
}

/// Only events whose value is one of these. `None` stands for "unknown".
///
/// By a dimension that describes people it selects among the groups that the same question would show by that dimension,
/// so a filter never shows more than a breakdown does: what is folded there is not found here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// By which dimension.
    pub dimension: Dimension,
    /// The values. `Key::Other` and values of another dimension match nothing.
    pub any_of: Vec<Option<Key>>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Events.
    Count,
    /// Events, and the distinct visitors behind them.
    Uniques,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Whose events.
    pub scope: Scope,
    /// When.
    pub range: Range,
    /// A time series, with points of this length in this time zone; one figure for the whole range where nothing is said.
    pub grain: Option<(Grain, TimeZone)>,
    /// Broken down by these, at most `Question::MAX_DIMENSIONS`.
    pub dimensions: Vec<Dimension>,
    /// Only what passes all of these.
    pub filters: Vec<Filter>,
    /// What is counted.
    pub measure: Measure,
    /// Programs too. They are kept and marked, and left out of figures unless asked for.
    pub include_bots: bool,
}

impl Question {
    /// How many dimensions a question may break down by, and how many it may filter by.
    pub const MAX_DIMENSIONS: usize = 4;

    /// The events of a scope and range, counted: no breakdown, no filter, no bots.
    pub fn new(scope: Scope, range: Range) -> Question {
        Question {
            scope,
            range,
            grain: None,
            dimensions: Vec::new(),
            filters: Vec::new(),
            measure: Measure::Count,
            include_bots: false,
        }
    }

    /// As a time series. With a dimension that describes people, broken down or filtered by, a UTC day is never divided: all
    /// of it stands at the point of its noon, whatever the grain.
    #[must_use]
    pub fn every(mut self, grain: Grain, zone: TimeZone) -> Question {
        self.grain = Some((grain, zone));
        self
    }

    /// Broken down by one more dimension.
    #[must_use]
    pub fn by(mut self, dimension: Dimension) -> Question {
        self.dimensions.push(dimension);
        self
    }

    /// Only events whose value is one of these.
    #[must_use]
    pub fn only(mut self, dimension: Dimension, any_of: impl IntoIterator<Item = Key>) -> Question {
        self.filters.push(Filter { dimension, any_of: any_of.into_iter().map(Some).collect() });
        self
    }

    /// With distinct visitors.
    #[must_use]
    pub fn uniques(mut self) -> Question {
        self.measure = Measure::Uniques;
        self
    }
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The first instant of its point of the time series (which may lie before the range); nothing without a grain.
    pub time: Option<Timestamp>,
    /// Its value by each dimension asked for, in that order. `None` is unknown, `Key::Other` is folded.
    pub keys: Vec<Option<Key>>,
    /// Events.
    pub n: u64,
    /// Distinct visitors, where `Measure::Uniques` was asked; else 0. A person who comes on two UTC days is two visitors.
    pub people: u64,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The figures: group by group, the largest first and folded ones last; within a group by time, without gaps.
    pub rows: Vec<Row>,
    /// All events in the rows.
    pub total: u64,
    /// Distinct visitors behind all the rows, where `Measure::Uniques` was asked; else 0.
    pub people: u64,
    /// Events in groups that are too small on their UTC day to be shown: they are in the `other` rows, or, when there is a filter by a dimension that
    /// describes people, in no row.
    pub folded: u64,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The range ends before it begins, or is empty.
    #[error("the range is empty")]
    EmptyRange,
    /// More than `Question::MAX_DIMENSIONS`, or one twice.
    #[error("at most four different dimensions can be asked for, and filtered by, at once")]
    TooManyDimensions,
    /// More points or rows than a person could look at.
    #[error("the answer would be too large: ask for a shorter range, a coarser grain or fewer dimensions")]
    TooLarge,
    /// A segment can't be read. An answer without it would be silently less.
    #[error("segment {segment} is damaged")]
    Damaged {
        /// Which one.
        segment: Uuid,
        /// How.
        #[source]
        source: Damaged,
    },
    /// A batch in memory is not what it should be.
    #[error("a batch of events is damaged")]
    Batch(#[from] Damaged),
    /// Segments were merged again and again while they were read; asking later helps.
    #[error("segments moved while they were read")]
    Moving,
    /// The store's own.
    #[error("the store did not answer")]
    Store(#[from] db::Error),
    /// The answering thread ended early.
    #[error("the question was interrupted")]
    Interrupted,
}
