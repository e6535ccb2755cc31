//! Releases, their tracks and their codes.

use jiff::{Timestamp, civil, tz::TimeZone};
use kit::WorkspaceId;
use uuid::Uuid;

use crate::{Cover, Isrc, Upc, zones};

/// What comes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Which one.
    pub id: Uuid,
    /// Whose work it is.
    pub workspace: WorkspaceId,
    /// Who made the music.
    pub artist_id: Uuid,
    /// The title on the cover.
    pub title: String,
    /// The code of the product.
    pub upc: Option<Upc>,
    /// The day it comes out, in its time zone.
    pub release_date: civil::Date,
    /// The time of that day, in its time zone.
    pub release_time: civil::Time,
    /// The IANA name of its time zone.
    pub time_zone: String,
    /// The instant it comes out: computed from the three above.
    pub release_at: Timestamp,
    /// What a pre-save saves: `spotify:album:…` or `spotify:track:…`.
    pub spotify_uri: Option<String>,
    /// What somebody uploaded as its cover.
    pub cover: Option<Cover>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Since when it is taken back.
    pub retired_at: Option<Timestamp>,
}

impl Release {
    /// Whether it is out at `now`. A retired one never is.
    pub fn is_out(&self, now: Timestamp) -> bool {
        self.state(now) == State::Out
    }

    /// How far it is at `now`.
    pub fn state(&self, now: Timestamp) -> State {
        match self.retired_at {
            Some(_) => State::Retired,
            None if self.release_at <= now => State::Out,
            None => State::Scheduled,
        }
    }

    /// Its time zone. It was verified when it was written; should the database have lost it since, times show in UTC.
    pub fn zone(&self) -> TimeZone {
        zones::find(&self.time_zone).map_or(TimeZone::UTC, |(_, zone)| zone)
    }
}

/// How far a release is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its moment is still to come.
    Scheduled,
    /// It is out.
    Out,
    /// It was taken back.
    Retired,
}

/// One recording of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// What it is called.
    pub title: String,
    /// The code of the recording.
    pub isrc: Option<Isrc>,
}
