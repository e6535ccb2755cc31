//! What a pre-save is, and the rules of its time: no clock, no database, no HTTP.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use kit::{WorkspaceId, from_millis};
use privacy::SubjectId;
use uuid::Uuid;

use crate::{acts::Acts, service::Service};

/// How long somebody may take at the provider's page.
pub(crate) const ATTEMPT_LIFE: SignedDuration = SignedDuration::from_mins(15);
/// How long after the first `invalid_grant` the second one counts: an outage at a provider was once taken for the truth.
pub(crate) const SECOND_OPINION: SignedDuration = SignedDuration::from_hours(1);
/// A permission that ends before its release may be renewed this long before it ends, however far the release is.
pub(crate) const LAST_MONTH: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How long something waits that only the operator or the fan's own wish can change.
pub(crate) const HOUR: SignedDuration = SignedDuration::from_hours(1);
/// How long everybody waits when the provider says that it is too much, and not how long.
pub(crate) const UNSAID_PAUSE: SignedDuration = SignedDuration::from_secs(30);

/// A permission that must be confirmed from time to time is looked at so long before the time is over, so that a service
/// that is out of reach for a while ends nothing.
const CONFIRM_EARLY: SignedDuration = SignedDuration::from_hours(5 * 24);

const FIRST_BACKOFF: SignedDuration = SignedDuration::from_secs(5);
const LONGEST_BACKOFF: SignedDuration = SignedDuration::from_hours(1);
/// A release that a service lacks is looked for again after a minute first, and every six hours at last.
const FIRST_SEARCH: SignedDuration = SignedDuration::from_mins(1);
const LONGEST_SEARCH: SignedDuration = SignedDuration::from_hours(6);

/// How far a pre-save is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// For the release, or for a provider that could not do it yet.
    Waiting,
    /// Done.
    Saved,
    /// The permission does not hold any more; only the fan can give a new one.
    NeedsAgain,
    /// The provider refuses it for good.
    Refused,
    /// Taken back, by the fan or by the label.
    Cancelled,
    /// The permission's time ran out first.
    Expired,
}

impl State {
    /// The word for it that programs read.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Saved => "saved",
            State::NeedsAgain => "needs_again",
            State::Refused => "refused",
            State::Cancelled => "cancelled",
            State::Expired => "expired",
        }
    }

    /// The state of a word; waiting for any other.
    pub(crate) fn of(word: &str) -> State {
        let all = [State::Saved, State::NeedsAgain, State::Refused, State::Cancelled, State::Expired];
        all.into_iter().find(|state| state.as_str() == word).unwrap_or(State::Waiting)
    }
}

/// Why something ended or waits, as a word that is stored. The provider's own words come from `spotify::Kind::code`.
pub(crate) mod reason {
    pub(crate) const BY_FAN: &str = "by_fan";
    pub(crate) const CONSENT_OUTGROWN: &str = "consent_outgrown";
    pub(crate) const CONSENT_WITHDRAWN: &str = "consent_withdrawn";
    pub(crate) const INVALID_GRANT: &str = "invalid_grant";
    pub(crate) const LINK_RETIRED: &str = "link_retired";
    pub(crate) const NO_ADDRESS: &str = "no_address";
    pub(crate) const NOT_CONFIRMED: &str = "not_confirmed";
    pub(crate) const NO_TOKEN: &str = "no_token";
    pub(crate) const NOT_YET: &str = "not_yet";
    pub(crate) const OBJECTED: &str = "objected";
    pub(crate) const PLAYLIST_FULL: &str = "playlist_full";
    pub(crate) const PLAYLIST_GONE: &str = "playlist_gone";
    pub(crate) const RELEASE_RETIRED: &str = "release_retired";
    pub(crate) const RESTRICTED: &str = "restricted";
    pub(crate) const TIME_RAN_OUT: &str = "time_ran_out";
    pub(crate) const UNDECRYPTABLE: &str = "undecryptable";
}

/// One pre-save without its permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Presave {
    pub(crate) id: Uuid,
    pub(crate) workspace: WorkspaceId,
    pub(crate) subject: SubjectId,
    pub(crate) link_id: Uuid,
    pub(crate) release_id: Uuid,
    pub(crate) service: Service,
    pub(crate) acts: Acts,
    /// By which clocks the release comes out for this fan, where that differs from place to place.
    pub(crate) zone: Option<String>,
    pub(crate) given_at: Timestamp,
    pub(crate) token_expires_at: Timestamp,
    pub(crate) saved_at: Option<Timestamp>,
    pub(crate) refused_at: Option<Timestamp>,
    pub(crate) cancelled_at: Option<Timestamp>,
    pub(crate) expired_at: Option<Timestamp>,
    pub(crate) needs_again_at: Option<Timestamp>,
    pub(crate) token_destroyed_at: Option<Timestamp>,
    pub(crate) reason: Option<String>,
    pub(crate) next_try_at: Timestamp,
    /// Whether it is known into which playlist it goes: one that its fan chose, or that was made for them.
    pub(crate) has_playlist: bool,
}

impl Presave {
    /// A save that was under way while the fan cancelled was done all the same, and counts as what it is.
    pub(crate) fn state(&self) -> State {
        if self.saved_at.is_some() {
            State::Saved
        } else if self.cancelled_at.is_some() {
            State::Cancelled
        } else if self.needs_again_at.is_some() {
            State::NeedsAgain
        } else if self.refused_at.is_some() {
            State::Refused
        } else if self.expired_at.is_some() {
            State::Expired
        } else {
            State::Waiting
        }
    }
}

/// Somebody who is at the provider's page.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    pub(crate) id: Uuid,
    pub(crate) workspace: WorkspaceId,
    pub(crate) link_id: Uuid,
    pub(crate) subject: SubjectId,
    pub(crate) service: Service,
    /// What they ticked.
    pub(crate) acts: Acts,
    pub(crate) zone: Option<String>,
    /// The pre-save that is to get a new permission.
    pub(crate) renews: Option<Uuid>,
    pub(crate) browser_hash: Vec<u8>,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) used_at: Option<Timestamp>,
}

/// What became of a link's pre-saves, of those that are still on record: an erased one counts nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many there are.
    pub given: u64,
    /// That wait.
    pub waiting: u64,
    /// That are done.
    pub saved: u64,
    /// That need the fan again.
    pub needs_again: u64,
    /// That the provider refused.
    pub refused: u64,
    /// That the fan or the label took back.
    pub cancelled: u64,
    /// Whose permission ran out first.
    pub expired: u64,
    /// How many permissions are still held.
    pub tokens_held: u64,
    /// Of those that wait: how many permissions this program's keys do not open.
    pub undecryptable: u64,
    /// Of those that wait: how many wait for the release's address at the provider, though it is out.
    pub no_address: u64,
}

/// When a permission is to be confirmed that held at `at` and must be confirmed within so long.
pub(crate) fn confirm_at(at: Timestamp, within: Option<SignedDuration>) -> Option<Timestamp> {
    within.map(|within| after(at, within.saturating_sub(CONFIRM_EARLY)))
}

/// How long to wait before a service is asked again for a release that it did not have so often.
pub(crate) fn search_again_in(asked: i64) -> SignedDuration {
    let doubled = FIRST_SEARCH.as_millis() << asked.clamp(0, 20);
    SignedDuration::from_millis(i64::try_from(doubled.min(LONGEST_SEARCH.as_millis())).unwrap_or(i64::MAX))
}

/// How long to wait after so many tries failed: doubling, at most an hour, the later half of it left to `chance` so that
/// many who failed together do not come back together.
pub(crate) fn backoff(failed: i64, chance: u32) -> SignedDuration {
    let doubled = FIRST_BACKOFF.as_millis() << failed.clamp(0, 20);
    let longest = i64::try_from(doubled.min(LONGEST_BACKOFF.as_millis())).unwrap_or(i64::MAX);
    let half = longest / 2;
    SignedDuration::from_millis(half + half * i64::from(chance) / i64::from(u32::MAX))
}

/// When a quota of the day is new: at the next midnight (UTC), and not before an hour has passed, since nobody says which
/// midnight the provider means.
pub(crate) fn tomorrow(now: Timestamp) -> Timestamp {
    let in_an_hour = after(now, HOUR);
    let midnight = now.to_zoned(TimeZone::UTC).tomorrow().and_then(|day| day.start_of_day());
    midnight.map_or(in_an_hour, |day| day.timestamp().max(in_an_hour))
}

/// `by` later, or the end of time.
pub(crate) fn after(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}

/// An instant that a row may lack.
pub(crate) fn maybe(millis: Option<i64>) -> Option<Timestamp> {
    millis.map(from_millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_missing_release_is_looked_for_ever_more_seldom() {
        let waits: Vec<i64> = (0..12).map(|n| search_again_in(n).as_secs()).collect();
        assert_eq!(waits[..4], [60, 120, 240, 480]);
        assert!(waits.is_sorted() && waits[11] == 6 * 60 * 60);
    }

    #[test]
    fn the_wait_doubles_to_an_hour_and_is_never_nothing() {
        assert_eq!(backoff(0, 0), SignedDuration::from_millis(2500));
        assert_eq!(backoff(0, u32::MAX), SignedDuration::from_secs(5));
        assert_eq!(backoff(3, u32::MAX), SignedDuration::from_secs(40));
        assert_eq!(backoff(i64::MAX, u32::MAX), SignedDuration::from_hours(1));
        assert_eq!(backoff(-1, 0), SignedDuration::from_millis(2500));
    }

    #[test]
    fn tomorrow_is_at_least_an_hour_away() {
        assert_eq!(tomorrow(at("2026-11-22T12:00:00Z")), at("2026-11-23T00:00:00Z"));
        assert_eq!(tomorrow(at("2026-11-22T23:30:00Z")), at("2026-11-23T00:30:00Z"));
    }
}
