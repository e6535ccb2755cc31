//! Imports: how far each is, and what became of its rows.

use jiff::Timestamp;
use kit::WorkspaceId;
use uuid::Uuid;

use crate::{
    columns::Mapping,
    draft::{Draft, Remark},
};

/// A list that somebody brought.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    /// Which one.
    pub(crate) id: Uuid,
    /// Whose it is.
    pub(crate) workspace: WorkspaceId,
    /// How far it is.
    pub(crate) state: State,
    /// What the columns of its file are called.
    pub(crate) headings: Vec<String>,
    /// How its file is read.
    pub(crate) mapping: Mapping,
    /// How much of it there is.
    pub(crate) counts: Counts,
    /// When it was brought.
    pub(crate) created_at: Timestamp,
    /// When somebody said yes.
    pub(crate) confirmed_at: Option<Timestamp>,
    /// When all of it was made.
    pub(crate) finished_at: Option<Timestamp>,
    /// When it was taken back.
    pub(crate) undone_at: Option<Timestamp>,
    /// Until when a node works on it, in milliseconds since the epoch.
    pub(crate) leased_until: i64,
}

/// How much there is of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Rows of the file; once it is confirmed, things that it asks for.
    pub(crate) rows: u64,
    /// Those with something wrong.
    pub(crate) left_out: u64,
    /// Those that are through.
    pub(crate) done: u64,
    /// Artists that were made.
    pub(crate) artists: u64,
    /// Releases that were made.
    pub(crate) releases: u64,
    /// Links that were made.
    pub(crate) links: u64,
    /// Those that were there already.
    pub(crate) had: u64,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Somebody looks at it.
    Open,
    /// It is being made.
    Running,
    /// It was made.
    Done,
    /// It is being taken back.
    Undoing,
    /// It was taken back.
    Undone,
}

impl State {
    /// Its word, as it is kept.
    pub(crate) fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Running => "running",
            State::Done => "done",
            State::Undoing => "undoing",
            State::Undone => "undone",
        }
    }

    /// Reads such a word.
    pub(crate) fn of(word: &str) -> State {
        let all = [State::Open, State::Running, State::Done, State::Undoing, State::Undone];
        all.into_iter().find(|state| state.word() == word).unwrap_or(State::Open)
    }

    /// Whether the program works on it.
    pub(crate) fn is_busy(self) -> bool {
        matches!(self, State::Running | State::Undoing)
    }
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Its turn comes.
    Planned,
    /// Something is wrong with it.
    LeftOut,
    /// Something was made of it.
    Made,
    /// All of it was there already.
    Had,
    /// What it made was taken back.
    Undone,
    /// It was to be taken back, and somebody has changed or used it since.
    Stayed,
}

impl Outcome {
    /// Its word, as it is kept.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Outcome::Planned => "planned",
            Outcome::LeftOut => "left_out",
            Outcome::Made => "made",
            Outcome::Had => "had",
            Outcome::Undone => "undone",
            Outcome::Stayed => "stayed",
        }
    }

    /// Reads such a word.
    pub(crate) fn of(word: &str) -> Outcome {
        let all = [Outcome::Planned, Outcome::LeftOut, Outcome::Made, Outcome::Had, Outcome::Undone, Outcome::Stayed];
        all.into_iter().find(|outcome| outcome.word() == word).unwrap_or(Outcome::LeftOut)
    }
}

/// One row of a confirmed import.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    /// Its number in the file.
    pub(crate) n: u32,
    /// What became of it.
    pub(crate) outcome: Outcome,
    /// The title in it.
    pub(crate) title: String,
    /// What it asks for, until its turn has come.
    pub(crate) draft: Option<Draft>,
    /// What there is to know.
    pub(crate) remarks: Vec<Remark>,
    /// Who made the music.
    pub(crate) artist: Option<Uuid>,
    /// The release.
    pub(crate) release: Option<Uuid>,
    /// The link.
    pub(crate) link: Option<Uuid>,
    /// Whether this row made the artist.
    pub(crate) made_artist: bool,
    /// Whether this row made the release.
    pub(crate) made_release: bool,
    /// Whether this row made the link.
    pub(crate) made_link: bool,
}
