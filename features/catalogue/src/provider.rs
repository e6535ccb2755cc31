//! The catalogues: what they are called, what they can look up, and how often they may be asked.

use jiff::Timestamp;

use crate::model::Asked;

/// Of what one question leads to at MusicBrainz, so many releases are read whole.
pub(crate) const MOST_WHOLE: i64 = 6;
/// Of what words lead to, so many albums are read whole, for their codes.
pub(crate) const MOST_ALIKE: i64 = 2;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A catalogue that can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Provider {
    AppleMusic,
    Deezer,
    Musicbrainz,
    Spotify,
    Youtube,
}

impl Provider {
    pub(crate) const ALL: [Provider; 5] =
        [Provider::AppleMusic, Provider::Deezer, Provider::Musicbrainz, Provider::Spotify, Provider::Youtube];

    /// Its word in the store and in the API.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Provider::AppleMusic => "apple-music",
            Provider::Deezer => "deezer",
            Provider::Musicbrainz => "musicbrainz",
            Provider::Spotify => "spotify",
            Provider::Youtube => "youtube",
        }
    }

    pub(crate) fn of(word: &str) -> Option<Provider> {
        Provider::ALL.into_iter().find(|one| one.word() == word)
    }

    /// Its brand, the same in every language.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Provider::AppleMusic => "Apple Music",
            Provider::Deezer => "Deezer",
            Provider::Musicbrainz => "MusicBrainz",
            Provider::Spotify => "Spotify",
            Provider::Youtube => "YouTube",
        }
    }

    /// The services whose addresses it can look up.
    pub(crate) fn services(self) -> &'static [&'static str] {
        match self {
            Provider::AppleMusic => &["apple-music"],
            Provider::Deezer => &["deezer"],
            Provider::Musicbrainz => &[],
            Provider::Spotify => &["spotify"],
            Provider::Youtube => &["youtube", "youtube-music"],
        }
    }

    /// How many recording codes one question may ask it for. YouTube knows none.
    pub(crate) fn most_isrcs(self) -> usize {
        match self {
            Provider::AppleMusic => apple::MOST_CODES,
            Provider::Deezer | Provider::Spotify => 20,
            Provider::Musicbrainz => 10,
            Provider::Youtube => 0,
        }
    }

    /// How often it may be asked by all nodes together.
    pub(crate) fn budget(self) -> Budget {
        match self {
            // Apple publishes no number.
            Provider::AppleMusic => Budget { gap_ms: 200, per_day: 10_000 },
            // 50 requests in 5 seconds, and far from that.
            Provider::Deezer => Budget { gap_ms: 200, per_day: 20_000 },
            // One request a second for everybody behind one address.
            Provider::Musicbrainz => Budget { gap_ms: 1_100, per_day: 20_000 },
            Provider::Spotify => Budget { gap_ms: 200, per_day: 5_000 },
            Provider::Youtube => Budget { gap_ms: 200, per_day: i64::from(youtube::UNITS_PER_DAY) },
        }
    }

    /// The most that a question costs.
    pub(crate) fn asking(self, asked: &Asked) -> Cost {
        if asked.item_at(self).is_some() {
            // A track may lead on to its album.
            let Cost { requests, units } = self.looking();
            return Cost { requests: requests + 1, units: units + 1 };
        }
        let n = i64::try_from(asked.isrcs_for(self).len()).unwrap_or(i64::MAX);
        let requests = match self {
            // Product codes, recording codes, words.
            Provider::AppleMusic => 3,
            // A product code in two forms; of each recording the track and its album; words, and what is read whole.
            Provider::Deezer => n.saturating_mul(2).saturating_add(3 + MOST_ALIKE),
            // A product code in two forms; recordings; words; what is read whole.
            Provider::Musicbrainz => n.saturating_add(3 + MOST_WHOLE),
            // A token, a product code, recordings; words, and what is read whole.
            Provider::Spotify => n.saturating_add(3 + MOST_ALIKE),
            // One search and one look.
            Provider::Youtube => {
                return Cost { requests: 2, units: i64::from(youtube::SEARCH_UNITS + youtube::LOOK_UNITS) };
            }
        };
        Cost { requests, units: requests }
    }

    /// What it costs to look whether something is still there: at Spotify with a token.
    pub(crate) fn looking(self) -> Cost {
        let requests = if self == Provider::Spotify { 2 } else { 1 };
        Cost { requests, units: requests }
    }

    /// The number of the day that its requests are counted in, and the end of that day: UTC, but for YouTube.
    pub(crate) fn day(self, now: Timestamp) -> (i64, Timestamp) {
        if self == Provider::Youtube {
            let day = youtube::Day::of(now);
            return (day.number, day.ends_at);
        }
        let today = now.as_millisecond().div_euclid(DAY_MS);
        (today, kit::from_millis(today.saturating_add(1).saturating_mul(DAY_MS)))
    }
}

/// How often a catalogue may be asked by all nodes together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Budget {
    /// Between two requests.
    pub(crate) gap_ms: i64,
    /// What may be spent in one day: requests, or the units that a catalogue counts them in.
    pub(crate) per_day: i64,
}

/// What something takes of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cost {
    pub(crate) requests: i64,
    pub(crate) units: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_costs_what_its_codes_cost_and_youtube_counts_in_units() {
        let asked = Asked { isrcs: vec!["GBAYE6800011".to_owned(); 40], ..Asked::default() };
        let requests = |provider: Provider| provider.asking(&asked).requests;
        assert_eq!((requests(Provider::AppleMusic), requests(Provider::Deezer)), (3, 45));
        assert_eq!((requests(Provider::Spotify), requests(Provider::Musicbrainz)), (25, 19));
        let video = Asked { address: Some("https://youtu.be/dQw4w9WgXcQ".to_owned()), ..Asked::default() };
        assert_eq!(Provider::Youtube.asking(&video).units, 2, "an address of its own is looked up, not searched for");
        let budget = Provider::Youtube.budget().per_day;
        assert_eq!(budget / Provider::Youtube.asking(&asked).units, 99, "searches a day");
        assert_eq!(Provider::Youtube.looking().units, 1);
        let now = "2026-11-22T07:59:00Z".parse().unwrap();
        assert_eq!(Provider::Youtube.day(now).1.to_string(), "2026-11-22T08:00:00Z");
        assert_eq!(Provider::Deezer.day(now).1.to_string(), "2026-11-23T00:00:00Z");
    }
}
