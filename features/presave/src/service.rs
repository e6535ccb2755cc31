//! The music services that a pre-save can go to, and what is known of each beforehand.

use jiff::{SignedDuration, Timestamp, ToSpan, tz::TimeZone};

use crate::acts::Act;

/// A token is let go this long before its service ends it, to the second.
const TOKEN_MARGIN: SignedDuration = SignedDuration::from_hours(24);
/// A release this close to the end of the permission leaves no time to try again.
const LAST_CHANCE: SignedDuration = SignedDuration::from_hours(24);
/// The permissions of an app that Google has not published end after seven days.
const TRIAL_AT_GOOGLE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// So long no permission is kept, also where its service sets no end.
const LONGEST_MONTHS: i32 = 12;

/// A music service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Service {
    /// Spotify: library, artists, playlists.
    Spotify,
    /// YouTube: likes and playlists.
    Youtube,
    /// Apple Music: library.
    AppleMusic,
    /// Deezer: favourites, for owners of an app of old.
    Deezer,
}

impl Service {
    /// Each of them, in the order in which a page offers them.
    pub const ALL: [Service; 4] = [Service::Spotify, Service::AppleMusic, Service::Youtube, Service::Deezer];

    /// Its word in addresses, rows and events: the same as that of a link's destination.
    pub fn word(self) -> &'static str {
        match self {
            Service::Spotify => "spotify",
            Service::Youtube => "youtube",
            Service::AppleMusic => "apple-music",
            Service::Deezer => "deezer",
        }
    }

    /// The service of a word.
    pub fn of(word: &str) -> Option<Service> {
        Service::ALL.into_iter().find(|service| service.word() == word)
    }

    /// Its brand name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Service::Spotify => "Spotify",
            Service::Youtube => "YouTube",
            Service::AppleMusic => "Apple Music",
            Service::Deezer => "Deezer",
        }
    }

    /// Its `[[processor]]` row.
    pub fn processor(self) -> &'static str {
        match self {
            Service::Spotify => "spotify",
            Service::Youtube => "youtube_library",
            Service::AppleMusic => "apple_music_library",
            Service::Deezer => "deezer_library",
        }
    }

    /// Its `[[module]]` row.
    pub fn module(self) -> &'static str {
        match self {
            Service::Spotify => "presave_spotify",
            Service::Youtube => "presave_youtube",
            Service::AppleMusic => "presave_apple",
            Service::Deezer => "presave_deezer",
        }
    }

    /// Whether its own script asks a fan, on a page of ours, and no address of its own does.
    pub(crate) fn has_a_script(self) -> bool {
        self == Service::AppleMusic
    }

    /// Where somebody takes an app's permission away there.
    pub(crate) fn apps_page(self) -> &'static str {
        match self {
            Service::Spotify => "https://www.spotify.com/account/apps",
            Service::Youtube => "https://myaccount.google.com/connections",
            Service::AppleMusic => "https://account.apple.com/",
            Service::Deezer => "https://www.deezer.com/account/apps",
        }
    }

    /// What a fan can wish for there, the usual wish first.
    pub(crate) fn acts(self) -> &'static [Act] {
        match self {
            Service::Spotify => &[Act::Save, Act::Follow, Act::Playlist],
            Service::Youtube => &[Act::Like, Act::Playlist],
            Service::AppleMusic | Service::Deezer => &[Act::Save],
        }
    }

    /// The destinations of a link that name what to save there, the best one first. For Spotify the release has an address of
    /// its own, and a label that takes it away means it.
    pub(crate) fn destinations(self) -> &'static [&'static str] {
        match self {
            Service::Spotify => &[],
            Service::Youtube => &["youtube", "youtube-music"],
            Service::AppleMusic => &["apple-music", "itunes"],
            Service::Deezer => &["deezer"],
        }
    }

    /// After how many months a permission ends there, whatever is done with it; none where nobody says so.
    fn token_months(self) -> Option<i32> {
        match self {
            Service::Spotify | Service::AppleMusic => Some(6),
            Service::Youtube | Service::Deezer => None,
        }
    }

    /// How often a service wants to know that a permission still holds of which something is kept; none where it does not
    /// say. YouTube: what nobody has looked at for thirty days is refreshed or deleted (Developer Policies, III.E.4).
    pub(crate) fn confirmed_within(self) -> Option<SignedDuration> {
        match self {
            Service::Youtube => Some(SignedDuration::from_hours(30 * 24)),
            Service::Spotify | Service::AppleMusic | Service::Deezer => None,
        }
    }

    /// Whether a program can give a permission back there. Elsewhere only the fan can take it away.
    pub(crate) fn takes_back(self) -> bool {
        self == Service::Youtube
    }

    /// [`Service::token_end`] with an app that may be on trial.
    pub(crate) fn token_end_in(self, mode: Mode, authorised: Timestamp) -> Timestamp {
        let end = self.token_end(authorised);
        match (self, mode) {
            (Service::Youtube, Mode::Trial) => {
                let week = authorised.checked_add(TRIAL_AT_GOOGLE.saturating_sub(TOKEN_MARGIN));
                week.map_or(end, |week| week.min(end))
            }
            _ => end,
        }
    }

    /// Until when a permission given at `authorised` is kept at the latest.
    fn token_end(self, authorised: Timestamp) -> Timestamp {
        let months = self.token_months().unwrap_or(LONGEST_MONTHS).months();
        let end = authorised.to_zoned(TimeZone::UTC).checked_add(months).map_or(authorised, |at| at.timestamp());
        end.checked_sub(TOKEN_MARGIN).unwrap_or(authorised)
    }
}

/// Whether a permission that ends then would live until a release, with time to try again.
pub(crate) fn reaches(token_end: Timestamp, release_at: Timestamp) -> bool {
    token_end.checked_sub(LAST_CHANCE).is_ok_and(|last| release_at <= last)
}

/// How far a service lets the operator's app go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// There is no app.
    Off,
    /// It works for a few people whom the operator has named at the service.
    Trial,
    /// It works for everybody.
    Open,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_word_names_one_service() {
        for service in Service::ALL {
            assert_eq!(Service::of(service.word()), Some(service));
            let row = policy::PROCESSORS.iter().find(|row| row.id == service.processor()).unwrap();
            assert_eq!(row.module, service.module());
            assert!(!service.acts().is_empty());
        }
        assert_eq!(Service::of("napster"), None);
    }

    #[test]
    fn a_permission_ends_before_its_service_ends_it() {
        assert_eq!(Service::Spotify.token_end(at("2026-11-22T12:00:00Z")), at("2027-05-21T12:00:00Z"));
        assert_eq!(Service::AppleMusic.token_end(at("2026-08-31T00:00:00Z")), at("2027-02-27T00:00:00Z"));
        assert_eq!(Service::Deezer.token_end(at("2026-11-22T12:00:00Z")), at("2027-11-21T12:00:00Z"));
        let now = at("2026-11-22T12:00:00Z");
        assert_eq!(Service::Youtube.token_end_in(Mode::Trial, now), at("2026-11-28T12:00:00Z"));
        assert_eq!(Service::Spotify.token_end_in(Mode::Trial, now), Service::Spotify.token_end(now));
    }

    #[test]
    fn a_release_beyond_the_permission_is_out_of_reach() {
        let now = at("2026-11-22T12:00:00Z");
        let end = Service::Spotify.token_end(now);
        assert!(reaches(end, now));
        assert!(reaches(end, at("2027-05-20T12:00:00Z")));
        assert!(!reaches(end, at("2027-05-20T12:00:01Z")));
        assert!(reaches(Service::Youtube.token_end(now), at("2027-05-20T12:00:01Z")));
    }
}
