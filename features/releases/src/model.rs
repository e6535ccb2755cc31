//! Releases, their tracks and their codes.

use jiff::{
    Timestamp, civil,
    tz::{self, TimeZone},
};
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
    /// Whether it comes out at that day and time of every place's own clocks, and not everywhere at once.
    pub each_zone: bool,
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

    /// When it comes out, there and elsewhere.
    pub fn moment(&self) -> Moment {
        let local = self.each_zone.then(|| self.release_date.to_datetime(self.release_time));
        Moment { at: self.release_at, local }
    }

    /// Its time zone. It was verified when it was written; should the database have lost it since, times show in UTC.
    pub fn zone(&self) -> TimeZone {
        zones::find(&self.time_zone).map_or(TimeZone::UTC, |(_, zone)| zone)
    }
}

/// When something comes out: everywhere at once, or at the same time of every place's own clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant: everywhere, or in the release's own zone.
    at: Timestamp,
    /// What the clocks show then, in every zone.
    local: Option<civil::DateTime>,
}

impl Moment {
    /// The same instant for everybody.
    pub fn at_once(at: Timestamp) -> Moment {
        Moment { at, local: None }
    }

    /// The same day and time of every place's clocks; `at` is that in the release's own zone.
    pub fn in_each_zone(at: Timestamp, local: civil::DateTime) -> Moment {
        Moment { at, local: Some(local) }
    }

    /// Whether it differs from place to place.
    pub fn differs(self) -> bool {
        self.local.is_some()
    }

    /// The instant in a zone. A time that the clocks skip there becomes the same distance after the skip, so a day that
    /// begins at one o'clock begins then; of a time that comes twice, the first.
    pub fn within(self, zone: &TimeZone) -> Timestamp {
        let there = |local: civil::DateTime| zone.to_ambiguous_zoned(local).compatible().map(|at| at.timestamp());
        self.local.map_or(self.at, |local| there(local).unwrap_or(self.at))
    }

    /// The instant for somebody whose zone is known perhaps; else that of the release's own zone.
    pub fn of(self, zone: Option<&TimeZone>) -> Timestamp {
        zone.map_or(self.at, |zone| self.within(zone))
    }

    /// The first instant that it is out anywhere: nowhere are clocks further ahead than on the Line Islands.
    pub fn first(self) -> Timestamp {
        self.within(&TimeZone::fixed(tz::offset(14))).min(self.at)
    }

    /// The first instant from which it is out everywhere: nowhere are clocks further behind.
    pub fn last(self) -> Timestamp {
        self.within(&TimeZone::fixed(tz::offset(-12))).max(self.at)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(local: &str) -> Moment {
        let local: civil::DateTime = local.parse().unwrap();
        Moment::in_each_zone(local.to_zoned(TimeZone::UTC).unwrap().timestamp(), local)
    }

    fn within(local: &str, zone: &str) -> String {
        moment(local).within(&zones::find(zone).unwrap().1).to_string()
    }

    #[test]
    fn midnight_is_each_places_own() {
        assert_eq!(within("2026-11-27T00:00", "Europe/Berlin"), "2026-11-26T23:00:00Z");
        assert_eq!(within("2026-11-27T00:00", "America/Los_Angeles"), "2026-11-27T08:00:00Z");
        assert_eq!(within("2026-11-27T00:00", "Asia/Kolkata"), "2026-11-26T18:30:00Z");
        assert_eq!(within("2026-11-27T00:00", "Asia/Kathmandu"), "2026-11-26T18:15:00Z");
        assert_eq!(within("2026-11-27T00:00", "Pacific/Chatham"), "2026-11-26T10:15:00Z");
    }

    #[test]
    fn a_midnight_that_the_clocks_skip_is_the_first_moment_of_that_day() {
        // In Cairo, Beirut, Santiago and Havana the clocks go from midnight to one in spring.
        assert_eq!(within("2026-04-24T00:00", "Africa/Cairo"), "2026-04-23T22:00:00Z");
        assert_eq!(within("2026-03-29T00:00", "Asia/Beirut"), "2026-03-28T22:00:00Z");
        assert_eq!(within("2026-09-06T00:00", "America/Santiago"), "2026-09-06T04:00:00Z");
        assert_eq!(within("2026-03-08T00:00", "America/Havana"), "2026-03-08T05:00:00Z");
        // Apia had no 30 December 2011 at all.
        assert_eq!(within("2011-12-30T00:00", "Pacific/Apia"), "2011-12-30T10:00:00Z");
    }

    #[test]
    fn a_midnight_that_comes_twice_is_the_first_one() {
        assert_eq!(within("2026-11-01T00:00", "America/Havana"), "2026-11-01T04:00:00Z");
        // The day after both changes has one midnight, by the new clock.
        assert_eq!(within("2026-11-02T00:00", "America/Havana"), "2026-11-02T05:00:00Z");
        assert_eq!(within("2026-04-25T00:00", "Africa/Cairo"), "2026-04-24T21:00:00Z");
    }

    #[test]
    fn nowhere_is_it_out_before_the_first_moment_or_still_to_come_after_the_last() {
        for local in ["2026-11-27T00:00", "2026-03-29T00:00", "2026-12-31T23:59"] {
            let moment = moment(local);
            for name in zones::offered() {
                let there = moment.within(&zones::find(name).unwrap().1);
                assert!(moment.first() <= there && there <= moment.last(), "{name}");
            }
        }
    }

    #[test]
    fn what_comes_out_at_once_does_so_in_every_zone() {
        let at: Timestamp = "2026-11-27T00:00:00Z".parse().unwrap();
        let moment = Moment::at_once(at);
        assert_eq!((moment.first(), moment.last(), moment.within(&TimeZone::UTC)), (at, at, at));
        assert!(!moment.differs());
    }
}
